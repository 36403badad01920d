//! Bringing and fetching: the person's own git carries, so that their keys and helpers work.
//!
//! git is spawned for this alone. What it fetches lands under a name of ours and is not taken yet;
//! what it pushes is one commit, never by force, so that of two who push at once one is told.

use super::saving::Saving;
use super::{RepoError, Workspace};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// The person's git, and how it may behave here.
#[derive(Debug, Clone)]
pub struct Courier {
    pub program: Option<PathBuf>,
    /// Somebody is there whom git and ssh may ask for a password.
    pub may_ask: bool,
    /// Nobody has chosen a command for ssh in the environment, so ours may be given.
    pub own_ssh: bool,
}

/// Where the office keeps the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remote {
    /// git's name for it, mostly `origin`.
    pub name: String,
    /// Its address without name and password, to be shown.
    pub address: String,
    /// The full name of the branch there.
    pub branch: String,
}

/// How a push ended that reached the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pushed {
    Done,
    /// Somebody else was there first: fetch, bring together, push again.
    Behind,
}

/// What was fetched, before it is looked at.
const INCOMING: &str = "refs/klartext/incoming";
/// What both sides had when they last met.
const SHARED: &str = "refs/klartext/shared";

impl Workspace {
    /// The place to share with: that of the branch, else `origin`, else the only one there is.
    pub fn remote(&self) -> Result<Option<Remote>, RepoError> {
        let failed = || RepoError::git("the settings");
        let branch = self.branch()?;
        let short = branch.strip_prefix("refs/heads/").unwrap_or(&branch).to_owned();
        let config = self.git.config().and_then(|mut config| config.snapshot()).map_err(failed())?;
        let setting = |key: String| config.get_string(&key).ok();
        let names = self.git.remotes().map_err(failed())?;
        let names: Vec<String> =
            (0..names.len()).filter_map(|at| names.get(at).ok().flatten().map(str::to_owned)).collect();
        let of_branch = setting(format!("branch.{short}.remote")).filter(|name| names.contains(name));
        let origin = || names.iter().find(|name| *name == "origin").cloned();
        let only = || names.first().filter(|_| names.len() == 1).cloned();
        let Some(name) = of_branch.or_else(origin).or_else(only) else { return Ok(None) };
        let address = setting(format!("remote.{name}.url")).unwrap_or_default();
        let branch = setting(format!("branch.{short}.merge")).unwrap_or(branch);
        Ok(Some(Remote { address: shown(&address), name, branch }))
    }

    /// Names the place to share with from now on; gives back the address that it takes the place of.
    pub fn set_remote(&self, url: &str) -> Result<Option<String>, RepoError> {
        let failed = || RepoError::git("the settings");
        let Some(there) = self.remote()? else {
            return self.git.remote("origin", url).map(|_| None).map_err(failed());
        };
        let config = self.git.config().and_then(|mut config| config.snapshot()).map_err(failed())?;
        let before = config.get_string(&format!("remote.{}.url", there.name)).unwrap_or_default();
        self.git.remote_set_url(&there.name, url).map_err(failed())?;
        Ok(Some(before))
    }

    /// Names the place that was named before `set_remote` again, or none.
    pub fn unset_remote(&self, before: Option<&str>) -> Result<(), RepoError> {
        let failed = || RepoError::git("the settings");
        match (self.remote()?, before) {
            (Some(there), Some(before)) => self.git.remote_set_url(&there.name, before).map_err(failed()),
            (Some(there), None) => self.git.remote_delete(&there.name).map_err(failed()),
            (None, _) => Ok(()),
        }
    }

    /// Fetches the shared branch and says its commit, without taking it; `None` where it is empty.
    pub fn fetch(&self, courier: &Courier, remote: &Remote) -> Result<Option<String>, RepoError> {
        let mut command = courier.git(&self.root, &self.git)?;
        command.args([
            "fetch",
            "--quiet",
            "--refmap=",
            "--no-tags",
            "--no-recurse-submodules",
            "--no-write-fetch-head",
        ]);
        command.arg(&remote.name).arg(format!("+{}:{INCOMING}", remote.branch));
        let ended = courier.run(command, &remote.address)?;
        if ended.success {
            let found = self.git.refname_to_id(INCOMING).map_err(RepoError::git("what was fetched"))?;
            return Ok(Some(found.to_string()));
        }
        match ended.text.contains("couldn't find remote ref") {
            true => Ok(None),
            false => Err(refused(&remote.address, &ended.text)),
        }
    }

