//! What WordPress says about posts, files and terms, read as far as it is needed.
//!
//! PHP writes an empty object as an empty list, and leaves fields out as it likes: everything is
//! read by name from loose JSON, and what is missing is empty.

use serde_json::Value;

/// A post as an editor sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    pub id: u64,
    /// `draft`, `publish`, `future`, `pending`, `private`, `trash`.
    pub status: String,
    pub slug: String,
    pub link: String,
    pub title: String,
    /// The blocks as they are stored.
    pub content: String,
    pub excerpt: String,
    pub categories: Vec<u64>,
    pub tags: Vec<u64>,
    pub featured: u64,
    pub author: u64,
    /// Last change, UTC without a zone letter, as WordPress writes it.
    pub modified: String,
    /// Polylang's language, where it is there.
    pub lang: Option<String>,
}

impl Post {
    pub fn read(value: &Value) -> Option<Self> {
        let raw = |name: &str| {
            let field = &value[name];
            field["raw"].as_str().or(field.as_str()).or(field["rendered"].as_str()).unwrap_or_default().to_owned()
        };
        let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        Some(Self {
            id: value["id"].as_u64()?,
            status: text("status"),
            slug: text("slug"),
            link: text("link"),
            title: raw("title"),
            content: raw("content"),
            excerpt: raw("excerpt"),
            categories: numbers(&value["categories"]),
            tags: numbers(&value["tags"]),
            featured: value["featured_media"].as_u64().unwrap_or(0),
            author: value["author"].as_u64().unwrap_or(0),
            modified: text("modified_gmt"),
            lang: value["lang"].as_str().map(str::to_owned),
        })
    }

    pub fn is_public(&self) -> bool {
        self.status == "publish"
    }

    pub fn is_trashed(&self) -> bool {
        self.status == "trash"
    }
}

/// A file in WordPress's library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    pub id: u64,
    pub slug: String,
    /// Where the file lies.
    pub source: String,
    /// Bytes, where WordPress says so.
    pub size: Option<u64>,
}

impl Media {
    pub fn read(value: &Value) -> Option<Self> {
        Some(Self {
            id: value["id"].as_u64()?,
            slug: value["slug"].as_str().unwrap_or_default().to_owned(),
            source: value["source_url"].as_str().filter(|url| !url.is_empty())?.to_owned(),
            size: value["media_details"]["filesize"].as_u64(),
        })
    }
}

/// Whom the password belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    pub id: u64,
    pub name: String,
    pub roles: Vec<String>,
    /// What they may do.
    pub may: Vec<String>,
}

impl User {
    pub fn read(value: &Value) -> Option<Self> {
        let roles = value["roles"].as_array().into_iter().flatten();
        let may = value["capabilities"].as_object().into_iter().flatten();
        Some(Self {
            id: value["id"].as_u64()?,
            name: value["name"].as_str().unwrap_or_default().to_owned(),
            roles: roles.filter_map(|role| role.as_str().map(str::to_owned)).collect(),
            may: may.filter(|(_, yes)| *yes == &Value::Bool(true)).map(|(name, _)| name.clone()).collect(),
        })
    }
}

fn numbers(list: &Value) -> Vec<u64> {
    let mut numbers: Vec<u64> = list.as_array().into_iter().flatten().filter_map(Value::as_u64).collect();
    numbers.sort_unstable();
    numbers
}

/// A name without the entities in which WordPress stores it: `Presse &amp; Öffentlichkeit`.
pub fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|end| *end <= 10);
        match end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn empty_lists_stand_for_empty_objects() {
        let post = json!({"id": 4, "status": "draft", "meta": [], "title": {"raw": "A"}, "content": [], "excerpt": "x",
            "categories": [7, 2], "tags": {}, "featured_media": 0});
        let post = Post::read(&post).unwrap();
        assert_eq!((post.title.as_str(), post.content.as_str(), post.excerpt.as_str()), ("A", "", "x"));
        assert_eq!((post.categories, post.tags), (vec![2, 7], vec![]));
        assert_eq!(Post::read(&json!({"status": "draft"})), None);
        assert_eq!(Media::read(&json!({"id": 1, "source_url": "", "media_details": []})), None);
        let user = User::read(&json!({"id": 1, "name": "E", "roles": [], "capabilities": []})).unwrap();
        assert!(user.may.is_empty() && user.roles.is_empty());
    }

    #[test]
    fn names_are_compared_without_their_entities() {
        for (stored, name) in [
            ("Presse &amp; Öffentlichkeit", "Presse & Öffentlichkeit"),
            ("&#8220;A&#x201d; &lt;b&gt;", "“A” <b>"),
            ("A & B; C &unknown; &", "A & B; C &unknown; &"),
        ] {
            assert_eq!(decoded(stored), name);
        }
    }
}
