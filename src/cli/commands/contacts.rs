//! `contacts`: the press list in this person's own folder, shown in numbers only.

use super::surroundings;
use crate::cli::args::{ContactsArgs, ContactsCommand};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::ops::{self, Overview};
use serde_json::json;

/// Counts the press list, or takes a table in.
pub fn run(session: &mut Session, args: &ContactsArgs) -> Result<Exit, CliError> {
    let surroundings = surroundings(session)?;
    let overview = match &args.command {
        None | Some(ContactsCommand::List) => ops::contacts(&surroundings)?,
        Some(ContactsCommand::Import { file }) => ops::import_contacts(&surroundings, file)?,
    };
    show(session, &overview)?;
    Ok(Exit::Done)
}

fn show(session: &mut Session, overview: &Overview) -> Result<(), CliError> {
    if session.wants_json() {
        return session.json(json!({
            "people": overview.people, "objections": overview.objections, "lists": overview.lists,
        }));
    }
    for (list, count) in &overview.lists {
        let text = session.words.say("contacts-list", args![list = list, count = *count]);
        session.data(&text);
    }
    session.say("contacts-all", args![count = overview.people, objections = overview.objections]);
    if overview.people == 0 {
        session.hint("contacts-hint", args![]);
    }
    Ok(())
}
