//! Changed by hand on the website: seen, told in words, taken over as a draft or put back, and never
//! written over by a later publication without a word.

use crate::desk::Desk;
use crate::office::{ID, Stage, TEXT, TEXT_FILE, office};
use crate::website::WordPress;
use crate::website::store::Post;
use crate::wordpress::{logged_in, office_with};

/// What Clara sees of a text that is out in this WordPress.
fn published(website: &WordPress) -> Desk {
    let clara = office_with(website).as_person("clara");
    logged_in(&clara);
    clara.run(["publish", ID]).succeeds();
    clara.run(["drift", ID]).succeeds().prints_nothing().says("zeigt, was freigegeben wurde");
    clara
}

fn edit(website: &WordPress, change: impl FnOnce(&mut Post)) {
    let id = website.store().public()[0].id;
    website.store().edit(id, change);
}

/// The digest in the hint, for `--match`.
fn seen(desk: &Desk) -> String {
    desk.run(["--json", "drift", ID]).exits(5).json()["digest"].as_str().expect("a digest").to_owned()
}

/// Other words, approved.
fn second_edition(desk: &Desk) {
    desk.write(TEXT_FILE, desk.read(TEXT_FILE).replace("31. März 2027", "30. April 2027"));
    desk.as_person("anna").run(["submit", ID]).succeeds();
    for person in ["milan", "clara"] {
        desk.as_person(person).run(["approve", ID]).succeeds();
    }
}

#[test]
fn everything_that_can_be_changed_by_hand_is_noticed() {
    type Edit = fn(&mut Post);
    let cases: [(Edit, &str, &str); 9] = [
        (|post| post.title = "Abschiebestopp im Herbst".to_owned(), "title", "Abschiebestopp im [-Winter-]{+Herbst+}"),
        (
            |post| post.content = post.content.replace("aussetzen", "x").replace("Land auf", "Land dringend auf"),
            "text",
            "Land {+dringend+} auf",
        ),
        (|post| post.excerpt = "Kurz".to_owned(), "excerpt", "{+Kurz+}"),
        (|post| post.categories = vec![1], "categories", "Kategorien: Presse & Öffentlichkeit → Allgemein"),
        (|post| post.tags = vec![77], "tags", "Schlagwörter: – → Neu"),
        (|post| post.featured = 4, "picture", "Beitragsbild: – → #4"),
        (|post| post.status = "private".to_owned(), "status", "Zustand: veröffentlicht → privat"),
        (|post| post.status = "draft".to_owned(), "status", "Zustand: veröffentlicht → Entwurf"),
        (|post| post.slug = "anders".to_owned(), "slug", "Adresse: 2026-abschiebestopp → anders"),
    ];
    let website = WordPress::start();
    let clara = published(&website);
    website.store().terms[1].insert(77, "Neu".to_owned());
    let post = website.store().public()[0].clone();
    for (change, what, words) in cases {
        website.store().edit(post.id, change);
        let told = clara.run(["drift", ID]).exits(5).prints(words).says("--take-over --match");
        assert!(told.stdout.contains("Geändert"), "{told}");
        let json = clara.run(["--json", "drift", ID]).exits(5).json();
        let found = json["editions"][0]["differences"].as_array().expect("differences");
        assert_eq!(found.iter().map(|one| one["what"].as_str().unwrap_or("")).collect::<Vec<_>>(), [what]);
        // The next publication sees it as well and writes nothing over.
        let before = website.store().posts.clone();
        clara.run(["--json", "drift", "--all"]).exits(5);
        assert_eq!(format!("{before:?}"), format!("{:?}", website.store().posts), "{what}: looking changed something");
        website.store().posts.insert(post.id, post.clone());
        clara.run(["drift", ID]).succeeds();
    }
    // Who and when, by the versions that WordPress keeps.
    edit(&website, |post| post.title = "Eins".to_owned());
    edit(&website, |post| post.title = "Zwei".to_owned());
    let told = clara.run(["drift", ID]).exits(5);
    assert_eq!(told.stdout.matches("Geändert von Frau Kollegin").count(), 2, "{told}");
    // Gone, in the trash, a file replaced by one of the same name.
    website
        .store()
        .posts
        .insert(post.id, Post { slug: format!("{ID}__trashed"), status: "trash".to_owned(), ..post.clone() });
    clara.run(["drift", ID]).exits(5).prints("Papierkorb");
    website.store().posts.remove(&post.id);
    clara.run(["drift", ID]).exits(5).prints("nicht mehr da");
    website.store().posts.insert(post.id, post);
    website.store().files.values_mut().next().expect("the PDF").bytes.push(b'\n');
    clara.run(["drift", ID]).exits(5).prints("2026-abschiebestopp-de.pdf ist eine andere Datei");
    website.store().files.clear();
    clara.run(["drift", ID]).exits(5).prints("2026-abschiebestopp-de.pdf fehlt");
}

