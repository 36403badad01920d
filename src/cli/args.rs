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
pub use draft::{CheckArgs, DiscardArgs, EditArgs, ImportArgs, NewArgs, ReportFormat, TranslateArgs};
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

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
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

/// The verbs, in the order in which help shows them.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(visible_alias = "anlegen")]
    Init(InitArgs),
    #[command(visible_alias = "beitreten")]
    Join(JoinArgs),
    #[command(visible_alias = "vorführen", alias = "vorfuehren")]
    Demo(DemoArgs),
    #[command(visible_alias = "diagnose")]
    Doctor(DoctorArgs),
    #[command(visible_alias = "neu")]
    New(NewArgs),
    #[command(visible_alias = "bearbeiten")]
    Edit(EditArgs),
    #[command(visible_alias = "übersetzen", alias = "uebersetzen")]
    Translate(TranslateArgs),
    #[command(visible_alias = "verwerfen")]
    Discard(DiscardArgs),
    #[command(visible_alias = "importieren")]
    Import(ImportArgs),
    #[command(visible_alias = "prüfen", alias = "pruefen")]
    Check(CheckArgs),
    #[command(visible_alias = "liste", alias = "ls")]
    List(ListArgs),
    #[command(visible_alias = "eingang")]
    Inbox(InboxArgs),
    #[command(visible_alias = "stand")]
    Status(StatusArgs),
    #[command(visible_alias = "zeigen")]
    Show(ShowArgs),
    #[command(visible_alias = "verlauf")]
    Log(LogArgs),
    #[command(visible_alias = "warum")]
    Why(WhyArgs),
    #[command(visible_alias = "vergleichen")]
    Diff(DiffArgs),
    #[command(visible_alias = "vorschau")]
    Serve(ServeArgs),
    #[command(visible_alias = "einreichen")]
    Submit(SubmitArgs),
    #[command(visible_alias = "freigeben")]
    Approve(VerdictArgs),
    #[command(visible_alias = "widersprechen")]
    Object(WordsArgs),
    #[command(visible_alias = "anmerken")]
    Comment(WordsArgs),
    #[command(visible_alias = "zweitblick")]
    SecondLook(LookArgs),
    #[command(visible_alias = "mitzeichnen")]
    SignOn(SignOnArgs),
    #[command(visible_alias = "zurücknehmen", alias = "zuruecknehmen")]
    WithdrawReview(WithdrawArgs),
    #[command(visible_alias = "setzen")]
    Render(RenderArgs),
    #[command(visible_alias = "sperrfrist")]
    Embargo(EmbargoArgs),
    #[command(visible_alias = "veröffentlichen", alias = "veroeffentlichen")]
    Publish(PublishArgs),
    #[command(visible_alias = "fällige", alias = "faellige")]
    RunDue(RunDueArgs),
    #[command(visible_alias = "senden")]
    Send(SendArgs),
    #[command(visible_alias = "ausgang")]
    Outbox(OutboxArgs),
    #[command(visible_alias = "nachprüfen", alias = "nachpruefen")]
    Verify(VerifyArgs),
    Hook(HookArgs),
    #[command(visible_alias = "berichtigen")]
    Correct(CorrectArgs),
    #[command(visible_alias = "zurückziehen", alias = "zurueckziehen")]
    Withdraw(WithdrawTextArgs),
    #[command(visible_alias = "abweichungen")]
    Drift(DriftArgs),
    #[command(visible_alias = "abgleichen")]
    Sync(SyncArgs),
    #[command(visible_alias = "leute")]
    People(PeopleArgs),
    #[command(visible_alias = "verteiler")]
    Contacts(ContactsArgs),
    #[command(visible_alias = "schlüssel", alias = "schluessel")]
    Keys(KeysArgs),
    #[command(visible_alias = "regeln")]
    Workflow(WorkflowArgs),
    #[command(visible_alias = "vervollständigen", alias = "vervollstaendigen")]
    Completions(CompletionsArgs),
    #[command(visible_alias = "hilfe")]
    Help(HelpArgs),
}
