//! Looking at it: the newsroom and the drafts in a browser, on this machine only.

mod drafts;
mod watch;

use super::desk::Desk;
use super::site::site;
use super::{OpsError, Surroundings};
use drafts::Answer;
use std::path::{Component, Path, PathBuf};
pub use watch::{Phrases, watch};

/// A web server on the loopback address.
pub struct Server {
    http: tiny_http::Server,
    dir: PathBuf,
    surroundings: Surroundings,
    /// The newsroom, where the website is one.
    root: Option<PathBuf>,
    pub address: String,
}

/// Listens on 127.0.0.1; port 0 takes any that is free. Gives the address for a browser.
fn listen(port: u16) -> Result<(tiny_http::Server, String), OpsError> {
    let http = tiny_http::Server::http(("127.0.0.1", port)).map_err(|error| OpsError::Serve(error.to_string()))?;
    let port = http.server_addr().to_ip().map_or(port, |address| address.port());
    Ok((http, format!("http://127.0.0.1:{port}/")))
}

/// Starts listening.
pub fn serve(desk: &Desk, port: u16) -> Result<Server, OpsError> {
    let (http, address) = listen(port)?;
    Ok(Server {
        http,
        dir: desk.workspace.root().to_owned(),
        surroundings: desk.surroundings.clone(),
        root: site(desk)?.newsroom().map(|newsroom| newsroom.root().to_owned()),
        address,
    })
}

type Body = tiny_http::Response<std::io::Cursor<Vec<u8>>>;

const TEXT: &str = "text/plain; charset=utf-8";

impl Server {
    /// Answers requests until the process ends.
    pub fn run(&self) {
        for request in self.http.incoming_requests() {
            let answer = match is_ours(&request) {
                true => self.answer(request.method(), request.url()),
                false => page(403, TEXT, b"403\n".to_vec()),
            };
            // A browser that went away is no trouble.
            let _ = request.respond(answer);
        }
    }

    fn answer(&self, method: &tiny_http::Method, url: &str) -> Body {
        if !matches!(method, tiny_http::Method::Get | tiny_http::Method::Head) {
            return with(page(405, TEXT, b"405\n".to_vec()), "Allow", "GET, HEAD");
        }
        let encoded = url.split(['?', '#']).next().unwrap_or("/");
        let Some(path) = decode(encoded) else { return missing() };
        match path.strip_prefix("/drafts/") {
            Some(rest) => match self.draft(rest) {
                Ok(Answer::Found(media_type, bytes)) => page(200, media_type, bytes),
                Ok(Answer::Moved(to)) => moved(&to),
                Ok(Answer::Missing) => missing(),
                Ok(Answer::Unreadable(bytes)) => page(500, "text/html; charset=utf-8", bytes),
                Err(error) => page(500, TEXT, format!("{error}\n").into_bytes()),
            },
            None if path == "/drafts" => moved("/drafts/"),
            None => self.file(&path, encoded),
        }
    }

    /// What is not out, as it lies in the folder at this moment.
    fn draft(&self, rest: &str) -> Result<Answer, OpsError> {
        drafts::answer(&Desk::open(&self.dir, self.surroundings.clone())?, rest)
    }

    /// A file of the newsroom; before there is one, the drafts.
    fn file(&self, path: &str, encoded: &str) -> Body {
        let relative = path.trim_start_matches('/');
        let parts = |part: Component<'_>| matches!(part, Component::Normal(_));
        let hidden = relative.split(['/', '\\']).any(|part| part.starts_with('.'));
        if hidden || !Path::new(relative).components().all(parts) {
            return missing();
        }
        let Some(root) = self.root.as_ref() else {
            return if relative.is_empty() { moved("/drafts/") } else { missing() };
        };
        let mut file = root.join(relative);
        if file.is_dir() {
            // Addresses on a page count from its folder, which needs the stroke at its end.
            if !path.ends_with('/') {
                return moved(&format!("/{}/", encoded.trim_start_matches('/')));
            }
            file.push("index.html");
        }
        match self.inside(&file).and_then(|file| std::fs::read(file).ok()) {
            Some(bytes) => page(200, media_type(&file.to_string_lossy()), bytes),
            None if relative.is_empty() => moved("/drafts/"),
            None => missing(),
        }
    }

    /// Where the file really lies, if that is below the newsroom: a link may lead anywhere.
    fn inside(&self, file: &Path) -> Option<PathBuf> {
        let (root, file) = (self.root.as_ref()?.canonicalize().ok()?, file.canonicalize().ok()?);
        file.starts_with(root).then_some(file)
    }
}

/// Whether a request was meant for this machine. A page elsewhere can let its own name point to
/// 127.0.0.1 and would then read drafts as if they were its own (DNS rebinding); its requests still
/// carry that name.
fn is_ours(request: &tiny_http::Request) -> bool {
    let mut hosts = request.headers().iter().filter(|header| header.field.equiv("Host"));
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    is_local(host.value.as_str())
}

fn is_local(host: &str) -> bool {
    let (name, port) = host.split_once(':').unwrap_or((host, "80"));
    let known = name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost");
    known && !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())
}

/// A path without percent signs; nothing where it is no text or holds what no name has.
fn decode(path: &str) -> Option<String> {
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let hex = bytes.get(at + 1..at + 3).filter(|hex| *byte == b'%' && hex.iter().all(u8::is_ascii_hexdigit));
        let code = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        out.push(code.unwrap_or(*byte));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).ok().filter(|path| path.starts_with('/') && !path.contains(char::is_control))
}

fn missing() -> Body {
    page(404, TEXT, b"404\n".to_vec())
}

fn moved(to: &str) -> Body {
    with(page(302, TEXT, Vec::new()), "Location", to)
}

/// Nothing is kept by the browser, run as a program, or shown inside another page.
fn page(status: u16, media_type: &str, bytes: Vec<u8>) -> Body {
    const SAFE: [(&str, &str); 5] = [
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "no-store"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Content-Security-Policy", "default-src 'self'; script-src 'none'; frame-ancestors 'none'; base-uri 'none'"),
    ];
    let response = tiny_http::Response::from_data(bytes).with_status_code(status);
    SAFE.iter().fold(with(response, "Content-Type", media_type), |response, (name, value)| with(response, name, value))
}

fn with(response: Body, name: &str, value: &str) -> Body {
    match tiny_http::Header::from_bytes(name, value) {
        Ok(header) => response.with_header(header),
        Err(()) => response,
    }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" => TEXT,
        "pdf" => "application/pdf",
        "xml" => "application/xml",
        "json" => "application/json",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "svg" => "image/svg+xml",
        "webp" => "image/webp",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for ours in ["127.0.0.1:8765", "localhost:1", "LOCALHOST", "127.0.0.1"] {
            assert!(is_local(ours), "{ours}");
        }
        for other in [
            "",
            "example.org:8765",
            "127.0.0.1.example.org",
            "localhost.example.org:80",
            "127.0.0.1:",
            "127.0.0.1:80@x",
            "0.0.0.0:8765",
            "[::1]:8765",
        ] {
            assert!(!is_local(other), "{other}");
        }
    }

    #[test]
    fn paths_are_decoded_once_and_hold_no_control_characters() {
        assert_eq!(decode("/a%20%C3%BC%zz%2").as_deref(), Some("/a ü%zz%2"));
        assert_eq!(decode("/%252e").as_deref(), Some("/%2e"));
        for wrong in ["", "a", "/%00", "/%0d%0aX: y", "/%ff"] {
            assert_eq!(decode(wrong), None, "{wrong}");
        }
    }
}
