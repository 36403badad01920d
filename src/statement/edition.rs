//! One edition: a statement in one language with every file it uses, under one digest.

use super::address::stays_inside;
use super::{Block, BlockNode, Digest, Document, FrontMatter, Inline, Kind, Lang, StatementId, front, parse};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The files beside a text, by the path the text names them with (`media/chart.png`).
pub type Media = BTreeMap<String, Vec<u8>>;

/// A text that could be read, with what it uses. An approval binds to its digest.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    pub front: FrontMatter,
    /// The file as it is, byte for byte.
    pub source: String,
    pub document: Document,
    /// The files it uses that exist.
    pub media: Media,
    pub digest: Digest,
}

impl Edition {
    /// Reads an edition; `media` holds the files that lie beside it. `None` where the front matter
    /// cannot be used; `lint` says why.
    pub fn read(source: &str, media: &Media) -> Option<Self> {
        let split = front::split(source);
        let document = parse::parse(split.body, split.body_line + 1);
        Some(Self::of(split.front?, source, document, media))
    }

    /// The edition of a text that has been read already.
    pub(super) fn of(front: FrontMatter, source: &str, document: Document, media: &Media) -> Self {
        let mut used = files_used(&document);
        // Who approves a text approves its sources.
        if let Some(sources) = front.sources.as_ref().filter(|path| !used.contains(path)) {
            used.push(sources.clone());
            used.sort();
        }
        let digest = digest(source, &used, media);
        let media = media.iter().filter(|(path, _)| used.contains(path));
        let media = media.map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
        Self { front, source: source.to_owned(), document, media, digest }
    }

    pub fn id(&self) -> &StatementId {
        &self.front.id
    }

    pub fn kind(&self) -> Kind {
        self.front.kind
    }

    pub fn lang(&self) -> &Lang {
        &self.front.language
    }

    /// The files that go out beside the text: not the sources, which are written out in it.
    pub fn pictures(&self) -> impl Iterator<Item = (&String, &Vec<u8>)> {
        // Of a text that was taken back no picture stays.
        let shown = self.front.withdrawn.is_none();
        self.media.iter().filter(move |(path, _)| shown && self.front.sources.as_ref() != Some(path))
    }

    /// The pictures beside the text that it shows, in order, each once: path, and alternative text or
    /// else caption.
    pub fn captions(&self) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        each_inline(&self.document, &mut |inline| {
            if let Inline::Image { url, title, alt, .. } = inline
                && self.media.contains_key(url)
                && found.iter().all(|(path, _)| path != url)
            {
                let alt = super::plain(alt);
                let words = if alt.trim().is_empty() { title.clone() } else { alt };
                found.push((url.clone(), words));
            }
        });
        found
    }

    /// The text below the head, as it is in the file.
    pub fn body(&self) -> &str {
        front::split(&self.source).body
    }

    /// The digest that another text would have with the same files.
    pub(super) fn digest_with(&self, source: &str) -> Digest {
        let mut used = files_used(&self.document);
        used.extend(self.front.sources.clone());
        used.sort();
        used.dedup();
        digest(source, &used, &self.media)
    }

    /// The headline's words.
    pub fn headline(&self) -> String {
        super::plain(&self.document.headline)
    }
}

/// The local paths a text names in its pictures, sorted, each once.
///
/// Addresses on the web are not among them, nor paths that leave the statement's folder.
pub fn files_used(document: &Document) -> Vec<String> {
    let mut paths = BTreeSet::new();
    each_inline(document, &mut |inline| {
        if let Inline::Image { url, .. } = inline
            && stays_inside(url)
        {
            paths.insert(url.clone());
        }
    });
    paths.into_iter().collect()
}

/// Calls a function with every inline of a text, those in notes, tables and captions included.
pub(super) fn each_inline(document: &Document, visit: &mut impl FnMut(&Inline)) {
    for words in document.kicker.iter().chain([&document.headline]).chain(&document.subline) {
        visit_inlines(words, visit);
    }
    for blocks in std::iter::once(&document.blocks).chain(&document.notes) {
        visit_blocks(blocks, visit);
    }
}

