//! The test vectors of `docs/record-format.md`: the page and the program say the same.

use crate::ledger::{Entry, RecordError, Signature};
use crate::repo::{fingerprint, read_entry};

const PAGE: &str = include_str!("../../../docs/record-format.md");

/// The block of the page that begins with this fence.
fn block(kind: &str) -> &'static str {
    let fence = format!("```{kind}\n");
    let at = PAGE.find(&fence).unwrap_or_else(|| panic!("no {kind}")) + fence.len();
    let rest = &PAGE[at..];
    &rest[..rest.find("```").unwrap()]
}

fn found(entry: &Entry) -> String {
    match (&entry.record, &entry.signature) {
        (Err(RecordError::NoArmour), _) => "no armour".to_owned(),
        (Err(RecordError::Line { line, .. }), _) => format!("line {line}"),
        (Err(RecordError::NotCanonical), _) => "not canonical".to_owned(),
        (Err(error), _) => error.to_string(),
        (Ok(_), Signature::Bad { reason }) => (*reason).to_owned(),
        (Ok(_), Signature::Good { .. }) => "good".to_owned(),
    }
}

#[test]
fn the_good_record_is_good() {
    let file = block("record");
    let entry = read_entry("x", file.as_bytes());
    let print = fingerprint(block("key")).unwrap();
    assert!(PAGE.contains(&format!("`{print}`")), "{print}");
    assert!(PAGE.contains(&format!("`{}`", entry.digest)), "{}", entry.digest);
    assert_eq!(entry.signature, Signature::Good { fingerprint: print });
    let record = entry.record.unwrap();
    assert!(file.starts_with(&record.print()));
    assert_eq!((record.person.as_str(), record.note.as_deref()), ("anna", Some("Ja – 100 %")));
}

#[test]
fn every_change_is_found_as_the_page_says() {
    let file = block("record");
    let rows = PAGE.lines().skip_while(|line| !line.starts_with("| replace |")).skip(2);
    let rows: Vec<Vec<&str>> =
        rows.take_while(|line| line.starts_with('|')).map(|line| line.split('`').collect()).collect();
    assert!(rows.len() >= 20, "{} rows", rows.len());
    for row in rows {
        let [_, from, _, to, _, expected, _] = row[..] else { panic!("{row:?}") };
        assert_eq!(file.matches(from).count(), 1, "{from}");
        let entry = read_entry("x", file.replace(from, to).as_bytes());
        assert_eq!(found(&entry), expected, "{from} -> {to}");
    }
}
