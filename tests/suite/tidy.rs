//! The house rules, held: which room may know which, who uses what, how a file looks.

use crate::source::{Source, files, mentions, root};
use std::collections::{BTreeMap, BTreeSet};

/// Every room with the rooms it may import. A new arrow is a change of this table, with a reason.
const ROOMS: [(&str, &[&str]); 14] = [
    ("person", &[]),
    ("statement", &["person"]),
    ("contacts", &["person"]),
    ("ledger", &["person", "statement"]),
    ("policy", &["person", "statement"]),
    ("review", &["ledger", "policy", "statement", "person"]),
    ("release", &["review", "contacts", "statement", "person"]),
    ("repo", &["ledger", "statement", "person"]),
    ("render", &["release", "statement"]),
    ("site", &["release", "statement"]),
    ("mail", &["release", "contacts", "person", "statement"]),
    // Its checksums are `statement::Digest`, the one digest of the house.
    ("journal", &["release", "statement"]),
    (
        "ops",
        &[
            "person",
            "statement",
            "contacts",
            "ledger",
            "policy",
            "review",
            "release",
            "repo",
            "render",
            "site",
            "mail",
            "journal",
        ],
    ),
    (
        "cli",
        &[
            "person",
            "statement",
            "contacts",
            "ledger",
            "policy",
            "review",
            "release",
            "repo",
            "render",
            "site",
            "mail",
            "journal",
            "ops",
        ],
    ),
];

/// Every crate with the places that may use it; an empty list means everywhere.
const CRATES: &[(&str, &[&str])] = &[
    ("anstream", &["src/cli/"]),
    ("anstyle", &["src/cli/"]),
    // A comparison on one page carries its pictures in itself, and so may a drawing.
    ("base64", &["src/render/picture", "src/statement/picture"]),
    ("clap", &["src/cli/"]),
    ("clap_complete", &["src/cli/"]),
    ("comrak", &["src/statement/"]),
    ("csv", &["src/contacts/"]),
    ("dirs", &["src/ops/"]),
    // Spreadsheets and mail programs still write tables in what Windows had before Unicode.
    ("encoding_rs", &["src/contacts/script.rs"]),
    ("fluent_bundle", &["src/cli/"]),
    ("git2", &["src/repo/"]),
    // Used by no line of ours: it says how libgit2's is linked.
    ("libz_sys", &["build.rs"]),
    // The same that typst uses: citations become notes of the tree before any output is made.
    ("hayagriva", &["src/statement/sources"]),
    // The library that typst opens pictures with, and the one that it knows colours from.
    ("image", &["src/render/picture"]),
    ("jiff", &[]),
    ("lettre", &["src/mail/"]),
    // What comes back is written by every program there is.
    ("mail_parser", &["src/mail/returned"]),
    ("minijinja", &["src/render/", "src/site/"]),
    ("moxcms", &["src/render/picture"]),
    ("page_validation", &["src/render/"]),
    ("lopdf", &["src/render/"]),
    ("rand_core", &["src/repo/", "src/ops/"]),
    ("reqwest", &["src/site/web.rs"]),
    // The reader of XML that typst's drawings come through.
    ("roxmltree", &["src/statement/picture"]),
    ("rustls", &["src/site/web.rs"]),
    ("serde", &[]),
    // In statement it reads the heads of texts from Hugo, which may be JSON.
    ("serde_json", &["src/cli/", "src/ops/", "src/site/", "src/render/", "src/statement/import"]),
    ("serde_yaml_ng", &["src/statement/"]),
    ("sha2", &["src/statement/digest.rs"]),
    // In statement it finds what each of two people changed, and compares two readings of a text.
    ("similar", &["src/cli/", "src/statement/weave.rs", "src/statement/compare/", "src/statement/page/take.rs"]),
    // Hearing Ctrl+C, on every system.
    ("signal_hook", &["src/cli/interrupt.rs"]),
    ("ssh_key", &["src/repo/"]),
    ("tempfile", &["src/repo/", "src/journal.rs", "src/site/", "src/mail/", "src/ops/"]),
    ("terminal_size", &["src/cli/"]),
    ("thiserror", &[]),
    // What the browser brings back with a password comes to a port of this machine.
    ("tiny_http", &["src/ops/serve", "src/ops/handover.rs"]),
    ("toml", &["src/ops/", "src/policy/"]),
    ("typst", &["src/render/"]),
    ("typst_layout", &["src/render/"]),
    ("typst_pdf", &["src/render/"]),
    // Pages as pictures in the preview; typst links it for its own pages already.
    ("typst_svg", &["src/render/"]),
    ("unic_langid", &["src/cli/"]),
    ("unicode_normalization", &["src/statement/", "src/repo/", "src/render/"]),
    ("unicode_segmentation", &["src/statement/", "src/render/", "src/cli/"]),
];

