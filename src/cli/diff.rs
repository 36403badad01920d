//! What changed between two texts, for people who do not read patches: words struck out, words new.
//!
//! Paragraphs are compared first; what is the same collapses into a count. A changed paragraph is
//! compared word by word with its nearest partner, and only its changed sentences are shown. Marks
//! are `[-…-]` and `{+…+}`, with colours besides where there are some.

mod words;

use super::plain::plain;
use super::terminal::{FAINT, GREEN, RED, styled};
use super::words::{Words, args};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use words::{Piece, pieces, shorten};

/// How many paragraphs changed, and the text that shows it; nothing to show where none did.
pub struct Shown {
    pub changed: usize,
    pub text: String,
}

/// Compares two texts given as plain paragraphs. Lines are broken at `width` characters.
pub fn show(words: &Words, old: &[String], new: &[String], coloured: bool, width: usize) -> Shown {
    let mut parts = Vec::new();
    let mut changed = 0;
    for step in steps(old, new) {
        match step {
            Step::Same(count) => parts.push(styled(FAINT, &words.say("diff-unchanged", args![count = count]))),
            Step::Removed(text) => parts.push(paragraph(&[Piece::Removed(text.to_owned())], coloured, width)),
            Step::Added(text) => parts.push(paragraph(&[Piece::Added(text.to_owned())], coloured, width)),
            Step::Changed(old, new) => parts.push(paragraph(&shorten(pieces(old, new)), coloured, width)),
        }
        changed += usize::from(!matches!(step, Step::Same(_)));
    }
    if changed == 0 { Shown { changed, text: String::new() } } else { Shown { changed, text: parts.join("\n\n") } }
}

#[derive(Debug, PartialEq)]
enum Step<'a> {
    /// So many paragraphs are the same.
    Same(usize),
    Removed(&'a str),
    Added(&'a str),
    Changed(&'a str, &'a str),
}

fn steps<'a>(old: &'a [String], new: &'a [String]) -> Vec<Step<'a>> {
    let mut steps = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, old, new) {
        match op {
            DiffOp::Equal { len, .. } => steps.push(Step::Same(len)),
            DiffOp::Delete { old_index, old_len, .. } => {
                steps.extend(old[old_index..old_index + old_len].iter().map(|text| Step::Removed(text)));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                steps.extend(new[new_index..new_index + new_len].iter().map(|text| Step::Added(text)));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                pair(&old[old_index..old_index + old_len], &new[new_index..new_index + new_len], &mut steps);
            }
        }
    }
    steps
}

/// Finds for each old paragraph the first later new one that shares at least a third of its words;
/// the order on both sides is kept.
fn pair<'a>(old: &'a [String], new: &'a [String], steps: &mut Vec<Step<'a>>) {
    let mut next = 0;
    for before in old {
        let partner = (next..new.len()).find(|&at| words::alike(before, &new[at]));
        match partner {
            Some(at) => {
                steps.extend(new[next..at].iter().map(|text| Step::Added(text)));
                steps.push(Step::Changed(before, &new[at]));
                next = at + 1;
            }
            None => steps.push(Step::Removed(before)),
        }
    }
    steps.extend(new[next..].iter().map(|text| Step::Added(text)));
}

/// Writes pieces as running text. A mark is closed at each line end and opened again, so that
/// every line can be read alone.
fn paragraph(pieces: &[Piece], coloured: bool, width: usize) -> String {
    let mut line = Line { out: String::new(), used: 0, width };
    for piece in pieces {
        match piece {
            Piece::Same(text) => line.push(text, "", "", |text| text.to_owned()),
            Piece::Gap => line.push(" … ", "", "", |text| text.replace('…', &styled(FAINT, "…"))),
            Piece::Removed(text) => line.push(text, "[-", "-]", |text| paint(text, RED.strikethrough(), coloured)),
            Piece::Added(text) => line.push(text, "{+", "+}", |text| paint(text, GREEN.underline(), coloured)),
        }
    }
    line.out.trim_start().lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

fn paint(text: &str, style: anstyle::Style, coloured: bool) -> String {
    if coloured { styled(style, text) } else { text.to_owned() }
}

struct Line {
    out: String,
    used: usize,
    width: usize,
}

impl Line {
    /// Adds text word by word, each run on a line between the marks.
    fn push(&mut self, text: &str, open: &str, close: &str, paint: impl Fn(&str) -> String) {
        let text = plain(text);
        let mut run = String::new();
        let marks = open.len() + close.len();
        self.used += marks;
        for word in text.split_inclusive(' ') {
            let len = word.trim_end().chars().count();
            let room = self.used + len <= self.width;
            if !room && self.used > marks {
                self.write(&mut run, open, close, &paint);
                self.out.push('\n');
                self.used = marks;
            }
            run.push_str(word);
            self.used += word.chars().count();
        }
        self.write(&mut run, open, close, &paint);
    }

    fn write(&mut self, run: &mut String, open: &str, close: &str, paint: &impl Fn(&str) -> String) {
        if !run.is_empty() {
            // A blank before the closing mark would look as if it belonged to the change.
            let words = run.trim_end_matches(' ');
            let (words, blank) =
                if close.is_empty() || words.is_empty() { (run.as_str(), "") } else { (words, &run[words.len()..]) };
            self.out.push_str(&paint(&format!("{open}{words}{close}")));
            self.out.push_str(blank);
            run.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::Language;
    use super::*;

    fn shown(old: &[&str], new: &[&str]) -> String {
        let own = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
        let shown = show(&Words::new(Language::German), &own(old), &own(new), false, 80);
        anstream::adapter::strip_str(&shown.text).to_string()
    }

    #[test]
    fn words_and_paragraphs() {
        for (old, new, expected) in [
            (&["Gleich."][..], &["Gleich."][..], ""),
            (&["Wir fordern zwei Dinge."], &["Wir fordern drei Dinge."], "Wir fordern [-zwei-]{+drei+} Dinge."),
            (&["Wir fordern Geld."], &["Wir fordern mehr Geld."], "Wir fordern {+mehr+} Geld."),
            (
                &["Eins.", "Zwei.", "Drei."],
                &["Eins.", "Zwei.", "Vier ist neu."],
                "… 2 Stellen unverändert …\n\n[-Drei.-]\n\n{+Vier ist neu.+}",
            ),
            (&["A b c."], &["A b c.", "Neu dazu."], "… eine Stelle unverändert …\n\n{+Neu dazu.+}"),
        ] {
            assert_eq!(shown(old, new), expected);
        }
    }

    #[test]
    fn only_changed_sentences_are_shown() {
        let old = "Der erste Satz bleibt. Der zweite Satz war alt. Der dritte bleibt auch. Der vierte ebenso.";
        let new = "Der erste Satz bleibt. Der zweite Satz ist neu. Der dritte bleibt auch. Der vierte ebenso.";
        assert_eq!(shown(&[old], &[new]), "… Der zweite Satz [-war alt-]{+ist neu+}. …");
    }

    #[test]
    fn long_lines_are_broken_and_marks_closed() {
        let text = shown(&[], &[&"Wort ".repeat(40)]);
        assert!(text.lines().count() > 2, "{text}");
        for line in text.lines() {
            assert!(line.starts_with("{+") && line.ends_with("+}") && line.chars().count() <= 80, "{line}");
        }
    }

    #[test]
    fn an_escape_in_a_text_is_shown() {
        assert_eq!(shown(&["a b"], &["a \u{1b}[8mb"]).matches("\\u{1b}").count(), 1);
    }
}
