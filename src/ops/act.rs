//! Taking a stand: submit, approve, object, comment, take back; each a signed record in its own commit.

use super::check::{Checked, examine, known};
use super::desk::{Desk, Me};
use super::folder::{overlay, read_changes, texts_there};
use super::render::unreadable;
use super::rules::whole_seconds;
use super::subject::{Subject, state_digest};
use super::{OpsError, settings};
use crate::ledger::{Entry, Record, RecordKind, Signature, Verdict, one_line};
use crate::person::PersonId;
use crate::policy::{Member, Need};
use crate::repo::{Change, read_entry};
use crate::review::{Refusal, Stage, could_meet};
use crate::statement::{Digest, Lang, Level, StatementId};
use std::collections::{BTreeMap, BTreeSet};

/// What a person does to a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Submit,
    Approve,
    /// Approves on the short way; the note says why.
    Expedite,
    Object,
    Comment,
    /// Has looked once more at what went out on the short way.
    SecondLook,
    /// Records a partner's sign-on; the note names the partner first.
    SignOn,
    /// Takes back one's own approval or objection.
    Withdraw,
}

impl Act {
    pub(super) fn verdict(self) -> Verdict {
        match self {
            Act::Submit => Verdict::Submit,
            Act::Approve => Verdict::Approve,
            Act::Expedite => Verdict::Expedite,
            Act::SecondLook => Verdict::SecondLook,
            Act::SignOn => Verdict::SignOn,
            Act::Object => Verdict::Object,
            Act::Comment => Verdict::Comment,
            Act::Withdraw => Verdict::Withdraw,
        }
    }

    /// For the saved state's message.
    pub(super) fn verb(self) -> &'static str {
        match self {
            Act::Submit => "submitted",
            Act::Approve => "approved",
            Act::Expedite => "approved on the short way",
            Act::SecondLook => "second look",
            Act::SignOn => "partner signs on",
            Act::Object => "objection",
            Act::Comment => "comment",
            Act::Withdraw => "review taken back",
        }
    }
}

/// How they want it done.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    pub note: Option<String>,
    pub lang: Option<Lang>,
    pub role: Option<String>,
    /// The digest that was seen, or its beginning.
    pub seen: Option<String>,
}

/// What was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acted {
    pub id: StatementId,
    pub editions: BTreeMap<Lang, Digest>,
    /// What stands for all of them; `--match` takes it.
    pub digest: Digest,
    pub role: Option<String>,
    pub stage: Stage,
    /// Whoever approved wrote the text: it clears their own quote, and approves nothing else.
    pub own_quote: bool,
    /// Needs still open, with who could meet them today.
    pub open: Vec<(Need, usize, Vec<PersonId>)>,
    /// Files saved along with a submission.
    pub saved: Vec<String>,
}

/// Records the act. Nothing is written unless the record is signed and its signature verified.
pub fn act(desk: &Desk, id: &StatementId, act: Act, wish: &Wish) -> Result<Acted, OpsError> {
    let me = desk.me()?;
    let mut subject = Subject::read(desk, id)?;
    let mut changes = Vec::new();
    if act == Act::Submit {
        changes = unsaved_changes(desk, &subject)?;
        check_errors(desk, &subject, &changes)?;
    } else if !subject.unsaved.is_empty() && !matches!(act, Act::Comment | Act::SecondLook) {
        return Err(OpsError::Unsaved { id: id.clone(), paths: subject.unsaved });
    }
    let saved: Vec<String> = changes.iter().map(|change| change.path.clone()).collect();
    if !changes.is_empty() {
        // The text first, on its own: the record binds to what is saved.
        desk.workspace.save(&changes, &desk.author()?, &format!("{id}: text"))?;
        subject = Subject::read(desk, id)?;
    }
    let Wanted { seen, editions, role } = wanted(desk, &subject, act, me, wish)?;
    matches(id, wish.seen.as_deref(), &seen)?;
    let draft = Draft { verdict: act.verdict(), editions: &editions, role: role.clone(), note: wish.note.clone() };
    record(desk, &subject, draft, &[], &format!("{id}: {}", act.verb()))?;
    let subject = Subject::read(desk, id)?;
    let open = open_needs(desk, &subject);
    Ok(Acted {
        id: id.clone(),
        digest: state_digest(&editions),
        editions,
        role,
        stage: subject.evaluation.stage,
        own_quote: act == Act::Approve && subject.evaluation.authors.contains(&me.id),
        open,
        saved,
    })
}

