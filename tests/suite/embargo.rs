//! An embargo at ten and a laptop that is closed two minutes before: what visitors see, and when.

use crate::desk::Desk;
use crate::office::{ID, MAILS, TEXT, TEXT_FILE, assert_nothing_went_out, mails};
use crate::website::WordPress;
use crate::wordpress::{logged_in, office_with};
use jiff::{SignedDuration, Timestamp};
use std::io::{Read, Write};
use std::net::TcpStream;

/// Ten in the morning in Berlin on the day of the tests.
const MINUTE: &str = "2026-11-24T09:00:00Z";
const TEN: &str = "2026-11-24 10:00";

fn at(time: &str) -> Timestamp {
    time.parse().expect("a time")
}

/// Approved for this time, in a WordPress.
fn approved(website: &WordPress, time: &str) -> Desk {
    let anna = office_with(website);
    anna.write(TEXT_FILE, TEXT.replace("\nplace:", &format!("\nembargo: {time}\nplace:")));
    anna.run(["submit", ID]).succeeds();
    for person in ["milan", "clara"] {
        anna.as_person(person).run(["approve", ID]).succeeds();
    }
    let clara = anna.as_person("clara");
    logged_in(&clara);
    clara
}

/// The clockwork strikes at this moment, and the website's clock stands so.
fn strike(desk: &Desk, website: &WordPress, here: Timestamp, there: Timestamp) -> crate::desk::Outcome {
    website.store().setup.clock = there.as_second() - Timestamp::now().as_second();
    desk.run_plainly(["--clock", &here.to_string(), "--no-input", "run-due"])
}

/// What anybody gets who asks without a password: status and page.
fn visit(website: &WordPress, path: &str) -> (u16, String) {
    let mut line = TcpStream::connect(website.address.trim_start_matches("http://")).expect("the website");
    write!(line, "GET {path} HTTP/1.1\r\nHost: x\r\n\r\n").expect("a question");
    let mut answer = String::new();
    let _ = line.read_to_string(&mut answer);
    let status = answer.split(' ').nth(1).and_then(|word| word.parse().ok()).expect("a status");
    (status, answer)
}

/// Nobody finds anything of it: no page, no file, no entry in a list.
#[track_caller]
fn assert_hidden(website: &WordPress) {
    assert_eq!(visit(website, &format!("/2026/11/{ID}/")).0, 404);
    assert_eq!(visit(website, &format!("/{ID}/")).0, 404);
    let (status, list) = visit(website, "/wp-json/wp/v2/posts");
    assert!(status == 200 && !list.contains("Abschiebestopp"), "{list}");
    assert!(website.store().files.is_empty(), "a file is public as soon as it lies there");
}

#[track_caller]
fn assert_public_once(website: &WordPress) {
    let (status, page) = visit(website, &format!("/2026/11/{ID}/"));
    assert!(status == 200 && page.contains("Abschiebestopp im Winter"), "{page}");
    let store = website.store();
    assert_eq!((store.public().len(), store.posts.len(), store.files.len()), (1, 1, 1));
}

#[test]
fn closed_at_two_minutes_to_ten_and_opened_at_half_past_eleven() {
    let website = WordPress::start();
    let clara = approved(&website, TEN);
    for time in ["2026-11-24T08:30:00Z", "2026-11-24T08:58:00Z", "2026-11-24T08:59:59Z"] {
        strike(&clara, &website, at(time), at(time)).succeeds().says("10:00").prints_nothing();
        assert_hidden(&website);
        assert_nothing_went_out(&clara);
    }
    // Closed. At half past eleven it goes out, once, and loudly.
    let late = at("2026-11-24T10:30:00Z");
    let told = strike(&clara, &website, late, late).succeeds();
    told.says("zu spät").says("vor 90 Minuten").says("2 Mails liegen in").prints(&format!("/2026/11/{ID}/"));
    assert_public_once(&website);
    assert_eq!(mails(&clara).len(), MAILS);
    for minutes in [1, 2, 60, 1500] {
        let later = late + SignedDuration::from_mins(minutes);
        strike(&clara, &website, later, later).succeeds().prints_nothing();
    }
    assert_public_once(&website);
    assert_eq!(mails(&clara).len(), MAILS);
}

#[test]
fn opened_the_next_day_it_asks() {
    let website = WordPress::start();
    let clara = approved(&website, TEN);
    let next = at("2026-11-25T07:15:00Z");
    let told = strike(&clara, &website, next, next).exits(6);
    told.says("geht nicht von selbst hinaus").says("vor 22 Stunden").says(&format!("klartext publish {ID}"));
    assert_hidden(&website);
    assert_nothing_went_out(&clara);
    // With a person's word it does.
    let words = ["--clock", &next.to_string(), "publish", ID];
    clara.run_plainly(words).exits(2).says("--match");
    let seen = clara.run(["status", ID, "--json"]).succeeds().json()["digest"].to_string();
    clara.run_plainly(words.iter().copied().chain(["--match", seen.trim_matches('"')])).succeeds();
    assert_public_once(&website);
}

#[test]
fn it_is_not_ten_before_the_website_says_so() {
    let website = WordPress::start();
    let clara = approved(&website, TEN);
    let minute = at(MINUTE);
    // A laptop two hours ahead: nothing is begun, not even a draft.
    let told = strike(&clara, &website, minute, minute - SignedDuration::from_hours(2)).exits(8);
    told.says("wartet noch").says("08:00 Uhr").says("nichts begonnen").prints_nothing();
    assert!(website.store().posts.is_empty());
    assert_hidden(&website);
    assert_nothing_went_out(&clara);
    strike(&clara, &website, minute, minute - SignedDuration::from_secs(20)).exits(8);
    assert_hidden(&website);
    strike(&clara, &website, minute, minute + SignedDuration::from_secs(5)).succeeds();
    assert_public_once(&website);
    // The mails are counted for machines too.
    let json = clara.run(["--json", "--no-input", "run-due"]).succeeds().json();
    assert_eq!(json, serde_json::json!([]));
}

#[test]
fn a_clock_that_is_wrong_is_said() {
    let website = WordPress::start();
    // By the real clock, since one that was set by hand is none: due two minutes ago.
    let berlin = (Timestamp::now() - SignedDuration::from_mins(2)).in_tz("Europe/Berlin").expect("a zone");
    let clara = approved(&website, &berlin.strftime("%Y-%m-%d %H:%M").to_string());
    website.store().setup.clock = 3600;
    clara.run_plainly(["--no-input", "run-due"]).succeeds().says("Uhr dieses Rechners").says("Sekunden nach");
    assert_eq!(website.store().public().len(), 1);
}
