//! What the review found, in words: closed gates, records that do not count, what people said.

use super::words::{Roles, Sentence, Words, args};
use crate::cli::session::Session;
use crate::ops::{self, Desk, OpsError, Subject};
use crate::person::PersonId;
use crate::policy::Policy;
use crate::review::{Drop, Joined, Refusal};
use crate::statement::{FrontMatter, Kind, StatementId};
use jiff::tz::TimeZone;

/// A gate that is closed; its `.hint` says who can open it and what they type. `zone` is that of the rules.
pub fn gate(words: &Words, refusal: &Refusal, id: &StatementId, zone: &TimeZone) -> Sentence {
    let say = Sentence::new;
    match refusal {
        Refusal::Templates { submitted, could } => {
            let could = if could.is_empty() { "none".to_owned() } else { people(could) };
            let submitted = if *submitted { "yes" } else { "no" };
            say("gate-templates", args![submitted = submitted, could = could])
        }
        Refusal::NotSubmitted => say("gate-not-submitted", args![id = id]),
        Refusal::Approval { roles, wanted, could, wrote } => {
            let ways = match (could.is_empty(), wrote.is_empty()) {
                (false, _) => "could",
                (true, false) => "wrote",
                (true, true) => "none",
            };
            let roles = self::roles(words, roles);
            let (could, wrote) = (people(could), people(wrote));
            say(
                "gate-approval",
                args![id = id, roles = roles, wanted = *wanted, ways = ways, could = could, wrote = wrote],
            )
        }
        Refusal::Stale { by } => say("gate-stale", args![id = id, by = people(by), count = by.len()]),
        Refusal::OwnWords { by } => say("gate-own-words", args![id = id, by = by]),
        Refusal::Objection { by, note } => {
            say("gate-objection", args![id = id, by = by, note = note.as_deref().unwrap_or("–")])
        }
        Refusal::Quote { person } => say("gate-quote", args![id = id, person = person]),
        Refusal::SignOn { partner, late } => {
            let late = if *late { "yes" } else { "no" };
            say("gate-sign-on", args![id = id, partner = partner, late = late])
        }
        Refusal::Consent => say("gate-consent", args![]),
        Refusal::Incomplete { missing, by } => say("gate-incomplete", args![count = missing.len(), by = people(by)]),
        Refusal::Embargo { until } => {
            let until = words.moment(&until.to_zoned_datetime(zone.clone()));
            say("gate-embargo", args![id = id, until = until])
        }
        Refusal::Moment { time, reason } => say("gate-moment", args![id = id, time = time, reason = *reason]),
        Refusal::RulesGone { serial } => say("gate-rules-gone", args![serial = *serial]),
        Refusal::Outdated { lang, of } => say("gate-outdated", args![id = id, lang = lang, of = of]),
        Refusal::Kinds => say("gate-kinds", args![id = id]),
        Refusal::OtherCase => say("gate-other-case", args![]),
    }
}

/// A partner who joined after approvals that count: who says so, and under which rules.
pub fn joined(words: &Words, joined: &Joined, policy: &Policy) -> String {
    let by = joined.sign_on.as_ref().map_or("none", |(_, person)| person.as_str());
    words.say(
        "gate-joined",
        args![partner = joined.partner, by = by, serial = policy.serial, count = joined.after.len()],
    )
}

/// One of two clocks is wrong: somebody's record is of a moment that has not come here.
pub fn warn_of_clocks(session: &mut Session, desk: &Desk, subject: &Subject) {
    let Some(ahead) = ops::ahead(desk, subject) else { return };
    let people: Vec<&str> = ahead.people.iter().map(PersonId::as_str).collect();
    let time = session.words.moment(&ahead.time.to_zoned_datetime(desk.zone.clone()));
    session.warn("clock-ahead", args![people = people.join(", "), time = time, minutes = ahead.minutes]);
}

