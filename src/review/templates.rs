//! What texts are set in: its digest, and whether the right people approved it.

use super::{About, Case, Evaluation, Known, Refusal, could_meet, evaluate};
use crate::person::PersonId;
use crate::policy::Policy;
use crate::statement::{Digest, Lang};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Skeletons of new texts; they go into a draft, which is approved itself.
const SKELETONS: &str = "new/";

/// The templates as they are now, judged. Private fields: only `judge` makes one, and `clear` asks
/// for it.
#[derive(Debug, Clone)]
pub struct Templates {
    digest: Digest,
    /// They came with the program just like this.
    shipped: bool,
    evaluation: Evaluation,
    could: BTreeSet<PersonId>,
}

impl Templates {
    /// Judges the templates of a case: good are those that came with the program (`shipped`), and
    /// those that were approved like a text, by people who did not change them.
    pub fn judge(case: &Case<'_>, policy: &Policy, known: &Known, shipped: impl Fn(&Digest) -> bool) -> Option<Self> {
        let digest = *case.editions.values().next().filter(|_| case.about == About::Templates)?;
        let evaluation = evaluate(case, policy, known);
        let could = evaluation.unmet.iter().flat_map(|unmet| could_meet(&unmet.need, policy, &evaluation)).collect();
        Some(Self { digest, shipped: shipped(&digest), evaluation, could })
    }

    pub fn digest(&self) -> Digest {
        self.digest
    }

    pub fn evaluation(&self) -> &Evaluation {
        &self.evaluation
    }

    /// Whether texts may be set in them.
    pub fn are_good(&self) -> bool {
        self.shipped || self.evaluation.is_met()
    }

    /// Whether they came with the program just like this.
    pub fn are_shipped(&self) -> bool {
        self.shipped
    }

    /// Who could approve them today.
    pub fn could(&self) -> &BTreeSet<PersonId> {
        &self.could
    }

    pub(super) fn refusal(&self) -> Option<Refusal> {
        let submitted = !self.evaluation.submitted_by.is_empty();
        let could = self.could.iter().cloned().collect();
        (!self.are_good()).then_some(Refusal::Templates { submitted, could })
    }
}

/// The digest of the files below `templates/`, by path: a text that can be made by hand, one line
/// a file. Paths hold no control character, since trees are read strictly.
pub fn template_digest<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Digest {
    let files: BTreeMap<&str, &[u8]> = files.into_iter().filter(|(path, _)| !path.starts_with(SKELETONS)).collect();
    let mut text = String::from("klartext-templates 1\n");
    for (path, bytes) in files {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "file {path} {}", Digest::of(bytes));
    }
    Digest::of(text.as_bytes())
}

/// The templates as the one edition that they are.
pub fn template_editions(digest: Digest) -> BTreeMap<Lang, Digest> {
    Lang::parse("und").into_iter().map(|lang| (lang, digest)).collect()
}
