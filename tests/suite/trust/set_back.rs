//! The shared place set back, on a server without our hook: named, taken by nobody, and put right in one command.

use crate::desk::Desk;
use crate::office::{ID, RECORDS, Stage, assert_nothing_went_out, head};
use crate::shared::{PLACE, Shared};

/// What somebody with push rights does at a machine of their own, by force.
fn at_the_place(office: &Shared, act: fn(&Desk)) {
    let eve = office.anna.as_person("mallory").at("eve");
    let place = office.anna.beside(PLACE).display().to_string();
    eve.git(["clone", "-q", &place, "."]).succeeds();
    act(&eve);
    eve.git(["push", "-q", "--force", "origin", "HEAD:main"]).succeeds();
}

fn saves_something(eve: &Desk) {
    eve.write("README.md", "Nichts.\n");
    eve.git(["add", "-A"]).succeeds();
    eve.git(["commit", "-q", "-m", "by hand"]).succeeds();
}

#[test]
fn what_the_shared_place_lacks_is_put_back_from_any_desk() {
    let cases: [(&str, fn(&Desk)); 3] = [
        ("set back", |eve| drop(eve.git(["reset", "-q", "--hard", "HEAD~1"]).succeeds())),
        ("set back, and something else on it", |eve| {
            eve.git(["reset", "-q", "--hard", "HEAD~1"]).succeeds();
            saves_something(eve);
        }),
        ("a record deleted", |eve| {
            let objection = eve.git(["diff", "--name-only", "--diff-filter=A", "HEAD~1"]).succeeds().stdout;
            eve.git(["rm", "-q", objection.trim()]).succeeds();
            saves_something(eve);
        }),
    ];
    let objected = Shared::new(Stage::Approved);
    objected.milan.run(["object", ID, "-m", "Die Zahl stimmt nicht."]).succeeds();
    objected.meet();
    let objection = crate::forgery::record(&objected.milan, "milan", "object").0;
    for (what, act) in cases {
        println!("{what}");
        let office = objected.copy();
        at_the_place(&office, act);
        let before = head(&office.clara);
        office.clara.run(["sync"]).exits(6).says(&objection).says("klartext verify --restore");
        office.clara.run(["publish", ID]).exits(6);
        assert_eq!(head(&office.clara), before, "{what}: something was taken");
        office.clara.run(["verify", "--restore"]).succeeds().says(&objection);
        assert!(office.place(["ls-tree", "-r", "--name-only", "main"]).contains(&format!("{RECORDS}/{objection}")));
        office.meet();
        office.clara.run(["verify", "--restore"]).succeeds().says("Es fehlt nichts.");
        office.clara.run(["publish", ID]).exits(6).says("Die Zahl stimmt nicht.");
        assert_nothing_went_out(&office.clara);
    }
}
