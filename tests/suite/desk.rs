//! A desk to try the program at: sealed off from this machine, with a clock that ticks.

use crate::people::{self, Person};
use crate::sockets;
use jiff::{SignedDuration, Timestamp};
use std::cell::Cell;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;

/// A workspace's folder and one person in front of it. Each call of the program is a minute later
/// than the one before, for everybody at the same table.
pub struct Desk {
    table: Rc<Table>,
    person: Person,
    language: &'static str,
    /// The folder of the workspace on the table: another name is another machine.
    place: &'static str,
    /// Another program in place of git, for what is fetched and sent.
    courier: Option<PathBuf>,
    /// What `klartext edit` starts: a command line, which gets the file as its last word.
    editor: Option<String>,
}

struct Table {
    folder: tempfile::TempDir,
    now: Cell<Timestamp>,
    /// Whether every socket is noted that a program asks for.
    watched: Cell<bool>,
}

/// How a call ended. Every assertion gives the outcome back, so that they read as a sentence, and
/// shows both streams when it fails.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub command: String,
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Desk {
    /// An empty folder, Anna, German, Tuesday morning.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let now = Cell::new("2026-11-24T08:00:00Z".parse().expect("a time"));
        let table = Rc::new(Table { folder, now, watched: Cell::new(false) });
        let desk = Self {
            table,
            person: people::ANNA,
            language: "de_DE.UTF-8",
            place: "workspace",
            courier: None,
            editor: None,
        };
        std::fs::create_dir_all(desk.root()).expect("the workspace's folder");
        desk
    }

    /// The same table, another person: other home, other key, the same workspace.
    pub fn as_person(&self, id: &str) -> Self {
        Self {
            table: Rc::clone(&self.table),
            person: people::named(id),
            language: self.language,
            place: self.place,
            courier: None,
            editor: None,
        }
    }

    /// The same person at another machine: another workspace, and what belongs to it.
    pub fn at(&self, place: &'static str) -> Self {
        let (table, editor) = (Rc::clone(&self.table), self.editor.clone());
        let desk = Self { table, person: self.person, language: self.language, place, courier: None, editor };
        std::fs::create_dir_all(desk.root()).expect("the workspace's folder");
        desk
    }

    /// The same person whose messages go through another program than git.
    pub fn with_courier(&self, program: &Path) -> Self {
        Self { courier: Some(program.to_owned()), ..self.at(self.place) }
    }

    /// A folder beside the workspaces, for what everybody reaches.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.table.folder.path().join(name)
    }

    pub fn in_english(&self) -> Self {
        let (table, editor) = (Rc::clone(&self.table), self.editor.clone());
        Self { table, person: self.person, language: "en_GB.UTF-8", place: self.place, courier: None, editor }
    }

    pub fn is_english(&self) -> bool {
        self.language.starts_with("en")
    }

    /// The same person with this editor.
    pub fn with_editor(&self, command: impl Into<String>) -> Self {
        let (table, editor) = (Rc::clone(&self.table), Some(command.into()));
        Self { table, person: self.person, language: self.language, place: self.place, courier: None, editor }
    }

    /// A table of its own that holds a copy of everything here: workspace, homes, keys. What the
    /// people know of the rules is kept by the workspace's path, which is another one there.
    pub fn copy(&self) -> Self {
        let copy = Self { person: self.person, language: self.language, editor: self.editor.clone(), ..Self::new() };
        copy.table.now.set(self.now());
        copy_folder(self.table.folder.path(), copy.table.folder.path());
        let path = |desk: &Self| format!("{}/", desk.root().display());
        for person in people::ALL {
            let pins = copy.as_person(person.id).home().join("klartext/pins.json");
            if let Ok(text) = std::fs::read_to_string(&pins) {
                std::fs::write(&pins, text.replace(&path(self), &path(&copy))).expect("pins");
            }
        }
        copy
    }

    pub fn person(&self) -> Person {
        self.person
    }

    /// The workspace's folder, in which every call runs.
    pub fn root(&self) -> PathBuf {
        self.table.folder.path().join(self.place)
    }

    /// This person's home.
    pub fn home(&self) -> PathBuf {
        self.table.folder.path().join("home").join(self.person.id)
    }

    /// From now on, whoever is started here and asks for a socket is noted.
    pub fn watch_sockets(&self) {
        self.table.watched.set(true);
    }

    /// What was noted: nothing, if nobody spoke to the network.
    pub fn sockets(&self) -> String {
        std::fs::read_to_string(self.table.folder.path().join("sockets")).unwrap_or_default()
    }

    pub fn now(&self) -> Timestamp {
        self.table.now.get()
    }

    /// Lets time go by.
    pub fn wait(&self, time: SignedDuration) {
        self.table.now.set(self.now() + time);
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let file = self.root().join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
        std::fs::write(file, text).expect("a file");
    }

    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn exists(&self, path: &str) -> bool {
        self.root().join(path).exists()
    }

    /// Runs the program; nothing can be typed. Where it wants to be told what was seen, the command
    /// is given once more with the answer that it names, as somebody does who follows what they read.
    pub fn run<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Outcome {
        let arguments: Vec<S> = arguments.into_iter().collect();
        let outcome = self.run_unanswered(&arguments);
        match outcome.answer() {
            Some(digest) => finish(self.program(&arguments, &["--match", &digest]), b""),
            None => outcome,
        }
    }

    /// Runs the program once, whatever it would like to be told.
    pub fn run_unanswered<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Outcome {
        self.wait(SignedDuration::from_mins(1));
        finish(self.program(arguments, &[]), b"")
    }

    /// The program with the clock of the table, these words, and more behind them.
    fn program<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>, more: &[&str]) -> Command {
        let mut command = self.command(Path::new(env!("CARGO_BIN_EXE_klartext")));
        command.args(["--clock", &self.now().to_string()]).args(arguments).args(more);
        command
    }

    /// For a command that runs on its own: publishing a text says that its words were seen.
    fn background<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        let arguments: Vec<S> = arguments.into_iter().collect();
        match &arguments[..] {
            [verb, id] if verb.as_ref() == "publish" => {
                let status = finish(self.program([OsStr::new("status"), id.as_ref(), OsStr::new("--json")], &[]), b"");
                let digest = status.json()["digest"].as_str().expect("a digest").to_owned();
                self.program(&arguments, &["--match", &digest])
            }
            _ => self.program(&arguments, &[]),
        }
    }

    /// Runs the program with these lines on its standard input, as through a pipe.
    pub fn type_in<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>, lines: &str) -> Outcome {
        self.wait(SignedDuration::from_mins(1));
        finish(self.program(arguments, &[]), lines.as_bytes())
    }

    /// Starts the program and leaves it running, with its output in pipes. Who starts it ends it.
    pub fn spawn<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Child {
        let mut command = self.program(arguments, &[]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        command.spawn().expect("the program runs")
    }

    /// Runs the program without `--clock`, for what comes before any clock.
    pub fn run_plainly<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Outcome {
        let mut command = self.command(Path::new(env!("CARGO_BIN_EXE_klartext")));
        command.args(arguments);
        finish(command, b"")
    }

    /// Starts the program and does not wait for its end; nothing can be typed.
    pub fn start<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Child {
        self.wait(SignedDuration::from_mins(1));
        let mut command = self.background(arguments);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().expect("the program")
    }

    /// The same, and what it says can be heard.
    pub fn start_heard<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Child {
        self.wait(SignedDuration::from_mins(1));
        let mut command = self.background(arguments);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        command.spawn().expect("the program")
    }

    /// Runs git as this person, as a careless or hostile colleague would.
    pub fn git<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Outcome {
        let mut command = self.command(Path::new("git"));
        command.args(arguments);
        finish(command, b"")
    }

    /// A program with nothing of this machine around it but where programs are found.
    fn command(&self, program: &Path) -> Command {
        let home = self.home();
        std::fs::create_dir_all(&home).expect("a home");
        let mut command = Command::new(program);
        command.env_clear().current_dir(self.root());
        if let Some(path) = std::env::var_os("PATH") {
            command.env("PATH", path);
        }
        for (name, folder) in [
            ("HOME", ""),
            ("KLARTEXT_HOME", "klartext"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_CACHE_HOME", "cache"),
            ("TMPDIR", "tmp"),
        ] {
            let folder = home.join(folder);
            std::fs::create_dir_all(&folder).expect("a folder in the home");
            command.env(name, folder);
        }
        let date = self.now().to_string();
        command
            .env("LANG", self.language)
            .env("TZ", "UTC")
            .env("TERM", "dumb")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", home.join("gitconfig"))
            .env("GIT_CEILING_DIRECTORIES", self.table.folder.path())
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_AUTHOR_DATE", &date)
            .env("GIT_COMMITTER_DATE", &date);
        if let Some(courier) = &self.courier {
            command.env("KLARTEXT_GIT", courier);
        }
        if let Some(library) = sockets::watcher().filter(|_| self.table.watched.get()) {
            command.env("LD_PRELOAD", library).env(sockets::LOG, self.table.folder.path().join("sockets"));
        }
        if let Some(editor) = &self.editor {
            command.env("KLARTEXT_EDITOR", editor);
        }
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), self.person.name);
            command.env(format!("GIT_{role}_EMAIL"), self.person.email);
        }
        command
    }
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        match entry.file_type().expect("a kind").is_dir() {
            true => copy_folder(&entry.path(), &target),
            false => drop(std::fs::copy(entry.path(), &target).expect("a copy")),
        }
    }
}

