//! The article as a post that the WordPress editor opens and saves again without changing a letter.
//!
//! Every block is written just as the editor itself would save it (its library's `save`, versions
//! 6.5 to 7.1). What has no block of its own, as definitions and notes, goes into an HTML block. The
//! headline is the post's title and stands in no block; pictures are blanks until they lie there.

use super::escape::{escaped, words};
use super::html::Writer;
use super::letters::tidy;
use super::proof::{Proof, is_blank, is_figure};
use super::{RenderError, Setting};
use crate::release::Blank;
use crate::statement::{Align, Block, BlockNode, Inline, Item, Kind, plain};

/// The whole article below the headline as blocks, with blanks for pictures. `name` begins every
/// name in the page (`id`), since other posts may stand on it too.
pub fn blocks(setting: &Setting<'_>, name: &str) -> Result<String, RenderError> {
    let proof = Proof::new(setting)?;
    let mut post = Post { writer: Writer::for_post(&proof, name), blocks: Vec::new() };
    post.head();
    post.all(&proof.body);
    post.foot();
    Ok(post.blocks.join("\n\n"))
}

struct Post<'p> {
    writer: Writer<'p>,
    blocks: Vec<String>,
}

impl Post<'_> {
    /// What stands above the text: kicker, subline, dateline, facts, lead.
    fn head(&mut self) {
        let proof = self.writer.proof;
        let sheet = &proof.sheet;
        for notice in &sheet.notices {
            self.line("correction", &format!("<strong>{}</strong> {}", words(&notice.label), words(&notice.words)));
        }
        self.lines("kicker", &proof.kicker);
        self.lines("subline", &proof.subline);
        if let Some(dateline) = &sheet.dateline {
            self.line("dateline", &words(dateline));
        }
        let to = sheet.addressees.iter().map(|line| words(line)).collect::<Vec<_>>().join("<br>");
        let facts = [
            ("to", Some(to).filter(|to| !to.is_empty())),
            ("reference", sheet.reference.as_deref().map(words)),
            ("due_label", sheet.due.as_deref().map(words)),
        ];
        for (word, fact) in facts {
            if let Some(fact) = fact {
                self.line("facts", &format!("<strong>{}:</strong> {fact}", words(sheet.word(word))));
            }
        }
        if let Some((lead, _)) = &proof.lead {
            let text = self.text(lead);
            let bold = proof.setting.edition.kind() == Kind::PressRelease && !text.contains("<strong>");
            self.line("lead", &if bold { format!("<strong>{text}</strong>") } else { text });
        }
    }

    /// What stands below the text: partners, notes, press contacts, about us, who is responsible.
    fn foot(&mut self) {
        let proof = self.writer.proof;
        let (sheet, kind) = (&proof.sheet, proof.setting.edition.kind());
        if !sheet.partners.is_empty() {
            self.heading(2, "", &words(sheet.word("partners")));
            let names = std::iter::once(&sheet.house.name).chain(&sheet.partners);
            let items = names.map(|name| item(&words(name))).collect::<Vec<_>>().join("\n\n");
            self.blocks.push(unordered(&items));
        }
        let notes = self.writer.taken(Writer::notes);
        if !notes.is_empty() {
            self.heading(2, "", &words(sheet.word("notes")));
            self.blocks.push(html(&notes));
        }
        if !sheet.contacts.is_empty() {
            let word = if sheet.contacts.len() == 1 { "contact" } else { "contacts" };
            self.heading(2, "", &words(sheet.word(word)));
        }
        for person in &sheet.contacts {
            let mut lines = vec![format!("<strong>{}</strong>", words(&person.name))];
            if !person.function.is_empty() {
                lines[0].push_str(&format!(", {}", words(&person.function)));
            }
            let ways = [
                ("phone", &person.phone, person.phone_url.as_deref()),
                ("email", &person.email, person.email_url.as_deref()),
            ];
            for (word, shown, url) in ways.into_iter().filter(|(_, shown, _)| !shown.is_empty()) {
                let shown = words(shown);
                let way = url.map_or(shown.clone(), |url| format!("<a href=\"{}\">{shown}</a>", escaped(url)));
                lines.push(format!("{}: {way}", words(sheet.word(word))));
            }
            self.line("contact", &lines.join("<br>"));
        }
        if let Some(boilerplate) = &sheet.boilerplate
            && matches!(kind, Kind::PressRelease | Kind::JointStatement)
        {
            self.heading(2, "", &words(&sheet.about));
            self.line("boilerplate", &words(boilerplate));
        }
        if let Some(person) = &sheet.house.responsible {
            self.line("responsible", &format!("{}: {}", words(sheet.word("responsible")), words(person)));
        }
        self.line("revision", &words(&sheet.revision));
    }

    fn text(&mut self, inlines: &[Inline]) -> String {
        self.writer.taken(|writer| writer.inlines(inlines))
    }

    fn lines(&mut self, class: &str, inlines: &[Inline]) {
        if !is_blank(inlines) {
            let text = self.text(inlines);
            self.line(class, &text);
        }
    }

    /// A paragraph that a theme may set apart by its class.
    fn line(&mut self, class: &str, html: &str) {
        self.blocks.push(paragraph(Some(class), html));
    }

    fn heading(&mut self, level: u8, anchor: &str, html: &str) {
        let settings = if level == 2 { String::new() } else { format!("{{\"level\":{level}}} ") };
        let id = if anchor.is_empty() { String::new() } else { format!(" id=\"{}\"", escaped(anchor)) };
        self.blocks.push(format!(
            "<!-- wp:heading {settings}-->\n<h{level} class=\"wp-block-heading\"{id}>{html}</h{level}>\n<!-- /wp:heading -->"
        ));
    }

    fn all(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match &block.node {
            BlockNode::Heading { level, text, anchor } => {
                let text = self.text(text);
                self.heading(*level, anchor, &text);
            }
            BlockNode::Paragraph(text) if is_figure(text) => self.figures(text),
            BlockNode::Paragraph(text) => {
                let text = self.text(text);
                self.blocks.push(paragraph(None, &text));
            }
            BlockNode::List { start, items, .. } if items.iter().all(is_simple) => {
                let list = self.list(*start, items);
                self.blocks.push(list);
            }
            BlockNode::Quote(inner) => {
                let outer = std::mem::take(&mut self.blocks);
                self.all(inner);
                let inner = std::mem::replace(&mut self.blocks, outer).join("\n\n");
                self.blocks.push(format!(
                    "<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\">{inner}</blockquote>\n<!-- /wp:quote -->"
                ));
            }
            BlockNode::Code { text, .. } => self.blocks.push(code(text)),
            BlockNode::Table { align, head, rows } => self.table(align, head, rows),
            BlockNode::Rule => self.blocks.push(SEPARATOR.to_owned()),
            BlockNode::Html(text) if text.trim().is_empty() => {}
            BlockNode::Html(text) => self.blocks.push(paragraph(None, &words(text.trim()))),
            BlockNode::List { .. } | BlockNode::Definitions(_) => {
                let written = self.writer.taken(|writer| writer.block(block));
                self.blocks.push(html(&written));
            }
        }
    }

    fn figures(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            let Inline::Image { url, title, alt, .. } = inline else { continue };
            let media = &self.writer.proof.setting.edition.media;
            let Some((path, _)) = super::inline::file(media, url) else {
                self.blocks.push(paragraph(None, &words(&plain(alt))));
                continue;
            };
            let path = self.writer.artefact(path);
            let alt = plain(alt);
            let alt = escaped(if alt.trim().is_empty() { title } else { &alt });
            let (address, number) = (Blank::Address(path.clone()), Blank::Number(path));
            let caption = match title.trim() {
                "" => String::new(),
                title => format!("<figcaption class=\"wp-element-caption\">{}</figcaption>", words(title)),
            };
            self.blocks.push(format!(
                "<!-- wp:image {{\"id\":{number},\"sizeSlug\":\"full\",\"linkDestination\":\"none\"}} -->\n\
                 <figure class=\"wp-block-image size-full\"><img src=\"{address}\" alt=\"{alt}\" class=\"wp-image-{number}\"/>\
                 {caption}</figure>\n<!-- /wp:image -->"
            ));
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Item]) -> String {
        let written: Vec<String> = items.iter().map(|one| self.item(one)).collect();
        let items = written.join("\n\n");
        match start {
            None => unordered(&items),
            Some(1) => format!(
                "<!-- wp:list {{\"ordered\":true}} -->\n<ol class=\"wp-block-list\">{items}</ol>\n<!-- /wp:list -->"
            ),
            Some(start) => format!(
                "<!-- wp:list {{\"ordered\":true,\"start\":{start}}} -->\n\
                 <ol start=\"{start}\" class=\"wp-block-list\">{items}</ol>\n<!-- /wp:list -->"
            ),
        }
    }

    /// Paragraphs of one item follow each other after an empty line; lists within it come last.
    fn item(&mut self, one: &Item) -> String {
        let mut html = match one.task {
            Some(true) => "☑ ".to_owned(),
            Some(false) => "☐ ".to_owned(),
            None => String::new(),
        };
        for (at, block) in one.blocks.iter().enumerate() {
            match &block.node {
                BlockNode::Paragraph(text) => {
                    let text = self.text(text);
                    html.push_str(if at == 0 { "" } else { "<br><br>" });
                    html.push_str(&text);
                }
                BlockNode::List { start, items, .. } => {
                    let list = self.list(*start, items);
                    html.push_str(&list);
                }
                _ => {}
            }
        }
        item(&html)
    }

    fn table(&mut self, align: &[Align], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        let columns = rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or(0);
        let mut table = String::new();
        if !head.iter().all(|cell| is_blank(cell)) {
            table.push_str(&format!("<thead>{}</thead>", self.row("th", align, head, columns)));
        }
        let rows: String = rows.iter().map(|row| self.row("td", align, row, columns)).collect();
        // The editor knows no empty body.
        if !rows.is_empty() {
            table.push_str(&format!("<tbody>{rows}</tbody>"));
        }
        self.blocks.push(format!(
            "<!-- wp:table {{\"hasFixedLayout\":false}} -->\n\
             <figure class=\"wp-block-table\"><table>{table}</table></figure>\n<!-- /wp:table -->"
        ));
    }

    fn row(&mut self, cell: &str, align: &[Align], row: &[Vec<Inline>], columns: usize) -> String {
        let cells = (0..columns).map(|at| {
            let side = match align.get(at) {
                Some(Align::Center) => " class=\"has-text-align-center\" data-align=\"center\"",
                Some(Align::End) => " class=\"has-text-align-right\" data-align=\"right\"",
                Some(Align::Start) | None => "",
            };
            let scope = if cell == "th" { " scope=\"col\"" } else { "" };
            let text = self.text(row.get(at).map_or(&[][..], Vec::as_slice));
            format!("<{cell}{side}{scope}>{text}</{cell}>")
        });
        format!("<tr>{}</tr>", cells.collect::<String>())
    }
}

