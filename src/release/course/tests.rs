//! Tests of delivery: whatever is cut off in the middle goes on where it was, and nothing happens twice.

use super::*;
use crate::statement::Digest;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn opened(keys: &[&str]) -> Event {
    let recipients = keys.iter().map(|key| (*key).to_owned()).collect();
    Event::Opened { release: Digest::of(b"release"), manifest: Digest::of(b"manifest"), recipients }
}

fn mailing(keys: &[&str]) -> Event {
    match opened(keys) {
        Event::Opened { release, manifest, recipients } => Event::Mailing { release, manifest, recipients },
        other => other,
    }
}

fn done(effect: Effect) -> Event {
    Event::Ended(effect, Outcome::Done("ok".into()))
}

fn abandoned() -> Event {
    Event::Abandoned { by: "anna".into(), reason: "falscher Verteiler".into() }
}

fn mail(key: &str) -> Effect {
    Effect::Mail(key.to_owned())
}

#[test]
fn lines_of_the_journal() {
    let digest = Digest::of(b"release");
    let cases = [
        (opened(&["a1", "b2"]), format!("opened {digest} {} [a1,b2]", Digest::of(b"manifest"))),
        (opened(&[]), format!("opened {digest} {} []", Digest::of(b"manifest"))),
        (Event::Intent(Effect::GoLive), "intent go-live".to_owned()),
        (Event::Intent(mail("a1")), "intent mail:a1".to_owned()),
        (
            Event::Ended(mail("a1"), Outcome::Unknown("cut after DATA,\nno answer".into())),
            "ended mail:a1 unknown cut%20after%20DATA%2C%0Ano%20answer".to_owned(),
        ),
        (Event::Ended(Effect::Claim, Outcome::NotDone(String::new())), "ended claim not-done -".to_owned()),
        (Event::Ended(mail("a1"), Outcome::Refused("550".into())), "ended mail:a1 refused 550".to_owned()),
        (Event::Ended(mail("a1"), Outcome::Deferred("451".into())), "ended mail:a1 deferred 451".to_owned()),
        (Event::Ended(mail("a1"), Outcome::Dropped(String::new())), "ended mail:a1 dropped -".to_owned()),
        (mailing(&["a1"]), format!("mailing {digest} {} [a1]", Digest::of(b"manifest"))),
        (abandoned(), "abandoned anna falscher%20Verteiler".to_owned()),
    ];
    for (event, line) in cases {
        assert_eq!(event.print(), line);
        assert_eq!(Event::parse(&line), Some(event));
    }
}

#[test]
fn other_lines_are_refused() {
    for line in [
        "",
        " ",
        "intent",
        "intent go live",
        "intent golive",
        "intent go-live ",
        " intent go-live",
        "intent go-live\n",
        "Intent go-live",
        "intent mail:",
        "intent mail:%61",
        "ended claim done",
        "ended claim Done -",
        "ended claim done a b",
        "ended claim maybe -",
        "opened sha256:00 sha256:00 []",
        "finished",
    ] {
        assert_eq!(Event::parse(line), None, "{line:?}");
    }
}

#[test]
fn the_order_of_a_delivery() {
    let mut events = Vec::new();
    let mut steps = Vec::new();
    loop {
        match next(&events) {
            Next::Open => events.push(opened(&["b", "a", "b"])),
            Next::Do(effect) => {
                steps.push(effect.clone());
                events.extend([Event::Intent(effect.clone()), done(effect)]);
            }
            Next::Finished => break,
            other => panic!("{other:?}"),
        }
    }
    use Effect::*;
    assert_eq!(steps, [Claim, Build, Draft, GoLive, mail("b"), mail("a"), Receipt]);
    assert_eq!(Progress::of(&events), Progress { done: 7, sent: 2, total: 7, mails: (2, 2), ..Progress::default() });
}

