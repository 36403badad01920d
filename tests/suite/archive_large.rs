//! An archive of thousands: how long it takes, how often the website is asked, how much memory; killed in between.
//!
//! Signed by the thousand here, as the program would sign them one by one. Only where somebody asks:
//! `KLARTEXT_ARCHIVE=2000 cargo test --test suite archive_large -- --nocapture`.

use crate::archive::{archive, assert_once, digest, id, plan, text};
use crate::desk::Desk;
use crate::forgery::{NAMESPACE, file_name, signed_file, words};
use crate::office::commit_by_hand;
use crate::website::WordPress;
use sha2::{Digest, Sha256};
use std::time::Instant;

fn sha256(bytes: &[u8]) -> String {
    let hex: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

/// As many more texts as that, with the approvals that the first one has.
fn fill(desk: &Desk, count: usize) {
    let folder = |id: &str| format!("reviews/2026/{id}");
    let records: Vec<(String, &str, String)> = [("anna", "submit"), ("milan", "approve"), ("clara", "approve")]
        .into_iter()
        .map(|(person, verdict)| {
            let names = crate::office::names(&desk.root().join(folder(&id(0))));
            let own = names.iter().filter(|name| name.ends_with(&format!("-{person}.review")));
            let mut files = own.map(|name| desk.read(&format!("{}/{name}", folder(&id(0)))));
            let file = files.find(|file| file.contains(&format!("verdict {verdict}"))).expect("a record");
            (words(&file).to_owned(), person, String::new())
        })
        .collect();
    for at in 1..count {
        let (id, text) = (id(at), text(&id(at)));
        desk.write(&format!("statements/2026/{id}/de.md"), &text);
        let edition = sha256(format!("klartext-edition 1\ntext {}\n", sha256(text.as_bytes())).as_bytes());
        let mut seen: Vec<String> = Vec::new();
        for (words, person, _) in &records {
            let line = |line: &str| match line.split(' ').next() {
                Some("id") => format!("id {id}\n"),
                Some("edition") => format!("edition de {edition}\n"),
                Some("seen") if seen.is_empty() => "seen -\n".to_owned(),
                Some("seen") => format!("seen {}\n", seen.join(",")),
                _ => format!("{line}\n"),
            };
            let words: String = words.lines().map(line).collect();
            let file = signed_file(&desk.as_person(person), &words, NAMESPACE);
            desk.write(&format!("{}/{}", folder(&id), file_name(&file, person)), &file);
            seen.push(sha256(file.as_bytes()));
            seen.sort();
        }
    }
    commit_by_hand(&desk.as_person("anna"));
}

/// The most memory that a process had, in megabytes, as long as it is there.
fn peak(process: u32) -> Option<usize> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse::<usize>().ok().map(|kilobytes| kilobytes / 1024)
}

#[test]
fn thousands_go_out_once() {
    let count = std::env::var("KLARTEXT_ARCHIVE").ok().and_then(|count| count.parse().ok()).unwrap_or(0);
    if count == 0 {
        eprintln!("SKIPPED: an archive of thousands; KLARTEXT_ARCHIVE=2000 publishes two thousand texts");
        return;
    }
    let website = WordPress::start();
    let clara = archive(&website, 1);
    fill(&clara, count);
    let begun = Instant::now();
    let seen = digest(&plan(&clara));
    eprintln!("{count} texts; the plan: {:.1} s", begun.elapsed().as_secs_f64());
    let (mut memory, begun) = (0, Instant::now());
    let asked = website.store().requests.len();
    // Killed so often, each time later; the last run comes through.
    let mut marks = vec![];
    for part in [1, 2, 3, 5, 100] {
        let enough = count * part / 6;
        let mut child = clara.start(["publish", "--all", "--match", &seen]);
        while child.try_wait().expect("its state").is_none() {
            memory = memory.max(peak(child.id()).unwrap_or(0));
            let out = website.store().with_status("publish");
            if marks.len() < out / 200 {
                marks.push(begun.elapsed().as_secs_f64());
                eprintln!("{out}: {:.0} s, {memory} MB", begun.elapsed().as_secs_f64());
            }
            if out >= enough && part < 100 {
                child.kill().expect("an end");
            }
            std::thread::park_timeout(std::time::Duration::from_millis(50));
        }
        child.wait().expect("its end");
    }
    let requests = website.store().requests.len() - asked;
    let seconds = begun.elapsed().as_secs_f64();
    eprintln!(
        "published: {seconds:.0} s, {:.2} s a text, {:.1} requests a text, {memory} MB",
        seconds / count as f64,
        requests as f64 / count as f64
    );
    assert_once(&website, count);
    let (asked, begun) = (website.store().requests.len(), Instant::now());
    clara.run(["drift", "--all"]).succeeds().says("keiner wurde");
    let requests = website.store().requests.len() - asked;
    eprintln!("drift --all: {:.1} s, {requests} requests", begun.elapsed().as_secs_f64());
    let begun = Instant::now();
    clara.run(["publish", "--all", "--match", &seen]).succeeds().says("nichts zu veröffentlichen");
    eprintln!("nothing left: {:.1} s", begun.elapsed().as_secs_f64());
}
