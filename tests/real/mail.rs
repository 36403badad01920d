//! Mails through two real servers, and read again by Python: who got what, whatever went wrong on the way.

use crate::desk::Desk;
use crate::mail_server::MailServer;
use crate::office::ID;
use crate::postbox::LOGIN;
use crate::sending::{add_contacts, private, sending_with};
use std::collections::BTreeSet;
use std::path::Path;

/// Each server with a way to encrypt: aiosmtpd from the first byte or not, Exim the same or the other way round.
fn servers(ways: &[(bool, bool)]) -> Vec<(MailServer, &'static str)> {
    let line = |inside| if inside { "security = \"tls\"\n" } else { "" };
    let start = |(one, other): &(bool, bool)| {
        [(MailServer::aiosmtpd(*one), line(*one)), (MailServer::exim(*other), line(*other))]
    };
    ways.iter().flat_map(start).filter_map(|(server, way)| Some((server?, way))).collect()
}

#[test]
fn what_is_sent_arrives_as_it_was_approved() {
    for (server, way) in servers(&[(false, false), (true, true)]) {
        let clara = sending_with(server.port, way);
        add_contacts(&clara, "\"Zoë Größe, \"\"Presse\"\"\",zoe@zeitung.example.org,Blatt,de,landespresse,Karte,,\n");
        clara.run(["publish", ID]).succeeds().never_mentions(LOGIN.1).never_mentions("zeitung.example");
        let mails = server.kept();
        assert_eq!(mails.len(), 3);
        let pdf = std::fs::read(clara.root().join(format!("public/{ID}/de/{ID}-de.pdf"))).expect("the PDF");
        for mail in &mails {
            assert_eq!(mail["sender"], "anna@example.org", "{mail}");
            assert_eq!(mail["to"].as_array().map(Vec::len), Some(1), "{mail}");
            assert_eq!(mail["to"][0][1], mail["recipient"], "{mail}");
            assert_eq!(mail["copies"], serde_json::json!([null, null]));
            assert_eq!(mail["defects"], serde_json::json!([]), "{mail}");
            assert_eq!(mail["files"], serde_json::json!([[format!("{ID}-de.pdf"), digest(&clara, &pdf)]]), "{mail}");
            assert_eq!(mail["subject"], "Pressemitteilung: Abschiebestopp im Winter");
            let text = mail["text"].as_str().expect("text");
            assert!(text.contains("„Niemand darf bei Frost") && text.contains("\n-- \n"), "{text}");
        }
        let zoe = mails.iter().find(|mail| mail["recipient"] == "zoe@zeitung.example.org").expect("her mail");
        assert_eq!(zoe["to"][0][0], "Zoë Größe, \"Presse\"");
        clara.run(["verify", ID]).succeeds();
    }
}

/// SHA-256 as the manifest has it.
fn digest(desk: &Desk, bytes: &[u8]) -> String {
    let file = desk.home().join("file");
    std::fs::write(&file, bytes).expect("a file");
    let script = "import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest())";
    let said = std::process::Command::new("python3").args(["-c", script]).arg(&file).output().expect("python3");
    String::from_utf8_lossy(&said.stdout).trim().to_owned()
}

#[test]
fn who_is_not_let_in_sends_nothing() {
    for (server, way) in servers(&[(true, false)]) {
        let clara = sending_with(server.port, way);
        let own = clara.home().join("klartext");
        let (passwords, ca) = (own.join("passwords.toml"), own.join("ca.pem"));
        let test = ["send", ID, "--test", "clara@example.org"];
        let right = std::fs::read_to_string(&passwords).expect("a file");
        private(&passwords, &right.replace(LOGIN.1, "falsch"));
        clara.run(test).exits(4).says("lässt „presse“ nicht hinein").never_mentions("falsch");
        private(&passwords, &right);
        // Another authority's certificate: nobody believes this server.
        let authority = std::fs::read(&ca).expect("a file");
        let stranger = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
        std::fs::write(&ca, stranger.cert.pem()).expect("a file");
        clara.run(test).says("Zertifikat").never_mentions(LOGIN.1);
        assert_eq!(server.kept_for(), [""; 0]);
        std::fs::write(&ca, authority).expect("a file");
        clara.run(test).succeeds();
        assert_eq!(server.kept_for(), ["clara@example.org"]);
    }
}

