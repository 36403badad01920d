//! Keeps what Markdown would misread as text: the gender star, datelines, walls of quotes, surplus cells.
//!
//! Strategy. The parser knows nothing of German. Rewriting the source would shift every place, so a
//! character that must stay a letter is exchanged for one of the private use area, one for one, before
//! parsing, and exchanged back in everything that comes out. Stand-ins are chosen so that neither the
//! source nor any of its numeric entities contains them; nothing else can then be mistaken for one.
//! The exchange inside code does no harm, since code comes back as it went in.

use crate::statement::calendar;
use std::collections::HashSet;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// Quotes within quotes past this depth are text. Renderers allow fifteen levels, and a wall of
/// 50,000 would cost its square.
const QUOTES: usize = 32;

/// What may need a stand-in.
const GUARDED: [char; 4] = ['*', '.', '>', '|'];

/// The text as the parser sees it, and what was exchanged in it.
pub(super) struct Shield {
    pub text: String,
    stand_ins: Vec<char>,
    /// Bytes of each word with a gender star, in `text`.
    pub stars: Vec<Range<usize>>,
    /// Bytes of each `12. März` at the start of a line, in `text`.
    pub datelines: Vec<Range<usize>>,
    /// Where the first wall of quotes begins.
    pub wall: Option<Range<usize>>,
}

impl Shield {
    pub fn new(source: &str) -> Self {
        let stand_ins = stand_ins(source);
        let mut shield = Self { text: String::new(), stand_ins, stars: Vec::new(), datelines: Vec::new(), wall: None };
        shield.text = shield.guard(source);
        shield
    }

    /// The words as the author wrote them.
    pub fn restore(&self, text: &str) -> String {
        let back = |c: char| self.stand_ins.iter().position(|s| *s == c).and_then(|at| GUARDED.get(at).copied());
        text.chars().map(|c| back(c).unwrap_or(c)).collect()
    }

    /// Exchanges the bars at these bytes of `text`, so that surplus cells stay in the last one.
    pub fn guard_bars(&mut self, bars: &[usize]) {
        let Some(bar) = self.stand_in('|') else { return };
        let mut text = String::with_capacity(self.text.len() + bars.len() * 3);
        let mut rest = bars.iter().copied().peekable();
        for (at, c) in self.text.char_indices() {
            let guarded = rest.next_if_eq(&at).is_some();
            text.push(if guarded { bar } else { c });
        }
        self.text = text;
    }

    fn guard(&mut self, source: &str) -> String {
        let dates = dateline_dots(source);
        let walls = wall(source);
        let chars: Vec<(usize, char)> = source.char_indices().collect();
        let mut out = String::with_capacity(source.len() + 64);
        let mut word = 0;
        for (i, (at, c)) in chars.iter().enumerate() {
            if c.is_whitespace() {
                word = out.len() + c.len_utf8();
            }
            let guarded = match c {
                '*' => is_letter(chars.get(..i), true) && is_letter(chars.get(i + 1..), false),
                '.' => dates.contains(at),
                '>' => walls.contains(at),
                _ => false,
            };
            let stand_in = if guarded { self.stand_in(*c) } else { None };
            let start = out.len();
            out.push(stand_in.unwrap_or(*c));
            match (stand_in, c) {
                // One range a word, whatever the number of its stars.
                (Some(_), '*') if self.stars.last().is_some_and(|range| range.start == word) => {}
                (Some(_), '*') => self.stars.push(word..start),
                (Some(_), '.') => self.datelines.push(start.saturating_sub(2)..out.len()),
                (Some(_), '>') if self.wall.is_none() => self.wall = Some(start..out.len()),
                _ => {}
            }
        }
        extend_words(&mut self.stars, &out);
        out
    }

    fn stand_in(&self, c: char) -> Option<char> {
        let at = GUARDED.iter().position(|g| *g == c)?;
        self.stand_ins.get(at).copied()
    }
}

/// Whether the nearest character that shows is a letter. Accents that stand alone, soft hyphens and
/// joiners do not show.
fn is_letter(side: Option<&[(usize, char)]>, backwards: bool) -> bool {
    let shows = |c: &char| !is_combining_mark(*c) && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}');
    let side = side.unwrap_or_default().iter().map(|(_, c)| *c);
    let nearest = if backwards { side.rev().find(shows) } else { side.clone().next().filter(shows) };
    nearest.is_some_and(char::is_alphabetic)
}

/// Each range of stars reaches to the end of its word.
fn extend_words(stars: &mut [Range<usize>], text: &str) {
    for star in stars {
        let rest = text.get(star.end..).unwrap_or("");
        star.end += rest.find(char::is_whitespace).unwrap_or(rest.len());
    }
}

/// Four characters of the private use areas that the source neither holds nor names as an entity;
/// none if it holds them all.
fn stand_ins(source: &str) -> Vec<char> {
    let private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}');
    let mut taken: HashSet<char> = source.chars().filter(|c| private(*c)).collect();
    for entity in source.split("&#").skip(1) {
        let (digits, radix) = match entity.strip_prefix(['x', 'X']) {
            Some(digits) => (digits, 16),
            None => (entity, 10),
        };
        let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
        let number = digits.get(..end).and_then(|d| u32::from_str_radix(d, radix).ok());
        taken.extend(number.and_then(char::from_u32));
    }
    let free: Vec<char> =
        ('\u{e000}'..='\u{f8ff}').chain('\u{f0000}'..='\u{ffffd}').filter(|c| !taken.contains(c)).take(4).collect();
    if free.len() == GUARDED.len() { free } else { Vec::new() }
}

