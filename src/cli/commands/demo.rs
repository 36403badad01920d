//! `demo`: the first hour with three invented people, with the real commands.

use super::surroundings;
use crate::cli::args::DemoArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::terminal::{FAINT, STRONG, styled};
use crate::cli::words::{Language, args};
use crate::ops::{self, OpsError, Scene};
use std::path::Path;
use std::process::{Command, Stdio};

/// Prepares the people, then runs each command as a process of its own and shows it before its output.
pub fn run(session: &mut Session, args: &DemoArgs) -> Result<Exit, CliError> {
    let dir = args.folder.clone().unwrap_or_else(|| session.flags.directory.join("klartext-demo"));
    let german = session.words.language() == Language::German;
    let script = ops::script(&dir, &surroundings(session)?, german)?;
    if let Some(aside) = &script.aside {
        session.say("demo-aside", args![path = aside]);
    }
    session.say("demo-people", args![path = script.workspace]);
    for scene in &script.scenes {
        play(session, &script.workspace, scene)?;
    }
    let (workspace, own) = (script.workspace.display().to_string(), script.own.display().to_string());
    session.data("");
    for (id, path) in [
        ("demo-pdf", script.workspace.join("out")),
        ("demo-newsroom", script.workspace.join("public").join("index.html")),
        ("demo-mails", script.workspace.join("outbox")),
    ] {
        let text = session.words.say(id, args![path = path]);
        session.data(&text);
    }
    let text = session.words.say(
        "demo-serve",
        args![command = format!("klartext -C {} serve", shell_word(&workspace)), own = shell_word(&own)],
    );
    session.data(&text);
    Ok(Exit::Done)
}

fn play(session: &mut Session, workspace: &Path, scene: &Scene) -> Result<(), CliError> {
    let mut typed = scene.words.clone();
    if let Some(shows) = scene.bound_to {
        let id = scene.words[1..].to_vec();
        let words = shows.iter().map(|word| (*word).to_owned()).chain(id).chain(["--json=digest".to_owned()]);
        let shown = program(session, workspace, scene, &words.collect::<Vec<_>>())?.output();
        let shown = shown.map_err(|source| OpsError::File { path: workspace.to_owned(), source })?.stdout;
        let digest: serde_json::Value = serde_json::from_slice(&shown).unwrap_or_default();
        typed.extend(["--match".to_owned(), short(digest["digest"].as_str().unwrap_or_default()).to_owned()]);
    }
    let words = typed.iter().map(|word| if word.contains(' ') { format!("\"{word}\"") } else { word.clone() });
    let line = words.collect::<Vec<_>>().join(" ");
    session.data("");
    let about = session.words.get(&format!("demo-{}", scene.name));
    session.data(&styled(FAINT, &format!("# {about}")));
    session.data(&styled(STRONG, &format!("{}$ klartext {line}", scene.person)));
    if let Some((file, text)) = &scene.write {
        std::fs::write(file, text).map_err(|source| OpsError::File { path: file.clone(), source })?;
    }
    let status = program(session, workspace, scene, &typed)?.status();
    let status = status.map_err(|source| OpsError::File { path: workspace.to_owned(), source })?;
    let code = status.code().unwrap_or(-1);
    if code != i32::from(scene.exit) {
        return Err(CliError::new(
            Exit::Failed,
            "error-demo",
            args![command = line, code = code, wanted = i32::from(scene.exit)],
        ));
    }
    if scene.exit != 0 {
        let text = session.words.say("demo-exit", args![code = code]);
        session.data(&styled(FAINT, &text));
    }
    Ok(())
}

/// This program, as the person of the scene starts it.
fn program(session: &Session, workspace: &Path, scene: &Scene, words: &[String]) -> Result<Command, CliError> {
    let program = std::env::current_exe().map_err(|source| OpsError::File { path: workspace.to_owned(), source })?;
    let mut command = Command::new(program);
    command.current_dir(workspace).env("KLARTEXT_HOME", &scene.own).stdin(Stdio::null());
    command.args(["--language", session.words.language().tag()]).args(words);
    // What an editor would leave behind; the command that saves it is the real one.
    for name in ["KLARTEXT_EDITOR", "GIT_EDITOR", "VISUAL", "EDITOR"] {
        command.env_remove(name);
    }
    if let Some(clock) = session.flags.clock {
        command.args(["--clock", &clock.to_string()]);
    }
    Ok(command)
}

/// The beginning of a digest, as it is shown to people.
fn short(digest: &str) -> &str {
    let hex = digest.strip_prefix("sha256:").unwrap_or(digest);
    hex.get(..12).unwrap_or(hex)
}

/// A word as a shell takes it for one, blanks and quotes included.
fn shell_word(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/\\.:_-+=@%,~".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_reach_the_shell_whole() {
        for (word, expected) in [
            ("/tmp/demo", "/tmp/demo"),
            ("/tmp/mein Ordner ä", "'/tmp/mein Ordner ä'"),
            ("/tmp/Anna's", "'/tmp/Anna'\\''s'"),
            ("$HOME", "'$HOME'"),
            ("", "''"),
        ] {
            assert_eq!(shell_word(word), expected);
        }
    }
}
