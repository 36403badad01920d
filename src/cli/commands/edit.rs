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
    let no_editor = || CliError::new(Exit::Usage, "error-no-editor", args![path = file, id = target.id]);
    let usual = desk.surroundings.usual_editor.clone().filter(|_| session.terminal.can_ask());
    let editor = match &desk.surroundings.editor {
        None => {
            usual.iter().for_each(|editor| session.say("edit-opens", args![editor = editor.as_str()]));
            usual
        }
        named => named.clone(),
    };
    if let Some(editor) = &editor {
        open(editor, &file)?;
    }
    let saved = ops::save(&desk, &target.id)?;
    // Whoever has no editor here opens the file by another way, and what they saved is taken.
    if saved.paths.is_empty() && !back && editor.is_none() {
        return Err(no_editor());
    }
    if saved.paths.is_empty() {
        session.say("edit-unchanged", args![id = target.id]);
        return Ok(Exit::Done);
    }
    for (aside, _) in ops::waiting(&desk, &target.id)?.iter().filter(|(_, name)| desk.has_text(&target.id, name)) {
        session.hint("sync-waiting", args![id = target.id, aside = aside.as_str()]);
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
    let failed = |code: i32, detail: String| {
        CliError::new(Exit::Failed, "error-editor", args![editor = editor, code = code.to_string(), detail = detail])
    };
    let status = if cfg!(windows) {
        Command::new("cmd").arg("/C").arg(format!("{editor} \"{}\"", file.display())).status()
    } else {
        Command::new("sh").arg("-c").arg(format!("{editor} \"$@\"")).arg(editor).arg(file).status()
    };
    match status {
        Ok(status) if status.success() => Ok(()),
        // A shell says 127 where there is no such program.
        Ok(status) => Err(failed(status.code().unwrap_or(-1), status.code().unwrap_or(-1).to_string())),
        Err(error) => Err(failed(-1, error.to_string())),
    }
}
