//! Tries of the reading: conventions, German traps, walls of markup, and that no word is lost.

use super::*;
use crate::statement::{Align, plain};
use proptest::prelude::*;

/// All words of a tree, in order of place.
fn words(document: &Document) -> String {
    let mut out = String::new();
    for inlines in document.kicker.iter().chain([&document.headline]).chain(&document.subline) {
        out.push_str(&plain(inlines));
        out.push('\n');
    }
    for blocks in std::iter::once(&document.blocks).chain(&document.notes) {
        push_blocks(blocks, &mut out);
    }
    out
}

fn push_blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match &block.node {
            BlockNode::Heading { text, .. } | BlockNode::Paragraph(text) => out.push_str(&plain(text)),
            BlockNode::List { items, .. } => items.iter().for_each(|item| push_blocks(&item.blocks, out)),
            BlockNode::Quote(inner) => push_blocks(inner, out),
            BlockNode::Code { language, text } => out.extend([language, "\n", text]),
            BlockNode::Html(text) => out.push_str(text),
            BlockNode::Table { head, rows, .. } => {
                for cell in std::iter::once(head).chain(rows).flatten() {
                    out.push_str(&plain(cell));
                    out.push('\n');
                }
            }
            BlockNode::Definitions(pairs) => {
                for (term, details) in pairs {
                    out.push_str(&plain(term));
                    out.push('\n');
                    push_blocks(details, out);
                }
            }
            BlockNode::Rule => {}
        }
        out.push('\n');
    }
}

fn first(markdown: &str) -> BlockNode {
    parse(markdown, 1).blocks.into_iter().next().map_or(BlockNode::Rule, |block| block.node)
}

fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

#[test]
fn the_parts_are_told_apart() {
    let document = parse("Kein Winter\n\n# Die *Überschrift*\n\n_Die Unterzeile_\n\n**Vorspann.**\n\n# Zweite\n", 10);
    assert_eq!(document.kicker, Some(vec![text("Kein Winter")]));
    assert_eq!(plain(&document.headline), "Die Überschrift");
    assert_eq!(document.headline_span, Span { line: 12, column: 1, len: 19 });
    assert_eq!(document.subline, Some(vec![text("Die Unterzeile")]));
    assert_eq!(document.blocks.len(), 2);
    assert!(matches!(&document.blocks[1].node, BlockNode::Heading { level: 1, anchor, .. } if anchor == "zweite"));
    assert_eq!(document.blocks[1].span.line, 18);
}

#[test]
fn what_does_not_fit_the_conventions_stays() {
    let two = parse("Eins\n\nZwei\n\n# Titel\n\n***Fett und schräg***\n\n*Nur* halb\n", 1);
    assert_eq!((two.kicker.is_none(), two.subline.is_none(), two.blocks.len()), (true, true, 4));
    let none = parse("## Nur zwei\n\nText\n", 1);
    assert_eq!((none.headline.len(), none.headline_span, none.blocks.len()), (0, Span::default(), 2));
    let list = parse("- a\n\n# Titel\n", 1);
    assert_eq!((list.kicker.is_none(), list.blocks.len()), (true, 1));
    assert_eq!(parse("![Logo](logo.png)\n\n# Titel\n", 1).blocks.len(), 1);
    assert_eq!(plain(&parse("Titel\n=====\n\nText\n", 1).headline), "Titel");
}

