//! The verbs for working together: joining, and bringing two desks together.

use super::{Match, Target};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct JoinArgs {
    /// Where the office keeps the workspace.
    #[arg(value_name = "ADDRESS")]
    pub address: String,
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// How the rules begin, as somebody said who is there already.
    #[arg(long, value_name = "DIGEST", value_parser = Match::read)]
    pub rules: Option<Match>,
}

#[derive(Debug, Args)]
pub struct SyncArgs {
    /// A text with two versions, to choose one.
    #[arg(value_name = "ID", value_parser = Target::read)]
    pub id: Option<Target>,
    #[arg(long, requires = "id", conflicts_with_all = ["theirs", "merged"])]
    pub mine: bool,
    #[arg(long, requires = "id", conflicts_with = "merged")]
    pub theirs: bool,
    /// The text as it is now holds what both wrote.
    #[arg(long, requires = "id")]
    pub merged: bool,
    /// Share with this place from now on.
    #[arg(long = "with", value_name = "ADDRESS", conflicts_with = "id")]
    pub with: Option<String>,
}
