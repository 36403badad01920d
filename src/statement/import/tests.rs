//! Tries of the import: five kinds of head, odd dates, titles with markup, headings that make room.

use super::*;
use crate::statement::{Media, lint, plain};
use proptest::prelude::*;

fn take(name: &str, text: &str) -> Imported {
    import(name, text, Kind::PressRelease, &Lang::parse("de").expect("a tag"), 2026)
}

fn body(imported: &Imported) -> &str {
    imported.source.splitn(3, "---\n").nth(2).unwrap_or("").trim_start()
}

fn codes(imported: &Imported) -> Vec<&'static str> {
    imported.findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn heads_of_all_kinds_are_read() {
    let expected = "---\nid: 2014-offener-brief-an-alle\nkind: press_release\nlanguage: de\ndate: 2014-07-24\n---\n\n\
                    # Offener Brief: An alle\n\n*Mit Untertitel*\n\nText *bleibt*.\n";
    for text in [
        "---\ntitle: 'Offener Brief: An alle'\nsubtitle: Mit Untertitel\ndate: 2014-07-24 12:06:16\n---\n\nText *bleibt*.\n",
        "---\r\ntitle: 'Offener Brief: An alle'\r\nsubtitle: Mit Untertitel\r\ndate: 2014-07-24\r\n---\r\nText *bleibt*.\r\n",
        "\u{feff}---\ntitle: Offener Brief: An alle\nsubtitle: Mit Untertitel\ndate: 2014-07-24\n...\nText *bleibt*.\n",
        "+++\ntitle = \"Offener Brief: An alle\"\nsubtitle = 'Mit Untertitel'\ndate = 2014-07-24T10:00:00+02:00\n+++\nText *bleibt*.\n",
        "{\"title\": \"Offener Brief: An alle\", \"subtitle\": \"Mit Untertitel\",\n\"date\": \"2014-07-24\"}\n\nText *bleibt*.\n",
        "Title: Offener Brief: An alle\nSubtitle: Mit Untertitel\nDate: 2014-07-24 10:00\n\nText *bleibt*.\n",
    ] {
        assert_eq!(take("x.md", text).source, expected, "{text}");
    }
    let pandoc = take("x.md", "% Offener Brief\n% Anna Beispiel\n% 24. Juli 2014\n\nText\n");
    assert_eq!((pandoc.id.as_str(), body(&pandoc)), ("2014-offener-brief", "# Offener Brief\n\nText\n"));
    assert_eq!(codes(&pandoc), ["import-dropped"]);
}

#[test]
fn the_file_name_helps() {
    let jekyll = take("_posts/2014-07-24-offener-brief.md", "Nur Text\n");
    assert_eq!((jekyll.id.as_str(), codes(&jekyll)), ("2014-offener-brief", vec!["import-title-guessed"]));
    assert!(jekyll.source.contains("date: 2014-07-24"));
    let odd = take("2014-02-30-brief.md", "# Brief\n");
    assert_eq!((odd.id.as_str(), codes(&odd)), ("2026-brief", vec!["import-date-impossible"]));
    assert_eq!(take("content/x/index.uk.md", "# Лист\n").language.as_str(), "uk");
    assert_eq!(take("أ.md", "نص\n").id, "2026-text");
}

#[test]
fn what_is_dropped_is_named() {
    let imported = take(
        "x.md",
        "---\ntitle: T\ntags:\n- a\n- b\nimage:\n  src: /x.png\nlayout: post\ndraft: true\nweight:\ndate: 2026-02-30\n---\n",
    );
    let named: Vec<(&str, usize, &str)> = imported
        .findings
        .iter()
        .map(|finding| (finding.code, finding.span.line, finding.args.last().map_or("", |(_, value)| value.as_str())))
        .collect();
    assert_eq!(
        named,
        [
            ("import-dropped", 3, "a, b"),
            ("import-dropped", 6, "src: /x.png"),
            ("import-dropped", 8, "post"),
            ("import-dropped", 9, "true"),
            ("import-dropped-empty", 10, "weight"),
            ("import-date-impossible", 11, "2026-02-30"),
        ]
    );
}

#[test]
fn titles_read_as_they_are() {
    for title in [
        "Bürger*innen & *Rechte*",
        "# 1 [x](y) <b>",
        "12. März 2026",
        "a_b_ `c` \\ &amp; !",
        "Schüler*innen und Lehrer*innen",
    ] {
        let imported = take("x.md", &format!("{{\"title\": {title:?}, \"subtitle\": {title:?}}}\nText\n"));
        let document = crate::statement::Edition::read(&imported.source, &Media::new()).expect("a sound head").document;
        assert_eq!(plain(&document.headline), title);
        assert_eq!(document.subline.map(|words| plain(&words)).as_deref(), Some(title));
    }
}

#[test]
fn headings_make_room() {
    let twice = take("x.md", "---\ntitle: Der Titel\n---\n# Der *Titel*\n\n## A\n");
    assert_eq!(body(&twice), "# Der *Titel*\n\n## A\n");
    let all = take(
        "x.md",
        "---\ntitle: Der Titel\n---\nEins\n====\n\n## A ##\n\nB\nC\n---\n\n> # D\n\n```\n# kein\n```\n\n###### F\n",
    );
    assert_eq!(
        body(&all),
        "# Der Titel\n\nEins\n----\n\n### A ##\n\n### B C\n\n> ## D\n\n```\n# kein\n```\n\n###### F\n"
    );
    assert_eq!(codes(&all), ["import-headings-demoted"]);
    assert_eq!(body(&take("x.md", "% T\n\n## A\n")), "# T\n\n## A\n");
    assert_eq!(body(&take("x.md", "---\nsubtitle: S\n---\n# T\n\nText\n")), "# T\n\n*S*\n\n\nText\n");
}

#[test]
fn our_own_files_stay_as_they_are() {
    let own = "---\nid: 2026-x\nkind: submission\nlanguage: en\nlists: [a]\n---\n# T\n";
    let imported = take("x.md", own);
    assert_eq!((imported.source.as_str(), imported.kind, imported.id.as_str()), (own, Kind::Submission, "2026-x"));
}

proptest! {
    #[test]
    fn any_file_can_be_taken(name in "\\PC{0,20}", head in "(---|\\+\\+\\+|\\{|% )?\\n?\\PC{0,60}\\n(---|\\+\\+\\+|\\})?", text in "[#=\\-> a-zäöü*\\n]{0,80}") {
        let imported = take(&name, &format!("{head}\n{text}"));
        let reading = lint("x.md", &imported.source, &Media::new());
        let errors = reading.findings.iter().filter(|finding| finding.code.starts_with("head-"));
        prop_assert_eq!(errors.count(), 0, "{}", imported.source);
    }
}
