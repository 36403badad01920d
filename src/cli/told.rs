//! What a delivery is doing, told while it does it, and what became of its mails.

use super::exit::Exit;
use super::session::Session;
use super::words::{Words, args};
use crate::ops::{Step, Tally};
use crate::release::Effect;
use crate::statement::{Lang, StatementId};
use std::path::Path;

/// One step in words.
pub fn told(words: &Words, step: &Step<'_>) -> String {
    match *step {
        Step::Effect(effect) => words.get(effect_id(effect)),
        Step::Mail { at, of, per_minute } => {
            let minutes = of.saturating_sub(at) / per_minute.max(1) as usize;
            words.say("step-mail-of", args![at = at, of = of, rate = per_minute, minutes = minutes])
        }
        Step::Hold { seconds, mails } => words.say("step-hold", args![seconds = seconds, mails = mails]),
        Step::Rest { seconds, mails } => words.say("step-rest", args![seconds = seconds, mails = mails]),
    }
}

/// That some people get a language that they did not ask for.
pub fn other_language<'l>(words: &Words, count: usize, languages: impl Iterator<Item = &'l Lang>) -> String {
    let languages: Vec<String> = languages.map(ToString::to_string).collect();
    words.say("plan-other-language", args![count = count, languages = languages.join(", ")])
}

fn effect_id(effect: &Effect) -> &'static str {
    match effect {
        Effect::Claim => "step-claim",
        Effect::Build => "step-build",
        Effect::Draft => "step-draft",
        Effect::GoLive => "step-go-live",
        Effect::Mail(_) => "step-mail",
        Effect::Receipt => "step-receipt",
    }
}

/// How many mails are out, or lie as files that somebody has yet to send.
pub fn mails_out(session: &mut Session, count: usize, folder: Option<&Path>) {
    match folder {
        Some(path) => {
            session.say("publish-mails", args![count = count, path = path]);
            if count > 0 {
                session.hint("mail-files-hint", args![]);
            }
        }
        None => session.say("mail-accepted", args![count = count]),
    }
}

/// That people have a wrong version from here and were not told yet, and what tells them.
pub fn still_wrong(session: &mut Session, id: &StatementId, count: usize) {
    if count > 0 {
        session.warn("still-wrong", args![count = count, id = id]);
        session.hint("still-wrong-hint", args![id = id]);
    }
}

/// Says what became of the mails that are not simply out, and how the command ends for it.
pub fn tally(session: &mut Session, id: &StatementId, post: &Tally) -> Exit {
    for (count, sentence) in [
        (post.given_up, "mail-given-up"),
        (post.dropped, "mail-dropped"),
        (post.refused, "mail-refused"),
        (post.deferred, "mail-deferred"),
        (post.unknown, "mail-unknown"),
    ] {
        if count > 0 {
            session.say(sentence, args![count = count, id = id]);
        }
    }
    match (post.unknown, post.refused + post.deferred) {
        (0, 0) => Exit::Done,
        (0, _) => Exit::Partly,
        _ => Exit::Unknown,
    }
}
