//! German and other typography at output time: quotes, dashes, spaces that do not break.
//!
//! A run of inlines is laid out as one line of cells, so that a quote may open in bold and close in
//! a link; each rule changes cells, then the inlines are built again. Letters and digits are never
//! touched, and a text that is set already stays as it is. Code and addresses take part as cells
//! that no rule may change.

mod dashes;
mod legal;
mod quotes;
mod run;
mod spaces;

use super::{Block, BlockNode, Document, FrontMatter, Inline, Item, Lang};
use run::Run;

/// Sets words as the language wants them. The source is never rewritten.
#[derive(Debug, Clone, Copy)]
pub struct Typographer {
    style: Option<Style>,
}

/// The habits of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Style {
    tongue: Tongue,
    /// Opening and closing marks: of a quote, of a quote in it, of what was typed in single marks.
    double: (char, char),
    inner: (char, char),
    single: (char, char),
    /// English dashes stand between blanks, as in Britain, and not tight, as in America.
    spaced: bool,
    swiss: bool,
    canadian: bool,
    /// Citations are kept whole; not where a column is narrow.
    whole: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tongue {
    German,
    English,
    French,
    /// Ukrainian and Russian.
    Cyrillic,
    /// Arabic and Persian.
    Arabic,
    /// Any other of which the quotation marks are known.
    Other,
}

/// Quotation marks of further languages, outer and inner, as Unicode's CLDR 46 has them under
/// `delimiters`; one language is left out where its texts are seen with several.
#[rustfmt::skip]
const FURTHER: [(&str, [char; 4]); 36] = [
    ("am", ['«', '»', '‹', '›']), ("az", ['“', '”', '‘', '’']), ("be", ['«', '»', '„', '“']),
    ("bg", ['„', '“', '„', '“']), ("bs", ['„', '”', '‘', '’']), ("ca", ['«', '»', '“', '”']),
    ("cs", ['„', '“', '‚', '‘']), ("da", ['“', '”', '‘', '’']), ("el", ['«', '»', '“', '”']),
    ("es", ['«', '»', '“', '”']), ("et", ['„', '“', '«', '»']), ("hr", ['„', '”', '‘', '’']),
    ("hu", ['„', '”', '»', '«']), ("hy", ['«', '»', '«', '»']), ("id", ['“', '”', '‘', '’']),
    ("it", ['«', '»', '“', '”']), ("ka", ['„', '“', '«', '»']), ("kmr", ['“', '”', '‘', '’']),
    ("ku", ['“', '”', '‘', '’']), ("lt", ['„', '“', '„', '“']), ("lv", ['“', '”', '‘', '’']),
    ("mk", ['„', '“', '‚', '‘']), ("nl", ['“', '”', '‘', '’']), ("no", ['«', '»', '‘', '’']),
    ("nb", ['«', '»', '‘', '’']), ("pl", ['„', '”', '«', '»']), ("pt", ['“', '”', '‘', '’']),
    ("ro", ['„', '”', '«', '»']), ("sk", ['„', '“', '‚', '‘']), ("sl", ['„', '“', '‚', '‘']),
    ("so", ['“', '”', '‘', '’']), ("sq", ['«', '»', '“', '”']), ("sr", ['„', '“', '‘', '’']),
    ("sw", ['“', '”', '‘', '’']), ("tr", ['“', '”', '‘', '’']), ("vi", ['“', '”', '‘', '’']),
];

impl Typographer {
    pub fn new(lang: &Lang) -> Self {
        let region = |names: &[&str]| lang.as_str().split('-').skip(1).any(|part| names.contains(&part));
        let swiss = region(&["CH", "LI"]);
        let english = ('‘', '’');
        let (tongue, double, inner, single) = match lang.primary() {
            "de" if swiss => (Tongue::German, ('«', '»'), ('‹', '›'), ('‹', '›')),
            "de" => (Tongue::German, ('„', '“'), ('‚', '‘'), ('‚', '‘')),
            "en" => (Tongue::English, ('“', '”'), english, english),
            "fr" => (Tongue::French, ('«', '»'), ('“', '”'), english),
            "uk" | "ru" => (Tongue::Cyrillic, ('«', '»'), ('„', '“'), english),
            "ar" => (Tongue::Arabic, ('“', '”'), english, english),
            "fa" => (Tongue::Arabic, ('«', '»'), ('‹', '›'), ('‹', '›')),
            other => match FURTHER.iter().find(|(name, _)| *name == other) {
                Some((_, [open, close, inside, out])) => {
                    (Tongue::Other, (*open, *close), (*inside, *out), (*inside, *out))
                }
                None => return Self { style: None },
            },
        };
        let spaced = region(&["GB", "IE", "AU", "NZ", "ZA"]);
        let canadian = region(&["CA"]);
        Self { style: Some(Style { tongue, double, inner, single, spaced, swiss, canadian, whole: true }) }
    }

