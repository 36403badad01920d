//! Bringing two states together, folder by folder, through the object database.
//!
//! Records have names that are their digests: of two sets both are kept, whatever either side has
//! removed. Everything else is compared with the state that both sides had: what one side left
//! alone is taken from the other. Where both changed a file, the caller says what becomes of it.

use super::raw::{self, FILE, FOLDER, Node, PROGRAM};
use super::{RepoError, Snapshot, Workspace};
use git2::Oid;
use std::collections::{BTreeMap, BTreeSet};

/// A file that both sides changed.
pub struct Contest<'a> {
    pub path: &'a str,
    /// As both had it, if both had it.
    pub base: Option<Vec<u8>>,
    pub ours: Vec<u8>,
    pub theirs: Vec<u8>,
}

/// What becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
    Ours,
    Theirs,
    Both(Vec<u8>),
}

/// Two states brought together, not saved yet.
#[derive(Debug, Clone)]
pub struct Merge {
    pub(super) ours: Oid,
    pub(super) theirs: Oid,
    pub(super) tree: Oid,
    /// New objects, to be waited for.
    pub(super) objects: Vec<Oid>,
    /// Paths that differ from ours, with what they are now: mode and file, or nothing.
    pub(super) changed: BTreeMap<String, Option<(u32, Oid)>>,
}

impl Merge {
    /// Paths that are not as they were here.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.changed.keys().map(String::as_str)
    }
}

impl Workspace {
    /// The newest state that both have, or `None` where they have nothing in common.
    pub fn common(&self, theirs: &Snapshot<'_>) -> Result<Option<Snapshot<'_>>, RepoError> {
        let (Some(ours), Some(theirs)) = (self.tip()?.commit, theirs.commit) else { return Ok(None) };
        match self.git.merge_base(ours, theirs) {
            Ok(base) => Ok(Some(Snapshot::new(&self.git, Some(base)))),
            Err(error) if error.code() == git2::ErrorCode::NotFound => Ok(None),
            Err(error) => Err(RepoError::git("the history")(error)),
        }
    }

    /// Brings the state saved here and `theirs` together; writes objects, moves nothing.
    pub fn merge(
        &self,
        theirs: &Snapshot<'_>,
        settle: &mut dyn FnMut(Contest<'_>) -> Result<Settled, RepoError>,
    ) -> Result<Merge, RepoError> {
        let unrelated = || RepoError::History("unrelated");
        let (ours, other) = (self.tip()?.commit.ok_or_else(unrelated)?, theirs.commit.ok_or_else(unrelated)?);
        let base = self.common(theirs)?.and_then(|base| base.commit).ok_or_else(unrelated)?;
        let tree = |commit: Oid| {
            Ok::<_, RepoError>(self.git.find_commit(commit).map_err(RepoError::git("a commit"))?.tree_id())
        };
        let mut merging = Merging { git: &self.git, settle, objects: Vec::new() };
        let sides = [Some(tree(base)?), Some(tree(ours)?), Some(tree(other)?)];
        let merged = match merging.folder(sides, "")? {
            Some(tree) => tree,
            None => return Err(unrelated()),
        };
        let objects = merging.objects;
        let mut changed = BTreeMap::new();
        self.differ([sides[1], Some(merged)], "", &mut changed)?;
        Ok(Merge { ours, theirs: other, tree: merged, objects, changed })
    }

    /// The files that differ between two folders, as they are in the second.
    pub(super) fn differ(
        &self,
        trees: [Option<Oid>; 2],
        path: &str,
        found: &mut BTreeMap<String, Option<(u32, Oid)>>,
    ) -> Result<(), RepoError> {
        if trees[0] == trees[1] {
            return Ok(());
        }
        let [before, after] = trees.map(|tree| by_name(&self.git, tree, path));
        let (before, after) = (before?, after?);
        let names: BTreeSet<&Vec<u8>> = before.keys().chain(after.keys()).collect();
        for name in names {
            let (before, after) = (before.get(name), after.get(name));
            if before == after {
                continue;
            }
            let here = join(path, name);
            let folder = |node: Option<&Node>| node.filter(|node| node.mode == FOLDER).map(|node| node.id);
            if folder(before).is_some() || folder(after).is_some() {
                self.differ([folder(before), folder(after)], &here, found)?;
            }
            let file = |node: Option<&Node>| node.filter(|node| node.mode != FOLDER).map(|node| (node.mode, node.id));
            if file(before) != file(after) {
                found.insert(here, file(after));
            }
        }
        Ok(())
    }
}

struct Merging<'m> {
    git: &'m git2::Repository,
    settle: &'m mut dyn FnMut(Contest<'_>) -> Result<Settled, RepoError>,
    objects: Vec<Oid>,
}

