//! An office and a real WordPress, in three releases: what visitors get before the embargo's minute, after
//! it, after a correction and after a withdrawal.

use crate::desk::Desk;
use crate::office::{ID, Stage, TEXT_FILE, office};
use crate::wordpress::{RealWordPress, Setup, USUAL};
use std::time::Duration;

/// An office whose text, in two languages, is approved, and whose website this is; Clara is let in.
fn office_at(real: &RealWordPress) -> Desk {
    let anna = office(Stage::Empty);
    let rules = anna.read("workflow.toml");
    let newsroom = "kind = \"newsroom\"\nfolder = \"public\"\naddress = \"https://presse.example.org/\"\n";
    let wordpress = format!(
        "kind = \"wordpress\"\naddress = \"{}/\"\n[website.wordpress]\ncategories = [\"Presse & Öffentlichkeit\"]\ntags = [\"Winter\"]\n",
        real.address
    );
    assert!(rules.contains(newsroom), "{rules}");
    anna.write("workflow.toml", rules.replace(newsroom, &wordpress));
    anna.run(["workflow", "propose"]).succeeds();
    anna.run(["new", "press-release", "Abschiebestopp", "--id", ID]).succeeds();
    let text = crate::office::TEXT.replace("lists: [landespresse]\n", "embargo: 2026-11-24 10:00\n");
    anna.write(TEXT_FILE, &text);
    let english = text
        .replace("language: de", "language: en")
        .replace("# Abschiebestopp im Winter", "# No deportations in winter");
    anna.write(&TEXT_FILE.replace("de.md", "en.md"), english);
    let login = format!("{}\n{}\n", real.user, real.password);
    let clara = anna.as_person("clara");
    clara.type_in(["doctor", "--site", "--login"], &login).succeeds().never_mentions(&real.password);
    clara
}

/// Handed in by Anna, approved by the others, published by Clara; the pages' addresses.
fn go_out(clara: &Desk) -> Vec<String> {
    clara.as_person("anna").run(["submit", ID]).succeeds();
    for person in ["milan", "clara"] {
        // Who approved a correction's kind already has nothing more to do.
        clara.as_person(person).run(["approve", ID]);
    }
    let out = clara.run(["publish", ID]).succeeds();
    out.stdout.lines().map(str::to_owned).collect()
}

/// What a visitor gets, following where the website leads.
fn visit(address: &str) -> (u16, Vec<u8>) {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client =
        reqwest::blocking::Client::builder().no_proxy().timeout(Duration::from_secs(60)).build().expect("a client");
    let answer = client.get(address).send().expect("an answer");
    (answer.status().as_u16(), answer.bytes().expect("a body").to_vec())
}

fn page(address: &str) -> String {
    let (status, body) = visit(address);
    assert_eq!(status, 200, "{address}");
    String::from_utf8_lossy(&body).replace("&nbsp;", " ").replace('\u{a0}', " ")
}

/// The address of the PDF that a page offers.
fn pdf_of(page: &str) -> String {
    let end = page.find(".pdf\"").expect("a PDF") + 4;
    let start = page[..end].rfind('"').expect("its address") + 1;
    page[start..end].to_owned()
}

