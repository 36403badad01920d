//! The right word at the right moment: who is waited for, what is asked before it is too late, what comes next.

use crate::desk::Desk;
use crate::office::{ID, Stage, TEXT, TEXT_FILE, assert_nothing_went_out, head, office};

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

#[test]
fn a_refusal_says_what_is_missing_in_the_words_of_the_office() {
    let anna = office(Stage::Submitted);
    let clara = anna.as_person("clara");
    let refused = clara.run(["publish", ID]).exits(8).says("kann noch nicht veröffentlicht werden:");
    refused.says("Fachreferat").says("Geschäftsführung oder Vorstand").never_mentions("board");
    let early = clara.run(["render", ID]).exits(8);
    early.says(&format!("klartext render {ID} --draft"));
    anna.run(["approve", ID]).exits(6).says("können Sie nicht selbst freigeben");
    clara.run(["list"]).succeeds().prints("es fehlt: Geschäftsführung oder Vorstand, Fachreferat");
    anna.run(["doctor"]).succeeds().prints("Fassung 3 gilt").never_mentions("/ ");
    anna.run(["list", "--json=quatsch"]).exits(2).says("id, ");
}

#[test]
fn what_is_out_is_not_offered_again() {
    let anna = office(Stage::Approved);
    let clara = anna.as_person("clara");
    clara.run(["publish", ID]).succeeds();
    clara
        .run(["why", ID])
        .succeeds()
        .prints("Schon veröffentlicht")
        .says("klartext verify")
        .never_mentions("--dry-run");
    clara.run(["diff", ID]).succeeds().says("klartext verify").never_mentions("klartext approve");
}

#[test]
fn a_repository_with_templates_of_its_own_becomes_a_workspace() {
    let anna = Desk::new();
    anna.write("templates/house.typ", "// unser Haus\n");
    anna.write("templates/fremd.html", "<p>fremd</p>\n");
    let made = anna.run(["init", "--name", "Anna Beispiel", "--email", "anna@example.org"]).succeeds();
    made.says("templates/house.typ war schon da").never_mentions("fremd.html");
    assert_eq!(anna.read("templates/house.typ"), "// unser Haus\n");
    assert!(anna.exists("templates/press-release.typ") && anna.exists("templates/fremd.html"));
    anna.run(["new", "press-release", "Abschiebestopp"]).succeeds();
}

#[test]
fn an_empty_folder_offers_a_beginning() {
    let anna = Desk::new();
    anna.run(["list"]).exits(1).says("klartext init").says("klartext demo").says("klartext help");
}

fn digest(desk: &Desk) -> String {
    desk.run(["status", ID, "--json"]).succeeds().json()["digest"].as_str().expect("a digest").to_owned()
}

#[test]
fn an_embargo_takes_along_what_was_written() {
    let anna = office(Stage::Submitted);
    anna.write(TEXT_FILE, TEXT.replace("31. März", "30. April"));
    anna.run(["embargo", ID, "2026-11-25 10:00"]).succeeds().says(&format!("Mitgespeichert: {TEXT_FILE}"));
    let text = anna.read(TEXT_FILE);
    assert!(text.contains("30. April") && text.contains("\nembargo: 2026-11-25 10:00\n"), "{text}");
    assert_eq!(anna.run(["list", "--json"]).succeeds().json()[0]["unsaved"], false);
    // Approved, and changed in the folder: the same moment once more would change what was approved.
    let anna = office(Stage::Approved);
    let before = head(&anna);
    anna.write(TEXT_FILE, TEXT.replace("31. März", "30. April"));
    anna.run(["embargo", ID, "keine"]).exits(2).says("Freigaben");
    assert_eq!(head(&anna), before, "something was saved");
}

#[test]
fn each_answer_names_the_step_that_comes_next() {
    let anna = office(Stage::Submitted);
    let (milan, clara) = (anna.as_person("milan"), anna.as_person("clara"));
    anna.run(["new", "press-release", "Winter", "--id", "2026-winter"]).succeeds();
    anna.run(["status", "2026-winter"]).succeeds().says("klartext check 2026-winter").never_mentions("submit");
    milan.run(["approve", ID]).succeeds();
    milan.run(["diff", ID]).succeeds().says("Sie haben diesen Wortlaut freigegeben");
    clara.run(["object", ID, "-m", "Nein."]).succeeds().says("klartext withdraw-review");
    clara.run(["diff", ID]).succeeds().says("Sie haben diesem Wortlaut widersprochen");
    clara.run(["approve", ID]).succeeds();
    clara.run(["publish", ID]).succeeds().says("ist veröffentlicht");
    clara.run(["object", ID, "-m", "Doch nicht."]).succeeds().says("bleibt es").says("klartext correct");
    clara.run(["approve", ID]).succeeds();
    anna.write(TEXT_FILE, TEXT.replace("31. März", "30. April"));
    anna.run(["edit", ID]).succeeds();
    anna.run(["list"]).succeeds().prints("Überarbeitung");
    anna.run(["why", "workflow"]).exits(6).says("Knapp wird es so");
}

