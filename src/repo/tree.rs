//! Reading a saved state strictly: what cannot be shown honestly on every machine is refused.

use super::raw::{self, FILE, FOLDER, GITLINK, Node, PROGRAM, SYMLINK};
use super::{RepoError, names, verify};
use crate::ledger::{Entry, Record};
use crate::statement::{Digest, Lang, Media, StatementId};
use git2::Oid;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

/// What a workspace keeps at its top; only these are read, and only these must be strict.
const OURS: [(&str, u32); 4] =
    [("statements", FOLDER), ("reviews", FOLDER), ("templates", FOLDER), ("workflow.toml", FILE)];

/// Folders at the top that are made from the texts, or hold addresses: they are ignored when work is
/// saved, and what others put there would lie among what goes out from here.
const MADE: [&str; 3] = ["public", "outbox", "out"];

/// So many files at once are no office's day, but a trap for whoever writes them out.
const MOST_NEW: usize = 100_000;

/// Folders deeper than this, or with more files, are nobody's statement but a trap.
const DEEPEST: usize = 8;
const MOST: usize = 10_000;

/// All records about one statement together: nobody's `seen` list could name more of them, and
/// what is larger is there to stop whoever reads it.
const MOST_RECORDS: usize = Record::MOST_SEEN;
const MOST_BYTES: usize = 64 << 20;

/// The state of the workspace at one commit.
pub struct Snapshot<'w> {
    pub(super) git: &'w git2::Repository,
    pub(super) commit: Option<Oid>,
    /// Trees that were read and found strict, by their id: a year's folder is asked for often.
    known: Rc<Trees>,
}

/// What was read of one state.
pub(super) type Trees = RefCell<HashMap<Oid, Rc<Vec<Node>>>>;

/// One statement's folder: its texts by language and the files beside them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Folder {
    /// The file of each edition, as it is (may not be UTF-8 or not readable: the lint says so).
    pub texts: BTreeMap<Lang, Vec<u8>>,
    pub media: Media,
}

impl<'w> Snapshot<'w> {
    pub(super) fn new(git: &'w git2::Repository, commit: Option<Oid>) -> Self {
        Self::knowing(git, commit, Rc::default())
    }

    /// The same with what was read of this very state before.
    pub(super) fn knowing(git: &'w git2::Repository, commit: Option<Oid>, known: Rc<Trees>) -> Self {
        Self { git, commit, known }
    }
}

