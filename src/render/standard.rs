//! The templates that every new workspace starts with: the files of this project's `templates/`.

use std::collections::BTreeMap;

/// The standard templates, by path below `templates/`.
pub fn standard_templates() -> BTreeMap<String, Vec<u8>> {
    FILES.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

macro_rules! files {
    ($($path:literal)*) => {
        &[$(($path, include_str!(concat!("../../templates/", $path)))),*]
    };
}

const FILES: &[(&str, &str)] = files![
    "words.json"
    "article.html"
    "house.typ"
    "press-release.typ"
    "submission.typ"
    "position-paper.typ"
    "open-letter.typ"
    "joint-statement.typ"
    "new/press_release.de.md"
    "new/press_release.en.md"
    "new/submission.de.md"
    "new/submission.en.md"
    "new/position_paper.de.md"
    "new/position_paper.en.md"
    "new/open_letter.de.md"
    "new/open_letter.en.md"
    "new/joint_statement.de.md"
    "new/joint_statement.en.md"
];
