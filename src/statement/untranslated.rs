//! Passages that a translation still has in the words of its original.

use super::{Block, BlockNode, Edition, Finding, Inline, Level, Span, plain};
use std::collections::BTreeSet;

/// Names, numbers and addresses are the same in many languages; so many words in a row are not.
const FEW_WORDS: usize = 4;
/// Words of a passage that are shown.
const SHOWN: usize = 8;

/// Every heading, paragraph, item and cell of a translation that stands so in the original, too.
/// What is marked as words of another language (`[words]{lang=de}`) is meant to stand like that.
pub fn untranslated(original: &Edition, translation: &Edition) -> Vec<Finding> {
    if original.lang().primary() == translation.lang().primary() {
        return Vec::new();
    }
    let known = |few| passages(original, few).into_iter().map(|(_, words)| words).collect::<BTreeSet<String>>();
    // In a text that is short throughout, a heading of two words is one of the passages.
    let few = if passages(translation, FEW_WORDS).is_empty() { 0 } else { FEW_WORDS };
    let (known, all) = (known(few), passages(translation, few));
    let same = all.into_iter().filter(|(_, words)| known.contains(words));
    same.map(|(span, words)| {
        let mut start: Vec<&str> = words.split(' ').take(SHOWN).collect();
        if words.split(' ').count() > SHOWN {
            start.push("…");
        }
        let finding = Finding::new("untranslated", Level::Warning, span);
        finding.with("words", start.join(" ")).with("of", original.lang().as_str())
    })
    .collect()
}

/// The passages of more than so many words, each with its place.
fn passages(edition: &Edition, few: usize) -> Vec<(Span, String)> {
    let document = &edition.document;
    let mut found = Vec::new();
    push(document.headline_span, &document.headline, &mut found);
    document.notes.iter().chain([&document.blocks]).for_each(|blocks| walk(blocks, &mut found));
    found.retain(|(_, words)| letters(words) > few);
    found.sort();
    found
}

/// Figures and signs alone are no words.
fn letters(words: &str) -> usize {
    words.split(' ').filter(|word| word.chars().any(char::is_alphabetic)).count()
}

fn walk(blocks: &[Block], found: &mut Vec<(Span, String)>) {
    for Block { span, node } in blocks {
        match node {
            BlockNode::Heading { text, .. } | BlockNode::Paragraph(text) => push(*span, text, found),
            BlockNode::List { items, .. } => items.iter().for_each(|item| walk(&item.blocks, found)),
            BlockNode::Quote(inner) => walk(inner, found),
            BlockNode::Table { head, rows, .. } => {
                std::iter::once(head).chain(rows).flatten().for_each(|cell| push(*span, cell, found));
            }
            BlockNode::Definitions(pairs) => {
                for (term, details) in pairs {
                    push(*span, term, found);
                    walk(details, found);
                }
            }
            BlockNode::Code { .. } | BlockNode::Rule | BlockNode::Html(_) => {}
        }
    }
}

fn push(span: Span, text: &[Inline], found: &mut Vec<(Span, String)>) {
    let words = plain(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let is_marked = text.iter().any(|inline| matches!(inline, Inline::Foreign { .. }));
    if !is_marked {
        found.push((span, words));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Media;
    use super::*;

    fn edition(lang: &str, body: &str) -> Edition {
        let text = format!("---\nid: 2026-a\nkind: press_release\nlanguage: {lang}\n---\n{body}");
        Edition::read(&text, &Media::new()).expect("an edition")
    }

    /// The lines of the translation in which words of the original stand.
    fn lines(german: &str, lang: &str, translation: &str) -> Vec<usize> {
        let found = untranslated(&edition("de", german), &edition(lang, translation));
        found.into_iter().map(|finding| finding.span.line).collect()
    }

    #[test]
    fn what_was_left_as_it_was_is_found() {
        let german = "# Abschiebestopp im Winter\n\nWir fordern das Land auf, sofort zu handeln.\n\n\
            - Niemand darf bei Frost ohne Unterkunft sein\n- Anna Beispiel, Flüchtlingsrat\n\n\
            | Jahr | Was in diesem Jahr geschah |\n|---|---|\n| 2026 | 12 345 67 89 10 |\n\n## Was jetzt zu tun ist\n";
        assert_eq!(lines(german, "en", german), [8, 10, 13, 17], "names, figures and short lines are no words");
        assert_eq!(lines(german, "de-simple", german), [0usize; 0], "the same language");
        let half = "# Halt deportations\n\nWir fordern das **Land** auf,\nsofort zu handeln.\n\nWe call on the Land.\n";
        assert_eq!(lines(german, "en", half), [8], "whatever the line ends and the look");
        let marked = "# Halt\n\n[Wir fordern das Land auf, sofort zu handeln.]{lang=de}\n";
        assert_eq!(lines(german, "en", marked), [0usize; 0], "meant to be German");
        let other = "# Halt\n\nWir fordern das Land auf, heute zu handeln.\n";
        assert_eq!(lines(german, "en", other), [0usize; 0], "no words of the original");
    }

    #[test]
    fn the_beginning_is_shown() {
        let german = edition("de", "# T\n\nEins zwei drei vier fünf sechs sieben acht neun zehn.\n");
        let english = edition("en", "# T\n\nEins zwei drei vier fünf sechs sieben acht neun zehn.\n");
        let [finding] = &untranslated(&german, &english)[..] else { panic!("one") };
        let words = ("words", "Eins zwei drei vier fünf sechs sieben acht …".to_owned());
        assert_eq!(finding.args, [words, ("of", "de".to_owned())]);
    }
}