/// What a person has to have seen before they approve: the digest to ask about and to bind the
/// approval to. What would be refused is refused here, so that nobody is asked in vain.
pub fn to_approve(desk: &Desk, id: &StatementId, act: Act, wish: &Wish) -> Result<Digest, OpsError> {
    let me = desk.me()?;
    let subject = Subject::read(desk, id)?;
    if !subject.unsaved.is_empty() {
        return Err(OpsError::Unsaved { id: id.clone(), paths: subject.unsaved });
    }
    Ok(wanted(desk, &subject, act, me, wish)?.seen)
}

/// What would be signed.
struct Wanted {
    /// Stands for the editions that the act names; the person has seen these.
    seen: Digest,
    /// Those, and what they approved before and still stand by.
    editions: BTreeMap<Lang, Digest>,
    role: Option<String>,
}

/// Everything that is looked at before a signature.
fn wanted(desk: &Desk, subject: &Subject, act: Act, me: &Me, wish: &Wish) -> Result<Wanted, OpsError> {
    let editions = chosen(subject, act, wish.lang.as_ref())?;
    if editions.is_empty() {
        for lang in &subject.broken {
            unreadable(&subject.id, lang, &subject.folder)?;
        }
        return Err(OpsError::NoEdition { id: subject.id.clone(), lang: "-".to_owned() });
    }
    let seen = state_digest(&editions);
    let editions = with_earlier(subject, act, me, editions);
    refuse_early(desk, subject, act, me, &editions)?;
    let role = role(desk, subject, act, me, wish.role.as_deref())?;
    Ok(Wanted { seen, editions, role })
}

/// Needs still open with how many are wanted and who could meet them today.
pub(super) fn open_needs(desk: &Desk, subject: &Subject) -> Vec<(Need, usize, Vec<PersonId>)> {
    let could = |need: &Need| could_meet(need, desk.policy(), &subject.evaluation);
    subject.evaluation.unmet.iter().map(|unmet| (unmet.need.clone(), unmet.wanted, could(&unmet.need))).collect()
}

/// A record before it is signed.
pub(super) struct Draft<'a> {
    pub verdict: Verdict,
    pub editions: &'a BTreeMap<Lang, Digest>,
    pub role: Option<String>,
    pub note: Option<String>,
}

/// Signs and saves a record about this statement, with other changes in the same commit.
pub(super) fn record(
    desk: &Desk,
    subject: &Subject,
    draft: Draft<'_>,
    besides: &[Change],
    message: &str,
) -> Result<Digest, OpsError> {
    let (digest, change) = signed(desk, subject, draft)?;
    let mut changes = vec![change];
    changes.extend_from_slice(besides);
    desk.records_in_place(&subject.id)?;
    desk.workspace.save(&changes, &desk.author()?, message)?;
    desk.remember()?;
    Ok(digest)
}

