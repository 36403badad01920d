//! Who changed a statement, when, and what it was at any time.
//!
//! The naive way, a diff of every commit, takes 40 ms a commit. But a folder that did not change
//! has the same object id; so each commit's `statements` folder is compared with its parents' by
//! id, and only where they differ are the years and then the statements compared, again by id.
//! One pass over all commits answers for every statement, and is kept for as long as the tip is:
//! 10,000 commits take a third of a second.

use super::own::Own;
use super::raw::{self, FOLDER};
use super::{Folder, RepoError, Snapshot, Workspace};
use crate::person::Email;
use crate::statement::StatementId;
use git2::{Commit, Oid, Repository, Sort};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;

/// A year's folder of thousands is some hundred kilobytes; whoever asks for one statement of it asks for
/// the next one too.
const MOST_EARLIER: usize = 256;

/// One commit that changed a statement, for `log`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The commit's id in hexadecimal.
    pub commit: String,
    /// The author as the commit claims: nobody checked it.
    pub name: String,
    pub email: String,
    /// Seconds since 1970, as claimed, and minutes east of UTC.
    pub time: i64,
    pub offset: i32,
    /// The first line of its message.
    pub subject: String,
}

/// What is out of a statement, as its history is asked for it.
pub struct Published<'p> {
    /// The files that make it up, by their names below the statement, where a folder holds it.
    pub files: &'p dyn Fn(&Folder) -> Option<BTreeSet<String>>,
    /// Paths of the receipts that say so.
    pub receipts: &'p [String],
}

impl Workspace {
    /// Addresses of author, committer and co-authors (`Co-authored-by:` trailers) of every commit
    /// that left bytes in `statements/<year>/<id>/` since what is out there went out.
    ///
    /// What went out is a state that holds it and from which every commit that brought in a receipt of it
    /// goes on, itself among them. Its files are nobody's any more; every other file of the folder is looked
    /// for to its beginning, since a language or a picture that was not part of it was approved by nobody. A
    /// state that only holds the same bytes again ends nothing, be it after the receipt or on a line beside
    /// it: what was changed in between may come back.
    ///
    /// Every line of descent is followed, also one whose words a merge threw away: claims only
    /// ever disqualify. What was changed and changed back disqualifies nobody. An address with capitals
    /// is named in small letters as well.
    pub fn touched_by(&self, id: &StatementId, published: &Published<'_>) -> Result<BTreeSet<Email>, RepoError> {
        let Some(past) = self.past()? else {
            return Ok(BTreeSet::new());
        };
        let folder = folder(id);
        let mut since = self.since(&past, id, published, None)?;
        // Where nothing has changed since any state that holds it, it is all one which of them went out.
        if !since.changes.is_empty() && !published.receipts.is_empty() {
            let before = self.before_receipts(&past, published.receipts)?;
            since = self.since(&past, id, published, Some(&before))?;
        }
        let Since { mut changes, settled, files, seen } = since;
        // Before that only what was not part of it; mostly there is nothing else.
        let here = self.folder_at(past.tip, id).unwrap_or_default();
        let names = here.texts.keys().map(|lang| format!("{lang}.md")).chain(here.media.into_keys());
        let others =
            names.chain(changes.iter().flat_map(|(_, own)| own.keys().cloned())).any(|name| !files.contains(&name));
        let mut open = if others { settled.clone() } else { Vec::new() };
        let mut before = HashSet::new();
        while let Some(commit) = open.pop() {
            let is_settled = settled.contains(&commit);
            if !before.insert(commit) || (seen.contains(&commit) && !is_settled) {
                continue;
            }
            let Some(node) = past.nodes.get(&commit) else {
                continue;
            };
            if node.touched.get(id.as_str()) == Some(&true) {
                let mut own = self.own_files(commit, &node.parents, &folder)?;
                own.retain(|path, _| !files.contains(path));
                if !own.is_empty() {
                    changes.push((commit, own));
                }
            }
            open.extend(&node.parents);
        }
        let mut people = BTreeSet::new();
        for commit in self.that_last(&past, &folder, &changes, (&settled, &files))? {
            people.extend(people_of(&self.git.find_commit(commit).map_err(RepoError::git("a commit"))?));
        }
        Ok(people)
    }

