//! `publish`: out into the world, or the plan of it.

use super::{desk, target};
use crate::cli::args::PublishArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::interrupt;
use crate::cli::judgement;
use crate::cli::session::Session;
use crate::cli::told::{mails_out, other_language, still_wrong, tally, told};
use crate::cli::words::{Words, args};
use crate::ops::{self, Desk, Plan, Published, Subject};
use crate::statement::{Aftermath, Grade, StatementId};
use serde_json::json;

/// Publishes; asks for the number of recipients, or wants the plan named that was seen.
pub fn run(session: &mut Session, args: &PublishArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let Some(id) = &args.id else { return super::archive::run(session, &desk, args) };
    let target = target(&desk, id)?;
    let subject = Subject::read(&desk, &target.id)?;
    judgement::warn_of_clocks(session, &desk, &subject);
    if args.dry_run {
        if let Some(published) = ops::already_out(&desk, &target.id)? {
            show(session, &published, subject.aftermath, args.leave_mails)?;
            return Ok(Exit::Done);
        }
        let plan = ops::plan(&desk, &target.id)?;
        return show_plan(session, &desk, &plan);
    }
    if session.flags.clock.is_some() {
        session.warn("publish-clock", args![]);
    }
    let mut seen = args.matching.as_ref().map(|matching| matching.hex().to_owned());
    if seen.is_none() {
        seen = ask(session, &desk, &target.id, args.leave_mails)?;
    }
    if let Some(reason) = args.message.as_ref().filter(|_| args.take_over) {
        let person = ops::take_over(&desk, &target.id, reason)?;
        session.say("publish-taken-over", args![id = target.id, person = person]);
    }
    let (words, terminal, verbose) = (&session.words, &mut session.terminal, session.flags.verbose);
    interrupt::listen(&session.words);
    let mut count = 0;
    let leave =
        ops::Leave { overwrite: args.overwrite, recreate: args.recreate, mails: args.leave_mails, silent: false };
    let published = ops::publish(&desk, &target.id, seen.as_deref(), leave, &mut |step| {
        count += 1;
        let text = told(words, step);
        if verbose { terminal.say(&text) } else { terminal.progress(&format!("{count} · {text}")) }
    })?;
    show(session, &published, subject.aftermath, args.leave_mails)?;
    if published.newsroom.is_some() && !published.already {
        warn_of_gaps(session, &desk)?;
    }
    Ok(tally(session, &published.id, &published.post))
}

/// Shows the plan and asks for the one thing that cannot be typed by habit.
fn ask(session: &mut Session, desk: &Desk, id: &StatementId, leave_mails: bool) -> Result<Option<String>, CliError> {
    // What is out or refused needs no answer: `publish` itself says so. What was begun has had one.
    let Ok(plan) = ops::plan(desk, id) else { return Ok(None) };
    if ops::is_begun(desk, id)? {
        return Ok(None);
    }
    let done = Subject::read(desk, id)?.evaluation.published == Subject::read(desk, id)?.in_play();
    if done || plan.embargo.is_some() || (plan.elsewhere > 0 && !leave_mails) {
        return Ok(None);
    }
    if !session.terminal.can_ask() {
        return Err(CliError::unseen(&format!("klartext publish {id} --dry-run"), &plan.digest));
    }
    for (lang, address, there) in &plan.pages {
        let id = if *there { "plan-page-update" } else { "plan-page-new" };
        session.say(id, args![lang = lang, address = address]);
    }
    looks(&session.words, &plan).iter().for_each(|line| session.terminal.say(line));
    let text = mails(&session.words, &plan);
    session.terminal.say(&text);
    doubts(session, desk, &plan);
    // A number or a word that nobody types by habit.
    let typed = match plan.recipients {
        0 => session.words.get("publish-word"),
        count => count.to_string(),
    };
    let what = plan.aftermath.map_or("none", Aftermath::name);
    let facts = args![count = plan.recipients, typed = typed.as_str(), id = id, what = what];
    let question = session.words.say("publish-ask", facts);
    session.terminal.ask_for(&session.words, &question, &typed, "--match")?;
    Ok(Some(plan.digest.hex()))
}

