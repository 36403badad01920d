//! One call of the program: its words, its terminal, and the flags that every command knows.

use super::args::{Fields, Globals};
use super::error::CliError;
use super::exit::Exit;
use super::terminal::Terminal;
use super::words::{SayArgs, Words, args};
use crate::statement::Digest;
use jiff::Timestamp;
use std::path::PathBuf;

/// What a command works with. A command is
/// `pub fn run(session: &mut Session, args: &XArgs) -> Result<Exit, CliError>`.
pub struct Session {
    pub words: Words,
    pub terminal: Terminal,
    pub flags: Flags,
}

/// The flags that every verb understands, as the verbs need them.
#[derive(Debug, Clone, Default)]
pub struct Flags {
    /// Where to look for the workspace; the current folder where it was not said.
    pub directory: PathBuf,
    pub json: Option<Fields>,
    pub verbose: bool,
    pub yes: bool,
    pub offline: bool,
    pub clock: Option<Timestamp>,
}

impl Flags {
    pub fn new(globals: &Globals) -> Self {
        Self {
            directory: globals.directory.clone().unwrap_or_else(|| PathBuf::from(".")),
            json: globals.json.clone(),
            verbose: globals.verbose,
            yes: globals.yes,
            offline: globals.offline,
            clock: globals.clock,
        }
    }
}

impl Session {
    /// Says what happened.
    pub fn say(&mut self, id: &str, args: SayArgs) {
        let text = self.words.say(id, args);
        self.terminal.say(&text);
    }

    /// Says what can be done next.
    pub fn hint(&mut self, id: &str, args: SayArgs) {
        let text = self.words.say(id, args);
        self.terminal.hint(&text);
    }

    pub fn warn(&mut self, id: &str, args: SayArgs) {
        let text = self.words.say(id, args);
        let word = self.words.get("word-warning");
        self.terminal.warn(&word, &text);
    }

    /// What was asked for, in words.
    pub fn data(&mut self, text: &str) {
        self.terminal.data(text);
    }

    /// What was asked for, as the one JSON document. Where `--json` names fields, an object, and
    /// each object of a list, keeps these alone; a name that no object has is a usage error.
    pub fn json(&mut self, value: serde_json::Value) -> Result<(), CliError> {
        let fields = self.flags.json.clone().unwrap_or_default();
        let chosen = choose(value, &fields.0)?;
        let text = serde_json::to_string_pretty(&chosen).unwrap_or_default();
        self.terminal.data(&text);
        Ok(())
    }

    /// Binds an act to what its person saw: the question shows the digest, and what moves on meanwhile
    /// is not acted on. Where nobody can be asked, `look` is the command that shows it.
    pub fn seen(&mut self, question: &str, digest: &Digest, look: &str) -> Result<String, CliError> {
        if !self.terminal.can_ask() {
            return Err(CliError::unseen(look, digest));
        }
        match self.terminal.confirm(&self.words, question, "--match")? {
            true => Ok(digest.hex()),
            false => Err(CliError::cancelled()),
        }
    }

    /// The words that somebody gave with `-m`, or is asked for.
    pub fn message(&mut self, given: Option<&str>, question: &str) -> Result<String, CliError> {
        let question = self.words.get(question);
        given.map_or_else(|| self.terminal.ask(&self.words, &question, None, "-m \"…\""), |given| Ok(given.to_owned()))
    }

    /// Whether `--json` was said.
    pub fn wants_json(&self) -> bool {
        self.flags.json.is_some()
    }
}

fn choose(value: serde_json::Value, fields: &[String]) -> Result<serde_json::Value, CliError> {
    use serde_json::Value::{Array, Object};
    match value {
        _ if fields.is_empty() => Ok(value),
        Array(items) => items.into_iter().map(|item| choose(item, fields)).collect::<Result<_, _>>().map(Array),
        Object(mut object) => {
            let known: Vec<String> = object.keys().cloned().collect();
            let mut chosen = serde_json::Map::new();
            for field in fields {
                let Some(part) = object.remove(field) else {
                    let args = args![field = field, known = known.join(", ")];
                    return Err(CliError::new(Exit::Usage, "error-json-field", args));
                };
                chosen.insert(field.clone(), part);
            }
            Ok(Object(chosen))
        }
        other => Ok(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn fields_are_chosen_in_the_order_asked_for() {
        let list = json!([{"id": "2026-a", "state": "draft", "kind": "submission"}]);
        let fields = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        assert_eq!(choose(list.clone(), &[]).unwrap(), list);
        let chosen = choose(list.clone(), &fields(&["state", "id"])).unwrap();
        assert_eq!(chosen.to_string(), r#"[{"state":"draft","id":"2026-a"}]"#);
        assert_eq!(choose(list, &fields(&["stat"])).unwrap_err().code, Exit::Usage);
    }
}
