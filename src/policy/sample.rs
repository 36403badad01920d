//! An invented office for tests: its people, their keys and its rules.

use super::{Administration, CorrectionRule, Expedited, KindRule, Listed, Need, Policy, RuleFile, TemplateRule};
use crate::statement::{Digest, Kind};
use std::collections::BTreeMap;

/// Anna and Bernd know the subject, Chidi does law, Dana manages, Edda is on the board, Farid
/// drafts. Dana and Edda change the rules together. Each has the key `key-<name>`.
pub fn file() -> RuleFile {
    let people = [
        ("anna", "content"),
        ("bernd", "content"),
        ("chidi", "legal content"),
        ("dana", "management admin"),
        ("edda", "board admin"),
        ("farid", ""),
    ];
    let rule = KindRule {
        needs: vec![need("content", 1), need("management board", 1)],
        single_case: vec![need("legal", 1)],
        quotes_cleared: true,
        sign_on: false,
        may_grow: Vec::new(),
    };
    RuleFile {
        serial: 1,
        predecessor: "-".to_owned(),
        zone: "Europe/Berlin".to_owned(),
        languages: vec!["de".to_owned(), "en".to_owned()],
        people: people.iter().map(|(name, roles)| ((*name).to_owned(), listed(name, roles))).collect(),
        rules: Kind::ALL.into_iter().map(|kind| (kind.name().to_owned(), rule.clone())).collect::<BTreeMap<_, _>>(),
        administration: Administration { threshold: 2 },
        expedited: Some(Expedited {
            release: vec!["management".to_owned(), "board".to_owned()],
            people: 2,
            second_look_hours: 24,
        }),
        templates: Some(TemplateRule { needs: vec![need("management board", 1)] }),
        corrections: None,
    }
}

/// Less is asked of a correction than of a new text.
pub fn corrections() -> CorrectionRule {
    CorrectionRule {
        needs: vec![need("management board", 1)],
        severe: vec![need("board", 1)],
        withdrawal: vec![need("management board", 1)],
    }
}

pub fn listed(name: &str, roles: &str) -> Listed {
    Listed {
        name: format!("{name} Muster"),
        email: format!("{name}@example.org"),
        roles: roles.split_whitespace().map(str::to_owned).collect(),
        keys: vec![format!("key-{name}")],
        deputy_for: None,
        deputy_from: None,
        deputy_until: None,
    }
}

pub fn need(roles: &str, count: usize) -> Need {
    Need { roles: roles.split_whitespace().map(str::to_owned).collect(), count }
}

/// The rules of a file; its digest is that of everything in it, and a key is its own fingerprint.
pub fn policy(file: RuleFile) -> Policy {
    let digest = Digest::of(format!("{file:?}").as_bytes());
    Policy::read(file, digest, &fingerprint).unwrap()
}

pub fn fingerprint(line: &str) -> Result<String, &'static str> {
    line.strip_prefix("key-").map(|name| format!("SHA256:{name}")).ok_or("key-broken")
}
