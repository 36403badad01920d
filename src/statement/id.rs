//! What a statement is called and in which language: its permanent id, its kind, its language.

use std::fmt;

/// A statement's permanent name: a year and a few words, `2026-abschiebestopp`.
///
/// Never the path, the date or the title, since all three change. ASCII, so that it can be an
/// address on the website; at most 80 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementId(String);

impl StatementId {
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_at_checked(5)?;
        let dated = year.ends_with('-') && year[..4].bytes().all(|b| b.is_ascii_digit());
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let tidy = !rest.is_empty() && !rest.starts_with('-') && !rest.ends_with('-') && !rest.contains("--");
        (dated && tidy && text.len() <= 80 && rest.bytes().all(plain)).then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The year that shards the workspace: `statements/<year>/<id>/`.
    pub fn year(&self) -> &str {
        &self.0[..4]
    }
}

impl fmt::Display for StatementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A language tag of BCP 47, as far as statements need one: `de`, `en`, `ar`, `de-simple`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(String);

impl Lang {
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let primary = parts.next()?;
        let known = matches!(primary.len(), 2 | 3) && primary.bytes().all(|b| b.is_ascii_lowercase());
        let subtag = |p: &str| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric());
        (known && text.len() <= 20 && parts.all(subtag)).then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without its variant: `de` of `de-simple`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Whether it is easy language: the registered variant `simple`, as in `de-simple`.
    pub fn is_easy(&self) -> bool {
        self.0.split('-').skip(1).any(|part| part == "simple")
    }

    /// Whether its script runs from right to left.
    pub fn is_rtl(&self) -> bool {
        matches!(self.primary(), "ar" | "fa" | "he" | "ps" | "ur" | "ckb" | "yi" | "dv" | "sd" | "ug")
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What sort of text it is; each has its parts and its rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    PressRelease,
    Submission,
    PositionPaper,
    OpenLetter,
    JointStatement,
}

impl Kind {
    pub const ALL: [Kind; 5] =
        [Kind::PressRelease, Kind::Submission, Kind::PositionPaper, Kind::OpenLetter, Kind::JointStatement];

    /// Its name in files: `press_release`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::PressRelease => "press_release",
            Kind::Submission => "submission",
            Kind::PositionPaper => "position_paper",
            Kind::OpenLetter => "open_letter",
            Kind::JointStatement => "joint_statement",
        }
    }

    /// Reads the name in files; also with hyphens, and the German words, as people type them.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.to_lowercase().replace([' ', '-'], "_");
        Some(match text.as_str() {
            "press_release" | "pressemitteilung" => Kind::PressRelease,
            "submission" | "stellungnahme" => Kind::Submission,
            "position_paper" | "positionspapier" => Kind::PositionPaper,
            "open_letter" | "offener_brief" => Kind::OpenLetter,
            "joint_statement" | "gemeinsame_erklärung" | "gemeinsame_erklaerung" => Kind::JointStatement,
            _ => return None,
        })
    }
}
