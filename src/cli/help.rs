//! The help texts: the grammar from `args.rs`, clothed in the person's language.
//!
//! clap writes its help in English. So every sentence and heading is replaced: `help-<command>`,
//! `help-<command>-<argument>` or `help-arg-<argument>`, `value-<name>`; what clap would add itself
//! (aliases, defaults, choices) is hidden there and said here.

use super::args::Cli;
use super::terminal::{STRONG, styled};
use super::words::{Words, args};
use clap::builder::StyledStr;
use clap::{Arg, Command, CommandFactory};

/// The grammar with its help, for parsing.
pub fn command(words: &Words) -> Command {
    clothe(built(), words, &[], Aliases::InWords)
}

/// The same with the German aliases as completions offer them.
pub fn command_for_shells(words: &Words) -> Command {
    clothe(built(), words, &[], Aliases::Visible)
}

/// All of the grammar: of a verb that nobody typed, clap knows the name alone until then.
fn built() -> Command {
    let mut command = Cli::command();
    command.build();
    command
}

/// The help of a verb (`["people", "add"]`), by its name or an alias; of everything for no name.
pub fn of(words: &Words, verbs: &[&str]) -> Option<String> {
    let mut found = command(words);
    for verb in verbs {
        found = found.find_subcommand(verb)?.clone();
    }
    Some(found.render_help().ansi().to_string())
}

