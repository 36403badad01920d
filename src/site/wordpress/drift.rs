//! A post compared with what went out: everything that a person can change in WordPress.

use super::api::{Api, EVERYWHERE};
use super::find::{Found, find};
use super::post::{EXCERPT, FACTS, Filling, PostFacts, TEXT, TITLE, escape_text};
use super::stock::Stock;
use super::terms::Names;
use super::trouble::Trouble;
use super::wire::{Media, Post, decoded};
use super::{WordPress, library, public, terms};
use crate::release::{Digest, Lang, Manifest};
use crate::site::SiteError;
use crate::site::drift::{Aspect, Difference, Drifted, Hand, WentOut};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// How many posts' files are asked for at once.
const TOGETHER: usize = 100;
/// No more than is looked at: what visitors see of a text costs WordPress most.
const OF_A_POST: &str =
    "id,status,slug,link,title.raw,content.raw,excerpt.raw,categories,tags,featured_media,author,modified_gmt,lang";
const OF_A_FILE: &str = "id,slug,source_url,media_details.filesize";

impl WordPress {
    /// Fetches everything of ours, for `drift` of many statements one after the other.
    pub fn take_stock(&self) -> Result<(), SiteError> {
        let api = self.connect()?;
        *self.stock.borrow_mut() = Some(Rc::new(fetched(&api)?));
        Ok(())
    }

    /// Every edition of a release, compared. Nothing is changed.
    pub fn drift(&self, went: &WentOut) -> Result<Vec<Drifted>, SiteError> {
        let mut api = self.connect()?;
        api.stock = self.stock.borrow().clone();
        let names = terms::names(&api)?;
        let mut found = Vec::new();
        for lang in went.manifest.editions.keys() {
            let Some(facts) = went.facts(lang) else {
                return Err(SiteError::Elsewhere(went.manifest.id.clone()));
            };
            found.push(edition(&api, went, lang, &facts, &names)?);
        }
        Ok(found)
    }
}

/// Everything of ours: the posts by one search, their files by the numbers of the posts.
fn fetched(api: &Api<'_>) -> Result<Stock, SiteError> {
    let question = [("search", "klartext"), ("status", EVERYWHERE), ("context", "edit"), ("_fields", OF_A_POST)];
    let order = [("orderby", "id"), ("order", "asc")];
    let mut posts: BTreeMap<u64, Post> = BTreeMap::new();
    for value in api.list("wp/v2/posts", &[&question[..], &order].concat())? {
        posts.extend(Post::read(&value).map(|post| (post.id, post)));
    }
    let ids: Vec<String> = posts.keys().map(ToString::to_string).collect();
    let mut files = Vec::new();
    for together in ids.chunks(TOGETHER) {
        let parents = together.join(",");
        let question = [("parent", parents.as_str()), ("context", "edit"), ("_fields", OF_A_FILE)];
        files.extend(api.list("wp/v2/media", &[&question[..], &order].concat())?.iter().filter_map(Media::read));
    }
    Ok(Stock::of(posts.into_values(), files))
}

fn edition(api: &Api<'_>, went: &WentOut, lang: &Lang, facts: &PostFacts, names: &Names) -> Result<Drifted, SiteError> {
    let found = find(api, facts)?;
    let address = format!("{}/{}/", api.home, facts.slug);
    let mut drifted = Drifted {
        lang: lang.clone(),
        address,
        differences: Vec::new(),
        hands: Vec::new(),
        writing: None,
        unseen: Vec::new(),
        state: Digest::of(b""),
    };
    let Some(post) = standing(&found) else {
        drifted.differences.push(Difference::new(if found.trashed.is_empty() { Aspect::Gone } else { Aspect::Trash }));
        if let Some(post) = found.trashed.first() {
            drifted.hands.push(Hand { who: None, at: public::moment(&post.modified) });
        }
        return Ok(drifted);
    };
    if found.ours.is_empty() {
        drifted.differences.push(Difference::new(Aspect::Mark));
    }
    if found.ours.iter().filter(|post| post.is_public()).count() > 1 {
        let links: Vec<&str> = found.ours.iter().map(|post| post.link.as_str()).collect();
        drifted.differences.push(Difference::new(Aspect::Twins).between(None, Some(links.join(", "))));
    }
    let filling = filling(api, &went.manifest, lang)?;
    let (differences, unseen) = differences(went, lang, post, &filling, names);
    drifted.differences.extend(differences);
    drifted.differences.extend(files(api, went, lang, facts, &filling)?);
    (drifted.address, drifted.unseen, drifted.state) = (post.link.clone(), unseen, state(post));
    if !drifted.differences.is_empty() {
        drifted.hands = public::hands(api, post, |one| has_words(went, lang, one, &filling));
    }
    // Of many posts only those that were changed are asked for more.
    if api.stock.is_none() || !drifted.differences.is_empty() {
        drifted.writing = public::writing(api, post)?;
    }
    Ok(drifted)
}

