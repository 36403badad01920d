//! The contacts as a table (CSV): read, checked, and left only through `recipients`.

use super::error::ContactError;
use super::table::{Row, Table, table};
use crate::person::Email;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// One row. Columns: `name,email,outlet,beats,language,lists,source,since,objected,bounced`.
#[derive(Clone, PartialEq, Eq)]
pub struct Contact {
    pub name: String,
    pub email: Email,
    pub outlet: String,
    /// What they write about.
    pub beats: String,
    pub language: String,
    /// The press lists that this person is on, in lower case.
    pub lists: BTreeSet<String>,
    /// Where the address comes from; the mail's footer says it.
    pub source: String,
    pub since: Option<Date>,
    /// From when on this person wants no mail. Any date counts, also one to come.
    pub objected: Option<Date>,
    /// Since when mails to this address come back; left out until mended.
    pub bounced: Option<Date>,
}

/// A contact who gets this release. Its `Debug` shows no address.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient {
    pub name: String,
    pub email: Email,
    pub outlet: String,
    pub language: String,
    pub source: String,
    pub since: Option<Date>,
}

impl std::fmt::Debug for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Recipient(…)")
    }
}

/// What a table need not say itself.
pub struct Filling<'a> {
    /// Where the addresses are from; for every row that does not say it itself.
    pub source: Option<&'a str>,
    /// Lists that everybody in it is on besides.
    pub lists: &'a [String],
    pub today: Date,
}

/// All contacts.
#[derive(Clone, Default)]
pub struct Contacts {
    rows: Vec<Contact>,
}

impl Contacts {
    /// Reads a CSV table with a header row, in any column order, separated by commas, semicolons or
    /// tabs, with or without a byte order mark. Rows with the same address become one contact; an
    /// objection in any of them counts. Every error is reported, not only the first.
    ///
    /// `today` is the day of an objection of which the table says no more than that there is one.
    pub fn read(csv: &[u8], today: Date) -> Result<Self, Vec<ContactError>> {
        Self::read_filled(csv, &Filling { source: None, lists: &[], today })
    }

    /// The same for a table in which something stands nowhere that whoever takes it in knows.
    pub fn read_filled(csv: &[u8], filling: &Filling<'_>) -> Result<Self, Vec<ContactError>> {
        let Filling { source, lists, today } = *filling;
        let mut given = Vec::new();
        given.extend(source.map(|_| "source"));
        given.extend((!lists.is_empty()).then_some("lists"));
        let Table { rows, mut errors } = table(csv, &given).map_err(|error| vec![error])?;
        let mut merged: BTreeMap<String, Contact> = BTreeMap::new();
        for mut row in rows {
            if let Some(source) = source {
                let said = row.fields.entry("source").or_default();
                *said = if said.is_empty() { source.trim().to_owned() } else { std::mem::take(said) };
            }
            for list in lists {
                let on = row.fields.entry("lists").or_default();
                *on = if on.is_empty() { list.clone() } else { format!("{on};{list}") };
            }
            match contact(&row, today) {
                Err(found) => errors.extend(found),
                Ok(contact) => merge(&mut merged, contact),
            }
        }
        errors.sort_by_key(ContactError::row);
        if errors.is_empty() { Ok(Self { rows: merged.into_values().collect() }) } else { Err(errors) }
    }

    /// Contacts from elsewhere; those of one address become one.
    pub(super) fn of(contacts: Vec<Contact>) -> Self {
        let mut merged = BTreeMap::new();
        contacts.into_iter().for_each(|contact| merge(&mut merged, contact));
        Self { rows: merged.into_values().collect() }
    }

    pub(super) fn rows(&self) -> &[Contact] {
        &self.rows
    }

    /// Who is on a list, by name, outlet, beats and language, and whether they get its mails.
    pub fn people(&self, list: &str) -> Vec<(String, String, String, String, bool)> {
        let on = [list.trim().to_lowercase()];
        let shown = |one: &Contact| {
            (one.name.clone(), one.outlet.clone(), one.beats.clone(), one.language.clone(), one.gets_mail())
        };
        self.rows.iter().filter(|one| one.is_on(&on)).map(shown).collect()
    }

    /// How many addresses are reported as undeliverable.
    pub fn bounces(&self) -> usize {
        self.rows.iter().filter(|contact| contact.bounced.is_some()).count()
    }

