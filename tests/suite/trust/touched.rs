//! Whoever touches a text without leaving a word in it ends nobody's approval; whoever leaves one is named.

use crate::desk::Desk;
use crate::office::{ID, MAILS, Stage, TEXT_FILE, assert_nothing_went_out, commit_by_hand, mails, office};

fn saves(desk: &Desk, from: &str, to: &str) {
    desk.write(TEXT_FILE, desk.read(TEXT_FILE).replace(from, to));
    commit_by_hand(desk);
}

#[test]
fn what_leaves_no_word_needs_nobody_more() {
    type Touch = fn(&Desk);
    let cases: [(&str, &str, Touch); 5] = [
        ("a bit of the file's mode", "mallory", |by| {
            by.git(["update-index", "--chmod=+x", TEXT_FILE]).succeeds();
            by.git(["commit", "-q", "-m", "by hand"]).succeeds();
            by.git(["checkout", "-q", "--", TEXT_FILE]).succeeds();
        }),
        ("the same as somebody who approved", "clara", |by| {
            by.git(["update-index", "--chmod=+x", TEXT_FILE]).succeeds();
            by.git(["commit", "-q", "-m", "by hand"]).succeeds();
            by.git(["checkout", "-q", "--", TEXT_FILE]).succeeds();
        }),
        ("changed and put back", "mallory", |by| {
            saves(by, "fordert", "verhindert");
            by.git(["revert", "--no-edit", "HEAD"]).succeeds();
        }),
        ("changed and put back by who approved", "clara", |by| {
            saves(by, "fordert", "verlangt");
            saves(by, "verlangt", "fordert");
        }),
        ("a file that came and went", "mallory", |by| {
            by.write("statements/2026/2026-abschiebestopp/media/x.txt", "x");
            commit_by_hand(by);
            by.git(["revert", "--no-edit", "HEAD"]).succeeds();
        }),
    ];
    let approved = office(Stage::Approved);
    for (what, by, touch) in cases {
        println!("{what}");
        let anna = approved.copy();
        touch(&anna.as_person(by));
        anna.run(["why", ID]).succeeds().never_mentions("nicht in den Regeln").never_mentions("✗");
        anna.as_person("clara").run(["publish", ID]).succeeds();
        assert_eq!(mails(&anna).len(), MAILS, "{what}");
    }
}

#[test]
fn whoever_left_a_word_is_named_with_what_it_costs() {
    let anna = office(Stage::Submitted);
    let mallory = anna.as_person("mallory");
    saves(&mallory, "fordert", "verlangt");
    anna.run(["submit", ID]).succeeds().says(mallory.person().email).says("steht nicht in den Regeln");
    for person in ["milan", "clara"] {
        anna.as_person(person).run(["approve", ID]).succeeds();
    }
    for verb in ["why", "status"] {
        let told = anna.run([verb, ID]).succeeds().prints(mallory.person().email);
        told.prints("hat an diesem Text gearbeitet und steht nicht in den Regeln");
    }
    anna.as_person("clara").run(["publish", ID]).exits(8);
    assert_nothing_went_out(&anna);
}

/// Clara writes, somebody takes it back and puts in the very same: the words are still hers.
#[test]
fn nobody_washes_their_words_by_having_them_put_back() {
    let anna = office(Stage::Submitted);
    let (clara, mallory) = (anna.as_person("clara"), anna.as_person("mallory"));
    saves(&clara, "fordert", "verlangt");
    saves(&mallory, "verlangt", "fordert");
    saves(&mallory, "fordert", "verlangt");
    anna.run(["submit", ID]).succeeds();
    anna.as_person("milan").run(["approve", ID]).succeeds();
    clara.run(["approve", ID]);
    clara.run(["publish", ID]).exits(8).says("Es fehlt eine Freigabe von: Geschäftsführung");
    assert_nothing_went_out(&anna);
}

/// After a publication, the same bytes again end nothing, and what was not part of it was never approved.
#[test]
fn own_words_after_a_publication_are_ones_own() {
    let published = office(Stage::Approved);
    published.git(["branch", "before"]).succeeds();
    published.as_person("clara").run(["publish", ID]).succeeds();
    type Touch = fn(&Desk, &Desk);
    let cases: [(&str, Touch); 5] = [
        ("written, put back, and brought in by another as a correction", |clara, anna| {
            saves(clara, "fordert", "verlangt");
            saves(clara, "verlangt", "fordert");
            anna.run(["correct", ID, "--grade", "minor", "-m", "Das Wort war falsch."]).succeeds();
            saves(anna, "fordert", "verlangt");
        }),
        ("written, put back by another, and brought in with a word more", |clara, anna| {
            saves(clara, "fordert", "verlangt");
            saves(anna, "verlangt", "fordert");
            saves(anna, "fordert", "verlangt nun");
        }),
        ("written and put back on a line from before it went out, and brought in by another", |clara, anna| {
            clara.git(["checkout", "-q", "before"]).succeeds();
            saves(clara, "fordert", "verlangt");
            saves(clara, "verlangt", "fordert");
            clara.git(["branch", "beside"]).succeeds();
            clara.git(["checkout", "-q", "main"]).succeeds();
            clara.git(["merge", "-q", "--no-ff", "-m", "by hand", "beside"]).succeeds();
            saves(anna, "fordert", "verlangt");
        }),
        ("a translation", |clara, _| {
            let english = clara.read(TEXT_FILE).replace("language: de", "language: en");
            clara.write(&TEXT_FILE.replace("de.md", "en.md"), english);
            commit_by_hand(clara);
        }),
        ("a picture that another shows", |clara, anna| {
            clara.write(&TEXT_FILE.replace("de.md", "media/neu.txt"), "Worte");
            commit_by_hand(clara);
            saves(anna, "fordert", "verlangt");
        }),
    ];
    for (what, touch) in cases {
        println!("{what}");
        let anna = published.copy();
        let clara = anna.as_person("clara");
        touch(&clara, &anna);
        anna.run(["submit", ID]).succeeds();
        clara.run(["approve", ID]).exits(6).says("clara hat am Text mitgeschrieben");
        assert_eq!(mails(&anna).len(), MAILS, "{what}");
    }
}

#[test]
fn a_new_address_makes_nobody_another_person() {
    let anna = office(Stage::Submitted);
    let milan = anna.as_person("milan");
    saves(&milan, "fordert", "verlangt");
    anna.write("workflow.toml", anna.read("workflow.toml").replace(milan.person().email, "m.muster@example.org"));
    anna.run(["workflow", "propose"]).succeeds().says("gelten jetzt");
    anna.run(["submit", ID]).succeeds();
    milan.run(["approve", ID]).exits(6).says("milan hat am Text mitgeschrieben");
    assert_nothing_went_out(&anna);
}
