//! A mail server to try things at: it encrypts, asks for a password, keeps what it takes, and has whatever mood a test gives it.

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, OnceLock};

/// Where in a conversation the server is asked for its mood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verb {
    Connect,
    Starttls,
    Auth,
    Mail,
    Rcpt,
    Data,
    /// The message is there as a whole.
    End,
}

/// What the server does at a verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mood {
    /// What a server should.
    Well,
    /// Answers this instead, and keeps nothing.
    Say(&'static str),
    /// Hangs up.
    Cut,
    /// Never answers.
    Silent,
    /// Keeps the message, and then this; only at the end of one.
    KeepAnd(Box<Mood>),
}

/// The moment that a mood is asked for.
#[allow(dead_code, reason = "tests inside and outside of the house look at different parts")]
pub struct Moment<'a> {
    pub verb: Verb,
    /// Whom the mail is for, from `Rcpt` on.
    pub to: &'a str,
    /// Which connection this is, from 0.
    pub connection: usize,
}

type Script = Box<dyn FnMut(&Moment<'_>) -> Mood + Send>;

/// A message as it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub from: String,
    pub to: String,
    pub bytes: Vec<u8>,
}

pub struct Postbox {
    pub port: u16,
    kept: Arc<Mutex<Vec<Kept>>>,
    connections: Arc<Mutex<usize>>,
}

/// User and password that it lets in.
pub const LOGIN: (&str, &str) = ("presse", "sehr-geheim");

impl Postbox {
    /// Listens on a port of its own until the program ends; `implicit`: encrypted from the first byte.
    pub fn open(implicit: bool, script: impl FnMut(&Moment<'_>) -> Mood + Send + 'static) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (kept, connections) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Mutex::new(0)));
        let script: Arc<Mutex<Script>> = Arc::new(Mutex::new(Box::new(script)));
        let (all, counted) = (Arc::clone(&kept), Arc::clone(&connections));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let connection = {
                    let mut count = counted.lock().expect("no panic");
                    *count += 1;
                    *count - 1
                };
                let (script, kept) = (Arc::clone(&script), Arc::clone(&all));
                std::thread::spawn(move || {
                    let talk = Talk { script, kept, connection, from: String::new(), to: String::new(), let_in: false };
                    // Who hangs up is done with us.
                    let _ = talk.run(stream, implicit);
                });
            }
        });
        Self { port, kept, connections }
    }

    pub fn kept(&self) -> Vec<Kept> {
        self.kept.lock().expect("no panic").clone()
    }

    /// How often it was called.
    pub fn connections(&self) -> usize {
        *self.connections.lock().expect("no panic")
    }
}

/// The certificate of the authority that every postbox of this process shows (PEM).
pub fn authority() -> &'static str {
    &tls().authority
}

/// The certificate and the key of the server itself (PEM), for other servers of the same house.
#[allow(dead_code, reason = "for the real servers")]
pub fn server_files() -> (&'static str, &'static str) {
    (&tls().certificate, &tls().key)
}

/// Made once for a process.
struct Tls {
    authority: String,
    certificate: String,
    key: String,
    config: Arc<ServerConfig>,
}

fn tls() -> &'static Tls {
    static MADE: OnceLock<Tls> = OnceLock::new();
    MADE.get_or_init(|| {
        let mut params = CertificateParams::new(Vec::new()).expect("parameters");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        let authority = params.self_signed(&key).expect("a certificate").pem();
        let issuer = Issuer::new(params, key);
        let own = KeyPair::generate().expect("a key");
        let params = CertificateParams::new(vec!["localhost".to_owned()]).expect("parameters");
        let certificate = params.signed_by(&own, &issuer).expect("a certificate");
        let pem = own.serialize_pem();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(own.serialize_der()));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .expect("a certificate with its key");
        Tls { authority, certificate: certificate.pem(), key: pem, config: Arc::new(config) }
    })
}

/// One conversation.
struct Talk {
    script: Arc<Mutex<Script>>,
    kept: Arc<Mutex<Vec<Kept>>>,
    connection: usize,
    from: String,
    to: String,
    let_in: bool,
}

/// Whether the conversation goes on.
enum Next {
    On,
    Encrypt,
    Over,
}

impl Talk {
    fn run(mut self, mut stream: TcpStream, implicit: bool) -> io::Result<()> {
        if implicit {
            let mut stream = encrypted(stream)?;
            if self.greet(&mut stream)? {
                while let Next::On = self.turn(&mut stream, true)? {}
            }
            return Ok(());
        }
        if !self.greet(&mut stream)? {
            return Ok(());
        }
        loop {
            match self.turn(&mut stream, false)? {
                Next::On => {}
                Next::Over => return Ok(()),
                Next::Encrypt => break,
            }
        }
        let mut stream = encrypted(stream)?;
        while let Next::On = self.turn(&mut stream, true)? {}
        Ok(())
    }

    fn greet(&mut self, stream: &mut (impl Read + Write)) -> io::Result<bool> {
        Ok(matches!(self.answer(stream, Verb::Connect, "220 postbox.example.org ESMTP")?, Next::On))
    }

