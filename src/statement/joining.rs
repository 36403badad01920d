//! Partners who joined after a text was approved: the text as it was before, byte for byte.
//!
//! The plain way, comparing two texts, needs both: a squashed history or a clone of depth one has
//! lost the older. And two readings of a head can differ where a text does not. So the older text
//! is made out of the newer one: the last names are taken off its list again, and the fingerprint
//! of what remains is the approved one or it is not. Anybody can do that with an editor.

use super::{Digest, Edition, front};
use std::collections::BTreeSet;
use std::ops::Range;
use unicode_normalization::is_nfc;

/// A list in the head to which names may be added without another approval, where the rules say so.
///
/// Partners alone: the list says who else signs, and each name needs a sign-on of its own. Whatever
/// holds words, a date, an address, or decides who approves or who gets a mail is never among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Growing {
    Partners,
}

impl Growing {
    pub const ALL: [Growing; 1] = [Growing::Partners];

    /// The name in the head and in `workflow.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Growing::Partners => "partners",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// Why a name that was added is not one that may come in without being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// More than `LONGEST_NAME` characters or `MOST_WORDS` words, or nothing.
    Length,
    /// A character that qualifies or ends a sentence, that nobody sees, or that turns the direction.
    Character(char),
    /// Letters of two scripts in one word: it looks like another name.
    Scripts,
    /// It stands there already, in other letters perhaps.
    Twice,
}

/// Characters of a name: `Landesarbeitsgemeinschaft der freien Wohlfahrtspflege in Nordrhein-Westfalen`
/// has 76.
const LONGEST_NAME: usize = 100;
const MOST_WORDS: usize = 12;
/// Names that may join one approved text; whoever reads that many lines reads the text again.
const MOST_JOINED: usize = 200;

impl Edition {
    /// Of these digests the ones that this edition had before the last of its partners joined, each
    /// with who did.
    pub fn before_joining(&self, wanted: &BTreeSet<Digest>) -> Vec<(Digest, Vec<String>)> {
        let partners = &self.front.partners;
        if wanted.iter().all(|digest| *digest == self.digest) {
            return Vec::new();
        }
        let list = match List::find(&self.source) {
            // What YAML reads decides; where it reads anything else than we do, nothing is added.
            Some(list) if list.items.iter().map(|(name, _)| name).eq(partners) => list,
            _ => return Vec::new(),
        };
        let mut found = Vec::new();
        for kept in (partners.len().saturating_sub(MOST_JOINED)..partners.len()).rev() {
            let (before, joined) = partners.split_at(kept);
            let new = joined.first().is_none_or(|name| unfit(name, before).is_some());
            if new {
                break;
            }
            for source in list.without(&self.source, kept) {
                let digest = self.digest_with(&source);
                if wanted.contains(&digest) && self.differs_in_partners_alone(&source, before) {
                    found.push((digest, joined.to_vec()));
                }
            }
        }
        found
    }

    /// Whether a text says all that this edition says, but for its partners. By the way it was made
    /// it cannot do anything else; this does not rely on that.
    fn differs_in_partners_alone(&self, source: &str, partners: &[String]) -> bool {
        let split = front::split(source);
        let expected = super::FrontMatter { partners: partners.to_vec(), ..self.front.clone() };
        split.body == self.body() && split.front == Some(expected)
    }
}

/// Why this name may not join these without an approval, if anything speaks against it.
///
/// A name is what an organisation calls itself. Commas, brackets, dashes, colons and marks of
/// quotation are how a sentence or a reservation gets into one; a name that has them is as good
/// as any other once somebody approved it.
pub fn unfit(name: &str, others: &[String]) -> Option<Unfit> {
    let words: Vec<&str> = name.split(' ').collect();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || words.len() > MOST_WORDS {
        return Some(Unfit::Length);
    }
    if let Some(odd) = odd(name) {
        return Some(Unfit::Character(odd));
    }
    if words.iter().any(|word| scripts(word) > 1) {
        return Some(Unfit::Scripts);
    }
    let bare = bare(name);
    others.iter().any(|other| self::bare(other) == bare).then_some(Unfit::Twice)
}

