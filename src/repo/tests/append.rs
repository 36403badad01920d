//! Records that vanish, in every way that git knows to make them; and ways that keep them all.

use super::Desk;
use crate::repo::{Descent, Way, Workspace};

const ONE: &str = "reviews/2026/2026-a/1-anna.review";
const TWO: &str = "reviews/2026/2026-a/2-ben.review";
const OTHER: &str = "reviews/2026/2026-b/3-anna.review";

/// Two records and a text; returns that state.
fn begun(desk: &Desk) -> String {
    desk.save(&[(ONE, "1\n"), (OTHER, "3\n"), ("workflow.toml", "w\n")]);
    desk.save(&[(TWO, "2\n")])
}

fn way(desk: &Desk, from: Option<&str>) -> Way {
    // Opened afresh: nothing that libgit2 remembered plays a part.
    Workspace::open(desk.root()).unwrap().tip().unwrap().way_from(from).unwrap()
}

fn lost(way: &Way) -> Vec<(&str, bool)> {
    way.lost.iter().map(|lost| (lost.path.as_str(), lost.changed)).collect()
}

#[test]
fn what_is_removed_or_changed_is_named_with_its_commit() {
    let tries: [(&str, &dyn Fn(&Desk), &[(&str, bool)]); 6] = [
        ("removed", &|desk| desk.delete(TWO), &[(TWO, false)]),
        ("changed", &|desk| desk.write(ONE, "1!\n"), &[(ONE, true)]),
        ("renamed", &|desk| drop(desk.git(&["mv", ONE, "reviews/2026/2026-a/9-anna.review"])), &[(ONE, false)]),
        (
            "moved to another text",
            &|desk| drop(desk.git(&["mv", ONE, "reviews/2026/2026-b/1-anna.review"])),
            &[(ONE, false)],
        ),
        (
            "all of them",
            &|desk| drop(desk.git(&["rm", "-qr", "reviews"])),
            &[(ONE, false), (TWO, false), (OTHER, false)],
        ),
        ("made a program", &|desk| drop(desk.git(&["update-index", "--chmod=+x", ONE])), &[]),
    ];
    for (name, change, expected) in tries {
        let desk = Desk::new();
        let from = begun(&desk);
        change(&desk);
        if name != "made a program" {
            desk.git(&["add", "-A"]);
        }
        desk.git(&["commit", "-qm", name]);
        let way = way(&desk, Some(&from));
        assert_eq!((way.descent, way.commits, lost(&way).as_slice()), (Descent::Follows, 1, expected), "{name}");
        let tip = desk.workspace.tip().unwrap().id();
        assert!(way.lost.iter().all(|lost| lost.commit.as_deref() == Some(&tip)), "{name}");
    }
}

#[test]
fn what_was_put_back_is_not_lost() {
    let desk = Desk::new();
    let from = begun(&desk);
    desk.delete(TWO);
    desk.git(&["commit", "-qam", "gone"]);
    assert_eq!(lost(&way(&desk, None)), [(TWO, false)]);
    let gone = way(&desk, Some(&from));
    assert_eq!(desk.workspace.record(&gone.lost[0]).unwrap(), b"2\n");
    desk.save(&[(TWO, "2\n")]);
    assert_eq!(lost(&way(&desk, Some(&from))), []);
    assert_eq!(lost(&way(&desk, None)), []);
}

#[test]
fn a_merge_that_throws_a_record_away_is_found() {
    for how in [
        &["merge", "-q", "-s", "ours", "-m", "m", "side"][..],
        &["merge", "-q", "-s", "ours", "-m", "m", "side", "third"],
    ] {
        let desk = Desk::new();
        let from = begun(&desk);
        for (branch, path) in
            [("side", "reviews/2026/2026-a/4-carla.review"), ("third", "reviews/2026/2026-a/5-dora.review")]
        {
            desk.git(&["checkout", "-qb", branch, "main"]);
            desk.save(&[(path, "x\n")]);
        }
        desk.git(&["checkout", "-q", "main"]);
        desk.save(&[("workflow.toml", "other\n")]);
        desk.git(how);
        let way = way(&desk, Some(&from));
        let carla = ("reviews/2026/2026-a/4-carla.review", false);
        let dora = ("reviews/2026/2026-a/5-dora.review", false);
        let expected = if how.len() > 7 { vec![carla, dora] } else { vec![carla] };
        assert_eq!((way.descent, lost(&way)), (Descent::Follows, expected));
    }
}

