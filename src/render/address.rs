//! Which addresses a text may link to: the web, mail, telephone; everything else stays plain words.

use std::fmt::Write as _;

/// The address as a document carries it, or `None` where it is not `http`, `https`, `mailto` or
/// `tel`. Blanks and characters beyond ASCII behind the host are percent-encoded (RFC 3986).
pub fn live(url: &str) -> Option<String> {
    let url = url.trim();
    let (scheme, rest) = url.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let rest = match scheme.as_str() {
        "http" | "https" => rest.strip_prefix("//").filter(|rest| !rest.is_empty() && !rest.starts_with('/'))?,
        "mailto" | "tel" if !rest.is_empty() => rest,
        _ => return None,
    };
    // typst refuses longer ones.
    if url.len() > 7_000 || url.chars().any(char::is_control) {
        return None;
    }
    let host = if scheme.starts_with("http") { rest.find(['/', '?', '#']).unwrap_or(rest.len()) } else { 0 };
    let slashes = if scheme.starts_with("http") { "//" } else { "" };
    let encoded = encode(&rest[host..]);
    (encoded.len() < 7_500).then(|| format!("{scheme}:{slashes}{}{encoded}", &rest[..host]))
}

/// The name of a heading in the same text: `demands` of `#demands`.
pub fn anchor(url: &str) -> Option<&str> {
    url.trim().strip_prefix('#').filter(|name| !name.is_empty())
}

/// Whether the words of a link are its address already: `https://example.org/` for `example.org`.
pub fn says(words: &str, url: &str) -> bool {
    let bare = |text: &str| {
        let text = text.trim().to_lowercase();
        let text =
            ["https://", "http://", "mailto:", "tel:"].iter().find_map(|s| text.strip_prefix(s)).unwrap_or(&text);
        text.strip_prefix("www.").unwrap_or(text).trim_end_matches('/').replace(' ', "")
    };
    bare(words) == bare(url)
}

fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b' ' | b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' | 0x7f.. => {
                // Writing to a String cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
            _ => out.push(char::from(byte)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_mail_and_telephone_are_live() {
        let cases = [
            ("https://example.org", Some("https://example.org")),
            ("HTTP://example.org/ä b", Some("http://example.org/%C3%A4%20b")),
            ("https://bücher.example/x", Some("https://bücher.example/x")),
            ("mailto:presse@example.org", Some("mailto:presse@example.org")),
            ("tel:+4930123", Some("tel:+4930123")),
            (" https://example.org ", Some("https://example.org")),
            ("javascript:alert(1)", None),
            ("java\nscript:alert(1)", None),
            ("data:text/html,x", None),
            ("file:///etc/passwd", None),
            ("https:///x", None),
            ("https:", None),
            ("//example.org", None),
            ("/relative", None),
            ("#anchor", None),
            ("", None),
        ];
        for (given, want) in cases {
            assert_eq!(live(given).as_deref(), want, "{given:?}");
        }
        assert_eq!(live(&format!("https://example.org/{}", "x".repeat(9000))), None);
    }

    #[test]
    fn an_address_that_is_its_own_text_is_known() {
        assert!(says("www.example.org", "https://www.example.org/"));
        assert!(says("presse@example.org", "mailto:presse@example.org"));
        assert!(says("+49 30 123", "tel:+4930123"));
        assert!(!says("our study", "https://example.org"));
    }
}
