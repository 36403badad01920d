//! What somebody new types first at the wrong place: a folder of others, a drive, an address that is none.

use crate::desk::Desk;
use crate::office::{ID, Stage, TEXT_FILE, files, head, office};
use crate::shared::tip;

#[test]
fn who_tries_out_and_begins_again_in_the_same_place_is_not_taken_for_a_forger() {
    let anna = Desk::new();
    for _ in 0..2 {
        anna.run(WHO).succeeds();
        anna.run(["new", "press-release", "Ein Versuch"]).succeeds();
        anna.run(["list"]).succeeds();
        for entry in std::fs::read_dir(anna.root()).expect("the folder").flatten() {
            let path = entry.path();
            if path.is_dir() { std::fs::remove_dir_all(&path) } else { std::fs::remove_file(&path) }.expect("gone");
        }
    }
    anna.run(WHO).succeeds();
    let key = anna.beside("leyla.pub");
    std::fs::write(&key, anna.as_person("leyla").run(["keys", "show"]).succeeds().stdout).expect("a key");
    let words = ["people", "add", "leyla", "--name", "Leyla", "--email", "leyla@example.org", "--role", "fachreferat"];
    let words = words.into_iter().map(std::ffi::OsStr::new);
    let added = anna.run(words.chain(["--key".as_ref(), key.as_os_str()])).succeeds();
    added.says("Fachreferat").says("klartext sync --with");
}

#[test]
fn a_file_of_a_word_processor_is_not_taken_in() {
    let office = office(Stage::Empty);
    let before = head(&office);
    for (name, bytes) in [
        ("brief.docx", &b"PK\x03\x04\x14 nur Zeichen"[..]),
        ("brief.md", b"{\\rtf1 Guten Tag}"),
        ("brief.pdf", b"%PDF-1.7 Guten Tag"),
    ] {
        let file = office.beside(name);
        std::fs::write(&file, bytes).expect("a file");
        let words = [std::ffi::OsStr::new("import"), file.as_os_str()];
        office.run(words).exits(1).says("ist keine Textdatei").says("Aus Word");
    }
    assert_eq!(head(&office), before, "something was saved");
}

const WHO: [&str; 5] = ["init", "--name", "Anna Beispiel", "--email", "anna@example.org"];

/// An empty place as an old git makes it.
fn old_place(desk: &Desk) -> String {
    let place = desk.beside("alt.git").display().to_string();
    desk.git(["init", "-q", "--bare", "-b", "master", &place]).succeeds();
    place
}

#[test]
fn whoever_joins_gets_what_is_shared_whatever_the_place_calls_its_first_branch() {
    let anna = office(Stage::Submitted);
    let place = old_place(&anna);
    let milan = anna.as_person("milan").at("milan");
    milan.run(["join", &place, "."]).exits(6).says("noch nichts").says("klartext sync --with");
    assert_eq!(files(&milan.root()), [""; 0], "something was kept");
    anna.run(["sync", "--with", &place]).succeeds();
    milan.run(["join", &place, "."]).succeeds().says("kennen Sie als milan");
    assert_eq!(tip(&milan), tip(&anna));
    milan.git(["status", "--porcelain"]).succeeds().prints_nothing();
    milan.run(["approve", ID]).succeeds();
    anna.run(["sync"]).succeeds().says("milan hat");
    // Where another branch comes first there, it is still what klartext shares.
    anna.git(["push", "-q", &place, "HEAD~1:refs/heads/master"]).succeeds();
    let clara = anna.as_person("clara").at("clara");
    clara.run(["join", &place, "."]).succeeds();
    assert_eq!(tip(&clara), tip(&anna));
}

#[test]
fn an_address_that_never_worked_gives_way_and_one_that_fails_is_not_kept() {
    let anna = office(Stage::Submitted);
    let place = old_place(&anna);
    anna.run(["sync", "--with", "/nowhere/texte.git"]).exits(1).says("liegt kein Arbeitsbereich");
    anna.git(["remote"]).succeeds().prints_nothing();
    anna.git(["remote", "add", "origin", "/nowhere/frueher.git"]).succeeds();
    anna.run(["sync", "--with", "/nowhere/texte.git"]).exits(1);
    anna.git(["remote", "get-url", "origin"]).succeeds().prints("/nowhere/frueher.git");
    anna.run(["sync", "--with", &place]).succeeds().says("/nowhere/frueher.git");
    anna.run(["sync", "--with", "/nowhere/texte.git"]).exits(1).says("wird schon geteilt");
    anna.git(["remote", "get-url", "origin"]).succeeds().prints("alt.git");
}

