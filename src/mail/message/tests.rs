//! Tests of a message: whose it is, what is in it, and that nobody's words become a header.

use super::*;

fn release(langs: &[&str]) -> Release {
    let mut files = Vec::new();
    for lang in langs {
        let mut file = |name: String, bytes: &[u8]| {
            files.push(Artefact {
                path: format!("{lang}/{name}"),
                media_type: "application/octet-stream",
                bytes: bytes.to_vec(),
            });
        };
        file("mail.txt".into(), format!("Text auf {lang}: für alle.\n.Punkt am Anfang\n\n").as_bytes());
        file(format!("2026-winter-{lang}.pdf"), b"%PDF-1.7\nonly ASCII\r\nand mixed line ends\n");
        file("media/plan.pdf".into(), b"not this one");
        file("index.html".into(), b"<!doctype html>");
    }
    let editions: Vec<_> = langs.iter().map(|lang| (*lang, "text")).collect();
    Release::sample("2026-winter", &editions, files)
}

fn house() -> House {
    serde_json::from_str(
        r#"{"name": "Netzwerk für Bleiberecht e. V.",
            "contacts": {"presse": {"name": "Ada Größe", "email": "presse@example.org"}}}"#,
    )
    .unwrap()
}

fn mail() -> Mail {
    serde_json::from_str(r#"{"kind": "folder", "folder": "mail", "from": "post@example.org"}"#).unwrap()
}

fn person(name: &str, language: &str) -> Recipient {
    let email = Email::parse("bo@zeitung.example").unwrap();
    Recipient { name: name.into(), email, language: language.into(), source: "Karte".into(), since: None }
}

fn words() -> BTreeMap<String, (String, String)> {
    ["ar", "de", "en"]
        .map(|lang| (lang.to_owned(), (format!("Über Größe {lang}"), format!("Abmelden {lang}: antworten Sie."))))
        .into()
}

fn write(release: &Release, person: &Recipient) -> Result<String, MailError> {
    let date = "2026-11-24T09:00:00Z".parse().unwrap();
    message(release, person, "0123abcd", &house(), &mail(), &words(), date)
        .map(|message| String::from_utf8(message.bytes).unwrap())
}

fn header<'a>(text: &'a str, name: &str) -> Vec<&'a str> {
    let head = text.split("\r\n\r\n").next().unwrap();
    head.split("\r\n").filter_map(|line| line.strip_prefix(name)?.strip_prefix(": ")).collect()
}

#[test]
fn the_message_as_a_whole() {
    let release = release(&["de"]);
    let text = write(&release, &person("Bo Muster", "de")).unwrap();
    let id = release.manifest().release.short();
    for (name, value) in [
        ("To", "\"Bo Muster\" <bo@zeitung.example>".to_owned()),
        ("Date", "Tue, 24 Nov 2026 09:00:00 +0000".to_owned()),
        ("Message-ID", format!("<{id}.0123abcd@example.org>")),
        ("List-Id", "<press.example.org>".to_owned()),
        ("List-Unsubscribe", "<mailto:presse@example.org?subject=unsubscribe>".to_owned()),
        ("Auto-Submitted", "auto-generated".to_owned()),
    ] {
        assert_eq!(header(&text, name), [value.as_str()], "{text}");
    }
    assert!(header(&text, "From")[0].ends_with("<post@example.org>") || text.contains("<post@example.org>"));
    assert!(header(&text, "Reply-To")[0].ends_with("<presse@example.org>"));
    assert!(header(&text, "Cc").is_empty() && header(&text, "Bcc").is_empty());
    assert!(text.contains("Content-Disposition: attachment; filename=\"2026-winter-de.pdf\""), "{text}");
    assert!(text.contains("Content-Type: application/pdf; name=\"2026-winter-de.pdf\""), "{text}");
    assert!(text.contains("Content-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjcKb25seSBBU0NJSQ0KYW5k"), "{text}");
    assert!(text.contains("f=C3=BCr alle.\r\n.Punkt am Anfang\r\n\r\n--=20\r\nAbmelden de"), "{text}");
    assert_eq!(text.matches("Content-Disposition").count(), 1);
    assert!(text.is_ascii() && !text.replace("\r\n", "").contains(['\r', '\n']));
}

