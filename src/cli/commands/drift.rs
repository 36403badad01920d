//! `drift`: what was changed on the website by hand, since what went out was approved.

use super::{desk, target};
use crate::cli::args::DriftArgs;
use crate::cli::complaint::complain;
use crate::cli::diff;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::terminal::{STRONG, styled};
use crate::cli::words::args;
use crate::ops::{self, Desk, Drift};
use crate::site::{Aspect, Difference, Drifted, Hand};
use crate::statement::{Passage, StatementId};
use serde_json::{Value, json};

/// Shows the difference; takes it over or puts back what was approved where that was said.
pub fn run(session: &mut Session, args: &DriftArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let Some(typed) = &args.id else { return all(session, &desk) };
    let id = target(&desk, typed)?.id;
    let drift = ops::drift(&desk, &id)?;
    if !(args.take_over || args.overwrite) {
        if session.wants_json() {
            session.json(value(&drift))?;
        } else {
            show(session, &desk, &drift);
        }
        if drift.is_there() {
            session.hint("drift-hint", args![id = id, digest = drift.digest]);
            return Ok(Exit::Conflict);
        }
        session.say("drift-none", args![id = id]);
        return Ok(Exit::Done);
    }
    if !drift.is_there() {
        session.say("drift-none", args![id = id]);
        return Ok(Exit::Done);
    }
    let seen = match &args.matching {
        Some(matching) => matching.hex().to_owned(),
        None => agreed(session, &desk, &drift, args.overwrite)?,
    };
    match args.overwrite {
        true => put_back(session, &desk, &id, &seen),
        false => take_over(session, &desk, &id, &seen),
    }
}

/// Nothing is taken or thrown away unseen: it is shown, and somebody says yes.
fn agreed(session: &mut Session, desk: &Desk, drift: &Drift, overwrite: bool) -> Result<String, CliError> {
    if session.terminal.can_ask() {
        show(session, desk, drift);
    }
    let question = if overwrite { "drift-ask-overwrite" } else { "drift-ask-take-over" };
    let question = session.words.say(question, args![id = drift.id]);
    match session.terminal.confirm(&session.words, &question, "--match")? {
        true => Ok(drift.digest.hex()),
        false => Err(CliError::cancelled()),
    }
}

fn take_over(session: &mut Session, desk: &Desk, id: &StatementId, seen: &str) -> Result<Exit, CliError> {
    let done = ops::take_drift_over(desk, id, Some(seen))?;
    for (path, count) in &done.texts {
        session.say("drift-taken", args![path = path, count = count]);
    }
    for (lang, was, is) in &done.left {
        session.warn("drift-left", args![lang = lang]);
        let paragraphs = |text: &String| if text.is_empty() { Vec::new() } else { vec![text.clone()] };
        let (coloured, width) = (session.terminal.coloured(), session.terminal.width());
        let shown = diff::show(&session.words, &paragraphs(was), &paragraphs(is), coloured, width);
        session.data(&shown.text);
    }
    for (lang, aspect) in &done.aside {
        let what = session.words.get(&format!("aspect-{}", aspect.name()));
        session.warn("drift-not-text", args![lang = lang, what = what]);
    }
    if session.wants_json() {
        let left: Vec<_> = done
            .left
            .iter()
            .map(|(lang, was, is)| json!({ "language": lang.as_str(), "old": was, "new": is }))
            .collect();
        let texts: Vec<_> = done.texts.iter().map(|(path, count)| json!({ "path": path, "passages": count })).collect();
        session.json(json!({ "id": id.as_str(), "texts": texts, "left": left }))?;
    }
    if done.texts.is_empty() {
        session.say("drift-nothing-taken", args![id = id]);
        return Ok(Exit::Conflict);
    }
    session.hint("drift-taken-hint", args![id = id]);
    Ok(if done.left.is_empty() && done.aside.is_empty() { Exit::Done } else { Exit::Partly })
}

fn put_back(session: &mut Session, desk: &Desk, id: &StatementId, seen: &str) -> Result<Exit, CliError> {
    let done = ops::put_drift_back(desk, id, Some(seen))?;
    for path in &done.kept {
        session.say("drift-kept", args![path = path]);
    }
    session.say("drift-put-back", args![id = id]);
    if session.wants_json() {
        session.json(json!({ "id": id.as_str(), "addresses": done.addresses, "kept": done.kept }))?;
    } else {
        done.addresses.iter().for_each(|address| session.data(address));
    }
    Ok(Exit::Done)
}

/// Every text that is out, one after the other.
fn all(session: &mut Session, desk: &Desk) -> Result<Exit, CliError> {
    let (mut changed, mut looked_at, mut failed, mut told) = (0, 0, 0, Vec::new());
    ops::drift_all(desk, &mut |at, count, id, looked| match looked {
        None => {
            let text = session.words.say("drift-progress", args![at = at + 1, count = count, id = id]);
            session.terminal.progress(&text);
        }
        Some(Err(error)) => {
            failed += 1;
            complain(&error.into(), &session.words, &mut session.terminal);
        }
        Some(Ok(drift)) => {
            looked_at += 1;
            changed += usize::from(drift.is_there());
            if session.wants_json() {
                told.push(value(&drift));
            } else if drift.is_there() {
                show(session, desk, &drift);
                session.hint("drift-hint", args![id = drift.id, digest = drift.digest]);
            }
        }
    })?;
    if session.wants_json() {
        session.json(Value::Array(told))?;
    }
    let rows = super::board(session)?.rows;
    match ops::pages_missing(desk, &rows)? {
        0 => {}
        count => session.warn("publish-pages-missing", args![count = count]),
    }
    session.say("drift-all", args![count = looked_at, changed = changed]);
    Ok(match (changed, failed) {
        (0, 0) => Exit::Done,
        (0, _) => Exit::Partly,
        _ => Exit::Conflict,
    })
}

