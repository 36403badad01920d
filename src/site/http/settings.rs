//! How a website is spoken to that is not WordPress: addresses and bodies as templates, places in its answers.

use serde::Deserialize;

/// `[website.http]` in `workflow.toml`. Addresses and bodies are minijinja templates; places in
/// answers are JSON pointers (RFC 6901), `/data/0/id`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HttpSettings {
    /// How the password is carried: `bearer`, as a token, or `basic`, with the user's name.
    #[serde(default = "bearer")]
    pub login: String,
    pub find: Find,
    pub create: Call,
    pub update: Call,
    /// Removes a draft that a second desk made; without it several are named and left to people.
    #[serde(default)]
    pub remove: Option<Call>,
    pub entry: EntryPlaces,
    /// Where visitors find an edition. What is there has to hold the text's own mark.
    pub page: String,
    /// How PDF and pictures get there; without it no PDF is offered, and a text with pictures is refused.
    #[serde(default)]
    pub files: Option<Files>,
    #[serde(default)]
    pub categories: Vec<String>,
    #[serde(default)]
    pub tags: Vec<String>,
    /// As for WordPress: how long an answer may take, and how long the server may still be at work on
    /// what it did not answer, in seconds.
    #[serde(default = "answer_seconds")]
    pub answer_seconds: u64,
    #[serde(default = "settle_seconds")]
    pub settle_seconds: u64,
}

/// A question for entries, or for files.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Find {
    pub url: String,
    /// Where the list is in the answer; nothing where the answer is the list.
    #[serde(default)]
    pub list: String,
}

/// An order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    pub url: String,
    #[serde(default = "post")]
    pub method: String,
    #[serde(default)]
    pub body: String,
}

/// Where things stand in an entry.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryPlaces {
    pub id: String,
    /// The key by which an entry is found; the website keeps it unchanged.
    pub key: String,
    pub status: String,
    /// The status of what visitors see.
    pub public: String,
    pub text: String,
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub excerpt: Option<String>,
    #[serde(default)]
    pub slug: Option<String>,
}

/// Files beside an entry.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Files {
    /// By `{{ name }}`, which holds the file's digest.
    pub find: Find,
    pub id: String,
    /// Where a file's name stands in what is found.
    pub name: String,
    pub upload: String,
    /// The form's field with the bytes.
    #[serde(default = "file")]
    pub field: String,
    /// Where visitors get it, by `{{ file }}` and `{{ name }}`.
    pub address: String,
}

fn bearer() -> String {
    "bearer".to_owned()
}

fn post() -> String {
    "POST".to_owned()
}

fn file() -> String {
    "file".to_owned()
}

fn answer_seconds() -> u64 {
    120
}

fn settle_seconds() -> u64 {
    60
}
