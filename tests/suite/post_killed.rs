//! Mail in the worst of weathers: the server has moods, and the program is ended by `kill -9` in the
//! middle of its conversations. Everybody gets one mail or none, or is listed as unknown; never two.
//!
//! `KLARTEXT_RUNS=40 cargo test --test suite post_killed -- --nocapture` does more of them, and
//! `KLARTEXT_SEEDS=3000 cargo test --lib nobody_ever -- --nocapture` thousands without processes.

use crate::desk::Desk;
use crate::office::ID;
use crate::postbox::{Moment, Mood, Postbox, Verb};
use crate::sending::{add_contacts, sending};
use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Besides the two of the office.
const MORE: usize = 10;

#[test]
fn killed_in_conversation_with_a_moody_server_nobody_gets_two() {
    let runs: u64 = std::env::var("KLARTEXT_RUNS").ok().and_then(|count| count.parse().ok()).unwrap_or(5);
    let weather = Arc::new(Mutex::new(Weather::default()));
    let plug = Arc::clone(&weather);
    let postbox = Postbox::open(false, move |moment: &Moment<'_>| plug.lock().expect("no panic").mood(moment));
    let prepared = sending(postbox.port);
    let rows = (0..MORE).map(|at| format!("P{at:02},p{at:02}@zeitung.example.org,Z,de,landespresse,Karte,,\n"));
    add_contacts(&prepared, &rows.collect::<String>());
    let mut sums = BTreeMap::new();
    for seed in 1..=runs {
        let clara = prepared.copy().as_person("clara");
        one_run(&clara, &postbox, &weather, seed, &mut sums);
    }
    println!("{runs} deliveries to {} people, 0 of whom got two: {sums:?}", MORE + 2);
    assert!(sums.get("killed").is_some_and(|count| *count as u64 >= runs), "{sums:?}");
}

fn one_run(
    clara: &Desk,
    postbox: &Postbox,
    weather: &Mutex<Weather>,
    seed: u64,
    sums: &mut BTreeMap<&'static str, usize>,
) {
    let before = postbox.kept().len();
    for round in 0..3 {
        let killed = kill_at_some_verb(clara, weather, seed * 16 + round);
        *sums.entry("killed").or_default() += usize::from(killed);
    }
    // Fair weather; what is put off comes again by itself.
    *weather.lock().expect("no panic") = Weather::default();
    let ended = clara.run(["publish", ID]).never_mentions("@");
    assert!(matches!(ended.code, 0 | 7 | 9), "seed {seed}\n{ended}");
    let shown = clara.run(["outbox", "show", ID]).never_mentions("@").stdout;
    let is_listed = |name: &str, how: &str| shown.lines().any(|line| line.contains(name) && line.contains(how));
    let kept: Vec<String> = postbox.kept().drain(before..).map(|kept| kept.to).collect();
    for at in 0..MORE {
        let (name, to) = (format!("P{at:02}"), format!("p{at:02}@zeitung.example.org"));
        let got = kept.iter().filter(|one| **one == to).count();
        let (unknown, refused) = (is_listed(&name, ": unklar"), is_listed(&name, ": abgelehnt"));
        assert!(got <= 1, "seed {seed}: {name} got {got}");
        assert!(unknown || got == usize::from(!refused), "seed {seed}: {name} got {got}\n{shown}");
        let what = match (unknown, refused, got) {
            (true, _, 1) => "unknown and arrived",
            (true, _, _) => "unknown and lost",
            (_, true, _) => "refused",
            _ => "accepted",
        };
        *sums.entry(what).or_default() += 1;
    }
}

/// Starts it, and ends it at some verb of its conversations; says whether it came to that.
fn kill_at_some_verb(clara: &Desk, weather: &Mutex<Weather>, seed: u64) -> bool {
    let (sender, reached) = channel();
    *weather.lock().expect("no panic") = Weather::stormy(seed, sender);
    let mut child = clara.start(["publish", ID]);
    let ended = wait(&mut child, &reached);
    let _ = child.kill();
    child.wait().expect("an end");
    ended
}

fn wait(child: &mut std::process::Child, reached: &Receiver<()>) -> bool {
    loop {
        if reached.recv_timeout(Duration::from_millis(50)).is_ok() {
            return true;
        }
        if child.try_wait().expect("a state").is_some() {
            return false;
        }
    }
}

/// What the server does; as made anew, always well.
#[derive(Default)]
struct Weather {
    dice: u64,
    /// After so many verbs nobody answers any more, and whoever started the program hears of it.
    left: usize,
    end: Option<Sender<()>>,
}

impl Weather {
    fn stormy(seed: u64, end: Sender<()>) -> Self {
        let mut weather = Self { dice: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1, left: 0, end: Some(end) };
        weather.left = 4 + weather.below(20) as usize;
        weather
    }

    fn mood(&mut self, moment: &Moment<'_>) -> Mood {
        const SAID: [&str; 4] = ["421 closing", "451 later", "552 too large", "550 5.1.1 no such user"];
        if self.dice == 0 {
            return Mood::Well;
        }
        let at_end = moment.verb == Verb::End;
        self.left = self.left.saturating_sub(1);
        if self.left == 0 {
            let _ = self.end.take().map(|end| end.send(()));
            // Whether it keeps the message that it has is its own affair.
            let keeps = at_end && self.below(2) == 0;
            return if keeps { Mood::KeepAnd(Box::new(Mood::Silent)) } else { Mood::Silent };
        }
        match self.below(30) {
            0 if at_end => Mood::KeepAnd(Box::new(Mood::Cut)),
            1 if at_end => Mood::Cut,
            2 | 3 if matches!(moment.verb, Verb::Rcpt | Verb::End) => Mood::Say(SAID[self.below(4) as usize]),
            _ => Mood::Well,
        }
    }

    /// The next number of a sequence that looks random (xorshift).
    fn below(&mut self, limit: u64) -> u64 {
        self.dice ^= self.dice << 13;
        self.dice ^= self.dice >> 7;
        self.dice ^= self.dice << 17;
        self.dice % limit
    }
}
