//! What a server lets in: each branch of a push checked before it is kept.

use super::since::{Checked, Scope, check};
use super::{OpsError, Receiving};
use crate::repo::Workspace;

/// One line that git tells a `pre-receive` hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pushed {
    /// `None`: the reference is new.
    pub old: Option<String>,
    /// `None`: the reference is to be deleted.
    pub new: Option<String>,
    /// `refs/heads/main`.
    pub reference: String,
}

impl Pushed {
    /// Reads `<old> <new> <reference>`; a name of zeros is none.
    pub fn parse(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let (old, new, reference) = (words.next()?, words.next()?, words.next()?);
        let hex = |name: &str| name.len() == 40 && name.bytes().all(|b| b.is_ascii_hexdigit());
        let there = |name: &str| (!name.bytes().all(|b| b == b'0')).then(|| name.to_owned());
        let fits = hex(old) && hex(new) && words.next().is_none() && reference.starts_with("refs/");
        fits.then(|| Self { old: there(old), new: there(new), reference: reference.to_owned() })
    }
}

/// The branch that `sync` shares, whatever the store calls its first one.
const SHARED: &str = "refs/heads/main";

/// What was made of one line.
#[derive(Debug)]
pub enum Received {
    /// No text and no record comes in with it: a tag, a branch that goes.
    Nothing,
    Checked(Checked),
    /// The branch that everybody shares is not deleted.
    Deleted,
    /// A reference that would show history otherwise than it is.
    Replaced,
}

/// Checks a push to the repository that the hook runs in.
pub fn receive(server: &Receiving, pushed: &[Pushed]) -> Result<Vec<(String, Received)>, OpsError> {
    let workspace = Workspace::open_store(&server.store, server.incoming.as_deref())?;
    // A store that was made without a thought of it points at a branch that nobody uses.
    let head = workspace.shared_branch()?;
    let is_shared = |reference: &str| reference == head || reference == SHARED;
    let tip = workspace.commit_of(SHARED)?.map_or_else(|| workspace.commit_of(&head), |tip| Ok(Some(tip)))?;
    let received = |pushed: &Pushed| -> Result<Received, OpsError> {
        let branch = pushed.reference.starts_with("refs/heads/");
        Ok(match &pushed.new {
            _ if pushed.reference.starts_with("refs/replace/") => Received::Replaced,
            None if is_shared(&pushed.reference) => Received::Deleted,
            Some(new) if is_shared(&pushed.reference) => {
                Received::Checked(check(&workspace, pushed.old.as_deref(), new, Scope::Shared)?)
            }
            Some(new) if branch => Received::Checked(check(&workspace, tip.as_deref(), new, Scope::Side)?),
            _ => Received::Nothing,
        })
    };
    pushed.iter().map(|pushed| Ok((pushed.reference.clone(), received(pushed)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_strictly() {
        let (zero, one) = ("0".repeat(40), "1".repeat(40));
        let read = Pushed::parse(&format!("{zero} {one} refs/heads/main")).unwrap();
        assert_eq!(read, Pushed { old: None, new: Some(one.clone()), reference: "refs/heads/main".into() });
        assert_eq!(Pushed::parse(&format!("{one} {zero} refs/heads/x")).unwrap().new, None);
        for line in ["", "a b refs/heads/main", &format!("{one} {one} main"), &format!("{one} {one} refs/heads/a b")] {
            assert_eq!(Pushed::parse(line), None, "{line}");
        }
    }
}
