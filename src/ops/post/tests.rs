//! Tests of the post: whatever the server's mood and wherever the machine stops, nobody gets two mails.

use super::*;
use crate::mail::postbox::{LOGIN, Moment, Mood, Postbox, Verb, authority};
use crate::mail::{Head, Security};
use crate::release::{Artefact, Progress, next};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

const LISTED: usize = 6;

/// One machine with a journal and a press list, and the server that it talks to.
struct Table {
    folder: tempfile::TempDir,
    surroundings: Surroundings,
    mail: Mail,
    id: StatementId,
    release: Release,
    roll: Roll,
}

fn table(people: usize) -> Table {
    // In memory where there is such a folder: thousands of journals are waited for until they are on the disk.
    let memory = std::path::Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
    let mut surroundings = Surroundings::read(Some("2026-11-24T09:00:00Z".parse().unwrap())).unwrap();
    surroundings.own = folder.path().join("own");
    let person = |at| Recipient {
        name: format!("Person {at}"),
        email: Email::parse(&format!("p{at}@zeitung.example")).unwrap(),
        outlet: String::new(),
        language: "de".into(),
        source: "Karte".into(),
        since: None,
    };
    let roll = Roll::of(&surroundings, (0..people).map(person).collect()).unwrap();
    let address = |text: &str| (Email::parse(text).unwrap(), "Netz".to_owned());
    let head = Head {
        date: "2026-11-24T09:00:00Z".parse().unwrap(),
        from: address("post@example.org"),
        reply_to: address("presse@example.org"),
        list: "press".into(),
        subject: "Pressemitteilung".into(),
        footer: "Von: {source}".into(),
    };
    let file =
        |path: &str, bytes: &[u8]| Artefact { path: path.into(), media_type: "text/plain", bytes: bytes.to_vec() };
    let artefacts = vec![file("de/mail.txt", b"Text"), file("de/mail.head", head.print().as_bytes())];
    let release = Release::sample("2026-winter", &[("de", "text")], artefacts);
    let text = "kind = \"smtp\"\nhost = \"localhost\"\nfrom = \"post@example.org\"\nper_minute = 600\nhold = 3\n";
    let (mail, id) = (toml::from_str(text).unwrap(), StatementId::parse("2026-winter").unwrap());
    Table { folder, surroundings, mail, id, release, roll }
}

impl Table {
    fn journal_file(&self) -> PathBuf {
        self.folder.path().join("journal")
    }

    fn post(&self, port: u16, patience: Duration) -> Post<'_> {
        let relay = Relay {
            host: "localhost".into(),
            port,
            security: Security::Starttls,
            hello: "example.org".into(),
            login: Some((LOGIN.0.into(), LOGIN.1.into())),
            authority: Some(authority().as_bytes().to_vec()),
            patience,
            long_patience: patience,
        };
        let way = Way::Server { relay, courier: None };
        let letters = (sender(&self.release).unwrap(), Letters::of(&self.release, "de").unwrap());
        Post::new(&self.surroundings, &self.mail, &self.id, way, self.roll.clone(), letters)
    }

    fn key(&self, at: usize) -> String {
        let wanted = format!("p{at}@zeitung.example");
        self.roll.keys().into_iter().find(|key| self.roll.person(key).unwrap().email.as_str() == wanted).unwrap()
    }

    /// One run of the command: goes as far as it can.
    fn run(&self, port: u16, patience: Duration, tell: &mut dyn FnMut(&Step<'_>)) -> Result<Journal, OpsError> {
        let mut journal = Journal::open(&self.journal_file())?;
        if journal.events().is_empty() {
            let manifest = self.release.manifest();
            let recipients = self.roll.keys();
            journal.append(Event::Mailing { release: manifest.release, manifest: manifest.digest(), recipients })?;
            journal.append(Event::Ended(Effect::Claim, Outcome::Done(String::new())))?;
        }
        let mut post = self.post(port, patience);
        loop {
            let step = journal.next();
            if post.take(&mut journal, &step, tell)? == Going::Enough {
                return Ok(journal);
            }
        }
    }

    fn progress(&self) -> Progress {
        Progress::of(&Journal::read(&self.journal_file()).unwrap())
    }
}

const LONG: Duration = Duration::from_secs(20);

/// What a script does for one person, in their order; `Well` after that.
fn by_person(moods: &[(usize, Verb, Vec<Mood>)]) -> Postbox {
    let mut left: BTreeMap<(String, Verb), Vec<Mood>> = moods
        .iter()
        .map(|(at, verb, moods)| ((format!("p{at}@zeitung.example"), *verb), moods.iter().rev().cloned().collect()))
        .collect();
    Postbox::open(false, move |moment: &Moment<'_>| {
        left.get_mut(&(moment.to.to_owned(), moment.verb)).and_then(Vec::pop).unwrap_or(Mood::Well)
    })
}

