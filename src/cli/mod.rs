//! Words in, words out: the command line.

mod args;
mod ask;
mod checked;
mod commands;
mod complaint;
mod dates;
mod diff;
mod error;
mod exit;
mod facts;
mod help;
mod interrupt;
mod judgement;
mod opening;
mod output;
mod plain;
mod rule_words;
mod session;
mod sharing;
mod terminal;
mod told;
mod usage;
mod voided;
mod when;
#[doc(hidden)]
pub mod words;

use args::{Cli, Globals, When};
use clap::error::ErrorKind;
use clap::{FromArgMatches, Parser};
use complaint::complain;
use error::CliError;
use exit::Exit;
use session::{Flags, Session};
use std::ffi::OsString;
use terminal::{Terminal, TerminalSettings};
use words::{Language, Words};

/// Runs the command line of this process and returns its exit code.
pub fn run() -> u8 {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    // As the very first thing: it takes longer than everything that comes before the page.
    if arguments.iter().skip(1).any(|argument| argument == "render") {
        crate::ops::warm_up();
    }
    let words = Words::new(language(&arguments));
    // Clothing the grammar in words takes longer than most commands: only who needs them waits.
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(_) => match parse_in_words(&words, &arguments) {
            Ok(cli) => cli,
            Err((error, verb)) => return refuse(&words, &error, &verb),
        },
    };
    let mut session =
        Session { words, terminal: Terminal::new(&settings(Some(&cli.globals))), flags: Flags::new(&cli.globals) };
    let ended = commands::run(&mut session, cli.command.as_ref());
    finish(session, ended)
}

/// Parses with the help texts in place; a complaint comes with the verb whose help explains it.
fn parse_in_words(words: &Words, arguments: &[OsString]) -> Result<Cli, (clap::Error, String)> {
    let mut command = help::command(words);
    let parsed = command.try_get_matches_from_mut(arguments);
    let parsed = parsed.and_then(|matches| Cli::from_arg_matches(&matches));
    parsed.map_err(|error| (error, help::verb(&command, arguments)))
}

/// Says how it ended, the output included: a full disk behind `>` must not pass for success.
fn finish(mut session: Session, ended: Result<Exit, CliError>) -> u8 {
    let ended = match session.terminal.failure() {
        Some(failure) => Err(CliError::output(&failure)),
        None => ended,
    };
    match ended {
        Ok(exit) => exit.code(),
        Err(error) => {
            complain(&error, &session.words, &mut session.terminal);
            error.code.code()
        }
    }
}

/// Help and version are answers; everything else is a complaint about the words typed.
fn refuse(words: &Words, error: &clap::Error, verb: &str) -> u8 {
    let mut terminal = Terminal::new(&settings(None));
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            terminal.data(error.render().ansi().to_string().trim_end());
            terminal.failure().map_or(Exit::Done, |_| Exit::Failed).code()
        }
        _ => {
            let error = usage::explain(words, error, verb);
            complain(&error, words, &mut terminal);
            error.code.code()
        }
    }
}

/// `--language` counts before anything is parsed, since help and complaints are in it too.
fn language(arguments: &[OsString]) -> Language {
    let typed: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    let flag = typed.iter().take_while(|argument| *argument != "--").enumerate().find_map(|(at, argument)| {
        let value = argument.strip_prefix("--language=");
        value.or_else(|| (argument == "--language").then(|| typed.get(at + 1).map(|next| next.as_ref())).flatten())
    });
    let said = ["KLARTEXT_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"].map(setting);
    Language::choose(std::iter::once(flag).chain(said.iter().map(Option::as_deref)))
}

fn settings(globals: Option<&Globals>) -> TerminalSettings {
    TerminalSettings {
        no_color: setting("NO_COLOR").is_some(),
        clicolor_force: setting("CLICOLOR_FORCE").is_some_and(|value| value != "0"),
        dumb: setting("TERM").is_some_and(|value| value == "dumb"),
        color: globals.map(|globals| globals.color).or(Some(When::Auto)),
        quiet: globals.is_some_and(|globals| globals.quiet),
        no_input: globals.is_some_and(|globals| globals.no_input),
    }
}

/// A setting of the environment that is not empty.
#[expect(clippy::disallowed_methods, reason = "language and colours are the terminal's settings, read here alone")]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
