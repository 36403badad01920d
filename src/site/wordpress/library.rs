//! Files in WordPress's library: one of each, known by its digest, whatever becomes of an upload.

use super::api::Api;
use super::find::numbered;
use super::post::{FileFacts, PostFacts, media_slug, short_slug};
use super::trouble::{Cause, Trouble, judge};
use super::wire::Media;
use crate::release::{Digest, Lang, Manifest, Release};
use crate::site::web::Load;
use crate::site::{SiteError, is_public};
use std::collections::BTreeMap;

/// Every file of an edition that lies in the library, by its path in the release, looked for by the
/// digests of a manifest. Nothing is uploaded.
pub fn look(api: &Api<'_>, manifest: &Manifest, lang: &Lang) -> Result<BTreeMap<String, Media>, SiteError> {
    let mut found = BTreeMap::new();
    let own = format!("{lang}/");
    let files = manifest.artefacts.iter().filter_map(|(path, digest)| Some((path.strip_prefix(&own)?, path, digest)));
    for (_, path, digest) in files.filter(|(name, path, _)| !name.starts_with("post/") && is_public(path)) {
        let slug = media_slug(manifest.id.as_str(), lang.as_str(), digest);
        if let Some(media) = copies(api, &slug, None)?.into_iter().next() {
            found.insert(path.clone(), media);
        }
    }
    Ok(found)
}

/// Every file of a post, uploaded where it is not there yet, attached to the post.
pub fn bring(
    api: &Api<'_>,
    release: &Release,
    facts: &PostFacts,
    post: u64,
) -> Result<BTreeMap<String, Media>, SiteError> {
    let mut files = BTreeMap::new();
    for file in &facts.files {
        let artefact = release.artefact(&file.path).ok_or_else(|| SiteError::Missing(file.path.clone()))?;
        let slug = media_slug(&facts.id, &facts.language, &Digest::of(&artefact.bytes));
        let name = file_name(file, &Digest::of(&artefact.bytes).short());
        let media = one(api, file, (&slug, &name), &artefact.bytes, post)?;
        files.insert(file.path.clone(), media);
    }
    Ok(files)
}

/// Puts a stamp on every earlier PDF: WordPress cannot change a file, so the one with the stamp takes
/// its name when it has gone. Pictures that may not stay go. Done last, when nothing shows them any
/// more; done again, it finds everything done. Returns addresses at which visitors still get the old.
pub fn stamp(api: &Api<'_>, release: &Release, facts: &PostFacts, post: u64) -> Result<Vec<String>, SiteError> {
    let mut stale = Vec::new();
    for one in &facts.stamped {
        let file = &one.file;
        let artefact = release.artefact(&file.path).ok_or_else(|| SiteError::Missing(file.path.clone()))?;
        let digest = Digest::of(&artefact.bytes);
        let before = short_slug(&facts.id, &facts.language, &one.instead_of);
        let slug = format!("{before}-{}", digest.short());
        if copies(api, &slug, Some(artefact.bytes.len() as u64))?.is_empty() {
            // The one without a stamp, and any with an earlier stamp.
            let attached = api.media(&[("parent", &post.to_string())])?;
            let earlier = attached.into_iter().filter(|media| media.slug.starts_with(&format!("{before}-")));
            for media in copies(api, &before, None)?.into_iter().chain(earlier) {
                api.delete(&format!("wp/v2/media/{}", media.id))?;
            }
        }
        let name = file_name(file, &one.instead_of);
        let media = self::one(api, file, (&slug, &name), &artefact.bytes, post)?;
        let seen = api.patience.until(|| {
            let answer = api.web.visit(&media.source).map_err(|silence| Trouble::silence(silence, &media.source))?;
            Ok::<_, SiteError>((Digest::of(&answer.body) == digest).then_some(()))
        })?;
        if seen.is_none() {
            stale.push(media.source);
        }
    }
    for digest in &facts.gone {
        for media in copies(api, &short_slug(&facts.id, &facts.language, digest), None)? {
            api.delete(&format!("wp/v2/media/{}", media.id))?;
        }
    }
    Ok(stale)
}