const SEPARATOR: &str =
    "<!-- wp:separator -->\n<hr class=\"wp-block-separator has-alpha-channel-opacity\"/>\n<!-- /wp:separator -->";

/// Whether a list's item is one of the editor's: words first, lists of the same sort below.
fn is_simple(item: &Item) -> bool {
    let mut listed = false;
    item.blocks.iter().all(|block| match &block.node {
        BlockNode::Paragraph(text) => !listed && !is_figure(text),
        BlockNode::List { items, .. } => {
            listed = true;
            items.iter().all(is_simple)
        }
        _ => false,
    })
}

fn paragraph(class: Option<&str>, html: &str) -> String {
    let (settings, attribute) = class.map_or((String::new(), String::new()), |class| {
        (format!("{{\"className\":\"{class}\"}} "), format!(" class=\"{class}\""))
    });
    format!("<!-- wp:paragraph {settings}-->\n<p{attribute}>{html}</p>\n<!-- /wp:paragraph -->")
}

fn item(html: &str) -> String {
    format!("<!-- wp:list-item -->\n<li>{html}</li>\n<!-- /wp:list-item -->")
}

fn unordered(items: &str) -> String {
    format!("<!-- wp:list -->\n<ul class=\"wp-block-list\">{items}</ul>\n<!-- /wp:list -->")
}

fn html(text: &str) -> String {
    format!("<!-- wp:html -->\n{}\n<!-- /wp:html -->", text.trim())
}

/// Code keeps its lines; the editor writes every `[` as its number there.
fn code(text: &str) -> String {
    let line = |line: &str| {
        let line = tidy(&line.replace('\t', "    ")).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        line.replace('[', "&#91;")
    };
    let text = text.trim_end_matches('\n').lines().map(line).collect::<Vec<_>>().join("\n");
    format!("<!-- wp:code -->\n<pre class=\"wp-block-code\"><code>{text}</code></pre>\n<!-- /wp:code -->")
}

#[cfg(test)]
mod tests;
