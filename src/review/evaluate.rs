//! Folds a statement's records into where it stands; the order of the records does not matter.

use super::admit::{Dropped, admit};
use super::authorship::{authorship, union};
use super::expedited::{self, Expedited, SecondLook};
use super::grown::{Grown, NOTHING, allowed};
use super::joined::{Joined, joined, sign_ons_open};
use super::words::{Word, last_words};
use super::{Known, Stage, admit::Admitted};
use crate::ledger::{Entry, Record, RecordKind, Seen, Verdict, missing};
use crate::person::{Email, PersonId};
use crate::policy::{Need, Policy, Unmet, unmet};
use crate::statement::{Aftermath, Digest, Grade, Kind, Lang, StatementId};
use std::collections::{BTreeMap, BTreeSet};

/// What is judged by its records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About<'a> {
    Statement(&'a StatementId),
    /// The files that texts are set in: one edition in the language `und`.
    Templates,
}

impl About<'_> {
    /// Its name in records.
    pub(super) fn id(&self) -> &str {
        match self {
            About::Statement(id) => id.as_str(),
            About::Templates => "templates",
        }
    }

    /// Where its records lie, ending in `/`.
    pub fn folder(&self) -> String {
        match self {
            About::Statement(id) => format!("reviews/{}/{id}/", id.year()),
            About::Templates => "reviews/workflow/".to_owned(),
        }
    }

    pub(super) fn record_kind(&self) -> RecordKind {
        match self {
            About::Statement(_) => RecordKind::Statement,
            About::Templates => RecordKind::Template,
        }
    }
}

/// What one state of a text that may have gone out says that it changed of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub from: BTreeMap<Lang, Digest>,
    pub to: BTreeMap<Lang, Digest>,
    pub what: Aftermath,
}

/// Everything that is judged: one statement as it is in the workspace now, or the templates.
pub struct Case<'a> {
    pub repo: Digest,
    pub about: About<'a>,
    /// What the editions say they are. Of several each asks for its own approvals, and until they
    /// agree nothing goes out: nobody makes a position paper a press release by a file beside it.
    pub kinds: BTreeSet<Kind>,
    pub single_case: bool,
    pub consent: bool,
    /// What the text is, where it changes one that went out: that decides who approves.
    pub aftermath: Option<Aftermath>,
    /// What the texts that receipts name changed of each other.
    pub changes: &'a [Change],
    /// What the text says of itself: withdrawn, or corrected.
    pub said: Option<Aftermath>,
    /// Translations whose original is another one now, with its language: nobody publishes two
    /// texts as one.
    pub outdated: BTreeMap<Lang, Lang>,
    pub quotes: Vec<PersonId>,
    /// Organisations that sign with us.
    pub partners: BTreeSet<String>,
    /// The editions that would go out now.
    pub editions: BTreeMap<Lang, Digest>,
    /// Which of these, and of those that went out, came out of others by partners who joined.
    pub grown: &'a Grown,
    /// Addresses of all who, by author, committer or co-author, touched an edition since
    /// `Evaluation::settled`. Claims: they only ever disqualify.
    pub touched_by: BTreeSet<Email>,
    /// All entries under this statement's folder of `reviews/`.
    pub entries: &'a [Entry],
    /// Receipts that say what nothing bears out: whoever is listed can sign one. They are records as all
    /// others and make nothing public.
    pub discounted: BTreeSet<Digest>,
}

/// What one person's latest word is, on which text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub person: PersonId,
    pub verdict: Verdict,
    pub role: Option<String>,
    pub note: Option<String>,
    /// Digest of the record.
    pub record: Digest,
    pub time: jiff::Timestamp,
    /// The editions it covers.
    pub editions: BTreeMap<Lang, Digest>,
    /// Of an approval: whether it covers every edition that would go out now, but for partners who
    /// joined since where the rules allow that. Of anything else:
    /// whether it is about nothing but these.
    pub current: bool,
    /// An approval that cannot count because these are the person's own words.
    pub own_words: bool,
}

/// What the records say about publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleared {
    pub release: Digest,
    pub by: PersonId,
    pub record: Digest,
}

/// A person whose approval counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    pub person: PersonId,
    /// The roles they approved in; they fill one place all the same. None of these may be wanted.
    pub roles: Vec<String>,
    pub records: Vec<Digest>,
}