    /// Reads one line and answers it.
    fn turn(&mut self, stream: &mut (impl Read + Write), secret: bool) -> io::Result<Next> {
        let line = line(stream)?;
        let (word, rest) = line.split_once(' ').unwrap_or((&line, ""));
        match word.to_ascii_uppercase().as_str() {
            "EHLO" if secret => {
                say(stream, "250-postbox.example.org\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN").map(|()| Next::On)
            }
            "EHLO" => say(stream, "250-postbox.example.org\r\n250 STARTTLS").map(|()| Next::On),
            "STARTTLS" => match self.answer(stream, Verb::Starttls, "220 go ahead")? {
                Next::On => Ok(Next::Encrypt),
                other => Ok(other),
            },
            "AUTH" if secret && rest == format!("PLAIN {}", base64(&format!("\0{}\0{}", LOGIN.0, LOGIN.1))) => {
                self.let_in = true;
                self.answer(stream, Verb::Auth, "235 welcome")
            }
            "AUTH" => say(stream, "535 5.7.8 wrong").map(|()| Next::On),
            "MAIL" if !self.let_in => say(stream, "530 5.7.0 who are you").map(|()| Next::On),
            "MAIL" => {
                self.from = address(rest);
                self.answer(stream, Verb::Mail, "250 2.1.0 ok")
            }
            "RCPT" => {
                self.to = address(rest);
                self.answer(stream, Verb::Rcpt, "250 2.1.5 ok")
            }
            "DATA" => match self.mood(Verb::Data) {
                Mood::Well => {
                    say(stream, "354 go ahead")?;
                    self.message(stream)
                }
                other => self.act(stream, other, ""),
            },
            "QUIT" => say(stream, "221 bye").map(|()| Next::Over),
            _ => say(stream, "250 ok").map(|()| Next::On),
        }
    }

    fn message(&mut self, stream: &mut (impl Read + Write)) -> io::Result<Next> {
        let mut bytes = Vec::new();
        loop {
            let line = raw_line(stream)?;
            match line.as_slice() {
                b".\r\n" => break,
                [b'.', rest @ ..] => bytes.extend_from_slice(rest),
                line => bytes.extend_from_slice(line),
            }
        }
        let keep = |talk: &Self| {
            let kept = Kept { from: talk.from.clone(), to: talk.to.clone(), bytes: bytes.clone() };
            talk.kept.lock().expect("no panic").push(kept);
        };
        match self.mood(Verb::End) {
            Mood::Well => {
                keep(self);
                say(stream, "250 2.0.0 queued as 1").map(|()| Next::On)
            }
            Mood::KeepAnd(then) => {
                keep(self);
                self.act(stream, *then, "250 2.0.0 queued as 1")
            }
            other => self.act(stream, other, ""),
        }
    }

    fn mood(&mut self, verb: Verb) -> Mood {
        let moment = Moment { verb, to: &self.to, connection: self.connection };
        (self.script.lock().expect("no panic"))(&moment)
    }

    fn answer(&mut self, stream: &mut (impl Read + Write), verb: Verb, well: &str) -> io::Result<Next> {
        let mood = self.mood(verb);
        self.act(stream, mood, well)
    }

    fn act(&mut self, stream: &mut (impl Read + Write), mood: Mood, well: &str) -> io::Result<Next> {
        match mood {
            Mood::Well | Mood::KeepAnd(_) => say(stream, well).map(|()| Next::On),
            Mood::Say(reply) => {
                say(stream, reply)?;
                Ok(if reply.starts_with("421") { Next::Over } else { Next::On })
            }
            Mood::Cut => Ok(Next::Over),
            Mood::Silent => {
                // Until the other side has had enough.
                while stream.read(&mut [0; 64])? > 0 {}
                Ok(Next::Over)
            }
        }
    }
}

fn encrypted(stream: TcpStream) -> io::Result<StreamOwned<ServerConnection, TcpStream>> {
    let connection = ServerConnection::new(Arc::clone(&tls().config)).map_err(io::Error::other)?;
    Ok(StreamOwned::new(connection, stream))
}

fn say(stream: &mut impl Write, line: &str) -> io::Result<()> {
    stream.write_all(format!("{line}\r\n").as_bytes())?;
    stream.flush()
}

fn line(stream: &mut impl Read) -> io::Result<String> {
    Ok(String::from_utf8_lossy(&raw_line(stream)?).trim_end().to_owned())
}

fn raw_line(stream: &mut impl Read) -> io::Result<Vec<u8>> {
    let (mut line, mut byte) = (Vec::new(), [0]);
    while !line.ends_with(b"\r\n") {
        stream.read_exact(&mut byte)?;
        line.push(byte[0]);
    }
    Ok(line)
}

/// `FROM:<a@example.org> BODY=…`.
fn address(rest: &str) -> String {
    rest.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or("", |(address, _)| address).to_owned()
}

fn base64(text: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |chunk: &[u8]| {
        let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        let letter = |at: usize| match at <= chunk.len() {
            true => char::from(LETTERS[(bits >> (18 - 6 * at) & 63) as usize]),
            false => '=',
        };
        (0..4).map(letter).collect::<String>()
    };
    text.as_bytes().chunks(3).map(group).collect()
}
