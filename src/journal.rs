//! What must not be forgotten: an append-only file whose every line is on the disk before we go on.
//!
//! An entry is its payload's length (four bytes, little end first), a type, the payload, and the
//! first eight bytes of the SHA-256 over all of these. A crash can tear only the last entry, since
//! the one before was on the disk before it was begun; so a torn end is cut, and everything else
//! that is wrong needs a person. A length that was damaged in the middle looks like a torn end,
//! but for the whole entries that follow it: these are looked for.

use crate::release::{Course, Event, Next};
use crate::statement::Digest;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// A release's journal, locked while it is open. Entries: length, type, payload, checksum.
pub struct Journal {
    log: Log,
    events: Vec<Event>,
    course: Course,
}

#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// Another process delivers this release right now.
    #[error("{0} is in use")]
    Busy(PathBuf),
    #[error("{path}: {source}")]
    File { path: PathBuf, source: std::io::Error },
    /// Damage that a crash cannot explain, at this byte.
    #[error("{path}: damaged at byte {at}")]
    Damaged { path: PathBuf, at: u64 },
}

impl Journal {
    /// Opens or makes the journal, takes its lock without waiting, cuts a torn tail.
    pub fn open(path: &Path) -> Result<Self, JournalError> {
        let (log, bytes) = Log::open(path)?;
        let events = events(path, &bytes)?;
        log.cut()?;
        let course = Course::of(&events);
        Ok(Self { log, events, course })
    }

    /// Reads a journal without locking it; empty where there is none. A torn tail, which may be an
    /// entry that another process just writes, is left alone.
    pub fn read(path: &Path) -> Result<Vec<Event>, JournalError> {
        match std::fs::read(path) {
            Ok(bytes) => events(path, &bytes),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            Err(source) => Err(JournalError::File { path: path.to_owned(), source }),
        }
    }

    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The next step after all of them.
    pub fn next(&self) -> Next {
        self.course.next()
    }

    /// How far the delivery is.
    pub fn course(&self) -> &Course {
        &self.course
    }

    /// Appends one event and waits until it is on the disk. After an error it is not in the
    /// journal, neither in the file nor here.
    pub fn append(&mut self, event: Event) -> Result<(), JournalError> {
        self.log.append(&event.print())?;
        self.course.note(&event);
        self.events.push(event);
        Ok(())
    }
}

/// The type of an entry that holds an event. A later kind of entry gets another number, and is
/// damage to a program that does not know it.
const EVENT: u8 = 1;
const HEAD: usize = 5;
const CHECKSUM: usize = 8;
/// Longer than any event, so that a damaged length is seen as such.
const LONGEST: usize = 64 << 20;

/// The file below a journal; it knows texts, not events.
#[derive(Debug)]
struct Log {
    file: File,
    path: PathBuf,
    /// Bytes of whole entries; what lies behind them is torn.
    good: u64,
}

impl Log {
    fn open(path: &Path) -> Result<(Self, Vec<u8>), JournalError> {
        let failed = |source| JournalError::File { path: path.to_owned(), source };
        let mut file = open_durably(path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(JournalError::Busy(path.to_owned())),
            Err(TryLockError::Error(source)) => return Err(failed(source)),
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(failed)?;
        let good = scan(&bytes).map_err(|at| damaged(path, at))?.good as u64;
        Ok((Self { file, path: path.to_owned(), good }, bytes))
    }

    fn append(&mut self, text: &str) -> Result<(), JournalError> {
        if text.len() > LONGEST {
            return Err(self.failed(ErrorKind::InvalidInput.into()));
        }
        // What an append that failed has left, if it could not be cut then.
        self.cut()?;
        let entry = entry(text);
        let mut write = || {
            self.file.seek(SeekFrom::Start(self.good))?;
            self.file.write_all(&entry)?;
            self.file.sync_data()
        };
        if let Err(source) = write() {
            let _ = self.cut();
            return Err(self.failed(source));
        }
        self.good += entry.len() as u64;
        Ok(())
    }

    /// Cuts whatever lies behind the whole entries.
    fn cut(&self) -> Result<(), JournalError> {
        let cut = || {
            if self.file.metadata()?.len() > self.good {
                self.file.set_len(self.good)?;
                self.file.sync_data()?;
            }
            Ok(())
        };
        cut().map_err(|source| self.failed(source))
    }

    fn failed(&self, source: std::io::Error) -> JournalError {
        JournalError::File { path: self.path.clone(), source }
    }
}

/// Closing the file would do, but for a program that is just being started by another thread and
/// still holds its copy of the file: it would keep the lock a moment longer.
impl Drop for Log {
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}

/// Opens the file or makes it, so that a power cut does not lose the file itself.
fn open_durably(path: &Path) -> std::io::Result<File> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
    if file.metadata()?.len() == 0 {
        file.sync_all()?;
        sync_folder(folder)?;
    }
    Ok(file)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows keeps names in its own journal and does not open folders as files.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> std::io::Result<()> {
    Ok(())
}

fn events(path: &Path, bytes: &[u8]) -> Result<Vec<Event>, JournalError> {
    let scan = scan(bytes).map_err(|at| damaged(path, at))?;
    let read = |(at, text): (usize, &str)| Event::parse(text).ok_or_else(|| damaged(path, at));
    scan.texts.into_iter().map(read).collect()
}

fn damaged(path: &Path, at: usize) -> JournalError {
    JournalError::Damaged { path: path.to_owned(), at: at as u64 }
}

/// What a journal's bytes hold.
#[derive(Debug, PartialEq, Eq)]
struct Scan<'b> {
    /// Each text and the byte at which its entry begins.
    texts: Vec<(usize, &'b str)>,
    /// Where the whole entries end.
    good: usize,
}

/// Reads all entries, or says at which byte the damage is.
fn scan(bytes: &[u8]) -> Result<Scan<'_>, usize> {
    let mut scan = Scan { texts: Vec::new(), good: 0 };
    while scan.good < bytes.len() {
        let at = scan.good;
        match whole(&bytes[at..]) {
            Some((EVENT, payload, length)) => {
                scan.texts.push((at, std::str::from_utf8(payload).map_err(|_| at)?));
                scan.good = at + length;
            }
            Some(_) => return Err(at),
            None if is_torn(&bytes[at..]) => break,
            None => return Err(at),
        }
    }
    Ok(scan)
}

