//! The verbs of the review: each records one signed verdict on exact words.

use super::{Match, Target, values};
use crate::statement::Lang;
use clap::Args;

/// Handing in; no role is needed for it.
#[derive(Debug, Args)]
pub struct SubmitArgs {
    #[command(flatten)]
    pub on: On,
    #[arg(short, long, value_name = "TEXT")]
    pub message: Option<String>,
}

/// Approving; a word with it is welcome.
#[derive(Debug, Args)]
pub struct VerdictArgs {
    #[command(flatten)]
    pub on: On,
    #[arg(short, long, value_name = "TEXT")]
    pub message: Option<String>,
    /// On the short way; the message says why.
    #[arg(long, requires = "message")]
    pub expedited: bool,
    /// The role in which this person speaks, where they hold several.
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
}

/// Objecting and commenting; the reason is what it is for.
#[derive(Debug, Args)]
pub struct WordsArgs {
    #[command(flatten)]
    pub on: On,
    #[arg(short, long, value_name = "TEXT")]
    pub message: Option<String>,
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
}

/// Looking once more at what went out on the short way.
#[derive(Debug, Args)]
pub struct LookArgs {
    #[arg(value_name = "ID", value_parser = Target::read)]
    pub id: Target,
    #[arg(short, long, value_name = "TEXT")]
    pub message: Option<String>,
}

/// Recording that a partner signs.
#[derive(Debug, Args)]
pub struct SignOnArgs {
    #[arg(value_name = "ID", value_parser = Target::read)]
    pub id: Target,
    #[arg(value_name = "NAME")]
    pub partner: String,
    /// Where that can be read.
    #[arg(short, long, value_name = "TEXT")]
    pub message: Option<String>,
}

/// Taking one's own verdict back.
#[derive(Debug, Args)]
pub struct WithdrawArgs {
    #[command(flatten)]
    pub on: On,
    #[arg(short, long, value_name = "TEXT")]
    pub message: Option<String>,
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
}

/// Which words: the statement, perhaps one edition, and what was seen of it.
#[derive(Debug, Args)]
pub struct On {
    #[arg(value_name = "ID", value_parser = Target::read)]
    pub id: Target,
    #[arg(long, value_name = "LANG", value_parser = values::lang)]
    pub lang: Vec<Lang>,
    #[arg(long = "match", value_name = "DIGEST", value_parser = Match::read)]
    pub matching: Option<Match>,
}
