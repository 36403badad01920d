//! What a website shows that is not what went out: changed by hand, since, by whom.

use crate::release::{Digest, Lang, Manifest, Release};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// What went out last, with as much of its bytes as is at hand. What is not exactly the sealed one,
/// because it was made again, still tells a person what stood there.
#[derive(Debug, Clone)]
pub struct WentOut {
    pub manifest: Manifest,
    pub parts: BTreeMap<String, Vec<u8>>,
}

/// What of a page is not as it was sealed. Its word is `aspect-<name>` in `locales/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// It is nowhere.
    Gone,
    /// It lies in the trash.
    Trash,
    /// It is public more than once.
    Twins,
    /// It is not public: a draft, private, scheduled anew.
    Status,
    /// It has another address.
    Slug,
    /// The mark by which it is found was removed with the rest of the text.
    Mark,
    Title,
    Text,
    Excerpt,
    Categories,
    Tags,
    /// The featured picture.
    Picture,
    /// A file is gone or another one.
    File,
    /// A file that nobody sealed.
    Extra,
}

impl Aspect {
    pub fn name(self) -> &'static str {
        match self {
            Aspect::Gone => "gone",
            Aspect::Trash => "trash",
            Aspect::Twins => "twins",
            Aspect::Status => "status",
            Aspect::Slug => "slug",
            Aspect::Mark => "mark",
            Aspect::Title => "title",
            Aspect::Text => "text",
            Aspect::Excerpt => "excerpt",
            Aspect::Categories => "categories",
            Aspect::Tags => "tags",
            Aspect::Picture => "picture",
            Aspect::File => "file",
            Aspect::Extra => "extra",
        }
    }
}

/// One thing that is different. Text and title are HTML, with blanks where the website filled them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub aspect: Aspect,
    /// The file's path where it is one.
    pub about: String,
    /// Nothing where it was not there, or is not known here.
    pub was: Option<String>,
    pub is: Option<String>,
}

/// Who changed something, and when, as far as the website keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hand {
    pub who: Option<String>,
    pub at: Option<Timestamp>,
}

/// One edition on the website, compared with what went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drifted {
    pub lang: Lang,
    pub address: String,
    pub differences: Vec<Difference>,
    /// The newest first.
    pub hands: Vec<Hand>,
    /// Somebody has it open and has not saved.
    pub writing: Option<Hand>,
    /// What could not be compared here.
    pub unseen: Vec<Aspect>,
    /// Stands for what was found.
    pub state: Digest,
}

impl Difference {
    pub fn new(aspect: Aspect) -> Self {
        Self { aspect, about: String::new(), was: None, is: None }
    }

    pub fn about(self, about: &str) -> Self {
        Self { about: about.to_owned(), ..self }
    }

    pub fn between(self, was: Option<String>, is: Option<String>) -> Self {
        Self { was, is, ..self }
    }
}

impl WentOut {
    /// A release that lies here whole.
    pub fn of(release: &Release) -> Self {
        let part = |one: &crate::release::Artefact| (one.path.clone(), one.bytes.clone());
        Self { manifest: release.manifest().clone(), parts: release.artefacts().iter().map(part).collect() }
    }

    /// What stood at this path, in words.
    pub fn text(&self, path: &str) -> Option<String> {
        String::from_utf8(self.parts.get(path)?.clone()).ok()
    }

    /// Whether these bytes are the sealed ones of this path.
    pub fn is(&self, path: &str, bytes: &[u8]) -> bool {
        self.manifest.artefacts.get(path).is_some_and(|digest| *digest == Digest::of(bytes))
    }

    /// Whether the part at this path is at hand as it was sealed.
    pub fn has_exactly(&self, path: &str) -> bool {
        self.parts.get(path).is_some_and(|bytes| self.is(path, bytes))
    }
}
