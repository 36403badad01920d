//! After publication: whether a new text of what went out is a correction, a withdrawal, or a new text.

use super::OpsError;
use super::desk::Desk;
use super::folder::{covers, read_editions};
use crate::ledger::{Entry, Verdict};
use crate::review::{Change, Evaluation};
use crate::statement::{Aftermath, Digest, Edition, FrontMatter, Grade, Lang, StatementId};
use std::collections::{BTreeMap, BTreeSet};

/// Whether the text is a correction or a withdrawal of what went out, or a new text.
///
/// It decides who approves, so everything must speak for it. The text is compared with what went
/// out with approvals that still stand and also with what a receipt names last, since one signature
/// makes a receipt. Each edition that changed must say something that neither of them says, and
/// leave what they say of themselves as it is; a language that was not out is a new text.
pub(super) fn of(
    desk: &Desk,
    id: &StatementId,
    editions: &BTreeMap<Lang, Edition>,
    playing: &BTreeMap<Lang, Digest>,
    before: &Evaluation,
) -> Result<Option<Aftermath>, OpsError> {
    if before.settled.is_empty() || playing.keys().any(|lang| !before.settled.contains_key(lang)) {
        return Ok(None);
    }
    let mut found = None;
    for out in [&before.settled, &before.published] {
        if out == playing {
            continue;
        }
        let Some(earlier) = saved(desk, id, out)? else { return Ok(None) };
        let changed = playing.iter().filter(|(lang, digest)| out.get(*lang) != Some(digest)).map(|(lang, _)| lang);
        match between(&earlier, editions, changed) {
            Some(aftermath) => found = found.max(Some(aftermath)),
            None => return Ok(None),
        }
    }
    Ok(found)
}

/// What the states that receipts name changed of each other. Only where the text tells of a change
/// at all: nothing else needs to be looked up in history.
pub(super) fn changes(
    desk: &Desk,
    id: &StatementId,
    editions: &BTreeMap<Lang, Edition>,
    entries: &[Entry],
) -> Result<Vec<Change>, OpsError> {
    let tells = |edition: &Edition| !edition.front.corrections.is_empty() || edition.front.withdrawn.is_some();
    if !editions.values().any(tells) {
        return Ok(Vec::new());
    }
    let records = entries.iter().filter_map(|entry| entry.record.as_ref().ok());
    let receipts = records.filter(|record| record.verdict == Verdict::Receipt);
    let outs: BTreeSet<BTreeMap<Lang, Digest>> =
        receipts.map(|record| record.editions.iter().cloned().collect()).collect();
    let mut states = Vec::new();
    for out in outs {
        states.extend(saved(desk, id, &out)?.map(|texts| (out, texts)));
    }
    let pairs = states.iter().flat_map(|from| states.iter().map(move |to| (from, to)));
    let change =
        |(from, to): (&State, &State)| Some(Change { from: from.0.clone(), to: to.0.clone(), what: change(from, to)? });
    Ok(pairs.filter_map(change).collect())
}

/// What was out, and its texts.
pub(super) type State = (BTreeMap<Lang, Digest>, BTreeMap<Lang, Edition>);

pub(super) fn change((then_out, then): &State, (out, now): &State) -> Option<Aftermath> {
    let changed = out.iter().filter(|(lang, digest)| then_out.get(*lang) != Some(digest)).map(|(lang, _)| lang);
    let is_new = out.keys().any(|lang| !then_out.contains_key(lang));
    if is_new { None } else { between(then, now, changed) }
}

/// These editions as they are saved in some earlier state.
pub(super) fn saved(
    desk: &Desk,
    id: &StatementId,
    out: &BTreeMap<Lang, Digest>,
) -> Result<Option<BTreeMap<Lang, Edition>>, OpsError> {
    let found = desk.workspace.find_edition(id, &|folder| covers(folder, out))?;
    Ok(found.map(|(_, folder)| read_editions(&folder).0))
}

/// What the editions in these languages, all of which changed, say of it: the gravest counts, and one
/// that says nothing makes it a new text.
fn between<'l>(
    then: &BTreeMap<Lang, Edition>,
    now: &BTreeMap<Lang, Edition>,
    changed: impl Iterator<Item = &'l Lang>,
) -> Option<Aftermath> {
    let mut found = None;
    for lang in changed {
        let (then, now) = (then.get(lang)?, now.get(lang)?);
        // A translation that only says anew which wording it follows changes nothing that anybody reads.
        if follows_anew(then, now) {
            continue;
        }
        let withdrawn = now.front.withdrawn.is_some() && then.front.withdrawn.is_none();
        let aftermath = if withdrawn { Aftermath::Withdrawal } else { Aftermath::Correction(added(then, now)?) };
        found = found.max(Some(aftermath));
    }
    found
}

fn follows_anew(then: &Edition, now: &Edition) -> bool {
    let bare = |edition: &Edition| FrontMatter { translates: None, ..edition.front.clone() };
    then.body() == now.body() && then.media == now.media && bare(then) == bare(now)
}

/// The gravest correction that was added, if one was and nothing said before is gone.
fn added(then: &Edition, now: &Edition) -> Option<Grade> {
    let (then_said, now_said) = (&then.front.corrections, &now.front.corrections);
    let kept = now_said.starts_with(then_said) && then.front.withdrawn == now.front.withdrawn;
    let added = now_said.get(then_said.len()..)?.iter().map(|correction| correction.grade).max();
    added.filter(|_| kept && then.kind() == now.kind() && then.front.single_case == now.front.single_case)
}
