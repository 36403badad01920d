//! The desk that a command works at, and the statement that was typed.

use super::args;
use super::error::CliError;
use super::session::Session;
use crate::ops::{Desk, Surroundings, Target};

/// What lies around this call: time, folders, keys.
pub(super) fn surroundings(session: &Session) -> Result<Surroundings, CliError> {
    let mut surroundings = Surroundings::read(session.flags.clock)?;
    surroundings.offline = session.flags.offline;
    surroundings.stopped = super::interrupt::asked;
    surroundings.courier.may_ask = session.terminal.can_ask();
    Ok(surroundings)
}

/// The desk of this call.
pub(super) fn desk(session: &Session) -> Result<Desk, CliError> {
    Ok(Desk::open(&session.flags.directory, surroundings(session)?)?)
}

/// The statement that was typed.
pub(super) fn target(desk: &Desk, typed: &args::Target) -> Result<Target, CliError> {
    // A path is meant from where the person is, not from the top.
    let here = std::path::Path::new(&typed.name);
    let path = if here.exists() { std::fs::canonicalize(here).ok() } else { None };
    let last_two = |path: std::path::PathBuf| {
        let parts: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        parts[parts.len().saturating_sub(2)..].join("/")
    };
    let name = path.map_or_else(|| typed.name.clone(), last_two);
    let named = args::Target { name, ..typed.clone() };
    Ok(desk.target(&named.to_string())?)
}
