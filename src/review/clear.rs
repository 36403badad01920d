//! The only door to publication: a clearance is given here or nowhere.

use super::{About, Case, Evaluation, Joined, Templates, could_meet, evaluate};
use crate::person::PersonId;
use crate::policy::{Need, Policy};
use crate::statement::{Digest, Lang, StatementId};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// Proof that these editions may go out now. Private fields, one constructor: `clear`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clearance {
    repo: Digest,
    id: StatementId,
    editions: BTreeMap<Lang, Digest>,
    /// The templates that it may be set in.
    templates: Digest,
    /// Digests of the records that it rests on.
    approvals: Vec<Digest>,
    /// The one that asked for the short way, where it is taken.
    expedited: Option<Digest>,
    /// Partners who joined after some of these approvals.
    joined: Vec<Joined>,
    /// Serial and digest of the rules that it was given under.
    rules: (u64, Digest),
}

impl Clearance {
    pub fn repo(&self) -> &Digest {
        &self.repo
    }
    pub fn id(&self) -> &StatementId {
        &self.id
    }
    pub fn editions(&self) -> &BTreeMap<Lang, Digest> {
        &self.editions
    }
    /// The digest of the templates that these editions may be set in.
    pub fn templates(&self) -> &Digest {
        &self.templates
    }
    /// Digests of the approvals and quote clearances it rests on, sorted.
    pub fn approvals(&self) -> &[Digest] {
        &self.approvals
    }
    /// The approval for haste that the short way was taken by.
    pub fn expedited(&self) -> Option<&Digest> {
        self.expedited.as_ref()
    }
    /// Partners who joined after approvals that it rests on, each with the record of its sign-on.
    pub fn joined(&self) -> &[Joined] {
        &self.joined
    }
    /// Serial and digest of the rules in force.
    pub fn rules(&self) -> &(u64, Digest) {
        &self.rules
    }
}

/// A gate that is closed. `Refusal::name` (`gate-…`) is its message; each says who can open it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The evaluation is not of this case under these rules: judged and shown are two things.
    OtherCase,
    NotSubmitted,
    /// What the text would be set in was changed, and not approved.
    Templates {
        submitted: bool,
        could: Vec<PersonId>,
    },
    /// A need is unmet: roles, how many, and who could do it today.
    Approval {
        roles: Vec<String>,
        wanted: usize,
        could: Vec<PersonId>,
        /// People in these roles whose own words these are.
        wrote: Vec<PersonId>,
    },
    /// Approvals on an earlier text, or not on every edition, which would be wanted.
    Stale {
        by: Vec<PersonId>,
    },
    /// An approval that would be wanted, but by an author.
    OwnWords {
        by: PersonId,
    },
    Objection {
        by: PersonId,
        note: Option<String>,
    },
    Quote {
        person: PersonId,
    },
    /// A partner's sign-on to these words is not on record.
    SignOn {
        partner: String,
        /// It joined after approvals that count: whoever wrote the text may not record it.
        late: bool,
    },
    Consent,
    Incomplete {
        missing: Vec<Digest>,
        /// Whose records name them.
        by: Vec<PersonId>,
    },
    /// A version of the rules was signed, and its file is gone or changed.
    RulesGone {
        serial: u64,
    },
    /// A translation of what the original no longer says.
    Outdated {
        lang: Lang,
        of: Lang,
    },
    /// The editions that would go out are of different kinds, for which different rules are made.
    Kinds,
    Embargo {
        until: Timestamp,
    },
    /// An embargo that is no one moment, since daylight saving skips or repeats it; `reason` is `gap`,
    /// `fold` or `range`.
    Moment {
        time: String,
        reason: &'static str,
    },
}

impl Refusal {
    /// The stable name in `--json` and in message ids.
    pub fn name(&self) -> &'static str {
        match self {
            Refusal::OtherCase => "gate-other-case",
            Refusal::Templates { .. } => "gate-templates",
            Refusal::NotSubmitted => "gate-not-submitted",
            Refusal::Approval { .. } => "gate-approval",
            Refusal::Stale { .. } => "gate-stale",
            Refusal::OwnWords { .. } => "gate-own-words",
            Refusal::Objection { .. } => "gate-objection",
            Refusal::Quote { .. } => "gate-quote",
            Refusal::SignOn { .. } => "gate-sign-on",
            Refusal::Consent => "gate-consent",
            Refusal::Incomplete { .. } => "gate-incomplete",
            Refusal::RulesGone { .. } => "gate-rules-gone",
            Refusal::Kinds => "gate-kinds",
            Refusal::Outdated { .. } => "gate-outdated",
            Refusal::Embargo { .. } => "gate-embargo",
            Refusal::Moment { .. } => "gate-moment",
        }
    }
}

