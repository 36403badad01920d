//! A place where mails lie: a maildir, a folder of files, or one file with many, as mail programs keep or export them.

use super::OpsError;
use crate::mail::LOOKED_AT;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Folders within folders are followed no deeper.
const DEEPEST: usize = 8;

/// Gives every message there is, as far as anybody looks at one, and says how many files are Outlook's
/// own, which nobody else can read. Nothing is changed.
///
/// A maildir has `new` and `cur`; what lies in `tmp` is not there yet. Any other folder is read file
/// by file, with the folders in it. A file may hold many messages (mbox, RFC 4155), as Thunderbird
/// keeps and exports them: each begins behind a line `From …`. Such a file can be an inbox of years, so
/// it is read line by line and never held as a whole.
pub(super) fn each_message(
    place: &Path,
    take: &mut dyn FnMut(&[u8]) -> Result<(), OpsError>,
) -> Result<usize, OpsError> {
    let mut files = Vec::new();
    if place.is_dir() {
        collect(place, 0, &mut files)?
    } else {
        files.push(place.to_owned())
    }
    files.sort();
    let mut outlook = 0;
    for path in files {
        let file = File::open(&path).map_err(OpsError::file(&path))?;
        let mut reader = BufReader::new(file);
        match reader.fill_buf().map_err(OpsError::file(&path))? {
            start if OUTLOOK.iter().any(|mark| start.starts_with(mark)) => outlook += 1,
            _ => apart(&mut reader, &mut |error| OpsError::file(&path)(error), take)?,
        }
    }
    Ok(outlook)
}

/// How Outlook's files of one message and of a whole mailbox begin.
const OUTLOOK: [&[u8]; 2] = [b"\xd0\xcf\x11\xe0", b"!BDN"];

fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), OpsError> {
    let is_maildir = ["new", "cur"].iter().any(|name| folder.join(name).is_dir());
    for entry in std::fs::read_dir(folder).map_err(OpsError::file(folder))?.flatten() {
        // What a link leads to may be read twice or for ever.
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() && depth < DEEPEST && entry.file_name() != "tmp" {
            collect(&entry.path(), depth + 1, files)?;
        } else if kind.is_file() && !is_maildir {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// The messages of a file, the first of which begins with it.
fn apart(
    reader: &mut impl BufRead,
    failed: &mut dyn FnMut(std::io::Error) -> OpsError,
    take: &mut dyn FnMut(&[u8]) -> Result<(), OpsError>,
) -> Result<(), OpsError> {
    let (mut message, mut line, mut blank) = (Vec::new(), Vec::new(), true);
    loop {
        line.clear();
        let read = reader.read_until(b'\n', &mut line).map_err(&mut *failed)?;
        let begins = blank && line.starts_with(b"From ");
        if (read == 0 || begins) && !message.is_empty() {
            take(&message)?;
            message.clear();
        }
        if read == 0 {
            return Ok(());
        }
        if !begins && message.len() < LOOKED_AT {
            message.extend_from_slice(&line);
        }
        blank = matches!(line.as_slice(), b"\n" | b"\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(place: &Path) -> (Vec<String>, usize) {
        let mut found = Vec::new();
        let outlook = each_message(place, &mut |bytes| {
            found.push(String::from_utf8_lossy(bytes).into_owned());
            Ok(())
        });
        (found, outlook.unwrap())
    }

    #[test]
    fn a_file_of_many_messages_is_taken_apart() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("Inbox");
        let read = |bytes: &[u8]| {
            std::fs::write(&file, bytes).unwrap();
            texts(&file).0
        };
        let mbox = b"From - Tue\nSubject: a\n\nFromage\nFrom here on\n\nFrom x\r\nSubject: b\r\n\r\nend";
        assert_eq!(read(mbox), ["Subject: a\n\nFromage\nFrom here on\n\n", "Subject: b\r\n\r\nend"]);
        assert_eq!(read(b"Subject: a\n\nb\n"), ["Subject: a\n\nb\n"]);
        assert_eq!(read(b""), [""; 0]);
        let long = format!("From - x\nSubject: a\n\n{}\nFrom - x\nSubject: b\n", "line\n".repeat(100_000));
        let read = read(long.as_bytes());
        assert_eq!((read.len(), read[1].as_str()), (2, "Subject: b\n"));
        assert!(read[0].len() < LOOKED_AT + 100, "no more is held than is looked at");
    }

    #[test]
    fn maildirs_and_folders_are_read_with_what_is_in_them() {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("cur/1:2,S", "a"),
            ("new/2", "b"),
            ("tmp/3", "not there yet"),
            ("dovecot-uidlist", "no mail"),
            (".Returns/cur/4", "c"),
            ("Export/2026/x.eml", "d"),
            ("Export/alt.msg", "\u{fffd}"),
        ] {
            let path = dir.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            let bytes = if name.ends_with("msg") { b"\xd0\xcf\x11\xe0rest".to_vec() } else { text.as_bytes().to_vec() };
            std::fs::write(path, bytes).unwrap();
        }
        let (mut found, outlook) = texts(dir.path());
        found.sort();
        assert_eq!((found, outlook), (["a", "b", "c", "d"].map(str::to_owned).to_vec(), 1));
        assert!(each_message(&dir.path().join("nowhere"), &mut |_| Ok(())).is_err());
    }
}
