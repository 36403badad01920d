//! A press list that nobody has tidied, a server of two moods, three interruptions, a correction and a
//! withdrawal: nobody gets two of anything, and nobody who objected gets one.
//!
//! `KLARTEXT_LISTED=1000` tries a longer list.

use crate::corrections::{NOTE, put_right};
use crate::desk::Desk;
use crate::office::ID;
use crate::postbox::{Moment, Mood, Postbox, Verb};
use crate::sending::sending;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

/// Whom the server treats how, by their number; some numbers are of two kinds, and the first counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// Said so before, in one of several rows.
    Objected,
    /// There is no such address.
    Dead,
    /// Refused with the message in hand.
    Full,
    /// Put off once.
    Grey,
    /// The message is kept and the connection breaks.
    Cut,
    Well,
}

fn kind(at: usize) -> Kind {
    let each = [(11, Kind::Objected), (13, Kind::Dead), (19, Kind::Full), (17, Kind::Grey), (67, Kind::Cut)];
    each.iter().find(|(every, _)| at % every == 3).map_or(Kind::Well, |(_, kind)| *kind)
}

fn address(at: usize) -> String {
    format!("p{at:03}@zeitung.example.org")
}

/// The table as an office exports it: semicolons, letters as Windows writes them, every seventh person
/// twice, under another spelling and on two lists.
fn table(listed: usize) -> Vec<u8> {
    let mut text = "Name;E-Mail;Medium;Verteiler;Quelle;Widerspruch\r\n".to_owned();
    for at in 0..listed {
        let objected = if kind(at) == Kind::Objected { "05.01.2026" } else { "" };
        let (lists, twice) = if at % 7 == 0 { ("Landespresse, Bund", true) } else { ("landespresse", false) };
        // Of two rows of a person only the second says that they objected.
        let first = if twice { "" } else { objected };
        text.push_str(&format!("Jürgen Größe {at:03};{};Blatt;{lists};Gespräch;{first}\r\n", address(at)));
        if twice {
            let other = address(at).to_uppercase().replace("@ZEITUNG", "@Zeitung");
            text.push_str(&format!("J. Größe {at:03}; {other} ;;bund landespresse;Karte;{objected}\r\n"));
        }
    }
    text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin letters")).collect()
}

/// The server's mood; what ends a run is said by whoever runs it.
#[derive(Default)]
struct Server {
    put_off: BTreeSet<String>,
    ended: usize,
    /// After so many mails it does this at the end of the next one.
    then: Option<(usize, Mood)>,
    /// No more moods of its own.
    fair: bool,
}

impl Server {
    fn mood(&mut self, moment: &Moment<'_>) -> Mood {
        let at: Option<usize> = moment.to.get(1..4).and_then(|number| number.parse().ok());
        let to = moment.to.to_lowercase();
        match (at.map(kind).filter(|_| !self.fair), moment.verb) {
            (Some(Kind::Dead), Verb::Rcpt) => Mood::Say("550 5.1.1 no such user"),
            (Some(Kind::Grey), Verb::Rcpt) if self.put_off.insert(to) => Mood::Say("451 4.7.1 greylisted"),
            (Some(Kind::Full), Verb::End) => Mood::Say("552 5.2.2 mailbox full"),
            (_, Verb::End) => {
                self.ended += 1;
                match self.then.take_if(|(after, _)| self.ended > *after) {
                    Some((_, mood)) => mood,
                    _ if at.map(kind) == Some(Kind::Cut) && !self.fair => Mood::KeepAnd(Box::new(Mood::Cut)),
                    _ => Mood::Well,
                }
            }
            _ => Mood::Well,
        }
    }
}

struct Office {
    clara: Desk,
    postbox: Postbox,
    server: Arc<Mutex<Server>>,
    /// Mails of earlier deliveries.
    before: Cell<usize>,
}

impl Office {
    fn with(&self, change: impl FnOnce(&mut Server)) {
        change(&mut self.server.lock().expect("no panic"));
    }

    /// After so many more mails the server does this.
    fn expect(&self, more: usize, mood: Mood) {
        self.with(|server| server.then = Some((server.ended + more, mood)));
    }

    /// Starts it and waits for the moment, which only the server sees; then `end` ends it.
    fn interrupted(&self, more: usize, end: &str) {
        self.expect(more, Mood::Silent);
        let seen = || self.server.lock().expect("no panic").ended;
        let wanted = seen() + more + 1;
        let mut child = self.clara.start_heard(["publish", ID]);
        while seen() < wanted {
            assert!(child.try_wait().expect("a state").is_none(), "it ended too early");
            std::thread::yield_now();
        }
        let process = child.id().to_string();
        let ask = || std::process::Command::new("kill").args([end, &process]).status();
        assert!(ask().is_ok_and(|status| status.success()));
        if end == "-INT" {
            // It waits for the server, which says nothing; whoever is in a hurry presses it once more.
            let mut heard = std::io::BufReader::new(child.stderr.take().expect("a pipe"));
            let mut said = String::new();
            while !said.contains("Es wird angehalten") {
                assert_ne!(std::io::BufRead::read_line(&mut heard, &mut said).expect("a line"), 0, "{said}");
            }
            assert!(ask().is_ok_and(|status| status.success()));
        }
        let _ = child.wait().expect("an end");
    }

