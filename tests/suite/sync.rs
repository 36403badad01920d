//! Several machines and one shared place: what is fetched, sent, kept, refused.

use crate::forgery::record;
use crate::office::{ID, RECORDS, Stage, TEXT_FILE, commit_by_hand, head, names};
use crate::shared::{PLACE, Shared, tip};

#[test]
fn records_find_their_way_without_a_thought_of_it() {
    let office = Shared::new(Stage::Submitted);
    office.milan.run(["approve", ID]).succeeds();
    office.clara.run_unanswered(["approve", ID]).exits(2).says("milan hat 2026-abschiebestopp freigegeben");
    office.clara.run(["approve", ID]).succeeds();
    let outcome = office.anna.run(["status", ID, "--json"]).succeeds();
    assert_eq!(outcome.json()["state"], "approved");
    office.meet();
}

#[test]
fn what_does_not_count_is_not_announced_as_somebodys_word() {
    let office = Shared::new(Stage::Submitted);
    office.milan.run(["approve", ID]).succeeds();
    let (name, file) = record(&office.milan, "milan", "approve");
    office.anna.run(["new", "press-release", "Anderes", "--id", "2026-anderes"]).succeeds();
    // What Milan signed, laid beside another text.
    office.anna.write(&format!("reviews/2026/2026-anderes/{name}"), file);
    commit_by_hand(&office.anna);
    office.anna.run(["sync"]).succeeds();
    let told = office.clara.run(["sync"]).succeeds().says("milan hat 2026-abschiebestopp freigegeben");
    told.says("2026-anderes: Ein Eintrag im Namen von milan ist gekommen und zählt nicht")
        .never_mentions("milan hat 2026-anderes freigegeben");
    office.clara.run(["status", "2026-anderes"]).succeeds().prints("Zählt nicht");
}

#[test]
fn a_train_ride_offline_and_everybody_has_everything() {
    let office = Shared::new(Stage::Submitted);
    let before = names(&office.anna.root().join(RECORDS)).len();
    office.milan.run(["--offline", "approve", ID]).succeeds().says("nichts geholt");
    office.clara.run(["--offline", "approve", ID]).succeeds();
    office.anna.run(["--offline", "comment", ID, "-m", "Danke"]).succeeds();
    office.milan.run(["--offline", "comment", ID, "-m", "Aus dem Zug"]).succeeds();
    office.meet();
    for desk in office.all() {
        assert_eq!(names(&desk.root().join(RECORDS)).len(), before + 4);
        assert_eq!(desk.run(["status", ID, "--json"]).succeeds().json()["state"], "approved");
    }
}

#[test]
fn the_network_is_away_and_the_record_waits() {
    let office = Shared::new(Stage::Submitted);
    office.unplug();
    office.milan.run(["approve", ID]).succeeds().says("`klartext sync` sendet es später");
    office.milan.run(["sync"]).exits(1).says("liegt kein Arbeitsbereich");
    office.milan.run(["list"]).succeeds().prints(ID);
    office.plug();
    office.milan.run(["sync"]).succeeds().says("einen Stand gesendet");
    office.anna.run(["status", ID]).succeeds().says("milan hat 2026-abschiebestopp freigegeben");
}

#[test]
fn offline_is_said_and_held() {
    let office = Shared::new(Stage::Submitted);
    let shared = office.place(["rev-parse", "main"]);
    office.milan.run(["--offline", "approve", ID]).succeeds().says("nichts gesendet");
    assert_eq!(office.place(["rev-parse", "main"]), shared);
    office.clara.run(["comment", ID, "-m", "Gelesen"]).succeeds();
    let before = tip(&office.milan);
    office.milan.run(["--offline", "list"]).succeeds().says("nichts geholt");
    office.milan.run(["--offline", "sync"]).succeeds().says("nichts geholt");
    assert_eq!(tip(&office.milan), before);
}

#[test]
fn a_plan_is_made_of_the_newest_state_and_sends_nothing() {
    let office = Shared::new(Stage::Approved);
    office.clara.run(["--offline", "comment", ID, "-m", "Gelesen"]).succeeds();
    office.milan.run(["object", ID, "-m", "Die Zahl stimmt nicht."]).succeeds();
    let shared = office.place(["rev-parse", "main"]);
    office.clara.run(["publish", ID, "--dry-run"]).exits(6).says("Die Zahl stimmt nicht.");
    assert_eq!(office.place(["rev-parse", "main"]), shared);
    office.clara.run(["sync"]).succeeds();
    office.meet();
}

#[cfg(unix)]
#[test]
fn a_place_that_refuses_is_quoted_and_nothing_is_lost() {
    let office = Shared::new(Stage::Submitted);
    office.hook("pre-receive", "echo 'Heute ist Inventur' >&2; exit 1");
    office.milan.run(["approve", ID]).succeeds().says("Heute ist Inventur");
    office.milan.run(["sync"]).exits(6).says("Heute ist Inventur");
    std::fs::remove_file(office.anna.beside(PLACE).join("hooks/pre-receive")).expect("the hook");
    office.meet();
    assert_eq!(
        office.anna.run(["status", ID, "--json"]).succeeds().json()["approvals"].as_array().map_or(1, Vec::len),
        1
    );
}

