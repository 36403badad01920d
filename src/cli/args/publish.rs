//! The verbs that make documents and let them out.

use super::{Ends, Match, Target, values};
use crate::person::Email;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct RenderArgs {
    #[arg(value_name = "ID", value_parser = Target::read, required_unless_present = "all")]
    pub id: Option<Target>,
    /// Every statement, into a folder.
    #[arg(long, conflicts_with_all = ["id", "redline", "open"])]
    pub all: bool,
    /// A page in the browser that follows the text while it is written.
    #[arg(long, conflicts_with_all = ["all", "redline", "output"])]
    pub watch: bool,
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value = "pdf")]
    pub format: RenderFormat,
    /// Where to; `-` is the standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub open: bool,
    /// What lies in the folder, saved or not, with the draft mark.
    #[arg(long)]
    pub draft: bool,
    /// What changed between two states of the text.
    #[arg(long, value_name = "ENDS", value_parser = Ends::read, conflicts_with = "draft")]
    pub redline: Option<Ends>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RenderFormat {
    Pdf,
    Html,
    Txt,
    /// For designers: what typst is given.
    Typ,
    Eml,
}

#[derive(Debug, Args)]
pub struct EmbargoArgs {
    #[arg(value_name = "ID", value_parser = Target::read)]
    pub id: Target,
    /// The moment in words, quoted or not: `2026-03-16 10:00`, `morgen 10:00`; `none` lifts it.
    #[arg(value_name = "WHEN", required = true)]
    pub when: Vec<String>,
    /// The text's digest as it was seen; with `-y`, approvals are given up without a question.
    #[arg(long = "match", value_name = "DIGEST", value_parser = Match::read)]
    pub matching: Option<Match>,
}

#[derive(Debug, Args)]
pub struct PublishArgs {
    #[arg(value_name = "ID", value_parser = Target::read, required_unless_present = "all")]
    pub id: Option<Target>,
    /// Everything that is approved and due and not yet out, onto the website; nobody is written to.
    #[arg(long, conflicts_with_all = ["id", "take_over", "overwrite", "recreate", "leave_mails"])]
    pub all: bool,
    /// With `--all`: texts with press lists too, without their mails.
    #[arg(long, requires = "all", conflicts_with = "id")]
    pub no_mails: bool,
    #[arg(long)]
    pub dry_run: bool,
    /// The plan's digest, as `--dry-run` shows it.
    #[arg(long = "match", value_name = "DIGEST", value_parser = Match::read)]
    pub matching: Option<Match>,
    /// Go on with what somebody else has begun and does not end.
    #[arg(long, requires = "message")]
    pub take_over: bool,
    #[arg(short, long, value_name = "TEXT", requires = "take_over")]
    pub message: Option<String>,
    /// What somebody changed on the website by hand is replaced.
    #[arg(long)]
    pub overwrite: bool,
    /// What somebody deleted on the website is made again.
    #[arg(long)]
    pub recreate: bool,
    /// Whoever got the wrong version from another machine is written to from there, later.
    #[arg(long)]
    pub leave_mails: bool,
}

#[derive(Debug, Args)]
pub struct RunDueArgs {
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct SendArgs {
    #[arg(value_name = "ID", value_parser = Target::read)]
    pub id: Target,
    #[arg(long, value_name = "LIST", required_unless_present_any = ["test", "correction"])]
    pub list: Option<String>,
    /// To everybody who got the wrong version from this machine and not yet the right one.
    #[arg(long, conflicts_with_all = ["list", "test"])]
    pub correction: bool,
    /// One mail to this address and to nobody else.
    #[arg(long, value_name = "ADDRESS", value_parser = values::email, conflicts_with = "dry_run")]
    pub test: Option<Email>,
    #[arg(long)]
    pub dry_run: bool,
    /// The plan's digest, as `--dry-run` shows it.
    #[arg(long = "match", value_name = "DIGEST", value_parser = Match::read)]
    pub matching: Option<Match>,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct OutboxArgs {
    #[command(subcommand)]
    pub command: Option<OutboxCommand>,
    /// The same as `show`.
    #[arg(value_name = "ID", value_parser = Target::read)]
    pub id: Option<Target>,
}

#[derive(Debug, Subcommand)]
pub enum OutboxCommand {
    #[command(visible_alias = "liste")]
    List,
    #[command(visible_alias = "zeigen")]
    Show {
        #[arg(value_name = "ID", value_parser = Target::read)]
        id: Target,
    },
    #[command(visible_alias = "klären", alias = "klaeren")]
    Resolve {
        #[arg(value_name = "ID", value_parser = Target::read)]
        id: Target,
        /// The mail with this number arrived.
        #[arg(long, value_name = "NUMBER")]
        arrived: Vec<String>,
        /// It did not: it goes out again.
        #[arg(long, value_name = "NUMBER")]
        lost: Vec<String>,
    },
    /// No further mail of it goes out.
    #[command(visible_alias = "aufgeben")]
    Abandon {
        #[arg(value_name = "ID", value_parser = Target::read)]
        id: Target,
        /// Why; everybody can read it.
        #[arg(short, long, value_name = "TEXT", required = true)]
        message: String,
        /// Which, where several are under way: the digest that `outbox` shows.
        #[arg(long = "match", value_name = "DIGEST", value_parser = Match::read)]
        matching: Option<Match>,
    },
}

#[derive(Debug, Args)]
pub struct VerifyArgs {
    #[arg(value_name = "ID", value_parser = Target::read)]
    pub id: Option<Target>,
    #[arg(long, conflicts_with = "id")]
    pub all: bool,
    /// A stretch of history instead, from this revision on; needs no key and trusts no memory.
    #[arg(long, value_name = "SINCE", conflicts_with_all = ["id", "all"])]
    pub since: Option<String>,
    /// Puts back records that are gone.
    #[arg(long, conflicts_with_all = ["id", "all", "since"])]
    pub restore: bool,
    /// Takes the present state, of this name, for the right one.
    #[arg(long, value_name = "DIGEST", value_parser = Match::read)]
    #[arg(conflicts_with_all = ["id", "all", "since", "restore"])]
    pub accept: Option<Match>,
}

#[derive(Debug, Args)]
pub struct DriftArgs {
    #[arg(value_name = "ID", value_parser = Target::read, required_unless_present = "all")]
    pub id: Option<Target>,
    #[arg(long, conflicts_with_all = ["id", "take_over", "overwrite"])]
    pub all: bool,
    /// The changes become a draft of the text.
    #[arg(long, conflicts_with = "overwrite")]
    pub take_over: bool,
    /// What was approved is put back.
    #[arg(long)]
    pub overwrite: bool,
    /// The digest of what was found, as `drift` shows it.
    #[arg(long = "match", value_name = "DIGEST", value_parser = Match::read)]
    pub matching: Option<Match>,
}

#[derive(Debug, Args)]
pub struct HookArgs {
    #[command(subcommand)]
    pub command: HookCommand,
}

#[derive(Debug, Subcommand)]
pub enum HookCommand {
    /// On a git server: reads what is pushed and refuses what must not come in.
    PreReceive,
}
