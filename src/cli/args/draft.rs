//! The verbs for writing: a new text, the editor, texts from elsewhere, the check.

use super::{Target, values};
use crate::statement::{Kind, Lang, StatementId};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct NewArgs {
    #[arg(value_name = "KIND", value_parser = values::kind)]
    pub kind: Kind,
    #[arg(value_name = "HEADLINE")]
    pub headline: String,
    #[arg(long, value_name = "LANG", value_parser = values::lang)]
    pub lang: Option<Lang>,
    #[arg(long, value_name = "ID", value_parser = values::id)]
    pub id: Option<StatementId>,
}

#[derive(Debug, Args)]
pub struct EditArgs {
    #[arg(value_name = "ID", value_parser = Target::read)]
    pub id: Target,
}

#[derive(Debug, Args)]
pub struct TranslateArgs {
    #[arg(value_name = "ID", value_parser = Target::read)]
    pub id: Target,
    #[arg(value_name = "LANG", value_parser = values::lang)]
    pub lang: Lang,
}

#[derive(Debug, Args)]
pub struct DiscardArgs {
    #[arg(value_name = "ID", value_parser = Target::read)]
    pub id: Target,
}

/// Which wording: the state stands after `@`.
#[derive(Debug, Args)]
pub struct RestoreArgs {
    #[arg(value_name = "WORDING", value_parser = Target::read)]
    pub id: Target,
}

#[derive(Debug, Args)]
pub struct ImportArgs {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// For files that do not say it.
    #[arg(long, value_name = "KIND", value_parser = values::kind)]
    pub kind: Option<Kind>,
    #[arg(long, value_name = "LANG", value_parser = values::lang)]
    pub lang: Option<Lang>,
    /// Of one file; otherwise the file's name decides.
    #[arg(long, value_name = "ID", value_parser = values::id)]
    pub id: Option<StatementId>,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Ids or paths of files.
    #[arg(value_name = "ID", value_parser = Target::read)]
    pub targets: Vec<Target>,
    #[arg(long, conflicts_with = "targets")]
    pub all: bool,
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<ReportFormat>,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    Human,
    /// One line a finding.
    Short,
    Json,
    /// SARIF 2.1.0, for forges and editors.
    Sarif,
}
