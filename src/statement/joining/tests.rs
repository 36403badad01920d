//! Tests of what counts as a partner who joined: additions at the end of the list, and nothing else.

use super::super::Media;
use super::*;

/// A letter whose head holds these lines, with a picture in its text.
fn letter(lines: &str) -> Edition {
    let source = format!(
        "---\nid: 2026-brief\nkind: open_letter\nlanguage: de\n{lines}---\n\n# Titel\n\n- Text\n\n![Bild](media/a.png)\n"
    );
    read(&source, "1")
}

fn read(source: &str, picture: &str) -> Edition {
    let media = Media::from([("media/a.png".to_owned(), picture.as_bytes().to_vec())]);
    Edition::read(source, &media).unwrap_or_else(|| panic!("no edition: {source}"))
}

/// Who joined since: nobody where it is the same text, `None` where anything else differs.
fn joined(before: &Edition, now: &Edition) -> Option<Vec<String>> {
    if before.digest == now.digest {
        return Some(Vec::new());
    }
    now.before_joining(&BTreeSet::from([before.digest])).pop().map(|(_, joined)| joined)
}

/// What the head said of partners before and now, and who joined.
#[test]
fn names_at_the_end_of_the_list_have_joined() {
    let rows: &[(&str, &str, &[&str])] = &[
        ("partners: [Rat A]\n", "partners: [Rat A]\n", &[]),
        ("partners: [Rat A]\n", "partners: [Rat A, Rat B]\n", &["Rat B"]),
        ("partners: [Rat A]\n", "partners: [Rat A, \"Rat B\", 'Rat C']\n", &["Rat B", "Rat C"]),
        ("partners: [ Rat A ]\n", "partners: [ Rat A, Rat B ]\n", &["Rat B"]),
        ("partners: [\"Rat A, B\"]\n", "partners: [\"Rat A, B\", Rat C]\n", &["Rat C"]),
        ("partners: [L'Aquila]\n", "partners: [L'Aquila, Rat C]\n", &["Rat C"]),
        ("partners: []\n", "partners: [Rat A]\n", &["Rat A"]),
        ("partners: []\n", "partners:\n  - Rat A\n", &["Rat A"]),
        ("partners:\n", "partners:\n- Rat A\n- Rat B\n", &["Rat A", "Rat B"]),
        ("", "partners: [Rat A]\n", &["Rat A"]),
        ("place: Berlin\n", "place: Berlin\npartners:\n  - Rat A\n", &["Rat A"]),
        ("partners:\n  - Rat A\nplace: Berlin\n", "partners:\n  - Rat A\n  - Rat B\nplace: Berlin\n", &["Rat B"]),
        ("partners:\n  - \"Rat: A (1)\"\n", "partners:\n  - \"Rat: A (1)\"\n  - Rat B\n", &["Rat B"]),
        ("partners:\r\n  - Rat A\r\n", "partners:\r\n  - Rat A\r\n  - Rat B\r\n", &["Rat B"]),
    ];
    for (before, now, expected) in rows {
        let expected = expected.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(joined(&letter(before), &letter(now)), Some(expected), "{before:?} to {now:?}");
    }
}

