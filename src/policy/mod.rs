//! What ought to happen: the people, their roles and keys, and what each kind of statement needs.

mod file;
mod rules;
#[cfg(test)]
pub mod sample;
mod satisfy;

pub use file::{Administration, KindRule, Listed, Need, RuleFile};
pub use rules::{ADMIN, Member, Policy, PolicyError, QUOTED};
pub use satisfy::{Unmet, unmeetable, unmet};
