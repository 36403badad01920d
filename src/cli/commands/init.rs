//! `init`: a new workspace, and who makes it.

use super::surroundings;
use crate::cli::args::InitArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::words::{Language, args};
use crate::ops::{self, Founder, OpsError};

/// Makes the workspace; asks for name and address where git does not know them.
pub fn run(session: &mut Session, args: &InitArgs) -> Result<Exit, CliError> {
    let dir = args.directory.clone().unwrap_or_else(|| session.flags.directory.clone());
    let surroundings = surroundings(session)?;
    let german = session.words.language() == Language::German;
    let founder = founder(session, args)?;
    let made = match ops::init(&dir, &surroundings, founder, german) {
        Err(OpsError::Person(given)) if given.is_empty() => {
            let founder = ask(session)?;
            ops::init(&dir, &surroundings, Some(founder), german)?
        }
        other => other?,
    };
    session.say("init-made", args![root = made.root, person = made.person]);
    let id = if made.key_made { "init-key-made" } else { "init-key-taken" };
    session.say(id, args![file = made.key.public_file, fingerprint = made.key.fingerprint]);
    session.say("init-pinned", args![digest = made.digest]);
    if !made.shortfalls.is_empty() {
        session.warn("init-alone", args![]);
        session.hint("init-hint-people", args![]);
    }
    session.hint("init-hint-organisation", args![]);
    session.hint("init-hint-new", args![]);
    if session.wants_json() {
        let value = serde_json::json!({
            "root": made.root.display().to_string(),
            "person": made.person.as_str(),
            "fingerprint": made.key.fingerprint,
            "rules": made.digest.to_string(),
        });
        session.json(value)?;
    }
    Ok(Exit::Done)
}

fn founder(session: &mut Session, args: &InitArgs) -> Result<Option<Founder>, CliError> {
    match (&args.name, &args.email) {
        (Some(name), Some(email)) => Ok(Some(Founder { name: name.clone(), email: email.to_string() })),
        (None, None) => Ok(None),
        (Some(_), None) => Err(CliError::needs_answer("--email")),
        (None, Some(_)) => {
            let _ = session;
            Err(CliError::needs_answer("--name"))
        }
    }
}

fn ask(session: &mut Session) -> Result<Founder, CliError> {
    let question = session.words.get("init-ask-name");
    let name = session.terminal.ask(&question, None, "--name")?;
    let question = session.words.get("init-ask-email");
    let email = session.terminal.ask(&question, None, "--email")?;
    Ok(Founder { name, email })
}
