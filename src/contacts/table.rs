//! A spreadsheet's CSV, taken apart: which column is which, and no field that could break a mail.

use super::error::ContactError;
use super::script;
use std::collections::BTreeMap;

/// No name, outlet or source is longer.
pub(super) const LONGEST: usize = 200;

/// A row's fields by column, none of them with control characters.
pub(super) struct Row {
    pub row: usize,
    pub fields: BTreeMap<&'static str, String>,
}

/// The columns, each with the other names that people give it. The first name is ours.
const COLUMNS: [(&str, &[&str]); 11] = [
    (
        "name",
        &[
            "name",
            "full name",
            "display name",
            "anzeigename",
            "ansprechpartner",
            "kontakt",
            "nachname",
            "familienname",
            "last name",
            "surname",
        ],
    ),
    (GIVEN, &["vorname", "first name", "given name"]),
    (
        "email",
        &["email", "e-mail", "mail", "adresse", "e-mail-adresse", "mailadresse", "email address", "e-mail address"],
    ),
    ("outlet", &["outlet", "medium", "redaktion", "zeitung", "firma", "organisation", "company"]),
    ("beats", &["beats", "beat", "ressort", "ressorts", "themen"]),
    ("language", &["language", "sprache"]),
    ("lists", &["lists", "list", "verteiler", "liste", "listen", "presseverteiler"]),
    ("source", &["source", "quelle", "herkunft"]),
    ("since", &["since", "seit", "datum"]),
    (
        "objected",
        &[
            "objected",
            "objected on",
            "objection",
            "opt-out",
            "unsubscribed",
            "widerspruch",
            "wiederspruch",
            "widerspruch am",
            "widersprochen",
            "widersprochen am",
            "abgemeldet",
            "abgemeldet am",
            "abbestellt",
        ],
    ),
    ("bounced", &["bounced", "unzustellbar"]),
];

/// Stands before the name, in tables that keep the two apart.
const GIVEN: &str = "given";

/// Columns that must be there. `objected` is one of them: a misspelt header must not make every
/// objection disappear.
const NEEDED: [&str; 5] = ["name", "email", "lists", "source", "objected"];

pub(super) struct Table {
    pub rows: Vec<Row>,
    pub errors: Vec<ContactError>,
}

/// Takes the table apart; columns of other names are left out, empty rows too. `given` are columns
/// that need not be there, since whoever asks knows what would stand in them.
pub(super) fn table(csv: &[u8], given: &[&'static str]) -> Result<Table, ContactError> {
    let (text, _) = script::read(csv)?;
    let text = text.as_ref();
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    let (mut row, mut counted) = (1, 0);
    for record in reader.records() {
        let record = record.map_err(|error| ContactError::Table(error.to_string()))?;
        let at = record.position().map_or(0, csv::Position::byte);
        let start = first_field(text, usize::try_from(at).unwrap_or(0));
        row += text.get(counted..start).unwrap_or_default().matches('\n').count();
        counted = start;
        records.push((row, record));
    }
    let mut records = records.into_iter();
    let Some((_, header)) = records.next() else {
        return Err(ContactError::Header { missing: NEEDED.to_vec(), understood: Vec::new(), other: Vec::new() });
    };
    let columns = columns(&header, given)?;
    let mut table = Table { rows: Vec::new(), errors: Vec::new() };
    for (row, record) in records.filter(|(_, record)| !record.iter().all(|field| field.trim().is_empty())) {
        match fields(row, &record, &columns) {
            Ok(fields) => table.rows.push(Row { row, fields }),
            Err(error) => table.errors.push(error),
        }
    }
    Ok(table)
}

/// Where a record's first field starts: the reader's own position lies before the empty lines ahead.
fn first_field(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + (rest.len() - rest.trim_start_matches(['\r', '\n']).len())
}

/// The mark that the header row holds most of: German spreadsheets write semicolons.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |mark: u8| header.bytes().filter(|byte| *byte == mark).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

/// For each place of the header, which column it is.
fn columns(header: &csv::StringRecord, given: &[&'static str]) -> Result<Vec<Option<&'static str>>, ContactError> {
    let known = |title: &str| {
        let title = title.trim().trim_end_matches([':', '*', '?']).replace('_', " ").to_lowercase();
        COLUMNS.iter().find(|(_, names)| names.contains(&title.as_str())).map(|(column, _)| *column)
    };
    let columns: Vec<_> = header.iter().map(known).collect();
    let count = |column| columns.iter().filter(|found| **found == Some(column)).count();
    if let Some((column, _)) = COLUMNS.iter().find(|(column, _)| count(column) > 1) {
        return Err(ContactError::Twice { column });
    }
    let missing: Vec<_> = NEEDED.into_iter().filter(|column| count(column) == 0 && !given.contains(column)).collect();
    if missing.is_empty() {
        return Ok(columns);
    }
    if header.iter().any(|title| title.contains('@')) {
        return Err(ContactError::NoHeader);
    }
    let titles = || header.iter().map(str::trim).zip(&columns).filter(|(title, _)| !title.is_empty());
    let named = |known: bool| titles().filter(move |(_, column)| column.is_some() == known);
    let understood = named(true).map(|(title, _)| title.to_owned()).collect();
    let other = named(false).map(|(title, _)| title.to_owned()).collect();
    Err(ContactError::Header { missing, understood, other })
}

fn fields(
    row: usize,
    record: &csv::StringRecord,
    columns: &[Option<&'static str>],
) -> Result<BTreeMap<&'static str, String>, ContactError> {
    if record.len() != columns.len() {
        return Err(ContactError::Fields { row, found: record.len(), wanted: columns.len() });
    }
    let mut fields = BTreeMap::new();
    for (column, field) in columns.iter().zip(record) {
        let Some(column) = column else { continue };
        if field.chars().any(breaks) || field.chars().count() > LONGEST {
            return Err(ContactError::Unusable { row, column });
        }
        fields.insert(*column, field.trim().to_owned());
    }
    let given = fields.remove(GIVEN).filter(|given| !given.is_empty());
    if let (Some(given), Some(name)) = (given, fields.get_mut("name")) {
        *name = format!("{given} {name}").trim().to_owned();
    }
    Ok(fields)
}

/// Characters that could end a header line, or turn around how an address reads.
pub(super) fn breaks(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