    /// One that leaves everything as it was typed.
    pub fn none() -> Self {
        Self { style: None }
    }

    /// The one that an edition asks for: that of its language, or none.
    pub fn of(front: &FrontMatter) -> Self {
        if front.typography { Self::new(&front.language) } else { Self::none() }
    }

    /// A copy of the document with every text in typographic form; code and addresses stay as they are.
    pub fn document(&self, document: &Document) -> Document {
        let words = |inlines: &Option<Vec<Inline>>| inlines.as_ref().map(|inlines| self.inlines(inlines));
        Document {
            kicker: words(&document.kicker),
            headline: self.inlines(&document.headline),
            headline_span: document.headline_span,
            subline: words(&document.subline),
            blocks: self.blocks(&document.blocks),
            notes: document.notes.iter().map(|note| self.blocks(note)).collect(),
        }
    }

    /// One run of inlines; quotes are paired across them.
    pub fn inlines(&self, inlines: &[Inline]) -> Vec<Inline> {
        let Some(style) = self.style else { return inlines.to_vec() };
        settled(Run::of(inlines), style).build(inlines, self)
    }

    /// One plain string, for names and lines of the letterhead.
    pub fn text(&self, text: &str) -> String {
        super::plain(&self.inlines(&[Inline::Text(text.to_owned())]))
    }

    fn blocks(&self, blocks: &[Block]) -> Vec<Block> {
        blocks.iter().map(|block| Block { span: block.span, node: self.block(&block.node) }).collect()
    }

    fn block(&self, node: &BlockNode) -> BlockNode {
        let narrow = Self { style: self.style.map(|style| Style { whole: false, ..style }) };
        let cells = |cells: &[Vec<Inline>]| cells.iter().map(|cell| narrow.inlines(cell)).collect::<Vec<_>>();
        match node {
            BlockNode::Heading { level, text, anchor } => {
                BlockNode::Heading { level: *level, text: self.inlines(text), anchor: anchor.clone() }
            }
            BlockNode::Paragraph(words) => BlockNode::Paragraph(self.inlines(words)),
            BlockNode::List { start, tight, items } => {
                let item = |item: &Item| Item { task: item.task, blocks: self.blocks(&item.blocks) };
                BlockNode::List { start: *start, tight: *tight, items: items.iter().map(item).collect() }
            }
            BlockNode::Quote(inner) => BlockNode::Quote(self.blocks(inner)),
            BlockNode::Table { align, head, rows } => BlockNode::Table {
                align: align.clone(),
                head: cells(head),
                rows: rows.iter().map(|row| cells(row)).collect(),
            },
            BlockNode::Definitions(pairs) => {
                let pair = |(term, details): &(Vec<Inline>, Vec<Block>)| (self.inlines(term), self.blocks(details));
                BlockNode::Definitions(pairs.iter().map(pair).collect())
            }
            BlockNode::Html(words) => BlockNode::Html(self.text(words)),
            BlockNode::Code { .. } | BlockNode::Rule => node.clone(),
        }
    }
}

/// Applies the rules until nothing changes any more. Sane texts are done after one round; heaps of
/// stray marks can take two, since a mark that is set is a neighbour of another kind.
fn settled(mut run: Run, style: Style) -> Run {
    for _ in 0..4 {
        let before = run.cells.clone();
        dashes::set(&mut run, style);
        quotes::set(&mut run, style);
        spaces::set(&mut run, style);
        if run.cells == before {
            break;
        }
    }
    run
}

#[cfg(test)]
mod tests;