/// Where a statement stands and why. Only `evaluate` makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    pub stage: Stage,
    /// One for each person who approved, objected or withdrew, in order of name.
    pub standings: Vec<Standing>,
    /// Who submitted the current editions.
    pub submitted_by: BTreeSet<PersonId>,
    /// Who may not approve, since these are (also) their words.
    pub authors: BTreeSet<PersonId>,
    /// Addresses that touched the text and belong to nobody in the rules.
    pub unknown_authors: BTreeSet<Email>,
    /// What this statement needs, on the short way where it takes that. With an unknown author one person more than the rule says, in
    /// any role that rules name: behind the address may be one of those who approve.
    pub needs: Vec<Need>,
    /// It goes out on the short way: asked for, and the usual needs are not met.
    pub expedited: Option<Expedited>,
    /// What the last publication owes, if it went the short way.
    pub second_look: Option<SecondLook>,
    /// The approvals that count, in order of name.
    pub counting: Vec<Counted>,
    /// Needs with the people still wanted. Empty: everything is met.
    pub unmet: Vec<Unmet>,
    /// People quoted who have not cleared their quote. Somebody who is not in the rules cannot
    /// sign and stays open: they are listed (a role is not needed), or not quoted.
    pub quotes_open: Vec<PersonId>,
    /// Partners whose sign-on to these very words is not on record, where the rules ask for it, or
    /// where they joined after an approval that counts.
    pub sign_ons_open: Vec<String>,
    /// Partners who joined after approvals that count, by name.
    pub joined: Vec<Joined>,
    /// Blocking objections, stale ones too.
    pub objections: Vec<Standing>,
    /// Records that a `seen` list names and that are not there.
    pub missing: Vec<Digest>,
    /// Whose records name them: either these were lost, or somebody names what never was.
    pub missing_by: BTreeSet<PersonId>,
    pub dropped: Vec<Dropped>,
    /// The next record's `seen`, sorted: every record about this statement that its person signed,
    /// also in a role they lost since, and those of `former`.
    pub seen: Vec<Digest>,
    /// Records signed with a key that was its person's under the rules that they name, and is not
    /// any more, sorted: facts of the past. Claims and receipts among them say what went out; none
    /// of them approves or objects.
    pub former: Vec<Digest>,
    /// Claims of releases without a receipt.
    pub claims: Vec<Cleared>,
    /// Receipts; the last published editions are those of the receipt no other receipt has seen.
    pub receipts: Vec<Standing>,
    /// The editions last published, as a receipt says.
    pub published: BTreeMap<Lang, Digest>,
    /// The editions last published with approvals that can still be counted: from here on
    /// everybody who touches the text is its author. Differs from `published` when an approver
    /// has left since, or when the receipt was never true.
    pub settled: BTreeMap<Lang, Digest>,
    /// What it was, where it had followed something else.
    pub settled_as: Option<Aftermath>,
    /// The rules that records may name: `clear` judges again by the same.
    pub(super) known: Known,
}

impl Case<'_> {
    /// What it needs on the usual way.
    pub(super) fn needs(&self, policy: &Policy) -> Vec<Need> {
        self.needs_as(self.aftermath, policy)
    }

    /// The same of a text that was this.
    pub(super) fn needs_as(&self, aftermath: Option<Aftermath>, policy: &Policy) -> Vec<Need> {
        match self.about {
            About::Statement(_) => {
                let of = |kind: &Kind| match aftermath {
                    Some(aftermath) => policy.needs_after(*kind, self.single_case, aftermath),
                    None => policy.needs(*kind, self.single_case),
                };
                self.kinds.iter().flat_map(of).collect()
            }
            About::Templates => policy.template_needs(),
        }
    }

    /// What a text that followed these ones was: less is needed of it only where it said to each of
    /// them what it changed.
    pub(super) fn what_followed(
        &self,
        earlier: &[BTreeMap<Lang, Digest>],
        editions: &BTreeMap<Lang, Digest>,
    ) -> Option<Aftermath> {
        let change = |from: &BTreeMap<Lang, Digest>| {
            self.changes.iter().find(|change| change.from == *from && change.to == *editions).map(|change| change.what)
        };
        let changes: Option<Vec<Aftermath>> = earlier.iter().map(change).collect();
        changes.and_then(|changes| changes.into_iter().max())
    }
}

