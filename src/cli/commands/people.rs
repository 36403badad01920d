//! `people`: who works here; adding and removing is a new version of the rules.

use super::desk;
use crate::cli::args::{PeopleArgs, PeopleCommand};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::terminal::{STRONG, styled};
use crate::ops::{self, Desk, Newcomer};
use serde_json::json;

/// Lists, adds or removes.
pub fn run(session: &mut Session, args: &PeopleArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let proposed = match &args.command {
        None | Some(PeopleCommand::List) => return list(session, &desk),
        Some(PeopleCommand::Add(args)) => {
            let newcomer = Newcomer {
                id: args.person.to_string(),
                name: args.name.clone(),
                email: args.email.to_string(),
                roles: args
                    .roles
                    .iter()
                    .flat_map(|roles| roles.split(','))
                    .map(|role| role.trim().to_owned())
                    .collect(),
                keys: args.keys.clone(),
            };
            ops::add_person(&desk, &newcomer)?
        }
        Some(PeopleCommand::Remove(args)) => {
            let (proposed, open) = ops::remove_person(&desk, args.person.as_str())?;
            super::workflow::say_proposed(session, &proposed);
            super::keys::look_again(session, &desk, &open);
            return Ok(Exit::Done);
        }
    };
    super::workflow::say_proposed(session, &proposed);
    Ok(Exit::Done)
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
        let keys: Vec<&str> = member.keys.keys().map(String::as_str).collect();
        let id = styled(STRONG, &format!("{:<12}", id.as_str()));
        session.data(&format!("{id} {} · {} · {}", member.name, member.roles.join(", "), keys.join(" ")));
    }
    Ok(Exit::Done)
}