/// Gives a clearance, or every gate that is closed. `embargo` is the moment from the front
/// matter in the zone of the rules; `now` comes from the desk's clock.
///
/// The case is judged once more here: an `Evaluation` has open fields, for everybody to show, and
/// nothing that was written into one can open a gate.
pub fn clear(
    case: &Case<'_>,
    evaluation: &Evaluation,
    policy: &Policy,
    templates: &Templates,
    embargo: Option<Timestamp>,
    now: Timestamp,
) -> Result<Clearance, Vec<Refusal>> {
    if evaluate(case, policy, &evaluation.known) != *evaluation {
        return Err(vec![Refusal::OtherCase]);
    }
    let About::Statement(id) = case.about else { return Err(vec![Refusal::OtherCase]) };
    let mut closed = gates(case, evaluation, policy);
    closed.extend(templates.refusal());
    closed.extend(embargo.filter(|until| now < *until).map(|until| Refusal::Embargo { until }));
    if !closed.is_empty() {
        return Err(closed);
    }
    let quotes = evaluation.standings.iter().filter(|standing| case.quotes.contains(&standing.person));
    let approvals = evaluation.counting.iter().flat_map(|counted| counted.records.iter().copied());
    let approvals: BTreeSet<Digest> = approvals.chain(quotes.map(|standing| standing.record)).collect();
    Ok(Clearance {
        repo: case.repo,
        id: id.clone(),
        editions: case.editions.clone(),
        templates: templates.digest(),
        approvals: approvals.into_iter().collect(),
        expedited: evaluation.expedited.as_ref().map(|short| short.record),
        joined: evaluation.joined.clone(),
        rules: (policy.serial, policy.digest),
    })
}

fn gates(case: &Case<'_>, evaluation: &Evaluation, policy: &Policy) -> Vec<Refusal> {
    let mut closed = Vec::new();
    if evaluation.submitted_by.is_empty() {
        closed.push(Refusal::NotSubmitted);
    }
    // What somebody has against it comes before what is merely missing.
    let objections = evaluation.objections.iter();
    closed.extend(objections.map(|one| Refusal::Objection { by: one.person.clone(), note: one.note.clone() }));
    closed.extend(evaluation.unmet.iter().map(|unmet| Refusal::Approval {
        roles: unmet.need.roles.clone(),
        wanted: unmet.wanted,
        could: could_meet(&unmet.need, policy, evaluation),
        wrote: wrote(&unmet.need, policy, evaluation),
    }));
    closed.extend(not_counting(evaluation));
    closed.extend(evaluation.quotes_open.iter().map(|person| Refusal::Quote { person: person.clone() }));
    let partners = evaluation.sign_ons_open.iter();
    let late = |partner: &String| evaluation.joined.iter().any(|joined| joined.partner == *partner);
    closed.extend(partners.map(|partner| Refusal::SignOn { partner: partner.clone(), late: late(partner) }));
    if case.single_case && !case.consent {
        closed.push(Refusal::Consent);
    }
    if !evaluation.missing.is_empty() {
        closed.push(Refusal::Incomplete {
            missing: evaluation.missing.clone(),
            by: evaluation.missing_by.iter().cloned().collect(),
        });
    }
    closed.extend(evaluation.known.lacks().map(|serial| Refusal::RulesGone { serial }));
    let outdated = case.outdated.iter();
    closed.extend(outdated.map(|(lang, of)| Refusal::Outdated { lang: lang.clone(), of: of.clone() }));
    closed.extend((case.kinds.len() > 1).then_some(Refusal::Kinds));
    closed
}

/// Who could meet the need if these were not their own words.
fn wrote(need: &Need, policy: &Policy, evaluation: &Evaluation) -> Vec<PersonId> {
    let holds = |person: &&PersonId| need.roles.iter().any(|role| policy.holds(person, role));
    evaluation.authors.iter().filter(holds).cloned().collect()
}

/// Why approvals that people remember giving do not help: told only where one is wanted.
fn not_counting(evaluation: &Evaluation) -> Vec<Refusal> {
    if evaluation.unmet.is_empty() && evaluation.quotes_open.is_empty() {
        return Vec::new();
    }
    let approvals = || evaluation.standings.iter().filter(|standing| standing.verdict.approves());
    let stale: Vec<PersonId> = approvals().filter(|s| !s.current && !s.own_words).map(|s| s.person.clone()).collect();
    let own = approvals().filter(|s| s.current && s.own_words && !evaluation.unmet.is_empty());
    let stale = (!stale.is_empty()).then_some(Refusal::Stale { by: stale });
    stale.into_iter().chain(own.map(|s| Refusal::OwnWords { by: s.person.clone() })).collect()
}