#[test]
fn every_other_difference_is_another_text() {
    let rows: &[(&str, &str, &str)] = &[
        ("one is gone", "partners: [Rat A, Rat B]\n", "partners: [Rat A]\n"),
        ("one is exchanged", "partners: [Rat A]\n", "partners: [Rat B]\n"),
        ("one is exchanged, and another joined", "partners: [Rat A]\n", "partners: [Rat C, Rat B]\n"),
        ("another order", "partners: [Rat A, Rat B]\n", "partners: [Rat B, Rat A]\n"),
        ("not at the end", "partners: [Rat A, Rat B]\n", "partners: [Rat A, Rat C, Rat B]\n"),
        ("at the beginning", "partners: [Rat A]\n", "partners: [Rat C, Rat A]\n"),
        ("one letter of a name", "partners: [Rat A]\n", "partners: [Rat Ä, Rat B]\n"),
        ("quotes around a name", "partners: [Rat A]\n", "partners: [\"Rat A\", Rat B]\n"),
        ("a remark behind the list", "partners: [Rat A]\n", "partners: [Rat A, Rat B] # Frau Muster\n"),
        ("a remark behind a name", "partners:\n  - Rat A\n", "partners:\n  - Rat A\n  - Rat B # Frau Muster\n"),
        ("a remark between", "partners:\n  - Rat A\n", "partners:\n  - Rat A\n# Frau Muster\n  - Rat B\n"),
        ("a remark below", "partners:\n  - Rat A\n", "partners:\n  - Rat A\n  - Rat B\n# Frau Muster\n"),
        ("an empty line", "partners:\n  - Rat A\n", "partners:\n  - Rat A\n\n  - Rat B\n"),
        ("a name that goes on below", "partners:\n  - Rat A\n", "partners:\n  - Rat A\n  - Rat B\n    ist dagegen\n"),
        ("a folded name", "partners:\n  - Rat A\n", "partners:\n  - Rat A\n  - >-\n    Rat B\n"),
        ("brackets over two lines", "partners: [Rat A]\n", "partners: [Rat A,\n  Rat B]\n"),
        ("an escape", "partners: [Rat A]\n", "partners: [Rat A, \"Rat \\u0042\"]\n"),
        ("another fact besides", "partners: [Rat A]\n", "partners: [Rat A, Rat B]\nplace: Berlin\n"),
        ("an embargo is gone", "embargo: 2026-12-01 10:00\npartners: [Rat A]\n", "partners: [Rat A, Rat B]\n"),
        ("the list elsewhere", "partners: [Rat A]\nplace: Berlin\n", "place: Berlin\npartners: [Rat A, Rat B]\n"),
        ("another way to write the list", "partners: [Rat A]\n", "partners:\n  - Rat A\n  - Rat B\n"),
        ("names in another list", "readers: [Anna]\n", "readers: [Anna, Bernd]\n"),
        ("lists of the press", "lists: [presse]\n", "lists: [presse, land]\n"),
        ("a key in quotes", "\"partners\": [Rat A]\n", "\"partners\": [Rat A, Rat B]\n"),
        ("the ends of lines", "partners: [Rat A]\n", "partners: [Rat A, Rat B]\r\n"),
    ];
    for (name, before, now) in rows {
        assert_eq!(joined(&letter(before), &letter(now)), None, "{name}");
    }
    let before = letter("partners: [Rat A]\n");
    let now = letter("partners: [Rat A, Rat B]\n").source;
    for (name, source, picture) in [
        ("a word", now.replace("Text", "Texte"), "1"),
        ("a blank in the text", format!("{now} \n"), "1"),
        ("a picture", now.clone(), "2"),
        ("another kind", now.replace("open_letter", "joint_statement"), "1"),
        ("another statement", now.replace("2026-brief", "2026-brief-2"), "1"),
        ("a mark at the beginning", format!("\u{feff}{now}"), "1"),
    ] {
        assert_eq!(joined(&before, &read(&source, picture)), None, "{name}");
    }
    assert_eq!(joined(&before, &read(&now, "1")), Some(vec!["Rat B".to_owned()]), "the same without any of these");
}

