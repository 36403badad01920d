//! `why`: every gate before publication, who met it, who could, what to type.

use super::{desk, target, templates};
use crate::cli::args::WhyArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::judgement;
use crate::cli::session::Session;
use crate::cli::terminal::{FAINT, GREEN, RED, YELLOW, styled};
use crate::cli::voided;
use crate::cli::words::{Sentence, args};
use crate::ops::{self, Desk, Gate, Subject};
use crate::review::SecondLook;
use crate::statement::Aftermath;
use serde_json::json;

/// Shows the gates; ends with 0, since asking is no failure.
pub fn run(session: &mut Session, args: &WhyArgs) -> Result<Exit, CliError> {
    if templates::are_meant(&args.id) {
        return templates::why(session);
    }
    let desk = desk(session)?;
    if args.id.name == "workflow" {
        return super::workflow::check(session, &desk);
    }
    let target = target(&desk, &args.id)?;
    let subject = Subject::read(&desk, &target.id)?;
    let gates = subject.gates(&desk);
    let published = subject.evaluation.stage.is_out();
    let aftermath = subject.aftermath.filter(|_| !published);
    if let Some(aftermath) = aftermath.filter(|_| !session.wants_json()) {
        let text = session.words.say("why-aftermath", args![what = aftermath.name()]);
        session.data(&text);
    }
    let mut values = Vec::new();
    for gate in &gates {
        let (mark, sentence, hint, met) = match gate {
            Gate::Met { roles, by } => {
                let text =
                    session.words.say("gate-met", args![roles = judgement::roles(&session.words, roles), person = by]);
                (styled(GREEN, "✓"), text, None, true)
            }
            Gate::Joined(joined) => {
                (styled(GREEN, "✓"), judgement::joined(&session.words, joined, desk.policy()), None, true)
            }
            Gate::Expedited(short) => {
                let reason = crate::cli::plain::plain(&short.reason).into_owned();
                let text = session.words.say("gate-expedited", args![person = short.by, reason = reason]);
                (styled(YELLOW, "!"), text, None, true)
            }
            Gate::SecondLook(look) => second_look(session, &desk, &subject, look),
            Gate::Open => {
                let id = if published { "gate-published" } else { "gate-cleared" };
                (styled(GREEN, "✓"), session.words.get(id), None, true)
            }
            Gate::Unsaved(paths) => {
                let gate = Sentence::new("gate-unsaved", args![id = target.id, paths = paths.join(", ")]);
                let hint = session.words.attribute(&gate.id, "hint", &gate.args);
                (styled(RED, "✗"), session.words.sentence(&gate), hint, false)
            }
            Gate::Closed(refusal) => {
                let gate = judgement::gate(&session.words, refusal, &target.id, &desk.zone);
                let hint = session.words.attribute(&gate.id, "hint", &gate.args);
                (styled(RED, "✗"), session.words.sentence(&gate), hint, false)
            }
        };
        let name = match gate {
            Gate::Closed(refusal) => refusal.name(),
            Gate::Unsaved(_) => "gate-unsaved",
            Gate::Expedited(_) => "gate-expedited",
            Gate::SecondLook(_) => "gate-second-look",
            Gate::Joined(_) => "gate-joined",
            Gate::Met { .. } | Gate::Open => "gate-met",
        };
        values.push(json!({ "gate": name, "met": met, "sentence": sentence, "hint": hint }));
        if !session.wants_json() {
            session.data(&format!("{mark} {sentence}"));
            if let Some(hint) = hint {
                session.data(&format!("    {}", styled(FAINT, &format!("→ {hint}"))));
            }
        }
    }
    let voided = ops::voided(&desk, &subject)?;
    if !session.wants_json() {
        if let Some(line) = judgement::sign_ons(&session.words, &desk, &subject) {
            session.data(&format!("  {line}"));
        }
        if let Some(line) = judgement::unknown_authors(&session.words, &desk, &subject)? {
            session.data(&format!("  {line}"));
        }
        for line in voided::lines(&session.words, &voided) {
            session.data(&format!("  {line}"));
        }
        for standing in &subject.evaluation.standings {
            let approved = standing.verdict.approves() && !standing.own_words;
            if !approved && (!standing.current || standing.own_words) {
                let line = super::status::standing_line(&session.words, &desk, standing);
                session.data(&format!("  {}", styled(FAINT, &line)));
            }
        }
        for dropped in &subject.evaluation.dropped {
            let why = session.words.sentence(&judgement::dropped(&dropped.why));
            let line = session.words.say("status-dropped", args![path = dropped.path, why = why]);
            session.data(&format!("  {}", styled(FAINT, &line)));
        }
        judgement::warn_of_clocks(session, &desk, &subject);
        if gates.iter().any(|gate| matches!(gate, Gate::Open)) {
            let next = if published { "status-hint-verify" } else { "status-hint-publish" };
            session.hint(next, args![id = target.id]);
        }
        return Ok(Exit::Done);
    }
    let lost: Vec<_> = voided.iter().map(|voided| voided::value(&session.words, voided)).collect();
    session.json(json!({
        "id": target.id.as_str(), "correction": aftermath.map(Aftermath::name), "gates": values, "voided": lost,
    }))?;
    Ok(Exit::Done)
}

/// What is owed for haste, and whether it was given.
fn second_look(
    session: &Session,
    desk: &Desk,
    subject: &Subject,
    look: &SecondLook,
) -> (String, String, Option<String>, bool) {
    if let Some(by) = &look.by {
        return (styled(GREEN, "✓"), session.words.say("gate-looked", args![person = by]), None, true);
    }
    let due = subject.second_look_due(desk).unwrap_or(look.since);
    let due = session.words.moment(&due.to_zoned_datetime(desk.zone.clone()));
    let could: Vec<String> = look.could.iter().map(ToString::to_string).collect();
    let hint = session.words.say("gate-second-look-hint", args![id = subject.id, could = could.join(", ")]);
    (styled(RED, "✗"), session.words.say("gate-second-look", args![due = due]), Some(hint), false)
}
