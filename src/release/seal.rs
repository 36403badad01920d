//! The sealed release: what exactly goes out, under one digest that can be computed again.

use super::percent;
use crate::review::Clearance;
use crate::statement::{Digest, Kind, Lang, StatementId};
use std::collections::BTreeMap;

/// This program by version and sources: whatever has the same name sets the same bytes.
pub const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("KLARTEXT_SOURCES"));

/// One file that goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artefact {
    /// Its path in the release: `de/2026-abschiebestopp-de.pdf`, `de/index.html`, `de/mail.txt`.
    pub path: String,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

/// A PDF that went out earlier, as it stays in public: with a stamp on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamped {
    /// Its path in the release, and the name at its end.
    pub path: String,
    pub name: String,
    /// The PDFs that it takes the place of, by the first twelve digits of their digests.
    pub instead_of: Vec<String>,
}

/// What a release consists of: canonical text, one line a fact, so that anybody can hash it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    pub repo: Digest,
    pub id: StatementId,
    pub kind: Kind,
    pub release: Digest,
    pub editions: BTreeMap<Lang, Digest>,
    /// The digest of the templates that it is set in. Releases from before templates were judged
    /// have none.
    pub templates: Option<Digest>,
    /// The program that set it; releases from before that was noted have none.
    pub program: Option<String>,
    /// Digests of the approving records, sorted, each once.
    pub approvals: Vec<Digest>,
    /// The approval for haste, where it went out on the short way.
    pub expedited: Option<Digest>,
    /// Partners who joined after some of the approvals: edition, name, the record of the sign-on.
    pub joined: BTreeMap<(Lang, String), Digest>,
    /// Serial and digest of the rules that let them join; only where somebody did.
    pub rules: Option<(u64, Digest)>,
    /// Path and digest of each artefact.
    pub artefacts: BTreeMap<String, Digest>,
    /// Number of recipients and digest over the sorted keyed hashes of their addresses.
    pub recipients: (usize, Digest),
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    #[error("line {0}")]
    Line(usize),
    #[error("not canonical")]
    NotCanonical,
}

impl Manifest {
    /// The canonical text: a fixed order, one fact a line, every line ended by LF.
    pub fn print(&self) -> String {
        let mut lines = vec![
            FIRST_LINE.to_owned(),
            format!("repo {}", self.repo),
            format!("id {}", self.id),
            format!("kind {}", self.kind.name()),
            format!("release {}", self.release),
        ];
        lines.extend(self.editions.iter().map(|(lang, digest)| format!("edition {lang} {digest}")));
        lines.extend(self.templates.iter().map(|digest| format!("templates {digest}")));
        lines.extend(self.program.iter().map(|program| format!("program {program}")));
        let mut approvals = self.approvals.clone();
        approvals.sort();
        approvals.dedup();
        lines.extend(approvals.iter().map(|digest| format!("approval {digest}")));
        lines.extend(self.expedited.iter().map(|digest| format!("expedited {digest}")));
        let joined = |((lang, name), record): (&(Lang, String), &Digest)| {
            format!("joined {lang} {} {record}", percent::encode(name))
        };
        lines.extend(self.joined.iter().map(joined));
        lines.extend(self.rules.iter().map(|(serial, digest)| format!("rules {serial} {digest}")));
        let artefact = |(path, digest): (&String, &Digest)| format!("artefact {} {digest}", percent::encode(path));
        lines.extend(self.artefacts.iter().map(artefact));
        lines.push(format!("recipients {} {}", self.recipients.0, self.recipients.1));
        lines.push(String::new());
        lines.join("\n")
    }

