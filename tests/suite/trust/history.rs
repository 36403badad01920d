//! Histories that were set back, rewritten, cut or dressed up: believed all the same, or refused by name.

use crate::desk::Desk;
use crate::forgery::{put, record};
use crate::office::{ID, RECORDS, Stage, assert_nothing_went_out, commit_by_hand, head, office};

/// One way to change the past. Clara has looked at the workspace; then somebody does `attack`.
struct Past {
    what: &'static str,
    attack: fn(&Desk),
    /// What Clara's `publish` ends with, and says; 0: everything is there, and it goes out.
    exit: i32,
    says: &'static [&'static str],
}

const RESTORE: &str = "klartext verify --restore";

const PASTS: &[Past] = &[
    Past {
        what: "an objection deleted that only Clara has looked at",
        attack: |anna| {
            object(anna);
            anna.as_person("clara").run(["status", ID]).succeeds();
            remove(anna, "object");
        },
        exit: 6,
        says: &["Ein Eintrag fehlt oder ist verändert", "-milan.review", RESTORE],
    },
    Past {
        what: "an objection deleted that nobody has looked at, on a machine that sees the workspace first",
        attack: |anna| {
            object(anna);
            remove(anna, "object");
            forget(anna);
        },
        exit: 6,
        says: &["Ein Eintrag fehlt oder ist verändert", "-milan.review"],
    },
    Past {
        what: "Clara's own approval deleted",
        attack: |anna| {
            let (name, _) = record(anna, "clara", "approve");
            anna.git(["rm", "-q", &format!("{RECORDS}/{name}")]).succeeds();
            commit_by_hand(anna);
        },
        exit: 6,
        says: &["-clara.review", RESTORE],
    },
    Past {
        what: "one byte of Clara's approval changed, under its old name",
        attack: |anna| {
            let (name, file) = record(anna, "clara", "approve");
            anna.write(&format!("{RECORDS}/{name}"), file.replace("note -", "note a"));
            commit_by_hand(anna);
        },
        exit: 6,
        says: &["-clara.review", RESTORE],
    },
    Past {
        what: "one byte of Clara's approval changed, under its new name",
        attack: |anna| {
            let (name, file) = record(anna, "clara", "approve");
            std::fs::remove_file(anna.root().join(RECORDS).join(name)).expect("the record");
            put(anna, &file.replace("note -", "note a"), "clara", RECORDS);
            commit_by_hand(anna);
        },
        exit: 6,
        says: &["-clara.review", RESTORE],
    },
    Past {
        what: "an objection thrown away by a merge",
        attack: |anna| {
            anna.git(["checkout", "-q", "-b", "side"]).succeeds();
            object(anna);
            anna.git(["checkout", "-q", "main"]).succeeds();
            anna.git(["merge", "-q", "-s", "ours", "--no-ff", "-m", "merge", "side"]).succeeds();
        },
        exit: 6,
        says: &["-milan.review", RESTORE],
    },
    Past {
        what: "an objection thrown away by an octopus merge",
        attack: |anna| {
            anna.git(["checkout", "-q", "-b", "side"]).succeeds();
            object(anna);
            anna.git(["checkout", "-q", "-b", "third", "main"]).succeeds();
            anna.write("README.md", "Nichts.\n");
            commit_by_hand(anna);
            anna.git(["checkout", "-q", "main"]).succeeds();
            anna.git(["merge", "-q", "-s", "ours", "--no-ff", "-m", "merge", "side", "third"]).succeeds();
        },
        exit: 6,
        says: &["-milan.review", RESTORE],
    },
    Past {
        what: "the branch set back to before an objection",
        attack: |anna| {
            object(anna);
            anna.as_person("clara").run(["status", ID]).succeeds();
            anna.git(["reset", "-q", "--hard", "HEAD~1"]).succeeds();
        },
        exit: 6,
        says: &["steht auf einem früheren Stand", "-milan.review"],
    },
    Past {
        what: "the branch rewritten without the objection",
        attack: |anna| {
            object(anna);
            anna.as_person("clara").run(["status", ID]).succeeds();
            anna.git(["reset", "-q", "--hard", "HEAD~1"]).succeeds();
            anna.write("README.md", "Nichts.\n");
            commit_by_hand(anna);
        },
        exit: 6,
        says: &["wurde umgeschrieben", "-milan.review"],
    },
    Past {
        what: "filter-branch without the objection",
        attack: |anna| {
            object(anna);
            anna.as_person("clara").run(["status", ID]).succeeds();
            let (name, _) = record(anna, "milan", "object");
            let filter = format!("git rm -q --cached --ignore-unmatch {RECORDS}/{name}");
            anna.git(["-c", "core.quotePath=off", "filter-branch", "-f", "--index-filter", &filter, "HEAD"]).succeeds();
        },
        exit: 6,
        says: &["-milan.review"],
    },
    Past {
        what: "an unrelated history in its place",
        attack: |anna| {
            object(anna);
            anna.as_person("clara").run(["status", ID]).succeeds();
            remove(anna, "object");
            anna.git(["checkout", "-q", "--orphan", "neu"]).succeeds();
            anna.git(["commit", "-qm", "new"]).succeeds();
        },
        exit: 6,
        says: &["eine ganz andere Geschichte", "-milan.review"],
    },
    Past {
        what: "a history in which the state last looked at does not exist",
        attack: |anna| {
            anna.git(["checkout", "-q", "--orphan", "neu"]).succeeds();
            anna.git(["commit", "-qm", "new"]).succeeds();
            anna.git(["branch", "-q", "-D", "main"]).succeeds();
            anna.git(["reflog", "expire", "--expire=all", "--all"]).succeeds();
            anna.git(["gc", "-q", "--prune=now"]).succeeds();
        },
        exit: 6,
        says: &["ist in diesem Arbeitsbereich nicht enthalten", "klartext verify --accept"],
    },
    Past {
        what: "grafts",
        attack: |anna| {
            let text = format!("{}\n", head(anna).trim());
            std::fs::create_dir_all(anna.root().join(".git/info")).expect("a folder");
            std::fs::write(anna.root().join(".git/info/grafts"), text).expect("grafts");
        },
        exit: 6,
        says: &["(grafts)"],
    },
    Past {
        what: "a state replaced",
        attack: |anna| drop(anna.git(["replace", "HEAD", "HEAD~1"]).succeeds()),
        exit: 6,
        says: &["(replace)"],
    },
    Past {
        what: "objects from elsewhere",
        attack: |anna| {
            let elsewhere = anna.root().join(".git/objects").display().to_string();
            let file = anna.root().join(".git/objects/info/alternates");
            std::fs::write(file, format!("{elsewhere}\n")).expect("alternates");
        },
        exit: 6,
        says: &["(alternates)"],
    },
    Past {
        what: "a clone of depth one",
        attack: |anna| {
            let (root, whole) = (anna.root(), anna.root().with_file_name("whole"));
            std::fs::rename(&root, &whole).expect("a place for it");
            std::fs::create_dir_all(&root).expect("a folder");
            let url = format!("file://{}", whole.display());
            anna.git(["clone", "-q", "--depth", "1", &url, "."]).succeeds();
        },
        exit: 6,
        says: &["(shallow)", "git fetch --unshallow"],
    },
    Past {
        what: "squashed, every record kept",
        attack: |anna| {
            anna.git(["reset", "-q", "--soft", "HEAD~3"]).succeeds();
            anna.git(["commit", "-qm", "squash"]).succeeds();
        },
        exit: 0,
        says: &[],
    },
    Past {
        what: "rebased onto another line",
        attack: |anna| {
            anna.git(["checkout", "-q", "-b", "side", "HEAD~2"]).succeeds();
            anna.write("README.md", "Nichts.\n");
            commit_by_hand(anna);
            anna.git(["checkout", "-q", "main"]).succeeds();
            anna.git(["rebase", "-q", "side"]).succeeds();
        },
        exit: 0,
        says: &[],
    },
    Past {
        what: "cherry-picked onto a new branch in the place of the old one",
        attack: |anna| {
            anna.git(["checkout", "-q", "-b", "neu", "HEAD~2"]).succeeds();
            anna.git(["cherry-pick", "main~1", "main"]).succeeds();
            anna.git(["branch", "-q", "-M", "neu", "main"]).succeeds();
        },
        exit: 0,
        says: &[],
    },
    Past {
        what: "a merge commit over it all",
        attack: |anna| {
            anna.git(["checkout", "-q", "-b", "side", "HEAD~1"]).succeeds();
            anna.write("README.md", "Nichts.\n");
            commit_by_hand(anna);
            anna.git(["checkout", "-q", "main"]).succeeds();
            anna.git(["merge", "-q", "-m", "merge", "side"]).succeeds();
        },
        exit: 0,
        says: &[],
    },
];