fn finish(mut command: Command, typed: &[u8]) -> Outcome {
    let shown: Vec<String> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| Path::new(word).file_name().unwrap_or(word).to_string_lossy().into_owned())
        .collect();
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{}: {error}", shown.join(" ")));
    // Who has nothing to read may have gone already; that is not the test's business.
    let _ = child.stdin.take().map(|mut stdin| stdin.write_all(typed));
    let output = child.wait_with_output().expect("an end");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Outcome {
        command: shown.join(" "),
        code: output.status.code().unwrap_or(-1),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

impl Outcome {
    /// What an act wants to be told, where it was refused for want of that.
    fn answer(&self) -> Option<String> {
        let (_, rest) = self.stderr.split_once("`--match ").filter(|_| self.code == 2)?;
        rest.split_once('`').map(|(digest, _)| digest.to_owned())
    }

    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self}");
        self
    }

    #[track_caller]
    pub fn succeeds(self) -> Self {
        self.exits(0)
    }

    /// The data hold this.
    #[track_caller]
    pub fn prints(self, part: &str) -> Self {
        assert!(self.stdout.contains(part), "no {part:?} on stdout\n{self}");
        self
    }

    /// The talk holds this.
    #[track_caller]
    pub fn says(self, part: &str) -> Self {
        assert!(self.stderr.contains(part), "no {part:?} on stderr\n{self}");
        self
    }

    #[track_caller]
    pub fn never_mentions(self, part: &str) -> Self {
        assert!(!self.stdout.contains(part) && !self.stderr.contains(part), "{part:?} in\n{self}");
        self
    }

    #[track_caller]
    pub fn prints_nothing(self) -> Self {
        assert_eq!(self.stdout, "", "{self}");
        self
    }

    #[track_caller]
    pub fn says_nothing(self) -> Self {
        assert_eq!(self.stderr, "", "{self}");
        self
    }

    /// The one JSON document on stdout.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("not JSON: {error}\n{self}"))
    }
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "$ {}\n-> {}\n--- stdout\n{}--- stderr\n{}", self.command, self.code, self.stdout, self.stderr)
    }
}