impl Evaluation {
    /// Whether it was submitted as it is and nobody is waited for.
    pub fn is_met(&self) -> bool {
        let open = !self.unmet.is_empty()
            || !self.quotes_open.is_empty()
            || !self.sign_ons_open.is_empty()
            || !self.missing.is_empty();
        !open && !self.submitted_by.is_empty() && self.objections.is_empty()
    }
}

/// The state of one statement under the rules in force. `known` holds the rules' earlier versions
/// and the present one.
///
/// Everything is computed from sets and from the `seen` graph, nothing from the order of the
/// entries or a claimed time: any order, any number of copies and any refused record give the
/// same state, which the tests try.
///
/// Of two ways to count several languages the stricter is taken: a person counts when they have
/// approved every edition, not when the editions were each approved by somebody.
pub fn evaluate(case: &Case<'_>, policy: &Policy, known: &Known) -> Evaluation {
    let graph = Seen::of(case.entries);
    let admitted = admit(case, policy, known);
    let authorship = authorship(case, (policy, known), &admitted, &graph);
    let words = last_words(&admitted, &graph, None);
    let unknown_author = !authorship.unknown.is_empty();
    let usual = with_another(case.needs(policy), policy, unknown_author);
    let met = |grown: &Grown| unmet(&usual, &offers(&counting(case, &words, &authorship.authors, grown))).is_empty();
    let allowed = allowed(case, policy);
    let expedited = expedited::asked(case, policy, &words, &authorship.authors).filter(|_| !met(allowed));
    // Where these very words have every approval, none of other words is asked.
    let exactly = expedited.is_some() || (met(&NOTHING) && quotes_open(case, policy, &words, &NOTHING).is_empty());
    let grown = if exactly { &NOTHING } else { allowed };
    let counting = counting(case, &words, &authorship.authors, grown);
    let quotes = |word: &&Word<'_>| word.records.iter().any(|(_, record)| case.quotes.contains(&record.person));
    let counts =
        |word: &&Word<'_>| word.records.iter().any(|(digest, _)| counting.iter().any(|c| c.records.contains(digest)));
    let approvals = words.values().filter(|word| word.verdict.approves() && (counts(word) || quotes(word)));
    let joined = joined(&case.editions, approvals, grown, (&admitted, &graph), &authorship.authors, None);
    let needs = match &expedited {
        Some(short) => with_another(short.needs.clone(), policy, unknown_author),
        None => usual,
    };
    let receipts = receipts(case, &admitted);
    let last_receipts = graph.latest(&receipts.keys().copied().collect());
    let mut evaluation = Evaluation {
        stage: Stage::Draft,
        standings: words.values().filter_map(|word| standing(case, word, &authorship.authors, grown)).collect(),
        submitted_by: submitted_by(case, &admitted),
        unmet: unmet(&needs, &offers(&counting)),
        needs,
        second_look: expedited::second_look(
            policy,
            &admitted,
            &graph,
            &authorship.authors,
            &authorship.backed,
            &last_receipts,
        ),
        expedited,
        counting,
        quotes_open: quotes_open(case, policy, &words, grown),
        sign_ons_open: sign_ons_open(case, policy, &admitted, allowed, &joined),
        joined,
        objections: objections(case, &words),
        missing_by: claimants(&admitted),
        missing: missing(admitted.counted.values().copied(), &admitted.present),
        seen: admitted
            .signed
            .keys()
            .chain(admitted.former.keys())
            .copied()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect(),
        former: admitted.former.keys().copied().collect(),
        claims: open_claims(case, &admitted, &graph),
        receipts: receipts.iter().map(|(digest, record)| alone(case, *digest, record)).collect(),
        published: union(receipts.iter().filter(|(d, _)| last_receipts.contains(*d)).map(|(_, r)| r), case),
        authors: authorship.authors,
        unknown_authors: authorship.unknown,
        settled: authorship.settled,
        settled_as: authorship.settled_as,
        dropped: admitted.dropped,
        known: known.clone(),
    };
    evaluation.stage = stage(case, &evaluation);
    evaluation
}

