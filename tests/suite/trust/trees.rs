//! Folders that no honest git writes, and objects that were changed on the disk.

use super::attack::{ATTACK, Attack, check};
use crate::desk::Desk;
use crate::forgery::record;
use crate::office::{ID, RECORDS, Stage, TEXT_FILE, commit_by_hand};

const FILE: &str = "100644";
const FOLDER: &str = "40000";
const REFUSED: Attack = Attack { stage: Stage::Approved, exit: 6, ..ATTACK };
const SHELF: &str = "statements/2026/2026-abschiebestopp";

/// What it is, how it is prepared, and the reason that is given.
type Row = (&'static str, fn(&Desk), &'static [&'static str]);

fn rows(rows: &[Row]) {
    let attacks: Vec<Attack> =
        rows.iter().map(|(what, before, says)| Attack { what, before: *before, says, ..REFUSED }).collect();
    check(&attacks);
}

/// Entries put into a folder of the saved state, as raw bytes, past everything that git checks.
#[test]
fn entries_that_deceive() {
    rows(&[
        ("the text twice", |a| slip(a, SHELF, &[(FILE, b"de.md", "")]), &["de.md", "doppelt"]),
        (
            "a record twice",
            |a| {
                let (name, _) = record(a, "clara", "approve");
                slip(a, RECORDS, &[(FILE, name.as_bytes(), "")]);
            },
            &["-clara.review", "doppelt"],
        ),
        ("the rules twice", |a| slip(a, "", &[(FILE, b"workflow.toml", "")]), &["workflow.toml", "doppelt"]),
        ("the records' folder twice", |a| slip(a, "", &[(FOLDER, b"reviews", "")]), &["reviews", "doppelt"]),
        ("a folder above", |a| slip(a, SHELF, &[(FOLDER, b"..", "")]), &["„..“"]),
        ("git's folder", |a| slip(a, SHELF, &[(FOLDER, b".git", "")]), &["„.git“"]),
        ("git's folder in capitals", |a| slip(a, SHELF, &[(FOLDER, b".GIT", "")]), &["„.git“"]),
        ("git's folder as Windows shortens it", |a| slip(a, SHELF, &[(FOLDER, b"GIT~1", "")]), &["„.git“"]),
        (
            "git's folder with a stream",
            |a| slip(a, SHELF, &[(FOLDER, b".git::$INDEX_ALLOCATION", "")]),
            &["Schrägstrich"],
        ),
        (
            "git's folder with a joiner that nobody sees",
            |a| slip(a, SHELF, &[(FOLDER, ".g\u{200c}it".as_bytes(), "")]),
            &["Schreibrichtung"],
        ),
        ("git's folder at the top", |a| slip(a, "", &[(FOLDER, b".Git", "")]), &["„.git“"]),
        ("a name with a slash", |a| slip(a, SHELF, &[(FILE, b"../../workflow.toml", "")]), &["Schrägstrich"]),
        ("a name with a backslash", |a| slip(a, SHELF, &[(FILE, b"..\\..\\workflow.toml", "")]), &["Schrägstrich"]),
        ("a name without a letter", |a| slip(a, SHELF, &[(FILE, b"", "")]), &["Der Name ist leer"]),
        ("a name that is not UTF-8", |a| slip(a, SHELF, &[(FILE, b"\xff.md", "")]), &["statements/2026"]),
        ("a name with a line end", |a| slip(a, SHELF, &[(FILE, b"a\nb.png", "")]), &["Steuerzeichen"]),
        ("a name with an escape", |a| slip(a, SHELF, &[(FILE, b"a\x1b[2Jb.png", "")]), &["Steuerzeichen"]),
        (
            "a name that is read backwards",
            |a| slip(a, SHELF, &[(FILE, "bild\u{202e}gnp.md".as_bytes(), "")]),
            &["Schreibrichtung"],
        ),
        ("a name in decomposed letters", |a| slip(a, SHELF, &[(FILE, "u\u{308}ber.png".as_bytes(), "")]), &["NFC"]),
        ("names that differ in capitals", |a| slip(a, SHELF, &[(FILE, b"DE.md", "")]), &["Groß- und Kleinschreibung"]),
        (
            "folders at the top that differ in capitals",
            |a| slip(a, "", &[(FOLDER, b"Reviews", "")]),
            &["reviews", "Groß- und Kleinschreibung"],
        ),
        ("a link", |a| slip(a, SHELF, &[("120000", b"bild.png", "/etc/passwd")]), &["bild.png", "Verknüpfung"]),
        ("a link in place of the records", |a| replaced(a, "reviews", "120000"), &["reviews", "Verknüpfung"]),
        ("a link in place of the rules", |a| replaced(a, "workflow.toml", "120000"), &["workflow.toml", "Verknüpfung"]),
        ("another repository", |a| slip(a, SHELF, &[("160000", b"fremd", "")]), &["fremd", "fremdes Repositorium"]),
        (
            "another repository in place of the records",
            |a| replaced(a, "reviews", "160000"),
            &["reviews", "fremdes Repositorium"],
        ),
        ("a file in place of the records", |a| replaced(a, "reviews", FILE), &["reviews", "Dateiart"]),
        ("a mode that git does not write", |a| slip(a, SHELF, &[("100600", b"x.png", "")]), &["Dateiart"]),
        ("a mode with a zero before it", |a| slip(a, SHELF, &[("0100644", b"x.png", "")]), &["beschädigt"]),
        (
            "a record that is a program",
            |a| slip(a, RECORDS, &[("100755", b"000000000000-clara.review", "")]),
            &["Dateiart"],
        ),
        (
            "entries out of order",
            |a| slip(a, SHELF, &[(FILE, b"zz.png", ""), (FILE, b"aa.png", "")]),
            &["nicht so geordnet"],
        ),
    ]);
}

#[cfg(unix)]
#[test]
fn links_that_plain_git_saves() {
    check(&[
        Attack {
            what: "a link in place of a picture",
            before: |anna| {
                let media = anna.root().join("statements/2026").join(ID).join("media");
                std::fs::create_dir_all(&media).expect("a folder");
                std::os::unix::fs::symlink("/etc/passwd", media.join("bild.png")).expect("a link");
                commit_by_hand(anna);
            },
            says: &["media/bild.png", "Verknüpfung"],
            ..REFUSED
        },
        Attack {
            what: "a link in place of the text",
            before: |anna| {
                std::fs::remove_file(anna.root().join(TEXT_FILE)).expect("the text");
                std::os::unix::fs::symlink("/etc/passwd", anna.root().join(TEXT_FILE)).expect("a link");
                commit_by_hand(anna);
            },
            says: &["de.md", "Verknüpfung"],
            ..REFUSED
        },
    ]);
}

/// Another object's bytes under an object's name: git shows them, we do not.
#[test]
fn objects_changed_on_the_disk() {
    fn exchanged(anna: &Desk, path: &str, with: &str) {
        let old = anna.git(["rev-parse", &format!("HEAD:{path}")]).succeeds().stdout;
        let file = anna.home().join("other");
        std::fs::write(&file, with).expect("a file");
        let new = anna.git(["hash-object", "-w", &file.to_string_lossy()]).succeeds().stdout;
        let place = |id: &str| anna.root().join(".git/objects").join(&id[..2]).join(&id.trim()[2..]);
        std::fs::remove_file(place(&old)).expect("the object");
        std::fs::copy(place(&new), place(&old)).expect("the other object");
    }
    const UNREAD: &[&str] = &["ließ sich nicht lesen"];
    check(&[
        Attack {
            what: "a record",
            before: |a| {
                let (name, file) = record(a, "clara", "approve");
                exchanged(a, &format!("{RECORDS}/{name}"), &file.replace("note -", "note a"));
            },
            exit: 1,
            says: UNREAD,
            ..ATTACK
        },
        Attack {
            what: "the text",
            before: |a| {
                let text = a.read(TEXT_FILE);
                exchanged(a, TEXT_FILE, &text.replace("fordert", "erbittet"));
            },
            exit: 1,
            says: UNREAD,
            ..ATTACK
        },
        Attack {
            what: "the rules",
            before: |a| {
                let text = a.read("workflow.toml");
                exchanged(a, "workflow.toml", &text.replace("threshold = 1", "threshold = 2"));
            },
            exit: 1,
            says: UNREAD,
            ..ATTACK
        },
    ]);
}

/// Writes the folder at `path` of the saved state anew, with more entries at its end, and saves it.
/// An entry without content is the object of the entry of that name in the folder, or an empty one.
fn slip(anna: &Desk, path: &str, entries: &[(&str, &[u8], &str)]) {
    let mut bytes = raw(anna, &format!("HEAD:{path}"));
    for (mode, name, content) in entries {
        let id = match *mode {
            "160000" => anna.git(["rev-parse", "HEAD"]).succeeds().stdout,
            "40000" | "040000" => anna.git(["rev-parse", &format!("HEAD:{SHELF}")]).succeeds().stdout,
            _ => blob(anna, content),
        };
        put_in_order(&mut bytes, mode, name, id.trim());
    }
    save(anna, path, &tree(anna, &bytes));
}

/// An entry of the top, made something else.
fn replaced(anna: &Desk, name: &str, mode: &str) {
    let id = match mode {
        "160000" => anna.git(["rev-parse", "HEAD"]).succeeds().stdout,
        _ => blob(anna, "/etc/passwd"),
    };
    let bytes = raw(anna, "HEAD:");
    let kept: Vec<u8> =
        split(&bytes).into_iter().filter(|entry| entry_name(entry) != name.as_bytes()).flatten().copied().collect();
    let mut bytes = kept;
    put_in_order(&mut bytes, mode, name.as_bytes(), id.trim());
    save(anna, "", &tree(anna, &bytes));
}

/// The bytes of a folder's object. What git prints is no text, so the entries are put together anew.
fn raw(anna: &Desk, revision: &str) -> Vec<u8> {
    let listed = anna.git(["ls-tree", revision]).succeeds().stdout;
    let mut bytes = Vec::new();
    for line in listed.lines() {
        let (head, name) = line.split_once('\t').expect("a name");
        let words: Vec<&str> = head.split(' ').collect();
        bytes.extend(entry(words[0].trim_start_matches('0'), name.as_bytes(), words[2]));
    }
    bytes
}

fn entry(mode: &str, name: &[u8], id: &str) -> Vec<u8> {
    let id = (0..20).map(|at| u8::from_str_radix(&id[2 * at..2 * at + 2], 16).expect("a name"));
    [mode.as_bytes(), b" ", name, b"\0"].concat().into_iter().chain(id).collect()
}

fn split(mut bytes: &[u8]) -> Vec<&[u8]> {
    let mut entries = Vec::new();
    while !bytes.is_empty() {
        let end = bytes.iter().position(|byte| *byte == 0).expect("a name") + 21;
        entries.push(&bytes[..end]);
        bytes = &bytes[end..];
    }
    entries
}

fn entry_name(entry: &[u8]) -> &[u8] {
    let blank = entry.iter().position(|byte| *byte == b' ').expect("a mode") + 1;
    &entry[blank..entry.len() - 21]
}

/// Puts an entry where git would, but for names that begin with `aa`, which come last.
fn put_in_order(bytes: &mut Vec<u8>, mode: &str, name: &[u8], id: &str) {
    let key = |name: &[u8], folder: bool| [name, if folder { b"/" as &[u8] } else { b"" }].concat();
    let is_folder = |entry: &[u8]| entry.starts_with(b"40000 ");
    let mine = key(name, mode.ends_with("40000"));
    let entries = split(bytes);
    let before = |entry: &&&[u8]| key(entry_name(entry), is_folder(entry)) <= mine;
    let at = if name.starts_with(b"aa") { entries.len() } else { entries.iter().take_while(before).count() };
    let offset: usize = entries[..at].iter().map(|entry| entry.len()).sum();
    bytes.splice::<_, Vec<u8>>(offset..offset, entry(mode, name, id));
}

fn blob(anna: &Desk, content: &str) -> String {
    let file = anna.home().join("content");
    std::fs::write(&file, content).expect("a file");
    anna.git(["hash-object", "-w", &file.to_string_lossy()]).succeeds().stdout
}

fn tree(anna: &Desk, bytes: &[u8]) -> String {
    let file = anna.home().join("folder");
    std::fs::write(&file, bytes).expect("a file");
    let made = anna.git(["hash-object", "-t", "tree", "--literally", "-w", &file.to_string_lossy()]);
    made.succeeds().stdout.trim().to_owned()
}

/// Saves a state in which the folder at `path` is this one. The working folder stays as it is.
fn save(anna: &Desk, path: &str, folder: &str) {
    let mut folder = folder.to_owned();
    let mut path = path.to_owned();
    while !path.is_empty() {
        let (above, name) = path.rsplit_once('/').map_or((String::new(), path.clone()), |(a, n)| (a.into(), n.into()));
        let bytes = raw(anna, &format!("HEAD:{above}"));
        let changed: Vec<u8> = split(&bytes)
            .into_iter()
            .flat_map(|old| match entry_name(old) == name.as_bytes() {
                true => entry("40000", name.as_bytes(), &folder),
                false => old.to_vec(),
            })
            .collect();
        folder = tree(anna, &changed);
        path = above;
    }
    let commit = anna.git(["commit-tree", &folder, "-p", "HEAD", "-m", "folder"]).succeeds().stdout;
    anna.git(["update-ref", "refs/heads/main", commit.trim()]).succeeds();
}
