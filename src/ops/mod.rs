//! What the house does: one file a verb, each a function from a desk to a value.

mod act;
mod check;
mod claim;
mod contacts;
mod demo;
mod desk;
mod diff;
mod doctor;
mod draft;
mod error;
mod folder;
mod import;
mod init;
mod join;
mod list;
mod outbox;
mod people;
mod propose;
mod publish;
mod redline;
mod render;
mod rules;
mod seal;
mod serve;
mod settings;
mod subject;
mod surroundings;
mod sync;
mod verify;

pub use act::{Act, Acted, Wish, act, approve_workflow};
pub use check::{check, check_file};
pub use claim::take_over;
pub use contacts::{Overview, contacts, import_contacts};
pub use demo::{Scene, script};
pub use desk::{Desk, Target};
pub use diff::{Since, diff};
pub use doctor::doctor;
pub use draft::{begin, embargo, save, source_file};
pub use error::OpsError;
pub use import::take;
pub use init::{Founder, init};
pub use join::join;
pub use list::{Board, Due, Row, board, list};
pub use outbox::deliveries;
pub use people::{Newcomer, add_person, allowed_signers, own_key, remove_person};
pub use propose::{Proposed, propose};
pub use publish::{Plan, Published, plan, publish};
pub use redline::{End, redline};
pub use render::{Format, Rendered, render, write_document};
pub use serve::serve;
pub use subject::{Gate, Subject};
pub use surroundings::Surroundings;
pub use sync::{
    Choice, News, Novelty, Synced, asked_lately, choose_mine, choose_theirs, fetch, share_with, shares, sync, waiting,
};
pub use verify::{Verified, verify};
