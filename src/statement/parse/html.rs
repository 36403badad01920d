//! What is left of raw HTML: its words. Tags and comments go, entities become characters.

use comrak::{Arena, Options, nodes::NodeValue, parse_document};
use std::ops::Range;

/// One piece of raw HTML.
#[derive(Debug, PartialEq)]
pub(super) enum Piece<'a> {
    Words(&'a str),
    Comment(&'a str),
    /// A tag's name in lower case, as `div`; also of a closing tag.
    Tag(String),
    /// A script or a style sheet from its first to its last tag: it has no words.
    Program(&'static str),
}

/// Cuts raw HTML into its pieces. What is not closed counts as words, so that nothing is lost.
pub(super) fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut cutter = Cutter { lower: html.to_ascii_lowercase(), html, missing: Vec::new() };
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(at) = cutter.find("<", from) {
        push_words(&mut out, html.get(from..at).unwrap_or(""));
        let (piece, len) = cutter.markup(at).unwrap_or((Piece::Words("<"), 1));
        let picture = piece == Piece::Tag("img".to_owned());
        out.push(piece);
        if picture {
            push_words(&mut out, alternative(html.get(at..at + len).unwrap_or("")));
        }
        from = at + len;
    }
    push_words(&mut out, html.get(from..).unwrap_or(""));
    out
}

/// Where the pieces without words lie, comments and programs, in bytes. `shown` tells, for places in
/// ascending order, which `<` is no markup because it stands in code.
pub(super) fn hidden(html: &str, shown: &mut impl FnMut(usize) -> bool) -> Vec<Range<usize>> {
    let mut cutter = Cutter { lower: html.to_ascii_lowercase(), html, missing: Vec::new() };
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(at) = cutter.find("<", from) {
        from = at + 1;
        if shown(at) {
            continue;
        }
        if let Some((Piece::Comment(_) | Piece::Program(_), len)) = cutter.markup(at) {
            from = at + len;
            out.push(at..from);
        }
    }
    out
}

/// What a picture's tag says to those who do not see it.
fn alternative(tag: &str) -> &str {
    let lower = tag.to_ascii_lowercase();
    let value = |quote: char| {
        let name = format!("alt={quote}");
        let at = lower.match_indices(&name).map(|(at, _)| at).find(|at| lower[..*at].ends_with(char::is_whitespace))?;
        tag.get(at + name.len()..)?.split(quote).next()
    };
    value('"').or_else(|| value('\'')).unwrap_or("")
}

/// Whether a tag ends a line or a cell, so that the words on its sides are apart.
pub(super) fn parts_words(tag: &str) -> bool {
    const WITHIN: [&str; 24] = [
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
        "s", "small", "span", "strong", "sub", "sup", "u", "wbr",
    ];
    !WITHIN.contains(&tag)
}

/// The words of a block of raw HTML, lines kept apart.
pub(super) fn words(html: &str) -> String {
    let mut out = String::new();
    for piece in pieces(html) {
        match piece {
            Piece::Words(words) => out.push_str(&decode(words)),
            Piece::Tag(tag) if parts_words(&tag) => out.push('\n'),
            _ => {}
        }
    }
    let lines = out.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The characters that entities stand for: `&uuml;` gives `ü`. The parser has the table of HTML's
/// names; each entity goes through it as a text of its own.
pub(in crate::statement) fn decode(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or(""));
        let tail = rest.get(at..).unwrap_or("");
        let end = tail.bytes().skip(1).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count() + 1;
        let closed = end <= 40 && tail.as_bytes().get(end) == Some(&b';');
        let len = if closed { end + 1 } else { 1 };
        let entity = tail.get(..len).unwrap_or("");
        out.push_str(&if closed { character(entity) } else { entity.to_owned() });
        rest = tail.get(len..).unwrap_or("");
    }
    out + rest
}

fn character(entity: &str) -> String {
    let arena = Arena::new();
    let root = parse_document(&arena, entity, &Options::default());
    let text = root.descendants().find_map(|node| match &node.data().value {
        NodeValue::Text(text) => Some(text.to_string()),
        _ => None,
    });
    text.unwrap_or_else(|| " ".to_owned())
}

