//! What every page needs and no text changes, made ready while somebody still looks for the text.

use super::{Mark, RenderError, Setting, pdf};
use crate::release::House;
use crate::statement::{Edition, Media};
use std::collections::BTreeMap;

/// A text that nobody reads.
const TRIAL: &str = "---
id: 2026-probe
kind: press_release
language: de
---

# Probe

Ein **Wort**.
";

/// Sets a page of no meaning in these templates and forgets it; says how large its PDF was.
///
/// The first page of a process takes a third longer than the second one: the library is made, faces are
/// opened, tables of hyphens and line ends unpacked, and every part of the program is touched for the
/// first time. What typst remembers of it answers the very same questions only, so that another page has
/// the same bytes whether this one was set before it, beside it or never.
pub fn warm_up(templates: &BTreeMap<String, Vec<u8>>) -> Result<usize, RenderError> {
    let house = House { name: "Probe".to_owned(), ..House::default() };
    let Some(edition) = Edition::read(TRIAL, &Media::new()) else { return Ok(0) };
    let setting = Setting {
        edition: &edition,
        house: &house,
        templates,
        mark: Mark::Draft,
        zone: "UTC",
        embargoed: false,
        revision: &edition.digest,
        later: None,
    };
    Ok(pdf(&setting)?.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::standard_templates;

    #[test]
    fn the_trial_page_can_be_set() {
        let size = warm_up(&standard_templates()).expect("a page");
        assert!(size > 10_000, "{size} bytes");
    }
}
