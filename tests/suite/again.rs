//! What goes out after something went out: other words, the same words again, and what only claims to be out.

use crate::desk::Desk;
use crate::office::{CONTACTS, ID, Stage, TEXT, TEXT_FILE, head, mails, office};

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

#[test]
fn an_earlier_wording_comes_back_and_nothing_is_lost() {
    let anna = office(Stage::Approved);
    let (milan, clara) = (anna.as_person("milan"), anna.as_person("clara"));
    let before = head(&anna);
    anna.run(["restore", ID]).exits(2).says(&format!("klartext restore {ID}@approved"));
    anna.run(["restore", &format!("{ID}@published")]).exits(1);
    anna.run(["restore", &format!("{ID}:fr@approved")]).exits(1);
    anna.run(["restore", &format!("{ID}@approved")]).succeeds().says("hat diesen Wortlaut schon");
    assert_eq!(head(&anna), before, "something was saved");

    // What is not saved is laid aside, and nobody has written anything.
    let other = TEXT.replace("fordert", "erbittet");
    anna.write(TEXT_FILE, &other);
    let back = clara.run(["zurückholen", &format!("{ID}@approved")]).succeeds();
    back.says("Beiseitegelegt: aside/discarded/").says("hat wieder den freigegebenen Wortlaut");
    assert_eq!((anna.read(TEXT_FILE).as_str(), head(&anna)), (TEXT, before));
    assert_eq!(anna.read(&format!("aside/discarded/{ID}/de.md")), other);
    assert_eq!(anna.run(["status", ID, "--json"]).succeeds().json()["state"], "approved");
    anna.write(TEXT_FILE, &other);
    anna.run(["edit", ID]).succeeds();
    anna.run(["restore", &format!("{ID}@approved")]).succeeds().says("klartext log");
    assert_eq!(anna.run(["status", ID, "--json"]).succeeds().json()["state"], "approved");
    let log = anna.run(["log", ID, "--json"]).succeeds().json();
    let texts: Vec<&str> = log.as_array().expect("events").iter().filter_map(|one| one["revision"].as_str()).collect();
    anna.run(["show", &format!("{ID}@{}", texts[1])]).succeeds().prints("erbittet");

    // Whoever brings back what others wrote has written nothing: their approval stands.
    anna.write(TEXT_FILE, &other);
    anna.run(["submit", ID]).succeeds();
    clara.run(["restore", &format!("{ID}@approved")]).succeeds();
    milan.run(["why", ID]).prints("von clara").prints("Alles erfüllt");
    clara.run(["publish", ID]).succeeds();
    clara.run(["verify", ID]).succeeds();
}

#[test]
fn a_translation_can_be_discarded_until_it_is_out() {
    let anna = office(Stage::Approved);
    let english = TEXT_FILE.replace("de.md", "en.md");
    let begun = |text: &str| {
        anna.run(["new", "press-release", "No deportations", "--lang", "en", "--id", ID]).succeeds();
        anna.write(&english, text);
        anna.run(["submit", ID]).succeeds();
    };
    let text = TEXT.replace("language: de", "language: en");
    begun(&text);
    anna.run(["discard", &format!("{ID}:en")]).exits(2).says("-y");
    anna.run(["discard", &format!("{ID}:fr"), "-y"]).exits(1);
    assert_eq!(anna.read(&english), text);
    anna.run(["discard", &format!("{ID}:en"), "-y"]).succeeds().says("die anderen Sprachen bleiben");
    assert!(!anna.exists(&english));
    assert_eq!(anna.read(&format!("aside/discarded/{ID}/en.md")), text);
    // What was approved before is as good as it was.
    assert_eq!(anna.run(["status", ID, "--json"]).succeeds().json()["state"], "approved");
    anna.run(["discard", &format!("{ID}:de"), "-y"]).exits(6).says("war schon eingereicht");

    begun(&text);
    approved(&anna, TEXT);
    anna.as_person("clara").run(["publish", ID]).succeeds();
    let before = head(&anna);
    anna.run(["discard", &format!("{ID}:en"), "-y"]).exits(6).says("ist veröffentlicht").says("klartext correct");
    assert_eq!((head(&anna), anna.read(&english)), (before, text));
}
