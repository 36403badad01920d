//! Reads `workflow.toml` so that every mistake has its line, its column and a way out.
//!
//! The reader that comes with a TOML crate tells a mistake as one English sentence. Here the text
//! is parsed first, with the place of every value, and then handed to the rooms' types by a
//! deserializer of our own: what it complains about is data, which the caller puts into words.
//! A key that no type knows is a mistake at every level, whether or not its type says so, since a
//! typo must never mean "no rule".

use serde::de::{self, DeserializeOwned, IntoDeserializer, Unexpected, Visitor};
use std::fmt;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A mistake in a TOML file; line and column count from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TomlFault {
    pub line: usize,
    pub column: usize,
    pub fault: Fault,
}

/// What the mistake is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It is no TOML. The name of what is wrong: `duplicate`, `quotes`, `list`, `braces`,
    /// `section`, `value`, `number`, `utf-8` or `other`.
    Syntax(&'static str),
    /// No such key in this section (empty: at the top). `near` is the one that was meant, if any
    /// is near enough.
    Unknown { key: String, section: String, near: Option<String>, known: Vec<String> },
    /// A key that must be there is not.
    Missing { key: String, section: String },
    /// Another sort of value. The names are `text`, `number`, `list`, `section`, `yes-no`, `other`.
    Sort { key: String, wanted: &'static str, found: &'static str },
    /// A value of the right sort that cannot be used.
    Value { key: String },
    /// A word that is none of those that it can be.
    Word { key: String, typed: String, known: Vec<String> },
}

/// Reads a whole text into a type.
pub fn read_toml<T: DeserializeOwned>(text: &str) -> Result<T, TomlFault> {
    let at = |span: Option<Range<usize>>, fault| {
        let (line, column) = place_of(text, span.map_or(0, |span| span.start));
        TomlFault { line, column, fault }
    };
    let root = DeTable::parse(text).map_err(|error| at(error.span(), Fault::Syntax(syntax(error.message()))))?;
    let table = Table { entries: root.get_ref(), span: 0..0, path: Vec::new() };
    T::deserialize(table).map_err(|flaw| at(flaw.span, flaw.fault))
}

/// Line and column of the value under this path of keys, or of the last part of it that is there.
pub fn place(text: &str, path: &[&str]) -> (usize, usize) {
    let Ok(root) = DeTable::parse(text) else { return (1, 1) };
    let (mut table, mut at) = (root.get_ref(), 0);
    for key in path {
        let Some((name, value)) = table.iter().find(|(name, _)| name.get_ref() == key) else { break };
        at = name.span().start;
        match value.get_ref() {
            DeValue::Table(inner) => table = inner,
            _ => break,
        }
    }
    place_of(text, at)
}

/// The bytes of the value under this path of keys, for a change that leaves all else as it is.
pub fn span(text: &str, path: &[&str]) -> Option<Range<usize>> {
    let root = DeTable::parse(text).ok()?;
    let (last, sections) = path.split_last()?;
    let mut table = root.get_ref();
    for key in sections {
        table = table.iter().find(|(name, _)| name.get_ref() == key)?.1.get_ref().as_table()?;
    }
    table.iter().find(|(name, _)| name.get_ref() == last).map(|(_, value)| value.span())
}

/// The word of these that somebody who typed `typed` will have meant: at most a third of its
/// letters are wrong (left out, added, changed, or two in a row swapped).
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = (typed.chars().count() / 3).max(1);
    let near = known.into_iter().map(|word| (distance(typed, word), word));
    near.filter(|(wrong, _)| *wrong <= most).min().map(|(_, word)| word)
}

/// Optimal string alignment (Damerau 1964): the number of letters left out, added, changed or
/// swapped with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.to_lowercase().chars().collect(), b.chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    rows[0] = (0..=b.len()).collect();
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let changed = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = changed.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = least;
        }
    }
    rows[a.len()][b.len()]
}

fn place_of(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or("");
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}

/// The sort of a mistake in the text, from the words that the parser has for it.
fn syntax(message: &str) -> &'static str {
    let has = |parts: &[&str]| parts.iter().any(|part| message.contains(part));
    match () {
        () if has(&["duplicate key"]) => "duplicate",
        () if has(&["inline table"]) => "braces",
        () if has(&[" table"]) => "section",
        () if has(&["array"]) => "list",
        () if has(&["string", "quote", "escape"]) => "quotes",
        () if has(&["no value", "missing value", "missing assignment", "`=`", "key-value"]) => "value",
        () if has(&["number", "integer", "digit", "radix", "leading zero", "sign"]) => "number",
        () => "other",
    }
}

