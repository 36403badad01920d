//! The mark of a post of ours: the name of its first block, which outlives what colleagues save.

/// `klartext 0123456789abcdef 2026-a de`, as colleagues see it in the editor's list.
pub fn of(key: &str, id: &str, language: &str) -> String {
    format!("klartext {key} {id} {language}")
}

/// Whether a stored text carries our mark.
pub fn carries(content: &str, key: &str) -> bool {
    content.contains(&format!("klartext {key}"))
}

/// The key in the mark of a post of ours.
pub fn key_of(content: &str) -> Option<&str> {
    let is_key = |word: &&str| word.len() == 16 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let words = content.match_indices("klartext ").filter_map(|(at, mark)| content.get(at + mark.len()..)?.get(..16));
    words.into_iter().find(is_key)
}
