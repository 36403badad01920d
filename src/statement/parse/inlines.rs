//! The walk within a line: words, emphasis, links, pictures, and what is left of inline HTML.

use super::What;
use super::foreign;
use super::html::{self, Piece};
use super::walk::Walk;
use crate::statement::{Inline, address};
use comrak::nodes::{Node, NodeValue};

/// Emphasis and links within one another; what is deeper stays as plain words.
const DEEP: usize = 16;

impl<'a> Walk<'a, '_> {
    /// The inlines of a paragraph, a heading or a cell, without breaks at its ends.
    pub(super) fn inlines(&mut self, parent: Node<'a>) -> Vec<Inline> {
        let mut out = self.run(parent, 0);
        let is_break = |inline: &Inline| matches!(inline, Inline::SoftBreak | Inline::HardBreak);
        while out.last().is_some_and(is_break) {
            out.pop();
        }
        let leading = out.iter().take_while(|inline| is_break(inline)).count();
        out.drain(..leading);
        foreign::found(out)
    }

    fn run(&mut self, parent: Node<'a>, depth: usize) -> Vec<Inline> {
        let mut out = Vec::new();
        if depth > DEEP {
            self.mark_too_deep(self.places.range(parent.data().sourcepos));
            push_text(&mut out, &self.words_below(parent));
            return out;
        }
        for child in parent.children() {
            self.inline(child, depth, &mut out);
        }
        out
    }

    fn inline(&mut self, node: Node<'a>, depth: usize, out: &mut Vec<Inline>) {
        let range = self.places.range(node.data().sourcepos);
        let value = node.data().value.clone();
        match value {
            NodeValue::Text(text) => push_text(out, &self.shield.restore(&text)),
            NodeValue::SoftBreak => out.push(Inline::SoftBreak),
            NodeValue::LineBreak => out.push(Inline::HardBreak),
            NodeValue::Code(code) => {
                self.mark_code(range);
                out.push(Inline::Code(self.shield.restore(&code.literal)));
            }
            NodeValue::HtmlInline(html) => self.inline_html(&html, range, out),
            NodeValue::Emph => out.push(Inline::Emphasis(self.run(node, depth + 1))),
            NodeValue::Strong => out.push(Inline::Strong(self.run(node, depth + 1))),
            NodeValue::Strikethrough => out.push(Inline::Strike(self.run(node, depth + 1))),
            NodeValue::Link(link) => {
                let text = self.run(node, depth + 1);
                let (url, title) = (self.shield.restore(&link.url), self.shield.restore(&link.title));
                out.push(Inline::Link { url, title, text, span: self.places.span(range) });
            }
            NodeValue::Image(image) => {
                let alt = self.run(node, depth + 1);
                let url = address::picture_path(&self.shield.restore(&image.url));
                let title = self.shield.restore(&image.title);
                out.push(Inline::Image { url, title, alt, span: self.places.span(range) });
            }
            NodeValue::FootnoteReference(note) => match self.note(&note.name) {
                Some(number) => out.push(Inline::Note(number)),
                None => push_text(out, &self.shield.restore(&format!("[^{}]", note.name))),
            },
            _ => out.extend(self.run(node, depth + 1)),
        }
    }

    fn inline_html(&mut self, html: &str, range: std::ops::Range<usize>, out: &mut Vec<Inline>) {
        let html = self.shield.restore(html);
        for piece in html::pieces(&html) {
            match piece {
                Piece::Comment(text) => self.mark(range.clone(), What::Comment(text.to_owned())),
                Piece::Program(name) => self.mark(range.clone(), What::Program(name)),
                Piece::Words(words) => push_text(out, &html::decode(words)),
                Piece::Tag(tag) if tag == "br" => out.push(Inline::HardBreak),
                Piece::Tag(tag) => {
                    if html::parts_words(&tag) {
                        out.push(Inline::SoftBreak);
                    }
                    // The closing tag would only repeat what the opening one said.
                    if !html.starts_with("</") {
                        self.mark(range.clone(), What::Html(tag));
                    }
                }
            }
        }
    }

    /// All words below a node, whatever their nesting.
    fn words_below(&self, parent: Node<'a>) -> String {
        let mut out = String::new();
        for node in parent.descendants() {
            match &node.data().value {
                NodeValue::Text(text) => out.push_str(text),
                NodeValue::Code(code) => out.push_str(&code.literal),
                NodeValue::SoftBreak | NodeValue::LineBreak => out.push(' '),
                _ => {}
            }
        }
        self.shield.restore(&out)
    }
}

/// Adds words; two texts side by side become one.
fn push_text(out: &mut Vec<Inline>, words: &str) {
    match out.last_mut() {
        Some(Inline::Text(text)) => text.push_str(words),
        _ if words.is_empty() => {}
        _ => out.push(Inline::Text(words.to_owned())),
    }
}
