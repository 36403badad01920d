//! The press list, tried from outside: taken in, given out, objected to, forgotten; never an address on the screen.

use crate::desk::Desk;
use crate::office::{Stage, office};
use std::path::PathBuf;

const HEADER: &str = "name,email,outlet,beats,language,lists,source,since,objected\n";

fn import(desk: &Desk, rows: &str) -> crate::desk::Outcome {
    let file = desk.home().join("new.csv");
    std::fs::write(&file, format!("{HEADER}{rows}")).expect("a table");
    desk.run(["contacts".as_ref(), "import".as_ref(), file.as_os_str()])
}

fn kept(desk: &Desk) -> String {
    std::fs::read_to_string(desk.home().join("klartext/contacts.csv")).expect("the list")
}

#[test]
fn an_objection_wins_over_every_list_and_every_import() {
    let anna = office(Stage::Empty);
    import(&anna, "Bo,bo@gmial.com,Blatt,Asyl,de,bund,Karte,,\nCem,cem@zeitung.example.org,Zeitung,,de,bund,Karte,,\n")
        .succeeds()
        .says("contacts check");
    anna.run(["contacts", "list", "bund"]).succeeds().prints("Bo · Blatt · Asyl · de").never_mentions("@");
    anna.run(["contacts", "check"]).exits(6).prints("gmail.com").never_mentions("bo@");
    anna.run(["contacts", "object", "Cem@Zeitung.example.org", "--source", "Anruf"]).succeeds().never_mentions("@");
    anna.run(["contacts", "object", "nie@zeitung.example.org"]).succeeds().says("auf keinem Verteiler");
    import(&anna, "Cem,cem@zeitung.example.org,,,de,bund,Karte,,\nNie,nie@zeitung.example.org,,,de,bund,Karte,,\n")
        .succeeds();
    anna.run(["contacts", "list", "bund"]).prints("Cem · Zeitung · de · bekommt keine Mails").prints("Nie");
    anna.run(["contacts", "--json"]).succeeds().prints("\"bund\": 1");
}

#[test]
fn who_is_forgotten_is_gone_and_stays_gone() {
    let anna = office(Stage::Empty);
    import(&anna, "Bo,bo@zeitung.example.org,,,de,bund,Karte,,\n").succeeds();
    // Without a terminal nobody can be asked, and nothing happens.
    anna.run(["contacts", "forget", "BO@zeitung.example.org"]).exits(2).says("-y");
    anna.run(["contacts", "forget", "nie@zeitung.example.org"]).exits(2).says("auf keinem Verteiler").says("-y");
    assert!(kept(&anna).contains("bo@") && !anna.home().join("klartext/forgotten").exists());
    anna.run(["contacts", "forget", "nie@zeitung.example.org", "-y"])
        .succeeds()
        .says("trotzdem")
        .never_mentions("nie@");
    anna.run(["contacts", "forget", "BO@zeitung.example.org", "-y"])
        .succeeds()
        .says("Vergessen")
        .never_mentions("zeitung");
    assert!(!kept(&anna).contains("bo@") && !kept(&anna).contains("Bo,"), "{}", kept(&anna));
    for file in ["forgotten", "contacts.csv"] {
        let text = std::fs::read_to_string(anna.home().join("klartext").join(file)).expect("a file");
        assert!(!text.contains("bo@zeitung"), "{file}");
    }
    import(&anna, "Bo,bo@Zeitung.example.org,,,de,bund,Neue Karte,,\nCem,cem@zeitung.example.org,,,de,bund,Karte,,\n")
        .succeeds()
        .says("wollte vergessen werden");
    assert!(!kept(&anna).contains("bo@") && kept(&anna).contains("cem@"));
    anna.run(["contacts", "forget", "cem"]).exits(2);
}

