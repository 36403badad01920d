//! Tries of the citations: found, numbered, written as each language does, and never lost.

use super::super::parse::parse;
use super::*;
use crate::statement::{BlockNode, plain};

const BIB: &str = "@book{bamf2025,\n  author = {Muster, Erika},\n  title = {Asyl in Zahlen},\n  publisher = {Beispielverlag},\n  location = {Berlin},\n  date = {2025}\n}\n\n@online{ecre,\n  author = {{Europäischer Rat für Beispiele}},\n  title = {Der Bericht},\n  url = {https://example.org/bericht},\n  date = {2024-03-01}\n}\n";

fn cited(markdown: &str, lang: &str) -> Document {
    let sources = Sources::read("quellen.bib", BIB.as_bytes()).unwrap_or_else(|fault| panic!("{fault:?}"));
    sources.cited(&parse(markdown, 1), &Lang::parse(lang).expect("a tag"), "Quellen")
}

fn note(document: &Document, at: usize) -> String {
    match &document.notes[at][0].node {
        BlockNode::Paragraph(words) => plain(words),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_citation_becomes_a_note_and_the_list_follows() {
    let text = "# T\n\nEins [@bamf2025, S. 12].\n\nZwei[^a] und [vgl. @ecre; @bamf2025].\n\n[^a]: Anmerkung, so [@ecre, Kap. 2].\n";
    let document = cited(text, "de");
    assert_eq!(document.notes.len(), 3);
    assert!(
        note(&document, 0).contains("Asyl in Zahlen") && note(&document, 0).ends_with("S. 12."),
        "{}",
        note(&document, 0)
    );
    assert!(note(&document, 1).starts_with("Anmerkung, so Europäischer Rat"), "{}", note(&document, 1));
    assert!(note(&document, 2).starts_with("vgl. "), "{}", note(&document, 2));
    let BlockNode::List { items, .. } = &document.blocks.last().expect("a list").node else { panic!() };
    assert_eq!(items.len(), 2);
    let BlockNode::Paragraph(words) = &document.blocks[0].node else { panic!() };
    assert!(matches!(words.as_slice(), [Inline::Text(a), Inline::Note(0), Inline::Text(b)] if a == "Eins" && b == "."));
}

#[test]
fn what_is_no_citation_stays() {
    for text in ["a@example.org", "[a@b]", "[@]", "[@x](y)", "[x]", "[@nie]", "`[@bamf2025]`", "[^1]"] {
        let document = cited(text, "en");
        assert_eq!(document, parse(text, 1), "{text}");
    }
}

#[test]
fn a_broken_file_names_its_line() {
    for (path, text, line) in [
        ("a.bib", "@book{a, title = {x}}\n\n@book{b,\n  title = {x\n", 3),
        ("a.yml", "a:\n  type: Book\n  title: x\n b: y\n", 4),
    ] {
        let fault = Sources::read(path, text.as_bytes()).err().expect("broken");
        assert!(fault.line >= line && !fault.words.is_empty(), "{path}: {fault:?}");
    }
    assert_eq!(Sources::read("a.yml", b"a:\n \xff").err().map(|fault| fault.line), Some(2));
}
