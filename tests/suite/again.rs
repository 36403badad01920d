//! What goes out after something went out: other words, the same words again, and what only claims to be out.

use crate::desk::Desk;
use crate::office::{CONTACTS, ID, Stage, TEXT, TEXT_FILE, mails, office};

/// Saves this text, hands it in and has it approved by both.
fn approved(anna: &Desk, text: &str) {
    anna.write(TEXT_FILE, text);
    anna.run(["submit", ID]).succeeds();
    for person in ["milan", "clara"] {
        anna.as_person(person).run(["approve", ID]).succeeds();
    }
}

#[test]
fn the_first_words_can_go_out_again_after_others() {
    let anna = office(Stage::Approved);
    let clara = anna.as_person("clara");
    let page = format!("public/{ID}/de/index.html");
    clara.run(["publish", ID]).succeeds();
    let first = mails(&anna).len();
    approved(&anna, &TEXT.replace("fordert", "erbittet"));
    clara.run(["publish", ID]).succeeds().says("veröffentlicht");
    assert!(anna.read(&page).contains("erbittet"));
    approved(&anna, TEXT);
    clara.run(["publish", ID]).succeeds().says("veröffentlicht");
    assert!(anna.read(&page).contains("fordert"), "the page still shows the other words");
    assert_eq!(mails(&anna).len(), 3 * first);
    clara.run(["verify", ID]).succeeds();
    clara.run(["publish", ID]).succeeds().says("schon veröffentlicht");
}

#[test]
fn a_press_list_that_is_not_here_stops_a_publication() {
    let anna = office(Stage::Submitted);
    // Only Anna has this list.
    let list = anna.home().join("klartext/contacts.csv");
    std::fs::write(list, CONTACTS.replace("landespresse", "bundespresse")).expect("a press list");
    approved(&anna, &TEXT.replace("landespresse", "bundespresse"));
    anna.as_person("clara").run(["publish", ID]).exits(6).says("bundespresse");
    assert!(!anna.exists("public/index.html"));
}

#[test]
fn a_template_that_was_not_filled_in_is_not_handed_in() {
    let anna = office(Stage::Empty);
    anna.run(["new", "press-release", "Neues", "--id", "2026-neues"]).succeeds();
    anna.run(["submit", "2026-neues"]).exits(6).says("Fehler");
    anna.run(["check", "2026-neues"]).exits(6).prints("Dachzeile").prints("Unterzeile");
}

#[test]
fn another_language_is_one_more_edition_and_all_new_to_its_readers() {
    let anna = office(Stage::Approved);
    anna.run(["new", "press-release", "No deportations", "--lang", "en", "--id", ID]).succeeds();
    anna.write(&TEXT_FILE.replace("de.md", "en.md"), TEXT.replace("language: de", "language: en"));
    anna.run(["submit", ID]).succeeds();
    let milan = anna.as_person("milan");
    milan.run(["diff", &format!("{ID}:en")]).succeeds().prints("Winterliche Notlage");
    milan.run(["approve", &format!("{ID}:en")]).succeeds();
    anna.as_person("clara").run(["approve", ID]).succeeds().says("Alle Freigaben");
}
