//! Reports of servers that could not deliver: as the standard has them, and in sentences of their own.
//!
//! Only a report that there is no such address takes anybody off the list. A mailbox is full for a
//! week, a filter dislikes one text, a relay is set up wrongly: these are told and change nothing.

use super::super::reply::scrub;
use super::{Said, header};
use crate::contacts::Email;
use mail_parser::{Message, MimeHeaders};

/// What a report says; `None` where the message is none.
pub(super) fn read(message: &Message<'_>) -> Option<Said> {
    let kind = message.content_type();
    let named = kind.and_then(|kind| kind.attribute("report-type")).unwrap_or_default().to_lowercase();
    let multipart = kind.is_some_and(|kind| kind.subtype().is_some_and(|part| part.eq_ignore_ascii_case("report")));
    let status = part(message, "delivery-status");
    match (named.as_str(), status) {
        // Somebody has pressed "this is spam" (RFC 5965).
        ("feedback-report", _) => Some(Said::PerhapsObjected),
        ("disposition-notification", _) => Some(Said::Automatic),
        (_, Some(status)) if multipart => Some(of_the_standard(&status, &sentences(message))),
        _ => in_sentences(message),
    }
}

/// The text of a part `message/<subtype>`.
fn part(message: &Message<'_>, subtype: &str) -> Option<String> {
    let wanted = |kind: &mail_parser::ContentType<'_>| {
        kind.ctype().eq_ignore_ascii_case("message")
            && kind.subtype().is_some_and(|found| found.to_lowercase().ends_with(subtype))
    };
    let found = message.parts.iter().find(|part| part.content_type().is_some_and(wanted))?;
    Some(String::from_utf8_lossy(found.contents()).into_owned())
}

/// What the report says to people.
fn sentences(message: &Message<'_>) -> String {
    message.body_text(0).unwrap_or_default().into_owned()
}

/// The last group of fields that says something of a recipient (RFC 3464, 2.3). Our mails have one.
fn of_the_standard(status: &str, sentences: &str) -> Said {
    let unfolded = status.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    let field = |name: &str| {
        let lines = unfolded.lines().filter_map(|line| line.split_once(':'));
        let mut found =
            lines.filter(|(found, _)| found.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim());
        found.next_back().unwrap_or_default().to_owned()
    };
    let action = field("action").to_lowercase();
    if action != "failed" {
        return if action == "delayed" { Said::Delayed } else { Said::Nothing };
    }
    let (code, diagnostic) = (field("status"), field("diagnostic-code"));
    let said = [field("x-exim-diagnostic"), diagnostic].join(" ");
    let said = said.trim().trim_start_matches("smtp;").trim_start_matches("X-str;").trim();
    let words = if said.is_empty() { reason_in(sentences) } else { said.to_owned() };
    let recipient = field("final-recipient");
    let recipient = recipient.split_once(';').map_or(recipient.as_str(), |(_, address)| address.trim());
    let address = recipient.trim_matches(['<', '>']);
    match is_missing(&code, &words) {
        true => Said::Bounced { recipient: Email::parse(address) },
        false => Said::Undelivered { reply: scrub(&format!("{code} {words}"), address) },
    }
}

/// A report without the standard's fields: who writes is a machine that carries mail, and it quotes ours.
fn in_sentences(message: &Message<'_>) -> Option<Said> {
    let sender = message.from().and_then(|from| from.first()?.address()).unwrap_or_default().to_lowercase();
    let carries = ["mailer-daemon@", "postmaster@", "mail-daemon@"].iter().any(|start| sender.starts_with(start));
    let failed = header(message, "X-Failed-Recipients");
    if failed.is_none() && !(carries && super::quoted_key(message).is_some()) {
        return None;
    }
    let words = reason_in(&sentences(message));
    let recipient = failed.and_then(|list| Email::parse(list.trim()));
    match is_missing("", &words) {
        true => Some(Said::Bounced { recipient }),
        false => Some(Said::Undelivered { reply: scrub(&words, recipient.as_ref().map_or("", Email::as_str)) }),
    }
}

/// The lines that say why, before the report quotes the mail.
fn reason_in(sentences: &str) -> String {
    let quotes = |line: &str| {
        let line = line.trim().to_lowercase();
        line.starts_with("return-path:") || line.contains("copy of the message") || line.contains("original message")
    };
    let own = sentences.lines().take_while(|line| !quotes(line)).map(str::trim).filter(|line| !line.is_empty());
    own.collect::<Vec<_>>().join(" ")
}

/// Whether a server's answer, as it was given to us, says that there is no such address.
pub fn is_no_address(reply: &str) -> bool {
    reply.starts_with('5') && is_missing("", reply)
}

/// Whether a code (RFC 3463) or, where it says nothing, the words mean that there is no such address,
/// and not that the server has something against the sender or the message.
fn is_missing(code: &str, words: &str) -> bool {
    let codes = [code.trim().to_owned(), enhanced(words).unwrap_or_default()];
    let vague = |code: &str| matches!(code, "" | "5.0.0" | "5.1.0" | "5.4.1" | "5.5.0" | "5.5.1");
    match codes.iter().find(|code| !vague(code)).map(String::as_str) {
        // A mailbox that was closed, or, at Gmail, one that gets too many mails at the moment.
        Some("5.2.1") => !["rate that", "too quickly"].iter().any(|part| words.to_lowercase().contains(part)),
        Some(code) => ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.4.4"].contains(&code),
        None => {
            let words = words.to_lowercase();
            let says = |any: &[&str]| any.iter().any(|part| words.contains(part));
            says(&NOBODY) && !says(&OTHERWISE)
        }
    }
}

/// How servers say that there is nobody: Exim, Postfix, Exchange, Gmail, GMX and qmail, in English and German.
const NOBODY: [&str; 27] = [
    "user unknown",
    "unknown user",
    "no such user",
    "no such recipient",
    "no such mailbox",
    "no mailbox here",
    "no such address",
    "unknown local",
    "unknown recipient",
    "unknown address",
    "recipient unknown",
    "recipient not found",
    "invalid recipient",
    "mailbox unavailable",
    "mailbox not found",
    "unrouteable address",
    "unrouteable mail domain",
    "does not exist",
    "doesn't exist",
    "couldn't be found",
    "wasn't found",
    "recipient address rejected: access denied",
    "existiert nicht",
    "unbekannter empfänger",
    "empfänger unbekannt",
    "nicht gefunden",
    "unbekannte adresse",
];

/// What it means if such words stand there as well: not the address is at fault.
const OTHERWISE: [&str; 16] = [
    "quota",
    "mailbox full",
    "mailbox is full",
    "postfach ist voll",
    "postfach voll",
    "spam",
    "blocked",
    "blacklist",
    "policy",
    "relay",
    "too large",
    "zu groß",
    "sender address",
    "sender verify",
    "retry timeout",
    "temporar",
];

/// The first code of the form `5.1.1` in a server's words.
fn enhanced(words: &str) -> Option<String> {
    let is_code = |word: &&str| {
        let parts: Vec<&str> = word.split('.').collect();
        let numbers =
            parts.iter().all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
        parts.len() == 3 && numbers && ["2", "4", "5"].contains(&parts[0])
    };
    // `550-5.1.1 …` is how an answer of several lines is said.
    let words = words.split(|c: char| c.is_whitespace() || matches!(c, '-' | '(' | ')' | ';' | ',' | '#' | '[' | ']'));
    words.map(|word| word.trim_end_matches([':', '.'])).find(is_code).map(str::to_owned)
}
