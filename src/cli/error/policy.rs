//! What is said when `workflow.toml` cannot be the rules, or is not the one that is trusted.

use super::CliError;
use crate::cli::exit::Exit;
use crate::cli::words::{ROLES, Roles, SayArgs, args};
use crate::policy::{Fault, PolicyError, TomlFault, nearest};
use crate::review::ChainError;
use crate::statement::{Growing, Kind};

impl From<PolicyError> for CliError {
    fn from(error: PolicyError) -> Self {
        let (id, args) = policy(error);
        Self::new(Exit::Refused, id, args)
    }
}

impl From<ChainError> for CliError {
    fn from(error: ChainError) -> Self {
        let (id, args) = match error {
            ChainError::Absent => ("error-chain-absent", args![]),
            // The mistake itself is what helps; the version is the one in the folder nearly always.
            ChainError::Invalid { serial, error } => {
                return Self::from(error).hint("error-chain-invalid", args![serial = serial]);
            }
            ChainError::OtherPin { pinned, found } => ("error-chain-other-pin", args![pinned = pinned, found = found]),
            ChainError::Rollback { seen, found } => ("error-chain-rollback", args![seen = seen, found = found]),
            ChainError::Predecessor { serial } => ("error-chain-predecessor", args![serial = serial]),
            ChainError::FirstUnsigned { serial } => ("error-chain-first-unsigned", args![serial = serial]),
            ChainError::Fork { serial } => ("error-chain-fork", args![serial = serial]),
            ChainError::Gap(serial) => ("error-chain-gap", args![serial = serial]),
        };
        Self::new(Exit::Refused, id, args)
    }
}

/// A mistake in the writing of `workflow.toml`, with its place.
pub(super) fn toml(file: &str, TomlFault { line, column, fault }: TomlFault) -> CliError {
    let place = format!("{file}:{line}:{column}");
    let named = |section: String| if section.is_empty() { "none".to_owned() } else { section };
    let (id, args) = match fault {
        Fault::Syntax(what) => ("error-toml-syntax", args![place = place, what = what]),
        Fault::Unknown { key, section, near, known } => {
            let near = near.unwrap_or_else(|| "none".to_owned());
            let args = args![place = place, key = key, section = named(section), near = near, known = known.join(", ")];
            ("error-toml-unknown", args)
        }
        Fault::Missing { key, section } => {
            ("error-toml-missing", args![place = place, key = key, section = named(section)])
        }
        Fault::Sort { key, wanted, found } => {
            ("error-toml-sort", args![place = place, key = key, wanted = wanted, found = found])
        }
        Fault::Value { key } => ("error-toml-value", args![place = place, key = key]),
        Fault::Word { key, typed, known } => {
            let near = nearest(&typed, known.iter().map(String::as_str)).unwrap_or("none").to_owned();
            let args = args![place = place, key = key, typed = typed, near = near, known = known.join(", ")];
            ("error-toml-word", args)
        }
    };
    CliError::new(Exit::Refused, id, args)
}

/// The section that asks for something: that of a kind, or one with a name of its own.
fn section(kind: String) -> String {
    if matches!(kind.as_str(), "templates" | "expedited" | "corrections") { kind } else { format!("rules.{kind}") }
}

fn policy(error: PolicyError) -> (&'static str, SayArgs) {
    match error {
        PolicyError::PersonName(name) => ("error-policy-person-name", args![name = name]),
        PolicyError::PersonField { person, field, value } => {
            ("error-policy-person-field", args![person = person, field = field, value = value])
        }
        PolicyError::Key { person, at, reason } => {
            ("error-policy-key", args![person = person, at = at, reason = reason])
        }
        PolicyError::SharedKey { first, second } => ("error-policy-shared-key", args![first = first, second = second]),
        PolicyError::NoRule(kind) => ("error-policy-no-rule", args![kind = kind]),
        PolicyError::UnknownKind(kind) => {
            let near = nearest(&kind, Kind::ALL.map(Kind::name)).unwrap_or("none");
            ("error-policy-unknown-kind", args![kind = kind, near = near])
        }
        PolicyError::NothingNeeded { kind } => ("error-policy-nothing-needed", args![kind = section(kind)]),
        PolicyError::Role { kind, role } => ("error-policy-role", args![kind = section(kind), role = role]),
        PolicyError::CountZero { kind } => ("error-policy-count-zero", args![kind = section(kind)]),
        PolicyError::Expedited { people, hours } => ("error-policy-expedited", args![people = people, hours = hours]),
        PolicyError::MayGrow { kind, field } => {
            let known = Growing::ALL.map(Growing::name).join(", ");
            ("error-policy-may-grow", args![kind = kind, field = field, known = known])
        }
        PolicyError::CannotBeMet { kind, roles, wanted, have } => {
            // A role that nobody has may be one that was meant otherwise.
            let meant = |role: &String| nearest(role, ROLES).filter(|_| have == 0 && !ROLES.contains(&role.as_str()));
            let near = roles.iter().find_map(meant).unwrap_or("none");
            let facts = args![kind = section(kind), roles = Roles(&roles), wanted = wanted, have = have, near = near];
            ("error-policy-cannot-be-met", facts)
        }
        PolicyError::Threshold { threshold, admins } => {
            ("error-policy-threshold", args![threshold = threshold, admins = admins])
        }
        PolicyError::Serial(serial) => ("error-policy-serial", args![serial = serial]),
        PolicyError::Predecessor(value) => ("error-policy-predecessor", args![value = value]),
        PolicyError::Zone(zone) => ("error-policy-zone", args![zone = zone]),
        PolicyError::Language(tag) => ("error-policy-language", args![tag = tag]),
    }
}
