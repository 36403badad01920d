//! Documents made by chance, over the whole tree: no panic, both standards, and no letter lost in any output.

use super::super::samples::*;
use super::super::*;
use crate::statement::{Align, Block, BlockNode, Document, Inline, Item, Kind, Lang};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What authors type, what Markdown and typst would take for markup, and every script we have.
const WORDS: [&str; 36] = [
    "Wort",
    "Bürger*innen",
    "Straße",
    "§\u{a0}60a Abs. 1",
    "„Zitat“",
    "#import",
    "$x$",
    "@name",
    "<label>",
    "*a*",
    "_b_",
    "`c`",
    "\\",
    "//",
    "/*",
    "~",
    "=",
    "- ",
    "1.",
    "&amp;",
    "\"",
    "'",
    "[x]",
    "{y}",
    "\u{201c}",
    "Привіт",
    "ሰላም",
    "سلام",
    "+49 30 0000-12",
    "漢",
    "😀",
    "\u{ad}weich",
    "\u{0}",
    "",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
    "https://example.org/a?b=c&d",
];

fn text() -> impl Strategy<Value = Inline> {
    proptest::collection::vec(proptest::sample::select(WORDS.to_vec()), 1..4).prop_map(|words| t(&words.join(" ")))
}

fn inline() -> impl Strategy<Value = Inline> {
    let leaf = prop_oneof![
        6 => text(),
        1 => proptest::sample::select(WORDS.to_vec()).prop_map(|word| Inline::Code(word.to_owned())),
        1 => Just(Inline::SoftBreak),
        1 => Just(Inline::HardBreak),
        1 => (0_usize..3).prop_map(Inline::Note),
        1 => Just(image("media/fehlt.png", "Beschreibung", "")),
        1 => Just(image("media/karte.svg", "Karte", "Titel")),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let some = proptest::collection::vec(inner, 0..3);
        prop_oneof![
            some.clone().prop_map(Inline::Strong),
            some.clone().prop_map(Inline::Emphasis),
            some.clone().prop_map(Inline::Strike),
            (some.clone(), proptest::sample::select(vec!["https://example.org", "#anker", "", "javascript:x", "/a"]))
                .prop_map(|(text, url)| Inline::Link {
                    url: url.to_owned(),
                    title: String::new(),
                    text,
                    span: Default::default()
                }),
            (some, proptest::sample::select(vec!["ar", "en", "uk", "ti"]))
                .prop_map(|(text, lang)| Inline::Foreign { lang: Lang::parse(lang).expect("a tag"), text }),
        ]
    })
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    proptest::collection::vec(inline(), 0..4)
}

fn block() -> impl Strategy<Value = Block> {
    let align = proptest::sample::select(vec![Align::Start, Align::Center, Align::End]);
    let leaf = prop_oneof![
        4 => inlines().prop_map(BlockNode::Paragraph),
        2 => (1_u8..7, inlines(), any::<u64>())
            .prop_map(|(level, text, at)| BlockNode::Heading { level, text, anchor: format!("a{at}") }),
        1 => text().prop_map(|_| BlockNode::Code { language: "rust".into(), text: "let Zeile = 1;\n\tTab".into() }),
        1 => Just(BlockNode::Rule),
        1 => Just(BlockNode::Html("Worte aus HTML".into())),
        2 => (
            proptest::collection::vec(align, 0..3),
            proptest::collection::vec(inlines(), 0..4),
            proptest::collection::vec(proptest::collection::vec(inlines(), 0..4), 0..3)
        )
            .prop_map(|(align, head, rows)| BlockNode::Table { align, head, rows }),
    ];
    leaf.prop_map(b).prop_recursive(3, 16, 3, |inner| {
        let some = || proptest::collection::vec(inner.clone(), 0..3);
        let item = (proptest::option::of(any::<bool>()), some()).prop_map(|(task, blocks)| Item { task, blocks });
        let items = proptest::collection::vec(item, 1..3);
        prop_oneof![
            some().prop_map(BlockNode::Quote),
            (proptest::option::of(0_u64..12), any::<bool>(), items).prop_map(|(start, tight, items)| BlockNode::List {
                start,
                tight,
                items
            }),
            proptest::collection::vec((inlines(), some()), 1..3).prop_map(BlockNode::Definitions),
        ]
        .prop_map(b)
    })
}

