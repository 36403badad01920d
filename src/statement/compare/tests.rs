//! Comparisons: cases by hand, and the promise that each side can be read out of the whole.

use super::super::{Align, Block, BlockNode, Change, Document, Edition, Inline, Media, Remark};
use super::{Name, compare, facts};
use proptest::prelude::*;

const HEAD: &str = "---\nid: 2026-beispiel\nkind: position_paper\nlanguage: de\n---\n";

fn edition(body: &str, media: &[(&str, &str)]) -> Edition {
    let media: Media = media.iter().map(|(path, bytes)| (path.to_string(), bytes.as_bytes().to_vec())).collect();
    Edition::read(&format!("{HEAD}{body}"), &media).expect("a head")
}

fn compared(old: &Edition, new: &Edition) -> Document {
    compare((old, &old.document), (new, &new.document)).document
}

/// Which words are taken.
#[derive(Clone, Copy, PartialEq)]
enum Take {
    Old,
    New,
    /// All, with `[-…-]`, `{+…+}` and `<…>` around what is marked.
    Marked,
}

struct Reader<'d> {
    document: &'d Document,
    take: Take,
    out: String,
    depth: usize,
}

fn read(document: &Document, take: Take) -> String {
    let mut reader = Reader { document, take, out: String::new(), depth: 0 };
    let head = document.kicker.iter().chain([&document.headline]).chain(&document.subline);
    head.for_each(|words| reader.line(words));
    reader.blocks(&document.blocks);
    reader.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Reader<'_> {
    fn line(&mut self, words: &[Inline]) {
        self.words(words);
        self.out.push(' ');
    }

    fn words(&mut self, words: &[Inline]) {
        for inline in words {
            match inline {
                Inline::Text(text) | Inline::Code(text) => self.out.push_str(text),
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => self.words(inner),
                Inline::Link { text, .. } | Inline::Foreign { text, .. } => self.words(text),
                Inline::Image { alt, title, .. } => {
                    self.words(alt);
                    self.out.push_str(title);
                }
                Inline::Note(at) if self.depth < 3 => {
                    self.depth += 1;
                    self.out.push_str(" ( ");
                    self.blocks(&self.document.notes[*at]);
                    self.out.push_str(" ) ");
                    self.depth -= 1;
                }
                Inline::Note(_) => {}
                Inline::SoftBreak | Inline::HardBreak => self.out.push(' '),
                Inline::Changed(change, inner) => self.changed(change, inner),
            }
        }
    }

    fn changed(&mut self, change: &Change, inner: &[Inline]) {
        match (change, self.take) {
            (Change::Inserted, Take::New) | (Change::Deleted, Take::Old) => self.words(inner),
            (Change::Inserted, Take::Marked) => self.around("{+", inner, "+}"),
            (Change::Deleted, Take::Marked) => self.around("[-", inner, "-]"),
            (Change::Remark(what), Take::Marked) => self.out.push_str(&format!("<{what:?}>")),
            _ => {}
        }
    }

    fn around(&mut self, open: &str, inner: &[Inline], close: &str) {
        self.out.push_str(open);
        self.words(inner);
        self.out.push_str(close);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.node {
                BlockNode::Heading { text, .. } | BlockNode::Paragraph(text) => self.line(text),
                BlockNode::List { items, .. } => {
                    for item in items {
                        self.out.push_str(item.task.map_or("", |done| if done { "☑ " } else { "☐ " }));
                        self.blocks(&item.blocks);
                    }
                }
                BlockNode::Quote(inner) => self.blocks(inner),
                BlockNode::Code { text, .. } | BlockNode::Html(text) => self.out.push_str(text),
                BlockNode::Table { head, rows, .. } => {
                    head.iter().chain(rows.iter().flatten()).for_each(|cell| self.line(cell));
                }
                BlockNode::Definitions(pairs) => {
                    for (term, inner) in pairs {
                        self.line(term);
                        self.blocks(inner);
                    }
                }
                BlockNode::Rule => {}
            }
            self.out.push(' ');
        }
    }
}

fn check(cases: &[(&str, &str, &str)]) {
    for (old, new, expected) in cases {
        let (old, new) = (edition(old, &[]), edition(new, &[]));
        assert_eq!(read(&compared(&old, &new), Take::Marked), *expected, "{} -> {}", old.source, new.source);
    }
}

