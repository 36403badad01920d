//! The words of a public page against the approved ones: a manifest says which bytes went out, and
//! whoever signed it chose them.

use super::OpsError;
use super::desk::Desk;
use super::folder::read_editions;
use super::proof::Proof;
use super::render::Set;
use crate::release::Manifest;
use crate::render::{Mark, html};
use crate::repo::Folder;
use crate::statement::{Digest, Edition, passages};
use std::collections::BTreeMap;

/// Of each page that lies here: whether it says what the approved text, set again, says. By letters
/// and digits alone, since typography and templates change with the years; what stands around the
/// text (contacts, imprint) may have changed since as well, and is left open. So is what cannot be
/// set any more. Templates that nobody approved could say anything, and are not asked.
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
        let path = format!("{lang}/index.html");
        // A page that was changed since is told as that.
        let sealed = |page: &&Vec<u8>| manifest.artefacts.get(&path) == Some(&Digest::of(page.as_slice()));
        let Some(page) = files.get(&path).filter(sealed) else { continue };
        let again = html(&set.setting(edition, Mark::None, false)).ok();
        let holds = again.and_then(|again| same_words(&String::from_utf8_lossy(page), &again, edition));
        proofs.push(Proof { name: "words", holds, about: lang.to_string() });
    }
    Ok(proofs)
}

/// `None`: the text's own words are there, and something around them differs.
fn same_words(page: &str, again: &str, edition: &Edition) -> Option<bool> {
    let read = |html: &str| -> Vec<String> {
        let words = passages(html).into_iter().map(|passage| letters(&passage.shown));
        words.filter(|words| !words.is_empty()).collect()
    };
    let (shown, wanted) = (read(page), read(again));
    if shown == wanted {
        return Some(true);
    }
    let own = letters(edition.body());
    let lost = wanted.iter().any(|passage| own.contains(passage.as_str()) && !shown.contains(passage));
    lost.then_some(false)
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::Media;

    #[test]
    fn words_are_told_from_their_look_and_from_what_stands_around() {
        let text = "---\nid: 2026-a\nkind: press_release\nlanguage: de\n---\n# Titel\n\nWir fordern \"mehr\" Geld.\n";
        let edition = Edition::read(text, &Media::new()).expect("an edition");
        let again = "<article><h1>Titel</h1><p>Wir fordern „mehr“ Geld.</p><p>Kontakt: Anna</p></article>";
        for (page, holds) in [
            (again.to_owned(), Some(true)),
            (again.replace('„', "«").replace('“', "»"), Some(true)),
            (format!("<header>Anderes Haus</header>{again}"), Some(true)),
            (again.replace("mehr", "weniger"), Some(false)),
            (again.replace("<p>Wir fordern „mehr“ Geld.</p>", ""), Some(false)),
            (again.replace("Anna", "Eva"), None),
            (again.replace("</article>", "<p>Alle ausweisen!</p></article>"), None),
        ] {
            assert_eq!(same_words(&page, again, &edition), holds, "{page}");
        }
    }
}
