//! One statement on the desk: its editions, its records and what follows from them.

use super::OpsError;
use super::aftermath;
use super::case::Read;
use super::desk::Desk;
use super::folder::{covers, read_editions};
use super::joined;
use super::outdated;
use super::receipts::{self, Doubt};
use super::templates::templates;
use crate::ledger::{Entry, Record, Verdict};
use crate::person::{Email, PersonId};
use crate::policy::Unmet;
use crate::repo::{Folder, Published};
use crate::review::{
    Case, Change, Clearance, Evaluation, Expedited, Grown, Joined, Refusal, SecondLook, Stage, Standing, Templates,
    clear, could_meet, evaluate,
};
use crate::statement::{Aftermath, Digest, Edition, Embargo, Kind, Lang, Look, StatementId};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A statement as it is saved now.
pub struct Subject {
    pub id: StatementId,
    pub folder: Folder,
    /// The editions that can be read.
    pub editions: BTreeMap<Lang, Edition>,
    /// Languages whose file cannot be read as an edition.
    pub broken: Vec<Lang>,
    pub entries: Vec<Entry>,
    pub evaluation: Evaluation,
    /// Paths in the folder that differ from what is saved.
    pub unsaved: Vec<String>,
    /// The moment before which nothing may go out, in the zone of the rules.
    pub embargo: Option<Timestamp>,
    /// An embargo in a head that is no one moment: it holds back, whatever else is met.
    pub unclear: Option<Unclear>,
    /// What the text is, where it changes one that went out.
    pub aftermath: Option<Aftermath>,
    /// Translations whose original is another one now, with its language.
    pub outdated: BTreeMap<Lang, Lang>,
    /// Receipts that count for nothing, though somebody who is listed signed them.
    pub doubts: BTreeMap<Digest, Doubt>,
    discounted: BTreeSet<Digest>,
    changes: Vec<Change>,
    grown: Grown,
    touched_by: BTreeSet<Email>,
    templates: Rc<Templates>,
}

/// What a statement waits for from one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    /// To read it, and approve or object.
    Decide,
    /// To change it: somebody objects.
    Answer,
    /// To look once more at what went out on the short way.
    Look,
}

impl Want {
    /// The stable name in `--json`.
    pub fn name(self) -> &'static str {
        match self {
            Want::Decide => "decide",
            Want::Answer => "answer",
            Want::Look => "look",
        }
    }

    pub(super) fn parse(name: &str) -> Option<Self> {
        [Want::Decide, Want::Answer, Want::Look].into_iter().find(|want| want.name() == name)
    }
}

/// One condition for publication, for `why`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gate {
    Met {
        roles: Vec<String>,
        by: PersonId,
    },
    /// A partner joined after the approvals, with a sign-on of its own.
    Joined(Joined),
    /// The short way was asked for.
    Expedited(Expedited),
    /// The second look that a publication on the short way owes.
    SecondLook(SecondLook),
    Closed(Refusal),
    /// The folder holds other words than those that were judged: its paths.
    Unsaved(Vec<String>),
    /// Everything is met.
    Open,
}

