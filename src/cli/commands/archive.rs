//! `publish --all`: an archive onto the website, in one go that can be interrupted and taken up again.

use crate::cli::args::PublishArgs;
use crate::cli::complaint::complain;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::interrupt;
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::ops::{self, Archive, Desk, Held, Item, OpsError, Published, Stop};
use crate::statement::StatementId;
use jiff::Timestamp;
use serde_json::{Value, json};
use std::time::Instant;

/// Asks once, with the number of texts and where they go; then publishes one after the other.
pub fn run(session: &mut Session, desk: &Desk, args: &PublishArgs) -> Result<Exit, CliError> {
    let _turn = ops::archive_turn(desk)?;
    let (words, terminal) = (&session.words, &mut session.terminal);
    let mut archive = ops::archive(desk, args.no_mails, &mut |at, count| {
        terminal.progress(&words.say("archive-looking", args![at = at + 1, count = count]));
    })?;
    session.terminal.clear_progress();
    if args.dry_run {
        return plan(session, desk, archive);
    }
    let broken = archive.held.iter().any(|(_, why)| matches!(why, Held::Broken(_)));
    say_held(session, desk, std::mem::take(&mut archive.held));
    if archive.items.is_empty() {
        session.say("archive-nothing", args![out = archive.out]);
        return Ok(if broken { Exit::Partly } else { Exit::Done });
    }
    say_plan(session, &archive);
    if session.flags.clock.is_some() {
        session.warn("publish-clock", args![]);
    }
    let count = archive.items.len();
    let seen = match &args.matching {
        Some(matching) => matching.hex().to_owned(),
        None => {
            let question = session.words.say("archive-ask", args![typed = count.to_string()]);
            session.terminal.ask_for(&session.words, &question, &count.to_string(), "--match")?;
            archive.digest.hex()
        }
    };
    ops::agree(desk, &archive, &seen)?;
    interrupt::listen(&session.words);
    let mut run = Run { session, count, done: 0, failed: Vec::new(), told: Vec::new(), since: Instant::now() };
    let stop = ops::publish_archive(desk, &archive.items, &mut |at, item, ended| match ended {
        None => run.begins(at, item),
        Some(ended) => run.ends(at, item, ended),
    })?;
    run.close(stop, broken)
}

/// One run, as far as it is.
struct Run<'s> {
    session: &'s mut Session,
    count: usize,
    done: usize,
    failed: Vec<Exit>,
    /// For `--json`.
    told: Vec<Value>,
    since: Instant,
}

impl Run<'_> {
    fn begins(&mut self, at: usize, item: &Item) {
        // The first ones say nothing of the others yet.
        let minutes = self.since.elapsed().as_secs_f64() / 60.0;
        let left = (at >= 3).then(|| minutes / at as f64 * (self.count - at) as f64);
        let facts = args![at = at + 1, count = self.count, id = item.id];
        let text = match left {
            None => self.session.words.say("archive-progress", facts),
            Some(left) => {
                let (hourly, left) = ((at as f64 / minutes * 60.0) as usize, left.ceil() as usize);
                let facts = args![at = at + 1, count = self.count, id = item.id, hourly = hourly, minutes = left];
                self.session.words.say("archive-progress-rate", facts)
            }
        };
        self.session.terminal.progress(&text);
    }

    fn ends(&mut self, at: usize, item: &Item, ended: Result<Published, OpsError>) {
        let at = at + 1;
        match ended {
            Ok(published) => {
                self.done += 1;
                if !self.session.wants_json() {
                    published.addresses.iter().for_each(|address| self.session.data(address));
                }
                if !self.session.terminal.shows_progress() {
                    self.session.say("archive-line", args![at = at, count = self.count, id = item.id]);
                }
                for address in &published.stale {
                    self.session.warn("publish-stale", args![address = address]);
                }
                self.told.push(json!({ "id": item.id.as_str(), "outcome": "published",
                    "release": published.release.to_string(), "addresses": published.addresses }));
            }
            Err(error) => {
                self.session.warn("archive-failed", args![at = at, count = self.count, id = item.id]);
                let error = CliError::from(error);
                complain(&error, &self.session.words, &mut self.session.terminal);
                self.told.push(json!({ "id": item.id.as_str(), "outcome": "failed" }));
                self.failed.push(error.code);
            }
        }
    }

    fn close(self, stop: Option<Stop>, broken: bool) -> Result<Exit, CliError> {
        let Run { session, count, done, failed, told, .. } = self;
        if session.wants_json() {
            session.json(Value::Array(told))?;
        }
        session.say("archive-done", args![done = done, failed = failed.len()]);
        let left = count - done;
        let exit = match stop {
            Some(Stop::Asked) => {
                session.hint("archive-stopped", args![left = left]);
                return Ok(Exit::Interrupted);
            }
            Some(Stop::Error(error)) => {
                let error = CliError::from(error);
                complain(&error, &session.words, &mut session.terminal);
                error.code
            }
            Some(Stop::Failures(count)) => {
                session.warn("archive-failures", args![count = count]);
                failed.last().copied().unwrap_or(Exit::Failed)
            }
            None if done > 0 && (broken || !failed.is_empty()) => Exit::Partly,
            None => failed.first().copied().unwrap_or(if broken { Exit::Partly } else { Exit::Done }),
        };
        if left > 0 {
            session.hint("archive-stopped", args![left = left]);
        }
        Ok(exit)
    }
}

