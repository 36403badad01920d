//! Finding a post again: by its key wherever it is, and who else holds its address.

use super::api::Api;
use super::mark::carries;
use super::post::PostFacts;
use super::trouble::Trouble;
use super::wire::{Post, decoded};
use std::collections::BTreeMap;

/// What WordPress holds for one edition.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Posts with our key, in order of their numbers.
    pub ours: Vec<Post>,
    /// A post without our key at our address.
    pub stranger: Option<Post>,
    /// Posts with our key in the trash.
    pub trashed: Vec<Post>,
}

/// Looks in three ways, since each alone can be blind: a search plugin may replace the search, and
/// somebody may have changed the address.
pub fn find(api: &Api<'_>, facts: &PostFacts) -> Result<Found, Trouble> {
    if let Some(ours) = api.stock.as_ref().and_then(|stock| stock.posts(&facts.key)) {
        return Ok(Found { ours, ..Found::default() });
    }
    let slugs: Vec<String> = (1..=9).map(|n| numbered(&facts.slug, n)).collect();
    let trashed = slugs.iter().map(|slug| format!("{slug}__trashed"));
    let slugs: Vec<String> = slugs.iter().cloned().chain(trashed).collect();
    let named = api.posts_everywhere(&[("slug", &slugs.join(","))])?;
    let stranger = named.iter().find(|post| post.slug == facts.slug && !carries(&post.content, &facts.key)).cloned();
    let searched = api.posts_everywhere(&[("search", &facts.key)])?;
    let all = only_ours(named.into_iter().chain(searched), &facts.key);
    let (trashed, ours) = all.into_iter().partition(Post::is_trashed);
    Ok(Found { ours, stranger: stranger.filter(|post| !post.is_trashed()), trashed })
}

/// Posts with this key that are not in the trash, in order of their numbers.
pub fn ours(api: &Api<'_>, key: &str) -> Result<Vec<Post>, Trouble> {
    if let Some(ours) = api.stock.as_ref().and_then(|stock| stock.posts(key)) {
        return Ok(ours);
    }
    let found = api.posts_everywhere(&[("search", key)])?;
    Ok(only_ours(found.into_iter().filter(|post| !post.is_trashed()), key))
}

fn only_ours(posts: impl Iterator<Item = Post>, key: &str) -> Vec<Post> {
    let ours: BTreeMap<u64, Post> =
        posts.filter(|post| carries(&post.content, key)).map(|post| (post.id, post)).collect();
    ours.into_values().collect()
}

/// `slug`, `slug-2`, `slug-3` …: how WordPress tells apart what has one name.
pub fn numbered(slug: &str, n: u32) -> String {
    if n < 2 { slug.to_owned() } else { format!("{slug}-{n}") }
}

/// What a person knows a post by: its title in words.
pub fn title(post: &Post) -> String {
    decoded(&post.title)
}
