//! The words of a public page against the approved ones: a manifest says which bytes went out, and
//! whoever signed it chose them.

use super::OpsError;
use super::desk::Desk;
use super::folder::read_editions;
use super::proof::Proof;
use super::render::Set;
use super::seal::lead;
use crate::release::Manifest;
use crate::render::{Mark, html, page_title};
use crate::repo::Folder;
use crate::statement::{Digest, Edition, passages};
use std::collections::BTreeMap;

/// A page, and the facts that front page and feeds are made of.
const PAGE: &str = "index.html";
const FACTS: &str = "page.json";

/// A text of which nothing is anybody's: what is set of it stands around every text.
const BLANK: &str = "# x[^1]\n\nx\n\n## x\n\n[^1]: x\n";

/// Of each page that lies here: whether it says what the approved text, set again, says. By letters
/// and digits alone, since typography changes with the years; what stands around the text (contacts,
/// imprint) may have changed since as well, and is left open. So is what cannot be set any more.
/// Templates that nobody approved could say anything, and are not asked.
pub(super) fn compare(
    desk: &Desk,
    manifest: &Manifest,
    approved: &Folder,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<Vec<Proof>, OpsError> {
    let (editions, _) = read_editions(approved);
    let set = Set::trusted(desk)?;
    let mut proofs = Vec::new();
    for (lang, edition) in editions.iter().filter(|(lang, _)| manifest.editions.contains_key(*lang)) {
        // What was changed since is told as that.
        let sealed = |name: &str| {
            let path = format!("{lang}/{name}");
            files.get(&path).filter(|bytes| manifest.artefacts.get(&path) == Some(&Digest::of(bytes.as_slice())))
        };
        if let Some(page) = sealed(PAGE) {
            let holds = set_again(&set, edition);
            let holds = holds.and_then(|(again, around)| same_words(&String::from_utf8_lossy(page), &again, &around));
            proofs.push(Proof { name: "words", holds, about: lang.to_string() });
        }
        if let Some(facts) = sealed(FACTS) {
            let setting = set.setting(edition, Mark::None, false);
            let holds = same_title(facts, &page_title(&setting), &lead(edition));
            proofs.push(Proof { name: "facts", holds: Some(holds), about: lang.to_string() });
        }
    }
    Ok(proofs)
}

/// Files that name the hour in which they were made: no two are the same.
pub(super) fn is_dated(path: &str) -> bool {
    matches!(path.rsplit('/').next(), Some(PAGE | FACTS))
}

/// Whether front page and feeds, which are made of these facts, name the text by its own words.
fn same_title(facts: &[u8], title: &str, summary: &str) -> bool {
    let facts: serde_json::Value = serde_json::from_slice(facts).unwrap_or_default();
    let says = |key: &str, words: &str| letters(facts[key].as_str().unwrap_or("")) == letters(words);
    says("title", title) && says("summary", summary)
}

/// The passages of a text that are its own, as letters and digits.
pub(super) fn passages_of(set: &Set, edition: &Edition) -> Vec<String> {
    let Some((again, around)) = set_again(set, edition) else { return Vec::new() };
    let around = read(&around);
    read(&again).into_iter().filter(|passage| !around.contains(passage)).collect()
}

/// The page's text and what stands around it.
fn set_again(set: &Set, edition: &Edition) -> Option<(String, String)> {
    let again = |edition: &Edition| html(&set.setting(edition, Mark::None, false)).ok();
    again(edition).zip(blank(edition).and_then(|blank| again(&blank)))
}

/// The edition with nothing but its head.
fn blank(edition: &Edition) -> Option<Edition> {
    let head = edition.source.strip_suffix(edition.body())?;
    Edition::read(&format!("{head}{BLANK}"), &edition.media)
}

/// Whether every passage of the text, which is what it has and the blank one has not, is on the page.
/// `None`: they are, and something around them differs.
fn same_words(page: &str, again: &str, around: &str) -> Option<bool> {
    let (shown, wanted, around) = (read(page), read(again), read(around));
    if shown == wanted {
        return Some(true);
    }
    let mut own = wanted.iter().filter(|passage| !around.contains(passage));
    own.any(|passage| !shown.contains(passage)).then_some(false)
}

fn read(html: &str) -> Vec<String> {
    let words = passages(html).into_iter().map(|passage| letters(&passage.shown));
    words.filter(|words| !words.is_empty()).collect()
}

pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_their_look_and_from_what_stands_around() {
        let again =
            "<article><h1>Titel</h1><p>Wir fordern „mehr“ <a href=\"x\">Geld</a>.</p><p>Kontakt: Anna</p></article>";
        let around = "<article><h1>x</h1><p>x</p><p>Kontakt: Anna</p></article>";
        for (page, holds) in [
            (again.to_owned(), Some(true)),
            (again.replace('„', "«").replace('“', "»"), Some(true)),
            (format!("<header>Anderes Haus</header>{again}"), Some(true)),
            (again.replace("mehr", "weniger"), Some(false)),
            (again.replace("<p>Wir fordern „mehr“ <a href=\"x\">Geld</a>.</p>", ""), Some(false)),
            (again.replace("Anna", "Eva"), None),
            (again.replace("</article>", "<p>Alle ausweisen!</p></article>"), None),
        ] {
            assert_eq!(same_words(&page, again, around), holds, "{page}");
        }
    }

    #[test]
    fn the_blank_text_has_the_head_of_the_other() {
        let head = "---\nid: 2026-a\nkind: press_release\nlanguage: de\nplace: Ort\n---\n";
        let edition = Edition::read(&format!("{head}# Titel\n\nWorte.\n"), &Default::default()).expect("an edition");
        let blank = blank(&edition).expect("an edition");
        assert_eq!((blank.front, blank.source), (edition.front, format!("{head}{BLANK}")));
    }
}
