//! Help, completions, and what is said about words that were not understood.

use crate::desk::Desk;

#[test]
fn help_is_in_the_persons_language() {
    let desk = Desk::new();
    desk.run(["help"]).succeeds().prints("Aufruf:").prints("freigeben").says_nothing();
    desk.run(["--help"]).succeeds().prints("Aufruf:");
    desk.run(["--language", "en", "--help"]).succeeds().prints("Usage:").never_mentions("Aufruf");
    desk.run(["--language=en", "help", "freigeben"]).succeeds().prints("klartext approve");
    desk.in_english().run(["help", "people", "add"]).succeeds().prints("--role <ROLE>");
}

#[test]
fn topics() {
    let desk = Desk::new();
    let codes = desk.run(["help", "exit-codes"]).succeeds().says_nothing();
    for code in ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "130"] {
        assert!(codes.stdout.lines().any(|line| line.trim_start().starts_with(&format!("{code} "))), "{codes}");
    }
    desk.run(["hilfe", "states"]).succeeds().prints("in Prüfung").prints("changes-requested");
    desk.run(["help", "nix"]).exits(2).says("nix").prints_nothing();
}

#[test]
fn completions_are_data() {
    let desk = Desk::new();
    desk.run(["completions", "bash"]).succeeds().prints("_klartext()").prints("freigeben").says_nothing();
    desk.run(["completions", "zsh"]).succeeds().prints("#compdef klartext");
    desk.run(["completions", "dos"]).exits(2).says("bash").prints_nothing();
}

#[test]
fn wrong_words_are_explained() {
    let desk = Desk::new();
    for (arguments, part) in [
        (&["approv", "2026-a"][..], "Gemeint war vielleicht „approve“."),
        (&["new"], "Es fehlt: <ART>, <ÜBERSCHRIFT>"),
        (&["new", "gedicht", "Herbst"], "Erwartet: press-release"),
        (&["approve", "2026-a", "--match", "7c1f"], "mindestens 12 Stellen"),
        (&["check", "2026-a", "--all"], "schließen einander aus"),
        (&["list", "--stat", "draft"], "--state"),
        (&["list", "--state", "fertig"], "changes-requested"),
        (&["status", "2026-a", "2026-b"], "„2026-b“ ist hier zu viel"),
        (&["list", "--clock", "gestern"], "--clock"),
        (&["serve", "--port", "123456"], "klartext help serve"),
        (&["status", "a\u{1b}[2Jb"], "a\\u{1b}[2Jb"),
    ] {
        desk.run_plainly(arguments).exits(2).says("Fehler: ").says(part).prints_nothing().never_mentions("\u{1b}");
    }
}

#[test]
fn the_version_is_data() {
    Desk::new().run_plainly(["--version"]).succeeds().prints(env!("CARGO_PKG_VERSION")).says_nothing();
}

#[test]
fn colours_only_where_they_are_wanted() {
    let desk = Desk::new();
    desk.run(["help"]).never_mentions("\u{1b}");
    desk.run(["--color", "always", "help", "states"]).succeeds().prints("\u{1b}[1m");
}
