//! Who somebody is: the short name a person carries in the rules, and their address.

use std::fmt;

/// A person's short name in `workflow.toml` and in file names: `anna`, `b-okoye`.
///
/// Lower-case ASCII letters, digits and hyphens, 1 to 32 of them, starting with a letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(String);

impl PersonId {
    /// The short name, or `None` where a character or the length is not allowed.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = text.bytes();
        let starts = bytes.next().is_some_and(|b| b.is_ascii_lowercase());
        let goes_on = bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        (starts && goes_on && text.len() <= 32).then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A mail address that is safe to put into a header: one `@`, no blanks, no control characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

impl Email {
    /// The address, lower-cased in its domain, or `None` if it could not be one.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (local, domain) = text.split_once('@')?;
        let plain = |c: char| !c.is_control() && !c.is_whitespace() && !"<>(),;:\"\\[]@".contains(c);
        let fits = !local.is_empty() && local.len() <= 64 && text.len() <= 254;
        let named = domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.');
        let clean = local.chars().all(plain) && domain.chars().all(plain) && !domain.contains("..");
        (fits && named && clean).then(|| Self(format!("{local}@{}", domain.to_lowercase())))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
