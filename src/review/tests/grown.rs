//! Tests of what grew by partners alone: told apart from a new text, and under which rules it counts.

use super::joined::{COUNCIL, signed};
use super::*;

/// Whether a new text is the one that is out with other partners alone: then nobody gets a mail.
#[test]
fn only_who_joined_is_told_apart_from_a_new_text() {
    let (a, b, c) = (Digest::of(b"a"), Digest::of(b"a and b"), Digest::of(b"another"));
    let mut grown = Grown::default();
    grown.add(b, vec![(a, vec![COUNCIL.to_owned()])]);
    let editions = |list: &[(&str, Digest)]| list.iter().map(|(tag, digest)| (lang(tag), *digest)).collect();
    for (name, then, now, is) in [
        ("joined", &[("de", a)][..], &[("de", b)][..], true),
        ("joined in one language", &[("de", a), ("en", c)], &[("de", b), ("en", c)], true),
        ("the same", &[("de", a)], &[("de", a)], false),
        ("gone again", &[("de", b)], &[("de", a)], false),
        ("another text", &[("de", a)], &[("de", c)], false),
        ("joined, and another text beside it", &[("de", a), ("en", a)], &[("de", b), ("en", c)], false),
        ("joined, and one language more", &[("de", a)], &[("de", b), ("en", c)], false),
        ("joined, and one language less", &[("de", a), ("en", c)], &[("de", b)], false),
        ("nothing was out", &[], &[("de", b)], false),
    ] {
        assert_eq!(grown.only(&editions(then), &editions(now)), is, "{name}");
    }
}

/// Of two kinds in one release each must let its list grow.
#[test]
fn the_stricter_of_two_kinds_counts() {
    let desk = signed();
    let case = Case { kinds: BTreeSet::from([Kind::PressRelease, Kind::OpenLetter]), ..desk.case() };
    let evaluation = evaluate(&case, &desk.policy, &Known::of(&desk.known));
    assert_eq!((evaluation.counting.len(), evaluation.joined.len()), (0, 0));
}
