//! What is given up: the rest of a delivery, and a person who wants to be forgotten; both stay provable.

use crate::corrections::{NOTE, put_right};
use crate::desk::Desk;
use crate::office::{ID, MAILS, Stage, mails, office};
use crate::postbox::{Moment, Mood, Postbox, Verb};
use crate::sending::{add_contacts, private, sending};
use crate::shared::PLACE;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

/// Besides the two of the office.
const MORE: usize = 6;

/// A server that has had enough after so many mails, until it is told otherwise.
fn tired(after: usize) -> (Postbox, Arc<Mutex<usize>>) {
    let left = Arc::new(Mutex::new(after));
    let plug = Arc::clone(&left);
    let postbox = Postbox::open(false, move |moment: &Moment<'_>| {
        let mut left = plug.lock().expect("no panic");
        match moment.verb {
            Verb::Rcpt if *left == 0 => Mood::Say("421 enough"),
            Verb::Rcpt => {
                *left -= 1;
                Mood::Well
            }
            _ => Mood::Well,
        }
    });
    (postbox, left)
}

fn office_with_more(port: u16) -> Desk {
    let clara = sending(port);
    let rows = (0..MORE).map(|at| format!("P{at},p{at}@zeitung.example.org,Z,de,landespresse,Karte,,\n"));
    add_contacts(&clara, &rows.collect::<String>());
    clara
}

fn planned(desk: &Desk, list: &[&str]) -> serde_json::Value {
    desk.run([&["send", ID], list, &["--dry-run", "--json"]].concat()).succeeds().json()
}

fn to(postbox: &Postbox) -> Vec<String> {
    postbox.kept().into_iter().map(|kept| kept.to).collect()
}

#[test]
fn what_is_left_of_a_publication_is_given_up_and_corrections_go_to_who_has_it() {
    let (postbox, left) = tired(3);
    let clara = office_with_more(postbox.port);
    clara.run(["outbox", "abandon", ID, "-m", "x"]).exits(1).says("nichts unterwegs");
    clara.run(["publish", ID]).exits(9).says("421 enough");
    clara.run(["outbox", "abandon", ID]).exits(2);
    clara.run(["outbox", "abandon", ID, "-m", "x", "--match", "000000000000"]).exits(1).says("nichts unterwegs");
    clara
        .run(["outbox", "aufgeben", ID, "-m", "falscher Verteiler"])
        .succeeds()
        .says("3 von 8 Mails sind hinaus")
        .says(&format!("klartext publish {ID}"))
        .never_mentions("@");
    clara.run(["outbox"]).succeeds().prints("aufgegeben von clara („falscher Verteiler“)").prints("3 von 8");
    clara.run(["log", ID]).succeeds().prints("falscher Verteiler");
    assert!(!clara.home().join("klartext/frozen").read_dir().expect("a folder").flatten().any(|_| true));
    // The server is well again; nothing goes out all the same, and the publication gets its receipt.
    *left.lock().expect("no panic") = 100;
    clara.run(["publish", ID]).succeeds().says("5 Mails sind aufgegeben");
    assert_eq!(postbox.kept().len(), 3);
    clara.run(["outbox", "show", ID]).succeeds().prints("aufgegeben").never_mentions("@");
    clara.run(["verify", ID]).succeeds();
    clara.run(["outbox", "abandon", ID, "-m", "x"]).exits(1).says("nichts unterwegs");
    // Whoever has it hears of the correction, nobody else; the others can get it by a mailing of its own.
    let had: BTreeSet<String> = to(&postbox).into_iter().collect();
    let anna = clara.as_person("anna");
    anna.run(["correct", ID, "--grade", "minor", "-m", NOTE]).succeeds();
    put_right(&anna);
    clara.run(["approve", ID]).succeeds();
    clara.run(["publish", ID, "--dry-run"]).succeeds().prints("Mails: 3 (an alle, die eine falsche Fassung haben)");
    clara.run(["publish", ID]).succeeds();
    assert_eq!(to(&postbox).split_off(3).into_iter().collect::<BTreeSet<_>>(), had);
    let plan = planned(&clara, &["--list", "landespresse"]);
    assert_eq!((plan["recipients"].as_u64(), plan["before"].as_u64()), (Some(5), Some(3)));
}

