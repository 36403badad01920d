//! `verify`: what went out against what was approved.

use super::{desk, surroundings, target};
use crate::cli::args::VerifyArgs;
use crate::cli::checked;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::terminal::{FAINT, GREEN, RED, STRONG, styled};
use crate::cli::words::args;
use crate::ops::{self, OpsError, Verified};
use crate::repo::Workspace;
use serde_json::json;

/// Verifies one statement or every published one. Approvals, texts and records that do not hold end
/// with code 6; with 5 if these hold and only the website or the mails were changed since.
pub fn run(session: &mut Session, args: &VerifyArgs) -> Result<Exit, CliError> {
    let dir = session.flags.directory.clone();
    if let Some(typed) = &args.since {
        return since(session, typed);
    }
    if let Some(seen) = &args.accept {
        if session.terminal.can_ask() && !session.flags.yes {
            let question = session.words.get("verify-accept-ask");
            if !session.terminal.confirm(&session.words, &question, "-y")? {
                return Err(CliError::cancelled());
            }
        }
        let found = ops::accept(&dir, &surroundings(session)?, seen.hex())?;
        session.say("verify-accepted", args![found = found.get(..12).unwrap_or(&found)]);
        return Ok(Exit::Done);
    }
    if args.restore {
        let paths = ops::restore(&dir, surroundings(session)?)?;
        session.say("verify-restored", args![count = paths.len(), paths = paths.join(", ")]);
        return Ok(Exit::Done);
    }
    let desk = desk(session)?;
    let vanished = if args.id.is_none() { desk.workspace.tip()?.vanished()? } else { Vec::new() };
    for id in &vanished {
        session.warn("verify-vanished", args![id = id]);
    }
    let one = args.id.as_ref().map(|typed| target(&desk, typed)).transpose()?;
    let mut results = Vec::new();
    match one {
        Some(target) => results.push(ops::verify(&desk, &target.id)?),
        None => {
            for row in ops::list(&desk)? {
                match ops::verify(&desk, &row.id) {
                    Err(OpsError::NeverPublished { .. }) => {}
                    other => results.push(other?),
                }
            }
        }
    }
    if session.wants_json() {
        session.json(results.iter().map(value).collect())?;
    } else {
        for result in &results {
            if results.len() > 1 {
                session.data(&styled(STRONG, result.id.as_str()));
            }
            show(session, result);
        }
        // The way is the same for each text: one of them shows it.
        if let Some((path, person)) = results.iter().find_map(|result| result.records.first()) {
            by_hand(session, path, person);
        }
    }
    if results.is_empty() && vanished.is_empty() {
        session.say("verify-nothing", args![]);
    }
    Ok(if vanished.is_empty() { exit(&results) } else { Exit::Refused })
}

/// What was approved goes before what became of it outside.
fn exit(results: &[Verified]) -> Exit {
    match results {
        _ if results.iter().all(Verified::holds) => Exit::Done,
        _ if results.iter().all(|one| one.holds() || one.is_changed_outside()) => Exit::Conflict,
        _ => Exit::Refused,
    }
}

/// A stretch of history, up to the present state.
fn since(session: &mut Session, typed: &str) -> Result<Exit, CliError> {
    let workspace = Workspace::open(&session.flags.directory)?;
    let from = workspace.resolve(typed)?;
    let checked = ops::verify_since(&workspace, from.as_deref())?;
    let exit = if checked.breaches.is_empty() { Exit::Done } else { Exit::Refused };
    if session.wants_json() {
        let value = checked::value(checked, &session.words);
        session.json(value)?;
    } else {
        checked::show(session, checked);
    }
    Ok(exit)
}

fn show(session: &mut Session, result: &Verified) {
    for proof in &result.proofs {
        let mark = match proof.holds {
            Some(true) => styled(GREEN, "✓"),
            Some(false) => styled(RED, "✗"),
            None => styled(FAINT, "–"),
        };
        let end = match proof.holds {
            Some(true) => "",
            Some(false) => "-wrong",
            None => "-unseen",
        };
        let text = session.words.say(&format!("proof-{}{end}", proof.name), args![about = proof.about]);
        session.data(&format!("{mark} {text}"));
    }
    let unseen = result.proofs.iter().any(|proof| proof.name == "website" && proof.holds.is_none());
    let id = match result.holds() {
        true if unseen => "verify-holds-unseen",
        true if result.is_compared_in_part() => "verify-holds-partly",
        true => "verify-holds",
        false => "verify-fails",
    };
    session.say(id, args![id = result.id, release = result.release]);
    if result.proofs.iter().any(|proof| proof.name == "file" && proof.holds == Some(false)) {
        session.hint("verify-website-hint", args![id = result.id]);
    }
    if result.proofs.iter().any(|proof| proof.name == "website-earlier") {
        session.hint("verify-earlier-hint", args![]);
    }
}

/// How a signature is checked without this program.
fn by_hand(session: &mut Session, path: &str, person: &str) {
    session.say("verify-by-hand", args![]);
    for line in [
        "klartext keys allowed-signers > allowed_signers".to_owned(),
        format!("sed '/^-----BEGIN/,$d' {path} > record"),
        format!("sed -n '/^-----BEGIN/,$p' {path} > record.sig"),
        format!("ssh-keygen -Y verify -n klartext-review -f allowed_signers -I {person} -s record.sig < record"),
    ] {
        session.terminal.say(&format!("    {line}"));
    }
}

fn value(result: &Verified) -> serde_json::Value {
    let proofs: Vec<_> = result
        .proofs
        .iter()
        .map(|proof| json!({ "name": proof.name, "holds": proof.holds, "about": proof.about }))
        .collect();
    json!({
        "id": result.id.as_str(), "release": result.release.to_string(), "holds": result.holds(), "proofs": proofs,
    })
}
