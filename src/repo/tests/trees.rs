//! Trees made by hand to deceive: each is refused, and by name.

use super::Desk;
use crate::ledger::Record;
use crate::repo::{RepoError, Snapshot};
use crate::statement::StatementId;
use git2::{ObjectType, Oid};

const FILE: &str = "100644";
const FOLDER: &str = "40000";

impl Desk {
    fn blob(&self, text: &str) -> Oid {
        self.workspace.git.blob(text.as_bytes()).unwrap()
    }

    /// A tree object with exactly these entries in this order, as no git would write it.
    fn tree(&self, entries: &[(&str, &[u8], Oid)]) -> Oid {
        let bytes: Vec<u8> = entries
            .iter()
            .flat_map(|(mode, name, id)| [mode.as_bytes(), b" ", name, b"\0", id.as_bytes()].concat())
            .collect();
        self.workspace.git.odb().unwrap().write(ObjectType::Tree, &bytes).unwrap()
    }

    /// A tree around another, folder by folder.
    fn around(&self, path: &str, tree: Oid) -> Oid {
        path.rsplit('/').fold(tree, |tree, name| self.tree(&[(FOLDER, name.as_bytes(), tree)]))
    }

    fn snapshot(&self, tree: Oid) -> Snapshot<'_> {
        let text = format!("tree {tree}\nauthor a <a@example.org> 1 +0000\ncommitter a <a@example.org> 1 +0000\n\nm\n");
        let commit = self.workspace.git.odb().unwrap().write(ObjectType::Commit, text.as_bytes()).unwrap();
        Snapshot::new(&self.workspace.git, Some(commit))
    }
}

fn id() -> StatementId {
    StatementId::parse("2026-a").unwrap()
}

#[track_caller]
fn refused<T: std::fmt::Debug>(found: Result<T, RepoError>, reason: &str) {
    match found {
        Err(RepoError::Tree { reason: found, .. }) => assert_eq!(found, reason),
        found => panic!("not refused as {reason}: {found:?}"),
    }
}

#[test]
fn entries_that_deceive_are_refused_by_name() {
    let desk = Desk::new();
    let (one, two) = (desk.blob("one"), desk.blob("two"));
    let sub = desk.tree(&[(FILE, b"x", one)]);
    let cases: &[(&[(&str, &[u8], Oid)], &str)] = &[
        (&[(FILE, b"de.md", one), (FILE, b"de.md", two)], "tree-duplicate"),
        (&[(FILE, b"de.md", one), (FOLDER, b"de.md", sub)], "tree-duplicate"),
        (&[("120000", b"de.md", one)], "tree-symlink"),
        (&[("160000", b"media", one)], "tree-gitlink"),
        (&[("100664", b"de.md", one)], "tree-mode"),
        (&[("100600", b"de.md", one)], "tree-mode"),
        (&[("0100644", b"de.md", one)], "tree-broken"),
        (&[("040000", b"media", sub)], "tree-broken"),
        (&[(FILE, b"DE.md", one), (FILE, b"de.md", two)], "tree-case"),
        (&[(FILE, b"en.md", one), (FILE, b"de.md", two)], "tree-order"),
        (&[(FILE, b"..", one)], "tree-name-dots"),
        (&[(FOLDER, b".GIT", sub)], "tree-name-git"),
        (&[(FILE, b"a/b", one)], "tree-name-separator"),
        (&[(FILE, b"", one)], "tree-name-empty"),
        (&[(FILE, b"\xff.md", one)], "tree-name-utf8"),
        (&[(FILE, "a\u{308}.png".as_bytes(), one)], "tree-name-nfc"),
        (&[(FILE, "gnp\u{202e}.md".as_bytes(), one)], "tree-name-bidi"),
        (&[(FILE, b"a\nb", one)], "tree-name-control"),
    ];
    for (entries, reason) in cases {
        let tree = desk.tree(entries);
        let around = |path| desk.snapshot(desk.around(path, tree));
        refused(around("statements/2026/2026-a").statement(&id()), reason);
        refused(around("statements/2026/2026-a/media").statement(&id()), reason);
        refused(around("statements/2026").statement(&id()), reason);
        refused(around("statements/2026").statements(), reason);
        refused(around("reviews/2026/2026-a").records(&id()), reason);
        refused(around("reviews/workflow").workflow_records(), reason);
        refused(around("templates").folder("templates"), reason);
        refused(around("templates/pdf").file("templates/pdf/absent"), reason);
    }
}