fn document() -> impl Strategy<Value = Document> {
    let blocks = || proptest::collection::vec(block(), 0..5);
    (
        proptest::option::of(inlines()),
        inlines(),
        proptest::option::of(inlines()),
        blocks(),
        proptest::collection::vec(blocks(), 3),
    )
        .prop_map(|(kicker, headline, subline, blocks, notes)| Document {
            kicker,
            headline,
            subline,
            blocks,
            notes,
            ..Document::default()
        })
}

/// Letters and how often they come. Arabic ones are left out for a PDF, where they have forms; signs
/// that no font has stand there as codes.
fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut out = BTreeMap::new();
    let plain = |c: &char| c.is_alphabetic() && !letters::is_rtl(*c) && letters::is_printable(*c);
    text.chars().filter(plain).for_each(|c| *out.entry(c).or_default() += 1);
    out
}

/// The text of a page without its tags.
fn shown(html: &str) -> String {
    let mut out = String::new();
    let mut tag = false;
    for c in html.chars() {
        match c {
            '<' => tag = true,
            '>' => tag = false,
            c if !tag => out.push(c),
            _ => {}
        }
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .into_iter()
        .fold(out, |text, (name, c)| text.replace(name, c))
}

/// Everything that the tree says; of pictures that are there nothing, since they are seen.
fn said(document: &Document) -> String {
    let mut out = String::new();
    let parts = document.kicker.iter().chain([&document.headline]).chain(&document.subline);
    parts.for_each(|words| push(words, &mut out));
    document.blocks.iter().chain(document.notes.iter().flatten()).for_each(|block| push_block(block, &mut out));
    out
}

fn push(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(&letters::tidy(text)),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => push(inner, out),
            Inline::Link { text, .. } | Inline::Foreign { text, .. } => push(text, out),
            Inline::Image { url, alt, .. } if url.contains("fehlt") => push(alt, out),
            _ => {}
        }
        out.push(' ');
    }
}

fn push_block(block: &Block, out: &mut String) {
    match &block.node {
        BlockNode::Heading { text, .. } | BlockNode::Paragraph(text) => push(text, out),
        BlockNode::List { items, .. } => items.iter().for_each(|i| i.blocks.iter().for_each(|b| push_block(b, out))),
        BlockNode::Quote(inner) => inner.iter().for_each(|block| push_block(block, out)),
        BlockNode::Code { text, .. } | BlockNode::Html(text) => out.push_str(text),
        BlockNode::Table { head, rows, .. } => {
            head.iter().chain(rows.iter().flatten()).for_each(|cell| push(cell, out))
        }
        BlockNode::Definitions(list) => list.iter().for_each(|(term, inner)| {
            push(term, out);
            inner.iter().for_each(|block| push_block(block, out));
        }),
        BlockNode::Rule => {}
    }
}

/// What of the first is not in the second.
fn lacks(wanted: &BTreeMap<char, usize>, found: &BTreeMap<char, usize>) -> String {
    let short = |(c, count): (&char, &usize)| {
        let there = found.get(c).copied().unwrap_or_default();
        (there < *count).then(|| format!("{c}×{}", count - there))
    };
    wanted.iter().filter_map(short).collect::<Vec<_>>().join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_keeps_its_words_in_every_output(document in document(), kind in 0_usize..5, lang in 0_usize..3) {
        let desk = Desk::new(edition(Kind::ALL[kind], ["de", "en", "de-simple"][lang], document.clone()));
        let wanted = letters(&said(&document));
        let html = desk.html().expect("a page");
        prop_assert_eq!(lacks(&wanted, &letters(&shown(&html))), "", "page {}", html);
        let mail = desk.text();
        prop_assert_eq!(lacks(&wanted, &letters(&mail)), "", "mail {}", mail);
        let pdf = desk.pdf();
        prop_assert!(pdf.is_ok(), "{:?}", pdf.err());
        let pdf = pdf.expect("set");
        prop_assert!(check_accessible(&pdf).is_ok(), "{:?}", check_accessible(&pdf));
        let pages = pdf_extract::extract_text_from_mem(&pdf).expect("text");
        prop_assert_eq!(lacks(&wanted, &letters(&pages)), "", "pdf {}", pages);
    }
}
