//! A clock that is wrong by hours: said aloud, and no reason to count or not to count.

use crate::desk::Desk;
use crate::office::{ID, Stage, TEXT_FILE, assert_nothing_went_out, office};
use jiff::SignedDuration;

const AHEAD: &str = "hat etwas zu einer Zeit unterschrieben, die nach der Uhr dieses Rechners noch kommt";

/// Whatever happens in there happens on a machine whose clock is ahead by this much.
fn with_a_clock_ahead(desk: &Desk, by: SignedDuration, acts: impl FnOnce()) {
    desk.wait(by);
    acts();
    desk.wait(-by);
}

#[test]
fn a_clock_two_hours_ahead_is_noticed_and_decides_nothing() {
    let anna = office(Stage::Half);
    let clara = anna.as_person("clara");
    with_a_clock_ahead(&anna, SignedDuration::from_hours(2), || {
        let approved = clara.run(["approve", ID]).succeeds();
        approved.never_mentions(AHEAD);
    });
    for words in [["status", ID], ["why", ID]] {
        anna.run(words).succeeds().says(AHEAD).says("clara hat").says("in 11");
    }
    anna.run(["publish", ID, "--dry-run"]).succeeds().says(AHEAD);
    anna.as_person("milan").run(["comment", ID, "-m", "Gut."]).succeeds().says(AHEAD);
    // It counts, and what comes later by `seen` comes later whatever the clocks say.
    anna.run(["why", ID]).succeeds().prints("Alles erfüllt");
    clara.run(["object", ID, "-m", "Bitte warten."]).succeeds();
    anna.run(["publish", ID]).exits(6).says("clara widerspricht");
    assert_nothing_went_out(&anna);
    clara.run(["approve", ID]).succeeds();
    anna.as_person("clara").run(["publish", ID]).succeeds();
    // Two hours later nobody speaks of it any more.
    anna.wait(SignedDuration::from_hours(3));
    anna.run(["status", ID]).succeeds().never_mentions(AHEAD);
    anna.run(["verify", ID]).succeeds();
}

/// Some minutes are no reason to trouble anybody.
#[test]
fn clocks_differ_a_little() {
    let anna = office(Stage::Half);
    with_a_clock_ahead(&anna, SignedDuration::from_mins(4), || {
        anna.as_person("clara").run(["approve", ID]).succeeds();
    });
    anna.run(["status", ID]).succeeds().never_mentions(AHEAD);
}

/// Nobody makes an embargo end by a record from the future, or by one of their own from the past.
#[test]
fn an_embargo_hangs_on_no_record() {
    let anna = office(Stage::Empty);
    anna.run(["new", "press-release", "Abschiebestopp", "--id", ID]).succeeds();
    let text = crate::office::TEXT.replace("date: 2026-11-24", "date: 2026-11-24\nembargo: 2026-11-24 11:00");
    anna.write(TEXT_FILE, text);
    anna.run(["submit", ID]).succeeds();
    with_a_clock_ahead(&anna, SignedDuration::from_hours(5), || {
        for person in ["milan", "clara"] {
            anna.as_person(person).run(["approve", ID]).succeeds();
        }
    });
    anna.as_person("clara").run(["publish", ID]).exits(8).says("Sperrfrist").says(AHEAD);
    assert_nothing_went_out(&anna);
}

/// Who sets the clock publishes early; whoever verifies before that time has come is told.
#[test]
fn a_clock_that_was_set_is_found_by_whoever_verifies() {
    let anna = office(Stage::Empty);
    anna.run(["new", "press-release", "Abschiebestopp", "--id", ID]).succeeds();
    let text = crate::office::TEXT.replace("date: 2026-11-24", "date: 2026-11-24\nembargo: 2026-11-24 11:00");
    anna.write(TEXT_FILE, text);
    anna.run(["submit", ID]).succeeds();
    for person in ["milan", "clara"] {
        anna.as_person(person).run(["approve", ID]).succeeds();
    }
    with_a_clock_ahead(&anna, SignedDuration::from_hours(5), || {
        anna.as_person("clara").run(["publish", ID]).succeeds();
    });
    anna.run(["verify", ID]).exits(6).prints("mit gestellter Uhr");
    anna.wait(SignedDuration::from_hours(6));
    anna.run(["verify", ID]).succeeds().prints("nicht vor der Sperrfrist");
}