fn words(address: &str) -> String {
    let (status, bytes) = visit(address);
    assert_eq!(status, 200, "{address}");
    let text = pdf_extract::extract_text_from_mem(&bytes).expect("a PDF");
    text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Nobody finds anything of it: no page, no file, no entry in a list.
#[track_caller]
fn assert_hidden(real: &RealWordPress) {
    assert_eq!(visit(&format!("{}/2026/11/{ID}/", real.address)).0, 404);
    for list in ["/", "/feed/", "/wp-json/wp/v2/posts", "/wp-json/wp/v2/media", "/?s=Abschiebestopp"] {
        let (_, body) = visit(&format!("{}{list}", real.address));
        assert!(!String::from_utf8_lossy(&body).contains("Frost"), "{list}");
    }
    assert_eq!(real.uploads("pdf"), 0);
}

#[test]
fn on_debians_with_mariadb() {
    an_office_on(USUAL);
}

#[test]
fn on_a_later_one_with_sqlite() {
    an_office_on(Setup { files: "wordpress-trixie", sqlite: true });
}

#[test]
fn on_the_newest_with_sqlite() {
    an_office_on(Setup { files: "wordpress-sid", sqlite: true });
}

/// Nothing before its minute, each once after it; what was wrong stays with a stamp, languages lead to
/// each other, and nobody changed anything.
fn an_office_on(setup: Setup) {
    let real = match RealWordPress::start_as(setup, None) {
        Ok(real) => real,
        Err(why) => {
            eprintln!("SKIPPED: an office and a real WordPress ({why}); .ci/run installs it");
            return;
        }
    };
    let clara = office_at(&real);
    let anna = clara.as_person("anna");
    anna.run(["submit", ID]).succeeds();
    for person in ["milan", "clara"] {
        clara.as_person(person).run(["approve", ID]).succeeds();
    }
    clara.run(["publish", ID]).exits(8).says("10:00");
    clara.run(["run-due"]).succeeds().says("10:00").prints_nothing();
    assert_hidden(&real);
    // The laptop was closed at two minutes to ten and is opened at twenty to eleven.
    clara.wait("2026-11-24T09:40:00Z".parse::<jiff::Timestamp>().expect("a time").duration_since(clara.now()));
    let late = clara.run(["run-due"]).succeeds().says("zu spät");
    clara.run(["run-due"]).succeeds().prints_nothing();
    let addresses: Vec<String> = late.stdout.lines().map(str::to_owned).collect();
    let [german, english] = &addresses[..] else { panic!("{addresses:?}") };
    let (page_de, page_en) = (page(german), page(english));
    assert!(page_de.contains("Niemand darf bei Frost") && page_en.contains("No deportations in winter"));
    // Each leads to the other, by an address that holds whatever becomes of the slug.
    for (one, other) in [(&page_de, english), (&page_en, german)] {
        let links: Vec<&str> = one
            .match_indices("href=\"")
            .filter_map(|(at, mark)| one[at + mark.len()..].split('"').next())
            .filter(|link| link.contains("?p="))
            .collect();
        let title =
            |page: &str| page.split("<h1>").nth(1).and_then(|rest| rest.split("</h1>").next()).map(str::to_owned);
        let led = links.iter().map(|link| page(link)).find(|led| title(led) == title(&page(other)));
        assert!(led.is_some(), "{links:?} do not lead to {other}");
    }
    clara.run(["drift", "--all"]).succeeds().says("keiner wurde");
    // The website's own people change how addresses look, and a plugin adds to every page and title.
    real.permalinks("");
    real.plugin(
        "add_filter( 'the_content', function ( $text ) { return $text . '<p>Teilen ' . wp_rand() . '</p>'; }, 99 );\n\
         add_filter( 'the_title', function ( $title ) { return $title . ' | Rat'; } );",
    );
    clara.run(["drift", "--all"]).succeeds().says("keiner wurde");
    let plain = clara.run(["publish", ID]).succeeds().says("schon veröffentlicht").prints("/?p=").stdout;
    let plain: Vec<&str> = plain.lines().collect();
    let before = pdf_of(&page_de);
    assert!(words(&before).contains("31. März 2027"));
    // A correction: the old file keeps its address and says what followed.
    anna.run(["correct", ID, "--grade", "minor", "-m", "Der Erlass gilt bis April."]).succeeds();
    for lang in ["de", "en"] {
        let file = TEXT_FILE.replace("de.md", &format!("{lang}.md"));
        anna.write(&file, anna.read(&file).replace("31. März 2027", "30. April 2027"));
    }
    assert_eq!(go_out(&clara), plain, "the same posts");
    let now = page(plain[0]);
    assert!(now.contains("Teilen"), "{now}");
    assert!(now.contains("Der Erlass gilt bis April.") && now.contains("30. April 2027"), "{now}");
    let (old, new) = (words(&before), words(&pdf_of(&now)));
    assert!(old.contains("Überholte Fassung") && old.contains("31. März 2027"), "{old}");
    assert!(new.contains("30. April 2027") && !new.contains("31. März"), "{new}");
    clara.run(["drift", "--all"]).succeeds().says("keiner wurde");
    clara.run(["publish", ID]).succeeds().says("schon veröffentlicht");
    real.permalinks("/%year%/%monthnum%/%postname%/");
    // Taken back: every PDF that went out says so.
    let corrected = pdf_of(&now);
    anna.run(["withdraw", ID, "--reason", "error", "-m", "Wir bedauern den Fehler."]).succeeds();
    assert_eq!(go_out(&clara), addresses);
    for pdf in [&before, &corrected] {
        let text = words(pdf);
        assert!(text.contains("Zurückgezogen am") && text.contains("Wir bedauern den Fehler."), "{text}");
    }
    assert!(page(german).contains("Wir bedauern den Fehler.") && !page(german).contains("Frost"));
    clara.run(["drift", "--all"]).succeeds().says("keiner wurde");
    clara.run(["verify", ID]).succeeds();
}
