//! `workflow`: the rules in words, whether they can be met, and putting a new version forward.

use super::desk;
use crate::cli::args::{WorkflowArgs, WorkflowCommand};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::judgement;
use crate::cli::rule_words;
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::ops::{self, Desk, Proposed, RulesWait, Waiting};
use crate::person::PersonId;
use crate::policy::{Member, Need, Policy, PolicyError};
use crate::statement::{Growing, Kind};
use serde_json::{Value, json};

/// Explains, checks or proposes.
pub fn run(session: &mut Session, args: &WorkflowArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    match &args.command {
        None | Some(WorkflowCommand::Explain) => explain(session, &desk)?,
        Some(WorkflowCommand::Check) => return check(session, &desk),
        Some(WorkflowCommand::Propose { message }) => {
            let proposed = ops::propose(&desk, message.as_deref())?;
            say_proposed(session, &proposed);
        }
    }
    Ok(Exit::Done)
}

/// Whether the rules are sound and can be met.
pub fn check(session: &mut Session, desk: &Desk) -> Result<Exit, CliError> {
    let found = ops::soundness(desk)?;
    for (person, duty) in &found.lapsed {
        let (from, until) = (duty.from.to_string(), duty.until.to_string());
        session.warn("workflow-lapsed", args![person = person, from = from, until = until]);
    }
    say_shortfalls(session, &found.shortfalls);
    let weak: Vec<String> = found.weak_spots.iter().map(|spot| rule_words::weak_spot(&session.words, spot)).collect();
    if session.wants_json() {
        let short: Vec<String> = found.shortfalls.iter().map(|short| sentence(session, short)).collect();
        session.json(json!({
            "serial": found.serial, "draft": found.draft, "cannot_be_met": short, "weak_spots": weak,
            "may_grow": found.growing.iter().map(|kind| kind.name()).collect::<Vec<_>>(),
        }))?;
    } else if !weak.is_empty() {
        session.say("weak-heading", args![]);
        session.data(&weak.iter().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n"));
    }
    let kinds: Vec<String> = found.growing.iter().map(|kind| session.words.get(judgement::kind(*kind))).collect();
    if !kinds.is_empty() {
        session.say("workflow-growing", args![kinds = kinds.join(", ")]);
    }
    let fine = found.shortfalls.is_empty();
    if fine {
        session.say("workflow-fine", args![serial = found.serial]);
    }
    if found.draft && desk.chain.proposed.is_none() {
        session.hint("workflow-hint-propose", args![]);
    }
    Ok(if fine { Exit::Done } else { Exit::Refused })
}

fn explain(session: &mut Session, desk: &Desk) -> Result<(), CliError> {
    let policy = desk.policy();
    let waiting = ops::waiting_rules(desk);
    if session.wants_json() {
        let waiting = waiting?.map(|waiting| value(session, &waiting));
        let rules = Kind::ALL.map(|kind| {
            let needs = policy.needs(kind, false);
            let needs: Vec<Value> =
                needs.iter().map(|need| json!({ "roles": need.roles, "count": need.count })).collect();
            (kind.name().to_owned(), Value::Array(needs))
        });
        return session.json(json!({
            "serial": policy.serial,
            "digest": policy.digest.to_string(),
            "needs": rules.into_iter().collect::<serde_json::Map<_, _>>(),
            "may_grow": growing(policy).into_iter().map(Kind::name).collect::<Vec<_>>(),
            "waiting": waiting,
        }));
    }
    // What waits for a signature is what people come for.
    let waiting = waiting.map(|waiting| waiting.map(|waiting| explain_waiting(session, &waiting)));
    let text = session.words.say("workflow-version", args![serial = policy.serial, digest = policy.digest]);
    session.data(&text);
    let text = session.words.say("workflow-first", args![digest = desk.chain.repo]);
    session.data(&text);
    for kind in Kind::ALL {
        let kind_word = session.words.get(judgement::kind(kind));
        session.data(&format!("{kind_word}:"));
        for need in policy.needs(kind, false) {
            let text = need_line(session, policy, &need);
            session.data(&text);
        }
        if growing(policy).contains(&kind) {
            let text = session.words.get("workflow-may-grow");
            session.data(&format!("  {text}"));
        }
    }
    let heading = session.words.get("workflow-templates");
    session.data(&heading);
    for need in policy.template_needs() {
        let text = need_line(session, policy, &need);
        session.data(&text);
    }
    if let Some(short) = &policy.expedited {
        let args = args![
            people = short.people,
            roles = judgement::roles(&session.words, &short.release),
            hours = short.second_look_hours
        ];
        let text = session.words.say("workflow-expedited", args);
        session.data(&text);
    }
    waiting?;
    Ok(())
}

/// What the version that waits would change; the rules in force where none does.
pub fn diff(session: &mut Session, desk: &Desk) -> Result<Exit, CliError> {
    match ops::waiting_rules(desk)? {
        Some(waiting) if !session.wants_json() => explain_waiting(session, &waiting),
        _ => explain(session, desk)?,
    }
    Ok(Exit::Done)
}

/// The kinds that partners may join after the approval.
fn growing(policy: &Policy) -> Vec<Kind> {
    Kind::ALL.into_iter().filter(|kind| policy.may_grow([*kind].iter(), Growing::Partners)).collect()
}

/// A need with everybody who could meet it.
fn need_line(session: &Session, policy: &Policy, need: &Need) -> String {
    let fits = |member: &Member| member.roles.iter().any(|role| need.roles.contains(role));
    let people = policy.people.iter().filter(|(_, member)| fits(member)).map(|(id, _)| id.to_string());
    let people: Vec<String> = people.collect();
    let roles = judgement::roles(&session.words, &need.roles);
    let text = match people.is_empty() {
        true => session.words.say("workflow-need-nobody", args![count = need.count, roles = roles]),
        false => {
            let people = people.join(", ");
            session.words.say("workflow-need", args![count = need.count, roles = roles, people = people])
        }
    };
    format!("  {text}")
}

fn explain_waiting(session: &mut Session, waiting: &Waiting) {
    let proposal = &waiting.proposal;
    let args = args![
        serial = proposal.serial,
        digest = proposal.digest,
        signed = proposal.signed.len(),
        needed = proposal.threshold
    ];
    let text = session.words.say("workflow-waiting", args);
    session.data(&text);
    for line in lines(session, waiting) {
        session.data(&format!("  {line}"));
    }
    let missing = if proposal.signed.len() < proposal.threshold { &proposal.could } else { &proposal.unproven };
    let id = if waiting.mine { "workflow-hint-yours" } else { "workflow-hint-sign" };
    session.hint(id, args![people = names(missing)]);
    session.hint("workflow-hint-refuse", args![]);
    session.data("");
}

fn lines(session: &Session, waiting: &Waiting) -> Vec<String> {
    let words = &session.words;
    let changes = waiting.changes.iter().map(|change| rule_words::change(words, change));
    let settings = waiting.settings.iter().map(|setting| rule_words::setting(words, setting));
    let lines: Vec<String> = changes.chain(settings).collect();
    if lines.is_empty() { vec![words.get("change-nothing")] } else { lines }
}

fn value(session: &Session, waiting: &Waiting) -> Value {
    let proposal = &waiting.proposal;
    let people = |people: &[PersonId]| people.iter().map(ToString::to_string).collect::<Vec<_>>();
    json!({
        "serial": proposal.serial,
        "digest": proposal.digest.to_string(),
        "signed": people(&proposal.signed),
        "needed": proposal.threshold,
        "could_sign": people(&proposal.could),
        "unproven": people(&proposal.unproven),
        "changes": lines(session, waiting),
    })
}

fn names(people: &[PersonId]) -> String {
    people.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// What became of a version that was put forward.
pub fn say_proposed(session: &mut Session, proposed: &Proposed) {
    let id = if proposed.in_force { "workflow-in-force" } else { "workflow-proposed" };
    session.say(id, args![serial = proposed.serial, signed = proposed.signed, needed = proposed.needed]);
    if !proposed.in_force {
        let missing = if proposed.signed < proposed.needed { &proposed.could } else { &proposed.unproven };
        session.hint("workflow-hint-sign", args![people = names(missing)]);
    }
    sum_up_shortfalls(session, &proposed.shortfalls);
}

/// A version that waits, in the line below everything else.
pub fn say_waiting(session: &mut Session, waiting: Option<&RulesWait>) {
    match waiting {
        Some(wait) if wait.broken => session.warn("rules-broken", args![]),
        Some(wait) => {
            let id = if wait.mine { "rules-wait-mine" } else { "rules-wait" };
            session.hint(id, args![serial = wait.serial, signed = wait.signed, needed = wait.needed]);
        }
        None => {}
    }
}

fn sentence(session: &Session, shortfall: &PolicyError) -> String {
    let error: CliError = shortfall.clone().into();
    session.words.sentence(&error.message)
}

/// Each need that nobody can meet, in full.
fn say_shortfalls(session: &mut Session, shortfalls: &[PolicyError]) {
    for shortfall in shortfalls {
        let text = sentence(session, shortfall);
        let word = session.words.get("word-warning");
        session.terminal.warn(&word, &text);
    }
}

/// The same in one sentence: the roles that are short.
pub fn sum_up_shortfalls(session: &mut Session, shortfalls: &[PolicyError]) {
    let mut needs: Vec<&Vec<String>> = shortfalls
        .iter()
        .filter_map(|shortfall| match shortfall {
            PolicyError::CannotBeMet { roles, .. } => Some(roles),
            _ => None,
        })
        .collect();
    // Who fills a role alone fills every choice among several that names it.
    needs.sort_by_key(|roles| roles.len());
    let mut kept: Vec<&Vec<String>> = Vec::new();
    for roles in needs {
        if !kept.iter().any(|narrow| narrow.iter().all(|role| roles.contains(role))) {
            kept.push(roles);
        }
    }
    if !kept.is_empty() {
        let roles: Vec<String> = kept.iter().map(|roles| judgement::roles(&session.words, roles)).collect();
        session.warn("workflow-short", args![roles = roles.join("; ")]);
    }
}
