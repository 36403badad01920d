//! Opening a workspace, and making one.

use super::history::Past;
use super::tree::Trees;
use super::{RepoError, Snapshot};
use git2::{ErrorCode, Oid, Repository, RepositoryInitOptions, RepositoryOpenFlags};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// So many entries of folders are kept when the tip moves on; a hundred bytes each.
const MOST_KNOWN: usize = 50_000;

/// A workspace: a folder with a git repository whose work tree it is.
pub struct Workspace {
    pub(super) git: Rc<Repository>,
    pub(super) root: PathBuf,
    /// Who changed what, worked out once for the tip that it names.
    /// Whoever opens it again shares it.
    pub(super) past: Rc<RefCell<Option<Rc<Past>>>>,
    /// The tip that was asked for last, and folders that were read of it or of one before, so that a year's
    /// is not read for each of its statements.
    tip: Rc<RefCell<(Option<Oid>, Rc<Trees>)>>,
    /// The same of earlier states, as many as need little room.
    pub(super) earlier: Rc<Trees>,
}

/// So many commits are looked at for who saved a file last.
const LOOKED_BACK: usize = 1000;

impl Workspace {
    /// Finds the workspace that `dir` lies in.
    pub fn open(dir: &Path) -> Result<Self, RepoError> {
        git2::opts::strict_hash_verification(true);
        match Repository::discover(dir) {
            Ok(git) => Self::of(git, dir),
            Err(error) => Err(unopened(dir, error)),
        }
    }

    /// Makes a repository in `dir`, or takes the one whose top `dir` is. Branch `main`.
    pub fn init(dir: &Path) -> Result<Self, RepoError> {
        git2::opts::strict_hash_verification(true);
        let nowhere: [&Path; 0] = [];
        match Repository::open_ext(dir, RepositoryOpenFlags::NO_SEARCH, nowhere) {
            Ok(git) => return Self::of(git, dir),
            Err(error) if error.code() == ErrorCode::NotFound => {}
            Err(error) => return Err(unopened(dir, error)),
        }
        let mut options = RepositoryInitOptions::new();
        options.initial_head("main").external_template(false).mkpath(true);
        let git = Repository::init_opts(dir, &options).map_err(RepoError::git("making the workspace"))?;
        Self::of(git, dir)
    }

    /// Makes an empty shared place in `dir`: what everybody's workspace is sent to and fetched from.
    pub fn make_shared_place(dir: &Path) -> Result<(), RepoError> {
        let mut options = RepositoryInitOptions::new();
        options.bare(true).initial_head("main").external_template(false).mkdir(true);
        Repository::init_opts(dir, &options).map(drop).map_err(RepoError::git("making the shared place"))
    }

    /// Opens a repository for reading alone, also one without a folder, as a server keeps it.
    /// `incoming` is where git holds a push back until it is agreed to.
    pub fn open_store(dir: &Path, incoming: Option<&Path>) -> Result<Self, RepoError> {
        git2::opts::strict_hash_verification(true);
        let failed = || RepoError::git("the repository");
        let git = Repository::open(dir).map_err(failed())?;
        if let Some(incoming) = incoming {
            let odb = git.odb().map_err(failed())?;
            odb.add_disk_alternate(&incoming.to_string_lossy()).map_err(failed())?;
        }
        let root = git.workdir().unwrap_or_else(|| git.path()).components().collect();
        Ok(Self { git: Rc::new(git), root, past: Rc::default(), tip: Rc::default(), earlier: Rc::default() })
    }

    /// The same for another desk. Branches, settings and git's index are read from the disk whenever they
    /// are asked for; what was worked out about commits stays known, since a commit never changes, and the
    /// index is read anew only where its file is another one: that of thousands takes its time.
    pub fn again(&self) -> Self {
        let (past, tip, earlier) = (Rc::clone(&self.past), Rc::clone(&self.tip), Rc::clone(&self.earlier));
        Self { git: Rc::clone(&self.git), root: self.root.clone(), past, tip, earlier }
    }

