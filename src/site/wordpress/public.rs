//! What others see and do: the post as any visitor has it, and who else is writing in it.

use super::api::Api;
use super::post::{Filling, SealedPost, anchor};
use super::trouble::{Cause, Trouble};
use super::wire::Post;
use crate::release::{Digest, Release};
use crate::site::SiteError;
use serde_json::Value;

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
    let saves = api.list(&format!("wp/v2/posts/{}/autosaves", post.id), &[("context", "edit")])?;
    let me = api.me()?.id;
    let newer = |save: &&Value| {
        let time = save["modified_gmt"].as_str().unwrap_or_default();
        save["author"].as_u64() != Some(me) && time > post.modified.as_str()
    };
    match saves.iter().find(newer) {
        Some(save) => {
            let who = person(api, save["author"].as_u64().unwrap_or(0));
            let time = save["modified_gmt"].as_str().unwrap_or_default().to_owned();
            Err(Trouble::new(Cause::Autosave).with("who", who).with("time", time).with("link", &post.link).into())
        }
        None => Ok(()),
    }
}

/// Who changed a post, and when, as far as WordPress keeps it.
pub fn edited(api: &Api<'_>, post: &Post) -> Trouble {
    let route = format!("wp/v2/posts/{}/revisions", post.id);
    let revisions = api.get(&route, &[("context", "edit"), ("per_page", "1")]).ok().and_then(|answer| answer.json());
    let last = revisions.and_then(|(value, _)| value.as_array()?.first()?["author"].as_u64());
    let who = person(api, last.unwrap_or(post.author));
    Trouble::new(Cause::Edited)
        .with("who", who)
        .with("time", post.modified.replace('T', " "))
        .with("link", &post.link)
        .with("status", &post.status)
}

fn person(api: &Api<'_>, id: u64) -> String {
    let answer = api.get(&format!("wp/v2/users/{id}"), &[]).ok().and_then(|answer| answer.json());
    let name = answer.and_then(|(value, _)| value["name"].as_str().map(str::to_owned));
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| format!("#{id}"))
}