    /// Writes down that this person wants no mail. Somebody who is on no list is kept with the
    /// objection alone, so that no later import brings them onto one. Says whether they were known.
    pub fn object(&mut self, email: &Email, date: Date, source: &str) -> bool {
        if let Some(known) = self.find(email) {
            known.objected = Some(known.objected.map_or(date, |before| before.min(date)));
            return true;
        }
        let none = String::new;
        self.rows.push(Contact {
            name: none(),
            email: email.clone(),
            outlet: none(),
            beats: none(),
            language: none(),
            lists: BTreeSet::new(),
            source: source.to_owned(),
            since: Some(date),
            objected: Some(date),
            bounced: None,
        });
        false
    }

    /// Writes down that mails to this address come back, or that they do no more. Says whether
    /// somebody with this address is on the list.
    pub fn bounce(&mut self, email: &Email, date: Option<Date>) -> bool {
        match self.find(email) {
            Some(known) => {
                known.bounced = date;
                true
            }
            None => false,
        }
    }

    /// Takes away everybody whom `gone` knows. Gives their number.
    pub fn remove(&mut self, gone: impl Fn(&Email) -> bool) -> usize {
        let before = self.rows.len();
        self.rows.retain(|contact| !gone(&contact.email));
        before - self.rows.len()
    }

    fn find(&mut self, email: &Email) -> Option<&mut Contact> {
        self.rows.iter_mut().find(|one| one.email.as_str().eq_ignore_ascii_case(email.as_str()))
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Both together: a row more is added, and an objection on either side counts.
    pub fn joined(self, other: Self) -> Self {
        let mut merged = BTreeMap::new();
        for contact in self.rows.into_iter().chain(other.rows) {
            merge(&mut merged, contact);
        }
        Self { rows: merged.into_values().collect() }
    }

    /// Every press list with the number of people who get its mails.
    pub fn lists(&self) -> BTreeMap<String, usize> {
        let mut lists = BTreeMap::new();
        for contact in &self.rows {
            for list in &contact.lists {
                *lists.entry(list.clone()).or_insert(0) += usize::from(contact.gets_mail());
            }
        }
        lists
    }

    /// How many have objected.
    pub fn objections(&self) -> usize {
        self.rows.iter().filter(|contact| contact.objected.is_some()).count()
    }

    /// The table again, as `read` reads it: for the person's own folder and nowhere else.
    pub fn print(&self) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let header =
            ["name", "email", "outlet", "beats", "language", "lists", "source", "since", "objected", "bounced"];
        // Writing into memory cannot fail.
        let _ = writer.write_record(header);
        for contact in &self.rows {
            let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
            let lists = contact.lists.iter().cloned().collect::<Vec<_>>().join(";");
            let _ = writer.write_record([
                contact.name.as_str(),
                contact.email.as_str(),
                &contact.outlet,
                &contact.beats,
                &contact.language,
                &lists,
                &contact.source,
                &date(contact.since),
                &date(contact.objected),
                &date(contact.bounced),
            ]);
        }
        writer.into_inner().unwrap_or_default()
    }

    /// Everybody, also who objected: to say whose a mail was that went out, never to write one.
    pub fn everybody(&self) -> Vec<Recipient> {
        self.rows.iter().map(Contact::recipient).collect()
    }

    /// Only those on these lists.
    pub fn only(mut self, lists: &[String]) -> Self {
        self.rows.retain(|contact| contact.is_on(lists));
        self
    }

    /// Whether somebody with this address is here.
    pub fn knows(&self, email: &Email) -> bool {
        self.rows.iter().any(|contact| contact.email.as_str().eq_ignore_ascii_case(email.as_str()))
    }

    /// Who wants no mail, by their address in lower case: looked up for every mail of a thousand.
    pub fn objectors(&self) -> HashSet<String> {
        let objected = self.rows.iter().filter(|contact| contact.objected.is_some());
        objected.map(|contact| contact.email.as_str().to_lowercase()).collect()
    }

    /// Those whom `by` names, whatever lists they are on, without those who objected or whose mails
    /// come back.
    pub fn reached(&self, by: &dyn Fn(&Recipient) -> bool) -> Vec<Recipient> {
        self.rows.iter().filter(|contact| contact.gets_mail()).map(Contact::recipient).filter(by).collect()
    }

    /// Who is on any of these lists, each address once, without those who objected or whose mails come
    /// back; in an order that does not depend on the order of the rows.
    pub fn recipients(&self, lists: &[String]) -> Vec<Recipient> {
        let wanted: BTreeSet<String> = lists.iter().map(|list| list.trim().to_lowercase()).collect();
        let gets_it = |contact: &&Contact| contact.gets_mail() && !contact.lists.is_disjoint(&wanted);
        self.rows.iter().filter(gets_it).map(Contact::recipient).collect()
    }
}

