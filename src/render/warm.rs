//! What every page needs and no text changes, made ready while somebody still looks for the text.

use super::world::Memory;
use super::{fonts, words};
use typst_layout::PagedDocument;

/// A line that nobody reads, in regular and in bold: the template is read, two faces are opened, words
/// are broken into syllables and lines.
const TRIAL: &str = "#import \"/templates/press-release.typ\": statement
#set text(lang: \"de\", font: \"Noto Sans\")
#par[Ein Wort und *noch eines*.]
";

/// Reads the words and faces that the program brings and sets a line with these templates; says whether
/// there was a page. What typst remembers of it, the library and the templates that a workspace has
/// unchanged, answers the very same questions only: another page has the same bytes whether this one
/// was set before it, beside it or never.
pub fn warm_up<'a>(templates: impl Iterator<Item = (&'a str, &'a [u8])>) -> bool {
    words::prepare();
    fonts::book();
    let mut memory = Memory::new(TRIAL.to_owned());
    for (path, bytes) in templates.filter(|(path, _)| path.ends_with(".typ")) {
        memory.add(format!("templates/{path}"), bytes.to_vec());
    }
    typst::compile::<PagedDocument>(&memory).output.is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::standard_templates;

    #[test]
    fn the_trial_page_can_be_set() {
        let templates = standard_templates();
        assert!(warm_up(templates.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))));
        assert!(!warm_up(std::iter::empty()), "without its template there is none");
    }
}