#[test]
fn a_mailing_is_given_up_and_another_one_goes_to_who_did_not_get_it() {
    let (postbox, left) = tired(MORE + 2 + 1);
    let clara = office_with_more(postbox.port);
    clara.run(["publish", ID]).succeeds();
    let rows = (0..4).map(|at| format!("Q{at},q{at}@radio.example.org,R,de,bund,Karte,,\n"));
    add_contacts(&clara, &rows.collect::<String>());
    let begin = |list: &[&str]| {
        let plan = planned(&clara, list);
        clara.run([&["send", ID], list, &["--match", plan["digest"].as_str().expect("a digest")]].concat())
    };
    begin(&["--list", "bund"]).exits(9).says("421 enough");
    clara.run(["outbox"]).succeeds().prints("--list bund");
    clara.run(["outbox", "abandon", ID, "-m", "doch nicht"]).succeeds().says("1 von 4 Mails").never_mentions("publish");
    clara.run(["outbox"]).succeeds().prints("doch nicht");
    clara.run(["verify", ID]).succeeds().prints("aufgegeben; hinaus sind 1/4");
    *left.lock().expect("no panic") = 100;
    let plan = planned(&clara, &["--list", "bund"]);
    assert_eq!((plan["recipients"].as_u64(), plan["begun"].as_bool()), (Some(3), Some(false)), "{plan}");
    begin(&["--list", "bund"]).succeeds().says("3 Mails");
    let all = to(&postbox);
    assert_eq!(all.len(), all.iter().collect::<BTreeSet<_>>().len(), "nobody has it twice: {all:?}");
    assert_eq!(all.len(), MORE + 2 + 4);
}

/// Milan at a machine of his own, who may send as Clara does; with `share` both have one press list.
fn with_milan(clara: &Desk, port: u16, share: bool) -> Desk {
    let place = clara.beside(PLACE).display().to_string();
    clara.git(["init", "-q", "--bare", "-b", "main", &place]).succeeds();
    clara.run(["sync", "--with", &place]).succeeds();
    let milan = clara.as_person("milan").at("milan");
    milan.run(["join", &place, "."]).succeeds();
    let (own, theirs) = (milan.home().join("klartext"), clara.home().join("klartext"));
    let passwords = std::fs::read_to_string(theirs.join("passwords.toml")).expect("a file");
    assert!(passwords.contains(&format!("localhost:{port}")));
    private(&own.join("passwords.toml"), &passwords);
    if share {
        let folder = clara.beside("share");
        std::fs::create_dir(&folder).expect("a folder");
        std::fs::rename(theirs.join("contacts.csv"), folder.join("contacts.csv")).expect("the list");
        for own in [own, theirs] {
            std::fs::write(own.join("settings.toml"), format!("contacts = {folder:?}\n")).expect("settings");
        }
    } else {
        std::fs::copy(theirs.join("contacts.csv"), own.join("contacts.csv")).expect("the list");
    }
    milan
}

#[test]
fn what_one_machine_gave_up_another_sends_to_those_who_did_not_get_it() {
    for (share, sent) in [(true, 1), (false, 1), (false, 0)] {
        let (postbox, left) = tired(MORE + 2 + sent);
        let clara = office_with_more(postbox.port);
        let rows = (0..4).map(|at| format!("Q{at},q{at}@radio.example.org,R,de,bund,Karte,,\n"));
        add_contacts(&clara, &rows.collect::<String>());
        let milan = with_milan(&clara, postbox.port, share);
        clara.run(["publish", ID]).succeeds();
        let begin = |desk: &Desk| {
            let plan = planned(desk, &["--list", "bund"]);
            desk.run(["send", ID, "--list", "bund", "--match", plan["digest"].as_str().expect("a digest")])
        };
        begin(&clara).exits(9).says("421 enough");
        *left.lock().expect("no panic") = 100;
        // As long as it is Clara's, it is nobody else's.
        milan.run(["sync"]).succeeds();
        let early = begin(&milan);
        if share {
            early.says("haben alle (4)")
        } else {
            early.exits(5).says("clara")
        };
        assert_eq!(to(&postbox).len(), MORE + 2 + sent);
        clara.run(["outbox", "abandon", ID, "-m", "Rechner zieht um"]).succeeds().says(&format!("{sent} von 4 Mails"));
        let before = to(&postbox).len();
        milan.run(["sync"]).succeeds().says("hat Mails zu").never_mentions("@");
        milan.run(["log", ID]).succeeds().prints("Rechner zieht um").never_mentions("@");
        if !share && sent > 0 {
            // Who has the mail is known only at Clara's; she goes on, and nobody gets two.
            let list = ["send", ID, "--list", "bund", "--dry-run"];
            milan.run(list).exits(5).says("clara hat diesen Versand").says("eine Mail").says("contacts =");
            assert_eq!(to(&postbox).len(), before);
            begin(&clara).succeeds().says("3 Mails");
        } else {
            begin(&milan).succeeds().says(&format!("{} Mails", 4 - sent));
            let again = begin(&clara);
            if share {
                again.says("haben alle")
            } else {
                again.exits(5).says("milan")
            };
        }
        let all = to(&postbox);
        assert_eq!(all.len(), all.iter().collect::<BTreeSet<_>>().len(), "nobody has it twice: {all:?}");
        assert_eq!(all.len(), MORE + 2 + 4, "and everybody has it");
        for desk in [&clara, &milan] {
            desk.run(["verify", ID]).succeeds().prints(&format!("aufgegeben; hinaus sind {sent}/4"));
        }
        if share {
            let kept = std::fs::read_dir(clara.beside("share/mailed")).expect("a folder").flatten();
            for file in kept {
                assert!(!std::fs::read_to_string(file.path()).expect("keys").contains('@'));
            }
        }
    }
}