#[test]
fn gender_stars_are_letters() {
    for markdown in [
        "Lehrer*innen und Schüler*innen",
        "jede*r und keine*r",
        "Mitarbeiter*innenrat, Bürger:innen, Bürger_innen, Leser\\*innen",
        "Ärzt*inn*en",
    ] {
        assert_eq!(first(markdown), BlockNode::Paragraph(vec![text(&markdown.replace('\\', ""))]), "{markdown}");
    }
    let strong = first("**Lehrer*innen** und *Schüler*innen*");
    let expected =
        vec![Inline::Strong(vec![text("Lehrer*innen")]), text(" und "), Inline::Emphasis(vec![text("Schüler*innen")])];
    assert_eq!(strong, BlockNode::Paragraph(expected));
    assert_eq!(first("`a*b*c`"), BlockNode::Paragraph(vec![Inline::Code("a*b*c".to_owned())]));
    assert_eq!(first("    a*b*c"), BlockNode::Code { language: String::new(), text: "a*b*c\n".to_owned() });
    let BlockNode::Paragraph(link) = first("[Bürger*innen](https://example.org/a*b \"c*d\")") else { panic!() };
    assert!(matches!(&link[0], Inline::Link { url, title, .. } if url == "https://example.org/a*b" && title == "c*d"));
}

#[test]
fn marks_tell_what_was_kept() {
    let parsed = read("# Bürger*innen\n\n`a*b`\n\n    c*d\n\n12. März 2026 – Text\n", 3);
    let marks: Vec<(usize, usize, What)> =
        parsed.marks.into_iter().map(|mark| (mark.span.line, mark.span.column, mark.what)).collect();
    let expected = [(3, 3, What::Star("Bürger*innen".to_owned())), (9, 1, What::Dateline("12. März 2026".to_owned()))];
    assert_eq!(marks, expected);
}

#[test]
fn datelines_are_paragraphs() {
    for date in ["12. März 2026 – Berlin", "1. Mai 2026", "3. 4. 2026 – Köln", "24. грудня 2026 – Київ"]
    {
        assert_eq!(first(date), BlockNode::Paragraph(vec![text(date)]), "{date}");
    }
    let wrapped = parse("Wir treffen uns am\n1. Mai 2026 in Kassel.\n", 1);
    assert_eq!(wrapped.blocks.len(), 1);
    assert!(matches!(first("1. Mai als Feiertag\n2. Mehr Lohn"), BlockNode::List { start: Some(1), .. }));
    assert!(matches!(first("12. Punkt"), BlockNode::List { start: Some(12), tight: true, .. }));
}

#[test]
fn raw_html_leaves_its_words() {
    assert_eq!(
        first("eins<br>zwei </br>\ndrei<!-- weg -->"),
        BlockNode::Paragraph(vec![
            text("eins"),
            Inline::HardBreak,
            text("zwei "),
            Inline::HardBreak,
            Inline::SoftBreak,
            text("drei")
        ])
    );
    assert_eq!(
        first("<div>\nGr&uuml;&szlig;e *an* <b>alle*r</b>\n</div>"),
        BlockNode::Html("Grüße *an* alle*r".to_owned())
    );
    assert_eq!(parse("<!-- nur ein Kommentar -->\n\n<br>\n", 1).blocks, []);
    assert_eq!(words(&parse("a<td>b</td>c", 1)).split_whitespace().collect::<Vec<_>>(), ["a", "b", "c"]);
    let parsed = read("Text <!-- TODO --> <u>x</u>\n\n<p class=x>Absatz</p>\n", 1);
    let whats: Vec<What> = parsed.marks.into_iter().map(|mark| mark.what).collect();
    assert_eq!(whats, [What::Comment("TODO".to_owned()), What::Html("u".to_owned()), What::Html("p".to_owned())]);
}

#[test]
fn notes_come_in_order_of_mention() {
    let document = parse(
        "A[^b] B[^a] C[^b] D[^fehlt]\n\n[^a]: Erste[^c]\n[^b]: Zweite\n\n    Absatz\n[^c]: Dritte\n[^d]: Übrig\n",
        1,
    );
    let notes: Vec<usize> = document.notes.iter().map(Vec::len).collect();
    assert_eq!(notes, [2, 1, 1, 1]);
    let all = words(&document);
    for word in ["Erste", "Zweite", "Absatz", "Dritte", "Übrig", "[^fehlt]"] {
        assert!(all.contains(word), "{word} in {all}");
    }
    let loops = parse("A[^1]\n\n[^1]: siehe[^1] und[^2]\n[^2]: siehe[^1]\n", 1);
    assert_eq!(loops.notes.len(), 2);
    assert_eq!(parse("[^x]: Nur eine Note\n", 1).notes.len(), 1);
}

