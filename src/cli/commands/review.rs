//! `submit`, `approve`, `object`, `comment`, `withdraw-review`: one signed word each.

use super::{desk, target, templates};
use crate::cli::args::{LookArgs, On, SignOnArgs, SubmitArgs, VerdictArgs, WithdrawArgs, WordsArgs};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::judgement;
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::ops::{self, Act, Acted, Desk, Subject, Wish};
use crate::review::Stage;
use crate::statement::StatementId;
use serde_json::json;

/// Hands the text in for review; what is not saved yet is saved with it.
pub fn submit(session: &mut Session, args: &SubmitArgs) -> Result<Exit, CliError> {
    act(session, Act::Submit, &args.on, args.message.clone(), None)
}

/// Approves the text, or with `workflow` the rules that wait.
pub fn approve(session: &mut Session, args: &VerdictArgs) -> Result<Exit, CliError> {
    if args.on.id.name == "workflow" {
        let desk = desk(session)?;
        let mut seen = args.on.matching.as_ref().map(|matching| matching.hex().to_owned());
        if seen.is_none() {
            let (serial, digest) = ops::rules_to_approve(&desk)?;
            let question = session.words.say("rules-ask", args![serial = serial, digest = digest]);
            seen = Some(session.seen(&question, &digest, "klartext workflow explain")?);
        }
        let proposed = ops::approve_workflow(&desk, seen.as_deref(), args.message.as_deref())?;
        super::workflow::say_proposed(session, &proposed);
        return Ok(Exit::Done);
    }
    let way = if args.expedited { Act::Expedite } else { Act::Approve };
    act(session, way, &args.on, args.message.clone(), args.role.clone())
}

/// Asks for changes; blocks publication until it is taken back or turned into an approval.
pub fn object(session: &mut Session, args: &WordsArgs) -> Result<Exit, CliError> {
    if args.on.id.name == "workflow" {
        let message = session.message(args.message.as_deref(), "ask-object")?;
        return refuse_rules(session, Some(&message));
    }
    let message = session.message(args.message.as_deref(), "ask-object")?;
    act(session, Act::Object, &args.on, Some(message), args.role.clone())
}

pub fn comment(session: &mut Session, args: &WordsArgs) -> Result<Exit, CliError> {
    let message = session.message(args.message.as_deref(), "ask-comment")?;
    act(session, Act::Comment, &args.on, Some(message), args.role.clone())
}

pub fn withdraw(session: &mut Session, args: &WithdrawArgs) -> Result<Exit, CliError> {
    if args.on.id.name == "workflow" {
        return refuse_rules(session, args.message.as_deref());
    }
    act(session, Act::Withdraw, &args.on, args.message.clone(), args.role.clone())
}

/// Records that somebody looked once more at what went out on the short way.
pub fn second_look(session: &mut Session, args: &LookArgs) -> Result<Exit, CliError> {
    let on = On { id: args.id.clone(), lang: Vec::new(), matching: None };
    act(session, Act::SecondLook, &on, args.message.clone(), None)
}

/// Records that a partner signs these words.
pub fn sign_on(session: &mut Session, args: &SignOnArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let target = target(&desk, &args.id)?;
    let message = session.message(args.message.as_deref(), "ask-sign-on")?;
    let acted = ops::sign_on(&desk, &target.id, &args.partner, &message)?;
    say(session, Act::SignOn, &acted);
    Ok(Exit::Done)
}

/// Takes the version of the rules that waits off the table.
fn refuse_rules(session: &mut Session, note: Option<&str>) -> Result<Exit, CliError> {
    let serial = ops::refuse_proposed(&desk(session)?, note)?;
    session.say("rules-refused", args![serial = serial]);
    session.hint("rules-refused-hint", args![]);
    Ok(Exit::Done)
}

