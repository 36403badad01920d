//! Tests of the record's grammar: one spelling for each record, and nothing else is read.

use super::*;
use crate::statement::Lang;
use proptest::prelude::*;

pub(super) fn record() -> Record {
    Record {
        repo: Digest::of(b"first rules"),
        kind: RecordKind::Statement,
        id: "2026-bleiberecht".to_owned(),
        editions: vec![(lang("de"), Digest::of(b"de")), (lang("en"), Digest::of(b"en"))],
        workflow: (7, Digest::of(b"rules 7")),
        preview: Some(Digest::of(b"%PDF")),
        verdict: Verdict::Approve,
        role: Some("management".to_owned()),
        person: PersonId::parse("anna").unwrap(),
        seen: Vec::new(),
        time: "2026-11-23T15:48:36Z".parse().unwrap(),
        note: Some("Ja – 100 %".to_owned()),
    }
}

fn lang(text: &str) -> Lang {
    Lang::parse(text).unwrap()
}

#[test]
fn prints_as_the_grammar_says() {
    let (repo, de, en) = (Digest::of(b"first rules"), Digest::of(b"de"), Digest::of(b"en"));
    let (rules, pdf) = (Digest::of(b"rules 7"), Digest::of(b"%PDF"));
    let text = format!(
        "klartext-review 1\nrepo {repo}\nkind statement\nid 2026-bleiberecht\nedition de {de}\nedition en {en}\n\
         workflow 7 {rules}\npreview {pdf}\nverdict approve\nrole management\nperson anna\nseen -\n\
         time 2026-11-23T15:48:36Z\nnote Ja%20%E2%80%93%20100%20%25\n"
    );
    assert_eq!(record().print(), text);
    assert_eq!(Record::parse(&text), Ok(record()));
}

#[test]
fn haste_gives_its_reason() {
    let hasty = Record { verdict: Verdict::Expedite, ..record() };
    assert_eq!(Record::parse(&hasty.print()), Ok(hasty.clone()));
    let silent = Record { note: None, ..hasty };
    assert!(matches!(Record::parse(&silent.print()), Err(RecordError::Line { line: 14, .. })));
}

/// Each row changes one thing in a good record; the line is where it must be noticed.
#[test]
fn refuses_other_spellings() {
    let (digest, other) = (Digest::of(b"de"), Digest::of(b"en"));
    let rows: &[(&str, &str, &str, usize)] = &[
        ("another version", "review 1", "review 2", 1),
        ("a key with two blanks", "kind statement", "kind  statement", 3),
        ("a tab", "kind statement", "kind\tstatement", 3),
        ("a kind that is none", "kind statement", "kind templates", 3),
        ("templates with a statement's id", "kind statement", "kind template", 4),
        ("rules with a statement's id", "kind statement", "kind workflow", 4),
        ("an id with a path", "id 2026-bleiberecht", "id ../bleiberecht", 4),
        ("an id in capitals", "2026-bleiberecht", "2026-Bleiberecht", 4),
        ("editions unsorted", "edition de", "edition fr", 6),
        ("one language twice", "edition en", "edition de", 6),
        ("the language of the rules", "edition en", "edition und", 6),
        ("a short digest", "edition de sha256:", "edition de sha256:0", 5),
        ("serial 0", "workflow 7", "workflow 0", 7),
        ("a word that is no verdict", "verdict approve", "verdict approved", 9),
        ("a claim without its release", "verdict approve", "verdict claim", 14),
        ("a receipt without its release", "verdict approve", "verdict receipt", 14),
        ("a role in capitals", "role management", "role Management", 10),
        ("a role that is a dash too many", "role management", "role -m", 10),
        ("no role and no dash", "role management", "role ", 10),
        ("a person that is none", "person anna", "person Anna", 11),
        ("an empty list", "seen -", "seen ", 12),
        ("a list with a hole", "seen -", "seen ,", 12),
        ("another zone", "15:48:36Z", "15:48:36+00:00", 13),
        ("fractions", "15:48:36Z", "15:48:36.5Z", 13),
        ("small letters", "T15:48:36Z", "t15:48:36z", 13),
        ("no day", "2026-11-23", "2026-02-30", 13),
        ("an empty note", "note Ja%20%E2%80%93%20100%20%25", "note ", 14),
        ("half an escape", "%25", "%2", 14),
        ("small hexadecimals", "%E2", "%e2", 14),
        ("not UTF-8", "%E2%80%93", "%E2%80", 14),
        ("a line break in the note", "%25", "%0A", 14),
        ("a delete character", "%25", "%7F", 14),
        ("a control character of the second block", "%25", "%C2%85", 14),
        ("a line separator", "%25", "%E2%80%A8", 14),
        ("a carriage return", "person anna\n", "person anna\r\n", 11),
        ("a line too many", "note Ja%20%E2%80%93%20100%20%25\n", "note -\n\n", 15),
        ("no last line end", "%25\n", "%25", 14),
    ];
    for (name, from, to, line) in rows {
        let text = record().print();
        let changed = text.replacen(from, to, 1);
        assert_ne!(text, changed, "{name}");
        match Record::parse(&changed) {
            Err(RecordError::Line { line: found, .. }) => assert_eq!(found, *line, "{name}"),
            other => panic!("{name}: {other:?}"),
        }
    }
    let unsorted = format!("seen {},{}", digest.max(other), digest.min(other));
    let twice = format!("seen {digest},{digest}");
    for seen in [unsorted, twice] {
        let text = record().print().replace("seen -", &seen);
        assert!(matches!(Record::parse(&text), Err(RecordError::Line { line: 12, .. })), "{seen}");
    }
}

