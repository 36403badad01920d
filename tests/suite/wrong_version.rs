//! Who hears of a correction: everybody who has the wrong version, nobody who has the right one, and
//! from the machine that knows them.

use crate::corrections::{NOTE, published, put_right};
use crate::desk::Desk;
use crate::office::{ID, MAILS, Stage, TEXT_FILE, mails, names, office};
use crate::shared::Shared;

const WITH_LISTS: &str = "name,email,outlet,language,lists,source,since,objected\n\
Jo Redaktion,jo@zeitung.example.org,Beispielzeitung,de,landespresse,Pressekonferenz,2026-01-15,\n\
Sam Funk,sam@radio.example.org,Radio Beispiel,en,landespresse,Visitenkarte,2025-09-02,\n\
Mia Spät,mia@later.example.org,Später,de,nachzügler,Visitenkarte,2025-09-02,\n";

fn contacts(desk: &Desk, table: &str) {
    std::fs::write(desk.home().join("klartext/contacts.csv"), table).expect("a press list");
}

fn approved_by(anna: &Desk, people: &[&str]) {
    anna.run(["submit", ID]).succeeds();
    people.iter().for_each(|person| drop(anna.as_person(person).run(["approve", ID]).succeeds()));
}

/// How many of the mails go to this address.
fn to(desk: &Desk, address: &str) -> usize {
    mails(desk).iter().filter(|name| desk.read(&format!("outbox/{name}")).contains(&format!("<{address}>\r\n"))).count()
}