    /// Pushes one commit to the shared branch, if that commit follows what is there.
    pub fn push(&self, courier: &Courier, remote: &Remote, commit: &str) -> Result<Pushed, RepoError> {
        let mut command = courier.git(&self.root, &self.git)?;
        command.args(["push", "--quiet", "--porcelain", "--no-verify", "--recurse-submodules=no"]);
        command.arg(&remote.name).arg(format!("{commit}:{}", remote.branch));
        let ended = courier.run(command, &remote.address)?;
        if ended.success {
            return Ok(Pushed::Done);
        }
        // A rejection that a hook or a rule of the other side made comes again; a lost race does not.
        let races = ["(fetch first)", "(non-fast-forward)", "(stale info)", "cannot lock ref", "failed to update ref"];
        let raced = ended.text.contains("rejected]") && races.iter().any(|race| ended.text.contains(race));
        if raced || ended.text.contains("reference already exists") {
            return Ok(Pushed::Behind);
        }
        Err(refused(&remote.address, &ended.text))
    }

    /// What both sides had when they last met.
    pub fn shared(&self) -> Option<String> {
        self.git.refname_to_id(SHARED).ok().map(|id| id.to_string())
    }

    /// Notes that both sides have this commit; for who looks with plain git, too.
    pub fn set_shared(&self, remote: &Remote, commit: &str) -> Result<(), RepoError> {
        let failed = || RepoError::git("noting what is shared");
        let id = git2::Oid::from_str(commit).map_err(failed())?;
        let short = remote.branch.strip_prefix("refs/heads/").unwrap_or(&remote.branch);
        let tracking = format!("refs/remotes/{}/{short}", remote.name);
        for name in [SHARED, tracking.as_str()] {
            // What dies here leaves git's lock behind, and whoever comes next knows it for ours.
            let _saving = Saving::begin(self, name, [])?;
            self.git.reference(name, id, true, "klartext").map_err(failed())?;
        }
        Ok(())
    }

    /// How many commits here the other side does not have.
    pub fn unshared(&self) -> Result<usize, RepoError> {
        let failed = || RepoError::git("the history");
        let (Some(tip), shared) = (self.tip()?.commit, self.git.refname_to_id(SHARED).ok()) else { return Ok(0) };
        let mut walk = self.git.revwalk().map_err(failed())?;
        walk.push(tip).map_err(failed())?;
        if let Some(shared) = shared {
            walk.hide(shared).map_err(failed())?;
        }
        Ok(walk.count())
    }

    /// Makes a workspace in `dir` from the one at `url`.
    pub fn join(courier: &Courier, url: &str, dir: &Path) -> Result<Self, RepoError> {
        let mut command = courier.command()?;
        command.args(["clone", "--quiet", "--no-checkout", "--origin", "origin", "--no-tags", "--template="]);
        command.args(["--no-recurse-submodules", "--"]).arg(url).arg(dir);
        let ended = courier.run(command, &shown(url))?;
        if !ended.success {
            return Err(refused(&shown(url), &ended.text));
        }
        let workspace = Self::open(dir)?;
        let Some(branch) = workspace.branch_there()? else { return Ok(workspace) };
        let mut command = courier.git(&workspace.root, &workspace.git)?;
        command.args(["checkout", "--quiet", "--force", "-B", &branch, "--track"]);
        command.arg(format!("refs/remotes/origin/{branch}"));
        let ended = courier.run(command, &shown(url))?;
        if ended.success { Self::open(dir) } else { Err(refused(&shown(url), &ended.text)) }
    }

    /// The branch that is shared at `origin`: `main`, else the only one, else what its HEAD names. An
    /// empty place was often made with a HEAD that nobody ever pushed to. `None` where nothing is there.
    fn branch_there(&self) -> Result<Option<String>, RepoError> {
        const THERE: &str = "refs/remotes/origin/";
        let failed = || RepoError::git("the branches");
        let found = self.git.references_glob(&format!("{THERE}*")).map_err(failed())?;
        let mut names: Vec<String> = Vec::new();
        for reference in found {
            let reference = reference.map_err(failed())?;
            let name = reference.name().ok().and_then(|name| name.strip_prefix(THERE));
            names.extend(name.filter(|name| *name != "HEAD").map(str::to_owned));
        }
        if let Some(main) = names.iter().find(|name| *name == "main") {
            return Ok(Some(main.clone()));
        }
        if let [only] = names.as_slice() {
            return Ok(Some(only.clone()));
        }
        let branch = self.branch()?;
        let chosen = branch.strip_prefix("refs/heads/").unwrap_or(&branch);
        Ok(names.into_iter().find(|name| name == chosen))
    }
}

