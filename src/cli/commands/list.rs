//! `list`: the front page. What needs me, what is due, what is out.

use super::board;
use crate::cli::args::ListArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::judgement;
use crate::cli::plain::plain;
use crate::cli::session::Session;
use crate::cli::terminal::{BLUE, FAINT, GREEN, RED, STRONG, YELLOW, styled};
use crate::cli::words::{Words, args};
use crate::ops::{Board, Due, Row, Want};
use crate::review::Stage;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

/// Shows the statements that were asked for.
pub fn run(session: &mut Session, args: &ListArgs) -> Result<Exit, CliError> {
    let mut board = board(session)?;
    let (zone, now) = (board.zone.clone(), board.now);
    board.rows.retain(|row| wanted(&zone, now, args, row));
    show(session, &board)?;
    let waiting = board.rows.iter().filter(|row| row.wants.is_some()).count();
    if waiting > 0 && !session.wants_json() {
        session.hint("list-hint-inbox", args![count = waiting]);
    }
    if board.rows.is_empty() {
        let all = args.states.is_empty() && !args.mine && !args.needs_me && args.due.is_none();
        session.say(if all { "list-empty" } else { "list-none" }, args![]);
        session.hint(if all { "list-hint-new" } else { "list-hint-all" }, args![]);
    }
    Ok(Exit::Done)
}

/// Prints rows as lines or as JSON.
pub fn show(session: &mut Session, board: &Board) -> Result<(), CliError> {
    let (rows, zone) = (&board.rows, &board.zone);
    if session.wants_json() {
        return session.json(Value::Array(rows.iter().map(|row| value(zone, row)).collect()));
    }
    let wide = rows.iter().map(|row| row.id.as_str().len()).max().unwrap_or(0).min(44);
    let columns = session.terminal.columns();
    let lines: Vec<String> = rows.iter().map(|row| line(&session.words, zone, row, (wide, columns))).collect();
    if !lines.is_empty() {
        session.data(&lines.join("\n"));
    }
    super::workflow::say_waiting(session, board.rules.as_ref());
    super::templates::say_waiting(session, board.templates.as_ref());
    Ok(())
}

fn wanted(zone: &TimeZone, now: Timestamp, args: &ListArgs, row: &Row) -> bool {
    let due = args.due.is_none_or(|span| {
        let end = now.to_zoned_datetime(zone.clone()).checked_add(span).ok();
        let time = match row.due {
            Some(Due::Embargo(time) | Due::Deadline(time)) => Some(time),
            None => None,
        };
        let signs = row.sign_on_until.filter(|_| !row.sign_ons.is_empty());
        [time, signs].into_iter().flatten().any(|time| end.as_ref().is_some_and(|end| time <= end.timestamp()))
    });
    (args.states.is_empty() || args.states.iter().any(|state| state == row.stage.name()))
        && (!args.mine || row.mine)
        && (!args.needs_me || row.wants.is_some())
        && due
}