/// What only some places may do. Time, randomness, environment, disk and terminal are arguments elsewhere.
const ACTS: [(&str, &[&str]); 16] = [
    ("Timestamp::now", &["src/cli/", "src/ops/surroundings"]),
    ("ZonedDateTime::now", &["src/cli/", "src/ops/surroundings"]),
    ("SystemTime::now", &["src/cli/", "src/ops/surroundings"]),
    ("Instant::now", &["src/cli/", "src/ops/surroundings"]),
    ("TimeZone::system", &["src/cli/", "src/ops/surroundings"]),
    ("std::env::", &["src/cli/", "src/ops/surroundings"]),
    ("println!", &[]),
    ("eprintln!", &[]),
    ("print!(", &[]),
    ("dbg!(", &[]),
    ("std::io::stdout", &["src/cli/"]),
    ("std::io::stderr", &["src/cli/"]),
    ("std::fs", &["src/repo/", "src/site/", "src/mail/", "src/journal.rs", "src/ops/", "src/cli/"]),
    ("std::process::Command", &["src/repo/", "src/ops/", "src/cli/"]),
    ("std::net", &["src/ops/serve"]),
    // The post rests between two mails, a busy website is asked again later; with `--clock` time is
    // pretended and nobody does.
    ("std::thread::sleep", &["src/ops/surroundings"]),
];

/// Names that say nothing: what is inside belongs to a trade word.
const EMPTY_NAMES: [&str; 9] =
    ["utils", "util", "helpers", "helper", "common", "manager", "handler", "service", "misc"];

const LINES: usize = 500;

/// Complaints, all at once, so that one run shows everything.
fn check(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

fn code() -> Vec<(Source, String)> {
    files("src", ".rs").into_iter().map(|file| (file.code(), file)).map(|(code, file)| (file, code)).collect()
}

#[test]
fn rooms_import_only_what_they_may() {
    let table: BTreeMap<&str, &[&str]> = ROOMS.into_iter().collect();
    let mut complaints = Vec::new();
    for (file, code) in code() {
        let Some(room) = file.room() else { continue };
        let Some(allowed) = table.get(room) else {
            complaints.push(format!("{}: the room {room} is not in the table", file.path));
            continue;
        };
        for imported in imports(&code) {
            if imported != room && table.contains_key(imported.as_str()) && !allowed.contains(&imported.as_str()) {
                complaints.push(format!("{}: {room} may not import {imported}", file.path));
            }
        }
    }
    check(complaints);
}

#[test]
fn the_table_has_no_circle() {
    let mut open: BTreeMap<&str, BTreeSet<&str>> =
        ROOMS.into_iter().map(|(room, allowed)| (room, allowed.iter().copied().collect())).collect();
    assert_eq!(open.len(), ROOMS.len(), "a room is there twice");
    while !open.is_empty() {
        let ground: Vec<&str> = open
            .iter()
            .filter(|(_, below)| below.iter().all(|room| !open.contains_key(room)))
            .map(|(r, _)| *r)
            .collect();
        assert!(!ground.is_empty(), "a circle among {:?}", open.keys());
        for room in ground {
            open.remove(room);
        }
    }
}

#[test]
fn every_room_of_the_table_stands_in_the_map() {
    let map = std::fs::read_to_string(root().join("src/lib.rs")).expect("lib.rs");
    let missing = ROOMS.iter().filter(|(room, _)| !map.contains(&format!("mod {room};")));
    check(missing.map(|(room, _)| format!("lib.rs does not name {room}")).collect());
    let public = map.lines().filter(|line| line.starts_with("pub mod")).count();
    assert_eq!(public, 1, "only `pub mod cli` leaves lib.rs, so that dead code is seen");
}

#[test]
fn crates_stay_in_their_rooms() {
    let mut complaints = Vec::new();
    for (file, code) in code() {
        for &(name, places) in CRATES {
            let allowed =
                places.is_empty() || file.is_test() || places.iter().any(|place| file.path.starts_with(place));
            if !allowed && mentions(&code, name) {
                complaints.push(format!("{}: {name} belongs to {}", file.path, places.join(", ")));
            }
        }
    }
    check(complaints);
}

#[test]
fn every_dependency_is_in_the_table() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
    let manifest: toml::Table = manifest.parse().expect("a manifest");
    let listed: BTreeSet<&str> = CRATES.iter().map(|(name, _)| *name).collect();
    let dependencies = manifest["dependencies"].as_table().expect("dependencies");
    let used: BTreeSet<String> = dependencies.keys().map(|name| name.replace('-', "_")).collect();
    let new = used.iter().filter(|name| !listed.contains(name.as_str())).map(|name| format!("{name} has no room"));
    let gone = listed.iter().filter(|name| !used.contains(**name)).map(|name| format!("{name} is used by nobody"));
    check(new.chain(gone).collect());
}

