//! Two people changed one text: their changes woven together by paragraphs where they do not touch.
//!
//! The naive way, git's, works by lines: in a text whose paragraphs are single long lines it calls
//! two changes to neighbouring paragraphs a conflict, and writes its marks into the text. Here a
//! part is a fact of the head or a paragraph of the body. Each side's changes are a list of ranges
//! of parts of the text that both had; ranges that overlap are contested, all others are taken.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// What became of two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Woven {
    /// Everything from both; what is contested in the words of the first side.
    pub text: String,
    /// Nothing here: the text is whole.
    pub contested: Vec<Contested>,
}

/// A passage that both sides changed, each in its own way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contested {
    pub ours: String,
    pub theirs: String,
}

/// Weaves the changes that made `ours` and `theirs` of `base`.
pub fn weave(base: &str, ours: &str, theirs: &str) -> Woven {
    let base = parts(base);
    let sides = [parts(ours), parts(theirs)];
    let changes = [changes(&base, &sides[0]), changes(&base, &sides[1])];
    let mut woven = Weaving { text: String::new(), in_body: false, contested: Vec::new() };
    let (mut at, mut next) = (0, [0, 0]);
    while let Some(first) = first(&changes, next) {
        woven.add(&base[at..first.0]);
        let (range, upto) = cluster(&changes, next, first);
        let version = |side: usize| version(&base, &sides[side], &changes[side][next[side]..upto[side]], range);
        let took = [upto[0] > next[0], upto[1] > next[1]];
        match took {
            [true, false] => woven.add(&version(0)),
            [false, true] => woven.add(&version(1)),
            _ => woven.decide(&version(0), &version(1)),
        }
        (at, next) = (range.1, upto);
    }
    woven.add(&base[at..]);
    Woven { text: woven.text, contested: woven.contested }
}

struct Weaving {
    text: String,
    in_body: bool,
    contested: Vec<Contested>,
}

impl Weaving {
    fn add(&mut self, parts: &[Part<'_>]) {
        for part in parts {
            // A paragraph that was the last one has no blank line behind it.
            let apart = self.text.ends_with("\n\n") || self.text.ends_with("\r\n\r\n");
            while part.body && self.in_body && !apart && !self.text.ends_with("\n\n") {
                self.text.push('\n');
            }
            self.text.push_str(part.text);
            self.in_body = part.body;
        }
    }

    fn decide(&mut self, ours: &[Part<'_>], theirs: &[Part<'_>]) {
        if ours != theirs {
            let words = |parts: &[Part<'_>]| parts.iter().map(|part| part.text).collect::<String>().trim().to_owned();
            self.contested.push(Contested { ours: words(ours), theirs: words(theirs) });
        }
        self.add(ours);
    }
}

/// A fact of the head or a paragraph, with the blank lines behind it.
#[derive(Debug, Clone, Copy)]
struct Part<'t> {
    text: &'t str,
    body: bool,
}

/// Blank lines at the end are no difference.
impl PartialEq for Part<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.text.trim_end() == other.text.trim_end()
    }
}
impl Eq for Part<'_> {}
impl PartialOrd for Part<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Part<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.text.trim_end().cmp(other.text.trim_end())
    }
}
impl std::hash::Hash for Part<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.text.trim_end().hash(state);
    }
}

/// A text as its parts, which together are the text.
fn parts(text: &str) -> Vec<Part<'_>> {
    let (head, body) = text.split_at(head_end(text));
    let mut parts = Vec::new();
    // What is indented goes on with a fact; the blank lines below the head belong to it.
    cut(head, false, &mut parts, |_, line| !line.starts_with([' ', '\t']) && !line.trim().is_empty());
    cut(body, true, &mut parts, |before, line| before.trim().is_empty() && !line.trim().is_empty());
    parts
}

/// Cuts a text before each line that `begins` a part, as told by the line before it and itself.
fn cut<'t>(text: &'t str, body: bool, parts: &mut Vec<Part<'t>>, begins: impl Fn(&str, &str) -> bool) {
    let (mut start, mut at, mut before) = (0, 0, "x");
    for line in text.split_inclusive('\n') {
        if at > start && begins(before, line) {
            parts.push(Part { text: &text[start..at], body });
            start = at;
        }
        (at, before) = (at + line.len(), line);
    }
    if at > start {
        parts.push(Part { text: &text[start..at], body });
    }
}

