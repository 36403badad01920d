//! A desk for these tries: a workspace in a folder of its own, sealed off from this machine.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A workspace that was just set up, below the home.
pub fn workspace(home: &Path) -> PathBuf {
    let desk = home.join("desk");
    std::fs::create_dir(&desk).expect("a folder");
    klartext(home, &desk, &["init", "--name", "Anna Beispiel", "--email", "anna@example.org"]);
    desk
}

/// Saves everything that lies in a workspace.
pub fn save(home: &Path, desk: &Path) {
    let git = |words: &[&str]| {
        let name = ["-c", "user.name=Anna Beispiel", "-c", "user.email=anna@example.org"];
        let status = Command::new("git").args(name).args(words).current_dir(desk).env("HOME", home).status();
        assert!(status.is_ok_and(|status| status.success()), "git {words:?}");
    };
    git(&["add", "-A"]);
    git(&["commit", "-q", "-m", "texts"]);
}

/// Runs the program there, which must succeed.
pub fn klartext(home: &Path, folder: &Path, words: &[&str]) {
    let outcome = Command::new(env!("CARGO_BIN_EXE_klartext"))
        .args(words)
        .current_dir(folder)
        .env_clear()
        .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
        .env("HOME", home)
        .env("KLARTEXT_HOME", home.join("home"))
        .env("LANG", "de_DE.UTF-8")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .expect("it starts");
    assert!(outcome.status.success(), "{words:?}: {}", String::from_utf8_lossy(&outcome.stderr));
}
