//! The folder of `.eml` files: each written whole or not at all, and never twice.

use super::message::is_key;
use super::{MailError, Message};
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// One release's messages. They hold addresses, so only the owner may read them.
pub struct MailFolder {
    root: PathBuf,
}

impl MailFolder {
    /// `<folder>/<id>-<release12>/`, readable by the owner only. `name` is one plain folder name.
    pub fn open(root: &Path, name: &str) -> Result<Self, MailError> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if name.is_empty() || !name.bytes().all(plain) {
            return Err(MailError::Unusable("folder"));
        }
        let folder = root.join(name);
        make_private(&folder).and_then(|()| sync(root)).map_err(|source| at(&folder, source))?;
        Ok(Self { root: folder })
    }

    #[cfg(test)]
    fn path(&self) -> &Path {
        &self.root
    }

    /// Whether this person's message lies there.
    pub fn has(&self, key: &str) -> bool {
        is_key(key) && fs::symlink_metadata(self.file(key)).is_ok_and(|found| found.is_file())
    }

    /// Whether this very message lies there. An error where something else lies in its place: whoever may
    /// write here could have put other words there, and they are not sent, nor written over.
    pub fn holds(&self, message: &Message) -> Result<bool, MailError> {
        let file = self.file(&message.key);
        if !is_key(&message.key) {
            return Err(MailError::Unusable("key"));
        }
        let same = match fs::symlink_metadata(&file) {
            Ok(found) if found.is_file() => fs::read(&file).map_err(|source| at(&file, source))? == message.bytes,
            Ok(_) => false,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(source) => return Err(at(&file, source)),
        };
        if same { Ok(true) } else { Err(MailError::Planted(file)) }
    }

    /// Writes it under its key, through a temporary name; does nothing if it is there, and nothing but an
    /// error if something else is. When it returns, the message is on the disk.
    pub fn put(&self, message: &Message) -> Result<(), MailError> {
        if self.holds(message)? {
            return Ok(());
        }
        let file = self.file(&message.key);
        let draft = self.root.join(format!(".{}.part", message.key));
        write_private(&draft, &message.bytes)
            .and_then(|()| fs::rename(&draft, &file))
            .and_then(|()| sync(&self.root))
            .map_err(|source| at(&file, source))
    }

    fn file(&self, key: &str) -> PathBuf {
        self.root.join(format!("{key}.eml"))
    }
}

/// Takes every mail to the person with this key out of the folders of all releases. Gives their number.
pub fn forget_mail(root: &Path, key: &str) -> Result<usize, MailError> {
    if !is_key(key) {
        return Err(MailError::Unusable("key"));
    }
    let mut gone = 0;
    for folder in fs::read_dir(root).into_iter().flatten().flatten().map(|entry| entry.path()) {
        for (name, is_mail) in [(format!("{key}.eml"), true), (format!(".{key}.part"), false)] {
            let file = folder.join(name);
            match fs::remove_file(&file) {
                Ok(()) => gone += usize::from(is_mail),
                Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {}
                Err(source) => return Err(at(&file, source)),
            }
        }
    }
    Ok(gone)
}

/// The keys of the mails that lie in a release's folder; `None` where there is no such folder.
pub fn mails_in(root: &Path, name: &str) -> Option<BTreeSet<String>> {
    let entries = fs::read_dir(root.join(name)).ok()?;
    let key = |entry: fs::DirEntry| Some(entry.file_name().to_str()?.strip_suffix(".eml")?.to_owned());
    Some(entries.flatten().filter_map(key).collect())
}

fn at(path: &Path, source: io::Error) -> MailError {
    MailError::File { path: path.to_owned(), source }
}

#[cfg(unix)]
fn make_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    // A folder that was there before, made by hand, is closed as well.
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn make_private(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// Makes the file anew, whatever an interrupted attempt left there.
fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = private(OpenOptions::new().write(true).create_new(true)).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600)
}

#[cfg(not(unix))]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Brings a folder's entries to the disk. Windows does that by itself and cannot open folders.
fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(key: &str, text: &str) -> Message {
        Message { key: key.to_owned(), bytes: text.as_bytes().to_vec() }
    }

    #[test]
    fn a_message_is_written_once_and_stays_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let folder = MailFolder::open(&dir.path().join("mail"), "2026-winter-0123456789ab").unwrap();
        assert!(!folder.has("abc1"));
        folder.put(&letter("abc1", "first")).unwrap();
        assert!(folder.has("abc1"));
        folder.put(&letter("abc1", "first")).unwrap();
        let again = MailFolder::open(&dir.path().join("mail"), "2026-winter-0123456789ab").unwrap();
        assert!(again.has("abc1"));
        assert_eq!(fs::read_dir(again.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_somebody_else_put_there_is_refused_and_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let folder = MailFolder::open(dir.path(), "release").unwrap();
        let (mail, other) = (folder.path().join("abc1.eml"), folder.path().join("other"));
        let planted = |result: Result<(), MailError>| matches!(result, Err(MailError::Planted(path)) if path == mail);
        fs::write(&mail, "other words").unwrap();
        assert!(planted(folder.put(&letter("abc1", "words"))));
        assert!(planted(folder.holds(&letter("abc1", "words")).map(drop)));
        assert_eq!(fs::read(&mail).unwrap(), b"other words");
        fs::remove_file(&mail).unwrap();
        fs::create_dir(&mail).unwrap();
        assert!(planted(folder.put(&letter("abc1", "words"))), "a folder");
        fs::remove_dir(&mail).unwrap();
        #[cfg(unix)]
        {
            fs::write(&other, "words").unwrap();
            std::os::unix::fs::symlink(&other, &mail).unwrap();
            assert!(planted(folder.put(&letter("abc1", "words"))), "a link, whatever it leads to");
            fs::remove_file(&other).unwrap();
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), usize::from(cfg!(unix)));
    }

    #[test]
    fn what_an_interruption_left_is_not_a_message() {
        let dir = tempfile::tempdir().unwrap();
        let folder = MailFolder::open(dir.path(), "release").unwrap();
        fs::write(folder.path().join(".abc1.part"), "half a mess").unwrap();
        assert!(!folder.has("abc1"));
        folder.put(&letter("abc1", "whole")).unwrap();
        assert_eq!(fs::read(folder.path().join("abc1.eml")).unwrap(), b"whole");
        assert!(!folder.path().join(".abc1.part").exists());
    }

    #[test]
    fn names_cannot_lead_elsewhere() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["", "..", "a/b", "/tmp", "a.b", "ä"] {
            assert!(matches!(MailFolder::open(dir.path(), name), Err(MailError::Unusable("folder"))), "{name}");
        }
        let folder = MailFolder::open(dir.path(), "release").unwrap();
        for key in ["", "../x", "A", "a/b", "a.b"] {
            assert!(!folder.has(key));
            assert!(matches!(folder.put(&letter(key, "x")), Err(MailError::Unusable("key"))), "{key}");
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn an_error_names_the_file() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("mail"), "a file where the folder should be").unwrap();
        assert!(matches!(MailFolder::open(&dir.path().join("mail"), "release"), Err(MailError::File { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("release")).unwrap();
        let folder = MailFolder::open(dir.path(), "release").unwrap();
        folder.put(&letter("abc1", "text")).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(folder.path()), 0o700);
        assert_eq!(mode(&folder.path().join("abc1.eml")), 0o600);
    }
}
