//! What is said about words that the program does not understand, in place of clap's English.

use super::args::Expected;
use super::error::CliError;
use super::exit::Exit;
use super::words::{SayArgs, Words, args};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;

/// clap's complaint in our sentences, with the nearest word that exists. `verb` is the one that was
/// being read, or nothing.
pub fn explain(words: &Words, error: &clap::Error, verb: &str) -> CliError {
    let (id, args) = sentence(words, error);
    let complaint = CliError::new(Exit::Usage, id, args);
    let complaint = match suggestion(error) {
        Some(nearest) => complaint.hint("usage-suggestion", args![nearest = nearest]),
        None => complaint,
    };
    let command = format!("klartext help {verb}");
    complaint.hint("usage-see-help", args![command = command.trim_end()])
}

fn sentence(words: &Words, error: &clap::Error) -> (&'static str, SayArgs) {
    let said = |kind| text(error, kind);
    let arg = said(ContextKind::InvalidArg);
    let value = said(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            ("usage-unknown-command", args![command = said(ContextKind::InvalidSubcommand)])
        }
        ErrorKind::UnknownArgument if arg.starts_with('-') => ("usage-unknown-flag", args![flag = arg]),
        ErrorKind::UnknownArgument => ("usage-unexpected", args![value = arg]),
        ErrorKind::MissingRequiredArgument => ("usage-missing", args![missing = arg]),
        ErrorKind::InvalidValue if value.is_empty() => ("usage-value-missing", args![flag = arg]),
        ErrorKind::InvalidValue => {
            let valid = said(ContextKind::ValidValue);
            ("usage-value-choice", args![value = value, flag = arg, choices = valid])
        }
        ErrorKind::ValueValidation => {
            let expected = words.get(&format!("expected-{}", expected(error)));
            ("usage-value", args![value = value, flag = arg, expected = expected])
        }
        ErrorKind::ArgumentConflict if said(ContextKind::PriorArg) == arg => ("usage-twice", args![flag = arg]),
        ErrorKind::ArgumentConflict => ("usage-conflict", args![flag = arg, other = said(ContextKind::PriorArg)]),
        ErrorKind::NoEquals => ("usage-equals", args![flag = arg]),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            ("usage-unexpected", args![value = if value.is_empty() { arg } else { value }])
        }
        ErrorKind::TooFewValues => ("usage-value-missing", args![flag = arg]),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            ("usage-command-missing", args![])
        }
        ErrorKind::InvalidUtf8 => ("usage-utf8", args![]),
        _ => ("usage-other", args![detail = error.kind().to_string()]),
    }
}

/// What the refused value should have been, by name: `Expected` is ours, everything else a number.
fn expected(error: &clap::Error) -> &'static str {
    match error.source().and_then(|source| source.downcast_ref::<Expected>()) {
        Some(expected) => expected.0,
        None => "number",
    }
}

/// clap sorts its guesses by likeness; the last is the best.
fn suggestion(error: &clap::Error) -> Option<String> {
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    kinds.into_iter().find_map(|kind| match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => texts.last().cloned(),
        _ => None,
    })
}

fn text(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}
