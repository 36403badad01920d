//! An archive onto the website in one go: each text once, whatever breaks, and nobody is written to.

use crate::desk::Desk;
use crate::many::{add, digest, id, plan, text};
use crate::office::{Stage, TEXT, mails, office};
use crate::website::faults::{Fault, Plan};
use crate::website::store::Setup;
use crate::website::{PASSWORD, USER, WordPress};

const COUNT: usize = 12;

/// Clara's desk, logged in at this website, with so many texts approved.
pub fn archive(website: &WordPress, count: usize) -> Desk {
    let anna = office(Stage::Empty);
    let newsroom = "kind = \"newsroom\"\nfolder = \"public\"\naddress = \"https://presse.example.org/\"\n";
    let wordpress = format!(
        "kind = \"wordpress\"\naddress = \"{}/\"\nrequests_per_minute = 6000\n[website.wordpress]\n\
         categories = [\"Presse & Öffentlichkeit\"]\nanswer_seconds = 5\nsettle_seconds = 2\n",
        website.address
    );
    anna.write("workflow.toml", anna.read("workflow.toml").replace(newsroom, &wordpress));
    anna.run(["workflow", "propose"]).succeeds();
    for at in 0..count {
        add(&anna, &id(at), &text(&id(at)));
    }
    let clara = anna.as_person("clara");
    clara.type_in(["doctor", "--site", "--login"], &format!("{USER}\n{PASSWORD}\n")).succeeds();
    clara
}

/// One public post and one file for each of these texts, and nothing besides.
#[track_caller]
pub fn assert_once(website: &WordPress, count: usize) {
    let store = website.store();
    let mut slugs: Vec<&str> = store.public().into_iter().map(|post| post.slug.as_str()).collect();
    slugs.sort_unstable();
    let mut wanted: Vec<String> = (0..count).map(id).collect();
    wanted.sort_unstable();
    assert_eq!(slugs, wanted);
    assert_eq!((store.posts.len(), store.files.len()), (count, count), "strays");
}

#[test]
fn killed_and_disturbed_each_text_is_there_once() {
    let website = WordPress::start();
    let clara = archive(&website, COUNT);
    let seen = digest(&plan(&clara));
    website.fails(Plan::chance(7, 6));
    // Killed at three moments; then once more, and whatever failed again.
    for enough in [40, 55, 70] {
        let before = website.store().requests.len();
        let mut child = clara.start(["publish", "--all", "--match", &seen]);
        while child.try_wait().expect("its state").is_none() && website.store().requests.len() < before + enough {
            std::thread::yield_now();
        }
        let _ = child.kill();
        child.wait().expect("its end");
    }
    let ended = (0..12).map(|_| clara.run(["publish", "--all", "--match", &seen])).find(|ended| ended.code == 0);
    let ended = ended.expect("it gets through");
    eprintln!("faults: {}; the last run:\n{}", website.faults(), ended.stderr);
    website.fails(Plan::default());
    // What was on its way arrives; the next look finds it.
    for at in 0..COUNT {
        clara.run(["publish", &id(at)]).succeeds().says("schon veröffentlicht");
    }
    assert_once(&website, COUNT);
    clara.run(["publish", "--all", "--match", &seen]).succeeds().says("nichts zu veröffentlichen").prints_nothing();
    clara.run(["verify", "--all"]).succeeds();
}

