//! Tests of a message as two other programs read it: mail-parser, and Python's own library where there is one.

use super::tests::{head, message, person, release_with};
use super::*;
use mail_parser::{MessageParser, MimeHeaders};

/// Names with everything that a name has had.
const NAMES: [&str; 8] = [
    "Bo Muster",
    "Zoë Größe-Çelik",
    "Dr. „Ada“ O'Neill, M. A.",
    "Bo\" <all@example.org>, \"x",
    "مريم الصحفية",
    "Ольга Журналістка",
    "ጸጋይ",
    "=?utf-8?q?nicht_so?=",
];

fn written(name: &str) -> (Release, Vec<u8>) {
    let subject =
        format!("SPERRFRIST 25.11., 10:00 Uhr: Pressemitteilung: {}", ["Größe & Maß „so nicht“"; 6].join(" – "));
    let release = release_with(&["de"], &[Head { subject, ..head("de") }.print()]);
    let bytes = message(&release, &person(name, "de"), "0123abcd").unwrap().bytes;
    (release, bytes)
}

#[test]
fn a_second_reader_finds_everything_as_it_was() {
    for name in NAMES {
        let (release, bytes) = written(name);
        let read = MessageParser::default().parse(&bytes).unwrap();
        let to = read.to().unwrap().first().unwrap();
        assert_eq!(read.to().unwrap().as_list().map(<[_]>::len), Some(1), "{name}");
        assert_eq!((to.name(), to.address()), (Some(name), Some("bo@zeitung.example")), "{name}");
        assert_eq!(read.from().unwrap().first().unwrap().name(), Some("Netzwerk für Bleiberecht e. V."));
        assert_eq!(read.reply_to().unwrap().first().unwrap().name(), Some("Ada Größe"));
        let head = Head::parse(sealed(&release, &Lang::parse("de").unwrap(), "head").unwrap()).unwrap();
        assert_eq!(read.subject(), Some(head.subject.as_str()));
        let text = read.body_text(0).unwrap();
        assert!(text.starts_with("Text auf de: für alle.") && text.contains("\n.Punkt am Anfang"), "{text}");
        assert!(text.replace('\r', "").contains("\n-- \nAbmelden de: antworten Sie. Von: Karte <1> & mehr"), "{text}");
        assert!(read.body_html(0).unwrap().contains("<p>Größe de</p>"));
        assert_eq!(read.attachment_count(), 1);
        let pdf = read.attachment(0).unwrap();
        assert_eq!(pdf.attachment_name(), Some("2026-winter-de.pdf"));
        assert_eq!(pdf.contents(), release.artefact("de/2026-winter-de.pdf").unwrap().bytes, "byte for byte");
        assert!(bytes.split(|byte| *byte == b'\n').all(|line| line.len() <= 998), "{name}");
    }
}

const SCRIPT: &str = r#"
import email, email.policy, hashlib, json, sys
read = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
to = read["To"].addresses
pdf = next(read.iter_attachments())
json.dump({
    "to": [[one.display_name, one.addr_spec] for one in to],
    "subject": read["Subject"],
    "defects": [str(defect) for part in read.walk() for defect in part.defects],
    "text": read.get_body(("plain",)).get_content(),
    "html": read.get_body(("html",)).get_content(),
    "name": pdf.get_filename(),
    "pdf": hashlib.sha256(pdf.get_content()).hexdigest(),
    "cc": [read["Cc"], read["Bcc"]],
}, sys.stdout)
"#;

#[test]
#[allow(clippy::disallowed_macros, reason = "a skip is said aloud")]
fn python_finds_everything_as_it_was() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("SKIPPED: no python3 here to read the mails");
        return;
    }
    for name in NAMES {
        let (release, bytes) = written(name);
        let mut python = Command::new("python3");
        let mut python =
            python.args(["-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("python3");
        python.stdin.take().unwrap().write_all(&bytes).unwrap();
        let read: serde_json::Value = serde_json::from_slice(&python.wait_with_output().unwrap().stdout).unwrap();
        assert_eq!(read["to"], serde_json::json!([[name, "bo@zeitung.example"]]), "{name}");
        assert_eq!(
            (&read["defects"], &read["cc"]),
            (&serde_json::json!([]), &serde_json::json!([null, null])),
            "{name}"
        );
        assert!(read["subject"].as_str().unwrap().ends_with("– Größe & Maß „so nicht“"), "{}", read["subject"]);
        assert!(read["text"].as_str().unwrap().contains("\n.Punkt am Anfang\n"), "{}", read["text"]);
        assert_eq!(read["name"], "2026-winter-de.pdf");
        let pdf = &release.artefact("de/2026-winter-de.pdf").unwrap().bytes;
        assert_eq!(read["pdf"], crate::release::Digest::of(pdf).hex(), "byte for byte");
    }
}