/// The first character that has no place in a plain name: `Omas gegen Rechts Musterstadt e. V.`,
/// `Lehrer*innen-Bund`, `Diakonie & Caritas`.
fn odd(name: &str) -> Option<char> {
    let chars: Vec<char> = name.chars().collect();
    if !is_nfc(name) {
        return name.chars().find(|c| !c.is_ascii());
    }
    let is_word = |c: Option<&char>| c.is_some_and(|c| script(*c).is_some());
    let fits = |at: usize, c: char| {
        let (before, after) = (at.checked_sub(1).and_then(|at| chars.get(at)), chars.get(at + 1));
        match c {
            c if script(c).is_some() => true,
            // One blank between two words; none at an end.
            ' ' => at > 0 && after.is_some_and(|next| *next != ' '),
            '-' | '\'' | '’' | '*' | ':' | '·' => is_word(before) && is_word(after),
            '&' | '+' | '/' => before.is_some() && after.is_some(),
            // After an abbreviation only: `e. V.`, `St. Georg`. Else it would end a sentence.
            '.' => {
                let letters = chars.get(..at).unwrap_or_default().iter().rev().take_while(|c| is_word(Some(c)));
                matches!(letters.count(), 1..=2)
            }
            _ => false,
        }
    };
    chars.iter().enumerate().find(|(at, c)| !fits(*at, **c)).map(|(_, c)| *c)
}

/// How many scripts are in a word.
fn scripts(word: &str) -> usize {
    word.chars().filter_map(script).filter(|script| *script != Script::Figures).collect::<BTreeSet<_>>().len()
}

/// The scripts of plain names. A list of what may be, since among all letters of Unicode there are
/// some that nobody sees (U+3164) and some that look like a colon, a comma or a stop (U+A4FD).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Script {
    Figures,
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Ethiopic,
    Georgian,
}

fn script(c: char) -> Option<Script> {
    let script = match c {
        '0'..='9' => return Some(Script::Figures),
        // Clicks are written with strokes and an exclamation mark.
        '\u{1c0}'..='\u{1c3}' => return None,
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
        '\u{370}'..='\u{3ff}' => Script::Greek,
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => Script::Cyrillic,
        '\u{531}'..='\u{556}' | '\u{561}'..='\u{587}' => Script::Armenian,
        '\u{5d0}'..='\u{5ea}' => Script::Hebrew,
        '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}' | '\u{671}'..='\u{6d3}' => Script::Arabic,
        '\u{1200}'..='\u{135a}' => Script::Ethiopic,
        '\u{10d0}'..='\u{10fa}' => Script::Georgian,
        _ => return None,
    };
    c.is_alphabetic().then_some(script)
}