/// That the folder of pages lacks what another machine published.
fn warn_of_gaps(session: &mut Session, desk: &Desk) -> Result<(), CliError> {
    let rows = super::board(session)?.rows;
    match ops::pages_missing(desk, &rows)? {
        0 => {}
        count => session.warn("publish-pages-missing", args![count = count]),
    }
    Ok(())
}

/// What a person must look at, each edition under its own head.
fn looks(words: &Words, plan: &Plan) -> Vec<String> {
    let mut lines = Vec::new();
    for (lang, looks) in &plan.looks {
        lines.push(words.say("look-head", args![lang = lang]));
        lines.extend(looks.iter().map(|look| {
            let line = look.span.map_or(0, |span| span.line);
            let about = if look.about.is_empty() { "–" } else { &look.about };
            format!("  ☐ {}", words.say(&format!("look-{}", look.code), args![line = line, about = about]))
        }));
    }
    lines
}

/// How many mails, and to whom.
fn mails(words: &Words, plan: &Plan) -> String {
    let lists = if plan.lists.is_empty() { "-".to_owned() } else { plan.lists.join(", ") };
    match plan.aftermath {
        _ if plan.joins => words.get("plan-mails-joined"),
        None => words.say("plan-mails", args![count = plan.recipients, lists = lists]),
        Some(Aftermath::Correction(Grade::Formal)) => words.get("plan-mails-silent"),
        Some(_) => words.say("plan-mails-wrong", args![count = plan.recipients]),
    }
}

/// What a person should think of before words that are out are changed.
fn doubts(session: &mut Session, desk: &Desk, plan: &Plan) {
    // The model's address is nobody's, and it stands in every mail.
    let (website, house) = (&desk.workflow.website, &desk.workflow.organisation);
    if website.address.contains("presse.example.org") && house.website.is_empty() {
        session.warn("plan-invented-address", args![address = website.address]);
    }
    if plan.aftermath.is_none() && plan.replaces && !plan.joins {
        session.warn("plan-no-correction", args![id = plan.id]);
    }
    if plan.unreachable > 0 {
        session.warn("publish-mails-unreachable", args![count = plan.unreachable]);
    }
    if plan.elsewhere > 0 {
        let id = if plan.aftermath.is_some() { "plan-mails-elsewhere" } else { "plan-copies-elsewhere" };
        session.warn(id, args![id = plan.id, count = plan.elsewhere]);
    }
}

