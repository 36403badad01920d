//! The newsroom and the drafts in a browser: on this machine only, and nothing beside them.

use crate::desk::Desk;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Child;

/// A running `klartext serve`; it ends with the test.
pub struct Server {
    child: Child,
    address: String,
}

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Server {
    fn start(desk: &Desk) -> Self {
        Self::of(desk.spawn(["serve", "--port", "0"]))
    }

    /// A program that says on its first line where it listens.
    pub fn of(mut child: Child) -> Self {
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line).expect("an address");
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        assert!(address.starts_with("127.0.0.1:"), "{line:?}");
        Self { child, address }
    }

    pub fn ask(&self, method: &str, path: &str, host: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        let host = if host.is_empty() { String::new() } else { format!("Host: {host}\r\n") };
        write!(stream, "{method} {path} HTTP/1.1\r\n{host}Connection: close\r\n\r\n").expect("asked");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Ends this child only, by the handle that we hold.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}\n\n{}", self.head, self.body);
        self
    }

    #[track_caller]
    pub fn shows(self, part: &str) -> Self {
        assert!(self.body.contains(part), "no {part:?} in\n{}", self.body);
        self
    }

    #[track_caller]
    pub fn says(self, header: &str) -> Self {
        let found = self.head.lines().any(|line| line.eq_ignore_ascii_case(header));
        assert!(found, "no {header:?} in\n{}", self.head);
        self
    }
}

const ID: &str = "2026-sichere-wege";
const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>";

/// A workspace with one draft that shows a picture.
fn desk_with_a_draft() -> Desk {
    let desk = Desk::new();
    desk.run(["init", "--name", desk.person().name, "--email", desk.person().email]).succeeds();
    desk.run(["new", "press-release", "Sichere Wege"]).succeeds();
    let text = format!(
        "---\nid: {ID}\nkind: press_release\nlanguage: de\nplace: Beispielstadt\ndate: 2026-11-24\n---\n\n\
         # Sichere Wege für <Kinder> & \"alle\"\n\nDer Rat fordert sichere Wege. <!-- Milan fragen -->\n\n\
         ![Karte der Wege](media/karte.svg)\n"
    );
    desk.write(&format!("statements/2026/{ID}/de.md"), text);
    desk.write(&format!("statements/2026/{ID}/media/karte.svg"), PICTURE);
    desk.write("geheim.txt", "nur hier");
    desk
}

#[test]
fn a_draft_is_shown_as_it_lies_in_the_folder() {
    let desk = desk_with_a_draft();
    let server = Server::start(&desk);
    server.get("/").is(302).says("Location: /drafts/");
    let list = server.get("/drafts/").is(200).shows("<html lang=\"de\"").shows("<h1>Entwürfe</h1>");
    let link = format!("/drafts/{ID}/de.html");
    list.shows(&format!("<a href=\"{link}\""));
    server.get(&format!("/drafts/{ID}/")).is(302).says(&format!("Location: {link}"));
    let page = server.get(&link).is(200).shows("<p class=\"draft\"><strong>Entwurf.</strong>").shows("media/karte.svg");
    assert!(!page.body.contains("Milan") && !page.body.contains("<Kinder>"), "{}", page.body);
    let picture = server.get(&format!("/drafts/{ID}/media/karte.svg")).is(200).says("Content-Type: image/svg+xml");
    assert_eq!(picture.body, PICTURE);
    assert!(server.get(&format!("/drafts/{ID}/de.pdf")).is(200).body.starts_with("%PDF-"));
    server
        .get(&format!("/drafts/{ID}/de.txt"))
        .is(200)
        .says("Content-Type: text/plain; charset=utf-8")
        .shows("Der Rat");
    server.get("/drafts/style.css").is(200).shows("--house:");

    desk.write(&format!("statements/2026/{ID}/de.md"), "---\nid: falsch\n---\n");
    server.get(&link).is(500).shows("klartext check");
}

#[test]
fn only_this_machine_is_answered() {
    let desk = desk_with_a_draft();
    let server = Server::start(&desk);
    let port = server.address.rsplit(':').next().unwrap_or_default();
    for host in ["127.0.0.1".to_owned(), format!("localhost:{port}")] {
        server.ask("GET", "/drafts/", &host).is(200);
    }
    for host in ["", "example.org", "127.0.0.1.example.org", "localhost.example.org", "x@127.0.0.1"] {
        let answer = server.ask("GET", "/drafts/", host);
        assert!(!answer.body.contains("Sichere"), "{host}: {}", answer.body);
        assert_eq!(answer.status, 403, "{host}");
    }
    let head = server.ask("HEAD", "/drafts/", &server.address).is(200).says(
        "Content-Security-Policy: default-src 'self'; script-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    );
    assert_eq!(head.body, "");
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        server.ask(method, "/drafts/", &server.address).is(405).says("Allow: GET, HEAD");
    }
}

#[test]
fn nothing_beside_the_newsroom_is_given_away() {
    let desk = desk_with_a_draft();
    desk.write("public/index.html", "<p>da</p>");
    desk.write("public/seite/index.html", "<p>dort</p>");
    desk.write("public/.verborgen", "nein");
    #[cfg(unix)]
    std::os::unix::fs::symlink(desk.root().join("geheim.txt"), desk.root().join("public/link.txt")).expect("a link");
    let server = Server::start(&desk);
    server.get("/").is(200).shows("da");
    server.get("/seite").is(302).says("Location: /seite/");
    server.get("/seite/?x=1").is(200).shows("dort");
    for path in [
        "/../geheim.txt",
        "/%2e%2e/geheim.txt",
        "/..%2fgeheim.txt",
        "/seite/../../geheim.txt",
        "/..%5cgeheim.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/.verborgen",
        "/link.txt",
        "/%00",
        "/%ff",
        "/drafts/../geheim.txt",
        &format!("/drafts/{ID}/../../../geheim.txt"),
        &format!("/drafts/{ID}/media/../de.md"),
        &format!("/drafts/{ID}/media/%2e%2e/%2e%2e/%2e%2e/%2e%2e/geheim.txt"),
        &format!("/drafts/{ID}/de.md"),
        &format!("/drafts/{ID}/fr.html"),
        "/drafts/2026-gibt-es-nicht/",
        "/drafts/../../workflow.toml",
    ] {
        let answer = server.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}\n{}", answer.head, answer.body);
        assert!(!answer.body.contains("nur hier") && !answer.body.contains("root:"), "{path}: {}", answer.body);
    }
}
