//! A WordPress to try things on: it answers over real TCP as the real one does, and fails on demand.
//!
//! Tests of the program and tests of its rooms use the same one. What it answers was compared with
//! WordPress 6.1; `tests/real` holds the two together.

#![allow(dead_code, reason = "each test binary uses its part")]

mod entries;
pub mod faults;
mod proxy;
mod rest;
pub mod store;
mod upload;

use faults::{Fault, Plan};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use store::Store;

pub const USER: &str = "presse";
/// Looked for in everything that the program prints or writes.
pub const PASSWORD: &str = "kanarienvogel abcd EFGH 1234";

/// A website on a free port of this machine, until it is dropped.
pub struct WordPress {
    pub address: String,
    shared: Arc<Shared>,
}

struct Shared {
    store: Mutex<Store>,
    plan: Mutex<Plan>,
    /// The port of a real website, where this is only the way to it.
    real: Mutex<Option<u16>>,
}

impl Shared {
    fn new(address: &str) -> Self {
        Self { store: Mutex::new(Store::new(address)), plan: Mutex::default(), real: Mutex::default() }
    }

    /// Carries a request out. Several at once reach a real website, as in life.
    fn carry_out(&self, request: &Request) -> Reply {
        let real = *self.real.lock().expect("the port");
        match real {
            Some(port) => proxy::forward(port, request).unwrap_or_else(|error| Reply::html(502, &error.to_string())),
            None => rest::answer(&mut self.store(), request),
        }
    }

    fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().expect("the store")
    }
}

/// One request as it came.
#[derive(Debug, Clone)]
pub struct Request {
    pub method: String,
    /// Path and query as sent.
    pub target: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// One answer.
#[derive(Debug, Clone)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether it may change something.
    pub fn is_order(&self) -> bool {
        self.method != "GET" && self.method != "HEAD"
    }

    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The parameters of the query, decoded, in order.
    pub fn query(&self) -> Vec<(String, String)> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        };
        query.split('&').filter(|pair| !pair.is_empty()).map(pair).collect()
    }

    pub fn parameter(&self, name: &str) -> Option<String> {
        self.query().into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }
}

impl Reply {
    pub fn json(status: u16, value: &serde_json::Value) -> Self {
        let headers = vec![("Content-Type".to_owned(), "application/json; charset=UTF-8".to_owned())];
        Self { status, headers, body: value.to_string().into_bytes() }
    }

    pub fn html(status: u16, text: &str) -> Self {
        let headers = vec![("Content-Type".to_owned(), "text/html; charset=UTF-8".to_owned())];
        Self { status, headers, body: text.as_bytes().to_vec() }
    }

    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.headers.push((name.to_owned(), value.to_string()));
        self
    }
}

impl WordPress {
    /// Starts listening; the thread ends with the process or with the last connection after the drop.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let shared = Arc::new(Shared::new(&address));
        let served = Arc::downgrade(&shared);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let Some(shared) = served.upgrade() else { return };
                std::thread::spawn(move || drop(serve(&stream, &shared)));
            }
        });
        Self { address, shared }
    }

    /// What the website holds. While it is looked at, nobody is answered.
    pub fn store(&self) -> MutexGuard<'_, Store> {
        self.shared.store()
    }

    /// From now on this is the way to the real website at this port.
    pub fn leads_to(&self, port: u16) {
        *self.shared.real.lock().expect("the port") = Some(port);
    }

    /// What goes wrong from now on.
    pub fn fails(&self, plan: Plan) {
        *self.shared.plan.lock().expect("the plan") = plan;
    }

    /// How many faults there were so far.
    pub fn faults(&self) -> usize {
        self.shared.plan.lock().expect("the plan").done
    }
}

impl Drop for WordPress {
    fn drop(&mut self) {
        // Wakes the thread that waits for connections, which then sees that nobody needs it.
        let shared = std::mem::replace(&mut self.shared, Arc::new(Shared::new("")));
        drop(shared);
        let _ = TcpStream::connect(self.address.trim_start_matches("http://"));
    }
}

fn serve(stream: &TcpStream, shared: &Shared) -> std::io::Result<()> {
    let request = read(stream)?;
    let fault = shared.plan.lock().expect("the plan").fault(&request);
    let late = {
        let mut store = shared.store();
        store.requests.push(request.clone());
        store.what_arrives_now()
    };
    for request in late {
        shared.carry_out(&request);
    }
    let reply = match fault {
        None => shared.carry_out(&request),
        Some(fault) => {
            let mut carry_out = || shared.carry_out(&request);
            match faults::answer(&mut carry_out, &mut || shared.store().arrives_late(request.clone()), fault) {
                Some(reply) => reply,
                // The line is cut.
                None => return Ok(()),
            }
        }
    };
    let cut = fault == Some(Fault::Cut);
    write(stream, &request, reply, cut)
}

fn read(stream: &TcpStream) -> std::io::Result<Request> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let (method, target) = (words.next().unwrap_or_default().to_owned(), words.next().unwrap_or_default().to_owned());
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.split_once(':') else { break };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let request = Request { method, target, headers, body: Vec::new() };
    let length = request.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    Ok(Request { body, ..request })
}

fn write(mut stream: &TcpStream, request: &Request, reply: Reply, cut: bool) -> std::io::Result<()> {
    let mut head = format!("HTTP/1.1 {} Answer\r\nConnection: close\r\n", reply.status);
    for (name, value) in &reply.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("Content-Length: {}\r\n\r\n", reply.body.len()));
    stream.write_all(head.as_bytes())?;
    if request.method != "HEAD" {
        let length = if cut { reply.body.len() / 2 } else { reply.body.len() };
        stream.write_all(&reply.body[..length])?;
    }
    stream.flush()
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(if bytes[at] == b'+' { b' ' } else { bytes[at] });
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
