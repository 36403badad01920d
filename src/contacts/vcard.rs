//! Address books (vCard, RFC 6350 and its forerunner): taken in from a phone or a mail program, and given out again.

use super::error::ContactError;
use super::list::{Contact, Contacts, is_usable_email};
use super::script;
use super::table::breaks;
use crate::person::Email;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What a vCard does not say, and a press list has to know.
pub struct Origin<'a> {
    pub source: &'a str,
    pub since: Date,
    /// Besides the categories that a card has.
    pub lists: &'a [String],
}

impl Contacts {
    /// Reads every card; one with several addresses counts with the first. A card without a usable
    /// address or name is an error with its number, and nothing is taken then.
    pub fn read_vcards(bytes: &[u8], origin: &Origin<'_>) -> Result<Self, Vec<ContactError>> {
        let (text, _) = script::read(bytes).map_err(|error| vec![error])?;
        let text = text.as_ref();
        let (mut found, mut errors, mut row) = (Vec::new(), Vec::new(), 0);
        let mut card: Option<Vec<(String, String)>> = None;
        for line in unfolded(text) {
            let Some((name, value)) = line.split_once(':') else { continue };
            let key = name.split(';').next().unwrap_or_default().rsplit('.').next().unwrap_or_default();
            match (key.to_ascii_uppercase().as_str(), value.trim().to_ascii_uppercase().as_str()) {
                ("BEGIN", "VCARD") => {
                    row += 1;
                    card = Some(Vec::new());
                }
                ("END", "VCARD") => match card.take().map(|card| contact(row, &card, origin)) {
                    Some(Ok(contact)) => found.push(contact),
                    Some(Err(error)) => errors.push(error),
                    None => {}
                },
                (key, _) => {
                    if let Some(card) = &mut card {
                        card.push((key.to_owned(), value.to_owned()));
                    }
                }
            }
        }
        match (errors.is_empty(), row) {
            (true, 0) => Err(vec![ContactError::Table("VCARD".to_owned())]),
            (true, _) => Ok(Self::of(found)),
            (false, _) => Err(errors),
        }
    }

    /// The people of these lists, or everybody, as cards. Who objected is not among them.
    pub fn print_vcards(&self, lists: &[String]) -> String {
        let mut out = String::new();
        for contact in self.rows().iter().filter(|contact| contact.gets_mail() && contact.is_on(lists)) {
            let name = if contact.name.is_empty() { &contact.outlet } else { &contact.name };
            let categories: Vec<&str> = contact.lists.iter().map(String::as_str).collect();
            let mut lines = vec![
                "BEGIN:VCARD".to_owned(),
                "VERSION:4.0".to_owned(),
                format!("FN:{}", escaped(if name.is_empty() { "-" } else { name })),
                format!("EMAIL:{}", contact.email),
            ];
            let mut add = |key: &str, value: String| {
                if !value.is_empty() {
                    lines.push(format!("{key}:{value}"));
                }
            };
            add("ORG", escaped(&contact.outlet));
            add("LANG", contact.language.clone());
            add("CATEGORIES", categories.join(","));
            add("NOTE", escaped(&contact.source));
            lines.push("END:VCARD".to_owned());
            out.extend(lines.iter().map(|line| format!("{}\r\n", folded(line))));
        }
        out
    }
}