#[test]
fn address_books_go_in_and_out_but_never_into_a_workspace() {
    let anna = office(Stage::Empty);
    let book = anna.home().join("book.vcf");
    std::fs::write(
        &book,
        "BEGIN:VCARD\nVERSION:4.0\nFN:Bo Größe\nEMAIL:bo@zeitung.example.org\nORG:Zeitung\nEND:VCARD\n",
    )
    .expect("a book");
    let path = |name: &str| -> PathBuf { anna.home().join(name) };
    let run =
        |words: &[&str], file: &PathBuf| anna.run(words.iter().map(std::ffi::OsStr::new).chain([file.as_os_str()]));
    run(&["contacts", "import", "--list", "bund"], &book).exits(1).says("--source");
    run(&["contacts", "import", "--list", "bund", "--source", "Adressbuch"], &book).succeeds();
    anna.run(["contacts", "list", "bund"]).prints("Bo Größe · Zeitung");
    for name in ["out.vcf", "out.csv"] {
        run(&["contacts", "export", "--list", "bund"], &path(name)).succeeds().says("Eine Person");
        assert!(std::fs::read_to_string(path(name)).expect("a file").contains("bo@zeitung.example.org"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: PathBuf| std::fs::metadata(path).expect("a file").permissions().mode() & 0o777;
            assert_eq!((mode(path(name)), mode(path("klartext/contacts.csv"))), (0o600, 0o600));
        }
    }
    run(&["contacts", "export"], &anna.root().join("presse.csv")).exits(6).says("Arbeitsbereich");
    assert!(!anna.exists("presse.csv"));
    std::fs::write(&book, "BEGIN:VCARD\nFN:Bo\\nBcc: x@example.org\nEMAIL:bo@zeitung.example.org\nEND:VCARD\n")
        .expect("a book");
    run(&["contacts", "import", "--source", "Adressbuch"], &book).exits(1).never_mentions("x@example.org");
}

#[test]
fn a_team_shares_one_list_and_knows_the_same_people() {
    let anna = office(Stage::Empty);
    let share = anna.home().join("share");
    for name in ["anna", "milan"] {
        let own = anna.as_person(name).home().join("klartext/settings.toml");
        std::fs::write(own, format!("contacts = {share:?}\n")).expect("settings");
    }
    import(&anna, "Bo,bo@zeitung.example.org,,,de,bund,Karte,,\n").succeeds();
    let milan = anna.as_person("milan");
    milan.run(["contacts", "list", "bund"]).succeeds().prints("Bo");
    milan.run(["contacts", "forget", "bo@zeitung.example.org", "-y"]).succeeds();
    import(&anna, "Bo,bo@zeitung.example.org,,,de,bund,Karte,,\n").succeeds().says("vergessen werden");
    anna.run(["contacts", "list", "bund"]).exits(6);
}

#[test]
fn a_header_that_lacks_something_says_what_was_understood_and_what_to_type() {
    let anna = office(Stage::Empty);
    let file = anna.home().join("verteiler.csv");
    std::fs::write(&file, "Name;E-Mail;Telefon;Widerspruch\nBo;bo@zeitung.example.org;1;\n").expect("a table");
    let import = |more: &[&str]| {
        let words = ["contacts", "import"].iter().chain(more).map(std::ffi::OsStr::new);
        anna.run(words.chain([file.as_os_str()])).never_mentions("bo@")
    };
    import(&[])
        .exits(1)
        .says("fehlen Spalten: „Verteiler“ (oder --list landespresse) „Quelle“ (oder --source \"Messe 2026\")\n")
        .says("Verstanden: Name, E-Mail, Widerspruch; nicht verstanden: Telefon\n")
        .says("Name;E-Mail;Verteiler;Quelle;Widerspruch\n");
    assert!(!kept(&anna).contains("bo@"), "nothing was taken");
    import(&["--source", "Messe 2026", "--list", "bund"]).succeeds();
    anna.run(["contacts", "list", "bund"]).succeeds().prints("Bo");
    std::fs::write(&file, "Bo;bo@zeitung.example.org;1;\n").expect("a table");
    import(&[]).exits(1).says("schon jemandes Zeile");
    let rows = "Name;E-Mail;Verteiler;Quelle;Widerspruch am\nCem;cem@zeitung.example.org;bund;Karte;";
    std::fs::write(&file, format!("{rows}vielleicht\n")).expect("a table");
    import(&[]).exits(1).says("Zeile 2: Der Wert in der Spalte „Widerspruch“").says("ja, nein");
    std::fs::write(&file, format!("{rows}ja\n")).expect("a table");
    import(&[]).succeeds().says("davon 2 mit Widerspruch");
    anna.run(["contacts", "list", "bund"]).succeeds().prints("Cem · bekommt keine Mails");
    // Names in two columns, as most address books write them.
    let rows = "Vorname;Nachname;E-Mail;Liste;Quelle;Widerspruch\nDana;Muster;dana@zeitung.example.org;land;Karte;\n";
    std::fs::write(&file, format!("{rows};Probe;probe@zeitung.example.org;land;Karte;\n")).expect("a table");
    import(&[]).succeeds();
    anna.run(["contacts", "list", "land"]).succeeds().prints("Dana Muster").prints("Probe");
}

#[test]
fn no_address_of_the_press_comes_into_the_workspace() {
    use crate::office::{ID, TEXT, TEXT_FILE, commit_by_hand};
    let anna = office(Stage::Empty);
    anna.run(["new", "press-release", "Abschiebestopp", "--id", ID]).succeeds();
    anna.write(
        TEXT_FILE,
        TEXT.replace("Der Flüchtlingsrat", "Schreiben Sie JO@zeitung.example.org. Der Flüchtlingsrat"),
    );
    anna.run(["check", ID]).exits(6).prints("die Adresse einer Person vom Presseverteiler");
    anna.run(["submit", ID]).exits(6);
    anna.write(TEXT_FILE, TEXT);
    anna.run(["submit", ID]).succeeds();
    anna.run(["check"]).succeeds();
    // The house's own addresses and those of an authority are nobody's secret.
    anna.write("notizen.md", "anna@example.org, poststelle@amt.example.org");
    commit_by_hand(&anna);
    anna.run(["check"]).succeeds();
    anna.write("notizen.md", "sam@radio.example.org anrufen");
    anna.write("alt/liste.CSV", "a@eins.example;b@zwei.example\nc@drei.example;\n");
    commit_by_hand(&anna);
    let found = anna.run(["check"]).exits(6).never_mentions("sam@").never_mentions("a@eins");
    found.prints("notizen.md:1:1").prints("alt/liste.CSV:1:1").prints("3 fremde Adressen");
}
