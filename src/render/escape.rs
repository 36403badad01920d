//! Text made safe between tags: for a page of our own, and for a post as the WordPress editor saves it.

use super::letters::tidy;

/// Text as HTML: `&`, `<`, `>` and both quotes written as entities.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in tidy(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// Words between tags as the editor saves them: quotes stay as they are. A `[` that could begin a
/// shortcode is written as its number, or WordPress would run what an author only wrote.
pub fn words(text: &str) -> String {
    let text = tidy(text);
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '[' if chars.peek().is_some_and(|next| next.is_ascii_lowercase() || *next == '/') => {
                out.push_str("&#91;");
            }
            c => out.push(c),
        }
    }
    out
}
