//! A statement as a post: what of it is sealed before WordPress sees anything, how it is filled in
//! there, and how what WordPress holds is read back to what was sealed.

use super::wire::Media;
use super::{Settings, mark};
use crate::release::{Artefact, Blank, Digest, Lang, Release, Stamped, StatementId};
use crate::site::SiteError;
use crate::site::drift::WentOut;
use crate::site::template::{Templates, Words, direction, escape};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything that a post shows.
pub struct PostPage<'a> {
    pub repo: &'a Digest,
    pub id: &'a StatementId,
    pub lang: &'a Lang,
    /// The language that the house writes in has the shortest address.
    pub main: bool,
    /// The headline in typographic form, without markup.
    pub title: String,
    /// The lead in plain words.
    pub summary: String,
    /// The article as blocks, with blanks.
    pub blocks: String,
    /// The PDF's name beside the post and its size in bytes.
    pub pdf: (String, usize),
    /// Earlier PDFs, with a stamp on them.
    pub stamped: Vec<Stamped>,
    /// Earlier pictures that may not stay, by the first twelve digits of their digests.
    pub gone: Vec<String>,
    /// Pictures by their path beside the text, with their alternative texts, in order.
    pub pictures: Vec<(String, String)>,
    /// The other languages of the release.
    pub others: Vec<Lang>,
    pub settings: &'a Settings,
    /// For a website without the editor's blocks: what they say besides the text is left out.
    pub bare: bool,
    pub templates: &'a Templates,
}

/// `<lang>/post/facts.json`: what of a post is neither text nor title, sealed with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostFacts {
    pub klartext: String,
    pub id: String,
    pub language: String,
    /// By this the post is found again; it stands in the name of the first block.
    pub key: String,
    pub slug: String,
    pub categories: Vec<String>,
    pub tags: Vec<String>,
    pub author: Option<u64>,
    /// Path of the featured picture.
    pub featured: Option<String>,
    pub files: Vec<FileFacts>,
    /// Earlier PDFs that take the place of what lies in the library, each at its address.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stamped: Vec<StampedFacts>,
    /// Earlier pictures that leave the library, by the first twelve digits of their digests.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gone: Vec<String>,
}

/// A stamped PDF, and the file in the library whose address it keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StampedFacts {
    pub file: FileFacts,
    /// The first twelve digits of that file's digest.
    pub instead_of: String,
}

/// A file that goes into WordPress's library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileFacts {
    /// Its path in the release.
    pub path: String,
    /// Its name in the library, plain ASCII.
    pub name: String,
    pub title: String,
    /// For pictures.
    pub alt: String,
    pub media_type: String,
}

/// A sealed post: each part is an artefact of its own, so that each can be proved alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedPost {
    pub lang: Lang,
    pub facts: PostFacts,
    /// In HTML, as WordPress has titles.
    pub title: String,
    pub excerpt: String,
    /// The blocks with their blanks.
    pub text: String,
}

/// The parts' paths below the language.
pub const TEXT: &str = "post/text.html";
pub const TITLE: &str = "post/title.html";
pub const EXCERPT: &str = "post/excerpt.html";
pub const FACTS: &str = "post/facts.json";
const MARK: &str = "post 1";

/// The name under which a statement's post is found in one language, on every machine the same: of
/// two workspaces on one website neither takes the other's posts for its own.
pub fn key(repo: &Digest, id: &StatementId, lang: &Lang) -> String {
    Digest::of(format!("klartext-post 1\nrepo {repo}\nid {id}\nlang {lang}\n").as_bytes()).hex()[..16].to_owned()
}

/// The post as artefacts of the release.
pub fn post(page: &PostPage<'_>) -> Result<Vec<Artefact>, SiteError> {
    let facts = page.facts();
    let text = page.text(&facts)?;
    let text = if page.bare { bare(&text) } else { text };
    let mut json = serde_json::to_vec_pretty(&facts).unwrap_or_default();
    json.push(b'\n');
    let artefact =
        |name: &str, media_type, bytes| Artefact { path: format!("{}/{name}", page.lang), media_type, bytes };
    Ok(vec![
        artefact(TEXT, "text/html", text.into_bytes()),
        artefact(TITLE, "text/html", escape_text(&page.title).into_bytes()),
        artefact(EXCERPT, "text/html", escape_text(&page.summary).into_bytes()),
        artefact(FACTS, "application/json", json),
    ])
}