/// An upload makes something new each time, so it is looked for before, and again after an answer
/// that says nothing.
fn one(
    api: &Api<'_>,
    file: &FileFacts,
    (slug, name): (&str, &str),
    bytes: &[u8],
    post: u64,
) -> Result<Media, SiteError> {
    let size = bytes.len() as u64;
    let mut raw = false;
    for _ in 0..4 {
        let mut copies = self::copies(api, slug, Some(size))?;
        if !copies.is_empty() {
            let first = copies.remove(0);
            for twin in copies {
                api.delete(&format!("wp/v2/media/{}", twin.id))?;
            }
            return Ok(first);
        }
        let sent = if raw {
            upload_raw(api, file, (slug, name), bytes, post)
        } else {
            upload(api, file, (slug, name), bytes, post)
        };
        match sent {
            Ok(()) => {}
            // PHP's limits hold for forms; what comes as a body of its own passes them.
            Err(trouble) if trouble.cause == Cause::Size && !raw => raw = true,
            // It is given the time that PHP may still need for it.
            Err(trouble) if trouble.cause.leaves_open() => {
                api.patience.until(|| Ok::<_, SiteError>(self::copies(api, slug, Some(size))?.pop()))?;
            }
            Err(trouble) => {
                return Err(trouble.with("name", &file.name).with("size", bytes.len().div_ceil(1000)).into());
            }
        }
    }
    Err(Trouble::new(Cause::Unclear).with("url", &file.name).with("reason", "-").into())
}

fn upload(api: &Api<'_>, file: &FileFacts, (slug, name): (&str, &str), bytes: &[u8], post: u64) -> Result<(), Trouble> {
    let fields = vec![
        ("title", file.title.clone()),
        ("slug", slug.to_owned()),
        ("alt_text", file.alt.clone()),
        ("post", post.to_string()),
    ];
    let load = Load::Form {
        fields,
        field: "file".to_owned(),
        name: name.to_owned(),
        media_type: known(&file.media_type),
        bytes: bytes.to_owned(),
    };
    api.make("wp/v2/media", &load).map(|_| ())
}

fn upload_raw(
    api: &Api<'_>,
    file: &FileFacts,
    (slug, name): (&str, &str),
    bytes: &[u8],
    post: u64,
) -> Result<(), Trouble> {
    let post = post.to_string();
    let query = [("title", file.title.as_str()), ("slug", slug), ("alt_text", file.alt.as_str()), ("post", &post)];
    let url = crate::site::web::with_query(&api.url("wp/v2/media"), &query);
    let load = Load::Raw { media_type: known(&file.media_type), name: name.to_owned(), bytes: bytes.to_owned() };
    let answer = api.web.order(&url, &load).map_err(|silence| Trouble::silence(silence, &url))?;
    if matches!(answer.status, 200 | 201) { Ok(()) } else { Err(judge(&answer)) }
}

/// The name that visitors see at the end of the file's address. It holds the digest, so that a later
/// edition's file is another one and nobody reads an old copy from a cache.
fn file_name(file: &FileFacts, digest: &str) -> String {
    let (stem, end) = file.name.rsplit_once('.').unwrap_or((&file.name, "bin"));
    format!("{stem}-{digest}.{end}")
}

/// Files of this slug, and of this size where WordPress says one; the lowest number first.
fn copies(api: &Api<'_>, slug: &str, size: Option<u64>) -> Result<Vec<Media>, SiteError> {
    let slugs: Vec<String> = (1..=9).map(|n| numbered(slug, n)).collect();
    let found = match api.stock.as_ref().and_then(|stock| stock.files(&slugs)) {
        Some(found) => found,
        None => api.media(&[("slug", &slugs.join(","))])?,
    };
    // WordPress makes a smaller picture of a very large one and counts that; its name tells enough.
    let whole = |media: &Media| match (media.size, size) {
        (Some(is), Some(wanted)) => is == wanted || media.source.contains("-scaled."),
        _ => true,
    };
    Ok(found.into_iter().filter(whole).collect())
}

/// The media types that a release holds, as names that live as long as the program.
fn known(media_type: &str) -> &'static str {
    ["application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"]
        .into_iter()
        .find(|known| *known == media_type)
        .unwrap_or("application/octet-stream")
}
