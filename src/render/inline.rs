//! Words within a paragraph, written as typst code: string literals, so that no letter is markup.

use super::proof::{Proof, is_blank};
use super::{RenderError, address, amendment, letters, marks, picture};
use crate::statement::{Change, Inline, Lang, Span, plain};
use std::collections::BTreeMap;

/// Writes typst and remembers which place of it came from which place of the Markdown.
pub struct Writer<'p> {
    pub proof: &'p Proof<'p>,
    pub out: String,
    /// Offsets in `out`, ascending, with the place in the Markdown that was written there.
    pub marks: Vec<(usize, Span)>,
    /// The pictures used, by their path in the document's memory.
    pub pictures: BTreeMap<String, Vec<u8>>,
    /// Where each file of the edition was put there.
    taken: BTreeMap<String, String>,
    noted: Vec<bool>,
    /// Notes whose words stand in brackets within another note.
    told: Vec<bool>,
    /// Notes mentioned within a link wait for its end: a link cannot hold another.
    held: Option<Vec<usize>>,
    struck: bool,
    /// The next paragraph is one of the text itself, and can be numbered.
    pub numbered: bool,
    pub in_note: bool,
    /// Whether lines that hold a change get a bar: in a comparison.
    pub barred: bool,
}

impl<'p> Writer<'p> {
    pub fn new(proof: &'p Proof<'p>) -> Self {
        Self {
            proof,
            out: String::new(),
            marks: Vec::new(),
            pictures: BTreeMap::new(),
            taken: BTreeMap::new(),
            noted: vec![false; proof.notes.len()],
            told: vec![false; proof.notes.len()],
            held: None,
            struck: false,
            numbered: false,
            in_note: false,
            barred: false,
        }
    }

    pub fn mark(&mut self, span: Span) {
        self.marks.push((self.out.len(), span));
    }

    /// A code block with these words in it: `{[];"Der ";strong({…});}`.
    pub fn content(&mut self, inlines: &[Inline]) -> Result<(), RenderError> {
        self.out.push_str("{[];");
        self.inlines(inlines)?;
        self.out.push('}');
        Ok(())
    }

    pub fn inlines(&mut self, inlines: &[Inline]) -> Result<(), RenderError> {
        for (at, inline) in inlines.iter().enumerate() {
            match inline {
                Inline::Strong(inner) if amendment::is_new(inlines, at) && !is_blank(inner) => {
                    self.said("inserted", |w| w.inline(inline))?;
                }
                _ => self.inline(inline)?,
            }
        }
        Ok(())
    }

    fn our_word(&mut self, word: &str) {
        self.out.push_str("[#text(");
        self.text(word);
        self.out.push_str(&format!("){}];", amendment::LABEL));
    }

    /// `[neu: …]`: words of ours around the author's, told apart by their label.
    fn said(&mut self, key: &str, inner: impl FnOnce(&mut Self) -> Result<(), RenderError>) -> Result<(), RenderError> {
        let word = format!("[{}:\u{a0}", self.proof.sheet.word(key));
        self.our_word(&word);
        inner(self)?;
        self.our_word("]");
        Ok(())
    }

    /// A string literal with what can be printed of the text.
    pub fn text(&mut self, text: &str) {
        push_literal(&letters::printable(text), &mut self.out);
    }

    fn inline(&mut self, inline: &Inline) -> Result<(), RenderError> {
        match inline {
            Inline::Text(text) => {
                self.text(&single_blanks(text));
                self.out.push(';');
            }
            Inline::Code(text) => self.call("raw", |w| {
                w.text(text);
                Ok(())
            })?,
            Inline::Strong(inner) => self.call("strong", |w| w.content(inner))?,
            Inline::Emphasis(inner) => self.call("emph", |w| w.content(inner))?,
            Inline::Strike(inner) => self.strike(inner)?,
            Inline::Link { url, text, span, .. } => self.link(url, text, *span)?,
            Inline::Image { url, title, alt, span } => self.image_in_line(url, title, alt, *span)?,
            Inline::Foreign { lang, text } => {
                self.out.push_str(&format!("text({},", tongue(lang)));
                self.content(text)?;
                self.out.push_str(");");
            }
            Inline::Note(at) => self.mention(*at)?,
            Inline::SoftBreak => self.out.push_str("\" \";"),
            Inline::HardBreak => self.out.push_str("linebreak();"),
            Inline::Changed(change, inner) => self.changed(change, inner)?,
        }
        Ok(())
    }