/// A mistake on its way up to where its place is known.
#[derive(Debug)]
struct Flaw {
    span: Option<Range<usize>>,
    fault: Fault,
}

impl Flaw {
    fn at(mut self, span: Range<usize>) -> Self {
        self.span.get_or_insert(span);
        self
    }

    /// Names the key whose value is wrong, where the mistake does not know it yet.
    fn of(mut self, name: &str) -> Self {
        if let Fault::Sort { key, .. } | Fault::Value { key } | Fault::Word { key, .. } = &mut self.fault
            && key.is_empty()
        {
            *key = name.to_owned();
        }
        self
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.fault)
    }
}

impl std::error::Error for Flaw {}

impl de::Error for Flaw {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self { span: None, fault: Fault::Value { key: String::new() } }
    }

    fn invalid_type(found: Unexpected<'_>, wanted: &dyn de::Expected) -> Self {
        let found = match found {
            Unexpected::Str(_) => "text",
            Unexpected::Bool(_) => "yes-no",
            Unexpected::Signed(_) | Unexpected::Unsigned(_) | Unexpected::Float(_) => "number",
            Unexpected::Seq => "list",
            Unexpected::Map => "section",
            _ => "other",
        };
        let wanted = wanted.to_string();
        let has = |parts: &[&str]| parts.iter().any(|part| wanted.contains(part));
        let wanted = match () {
            () if has(&["string"]) => "text",
            () if has(&["boolean"]) => "yes-no",
            () if has(&["sequence"]) => "list",
            () if has(&["map", "struct"]) => "section",
            () if has(&["i64", "u64", "usize", "u32", "u16", "u8", "f64", "integer"]) => "number",
            () => "other",
        };
        Self { span: None, fault: Fault::Sort { key: String::new(), wanted, found } }
    }

    fn missing_field(key: &'static str) -> Self {
        Self { span: None, fault: Fault::Missing { key: key.to_owned(), section: String::new() } }
    }
}

/// One section with where it stands.
struct Table<'t, 'i> {
    entries: &'t DeTable<'i>,
    span: Range<usize>,
    path: Vec<String>,
}

impl Table<'_, '_> {
    fn unknown(&self, known: &[&str]) -> Option<Flaw> {
        let strange = self.entries.keys().filter(|key| !known.contains(&key.get_ref().as_ref()));
        // The first in the file, not in the alphabet.
        let key = strange.min_by_key(|key| key.span().start)?;
        let near = nearest(key.get_ref(), known.iter().copied()).map(str::to_owned);
        let known = known.iter().map(|word| (*word).to_owned()).collect();
        let fault = Fault::Unknown { key: key.get_ref().to_string(), section: self.path.join("."), near, known };
        Some(Flaw { span: Some(key.span()), fault })
    }
}

