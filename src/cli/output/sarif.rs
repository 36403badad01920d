//! Findings as SARIF 2.1.0 (OASIS), which forges and editors read.

use super::Checked;
use crate::cli::words::Words;
use crate::statement::{Finding, Level};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// One run with all files. Columns count characters, as ours do.
pub fn log(words: &Words, files: &[Checked<'_>]) -> Value {
    let codes: BTreeSet<&str> = files.iter().flat_map(|file| file.findings).map(|finding| finding.code).collect();
    let rules: Vec<Value> = codes.iter().map(|code| json!({ "id": code })).collect();
    let results: Vec<Value> = files
        .iter()
        .flat_map(|file| file.findings.iter().map(|finding| result(words, file, finding)).collect::<Vec<_>>())
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "klartext",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": words.language().tag(),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn result(words: &Words, file: &Checked<'_>, finding: &Finding) -> Value {
    let (sentence, fix) = super::sentences(words, finding);
    let text = fix.map_or(sentence.clone(), |fix| format!("{sentence} {fix}"));
    let mut place = json!({ "artifactLocation": { "uri": uri(&file.path) } });
    if let Some(region) = region(finding) {
        place["region"] = region;
    }
    json!({
        "ruleId": finding.code,
        "level": match finding.level { Level::Note => "note", Level::Warning => "warning", Level::Error => "error" },
        "message": { "text": text },
        "locations": [{ "physicalLocation": place }],
    })
}

/// Lines and columns count from 1; the end column is the one after the last character.
fn region(finding: &Finding) -> Option<Value> {
    let span = finding.span;
    if span.line == 0 {
        return None;
    }
    let column = span.column.max(1);
    Some(json!({ "startLine": span.line, "startColumn": column, "endColumn": column + span.len.max(1) }))
}

/// A relative reference (RFC 3986): everything but the unreserved characters and `/` escaped.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let path = path.replace('\\', "/");
    path.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("statements/2026/2026-a/de.md"), "statements/2026/2026-a/de.md");
        assert_eq!(uri("entwürfe/a b.md"), "entw%C3%BCrfe/a%20b.md");
    }
}