#[test]
fn a_withdrawal_is_told_in_words() {
    let anna = office(Stage::Approved);
    let (milan, clara) = (anna.as_person("milan"), anna.as_person("clara"));
    clara.run(["publish", ID]).succeeds();
    anna.run(["withdraw", ID, "--reason", "error", "-m", "Die Zahl war falsch."]).succeeds();
    anna.run(["submit", ID]).succeeds();
    let diff = milan.run(["diff", ID]).succeeds();
    diff.prints("Zurückgezogen: 24. November 2026 · falsch · Die Zahl war falsch.").never_mentions("reason:");
    for person in [&milan, &clara] {
        person.run(["approve", ID]).succeeds();
    }
    clara.run(["publish", ID, "--dry-run"]).succeeds().never_mentions("☐");
    clara.run(["publish", ID]).succeeds().says("ist zurückgezogen").never_mentions("ist veröffentlicht");
}

#[test]
fn what_somebody_who_goes_leaves_open_is_listed() {
    let anna = office(Stage::Submitted);
    let milan = anna.as_person("milan");
    milan.run(["approve", ID]).succeeds();
    anna.write(TEXT_FILE, TEXT.replace("31. März", "30. April"));
    anna.run(["submit", ID]).succeeds();
    milan.run(["approve", ID]).succeeds();
    anna.run(["people", "remove", "milan"]).exits(2).says("-y");
    let gone = anna.run(["people", "remove", "milan", "-y"]).succeeds().says("milan steht nicht mehr in den Regeln");
    assert_eq!(gone.stdout.matches("freigegeben").count(), 1, "{}", gone.stdout);
}

#[test]
fn an_accident_in_the_editor_is_not_saved() {
    let anna = office(Stage::Submitted);
    let before = head(&anna);
    for accident in [&b""[..], b" \n\n", b"\x00\x01\x89PNG\x00\x00\x00"] {
        anna.write(TEXT_FILE, accident);
        for verb in [&["edit", ID][..], &["embargo", ID, "2026-11-25 10:00"]] {
            anna.run(verb).exits(6).says("hat keine Worte mehr").says("die Datei löschen");
        }
        assert_eq!(head(&anna), before, "it was saved");
    }
    std::fs::remove_file(anna.root().join(TEXT_FILE)).expect("the text");
    anna.run(["edit", ID]).succeeds().says("wieder da");
    assert_eq!(anna.read(TEXT_FILE), TEXT);
}

#[test]
fn nobody_objects_without_a_word() {
    let anna = office(Stage::Submitted);
    let before = head(&anna);
    for verb in ["object", "comment"] {
        anna.as_person("milan").run([verb, ID, "-m", "  "]).exits(2).says("Ohne Worte");
    }
    anna.run(["translate", ID, "de"]).exits(2).says("das Original");
    assert_eq!(head(&anna), before, "something was recorded");
}

#[test]
fn a_remark_is_seen_where_everybody_looks() {
    let anna = office(Stage::Submitted);
    anna.as_person("milan").run(["comment", ID, "-m", "Quelle?"]).succeeds();
    anna.run(["status", ID]).succeeds().prints("milan merkt an, 24.11.2026").prints(": Quelle?");
}

#[test]
fn nothing_is_approved_or_published_unseen() {
    let anna = office(Stage::Submitted);
    let (milan, clara) = (anna.as_person("milan"), anna.as_person("clara"));
    let refused = |desk: &Desk, words: &[&str], look: &str| {
        let before = head(desk);
        for words in [words.to_vec(), [words, &["-y"]].concat(), [words, &["--no-input", "-q"]].concat()] {
            let outcome = desk.run_unanswered(&words).exits(2).prints_nothing();
            outcome.says("was gesehen wurde").says(&format!("Erst ansehen: `{look}`")).says("--match");
        }
        desk.run(words.iter().copied().chain(["--match", "000000000000"])).exits(5).says("nichts geschehen");
        assert_eq!(head(desk), before, "{words:?}: something was saved");
        assert_nothing_went_out(desk);
    };
    anna.write("templates/mail.txt.j2", "Guten Tag,\n\n{{ body }}\n");
    anna.run(["submit", "templates"]).succeeds();
    refused(&clara, &["approve", "templates"], "klartext diff templates");
    clara.run(["approve", "templates"]).succeeds();

    // What would be refused is refused at once, and for its own reason.
    anna.run_unanswered(["approve", ID]).exits(6).says("mitgeschrieben");
    clara.run_unanswered(["publish", ID]).exits(8).says("Es fehlt eine Freigabe");
    for desk in [&milan, &clara] {
        refused(desk, &["approve", ID], &format!("klartext diff {ID}"));
        desk.run(["approve", ID]).succeeds();
        desk.run_unanswered(["approve", ID]).succeeds().says("schon");
    }
    refused(&clara, &["publish", ID], &format!("klartext publish {ID} --dry-run"));
    clara.run(["publish", ID]).succeeds();
    clara.run_unanswered(["publish", ID]).succeeds().says("schon veröffentlicht");
}