/// Whether a crash explains this end: no whole entry may follow, at any byte, nor may the entry
/// claim to be complete long before the end.
fn is_torn(tail: &[u8]) -> bool {
    let ends = claimed(tail).map(|length| length.cmp(&tail.len()));
    // A power cut may leave the file longer and the bytes still empty.
    let empty = tail.iter().all(|byte| *byte == 0);
    let in_the_middle = ends == Some(std::cmp::Ordering::Less) && !empty;
    !in_the_middle && (1..tail.len()).all(|at| whole(&tail[at..]).is_none())
}

/// The entry at the beginning, if it is complete and its checksum is right: type, payload, length.
fn whole(bytes: &[u8]) -> Option<(u8, &[u8], usize)> {
    let length = claimed(bytes).filter(|length| *length <= bytes.len())?;
    let (signed, checksum) = bytes[..length].split_at(length - CHECKSUM);
    let right = Digest::of(signed).as_bytes()[..CHECKSUM] == *checksum;
    right.then(|| (signed[HEAD - 1], &signed[HEAD..], length))
}

/// How long the entry at the beginning says it is; `None` where its head is torn or impossible.
fn claimed(bytes: &[u8]) -> Option<usize> {
    let length = bytes.get(..HEAD)?.first_chunk().map(|length| u32::from_le_bytes(*length) as usize)?;
    (length <= LONGEST).then_some(HEAD + length + CHECKSUM)
}