#[test]
fn the_top_is_strict_about_what_is_ours_alone() {
    let desk = Desk::new();
    let one = desk.blob("serial = 1\n");
    let sub = desk.tree(&[(FILE, b"x", one)]);
    let cases: &[(&[(&str, &[u8], Oid)], &str)] = &[
        (&[(FILE, b"workflow.toml", one), (FILE, b"workflow.toml", one)], "tree-duplicate"),
        (&[(FILE, b"Workflow.toml", one), (FILE, b"workflow.toml", one)], "tree-case"),
        (&[(FOLDER, b"Reviews", sub), (FILE, b"workflow.toml", one)], "tree-case"),
        (&[("120000", b"workflow.toml", one)], "tree-symlink"),
        (&[("160000", b"statements", one), (FILE, b"workflow.toml", one)], "tree-gitlink"),
        (&[(FILE, b"reviews", one), (FILE, b"workflow.toml", one)], "tree-mode"),
        (&[(FOLDER, b".Git", sub), (FILE, b"workflow.toml", one)], "tree-name-git"),
    ];
    for (entries, reason) in cases {
        refused(desk.snapshot(desk.tree(entries)).file("workflow.toml"), reason);
    }
    let others = [("120000", b"README" as &[u8], one), ("160000", b"theme", one), (FILE, b"workflow.toml", one)];
    let snapshot = desk.snapshot(desk.tree(&others));
    assert_eq!(snapshot.file("workflow.toml").unwrap().unwrap(), b"serial = 1\n");
    assert_eq!(snapshot.file("README").unwrap(), None);
    assert_eq!(snapshot.statements().unwrap(), []);
}

#[test]
fn an_executable_text_is_suffered_and_an_executable_record_is_not() {
    let desk = Desk::new();
    let tree = desk.tree(&[("100755", b"de.md", desk.blob("x"))]);
    let year = desk.around("2026/2026-a", tree);
    // The same tree object in both places: what is known of it in one must not count in the other.
    let snapshot = desk.snapshot(desk.tree(&[(FOLDER, b"reviews", year), (FOLDER, b"statements", year)]));
    assert_eq!(snapshot.statement(&id()).unwrap().unwrap().texts.len(), 1);
    refused(snapshot.records(&id()), "tree-mode");
}

#[test]
fn trees_without_end_are_refused() {
    let desk = Desk::new();
    let leaf = desk.tree(&[(FILE, b"x", desk.blob("x"))]);
    refused(desk.snapshot(desk.around("templates/1/2/3/4/5/6/7/8/9", leaf)).folder("templates"), "tree-deep");
    let mut tree = leaf;
    for _ in 0..6 {
        let names: Vec<String> = (0..9).map(|n| n.to_string()).collect();
        let entries: Vec<_> = names.iter().map(|name| (FOLDER, name.as_bytes(), tree)).collect();
        tree = desk.tree(&entries);
    }
    refused(desk.snapshot(desk.around("templates", tree)).folder("templates"), "tree-many");
}

/// What no desk could read afterwards is not taken, and is told as what it is.
#[test]
fn a_folder_of_too_many_is_refused_before_it_is_taken() {
    let desk = Desk::new();
    let of = |count: usize, mode: &str, leaf: Oid| {
        let names: Vec<String> = (0..count).map(|n| format!("{n:05}")).collect();
        desk.tree(&names.iter().map(|name| (mode, name.as_bytes(), leaf)).collect::<Vec<_>>())
    };
    let (blob, empty) = (desk.blob("x"), desk.tree(&[(FILE, b"x", desk.blob("x"))]));
    let taken = |path: &str, tree: Oid| desk.snapshot(desk.around(path, tree)).strict_whole(None);
    let most = Record::MOST_SEEN;
    refused(taken("reviews/2026/2026-a", of(most + 1, FILE, blob)), "tree-records");
    refused(taken("reviews/workflow", of(most + 1, FILE, blob)), "tree-records");
    refused(taken("templates", of(10_001, FILE, blob)), "tree-many");
    assert!(taken("reviews/2026/2026-a", of(most, FILE, blob)).is_ok());
    assert!(taken("reviews/2026", of(most + 1, FOLDER, empty)).is_ok(), "an archive of many texts");
}

