//! An archive of thousands: how long it takes, how often the website is asked, how much memory; killed in between.
//!
//! Signed by the thousand here, as the program would sign them one by one. Only where somebody asks:
//! `KLARTEXT_ARCHIVE=2000 cargo test --test suite archive_large -- --nocapture`.

use crate::archive::{archive, assert_once};
use crate::many::{asked_for, digest, fill, peak, plan};
use crate::website::WordPress;
use std::time::Instant;

#[test]
fn thousands_go_out_once() {
    let Some(count) = asked_for() else {
        eprintln!("SKIPPED: an archive of thousands; KLARTEXT_ARCHIVE=2000 publishes two thousand texts");
        return;
    };
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
