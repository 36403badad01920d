//! What people get wrong in their first hours, and what is said then: the place, the reason, the way on.

use crate::desk::Desk;
use crate::office::{ID, Stage, TEXT, TEXT_FILE, head, office};

/// A text that nobody can mean like this.
struct Slip {
    what: &'static str,
    /// What is written instead of what.
    instead: (&'static str, &'static str),
    /// What `check` prints and `submit` says.
    says: &'static [&'static str],
}

#[test]
fn names_that_stand_for_nobody_are_told_at_their_place() {
    check([
        Slip {
            what: "a press contact",
            instead: ("[presse]", "[niemand]"),
            says: &["de.md:7:12", "Einen Pressekontakt „niemand“ gibt es nicht.", "Es gibt: presse."],
        },
        Slip {
            what: "a press list",
            instead: ("[landespresse]", "[gibtsnicht]"),
            says: &["de.md:8:9", "Einen Verteiler „gibtsnicht“ gibt es", "Es gibt: landespresse."],
        },
        Slip {
            what: "somebody who is quoted",
            instead: ("lists:", "quotes: [nemo]\nlists:"),
            says: &["de.md:8:10", "„nemo“ steht nicht in den Regeln", "anna, clara, milan"],
        },
        Slip {
            what: "a gap of the skeleton",
            instead: ("# Abschiebestopp im Winter", "# […]"),
            says: &["de.md:13:3", "„[…]“ ist noch aus der Vorlage."],
        },
    ]);
}

#[track_caller]
fn check<const N: usize>(slips: [Slip; N]) {
    let office = office(Stage::Empty);
    office.run(["new", "press-release", "Abschiebestopp", "--id", ID]).succeeds();
    for slip in slips {
        let text = TEXT.replacen(slip.instead.0, slip.instead.1, 1);
        assert_ne!(text, TEXT, "{}", slip.what);
        office.write(TEXT_FILE, text);
        let before = head(&office);
        let checked = office.run(["check", ID]).exits(6);
        slip.says.iter().fold(checked, |checked, part| checked.prints(part));
        let submitted = office.run(["submit", ID]).exits(6);
        let place = slip.says.first().expect("a place");
        submitted.says(slip.says[1]).says(place);
        assert_eq!(head(&office), before, "{}: something was saved", slip.what);
    }
}

#[test]
fn a_text_needs_a_headline() {
    let office = office(Stage::Empty);
    let before = head(&office);
    for nothing in ["", "  ", "…"] {
        office.run(["new", "press-release", nothing]).exits(2).prints_nothing().says("Es fehlt die Überschrift.");
    }
    assert_eq!(head(&office), before, "something was saved");
}

#[test]
fn files_that_are_no_texts_are_not_taken_in() {
    let office = office(Stage::Empty);
    let before = head(&office);
    for (name, bytes, exit, says) in [
        ("leer.md", &b""[..], 1, "leer.md ist leer"),
        ("nur-leerzeichen.md", b" \n\n", 1, "ist leer"),
        ("klingonisch.md", b"---\ntitle: Qapla\nlang: tlh\n---\n\nnuqneH\n", 2, "„tlh“ ist keine Sprache, in der"),
        ("alt.md", b"# Gr\xfc\xdfe\n", 1, "alt.md, Zeile 1: Hier steht ein Zeichen, das kein UTF-8 ist"),
        ("bild.md", b"\x89PNG\r\n\x1a\n\0\0", 1, "bild.md ist keine Textdatei"),
    ] {
        // Outside the workspace, as they are when they come.
        std::fs::write(office.beside(name), bytes).expect("a file");
        let file = office.beside(name);
        office.run([std::ffi::OsStr::new("import"), file.as_os_str()]).exits(exit).prints_nothing().says(says);
    }
    let folder = office.beside("ordner");
    std::fs::create_dir(&folder).expect("a folder");
    office.run([std::ffi::OsStr::new("import"), folder.as_os_str()]).exits(2).says("ist ein Ordner");
    assert_eq!(head(&office), before, "something was saved");
}

#[test]
fn a_language_that_is_not_published_in_goes_nowhere() {
    let office = office(Stage::Empty);
    office.run(["new", "press-release", "Abschiebestopp", "--id", ID]).succeeds();
    let file = TEXT_FILE.replace("de.md", "tlh.md");
    office.write(&file, TEXT.replace("language: de", "language: tlh"));
    office.write(TEXT_FILE, TEXT);
    office.run(["check", ID]).exits(6).prints("tlh.md:4:11").prints("„tlh“ ist keine Sprache, in der");
    office.run(["submit", ID]).exits(6).says("„tlh“ ist keine Sprache");
}

