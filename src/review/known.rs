//! Every version of the rules that was ever in force here: its digest, and whose keys it listed.

use crate::person::PersonId;
use crate::policy::Policy;
use crate::statement::Digest;
use std::collections::BTreeMap;
use std::sync::Arc;

/// By serial. Cheap to copy: every evaluation keeps one, so that `clear` can judge by the same.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    versions: Arc<BTreeMap<u64, Past>>,
    /// The version that enough administrators have signed and that is not here.
    lacking: Option<u64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Past {
    digest: Digest,
    /// Fingerprints with the people they belonged to.
    holders: BTreeMap<String, PersonId>,
    /// Addresses in small letters, with the people who had them.
    addresses: Vec<(String, PersonId)>,
}

impl Known {
    pub fn of<'p>(versions: impl IntoIterator<Item = &'p Policy>) -> Self {
        let past = |policy: &Policy| {
            let keys =
                policy.people.iter().flat_map(|(person, member)| member.keys.keys().map(move |key| (key, person)));
            let holders = keys.map(|(key, person)| (key.clone(), person.clone())).collect();
            let addresses = policy
                .people
                .iter()
                .map(|(person, member)| (member.email.as_str().to_ascii_lowercase(), person.clone()));
            (policy.serial, Past { digest: policy.digest, holders, addresses: addresses.collect() })
        };
        Self { versions: Arc::new(versions.into_iter().map(past).collect()), lacking: None }
    }

    /// The same, when it is known that the version with this serial was signed and is gone.
    pub(super) fn lacking(self, serial: Option<u64>) -> Self {
        Self { lacking: serial, ..self }
    }

    /// A version that counts and that nobody here can read: what it demands is unknown.
    pub fn lacks(&self) -> Option<u64> {
        self.lacking
    }

    /// Whether rules with this serial and digest were in force.
    pub fn has(&self, version: &(u64, Digest)) -> bool {
        self.versions.get(&version.0).is_some_and(|past| past.digest == version.1)
    }

    /// Whose key this was under that version.
    pub(super) fn holder(&self, version: &(u64, Digest), fingerprint: &str) -> Option<&PersonId> {
        let past = self.versions.get(&version.0).filter(|past| past.digest == version.1)?;
        past.holders.get(fingerprint)
    }

    /// Whoever ever had this address here: a new one makes nobody another person.
    pub(super) fn had<'k>(&'k self, email: &str) -> impl Iterator<Item = &'k PersonId> {
        let email = email.to_ascii_lowercase();
        let all = self.versions.values().flat_map(|past| &past.addresses);
        all.filter(move |(address, _)| *address == email).map(|(_, person)| person)
    }

    #[cfg(test)]
    pub fn digests(&self) -> Vec<(u64, Digest)> {
        self.versions.iter().map(|(serial, past)| (*serial, past.digest)).collect()
    }
}
