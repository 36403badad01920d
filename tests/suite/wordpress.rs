//! A WordPress as the website, from the login to the second edition; and its password, which is in no
//! file and no sentence of ours.

use crate::desk::Desk;
use crate::office::{ID, Stage, TEXT, TEXT_FILE, assert_nothing_went_out, files, office};
use crate::website::faults::{Fault, Plan};
use crate::website::store::Setup;
use crate::website::{PASSWORD, USER, WordPress};

/// An office whose text is approved and whose website is this WordPress.
pub fn office_with(website: &WordPress) -> Desk {
    let anna = office(Stage::Approved);
    let rules = anna.read("workflow.toml");
    let newsroom = "kind = \"newsroom\"\nfolder = \"public\"\naddress = \"https://presse.example.org/\"\n";
    assert!(rules.contains(newsroom), "{rules}");
    let wordpress = format!(
        "kind = \"wordpress\"\naddress = \"{}/\"\n[website.wordpress]\ncategories = [\"Presse & Öffentlichkeit\"]\n\
         answer_seconds = 5\nsettle_seconds = 2\n",
        website.address
    );
    anna.write("workflow.toml", rules.replace(newsroom, &wordpress));
    anna.run(["workflow", "propose"]).succeeds();
    anna
}

/// Nowhere in the workspace, its git folder and the outbox does the password stand, and in the
/// homes only where its owner keeps it.
#[track_caller]
fn assert_secret(desk: &Desk) {
    for root in [desk.root(), desk.home()] {
        for name in files(&root) {
            let bytes = std::fs::read(root.join(&name)).unwrap_or_default();
            let there = bytes.windows(13).any(|part| part == b"kanarienvogel");
            assert_eq!(there, name == "klartext/passwords.toml", "{name}");
        }
    }
}

pub fn logged_in(desk: &Desk) {
    desk.type_in(["doctor", "--site", "--login"], &format!("{USER}\n{PASSWORD}\n"))
        .succeeds()
        .prints("Angemeldet als Pressestelle (editor)")
        .never_mentions("kanarienvogel");
}

#[test]
fn from_the_login_to_the_second_edition() {
    let website = WordPress::start();
    let clara = office_with(&website).as_person("clara");
    clara.run(["publish", ID]).exits(4).says("kein Zugang hinterlegt").never_mentions("kanarienvogel");
    assert!(website.store().posts.is_empty());
    logged_in(&clara);
    clara.run(["doctor", "--site", "--write-test"]).succeeds().prints("Probe: ein Entwurf");
    clara.run(["publish", ID, "--dry-run"]).succeeds().prints("(neu)");
    assert!(website.store().posts.is_empty(), "a plan changes nothing");
    let address = format!("{}/2026/11/{ID}/", website.address);
    clara.run(["publish", ID]).succeeds().prints(&address).never_mentions("kanarienvogel");
    clara.run(["publish", ID]).succeeds().says("schon veröffentlicht");
    {
        let store = website.store();
        let [post] = store.public()[..] else { panic!("{:?}", store.posts) };
        assert_eq!((post.title.as_str(), post.categories.as_slice()), ("Abschiebestopp im Winter", &[2][..]));
        assert!(post.content.contains("<div id=\"klartext-") && post.content.contains("lang=\"de\" dir=\"ltr\""));
        assert!(post.content.contains("„Niemand darf bei Frost ohne Unterkunft sein“"));
    }
    clara.run(["verify", ID]).succeeds();
    assert_secret(&clara);
    // Other words at the same address.
    clara.write(TEXT_FILE, TEXT.replace("bis zum 31. März 2027", "bis auf Weiteres"));
    let anna = clara.as_person("anna");
    anna.run(["submit", ID]).succeeds();
    for person in ["milan", "clara"] {
        clara.as_person(person).run(["approve", ID]).succeeds();
    }
    clara.run(["publish", ID]).succeeds().prints(&address);
    let store = website.store();
    assert_eq!(store.posts.len(), 1);
    assert!(store.public()[0].content.contains("bis auf Weiteres"));
}

