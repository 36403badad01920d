//! What stands around a compared text: the mark, the legend, the summary of all changes.

use super::pair::{Redline, State};
use crate::render::RenderError;
use crate::render::inline::Writer;
use crate::render::marks::{Tally, has_change};
use crate::render::proof::Proof;
use crate::render::source::Source;
use crate::render::words::Words;
use crate::statement::{Block, BlockNode, Inline, plain};
use serde_json::{Map, Value, json};

pub const PAGE: &str = include_str!("page.typ");
pub const PAGE_PATH: &str = "klartext/redline.typ";

/// A part of the text with its changes counted.
pub struct Part<'p> {
    what: &'static str,
    section: String,
    tally: Tally,
    pub content: Content<'p>,
}

impl Part<'_> {
    pub fn is_changed(&self) -> bool {
        self.tally.is_changed()
    }
}

pub enum Content<'p> {
    /// Kicker, headline, subline or lead.
    Words(&'p [Inline], &'static str),
    Block(&'p Block),
}

/// The parts in reading order.
pub fn parts<'p>(proof: &'p Proof<'_>) -> Vec<Part<'p>> {
    let mut parts = Vec::new();
    let lead = proof.lead.as_ref().map_or(&[][..], |(words, _)| words.as_slice());
    let head = [
        (proof.kicker.as_slice(), "redline_kicker", "kicker"),
        (proof.headline.as_slice(), "redline_headline", "headline"),
        (proof.subline.as_slice(), "redline_subline", "subline"),
        (lead, "redline_paragraph", "lead"),
    ];
    for (words, what, place) in head {
        let mut tally = Tally::default();
        tally.words(words, None, &proof.notes);
        parts.push(Part { what, section: String::new(), tally, content: Content::Words(words, place) });
    }
    let mut section = String::new();
    for block in &proof.body {
        let mut tally = Tally::default();
        tally.block(block, &proof.notes);
        if let BlockNode::Heading { text, .. } = &block.node {
            section = plain(text).trim().to_owned();
        }
        parts.push(Part { what: name(block), section: section.clone(), tally, content: Content::Block(block) });
    }
    parts
}

fn name(block: &Block) -> &'static str {
    match &block.node {
        BlockNode::Heading { .. } => "redline_heading",
        BlockNode::Paragraph(text) if crate::render::proof::is_figure(text) => "redline_picture",
        BlockNode::Paragraph(_) | BlockNode::Html(_) | BlockNode::Rule => "redline_paragraph",
        BlockNode::List { .. } => "redline_list",
        BlockNode::Quote(_) => "redline_quote",
        BlockNode::Code { .. } => "redline_code",
        BlockNode::Table { .. } => "redline_table",
        BlockNode::Definitions(_) => "redline_definitions",
    }
}

/// The name of a change in the document, for links.
pub fn target(number: usize) -> String {
    format!("change-{number}")
}

/// Everything the page says besides the text.
pub fn values(proof: &Proof<'_>, redline: &Redline<'_>, words: &Words) -> Value {
    let mut r = Map::new();
    for key in [
        "mark",
        "stamp",
        "note",
        "word_old",
        "word_new",
        "legend",
        "legend_fresh",
        "legend_gone",
        "legend_remark",
        "legend_bar",
        "fresh",
        "gone",
        "sample",
        "sample_remark",
        "summary",
        "fact",
        "before",
        "now",
        "page",
    ] {
        r.insert(key.to_owned(), Value::from(words.get(&format!("redline_{key}"))));
    }
    let side = |state: State, revision: &crate::statement::Digest| {
        format!("{} ({})", words.get(state.word()), words.fill("revision", &[("digest", &revision.short())]))
    };
    r.insert("old".to_owned(), side(redline.states.0, redline.old.revision).into());
    r.insert("new".to_owned(), side(redline.states.1, redline.new.revision).into());
    r.insert("title".to_owned(), words.fill("redline_title", &[("headline", &proof.sheet.title)]).into());
    let facts = redline.facts(words);
    let mut total = Tally::default();
    let mut changes = Vec::new();
    for part in parts(proof).iter().filter(|part| part.tally.is_changed()) {
        total.add(part.tally);
        let number = changes.len() + 1;
        changes.push(json!({ "n": number, "target": target(number), "words": told(part, words) }));
    }
    let (places, fresh, gone) = (changes.len().to_string(), total.fresh.to_string(), total.gone.to_string());
    let counted =
        [("places", places.as_str()), ("fresh", &fresh), ("gone", &gone), ("facts", &facts.len().to_string())];
    r.insert("counts".to_owned(), words.fill("redline_counts", &counted).into());
    let facts = facts.into_iter().map(|(name, old, new)| json!({ "name": name, "old": old, "new": new }));
    r.insert("facts".to_owned(), facts.collect());
    r.insert("changes".to_owned(), changes.into());
    Value::Object(r)
}