fn push_words<'a>(out: &mut Vec<Piece<'a>>, words: &'a str) {
    if !words.is_empty() {
        out.push(Piece::Words(words));
    }
}

/// Searches that fail once fail for ever, so that 50,000 open comments cost one search.
struct Cutter<'a> {
    html: &'a str,
    lower: String,
    missing: Vec<&'static str>,
}

impl<'a> Cutter<'a> {
    fn find(&mut self, needle: &'static str, from: usize) -> Option<usize> {
        if self.missing.contains(&needle) {
            return None;
        }
        let found = self.lower.get(from..).and_then(|tail| tail.find(needle)).map(|at| from + at);
        if found.is_none() {
            self.missing.push(needle);
        }
        found
    }

    /// The piece that starts at a `<`, if it is markup, and its length in bytes.
    fn markup(&mut self, at: usize) -> Option<(Piece<'a>, usize)> {
        let html = self.html;
        let tail = html.get(at..)?;
        if tail.starts_with("<!--") {
            let end = self.find("-->", at + 4)?;
            return Some((Piece::Comment(html.get(at + 4..end)?.trim()), end + 3 - at));
        }
        if tail.starts_with("<![CDATA[") {
            let end = self.find("]]>", at + 9)?;
            return Some((Piece::Words(html.get(at + 9..end)?), end + 3 - at));
        }
        if tail.starts_with("<?") {
            return Some((Piece::Tag("?".to_owned()), self.find("?>", at + 2)? + 2 - at));
        }
        let closes = tail.starts_with("</");
        let inner = tail.get(1 + usize::from(closes)..)?;
        let letters = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '!').unwrap_or(inner.len());
        let name = inner.get(..letters)?.to_ascii_lowercase();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
            return None;
        }
        let first = self.find(">", at)? + 1;
        for (program, closing) in [("script", "</script"), ("style", "</style")] {
            if name == program
                && !closes
                && let Some(end) = self.find(closing, at)
                && let Some(end) = self.find(">", end)
            {
                return Some((Piece::Program(program), end + 1 - at));
            }
        }
        // An odd apostrophe must not swallow the rest: then the first `>` ends the tag.
        Some((Piece::Tag(name), tag_end(tail).unwrap_or(first - at)))
    }
}

/// The length of a tag up to its `>`, where quotes may hold one.
fn tag_end(tail: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in tail.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            // No sane attribute is longer; a stray apostrophe is likelier.
            _ if at > 2000 => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_and_tags_go() {
        for (html, left) in [
            ("<div class=\"a>b\">\nEins <b>zw</b>ei<!-- weg -->\n</div>", "Eins zwei"),
            ("<td>eins</td><td>zwei</td>", "eins\nzwei"),
            ("<p>Gr&uuml;&szlig;e &amp; &#196;pfel &unknown; & Co", "Grüße & Äpfel &unknown; & Co"),
            ("<script>alert(1)</script>danach", "danach"),
            ("<script>nie geschlossen", "nie geschlossen"),
            ("1 < 2 und <3", "1 < 2 und <3"),
            ("<!-- offen bis zum Ende", "<!-- offen bis zum Ende"),
            ("<![CDATA[Worte]]>", "Worte"),
            ("<p title='it's'>Text</p>", "Text"),
            ("<!-- offen > bis zum Ende", "<!-- offen > bis zum Ende"),
            ("<!-- nur Kommentar -->", ""),
            ("<p>Hier<IMG src='x' data-alt=\"nein\" ALT=\"Eine Karte\">dort</p>", "Hier\nEine Kartedort"),
            ("<img alt='it is'><img alt><img alt=bar>", "it is"),
        ] {
            assert_eq!(words(html), left, "{html}");
        }
    }

    #[test]
    fn a_line_break_has_many_spellings() {
        for html in ["<br>", "</br>", "<br/>", "<BR />", "<br class='x'>"] {
            assert_eq!(pieces(html), [Piece::Tag("br".to_owned())], "{html}");
        }
    }
}