/// A signed record about this statement as the file that it becomes; saves nothing.
pub(super) fn signed(desk: &Desk, subject: &Subject, draft: Draft<'_>) -> Result<(Digest, Change), OpsError> {
    let me = desk.me()?;
    let record = Record {
        repo: desk.repo(),
        kind: RecordKind::Statement,
        id: subject.id.to_string(),
        editions: draft.editions.iter().map(|(lang, digest)| (lang.clone(), *digest)).collect(),
        workflow: (desk.policy().serial, desk.policy().digest),
        preview: None,
        verdict: draft.verdict,
        role: draft.role,
        person: me.id.clone(),
        seen: subject.evaluation.seen.clone(),
        time: whole_seconds(desk.now()),
        note: draft.note.as_deref().and_then(one_line),
    };
    let folder = format!("reviews/{}/{}", subject.id.year(), subject.id);
    let file = match left_behind(desk, &folder, &record)? {
        Some(file) => file,
        None => settings::signer(&desk.surroundings, &me.key).sign(&record.print())?,
    };
    let digest = Digest::of(&file);
    let path = format!("{folder}/{}", Entry::name(&digest, &me.id));
    Ok((digest, Change { path, bytes: Some(file) }))
}

/// The file of the same record, signed before a crash and not saved: it is saved now, so that no
/// second one is made. Only the time may differ.
fn left_behind(desk: &Desk, folder: &str, wanted: &Record) -> Result<Option<Vec<u8>>, OpsError> {
    let me = desk.me()?;
    for path in desk.workspace.unsaved(folder)? {
        let Ok(bytes) = std::fs::read(desk.workspace.root().join(&path)) else { continue };
        let entry = read_entry(&path, &bytes);
        let own = entry.signature == Signature::Good { fingerprint: me.key.fingerprint.clone() };
        let same = |record: &Record| Record { time: wanted.time, ..record.clone() } == *wanted;
        if own && entry.record.as_ref().is_ok_and(same) {
            return Ok(Some(bytes));
        }
    }
    Ok(None)
}

/// What lies below a folder and is not saved, as changes.
pub(super) fn unsaved_in(desk: &Desk, folder: &str) -> Result<Vec<Change>, OpsError> {
    read_changes(desk, &desk.workspace.unsaved(folder)?)
}

/// What lies in the folder and is not saved, as changes.
pub(super) fn unsaved_changes(desk: &Desk, subject: &Subject) -> Result<Vec<Change>, OpsError> {
    read_changes(desk, &subject.unsaved)
}

/// A text with errors is not submitted: the findings are shown instead.
fn check_errors(desk: &Desk, subject: &Subject, changes: &[Change]) -> Result<(), OpsError> {
    let mut folder = subject.folder.clone();
    overlay(&mut folder, &Desk::folder(&subject.id), changes);
    let (known, folder) = (known(desk), texts_there(folder, &subject.id)?);
    for (lang, bytes) in &folder.texts {
        let path = format!("{}/{lang}.md", Desk::folder(&subject.id));
        let Checked { findings, .. } = examine(Some(&known), &path, bytes, &folder.media);
        if findings.iter().any(|finding| finding.level == Level::Error) {
            return Err(OpsError::Findings { path, findings });
        }
    }
    Ok(())
}

/// The editions an act is about.
fn chosen(subject: &Subject, act: Act, lang: Option<&Lang>) -> Result<BTreeMap<Lang, Digest>, OpsError> {
    let all = |subject: &Subject| -> BTreeMap<Lang, Digest> {
        subject.editions.iter().map(|(lang, edition)| (lang.clone(), edition.digest)).collect()
    };
    let mut editions = match (act, &subject.evaluation.second_look) {
        (Act::Submit, _) => all(subject),
        (Act::SecondLook, Some(look)) => look.editions.clone(),
        _ => subject.in_play(),
    };
    if let Some(lang) = lang {
        let one = all(subject).get(lang).copied();
        let digest = one.ok_or_else(|| OpsError::NoEdition { id: subject.id.clone(), lang: lang.to_string() })?;
        editions = BTreeMap::from([(lang.clone(), digest)]);
    }
    Ok(editions)
}

