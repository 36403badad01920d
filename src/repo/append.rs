//! What only ever grows: finds records that were saved once and are gone or changed since.
//!
//! The naive way lists every record of every commit. But a folder that did not change has the same
//! object id, so for each commit only what differs from its parents is looked at, and only names
//! that a parent had and the commit has not. What was put back later is not lost.
//!
//! Commits are read from their own bytes (`raw::commit`), not through libgit2's walk, so that no
//! graft, no shallow file and no commit-graph can show other parents than those that were hashed.

use super::raw::{self, FILE, FOLDER, Node};
use super::{RepoError, Snapshot, Workspace};
use git2::{Oid, Repository};
use std::collections::{BTreeSet, HashMap, HashSet};

/// A record that was saved and is no longer there as it was.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lost {
    pub path: String,
    /// Something else lies at its path now.
    pub changed: bool,
    /// The commit that no longer has it, in hexadecimal; `None` where two states were compared
    /// of which neither follows from the other.
    pub commit: Option<String>,
    /// What lay there.
    blob: Oid,
}

/// How a state follows from an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Descent {
    /// It is the same, or grew out of it.
    Follows,
    /// It is an earlier state.
    Rewound,
    /// Both grew out of a common one: history was rewritten after it.
    Rewritten,
    /// They have nothing in common.
    Unrelated,
    /// The earlier state is not here.
    Absent,
}

/// The way from one state to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    pub descent: Descent,
    /// How many commits are new.
    pub commits: usize,
    /// In order of path.
    pub lost: Vec<Lost>,
}

/// Folders deeper than this hold no record, and no office ever has this many files: whoever made
/// them wanted the comparison never to end.
const DEEPEST: usize = 8;
const MOST: usize = 1_000_000;

impl Snapshot<'_> {
    /// The way from an earlier commit to this one; from the beginning for `None`. Every line of
    /// descent is followed: a record that a merge threw away is lost too.
    pub fn way_from(&self, earlier: Option<&str>) -> Result<Way, RepoError> {
        let Some(to) = self.commit else {
            let descent = if earlier.is_none() { Descent::Follows } else { Descent::Rewound };
            return Ok(Way { descent, commits: 0, lost: Vec::new() });
        };
        let from = match earlier.map(|id| Oid::from_str(id).ok()) {
            None => None,
            Some(Some(id)) if raw::commit(self.git, id)?.is_some() => Some(id),
            Some(_) => return Ok(Way { descent: Descent::Absent, commits: 0, lost: Vec::new() }),
        };
        let (descent, line) = line(self.git, from, to)?;
        let mut lost = Vec::new();
        let mut shelves = Shelves { git: self.git, known: HashMap::new() };
        if descent != Descent::Follows && from != Some(to) {
            lost.extend(shelves.lost(from, to, None)?);
        }
        for (commit, parents) in &line {
            for parent in parents {
                lost.extend(shelves.lost(Some(*parent), *commit, Some(*commit))?);
            }
        }
        Ok(Way { descent, commits: line.len(), lost: shelves.still_lost(lost, to)? })
    }
}

impl Snapshot<'_> {
    /// The files below `reviews` that an earlier state does not have as they are, in order; all
    /// of them for `None`. Without hidden files and versions of the rules.
    pub fn reviews_not_in(&self, earlier: Option<&Snapshot<'_>>) -> Result<Vec<String>, RepoError> {
        let mut shelves = Shelves { git: self.git, known: HashMap::new() };
        let mut shelf = |commit: Option<Oid>| commit.map_or(Ok(None), |commit| shelves.of(commit));
        let (new, old) = (shelf(self.commit)?, shelf(earlier.and_then(|earlier| earlier.commit))?);
        let mut paths = Vec::new();
        missing(self.git, [new, old], "reviews", &mut 0, &mut |path, _| paths.push(path))?;
        paths.sort();
        Ok(paths)
    }
}

impl Snapshot<'_> {
    /// Every content that a version of the rules ever had in this history, each once.
    pub fn rules_of_the_past(&self) -> Result<Vec<Vec<u8>>, RepoError> {
        let Some(tip) = self.commit else { return Ok(Vec::new()) };
        let mut shelves = Shelves { git: self.git, known: HashMap::new() };
        let (mut folders, mut files) = (HashSet::new(), BTreeSet::new());
        for (commit, _) in behind(self.git, tip, None)? {
            let Some(shelf) = shelves.of(commit)? else { continue };
            let Some(folder) = at(self.git, Some(shelf), "reviews/workflow")?.filter(|folder| folders.insert(*folder))
            else {
                continue;
            };
            let rules = raw::nodes(self.git, folder, "reviews/workflow")?.into_iter();
            files.extend(rules.filter(|node| node.mode == FILE && node.name.ends_with(b".toml")).map(|node| node.id));
        }
        files.into_iter().map(|id| raw::bytes(self.git, id, "reviews/workflow")).collect()
    }
}

impl Workspace {
    /// The bytes of a record that was lost.
    pub fn record(&self, lost: &Lost) -> Result<Vec<u8>, RepoError> {
        raw::bytes(&self.git, lost.blob, &lost.path)
    }
}

type Line = Vec<(Oid, Vec<Oid>)>;

