//! Whether a merge changed something itself, or only brought together what others had changed: whoever
//! syncs first puts their name to it, and must not become an author by that.

use super::{RepoError, Workspace, raw};
use crate::statement::weave;
use git2::Oid;
use std::collections::BTreeMap;

impl Workspace {
    /// Whether a merge holds something below `folder` that none of its parents brought.
    ///
    /// Each file by itself: one that is as some parent has it, or that both parents' changes give when
    /// they are woven once more, byte for byte, has no words of whoever merged. Their own commits, with
    /// which the words came in, name those who wrote them.
    pub(super) fn merge_changed(&self, commit: Oid, parents: &[Oid], folder: &str) -> Result<bool, RepoError> {
        let mut from_all: BTreeMap<String, usize> = BTreeMap::new();
        let now = self.folder_of(commit, folder)?;
        for parent in parents {
            let mut differing = BTreeMap::new();
            self.differ([self.folder_of(*parent, folder)?, now], "", &mut differing)?;
            differing.into_keys().for_each(|path| *from_all.entry(path).or_default() += 1);
        }
        for (path, _) in from_all.into_iter().filter(|(_, count)| *count == parents.len()) {
            if !self.is_woven(commit, parents, &format!("{folder}/{path}"))? {
                return Ok(true);
            }
        }
        Ok(false)
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
