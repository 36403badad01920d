//! Tries of the head: what is accepted, and what each mistake is called.

use super::*;
use proptest::prelude::*;

const WHOLE: &str = "---\nid: 2026-abschiebestopp\nkind: press_release\nlanguage: de\nplace: Berlin\ndate: 2026-11-24\n\
    embargo: 2026-11-25 10:00\ncontacts: [presse]\nlists:\n  - presse-berlin\n  - freunde\nquotes: [anna, b-okoye]\n\
    addressees:\n- Ministerium\nreference: \"BT-Drs. 21/1234\"\ndue: 2026-12-01T23:59\npartners: [Beispielbund e. V.]\n\
    single_case: true\nconsent: Akte 12\n---\n# Text\n";

fn codes(head: &str) -> Vec<(&'static str, usize, usize)> {
    let text = format!("---\n{head}\n---\n");
    split(&text).findings.iter().map(|finding| (finding.code, finding.span.line, finding.span.column)).collect()
}

/// The findings of a head that is otherwise complete; its own lines start at 5.
fn also(line: &str) -> Vec<(&'static str, usize, usize)> {
    codes(&format!("id: 2026-x\nkind: submission\nlanguage: de\n{line}"))
}

#[test]
fn a_whole_head_is_read() {
    for text in [WHOLE.to_owned(), WHOLE.replace('\n', "\r\n"), format!("\u{feff}{WHOLE}")] {
        let split = split(&text);
        assert_eq!(split.findings, []);
        let front = split.front.expect("it is complete");
        assert_eq!(front.id.as_str(), "2026-abschiebestopp");
        assert_eq!(front.embargo, Some(jiff::civil::date(2026, 11, 25).at(10, 0, 0, 0)));
        assert_eq!(front.due, Some(jiff::civil::date(2026, 12, 1).at(23, 59, 0, 0)));
        assert_eq!((front.lists.len(), front.quotes.len(), front.addressees.len()), (2, 2, 1));
        assert!(front.single_case);
        assert_eq!((split.body.trim(), split.body_line), ("# Text", 20));
    }
}

#[test]
fn a_file_without_a_closed_head_is_all_text() {
    for (text, code) in
        [("# Nur Text\n", "head-missing"), ("---\nid: x\n# Text\n", "head-unclosed"), ("", "head-missing")]
    {
        let split = split(text);
        assert_eq!((split.front, split.body, split.body_line), (None, text, 0));
        assert_eq!(split.findings[0].code, code);
    }
    assert_eq!(codes(&"x".repeat(70_000))[0].0, "head-too-long");
}

#[test]
fn every_mistake_has_its_name_and_place() {
    for (line, code, at, column) in [
        ("date: 2026-02-30", "head-date-impossible", 5, 7),
        ("date: 24.11.2026", "head-date", 5, 7),
        ("date: 2026-1-2", "head-date", 5, 7),
        ("embargo: 2026-11-25", "head-time", 5, 10),
        ("embargo: 2026-11-25 25:00", "head-date-impossible", 5, 10),
        ("embargo: 2026-11-25 10:00+01:00", "head-time", 5, 10),
        ("embrago: 2026-11-25 10:00", "head-unknown-near", 5, 1),
        ("Sperrfrist: 2026-11-25 10:00", "head-unknown-near", 5, 1),
        ("zzzzzzz: 1", "head-unknown", 5, 1),
        ("status: approved", "head-status", 5, 1),
        ("title: Text", "head-title", 5, 1),
        ("place: 12", "head-type-text", 5, 8),
        ("contacts: presse", "head-type-list", 5, 11),
        ("lists: [1]", "head-type-item", 5, 8),
        ("quotes: [anna, Bea Okoye]", "head-person", 5, 16),
        ("quotes:\n  - anna\n  - Bea Okoye", "head-person", 7, 5),
        ("single_case: ja", "head-type-flag", 5, 14),
        ("place: a\nplace: b", "head-duplicate", 6, 1),
        ("place: Berlin: Mitte", "head-colon", 5, 14),
        ("place: \"Berlin", "head-quote", 5, 8),
        ("lists: [a, b", "head-bracket", 5, 8),
        (&format!("partners: {}", "[".repeat(60_000)), "head-syntax", 5, 41),
        ("\tplace: x", "head-tab", 5, 1),
        ("place: &a x", "head-reference", 5, 8),
        ("lists: [*a]", "head-reference", 5, 9),
        ("place: !!int 3", "head-reference", 5, 8),
    ] {
        let found = also(line);
        assert!(found.contains(&(code, at, column)), "{line}: {found:?}");
        assert!(
            split(&format!("---\nid: 2026-x\nkind: submission\nlanguage: de\n{line}\n---\n")).front.is_none(),
            "{line}"
        );
    }
}

#[test]
fn what_is_required_is_asked_for() {
    let found: Vec<&str> = codes("place: Berlin").iter().map(|finding| finding.0).collect();
    assert_eq!(found, ["head-required"; 3]);
    assert_eq!(codes("id:\nkind: submission\nlanguage: de"), [("head-required", 2, 1)]);
    assert_eq!(codes("").len(), 3);
    assert_eq!(codes("- a\n- b")[0].0, "head-no-facts");
    let found: Vec<&str> =
        codes("id: Bleiberecht\nkind: presse\nlanguage: Deutsch").iter().map(|finding| finding.0).collect();
    assert_eq!(found, ["head-id", "head-kind", "head-language"]);
}

#[test]
fn suggestions_can_be_typed() {
    for (line, suggestion) in [
        ("date: 24. November 2026", "2026-11-24"),
        ("embargo: 25.11.2026 9.30 Uhr", "2026-11-25 09:30"),
        ("embargo: 2026-11-25T10:00:00Z", "2026-11-25 10:00"),
        ("langauge: de", "language"),
        ("Sperrfrist: x", "embargo"),
    ] {
        let text = format!("---\nid: 2026-x\nkind: submission\nlanguage: de\n{line}\n---\n");
        let finding = split(&text).findings.remove(0);
        assert!(finding.args.contains(&("suggestion", suggestion.to_owned())), "{finding:?}");
    }
}

#[test]
fn comments_quotes_and_blanks_are_fine() {
    for line in [
        "# Kommentar & mehr",
        "place: \"a: b & *c*\" # & noch was",
        "place:",
        "lists: []",
        "place: R&D *Stern",
        "place: 'x'",
    ] {
        assert_eq!(also(line), [], "{line}");
    }
}

#[test]
fn bombs_do_not_go_off() {
    let deep = format!("place: {}", "[".repeat(20_000));
    let laughs = "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nlists: [*c]";
    for head in [deep.as_str(), laughs, "? [a, b]\n: c", "<<: {id: x}", "1: 2", "--- x", "%YAML 3.0", "id: |\n  x\n y"]
    {
        assert!(split(&format!("---\n{head}\n---\n")).front.is_none(), "{head}");
    }
}

proptest! {
    #[test]
    fn any_head_can_be_read(head in "\\PC{0,80}", tail in "[a-z:\\-\\[\\]{}&*!|>'\"#%@,? \\t\\n]{0,80}") {
        split(&format!("---\n{head}\n{tail}\n---\n"));
        split(&tail);
    }
}
