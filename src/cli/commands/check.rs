//! `check`: what a careful colleague would remark.

use super::{desk, target};
use crate::cli::args::{CheckArgs, ReportFormat, Target};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::output::{Checked, report, summary};
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::ops::{self, Subject};
use crate::review::Stage;
use crate::statement::Level;
use std::path::Path;

/// Checks what was named: statements, files; without names everything. Errors end with code 6.
pub fn run(session: &mut Session, args: &CheckArgs) -> Result<Exit, CliError> {
    let mut files = Vec::new();
    let loose = |name: &str| Path::new(name).is_file() && (name.ends_with(".md") || name.ends_with(".markdown"));
    if args.targets.is_empty() {
        let desk = desk(session)?;
        for row in ops::list(&desk)?.into_iter().filter(|row| !row.gone) {
            files.extend(ops::check(&desk, &row.id, None)?);
        }
        files.extend(ops::strangers_in_files(&desk)?);
    }
    for typed in &args.targets {
        let found = desk(session).and_then(|desk| {
            let target = target(&desk, typed)?;
            Ok(ops::check(&desk, &target.id, target.lang.as_ref())?)
        });
        match found {
            Ok(found) => files.extend(found),
            Err(_) if loose(&typed.name) => files.push(ops::check_file(Path::new(&typed.name))?),
            Err(error) => return Err(error),
        }
    }
    let checked: Vec<Checked<'_>> = files
        .iter()
        .map(|file| Checked { path: file.path.clone(), source: &file.text, findings: &file.findings })
        .collect();
    let wanted = args.format.unwrap_or(if session.wants_json() { ReportFormat::Json } else { ReportFormat::Human });
    let text = report(&session.words, wanted, &checked);
    if !text.is_empty() {
        session.data(text.trim_end());
    }
    let faulty = files.iter().flat_map(|file| &file.findings).any(|finding| finding.level == Level::Error);
    let clean = files.iter().all(|file| file.findings.is_empty());
    match clean {
        true => session.say("check-clean", args![count = files.len()]),
        false => {
            for file in files.iter().filter(|file| file.headline.is_none()) {
                session.warn("check-unreadable", args![path = file.path]);
            }
            let text = summary(&session.words, &checked);
            session.terminal.say(&text);
        }
    }
    if let ([_], false) = (args.targets.as_slice(), faulty || session.wants_json()) {
        next(session, &args.targets[0]);
    }
    Ok(if faulty { Exit::Refused } else { Exit::Done })
}

/// What is in order and was not handed in yet can be handed in.
fn next(session: &mut Session, typed: &Target) {
    let subject = desk(session).and_then(|desk| Ok(Subject::read(&desk, &target(&desk, typed)?.id)?));
    if let Ok(subject) = subject
        && subject.evaluation.stage == Stage::Draft
    {
        session.hint("status-hint-draft", args![id = subject.id]);
    }
}
