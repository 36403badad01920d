//! What ought to happen: the people, their roles and keys, and what each kind of statement needs.

mod changes;
mod file;
mod reading;
mod rules;
#[cfg(test)]
pub mod sample;
mod satisfy;
mod weak;

pub use changes::{RuleChange, changes};
pub use file::{Administration, CorrectionRule, Expedited, KindRule, Listed, Need, RuleFile, TemplateRule};
pub use reading::{Fault, TomlFault, nearest, place, read_toml, span};
pub use rules::{ADMIN, Duty, Member, Policy, PolicyError, QUOTED};
pub use satisfy::{Unmet, unmet};
pub use weak::{Way, WeakSpot, When};