#[cfg(unix)]
#[test]
fn hooks_of_this_machine_never_run() {
    let office = Shared::new(Stage::Submitted);
    let marker = office.milan.beside("ran");
    for name in ["pre-push", "post-merge", "reference-transaction", "post-checkout", "post-commit"] {
        let hook = format!(".git/hooks/{name}");
        office.milan.write(&hook, format!("#!/bin/sh\ntouch '{}'\n", marker.display()));
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(office.milan.root().join(hook), std::fs::Permissions::from_mode(0o755)).expect("mode");
    }
    office.milan.run(["approve", ID]).succeeds();
    office.milan.run(["sync"]).succeeds();
    assert!(!marker.exists(), "a hook ran");
}

/// What somebody does to the shared place with plain git, and what is said of it.
#[test]
fn a_past_that_was_changed_is_refused_by_name_and_not_taken() {
    type Deed = fn(&Shared);
    let deeds: [(&str, &str, Deed); 8] = [
        ("set back", "fehlt reviews/", |office| {
            let older = office.place(["rev-parse", "main~1"]);
            office.place(["update-ref", "refs/heads/main", &older]);
        }),
        ("a record deleted", "fehlt reviews/", |office| {
            let record = newest_record(office);
            office.anna.git(["pull", "-q", "--ff-only", "origin", "main"]).succeeds();
            office.anna.git(["rm", "-q", &record]).succeeds();
            office.anna.git(["commit", "-qm", "away"]).succeeds();
            office.anna.git(["push", "-q", "origin", "HEAD:main"]).succeeds();
        }),
        ("a record edited", "verändert", |office| {
            let record = newest_record(office);
            office.anna.git(["pull", "-q", "--ff-only", "origin", "main"]).succeeds();
            let text = office.anna.read(&record).replace("verdict approve", "verdict object");
            office.anna.write(&record, text);
            office.anna.git(["commit", "-qam", "other"]).succeeds();
            office.anna.git(["push", "-q", "origin", "HEAD:main"]).succeeds();
        }),
        ("another workspace", "keinen gespeicherten Stand gemeinsam", |office| {
            let tree = office.place(["mktree", "--missing"]);
            let commit =
                office.place(["-c", "user.name=x", "-c", "user.email=x@example.org", "commit-tree", "-m", "x", &tree]);
            office.place(["update-ref", "refs/heads/main", &commit]);
        }),
        ("rules deleted", "keine Regeln", |office| {
            office.anna.git(["pull", "-q", "--ff-only", "origin", "main"]).succeeds();
            office.anna.git(["rm", "-q", "workflow.toml"]).succeeds();
            office.anna.git(["commit", "-qm", "away"]).succeeds();
            office.anna.git(["push", "-q", "origin", "HEAD:main"]).succeeds();
        }),
        ("a page among those that are public", "wird aus den Texten gemacht", |office| {
            by_force(office, "public/2026-falsch/index.html");
        }),
        ("a name that is a device on Windows", "Windows", |office| by_force(office, "notizen/aux.md")),
        ("a text removed", "darf nicht verschwinden", |office| {
            office.anna.git(["pull", "-q", "--ff-only", "origin", "main"]).succeeds();
            office.anna.git(["rm", "-r", "-q", "statements"]).succeeds();
            office.anna.git(["commit", "-qm", "away"]).succeeds();
            office.anna.git(["push", "-q", "origin", "HEAD:main"]).succeeds();
        }),
    ];
    for (name, said, deed) in deeds {
        println!("{name}");
        let office = Shared::new(Stage::Submitted);
        office.milan.run(["approve", ID]).succeeds();
        deed(&office);
        let (before, files) = (head(&office.milan), names(&office.milan.root().join(RECORDS)));
        office.milan.run(["sync"]).exits(6).says(said);
        assert_eq!(head(&office.milan), before, "{name}: something was taken");
        assert_eq!(names(&office.milan.root().join(RECORDS)), files, "{name}");
        office.milan.run(["comment", ID, "-m", "Was ist da los?"]).exits(6).says(said);
        assert_eq!(head(&office.milan), before, "{name}: something was recorded");
    }
}

/// A file that is shared although the workspace ignores it.
fn by_force(office: &Shared, path: &str) {
    office.anna.git(["pull", "-q", "--ff-only", "origin", "main"]).succeeds();
    office.anna.write(path, "falsch");
    office.anna.git(["add", "-f", path]).succeeds();
    office.anna.git(["commit", "-qm", "by force"]).succeeds();
    office.anna.git(["push", "-q", "origin", "HEAD:main"]).succeeds();
}

fn newest_record(office: &Shared) -> String {
    let name = office.milan.git(["show", "--name-only", "--format=", "HEAD"]).succeeds().stdout;
    name.trim().to_owned()
}