fn contact(row: usize, card: &[(String, String)], origin: &Origin<'_>) -> Result<Contact, ContactError> {
    let field =
        |key: &str| card.iter().find(|(name, _)| name == key).map(|(_, value)| plain(value)).unwrap_or_default();
    let email = field("EMAIL");
    let email = email.strip_prefix("mailto:").unwrap_or(&email).to_owned();
    let unusable = |column| ContactError::Unusable { row, column };
    let address = Email::parse(&email).filter(|_| is_usable_email(&email)).ok_or(match email.is_empty() {
        true => ContactError::Missing { row, column: "email" },
        false => unusable("email"),
    })?;
    let (name, outlet, language) = (field("FN"), field("ORG").replace(';', ", "), field("LANG").to_lowercase());
    for (column, value) in [("name", &name), ("outlet", &outlet)] {
        if value.chars().any(breaks) || value.chars().count() > super::table::LONGEST {
            return Err(unusable(column));
        }
    }
    if !language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return Err(unusable("language"));
    }
    let categories = field("CATEGORIES").to_lowercase();
    let named = categories.split(',').map(|list| list.trim().replace(' ', "-"));
    let lists: BTreeSet<String> =
        named.chain(origin.lists.iter().map(|list| list.to_lowercase())).filter(|list| !list.is_empty()).collect();
    Ok(Contact {
        name,
        email: address,
        outlet,
        beats: String::new(),
        language,
        lists,
        source: origin.source.to_owned(),
        since: Some(origin.since),
        objected: None,
        bounced: None,
    })
}

/// Lines without their folds: a line that begins with a blank belongs to the one before.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// A line of no more than 75 bytes, and what is left below it, moved to the right.
fn folded(line: &str) -> String {
    let (mut out, mut room) = (String::new(), 75);
    for c in line.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = 74;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out
}

fn plain(value: &str) -> String {
    let (mut out, mut chars) = (String::new(), value.trim().chars());
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('n' | 'N')) => out.push('\n'),
            ('\\', Some(other)) => out.push(other),
            ('\\', None) => {}
            (other, _) => out.push(other),
        }
    }
    out.trim().to_owned()
}

fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cards: &str) -> Result<Contacts, Vec<ContactError>> {
        let lists = ["Presse".to_owned()];
        let origin = Origin { source: "Adressbuch", since: jiff::civil::date(2026, 3, 1), lists: &lists };
        Contacts::read_vcards(cards.as_bytes(), &origin)
    }

    #[test]
    fn cards_as_programs_write_them() {
        let cards = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Muster;Bo;;;\r\nFN:Bo Größe\\, M. A.\r\nitem1.EMAIL;TYPE=INTERNET:bo@zeitung.ex\r\n ample\r\nORG:Zeitung;Lokales\r\nCATEGORIES:Land,Bund\r\nEND:VCARD\r\n\
            begin:vcard\nversion:4.0\nFN:Ada\nEMAIL:mailto:ada@blatt.example\nLANG:de\nend:vcard\n";
        let contacts = read(cards).unwrap();
        let people = contacts.recipients(&["presse".to_owned()]);
        let shown: Vec<_> =
            people.iter().map(|one| (one.name.as_str(), one.email.as_str(), one.outlet.as_str())).collect();
        assert_eq!(
            shown,
            [("Ada", "ada@blatt.example", ""), ("Bo Größe, M. A.", "bo@zeitung.example", "Zeitung, Lokales")]
        );
        assert_eq!(contacts.recipients(&["bund".to_owned()]).len(), 1);
        assert_eq!(people[0].since, Some(jiff::civil::date(2026, 3, 1)));
        let again = read(&contacts.print_vcards(&[])).unwrap();
        assert_eq!(again.recipients(&["bund".to_owned()]), contacts.recipients(&["bund".to_owned()]));
        assert!(contacts.print_vcards(&[]).lines().all(|line| line.len() <= 75));
    }

    #[test]
    fn cards_that_are_refused() {
        for (cards, error) in [
            ("", ContactError::Table("VCARD".into())),
            ("name,email\n", ContactError::Table("VCARD".into())),
            ("BEGIN:VCARD\nFN:Bo\nEND:VCARD\n", ContactError::Missing { row: 1, column: "email" }),
            ("BEGIN:VCARD\nFN:Bo\nEMAIL:bo\nEND:VCARD\n", ContactError::Unusable { row: 1, column: "email" }),
            (
                "BEGIN:VCARD\nFN:Bo\\nBcc: all@example.org\nEMAIL:bo@zeitung.example\nEND:VCARD\n",
                ContactError::Unusable { row: 1, column: "name" },
            ),
        ] {
            assert_eq!(read(cards).err(), Some(vec![error]), "{cards}");
        }
    }
}
