//! Who touched a statement, through merges, co-authors and capitals.

use super::Desk;
use crate::repo::{Folder, Published};
use crate::statement::{Lang, StatementId};
use std::collections::BTreeSet;

const A: &str = "statements/2026/2026-a/de.md";
const FR: &str = "statements/2026/2026-a/fr.md";
const B: &str = "statements/2026/2026-b/de.md";

fn id(text: &str) -> StatementId {
    StatementId::parse(text).unwrap()
}

fn says(text: &'static str) -> impl Fn(&Folder) -> bool {
    move |folder| folder.texts.get(&Lang::parse("de").unwrap()).is_some_and(|found| found == text.as_bytes())
}

#[track_caller]
fn touched(desk: &Desk, published: &dyn Fn(&Folder) -> bool) -> Vec<String> {
    since(desk, published, &[])
}

/// The same where receipts say since when it is out.
#[track_caller]
fn since(desk: &Desk, published: &dyn Fn(&Folder) -> bool, receipts: &[String]) -> Vec<String> {
    let files = |folder: &Folder| published(folder).then(|| BTreeSet::from(["de.md".to_owned()]));
    let people = desk.workspace.touched_by(&id("2026-a"), &Published { files: &files, receipts }).unwrap();
    people.iter().map(|address| address.as_str().split('@').next().unwrap().to_owned()).collect()
}

fn never(_: &Folder) -> bool {
    false
}

#[test]
fn everybody_who_changed_it_since_it_was_published() {
    let desk = Desk::new();
    desk.save_as("anna", &[(A, "1\n")]);
    desk.save_as("ben", &[(B, "other\n")]);
    desk.save_as("chris", &[(A, "2\n"), (B, "x\n")]);
    desk.save_as("dora", &[("workflow.toml", "w")]);
    desk.save_as("emil", &[("statements/2026/2026-a/media/b.png", "b")]);
    assert_eq!(touched(&desk, &never), ["anna", "chris", "emil"]);
    assert_eq!(touched(&desk, &says("1\n")), ["chris", "emil"]);
    // A picture that was not part of it is not out.
    assert_eq!(touched(&desk, &says("2\n")), ["emil"]);
    let subjects: Vec<_> =
        desk.workspace.history(&id("2026-a")).unwrap().into_iter().map(|s| (s.name, s.subject)).collect();
    assert_eq!(subjects, ["emil", "chris", "anna"].map(|name| (name.to_owned(), "Saved".to_owned())));
}

#[test]
fn co_authors_and_committers_count_however_they_are_written() {
    let desk = Desk::new();
    desk.write(A, "1\n");
    desk.git(&["add", "."]);
    let message = "m\n\nCo-authored-by: Ben <Ben@Example.org>\nCO-AUTHORED-BY:chris@example.org\n co-authored-by : D <dora@example.org>\nReviewed-by: E <emil@example.org>";
    desk.git_as("mallory", &["commit", "-qm", message, "--author", "Anna <anna@example.org>"]);
    assert_eq!(touched(&desk, &never), ["Ben", "anna", "ben", "chris", "dora", "mallory"]);
}

#[test]
fn a_merge_is_nobodys_words_unless_it_changes_some() {
    let desk = Desk::new();
    desk.save_as("anna", &[(A, "1\n"), (B, "1\n")]);
    desk.git(&["checkout", "-qb", "side"]);
    desk.save_as("ben", &[(A, "2\n")]);
    desk.git(&["checkout", "-q", "main"]);
    desk.save_as("chris", &[(B, "2\n")]);
    desk.git_as("dora", &["merge", "-q", "--no-ff", "-m", "merge", "side"]);
    assert_eq!(touched(&desk, &never), ["anna", "ben"]);
    assert_eq!(touched(&desk, &says("1\n")), ["ben"]);
    // The words of a side that was thrown away disqualify all the same.
    desk.git(&["checkout", "-qb", "lost"]);
    desk.save_as("emil", &[(A, "3\n")]);
    desk.git(&["checkout", "-q", "main"]);
    desk.git_as("dora", &["merge", "-q", "--no-ff", "-s", "ours", "-m", "merge", "lost"]);
    assert_eq!(touched(&desk, &never), ["anna", "ben", "emil"]);
    // And a merge that puts in words of its own is somebody's.
    desk.git_as("dora", &["checkout", "-qb", "evil", "HEAD~1"]);
    desk.save_as("anna", &[(A, "4\n")]);
    desk.git(&["checkout", "-q", "main"]);
    desk.git_as("dora", &["merge", "-q", "--no-ff", "--no-commit", "-s", "ours", "evil"]);
    desk.write(A, "5\n");
    desk.git(&["add", "."]);
    desk.git_as("felix", &["commit", "-qm", "merge"]);
    assert_eq!(touched(&desk, &never), ["anna", "ben", "emil", "felix"]);
}

