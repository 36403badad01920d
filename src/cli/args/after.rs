//! The verbs for what is out already: correcting it, taking it back.

use super::Target;
use crate::statement::{Grade, Reason};
use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub struct CorrectArgs {
    #[arg(value_name = "ID", value_parser = Target::read)]
    pub id: Target,
    #[arg(long, value_enum, value_name = "GRADE")]
    pub grade: GradeWord,
    /// What was wrong, and what is right.
    #[arg(short, long, value_name = "TEXT")]
    pub message: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub cause: Option<String>,
}

#[derive(Debug, Args)]
pub struct WithdrawTextArgs {
    #[arg(value_name = "ID", value_parser = Target::read)]
    pub id: Target,
    #[arg(long, value_enum, value_name = "REASON")]
    pub reason: ReasonWord,
    #[arg(short, long, value_name = "TEXT")]
    pub message: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GradeWord {
    Formal,
    #[value(aliases = ["vermerkt", "leicht"])]
    Minor,
    #[value(aliases = ["schwer", "schwerwiegend"])]
    Severe,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReasonWord {
    #[value(alias = "fehler")]
    Error,
    #[value(alias = "rechte")]
    Rights,
    #[value(aliases = ["recht", "gesetz"])]
    Law,
    #[value(alias = "überholt")]
    Overtaken,
    #[value(aliases = ["anderes", "sonstiges"])]
    Other,
}

impl GradeWord {
    pub fn grade(self) -> Grade {
        match self {
            Self::Formal => Grade::Formal,
            Self::Minor => Grade::Minor,
            Self::Severe => Grade::Severe,
        }
    }
}

impl ReasonWord {
    pub fn reason(self) -> Reason {
        match self {
            Self::Error => Reason::Error,
            Self::Rights => Reason::Rights,
            Self::Law => Reason::Law,
            Self::Overtaken => Reason::Overtaken,
            Self::Other => Reason::Other,
        }
    }
}
