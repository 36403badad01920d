//! The statement as a typst source: blocks, the values for the template, the frame around both.

use super::inline::{Writer, push_literal, tongue};
use super::letters::printable;
use super::proof::{Proof, has_words, is_blank, is_figure};
use super::{RenderError, Setting, marks};
use crate::statement::{Align, Block, BlockNode, Edition, Inline, Item, Kind, Span, plain};
use jiff::civil::Date;
use serde_json::Value;
use std::collections::BTreeMap;

/// A typst source and what is needed to set it and to speak about it.
pub struct Source {
    pub text: String,
    /// Offsets in `text`, ascending, with the place in the Markdown.
    pub marks: Vec<(usize, Span)>,
    pub pictures: BTreeMap<String, Vec<u8>>,
}

impl Source {
    /// The place in the Markdown that an offset of the typst source came from.
    pub fn span_at(&self, offset: usize) -> Option<Span> {
        let after = self.marks.partition_point(|(at, _)| *at <= offset);
        after.checked_sub(1).map(|at| self.marks[at].1)
    }
}

/// The template of a kind, below `templates/`: `press-release.typ`.
pub fn template(kind: Kind) -> String {
    format!("{}.typ", kind.name().replace('_', "-"))
}

/// Where the edition's Markdown lies in a workspace, and for typst.
pub fn saved_at(edition: &Edition) -> String {
    format!("statements/{}/{}/{}.md", edition.id().year(), edition.id(), edition.lang())
}

/// The date a document carries: its own, else the first day of the id's year. Never today.
pub fn date(setting: &Setting<'_>) -> Date {
    let year = || setting.edition.id().year().parse().ok().and_then(|year| Date::new(year, 1, 1).ok());
    setting.edition.front.date.or_else(year).unwrap_or(Date::constant(2000, 1, 1))
}

/// Writes the whole source.
pub fn source(proof: &Proof<'_>) -> Result<Source, RenderError> {
    let mut writer = Writer::new(proof);
    writer.frame()?;
    Ok(Source { text: writer.out, marks: writer.marks, pictures: writer.pictures })
}

