//! A small office to try things in: three people, a press list, a text and how far it is.

use crate::desk::Desk;
use crate::people::{self, CLARA, MILAN, Person};
use std::path::Path;

pub const ID: &str = "2026-abschiebestopp";
pub const TEXT_FILE: &str = "statements/2026/2026-abschiebestopp/de.md";
pub const RECORDS: &str = "reviews/2026/2026-abschiebestopp";
/// Three people on the list of the text, one of whom wants no mail any more.
pub const CONTACTS: &str = "name,email,outlet,language,lists,source,since,objected\n\
Jo Redaktion,jo@zeitung.example.org,Beispielzeitung,de,landespresse,Pressekonferenz,2026-01-15,\n\
Sam Funk,sam@radio.example.org,Radio Beispiel,de,landespresse,Visitenkarte,2025-09-02,\n\
Alex Leise,alex@blatt.example.org,Blatt Beispiel,de,landespresse,Pressekonferenz,2025-05-11,2026-02-01\n";
/// How many of them get one.
pub const MAILS: usize = 2;

pub const TEXT: &str = "---
id: 2026-abschiebestopp
kind: press_release
language: de
place: Beispielstadt
date: 2026-11-24
contacts: [presse]
lists: [landespresse]
---

Winterliche Notlage

# Abschiebestopp im Winter

*Flüchtlingsrat legt Erhebung vor*

Der Flüchtlingsrat fordert das Land auf, Abschiebungen bis zum 31. März 2027 auszusetzen.

„Niemand darf bei Frost ohne Unterkunft sein“, sagt Clara Probe vom Flüchtlingsrat.
";

/// How far the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Three people and their rules, no text.
    Empty,
    Submitted,
    /// Milan, for the subject.
    Half,
    /// Clara too: it may go out.
    Approved,
}

/// Anna's desk in an office where the text is this far.
pub fn office(stage: Stage) -> Desk {
    let anna = founded();
    for person in [MILAN, CLARA] {
        let line = anna.as_person(person.id).run(["keys", "show"]).succeeds().stdout;
        add(&anna, person, line.trim());
    }
    for person in people::ALL {
        press_list(&anna.as_person(person.id));
    }
    if stage >= Stage::Submitted {
        anna.run(["new", "press-release", "Abschiebestopp", "--id", ID]).succeeds();
        anna.write(TEXT_FILE, TEXT);
        anna.run(["submit", ID]).succeeds();
    }
    if stage >= Stage::Half {
        anna.as_person("milan").run(["approve", ID]).succeeds();
    }
    if stage >= Stage::Approved {
        anna.as_person("clara").run(["approve", ID]).succeeds();
    }
    anna
}

fn founded() -> Desk {
    let anna = Desk::new();
    let me = anna.person();
    anna.run(["init", "--name", me.name, "--email", me.email]).succeeds();
    anna
}

/// Lists a person in the rules with this public key.
pub fn add(admin: &Desk, person: Person, key: &str) {
    let roles = person.roles.iter().flat_map(|role| ["--role", role]);
    let named = ["people", "add", person.id, "--name", person.name, "--email", person.email, "--key", key];
    admin.run(named.into_iter().chain(roles)).succeeds();
}

/// Puts the press list into the person's own folder.
pub fn press_list(desk: &Desk) {
    let folder = desk.home().join("klartext");
    std::fs::create_dir_all(&folder).expect("the person's own folder");
    std::fs::write(folder.join("contacts.csv"), CONTACTS).expect("a press list");
}

/// The state saved last.
pub fn head(desk: &Desk) -> String {
    desk.git(["rev-parse", "HEAD"]).succeeds().stdout
}

/// Saves everything in the folder with plain git, as somebody would who does not use klartext.
pub fn commit_by_hand(desk: &Desk) {
    desk.git(["add", "-A"]).succeeds();
    desk.git(["commit", "-q", "-m", "by hand"]).succeeds();
}

/// The record files of the text by name.
pub fn records(desk: &Desk) -> Vec<String> {
    names(&desk.root().join(RECORDS)).into_iter().filter(|name| name.ends_with(".review")).collect()
}

/// Names in a folder, sorted; none where there is no folder.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Every file below a folder, hidden ones too, relative to it.
pub fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for name in names(folder) {
        let path = folder.join(&name);
        match path.is_dir() && !path.is_symlink() {
            true => found.extend(files(&path).into_iter().map(|below| format!("{name}/{below}"))),
            false => found.push(name),
        }
    }
    found
}

/// The mails that lie in the outbox.
pub fn mails(desk: &Desk) -> Vec<String> {
    files(&desk.root().join("outbox"))
}

/// Nothing is public, nothing is to be sent.
#[track_caller]
pub fn assert_nothing_went_out(desk: &Desk) {
    assert_eq!(files(&desk.root().join("public")), [""; 0], "something is public");
    assert_eq!(mails(desk), [""; 0], "there are mails");
}
