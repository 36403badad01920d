//! What the website holds: posts, files, terms; and how it was set up.

use super::Request;
use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};

#[derive(Debug, Clone, Default)]
pub struct Post {
    pub id: u64,
    pub status: String,
    pub slug: String,
    pub title: String,
    pub content: String,
    pub excerpt: String,
    pub categories: Vec<u64>,
    pub tags: Vec<u64>,
    pub featured: u64,
    pub author: u64,
    /// Counts up with every change.
    pub modified: u64,
    /// Autosaves of others: author, time.
    pub autosaves: Vec<(u64, u64)>,
    pub last_editor: u64,
    /// What WordPress keeps of earlier words, the oldest first: one with each change of them.
    pub versions: Vec<Version>,
}

/// The words of a post at a time, and who wrote them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub author: u64,
    pub at: u64,
    pub title: String,
    pub content: String,
    pub excerpt: String,
}

impl Post {
    /// Keeps a version where the words are others than those kept last.
    pub fn keep(&mut self) {
        let version = Version {
            author: self.last_editor,
            at: self.modified,
            title: self.title.clone(),
            content: self.content.clone(),
            excerpt: self.excerpt.clone(),
        };
        let words = |one: &Version| (one.title.clone(), one.content.clone(), one.excerpt.clone());
        if self.versions.last().map(words) != Some(words(&version)) {
            self.versions.push(version);
        }
    }
}

#[derive(Debug, Clone)]
pub struct File {
    pub id: u64,
    pub slug: String,
    pub name: String,
    pub alt: String,
    pub post: u64,
    pub media_type: String,
    pub bytes: Vec<u8>,
}

/// How this website differs from one where everything is well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    pub plain_permalinks: bool,
    pub link_header: bool,
    pub application_passwords: bool,
    /// The web server swallows the Authorization header.
    pub strips_login: bool,
    pub xmlrpc: bool,
    /// `administrator`, `editor`, `author`, `contributor`.
    pub role: &'static str,
    /// Some tags are removed from what is saved.
    pub filters: bool,
    /// Something that stands before every answer.
    pub noise: &'static str,
    /// Seconds by which the website's clock is ahead.
    pub clock: i64,
    /// Larger uploads are refused as PHP does it.
    pub upload_limit: usize,
    /// No file is of a kind that is allowed.
    pub refuses_files: bool,
    /// Visitors see pages as they were when they were first looked at.
    pub cached: bool,
    /// Everything is answered by something that is not WordPress.
    pub wall: Option<(u16, Vec<(&'static str, &'static str)>, &'static str)>,
    /// The interface answers so, whoever asks.
    pub code: Option<(u16, &'static str)>,
    pub polylang: bool,
    /// The look-up of entries gives all there are, whatever was asked.
    pub looks_by_nothing: bool,
    /// A plugin has replaced the search, and finds nothing.
    pub blind_search: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            plain_permalinks: false,
            link_header: true,
            application_passwords: true,
            strips_login: false,
            xmlrpc: true,
            role: "editor",
            filters: false,
            noise: "",
            clock: 0,
            upload_limit: 2 << 20,
            refuses_files: false,
            cached: false,
            wall: None,
            code: None,
            polylang: false,
            looks_by_nothing: false,
            blind_search: false,
        }
    }
}

#[derive(Debug, Default)]
pub struct Store {
    pub home: String,
    pub setup: Setup,
    pub posts: BTreeMap<u64, Post>,
    pub files: BTreeMap<u64, File>,
    /// Names as they are stored, with entities: categories and tags.
    pub terms: [BTreeMap<u64, String>; 2],
    pub languages: BTreeMap<u64, (String, Value)>,
    /// What a website that is no WordPress holds: entries, and files by name.
    pub entries: BTreeMap<u64, Value>,
    pub assets: BTreeMap<u64, (String, Vec<u8>)>,
    pub requests: Vec<Request>,
    /// What visitors were shown first, by address, where a cache stands before the website.
    pub cache: BTreeMap<String, Vec<u8>>,
    late: VecDeque<(usize, Request)>,
    last: u64,
    clock: u64,
}

impl Store {
    pub fn new(home: &str) -> Self {
        let categories = BTreeMap::from([(1, "Allgemein".to_owned()), (2, "Presse &amp; Öffentlichkeit".to_owned())]);
        Self { home: home.to_owned(), terms: [categories, BTreeMap::new()], last: 10, ..Self::default() }
    }

