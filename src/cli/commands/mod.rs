//! One file a command: from the arguments to one call of the house, and its answer in words.

mod after;
mod archive;
mod check;
mod completions;
mod contacts;
mod demo;
mod diff;
mod discard;
mod doctor;
mod drift;
mod edit;
mod embargo;
mod help;
mod hook;
mod import;
mod inbox;
mod init;
mod join;
mod keys;
mod list;
mod log;
mod new;
mod outbox;
mod people;
mod publish;
mod render;
mod restore;
mod review;
mod run_due;
mod send;
mod serve;
mod show;
mod status;
mod sync;
mod templates;
mod translate;
mod verify;
mod why;
mod workflow;

use super::args::{self, Command, ListArgs};
use super::error::CliError;
use super::exit::Exit;
use super::opening::{desk, surroundings, target};
use super::session::Session;
use super::sharing;
use crate::ops::{self, Board, Since};

/// Runs a command; `list` where none was named.
pub fn run(session: &mut Session, command: Option<&Command>) -> Result<Exit, CliError> {
    let list = Command::List(ListArgs::default());
    let command = command.unwrap_or(&list);
    let way = sharing::before(session, command)?;
    let ended = act(session, command);
    sharing::after(session, way, &ended);
    ended
}

fn act(session: &mut Session, command: &Command) -> Result<Exit, CliError> {
    match command {
        Command::Init(args) => init::run(session, args),
        Command::Join(args) => join::run(session, args),
        Command::Demo(args) => demo::run(session, args),
        Command::Doctor(args) if args.site => doctor::site(session, args),
        Command::Doctor(_) => doctor::run(session),
        Command::New(args) => new::run(session, args),
        Command::Edit(args) => edit::run(session, args),
        Command::Discard(args) => discard::run(session, args),
        Command::Restore(args) => restore::run(session, args),
        Command::Translate(args) => translate::run(session, args),
        Command::Import(args) => import::run(session, args),
        Command::Check(args) => check::run(session, args),
        Command::List(args) => list::run(session, args),
        Command::Inbox(_) => inbox::run(session),
        Command::Status(args) => status::run(session, args),
        Command::Show(args) => show::run(session, args),
        Command::Log(args) => log::run(session, args),
        Command::Why(args) => why::run(session, args),
        Command::Diff(args) => diff::run(session, args),
        Command::Serve(args) => serve::run(session, args),
        Command::Submit(args) => review::submit(session, args),
        Command::Approve(args) => review::approve(session, args),
        Command::Object(args) => review::object(session, args),
        Command::Comment(args) => review::comment(session, args),
        Command::SignOn(args) => review::sign_on(session, args),
        Command::SecondLook(args) => review::second_look(session, args),
        Command::WithdrawReview(args) => review::withdraw(session, args),
        Command::Render(args) => render::run(session, args),
        Command::Embargo(args) => embargo::run(session, args),
        Command::Publish(args) => publish::run(session, args),
        Command::RunDue(args) => run_due::run(session, args),
        Command::Send(args) => send::run(session, args),
        Command::Outbox(args) => outbox::run(session, args),
        Command::Correct(args) => after::correct(session, args),
        Command::Withdraw(args) => after::withdraw(session, args),
        Command::Verify(args) => verify::run(session, args),
        Command::Drift(args) => drift::run(session, args),
        Command::Hook(args) => hook::run(session, args),
        Command::Sync(args) => sync::run(session, args),
        Command::People(args) => people::run(session, args),
        Command::Contacts(args) => contacts::run(session, args),
        Command::Keys(args) => keys::run(session, args),
        Command::Workflow(args) => workflow::run(session, args),
        Command::Completions(args) => completions::run(session, args),
        Command::Help(args) => help::run(session, args),
    }
}

/// All statements, for looking at.
fn board(session: &Session) -> Result<Board, CliError> {
    Ok(ops::board(&session.flags.directory, surroundings(session)?)?)
}

/// What was typed of an earlier state.
fn since(typed: &args::Since) -> Since {
    match typed {
        args::Since::Mine => Since::Mine,
        args::Since::Approved => Since::Approved,
        args::Since::Published => Since::Published,
        args::Since::Revision(revision) => Since::Revision(revision.clone()),
    }
}
