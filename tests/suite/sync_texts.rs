//! Two people in one text: woven where they did not touch, a choice where they did; no word is lost.

use crate::desk::{Desk, Outcome};
use crate::office::{ID, Stage, TEXT, TEXT_FILE, head};
use crate::people::CLARA;
use crate::shared::Shared;

const DEMAND: &str = "Der Flüchtlingsrat fordert das Land auf, Abschiebungen bis zum 31. März 2027 auszusetzen.";
const QUOTE: &str = "„Niemand darf bei Frost ohne Unterkunft sein“, sagt Clara Probe vom Flüchtlingsrat.";
const MILANS: &str = "Der Flüchtlingsrat fordert von der Landesregierung einen Abschiebestopp.";
const ANNAS: &str = "Der Flüchtlingsrat verlangt einen sofortigen Abschiebestopp.";

fn write(desk: &Desk, from: &str, to: &str) {
    desk.write(TEXT_FILE, desk.read(TEXT_FILE).replace(from, to));
}

#[track_caller]
fn assert_unmarked(desk: &Desk) {
    for mark in ["<<<<<<<", "=======", ">>>>>>>"] {
        assert!(!desk.read(TEXT_FILE).contains(mark), "{mark}");
    }
}

#[test]
fn changes_that_do_not_touch_are_woven() {
    let office = Shared::new(Stage::Submitted);
    write(&office.milan, DEMAND, MILANS);
    office.milan.run(["--offline", "submit", ID]).succeeds();
    write(&office.anna, QUOTE, "„Niemand darf frieren“, sagt Clara Probe.");
    office.anna.run(["--offline", "submit", ID]).succeeds();
    office.milan.run(["sync"]).succeeds();
    office.anna.run(["sync"]).succeeds().says("Milan Muster hat 2026-abschiebestopp (de) geändert");
    office.meet();
    for desk in office.all() {
        let text = desk.read(TEXT_FILE);
        assert!(text.contains(MILANS) && text.contains("Niemand darf frieren"), "{text}");
        assert_unmarked(desk);
    }
    // Nobody has handed in or approved these words: each was asked about other ones.
    assert_eq!(office.clara.run(["status", ID, "--json"]).succeeds().json()["state"], "draft");
}

/// Milan and Anna have changed the same paragraph; Milan's is shared.
fn contested() -> Shared {
    let office = Shared::new(Stage::Submitted);
    write(&office.milan, DEMAND, MILANS);
    office.milan.run(["submit", ID]).succeeds();
    write(&office.anna, DEMAND, ANNAS);
    write(&office.anna, QUOTE, "„Niemand darf frieren“, sagt Clara Probe.");
    office.anna.run(["--offline", "submit", ID]).succeeds();
    office
}

#[test]
fn one_passage_two_versions_and_both_are_kept() {
    let office = contested();
    let outcome = office.anna.run(["sync"]).exits(5).says("Milan Muster und Sie haben dieselbe Stelle geändert");
    outcome.says(MILANS).says(ANNAS).says("klartext sync 2026-abschiebestopp --mine");
    assert!(office.anna.read(TEXT_FILE).contains(MILANS));
    let aside = office.anna.read("aside/2026-abschiebestopp/de.md");
    assert!(aside.contains(ANNAS) && aside.contains("Niemand darf frieren"), "{aside}");
    assert_unmarked(&office.anna);
    office.anna.git(["status", "--porcelain"]).succeeds().prints_nothing();
    office.meet();
    // The words that were put aside are in the history of everybody.
    let found = office.clara.git(["log", "--all", "--format=%h", "-S", ANNAS]).succeeds().stdout;
    assert!(!found.trim().is_empty());
}

#[test]
fn taking_the_own_version_makes_it_a_draft() {
    let office = contested();
    office.anna.run(["sync"]).exits(5);
    office.anna.run(["sync", ID]).exits(2).says("--mine");
    office.anna.run(["sync", ID, "--mine"]).succeeds().says("als Entwurf");
    let text = office.anna.read(TEXT_FILE);
    assert!(text.contains(ANNAS) && !text.contains(MILANS), "{text}");
    assert!(!office.anna.exists("aside"));
    // Word for word what she had handed in before.
    office.anna.run(["submit", ID]).succeeds().says("schon eingereicht");
    office.milan.run(["list"]).succeeds();
    assert!(office.milan.read(TEXT_FILE).contains(ANNAS));
}