    /// Numbers grow.
    pub fn number(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    pub fn tick(&mut self) -> u64 {
        self.clock += 1;
        self.clock
    }

    /// A request whose sender has gone arrives after a few others.
    pub fn arrives_late(&mut self, request: Request) {
        let after = 1 + (self.requests.len() * 7) % 9;
        self.late.push_back((after, request));
    }

    /// What has been on its way long enough.
    pub fn what_arrives_now(&mut self) -> Vec<Request> {
        let mut ready = Vec::new();
        self.late.retain_mut(|(left, request)| {
            *left -= 1;
            if *left == 0 {
                ready.push(request.clone());
            }
            *left > 0
        });
        ready
    }

    /// A post that a colleague made.
    pub fn add(&mut self, slug: &str, status: &str, title: &str, content: &str) -> u64 {
        let (id, modified) = (self.number(), self.tick());
        let post = Post {
            id,
            status: status.to_owned(),
            slug: slug.to_owned(),
            title: title.to_owned(),
            content: content.to_owned(),
            author: 5,
            last_editor: 5,
            modified,
            ..Post::default()
        };
        self.posts.insert(id, post);
        id
    }

    /// Posts that visitors see.
    pub fn public(&self) -> Vec<&Post> {
        self.posts.values().filter(|post| post.status == "publish").collect()
    }

    pub fn with_status(&self, status: &str) -> usize {
        self.posts.values().filter(|post| post.status == status).count()
    }

    /// A colleague writes in a post.
    pub fn edit(&mut self, id: u64, change: impl FnOnce(&mut Post)) {
        let modified = self.tick();
        let post = self.posts.get_mut(&id).expect("the post");
        change(post);
        post.modified = modified;
        post.last_editor = 5;
        post.keep();
    }

    /// A slug that no other post has (`wp_unique_post_slug`: posts only among posts).
    pub fn unique(&self, wanted: &str, own: u64) -> String {
        let taken = |slug: &str| self.posts.values().any(|post| post.id != own && post.slug == slug);
        let numbered = (2..).map(|n| format!("{wanted}-{n}"));
        std::iter::once(wanted.to_owned()).chain(numbered).find(|slug| !taken(slug)).expect("one is free")
    }

    /// Files have no name in common with anything.
    pub fn unique_file(&self, wanted: &str) -> String {
        let taken = |slug: &str| {
            self.files.values().any(|file| file.slug == slug) || self.posts.values().any(|post| post.slug == slug)
        };
        let numbered = (2..).map(|n| format!("{wanted}-{n}"));
        std::iter::once(wanted.to_owned()).chain(numbered).find(|slug| !taken(slug)).expect("one is free")
    }

    pub fn link(&self, post: &Post) -> String {
        match (post.status.as_str(), self.setup.plain_permalinks) {
            ("publish", false) => format!("{}/2026/11/{}/", self.home, post.slug),
            _ => format!("{}/?p={}", self.home, post.id),
        }
    }

    pub fn source(&self, file: &File) -> String {
        format!("{}/wp-content/uploads/2026/11/{}", self.home, file.name)
    }

    pub fn post_json(&self, post: &Post) -> Value {
        let field = |raw: &str| json!({ "raw": raw, "rendered": raw });
        let mut value = json!({
            "id": post.id, "status": post.status, "slug": post.slug, "link": self.link(post), "type": "post",
            "title": field(&post.title), "content": field(&post.content), "excerpt": field(&post.excerpt),
            "categories": post.categories, "tags": post.tags, "featured_media": post.featured, "author": post.author,
            "modified_gmt": time(post.modified), "date_gmt": time(post.modified), "meta": [],
        });
        if let Some((lang, translations)) = self.languages.get(&post.id) {
            value["lang"] = json!(lang);
            value["translations"] = translations.clone();
        }
        value
    }

    pub fn file_json(&self, file: &File) -> Value {
        json!({
            "id": file.id, "slug": file.slug, "source_url": self.source(file), "alt_text": file.alt,
            "post": file.post, "mime_type": file.media_type, "media_details": { "filesize": file.bytes.len() },
        })
    }
}

/// A time that grows with the count.
pub fn time(count: u64) -> String {
    format!("2026-11-26T{:02}:{:02}:{:02}", count / 3600 % 24, count / 60 % 60, count % 60)
}
