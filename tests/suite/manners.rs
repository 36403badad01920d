//! The right word at the right moment: who is waited for, what is asked before it is too late, what comes next.

use crate::desk::Desk;
use crate::office::{ID, Stage, TEXT, TEXT_FILE, head, office};

#[test]
fn an_objection_reaches_who_wrote_the_text() {
    let anna = office(Stage::Submitted);
    let milan = anna.as_person("milan");
    milan.run(["object", ID, "-m", "Die Zahl stimmt nicht."]).succeeds();
    let inbox = anna.run(["inbox"]).succeeds().prints(ID).prints("Widerspruch: milan");
    inbox.says("Den Widerspruch lesen").never_mentions("approve").never_mentions("klartext inbox");
    assert_eq!(anna.run(["list", "--json"]).succeeds().json()[0]["wants"], "answer");
    anna.as_person("clara").run(["inbox"]).succeeds().prints_nothing();
    milan.run(["inbox"]).succeeds().prints_nothing();

    // The changed text comes back to who objected.
    anna.write(TEXT_FILE, TEXT.replace("31. März", "30. April"));
    anna.run(["submit", ID]).succeeds();
    anna.run(["inbox"]).succeeds().prints_nothing();
    milan.run(["inbox"]).succeeds().prints(ID).says("klartext diff");
}

#[test]
fn an_embargo_says_what_it_costs() {
    let anna = office(Stage::Approved);
    let before = head(&anna);
    let asked = anna.run(["embargo", ID, "2026-11-25", "10:00"]).exits(2);
    let asked = asked.says("ist freigegeben von clara, milan").says("Diese 2 Freigaben gälten nicht mehr");
    let digest = digest(&anna);
    asked.says(&format!("klartext embargo {ID} \"2026-11-25 10:00\" -y --match {}", &digest[7..19]));
    for wrong in [["-y", "--match", "000000000000"], ["-q", "--match", &digest]] {
        let words = ["embargo", ID, "2026-11-25 10:00"].into_iter().chain(wrong);
        assert_ne!(anna.run(words).code, 0);
    }
    for past in ["2020-01-01 10:00", "gestern 10:00"] {
        anna.run(["embargo", ID, past, "-y", "--match", &digest]).exits(2);
    }
    anna.run(["embargo", ID, "2020-01-01 10:00"]).exits(2);
    assert_eq!(head(&anna), before, "something was saved");
    assert_eq!(anna.run(["status", ID, "--json"]).json()["state"], "approved");

    anna.run(["embargo", ID, "2026-11-25 10:00", "-y", "--match", &digest])
        .succeeds()
        .says("Freigaben zählen nicht mehr");
    // Nothing to lose, nothing to ask.
    anna.run(["embargo", ID, "2026-11-26 10:00"]).succeeds();
}

#[test]
fn a_plan_before_its_embargo_says_from_when_on_it_can_be_carried_out() {
    let anna = office(Stage::Submitted);
    anna.run(["embargo", ID, "2026-11-25 10:00"]).succeeds();
    anna.run(["submit", ID]).succeeds();
    for person in ["milan", "clara"] {
        anna.as_person(person).run(["approve", ID]).succeeds();
    }
    let plan = anna.run(["publish", ID, "--dry-run"]).succeeds();
    plan.says("Ab Mittwoch, 25. November 2026, 10:00 Uhr").says("so ausführen: `klartext publish");
}

fn digest(desk: &Desk) -> String {
    desk.run(["status", ID, "--json"]).succeeds().json()["digest"].as_str().expect("a digest").to_owned()
}
