//! The two streams and the person in front of them: data, talk, questions, colours.

use super::args::When;
use super::ask;
use super::error::CliError;
use super::interrupt::at_a_question;
use super::words::Words;
use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use std::io::{self, IsTerminal, Write};

/// The environment's settings that matter to a terminal, read once.
#[derive(Debug, Clone, Default)]
pub struct TerminalSettings {
    pub no_color: bool,
    pub clicolor_force: bool,
    /// `TERM=dumb`.
    pub dumb: bool,
    pub color: Option<When>,
    pub quiet: bool,
    pub no_input: bool,
}

/// Data goes to the standard output, all talk to the error stream.
pub struct Terminal {
    out_colour: bool,
    err_colour: bool,
    quiet: bool,
    /// Somebody is there and may be asked.
    person: bool,
    progress: bool,
    progress_shown: bool,
    width: Option<usize>,
    /// The reader of our output has gone (`| head`): nothing more is written, and that is fine.
    gone: bool,
    failed: Option<io::Error>,
}

/// Bold, for what matters in a line.
pub const STRONG: Style = Style::new().bold();
/// Dim, for what can be skipped.
pub const FAINT: Style = Style::new().dimmed();
pub const RED: Style = AnsiColor::Red.on_default();
pub const GREEN: Style = AnsiColor::Green.on_default();
pub const YELLOW: Style = AnsiColor::Yellow.on_default();
pub const BLUE: Style = AnsiColor::Blue.on_default();

/// Text in a style; without colours the marks vanish when it is written.
pub fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

impl Terminal {
    pub fn new(settings: &TerminalSettings) -> Self {
        let (out, err) = (io::stdout().is_terminal(), io::stderr().is_terminal());
        Self {
            out_colour: colours(settings, out),
            err_colour: colours(settings, err),
            quiet: settings.quiet,
            person: io::stdin().is_terminal() && err && !settings.no_input,
            progress: err && !settings.dumb && !settings.quiet,
            progress_shown: false,
            width: out.then(terminal_size::terminal_size).flatten().map(|(width, _)| usize::from(width.0)),
            gone: false,
            failed: None,
        }
    }

    /// What was asked for, with a line end.
    pub fn data(&mut self, text: &str) {
        self.bytes(format!("{text}\n").as_bytes());
    }

