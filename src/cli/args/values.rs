//! What can stand after a flag: read strictly, and refused by the name of what was expected.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use jiff::{Span, Timestamp};
use std::fmt;

/// What a value should have been; `expected-<name>` in `locales/` says it in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected(pub &'static str);

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Expected {}

/// The fields that `--json=…` asks for; none means all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fields(pub Vec<String>);

impl Fields {
    pub(super) fn read(text: &str) -> Result<Self, Expected> {
        let names: Vec<String> =
            text.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let plain = |name: &String| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if names.iter().all(plain) { Ok(Self(names)) } else { Err(Expected("fields")) }
    }
}

/// The beginning of a digest that somebody has seen: what an act is bound to.
///
/// 12 to 64 hexadecimal digits: fewer could be met by a text made for the purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match(String);

impl Match {
    pub(super) fn read(text: &str) -> Result<Self, Expected> {
        let hex = text.strip_prefix("sha256:").unwrap_or(text).to_ascii_lowercase();
        let fits = (12..=64).contains(&hex.len()) && hex.bytes().all(|b| b.is_ascii_hexdigit());
        if fits { Ok(Self(hex)) } else { Err(Expected("match")) }
    }

    /// The digits that were given, lower case.
    pub fn hex(&self) -> &str {
        &self.0
    }
}

/// A statement as typed: a prefix of its id or a path, an edition's language, a past revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The id, the beginning of one, or a path.
    pub name: String,
    /// After `:`, one edition.
    pub lang: Option<String>,
    /// After `@`: `approved`, `published` or a revision.
    pub revision: Option<String>,
}

impl Target {
    pub(super) fn read(text: &str) -> Result<Self, Expected> {
        // Paths may hold either sign; what stands after it never looks like a path.
        let own = |part: &str| !part.contains(['/', '\\', '.']);
        let (rest, revision) = cut(text, '@', own);
        let (name, lang) = cut(rest, ':', own);
        let given = |part: Option<&str>| part.is_none_or(|p| !p.is_empty() && p.chars().all(|c| !c.is_whitespace()));
        let fits = !name.is_empty() && !name.chars().any(char::is_control) && given(lang) && given(revision);
        let keep = |part: Option<&str>| part.map(str::to_owned);
        fits.then(|| Self { name: name.to_owned(), lang: keep(lang), revision: keep(revision) }).ok_or(Expected("id"))
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        self.lang.iter().try_for_each(|lang| write!(f, ":{lang}"))?;
        self.revision.iter().try_for_each(|revision| write!(f, "@{revision}"))
    }
}

/// What a text is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Since {
    /// What this person last gave a verdict on.
    Mine,
    Approved,
    Published,
    /// A commit, by its hexadecimal name.
    Revision(String),
}

impl Since {
    pub(super) fn read(text: &str) -> Result<Self, Expected> {
        match text {
            "mine" | "meine" => Ok(Self::Mine),
            "approved" | "freigegeben" => Ok(Self::Approved),
            "published" | "veröffentlicht" => Ok(Self::Published),
            hex if (7..=64).contains(&hex.len()) && hex.bytes().all(|b| b.is_ascii_hexdigit()) => {
                Ok(Self::Revision(hex.to_ascii_lowercase()))
            }
            _ => Err(Expected("since")),
        }
    }
}

/// Two states of a text, `approved..HEAD`. Nothing behind the dots is the text in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ends {
    pub old: End,
    pub new: End,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    Earlier(Since),
    Saved,
    Folder,
}

impl Ends {
    pub(super) fn read(text: &str) -> Result<Self, Expected> {
        let (old, new) = text.split_once("..").unwrap_or((text, ""));
        let end = |text: &str| match text {
            "HEAD" | "saved" | "gespeichert" => Ok(End::Saved),
            _ => Since::read(text).map(End::Earlier).map_err(|_| Expected("ends")),
        };
        let new = if new.is_empty() { End::Folder } else { end(new)? };
        Ok(Self { old: end(old)?, new })
    }
}

/// A moment with its offset, as RFC 3339 writes it.
pub(super) fn clock(text: &str) -> Result<Timestamp, Expected> {
    text.parse().map_err(|_| Expected("clock"))
}

/// A time ahead: `14d`, `2w`, `36h`.
pub(super) fn due(text: &str) -> Result<Span, Expected> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Expected("due"));
    }
    let count: i32 = digits.parse().map_err(|_| Expected("due"))?;
    let span = match &text[digits.len()..] {
        "h" => Span::new().try_hours(count),
        "d" | "t" => Span::new().try_days(count),
        "w" => Span::new().try_weeks(count),
        _ => return Err(Expected("due")),
    };
    span.map_err(|_| Expected("due"))
}