impl Snapshot<'_> {
    /// The commit id in hexadecimal; empty before the first commit.
    pub fn id(&self) -> String {
        self.commit.map(|id| id.to_string()).unwrap_or_default()
    }

    /// Every statement's id, in order. A folder whose name is no id, or that lies under another
    /// year, is not a statement.
    pub fn statements(&self) -> Result<Vec<StatementId>, RepoError> {
        let mut ids = Vec::new();
        for year in self.children("statements")? {
            let year = show(&year);
            for node in self.children(&format!("statements/{year}"))? {
                let id = StatementId::parse(&show(&node)).filter(|id| id.year() == year && node.mode == FOLDER);
                ids.extend(id);
            }
        }
        ids.sort();
        Ok(ids)
    }

    /// The statement's folder: `<lang>.md` at its top are texts, all other files are media.
    pub fn statement(&self, id: &StatementId) -> Result<Option<Folder>, RepoError> {
        let path = format!("statements/{}/{id}", id.year());
        let Some(node) = self.find(&path)?.filter(|node| node.mode == FOLDER) else {
            return Ok(None);
        };
        let mut folder = Folder::default();
        for (name, file) in self.files(&node, &path)? {
            let bytes = raw::bytes(self.git, file.id, &format!("{path}/{name}"))?;
            match name.strip_suffix(".md").and_then(Lang::parse) {
                Some(lang) => drop(folder.texts.insert(lang, bytes)),
                None => drop(folder.media.insert(name, bytes)),
            }
        }
        Ok(Some(folder))
    }

    /// The records under `reviews/<year>/<id>/`, each parsed and its signature checked.
    pub fn records(&self, id: &StatementId) -> Result<Vec<Entry>, RepoError> {
        self.entries(&format!("reviews/{}/{id}", id.year()))
    }

    /// The records under `reviews/workflow/`.
    pub fn workflow_records(&self) -> Result<Vec<Entry>, RepoError> {
        self.entries("reviews/workflow")
    }

    /// A file's bytes, or `None`.
    pub fn file(&self, path: &str) -> Result<Option<Vec<u8>>, RepoError> {
        match self.find(path)?.filter(|node| matches!(node.mode, FILE | PROGRAM)) {
            Some(node) => raw::bytes(self.git, node.id, path).map(Some),
            None => Ok(None),
        }
    }

    /// All files below a folder (`templates`), by path relative to it.
    pub fn folder(&self, path: &str) -> Result<BTreeMap<String, Vec<u8>>, RepoError> {
        self.folder_without(path, &[])
    }

    /// The same without the files below some of its own folders (`new/`), which are not read at all.
    pub fn folder_without(&self, path: &str, left_out: &[&str]) -> Result<BTreeMap<String, Vec<u8>>, RepoError> {
        let Some(node) = self.find(path)?.filter(|node| node.mode == FOLDER) else {
            return Ok(BTreeMap::new());
        };
        let files = self.files(&node, path)?;
        let wanted = files.into_iter().filter(|(name, _)| !left_out.iter().any(|folder| name.starts_with(folder)));
        wanted.map(|(name, file)| Ok((name, raw::bytes(self.git, file.id, path)?))).collect()
    }

    /// The entry at a path, every folder on the way read strictly; the top itself for `""`.
    pub(super) fn find(&self, path: &str) -> Result<Option<Node>, RepoError> {
        let Some(mut node) = self.top()? else {
            return Ok(None);
        };
        let mut above = String::new();
        for name in path.split('/').filter(|name| !name.is_empty()) {
            if node.mode != FOLDER {
                return Ok(None);
            }
            let nodes = self.strict(&node, &above)?;
            let Some(found) = nodes.iter().find(|node| node.name == name.as_bytes()) else {
                return Ok(None);
            };
            node = found.clone();
            above = join(&above, name);
        }
        Ok(Some(node))
    }

    fn top(&self) -> Result<Option<Node>, RepoError> {
        let Some(commit) = self.commit else {
            return Ok(None);
        };
        let id = self.git.find_commit(commit).map_err(RepoError::git("a commit"))?.tree_id();
        Ok(Some(Node { name: Vec::new(), mode: FOLDER, id }))
    }

    fn children(&self, path: &str) -> Result<Vec<Node>, RepoError> {
        match self.find(path)?.filter(|node| node.mode == FOLDER) {
            Some(node) => Ok(self.strict(&node, path)?.to_vec()),
            None => Ok(Vec::new()),
        }
    }

    /// Every record file below a folder. Hidden files (`.gitkeep`) are none; whatever else lies
    /// there is shown, so that nothing can be slipped in unseen.
    fn entries(&self, path: &str) -> Result<Vec<Entry>, RepoError> {
        let Some(node) = self.find(path)?.filter(|node| node.mode == FOLDER) else {
            return Ok(Vec::new());
        };
        let mut entries = Vec::new();
        let mut bytes = 0;
        for (name, file) in self.files(&node, path)? {
            // A release's manifest lies beside the records; `verify` reads it.
            if name.starts_with('.') || name.ends_with(".manifest") || name.ends_with(".toml") {
                continue;
            }
            let full = join(path, &name);
            let size = raw::size(self.git, file.id)?;
            entries.push(match size > verify::LARGEST {
                true => verify::too_large(&full, Digest::of(file.id.as_bytes())),
                false => verify::entry(&full, &raw::bytes(self.git, file.id, &full)?),
            });
            bytes += size.min(verify::LARGEST);
            if entries.len() > MOST_RECORDS || bytes > MOST_BYTES {
                return refuse(path.to_owned(), "tree-records");
            }
        }
        Ok(entries)
    }

    /// All files below, by their path from there, in order.
    fn files(&self, folder: &Node, path: &str) -> Result<BTreeMap<String, Node>, RepoError> {
        let mut found = BTreeMap::new();
        let mut open = vec![(folder.clone(), String::new(), 1)];
        let mut visited = 0;
        while let Some((node, below, depth)) = open.pop() {
            visited += 1;
            let here = join(path, &below);
            for child in self.strict(&node, &here)?.iter() {
                let name = join(&below, &show(child));
                match child.mode {
                    FOLDER if depth >= DEEPEST => return refuse(join(path, &name), "tree-deep"),
                    FOLDER => open.push((child.clone(), name, depth + 1)),
                    _ => drop(found.insert(name, child.clone())),
                }
            }
            if found.len() + open.len() + visited > MOST {
                return refuse(path.to_owned(), "tree-many");
            }
        }
        Ok(found)
    }

    /// Reads everything that `known` does not have strictly, from the top.
    pub(super) fn strict_whole(&self, known: Option<&Snapshot<'_>>) -> Result<(), RepoError> {
        let Some(top) = self.top()? else { return Ok(()) };
        let nodes = self.strict(&top, "")?;
        let before = match known.map_or(Ok(None), |known| known.top())? {
            Some(top) => raw::nodes(self.git, top.id, "")?,
            None => Vec::new(),
        };
        let new: Vec<Node> = nodes.iter().filter(|node| !before.contains(node)).cloned().collect();
        check(&new, "")?;
        let alike = |node: &&Node| {
            let folded = names::fold(&show(node));
            nodes.iter().any(|other| other.name != node.name && names::fold(&show(other)) == folded)
        };
        if let Some(node) = new.iter().find(alike) {
            return refuse(show(node), "tree-case");
        }
        let made = new.iter().find(|node| MADE.contains(&names::fold(&show(node)).as_str()));
        if let Some(node) = made {
            return refuse(show(node), "tree-made");
        }
        let mut done = HashMap::new();
        let mut count = 0;
        for node in new.iter().filter(|node| node.mode == FOLDER) {
            let same = before.iter().find(|other| other.name == node.name && other.mode == FOLDER);
            count += self.strict_below(node, same.map(|other| other.id), &show(node), &mut done)?;
        }
        if count > MOST_NEW { refuse("/".to_owned(), "tree-many") } else { Ok(()) }
    }

    /// Reads everything below a folder strictly, but for what is the same in `known`, which was
    /// read so before, and for what is `done`: of a folder that is there a thousand times, one is
    /// enough. Gives how many files and folders would be written out.
    fn strict_below(
        &self,
        folder: &Node,
        known: Option<Oid>,
        path: &str,
        done: &mut HashMap<Oid, usize>,
    ) -> Result<usize, RepoError> {
        if known == Some(folder.id) {
            return Ok(0);
        }
        if let Some(count) = done.get(&folder.id) {
            return Ok(*count);
        }
        // `statements/<year>/<id>`, and below that what a statement's folder may hold.
        if path.split('/').count() > 3 + DEEPEST {
            return refuse(path.to_owned(), "tree-deep");
        }
        let nodes = self.strict(folder, path)?;
        // A folder that nobody could read afterwards is not taken in the first place.
        let depth = path.split('/').count();
        match path.split('/').next() {
            Some("reviews") if depth > 1 && nodes.len() > MOST_RECORDS && !is_year(path) => {
                return refuse(path.to_owned(), "tree-records");
            }
            _ if nodes.len() > MOST && !is_year(path) => return refuse(path.to_owned(), "tree-many"),
            _ => {}
        }
        let known = known.map_or(Ok(Vec::new()), |known| raw::nodes(self.git, known, path))?;
        let mut count = nodes.len();
        for node in nodes.iter().filter(|node| node.mode == FOLDER) {
            let same = known.iter().find(|other| other.name == node.name && other.mode == FOLDER);
            let below = self.strict_below(node, same.map(|other| other.id), &join(path, &show(node)), done)?;
            count = count.saturating_add(below);
        }
        if count > MOST_NEW {
            return refuse(path.to_owned(), "tree-many");
        }
        done.insert(folder.id, count);
        Ok(count)
    }

    /// Statements about which somebody has signed a word and of which no text is there any more.
    pub fn vanished(&self) -> Result<Vec<StatementId>, RepoError> {
        let mut gone = Vec::new();
        for year in self.children("reviews")?.iter().map(show) {
            for node in self.children(&format!("reviews/{year}"))?.iter().filter(|node| node.mode == FOLDER) {
                let id = StatementId::parse(&show(node)).filter(|id| id.year() == year);
                if let Some(id) = id
                    && !self.has_text(&id)?
                {
                    gone.push(id);
                }
            }
        }
        Ok(gone)
    }

    pub(super) fn has_text(&self, id: &StatementId) -> Result<bool, RepoError> {
        let files = self.children(&format!("statements/{}/{id}", id.year()))?;
        Ok(files.iter().any(|node| show(node).strip_suffix(".md").and_then(Lang::parse).is_some()))
    }

    fn strict(&self, folder: &Node, path: &str) -> Result<Rc<Vec<Node>>, RepoError> {
        // The rules depend on the place, so a tree that is fine elsewhere is not yet fine here.
        let known = self.known.borrow().get(&folder.id).cloned();
        if let Some(nodes) = known.filter(|_| !path.is_empty()) {
            check_modes(&nodes, path)?;
            return Ok(nodes);
        }
        let nodes = Rc::new(raw::nodes(self.git, folder.id, path)?);
        match path {
            "" => check_top(&nodes)?,
            _ => check(&nodes, path)?,
        }
        if !path.is_empty() {
            self.known.borrow_mut().insert(folder.id, nodes.clone());
        }
        Ok(nodes)
    }
}

