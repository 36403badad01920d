//! On time: nothing before its minute, once after it, loud when late, and not at all when long past.

use crate::desk::Desk;
use crate::office::{ID, MAILS, Stage, TEXT, TEXT_FILE, assert_nothing_went_out, commit_by_hand, mails, office};
use crate::shared::Shared;
use jiff::{SignedDuration, Timestamp};

/// Ten in the morning in Berlin on the day of the tests.
const MINUTE: &str = "2026-11-24T09:00:00Z";

/// A text with an embargo, approved by everybody.
fn scheduled(anna: &Desk, others: [&Desk; 2]) {
    anna.write(TEXT_FILE, TEXT.replace("\nplace:", "\nembargo: 2026-11-24 10:00\nplace:"));
    anna.run(["submit", ID]).succeeds();
    for desk in others {
        desk.run(["list"]).succeeds();
        desk.run(["approve", ID]).succeeds();
    }
}

fn approved() -> Desk {
    let anna = office(Stage::Submitted);
    scheduled(&anna, [&anna.as_person("milan"), &anna.as_person("clara")]);
    anna.as_person("clara")
}

/// The same minute in the same second, whatever ran before.
fn at(seconds: i64) -> Vec<String> {
    let minute: Timestamp = MINUTE.parse().expect("a time");
    let now = minute + SignedDuration::from_secs(seconds);
    vec!["--clock".to_owned(), now.to_string(), "--no-input".to_owned(), "run-due".to_owned()]
}

#[test]
fn nothing_is_public_before_its_minute_and_everything_in_it() {
    let clara = approved();
    for seconds in [-3600, -60, -1] {
        clara.run_plainly(at(seconds)).succeeds().says("10:00").prints_nothing();
        assert_nothing_went_out(&clara);
    }
    clara.run_plainly(at(0)).succeeds().prints("https://").never_mentions("zu spät");
    assert_eq!(mails(&clara).len(), MAILS);
    for seconds in [1, 60, 86_400] {
        clara.run_plainly(at(seconds)).succeeds().prints_nothing();
    }
    assert_eq!(mails(&clara).len(), MAILS);
    clara.wait(SignedDuration::from_hours(2));
    clara.run(["verify", ID]).succeeds().prints("nicht vor der Sperrfrist");
}

#[test]
fn late_is_said_aloud_and_long_past_needs_a_word() {
    let clara = approved();
    let long = clara.run_plainly(at(4 * 3600)).exits(6);
    long.says("geht nicht von selbst hinaus").says("klartext publish 2026-abschiebestopp");
    assert_nothing_went_out(&clara);
    clara.run_plainly(at(20 * 60)).succeeds().says("zu spät").says("vor 20 Minuten");
    assert_eq!(mails(&clara).len(), MAILS);
}

#[test]
fn what_is_due_and_not_approved_is_named() {
    let anna = office(Stage::Submitted);
    anna.write(TEXT_FILE, TEXT.replace("\nplace:", "\nembargo: 2026-11-24 10:00\nplace:"));
    anna.run(["submit", ID]).succeeds();
    let clara = anna.as_person("clara");
    clara.run_plainly(at(60)).exits(8).says("geht nicht hinaus").says("milan");
    assert_nothing_went_out(&clara);
}

#[test]
fn a_text_without_a_time_never_goes_out_by_itself() {
    let clara = office(Stage::Approved).as_person("clara");
    clara.run_plainly(at(0)).succeeds().says("Nichts hat eine Sperrfrist");
    assert_nothing_went_out(&clara);
}

#[test]
fn a_dry_run_changes_nothing() {
    let clara = approved();
    let mut dry = at(60);
    dry.push("--dry-run".to_owned());
    clara.run_plainly(dry).succeeds().says("ginge jetzt hinaus");
    assert_nothing_went_out(&clara);
}

