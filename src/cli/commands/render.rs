//! `render`: the PDF, the page, the text, written beside nothing that exists by accident.

use super::{desk, target};
use crate::cli::args::{self, Ends, RenderArgs, RenderFormat};
use crate::cli::complaint::complain;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::output::sentences;
use crate::cli::session::Session;
use crate::cli::words::{Sentence, args};
use crate::ops::{self, Compared, Desk, End, Format, OpsError, Phrases, Progress, Rendered, Target, Written};
use crate::statement::StatementId;
use serde_json::json;
use std::path::{Path, PathBuf};

/// Renders each edition that was named and writes it as a whole.
pub fn run(session: &mut Session, args: &RenderArgs) -> Result<Exit, CliError> {
    let desk = desk(session)?;
    let format = match args.format {
        RenderFormat::Pdf => Format::Pdf,
        RenderFormat::Html => Format::Html,
        RenderFormat::Txt => Format::Text,
        RenderFormat::Typ => Format::Typ,
        RenderFormat::Eml => return Err(CliError::new(Exit::Usage, "error-render-eml", args![])),
    };
    // clap asks for an id where `--all` is not given.
    let Some(id) = &args.id else { return all(session, &desk, args, format) };
    let target = target(&desk, id)?;
    if args.watch {
        return watch(session, &desk, &target, args.open);
    }
    let rendered = match &args.redline {
        Some(ends) => {
            let compared = compared(&desk, &target, ends, format)?;
            for lang in &compared.alone {
                session.warn("render-redline-alone", args![id = target.id, lang = lang]);
            }
            compared.rendered
        }
        None => ops::render(&desk, &target, format, args.draft).map_err(|error| with_draft_hint(error, &target.id))?,
    };
    if rendered.is_empty() {
        session.say("render-redline-nothing", args![id = target.id]);
        return Ok(Exit::Done);
    }
    if rendered.iter().any(|one| one.left_out) {
        session.warn("render-left-out", args![id = target.id]);
    }
    if args.output.as_deref() == Some(Path::new("-")) {
        if rendered.len() > 1 {
            return Err(CliError::new(Exit::Usage, "error-render-several", args![id = target.id]));
        }
        for one in &rendered {
            session.terminal.bytes(&one.bytes);
        }
        return Ok(Exit::Done);
    }
    let mut written = Vec::new();
    for one in &rendered {
        let path = place(&desk.workspace.root().join("out"), args.output.as_deref(), one, rendered.len());
        ops::write_document(&path, &one.bytes)?;
        let said = match (&args.redline, one.draft) {
            (Some(_), _) => "render-redline",
            (None, true) => "render-draft",
            (None, false) => "render-done",
        };
        session.say(said, args![path = path]);
        if args.open {
            open(&path);
        }
        written.push(path);
    }
    if session.wants_json() {
        let files = rendered.iter().zip(&written).map(|(one, path)| {
            json!({ "language": one.lang.as_str(), "path": path.display().to_string(), "draft": one.draft })
        });
        session.json(files.collect())?;
    } else {
        for path in &written {
            session.data(&path.display().to_string());
        }
    }
    Ok(Exit::Done)
}

/// Every statement into a folder. What is not approved is left out and counted; what fails is named.
fn all(session: &mut Session, desk: &Desk, args: &RenderArgs, format: Format) -> Result<Exit, CliError> {
    let folder = args.output.clone().unwrap_or_else(|| desk.workspace.root().join("out"));
    if folder == Path::new("-") || folder.is_file() {
        return Err(CliError::new(Exit::Usage, "error-render-all-folder", args![]));
    }
    let threads = std::thread::available_parallelism().map_or(1, |count| count.get().min(MOST_THREADS));
    let (words, terminal) = (&session.words, &mut session.terminal);
    let made = ops::render_all(desk, format, args.draft, threads, &folder, &mut |seen: Progress| {
        let values = args![read = seen.read, statements = seen.statements, written = seen.written];
        terminal.progress(&words.say("render-all-progress", values));
    })?;
    let (mut files, mut waiting, mut failed) = (Vec::new(), 0, 0);
    for one in made {
        match one.result {
            Ok(written) => files.push((one.id, written)),
            Err(OpsError::Refused { .. }) => waiting += 1,
            Err(error) => {
                failed += 1;
                complain(&error.into(), &session.words, &mut session.terminal);
            }
        }
    }
    if session.wants_json() {
        let file = |(id, one): &(StatementId, Written)| json!({ "id": id.as_str(), "language": one.rendered.lang.as_str(), "path": one.path.display().to_string(), "draft": one.rendered.draft });
        session.json(files.iter().map(file).collect())?;
    } else {
        files.iter().for_each(|(_, one)| session.data(&one.path.display().to_string()));
    }
    session.say("render-all-done", args![count = files.len(), folder = folder.display()]);
    if waiting > 0 {
        session.hint("render-all-waiting", args![count = waiting]);
    }
    Ok(match (failed, files.is_empty()) {
        (0, _) => Exit::Done,
        (_, true) => Exit::Failed,
        (_, false) => Exit::Partly,
    })
}

