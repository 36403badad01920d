//! The web page's article: clean HTML from the same tree, with the language's typography.

use super::escape::{escaped, words};
use super::proof::{self, Proof, is_figure};
use super::skeleton::{fill, value};
use super::words::Words;
use super::{RenderError, Setting, address, aftermath, amendment, marks, picture};
use crate::release::Blank;
use crate::statement::{Align, Block, BlockNode, Change, Inline, Item, Lang, Typographer, plain};

/// The frame around the text, below `templates/`.
const FRAME: &str = "article.html";

/// The whole article as an HTML fragment (`<article lang dir>…</article>`); picture addresses are
/// relative (`media/…`). No script, nothing remote.
pub fn html(setting: &Setting<'_>) -> Result<String, RenderError> {
    proven(&Proof::new(setting)?)
}

/// The headline in typographic form, without markup; of a text that was taken back it says so first.
pub fn page_title(setting: &Setting<'_>) -> String {
    let title = plain_title(setting);
    let front = &setting.edition.front;
    let words = Words::read(setting.templates, &front.language).ok().filter(|_| front.withdrawn.is_some());
    match words.as_ref().and_then(|words| aftermath::word(front, words)) {
        Some(word) => format!("{word}: {title}"),
        None => title,
    }
}

/// The headline's words alone.
pub fn plain_title(setting: &Setting<'_>) -> String {
    let typographer = Typographer::of(&setting.edition.front);
    proof::title(setting, &typographer.inlines(&setting.edition.document.headline))
}

/// Writes what is ready for it.
pub fn proven(proof: &Proof<'_>) -> Result<String, RenderError> {
    let mut writer = Writer::new(proof);
    let kicker = writer.taken(|w| w.inlines(&proof.kicker));
    let headline = writer.taken(|w| w.inlines(&proof.headline));
    let subline = writer.taken(|w| w.inlines(&proof.subline));
    let text = writer.taken(|w| {
        if let Some((lead, _)) = &proof.lead {
            w.wrapped("<p class=\"lead\">", lead, "</p>\n");
        }
        w.blocks(&proof.body);
    });
    let notes = writer.taken(Writer::notes);
    let mut values = match serde_json::to_value(&proof.sheet) {
        Ok(serde_json::Value::Object(map)) => map,
        _ => serde_json::Map::new(),
    };
    let named = proof::has_words(&proof.headline);
    let headline = if named { headline } else { escaped(&proof.sheet.title) + &headline };
    for (key, part) in
        [("kicker", kicker), ("headline", headline), ("subline", subline), ("text", text), ("notes", notes)]
    {
        values.insert(key.to_owned(), serde_json::Value::String(part));
    }
    let frame = proof.setting.templates.get(FRAME).ok_or_else(|| RenderError::NoTemplate(FRAME.to_owned()))?;
    fill(FRAME, frame, value(serde_json::Value::Object(values)))
}

pub(super) struct Writer<'p> {
    pub(super) proof: &'p Proof<'p>,
    pub(super) out: String,
    /// How often each note was mentioned: every mention has an address of its own to come back to.
    mentions: Vec<usize>,
    linked: bool,
    in_note: Option<usize>,
    /// Whether pictures are written into the page itself: in a comparison, which is one file.
    embedded: bool,
    /// For a post among others on one page: what every name in it begins with. Pictures are blanks there.
    post: Option<String>,
}

impl<'p> Writer<'p> {
    fn new(proof: &'p Proof<'p>) -> Self {
        let mentions = vec![0; proof.notes.len()];
        Self { proof, out: String::new(), mentions, linked: false, in_note: None, embedded: false, post: None }
    }

    /// For a comparison, which is one file: pictures are written into the page itself.
    pub(super) fn for_comparison(proof: &'p Proof<'p>) -> Self {
        Self { embedded: true, ..Self::new(proof) }
    }

    /// For a post whose names on the page all begin like this.
    pub(super) fn for_post(proof: &'p Proof<'p>, name: &str) -> Self {
        Self { post: Some(name.to_owned()), ..Self::new(proof) }
    }
}