#[test]
fn surplus_cells_stay() {
    let table = "> | a | b |\n> |---|---|\n> | 1 | 2 | drei *vier* | `f|g` |\n> | nur |\n";
    let BlockNode::Quote(inner) = first(table) else { panic!() };
    let BlockNode::Table { rows, .. } = &inner[0].node else { panic!() };
    assert_eq!(plain(&rows[0][1]), "2 | drei vier | f|g");
    assert_eq!((rows[0].len(), rows[1].len()), (2, 2));
    assert!(read(table, 1).marks.iter().any(|mark| mark.what == What::SurplusCells && mark.span.line == 3));
}

#[test]
fn lists_tables_and_definitions_are_read() {
    let BlockNode::List { start: None, tight, items } = first("- [x] fertig\n- [ ] offen\n- ohne\n\n  Absatz\n") else {
        panic!()
    };
    assert_eq!(
        (tight, items.len(), items[0].task, items[1].task, items[2].task),
        (false, 3, Some(true), Some(false), None)
    );
    let BlockNode::Definitions(pairs) = first("Begriff\n\n: Erklärung\n\n: Noch eine\n") else { panic!() };
    assert_eq!((pairs.len(), plain(&pairs[0].0), pairs[0].1.len()), (1, "Begriff".to_owned(), 2));
    let BlockNode::Table { align, head, .. } = first("|a|b|c|\n|:-|:-:|-:|\n") else { panic!() };
    assert_eq!((align, head.len()), (vec![Align::Start, Align::Center, Align::End], 3));
}

#[test]
fn anchors_are_unique() {
    let document = parse("# T\n\n## Über uns\n\n## Über uns\n\n## أهلا\n\n## Über uns 2\n", 1);
    let anchors = document.blocks.iter().filter_map(|block| match &block.node {
        BlockNode::Heading { anchor, .. } => Some(anchor.as_str()),
        _ => None,
    });
    assert_eq!(anchors.collect::<Vec<_>>(), ["ueber-uns", "ueber-uns-2", "abschnitt", "ueber-uns-2-2"]);
}

#[test]
fn line_ends_and_marks_at_the_start_do_not_matter() {
    let unix = "Kicker\n\n# Titel\n\nText  \nmehr\\\nnoch\n\n- a\n- b\n";
    assert_eq!(parse(&unix.replace('\n', "\r\n"), 1), parse(unix, 1));
    assert_eq!(parse(&format!("\u{feff}{unix}"), 1), parse(unix, 1));
}

#[test]
fn spans_are_in_characters_of_the_file() {
    let document = parse("# T\n\nGrößere [Wörter](x) und ![Bild](b.png)\n", 7);
    let BlockNode::Paragraph(inlines) = &document.blocks[0].node else { panic!() };
    assert!(matches!(inlines[1], Inline::Link { span: Span { line: 9, column: 9, len: 11 }, .. }), "{inlines:?}");
    assert!(matches!(inlines[3], Inline::Image { span: Span { line: 9, column: 25, len: 14 }, .. }));
}

