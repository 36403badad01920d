//! The files that went out against the approved texts, set again: whoever signs a receipt chose the
//! digests in it, and a PDF or a picture can say what nobody approved.

use super::OpsError;
use super::desk::Desk;
use super::folder::read_editions;
use super::outbox::Folder;
use super::proof::Proof;
use super::public_words::{self, letters, passages_of};
use super::render::Set;
use super::seal;
use super::subject::Subject;
use super::templates::digest_of;
use crate::release::{Artefact, Manifest, PROGRAM};
use crate::render::pdf_words;
use crate::repo;
use crate::site::is_public;
use crate::statement::{Digest, Edition, Lang};
use std::collections::BTreeMap;

/// Of each file that is public, whether it is what the approved texts give when they are set again.
///
/// The same program with the same templates sets the same bytes, under one of the versions of the rules
/// that were in force: house and website are theirs. Then another digest is another file, whatever a
/// receipt says. Another program or other templates set other bytes; then the words of a PDF are compared,
/// and it is said that it was these alone. Pages name the hour in which they were made, and are
/// compared by their words (`public_words`).
pub(super) fn compare(
    desk: &Desk,
    subject: &Subject,
    manifest: &Manifest,
    approved: &repo::Folder,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<Vec<Proof>, OpsError> {
    let (mut editions, _) = read_editions(approved);
    editions.retain(|lang, _| manifest.editions.contains_key(lang));
    let set = Set::trusted(desk)?;
    let comparable = manifest.program.as_deref() == Some(PROGRAM);
    let comparable = comparable && manifest.templates == Some(digest_of(set.templates()));
    let mut again = Again { desk, subject, manifest, editions: &editions, set: &set, made: BTreeMap::new() };
    let complete = again.make()?;
    let mut proofs = Vec::new();
    let (mut same, mut all) = (Vec::new(), manifest.artefacts.iter().filter(|(path, _)| is_asked(path)));
    for (path, digest) in &mut all {
        let versions = again.made.get(path);
        if versions.is_some_and(|versions| versions.iter().any(|one| Digest::of(&one.bytes) == *digest)) {
            same.push(path.as_str());
            continue;
        }
        proofs.push(match (complete && comparable, versions) {
            (true, _) => one("again", Some(false), path),
            (false, Some(versions)) if path.ends_with(".pdf") => {
                again.words(path, digest, files, versions.first().map(|one| one.bytes.as_slice()))?
            }
            (false, _) => one("again", None, path),
        });
    }
    if !same.is_empty() {
        proofs.insert(0, one("again", Some(true), &same.join(", ")));
    }
    let absent = again.made.keys().filter(|path| is_asked(path) && !manifest.artefacts.contains_key(*path));
    if complete && comparable {
        proofs.extend(absent.map(|path| one("again-absent", Some(false), path)));
    }
    Ok(proofs)
}

/// What visitors get and what does not name the hour.
fn is_asked(path: &str) -> bool {
    is_public(path) && !public_words::is_dated(path)
}

fn one(name: &'static str, holds: Option<bool>, about: &str) -> Proof {
    Proof { name, holds, about: about.to_owned() }
}

/// The files that the approved texts give, by path: one for each version of the rules, the newest first.
struct Again<'a> {
    desk: &'a Desk,
    subject: &'a Subject,
    manifest: &'a Manifest,
    editions: &'a BTreeMap<Lang, Edition>,
    set: &'a Set,
    made: BTreeMap<String, Vec<Artefact>>,
}

impl Again<'_> {
    /// Sets until every file was found; whether all could be set.
    fn make(&mut self) -> Result<bool, OpsError> {
        let mut complete = true;
        for (policy, workflow) in self.desk.past_rules()? {
            let set = self.set.under(policy, &workflow.organisation);
            match seal::again(self.desk, &set, self.subject, self.editions, &workflow.website) {
                Ok(made) => made.into_iter().for_each(|one| self.made.entry(one.path.clone()).or_default().push(one)),
                Err(_) => complete = false,
            }
            if self.is_found() {
                break;
            }
        }
        Ok(complete)
    }

    fn is_found(&self) -> bool {
        let found = |path: &String, digest: &Digest| {
            self.made.get(path).is_some_and(|made| made.iter().any(|one| Digest::of(&one.bytes) == *digest))
        };
        self.manifest.artefacts.iter().filter(|(path, _)| is_asked(path)).all(|(path, digest)| found(path, digest))
    }

    /// A PDF of another program or in other templates, by its words.
    fn words(
        &self,
        path: &str,
        digest: &Digest,
        files: &BTreeMap<String, Vec<u8>>,
        again: Option<&[u8]>,
    ) -> Result<Proof, OpsError> {
        let sealed = Folder::at(self.desk, &self.manifest.release)?.file(path).ok();
        let here = files.get(path).cloned().into_iter().chain(sealed).find(|bytes| Digest::of(bytes) == *digest);
        let Some(here) = here else { return Ok(one("pdf", None, path)) };
        let read = |bytes: &[u8]| pdf_words(bytes).map(|words| letters(&words)).unwrap_or_default();
        let (shown, wanted) = (read(&here), again.map(read).unwrap_or_default());
        let lang = path.split('/').next().and_then(Lang::parse);
        let passages = lang.and_then(|lang| self.editions.get(&lang)).map(|edition| passages_of(self.set, edition));
        let (name, holds) = judged(&shown, &wanted, &passages.unwrap_or_default());
        Ok(one(name, holds, path))
    }
}

/// The words of a PDF against those of this program's own, of which `passages` are the text's: a passage
/// that is missing is told from more words around it. What our own does not show in one piece is asked
/// of no other.
fn judged(shown: &str, wanted: &str, passages: &[String]) -> (&'static str, Option<bool>) {
    let mut asked = passages.iter().filter(|passage| holds(wanted, passage));
    match asked.any(|passage| !holds(shown, passage)) {
        true => ("pdf", Some(false)),
        false if shown == wanted && !shown.is_empty() => ("pdf-words", None),
        false => ("pdf-part", None),
    }
}

/// Whether a passage is there, in one piece or in two: a page may end in it.
fn holds(text: &str, passage: &str) -> bool {
    let ends = || passage.char_indices().map(|(at, _)| at).skip(1);
    text.contains(passage)
        || ends().any(|at| {
            let (first, rest) = passage.split_at(at);
            text.find(first).is_some_and(|found| text[found + first.len()..].contains(rest))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_missing_are_told_from_words_around_them() {
        let passages = ["wirfordern".to_owned(), "inzweispalten".to_owned()];
        let wanted = "hauswirfordernspaltenkontaktanna";
        for (shown, judgement) in [
            (wanted, ("pdf-words", None)),
            ("hauswirfordernspaltenkontakteva", ("pdf-part", None)),
            ("hauswirfordernspaltenkontaktannaallesollenausreisen", ("pdf-part", None)),
            ("hauswirbittenspaltenkontaktanna", ("pdf", Some(false))),
            ("", ("pdf", Some(false))),
        ] {
            assert_eq!(judged(shown, wanted, &passages), judgement, "{shown}");
        }
        assert_eq!(judged("", "", &passages), ("pdf-part", None), "nothing was read");
    }

    #[test]
    fn a_passage_may_go_over_a_page_and_lacks_nothing() {
        for (text, holds_it) in [
            ("einswirfordernmehrzwei", true),
            ("einswirfor7dernmehrzwei", true),
            ("einswirdernmehrzwei", false),
            ("mehrfordernwir", false),
            ("", false),
        ] {
            assert_eq!(holds(text, "wirfordernmehr"), holds_it, "{text}");
        }
    }
}
