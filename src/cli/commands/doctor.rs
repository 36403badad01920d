//! `doctor`: what is ready on this machine and what is not.

use super::{desk, surroundings};
use crate::cli::args::DoctorArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::terminal::{GREEN, YELLOW, styled};
use crate::cli::words::{Roles, args};
use crate::ops::{self, Brought, Desk, HandOver, HandOverEnds};
use crate::site::Look;
use serde_json::json;
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;

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
        let text = session.words.say(&id, args![about = one.about, count = one.count, roles = Roles(&one.roles)]);
        session.data(&format!("{mark} {text}"));
    }
    Ok(Exit::Done)
}

/// Everything about the website, from its address to the right to publish.
pub fn site(session: &mut Session, args: &DoctorArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    if args.login {
        login(session, &desk, args.browser)?;
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

/// Lets the person agree in the browser, or asks for user and application password; through a pipe
/// they are two lines.
fn login(session: &mut Session, desk: &Desk, browser: bool) -> Result<(), CliError> {
    let asks = session.terminal.can_ask();
    let handed = if browser || asks { ops::hand_over(desk)? } else { None };
    let typed = match &handed {
        Some(handed) => match hand_over(session, desk, handed, browser)? {
            Way::Browser => return Ok(()),
            Way::Typed(user) => Some(user),
        },
        None if browser => return Err(CliError::new(Exit::Failed, "error-site-no-page", args![])),
        None => {
            if let Some(page) = ops::passwords_page(desk)? {
                session.say("doctor-site-page", args![page = page]);
            }
            None
        }
    };
    let (user, password) = match asks {
        true => {
            let user = session.words.get("doctor-site-ask-user");
            let password = session.words.get("doctor-site-ask-password");
            let user = typed.map_or_else(|| session.terminal.ask(&session.words, &user, None, ""), Ok)?;
            (user, session.terminal.ask(&session.words, &password, None, "")?)
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

/// How the login came.
enum Way {
    Browser,
    /// The person types instead, and this is the user.
    Typed(String),
}

/// How long a person may take to agree, in pieces of which each looks for what was typed.
const PIECE: Duration = Duration::from_millis(250);
const PIECES: usize = 5 * 60 * 4;

fn hand_over(session: &mut Session, desk: &Desk, handed: &HandOver, browser: bool) -> Result<Way, CliError> {
    let (kept, declined) = (session.words.get("doctor-site-browser-kept"), session.words.get("doctor-site-declined"));
    let wrong = session.words.get("doctor-site-browser-wrong");
    let ends = HandOverEnds { kept: &kept, declined: &declined, wrong: &wrong };
    let typed = match browser {
        true => {
            session.data(&handed.page);
            None
        }
        false => {
            session.say("doctor-site-agree", args![page = handed.page]);
            let (sender, receiver) = channel();
            // Ends with the program, if nobody types.
            std::thread::spawn(move || {
                let mut line = String::new();
                let _ = std::io::stdin().read_line(&mut line).map(|_| sender.send(line.trim().to_owned()));
            });
            super::render::open(Path::new(&handed.page));
            Some(receiver)
        }
    };
    for _ in 0..PIECES {
        match handed.wait(desk, PIECE, &ends)? {
            Some(Brought::Login(user)) => {
                session.say("doctor-site-handed", args![user = user, address = desk.workflow.website.address]);
                return Ok(Way::Browser);
            }
            Some(Brought::Nothing) => return Err(CliError::cancelled()),
            None => {}
        }
        if let Some(user) = typed.as_ref().and_then(|typed| typed.try_recv().ok()).filter(|user| !user.is_empty()) {
            return Ok(Way::Typed(user));
        }
    }
    Err(CliError::new(Exit::Failed, "error-site-nobody-agreed", args![]))
}