/// An approval of one language takes along the others that the person still stands by: their
/// latest record is the one that counts.
fn with_earlier(subject: &Subject, act: Act, me: &Me, mut editions: BTreeMap<Lang, Digest>) -> BTreeMap<Lang, Digest> {
    let mine = subject.evaluation.standings.iter().find(|standing| standing.person == me.id);
    let approves = matches!(act, Act::Approve | Act::Expedite);
    if let Some(mine) = mine.filter(|mine| approves && mine.verdict.approves()) {
        let current = subject.in_play();
        let kept = mine.editions.iter().filter(|(lang, digest)| current.get(lang) == Some(digest));
        let kept: Vec<(Lang, Digest)> = kept.map(|(lang, digest)| (lang.clone(), *digest)).collect();
        for (lang, digest) in kept {
            editions.entry(lang).or_insert(digest);
        }
    }
    editions
}

/// The person's `--match` against what is there: a beginning of at least four digits.
pub(super) fn matches(id: &StatementId, seen: Option<&str>, now: &Digest) -> Result<(), OpsError> {
    let Some(seen) = seen else { return Ok(()) };
    let digits = seen.strip_prefix("sha256:").unwrap_or(seen).trim_end_matches('…').to_lowercase();
    if digits.len() >= 4 && now.hex().starts_with(&digits) {
        return Ok(());
    }
    Err(OpsError::NoMatch { id: id.clone(), seen: seen.to_owned(), now: now.short() })
}

/// What cannot count is not even signed, and the person is told why.
fn refuse_early(
    desk: &Desk,
    subject: &Subject,
    act: Act,
    me: &Me,
    editions: &BTreeMap<Lang, Digest>,
) -> Result<(), OpsError> {
    let evaluation = &subject.evaluation;
    let refuse = |refusal| Err(desk.refused(&subject.id, vec![refusal]));
    let mine = evaluation.standings.iter().find(|standing| standing.person == me.id);
    match act {
        Act::SecondLook => refuse_look(subject, me),
        Act::Expedite if desk.policy().expedited.is_none() => Err(OpsError::NoExpedited),
        Act::Approve | Act::Expedite | Act::Object | Act::SignOn if evaluation.submitted_by.is_empty() => {
            refuse(Refusal::NotSubmitted)
        }
        // What is out in these words waits for nobody, and its authors begin anew with the next ones.
        Act::Approve if evaluation.stage.is_out() && evaluation.published == subject.in_play() => {
            Err(OpsError::Already("out"))
        }
        Act::Expedite if evaluation.authors.contains(&me.id) => refuse(Refusal::OwnWords { by: me.id.clone() }),
        Act::Approve if evaluation.authors.contains(&me.id) => {
            let quoted = evaluation.quotes_open.contains(&me.id);
            if quoted { Ok(()) } else { refuse(Refusal::OwnWords { by: me.id.clone() }) }
        }
        Act::Approve | Act::Expedite
            if mine.is_some_and(|standing| {
                standing.verdict == act.verdict() && standing.current && &standing.editions == editions
            }) =>
        {
            Err(OpsError::Already("approved"))
        }
        Act::Submit if submitted_by(subject, me, editions) => Err(OpsError::Already("submitted")),
        Act::Withdraw if mine.is_none_or(|standing| standing.verdict == Verdict::Withdraw) => {
            Err(OpsError::NothingToWithdraw { id: subject.id.clone() })
        }
        _ => {
            let _ = desk;
            Ok(())
        }
    }
}

/// A second look is owed, and this person may give it.
fn refuse_look(subject: &Subject, me: &Me) -> Result<(), OpsError> {
    match &subject.evaluation.second_look {
        Some(look) if look.by.is_some() => Err(OpsError::Already("looked")),
        Some(look) if look.could.contains(&me.id) => Ok(()),
        Some(look) => {
            Err(OpsError::NotYourLook { id: subject.id.clone(), could: look.could.iter().cloned().collect() })
        }
        None => Err(OpsError::NoSecondLook { id: subject.id.clone() }),
    }
}

