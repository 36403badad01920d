//! Mail by a mail server, tried from outside: what arrives, what is kept secret, and a machine that dies in the middle.

use crate::desk::Desk;
use crate::office::{ID, MAILS};
use crate::postbox::{LOGIN, Moment, Mood, Postbox, Verb};
use crate::sending::{add_contacts, private, sending};
use std::path::Path;
use std::sync::{Arc, Mutex, mpsc};

/// Every file below the workspace that holds this, its git folder included.
fn holding(folder: &Path, part: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(holding(&path, part));
        } else if String::from_utf8_lossy(&std::fs::read(&path).expect("a file")).contains(part) {
            found.push(path.display().to_string());
        }
    }
    found
}

#[test]
fn everybody_on_the_list_gets_one_and_the_workspace_knows_nobody() {
    let postbox = Postbox::open(false, |_| Mood::Well);
    let clara = sending(postbox.port);
    clara.run(["doctor"]).prints(&format!("localhost:{}", postbox.port));
    clara
        .run(["publish", ID, "-v"])
        .succeeds()
        .says("Mail 1 von 2")
        .says("2 Mails hat der Mailserver angenommen")
        .never_mentions(LOGIN.1)
        .never_mentions("zeitung.example");
    let mut kept = postbox.kept();
    kept.sort_by(|a, b| a.to.cmp(&b.to));
    let to: Vec<&str> = kept.iter().map(|kept| kept.to.as_str()).collect();
    assert_eq!(to, ["jo@zeitung.example.org", "sam@radio.example.org"]);
    assert_eq!(postbox.connections(), 1, "one connection for all");
    for kept in &kept {
        let text = String::from_utf8_lossy(&kept.bytes);
        assert_eq!(text.matches("example.org>\r\n").count(), 5, "sender, answers, one recipient, id, list: {text}");
        assert!(!text.contains(if kept.to.starts_with("jo") { "sam@" } else { "jo@" }), "{text}");
    }
    for part in ["jo@zeitung", "sam@radio", LOGIN.1] {
        assert_eq!(holding(&clara.root(), part), [""; 0]);
    }
    assert!(!clara.home().join("klartext/frozen").read_dir().expect("a folder").flatten().any(|_| true));
    clara.run(["publish", ID]).succeeds().says("schon veröffentlicht");
    assert_eq!(postbox.kept().len(), MAILS);
    clara.run(["verify", ID]).succeeds();
}

#[test]
fn without_a_way_in_nothing_goes_public() {
    let postbox = Postbox::open(false, |_| Mood::Well);
    let clara = sending(postbox.port);
    let passwords = clara.home().join("klartext/passwords.toml");
    let text = std::fs::read_to_string(&passwords).expect("a file");
    let other = text.replace("localhost:", "smtp.example.org:");
    for (what, said) in [(other.as_str(), "kein Zugang"), ("[oops = geheim", "Zeile 1")] {
        private(&passwords, what);
        clara.run(["publish", ID]).exits(4).says(said).never_mentions("geheim");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        private(&passwords, &text);
        std::fs::set_permissions(&passwords, std::fs::Permissions::from_mode(0o644)).expect("a mode");
        clara.run(["publish", ID]).exits(4).says("chmod 600");
    }
    assert_eq!(postbox.connections(), 0);
    assert!(!clara.exists("public/index.html"));
    assert_eq!(holding(&clara.root().join(".git/klartext/outbox"), ""), [""; 0], "nothing was begun");
}

#[test]
fn moods_of_the_server_have_their_exit_codes() {
    for (verb, mood, code, said, kept) in [
        (Verb::Rcpt, Mood::Say("550 5.1.1 unknown"), 9, "abgelehnt", 1),
        (Verb::Rcpt, Mood::Say("451 later"), 0, "2 Mails", 2),
        (Verb::Rcpt, Mood::Say("421 enough"), 9, "421 enough", 0),
        (Verb::End, Mood::KeepAnd(Box::new(Mood::Cut)), 7, "unklar", 2),
    ] {
        let mut mood = Some(mood);
        let postbox = Postbox::open(false, move |moment: &Moment<'_>| match moment.verb == verb {
            true => mood.take().unwrap_or(Mood::Well),
            false => Mood::Well,
        });
        let clara = sending(postbox.port);
        clara.run(["publish", ID]).exits(code).says(said);
        assert_eq!(postbox.kept().len(), kept, "{said}");
        // What is not there is left out from now on, until somebody mends it.
        let dead = if said == "abgelehnt" { "bekommt keine Mails" } else { "Sam Funk" };
        let list = clara.run(["contacts", "list", "landespresse"]).succeeds();
        assert_eq!(list.stdout.matches("bekommt keine Mails").count(), 1 + usize::from(said == "abgelehnt"), "{list}");
        list.prints(dead);
        let again = clara.run(["publish", ID]);
        assert!(matches!(again.code, 0 | 7 | 9), "{again}");
        let to: std::collections::BTreeSet<String> = postbox.kept().into_iter().map(|kept| kept.to).collect();
        assert_eq!(to.len(), postbox.kept().len(), "nobody twice");
    }
}