/// Which partners have not signed, until when they can, and what can be done once that is over.
pub fn sign_ons(words: &Words, desk: &Desk, subject: &Subject) -> Option<String> {
    let open = &subject.evaluation.sign_ons_open;
    let until = subject.sign_on_until(desk).filter(|_| !open.is_empty())?;
    let over = if until < desk.now() { "yes" } else { "no" };
    let until = words.moment(&until.to_zoned_datetime(desk.zone.clone()));
    let partners = crate::cli::plain::plain(&open.join(", ")).into_owned();
    Some(words.say("sign-on-until", args![id = subject.id, partners = partners, until = until, over = over]))
}

/// For whom one person more has to approve; nothing where the rules know everybody.
pub fn unknown_authors(words: &Words, desk: &Desk, subject: &Subject) -> Result<Option<String>, OpsError> {
    let unknown = ops::unknown_authors(desk, subject)?;
    let people: Vec<String> =
        unknown.iter().map(|one| format!("{} <{}>", one.name, one.email).trim().to_owned()).collect();
    let people = crate::cli::plain::plain(&people.join(", ")).into_owned();
    Ok((!unknown.is_empty()).then(|| words.say("unknown-authors", args![people = people, count = unknown.len()])))
}

/// Roles of which one is enough: `Geschäftsführung oder Vorstand`.
pub fn roles<S: AsRef<str>>(words: &Words, roles: &[S]) -> String {
    let named: Vec<String> = roles.iter().map(|name| words.role(name.as_ref())).collect();
    match named.split_last() {
        Some((last, first)) if !first.is_empty() => words.say("roles-or", args![first = first.join(", "), last = last]),
        _ => named.concat(),
    }
}

/// What texts say of themselves after they went out: corrections, a withdrawal; each line once.
pub fn said<'f>(words: &Words, fronts: impl Iterator<Item = &'f FrontMatter>) -> Vec<String> {
    let mut lines = Vec::new();
    for front in fronts {
        let corrected = front.corrections.iter().map(|one| {
            let note = crate::cli::plain::plain(&one.note).into_owned();
            words.say(
                "status-correction",
                args![lang = front.language, date = words.date(one.date), grade = one.grade.name(), note = note],
            )
        });
        lines.extend(corrected);
        if let Some(one) = &front.withdrawn {
            let note = crate::cli::plain::plain(one.note.as_deref().unwrap_or("–")).into_owned();
            let reason = one.reason.name();
            lines.push(words.say(
                "status-withdrawal",
                args![lang = front.language, date = words.date(one.date), reason = reason, note = note],
            ));
        }
    }
    lines
}

/// Why a record does not count.
pub fn dropped(why: &Drop) -> Sentence {
    let say = Sentence::new;
    match why {
        Drop::Syntax(error) => say("drop-syntax", args![detail = error.to_string()]),
        Drop::FileName => say("drop-file-name", args![]),
        Drop::Signature { reason } => say("drop-signature", args![reason = *reason]),
        Drop::Key { fingerprint, claimed, holder } => {
            let holder = holder.as_ref().map_or("none", PersonId::as_str);
            say("drop-key", args![fingerprint = fingerprint, claimed = claimed, holder = holder])
        }
        Drop::UnknownPerson(person) => say("drop-unknown-person", args![person = person]),
        Drop::FormerKey { person, fingerprint } => {
            say("drop-former-key", args![person = person, fingerprint = fingerprint])
        }
        Drop::OtherWorkspace => say("drop-other-workspace", args![]),
        Drop::OtherStatement(id) => say("drop-other-statement", args![id = id]),
        Drop::Role { person, role } => {
            say("drop-role", args![person = person, role = Roles(std::slice::from_ref(role))])
        }
        Drop::Kind => say("drop-kind", args![]),
        Drop::UnknownRules { serial } => say("drop-unknown-rules", args![serial = *serial]),
    }
}

/// The message of a kind of text.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::PressRelease => "kind-press-release",
        Kind::Submission => "kind-submission",
        Kind::PositionPaper => "kind-position-paper",
        Kind::OpenLetter => "kind-open-letter",
        Kind::JointStatement => "kind-joint-statement",
    }
}

