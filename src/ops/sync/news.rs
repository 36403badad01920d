//! What others did, a line each: who wrote in which text, who approved or objected.

use super::aside::statement;
use crate::ledger::{Entry, Signature, Verdict};
use crate::ops::OpsError;
use crate::ops::desk::Desk;
use crate::ops::subject::Subject;
use crate::repo::read_entry;
use crate::statement::{Digest, Lang, StatementId};
use std::collections::btree_map;
use std::collections::{BTreeMap, BTreeSet};

/// One thing that is new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    pub id: Option<StatementId>,
    pub what: Novelty,
    /// A name as the saved state claims it, or of a record its person.
    pub who: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Novelty {
    Text(Lang),
    /// A text that is not there any more.
    Gone(Lang),
    /// A picture or another file of a statement.
    File(String),
    Verdict(Verdict),
    /// A record that does not count: whoever it names may know nothing of it.
    Void,
    Rules,
    /// Rules that waited were refused, and why.
    RulesRefused(Option<String>),
    /// A template or anything else.
    Other(String),
}

/// Of so many things it is looked up who saved them; nobody reads more of them.
const NAMED: usize = 50;

/// The news among the paths that were taken, from the state before to the one fetched.
pub(super) fn read<'p>(
    desk: &Desk,
    before: &str,
    incoming: &str,
    paths: impl Iterator<Item = &'p str>,
) -> Result<Vec<News>, OpsError> {
    let tip = desk.workspace.tip()?;
    debug_assert_ne!(before, incoming);
    let mut news = Vec::new();
    let mut counted: BTreeMap<StatementId, BTreeSet<Digest>> = BTreeMap::new();
    // Judged by the rules that hold with what came.
    let judge = desk.again().ok();
    for path in paths {
        let id = statement(path);
        let name = path.rsplit('/').next().unwrap_or(path);
        let what = match &id {
            Some(known) if path.starts_with("reviews/") => {
                let Some(bytes) = tip.file(path)? else { continue };
                let entry = read_entry(path, &bytes);
                let (Ok(record), Signature::Good { .. }) = (&entry.record, &entry.signature) else { continue };
                // Copies of a record under names of their own say nothing; `status` names them.
                if !path.ends_with(&Entry::name(&entry.digest, &record.person)) {
                    continue;
                }
                // What was signed by another, or about something else, is nobody's word.
                let counted = match counted.entry(known.clone()) {
                    btree_map::Entry::Occupied(known) => known.into_mut(),
                    btree_map::Entry::Vacant(new) => new.insert(counting(judge.as_ref(), known)),
                };
                let what = match counted.contains(&entry.digest) {
                    true => Novelty::Verdict(record.verdict),
                    false => Novelty::Void,
                };
                news.push(News { id, what, who: record.person.to_string() });
                continue;
            }
            Some(_) => match name.strip_suffix(".md").and_then(Lang::parse) {
                Some(lang) if tip.file(path)?.is_none() => Novelty::Gone(lang),
                Some(lang) => Novelty::Text(lang),
                None => Novelty::File(name.to_owned()),
            },
            None if path == "workflow.toml" => Novelty::Rules,
            None if path.starts_with("reviews/workflow/") => {
                let Some(bytes) = tip.file(path)? else { continue };
                let entry = read_entry(path, &bytes);
                let (Ok(record), Signature::Good { fingerprint }) = (&entry.record, &entry.signature) else { continue };
                // Somebody new signs as well, and is in no rules yet; a refusal is an administrator's.
                if record.verdict == Verdict::Object && desk.policy().holder(fingerprint) == Some(&record.person) {
                    let what = Novelty::RulesRefused(record.note.clone());
                    news.push(News { id, what, who: record.person.to_string() });
                }
                continue;
            }
            None if path.starts_with("reviews/") => continue,
            None => Novelty::Other(path.to_owned()),
        };
        let who = match &id {
            Some(_) => author_of(desk, incoming, id.as_ref())?,
            None if news.len() < NAMED => desk.workspace.author_of_file(incoming, path)?,
            None => desk.workspace.author_of(incoming)?,
        };
        news.push(News { id, what, who });
    }
    Ok(news)
}

/// The records of a statement that count. Nothing does where it cannot be judged: its own verbs say why.
fn counting(desk: Option<&Desk>, id: &StatementId) -> BTreeSet<Digest> {
    let judged = desk.and_then(|desk| Subject::read(desk, id).ok());
    judged.map(|subject| subject.evaluation.seen.iter().copied().collect()).unwrap_or_default()
}

/// Who saved last what was fetched: of a statement, whoever touched it last and is not us.
pub(super) fn author_of(desk: &Desk, incoming: &str, id: Option<&StatementId>) -> Result<String, OpsError> {
    let own = desk.me.as_ref().map(|me| me.member.email.as_str().to_owned());
    if let Some(id) = id {
        let saved = desk.workspace.history(id)?;
        if let Some(other) = saved.iter().find(|saved| Some(&saved.email) != own.as_ref()) {
            return Ok(other.name.clone());
        }
    }
    Ok(desk.workspace.author_of(incoming)?)
}
