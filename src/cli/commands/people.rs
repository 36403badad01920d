//! `people`: who works here; adding and removing is a new version of the rules.

use super::desk;
use crate::cli::args::{PeopleArgs, PeopleCommand};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::terminal::{STRONG, styled};
use crate::cli::words::{Language, ROLES, Roles, Words, args};
use crate::ops::{self, Desk, Newcomer, Proposed};
use crate::person::PersonId;
use serde_json::json;

/// Lists, adds or removes.
pub fn run(session: &mut Session, args: &PeopleArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    match &args.command {
        None | Some(PeopleCommand::List) => return list(session, &desk),
        Some(PeopleCommand::Add(args)) => {
            let newcomer = Newcomer {
                id: args.person.to_string(),
                name: args.name.clone(),
                email: args.email.to_string(),
                roles: args.roles.iter().flat_map(|roles| roles.split(',')).map(|role| named(role.trim())).collect(),
                keys: args.keys.clone(),
            };
            added(session, &newcomer, &ops::add_person(&desk, &newcomer)?);
        }
        Some(PeopleCommand::Remove(args)) => remove(session, &desk, &args.person)?,
    }
    Ok(Exit::Done)
}

/// A role as the rules call it, also where it was typed in the words of one of our languages.
fn named(typed: &str) -> String {
    match typed.to_lowercase().as_str() {
        "leitung" | "geschäftsleitung" | "direction" => return "management".to_owned(),
        "presse" | "öffentlichkeitsarbeit" => return "press".to_owned(),
        "recht" | "jura" => return "legal".to_owned(),
        "fach" | "referat" => return "subject".to_owned(),
        "verwaltung" | "administration" => return "admin".to_owned(),
        _ => {}
    }
    let languages = [Language::German, Language::English].map(Words::new);
    let says = |role: &&str| languages.iter().any(|words| words.role(role).to_lowercase() == typed.to_lowercase());
    ROLES.into_iter().find(says).unwrap_or(typed).to_owned()
}

fn added(session: &mut Session, newcomer: &Newcomer, proposed: &Proposed) {
    let force = if proposed.in_force { "yes" } else { "no" };
    let args = args![person = newcomer.id, name = newcomer.name, roles = Roles(&newcomer.roles), force = force];
    session.say("people-added", args);
    super::workflow::say_proposed(session, proposed);
    if !ops::shares(&session.flags.directory) {
        session.hint("people-hint-share", args![]);
    }
    session.hint("people-hint-added", args![name = newcomer.name]);
}

/// Asks first: what somebody signed counts no more once they are gone.
fn remove(session: &mut Session, desk: &Desk, person: &PersonId) -> Result<(), CliError> {
    if !session.flags.yes {
        let question = session.words.say("people-remove-ask", args![person = person]);
        if !session.terminal.confirm(&session.words, &question, "-y")? {
            return Err(CliError::cancelled());
        }
    }
    let (proposed, open) = ops::remove_person(desk, person.as_str())?;
    let force = if proposed.in_force { "yes" } else { "no" };
    session.say("people-removed", args![person = person, force = force]);
    super::workflow::say_proposed(session, &proposed);
    super::keys::look_again(session, desk, &open);
    Ok(())
}

fn list(session: &mut Session, desk: &Desk) -> Result<Exit, CliError> {
    if session.wants_json() {
        let people = desk.policy().people.iter().map(|(id, member)| {
            json!({
                "person": id.as_str(), "name": member.name, "email": member.email.as_str(), "roles": member.roles,
                "keys": member.keys.keys().collect::<Vec<_>>(),
            })
        });
        session.json(people.collect())?;
        return Ok(Exit::Done);
    }
    for (id, member) in &desk.policy().people {
        let id = styled(STRONG, &format!("{:<12}", id.as_str()));
        let roles: Vec<String> = member.roles.iter().map(|role| session.words.role(role)).collect();
        session.data(&format!("{id} {} · {}", member.name, roles.join(", ")));
    }
    Ok(Exit::Done)
}
