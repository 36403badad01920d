//! What a text names: an address on the web, or a file beside it.

/// A picture's path as all outputs look it up: `./media/mein%20bild.png` is `media/mein bild.png`.
/// Addresses with a scheme or a host stay as they are.
pub(super) fn picture_path(url: &str) -> String {
    if scheme(url).is_some() || url.starts_with("//") {
        return url.to_owned();
    }
    let path = url.strip_prefix("./").unwrap_or(url);
    percent_decoded(path).filter(|path| !path.contains(char::is_control)).unwrap_or_else(|| path.to_owned())
}

/// The scheme of an address in lower case (RFC 3986): `https` of `https://example.org`.
pub(super) fn scheme(url: &str) -> Option<String> {
    let (scheme, _) = url.split_once(':')?;
    let starts = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    (starts && scheme.chars().all(plain)).then(|| scheme.to_ascii_lowercase())
}

/// Whether a picture's path names a file in the statement's own folder.
pub(super) fn stays_inside(path: &str) -> bool {
    let odd = |c: char| c.is_control() || c == '\\';
    let leaves = |part: &str| part.is_empty() || part == ".." || part == ".";
    scheme(path).is_none() && !path.contains(odd) && !path.split('/').any(leaves)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            out.push(byte);
            continue;
        }
        let hex = [bytes.next()?, bytes.next()?];
        out.push(u8::from_str_radix(std::str::from_utf8(&hex).ok()?, 16).ok()?);
    }
    String::from_utf8(out).ok()
}