    /// What was changed between the tip and the states that went out: those that hold it and are `among`
    /// these, if any are named.
    fn since(
        &self,
        past: &Past,
        id: &StatementId,
        published: &Published<'_>,
        among: Option<&HashSet<Oid>>,
    ) -> Result<Since, RepoError> {
        let mut since = Since::default();
        let mut open = vec![past.tip];
        while let Some(commit) = open.pop() {
            if !since.seen.insert(commit) {
                continue;
            }
            let Some(node) = past.nodes.get(&commit) else {
                continue;
            };
            if let Some(by_itself) = node.touched.get(id.as_str()) {
                let may = among.is_none_or(|among| among.contains(&commit));
                let then = if may { self.folder_at(commit, id) } else { None };
                if let Some(out) = then.and_then(|folder| (published.files)(&folder)) {
                    since.settled.push(commit);
                    since.files.extend(out);
                    continue;
                }
                if *by_itself {
                    since.changes.push((commit, self.own_files(commit, &node.parents, &folder(id))?));
                }
            }
            open.extend(&node.parents);
        }
        Ok(since)
    }

    /// The states from which every commit that brought in a receipt goes on, and that one where there is but
    /// one. A receipt that somebody copied to a line of their own makes them fewer, never more.
    fn before_receipts(&self, past: &Past, receipts: &[String]) -> Result<HashSet<Oid>, RepoError> {
        let has_one = |commit: Oid| -> Result<bool, RepoError> {
            for path in receipts {
                if self.object_of(commit, path)?.is_some() {
                    return Ok(true);
                }
            }
            Ok(false)
        };
        let mut common: Option<HashSet<Oid>> = None;
        // From commit to commit with a receipt, down to those that none of whose parents has one.
        let mut known = HashMap::from([(past.tip, has_one(past.tip)?)]);
        for commit in &past.order {
            if known.get(commit) != Some(&true) {
                continue;
            }
            let parents = &past.nodes[commit].parents;
            let mut brought = true;
            for parent in parents {
                let has = match known.get(parent) {
                    Some(has) => *has,
                    None => has_one(*parent)?,
                };
                known.insert(*parent, has);
                brought &= !has;
            }
            if brought {
                let behind = past.behind(*commit);
                common = Some(common.map_or(behind.clone(), |common| &common & &behind));
            }
        }
        Ok(common.unwrap_or_default())
    }

    /// The commits that changed a statement, newest first. A merge that only brought together
    /// what others had changed is none.
    pub fn history(&self, id: &StatementId) -> Result<Vec<Saved>, RepoError> {
        let Some(past) = self.past()? else {
            return Ok(Vec::new());
        };
        let mut history = Vec::new();
        for commit in &past.order {
            let node = &past.nodes[commit];
            let touches = node.touched.get(id.as_str()) == Some(&true);
            if touches && !self.own_files(*commit, &node.parents, &folder(id))?.is_empty() {
                history.push(saved(&self.git.find_commit(*commit).map_err(RepoError::git("a commit"))?));
            }
        }
        Ok(history)
    }

    /// The newest commit in which the statement's folder satisfies `wanted`, and that folder.
    pub fn find_edition(
        &self,
        id: &StatementId,
        wanted: &dyn Fn(&Folder) -> bool,
    ) -> Result<Option<(String, Folder)>, RepoError> {
        let Some(past) = self.past()? else {
            return Ok(None);
        };
        let touched = past.order.iter().filter(|commit| past.nodes[*commit].touched.contains_key(id.as_str()));
        let found = touched.filter_map(|commit| Some((commit.to_string(), self.folder_at(*commit, id)?)));
        Ok(found.into_iter().find(|(_, folder)| wanted(folder)))
    }

    /// A statement's folder in an old commit; a tree that is refused today is no edition of it.
    fn folder_at(&self, commit: Oid, id: &StatementId) -> Option<Folder> {
        if self.earlier.borrow().len() > MOST_EARLIER {
            self.earlier.borrow_mut().clear();
        }
        Snapshot::knowing(&self.git, Some(commit), Rc::clone(&self.earlier)).statement(id).ok().flatten()
    }