    /// What was asked for, as it is: a PDF, a script. Colours are dropped where none are wanted.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.clear_progress();
        if self.gone || self.failed.is_some() {
            return;
        }
        let mut out = io::stdout().lock();
        let text = std::str::from_utf8(bytes).ok();
        // Made ready first and written at once: the stream itself would be flushed at each line.
        let mut ready = Vec::new();
        let written = match text {
            Some(text) => write!(AutoStream::new(&mut ready as &mut dyn Write, choice(self.out_colour)), "{text}")
                .and_then(|()| out.write_all(&ready)),
            None => out.write_all(bytes),
        };
        match written.and_then(|()| out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => self.gone = true,
            Err(error) => self.failed = Some(error),
            Ok(()) => {}
        }
    }

    /// What happened; silent with `-q`.
    pub fn say(&mut self, text: &str) {
        if !self.quiet {
            self.talk(text);
        }
    }

    /// What can be done next; silent with `-q`.
    pub fn hint(&mut self, text: &str) {
        if !self.quiet {
            self.talk(&format!("{FAINT}→ {text}{FAINT:#}"));
        }
    }

    /// What is not in the way but should be known, quiet or not. `word` is "warning" in words.
    pub fn warn(&mut self, word: &str, text: &str) {
        let style = YELLOW.bold();
        self.talk(&format!("{style}{word}:{style:#} {text}"));
    }

    /// Why it does not go on, quiet or not. `word` is "error" in words.
    pub fn complain(&mut self, word: &str, text: &str) {
        let style = RED.bold();
        self.talk(&format!("{style}{word}:{style:#} {text}"));
    }

    /// One of the reasons of a complaint, and the way out of this one, quiet or not.
    pub fn gate(&mut self, text: &str, hint: Option<&str>) {
        self.talk(&format!("  ✗ {text}"));
        hint.into_iter().for_each(|hint| self.talk(&format!("    → {hint}")));
    }

    /// The way out of a complaint, quiet or not.
    pub fn advise(&mut self, text: &str) {
        self.talk(&format!("  → {text}"));
    }

    /// Whether somebody looks at a line that is written over; elsewhere each line stays.
    pub fn shows_progress(&self) -> bool {
        self.progress
    }

    /// How far long work is, in one line that is written over; only where somebody looks.
    pub fn progress(&mut self, text: &str) {
        if self.progress {
            self.progress_shown = true;
            let _ = write!(io::stderr(), "\r\x1b[2K{text}");
        }
    }

    pub fn clear_progress(&mut self) {
        if std::mem::take(&mut self.progress_shown) {
            let _ = write!(io::stderr(), "\r\x1b[2K");
        }
    }

    /// Columns for running text: those of the terminal, 40 to 100; 80 elsewhere.
    pub fn width(&self) -> usize {
        self.width.map_or(80, |width| width.clamp(40, 100))
    }

    /// Columns of the window that data are shown in; `None` where they go somewhere else.
    pub fn columns(&self) -> Option<usize> {
        self.width
    }

    /// Whether data is coloured; where it is not, marks must carry the meaning.
    pub fn coloured(&self) -> bool {
        self.out_colour
    }

    /// Whether somebody can be asked.
    pub fn can_ask(&self) -> bool {
        self.person
    }

    /// A line from the person; an empty one means `default`. `flag` names what answers without asking.
    pub fn ask(
        &mut self,
        words: &Words,
        question: &str,
        default: Option<&str>,
        flag: &str,
    ) -> Result<String, CliError> {
        self.question(flag)?;
        let ask = || ask::line(&mut io::stdin().lock(), &mut io::stderr(), question, default);
        at_a_question(&words.get("error-cancelled"), ask)
    }

    /// Whether somebody is there to answer.
    pub fn has_person(&self) -> bool {
        self.person
    }

    /// Yes or no; nothing typed is no.
    pub fn confirm(&mut self, words: &Words, question: &str, flag: &str) -> Result<bool, CliError> {
        self.question(flag)?;
        let ask = || ask::confirm(&mut io::stdin().lock(), &mut io::stderr(), words, question);
        at_a_question(&words.get("error-cancelled"), ask)
    }

    /// Something that cannot be typed by habit, such as the number of recipients. Anything else cancels.
    pub fn ask_for(&mut self, words: &Words, question: &str, expected: &str, flag: &str) -> Result<(), CliError> {
        self.question(flag)?;
        let ask = || ask::word(&mut io::stdin().lock(), &mut io::stderr(), words, question, expected);
        at_a_question(&words.get("error-cancelled"), ask)
    }

    /// The error that kept the output from being written, if there was one.
    pub fn failure(&mut self) -> Option<io::Error> {
        self.clear_progress();
        self.failed.take()
    }

    fn question(&mut self, flag: &str) -> Result<(), CliError> {
        self.clear_progress();
        if self.person { Ok(()) } else { Err(CliError::needs_answer(flag)) }
    }

    /// Nobody to tell if the error stream itself is gone.
    fn talk(&mut self, text: &str) {
        self.clear_progress();
        let mut err = io::stderr().lock();
        let _ = writeln!(AutoStream::new(&mut err as &mut dyn Write, choice(self.err_colour)), "{text}");
    }
}

/// `--color` first, then `NO_COLOR`, `CLICOLOR_FORCE`, `TERM=dumb`, then whether it is a terminal.
fn colours(settings: &TerminalSettings, terminal: bool) -> bool {
    match settings.color {
        Some(When::Always) => true,
        Some(When::Never) => false,
        Some(When::Auto) | None if settings.no_color => false,
        _ if settings.clicolor_force => true,
        _ => terminal && !settings.dumb,
    }
}

fn choice(colour: bool) -> ColorChoice {
    if colour { ColorChoice::Always } else { ColorChoice::Never }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_decides_on_colours() {
        let plain = TerminalSettings::default();
        assert!(colours(&plain, true) && !colours(&plain, false));
        let none = TerminalSettings { no_color: true, clicolor_force: true, ..plain.clone() };
        assert!(!colours(&none, true));
        assert!(colours(&TerminalSettings { color: Some(When::Always), ..none }, false));
        let dumb = TerminalSettings { dumb: true, ..plain.clone() };
        assert!(!colours(&dumb, true));
        assert!(colours(&TerminalSettings { clicolor_force: true, ..dumb }, false));
        assert!(!colours(&TerminalSettings { color: Some(When::Never), clicolor_force: true, ..plain }, true));
    }
}