/// The machine dies (`kill -9`) at a moment of the conversation; the same command goes on.
#[test]
fn killed_at_any_verb_nobody_gets_two() {
    for (verb, keeps) in
        [(Verb::Mail, false), (Verb::Rcpt, false), (Verb::Data, false), (Verb::End, false), (Verb::End, true)]
    {
        let (reached, wait) = mpsc::channel();
        let gate = Arc::new(Mutex::new(Some(reached)));
        let postbox = Postbox::open(false, move |moment: &Moment<'_>| {
            if moment.verb != verb || moment.connection > 0 {
                return Mood::Well;
            }
            let _ = gate.lock().expect("no panic").take().map(|reached| reached.send(()));
            // The answer never comes: there is nobody left to hear it.
            if keeps { Mood::KeepAnd(Box::new(Mood::Silent)) } else { Mood::Silent }
        });
        let clara = sending(postbox.port);
        let mut child = clara.start(["publish", ID]);
        while wait.recv_timeout(std::time::Duration::from_secs(1)).is_err() {
            assert!(child.try_wait().expect("a state").is_none(), "it ended before it came to {verb:?}");
        }
        child.kill().expect("it runs");
        child.wait().expect("an end");
        let ended = clara.run(["publish", ID]).exits(7).says("unklar");
        let kept: Vec<String> = postbox.kept().into_iter().map(|kept| kept.to).collect();
        assert_eq!(kept.len(), if keeps { 2 } else { 1 }, "{verb:?} {kept:?}\n{ended}");
        assert!(kept.len() < 2 || kept[0] != kept[1], "{kept:?}");
        clara.run(["publish", ID]).exits(7);
        assert_eq!(postbox.kept().len(), kept.len(), "nothing goes out again by itself");
    }
}

fn kept_to(postbox: &Postbox) -> Vec<String> {
    let mut to: Vec<String> = postbox.kept().into_iter().map(|kept| kept.to).collect();
    to.sort();
    to
}

/// The digest of the plan that `--dry-run` shows.
fn planned(desk: &Desk, list: &str) -> String {
    let plan = desk.run(["send", ID, "--list", list, "--dry-run", "--json"]).succeeds().json();
    plan["digest"].as_str().expect("a digest").to_owned()
}

#[test]
fn a_list_gets_it_later_and_nobody_has_it_twice() {
    let postbox = Postbox::open(false, |_| Mood::Well);
    let clara = sending(postbox.port);
    add_contacts(
        &clara,
        "Jo Redaktion,jo@zeitung.example.org,,de,bund,Anruf,,\nKim Agentur,kim@agentur.example.org,,en,bund,Anruf,,\n\
         Alex,alex@blatt.example.org,,de,bund,Anruf,,\n",
    );
    clara.run(["send", ID, "--list", "bund", "--dry-run"]).exits(8);
    clara.run(["publish", ID]).succeeds();
    let plan = clara.run(["send", ID, "--list", "bund", "--dry-run"]).succeeds();
    plan.prints("Mails: 1").prints("hat diesen Wortlaut schon").prints("sie bekommt ihn auf de").never_mentions("@");
    clara.run(["send", ID, "--list", "bund"]).exits(2).says("--match");
    clara.run(["send", ID, "--list", "bund", "--match", "000000000000"]).exits(5);
    assert_eq!(postbox.kept().len(), MAILS);
    clara.run(["send", ID, "--list", "bund", "--match", &planned(&clara, "bund")]).succeeds().says("Eine Mail");
    let all = ["jo@zeitung.example.org", "kim@agentur.example.org", "sam@radio.example.org"];
    assert_eq!(kept_to(&postbox), all);
    clara.run(["verify", ID]).succeeds().prints("Versand an 1 · ").prints("Byte für Byte");
    clara.run(["send", ID, "--list", "bund"]).succeeds().says("in diesem Wortlaut schon");
    add_contacts(&clara, "Neu,neu@zeitung.example.org,,de,bund,Anruf,,\n");
    clara.run(["send", ID, "--list", "bund", "--match", &planned(&clara, "bund")]).succeeds();
    assert_eq!(kept_to(&postbox).len(), 4);
    // Somebody else at another machine cannot send to the same list once more.
    let milan = clara.as_person("milan");
    for name in ["passwords.toml", "ca.pem", "contacts.csv"] {
        let own = |desk: &Desk| desk.home().join("klartext").join(name);
        std::fs::copy(own(&clara), own(&milan)).expect("a copy");
    }
    std::fs::remove_dir_all(clara.root().join(".git/klartext/outbox")).expect("another machine");
    milan.run(["send", ID, "--list", "bund", "--match", &planned(&milan, "bund")]).exits(5).says("clara");
    assert_eq!(kept_to(&postbox).len(), 4);
    assert_eq!(holding(&clara.root(), "kim@agentur"), [""; 0]);
}

