//! What follows: from records and rules to a state, with the reason why each record counts or not.

mod admit;
mod authorship;
mod clear;
mod enough;
mod evaluate;
mod expedited;
mod grown;
mod joined;
mod known;
mod rules;
mod stage;
mod templates;
#[cfg(test)]
mod tests;
mod words;

pub use admit::Drop;
pub use clear::{Clearance, Refusal, clear};
pub use enough::enough;
pub use evaluate::{About, Case, Change, Evaluation, Standing, could_meet, evaluate};
pub use expedited::{Expedited, SecondLook};
pub use grown::Grown;
pub use joined::Joined;
pub use known::Known;
pub use rules::{Chain, ChainError, Proposal, rules_in_force};
pub use stage::Stage;
pub use templates::{Templates, template_digest, template_editions};
