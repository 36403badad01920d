//! Plain text for mail: every word of the edition, with ordinary spaces, in lines of 72 characters.

use super::letters::tidy;
use super::proof::{Proof, is_blank};
use super::wrap::{WIDTH, width, wrap, wrap_to};
use super::{RenderError, Setting, address, amendment};
use crate::statement::{Block, BlockNode, Inline, Item, Kind, plain};

/// The mail's text body, letterhead to imprint.
pub fn text(setting: &Setting<'_>) -> Result<String, RenderError> {
    Ok(proven(&Proof::new(setting)?))
}

/// Writes what is ready for it.
pub fn proven(proof: &Proof<'_>) -> String {
    let mut letter = Letter { proof, parts: Vec::new(), room: WIDTH, mentioned: false };
    letter.head();
    letter.text();
    letter.notes();
    letter.foot();
    let mut out = ordinary(&letter.parts.join("\n\n"));
    out.push('\n');
    out
}

/// The words of some blocks in one line, for a note within a note.
pub fn words_of(blocks: &[Block]) -> String {
    let words: Vec<String> = blocks.iter().map(words_of_block).filter(|words| !words.is_empty()).collect();
    words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words_of_block(block: &Block) -> String {
    let cells = |row: &[Vec<Inline>]| row.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(" ");
    match &block.node {
        BlockNode::Heading { text, .. } | BlockNode::Paragraph(text) => plain(text),
        BlockNode::List { items, .. } => items.iter().map(|i| words_of(&i.blocks)).collect::<Vec<_>>().join(" "),
        BlockNode::Quote(inner) => words_of(inner),
        BlockNode::Code { text, .. } | BlockNode::Html(text) => text.clone(),
        BlockNode::Table { head, rows, .. } => {
            let rows: Vec<String> = rows.iter().map(|row| cells(row)).collect();
            format!("{} {}", cells(head), rows.join(" "))
        }
        BlockNode::Definitions(list) => {
            let entries: Vec<String> = list.iter().map(|(t, b)| format!("{} {}", plain(t), words_of(b))).collect();
            entries.join(" ")
        }
        BlockNode::Rule => String::new(),
    }
}

struct Letter<'p> {
    proof: &'p Proof<'p>,
    /// Paragraphs, wrapped; blank lines come between them.
    parts: Vec<String>,
    /// How many columns are left where quotes and lists are moved to the right.
    room: usize,
    /// Whether notes are named by number; in a note they are put in brackets.
    mentioned: bool,
}