fn people(people: &[PersonId]) -> String {
    people.iter().map(PersonId::as_str).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::words::Language;
    use super::*;
    use crate::ledger::RecordError;
    use crate::statement::Digest;

    fn anna() -> PersonId {
        PersonId::parse("anna").unwrap()
    }

    #[test]
    fn every_gate_names_who_can_open_it() {
        let id = StatementId::parse("2026-a").unwrap();
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let roles = || vec!["board".to_owned()];
        let lang = |tag| crate::statement::Lang::parse(tag).unwrap();
        let outdated = Refusal::Outdated { lang: lang("en"), of: lang("de") };
        for (refusal, part) in [
            (Refusal::NotSubmitted, "klartext submit 2026-a"),
            (Refusal::Templates { submitted: false, could: vec![] }, "klartext submit templates"),
            (Refusal::Templates { submitted: true, could: vec![anna()] }, "anna"),
            (Refusal::Templates { submitted: true, could: vec![] }, "Niemand"),
            (
                Refusal::Approval { roles: roles(), wanted: 1, could: vec![anna()], wrote: vec![] },
                "Freigeben kann: anna.",
            ),
            (
                Refusal::Approval { roles: roles(), wanted: 2, could: vec![], wrote: vec![anna()] },
                "mitgeschrieben: anna",
            ),
            (Refusal::Stale { by: vec![anna()] }, "--since mine"),
            (Refusal::OwnWords { by: anna() }, "klartext why"),
            (Refusal::Objection { by: anna(), note: None }, "withdraw-review 2026-a"),
            (Refusal::Quote { person: anna() }, "anna gibt ein"),
            (Refusal::SignOn { partner: "Rat".into(), late: false }, "klartext sign-on 2026-a \"Rat\""),
            (Refusal::SignOn { partner: "Rat".into(), late: true }, "nicht selbst"),
            (Refusal::Consent, "consent:"),
            (Refusal::Incomplete { missing: vec![Digest::of(b"")], by: vec![anna()] }, "auf den sich anna beruft"),
            (Refusal::Moment { time: "2027-03-28T02:30:00".into(), reason: "gap" }, "Sommerzeit"),
            (Refusal::RulesGone { serial: 4 }, "klartext verify --restore"),
            (outdated, "klartext diff 2026-a:en --original"),
            (Refusal::Kinds, "klartext edit 2026-a"),
            (Refusal::Embargo { until: "2026-03-16T09:00:00Z".parse().unwrap() }, "Montag, 16. März 2026, 10:00 Uhr"),
        ] {
            for language in [Language::German, Language::English] {
                let words = Words::new(language);
                let sentence = gate(&words, &refusal, &id, &zone);
                let hint = words.attribute(&sentence.id, "hint", &sentence.args).unwrap_or_default();
                let said = format!("{} {hint}", words.sentence(&sentence));
                assert!(language == Language::English || said.contains(part), "{said}");
            }
        }
    }

    #[test]
    fn every_dropped_record_has_its_reason() {
        let key = |holder| Drop::Key { fingerprint: "SHA256:x".into(), claimed: anna(), holder };
        for why in [
            Drop::Syntax(RecordError::NoArmour),
            Drop::FileName,
            Drop::Signature { reason: "signature-namespace" },
            key(None),
            key(Some(anna())),
            Drop::UnknownPerson(anna()),
            Drop::FormerKey { person: anna(), fingerprint: "SHA256:x".into() },
            Drop::OtherWorkspace,
            Drop::OtherStatement("2026-b".into()),
            Drop::Role { person: anna(), role: "board".into() },
            Drop::Kind,
            Drop::UnknownRules { serial: 3 },
        ] {
            for language in [Language::German, Language::English] {
                assert!(Words::new(language).sentence(&dropped(&why)).ends_with('.'), "{why:?}");
            }
        }
    }

    #[test]
    fn kinds_have_words() {
        let words = Words::new(Language::German);
        let kinds = Kind::ALL.map(|each| words.get(kind(each)));
        assert_eq!(kinds[0], "Pressemitteilung");
    }
}
