//! Tries with what only some machines have: a browser, a program that draws pages. What is missing is skipped, aloud.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "the rules are for the house, not for who tries it"
)]

mod browser;
mod desk;
mod pages;
