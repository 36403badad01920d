//! How this person is let in elsewhere: user and password, each bound to one exact place, in one file of
//! their own folder or the environment. What a workspace says can never send them to another.

use super::surroundings::{Account, Surroundings};
use super::{OpsError, settings};
use crate::site::{Login, Origin};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where passwords lie: a table for each place, `["mail.example.org:587"]`, `["https://example.org"]`.
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
    let (_, mut all) = read(&path)?;
    all.remove(origin).ok_or_else(missing)
}

/// The login for exactly this website, from the environment where it names this origin, else from the file.
pub(super) fn login(surroundings: &Surroundings, origin: &Origin) -> Result<Option<Login>, OpsError> {
    if let Some((named, login)) = &surroundings.website_login
        && named == origin
    {
        return Ok(Some(login.clone()));
    }
    let (_, mut all) = read(&file(surroundings))?;
    let known = all.remove(origin.as_str()).and_then(|account| account.login());
    Ok(known.map(|(user, password)| Login::new(&user, &password)))
}

/// Keeps a login for one website. What else stands in the file stays as its owner wrote it.
pub(super) fn keep(surroundings: &Surroundings, origin: &Origin, login: &Login) -> Result<(), OpsError> {
    let path = file(surroundings);
    let (text, before) = read(&path)?;
    let text = with(&text, origin.as_str(), &login.user, login.reveal());
    // Written by hand in some other way, a table could be there twice now, or be gone with another.
    let after = parse(&path, &text)?;
    let kept = before.keys().all(|place| after.contains_key(place));
    let there = after.get(origin.as_str()).and_then(Account::login);
    if !kept || there != Some((login.user.clone(), login.reveal().to_owned())) {
        return Err(OpsError::Passwords { path, line: text.lines().count() });
    }
    settings::write_own(&path, text.as_bytes())
}

/// The text with this table in place of the one for the same place.
fn with(text: &str, place: &str, user: &str, password: &str) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let head = format!("[{}]", quoted(place));
    let (mut kept, mut inside) = (String::new(), false);
    for line in text.lines() {
        if line.trim_start().starts_with('[') {
            inside = line.trim() == head;
        }
        if !inside {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    let gap = if kept.is_empty() || kept.ends_with("\n\n") { "" } else { "\n" };
    format!("{kept}{gap}{head}\nuser = {}\npassword = {}\n", quoted(user), quoted(password))
}

/// The file as it is, and read; nothing where there is none. One that others can read is not used.
fn read(path: &Path) -> Result<(String, BTreeMap<String, Account>), OpsError> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Default::default()),
        Err(source) => return Err(OpsError::File { path: path.to_owned(), source }),
    };
    if !is_private(path) {
        return Err(OpsError::OpenPasswords(path.to_owned()));
    }
    let all = parse(path, &text)?;
    Ok((text, all))
}

fn parse(path: &Path, text: &str) -> Result<BTreeMap<String, Account>, OpsError> {
    // The parser's own words would quote the line, and the line may be the password.
    toml::from_str(text).map_err(|error| {
        let before = text.get(..error.span().map_or(0, |span| span.start)).unwrap_or_default();
        OpsError::Passwords { path: path.to_owned(), line: before.matches('\n').count() + 1 }
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_place_is_put_down_and_the_others_stay() {
        let mail = "# Mail\n[\"mail.example.org:587\"]\nuser = \"anna\" # ich\npassword = \"a\"\n";
        let first = with(mail, "https://example.org", "presse", "ab \"cd\" \\ ü");
        assert!(first.starts_with(mail), "{first}");
        let second = with(
            &format!("{first}\n[\"https://b.example.org\"]\nuser = \"b\"\npassword = \"b\"\n"),
            "https://example.org",
            "neu",
            "x",
        );
        let all = parse(Path::new("passwords.toml"), &second).unwrap();
        let login = |place: &str| all[place].login().unwrap();
        assert_eq!(all.len(), 3);
        assert_eq!(login("https://example.org"), ("neu".to_owned(), "x".to_owned()));
        assert_eq!(login("https://b.example.org"), ("b".to_owned(), "b".to_owned()));
        assert_eq!(login("mail.example.org:587"), ("anna".to_owned(), "a".to_owned()));
        let all = parse(Path::new("passwords.toml"), &first).unwrap();
        assert_eq!(all["https://example.org"].login().unwrap().1, "ab \"cd\" \\ ü");
        // As somebody else may write it: a second table of that name is no file any more.
        assert!(
            parse(Path::new("p"), &with("['https://example.org']\nuser = 'a'\n", "https://example.org", "b", "c"))
                .is_err()
        );
    }
}
