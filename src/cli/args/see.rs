//! The verbs that only look: lists, one statement, its history, differences, the preview.

use super::{Since, Target, values};
use clap::Args;

#[derive(Debug, Default, Args)]
pub struct ListArgs {
    /// The stable name of a state; several by repetition.
    #[arg(long = "state", value_name = "STATE", ignore_case = true)]
    #[arg(value_parser = values::states())]
    pub states: Vec<String>,
    #[arg(long)]
    pub mine: bool,
    #[arg(long)]
    pub needs_me: bool,
    /// Due within this time.
    #[arg(long, value_name = "SPAN", value_parser = values::due)]
    pub due: Option<jiff::Span>,
}

#[derive(Debug, Args)]
pub struct InboxArgs {}

#[derive(Debug, Args)]
pub struct StatusArgs {
    #[arg(value_name = "ID", value_parser = Target::read)]
    pub id: Option<Target>,
}

#[derive(Debug, Args)]
pub struct ShowArgs {
    #[arg(value_name = "ID", value_parser = Target::read)]
    pub id: Target,
}

#[derive(Debug, Args)]
pub struct LogArgs {
    #[arg(value_name = "ID", value_parser = Target::read)]
    pub id: Target,
}

#[derive(Debug, Args)]
pub struct WhyArgs {
    #[arg(value_name = "ID", value_parser = Target::read)]
    pub id: Target,
}

#[derive(Debug, Args)]
pub struct DiffArgs {
    #[arg(value_name = "ID", value_parser = Target::read)]
    pub id: Target,
    #[arg(long, value_name = "SINCE", value_parser = Since::read)]
    pub since: Option<Since>,
    /// What changed in the original since it was translated.
    #[arg(long, conflicts_with = "since")]
    pub original: bool,
}

#[derive(Debug, Args)]
pub struct ServeArgs {
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
}
