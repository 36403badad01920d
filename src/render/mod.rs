//! How it looks: one edition as PDF, as a web page and as plain text, from the workspace's templates.

mod address;
mod aftermath;
mod amendment;
mod blocks;
mod easy;
mod error;
mod escape;
mod fonts;
mod html;
mod inline;
mod letters;
mod mail;
mod marks;
mod order;
mod pdf;
mod picture;
mod proof;
mod redline;
mod sheet;
mod skeleton;
mod source;
#[cfg(test)]
mod standard;
mod text;
mod warm;
mod words;
mod world;
mod wrap;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub use blocks::blocks;
pub use error::RenderError;
pub use html::{html, page_title};
pub use letters::is_printable;
pub use mail::{Occasion, mail};
pub use pdf::{check_accessible, pages, pdf, pdf_words, typ};
pub use picture::for_web;
pub use redline::{Redline, State};
pub use skeleton::skeleton;
#[cfg(test)]
pub use standard::standard_templates;
pub use text::text;
pub use warm::warm_up;
pub use words::furnished;

use crate::release::House;
use crate::statement::{Digest, Edition, FrontMatter, Kind, Lang};
use std::collections::BTreeMap;

/// What is written on every page besides the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Approved or published: no mark.
    None,
    /// Not approved: a draft mark on every page.
    Draft,
}

/// Everything that a rendering may depend on; the same values give the same bytes.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    pub edition: &'a Edition,
    pub house: &'a House,
    /// The files of `templates/`, by path below it.
    pub templates: &'a BTreeMap<String, Vec<u8>>,
    pub mark: Mark,
    /// The embargo in words for this edition's language is made from the front matter; `zone` is
    /// the zone of the rules, named beside it.
    pub zone: &'a str,
    /// Whether the embargo line is shown: not on what goes public when it has ended.
    pub embargoed: bool,
    /// The organisation's digest of this edition, printed small as its revision.
    pub revision: &'a Digest,
    /// What followed an edition that went out earlier: it gets a stamp that says so.
    pub later: Option<Later<'a>>,
}

/// The edition that took another one's place.
#[derive(Debug, Clone, Copy)]
pub struct Later<'a> {
    pub front: &'a FrontMatter,
    /// Where it can be read.
    pub address: &'a str,
}

/// The kind's name in a language: `Pressemitteilung`. Empty where `templates/words.json` is broken,
/// which rendering itself reports.
pub fn kind_word(templates: &BTreeMap<String, Vec<u8>>, kind: Kind, lang: &Lang) -> String {
    words::Words::read(templates, lang).map(|words| words.get(kind.name()).to_owned()).unwrap_or_default()
}

/// The last paragraph of a mail: why somebody gets it and how to object. `{source}` and `{since}`
/// stay for the mail to fill.
pub fn mail_footer(templates: &BTreeMap<String, Vec<u8>>, lang: &Lang, house: &House) -> String {
    let words = words::Words::read(templates, lang);
    words.map(|words| words.fill("mail_footer", &[("name", &house.name)])).unwrap_or_default()
}