#[test]
fn an_older_branch_that_is_merged_loses_nothing() {
    let desk = Desk::new();
    desk.save(&[(ONE, "1\n")]);
    desk.git(&["checkout", "-qb", "side"]);
    desk.save(&[(OTHER, "3\n")]);
    desk.git(&["checkout", "-q", "main"]);
    let from = desk.save(&[(TWO, "2\n")]);
    desk.git(&["merge", "-q", "-m", "m", "side"]);
    let way = way(&desk, Some(&from));
    assert_eq!((way.descent, way.commits, lost(&way)), (Descent::Follows, 2, vec![]));
}

#[test]
fn histories_that_were_made_anew_are_told_apart() {
    let tries: [(&str, &dyn Fn(&Desk), Descent, &[(&str, bool)]); 6] = [
        ("rewound", &|desk| drop(desk.git(&["reset", "-q", "--hard", "HEAD~1"])), Descent::Rewound, &[(TWO, false)]),
        (
            "squashed",
            &|desk| {
                desk.git(&["reset", "-q", "--soft", "HEAD~1"]);
                desk.git(&["commit", "-qm", "one", "--date", "2020-01-01T00:00:00Z"]);
            },
            Descent::Rewritten,
            &[],
        ),
        (
            "rewritten without a record",
            &|desk| {
                desk.git(&["reset", "-q", "--soft", "HEAD~1"]);
                desk.git(&["rm", "-q", "--cached", TWO]);
                desk.git(&["commit", "-q", "--allow-empty", "-m", "one"]);
            },
            Descent::Rewritten,
            &[(TWO, false)],
        ),
        (
            "unrelated and complete",
            &|desk| {
                desk.git(&["checkout", "-q", "--orphan", "new"]);
                desk.git(&["commit", "-qm", "new"]);
            },
            Descent::Unrelated,
            &[],
        ),
        (
            "unrelated",
            &|desk| {
                desk.git(&["checkout", "-q", "--orphan", "new"]);
                desk.git(&["rm", "-qrf", "reviews"]);
                desk.git(&["commit", "-qm", "new"]);
            },
            Descent::Unrelated,
            &[(ONE, false), (TWO, false), (OTHER, false)],
        ),
        ("the same", &|_| {}, Descent::Follows, &[]),
    ];
    for (name, change, descent, expected) in tries {
        let desk = Desk::new();
        let from = begun(&desk);
        change(&desk);
        let way = way(&desk, Some(&from));
        assert_eq!((way.descent, lost(&way).as_slice()), (descent, expected), "{name}");
    }
    let desk = Desk::new();
    begun(&desk);
    for absent in ["1".repeat(40), "no commit".to_owned()] {
        assert_eq!(way(&desk, Some(&absent)).descent, Descent::Absent);
    }
    assert_eq!(way(&Desk::new(), Some(&"1".repeat(40))).descent, Descent::Rewound);
    assert_eq!(way(&Desk::new(), None).descent, Descent::Follows);
}

/// A graft and a commit-graph can make git and libgit2 pass over the commit that removed a record.
#[test]
fn nothing_beside_the_commits_shows_other_parents() {
    let desk = Desk::new();
    let first = desk.save(&[(ONE, "1\n")]);
    desk.save(&[(TWO, "2\n")]);
    desk.delete(TWO);
    desk.git(&["commit", "-qam", "gone"]);
    let tip = desk.git(&["rev-parse", "HEAD"]);
    desk.write(".git/info/grafts", &format!("{} {first}\n", tip.trim()));
    assert_eq!(lost(&way(&desk, Some(&first))), [(TWO, false)]);
    assert_eq!(lost(&way(&desk, None)), [(TWO, false)]);
    assert_eq!(way(&desk, None).commits, 3);
}

#[test]
fn drafts_of_rules_may_be_written_anew_and_hidden_files_go() {
    let desk = Desk::new();
    let rules = "reviews/workflow/rules-0003.toml";
    let from = desk.save(&[(rules, "3\n"), ("reviews/.gitkeep", ""), ("reviews/workflow/4-anna.review", "x")]);
    desk.write(rules, "three\n");
    desk.delete("reviews/.gitkeep");
    desk.git(&["commit", "-qam", "anew"]);
    assert_eq!(lost(&way(&desk, Some(&from))), []);
    desk.delete("reviews/workflow/4-anna.review");
    desk.git(&["commit", "-qam", "gone"]);
    assert_eq!(lost(&way(&desk, Some(&from))), [("reviews/workflow/4-anna.review", false)]);
}
