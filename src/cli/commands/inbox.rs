//! `inbox`: what waits for the person at this desk.

use super::{board, desk, list};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::ops::Want;

/// Shows the statements that need this person.
pub fn run(session: &mut Session) -> Result<Exit, CliError> {
    desk(session)?.me()?;
    let mut board = board(session)?;
    board.rows.retain(|row| row.wants.is_some());
    list::show(session, &board)?;
    let first = |want| board.rows.iter().find(|row| row.wants == Some(want)).map(|row| row.id.clone());
    if let Some(id) = first(Want::Decide) {
        session.hint("inbox-hint", args![id = id]);
    }
    if let Some(id) = first(Want::Answer) {
        session.hint("inbox-hint-answer", args![id = id]);
    }
    if let Some(id) = first(Want::Look) {
        session.hint("inbox-hint-look", args![id = id]);
    }
    let rules = board.rules.as_ref().is_some_and(|rules| rules.mine);
    let templates = board.templates.as_ref().is_some_and(|templates| templates.mine);
    if board.rows.is_empty() && !rules && !templates {
        session.say("inbox-empty", args![]);
    }
    Ok(Exit::Done)
}
