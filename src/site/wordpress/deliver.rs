//! One post in each language, made once and made public once, whatever breaks between.
//!
//! WordPress has no key for a request, no lock, and no unique address: an order that was answered by
//! silence may be carried out seconds later, and two desks can make the same post at once. So:
//! what makes something is sent once and then looked for; everything is a draft until it is whole;
//! of several drafts all desks elect the same one, the lowest number; and orders by number can be
//! repeated. No step needs to remember the one before: without any journal the same posts come out.

use super::api::Api;
use super::find::{Found, find, title};
use super::post::{Filling, SealedPost, TEXT, escape_text};
use super::trouble::{Cause, Trouble};
use super::wire::{Post, decoded};
use super::{Live, Order, WordPress, drift, library, public, terms};
use crate::release::{Digest, Lang, Manifest, Release};
use crate::site::SiteError;
use crate::site::drift::WentOut;
use crate::site::web::Load;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// So many letters of a line are shown of what was sent and what is stored.
const LONGEST: usize = 80;

impl WordPress {
    /// A draft in each language that no visitor sees: an address that is ours, and nothing to read.
    pub fn draft(&self, release: &Release, order: &Order) -> Result<(), SiteError> {
        let api = self.connect()?;
        let sealed = SealedPost::all(release)?;
        for post in &sealed {
            terms::categories(&api, &post.facts.categories)?;
        }
        for post in &sealed {
            stand(&api, release, post, order)?;
        }
        Ok(())
    }

