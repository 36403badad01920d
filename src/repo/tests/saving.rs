//! Saving: what lands in the commit, in the folder and in the index, and what is left alone.

use super::{Desk, author, changes};
use crate::repo::{Change, Remote, RepoError, Workspace};

const DE: &str = "statements/2026/2026-a/de.md";

fn gone(path: &str) -> Change {
    Change { path: path.to_owned(), bytes: None }
}

#[test]
fn the_first_and_the_next_commit_leave_a_clean_status() {
    let desk = Desk::new();
    let first = desk.save(&[(DE, "Eins\n"), ("workflow.toml", "serial = 1\n")]);
    assert_eq!(desk.status(), "");
    let second = desk.save(&[(DE, "Zwei\n"), ("reviews/2026/2026-a/x.review", "r\n")]);
    assert_eq!((desk.status(), desk.read(DE)), (String::new(), Some("Zwei\n".into())));
    assert_eq!(desk.git(&["rev-parse", "refs/heads/main", "HEAD~1"]), format!("{second}\n{first}\n"));
    assert_eq!(desk.git(&["fsck", "--strict"]), "");
    assert_eq!(
        desk.git(&["log", "-1", "--format=%an %ae %cn %at %B", "--date=raw"]),
        "anna anna@example.org anna 1763900000 Saved\n\nby klartext\n\n"
    );
    assert_eq!(desk.workspace.tip().unwrap().id(), second);
    assert_eq!(desk.workspace.at(&first[..9]).unwrap().file(DE).unwrap().unwrap(), b"Eins\n");
    for bad in ["HEAD", "main", &first[..6], "zzzzzzzz", "HEAD~1"] {
        assert!(desk.workspace.at(bad).is_err(), "{bad}");
    }
}

#[test]
fn saving_the_same_again_makes_no_commit() {
    let desk = Desk::new();
    let first = desk.save(&[(DE, "Eins\n")]);
    assert_eq!(desk.save(&[(DE, "Eins\n")]), first);
}

#[test]
fn saving_over_takes_the_place_of_what_was_typed() {
    let desk = Desk::new();
    desk.save(&[("workflow.toml", "serial = 1\n")]);
    desk.write("workflow.toml", "typed\n");
    let numbered = changes(&[("workflow.toml", "serial = 2\ntyped\n")]);
    assert!(matches!(desk.workspace.save(&numbered, &author("anna"), "m"), Err(RepoError::Unsaved(_))));
    desk.workspace.save_over(&numbered, &author("anna"), "m").unwrap();
    assert_eq!((desk.status(), desk.read("workflow.toml").as_deref()), ("".into(), Some("serial = 2\ntyped\n")));
    desk.write("workflow.toml", "typed again\n");
    desk.workspace.save_over(&numbered, &author("anna"), "m").unwrap();
    assert_eq!((desk.status(), desk.read("workflow.toml").as_deref()), ("".into(), Some("serial = 2\ntyped\n")));
}

#[test]
fn what_is_missing_is_restored_and_what_differs_is_left() {
    let desk = Desk::new();
    let [one, two] = ["reviews/2026/2026-a/1.review", "reviews/2026/2026-a/2.review"];
    desk.save(&[(one, "1\n"), (two, "2\n"), (DE, "Eins\n")]);
    assert_eq!(desk.workspace.restore("reviews").unwrap(), [""; 0]);
    desk.git(&["rm", "-qf", one]);
    desk.write(two, "changed\n");
    desk.delete(DE);
    assert_eq!(desk.workspace.restore("reviews").unwrap(), [one]);
    assert_eq!((desk.read(one).as_deref(), desk.read(two).as_deref()), (Some("1\n"), Some("changed\n")));
    assert_eq!(desk.status(), format!(" M {two}\n D {DE}\n"));
}

