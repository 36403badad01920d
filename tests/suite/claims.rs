//! Of all who would publish the same, one does: races of machines, answers that got lost, a machine that is gone.

use crate::desk::Desk;
use crate::office::{ID, MAILS, Stage, files, mails, office, press_list};
use crate::shared::{PLACE, Shared};

/// More of them with `KLARTEXT_TEST_ROUNDS`.
const ROUNDS: usize = 6;

fn public(desk: &Desk) -> bool {
    desk.exists(&format!("public/{ID}/de/index.html"))
}

/// The claims and receipts that everybody has.
fn recorded(office: &Shared, verdict: &str) -> usize {
    let listed = office.place(["ls-tree", "-r", "--name-only", "main", "reviews/2026"]);
    let records = listed.lines().filter(|path| path.ends_with(".review"));
    let of_verdict = records.filter(|path| {
        let text = office.place(["show", &format!("main:{path}")]);
        text.lines().any(|line| line == format!("verdict {verdict}"))
    });
    of_verdict.count()
}

#[test]
fn of_many_machines_at_once_one_publishes() {
    let rounds = std::env::var("KLARTEXT_TEST_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(ROUNDS);
    let prepared = Shared::new(Stage::Approved);
    // Clara has two machines: the same person and key, and yet two.
    let second = prepared.clara.at("second");
    second.run(["join", &prepared.anna.beside(PLACE).display().to_string(), "."]).succeeds();
    let mut winners = [0; 3];
    for round in 0..rounds {
        let office = prepared.copy();
        let second = office.clara.at("second");
        let place = office.anna.beside(PLACE).display().to_string();
        second.git(["remote", "set-url", "origin", &place]).succeeds();
        let machines = [&office.clara, &office.milan, &second];
        let mut children = machines.map(|desk| desk.start(["publish", ID]));
        let codes = children.each_mut().map(|child| child.wait().expect("an end").code().expect("a code"));
        let out: Vec<usize> = (0..3).filter(|at| public(machines[*at])).collect();
        println!("round {round}: {codes:?}, out from {out:?}");
        assert_eq!(out.len(), 1, "round {round}: {codes:?}");
        assert_eq!(codes[out[0]], 0, "the winner got through");
        winners[out[0]] += 1;
        // The others were told who, or that it is out.
        assert!(codes.iter().all(|code| [0, 5].contains(code)), "{codes:?}");
        assert_eq!(machines.iter().map(|desk| mails(desk).len()).sum::<usize>(), MAILS);
        assert_eq!((recorded(&office, "claim"), recorded(&office, "receipt")), (1, 1));
        for desk in machines {
            desk.run(["publish", ID]).succeeds().says("veröffentlicht");
        }
        assert_eq!(machines.iter().filter(|desk| public(desk)).count(), 1);
    }
    println!("winners: {winners:?}");
}

#[test]
fn who_comes_second_is_told_who_was_first() {
    let office = Shared::new(Stage::Approved);
    // Clara's claim is out; then her network goes.
    let clara = office.clara.with_courier(&claimed_then_gone(&office));
    clara.run(["publish", ID]).exits(1).says("nicht zu erreichen");
    assert!(!public(&clara));
    office.milan.run(["publish", ID]).exits(5).says("clara hat mit der Veröffentlichung").says("--take-over");
    assert!(!public(&office.milan));
    office.clara.run(["publish", ID]).succeeds();
    assert!(public(&office.clara));
    office.milan.run(["publish", ID]).succeeds().says("schon veröffentlicht");
    assert_eq!(recorded(&office, "claim"), 1);
}

/// A network that goes as soon as one thing was sent.
fn claimed_then_gone(office: &Shared) -> std::path::PathBuf {
    let flag = office.anna.beside("gone").display().to_string();
    let dead = format!("[ -e '{flag}' ] && {{ echo 'fatal: Could not resolve host' >&2; exit 128; }}");
    let program = office.courier("gone.sh", "push", &dead, &format!("touch '{flag}'"));
    let text = std::fs::read_to_string(&program).expect("the program");
    std::fs::write(&program, text.replacen("#!/bin/sh\n", &format!("#!/bin/sh\n{dead}\n"), 1)).expect("the program");
    program
}

#[test]
fn an_answer_that_got_lost_is_looked_up() {
    for (name, before, after) in [
        ("lost after", "", "echo 'fatal: the remote end hung up unexpectedly' >&2; code=128"),
        ("lost before", "echo 'fatal: Could not resolve host' >&2; exit 128", ""),
    ] {
        println!("{name}");
        let office = Shared::new(Stage::Approved);
        let broken = office.courier("broken", "push", before, after);
        office.clara.with_courier(&broken).run(["publish", ID]).exits(1).says("nicht zu erreichen");
        assert!(!public(&office.clara));
        assert_eq!(mails(&office.clara), [""; 0]);
        office.clara.run(["publish", ID]).succeeds();
        assert_eq!((recorded(&office, "claim"), recorded(&office, "receipt")), (1, 1), "{name}");
        assert_eq!(mails(&office.clara).len(), MAILS);
        office.clara.run(["verify", ID]).succeeds();
    }
}

#[test]
fn a_place_that_refuses_the_claim_lets_nothing_out() {
    let office = Shared::new(Stage::Approved);
    office.hook("pre-receive", "echo 'nur lesen' >&2; exit 1");
    office.clara.run(["publish", ID]).exits(6).says("nur lesen");
    assert!(!public(&office.clara));
    assert_eq!(recorded(&office, "claim"), 0);
    std::fs::remove_file(office.anna.beside(PLACE).join("hooks/pre-receive")).expect("the hook");
    office.milan.run(["publish", ID]).succeeds();
    office.clara.run(["publish", ID]).succeeds().says("veröffentlicht");
    assert!(!public(&office.clara));
    assert_eq!(recorded(&office, "claim"), 1);
}

#[test]
fn without_the_shared_state_nothing_goes_out() {
    let office = Shared::new(Stage::Approved);
    office.clara.run(["--offline", "publish", ID]).exits(6).says("ohne den gemeinsamen Stand");
    office.unplug();
    office.clara.run(["publish", ID]).exits(1);
    assert!(!public(&office.clara));
    assert_eq!(mails(&office.clara), [""; 0]);
    office.plug();
    office.clara.run(["publish", ID]).succeeds();
}

#[test]
fn an_objection_that_arrives_at_the_last_moment_stops_it() {
    let office = Shared::new(Stage::Approved);
    office.milan.run(["object", ID, "-m", "Die Zahl stimmt nicht"]).succeeds();
    office.clara.run(["publish", ID]).exits(6).says("Die Zahl stimmt nicht");
    assert!(!public(&office.clara));
    assert_eq!(recorded(&office, "claim"), 0);
}

#[test]
fn a_machine_that_is_gone_is_replaced_by_a_deliberate_act() {
    let office = Shared::new(Stage::Approved);
    office.milan.run(["publish", ID, "--take-over", "-m", "Vorsorglich"]).exits(1).says("nichts zu übernehmen");
    let clara = office.clara.with_courier(&claimed_then_gone(&office));
    clara.run(["publish", ID]).exits(1);
    office.milan.run(["publish", ID, "--take-over"]).exits(2);
    let outcome = office.milan.run(["publish", ID, "--take-over", "-m", "Claras Rechner ist gestohlen"]);
    // Whether Clara's mails have left nobody knows: they are not sent without a person's word.
    outcome.exits(7).says("geht von clara auf Sie über");
    assert!(public(&office.milan));
    assert_eq!(mails(&office.milan), [""; 0]);
    office.clara.run(["publish", ID]).exits(5).says("milan hat mit der Veröffentlichung");
    assert!(!public(&office.clara));
    assert_eq!(recorded(&office, "claim"), 2);
    office.anna.run(["log", ID]).succeeds().prints("Claras Rechner ist gestohlen");
}

#[test]
fn one_machine_alone_needs_no_shared_place() {
    let anna = office(Stage::Approved);
    press_list(&anna.as_person("clara"));
    anna.as_person("clara").run(["--offline", "publish", ID]).succeeds();
    assert_eq!(files(&anna.root().join("outbox")).len(), MAILS);
}

#[test]
fn copies_under_embargo_from_one_machine_are_not_sent_again_by_another() {
    let office = Shared::new(Stage::Submitted);
    let rules = office.anna.read("workflow.toml");
    let folder = "kind = \"folder\"\nfolder = \"outbox\"\n";
    office
        .anna
        .write("workflow.toml", rules.replace(folder, &format!("{folder}embargoed_lists = [\"landespresse\"]\n")));
    office.anna.run(["workflow", "propose"]).succeeds();
    office.anna.run(["embargo", ID, "2026-11-25 10:00"]).succeeds();
    office.anna.run(["submit", ID]).succeeds();
    for desk in [&office.milan, &office.clara] {
        desk.run(["sync"]).succeeds();
        desk.run(["approve", ID]).succeeds();
    }
    let plan = office.clara.run(["send", ID, "--list", "landespresse", "--dry-run", "--json"]).succeeds().json();
    let digest = plan["digest"].as_str().expect("a digest");
    office.clara.run(["send", ID, "--list", "landespresse", "--match", digest]).succeeds();
    assert_eq!(mails(&office.clara).len(), MAILS);
    office.milan.run(["sync"]).succeeds();
    office.milan.wait(jiff::SignedDuration::from_hours(48));
    office.milan.run(["publish", ID, "--dry-run"]).succeeds().says("bekäme jemand zwei").says("--leave-mails");
    office.milan.run(["publish", ID]).exits(6).says("Unter Sperrfrist").says("--leave-mails");
    assert!(!office.milan.exists("public") && mails(&office.milan).is_empty(), "something went out");
    office.milan.run(["publish", ID, "--leave-mails"]).succeeds();
    assert!(mails(&office.milan).is_empty());
    office.clara.run(["sync"]).succeeds();
    office.clara.run(["send", ID, "--list", "landespresse", "--dry-run"]).succeeds().never_mentions("Mails: 2");
}
