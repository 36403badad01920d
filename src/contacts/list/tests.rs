//! Tests of the contacts: what a spreadsheet may look like, what is refused, and who gets a mail.

use super::*;
use ContactError::*;
use jiff::civil::date;

const TODAY: Date = date(2026, 11, 24);

fn filling<'a>(source: Option<&'a str>, lists: &'a [String]) -> Filling<'a> {
    Filling { source, lists, today: TODAY }
}

const HEADER: &str = "name,email,outlet,language,lists,source,since,objected\n";

fn read(rows: &str) -> Contacts {
    Contacts::read(format!("{HEADER}{rows}").as_bytes(), TODAY).unwrap_or_else(|errors| panic!("{errors:?}"))
}

fn refused(rows: &str) -> Vec<ContactError> {
    Contacts::read(format!("{HEADER}{rows}").as_bytes(), TODAY).err().expect("should be refused")
}

fn names(contacts: &Contacts, lists: &[&str]) -> Vec<String> {
    let lists: Vec<String> = lists.iter().map(|list| (*list).to_owned()).collect();
    contacts.recipients(&lists).into_iter().map(|recipient| recipient.email.to_string()).collect()
}

#[test]
fn tables_as_people_have_them() {
    let ada = "Ada Beispiel,ada@example.org,Blatt,de,presse,Visitenkarte,2026-03-01,\n";
    let tables: [(&str, Vec<u8>); 7] = [
        ("ours", format!("{HEADER}{ada}").into_bytes()),
        ("byte order mark", format!("\u{feff}{HEADER}{ada}").into_bytes()),
        ("semicolons", format!("{HEADER}{ada}").replace(',', ";").into_bytes()),
        ("tabs, carriage returns", format!("{HEADER}{ada}").replace(',', "\t").replace('\n', "\r\n").into_bytes()),
        (
            "German, other order, more columns",
            "Widerspruch;E-Mail;Telefon;Quelle;Verteiler;Name;Seit;Medium;Sprache\n\
             ;ada@example.org;030 1;Visitenkarte;Presse;Ada Beispiel;01.03.2026;Blatt;DE\n"
                .into(),
        ),
        ("empty rows", format!("{HEADER}\n,,,,,,,\n{ada}\n,,,,,,,\n").into_bytes()),
        (
            "quoted, blanks",
            format!("{HEADER}\"Ada Beispiel\", ada@example.org ,Blatt,de,\" presse \",Visitenkarte,2026-03-01,")
                .into_bytes(),
        ),
    ];
    for (what, table) in tables {
        let contacts = Contacts::read(&table, TODAY).unwrap_or_else(|errors| panic!("{what}: {errors:?}"));
        let got = contacts.recipients(&["presse".to_owned()]);
        assert_eq!(got.len(), 1, "{what}");
        assert_eq!(got[0].name, "Ada Beispiel", "{what}");
        assert_eq!(got[0].email.as_str(), "ada@example.org", "{what}");
        assert_eq!((got[0].language.as_str(), got[0].source.as_str()), ("de", "Visitenkarte"), "{what}");
        assert_eq!(got[0].since, Some(jiff::civil::date(2026, 3, 1)), "{what}");
    }
}