#[test]
fn one_run_with_a_server_of_many_moods() {
    let table = table(LISTED);
    let postbox = by_person(&[
        (0, Verb::Rcpt, vec![Mood::Say("550 unknown")]),
        (1, Verb::Rcpt, vec![Mood::Say("451 greylisted"), Mood::Say("451 greylisted")]),
        (2, Verb::End, vec![Mood::KeepAnd(Box::new(Mood::Cut))]),
        (3, Verb::End, vec![Mood::Say("552 too large")]),
    ]);
    let mut told = Vec::new();
    let journal = table.run(postbox.port, LONG, &mut |step| told.push(format!("{step:?}"))).unwrap();
    let progress = Progress::of(journal.events());
    let mut refused = progress.refused.clone();
    refused.sort();
    let mut expected = [0, 3].map(|at| Effect::Mail(table.key(at)));
    expected.sort();
    assert_eq!(refused, expected);
    assert_eq!(progress.unknown, [Effect::Mail(table.key(2))]);
    assert_eq!((progress.done, progress.deferred.len(), progress.mails), (4, 0, (5, 6)), "claim and three mails");
    let mut got: Vec<String> = postbox.kept().into_iter().map(|kept| kept.to).collect();
    got.sort();
    assert_eq!(got, ["p1", "p2", "p4", "p5"].map(|name| format!("{name}@zeitung.example")));
    let told_once = |what: &str| assert_eq!(told.iter().filter(|step| *step == what).count(), 1, "{what}");
    for what in ["Hold { seconds: 3, mails: 6 }", "Hold { seconds: 1, mails: 6 }", "Rest { seconds: 300, mails: 1 }"] {
        told_once(what);
    }
    // Again: nothing is left to do but what a person must say.
    drop(journal);
    table.run(postbox.port, LONG, &mut |_| {}).unwrap();
    assert_eq!(postbox.kept().len(), 4);
    let bytes = std::fs::read(table.journal_file()).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains("zeitung"), "no address in the journal");
}

#[test]
fn a_server_that_has_had_enough_is_left_alone() {
    for (what, verb, mood) in [
        ("421", Verb::Rcpt, Mood::Say("421 too many")),
        ("sender refused", Verb::Mail, Mood::Say("550 not from you")),
        ("cut before the message", Verb::Data, Mood::Cut),
    ] {
        let table = table(LISTED);
        let mut served = 0;
        let postbox = Postbox::open(false, move |moment: &Moment<'_>| {
            served += usize::from(moment.verb == verb);
            if moment.verb == verb && served == 3 { mood.clone() } else { Mood::Well }
        });
        let stopped = table.run(postbox.port, LONG, &mut |_| {}).err();
        assert!(matches!(stopped, Some(OpsError::MailStopped { .. })), "{what}: {stopped:?}");
        assert_eq!((postbox.kept().len(), postbox.connections()), (2, 1), "{what}");
        assert_eq!(table.progress().mails, (2, 6), "{what}");
        assert!(table.progress().unknown.is_empty(), "{what}");
        table.run(postbox.port, LONG, &mut |_| {}).unwrap();
        assert_eq!(postbox.kept().len(), 6, "{what}: the same command goes on");
    }
    let table = table(9);
    let postbox = Postbox::open(false, |moment| match moment.verb {
        Verb::End => Mood::Say("554 5.7.1 looks like spam"),
        _ => Mood::Well,
    });
    assert!(matches!(table.run(postbox.port, LONG, &mut |_| {}), Err(OpsError::MailStopped { .. })));
    assert!(table.progress().mails.0 < PATIENCE, "a server that refuses everything marks no whole list");
}

#[test]
fn stopped_while_it_waits_nothing_has_happened() {
    static STOPPED: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);
    let mut table = table(LISTED);
    table.surroundings.stopped = || STOPPED.load(std::sync::atomic::Ordering::SeqCst);
    let postbox = Postbox::open(false, |_| Mood::Well);
    let stopped = table
        .run(postbox.port, LONG, &mut |step| {
            let last = matches!(step, Step::Hold { seconds: 2, .. });
            STOPPED.store(last, std::sync::atomic::Ordering::SeqCst);
        })
        .err();
    assert!(matches!(stopped, Some(OpsError::Interrupted { sent: 0, of: LISTED, unknown: 0, .. })), "{stopped:?}");
    assert_eq!((postbox.connections(), table.progress().mails), (0, (0, LISTED)));
    STOPPED.store(false, std::sync::atomic::Ordering::SeqCst);
    table.run(postbox.port, LONG, &mut |_| {}).unwrap();
    assert_eq!(postbox.kept().len(), LISTED);
}

#[test]
fn whoever_objects_meanwhile_is_left_out() {
    let table = table(LISTED);
    let objecting = table.surroundings.clone();
    let postbox = Postbox::open(false, |_| Mood::Well);
    let mut told = 0;
    table
        .run(postbox.port, LONG, &mut |step| {
            told += usize::from(matches!(step, Step::Mail { .. }));
            if told == 1 && matches!(step, Step::Mail { .. }) {
                let rows: String =
                    (0..LISTED).map(|at| format!("P,P{at}@Zeitung.example,,,presse,Karte,,2026-11-24\n")).collect();
                let table = format!("name,email,outlet,language,lists,source,since,objected\n{rows}");
                settings::write_own(&settings::contacts_file(&objecting), table.as_bytes()).unwrap();
            }
        })
        .unwrap();
    assert_eq!(postbox.kept().len(), 1);
    assert_eq!((table.progress().dropped, table.progress().mails), (5, (6, 6)));
}

