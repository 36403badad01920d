//! A small reader of TOML heads as Hugo writes them: keys with plain values, lists, tables by name.

/// `(line of the file, key, value)`; the head's first line is line 2. Keys in a table carry its name.
pub(super) fn read(head: &str) -> Vec<(usize, String, String)> {
    let mut out: Vec<(usize, String, String)> = Vec::new();
    let mut table = String::new();
    let mut lines = head.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let line = line.trim();
        if let Some(name) = line.strip_prefix('[') {
            table = format!("{}.", name.trim_matches(['[', ']', ' ']));
            continue;
        }
        let Some((key, value)) = line.split_once('=').filter(|_| !line.starts_with('#')) else { continue };
        let mut value = value.trim().to_owned();
        while is_open(&value) {
            let Some((_, more)) = lines.next() else { break };
            value = format!("{value}\n{more}");
        }
        out.push((at + 2, format!("{table}{}", key.trim().trim_matches(['"', '\''])), plain(&value)));
    }
    out
}

/// Whether a list or a text of several lines goes on.
fn is_open(value: &str) -> bool {
    ["\"\"\"", "'''"].iter().any(|mark| value.starts_with(mark) && value.matches(mark).count() < 2)
        || (value.starts_with('[') && !value.trim_end().ends_with(']'))
}

fn plain(value: &str) -> String {
    for mark in ["\"\"\"", "'''"] {
        if let Some(inner) = value.strip_prefix(mark) {
            return inner.split(mark).next().unwrap_or("").trim().to_owned();
        }
    }
    match value.chars().next() {
        Some('"') => quoted(value),
        Some('\'') => value.trim_start_matches('\'').split('\'').next().unwrap_or("").to_owned(),
        Some('[') => {
            let items = value.trim_matches(['[', ']', ' ', '\n']).split(',');
            items.map(|item| plain(item.trim())).filter(|item| !item.is_empty()).collect::<Vec<_>>().join(", ")
        }
        _ => value.split('#').next().unwrap_or("").trim().to_owned(),
    }
}

/// The text up to the closing quote, with the usual escapes.
fn quoted(value: &str) -> String {
    let mut out = String::new();
    let mut chars = value.chars().skip(1);
    while let Some(c) = chars.next() {
        match c {
            '"' => break,
            '\\' => match chars.next() {
                Some('n' | 't' | 'r') => out.push(' '),
                Some(c @ ('u' | 'U')) => {
                    let digits: String = chars.by_ref().take(if c == 'u' { 4 } else { 8 }).collect();
                    out.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
                }
                Some(c) => out.push(c),
                None => {}
            },
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_facts_are_read() {
        let head = "# c\ntitle = \"Ein \\\"Titel\\\" \\u00e4\" # so\ndate = 2026-03-01T10:00:00Z\ntags = [\"a\",\n  'b']\n\
                    text = \"\"\"\nZwei\nZeilen\"\"\"\n[params]\ndraft = true\n";
        let facts = read(head);
        let expected = [
            (3, "title", "Ein \"Titel\" ä"),
            (4, "date", "2026-03-01T10:00:00Z"),
            (5, "tags", "a, b"),
            (7, "text", "Zwei\nZeilen"),
            (11, "params.draft", "true"),
        ];
        let facts: Vec<(usize, &str, &str)> =
            facts.iter().map(|(at, key, value)| (*at, key.as_str(), value.as_str())).collect();
        assert_eq!(facts, expected);
    }
}