/// Who could meet this need today: people in one of its roles whose words these are not and whose
/// approval would leave less open than there is now.
pub fn could_meet(need: &Need, policy: &Policy, evaluation: &Evaluation) -> Vec<PersonId> {
    let offers = offers(&evaluation.counting);
    let open = |offers: &[(PersonId, Vec<String>)]| {
        unmet(&evaluation.needs, offers).iter().fold(0usize, |sum, unmet| sum.saturating_add(unmet.wanted))
    };
    let now = open(&offers);
    let helps = |person: &PersonId| {
        // A new approval takes the place of the person's earlier one.
        let mut then: Vec<_> = offers.iter().filter(|(other, _)| other != person).cloned().collect();
        let roles = need.roles.iter().filter(|role| policy.holds(person, role)).cloned().collect();
        then.push((person.clone(), roles));
        open(&then) < now
    };
    let signs = policy.people.iter().filter(|(_, member)| !member.keys.is_empty()).map(|(person, _)| person);
    signs.filter(|person| !evaluation.authors.contains(*person) && helps(person)).cloned().collect()
}

/// Published comes first: nothing about it waits for anybody. A need that is met and an objection
/// do not outweigh each other: an objection blocks.
fn stage(case: &Case<'_>, evaluation: &Evaluation) -> Stage {
    if !case.editions.is_empty() && evaluation.published == case.editions {
        match case.said {
            None | Some(Aftermath::Correction(Grade::Formal)) => Stage::Published,
            Some(Aftermath::Correction(_)) => Stage::Corrected,
            Some(Aftermath::Withdrawal) => Stage::Withdrawn,
        }
    } else if evaluation.submitted_by.is_empty() {
        Stage::Draft
    } else if !evaluation.objections.is_empty() {
        Stage::ChangesRequested
    } else if evaluation.is_met() {
        Stage::Approved
    } else {
        Stage::InReview
    }
}

fn with_another(mut needs: Vec<Need>, policy: &Policy, unknown_author: bool) -> Vec<Need> {
    if unknown_author {
        needs.push(Need { roles: policy.reviewing_roles(), count: 1 });
    }
    needs
}

fn counting(
    case: &Case<'_>,
    words: &BTreeMap<&PersonId, Word<'_>>,
    authors: &BTreeSet<PersonId>,
    grown: &Grown,
) -> Vec<Counted> {
    let covers = |word: &Word<'_>| word.verdict.approves() && word.covers(&case.editions, grown);
    let approvals = words.iter().filter(|(person, word)| covers(word) && !authors.contains(**person));
    let counted = approvals.map(|(person, word)| Counted {
        person: (*person).clone(),
        roles: word.roles(&case.editions, grown),
        records: word.records.iter().map(|(digest, _)| *digest).collect(),
    });
    counted.collect()
}

fn offers(counting: &[Counted]) -> Vec<(PersonId, Vec<String>)> {
    counting.iter().map(|counted| (counted.person.clone(), counted.roles.clone())).collect()
}

/// Those who signed a `submit` for an edition as it is now; nobody unless every edition was
/// submitted.
fn submitted_by(case: &Case<'_>, admitted: &Admitted<'_>) -> BTreeSet<PersonId> {
    let submits = of_verdict(admitted, Verdict::Submit);
    let submitters = |lang: &Lang, digest: &Digest| {
        let names = |record: &&&Record| record.editions.iter().any(|(l, d)| l == lang && d == digest);
        submits.values().filter(names).map(|record| record.person.clone()).collect::<BTreeSet<_>>()
    };
    let by_edition: Vec<_> = case.editions.iter().map(|(lang, digest)| submitters(lang, digest)).collect();
    let all = by_edition.iter().all(|people| !people.is_empty());
    by_edition.into_iter().filter(|_| all).flatten().collect()
}

/// Clearing a quote is consent to one's own words, so authors can do it too, in any role.
fn quotes_open(
    case: &Case<'_>,
    policy: &Policy,
    words: &BTreeMap<&PersonId, Word<'_>>,
    grown: &Grown,
) -> Vec<PersonId> {
    let asks = |kind: &Kind| policy.rules.get(kind).is_none_or(|rule| rule.quotes_cleared);
    let asked = case.kinds.iter().any(asks);
    let covers = |word: &Word<'_>| word.verdict.approves() && word.covers(&case.editions, grown);
    let cleared = |person: &PersonId| words.get(person).is_some_and(covers);
    let quoted: BTreeSet<&PersonId> = case.quotes.iter().filter(|person| asked && !cleared(person)).collect();
    quoted.into_iter().cloned().collect()
}