/// The commits behind `to` that are not behind `from`, and how the two belong together. Parents
/// that are not here (a shallow clone) end their line.
fn line(git: &Repository, from: Option<Oid>, to: Oid) -> Result<(Descent, Line), RepoError> {
    let mut line = behind(git, to, from)?;
    let Some(from) = from else { return Ok((Descent::Follows, line)) };
    let met = to == from || line.iter().any(|(_, parents)| parents.contains(&from));
    let ended = line.iter().all(|(_, parents)| !parents.is_empty());
    if met && ended {
        // The usual case: every line of descent ends at `from`, and nothing older was read.
        return Ok((Descent::Follows, line));
    }
    let old: HashSet<Oid> = behind(git, from, None)?.into_iter().map(|(id, _)| id).collect();
    let shared = line.iter().any(|(id, _)| old.contains(id));
    let descent = match () {
        () if met => Descent::Follows,
        () if old.contains(&to) => Descent::Rewound,
        () if shared => Descent::Rewritten,
        () => Descent::Unrelated,
    };
    line.retain(|(id, _)| !old.contains(id));
    Ok((descent, line))
}

/// Every commit from `tip` back, itself included, without `end` and what only it leads to.
fn behind(git: &Repository, tip: Oid, end: Option<Oid>) -> Result<Line, RepoError> {
    let mut line = Vec::new();
    let mut seen = HashSet::new();
    let mut open = vec![tip];
    while let Some(id) = open.pop() {
        if Some(id) == end || !seen.insert(id) {
            continue;
        }
        let Some(commit) = raw::commit(git, id)? else { continue };
        open.extend(&commit.parents);
        line.push((id, commit.parents));
    }
    Ok(line)
}

/// The `reviews` folders of commits, each found once.
struct Shelves<'g> {
    git: &'g Repository,
    known: HashMap<Oid, Option<Oid>>,
}

/// What was at a path.
type Gone = (String, Oid, Option<Oid>);

impl Shelves<'_> {
    fn of(&mut self, commit: Oid) -> Result<Option<Oid>, RepoError> {
        if let Some(known) = self.known.get(&commit) {
            return Ok(*known);
        }
        let shelf = match raw::commit(self.git, commit)? {
            None => None,
            Some(read) => {
                let top = raw::nodes(self.git, read.tree, "")?;
                top.into_iter().find(|node| node.name == b"reviews" && node.mode == FOLDER).map(|node| node.id)
            }
        };
        self.known.insert(commit, shelf);
        Ok(shelf)
    }

    fn lost(&mut self, old: Option<Oid>, new: Oid, commit: Option<Oid>) -> Result<Vec<Gone>, RepoError> {
        let Some(old) = old else { return Ok(Vec::new()) };
        let (old, new) = (self.of(old)?, self.of(new)?);
        let mut gone = Vec::new();
        missing(self.git, [old, new], "reviews", &mut 0, &mut |path, id| gone.push((path, id, commit)))?;
        Ok(gone)
    }

    /// Those that the last state does not have as they were.
    fn still_lost(&mut self, gone: Vec<Gone>, to: Oid) -> Result<Vec<Lost>, RepoError> {
        let shelf = self.of(to)?;
        let mut told = BTreeSet::new();
        let mut lost = Vec::new();
        for (path, id, commit) in gone {
            let now = at(self.git, shelf, &path)?;
            if now != Some(id) && told.insert(path.clone()) {
                lost.push(Lost { path, changed: now.is_some(), commit: commit.map(|id| id.to_string()), blob: id });
            }
        }
        lost.sort();
        Ok(lost)
    }
}

/// Names every file of the first folder that the second does not have as it is.
fn missing(
    git: &Repository,
    [old, new]: [Option<Oid>; 2],
    path: &str,
    visited: &mut usize,
    found: &mut dyn FnMut(String, Oid),
) -> Result<(), RepoError> {
    if old == new || old.is_none() || path.split('/').count() > DEEPEST {
        return Ok(());
    }
    let [old, new] = raw::apart(git, [old, new], path)?;
    let there: HashSet<&Node> = new.iter().collect();
    for node in old.iter().filter(|node| !there.contains(node)) {
        *visited += 1;
        if *visited > MOST {
            return Err(RepoError::Tree { path: path.to_owned(), reason: "tree-large" });
        }
        let here = format!("{path}/{}", String::from_utf8_lossy(&node.name));
        if node.mode == FOLDER {
            let same = new.iter().find(|other| other.name == node.name && other.mode == FOLDER);
            missing(git, [Some(node.id), same.map(|node| node.id)], &here, visited, found)?;
        } else if is_kept(&here) {
            found(here, node.id);
        }
    }
    Ok(())
}

/// Whether a file must stay. Versions of the rules that never came into force may be written anew,
/// and of one that did the signatures stay, which the chain of versions counts.
fn is_kept(path: &str) -> bool {
    let hidden = path.rsplit('/').next().is_some_and(|name| name.starts_with('.'));
    let rules = path.starts_with("reviews/workflow/") && path.ends_with(".toml");
    !hidden && !rules
}

/// The object at a path below `reviews`.
fn at(git: &Repository, shelf: Option<Oid>, path: &str) -> Result<Option<Oid>, RepoError> {
    let mut here = shelf;
    for step in path.split('/').skip(1) {
        let Some(folder) = here else { return Ok(None) };
        // A path that was a folder once may be a file now.
        let nodes = raw::nodes(git, folder, path).unwrap_or_default();
        here = nodes.into_iter().find(|node| String::from_utf8_lossy(&node.name) == step).map(|node| node.id);
    }
    Ok(here)
}