#[test]
fn the_past_as_somebody_would_like_it() {
    for past in PASTS {
        println!("{}", past.what);
        let anna = office(Stage::Approved);
        anna.as_person("clara").run(["status", ID]).succeeds();
        (past.attack)(&anna);
        let before = (head(&anna), anna.git(["status", "--porcelain"]).stdout);
        let outcome = anna.as_person("clara").run(["publish", ID]).exits(past.exit);
        past.says.iter().fold(outcome, |outcome, part| outcome.says(part));
        if past.exit != 0 {
            assert_nothing_went_out(&anna);
            let after = (head(&anna), anna.git(["status", "--porcelain"]).stdout);
            assert_eq!(after, before, "{}: something was saved", past.what);
        }
    }
}

#[test]
fn what_is_gone_is_put_back_in_one_step() {
    let anna = office(Stage::Approved);
    let clara = anna.as_person("clara");
    object(&anna);
    clara.run(["status", ID]).succeeds();
    let (name, file) = record(&anna, "milan", "object");
    remove(&anna, "object");
    clara.run(["list"]).exits(6).says(RESTORE);
    clara.run(["verify", "--restore"]).succeeds().says(&name);
    assert_eq!(anna.read(&format!("{RECORDS}/{name}")), file);
    clara.run(["publish", ID]).exits(6).says("milan widerspricht: Die Zahl stimmt nicht.");
    clara.run(["verify", "--restore"]).succeeds().says("Es fehlt nichts.");
    assert_nothing_went_out(&anna);
}

