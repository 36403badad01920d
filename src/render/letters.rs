//! Which characters reach a page: composed, visible, and found in one of our fonts.

use super::fonts;
use std::fmt::Write as _;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// Composed (NFC) text without control characters; line ends and tabs become blanks.
///
/// Directional overrides are dropped because they can make words read other than they are written;
/// marks and isolates stay, since right-to-left text needs them.
pub fn tidy(text: &str) -> String {
    if text.chars().all(is_plain) {
        return text.to_owned();
    }
    text.nfc()
        .filter_map(|c| match c {
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
            c if c.is_control() || is_banned(c) => None,
            c => Some(c),
        })
        .collect()
}

/// `tidy`, and each character that no font can show beside its neighbours is written as its code,
/// `[U+2C00]`: the words stay complete, and PDF/UA-1 forbids empty boxes.
pub fn printable(text: &str) -> String {
    if text.chars().all(|c| is_plain(c) && fonts::families_with(c) != 0) {
        return text.to_owned();
    }
    let text = tidy(text);
    let mut out = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        push_cluster(cluster, &mut out);
    }
    out
}

/// Letters and marks of western Europe that stand for themselves: composed, visible, never a part of
/// their neighbour. Most texts have no others, and need not be taken apart.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{17f}' | '–' | '—' | '‘' | '’' | '‚' | '“' | '”' | '„' | '…' | '\u{202f}' | '€')
}

/// Whether one of our fonts has a character, or it is none that shows.
pub fn is_printable(c: char) -> bool {
    c.is_control() || c.is_whitespace() || fonts::is_invisible(c) || is_banned(c) || fonts::families_with(c) != 0
}

/// Whether the text needs Hebrew, Arabic or another script that runs from right to left.
pub fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{1e800}'..='\u{1efff}')
}

/// Keeps a phone number or an address in its own order within right-to-left text (Unicode
/// isolates, UAX 9).
pub fn isolate(text: &str, rtl: bool) -> String {
    if rtl && !text.is_empty() && !text.chars().any(is_rtl) {
        format!("\u{2066}{text}\u{2069}")
    } else {
        text.to_owned()
    }
}

/// Keeps phone numbers, citations (`§ 60a Abs. 1`) and addresses in their own order within
/// right-to-left text; single words and numbers need no help.
pub fn isolate_runs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let pause = matches!(c, ',' | ';' | ':') && chars.peek().is_none_or(|next| next.is_whitespace());
        if is_rtl(c) || is_invisible_mark(c) || matches!(c, '(' | ')' | '[' | ']') || pause {
            push_run(&run, &mut out);
            run.clear();
            out.push(c);
        } else {
            run.push(c);
        }
    }
    push_run(&run, &mut out);
    out
}

/// A run without its outer blanks and stops, isolated where its parts could change places.
fn push_run(run: &str, out: &mut String) {
    let edge = |c: char| !c.is_alphanumeric() && !matches!(c, '+' | '§' | '#' | '%' | '€' | '/' | '&');
    let core = run.trim_matches(edge);
    let mixed = core.chars().any(|c| !c.is_alphanumeric()) && core.chars().any(char::is_alphanumeric);
    if !mixed {
        out.push_str(run);
        return;
    }
    let start = run.find(core).unwrap_or(0);
    out.push_str(&run[..start]);
    out.push_str(&isolate(core, true));
    out.push_str(&run[start + core.len()..]);
}

/// Marks that the author set already.
fn is_invisible_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')
}

/// A character cluster (a letter with its accents) must come from one font.
fn push_cluster(cluster: &str, out: &mut String) {
    let mut families = u16::MAX;
    for c in cluster.chars() {
        if fonts::is_invisible(c) {
            out.push(c);
        } else if families & fonts::families_with(c) != 0 && !is_private(c) {
            families &= fonts::families_with(c);
            out.push(c);
        } else if c.is_whitespace() {
            out.push(' ');
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "[U+{:04X}]", u32::from(c));
        }
    }
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Overrides and embeddings, the byte order mark, annotation marks and what is no character at all.
fn is_banned(c: char) -> bool {
    let code = u32::from(c);
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}')
        || code & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_composed_and_freed_of_controls() {
        let cases = [
            ("plain", "plain"),
            ("Fu\u{308}r", "Für"),
            ("a\tb\nc", "a b c"),
            ("a\u{0}b\u{7}c\u{9f}d", "abcd"),
            ("ab\u{202e}cd\u{202c}", "abcd"),
            ("\u{feff}x\u{fffe}y\u{1ffff}", "xy"),
            ("\u{2066}+49\u{2069}", "\u{2066}+49\u{2069}"),
        ];
        for (given, want) in cases {
            assert_eq!(tidy(given), want, "{given:?}");
        }
    }

    #[test]
    fn what_no_font_has_is_written_as_its_code() {
        let cases = [
            ("Größe – „gut“ …", "Größe – „gut“ …"),
            ("Привіт", "Привіт"),
            ("سلام", "سلام"),
            ("ሰላም", "ሰላም"),
            ("☐ ☑ → ≤ 😀", "☐ ☑ → ≤ 😀"),
            ("漢", "[U+6F22]"),
            ("x\u{e000}", "x[U+E000]"),
            ("\u{10ffff}", ""),
        ];
        for (given, want) in cases {
            assert_eq!(printable(given), want, "{given:?}");
        }
    }

    #[test]
    fn numbers_are_isolated_in_right_to_left_text_alone() {
        assert_eq!(isolate("+49 30", false), "+49 30");
        assert_eq!(isolate("+49 30", true), "\u{2066}+49 30\u{2069}");
        assert_eq!(isolate("سلام", true), "سلام");
        let cases = [
            ("هاتف +49 30 0000-123.", "هاتف \u{2066}+49 30 0000-123\u{2069}."),
            ("المادة § 60a Abs. 1، ثم", "المادة \u{2066}§ 60a Abs. 1\u{2069}، ثم"),
            ("تطالب 42 مركز", "تطالب 42 مركز"),
            ("(Europe/Berlin)", "(\u{2066}Europe/Berlin\u{2069})"),
            ("10:00 (Europe/Berlin)", "\u{2066}10:00\u{2069} (\u{2066}Europe/Berlin\u{2069})"),
            ("سلام.", "سلام."),
            ("\u{2066}+49 30\u{2069}", "\u{2066}\u{2066}+49 30\u{2069}\u{2069}"),
        ];
        for (given, want) in cases {
            assert_eq!(isolate_runs(given), want, "{given:?}");
        }
    }
}