#[test]
fn what_an_end_means() {
    let claim = || Event::Intent(Effect::Claim);
    let ended = |outcome: fn(String) -> Outcome| Event::Ended(Effect::Claim, outcome("why".into()));
    let cases: Vec<(&str, Vec<Event>, Next)> = vec![
        ("nothing", vec![], Next::Open),
        ("opened", vec![], Next::Do(Effect::Claim)),
        ("begun", vec![claim()], Next::LookUp(Effect::Claim)),
        ("unknown", vec![claim(), ended(Outcome::Unknown)], Next::Ask(Effect::Claim)),
        ("not done", vec![claim(), ended(Outcome::NotDone)], Next::Do(Effect::Claim)),
        ("begun again", vec![claim(), ended(Outcome::NotDone), claim()], Next::LookUp(Effect::Claim)),
        ("said by a person", vec![claim(), ended(Outcome::Unknown), ended(Outcome::Done)], Next::Do(Effect::Build)),
        ("done stays done", vec![claim(), ended(Outcome::Done), claim()], Next::Do(Effect::Build)),
        ("also against its denial", vec![ended(Outcome::Done), ended(Outcome::NotDone)], Next::Do(Effect::Build)),
        ("a later opening does not count", vec![opened(&["late"])], Next::Do(Effect::Claim)),
    ];
    for (what, rest, expected) in cases {
        let mut events = if what == "nothing" { vec![] } else { vec![opened(&["a"])] };
        events.extend(rest);
        assert_eq!(next(&events), expected, "{what}");
    }
    let begun = [opened(&["a"]), done(Effect::Claim), Event::Intent(Effect::Build)];
    assert_eq!(
        Progress::of(&begun),
        Progress { done: 1, total: 6, unknown: vec![Effect::Build], mails: (0, 1), ..Progress::default() }
    );
}

#[test]
fn mails_do_not_wait_for_each_other() {
    let ended = |key: &str, outcome: fn(String) -> Outcome| Event::Ended(mail(key), outcome("said".into()));
    let public = [Effect::Claim, Effect::Build, Effect::Draft, Effect::GoLive].map(done);
    let receipt = || done(Effect::Receipt);
    use Outcome::{Deferred, Done, Dropped, NotDone, Refused, Unknown};
    let cases: Vec<(&str, Vec<Event>, Next)> = vec![
        ("one put off", vec![ended("a", Deferred)], Next::Do(mail("b"))),
        ("one unknown", vec![ended("a", Unknown)], Next::Do(mail("b"))),
        ("the receipt does not wait", vec![ended("a", Unknown), ended("b", Deferred)], Next::Do(Effect::Receipt)),
        (
            "then what was put off",
            vec![ended("a", Unknown), ended("b", Deferred), receipt()],
            Next::Later(mail("b"), 1),
        ),
        (
            "the one that was put off less often first",
            vec![ended("a", Deferred), ended("b", Deferred), receipt(), ended("a", Deferred)],
            Next::Later(mail("b"), 1),
        ),
        ("a person is asked last", vec![ended("a", Unknown), ended("b", Refused), receipt()], Next::Ask(mail("a"))),
        ("refused and unwanted are settled", vec![ended("a", Refused), ended("b", Dropped), receipt()], Next::Finished),
        (
            "a person says: send it again",
            vec![ended("a", Unknown), ended("b", Done), receipt(), ended("a", NotDone)],
            Next::Do(mail("a")),
        ),
        ("cut off again", vec![ended("a", Deferred), Event::Intent(mail("a"))], Next::LookUp(mail("a"))),
    ];
    for (what, rest, expected) in cases {
        let events: Vec<Event> = [opened(&["a", "b"])].into_iter().chain(public.clone()).chain(rest).collect();
        assert_eq!(next(&events), expected, "{what}");
    }
    let events = [mailing(&["a", "b"]), done(Effect::Claim), ended("a", Done), Event::Intent(mail("b"))];
    assert_eq!(next(&events), Next::LookUp(mail("b")), "a mailing makes nothing public");
    assert_eq!(next(&[mailing(&["a"]), done(Effect::Claim), ended("a", Refused)]), Next::Finished);
    assert_eq!(reached(&events), ["a", "b"].map(str::to_owned).into());
    assert!(reached(&[mailing(&["a"]), ended("a", Refused), ended("b", Deferred), ended("c", Dropped)]).is_empty());
}

