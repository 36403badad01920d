//! Opening a workspace, and making one.

use super::history::Past;
use super::{RepoError, Snapshot};
use git2::{ErrorCode, Repository, RepositoryInitOptions, RepositoryOpenFlags};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// A workspace: a folder with a git repository whose work tree it is.
pub struct Workspace {
    pub(super) git: Repository,
    pub(super) root: PathBuf,
    /// Who changed what, worked out once for the tip that it names.
    pub(super) past: RefCell<Option<Rc<Past>>>,
}

impl Workspace {
    /// Finds the workspace that `dir` lies in.
    pub fn open(dir: &Path) -> Result<Self, RepoError> {
        git2::opts::strict_hash_verification(true);
        match Repository::discover(dir) {
            Ok(git) => Self::of(git, dir),
            Err(error) if error.code() == ErrorCode::NotFound => Err(RepoError::NotAWorkspace(dir.to_owned())),
            Err(error) => Err(RepoError::git("the workspace")(error)),
        }
    }

    /// Makes a repository in `dir`, or takes the one whose top `dir` is. Branch `main`.
    pub fn init(dir: &Path) -> Result<Self, RepoError> {
        git2::opts::strict_hash_verification(true);
        let nowhere: [&Path; 0] = [];
        match Repository::open_ext(dir, RepositoryOpenFlags::NO_SEARCH, nowhere) {
            Ok(git) => return Self::of(git, dir),
            Err(error) if error.code() == ErrorCode::NotFound => {}
            Err(error) => return Err(RepoError::git("the workspace")(error)),
        }
        let mut options = RepositoryInitOptions::new();
        options.initial_head("main").external_template(false).mkpath(true);
        let git = Repository::init_opts(dir, &options).map_err(RepoError::git("making the workspace"))?;
        Self::of(git, dir)
    }

    fn of(git: Repository, dir: &Path) -> Result<Self, RepoError> {
        let root = git.workdir().ok_or_else(|| RepoError::NotAWorkspace(dir.to_owned()))?.to_owned();
        // Without the slash that libgit2 leaves at its end.
        let root = root.components().collect();
        Ok(Self { git, root, past: RefCell::default() })
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
        Ok(Snapshot::new(&self.git, commit))
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

    /// Refuses a repository whose history may be shown otherwise than it is: shallow, grafts,
    /// `refs/replace`, alternates.
    pub fn check_history(&self) -> Result<(), RepoError> {
        let common = self.git.commondir();
        let has = |path: &str| std::fs::metadata(common.join(path)).is_ok_and(|found| found.len() > 0);
        let mut replaced = self.git.references_glob("refs/replace/*").map_err(RepoError::git("the references"))?;
        let traps = [
            (self.git.is_shallow() || has("shallow"), "shallow"),
            (has("info/grafts"), "grafts"),
            (replaced.next().is_some(), "replace"),
            (has("objects/info/alternates") || has("objects/info/http-alternates"), "alternates"),
        ];
        match traps.into_iter().find(|(caught, _)| *caught) {
            Some((_, reason)) => Err(RepoError::History(reason)),
            None => Ok(()),
        }
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
