//! `edit`: the person's editor, then everything saved and checked.

use super::{desk, target};
use crate::cli::args::{EditArgs, ReportFormat};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::output::{Checked, report};
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::ops;
use crate::statement::Level;
use std::path::Path;
use std::process::Command;

/// Opens the text; what was written is saved even if a check finds errors.
pub fn run(session: &mut Session, args: &EditArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let target = target(&desk, &args.id)?;
    let (file, back) = ops::source_file(&desk, &target.id, target.lang.as_ref())?;
    if back {
        session.say("edit-back", args![id = target.id]);
    }
    match desk.surroundings.editor.as_deref() {
        Some(editor) => open(editor, &file)?,
        None if !session.terminal.can_ask() => {}
        None => return Err(CliError::new(Exit::Usage, "error-no-editor", args![path = file])),
    }
    let saved = ops::save(&desk, &target.id)?;
    if saved.paths.is_empty() && !back && desk.surroundings.editor.is_none() {
        return Err(CliError::new(Exit::Usage, "error-no-editor", args![path = file]));
    }
    if saved.paths.is_empty() {
        session.say("edit-unchanged", args![id = target.id]);
        return Ok(Exit::Done);
    }
    session.say("edit-saved", args![id = target.id, count = saved.paths.len()]);
    let found: Vec<Checked<'_>> = saved
        .findings
        .iter()
        .filter(|(_, _, findings)| findings.iter().any(|finding| finding.level > Level::Note))
        .map(|(path, text, findings)| Checked { path: path.clone(), source: text, findings })
        .collect();
    if found.is_empty() {
        session.hint("edit-hint-submit", args![id = target.id]);
    } else {
        let text = report(&session.words, ReportFormat::Short, &found);
        session.terminal.say(&text);
        session.hint("edit-hint-check", args![id = target.id]);
    }
    Ok(Exit::Done)
}

/// Runs the editor as git does: a command line of its own words, the file as the last one.
fn open(editor: &str, file: &Path) -> Result<(), CliError> {
    let failed = |detail: String| CliError::new(Exit::Failed, "error-editor", args![editor = editor, detail = detail]);
    let status = if cfg!(windows) {
        Command::new("cmd").arg("/C").arg(format!("{editor} \"{}\"", file.display())).status()
    } else {
        Command::new("sh").arg("-c").arg(format!("{editor} \"$@\"")).arg(editor).arg(file).status()
    };
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(failed(status.to_string())),
        Err(error) => Err(failed(error.to_string())),
    }
}
