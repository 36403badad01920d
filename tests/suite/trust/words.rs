//! Words that nobody approved, objections that somebody would like to be rid of, and strangers.

use super::attack::{ATTACK, Attack, NO_MANAGEMENT, PUBLISH, check};
use crate::desk::Desk;
use crate::forgery::record;
use crate::office::{ID, RECORDS, Stage, TEXT, TEXT_FILE, assert_nothing_went_out, commit_by_hand, office};
use jiff::SignedDuration;

#[test]
fn words_that_were_not_approved() {
    check(&[
        Attack {
            what: "one's own text",
            stage: Stage::Submitted,
            person: "anna",
            types: &["approve", ID],
            exit: 6,
            says: &["anna hat am Text mitgeschrieben und kann ihn nicht selbst freigeben"],
            ..ATTACK
        },
        Attack {
            what: "a text that names its approver as co-author",
            stage: Stage::Submitted,
            before: |anna| {
                change_a_word(anna);
                anna.git(["add", "-A"]).succeeds();
                let message = "text\n\nCo-authored-by: Clara Probe <clara@example.org>";
                anna.git(["commit", "-q", "-m", message]).succeeds();
                anna.run(["submit", ID]).succeeds();
            },
            types: &["approve", ID],
            exit: 6,
            says: &["clara hat am Text mitgeschrieben"],
            ..ATTACK
        },
        Attack { what: "an approval is missing", stage: Stage::Half, says: &[NO_MANAGEMENT, "clara"], ..ATTACK },
        Attack {
            what: "one word changed and submitted again",
            before: |anna| {
                change_a_word(anna);
                anna.run(["submit", ID]).succeeds();
            },
            says: &["Die Freigaben von clara, milan galten einem früheren Wortlaut"],
            status: &["Die Freigabe von clara (Geschäftsführung", "galt einem anderen Wortlaut"],
            ..ATTACK
        },
        Attack {
            what: "one word changed and saved with plain git",
            before: |anna| {
                change_a_word(anna);
                commit_by_hand(anna);
            },
            says: &["noch nicht eingereicht", "galten einem früheren Wortlaut"],
            ..ATTACK
        },
        Attack {
            what: "only the embargo changed",
            before: |anna| {
                let digest =
                    anna.run(["status", ID, "--json"]).succeeds().json()["digest"].as_str().expect("one").to_owned();
                anna.run(["embargo", ID, "2026-11-25 10:00", "-y", "--match", &digest]).succeeds();
                anna.run(["submit", ID]).succeeds();
                anna.wait(SignedDuration::from_hours(48));
            },
            says: &["Die Freigaben von clara, milan galten einem früheren Wortlaut"],
            ..ATTACK
        },
        Attack {
            what: "a change in the folder that is not saved",
            before: change_a_word,
            exit: 5,
            says: &["Der Text im Ordner ist nicht der gespeicherte", TEXT_FILE],
            ..ATTACK
        },
        Attack {
            what: "approving what lies in the folder unsaved",
            stage: Stage::Half,
            before: change_a_word,
            types: &["approve", ID],
            exit: 5,
            says: &["Der Text im Ordner ist nicht der gespeicherte"],
            ..ATTACK
        },
        Attack {
            what: "another plan than the one seen",
            types: &["publish", ID, "--match", "000000000000"],
            exit: 5,
            says: &["nicht der gesehene. Es ist nichts geschehen.", "--dry-run"],
            ..ATTACK
        },
        Attack {
            what: "approving other words than those seen",
            stage: Stage::Half,
            types: &["approve", ID, "--match", "000000000000"],
            exit: 5,
            says: &["nicht 000000000000. Es ist nichts geschehen."],
            ..ATTACK
        },
        Attack {
            what: "an embargo that is ahead",
            stage: Stage::Submitted,
            before: |anna| embargoed(anna),
            says: &["Die Sperrfrist läuft bis Mittwoch, 25. November 2026, 10:00"],
            ..ATTACK
        },
        Attack {
            what: "a state written into the head",
            stage: Stage::Empty,
            before: |anna| {
                anna.run(["new", "press-release", "Abschiebestopp", "--id", ID]).succeeds();
                anna.write(TEXT_FILE, TEXT.replace("language: de\n", "language: de\nstatus: approved\n"));
            },
            person: "anna",
            types: &["submit", ID],
            exit: 6,
            says: &["kann so nicht eingereicht"],
            ..ATTACK
        },
    ]);
}

