//! A thousand mails: how many a second against a plain lettre loop at the same server, and how much memory.
//!
//! `cargo bench --bench mail` sends without any rest between two mails. Both write each mail anew and say
//! it over one encrypted connection; klartext writes down beforehand and afterwards what became of it, and
//! has it on the disk before it goes on. Time runs from the first mail to the last, seen by the server.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a bench measures time and prints it")]

#[allow(dead_code)]
#[path = "../../tests/suite/desk.rs"]
mod desk;
#[allow(dead_code)]
#[path = "../../tests/suite/office.rs"]
mod office;
#[allow(dead_code)]
#[path = "../../tests/suite/people.rs"]
mod people;
#[allow(dead_code)]
#[path = "../../tests/suite/postbox.rs"]
mod postbox;
#[allow(dead_code)]
#[path = "../../tests/suite/sending.rs"]
mod sending;
#[allow(dead_code)]
#[path = "../../tests/suite/sockets.rs"]
mod sockets;

use lettre::message::header::ContentType;
use lettre::message::{Attachment, MultiPart, SinglePart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{Message, SmtpTransport, Transport};
use postbox::{LOGIN, Moment, Mood, Postbox, Verb, authority};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const PEOPLE: usize = 1000;

/// What the server sees.
#[derive(Default)]
struct Seen {
    first: Option<Instant>,
    last: Option<Instant>,
    mails: usize,
    /// The process whose memory is looked at, and what it had at the hundredth and the last mail, in kB.
    process: Option<u32>,
    memory: Vec<(usize, u64)>,
}

fn main() {
    let seen = Arc::new(Mutex::new(Seen::default()));
    let plug = Arc::clone(&seen);
    let postbox = Postbox::open(false, move |moment: &Moment<'_>| {
        let mut seen = plug.lock().expect("no panic");
        match moment.verb {
            Verb::Mail => drop(seen.first.get_or_insert_with(Instant::now)),
            Verb::End => {
                seen.last = Some(Instant::now());
                seen.mails += 1;
                let mails = seen.mails;
                if let Some(kilobytes) = seen.process.filter(|_| mails % 100 == 0).and_then(resident) {
                    seen.memory.push((mails, kilobytes));
                }
            }
            _ => {}
        }
        Mood::Well
    });
    let clara = sending::sending(postbox.port);
    let rows = (2..PEOPLE).map(|at| format!("Person {at},p{at}@zeitung.example.org,Blatt,de,landespresse,Karte,,\n"));
    sending::add_contacts(&clara, &rows.collect::<String>());
    let begun = Instant::now();
    let mut child = clara.start(["publish", office::ID]);
    seen.lock().expect("no panic").process = Some(child.id());
    assert!(child.wait().expect("an end").success(), "everybody gets one");
    let whole = begun.elapsed();
    let Seen { mails, memory, first, last, .. } = std::mem::take(&mut *seen.lock().expect("no panic"));
    assert_eq!(mails, PEOPLE);
    let ours = first.zip(last).map(|(first, last)| last - first).unwrap_or_default();
    let size = postbox.kept().first().map_or(0, |kept| kept.bytes.len());
    plain_loop(postbox.port, size);
    let Seen { mails, first, last, .. } = std::mem::take(&mut *seen.lock().expect("no panic"));
    assert_eq!(mails, PEOPLE);
    let plain = first.zip(last).map(|(first, last)| last - first).unwrap_or_default();
    println!("mail    {PEOPLE} of {:.0} kB each over one encrypted connection", size as f64 / 1e3);
    println!("        {}  klartext; the whole command {:.1} s", rate(ours), whole.as_secs_f64());
    println!("        {}  a plain lettre loop", rate(plain));
    println!("        {:.2}x", ours.as_secs_f64() / plain.as_secs_f64());
    for (mails, kilobytes) in memory.iter().filter(|(mails, _)| [100, 500, PEOPLE].contains(mails)) {
        println!("        {:.1} MB after {mails}", *kilobytes as f64 / 1e3);
    }
}

fn rate(time: Duration) -> String {
    format!("{:.1} s, {:.0} a second", time.as_secs_f64(), PEOPLE as f64 / time.as_secs_f64())
}

/// As lettre's own examples do it: one message of this size a person, one connection.
fn plain_loop(port: u16, size: usize) {
    let certificate = Certificate::from_pem(authority().as_bytes()).expect("a certificate");
    let tls = TlsParameters::builder("localhost".to_owned()).add_root_certificate(certificate).build_rustls();
    let mailer = SmtpTransport::builder_dangerous("localhost")
        .port(port)
        .tls(Tls::Required(tls.expect("parameters")))
        .credentials(Credentials::new(LOGIN.0.to_owned(), LOGIN.1.to_owned()))
        .build();
    // Base64 makes four bytes of three.
    let file = vec![b'x'; size * 7 / 10];
    for at in 0..PEOPLE {
        let words = SinglePart::plain("Text.\n".to_owned());
        let file = Attachment::new("a.pdf".to_owned())
            .body(file.clone(), ContentType::parse("application/pdf").expect("a type"));
        let message = Message::builder()
            .from("presse@example.org".parse().expect("an address"))
            .to(format!("p{at}@zeitung.example.org").parse().expect("an address"))
            .subject("Pressemitteilung")
            .multipart(MultiPart::mixed().singlepart(words).singlepart(file))
            .expect("a message");
        mailer.send(&message).expect("it is taken");
    }
}

/// How much memory a process has, in kB, where the system says it.
fn resident(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse().ok()
}
