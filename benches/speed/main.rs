//! How long people wait: `render` against typst alone, `list` against `git status`, side by side.
//!
//! Both of a pair are whole processes, started in turns, so that whatever else the machine does
//! meets both alike. The median of the quotients of each turn is what counts.
//!
//! typst alone is this very program, started again with `typst`: it knows the faces from the
//! prepared list as klartext does, and does nothing but compile and export what `-f typ` wrote.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a bench measures time and prints it")]

mod alone;
mod desk;

use desk::Desk;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

/// The most that the first of a pair may take of the second's time.
const RENDER_GOAL: f64 = 1.15;
const LIST_GOAL: f64 = 1.0;
/// Bytes of the stripped program.
const SIZE_GOAL: u64 = 60_000_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, word, root, source, output] = arguments.as_slice()
        && word == "typst"
    {
        println!("{}", alone::set(root.as_ref(), source.as_ref(), output.as_ref()));
        return ExitCode::SUCCESS;
    }
    let rounds = number(&arguments, "--rounds").unwrap_or(40);
    let statements = number(&arguments, "--statements").unwrap_or(100);
    let only = |name: &str| {
        !arguments.iter().any(|word| word == "render" || word == "list") || arguments.iter().any(|word| word == name)
    };
    let mut kept = size();
    if only("render") {
        kept &= render(rounds);
    }
    if only("list") {
        kept &= list(rounds * 4, statements);
    }
    // Figures are for people to read: a busy machine must not break a build.
    if !kept {
        println!("\nNot every goal is kept.");
    }
    ExitCode::SUCCESS
}

fn number(arguments: &[String], flag: &str) -> Option<usize> {
    let at = arguments.iter().position(|word| word == flag)?;
    arguments.get(at + 1)?.parse().ok()
}

fn size() -> bool {
    let bytes = std::fs::metadata(desk::PROGRAM).map_or(0, |file| file.len());
    println!("size    {:.1} MB of {:.0} MB", bytes as f64 / 1e6, SIZE_GOAL as f64 / 1e6);
    bytes <= SIZE_GOAL
}

fn render(rounds: usize) -> bool {
    let desk = Desk::new();
    desk.write_release();
    let (source, output) = (desk.root().join("out/source.typ"), desk.root().join("out/alone.pdf"));
    desk.anna(["render", desk::RELEASE, "--draft", "-f", "typ", "-o", "out/source.typ"]);
    let ours = || desk.command("anna", ["render", desk::RELEASE, "--draft", "-o", "out/klartext.pdf"]);
    let alone = || {
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        command.arg("typst").arg(desk.root()).arg(&source).arg(&output);
        command
    };
    let pair = Pair::measure(rounds, &ours, &alone);
    let counted = alone().output().expect("a program that starts");
    println!("render  a release of {} pages", String::from_utf8_lossy(&counted.stdout).trim());
    pair.report("render", "typst alone", RENDER_GOAL)
}

fn list(rounds: usize, statements: usize) -> bool {
    let desk = Desk::new();
    desk.fill(statements);
    let ours = || desk.command("anna", ["list"]);
    let git = || {
        let mut command = desk.around("anna", "git");
        command.args(["status", "--porcelain"]);
        command
    };
    let first = once(&mut ours());
    let pair = Pair::measure(rounds, &ours, &git);
    println!("list    {} the first time after something was saved", millis(first));
    pair.report("list", "git status", LIST_GOAL)
}

/// Two commands measured in turns.
struct Pair {
    ours: Vec<Duration>,
    theirs: Vec<Duration>,
}

impl Pair {
    fn measure(rounds: usize, ours: &dyn Fn() -> Command, theirs: &dyn Fn() -> Command) -> Self {
        // What is read for the first time comes from the disk.
        for _ in 0..2 {
            once(&mut ours());
            once(&mut theirs());
        }
        let mut pair = Self { ours: Vec::new(), theirs: Vec::new() };
        for round in 0..rounds {
            if round % 2 == 0 {
                pair.ours.push(once(&mut ours()));
                pair.theirs.push(once(&mut theirs()));
            } else {
                pair.theirs.push(once(&mut theirs()));
                pair.ours.push(once(&mut ours()));
            }
        }
        pair
    }

    fn report(&self, name: &str, other: &str, goal: f64) -> bool {
        let quotients = self.ours.iter().zip(&self.theirs).map(|(a, b)| a.as_secs_f64() / b.as_secs_f64());
        let [low, middle, high] = quartiles(quotients.collect());
        println!("{name:<7} {}", spread(&self.ours));
        println!("        {}  {other}", spread(&self.theirs));
        println!("        {middle:.2}x ({low:.2} to {high:.2} in the middle half), at most {goal:.2}x wanted");
        middle <= goal
    }
}

fn once(command: &mut Command) -> Duration {
    let begin = Instant::now();
    let output = command.output().expect("a program that starts");
    let time = begin.elapsed();
    assert!(output.status.success(), "{command:?}\n{}", String::from_utf8_lossy(&output.stderr));
    time
}

fn spread(times: &[Duration]) -> String {
    let [low, middle, high] = quartiles(times.iter().map(Duration::as_secs_f64).collect());
    let least = times.iter().min().copied().unwrap_or_default();
    let quarter = |seconds| millis(Duration::from_secs_f64(seconds));
    format!("{} (middle half {} to {}, least {})", quarter(middle), quarter(low), quarter(high), millis(least))
}

fn millis(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}

fn quartiles(mut values: Vec<f64>) -> [f64; 3] {
    values.sort_by(f64::total_cmp);
    [1, 2, 3].map(|quarter| values.get(values.len() * quarter / 4).copied().unwrap_or(f64::NAN))
}
