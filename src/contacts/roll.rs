//! The frozen list of one mailing: who was on the press list when it began, kept in the person's own folder.

use super::Recipient;
use super::error::ContactError;
use super::table::table;
use crate::person::Email;

/// The roll as a table, in the order given. It holds addresses: for the person's own folder and
/// nowhere else.
pub fn print_roll(recipients: &[Recipient]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing into memory cannot fail.
    let _ = writer.write_record(["name", "email", "outlet", "language", "lists", "source", "since", "objected"]);
    for one in recipients {
        let since = one.since.map(|date| date.to_string()).unwrap_or_default();
        let fields = [&one.name, one.email.as_str(), &one.outlet, &one.language, "", &one.source, &since, ""];
        let _ = writer.write_record(fields);
    }
    writer.into_inner().unwrap_or_default()
}

/// Reads what `print_roll` writes.
pub fn read_roll(csv: &[u8]) -> Result<Vec<Recipient>, ContactError> {
    let found = table(csv, &[])?;
    if let Some(error) = found.errors.into_iter().next() {
        return Err(error);
    }
    let read = |row: &super::table::Row| {
        let field = |column: &str| row.fields.get(column).cloned().unwrap_or_default();
        let email = Email::parse(&field("email")).ok_or(ContactError::Unusable { row: row.row, column: "email" })?;
        Ok(Recipient {
            name: field("name"),
            email,
            outlet: field("outlet"),
            language: field("language"),
            source: field("source"),
            since: field("since").parse().ok(),
        })
    };
    found.rows.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contacts::Contacts;

    #[test]
    fn a_roll_comes_back_as_it_was() {
        let table = "name,email,outlet,language,lists,source,since,objected\n\
            \"Bo, \"\"der\"\" Größe\",bo@example.org,Blatt; Süd,de,presse,\"Karte, Anruf\",2026-03-01,\n\
            ,ada@example.org,,,presse,Anruf,,\n";
        let people = Contacts::read(table.as_bytes(), jiff::civil::date(2026, 11, 24))
            .unwrap()
            .recipients(&["presse".to_owned()]);
        assert_eq!(people.len(), 2);
        assert_eq!(read_roll(&print_roll(&people)).unwrap(), people);
        assert_eq!(read_roll(&print_roll(&[])).unwrap(), []);
        assert!(read_roll(b"").is_err());
    }
}