    /// Whether a draft that was begun is there. Gives WordPress the time that it may still need.
    pub fn drafted(&self, release: &Release) -> Result<bool, SiteError> {
        let api = self.connect()?;
        for post in SealedPost::all(release)? {
            let found = api.patience.until(|| {
                let ours = find(&api, &post.facts)?.ours;
                Ok::<_, SiteError>((!ours.is_empty()).then_some(()))
            })?;
            if found.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Files, text, then the one order that makes it public; then a look as any visitor has it.
    /// Done again, it finds everything done and sends nothing.
    pub fn go_live(&self, release: &Release, order: &Order) -> Result<Live, SiteError> {
        let api = self.connect()?;
        let sealed = SealedPost::all(release)?;
        for _ in 0..4 {
            if let Some(live) = attempt(&api, release, &sealed, order)? {
                return Ok(live);
            }
        }
        Err(Trouble::new(Cause::Unclear).with("url", &self.address).with("reason", "-").into())
    }
}

/// `None` where another desk's post won meanwhile: then from the beginning.
fn attempt(api: &Api<'_>, release: &Release, sealed: &[SealedPost], order: &Order) -> Result<Option<Live>, SiteError> {
    let mut posts: BTreeMap<Lang, Post> = BTreeMap::new();
    for one in sealed {
        let post = stand(api, release, one, order)?;
        guard(api, release, one, &post, order)?;
        posts.insert(one.lang.clone(), post);
    }
    not_early(api, order)?;
    let address = |post: &Post| format!("{}/?p={}", api.home, post.id);
    let editions: BTreeMap<Lang, String> = posts.iter().map(|(lang, post)| (lang.clone(), address(post))).collect();
    let mut fillings = BTreeMap::new();
    for one in sealed {
        let Some(post) = posts.get(&one.lang) else { continue };
        let files = library::bring(api, release, &one.facts, post.id)?;
        let filling = Filling { files, editions: editions.clone() };
        let Some(filled) = fill(api, one, post, &filling, &posts)? else { return Ok(None) };
        posts.insert(one.lang.clone(), filled);
        fillings.insert(one.lang.clone(), filling);
    }
    for one in sealed {
        let Some(post) = posts.get(&one.lang) else { continue };
        let Some(shown) = show(api, one, post)? else { return Ok(None) };
        posts.insert(one.lang.clone(), shown);
    }
    let mut live = Live { addresses: Vec::new(), stale: Vec::new() };
    for one in sealed {
        let (Some(post), Some(filling)) = (posts.get(&one.lang), fillings.get(&one.lang)) else { continue };
        // Once more, for what arrived late: its drafts go, and two public posts are said.
        let standing = stand(api, release, one, order)?;
        if standing.id != post.id || standing.content != post.content {
            return Ok(None);
        }
        match public::visit(api, release, one, post, filling)? {
            public::Sight::Right => {}
            public::Sight::Stale => live.stale.push(post.link.clone()),
            public::Sight::Broken => return Ok(None),
        }
        live.stale.extend(library::stamp(api, release, &one.facts, post.id)?);
        live.addresses.push((one.lang.clone(), post.link.clone()));
    }
    Ok(Some(live))
}

/// The one post of this edition: found, or made and then found.
fn stand(api: &Api<'_>, release: &Release, one: &SealedPost, order: &Order) -> Result<Post, SiteError> {
    for _ in 0..6 {
        let found = find(api, &one.facts)?;
        refuse(&found, one)?;
        if let Some(post) = elect(api, release, one, found.ours)? {
            return Ok(post);
        }
        let text = format!("{}/{TEXT}", one.lang);
        if order.before.as_ref().is_some_and(|before| before.manifest.artefacts.contains_key(&text)) && !order.recreate
        {
            return Err(Trouble::new(Cause::Gone).with("url", format!("{}/{}", api.home, one.facts.slug)).into());
        }
        match make(api, one) {
            Ok(()) => {}
            Err(trouble) if trouble.cause.leaves_open() => {
                if let Some(seconds) = trouble.wait {
                    (api.patience.pause)(std::time::Duration::from_secs(seconds).min(api.patience.settle));
                }
                api.patience.until(|| Ok::<_, SiteError>(find(api, &one.facts)?.ours.pop()))?;
            }
            Err(trouble) => return Err(trouble.into()),
        }
    }
    Err(Trouble::new(Cause::Unclear).with("url", api.url("wp/v2/posts")).with("reason", "-").into())
}

/// What is not ours is named and left alone.
fn refuse(found: &Found, one: &SealedPost) -> Result<(), SiteError> {
    let public = found.ours.iter().any(Post::is_public);
    if let (Some(stranger), false) = (&found.stranger, public) {
        let trouble = Trouble::new(Cause::SlugTaken);
        return Err(trouble
            .with("slug", &one.facts.slug)
            .with("title", title(stranger))
            .with("link", &stranger.link)
            .into());
    }
    match found.trashed.first() {
        Some(post) if found.ours.is_empty() => {
            Err(Trouble::new(Cause::Trash).with("title", title(post)).with("id", post.id).into())
        }
        _ => Ok(()),
    }
}

/// Every desk elects the same: what is public, else the lowest number. The other drafts go, if
/// nobody has written into them.
fn elect(api: &Api<'_>, release: &Release, one: &SealedPost, ours: Vec<Post>) -> Result<Option<Post>, SiteError> {
    let public: Vec<&Post> = ours.iter().filter(|post| post.is_public()).collect();
    if public.len() > 1 {
        let links: Vec<&str> = public.iter().map(|post| post.link.as_str()).collect();
        return Err(Trouble::new(Cause::Twins).with("links", links.join(", ")).into());
    }
    let Some(winner) = public.first().copied().or_else(|| ours.first()).cloned() else { return Ok(None) };
    for twin in ours.iter().filter(|post| post.id != winner.id && post.status == "draft") {
        if untouched(api, release.manifest(), one, twin)? {
            api.delete(&format!("wp/v2/posts/{}", twin.id))?;
        }
    }
    Ok(Some(winner))
}

/// Whether a post holds what we put there: nothing yet, or the text of this release.
fn untouched(api: &Api<'_>, manifest: &Manifest, one: &SealedPost, post: &Post) -> Result<bool, SiteError> {
    Ok(post.content == one.stub() || holds(api, manifest, &one.lang, post)?)
}

/// Whether a post shows text and title of a release, by the digests of its manifest alone: the
/// blanks are put back for what WordPress filled in.
pub fn holds(api: &Api<'_>, manifest: &Manifest, lang: &Lang, post: &Post) -> Result<bool, SiteError> {
    let text = drift::filling(api, manifest, lang)?.empty(&post.content);
    let is = |path: &str, text: &str| {
        manifest.artefacts.get(&format!("{lang}/{path}")).is_some_and(|digest| *digest == Digest::of(text.as_bytes()))
    };
    let title = is(super::post::TITLE, &post.title) || is(super::post::TITLE, &escape_text(&decoded(&post.title)));
    Ok(is(TEXT, &text) && title)
}

/// Nothing that a person changed in WordPress is written over without a person's word.
fn guard(api: &Api<'_>, release: &Release, one: &SealedPost, post: &Post, order: &Order) -> Result<(), SiteError> {
    // A draft with nothing in it is one that was made just now.
    if order.overwrite || (post.status == "draft" && post.content == one.stub()) {
        return Ok(());
    }
    if order.taken.contains(&drift::state(post)) {
        return public::nobody_writes(api, post);
    }
    let text = format!("{}/{TEXT}", one.lang);
    let before = order.before.as_ref().filter(|before| before.manifest.artefacts.contains_key(&text));
    let right = match before {
        // It is a draft of this release, or was made public and nobody wrote that down.
        None => matches!(post.status.as_str(), "draft" | "publish") && untouched(api, release.manifest(), one, post)?,
        // Each of its parts is from what was public or from what is to be.
        Some(before) => {
            let releases = [&WentOut::of(release), before];
            post.is_public() && drift::strange(api, &releases, &one.lang, post)?.is_empty()
        }
    };
    match (right, before) {
        (true, None) => Ok(()),
        (true, Some(_)) => public::nobody_writes(api, post),
        (false, None) => Err(public::edited(api, post, |_| false).with("id", &release.manifest().id).into()),
        (false, Some(before)) => {
            let filling = drift::filling(api, &before.manifest, &one.lang)?;
            let right = |version: &Post| drift::has_words(before, &one.lang, version, &filling);
            Err(public::edited(api, post, right).with("id", &release.manifest().id).into())
        }
    }
}

/// An embargo is kept by the website's own clock too.
fn not_early(api: &Api<'_>, order: &Order) -> Result<(), SiteError> {
    match (order.not_before, api.date()) {
        (Some(embargo), Some(server)) if server < embargo => {
            Err(Trouble::new(Cause::Early).with("embargo", embargo).with("server", server).into())
        }
        _ => Ok(()),
    }
}

fn make(api: &Api<'_>, one: &SealedPost) -> Result<(), Trouble> {
    let mut post = json!({
        "title": one.title, "content": one.stub(), "slug": one.facts.slug, "status": "draft",
    });
    if let (Some(author), Some(post)) = (one.facts.author, post.as_object_mut()) {
        post.insert("author".to_owned(), json!(author));
    }
    let answer = api.make("wp/v2/posts", &Load::Json(post))?;
    // Whatever the answer holds, the next look says what is there; a page that is no answer at all
    // leaves it open.
    match answer.json().is_some() || answer.header("location").is_some() {
        true => Ok(()),
        false => Err(Trouble::new(Cause::Unclear).with("url", &answer.url).with("reason", answer.status)),
    }
}

/// Puts everything into the post; sends nothing where it is there. `None` where the post is gone.
fn fill(
    api: &Api<'_>,
    one: &SealedPost,
    post: &Post,
    filling: &Filling,
    all: &BTreeMap<Lang, Post>,
) -> Result<Option<Post>, SiteError> {
    let content = filling.fill(&one.text)?;
    let categories = terms::categories(api, &one.facts.categories)?;
    let tags = terms::tags(api, &one.facts.tags)?;
    let featured = one.facts.featured.as_ref().and_then(|path| filling.files.get(path)).map_or(0, |media| media.id);
    let mut wanted = json!({
        "title": one.title, "content": content, "excerpt": one.excerpt, "featured_media": featured, "tags": tags,
    });
    // No category at all is WordPress's own: its standard one.
    if let (false, Some(wanted)) = (categories.is_empty(), wanted.as_object_mut()) {
        wanted.insert("categories".to_owned(), json!(categories));
    }
    let words = |post: &Post| post.title == one.title && post.content == content && post.excerpt == one.excerpt;
    let sorted = |post: &Post| (categories.is_empty() || post.categories == categories) && post.tags == tags;
    let lang = api.knows_languages().then(|| one.lang.primary().to_owned());
    let spoken = |post: &Post| lang.is_none() || post.lang.is_none() || post.lang == lang;
    if words(post) && sorted(post) && post.featured == featured && spoken(post) {
        return Ok(Some(post.clone()));
    }
    let mut query: Vec<(String, String)> = Vec::new();
    if let Some(lang) = &lang {
        query.push(("lang".to_owned(), lang.clone()));
        let others = all.iter().filter(|(other, _)| **other != one.lang);
        query.extend(others.map(|(other, post)| (format!("translations[{}]", other.primary()), post.id.to_string())));
    }
    let Some(filled) = change(api, post.id, &query, wanted)? else { return Ok(None) };
    if !words(&filled) {
        let pairs = [(&content, &filled.content), (&one.title, &filled.title), (&one.excerpt, &filled.excerpt)];
        let changed = pairs.into_iter().find(|(sent, stored)| sent != stored);
        return Err(changed
            .map_or_else(|| Trouble::new(Cause::Unkept), |(sent, stored)| filtered(sent, stored))
            .into());
    }
    if !sorted(&filled) || filled.featured != featured {
        return Err(Trouble::new(Cause::Unkept).with("id", post.id).into());
    }
    Ok(Some(filled))
}

/// The one order that makes it public. `None` where the post is gone.
fn show(api: &Api<'_>, one: &SealedPost, post: &Post) -> Result<Option<Post>, SiteError> {
    if post.is_public() && post.slug == one.facts.slug {
        return Ok(Some(post.clone()));
    }
    let wanted = json!({ "status": "publish", "slug": one.facts.slug });
    let Some(shown) = change(api, post.id, &[], wanted)? else { return Ok(None) };
    if !shown.is_public() {
        return Err(Trouble::new(Cause::Unkept).with("id", post.id).into());
    }
    if shown.slug != one.facts.slug {
        let trouble = Trouble::new(Cause::SlugTaken).with("slug", &one.facts.slug);
        return Err(trouble.with("title", "?").with("link", &shown.link).into());
    }
    Ok(Some(shown))
}

fn change(api: &Api<'_>, id: u64, query: &[(String, String)], load: Value) -> Result<Option<Post>, SiteError> {
    let query: Vec<(&str, &str)> = query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let query = [&query[..], &[("context", "edit")]].concat();
    match api.change(&format!("wp/v2/posts/{id}"), &query, &Load::Json(load)) {
        Ok(value) => match Post::read(&value).filter(|post| post.id == id) {
            Some(post) => Ok(Some(post)),
            None => Ok(Some(api.post(id)?)),
        },
        Err(trouble) if trouble.cause == Cause::Gone => Ok(None),
        Err(trouble) => Err(trouble.into()),
    }
}

/// What was stored is not what was sent: the line in which they part, of both.
pub fn filtered(sent: &str, stored: &str) -> Trouble {
    let same: usize = sent.chars().zip(stored.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let shown = |from: usize| {
        [sent, stored].map(|text| {
            let line = text[from..].lines().find(|line| !line.is_empty()).unwrap_or("–");
            line.chars().take(LONGEST).collect::<String>()
        })
    };
    let line = shown(sent[..same].rfind('\n').map_or(0, |end| end + 1));
    // Where something was only added, or far into a long line, it is shown from there.
    let [sent, stored] = if line[0] == line[1] { shown(same) } else { line };
    Trouble::new(Cause::Filtered).with("sent", sent).with("stored", stored)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_two_texts_part_is_shown_of_both() {
        let long = "ä".repeat(LONGEST);
        for (sent, stored, shown) in [
            ("<p>Eins</p>\n<p>für</p>\n", "<p>Eins</p>\n<p>f&uuml;r</p>\n", ["<p>für</p>", "<p>f&uuml;r</p>"]),
            ("<p>Eins</p>", "<p>Eins</p>\n\n<p>Werbung</p>", ["–", "<p>Werbung</p>"]),
            ("<p>Eins</p>\n<p>Zwei</p>", "<p>Eins</p>", ["<p>Zwei</p>", "–"]),
            (&format!("{long}für"), &format!("{long}fur"), ["ür", "ur"]),
            ("A", "", ["A", "–"]),
        ] {
            let trouble = filtered(sent, stored);
            assert_eq!([trouble.fact("sent"), trouble.fact("stored")], shown.map(Some), "{sent:?} {stored:?}");
        }
    }
}
