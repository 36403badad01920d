//! Tries of what stands for nothing: names that nobody has, gaps in the head, bytes that are no text.

use super::*;

#[test]
fn names_in_the_head_must_stand_for_somebody() {
    let words = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let known = |lists| Known {
        languages: words(&["de", "en", "pl"]),
        furnished: Some(words(&["de", "en"])),
        contacts: words(&["presse"]),
        people: words(&["anna"]),
        early_lists: words(&["bund"]),
        zone: jiff::tz::TimeZone::get("Europe/Berlin").ok(),
        lists,
        ..Known::default()
    };
    let check = |facts: &str, lists: Option<Vec<String>>, expected: &[Found]| {
        let source = format!("---\nid: 2026-x\nkind: press_release\n{facts}---\n# T\n");
        let edition = lint("x.md", &source, &Media::new()).edition.expect("sound facts");
        let findings = references(&source, &edition.front, &known(lists));
        findings.iter().for_each(speakable);
        let found: Vec<Found> = findings.iter().map(|f| (f.code, f.span.line, f.span.column, f.span.len)).collect();
        assert_eq!(found, expected, "{facts}");
    };
    let sound = "language: de\ncontacts: [presse]\nquotes: [anna]\nlists: [Landespresse]\n";
    check(sound, Some(words(&["landespresse"])), &[]);
    check("language: de-simple\nlists: [Bund, irgendwo]\n", None, &[("reference-list-unseen", 5, 15, 8)]);
    check("language: tlh\n", None, &[("reference-language", 4, 11, 3)]);
    check("language: pl\n", None, &[("reference-furniture", 4, 11, 2)]);
    check("language: de\nembargo: 2027-03-28 02:30\n", None, &[("head-moment", 5, 10, 16)]);
    check("language: de\nembargo: 2027-10-31 02:30\n", None, &[("head-moment", 5, 10, 16)]);
    check("language: de\nembargo: 2027-10-31 03:30\n", None, &[]);
    let wrong = "language: de\ncontacts: [presse, niemand]\nquotes:\n  - anna\n  - nemo\nlists: [x]\n";
    let found = [("reference-contact", 5, 20, 7), ("reference-quote", 8, 5, 4), ("reference-list", 9, 9, 1)];
    check(wrong, Some(words(&["landespresse"])), &found);
}

#[test]
fn gaps_in_the_head_are_told_at_their_place() {
    let head = "---\nid: 2026-x\nkind: submission\nlanguage: de\nplace: \"[Ort]\"\naddressees:\n  - Landtag\n  - \"[Haus]\"\n---\n# T\n";
    let found = found("x.md", head, &Media::new());
    let gaps: Vec<(usize, usize)> = found
        .iter()
        .filter(|(code, ..)| *code == "leftover-skeleton")
        .map(|(_, line, column, _)| (*line, *column))
        .collect();
    assert_eq!(gaps, [(5, 9), (8, 5)], "{found:?}");
}

#[test]
fn bytes_that_are_no_text_have_one_finding() {
    let check = |bytes: &[u8], expected: Option<(&'static str, usize, usize)>| {
        let finding = readable(bytes);
        finding.iter().for_each(speakable);
        assert_eq!(finding.map(|f| (f.code, f.span.line, f.span.column)), expected);
    };
    check("# Grüße\n".as_bytes(), None);
    check(b"# A\n\nGr\xfc\xdfe", Some(("character-encoding", 3, 3)));
    check(b"Ein \0 verirrtes Zeichen im Text\n", None);
    check(b"T\0e\0x\0t\0", Some(("character-binary", 0, 0)));
    check(b"\x89PNG\0\0", Some(("character-binary", 0, 0)));
    check(&vec![b'a'; (1 << 20) + 1], Some(("character-too-many", 0, 0)));
}

#[test]
fn a_headline_alone_is_no_text() {
    for (text, expected) in [("", true), ("*Unterzeile*\n", true), ("Ein Satz.\n", false), ("- x\n", false)] {
        assert_eq!(about(text).iter().any(|(code, ..)| *code == "part-text"), expected, "{text:?}");
    }
}

#[test]
fn a_script_without_a_font_is_one_finding() {
    let check = |text: &str, expected: &[(&str, usize)]| {
        let findings = unprintable(text, &|c| c.is_ascii());
        findings.iter().for_each(speakable);
        let found: Vec<_> = findings.iter().map(|f| (f.code, f.span.line)).collect();
        assert_eq!(found, expected);
    };
    check("# A\n\n冬 冬\n", &[("character-no-font", 3)]);
    check("# A\n\n难民委员会呼吁州政府立即停止遣返\n", &[("character-no-fonts", 3)]);
}

#[test]
fn what_nobody_sees_is_found_however_it_is_typed() {
    for (text, expected) in [
        ("10 &#x2067;bis&#x2069; 20", Some("character-direction")),
        ("10 &#8238;bis 20", Some("character-direction")),
        ("Wort&ZeroWidthSpace;art", Some("character-invisible")),
        ("Wort&#xE0041;art", Some("character-invisible")),
        ("Wort\u{3164}art", Some("character-invisible")),
        ("Tom &amp; J&auml;ger, 5&nbsp;km, &#10; &; & &#xZZ; &x", None),
    ] {
        let found = about(&format!("# Titel\n\n{text}\n"));
        let odd = found.iter().map(|(code, ..)| *code).find(|code| code.starts_with("character-"));
        assert_eq!(odd, expected, "{text}");
    }
}

#[test]
fn a_head_hides_nothing_behind_a_number() {
    for (place, expected) in [
        ("Ber\\u202elin", Some("character-direction")),
        ("Ber\\U00002067lin", Some("character-direction")),
        ("Ber\\u200blin", Some("character-invisible")),
        ("K\\xf6ln \\u00e4\\t \\u12", None),
    ] {
        let source =
            format!("---\nid: 2026-x\nkind: press_release\nlanguage: de\nplace: \"{place}\"\n---\n# T\n\n\\u202e\n");
        let found = found("x.md", &source, &Media::new());
        let odd: Vec<_> = found.iter().filter(|(code, ..)| code.starts_with("character-")).collect();
        assert_eq!(odd.iter().map(|(code, ..)| *code).next(), expected, "{place}: {odd:?}");
        assert!(odd.iter().all(|(_, line, ..)| *line == 5), "the text has no such escapes: {odd:?}");
    }
}