#[test]
fn what_is_in_the_way_is_said_with_what_to_do() {
    let website = WordPress::start();
    let clara = office_with(&website).as_person("clara");
    logged_in(&clara);
    let wall = |status, text| Setup { wall: Some((status, vec![], text)), ..Setup::default() };
    for (setup, code, words) in [
        (wall(403, "<html>Mod_Security</html>"), 1, "Firewall"),
        (wall(200, "<html>Baustelle</html>"), 1, "keine WordPress-Schnittstelle"),
        (Setup { role: "author", ..Setup::default() }, 4, "Redakteur"),
        (Setup { strips_login: true, ..Setup::default() }, 4, "nimmt die Anmeldung nicht an"),
        (Setup { code: Some((401, "rest_disabled")), ..Setup::default() }, 1, "rest_disabled"),
    ] {
        website.store().setup = setup;
        clara.run(["publish", ID]).exits(code).says(words).never_mentions("kanarienvogel");
        assert!(website.store().posts.is_empty());
        assert_nothing_went_out(&clara);
    }
    website.store().setup = Setup { strips_login: true, ..Setup::default() };
    clara
        .run(["doctor", "--site"])
        .exits(4)
        .says("Das Passwort stimmt")
        .says("SetEnvIf")
        .never_mentions("kanarienvogel");
    website.store().setup = Setup::default();
    let stranger = website.store().add(ID, "publish", "Etwas anderes", "<p>…</p>");
    clara.run(["publish", ID]).exits(5).says("Etwas anderes");
    website.store().posts.remove(&stranger);
    // A silence after the order is looked up: one post, whatever the answer was.
    website.fails(Plan::default().on("POST", "/posts", Fault::DropAfter, 1));
    clara.run(["publish", ID]).succeeds();
    assert_eq!(website.store().posts.len(), 1);
    assert_secret(&clara);
}

#[test]
fn a_password_does_not_follow_a_changed_address() {
    let (website, other) = (WordPress::start(), WordPress::start());
    let clara = office_with(&website).as_person("clara");
    logged_in(&clara);
    let anna = clara.as_person("anna");
    anna.write("workflow.toml", anna.read("workflow.toml").replace(&website.address, &other.address));
    anna.run(["workflow", "propose"]).succeeds();
    clara.run(["publish", ID]).exits(4).says("kein Zugang hinterlegt");
    assert!(other.store().requests.iter().all(|request| request.header("authorization").is_none()));
}

#[test]
fn killed_at_any_moment_there_is_one_post() {
    for at in 0..8 {
        let website = WordPress::start();
        let clara = office_with(&website).as_person("clara");
        logged_in(&clara);
        let mut child = clara.start(["publish", ID]);
        // When so many requests have come, it dies.
        let enough = website.store().requests.len() + 6 + 9 * at;
        while child.try_wait().expect("its state").is_none() && website.store().requests.len() < enough {
            std::thread::yield_now();
        }
        let _ = child.kill();
        child.wait().expect("its end");
        clara.run(["publish", ID]).succeeds();
        let store = website.store();
        assert_eq!((store.public().len(), store.posts.len(), store.files.len()), (1, 1, 1), "killed at {enough}");
    }
}

/// What a browser does with the page in which somebody agrees: WordPress sends it back with the password.
fn browser(page: &str, site: &str) -> String {
    let back = page.split("success_url=").nth(1).and_then(|rest| rest.split('&').next()).expect("an address");
    let back = back.replace("%3A", ":").replace("%2F", "/");
    let (host, path) = back.trim_start_matches("http://").split_once('/').expect("a path");
    let password = PASSWORD.replace(' ', "%20");
    let ask = |path: &str| {
        let mut stream = std::net::TcpStream::connect(host).expect("it listens");
        let request = format!(
            "GET /{path}?site_url={site}&user_login={USER}&password={password} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        );
        std::io::Write::write_all(&mut stream, request.as_bytes()).expect("sent");
        let mut answer = String::new();
        std::io::Read::read_to_string(&mut stream, &mut answer).expect("an answer");
        answer
    };
    assert!(host.starts_with("127.0.0.1:"), "{host}");
    // Whoever does not know the path gets nothing and leaves nothing; a path is guessed by nobody.
    assert_eq!(path.len(), 32, "{path}");
    assert!(ask(&"0".repeat(32)).starts_with("HTTP/1.1 404"));
    ask(path)
}

#[test]
fn the_browser_hands_a_password_over() {
    let website = WordPress::start();
    let clara = office_with(&website).as_person("clara");
    for (site, status) in [("https://elsewhere.example.org/", "404"), (website.address.as_str(), "200")] {
        let mut child = clara.spawn(["doctor", "--site", "--login", "--browser"]);
        let mut lines = std::io::BufRead::lines(std::io::BufReader::new(child.stdout.take().expect("its output")));
        let page = lines.next().expect("a line").expect("a page");
        assert!(page.starts_with(&format!("{}/wp-admin/authorize-application.php?", website.address)), "{page}");
        let answer = browser(&page, site);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{answer}");
        assert!(!answer.contains("kanarienvogel"), "{answer}");
        if status == "404" {
            child.kill().expect("an end");
        }
        let rest: Vec<String> = lines.map_while(Result::ok).collect();
        let code = child.wait().expect("its end").code();
        let kept = std::fs::read_to_string(clara.home().join("klartext/passwords.toml")).unwrap_or_default();
        assert_eq!(kept.contains("kanarienvogel"), status == "200");
        assert!(
            status == "404"
                || (code == Some(0) && rest.iter().any(|line| line.contains("Angemeldet als Pressestelle"))),
            "{rest:?}"
        );
    }
    clara.run(["publish", ID]).succeeds().never_mentions("kanarienvogel");
    assert_secret(&clara);
}
