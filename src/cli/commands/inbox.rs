//! `inbox`: what waits for the person at this desk.

use super::{board, desk, list};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::told::still_wrong;
use crate::cli::voided;
use crate::cli::words::args;
use crate::ops::{self, Subject, Want};
use crate::review::Stage;

/// Shows the statements that need this person.
pub fn run(session: &mut Session) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let me = desk.me()?.id.clone();
    let mut board = board(session)?;
    let mut untold = Vec::new();
    for row in board.rows.iter().filter(|row| matches!(row.stage, Stage::Corrected | Stage::Withdrawn)) {
        let count = ops::still_wrong(&desk, &Subject::read(&desk, &row.id)?)?;
        untold.extend((count > 0).then(|| (row.id.clone(), count)));
    }
    board.rows.retain(|row| row.wants.is_some());
    list::show(session, &board)?;
    for row in board.rows.iter().filter(|row| row.wants == Some(Want::Decide)) {
        let all = ops::voided(&desk, &Subject::read(&desk, &row.id)?)?;
        for mine in all.iter().filter(|voided| voided.by == me) {
            let causes = voided::short(&session.words, mine);
            session.warn("inbox-voided", args![id = row.id, causes = causes]);
        }
    }
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
    for (id, count) in &untold {
        still_wrong(session, id, *count);
    }
    let rules = board.rules.as_ref().is_some_and(|rules| rules.mine);
    let templates = board.templates.as_ref().is_some_and(|templates| templates.mine);
    if board.rows.is_empty() && untold.is_empty() && !rules && !templates {
        session.say("inbox-empty", args![]);
    }
    Ok(Exit::Done)
}