/// How a call of git ended, with what it said on both streams.
struct Ended {
    success: bool,
    text: String,
}

impl Courier {
    fn git(&self, root: &Path, git: &git2::Repository) -> Result<Command, RepoError> {
        let mut command = self.command()?;
        let chosen = git.config().and_then(|config| config.get_string("core.sshcommand")).is_ok();
        if chosen {
            command.env_remove("GIT_SSH_COMMAND");
        }
        command.arg("-C").arg(root);
        Ok(command)
    }

    fn command(&self) -> Result<Command, RepoError> {
        let absent = || RepoError::Remote { address: String::new(), why: "remote-no-git", detail: String::new() };
        let mut command = Command::new(self.program.as_ref().ok_or_else(absent)?);
        for name in [
            "GIT_DIR",
            "GIT_WORK_TREE",
            "GIT_COMMON_DIR",
            "GIT_INDEX_FILE",
            "GIT_OBJECT_DIRECTORY",
            "GIT_ALTERNATE_OBJECT_DIRECTORIES",
            "GIT_NAMESPACE",
            "GIT_TRACE",
            "GIT_TRACE_CURL",
            "GIT_TRACE_PACKET",
            "GIT_CURL_VERBOSE",
            "LANGUAGE",
        ] {
            command.env_remove(name);
        }
        command.env("GIT_NO_REPLACE_OBJECTS", "1").env("LC_ALL", "C");
        if self.own_ssh {
            let silent = if self.may_ask { "" } else { " -o BatchMode=yes" };
            let ssh = format!("ssh -o ConnectTimeout=15 -o ServerAliveInterval=15 -o ServerAliveCountMax=3{silent}");
            command.env("GIT_SSH_COMMAND", ssh);
        }
        if !self.may_ask {
            command.env("GIT_TERMINAL_PROMPT", "0");
        }
        for setting in [
            // No hook of this machine runs; a path below a file cannot hold one.
            "core.hooksPath=/dev/null/none",
            "fetch.fsckObjects=true",
            "gc.auto=0",
            "maintenance.auto=false",
            "push.gpgSign=false",
            "http.lowSpeedLimit=100",
            "http.lowSpeedTime=30",
        ] {
            command.args(["-c", setting]);
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        Ok(command)
    }

    /// Runs git to its end; a silence of some minutes counts as the end.
    fn run(&self, mut command: Command, address: &str) -> Result<Ended, RepoError> {
        let away = |detail: String| RepoError::Remote { address: address.to_owned(), why: "remote-away", detail };
        let mut child = command.spawn().map_err(|error| away(error.to_string()))?;
        let (said, heard) = channel();
        let streams: [Option<Box<dyn Read + Send>>; 2] = [
            child.stdout.take().map(|stream| Box::new(stream) as Box<dyn Read + Send>),
            child.stderr.take().map(|stream| Box::new(stream) as Box<dyn Read + Send>),
        ];
        for mut stream in streams.into_iter().flatten() {
            let said = said.clone();
            std::thread::spawn(move || {
                let mut part = [0; 4096];
                while let Ok(read @ 1..) = stream.read(&mut part) {
                    if said.send(part[..read].to_vec()).is_err() {
                        return;
                    }
                }
            });
        }
        drop(said);
        let patience = Duration::from_secs(if self.may_ask { 600 } else { 120 });
        match listen(&heard, patience) {
            Some(bytes) => {
                let status = child.wait().map_err(|error| away(error.to_string()))?;
                Ok(Ended { success: status.success(), text: String::from_utf8_lossy(&bytes).into_owned() })
            }
            None => {
                stop(&mut child);
                Err(away(String::new()))
            }
        }
    }
}

/// Everything that was said, or `None` after too long a silence.
fn listen(heard: &Receiver<Vec<u8>>, patience: Duration) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        match heard.recv_timeout(patience) {
            Ok(part) => bytes.extend(part),
            Err(RecvTimeoutError::Disconnected) => return Some(bytes),
            Err(RecvTimeoutError::Timeout) => return None,
        }
    }
}

