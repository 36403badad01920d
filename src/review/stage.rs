//! Where a statement stands: a word that is always computed and never stored.

use jiff::Timestamp;

/// The state of a statement, from its records and rules alone; time enters in `at` only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Nobody has submitted the editions as they are now.
    Draft,
    InReview,
    /// Somebody objects.
    ChangesRequested,
    Approved,
    /// Approved, with an embargo still ahead: the caller says which time it is.
    Scheduled,
    /// A receipt says that exactly these editions went out.
    Published,
    /// The same, and they say what was wrong before.
    Corrected,
    /// The same, and they say that the statement is taken back.
    Withdrawn,
}

impl Stage {
    /// The stable name in `--json` and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Draft => "draft",
            Stage::InReview => "in-review",
            Stage::ChangesRequested => "changes-requested",
            Stage::Approved => "approved",
            Stage::Scheduled => "scheduled",
            Stage::Published => "published",
            Stage::Corrected => "corrected",
            Stage::Withdrawn => "withdrawn",
        }
    }

    /// Whether exactly these words went out.
    pub fn is_out(self) -> bool {
        matches!(self, Stage::Published | Stage::Corrected | Stage::Withdrawn)
    }

    /// The stage at this moment: approved before its embargo is scheduled.
    pub fn at(self, embargo: Option<Timestamp>, now: Timestamp) -> Self {
        match (self, embargo) {
            (Stage::Approved, Some(until)) if now < until => Stage::Scheduled,
            _ => self,
        }
    }
}
