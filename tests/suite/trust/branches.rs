//! Another branch than the shared one: what is done there, nobody hears of, and so nothing goes out from it.

use crate::desk::Desk;
use crate::office::{ID, MAILS, Stage, assert_nothing_went_out, head, mails, office};
use crate::shared::Shared;

/// Everything that would leave this folder.
fn nothing_leaves(desk: &Desk) {
    let before = head(desk);
    for types in [&["publish", ID][..], &["send", ID, "--list", "landespresse"], &["run-due"]] {
        let outcome = desk.run(types);
        assert_ne!((outcome.code, types[0]), (0, "publish"), "{outcome}");
        assert_nothing_went_out(desk);
    }
    desk.run(["publish", ID]).exits(6).says("ist „feature“ offen").says("git switch main");
    assert_eq!(head(desk), before, "something was saved");
}

#[test]
fn an_objection_on_the_shared_branch_is_not_gone_round() {
    let anna = office(Stage::Approved);
    anna.git(["checkout", "-q", "-b", "feature"]).succeeds();
    anna.git(["checkout", "-q", "main"]).succeeds();
    anna.as_person("milan").run(["object", ID, "-m", "Die Zahl stimmt nicht."]).succeeds();
    // Clara knows nothing of it yet.
    anna.git(["checkout", "-q", "feature"]).succeeds();
    nothing_leaves(&anna.as_person("clara"));
    anna.git(["checkout", "-q", "main"]).succeeds();
    anna.as_person("clara").run(["publish", ID]).exits(6).says("Die Zahl stimmt nicht.");
    assert_nothing_went_out(&anna);
}

#[test]
fn nothing_goes_out_twice_by_another_branch() {
    let office = Shared::new(Stage::Approved);
    office.anna.git(["checkout", "-q", "-b", "feature"]).succeeds();
    nothing_leaves(&office.anna);
    let place = || office.place(["for-each-ref"]);
    let before = place();
    office.anna.run(["sync"]).exits(6).says("ist „feature“ offen");
    assert_eq!(place(), before, "something was sent");
    office.clara.run(["publish", ID]).succeeds();
    assert_eq!(mails(&office.clara).len(), MAILS);
    nothing_leaves(&office.anna);
    office.anna.git(["checkout", "-q", "main"]).succeeds();
    office.meet();
    office.anna.run(["publish", ID]).succeeds();
    assert_nothing_went_out(&office.anna);
}

/// An office that calls it otherwise, beside a `main` of something else.
#[test]
fn the_branch_has_whatever_name_the_office_gave_it() {
    let anna = office(Stage::Approved);
    anna.git(["branch", "-q", "-m", "presse"]).succeeds();
    let tree = anna.git(["hash-object", "-t", "tree", "-w", "/dev/null"]).succeeds().stdout;
    let other = anna.git(["commit-tree", "-m", "website", tree.trim()]).succeeds().stdout;
    anna.git(["branch", "-q", "main", other.trim()]).succeeds();
    anna.as_person("clara").run(["publish", ID]).succeeds();
}