#[test]
fn asked_once_and_nobody_is_written_to() {
    let website = WordPress::start();
    let clara = archive(&website, 3);
    add(&clara, "2026-mit-verteiler", &TEXT.replace("2026-abschiebestopp", "2026-mit-verteiler"));
    let later = text("2026-spaeter").replace("date: 2026-11-24\n", "date: 2026-11-24\nembargo: 2026-12-24 10:00\n");
    add(&clara, "2026-spaeter", &later);
    clara.write("statements/2026/2026-entwurf/de.md", text("2026-entwurf"));
    // Nobody there to be asked: nothing happens.
    let before = website.store().requests.len();
    clara.run(["publish", "--all"]).exits(2).says("3 Texte gehen").says("--match").prints_nothing();
    clara.run(["publish", "--all", "--match", "123456789abc"]).exits(5).says("anderes hinaus");
    let plan = plan(&clara);
    let held = |id: &str| {
        let held = plan["held"].as_array().expect("a list").iter().find(|one| one["id"] == id).cloned();
        held.expect("held")["why"].as_str().expect("a reason").to_owned()
    };
    assert_eq!(plan["statements"].as_array().expect("a list").len(), 3);
    assert_eq!((held("2026-mit-verteiler"), held("2026-spaeter")), ("mails".to_owned(), "ahead".to_owned()));
    assert_eq!(website.store().requests.len(), before, "a plan asks the website nothing");
    let seen = digest(&plan);
    clara.run(["publish", "--all", "--match", &seen]).succeeds().says("3 von 3").says("würde Mails verschicken");
    assert_once(&website, 3);
    let plan = clara.run(["publish", "--all", "--no-mails", "--dry-run", "--json"]).succeeds().json();
    clara.run(["publish", "--all", "--no-mails", "--match", &digest(&plan)]).succeeds().prints("2026-mit-verteiler");
    assert_eq!(mails(&clara), [""; 0]);
    // A correction goes to those who have the wrong version: never along with others.
    clara.run(["publish", "2026-mit-verteiler"]).succeeds().says("schon veröffentlicht");
    assert_eq!(website.store().public().len(), 4);
}

#[test]
fn one_that_fails_holds_nothing_up_and_a_wall_ends_it() {
    let website = WordPress::start();
    let clara = archive(&website, 4);
    let seen = digest(&plan(&clara));
    // A colleague's post at the address of one.
    let stranger = website.store().add(&id(1), "publish", "Etwas anderes", "<p>…</p>");
    let ended = clara.run(["publish", "--all", "--match", &seen]).exits(9);
    let ended = ended.says("Etwas anderes").says("3 Texte veröffentlicht, einer nicht");
    assert_eq!(ended.stdout.lines().count(), 3);
    website.store().posts.remove(&stranger);
    for (setup, code, words) in [
        (Setup { strips_login: true, ..Setup::default() }, 4, "nimmt die Anmeldung nicht an"),
        (Setup { wall: Some((429, vec![("Retry-After", "600")], "zu viel")), ..Setup::default() }, 8, "600"),
        (Setup { wall: Some((403, vec![], "Mod_Security")), ..Setup::default() }, 1, "Firewall"),
    ] {
        website.store().setup = setup;
        let before = website.store().requests.len();
        clara.run(["publish", "--all", "--match", &seen]).exits(code).says(words).says("Derselbe Befehl macht weiter");
        assert!(website.store().requests.len() < before + 12, "it does not knock again and again");
    }
    website.store().setup = Setup::default();
    website.fails(Plan::default().on("POST", "/posts", Fault::DropAfter, 1));
    clara.run(["publish", "--all", "--match", &seen]).succeeds().prints(&id(1));
    assert_once(&website, 4);
}

#[test]
fn drift_of_many_is_asked_for_together() {
    let website = WordPress::start();
    let clara = archive(&website, 4);
    let seen = digest(&plan(&clara));
    clara.run(["publish", "--all", "--match", &seen]).succeeds();
    let asked = |website: &WordPress| website.store().requests.len();
    let before = asked(&website);
    clara.run(["drift", "--all"]).succeeds().says("4 Texte nachgesehen, keiner");
    // Connection, terms, posts, files; and a look at each PDF.
    assert!(asked(&website) - before <= 3 + 2 + 2 + 4, "{}", asked(&website) - before);
    let number = website.store().public()[2].id;
    website.store().edit(number, |post| post.content = post.content.replace("Frost", "Hitze"));
    let lost = *website.store().files.keys().next().expect("a file");
    website.store().files.remove(&lost);
    let found = clara.run(["drift", "--all", "--json"]).exits(5).json();
    let changed: Vec<&str> = found
        .as_array()
        .expect("a list")
        .iter()
        .filter(|one| one["drift"] == true)
        .map(|one| one["id"].as_str().expect("an id"))
        .collect();
    assert_eq!(changed, [id(0), id(2)]);
    // A search that was replaced by a plugin finds nothing: then each is looked for by itself.
    website.store().setup.blind_search = true;
    let again = clara.run(["drift", "--all", "--json"]).exits(5).json();
    assert_eq!(again.as_array().expect("a list").len(), 4);
    let gone = again
        .as_array()
        .expect("a list")
        .iter()
        .flat_map(|one| one["editions"].as_array().expect("a list"))
        .any(|edition| edition["differences"].as_array().expect("a list").iter().any(|one| one["what"] == "gone"));
    assert!(!gone, "{again:#}");
}
