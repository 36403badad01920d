//! Partners who sign with us: each of them these very words, or nothing goes out.

use crate::desk::Desk;
use crate::office::{ID, Stage, TEXT, TEXT_FILE, assert_nothing_went_out, head, office};
use jiff::SignedDuration;

const PARTNER: &str = "Rat der Nachbarn";

fn joint(partner: &str) -> Desk {
    let anna = office(Stage::Empty);
    anna.run(["new", "press-release", "Abschiebestopp", "--id", ID]).succeeds();
    let head = format!("kind: joint_statement\npartners: [\"{partner}\"]");
    anna.write(TEXT_FILE, TEXT.replace("kind: press_release", &head));
    approved(&anna);
    anna
}

fn approved(anna: &Desk) {
    anna.run(["submit", ID]).succeeds();
    for person in ["milan", "clara"] {
        anna.as_person(person).run(["approve", ID]).succeeds();
    }
}

#[test]
fn each_partner_signs_these_words() {
    let anna = joint(PARTNER);
    let clara = anna.as_person("clara");
    let open = "Rat der Nachbarn hat diesen Wortlaut noch nicht mitgezeichnet.";
    let hint = "klartext sign-on 2026-abschiebestopp \"Rat der Nachbarn\"";
    clara.run(["publish", ID]).exits(8).says(open).says(hint);
    clara.run(["why", ID]).succeeds().prints(open);
    let before = head(&anna);
    anna.run(["sign-on", ID, "Rat", "-m", "Mail"]).exits(2).says("Dort stehen: Rat der Nachbarn");
    anna.run(["sign-on", ID, PARTNER]).exits(2);
    anna.as_person("mallory").run(["sign-on", ID, PARTNER, "-m", "Mail"]).exits(4);
    assert_eq!(head(&anna), before);
    assert_nothing_went_out(&anna);

    anna.run(["mitzeichnen", ID, PARTNER, "-m", "Mail vom 23.11."]).succeeds().says("ist festgehalten");
    anna.run(["log", ID])
        .succeeds()
        .prints("anna hat eine Mitzeichnung festgehalten: Rat der Nachbarn: Mail vom 23.11.");
    clara.run(["why", ID]).succeeds().prints("Alles erfüllt");

    // What they signed was another text.
    anna.write(TEXT_FILE, anna.read(TEXT_FILE).replace("fordert", "erbittet"));
    approved(&anna);
    clara.run(["publish", ID]).exits(8).says(open);
    anna.run(["sign-on", ID, PARTNER, "-m", "Telefonat vom 24.11., Vermerk im Ordner"]).succeeds();
    clara.run(["publish", ID]).succeeds();
}

/// A name that no note can hold stays open: nobody passes for two.
#[test]
fn a_name_that_could_be_two() {
    let anna = joint("Rat: Nachbarn");
    anna.run(["sign-on", ID, "Rat: Nachbarn", "-m", "Mail"]).exits(2);
    anna.as_person("clara").run(["publish", ID]).exits(8).says("Rat: Nachbarn hat diesen Wortlaut noch nicht");
    assert_nothing_went_out(&anna);
}

/// Who is missing and until when; and what can be done once that is over.
#[test]
fn partners_have_a_deadline() {
    let anna = joint(PARTNER);
    anna.run(["list"]).succeeds().prints("es fehlt die Mitzeichnung: Rat der Nachbarn");
    anna.write(TEXT_FILE, anna.read(TEXT_FILE).replace("partners:", "sign_on_until: 2026-11-27 12:00\npartners:"));
    approved(&anna);
    let clara = anna.as_person("clara");
    let missing =
        "Bis Freitag, 27. November 2026, 12:00 Uhr (Europe/Berlin) fehlt noch die Mitzeichnung: Rat der Nachbarn.";
    anna.run(["list"]).succeeds().prints("es fehlt bis 27.11.2026 12:00 die Mitzeichnung: Rat der Nachbarn");
    anna.run(["list", "--due", "1d"]).succeeds().never_mentions(ID);
    anna.run(["list", "--due", "4d"]).succeeds().prints(ID);
    for words in [["status", ID], ["why", ID]] {
        clara.run(words).succeeds().prints(missing);
    }
    anna.wait(SignedDuration::from_hours(4 * 24));
    let over = "Die Frist zum Mitzeichnen ist vorbei (Freitag, 27. November 2026, 12:00 Uhr (Europe/Berlin))";
    for words in [["status", ID], ["why", ID]] {
        clara.run(words).succeeds().prints(over).prints("den Namen aus `partners` nehmen");
    }
    clara.run(["publish", ID]).exits(8);
    assert_nothing_went_out(&anna);

    // Without the partner, which is a new text with new approvals.
    anna.write(TEXT_FILE, anna.read(TEXT_FILE).replace("partners: [\"Rat der Nachbarn\"]", "partners: []"));
    anna.run(["submit", ID]).succeeds();
    clara.run(["publish", ID]).exits(8).says("milan");
    for person in ["milan", "clara"] {
        anna.as_person(person).run(["approve", ID]).succeeds();
    }
    clara.run(["publish", ID]).succeeds();
    let page = anna.read(&format!("public/{ID}/de/index.html"));
    assert!(!page.contains("27. November") && !page.contains("sign_on"), "a deadline of the house: {page}");
}
