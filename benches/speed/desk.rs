//! A workspace to measure in: three invented people, sealed off from this machine.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::Command;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_klartext");
/// The two-page press release.
pub const RELEASE: &str = "2026-abschiebestopp-im-winter";
const TEXT: &str = include_str!("../../statements/2026/2026-abschiebestopp-im-winter/de.md");

/// Who belongs to the house besides Anna, who made the workspace.
const OTHERS: [(&str, &str, &str); 2] = [("milan", "Milan Muster", "subject"), ("clara", "Clara Probe", "management")];

pub struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a folder") };
        std::fs::create_dir_all(desk.root()).expect("a folder");
        let anna = ["--name", "Anna Beispiel", "--email", "anna@example.org"];
        desk.anna(["init"].iter().chain(&anna));
        for (id, name, role) in OTHERS {
            let key = desk.run(id, ["keys", "show"]);
            let email = format!("{id}@example.org");
            desk.anna(["people", "add", id, "--name", name, "--email", &email, "--role", role, "--key", key.trim()]);
        }
        desk
    }

    pub fn root(&self) -> PathBuf {
        self.folder.path().join("workspace")
    }

    /// Puts the two-page release into the folder and saves it.
    pub fn write_release(&self) {
        self.write(RELEASE, TEXT);
        self.save_by_git();
        self.anna(["submit", RELEASE]);
    }

    /// Writes and submits statements, of which half are approved.
    pub fn fill(&self, statements: usize) {
        let ids: Vec<String> = (0..statements).map(|at| format!("2026-erklaerung-{at:03}")).collect();
        for (at, id) in ids.iter().enumerate() {
            self.write(id, &TEXT.replace(RELEASE, id).replace("im Winter: ", &format!("im Winter {at}: ")));
        }
        self.save_by_git();
        for (at, id) in ids.iter().enumerate() {
            self.anna(["submit", id]);
            if at % 2 == 0 {
                self.run("milan", ["approve", id]);
                self.run("clara", ["approve", id]);
            }
        }
    }

    /// The texts come in as though a colleague had brought them by git: one commit for all.
    fn save_by_git(&self) {
        let identity = ["-c", "user.name=Anna Beispiel", "-c", "user.email=anna@example.org"];
        for words in [&["add", "statements"][..], &["commit", "-qm", "texts"]] {
            let done = self.around("anna", "git").args(identity).args(words).status();
            assert!(done.is_ok_and(|status| status.success()), "git {words:?}");
        }
    }

    fn write(&self, id: &str, text: &str) {
        let folder = self.root().join("statements/2026").join(id);
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("de.md"), text).expect("a file");
    }

    pub fn anna<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> String {
        self.run("anna", arguments)
    }

    /// What the program prints for this person.
    fn run<S: AsRef<OsStr>>(&self, person: &str, arguments: impl IntoIterator<Item = S>) -> String {
        let mut command = self.command(person, arguments);
        let output = command.output().expect("a program that starts");
        assert!(output.status.success(), "{command:?}\n{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    pub fn command<S: AsRef<OsStr>>(&self, person: &str, arguments: impl IntoIterator<Item = S>) -> Command {
        let mut command = self.around(person, PROGRAM);
        command.args(["--language", "de", "--yes"]).args(arguments);
        command
    }

    /// A program with nothing of this machine around it but where programs are found.
    pub fn around(&self, person: &str, program: &str) -> Command {
        let home = self.folder.path().join("home").join(person);
        std::fs::create_dir_all(&home).expect("a home");
        let mut command = Command::new(program);
        command.env_clear().current_dir(self.root()).env("HOME", &home).env("KLARTEXT_HOME", home.join("klartext"));
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", home.join("gitconfig"));
        command
    }
}
