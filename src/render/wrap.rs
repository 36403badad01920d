//! Lines for mail: 72 columns wide as an eye counts them, words and addresses never cut.

use unicode_segmentation::UnicodeSegmentation;

/// The width of a line (the custom of mail, RFC 3676 section 4.2 asks for less than 78).
pub const WIDTH: usize = 72;

/// Breaks a text at its blanks; `first` and `rest` begin the first and the following lines. Line
/// ends in the text stay.
pub fn wrap(text: &str, first: &str, rest: &str) -> String {
    wrap_to(WIDTH, text, first, rest)
}

/// The same for lines of another width.
pub fn wrap_to(room: usize, text: &str, first: &str, rest: &str) -> String {
    let mut out = String::new();
    for (at, line) in text.split('\n').enumerate() {
        let start = if at == 0 { first } else { rest };
        if at > 0 {
            out.push('\n');
        }
        push_line(room, line, start, rest, &mut out);
    }
    out
}

/// How many columns a text takes: marks none, East Asian letters and pictographs two.
pub fn width(text: &str) -> usize {
    text.graphemes(true).map(cluster_width).sum()
}

fn push_line(room: usize, line: &str, start: &str, rest: &str, out: &mut String) {
    out.push_str(start);
    let mut column = width(start);
    let mut empty = true;
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        let wide = width(word);
        if !empty && column + 1 + wide > room {
            out.push('\n');
            out.push_str(rest);
            column = width(rest);
            empty = true;
        }
        if !empty {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += wide;
        empty = false;
    }
    // No line ends in a blank: mail programs would take it for "goes on" (RFC 3676).
    out.truncate(out.trim_end_matches(' ').len());
}

fn cluster_width(cluster: &str) -> usize {
    let Some(first) = cluster.chars().next() else { return 0 };
    match u32::from(first) {
        0x0300..=0x036f | 0x200b..=0x200f | 0x2060..=0x206f | 0x00ad | 0xfe00..=0xfe0f => 0,
        0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe6f => 2,
        0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1faff | 0x2_0000..=0x3_fffd => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_before_the_edge_and_words_stay_whole() {
        let text = "Größe ".repeat(40);
        for line in wrap(&text, "- ", "  ").lines() {
            assert!(width(line) <= WIDTH && !line.ends_with(' '), "{line:?}");
        }
        let long = format!("see https://example.org/{} there", "x".repeat(90));
        let lines = wrap(&long, "", "");
        assert_eq!(lines.lines().count(), 3);
        assert!(lines.lines().nth(1).is_some_and(|line| line.starts_with("https://") && line.ends_with('x')));
    }

    #[test]
    fn breaks_that_were_there_stay() {
        assert_eq!(wrap("a\nb", "- ", "  "), "- a\n  b");
        assert_eq!(wrap("", "", ""), "");
        assert_eq!(wrap("", "> ", "> "), ">");
    }

    #[test]
    fn width_is_what_the_eye_sees() {
        for (text, want) in [("für", 3), ("fu\u{308}r", 3), ("漢字", 4), ("😀", 2), ("a\u{ad}b", 2), ("سلام", 4)]
        {
            assert_eq!(width(text), want, "{text:?}");
        }
    }
}
