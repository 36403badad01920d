//! The door: it opens for what was judged, at its time, and for nothing else.

use super::templates::shipped as desk_templates;
use super::*;
use crate::ledger::Verdict::*;

#[test]
fn a_clearance_names_what_it_rests_on() {
    let desk = Desk::ready();
    let clearance = desk.clear().unwrap();
    let mut approvals: Vec<Digest> = desk.entries[1..].iter().map(|entry| entry.digest).collect();
    approvals.sort();
    assert_eq!((clearance.repo(), clearance.id()), (&desk.repo, &desk.id));
    assert_eq!((clearance.editions(), clearance.approvals()), (&desk.editions, approvals.as_slice()));
}

#[test]
fn an_embargo_opens_at_its_minute() {
    let desk = Desk::ready();
    let at = |text: &str| text.parse::<jiff::Timestamp>().unwrap();
    let until = at("2026-03-16T10:00:00Z");
    let gates = |now| clear(&desk.case(), &desk.evaluate(), &desk.policy, &desk_templates(), Some(until), now);
    assert_eq!(gates(at("2026-03-16T09:59:59Z")), Err(vec![Refusal::Embargo { until }]));
    assert!(gates(until).is_ok());
    assert_eq!(Stage::Approved.at(Some(until), at("2026-03-16T09:59:59Z")), Stage::Scheduled);
    assert_eq!(Stage::Approved.at(Some(until), until), Stage::Approved);
    assert_eq!(Stage::InReview.at(Some(until), at("2026-03-16T09:00:00Z")), Stage::InReview);
}

#[test]
fn what_is_written_into_an_evaluation_opens_nothing() {
    let now = "2026-03-16T12:00:00Z".parse().unwrap();
    let refused = Err(vec![Refusal::OtherCase]);
    let half = Desk::half();
    let mut bent = half.evaluate();
    bent.unmet.clear();
    assert_eq!(clear(&half.case(), &bent, &half.policy, &desk_templates(), None, now), refused);

    let ready = Desk::ready();
    let mut edited = ready.clone();
    edited.edit("text 2");
    assert_eq!(
        clear(&edited.case(), &ready.evaluate(), &edited.policy, &desk_templates(), None, now),
        refused,
        "another text"
    );

    let mut stricter = ready.clone();
    stricter.new_rules(|file| file.rules.get_mut("press_release").unwrap().needs[0].count = 2);
    assert_eq!(
        clear(&ready.case(), &ready.evaluate(), &stricter.policy, &desk_templates(), None, now),
        refused,
        "other rules"
    );
}

#[test]
fn a_refusal_says_who_and_why() {
    let mut desk = Desk::half();
    let objection =
        Record { note: Some("Absatz 3 stimmt nicht".to_owned()), ..desk.record("bernd", Object, "content") };
    desk.add(objection, "bernd");
    let mut wanted = vec![Refusal::Approval {
        roles: vec!["management".to_owned(), "board".to_owned()],
        wanted: 1,
        could: people("dana edda"),
        wrote: Vec::new(),
    }];
    wanted.insert(0, Refusal::Objection { by: person("bernd"), note: Some("Absatz 3 stimmt nicht".to_owned()) });
    assert_eq!(desk.clear(), Err(wanted));

    let mut stale = Desk::ready();
    stale.edit("text 2");
    stale.say("farid", Submit, "");
    let refusals = stale.clear().unwrap_err();
    assert!(refusals.contains(&Refusal::Stale { by: people("anna dana") }), "{refusals:?}");
}

/// What the texts say of themselves is no matter of records: no approval opens these gates.
#[test]
fn no_approval_opens_what_the_texts_themselves_close() {
    let mut desk = Desk::ready();
    desk.say("bernd", Approve, "content");
    desk.say("edda", Approve, "board");
    let gates = |case: Case<'_>| {
        let evaluation = evaluate(&case, &desk.policy, &Known::of(&desk.known));
        let now = "2026-03-16T12:00:00Z".parse().unwrap();
        clear(&case, &evaluation, &desk.policy, &desk_templates(), None, now).map(|_| ())
    };
    let two = BTreeSet::from([Kind::PressRelease, Kind::OpenLetter]);
    let outdated = BTreeMap::from([(lang("en"), lang("de"))]);
    let of = Refusal::Outdated { lang: lang("en"), of: lang("de") };
    for (name, case, expected) in [
        ("nothing", desk.case(), Ok(())),
        ("two kinds", Case { kinds: two, ..desk.case() }, Err(vec![Refusal::Kinds])),
        ("a translation of an older text", Case { outdated, ..desk.case() }, Err(vec![of])),
        ("one person's story with consent", Case { consent: true, ..desk.case() }, Ok(())),
        ("the templates", Case { about: About::Templates, ..desk.case() }, Err(vec![Refusal::OtherCase])),
    ] {
        assert_eq!(gates(case), expected, "{name}");
    }
}

/// Of approvals that do not count only those are told that would help, each for one reason.
#[test]
fn what_does_not_count_is_told_where_it_is_wanted() {
    let stale = |names| Refusal::Stale { by: people(names) };
    let own = |name| Refusal::OwnWords { by: person(name) };
    type Try = fn(&mut Desk);
    let rows: [(&str, Try, Vec<Refusal>); 6] = [
        ("nothing is wanted", |_| {}, vec![]),
        ("nothing is wanted of an author", |desk| _ = desk.say("farid", Approve, ""), vec![]),
        (
            "a quote was cleared in an earlier text",
            |desk| {
                desk.quotes = people("edda");
                desk.say("edda", Approve, "quoted");
                desk.edit("text 2");
                for (who, verdict, role) in
                    [("farid", Submit, ""), ("anna", Approve, "content"), ("dana", Approve, "management")]
                {
                    desk.say(who, verdict, role);
                }
            },
            vec![stale("edda")],
        ),
        (
            "a quote is wanted, and no approval",
            |desk| {
                desk.quotes = people("edda");
                desk.say("farid", Approve, "");
            },
            vec![],
        ),
        (
            "an author approved an earlier text: the text is not why that does not count",
            |desk| {
                desk.say("farid", Approve, "");
                desk.edit("text 2");
                desk.say("farid", Submit, "");
            },
            vec![stale("anna dana")],
        ),
        (
            "an author approved this one",
            |desk| {
                desk.say("dana", Submit, "");
            },
            vec![own("dana")],
        ),
    ];
    for (name, change, expected) in rows {
        let mut desk = Desk::ready();
        change(&mut desk);
        let refusals = desk.clear().err().unwrap_or_default();
        let told = refusals.into_iter().filter(|gate| matches!(gate, Refusal::Stale { .. } | Refusal::OwnWords { .. }));
        assert_eq!(told.collect::<Vec<_>>(), expected, "{name}");
    }
}

#[test]
fn what_went_out_is_out_whatever_was_said_of_it_since() {
    use Stage::*;
    for (stages, out) in [
        (&[Draft, InReview, ChangesRequested, Approved, Scheduled][..], false),
        (&[Published, Corrected, Withdrawn], true),
    ] {
        assert!(stages.iter().all(|stage| stage.is_out() == out), "{stages:?}");
    }
}