/// `Absatz geändert: 2 neue Wörter, …; Abschnitt „Forderungen“`.
fn told(part: &Part<'_>, words: &Words) -> String {
    let tally = part.tally;
    let what = words.get(part.what);
    let state = words.get(tally.state());
    let mut out = words.fill("redline_told", &[("part", what), ("state", state)]);
    let counted = [("fresh", tally.fresh), ("gone", tally.gone), ("remarks", tally.remarks)];
    let counted = counted.iter().filter(|(_, count)| *count > 0);
    let counted: Vec<String> = counted
        .map(|(key, count)| words.fill(&format!("redline_count_{key}"), &[("count", &count.to_string())]))
        .collect();
    out.push_str(&words.fill("redline_told_counts", &[("counts", &counted.join(", "))]));
    if !part.section.is_empty() {
        out.push_str(&words.fill("redline_told_section", &[("section", &part.section)]));
    }
    out
}

/// The typst source of the whole comparison.
pub fn source(proof: &Proof<'_>, redline: &Redline<'_>, words: &Words) -> Result<Source, RenderError> {
    let mut writer = Writer::new(proof);
    writer.barred = true;
    let values = values(proof, redline, words);
    writer.out.push_str(&format!("#import \"/{PAGE_PATH}\": *\n"));
    writer.described(values.get("title").and_then(Value::as_str).unwrap_or_default());
    writer.out.push_str("#let values = ");
    writer.value(&serde_json::to_value(&proof.sheet).unwrap_or(Value::Null));
    writer.out.push_str("\n#let told = ");
    writer.value(&values);
    writer.out.push_str("\n#redline(values, told, {\nsummary(values, told)\n");
    let mut number = 0;
    for part in parts(proof) {
        let changed = part.tally.is_changed();
        if changed {
            number += 1;
            writer.out.push_str(&format!("numbered(values,{number},<{}>,{{[];", target(number)));
        }
        match part.content {
            Content::Block(block) => writer.block(block)?,
            Content::Words(words, place) => head(&mut writer, words, place)?,
        }
        writer.out.push_str(if changed { "})\n" } else { "\n" });
    }
    writer.unmentioned()?;
    writer.out.push_str("})\n");
    Ok(Source { text: writer.out, marks: writer.marks, pictures: writer.pictures })
}

fn head(writer: &mut Writer<'_>, words: &[Inline], place: &str) -> Result<(), RenderError> {
    let proof = writer.proof;
    let empty = crate::render::proof::is_blank(words);
    if empty && place != "headline" {
        return Ok(());
    }
    let barred = has_change(words);
    writer.out.push_str(if barred { "barred(values,{[];" } else { "" });
    writer.mark(proof.headline_span);
    writer.out.push_str(if place == "headline" { "heading(level:1," } else { "par(" });
    if empty {
        writer.text(&proof.sheet.title);
    } else {
        writer.content(words)?;
    }
    writer.out.push_str(if barred { ")})" } else { ")" });
    Ok(())
}