impl Writer<'_> {
    fn frame(&mut self) -> Result<(), RenderError> {
        let proof = self.proof;
        let edition = proof.setting.edition;
        self.out.push_str(&format!("#import \"/templates/{}\": statement\n", template(edition.kind())));
        self.metadata();
        let values = serde_json::to_value(&proof.sheet).unwrap_or(Value::Null);
        self.out.push_str("#let values = ");
        self.value(&values);
        self.out.push_str("\n#{\nstatement(values + (kicker:");
        self.optional(&proof.kicker, proof.headline_span)?;
        self.out.push_str(",\nheadline:");
        self.mark(proof.headline_span);
        if has_words(&proof.headline) {
            self.content(&proof.headline)?;
        } else {
            self.out.push_str("{[];");
            self.text(&proof.sheet.title);
            self.out.push(';');
            self.inlines(&proof.headline)?;
            self.out.push('}');
        }
        self.out.push_str(",\nsubline:");
        self.optional(&proof.subline, proof.headline_span)?;
        self.out.push_str(",\nlead:");
        match &proof.lead {
            Some((text, span)) => self.optional(text, *span)?,
            None => self.out.push_str("none"),
        }
        self.out.push_str("),\n");
        self.out.push_str("{[]\n");
        for block in &proof.body {
            // Paragraphs of the text itself have a mark in them, so that a template may number them.
            self.numbered = matches!(&block.node, BlockNode::Paragraph(text) if !is_figure(text));
            self.block(block)?;
        }
        self.unmentioned()?;
        self.out.push_str("})\n}\n");
        Ok(())
    }

    fn metadata(&mut self) {
        let proof = self.proof;
        let sheet = &proof.sheet;
        let edition = proof.setting.edition;
        self.described(&sheet.title);
        let name = format!("{}.{}.md", edition.id(), edition.lang());
        let path = saved_at(edition);
        self.out.push_str(&format!("#pdf.attach(\"{name}\",read(\"/{path}\",encoding:none),"));
        self.out.push_str("relationship:\"source\",mime-type:\"text/markdown\",description:");
        self.text(sheet.word("source"));
        self.out.push_str(")\n");
    }

    /// Title, author, keywords, date and language of the document.
    pub fn described(&mut self, title: &str) {
        let proof = self.proof;
        let sheet = &proof.sheet;
        let edition = proof.setting.edition;
        let date = date(&proof.setting);
        self.out.push_str("#set document(title:");
        self.text(&shortened(title));
        self.out.push_str(",author:");
        self.text(&shortened(&sheet.house.name));
        self.out.push_str(",keywords:(");
        for keyword in [sheet.kind_word.as_str(), edition.id().as_str()] {
            self.text(keyword);
            self.out.push(',');
        }
        let (year, month, day) = (date.year(), date.month(), date.day());
        self.out.push_str(&format!("),date:datetime(year:{year},month:{month},day:{day}))\n"));
        self.out.push_str(&format!("#set text({})\n", tongue(edition.lang())));
    }

    /// JSON as typst: null, flags, numbers, strings, arrays, dictionaries.
    pub fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.out.push_str("none"),
            Value::Bool(flag) => self.out.push_str(if *flag { "true" } else { "false" }),
            Value::Number(number) => self.out.push_str(&number.to_string()),
            Value::String(text) => push_literal(&printable(text), &mut self.out),
            Value::Array(list) => {
                self.out.push('(');
                for item in list {
                    self.value(item);
                    self.out.push(',');
                }
                self.out.push(')');
            }
            Value::Object(map) => {
                self.out.push_str("(:");
                // `(: )` is the empty dictionary; with entries the colon must go.
                if !map.is_empty() {
                    self.out.pop();
                }
                for (key, item) in map {
                    push_literal(key, &mut self.out);
                    self.out.push(':');
                    self.value(item);
                    self.out.push_str(",\n");
                }
                self.out.push(')');
            }
        }
    }

    fn optional(&mut self, inlines: &[Inline], span: Span) -> Result<(), RenderError> {
        if is_blank(inlines) {
            self.out.push_str("none");
            return Ok(());
        }
        self.mark(span);
        self.content(inlines)
    }

    fn body(&mut self, blocks: &[Block]) -> Result<(), RenderError> {
        self.out.push_str("{[]\n");
        blocks.iter().try_for_each(|block| self.block(block))?;
        self.out.push('}');
        Ok(())
    }

    /// Blocks of which the first runs on where it stands: notes, and items of tight lists.
    pub fn flowing(&mut self, blocks: &[Block]) -> Result<(), RenderError> {
        self.out.push_str("{[];");
        for (at, block) in blocks.iter().enumerate() {
            match &block.node {
                BlockNode::Paragraph(text) if at == 0 && !is_figure(text) => {
                    self.mark(block.span);
                    let barred = self.begin_bar(block);
                    self.inlines(text)?;
                    self.end_bar(barred);
                }
                _ => self.block(block)?,
            }
        }
        self.out.push('}');
        Ok(())
    }

    pub fn block(&mut self, block: &Block) -> Result<(), RenderError> {
        self.mark(block.span);
        let barred = self.begin_bar(block);
        match &block.node {
            BlockNode::Heading { level, text, anchor } => self.heading(*level, text, anchor)?,
            BlockNode::Paragraph(text) if is_figure(text) => self.figures(text)?,
            BlockNode::Paragraph(text) => {
                // A paragraph that is all in another language runs in that one's direction.
                if let [Inline::Foreign { lang, .. }] = text.as_slice() {
                    self.out.push_str(&format!("{{set text({});", tongue(lang)));
                }
                self.out.push_str("par({[];");
                if std::mem::take(&mut self.numbered) {
                    self.out.push_str("[#metadata(none)<paragraph>];");
                }
                self.inlines(text)?;
                self.out.push_str("})");
                if matches!(text.as_slice(), [Inline::Foreign { .. }]) {
                    self.out.push('}');
                }
            }
            BlockNode::List { start, tight, items } => self.list(*start, *tight, items)?,
            BlockNode::Quote(inner) => {
                self.out.push_str("quote(block:true,");
                self.body(inner)?;
                self.out.push(')');
            }
            BlockNode::Code { text, .. } => self.code(text),
            BlockNode::Table { align, head, rows } => self.table(align, head, rows)?,
            BlockNode::Definitions(list) => self.definitions(list)?,
            BlockNode::Rule => self.out.push_str("divider()"),
            BlockNode::Html(words) => {
                if !words.trim().is_empty() {
                    self.out.push_str("par(");
                    self.text(words.trim());
                    self.out.push(')');
                }
            }
        }
        self.end_bar(barred);
        self.out.push('\n');
        Ok(())
    }

    fn heading(&mut self, level: u8, text: &[Inline], anchor: &str) -> Result<(), RenderError> {
        self.out.push_str(&format!("[#heading(level:{level},"));
        self.content(text)?;
        self.out.push(')');
        if let Some(at) = self.proof.anchors.iter().position(|name| name == anchor) {
            self.out.push_str(&format!("<h{at}>"));
        }
        self.out.push(']');
        Ok(())
    }

    /// Each picture of the paragraph as a figure, its title as the caption. In a comparison a picture
    /// that came or went says so above.
    fn figures(&mut self, inlines: &[Inline]) -> Result<(), RenderError> {
        for inline in inlines {
            if let Inline::Changed(change, pictures) = inline {
                let words = marks::picture(&self.proof.sheet, change);
                self.out.push_str("par(remark(");
                self.text(&words);
                self.out.push_str("))\n");
                self.figures(pictures)?;
            }
            let Inline::Image { url, title, alt, span } = inline else { continue };
            self.mark(*span);
            let Some(path) = self.picture(url, *span)? else {
                self.out.push_str("par({[];");
                self.missing(alt)?;
                self.out.push_str("})\n");
                continue;
            };
            self.out.push_str("figure(");
            self.image(&path, title, alt);
            if !title.trim().is_empty() {
                self.out.push_str(",caption:");
                self.text(title);
            }
            self.out.push_str(")\n");
        }
        Ok(())
    }

    fn list(&mut self, start: Option<u64>, tight: bool, items: &[Item]) -> Result<(), RenderError> {
        let tasks = items.iter().any(|item| item.task.is_some());
        self.out.push_str(&match start {
            Some(start) => format!("enum(tight:{tight},start:{start},"),
            None if tasks => format!("list(tight:{tight},marker:[],"),
            None => format!("list(tight:{tight},"),
        });
        let mut number = start.unwrap_or(1);
        for item in items {
            // In a comparison the numbers are those of the new text, and what went has none.
            if self.barred && start.is_some() {
                let gone = marks::is_gone(&item.blocks);
                self.out.push_str(&format!("enum.item({},", if gone { 0 } else { number }));
                number += u64::from(!gone);
            }
            if let Some(done) = item.task {
                self.out.push_str(if done { "\"☑ \"+" } else { "\"☐ \"+" });
            }
            if tight || item.task.is_some() {
                self.flowing(&item.blocks)?
            } else {
                self.body(&item.blocks)?
            }
            self.out.push_str(if self.barred && start.is_some() { ")," } else { "," });
        }
        self.out.push(')');
        Ok(())
    }

    /// No language is named: it would make typst load every syntax definition it has.
    fn code(&mut self, text: &str) {
        let lines: Vec<_> =
            text.trim_end_matches(['\n', '\r']).lines().map(|line| line.replace('\t', "    ")).collect();
        let printed: Vec<_> = lines.iter().map(|line| printable(line)).collect();
        self.out.push_str("raw(block:true,");
        push_literal(&printed.join("\n"), &mut self.out);
        self.out.push(')');
    }

    /// A head without words is none: the rows then stand without one, rather than below blanks.
    fn table(&mut self, align: &[Align], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Result<(), RenderError> {
        let columns = rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or(0);
        if columns == 0 {
            return Ok(());
        }
        let length = |cell: &Vec<Inline>| plain(cell).chars().count();
        let lengths = || head.iter().chain(rows.iter().flatten()).map(length);
        // Rows stay whole, and short tables too, where they are sure to fit on a page.
        let whole = lengths().max().unwrap_or(0) * columns <= 2400;
        let headless = head.iter().all(|cell| is_blank(cell));
        let short = whole && !headless && rows.len() <= 20 && lengths().sum::<usize>() <= 1200;
        self.out.push_str(&format!("{{set table.cell(breakable:{});[#table(columns:{columns},align:(", !whole));
        for at in 0..columns {
            let side = match align.get(at) {
                Some(Align::Center) => "center",
                Some(Align::End) => "end",
                Some(Align::Start) | None => "start",
            };
            self.out.push_str(&format!("{side}+top,"));
        }
        self.out.push_str("),");
        if !headless {
            // Notes and links cannot be repeated on the next page.
            let repeat = !head.iter().any(|cell| has_reference(cell));
            self.out.push_str(&format!("table.header(repeat:{repeat},"));
            self.cells(head, columns)?;
            self.out.push_str("),");
        }
        rows.iter().try_for_each(|row| self.cells(row, columns))?;
        // The template tells tables without a head and short ones by their label.
        self.out.push_str(match (headless, short) {
            (true, _) => ")<headless>]}",
            (_, true) => ")<short>]}",
            _ => ")]}",
        });
        Ok(())
    }

    fn cells(&mut self, row: &[Vec<Inline>], columns: usize) -> Result<(), RenderError> {
        for at in 0..columns {
            self.content(row.get(at).map_or(&[], Vec::as_slice))?;
            self.out.push(',');
        }
        self.out.push('\n');
        Ok(())
    }

    fn definitions(&mut self, list: &[(Vec<Inline>, Vec<Block>)]) -> Result<(), RenderError> {
        self.out.push_str("terms(tight:false,");
        for (term, blocks) in list {
            self.out.push_str("terms.item(");
            self.content(term)?;
            self.out.push(',');
            self.flowing(blocks)?;
            self.out.push_str("),");
        }
        self.out.push(')');
        Ok(())
    }
}

impl Writer<'_> {
    /// Opens the bar beside a block of a comparison whose own lines hold a change.
    fn begin_bar(&mut self, block: &Block) -> bool {
        let barred = self.barred && !self.in_note && marks::is_marked(block);
        if barred {
            self.out.push_str("barred(values,{[];");
        }
        barred
    }

    fn end_bar(&mut self, barred: bool) {
        if barred {
            self.out.push_str("});");
        }
    }
}

fn has_reference(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Link { .. } | Inline::Note(_) => true,
        Inline::Strong(inner)
        | Inline::Emphasis(inner)
        | Inline::Strike(inner)
        | Inline::Foreign { text: inner, .. }
        | Inline::Changed(_, inner) => has_reference(inner),
        _ => false,
    })
}

/// PDF strings end at 32,767 bytes; nobody reads a title that long.
fn shortened(text: &str) -> String {
    text.chars().take(1000).collect()
}