    /// What arrived in this delivery, by address.
    fn arrived(&self) -> BTreeMap<String, usize> {
        let mut got = BTreeMap::new();
        for kept in self.postbox.kept().drain(self.before.get()..) {
            *got.entry(kept.to.to_lowercase()).or_default() += 1;
        }
        got
    }

    fn nobody_twice(&self) -> BTreeSet<String> {
        let got = self.arrived();
        assert!(got.values().all(|count| *count == 1), "somebody got two: {got:?}");
        got.into_keys().collect()
    }

    /// Asks the postbox, as Clara would ask the people, and says of each unclear mail what it was.
    fn settle(&self) -> usize {
        let arrived = self.arrived();
        let shown = self.clara.run(["outbox", "show", ID]).never_mentions("@").stdout;
        let unclear: Vec<(&str, usize)> = shown
            .lines()
            .filter(|line| line.contains("unklar, ob angekommen"))
            .map(|line| {
                let number = line.split_whitespace().next().expect("a number");
                let at = line.split("Größe ").nth(1).and_then(|rest| rest.get(..3)?.parse().ok()).expect("a person");
                (number, at)
            })
            .collect();
        for (number, at) in &unclear {
            let how = if arrived.contains_key(&address(*at)) { "--arrived" } else { "--lost" };
            self.clara.run(["outbox", "resolve", ID, how, number]).never_mentions("@");
        }
        unclear.len()
    }
}

#[test]
fn nobody_gets_two_and_nobody_who_objected_gets_one() {
    let listed: usize = std::env::var("KLARTEXT_LISTED").ok().and_then(|count| count.parse().ok()).unwrap_or(300);
    let server = Arc::new(Mutex::new(Server::default()));
    let plug = Arc::clone(&server);
    let postbox = Postbox::open(false, move |moment: &Moment<'_>| plug.lock().expect("no panic").mood(moment));
    let clara = sending(postbox.port);
    std::fs::remove_file(clara.home().join("klartext/contacts.csv")).expect("the office's list");
    let file = clara.home().join("verteiler.csv");
    std::fs::write(&file, table(listed)).expect("a table");
    clara.run(["contacts".as_ref(), "import".as_ref(), file.as_os_str()]).succeeds().says("Excel unter Windows");
    let office = Office { clara, postbox, server, before: Cell::new(0) };
    let clara = &office.clara;
    let people = |wanted: &[Kind]| -> BTreeSet<String> {
        (0..listed).filter(|at| wanted.contains(&kind(*at))).map(address).collect()
    };

    // The machine dies, somebody is in a hurry, the server goes away.
    office.interrupted(listed / 6, "-KILL");
    office.interrupted(listed / 6, "-INT");
    office.expect(listed / 6, Mood::Say("421 going down"));
    clara.run(["publish", ID]).exits(9).says("421 going down").never_mentions("@");
    let ended = clara.run(["publish", ID]).never_mentions("@");
    assert_eq!(ended.code, 7, "{ended}");
    office.nobody_twice();
    let unclear = office.settle();
    assert!(unclear >= people(&[Kind::Cut]).len() && unclear > 1, "{unclear}");
    // What was lost goes out again; whose connection always breaks would be unclear once more.
    office.with(|server| server.fair = true);
    assert_eq!(clara.run(["publish", ID]).never_mentions("@").code, 9, "what is refused stays to be mended");
    office.with(|server| server.fair = false);
    let got = office.nobody_twice();
    assert_eq!(got, people(&[Kind::Well, Kind::Grey, Kind::Cut]), "everybody who can be reached, and nobody else");

    // Two more do not want any more; the correction goes to all the others who have it.
    let left: Vec<String> = got.iter().take(2).cloned().collect();
    for address in &left {
        clara.run(["contacts", "object", address, "--source", "Anruf"]).succeeds();
    }
    let still: BTreeSet<String> = got.iter().filter(|address| !left.contains(address)).cloned().collect();
    let anna = clara.as_person("anna");
    for (what, subject) in [("correct", "KORREKTUR: "), ("withdraw", "ZURÜCKGEZOGEN: ")] {
        office.before.set(office.postbox.kept().len());
        if what == "correct" {
            anna.run(["correct", ID, "--grade", "minor", "-m", NOTE]).succeeds();
            put_right(&anna);
        } else {
            office.with(|server| server.fair = true);
            anna.run(["withdraw", ID, "--reason", "error", "-m", "Wir irrten."]).succeeds();
            anna.run(["submit", ID]).succeeds();
        }
        clara.run(["approve", ID]).succeeds();
        // Once more the connection breaks with a mail in hand.
        office.expect(listed / 5, Mood::KeepAnd(Box::new(Mood::Cut)));
        let first = clara.run(["publish", ID]).never_mentions("@");
        assert!(matches!(first.code, 7 | 9), "{first}");
        office.settle();
        let ended = clara.run(["publish", ID]).never_mentions("@");
        assert!(matches!(ended.code, 0 | 9), "{ended}");
        assert_eq!(office.nobody_twice(), still, "{what}");
        let kept = office.postbox.kept();
        let mail = mail_parser::MessageParser::default().parse(&kept[office.before.get()].bytes).expect("a mail");
        assert!(mail.subject().is_some_and(|words| words.starts_with(subject)), "{:?}", mail.subject());
    }
    clara.run(["verify", ID]).succeeds().never_mentions("zeitung.example");
    println!(
        "{listed} rows and their doubles: {} got one, {unclear} were unclear, {} got each correction",
        got.len(),
        still.len()
    );
}
