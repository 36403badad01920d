//! Tries with what only some machines have: a browser, a program that draws pages. What is missing is skipped, aloud.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "the rules are for the house, not for who tries it"
)]

#[cfg(unix)]
mod archive;
mod browser;
#[cfg(unix)]
mod mail;
#[cfg(unix)]
mod mail_server;
mod pages;
mod place;
#[cfg(unix)]
mod reports;
#[cfg(unix)]
mod website;
#[cfg(unix)]
mod wordpress;

// The office of the other tests, for mails and websites.
#[allow(dead_code)]
#[path = "../suite/desk.rs"]
mod desk;
#[allow(dead_code)]
#[path = "../suite/forgery.rs"]
mod forgery;
#[allow(dead_code)]
#[path = "../suite/many.rs"]
mod many;
#[allow(dead_code)]
#[path = "../suite/office.rs"]
mod office;
#[allow(dead_code)]
#[path = "../suite/people.rs"]
mod people;
#[allow(dead_code)]
#[path = "../suite/postbox.rs"]
mod postbox;
#[allow(dead_code)]
#[path = "../suite/sending.rs"]
mod sending;
#[allow(dead_code)]
#[path = "../suite/sockets.rs"]
mod sockets;
