//! What is public about a statement, as small files beside its pages: from them alone front page and
//! feeds are made, and by them we know our own folders from others'.

use super::{SiteError, disk};
use crate::release::{Digest, Lang, StatementId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// `<lang>/page.json`: the facts of one page, sealed with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageFacts {
    pub klartext: String,
    pub id: String,
    pub language: String,
    pub kind: String,
    /// The kind in the page's language.
    pub kind_word: String,
    pub title: String,
    pub summary: String,
    pub address: String,
    /// The day of publication in the zone of the rules.
    pub date: String,
    /// RFC 3339.
    pub published: String,
    pub updated: Option<String>,
    pub pdf: PdfFacts,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PdfFacts {
    pub name: String,
    /// Bytes.
    pub size: usize,
}

/// `release.json`: which release lies here. Written first, as not complete, and once more at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sidecar {
    pub klartext: String,
    pub id: String,
    pub release: String,
    pub manifest: String,
    /// When the statement became public for the first time.
    pub published: String,
    /// When this release replaced an earlier one.
    pub updated: Option<String>,
    /// Whether every file, the front page and the feeds are in place.
    pub complete: bool,
    /// Whether front page and feeds show it: also while a later release is taking its place.
    pub listed: bool,
    /// Every file that is ours here, also those of an earlier release that are still to go.
    pub files: Vec<String>,
}

/// A statement as the front page and the feeds show it.
#[derive(Debug, Clone)]
pub struct Public {
    pub id: StatementId,
    pub published: Timestamp,
    pub updated: Option<Timestamp>,
    pub pages: BTreeMap<Lang, PageFacts>,
}

pub const SIDECAR: &str = "release.json";
pub const FACTS: &str = "page.json";

impl PageFacts {
    pub const MARK: &str = "page 1";

    pub fn print(&self) -> Vec<u8> {
        print(self)
    }

    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let facts: Self = serde_json::from_slice(bytes).ok()?;
        (facts.klartext == Self::MARK).then_some(facts)
    }
}

impl Sidecar {
    pub const MARK: &str = "release 1";

    pub fn print(&self) -> Vec<u8> {
        print(self)
    }

    /// The sidecar in a statement's folder, if there is one. One that is not ours or names paths
    /// outside of its folder is damaged: we would delete what it says.
    pub fn read(folder: &Path) -> Result<Option<Self>, SiteError> {
        let path = folder.join(SIDECAR);
        let Some(bytes) = disk::read_if_there(&path)? else { return Ok(None) };
        let sound = |one: &Self| {
            one.klartext == Self::MARK
                && one.release().is_some()
                && one.manifest().is_some()
                && one.published.parse::<Timestamp>().is_ok()
                && one.updated.as_deref().is_none_or(|time| time.parse::<Timestamp>().is_ok())
                && one.files.iter().all(|file| disk::is_plain(file))
        };
        let sidecar = serde_json::from_slice(&bytes).ok().filter(sound);
        sidecar.map(Some).ok_or(SiteError::Damaged(path))
    }

    pub fn release(&self) -> Option<Digest> {
        Digest::parse(&self.release)
    }

    pub fn manifest(&self) -> Option<Digest> {
        Digest::parse(&self.manifest)
    }
}

impl Public {
    /// What lies in a statement's folder under this sidecar.
    pub fn read(folder: &Path, sidecar: &Sidecar) -> Result<Self, SiteError> {
        let damaged = || SiteError::Damaged(folder.join(SIDECAR));
        let mut pages = BTreeMap::new();
        for file in sidecar.files.iter().filter(|file| file.ends_with(&format!("/{FACTS}"))) {
            // Files of an earlier release may be gone already, those of a later one still to come.
            let Some(bytes) = disk::read_if_there(&folder.join(file))? else { continue };
            let facts = PageFacts::parse(&bytes).ok_or_else(|| SiteError::Damaged(folder.join(file)))?;
            let lang = Lang::parse(&facts.language).ok_or_else(|| SiteError::Damaged(folder.join(file)))?;
            pages.insert(lang, facts);
        }
        Ok(Self {
            id: StatementId::parse(&sidecar.id).ok_or_else(damaged)?,
            published: sidecar.published.parse().map_err(|_| damaged())?,
            updated: sidecar.updated.as_deref().and_then(|time| time.parse().ok()),
            pages,
        })
    }

    /// When it changed last.
    pub fn changed(&self) -> Timestamp {
        self.updated.unwrap_or(self.published)
    }

    /// The page to show where one is asked for: in this language, in its main form, or the first.
    pub fn page(&self, lang: &Lang) -> Option<(&Lang, &PageFacts)> {
        let main = Lang::parse(lang.primary());
        let found = self.pages.get_key_value(lang).or_else(|| self.pages.get_key_value(&main?));
        found.or_else(|| self.pages.first_key_value())
    }
}

/// Facts as text: two blanks deep, one line end at the end. These types cannot fail to print.
fn print(facts: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(facts).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