/// The digest of the text and of everything it uses. Paths hold no line break (`stays_inside`), so
/// no file name can forge a line.
fn digest(source: &str, used: &[String], media: &Media) -> Digest {
    let mut text = format!("klartext-edition 1\ntext {}\n", Digest::of(source.as_bytes()));
    for path in used {
        let _ = match media.get(path) {
            Some(bytes) => writeln!(text, "file {path} {}", Digest::of(bytes)),
            None => writeln!(text, "file {path} -"),
        };
    }
    Digest::of(text.as_bytes())
}

fn visit_blocks(blocks: &[Block], visit: &mut impl FnMut(&Inline)) {
    for block in blocks {
        match &block.node {
            BlockNode::Heading { text, .. } | BlockNode::Paragraph(text) => visit_inlines(text, visit),
            BlockNode::List { items, .. } => items.iter().for_each(|item| visit_blocks(&item.blocks, visit)),
            BlockNode::Quote(inner) => visit_blocks(inner, visit),
            BlockNode::Table { head, rows, .. } => {
                std::iter::once(head).chain(rows).flatten().for_each(|cell| visit_inlines(cell, visit));
            }
            BlockNode::Definitions(pairs) => {
                for (term, details) in pairs {
                    visit_inlines(term, visit);
                    visit_blocks(details, visit);
                }
            }
            BlockNode::Code { .. } | BlockNode::Rule | BlockNode::Html(_) => {}
        }
    }
}

fn visit_inlines(inlines: &[Inline], visit: &mut impl FnMut(&Inline)) {
    for inline in inlines {
        visit(inline);
        match inline {
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) | Inline::Changed(_, inner) => {
                visit_inlines(inner, visit)
            }
            Inline::Link { text, .. } | Inline::Foreign { text, .. } => visit_inlines(text, visit),
            Inline::Image { alt, .. } => visit_inlines(alt, visit),
            Inline::Text(_) | Inline::Code(_) | Inline::Note(_) | Inline::SoftBreak | Inline::HardBreak => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "---\nid: 2026-beispiel\nkind: press_release\nlanguage: de\n---\n";

    fn edition(body: &str, media: &[(&str, &str)]) -> Edition {
        let media = media.iter().map(|(path, bytes)| (path.to_string(), bytes.as_bytes().to_vec())).collect();
        Edition::read(&format!("{HEAD}{body}"), &media).expect("the head is complete")
    }

    #[test]
    fn the_digest_changes_with_every_byte_that_is_used() {
        let body = "# Titel\n\n![Diagramm](media/a.png)\n";
        let first = edition(body, &[("media/a.png", "1")]);
        assert_eq!(first.digest, edition(body, &[("media/a.png", "1"), ("media/unused.png", "2")]).digest);
        assert_ne!(first.digest, edition(body, &[("media/a.png", "2")]).digest);
        assert_ne!(first.digest, edition(body, &[]).digest);
        assert_ne!(first.digest, edition(&format!("{body}\n"), &[("media/a.png", "1")]).digest);
        assert_eq!(first.media.len(), 1);
    }

    #[test]
    fn the_digest_is_over_a_text_that_can_be_made_by_hand() {
        let edition = edition("# T\n\n![b](./b.png) ![a](a%20x.png)\n", &[("a x.png", "x")]);
        let text = Digest::of(edition.source.as_bytes());
        let canonical = format!("klartext-edition 1\ntext {text}\nfile a x.png {}\nfile b.png -\n", Digest::of(b"x"));
        assert_eq!(edition.digest, Digest::of(canonical.as_bytes()));
    }

    #[test]
    fn only_files_in_the_folder_count() {
        let body = "![a](https://example.org/x.png) ![b](//example.org/y.png) ![c](../z.png) ![d](/abs.png)\n\
                    ![e](data:image/png;base64,AA) ![f](media/ok.png) ![g](a&#10;file b) ![h]() ![i](media\\\\x.png)\n\n\
                    Text[^1] | [![k](media/in-link.png)](https://example.org)\n\n[^1]: ![j](media/note.png)\n";
        let edition = edition(body, &[]);
        assert_eq!(files_used(&edition.document), ["media/in-link.png", "media/note.png", "media/ok.png"]);
    }

    #[test]
    fn an_unusable_head_gives_no_edition() {
        assert_eq!(Edition::read("# Nur Text\n", &Media::new()), None);
    }
}