    pub(super) fn past(&self) -> Result<Option<Rc<Past>>, RepoError> {
        let Some(tip) = self.tip()?.commit else {
            return Ok(None);
        };
        let known = self.past.borrow_mut().take();
        let past = match known {
            Some(past) if past.tip == tip => past,
            // Whoever still looks at it keeps what they have.
            Some(past) => Rc::new(Past::read(&self.git, tip, Rc::try_unwrap(past).ok())?),
            None => Rc::new(Past::read(&self.git, tip, None)?),
        };
        *self.past.borrow_mut() = Some(past.clone());
        Ok(Some(past))
    }
}

/// All commits behind a tip, and which statements each of them changed.
pub(super) struct Past {
    pub(super) tip: Oid,
    /// Newest first, children before parents.
    pub(super) order: Vec<Oid>,
    pub(super) nodes: HashMap<Oid, Node>,
    /// No commit's parents were missing. What was told of a part is read anew.
    whole: bool,
}

pub(super) struct Node {
    pub(super) parents: Vec<Oid>,
    /// The `statements` folder of this commit.
    shelf: Option<Oid>,
    /// The statements that differ from a parent's, and whether they differ from every parent's:
    /// only then did this commit itself change something.
    touched: BTreeMap<String, bool>,
}

/// What was found between the tip and what went out.
#[derive(Default)]
struct Since {
    /// Commits, each with the files that it changed itself.
    changes: Vec<(Oid, Own)>,
    /// The states that went out, and the names of the files that did.
    settled: Vec<Oid>,
    files: BTreeSet<String>,
    /// Every commit that was looked at.
    seen: HashSet<Oid>,
}

impl Past {
    /// A commit and everything before it.
    fn behind(&self, commit: Oid) -> HashSet<Oid> {
        let mut behind = HashSet::from([commit]);
        for commit in &self.order {
            if behind.contains(commit) {
                behind.extend(&self.nodes[commit].parents);
            }
        }
        behind
    }

    /// Everything behind a tip; of what is known of an earlier one only what came after it is read.
    fn read(git: &Repository, tip: Oid, known: Option<Self>) -> Result<Self, RepoError> {
        let known = known.filter(|known| known.whole);
        let failed = || RepoError::git("the history");
        let mut walk = git.revwalk().map_err(failed())?;
        walk.set_sorting(Sort::TOPOLOGICAL | Sort::TIME).map_err(failed())?;
        walk.push(tip).map_err(failed())?;
        if let Some(known) = &known {
            walk.hide(known.tip).map_err(failed())?;
        }
        let mut order = walk.collect::<Result<Vec<Oid>, _>>().map_err(failed())?;
        order.retain(|id| known.as_ref().is_none_or(|known| !known.nodes.contains_key(id)));
        let mut commits = Vec::with_capacity(order.len());
        let mut shelves = HashMap::with_capacity(order.len());
        for id in &order {
            let Some(links) = raw::commit(git, *id)? else { continue };
            let top = raw::nodes(git, links.tree, "")?;
            let shelf = top.into_iter().find(|node| node.name == b"statements" && node.mode == FOLDER);
            shelves.insert(*id, shelf.map(|node| node.id));
            commits.push((*id, links.parents));
        }
        let follows = |known: &Self| commits.iter().any(|(_, parents)| parents.contains(&known.tip));
        if known.as_ref().is_some_and(|known| !follows(known)) {
            // An earlier state, or another one.
            return Self::read(git, tip, None);
        }
        let nothing = Self { tip, order: Vec::new(), nodes: HashMap::new(), whole: true };
        let Self { order: older, mut nodes, mut whole, .. } = known.unwrap_or(nothing);
        for (id, named) in commits {
            let known = |parent: &Oid| shelves.contains_key(parent) || nodes.contains_key(parent);
            let parents: Vec<Oid> = named.iter().copied().filter(|parent| known(parent)).collect();
            // The walk above asks libgit2, which believes files beside the commits.
            let passed_over = named.iter().find(|parent| !known(parent));
            if passed_over.map(|parent| raw::commit(git, *parent)).transpose()?.flatten().is_some() {
                return Err(RepoError::History("grafts"));
            }
            // Whose words they are cannot be told where the commits before are not here.
            let cut_off = parents.len() < named.len();
            whole &= !cut_off;
            let shelf = |commit: &Oid| match nodes.get(commit) {
                Some(node) => node.shelf,
                None => shelves.get(commit).copied().flatten(),
            };
            let touched =
                if cut_off { BTreeMap::new() } else { touched(git, shelf(&id), parents.iter().map(shelf).collect())? };
            let shelf = shelf(&id);
            nodes.insert(id, Node { parents, shelf, touched });
        }
        let order = order.into_iter().chain(older).collect();
        Ok(Self { tip, order, nodes, whole })
    }
}