/// Shows one edition in the browser until it is interrupted.
fn watch(session: &mut Session, desk: &Desk, target: &Target, show: bool) -> Result<Exit, CliError> {
    if let Some(at) = &target.at {
        return Err(CliError::new(Exit::Usage, "error-watch-at", args![id = target.id, at = at]));
    }
    let words = &session.words;
    let phrases = Phrases {
        lang: words.language().tag(),
        mark: words.get("watch-mark"),
        gone: words.get("watch-gone"),
        text: words.get("watch-text"),
        pages: words.get("watch-pages"),
        page: &|number, count| words.say("watch-page", args![number = number, count = count]),
        finding: &|finding| sentences(words, finding),
        error: &|error| words.sentence(&CliError::from(error).message),
    };
    let watch = ops::watch(desk, target, phrases)?;
    session.terminal.data(&watch.address);
    let hint = words.get("watch-hint");
    session.terminal.hint(&hint);
    if show {
        open(Path::new(&watch.address));
    }
    watch.run();
    Ok(Exit::Done)
}

/// More documents at a time need more memory than they save time.
const MOST_THREADS: usize = 4;

/// What changed between two states. A comparison is read, never sent: it has two forms.
fn compared(desk: &Desk, target: &Target, ends: &Ends, format: Format) -> Result<Compared, CliError> {
    if !matches!(format, Format::Pdf | Format::Html) {
        return Err(CliError::new(Exit::Usage, "error-redline-format", args![]));
    }
    if let Some(at) = &target.at {
        return Err(CliError::new(Exit::Usage, "error-redline-at", args![id = target.id, at = at]));
    }
    let end = |end: &args::End| match end {
        args::End::Saved => End::Saved,
        args::End::Folder => End::Folder,
        args::End::Earlier(since) => End::Earlier(super::since(since)),
    };
    Ok(ops::redline(desk, target, (&end(&ends.old), &end(&ends.new)), format)?)
}

/// Who may not have the document yet may have a draft of it.
fn with_draft_hint(error: OpsError, id: &StatementId) -> CliError {
    let refused = matches!(error, OpsError::Refused { .. });
    let mut error = CliError::from(error);
    if refused {
        error.message = Sentence::new("error-render-refused", args![id = id]);
    }
    error
}

/// A folder (or one that ends in `/`) takes the file under its own name; a file is that file, with
/// the language put in where there are several.
fn place(usual: &Path, output: Option<&Path>, one: &Rendered, count: usize) -> PathBuf {
    let Some(output) = output else { return usual.join(&one.name) };
    let folder = output.is_dir() || output.to_string_lossy().ends_with(['/', '\\']);
    match (folder, count) {
        (true, _) => output.join(&one.name),
        (false, 1) => output.to_owned(),
        (false, _) => {
            let stem = output.file_stem().unwrap_or_default().to_string_lossy();
            let end = output.extension().map(|end| format!(".{}", end.to_string_lossy())).unwrap_or_default();
            output.with_file_name(format!("{stem}-{}{end}", one.lang))
        }
    }
}

/// Shows a file or a page with the program of the desktop; without one, nothing happens.
pub(super) fn open(path: &Path) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let _ = std::process::Command::new(program).arg(path).spawn();
}