    /// The branch that HEAD names, whether it exists yet or not.
    pub fn shared_branch(&self) -> Result<String, RepoError> {
        self.branch()
    }

    /// The commit that a reference points to, in hexadecimal; `None` where there is no such reference.
    pub fn commit_of(&self, reference: &str) -> Result<Option<String>, RepoError> {
        match self.git.find_reference(reference) {
            Ok(found) => {
                let commit = found.peel_to_commit().map_err(RepoError::git("the branch"))?;
                Ok(Some(commit.id().to_string()))
            }
            Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
            Err(error) => Err(RepoError::git("the branch")(error)),
        }
    }

    /// The commit that somebody names as git lets them: a hexadecimal name, a branch, `main~3`.
    /// `None` for a name of zeros, by which git and forges mean the time before the first commit.
    pub fn resolve(&self, typed: &str) -> Result<Option<String>, RepoError> {
        if typed.len() >= 7 && typed.bytes().all(|b| b == b'0') {
            return Ok(None);
        }
        let found = self.git.revparse_single(typed).and_then(|object| object.peel_to_commit());
        Ok(Some(found.map_err(RepoError::git("a revision"))?.id().to_string()))
    }

    fn of(git: Repository, dir: &Path) -> Result<Self, RepoError> {
        let root = git.workdir().ok_or_else(|| RepoError::NotAWorkspace(dir.to_owned()))?.to_owned();
        // Without the slash that libgit2 leaves at its end.
        let root = root.components().collect();
        Ok(Self { git: Rc::new(git), root, past: Rc::default(), tip: Rc::default(), earlier: Rc::default() })
    }

    /// The top folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// `.git/klartext`, made if absent: journals, locks, caches. For the owner's eyes only.
    pub fn own_folder(&self) -> Result<PathBuf, RepoError> {
        let path = self.git.commondir().join("klartext");
        make_private(&path).map_err(RepoError::file(&path))?;
        Ok(path)
    }