#[test]
fn refuses_what_would_print_otherwise() {
    let rows = [
        ("workflow 7", "workflow +7"),
        ("workflow 7", "workflow 07"),
        ("Ja%20", "%4Aa%20"),
        ("Ja%20", "Jä%20"),
        ("%20100", " 100"),
        ("15:48:36Z", "15:48:60Z"),
    ];
    for (from, to) in rows {
        assert_eq!(Record::parse(&record().print().replace(from, to)), Err(RecordError::NotCanonical), "{to}");
    }
}

#[test]
fn a_note_is_never_mistaken() {
    let rows = [
        (None, "note -\n", None),
        (Some(""), "note -\n", None),
        (Some("-"), "note %2D\n", Some("-")),
        (Some("--"), "note --\n", Some("--")),
        (Some("a_b~c.d"), "note a_b~c.d\n", Some("a_b~c.d")),
        (Some("sha256:0"), "note sha256%3A0\n", Some("sha256:0")),
    ];
    for (note, line, back) in rows {
        let text = Record { note: note.map(str::to_owned), ..record() }.print();
        assert!(text.ends_with(line), "{text}");
        assert_eq!(Record::parse(&text).unwrap().note.as_deref(), back);
    }
    assert_eq!(one_line("  zwei\r\n Zeilen\t "), Some("zwei Zeilen".to_owned()));
    assert_eq!(one_line(" \n"), None);
}

#[test]
fn limits_hold() {
    let seen = |many: usize| (0..many).map(|n| Digest::of(&n.to_be_bytes())).collect::<Vec<_>>();
    let langs = |many: u8| {
        let tag = |n: u8| lang(&format!("{}{}", char::from(b'a' + n / 26), char::from(b'a' + n % 26)));
        (0..many).map(|n| (tag(n), Digest::of(&[n]))).collect::<Vec<_>>()
    };
    let most = Record {
        seen: seen(Record::MOST_SEEN),
        editions: langs(64),
        note: Some("ü".repeat(Record::LONGEST_NOTE / 2)),
        ..record()
    };
    assert!(Record::parse(&most.print()).is_ok(), "{} bytes", most.print().len());
    let rows = [
        ("seen", Record { seen: seen(Record::MOST_SEEN + 1), ..record() }),
        ("editions", Record { editions: langs(65), ..record() }),
        ("note", Record { note: Some("a".repeat(Record::LONGEST_NOTE + 1)), ..record() }),
        ("none", Record { editions: Vec::new(), ..record() }),
    ];
    for (name, record) in rows {
        assert!(matches!(Record::parse(&record.print()), Err(RecordError::Line { .. })), "{name}");
    }
    let long = "x".repeat(Record::LIMIT + 1);
    assert_eq!(Record::parse(&long), Err(RecordError::TooLarge { limit: Record::LIMIT }));
}

