//! Tests of the rules: every mistake is named, none becomes "no rule".

use super::super::TemplateRule;
use super::super::sample::{self, file, fingerprint, listed, need, policy};
use super::*;
use PolicyError::*;

fn error(change: impl FnOnce(&mut RuleFile)) -> Option<PolicyError> {
    let mut changed = file();
    change(&mut changed);
    Policy::read(changed, Digest::of(b"rules"), &fingerprint).err()
}

fn anna(change: impl FnOnce(&mut Listed)) -> Option<PolicyError> {
    error(|file| change(file.people.get_mut("anna").unwrap()))
}

fn release(change: impl FnOnce(&mut KindRule)) -> Option<PolicyError> {
    error(|file| change(file.rules.get_mut("press_release").unwrap()))
}

fn field(field: &'static str, value: &str) -> Option<PolicyError> {
    Some(PersonField { person: "anna".to_owned(), field, value: value.to_owned() })
}

#[test]
fn reads_a_good_file() {
    let policy = policy(file());
    assert_eq!(policy.holder("SHA256:anna"), PersonId::parse("anna").as_ref());
    assert_eq!(policy.holder("SHA256:mallory"), None);
    assert_eq!(policy.needs(Kind::Submission, false).len(), 2);
    assert_eq!(policy.needs(Kind::Submission, true).len(), 3);
    assert_eq!(policy.reviewing_roles(), ["board", "content", "legal", "management"]);
    assert_eq!(policy.admins().map(PersonId::as_str).collect::<Vec<_>>(), ["dana", "edda"]);
    assert_eq!(policy.shortfalls(), []);
}

#[test]
fn names_what_is_wrong_with_the_file() {
    let digest = Digest::of(b"before").to_string();
    let rows: Vec<(&str, Option<PolicyError>, PolicyError)> = vec![
        ("serial 0", error(|f| f.serial = 0), Serial(0)),
        ("first with predecessor", error(|f| f.predecessor = digest.clone()), Predecessor(digest.clone())),
        ("first with a word", error(|f| f.predecessor = "none".to_owned()), Predecessor("none".to_owned())),
        ("second without", error(|f| f.serial = 2), Predecessor("-".to_owned())),
        (
            "not a digest",
            error(|f| (f.serial, f.predecessor) = (2, "sha256:0".to_owned())),
            Predecessor("sha256:0".to_owned()),
        ),
        ("no zone", error(|f| f.zone = "Europe/Berlim".to_owned()), Zone("Europe/Berlim".to_owned())),
        ("an offset is no zone", error(|f| f.zone = "+01:00".to_owned()), Zone("+01:00".to_owned())),
        ("no language", error(|f| f.languages.clear()), Language(String::new())),
        ("no tag", error(|f| f.languages.push("Deutsch".to_owned())), Language("Deutsch".to_owned())),
        ("twice", error(|f| f.languages.push("de".to_owned())), Language("de".to_owned())),
        ("the rules' own", error(|f| f.languages.push("und".to_owned())), Language("und".to_owned())),
        ("threshold 0", error(|f| f.administration.threshold = 0), Threshold { threshold: 0, admins: 2 }),
        ("too high", error(|f| f.administration.threshold = 3), Threshold { threshold: 3, admins: 2 }),
        (
            "an administrator without a key",
            error(|f| f.people.get_mut("dana").unwrap().keys.clear()),
            Threshold { threshold: 2, admins: 1 },
        ),
        ("nobody", error(|f| f.people.clear()), Threshold { threshold: 2, admins: 0 }),
        ("a kind without rule", error(|f| drop(f.rules.remove("submission"))), NoRule("submission")),
        (
            "a typo in a kind",
            error(|f| {
                let rule = f.rules.remove("submission").unwrap();
                f.rules.insert("submision".to_owned(), rule);
            }),
            UnknownKind("submision".to_owned()),
        ),
        (
            "a kind in another spelling",
            error(|f| {
                let rule = f.rules["press_release"].clone();
                f.rules.insert("press-release".to_owned(), rule);
            }),
            UnknownKind("press-release".to_owned()),
        ),
        (
            "a name that is none",
            error(|f| drop(f.people.insert("Anna B".to_owned(), listed("x", "")))),
            PersonName("Anna B".to_owned()),
        ),
        (
            "one key, two persons",
            error(|f| f.people.get_mut("edda").unwrap().keys.push("key-anna".to_owned())),
            SharedKey { first: "anna".to_owned(), second: "edda".to_owned() },
        ),
    ];
    for (name, found, expected) in rows {
        assert_eq!(found, Some(expected), "{name}");
    }
}

