//! The program tried from outside, as people use it, and the house's own rules.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "the rules are for the house, not for who tries it"
)]

mod again;
mod all;
mod archive;
mod archive_large;
#[cfg(unix)]
mod beginning;
mod claims;
mod corrections;
mod crash;
mod desk;
mod drift;
mod due;
mod embargo;
mod first_hour;
mod forgery;
mod given_up;
mod handbook;
mod help;
mod locales;
mod mailing;
mod manners;
mod many;
mod mistakes;
mod newcomer;
mod office;
mod people;
mod post;
mod post_killed;
mod postbox;
mod press;
mod redline;
mod rules;
mod same_bytes;
mod sending;
mod serve;
mod shared;
mod sockets;
mod source;
mod stamps;
mod sync;
mod sync_texts;
mod tidy;
mod translations;
mod trust;
#[cfg(unix)]
mod untidy_list;
mod watch;
#[path = "../wordpress/mod.rs"]
mod website;
mod wordpress;
mod words;
mod wrong_version;