fn show_plan(session: &mut Session, desk: &Desk, plan: &Plan) -> Result<Exit, CliError> {
    if session.wants_json() {
        let pages: Vec<_> = plan
            .pages
            .iter()
            .map(|(lang, address, there)| {
                json!({ "language": lang.as_str(), "address": address, "action": if *there { "update" } else { "create" } })
            })
            .collect();
        let look_at: Vec<_> = plan
            .looks
            .iter()
            .flat_map(|(lang, looks)| looks.iter().map(move |look| (lang, look)))
            .map(|(lang, look)| {
                json!({
                    "language": lang.as_str(), "what": look.code, "line": look.span.map(|span| span.line), "about": look.about,
                })
            })
            .collect();
        session.json(json!({
            "id": plan.id.as_str(),
            "release": plan.release.to_string(),
            "pages": pages,
            "recipients": plan.recipients,
            "lists": plan.lists,
            "correction": plan.aftermath.map(Aftermath::name),
            "joins": plan.joins,
            "unreachable": plan.unreachable,
            "elsewhere": plan.elsewhere,
            "look_at": look_at,
            "embargo": plan.embargo.map(|time| time.to_string()),
            "digest": plan.digest.to_string(),
        }))?;
    } else {
        for (lang, address, there) in &plan.pages {
            let id = if *there { "plan-page-update" } else { "plan-page-new" };
            let text = session.words.say(id, args![lang = lang, address = address]);
            session.data(&text);
        }
        let text = mails(&session.words, plan);
        session.data(&text);
        if plan.other_language > 0 {
            let langs = plan.pages.iter().map(|(lang, _, _)| lang);
            let text = other_language(&session.words, plan.other_language, langs);
            session.data(&text);
        }
        if let Some(time) = plan.embargo {
            let moment = session.words.moment_and_utc(&time.to_zoned_datetime(desk.zone.clone()));
            let text = session.words.say("plan-embargo", args![moment = moment]);
            session.data(&text);
        }
        for line in looks(&session.words, plan) {
            session.data(&line);
        }
        let text = session.words.say("plan-digest", args![digest = plan.digest]);
        session.data(&text);
    }
    doubts(session, desk, plan);
    match plan.embargo {
        Some(time) => {
            let moment = session.words.moment(&time.to_zoned_datetime(desk.zone.clone()));
            session.hint("plan-hint-embargo", args![id = plan.id, digest = plan.digest, moment = moment]);
        }
        None if plan.elsewhere > 0 && plan.aftermath.is_none() => {
            session.hint("plan-hint-copies", args![id = plan.id, digest = plan.digest]);
        }
        None if plan.elsewhere > 0 => session.hint("plan-hint-elsewhere", args![id = plan.id, digest = plan.digest]),
        None => session.hint("plan-hint", args![id = plan.id, digest = plan.digest]),
    }
    Ok(Exit::Done)
}

fn show(
    session: &mut Session,
    published: &Published,
    aftermath: Option<Aftermath>,
    left: bool,
) -> Result<(), CliError> {
    let id = match (published.already, published.resumed, aftermath) {
        (true, _, _) if published.wrong > 0 => "publish-already-wrong",
        (true, _, _) => "publish-already",
        (false, true, _) => "publish-resumed",
        (false, false, Some(Aftermath::Withdrawal)) => "publish-withdrawn",
        (false, false, Some(Aftermath::Correction(_))) => "publish-corrected",
        (false, false, None) => "publish-done",
    };
    session.say(id, args![id = published.id, release = published.release]);
    if session.wants_json() {
        return session.json(json!({
            "id": published.id.as_str(),
            "release": published.release.to_string(),
            "addresses": published.addresses,
            "stale": published.stale,
            "newsroom": published.newsroom.as_ref().map(|path| path.display().to_string()),
            "mails": published.mails,
            "mail_folder": published.mail_folder.as_ref().map(|path| path.display().to_string()),
            "refused": published.post.refused,
            "deferred": published.post.deferred,
            "dropped": published.post.dropped,
            "unknown": published.post.unknown,
            "elsewhere": published.elsewhere,
            "wrong": published.wrong,
            "already": published.already,
        }));
    }
    for address in &published.addresses {
        session.data(address);
    }
    for address in &published.stale {
        session.warn("publish-stale", args![address = address]);
    }
    if !published.already {
        if let Some(path) = &published.newsroom {
            session.say("publish-newsroom", args![path = path]);
        }
        if left && aftermath.is_none() {
            session.say("publish-without-mails", args![]);
            session.hint("publish-without-mails-hint", args![id = published.id]);
        } else if published.elsewhere == 0 || published.mails > 0 {
            mails_out(session, published.mails, published.mail_folder.as_deref());
        }
        if published.elsewhere > 0 {
            session.warn("publish-mails-left", args![count = published.elsewhere]);
            session.hint("publish-mails-left-hint", args![id = published.id]);
        }
        session.hint("publish-hint", args![id = published.id]);
    }
    still_wrong(session, &published.id, published.wrong);
    Ok(())
}