/// What a commit with this `statements` folder changed of what its parents have.
fn touched(
    git: &Repository,
    shelf: Option<Oid>,
    parents: Vec<Option<Oid>>,
) -> Result<BTreeMap<String, bool>, RepoError> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let before = if parents.is_empty() { vec![None] } else { parents };
    for before in &before {
        for id in statements(git, shelf, *before)? {
            *counts.entry(id).or_default() += 1;
        }
    }
    Ok(counts.into_iter().map(|(id, count)| (id, count == before.len())).collect())
}

/// Where a statement lies.
fn folder(id: &StatementId) -> String {
    format!("statements/{}/{id}", id.year())
}

/// The names of statements that differ between two `statements` folders.
fn statements(git: &Repository, new: Option<Oid>, old: Option<Oid>) -> Result<BTreeSet<String>, RepoError> {
    let mut ids = BTreeSet::new();
    for (_, new, old) in differing(git, new, old)? {
        ids.extend(differing(git, new, old)?.into_iter().map(|(name, ..)| name));
    }
    Ok(ids)
}

type Differing = Vec<(String, Option<Oid>, Option<Oid>)>;

/// The entries that differ between two folders; the ids are those of folders.
fn differing(git: &Repository, new: Option<Oid>, old: Option<Oid>) -> Result<Differing, RepoError> {
    if new == old {
        return Ok(Vec::new());
    }
    let [new, old] = raw::apart(git, [new, old], "statements")?;
    let mut found: BTreeMap<String, (Option<Oid>, Option<Oid>)> = BTreeMap::new();
    let sets: [HashSet<&raw::Node>; 2] = [new.iter().collect(), old.iter().collect()];
    for (nodes, others, is_new) in [(&new, &sets[1], true), (&old, &sets[0], false)] {
        for node in nodes.iter().filter(|node| !others.contains(node)) {
            let entry = found.entry(String::from_utf8_lossy(&node.name).into_owned()).or_default();
            let folder = (node.mode == FOLDER).then_some(node.id);
            *(if is_new { &mut entry.0 } else { &mut entry.1 }) = folder;
        }
    }
    Ok(found.into_iter().map(|(name, (new, old))| (name, new, old)).collect())
}

fn saved(commit: &Commit<'_>) -> Saved {
    let author = commit.author();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Saved {
        commit: commit.id().to_string(),
        name: text(author.name_bytes()),
        email: text(author.email_bytes()),
        time: author.when().seconds(),
        offset: author.when().offset_minutes(),
        subject: text(commit.summary_bytes().unwrap_or_default()),
    }
}

/// As whom GitHub puts together what others wrote, at a press of a button: the author is named beside it.
const FORGE: &str = "noreply@github.com";

/// Everybody whom a commit claims to be by.
pub(super) fn people_of(commit: &Commit<'_>) -> BTreeSet<Email> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let message = text(commit.message_raw_bytes());
    let committer = Some(text(commit.committer().email_bytes())).filter(|email| email != FORGE);
    let named = [text(commit.author().email_bytes())].into_iter().chain(committer).chain(co_authors(&message));
    named.flat_map(|address| [Email::parse(&address), Email::parse(&address.to_lowercase())]).flatten().collect()
}

/// The addresses of `Co-authored-by:` lines, wherever they stand and however they are written.
fn co_authors(message: &str) -> impl Iterator<Item = String> {
    message.lines().filter_map(|line| {
        let (key, value) = line.split_once(':')?;
        let value = key.trim().eq_ignore_ascii_case("co-authored-by").then_some(value)?;
        let address = value.rsplit_once('<').map_or(value, |(_, rest)| rest);
        Some(address.split('>').next().unwrap_or(address).trim().to_owned())
    })
}
