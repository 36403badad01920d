//! A folder's entries exactly as git stores them, before anything tidies or drops some of them.

use super::RepoError;
use git2::{ObjectType, Oid, Repository};

/// How git writes a folder's mode, a file's, an executable file's.
pub(super) const FOLDER: u32 = 0o40000;
pub(super) const FILE: u32 = 0o100_644;
pub(super) const PROGRAM: u32 = 0o100_755;
pub(super) const SYMLINK: u32 = 0o120_000;
pub(super) const GITLINK: u32 = 0o160_000;

/// One entry of a tree object.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Node {
    pub name: Vec<u8>,
    pub mode: u32,
    pub id: Oid,
}

/// Reads a tree object's entries in their stored order; `path` is for the error message.
///
/// Not through `git2::Tree`, which looks names up by bisection and so finds either of two entries
/// with one name.
pub(super) fn nodes(git: &Repository, id: Oid, path: &str) -> Result<Vec<Node>, RepoError> {
    read(&data(git, id, ObjectType::Tree, path)?, path)
}

/// Reads the bytes of a tree object.
pub(super) fn read(data: &[u8], path: &str) -> Result<Vec<Node>, RepoError> {
    let nodes = split(data).and_then(|entries| entries.into_iter().map(parse).collect());
    nodes.ok_or_else(|| broken(path))
}

/// The entries of two trees but for those with which both begin and both end. Where one file
/// changed, one entry of each is left, and the rest of a long folder need not be understood.
pub(super) fn apart(git: &Repository, trees: [Option<Oid>; 2], path: &str) -> Result<[Vec<Node>; 2], RepoError> {
    let read = |id: Option<Oid>| id.map_or(Ok(Vec::new()), |id| data(git, id, ObjectType::Tree, path));
    let data = [read(trees[0])?, read(trees[1])?];
    let split = |data| split(data).ok_or_else(|| broken(path));
    let (one, two) = (split(&data[0])?, split(&data[1])?);
    let first = one.iter().zip(&two).take_while(|(one, two)| one == two).count();
    let (one, two) = (&one[first..], &two[first..]);
    let last = one.iter().rev().zip(two.iter().rev()).take_while(|(one, two)| one == two).count();
    let parse = |entries: &[&[u8]]| entries[..entries.len() - last].iter().map(|entry| parse(entry)).collect();
    let nodes = |entries| -> Option<Vec<Node>> { parse(entries) };
    Ok([nodes(one).ok_or_else(|| broken(path))?, nodes(two).ok_or_else(|| broken(path))?])
}

/// A commit's folder and its parents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Links {
    pub tree: Oid,
    pub parents: Vec<Oid>,
}

/// Reads a commit's links from its own bytes, so that nothing beside them can show others; `None`
/// where the object is not here.
pub(super) fn commit(git: &Repository, id: Oid) -> Result<Option<Links>, RepoError> {
    let odb = git.odb().map_err(RepoError::git("a commit"))?;
    let object = match odb.read(id) {
        Ok(object) => object,
        Err(error) if error.code() == git2::ErrorCode::NotFound => return Ok(None),
        Err(error) => return Err(RepoError::git("a commit")(error)),
    };
    let links = (object.kind() == ObjectType::Commit).then(|| links(object.data())).flatten();
    links.map(Some).ok_or_else(|| broken(&id.to_string()))
}

/// `tree <hex>`, then any number of `parent <hex>`, at the very beginning: what stands further
/// down, in a signature or in the message, is no link.
fn links(data: &[u8]) -> Option<Links> {
    let mut lines = data.split(|byte| *byte == b'\n');
    let id = |line: &[u8], key: &[u8]| {
        let hex = std::str::from_utf8(line.strip_prefix(key)?).ok()?;
        (hex.len() == 40).then(|| Oid::from_str(hex).ok()).flatten()
    };
    let tree = id(lines.next()?, b"tree ")?;
    let parents = lines.map_while(|line| id(line, b"parent ")).collect();
    Some(Links { tree, parents })
}

/// Reads a blob's bytes; `path` is for the error message.
pub(super) fn bytes(git: &Repository, id: Oid, path: &str) -> Result<Vec<u8>, RepoError> {
    data(git, id, ObjectType::Blob, path)
}