#[test]
fn the_same_bytes_every_time() {
    let release = release(&["de", "en"]);
    let first = write(&release, &person("Bo", "en")).unwrap();
    assert_eq!(first, write(&release, &person("Bo", "en")).unwrap());
    assert_ne!(first, write(&release, &person("Bo", "de")).unwrap());
}

#[test]
fn everybody_gets_their_language() {
    let cases = [
        (&["ar", "de", "en"][..], None, "en", "en"),
        (&["ar", "de", "en"], None, "de-simple", "de"),
        (&["ar", "de", "en"], None, "DE", "de"),
        (&["ar", "de", "en"], Some("de"), "fr", "de"),
        (&["ar", "de", "en"], Some("de"), "", "de"),
        (&["ar", "de", "en"], Some("it"), "fr", "ar"),
        (&["ar", "de", "en"], None, "", "ar"),
        (&["de"], None, "en", "de"),
    ];
    for (langs, usual, wanted, got) in cases {
        let mail = Mail { language: usual.map(str::to_owned), ..mail() };
        let release = release(langs);
        assert_eq!(language(&release, &person("Bo", wanted), &mail).map(Lang::as_str), Some(got), "{wanted} {usual:?}");
    }
}

#[test]
fn nothing_becomes_a_header_that_should_not() {
    let release = release(&["de"]);
    for name in ["Bo\r\nBcc: all@example.org", "Bo\nX: y", "Bo\u{0}", "Bo\u{2028}x"] {
        assert!(matches!(write(&release, &person(name, "de")), Err(MailError::Unusable("recipient"))), "{name:?}");
    }
    let date = jiff::Timestamp::UNIX_EPOCH;
    let bo = person("Bo", "de");
    let try_with = |house: &House, mail: &Mail, words: &BTreeMap<_, _>, key: &str| match message(
        &release, &bo, key, house, mail, words, date,
    ) {
        Err(MailError::Unusable(what)) => what,
        other => panic!("{other:?}"),
    };
    let evil = "x\r\nBcc: all@example.org".to_owned();
    let named = House { name: evil.clone(), ..house() };
    assert_eq!(try_with(&named, &mail(), &words(), "ab"), "from");
    let from = Mail { from: format!("post@example.org{evil}"), ..mail() };
    assert_eq!(try_with(&house(), &from, &words(), "ab"), "from");
    let answers = Mail { reply_to: Some("a@b@example.org".into()), ..mail() };
    assert_eq!(try_with(&house(), &answers, &words(), "ab"), "reply-to");
    let subject = BTreeMap::from([("de".to_owned(), (evil, String::new()))]);
    assert_eq!(try_with(&house(), &mail(), &subject, "ab"), "subject");
    assert_eq!(try_with(&house(), &mail(), &BTreeMap::new(), "ab"), "subject");
    assert_eq!(try_with(&house(), &mail(), &words(), "ab>\r\nX: y"), "key");
}

#[test]
fn marks_in_names_stay_part_of_the_name() {
    let release = release(&["de"]);
    for name in ["Bo, all@example.org", "Bo\" <all@example.org>", "Bo; x", "(Bo)", "Bo\\"] {
        let text = write(&release, &person(name, "de")).unwrap();
        let to = header(&text, "To")[0];
        assert!(to.ends_with("<bo@zeitung.example>") && to.starts_with(['"', '=']), "{to}");
        assert_eq!(to.matches("> ").count() + to.matches(">,").count(), 0, "{to}");
    }
}

#[test]
fn dates_that_a_header_cannot_show() {
    let release = release(&["de"]);
    let bo = person("Bo", "de");
    for date in [jiff::Timestamp::MIN, jiff::Timestamp::from_second(-1).unwrap()] {
        let got = message(&release, &bo, "ab", &house(), &mail(), &words(), date);
        assert!(matches!(got, Err(MailError::Unusable("date"))));
    }
    assert!(message(&release, &bo, "ab", &house(), &mail(), &words(), jiff::Timestamp::MAX).is_ok());
}

#[test]
fn a_release_without_the_text_is_refused() {
    let release = Release::sample("2026-winter", &[("de", "text")], Vec::new());
    assert!(matches!(write(&release, &person("Bo", "de")), Err(MailError::Unusable("text"))));
}
