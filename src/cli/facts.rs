//! The facts above a text as people read them: `place: "Berlin"` is “Place: Berlin”.

use super::words::Words;

/// The lines of a head, each fact with all that belongs to it in one line. What is no known fact
/// stays as it stands.
pub fn told(words: &Words, head: &[String]) -> Vec<String> {
    let mut facts: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in head {
        let belongs = line.starts_with(char::is_whitespace) || line.starts_with('-');
        match (facts.last_mut(), line.split_once(':')) {
            (Some((_, parts)), _) if belongs => parts.push(line.trim()),
            (_, Some((key, value))) => facts.push((key, vec![value.trim()])),
            (_, None) => facts.push(("", vec![line])),
        }
    }
    facts.into_iter().map(|(key, parts)| fact(words, key, &parts)).collect()
}

fn fact(words: &Words, key: &str, parts: &[&str]) -> String {
    let nested = matches!(key, "corrections" | "withdrawn");
    let shown: Vec<String> = parts
        .iter()
        .map(|part| part.strip_prefix("- ").unwrap_or(part))
        .map(|part| match part.split_once(':') {
            Some((inner, value)) if nested => value_word(words, inner, bare(value)),
            _ => bare(part),
        })
        .filter(|part| !part.is_empty())
        .collect();
    let shown = shown.join(if nested { " · " } else { ", " });
    let shown = if matches!(key, "kind" | "date") { value_word(words, key, shown) } else { shown };
    match key {
        "" => shown,
        _ if shown.is_empty() => format!("{}: –", label(words, key)),
        _ => format!("{}: {shown}", label(words, key)),
    }
}

/// What a fact is called; a word that is none of ours stays.
pub fn label(words: &Words, key: &str) -> String {
    let id = format!("fact-{}", key.replace('_', "-"));
    if words.has(&id) { words.get(&id) } else { key.to_owned() }
}

/// The values that the program itself wrote are words of its own.
fn value_word(words: &Words, key: &str, value: String) -> String {
    if let ("date", Ok(date)) = (key, value.parse()) {
        return words.date(date);
    }
    let id = match key {
        "kind" => format!("kind-{}", value.replace('_', "-")),
        _ => format!("fact-{key}-{value}"),
    };
    if words.has(&id) { words.get(&id) } else { value }
}

/// A value without the signs that YAML wants around it.
fn bare(value: &str) -> String {
    let value = value.trim();
    let inside = |open: char, close: char| value.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    if let Some(list) = inside('[', ']') {
        return list.split(',').map(bare).filter(|item| !item.is_empty()).collect::<Vec<_>>().join(", ");
    }
    match (inside('"', '"'), inside('\'', '\'')) {
        (Some(text), _) => text.replace("\\\"", "\"").replace("\\\\", "\\"),
        (None, Some(text)) => text.replace("''", "'"),
        (None, None) => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::Language;
    use super::*;

    #[test]
    fn facts_are_told_in_words() {
        for (head, german, english) in [
            (&["place: \"Berlin\""][..], &["Ort: Berlin"][..], &["Place: Berlin"][..]),
            (&["kind: press_release"], &["Art: Pressemitteilung"], &["Kind: press release"]),
            (&["lists: [bund, land]"], &["Verteiler: bund, land"], &["Lists: bund, land"]),
            (&["lists:", "  - bund", "  - land"], &["Verteiler: bund, land"], &["Lists: bund, land"]),
            (&["number: 'sa''d'", "odd: 1"], &["Nummer: sa'd", "odd: 1"], &["Number: sa'd", "odd: 1"]),
            (
                &["withdrawn:", "  date: 2026-11-27", "  reason: error", "  note: \"Die \\\"Zahl\\\": falsch\""],
                &["Zurückgezogen: 27. November 2026 · falsch · Die \"Zahl\": falsch"],
                &["Withdrawn: 27 November 2026 · wrong · Die \"Zahl\": falsch"],
            ),
            (
                &["corrections:", "- date: 2026-11-27", "  grade: minor", "  note: Neun."],
                &["Korrigiert: 27. November 2026 · vermerkt · Neun."],
                &["Corrected: 27 November 2026 · noted · Neun."],
            ),
            (&["{no: yaml"], &["{no: yaml"], &["{no: yaml"]),
        ] {
            let head: Vec<String> = head.iter().map(|&line| line.to_owned()).collect();
            assert_eq!(told(&Words::new(Language::German), &head), german);
            assert_eq!(told(&Words::new(Language::English), &head), english);
        }
    }
}
