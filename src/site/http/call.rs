//! Templates filled, questions asked patiently, orders that make something given once.

use super::fault::{HttpFault, judge};
use super::{Http, settings};
use crate::site::web::{Answer, Load};
use minijinja::value::ValueKind;
use minijinja::{Environment, UndefinedBehavior, Value as Filled};
use serde_json::Value;
use std::time::Duration;

/// Looks at the same thing before it is said that it cannot be seen.
const ROUNDS: u32 = 4;

/// One entry as the website has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub id: String,
    pub public: bool,
    pub value: Value,
}

/// Fills one template of the settings; a name that is not known is an error.
pub fn fill(name: &'static str, template: &str, values: &Filled) -> Result<String, HttpFault> {
    let broken = |error: minijinja::Error| HttpFault::Template { name, detail: error.to_string() };
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.add_filter("json", |value: Filled| json(&value).to_string());
    environment.add_filter("query", |value: String| encoded(&value));
    // Nothing is escaped by itself: what goes into JSON says so.
    environment.set_formatter(|out, _, value| {
        out.write_str(&value.to_string()).map_err(|_| minijinja::ErrorKind::WriteFailure.into())
    });
    environment.render_str(template, values).map_err(broken)
}

/// A value as JSON writes it.
fn json(value: &Filled) -> Value {
    let items = || value.try_iter().into_iter().flatten();
    match value.kind() {
        ValueKind::String => Value::from(value.as_str().unwrap_or_default()),
        ValueKind::Bool => Value::from(value.is_true()),
        ValueKind::Number => i64::try_from(value.clone()).map_or(Value::Null, Value::from),
        ValueKind::Seq | ValueKind::Iterable => items().map(|item| json(&item)).collect(),
        ValueKind::Map => {
            let pair = |name: Filled| Some((name.to_string(), json(&value.get_item(&name).ok()?)));
            Value::Object(items().filter_map(pair).collect())
        }
        _ => Value::Null,
    }
}

/// A value within an address: everything but letters, digits and `-._~` percent-encoded.
fn encoded(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// What stands at a place, in words: a number as its digits.
pub fn at(value: &Value, pointer: &str) -> Option<String> {
    match value.pointer(pointer)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        _ => None,
    }
}

impl Http {
    /// A question, asked again while the server is busy or silent.
    pub(super) fn ask(&self, url: &str) -> Result<(Answer, Value), HttpFault> {
        self.patiently(|| {
            let answer = self.web.ask(url).map_err(|silence| HttpFault::silence(silence, url))?;
            match answer.json() {
                Some((value, _)) if answer.status == 200 => Ok((answer, value)),
                _ => Err(judge(&answer)),
            }
        })
    }

    /// The items of a list.
    pub(super) fn list(
        &self,
        name: &'static str,
        find: &settings::Find,
        values: &Filled,
    ) -> Result<Vec<Value>, HttpFault> {
        let url = fill(name, &find.url, values)?;
        let (answer, value) = self.ask(&url)?;
        let list = value.pointer(&find.list).and_then(Value::as_array).cloned();
        list.ok_or_else(|| HttpFault::Answer { url: answer.url, place: find.list.clone() })
    }

    /// Entries with this key. An answer with others' entries is no answer: ours could be on a page
    /// that was not shown.
    pub(super) fn entries(&self, key: &str, values: &Filled) -> Result<Vec<Entry>, HttpFault> {
        let places = &self.settings.entry;
        let mut found = Vec::new();
        for value in self.list("find", &self.settings.find, values)? {
            let missing = |place: &String| HttpFault::Answer { url: self.address.clone(), place: place.clone() };
            if at(&value, &places.key).as_deref() != Some(key) {
                return Err(HttpFault::Unfiltered { url: self.address.clone() });
            }
            let id = at(&value, &places.id).ok_or_else(|| missing(&places.id))?;
            let public = at(&value, &places.status).ok_or_else(|| missing(&places.status))? == places.public;
            found.push(Entry { id, public, value });
        }
        // Every desk has the same order: what is public first, then the smallest number.
        found.sort_by_key(|entry| (!entry.public, entry.id.len(), entry.id.clone()));
        Ok(found)
    }

    /// An order as a template says it. `repeats` says whether given twice it does the same as once.
    pub(super) fn order(
        &self,
        name: &'static str,
        call: &settings::Call,
        values: &Filled,
        repeats: bool,
    ) -> Result<(), HttpFault> {
        let url = fill(name, &call.url, values)?;
        let load = match fill(name, &call.body, values)?.trim() {
            "" => Load::None,
            body => Load::Json(
                serde_json::from_str(body).map_err(|error| HttpFault::Template { name, detail: error.to_string() })?,
            ),
        };
        let once = || {
            let sent = self.web.order_as(&call.method, &url, &load);
            let answer = sent.map_err(|silence| HttpFault::silence(silence, &url))?;
            // Whatever the answer holds, the next look says what is there; a page is no answer.
            match answer.status {
                200..=299 if answer.body.is_empty() || answer.json().is_some() => Ok(()),
                404 | 410 if name == "remove" => Ok(()),
                _ => Err(judge(&answer)),
            }
        };
        if repeats { self.patiently(once) } else { once() }
    }

    fn patiently<T>(&self, mut attempt: impl FnMut() -> Result<T, HttpFault>) -> Result<T, HttpFault> {
        let mut round = 0;
        loop {
            match attempt() {
                Err(fault) if fault.passes() && round + 1 < ROUNDS => {
                    (self.patience.pause)(Duration::from_secs(1 << round).min(self.patience.settle));
                    round += 1;
                }
                end => return end,
            }
        }
    }
}