/// Whether this is the folder of a year, which holds one folder a text: an archive has thousands.
fn is_year(path: &str) -> bool {
    matches!(path.split('/').collect::<Vec<_>>()[..], ["reviews" | "statements", year] if year != "workflow")
}

/// A folder's object read strictly: mode, name and id of each entry. For whoever tries it with
/// arbitrary bytes.
#[cfg(any(test, fuzzing))]
pub fn read_folder(data: &[u8], path: &str) -> Result<Vec<(u32, String, [u8; 20])>, RepoError> {
    let nodes = raw::read(data, path)?;
    check(&nodes, path)?;
    let id = |node: &Node| node.id.as_bytes().try_into().unwrap_or_default();
    Ok(nodes.iter().map(|node| (node.mode, show(node), id(node))).collect())
}

/// The top may hold what others need (a README, a submodule), but nothing that could be taken for
/// one of our own folders.
fn check_top(nodes: &[Node]) -> Result<(), RepoError> {
    for (name, mode) in OURS {
        let alike: Vec<&Node> = nodes.iter().filter(|node| names::fold(&show(node)) == name).collect();
        match alike[..] {
            [] => {}
            [one] if one.name != name.as_bytes() => return refuse(names::show(&one.name), "tree-case"),
            [one] => {
                mode_flaw(one, name).map_or(Ok(()), |reason| refuse(name.to_owned(), reason))?;
                if (one.mode == FOLDER) != (mode == FOLDER) {
                    return refuse(name.to_owned(), "tree-mode");
                }
            }
            [one, two, ..] if one.name == two.name => return refuse(name.to_owned(), "tree-duplicate"),
            _ => return refuse(name.to_owned(), "tree-case"),
        }
    }
    let git = nodes.iter().find(|node| names::flaw(&show(node)) == Some("tree-name-git"));
    git.map_or(Ok(()), |node| refuse(names::show(&node.name), "tree-name-git"))
}