#[test]
fn a_state_is_accepted_by_its_name_alone() {
    let anna = office(Stage::Approved);
    let clara = anna.as_person("clara");
    clara.run(["status", ID]).succeeds();
    anna.git(["checkout", "-q", "--orphan", "neu"]).succeeds();
    anna.git(["commit", "-qm", "new"]).succeeds();
    remove(&anna, "approve");
    let now = head(&anna);
    clara.run(["status", ID]).exits(6).says(&now[..12]);
    clara.run(["verify", "--accept", "000000000000"]).exits(5).says("Es ist nichts geschehen");
    clara.run(["verify", "--accept", "0"]).exits(2);
    clara.run(["status", ID]).exits(6);
    clara.run(["verify", "--accept", &now[..12]]).succeeds().says(&now[..12]);
    clara.run(["status", ID]).succeeds();
    // It is hers alone: the others are still told.
    anna.as_person("milan").run(["status", ID]).exits(6);
}

#[test]
fn looking_is_allowed_where_only_a_part_is_here() {
    let anna = office(Stage::Approved);
    let (root, whole) = (anna.root(), anna.root().with_file_name("whole"));
    std::fs::rename(&root, &whole).expect("a place for it");
    std::fs::create_dir_all(&root).expect("a folder");
    anna.git(["clone", "-q", "--depth", "1", &format!("file://{}", whole.display()), "."]).succeeds();
    forget(&anna);
    let clara = anna.as_person("clara");
    clara.run(["status", ID]).succeeds().prints("clara hat freigegeben");
    clara.run(["object", ID, "-m", "Nein."]).exits(6).says("(shallow)");
    anna.git(["fetch", "-q", "--unshallow"]).succeeds();
    clara.run(["--offline", "object", ID, "-m", "Nein."]).succeeds();
}

fn object(anna: &Desk) {
    anna.as_person("milan").run(["object", ID, "-m", "Die Zahl stimmt nicht."]).succeeds();
}

fn remove(anna: &Desk, verdict: &str) {
    let (name, _) = record(anna, "milan", verdict);
    anna.git(["rm", "-q", &format!("{RECORDS}/{name}")]).succeeds();
    commit_by_hand(anna);
}

/// Clara's machine sees the workspace for the first time.
fn forget(anna: &Desk) {
    let _ = std::fs::remove_file(anna.as_person("clara").home().join("klartext/pins.json"));
}