    /// Marked by the functions of the comparison's own page.
    fn changed(&mut self, change: &Change, inner: &[Inline]) -> Result<(), RenderError> {
        let proof = self.proof;
        match change {
            Change::Inserted => self.call("fresh", |w| {
                w.text(proof.sheet.word("redline_fresh"));
                w.out.push_str(&format!(",struck:{},", has_strike(inner)));
                w.content(inner)
            }),
            Change::Deleted => {
                let struck = std::mem::replace(&mut self.struck, true);
                let written = self.call("gone", |w| {
                    w.text(proof.sheet.word("redline_gone"));
                    w.out.push(',');
                    w.content(inner)
                });
                self.struck = struck;
                written
            }
            Change::Remark(what) => self.call("remark", |w| {
                w.text(&marks::remark(&proof.sheet, what));
                Ok(())
            }),
        }
    }

    fn call(
        &mut self,
        name: &str,
        inner: impl FnOnce(&mut Self) -> Result<(), RenderError>,
    ) -> Result<(), RenderError> {
        self.out.push_str(name);
        self.out.push('(');
        inner(self)?;
        self.out.push_str(");");
        Ok(())
    }

    fn strike(&mut self, inner: &[Inline]) -> Result<(), RenderError> {
        if self.struck {
            return self.inlines(inner);
        }
        if is_blank(inner) {
            return self.inlines(inner);
        }
        self.struck = true;
        let written = self.said("deleted", |w| w.call("strike", |w| w.content(inner)));
        self.struck = false;
        written
    }

    /// Live where it leads to the web, to mail, to a telephone or to a heading of this text. A link
    /// that is struck out stays words: PDF/UA-1 refuses a line through and one below together.
    fn link(&mut self, url: &str, text: &[Inline], span: Span) -> Result<(), RenderError> {
        let target = self.target(url).filter(|_| self.held.is_none() && !self.struck && !has_strike(text));
        let Some(target) = target.filter(|_| !is_blank(text)) else {
            return self.inlines(text);
        };
        self.mark(span);
        self.held = Some(Vec::new());
        let written = self.call("link", |w| {
            w.out.push_str(&target);
            w.out.push(',');
            w.content(text)
        });
        let held = self.held.take().unwrap_or_default();
        written?;
        held.into_iter().try_for_each(|at| self.mention(at))
    }

    fn target(&self, url: &str) -> Option<String> {
        if let Some(name) = address::anchor(url) {
            let at = self.proof.anchors.iter().position(|anchor| anchor == name)?;
            return Some(format!("<h{at}>"));
        }
        let mut out = String::new();
        push_literal(&address::live(url)?, &mut out);
        Some(out)
    }

    /// A note is written where it is first mentioned; later mentions point to it. A note within a
    /// note is put in brackets.
    fn mention(&mut self, at: usize) -> Result<(), RenderError> {
        let proof = self.proof;
        let Some(note) = proof.notes.get(at) else { return Ok(()) };
        if self.in_note {
            self.told[at] = true;
            let words = super::text::words_of(note);
            if !words.is_empty() {
                self.text(&format!(" ({words})"));
                self.out.push(';');
            }
            return Ok(());
        }
        if let Some(held) = &mut self.held {
            held.push(at);
            return Ok(());
        }
        if self.noted[at] {
            self.out.push_str(&format!("footnote(<n{at}>);"));
            return Ok(());
        }
        self.noted[at] = true;
        self.in_note = true;
        self.out.push_str("[#footnote(");
        // A little room between the number and the note's first word.
        self.out.push_str("h(0.25em)+");
        let written = self.flowing(note);
        self.in_note = false;
        self.out.push_str(&format!(")<n{at}>];"));
        written
    }