#[test]
fn what_a_crash_left_half_done_is_saved_by_the_same_command() {
    let desk = Desk::new();
    desk.save(&[(DE, "Eins\n")]);
    let review = "reviews/2026/2026-a/x.review";
    for staged in [false, true] {
        let text = format!("staged {staged}\n");
        desk.write(DE, &text);
        desk.write(review, &text);
        if staged {
            desk.git(&["add", "."]);
        }
        desk.save(&[(DE, &text), (review, &text)]);
        assert_eq!((desk.status(), desk.unsaved("")), (String::new(), Vec::new()));
    }
}

#[test]
fn what_others_have_staged_stays_staged() {
    let desk = Desk::new();
    desk.save(&[(DE, "Eins\n")]);
    desk.write("notes.txt", "mine");
    desk.write("statements/2026/2026-a/en.md", "half done");
    desk.git(&["add", "notes.txt"]);
    desk.save(&[("reviews/2026/2026-a/x.review", "r\n")]);
    assert_eq!(desk.status(), "A  notes.txt\n?? statements/2026/2026-a/en.md\n");
}

#[test]
fn a_file_that_is_neither_old_nor_new_is_not_overwritten() {
    let desk = Desk::new();
    let tip = desk.save(&[(DE, "Eins\n")]);
    for (lies, there) in [("a third text\n", true), ("", true), ("", false)] {
        match there {
            true => desk.write(DE, lies),
            false => desk.delete(DE),
        }
        let before = desk.read(DE);
        let both = changes(&[("workflow.toml", "x"), (DE, "Zwei\n")]);
        let error = desk.workspace.save(&both, &author("anna"), "m").unwrap_err();
        assert!(matches!(error, RepoError::Unsaved(path) if path == DE));
        assert_eq!((desk.read(DE), desk.read("workflow.toml")), (before, None));
        assert_eq!(desk.workspace.tip().unwrap().id(), tip);
    }
    desk.write(DE, "Zwei\r\n");
    desk.save(&[(DE, "Zwei\n")]);
    assert_eq!(desk.read(DE).as_deref(), Some("Zwei\r\n"), "what says the same is left as it is");
    desk.write(DE, "Zwei\r\n");
    desk.save(&[(DE, "Drei\n")]);
    assert_eq!(desk.read(DE).as_deref(), Some("Drei\n"));
    std::fs::create_dir_all(desk.root().join("templates/a.txt")).unwrap();
    let error = desk.workspace.save(&changes(&[("templates/a.txt", "x")]), &author("anna"), "m");
    assert!(matches!(error, Err(RepoError::Unsaved(_))));
}

#[test]
fn removing_a_file_removes_the_folders_it_leaves_empty() {
    let desk = Desk::new();
    desk.save(&[(DE, "Eins\n"), ("statements/2026/2026-a/media/b.png", "b"), ("workflow.toml", "w")]);
    let all = [gone("statements/2026/2026-a/media/b.png"), gone("absent")];
    desk.workspace.save(&all, &author("anna"), "m").unwrap();
    assert!(!desk.root().join("statements/2026/2026-a/media").exists());
    desk.workspace.save(&[gone(DE)], &author("anna"), "m").unwrap();
    assert!(!desk.root().join("statements").exists());
    assert_eq!(
        (desk.status(), desk.git(&["ls-tree", "-r", "--name-only", "HEAD"])),
        ("".into(), "workflow.toml\n".into())
    );
}

#[test]
fn the_executable_bit_is_kept_and_never_made() {
    let desk = Desk::new();
    desk.save(&[(DE, "Eins\n"), ("workflow.toml", "w")]);
    desk.git(&["update-index", "--chmod=+x", DE]);
    desk.git(&["commit", "-qm", "by hand"]);
    #[cfg(unix)]
    desk.git(&["checkout", "-q", "--", DE]);
    desk.save(&[(DE, "Zwei\n"), ("workflow.toml", "v")]);
    let listed = desk.git(&["ls-tree", "-r", "HEAD"]);
    assert!(listed.starts_with("100755") && listed.contains("\n100644"), "{listed}");
    #[cfg(unix)]
    assert_eq!(desk.status(), "");
}

