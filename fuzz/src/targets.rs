//! What a fuzzer tries, and the tests with it: everything that reads bytes which somebody else wrote.
//!
//! Each takes any bytes, must not panic, and checks what has to be true of whatever it accepts.

use crate::ledger::{Entry, Record, Seen, Signature, split};
use crate::policy::{
    Administration, CorrectionRule, Expedited, KindRule, Listed, Policy, RuleFile, TemplateRule, read_toml,
};
use crate::repo::{fingerprint, read_entry, read_folder};
use crate::statement::{Digest, Edition, Media, lint};
use serde::de::IgnoredAny;
use std::collections::{BTreeMap, BTreeSet};

/// A record's text: what is read prints to the same bytes.
pub fn record(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(record) = Record::parse(text) {
        assert_eq!(record.print(), text);
        assert!(text.is_ascii() && text.ends_with('\n'));
    }
}

/// A record's file: what is signed and the signature are the whole of it, and nothing is good
/// that cannot be split.
pub fn armour(data: &[u8]) {
    let entry = read_entry("reviews/2026/2026-a/x.review", data);
    assert_eq!(entry.digest, Digest::of(data));
    match split(data) {
        Ok((text, armour)) => assert_eq!([text, armour].concat().as_bytes(), data),
        Err(_) => {
            assert!(entry.record.is_err());
            assert!(matches!(entry.signature, Signature::Bad { .. }));
        }
    }
}

/// A folder's object: what is accepted is written by git in exactly this way, each name once.
pub fn tree(data: &[u8]) {
    let Ok(entries) = read_folder(data, "statements/2026/2026-a") else { return };
    let mut names = BTreeSet::new();
    let mut written = Vec::new();
    for (mode, name, id) in entries {
        assert!(matches!(mode, 0o40000 | 0o100_644 | 0o100_755), "{mode:o}");
        assert!(!name.contains(['/', '\\', '\0', ':']) && !name.is_empty() && name != "." && name != "..");
        assert!(names.insert(name.to_lowercase()), "{name} twice");
        written.extend(format!("{mode:o} {name}\0").into_bytes());
        written.extend(id);
    }
    assert_eq!(written, data);
}

/// The rules: nothing that is accepted has a need of nobody, or a key of two people.
pub fn workflow(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let read = match read_toml::<Sections>(text) {
        Ok(read) => read,
        Err(fault) => {
            assert!(fault.line <= text.split('\n').count().max(1), "line {}", fault.line);
            return;
        }
    };
    let Ok(policy) = Policy::read(read.into(), Digest::of(data), &fingerprint) else { return };
    assert!(policy.serial > 0 && policy.threshold > 0 && policy.threshold <= policy.admins().count());
    let mut holders = BTreeMap::new();
    for (person, member) in &policy.people {
        for print in member.keys.keys() {
            assert_eq!(holders.insert(print.clone(), person), None, "{print} is held twice");
        }
    }
}

/// `workflow.toml`, of which the other rooms' sections are passed over.
#[derive(serde::Deserialize)]
struct Sections {
    serial: u64,
    predecessor: String,
    zone: String,
    languages: Vec<String>,
    people: BTreeMap<String, Listed>,
    rules: BTreeMap<String, KindRule>,
    administration: Administration,
    expedited: Option<Expedited>,
    templates: Option<TemplateRule>,
    corrections: Option<CorrectionRule>,
    #[serde(rename = "organisation")]
    _organisation: Option<IgnoredAny>,
    #[serde(rename = "website")]
    _website: Option<IgnoredAny>,
    #[serde(rename = "mail")]
    _mail: Option<IgnoredAny>,
}

impl From<Sections> for RuleFile {
    fn from(read: Sections) -> Self {
        let Sections { serial, predecessor, zone, languages, people, rules, administration, .. } = read;
        let (expedited, templates, corrections) = (read.expedited, read.templates, read.corrections);
        Self { serial, predecessor, zone, languages, people, rules, administration, expedited, templates, corrections }
    }
}

/// A text with its front matter: read, or complained about at a place that exists.
pub fn front(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let media = Media::default();
    // A lone carriage return ends a line as well.
    let lines = text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r')).count();
    for finding in lint("statements/2026/2026-a/de.md", &text, &media).findings {
        assert!(finding.span.line <= lines.max(1), "line {} of {lines}", finding.span.line);
    }
    if let Some(edition) = Edition::read(&text, &media) {
        assert_eq!(Edition::read(&text, &media).map(|again| again.digest), Some(edition.digest));
    }
}