/// The next number of a sequence that looks random (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    fn mood(&mut self, verb: Verb, silent: bool) -> Mood {
        const SAID: [&str; 5] = ["421 closing", "451 later", "452 full", "550 no", "552 too large"];
        let said = |dice: &mut Self| Mood::Say(SAID[dice.below(5) as usize]);
        match (self.below(24), verb) {
            (0, _) => Mood::Cut,
            (1, Verb::End) => Mood::KeepAnd(Box::new(Mood::Cut)),
            (2, Verb::End) if silent => Mood::KeepAnd(Box::new(Mood::Silent)),
            (3, _) if silent => Mood::Silent,
            (4 | 5, Verb::Rcpt | Verb::Data | Verb::End | Verb::Mail) => said(self),
            (6, Verb::End) => Mood::KeepAnd(Box::new(Mood::Say("354 what?"))),
            _ => Mood::Well,
        }
    }
}

/// A machine that stops: the journal as it was at some moment of the server's is what is on the disk.
#[derive(Default)]
struct Crash {
    file: PathBuf,
    wanted: bool,
    disk: Option<Vec<u8>>,
}

/// Thousands of deliveries with a server in every mood and a machine that stops at any moment, each
/// taken up again until nothing more can be done. `KLARTEXT_SEEDS` raises their number.
#[test]
#[allow(clippy::disallowed_macros, reason = "the figures are printed")]
fn nobody_ever_gets_two() {
    let seeds: u64 = std::env::var("KLARTEXT_SEEDS").ok().and_then(|count| count.parse().ok()).unwrap_or(100);
    let mut sums = BTreeMap::<&str, usize>::new();
    for seed in 1..=seeds {
        one_delivery(seed, &mut sums);
    }
    println!("{seeds} deliveries to {LISTED} people, 0 of whom got two: {sums:?}");
    for happened in ["crashes", "unknown and arrived", "unknown and lost", "refused", "runs stopped", "accepted"] {
        assert!(sums.get(happened).is_some_and(|count| *count > 0), "{happened} never happened: {sums:?}");
    }
}

fn one_delivery(seed: u64, sums: &mut BTreeMap<&str, usize>) {
    let table = table(LISTED);
    let crash = Arc::new(Mutex::new(Crash { file: table.journal_file(), ..Crash::default() }));
    let (plug, mut dice) = (Arc::clone(&crash), Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1));
    let silent = seed.is_multiple_of(16);
    let postbox = Postbox::open(false, move |moment: &Moment<'_>| {
        let mut crash = plug.lock().unwrap();
        if crash.disk.is_some() {
            return Mood::Cut;
        }
        if crash.wanted && dice.below(12) == 0 {
            crash.disk = Some(std::fs::read(&crash.file).unwrap());
            // What the server does with the message it has is its own affair.
            let keeps = moment.verb == Verb::End && dice.below(2) == 0;
            return if keeps { Mood::KeepAnd(Box::new(Mood::Cut)) } else { Mood::Cut };
        }
        let moody = !matches!(moment.verb, Verb::Connect | Verb::Starttls | Verb::Auth) || dice.below(8) == 0;
        if moody { dice.mood(moment.verb, silent) } else { Mood::Well }
    });
    let patience = if silent { Duration::from_millis(150) } else { LONG };
    for run in 0..60 {
        let crashing = run % 3 == 1;
        (crash.lock().unwrap().wanted, crash.lock().unwrap().disk) = (crashing, None);
        let ended = table.run(postbox.port, patience, &mut |_| {});
        let settled =
            ended.as_ref().is_ok_and(|journal| matches!(next(journal.events()), Next::Finished | Next::Ask(_)));
        *sums.entry("runs stopped").or_default() += usize::from(ended.is_err());
        drop(ended);
        if let Some(disk) = crash.lock().unwrap().disk.take() {
            std::fs::write(table.journal_file(), disk).unwrap();
            *sums.entry("crashes").or_default() += 1;
        } else if settled {
            break;
        }
    }
    let events = Journal::read(&table.journal_file()).unwrap();
    assert!(matches!(next(&events), Next::Finished | Next::Ask(_)), "seed {seed} does not end: {events:?}");
    let progress = Progress::of(&events);
    for at in 0..LISTED {
        let (mail, to) = (Effect::Mail(table.key(at)), format!("p{at}@zeitung.example"));
        let got = postbox.kept().iter().filter(|kept| kept.to == to).count();
        let (unknown, refused) = (progress.unknown.contains(&mail), progress.refused.contains(&mail));
        assert!(got <= 1, "seed {seed}: {to} got {got}");
        assert!(unknown || got == usize::from(!refused), "seed {seed}: {to} got {got}, refused: {refused}");
        let what = match (unknown, refused, got) {
            (true, _, 1) => "unknown and arrived",
            (true, _, _) => "unknown and lost",
            (_, true, _) => "refused",
            _ => "accepted",
        };
        *sums.entry(what).or_default() += 1;
    }
}