fn send(desk: &Desk, whom: &[&str]) -> crate::desk::Outcome {
    let words = |more: &[&'static str]| [&["send", ID], whom, more].concat();
    let plan = desk.run(words(&["--dry-run", "--json"])).succeeds().json();
    let digest = plan["digest"].as_str().expect("a digest").to_owned();
    desk.run([&words(&[])[..], &["--match", &digest]].concat())
}

#[test]
fn who_got_it_by_send_hears_of_the_correction_too() {
    let anna = office(Stage::Approved);
    let clara = anna.as_person("clara");
    contacts(&clara, WITH_LISTS);
    clara.run(["publish", ID]).succeeds();
    send(&clara, &["--list", "nachzügler"]).succeeds();
    anna.run(["correct", ID, "--grade", "minor", "-m", NOTE]).succeeds();
    put_right(&anna);
    clara.run(["approve", ID]).succeeds();
    clara.run(["publish", ID, "--dry-run"]).succeeds().prints("Mails: 3 (an alle, die eine falsche Fassung haben)");
    clara.run(["publish", ID]).succeeds();
    for address in ["jo@zeitung.example.org", "sam@radio.example.org", "mia@later.example.org"] {
        assert_eq!(to(&clara, address), 2, "{address}");
    }
    // They all have the right one now, whatever list they are on.
    for list in ["nachzügler", "landespresse"] {
        clara.run(["send", ID, "--list", list]).succeeds().says("in diesem Wortlaut schon");
    }
    clara.run(["send", ID, "--correction"]).succeeds().says("niemand mehr eine falsche Fassung");
    // A silent correction is news to nobody.
    anna.run(["correct", ID, "--grade", "formal", "-m", "Komma"]).succeeds();
    approved_by(&anna, &["clara"]);
    clara.run(["publish", ID, "--dry-run"]).succeeds().prints("Mails: keine");
    clara.run(["publish", ID]).succeeds();
    clara.run(["send", ID, "--list", "landespresse"]).succeeds().says("in diesem Wortlaut schon");
    clara.run(["log", ID]).succeeds().prints("hat eine formale Korrektur veröffentlicht").prints("hat eine Korrektur");
    // Taken back it goes to those who have it, and to no further list.
    anna.run(["withdraw", ID, "--reason", "overtaken", "-m", "Erledigt."]).succeeds();
    approved_by(&anna, &["clara"]);
    clara.run(["publish", ID]).succeeds();
    assert_eq!(mails(&clara).len(), 9);
    clara.run(["send", ID, "--list", "landespresse"]).exits(6).says("zurückgezogen");
    assert_eq!(mails(&clara).len(), 9);
}

/// A statement in two languages of which one was wrong.
#[test]
fn who_reads_the_language_that_was_right_gets_nothing() {
    let anna = office(Stage::Submitted);
    let clara = anna.as_person("clara");
    contacts(&clara, WITH_LISTS);
    let english = anna.read(TEXT_FILE).replace("language: de", "language: en");
    anna.write(&TEXT_FILE.replace("de.md", "en.md"), english);
    approved_by(&anna, &["milan", "clara"]);
    clara.run(["publish", ID]).succeeds();
    anna.run(["correct", ID, "--grade", "minor", "-m", NOTE])
        .succeeds()
        .says("Auch veröffentlicht: en")
        .says(&format!("klartext correct {ID}:en --grade minor"));
    put_right(&anna);
    clara.run(["approve", ID]).succeeds();
    clara.run(["publish", ID]).succeeds();
    assert_eq!((to(&clara, "jo@zeitung.example.org"), to(&clara, "sam@radio.example.org")), (2, 1));
    assert!(!clara.read(&format!("public/{ID}/en/index.html")).contains("Korrektur"));
    clara.run(["send", ID, "--list", "landespresse"]).succeeds().says("in diesem Wortlaut schon");
    // Then the other one.
    anna.run(["correct", &format!("{ID}:en"), "--grade", "minor", "-m", "The date was wrong."]).succeeds();
    approved_by(&anna, &["clara"]);
    clara.run(["publish", ID]).succeeds();
    assert_eq!((to(&clara, "jo@zeitung.example.org"), to(&clara, "sam@radio.example.org")), (2, 2));
    // Taken back are both, each in its language; the explanation is in the one in which it was written.
    anna.run(["withdraw", ID, "--reason", "error", "-m", "Wir irrten."]).succeeds().says("en");
    approved_by(&anna, &["clara"]);
    clara.run(["publish", ID]).succeeds();
    let page = |lang: &str| clara.read(&format!("public/{ID}/{lang}/index.html")).replace('\u{a0}', " ");
    assert!(page("de").contains("Wir irrten.") && !page("en").contains("Wir irrten."));
    assert!(page("en").contains("What this statement said was wrong."), "{}", page("en"));
    assert_eq!((to(&clara, "jo@zeitung.example.org"), to(&clara, "sam@radio.example.org")), (3, 3));
    clara.run(["verify", ID]).succeeds();
}

#[test]
fn a_page_is_put_right_at_once_and_the_mails_follow_from_where_they_left() {
    let office = Shared::new(Stage::Approved);
    office.clara.run(["publish", ID]).succeeds();
    office.anna.run(["correct", ID, "--grade", "minor", "-m", NOTE]).succeeds();
    put_right(&office.anna);
    office.clara.run(["list"]).succeeds();
    office.clara.run(["approve", ID]).succeeds();
    office.milan.run(["list"]).succeeds();
    office.milan.run(["publish", ID, "--dry-run"]).succeeds().says(&format!("publish {ID} --leave-mails --match"));
    office.milan.run(["publish", ID]).exits(6).says("von einem anderen Rechner").says("--leave-mails");
    assert!(!office.milan.exists("public"));
    let out = office.milan.run(["publish", ID, "--leave-mails"]).succeeds();
    out.says("noch nichts von der Berichtigung gehört").says("--correction").never_mentions("kein Verteiler genannt");
    assert_eq!(mails(&office.milan).len(), 0);
    assert!(office.milan.read(&format!("public/{ID}/de/index.html")).contains("Korrektur"));
    office.clara.run(["sync"]).succeeds();
    // The pages here are those of the version before: nobody has spoilt them.
    let verified = office.clara.run(["verify", ID]).succeeds();
    verified
        .prints("an einem anderen Rechner")
        .says("von hier aus ginge wieder die vorige Fassung")
        .never_mentions("✗");
    told_of(&office.clara, true);
    told_of(&office.milan, false);
    let page = format!("public/{ID}/de/index.html");
    office.clara.write(&page, office.clara.read(&page) + " ");
    office.clara.run(["verify", ID]).exits(5).prints("fehlt oder ist verändert");
    send(&office.clara, &["--correction"]).succeeds();
    assert_eq!(mails(&office.clara).len(), 2 * MAILS);
    let corrected = mails(&office.clara)
        .iter()
        .filter(|name| office.clara.read(&format!("outbox/{name}")).contains("Korrektur"))
        .count();
    assert_eq!(corrected, MAILS);
    told_of(&office.clara, false);
    office.clara.run(["send", ID, "--correction"]).succeeds().says("niemand mehr eine falsche Fassung");
}

/// Whether every command that shows what is to be done says that people still have the wrong version.
#[track_caller]
fn told_of(desk: &Desk, wrong: bool) {
    let count = format!("{MAILS} Personen haben noch eine falsche Fassung von {ID}");
    let next = format!("klartext send {ID} --correction");
    for words in [&["inbox"][..], &["outbox"], &["status", ID], &["publish", ID], &["publish", ID, "--dry-run"]] {
        let out = desk.run(words).succeeds();
        match wrong {
            true => out.says(&count).says(&next).never_mentions("es ist nichts zu tun").never_mentions("wartet nichts"),
            false => out.never_mentions("falsche Fassung").never_mentions(&next),
        };
    }
}

/// Several people may work in one folder, each with a home and a press list of their own.
#[test]
fn in_one_folder_the_home_that_sent_the_mails_knows_the_people() {
    let anna = office(Stage::Approved);
    let (clara, milan) = (anna.as_person("clara"), anna.as_person("milan"));
    std::fs::remove_file(milan.home().join("klartext/contacts.csv")).expect("a press list");
    clara.run(["publish", ID]).succeeds();
    anna.run(["correct", ID, "--grade", "minor", "-m", NOTE]).succeeds();
    put_right(&anna);
    clara.run(["approve", ID]).succeeds();
    let plan = milan.run(["publish", ID, "--dry-run"]).succeeds().never_mentions("haben widersprochen");
    plan.says(&format!("publish {ID} --leave-mails --match"));
    milan.run(["publish", ID]).exits(6).says("von einem anderen Rechner").says("--leave-mails");
    assert!(!anna.read(&format!("public/{ID}/de/index.html")).contains("Korrektur"));
    clara.run(["publish", ID, "--dry-run"]).succeeds().prints("Mails: 2").never_mentions("--leave-mails");
    milan.run(["publish", ID, "--leave-mails"]).succeeds().says("noch nichts von der Berichtigung gehört");
    assert_eq!(mails(&anna).len(), MAILS);
    told_of(&milan, false);
    told_of(&clara, true);
    send(&clara, &["--correction"]).succeeds().says("im Mailprogramm öffnen");
    assert_eq!(mails(&anna).len(), 2 * MAILS);
    told_of(&clara, false);
    // A delivery from before there was such a note counts for whoever looks at it.
    for name in names(&anna.root().join(".git/klartext/outbox")) {
        let _ = std::fs::remove_file(anna.root().join(format!(".git/klartext/outbox/{name}/home")));
    }
    clara.run(["send", ID, "--correction"]).succeeds().says("niemand mehr eine falsche Fassung");
}

#[test]
fn what_lies_in_a_folder_is_not_called_sent_and_a_list_misspelt_is_none() {
    let anna = office(Stage::Approved);
    let clara = anna.as_person("clara");
    let test = clara.run(["send", ID, "--test", "ich@example.org"]).succeeds();
    test.says("liegt als Datei (.eml)").says("verschickt wurde nichts").never_mentions("gegangen");
    clara.run(["publish", ID]).succeeds().says("Verschickt ist damit noch nichts");
    let before = mails(&clara).len();
    clara.run(["send", ID, "--list", "nixda", "--dry-run"]).exits(6).says("hier gibt es: landespresse");
    clara.run(["contacts", "list", "nixda"]).exits(6).says("hier gibt es: landespresse");
    assert_eq!(mails(&clara).len(), before);
}

#[test]
fn a_folder_of_pages_that_lacks_what_others_published_is_not_for_the_web_server() {
    const SECOND: &str = "2026-zweiter";
    let anna = office(Stage::Approved);
    let clara = anna.as_person("clara");
    clara.run(["publish", ID]).succeeds().never_mentions("in diesem Ordner");
    // As on a machine that has not published it.
    std::fs::remove_dir_all(anna.root().join("public").join(ID)).expect("the pages");
    anna.run(["new", "press-release", "Zweiter", "--id", SECOND]).succeeds();
    anna.write(&TEXT_FILE.replace(ID, SECOND), crate::office::TEXT.replace(ID, SECOND));
    anna.run(["submit", SECOND]).succeeds();
    for person in ["milan", "clara"] {
        anna.as_person(person).run(["approve", SECOND]).succeeds();
    }
    clara.run(["publish", SECOND]).succeeds().says("Ein veröffentlichter Text fehlt in diesem Ordner");
}

#[test]
fn what_changes_without_a_word_is_asked_about() {
    let anna = published();
    let clara = anna.as_person("clara");
    put_right(&anna);
    approved_by(&anna, &["milan", "clara"]);
    clara.run(["publish", ID, "--dry-run"]).succeeds().says("nicht als Korrektur eingetragen").prints("Mails: 2");
    clara.run(["send", ID, "--correction"]).exits(8);
    clara.run(["publish", ID]).succeeds();
    clara.run(["send", ID, "--correction"]).exits(6).says("nie berichtigt");
}

/// Whoever is quoted, or told of, does not have to agree once more that it is taken back.
#[test]
fn nothing_but_the_rules_for_it_holds_a_withdrawal_back() {
    let anna = office(Stage::Submitted);
    let clara = anna.as_person("clara");
    let text = anna.read(TEXT_FILE).replace("lists:", "quotes: [milan]\nlists:");
    anna.write(TEXT_FILE, text);
    approved_by(&anna, &["milan"]);
    clara.run(["approve", ID]).succeeds();
    clara.run(["publish", ID]).succeeds();
    anna.run(["withdraw", ID, "--reason", "law", "-m", "Einstweilige Verfügung."]).succeeds();
    approved_by(&anna, &["clara"]);
    clara.run(["why", ID]).succeeds().prints("Eine Zurückziehung");
    clara.run(["publish", ID]).succeeds();
    clara.run(["status", ID]).succeeds().prints("Zurückgezogen (de, 24. November 2026, rechtliche Gründe)");
}