#[test]
fn paths_that_lead_astray_are_refused() {
    let desk = Desk::new();
    desk.save(&[("workflow.toml", "w"), ("statements/2026/2026-a/de.md", "x")]);
    for (path, reason) in [
        ("../outside", "tree-name-dots"),
        ("/etc/passwd", "tree-name-empty"),
        ("statements//a", "tree-name-empty"),
        (".git/config", "tree-name-git"),
        ("statements/.GIT/x", "tree-name-git"),
        ("a\\b", "tree-name-separator"),
        ("statements", "tree-mode"),
    ] {
        let saved = desk.workspace.save(&changes(&[(path, "x")]), &author("anna"), "m");
        assert!(matches!(saved, Err(RepoError::Tree { reason: found, .. }) if found == reason), "{path}: {saved:?}");
    }
    for pair in [["a", "A"], ["b", "b/c"], ["b/c", "b"]] {
        let saved = desk.workspace.save(&changes(&pair.map(|path| (path, "x"))), &author("anna"), "m");
        assert!(matches!(saved, Err(RepoError::Tree { .. })), "{pair:?}");
    }
    assert_eq!(desk.status(), "");
    desk.delete("workflow.toml");
    let below = desk.workspace.save(&changes(&[("workflow.toml/x", "x")]), &author("anna"), "m");
    assert!(matches!(below, Err(RepoError::Tree { reason: "tree-not-folder", .. })));
}

#[test]
fn a_branch_that_moved_is_not_moved_back_and_nothing_is_left_behind() {
    let desk = Desk::new();
    desk.save(&[(DE, "Eins\n")]);
    // The branch's lock is what git holds while it moves it.
    desk.write(".git/refs/heads/main.lock", "");
    let two = changes(&[(DE, "Zwei\n"), ("reviews/2026/2026-a/x.review", "r\n")]);
    let names = |lock: &str, saved: Result<String, RepoError>| matches!(&saved, Err(RepoError::Locked { path }) if std::path::Path::new(path).ends_with(lock));
    assert!(names(".git/refs/heads/main.lock", desk.workspace.save(&two, &author("anna"), "m")));
    desk.delete(".git/refs/heads/main.lock");
    assert_eq!((desk.status(), desk.read(DE)), (String::new(), Some("Eins\n".into())));
    assert!(!desk.root().join("reviews").exists());
    desk.write(".git/index.lock", "");
    let saved = desk.workspace.save(&two, &author("anna"), "m");
    assert!(names(".git/index.lock", saved), "the index");
    desk.delete(".git/index.lock");
    assert_eq!((desk.status(), desk.read(DE)), (String::new(), Some("Eins\n".into())));
}

/// Killed while it notes what is shared, a process of ours leaves git's lock; the next one clears it.
#[test]
fn a_lock_that_a_dead_process_of_ours_left_is_cleared() {
    let desk = Desk::new();
    let commit = desk.save(&[(DE, "Eins\n")]);
    let remote = Remote { name: "origin".into(), address: "/nowhere".into(), branch: "refs/heads/main".into() };
    for lock in ["refs/klartext/shared", "refs/remotes/origin/main"] {
        let file = format!(".git/{lock}.lock");
        desk.write(&file, "");
        let refused = desk.workspace.set_shared(&remote, &commit);
        assert!(matches!(refused, Err(RepoError::Locked { .. })), "{lock}: somebody else's lock");
        assert!(desk.read(&file).is_some(), "{lock}: somebody else's lock");
        // The note of a saving that was cut off, and what it left after that.
        desk.write(".git/klartext/save.lock", &format!("{lock}\n"));
        desk.write(&file, "");
        desk.workspace.set_shared(&remote, &commit).unwrap();
        assert!(desk.read(&file).is_none(), "{lock}");
    }
}

