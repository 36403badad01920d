//! Attacks on the promise: whoever may push and not approve gets nothing through, and is told why.

mod attack;
mod branches;
mod clocks;
mod history;
mod joined;
mod partners;
mod planted;
mod receipts;
mod records;
mod rules;
mod server;
mod set_back;
mod supplier;
mod touched;
mod trees;
mod voided;
mod words;
