//! Translations: begun from the original, held back when it moves on, and brought up to date.

use crate::desk::Desk;
use crate::office::{ID, Stage, TEXT, TEXT_FILE, assert_nothing_went_out, office};

const ENGLISH: &str = "statements/2026/2026-abschiebestopp/en.md";

/// German and English, both handed in and approved.
fn translated() -> Desk {
    let anna = office(Stage::Submitted);
    anna.run(["translate", ID, "en"]).succeeds().says(ENGLISH).says("klartext edit 2026-abschiebestopp:en");
    let head = format!(
        "language: en\nplace: Beispielstadt\ndate: 2026-11-24\ncontacts: [presse]\nlists: [landespresse]\ntranslates: de {}\n---",
        edition(&anna, "de")
    );
    assert!(anna.read(ENGLISH).contains(&head), "{}", anna.read(ENGLISH));
    anna.write(ENGLISH, anna.read(ENGLISH).replace("Abschiebestopp im Winter", "Halt deportations in winter"));
    approved(&anna);
    anna
}

fn approved(anna: &Desk) {
    anna.run(["submit", ID]).succeeds();
    for person in ["milan", "clara"] {
        anna.as_person(person).run(["approve", ID]).succeeds();
    }
}

fn edition(anna: &Desk, lang: &str) -> String {
    anna.run(["status", ID, "--json"]).succeeds().json()["editions"][lang].as_str().expect("an edition").to_owned()
}

/// What `translate` copied and nobody has translated yet is found, and holds nothing up.
#[test]
fn what_is_not_translated_yet_is_told() {
    let anna = office(Stage::Submitted);
    anna.run(["check", ID]).succeeds().never_mentions("in den Worten von");
    anna.run(["translate", ID, "en"]).succeeds();
    let told = "„Der Flüchtlingsrat fordert das Land auf, Abschiebungen bis …“ steht hier noch in den Worten von de.";
    let english = format!("{ID}:en");
    anna.run(["check", &english]).succeeds().prints(told).prints("{lang=de}");
    let text = anna.read(ENGLISH);
    let german = "Der Flüchtlingsrat fordert das Land auf, Abschiebungen bis zum 31. März 2027 auszusetzen.";
    anna.write(ENGLISH, text.replace(german, "The council calls on the state to halt deportations until spring."));
    anna.run(["check", &english]).succeeds().never_mentions("Der Flüchtlingsrat fordert").prints("„„Niemand darf bei");
    anna.write(ENGLISH, text.replace(german, &format!("[{german}]{{lang=de}}")));
    anna.run(["check", &english]).succeeds().never_mentions("„Der Flüchtlingsrat fordert");
}

#[test]
fn a_translation_follows_its_original() {
    let anna = translated();
    let clara = anna.as_person("clara");
    clara.run(["status", ID]).succeeds().never_mentions("übersetzt einen früheren Wortlaut");

    anna.write(TEXT_FILE, TEXT.replace("fordert", "erbittet"));
    approved(&anna);
    let behind = "übersetzt einen früheren Wortlaut von de";
    clara.run(["status", ID]).succeeds().prints(behind).prints("klartext diff 2026-abschiebestopp:en --original");
    let value = clara.run(["status", ID, "--json"]).succeeds().json();
    assert_eq!(value["outdated"][0]["language"], "en");
    clara.run(["publish", ID]).exits(6).says(behind).says("klartext translate 2026-abschiebestopp en");
    clara.run(["why", ID]).succeeds().prints(behind);
    let en = format!("{ID}:en");
    anna.run(["diff", &en, "--original"]).succeeds().prints("[-fordert-]{+erbittet+}");
    anna.run(["diff", ID, "--original"]).exits(2).says("Welche Übersetzung");
    anna.run(["diff", &format!("{ID}:de"), "--original"]).exits(1).says("nennt kein Original");
    assert_nothing_went_out(&anna);

    anna.write(ENGLISH, anna.read(ENGLISH).replace("fordert", "asks"));
    anna.run(["translate", ID, "en"]).succeeds().says("en folgt wieder dem jetzigen Wortlaut von de");
    assert!(anna.read(ENGLISH).contains("asks"), "what was written stays");
    anna.run(["translate", ID, "en"]).succeeds().says("folgt schon dem jetzigen Original");
    approved(&anna);
    clara.run(["publish", ID]).succeeds();
}

/// What has no words needs no translator: an embargo is a fact of every edition by itself.
#[test]
fn an_embargo_leaves_translations_as_they_are() {
    let anna = translated();
    let digest = anna.run(["status", ID, "--json"]).succeeds().json()["digest"].as_str().expect("one").to_owned();
    anna.run(["embargo", ID, "2026-11-30 10:00", "-y", "--match", &digest]).succeeds();
    approved(&anna);
    anna.run(["status", ID]).succeeds().never_mentions("übersetzt einen früheren Wortlaut");
    anna.wait(jiff::SignedDuration::from_hours(24 * 7));
    anna.as_person("clara").run(["publish", ID]).succeeds();
}

/// A line written by hand, whatever it says, publishes nothing that follows no original.
#[test]
fn lines_written_by_hand() {
    let wrong = "nennt keine Fassung in einer anderen Sprache";
    let zero = format!("de sha256:{}", "0".repeat(64));
    for (what, line, submits, says) in [
        ("no digest", "de", 6, wrong),
        ("its own language", &*format!("en sha256:{}", "0".repeat(64)), 6, wrong),
        ("a digest cut short", "de sha256:00", 6, wrong),
        ("a list", "[de]", 6, wrong),
        ("an original that never was", &*zero, 0, "übersetzt einen früheren Wortlaut von de"),
    ] {
        println!("{what}");
        let anna = translated();
        let text = anna.read(ENGLISH);
        let old = text.lines().find(|line| line.starts_with("translates: ")).expect("the line").to_owned();
        anna.write(ENGLISH, text.replace(&old, &format!("translates: {line}")));
        let outcome = anna.run(["submit", ID]).exits(submits);
        if submits == 0 {
            for person in ["milan", "clara"] {
                anna.as_person(person).run(["approve", ID]).succeeds();
            }
            anna.as_person("clara").run(["publish", ID]).exits(6).says(says);
        } else {
            outcome.says("en.md").says(says);
        }
        assert_nothing_went_out(&anna);
    }
}

#[test]
fn what_cannot_be_translated() {
    let anna = office(Stage::Submitted);
    anna.run(["translate", ID, "de"]).exits(2).says("das Original");
    anna.run(["translate", ID, "xx"]).exits(2).says("xx");
    anna.run(["translate", "2026-nichts", "en"]).exits(1);
    anna.write(TEXT_FILE, TEXT.replace("fordert", "erbittet"));
    anna.run(["translate", ID, "en"]).exits(5).says("nicht der gespeicherte");
    assert!(!anna.root().join(ENGLISH).exists());
}
