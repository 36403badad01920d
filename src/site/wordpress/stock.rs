//! Everything of ours on the website, fetched a hundred at a time: for looking at an archive of thousands.
//!
//! Asked for each post alone, two thousand texts are fourteen thousand questions. But each of our posts
//! says `klartext` and its key in its first block, so one search, a hundred to a page, brings them all,
//! and their files by the numbers of the posts. What is not found so (a plugin can replace the search)
//! is looked for as a single post is. Nothing that changes anything goes by what was fetched here.

use super::mark::{carries, key_of};
use super::wire::{Media, Post};
use std::collections::HashMap;

/// Posts by their keys, files by their slugs.
#[derive(Debug, Default)]
pub struct Stock {
    posts: HashMap<String, Vec<Post>>,
    files: HashMap<String, Vec<Media>>,
}

impl Stock {
    /// Of all posts that a search brought, those of ours; of their files, all.
    pub fn of(posts: impl IntoIterator<Item = Post>, files: impl IntoIterator<Item = Media>) -> Self {
        let mut stock = Self::default();
        for media in files {
            stock.files.entry(media.slug.clone()).or_default().push(media);
        }
        for post in posts {
            if let Some(key) = key_of(&post.content).map(str::to_owned) {
                stock.posts.entry(key).or_default().push(post);
            }
        }
        stock
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