/// The list of an office that nobody has tidied: people twice, objections, dead and full boxes, moods.
const UNTIDY: &str = "Ada,ada@zeitung.example.org,Blatt,de,landespresse,Karte,,\n\
    Ada B.,ADA@zeitung.example.org,Blatt,de,landespresse;bund,Anruf,,\n\
    Nie,nie@zeitung.example.org,Blatt,de,landespresse,Karte,,2026-01-05\n\
    Nie,nie@zeitung.example.org,Blatt,de,bund,Karte,,\n\
    Bo,dead-bo@zeitung.example.org,Blatt,de,landespresse,Karte,,\n\
    Cem,full-cem@zeitung.example.org,Blatt,de,landespresse,Karte,,\n\
    Dia,later-dia@zeitung.example.org,Blatt,de,landespresse,Karte,,\n";

/// `KLARTEXT_RUNS=40 cargo test --test real an_untidy_list -- --nocapture` does it more often.
#[test]
fn an_untidy_list_interrupted_three_times() {
    let runs: usize = std::env::var("KLARTEXT_RUNS").ok().and_then(|count| count.parse().ok()).unwrap_or(1);
    for (name, (server, way)) in ["aiosmtpd", "Exim"].into_iter().zip(servers(&[(false, true)])) {
        let prepared = sending_with(server.port, way);
        let more: String =
            (0..30).map(|at| format!("P,p{at:02}@zeitung.example.org,Z,de,landespresse,Karte,,\n")).collect();
        add_contacts(&prepared, &format!("{UNTIDY}{more}"));
        let (mut before, mut sums) = (Vec::new(), [0; 3]);
        for run in 0..runs {
            let clara = prepared.copy().as_person("clara");
            let (got, unknown) = interrupted(&clara, run);
            let all = server.kept_for();
            let mut new = all.clone();
            before.iter().for_each(|to| drop(new.iter().position(|one| one == to).map(|at| new.remove(at))));
            let people: BTreeSet<&String> = new.iter().collect();
            assert_eq!(people.len(), new.len(), "run {run}: somebody got two: {new:?}");
            assert!(new.iter().all(|to| !to.starts_with("nie@") && !to.starts_with("alex@")), "an objection: {new:?}");
            // Jo, Sam, Ada and thirty more; whom it is unknown of may be among them or not.
            assert!(new.len() <= 33 && new.len() + unknown >= 33, "run {run}: {} and {unknown}\n{got}", new.len());
            clara.run(["publish", ID]);
            assert_eq!(server.kept_for().len(), all.len(), "nothing goes out again by itself");
            sums = [sums[0] + 3, sums[1] + new.len(), sums[2] + unknown];
            before = all;
        }
        let [killed, got, unknown] = sums;
        println!(
            "{name}: {runs} deliveries to 33 people, killed {killed} times: {got} got one, {unknown} unknown, 0 two"
        );
    }
}

/// Publishes, is killed three times on the way, and ends; what `outbox` shows then, and how many are unknown.
fn interrupted(clara: &Desk, run: usize) -> (String, usize) {
    for after in [1 + (2 + run) % 7, 1 + (7 + 3 * run) % 9, 1 + (4 + 5 * run) % 6] {
        assert!(kill_among_mails(clara, after), "run {run}: it was always at work");
    }
    let ended = clara.run(["publish", ID]).never_mentions("@");
    assert!(matches!(ended.code, 7 | 9), "{ended}");
    let shown = clara.run(["outbox", "show", ID]).never_mentions("@").stdout;
    let unknown = shown.lines().filter(|line| line.contains("unklar, ob angekommen")).count();
    assert!(unknown <= 3, "{shown}");
    (shown, unknown)
}

/// Starts it and ends it (`kill -9`) when so many more mails are begun; says whether it was still at work.
fn kill_among_mails(desk: &Desk, after: usize) -> bool {
    let outbox = desk.root().join(".git/klartext/outbox");
    let begun = || journal(&outbox).matches("intent mail:").count();
    let wanted = begun() + after;
    let mut child = desk.start(["publish", ID]);
    while begun() < wanted && child.try_wait().expect("a state").is_none() {
        std::thread::yield_now();
    }
    let running = child.try_wait().expect("a state").is_none();
    let _ = child.kill();
    child.wait().expect("an end");
    running
}

fn journal(outbox: &Path) -> String {
    let folders = std::fs::read_dir(outbox).into_iter().flatten().flatten();
    let read = |folder: std::fs::DirEntry| std::fs::read(folder.path().join("journal")).unwrap_or_default();
    folders.map(|folder| String::from_utf8_lossy(&read(folder)).into_owned()).collect()
}