/// What a name is on the three sides: before, here, there.
type Three<'n> = [Option<&'n Node>; 3];

impl Merging<'_> {
    /// The folder that becomes of three; `None` where nothing is left in it.
    fn folder(&mut self, sides: [Option<Oid>; 3], path: &str) -> Result<Option<Oid>, RepoError> {
        let [base, ours, theirs] = sides;
        if ours == theirs || (base == theirs && !is_record(path)) {
            return Ok(ours);
        }
        let read = |tree| by_name(self.git, tree, path);
        let (base, ours, theirs) = (read(base)?, read(ours)?, read(theirs)?);
        let names: BTreeSet<Vec<u8>> = [&base, &ours, &theirs].iter().flat_map(|side| side.keys().cloned()).collect();
        let mut merged = Vec::new();
        for name in names {
            let three = [base.get(&name), ours.get(&name), theirs.get(&name)];
            merged.extend(self.entry(three, &join(path, &name), &name)?);
        }
        self.write(&merged)
    }

    fn entry(&mut self, three: Three<'_>, path: &str, name: &[u8]) -> Result<Option<Node>, RepoError> {
        let [base, ours, theirs] = three;
        if ours == theirs {
            return Ok(ours.cloned());
        }
        let folder = |node: Option<&Node>| node.filter(|node| node.mode == FOLDER).map(|node| node.id);
        let only_folders = |node: Option<&Node>| node.is_none_or(|node| node.mode == FOLDER);
        if only_folders(ours) && only_folders(theirs) {
            let merged = self.folder([folder(base), folder(ours), folder(theirs)], path)?;
            return Ok(merged.map(|id| Node { name: name.to_owned(), mode: FOLDER, id }));
        }
        let (Some(here), Some(there)) = (ours, theirs) else {
            // One side has removed it. A record stays; so does what the other side has changed.
            let left = ours.or(theirs);
            let untouched = left == base && !is_record(path);
            return Ok(left.filter(|_| !untouched).cloned());
        };
        if base == Some(here) && !is_record(path) {
            return Ok(Some(there.clone()));
        }
        if base == Some(there) && !is_record(path) {
            return Ok(Some(here.clone()));
        }
        let plain = |node: &Node| matches!(node.mode, FILE | PROGRAM);
        if !plain(here) || !plain(there) {
            return Ok(Some(there.clone()));
        }
        self.contest(base.filter(|node| plain(node)), here, there, path).map(Some)
    }

    fn contest(&mut self, base: Option<&Node>, here: &Node, there: &Node, path: &str) -> Result<Node, RepoError> {
        if here.id == there.id {
            return Ok(there.clone());
        }
        let bytes = |node: &Node| raw::bytes(self.git, node.id, path);
        let contest = Contest { path, base: base.map(bytes).transpose()?, ours: bytes(here)?, theirs: bytes(there)? };
        match (self.settle)(contest)? {
            Settled::Ours => Ok(here.clone()),
            Settled::Theirs => Ok(there.clone()),
            Settled::Both(bytes) => {
                let id = self.git.blob(&bytes).map_err(RepoError::git("writing a file"))?;
                self.objects.push(id);
                Ok(Node { id, ..there.clone() })
            }
        }
    }

    fn write(&mut self, nodes: &[Node]) -> Result<Option<Oid>, RepoError> {
        if nodes.is_empty() {
            return Ok(None);
        }
        let failed = || RepoError::git("writing a folder");
        let mut builder = self.git.treebuilder(None).map_err(failed())?;
        for node in nodes {
            builder.insert(&node.name[..], node.id, node.mode as i32).map_err(failed())?;
        }
        let id = builder.write().map_err(failed())?;
        self.objects.push(id);
        Ok(Some(id))
    }
}

/// Records, and the versions of the rules, which lie with them.
fn is_record(path: &str) -> bool {
    path == "reviews" || path.starts_with("reviews/")
}

fn by_name(git: &git2::Repository, tree: Option<Oid>, path: &str) -> Result<BTreeMap<Vec<u8>, Node>, RepoError> {
    let nodes = tree.map_or(Ok(Vec::new()), |tree| raw::nodes(git, tree, path))?;
    Ok(nodes.into_iter().map(|node| (node.name.clone(), node)).collect())
}

fn join(path: &str, name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name);
    if path.is_empty() { name.into_owned() } else { format!("{path}/{name}") }
}