#[test]
fn rows_that_are_refused() {
    let cases = [
        ("Ada,,,,presse,Karte,,", vec![Missing { row: 2, column: "email" }]),
        ("Ada,ada.example.org,,,presse,Karte,,", vec![Unusable { row: 2, column: "email" }]),
        ("Ada,ada@müsterstadt.example,,,presse,Karte,,", vec![Unusable { row: 2, column: "email" }]),
        ("Ada,\"Ada <ada@example.org>\",,,presse,Karte,,", vec![Unusable { row: 2, column: "email" }]),
        ("Ada,\"ada@example.org,bo@example.org\",,,presse,Karte,,", vec![Unusable { row: 2, column: "email" }]),
        ("Ada,\"ada@example.org\nBcc: all@example.org\",,,presse,Karte,,", vec![Unusable { row: 2, column: "email" }]),
        ("\"Ada\r\nBcc: all@example.org\",ada@example.org,,,presse,Karte,,", vec![Unusable { row: 2, column: "name" }]),
        ("Ada\u{7},ada@example.org,,,presse,Karte,,", vec![Unusable { row: 2, column: "name" }]),
        ("Ada\u{202e},ada@example.org,,,presse,Karte,,", vec![Unusable { row: 2, column: "name" }]),
        ("Ada,ada@example.org,,,presse,,,", vec![Missing { row: 2, column: "source" }]),
        ("Ada,ada@example.org,,,presse,Karte,gestern,", vec![Unusable { row: 2, column: "since" }]),
        ("Ada,ada@example.org,,,presse,Karte,,vielleicht", vec![Unusable { row: 2, column: "objected" }]),
        ("Ada,ada@example.org,,,presse,Karte,,31.02.2026", vec![Unusable { row: 2, column: "objected" }]),
        ("Ada,ada@example.org,,d e,presse,Karte,,", vec![Unusable { row: 2, column: "language" }]),
        ("Ada,ada@example.org,,,presse,Karte,", vec![Fields { row: 2, found: 7, wanted: 8 }]),
        ("Beispiel, Ada,ada@example.org,,,presse,Karte,,", vec![Fields { row: 2, found: 9, wanted: 8 }]),
        (
            "Ada,ada@example.org,,,presse,Karte,,\n\nBo,bo,,,presse,,,Anruf\n",
            vec![
                Unusable { row: 4, column: "email" },
                Unusable { row: 4, column: "objected" },
                Missing { row: 4, column: "source" },
            ],
        ),
    ];
    for (rows, errors) in cases {
        assert_eq!(refused(rows), errors, "{rows:?}");
    }
}

#[test]
fn an_objection_is_read_in_whatever_words_it_stands_there() {
    for title in ["Widerspruch", "WIDERSPRUCH am:", "Wiederspruch", "objected", "objected_on", "abgemeldet", "Opt-out"]
    {
        for (value, objected) in [
            ("ja", Some(TODAY)),
            (" X ", Some(TODAY)),
            ("yes", Some(TODAY)),
            ("01.03.2026", Some(date(2026, 3, 1))),
            ("2026-03-01", Some(date(2026, 3, 1))),
            ("nein", None),
            ("-", None),
            ("", None),
        ] {
            let table = format!("Name;E-Mail;Verteiler;Quelle;{title}\nAda;ada@example.org;presse;Karte;{value}\n");
            let contacts =
                Contacts::read(table.as_bytes(), TODAY).unwrap_or_else(|errors| panic!("{title}: {errors:?}"));
            assert_eq!(contacts.rows[0].objected, objected, "{title}: {value}");
            assert_eq!(contacts.recipients(&["presse".to_owned()]).len(), usize::from(objected.is_none()));
        }
    }
}

#[test]
fn tables_that_are_refused() {
    let owned = |titles: &[&str]| titles.iter().map(|title| (*title).to_owned()).collect();
    let header = |missing: &[&'static str], understood: &[&str], other: &[&str]| Header {
        missing: missing.to_vec(),
        understood: owned(understood),
        other: owned(other),
    };
    let four = ["name", "email", "lists", "source"];
    let cases: [(&[u8], ContactError); 6] = [
        (b"", header(&["name", "email", "lists", "source", "objected"], &[], &[])),
        (b"Ada,ada@example.org,Blatt\n", NoHeader),
        (b"name,email,lists,source\nAda,ada@example.org,presse,Karte\n", header(&["objected"], &four, &[])),
        (b"name,email,e-mail,lists,source,objected\n", Twice { column: "email" }),
        (b"name,email,lists,source,Widespuch\n", header(&["objected"], &four, &["Widespuch"])),
        (
            b"Name;E-Mail;Verteiler;Telefon\n",
            header(&["source", "objected"], &["Name", "E-Mail", "Verteiler"], &["Telefon"]),
        ),
    ];
    for (table, error) in cases {
        assert_eq!(Contacts::read(table, TODAY).err(), Some(vec![error]));
    }
    let mixed =
        [HEADER.as_bytes(), b"J\xfcrgen,j@example.org,,,presse,Karte,,\nZo\xc3\xab,z@example.org,,,presse,Karte,,\n"];
    assert_eq!(Contacts::read(&mixed.concat(), TODAY).err(), Some(vec![Garbled { row: 2 }]));
}

