//! What a person must still look at before a release: no program can tell whether a picture is described well.
//!
//! PDF/UA has 136 conditions (Matterhorn Protocol 1.1), of which 47 need a human being. These are
//! the ones that a text in Markdown can get wrong; the others follow from how the file is made.

use super::edition::each_inline;
use super::{Block, BlockNode, Document, Edition, Inline, Lang, Span, plain};

/// One thing to look at. Its sentence is `look-<code>` in `locales/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    pub code: &'static str,
    /// Where in the file; `None`: in the document as a whole.
    pub span: Option<Span>,
    /// What it is about: an alternative text, a language.
    pub about: String,
}

impl Edition {
    /// What to look at in this edition, in the order of the text, then in the document as a whole.
    pub fn looks(&self) -> Vec<Look> {
        let mut looks = Vec::new();
        let document = &self.document;
        let (mut links, mut struck) = (false, false);
        let mut foreign: Vec<&Lang> = Vec::new();
        let mut pictures = Vec::new();
        each_inline(document, &mut |inline| match inline {
            Inline::Image { alt, span, .. } => pictures.push(Look {
                code: "picture",
                span: Some(*span),
                about: plain(alt).split_whitespace().collect::<Vec<_>>().join(" "),
            }),
            Inline::Link { .. } => links = true,
            Inline::Strike(_) => struck = true,
            _ => {}
        });
        each_lang(document, &mut |lang| {
            if !foreign.contains(&lang) {
                foreign.push(lang);
            }
        });
        let some_pictures = !pictures.is_empty();
        looks.extend(pictures);
        tables(&document.blocks, &mut looks);
        looks.sort_by_key(|look| look.span);
        let mut whole = |there: bool, code: &'static str, about: String| {
            if there {
                looks.push(Look { code, span: None, about });
            }
        };
        whole(true, "order", String::new());
        whole(has_headings(&document.blocks), "headings", String::new());
        whole(links, "links", String::new());
        whole(true, "language", self.lang().to_string());
        for lang in foreign {
            whole(true, "foreign", lang.to_string());
        }
        whole(some_pictures, "colour", String::new());
        whole(struck, "amendments", String::new());
        whole(self.lang().is_easy(), "easy", self.front.readers.join(", "));
        looks
    }
}

/// The list as one line each, for the record: `picture 12:5 Zelte im Schnee`.
pub fn record_of(looks: &[Look]) -> String {
    let line = |look: &Look| {
        let place = look.span.map_or("-".to_owned(), |span| format!("{}:{}", span.line, span.column));
        let about: String = look.about.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        format!("{} {place} {about}", look.code).trim_end().to_owned() + "\n"
    };
    looks.iter().map(line).collect()
}

/// Calls a function with the language of every run that is not in that of the text.
fn each_lang<'d>(document: &'d Document, visit: &mut impl FnMut(&'d Lang)) {
    fn inlines<'d>(list: &'d [Inline], visit: &mut impl FnMut(&'d Lang)) {
        for inline in list {
            match inline {
                Inline::Foreign { lang, text } => {
                    visit(lang);
                    inlines(text, visit);
                }
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => inlines(inner, visit),
                Inline::Link { text, .. } => inlines(text, visit),
                _ => {}
            }
        }
    }
    fn blocks<'d>(list: &'d [Block], visit: &mut impl FnMut(&'d Lang)) {
        for block in list {
            match &block.node {
                BlockNode::Heading { text, .. } | BlockNode::Paragraph(text) => inlines(text, visit),
                BlockNode::List { items, .. } => items.iter().for_each(|item| blocks(&item.blocks, visit)),
                BlockNode::Quote(inner) => blocks(inner, visit),
                BlockNode::Table { head, rows, .. } => {
                    head.iter().chain(rows.iter().flatten()).for_each(|cell| inlines(cell, visit));
                }
                BlockNode::Definitions(pairs) => {
                    for (term, inner) in pairs {
                        inlines(term, visit);
                        blocks(inner, visit);
                    }
                }
                BlockNode::Code { .. } | BlockNode::Rule | BlockNode::Html(_) => {}
            }
        }
    }
    document.kicker.iter().chain([&document.headline]).chain(&document.subline).for_each(|text| inlines(text, visit));
    blocks(&document.blocks, visit);
    document.notes.iter().for_each(|note| blocks(note, visit));
}

fn tables(list: &[Block], looks: &mut Vec<Look>) {
    for block in list {
        match &block.node {
            BlockNode::Table { head, .. } => {
                let heads: Vec<String> = head.iter().map(|cell| plain(cell)).collect();
                looks.push(Look { code: "table", span: Some(block.span), about: heads.join(" | ") });
            }
            BlockNode::List { items, .. } => items.iter().for_each(|item| tables(&item.blocks, looks)),
            BlockNode::Quote(inner) => tables(inner, looks),
            _ => {}
        }
    }
}

fn has_headings(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| matches!(block.node, BlockNode::Heading { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::Media;

    #[test]
    fn what_no_program_can_judge_is_listed() {
        let source = "---\nid: 2026-beispiel\nkind: submission\nlanguage: de\n---\n# T\n\n## Z\n\n![Zelte im\nSchnee](a.png) [x](https://example.org) ~~a~~ [سلام]{lang=ar}\n\n| Land | Zahl |\n|---|---|\n| B | 1 |\n";
        let edition = Edition::read(source, &Media::new()).expect("an edition");
        let expected = "picture 10:1 Zelte im Schnee\ntable 13:1 Land | Zahl\norder -\nheadings -\nlinks -\nlanguage - de\nforeign - ar\ncolour -\namendments -\n";
        assert_eq!(record_of(&edition.looks()), expected);
        let plain = Edition::read(&source[..source.find("## Z").unwrap_or(0)], &Media::new()).expect("an edition");
        assert_eq!(record_of(&plain.looks()), "order -\nlanguage - de\n");
    }
}
