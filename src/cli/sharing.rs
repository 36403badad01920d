//! Working with others without a thought of it: fetched before a command, sent after it.

use super::args::{Command, KeysCommand, OutboxCommand, PeopleCommand, Target, WorkflowCommand};
use super::error::CliError;
use super::exit::Exit;
use super::opening::{desk, target};
use super::session::Session;
use super::words::args;
use crate::ops::{self, Choice, Desk, News, Novelty, OpsError, Synced};
use crate::repo::RepoError;
use crate::statement::StatementId;

/// What a command has to do with the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Nothing, or it does everything itself.
    Alone,
    /// It shows where things stand.
    Look,
    /// It records something.
    Act,
}

/// Fetches what the command should know. A text that changed just now stops an act on it: what a
/// person says is about what they have seen.
pub fn before(session: &mut Session, command: &Command) -> Result<Way, CliError> {
    let (way, about, seen) = way(command);
    if way == Way::Alone || !ops::shares(&session.flags.directory) {
        return Ok(Way::Alone);
    }
    if session.flags.offline {
        session.hint("sync-offline", args![]);
        return Ok(Way::Alone);
    }
    // What is wrong with the desk the command itself will say.
    let Ok(desk) = desk(session) else { return Ok(way) };
    // Whoever asks what waits for them, or for a plan to go by, wants to know it as it is now.
    let now = matches!(command, Command::Inbox(_) | Command::Publish(_));
    if way == Way::Look && !now && ops::asked_lately(&desk)? {
        return Ok(way);
    }
    let synced = match ops::fetch(&desk) {
        Ok(synced) => synced,
        Err(OpsError::Repo(RepoError::Remote { address, why, detail })) if way == Way::Look || is_away(why) => {
            session.warn("sync-away", args![address = address, why = why, detail = detail]);
            return Ok(way);
        }
        Err(error) => return Err(error.into()),
    };
    show(session, &synced);
    if let Some(choice) = synced.choices.first().filter(|_| way == Way::Act) {
        return Err(CliError::new(Exit::Conflict, "error-sync-choice", args![path = choice.path]));
    }
    let id = about.filter(|_| way == Way::Act && !seen).and_then(|about| named(&desk, about));
    if let Some((id, who)) = id.as_ref().and_then(|id| Some((id, synced.reworded(id)?))) {
        return Err(CliError::new(Exit::Conflict, "error-sync-reworded", args![id = id, person = who]));
    }
    Ok(way)
}

/// Sends what was recorded. What cannot be sent now is kept, and the command is done all the same.
pub fn after(session: &mut Session, way: Way, ended: &Result<Exit, CliError>) {
    if way != Way::Act {
        return;
    }
    let Ok(desk) = desk(session) else { return };
    // A command that ends with an error may have saved something all the same.
    if ended.is_err() && desk.workspace.unshared().unwrap_or(0) == 0 {
        return;
    }
    match ops::sync(&desk) {
        Ok(synced) => show(session, &synced),
        Err(OpsError::Repo(RepoError::Remote { address, why, detail })) => {
            session.warn("sync-kept", args![address = address, why = why, detail = detail]);
        }
        Err(error) => {
            let error = CliError::from(error);
            let text = session.words.sentence(&error.message);
            session.warn("sync-kept-otherwise", args![detail = text]);
        }
    }
}

fn is_away(why: &str) -> bool {
    matches!(why, "remote-away" | "remote-no-git" | "remote-absent" | "remote-denied")
}