/// States as `--json` names them, with what the list calls them in both languages.
const STATES: [(&str, [&str; 3]); 8] = [
    ("draft", ["entwurf", "entwürfe", "drafts"]),
    ("in-review", ["in review", "in prüfung", "in-prüfung"]),
    ("changes-requested", ["changes requested", "änderung erbeten", "änderung-erbeten"]),
    ("approved", ["freigegeben", "freigabe", "approval"]),
    ("scheduled", ["terminiert", "geplant", "planned"]),
    ("published", ["veröffentlicht", "veroeffentlicht", "public"]),
    ("corrected", ["berichtigt", "korrigiert", "correction"]),
    ("withdrawn", ["zurückgezogen", "zurueckgezogen", "withdrawal"]),
];

/// In any case of its letters.
pub(super) fn states() -> impl TypedValueParser<Value = String> {
    let states = STATES.map(|(name, others)| PossibleValue::new(name).aliases(others));
    PossibleValuesParser::new(states).map(|typed: String| {
        let typed = typed.to_lowercase();
        let named = STATES.iter().find(|(name, others)| typed == *name || others.contains(&typed.as_str()));
        named.map_or(typed.clone(), |(name, _)| (*name).to_owned())
    })
}

pub(super) fn kind(text: &str) -> Result<crate::statement::Kind, Expected> {
    crate::statement::Kind::parse(text).ok_or(Expected("kind"))
}

pub(super) fn lang(text: &str) -> Result<crate::statement::Lang, Expected> {
    crate::statement::Lang::parse(text).ok_or(Expected("lang"))
}

pub(super) fn id(text: &str) -> Result<crate::statement::StatementId, Expected> {
    crate::statement::StatementId::parse(text).ok_or(Expected("new-id"))
}

pub(super) fn person(text: &str) -> Result<crate::person::PersonId, Expected> {
    crate::person::PersonId::parse(text).ok_or(Expected("person"))
}

pub(super) fn email(text: &str) -> Result<crate::person::Email, Expected> {
    crate::person::Email::parse(text).ok_or(Expected("email"))
}

fn cut(text: &str, at: char, own: impl Fn(&str) -> bool) -> (&str, Option<&str>) {
    match text.rsplit_once(at) {
        Some((before, after)) if own(after) => (before, Some(after)),
        _ => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets() {
        let read = |text: &str| Target::read(text).map(|t| (t.name, t.lang, t.revision));
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(read("2026-a"), Ok(("2026-a".into(), None, None)));
        assert_eq!(read("2026-a:de"), Ok(("2026-a".into(), some("de"), None)));
        assert_eq!(read("2026-a:de@approved"), Ok(("2026-a".into(), some("de"), some("approved"))));
        assert_eq!(read("anna@home/de.md"), Ok(("anna@home/de.md".into(), None, None)));
        assert_eq!(read("C:/b/de.md"), Ok(("C:/b/de.md".into(), None, None)));
        for wrong in ["", ":de", "2026-a:", "2026-a@", "2026-a:d e", "2026-a\u{1b}[2J"] {
            assert_eq!(read(wrong), Err(Expected("id")), "{wrong:?}");
        }
    }

    #[test]
    fn two_ends() {
        let read = |text: &str| Ends::read(text).map(|ends| (ends.old, ends.new));
        let approved = || End::Earlier(Since::Approved);
        assert_eq!(read("approved..HEAD"), Ok((approved(), End::Saved)));
        assert_eq!(read("freigegeben.."), Ok((approved(), End::Folder)));
        assert_eq!(read("approved"), Ok((approved(), End::Folder)));
        assert_eq!(read("mine..published"), Ok((End::Earlier(Since::Mine), End::Earlier(Since::Published))));
        let revision = |hex: &str| End::Earlier(Since::Revision(hex.to_owned()));
        assert_eq!(read("1234567..abcdef0"), Ok((revision("1234567"), revision("abcdef0"))));
        for wrong in ["", "..", "..HEAD", "approved...HEAD", "approved..x", "x..HEAD", "HEAD~1..HEAD"] {
            assert_eq!(read(wrong), Err(Expected("ends")), "{wrong:?}");
        }
    }

    #[test]
    fn digests_are_long_enough_to_mean_something() {
        assert!(Match::read("7C1FB2A09D34").is_ok_and(|m| m.hex() == "7c1fb2a09d34"));
        assert!(Match::read(&format!("sha256:{}", "a".repeat(64))).is_ok());
        for wrong in ["", "7c1f", "7c1fb2a09d3", "7c1fb2a09d3g", &"a".repeat(65)] {
            assert_eq!(Match::read(wrong), Err(Expected("match")), "{wrong:?}");
        }
    }

    #[test]
    fn times_ahead() {
        assert!(due("14d").is_ok_and(|span| span.get_days() == 14));
        assert!(due("36h").is_ok_and(|span| span.get_hours() == 36));
        for wrong in ["", "d", "14", "14 d", "-3d", "14x", "99999999999d", "14ä"] {
            assert!(due(wrong).is_err(), "{wrong:?}");
        }
    }
}
