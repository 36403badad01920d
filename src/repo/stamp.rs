//! Whether anything in a folder was touched, told by dates and sizes alone, without reading a file.

use super::Workspace;
use crate::statement::Digest;
use std::time::SystemTime;

/// What a folder looks like from outside: every path below it with size, dates and inode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    pub digest: Digest,
    /// Nanoseconds since 1970 of the newest change to a file, as the file system noted it.
    newest: i128,
}

impl Stamp {
    /// Whether the folder had come to rest long before `time`, so that a later change shows in a
    /// date. Two seconds are the coarsest dates there are (FAT).
    pub fn is_older_than(&self, time: SystemTime) -> bool {
        let since = time.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |time| time.as_nanos());
        i128::try_from(since).is_ok_and(|since| self.newest + 2_000_000_000 <= since)
    }
}

impl Workspace {
    /// The stamp of a folder in the work tree; links are not followed. `None` where the system
    /// keeps no date that cannot be set back, or where something cannot be read.
    #[cfg(unix)]
    pub fn stamp(&self, folder: &str) -> Option<Stamp> {
        use std::fmt::Write as _;
        use std::os::unix::{ffi::OsStrExt as _, fs::MetadataExt as _};
        let mut lines = Vec::new();
        let mut newest = 0;
        let mut open = vec![self.root.join(folder)];
        while let Some(here) = open.pop() {
            let entries = match std::fs::read_dir(&here) {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
                entries => entries.ok()?,
            };
            for entry in entries {
                let entry = entry.ok()?;
                let path = entry.path();
                if entry.file_type().ok()?.is_dir() {
                    open.push(path);
                    continue;
                }
                let found = entry.metadata().ok()?;
                let date = |seconds: i64, nanos: i64| i128::from(seconds) * 1_000_000_000 + i128::from(nanos);
                let written = date(found.mtime(), found.mtime_nsec());
                let changed = date(found.ctime(), found.ctime_nsec());
                newest = newest.max(written).max(changed);
                let mut line = path.as_os_str().as_bytes().to_vec();
                let mut facts = String::new();
                let (mode, size, inode) = (found.mode(), found.size(), found.ino());
                writeln!(facts, "\0{mode} {size} {inode} {written} {changed}").ok()?;
                line.extend(facts.into_bytes());
                lines.push(line);
            }
        }
        lines.sort();
        Some(Stamp { digest: Digest::of(&lines.concat()), newest })
    }

    #[cfg(not(unix))]
    pub fn stamp(&self, _folder: &str) -> Option<Stamp> {
        None
    }
}

#[cfg(all(test, unix))]
mod tests {
    use crate::repo::tests::Desk;
    use std::time::Duration;

    #[test]
    fn every_touch_shows() {
        let desk = Desk::new();
        desk.save(&[("statements/2026/2026-a/de.md", "Eins\n")]);
        let workspace = crate::repo::Workspace::open(desk.root()).unwrap();
        let stamp = || workspace.stamp("statements").unwrap();
        let first = stamp();
        assert_eq!(first, stamp());
        desk.write("statements/2026/2026-a/en.md", "");
        let second = stamp();
        assert_ne!(first.digest, second.digest);
        desk.write("statements/2026/2026-a/de.md", "Zwei!\n");
        assert_ne!(second.digest, stamp().digest);
        desk.delete("statements/2026/2026-a/de.md");
        desk.delete("statements/2026/2026-a/en.md");
        assert_ne!(second.digest, stamp().digest);
    }

    #[test]
    fn what_was_touched_just_now_is_not_trusted() {
        let desk = Desk::new();
        desk.save(&[("statements/2026/2026-a/de.md", "Eins\n")]);
        let stamp = crate::repo::Workspace::open(desk.root()).unwrap().stamp("statements").unwrap();
        let file = desk.root().join("statements/2026/2026-a/de.md");
        let written = std::fs::metadata(file).unwrap().modified().unwrap();
        assert!(!stamp.is_older_than(written));
        assert!(stamp.is_older_than(written + Duration::from_secs(3600)));
    }
}