#[test]
fn the_branch_moves_by_compare_and_swap() {
    let desk = Desk::new();
    let first = desk.save(&[(DE, "Eins\n")]);
    let second = desk.save(&[(DE, "Zwei\n")]);
    let ids = [&first, &second].map(|id| git2::Oid::from_str(id).unwrap());
    let branch = "refs/heads/main";
    let late = desk.workspace.advance(branch, Some(ids[0]), ids[0], "m");
    assert!(matches!(late, Err(RepoError::Moved)));
    assert!(matches!(desk.workspace.advance(branch, None, ids[0], "m"), Err(RepoError::Moved)));
    assert_eq!(desk.workspace.tip().unwrap().id(), second);
}

#[test]
fn without_a_branch_nothing_is_saved() {
    let desk = Desk::new();
    desk.save(&[(DE, "Eins\n")]);
    desk.git(&["checkout", "-q", "--detach"]);
    let saved = desk.workspace.save(&changes(&[(DE, "Zwei\n")]), &author("anna"), "m");
    assert!(matches!(saved, Err(RepoError::History("detached"))));
    let nobody = crate::repo::Author { name: String::new(), ..author("anna") };
    desk.git(&["checkout", "-q", "main"]);
    assert!(desk.workspace.save(&changes(&[(DE, "Zwei\n")]), &nobody, "m").is_err());
    assert_eq!(desk.status(), "");
}

#[test]
fn filters_of_the_workspace_alter_no_byte() {
    let desk = Desk::new();
    desk.write(".gitattributes", "* text=auto eol=lf ident\n");
    desk.git(&["config", "core.autocrlf", "true"]);
    let path = "reviews/2026/2026-a/x.review";
    let text = "a\r\n$Id: 1 $\n";
    desk.save(&[(path, text)]);
    let saved = desk.workspace.tip().unwrap().file(path).unwrap().unwrap();
    assert_eq!((saved.as_slice(), desk.read(path).as_deref()), (text.as_bytes(), Some(text)));
}

#[test]
fn a_workspace_is_found_from_within_and_taken_by_init() {
    let desk = Desk::new();
    desk.save(&[(DE, "Eins\n")]);
    let inside = Workspace::open(&desk.root().join("statements/2026")).unwrap();
    assert_eq!(inside.root().canonicalize().unwrap(), desk.root().canonicalize().unwrap());
    assert_eq!(Workspace::init(desk.root()).unwrap().tip().unwrap().id(), inside.tip().unwrap().id());
    let own = inside.own_folder().unwrap();
    assert!(own.ends_with(".git/klartext") && own.is_dir());
    assert_eq!(desk.status(), "");
    let nested = desk.root().join("nested/deep");
    assert_eq!(Workspace::init(&nested).unwrap().root().canonicalize().unwrap(), nested.canonicalize().unwrap());
    let empty = tempfile::tempdir().unwrap();
    assert!(matches!(Workspace::open(empty.path()), Err(RepoError::NotAWorkspace(_))));
}

/// The index stays known between two savings; what others did to it meanwhile counts.
#[test]
fn what_git_was_told_between_two_savings_stays() {
    let desk = Desk::new();
    desk.save(&[(DE, "Eins\n"), ("workflow.toml", "serial = 1\n")]);
    let again = desk.workspace.again();
    for (round, note) in ["a.txt", "b.txt", "c.txt"].into_iter().enumerate() {
        desk.write(note, "by hand\n");
        desk.git(&["add", note]);
        let text = format!("{round}\n");
        again.save(&changes(&[(DE, &text), ("reviews/2026/2026-a/x.review", &text)]), &author("anna"), "m").unwrap();
        assert_eq!(again.unsaved("statements").unwrap(), [""; 0]);
    }
    assert_eq!(desk.status(), "A  a.txt\nA  b.txt\nA  c.txt\n");
    desk.git(&["rm", "-q", "-f", "--cached", DE, "b.txt"]);
    again.save(&changes(&[("workflow.toml", "serial = 2\n")]), &author("anna"), "m").unwrap();
    assert_eq!(desk.status(), format!("A  a.txt\nA  c.txt\nD  {DE}\n?? b.txt\n?? {DE}\n"));
}
