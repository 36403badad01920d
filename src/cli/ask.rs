//! Questions to the person at the terminal.

use super::error::CliError;
use super::exit::Exit;
use super::words::{Words, args};
use std::io::{BufRead, Write};

/// A line; an empty one means `default`, and is asked again where there is none.
pub fn line(
    from: &mut dyn BufRead,
    to: &mut dyn Write,
    question: &str,
    default: Option<&str>,
) -> Result<String, CliError> {
    loop {
        let shown = default.map(|default| format!(" [{default}]")).unwrap_or_default();
        let answer = read(from, to, &format!("{question}{shown} "))?;
        match (answer.is_empty(), default) {
            (false, _) => return Ok(answer),
            (true, Some(default)) => return Ok(default.to_owned()),
            (true, None) => {}
        }
    }
}

/// Yes or no, in the language of the words; nothing typed is no.
pub fn confirm(from: &mut dyn BufRead, to: &mut dyn Write, words: &Words, question: &str) -> Result<bool, CliError> {
    let answer = read(from, to, &format!("{question} {} ", words.get("ask-yes-no")))?.to_lowercase();
    Ok(matches!(answer.as_str(), "y" | "yes" | "j" | "ja"))
}

/// Goes on only if exactly `expected` is typed. Something else is asked again, twice; nothing at all
/// cancels.
pub fn word(
    from: &mut dyn BufRead,
    to: &mut dyn Write,
    words: &Words,
    question: &str,
    expected: &str,
) -> Result<(), CliError> {
    let mut question = question.to_owned();
    for _ in 0..3 {
        let answer = read(from, to, &format!("{question} "))?;
        if answer == expected {
            return Ok(());
        }
        if answer.is_empty() {
            break;
        }
        question = words.say("ask-exactly", args![expected = expected]);
    }
    Err(CliError::cancelled())
}

/// The end of the input (Ctrl-D) cancels.
fn read(from: &mut dyn BufRead, to: &mut dyn Write, question: &str) -> Result<String, CliError> {
    let _ = write!(to, "{question}").and_then(|()| to.flush());
    let mut answer = String::new();
    match from.read_line(&mut answer) {
        Ok(0) => Err(CliError::cancelled()),
        Ok(_) => Ok(answer.trim().to_owned()),
        Err(error) => Err(CliError::new(Exit::Failed, "error-input", args![detail = error])),
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::Language;
    use super::*;

    #[test]
    fn an_empty_line_takes_the_default_or_asks_again() {
        let mut shown = Vec::new();
        assert_eq!(line(&mut "\n".as_bytes(), &mut shown, "Name?", Some("Anna")).unwrap(), "Anna");
        assert_eq!(line(&mut "\n  Berta \n".as_bytes(), &mut shown, "Name?", None).unwrap(), "Berta");
        assert_eq!(line(&mut "\n".as_bytes(), &mut shown, "Name?", None).unwrap_err().code, Exit::Cancelled);
    }

    #[test]
    fn only_a_yes_is_a_yes() {
        let words = Words::new(Language::German);
        for (typed, expected) in [("j\n", true), ("Ja\n", true), ("y\n", true), ("\n", false), ("nein\n", false)] {
            assert_eq!(
                confirm(&mut typed.as_bytes(), &mut Vec::new(), &words, "Weiter?").unwrap(),
                expected,
                "{typed:?}"
            );
        }
    }

    #[test]
    fn the_word_must_be_exact() {
        let words = Words::new(Language::German);
        let word = |mut typed: &[u8]| word(&mut typed, &mut Vec::new(), &words, "Wie viele?", "214").is_ok();
        for typed in ["214\n", "zwei\n214\n", "y\n21\n214\n"] {
            assert!(word(typed.as_bytes()), "{typed:?}");
        }
        for typed in ["y\n", "21\n", "", "\n", "\n214\n", "1\n2\n3\n214\n"] {
            assert!(!word(typed.as_bytes()), "{typed:?}");
        }
    }
}
