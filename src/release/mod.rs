//! What goes out: the artefacts of a cleared statement, sealed under one digest, and the steps
//! of their delivery, decided here without doing any of them.

mod blank;
mod course;
mod delivery;
mod house;
mod percent;
mod seal;

pub use blank::Blank;
pub use course::{Course, Next, Progress, next, reached};
pub use delivery::{Effect, Event, Outcome};
#[cfg(test)]
pub use house::PressContact;
pub use house::{House, HouseFault, rgb};
pub use seal::{Artefact, Manifest, PROGRAM, Release, Stamped, release_id, seal};

/// The words in which a release is told, for the rooms above that see nothing below it.
pub use crate::statement::{Digest, Kind, Lang, StatementId};
