//! Which words the program understands: every verb with what it takes, and the flags of all verbs.

mod after;
mod draft;
mod publish;
mod review;
mod see;
mod share;
mod start;
mod values;

pub use after::{CorrectArgs, WithdrawTextArgs};
pub use draft::{CheckArgs, DiscardArgs, EditArgs, ImportArgs, NewArgs, ReportFormat, RestoreArgs, TranslateArgs};
pub use publish::{
    DriftArgs, EmbargoArgs, HookArgs, HookCommand, OutboxArgs, OutboxCommand, PublishArgs, RenderArgs, RenderFormat,
    RunDueArgs, SendArgs, VerifyArgs,
};
pub use review::{LookArgs, On, SignOnArgs, SubmitArgs, VerdictArgs, WithdrawArgs, WordsArgs};
pub use see::{DiffArgs, InboxArgs, ListArgs, LogArgs, ServeArgs, ShowArgs, StatusArgs, WhyArgs};
pub use share::{JoinArgs, SyncArgs};
pub use start::{
    CompletionsArgs, ContactsArgs, ContactsCommand, DemoArgs, DoctorArgs, HelpArgs, InitArgs, KeysArgs, KeysCommand,
    PeopleArgs, PeopleCommand, WorkflowArgs, WorkflowCommand,
};
pub use values::{End, Ends, Expected, Fields, Match, Since, Target};

use clap::error::ErrorKind;
use clap::{ArgAction, ArgMatches, Args, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// The whole command line. Help texts are in `locales/`; `help.rs` puts them in.
#[derive(Debug, Parser)]
#[command(name = "klartext", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    pub globals: Globals,
    /// What to do; `list` where nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What every verb understands.
#[derive(Debug, Clone, Args)]
pub struct Globals {
    /// The workspace's folder, or one inside it.
    #[arg(short = 'C', long = "directory", global = true, value_name = "DIR")]
    pub directory: Option<PathBuf>,
    /// One JSON document instead of words; only these fields where some are named.
    #[arg(long, global = true, value_name = "FIELDS", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "", value_parser = Fields::read)]
    pub json: Option<Fields>,
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value = "auto")]
    pub color: When,
    /// Read before everything else, since help and complaints are in it too.
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = ["de", "en"])]
    pub language: Option<String>,
    #[arg(short, long, global = true)]
    pub quiet: bool,
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
    #[arg(long, global = true)]
    pub no_input: bool,
    #[arg(short, long, global = true)]
    pub yes: bool,
    #[arg(long, global = true)]
    pub offline: bool,
    /// The time for everything below it.
    #[arg(long, global = true, value_name = "TIME", value_parser = values::clock)]
    pub clock: Option<jiff::Timestamp>,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    pub help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    pub version: Option<bool>,
}

/// When colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    Auto,
    Always,
    Never,
}

/// Declares the verbs, each with its name, its German alias, and that alias as an English keyboard writes it.
///
/// The derive of `Subcommand` builds every verb's grammar for each line typed, which took longer than all
/// else that `list` does. Here clap builds that of the typed verb alone (`clap::Command::defer`).
macro_rules! verbs {
    ($($verb:ident($args:ty): $name:literal $(, $alias:literal $(, hidden $hidden:literal)?)?;)*) => {
        /// The verbs, in the order in which help shows them.
        #[derive(Debug)]
        pub enum Command {
            $($verb($args),)*
        }

        impl Subcommand for Command {
            fn augment_subcommands(command: clap::Command) -> clap::Command {
                command$(.subcommand(
                    clap::Command::new($name)
                        $(.visible_alias($alias)$(.alias($hidden))?)?
                        .defer(<$args>::augment_args),
                ))*
            }

            fn augment_subcommands_for_update(command: clap::Command) -> clap::Command {
                Self::augment_subcommands(command)
            }

            fn has_subcommand(name: &str) -> bool {
                [$($name),*].contains(&name)
            }
        }

        impl FromArgMatches for Command {
            fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
                match matches.subcommand() {
                    $(Some(($name, inner)) => <$args>::from_arg_matches(inner).map(Self::$verb),)*
                    _ => Err(clap::Error::new(ErrorKind::MissingSubcommand)),
                }
            }

            fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
                Self::from_arg_matches(matches).map(|typed| *self = typed)
            }
        }
    };
}

verbs! {
    Init(InitArgs): "init", "anlegen";
    Join(JoinArgs): "join", "beitreten";
    Demo(DemoArgs): "demo", "vorführen", hidden "vorfuehren";
    Doctor(DoctorArgs): "doctor", "diagnose";
    New(NewArgs): "new", "neu";
    Edit(EditArgs): "edit", "bearbeiten";
    Translate(TranslateArgs): "translate", "übersetzen", hidden "uebersetzen";
    Discard(DiscardArgs): "discard", "verwerfen";
    Restore(RestoreArgs): "restore", "zurückholen", hidden "zurueckholen";
    Import(ImportArgs): "import", "importieren";
    Check(CheckArgs): "check", "prüfen", hidden "pruefen";
    List(ListArgs): "list", "liste", hidden "ls";
    Inbox(InboxArgs): "inbox", "eingang";
    Status(StatusArgs): "status", "stand";
    Show(ShowArgs): "show", "zeigen";
    Log(LogArgs): "log", "verlauf";
    Why(WhyArgs): "why", "warum";
    Diff(DiffArgs): "diff", "vergleichen";
    Serve(ServeArgs): "serve", "vorschau";
    Submit(SubmitArgs): "submit", "einreichen";
    Approve(VerdictArgs): "approve", "freigeben";
    Object(WordsArgs): "object", "widersprechen";
    Comment(WordsArgs): "comment", "anmerken";
    SecondLook(LookArgs): "second-look", "zweitblick";
    SignOn(SignOnArgs): "sign-on", "mitzeichnen";
    WithdrawReview(WithdrawArgs): "withdraw-review", "zurücknehmen", hidden "zuruecknehmen";
    Render(RenderArgs): "render", "setzen";
    Embargo(EmbargoArgs): "embargo", "sperrfrist";
    Publish(PublishArgs): "publish", "veröffentlichen", hidden "veroeffentlichen";
    RunDue(RunDueArgs): "run-due", "fällige", hidden "faellige";
    Send(SendArgs): "send", "senden";
    Outbox(OutboxArgs): "outbox", "ausgang";
    Verify(VerifyArgs): "verify", "nachprüfen", hidden "nachpruefen";
    Hook(HookArgs): "hook";
    Correct(CorrectArgs): "correct", "berichtigen";
    Withdraw(WithdrawTextArgs): "withdraw", "zurückziehen", hidden "zurueckziehen";
    Drift(DriftArgs): "drift", "abweichungen";
    Sync(SyncArgs): "sync", "abgleichen";
    People(PeopleArgs): "people", "leute";
    Contacts(ContactsArgs): "contacts", "verteiler";
    Keys(KeysArgs): "keys", "schlüssel", hidden "schluessel";
    Workflow(WorkflowArgs): "workflow", "regeln";
    Completions(CompletionsArgs): "completions", "vervollständigen", hidden "vervollstaendigen";
    Help(HelpArgs): "help", "hilfe";
}
