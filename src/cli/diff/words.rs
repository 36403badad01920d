//! One paragraph against another, word by word.

use similar::{ChangeTag, TextDiff};
use unicode_segmentation::UnicodeSegmentation;

/// A run of a compared paragraph.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    Same(String),
    Removed(String),
    Added(String),
    /// Unchanged sentences, left out.
    Gap,
}

/// Whether one paragraph is plausibly a later form of the other.
pub fn alike(old: &str, new: &str) -> bool {
    TextDiff::from_unicode_words(old, new).ratio() >= 0.5
}

/// The runs of both, removed before added. Runs that only a blank or a sign keeps apart are joined, since
/// "war alt" replaced by "ist neu" reads better than two replacements.
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let diff = TextDiff::from_unicode_words(old, new);
    let mut pieces = Vec::new();
    let (mut removed, mut added, mut between) = (String::new(), String::new(), String::new());
    for change in diff.iter_all_changes() {
        let text = change.value();
        match change.tag() {
            ChangeTag::Equal => between.push_str(text),
            tag => {
                if between.chars().any(char::is_alphanumeric) {
                    close(&mut pieces, &mut removed, &mut added);
                    pieces.push(Piece::Same(std::mem::take(&mut between)));
                } else if removed.is_empty() && added.is_empty() {
                    if !between.is_empty() {
                        pieces.push(Piece::Same(std::mem::take(&mut between)));
                    }
                } else {
                    removed.push_str(&between);
                    added.push_str(&between);
                    between.clear();
                }
                if tag == ChangeTag::Delete { removed.push_str(text) } else { added.push_str(text) }
            }
        }
    }
    close(&mut pieces, &mut removed, &mut added);
    if !between.is_empty() {
        pieces.push(Piece::Same(between));
    }
    pieces
}

fn close(pieces: &mut Vec<Piece>, removed: &mut String, added: &mut String) {
    let (removed, added) = (std::mem::take(removed), std::mem::take(added));
    if removed.trim() == added.trim() && !removed.is_empty() {
        pieces.push(Piece::Same(added));
        return;
    }
    pieces.extend((!removed.is_empty()).then_some(Piece::Removed(removed)));
    pieces.extend((!added.is_empty()).then_some(Piece::Added(added)));
}

/// Leaves out the unchanged sentences around the changes; the rest of a changed sentence stays.
pub fn shorten(pieces: Vec<Piece>) -> Vec<Piece> {
    let last = pieces.len().saturating_sub(1);
    let shortened = pieces.into_iter().enumerate().flat_map(|(at, piece)| match piece {
        Piece::Same(text) => around(&text, at > 0, at < last),
        other => vec![other],
    });
    shortened.collect()
}

/// Of unchanged text between two changes: the end of the sentence begun and the start of the one that changes.
fn around(text: &str, after_change: bool, before_change: bool) -> Vec<Piece> {
    let sentences: Vec<&str> = text.split_sentence_bounds().collect();
    let head = usize::from(after_change);
    let tail = usize::from(before_change && !text.ends_with(['.', '!', '?']));
    if sentences.len() <= head + tail {
        return vec![Piece::Same(text.to_owned())];
    }
    let (head, rest) = sentences.split_at(head);
    let (gap, tail) = rest.split_at(rest.len() - tail);
    let kept = |part: &[&str]| (!part.is_empty()).then(|| Piece::Same(part.concat().trim().to_owned()));
    let gap = (!gap.is_empty()).then_some(Piece::Gap);
    let tail = (!tail.is_empty()).then(|| Piece::Same(tail.concat()));
    let head = match head {
        [] => None,
        head if head.concat().starts_with(' ') => Some(Piece::Same(format!(" {}", head.concat().trim()))),
        head => kept(head),
    };
    [head, gap, tail].into_iter().flatten().collect()
}
