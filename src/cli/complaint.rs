//! How an end that is not success is said: the sentence, the closed gates, what to type next.

use super::args::ReportFormat;
use super::error::CliError;
use super::exit::Exit;
use super::judgement;
use super::output::{Checked, report};
use super::terminal::Terminal;
use super::words::Words;

/// How many findings are shown with a refusal; `check` shows all.
const MOST: usize = 10;

/// Says it on the error stream.
pub fn complain(error: &CliError, words: &Words, terminal: &mut Terminal) {
    // Code 0 is no complaint: it was done already.
    if error.code == Exit::Done {
        terminal.say(&words.sentence(&error.message));
    } else {
        terminal.complain(&words.get("word-error"), &words.sentence(&error.message));
    }
    if let Some((path, findings)) = error.found.as_deref() {
        // Who sees ten of them corrects these first.
        for finding in findings.iter().take(MOST) {
            let findings = std::slice::from_ref(finding);
            terminal.advise(&report(
                words,
                ReportFormat::Short,
                &[Checked { path: path.clone(), source: "", findings }],
            ));
        }
    }
    for (id, refusal, zone) in &error.refused {
        let gate = judgement::gate(words, refusal, id, zone);
        let hint = words.attribute(&gate.id, "hint", &gate.args);
        terminal.gate(&words.sentence(&gate), hint.as_deref());
    }
    for hint in error.hints(words) {
        terminal.advise(&hint);
    }
}