#[test]
fn the_hours_that_daylight_saving_skips_or_repeats_are_refused() {
    for (time, why) in [("2027-03-28 02:30", "Sommerzeit aus"), ("2027-10-31 02:30", "Winterzeit zweimal")] {
        let anna = office(Stage::Submitted);
        anna.run(["embargo", ID, time]).exits(2).says(why);
        // Somebody writes it into the head by hand.
        anna.write(TEXT_FILE, TEXT.replace("\nplace:", &format!("\nembargo: {time}\nplace:")));
        commit_by_hand(&anna);
        let clara = anna.as_person("clara");
        clara.run_plainly(at(0)).exits(2).says(why);
        clara.run(["publish", ID]).exits(2).says(why);
        assert_nothing_went_out(&anna);
        // It hides nothing from the others, is told, and can be mended.
        clara.run(["list"]).succeeds().prints(ID);
        clara.run(["inbox"]).succeeds();
        clara.run(["why", ID]).succeeds().prints(why).never_mentions("darf hinausgehen");
        anna.run(["check", ID]).exits(6).prints(why);
        anna.run(["embargo", ID, "keine"]).succeeds();
        anna.run(["check", ID]).succeeds();
    }
}

#[test]
fn one_text_that_cannot_be_judged_stops_no_other() {
    let clara = approved();
    let anna = clara.as_person("anna");
    let other =
        TEXT.replace("2026-abschiebestopp", "2026-zweiter").replace("\nplace:", "\nembargo: 2026-10-25 02:30\nplace:");
    anna.write("statements/2026/2026-zweiter/de.md", other);
    commit_by_hand(&anna);
    clara.run_plainly(at(0)).exits(9).says("2026-zweiter").prints("https://");
    assert_eq!(mails(&clara).len(), MAILS);
}

#[test]
fn several_clockworks_at_once_publish_once() {
    let clara = approved();
    let milan = clara.as_person("milan");
    clara.wait(SignedDuration::from_hours(1));
    let mut children: Vec<_> = [&clara, &milan, &clara].map(|desk| desk.start(["--no-input", "run-due"])).into();
    let codes: Vec<_> = children.iter_mut().map(|child| child.wait().expect("an end").code()).collect();
    assert_eq!(codes, [Some(0); 3]);
    assert_eq!(mails(&clara).len(), MAILS);
    clara.run(["verify", ID]).succeeds();
}

#[test]
fn several_machines_at_once_publish_once() {
    let office = Shared::new(Stage::Submitted);
    scheduled(&office.anna, [&office.milan, &office.clara]);
    office.anna.wait(SignedDuration::from_hours(1));
    let mut children = [&office.clara, &office.milan].map(|desk| desk.start(["--no-input", "run-due"]));
    let codes = children.each_mut().map(|child| child.wait().expect("an end").code().expect("a code"));
    // An hour late the one that was second says so.
    assert!(codes.contains(&0) && codes.iter().all(|code| [0, 5].contains(code)), "{codes:?}");
    assert_eq!(mails(&office.clara).len() + mails(&office.milan).len(), MAILS);
    // Everybody else knows at once that it is out: the receipt was sent with it.
    office.anna.run(["sync"]).succeeds();
    office.anna.run(["status", ID]).succeeds().prints("veröffentlicht");
    for desk in [&office.clara, &office.milan] {
        desk.run(["--no-input", "run-due"]).succeeds();
    }
    assert_eq!(mails(&office.clara).len() + mails(&office.milan).len(), MAILS);
}

#[test]
fn an_objection_from_another_machine_stops_the_clockwork() {
    let office = Shared::new(Stage::Submitted);
    scheduled(&office.anna, [&office.milan, &office.clara]);
    office.milan.run(["object", ID, "-m", "Die Zahl stimmt nicht"]).succeeds();
    office.anna.wait(SignedDuration::from_hours(1));
    office.clara.run(["--no-input", "run-due"]).exits(6).says("Die Zahl stimmt nicht");
    office.unplug();
    office.clara.run(["--no-input", "run-due"]).exits(1).says("liegt kein Arbeitsbereich");
    assert_nothing_went_out(&office.clara);
}