/// How a command works with others, which text it is about, and whether it is bound to what was seen.
fn way(command: &Command) -> (Way, Option<&Target>, bool) {
    match command {
        Command::List(_)
        | Command::Inbox(_)
        | Command::Status(_)
        | Command::Show(_)
        | Command::Log(_)
        | Command::Why(_)
        | Command::Diff(_) => (Way::Look, None, false),
        Command::New(_) | Command::Import(_) => (Way::Act, None, false),
        // Whoever writes begins with the newest words, and is not stopped by them.
        Command::Edit(_) | Command::Translate(_) | Command::Discard(_) | Command::Restore(_) => (Way::Act, None, false),
        Command::Submit(args) => (Way::Act, Some(&args.on.id), args.on.matching.is_some()),
        Command::Approve(args) => (Way::Act, Some(&args.on.id), args.on.matching.is_some()),
        Command::Object(args) | Command::Comment(args) => (Way::Act, Some(&args.on.id), args.on.matching.is_some()),
        Command::SignOn(args) => (Way::Act, Some(&args.id), true),
        Command::SecondLook(args) => (Way::Act, Some(&args.id), true),
        Command::WithdrawReview(args) => (Way::Act, Some(&args.on.id), true),
        Command::Embargo(args) => (Way::Act, Some(&args.id), false),
        Command::Correct(args) => (Way::Act, Some(&args.id), false),
        Command::Withdraw(args) => (Way::Act, Some(&args.id), false),
        Command::Publish(args) if !args.dry_run => (Way::Act, args.id.as_ref(), args.matching.is_some()),
        Command::Publish(_) => (Way::Look, None, false),
        // Whether somebody else has sent it, or has given it up, is said first.
        Command::Send(args) if args.test.is_none() && !args.dry_run => {
            (Way::Act, Some(&args.id), args.matching.is_some())
        }
        Command::Send(args) if args.test.is_none() => (Way::Look, None, false),
        Command::Outbox(args) if matches!(args.command, Some(OutboxCommand::Abandon { .. })) => (Way::Act, None, false),
        Command::Drift(args) if args.take_over => (Way::Act, args.id.as_ref(), args.matching.is_some()),
        Command::Drift(_) => (Way::Look, None, false),
        Command::People(args) if !matches!(args.command, None | Some(PeopleCommand::List)) => (Way::Act, None, false),
        Command::Keys(args)
            if !matches!(args.command, None | Some(KeysCommand::Show | KeysCommand::AllowedSigners)) =>
        {
            (Way::Act, None, false)
        }
        Command::Workflow(args) if matches!(args.command, Some(WorkflowCommand::Propose { .. })) => {
            (Way::Act, None, false)
        }
        _ => (Way::Alone, None, false),
    }
}

fn named(desk: &Desk, about: &Target) -> Option<StatementId> {
    target(desk, about).ok().map(|target| target.id)
}

/// So many files that belong to no text are named.
const MOST_OTHERS: usize = 10;

/// Says what is new, what was saved along, and where a choice is to be made.
pub fn show(session: &mut Session, synced: &Synced) {
    for path in &synced.saved {
        session.say("sync-saved", args![path = path]);
    }
    let is_other = |news: &&News| matches!(news.what, Novelty::Other(_));
    let (others, about): (Vec<&News>, Vec<&News>) = synced.news.iter().partition(is_other);
    for news in about.into_iter().chain(others.iter().copied().take(MOST_OTHERS)) {
        say_news(session, news);
    }
    if others.len() > MOST_OTHERS {
        session.say("sync-other-more", args![count = others.len() - MOST_OTHERS]);
    }
    for choice in &synced.choices {
        say_choice(session, choice);
    }
}

fn say_news(session: &mut Session, news: &News) {
    let id = news.id.as_ref().map(ToString::to_string).unwrap_or_default();
    let who = &news.who;
    match &news.what {
        Novelty::Text(lang) => session.say("sync-text", args![id = id, lang = lang, person = who]),
        Novelty::Gone(lang) => session.say("sync-gone", args![id = id, lang = lang, person = who]),
        Novelty::Void => session.warn("sync-void", args![id = id, person = who]),
        Novelty::File(name) => session.say("sync-file", args![id = id, name = name, person = who]),
        Novelty::Verdict(verdict) => {
            session.say("sync-verdict", args![id = id, verdict = verdict.name(), person = who]);
        }
        Novelty::RulesRefused(note) => {
            let note = crate::cli::plain::plain(note.as_deref().unwrap_or("–")).into_owned();
            session.say("sync-rules-refused", args![person = who, note = note]);
        }
        Novelty::Rules => session.say("sync-rules", args![person = who]),
        Novelty::Other(path) => session.say("sync-other", args![path = path, person = who]),
    }
}

fn say_choice(session: &mut Session, choice: &Choice) {
    session.warn("sync-choice", args![path = choice.path, person = choice.who, aside = choice.aside]);
    for passage in &choice.contested {
        let text = session.words.say(
            "sync-passage",
            args![person = choice.who, theirs = shorten(&passage.theirs), ours = shorten(&passage.ours)],
        );
        session.terminal.say(&text);
    }
    match &choice.id {
        Some(id) => session.hint("sync-choice-hint", args![id = id]),
        None => session.hint("sync-choice-hint-file", args![path = choice.path, aside = choice.aside]),
    }
}

/// A passage in one line.
fn shorten(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    let line = line.join(" ");
    match line.char_indices().nth(160) {
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
        None if line.is_empty() => "–".to_owned(),
        None => line,
    }
}