impl Subject {
    /// Reads and judges the statement as it is saved now.
    pub fn read(desk: &Desk, id: &StatementId) -> Result<Self, OpsError> {
        let tip = desk.workspace.tip()?;
        let folder = tip.statement(id)?.ok_or_else(|| OpsError::NoStatement(id.to_string()))?;
        let entries = tip.records(id)?;
        let (editions, broken) = read_editions(&folder);
        let unsaved = desk.workspace.unsaved(&Desk::folder(id))?;
        let (embargo, unclear) = embargo(&editions, &desk.zone);
        let (none, nothing) = (BTreeMap::new(), BTreeSet::new());
        let changes = aftermath::changes(desk, id, &editions, &entries)?;
        let grown = joined::grown(desk, id, &editions, &entries)?;
        let mut read = Read {
            id,
            editions: &editions,
            entries: &entries,
            aftermath: None,
            changes: &changes,
            grown: &grown,
            outdated: &none,
            discounted: &nothing,
        };
        let outdated = outdated::outdated(desk, id, &editions, &read.in_play())?;
        read.outdated = &outdated;
        let judge = |read: Read<'_>, touched_by: BTreeSet<Email>| {
            evaluate(&read.case(desk, touched_by), desk.policy(), &desk.chain.known)
        };
        // A receipt that nothing bears out is known by what the records say without it.
        let doubts = receipts::doubts(desk, read, &judge(read, BTreeSet::new()).receipts)?;
        let discounted = doubts.keys().copied().collect();
        read.discounted = &discounted;
        // Twice: the records say since when the words' authors are to be looked for, and what the
        // text was when it went out.
        let before = judge(read, BTreeSet::new());
        let settled = before.settled.clone();
        let receipts = receipts_of(&entries, &settled, &discounted);
        let files = |folder: &Folder| {
            let is_out = !receipts.is_empty() && covers(folder, &settled);
            is_out.then(|| files_of(folder, &settled))
        };
        let touched_by = desk.workspace.touched_by(id, &Published { files: &files, receipts: &receipts })?;
        // What is out already is what it was when it went out, also with another partner.
        let playing = read.in_play();
        let is_out = before.settled == playing;
        let joins = !is_out && grown.only(&before.settled, &playing) && grown.only(&before.published, &playing);
        let aftermath = match is_out || joins {
            true => before.settled_as,
            false => aftermath::of(desk, id, &editions, &playing, &before)?,
        };
        read.aftermath = aftermath;
        let evaluation = judge(read, touched_by.clone());
        Ok(Self {
            id: id.clone(),
            folder,
            editions,
            broken,
            entries,
            evaluation,
            unsaved,
            embargo,
            unclear,
            aftermath,
            outdated,
            doubts,
            discounted,
            changes,
            grown,
            touched_by,
            templates: templates(desk)?,
        })
    }

    fn case(&self, desk: &Desk) -> Case<'_> {
        self.read_only().case(desk, self.touched_by.clone())
    }

    pub(super) fn read_only(&self) -> Read<'_> {
        Read {
            id: &self.id,
            editions: &self.editions,
            entries: &self.entries,
            aftermath: self.aftermath,
            outdated: &self.outdated,
            changes: &self.changes,
            grown: &self.grown,
            discounted: &self.discounted,
        }
    }

    /// Which texts of this statement came out of which by partners who joined.
    pub(super) fn grown(&self) -> &Grown {
        &self.grown
    }

    /// Whether what would go out is what is out, and partners who joined since.
    pub fn joins_what_is_out(&self) -> bool {
        self.grown.only(&self.evaluation.published, &self.in_play())
    }

    /// Went out once, and its words are others now that have not gone out.
    pub fn is_rework(&self) -> bool {
        let published = &self.evaluation.published;
        self.evaluation.stage == Stage::Draft && !published.is_empty() && *published != self.in_play()
    }

    /// An edition that is out keeps its address: it is corrected or withdrawn, and never just missing.
    pub(super) fn nothing_vanishes(&self) -> Result<(), OpsError> {
        let playing = self.in_play();
        match self.evaluation.published.keys().find(|lang| !playing.contains_key(*lang)) {
            Some(lang) => Err(OpsError::EditionGone { id: self.id.clone(), lang: lang.clone() }),
            None => Ok(()),
        }
    }

    /// What a person must look at before each edition goes out; what is withdrawn shows its note alone.
    pub(super) fn looks(&self) -> Vec<(Lang, Vec<Look>)> {
        let shown = self.in_play().into_keys().filter(|_| self.aftermath != Some(Aftermath::Withdrawal));
        shown.filter_map(|lang| Some((lang.clone(), self.editions.get(&lang)?.looks()))).collect()
    }

    pub fn kind(&self) -> Kind {
        self.read_only().kind()
    }

    pub fn headline(&self) -> String {
        self.editions.values().next().map(Edition::headline).unwrap_or_default()
    }

    /// The editions that would go out: those in a language that was ever submitted, so that a
    /// translation begun later holds nothing up; before the first submission, all.
    pub fn in_play(&self) -> BTreeMap<Lang, Digest> {
        self.read_only().in_play()
    }

    /// The receipt that no other receipt has seen: what is out now. Of two that did not know each
    /// other, the one with the greater digest.
    pub(super) fn last_receipt(&self) -> Option<(&Standing, &Record)> {
        let receipts = self.receipts();
        let seen = |digest: &Digest| receipts.iter().any(|(_, record)| record.seen.binary_search(digest).is_ok());
        receipts.iter().filter(|(receipt, _)| !seen(&receipt.record)).max_by_key(|(receipt, _)| receipt.record).copied()
    }

    /// The record with this digest, if it can be read.
    pub(super) fn record(&self, digest: &Digest) -> Option<&Record> {
        self.entries.iter().find(|entry| entry.digest == *digest)?.record.as_ref().ok()
    }

    /// Every release that went out with its editions, as receipts say, the first first: a receipt
    /// comes after all that it has seen.
    pub(super) fn publications(&self) -> Vec<(Digest, BTreeMap<Lang, Digest>)> {
        let mut receipts = self.receipts();
        receipts.sort_by_key(|(receipt, record)| (record.seen.len(), receipt.record));
        let publication = |record: &Record| Some((record.release()?, record.editions.iter().cloned().collect()));
        receipts.into_iter().filter_map(|(_, record)| publication(record)).collect()
    }

    fn receipts(&self) -> Vec<(&Standing, &Record)> {
        let receipts = self.evaluation.receipts.iter().filter_map(|receipt| {
            let entry = self.entries.iter().find(|entry| entry.digest == receipt.record)?;
            Some((receipt, entry.record.as_ref().ok()?))
        });
        receipts.collect()
    }

    /// The digest that stands for what a person looks at: of one edition, or over all in play.
    pub fn digest(&self) -> Digest {
        state_digest(&self.in_play())
    }

    /// Whether it may go out at `now`; else every closed gate.
    pub fn clear(&self, desk: &Desk, now: Timestamp) -> Result<Clearance, Vec<Refusal>> {
        let cleared = clear(&self.case(desk), &self.evaluation, desk.policy(), &self.templates, self.embargo, now);
        match (&self.unclear, cleared) {
            (None, cleared) => cleared,
            (Some(unclear), cleared) => {
                let mut closed = cleared.err().unwrap_or_default();
                closed.push(Refusal::Moment { time: unclear.time.to_string(), reason: unclear.reason });
                Err(closed)
            }
        }
    }

    /// Every gate: met ones first, by whom; then the closed ones.
    pub fn gates(&self, desk: &Desk) -> Vec<Gate> {
        let mut gates: Vec<Gate> = self
            .evaluation
            .standings
            .iter()
            .filter(|standing| standing.verdict.approves() && standing.current && !standing.own_words)
            .map(|standing| Gate::Met { roles: standing.role.iter().cloned().collect(), by: standing.person.clone() })
            .collect();
        let joined = self.evaluation.joined.iter().filter(|joined| joined.sign_on.is_some());
        gates.extend(joined.cloned().map(Gate::Joined));
        gates.extend(self.evaluation.expedited.iter().cloned().map(Gate::Expedited));
        gates.extend(self.evaluation.second_look.iter().cloned().map(Gate::SecondLook));
        let cleared = self.clear(desk, desk.now());
        let is_clear = cleared.is_ok() && self.unsaved.is_empty();
        gates.extend(cleared.err().unwrap_or_default().into_iter().map(Gate::Closed));
        gates.extend((!self.unsaved.is_empty()).then(|| Gate::Unsaved(self.unsaved.clone())));
        gates.extend(is_clear.then_some(Gate::Open));
        gates
    }

    /// What this person is waited for, if anything: an objection to the text as it is goes back to
    /// who wrote it; one to earlier words comes back to who raised it, once the text is handed in again.
    pub fn wants(&self, desk: &Desk, person: &PersonId) -> Option<Want> {
        let evaluation = &self.evaluation;
        let look = evaluation.second_look.as_ref().filter(|look| look.by.is_none());
        if look.is_some_and(|look| look.could.contains(person)) {
            return Some(Want::Look);
        }
        // What is out waits for nobody, whatever became of the keys of those who approved it.
        if evaluation.submitted_by.is_empty() || evaluation.stage.is_out() {
            return None;
        }
        if evaluation.objections.iter().any(|objection| objection.current) {
            let wrote = evaluation.authors.contains(person) || evaluation.submitted_by.contains(person);
            return wrote.then_some(Want::Answer);
        }
        let could = |unmet: &Unmet| could_meet(&unmet.need, desk.policy(), evaluation).contains(person);
        let objected = evaluation.objections.iter().any(|objection| &objection.person == person);
        let decides = objected || evaluation.unmet.iter().any(could) || evaluation.quotes_open.contains(person);
        decides.then_some(Want::Decide)
    }

    /// By when somebody is to look again at what went out on the short way, if nobody has.
    pub fn second_look_due(&self, desk: &Desk) -> Option<Timestamp> {
        let look = self.evaluation.second_look.as_ref().filter(|look| look.by.is_none())?;
        let hours = desk.policy().expedited.as_ref().map_or(24, |short| short.second_look_hours);
        look.since.checked_add(jiff::SignedDuration::from_hours(hours.into())).ok()
    }

    /// By when the partners are to have signed: the first of the days that the editions name.
    pub fn sign_on_until(&self, desk: &Desk) -> Option<Timestamp> {
        let first = self.editions.values().filter_map(|edition| edition.front.sign_on_until).min();
        first.and_then(|time| desk.zone.to_timestamp(time).ok())
    }

    /// The editions this person approved or objected to last, to show what changed since.
    pub fn last_seen_by(&self, person: &PersonId) -> Option<BTreeMap<Lang, Digest>> {
        let standing = self.evaluation.standings.iter().find(|standing| &standing.person == person)?;
        Some(standing.editions.clone())
    }
}

