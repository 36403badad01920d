//! Exim's own reports of what it could not deliver, as it writes them, read back into the press list.

use crate::mail_server::MailServer;
use crate::office::ID;
use crate::sending::{add_contacts, sending_with};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A server behind Exim: it knows nobody called `unknown`, is no relay for others, and puts strangers
/// off once. Counts what it took.
fn next_server() -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let (taken, asked) = (Arc::new(AtomicUsize::new(0)), AtomicUsize::new(0));
    let counted = Arc::clone(&taken);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let _ = converse(stream, &counted, &asked);
        }
    });
    (port, taken)
}

fn converse(mut stream: TcpStream, taken: &AtomicUsize, asked: &AtomicUsize) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    stream.write_all(b"220 next.example.org ESMTP\r\n")?;
    while let Some(line) = lines.next().transpose()? {
        let lower = line.to_lowercase();
        let answer = match lower.split(' ').next().unwrap_or_default() {
            "rcpt" if lower.contains("unknown") => "550 5.1.1 no such user here",
            "rcpt" if lower.contains("relay") => "550 relay not permitted",
            "rcpt" if lower.contains("grey") && asked.fetch_add(1, Ordering::SeqCst) == 0 => "451 greylisted",
            "data" => {
                stream.write_all(b"354 go ahead\r\n")?;
                while lines.next().transpose()?.is_some_and(|line| line != ".") {}
                taken.fetch_add(1, Ordering::SeqCst);
                "250 taken"
            }
            "quit" => {
                stream.write_all(b"221 bye\r\n")?;
                return Ok(());
            }
            _ => "250 ok",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes())?;
    }
    Ok(())
}

#[test]
fn what_exim_could_not_deliver_is_told_apart() {
    let (next, taken) = next_server();
    let Some(exim) = MailServer::exim_before(false, next) else { return };
    let clara = sending_with(exim.port, "");
    let rows: String = ["gone-ada", "left-bo", "filled-cem", "far-unknown", "far-relay", "far-grey"]
        .map(|name| format!("{name},{name}@zeitung.example.org,Blatt,de,landespresse,Karte,,\n"))
        .concat();
    add_contacts(&clara, &rows);
    clara.run(["publish", ID]).succeeds().says("8 Mails");
    // What is put off once comes with the next run; reports are mails themselves and queued as well.
    (0..3).for_each(|_| exim.run_queue());
    assert_eq!(taken.load(Ordering::SeqCst), 1, "greylisted, and taken the second time");
    let back = exim.reports().display().to_string();
    let said = clara.run(["contacts", "returns", &back]).succeeds().never_mentions("@").never_mentions("grey");
    for (name, how) in [
        ("gone-ada", "unzustellbar"),
        ("left-bo", "unzustellbar"),
        ("far-unknown", "unzustellbar"),
        ("filled-cem", "nicht wegen der Adresse"),
        ("far-relay", "nicht wegen der Adresse"),
    ] {
        assert!(said.stdout.lines().any(|line| line.contains(name) && line.contains(how)), "{name}\n{said}");
    }
    // Who has objected before, and the three that are not there.
    let list = clara.run(["contacts", "list", "landespresse"]).succeeds();
    assert_eq!(list.stdout.matches("bekommt keine Mails").count(), 4, "{list}");
}