/// Where the head with the blank lines below it ends; 0 where there is none.
fn head_end(text: &str) -> usize {
    let (mut at, mut fences) = (0, 0);
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let fence = line.trim_end() == "---";
        match fences {
            0 if number == 0 && fence => fences = 1,
            0 => return 0,
            1 if fence => fences = 2,
            1 => {}
            _ if line.trim().is_empty() => {}
            _ => return at,
        }
        at += line.len();
    }
    if fences == 2 { at } else { 0 }
}

/// A changed range of the base, and the range of the side that takes its place.
type Change = ((usize, usize), (usize, usize));

fn changes(base: &[Part<'_>], side: &[Part<'_>]) -> Vec<Change> {
    let ops = capture_diff_slices(Algorithm::Myers, base, side);
    let changed = ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    let mut changes: Vec<Change> = Vec::new();
    for op in changed {
        let (old, new) = (op.old_range(), op.new_range());
        match changes.last_mut() {
            // What follows at once is one change, unless each is a paragraph for a paragraph.
            Some(last) if last.0.1 == old.start && last.1.1 == new.start => {
                (last.0.1, last.1.1) = (old.end, new.end);
            }
            _ => changes.push(((old.start, old.end), (new.start, new.end))),
        }
    }
    changes.into_iter().flat_map(split_even).collect()
}

/// As many new paragraphs as old ones: each took the place of one.
fn split_even(change: Change) -> Vec<Change> {
    let ((from, to), (start, end)) = change;
    match to - from == end - start {
        true => (0..to - from).map(|n| ((from + n, from + n + 1), (start + n, start + n + 1))).collect(),
        false => vec![change],
    }
}