#[test]
fn walls_of_markup_do_no_harm() {
    const MANY: usize = 50_000;
    let walls = [
        format!("{}Ende", ">".repeat(MANY)),
        format!("{}Ende", "> ".repeat(MANY)),
        format!("{}Ende", "- ".repeat(MANY)),
        format!("{}Ende", "1. ".repeat(MANY)),
        format!("{}Ende", "> - ".repeat(MANY)),
        format!("{}Ende{}", "*a ".repeat(MANY), "a* ".repeat(MANY)),
        format!("{}Ende{}", "**a ".repeat(MANY), " a**".repeat(MANY)),
        format!("{}Ende{}", "[".repeat(MANY), "](x)".repeat(MANY)),
        format!("{}Ende{}", "![".repeat(MANY), "](x)".repeat(MANY)),
        format!("{}Ende", "<b>".repeat(MANY)),
        format!("{}Ende", "<!--".repeat(MANY)),
        format!("{}Ende", "<script>".repeat(MANY)),
        format!("{}Ende", "<a '".repeat(MANY)),
        format!("<div>{}>\nEnde", "<a '".repeat(MANY)),
        format!("{}Ende", "[^1]: ".repeat(MANY)),
        format!("Ende{}", "[^1]".repeat(MANY)),
        (0..400).map(|n| format!("{}- x\n", "  ".repeat(n))).collect::<String>() + "\n\nEnde",
        format!("{}\nEnde", "# a\n".repeat(MANY)),
        format!("{}\nEnde", "* a\n".repeat(MANY)),
        format!("{}\nEnde", "::: a\n".repeat(MANY)),
        format!("{}\nEnde", "http://a ".repeat(MANY)),
        format!("{}Ende", "[x]{lang=".repeat(MANY)),
        format!("{}Ende", "x]{lang=de}".repeat(MANY)),
    ];
    for wall in walls {
        let start = wall.chars().take(6).collect::<String>();
        assert!(words(&parse(&wall, 1)).contains("Ende"), "{start}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_can_be_read(text in "\\PC{0,200}") {
        read(&text, 1);
    }

    #[test]
    fn any_markup_can_be_read(parts in proptest::collection::vec(piece(), 0..40)) {
        read(&parts.concat(), 1);
    }

    /// No way of nesting plain words loses one.
    #[test]
    fn no_word_is_lost(parts in proptest::collection::vec(shown(), 0..40)) {
        let source = parts.concat();
        let shown = words(&parse(&source, 1));
        for word in ["wort", "wörter"] {
            prop_assert!(shown.matches(word).count() >= source.matches(word).count(), "{word} in {source:?}: {shown:?}");
        }
    }
}

fn shown() -> impl Strategy<Value = String> {
    let words = ["wort", "worte ", "wörter ", "wortspiel*e "];
    let marks = [
        "*",
        "**",
        "_",
        "~~",
        "`",
        "> ",
        "- ",
        "1. ",
        "# ",
        "## ",
        "\n",
        "\n\n",
        "| ",
        "|---|---|\n",
        "    ",
        "  ",
        "12. März 2026 ",
        ": ",
        "[x] ",
        "\\",
        "==\n",
        "---\n",
        "&amp;",
        "[^1]",
        "\n[^1]: ",
        "\n[^2]: ",
        "\u{feff}",
        "<b>",
        "</div>\n",
        "<br>",
    ];
    prop_oneof![proptest::sample::select(words.to_vec()), proptest::sample::select(marks.to_vec())]
        .prop_map(str::to_owned)
}

fn piece() -> impl Strategy<Value = String> {
    let odd = [
        "www.example.org",
        "https://example.org/ä?b",
        "a@example.org",
        "mailto:x@y.z",
        "xmpp:a@b.c",
        "[",
        "]",
        "![",
        "](",
        "<!--",
        "-->",
        "<a href='",
        "<script>",
        "</script>",
        "&#xE000;",
        "&#0;",
        "\u{e000}",
        "\t",
        "\r",
        "\u{0}",
        "ä",
        "[^ä]",
        "[^1]:",
        "*x*y",
        "://",
        ".",
        "w",
        "@",
        "\u{200d}",
        "~",
        "\u{a0}",
        "[foo]: /url\n",
        "```\n",
        "<",
        ">",
    ];
    prop_oneof![shown(), proptest::sample::select(odd.to_vec()).prop_map(str::to_owned)]
}
