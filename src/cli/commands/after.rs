//! `correct` and `withdraw`: what a published text says of itself from now on.

use super::{desk, target};
use crate::cli::args::{CorrectArgs, WithdrawTextArgs};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::ops;
use crate::statement::Grade;

pub fn correct(session: &mut Session, args: &CorrectArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let target = target(&desk, &args.id)?;
    let grade = args.grade.grade();
    let message = session.message(args.message.as_deref(), "ask-correct")?;
    let mut cause = args.cause.clone();
    if cause.is_none() && grade == Grade::Severe && session.terminal.can_ask() {
        cause = Some(session.message(None, "ask-cause")?);
    }
    let written = ops::correct(&desk, &target.id, target.lang.as_ref(), grade, &message, cause.as_deref())?;
    session.say("correct-written", args![grade = grade.name(), paths = written.paths.join(", ")]);
    let others = written.others.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    if let Some(first) = written.others.first() {
        session.warn("correct-others", args![id = written.id, others = others, first = first, grade = grade.name()]);
    }
    session.hint("after-hint-edit", args![id = written.id]);
    Ok(Exit::Done)
}

pub fn withdraw(session: &mut Session, args: &WithdrawTextArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let target = target(&desk, &args.id)?;
    let message = session.message(args.message.as_deref(), "ask-withdraw")?;
    let written = ops::withdraw(&desk, &target.id, target.lang.as_ref(), args.reason.reason(), &message)?;
    session.say("withdraw-written", args![paths = written.paths.join(", ")]);
    if !written.others.is_empty() {
        let others = written.others.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        session.warn("withdraw-others", args![others = others]);
    }
    session.hint("after-hint-submit", args![id = written.id]);
    Ok(Exit::Done)
}
