//! What comes back to the press office: reports of mails that could not be delivered (RFC 3464), and
//! people who want no more.
//!
//! Whose it is, is read from our own Message-ID, which every mail carries and every report quotes: it
//! holds the keyed hash of the address. Nobody who lacks a mail of ours can take somebody off the list.
//! What a person writes in their own words is never judged here, only found for a person to read.

mod answer;
mod report;

pub use report::is_no_address;

use crate::contacts::Email;
use mail_parser::{Message, MessageParser};

/// What one message says, and about whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    pub whose: Whose,
    pub said: Said,
    /// When it was written, in seconds since 1970, if it says so.
    pub date: Option<i64>,
}

/// By what a person of the list is recognised.
#[derive(Clone, PartialEq, Eq)]
pub enum Whose {
    /// The keyed hash of their address, from a mail of ours.
    Key(String),
    /// The sender of a message that quotes none of ours.
    Sender(Email),
}

/// The address stays out of logs.
impl std::fmt::Debug for Whose {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Whose::Key(key) => write!(f, "Key({key})"),
            Whose::Sender(_) => f.write_str("Sender(…)"),
        }
    }
}

#[derive(Clone, PartialEq, Eq)]
pub enum Said {
    /// There is no such address. `recipient`: whose it is, where the report says it.
    Bounced { recipient: Option<Email> },
    /// Not delivered and given up, though not because there is no such address: a full mailbox, a
    /// filter, a server that never answered. With the server's words, without any address.
    Undelivered { reply: String },
    /// Not delivered yet; the server goes on trying.
    Delayed,
    /// A machine answered: out of office, a receipt.
    Automatic,
    /// They used the way to leave the list that our mails offer.
    Objected,
    /// An answer that sounds like it; a person reads it.
    PerhapsObjected,
    /// Nothing that concerns the list.
    Nothing,
}

impl std::fmt::Debug for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Said::Bounced { recipient: None } => "Bounced",
            Said::Bounced { recipient: Some(_) } => "Bounced(…)",
            Said::Undelivered { reply } => return write!(f, "Undelivered({reply})"),
            Said::Delayed => "Delayed",
            Said::Automatic => "Automatic",
            Said::Objected => "Objected",
            Said::PerhapsObjected => "PerhapsObjected",
            Said::Nothing => "Nothing",
        })
    }
}

/// No more of a message is looked at; reports quote the whole mail with its PDF.
pub const LOOKED_AT: usize = 256 << 10;

/// Reads one message as it lies in a mail folder; `None` where it is none.
pub fn returned(bytes: &[u8]) -> Option<Returned> {
    let bytes = &bytes[..bytes.len().min(LOOKED_AT)];
    let message = MessageParser::default().parse(bytes)?;
    let written = ["From", "Received", "Return-Path", "Message-ID"];
    if !written.iter().any(|name| header(&message, name).is_some()) {
        return None;
    }
    let date = message.date().map(mail_parser::DateTime::to_timestamp);
    let of = |key: Option<String>, said| key.map(|key| Returned { whose: Whose::Key(key), said, date });
    let sender = || Email::parse(message.from()?.first()?.address()?);
    let nothing = || Returned { whose: Whose::Key(String::new()), said: Said::Nothing, date };
    if let Some(said) = report::read(&message) {
        return of(quoted_key(&message), said).or_else(|| Some(nothing()));
    }
    let subject = message.subject().unwrap_or_default().trim().to_lowercase();
    if let Some(key) = subject.strip_prefix("unsubscribe ").and_then(key) {
        return of(Some(key), Said::Objected);
    }
    let answered = ["In-Reply-To", "References"];
    let own = answered.iter().find_map(|name| key(header(&message, name)?));
    if answer::is_automatic(&message, &subject) {
        return of(own, Said::Automatic).or_else(|| Some(nothing()));
    }
    if !answer::sounds_like_objection(&message, &subject) {
        return Some(nothing());
    }
    let whose = own.map(Whose::Key).or_else(|| sender().map(Whose::Sender));
    Some(whose.map_or_else(nothing, |whose| Returned { whose, said: Said::PerhapsObjected, date }))
}

/// The subject of the mail that takes somebody off the list.
pub(super) fn leaving(release: &str, key: &str) -> String {
    format!("unsubscribe%20{release}.{key}")
}

/// A header as it stands there.
fn header<'m>(message: &'m Message<'_>, name: &str) -> Option<&'m str> {
    message.headers_raw().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// The key in whatever a report quotes of our mail.
fn quoted_key(message: &Message<'_>) -> Option<String> {
    let raw = String::from_utf8_lossy(message.raw_message());
    // Quoted headers may be encoded themselves.
    let decoded = || message.parts.iter().filter_map(|part| part.text_contents()).find_map(key);
    key(&raw).or_else(decoded)
}

/// The key in a Message-ID of ours, `<release>.<key>`: 12 and 32 hexadecimal digits.
fn key(text: &str) -> Option<String> {
    let hex = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    text.match_indices('.').find_map(|(at, _)| {
        let release = text.get(at.checked_sub(12)?..at)?;
        let key = text.get(at + 1..at + 33)?;
        let ends = !text[at + 33..].starts_with(|c: char| c.is_ascii_alphanumeric());
        (hex(release) && hex(key) && ends).then(|| key.to_owned())
    })
}

#[cfg(test)]
mod tests;