#[test]
fn before_the_first_commit_there_is_nothing() {
    let desk = Desk::new();
    let tip = desk.workspace.tip().unwrap();
    assert_eq!(
        (tip.id(), tip.statements().unwrap().len(), tip.file("workflow.toml").unwrap()),
        (String::new(), 0, None)
    );
    assert_eq!(desk.workspace.history(&id()).unwrap(), []);
}

#[test]
fn bytes_changed_behind_gits_back_are_refused() {
    let desk = Desk::new();
    desk.save(&[("workflow.toml", "serial = 1\n")]);
    let honest = desk.blob("serial = 1\n").to_string();
    let forged = desk.blob("serial = 9\n").to_string();
    let path = |id: &str| desk.root().join(".git/objects").join(&id[..2]).join(&id[2..]);
    let bytes = std::fs::read(path(&forged)).unwrap();
    std::fs::remove_file(path(&honest)).unwrap();
    std::fs::write(path(&honest), bytes).unwrap();
    let fresh = crate::repo::Workspace::open(desk.root()).unwrap();
    assert!(matches!(fresh.tip().unwrap().file("workflow.toml"), Err(RepoError::Git { .. })));
}

#[test]
fn history_that_can_be_shown_otherwise_is_refused_by_name() {
    let desk = Desk::new();
    desk.save(&[("workflow.toml", "a")]);
    let tip = desk.save(&[("workflow.toml", "b")]);
    assert!(desk.workspace.check_history().is_ok());
    let traps: [(&str, &dyn Fn(&Desk)); 4] = [
        (".git/shallow", &|desk| desk.write(".git/shallow", &format!("{tip}\n"))),
        (".git/info/grafts", &|desk| desk.write(".git/info/grafts", &format!("{tip}\n"))),
        (".git/refs/replace", &|desk| drop(desk.git(&["replace", "HEAD", "HEAD~1"]))),
        (".git/objects/info/alternates", &|desk| desk.write(".git/objects/info/alternates", "/nowhere\n")),
    ];
    for (path, set) in traps {
        set(&desk);
        let checked = crate::repo::Workspace::open(desk.root()).unwrap().check_history();
        let named = matches!(&checked, Err(RepoError::History(reason)) if path.ends_with(reason));
        assert!(named, "{path}: {checked:?}");
        let full = desk.root().join(path);
        if full.is_dir() { std::fs::remove_dir_all(full) } else { std::fs::remove_file(full) }.unwrap();
    }
    assert!(desk.workspace.check_history().is_ok());
}

#[test]
fn a_folder_holds_texts_by_language_and_everything_else_as_media() {
    let desk = Desk::new();
    let base = "statements/2026/2026-a";
    let files = ["de.md", "de-simple.md", "notes.md", "media/bild.png", "media/en.md"];
    let files = files.map(|name| format!("{base}/{name}"));
    desk.save(&files.each_ref().map(|path| (path.as_str(), "x")));
    desk.save(&[("statements/2026/README.md", "x"), ("statements/2025/2026-b/de.md", "x")]);
    desk.save(&[("statements/2026/2026-0/de.md", "x"), ("statements/2026/Entwurf/de.md", "x")]);
    let tip = desk.workspace.tip().unwrap();
    let ids: Vec<String> = tip.statements().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(ids, ["2026-0", "2026-a"]);
    let folder = tip.statement(&id()).unwrap().unwrap();
    assert_eq!(folder.texts.keys().map(|lang| lang.as_str()).collect::<Vec<_>>(), ["de", "de-simple"]);
    assert_eq!(folder.media.keys().collect::<Vec<_>>(), ["media/bild.png", "media/en.md", "notes.md"]);
    assert_eq!(tip.folder("statements/2026/2026-a/media").unwrap().len(), 2);
    assert_eq!(tip.statement(&StatementId::parse("2026-z").unwrap()).unwrap(), None);
}
