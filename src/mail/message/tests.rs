//! Tests of a message: whose it is, what is in it, and that nobody's words become a header.

use super::*;

fn release(langs: &[&str]) -> Release {
    let heads = langs.iter().map(|lang| head(lang).print()).collect::<Vec<_>>();
    release_with(langs, &heads)
}

pub(super) fn release_with(langs: &[&str], heads: &[String]) -> Release {
    let mut files = Vec::new();
    for (lang, head) in langs.iter().zip(heads) {
        let mut file = |name: String, bytes: &[u8]| {
            files.push(Artefact {
                path: format!("{lang}/{name}"),
                media_type: "application/octet-stream",
                bytes: bytes.to_vec(),
            });
        };
        file("mail.txt".into(), format!("Text auf {lang}: für alle.\n.Punkt am Anfang\n\n").as_bytes());
        file("mail.html".into(), format!("<p>Größe {lang}</p>\n.x\n<p>{FOOTER}</p>\n").as_bytes());
        file("mail.head".into(), head.as_bytes());
        file(format!("2026-winter-{lang}.pdf"), b"%PDF-1.7\nonly ASCII\r\nand mixed line ends\n");
        file("media/plan.pdf".into(), b"not this one");
        file("index.html".into(), b"<!doctype html>");
    }
    let editions: Vec<_> = langs.iter().map(|lang| (*lang, "text")).collect();
    Release::sample("2026-winter", &editions, files)
}

pub(super) fn head(lang: &str) -> Head {
    let address = |text: &str| Email::parse(text).unwrap();
    Head {
        date: "2026-11-24T09:00:00Z".parse().unwrap(),
        from: (address("post@example.org"), "Netzwerk für Bleiberecht e. V.".into()),
        reply_to: (address("presse@example.org"), "Ada Größe".into()),
        list: "landespresse".into(),
        subject: format!("Über Größe {lang}"),
        footer: format!("Abmelden {lang}: antworten Sie. Von: {{source}}"),
    }
}

pub(super) fn person(name: &str, language: &str) -> Recipient {
    let email = Email::parse("bo@zeitung.example").unwrap();
    let (name, language) = (name.to_owned(), language.to_owned());
    Recipient { name, email, outlet: String::new(), language, source: "Karte <1> & mehr".into(), since: None }
}

pub(super) fn message(release: &Release, person: &Recipient, key: &str) -> Result<Message, MailError> {
    Letters::of(release, "")?.to(person, key)
}

fn write(release: &Release, person: &Recipient) -> Result<String, MailError> {
    message(release, person, "0123abcd").map(|message| String::from_utf8(message.bytes).unwrap())
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
        ("List-Id", "<landespresse.example.org>".to_owned()),
        ("List-Unsubscribe", format!("<mailto:presse@example.org?subject=unsubscribe%20{id}.0123abcd>")),
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
    assert!(text.contains("Von: Karte <1> & mehr") && text.contains("Von: Karte &lt;1&gt; &amp; mehr"), "{text}");
    assert!(text.is_ascii() && !text.replace("\r\n", "").contains(['\r', '\n']));
}

#[test]
fn the_footer_is_set_in_lines_too() {
    let source = "Visitenkarte von der Jahrespressekonferenz des Landesverbands in Beispielstadt im Frühjahr";
    let bo = Recipient { source: source.into(), ..person("Bo", "de") };
    let text = write(&release(&["de"]), &bo).unwrap();
    let plain = text.split("--=20\r\n").nth(1).unwrap().split("\r\n\r\n").next().unwrap();
    let lines: Vec<&str> = plain.lines().take_while(|line| !line.starts_with("--")).collect();
    assert!(lines.len() >= 2 && lines.iter().all(|line| line.chars().count() <= 76), "{lines:?}");
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
        let release = release(langs);
        let letters = Letters::of(&release, usual.unwrap_or_default()).unwrap();
        let text = String::from_utf8(letters.to(&person("Bo", wanted), "0123abcd").unwrap().bytes).unwrap();
        assert!(text.contains(&format!("Text auf {got}:")), "{wanted} {usual:?}: {text}");
    }
}

#[test]
fn nothing_becomes_a_header_that_should_not() {
    let release = release(&["de"]);
    for name in ["Bo\r\nBcc: all@example.org", "Bo\nX: y", "Bo\u{0}", "Bo\u{2028}x"] {
        assert!(matches!(write(&release, &person(name, "de")), Err(MailError::Unusable("recipient"))), "{name:?}");
    }
    let long = "B".repeat(10_000);
    assert!(matches!(write(&release, &person(&long, "de")), Err(MailError::Unusable("recipient"))));
    let bo = person("Bo", "de");
    assert!(matches!(message(&release, &bo, "ab>\r\nX: y"), Err(MailError::Unusable("key"))));
    for broken in [
        head("de").print().replace("subject ", "subject x\nBcc: all@example.org"),
        head("de").print().replace("post@", "po st@"),
        String::new(),
    ] {
        let release = release_with(&["de"], &[broken]);
        assert!(matches!(write(&release, &bo), Err(MailError::Unusable("head"))));
    }
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
    let bo = person("Bo", "de");
    let dated = |date| release_with(&["de"], &[Head { date, ..head("de") }.print()]);
    for date in [jiff::Timestamp::MIN, jiff::Timestamp::from_second(-1).unwrap()] {
        assert!(matches!(write(&dated(date), &bo), Err(MailError::Unusable("date"))));
    }
    assert!(write(&dated(jiff::Timestamp::MAX), &bo).is_ok());
}

#[test]
fn a_release_without_the_text_is_refused() {
    let release = Release::sample("2026-winter", &[("de", "text")], Vec::new());
    assert!(matches!(write(&release, &person("Bo", "de")), Err(MailError::Unusable("text"))));
}
