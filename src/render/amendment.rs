//! Amendments of law in words: what is struck out and what is new is said, since nobody hears a line.

use crate::statement::Inline;

/// The label of these words in a typst source, so that a template can give them a look.
pub const LABEL: &str = "<amendment>";

/// Whether bold words follow struck ones with nothing but blanks between: `~~alt~~ **neu**`.
pub fn is_new(inlines: &[Inline], at: usize) -> bool {
    let blank = |inline: &&Inline| match inline {
        Inline::Text(text) => text.trim().is_empty(),
        inline => matches!(inline, Inline::SoftBreak | Inline::HardBreak),
    };
    let before = inlines.iter().take(at).rev().find(|inline| !blank(inline));
    matches!(inlines.get(at), Some(Inline::Strong(_))) && matches!(before, Some(Inline::Strike(_)))
}