/// The verb among these arguments (`people add`), so that a complaint can name its help.
pub fn verb(command: &Command, arguments: &[std::ffi::OsString]) -> String {
    let mut here = command;
    let mut verbs = Vec::new();
    for word in arguments.iter().skip(1).filter_map(|argument| argument.to_str()) {
        if let Some(found) = here.find_subcommand(word) {
            verbs.push(found.get_name());
            here = found;
        }
    }
    verbs.join(" ")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Aliases {
    InWords,
    Visible,
}

/// The verbs of the first page, in the order of the work.
const GROUPS: [(&str, &[&str]); 8] = [
    ("start", &["init", "join", "demo", "doctor"]),
    ("draft", &["new", "edit", "translate", "discard", "restore", "import", "check"]),
    ("see", &["list", "inbox", "status", "show", "log", "why", "diff", "serve"]),
    ("review", &["submit", "approve", "object", "comment", "second-look", "sign-on", "withdraw-review"]),
    ("publish", &["render", "embargo", "publish", "run-due", "send", "outbox", "verify", "hook"]),
    ("after", &["correct", "withdraw", "drift"]),
    ("house", &["sync", "people", "contacts", "keys", "workflow"]),
    ("help", &["completions", "help"]),
];

fn clothe(command: Command, words: &Words, path: &[String], aliases: Aliases) -> Command {
    let inner = !path.is_empty();
    let id = if inner { format!("help-{}", path.join("-")) } else { "help".to_owned() };
    let usage = usage(&command, words, path);
    let command = command
        .about(words.get(&id))
        .override_usage(usage)
        .mut_args(|arg| clothe_argument(arg, words, path))
        .mut_subcommands(|sub| {
            let inside: Vec<String> = path.iter().cloned().chain([sub.get_name().to_owned()]).collect();
            clothe(sub, words, &inside, aliases)
        });
    let command = command.mut_subcommands(|sub| match aliases {
        Aliases::InWords => spell_aliases(sub, words),
        Aliases::Visible => sub,
    });
    let page = page(&command, words, &id);
    command.help_template(page)
}

/// The page's order; the groups of verbs are ours, since clap has one list only.
fn page(command: &Command, words: &Words, id: &str) -> StyledStr {
    let heading = |name: &str| styled(STRONG, &words.get(name));
    let mut page = format!("{{about}}\n\n{} {{usage}}\n", heading("help-heading-usage"));
    if id == "help" {
        page.push_str(&groups(command, words));
    } else if command.has_subcommands() {
        page.push_str(&format!("\n{}\n{{subcommands}}\n", heading("help-heading-commands")));
    }
    if command.get_positionals().next().is_some() {
        page.push_str(&format!("\n{}\n{{positionals}}\n", heading("help-heading-arguments")));
    }
    if command.get_opts().chain(flags(command)).any(|arg| !arg.is_hide_set()) {
        page.push_str(&format!("\n{}\n{{options}}\n", heading("help-heading-options")));
    }
    if let Some(examples) = words.attribute(id, "examples", &args![]) {
        let lines: String = examples.lines().map(|line| format!("  {line}\n")).collect();
        page.push_str(&format!("\n{}\n{lines}", heading("help-heading-examples")));
    }
    let more = if id == "help" { "help-more" } else { "help-more-flags" };
    page.push_str(&format!("\n{}\n", words.get(more)));
    page.into()
}

fn flags(command: &Command) -> impl Iterator<Item = &Arg> {
    command.get_arguments().filter(|arg| !arg.is_positional() && !arg.get_action().takes_values())
}

fn groups(command: &Command, words: &Words) -> String {
    let mut out = String::new();
    for (group, verbs) in GROUPS {
        out.push_str(&format!("\n{}\n", styled(STRONG, &words.get(&format!("help-group-{group}")))));
        for verb in verbs {
            let about = command.find_subcommand(verb).and_then(Command::get_about);
            let about = about.map(ToString::to_string).unwrap_or_default();
            out.push_str(&format!("  {}{about}\n", styled(STRONG, &format!("{verb:<17}"))));
        }
    }
    out
}

/// Visible aliases become hidden ones, named in the sentence instead.
fn spell_aliases(command: Command, words: &Words) -> Command {
    let shown: Vec<String> = command.get_visible_aliases().map(str::to_owned).collect();
    let all: Vec<String> = command.get_all_aliases().map(str::to_owned).collect();
    if shown.is_empty() {
        return command;
    }
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let about = words.say("help-alias", args![about = about, alias = shown.join(", ")]);
    let bare = command.visible_alias(clap::builder::Resettable::Reset).about(about);
    bare.aliases(all)
}

fn clothe_argument(arg: Arg, words: &Words, path: &[String]) -> Arg {
    let name = arg.get_id().as_str().replace('_', "-");
    let global = arg.is_global_set() || name == "version";
    let own = format!("help-{}-{name}", path.join("-"));
    let id = if global { format!("help-global-{name}") } else { own };
    let id = if global || words.has(&id) { id } else { format!("help-arg-{name}") };
    let mut help = words.get(&id);
    if let Some(more) = choices(&arg, words) {
        help = format!("{help} {more}");
    }
    let takes = arg.get_action().takes_values();
    let value = arg.get_value_names().filter(|_| takes).and_then(|names| names.first()).map(|name| value(words, name));
    let arg = arg.help(help);
    let arg = if takes { arg.hide_possible_values(true).hide_default_value(true) } else { arg };
    // In a verb's own help the flags of all verbs would bury its own.
    let arg = if global && !path.is_empty() { arg.hide(true) } else { arg };
    match value {
        Some(value) => arg.value_name(value),
        None => arg,
    }
}

/// The choices of an argument that has some, and its default.
fn choices(arg: &Arg, words: &Words) -> Option<String> {
    if !arg.get_action().takes_values() {
        return None;
    }
    let choices: Vec<String> = arg
        .get_possible_values()
        .iter()
        .filter(|value| !value.is_hide_set())
        .map(|v| v.get_name().to_owned())
        .collect();
    let default = arg.get_default_values().first().map(|value| value.to_string_lossy().into_owned());
    match (choices.is_empty(), default) {
        (true, None) => None,
        (true, Some(default)) => Some(words.say("help-default", args![default = default])),
        (false, None) => Some(words.say("help-choices", args![choices = choices.join(", ")])),
        (false, Some(default)) => {
            Some(words.say("help-choices-default", args![choices = choices.join(", "), default = default]))
        }
    }
}

fn value(words: &Words, name: &str) -> String {
    words.get(&format!("value-{}", name.to_lowercase()))
}

/// `klartext new [Optionen] <ART> <ÜBERSCHRIFT>`.
fn usage(command: &Command, words: &Words, path: &[String]) -> String {
    let mut parts = vec!["klartext".to_owned()];
    parts.extend(path.iter().cloned());
    parts.push(format!("[{}]", words.get("help-usage-options")));
    let shown = |arg: &Arg| arg.get_value_names().and_then(|n| n.first()).map(|n| value(words, n)).unwrap_or_default();
    for arg in command.get_opts().filter(|arg| arg.is_required_set()) {
        parts.push(format!("--{} <{}>", arg.get_long().unwrap_or_default(), shown(arg)));
    }
    for arg in command.get_positionals() {
        let many = matches!(arg.get_action(), clap::ArgAction::Append);
        let dots = if many { "…" } else { "" };
        parts.push(if arg.is_required_set() {
            format!("<{}>{dots}", shown(arg))
        } else {
            format!("[{}]{dots}", shown(arg))
        });
    }
    if command.has_subcommands() {
        parts.push(format!("[{}]", words.get("help-usage-command")));
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::words::Language;
    use super::*;

    #[test]
    fn the_grammar_holds_together_and_every_argument_is_explained() {
        for language in [Language::German, Language::English] {
            let words = Words::new(language);
            command(&words).debug_assert();
            command_for_shells(&words).debug_assert();
            let page = of(&words, &["new"]).unwrap_or_default();
            assert!(page.contains("klartext new"), "{page}");
        }
    }

    #[test]
    fn every_verb_stands_in_one_group() {
        let grouped: Vec<&str> = GROUPS.iter().flat_map(|(_, verbs)| verbs.iter().copied()).collect();
        let command = Cli::command();
        let verbs: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        assert_eq!(verbs, grouped);
    }

    #[test]
    fn german_help_has_no_english_headings() {
        let words = Words::new(Language::German);
        for verbs in [&[][..], &["people"], &["render"], &["freigeben"]] {
            let page = of(&words, verbs).unwrap_or_default();
            for english in ["Usage", "Options:", "Commands:", "[default", "[possible", "[alias", "Print help"] {
                assert!(!page.contains(english), "{english} in {page}");
            }
        }
    }
}