#[test]
fn a_list_that_got_a_publication_from_another_machine_is_not_written_to_again() {
    for share in [true, false] {
        let (postbox, _) = tired(100);
        let clara = office_with_more(postbox.port);
        let milan = with_milan(&clara, postbox.port, share);
        clara.run(["publish", ID]).succeeds();
        milan.run(["sync"]).succeeds();
        let sent = milan.run(["send", ID, "--list", "landespresse", "--dry-run"]);
        match share {
            true => drop(sent.succeeds().prints("8 Personen auf dem Verteiler haben diesen Wortlaut schon")),
            false => drop(sent.exits(5).says("schon an den Verteiler „landespresse“ (8 Mails)")),
        }
        assert_eq!(to(&postbox).len(), MORE + 2);
    }
}

#[test]
fn before_anything_is_public_there_is_nothing_to_give_up() {
    let (postbox, _) = tired(0);
    let clara = sending(postbox.port);
    // Something is in the way of the statement's folder: it was begun, and nothing is public.
    std::fs::create_dir(clara.root().join("public")).expect("a folder");
    std::fs::write(clara.root().join("public").join(ID), "in the way").expect("a file");
    assert_ne!(clara.run(["publish", ID]).code, 0);
    clara.run(["outbox"]).succeeds().prints("unterbrochen");
    clara.run(["outbox", "abandon", ID, "-m", "x"]).exits(6).says("noch nicht öffentlich");
    assert!(postbox.kept().is_empty());
}

#[test]
fn who_is_forgotten_is_forgotten_in_the_files_of_mails_too() {
    let clara = office(Stage::Approved).as_person("clara");
    clara.run(["publish", ID]).succeeds();
    clara.run(["verify", ID]).succeeds().prints("2 Mails");
    let names_jo = |desk: &Desk| {
        let all = mails(desk);
        all.iter().filter(|name| desk.read(&format!("outbox/{name}")).contains("jo@zeitung.example.org")).count()
    };
    assert_eq!((mails(&clara).len(), names_jo(&clara)), (MAILS, 1));
    clara.run(["contacts", "forget", "JO@zeitung.example.org", "-y"]).succeeds().says("Eine Mail an diese Person");
    assert_eq!((mails(&clara).len(), names_jo(&clara)), (MAILS - 1, 0));
    // The proof knows why one is missing; whoever takes another away is found out.
    clara.run(["verify", ID]).succeeds().prints("2 Mails");
    let other = clara.root().join("outbox").join(&mails(&clara)[0]);
    let kept = std::fs::read(&other).expect("a mail");
    std::fs::remove_file(&other).expect("it goes");
    assert_ne!(clara.run(["verify", ID]).code, 0);
    std::fs::write(&other, &kept).expect("it is back");
    clara.run(["verify", ID]).succeeds();
    std::fs::write(other.with_file_name("00112233445566778899aabbccddeeff.eml"), &kept).expect("one too many");
    assert_ne!(clara.run(["verify", ID]).code, 0);
}
