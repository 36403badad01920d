//! What `verify` compared, one thing after the other.

/// One thing that was compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// Its sentence is `proof-<name>` in `locales/`.
    pub name: &'static str,
    /// `None`: could not be looked at here, and does not count as right.
    pub holds: Option<bool>,
    pub about: String,
}