impl Writer<'_> {
    pub(super) fn taken(&mut self, write: impl FnOnce(&mut Self)) -> String {
        write(self);
        std::mem::take(&mut self.out)
    }

    pub(super) fn wrapped(&mut self, before: &str, inlines: &[Inline], after: &str) {
        self.out.push_str(before);
        self.inlines(inlines);
        self.out.push_str(after);
    }

    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for (at, inline) in inlines.iter().enumerate() {
            match inline {
                Inline::Text(text) => self.out.push_str(&self.text(text)),
                Inline::Strong(inner) if amendment::is_new(inlines, at) && !proof::is_blank(inner) => {
                    self.said("inserted", "<ins><strong>", inner, "</strong></ins>");
                }
                Inline::Code(text) => self.out.push_str(&format!("<code>{}</code>", self.text(text))),
                Inline::Strong(inner) => self.wrapped("<strong>", inner, "</strong>"),
                Inline::Emphasis(inner) => self.wrapped("<em>", inner, "</em>"),
                Inline::Strike(inner) if proof::is_blank(inner) => self.inlines(inner),
                Inline::Strike(inner) => self.said("deleted", "<del>", inner, "</del>"),
                Inline::Foreign { lang, text } => {
                    let open = format!("<span{}>", self.tongue(lang));
                    self.wrapped(&open, text, "</span>");
                }
                Inline::Link { url, title, text, .. } => self.link(url, title, text),
                Inline::Image { url, title, alt, .. } => self.image(url, title, alt),
                Inline::Note(at) => self.mention(*at),
                Inline::SoftBreak => self.out.push(if self.post.is_some() { ' ' } else { '\n' }),
                Inline::HardBreak => self.out.push_str(if self.post.is_some() { "<br>" } else { "<br>\n" }),
                Inline::Changed(change, inner) => self.changed(change, inner),
            }
        }
    }

    /// By form and by words: nobody hears a line through a word.
    fn changed(&mut self, change: &Change, inner: &[Inline]) {
        let proof = self.proof;
        let label = |key: &str| format!("<span class=\"label\">[{}: </span>", escaped(proof.sheet.word(key)));
        let close = "<span class=\"label\">]</span>";
        match change {
            Change::Inserted => {
                self.wrapped(&format!("<ins>{}", label("redline_fresh")), inner, &format!("{close}</ins>"));
            }
            Change::Deleted => {
                let linked = std::mem::replace(&mut self.linked, true);
                self.wrapped(
                    &format!("<del class=\"gone\">{}", label("redline_gone")),
                    inner,
                    &format!("{close}</del> "),
                );
                self.linked = linked;
            }
            Change::Remark(what) => {
                let words = escaped(&marks::remark(&proof.sheet, what));
                self.out.push_str(&format!(" <span class=\"label\">[{words}]</span>"));
            }
        }
    }

    /// `[neu: …]`: a line through or below words is silent, so it is said.
    fn said(&mut self, key: &str, open: &str, inner: &[Inline], close: &str) {
        let word = escaped(self.proof.sheet.word(key));
        self.wrapped(&format!("<span class=\"amendment\">[{word}: {open}"), inner, &format!("{close}]</span>"));
    }

    /// The attributes of words in another language.
    fn tongue(&self, lang: &Lang) -> String {
        let turned = lang.is_rtl() != self.proof.sheet.rtl;
        let dir = if lang.is_rtl() { "rtl" } else { "ltr" };
        let dir = if turned { format!(" dir=\"{dir}\"") } else { String::new() };
        format!(" lang=\"{}\"{dir}", escaped(lang.as_str()))
    }

    /// Words between tags.
    pub(super) fn text(&self, text: &str) -> String {
        if self.post.is_some() { words(text) } else { escaped(text) }
    }

    fn link(&mut self, url: &str, title: &str, text: &[Inline]) {
        let target = match address::anchor(url) {
            Some(name) => self.proof.anchors.contains(name).then(|| format!("#{name}")),
            None => address::live(url),
        };
        let Some(target) = target.filter(|_| !self.linked && !proof::is_blank(text)) else {
            return self.inlines(text);
        };
        let title = if title.trim().is_empty() { String::new() } else { format!(" title=\"{}\"", escaped(title)) };
        self.linked = true;
        self.wrapped(&format!("<a href=\"{}\"{title}>", escaped(&target)), text, "</a>");
        self.linked = false;
    }

    /// Only files of the edition itself: nothing remote is ever loaded.
    fn image(&mut self, url: &str, title: &str, alt: &[Inline]) {
        let alt = plain(alt);
        let media = &self.proof.setting.edition.media;
        let Some((path, bytes)) = super::inline::file(media, url) else {
            let words = if alt.trim().is_empty() { self.proof.sheet.word("picture") } else { &alt };
            self.out.push_str(&format!("[{}]", escaped(words)));
            return;
        };
        let words = if alt.trim().is_empty() { title } else { &alt };
        let source = match self.post {
            Some(_) => Blank::Address(self.artefact(path)).to_string(),
            None if self.embedded => escaped(&picture::data_address(bytes).unwrap_or_default()),
            None => escaped(&encoded(path)),
        };
        self.out.push_str(&format!("<img src=\"{source}\" alt=\"{}\">", escaped(words)));
    }

    /// The path of a picture in the release.
    pub(super) fn artefact(&self, path: &str) -> String {
        format!("{}/{path}", self.proof.setting.edition.lang())
    }

    /// A name in the page, which no other post on it may have.
    fn name(&self, name: String) -> String {
        self.post.as_ref().map_or(name.clone(), |post| format!("{post}-{name}"))
    }

    /// Within a link only the number is written: a link cannot hold another.
    fn mention(&mut self, at: usize) {
        let proof = self.proof;
        let Some(note) = proof.notes.get(at) else { return };
        if self.in_note.is_some() {
            let words = super::text::words_of(note);
            if !words.is_empty() {
                self.out.push_str(&format!(" ({})", escaped(&words)));
            }
            return;
        }
        let number = at + 1;
        if self.linked {
            self.out.push_str(&format!("<sup>{number}</sup>"));
            return;
        }
        self.mentions[at] += 1;
        let id = self.name(mention_id(number, self.mentions[at]));
        let note = self.name(format!("note-{number}"));
        self.out.push_str(&format!("<sup id=\"{id}\"><a href=\"#{note}\" role=\"doc-noteref\">{number}</a></sup>"));
    }

    pub(super) fn notes(&mut self) {
        let proof = self.proof;
        if proof.notes.is_empty() {
            return;
        }
        self.out.push_str("<ol>\n");
        for (at, note) in proof.notes.iter().enumerate() {
            let number = at + 1;
            let id = self.name(format!("note-{number}"));
            self.out.push_str(&format!("<li id=\"{id}\">"));
            self.in_note = Some(at);
            self.flowing(note);
            self.in_note = None;
            let back = escaped(proof.sheet.word("back"));
            for mention in 1..=self.mentions[at] {
                let id = self.name(mention_id(number, mention));
                self.out.push_str(&format!(" <a href=\"#{id}\" role=\"doc-backlink\" aria-label=\"{back}\">↩</a>"));
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>\n");
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    /// The first paragraph without `<p>`: items of tight lists, notes.
    fn flowing(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            match &block.node {
                BlockNode::Paragraph(text) if at == 0 && !is_figure(text) => {
                    self.inlines(text);
                    if blocks.len() > 1 {
                        self.out.push('\n');
                    }
                }
                _ => self.block(block),
            }
        }
    }

    pub(super) fn block(&mut self, block: &Block) {
        match &block.node {
            BlockNode::Heading { level, text, anchor } => {
                let id = if anchor.is_empty() { String::new() } else { format!(" id=\"{}\"", escaped(anchor)) };
                self.wrapped(&format!("<h{level}{id}>"), text, &format!("</h{level}>\n"));
            }
            BlockNode::Paragraph(text) if is_figure(text) => self.figures(text),
            BlockNode::Paragraph(text) => match text.as_slice() {
                [Inline::Foreign { lang, text }] => {
                    let open = format!("<p{}>", self.tongue(lang));
                    self.wrapped(&open, text, "</p>\n");
                }
                _ => self.wrapped("<p>", text, "</p>\n"),
            },
            BlockNode::List { start, tight, items } => self.list(*start, *tight, items),
            BlockNode::Quote(inner) => {
                self.out.push_str("<blockquote>\n");
                self.blocks(inner);
                self.out.push_str("</blockquote>\n");
            }
            BlockNode::Code { text, .. } => {
                let lines: Vec<_> =
                    text.trim_end_matches('\n').lines().map(|line| escaped(&line.replace('\t', "    "))).collect();
                self.out.push_str(&format!("<pre><code>{}</code></pre>\n", lines.join("\n")));
            }
            BlockNode::Table { align, head, rows } => self.table(align, head, rows),
            BlockNode::Definitions(list) => {
                self.out.push_str("<dl>\n");
                for (term, blocks) in list {
                    self.wrapped("<dt>", term, "</dt>\n<dd>");
                    self.flowing(blocks);
                    self.out.push_str("</dd>\n");
                }
                self.out.push_str("</dl>\n");
            }
            BlockNode::Rule => self.out.push_str("<hr>\n"),
            BlockNode::Html(words) if words.trim().is_empty() => {}
            BlockNode::Html(words) => self.out.push_str(&format!("<p>{}</p>\n", escaped(words.trim()))),
        }
    }

    fn figures(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            if let Inline::Changed(change, pictures) = inline {
                let words = escaped(&marks::picture(&self.proof.sheet, change));
                self.out.push_str(&format!("<p><span class=\"label\">[{words}]</span></p>\n"));
                self.figures(pictures);
            }
            let Inline::Image { url, title, alt, .. } = inline else { continue };
            self.out.push_str("<figure>");
            self.image(url, title, alt);
            if !title.trim().is_empty() {
                self.out.push_str(&format!("<figcaption>{}</figcaption>", escaped(title)));
            }
            self.out.push_str("</figure>\n");
        }
    }

    fn list(&mut self, start: Option<u64>, tight: bool, items: &[Item]) {
        let (open, close) = match start {
            Some(1) => ("<ol>\n".to_owned(), "</ol>\n"),
            Some(start) => (format!("<ol start=\"{start}\">\n"), "</ol>\n"),
            None => ("<ul>\n".to_owned(), "</ul>\n"),
        };
        self.out.push_str(&open);
        for item in items {
            let gone = self.embedded && start.is_some() && marks::is_gone(&item.blocks);
            self.out.push_str(if gone { "<li class=\"gone-item\">" } else { "<li>" });
            if let Some(done) = item.task {
                self.out.push_str(if done { "☑ " } else { "☐ " });
            }
            if tight || item.task.is_some() {
                self.flowing(&item.blocks)
            } else {
                self.blocks(&item.blocks)
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str(close);
    }

    fn table(&mut self, align: &[Align], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        let columns = rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or(0);
        // Who has no mouse can move a wide table too, once the frame has the focus.
        self.out.push_str("<div class=\"table\" tabindex=\"0\">\n<table>\n");
        if !head.iter().all(|cell| proof::is_blank(cell)) {
            self.out.push_str("<thead>\n");
            self.row("th scope=\"col\"", "th", align, head, columns);
            self.out.push_str("</thead>\n");
        }
        self.out.push_str("<tbody>\n");
        rows.iter().for_each(|row| self.row("td", "td", align, row, columns));
        self.out.push_str("</tbody>\n</table>\n</div>\n");
    }

    fn row(&mut self, open: &str, close: &str, align: &[Align], row: &[Vec<Inline>], columns: usize) {
        self.out.push_str("<tr>");
        for at in 0..columns {
            let class = match align.get(at) {
                Some(Align::Center) => " class=\"center\"",
                Some(Align::End) => " class=\"end\"",
                Some(Align::Start) | None => "",
            };
            let cell = row.get(at).map_or(&[][..], Vec::as_slice);
            self.wrapped(&format!("<{open}{class}>"), cell, &format!("</{close}>"));
        }
        self.out.push_str("</tr>\n");
    }
}

fn mention_id(number: usize, mention: usize) -> String {
    if mention == 1 { format!("mention-{number}") } else { format!("mention-{number}-{mention}") }
}

/// A relative address of a path: everything but letters, digits and `-._~/` percent-encoded.
fn encoded(path: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/".contains(&b);
    path.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
