//! The way to a real website, on which the same things go wrong.

use super::{Reply, Request};
use std::io::{Read, Write};
use std::net::TcpStream;

/// Carries a request to this port of the machine and its answer back.
pub fn forward(port: u16, request: &Request) -> std::io::Result<Reply> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    // The old version of the protocol has no pieces to put together.
    let mut head = format!("{} {} HTTP/1.0\r\n", request.method, request.target);
    for (name, value) in request.headers.iter().filter(|(name, _)| name != "connection") {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("connection: close\r\n\r\n");
    stream.write_all(head.as_bytes())?;
    stream.write_all(&request.body)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").ok_or(std::io::ErrorKind::InvalidData)?;
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).unwrap_or(502);
    let kept = |(name, _): &(&str, &str)| !["content-length", "connection"].contains(&name.to_lowercase().as_str());
    let headers = lines.filter_map(|line| line.split_once(": ")).filter(kept);
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Ok(Reply { status, headers, body: answer[end + 4..].to_vec() })
}