    /// Notes that nothing mentions have no foot to stand at: they follow the text.
    pub fn unmentioned(&mut self) -> Result<(), RenderError> {
        let proof = self.proof;
        let lost: Vec<usize> = (0..proof.notes.len()).filter(|at| !self.noted[*at] && !self.told[*at]).collect();
        if lost.is_empty() {
            return Ok(());
        }
        self.out.push_str("heading(level:2,");
        self.text(proof.sheet.word("notes"));
        self.out.push_str(")\nlist(tight:false,");
        self.in_note = true;
        for at in lost {
            self.flowing(&proof.notes[at])?;
            self.out.push(',');
        }
        self.in_note = false;
        self.out.push_str(")\n");
        Ok(())
    }

    fn image_in_line(&mut self, url: &str, title: &str, alt: &[Inline], span: Span) -> Result<(), RenderError> {
        let Some(path) = self.picture(url, span)? else {
            return self.missing(alt);
        };
        self.mark(span);
        self.call("box", |w| {
            w.out.push_str("height:1.2em,");
            w.image(&path, title, alt);
            Ok(())
        })
    }

    /// A picture that does not exist leaves its alternative text, in brackets.
    pub fn missing(&mut self, alt: &[Inline]) -> Result<(), RenderError> {
        let words = plain(alt);
        let words = if words.trim().is_empty() { self.proof.sheet.word("picture").to_owned() } else { words };
        self.text(&format!("[{words}]"));
        self.out.push(';');
        Ok(())
    }

    /// `image(…)` with its alternative text; without one PDF/UA-1 refuses it.
    pub fn image(&mut self, path: &str, title: &str, alt: &[Inline]) {
        let alt = plain(alt);
        let proof = self.proof;
        let candidates = [alt.as_str(), title, proof.sheet.word("picture")];
        let words = candidates.into_iter().find(|words| !words.trim().is_empty()).unwrap_or("–");
        self.out.push_str("image(");
        push_literal(&format!("/{path}"), &mut self.out);
        self.out.push_str(",alt:");
        self.text(words);
        self.out.push(')');
    }

    /// Takes a picture into the document's memory; `None` where there is no such file.
    pub fn picture(&mut self, url: &str, span: Span) -> Result<Option<String>, RenderError> {
        let Some((name, bytes)) = file(&self.proof.setting.edition.media, url) else { return Ok(None) };
        if let Some(path) = self.taken.get(name) {
            return Ok(Some(path.clone()));
        }
        let (format, bytes) = picture::outward(bytes, picture::Use::Print).map_err(|fault| RenderError::Picture {
            path: name.clone(),
            span,
            fault,
        })?;
        let path = format!("pictures/{}.{}", self.pictures.len(), format.ending());
        self.taken.insert(name.clone(), path.clone());
        self.pictures.insert(path.clone(), bytes);
        Ok(Some(path))
    }
}

/// The file that a picture names: as written, decoded, or without a leading `./`.
pub fn file<'m>(media: &'m crate::statement::Media, url: &str) -> Option<(&'m String, &'m Vec<u8>)> {
    let plain = url.strip_prefix("./").unwrap_or(url);
    [url, plain, &decoded(plain)].into_iter().find_map(|path| media.get_key_value(path))
}

/// A language as typst takes it. A region of another language must not be inherited.
pub fn tongue(lang: &Lang) -> String {
    let dir = if lang.is_rtl() { "rtl" } else { "ltr" };
    format!("lang:\"{}\",region:none,dir:{dir}", lang.primary())
}

/// A typst string literal (typst reference, "str": escapes).
pub fn push_literal(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Runs of blanks become one, as on a web page.
fn single_blanks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let blank = matches!(c, ' ' | '\t' | '\n' | '\r');
        if !blank {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

fn has_strike(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Strike(_) => true,
        Inline::Strong(inner)
        | Inline::Emphasis(inner)
        | Inline::Foreign { text: inner, .. }
        | Inline::Changed(_, inner) => has_strike(inner),
        _ => false,
    })
}

fn decoded(url: &str) -> String {
    let bytes = url.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = |i: usize| bytes.get(i).and_then(|b| char::from(*b).to_digit(16));
        match (bytes[at], hex(at + 1), hex(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            (byte, ..) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| url.to_owned())
}
