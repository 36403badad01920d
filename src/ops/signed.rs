//! What bears the signature of a key that goes: shown, so that somebody can look again.

use super::OpsError;
use super::desk::Desk;
use super::subject::Subject;
use crate::ledger::{Entry, Signature, Verdict};
use crate::person::PersonId;
use crate::review::Standing;
use jiff::Timestamp;
use std::collections::BTreeSet;

/// Something that bears the signature of a key that goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// A statement's id; `workflow` for rules and templates.
    pub about: String,
    pub verdict: Verdict,
    /// As the signer says.
    pub time: Timestamp,
    /// It is about something that is out: to be looked at, and not to be done again.
    pub out: bool,
}

/// Everything in the workspace that bears a signature of these keys, newest first.
pub(super) fn signed_with(desk: &Desk, fingerprints: &BTreeSet<String>) -> Result<Vec<Signed>, OpsError> {
    let tip = desk.workspace.tip()?;
    let theirs = |entry: &Entry| match (&entry.signature, &entry.record) {
        (Signature::Good { fingerprint }, Ok(record)) if fingerprints.contains(fingerprint) => {
            Some((record.verdict, record.time))
        }
        _ => None,
    };
    let mut found = Vec::new();
    for id in tip.statements()? {
        let signed: Vec<(Verdict, Timestamp)> = tip.records(&id)?.iter().filter_map(theirs).collect();
        if signed.is_empty() {
            continue;
        }
        let is_out = Subject::read(desk, &id)?.evaluation.stage.is_out();
        let about = id.to_string();
        let happened = |verdict| matches!(verdict, Verdict::Claim | Verdict::Receipt);
        let told = signed.into_iter().map(|(verdict, time)| (verdict, time, is_out || happened(verdict)));
        found.extend(told.map(|(verdict, time, out)| Signed { about: about.clone(), verdict, time, out }));
    }
    let rules = tip.workflow_records()?;
    let of_rules = rules.iter().filter_map(theirs);
    found.extend(of_rules.map(|(verdict, time)| Signed { about: "workflow".to_owned(), verdict, time, out: true }));
    found.sort_by(|a, b| b.time.cmp(&a.time).then(a.about.cmp(&b.about)).then(a.verdict.cmp(&b.verdict)));
    Ok(found)
}

/// What a person's word counts for in texts that are not out, newest first.
pub(super) fn counting(desk: &Desk, person: &PersonId) -> Result<Vec<Signed>, OpsError> {
    let mut found = Vec::new();
    for id in desk.workspace.tip()?.statements()? {
        let evaluation = Subject::read(desk, &id)?.evaluation;
        let theirs = |standing: &&Standing| standing.person == *person && standing.current;
        let counts = evaluation.standings.iter().filter(theirs).filter(|one| one.verdict != Verdict::Withdraw);
        if !evaluation.stage.is_out() {
            let about = id.to_string();
            found.extend(counts.map(|one| Signed {
                about: about.clone(),
                verdict: one.verdict,
                time: one.time,
                out: false,
            }));
        }
    }
    found.sort_by(|a, b| b.time.cmp(&a.time).then(a.about.cmp(&b.about)));
    Ok(found)
}
