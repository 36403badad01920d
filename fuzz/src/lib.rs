//! The rooms that read what others wrote, built alone: no typesetter, so a fuzzer is built in minutes.

#![allow(dead_code, unused_imports, reason = "a part of the house: what the rest of it uses is idle here")]

#[path = "../../src/ledger/mod.rs"]
mod ledger;
#[path = "../../src/person.rs"]
mod person;
#[path = "../../src/policy/mod.rs"]
mod policy;
#[path = "../../src/repo/mod.rs"]
mod repo;
#[path = "../../src/statement/mod.rs"]
mod statement;

pub mod targets;