fn act(session: &mut Session, act: Act, on: &On, note: Option<String>, role: Option<String>) -> Result<Exit, CliError> {
    if templates::are_meant(&on.id) {
        return templates::act(session, act, note, on.matching.as_ref().map(|matching| matching.hex().to_owned()));
    }
    if matches!(act, Act::Object | Act::Comment) && note.as_ref().is_some_and(|note| note.trim().is_empty()) {
        return Err(ops::OpsError::NoWords.into());
    }
    let desk = desk(session)?;
    let target = target(&desk, &on.id)?;
    let lang = target.lang.clone().or_else(|| on.lang.first().cloned());
    let seen = on.matching.as_ref().map(|matching| matching.hex().to_owned());
    let mut wish = Wish { note, lang, role, seen };
    if matches!(act, Act::Approve | Act::Expedite) && wish.seen.is_none() {
        let digest = ops::to_approve(&desk, &target.id, act, &wish)?;
        let subject = Subject::read(&desk, &target.id)?;
        let what = subject.aftermath.map_or("none", |aftermath| aftermath.name());
        let headline = crate::cli::plain::plain(&subject.headline()).into_owned();
        let facts = args![id = target.id, digest = digest, headline = headline, what = what];
        let question = session.words.say("approve-ask", facts);
        wish.seen = Some(session.seen(&question, &digest, &format!("klartext diff {}", target.id))?);
    }
    // Of two versions somebody has to choose one before it is handed in.
    if act == Act::Submit && ops::waiting(&desk, &target.id)?.iter().any(|(_, name)| desk.has_text(&target.id, name)) {
        return Err(CliError::new(Exit::Conflict, "error-sync-which", args![id = target.id]));
    }
    if matches!(act, Act::Submit | Act::Approve | Act::Expedite) {
        warn_of_untranslated(session, &desk, &target.id);
    }
    let acted = ops::act(&desk, &target.id, act, &wish)?;
    say(session, act, &acted);
    let subject = Subject::read(&desk, &target.id)?;
    judgement::warn_of_clocks(session, &desk, &subject);
    if act == Act::Submit {
        if let Some(text) = judgement::unknown_authors(&session.words, &desk, &subject)? {
            let word = session.words.get("word-warning");
            session.terminal.warn(&word, &text);
        }
        // Better before everybody reads than after all have approved.
        let is_out = !subject.evaluation.published.is_empty() && !subject.evaluation.stage.is_out();
        if is_out && subject.aftermath.is_none() && !subject.joins_what_is_out() {
            session.warn("plan-no-correction", args![id = target.id]);
        }
        let late: Vec<&str> = subject
            .evaluation
            .joined
            .iter()
            .filter(|one| one.sign_on.is_none())
            .map(|one| one.partner.as_str())
            .collect();
        if !late.is_empty() {
            session.hint("act-hint-joined", args![id = target.id, partners = late.join(", ")]);
        }
        let lost = ops::voided(&desk, &subject)?;
        let people: Vec<&str> = lost.iter().map(|voided| voided.by.as_str()).collect();
        if !people.is_empty() {
            session.warn("submit-voids", args![count = people.len(), people = people.join(", ")]);
        }
    }
    if session.wants_json() {
        let editions: serde_json::Map<_, _> =
            acted.editions.iter().map(|(lang, digest)| (lang.to_string(), json!(digest.to_string()))).collect();
        let value = json!({
            "id": acted.id.as_str(), "state": acted.stage.name(), "role": acted.role, "editions": editions,
        });
        session.json(value)?;
    }
    Ok(Exit::Done)
}

/// A translation that still has whole passages of its original is told before it is signed.
fn warn_of_untranslated(session: &mut Session, desk: &Desk, id: &StatementId) {
    for file in ops::check(desk, id, None).unwrap_or_default() {
        let count = file.findings.iter().filter(|finding| finding.code == "untranslated").count();
        if count > 0 {
            session.warn("act-untranslated", args![path = file.path, count = count]);
        }
    }
}

fn say(session: &mut Session, act: Act, acted: &Acted) {
    let is_out = acted.stage.is_out();
    let id = match act {
        Act::Submit => "act-submitted",
        Act::Approve => "act-approved",
        Act::Expedite => "act-expedited",
        Act::SecondLook => "act-looked",
        Act::SignOn => "act-signed-on",
        Act::Object if is_out => "act-objected-out",
        Act::Object => "act-objected",
        Act::Comment => "act-commented",
        Act::Withdraw => "act-withdrawn",
    };
    let role = acted.role.as_deref().map(|role| session.words.role(role)).unwrap_or_default();
    session.say(id, args![id = acted.id, role = role, digest = acted.digest]);
    if act == Act::Approve && acted.own_quote {
        session.hint("act-hint-own-quote", args![id = acted.id]);
    }
    for path in &acted.saved {
        session.say("act-saved", args![path = path]);
    }
    match act {
        Act::SecondLook => return,
        Act::Object if is_out => return session.hint("act-hint-objected-out", args![id = acted.id]),
        Act::Object => return session.hint("act-hint-objected", args![id = acted.id]),
        _ => {}
    }
    if act == Act::Expedite {
        session.hint("act-hint-expedited", args![]);
    }
    if acted.stage == Stage::Approved {
        session.hint("act-hint-approved", args![id = acted.id]);
        return;
    }
    for (need, count, could) in &acted.open {
        let people: Vec<String> = could.iter().map(ToString::to_string).collect();
        let roles = judgement::roles(&session.words, &need.roles);
        match people.is_empty() {
            true => session.hint("act-open-nobody", args![roles = roles, count = count]),
            false => session.hint("act-open", args![roles = roles, count = count, people = people.join(", ")]),
        }
    }
}
