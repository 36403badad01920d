//! Nobody's approval vanishes without a word: what was changed after it is told to whoever gave it.

use crate::desk::Desk;
use crate::office::{ID, Stage, TEXT, TEXT_FILE, add, commit_by_hand, office};
use crate::people::{GESA, Person};

const PICTURE: &str = "statements/2026/2026-abschiebestopp/media/bild.png";
const WITH_PICTURE: &str = "\n![Ein Zelt im Schnee](media/bild.png \"Foto: Anna Beispiel\")\n";
const DIFF: &str = "klartext diff 2026-abschiebestopp --since mine";

/// A change, and what Clara reads about her approval: in full from `why`, in a few words in her inbox.
struct Change {
    what: &'static str,
    make: fn(&Desk),
    full: &'static [&'static str],
    short: &'static str,
}

#[test]
fn what_ended_an_approval_is_told() {
    let start = with_a_picture();
    for Change { what, make, full, short } in [
        Change {
            what: "a word",
            make: |anna| handed_in(anna, &text().replace("fordert", "erbittet")),
            full: &["de: die Worte in einem Absatz", "Gespeichert unter dem Namen: Anna Beispiel"],
            short: "Worte",
        },
        Change {
            what: "words in two places, saved with plain git under another name",
            make: |anna| {
                anna.write(TEXT_FILE, text().replace("fordert", "erbittet").replace("Niemand darf", "Wer darf"));
                anna.git(["add", "-A"]).succeeds();
                anna.git(["commit", "-q", "-m", "x", "--author", "Mallory Fremd <mallory@example.net>"]).succeeds();
                anna.run(["submit", ID]).succeeds();
            },
            full: &["de: die Worte in 2 Absätzen", "Gespeichert unter dem Namen: Mallory Fremd"],
            short: "Worte",
        },
        Change {
            what: "the embargo",
            make: |anna| {
                anna.run(["embargo", ID, "2026-11-30 10:00", "-y", "--match", &digest(anna)]).succeeds();
                anna.run(["submit", ID]).succeeds();
            },
            full: &["de: die Sperrfrist, bisher keine, jetzt 30.11.2026 10:00"],
            short: "Sperrfrist",
        },
        Change {
            what: "a list and the place",
            make: |anna| {
                handed_in(
                    anna,
                    &text()
                        .replace("place: Beispielstadt", "place: Musterhausen")
                        .replace("lists: [landespresse]", "lists: []"),
                );
            },
            full: &["de: Angaben im Kopf (Ort, Verteiler)"],
            short: "Angaben im Kopf",
        },
        Change {
            what: "a picture exchanged",
            make: |anna| {
                anna.write(PICTURE, picture(7));
                anna.run(["submit", ID]).succeeds();
            },
            full: &["de: media/bild.png ist ausgetauscht"],
            short: "Bilder oder Dateien",
        },
        Change {
            what: "a picture gone",
            make: |anna| {
                std::fs::remove_file(anna.root().join(PICTURE)).expect("the picture");
                commit_by_hand(anna);
            },
            full: &["de: media/bild.png ist weg"],
            short: "Bilder oder Dateien",
        },
        Change {
            what: "one more edition",
            make: |anna| {
                let english = text().replace("language: de", "language: en");
                anna.write(&TEXT_FILE.replace("de.md", "en.md"), english);
                anna.run(["submit", ID]).succeeds();
            },
            full: &["en: Diese Fassung gehört jetzt dazu und war nicht freigegeben"],
            short: "eine Fassung mehr",
        },
        Change {
            what: "a remark that no reader sees",
            make: |anna| handed_in(anna, &text().replace("place:", "# Ort\nplace:")),
            full: &["de: die Datei des Textes, nichts, was man beim Lesen sieht"],
            short: "Worte",
        },
    ] {
        println!("{what}");
        let anna = start.copy();
        make(&anna);
        let clara = anna.as_person("clara");
        for command in ["why", "status"] {
            let outcome =
                clara.run([command, ID]).succeeds().prints("Die Freigaben von clara, milan zählen nicht mehr.");
            full.iter().fold(outcome, |outcome, line| outcome.prints(line));
        }
        if what != "a picture gone" {
            clara.run(["inbox"]).succeeds().says(short).says(DIFF);
            clara.run(["diff", ID, "--since", "mine"]).succeeds();
            clara.run(["approve", ID]).succeeds();
            clara.run(["why", ID]).succeeds().never_mentions("von clara zählt").never_mentions("clara, milan zählen");
        }
        anna.run(["verify"]).succeeds();
    }
}

#[test]
fn whoever_hands_in_is_told_whose_approval_ends() {
    let anna = with_a_picture();
    anna.write(TEXT_FILE, text().replace("fordert", "erbittet"));
    anna.run(["submit", ID]).succeeds().says("Damit zählen die Freigaben von clara, milan nicht mehr.");
}

#[test]
fn an_approval_that_the_rules_ended_names_their_version() {
    let anna = office(Stage::Approved);
    let key = anna.as_person("gesa").run(["keys", "show"]).succeeds().stdout;
    add(&anna, Person { roles: &["management", "subject"], ..GESA }, key.trim());
    let rules = anna.read("workflow.toml");
    anna.write("workflow.toml", rules.replace("\"management\", \"press\"]", "\"press\"]"));
    anna.run(["workflow", "propose"]).succeeds();
    let clara = anna.as_person("clara");
    for command in ["why", "status"] {
        let outcome = clara.run([command, ID]).succeeds();
        outcome.prints("Seit Fassung 5 der Regeln hat clara die Rolle „Geschäftsführung“ nicht mehr");
    }
    let value = clara.run(["why", ID, "--json"]).succeeds().json();
    assert_eq!(value["voided"][0]["person"], "clara");
    assert_eq!(value["voided"][0]["causes"][0]["cause"], "role");
}

/// Approved by both, with a picture.
fn with_a_picture() -> Desk {
    let anna = office(Stage::Empty);
    anna.run(["new", "press-release", "Abschiebestopp", "--id", ID]).succeeds();
    anna.write(TEXT_FILE, text());
    anna.write(PICTURE, picture(0));
    anna.run(["submit", ID]).succeeds();
    for person in ["milan", "clara"] {
        anna.as_person(person).run(["approve", ID]).succeeds();
    }
    anna
}

fn text() -> String {
    format!("{TEXT}{WITH_PICTURE}")
}

fn handed_in(anna: &Desk, text: &str) {
    anna.write(TEXT_FILE, text);
    anna.run(["submit", ID]).succeeds();
}

fn digest(desk: &Desk) -> String {
    desk.run(["status", ID, "--json"]).succeeds().json()["digest"].as_str().expect("a digest").to_owned()
}

/// A picture of one grey point.
fn picture(grey: u8) -> Vec<u8> {
    let mut png = image::RgbImage::from_pixel(600, 400, image::Rgb([grey; 3]));
    png.put_pixel(0, 0, image::Rgb([255; 3]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    png.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}
