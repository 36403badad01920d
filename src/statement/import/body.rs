//! The text of a foreign file under its headline.

use crate::statement::{Block, BlockNode, Document, Finding, Level, Span, parse, plain};

/// The text with a headline: the title, unless the text has it already. Headings go down a level
/// where the text uses level 1 itself. Without a title the text's own first heading counts, or at
/// last the file's name.
pub(super) fn with_headline(
    body: &str,
    title: &Option<String>,
    subtitle: &Option<String>,
    name: &str,
    findings: &mut Vec<Finding>,
) -> String {
    let body = body.trim_start_matches('\n');
    let document = parse::parse(body, 1);
    let has_own = document.headline_span.line > 0;
    let title = title.as_deref().map(tidy).filter(|title| !title.is_empty());
    let own = tidy(&plain(&document.headline));
    let mut out = String::new();
    let mut body = body.to_owned();
    match title {
        None if has_own => {}
        Some(title) if has_own && title == own => {}
        Some(title) => {
            if has_own {
                body = demoted(&body, &document);
                findings.push(Finding::new("import-headings-demoted", Level::Note, document.headline_span));
            }
            out = format!("# {}\n\n", headline(&title));
        }
        None => {
            findings.push(
                Finding::new("import-title-guessed", Level::Warning, Span { line: 1, column: 1, len: 0 })
                    .with("title", name),
            );
            out = format!("# {}\n\n", headline(name));
        }
    }
    match subtitle.as_deref().map(tidy).filter(|words| !words.is_empty()) {
        Some(words) if !out.is_empty() => out += &format!("{}\n\n", subline(&words)),
        Some(words) => body = after_headline(&body, &document, &subline(&words)),
        None => {}
    }
    out + &body
}

fn tidy(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words so that they read as they are: escaped only where Markdown would take them for markup.
fn headline(words: &str) -> String {
    let shows = |typed: &str| tidy(&plain(&parse::parse(&format!("# {typed}\n"), 1).headline)) == words;
    let typed = words.to_owned();
    if shows(&typed) { typed } else { escaped(words) }
}

fn subline(words: &str) -> String {
    let shows = |typed: &str| {
        let document = parse::parse(&format!("# T\n\n{typed}\n"), 1);
        document.subline.is_some_and(|subline| tidy(&plain(&subline)) == words)
    };
    let typed = format!("*{words}*");
    if shows(&typed) { typed } else { format!("*{}*", escaped(words)) }
}

fn escaped(words: &str) -> String {
    words.chars().flat_map(|c| c.is_ascii_punctuation().then_some('\\').into_iter().chain([c])).collect()
}

/// A paragraph put under the text's own headline.
fn after_headline(body: &str, document: &Document, paragraph: &str) -> String {
    let mut lines: Vec<String> = body.split('\n').map(str::to_owned).collect();
    let start = document.headline_span.line.saturating_sub(1);
    let under = lines.get(start + 1).is_some_and(|line| line.starts_with("==="));
    let at = (start + 1 + usize::from(under)).min(lines.len());
    lines.insert(at, format!("\n{paragraph}\n"));
    lines.join("\n")
}

/// All headings one level down; level 6 stays.
fn demoted(body: &str, document: &Document) -> String {
    let mut headings: Vec<(Span, u8)> = vec![(document.headline_span, 1)];
    collect(&document.blocks, &mut headings);
    document.notes.iter().for_each(|note| collect(note, &mut headings));
    headings.sort_by_key(|(span, _)| std::cmp::Reverse(*span));
    let mut lines: Vec<String> = body.split('\n').map(str::to_owned).collect();
    for (span, level) in headings {
        demote(&mut lines, span, level);
    }
    lines.join("\n")
}

fn collect(blocks: &[Block], out: &mut Vec<(Span, u8)>) {
    for block in blocks {
        match &block.node {
            BlockNode::Heading { level, .. } => out.push((block.span, *level)),
            BlockNode::List { items, .. } => items.iter().for_each(|item| collect(&item.blocks, out)),
            BlockNode::Quote(inner) => collect(inner, out),
            BlockNode::Definitions(pairs) => pairs.iter().for_each(|(_, details)| collect(details, out)),
            _ => {}
        }
    }
}

fn demote(lines: &mut Vec<String>, span: Span, level: u8) {
    let at = span.line.saturating_sub(1);
    let Some(line) = lines.get_mut(at) else { return };
    let byte = line.char_indices().nth(span.column.saturating_sub(1)).map_or(line.len(), |(byte, _)| byte);
    if line.get(byte..).is_some_and(|rest| rest.starts_with('#')) {
        if level < 6 {
            line.insert(byte, '#');
        }
        return;
    }
    let is_rule = |line: &String| {
        let rest = line.trim_matches(|c: char| c.is_whitespace() || c == '>');
        !rest.is_empty() && (rest.chars().all(|c| c == '=') || rest.chars().all(|c| c == '-'))
    };
    let Some(under) = lines.iter().skip(at + 1).position(is_rule).map(|offset| at + 1 + offset) else { return };
    if level == 1 {
        if let Some(rule) = lines.get_mut(under) {
            *rule = rule.replace('=', "-");
        }
        return;
    }
    // Underlined headings have two levels only, so this one gets its signs in front.
    let rest: Vec<String> = lines.drain(at + 1..=under).take(under - at - 1).collect();
    if let Some(line) = lines.get_mut(at) {
        line.insert_str(byte, "### ");
        for more in rest {
            line.push(' ');
            line.push_str(more.trim());
        }
    }
}