#[test]
fn a_test_reaches_one_address_and_no_other() {
    let postbox = Postbox::open(false, |_| Mood::Well);
    let clara = sending(postbox.port);
    clara
        .run(["send", ID, "--list", "landespresse", "--test", "clara@example.org"])
        .succeeds()
        .says("an niemanden sonst");
    let kept = postbox.kept();
    assert_eq!(kept_to(&postbox), ["clara@example.org"]);
    assert!(String::from_utf8_lossy(&kept[0].bytes).contains("[Probe]"));
    assert!(!clara.exists("public/index.html"));
    clara.run(["send", ID, "--test", "clara@example.org"]).succeeds();
    clara.run(["publish", ID]).succeeds();
    assert_eq!(postbox.kept().len(), 2 + MAILS, "a test takes nothing away");
}

#[test]
fn a_person_says_what_became_of_an_unknown_mail() {
    for (arrived, kept_after) in [(true, 2), (false, 3)] {
        let mut first = true;
        let postbox = Postbox::open(false, move |moment: &Moment<'_>| match moment.verb {
            Verb::End if std::mem::take(&mut first) => Mood::KeepAnd(Box::new(Mood::Cut)),
            _ => Mood::Well,
        });
        let clara = sending(postbox.port);
        clara.run(["publish", ID]).exits(7).says("outbox resolve");
        clara.run(["outbox"]).exits(7).says("klartext outbox resolve");
        let shown = clara.run(["outbox", "show", ID]).exits(7).never_mentions("@").stdout;
        assert!(shown.contains("Jo Redaktion") || shown.contains("Sam Funk"), "{shown}");
        let line = shown.lines().find(|line| line.contains("unklar, ob angekommen")).expect("the mail");
        let number = line.split_whitespace().next().expect("its number");
        clara.run(["outbox", "resolve", ID]).exits(7).says("--arrived");
        let flag = if arrived { "--arrived" } else { "--lost" };
        clara.run(["outbox", "resolve", ID, flag, number]).succeeds();
        clara.run(["publish", ID]).succeeds();
        clara.run(["outbox"]).succeeds();
        clara.run(["outbox", "resolve", ID]).succeeds().says("nichts unklar");
        assert_eq!(postbox.kept().len(), kept_after, "sent again only because a person said so");
    }
}

#[test]
fn what_comes_back_is_recorded_against_whom_it_was_sent_to() {
    let postbox = Postbox::open(false, |_| Mood::Well);
    let clara = sending(postbox.port);
    clara.run(["publish", ID]).succeeds();
    let id = |to: &str| {
        let kept = postbox.kept().into_iter().find(|kept| kept.to.starts_with(to)).expect("a mail");
        let text = String::from_utf8_lossy(&kept.bytes).into_owned();
        let line = text.lines().find(|line| line.starts_with("Message-ID: ")).expect("an id");
        line.trim_start_matches("Message-ID: ").trim().to_owned()
    };
    let folder = clara.home().join("Maildir");
    std::fs::create_dir_all(folder.join("new")).expect("a maildir");
    std::fs::create_dir_all(folder.join("cur")).expect("a maildir");
    let report = format!(
        "From: MAILER-DAEMON@example.org\nDate: Tue, 24 Nov 2026 05:00:00 +0000\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n\
         --b\nContent-Type: message/delivery-status\n\nAction: failed\nStatus: 5.1.1\n\n--b\nMessage-ID: {}\n--b--\n",
        id("jo@")
    );
    std::fs::write(folder.join("new/1"), &report).expect("a report");
    std::fs::write(folder.join("new/2"), report.replace("Action: failed", "Action: delayed")).expect("a report");
    let leave = id("sam@").trim_matches(['<', '>']).split('@').next().expect("an id").to_owned();
    std::fs::write(folder.join("cur/3:2,S"), format!("From: x@y.example\nSubject: unsubscribe {leave}\n\n"))
        .expect("a wish");
    let stranger = "0123456789ab.00112233445566778899aabbccddeeff";
    std::fs::write(folder.join("cur/4"), format!("Subject: unsubscribe {stranger}\n\n")).expect("a forgery");
    let folder = folder.display().to_string();
    for _ in 0..2 {
        let said = clara.run(["contacts", "returns", &folder]).succeeds().never_mentions("@");
        said.prints("Jo Redaktion (Beispielzeitung): unzustellbar").prints("Sam Funk (Radio Beispiel): Widerspruch");
    }
    let list = clara.run(["contacts", "list", "landespresse"]).succeeds();
    assert_eq!(list.stdout.matches("bekommt keine Mails").count(), 3, "{list}");
    clara.run(["contacts", "check"]).exits(6).prints("kommen zurück");
    clara.run(["contacts", "mend", "jo@zeitung.example.org"]).succeeds();
    clara.run(["contacts", "check"]).succeeds();
    // The report of before says nothing new; a later one does.
    let again = || clara.run(["contacts", "returns", &folder]).succeeds().stdout.contains("Jo Redaktion");
    assert!(!again());
    clara.run(["contacts", "check"]).succeeds();
    let later = report.replace("24 Nov 2026", "26 Nov 2026");
    std::fs::write(Path::new(&folder).join("new/5"), later).expect("a report");
    assert!(again());
}
