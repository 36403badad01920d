//! Translations whose original has moved on since.

use super::OpsError;
use super::desk::Desk;
use super::folder::{covers, read_editions};
use crate::repo::Folder;
use crate::statement::{Digest, Edition, Lang, Original, StatementId};
use std::collections::BTreeMap;

/// Which of these translate an original whose words or pictures are others now: by language, with
/// the original's. Facts in the head as an embargo need no translator.
///
/// An original that cannot be found in the history might have said anything.
pub(super) fn outdated(
    desk: &Desk,
    id: &StatementId,
    editions: &BTreeMap<Lang, Edition>,
    playing: &BTreeMap<Lang, Digest>,
) -> Result<BTreeMap<Lang, Lang>, OpsError> {
    let mut found = BTreeMap::new();
    for (lang, edition) in editions.iter().filter(|(lang, _)| playing.contains_key(*lang)) {
        let Some(original) = &edition.front.translates else { continue };
        let Some(now) = editions.get(&original.lang).filter(|now| now.digest != original.digest) else { continue };
        let then = translated(desk, id, original)?.and_then(|folder| read_editions(&folder).0.remove(&original.lang));
        let same = |then: &Edition| then.body() == now.body() && then.media == now.media;
        if !then.is_some_and(|then| same(&then)) {
            found.insert(lang.clone(), original.lang.clone());
        }
    }
    Ok(found)
}

/// The folder in which the original was as it was translated.
pub(super) fn translated(desk: &Desk, id: &StatementId, original: &Original) -> Result<Option<Folder>, OpsError> {
    let wanted = BTreeMap::from([(original.lang.clone(), original.digest)]);
    Ok(desk.workspace.find_edition(id, &|folder| covers(folder, &wanted))?.map(|(_, folder)| folder))
}