/// The post that visitors would see, or else the first; without its mark the one at its address.
fn standing(found: &Found) -> Option<&Post> {
    found.ours.iter().find(|post| post.is_public()).or(found.ours.first()).or(found.stranger.as_ref())
}

/// What WordPress filled in for one release and language.
pub fn filling(api: &Api<'_>, manifest: &Manifest, lang: &Lang) -> Result<Filling, SiteError> {
    let files = library::look(api, manifest, lang)?;
    let mut editions = BTreeMap::new();
    for other in manifest.editions.keys() {
        let key = super::post::key(&manifest.repo, &manifest.id, other);
        if let Some(found) = super::find::ours(api, &key)?.into_iter().next() {
            editions.insert(other.clone(), format!("{}/?p={}", api.home, found.id));
        }
    }
    Ok(Filling { files, editions })
}

/// Whether text, title and excerpt are those of this release.
pub fn has_words(went: &WentOut, lang: &Lang, post: &Post, filling: &Filling) -> bool {
    let at = |part: &str| format!("{lang}/{part}");
    went.is(&at(TEXT), filling.empty(&post.content).as_bytes())
        && is_line(went, &at(TITLE), &post.title)
        && is_line(went, &at(EXCERPT), &post.excerpt)
}

/// Some accounts' titles come back with their signs written in another way.
fn is_line(went: &WentOut, path: &str, line: &str) -> bool {
    went.is(path, line.as_bytes()) || went.is(path, escape_text(&decoded(line)).as_bytes())
}

/// Everything of one post that is not as in this release, and what cannot be told here.
pub fn differences(
    went: &WentOut,
    lang: &Lang,
    post: &Post,
    filling: &Filling,
    names: &Names,
) -> (Vec<Difference>, Vec<Aspect>) {
    let at = |part: &str| format!("{lang}/{part}");
    let (mut found, mut unseen) = (Vec::new(), Vec::new());
    let mut add = |aspect, was: Option<String>, is: Option<String>| {
        found.push(Difference::new(aspect).between(was, is));
    };
    if !post.is_public() {
        add(Aspect::Status, Some("publish".to_owned()), Some(post.status.clone()));
    }
    // The title first: it stands above the text.
    if !is_line(went, &at(TITLE), &post.title) {
        add(Aspect::Title, went.text(&at(TITLE)), Some(post.title.clone()));
    }
    let text = filling.empty(&post.content);
    if !went.is(&at(TEXT), text.as_bytes()) {
        add(Aspect::Text, went.text(&at(TEXT)), Some(text));
    }
    if !is_line(went, &at(EXCERPT), &post.excerpt) {
        add(Aspect::Excerpt, went.text(&at(EXCERPT)), Some(post.excerpt.clone()));
    }
    let Some(facts) = went.facts(lang) else {
        unseen.extend([Aspect::Slug, Aspect::Categories, Aspect::Tags, Aspect::Picture]);
        return (found, unseen);
    };
    if post.slug != facts.slug {
        add(Aspect::Slug, Some(facts.slug.clone()), Some(post.slug.clone()));
    }
    if !went.has_exactly(&at(FACTS)) {
        unseen.extend([Aspect::Categories, Aspect::Tags, Aspect::Picture]);
        return (found, unseen);
    }
    // Without any category WordPress takes its own, and that is nobody's change.
    if let (false, Some((was, is))) =
        (facts.categories.is_empty(), other_names(&facts.categories, &post.categories, &names.categories))
    {
        add(Aspect::Categories, Some(was), Some(is));
    }
    if let Some((was, is)) = other_names(&facts.tags, &post.tags, &names.tags) {
        add(Aspect::Tags, Some(was), Some(is));
    }
    let featured = facts.featured.as_ref().map(|path| filling.files.get(path).map_or(0, |media| media.id));
    if featured.unwrap_or(0) != post.featured {
        let number = (post.featured > 0).then(|| format!("#{}", post.featured));
        add(Aspect::Picture, facts.featured, number);
    }
    (found, unseen)
}

