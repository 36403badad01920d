//! The facts that a head holds once its statement is out: corrections and a withdrawal.

use super::dates::parse_date;
use crate::statement::aftermath::{Correction, Grade, Reason, Withdrawal};
use serde_yaml_ng::{Mapping, Value};

/// Under `corrections`, a list; `None` where something of it cannot be used.
pub(super) fn corrections(map: &Mapping) -> Option<Vec<Correction>> {
    match map.get("corrections") {
        None | Some(Value::Null) => Some(Vec::new()),
        Some(Value::Sequence(items)) => items.iter().map(correction).collect(),
        Some(_) => None,
    }
}

fn correction(value: &Value) -> Option<Correction> {
    let map = only(value, &["date", "grade", "note", "cause"])?;
    let grade = Grade::parse(&text(map, "grade")?)?;
    let cause = match map.get("cause") {
        None | Some(Value::Null) => None,
        Some(_) => Some(text(map, "cause")?),
    };
    let severe = grade == Grade::Severe;
    let correction = Correction { date: date(map)?, grade, note: text(map, "note")?, cause };
    (correction.cause.is_some() || !severe).then_some(correction)
}

/// Under `withdrawn`; the outer `None` where it cannot be used.
pub(super) fn withdrawn(map: &Mapping) -> Option<Option<Withdrawal>> {
    let value = match map.get("withdrawn") {
        None | Some(Value::Null) => return Some(None),
        Some(value) => value,
    };
    let map = only(value, &["date", "reason", "note"])?;
    let reason = Reason::parse(&text(map, "reason")?)?;
    let note = match map.get("note") {
        None | Some(Value::Null) => None,
        Some(_) => Some(text(map, "note")?),
    };
    // "Another reason" alone says nothing.
    (note.is_some() || reason != Reason::Other).then_some(Some(Withdrawal { date: date(map)?, reason, note }))
}

/// A table with no other facts than these.
fn only<'v>(value: &'v Value, keys: &[&str]) -> Option<&'v Mapping> {
    let Value::Mapping(map) = value else { return None };
    map.keys().all(|key| key.as_str().is_some_and(|key| keys.contains(&key))).then_some(map)
}

fn text(map: &Mapping, key: &str) -> Option<String> {
    let Some(Value::String(text)) = map.get(key) else { return None };
    Some(text.trim().to_owned()).filter(|text| !text.is_empty() && !text.chars().any(char::is_control))
}

fn date(map: &Mapping) -> Option<jiff::civil::Date> {
    parse_date(&text(map, "date")?).ok()
}