#[test]
fn a_table_as_excel_on_windows_writes_it() {
    let table = b"Name;E-Mail;Verteiler;Quelle;Widerspruch\r\nJ\xfcrgen Gr\xf6\xdfe;j@example.org;presse;Gespr\xe4ch \x96 Messe;\r\n";
    let contacts = Contacts::read(table, TODAY).unwrap_or_else(|errors| panic!("{errors:?}"));
    let found = contacts.recipients(&["presse".to_owned()]);
    assert_eq!((found[0].name.as_str(), found[0].source.as_str()), ("Jürgen Größe", "Gespräch – Messe"));
}

#[test]
fn what_the_table_does_not_say_can_be_said_once_for_all() {
    let table = "Name;E-Mail;Widerspruch;Quelle\nAda;ada@example.org;;\nBo;bo@example.org;;Karte\n";
    let lists = ["Bund".to_owned(), "Land".to_owned()];
    let contacts = Contacts::read_filled(table.as_bytes(), &filling(Some("Messe"), &lists)).unwrap();
    let said = |list: &str| {
        let people = contacts.recipients(&[list.to_owned()]);
        people.into_iter().map(|one| (one.name, one.source)).collect::<Vec<_>>()
    };
    let all = [("Ada".to_owned(), "Messe".to_owned()), ("Bo".to_owned(), "Karte".to_owned())];
    assert_eq!((said("bund"), said("land")), (all.to_vec(), all.to_vec()));
    assert!(Contacts::read_filled(table.as_bytes(), &filling(Some("Messe"), &[])).is_err(), "on no list");
    let without = "Name;E-Mail;Quelle\nAda;ada@example.org;Karte\n";
    assert!(
        Contacts::read_filled(without.as_bytes(), &filling(None, &lists)).is_err(),
        "objections cannot be waved away"
    );
}

#[test]
fn no_error_tells_an_address() {
    let rows = "Ada,geheim@@example.org,,,presse,,x,x\nBo,geheim@example.org,,,presse,Karte\n";
    for error in refused(rows) {
        assert!(!format!("{error} {error:?}").contains("geheim"));
    }
    let table = "geheim@example.org,Ada\n";
    let errors = Contacts::read(table.as_bytes(), TODAY).err().unwrap();
    assert!(!format!("{errors:?}").contains("geheim"));
    let contacts = read("Ada,geheim@example.org,,,presse,Karte,,\n");
    assert!(!format!("{:?}", contacts.recipients(&["presse".to_owned()])).contains("geheim"));
}

#[test]
fn an_objection_is_honoured_in_whatever_row_it_stands() {
    let contacts = read(
        "Ada,ada@example.org,,de,presse,Karte,,\n\
         Ada B.,Ada@Example.org,,,recht,Anruf,,2026-01-05\n\
         Bo,bo@example.org,,,presse,Karte,,2099-01-01\n\
         Cem,cem@example.org,,,presse,Karte,2026-05-01,\n\
         ,CEM@example.org,Blatt,tr,recht|lokal,Anruf,2026-02-01,\n",
    );
    assert_eq!(contacts.len(), 3);
    assert_eq!(names(&contacts, &["presse", "recht"]), ["cem@example.org"]);
    let cem = &contacts.recipients(&["lokal".to_owned()])[0];
    assert_eq!((cem.name.as_str(), cem.language.as_str(), cem.source.as_str()), ("Cem", "tr", "Karte"));
    assert_eq!(cem.since, Some(jiff::civil::date(2026, 2, 1)));
}

#[test]
fn only_the_lists_asked_for() {
    let contacts = read(
        "Ada,ada@example.org,,,\"presse, recht\",Karte,,\nBo,bo@example.org,,,Recht,Karte,,\nCem,cem@example.org,,,,Karte,,\n",
    );
    assert_eq!(names(&contacts, &["presse"]), ["ada@example.org"]);
    assert_eq!(names(&contacts, &["RECHT"]), ["ada@example.org", "bo@example.org"]);
    assert_eq!(names(&contacts, &["press"]), [""; 0]);
    assert_eq!(names(&contacts, &[]), [""; 0]);
    assert_eq!(names(&contacts, &[""]), [""; 0]);
    assert!(Contacts::read(HEADER.as_bytes(), TODAY).unwrap().is_empty());
}
