//! The edition made ready for every output: typography, legal headings, the lead told apart.

use super::letters::tidy;
use super::sheet::Sheet;
use super::words::Words;
use super::{RenderError, Setting, easy, order};
use crate::statement::{Block, BlockNode, Change, Document, Inline, Item, Sources, Span, Typographer, plain};
use std::collections::BTreeSet;

/// How deep quotes, lists and notes may nest; typst gives up soon after.
pub const DEEPEST: usize = 8;
/// How deep emphasis and links may nest.
const DEEPEST_INLINE: usize = 100;

/// What the three writers set.
#[derive(Debug)]
pub struct Proof<'a> {
    pub setting: Setting<'a>,
    pub sheet: Sheet,
    pub kicker: Vec<Inline>,
    pub headline: Vec<Inline>,
    pub headline_span: Span,
    pub subline: Vec<Inline>,
    /// The first paragraph of the text.
    pub lead: Option<(Vec<Inline>, Span)>,
    /// Everything after the lead. Headings count from 2 and skip no level.
    pub body: Vec<Block>,
    pub notes: Vec<Vec<Block>>,
    /// The names of the headings, for links within the text.
    pub anchors: BTreeSet<String>,
}

impl<'a> Proof<'a> {
    /// Reads the edition with the typography of its language.
    pub fn new(setting: &Setting<'a>) -> Result<Self, RenderError> {
        let typographer = Typographer::of(&setting.edition.front);
        // A tree too deep for the page is refused before anybody walks it further.
        check_depth(&setting.edition.document)?;
        let cited = with_sources(setting)?;
        let document = typographer.document(cited.as_ref().unwrap_or(&setting.edition.document));
        Self::of(setting, document, &|text| typographer.text(text))
    }

    /// The same with a document and lines that are in typographic form already.
    pub fn of(
        setting: &Setting<'a>,
        document: Document,
        typeset: &dyn Fn(&str) -> String,
    ) -> Result<Self, RenderError> {
        check_depth(&document)?;
        let mut document = document;
        if setting.edition.lang().is_easy() {
            easy::keep_lines(&mut document);
        }
        order::keep_runs(&mut document, setting.edition.lang().is_rtl());
        let (mut body, anchors) = ready(document.blocks);
        let mut lead = None;
        if matches!(body.first(), Some(block) if is_text(block)) {
            let first = body.remove(0);
            if let BlockNode::Paragraph(text) = first.node {
                lead = Some((text, first.span));
            }
        }
        // Nothing of a text that was taken back is left but its name; the notice stands in its place.
        if setting.edition.front.withdrawn.is_some() {
            (document.kicker, document.subline, lead) = (None, None, None);
            document.notes.clear();
            body.clear();
        }
        let title = title(setting, &document.headline);
        let opening = lead.as_ref().map(|(text, _)| plain(text)).unwrap_or_default();
        let own = |place: &str, date: &str| begins_with_dateline(&opening, place, date);
        Ok(Self {
            setting: *setting,
            sheet: Sheet::new(setting, title, own, typeset)?,
            kicker: document.kicker.unwrap_or_default(),
            headline: document.headline,
            headline_span: document.headline_span,
            subline: document.subline.unwrap_or_default(),
            lead,
            body,
            notes: document.notes.into_iter().map(flat_note).collect(),
            anchors,
        })
    }
}

/// The document with its citations written out, where the edition has sources.
pub fn with_sources(setting: &Setting<'_>) -> Result<Option<Document>, RenderError> {
    let edition = setting.edition;
    let Some(path) = &edition.front.sources else { return Ok(None) };
    let wrong = |line, message: &str| RenderError::Sources { file: path.clone(), line, message: message.to_owned() };
    let bytes = edition.media.get(path).ok_or_else(|| wrong(1, "no such file"))?;
    let sources = Sources::read(path, bytes).map_err(|fault| wrong(fault.line, &fault.words))?;
    let words = Words::read(setting.templates, edition.lang())?;
    Ok(Some(sources.cited(&edition.document, edition.lang(), words.get("sources"))))
}

