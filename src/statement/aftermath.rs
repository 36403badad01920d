//! What is said of a statement after it went out: that it was corrected, or taken back.
//!
//! Both are facts of the text itself and are approved with it, word for word. Nothing is deleted: a
//! text keeps its name and its address, and says what was wrong and since when.

use super::FrontMatter;
use jiff::civil::Date;

/// How grave an error was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Spelling, layout, a dead link: put right in silence.
    Formal,
    /// Said on the page and in the PDF; whoever got the wrong version gets the new one.
    Minor,
    /// The same, with the cause; the board approves as well.
    Severe,
}

impl Grade {
    pub const ALL: [Self; 3] = [Self::Formal, Self::Minor, Self::Severe];

    /// The word in the head of a text and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Formal => "formal",
            Self::Minor => "minor",
            Self::Severe => "severe",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.name() == word)
    }
}

/// One correction, as the text says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub date: Date,
    pub grade: Grade,
    pub note: String,
    /// How it came about; said of a severe one.
    pub cause: Option<String>,
}

impl Correction {
    /// Whether the page and the PDF say it.
    pub fn is_said(&self) -> bool {
        self.grade > Grade::Formal
    }
}

/// Why a statement was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// What it says is wrong.
    Error,
    /// It hurts somebody's rights or safety.
    Rights,
    /// A court or an authority demands it.
    Law,
    /// What it demands or describes is no longer so.
    Overtaken,
    Other,
}

impl Reason {
    pub const ALL: [Self; 5] = [Self::Error, Self::Rights, Self::Law, Self::Overtaken, Self::Other];

    /// The word in the head of a text and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Rights => "rights",
            Self::Law => "law",
            Self::Overtaken => "overtaken",
            Self::Other => "other",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == word)
    }

    /// Whether nothing of the text may stay in public, not even with a stamp on it.
    pub fn takes_everything(self) -> bool {
        matches!(self, Self::Rights | Self::Law)
    }
}

/// That a statement is withdrawn. Its page then shows this and no longer its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    pub date: Date,
    pub reason: Reason,
    /// In the language of the text; without one the reason stands alone.
    pub note: Option<String>,
}

/// What a new text of a published statement is: a correction, a withdrawal, or simply a new text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aftermath {
    Correction(Grade),
    Withdrawal,
}

impl Aftermath {
    /// The stable name in `--json`: the grade, or `withdrawal`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Correction(grade) => grade.name(),
            Self::Withdrawal => "withdrawal",
        }
    }
}

impl FrontMatter {
    /// How often the text was changed in a way that is said: every marked correction and the withdrawal.
    /// It numbers the versions that readers may have.
    pub fn marked_changes(&self) -> usize {
        self.corrections.iter().filter(|correction| correction.is_said()).count()
            + usize::from(self.withdrawn.is_some())
    }
}