    /// Reads the canonical text and nothing else: what it returns prints to the same bytes.
    pub fn parse(text: &str) -> Result<Self, ManifestError> {
        let mut lines = Lines { lines: text.split('\n').collect(), at: 0 };
        lines.only(|line| (line == FIRST_LINE).then_some(()))?;
        let manifest = Self {
            repo: lines.only(|line| Digest::parse(line.strip_prefix("repo ")?))?,
            id: lines.only(|line| StatementId::parse(line.strip_prefix("id ")?))?,
            kind: lines.only(|line| Kind::parse(line.strip_prefix("kind ")?))?,
            release: lines.only(|line| Digest::parse(line.strip_prefix("release ")?))?,
            editions: lines.many("edition ", edition)?.into_iter().collect(),
            // Of several the last: the text would print differently and is refused.
            templates: lines.many("templates ", Digest::parse)?.pop(),
            program: lines.many("program ", program)?.pop(),
            approvals: lines.many("approval ", Digest::parse)?,
            expedited: lines.many("expedited ", Digest::parse)?.pop(),
            joined: lines.many("joined ", joined)?.into_iter().collect(),
            rules: lines.many("rules ", rules)?.pop(),
            artefacts: lines.many("artefact ", artefact)?.into_iter().collect(),
            recipients: lines.only(|line| recipients(line.strip_prefix("recipients ")?))?,
        };
        lines.only(|line| line.is_empty().then_some(()))?;
        if manifest.print() == text { Ok(manifest) } else { Err(ManifestError::NotCanonical) }
    }

    pub fn digest(&self) -> Digest {
        Digest::of(self.print().as_bytes())
    }
}

/// A sealed release: nothing in it can change any more. Only `seal` makes a new one, and
/// `seal` takes a clearance; the clearance's facts stand in the manifest.
#[derive(Debug, Clone)]
pub struct Release {
    manifest: Manifest,
    artefacts: Vec<Artefact>,
}

impl Release {
    /// A sealed release again from what was kept on the disk, for a delivery that was interrupted;
    /// `None` unless the artefacts are exactly those of the manifest. That the manifest is the one
    /// that was sealed, the journal knows: compare its digest.
    pub fn reopen(manifest: Manifest, artefacts: Vec<Artefact>) -> Option<Self> {
        let release = close(manifest.clone(), artefacts);
        (release.manifest == manifest).then_some(release)
    }
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }
    pub fn artefacts(&self) -> &[Artefact] {
        &self.artefacts
    }
    /// The artefact at this path of the release.
    pub fn artefact(&self, path: &str) -> Option<&Artefact> {
        self.artefacts.iter().find(|artefact| artefact.path == path)
    }
}

/// SHA-256 over repository, statement, editions and channel: the same for every machine that
/// would publish the same.
pub fn release_id(repo: &Digest, id: &StatementId, editions: &BTreeMap<Lang, Digest>, channel: &str) -> Digest {
    let mut text = format!("klartext-release 1\nrepo {repo}\nid {id}\n");
    for (lang, digest) in editions {
        text.push_str(&format!("edition {lang} {digest}\n"));
    }
    text.push_str(&format!("channel {}\n", percent::encode(channel)));
    Digest::of(text.as_bytes())
}

/// Seals artefacts under the clearance, which it uses up. `recipients` is the count and the digest
/// of the frozen list. Artefacts are put in order of their paths; of two with one path the first stays.
pub fn seal(
    clearance: Clearance,
    kind: Kind,
    channel: &str,
    artefacts: Vec<Artefact>,
    recipients: (usize, Digest),
) -> Release {
    let (repo, id, editions) = (*clearance.repo(), clearance.id().clone(), clearance.editions().clone());
    let release = release_id(&repo, &id, &editions, channel);
    let (approvals, expedited) = (clearance.approvals().to_vec(), clearance.expedited().copied());
    let templates = Some(*clearance.templates());
    let signed = clearance.joined().iter().filter_map(|one| Some((one, one.sign_on.as_ref()?.0)));
    let joined: BTreeMap<(Lang, String), Digest> = signed
        .flat_map(|(one, record)| one.langs.iter().map(move |lang| ((lang.clone(), one.partner.clone()), record)))
        .collect();
    let rules = (!joined.is_empty()).then(|| *clearance.rules());
    let manifest = Manifest {
        repo,
        id,
        kind,
        release,
        editions,
        templates,
        program: Some(PROGRAM.to_owned()),
        approvals,
        expedited,
        joined,
        rules,
        artefacts: BTreeMap::new(),
        recipients,
    };
    close(manifest, artefacts)
}