/// The headline's words; the statement's id where the text has none yet.
pub fn title(setting: &Setting<'_>, headline: &[Inline]) -> String {
    let words = tidy(&plain(headline));
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() { setting.edition.id().to_string() } else { words }
}

/// Whether nothing would be seen of these inlines.
pub fn is_blank(inlines: &[Inline]) -> bool {
    inlines.iter().all(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) => tidy(text).trim().is_empty(),
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => is_blank(inner),
        Inline::Changed(Change::Remark(_), _) => false,
        Inline::Changed(_, inner) => is_blank(inner),
        Inline::Link { text, .. } | Inline::Foreign { text, .. } => is_blank(text),
        Inline::Image { .. } | Inline::Note(_) => false,
        Inline::SoftBreak | Inline::HardBreak => true,
    })
}

/// Whether there is text among these inlines. A heading needs some: its name in the outline is text,
/// and PDF/UA-1 refuses one without.
pub fn has_words(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) => !tidy(text).trim().is_empty(),
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => has_words(inner),
        Inline::Link { text, .. } | Inline::Foreign { text, .. } => has_words(text),
        Inline::Changed(_, inner) => has_words(inner),
        Inline::Image { .. } | Inline::Note(_) | Inline::SoftBreak | Inline::HardBreak => false,
    })
}

/// Whether a paragraph is made of pictures alone, which are then set as figures.
pub fn is_figure(inlines: &[Inline]) -> bool {
    let picture = |inline: &Inline| match inline {
        Inline::Changed(Change::Inserted | Change::Deleted, inner) => is_figure(inner),
        inline => matches!(inline, Inline::Image { .. }),
    };
    let blank = |inline: &Inline| match inline {
        Inline::Text(text) => text.trim().is_empty(),
        Inline::Changed(Change::Remark(_), _) => true,
        inline => matches!(inline, Inline::SoftBreak | Inline::HardBreak),
    };
    inlines.iter().any(picture) && inlines.iter().all(|inline| picture(inline) || blank(inline))
}

fn is_text(block: &Block) -> bool {
    matches!(&block.node, BlockNode::Paragraph(text) if !is_figure(text) && !is_blank(text))
}

/// `Berlin, 12. März 2026 – Der Rat …`: the author wrote the dateline into the text.
fn begins_with_dateline(opening: &str, place: &str, date: &str) -> bool {
    let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ").trim().to_lowercase();
    let (opening, place, date) = (plain(opening), plain(place), plain(date));
    let head: String = opening.chars().take(80).collect();
    let dash = head.find([':', '–', '—']).map_or("", |at| &head[..at]);
    let dated = !date.is_empty() && head.contains(&date);
    dated || (!place.is_empty() && dash.starts_with(&place) && dash.chars().any(|c| c.is_ascii_digit()))
}

struct Ready {
    level: u8,
    anchors: BTreeSet<String>,
}

/// Blocks with legal headings, and the names of these headings.
fn ready(blocks: Vec<Block>) -> (Vec<Block>, BTreeSet<String>) {
    let mut ready = Ready { level: 1, anchors: BTreeSet::new() };
    (ready.blocks(blocks), ready.anchors)
}

impl Ready {
    fn blocks(&mut self, blocks: Vec<Block>) -> Vec<Block> {
        blocks.into_iter().filter_map(|block| self.block(block)).collect()
    }