#[test]
fn what_is_no_plain_name_is_read_first() {
    use Unfit::*;
    let others = ["Rat der Nachbarn e. V.".to_owned()];
    for (name, expected) in [
        ("Omas gegen Rechts Musterstadt e. V.", None),
        ("St. Georg", None),
        ("Lehrer*innen-Bund", None),
        ("Lehrer:innen-Bund", None),
        ("Diakonie & Caritas", None),
        ("L’Autre Côté 81", None),
        ("Рада біженців", None),
        ("شورای پناهندگان", None),
        ("ምክር ቤት", None),
        ("", Some(Length)),
        (&"x".repeat(101), Some(Length)),
        ("a b c d e f g h i j k l m", Some(Length)),
        ("Rat B, der Punkt 3 ablehnt", Some(Character(','))),
        ("Rat B (unter Vorbehalt)", Some(Character('('))),
        ("Rat B – gegen Punkt 3", Some(Character('–'))),
        ("Rat B - gegen Punkt 3", Some(Character('-'))),
        ("Rat B: gegen Punkt 3", Some(Character(':'))),
        ("Rat B; Rat C", Some(Character(';'))),
        ("Wir sind dagegen. Rat B", Some(Character('.'))),
        ("Rat B!", Some(Character('!'))),
        ("Rat B?", Some(Character('?'))),
        ("„Kein Mensch ist illegal“", Some(Character('„'))),
        ("*Rat* B", Some(Character('*'))),
        ("[Rat B](https://example.org)", Some(Character('['))),
        ("https://example.org", Some(Character(':'))),
        ("www.example.org", Some(Character('.'))),
        ("presse@example.org", Some(Character('@'))),
        ("#read", Some(Character('#'))),
        ("<b>Rat</b>", Some(Character('<'))),
        (" Rat B", Some(Character(' '))),
        ("Rat B ", Some(Character(' '))),
        ("Rat  B", Some(Character(' '))),
        ("Rat\u{a0}B", Some(Character('\u{a0}'))),
        ("Rat\u{202e}B", Some(Character('\u{202e}'))),
        ("Rat\u{200b}B", Some(Character('\u{200b}'))),
        ("Rat\u{ad}B", Some(Character('\u{ad}'))),
        ("Rat\u{7}B", Some(Character('\u{7}'))),
        ("Rat\nB", Some(Character('\n'))),
        ("Ra\u{308}t", Some(Character('\u{308}'))),
        ("🕊", Some(Character('🕊'))),
        ("Cаritas", Some(Scripts)),
        ("Ｒat", Some(Character('Ｒ'))),
        ("Rat B\u{3164}", Some(Character('\u{3164}'))),
        ("Rat B ꓽ gegen Punkt 3", Some(Character('ꓽ'))),
        ("Rat Bǃ", Some(Character('ǃ'))),
        ("Rat B ː gegen Punkt 3", Some(Character('ː'))),
        ("𝐑at", Some(Character('𝐑'))),
        ("Πρόσφυγες 24", None),
        ("Rat24", None),
        ("Rat der Nachbarn e. V.", Some(Twice)),
        ("RAT DER NACHBARN EV", Some(Twice)),
    ] {
        assert_eq!(unfit(name, &others), expected, "{name:?}");
        if let Some(wrong) = expected.filter(|wrong| *wrong != Length && !name.contains(['\n', '\u{7}', '[', '#'])) {
            let now = format!("partners:\n  - Rat der Nachbarn e. V.\n  - \"{name}\"\n");
            let before = letter("partners:\n  - Rat der Nachbarn e. V.\n");
            assert_eq!(joined(&before, &letter(&now)), None, "{name:?}: {wrong:?}");
        }
    }
}

/// A list that was approved may hold any names; behind one that is unfit nobody joins unread.
#[test]
fn nobody_joins_behind_a_name_that_was_not_approved() {
    let first = letter("partners: [Rat A]\n");
    let second = letter("partners: [Rat A, \"Rat B (unter Vorbehalt)\"]\n");
    let third = letter("partners: [Rat A, \"Rat B (unter Vorbehalt)\", Rat C]\n");
    assert_eq!(joined(&first, &third), None);
    assert_eq!(joined(&second, &third), Some(vec!["Rat C".to_owned()]));
}

#[test]
fn a_long_list_is_read_again() {
    let rows = |count: usize| (0..count).map(|n| format!("  - Rat {n} in der Stadt\n")).collect::<String>();
    let before = letter("partners: []\n");
    for (count, expected) in [(200, Some(200)), (201, None)] {
        let now = letter(&format!("partners:\n{}", rows(count)));
        assert_eq!(joined(&before, &now).map(|joined| joined.len()), expected, "{count}");
    }
}

/// Whoever joined can be told by hand: off with the line, and the digest is the old one.
#[test]
fn every_state_on_the_way_is_found() {
    let states = ["[A1]", "[A1, B2]", "[A1, B2, C3]"].map(|list| letter(&format!("partners: {list}\n")));
    let wanted: BTreeSet<Digest> = states.iter().map(|state| state.digest).collect();
    let found = states[2].before_joining(&wanted);
    let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(found, [(states[1].digest, names(&["C3"])), (states[0].digest, names(&["B2", "C3"]))]);
    assert_eq!(states[0].before_joining(&wanted), []);
}
