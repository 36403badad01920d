//! The preview that follows the text: pages as pictures, remarks at their lines, on this machine only.

use crate::office::{ID, Stage, TEXT, TEXT_FILE, office};
use crate::serve::Server;

#[test]
fn the_page_follows_the_text() {
    let anna = office(Stage::Submitted);
    let server = Server::of(anna.spawn(["render", ID, "--watch"]));
    let page = server.get("/").is(200).shows("Entwurf – nicht freigegeben").shows("src=\"/page/1.svg\"");
    let page = page.says(
        "Content-Security-Policy: default-src 'self'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    assert_eq!(page.head.matches("Content-Security-Policy").count(), 1, "{}", page.head);
    let first = server.get("/page/1.svg").is(200).says("Content-Type: image/svg+xml").shows("<svg").body;
    let state = server.get("/state").is(200).body;
    assert!(page.body.contains(&format!("data-state=\"{state}\"")));
    assert_eq!(server.get("/state").body, state, "nothing changed, nothing to do");

    anna.write(TEXT_FILE, format!("{}\nEin neuer Satz steht am Ende.\n", TEXT.trim_end()));
    assert_ne!(server.get("/state").body, state);
    server.get("/content").is(200).shows("Ein neuer Satz steht am Ende.").shows("/page/1.svg");
    assert_ne!(server.get("/page/1.svg").is(200).body, first);

    // What stops a text stands at its line; the last pages are not passed off as its own.
    anna.write(TEXT_FILE, TEXT.replace("# Abschiebestopp", "![](media/nix.png)\n\n# Abschiebestopp"));
    let broken = server.get("/content").is(200).shows("remark error").shows("de.md:13:1");
    assert!(broken.body.contains("media/nix.png"), "{}", broken.body);
    anna.write(TEXT_FILE, "kein Kopf");
    let broken = server.get("/content").is(200).shows("de.md:1:1");
    assert!(!broken.body.contains("/page/"), "{}", broken.body);
    server.get("/page/1.svg").is(404);
}

#[test]
fn nobody_else_looks_on() {
    let anna = office(Stage::Submitted);
    let server = Server::of(anna.spawn(["render", ID, "--watch"]));
    server.ask("GET", "/content", "example.org").is(403);
    server.ask("POST", "/", server.address()).is(405);
    for path in ["/page/0.svg", "/page/99.svg", "/page/../de.md", "/workflow.toml", "/drafts/", "/%00"] {
        server.get(path).is(404);
    }
    anna.run(["render", &format!("{ID}@approved"), "--watch"]).exits(2).says("folgt dem Text im Ordner");
    anna.run(["render", &format!("{ID}:fr"), "--watch"]).exits(1).prints_nothing();
}
