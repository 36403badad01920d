//! Rules that somebody would like to bend: the old ones stay in force, or nothing goes out.

use super::attack::{ATTACK, Attack, NO_MANAGEMENT, check};
use crate::desk::Desk;
use crate::forgery::{NAMESPACE, forge, put, words};
use crate::office::{ID, Stage, commit_by_hand, names, office};
use sha2::{Digest as _, Sha256};

const HALF: Attack = Attack { stage: Stage::Half, says: &[NO_MANAGEMENT], ..ATTACK };
const NEED: &str =
    "[rules.press_release]\nneeds = [{ roles = [\"subject\"] }, { roles = [\"management\", \"board\"] }]";
const LESS: &str = "[rules.press_release]\nneeds = [{ roles = [\"subject\"] }]";

/// What it is, how it is prepared, and the reason that is given.
type Row = (&'static str, fn(&Desk), &'static [&'static str]);

fn rows(rows: &[Row]) {
    let attacks: Vec<Attack> =
        rows.iter().map(|(what, before, status)| Attack { what, before: *before, status, ..HALF }).collect();
    check(&attacks);
}

/// `workflow.toml` changed by hand: whatever it says, version 3 stays in force.
#[test]
fn written_over() {
    rows(&[
        ("a need struck out", |a| rewritten(a, |text| text.replace(NEED, LESS)), &[]),
        ("no need at all", |a| rewritten(a, |text| text.replace(NEED, "[rules.press_release]\nneeds = []")), &[]),
        (
            "a need of nobody",
            |a| {
                rewritten(a, |text| {
                    text.replace(
                        "{ roles = [\"management\", \"board\"] }",
                        "{ roles = [\"management\", \"board\"], count = 0 }",
                    )
                })
            },
            &[],
        ),
        (
            "a role for Milan",
            |a| rewritten(a, |text| text.replace("\"legal\"]\nkeys", "\"legal\", \"management\"]\nkeys")),
            &[],
        ),
        ("Milan's key for Clara", |a| rewritten(a, |text| swap_keys(&text)), &[]),
        ("a threshold of nothing", |a| rewritten(a, |text| text.replace("threshold = 1", "threshold = 0")), &[]),
        (
            "the kind without a rule",
            |a| rewritten(a, |text| text.replace("[rules.press_release]", "[rules.press_relase]")),
            &[],
        ),
        ("a typing error in a key", |a| rewritten(a, |text| text.replace("threshold", "treshold")), &[]),
        ("an empty file", |a| rewritten(a, |_| String::new()), &[]),
        ("no TOML", |a| rewritten(a, |text| text + "\n[[["), &[]),
        ("a zero byte", |a| rewritten(a, |text| text.replace("serial", "ser\0ial")), &[]),
        ("line ends of Windows", |a| rewritten(a, |text| text.replace('\n', "\r\n")), &[]),
        (
            "not UTF-8",
            |a| {
                a.write("workflow.toml", b"serial = \xff");
                commit_by_hand(a);
            },
            &[],
        ),
        ("a higher number", |a| rewritten(a, |text| text.replace(NEED, LESS).replace("serial = 3", "serial = 4")), &[]),
        (
            "a number far ahead",
            |a| rewritten(a, |text| text.replace(NEED, LESS).replace("serial = 3", "serial = 18446744073709551615")),
            &[],
        ),
        ("a number below zero", |a| rewritten(a, |text| text.replace("serial = 3", "serial = -3")), &[]),
        ("the first version put back", |a| rewritten(a, |_| String::from("first")), &[]),
        (
            "another address of the website",
            |a| rewritten(a, |text| text.replace("https://presse.example.org/", "https://boese.example.net/")),
            &[],
        ),
    ]);
}

/// Numbered as the next version, kept where versions are kept, and signed by whoever may not.
#[test]
fn versions_that_nobody_who_may_has_signed() {
    rows(&[("by nobody", |a| drop(next(a, |text| text.replace(NEED, LESS))), &[])]);
    check(&[
        Attack {
            what: "by Milan, who is no administrator",
            before: |a| {
                let digest = next(a, |text| text.replace(NEED, LESS));
                sign(a, "milan", "milan", NAMESPACE, &digest);
            },
            ..HALF
        },
        Attack {
            what: "by Milan, whom it makes one",
            before: |a| {
                let digest =
                    next(a, |text| text.replace("\"legal\"]\nkeys", "\"legal\", \"admin\"]\nkeys").replace(NEED, LESS));
                sign(a, "milan", "milan", NAMESPACE, &digest);
            },
            ..HALF
        },
        Attack {
            what: "by Milan in Anna's name",
            before: |a| {
                let digest = next(a, |text| text.replace(NEED, LESS));
                sign(a, "milan", "anna", NAMESPACE, &digest);
            },
            ..HALF
        },
        Attack {
            what: "by Anna, for git",
            before: |a| {
                let digest = next(a, |text| text.replace(NEED, LESS));
                sign(a, "anna", "anna", "git", &digest);
            },
            ..HALF
        },
        Attack {
            what: "with Anna's signature under another version",
            before: |a| {
                next(a, |text| text.replace(NEED, LESS));
                let other = hex(a.read("workflow.toml").replace("serial = 4", "serial = 4 # x").as_bytes());
                sign(a, "anna", "anna", NAMESPACE, &other);
            },
            // One administrator is enough here: what she signed counts, wherever it is now.
            exit: 6,
            says: &[NO_MANAGEMENT, "Fassung 4 der Regeln ist unterschrieben, aber hier nicht zu finden"],
            ..HALF
        },
        Attack {
            what: "with Anna's signature under version 3, its digest changed",
            before: |a| {
                let digest = next(a, |text| text.replace(NEED, LESS));
                let (_, file) = of_rules(a, "anna");
                put(a, &with_edition(&file, &digest), "anna", "reviews/workflow");
                commit_by_hand(a);
            },
            ..HALF
        },
        Attack {
            what: "with an objection of Anna's",
            before: |a| {
                let digest = next(a, |text| text.replace(NEED, LESS));
                let (_, file) = of_rules(a, "anna");
                let text = with_edition(words(&file), &digest).replace("verdict approve", "verdict object");
                forge(a, &text, NAMESPACE, "anna", "reviews/workflow");
                commit_by_hand(a);
            },
            ..HALF
        },
        Attack {
            what: "a first version of Mallory's own, signed by her",
            before: second_beginning,
            // Clara has never looked before and so cannot know which of the two is her house.
            exit: 6,
            says: &["zwei verschiedene, vollständig unterschriebene Fassungen 1"],
            ..HALF
        },
    ]);
}

#[test]
fn rules_that_are_gone() {
    const GONE: Attack = Attack { stage: Stage::Half, exit: 6, ..ATTACK };
    check(&[
        Attack {
            what: "workflow.toml deleted",
            before: |a| {
                a.git(["rm", "-q", "workflow.toml"]).succeeds();
                commit_by_hand(a);
            },
            says: &["Regeln"],
            ..GONE
        },
        Attack {
            what: "workflow.toml renamed in capitals",
            before: |a| {
                a.git(["mv", "workflow.toml", "Workflow.toml"]).succeeds();
                commit_by_hand(a);
            },
            says: &["Workflow.toml", "Groß- und Kleinschreibung"],
            ..GONE
        },
        Attack {
            what: "an earlier version deleted from where it is kept",
            before: |a| {
                a.git(["rm", "-q", "reviews/workflow/rules-0002.toml"]).succeeds();
                commit_by_hand(a);
            },
            says: &["Fassung 2 der Regeln fehlt", "verify --restore"],
            ..GONE
        },
        Attack {
            what: "an earlier version changed where it is kept",
            before: |a| {
                let path = "reviews/workflow/rules-0002.toml";
                a.write(path, a.read(path).replace(NEED, LESS));
                commit_by_hand(a);
            },
            says: &["Fassung 2 der Regeln fehlt", "verify --restore"],
            ..GONE
        },
        Attack {
            what: "a signature under the rules deleted",
            before: |a| {
                let (name, _) = of_rules(a, "anna");
                a.git(["rm", "-q", &format!("reviews/workflow/{name}")]).succeeds();
                commit_by_hand(a);
            },
            says: &["Ein Eintrag fehlt", "reviews/workflow/", "-anna.review"],
            ..GONE
        },
        Attack {
            what: "everything about rules deleted but the present ones",
            before: |a| {
                a.git(["rm", "-r", "-q", "reviews/workflow"]).succeeds();
                commit_by_hand(a);
            },
            says: &["Fassung"],
            ..GONE
        },
        Attack {
            what: "everything set back to the first version",
            before: |a| {
                a.as_person("clara").run(["list"]).succeeds();
                let first = a.git(["rev-list", "--max-parents=0", "HEAD"]).succeeds().stdout;
                a.git(["rm", "-r", "-q", "reviews/workflow"]).succeeds();
                a.git(["checkout", "-q", first.trim(), "--", "workflow.toml", "reviews/workflow"]).succeeds();
                commit_by_hand(a);
            },
            says: &["Fassung 1", "Fassung 3"],
            ..GONE
        },
    ]);
}

/// What somebody took away comes back from the history, and the same rules are in force.
#[test]
fn rules_that_come_back() {
    for (what, paths) in [
        ("the present ones", &["workflow.toml"][..]),
        ("an earlier version", &["reviews/workflow/rules-0002.toml"]),
        ("the present version where it is kept", &["reviews/workflow/rules-0003.toml", "workflow.toml"]),
        ("all but the first", &["reviews/workflow/rules-0002.toml", "reviews/workflow/rules-0003.toml"]),
    ] {
        println!("{what}");
        let anna = office(Stage::Half);
        let before: Vec<String> = paths.iter().map(|path| anna.read(path)).collect();
        anna.git(["rm", "-q"].iter().chain(paths)).succeeds();
        commit_by_hand(&anna);
        // Milan has a memory of the workspace, Clara has none.
        for person in ["milan", "clara"] {
            anna.as_person(person).run(["publish", ID]).exits(6);
        }
        let clara = anna.as_person("clara");
        let outcome = clara.run(["verify", "--restore"]).succeeds();
        paths.iter().fold(outcome, |outcome, path| outcome.says(path));
        let after: Vec<String> = paths.iter().map(|path| anna.read(path)).collect();
        assert_eq!(after, before, "{what}");
        clara.run(["publish", ID]).exits(8).says(NO_MANAGEMENT);
        clara.run(["approve", ID]).succeeds();
        clara.run(["publish", ID]).succeeds();
    }
}

/// A first version of Mallory's own, signed by her under Anna's name, beside the one that there is.
pub fn second_beginning(a: &Desk) {
    let mallory = a.as_person("mallory");
    let key = mallory.run(["keys", "show"]).succeeds().stdout;
    let first = a.read("reviews/workflow/rules-0001.toml");
    let line = first.lines().find(|line| line.starts_with("keys = [")).expect("a key").to_owned();
    let own = first.replace(&line, &format!("keys = [\"{}\"]", key.trim()));
    a.write("reviews/workflow/rules-0000.toml", &own);
    let digest = format!("sha256:{}", hex(own.as_bytes()));
    let (_, file) = of_rules(a, "anna");
    let text = with_edition(words(&file), &digest);
    let text: String = text
        .lines()
        .map(|line| match line.split(' ').next() {
            Some("repo") => format!("repo {digest}\n"),
            Some("workflow") => format!("workflow 1 {digest}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    forge(&mallory, &text, NAMESPACE, "anna", "reviews/workflow");
    commit_by_hand(a);
}

/// Anna's signature under a version 4 that nobody has.
pub fn signed_and_absent(a: &Desk) {
    let three = a.read("workflow.toml");
    let digest = next(a, |text| text.replace(NEED, LESS));
    sign(a, "anna", "anna", NAMESPACE, &digest);
    std::fs::remove_file(a.root().join("reviews/workflow/rules-0004.toml")).expect("version 4");
    a.write("workflow.toml", three);
    commit_by_hand(a);
}

/// A version that was refused leaves its signatures and is written over by the next: nothing of
/// that holds anything up.
#[test]
fn a_refused_version_holds_nothing_up() {
    let anna = office(Stage::Approved);
    let keys: Vec<String> =
        ["leyla", "gesa"].map(|person| anna.as_person(person).run(["keys", "show"]).succeeds().stdout).into();
    for key in &keys {
        let named =
            ["people", "add", "leyla", "--name", "Leyla Probe", "--email", "leyla@example.org", "--role", "admin"];
        anna.run(named.into_iter().chain(["--key", key.trim()])).succeeds();
        if key == &keys[0] {
            anna.run(["object", "workflow", "-m", "Falscher Schlüssel."]).succeeds();
        }
    }
    let versions: Vec<String> = names(&anna.root().join("reviews/workflow"));
    assert_eq!(versions.iter().filter(|name| name.starts_with("rules-0004")).count(), 2, "{versions:?}");
    anna.run(["workflow", "explain"]).succeeds().prints("Fassung 3");
    anna.as_person("clara").run(["publish", ID]).succeeds();
}

fn rewritten(anna: &Desk, change: fn(String) -> String) {
    let before = anna.read("workflow.toml");
    let after = match change(before.clone()) {
        text if text == "first" => anna.read("reviews/workflow/rules-0001.toml"),
        text => text,
    };
    assert_ne!(after, before);
    anna.write("workflow.toml", after);
    commit_by_hand(anna);
}

/// The next version as `propose` would write it, without a signature. Returns its digest.
fn next(anna: &Desk, change: fn(String) -> String) -> String {
    let before = anna.read("workflow.toml");
    let changed = change(before.clone());
    assert_ne!(changed, before);
    let predecessor = changed.lines().find(|line| line.starts_with("predecessor")).expect("a line").to_owned();
    let text = changed
        .replace("serial = 3", "serial = 4")
        .replace(&predecessor, &format!("predecessor = \"sha256:{}\"", hex(before.as_bytes())));
    anna.write("reviews/workflow/rules-0004.toml", &text);
    anna.write("workflow.toml", &text);
    commit_by_hand(anna);
    format!("sha256:{}", hex(text.as_bytes()))
}

/// An approval of rules as Anna gave it for version 3, for another version and by another key.
fn sign(anna: &Desk, signer: &str, person: &str, namespace: &str, digest: &str) {
    let (_, file) = of_rules(anna, "anna");
    let three = format!("sha256:{}", hex(anna.read("reviews/workflow/rules-0003.toml").as_bytes()));
    let lines = with_edition(words(&file), digest);
    let text: String = lines
        .lines()
        .map(|line| match line.split(' ').next() {
            Some("workflow") => format!("workflow 3 {three}\n"),
            Some("person") => format!("person {person}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    forge(&anna.as_person(signer), &text, namespace, person, "reviews/workflow");
    commit_by_hand(anna);
}

/// The last signature of somebody's under rules, as it lies in the folder.
fn of_rules(anna: &Desk, person: &str) -> (String, String) {
    let all = names(&anna.root().join("reviews/workflow")).into_iter();
    let ours = all.filter(|name| name.ends_with(&format!("-{person}.review")));
    let read = ours.map(|name| (name.clone(), anna.read(&format!("reviews/workflow/{name}"))));
    let newest = |(_, text): &(String, String)| text.lines().find(|line| line.starts_with("time ")).map(str::to_owned);
    read.max_by_key(newest).expect("a signature under the rules")
}

fn with_edition(text: &str, digest: &str) -> String {
    let line = text.lines().find(|line| line.starts_with("edition und ")).expect("an edition");
    let digest = if digest.starts_with("sha256:") { digest.to_owned() } else { format!("sha256:{digest}") };
    text.replace(line, &format!("edition und {digest}"))
}

/// Clara's key listed for Milan and Milan's for Clara.
fn swap_keys(text: &str) -> String {
    let keys: Vec<&str> = text.lines().filter(|line| line.starts_with("keys = [\"")).collect();
    let (milan, clara) = (keys[keys.len() - 2], keys[keys.len() - 1]);
    text.replace(milan, "KEYS").replace(clara, milan).replace("KEYS", clara)
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
