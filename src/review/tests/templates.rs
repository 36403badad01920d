//! Tests of what texts are set in: good as it came, or approved by somebody who did not change it.

use super::*;
use Verdict::{Approve, Comment, Object, Receipt, Submit, Withdraw};

fn judge(desk: &Desk, shipped: impl Fn(&Digest) -> bool) -> Templates {
    let case = Case {
        about: About::Templates,
        editions: template_editions(Digest::of(b"look 2")),
        quotes: Vec::new(),
        single_case: false,
        ..desk.case()
    };
    Templates::judge(&case, &desk.policy, &Known::of(&desk.known), shipped).unwrap()
}

/// As they came with the program.
pub(super) fn shipped() -> Templates {
    let policy = sample::policy(sample::file());
    let id = StatementId::parse("2026-a").unwrap();
    let case = Case {
        repo: policy.digest,
        about: About::Statement(&id),
        kinds: BTreeSet::from([Kind::PressRelease]),
        single_case: false,
        consent: true,
        aftermath: None,
        outdated: BTreeMap::new(),
        partners: BTreeSet::new(),
        changes: &[],
        said: None,
        quotes: Vec::new(),
        editions: BTreeMap::new(),
        grown: Grown::none(),
        touched_by: BTreeSet::new(),
        entries: &[],
        discounted: BTreeSet::new(),
    };
    assert!(Templates::judge(&case, &policy, &Known::default(), |_| true).is_none(), "a text is no template");
    let case = Case { about: About::Templates, editions: template_editions(Digest::of(b"look 1")), ..case };
    Templates::judge(&case, &policy, &Known::of([&policy]), |_| true).unwrap()
}

/// A desk at which these people said something about the templates.
fn said(words: &[(&str, Verdict, &str)]) -> Desk {
    let mut desk = Desk::new();
    for (who, verdict, role) in words {
        say(&mut desk, who, *verdict, role, b"look 2");
    }
    desk
}

fn say(desk: &mut Desk, who: &str, verdict: Verdict, role: &str, look: &[u8]) {
    let mut record = desk.record(who, verdict, role);
    record.kind = RecordKind::Template;
    record.id = "templates".to_owned();
    record.editions = template_editions(Digest::of(look)).into_iter().collect();
    record.seen = judge(desk, |_| false).evaluation().seen.clone();
    let mut entry = desk.entry(record.clone(), who);
    entry.path = format!("reviews/workflow/{}", Entry::name(&entry.digest, &record.person));
    desk.entries.push(entry);
}

/// Whoever handed in other templates did not make these.
#[test]
fn another_look_is_another_persons() {
    let mut desk = said(&[("farid", Submit, "")]);
    say(&mut desk, "dana", Submit, "", b"look 3");
    say(&mut desk, "dana", Approve, "management", b"look 2");
    assert!(judge(&desk, |_| false).are_good());
    say(&mut desk, "dana", Submit, "", b"look 2");
    assert!(!judge(&desk, |_| false).are_good(), "these are hers too");
}

#[test]
fn a_change_wants_somebody_who_did_not_make_it() {
    let farid = ("farid", Submit, "");
    let dana = ("dana", Approve, "management");
    let rows: &[(&str, Desk, &str, bool)] = &[
        ("nobody handed it in", said(&[]), "", false),
        ("handed in", said(&[farid]), "", false),
        ("approved", said(&[farid, dana]), "", true),
        ("approved and not handed in", said(&[dana]), "", false),
        ("by a role that does not fit", said(&[farid, ("anna", Approve, "content")]), "", false),
        ("by whoever handed it in", said(&[("dana", Submit, ""), dana]), "", false),
        ("by whoever changed it, as git says", said(&[farid, dana]), "dana@example.org", false),
        ("an unknown hand wants one more", said(&[farid, dana]), "wer@example.net", false),
        ("taken back", said(&[farid, dana, ("dana", Withdraw, "management")]), "", false),
        ("somebody objects", said(&[farid, dana, ("anna", Object, "content")]), "", false),
        ("a receipt is no approval", said(&[farid, ("dana", Receipt, "")]), "", false),
        ("haste is none either", said(&[farid, ("dana", Comment, "management")]), "", false),
    ];
    for (name, desk, touched, good) in rows {
        let mut desk = desk.clone();
        desk.touched_by.extend((!touched.is_empty()).then(|| mail(touched)));
        assert_eq!(judge(&desk, |_| false).are_good(), *good, "{name}");
        assert!(judge(&desk, |_| true).are_good(), "{name}: as they came");
    }
}

#[test]
fn a_text_waits_for_its_templates() {
    let mut desk = said(&[("farid", Submit, "")]);
    let templates = judge(&desk, |_| false);
    desk.entries.clear();
    let ready = Desk { templates, ..Desk::ready() };
    assert_eq!(ready.gates(), ["gate-templates"]);
    let could = vec![person("dana"), person("edda")];
    assert!(ready.templates.could().iter().eq(&could) && !ready.templates.are_shipped() && shipped().are_shipped());
    assert_eq!(ready.clear(), Err(vec![Refusal::Templates { submitted: true, could }]));
    assert_eq!(Desk::ready().clear().unwrap().templates(), &Digest::of(b"look 1"));
}

#[test]
fn records_of_texts_and_templates_do_not_mix() {
    let desk = said(&[("farid", Submit, ""), ("dana", Approve, "management")]);
    let mut other = Desk::half();
    other.entries.extend(desk.entries.iter().cloned().map(|entry| {
        let path = entry.path.replace("reviews/workflow/", "reviews/2026/2026-bleiberecht/");
        Entry { path, ..entry }
    }));
    assert_eq!(other.gates(), ["gate-approval"]);
    assert!(other.drops().iter().all(|drop| *drop == "drop-other-statement"), "{:?}", other.drops());
}

#[test]
fn skeletons_are_no_part_and_every_other_byte_is() {
    let digest = |files: &[(&'static str, &'static str)]| {
        template_digest(files.iter().map(|(path, text)| (*path, text.as_bytes())))
    };
    let one = digest(&[("house.typ", "a"), ("site/page.html", "b")]);
    assert_eq!(one, digest(&[("site/page.html", "b"), ("house.typ", "a"), ("new/press_release.de.md", "c")]));
    for other in [
        digest(&[("house.typ", "a")]),
        digest(&[("house.typ", "a"), ("site/page.html", "c")]),
        digest(&[("house.typ", "a"), ("site/page.htm", "b")]),
        digest(&[("house.typ", "a"), ("site/page.html", "b"), ("logo.svg", "")]),
    ] {
        assert_ne!(one, other);
    }
    let by_hand = format!("klartext-templates 1\nfile house.typ {}\n", Digest::of(b"a"));
    assert_eq!(digest(&[("house.typ", "a")]), Digest::of(by_hand.as_bytes()));
}
