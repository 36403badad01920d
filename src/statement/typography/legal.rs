//! Citations of laws, court files and books stay whole: `§ 60a Abs. 2 Satz 3 AufenthG`.
//!
//! A citation is a chain of parts and numbers that ends with the name of a law. Its blanks are bound
//! one by one, each by what stands on its two sides. In the cells of a table only a part and its own
//! number are bound: a chain that cannot break would leave a narrow column.

use super::run::{Cell, Kind, Run, ends, starts};
use super::{Style, Tongue};

/// What keeps the number or letter after it on its line, by language.
const GERMAN: [&str; 42] = [
    "Art.",
    "Artikel",
    "Abs.",
    "Absatz",
    "Satz",
    "S.",
    "Nr.",
    "Nrn.",
    "Nummer",
    "Buchst.",
    "Buchstabe",
    "lit.",
    "Hs.",
    "Halbsatz",
    "UAbs.",
    "Unterabs.",
    "Alt.",
    "Var.",
    "Rn.",
    "Rdnr.",
    "Randnummer",
    "Ziff.",
    "Ziffer",
    "Anlage",
    "Anhang",
    "Drs.",
    "Drucksache",
    "Az.",
    "Bst.",
    "Bd.",
    "Kap.",
    "Kapitel",
    "Abschnitt",
    "Teil",
    "Seite",
    "Abb.",
    "Tab.",
    "Tabelle",
    "Fn.",
    "Anm.",
    "Tz.",
    "Erwägungsgrund",
];
const ENGLISH: [&str; 22] = [
    "Art.",
    "Arts.",
    "Article",
    "Articles",
    "Section",
    "section",
    "s.",
    "ss.",
    "para.",
    "paras.",
    "paragraph",
    "p.",
    "pp.",
    "No.",
    "Nos.",
    "no.",
    "Chapter",
    "Annex",
    "Figure",
    "Table",
    "vol.",
    "Recital",
];
const FRENCH: [&str; 14] =
    ["art.", "Art.", "article", "Article", "articles", "al.", "p.", "pp.", "n°", "nº", "N°", "L.", "R.", "alinéa"];
const CYRILLIC: [&str; 16] = [
    "ст.",
    "статті",
    "статья",
    "статьи",
    "ч.",
    "п.",
    "пп.",
    "абз.",
    "№",
    "с.",
    "стор.",
    "стр.",
    "розд.",
    "гл.",
    "р.",
    "г.",
];
const ARABIC: [&str; 10] = ["المادة", "الفقرة", "رقم", "ص.", "البند", "ماده", "بند", "شماره", "صفحه", "مادهٔ"];

/// Parts that go on a chain behind a number: `§ 3` `Abs. 2`.
const FURTHER: [&str; 20] = [
    "Abs.",
    "Absatz",
    "Satz",
    "S.",
    "Nr.",
    "Nrn.",
    "Nummer",
    "Buchst.",
    "Buchstabe",
    "lit.",
    "Hs.",
    "Halbsatz",
    "UAbs.",
    "Unterabs.",
    "Alt.",
    "Var.",
    "Rn.",
    "Rdnr.",
    "ff.",
    "f.",
];

/// Whether a blank belongs to a citation.
pub(super) fn binds(run: &Run, style: Style, at: usize) -> bool {
    if run.char(at.wrapping_sub(1)) == Some('§') {
        return true;
    }
    let parts: &[&str] = match style.tongue {
        Tongue::German => &GERMAN,
        Tongue::English => &ENGLISH,
        Tongue::French => &FRENCH,
        Tongue::Cyrillic => &CYRILLIC,
        Tongue::Arabic => &ARABIC,
        Tongue::Other => &[],
    };
    let part_before = parts.iter().any(|part| ends(run, at, part));
    if part_before && (is_number(run, at + 1) || (style.tongue == Tongue::German && is_letter(run, at + 1))) {
        return true;
    }
    if style.tongue != Tongue::German {
        return false;
    }
    let page = run.char(at.wrapping_sub(1)).is_some_and(|c| c.is_ascii_digit());
    if page && ["f.", "ff."].iter().any(|word| starts(run, at + 1, word)) {
        return true;
    }
    if ends(run, at, "SGB") && is_roman(run, at + 1) {
        return true;
    }
    style.whole && in_chain(run, at) && (FURTHER.iter().any(|part| starts(run, at + 1, part)) || is_law(run, at + 1))
}

/// Whether the word before a place is a number or letter of a citation: its own part stands before it.
fn in_chain(run: &Run, at: usize) -> bool {
    let start = (0..at).rev().take_while(|i| run.get(*i).is_some_and(Cell::is_word)).last().unwrap_or(at);
    let len = at - start;
    let number = run.char(start).is_some_and(|c| c.is_ascii_digit()) && len <= 6;
    let letter = len == 1 && run.char(start).is_some_and(char::is_lowercase);
    let roman = len <= 5 && (start..at).all(|i| run.char(i).is_some_and(|c| "IVX".contains(c)));
    let further = ends(run, at, "f.") || ends(run, at, "ff.");
    if further {
        let dots = if ends(run, at, "ff.") { 3 } else { 2 };
        return at
            .checked_sub(dots + 1)
            .is_some_and(|before| run.get(before).is_some_and(Cell::is_space) && in_chain(run, before));
    }
    if !(number || letter || roman) || !run.back(start, 1).is_some_and(Cell::is_space) {
        return false;
    }
    let before = start - 1;
    run.char(before.wrapping_sub(1)) == Some('§') || GERMAN.iter().any(|part| ends(run, before, part))
}

/// A number of any script, Arabic and Persian digits included.
fn is_number(run: &Run, at: usize) -> bool {
    run.char(at).is_some_and(char::is_numeric)
}

/// A single small letter, as in `Buchst. a`, or a Roman number.
fn is_letter(run: &Run, at: usize) -> bool {
    let alone = run.get(at + 1).is_none_or(|cell| !cell.is_word() && cell.kind != Kind::Fixed && cell.c != '.');
    (run.char(at).is_some_and(|c| c.is_ascii_lowercase()) && alone) || is_roman(run, at)
}

fn is_roman(run: &Run, at: usize) -> bool {
    let len = (at..run.cells.len()).take_while(|i| run.char(*i).is_some_and(|c| "IVX".contains(c))).count();
    (1..=5).contains(&len) && run.get(at + len).is_none_or(|cell| !cell.is_word())
}

/// The name of a law: short, with two capitals or more (`AufenthG`, `GG`, `EMRK`).
fn is_law(run: &Run, at: usize) -> bool {
    let name: String =
        (at..run.cells.len()).map_while(|i| run.char(i).filter(|c| c.is_alphabetic() || *c == '-')).take(16).collect();
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    name.starts_with(char::is_uppercase) && capitals >= 2 && (2..=14).contains(&name.chars().count())
}
