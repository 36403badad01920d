//! Tries of the checks: each trap with its place, harmless look-alikes, and the sentences for all.

use super::*;
use crate::statement::{Kind, Lang, import};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

mod names;

const RELEASE: &str = "---\nid: 2026-winter\nkind: press_release\nlanguage: de\nplace: Berlin\ndate: 2026-11-24\n\
    contacts: [presse]\nquotes: [anna]\n---\n# Kein Winter ohne Dach\n\n";

type Found = (&'static str, usize, usize, usize);

/// The head of a picture of one pixel; nobody reads on.
const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01";

fn found(path: &str, source: &str, media: &Media) -> Vec<Found> {
    let reading = lint(path, source, media);
    reading.findings.iter().for_each(speakable);
    reading.findings.iter().map(|f| (f.code, f.span.line, f.span.column, f.span.len)).collect()
}

/// What is said about a text under a sound head; the text starts in line 12.
fn about(text: &str) -> Vec<Found> {
    found("x.md", &format!("{RELEASE}{text}"), &Media::from([("media/a.png".to_owned(), PIXEL.to_vec())]))
}

fn has(text: &str, expected: Found) {
    let found = about(text);
    assert!(found.contains(&expected), "{text}\n{found:?}");
}

#[test]
fn a_sound_text_is_left_alone() {
    let text = "Ein Vorspann, der alles sagt.\n\n## Zwischentitel\n\nMontag, 23. November 2026: [Bericht](https://example.org/bericht) \
        und ![Ein Zelt im Schnee](media/a.png). „Zitat“, § 3, [sic], [d]ie, [x](mailto:presse@example.org), 2015–2020, Az. 12-34/2026.\n\n\
        - [x] erledigt\n\n**Pressekontakt:** Anna Beispiel, Tel. 0171 2345678, +49 30 1234567\n";
    assert_eq!(about(text), []);
    let reading = lint(
        "statements/2026/2026-winter/de.md",
        &format!("{RELEASE}{text}"),
        &Media::from([("media/a.png".to_owned(), PIXEL.to_vec())]),
    );
    assert!(reading.edition.is_some_and(|edition| edition.media.len() == 1));
}

#[test]
fn paths_must_agree() {
    for (path, code) in [
        ("statements/2026/2026-sommer/de.md", Some(("path-id", 2, 1, 15))),
        ("statements/2025/2026-winter/de.md", Some(("path-id", 2, 1, 15))),
        ("statements/2026/2026-winter/en.md", Some(("path-language", 4, 1, 12))),
        ("statements/2026/2026-winter/de.md", None),
        ("entwurf.md", None),
    ] {
        let found = found(path, &format!("{RELEASE}Vorspann.\n"), &Media::new());
        assert_eq!(found.first().copied(), code, "{path}");
    }
}

#[test]
fn traps_of_markdown_are_told() {
    has("Alle Lehrer*innen und Schüler*innen\n", ("gender-star", 12, 6, 12));
    has("12. März 2026 – Text\n", ("dateline", 12, 1, 3));
    has("Text <u>x</u> <u>y</u>\n", ("html-dropped", 12, 6, 3));
    has("V\n\n<script>alert(1)</script>\n", ("html-program", 14, 1, 25));
    has("Text <!-- Hinweis -->\n", ("html-comment", 12, 6, 16));
    has("V\n\n|a|b|\n|-|-|\n|1|2|3|\n", ("table-surplus", 16, 1, 7));
    has("V\n\n| | |\n|-|-|\n|1|2|\n", ("table-no-head", 14, 1, 5));
    has("V[^x]\n\n[^y]: Note\n", ("note-undefined", 12, 2, 4));
    has("V[^x]\n\n[^y]: Note\n", ("note-unused", 14, 1, 10));
    has(&format!("{}tief\n", "> ".repeat(20)), ("too-deep", 12, 25, 20));
    assert_eq!(about("V\n\n`a*b` `<u>` `TODO` `[Ort]` `geb. 1.1.1990`\n"), []);
}

#[test]
fn headings_are_in_order() {
    has("V\n\n#### Vier\n", ("heading-skipped", 14, 1, 9));
    has("V\n\n## \n", ("heading-empty", 14, 1, 3));
    has("V\n\n# Zwei\n", ("heading-second", 14, 1, 6));
    has(&format!("V {} b\n", "a".repeat(4_001)), ("length-word", 12, 3, 4_001));
    has("V\n\n> ## Zitat\n\n#### Drei\n", ("heading-skipped", 16, 1, 9));
    let none = RELEASE.replace("# Kein Winter ohne Dach", "Nur Text");
    assert!(found("x.md", &none, &Media::new()).contains(&("headline-missing", 10, 1, 0)));
    let late = RELEASE.replace("# Kein", "## Vorher\n\n# Kein");
    assert!(found("x.md", &late, &Media::new()).contains(&("heading-before-headline", 10, 1, 9)));
}

#[test]
fn each_kind_has_its_parts() {
    for (kind, codes) in [
        ("press_release", &["part-contacts", "part-date", "part-lead", "part-place", "part-quote"][..]),
        ("submission", &["part-addressees", "part-due", "part-reference"]),
        ("position_paper", &["part-date", "part-headings", "part-summary"]),
        ("open_letter", &["part-addressees", "part-salutation"]),
        ("joint_statement", &["part-partners"]),
    ] {
        let source = format!("---\nid: 2026-x\nkind: {kind}\nlanguage: de\n---\n# T\n");
        let mut found: Vec<&str> = found("x.md", &source, &Media::new()).iter().map(|finding| finding.0).collect();
        found.sort_unstable();
        assert_eq!(found.pop(), Some("part-text"), "{kind}");
        assert_eq!(found, codes, "{kind}");
    }
    let letter = "---\nid: 2026-x\nkind: open_letter\nlanguage: de\naddressees: [Bundestag]\nsingle_case: true\n---\n# T\n\nSehr geehrte Damen,\n";
    assert_eq!(found("x.md", letter, &Media::new()), [("part-consent", 1, 1, 3)]);
}

#[test]
fn lengths_are_measured() {
    has(&format!("{}\n", "Wort ".repeat(701)), ("length-release", 12, 1, 3505));
    has(&format!("*{}*\n\nV\n", "x".repeat(111)), ("length-subline", 10, 1, 23));
    let long = RELEASE.replace("Kein", &"K".repeat(60));
    assert!(found("x.md", &long, &Media::new()).iter().any(|finding| finding.0 == "length-headline"));
}

#[test]
fn pictures_can_be_opened() {
    let huge = [&PIXEL[..16], &50_000u32.to_be_bytes(), &50_000u32.to_be_bytes()].concat();
    let acts = b"<svg><script>x()</script><rect onload='y()'/></svg>";
    for (bytes, code) in [
        (huge.as_slice(), Some("picture-pixels")),
        (b"%PDF-1.7", Some("picture-unknown")),
        (&PIXEL[..20], Some("picture-damaged")),
        (b"<svg", Some("picture-damaged")),
        (acts, Some("picture-acts")),
        (&[b"<svg>".as_slice(), &[b' '; 8_000_001]].concat(), Some("picture-heavy")),
        (b"<svg><rect/></svg>", None),
    ] {
        let media = Media::from([("media/a.png".to_owned(), bytes.to_vec())]);
        let found = found("x.md", &format!("{RELEASE}V ![Zelt](media/a.png)\n"), &media);
        let codes: Vec<&str> = found.iter().map(|found| found.0).filter(|code| code.starts_with("picture")).collect();
        assert_eq!(codes, code.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn pictures_are_there_and_described() {
    has("V ![Zelt](media/b.png)\n", ("picture-missing", 12, 3, 20));
    has("V ![](media/a.png)\n", ("picture-no-alt", 12, 3, 16));
    has("V ![a.png](media/a.png)\n", ("picture-alt-file-name", 12, 3, 21));
    has("V ![IMG_1234](media/a.png)\n", ("picture-alt-file-name", 12, 3, 24));
    has("V ![Zelt](https://example.org/a.png)\n", ("picture-remote", 12, 3, 34));
    has("V ![Zelt](../a.png)\n", ("picture-outside", 12, 3, 17));
    has("V ![Zelt](/files/a.png)\n", ("picture-outside", 12, 3, 21));
}

#[test]
fn links_lead_where_they_say() {
    for (link, code) in [
        ("[x](javascript:alert)", "link-scheme"),
        ("[x](JavaScript:alert)", "link-scheme"),
        ("[x](data:text/html,x)", "link-scheme"),
        ("[x](file:///etc/passwd)", "link-scheme"),
        ("[x](http://example.org)", "link-insecure"),
        ("[x]()", "link-empty"),
        ("[](https://example.org)", "link-no-words"),
        ("[hier](https://example.org)", "link-vague"),
        ("[Mehr …](https://example.org)", "link-vague"),
        ("[x](#fehlt)", "link-anchor"),
        ("[x](/ueber-uns)", "link-relative"),
        ("[x](https://example.org/?a=1&utm_source=x)", "link-tracking"),
        ("[x](https://example.org/?fbclid=1#a)", "link-tracking"),
        ("[example.org](https://example.net/)", "link-lookalike"),
        ("[https://www.example.org/a](https://example.org.example.net/a)", "link-lookalike"),
        ("[x](https://exаmple.org)", "link-mixed-script"),
        ("[x](https://асе.org)", "link-mixed-script"),
        ("[x](https://xn--exmple-cua.org)", "link-encoded-host"),
    ] {
        let found = about(&format!("V {link}\n"));
        let codes: Vec<&str> = found.iter().map(|finding| finding.0).collect();
        assert_eq!(codes, [code], "{link}");
        assert_eq!((found[0].1, found[0].2, found[0].3), (12, 3, link.chars().count()), "{link}");
    }
    for link in [
        "[example.org](https://www.example.org/a)",
        "[Bericht.pdf](https://example.org/x.pdf)",
        "[x](https://пример.укр)",
        "https://example.org/a",
        "www.example.org",
        "<presse@example.org>",
        "[Teil](#kapitel)\n\n## Kapitel",
        "[Straße 5.Mai](https://müller.example)",
    ] {
        let found = about(&format!("V {link}\n"));
        assert!(found.iter().all(|finding| finding.0 == "link-insecure"), "{link}: {found:?}");
    }
}

#[test]
fn private_data_is_noticed() {
    has("V DE89 3704 0044 0532 0130 00, bitte\n", ("personal-account", 12, 3, 27));
    has("V DE89370400440532013000\n", ("personal-account", 12, 3, 22));
    has("Ruf an: 0171/2345678.\n", ("personal-phone", 12, 9, 12));
    has("Ruf an: +49 (0) 171 234 56 78!\n", ("personal-phone", 12, 9, 21));
    has("V anna.beispiel@gmail.com.\n", ("personal-mail", 12, 3, 23));
    has("Frau A. (geb. 12.3.1990) sagt\n", ("personal-birth", 12, 10, 14));
    has("geboren am 12. März 1990 in\n", ("personal-birth", 12, 1, 24));
    for fine in [
        "V 0,5 bis 0.12345678",
        "Az. 2026-0171234567",
        "ISBN-Nr/0171234567",
        "geb. Müller",
        "1.000.000.000 Euro",
        "presse@example.org",
        "Mehr: https://example.org/01712345678",
    ] {
        assert_eq!(about(&format!("{fine}\n")), [], "{fine}");
    }
}

#[test]
fn dates_exist_and_have_their_weekday() {
    for (text, code, column, len) in [
        ("Am 31. Juni 2026", "date-impossible", 4, 13),
        ("Am 31. Juni", "date-impossible", 4, 8),
        ("Am 30.02.2026.", "date-impossible", 4, 10),
        ("Am 2026-02-30", "date-impossible", 4, 10),
        ("On February 30, 2026", "date-impossible", 4, 17),
        ("29. Februar 2026", "date-impossible", 1, 16),
        ("Montag, 24.11.2026", "date-weekday", 1, 18),
        ("am Montag, den 24. November 2026", "date-weekday", 4, 29),
        ("Monday, November 24, 2026", "date-weekday", 1, 25),
        ("Sonntag (24.11.2026)", "date-weekday", 1, 19),
    ] {
        assert!(about(&format!("{text}\n")).contains(&(code, 12, column, len)), "{text}: {:?}", about(text));
    }
    for fine in [
        "Dienstag, 24.11.2026",
        "29. Februar 2028",
        "Version 31.31.2026",
        "§ 30.2",
        "31 may apply",
        "Punkt 12.34.5678",
        "Am Montag kam 24.11.2027",
    ] {
        assert_eq!(about(&format!("Text {fine}\n")), [], "{fine}");
    }
    let finding = lint("x.md", &format!("{RELEASE}Montag, 24.11.2026\n"), &Media::new()).findings.remove(0);
    assert!(finding.args.contains(&("actual", "Dienstag".to_owned())));
}

#[test]
fn leftovers_are_found() {
    has("V TODO: fragen\n", ("leftover-todo", 12, 3, 4));
    has("V [Ort], [Name der Person]\n", ("leftover-blank", 12, 3, 5));
    has("V {{ name }}\n", ("leftover-code", 12, 3, 10));
    has("V\n\n[Ort]: Berlin\n", ("reference-unused", 14, 1, 13));
    for fine in [
        "XXXL",
        "[Bericht][Ziel]\n\n[Ziel]: https://example.org",
        "[Ziel]\n\n[ziel]: https://example.org",
        "Mitarbeiter[Innen]",
        "[Anm. d. Red.]",
        "[…]",
        "[//]: # (x)",
    ] {
        assert_eq!(about(&format!("V {fine}\n")), [], "{fine}");
    }
}

#[test]
fn unseen_characters_are_named() {
    for (c, code) in [
        ('\u{8}', "character-control"),
        ('\u{202e}', "character-direction"),
        ('\u{2067}', "character-direction"),
        ('\u{e123}', "character-private"),
        ('\u{200b}', "character-invisible"),
        ('\u{fffd}', "character-broken"),
    ] {
        has(&format!("V {c} x {c}\n"), (code, 12, 3, 1));
    }
    // Alone among other line ends; throughout, as on an old Mac, it is none.
    has("V gesagt\rgelesen\n", ("character-control", 12, 9, 0));
    assert!(found("x.md", &RELEASE.replace('\n', "\r"), &Media::new()).iter().all(|f| f.0 != "character-control"));
    assert_eq!(about("V \u{200d}\u{200c}\u{ad}\u{a0}\u{202f}\u{200f} \t x\n"), []);
    let arabic = RELEASE.replace("language: de", "language: ar") + "نص \u{2067}نص\u{2069}\n";
    let found = found("x.md", &arabic, &Media::new());
    assert!(found.iter().all(|finding| finding.0 == "character-direction-rtl"), "{found:?}");
    let head = RELEASE.replace("Berlin", "Ber\u{202e}lin");
    assert!(
        lint("x.md", &head, &Media::new()).findings.iter().any(|f| f.code == "character-direction" && f.span.line == 5)
    );
}

/// Every variable of a finding's sentence must come with the finding.
fn speakable(finding: &Finding) {
    let sentences = sentences(include_str!("../../../locales/de/findings.ftl"));
    let (variables, _) = sentences.get(finding.code).unwrap_or_else(|| panic!("no sentence for {}", finding.code));
    let given: BTreeSet<String> = finding.args.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert!(variables.is_subset(&given), "{finding:?} lacks some of {variables:?}");
}

#[test]
fn mistakes_in_the_head_can_be_spoken_of() {
    for line in [
        "date: 2026-02-30",
        "date: x",
        "embargo: x",
        "embrago: 1",
        "zzzzzz: 1",
        "status: x",
        "title: x",
        "place: 1",
        "lists: x",
        "lists: [1]",
        "quotes: [X Y]",
        "single_case: ja",
        "place: a\nplace: b",
        "a: b: c",
        "a: \"",
        "a: [",
        "a\nb: c",
        "\ta: b",
        "a: &b c",
        "id: X",
        "kind: X",
        "language: X",
        "a: }",
    ] {
        assert!(!found("x.md", &format!("---\n{line}\n---\n# T\n"), &Media::new()).is_empty(), "{line}");
    }
    found("x.md", "---\n- a\n---\n", &Media::new());
    found("x.md", "---\nid: x\n", &Media::new());
    found("x.md", &format!("---\n{}\n---\n", "x".repeat(70_000)), &Media::new());
    for text in ["---\ntitle: a: b\ndate: x\ntags:\n---\n# Y\n", "Text", "---\ndate: 2026-02-30\ntags: [a]\n---\n"] {
        let german = Lang::parse("de").expect("a tag");
        let imported = import("x.md", text, Kind::OpenLetter, &german, 2026);
        imported.findings.iter().for_each(speakable);
    }
}

/// All codes that this room gives, read from its own lines.
fn codes() -> BTreeSet<String> {
    let sources = [
        include_str!("../lint.rs"),
        include_str!("characters.rs"),
        include_str!("dates.rs"),
        include_str!("headings.rs"),
        include_str!("leftovers.rs"),
        include_str!("lengths.rs"),
        include_str!("links.rs"),
        include_str!("marks.rs"),
        include_str!("parts.rs"),
        include_str!("personal.rs"),
        include_str!("pictures.rs"),
        include_str!("references.rs"),
        include_str!("easy.rs"),
        include_str!("sources.rs"),
        include_str!("../front.rs"),
        include_str!("../front/facts.rs"),
        include_str!("../front/lines.rs"),
        include_str!("../import.rs"),
        include_str!("../import/body.rs"),
    ];
    let rooms = [
        "head-",
        "path-",
        "gender-",
        "dateline",
        "html-",
        "table-",
        "too-deep",
        "note-",
        "heading-",
        "headline-",
        "part-",
        "length-",
        "picture-",
        "link-",
        "personal-",
        "date-",
        "leftover-",
        "reference-",
        "character-",
        "import-",
        "easy-",
        "source-",
    ];
    let code = |rest: &str| {
        let word: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
        (rest.get(word.len()..)?.starts_with('"') && !word.ends_with('-')).then_some(word)
    };
    let quoted = sources.iter().flat_map(|source| source.split_inclusive('"').skip(1).zip(source.split('"').skip(1)));
    let words = quoted.filter_map(|(with_quote, _)| code(with_quote));
    words.filter(|word| rooms.iter().any(|room| word.starts_with(room))).collect()
}

/// The sentences of a language: code, and the variables in the sentence and in its fix.
fn sentences(ftl: &str) -> BTreeMap<String, (BTreeSet<String>, bool)> {
    let mut out: BTreeMap<String, (BTreeSet<String>, bool)> = BTreeMap::new();
    let mut code = String::new();
    for line in ftl.lines() {
        if let Some((name, _)) = line.strip_prefix("finding-").and_then(|rest| rest.split_once(" = ")) {
            code = name.to_owned();
            assert!(!out.contains_key(&code), "{code} stands twice");
        }
        let entry = out.entry(code.clone()).or_default();
        entry.1 |= line.starts_with("    .fix = ");
        entry.0.extend(line.split("{ $").skip(1).filter_map(|rest| rest.split(' ').next()).map(str::to_owned));
    }
    out.retain(|code, _| !code.is_empty());
    out
}

#[test]
fn every_code_has_its_sentence_and_its_fix() {
    let german = sentences(include_str!("../../../locales/de/findings.ftl"));
    let english = sentences(include_str!("../../../locales/en/findings.ftl"));
    let codes = codes();
    assert!(codes.len() > 80, "{codes:?}");
    for (language, sentences) in [("de", &german), ("en", &english)] {
        let missing: Vec<&String> =
            codes.iter().filter(|code| !sentences.get(*code).is_some_and(|(_, fix)| *fix)).collect();
        assert!(missing.is_empty(), "{language} misses {missing:?}");
        let unused: Vec<&String> = sentences.keys().filter(|code| !codes.contains(*code)).collect();
        assert!(unused.is_empty(), "{language} has {unused:?}");
    }
    for (code, (variables, _)) in &german {
        assert_eq!(Some(variables), english.get(code).map(|(variables, _)| variables), "{code}");
    }
}

#[test]
fn walls_of_traps_do_no_harm() {
    for brick in [
        "[",
        "[^",
        "[a]: b\n",
        "{{",
        "{: ",
        "AA11 ",
        "+49 ",
        "a@",
        "<!--",
        "<u>",
        "12. März ",
        "TODO ",
        "geb. 1",
        "![](a)",
        "[x](#",
        "*a*b",
        "1.1.",
        "[^1]: a\n\n",
    ] {
        let text = brick.repeat(5_000);
        lint("x.md", &format!("{RELEASE}{text}"), &Media::new());
    }
}

proptest! {
    #[test]
    fn any_file_can_be_checked(head in "\\PC{0,40}", text in "[\\PC\\n\\[\\](){}<>*#@0-9. :|-]{0,160}") {
        lint("statements/2026/2026-x/de.md", &format!("{RELEASE}{text}"), &Media::new());
        lint(&head, &text, &Media::new());
        lint("x.md", &format!("---\n{head}\n---\n{text}"), &Media::new());
    }

    #[test]
    fn imports_have_a_sound_head(text in "[\\PC\\n#:%+{}-]{0,160}") {
        let german = Lang::parse("de").expect("a tag");
        let imported = import("2026-02-30-x.md", &text, Kind::OpenLetter, &german, 2026);
        prop_assert!(lint("x.md", &imported.source, &Media::new()).edition.is_some());
    }
}

#[test]
fn what_a_skeleton_leaves_open_stops_a_text_and_a_link_of_the_same_words_does_not() {
    let codes = |body: &str| {
        let findings = lint("x.md", &format!("# A\n\n{body}\n"), &Media::new()).findings;
        findings.iter().filter(|finding| finding.code == "leftover-skeleton").count()
    };
    assert_eq!(codes("[Hintergrund][^1]\n\n[^1]: Eigene Zählung."), 1);
    assert_eq!(codes("[Hintergrund](https://example.org/x) und [Hintergrund][1]\n\n[1]: https://example.org/y"), 0);
    // A gap, and what is left out of a quotation.
    assert_eq!(codes("## Zu Nummer 2\n\n[…]\n\n- **[...]**"), 2);
    assert_eq!(codes("„Wir fordern […] Hilfe.“\n\n> […]\n\nDas […]"), 0);
    let headline = lint("x.md", "# […]\n\nEin Satz.\n", &Media::new()).findings;
    assert!(headline.iter().any(|finding| finding.code == "leftover-skeleton"), "{headline:?}");
}

#[test]
fn every_gap_of_a_skeleton_is_found() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/new");
    for file in std::fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        if path.extension().is_none_or(|end| end != "md") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("text");
        let body = text.splitn(3, "---\n").nth(2).unwrap_or_default();
        // Notes of the skeleton go before anybody reads them, and marks of footnotes are no gaps.
        let body = body.split("<!--").map(|part| part.rsplit("-->").next().unwrap_or_default()).collect::<String>();
        let small = body
            .match_indices('[')
            .filter(|(at, _)| body[at + 1..].starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()));
        assert_eq!(small.count(), 0, "{}", path.display());
    }
}
