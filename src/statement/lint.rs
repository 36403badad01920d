//! What a careful colleague would remark: every trap a text can hold, with the place and the way out.

mod characters;
mod dates;
mod easy;
mod headings;
mod leftovers;
mod lengths;
mod links;
mod marks;
mod parts;
mod personal;
mod pictures;
mod references;
mod sources;
mod strangers;
mod text;

use super::{Edition, Finding, FrontMatter, Level, Media, Span, front, parse};
use text::Text;

pub use characters::{readable, unprintable};
pub use references::{Known, references};
pub use strangers::{Strangers, addresses};

/// A text with everything there is to say about it.
pub struct Reading {
    pub edition: Option<Edition>,
    /// In order of place.
    pub findings: Vec<Finding>,
}

/// Reads and checks a statement's file. `path` is `statements/<year>/<id>/<lang>.md` as the
/// workspace names it, or anything for a loose file; `media` are the files beside it.
pub fn lint(path: &str, source: &str, media: &Media) -> Reading {
    let split = front::split(source);
    let first_line = split.body_line + 1;
    let parsed = parse::read(split.body, first_line);
    let body = Text::new(split.body, first_line, &parsed.code);
    let front = split.front.as_ref();
    let head = source.len() - split.body.len();
    let mut findings = split.findings;
    findings.extend(front.map(|front| disagreements(path, source, front)).unwrap_or_default());
    findings.extend(characters::check(source, front, head));
    findings.extend(marks::check(&parsed, &body));
    findings.extend(headings::check(&parsed.document, first_line));
    findings.extend(lengths::check(source, &parsed.document, &headings::all(&parsed.document)));
    findings.extend(front.map(|front| parts::check(front, &parsed.document)).unwrap_or_default());
    if let Some(front) = front {
        findings.extend(leftovers::facts(source, front));
        findings.extend(easy::check(front, &parsed.document, &body));
        findings.extend(sources::check(front, source, &body, media));
    }
    findings.extend(pictures::check(&parsed.document, media));
    findings.extend(links::check(&parsed.document));
    findings.extend(personal::check(&body));
    findings.extend(dates::check(&body));
    findings.extend(leftovers::check(&body));
    findings.sort_by(|a, b| (a.span, a.code).cmp(&(b.span, b.code)));
    findings.dedup();
    let edition = split.front.map(|front| Edition::of(front, source, parsed.document, media));
    Reading { edition, findings }
}

/// Where the file lies must be what it says of itself.
fn disagreements(path: &str, source: &str, front: &FrontMatter) -> Vec<Finding> {
    let parts: Vec<&str> = path.split('/').collect();
    let ["statements", year, folder, file] = parts.as_slice() else { return Vec::new() };
    let mut findings = Vec::new();
    if *folder != front.id.as_str() || *year != front.id.year() {
        let folder = format!("{year}/{folder}");
        findings.push(error("path-id", fact(source, "id")).with("folder", folder).with("id", front.id.as_str()));
    }
    if file.strip_suffix(".md") != Some(front.language.as_str()) {
        let language = front.language.as_str();
        findings.push(error("path-language", fact(source, "language")).with("file", *file).with("language", language));
    }
    findings
}

/// Where a fact stands in the head of the file; its first line where it is missing.
fn fact(source: &str, key: &str) -> Span {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let starts = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'));
    let line = source.lines().enumerate().skip(1).find(|(_, line)| starts(line));
    line.map_or(Span { line: 1, column: 1, len: 3 }, |(at, line)| Span {
        line: at + 1,
        column: 1,
        len: line.trim_end().chars().count(),
    })
}

fn note(code: &'static str, span: Span) -> Finding {
    Finding::new(code, Level::Note, span)
}

fn warning(code: &'static str, span: Span) -> Finding {
    Finding::new(code, Level::Warning, span)
}

fn error(code: &'static str, span: Span) -> Finding {
    Finding::new(code, Level::Error, span)
}

#[cfg(test)]
mod tests;