fn plan(session: &mut Session, desk: &Desk, mut archive: Archive) -> Result<Exit, CliError> {
    if session.wants_json() {
        let item =
            |item: &Item| json!({ "id": item.id.as_str(), "release": item.release.to_string(), "begun": item.begun });
        let held = archive.held.iter().map(|(id, why)| {
            let (word, until, mails) = match why {
                Held::Ahead(until) => ("ahead", Some(until.to_string()), None),
                Held::Unapproved => ("unapproved", None, None),
                Held::Mails(count) => ("mails", None, Some(*count)),
                Held::Broken(_) => ("failed", None, None),
            };
            json!({ "id": id.as_str(), "why": word, "until": until, "mails": mails })
        });
        session.json(json!({
            "website": archive.place,
            "statements": archive.items.iter().map(item).collect::<Vec<_>>(),
            "held": held.collect::<Vec<_>>(),
            "out": archive.out,
            "digest": archive.digest.to_string(),
        }))?;
    } else {
        archive.items.iter().for_each(|item| session.data(item.id.as_str()));
    }
    say_held(session, desk, std::mem::take(&mut archive.held));
    if archive.items.is_empty() {
        session.say("archive-nothing", args![out = archive.out]);
        return Ok(Exit::Done);
    }
    say_plan(session, &archive);
    session.hint("archive-hint", args![digest = archive.digest]);
    Ok(Exit::Done)
}

fn say_plan(session: &mut Session, archive: &Archive) {
    let facts = args![count = archive.items.len(), place = archive.place, out = archive.out];
    session.say("archive-plan", facts);
    let begun = archive.items.iter().filter(|item| item.begun).count();
    if begun > 0 {
        session.say("archive-begun", args![count = begun]);
    }
}

/// What stays, and why: each that is broken, the others by their number.
fn say_held(session: &mut Session, desk: &Desk, held: Vec<(StatementId, Held)>) {
    let (mut ahead, mut unapproved, mut mails) = (Vec::<Timestamp>::new(), 0, Vec::new());
    for (id, why) in held {
        match why {
            Held::Ahead(until) => ahead.push(until),
            Held::Unapproved => unapproved += 1,
            Held::Mails(_) => mails.push(id),
            Held::Broken(error) => {
                session.warn("archive-broken", args![id = id]);
                complain(&error.into(), &session.words, &mut session.terminal);
            }
        }
    }
    if let Some(first) = ahead.iter().min() {
        let moment = session.words.moment(&first.to_zoned_datetime(desk.zone.clone()));
        session.say("archive-ahead", args![count = ahead.len(), moment = moment]);
    }
    if unapproved > 0 {
        session.say("archive-unapproved", args![count = unapproved]);
    }
    if let Some(first) = mails.first() {
        session.say("archive-mails", args![count = mails.len(), id = first]);
    }
}
