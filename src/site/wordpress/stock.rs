//! Everything of ours on the website, fetched a hundred at a time: for looking at an archive of thousands.
//!
//! Asked for each post alone, two thousand texts are fourteen thousand questions. But each of our posts
//! says `klartext` and its key in its first block, so one search, a hundred to a page, brings them all,
//! and their files by the numbers of the posts. What is not found so (a plugin can replace the search)
//! is looked for as a single post is. Nothing that changes anything goes by what was fetched here.

use super::WordPress;
use super::api::{Api, EVERYWHERE};
use super::post::carries;
use super::wire::{Media, Post};
use crate::site::SiteError;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// Posts by their keys, files by their slugs.
#[derive(Debug, Default)]
pub struct Stock {
    posts: HashMap<String, Vec<Post>>,
    files: HashMap<String, Vec<Media>>,
}

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
        *self.stock.borrow_mut() = Some(Rc::new(Stock::fetch(&api)?));
        Ok(())
    }
}

impl Stock {
    fn fetch(api: &Api<'_>) -> Result<Self, SiteError> {
        let mut stock = Self::default();
        let question = [("search", "klartext"), ("status", EVERYWHERE), ("context", "edit"), ("_fields", OF_A_POST)];
        let order = [("orderby", "id"), ("order", "asc")];
        let mut known: BTreeMap<u64, Post> = BTreeMap::new();
        for value in api.list("wp/v2/posts", &[&question[..], &order].concat())? {
            known.extend(Post::read(&value).map(|post| (post.id, post)));
        }
        let ids: Vec<String> = known.keys().map(ToString::to_string).collect();
        for together in ids.chunks(TOGETHER) {
            let parents = together.join(",");
            let question = [("parent", parents.as_str()), ("context", "edit"), ("_fields", OF_A_FILE)];
            for media in api.list("wp/v2/media", &[&question[..], &order].concat())?.iter().filter_map(Media::read) {
                stock.files.entry(media.slug.clone()).or_default().push(media);
            }
        }
        for post in known.into_values() {
            if let Some(key) = key_of(&post.content) {
                stock.posts.entry(key).or_default().push(post);
            }
        }
        Ok(stock)
    }

    /// Posts with this key where one of them is public; whatever else there is wants a closer look.
    pub fn posts(&self, key: &str) -> Option<Vec<Post>> {
        let found = self.posts.get(key)?.iter().filter(|post| !post.is_trashed() && carries(&post.content, key));
        let found: Vec<Post> = found.cloned().collect();
        found.iter().any(Post::is_public).then_some(found)
    }

    /// Files of one of these slugs, if there are any.
    pub fn files(&self, slugs: &[String]) -> Option<Vec<Media>> {
        let mut found: Vec<Media> = slugs.iter().filter_map(|slug| self.files.get(slug)).flatten().cloned().collect();
        found.sort_by_key(|media| media.id);
        (!found.is_empty()).then_some(found)
    }
}

/// The key in the mark of a post of ours.
fn key_of(content: &str) -> Option<String> {
    let is_key = |word: &&str| word.len() == 16 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let words = content.match_indices("klartext ").filter_map(|(at, mark)| content.get(at + mark.len()..)?.get(..16));
    words.into_iter().find(is_key).map(str::to_owned)
}
