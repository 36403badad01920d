//! The templates handed in, approved, compared and explained, by the same verbs as texts.

use super::desk;
use crate::cli::args::Target;
use crate::cli::diff::show;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::terminal::{STRONG, styled};
use crate::cli::words::args;
use crate::ops::{self, Act, TemplatesWait, Wish};
use serde_json::json;

/// Whether what was typed means the templates and no text.
pub fn are_meant(target: &Target) -> bool {
    matches!(target.name.as_str(), "templates" | "templates/" | "vorlagen") && target.lang.is_none()
}

/// Records a verdict on the templates.
pub fn act(session: &mut Session, act: Act, note: Option<String>, seen: Option<String>) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let mut wish = Wish { note, seen, ..Wish::default() };
    if act == Act::Approve && wish.seen.is_none() {
        let digest = ops::templates_to_approve(&desk)?;
        let question = session.words.say("templates-ask", args![digest = digest]);
        wish.seen = Some(session.seen(&question, &digest, "klartext diff templates")?);
    }
    let acted = ops::act_on_templates(&desk, act, &wish)?;
    let id = match act {
        Act::Submit => "templates-submitted",
        Act::Approve | Act::Expedite => "templates-approved",
        Act::Object => "templates-objected",
        Act::Comment | Act::SecondLook | Act::SignOn => "templates-commented",
        Act::Withdraw => "templates-withdrawn",
    };
    session.say(id, args![digest = acted.digest]);
    for path in &acted.saved {
        session.say("act-saved", args![path = path]);
    }
    let could: Vec<String> = acted.could.iter().map(ToString::to_string).collect();
    match (acted.good, could.is_empty()) {
        (true, _) => session.hint("templates-hint-good", args![]),
        (false, false) => session.hint("templates-hint-approve", args![people = could.join(", ")]),
        (false, true) => session.hint("templates-hint-nobody", args![]),
    }
    if session.wants_json() {
        session.json(json!({ "digest": acted.digest.to_string(), "good": acted.good, "could": could }))?;
    }
    Ok(Exit::Done)
}

/// Shows what differs from the templates that were last good.
pub fn diff(session: &mut Session) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let changes = ops::diff_templates(&desk)?;
    if session.wants_json() {
        let files = changes.iter().map(|file| json!({ "file": file.path, "old": file.old, "new": file.new }));
        session.json(json!({ "files": files.collect::<Vec<_>>() }))?;
        return Ok(Exit::Done);
    }
    for file in &changes {
        session.data(&styled(STRONG, &format!("── templates/{} ──", file.path)));
        let text = match (&file.old, &file.new) {
            (None, None) => session.words.get("templates-no-text"),
            (old, new) => {
                let (old, new) = (old.clone().unwrap_or_default(), new.clone().unwrap_or_default());
                let (coloured, width) = (session.terminal.coloured(), session.terminal.width());
                show(&session.words, &old, &new, coloured, width).text
            }
        };
        session.data(&format!("{text}\n"));
    }
    let digest = ops::templates(&desk)?.digest();
    match changes.is_empty() {
        true => session.say("templates-same", args![]),
        false => session.hint("templates-hint-diff", args![digest = digest]),
    }
    Ok(Exit::Done)
}

/// Where the templates stand, and who could approve them.
pub fn why(session: &mut Session) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let templates = ops::templates(&desk)?;
    let could: Vec<String> = templates.could().iter().map(ToString::to_string).collect();
    if session.wants_json() {
        let by = templates.evaluation().counting.iter().map(|one| one.person.to_string());
        session.json(json!({
            "digest": templates.digest().to_string(),
            "shipped": templates.are_shipped(),
            "good": templates.are_good(),
            "approved_by": by.collect::<Vec<_>>(),
            "could": could,
        }))?;
        return Ok(Exit::Done);
    }
    let by: Vec<String> = templates.evaluation().counting.iter().map(|one| one.person.to_string()).collect();
    let text = match (templates.are_shipped(), templates.are_good()) {
        (true, _) => session.words.say("templates-are-shipped", args![digest = templates.digest()]),
        (_, true) => {
            session.words.say("templates-are-good", args![digest = templates.digest(), people = by.join(", ")])
        }
        _ => session.words.say("templates-are-open", args![digest = templates.digest()]),
    };
    session.data(&text);
    for objection in &templates.evaluation().objections {
        let note = objection.note.as_deref().unwrap_or("–");
        let text = session.words.say("templates-objection", args![person = objection.person, note = note]);
        session.data(&format!("  {text}"));
    }
    if !templates.are_good() {
        match (templates.evaluation().submitted_by.is_empty(), could.is_empty()) {
            (true, _) => session.hint("templates-hint-submit", args![]),
            (_, false) => session.hint("templates-hint-approve", args![people = could.join(", ")]),
            _ => session.hint("templates-hint-nobody", args![]),
        }
    }
    Ok(Exit::Done)
}

/// Changed templates that wait, in the line below everything else.
pub fn say_waiting(session: &mut Session, waiting: Option<&TemplatesWait>) {
    match waiting {
        Some(wait) if !wait.submitted => session.hint("templates-wait-submit", args![]),
        Some(wait) if wait.mine => session.hint("templates-wait-mine", args![]),
        Some(_) => session.hint("templates-wait", args![]),
        None => {}
    }
}
