//! Files that come in: in a form as browsers send it, or alone with their name in a header.

use super::rest::trouble;
use super::store::{File, Store};
use super::{Reply, Request};

/// Takes a file in.
pub fn take(store: &mut Store, request: &Request) -> Reply {
    let kind = request.header("content-type").unwrap_or_default().to_owned();
    let form = kind.strip_prefix("multipart/form-data; boundary=");
    let file = match form {
        Some(_) if request.body.len() > store.setup.upload_limit => {
            let message = "The uploaded file exceeds the upload_max_filesize directive in php.ini.";
            return trouble(500, "rest_upload_unknown_error", message);
        }
        Some(boundary) => from_form(&request.body, boundary.trim_matches('"')),
        None => from_body(request, &kind),
    };
    let Some(mut file) = file else {
        return trouble(400, "rest_upload_no_content_disposition", "Kein Content-Disposition übermittelt.");
    };
    if store.setup.refuses_files || file.media_type == "image/svg+xml" || file.bytes.is_empty() {
        return trouble(
            500,
            "rest_upload_unknown_error",
            "Du bist leider nicht berechtigt, diesen Dateityp hochzuladen.",
        );
    }
    file.id = store.number();
    file.slug = store.unique_file(&file.slug);
    let (stem, end) =
        file.name.rsplit_once('.').map_or((file.name.clone(), String::new()), |(a, b)| (a.into(), b.into()));
    for n in 1.. {
        if store.files.values().all(|other| other.name != file.name) {
            break;
        }
        file.name = format!("{stem}-{n}.{end}");
    }
    let reply = Reply::json(201, &store.file_json(&file)).with("X-WP-Upload-Attachment-ID", file.id);
    store.files.insert(file.id, file);
    reply
}

fn from_body(request: &Request, kind: &str) -> Option<File> {
    let name = request.header("content-disposition")?.split("filename=").nth(1)?.trim_matches('"').to_owned();
    let field = |name: &str| request.parameter(name).unwrap_or_default();
    Some(File {
        id: 0,
        slug: field("slug"),
        name,
        alt: field("alt_text"),
        post: field("post").parse().unwrap_or(0),
        media_type: kind.to_owned(),
        bytes: request.body.clone(),
    })
}

pub fn from_form(body: &[u8], boundary: &str) -> Option<File> {
    let line = format!("--{boundary}");
    let (mut file, mut fields) = (None, Vec::new());
    for part in split(body, line.as_bytes()) {
        let Some(at) = find(part, b"\r\n\r\n") else { continue };
        let head = String::from_utf8_lossy(&part[..at]).into_owned();
        let value = part[at + 4..].strip_suffix(b"\r\n").unwrap_or(&part[at + 4..]).to_vec();
        let word = |key: &str| head.split(key).nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned);
        let name = word("name=\"")?;
        match word("filename=\"") {
            Some(file_name) => {
                let kind = head.lines().find_map(|line| line.strip_prefix("Content-Type: ")).unwrap_or_default();
                file = Some((file_name, kind.to_owned(), value));
            }
            None => fields.push((name, String::from_utf8_lossy(&value).into_owned())),
        }
    }
    let (name, media_type, bytes) = file?;
    let field = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, v)| v.clone()).unwrap_or_default();
    Some(File {
        id: 0,
        slug: field("slug"),
        name,
        alt: field("alt_text"),
        post: field("post").parse().unwrap_or(0),
        media_type,
        bytes,
    })
}

fn split<'a>(body: &'a [u8], line: &[u8]) -> Vec<&'a [u8]> {
    let (mut parts, mut rest) = (Vec::new(), body);
    while let Some(at) = find(rest, line) {
        parts.push(&rest[..at]);
        rest = &rest[at + line.len()..];
    }
    parts
}

fn find(body: &[u8], what: &[u8]) -> Option<usize> {
    body.windows(what.len()).position(|window| window == what)
}
