//! After publication: corrections of each grade and withdrawals, who approves them, what page, PDF and mail say.

use crate::desk::Desk;
use crate::office::{ID, MAILS, Stage, TEXT_FILE, mails, office};
use crate::people::Person;

const EDDA: Person = Person { id: "mallory", name: "Edda Vorstand", email: "edda@example.org", roles: &["board"] };
const WRONG: &str = "31. März 2027";
const RIGHT: &str = "30. April 2027";
pub const NOTE: &str = "Im ersten Absatz stand ein falsches Datum; richtig ist der 30. April 2027.";

/// The text is out; Anna wrote it, Clara published it.
pub fn published() -> Desk {
    let anna = office(Stage::Approved);
    anna.as_person("clara").run(["publish", ID]).succeeds();
    anna
}

fn page(desk: &Desk) -> String {
    desk.read(&format!("public/{ID}/de/index.html")).replace('\u{a0}', " ")
}

/// Every mail in the outbox, whole.
fn letters(desk: &Desk) -> Vec<String> {
    mails(desk).iter().map(|name| desk.read(&format!("outbox/{name}"))).collect()
}

pub fn put_right(anna: &Desk) {
    let text = anna.read(TEXT_FILE).replace(WRONG, RIGHT);
    anna.write(TEXT_FILE, text);
    anna.run(["submit", ID]).succeeds();
}

