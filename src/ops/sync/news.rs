//! What others did, a line each: who wrote in which text, who approved or objected.

use super::aside::statement;
use crate::ledger::{Signature, Verdict};
use crate::ops::OpsError;
use crate::ops::desk::Desk;
use crate::repo::read_entry;
use crate::statement::{Lang, StatementId};

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
    /// A picture or another file of a statement.
    File(String),
    Verdict(Verdict),
    Rules,
    /// A template or anything else.
    Other(String),
}

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
    for path in paths {
        let id = statement(path);
        let name = path.rsplit('/').next().unwrap_or(path);
        let what = match &id {
            Some(_) if path.starts_with("reviews/") => {
                let Some(bytes) = tip.file(path)? else { continue };
                let entry = read_entry(path, &bytes);
                let (Ok(record), Signature::Good { .. }) = (&entry.record, &entry.signature) else { continue };
                news.push(News { id, what: Novelty::Verdict(record.verdict), who: record.person.to_string() });
                continue;
            }
            Some(_) => match name.strip_suffix(".md").and_then(Lang::parse) {
                Some(lang) => Novelty::Text(lang),
                None => Novelty::File(name.to_owned()),
            },
            None if path == "workflow.toml" => Novelty::Rules,
            None if path.starts_with("reviews/") => continue,
            None => Novelty::Other(path.to_owned()),
        };
        let who = author_of(desk, incoming, id.as_ref())?;
        news.push(News { id, what, who });
    }
    Ok(news)
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