impl Letter<'_> {
    fn put(&mut self, part: String) {
        if !part.trim().is_empty() {
            self.parts.push(part);
        }
    }

    fn head(&mut self) {
        let sheet = &self.proof.sheet;
        let line = |text: &str| wrap(text, "", "");
        if sheet.draft {
            let words = format!("{}. {}", sheet.word("draft"), sheet.word("draft_note"));
            self.put(line(&words));
        }
        if let Some(embargo) = &sheet.embargo {
            // How news agencies mark what must not be missed.
            self.put(line(&format!("+++ {embargo} +++")));
        }
        let kind = [Some(sheet.kind_word.as_str()), sheet.number.as_deref()];
        let kind = kind.into_iter().flatten().collect::<Vec<_>>().join(" ");
        for notice in &sheet.notices {
            if self.proof.setting.edition.front.withdrawn.is_some() {
                self.put(line(&format!("+++ {} +++", notice.label)));
                self.put(line(&notice.words));
            } else {
                self.put(line(&format!("{} {}", notice.label, notice.words)));
            }
        }
        let mut top = vec![sheet.house.name.clone(), kind];
        top.extend(sheet.dateline.clone());
        top.extend(sheet.easy_label.clone());
        self.put(top.iter().map(|text| line(text)).collect::<Vec<_>>().join("\n"));
        let kicker = self.words(&self.proof.kicker);
        self.put(line(&kicker));
        let headline = self.words(&self.proof.headline);
        self.put(underlined(if headline.trim().is_empty() { &sheet.title } else { &headline }, '='));
        let subline = self.words(&self.proof.subline);
        self.put(line(&subline));
        let facts = [
            ("to", (!sheet.addressees.is_empty()).then(|| sheet.addressees.join("\n"))),
            ("reference", sheet.reference.clone()),
            ("due_label", sheet.due.clone()),
        ];
        let facts = facts.into_iter().filter_map(|(key, value)| Some(format!("{}: {}", sheet.word(key), value?)));
        self.put(facts.map(|fact| wrap(&fact, "", "  ")).collect::<Vec<_>>().join("\n"));
    }

    fn text(&mut self) {
        if let Some((lead, _)) = &self.proof.lead {
            let lead = self.words(lead);
            self.put(wrap(&lead, "", ""));
        }
        let parts = self.blocks(&self.proof.body);
        self.parts.extend(parts);
        let sheet = &self.proof.sheet;
        if !sheet.partners.is_empty() {
            let names = [&sheet.house.name].into_iter().chain(&sheet.partners).map(|name| wrap(name, "- ", "  "));
            let names: Vec<String> = names.collect();
            self.put(format!("{}\n{}", sheet.word("partners"), names.join("\n")));
        }
    }

    fn notes(&mut self) {
        let proof = self.proof;
        if proof.notes.is_empty() {
            return;
        }
        self.put(underlined(proof.sheet.word("notes"), '-'));
        self.mentioned = true;
        for (at, note) in proof.notes.iter().enumerate() {
            let mark = format!("[{}] ", at + 1);
            let parts = self.narrower(width(&mark), |letter| letter.blocks(note));
            self.put(indented(&parts.join("\n"), &mark));
        }
        self.mentioned = false;
    }

    fn foot(&mut self) {
        let sheet = &self.proof.sheet;
        if !sheet.contacts.is_empty() {
            let key = if sheet.contacts.len() == 1 { "contact" } else { "contacts" };
            let mut lines = vec![underlined(sheet.word(key), '-')];
            for person in &sheet.contacts {
                let comma = if person.function.is_empty() { "" } else { ", " };
                lines.push(wrap(&format!("{}{comma}{}", person.name, person.function), "", ""));
                if !person.phone.is_empty() {
                    lines.push(format!("{}: {}", sheet.word("phone"), person.phone));
                }
                lines.push(format!("{}: {}", sheet.word("email"), person.email));
            }
            self.put(lines.join("\n"));
        }
        let kind = self.proof.setting.edition.kind();
        if let Some(boilerplate) = sheet.boilerplate.as_ref().filter(|_| closes_with_boilerplate(kind)) {
            self.put(underlined(&sheet.about, '-'));
            self.put(wrap(boilerplate, "", ""));
        }
        let mut lines = vec!["-".repeat(WIDTH), sheet.house.name.clone()];
        lines.extend(sheet.house.address.iter().cloned());
        lines.extend(sheet.house.website_url.clone());
        lines.extend(sheet.house.imprint.iter().cloned());
        lines.extend(sheet.house.bank.iter().cloned());
        lines.extend(sheet.house.responsible.as_ref().map(|name| format!("{}: {name}", sheet.word("responsible"))));
        lines.push(sheet.revision.clone());
        self.put(lines.iter().map(|text| wrap(text, "", "")).collect::<Vec<_>>().join("\n"));
    }

    fn blocks(&mut self, blocks: &[Block]) -> Vec<String> {
        blocks.iter().map(|block| self.block(block)).filter(|part| !part.trim().is_empty()).collect()
    }

    fn narrower<T>(&mut self, by: usize, write: impl FnOnce(&mut Self) -> T) -> T {
        let room = self.room;
        self.room = room.saturating_sub(by).max(20);
        let written = write(self);
        self.room = room;
        written
    }

    fn wrap(&self, text: &str, rest: &str) -> String {
        wrap_to(self.room, text, "", rest)
    }

    fn block(&mut self, block: &Block) -> String {
        match &block.node {
            BlockNode::Heading { text, level, .. } => {
                let words = self.wrap(&self.words(text), "");
                if *level == 2 { underlined(&words, '-') } else { words }
            }
            BlockNode::Paragraph(text) => self.wrap(&self.words(text), ""),
            BlockNode::List { start, tight, items } => self.list(*start, *tight, items),
            BlockNode::Quote(inner) => {
                let inner = self.narrower(2, |letter| letter.blocks(inner)).join("\n\n");
                shifted(&inner, "> ", "> ")
            }
            BlockNode::Code { text, .. } => text
                .trim_end()
                .lines()
                .map(|line| format!("    {}", tidy(&line.replace('\t', "    "))))
                .collect::<Vec<_>>()
                .join("\n"),
            BlockNode::Table { head, rows, .. } => self.table(head, rows),
            BlockNode::Definitions(list) => {
                let mut parts = Vec::new();
                for (term, blocks) in list {
                    let term = self.words(term);
                    let inner = self.narrower(2, |letter| letter.blocks(blocks)).join("\n\n");
                    let lines = format!("{}\n{}", self.wrap(&term, ""), shifted(&inner, "  ", "  "));
                    parts.push(lines.trim_end().to_owned());
                }
                parts.join("\n\n")
            }
            BlockNode::Rule => "* * *".to_owned(),
            BlockNode::Html(words) => self.wrap(&tidy(words.trim()), ""),
        }
    }

    fn list(&mut self, start: Option<u64>, tight: bool, items: &[Item]) -> String {
        let mut parts = Vec::new();
        for (at, item) in items.iter().enumerate() {
            let mark = match (start, item.task) {
                (_, Some(true)) => "☑ ".to_owned(),
                (_, Some(false)) => "☐ ".to_owned(),
                (Some(start), None) => format!("{}. ", start.saturating_add(at as u64)),
                (None, None) => "- ".to_owned(),
            };
            let inner = self.narrower(width(&mark), |letter| letter.blocks(&item.blocks)).join(if tight {
                "\n"
            } else {
                "\n\n"
            });
            parts.push(indented(&inner, &mark));
        }
        parts.join(if tight { "\n" } else { "\n\n" })
    }

    /// Each row as lines `Head: cell`: columns do not survive in mail.
    fn table(&mut self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> String {
        let heads: Vec<String> = head.iter().map(|cell| self.words(cell)).collect();
        let mut parts = Vec::new();
        for row in rows {
            let cells: Vec<String> = row.iter().map(|cell| self.words(cell)).collect();
            let named = cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()).map(|(at, cell)| {
                let name = heads.get(at).map(|name| name.trim()).filter(|name| !name.is_empty());
                self.wrap(&name.map_or(cell.clone(), |name| format!("{name}: {cell}")), "  ")
            });
            parts.push(named.collect::<Vec<_>>().join("\n"));
        }
        // The head of a column in which nothing stands still has words.
        let empty = |at: usize| rows.iter().all(|row| row.get(at).is_none_or(|cell| is_blank(cell)));
        let silent = heads.iter().enumerate().filter(|(at, head)| !head.trim().is_empty() && empty(*at));
        let silent: Vec<&str> = silent.map(|(_, head)| head.as_str()).collect();
        parts.insert(0, self.wrap(&silent.join(", "), ""));
        parts.retain(|part| !part.trim().is_empty());
        parts.join("\n\n")
    }

    /// The words of a paragraph; line ends only where the author broke the line.
    fn words(&self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        self.push_words(inlines, &mut out);
        out.split('\n')
            .map(|line| line.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn push_words(&self, inlines: &[Inline], out: &mut String) {
        for (at, inline) in inlines.iter().enumerate() {
            match inline {
                Inline::Text(text) | Inline::Code(text) => out.push_str(&tidy(text)),
                Inline::Strong(inner) if amendment::is_new(inlines, at) && !is_blank(inner) => {
                    self.push_said("inserted", inner, out);
                }
                Inline::Strike(inner) if !is_blank(inner) => self.push_said("deleted", inner, out),
                Inline::Strong(inner)
                | Inline::Emphasis(inner)
                | Inline::Strike(inner)
                | Inline::Foreign { text: inner, .. } => self.push_words(inner, out),
                Inline::Link { url, text, .. } => self.push_link(url, text, out),
                Inline::Image { alt, title, .. } => {
                    let alt = tidy(&plain(alt));
                    let name = self.proof.sheet.word("picture");
                    let gap = if alt.trim().is_empty() { "" } else { ": " };
                    out.push_str(&format!("[{name}{gap}{}]", alt.trim()));
                    if !title.trim().is_empty() {
                        out.push_str(&format!(" {}", tidy(title)));
                    }
                }
                Inline::Note(at) if self.mentioned => {
                    let words = self.proof.notes.get(*at).map(|note| words_of(note)).unwrap_or_default();
                    out.push_str(&format!(" ({})", tidy(&words)));
                }
                Inline::Note(at) if *at < self.proof.notes.len() => out.push_str(&format!(" [{}]", at + 1)),
                Inline::Note(_) => {}
                Inline::SoftBreak => out.push(' '),
                Inline::HardBreak => out.push('\n'),
                // Only comparisons have them, and those are set as PDF and page.
                Inline::Changed(_, inner) => self.push_words(inner, out),
            }
        }
    }

    /// `[neu: …]`: what a line through or below the words says elsewhere.
    fn push_said(&self, key: &str, inner: &[Inline], out: &mut String) {
        out.push_str(&format!("[{}: ", self.proof.sheet.word(key)));
        self.push_words(inner, out);
        out.push(']');
    }

    fn push_link(&self, url: &str, text: &[Inline], out: &mut String) {
        let start = out.len();
        self.push_words(text, out);
        if let Some(target) =
            address::live(url).filter(|target| !is_blank(text) && !address::says(&out[start..], target))
        {
            out.push_str(&format!(" ({})", target.strip_prefix("mailto:").unwrap_or(&target)));
        }
    }
}

/// Which kinds end with the paragraph about ourselves.
fn closes_with_boilerplate(kind: Kind) -> bool {
    matches!(kind, Kind::PressRelease | Kind::JointStatement)
}

fn underlined(words: &str, with: char) -> String {
    let lines = wrap(words, "", "");
    let wide = lines.lines().map(width).max().unwrap_or(0);
    if with == ' ' || wide == 0 { lines } else { format!("{lines}\n{}", with.to_string().repeat(wide)) }
}

fn indented(text: &str, mark: &str) -> String {
    shifted(text, mark, &" ".repeat(width(mark)))
}

/// Lines moved to the right behind a mark.
fn shifted(text: &str, first: &str, rest: &str) -> String {
    let start = |at: usize| if at == 0 { first } else { rest };
    let lines: Vec<String> =
        text.split('\n').enumerate().map(|(at, line)| format!("{}{line}", start(at)).trim_end().to_owned()).collect();
    lines.join("\n")
}

/// Spaces that do not break and other fine spaces become ordinary ones; soft hyphens go.
fn ordinary(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}'))
        .map(|c| if matches!(c, '\u{a0}' | '\u{202f}' | '\u{2000}'..='\u{200a}') { ' ' } else { c })
        .collect()
}
