//! The words of a PDF, joined where a line ended within one.

/// Stands between two pages.
pub const BREAK: char = '\u{c}';

/// The text of all pages.
pub fn text(pdf: &[u8]) -> String {
    let pages = pdf_extract::extract_text_from_mem_by_pages(pdf).expect("a PDF with text");
    spelled_out(&joined(&pages.join(&String::from(BREAK))))
}

/// Hyphens at the end of a line are soft ones, with a blank of the extraction's own before them.
fn joined(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Where the font has one sign for both, it is read as the hard one.
    let text = text.replace(" -\n", "\u{ad}\n");
    for (at, part) in text.split('\u{ad}').enumerate() {
        if at == 0 {
            out.push_str(part);
        } else if let Some(next_line) = part.trim_start_matches(' ').strip_prefix('\n') {
            out.truncate(out.trim_end_matches(' ').len());
            out.push_str(next_line.trim_start());
        } else {
            out.push('-');
            out.push_str(part);
        }
    }
    out
}

/// `[U+6F22]`, which stands where no font has a character, becomes the character; the extraction may
/// put a blank after the bracket.
fn spelled_out(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, part) in text.split("U+").enumerate() {
        let (code, rest) = part.split_once(']').unwrap_or(("", part));
        match u32::from_str_radix(code, 16).ok().and_then(char::from_u32).filter(|_| at > 0) {
            Some(c) => {
                out.truncate(out.trim_end_matches([' ', '[']).len());
                out.push(c);
                out.push_str(rest);
            }
            None => out.push_str(part),
        }
    }
    out
}

#[test]
fn words_cut_at_the_end_of_a_line_are_joined() {
    assert_eq!(joined("Betei \u{ad}\nligten Foun -\ndation E\u{ad}Mail"), "Beteiligten Foundation E-Mail");
    assert_eq!(spelled_out("a[U+6F22]b[ U+81EA]c]"), "a漢b自c]");
}
