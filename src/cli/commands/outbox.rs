//! `outbox`: every delivery that was begun on this machine, and how far it is.

use super::{desk, target};
use crate::cli::args::{OutboxArgs, OutboxCommand};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::ops;
use serde_json::json;

/// Lists deliveries; of one statement with `show`.
pub fn run(session: &mut Session, args: &OutboxArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let wanted = match &args.command {
        Some(OutboxCommand::Show { id }) => Some(target(&desk, id)?.id),
        Some(OutboxCommand::List) | None => None,
    };
    let all = ops::deliveries(&desk)?;
    let deliveries: Vec<_> = all.into_iter().filter(|one| wanted.as_ref().is_none_or(|id| *id == one.id)).collect();
    if session.wants_json() {
        let values = deliveries.iter().map(|one| {
            json!({
                "id": one.id.as_str(), "release": one.release.to_string(), "done": one.progress.done,
                "total": one.progress.total, "unknown": one.progress.unknown.len(),
            })
        });
        session.json(values.collect())?;
        return Ok(Exit::Done);
    }
    for one in &deliveries {
        let progress = &one.progress;
        let id = match (progress.unknown.is_empty(), progress.settled() == progress.total) {
            (false, _) => "outbox-unknown",
            (true, true) => "outbox-done",
            (true, false) => "outbox-begun",
        };
        let text = session.words.say(
            id,
            args![
                id = one.id,
                release = one.release,
                done = progress.done,
                total = progress.total,
                unknown = progress.unknown.len()
            ],
        );
        session.data(&text);
    }
    if deliveries.is_empty() {
        session.say("outbox-empty", args![]);
    }
    let unknown = deliveries.iter().any(|one| !one.progress.unknown.is_empty());
    Ok(if unknown { Exit::Unknown } else { Exit::Done })
}
