//! What others see and do: the post as any visitor has it, and who else is writing in it.

use super::api::Api;
use super::post::{Filling, SealedPost, anchor};
use super::trouble::{Cause, Trouble};
use super::wire::Post;
use crate::release::{Digest, Release};
use crate::site::SiteError;
use crate::site::drift::Hand;
use jiff::Timestamp;
use serde_json::Value;
use std::collections::BTreeMap;

/// How a visitor finds the post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    Right,
    /// The page is there and not, or not yet, the new one: something in front keeps an old copy.
    Stale,
    /// A file that the post shows is not there: another desk's upload won.
    Broken,
}

/// Looks without any password: the page at its address, and each file, byte for byte where it is ours
/// to say.
pub fn visit(
    api: &Api<'_>,
    release: &Release,
    one: &SealedPost,
    post: &Post,
    filling: &Filling,
) -> Result<Sight, SiteError> {
    for file in &one.facts.files {
        let (Some(media), Some(artefact)) = (filling.files.get(&file.path), release.artefact(&file.path)) else {
            continue;
        };
        let seen = api.patience.until(|| {
            let answer = api.web.visit(&media.source).map_err(|silence| Trouble::silence(silence, &media.source))?;
            // Pictures may be made smaller by the site; a document must be the sealed one.
            let same = file.media_type != "application/pdf" || Digest::of(&answer.body) == Digest::of(&artefact.bytes);
            Ok::<_, SiteError>((answer.status == 200 && same).then_some(()))
        })?;
        if seen.is_none() {
            return Ok(Sight::Broken);
        }
    }
    let (place, revision) = (anchor(&one.facts.key), mark(&one.text));
    let seen = api.patience.until(|| {
        let answer = api.web.visit(&post.link).map_err(|silence| Trouble::silence(silence, &post.link))?;
        let text = answer.text();
        let there = answer.status == 200 && text.contains(&place) && revision.is_none_or(|mark| text.contains(mark));
        Ok::<_, SiteError>(there.then_some(()))
    })?;
    Ok(if seen.is_some() { Sight::Right } else { Sight::Stale })
}

/// The twelve digits at the end of the text that tell this edition from the one before.
fn mark(text: &str) -> Option<&str> {
    let at = text.rfind("<p class=\"revision\">")?;
    let line = text[at..].split("</p>").next()?;
    line.rsplit(|c: char| !c.is_ascii_hexdigit()).find(|word| word.len() >= 12)
}

/// Stops while somebody's unsaved changes wait in the editor.
pub fn nobody_writes(api: &Api<'_>, post: &Post) -> Result<(), SiteError> {
    let Some(hand) = writing(api, post)? else { return Ok(()) };
    let time = hand.at.map(|at| at.strftime("%Y-%m-%d %H:%M:%S").to_string()).unwrap_or_default();
    let who = hand.who.unwrap_or_default();
    Err(Trouble::new(Cause::Autosave).with("who", who).with("time", time).with("link", &post.link).into())
}

/// Who else has unsaved changes in the editor, and since when.
pub fn writing(api: &Api<'_>, post: &Post) -> Result<Option<Hand>, SiteError> {
    let saves = api.list(&format!("wp/v2/posts/{}/autosaves", post.id), &[("context", "edit")])?;
    if saves.is_empty() {
        return Ok(None);
    }
    let me = api.me()?.id;
    let newer = |save: &&Value| {
        let time = save["modified_gmt"].as_str().unwrap_or_default();
        save["author"].as_u64() != Some(me) && time > post.modified.as_str()
    };
    Ok(saves.iter().find(newer).map(|save| Hand {
        who: Some(person(api, save["author"].as_u64().unwrap_or(0))),
        at: moment(save["modified_gmt"].as_str().unwrap_or_default()),
    }))
}

/// That a post was changed by hand; by whom and when, as far as WordPress keeps it.
pub fn edited(api: &Api<'_>, post: &Post, right: impl Fn(&Post) -> bool) -> Trouble {
    let who = hands(api, post, right).into_iter().find_map(|hand| hand.who);
    Trouble::new(Cause::Edited)
        .with("who", who.unwrap_or_else(|| "none".to_owned()))
        .with("time", post.modified.replace('T', " "))
        .with("link", &post.link)
        .with("status", &post.status)
}

/// How many versions are looked at.
const VERSIONS: &str = "20";

/// Who changed the words of a post since they were right, the newest first. Of what WordPress keeps no
/// versions of, as categories, it knows the time alone.
pub fn hands(api: &Api<'_>, post: &Post, right: impl Fn(&Post) -> bool) -> Vec<Hand> {
    let route = format!("wp/v2/posts/{}/revisions", post.id);
    let answer = api.get(&route, &[("context", "edit"), ("per_page", VERSIONS)]).ok().and_then(|answer| answer.json());
    let versions = answer.and_then(|(value, _)| value.as_array().cloned()).unwrap_or_default();
    // What was not saved is no version; it stands among them all the same.
    let versions = versions.iter().filter_map(Post::read).filter(|version| !version.slug.contains("-autosave"));
    let mut names: BTreeMap<u64, String> = BTreeMap::new();
    let mut found = Vec::new();
    for version in versions.take_while(|version| !right(version)) {
        let who = names.entry(version.author).or_insert_with(|| person(api, version.author)).clone();
        found.push(Hand { who: Some(who), at: moment(&version.modified) });
    }
    if found.is_empty() {
        found.push(Hand { who: None, at: moment(&post.modified) });
    }
    found
}

/// A time as WordPress writes it, in UTC without a letter.
pub fn moment(text: &str) -> Option<Timestamp> {
    format!("{text}Z").parse().ok()
}

fn person(api: &Api<'_>, id: u64) -> String {
    let answer = api.get(&format!("wp/v2/users/{id}"), &[]).ok().and_then(|answer| answer.json());
    let name = answer.and_then(|(value, _)| value["name"].as_str().map(str::to_owned));
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| format!("#{id}"))
}
