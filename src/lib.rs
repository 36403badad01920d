//! klartext: publish what your organisation stands for, approved word for word.
//!
//! The map of the house, from the ground up; `ARCHITECTURE.md` says why.

#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests look around"))]

mod contacts; // whom we write to
mod journal; // what must not be forgotten
mod ledger; // what did happen
mod mail; // the mail to the press
mod ops; // what the house does: one file a verb
mod person; // who somebody is
mod policy; // what ought to happen
mod release; // what goes out
mod render; // how it looks
mod repo; // the workspace in git
mod review; // what follows
mod site; // the website
mod statement; // what it says

#[cfg(test)]
#[path = "../fuzz/src/targets.rs"]
mod targets; // what a fuzzer tries, tried in the tests too

pub mod cli; // words in, words out