#[test]
fn what_is_given_up_goes_no_further_and_who_has_it_stays_known() {
    let ended = |key: &str, outcome: fn(String) -> Outcome| Event::Ended(mail(key), outcome("said".into()));
    let public = [Effect::Claim, Effect::Build, Effect::Draft, Effect::GoLive].map(done);
    let mails = || {
        vec![
            ended("a", Outcome::Done),
            ended("b", Outcome::Unknown),
            ended("c", Outcome::Deferred),
            ended("d", Outcome::Refused),
            Event::Intent(mail("e")),
        ]
    };
    let keys = ["a", "b", "c", "d", "e", "f"];
    for (first, effects, left) in [
        (vec![opened(&keys)], public.to_vec(), Next::Do(Effect::Receipt)),
        (vec![mailing(&keys)], vec![done(Effect::Claim)], Next::Finished),
    ] {
        let given_up: Vec<Event> = first.into_iter().chain(effects).chain(mails()).chain([abandoned()]).collect();
        assert_eq!(next(&given_up), left);
        let progress = Progress::of(&given_up);
        assert_eq!((progress.given_up, progress.mails, progress.unknown.len()), (2, (4, 6), 2), "{progress:?}");
        assert_eq!(progress.abandoned, Some(("anna".into(), "falscher Verteiler".into())));
        assert_eq!(reached(&given_up), ["a", "b", "e"].map(str::to_owned).into());
        // A person may still say what became of one; it does not go out again.
        let said = [given_up, vec![ended("b", Outcome::NotDone), ended("e", Outcome::Done)]].concat();
        assert_eq!(next(&said), left);
        assert_eq!(reached(&said), ["a", "e"].map(str::to_owned).into());
        assert!(Progress::of(&said).unknown.is_empty());
    }
    // Before anything was claimed nothing is left to do at all.
    for begun in
        [vec![], vec![Event::Intent(Effect::Claim)], vec![Event::Ended(Effect::Claim, Outcome::Unknown("".into()))]]
    {
        let events: Vec<Event> = [vec![mailing(&["a"])], begun, vec![abandoned()]].concat();
        assert_eq!(next(&events), Next::Finished, "{events:?}");
    }
}

/// The world outside: how often each effect happened. Doing it again would be seen.
#[derive(Default)]
struct World {
    happened: BTreeMap<Effect, usize>,
}

/// What goes wrong at one step.
#[derive(Debug, Clone, Copy)]
enum Fault {
    None,
    /// The machine stops before the intent is on the disk.
    BeforeIntent,
    /// … after the intent, before the effect.
    BeforeEffect,
    /// … after the effect, before its end is on the disk.
    AfterEffect,
    /// The server refuses: known not to have happened.
    Refused,
    /// The server puts it off, if it is a mail.
    Deferred,
    /// No clear answer; it happened.
    UnclearDone,
    /// No clear answer; it did not happen.
    UnclearNotDone,
}

/// One step; what it appends is what reached the disk.
fn step(events: &mut Vec<Event>, world: &mut World, keys: &[String], fault: Fault) -> bool {
    let look = |world: &World, effect: &Effect| match world.happened.get(effect) {
        Some(_) => Outcome::Done("found".into()),
        None => Outcome::NotDone("not found".into()),
    };
    match next(events) {
        Next::Finished => return false,
        Next::Open => {
            if !matches!(fault, Fault::BeforeIntent) {
                let (release, manifest) = (Digest::of(b"r"), Digest::of(b"m"));
                events.push(Event::Opened { release, manifest, recipients: keys.to_vec() });
            }
        }
        // A look-up that is cut off leaves nothing behind; a person looks as well.
        Next::LookUp(effect) | Next::Ask(effect) => {
            if matches!(fault, Fault::None) {
                let outcome = look(world, &effect);
                events.push(Event::Ended(effect, outcome));
            }
        }
        Next::Do(effect) | Next::Later(effect, _) => {
            if matches!(fault, Fault::BeforeIntent) {
                return true;
            }
            events.push(Event::Intent(effect.clone()));
            if matches!(fault, Fault::None | Fault::AfterEffect | Fault::UnclearDone) {
                *world.happened.entry(effect.clone()).or_default() += 1;
            }
            match fault {
                Fault::None => events.push(done(effect)),
                Fault::Refused => events.push(Event::Ended(effect, Outcome::NotDone("refused".into()))),
                Fault::Deferred => {
                    let put_off = match effect {
                        Effect::Mail(_) => Outcome::Deferred("451".into()),
                        _ => Outcome::NotDone("busy".into()),
                    };
                    events.push(Event::Ended(effect, put_off));
                }
                Fault::UnclearDone | Fault::UnclearNotDone => {
                    events.push(Event::Ended(effect, Outcome::Unknown("no answer".into())));
                }
                Fault::BeforeIntent | Fault::BeforeEffect | Fault::AfterEffect => {}
            }
        }
    }
    true
}