/// Where the receipts of exactly these editions lie that no other of them has seen. None where several
/// that did not know each other make up what is out: then nothing ends anybody's authorship.
fn receipts_of(entries: &[Entry], settled: &BTreeMap<Lang, Digest>, discounted: &BTreeSet<Digest>) -> Vec<String> {
    let told = |entry: &&Entry| {
        let of = |record: &Record| record.editions.iter().cloned().collect::<BTreeMap<_, _>>() == *settled;
        let receipt = |record: &Record| record.verdict == Verdict::Receipt && of(record);
        !settled.is_empty() && !discounted.contains(&entry.digest) && entry.record.as_ref().is_ok_and(receipt)
    };
    let told: Vec<&Entry> = entries.iter().filter(told).collect();
    let seen = |digest: &Digest| {
        told.iter().filter_map(|entry| entry.record.as_ref().ok()).any(|record| record.seen.contains(digest))
    };
    told.iter().filter(|entry| !seen(&entry.digest)).map(|entry| entry.path.clone()).collect()
}

/// The files of a folder that make up these editions: texts and what they show.
fn files_of(folder: &Folder, editions: &BTreeMap<Lang, Digest>) -> BTreeSet<String> {
    let (read, _) = read_editions(folder);
    let own = read.into_iter().filter(|(lang, _)| editions.contains_key(lang));
    own.flat_map(|(lang, edition)| [format!("{lang}.md")].into_iter().chain(edition.media.into_keys())).collect()
}

