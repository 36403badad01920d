//! One signed record: its canonical text, written and read.

use super::note;
use crate::person::PersonId;
use crate::statement::{Digest, Lang, StatementId};
use jiff::Timestamp;
use std::fmt::Write as _;

/// What a record is about. `Template` is the set of files under `templates/` that go into what is
/// published. `Release` is a word of the grammar that no evaluation accepts yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    Statement,
    Workflow,
    Template,
    Release,
}

/// What the person did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    Submit,
    Approve,
    /// An approval by somebody who may release, on the short way; the note says why. What the kind
    /// needs otherwise is made up for by a second look afterwards.
    Expedite,
    Object,
    /// Takes back this person's own approval or objection.
    Withdraw,
    Comment,
    /// Has looked once more at what went out on the short way.
    SecondLook,
    /// Records that a partner signs these words; the note names the partner and where that is filed.
    SignOn,
    /// Intends to publish: the release named in the note is this person's to deliver.
    Claim,
    /// Everything of the release went out.
    Receipt,
    /// Gives up what is left of a delivery that this person had claimed; the note names the release, how
    /// many mails of it are out or may be, and why.
    Abandon,
}

/// A record, as signed. All fields are always there; the order in the file is the order here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The digest of the workspace's first `workflow.toml`: no replay into another workspace.
    pub repo: Digest,
    pub kind: RecordKind,
    /// The statement's id; `workflow` for the rules, `templates` for the templates.
    pub id: String,
    /// The editions covered, sorted by language, each once, at least one. For rules and templates:
    /// one edition in the language `und`.
    pub editions: Vec<(Lang, Digest)>,
    /// Serial and digest of the rules that the person saw.
    pub workflow: (u64, Digest),
    /// The PDF that was shown.
    pub preview: Option<Digest>,
    pub verdict: Verdict,
    /// The role in which the person speaks; `-` where none is needed (submit, comment).
    pub role: Option<String>,
    pub person: PersonId,
    /// Every record about this id that the person had, sorted, each once.
    pub seen: Vec<Digest>,
    /// Claimed by the signer; shown, never used to decide. Whole seconds.
    pub time: Timestamp,
    /// One line of text, percent-encoded in the file. `one_line` makes one; a claim and a receipt
    /// name their release here (`claim_note`, `receipt_note`).
    pub note: Option<String>,
}

/// Why a file is not a record; the line counts from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    #[error("line {line}: expected {expected}")]
    Line { line: usize, expected: &'static str },
    #[error("larger than {limit} bytes")]
    TooLarge { limit: usize },
    #[error("not in canonical form")]
    NotCanonical,
    #[error("no signature block")]
    NoArmour,
}

impl Record {
    /// The longest text of a record in bytes: room for the longest `seen` list, every edition and
    /// a note of which each byte is encoded.
    pub const LIMIT: usize = 320 * 1024;
    pub const MOST_SEEN: usize = 4096;
    pub const MOST_EDITIONS: usize = 64;
    /// Bytes of a note before it is encoded.
    pub const LONGEST_NOTE: usize = 4096;

    /// The canonical text that is signed: LF only, ASCII, one value a line. Lists are sorted here;
    /// a value that no record can hold (a line break in the note, no edition) gives a text that
    /// `parse` refuses, so whoever signs reads it back first.
    pub fn print(&self) -> String {
        let mut editions = self.editions.clone();
        editions.sort();
        editions.dedup();
        let mut seen = self.seen.clone();
        seen.sort();
        seen.dedup();
        let mut text = String::from("klartext-review 1\n");
        let mut line = |key: &str, value: &dyn std::fmt::Display| {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{key} {value}");
        };
        line("repo", &self.repo);
        line("kind", &self.kind.name());
        line("id", &self.id);
        for (lang, digest) in &editions {
            line("edition", &format_args!("{lang} {digest}"));
        }
        line("workflow", &format_args!("{} {}", self.workflow.0, self.workflow.1));
        line("preview", &or_dash(self.preview.map(|digest| digest.to_string())));
        line("verdict", &self.verdict.name());
        line("role", &or_dash(self.role.clone()));
        line("person", &self.person);
        line("seen", &or_dash(Some(seen.iter().map(Digest::to_string).collect::<Vec<_>>().join(","))));
        line("time", &self.time.strftime("%Y-%m-%dT%H:%M:%SZ"));
        line("note", &or_dash(self.note.as_deref().map(note::encode)));
        text
    }

