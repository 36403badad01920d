//! `workflow`: the rules in words, whether they can be met, and putting a new version forward.

use super::desk;
use crate::cli::args::{WorkflowArgs, WorkflowCommand};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::judgement;
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::ops::{self, Desk, Proposed};
use crate::person::PersonId;
use crate::policy::PolicyError;
use crate::statement::Kind;
use std::collections::BTreeSet;

/// Explains, checks or proposes.
pub fn run(session: &mut Session, args: &WorkflowArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    match &args.command {
        None | Some(WorkflowCommand::Explain) => explain(session, &desk),
        Some(WorkflowCommand::Check) => {
            let today = desk.now().to_zoned_datetime(desk.zone.clone()).date();
            for (person, from, until) in desk.policy().lapsed(today) {
                session.warn(
                    "workflow-lapsed",
                    args![person = person, from = from.to_string(), until = until.to_string()],
                );
            }
            let shortfalls = desk.policy().shortfalls();
            say_shortfalls(session, &shortfalls);
            if shortfalls.is_empty() {
                session.say("workflow-fine", args![serial = desk.policy().serial]);
                return Ok(Exit::Done);
            }
            return Ok(Exit::Refused);
        }
        Some(WorkflowCommand::Propose { message }) => {
            let proposed = ops::propose(&desk, message.as_deref())?;
            say_proposed(session, &proposed);
        }
    }
    Ok(Exit::Done)
}

fn explain(session: &mut Session, desk: &Desk) {
    let policy = desk.policy();
    let text = session.words.say("workflow-version", args![serial = policy.serial, digest = policy.digest]);
    session.data(&text);
    let text = session.words.say("workflow-first", args![digest = desk.chain.repo]);
    session.data(&text);
    if let Some(Ok(waiting)) = &desk.chain.proposed {
        let args = args![serial = waiting.serial, signed = waiting.signed.len(), needed = waiting.threshold];
        let text = session.words.say("workflow-waiting", args);
        session.data(&text);
    }
    for kind in Kind::ALL {
        let kind_word = session.words.get(judgement::kind(kind));
        session.data(&format!("{kind_word}:"));
        for need in policy.needs(kind, false) {
            let people: Vec<String> = policy
                .people
                .iter()
                .filter(|(_, member)| member.roles.iter().any(|role| need.roles.contains(role)))
                .map(|(id, _)| id.to_string())
                .collect();
            let roles = need.roles.join("/");
            let text = match people.is_empty() {
                true => session.words.say("workflow-need-nobody", args![count = need.count, roles = roles]),
                false => {
                    let people = people.join(", ");
                    session.words.say("workflow-need", args![count = need.count, roles = roles, people = people])
                }
            };
            session.data(&format!("  {text}"));
        }
    }
}

/// What became of a version that was put forward.
pub fn say_proposed(session: &mut Session, proposed: &Proposed) {
    let id = if proposed.in_force { "workflow-in-force" } else { "workflow-proposed" };
    session.say(id, args![serial = proposed.serial, signed = proposed.signed, needed = proposed.needed]);
    if !proposed.in_force {
        let names = |people: &[PersonId]| people.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let missing = if proposed.signed < proposed.needed { &proposed.could } else { &proposed.unproven };
        session.hint("workflow-hint-sign", args![people = names(missing)]);
    }
    sum_up_shortfalls(session, &proposed.shortfalls);
}

/// Each need that nobody can meet, in full.
fn say_shortfalls(session: &mut Session, shortfalls: &[PolicyError]) {
    for shortfall in shortfalls {
        let error: CliError = shortfall.clone().into();
        let text = session.words.sentence(&error.message);
        let word = session.words.get("word-warning");
        session.terminal.warn(&word, &text);
    }
}

/// The same in one sentence: the roles that are short.
pub fn sum_up_shortfalls(session: &mut Session, shortfalls: &[PolicyError]) {
    let short = shortfalls.iter().filter_map(|shortfall| match shortfall {
        PolicyError::CannotBeMet { roles, .. } => Some(roles.join("/")),
        _ => None,
    });
    let roles: BTreeSet<String> = short.collect();
    if !roles.is_empty() {
        let roles = roles.into_iter().collect::<Vec<_>>().join(", ");
        session.warn("workflow-short", args![roles = roles]);
    }
}
