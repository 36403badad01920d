//! The way to a mail server: one connection, encrypted or none at all, one message a person.
//!
//! What an answer means depends on where in the conversation it came. Before the message was handed
//! over, a cut connection is known to have delivered nothing. After it only the server's word counts:
//! accepted, put off, refused. Anything else, a cut or silence, is unknown, and nobody here guesses.

use super::reply::scrub;
use super::{MailError, Message};
use crate::contacts::Email;
use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::Response;
use serde::Deserialize;
use std::time::Duration;

/// How the connection is encrypted; there is no third way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// Begins in the clear and is encrypted before anything is said (port 587).
    #[default]
    Starttls,
    /// Encrypted from the first byte (port 465).
    Tls,
}

/// A mail server with everything that it takes to be let in.
#[derive(Clone)]
pub struct Relay {
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// The name that we introduce ourselves with.
    pub hello: String,
    /// User and password; none where the server takes mail from its own network.
    pub login: Option<(String, String)>,
    /// Certificates (PEM) of an authority of one's own.
    pub authority: Option<Vec<u8>>,
    /// How long an answer may take.
    pub patience: Duration,
    /// How long the answer to a whole message may take (RFC 5321, 4.5.3.2.6: ten minutes).
    pub long_patience: Duration,
}

/// Host and port; the password stays out of logs.
impl std::fmt::Debug for Relay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Relay({}:{})", self.host, self.port)
    }
}

/// How one mail ended. The words are the server's, without any address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    Accepted(String),
    /// For good. `mailbox`: it is this person's address that the server does not take.
    Refused {
        reply: String,
        mailbox: bool,
    },
    /// Put off: not now, perhaps later.
    Deferred {
        reply: String,
        mailbox: bool,
    },
    /// This mail did not go, and the next one would not go either.
    Stopped(String),
    /// It was handed over and no clear answer came.
    Unknown(String),
}

/// An open connection to a mail server.
pub struct Courier {
    connection: SmtpConnection,
    patience: Duration,
    long_patience: Duration,
    broken: bool,
}

impl Courier {
    /// Connects, encrypts, logs in. Nothing is said in the clear but the greeting.
    pub fn connect(relay: &Relay) -> Result<Self, MailError> {
        let failed = |error| relay.failure(error);
        let tls = relay.tls()?;
        let hello = ClientId::Domain(relay.hello.clone());
        let server = (relay.host.as_str(), relay.port);
        let wrapped = (relay.security == Security::Tls).then_some(&tls);
        let mut connection =
            SmtpConnection::connect(server, Some(relay.patience), &hello, wrapped, None).map_err(failed)?;
        if wrapped.is_none() {
            if !connection.can_starttls() {
                connection.abort();
                return Err(MailError::NoEncryption { host: relay.host.clone() });
            }
            connection.starttls(&tls, &hello).map_err(failed)?;
        }
        if !connection.is_encrypted() {
            return Err(MailError::NoEncryption { host: relay.host.clone() });
        }
        if let Some((user, password)) = &relay.login {
            let login = Credentials::new(user.clone(), password.clone());
            let let_in = connection.auth(&[Mechanism::Plain, Mechanism::Login], &login);
            let answer = let_in.as_ref().map(|answer| answer.has_code(235));
            if !matches!(answer, Ok(true)) {
                let detail = let_in.err().map_or_else(String::new, |error| scrub(&said(&error), user));
                connection.abort();
                return Err(MailError::Login { host: relay.host.clone(), user: user.clone(), detail });
            }
        }
        Ok(Self { connection, patience: relay.patience, long_patience: relay.long_patience, broken: false })
    }

    /// Whether nothing more can be said over this connection.
    pub fn is_broken(&self) -> bool {
        self.broken
    }

    /// Hands one message over to one person.
    pub fn deliver(&mut self, message: &Message, from: &Email, to: &Email) -> Answer {
        let (Ok(sender), Ok(recipient)) = (from.as_str().parse(), to.as_str().parse()) else {
            return Answer::Refused { reply: String::new(), mailbox: true };
        };
        let Some(line) = on_the_line(&message.bytes) else {
            return Answer::Refused { reply: String::new(), mailbox: false };
        };
        let (Ok(answer) | Err(answer)) = self.converse(&line, sender, recipient);
        match &answer {
            Answer::Deferred { .. } | Answer::Refused { .. } => self.start_over(),
            Answer::Stopped(_) | Answer::Unknown(_) => self.leave(),
            Answer::Accepted(_) => {}
        }
        answer.without(to.as_str())
    }