fn faults() -> impl Strategy<Value = Fault> {
    prop_oneof![
        3 => Just(Fault::None),
        1 => Just(Fault::BeforeIntent),
        1 => Just(Fault::BeforeEffect),
        1 => Just(Fault::AfterEffect),
        1 => Just(Fault::Refused),
        1 => Just(Fault::Deferred),
        1 => Just(Fault::UnclearDone),
        1 => Just(Fault::UnclearNotDone),
    ]
}

fn outcomes() -> impl Strategy<Value = Outcome> {
    (0..6, any::<String>()).prop_map(|(which, words)| match which {
        0 => Outcome::Done(words),
        1 => Outcome::NotDone(words),
        2 => Outcome::Refused(words),
        3 => Outcome::Deferred(words),
        4 => Outcome::Dropped(words),
        _ => Outcome::Unknown(words),
    })
}

fn any_effect() -> impl Strategy<Value = Effect> {
    use Effect::*;
    prop_oneof![
        any::<String>().prop_map(Mail),
        prop::sample::select(vec![Claim, Build, Draft, GoLive, Receipt, Mail("a".into())]),
    ]
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        prop::collection::vec(any::<String>(), 0..4).prop_map(|recipients| Event::Opened {
            release: Digest::of(b"r"),
            manifest: Digest::of(b"m"),
            recipients,
        }),
        any_effect().prop_map(Event::Intent),
        (any_effect(), outcomes()).prop_map(|(effect, outcome)| Event::Ended(effect, outcome)),
        (any::<String>(), any::<String>()).prop_map(|(by, reason)| Event::Abandoned { by, reason }),
    ]
}

proptest! {
    /// Whatever fails and wherever it is cut off: in the end everything happened, exactly once.
    #[test]
    fn every_effect_happens_once(count in 0usize..4, faults in prop::collection::vec(faults(), 0..60)) {
        let keys: Vec<String> = (0..count).map(|at| format!("k{at}")).collect();
        let (mut events, mut world) = (Vec::new(), World::default());
        for fault in faults {
            if !step(&mut events, &mut world, &keys, fault) {
                break;
            }
            let progress = Progress::of(&events);
            prop_assert!(progress.done <= progress.total);
            let other = progress.unknown.iter().filter(|effect| !matches!(effect, Effect::Mail(_))).count();
            prop_assert!(other <= 1, "one thing at a time");
            // Public or mailed only after everything before it is known to be done.
            let mailed = world.happened.keys().any(|effect| matches!(effect, Effect::Mail(_)));
            prop_assert!(!mailed || world.happened.contains_key(&Effect::GoLive));
        }
        let mut left = 200;
        while step(&mut events, &mut world, &keys, Fault::None) {
            left -= 1;
            prop_assert!(left > 0, "does not end: {events:?}");
        }
        prop_assert_eq!(world.happened.len(), 5 + count);
        prop_assert!(world.happened.values().all(|times| *times == 1), "{:?}", world.happened);
        let read: Vec<_> = events.iter().map(|event| Event::parse(&event.print()).unwrap()).collect();
        prop_assert_eq!(next(&read), Next::Finished);
    }

    #[test]
    fn lines_come_back(event in any_event()) {
        let line = event.print();
        prop_assert!(line.is_ascii() && !line.contains(['\n', '\r']));
        prop_assert_eq!(Event::parse(&line), Some(event));
    }

    #[test]
    fn any_line_can_be_tried(line in any::<String>(), events in prop::collection::vec(any_event(), 0..12)) {
        let _ = Event::parse(&line);
        let progress = Progress::of(&events);
        let mails = progress.unknown.iter().filter(|effect| matches!(effect, Effect::Mail(_))).count();
        let unasked = if progress.abandoned.is_some() { mails } else { 0 };
        prop_assert_eq!(next(&events) == Next::Finished, progress.settled() + unasked == progress.total
            && events.iter().any(|event| matches!(event, Event::Opened { .. })));
        // Read at once or event by event, it is the same.
        let mut course = Course::default();
        for (at, event) in events.iter().enumerate() {
            course.note(event);
            prop_assert_eq!(course.next(), next(&events[..=at]));
            let settled = course.progress();
            prop_assert_eq!(course.mails().1, settled.mails.1);
        }
    }
}
