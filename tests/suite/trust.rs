//! Attacks on the promise: whoever may push and not approve gets nothing through, and is told why.

mod history;
mod server;
