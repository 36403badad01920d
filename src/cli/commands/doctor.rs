//! `doctor`: what is ready on this machine and what is not.

use super::{desk, surroundings};
use crate::cli::args::DoctorArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::terminal::{GREEN, YELLOW, styled};
use crate::cli::words::args;
use crate::ops::{self, Desk};
use crate::site::Look;
use serde_json::json;

/// Looks and says; never changes anything.
pub fn run(session: &mut Session) -> Result<Exit, CliError> {
    let found = ops::doctor(&session.flags.directory, &surroundings(session)?)?;
    if session.wants_json() {
        let values = found.iter().map(|one| json!({ "name": one.name, "fine": one.fine, "about": one.about }));
        session.json(values.collect())?;
        return Ok(Exit::Done);
    }
    for one in &found {
        let id = format!("doctor-{}{}", one.name, if one.fine { "" } else { "-missing" });
        let mark = if one.fine { styled(GREEN, "✓") } else { styled(YELLOW, "!") };
        let text = session.words.say(&id, args![about = one.about, count = one.count]);
        session.data(&format!("{mark} {text}"));
    }
    Ok(Exit::Done)
}

/// Everything about the website, from its address to the right to publish.
pub fn site(session: &mut Session, args: &DoctorArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    if args.login {
        login(session, &desk)?;
    }
    let looks = ops::examine(&desk, args.write_test)?;
    if session.wants_json() {
        let values = looks.iter().map(|look| match look {
            Look::Fine { name, about } => json!({ "name": name, "fine": true, "about": about }),
            Look::Note { name, about } => json!({ "name": name, "fine": false, "about": about }),
            Look::Wrong(trouble) => json!({ "name": trouble.cause.name(), "fine": false, "about": "" }),
        });
        session.json(values.collect())?;
    }
    for look in looks {
        let (mark, name, about) = match look {
            Look::Fine { name, about } => (styled(GREEN, "✓"), name, about),
            Look::Note { name, about } => (styled(YELLOW, "!"), name, about),
            // The last of the list: what is wrong is said as an error, with what to do.
            Look::Wrong(trouble) => return Err(trouble.into()),
        };
        if !session.wants_json() {
            let text = session.words.say(&format!("doctor-site-{name}"), args![about = about]);
            session.data(&format!("{mark} {text}"));
        }
    }
    if !args.write_test && !session.wants_json() {
        session.hint("doctor-site-hint", args![]);
    }
    Ok(Exit::Done)
}

/// Asks for user and application password and keeps them; through a pipe they are two lines.
fn login(session: &mut Session, desk: &Desk) -> Result<(), CliError> {
    let page = ops::passwords_page(desk)?;
    if let Some(page) = &page {
        session.say("doctor-site-page", args![page = page]);
    }
    let (user, password) = match session.terminal.can_ask() {
        true => {
            let user = session.words.get("doctor-site-ask-user");
            let password = session.words.get("doctor-site-ask-password");
            (session.terminal.ask(&user, None, "")?, session.terminal.ask(&password, None, "")?)
        }
        false => {
            let mut lines = std::io::stdin().lines();
            let mut line = || lines.next().and_then(Result::ok).filter(|line| !line.trim().is_empty());
            line().zip(line()).ok_or_else(|| CliError::new(Exit::Usage, "error-site-login-lines", args![]))?
        }
    };
    ops::keep_login(desk, &user, &password)?;
    session.say("doctor-site-kept", args![address = desk.workflow.website.address]);
    Ok(())
}