/// One statement in one line, or in several below each other where the window is too narrow for it.
fn line(words: &Words, zone: &TimeZone, row: &Row, (wide, columns): (usize, Option<usize>)) -> String {
    let mark = if row.wants.is_some() { styled(YELLOW.bold(), "▶") } else { " ".to_owned() };
    let stage = match row.reworked && row.stage == Stage::Draft {
        true => words.get("stage-rework"),
        false => words.get(&format!("stage-{}", row.stage.name())),
    };
    let stage = styled(colour(row.stage), &format!("{stage:<18}"));
    let mut notes = Vec::new();
    match row.due {
        Some(Due::Embargo(time)) => {
            let time = words.short_moment(&time.to_zoned_datetime(zone.clone()));
            notes.push(words.say("list-embargo", args![time = time]));
        }
        Some(Due::Deadline(time)) => {
            let time = words.short_moment(&time.to_zoned_datetime(zone.clone()));
            notes.push(words.say("list-due", args![time = time]));
        }
        None => {}
    }
    if row.stage == Stage::InReview && !row.open.is_empty() {
        notes.push(words.say("list-open", args![roles = open_roles(words, &row.open)]));
    }
    if !row.sign_ons.is_empty() {
        let until = row.sign_on_until.map(|time| words.short_moment(&time.to_zoned_datetime(zone.clone())));
        let until = until.unwrap_or_else(|| "none".to_owned());
        notes.push(words.say("list-sign-ons", args![partners = row.sign_ons.join(", "), until = until]));
    }
    if !row.objections.is_empty() {
        notes.push(words.say("list-objections", args![people = row.objections.join(", ")]));
    }
    if let Some(time) = row.second_look {
        let time = words.short_moment(&time.to_zoned_datetime(zone.clone()));
        notes.push(words.say("list-second-look", args![time = time]));
    }
    if row.reworked {
        notes.push(words.get("list-reworked"));
    }
    if row.gone {
        notes.push(words.get("list-gone"));
    } else if row.unsaved {
        notes.push(words.get("list-unsaved"));
    }
    let notes = if notes.is_empty() { String::new() } else { format!("({})", notes.join("; ")) };
    let languages = row.languages.join(" ");
    let headline = match row.headline.is_empty() {
        true => words.get("status-unreadable"),
        false => plain(&row.headline).into_owned(),
    };
    let whole = format!("{}  {languages}", shorten(&headline, 48));
    let room = columns.unwrap_or(usize::MAX);
    let faint =
        |before: &str| if notes.is_empty() { String::new() } else { format!("{before}{}", styled(FAINT, &notes)) };
    if BEFORE_ID + wide + 2 + whole.chars().count() + 2 + notes.chars().count() <= room {
        let id = styled(STRONG, &format!("{:<wide$}", row.id.as_str()));
        return format!("{mark} {stage} {id}  {whole}{}", faint("  "));
    }
    let (id, below) = (styled(STRONG, row.id.as_str()), format!("\n{:BEFORE_ID$}", ""));
    let most = room.saturating_sub(BEFORE_ID + 2 + languages.chars().count()).max(24);
    format!("{mark} {stage} {id}{below}{}  {languages}{}", shorten(&headline, most), faint(&below))
}

/// Columns of the mark and the state, with the blanks behind them.
const BEFORE_ID: usize = 21;

/// Each need is written `management/board`: one of its roles is enough.
fn open_roles(words: &Words, needs: &[String]) -> String {
    let one = |need: &String| judgement::roles(words, &need.split('/').collect::<Vec<_>>());
    needs.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn colour(stage: Stage) -> anstyle::Style {
    match stage {
        Stage::Draft => FAINT,
        Stage::InReview => YELLOW,
        Stage::ChangesRequested => RED,
        Stage::Approved | Stage::Scheduled => BLUE,
        Stage::Published | Stage::Corrected => GREEN,
        Stage::Withdrawn => FAINT,
    }
}

/// A headline in one line of the list.
fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most - 1).collect();
    format!("{}…", cut.trim_end())
}

fn value(zone: &TimeZone, row: &Row) -> Value {
    let zoned = |time: Timestamp| time.to_zoned_datetime(zone.clone()).to_string();
    let (embargo, deadline) = match row.due {
        Some(Due::Embargo(time)) => (Some(zoned(time)), None),
        Some(Due::Deadline(time)) => (None, Some(zoned(time))),
        None => (None, None),
    };
    json!({
        "id": row.id.as_str(),
        "kind": row.kind.name(),
        "headline": row.headline,
        "state": row.stage.name(),
        "languages": row.languages,
        "needs_me": row.wants.is_some(),
        "wants": row.wants.map(Want::name),
        "objections": row.objections,
        "mine": row.mine,
        "unsaved": row.unsaved,
        "gone": row.gone,
        "changed_since_published": row.reworked,
        "embargo": embargo,
        "due": deadline,
        "second_look_due": row.second_look.map(zoned),
        "open_roles": row.open,
        "sign_ons_open": row.sign_ons,
        "sign_on_until": row.sign_on_until.map(zoned),
    })
}