/// The fuzzer builds the rooms that read what others wrote by itself, and nobody builds it every day.
#[test]
fn the_fuzzer_has_what_its_rooms_use() {
    let manifest = std::fs::read_to_string(root().join("fuzz/Cargo.toml")).expect("fuzz/Cargo.toml");
    let manifest: toml::Table = manifest.parse().expect("a manifest");
    let listed: BTreeSet<String> =
        manifest["dependencies"].as_table().expect("dependencies").keys().map(|name| name.replace('-', "_")).collect();
    let rooms = ["src/ledger", "src/policy", "src/repo", "src/statement"];
    let used = CRATES.iter().filter(|(_, places)| {
        places.is_empty() || places.iter().any(|place| rooms.iter().any(|room| place.starts_with(room)))
    });
    let missing = used.filter(|(name, _)| !listed.contains(*name));
    check(missing.map(|(name, _)| format!("fuzz/Cargo.toml lacks {name}")).collect());
}

#[test]
fn clock_environment_disk_and_terminal_stay_outside() {
    let mut complaints = Vec::new();
    for (file, code) in code() {
        for (act, places) in ACTS {
            let allowed = file.is_test() || places.iter().any(|place| file.path.starts_with(place));
            let found = code.match_indices(act).any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric()));
            if !allowed && found {
                complaints.push(format!("{}: {act} is not for this place", file.path));
            }
        }
    }
    check(complaints);
}

#[test]
fn every_file_says_what_it_is_for_and_is_short() {
    let mut complaints = Vec::new();
    for file in files("src", ".rs").into_iter().chain(files("tests", ".rs")) {
        let first = file.text.lines().next().unwrap_or_default();
        let said = first.strip_prefix("//! ").is_some_and(|sentence| sentence.len() > 12 && !sentence.contains("TODO"));
        let lines = file.text.lines().count();
        if !said {
            complaints.push(format!("{}: the first line is no sentence", file.path));
        }
        if lines > LINES {
            complaints.push(format!("{}: {lines} lines, {LINES} are the limit", file.path));
        }
        let name = file.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
        let folders = file.path.split('/').chain([name]);
        if folders.into_iter().any(|part| EMPTY_NAMES.contains(&part)) {
            complaints.push(format!("{}: the name says nothing", file.path));
        }
    }
    check(complaints);
}

/// The rooms that follow `crate::`, single or in braces.
fn imports(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(heads(group)),
            None => found.extend([word(rest)]),
        }
    }
    found
}

/// The first word of each part of a brace group, at its own depth.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut heads, mut start) = (0, vec![word(group.trim_start())], false);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            c if start && !c.is_whitespace() => {
                heads.push(word(&group[at..]));
                start = false;
            }
            _ => {}
        }
    }
    heads
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn imports_are_found_in_every_form() {
    let code = "use crate::statement::{Digest, Lang};\nuse crate::{policy::Policy, ledger::{Entry, split}, review};\nfn a(x: crate::person::Email) {}";
    let found: Vec<String> = imports(code).into_iter().collect();
    assert_eq!(found, ["ledger", "person", "policy", "review", "statement"]);
}
