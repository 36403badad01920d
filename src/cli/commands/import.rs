//! `import`: texts from elsewhere.

use super::desk;
use crate::cli::args::{ImportArgs, ReportFormat};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::output::{Checked, report, values};
use crate::cli::session::Session;
use crate::cli::words::args;
use crate::ops;
use crate::statement::Kind;

/// Takes the files in as new statements and says what was left out.
pub fn run(session: &mut Session, args: &ImportArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    if args.id.is_some() && args.files.len() > 1 {
        return Err(CliError::new(Exit::Usage, "error-import-one-id", args![]));
    }
    let kind = args.kind.unwrap_or(Kind::PressRelease);
    let given = ops::Given { kind, lang: args.lang.clone(), id: args.id.clone() };
    let taken = ops::take(&desk, &args.files, given)?;
    let mut json = Vec::new();
    for one in &taken {
        let checked = [Checked { path: one.path.clone(), source: &one.text, findings: &one.findings }];
        if session.wants_json() {
            json.push(serde_json::json!({
                "from": one.from.display().to_string(),
                "id": one.id.as_str(),
                "path": one.path,
                "kind": one.kind.name(),
                "findings": values(&session.words, &checked),
            }));
            continue;
        }
        session.data(one.id.as_str());
        session.say("import-taken", args![from = one.from, id = one.id]);
        if let Some(besides) = &one.besides {
            session.warn("new-besides", args![id = one.id, besides = besides]);
        }
        let text = report(&session.words, ReportFormat::Short, &checked);
        if !text.is_empty() {
            session.terminal.say(&text);
        }
    }
    if session.wants_json() {
        session.json(serde_json::Value::Array(json))?;
    }
    session.hint("import-hint", args![]);
    Ok(Exit::Done)
}
