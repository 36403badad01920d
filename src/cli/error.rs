//! What is said when something cannot be done: the sentence, what to type next, the exit code.

mod contacts;
mod ops;
mod out;
mod policy;
mod repo;
#[cfg(test)]
mod tests;

use super::exit::Exit;
use super::words::{SayArgs, Sentence, Words, args};
use crate::review::Refusal;
use crate::statement::{Digest, Finding, StatementId};
use jiff::tz::TimeZone;

/// An end that is not success. The message's attribute `.hint`, one hint a line, belongs to it.
#[derive(Debug, Clone)]
pub struct CliError {
    pub code: Exit,
    pub message: Sentence,
    /// Hints besides those of the message itself.
    pub hints: Vec<Sentence>,
    /// Closed gates, each said with what opens it.
    pub refused: Vec<(StatementId, Refusal, TimeZone)>,
    /// The file that has findings which stop it, and these.
    pub found: Option<Box<(String, Vec<Finding>)>>,
}

impl CliError {
    pub fn new(code: Exit, id: &'static str, args: SayArgs) -> Self {
        Self { code, message: Sentence::new(id, args), hints: Vec::new(), refused: Vec::new(), found: None }
    }

    pub fn hint(mut self, id: &'static str, args: SayArgs) -> Self {
        self.hints.push(Sentence::new(id, args));
        self
    }

    /// A person was to be asked and nobody is there: `flag` would answer.
    pub fn needs_answer(flag: &str) -> Self {
        Self::new(Exit::Usage, "error-needs-answer", args![flag = flag])
    }

    /// An act is bound to what was seen, and nobody is there to say so: `look` shows it, and the same
    /// command with `--match` and these digits says it.
    pub fn unseen(look: &str, seen: &Digest) -> Self {
        Self::new(Exit::Usage, "error-unseen", args![look = look, digest = seen.short()])
    }

    pub fn cancelled() -> Self {
        Self::new(Exit::Cancelled, "error-cancelled", args![])
    }

    /// Nobody has our words: the disk behind the standard output is full, or it was closed.
    pub fn output(failure: &std::io::Error) -> Self {
        Self::new(Exit::Failed, "error-output", args![detail = failure])
    }

    /// Every hint in words, the message's own first.
    pub fn hints(&self, words: &Words) -> Vec<String> {
        let own = words.attribute(&self.message.id, "hint", &self.message.args).unwrap_or_default();
        let more = self.hints.iter().map(|hint| words.sentence(hint));
        own.lines().map(str::to_owned).chain(more).collect()
    }
}

/// A file that could not be read or written, in the terms of the operating system.
fn file(path: &std::path::Path, source: &std::io::Error) -> CliError {
    use std::io::ErrorKind::{
        InvalidData, IsADirectory, NotADirectory, NotFound, PermissionDenied, ReadOnlyFilesystem, StorageFull,
    };
    let id = match source.kind() {
        NotFound => "error-file-absent",
        PermissionDenied | ReadOnlyFilesystem => "error-file-permission",
        StorageFull => "error-file-full",
        IsADirectory => "error-file-folder",
        NotADirectory => "error-file-in-the-way",
        InvalidData => "error-file-no-text",
        _ => return CliError::new(Exit::Failed, "error-file", args![path = path, detail = source]),
    };
    CliError::new(Exit::Failed, id, args![path = path])
}
