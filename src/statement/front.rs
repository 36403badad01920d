//! The facts above the text: what kind it is, in which language, from when on, for whom.

mod after;
pub(super) mod dates;
mod facts;
mod lines;
mod original;

pub use original::Original;

use super::aftermath::{Correction, Withdrawal};
use super::finding::{Finding, Level, Span};
use super::{Kind, Lang, StatementId};
use crate::person::PersonId;
use jiff::civil::{Date, DateTime};

/// When a statement may go out: a wall-clock time in the zone of the rules, never a bare offset.
pub type Embargo = DateTime;

/// The plain facts of one edition. Free text is never here: headline, kicker, subline and lead are
/// part of the text itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatter {
    pub id: StatementId,
    pub kind: Kind,
    pub language: Lang,
    pub place: Option<String>,
    pub date: Option<Date>,
    pub embargo: Option<Embargo>,
    /// Press contacts: keys of `[organisation.contacts]` in `workflow.toml`.
    pub contacts: Vec<String>,
    /// Names of the press lists that get it.
    pub lists: Vec<String>,
    /// People quoted, who clear their own quote.
    pub quotes: Vec<PersonId>,
    /// Address lines of whom it is sent to (submission, open letter).
    pub addressees: Vec<String>,
    /// Printed matter, file number: what it refers to.
    pub reference: Option<String>,
    /// When a submission is due.
    pub due: Option<DateTime>,
    /// Organisations that sign with us.
    pub partners: Vec<String>,
    /// By when they are to have signed, in the zone of the rules.
    pub sign_on_until: Option<DateTime>,
    /// It tells a single person's story: legal clearance and a consent reference are needed.
    pub single_case: bool,
    /// Where the consent is filed; a reference only, never a name.
    pub consent: Option<String>,
    /// The number of a press release in its year: `12/2026`.
    pub number: Option<String>,
    /// Whether quotes, dashes and blanks are set as the language wants them; else all stays as typed.
    pub typography: bool,
    /// Who of the readers that it is written for has tried and approved a text in easy language.
    pub readers: Vec<String>,
    /// The file of sources that `[@name]` refers to, beside the text.
    pub sources: Option<String>,
    /// What it is a translation of.
    pub translates: Option<Original>,
    /// What was corrected since it went out, the oldest first.
    pub corrections: Vec<Correction>,
    /// That it was taken back.
    pub withdrawn: Option<Withdrawal>,
}

/// Where a file's front matter ends and what it held. Never fails: what cannot be used is a finding.
#[derive(Debug)]
pub struct Split<'a> {
    /// Only where every fact is in order: a fact misread, as a missed embargo, does harm.
    pub front: Option<FrontMatter>,
    /// Everything after the closing `---` line; the whole text where there is no front matter.
    pub body: &'a str,
    /// How many lines of the file come before `body`.
    pub body_line: usize,
    pub findings: Vec<Finding>,
}

/// A front matter longer than this many bytes is none.
const LONGEST: usize = 64 * 1024;

/// Splits a statement's file into its facts and its text.
pub fn split(text: &str) -> Split<'_> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let whole = |code| {
        let len = text.lines().next().unwrap_or("").chars().count();
        let span = Span { line: 1, column: 1, len };
        Split { front: None, body: text, body_line: 0, findings: vec![Finding::new(code, Level::Error, span)] }
    };
    let Some(cut) = cut(text) else { return whole("head-missing") };
    let Cut::Closed { head, body, lines } = cut else { return whole("head-unclosed") };
    if head.len() > LONGEST {
        return Split { body, body_line: lines, ..whole("head-too-long") };
    }
    let (front, findings) = facts::read(head);
    Split { front, body, body_line: lines, findings }
}

/// Where the item `at` of a fact in the head stands, or its one value; `words` is what it says.
pub(super) fn place_of(text: &str, key: &str, at: usize, words: &str) -> Span {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Some(Cut::Closed { head, .. }) = cut(text) else { return Span::default() };
    lines::entries(head).iter().find(|entry| entry.key == key).map_or(Span::default(), |entry| entry.item(at, words))
}

/// Whether a text starts with front matter, and where that ends.
pub(super) enum Cut<'a> {
    Open,
    Closed {
        head: &'a str,
        body: &'a str,
        /// Lines of the file up to the body, both fences included.
        lines: usize,
    },
}

/// Cuts a text at its `---` lines; `None` where the first line is none.
pub(super) fn cut(text: &str) -> Option<Cut<'_>> {
    let fence = |line: &str| line.trim_end() == "---";
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| fence(line))?;
    let mut at = first.len();
    for (number, line) in lines.enumerate() {
        if fence(line) {
            let (head, body) = (text.get(first.len()..at)?, text.get(at + line.len()..)?);
            return Some(Cut::Closed { head, body, lines: number + 2 });
        }
        at += line.len();
    }
    Some(Cut::Open)
}

#[cfg(test)]
mod tests;
