//! Characters that nobody sees and that change what is read: controls, turned reading directions.

use super::text::Text;
use super::{error, note, warning};
use crate::statement::{Finding, FrontMatter, Span, parse};
use std::collections::BTreeMap;

/// Each odd character once, where it stands first, with how often it is there.
/// The `head` is so many bytes long.
pub(super) fn check(source: &str, front: Option<&FrontMatter>, head: usize) -> Vec<Finding> {
    let text = Text::new(source, 1, &[]);
    let mut found: BTreeMap<char, (usize, usize)> = BTreeMap::new();
    let head = source.get(..head).unwrap_or_default().chars().count();
    // A text of an old Mac ends its lines like this throughout; among others it is a trick, since a
    // terminal writes what follows over what stood before.
    let has_lines = text.chars.contains(&'\n');
    for (at, c) in text.chars.iter().enumerate() {
        // What stands there as `&#x2067;`, or in the head as `\u2067`, comes out as the character itself.
        let c = match c {
            '&' => entity(&text.chars[at + 1..]).unwrap_or('&'),
            '\\' if at < head => escape(&text.chars[at + 1..]).unwrap_or('\\'),
            c => *c,
        };
        let returns = c == '\r' && has_lines && text.chars.get(at + 1) != Some(&'\n');
        if returns || kind(c).is_some() {
            found.entry(c).or_insert((at, 0)).1 += 1;
        }
    }
    let rtl = front.is_some_and(|front| front.language.is_rtl());
    let finding = |(c, (at, count)): (char, (usize, usize))| {
        let span = text.span(at..at + 1);
        let finding = match if c == '\r' { Kind::Control } else { kind(c)? } {
            Kind::Control => error("character-control", span),
            // Isolates have their use in texts that run from right to left.
            Kind::Direction if rtl && matches!(c, '\u{2066}'..='\u{2069}') => note("character-direction-rtl", span),
            Kind::Direction => error("character-direction", span),
            Kind::Private => error("character-private", span),
            Kind::Invisible => note("character-invisible", span),
            Kind::Broken => warning("character-broken", span),
        };
        Some(finding.with("character", format!("U+{:04X}", u32::from(c))).with("count", count.to_string()))
    };
    found.into_iter().filter_map(finding).collect()
}

/// So many characters without a font are told each by itself.
const FEW: usize = 8;

/// Each character that no font has, once, where it stands first in the text, with how often it is
/// there. `printable` tells what the fonts have; comments and programs are not printed.
pub fn unprintable(source: &str, printable: &dyn Fn(char) -> bool) -> Vec<Finding> {
    let hidden = parse::hidden(source);
    let text = Text::new(source, 1, &[]);
    let mut found: BTreeMap<char, (usize, usize)> = BTreeMap::new();
    for (at, (byte, c)) in source.char_indices().enumerate() {
        if kind(c).is_none() && !printable(c) && !hidden.iter().any(|range| range.contains(&byte)) {
            found.entry(c).or_insert((at, 0)).1 += 1;
        }
    }
    // A text in a script that no font has is one fault, not as many as it has characters.
    if found.len() > FEW {
        let mut seen: Vec<(usize, char)> = found.iter().map(|(c, (at, _))| (*at, *c)).collect();
        seen.sort_unstable();
        let shown: Vec<String> = seen.iter().take(FEW).map(|(_, c)| c.to_string()).collect();
        let count: usize = found.values().map(|(_, count)| count).sum();
        let first = seen.first().map_or(0, |(at, _)| *at);
        let finding = warning("character-no-fonts", text.span(first..first + 1)).with("characters", shown.join(" "));
        return vec![finding.with("kinds", found.len().to_string()).with("count", count.to_string())];
    }
    let finding = |(c, (at, count)): (char, (usize, usize))| {
        let finding = warning("character-no-font", text.span(at..at + 1)).with("character", c.to_string());
        finding.with("code", format!("U+{:04X}", u32::from(c))).with("count", count.to_string())
    };
    found.into_iter().map(finding).collect()
}

/// The longest text that is read, in bytes: about four hundred pages. What is longer is a file
/// that was taken for another.
const LONGEST: usize = 1 << 20;

/// How files begin that a word processor or a scanner makes: ZIP (Word, LibreOffice, Pages), the
/// older Word, RTF, PDF.
const OFFICE: [&[u8]; 4] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"{\\rtf", b"%PDF-"];

/// Why a file's bytes are no text of ours, or `None` if they are: not UTF-8, no text, far too long.
pub fn readable(bytes: &[u8]) -> Option<Finding> {
    // A stray zero byte in a text is told at its place; pictures and office files are full of them,
    // or no text in any other way either.
    if OFFICE.iter().any(|begins| bytes.starts_with(begins)) {
        return Some(error("character-binary", Span::default()));
    }
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    if zeros > 0 && (zeros * 10 > bytes.len() || std::str::from_utf8(bytes).is_err()) {
        return Some(error("character-binary", Span::default()));
    }
    if bytes.len() > LONGEST {
        let most = (LONGEST / 1024).to_string();
        let finding = error("character-too-many", Span::default()).with("most", most);
        return Some(finding.with("size", (bytes.len() / 1024).to_string()));
    }
    let wrong = std::str::from_utf8(bytes).err()?.valid_up_to();
    let before = String::from_utf8_lossy(bytes.get(..wrong).unwrap_or_default());
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    Some(error("character-encoding", Span { line, column, len: 1 }))
}

/// The character that these stand for after an `&`, if it could be one that nobody sees: by its
/// number, or by one of the names that HTML has for such.
fn entity(after: &[char]) -> Option<char> {
    let name: String = after.iter().take(24).take_while(|c| **c != ';').collect();
    after.get(name.chars().count()).filter(|c| **c == ';')?;
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    });
    let named = || match name.as_str() {
        "ZeroWidthSpace"
        | "NegativeThinSpace"
        | "NegativeVeryThinSpace"
        | "NegativeMediumSpace"
        | "NegativeThickSpace" => Some('\u{200b}'),
        "NoBreak" => Some('\u{2060}'),
        "ApplyFunction" | "af" => Some('\u{2061}'),
        "InvisibleTimes" | "it" => Some('\u{2062}'),
        "InvisibleComma" | "ic" => Some('\u{2063}'),
        _ => None,
    };
    // A line break as a number is a blank.
    number.and_then(char::from_u32).or_else(named).filter(|c| !matches!(c, '\t' | '\n' | '\r'))
}

/// The character that these stand for after a backslash in YAML's double quotes, by its number
/// (YAML 1.2, 5.7); the other escapes stand for nothing that is not seen.
fn escape(after: &[char]) -> Option<char> {
    let digits = match after.first()? {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => return None,
    };
    let number: String = after.get(1..=digits)?.iter().collect();
    char::from_u32(u32::from_str_radix(&number, 16).ok()?).filter(|c| !matches!(c, '\t' | '\n' | '\r'))
}

enum Kind {
    Control,
    Direction,
    Private,
    Invisible,
    Broken,
}

fn kind(c: char) -> Option<Kind> {
    match c {
        '\t' | '\n' | '\r' => None,
        c if c.is_control() => Some(Kind::Control),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(Kind::Direction),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Some(Kind::Private),
        '\u{115f}'
        | '\u{1160}'
        | '\u{180e}'
        | '\u{3164}'
        | '\u{ffa0}'
        | '\u{200b}'
        | '\u{2060}'..='\u{2064}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Some(Kind::Invisible),
        '\u{fffd}' => Some(Kind::Broken),
        _ => None,
    }
}