/// A name without what people leave out or write differently.
fn bare(name: &str) -> String {
    name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The list of partners as it stands in a head: in one of two plain ways, without remarks.
struct List {
    /// The lines that it takes, from `partners:` on.
    lines: Range<usize>,
    /// Each name and the byte behind it: of a list in brackets the end of the word, else of the line.
    items: Vec<(String, usize)>,
    /// What follows the last name of a list in brackets: the bracket and the end of the line.
    tail: Option<Range<usize>>,
    end_of_line: &'static str,
}

impl List {
    fn find(source: &str) -> Option<Self> {
        let bom = source.len() - source.strip_prefix('\u{feff}').unwrap_or(source).len();
        let front::Cut::Closed { head, .. } = front::cut(source.get(bom..)?)? else { return None };
        let head_at = (head.as_ptr() as usize).checked_sub(source.as_ptr() as usize)?;
        let mut at = head_at;
        let mut lines = Vec::new();
        for line in head.split_inclusive('\n') {
            lines.push((at, line));
            at += line.len();
        }
        let first = lines.iter().position(|(_, line)| line.starts_with("partners:"))?;
        let (start, line) = *lines.get(first)?;
        let end_of_line = if line.ends_with("\r\n") { "\r\n" } else { "\n" };
        let value = line.strip_prefix("partners:")?.strip_suffix(end_of_line)?;
        if value.is_empty() {
            let rows: Vec<(usize, &str)> =
                lines.iter().skip(first + 1).take_while(|(_, line)| is_item(line)).copied().collect();
            return Self::of_rows(source, start, &rows, end_of_line);
        }
        Self::in_brackets(source, start, line, value, end_of_line)
    }

    /// `- name` on lines of their own, all indented alike.
    fn of_rows(source: &str, start: usize, rows: &[(usize, &str)], end_of_line: &'static str) -> Option<Self> {
        let (_, first) = rows.first()?;
        let indent = first.split('-').next()?;
        let mut items = Vec::new();
        for (at, row) in rows {
            let name = row.strip_prefix(indent)?.strip_prefix("- ")?.strip_suffix(end_of_line)?;
            items.push((scalar(name)?, at + row.len()));
        }
        let end = items.last()?.1;
        // A line that goes on below, a remark or an empty one could belong to the last name.
        let next = source.get(end..)?.chars().next()?;
        (next.is_alphabetic() || next == '-').then_some(Self { lines: start..end, items, tail: None, end_of_line })
    }

    /// `[name, name]` on the line itself.
    fn in_brackets(source: &str, start: usize, line: &str, value: &str, end_of_line: &'static str) -> Option<Self> {
        let inner = value.trim_start_matches(' ').strip_prefix('[')?.strip_suffix(']')?;
        let mut at = (inner.as_ptr() as usize).checked_sub(source.as_ptr() as usize)?;
        let mut items = Vec::new();
        for part in split_commas(inner) {
            let name = part.trim_matches(' ');
            let lead = part.len() - part.trim_start_matches(' ').len();
            items.push((scalar(name)?, at + lead + name.len()));
            at += part.len() + 1;
        }
        let lines = start..start + line.len();
        let tail = items.last()?.1..lines.end;
        Some(Self { lines, items, tail: Some(tail), end_of_line })
    }

    /// The text with only the first names of its list, in every way in which it can have been written.
    fn without(&self, source: &str, kept: usize) -> Vec<String> {
        let with = |list: &str| {
            let (before, after) = (source.get(..self.lines.start)?, source.get(self.lines.end..)?);
            Some(format!("{before}{list}{after}"))
        };
        let end = self.end_of_line;
        let lists = match kept.checked_sub(1).and_then(|last| self.items.get(last)) {
            Some((_, behind)) => {
                let tail = self.tail.clone().and_then(|tail| source.get(tail)).unwrap_or("");
                vec![format!("{}{tail}", source.get(self.lines.start..*behind).unwrap_or(""))]
            }
            None => vec![format!("partners: []{end}"), format!("partners:{end}"), String::new()],
        };
        lists.iter().filter_map(|list| with(list)).collect()
    }
}

fn is_item(line: &str) -> bool {
    line.trim_start_matches(' ').starts_with("- ")
}

/// A value without escapes and remarks: bare, or in quotes of one kind.
fn scalar(text: &str) -> Option<String> {
    let inner = ['"', '\''].into_iter().find_map(|quote| {
        let inner = text.strip_prefix(quote)?.strip_suffix(quote)?;
        (!inner.contains([quote, '\\'])).then_some(inner)
    });
    let bare = (!text.starts_with(['"', '\'']) && !text.contains(['#', '\\', '\t'])).then_some(text);
    inner.or(bare).filter(|name| !name.is_empty() && name.trim() == *name).map(str::to_owned)
}

/// Splits at commas that are not within quotes; a quote opens at the start of a name alone.
fn split_commas(inner: &str) -> Vec<&str> {
    let (mut quote, mut starts) = (None, true);
    let between = |c: char| {
        match quote {
            Some(open) if open == c => quote = None,
            None if starts && (c == '"' || c == '\'') => quote = Some(c),
            _ => {}
        }
        let comma = c == ',' && quote.is_none();
        starts = comma || (starts && c == ' ');
        comma
    };
    inner.split(between).collect()
}

#[cfg(test)]
mod tests;