/// The bytes of the `>` that are nested too deeply to be quotes.
fn wall(source: &str) -> HashSet<usize> {
    let mut surplus = HashSet::new();
    let mut start = 0;
    for line in source.split_inclusive(['\n', '\r']) {
        let quotes = line.char_indices().take_while(|(_, c)| matches!(c, '>' | ' ' | '\t')).filter(|(_, c)| *c == '>');
        surplus.extend(quotes.skip(QUOTES).map(|(at, _)| start + at));
        start += line.len();
    }
    surplus
}

/// The bytes of the dots in `12. März` and `12. 3. 2026` where a line begins with them.
///
/// A date with its year is a date. Without one, a list may have been meant (`1. Mai als Feiertag`,
/// `2. Mehr Lohn`): then a neighbour number begins another line in the same way.
fn dateline_dots(source: &str) -> HashSet<usize> {
    let mut dots = HashSet::new();
    let mut doubtful: Vec<(String, u32, usize)> = Vec::new();
    let mut numbered: HashSet<(String, u32)> = HashSet::new();
    let mut start = 0;
    for line in source.split_inclusive(['\n', '\r']) {
        if let Some((prefix, number, dot, rest)) = numbered_line(line) {
            let tail = rest.trim_start();
            let prefix = line.get(..prefix).unwrap_or("").to_owned();
            match date_after_day(tail) {
                Some(true) => drop(dots.insert(start + dot)),
                Some(false) => doubtful.push((prefix, number, start + dot)),
                None => drop(numbered.insert((prefix, number))),
            }
        }
        start += line.len();
    }
    for (prefix, number, dot) in doubtful {
        let listed = |n: u32| numbered.contains(&(prefix.clone(), n));
        let neighbours = [number.checked_add(1), number.checked_sub(1)];
        if !neighbours.into_iter().flatten().any(listed) {
            dots.insert(dot);
        }
    }
    dots
}

/// `(bytes before the number, number, byte of the dot, what follows)` of a line like `> 12. März`.
fn numbered_line(line: &str) -> Option<(usize, u32, usize, &str)> {
    let marker = |c: char| matches!(c, ' ' | '\t' | '>' | '-' | '+' | '*' | '\u{feff}');
    let prefix = line.find(|c: char| !marker(c))?;
    let rest = line.get(prefix..)?;
    let digits = rest.find(|c: char| !c.is_ascii_digit())?;
    let after = rest.get(digits..)?.strip_prefix('.')?;
    let number = rest.get(..digits).filter(|d| d.len() <= 2)?.parse().ok()?;
    after.starts_with([' ', '\t', '\u{a0}']).then_some((prefix, number, prefix + digits, after))
}

/// Whether a month follows a day: `Some(true)` with its year, `Some(false)` without.
fn date_after_day(tail: &str) -> Option<bool> {
    let year = |text: &str| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        digits == 4 && (text.starts_with("19") || text.starts_with("20"))
    };
    let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits) {
        let rest = tail.get(digits..)?.strip_prefix('.')?.trim_start();
        return year(rest).then_some(true);
    }
    let end = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
    calendar::month(tail.get(..end)?)?;
    let rest = tail.get(end..)?.trim_start_matches(['.', ',']).trim_start();
    Some(year(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let shield = Shield::new(text);
        shield.stars.iter().map(|r| shield.restore(&shield.text[r.clone()])).collect()
    }

    #[test]
    fn a_star_between_letters_is_guarded() {
        assert_eq!(words("Lehrer*innen und jede*r, *betont*"), ["Lehrer*innen", "jede*r,"]);
        assert_eq!(words("Scho\u{308}*ner Bu\u{308}\u{ad}*rger"), ["Scho\u{308}*ner", "Bu\u{308}\u{ad}*rger"]);
        assert_eq!(words("5*6*7 a ** b **c**d Lehrer\\*innen * x *y*"), Vec::<String>::new());
    }

    #[test]
    fn stand_ins_avoid_what_the_source_holds_or_names() {
        let text = "\u{e000}a*b &#xE001; &#57346; c*d";
        let shield = Shield::new(text);
        assert!(!shield.stand_ins.iter().any(|c| matches!(c, '\u{e000}'..='\u{e002}')));
        assert_eq!(shield.restore(&shield.text), text);
    }

    #[test]
    fn dates_are_told_from_lists() {
        for date in
            ["12. März 2026 – Text", "> 1. Mai 2026", "12. 3. 2026: x", "3. Sept. 2026", "24. грудня 2026", "1. Mai"]
        {
            assert_eq!(Shield::new(date).datelines.len(), 1, "{date}");
        }
        for list in ["1. Marsch", "12. Punkt", "1. Mai als Feiertag\n2. Mehr Lohn", "2026. Jahr", "1.Mai", "3) Mai"] {
            assert_eq!(Shield::new(list).datelines.len(), 0, "{list}");
        }
    }
}
