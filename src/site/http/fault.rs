//! What can be wrong with a website that is spoken to by templates; `cli` gives each its words.

use crate::site::reach::Reach;
use crate::site::web::{Answer, Silence};

/// A fault, with what its sentence is filled with. No fact is ever a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HttpFault {
    /// A template of the settings cannot be filled, or what it gives is no JSON.
    #[error("[website.http] {name}: {detail}")]
    Template { name: &'static str, detail: String },
    #[error("{url}: {reason}")]
    Unreachable { url: String, reason: String },
    /// Nobody knows whether it was carried out.
    #[error("{url}: {reason}")]
    Unclear { url: String, reason: String },
    /// The website refuses, for good.
    #[error("{url}: {status} {words}")]
    Refused { url: String, status: u16, words: String },
    /// It does not know this login, or lets it do less than is needed.
    #[error("{url}: {status}")]
    Login { url: String, status: u16 },
    /// What answers is not what the settings describe.
    #[error("{url}: nothing at {place}")]
    Answer { url: String, place: String },
    /// The look-up gives entries of others: nobody could tell whether ours is among the rest.
    #[error("{url} does not look by the key")]
    Unfiltered { url: String },
    #[error("{count} entries")]
    Twins { count: usize, ids: String },
    #[error("gone")]
    Gone { key: String },
    /// Changed by hand since what went out last.
    #[error("{id} was edited: {places}")]
    Edited { id: String, places: String },
    #[error("{server} is before {embargo}")]
    Early { embargo: String, server: String },
    /// What was sent is not what is kept.
    #[error("{places} not kept")]
    Unkept { places: String },
    /// A picture or PDF and no way for files.
    #[error("no way for {0}")]
    NoFiles(String),
}

impl HttpFault {
    /// Whether what was asked for may have been carried out all the same.
    pub fn leaves_open(&self) -> bool {
        matches!(self, HttpFault::Unclear { .. })
    }

    /// Whether the same may go well a little later.
    pub fn passes(&self) -> bool {
        self.leaves_open() || matches!(self, HttpFault::Unreachable { .. })
    }

    pub fn reach(&self) -> Reach {
        match self {
            HttpFault::Unclear { .. } => Reach::Perhaps,
            HttpFault::Refused { .. }
            | HttpFault::Twins { .. }
            | HttpFault::Gone { .. }
            | HttpFault::Edited { .. }
            | HttpFault::Early { .. }
            | HttpFault::Unkept { .. }
            | HttpFault::NoFiles(_) => Reach::Statement,
            _ => Reach::Website,
        }
    }

    pub fn silence(silence: Silence, url: &str) -> Self {
        let url = bare(url);
        match silence {
            Silence::Unreachable(reason) => HttpFault::Unreachable { url, reason },
            Silence::Unclear(reason) => HttpFault::Unclear { url, reason },
        }
    }
}

/// What an answer that is no success says.
pub fn judge(answer: &Answer) -> HttpFault {
    let url = bare(&answer.url);
    match answer.status {
        401 | 403 => HttpFault::Login { url, status: answer.status },
        // A page where data were expected, or half of them: it may have been carried out.
        200..=299 | 408 | 429 | 500.. => HttpFault::Unclear { url, reason: answer.status.to_string() },
        status => {
            let words = answer.text().split_whitespace().collect::<Vec<_>>().join(" ");
            HttpFault::Refused { url, status, words: words.chars().take(160).collect() }
        }
    }
}

fn bare(url: &str) -> String {
    url.split('?').next().unwrap_or(url).to_owned()
}
