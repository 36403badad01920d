//! Records that are none: other people's names, other keys, other bytes, other places.

use super::attack::{ATTACK, Attack, NO_MANAGEMENT, check};
use crate::desk::Desk;
use crate::forgery::{NAMESPACE, armour, file_name, forge, in_the_name_of, put, record, signed_file, words};
use crate::office::{ID, RECORDS, Stage, TEXT, commit_by_hand};

const HALF: Attack = Attack { stage: Stage::Half, says: &[NO_MANAGEMENT], ..ATTACK };
const NO_RECORD: &str = "Die Datei ist kein Eintrag";
const UNREADABLE: &str = "Die Unterschrift ist nicht lesbar.";

/// What it is, how it is prepared, and the reason that is given.
type Row = (&'static str, fn(&Desk), &'static [&'static str]);

fn rows(rows: &[Row]) {
    let attacks: Vec<Attack> =
        rows.iter().map(|(what, before, status)| Attack { what, before: *before, status, ..HALF }).collect();
    check(&attacks);
}

#[test]
fn in_somebody_elses_name() {
    rows(&[
        (
            "Clara's name, Milan's key",
            |a| signed(a, "milan", "clara", NAMESPACE),
            &["im Namen von clara. Dieser Schlüssel gehört milan."],
        ),
        (
            "Clara's name, Anna's key, who administers the rules",
            |a| signed(a, "anna", "clara", NAMESPACE),
            &["im Namen von clara. Dieser Schlüssel gehört anna."],
        ),
        (
            "Clara's name, a stranger's key",
            |a| stranger(a, "clara"),
            &["Dieser Schlüssel gehört niemandem in den Regeln."],
        ),
        ("a stranger's own name", |a| stranger(a, "mallory"), &["mallory steht nicht in den Regeln."]),
        (
            "Milan in a role that is not his",
            |a| signed(a, "milan", "milan", NAMESPACE),
            &["milan hat die Rolle „Geschäftsführung“ nicht."],
        ),
    ]);
    check(&[
        Attack {
            what: "Milan a second time, as though he were two",
            before: |a| changed(a, "milan", "milan", |text| text.replace("role management", "role legal")),
            ..HALF
        },
        Attack {
            what: "Anna for her own words",
            before: |a| changed(a, "anna", "anna", |text| text.replace("role management", "role admin")),
            exit: 6,
            says: &[NO_MANAGEMENT, "anna hat am Text mitgeschrieben und kann ihn nicht selbst freigeben"],
            ..HALF
        },
        Attack {
            what: "Clara's objection taken back by Milan",
            stage: Stage::Approved,
            before: |a| {
                a.as_person("clara").run(["object", ID, "-m", "Nein."]).succeeds();
                changed(a, "milan", "clara", |text| text.replace("verdict approve", "verdict withdraw"));
            },
            person: "milan",
            exit: 6,
            says: &["clara widerspricht: Nein."],
            status: &["im Namen von clara. Dieser Schlüssel gehört milan."],
            ..HALF
        },
        Attack {
            what: "a role that nobody knows",
            before: |a| changed(a, "clara", "clara", |text| text.replace("role management", "role king")),
            status: &["clara hat die Rolle „king“ nicht."],
            ..HALF
        },
        Attack {
            what: "no role at all",
            before: |a| changed(a, "clara", "clara", |text| text.replace("role management", "role -")),
            ..HALF
        },
    ]);
}

#[test]
fn signatures_made_for_something_else() {
    const ELSE: &str = "Die Unterschrift wurde für etwas anderes geleistet";
    rows(&[
        ("for git", |a| signed(a, "clara", "clara", "git"), &[ELSE]),
        ("for a file", |a| signed(a, "clara", "clara", "file"), &[ELSE]),
        ("for mail", |a| signed(a, "clara", "clara", "email"), &[ELSE]),
        ("for a namespace that begins like ours", |a| signed(a, "clara", "clara", "klartext-review-2"), &[ELSE]),
        ("for our namespace and a blank", |a| signed(a, "clara", "clara", "klartext-review "), &[ELSE]),
        ("for our namespace in capitals", |a| signed(a, "clara", "clara", "KLARTEXT-REVIEW"), &[ELSE]),
        ("for our namespace and a zero byte", |a| signed(a, "clara", "clara", "klartext-review\0"), &[ELSE]),
    ]);
    check(&[
        Attack {
            what: "for a comment of Clara's, pasted under an approval",
            before: |a| {
                a.as_person("clara").run(["comment", ID, "-m", "Gelesen."]).succeeds();
                let (_, comment) = record(a, "clara", "comment");
                let (_, approval) = record(a, "milan", "approve");
                let words = in_the_name_of(words(&approval), "clara", "management");
                put(a, &format!("{words}{}", armour(&comment)), "clara", RECORDS);
                commit_by_hand(a);
            },
            status: &["Die Unterschrift passt nicht zum Inhalt."],
            ..HALF
        },
        Attack {
            what: "a comment of Clara's whose verdict was changed",
            before: |a| {
                a.as_person("clara").run(["comment", ID, "-m", "Gelesen."]).succeeds();
                let (_, comment) = record(a, "clara", "comment");
                let file = comment.replace("verdict comment\nrole -", "verdict approve\nrole management");
                assert_ne!(file, comment);
                put(a, &file, "clara", RECORDS);
                commit_by_hand(a);
            },
            status: &["Die Unterschrift passt nicht zum Inhalt."],
            ..HALF
        },
        Attack {
            what: "no signature at all",
            before: |a| {
                let (_, file) = record(a, "milan", "approve");
                put(a, &in_the_name_of(words(&file), "clara", "management"), "clara", RECORDS);
                commit_by_hand(a);
            },
            status: &[NO_RECORD],
            ..HALF
        },
    ]);
}

/// Clara signs every one of these herself: what she did not see the same way on every machine, or
/// what two readers could take for two things, is no record all the same.
#[test]
fn words_that_are_no_record() {
    rows(&[
        ("a word of her own before it", |a| clara(a, |text| format!("Clara gibt frei.\n{text}")), &[NO_RECORD]),
        ("an empty line before it", |a| clara(a, |text| format!("\n{text}")), &[NO_RECORD]),
        ("a byte order mark", |a| clara(a, |text| format!("\u{feff}{text}")), &[NO_RECORD]),
        ("line ends of Windows", |a| clara(a, |text| text.replace('\n', "\r\n")), &[NO_RECORD]),
        ("a blank at the end of a line", |a| clara(a, |text| text.replace("approve\n", "approve \n")), &[NO_RECORD]),
        ("two blanks", |a| clara(a, |text| text.replace("verdict ", "verdict  ")), &[NO_RECORD]),
        ("a tab", |a| clara(a, |text| text.replace("verdict ", "verdict\t")), &[NO_RECORD]),
        (
            "a verdict in capitals",
            |a| clara(a, |text| text.replace("verdict approve", "verdict Approve")),
            &[NO_RECORD],
        ),
        (
            "two verdicts",
            |a| clara(a, |text| text.replace("verdict approve\n", "verdict object\nverdict approve\n")),
            &[NO_RECORD],
        ),
        (
            "lines in another order",
            |a| {
                clara(a, |text| {
                    text.replace("verdict approve\nrole management\n", "role management\nverdict approve\n")
                })
            },
            &[NO_RECORD],
        ),
        ("a line that nobody knows", |a| clara(a, |text| format!("{text}also everything\n")), &[NO_RECORD]),
        ("the edition twice", |a| clara(a, |text| twice(&text, "edition ")), &[NO_RECORD]),
        ("no edition", |a| clara(a, |text| without(&text, "edition ")), &[NO_RECORD]),
        ("a digest in capitals", |a| clara(a, |text| capitals(&text, "edition ")), &[NO_RECORD]),
        ("a digest cut short", |a| clara(a, |text| cut(&text, "edition ")), &[NO_RECORD]),
        (
            "version 2 of the record",
            |a| clara(a, |text| text.replace("klartext-review 1", "klartext-review 2")),
            &[NO_RECORD],
        ),
        ("a serial with a plus", |a| clara(a, |text| text.replace("workflow 3", "workflow +3")), &[NO_RECORD]),
        (
            "a serial with a zero before it",
            |a| clara(a, |text| text.replace("workflow 3", "workflow 03")),
            &[NO_RECORD],
        ),
        (
            "a name with a Cyrillic letter",
            |a| clara(a, |text| text.replace("person clara", "person \u{441}lara")),
            &[NO_RECORD],
        ),
        ("a zero byte", |a| clara(a, |text| text.replace("person clara", "person clara\0")), &[NO_RECORD]),
        ("control characters in the note", |a| clara(a, |text| text.replace("note -", "note %1B%5B2J")), &[NO_RECORD]),
        (
            "a note that would be two lines",
            |a| clara(a, |text| text.replace("note -", "note a%0Averdict%20approve")),
            &[NO_RECORD],
        ),
        ("a note encoded otherwise", |a| clara(a, |text| text.replace("note -", "note %61")), &[NO_RECORD]),
        ("a time in another zone", |a| clara(a, |text| text.replace("Z\nnote", "+00:00\nnote")), &[NO_RECORD]),
        (
            "a text larger than any record",
            |a| clara(a, |text| text.replace("note -", &format!("note {}", "a".repeat(400_000)))),
            &[NO_RECORD],
        ),
        (
            "a list of what was seen that is not in order",
            |a| clara(a, |text| text.replace("seen ", &format!("seen sha256:{},", "f".repeat(64)))),
            &[NO_RECORD],
        ),
        (
            "its own beginning of a signature in the note",
            |a| clara(a, |text| text.replace("note -", "note -----BEGIN SSH SIGNATURE-----")),
            &[NO_RECORD],
        ),
    ]);
}

#[test]
fn armour_that_is_not_what_ssh_keygen_writes() {
    fn dressed(anna: &Desk, change: fn(String) -> String) {
        let words = claras_words(anna);
        let whole = signed_file(&anna.as_person("clara"), &words, NAMESPACE);
        put(anna, &change(whole), "clara", RECORDS);
        commit_by_hand(anna);
    }
    rows(&[
        ("a line after it", |a| dressed(a, |file| file + "mehr\n"), &[NO_RECORD]),
        ("an empty line after it", |a| dressed(a, |file| file + "\n"), &[NO_RECORD]),
        ("no last line end", |a| dressed(a, |file| file.trim_end().to_owned()), &[NO_RECORD]),
        ("twice", |a| dressed(a, |file| format!("{file}{}", armour(&file))), &[NO_RECORD]),
        (
            "a header inside",
            |a| dressed(a, |file| file.replace("SIGNATURE-----\nU1N", "SIGNATURE-----\nComment: Clara\n\nU1N")),
            &[NO_RECORD],
        ),
        (
            "line ends of Windows inside",
            |a| {
                dressed(a, |file| {
                    let at = file.find("-----BEGIN").expect("armour");
                    format!("{}{}", &file[..at], file[at..].replace('\n', "\r\n"))
                })
            },
            &[NO_RECORD],
        ),
        ("longer lines", |a| dressed(a, |file| join_first_lines(&file)), &[NO_RECORD]),
        ("another kind of block", |a| dressed(a, |file| file.replace("SSH SIGNATURE", "PGP SIGNATURE")), &[NO_RECORD]),
        (
            "one character changed",
            |a| {
                dressed(a, |file| {
                    let at = file.rfind("=\n-----END").or(file.rfind("\n-----END")).expect("armour") - 20;
                    let other = if &file[at..=at] == "A" { "B" } else { "A" };
                    format!("{}{other}{}", &file[..at], &file[at + 1..])
                })
            },
            &["Die Unterschrift passt nicht zum Inhalt."],
        ),
        (
            "a signature cut short",
            |a| {
                dressed(a, |file| {
                    let end = file.find("-----END").expect("an end");
                    let begin = file[..end - 1].rfind('\n').expect("a line");
                    format!("{}\n{}", &file[..begin], &file[end..])
                })
            },
            &[NO_RECORD],
        ),
        (
            "around nothing",
            |a| {
                dressed(a, |file| {
                    format!(
                        "{}-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n",
                        &file[..file.find("-----BEGIN").expect("armour")]
                    )
                })
            },
            &[UNREADABLE],
        ),
    ]);
}

#[test]
fn records_in_the_wrong_place() {
    const NAME: &str = "Der Dateiname gehört nicht zu diesem Eintrag.";
    fn placed(anna: &Desk, path: fn(&str) -> String) {
        let whole = signed_file(&anna.as_person("clara"), &claras_words(anna), NAMESPACE);
        anna.write(&path(&file_name(&whole, "clara")), whole);
        commit_by_hand(anna);
    }
    rows(&[
        ("under another digest", |a| placed(a, |name| format!("{RECORDS}/000000000000{}", &name[12..])), &[NAME]),
        (
            "under a digest in capitals",
            |a| placed(a, |name| format!("{RECORDS}/{}{}", name[..12].to_uppercase(), &name[12..])),
            &[],
        ),
        ("under Milan's name", |a| placed(a, |name| format!("{RECORDS}/{}", name.replace("clara", "milan"))), &[NAME]),
        (
            "with another ending",
            |a| placed(a, |name| format!("{RECORDS}/{}", name.replace(".review", ".txt"))),
            &[NAME],
        ),
        ("in a folder below", |a| placed(a, |name| format!("{RECORDS}/alt/{name}")), &[NAME]),
        ("in a hidden file", |a| placed(a, |name| format!("{RECORDS}/.{name}")), &[]),
        ("in another year", |a| placed(a, |name| format!("reviews/2025/{ID}/{name}")), &[]),
        ("among the rules", |a| placed(a, |name| format!("reviews/workflow/{name}")), &[]),
        ("beside the text", |a| placed(a, |name| format!("statements/2026/{ID}/{name}")), &[]),
        (
            "of another workspace",
            |a| clara(a, |text| digest_of(&text, "repo ", '0')),
            &["stammt aus einem anderen Arbeitsbereich"],
        ),
        (
            "about another text",
            |a| clara(a, |text| text.replace(ID, "2026-anderes")),
            &["Der Eintrag gehört zu 2026-anderes."],
        ),
        (
            "about rules that never were",
            |a| clara(a, |text| text.replace("workflow 3", "workflow 9")),
            &["nennt Fassung 9 der Regeln, die hier nie galt"],
        ),
        (
            "about other rules of the same number",
            |a| clara(a, |text| digest_of(&text, "workflow 3 ", '0')),
            &["nennt Fassung 3 der Regeln"],
        ),
        (
            "about a release",
            |a| clara(a, |text| text.replace("kind statement", "kind release")),
            &["gehört nicht hierher"],
        ),
    ]);
    check(&[
        Attack {
            what: "about words that are not these",
            before: |a| clara(a, |text| digest_of(&text, "edition de ", '0')),
            says: &[NO_MANAGEMENT, "Die Freigabe von clara galt einem früheren Wortlaut"],
            ..HALF
        },
        Attack {
            what: "about a language that is not here",
            before: |a| clara(a, |text| text.replace("edition de ", "edition fr ")),
            says: &[NO_MANAGEMENT, "Die Freigabe von clara galt einem früheren Wortlaut"],
            ..HALF
        },
        Attack {
            what: "copied to another text",
            stage: Stage::Approved,
            before: |anna| {
                let other = "2026-anderes";
                anna.run(["new", "press-release", "Anderes", "--id", other]).succeeds();
                anna.write(&format!("statements/2026/{other}/de.md"), TEXT.replace(ID, other));
                anna.run(["submit", other]).succeeds();
                for person in ["milan", "clara"] {
                    put(anna, &record(anna, person, "approve").1, person, &format!("reviews/2026/{other}"));
                }
                commit_by_hand(anna);
                anna.run(["status", other]).succeeds().prints(&format!("Der Eintrag gehört zu {ID}."));
            },
            types: &["publish", "2026-anderes"],
            says: &[NO_MANAGEMENT, "Es fehlt eine Freigabe von: Fachreferat."],
            ..ATTACK
        },
    ]);
}

/// What Clara would sign if she approved.
fn claras_words(anna: &Desk) -> String {
    in_the_name_of(words(&record(anna, "milan", "approve").1), "clara", "management")
}

/// Clara's own key under words that somebody changed.
fn clara(anna: &Desk, change: fn(String) -> String) {
    changed(anna, "clara", "clara", change);
}

fn changed(anna: &Desk, signer: &str, person: &str, change: fn(String) -> String) {
    let (_, file) = record(anna, "milan", "approve");
    let before = in_the_name_of(words(&file), person, "management");
    let after = change(before);
    forge(&anna.as_person(signer), &after, NAMESPACE, person, RECORDS);
    commit_by_hand(anna);
}

fn signed(anna: &Desk, signer: &str, person: &str, namespace: &str) {
    let words = in_the_name_of(words(&record(anna, "milan", "approve").1), person, "management");
    forge(&anna.as_person(signer), &words, namespace, person, RECORDS);
    commit_by_hand(anna);
}

fn stranger(anna: &Desk, person: &str) {
    anna.as_person("mallory").run(["keys", "show"]).succeeds();
    signed(anna, "mallory", person, NAMESPACE);
}

fn each_line(text: &str, key: &str, change: impl Fn(&str) -> String) -> String {
    let changed: String =
        text.lines().map(|line| if line.starts_with(key) { change(line) } else { format!("{line}\n") }).collect();
    assert_ne!(changed, text, "no line {key:?}");
    changed
}

fn twice(text: &str, key: &str) -> String {
    each_line(text, key, |line| format!("{line}\n{line}\n"))
}

fn without(text: &str, key: &str) -> String {
    each_line(text, key, |_| String::new())
}

fn capitals(text: &str, key: &str) -> String {
    each_line(text, key, |line| {
        let at = line.find("sha256:").expect("a digest") + 7;
        format!("{}{}\n", &line[..at], line[at..].to_uppercase())
    })
}

fn cut(text: &str, key: &str) -> String {
    each_line(text, key, |line| format!("{}\n", &line[..line.len() - 2]))
}

/// Another digest in this line.
fn digest_of(text: &str, key: &str, digit: char) -> String {
    each_line(text, key, |line| {
        let at = line.find("sha256:").expect("a digest") + 7;
        format!("{}{}\n", &line[..at], digit.to_string().repeat(64))
    })
}

/// The first two lines of the armour as one.
fn join_first_lines(file: &str) -> String {
    let begin = file.find("SIGNATURE-----\n").expect("armour") + 15;
    let end = begin + file[begin..].find('\n').expect("a line");
    format!("{}{}", &file[..end], &file[end + 1..])
}