/// Every objection by itself: each has its own reason.
fn objections(case: &Case<'_>, words: &BTreeMap<&PersonId, Word<'_>>) -> Vec<Standing> {
    let objecting = words.values().filter(|word| word.verdict == Verdict::Object);
    objecting.flat_map(|word| word.records.iter().map(|(digest, record)| alone(case, *digest, record))).collect()
}

/// Claims without a receipt; of one release those that no later claim has seen. Whoever claims what
/// another has claimed, and says so by having seen it, takes it over.
fn open_claims(case: &Case<'_>, admitted: &Admitted<'_>, graph: &Seen<'_>) -> Vec<Cleared> {
    let receipts = receipts(case, admitted);
    let delivered: BTreeSet<Digest> = receipts.values().filter_map(|record| record.release()).collect();
    let mut claims: BTreeMap<Digest, BTreeSet<Digest>> = BTreeMap::new();
    let all = facts(admitted, Verdict::Claim);
    for (digest, record) in &all {
        if let Some(release) = record.release().filter(|release| !delivered.contains(release)) {
            claims.entry(release).or_default().insert(*digest);
        }
    }
    let latest = claims.into_iter().flat_map(|(release, among)| {
        graph.latest(&among).into_iter().map(move |record| (release, record)).collect::<Vec<_>>()
    });
    latest.map(|(release, record)| Cleared { release, by: all[&record].person.clone(), record }).collect()
}

fn of_verdict<'a>(admitted: &Admitted<'a>, verdict: Verdict) -> BTreeMap<Digest, &'a Record> {
    let records = admitted.counted.iter().filter(|(_, record)| record.verdict == verdict);
    records.map(|(digest, record)| (*digest, *record)).collect()
}

/// What happened, also under the name of somebody who has left since or with a key that was
/// replaced: what is out stays out, and nothing goes out twice.
fn facts<'a>(admitted: &Admitted<'a>, verdict: Verdict) -> BTreeMap<Digest, &'a Record> {
    let former = admitted.former.iter().filter(|(_, record)| record.verdict == verdict);
    of_verdict(admitted, verdict).into_iter().chain(former.map(|(digest, record)| (*digest, *record))).collect()
}

/// What went out, but for receipts that nothing bears out.
fn receipts<'a>(case: &Case<'_>, admitted: &Admitted<'a>) -> BTreeMap<Digest, &'a Record> {
    let mut receipts = facts(admitted, Verdict::Receipt);
    receipts.retain(|digest, _| !case.discounted.contains(digest));
    receipts
}

/// A person's word as one line; of several records the one that covers most speaks.
fn standing(case: &Case<'_>, word: &Word<'_>, authors: &BTreeSet<PersonId>, grown: &Grown) -> Option<Standing> {
    let named = |record: &Record| record.editions.iter().filter(|(l, d)| case.editions.get(l) == Some(d)).count();
    // Of equal ones the first by digest.
    let (digest, record) = word.records.iter().rev().max_by_key(|(_, record)| named(record))?;
    let approves = word.verdict.approves();
    let editions = union(word.records.iter().map(|(_, record)| record), case);
    Some(Standing {
        current: if approves { word.covers(&case.editions, grown) } else { alone(case, *digest, record).current },
        own_words: approves && authors.contains(&record.person),
        editions,
        ..alone(case, *digest, record)
    })
}

/// One record as somebody's word.
fn alone(case: &Case<'_>, digest: Digest, record: &Record) -> Standing {
    Standing {
        person: record.person.clone(),
        verdict: record.verdict,
        role: record.role.clone(),
        note: record.note.clone(),
        record: digest,
        time: record.time,
        editions: record.editions.iter().cloned().collect(),
        current: record.editions.iter().all(|(lang, digest)| case.editions.get(lang) == Some(digest)),
        own_words: false,
    }
}

/// Who says that they saw a record that is not there.
fn claimants(admitted: &Admitted<'_>) -> BTreeSet<PersonId> {
    let lacks = |record: &&Record| record.seen.iter().any(|digest| !admitted.present.contains(digest));
    admitted.counted.values().copied().filter(lacks).map(|record| record.person.clone()).collect()
}
