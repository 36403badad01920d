//! What somebody new stumbles over: trying things twice, leaving off half way, believing what is shown.

use crate::desk::Desk;
use crate::office::{ID, Stage, TEXT, TEXT_FILE, files, office};

#[test]
fn a_second_demonstration_keeps_what_lies_in_the_first() {
    let anna = Desk::new();
    anna.run(["demo", "mit Leerzeichen"]).succeeds();
    anna.write("mit Leerzeichen/notiz.txt", "meins");
    anna.run(["demo", "mit Leerzeichen"]).succeeds().says("mit Leerzeichen-1");
    assert_eq!(anna.read("mit Leerzeichen-1/notiz.txt"), "meins");
    assert!(anna.exists("mit Leerzeichen/workspace/public/index.html"));
    anna.write("eigenes/notiz.txt", "meins");
    anna.run(["demo", "eigenes"]).exits(1).says("eigenes");
    assert_eq!(files(&anna.root().join("eigenes")), ["notiz.txt"]);
}

/// As in a clone of the project, whose top is the model workspace.
#[test]
fn a_demonstration_may_stand_inside_a_workspace() {
    let anna = office(Stage::Empty);
    let saved = anna.git(["rev-parse", "HEAD"]).succeeds().stdout;
    anna.run(["demo"]).succeeds();
    assert!(anna.exists("klartext-demo/workspace/public/index.html"));
    assert!(!anna.exists("public/index.html"), "it went out of the workspace around it");
    assert_eq!(anna.git(["rev-parse", "HEAD"]).succeeds().stdout, saved);
    // Anything else there is an accident.
    anna.run(["init", "innen", "--name", "Anna Beispiel", "--email", "anna@example.org"])
        .exits(1)
        .says("workflow.toml");
    assert!(!anna.exists("innen"));
}

#[test]
fn a_beginning_that_was_broken_off_leaves_nothing() {
    let anna = Desk::new();
    anna.run(["init"]).exits(2).says("--name");
    assert_eq!(files(&anna.root()), [""; 0]);
}

#[test]
fn nothing_goes_out_under_an_invented_letterhead() {
    let anna = Desk::new();
    let who = ["init", "--name", "Anna Beispiel", "--email", "anna@example.org"];
    anna.run(who.into_iter().chain(["--organisation", "Rat \"Nord\" e. V."])).succeeds().says("Rat \"Nord\" e. V.");
    anna.run(["new", "press-release", "Abschiebestopp", "--id", ID]).succeeds();
    anna.write(TEXT_FILE, TEXT);
    let shown = anna.run(["show", ID]).succeeds().prints("Rat „Nord“ e. V.").stdout;
    for invented in ["Beispielland", "Musterstraße", "VR 0000", "Anna Beispiel, Pressesprecherin"] {
        assert!(!shown.contains(invented), "{invented} in\n{shown}");
    }
}

#[test]
fn words_that_nobody_saved_are_not_passed_over() {
    let anna = office(Stage::Approved);
    anna.run(["show", ID]).succeeds().prints("fordert").never_mentions("ENTWURF");
    anna.run(["why", ID]).succeeds().prints("darf hinausgehen");
    anna.write(TEXT_FILE, TEXT.replace("fordert", "erbittet"));
    anna.run(["why", ID]).succeeds().prints("andere Worte").never_mentions("darf hinausgehen");
    anna.run(["show", ID]).succeeds().prints("erbittet").prints("ENTWURF");
    anna.run(["render", ID, "-f", "txt", "-o", "-"]).succeeds().prints("fordert").says("nicht freigegeben");
}

#[test]
fn a_page_that_was_changed_is_told_from_an_approval_that_fails() {
    let anna = office(Stage::Approved);
    let clara = anna.as_person("clara");
    clara.run(["publish", ID]).succeeds();
    clara.run(["verify", ID]).succeeds();
    let page = format!("public/{ID}/de/index.html");
    anna.write(&page, anna.read(&page).replace("fordert", "erbittet"));
    clara.run(["verify", ID]).exits(5).prints("de/index.html");
}