impl Contact {
    pub(super) fn gets_mail(&self) -> bool {
        self.objected.is_none() && self.bounced.is_none()
    }

    /// Whether this person is on one of these lists; everybody is where none is named.
    pub(super) fn is_on(&self, lists: &[String]) -> bool {
        lists.is_empty() || lists.iter().any(|list| self.lists.contains(&list.to_lowercase()))
    }

    fn recipient(&self) -> Recipient {
        let Self { name, email, outlet, language, source, since, .. } = self.clone();
        Recipient { name, email, outlet, language, source, since }
    }
}

/// What people write into a column that asks for a yes or no.
const YES: [&str; 9] = ["ja", "j", "yes", "y", "x", "1", "true", "wahr", "✓"];
const NO: [&str; 8] = ["nein", "n", "no", "0", "-", "–", "false", "falsch"];

fn contact(row: &Row, today: Date) -> Result<Contact, Vec<ContactError>> {
    let mut errors = Vec::new();
    let field = |column: &'static str| row.fields.get(column).cloned().unwrap_or_default();
    let mut date = |column: &'static str, answers: bool| {
        let text = field(column);
        match (read_date(&text), text.to_lowercase().as_str()) {
            (Some(date), _) => Some(date),
            (None, "") => None,
            (None, word) if answers && YES.contains(&word) => Some(today),
            (None, word) if answers && NO.contains(&word) => None,
            _ => {
                errors.push(ContactError::Unusable { row: row.row, column });
                None
            }
        }
    };
    let (since, objected, bounced) = (date("since", false), date("objected", true), date("bounced", true));
    let email = match field("email").as_str() {
        "" => Err(ContactError::Missing { row: row.row, column: "email" }),
        text => Email::parse(text)
            .filter(|_| is_usable_email(text))
            .ok_or(ContactError::Unusable { row: row.row, column: "email" }),
    };
    if field("source").is_empty() {
        errors.push(ContactError::Missing { row: row.row, column: "source" });
    }
    let language = field("language").to_lowercase();
    if !language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        errors.push(ContactError::Unusable { row: row.row, column: "language" });
    }
    match email {
        Ok(email) if errors.is_empty() => Ok(Contact {
            name: field("name"),
            email,
            outlet: field("outlet"),
            beats: field("beats"),
            language,
            lists: lists(&field("lists")),
            source: field("source"),
            since,
            objected,
            bounced,
        }),
        Ok(_) => Err(errors),
        Err(error) => {
            errors.insert(0, error);
            Err(errors)
        }
    }
}

/// Domains with umlauts need their ASCII form (`xn--…`): many servers refuse anything else.
pub(super) fn is_usable_email(text: &str) -> bool {
    text.is_ascii()
}

/// Names of lists, separated by blanks or by any mark that people use for it.
fn lists(text: &str) -> BTreeSet<String> {
    let names = text.split(|c: char| c.is_whitespace() || ",;|/+".contains(c));
    names.filter(|name| !name.is_empty()).map(str::to_lowercase).collect()
}

/// A date as `2026-03-01`, or as `01.03.2026`, which is what a German spreadsheet makes of it.
fn read_date(text: &str) -> Option<Date> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = text.split(['-', '.']).collect();
    let (year, month, day) = match (text.contains('.'), text.contains('-'), parts.as_slice()) {
        (false, true, [year, month, day]) | (true, false, [day, month, year]) => (year, month, day),
        _ => return None,
    };
    if year.len() != 4 || !parts.iter().all(|part| digits(part)) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Adds a contact to those of the same address, written in whatever case. The first row's words
/// stay; lists add up; the earliest objection stays.
fn merge(contacts: &mut BTreeMap<String, Contact>, contact: Contact) {
    let key = contact.email.as_str().to_lowercase();
    let Some(known) = contacts.get_mut(&key) else {
        contacts.insert(key, contact);
        return;
    };
    let Contact { name, outlet, beats, language, lists, source, since, objected, bounced, .. } = contact;
    known.lists.extend(lists);
    known.objected = known.objected.into_iter().chain(objected).min();
    known.bounced = known.bounced.into_iter().chain(bounced).min();
    known.since = known.since.into_iter().chain(since).min();
    for (mine, other) in [
        (&mut known.name, name),
        (&mut known.outlet, outlet),
        (&mut known.beats, beats),
        (&mut known.language, language),
        (&mut known.source, source),
    ] {
        if mine.is_empty() {
            *mine = other;
        }
    }
}

#[cfg(test)]
mod tests;
