//! How this person is let in elsewhere: user and password, each bound to one exact host and port, in
//! their own folder or the environment. What a workspace says can never send them to another.

use super::OpsError;
use super::surroundings::{Account, Surroundings};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where passwords lie.
pub(super) fn file(surroundings: &Surroundings) -> PathBuf {
    surroundings.own.join("passwords.toml")
}

/// The account for exactly this host and port, from the environment first.
pub(super) fn account(surroundings: &Surroundings, origin: &str) -> Result<Account, OpsError> {
    if let Some((bound, account)) = &surroundings.smtp
        && bound == origin
    {
        return Ok(account.clone());
    }
    let path = file(surroundings);
    let missing = || OpsError::NoAccount { origin: origin.to_owned(), path: path.clone() };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(missing()),
        Err(source) => return Err(OpsError::File { path, source }),
    };
    if !is_private(&path) {
        return Err(OpsError::OpenPasswords(path));
    }
    // The parser's own words would quote the line, and the line may be the password.
    let all: BTreeMap<String, Account> = toml::from_str(&text).map_err(|error| {
        let before = text.get(..error.span().map_or(0, |span| span.start)).unwrap_or_default();
        OpsError::Passwords { path: path.clone(), line: before.matches('\n').count() + 1 }
    })?;
    all.get(origin).cloned().ok_or_else(missing)
}

/// Whether only its owner can read it.
#[cfg(unix)]
fn is_private(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o077 == 0)
}

/// On Windows the person's profile is private by itself.
#[cfg(not(unix))]
fn is_private(_path: &Path) -> bool {
    true
}
