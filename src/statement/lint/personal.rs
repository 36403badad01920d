//! Data about private people: bank accounts, telephone numbers, private mail boxes, dates of birth.

use super::text::Text;
use super::warning;
use crate::statement::Finding;
use std::ops::Range;

/// Where private people have their mail.
const FREE_MAIL: [&str; 22] = [
    "gmail.com",
    "googlemail.com",
    "gmx.de",
    "gmx.net",
    "gmx.at",
    "gmx.ch",
    "web.de",
    "t-online.de",
    "freenet.de",
    "arcor.de",
    "yahoo.com",
    "yahoo.de",
    "hotmail.com",
    "hotmail.de",
    "outlook.com",
    "outlook.de",
    "live.com",
    "icloud.com",
    "me.com",
    "aol.com",
    "posteo.de",
    "proton.me",
];

/// A paragraph with one of these words is there to be called.
const CONTACT: [&str; 14] = [
    "pressekontakt",
    "pressestelle",
    "presse@",
    "kontakt",
    "rückfragen",
    "ansprechpartner",
    "ansprechperson",
    "redaktion",
    "press contact",
    "media contact",
    "contact",
    "inquiries",
    "contact presse",
    "контакт",
];

const BIRTH: [&str; 8] =
    ["geb.", "geboren am", "geboren:", "geburtsdatum", "geburtsdatum:", "born on", "date of birth", "née le"];

pub(super) fn check(text: &Text) -> Vec<Finding> {
    let accounts: Vec<Range<usize>> = (0..text.chars.len()).filter_map(|at| account(text, at)).collect();
    let mut findings: Vec<Finding> =
        accounts.iter().map(|range| warning("personal-account", text.span(range.clone()))).collect();
    let free = |range: &Range<usize>| !accounts.iter().any(|taken| taken.contains(&range.start));
    findings.extend(phones(text).into_iter().filter(free).map(|range| {
        let number = text.slice(range.clone());
        warning("personal-phone", text.span(range)).with("number", number.trim())
    }));
    findings.extend(mails(text));
    findings.extend(births(text));
    findings
}

/// An IBAN that starts here: two letters, two digits, 11 to 30 more, in groups or not.
fn account(text: &Text, at: usize) -> Option<Range<usize>> {
    let upper = |i: usize| text.get(at + i).is_some_and(|c| c.is_ascii_uppercase());
    let digit = |i: usize| text.get(at + i).is_some_and(|c| c.is_ascii_digit());
    if text.before(at).is_some_and(char::is_alphanumeric) || !(upper(0) && upper(1) && digit(2) && digit(3)) {
        return None;
    }
    let (mut end, mut count, mut digits) = (at + 4, 4, 2);
    while let Some(c) = text.get(end).filter(|_| count <= 34) {
        let blank = matches!(c, ' ' | '\u{a0}' | '\u{202f}');
        let more = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
        if blank && text.get(end + 1).is_some_and(more) {
            end += 1;
        } else if more(c) {
            count += 1;
            digits += usize::from(c.is_ascii_digit());
            end += 1;
        } else {
            break;
        }
    }
    ((15..=34).contains(&count) && digits >= 10).then_some(at..end)
}

/// Telephone numbers outside of paragraphs that are there to be called. Mobile numbers are private
/// even there unless the paragraph says so, which it does by being one.
fn phones(text: &Text) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    // A paragraph is read once, however many numbers are in it.
    let (mut paragraph, mut private) = (0..0, false);
    while at < text.chars.len() {
        match phone(text, at) {
            Some(range) => {
                at = range.end;
                if !paragraph.contains(&range.start) {
                    paragraph = text.paragraph(range.start);
                    let around = text.slice(paragraph.clone()).to_lowercase();
                    private = !CONTACT.iter().any(|word| around.contains(word));
                }
                if private {
                    out.push(range);
                }
            }
            None => at += 1,
        }
    }
    out
}

/// No telephone number has more digits (ITU-T E.164).
const MOST_DIGITS: usize = 15;

fn phone(text: &Text, at: usize) -> Option<Range<usize>> {
    let joined =
        |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | ',' | '_' | '=' | '+' | '§' | '#' | '%');
    if text.before(at).is_some_and(joined) {
        return None;
    }
    let digit = |i: usize| text.get(i).is_some_and(|c| c.is_ascii_digit());
    let start = at + usize::from(text.get(at) == Some('('));
    let international = text.get(start) == Some('+') && digit(start + 1);
    let national = text.get(start) == Some('0') && digit(start + 1);
    if !international && !national {
        return None;
    }
    let (mut end, mut digits, mut gap) = (start + usize::from(international), 0, 0);
    let mut last = end;
    while let Some(c) = text.get(end).filter(|_| digits <= MOST_DIGITS) {
        match c {
            c if c.is_ascii_digit() => {
                digits += 1;
                gap = 0;
                last = end + 1;
            }
            ' ' | '/' | '-' | '(' | ')' | '\u{a0}' | '–' if gap < 3 => gap += 1,
            _ => break,
        }
        end += 1;
    }
    let followed = text.get(last).is_some_and(|c| c.is_alphabetic() || (c == '.' && digit(last + 1)));
    ((8..=MOST_DIGITS).contains(&digits) && !followed).then_some(at..last)
}

fn mails(text: &Text) -> Vec<Finding> {
    let mut findings = Vec::new();
    let inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    for at in (0..text.chars.len()).filter(|at| text.get(*at) == Some('@')) {
        let start = (0..at).rev().take_while(|i| text.get(*i).is_some_and(inner)).last().unwrap_or(at);
        let end = text.run(at + 1, inner);
        let host = text.slice(at + 1..end).trim_end_matches(['.', '-']).to_lowercase();
        if start < at && FREE_MAIL.contains(&host.as_str()) {
            let address = format!("{}@{host}", text.slice(start..at));
            let len = address.chars().count();
            findings.push(warning("personal-mail", text.span(start..start + len)).with("address", address));
        }
    }
    findings
}

fn births(text: &Text) -> Vec<Finding> {
    let mut findings = Vec::new();
    let lower = text.lowered();
    for word in BIRTH {
        for range in lower.find(word) {
            let after = text.run(range.end, |c| matches!(c, ' ' | ':' | '\u{a0}' | '\n' | '\r') || "am".contains(c));
            let dated = text.get(after).is_some_and(|c| c.is_ascii_digit());
            if dated {
                findings.push(warning("personal-birth", text.span(range.start..date_end(text, after))));
            }
        }
    }
    findings
}

/// Where a date ends: with its year, if that comes soon, else with its first number.
fn date_end(text: &Text, start: usize) -> usize {
    let digits = |at: usize| text.run(at, |c| c.is_ascii_digit());
    let year =
        (start..start + 18).find(|at| digits(*at) - at == 4 && !text.before(*at).is_some_and(|c| c.is_ascii_digit()));
    year.map_or_else(|| text.run(start, |c| c.is_ascii_digit() || c == '.'), |at| at + 4)
}