/// Who saw what: each two bytes say that one record names another. Compared with the plainest
/// reckoning there is.
pub fn seen(data: &[u8]) {
    const RECORDS: usize = 12;
    let digests: Vec<Digest> = (0..RECORDS).map(|at| Digest::of(&[at as u8])).collect();
    let mut names = vec![vec![false; RECORDS]; RECORDS];
    for pair in data.chunks_exact(2).take(64) {
        names[usize::from(pair[0]) % RECORDS][usize::from(pair[1]) % RECORDS] = true;
    }
    let listed = |at: usize| {
        let mut seen: Vec<Digest> = (0..RECORDS).filter(|to| names[at][*to]).map(|to| digests[to]).collect();
        seen.sort();
        seen
    };
    let entry = |at: usize| {
        let record = Record::parse(&sample(&listed(at), at)).expect("a record");
        let signature = Signature::Good { fingerprint: "SHA256:x".to_owned() };
        Entry { path: at.to_string(), digest: digests[at], record: Ok(record), signature }
    };
    let entries: Vec<Entry> = (0..RECORDS).map(entry).collect();
    let graph = Seen::of(&entries);
    let mut knows = names;
    for middle in 0..RECORDS {
        for from in 0..RECORDS {
            for to in 0..RECORDS {
                knows[from][to] |= knows[from][middle] && knows[middle][to];
            }
        }
    }
    for (at, row) in knows.iter().enumerate() {
        let past: BTreeSet<Digest> = (0..RECORDS).filter(|to| row[*to]).map(|to| digests[to]).collect();
        assert_eq!(graph.past([digests[at]]), past);
    }
    let all: BTreeSet<Digest> = digests.iter().copied().collect();
    let last = |at: &usize| !knows.iter().any(|row| row[*at]);
    let latest: BTreeSet<Digest> = (0..RECORDS).filter(last).map(|at| digests[at]).collect();
    assert_eq!(graph.latest(&all), if latest.is_empty() { all.clone() } else { latest });
}

/// A record that saw these; the serial tells it from others.
fn sample(seen: &[Digest], serial: usize) -> String {
    let some = Digest::of(b"");
    let list: Vec<String> = seen.iter().map(Digest::to_string).collect();
    let list = if list.is_empty() { "-".to_owned() } else { list.join(",") };
    format!(
        "klartext-review 1\nrepo {some}\nkind statement\nid 2026-a\nedition de {some}\nworkflow {} {some}\n\
         preview -\nverdict comment\nrole -\nperson anna\nseen {list}\ntime 2026-11-23T15:48:36Z\nnote -\n",
        serial + 1
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    const MUTATIONS: u64 = 400;

    #[test]
    fn seeds_and_what_becomes_of_them() {
        let targets: [(&str, fn(&[u8])); 6] = [
            ("record", record),
            ("armour", armour),
            ("tree", tree),
            ("workflow", workflow),
            ("front", front),
            ("seen", seen),
        ];
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
        for (name, target) in targets {
            let folder = std::fs::read_dir(root.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
            let mut files: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
            files.sort();
            assert!(!files.is_empty(), "{name} has no seeds");
            let seeds: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(file).unwrap()).collect();
            for (at, seed) in seeds.iter().enumerate() {
                target(seed);
                for round in 0..MUTATIONS / seeds.len() as u64 + 1 {
                    target(&mutated(seed, &seeds, round * 1_000 + at as u64 + 1));
                }
            }
        }
    }

    /// A few changes to a seed, the same ones each time: bytes put in, taken out, changed, repeated,
    /// or taken from another seed.
    fn mutated(seed: &[u8], all: &[Vec<u8>], number: u64) -> Vec<u8> {
        let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        // Marsaglia's xorshift64: enough to be different each time, and the same in each run.
        let mut next = |below: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % below.max(1) as u64) as usize
        };
        let mut bytes = seed.to_vec();
        for _ in 0..=next(4) {
            let at = next(bytes.len() + 1);
            let length = next(24).min(bytes.len() - at);
            match next(6) {
                0 => bytes.insert(at, next(256) as u8),
                1 => drop(bytes.drain(at..at + length)),
                2 if at < bytes.len() => bytes[at] ^= 1 << next(8),
                3 => bytes.extend_from_within(at..at + length),
                4 => {
                    let other = &all[next(all.len())];
                    let from = next(other.len() + 1);
                    let to = from + next(64).min(other.len() - from);
                    bytes.splice(at..at, other[from..to].iter().copied());
                }
                _ => bytes.splice(at..at + length, b"\n-:\"\0"[..next(6)].iter().copied()).for_each(drop),
            }
        }
        bytes
    }
}