    fn converse(&mut self, line: &str, sender: Address, recipient: Address) -> Result<Answer, Answer> {
        // Whom the server takes no mail from is turned away with every message.
        self.say(Mail::new(Some(sender), Vec::new()), &[250], false, Answer::Stopped)?;
        let mailbox = |reply| Answer::Refused { reply, mailbox: true };
        self.say(Rcpt::new(recipient, Vec::new()), &[250, 251, 252], true, mailbox)?;
        self.say(Data, &[354], false, |reply| Answer::Refused { reply, mailbox: false })?;
        let _ = self.connection.set_timeout(Some(self.long_patience));
        let end = self.connection.command(line);
        let _ = self.connection.set_timeout(Some(self.patience));
        Ok(match end {
            Ok(reply) if reply.has_code(250) => Answer::Accepted(words(&reply)),
            Ok(reply) => Answer::Unknown(words(&reply)),
            Err(error) => match code(&error) {
                Some(421) => Answer::Stopped(said(&error)),
                Some(400..500) => Answer::Deferred { reply: said(&error), mailbox: false },
                Some(500..600) => Answer::Refused { reply: said(&error), mailbox: false },
                _ => Answer::Unknown(said(&error)),
            },
        })
    }

    /// Says a line and hears one of these codes, or says what it means that another came. An answer
    /// that does not belong to the question is none: the connection is given up.
    fn say(
        &mut self,
        line: impl std::fmt::Display,
        wanted: &[u16],
        mailbox: bool,
        refused: impl Fn(String) -> Answer,
    ) -> Result<(), Answer> {
        match self.connection.command(line) {
            Ok(reply) if wanted.iter().any(|code| reply.has_code(*code)) => Ok(()),
            Ok(reply) => Err(Answer::Stopped(words(&reply))),
            Err(error) => Err(match code(&error) {
                Some(421) | None => Answer::Stopped(said(&error)),
                Some(400..500) => Answer::Deferred { reply: said(&error), mailbox },
                Some(_) => refused(said(&error)),
            }),
        }
    }

    /// Forgets the message that was begun, so that the next can follow on this connection.
    fn start_over(&mut self) {
        if self.connection.command(Rset).is_err() {
            self.leave();
        }
    }

    fn leave(&mut self) {
        self.broken = true;
        self.connection.abort();
    }

    /// Says goodbye.
    pub fn quit(mut self) {
        if !self.broken {
            let _ = self.connection.quit();
        }
    }
}

/// The message as it is said, up to the dot that ends it; a line that begins with a dot gets another
/// one (RFC 5321, 4.5.2). It is said in one piece: after a first piece the system would hold back the
/// second until the other side has confirmed the first, which costs 40 ms a mail.
fn on_the_line(message: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(message).ok()?;
    let end = if text.ends_with("\r\n") { ".\r\n" } else { "\r\n.\r\n" };
    Some(format!("{}{end}", text.replace("\r\n.", "\r\n..")))
}

impl Answer {
    /// The same without this address in the server's words.
    fn without(self, address: &str) -> Self {
        match self {
            Answer::Accepted(reply) => Answer::Accepted(scrub(&reply, address)),
            Answer::Refused { reply, mailbox } => Answer::Refused { reply: scrub(&reply, address), mailbox },
            Answer::Deferred { reply, mailbox } => Answer::Deferred { reply: scrub(&reply, address), mailbox },
            Answer::Stopped(reply) => Answer::Stopped(scrub(&reply, address)),
            Answer::Unknown(reply) => Answer::Unknown(scrub(&reply, address)),
        }
    }
}

impl Relay {
    fn tls(&self) -> Result<TlsParameters, MailError> {
        let broken = |error: lettre::transport::smtp::Error| MailError::Certificate {
            host: self.host.clone(),
            detail: said(&error),
        };
        let mut tls = TlsParameters::builder(self.host.clone());
        if let Some(pem) = &self.authority {
            tls = tls.add_root_certificate(Certificate::from_pem(pem).map_err(broken)?);
        }
        tls.build_rustls().map_err(broken)
    }

    /// What kept us from getting in. A certificate that is not believed looks like a broken network.
    fn failure(&self, error: lettre::transport::smtp::Error) -> MailError {
        let (host, detail) = (self.host.clone(), said(&error));
        match detail.contains("certificate") || error.is_tls() {
            true => MailError::Certificate { host, detail },
            false => MailError::Unreachable { host, port: self.port, detail },
        }
    }
}

fn code(error: &lettre::transport::smtp::Error) -> Option<u16> {
    error.status().map(u16::from)
}

/// The server's answer in one line: `250 2.0.0 queued as 4F2`.
fn words(reply: &Response) -> String {
    let text: Vec<&str> = reply.message().collect();
    format!("{} {}", reply.code(), text.join(" "))
}

/// An error in one line: the server's answer where there is one, else what the network said.
fn said(error: &lettre::transport::smtp::Error) -> String {
    let source = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    match error.status() {
        Some(code) => format!("{code} {source}"),
        None if source.is_empty() => error.to_string(),
        None => source,
    }
}

#[cfg(test)]
mod tests;