/// A position paper that asks for two people and the board, approved by one and the management: a
/// press release beside it would need no more.
#[test]
fn a_text_made_another_kind() {
    const PAPER: Attack = Attack {
        stage: Stage::Empty,
        before: |_| {},
        says: &["Es fehlt eine Freigabe von: Fachreferat oder Rechtsprüfung.", "Es fehlt eine Freigabe von: Vorstand."],
        ..ATTACK
    };
    fn paper(anna: &Desk) {
        anna.run(["new", "press-release", "Abschiebestopp", "--id", ID]).succeeds();
        anna.write(TEXT_FILE, TEXT.replace("kind: press_release", "kind: position_paper"));
        anna.run(["submit", ID]).succeeds();
        anna.as_person("milan").run(["approve", ID]).succeeds();
        anna.as_person("clara").run(["approve", ID]).exits(4);
    }
    fn beside(anna: &Desk, lang: &str) {
        let text = TEXT.replace("language: de", &format!("language: {lang}"));
        anna.write(&TEXT_FILE.replace("de.md", &format!("{lang}.md")), text);
        commit_by_hand(anna);
    }
    check(&[
        Attack { what: "a position paper by itself", before: paper, ..PAPER },
        Attack {
            what: "an edition of another kind beside it, before it in the alphabet, never handed in",
            before: |anna| {
                paper(anna);
                beside(anna, "ar");
                anna.as_person("clara").run(["approve", ID]).exits(4);
            },
            ..PAPER
        },
        Attack {
            what: "an edition of another kind beside it, handed in",
            before: |anna| {
                paper(anna);
                beside(anna, "ar");
                anna.run(["submit", ID]).succeeds();
                for person in ["milan", "clara"] {
                    anna.as_person(person).run(["approve", ID]).succeeds();
                }
            },
            exit: 6,
            says: &["Die Sprachfassungen nennen verschiedene Textarten.", "Vorstand"],
            ..PAPER
        },
    ]);
}

#[test]
fn objections_that_somebody_would_like_to_be_rid_of() {
    check(&[
        Attack {
            what: "deleted after somebody saw it, on a machine that knows no earlier state",
            before: |anna| {
                anna.as_person("milan").run(["object", ID, "-m", "Die Zahl stimmt nicht."]).succeeds();
                anna.run(["comment", ID, "-m", "Ich sehe nach."]).succeeds();
                let (name, _) = record(anna, "milan", "object");
                std::fs::remove_file(anna.root().join(RECORDS).join(name)).expect("the record");
                anna.git(["checkout", "-q", "--orphan", "neu"]).succeeds();
                commit_by_hand(anna);
                anna.git(["branch", "-q", "-M", "neu", "main"]).succeeds();
                std::fs::remove_file(anna.as_person("clara").home().join("klartext/pins.json")).expect("the pins");
            },
            exit: 6,
            says: &["Ein Eintrag, auf den sich anna beruft, fehlt hier."],
            ..ATTACK
        },
        Attack {
            what: "against an earlier wording",
            before: |anna| {
                anna.as_person("milan").run(["object", ID, "-m", "Die Zahl stimmt nicht."]).succeeds();
                change_a_word(anna);
                anna.run(["submit", ID]).succeeds();
                anna.as_person("clara").run(["approve", ID]).succeeds();
            },
            exit: 6,
            says: &["milan widerspricht: Die Zahl stimmt nicht."],
            status: &["milan hat einem früheren Wortlaut widersprochen"],
            ..ATTACK
        },
    ]);
}

#[test]
fn strangers() {
    let stranger = Attack { stage: Stage::Half, person: "mallory", exit: 4, ..ATTACK };
    check(&[
        Attack { what: "publishing without a key", says: &["kein Schlüssel"], ..stranger },
        Attack {
            what: "publishing with a key that is in no rules",
            stage: Stage::Approved,
            before: |anna| drop(anna.as_person("mallory").run(["keys", "show"]).succeeds()),
            says: &["Ihr Schlüssel steht nicht in den Regeln"],
            ..stranger
        },
        Attack {
            what: "approving",
            before: |anna| drop(anna.as_person("mallory").run(["keys", "show"]).succeeds()),
            types: &["approve", ID],
            says: &["Ihr Schlüssel steht nicht in den Regeln"],
            ..stranger
        },
        Attack {
            what: "objecting",
            before: |anna| drop(anna.as_person("mallory").run(["keys", "show"]).succeeds()),
            types: &["object", ID, "-m", "Nein."],
            says: &["Ihr Schlüssel steht nicht in den Regeln"],
            ..stranger
        },
    ]);
}

#[test]
fn an_objection_taken_back_holds_nothing_up() {
    let anna = office(Stage::Approved);
    let (milan, clara) = (anna.as_person("milan"), anna.as_person("clara"));
    milan.run(["object", ID, "-m", "Moment."]).succeeds();
    clara.run(PUBLISH).exits(6).says("milan widerspricht: Moment.");
    milan.run(["withdraw-review", ID]).succeeds();
    // Taken back is not approved: his word for the subject is gone as well.
    clara.run(PUBLISH).exits(8).says("Es fehlt eine Freigabe von: Fachreferat.");
    assert_nothing_went_out(&anna);
    milan.run(["approve", ID]).succeeds();
    clara.run(PUBLISH).succeeds();
}

#[test]
fn an_embargo_that_is_over_holds_nothing_up() {
    let anna = office(Stage::Submitted);
    embargoed(&anna);
    let clara = anna.as_person("clara");
    clara.run(PUBLISH).exits(8);
    anna.wait(SignedDuration::from_hours(25));
    clara.run(PUBLISH).succeeds();
}

/// Until Wednesday, ten o'clock, and approved by both.
fn embargoed(anna: &Desk) {
    anna.run(["embargo", ID, "2026-11-25 10:00"]).succeeds();
    anna.run(["submit", ID]).succeeds();
    for person in ["milan", "clara"] {
        anna.as_person(person).run(["approve", ID]).succeeds();
    }
}

fn change_a_word(anna: &Desk) {
    anna.write(TEXT_FILE, TEXT.replace("fordert", "erbittet"));
}