/// A blob's size in bytes, without reading it.
pub(super) fn size(git: &Repository, id: Oid) -> Result<usize, RepoError> {
    let odb = git.odb().map_err(RepoError::git("an object"))?;
    Ok(odb.read_header(id).map_err(RepoError::git("an object"))?.0)
}

fn data(git: &Repository, id: Oid, kind: ObjectType, path: &str) -> Result<Vec<u8>, RepoError> {
    let odb = git.odb().map_err(RepoError::git("an object"))?;
    let object = odb.read(id).map_err(RepoError::git("an object"))?;
    if object.kind() == kind { Ok(object.data().to_vec()) } else { Err(broken(path)) }
}

fn broken(path: &str) -> RepoError {
    RepoError::Tree { path: path.to_owned(), reason: "tree-broken" }
}

/// Cuts a tree into its entries: `<mode in octal> <name>\0<20 bytes>`, again and again.
fn split(mut data: &[u8]) -> Option<Vec<&[u8]>> {
    let mut entries = Vec::with_capacity(data.len() / 40);
    while !data.is_empty() {
        let end = data.iter().position(|b| *b == 0)? + 1 + 20;
        let (entry, rest) = data.split_at_checked(end)?;
        entries.push(entry);
        data = rest;
    }
    Some(entries)
}

fn parse(entry: &[u8]) -> Option<Node> {
    let (head, id) = entry.split_at_checked(entry.len().checked_sub(20)?)?;
    let head = head.strip_suffix(b"\0")?;
    let space = head.iter().position(|b| *b == b' ')?;
    let (mode, name) = (octal(&head[..space])?, head[space + 1..].to_vec());
    Some(Node { name, mode, id: Oid::from_bytes(id).ok()? })
}

/// A mode without leading zeros, as git writes it: two spellings would be two trees.
fn octal(text: &[u8]) -> Option<u32> {
    let plain = (1..=6).contains(&text.len()) && text[0] != b'0' && text.iter().all(|b| matches!(b, b'0'..=b'7'));
    plain.then(|| text.iter().fold(0, |mode, b| mode * 8 + u32::from(b - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(mode: &str, name: &str) -> Vec<u8> {
        [mode.as_bytes(), b" ", name.as_bytes(), b"\0", &[7; 20]].concat()
    }

    #[test]
    fn entries_are_read_in_order_with_every_duplicate() {
        let data = [entry("100644", "a"), entry("40000", "b"), entry("100644", "a")].concat();
        let read: Vec<Node> = split(&data).unwrap().into_iter().map(|entry| parse(entry).unwrap()).collect();
        let names: Vec<_> = read.iter().map(|n| (String::from_utf8_lossy(&n.name).into_owned(), n.mode)).collect();
        assert_eq!(names, [("a".into(), FILE), ("b".into(), FOLDER), ("a".into(), FILE)]);
    }

    #[test]
    fn links_are_those_at_the_top_of_a_commit() {
        let (one, two) = ("1".repeat(40), "2".repeat(40));
        let text =
            format!("tree {one}\nparent {two}\nparent {one}\nauthor A <a@example.org> 0 +0000\n\nparent {two}\n");
        let oid = |hex: &str| Oid::from_str(hex).unwrap();
        let read = links(text.as_bytes()).unwrap();
        assert_eq!((read.tree, read.parents), (oid(&one), vec![oid(&two), oid(&one)]));
        for text in ["", "parent 1", &format!("tree {one}1\n"), &format!("\ntree {one}\n"), &format!("tree  {one}\n")] {
            assert_eq!(links(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn a_broken_tree_is_no_tree() {
        let whole = [entry("100644", "a"), entry("40000", "b")].concat();
        let first = entry("100644", "a").len();
        for cut in (1..whole.len()).filter(|cut| *cut != first) {
            assert_eq!(split(&whole[..cut]), None, "cut at {cut}");
        }
        for mode in ["0100644", "100648", "", "1006440", "-1"] {
            assert_eq!(parse(&entry(mode, "a")), None, "{mode}");
        }
    }
}