#[test]
fn a_publication_never_writes_over_what_a_colleague_changed() {
    type Edit = fn(&mut Post);
    let edits: [Edit; 6] = [
        |post| post.content = post.content.replace("Land auf", "Land dringend auf"),
        |post| post.excerpt = "Kurz".to_owned(),
        |post| post.categories = vec![1],
        |post| post.tags = vec![77],
        |post| post.featured = 4,
        |post| post.slug = "anders".to_owned(),
    ];
    let website = WordPress::start();
    let clara = published(&website);
    website.store().terms[1].insert(77, "Neu".to_owned());
    let post = website.store().public()[0].clone();
    second_edition(&clara);
    for (at, change) in edits.into_iter().enumerate() {
        website.store().posts.insert(post.id, post.clone());
        website.store().edit(post.id, change);
        let before = website.store().posts.clone();
        clara
            .run(["publish", ID])
            .exits(5)
            .says("von Hand geändert")
            .says(if at < 2 { "Frau Kollegin" } else { "hält WordPress nicht fest" })
            .says(&format!("klartext drift {ID}"));
        assert_eq!(format!("{before:?}"), format!("{:?}", website.store().posts));
    }
    // With a person's word the approved text stands.
    clara.run(["publish", ID, "--overwrite"]).succeeds();
    clara.run(["drift", ID]).succeeds();
    assert!(website.store().public()[0].content.contains("30.\u{a0}April"));
}

#[test]
fn taken_over_it_is_a_draft_like_any_other() {
    let website = WordPress::start();
    let clara = published(&website);
    edit(&website, |post| {
        post.title = "Abschiebestopp im ganzen Winter".to_owned();
        post.content = post
            .content
            .replace("Land auf", "Land <strong>dringend</strong> auf")
            .replace(
                "<!-- wp:heading",
                "<!-- wp:paragraph -->\n<p>Nachtrag von Frau Kollegin.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:heading",
            )
            .replacen("<p class=\"contact\"><strong>", "<p class=\"contact\"><strong>Frau Kollegin und ", 1);
        post.tags = vec![];
    });
    let digest = seen(&clara);
    clara.run(["drift", ID, "--take-over"]).exits(2).says("--match");
    clara.run(["drift", ID, "--take-over", "--match", "000000000000"]).exits(5).says("inzwischen etwas anderes");
    assert_eq!(clara.read(TEXT_FILE), TEXT);
    let done = clara.run(["drift", ID, "--take-over", "--match", &digest]);
    let expected = TEXT
        .replace("# Abschiebestopp im Winter", "# Abschiebestopp im ganzen Winter")
        .replace("Land auf", "Land **dringend** auf")
        .replace("Flüchtlingsrat.\n", "Flüchtlingsrat.\n\nNachtrag von Frau Kollegin.\n");
    assert_eq!(clara.read(TEXT_FILE), expected, "{done}");
    done.exits(9).says("3 Stellen").says("lässt sich nicht in den Text übernehmen").prints("Frau Kollegin");
    // It is an edit like any other: Clara wrote it, so others approve.
    clara.run(["publish", ID]).exits(8);
    clara.run(["submit", ID]).succeeds();
    clara.as_person("milan").run(["approve", ID]).succeeds();
    clara.run(["approve", ID]).exits(6);
}

#[test]
fn what_was_taken_over_is_replaced_by_its_approved_form() {
    let website = WordPress::start();
    let clara = published(&website);
    let milan = clara.as_person("milan");
    logged_in(&milan);
    edit(&website, |post| post.content = post.content.replace("Land auf", "Land dringend auf"));
    let anna = clara.as_person("anna");
    logged_in(&anna);
    anna.run(["drift", ID, "--take-over", "--match", &seen(&anna)]).succeeds().says("eine Stelle");
    anna.run(["submit", ID]).succeeds();
    for person in [&milan, &clara] {
        person.run(["approve", ID]).succeeds();
    }
    clara.run(["publish", ID]).succeeds();
    clara.run(["drift", ID]).succeeds();
    assert!(website.store().public()[0].content.contains("Land dringend auf"));
    // Whatever comes after that is a change again.
    edit(&website, |post| post.content = post.content.replace("dringend", "sehr dringend"));
    clara.run(["drift", ID]).exits(5);
}