#[test]
fn names_what_is_wrong_with_a_person() {
    let deputy = |other: &str, from: Option<&str>, until: Option<&str>| {
        anna(|p| {
            p.deputy_for = Some(other.to_owned());
            p.deputy_from = from.map(str::to_owned);
            p.deputy_until = until.map(str::to_owned);
        })
    };
    let key = |at| Some(Key { person: "anna".to_owned(), at, reason: "key-broken" });
    let rows = [
        ("no name", anna(|p| p.name = " ".to_owned()), field("name", " ")),
        ("two lines", anna(|p| p.name = "A\nB".to_owned()), field("name", "A\nB")),
        ("no address", anna(|p| p.email = "anna".to_owned()), field("email", "anna")),
        ("role in capitals", anna(|p| p.roles[0] = "Content".to_owned()), field("roles", "Content")),
        ("a dash", anna(|p| p.roles[0] = "-".to_owned()), field("roles", "-")),
        ("a dash at the end", anna(|p| p.roles[0] = "press-".to_owned()), field("roles", "press-")),
        ("a dash at the start", anna(|p| p.roles[0] = "-press".to_owned()), field("roles", "-press")),
        ("two words", anna(|p| p.roles[0] = "second reader".to_owned()), field("roles", "second reader")),
        ("33 letters", anna(|p| p.roles[0] = "x".repeat(33)), field("roles", &"x".repeat(33))),
        ("32 letters", anna(|p| p.roles[0] = "x".repeat(32)), None),
        ("not listable", anna(|p| p.roles[0] = "quoted".to_owned()), field("roles", "quoted")),
        ("a broken key", anna(|p| p.keys.push("ssh-ed25519".to_owned())), key(2)),
        ("of nobody", deputy("zoe", Some("2026-07-01"), Some("2026-07-14")), field("deputy_for", "zoe")),
        ("of herself", deputy("anna", Some("2026-07-01"), Some("2026-07-14")), field("deputy_for", "anna")),
        ("no first day", deputy("dana", None, Some("2026-07-14")), field("deputy_from", "")),
        ("no last day", deputy("dana", Some("2026-07-01"), None), field("deputy_until", "")),
        ("backwards", deputy("dana", Some("2026-07-14"), Some("2026-07-01")), field("deputy_until", "2026-07-01")),
        ("no such day", deputy("dana", Some("2026-06-31"), Some("2026-07-01")), field("deputy_from", "2026-06-31")),
        ("another spelling", deputy("dana", Some("20260701"), Some("2026-07-14")), field("deputy_from", "20260701")),
        ("days alone", anna(|p| p.deputy_from = Some("2026-07-01".to_owned())), field("deputy_for", "")),
        ("the same key twice", anna(|p| p.keys.push("key-anna".to_owned())), None),
        ("no key yet", anna(|p| p.keys.clear()), None),
    ];
    for (name, found, expected) in rows {
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn names_what_is_wrong_with_a_rule() {
    let kind = || "press_release".to_owned();
    let rows = [
        ("nothing needed", release(|r| r.needs.clear()), NothingNeeded { kind: kind() }),
        ("nobody in particular", release(|r| r.needs.push(need("", 1))), NothingNeeded { kind: kind() }),
        ("count 0", release(|r| r.needs[0].count = 0), CountZero { kind: kind() }),
        ("count 0 in single cases", release(|r| r.single_case[0].count = 0), CountZero { kind: kind() }),
        (
            "a role that nobody can have",
            release(|r| r.needs.push(need("Board", 1))),
            Role { kind: kind(), role: "Board".to_owned() },
        ),
        (
            "quotes are no review",
            release(|r| r.needs.push(need("quoted", 1))),
            Role { kind: kind(), role: "quoted".to_owned() },
        ),
        (
            "a list that decides who approves",
            release(|r| r.may_grow = vec!["partners".to_owned(), "quotes".to_owned()]),
            MayGrow { kind: kind(), field: "quotes".to_owned() },
        ),
        (
            "a typo in a list",
            release(|r| r.may_grow = vec!["Partners".to_owned()]),
            MayGrow { kind: kind(), field: "Partners".to_owned() },
        ),
    ];
    for (name, found, expected) in rows {
        assert_eq!(found, Some(expected), "{name}");
    }
}

#[test]
fn deputies_have_the_roles_while_they_are_listed() {
    let mut file = file();
    let farid = file.people.get_mut("farid").unwrap();
    farid.deputy_for = Some("dana".to_owned());
    (farid.deputy_from, farid.deputy_until) = (Some("2026-07-01".to_owned()), Some("2026-07-14".to_owned()));
    let bernd = file.people.get_mut("bernd").unwrap();
    bernd.deputy_for = Some("farid".to_owned());
    (bernd.deputy_from, bernd.deputy_until) = (Some("2026-07-01".to_owned()), Some("2026-07-14".to_owned()));
    let policy = policy(file);
    let holds = |name: &str, role| policy.holds(&PersonId::parse(name).unwrap(), role);
    assert!(holds("farid", "management"));
    assert!(!holds("farid", ADMIN), "the rules are not passed on");
    assert!(!holds("bernd", "management"), "nor what a deputy has as a deputy");
    let lapsed = |day: &str| policy.lapsed(day.parse().unwrap()).count();
    assert_eq!([lapsed("2026-06-30"), lapsed("2026-07-01"), lapsed("2026-07-14"), lapsed("2026-07-15")], [2, 0, 0, 2]);
}

#[test]
fn says_which_rules_nobody_can_meet() {
    let without = |names: &[&str]| {
        let mut file = file();
        file.administration.threshold = 1;
        file.people.retain(|name, _| !names.contains(&name.as_str()));
        policy(file).shortfalls()
    };
    let short = |kind: &str, roles: &[&str]| CannotBeMet {
        kind: kind.to_owned(),
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        wanted: 1,
        have: 0,
    };
    assert_eq!(without(&["farid", "bernd"]), [], "Anna drafts, Chidi approves, Edda releases; Chidi's are Anna's");
    let legal = Kind::ALL.map(|kind| short(kind.name(), &["legal"]));
    assert_eq!(without(&["chidi"]), legal);
    let two = without(&["bernd", "chidi", "edda", "farid"]);
    assert_eq!(two.len(), 11, "two people cannot check each other in two roles: {two:?}");
    let one = without(&["anna", "bernd", "chidi", "edda", "farid"]);
    assert_eq!(one.len(), 18, "{one:?}");
}

#[test]
fn a_typo_in_the_file_is_an_error() {
    let toml = |text: &str| toml::from_str::<KindRule>(text).is_ok();
    assert!(toml("needs = [{ roles = ['content'] }]"));
    assert!(!toml("needs = [{ roles = ['content'], cuont = 2 }]"));
    assert!(!toml("needs = [{ roles = ['content'], count = -1 }]"));
    assert!(!toml("need = [{ roles = ['content'] }]"));
    assert!(!toml("needs = [{ roles = ['content'] }]\nquote_cleared = true"));
}

/// Where in the file people are led to.
#[test]
fn every_mistake_has_its_place_in_the_file() {
    let text = |text: &str| text.to_owned();
    let section = |kind: &str| NothingNeeded { kind: text(kind) };
    let (anna, roles) = (|| text("anna"), vec![text("board")]);
    for (mistake, path) in [
        (PersonName(text("Anna B")), &["people", "Anna B"][..]),
        (PersonField { person: anna(), field: "email", value: text("anna") }, &["people", "anna", "email"]),
        (Key { person: anna(), at: 1, reason: "key-broken" }, &["people", "anna", "keys"]),
        (SharedKey { first: text("edda"), second: anna() }, &["people", "anna", "keys"]),
        (NoRule("submission"), &["rules"]),
        (UnknownKind(text("submision")), &["rules", "submision"]),
        (section("submission"), &["rules", "submission"]),
        (section("templates"), &["templates"]),
        (section("expedited"), &["expedited"]),
        (section("corrections"), &["corrections"]),
        (CountZero { kind: text("submission") }, &["rules", "submission"]),
        (Role { kind: text("corrections"), role: text("Board") }, &["corrections"]),
        (CannotBeMet { kind: text("submission"), roles, wanted: 1, have: 0 }, &["rules", "submission"]),
        (MayGrow { kind: text("submission"), field: text("quotes") }, &["rules", "submission", "may_grow"]),
        (PolicyError::Expedited { people: 1, hours: 24 }, &["expedited"]),
        (Threshold { threshold: 0, admins: 2 }, &["administration", "threshold"]),
        (Serial(0), &["serial"]),
        (Predecessor(text("-")), &["predecessor"]),
        (Zone(text("Europe/Berlim")), &["zone"]),
        (Language(text("Deutsch")), &["languages"]),
    ] {
        assert_eq!(mistake.path(), path, "{mistake}");
    }
}

/// What is said of a text after it went out needs what the section says, and without one what the
/// text itself needed; one person's story its legal look in any case, but for taking it back.
#[test]
fn corrections_need_what_their_section_says() {
    let with = |corrections| policy(RuleFile { corrections, ..file() });
    let (less, usual) = (with(Some(sample::corrections())), with(None));
    let (release, law) = (need("management board", 1), need("legal", 1));
    let of = |grade| Aftermath::Correction(grade);
    for (aftermath, single_case, needs) in [
        (of(Grade::Formal), false, vec![release.clone()]),
        (of(Grade::Minor), false, vec![release.clone()]),
        (of(Grade::Minor), true, vec![release.clone(), law.clone()]),
        (of(Grade::Severe), false, vec![release.clone(), need("board", 1)]),
        (of(Grade::Severe), true, vec![release.clone(), need("board", 1), law.clone()]),
        (Aftermath::Withdrawal, false, vec![release.clone()]),
        (Aftermath::Withdrawal, true, vec![release.clone()]),
    ] {
        assert_eq!(less.needs_after(Kind::Submission, single_case, aftermath), needs, "{aftermath:?} {single_case}");
        let all = usual.needs(Kind::Submission, single_case);
        assert_eq!(usual.needs_after(Kind::Submission, single_case, aftermath), all, "{aftermath:?} {single_case}");
    }
}

/// The sections beside the kinds are held to the same: none of them is a way round.
#[test]
fn names_what_is_wrong_with_another_section() {
    let corrections = |change: fn(&mut CorrectionRule)| {
        error(|f| {
            let mut rule = sample::corrections();
            change(&mut rule);
            f.corrections = Some(rule);
        })
    };
    let templates = |needs| error(|f| f.templates = Some(TemplateRule { needs }));
    let hasty = |change: fn(&mut super::Expedited)| error(|f| change(f.expedited.as_mut().unwrap()));
    let nothing = |kind: &str| NothingNeeded { kind: kind.to_owned() };
    let zero = |kind: &str| CountZero { kind: kind.to_owned() };
    let role = |kind: &str, role: &str| Role { kind: kind.to_owned(), role: role.to_owned() };
    for (name, found, expected) in [
        ("corrections", corrections(|_| {}), None),
        ("no more for a severe one", corrections(|r| r.severe.clear()), None),
        ("a correction that nobody approves", corrections(|r| r.needs.clear()), Some(nothing("corrections"))),
        ("a withdrawal that nobody approves", corrections(|r| r.withdrawal.clear()), Some(nothing("corrections"))),
        ("a correction, by no role", corrections(|r| r.needs.push(need("", 1))), Some(nothing("corrections"))),
        ("a withdrawal by 0 people", corrections(|r| r.withdrawal[0].count = 0), Some(zero("corrections"))),
        (
            "a severe one, by a role that is none",
            corrections(|r| r.severe.push(need("Board", 1))),
            Some(role("corrections", "Board")),
        ),
        (
            "a withdrawal by whoever is quoted",
            corrections(|r| r.withdrawal.push(need("quoted", 1))),
            Some(role("corrections", "quoted")),
        ),
        ("templates that nobody approves", templates(Vec::new()), Some(nothing("templates"))),
        ("templates by no role", templates(vec![need("", 1)]), Some(nothing("templates"))),
        ("templates by 0 people", templates(vec![need("board", 0)]), Some(zero("templates"))),
        ("haste by nobody", hasty(|short| short.release.clear()), Some(nothing("expedited"))),
        ("haste alone", hasty(|short| short.people = 1), Some(PolicyError::Expedited { people: 1, hours: 24 })),
        (
            "no second look",
            hasty(|short| short.second_look_hours = 0),
            Some(PolicyError::Expedited { people: 2, hours: 0 }),
        ),
        ("three, within an hour", hasty(|short| (short.people, short.second_look_hours) = (3, 1)), None),
    ] {
        assert_eq!(found, expected, "{name}");
    }
}
