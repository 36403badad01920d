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
    pub message: String,
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
    pub message: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GradeWord {
    Formal,
    Minor,
    Severe,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReasonWord {
    Error,
    Rights,
    Law,
    Overtaken,
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
