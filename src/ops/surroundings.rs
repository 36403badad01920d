//! What surrounds the program: the person's folders, programs and the clock, read once.

use super::OpsError;
use crate::release::{Event, Progress};
use crate::repo::Courier;
use crate::site::{Login, Origin, Pace};
use crate::statement::StatementId;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;
use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Everything that comes from outside the workspace. Nothing below `ops` looks for itself.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// The person's own klartext folder: keys, pins, contacts. `KLARTEXT_HOME`, else `klartext`
    /// in the user's configuration folder.
    pub own: PathBuf,
    /// The user's home, for `~/.ssh`. With `KLARTEXT_HOME` set it is not looked at, so that a
    /// sealed desk stays sealed.
    pub home: Option<PathBuf>,
    /// `ssh-keygen` on the path, if there is one.
    pub ssh_keygen: Option<PathBuf>,
    /// The editor that the person has named.
    pub editor: Option<String>,
    /// One that this system brings, for whoever has named none and sits at a terminal.
    pub usual_editor: Option<String>,
    /// The person's git, which carries what is shared.
    pub courier: Courier,
    /// Nothing is fetched or sent, as `--offline` says.
    pub offline: bool,
    pub now: Timestamp,
    /// The time is a pretended one, and so it passes at once.
    pretended: bool,
    /// From the environment: the host and port of a mail server, and the way into it.
    pub smtp: Option<(String, Account)>,
    /// A website's password from the environment, with the one origin that it names itself.
    pub website_login: Option<(Origin, Login)>,
    /// Waits, for a website that is busy.
    pub pause: fn(Duration),
    /// Whether the person wants it to stop (Ctrl+C): what is under way is ended, nothing more is begun.
    pub stopped: fn() -> bool,
}

impl Surroundings {
    /// The day, for what is noted beside an address: the house's own time is not known here, and a
    /// day more or less does not matter for it.
    pub(super) fn today(&self) -> Date {
        self.now.to_zoned_datetime(TimeZone::UTC).date()
    }

    /// Reads the environment and, unless `clock` sets the time, the clock.
    pub fn read(clock: Option<Timestamp>) -> Result<Self, OpsError> {
        let var = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let sealed = var("KLARTEXT_HOME").map(PathBuf::from);
        let home = if sealed.is_some() { None } else { dirs::home_dir() };
        let own = sealed
            .or_else(|| dirs::config_dir().map(|dir| dir.join("klartext")))
            .ok_or_else(|| OpsError::File { path: PathBuf::from("~"), source: std::io::ErrorKind::NotFound.into() })?;
        let editor = ["KLARTEXT_EDITOR", "GIT_EDITOR", "VISUAL", "EDITOR"]
            .iter()
            .find_map(|name| var(name))
            .map(|value| value.to_string_lossy().into_owned());
        let path = var("PATH").unwrap_or_default();
        let ssh_keygen = match var("KLARTEXT_SSH_KEYGEN") {
            Some(given) if given == "none" => None,
            Some(given) => Some(PathBuf::from(given)),
            None => on_path(&path, if cfg!(windows) { "ssh-keygen.exe" } else { "ssh-keygen" }),
        };
        let git = match var("KLARTEXT_GIT") {
            Some(given) if given == "none" => None,
            Some(given) => Some(PathBuf::from(given)),
            None => on_path(&path, if cfg!(windows) { "git.exe" } else { "git" }),
        };
        let own_ssh = var("GIT_SSH_COMMAND").is_none() && var("GIT_SSH").is_none();
        let courier = Courier { program: git, may_ask: false, own_ssh };
        let own = std::path::absolute(&own).map_err(OpsError::file(&own))?;
        #[allow(clippy::disallowed_methods, reason = "the one place that reads the clock")]
        let now = clock.unwrap_or_else(Timestamp::now);
        let text = |name: &str| var(name).map(|value| value.to_string_lossy().into_owned());
        let account = || Account {
            user: text("KLARTEXT_SMTP_USER"),
            password: text("KLARTEXT_SMTP_PASSWORD"),
            authority: var("KLARTEXT_SMTP_CA").map(PathBuf::from),
        };
        let smtp = text("KLARTEXT_SMTP_HOST").map(|origin| (origin, account()));
        let origin = text("KLARTEXT_WEBSITE_ORIGIN").as_deref().and_then(Origin::of);
        let user = text("KLARTEXT_WEBSITE_USER").zip(text("KLARTEXT_WEBSITE_PASSWORD"));
        let website_login = origin.zip(user.map(|(user, password)| Login::new(&user, &password)));
        // Pretended time passes at once.
        #[allow(clippy::disallowed_methods, reason = "the one place that waits")]
        let pause: fn(Duration) = if clock.is_some() { |_| {} } else { std::thread::sleep };
        let pretended = clock.is_some();
        let stopped: fn() -> bool = || false;
        let offline = false;
        Ok(Self {
            own,
            home,
            ssh_keygen,
            editor,
            usual_editor: usual_editor(&path),
            courier,
            offline,
            now,
            pretended,
            smtp,
            website_login,
            pause,
            stopped,
        })
    }