#[test]
fn two_who_send_at_once_both_arrive() {
    let office = Shared::new(Stage::Submitted);
    let before = names(&office.anna.root().join(RECORDS)).len();
    const ROUNDS: usize = 8;
    for round in 0..ROUNDS {
        let words = format!("Runde {round}");
        let comment = ["comment", ID, "-m", &words];
        let mut children = office.all().map(|desk| desk.start(comment));
        let codes = children.each_mut().map(|child| child.wait().expect("an end").code());
        assert_eq!(codes, [Some(0); 3], "round {round}");
    }
    office.meet();
    assert_eq!(names(&office.anna.root().join(RECORDS)).len(), before + 3 * ROUNDS);
}

#[test]
fn who_was_told_other_rules_does_not_join() {
    let office = Shared::new(Stage::Submitted);
    let (shown, place) = (office.anna.beside(PLACE).display().to_string(), office.milan.at("elsewhere"));
    place.run(["join", &shown, ".", "--rules", "000000000000"]).exits(5).says("nichts behalten");
    assert_eq!(names(&place.root()), [""; 0]);
    let explained = office.anna.run(["workflow", "explain"]).succeeds().stdout;
    let digest = explained.lines().find_map(|line| line.split("beginnen mit ").nth(1)).expect("the first rules");
    place.run(["join", &shown, ".", "--rules", digest.trim_end_matches('.')]).succeeds().says("wie erwartet");
    place.run(["join", &shown, "."]).exits(1).says("gibt es schon");
}

#[test]
fn rules_set_back_are_none_to_join_by_also_for_who_says_how_they_begin() {
    let office = Shared::new(Stage::Empty);
    let (shown, second) = (office.anna.beside(PLACE).display().to_string(), office.anna.at("second"));
    let before = office.place(["rev-parse", "main"]);
    let text = office.anna.read("workflow.toml").replacen("name = \"Anna Beispiel\"", "name = \"Anna B.\"", 1);
    office.anna.write("workflow.toml", text);
    office.anna.run(["workflow", "propose"]).succeeds().says("gelten jetzt");
    let explained = office.anna.run(["workflow", "explain"]).succeeds().stdout;
    let digest = explained
        .lines()
        .find_map(|line| line.split("beginnen mit ").nth(1))
        .expect("the first rules")
        .trim_end_matches('.');
    second.run(["join", &shown, ".", "--rules", digest]).succeeds();
    std::fs::remove_dir_all(second.root()).expect("the folder is gone");
    std::fs::create_dir(second.root()).expect("an empty folder in its place");
    office.place(["update-ref", "refs/heads/main", before.trim()]);
    second.run(["join", &shown, ".", "--rules", digest]).exits(6).says("Jemand hat ältere Regeln zurückgeholt.");
    assert!(!second.exists("workflow.toml"));
}

#[test]
fn a_newcomer_is_told_whom_to_give_the_key() {
    let office = Shared::new(Stage::Submitted);
    let shown = office.anna.beside(PLACE).display().to_string();
    let mallory = office.anna.as_person("mallory").at("mallory");
    mallory.run(["join", &shown, "."]).succeeds().prints("ssh-ed25519 ").says("Anna Beispiel");
    mallory.run(["approve", ID]).exits(4);
    mallory.run(["join", "/nowhere/texte.git", "other"]).exits(1).says("liegt kein Arbeitsbereich");
    assert!(!mallory.exists("other"));
}

#[test]
fn of_two_new_versions_of_the_rules_the_first_that_is_shared_stands() {
    let office = Shared::new(Stage::Empty);
    let second = office.anna.as_person("anna").at("second");
    let shown = office.anna.beside(PLACE).display().to_string();
    second.run(["join", &shown, "."]).succeeds();
    for (desk, name) in [(&office.anna, "Erste Fassung e. V."), (&second, "Zweite Fassung e. V.")] {
        let text = desk.read("workflow.toml").replacen("name = \"Anna Beispiel\"", &format!("name = \"{name}\""), 1);
        desk.write("workflow.toml", text);
        desk.run(["--offline", "workflow", "propose"]).succeeds();
    }
    office.anna.run(["sync"]).succeeds();
    second.run(["sync"]).exits(5).says("aside/workflow.toml");
    assert!(second.read("workflow.toml").contains("Erste Fassung"));
    assert!(second.read("aside/workflow.toml").contains("Zweite Fassung"));
    second.run(["list"]).succeeds();
    second.run(["workflow", "explain"]).succeeds().prints("Fassung");
    office.meet();
    assert!(!office.anna.exists("aside"));
    assert!(office.anna.read(TEXT_FILE_OF_RULES).contains("Erste Fassung"));
}

const TEXT_FILE_OF_RULES: &str = "workflow.toml";

#[test]
fn a_workspace_that_nobody_shares_says_how() {
    let anna = crate::office::office(Stage::Submitted);
    anna.run(["sync"]).succeeds().says("klartext sync --with");
    anna.run(["--offline", "list"]).succeeds().never_mentions("geholt");
    anna.run(["sync", "--with", "/nowhere/texte.git"]).exits(1).says("liegt kein Arbeitsbereich");
    anna.run(["sync"]).succeeds().says("klartext sync --with");
    assert!(anna.exists(TEXT_FILE));
}
