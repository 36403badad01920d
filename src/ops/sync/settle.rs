//! What becomes of a file that two people changed: woven where it can be, else the shared one stands.

use super::{Choice, aside};
use crate::ops::OpsError;
use crate::ops::desk::Desk;
use crate::repo::{Contest, Merge, RepoError, Settled, Snapshot};
use crate::statement::{Contested, Digest, Edition, weave};

/// Versions that have to be laid aside before the others are taken.
pub(super) struct Settling {
    left: Vec<Left>,
}

struct Left {
    path: String,
    ours: Vec<u8>,
    contested: Vec<Contested>,
}

impl Settling {
    /// Brings both states together; what could not be woven is remembered.
    pub(super) fn merge(desk: &Desk, theirs: &Snapshot<'_>) -> Result<(Self, Merge), OpsError> {
        let mut settling = Self { left: Vec::new() };
        let merge = desk.workspace.merge(theirs, &mut |contest| settling.settle(contest))?;
        Ok((settling, merge))
    }

    /// The rule that is safe for each kind of file.
    ///
    /// A record is the one that its name says. Of the rules the version that was shared first
    /// stands: it may be in force for others already. A text is woven if nothing is contested and
    /// what comes out can be read; else the shared one stands, since others may have approved it
    /// word for word.
    fn settle(&mut self, contest: Contest<'_>) -> Result<Settled, RepoError> {
        let path = contest.path;
        if path.ends_with(".review") {
            let name = path.rsplit('/').next().unwrap_or(path);
            let ours = name.starts_with(&Digest::of(&contest.ours).short());
            return Ok(if ours { Settled::Ours } else { Settled::Theirs });
        }
        if path.ends_with(".manifest") {
            return Ok(Settled::Theirs);
        }
        let (ours, contested) = match woven(&contest) {
            Some((text, contested)) if contested.is_empty() => return Ok(Settled::Both(text.into_bytes())),
            Some((text, contested)) => (text.into_bytes(), contested),
            None => (contest.ours, Vec::new()),
        };
        // The kept copy of the rules is the same text as the file at the top.
        if !path.starts_with("reviews/") {
            self.left.push(Left { path: path.to_owned(), ours, contested });
        }
        Ok(Settled::Theirs)
    }

    /// Lays our versions aside, before anything is taken.
    pub(super) fn put_aside(self, desk: &Desk) -> Result<Vec<Choice>, OpsError> {
        let put = |left: Left| {
            let aside = aside::put(desk, &left.path, &left.ours)?;
            let id = aside::statement(&left.path);
            Ok(Choice { path: left.path, id, who: String::new(), aside, contested: left.contested })
        };
        self.left.into_iter().map(put).collect()
    }
}

/// Both texts in one, with what is contested in our words; `None` where there are no two texts.
fn woven(contest: &Contest<'_>) -> Option<(String, Vec<Contested>)> {
    if !contest.path.starts_with("statements/") || !contest.path.ends_with(".md") {
        return None;
    }
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
    let base = match &contest.base {
        Some(bytes) => text(bytes)?,
        None => String::new(),
    };
    let (ours, theirs) = (text(&contest.ours)?, text(&contest.theirs)?);
    let woven = weave(&base, &ours, &theirs);
    let reads = |text: &str| Edition::read(text, &std::collections::BTreeMap::new()).is_some();
    // Two facts of one name, say: each side can be read, both together cannot.
    match woven.contested.is_empty() && reads(&ours) && reads(&theirs) && !reads(&woven.text) {
        true => Some((ours.clone(), vec![Contested { ours, theirs }])),
        false => Some((woven.text, woven.contested)),
    }
}