    /// The same at this moment, for work that takes hours; a pretended time stands still.
    #[allow(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub(super) fn at_this_moment(&self) -> Self {
        let now = if self.pretended { self.now } else { Timestamp::now() };
        Self { now, ..self.clone() }
    }

    /// A wait before each request, so that no more than so many go out in a minute.
    #[allow(clippy::disallowed_methods, reason = "the one place that measures time")]
    pub(super) fn pace(&self, per_minute: u32) -> Pace {
        let between = Duration::from_secs(60) / per_minute.max(1);
        let (last, surroundings) = (Cell::new(None::<Instant>), self.clone());
        Pace(Rc::new(move || {
            let gone = last.get().map_or(between, |last| last.elapsed());
            surroundings.rest(between.saturating_sub(gone));
            last.set(Some(Instant::now()));
        }))
    }

    /// Waits, as a polite sender does between two mails, unless the person wants it to stop.
    #[allow(clippy::disallowed_methods, reason = "the one place that waits; with `--clock` nobody does")]
    pub fn rest(&self, time: Duration) {
        let mut left = if self.pretended { Duration::ZERO } else { time };
        while !left.is_zero() && !(self.stopped)() {
            let piece = left.min(Duration::from_millis(100));
            std::thread::sleep(piece);
            left -= piece;
        }
    }

    /// An error that says how far a delivery is, where the person wants it to stop.
    pub(super) fn go_on(&self, id: &StatementId, events: &[Event]) -> Result<(), OpsError> {
        if !(self.stopped)() {
            return Ok(());
        }
        let progress = Progress::of(events);
        let (_, of) = progress.mails;
        Err(OpsError::Interrupted { id: id.clone(), sent: progress.sent, of, unknown: progress.unknown.len() })
    }

    /// The same surroundings for another person's folder: how `demo` plays three people.
    pub fn of(&self, own: &Path) -> Self {
        Self { own: own.to_owned(), home: None, ..self.clone() }
    }
}

/// Where a server's hook runs.
#[derive(Debug, Clone)]
pub struct Receiving {
    /// The repository that is pushed to.
    pub store: PathBuf,
    /// The folder in which git keeps what was pushed until the hook has agreed.
    pub incoming: Option<PathBuf>,
}

impl Receiving {
    /// What git tells its hooks; without it the folder `here`.
    pub fn read(here: &Path) -> Self {
        let var = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let store = var("GIT_DIR").map_or_else(|| here.to_owned(), |dir| here.join(dir));
        let incoming = var("GIT_QUARANTINE_PATH").or_else(|| var("GIT_OBJECT_DIRECTORY"));
        Self { incoming: incoming.map(|incoming| here.join(incoming)), store }
    }
}

/// A word that nobody can guess: 32 hexadecimal digits.
pub(super) fn random_word() -> String {
    let mut bytes = [0; 16];
    rand_core::RngCore::fill_bytes(&mut rand_core::OsRng, &mut bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// An editor that people find their way out of: `vi`, which git falls back to, is none.
fn usual_editor(path: &std::ffi::OsStr) -> Option<String> {
    if cfg!(windows) {
        return Some("notepad".to_owned());
    }
    if cfg!(target_os = "macos") {
        // A new window of the usual program for texts; waits until it is closed.
        return Some("open -W -n -t".to_owned());
    }
    ["nano", "micro", "mcedit"].into_iter().find(|name| on_path(path, name).is_some()).map(str::to_owned)
}

fn on_path(path: &std::ffi::OsStr, program: &str) -> Option<PathBuf> {
    std::env::split_paths(path).map(|dir| dir.join(program)).find(|file| file.is_file())
}

/// The way into one server.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// None for a server that takes mail from its own network.
    #[serde(default)]
    pub user: Option<String>,
    #[serde(default)]
    pub password: Option<String>,
    /// Certificates (PEM) of an authority of one's own.
    #[serde(default)]
    pub authority: Option<PathBuf>,
}

/// Neither user nor password get into logs.
impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Account(…)")
    }
}

impl Account {
    pub(super) fn login(&self) -> Option<(String, String)> {
        Some((self.user.clone()?, self.password.clone()?))
    }
}