fn submitted_by(subject: &Subject, me: &Me, editions: &BTreeMap<Lang, Digest>) -> bool {
    let records = subject.entries.iter().filter_map(|entry| entry.record.as_ref().ok());
    subject.evaluation.submitted_by.contains(&me.id)
        && records
            .filter(|record| record.verdict == Verdict::Submit && record.person == me.id)
            .any(|record| editions.iter().all(|(lang, digest)| record.editions.contains(&(lang.clone(), *digest))))
}

/// The role somebody speaks in: as wished, else the first of theirs that is still needed, else
/// the first the kind's rule names at all, else their first.
fn role(desk: &Desk, subject: &Subject, act: Act, me: &Me, wished: Option<&str>) -> Result<Option<String>, OpsError> {
    if matches!(act, Act::Submit | Act::Comment) {
        return Ok(None);
    }
    let yours = &me.member.roles;
    if let Some(role) = wished.filter(|_| act != Act::Expedite) {
        return match yours.iter().any(|own| own == role) {
            true => Ok(Some(role.to_owned())),
            false => Err(OpsError::NotYourRole { needed: vec![role.to_owned()], yours: yours.clone() }),
        };
    }
    let fits = |need: &Need| need.roles.iter().find(|role| yours.contains(role)).cloned();
    if act == Act::Expedite {
        let release = desk.policy().expedited.iter().flat_map(|short| short.release.clone()).collect();
        let right = Need { roles: release, count: 1 };
        let refused = || OpsError::NotYourRole { needed: right.roles.clone(), yours: yours.clone() };
        return fits(&right).map(Some).ok_or_else(refused);
    }
    let open = subject.evaluation.unmet.iter().find_map(|unmet| fits(&unmet.need));
    let ruled = || {
        let single = subject.editions.values().any(|edition| edition.front.single_case);
        desk.policy().needs(subject.kind(), single).iter().find_map(fits)
    };
    if let Some(role) = open.or_else(ruled) {
        return Ok(Some(role));
    }
    // On the short way anybody may be the second person.
    let hasty = subject.evaluation.expedited.is_some() && !yours.is_empty();
    if act == Act::Approve && !hasty && !subject.evaluation.quotes_open.contains(&me.id) {
        let needed = desk.policy().needs(subject.kind(), false).into_iter().flat_map(|need| need.roles);
        return Err(OpsError::NotYourRole { needed: needed.collect(), yours: yours.clone() });
    }
    match (act, yours.first()) {
        (Act::SignOn, None) => Err(OpsError::NotYourRole { needed: Vec::new(), yours: Vec::new() }),
        (_, first) => Ok(first.cloned()),
    }
}

/// Records that a partner signs the words as they are; `where_filed` says where that can be read.
pub fn sign_on(desk: &Desk, id: &StatementId, partner: &str, where_filed: &str) -> Result<Acted, OpsError> {
    let subject = Subject::read(desk, id)?;
    let in_play = subject.in_play();
    let playing = subject.editions.iter().filter(|(lang, _)| in_play.contains_key(*lang));
    let partners: BTreeSet<&String> = playing.flat_map(|(_, edition)| &edition.front.partners).collect();
    if !partners.iter().any(|known| *known == partner) || partner.contains(": ") {
        let known = partners.into_iter().cloned().collect();
        return Err(OpsError::NoPartner { id: id.clone(), partner: partner.to_owned(), known });
    }
    let me = desk.me()?;
    let late = subject.evaluation.joined.iter().any(|joined| joined.partner == partner);
    if late && subject.evaluation.authors.contains(&me.id) {
        let may = |(person, member): &(&PersonId, &Member)| {
            !member.keys.is_empty() && !member.roles.is_empty() && !subject.evaluation.authors.contains(*person)
        };
        let could = desk.policy().people.iter().filter(may).map(|(person, _)| person.clone()).collect();
        return Err(OpsError::OwnPartner { partner: partner.to_owned(), could });
    }
    let wish = Wish { note: Some(format!("{partner}: {where_filed}")), ..Wish::default() };
    act(desk, id, Act::SignOn, &wish)
}