#[test]
fn claims_and_receipts_name_their_release() {
    let (release, manifest) = (Digest::of(b"release"), Digest::of(b"manifest"));
    let claim = Record { verdict: Verdict::Claim, note: Some(claim_note(&release)), ..record() };
    let mailing = Record { verdict: Verdict::Claim, note: Some(mailing_note(&release, &manifest)), ..record() };
    let receipt = Record { verdict: Verdict::Receipt, note: Some(receipt_note(&release, &manifest)), ..record() };
    let comment = Record { verdict: Verdict::Comment, note: Some(claim_note(&release)), ..record() };
    let given_up =
        Record { verdict: Verdict::Abandon, note: Some(abandon_note(&release, 12, "mails 3 zu viel")), ..record() };
    assert_eq!(given_up.given_up(), Some((12, "mails 3 zu viel")));
    let unnamed = Record { note: Some(claim_note(&release)), ..given_up.clone() };
    assert!(Record::parse(&unnamed.print()).is_err(), "nobody knows how many have it");
    for (record, named, with) in [
        (claim, Some(release), None),
        (mailing, Some(release), Some(manifest)),
        (receipt, Some(release), Some(manifest)),
        (comment, None, None),
        (given_up, Some(release), None),
    ] {
        let back = Record::parse(&record.print()).unwrap();
        assert_eq!((back.release(), back.manifest()), (named, with));
    }
}

#[test]
fn a_sign_on_names_its_partner() {
    let sign_on = |note: &str| Record { verdict: Verdict::SignOn, note: Some(note.to_owned()), ..record() };
    for (note, partner) in [
        ("Rat der Nachbarn: Mail vom 23.11.", Some("Rat der Nachbarn")),
        ("Rat: Nachbarn: Mail", Some("Rat")),
        ("Rat der Nachbarn", None),
    ] {
        let read = Record::parse(&sign_on(note).print());
        assert_eq!(read.ok().as_ref().and_then(Record::partner), partner, "{note}");
    }
    let comment = Record { verdict: Verdict::Comment, ..sign_on("Rat der Nachbarn: Mail") };
    assert_eq!(comment.partner(), None, "nobody signs by a comment");
}

/// docs/record-format.md: `<digest12>-<person>.review`.
#[test]
fn a_file_is_named_after_its_digest_and_person() {
    let (digest, anna) = (Digest::of(b"a record"), PersonId::parse("anna").unwrap());
    assert_eq!(Entry::name(&digest, &anna), format!("{}-anna.review", &digest.hex()[..12]));
}

#[test]
fn rules_have_one_edition_of_no_language() {
    let rules = Record {
        kind: RecordKind::Workflow,
        id: "workflow".to_owned(),
        editions: vec![(lang("und"), Digest::of(b"rules 8"))],
        ..record()
    };
    assert_eq!(Record::parse(&rules.print()), Ok(rules.clone()));
    let german = Record { editions: record().editions, ..rules };
    assert!(Record::parse(&german.print()).is_err());
}

prop_compose! {
    fn any_record()(
        seen in prop::collection::btree_set(any::<[u8; 4]>(), 0..20),
        langs in prop::collection::btree_map("[a-z]{2}(-[a-z]{2,8})?", any::<u8>(), 1..8),
        serial in 1u64..,
        verdict in prop::sample::select(vec![Verdict::Submit, Verdict::Approve, Verdict::Object, Verdict::Withdraw]),
        role in prop::option::of("[a-z][a-z-]{0,31}"),
        person in "[a-z][a-z0-9-]{0,31}",
        second in 0i64..4_000_000_000,
        note in prop::option::of("[^\\p{Cc}\u{2028}\u{2029}]{1,80}"),
    ) -> Record {
        let mut seen: Vec<Digest> = seen.iter().map(|bytes| Digest::of(bytes)).collect();
        seen.sort();
        Record {
            seen,
            editions: langs.iter().map(|(tag, n)| (lang(tag), Digest::of(&[*n]))).collect(),
            workflow: (serial, Digest::of(b"rules")),
            verdict,
            role,
            person: PersonId::parse(&person).unwrap(),
            time: jiff::Timestamp::from_second(second).unwrap(),
            note,
            ..record()
        }
    }
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(record in any_record()) {
        let text = record.print();
        prop_assert!(text.is_ascii());
        prop_assert_eq!(Record::parse(&text), Ok(record));
    }

    #[test]
    fn what_is_read_prints_the_same(record in any_record(), at in any::<prop::sample::Index>(), put: char) {
        let mut text: Vec<char> = record.print().chars().collect();
        let at = at.index(text.len());
        text[at] = put;
        let text: String = text.into_iter().collect();
        if let Ok(record) = Record::parse(&text) {
            prop_assert_eq!(record.print(), text);
        }
    }

    #[test]
    fn nothing_makes_it_panic(text: String) {
        let _ = Record::parse(&text);
        let _ = Record::parse(&format!("klartext-review 1\n{text}"));
        let _ = Record::parse(&record().print().replace("Ja", &text));
    }
}
