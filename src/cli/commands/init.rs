//! `init`: a new workspace, and who makes it.

use super::surroundings;
use crate::cli::args::InitArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::words::{Language, args};
use crate::ops::{self, Founder, Sender};
use crate::person::Email;

/// Makes the workspace; asks for name and address where git does not know them.
pub fn run(session: &mut Session, args: &InitArgs) -> Result<Exit, CliError> {
    let dir = args.folder.clone().unwrap_or_else(|| session.flags.directory.clone());
    let surroundings = surroundings(session)?;
    let german = session.words.language() == Language::German;
    ops::may_begin(&dir, args.here)?;
    let founder = founder(session, args)?;
    let made = ops::init(&dir, &surroundings, &founder, german, args.here)?;
    session.say("init-made", args![root = made.root, person = made.person]);
    let id = if made.key_made { "init-key-made" } else { "init-key-taken" };
    session.say(id, args![file = made.key.public_file, fingerprint = made.key.fingerprint]);
    session.say("init-pinned", args![digest = made.digest]);
    for path in &made.left {
        session.say("init-left", args![path = path]);
    }
    if !made.shortfalls.is_empty() {
        session.warn("init-alone", args![]);
        session.hint("init-hint-people", args![]);
    }
    let Sender::Named(sender) = &founder.sender else { return Ok(Exit::Done) };
    session.hint("init-hint-organisation", args![name = sender]);
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

/// What was said, else asked, with what git knows as a suggestion. Without a terminal that is taken,
/// and the letterhead bears the person's own name until another is filled in: never an invented one.
fn founder(session: &mut Session, args: &InitArgs) -> Result<Founder, CliError> {
    let known = || ops::known_identity().unzip();
    let (name, email) = match (&args.name, &args.email) {
        (Some(name), Some(email)) => (name.clone(), email.to_string()),
        (Some(_), None) => return Err(CliError::needs_answer("--email")),
        (None, Some(_)) => return Err(CliError::needs_answer("--name")),
        (None, None) if session.terminal.has_person() => {
            let (name, email) = known();
            let name = ask(session, "init-ask-name", name.filter(|name| ops::is_a_name(name)), ops::is_a_name)?;
            let is_email = |email: &str| Email::parse(email).is_some();
            (name, ask(session, "init-ask-email", email.filter(|email| is_email(email)), is_email)?)
        }
        (None, None) => match known() {
            (Some(name), Some(email)) => {
                session.say("init-identity", args![name = name, email = email]);
                (name, email)
            }
            _ => return Err(CliError::needs_answer("--name")),
        },
    };
    let organisation = match &args.organisation {
        Some(organisation) => organisation.clone(),
        None if session.terminal.has_person() => ask(session, "init-ask-organisation", None, |_| true)?,
        None => name.clone(),
    };
    Ok(Founder { name, email, sender: Sender::Named(organisation) })
}

/// Asks until the answer is one that can be used.
fn ask(
    session: &mut Session,
    id: &str,
    suggested: Option<String>,
    fits: impl Fn(&str) -> bool,
) -> Result<String, CliError> {
    let question = session.words.get(id);
    loop {
        let answer = session.terminal.ask(&session.words, &question, suggested.as_deref(), "--name")?;
        if fits(&answer) {
            return Ok(answer);
        }
        session.say("init-not-usable", args![given = answer]);
    }
}