fn entry(text: &str) -> Vec<u8> {
    let mut entry = (text.len() as u32).to_le_bytes().to_vec();
    entry.push(EVENT);
    entry.extend(text.as_bytes());
    let checksum = Digest::of(&entry);
    entry.extend(&checksum.as_bytes()[..CHECKSUM]);
    entry
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 4] = ["opened", "", "intent go-live", "ended go-live done: Übermorgen"];

    fn bytes(texts: &[&str]) -> Vec<u8> {
        texts.iter().flat_map(|text| entry(text)).collect()
    }

    fn texts<'b>(scan: &Scan<'b>) -> Vec<&'b str> {
        scan.texts.iter().map(|(_, text)| *text).collect()
    }

    fn open_log(path: &Path) -> Log {
        let (log, _) = Log::open(path).unwrap();
        log.cut().unwrap();
        log
    }

    #[test]
    fn a_journal_cut_at_any_byte_reads_as_a_prefix() {
        let whole = bytes(&TEXTS);
        for cut in 0..=whole.len() {
            let scan = scan(&whole[..cut]).unwrap();
            let count = scan.texts.len();
            assert_eq!(texts(&scan), TEXTS[..count], "cut at {cut}");
            assert_eq!(scan.good, bytes(&TEXTS[..count]).len());
        }
    }

    #[test]
    fn a_cut_file_takes_up_where_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal");
        let whole = bytes(&TEXTS);
        for cut in 0..whole.len() {
            std::fs::write(&path, &whole[..cut]).unwrap();
            let kept = scan(&whole[..cut]).unwrap().texts.len();
            open_log(&path).append("next").unwrap();
            let expected = bytes(&[&TEXTS[..kept], &["next"]].concat());
            assert_eq!(std::fs::read(&path).unwrap(), expected, "cut at {cut}");
        }
    }

    #[test]
    fn every_changed_byte_is_damage_or_a_torn_end() {
        let whole = bytes(&TEXTS);
        let last = bytes(&TEXTS[..3]).len();
        for at in 0..whole.len() {
            for flip in [0x01, 0x80, 0xff] {
                let mut changed = whole.clone();
                changed[at] ^= flip;
                match scan(&changed) {
                    Err(found) => assert!(found <= at, "byte {at}"),
                    Ok(scan) => {
                        assert!(at >= last, "byte {at} is in the middle");
                        assert_eq!(texts(&scan), TEXTS[..3]);
                    }
                }
            }
        }
    }

    #[test]
    fn what_a_power_cut_leaves_is_cut_and_what_it_cannot_leave_is_damage() {
        let whole = bytes(&TEXTS);
        let other_kind = {
            let mut entry = entry("x");
            entry[4] = 2;
            let checksum = *Digest::of(&entry[..6]).as_bytes();
            entry[6..].copy_from_slice(&checksum[..CHECKSUM]);
            entry
        };
        for (tail, torn) in [
            (vec![0; 3], true),
            (vec![0; 4096], true),
            (vec![0xff; 4096], true),
            (entry("x")[..8].to_vec(), true),
            ([&[0; 13][..], &entry("x")].concat(), false),
            ([&[0xff][..], &entry("x")].concat(), false),
            (other_kind, false),
        ] {
            let scan = scan(&[&whole[..], &tail].concat()).map(|scan| scan.good);
            assert_eq!(scan, if torn { Ok(whole.len()) } else { Err(whole.len()) }, "{tail:?}");
        }
    }

    #[test]
    fn a_journal_is_open_once_and_can_be_read_meanwhile() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("outbox").join("journal");
        assert!(Journal::read(&path).unwrap().is_empty());
        let open = Journal::open(&path).unwrap();
        assert!(open.events().is_empty());
        assert!(matches!(Journal::open(&path), Err(JournalError::Busy(busy)) if busy == path));
        assert!(Journal::read(&path).unwrap().is_empty());
        drop(open);
        assert!(Journal::open(&path).is_ok());
    }

    #[test]
    fn events_come_back_as_they_were() {
        use crate::release::{Effect, Outcome};
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal");
        let events = [
            Event::Opened { release: Digest::of(b"r"), manifest: Digest::of(b"m"), recipients: vec!["ab".into()] },
            Event::Intent(Effect::GoLive),
            Event::Ended(Effect::GoLive, Outcome::Done("https://example.org/später".into())),
            Event::Intent(Effect::Mail("ab".into())),
            Event::Ended(Effect::Mail("ab".into()), Outcome::Unknown("no answer".into())),
        ];
        for (count, event) in events.iter().enumerate() {
            let mut journal = Journal::open(&path).unwrap();
            assert_eq!(journal.events(), &events[..count]);
            journal.append(event.clone()).unwrap();
            assert_eq!(Journal::read(&path).unwrap(), events[..=count]);
        }
    }

    #[test]
    fn reading_leaves_a_torn_tail_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal");
        std::fs::write(&path, [1, 2, 3]).unwrap();
        assert!(Journal::read(&path).unwrap().is_empty());
        assert_eq!(std::fs::read(&path).unwrap(), [1, 2, 3]);
        drop(Journal::open(&path).unwrap());
        assert_eq!(std::fs::read(&path).unwrap(), [0; 0]);
    }

    #[test]
    fn damage_names_the_file_and_the_byte() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal");
        let mut damage = bytes(&TEXTS);
        let second = entry(TEXTS[0]).len();
        damage[second + HEAD] ^= 1;
        std::fs::write(&path, &damage).unwrap();
        for error in [Journal::open(&path).err(), Journal::read(&path).err()] {
            assert!(matches!(error, Some(JournalError::Damaged { at, .. }) if at == second as u64), "{error:?}");
        }
        assert_eq!(std::fs::read(&path).unwrap(), damage, "damage is evidence and stays");
    }

    /// A full disk, as far as a file can be full: `/dev/full` takes no byte.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_loses_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal");
        let mut log = open_log(&path);
        log.append("one").unwrap();
        let good = log.good;
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let disk = std::mem::replace(&mut log.file, full);
        assert!(matches!(log.append("two"), Err(JournalError::File { .. })));
        assert_eq!(log.good, good);
        log.file = disk;
        // What half an append would have left behind, had it not been cut.
        OpenOptions::new().append(true).open(&path).unwrap().write_all(&entry("two")[..7]).unwrap();
        log.append("three").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), bytes(&["one", "three"]));
    }
}