    /// Reads canonical text only: what parses prints to the same bytes.
    pub fn parse(text: &str) -> Result<Self, RecordError> {
        if text.len() > Self::LIMIT {
            return Err(RecordError::TooLarge { limit: Self::LIMIT });
        }
        let record = Self::read(&mut Lines { rest: text, line: 0 })?;
        // Whatever the readers below are lenient about (`+7`, an unsorted list) ends here.
        if record.print() != text { Err(RecordError::NotCanonical) } else { Ok(record) }
    }

    /// The partner whom a sign-on is of.
    pub fn partner(&self) -> Option<&str> {
        let note = self.note.as_deref().filter(|_| self.verdict == Verdict::SignOn)?;
        note.split_once(": ").map(|(partner, _)| partner)
    }

    /// How many mails were out, or may have been, when the rest was given up, and why it was.
    pub fn given_up(&self) -> Option<(usize, &str)> {
        let note = self.note.as_deref().filter(|_| self.verdict == Verdict::Abandon)?;
        note::read_abandon(note).map(|(_, mails, reason)| (mails, reason))
    }

    /// The release that a claim or a receipt names, or whose rest was given up.
    pub fn release(&self) -> Option<Digest> {
        match self.verdict {
            Verdict::Claim => note::read_claim(self.note.as_deref()?).map(|(release, _)| release),
            Verdict::Receipt => note::read_receipt(self.note.as_deref()?).map(|(release, _)| release),
            Verdict::Abandon => note::read_abandon(self.note.as_deref()?).map(|(release, ..)| release),
            _ => None,
        }
    }

    /// The manifest that a receipt names, or the claim to a mailing.
    pub fn manifest(&self) -> Option<Digest> {
        match self.verdict {
            Verdict::Claim => note::read_claim(self.note.as_deref()?).and_then(|(_, manifest)| manifest),
            Verdict::Receipt => note::read_receipt(self.note.as_deref()?).map(|(_, manifest)| manifest),
            _ => None,
        }
    }

    fn read(lines: &mut Lines<'_>) -> Result<Self, RecordError> {
        lines.read("klartext-review", "klartext-review 1", |value| (value == "1").then_some(()))?;
        let repo = lines.read("repo", "repo <digest>", Digest::parse)?;
        let kind = lines.read("kind", "kind statement, workflow, template or release", RecordKind::parse)?;
        let id = lines.read("id", "id <statement>, id workflow or id templates", |value| read_id(kind, value))?;
        let editions = read_editions(lines, kind)?;
        let workflow = lines.read("workflow", "workflow <serial> <digest>", read_workflow)?;
        let preview = lines.read("preview", "preview <digest> or -", |value| dash_or(value, Digest::parse))?;
        let verdict = lines.read("verdict", "verdict <word>", Verdict::parse)?;
        let role = lines.read("role", "role <word> or -", |value| dash_or(value, read_role))?;
        let person = lines.read("person", "person <short name>", PersonId::parse)?;
        let seen = lines.read("seen", "seen <digests> or -", read_seen)?;
        let time = lines.read("time", "time <year>-<month>-<day>T<hour>:<minute>:<second>Z", read_time)?;
        let note = lines.read("note", "note <one encoded line> or -", |value| dash_or(value, note::decode))?;
        let record = Self { repo, kind, id, editions, workflow, preview, verdict, role, person, seen, time, note };
        if matches!(verdict, Verdict::Claim | Verdict::Receipt | Verdict::Abandon) && record.release().is_none() {
            return Err(lines.expected("note with the release, percent-encoded"));
        }
        if verdict == Verdict::SignOn && record.partner().is_none() {
            return Err(lines.expected("note with the partner and where that is filed, percent-encoded"));
        }
        if verdict == Verdict::Expedite && record.note.is_none() {
            return Err(lines.expected("note with the reason, percent-encoded"));
        }
        if lines.rest.is_empty() { Ok(record) } else { Err(lines.after("the end of the record")) }
    }
}

impl RecordKind {
    /// The word in the file.
    pub fn name(self) -> &'static str {
        match self {
            RecordKind::Statement => "statement",
            RecordKind::Workflow => "workflow",
            RecordKind::Template => "template",
            RecordKind::Release => "release",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Statement, Self::Workflow, Self::Template, Self::Release].into_iter().find(|kind| kind.name() == word)
    }
}

impl Verdict {
    /// Whether this says yes to the words, on the usual way or the short one.
    pub fn approves(self) -> bool {
        matches!(self, Verdict::Approve | Verdict::Expedite)
    }