impl<'de> de::Deserializer<'de> for Table<'_, '_> {
    type Error = Flaw;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Flaw> {
        let (span, section) = (self.span.clone(), self.path.join("."));
        let entries = Entries { rest: self.entries.iter().collect(), value: None, path: self.path };
        visitor.visit_map(entries).map_err(|mut flaw| {
            if let Fault::Missing { section: unnamed, .. } = &mut flaw.fault
                && flaw.span.is_none()
            {
                *unnamed = section;
            }
            flaw.at(span)
        })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Flaw> {
        match self.unknown(fields) {
            Some(flaw) => Err(flaw),
            None => self.deserialize_any(visitor),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

type Pair<'t, 'i> = (&'t Spanned<toml::de::DeString<'i>>, &'t Spanned<DeValue<'i>>);

struct Entries<'t, 'i> {
    /// In reverse: the next one is the last.
    rest: std::collections::VecDeque<Pair<'t, 'i>>,
    value: Option<Pair<'t, 'i>>,
    path: Vec<String>,
}

impl<'de> de::MapAccess<'de> for Entries<'_, '_> {
    type Error = Flaw;

    fn next_key_seed<K: de::DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Flaw> {
        self.value = self.rest.pop_front();
        let Some((key, _)) = self.value else { return Ok(None) };
        let name: de::value::StrDeserializer<'_, Flaw> = key.get_ref().as_ref().into_deserializer();
        seed.deserialize(name).map(Some).map_err(|flaw| flaw.at(key.span()))
    }

    fn next_value_seed<V: de::DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Flaw> {
        let Some((key, value)) = self.value.take() else { return Err(de::Error::custom("no value")) };
        let path = self.path.iter().cloned().chain([key.get_ref().to_string()]).collect();
        let value = Value { value, path, place: key.span() };
        seed.deserialize(value).map_err(|flaw| flaw.of(key.get_ref()).at(key.span()))
    }
}

/// One value with the keys that lead to it.
struct Value<'t, 'i> {
    value: &'t Spanned<DeValue<'i>>,
    path: Vec<String>,
    /// Where its key is.
    place: Range<usize>,
}

impl<'t, 'i> Value<'t, 'i> {
    fn table(self, entries: &'t DeTable<'i>) -> Table<'t, 'i> {
        Table { entries, span: self.place, path: self.path }
    }
}

impl<'de> de::Deserializer<'de> for Value<'_, '_> {
    type Error = Flaw;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Flaw> {
        let span = self.value.span();
        let read = match self.value.get_ref() {
            DeValue::String(text) => visitor.visit_str(text),
            DeValue::Boolean(yes) => visitor.visit_bool(*yes),
            DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
                Ok(number) => visitor.visit_i64(number),
                Err(_) => Err(de::Error::custom("too large")),
            },
            DeValue::Float(number) => match number.as_str().parse() {
                Ok(number) => visitor.visit_f64(number),
                Err(_) => Err(de::Error::custom("no number")),
            },
            // A date without quotation marks is what people type; here all dates are text.
            DeValue::Datetime(date) => visitor.visit_string(date.to_string()),
            DeValue::Array(items) => {
                let items = items.iter().map(|value| Value { value, path: self.path.clone(), place: value.span() });
                visitor.visit_seq(Items(items.collect()))
            }
            DeValue::Table(entries) => self.table(entries).deserialize_any(visitor),
        };
        read.map_err(|flaw| flaw.at(span))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Flaw> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Flaw> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Flaw> {
        match self.value.get_ref() {
            DeValue::Table(entries) => self.table(entries).deserialize_struct(name, fields, visitor),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Flaw> {
        let span = self.value.span();
        let flaw = match self.value.get_ref() {
            DeValue::String(word) if variants.contains(&word.as_ref()) => {
                let word: de::value::StrDeserializer<'_, Flaw> = word.as_ref().into_deserializer();
                return visitor.visit_enum(word).map_err(|flaw| flaw.at(span));
            }
            DeValue::String(word) => {
                let (typed, known) = (word.to_string(), variants.iter().map(|word| (*word).to_owned()).collect());
                Flaw { span: None, fault: Fault::Word { key: String::new(), typed, known } }
            }
            _ => return self.deserialize_any(visitor),
        };
        Err(Flaw::at(flaw, span))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

struct Items<'t, 'i>(std::collections::VecDeque<Value<'t, 'i>>);

impl<'de> de::SeqAccess<'de> for Items<'_, '_> {
    type Error = Flaw;

    fn next_element_seed<T: de::DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Flaw> {
        self.0.pop_front().map(|value| seed.deserialize(value)).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{KindRule, Listed};
    use super::*;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[derive(Debug, Deserialize)]
    struct File {
        serial: u64,
        #[serde(default)]
        people: BTreeMap<String, Listed>,
        #[serde(default)]
        rules: BTreeMap<String, KindRule>,
    }

    fn fault(text: &str) -> String {
        match read_toml::<File>(text) {
            Ok(file) => format!("{} {} {}", file.serial, file.people.len(), file.rules.len()),
            Err(TomlFault { line, column, fault }) => match fault {
                Fault::Syntax(name) => format!("{line}:{column} {name}"),
                Fault::Unknown { key, section, near, .. } => {
                    format!("{line}:{column} unknown {key} in [{section}], {}", near.unwrap_or_default())
                }
                Fault::Missing { key, section } => format!("{line}:{column} missing {key} in [{section}]"),
                Fault::Sort { key, wanted, found } => format!("{line}:{column} {key} is {found}, wanted {wanted}"),
                Fault::Value { key } => format!("{line}:{column} {key} cannot be used"),
                Fault::Word { key, typed, known } => {
                    format!("{line}:{column} {key} is {typed}, not {}", known.join(" or "))
                }
            },
        }
    }

    #[test]
    fn every_mistake_has_its_place() {
        let person = "serial = 1\n[people.anna]\nname = 'A'\nemail = 'a'\nroles = []\nkeys = []\n";
        let rule = "serial = 1\n[rules.x]\n";
        let rows = [
            ("serial = 1\n".to_owned(), "1 0 0"),
            (person.to_owned(), "1 1 0"),
            ("serial = 1\nserail = 1\n".to_owned(), "2:1 unknown serail in [], serial"),
            ("serial = 1\n[poeple.anna]\n".to_owned(), "2:2 unknown poeple in [], people"),
            ("serial = 1\n[zebra]\n".to_owned(), "2:2 unknown zebra in [], "),
            (format!("{person}emial = 'b'\n"), "7:1 unknown emial in [people.anna], email"),
            (format!("{person}Keys = []\n"), "7:1 unknown Keys in [people.anna], keys"),
            (
                format!("{rule}needs = [{{ roles = ['x'], cuont = 2 }}]\n"),
                "3:27 unknown cuont in [rules.x.needs], count",
            ),
            (format!("{rule}needs = [{{ count = 2 }}]\n"), "3:10 missing roles in [rules.x.needs]"),
            (rule.to_owned(), "2:8 missing needs in [rules.x]"),
            ("[people]\n".to_owned(), "1:1 missing serial in []"),
            ("serial = 'eins'\n".to_owned(), "1:10 serial is text, wanted number"),
            ("serial = [1]\n".to_owned(), "1:10 serial is list, wanted number"),
            ("[serial]\n".to_owned(), "1:2 serial is section, wanted number"),
            ("serial = 1]\n".to_owned(), "1:11 other"),
            ("serial = 1 # \0\n".to_owned(), "1:14 other"),
            ("serial = -1\n".to_owned(), "1:10 serial cannot be used"),
            ("serial = 99999999999999999999\n".to_owned(), "1:10 serial cannot be used"),
            (person.replace("roles = []", "roles = 'admin'"), "5:9 roles is text, wanted list"),
            (person.replace("roles = []", "roles = [1]"), "5:10 roles is number, wanted text"),
            (person.replace("name = 'A'", "name = true"), "3:8 name is yes-no, wanted text"),
            ("serial = 1\npeople = 'anna'\n".to_owned(), "2:10 people is text, wanted section"),
            (format!("{rule}needs = []\nquotes_cleared = 'ja'\n"), "4:18 quotes_cleared is text, wanted yes-no"),
            ("serial = 1\nserial = 2\n".to_owned(), "2:1 duplicate"),
            ("serial = eins\n".to_owned(), "1:10 quotes"),
            ("serial\n".to_owned(), "1:7 value"),
            ("serial = 01\n".to_owned(), "1:10 number"),
        ];
        for (text, expected) in rows {
            assert_eq!(fault(&text), expected, "{text}");
        }
        for (text, name) in
            [("a = [1, 2\n", "list"), ("[people\n", "section"), ("a = 'x\n", "quotes"), ("a = { b = 1\n", "braces")]
        {
            assert!(fault(text).ends_with(name), "{text}: {}", fault(text));
        }
    }

    #[test]
    fn dates_may_stand_without_quotation_marks() {
        let day =
            "serial = 1\n[people.anna]\nname = 'A'\nemail = 'a'\nroles = []\nkeys = []\ndeputy_from = 2026-07-01\n";
        let file: File = read_toml(day).unwrap();
        assert_eq!(file.people["anna"].deputy_from.as_deref(), Some("2026-07-01"));
    }

    #[test]
    fn a_word_near_enough_is_meant() {
        let known = ["email", "name", "roles", "keys", "deputy_for", "quotes_cleared"];
        for (typed, meant) in [
            ("emial", Some("email")),
            ("Email", Some("email")),
            ("mail", Some("email")),
            ("role", Some("roles")),
            ("deputyfor", Some("deputy_for")),
            ("rolse", Some("roles")),
            ("orlse", None),
            ("quote_cleard", Some("quotes_cleared")),
            ("em", None),
            ("emailaddress", None),
            ("phone", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, known), meant, "{typed}");
        }
    }

    #[test]
    fn values_are_found_by_their_keys() {
        let text = "serial = 1\n[people.anna]\nkeys = [\n  'a',\n]\n";
        assert_eq!(place(text, &["people", "anna", "keys"]), (3, 1));
        assert_eq!(place(text, &["people", "anna", "email"]), (2, 9));
        assert_eq!(place(text, &["rules"]), (1, 1));
        assert_eq!(span(text, &["people", "anna", "keys"]).map(|span| &text[span]), Some("[\n  'a',\n]"));
        assert_eq!(span(text, &["people", "anna", "email"]), None);
    }
}
