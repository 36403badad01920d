//! How an end that is not success is said: the sentence, the closed gates, what to type next.

use super::error::CliError;
use super::exit::Exit;
use super::judgement;
use super::terminal::Terminal;
use super::words::Words;

/// Says it on the error stream.
pub fn complain(error: &CliError, words: &Words, terminal: &mut Terminal) {
    // Code 0 is no complaint: it was done already.
    if error.code == Exit::Done {
        terminal.say(&words.sentence(&error.message));
    } else {
        terminal.complain(&words.get("word-error"), &words.sentence(&error.message));
    }
    for (id, refusal, zone) in &error.refused {
        let gate = judgement::gate(words, refusal, id, zone);
        terminal.advise(&words.sentence(&gate));
        if let Some(hint) = words.attribute(&gate.id, "hint", &gate.args) {
            terminal.advise(&format!("  {hint}"));
        }
    }
    for hint in error.hints(words) {
        terminal.advise(&hint);
    }
}