/// The base range of the change that comes first.
fn first(changes: &[Vec<Change>; 2], next: [usize; 2]) -> Option<(usize, usize)> {
    let range = |side: usize| changes[side].get(next[side]).map(|change| change.0);
    match (range(0), range(1)) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// The range that overlapping changes make together, and up to where each side's are in it.
fn cluster(changes: &[Vec<Change>; 2], next: [usize; 2], first: (usize, usize)) -> ((usize, usize), [usize; 2]) {
    let (mut range, mut upto) = (first, next);
    loop {
        let mut grown = false;
        for side in 0..2 {
            while let Some(((from, to), _)) = changes[side].get(upto[side]).filter(|change| overlap(range, change.0)) {
                range = (range.0.min(*from), range.1.max(*to));
                upto[side] += 1;
                grown = true;
            }
        }
        if !grown {
            return (range, upto);
        }
    }
}

/// Neighbours do not overlap; two insertions in one place do.
fn overlap(one: (usize, usize), other: (usize, usize)) -> bool {
    one == other || (one.0 < other.1 && other.0 < one.1)
}

/// A range of the base as one side has it.
fn version<'t>(base: &[Part<'t>], side: &[Part<'t>], changes: &[Change], range: (usize, usize)) -> Vec<Part<'t>> {
    let mut parts = Vec::new();
    let mut at = range.0;
    for ((from, to), (start, end)) in changes {
        parts.extend(&base[at..*from]);
        parts.extend(&side[*start..*end]);
        at = *to;
    }
    parts.extend(&base[at..range.1]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str =
        "---\nid: 2026-a\ndate: 2026-11-24\nplace: Beispielstadt\n---\n\n# Titel\n\nEins.\n\nZwei.\n\nDrei.\n";

    #[track_caller]
    fn check(ours: &[(&str, &str)], theirs: &[(&str, &str)], wanted: &[(&str, &str)], contested: usize) {
        let with = |changes: &[(&str, &str)]| changes.iter().fold(BASE.to_owned(), |text, (a, b)| text.replace(a, b));
        let (ours, theirs) = (with(ours), with(theirs));
        let woven = weave(BASE, &ours, &theirs);
        assert_eq!(woven.contested.len(), contested, "{woven:#?}");
        assert_eq!(woven.text, with(wanted));
        let other = weave(BASE, &theirs, &ours);
        assert_eq!(other.contested.len(), contested, "{other:#?}");
        if contested == 0 {
            assert_eq!(other.text, woven.text, "the same whoever comes first");
        }
    }

    #[test]
    fn changes_that_do_not_touch_are_taken() {
        check(&[], &[], &[], 0);
        check(&[("Eins.", "Eins!")], &[], &[("Eins.", "Eins!")], 0);
        check(&[("Eins.", "Eins!")], &[("Drei.", "Drei!")], &[("Eins.", "Eins!"), ("Drei.", "Drei!")], 0);
        check(&[("Eins.", "Eins!")], &[("Zwei.", "Zwei!")], &[("Eins.", "Eins!"), ("Zwei.", "Zwei!")], 0);
        check(
            &[("Eins.", "Eins!"), ("Zwei.", "Zwei?")],
            &[("Drei.", "Drei!")],
            &[("Eins.", "Eins!"), ("Zwei.", "Zwei?"), ("Drei.", "Drei!")],
            0,
        );
        check(&[("Zwei.\n\n", "")], &[("Drei.", "Drei!")], &[("Zwei.\n\nDrei.", "Drei!")], 0);
        check(
            &[("Zwei.", "Zwei.\n\nNeu.")],
            &[("Eins.", "Eins!")],
            &[("Zwei.", "Zwei.\n\nNeu."), ("Eins.", "Eins!")],
            0,
        );
    }

    #[test]
    fn facts_of_the_head_are_parts_of_their_own() {
        check(
            &[("2026-11-24", "2026-11-25")],
            &[("Beispielstadt", "Musterstadt")],
            &[("2026-11-24", "2026-11-25"), ("Beispielstadt", "Musterstadt")],
            0,
        );
        check(&[("2026-11-24", "2026-11-25")], &[("2026-11-24", "2026-11-26")], &[("2026-11-24", "2026-11-25")], 1);
    }

    #[test]
    fn the_same_change_twice_is_one() {
        check(&[("Zwei.", "Zwei!")], &[("Zwei.", "Zwei!")], &[("Zwei.", "Zwei!")], 0);
        check(
            &[("Drei.\n", "Drei.\n\nVier.\n")],
            &[("Drei.\n", "Drei.\n\nVier.\n")],
            &[("Drei.\n", "Drei.\n\nVier.\n")],
            0,
        );
    }

    #[test]
    fn what_both_changed_is_a_choice_and_ours_stands_in_the_text() {
        check(&[("Zwei.", "Zwei!")], &[("Zwei.", "Zwei?")], &[("Zwei.", "Zwei!")], 1);
        check(&[("Zwei.\n\n", "")], &[("Zwei.", "Zwei?")], &[("Zwei.\n\n", "")], 1);
        check(
            &[("Drei.\n", "Drei.\n\nVier.\n")],
            &[("Drei.\n", "Drei.\n\nFünf.\n")],
            &[("Drei.\n", "Drei.\n\nVier.\n")],
            1,
        );
    }

    #[test]
    fn a_paragraph_added_at_the_end_keeps_its_distance() {
        let (ours, theirs) = (BASE.replace("Drei.\n", "Drei.\n\nVier.\n"), BASE.replace("Drei.", "Drei!"));
        let woven = weave(BASE, &ours, &theirs);
        assert_eq!(woven.text, BASE.replace("Drei.\n", "Drei!\n\nVier.\n"));
        assert_eq!(woven.contested, []);
    }

    #[test]
    fn parts_together_are_the_text() {
        for text in
            [BASE, "", "ohne Kopf\n\nzwei", "---\na: 1\n  b\n---\nText", "---\nnie zu\n\nText\n", "\n\n---\n\nx\n"]
        {
            let whole: String = parts(text).iter().map(|part| part.text).collect();
            assert_eq!(whole, text);
        }
    }

    proptest::proptest! {
        /// No side's change is lost: each paragraph that a side wrote is in the text or in the choice.
        #[test]
        fn no_word_is_lost(base in words(), ours in words(), theirs in words()) {
            let text = |words: &[String]| words.iter().map(|word| format!("{word}\n")).collect::<Vec<_>>().join("\n");
            let woven = weave(&text(&base), &text(&ours), &text(&theirs));
            let kept: Vec<&str> = woven.text.split_whitespace().collect();
            let choice: Vec<&str> = woven.contested.iter().flat_map(|c| c.theirs.split_whitespace()).collect();
            for word in ours.iter().filter(|word| !base.contains(word)) {
                proptest::prop_assert!(kept.contains(&word.as_str()), "{word} of ours");
            }
            for word in theirs.iter().filter(|word| !base.contains(word)) {
                proptest::prop_assert!(kept.contains(&word.as_str()) || choice.contains(&word.as_str()), "{word} of theirs");
            }
            if theirs == base {
                proptest::prop_assert_eq!(&woven.text, &text(&ours));
            }
            if ours == base {
                proptest::prop_assert_eq!(&woven.text, &text(&theirs));
            }
        }
    }

    fn words() -> impl proptest::strategy::Strategy<Value = Vec<String>> {
        proptest::collection::vec("[a-e]{1,2}", 0..6)
    }
}
