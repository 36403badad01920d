//! What a commit changed itself of a folder's files: whoever syncs puts their name to a merge, whoever turns
//! a bit of a file's mode puts it to the file, and neither becomes an author by that.

use super::history::Past;
use super::{RepoError, Workspace, raw};
use crate::statement::weave;
use git2::Oid;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Paths below a folder, each with the file's object; none where it was taken away.
pub(super) type Own = BTreeMap<String, Option<Oid>>;

impl Workspace {
    /// The files below `folder` that a commit has and none of its parents.
    ///
    /// Each file by itself, and its bytes alone: one that is as some parent has it, or that both parents'
    /// changes give when they are woven once more, byte for byte, has no words of whoever merged. Their
    /// own commits, with which the words came in, name those who wrote them.
    pub(super) fn own_files(&self, commit: Oid, parents: &[Oid], folder: &str) -> Result<Own, RepoError> {
        let mut found: BTreeMap<String, (usize, Option<Oid>)> = BTreeMap::new();
        let now = self.folder_of(commit, folder)?;
        let before: Vec<Option<Oid>> = match parents {
            [] => vec![None],
            _ => parents.iter().map(|parent| self.folder_of(*parent, folder)).collect::<Result<_, _>>()?,
        };
        for before in &before {
            let (mut to, mut from) = (BTreeMap::new(), BTreeMap::new());
            self.differ([*before, now], "", &mut to)?;
            self.differ([now, *before], "", &mut from)?;
            let id = |node: Option<&Option<(u32, Oid)>>| node.copied().flatten().map(|(_, id)| id);
            for (path, node) in &to {
                if id(Some(node)) != id(from.get(path)) {
                    found.entry(path.clone()).or_insert((0, id(Some(node)))).0 += 1;
                }
            }
        }
        let mut own = Own::new();
        for (path, (_, id)) in found.into_iter().filter(|(_, (count, _))| *count == before.len()) {
            if !self.is_woven(commit, parents, &format!("{folder}/{path}"))? {
                own.insert(path, id);
            }
        }
        Ok(own)
    }

    /// Which of these commits, each with the files that it changed itself, brought in bytes that `past`'s
    /// tip has, or such as a merge threw away. What was changed and changed back, byte for byte, is
    /// nobody's: the words that stand are those of whoever wrote them before.
    pub(super) fn that_last(
        &self,
        past: &Past,
        folder: &str,
        changes: &[(Oid, Own)],
        (settled, files): (&[Oid], &BTreeSet<String>),
    ) -> Result<HashSet<Oid>, RepoError> {
        let mut lasting = HashSet::new();
        // Bytes that last, with the names that they have.
        let mut bytes: BTreeMap<Oid, BTreeSet<&String>> = BTreeMap::new();
        let paths: HashSet<&String> = changes.iter().flat_map(|(_, own)| own.keys()).collect();
        for path in paths {
            let settled = if files.contains(path) { settled } else { &[] };
            let here = |commit: Oid| self.object_of(commit, &format!("{folder}/{path}"));
            let now = here(past.tip)?;
            let by: Vec<(Oid, Option<Oid>)> =
                changes.iter().filter_map(|(commit, own)| Some((*commit, *own.get(path)?))).collect();
            let mut same: HashSet<Oid> = by.iter().filter(|(_, id)| *id == now).map(|(commit, _)| *commit).collect();
            let again = same.len();
            // A file that was not there, and is not, was so before everything.
            let mut from_nothing = now.is_none();
            for commit in settled {
                match here(*commit)? {
                    then if then == now => drop(same.insert(*commit)),
                    _ => from_nothing = false,
                }
            }
            let mut lasts = |one: &(Oid, Option<Oid>)| {
                lasting.insert(one.0);
                if let Some(id) = one.1 {
                    bytes.entry(id).or_default().insert(path);
                }
            };
            if again == 0 || (same.len() < 2 && !from_nothing) {
                by.iter().for_each(&mut lasts);
                continue;
            }
            let (mut after, mut before): (HashSet<Oid>, HashSet<Oid>) = (HashSet::new(), same.clone());
            for commit in past.order.iter().rev() {
                let follows = |parent: &Oid| same.contains(parent) || after.contains(parent);
                if past.nodes[commit].parents.iter().any(follows) {
                    after.insert(*commit);
                }
            }
            for commit in &past.order {
                if before.contains(commit) {
                    before.extend(&past.nodes[commit].parents);
                }
            }
            let undone = |commit: &Oid| (from_nothing || after.contains(commit)) && before.contains(commit);
            by.iter().filter(|(commit, _)| !undone(commit)).for_each(lasts);
        }
        // Words that came in under another name are still those of whoever wrote them there.
        for (commit, own) in changes {
            let elsewhere = |(path, id): (&String, &Option<Oid>)| {
                id.and_then(|id| bytes.get(&id)).is_some_and(|names| names.iter().any(|name| *name != path))
            };
            if own.iter().any(elsewhere) {
                lasting.insert(*commit);
            }
        }
        Ok(lasting)
    }

    /// Whether a text is what its two versions give.
    fn is_woven(&self, commit: Oid, parents: &[Oid], path: &str) -> Result<bool, RepoError> {
        let [one, other] = parents else { return Ok(false) };
        let text = |commit: Oid| Ok::<_, RepoError>(self.at(&commit.to_string())?.file(path)?.map(String::from_utf8));
        let (Some(Ok(now)), Some(Ok(one_has)), Some(Ok(other_has))) = (text(commit)?, text(*one)?, text(*other)?)
        else {
            return Ok(false);
        };
        let Ok(base) = self.git.merge_base(*one, *other) else { return Ok(false) };
        let Ok(base) = text(base)?.unwrap_or_else(|| Ok(String::new())) else { return Ok(false) };
        let gives = |ours: &str, theirs: &str| {
            let woven = weave(&base, ours, theirs);
            woven.contested.is_empty() && woven.text == now
        };
        Ok(gives(&one_has, &other_has) || gives(&other_has, &one_has))
    }

    /// The object of a file in an old commit.
    pub(super) fn object_of(&self, commit: Oid, path: &str) -> Result<Option<Oid>, RepoError> {
        let Some((folder, name)) = path.rsplit_once('/') else { return Ok(None) };
        let Some(tree) = self.folder_of(commit, folder)? else { return Ok(None) };
        let found = raw::nodes(&self.git, tree, folder)?.into_iter().find(|node| node.name == name.as_bytes());
        Ok(found.filter(|node| node.mode != raw::FOLDER).map(|node| node.id))
    }

    /// The object of a folder in an old commit.
    fn folder_of(&self, commit: Oid, folder: &str) -> Result<Option<Oid>, RepoError> {
        let Some(read) = raw::commit(&self.git, commit)? else { return Ok(None) };
        let mut here = Some(read.tree);
        for step in folder.split('/') {
            let Some(tree) = here else { return Ok(None) };
            let nodes = raw::nodes(&self.git, tree, folder)?;
            let found = nodes.into_iter().find(|node| node.name == step.as_bytes() && node.mode == raw::FOLDER);
            here = found.map(|node| node.id);
        }
        Ok(here)
    }
}