/// The statement, if the text in the folder is the saved one.
pub(super) fn ready(desk: &Desk, id: &StatementId) -> Result<Subject, OpsError> {
    let subject = Subject::read(desk, id)?;
    if let Some(lang) = subject.broken.first() {
        return Err(OpsError::NoEdition { id: id.clone(), lang: lang.to_string() });
    }
    if !subject.unsaved.is_empty() {
        return Err(OpsError::Unsaved { id: id.clone(), paths: subject.unsaved });
    }
    if let Some(unclear) = subject.unclear {
        return Err(unclear.into());
    }
    Ok(subject)
}

/// One edition's digest is its own; several are hashed together.
pub(super) fn state_digest(editions: &BTreeMap<Lang, Digest>) -> Digest {
    match editions.iter().next() {
        Some((_, only)) if editions.len() == 1 => *only,
        _ => {
            let lines: String = editions.iter().map(|(lang, digest)| format!("edition {lang} {digest}\n")).collect();
            Digest::of(lines.as_bytes())
        }
    }
}

/// A wall-clock time that is no one moment in the zone of the rules: `gap`, `fold` or `range`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclear {
    pub time: Embargo,
    pub reason: &'static str,
}

impl From<Unclear> for OpsError {
    fn from(unclear: Unclear) -> Self {
        OpsError::Time { typed: unclear.time.to_string(), reason: unclear.reason }
    }
}

/// The latest embargo among the editions: nothing goes out before all may. One that is no moment is
/// given beside it and is no error here: a text that somebody spoiled must not hide the others.
pub(super) fn embargo(editions: &BTreeMap<Lang, Edition>, zone: &TimeZone) -> (Option<Timestamp>, Option<Unclear>) {
    let (mut latest, mut unclear) = (None, None);
    for time in editions.values().filter_map(|edition| edition.front.embargo) {
        match moment(time, zone) {
            Ok(time) => latest = latest.max(Some(time)),
            Err(wrong) => unclear = Some(wrong),
        }
    }
    (latest, unclear)
}

/// A wall-clock time in the zone of the rules. A time that daylight saving skips or repeats is refused.
pub(super) fn moment(time: Embargo, zone: &TimeZone) -> Result<Timestamp, Unclear> {
    let refuse = |reason| Unclear { time, reason };
    match zone.to_ambiguous_timestamp(time).offset() {
        jiff::tz::AmbiguousOffset::Gap { .. } => Err(refuse("gap")),
        jiff::tz::AmbiguousOffset::Fold { .. } => Err(refuse("fold")),
        jiff::tz::AmbiguousOffset::Unambiguous { .. } => zone.to_timestamp(time).map_err(|_| refuse("range")),
    }
}