    /// The word in the file.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Submit => "submit",
            Verdict::Approve => "approve",
            Verdict::Expedite => "expedite",
            Verdict::Object => "object",
            Verdict::Withdraw => "withdraw",
            Verdict::Comment => "comment",
            Verdict::SecondLook => "second-look",
            Verdict::SignOn => "sign-on",
            Verdict::Claim => "claim",
            Verdict::Receipt => "receipt",
            Verdict::Abandon => "abandon",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        use Verdict::*;
        let all = [Submit, Approve, Expedite, Object, Withdraw, Comment, SecondLook, SignOn, Claim, Receipt, Abandon];
        all.into_iter().find(|verdict| verdict.name() == word)
    }
}

/// What is left to read, and how many lines were.
struct Lines<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Lines<'a> {
    /// The value of the next line, which must be `<key> <value>` and end in LF.
    fn read<T>(
        &mut self,
        key: &str,
        expected: &'static str,
        value: impl FnOnce(&'a str) -> Option<T>,
    ) -> Result<T, RecordError> {
        let Some((line, rest)) = self.rest.split_once('\n') else { return Err(self.after(expected)) };
        let text = line.strip_prefix(key).and_then(|line| line.strip_prefix(' '));
        let Some(read) = text.and_then(value) else { return Err(self.after(expected)) };
        (self.rest, self.line) = (rest, self.line + 1);
        Ok(read)
    }

    fn starts_with(&self, key: &str) -> bool {
        self.rest.strip_prefix(key).is_some_and(|rest| rest.starts_with(' '))
    }

    /// The line just read is wrong.
    fn expected(&self, expected: &'static str) -> RecordError {
        RecordError::Line { line: self.line, expected }
    }

    /// The line after the one just read is wrong.
    fn after(&self, expected: &'static str) -> RecordError {
        RecordError::Line { line: self.line + 1, expected }
    }
}

fn read_id(kind: RecordKind, value: &str) -> Option<String> {
    match kind {
        RecordKind::Workflow => (value == "workflow").then(|| value.to_owned()),
        RecordKind::Template => (value == "templates").then(|| value.to_owned()),
        RecordKind::Statement | RecordKind::Release => StatementId::parse(value).map(|id| id.as_str().to_owned()),
    }
}

fn read_editions(lines: &mut Lines<'_>, kind: RecordKind) -> Result<Vec<(Lang, Digest)>, RecordError> {
    let mut editions: Vec<(Lang, Digest)> = Vec::new();
    while editions.is_empty() || lines.starts_with("edition") {
        let edition = lines.read("edition", "edition <language> <digest>", |value| {
            let (lang, digest) = value.split_once(' ')?;
            let lang = Lang::parse(lang)?;
            let of_the_house = matches!(kind, RecordKind::Workflow | RecordKind::Template);
            let fits = of_the_house == (lang.as_str() == "und");
            let follows = editions.last().is_none_or(|(last, _)| *last < lang);
            (fits && follows && editions.len() < Record::MOST_EDITIONS).then_some((lang, Digest::parse(digest)?))
        })?;
        editions.push(edition);
    }
    Ok(editions)
}

fn read_workflow(value: &str) -> Option<(u64, Digest)> {
    let (serial, digest) = value.split_once(' ')?;
    let serial = serial.parse().ok().filter(|serial| *serial > 0)?;
    Some((serial, Digest::parse(digest)?))
}

fn read_role(value: &str) -> Option<String> {
    let word = value.starts_with(|c: char| c.is_ascii_lowercase())
        && value.len() <= 32
        && value.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    word.then(|| value.to_owned())
}

fn read_seen(value: &str) -> Option<Vec<Digest>> {
    if value == "-" {
        return Some(Vec::new());
    }
    let seen = value.split(',').map(Digest::parse).collect::<Option<Vec<_>>>()?;
    (seen.len() <= Record::MOST_SEEN && seen.is_sorted_by(|a, b| a < b)).then_some(seen)
}

/// RFC 3339 has many spellings of one moment; only `2026-11-23T15:48:36Z` is ours.
fn read_time(value: &str) -> Option<Timestamp> {
    let ours = value.len() == 20 && value.ends_with('Z');
    ours.then(|| value.parse::<Timestamp>().ok()).flatten()
}

fn dash_or<T>(value: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
    if value == "-" { Some(None) } else { read(value).map(Some) }
}

/// An empty value prints like none: an empty line end could not be told from a lost one.
fn or_dash(value: Option<String>) -> String {
    value.filter(|value| !value.is_empty()).unwrap_or_else(|| "-".to_owned())
}