#[test]
fn words_within_a_paragraph() {
    check(&[
        ("# A\n\nWir fordern Geld.", "# A\n\nWir fordern mehr Geld.", "A Wir fordern {+mehr+} Geld."),
        ("# A\n\nDas war alt hier.", "# A\n\nDas ist neu hier.", "A Das [-war alt-]{+ist neu+} hier."),
        ("# A\n\nDie Bürger.", "# A\n\nDie Bürger\\*innen.", "A Die [-Bürger-]{+Bürger*innen+}."),
        ("# A\n\nEin\nSatz.", "# A\n\nEin Satz.", "A Ein Satz."),
        ("# Alte Zeile", "# Neue Zeile", "[-Alte-]{+Neue+} Zeile"),
        // Little is left: one whole behind the other.
        (
            "# A\n\nEins zwei drei vier fünf sechs sieben acht.",
            "# A\n\nEins hat heute vier neue sehr lange andere Wörter.",
            "A [-Eins zwei drei vier fünf sechs sieben acht.-]{+Eins hat heute vier neue sehr lange andere Wörter.+}",
        ),
        ("# A\n\nSatz wirklich.", "# A\n\nSatz *wirklich*.", "A Satz wirklich<Look>."),
        (
            "# A\n\n[Hier](https://a.example) steht es.",
            "# A\n\n[Hier](https://b.example) steht es.",
            "A Hier<Link { old: \"https://a.example\", new: \"https://b.example\" }> steht es.",
        ),
        // A line through words changes what they say.
        ("# A\n\nIn § 1 alt bleibt.", "# A\n\nIn § 1 ~~alt~~ bleibt.", "A In § 1 [-alt-]{+alt+} bleibt."),
    ]);
}

#[test]
fn structure() {
    check(&[
        ("# A\n\n## B\n\nX", "# A\n\n### B\n\nX", "A B<Level { old: 2, new: 3 }> X"),
        ("# A\n\n- eins\n- zwei", "# A\n\n- eins\n- neu\n- zwei", "A eins {+neu+} zwei"),
        ("# A\n\n- eins\n- zwei", "# A\n\n1. eins\n2. zwei", "A <Numbered(true)> eins zwei"),
        ("# A\n\n- [ ] tun\n", "# A\n\n- [x] tun\n", "A [-☐-] {+☑+} tun"),
        ("# A\n\n- [ ] tun\n", "# A\n\n- [ ] tun\n- [x] mehr\n", "A ☐ tun {+☑+} {+mehr+}"),
        ("# A\n\nX\n\n---\n\nY", "# A\n\nX\n\nY", "A X <Rule { there: false }> Y"),
        ("# A\n\n> Sie sagt ja.", "# A\n\n> Sie sagt nein.", "A Sie sagt [-ja-]{+nein+}."),
        ("# A\n\nX[^1].\n\n[^1]: Alt eins.", "# A\n\nX[^1].\n\n[^1]: Neu eins.", "A X ( [-Alt-]{+Neu+} eins. ) ."),
        ("# A\n\nX.", "# A\n\nX[^1].\n\n[^1]: Neu.", "A X{+ ( {+Neu.+} ) +}."),
        (
            "# A\n\n| Jahr | Zahl |\n|---|---|\n| 2025 | 10 |\n| 2026 | 20 |",
            "# A\n\n| Jahr | Zahl |\n|---|---|\n| 2025 | 11 |\n| 2026 | 20 |\n| 2027 | 30 |",
            "A Jahr Zahl 2025 [-10-]{+11+} 2026 20 {+2027+} {+30+}",
        ),
        (
            "# A\n\n| Jahr | Zahl |\n|---|---|\n| 2025 | 10 |",
            "# A\n\n| Jahr | Land | Zahl |\n|---|---|---|\n| 2025 | Hessen | 10 |",
            "A Jahr {+Land+} Zahl 2025 {+Hessen+} 10",
        ),
        ("# A\n\n| a |\n|---|\n| b |", "# A\n\n| a |\n|--:|\n| b |", "A <Alignment> a b"),
    ]);
}

#[test]
fn a_heading_that_went_is_no_heading() {
    let (old, new) = (edition("# A\n\n## Weg\n\nX", &[]), edition("# A\n\nX", &[]));
    let document = compared(&old, &new);
    assert!(matches!(&document.blocks[0].node, BlockNode::Paragraph(_)), "{document:?}");
}

#[test]
fn pictures_that_were_swapped_are_both_there() {
    let body = "# A\n\n![Karte](media/a.png)\n";
    let (old, new) = (edition(body, &[("media/a.png", "1")]), edition(body, &[("media/a.png", "2")]));
    let whole = compare((&old, &old.document), (&new, &new.document));
    assert_eq!(read(&whole.document, Take::Marked), "A [-Karte-]{+Karte+}");
    assert_eq!(whole.media.get("old:media/a.png"), Some(&b"1".to_vec()));
    assert_eq!(whole.media.get("media/a.png"), Some(&b"2".to_vec()));
    let described = edition("# A\n\n![Karte von Hessen](media/a.png \"Foto: X\")\n", &[("media/a.png", "1")]);
    let BlockNode::Paragraph(words) = &compared(&old, &described).blocks[0].node else { panic!("no paragraph") };
    assert!(matches!(
        &words[1..],
        [
            Inline::Changed(Change::Remark(Remark::Description { .. }), _),
            Inline::Changed(Change::Remark(Remark::Caption { .. }), _)
        ]
    ));
}