#[test]
fn a_folder_on_the_drive_of_the_office_becomes_a_shared_place_once_somebody_says_so() {
    let anna = office(Stage::Submitted);
    let place = anna.beside("Laufwerk").display().to_string();
    anna.run(["sync", "--with", &place]).exits(2).says("gemeinsamen Ort anlegen").says("--yes");
    assert!(!anna.beside("Laufwerk").exists());
    anna.run(["sync", "--with", &place, "--yes"]).succeeds().says("Stände gesendet");
    let milan = anna.as_person("milan").at("milan");
    milan.run(["join", &place, "."]).succeeds();
    assert_eq!(tip(&milan), tip(&anna));
    // What lies in a folder already is never made a place of ours.
    let other = office(Stage::Empty);
    std::fs::create_dir(other.beside("voll")).expect("a folder");
    std::fs::write(other.beside("voll/notiz.txt"), "meins").expect("a file");
    let full = other.beside("voll").display().to_string();
    other.run(["sync", "--with", &full, "--yes"]).exits(1).says("liegt kein Arbeitsbereich");
    assert_eq!(files(&other.beside("voll")), ["notiz.txt"]);
}

#[test]
fn a_repository_of_somebody_else_is_not_taken_unasked() {
    let anna = Desk::new();
    let place = old_place(&anna);
    anna.git(["init", "-q", "-b", "main"]).succeeds();
    anna.write("fremd.txt", "fremd");
    anna.git(["add", "-A"]).succeeds();
    anna.git(["commit", "-qm", "theirs"]).succeeds();
    anna.run(WHO.into_iter().chain(["innen"])).exits(2).says("klartext init ORDNER");
    anna.git(["remote", "add", "origin", &place]).succeeds();
    anna.git(["push", "-q", "origin", "main"]).succeeds();
    let theirs = tip(&anna);
    anna.run(WHO).exits(2).says("alt.git").says("klartext init --here");
    anna.run(WHO.into_iter().chain(["innen"])).exits(2).says("alt.git");
    anna.in_english().run(WHO).exits(2).says("belongs to something else");
    assert!(!anna.exists("workflow.toml") && !anna.exists("innen"));
    assert_eq!(tip(&anna), theirs);
    anna.run(WHO.into_iter().chain(["--here"])).succeeds();
    assert!(anna.exists("workflow.toml") && anna.exists("fremd.txt"));
    let there = anna.git(["-C", &place, "rev-parse", "main"]).succeeds().stdout;
    assert_eq!(there.trim(), theirs, "something was sent");
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let anna = Desk::new();
    let folder = anna.root().join("fest");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o555)).expect("a mode");
    if std::fs::write(folder.join("probe"), "").is_ok() {
        eprintln!("SKIPPED: whoever runs the tests may write everywhere");
        return;
    }
    for path in ["fest", "fest/innen"] {
        anna.run(WHO.into_iter().chain([path])).exits(1).says("darf hier nicht geschrieben werden").says("fest");
        anna.in_english().run(WHO.into_iter().chain([path])).exits(1).says("may not be written");
    }
    assert_eq!(files(&folder), [""; 0]);
}

/// An office where the text is out.
fn published() -> Desk {
    let anna = office(Stage::Approved);
    anna.as_person("clara").run(["publish", ID, "--yes"]).succeeds();
    anna
}

#[test]
fn new_words_of_what_is_out_are_not_called_unpublished() {
    let anna = published();
    let text = anna.read(TEXT_FILE).replace("fordert", "verlangt");
    anna.write(TEXT_FILE, text);
    anna.run(["submit", ID]).succeeds();
    anna.as_person("clara")
        .run(["send", ID, "--list", "presse", "--dry-run"])
        .exits(8)
        .says("der neue Wortlaut ist es noch nicht")
        .says("klartext why");
}

#[test]
fn whoever_is_not_in_the_rules_is_said_so_with_those_who_are() {
    let anna = office(Stage::Empty);
    anna.run(["people", "remove", "nobody", "-y"]).exits(2).says("nicht in den Regeln").says("anna, clara, milan");
}

#[test]
fn a_page_that_is_gone_where_it_was_published_is_missing_and_comes_back() {
    let anna = published();
    let clara = anna.as_person("clara");
    let before = files(&anna.root().join("public"));
    std::fs::remove_dir_all(anna.root().join("public").join(ID)).expect("the pages");
    let command = format!("klartext drift {ID} --overwrite");
    clara.run(["verify", ID]).exits(5).prints("fehlt").says(&command);
    let seen = clara.run(["drift", ID, "--json"]).exits(5).json()["digest"].as_str().expect("a digest").to_owned();
    clara.run(["drift", ID, "--overwrite", "--match", &seen]).succeeds();
    assert_eq!(files(&anna.root().join("public")), before);
    clara.run(["verify", ID]).succeeds();
    // Where nothing of the website lies, it is elsewhere.
    std::fs::remove_dir_all(anna.root().join("public")).expect("the website");
    clara.run(["verify", ID]).succeeds().prints(&format!("klartext drift {ID}`"));
}
