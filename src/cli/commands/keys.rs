//! `keys`: one's own key to pass on, more and fewer of them, and everybody's for checking by hand.

use super::{desk, surroundings};
use crate::cli::args::{KeysArgs, KeysCommand};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::ops::{self, Desk, KeyChange, Signed};
use serde_json::json;

/// Shows one's own public key (a new one where there is none), the signers' list, or changes the
/// keys in a new version of the rules.
pub fn run(session: &mut Session, args: &KeysArgs) -> Result<Exit, CliError> {
    match &args.command {
        None | Some(KeysCommand::Show) => show(session)?,
        Some(KeysCommand::AllowedSigners) => {
            let text = ops::allowed_signers(&desk(session)?);
            session.data(text.trim_end());
        }
        Some(KeysCommand::Add { key, person }) => {
            let desk = desk(session)?;
            let change = ops::add_key(&desk, person.as_ref(), key)?;
            told(session, &desk, "keys-added", &change)?;
        }
        Some(KeysCommand::Rotate { key }) => {
            let desk = desk(session)?;
            if session.terminal.can_ask() && !session.flags.yes {
                let question = session.words.get("keys-rotate-ask");
                if !session.terminal.confirm(&session.words, &question, "-y")? {
                    return Err(CliError::cancelled());
                }
            }
            let change = ops::rotate_key(&desk, key.as_deref())?;
            told(session, &desk, "keys-rotated", &change)?;
        }
        Some(KeysCommand::Revoke { key }) => {
            let desk = desk(session)?;
            let change = ops::revoke_key(&desk, key)?;
            told(session, &desk, "keys-revoked", &change)?;
        }
    }
    Ok(Exit::Done)
}

fn show(session: &mut Session) -> Result<(), CliError> {
    let (key, made) = ops::own_key(&surroundings(session)?)?;
    if session.wants_json() {
        let file = key.public_file.display().to_string();
        session.json(json!({ "file": file, "public": key.public, "fingerprint": key.fingerprint }))?;
    } else {
        session.data(&key.public);
    }
    session.say(if made { "keys-made" } else { "keys-own" }, args![file = key.public_file]);
    session.hint("keys-hint", args![]);
    Ok(())
}

/// What happened, what became of the rules, and what is to be looked at again.
fn told(session: &mut Session, desk: &Desk, id: &str, change: &KeyChange) -> Result<(), CliError> {
    if let Some(made) = &change.made {
        session.say("keys-made", args![file = made.public_file]);
    }
    session.say(id, args![person = change.person, fingerprint = change.fingerprint]);
    super::workflow::say_proposed(session, &change.proposed);
    if session.wants_json() {
        let signed = change.signed.iter().map(|signed| {
            json!({
                "about": signed.about, "what": signed.verdict.name(), "time": signed.time.to_string(),
                "published": signed.out,
            })
        });
        let signed: Vec<_> = signed.collect();
        return session.json(json!({
            "person": change.person.as_str(), "fingerprint": change.fingerprint,
            "in_force": change.proposed.in_force, "signed_with_it": signed,
        }));
    }
    look_again(session, desk, &change.signed);
    Ok(())
}

/// What bears a signature that no longer counts: what is open is to be approved again, what is out
/// is to be looked at.
pub fn look_again(session: &mut Session, desk: &Desk, signed: &[Signed]) {
    for (out, heading) in [(false, "keys-open"), (true, "keys-out")] {
        let mut lines = Vec::new();
        for one in signed.iter().filter(|one| one.out == out) {
            let when = session.words.short_moment(&one.time.to_zoned_datetime(desk.zone.clone()));
            let what = session.words.get(&format!("signed-{}", one.verdict.name()));
            lines.push(format!("  {}  {} · {what}", when, one.about));
        }
        if !lines.is_empty() {
            session.say(heading, args![]);
            session.data(&lines.join("\n"));
        }
    }
}