fn stop(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// git's complaint told apart: by parts of sentences that it has said for many years.
fn refused(address: &str, text: &str) -> RepoError {
    let has = |parts: &[&str]| parts.iter().any(|part| text.contains(part));
    let why = if has(&[
        "Permission denied",
        "Authentication failed",
        "could not read Username",
        "could not read Password",
        "Host key verification failed",
        "access denied",
        "The requested URL returned error: 403",
    ]) {
        "remote-denied"
    } else if has(&["hook declined", "[remote rejected]", "protected branch"]) {
        "remote-refused"
    } else if has(&["fsck error", "index-pack", "unpack-objects", "did not send all necessary objects"]) {
        "remote-damaged"
    } else if has(&["does not appear to be a git repository", "not found", "does not exist"]) {
        "remote-absent"
    } else {
        "remote-away"
    };
    RepoError::Remote { address: address.to_owned(), why, detail: detail(text) }
}

/// What the other side or git itself said, in one line, without addresses that hold a password.
fn detail(text: &str) -> String {
    let line = |line: &str| {
        let line = line.trim();
        let line = line.strip_prefix("remote:").or_else(|| line.strip_prefix("fatal:")).unwrap_or(line).trim();
        (!line.is_empty() && !line.starts_with("To ") && !line.starts_with("Done") && !line.starts_with("hint:"))
            .then(|| line.split(' ').map(shown).collect::<Vec<_>>().join(" "))
    };
    let spoken: Vec<&str> = text.lines().filter(|line| line.starts_with("remote:")).collect();
    let lines: Vec<String> = match spoken.is_empty() {
        true => text.lines().filter_map(line).take(2).collect(),
        false => spoken.into_iter().filter_map(line).take(4).collect(),
    };
    lines.join(" · ").chars().filter(|c| !c.is_control()).take(400).collect()
}

/// An address as it may be shown: without the name and the password before the host.
fn shown(address: &str) -> String {
    match address.split_once("://") {
        Some((scheme, rest)) if scheme.chars().all(|c| c.is_ascii_alphabetic() || c == '+' || c == '\'') => {
            let end = rest.find('/').unwrap_or(rest.len());
            let host = rest[..end].rsplit_once('@').map_or(&rest[..end], |(_, host)| host);
            format!("{scheme}://{host}{}", &rest[end..])
        }
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_is_ever_shown() {
        for (address, wanted) in [
            ("https://anna:geheim@git.example.org/texte.git", "https://git.example.org/texte.git"),
            ("https://ghp_geheim@git.example.org", "https://git.example.org"),
            ("ssh://git@git.example.org:2222/texte", "ssh://git.example.org:2222/texte"),
            ("git@git.example.org:texte.git", "git@git.example.org:texte.git"),
            ("/srv/texte.git", "/srv/texte.git"),
        ] {
            assert_eq!(shown(address), wanted);
        }
        let text = "fatal: unable to access 'https://anna:geheim@git.example.org/texte.git/': Could not resolve host";
        assert!(!detail(text).contains("geheim"), "{}", detail(text));
    }

    #[test]
    fn complaints_are_told_apart() {
        for (text, wanted) in [
            ("ssh: Could not resolve hostname git.example.org: Name or service not known", "remote-away"),
            ("git@git.example.org: Permission denied (publickey).", "remote-denied"),
            (
                "fatal: could not read Username for 'https://git.example.org': terminal prompts disabled",
                "remote-denied",
            ),
            ("! [remote rejected] main -> main (pre-receive hook declined)", "remote-refused"),
            (
                "error: object 1234: duplicateEntries: contains duplicate file entries\nfatal: fsck error in packed object",
                "remote-damaged",
            ),
            ("fatal: '/nowhere' does not appear to be a git repository", "remote-absent"),
        ] {
            let RepoError::Remote { why, .. } = refused("x", text) else { panic!("another error") };
            assert_eq!(why, wanted, "{text}");
        }
    }

    #[test]
    fn what_the_other_side_said_comes_first() {
        let text = "remote: klartext: the record was changed\nTo /srv/texte.git\n!\tabc:refs/heads/main\t[remote rejected] (pre-receive hook declined)\nDone\n";
        assert_eq!(detail(text), "klartext: the record was changed");
    }
}