    /// Everything saved, as of the tip of the current branch; an empty snapshot before the first commit.
    pub fn tip(&self) -> Result<Snapshot<'_>, RepoError> {
        let commit = match self.git.head() {
            Ok(head) => Some(head.peel_to_commit().map_err(RepoError::git("the branch"))?.id()),
            Err(error) if error.code() == ErrorCode::UnbornBranch => None,
            Err(error) => return Err(RepoError::git("the branch")(error)),
        };
        let mut known = self.tip.borrow_mut();
        if known.0 != commit {
            known.0 = commit;
            // A folder that did not change has the name that it had.
            if known.1.borrow().values().map(|nodes| nodes.len()).sum::<usize>() > MOST_KNOWN {
                known.1 = Rc::default();
            }
        }
        Ok(Snapshot::knowing(&self.git, commit, Rc::clone(&known.1)))
    }

    /// The snapshot of another revision: a commit id in hexadecimal, at least 7 digits.
    pub fn at(&self, revision: &str) -> Result<Snapshot<'_>, RepoError> {
        let plain = (7..=40).contains(&revision.len()) && revision.bytes().all(|b| b.is_ascii_hexdigit());
        let commit = match plain {
            true => self.git.find_commit_by_prefix(revision),
            false => Err(git2::Error::from_str("not a commit id")),
        };
        Ok(Snapshot::new(&self.git, Some(commit.map_err(RepoError::git("a revision"))?.id())))
    }

    /// The author's name of a commit, as it claims.
    pub fn author_of(&self, revision: &str) -> Result<String, RepoError> {
        let failed = || RepoError::git("a commit");
        let id = git2::Oid::from_str(revision).map_err(failed())?;
        let commit = self.git.find_commit(id).map_err(failed())?;
        Ok(String::from_utf8_lossy(commit.author().name_bytes()).into_owned())
    }

    /// Who saved a file last, as of a revision: the author of the newest commit in which it differs from
    /// all of its parents. Of one that nothing tells of, whoever made the revision.
    pub fn author_of_file(&self, revision: &str, path: &str) -> Result<String, RepoError> {
        let failed = || RepoError::git("the history");
        let mut walk = self.git.revwalk().map_err(failed())?;
        walk.push(git2::Oid::from_str(revision).map_err(failed())?).map_err(failed())?;
        let at = |commit: &git2::Commit<'_>| {
            commit.tree().ok().and_then(|tree| tree.get_path(Path::new(path)).ok()).map(|entry| entry.id())
        };
        for id in walk.take(LOOKED_BACK) {
            let commit = self.git.find_commit(id.map_err(failed())?).map_err(failed())?;
            let now = at(&commit);
            if commit.parents().all(|parent| at(&parent) != now) {
                return Ok(String::from_utf8_lossy(commit.author().name_bytes()).into_owned());
            }
        }
        self.author_of(revision)
    }

    /// Keeps a pattern out of what plain git would save, on this machine alone.
    pub fn exclude(&self, pattern: &str) -> Result<(), RepoError> {
        let path = self.git.commondir().join("info").join("exclude");
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        if text.lines().any(|line| line == pattern) {
            return Ok(());
        }
        let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        let folder = path.parent().unwrap_or(&path);
        std::fs::create_dir_all(folder).map_err(RepoError::file(folder))?;
        std::fs::write(&path, format!("{text}{gap}{pattern}\n")).map_err(RepoError::file(&path))
    }

    /// Refuses a repository of which only a part is here (`shallow`), besides what `check_links`
    /// refuses: who the authors of a text are cannot be told from a part.
    pub fn check_history(&self) -> Result<(), RepoError> {
        self.check_links()?;
        if self.is_shallow() { Err(RepoError::History("shallow")) } else { Ok(()) }
    }

    /// Refuses a repository in which git shows another history than the one that was hashed, or
    /// takes objects from elsewhere: `grafts`, `replace`, `alternates`.
    pub fn check_links(&self) -> Result<(), RepoError> {
        let mut replaced = self.git.references_glob("refs/replace/*").map_err(RepoError::git("the references"))?;
        let traps = [
            (self.has("info/grafts"), "grafts"),
            (replaced.next().is_some(), "replace"),
            (self.has("objects/info/alternates") || self.has("objects/info/http-alternates"), "alternates"),
        ];
        match traps.into_iter().find(|(caught, _)| *caught) {
            Some((_, reason)) => Err(RepoError::History(reason)),
            None => Ok(()),
        }
    }

    /// Whether only the newest commits are here.
    pub fn is_shallow(&self) -> bool {
        self.git.is_shallow() || self.has("shallow")
    }

    fn has(&self, path: &str) -> bool {
        std::fs::metadata(self.git.commondir().join(path)).is_ok_and(|found| found.len() > 0)
    }
}

/// `user.name` and `user.email` of the person's own git configuration (never the workspace's).
pub fn git_identity() -> Option<(String, String)> {
    let config = git2::Config::open_default().ok()?;
    let filled = |key| config.get_string(key).ok().filter(|text| !text.trim().is_empty());
    Some((filled("user.name")?, filled("user.email")?))
}

#[cfg(unix)]
fn make_private(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

#[cfg(not(unix))]
fn make_private(path: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(path)
}

/// Why there is no workspace to be opened.
fn unopened(dir: &Path, error: git2::Error) -> RepoError {
    // A dot says nobody which folder is meant.
    let named = || std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    match error.code() {
        ErrorCode::NotFound => RepoError::NotAWorkspace(named()),
        ErrorCode::Owner => RepoError::NotOwned(named()),
        _ => RepoError::git("the workspace")(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_somebody_else_is_told_from_a_broken_one() {
        let check = |code, is: fn(&RepoError) -> bool| {
            let error = unopened(Path::new("/x"), git2::Error::new(code, git2::ErrorClass::Config, "not owned"));
            assert!(is(&error), "{error:?}");
        };
        check(ErrorCode::Owner, |error| matches!(error, RepoError::NotOwned(_)));
        check(ErrorCode::NotFound, |error| matches!(error, RepoError::NotAWorkspace(_)));
        check(ErrorCode::GenericError, |error| matches!(error, RepoError::Git { .. }));
    }
}
