//! Whom a failure concerns: one statement, or all that would follow it.

/// Whom a failure concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    Statement,
    /// It was this request, or the website is gone.
    Perhaps,
    Website,
}
