//! `sync`: what others did comes, what was done here goes; and the choice between two versions.

use super::{desk, target};
use crate::cli::args::SyncArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::sharing;
use crate::cli::words::args;
use crate::ops::{self, Desk};
use serde_json::json;

pub fn run(session: &mut Session, args: &SyncArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    if let Some(id) = &args.id {
        let id = target(&desk, id)?.id;
        let (chosen, took, hint) = match (args.mine, args.theirs, args.merged) {
            (true, _, _) => (ops::choose_mine(&desk, &id)?, "sync-took-mine", "sync-mine-hint"),
            (_, true, _) => (ops::let_stand(&desk, &id)?, "sync-took-theirs", "sync-theirs-hint"),
            (_, _, true) => (ops::let_stand(&desk, &id)?, "sync-took-merged", "sync-mine-hint"),
            _ => return Err(CliError::new(Exit::Usage, "error-sync-which", args![id = id])),
        };
        for path in chosen {
            session.say(took, args![path = path, id = id]);
        }
        session.hint(hint, args![id = id]);
        return Ok(Exit::Done);
    }
    if session.flags.offline {
        session.hint("sync-offline", args![]);
        return Ok(Exit::Done);
    }
    let synced = match &args.with {
        Some(url) => {
            make_place(session, &desk, url)?;
            ops::share_with(&desk, url)?
        }
        None => ops::sync(&desk)?,
    };
    if let Some(earlier) = &synced.instead_of {
        session.say("sync-instead", args![address = earlier]);
    }
    sharing::show(session, &synced);
    match &synced.remote {
        None => session.hint("sync-alone", args![]),
        Some(address) => session.say(
            "sync-done",
            args![address = address, sent = synced.sent, news = synced.news.len(), choices = synced.choices.len()],
        ),
    }
    let earlier = ops::all_waiting(&desk)?;
    for (id, aside) in earlier.iter().filter(|(_, aside)| !synced.choices.iter().any(|choice| choice.aside == *aside)) {
        session.hint("sync-waiting", args![id = id, aside = aside.as_str()]);
    }
    if session.wants_json() {
        let news: Vec<_> = synced
            .news
            .iter()
            .map(|news| json!({ "id": news.id.as_ref().map(ToString::to_string), "person": news.who }))
            .collect();
        let choices: Vec<_> =
            synced.choices.iter().map(|choice| json!({ "path": choice.path, "aside": choice.aside })).collect();
        session.json(json!({ "remote": synced.remote, "sent": synced.sent, "news": news, "choices": choices }))?;
    }
    Ok(if synced.choices.is_empty() { Exit::Done } else { Exit::Conflict })
}

/// A folder that is empty or not there yet becomes a shared place, once somebody has said yes.
fn make_place(session: &mut Session, desk: &Desk, url: &str) -> Result<(), CliError> {
    let Some(place) = ops::place_to_make(desk, url)? else { return Ok(()) };
    if !session.flags.yes {
        let question = session.words.say("sync-ask-place", args![path = place]);
        if !session.terminal.can_ask() {
            session.terminal.say(&question);
        }
        if !session.terminal.confirm(&session.words, &question, "--yes")? {
            return Err(CliError::cancelled());
        }
    }
    ops::make_place(&place)?;
    session.say("sync-place-made", args![path = place]);
    Ok(())
}
