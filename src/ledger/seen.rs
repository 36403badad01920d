//! Who had seen what: the order of events without clocks.

use super::{Entry, Record, Signature};
use crate::statement::Digest;
use std::collections::{BTreeMap, BTreeSet};

/// The `seen` graph of some records: `a` comes before `b` if a path of `seen` lists leads from `b` to `a`.
///
/// Only entries with a valid signature speak here, whoever made it: a file that nobody signed can
/// not put one record before another. A list names digests of whole files, so a circle would be
/// a broken SHA-256; the walks below end all the same.
///
/// Files with the same words are one record: of one signature anybody can make others that hold as
/// well (ECDSA's second root, another armour), and such a copy must not pass for something that
/// nobody has seen yet.
pub struct Seen<'a> {
    lists: BTreeMap<Digest, &'a [Digest]>,
    /// Of files whose words are those of others, all of these.
    copies: BTreeMap<Digest, Vec<Digest>>,
}

impl<'a> Seen<'a> {
    pub fn of(entries: &'a [Entry]) -> Self {
        let mut lists = BTreeMap::new();
        let mut words: BTreeMap<String, BTreeSet<Digest>> = BTreeMap::new();
        for entry in entries {
            if let (Ok(record), Signature::Good { .. }) = (&entry.record, &entry.signature) {
                lists.insert(entry.digest, record.seen.as_slice());
                words.entry(record.print()).or_default().insert(entry.digest);
            }
        }
        let several = words.into_values().filter(|digests| digests.len() > 1);
        let all = |digests: BTreeSet<Digest>| Vec::from_iter(digests);
        let copies = several.map(all).flat_map(|all| all.clone().into_iter().map(move |digest| (digest, all.clone())));
        Self { lists, copies: copies.collect() }
    }

    /// Everything that was known, directly or through others, to whoever wrote these.
    pub fn past(&self, of: impl IntoIterator<Item = Digest>) -> BTreeSet<Digest> {
        let mut known = BTreeSet::new();
        let mut open: Vec<Digest> = of.into_iter().collect();
        while let Some(digest) = open.pop() {
            for earlier in self.lists.get(&digest).copied().unwrap_or_default() {
                let copies = self.copies.get(earlier).map_or(std::slice::from_ref(earlier), Vec::as_slice);
                open.extend(copies.iter().copied().filter(|copy| known.insert(*copy)));
            }
        }
        known
    }

    /// Those that no other of them had seen: somebody's last words. One walk for all of them,
    /// since a walk for each pair takes minutes with a few thousand records.
    pub fn latest(&self, among: &BTreeSet<Digest>) -> BTreeSet<Digest> {
        let past = self.past(among.iter().copied());
        let latest: BTreeSet<Digest> = among.difference(&past).copied().collect();
        // Only a circle leaves none; then nothing is older than anything.
        if latest.is_empty() { among.clone() } else { latest }
    }
}

/// The digests that these records had seen and that are not `present`: the history is incomplete.
pub fn missing<'r>(records: impl IntoIterator<Item = &'r Record>, present: &BTreeSet<Digest>) -> Vec<Digest> {
    let named: BTreeSet<Digest> = records.into_iter().flat_map(|record| record.seen.iter().copied()).collect();
    named.difference(present).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::record;
    use super::*;

    fn digest(name: &str) -> Digest {
        Digest::of(name.as_bytes())
    }

    fn entry(name: &str, seen: &[&str]) -> Entry {
        let record = Record { seen: seen.iter().map(|name| digest(name)).collect(), ..record() };
        let signature = Signature::Good { fingerprint: "SHA256:a".to_owned() };
        Entry { path: name.to_owned(), digest: digest(name), record: Ok(record), signature }
    }

    fn latest(entries: &[Entry], among: &[&str]) -> Vec<String> {
        let set = among.iter().map(|name| digest(name)).collect();
        let latest = Seen::of(entries).latest(&set);
        among.iter().filter(|name| latest.contains(&digest(name))).map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn order_follows_the_lists() {
        let entries = [entry("a", &[]), entry("b", &["a"]), entry("c", &["b"]), entry("d", &["a"])];
        let seen = Seen::of(&entries);
        for (earlier, later, is) in
            [("a", "b", true), ("a", "c", true), ("b", "d", false), ("c", "a", false), ("a", "a", false)]
        {
            assert_eq!(seen.past([digest(later)]).contains(&digest(earlier)), is, "{earlier} before {later}");
        }
        assert_eq!(latest(&entries, &["a", "b"]), ["b"]);
        assert_eq!(latest(&entries, &["b", "d"]), ["b", "d"]);
        assert_eq!(latest(&entries, &["a", "c"]), ["c"], "through a record that is not among them");
    }

    #[test]
    fn what_nobody_signed_orders_nothing() {
        let mut entries = [entry("a", &[]), entry("b", &["a"])];
        entries[1].signature = Signature::Bad { reason: "signature-wrong" };
        assert!(Seen::of(&entries).past([digest("b")]).is_empty());
    }

    #[test]
    fn a_copy_of_a_record_that_was_seen_is_seen() {
        let mut entries = [entry("a", &[]), entry("copy", &[]), entry("b", &["a"]), entry("c", &["x"])];
        assert_eq!(latest(&entries, &["a", "copy", "b"]), ["b"]);
        assert_eq!(latest(&entries, &["a", "copy"]), ["a", "copy"]);
        assert_eq!(latest(&entries, &["copy", "c"]), ["copy", "c"], "other words");
        entries[1].signature = Signature::Bad { reason: "signature-wrong" };
        assert_eq!(latest(&entries, &["copy", "b"]), ["copy", "b"], "not signed");
    }

    #[test]
    fn a_circle_ends_and_silences_nobody() {
        let entries = [entry("a", &["b"]), entry("b", &["a"]), entry("c", &["c"])];
        assert_eq!(latest(&entries, &["a", "b"]), ["a", "b"]);
        assert_eq!(latest(&entries, &["c"]), ["c"]);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let names: Vec<String> = (0..20_000).map(|n| n.to_string()).collect();
        let mut entries = vec![entry("0", &[])];
        entries.extend(names.windows(2).map(|pair| entry(&pair[1], &[pair[0].as_str()])));
        assert!(Seen::of(&entries).past([digest("19999")]).contains(&digest("0")));
    }

    #[test]
    fn missing_names_what_is_not_there() {
        let entry = entry("b", &["a", "c"]);
        let present = BTreeSet::from([digest("a"), digest("b")]);
        assert_eq!(missing(entry.record.as_ref(), &present), [digest("c")]);
    }
}
