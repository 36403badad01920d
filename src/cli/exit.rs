//! The exit codes: what a script can rely on.

/// How a command ended. The numbers are part of the promise and never change their meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exit {
    /// Done, or done already, or nothing to show.
    Done,
    Failed,
    /// Wrong words, or no terminal to ask and no answer given.
    Usage,
    /// Cancelled by a person.
    Cancelled,
    /// Not authenticated, or the key may not.
    NotAllowed,
    /// The text, the website or the digest is not what was approved or seen.
    Conflict,
    /// Refused by a rule or a check.
    Refused,
    /// An outside effect is unknown; nothing is retried silently.
    Unknown,
    /// Not yet: embargo, approvals missing.
    NotYet,
    /// Some languages or recipients; receipts are written.
    Partly,
    Interrupted,
}

impl Exit {
    pub const ALL: [Exit; 11] = [
        Exit::Done,
        Exit::Failed,
        Exit::Usage,
        Exit::Cancelled,
        Exit::NotAllowed,
        Exit::Conflict,
        Exit::Refused,
        Exit::Unknown,
        Exit::NotYet,
        Exit::Partly,
        Exit::Interrupted,
    ];

    pub fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::Usage => 2,
            Exit::Cancelled => 3,
            Exit::NotAllowed => 4,
            Exit::Conflict => 5,
            Exit::Refused => 6,
            Exit::Unknown => 7,
            Exit::NotYet => 8,
            Exit::Partly => 9,
            Exit::Interrupted => 130,
        }
    }
}