#[test]
fn a_file_that_is_no_text_has_one_finding() {
    let office: Desk = office(Stage::Empty);
    office.run(["new", "press-release", "Abschiebestopp", "--id", ID]).succeeds();
    office.write(TEXT_FILE, b"\x89PNG\r\n\x1a\n\0\0\0\x01\0\xff\xfe");
    let found = office.run(["check", ID, "--json"]).exits(6).json();
    let codes: Vec<&str> = found.as_array().expect("findings").iter().filter_map(|f| f["code"].as_str()).collect();
    assert_eq!(codes, ["character-binary"]);
    office.run(["check", ID]).exits(6).prints("Das ist keine Textdatei.").never_mentions("u{0}");
    office.run(["submit", ID]).exits(6).says("keine Textdatei");
}

#[test]
fn a_draft_that_is_not_to_be_can_be_discarded_and_is_not_lost() {
    let office = office(Stage::Submitted);
    let twice = office.run(["new", "press-release", "Abschiebestopp"]).succeeds();
    let twice = twice.says(&format!("{ID} gibt es schon")).says("klartext discard 2026-abschiebestopp-2");
    assert_eq!(twice.stdout.trim(), "2026-abschiebestopp-2");
    office.write("statements/2026/2026-abschiebestopp-2/de.md", "# Ungespeicherte Worte\n");
    office.write("statements/2026/2026-abschiebestopp-2/media/neu.txt", "neu");
    office.run(["discard", "2026-abschiebestopp-2"]).exits(2).says("-y");
    office.run(["verwerfen", "2026-abschiebestopp-2", "-y"]).succeeds().says("ist verworfen");
    office.run(["list"]).succeeds().prints(ID).never_mentions("2026-abschiebestopp-2");
    assert_eq!(office.read("aside/discarded/2026-abschiebestopp-2/de.md"), "# Ungespeicherte Worte\n");
    assert_eq!(office.read("aside/discarded/2026-abschiebestopp-2/media/neu.txt"), "neu");
    assert!(!office.exists("statements/2026/2026-abschiebestopp-2/de.md"));
    assert_eq!(office.git(["status", "--porcelain"]).succeeds().stdout, "");

    // What somebody signed a word about stays.
    let before = head(&office);
    office.run(["discard", ID, "-y"]).exits(6).says("war schon eingereicht");
    assert_eq!((head(&office), office.read(TEXT_FILE).as_str()), (before, TEXT));
}

#[test]
fn words_that_a_terminal_would_write_over_are_read_and_refused() {
    let anna = office(Stage::Submitted);
    let milan = anna.as_person("milan");
    let hidden = TEXT.replacen("Der Flüchtlingsrat", "Wir geben auf.\rDer Flüchtlingsrat", 1);
    anna.write(TEXT_FILE, &hidden);
    anna.run(["check", ID]).exits(6).prints("U+000D");
    let before = head(&anna);
    anna.run(["submit", ID]).exits(6).says("U+000D");
    assert_eq!(head(&anna), before, "something was saved");
    // Whoever brings it in without a check does not hide it from those who read.
    anna.run(["edit", ID]).succeeds();
    for words in [&["diff", ID][..], &["diff", ID, "--since", "mine"]] {
        milan.run(words).succeeds().prints("Wir geben auf.\\u{d}Der Flüchtlingsrat");
    }
}

#[test]
fn a_draft_deleted_in_the_folder_is_named_and_comes_back() {
    let office = office(Stage::Empty);
    office.run(["new", "press-release", "Abschiebestopp", "--id", ID]).succeeds();
    let written = office.read(TEXT_FILE);
    std::fs::remove_dir_all(office.root().join("statements/2026").join(ID)).expect("the folder");
    office.run(["list"]).succeeds().prints("im Ordner gelöscht");
    for words in [&["check", ID][..], &["render", ID, "--draft"], &["submit", ID]] {
        let said = office.run(words).exits(5).says("im Ordner gelöscht");
        said.says(&format!("klartext edit {ID}")).says(&format!("klartext discard {ID}"));
    }
    office.run(["edit", ID]).succeeds().says("sind wieder da");
    assert_eq!(office.read(TEXT_FILE), written);
    std::fs::remove_dir_all(office.root().join("statements/2026").join(ID)).expect("the folder");
    office.run(["discard", ID, "-y"]).succeeds();
    office.run(["list"]).succeeds().prints_nothing();
    assert_eq!(office.read(&format!("aside/discarded/{ID}/de.md")), written);
}

#[test]
fn the_same_file_taken_in_twice_is_remarked() {
    let office = office(Stage::Empty);
    let file = office.beside("brief.md");
    std::fs::write(&file, "# Brief\n\nEin Satz.\n").expect("a file");
    let words = [std::ffi::OsStr::new("import"), file.as_os_str()];
    office.run(words).succeeds().never_mentions("gibt es schon");
    office.run(words).succeeds().prints("2026-brief-2").says("2026-brief gibt es schon");
}

#[test]
fn the_language_of_a_new_text_is_said() {
    let office = office(Stage::Empty);
    let begun = office.run(["--language", "en", "new", "press-release", "Abschiebestopp"]).succeeds();
    begun.says("Language of the text: de").says("--lang");
}