/// What is strange in all of these releases: a post between two of them has its parts from either.
pub fn strange(api: &Api<'_>, releases: &[&WentOut], lang: &Lang, post: &Post) -> Result<BTreeSet<Aspect>, SiteError> {
    let names = terms::names(api)?;
    let mut strange: Option<BTreeSet<Aspect>> = None;
    for went in releases {
        let filling = filling(api, &went.manifest, lang)?;
        let (differences, unseen) = differences(went, lang, post, &filling, &names);
        let here: BTreeSet<Aspect> = differences.into_iter().map(|one| one.aspect).chain(unseen).collect();
        strange = Some(strange.map_or(here.clone(), |all| all.intersection(&here).copied().collect()));
    }
    Ok(strange.unwrap_or_default())
}

/// Two lists of names where they are not the same names in any order.
fn other_names(was: &[String], is: &[u64], names: &BTreeMap<u64, String>) -> Option<(String, String)> {
    let named: Vec<String> = is.iter().map(|id| names.get(id).cloned().unwrap_or_else(|| format!("#{id}"))).collect();
    let folded = |all: &[String]| all.iter().map(|name| terms::folded(name)).collect::<BTreeSet<_>>();
    (folded(was) != folded(&named)).then(|| (was.join(", "), named.join(", ")))
}

/// Files as visitors get them: each that the post offers is there, and a document is the sealed one.
fn files(
    api: &Api<'_>,
    went: &WentOut,
    lang: &Lang,
    facts: &PostFacts,
    filling: &Filling,
) -> Result<Vec<Difference>, SiteError> {
    let mut found = Vec::new();
    let own = format!("{lang}/");
    for file in facts.files.iter().filter(|file| went.manifest.artefacts.contains_key(&file.path)) {
        let short = file.path.strip_prefix(&own).unwrap_or(&file.path);
        let difference = || Difference::new(Aspect::File).about(short);
        let Some(media) = filling.files.get(&file.path) else {
            found.push(difference());
            continue;
        };
        if api.stock.is_some() && is_as_long(api, went, &file.path, &media.source)? {
            continue;
        }
        let answer = api.web.visit(&media.source).map_err(|silence| Trouble::silence(silence, &media.source))?;
        let same = file.media_type != "application/pdf" || went.is(&file.path, &answer.body);
        if answer.status != 200 || !same {
            found.push(difference().between(None, (answer.status == 200).then(|| media.source.clone())));
        }
    }
    Ok(found)
}

/// Whether a file is there with as many bytes as were sealed: of many files nobody fetches each.
fn is_as_long(api: &Api<'_>, went: &WentOut, path: &str, url: &str) -> Result<bool, SiteError> {
    let Some(sealed) = went.parts.get(path).filter(|_| went.has_exactly(path)) else { return Ok(false) };
    let head = api.web.look_at_head(url).map_err(|silence| Trouble::silence(silence, url))?;
    let length = head.header("content-length").and_then(|length| length.parse::<usize>().ok());
    Ok(head.status == 200 && length == Some(sealed.len()))
}

/// Stands for everything that can be changed in a post.
pub fn state(post: &Post) -> Digest {
    let lines =
        [&post.status, &post.slug, &post.title, &post.excerpt, &post.content].map(|text| Digest::of(text.as_bytes()));
    let numbers = format!("{:?} {:?} {}", post.categories, post.tags, post.featured);
    let text = lines.iter().map(|digest| format!("{digest}\n")).collect::<String>() + &numbers;
    Digest::of(format!("klartext-drift 1\n{text}\n").as_bytes())
}