#[test]
fn deleted_and_restored_is_still_who_wrote_it() {
    let desk = Desk::new();
    desk.save_as("anna", &[(A, "1\n"), ("workflow.toml", "w")]);
    desk.git(&["rm", "-q", A]);
    desk.git_as("ben", &["commit", "-qm", "gone"]);
    desk.save_as("chris", &[(A, "1\n")]);
    assert_eq!(touched(&desk, &never), ["anna"]);
    // Other bytes are somebody's again, and so are the first ones where nobody had them before.
    desk.save_as("chris", &[(A, "2\n")]);
    assert_eq!(touched(&desk, &never), ["anna", "ben", "chris"]);
    desk.save_as("dora", &[(A, "3\n")]);
    desk.save_as("emil", &[(A, "2\n")]);
    assert_eq!(touched(&desk, &never), ["anna", "ben", "chris"]);
}

#[test]
fn the_newest_commit_with_an_edition_is_found() {
    let desk = Desk::new();
    desk.save(&[(A, "1\n")]);
    let wanted = desk.save(&[(A, "2\n")]);
    desk.save(&[(B, "1\n")]);
    desk.save(&[(A, "3\n")]);
    let (commit, folder) = desk.workspace.find_edition(&id("2026-a"), &says("2\n")).unwrap().unwrap();
    assert_eq!(commit, wanted);
    assert!(says("2\n")(&folder));
    assert!(desk.workspace.find_edition(&id("2026-a"), &says("9\n")).unwrap().is_none());
    assert!(desk.workspace.find_edition(&id("2026-z"), &|_| true).unwrap().is_none());
}

#[test]
fn the_same_bytes_again_after_the_receipt_end_nothing() {
    const RECEIPT: &str = "reviews/2026/2026-a/r-anna.review";
    let desk = Desk::new();
    desk.save_as("anna", &[(A, "1\n")]);
    desk.save_as("dora", &[(FR, "draft\n")]);
    desk.save_as("anna", &[(RECEIPT, "receipt")]);
    desk.save_as("clara", &[(A, "2\n")]);
    desk.save_as("clara", &[(A, "1\n")]);
    desk.save_as("mallory", &[(A, "3\n")]);
    let receipts = [RECEIPT.to_owned()];
    // What clara wrote may be in what mallory wrote; dora's language was part of nothing that went out.
    assert_eq!(since(&desk, &says("1\n"), &receipts), ["clara", "dora", "mallory"]);
    desk.save_as("mallory", &[(A, "1\n")]);
    assert_eq!(since(&desk, &says("1\n"), &receipts), ["dora"]);
}

#[test]
fn the_same_bytes_on_a_line_from_before_the_receipt_end_nothing() {
    const RECEIPT: &str = "reviews/2026/2026-a/r-anna.review";
    for copied in [false, true] {
        let desk = Desk::new();
        desk.save_as("anna", &[(A, "1\n")]);
        desk.git(&["branch", "side"]);
        desk.save_as("anna", &[(RECEIPT, "receipt")]);
        desk.git(&["checkout", "-q", "side"]);
        desk.save_as("clara", &[(A, "2\n")]);
        desk.save_as("clara", &[(A, "1\n")]);
        if copied {
            desk.save_as("clara", &[(RECEIPT, "receipt")]);
        }
        desk.git(&["checkout", "-q", "main"]);
        desk.git_as("dora", &["merge", "-q", "--no-ff", "-m", "merge", "side"]);
        let receipts = [RECEIPT.to_owned()];
        // Nothing has changed since it went out.
        assert_eq!(since(&desk, &says("1\n"), &receipts), [""; 0], "{copied}");
        desk.save_as("mallory", &[(A, "3\n")]);
        assert_eq!(since(&desk, &says("1\n"), &receipts), ["clara", "mallory"], "{copied}");
    }
}

#[test]
fn words_under_another_name_are_still_whose_they_were() {
    let desk = Desk::new();
    desk.save_as("anna", &[(A, "1\n")]);
    desk.save_as("milan", &[("statements/2026/2026-a/notes.txt", "2\n")]);
    desk.delete("statements/2026/2026-a/notes.txt");
    desk.save_as("mallory", &[(A, "2\n")]);
    assert!(touched(&desk, &never).contains(&"milan".to_owned()));
}