#[test]
fn letting_the_other_stand_removes_the_copy() {
    let office = contested();
    office.anna.run(["sync"]).exits(5);
    let before = head(&office.anna);
    office.anna.run(["sync", ID, "--theirs"]).succeeds();
    assert!(!office.anna.exists("aside"));
    assert_eq!(head(&office.anna), before);
    office.anna.run(["sync", ID, "--theirs"]).exits(1).says("keine zweite Fassung");
}

#[test]
fn one_text_made_of_both_ends_the_choice() {
    let office = contested();
    office.anna.run(["sync"]).exits(5).says(&format!("klartext sync {ID} --merged"));
    let both = office.anna.read(TEXT_FILE).replace(MILANS, &format!("{MILANS} {ANNAS}"));
    office.anna.write(TEXT_FILE, &both);
    office.anna.run(["edit", ID]).succeeds().says("--merged");
    // Nobody forgets it: until then each answer about it says so.
    office.anna.run(["submit", ID]).exits(5).says("--merged");
    office.anna.run(["sync"]).succeeds().says("liegt Ihre Fassung noch in aside/");
    office.anna.run(["sync", ID, "--merged"]).succeeds().says("was jetzt im Text von");
    assert_eq!((office.anna.read(TEXT_FILE), office.anna.exists("aside")), (both, false));
    office.anna.run(["submit", ID]).succeeds();
}

#[test]
fn an_act_stops_where_a_choice_is_to_be_made() {
    let office = contested();
    office.anna.run(["comment", ID, "-m", "Fertig"]).exits(5).says("zwei Fassungen");
    office.anna.run(["comment", ID, "-m", "Fertig"]).succeeds();
}

#[test]
fn nobody_approves_what_has_just_changed() {
    let office = Shared::new(Stage::Submitted);
    office.milan.run(["diff", ID]).succeeds();
    write(&office.anna, DEMAND, ANNAS);
    office.anna.run(["submit", ID]).succeeds();
    office.milan.run(["approve", ID]).exits(5).says("Anna Beispiel hat 2026-abschiebestopp gerade geändert");
    let state = office.milan.run(["status", ID, "--json"]).succeeds().json();
    assert_eq!(state["state"], "in-review");
    office.milan.run(["approve", ID]).succeeds();
}

#[test]
fn a_match_needs_no_second_look() {
    let office = Shared::new(Stage::Submitted);
    write(&office.anna, DEMAND, ANNAS);
    office.anna.run(["submit", ID]).succeeds();
    let digest =
        office.anna.run(["status", ID, "--json"]).succeeds().json()["digest"].as_str().expect("a digest").to_owned();
    office.milan.run(["approve", ID, "--match", &digest]).succeeds();
}

#[test]
fn what_lies_unsaved_in_the_folder_is_saved_first() {
    let office = Shared::new(Stage::Submitted);
    write(&office.anna, DEMAND, ANNAS);
    office.anna.run(["submit", ID]).succeeds();
    write(&office.milan, QUOTE, "„Niemand darf frieren“, sagt Clara Probe.");
    office.milan.run(["list"]).succeeds().says("Vorher gespeichert");
    let text = office.milan.read(TEXT_FILE);
    assert!(text.contains(ANNAS) && text.contains("Niemand darf frieren"), "{text}");
    office.meet();
}

#[test]
fn an_unsaved_file_that_is_no_text_is_laid_aside() {
    let office = Shared::new(Stage::Submitted);
    let file = "templates/article.html";
    let text = office.anna.read(file);
    office.anna.write(file, format!("{text}<!-- Anna -->\n"));
    crate::office::commit_by_hand(&office.anna);
    office.anna.run(["sync"]).succeeds();
    office.milan.write(file, format!("{text}<!-- Milan -->\n"));
    office.milan.run(["sync"]).exits(5).says("aside/templates/article.html");
    assert!(office.milan.read(file).contains("Anna"));
    assert!(office.milan.read("aside/templates/article.html").contains("Milan"));
}

