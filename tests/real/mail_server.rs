//! Two real mail servers on this machine alone, Exim and Python's aiosmtpd, until they are dropped.
//!
//! Both want TLS and a password, show a certificate of our own authority, and have the same moods:
//! `dead-…` is refused, `later-…` put off, `full-…` refused when the message is there. aiosmtpd keeps
//! mails for `cut-…` and hangs up. `.ci/run` installs them; what is missing is told, aloud.

use crate::postbox::{LOGIN, server_files};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

const EXIM: &str = "/usr/sbin/exim4";
const EXIM_CONFIG: &str = include_str!("exim.conf");
const RECEIVER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/real/receiver.py");
const READER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/real/read_mails.py");

pub struct MailServer {
    pub port: u16,
    folder: tempfile::TempDir,
    child: Child,
    exim: bool,
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl MailServer {
    /// aiosmtpd; `inside`: encrypted from the first byte. `None`, said aloud, where it is not installed.
    pub fn aiosmtpd(inside: bool) -> Option<Self> {
        let there = Command::new("python3").args(["-c", "import aiosmtpd"]).stderr(Stdio::null()).status();
        if !there.is_ok_and(|status| status.success()) {
            eprintln!("SKIPPED: no mail goes through aiosmtpd (needs python3 and the package aiosmtpd)");
            return None;
        }
        let (folder, port) = (prepared(), free_port());
        let mut command = Command::new("python3");
        command.arg(RECEIVER).arg(folder.path()).args([&port.to_string(), LOGIN.0, LOGIN.1]);
        command.arg(if inside { "tls" } else { "starttls" }).stdin(Stdio::null()).stderr(Stdio::null());
        let child = command.spawn().expect("python3");
        Some(Self { port, folder, child, exim: false }.listening())
    }

    /// Exim, which takes mail as root only, since it changes to a user of its own.
    pub fn exim(inside: bool) -> Option<Self> {
        Self::exim_before(inside, 9)
    }

    /// The same before another server, at the port `next`.
    pub fn exim_before(inside: bool, next: u16) -> Option<Self> {
        let root = Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout == b"0\n");
        if !Path::new(EXIM).exists() || !root {
            eprintln!("SKIPPED: no mail goes through Exim (needs the package exim4-daemon-light, and root)");
            return None;
        }
        let (folder, port) = (prepared(), free_port());
        let filled = [
            ("{inside}", if inside { format!("tls_on_connect_ports = {port}") } else { String::new() }),
            ("{at}", folder.path().display().to_string()),
            ("{port}", port.to_string()),
            ("{next}", next.to_string()),
            ("{user}", LOGIN.0.to_owned()),
            ("{password}", LOGIN.1.to_owned()),
        ];
        let config = filled.iter().fold(EXIM_CONFIG.to_owned(), |text, (name, value)| text.replace(name, value));
        let file = folder.path().join("exim.conf");
        std::fs::write(&file, config).expect("a file");
        let own = Command::new("chown").args(["-R", "Debian-exim"]).arg(folder.path()).status();
        assert!(own.is_ok_and(|status| status.success()), "the folder is Exim's");
        assert!(Command::new("chown").arg("root").arg(&file).status().is_ok_and(|status| status.success()));
        let mut command = Command::new(EXIM);
        command.arg("-C").arg(&file).arg("-bdf").stdin(Stdio::null());
        let child = command.spawn().expect("Exim");
        Some(Self { port, folder, child, exim: true }.listening())
    }

    /// Has Exim try everything that it has queued, whether its time has come or not.
    pub fn run_queue(&self) {
        let mut queue = Command::new(EXIM);
        queue.arg("-C").arg(self.folder.path().join("exim.conf")).arg("-qff");
        assert!(queue.status().is_ok_and(|status| status.success()), "the queue runs");
    }

    /// Exim's reports to the sender: a maildir.
    pub fn reports(&self) -> PathBuf {
        self.folder.path().join("back")
    }

    /// Every mail that it kept, as Python's library reads it.
    pub fn kept(&self) -> Vec<serde_json::Value> {
        if self.exim {
            // Exim queues what it takes; one run of the queue brings it into the folder.
            self.run_queue();
        }
        let mut python = Command::new("python3");
        let read = python.arg(READER).arg(self.folder.path().join("mail")).output().expect("python3");
        assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
        let text = String::from_utf8(read.stdout).expect("JSON");
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    /// Whom it kept mails for, sorted.
    pub fn kept_for(&self) -> Vec<String> {
        let who = |mail: &serde_json::Value| mail["recipient"].as_str().expect("an address").to_owned();
        let mut kept: Vec<String> = self.kept().iter().map(who).collect();
        kept.sort();
        kept
    }

    fn listening(mut self) -> Self {
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(self.child.try_wait().expect("a state").is_none(), "the server did not start");
            std::thread::yield_now();
        }
        self
    }
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).expect("a port").local_addr().expect("an address").port()
}

/// A folder with the certificate that our people trust.
fn prepared() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let (certificate, key) = server_files();
    std::fs::create_dir(folder.path().join("mail")).expect("a folder");
    for (name, text) in [("cert.pem", certificate), ("key.pem", key)] {
        std::fs::write(PathBuf::from(folder.path()).join(name), text).expect("a file");
    }
    folder
}
