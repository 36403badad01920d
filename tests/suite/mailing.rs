//! A mailing stopped by hand, and one under embargo: who gets what, what is said, what can be proved afterwards.

use crate::desk::Desk;
use crate::office::{ID, MAILS, TEXT, TEXT_FILE};
use crate::postbox::{Mood, Postbox};
use crate::sending::{add_contacts, sending_with};
use mail_parser::{MessageParser, MimeHeaders};

/// Clara's desk; the text has an embargo until Thursday and is approved with it.
fn embargoed(port: u16) -> Desk {
    let clara = sending_with(port, "embargoed_lists = [\"landespresse\"]\n");
    clara.write(TEXT_FILE, TEXT.replace("date: 2026-11-24\n", "date: 2026-11-24\nembargo: 2026-11-26 10:00\n"));
    clara.as_person("anna").run(["submit", ID]).succeeds();
    for person in ["milan", "clara"] {
        clara.as_person(person).run(["approve", ID]).succeeds();
    }
    clara
}

fn planned(desk: &Desk, list: &str) -> String {
    let plan = desk.run(["send", ID, "--list", list, "--dry-run", "--json"]).succeeds().json();
    plan["digest"].as_str().expect("a digest").to_owned()
}

#[test]
fn copies_under_embargo_go_to_lists_that_may_know_and_say_it_everywhere() {
    let postbox = Postbox::open(false, |_| Mood::Well);
    let clara = embargoed(postbox.port);
    add_contacts(&clara, "Kim Agentur,kim@agentur.example.org,,de,bund,Anruf,,\n");
    clara.run(["publish", ID]).exits(8);
    clara.run(["send", ID, "--list", "bund", "--dry-run"]).exits(6).says("darf vorher nichts davon bekommen");
    clara.run(["send", ID, "--list", "landespresse", "--dry-run"]).succeeds().prints("Sperrfrist");
    assert_eq!(postbox.connections(), 0);
    clara.run(["send", ID, "--list", "landespresse", "--match", &planned(&clara, "landespresse")]).succeeds();
    let kept = postbox.kept();
    assert_eq!(kept.len(), MAILS);
    for kept in &kept {
        let mail = MessageParser::default().parse(&kept.bytes).expect("a mail");
        let marked = "Sperrfrist: Donnerstag, 26. November 2026, 10:00 Uhr (MEZ)";
        let subject = "SPERRFRIST 26.11., 10:00 Uhr: Pressemitteilung: Abschiebestopp im Winter";
        assert_eq!(mail.subject(), Some(subject));
        let plain = |text: &str| text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(plain(&mail.body_text(0).expect("text")).contains(marked), "{:?}", mail.body_text(0));
        assert!(plain(&mail.body_html(0).expect("html")).contains("Sperrfrist"), "{:?}", mail.body_html(0));
        let pdf = mail.attachment(0).expect("the PDF");
        assert_eq!(pdf.attachment_name(), Some(format!("{ID}-de.pdf").as_str()));
        let words = pdf_extract::extract_text_from_mem(pdf.contents()).expect("words");
        assert!(words.contains("Sperrfrist"), "{words}");
    }
    assert!(!clara.exists("public/index.html"), "nothing is public");
    clara.run(["verify", ID]).succeeds().prints("Versand an 2 · ").prints("Byte für Byte");
    // Whoever changes what was sent after the fact is found out.
    let manifest = clara
        .git(["ls-files", "reviews/*.manifest"])
        .succeeds()
        .stdout
        .lines()
        .next()
        .expect("the manifest of the mailing")
        .to_owned();
    clara.wait(jiff::SignedDuration::from_hours(72));
    clara.run(["publish", ID]).succeeds();
    assert_eq!(postbox.kept().len(), MAILS, "who has these words has them");
    clara.run(["verify", ID]).succeeds().prints("Versand an 2 · ");
    clara.write(&manifest, clara.read(&manifest).replace("recipients 2", "recipients 3"));
    crate::office::commit_by_hand(&clara);
    assert_ne!(clara.run(["verify", ID]).code, 0);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_the_mail_under_way_and_says_what_went_out() {
    use crate::postbox::{Moment, Verb};
    use std::sync::mpsc::channel;
    let ((reached, wait), (stopped, go_on)) = (channel(), channel::<()>());
    let (mut mails, go_on) = (0, std::sync::Mutex::new(go_on));
    let postbox = Postbox::open(false, move |moment: &Moment<'_>| {
        if moment.verb == Verb::End {
            mails += 1;
            if mails == 3 {
                reached.send(()).expect("somebody waits");
                let _ = go_on.lock().expect("no panic").recv();
            }
        }
        Mood::Well
    });
    let clara = sending_with(postbox.port, "");
    let rows: String =
        (0..6).map(|at| format!("P{at},p{at}@zeitung.example.org,Z,de,landespresse,Karte,,\n")).collect();
    add_contacts(&clara, &rows);
    let child = clara.start_heard(["publish", ID]);
    wait.recv().expect("the third mail");
    let asked = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(asked.is_ok_and(|status| status.success()));
    // The program says that it has heard; only then the server answers.
    let (mut child, mut said) = (child, String::new());
    let mut heard = std::io::BufReader::new(child.stderr.take().expect("a pipe"));
    while !said.contains("Es wird angehalten") {
        assert_ne!(std::io::BufRead::read_line(&mut heard, &mut said).expect("a line"), 0, "{said}");
    }
    stopped.send(()).expect("the server waits");
    std::io::Read::read_to_string(&mut heard, &mut said).expect("the rest");
    assert_eq!(child.wait().expect("an end").code(), Some(130), "{said}");
    assert!(said.contains("Von 8 Mails sind 3 hinausgegangen, 5 nicht."), "{said}");
    assert!(!said.contains('@'), "{said}");
    assert_eq!(postbox.kept().len(), 3);
    clara.run(["publish", ID]).succeeds().says("8 Mails");
    let to: std::collections::BTreeSet<String> = postbox.kept().into_iter().map(|kept| kept.to).collect();
    assert_eq!((postbox.kept().len(), to.len()), (8, 8), "the same command goes on, and nobody gets two");
}