    /// PDF/UA-1 wants headings without gaps and without empty ones; the headline has level 1.
    fn block(&mut self, block: Block) -> Option<Block> {
        let node = match block.node {
            BlockNode::Heading { text, .. } if is_blank(&text) => return None,
            BlockNode::Paragraph(text) if is_blank(&text) => return None,
            BlockNode::Heading { text, .. } if !has_words(&text) => BlockNode::Paragraph(text),
            BlockNode::Heading { level, text, anchor } => {
                self.level = level.clamp(2, 6).min(self.level + 1);
                if !anchor.is_empty() {
                    self.anchors.insert(anchor.clone());
                }
                BlockNode::Heading { level: self.level, text, anchor }
            }
            BlockNode::Quote(inner) => BlockNode::Quote(self.blocks(inner)),
            BlockNode::List { start, tight, items } => {
                let items = items.into_iter().map(|item| Item { task: item.task, blocks: self.blocks(item.blocks) });
                BlockNode::List { start, tight, items: items.collect() }
            }
            BlockNode::Definitions(list) => {
                BlockNode::Definitions(list.into_iter().map(|(term, blocks)| (term, self.blocks(blocks))).collect())
            }
            node => node,
        };
        Some(Block { span: block.span, node })
    }
}

/// A note stands outside the order of headings: its headings become bold lines, however deep they lie.
fn flat_note(blocks: Vec<Block>) -> Vec<Block> {
    ready(blocks.into_iter().map(flat).collect()).0
}

fn flat(block: Block) -> Block {
    let all = |blocks: Vec<Block>| blocks.into_iter().map(flat).collect::<Vec<_>>();
    let node = match block.node {
        BlockNode::Heading { text, .. } => BlockNode::Paragraph(vec![Inline::Strong(text)]),
        BlockNode::Quote(inner) => BlockNode::Quote(all(inner)),
        BlockNode::List { start, tight, items } => {
            let items = items.into_iter().map(|item| Item { task: item.task, blocks: all(item.blocks) });
            BlockNode::List { start, tight, items: items.collect() }
        }
        BlockNode::Definitions(list) => {
            BlockNode::Definitions(list.into_iter().map(|(term, inner)| (term, all(inner))).collect())
        }
        node => node,
    };
    Block { span: block.span, node }
}

pub fn check_depth(document: &Document) -> Result<(), RenderError> {
    for inlines in [Some(&document.headline), document.kicker.as_ref(), document.subline.as_ref()].into_iter().flatten()
    {
        check_inlines(inlines, document.headline_span, 0)?;
    }
    check_blocks(&document.blocks, 0)?;
    document.notes.iter().try_for_each(|note| check_blocks(note, 2))
}

fn check_blocks(blocks: &[Block], depth: usize) -> Result<(), RenderError> {
    for block in blocks {
        let span = block.span;
        if depth > DEEPEST {
            return Err(RenderError::TooDeep(span));
        }
        match &block.node {
            BlockNode::Heading { text, .. } | BlockNode::Paragraph(text) => check_inlines(text, span, 0)?,
            BlockNode::Quote(inner) => check_blocks(inner, depth + 1)?,
            BlockNode::List { items, .. } => items.iter().try_for_each(|item| check_blocks(&item.blocks, depth + 1))?,
            BlockNode::Definitions(list) => {
                for (term, inner) in list {
                    check_inlines(term, span, 0)?;
                    check_blocks(inner, depth + 1)?;
                }
            }
            BlockNode::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).try_for_each(|cell| check_inlines(cell, span, 0))?;
            }
            BlockNode::Code { .. } | BlockNode::Rule | BlockNode::Html(_) => {}
        }
    }
    Ok(())
}

fn check_inlines(inlines: &[Inline], span: Span, depth: usize) -> Result<(), RenderError> {
    if depth > DEEPEST_INLINE {
        return Err(RenderError::TooDeep(span));
    }
    inlines.iter().try_for_each(|inline| match inline {
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) | Inline::Changed(_, inner) => {
            check_inlines(inner, span, depth + 1)
        }
        Inline::Link { text, span, .. } => check_inlines(text, *span, depth + 1),
        Inline::Foreign { text, .. } => check_inlines(text, span, depth + 1),
        Inline::Image { alt, span, .. } => check_inlines(alt, *span, depth + 1),
        _ => Ok(()),
    })
}
