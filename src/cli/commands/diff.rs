//! `diff`: what changed, in words and sentences.

use super::{desk, target, templates};
use crate::cli::args::DiffArgs;
use crate::cli::diff::show;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::facts;
use crate::cli::plain::plain;
use crate::cli::session::Session;
use crate::cli::terminal::{STRONG, styled};
use crate::cli::words::args;
use crate::ledger::Verdict;
use crate::ops::{self, Side, Since, Subject};
use serde_json::json;

/// Shows the difference to what was named, or to what this person last read.
pub fn run(session: &mut Session, args: &DiffArgs) -> Result<Exit, CliError> {
    if templates::are_meant(&args.id) {
        return templates::diff(session);
    }
    let desk = desk(session)?;
    if args.id.name == "workflow" {
        return super::workflow::diff(session, &desk);
    }
    let target = target(&desk, &args.id)?;
    let since = args.since.as_ref().map(super::since);
    let words = match (args.original, &target.lang) {
        (false, lang) => ops::diff(&desk, &target.id, since, lang.as_ref())?,
        (true, Some(lang)) => ops::diff_original(&desk, &target.id, lang)?,
        (true, None) => return Err(CliError::new(Exit::Usage, "error-original-language", args![id = target.id])),
    };
    if session.wants_json() {
        let all = |side: &Side| [side.head.as_slice(), &side.text].concat();
        let passages = words
            .passages
            .iter()
            .map(|p| json!({ "language": p.lang.as_str(), "old": all(&p.old), "new": all(&p.new), "files": p.files }));
        let value = json!({ "id": target.id.as_str(), "digest": words.digest.to_string(), "editions": passages.collect::<Vec<_>>() });
        session.json(value)?;
        return Ok(Exit::Done);
    }
    let heading = match (&words.since, words.lost) {
        (_, true) => "diff-lost",
        (None, _) if args.original => "diff-original",
        (None, _) => "diff-new",
        (Some(Since::Mine), _) => "diff-mine",
        (Some(Since::Approved), _) => "diff-approved",
        (Some(Since::Published), _) => "diff-published",
        (Some(Since::Revision(_)), _) => "diff-revision",
    };
    session.say(heading, args![id = target.id]);
    let mut changed = 0;
    for passage in &words.passages {
        let coloured = session.terminal.coloured();
        let width = session.terminal.width();
        // What is all new is not marked: it is simply read.
        let told = |side: &Side| [facts::told(&session.words, &side.head), side.text.clone()].concat();
        let (old, new) = (told(&passage.old), told(&passage.new));
        let shown = if old.is_empty() {
            changed += 1;
            let (head, text) = new.split_at(new.len() - passage.new.text.len());
            plain(&[&[head.join("\n")], text].concat().join("\n\n")).into_owned()
        } else {
            let shown = show(&session.words, &old, &new, coloured, width);
            changed += shown.changed + passage.files.len();
            shown.text
        };
        if !shown.is_empty() || !passage.files.is_empty() {
            session.data(&styled(STRONG, &format!("── {}:{} ──", target.id, passage.lang)));
        }
        if !shown.is_empty() {
            session.data(&format!("{shown}\n"));
        }
        for file in &passage.files {
            let line = session.words.say("diff-file", args![file = file]);
            session.data(&line);
        }
    }
    if changed == 0 {
        session.say("diff-nothing", args![]);
    }
    if words.unsaved {
        session.warn("diff-unsaved", args![id = target.id]);
        return Ok(Exit::Done);
    }
    let evaluation = Subject::read(&desk, &target.id)?.evaluation;
    let me = desk.me.as_ref().map(|me| &me.id);
    let mine = evaluation.standings.iter().find(|standing| Some(&standing.person) == me && standing.current);
    let hint = match mine.map(|standing| standing.verdict) {
        _ if evaluation.stage.is_out() => "diff-hint-published",
        _ if evaluation.submitted_by.is_empty() => "diff-hint-submit",
        _ if me.is_some_and(|me| evaluation.authors.contains(me)) => "diff-hint-own",
        Some(Verdict::Object) => "diff-hint-objected",
        Some(verdict) if verdict.approves() => "diff-hint-approved",
        _ => "diff-hint",
    };
    session.hint(hint, args![id = target.id, digest = words.digest]);
    Ok(Exit::Done)
}
