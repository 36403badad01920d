//! Sources: the file is there and can be read, and every citation names one that it holds.

use super::text::Text;
use super::{error, fact, warning};
use crate::statement::sources::citations;
use crate::statement::{Finding, FrontMatter, Media, Sources};

pub(super) fn check(front: &FrontMatter, source: &str, text: &Text, media: &Media) -> Vec<Finding> {
    let Some(path) = &front.sources else {
        let first = cited(text).into_iter().next();
        return first.map(|(span, name)| warning("source-none", span).with("name", name)).into_iter().collect();
    };
    let at = fact(source, "sources");
    match media.get(path).map(|bytes| Sources::read(path, bytes)) {
        None => vec![error("source-file-missing", at).with("path", path.as_str())],
        Some(Err(fault)) => {
            let words = fault.words.lines().next().unwrap_or("").to_owned();
            let finding = error("source-file-broken", at).with("path", path.as_str());
            vec![finding.with("line", fault.line.to_string()).with("words", words)]
        }
        Some(Ok(sources)) => unknown(&sources, text),
    }
}

fn unknown(sources: &Sources, text: &Text) -> Vec<Finding> {
    let missing = cited(text).into_iter().filter(|(_, name)| !sources.has(name));
    missing.map(|(span, name)| error("source-unknown", span).with("name", name)).collect()
}

/// Every name that is cited outside code, with its place.
fn cited(text: &Text) -> Vec<(crate::statement::Span, String)> {
    let mut out = Vec::new();
    for line in text.lines() {
        let words = text.slice(line.clone());
        for (range, citation) in citations(&words) {
            let before = words.get(..range.start).unwrap_or("").chars().count();
            let len = words.get(range).unwrap_or("").chars().count();
            let span = text.span(line.start + before..line.start + before + len);
            out.extend(citation.items.into_iter().map(|(name, _)| (span, name)));
        }
    }
    out
}