fn check(nodes: &[Node], path: &str) -> Result<(), RepoError> {
    let mut exact = HashSet::new();
    let mut folded = HashSet::new();
    for node in nodes {
        let here = || join(path, &names::show(&node.name));
        let Ok(name) = std::str::from_utf8(&node.name) else {
            return refuse(here(), "tree-name-utf8");
        };
        if let Some(reason) = names::flaw(name) {
            return refuse(here(), reason);
        }
        if !exact.insert(name) {
            return refuse(here(), "tree-duplicate");
        }
        if !folded.insert(names::fold(name)) {
            return refuse(here(), "tree-case");
        }
    }
    if !nodes.is_sorted_by(|one, two| order(one) <= order(two)) {
        return refuse(path.to_owned(), "tree-order");
    }
    check_modes(nodes, path)
}

fn check_modes(nodes: &[Node], path: &str) -> Result<(), RepoError> {
    let odd = nodes.iter().find_map(|node| Some((node, mode_flaw(node, path)?)));
    odd.map_or(Ok(()), |(node, reason)| refuse(join(path, &names::show(&node.name)), reason))
}

/// Why an entry's mode is refused. The executable bit says nothing about a text, and shared drives
/// set it at will, so it is suffered; but records are written by this program alone, without it.
fn mode_flaw(node: &Node, path: &str) -> Option<&'static str> {
    match node.mode {
        FOLDER | FILE => None,
        PROGRAM if path != "reviews" && !path.starts_with("reviews/") => None,
        SYMLINK => Some("tree-symlink"),
        GITLINK => Some("tree-gitlink"),
        _ => Some("tree-mode"),
    }
}

/// How git sorts: a folder as though its name ended in `/` (`base_name_compare` in git).
fn order(node: &Node) -> Vec<u8> {
    let mut key = node.name.clone();
    if node.mode == FOLDER {
        key.push(b'/');
    }
    key
}

fn show(node: &Node) -> String {
    String::from_utf8_lossy(&node.name).into_owned()
}

fn join(path: &str, name: &str) -> String {
    match (path, name) {
        ("", name) => name.to_owned(),
        (path, "") => path.to_owned(),
        (path, name) => format!("{path}/{name}"),
    }
}

fn refuse<T>(path: String, reason: &'static str) -> Result<T, RepoError> {
    Err(RepoError::Tree { path, reason })
}
