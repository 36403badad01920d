//! Words of another language within a line: `[Willkommen]{lang=de}`, as pandoc writes them.
//!
//! The parser knows no such thing and leaves brackets and braces as text; they are found among the
//! inlines afterwards, so that whatever stands between them keeps its markup.

use crate::statement::{Inline, Lang};

/// The inlines with every marked run as `Inline::Foreign`. What names no language stays as it is.
pub(super) fn found(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut out = Vec::with_capacity(inlines.len());
    let mut closed = (0, 0);
    for inline in inlines {
        let inline = within(inline);
        let Inline::Text(text) = inline else {
            out.push(inline);
            continue;
        };
        push(&mut out, &text, &mut closed);
    }
    out
}

fn within(inline: Inline) -> Inline {
    match inline {
        Inline::Strong(inner) => Inline::Strong(found(inner)),
        Inline::Emphasis(inner) => Inline::Emphasis(found(inner)),
        Inline::Strike(inner) => Inline::Strike(found(inner)),
        Inline::Link { url, title, text, span } => Inline::Link { url, title, text: found(text), span },
        other => other,
    }
}

/// Adds a text; where braces in it name a language, what stands before them is wrapped. Before `closed`,
/// an inline and a byte of its text, no bracket is open.
fn push(out: &mut Vec<Inline>, text: &str, closed: &mut (usize, usize)) {
    let mut rest = text;
    let mut from = 0;
    while let Some(at) = rest.get(from..).and_then(|tail| tail.find('{')).map(|at| at + from) {
        let tail = rest.get(at..).unwrap_or("");
        let Some((lang, len)) = tag(tail) else {
            from = at + 1;
            continue;
        };
        let before = rest.get(..at).unwrap_or("");
        match before.strip_suffix(']') {
            Some(words) => {
                push_text(out, words);
                if !wrap(out, lang, closed) {
                    push_text(out, rest.get(at - 1..at + len).unwrap_or(""));
                }
            }
            // Braces right behind a link say which language it is in.
            None if before.is_empty() && matches!(out.last(), Some(Inline::Link { .. })) => {
                let link = out.pop().into_iter().collect();
                out.push(Inline::Foreign { lang, text: link });
            }
            None => push_text(out, rest.get(..at + len).unwrap_or("")),
        }
        rest = rest.get(at + len..).unwrap_or("");
        from = 0;
    }
    push_text(out, rest);
}

/// Wraps what stands behind the bracket that is still open; whether there is one. Where there is none,
/// nobody looks there again: thousands of stray braces must not read the whole paragraph each.
fn wrap(out: &mut Vec<Inline>, lang: Lang, closed: &mut (usize, usize)) -> bool {
    let mut open = 1_usize;
    for node in (closed.0..out.len()).rev() {
        let Some(Inline::Text(text)) = out.get(node) else { continue };
        let from = if node == closed.0 { closed.1 } else { 0 };
        for (at, c) in text.char_indices().rev().take_while(|(at, _)| *at >= from) {
            match c {
                ']' => open += 1,
                '[' => open -= 1,
                _ => {}
            }
            if open == 0 {
                let (before, words) = (text[..at].to_owned(), text[at + 1..].to_owned());
                let mut inner = Vec::new();
                push_text(&mut inner, &words);
                inner.extend(out.drain(node + 1..));
                if inner.is_empty() {
                    return false;
                }
                out.pop();
                push_text(out, &before);
                out.push(Inline::Foreign { lang, text: inner });
                return true;
            }
        }
    }
    *closed = match out.last() {
        Some(Inline::Text(text)) => (out.len() - 1, text.len()),
        _ => (out.len(), 0),
    };
    false
}

/// No braces that name a language are longer, in bytes, blanks and quotes included.
const LONGEST: usize = 100;

/// `{lang=ar}`, also with quotes or as `{:lang="ar"}`: the language, and the length of it all.
pub(super) fn tag(text: &str) -> Option<(Lang, usize)> {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b'}')?;
    let inner = text.get(1..end)?.trim().trim_start_matches(':').trim_start();
    let value = inner.strip_prefix("lang")?.trim_start().strip_prefix('=')?.trim();
    let value = value.trim_matches(['"', '\'', '„', '“', '”']);
    Some((Lang::parse(value)?, end + 1))
}

fn push_text(out: &mut Vec<Inline>, words: &str) {
    match out.last_mut() {
        Some(Inline::Text(text)) => text.push_str(words),
        _ if words.is_empty() => {}
        _ => out.push(Inline::Text(words.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use crate::statement::{BlockNode, Inline};

    fn shown(markdown: &str) -> String {
        match parse(markdown, 1).blocks.into_iter().next().map(|block| block.node) {
            Some(BlockNode::Paragraph(words)) => print(&words),
            other => format!("{other:?}"),
        }
    }

    fn print(inlines: &[Inline]) -> String {
        let one = |inline: &Inline| match inline {
            Inline::Text(text) | Inline::Code(text) => text.clone(),
            Inline::Strong(inner) => format!("<b>{}</b>", print(inner)),
            Inline::Link { text, .. } => format!("<a>{}</a>", print(text)),
            Inline::Foreign { lang, text } => format!("<{lang}>{}</{lang}>", print(text)),
            other => format!("{other:?}"),
        };
        inlines.iter().map(one).collect()
    }

    #[test]
    fn runs_of_another_language_are_found() {
        for (markdown, expected) in [
            ("Auf [سلام]{lang=ar} heißt", "Auf <ar>سلام</ar> heißt"),
            ("[a **b** c]{lang=\"en\"}", "<en>a <b>b</b> c</en>"),
            ("**[x]{lang=uk}**", "<b><uk>x</uk></b>"),
            ("[a [b] c]{lang=fr} d", "<fr>a [b] c</fr> d"),
            ("[a [b]{lang=en} c]{lang=fr}", "<fr>a <en>b</en> c</fr>"),
            ("[Report](https://example.org){lang=en}", "<en><a>Report</a></en>"),
            ("[x]{:lang='ti'}", "<ti>x</ti>"),
            ("[x]{lang=Deutsch} und [y]{.klasse}", "[x]{lang=Deutsch} und [y]{.klasse}"),
            ("x]{lang=en} und {lang=en}", "x]{lang=en} und {lang=en}"),
            ("[]{lang=en}", "[]{lang=en}"),
            (
                "x]{lang=en} [y]{lang=fr} **z**]{lang=en} [w [v]]{lang=de} u]{lang=en}",
                "x]{lang=en} <fr>y</fr> <b>z</b>]{lang=en} <de>w [v]</de> u]{lang=en}",
            ),
            ("[a\\*b]{lang=en}{lang=fr}", "<en>a*b</en>{lang=fr}"),
        ] {
            assert_eq!(shown(markdown), expected, "{markdown}");
        }
    }
}
