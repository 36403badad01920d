//! The power cut: `publish` is killed at any moment, and the same command brings it to its end.

use crate::desk::Desk;
use crate::office::{ID, MAILS, RECORDS, Stage, files, mails, names, office, records};
use std::time::{Duration, Instant};

const RUNS: u32 = 100;
/// Changed by `KLARTEXT_TEST_SEED`; printed, so that a failure can be tried again.
const SEED: u64 = 0x6b6c_6172_7465_7874;

#[test]
fn killed_at_any_moment_it_still_goes_out_once() {
    let seed = std::env::var("KLARTEXT_TEST_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(SEED);
    println!("KLARTEXT_TEST_SEED={seed}");
    let prepared = office(Stage::Approved);
    // Follows the machine: shorter when a run ended before its kill, longer after a hit.
    let mut whole = undisturbed(&prepared.copy());
    let mut random = Random(seed);
    let mut killed = 0;
    for run in 0..RUNS {
        let clara = prepared.copy().as_person("clara");
        let delay = whole.mul_f64(random.part());
        let hit = kill_after(&clara, delay);
        println!("run {run}: killed after {delay:?} of {whole:?}: {hit}");
        whole = whole.mul_f64(if hit { 1.03 } else { 0.9 });
        killed += u32::from(hit);
        finish(&clara);
        assert_out_once(&clara);
    }
    assert!(killed > RUNS / 5, "only {killed} of {RUNS} were killed before their end");
}

#[test]
fn killed_again_and_again() {
    let prepared = office(Stage::Approved);
    let whole = undisturbed(&prepared.copy());
    let mut random = Random(SEED);
    for _ in 0..5 {
        let clara = prepared.copy().as_person("clara");
        for _ in 0..8 {
            kill_after(&clara, whole.mul_f64(random.part()));
        }
        finish(&clara);
        assert_out_once(&clara);
    }
}

#[test]
fn two_at_once_publish_once() {
    let prepared = office(Stage::Approved);
    for _ in 0..10 {
        let clara = prepared.copy().as_person("clara");
        let mut both = [clara.start(["publish", ID]), clara.start(["publish", ID])];
        let codes = both.each_mut().map(|child| child.wait().expect("an end").code().expect("a code"));
        assert!(codes.contains(&0), "neither got through: {codes:?}");
        // The other was done already, or told that it runs in another window.
        assert!(codes.iter().all(|code| [0, 5].contains(code)), "{codes:?}");
        clara.run(["publish", ID]).succeeds();
        assert_out_once(&clara);
    }
}

#[test]
fn two_people_at_once_publish_once() {
    let prepared = office(Stage::Approved);
    for _ in 0..10 {
        let clara = prepared.copy().as_person("clara");
        let milan = clara.as_person("milan");
        let mut both = [clara.start(["publish", ID]), milan.start(["publish", ID])];
        let codes = both.each_mut().map(|child| child.wait().expect("an end").code().expect("a code"));
        assert!(codes.contains(&0), "neither got through: {codes:?}");
        assert_out_once(&clara);
    }
}

#[test]
fn locks_of_a_saving_that_died_are_removed_and_others_are_not() {
    let clara = office(Stage::Approved).as_person("clara");
    let index = ".git/index.lock";
    // Somebody else's git holds the index: nobody of ours died here.
    clara.write(index, "");
    assert_ne!(clara.run(["publish", ID]).code, 0);
    assert!(clara.exists(index), "a stranger's lock is gone");
    std::fs::remove_file(clara.root().join(index)).expect("the lock");
    // What a process of ours leaves that was killed while it saved.
    let half = format!("{RECORDS}/.klartext-a1B2c3");
    clara.write(".git/klartext/save.lock", format!("refs/heads/main\n{RECORDS}\n"));
    for left in [index, ".git/refs/heads/main.lock", ".git/objects/tmp_object_git2_a1B2c3", &half] {
        clara.write(left, "");
    }
    finish(&clara);
    assert_out_once(&clara);
}

/// How long it takes when nobody disturbs it.
fn undisturbed(desk: &Desk) -> Duration {
    let begun = Instant::now();
    desk.as_person("clara").run(["publish", ID]).succeeds();
    begun.elapsed()
}

/// Whether the program was still running when it was killed.
fn kill_after(desk: &Desk, delay: Duration) -> bool {
    let mut child = desk.start(["publish", ID]);
    std::thread::sleep(delay);
    let running = child.try_wait().expect("its state").is_none();
    let _ = child.kill();
    child.wait().expect("its end");
    running
}

/// The same command again: nothing else is needed, and once is enough.
fn finish(desk: &Desk) {
    desk.run(["publish", ID]).succeeds();
}

/// One page, one entry in each feed, one mail a person, one claim, one receipt, and no litter.
#[track_caller]
fn assert_out_once(desk: &Desk) {
    let public = files(&desk.root().join("public"));
    let pages = |name: &&String| name.ends_with("/index.html");
    assert_eq!(public.iter().filter(pages).collect::<Vec<_>>(), [&format!("{ID}/de/index.html")]);
    assert_eq!(desk.read("public/feed.xml").matches("<entry").count(), 1);
    let feed: serde_json::Value = serde_json::from_str(&desk.read("public/feed.json")).expect("a feed");
    assert_eq!(feed["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(mails(desk).len(), MAILS, "{:?}", mails(desk));
    assert!(mails(desk).iter().all(|name| name.ends_with(".eml")), "{:?}", mails(desk));
    assert_records(desk);
    desk.run(["verify", ID]).succeeds();
    desk.git(["fsck", "--strict", "--no-progress"]).succeeds().never_mentions("error").never_mentions("missing");
    assert_eq!(desk.git(["status", "--porcelain"]).succeeds().stdout, "");
    assert_eq!(leftovers(desk), [""; 0]);
}

/// Submission, two approvals, claim, receipt; nothing else lies there but the manifest.
#[track_caller]
fn assert_records(desk: &Desk) {
    let verdicts: Vec<String> = records(desk)
        .iter()
        .map(|name| desk.read(&format!("{RECORDS}/{name}")))
        .filter_map(|text| text.lines().find_map(|line| line.strip_prefix("verdict ").map(str::to_owned)))
        .collect();
    let count = |verdict: &str| verdicts.iter().filter(|found| *found == verdict).count();
    let counts = ["submit", "approve", "claim", "receipt"].map(count);
    assert_eq!((counts, verdicts.len()), ([1, 2, 1, 1], 5), "{verdicts:?}");
    let besides: Vec<String> =
        names(&desk.root().join(RECORDS)).into_iter().filter(|name| !name.ends_with(".review")).collect();
    assert_eq!(besides.len(), 1, "{besides:?}");
    assert!(besides[0].ends_with(".manifest"), "{besides:?}");
}

/// What a program leaves that was not allowed to tidy up.
fn leftovers(desk: &Desk) -> Vec<String> {
    let stray = |path: &String| {
        let name = path.rsplit('/').next().unwrap_or(path);
        let ours = [".klartext-", ".tmp", "tmp_obj"].iter().any(|start| name.starts_with(start));
        let locks = name.ends_with(".lock") && !path.starts_with(".git/klartext/");
        ours || locks || name.ends_with(".part") || name.ends_with(".new") || path.contains("/sealing/")
    };
    files(&desk.root()).into_iter().filter(stray).collect()
}

/// Xorshift: enough to spread moments evenly.
struct Random(u64);

impl Random {
    /// Between 0 and 1.
    fn part(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
}
