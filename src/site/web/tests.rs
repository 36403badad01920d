//! Addresses, answers and the one connection, tried alone.

use super::*;

#[test]
fn an_origin_is_safe_or_this_machine() {
    for (address, origin) in [
        ("https://example.org/blog/", Some("https://example.org")),
        ("https://EXAMPLE.org:443", Some("https://example.org")),
        ("https://example.org:8443/", Some("https://example.org:8443")),
        ("http://127.0.0.1:8080/", Some("http://127.0.0.1:8080")),
        ("http://localhost/", Some("http://localhost")),
        ("http://example.org/", None),
        ("http://127.0.0.1.example.org/", None),
        ("https://anna:geheim@example.org/", None),
        ("ftp://example.org/", None),
        ("example.org", None),
        ("", None),
    ] {
        assert_eq!(Origin::of(address).map(|origin| origin.to_string()).as_deref(), origin, "{address}");
    }
}

#[test]
fn a_password_is_not_shown() {
    assert_eq!(format!("{:?}", Login::new("anna", "geheim")), "Login(anna)");
}

#[test]
fn json_is_found_behind_noise() {
    let answer = |body: &str| Answer { url: String::new(), status: 200, headers: vec![], body: body.into() };
    let (value, noise) = answer("<b>Warning</b>: [x] in /a.php\n{\"id\":4}").json().unwrap();
    assert_eq!((value["id"].as_u64(), noise.as_str()), (Some(4), "<b>Warning</b>: [x] in /a.php"));
    let (value, noise) = answer("\u{feff}[{\"id\":4}]").json().unwrap();
    assert_eq!((value[0]["id"].as_u64(), noise.as_str()), (Some(4), "\u{feff}"));
    assert!(answer("<html>nothing</html>").json().is_none());
}

#[test]
fn a_pause_is_asked_for_in_seconds_or_by_a_moment() {
    let date = "Fri, 27 Nov 2026 09:00:00 GMT";
    for (after, seconds) in [
        ("90", Some(90)),
        (" 0 ", Some(0)),
        ("Fri, 27 Nov 2026 09:01:30 GMT", Some(90)),
        ("Fri, 27 Nov 2026 08:00:00 GMT", None),
        ("soon", None),
    ] {
        let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let headers = vec![header("date", date), header("retry-after", after)];
        let answer = Answer { url: String::new(), status: 429, headers, body: vec![] };
        assert_eq!(answer.retry_after(), seconds, "{after}");
    }
}

#[test]
fn parameters_are_added_to_both_forms_of_an_address() {
    let query = [("slug", "a,b"), ("search", "ä&b")];
    assert_eq!(with_query("https://a.org/wp-json/x", &query), "https://a.org/wp-json/x?slug=a%2Cb&search=%C3%A4%26b");
    let plain = with_query("https://a.org/index.php?rest_route=/x", &query);
    assert_eq!(plain, "https://a.org/index.php?rest_route=/x&slug=a%2Cb&search=%C3%A4%26b");
}

/// A server that keeps the line open, answers what is asked, and after an order hangs up without a word.
fn hangs_up_after_an_order() -> (String, std::sync::Arc<std::sync::Mutex<Vec<String>>>) {
    use std::io::{BufRead, BufReader, Read, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let seen = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let told = seen.clone();
    std::thread::spawn(move || {
        for (line, stream) in listener.incoming().flatten().enumerate() {
            let mut reader = BufReader::new(&stream);
            loop {
                let (mut head, mut length) = (String::new(), 0);
                if reader.read_line(&mut head).unwrap_or(0) == 0 {
                    break;
                }
                loop {
                    let mut field = String::new();
                    reader.read_line(&mut field).unwrap();
                    match field.trim().to_lowercase().split_once(':') {
                        Some(("content-length", value)) => length = value.trim().parse().unwrap(),
                        Some(_) => {}
                        None => break,
                    }
                }
                reader.read_exact(&mut vec![0; length]).unwrap();
                told.lock().unwrap().push(format!("{line} {}", head.split(' ').next().unwrap()));
                if head.starts_with("POST") {
                    break;
                }
                (&stream).write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]").unwrap();
            }
        }
    });
    (address, seen)
}

#[test]
fn an_order_on_a_kept_line_is_sent_once_whatever_happens_to_it() {
    let (address, seen) = hangs_up_after_an_order();
    let web = Web::new(&address, None, Duration::from_secs(20)).unwrap();
    assert!(web.ask(&address).is_ok() && web.ask(&address).is_ok());
    let ordered = web.order(&address, &Load::Json(serde_json::json!({ "title": "A" })));
    assert!(matches!(ordered, Err(Silence::Unclear(_))), "{ordered:?}");
    assert!(web.ask(&address).is_ok());
    // One line for three requests; the order came once, and what follows takes a new line.
    assert_eq!(*seen.lock().unwrap(), ["0 GET", "0 GET", "0 POST", "1 GET"]);
}