/// Blocks as plain HTML: without the editor's remarks and the classes that only its styles know.
fn bare(blocks: &str) -> String {
    let mut out = String::with_capacity(blocks.len());
    let mut rest = blocks;
    while let Some(at) = rest.find("<!-- ") {
        out.push_str(&rest[..at]);
        rest = rest[at..].find("-->").map_or("", |end| rest[at + end + 3..].trim_start_matches('\n'));
    }
    out.push_str(rest);
    for class in [" class=\"wp-", " class=\"has-"] {
        while let Some(at) = out.find(class) {
            let end = out[at + class.len()..].find('"').map_or(out.len(), |end| at + class.len() + end + 1);
            out.replace_range(at..end, "");
        }
    }
    out.trim().to_owned()
}

impl PostPage<'_> {
    fn facts(&self) -> PostFacts {
        let slug = if self.main { self.id.to_string() } else { format!("{}-{}", self.id, self.lang).to_lowercase() };
        let file = |path: &str, name: String, title: String, alt: String, media_type: &str| FileFacts {
            path: format!("{}/{path}", self.lang),
            name,
            title,
            alt,
            media_type: media_type.to_owned(),
        };
        let mut files: Vec<FileFacts> = Vec::new();
        for (path, alt) in &self.pictures {
            let title = if alt.is_empty() { self.title.clone() } else { alt.clone() };
            let (name, media_type) = picture_name(path);
            files.push(file(path, name, title, alt.clone(), media_type));
        }
        if self.settings.pdf {
            let (name, _) = &self.pdf;
            files.push(file(name, name.clone(), self.title.clone(), String::new(), "application/pdf"));
        }
        let picture = files.iter().find(|file| file.media_type.starts_with("image/"));
        let featured = picture.filter(|_| self.settings.featured).map(|file| file.path.clone());
        let mut stamped = Vec::new();
        for one in self.stamped.iter().filter(|_| self.settings.pdf) {
            let file = file(&one.name, one.name.clone(), self.title.clone(), String::new(), "application/pdf");
            let all = one.instead_of.iter();
            stamped.extend(all.map(|before| StampedFacts { file: file.clone(), instead_of: before.clone() }));
        }
        PostFacts {
            klartext: MARK.to_owned(),
            id: self.id.to_string(),
            language: self.lang.to_string(),
            key: key(self.repo, self.id, self.lang),
            slug,
            categories: self.settings.categories.clone(),
            tags: self.settings.tags.clone(),
            author: self.settings.author,
            featured,
            files,
            stamped,
            gone: self.gone.clone(),
        }
    }

    /// The blocks between the two that say in which language they are, with the PDF and the other
    /// languages below.
    fn text(&self, facts: &PostFacts) -> Result<String, SiteError> {
        let words = Words::of(self.templates, self.lang)?;
        let mut parts = vec![opening(facts, self.lang), self.blocks.clone()];
        if self.settings.pdf {
            let path = format!("{}/{}", self.lang, self.pdf.0);
            let (address, number) = (Blank::Address(path.clone()), Blank::Number(path));
            let label = format!("{} ({}\u{a0}kB)", escape_text(&words.pdf), self.pdf.1.div_ceil(1000));
            parts.push(format!(
                "<!-- wp:file {{\"id\":{number},\"href\":\"{address}\",\"showDownloadButton\":false}} -->\n\
                 <div class=\"wp-block-file\"><a href=\"{address}\">{label}</a></div>\n<!-- /wp:file -->"
            ));
        }
        if !self.others.is_empty() {
            let link = |lang: &Lang| {
                let name = Words::name(self.templates, lang)?;
                let address = Blank::Edition(lang.clone());
                Ok(format!("<a href=\"{address}\" lang=\"{lang}\">{}</a>", escape_text(&name)))
            };
            let links = self.others.iter().map(link).collect::<Result<Vec<_>, SiteError>>()?.join(" · ");
            parts.push(format!(
                "<!-- wp:paragraph {{\"className\":\"languages\"}} -->\n\
                 <p class=\"languages\">{}: {links}</p>\n<!-- /wp:paragraph -->",
                escape_text(&words.languages)
            ));
        }
        parts.push(CLOSING.to_owned());
        Ok(parts.join("\n\n"))
    }
}

/// The language of a text belongs around all of it, and no block of the editor can say it; two HTML
/// blocks can, and the editor keeps them as they are. The first block's name is what colleagues see
/// in the editor's list, and what we look for: other marks do not survive their saving.
fn opening(facts: &PostFacts, lang: &Lang) -> String {
    let name = mark::of(&facts.key, &facts.id, &facts.language);
    format!(
        "<!-- wp:html {{\"metadata\":{{\"name\":\"{name}\"}}}} -->\n<div id=\"{}\" lang=\"{lang}\" dir=\"{}\">\n<!-- /wp:html -->",
        anchor(&facts.key),
        direction(lang),
    )
}

const CLOSING: &str = "<!-- wp:html -->\n</div>\n<!-- /wp:html -->";

/// The name in the public page by which a visitor's look knows the post.
pub fn anchor(key: &str) -> String {
    format!("klartext-{key}")
}