fn show(session: &mut Session, desk: &Desk, drift: &Drift) {
    for edition in drift.editions.iter() {
        if !edition.differences.is_empty() {
            session.data(&styled(STRONG, &format!("── {}:{} ── {}", drift.id, edition.lang, edition.address)));
            for hand in &edition.hands {
                let text = said(session, desk, "drift-by", hand);
                session.data(&text);
            }
        }
        for one in &edition.differences {
            let text = difference(session, one);
            session.data(&text);
        }
        if let Some(hand) = &edition.writing {
            let text = said(session, desk, "drift-writing", hand);
            session.terminal.say(&text);
        }
        if !edition.unseen.is_empty() {
            let names: Vec<String> =
                edition.unseen.iter().map(|aspect| session.words.get(&format!("aspect-{}", aspect.name()))).collect();
            session.hint("drift-unseen", args![lang = edition.lang, what = names.join(", ")]);
        }
    }
}

/// `drift-by`, `drift-by-unnamed` or, where the website keeps nothing, `drift-by-nobody`.
fn said(session: &Session, desk: &Desk, id: &str, hand: &Hand) -> String {
    let moment = hand.at.map(|at| session.words.moment(&at.to_zoned_datetime(desk.zone.clone())));
    match (&hand.who, moment) {
        (Some(who), Some(moment)) => session.words.say(id, args![who = who, moment = moment]),
        (Some(who), None) => session.words.say(id, args![who = who, moment = "?"]),
        (None, Some(moment)) => session.words.say("drift-by-unnamed", args![moment = moment]),
        (None, None) => session.words.get("drift-by-nobody"),
    }
}

fn difference(session: &Session, one: &Difference) -> String {
    let name = format!("aspect-{}", one.aspect.name());
    match one.aspect {
        Aspect::Text | Aspect::Title | Aspect::Excerpt => {
            let (was, is) = ops::passages_of(one);
            let lines = |all: Vec<Passage>| {
                all.into_iter().map(|passage| passage.shown.trim_start_matches("# ").to_owned()).collect::<Vec<_>>()
            };
            let (coloured, width) = (session.terminal.coloured(), session.terminal.width());
            let show = |was, is| diff::show(&session.words, &lines(was), &lines(is), coloured, width);
            let mut shown = show(was, is);
            if one.was.is_some() && shown.changed == 0 && one.aspect == Aspect::Text {
                let (was, is) = ops::pages_of(one);
                shown = show(was, is);
            }
            let text = match (one.was.is_some(), shown.changed) {
                (false, _) => session.words.get("drift-words-unknown"),
                (true, 0) => session.words.get("drift-form"),
                (true, _) => shown.text,
            };
            format!("{}:\n{text}\n", session.words.get(&name))
        }
        Aspect::Status => {
            let state = |state: &Option<String>| {
                let state = state.as_deref().unwrap_or_default();
                let id = format!("post-state-{state}");
                if session.words.has(&id) { session.words.get(&id) } else { state.to_owned() }
            };
            let (name, was, is) = (session.words.get(&name), state(&one.was), state(&one.is));
            session.words.say("drift-from-to", args![what = name, was = was, is = is])
        }
        Aspect::Gone | Aspect::Trash | Aspect::Mark => session.words.get(&format!("{name}-told")),
        Aspect::Twins => session.words.say("drift-twins-told", args![links = one.is.as_deref().unwrap_or_default()]),
        Aspect::File | Aspect::Extra => {
            let id = match (one.aspect, &one.is) {
                (Aspect::Extra, _) => "drift-extra-told",
                (_, None) => "drift-file-gone",
                (_, Some(_)) => "drift-file-told",
            };
            session.words.say(id, args![name = one.about])
        }
        Aspect::Slug | Aspect::Categories | Aspect::Tags | Aspect::Picture => {
            let line = |text: &Option<String>| text.clone().filter(|text| !text.is_empty()).unwrap_or("–".to_owned());
            let name = session.words.get(&name);
            session.words.say("drift-from-to", args![what = name, was = line(&one.was), is = line(&one.is)])
        }
    }
}

fn value(drift: &Drift) -> Value {
    let hand = |hand: &Hand| json!({ "who": hand.who, "at": hand.at.map(|at| at.to_string()) });
    let shown = |all: Vec<Passage>| all.into_iter().map(|passage| passage.shown).collect::<Vec<_>>();
    let difference = |one: &Difference| {
        let words = matches!(one.aspect, Aspect::Text | Aspect::Title | Aspect::Excerpt);
        let (old, new) = match words {
            true => {
                let (was, is) = ops::passages_of(one);
                (json!(shown(was)), json!(shown(is)))
            }
            false => (json!(one.was), json!(one.is)),
        };
        json!({ "what": one.aspect.name(), "about": one.about, "old": old, "new": new })
    };
    let edition = |edition: &Drifted| {
        json!({
            "language": edition.lang.as_str(),
            "address": edition.address,
            "differences": edition.differences.iter().map(difference).collect::<Vec<_>>(),
            "by": edition.hands.iter().map(hand).collect::<Vec<_>>(),
            "writing": edition.writing.as_ref().map(hand),
            "unseen": edition.unseen.iter().map(|aspect| aspect.name()).collect::<Vec<_>>(),
        })
    };
    json!({
        "id": drift.id.as_str(),
        "release": drift.release.to_string(),
        "digest": drift.digest.to_string(),
        "drift": drift.is_there(),
        "editions": drift.editions.iter().map(edition).collect::<Vec<_>>(),
    })
}