#[test]
fn put_back_the_website_shows_what_was_approved_and_nothing_is_lost() {
    let website = WordPress::start();
    let clara = published(&website);
    let post = website.store().public()[0].clone();
    edit(&website, |post| {
        post.content = post.content.replace("Land auf", "Land dringend auf");
        post.status = "private".to_owned();
        post.categories = vec![1];
    });
    let digest = seen(&clara);
    clara.run(["drift", ID, "--overwrite"]).exits(2).says("--match");
    clara
        .run(["drift", ID, "--overwrite", "--match", &digest])
        .succeeds()
        .says("wieder die freigegebene")
        .says("aside/");
    let after = website.store().public()[0].clone();
    assert_eq!((&after.content, &after.title, &after.categories), (&post.content, &post.title, &post.categories));
    assert!(clara.read(&format!("aside/website/{ID}/de/text.html")).contains("Land dringend auf"));
    clara.run(["drift", ID]).succeeds();
    // A deleted post is made again, at its address.
    website.store().posts.clear();
    clara.run(["drift", ID, "--overwrite", "--match", &seen(&clara)]).succeeds();
    assert_eq!(website.store().public()[0].slug, ID);
    // What somebody is writing just now stays.
    let id = website.store().public()[0].id;
    website.store().edit(id, |post| post.autosaves.push((5, 9000)));
    clara.run(["drift", ID]).succeeds().says("Frau Kollegin hat dort ungespeicherte Änderungen");
}

#[test]
fn words_beside_the_text_are_told_and_a_mailing_does_not_keep_a_page_from_being_put_back() {
    let clara = office(Stage::Approved).as_person("clara");
    clara.run(["publish", ID]).succeeds();
    let list = clara.home().join("klartext/contacts.csv");
    let contacts = std::fs::read_to_string(&list).expect("the press list");
    let more = "Neu Blatt,neu@neu.example.org,Neu,de,bundespresse,Anfrage,2026-03-20,\n";
    std::fs::write(&list, format!("{}\n{more}", contacts.trim_end())).expect("the press list");
    let plan = clara.run(["send", ID, "--list", "bundespresse", "--dry-run", "--json"]).succeeds().json();
    let digest = plan["digest"].as_str().expect("a digest").to_owned();
    clara.run(["send", ID, "--list", "bundespresse", "--match", &digest]).succeeds();
    clara.run(["log", ID]).succeeds().prints("clara hat an einen Verteiler gesendet");

    let page = format!("public/{ID}/de/index.html");
    let sealed = clara.read(&page);
    clara.write(&page, format!("{sealed}Gelogen und hinzugefügt.\n"));
    clara.run(["drift", ID]).exits(5).prints("{+Gelogen und hinzugefügt.+}");
    clara.run(["drift", ID, "--overwrite", "--match", &seen(&clara)]).succeeds();
    assert_eq!(clara.read(&page), sealed);
}

#[test]
fn a_newsroom_is_compared_by_its_files() {
    let clara = office(Stage::Approved).as_person("clara");
    clara.run(["drift", ID]).exits(8).says("noch nicht veröffentlicht");
    clara.run(["publish", ID]).succeeds();
    clara.run(["drift", ID]).succeeds().says("zeigt, was freigegeben wurde");
    let page = format!("public/{ID}/de/index.html");
    let pdf = format!("public/{ID}/de/{ID}-de.pdf");
    let sealed = (clara.read(&page), std::fs::read(clara.root().join(&pdf)).expect("a PDF"));
    clara.write(&page, sealed.0.replace("Land auf", "Land dringend auf"));
    clara.write(&pdf, b"%PDF-1.7 anders");
    clara.write(&format!("public/{ID}/de/alt.txt"), "von gestern");
    let told =
        clara.run(["drift", ID]).exits(5).prints("Land {+dringend+} auf").prints("-de.pdf ist eine andere Datei");
    told.prints("alt.txt ist öffentlich und gehört nicht dazu").prints("Geändert: ");
    // The next publication stops.
    let other = clara.copy();
    second_edition(&other);
    other.run(["publish", ID]).exits(5).says("von Hand geändert").says("index.html");
    assert!(other.read(&page).contains("Land dringend auf"));
    other.run(["publish", ID, "--overwrite"]).succeeds();
    assert!(other.read(&page).contains("30. April 2027"));
    // Taken over, or put back.
    let anna = clara.as_person("anna");
    let digest = seen(&clara);
    let taken = clara.copy();
    taken.as_person("anna").run(["drift", ID, "--take-over", "--match", &digest]).exits(9).says("eine Stelle");
    assert_eq!(taken.read(TEXT_FILE), TEXT.replace("Land auf", "Land dringend auf"));
    anna.run(["drift", ID, "--overwrite", "--match", &digest]).succeeds();
    assert_eq!((clara.read(&page), std::fs::read(clara.root().join(&pdf)).expect("a PDF")), sealed);
    assert!(!clara.exists(&format!("public/{ID}/de/alt.txt")));
    assert_eq!(clara.read(&format!("aside/website/{ID}/de/alt.txt")), "von gestern");
    clara.run(["drift", "--all"]).succeeds().says("Ein Text nachgesehen, keiner wurde");
    clara.run(["verify", ID]).succeeds();
}