#[test]
fn alignment_of_a_new_table_is_its_own() {
    let table = "# A\n\n| a | b |\n|---|--:|\n| c | d |";
    let document = compared(&edition("# A", &[]), &edition(table, &[]));
    let BlockNode::Table { align, .. } = &document.blocks[0].node else { panic!("no table") };
    assert_eq!(align, &[Align::Start, Align::End]);
}

#[test]
fn facts_are_told_apart_by_name() {
    let front = |lines: &str| {
        let text = format!("---\nid: 2026-a\nkind: press_release\nlanguage: de\n{lines}---\n# A\n");
        Edition::read(&text, &Media::new()).expect("a head").front
    };
    let old = front("embargo: 2026-11-25 10:00\ncontacts: [presse]\nplace: Berlin\n");
    let new = front("embargo: 2026-11-26 10:00\ncontacts: [presse, recht]\nplace: Berlin\n");
    assert_eq!(facts(&old, &new), [Name::Embargo, Name::Contacts]);
    assert_eq!(facts(&old, &old), []);
}

/// Markdown of a few words that come back, so that texts have much in common.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Rat",
        "fordert",
        "Schutz",
        "für",
        "alle",
        "Kinder",
        "heute",
        "**sofort**",
        "*bald*",
        "~~nie~~",
        "§ 25",
        "`code`",
        "[Link](https://a.example)",
        "[Link](https://b.example)",
        "Bürger\\*innen",
        "ja[^1]",
        "nein[^2]",
        "„so“,",
        "–",
        "![Bild](media/a.png)",
    ]);
    prop::collection::vec(word, 1..9).prop_map(|words| words.join(" "))
}

fn block() -> impl Strategy<Value = String> {
    let lines = |count: std::ops::Range<usize>| prop::collection::vec(words(), count);
    prop_oneof![
        4 => words(),
        1 => (2usize..5, words()).prop_map(|(level, words)| format!("{} {words}", "#".repeat(level))),
        1 => lines(1..4).prop_map(|items| items.iter().map(|item| format!("- {item}\n")).collect()),
        1 => (1u8..4, lines(1..4)).prop_map(|(start, items)| {
            items.iter().enumerate().map(|(at, item)| format!("{}. {item}\n", usize::from(start) + at)).collect()
        }),
        1 => (any::<bool>(), words()).prop_map(|(done, words)| format!("- [{}] {words}", if done { "x" } else { " " })),
        1 => words().prop_map(|words| format!("> {words}")),
        1 => words().prop_map(|words| format!("```\n{words}\nzwei\n```")),
        1 => Just("---".to_owned()),
        1 => (1usize..4, prop::collection::vec(words(), 4..10)).prop_map(|(columns, cells)| {
            let row = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
            let line = format!("|{}\n", "---|".repeat(columns));
            let mut rows: Vec<String> = cells.chunks_exact(columns).map(row).collect();
            rows.insert(1, line);
            rows.concat()
        }),
    ]
}

fn text(blocks: &[String], notes: &[String]) -> String {
    let notes: String = notes.iter().enumerate().map(|(at, note)| format!("[^{}]: {note}\n\n", at + 1)).collect();
    format!("# Der Rat fordert Schutz\n\n{}\n\n{notes}", blocks.join("\n\n"))
}

/// A text and a later form of it: blocks went, came, changed places or words.
fn pair() -> impl Strategy<Value = (String, String)> {
    let fate = prop_oneof![5 => Just(0u8), 1 => Just(1), 1 => Just(2), 1 => Just(3)];
    let blocks = prop::collection::vec((block(), fate, block()), 0..8);
    let notes = || prop::collection::vec(words().prop_map(|words| words.replace("[^", "[")), 2);
    (blocks, notes(), notes(), any::<bool>()).prop_map(|(blocks, old_notes, new_notes, same)| {
        let old: Vec<String> = blocks.iter().map(|(block, ..)| block.clone()).collect();
        let mut new = Vec::new();
        for (block, fate, other) in blocks {
            match fate {
                1 => {}
                2 => new.extend([other, block]),
                3 => new.push(other),
                _ => new.push(block),
            }
        }
        let new_notes = if same { old_notes.clone() } else { new_notes };
        (text(&old, &old_notes), text(&new, &new_notes))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn each_side_can_be_read_out_of_the_whole((old, new) in pair()) {
        let (old, new) = (edition(&old, &[("media/a.png", "1")]), edition(&new, &[("media/a.png", "2")]));
        let whole = compared(&old, &new);
        // Blanks alone are no change that is shown.
        let letters = |text: String| text.replace(' ', "");
        prop_assert_eq!(letters(read(&whole, Take::Old)), letters(read(&old.document, Take::Old)));
        prop_assert_eq!(letters(read(&whole, Take::New)), letters(read(&new.document, Take::New)));
    }

    #[test]
    fn a_text_against_itself_has_no_marks((text, _) in pair()) {
        let one = edition(&text, &[("media/a.png", "1")]);
        let whole = compared(&one, &one);
        let plain = read(&one.document, Take::Old);
        prop_assert_eq!(read(&whole, Take::Marked), plain);
    }
}