impl SealedPost {
    /// The sealed post of one language.
    pub fn of(release: &Release, lang: &Lang) -> Result<Self, SiteError> {
        let missing = |name: &str| SiteError::Missing(format!("{lang}/{name}"));
        let part = |name: &str| {
            let artefact = release.artefact(&format!("{lang}/{name}")).ok_or_else(|| missing(name))?;
            String::from_utf8(artefact.bytes.clone()).map_err(|_| missing(name))
        };
        let facts: PostFacts = serde_json::from_str(&part(FACTS)?).map_err(|_| missing(FACTS))?;
        let (title, excerpt, text) = (part(TITLE)?, part(EXCERPT)?, part(TEXT)?);
        Ok(Self { lang: lang.clone(), facts, title, excerpt, text })
    }

    /// The posts of every language of a release.
    pub fn all(release: &Release) -> Result<Vec<Self>, SiteError> {
        release.manifest().editions.keys().map(|lang| Self::of(release, lang)).collect()
    }

    /// What a post holds before it is filled: enough to be found again, nothing to be read.
    pub fn stub(&self) -> String {
        format!("{}\n\n{CLOSING}", opening(&self.facts, &self.lang))
    }
}

/// What WordPress has put in for the blanks of one release.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filling {
    /// Number and address of each file, by its path in the release.
    pub files: BTreeMap<String, Media>,
    /// The address of each edition that stays right whatever its post is called.
    pub editions: BTreeMap<Lang, String>,
}

impl Filling {
    /// The sealed text with every blank filled.
    pub fn fill(&self, text: &str) -> Result<String, SiteError> {
        let mut text = text.to_owned();
        for (blank, value) in self.values() {
            text = text.replace(&blank.to_string(), &value);
        }
        match ["%%address:", "%%number:", "%%edition:"].iter().find_map(|open| text.find(open)) {
            Some(at) => Err(SiteError::Missing(text[at..].chars().take(60).collect())),
            None => Ok(text),
        }
    }

    /// A stored text with the blanks put back: of the sealed text, the very same bytes.
    pub fn empty(&self, text: &str) -> String {
        let mut text = text.to_owned();
        let mut addresses: Vec<_> = self.files.iter().map(|(path, media)| (media.source.clone(), path)).collect();
        addresses.sort_by_key(|(source, _)| std::cmp::Reverse(source.len()));
        for (source, path) in addresses {
            text = text.replace(&format!("\"{source}\""), &format!("\"{}\"", Blank::Address(path.clone())));
        }
        for (path, media) in &self.files {
            let blank = Blank::Number(path.clone());
            text = text.replace(&format!("{{\"id\":{},", media.id), &format!("{{\"id\":{blank},"));
            text = text.replace(&format!("\"wp-image-{}\"", media.id), &format!("\"wp-image-{blank}\""));
        }
        for (lang, address) in &self.editions {
            text = text.replace(&format!("\"{address}\""), &format!("\"{}\"", Blank::Edition(lang.clone())));
        }
        text
    }

    fn values(&self) -> Vec<(Blank, String)> {
        let mut values = Vec::new();
        for (path, media) in &self.files {
            values.push((Blank::Address(path.clone()), media.source.clone()));
            values.push((Blank::Number(path.clone()), media.id.to_string()));
        }
        values.extend(self.editions.iter().map(|(lang, address)| (Blank::Edition(lang.clone()), address.clone())));
        values
    }
}

/// The name in WordPress's library that is the file's idempotency key: statement and digest.
pub fn media_slug(id: &str, lang: &str, digest: &Digest) -> String {
    short_slug(id, lang, &digest.short())
}

/// The same by the first twelve digits of a digest.
pub fn short_slug(id: &str, lang: &str, digest: &str) -> String {
    format!("{id}-{lang}-{digest}").to_lowercase()
}

/// Words in HTML; quotes stay as they are.
pub fn escape_text(text: &str) -> String {
    escape(text).replace("&quot;", "\"").replace("&#39;", "'")
}

/// An ASCII name for a picture, and what it is.
fn picture_name(path: &str) -> (String, &'static str) {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
    let end = end.to_ascii_lowercase();
    let media_type = match end.as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let stem: String =
        stem.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    let stem = stem.trim_matches('-');
    (format!("{}.{end}", if stem.is_empty() { "picture" } else { stem }), media_type)
}

impl WentOut {
    /// What was sealed about a post besides its words; perhaps made again and not exactly that.
    pub fn facts(&self, lang: &Lang) -> Option<PostFacts> {
        serde_json::from_slice(self.parts.get(&format!("{lang}/{FACTS}"))?).ok()
    }
}

#[cfg(test)]
pub mod tests;