#[test]
fn a_text_begun_twice_has_two_versions() {
    let office = Shared::new(Stage::Empty);
    for desk in [&office.milan, &office.anna] {
        desk.run(["--offline", "new", "press-release", "Abschiebestopp", "--id", ID]).succeeds();
    }
    office.milan.write(TEXT_FILE, TEXT);
    office.milan.run(["--offline", "submit", ID]).succeeds();
    office.anna.write(TEXT_FILE, TEXT.replace(DEMAND, ANNAS));
    office.anna.run(["--offline", "submit", ID]).succeeds();
    office.milan.run(["sync"]).succeeds();
    office.anna.run(["sync"]).exits(5);
    assert!(office.anna.read("aside/2026-abschiebestopp/de.md").contains(ANNAS));
    assert!(office.anna.read(TEXT_FILE).contains(DEMAND));
    office.meet();
}

#[test]
fn two_languages_of_one_text_do_not_touch() {
    let office = Shared::new(Stage::Submitted);
    let english = TEXT.replace("language: de", "language: en");
    office.milan.write("statements/2026/2026-abschiebestopp/en.md", english);
    office.milan.run(["--offline", "submit", ID]).succeeds();
    write(&office.anna, DEMAND, ANNAS);
    office.anna.run(["--offline", "submit", ID]).succeeds();
    office.milan.run(["sync"]).succeeds();
    office.anna.run(["sync"]).succeeds();
    office.meet();
    assert!(office.clara.read(TEXT_FILE).contains(ANNAS));
    assert!(office.clara.exists("statements/2026/2026-abschiebestopp/en.md"));
}

/// Anna's machine has her text unsent, Milan's is shared.
fn apart(milans: &dyn Fn(&Desk)) -> Shared {
    let office = Shared::new(Stage::Submitted);
    milans(&office.milan);
    office.milan.run(["submit", ID]).succeeds();
    write(&office.anna, QUOTE, "„Niemand darf frieren“, sagt Clara Probe.");
    office.anna.run(["--offline", "submit", ID]).succeeds();
    office
}

#[track_caller]
fn assert_merged_by_clara(desk: &Desk) {
    let merge = desk.git(["log", "-1", "--format=%ae %P"]).succeeds().stdout;
    assert!(merge.starts_with(CLARA.email) && merge.split(' ').count() == 3, "{merge}");
}

/// What Clara's approval counts for after somebody handed in what lies there now.
fn approved_by_clara(office: &Shared) -> Outcome {
    office.anna.run(["sync"]);
    office.anna.run(["submit", ID]).succeeds();
    office.anna.as_person("clara").run(["approve", ID]);
    office.anna.run(["why", ID])
}

const COUNTS: &str = "✓ Freigabe (Geschäftsführung) von clara";

#[test]
fn whoever_brings_two_versions_together_becomes_no_author() {
    type Milans = fn(&Desk);
    let cases: [(&str, Milans); 2] = [
        ("both in one text", |milan| write(milan, DEMAND, MILANS)),
        ("each in a file", |milan| {
            milan.run(["translate", ID, "en"]).succeeds();
        }),
    ];
    for (what, milans) in cases {
        println!("{what}");
        let office = apart(&milans);
        office.anna.as_person("clara").run(["sync"]).succeeds();
        assert_merged_by_clara(&office.anna);
        approved_by_clara(&office).prints(COUNTS);
    }
}

#[test]
fn whoever_adds_a_word_while_merging_is_its_author() {
    let office = apart(&|milan| write(milan, DEMAND, MILANS));
    let clara = office.anna.as_person("clara");
    clara.git(["fetch", "-q", "origin", "main"]).succeeds();
    clara.git(["merge", "-q", "--no-commit", "FETCH_HEAD"]).succeeds();
    write(&clara, MILANS, &MILANS.replace("fordert", "verlangt"));
    clara.git(["commit", "-q", "-a", "-m", "by hand"]).succeeds();
    assert_merged_by_clara(&clara);
    approved_by_clara(&office).never_mentions(COUNTS).prints("Es fehlt eine Freigabe von: Geschäftsführung");
}