/// Brings artefacts and manifest into agreement.
fn close(mut manifest: Manifest, mut artefacts: Vec<Artefact>) -> Release {
    manifest.approvals.sort();
    manifest.approvals.dedup();
    artefacts.sort_by(|a, b| a.path.cmp(&b.path));
    artefacts.dedup_by(|later, first| later.path == first.path);
    let digest = |artefact: &Artefact| (artefact.path.clone(), Digest::of(&artefact.bytes));
    manifest.artefacts = artefacts.iter().map(digest).collect();
    Release { manifest, artefacts }
}

const FIRST_LINE: &str = "klartext-manifest 1";

/// Reads line by line and knows which one it is at.
struct Lines<'a> {
    lines: Vec<&'a str>,
    at: usize,
}

impl<'a> Lines<'a> {
    /// The next line, which must be readable.
    fn only<T>(&mut self, read: impl Fn(&'a str) -> Option<T>) -> Result<T, ManifestError> {
        let value = self.lines.get(self.at).and_then(|line| read(line));
        self.at += 1;
        value.ok_or(ManifestError::Line(self.at))
    }

    /// All lines that start with this key, each of which must be readable.
    fn many<T>(&mut self, key: &str, read: impl Fn(&'a str) -> Option<T>) -> Result<Vec<T>, ManifestError> {
        let mut values = Vec::new();
        while self.lines.get(self.at).is_some_and(|line| line.starts_with(key)) {
            values.push(self.only(|line| read(line.strip_prefix(key)?))?);
        }
        Ok(values)
    }
}

fn edition(rest: &str) -> Option<(Lang, Digest)> {
    let (lang, digest) = rest.split_once(' ')?;
    Some((Lang::parse(lang)?, Digest::parse(digest)?))
}

fn program(name: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-');
    (matches!(name.len(), 1..=64) && name.chars().all(plain)).then(|| name.to_owned())
}

fn joined(rest: &str) -> Option<((Lang, String), Digest)> {
    let (lang, rest) = rest.split_once(' ')?;
    let (name, record) = rest.split_once(' ')?;
    Some(((Lang::parse(lang)?, percent::decode(name)?), Digest::parse(record)?))
}

fn rules(rest: &str) -> Option<(u64, Digest)> {
    let (serial, digest) = rest.split_once(' ')?;
    Some((serial.parse().ok()?, Digest::parse(digest)?))
}

fn artefact(rest: &str) -> Option<(String, Digest)> {
    let (path, digest) = rest.split_once(' ')?;
    Some((percent::decode(path)?, Digest::parse(digest)?))
}

fn recipients(rest: &str) -> Option<(usize, Digest)> {
    let (count, digest) = rest.split_once(' ')?;
    Some((count.parse().ok()?, Digest::parse(digest)?))
}

#[cfg(test)]
impl Release {
    /// A release without a clearance, for the tests of the rooms above.
    pub fn sample(id: &str, editions: &[(&str, &str)], artefacts: Vec<Artefact>) -> Self {
        let repo = Digest::of(b"sample workspace");
        let id = StatementId::parse(id).unwrap();
        let edition = |(lang, text): &(&str, &str)| (Lang::parse(lang).unwrap(), Digest::of(text.as_bytes()));
        let editions: BTreeMap<_, _> = editions.iter().map(edition).collect();
        let release = release_id(&repo, &id, &editions, "newsroom");
        let recipients = (0, Digest::of(b""));
        let approvals = vec![Digest::of(b"record of anna")];
        let kind = Kind::PressRelease;
        close(
            Manifest {
                repo,
                id,
                kind,
                release,
                editions,
                templates: None,
                program: None,
                approvals,
                expedited: None,
                joined: BTreeMap::new(),
                rules: None,
                artefacts: BTreeMap::new(),
                recipients,
            },
            artefacts,
        )
    }
}

#[cfg(test)]
mod tests;
