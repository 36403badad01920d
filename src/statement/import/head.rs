//! The heads of foreign files: YAML, TOML, JSON, pandoc's title lines, Pelican's plain lines, or none.

use super::keyed;
use crate::statement::Span;
use serde_yaml_ng::Value;

/// One fact of a foreign head.
pub(super) struct Entry {
    pub key: String,
    /// Its value where that is one plain value.
    pub text: Option<String>,
    /// Its value in words, however it is nested.
    pub shown: String,
    pub span: Span,
}

/// A foreign head and what follows it.
pub(super) struct Head<'a> {
    pub entries: Vec<Entry>,
    pub body: &'a str,
    /// Where a head could be read line by line only.
    pub unreadable: Option<Span>,
}

/// Reads whatever head a text has.
pub(super) fn read(text: &str) -> Head<'_> {
    let found = fenced(text, "---", &["---", "..."])
        .map(|(head, body)| yaml(head, body))
        .or_else(|| fenced(text, "+++", &["+++"]).map(|(head, body)| plain(keyed::read(head), body)))
        .or_else(|| json(text))
        .or_else(|| percent(text))
        .or_else(|| pelican(text));
    found.unwrap_or(Head { entries: Vec::new(), body: text, unreadable: None })
}

/// The lines between two fences, and the rest.
fn fenced<'a>(text: &'a str, open: &str, close: &[&str]) -> Option<(&'a str, &'a str)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == open)?;
    let mut at = first.len();
    for line in lines {
        if close.contains(&line.trim_end()) {
            return Some((text.get(first.len()..at)?, text.get(at + line.len()..)?));
        }
        at += line.len();
    }
    None
}

fn yaml<'a>(head: &str, body: &'a str) -> Head<'a> {
    let place = |key: &str| place(head, key);
    match serde_yaml_ng::from_str::<Value>(head) {
        Ok(Value::Mapping(map)) => {
            let entries = map.into_iter().map(|(key, value)| {
                let key = shown(&key);
                Entry { text: single(&value), shown: shown(&value), span: place(&key), key }
            });
            Head { entries: entries.collect(), body, unreadable: None }
        }
        Ok(Value::Null) => Head { entries: Vec::new(), body, unreadable: None },
        // A colon in an unquoted title is the usual reason; line by line it is plain.
        _ => {
            let facts = head.lines().filter_map(|line| fact(line, true)).collect();
            let span = Span { line: 1, column: 1, len: 3 };
            Head { unreadable: Some(span), ..plain(facts, body) }
        }
    }
}

fn json(text: &str) -> Option<Head<'_>> {
    if !text.starts_with('{') {
        return None;
    }
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Map<String, serde_json::Value>>();
    let map = stream.next()?.ok()?;
    let body = text.get(stream.byte_offset()..)?;
    let entries = map.into_iter().map(|(key, value)| {
        let span = match text.lines().position(|line| line.contains(&format!("\"{key}\""))) {
            Some(at) => Span { line: at + 1, column: 1, len: 0 },
            None => Span { line: 1, column: 1, len: 1 },
        };
        let plain = match &value {
            serde_json::Value::String(text) => Some(text.clone()),
            serde_json::Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        Entry { key, shown: plain.clone().unwrap_or_else(|| value.to_string()), text: plain, span }
    });
    Some(Head { entries: entries.collect(), body, unreadable: None })
}

/// pandoc's title block: up to three `%` lines for title, authors and date.
fn percent(text: &str) -> Option<Head<'_>> {
    if !text.starts_with("% ") {
        return None;
    }
    let mut facts = Vec::new();
    let mut body = text;
    for (number, key) in ["title", "author", "date"].into_iter().enumerate() {
        let Some(rest) = body.strip_prefix('%') else { break };
        let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
        facts.push((number + 1, key.to_owned(), rest.get(..end)?.trim().to_owned()));
        body = rest.get(end..)?;
    }
    Some(plain(facts.into_iter().filter(|(_, _, value)| !value.is_empty()).collect(), body))
}

/// Pelican: `Key: value` lines down to the first blank line, a title among them.
fn pelican(text: &str) -> Option<Head<'_>> {
    let end = text.find("\n\n").map_or(text.len(), |at| at + 1);
    let lines: Vec<&str> = text.get(..end)?.lines().collect();
    let mut facts = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let (_, key, value) = fact(line, false)?;
        facts.push((number + 1, key, value));
    }
    let titled = facts.iter().any(|(_, key, _)| key.eq_ignore_ascii_case("title"));
    titled.then(|| plain(facts, text.get(end..).unwrap_or("")))
}

/// A `key: value` line; in a head that could not be read, indented lines are told as they are.
fn fact(line: &str, any: bool) -> Option<(usize, String, String)> {
    let (key, value) = line.split_once(':')?;
    let fits = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-'));
    let starts = key.starts_with(char::is_alphabetic) && (any || value.starts_with([' ', '\t']) || value.is_empty());
    let value = value.trim();
    let unquoted = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
    (fits && starts).then(|| (0, key.trim().to_owned(), unquoted.unwrap_or(value).to_owned()))
}

fn plain<'a>(facts: Vec<(usize, String, String)>, body: &'a str) -> Head<'a> {
    let entries = facts.into_iter().map(|(line, key, value)| {
        let span = Span { line: line.max(1), column: 1, len: key.chars().count() };
        Entry { text: Some(value.clone()), shown: value, span, key }
    });
    Head { entries: entries.collect(), body, unreadable: None }
}

/// Where a key stands in a head whose first line is line 2 of the file.
fn place(head: &str, key: &str) -> Span {
    let starts = |line: &str| {
        line.trim_start_matches(['"', '\''])
            .strip_prefix(key)
            .is_some_and(|rest| rest.trim_start_matches(['"', '\'']).trim_start().starts_with(':'))
    };
    let line = head.lines().position(starts).map_or(1, |at| at + 2);
    Span { line, column: 1, len: key.chars().count() }
}

fn single(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A value in words: lists with commas, nested facts in one line.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Sequence(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::Mapping(map) => {
            map.iter().map(|(key, value)| format!("{}: {}", shown(key), shown(value))).collect::<Vec<_>>().join(", ")
        }
        Value::Tagged(tagged) => shown(&tagged.value),
    }
}
