//! What stays of a PDF that went out and was wrong: its address, its words, and a stamp on them; and
//! that a correction goes out once, whatever breaks.

use crate::corrections::{NOTE, published, put_right};
use crate::desk::Desk;
use crate::office::{ID, MAILS, TEXT_FILE, files, mails};
use crate::website::WordPress;
use crate::wordpress::{logged_in, office_with};
use std::time::{Duration, Instant};

/// The words of a PDF, line ends undone.
#[track_caller]
fn words(bytes: &[u8]) -> String {
    let text = pdf_extract::extract_text_from_mem(bytes).expect("a PDF");
    let text = text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace(" \u{ad} ", "").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn pdf(desk: &Desk, name: &str) -> String {
    words(&std::fs::read(desk.root().join(format!("public/{ID}/de/{name}"))).expect(name))
}

fn pdfs(desk: &Desk) -> Vec<String> {
    files(&desk.root().join(format!("public/{ID}"))).into_iter().filter(|name| name.ends_with(".pdf")).collect()
}

fn names(numbers: &[&str]) -> Vec<String> {
    numbers.iter().map(|number| format!("de/{ID}-de{number}.pdf")).collect()
}

/// Submitted by Anna, approved and published by Clara.
fn go_out(anna: &Desk) {
    let clara = anna.as_person("clara");
    anna.run(["submit", ID]).succeeds();
    clara.run(["approve", ID]).succeeds();
    clara.run(["publish", ID]).succeeds();
}

#[test]
fn every_wrong_version_stays_at_its_address_with_a_stamp() {
    let anna = published();
    let first = pdf(&anna, &format!("{ID}-de.pdf"));
    anna.run(["correct", ID, "--grade", "minor", "-m", NOTE]).succeeds();
    put_right(&anna);
    go_out(&anna);
    assert_eq!(pdfs(&anna), names(&["-2", ""]));
    let old = pdf(&anna, &format!("{ID}-de.pdf"));
    assert!(old.contains("Überholte Fassung, korrigiert am 24. November 2026."), "{old}");
    assert!(old.contains(NOTE) && old.contains(&format!("https://presse.example.org/{ID}/de/")), "{old}");
    // Every word of before is still there.
    assert!(first.split(' ').all(|word| old.contains(word)) && old.contains("31. März 2027"), "{old}");
    let new = pdf(&anna, &format!("{ID}-de-2.pdf"));
    assert!(new.contains("Korrektur vom 24. November 2026:") && new.contains("30. April 2027"), "{new}");
    assert!(!new.contains("Überholt") && !new.contains("31. März"), "{new}");
    // Whoever gets a mail gets the new one.
    let attached = mails(&anna).iter().filter(|name| anna.read(&format!("outbox/{name}")).contains("de-2.pdf")).count();
    assert_eq!(attached, MAILS);
    // A silent change makes no new number, and a second correction stamps both.
    anna.run(["correct", ID, "--grade", "formal", "-m", "Tippfehler"]).succeeds();
    go_out(&anna);
    assert_eq!(pdfs(&anna), names(&["-2", ""]));
    anna.run(["correct", ID, "--grade", "minor", "-m", "Noch ein Fehler."]).succeeds();
    go_out(&anna);
    assert_eq!(pdfs(&anna), names(&["-2", "-3", ""]));
    let (oldest, middle) = (pdf(&anna, &format!("{ID}-de.pdf")), pdf(&anna, &format!("{ID}-de-2.pdf")));
    assert!(oldest.contains(NOTE) && oldest.contains("Noch ein Fehler."), "{oldest}");
    assert!(middle.contains("Überholte Fassung") && middle.contains("Noch ein Fehler."), "{middle}");
    assert!(!middle.contains("Tippfehler"), "{middle}");
    anna.as_person("clara").run(["verify", ID]).succeeds();
}

#[test]
fn what_is_withdrawn_is_stamped_or_gone() {
    for (reason, stays) in [("error", true), ("overtaken", true), ("rights", false), ("law", false)] {
        let anna = published();
        anna.run(["withdraw", ID, "--reason", reason, "-m", "Wir bedauern das."]).succeeds();
        go_out(&anna);
        assert_eq!(pdfs(&anna), names(&["-2", ""]), "{reason}");
        let old = pdf(&anna, &format!("{ID}-de.pdf"));
        assert!(old.contains("Zurückgezogen am 24. November 2026.") && old.contains("Wir bedauern das."), "{old}");
        assert_eq!(old.contains("31. März 2027"), stays, "{reason}: {old}");
        assert!(!pdf(&anna, &format!("{ID}-de-2.pdf")).contains("31. März"), "{reason}");
        anna.as_person("clara").run(["verify", ID]).succeeds();
    }
}

/// The only file in WordPress's library whose name begins like this, and its words.
#[track_caller]
fn library(website: &WordPress, start: &str) -> (String, String) {
    let store = website.store();
    let found: Vec<_> = store.files.values().filter(|file| file.name.starts_with(start)).collect();
    let [file] = found[..] else { panic!("{:?}", store.files.values().map(|f| &f.name).collect::<Vec<_>>()) };
    (file.name.clone(), words(&file.bytes))
}

#[test]
fn in_wordpress_too_the_old_pdf_keeps_its_address() {
    let website = WordPress::start();
    let clara = office_with(&website).as_person("clara");
    let anna = clara.as_person("anna");
    logged_in(&clara);
    clara.run(["publish", ID]).succeeds();
    let address = |website: &WordPress| website.store().public()[0].slug.clone();
    let (before, slug) = (library(&website, ID).0, address(&website));
    anna.run(["correct", ID, "--grade", "minor", "-m", NOTE]).succeeds();
    put_right(&anna);
    go_out(&anna);
    let (name, text) = library(&website, &format!("{ID}-de-{}", &before[ID.len() + 4..ID.len() + 16]));
    assert_eq!(name, before, "the same address");
    assert!(text.contains("Überholte Fassung") && text.contains("31. März 2027"), "{text}");
    {
        let store = website.store();
        let [post] = store.public()[..] else { panic!("{:?}", store.posts) };
        let content = post.content.replace('\u{a0}', " ");
        assert!(content.contains("Korrektur vom 24. November 2026:") && content.contains("de-2-"), "{content}");
        assert_eq!((post.slug.as_str(), store.files.len()), (slug.as_str(), 2));
    }
    clara.run(["publish", ID]).succeeds().says("schon veröffentlicht");
    // Taken back for somebody's rights: nothing of the text stays anywhere.
    anna.run(["withdraw", ID, "--reason", "rights", "-m", "Die Familie bittet darum."]).succeeds();
    go_out(&anna);
    let store = website.store();
    let [post] = store.public()[..] else { panic!("{:?}", store.posts) };
    assert!(post.title.starts_with("Zurückgezogen: ") && post.content.contains("Die Familie bittet darum."));
    assert_eq!((post.slug.as_str(), store.files.len()), (slug.as_str(), 3));
    assert!(store.files.values().any(|file| file.name == before));
    for file in store.files.values() {
        let text = words(&file.bytes);
        assert!(text.contains("Zurückgezogen am") && !text.contains("Frost"), "{}: {text}", file.name);
    }
    assert!(!post.content.contains("Frost"));
}

const RUNS: u32 = 12;

#[test]
fn killed_at_any_moment_a_correction_goes_out_once() {
    let prepared = published();
    prepared.run(["correct", ID, "--grade", "minor", "-m", NOTE]).succeeds();
    put_right(&prepared);
    prepared.run(["submit", ID]);
    prepared.as_person("clara").run(["approve", ID]).succeeds();
    once_whatever_breaks(&prepared, "corrected", 2 * MAILS);
}

#[test]
fn killed_at_any_moment_a_withdrawal_goes_out_once() {
    let prepared = published();
    prepared.run(["withdraw", ID, "--reason", "error", "-m", "Falsch."]).succeeds();
    prepared.run(["submit", ID]).succeeds();
    prepared.as_person("clara").run(["approve", ID]).succeeds();
    once_whatever_breaks(&prepared, "withdrawn", 2 * MAILS);
}

/// Killed at moments spread over the whole of it, and then brought to its end by the same command.
fn once_whatever_breaks(prepared: &Desk, state: &str, sent: usize) {
    let begun = Instant::now();
    prepared.copy().as_person("clara").run(["publish", ID]).succeeds();
    let whole = begun.elapsed();
    let mut killed = 0;
    for run in 0..RUNS {
        let clara = prepared.copy().as_person("clara");
        killed += u32::from(kill_after(&clara, whole.mul_f64(f64::from(run) / f64::from(RUNS))));
        clara.run(["publish", ID]).succeeds();
        assert_eq!(mails(&clara).len(), sent, "run {run}: {:?}", mails(&clara));
        assert_eq!(pdfs(&clara), names(&["-2", ""]), "run {run}");
        assert_eq!(clara.read("public/feed.xml").matches("<entry").count(), 1, "run {run}");
        assert_eq!(clara.run(["status", ID, "--json"]).succeeds().json()["state"], state, "run {run}");
        clara.run(["verify", ID]).succeeds();
        clara.run(["publish", ID]).succeeds().says("schon veröffentlicht");
        assert_eq!(mails(&clara).len(), sent, "run {run}");
    }
    assert!(killed > RUNS / 5, "only {killed} of {RUNS} were killed before their end");
}

fn kill_after(desk: &Desk, delay: Duration) -> bool {
    let mut child = desk.start(["publish", ID]);
    std::thread::sleep(delay);
    let running = child.try_wait().expect("its state").is_none();
    let _ = child.kill();
    child.wait().expect("its end");
    running
}

/// Killed while `correct` writes: the head has the correction or has it not, and the same command helps.
#[test]
fn killed_while_it_writes_the_head_is_whole() {
    let prepared = published();
    let before = prepared.read(TEXT_FILE);
    let command = ["correct", ID, "--grade", "minor", "-m", NOTE];
    for run in 0..8 {
        let anna = prepared.copy();
        let mut child = anna.start(command);
        std::thread::sleep(Duration::from_millis(10 * run));
        let _ = child.kill();
        child.wait().expect("its end");
        let text = anna.read(TEXT_FILE);
        assert!(text == before || text.matches("grade: minor").count() == 1, "{text}");
        if text == before {
            anna.run(command).succeeds();
        }
        put_right(&anna);
        go_out(&anna);
        assert_eq!(mails(&anna).len(), 2 * MAILS);
    }
}