fn state(desk: &Desk) -> String {
    desk.run(["status", ID, "--json"]).succeeds().json()["state"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_minor_correction_is_marked_and_goes_to_those_who_had_the_wrong_one() {
    let anna = published();
    let clara = anna.as_person("clara");
    anna.run(["correct", ID, "--grade", "minor", "-m", NOTE]).succeeds().says("vermerkt");
    put_right(&anna);
    // Somebody new is on the list since; somebody who got the text is on no list any more; and the
    // one who objected never gets anything.
    let list = clara.home().join("klartext/contacts.csv");
    let contacts = std::fs::read_to_string(&list).expect("the list").replace(
        "jo@zeitung.example.org,Beispielzeitung,de,landespresse",
        "jo@zeitung.example.org,Beispielzeitung,de,archiv",
    );
    std::fs::write(
        &list,
        format!("{contacts}Nele Neu,nele@neu.example.org,Neues Blatt,de,landespresse,Telefon,2026-11-24,\n"),
    )
    .expect("the list");
    clara.run(["approve", ID]).succeeds();
    clara.run(["publish", ID, "--dry-run"]).succeeds().prints("2");
    clara.run(["publish", ID]).succeeds();
    let page = page(&anna);
    assert!(page.contains("Korrektur vom 24. November 2026:") && page.contains("falsches Datum"), "{page}");
    assert!(page.contains(RIGHT) || page.contains("30.\u{a0}April\u{a0}2027"), "{page}");
    let letters = letters(&anna);
    assert_eq!(letters.len(), 2 * MAILS);
    let second: Vec<&String> = letters.iter().filter(|letter| letter.contains("Korrektur")).collect();
    assert_eq!(second.len(), MAILS);
    let to = |address: &str| second.iter().any(|letter| letter.contains(address));
    assert!(to("jo@zeitung.example.org") && to("sam@radio.example.org"));
    assert!(!to("nele@neu.example.org") && !to("alex@blatt.example.org"));
    assert_eq!(state(&anna), "corrected");
    clara.run(["verify", ID]).succeeds();
    clara.run(["publish", ID]).succeeds().says("schon veröffentlicht");
}

#[test]
fn who_has_objected_since_gets_no_correction() {
    let anna = published();
    let clara = anna.as_person("clara");
    anna.run(["correct", ID, "--grade", "minor", "-m", NOTE]).succeeds();
    put_right(&anna);
    let list = clara.home().join("klartext/contacts.csv");
    let contacts =
        std::fs::read_to_string(&list).expect("the list").replace("2025-09-02,\n", "2025-09-02,2026-11-24\n");
    std::fs::write(&list, contacts).expect("the list");
    clara.run(["approve", ID]).succeeds();
    clara.run(["publish", ID, "--dry-run"]).succeeds().says("Eine Person");
    clara.run(["publish", ID]).succeeds();
    assert_eq!(mails(&anna).len(), MAILS + 1);
}

#[test]
fn a_formal_correction_is_silent() {
    let anna = published();
    let clara = anna.as_person("clara");
    anna.run(["correct", ID, "--grade", "formal", "-m", "Tippfehler"]).succeeds();
    put_right(&anna);
    clara.run(["approve", ID]).succeeds();
    // What is out are still the words that the files in the outbox bear.
    clara.run(["outbox"]).succeeds().prints("von Hand zu senden").never_mentions("früherer Wortlaut");
    clara.run(["publish", ID]).succeeds();
    clara.run(["outbox"]).succeeds().prints("ein früherer Wortlaut");
    let page = page(&anna);
    assert!(!page.contains("Korrektur") && !page.contains("Tippfehler"), "{page}");
    assert_eq!(mails(&anna).len(), MAILS);
    assert_eq!(state(&anna), "published");
    clara.run(["verify", ID]).succeeds();
}

#[test]
fn a_severe_correction_needs_the_board_and_names_its_cause() {
    let anna = published();
    let (clara, edda) = (anna.as_person("clara"), anna.as_person("mallory"));
    let line = edda.run(["keys", "show"]).succeeds().stdout;
    crate::office::add(&anna, EDDA, line.trim());
    anna.run(["correct", ID, "--grade", "severe", "-m", NOTE]).exits(2).says("--cause");
    anna.run(["correct", ID, "--grade", "severe", "-m", NOTE, "--cause", "Zwei Fassungen verwechselt."]).succeeds();
    put_right(&anna);
    clara.run(["approve", ID]).succeeds();
    clara.run(["publish", ID]).exits(8).says("Vorstand");
    assert!(!page(&anna).contains("Korrektur"));
    edda.run(["approve", ID]).succeeds();
    clara.run(["publish", ID]).succeeds();
    assert!(page(&anna).contains("Ursache: Zwei Fassungen verwechselt."));
    assert!(letters(&anna).iter().filter(|letter| letter.contains("Ursache")).count() == MAILS);
}

#[test]
fn a_withdrawal_keeps_name_and_address_and_nothing_else() {
    let anna = published();
    let clara = anna.as_person("clara");
    anna.run(["withdraw", ID, "--reason", "rights", "-m", "Die Familie wünscht keine Veröffentlichung."]).succeeds();
    anna.run(["withdraw", ID, "--reason", "rights", "-m", "Noch einmal"]).succeeds().says("schon zurückgezogen");
    anna.run(["submit", ID]).succeeds();
    clara.run(["approve", ID]).succeeds();
    clara.run(["publish", ID]).succeeds();
    let page = page(&anna);
    assert!(page.contains("Zurückgezogen am 24. November 2026.") && page.contains("Die Familie wünscht"), "{page}");
    assert!(page.contains("Abschiebestopp im Winter"));
    for gone in ["Abschiebungen bis zum", "Niemand darf bei Frost"] {
        let files = crate::office::files(&anna.root().join("public"));
        for file in files.iter().filter(|file| !file.ends_with(".pdf")) {
            assert!(!anna.read(&format!("public/{file}")).contains(gone), "{gone} in {file}");
        }
        let pdf = anna.root().join(format!("public/{ID}/de/{ID}-de.pdf"));
        let words = pdf_extract::extract_text(&pdf).expect("the PDF");
        assert!(!words.contains(gone), "{words}");
        assert!(words.contains("Zurückgezogen"), "{words}");
    }
    assert_eq!(letters(&anna).iter().filter(|letter| letter.contains("Die Familie")).count(), MAILS);
    assert_eq!(state(&anna), "withdrawn");
    clara.run(["verify", ID]).succeeds();
}

/// A changed text that only says that it is a correction, and what is asked of it all the same.
#[test]
fn less_is_asked_of_nothing_but_a_correction() {
    let anna = published();
    let clara = anna.as_person("clara");
    let wanted = |desk: &Desk| desk.run(["publish", ID]).exits(8).says("Fachreferat");
    // A new text, without a word about it.
    put_right(&anna);
    clara.run(["approve", ID]).succeeds();
    wanted(&clara);
    // A correction of German does not let an English text through that nobody approved.
    anna.run(["correct", ID, "--grade", "formal", "-m", "Datum"]).succeeds();
    let english = anna.read(TEXT_FILE).replace("language: de", "language: en");
    anna.write(&TEXT_FILE.replace("de.md", "en.md"), english);
    anna.run(["submit", ID]).succeeds();
    clara.run(["approve", ID]).succeeds();
    wanted(&clara);
}

#[test]
fn a_correction_that_was_said_stays_said() {
    let anna = published();
    let clara = anna.as_person("clara");
    anna.run(["correct", ID, "--grade", "minor", "-m", NOTE]).succeeds();
    put_right(&anna);
    clara.run(["approve", ID]).succeeds();
    clara.run(["publish", ID]).succeeds();
    // Another change under the old notice is a new text.
    let text = anna.read(TEXT_FILE).replace("fordert", "erbittet");
    anna.write(TEXT_FILE, &text);
    anna.run(["submit", ID]).succeeds();
    clara.run(["approve", ID]).succeeds();
    clara.run(["publish", ID]).exits(8).says("Fachreferat");
    // So is one that takes the old notice away and says something new.
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| *line == "corrections:").expect("the notice");
    let without: Vec<&str> = lines[..at].iter().chain(&lines[at + 4..]).copied().collect();
    anna.write(TEXT_FILE, format!("{}\n", without.join("\n")));
    anna.run(["edit", ID]).succeeds();
    anna.run(["correct", ID, "--grade", "formal", "-m", "Still"]).succeeds();
    anna.run(["submit", ID]).succeeds();
    clara.run(["approve", ID]).succeeds();
    clara.run(["publish", ID]).exits(8).says("Fachreferat");
    // A second correction beside the first goes the short way.
    anna.write(TEXT_FILE, &text);
    anna.run(["edit", ID]).succeeds();
    anna.run(["correct", ID, "--grade", "minor", "-m", "Es muss heißen: erbittet."]).succeeds();
    anna.run(["submit", ID]).succeeds();
    clara.run(["approve", ID]).succeeds();
    clara.run(["publish", ID]).succeeds();
    let page = page(&anna);
    assert!(page.contains("falsches Datum") && page.contains("Es muss heißen"), "{page}");
}

#[test]
fn nobody_approves_their_own_correction() {
    let anna = published();
    let clara = anna.as_person("clara");
    clara.run(["correct", ID, "--grade", "minor", "-m", NOTE]).succeeds();
    put_right(&clara);
    clara.run(["approve", ID]).exits(6);
    clara.run(["publish", ID]).exits(8);
}

#[test]
fn a_draft_has_nothing_to_correct() {
    let anna = office(Stage::Submitted);
    let before = anna.read(TEXT_FILE);
    anna.run(["correct", ID, "--grade", "minor", "-m", NOTE]).exits(8).says("nicht veröffentlicht");
    anna.run(["withdraw", ID, "--reason", "error", "-m", "Falsch"]).exits(8);
    anna.run(["withdraw", ID, "--reason", "laune", "-m", "Falsch"]).exits(2);
    assert_eq!(anna.read(TEXT_FILE), before);
}

#[test]
fn only_the_machine_that_sent_the_mails_knows_to_whom() {
    let office = crate::shared::Shared::new(Stage::Approved);
    office.clara.run(["publish", ID]).succeeds();
    office.anna.run(["correct", ID, "--grade", "minor", "-m", NOTE]).succeeds();
    put_right(&office.anna);
    office.clara.run(["list"]).succeeds();
    office.clara.run(["approve", ID]).succeeds();
    office.milan.run(["list"]).succeeds();
    office.milan.run(["publish", ID]).exits(6).says("von einem anderen Rechner");
    assert!(!office.milan.exists("public"));
    office.clara.run(["publish", ID]).succeeds();
    assert_eq!(mails(&office.clara).len(), 2 * MAILS);
}

#[test]
fn a_head_that_cannot_be_read_is_named() {
    let anna = published();
    for (lines, key) in [
        ("corrections: ja", "corrections"),
        ("corrections:\n  - date: 2026-11-24\n    grade: winzig\n    note: x", "corrections"),
        ("corrections:\n  - date: 2026-11-24\n    grade: severe\n    note: ohne Ursache", "corrections"),
        ("withdrawn: true", "withdrawn"),
        ("withdrawn:\n  date: 2026-11-24\n  reason: rights\n  note: x\n  extra: y", "withdrawn"),
    ] {
        let text = anna.read(TEXT_FILE).replacen("\n---\n", &format!("\n{lines}\n---\n"), 1);
        anna.write("statements/2026/2026-b/de.md", text.replace(ID, "2026-b"));
        anna.run(["check", "statements/2026/2026-b/de.md"]).exits(6).prints(key);
    }
}

/// What a hurried person types: nothing is half written, and the text can be read afterwards.
#[test]
fn what_is_typed_in_haste_spoils_no_text() {
    let anna = published();
    let before = anna.read(TEXT_FILE);
    let correct = |desk: &Desk, note: &str| desk.run(["correct", ID, "--grade", "minor", "-m", note]);
    for blank in ["", "  \n "] {
        correct(&anna, blank).exits(2).says("-m");
        anna.run(["withdraw", ID, "--reason", "error", "-m", blank]).exits(2);
    }
    anna.run(["correct", ID, "--grade", "severe", "-m", "x", "--cause", " "]).exits(2).says("--cause");
    anna.run(["correct", &format!("{ID}:uk"), "--grade", "minor", "-m", "x"]).exits(1).says("uk");
    assert_eq!(anna.read(TEXT_FILE), before);
    // A head that says it in another way: nothing is spoilt.
    anna.write(TEXT_FILE, before.replacen("\n---\n", "\ncorrections: []\n---\n", 1));
    crate::office::commit_by_hand(&anna);
    let odd = anna.read(TEXT_FILE);
    correct(&anna, "Falsch.").exits(1).says("Es ist nichts geschehen");
    assert_eq!(anna.read(TEXT_FILE), odd);
    anna.write(TEXT_FILE, &before);
    crate::office::commit_by_hand(&anna);
    // Marks that mean something in a head, and lines: all of it is one note.
    correct(&anna, "\"Falsch\": \\ # --- \n---\nwithdrawn: x 'ja'").succeeds();
    let status = anna.run(["status", ID, "--json"]).succeeds().json();
    assert_eq!(status["corrections"][0]["note"], "\"Falsch\": \\ # --- --- withdrawn: x 'ja'");
    anna.run(["check", ID]).succeeds();
}

#[test]
fn what_is_out_in_a_language_does_not_vanish() {
    let anna = office(Stage::Submitted);
    let english = TEXT_FILE.replace("de.md", "en.md");
    anna.write(&english, anna.read(TEXT_FILE).replace("language: de", "language: en"));
    anna.run(["submit", ID]).succeeds();
    for person in ["milan", "clara"] {
        anna.as_person(person).run(["approve", ID]).succeeds();
    }
    let clara = anna.as_person("clara");
    clara.run(["publish", ID]).succeeds();
    std::fs::remove_file(anna.root().join(&english)).expect("the file");
    crate::office::commit_by_hand(&anna);
    clara.run(["publish", ID]).exits(6).says("Die Fassung en");
    assert!(anna.exists(&format!("public/{ID}/en/index.html")));
    clara.run(["show", &format!("{ID}:en@published")]).succeeds().prints("Press release");
}
