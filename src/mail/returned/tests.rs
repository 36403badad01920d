//! Tests of what comes back: reports in the shapes of several servers, notices of machines, answers of people.

use super::*;

const ID: &str = "0123456789ab.00112233445566778899aabbccddeeff@example.org";
const KEY: &str = "00112233445566778899aabbccddeeff";

fn undelivered(reply: &str) -> Said {
    Said::Undelivered { reply: reply.to_owned() }
}

fn bounced(address: &str) -> Said {
    Said::Bounced { recipient: Email::parse(address) }
}

/// What a sample says, which is about our person, or about nobody.
#[track_caller]
fn check(sample: &str, expected: Said) {
    let text = sample.replace("{id}", ID);
    // With the line ends of a mail server and with those of a folder.
    for text in [text.replace('\n', "\r\n"), text] {
        let found = returned(text.as_bytes()).expect("a mail");
        assert_eq!(found.said, expected, "{text}");
        let key = if expected == Said::Nothing { "" } else { KEY };
        assert_eq!(found.whose, Whose::Key(key.to_owned()), "{text}");
        assert!(!format!("{found:?}").contains('@'));
    }
}

macro_rules! sample {
    ($name:literal) => {
        include_str!(concat!("../../../tests/data/returns/", $name, ".eml"))
    };
}

#[test]
fn only_an_address_that_is_not_there_has_bounced() {
    check(sample!("postfix"), bounced("bo@zeitung.example"));
    check(sample!("exchange-de"), bounced("bo@zeitung.example"));
    check(sample!("exchange-blocked"), bounced("bo@zeitung.example"));
    check(sample!("gmail"), bounced("bo@gmail.com"));
    check(sample!("sentences-de"), Said::Bounced { recipient: None });
    check(sample!("behind-alias"), bounced("frueher@zeitung.example"));
    check(sample!("full"), undelivered("5.2.2 552 5.2.2 … mailbox is full"));
    check(sample!("given-up"), undelivered("4.4.7 451 4.7.1 Greylisted, try again later"));
    check(sample!("delayed"), Said::Delayed);
}

#[test]
fn a_machine_that_answers_says_nothing_of_the_address_and_a_person_is_read_by_a_person() {
    check(sample!("away"), Said::Automatic);
    check(sample!("wish-de"), Said::PerhapsObjected);
    check(sample!("spam-button"), Said::PerhapsObjected);
    check(sample!("question"), Said::Nothing);
    let alone = returned(sample!("wish-alone").as_bytes()).unwrap();
    let sender = Email::parse("zoe@zeitung.example").unwrap();
    assert_eq!((alone.whose, alone.said), (Whose::Sender(sender), Said::PerhapsObjected));
}

fn report(action: &str, status: &str, diagnostic: &str, id: &str) -> String {
    format!(
        "From: MAILER-DAEMON@example.org\nSubject: Undelivered\nMIME-Version: 1.0\nContent-Type: multipart/report;\n report-type=delivery-status;\n boundary=\"b\"\n\n\
         --b\nContent-Type: text/plain\n\nSorry.\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n\
         Final-Recipient: rfc822; bo@zeitung.example\nAction: {action}\nStatus: {status}\n{diagnostic}\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <{id}>\n\n--b--\n"
    )
}

#[test]
fn codes_and_words() {
    let said = |action: &str, status: &str, diagnostic: &str| {
        let line = if diagnostic.is_empty() { String::new() } else { format!("Diagnostic-Code: smtp; {diagnostic}\n") };
        returned(report(action, status, &line, ID).as_bytes()).unwrap().said
    };
    let gone = || bounced("bo@zeitung.example");
    for (status, diagnostic) in [
        ("5.1.1", ""),
        ("5.1.10", ""),
        ("5.4.4", "Host or domain name not found"),
        ("5.0.0", "550 5.1.1 unknown"),
        ("5.0.0", "550 Unrouteable address"),
        ("5.0.0", "550 No such user here"),
        ("5.5.0", "550 5.5.0 Requested action not taken: mailbox unavailable"),
        ("5.1.0", "550-Empfänger unbekannt"),
    ] {
        assert_eq!(said("failed", status, diagnostic), gone(), "{status} {diagnostic}");
        assert_eq!(said("Failed", status, diagnostic), gone());
    }
    for (status, diagnostic) in [
        ("5.0.0", ""),
        ("5.0.0", "550 Relay not permitted"),
        ("5.0.0", "550 5.7.1 relaying denied, unknown user"),
        ("5.1.0", "550 5.1.0 sender address rejected: user unknown"),
        ("5.1.8", "550 5.1.8 bad sender"),
        ("5.7.1", "554 5.7.1 looks like spam"),
        ("5.0.0", "550 mailbox unavailable: blocked by policy"),
        ("5.2.2", "552 quota exceeded"),
        ("5.3.4", "552 message too large"),
        ("4.2.2", "452 mailbox full, user unknown"),
    ] {
        assert!(matches!(said("failed", status, diagnostic), Said::Undelivered { .. }), "{status} {diagnostic}");
    }
    for action in ["relayed", "delivered", "expanded", ""] {
        assert_eq!(said(action, "5.1.1", ""), Said::Nothing, "{action}");
    }
    let strangers = returned(report("failed", "5.1.1", "", "somebody-elses@example.com").as_bytes()).unwrap();
    assert_eq!(strangers.said, Said::Nothing);
}

#[test]
fn answers_at_once_have_the_same_meaning() {
    for (reply, missing) in [
        ("550 5.1.1 … user unknown", true),
        ("550 5.2.1 The email account that you tried to reach is disabled", true),
        ("550-5.2.1 The user you are trying to contact is receiving mail at a rate that prevents more", false),
        ("550 Unrouteable address", true),
        ("553 5.1.2 bad domain", true),
        ("550 …: no such user here", true),
        ("550 no", false),
        ("550 5.7.1 unknown user of this relay", false),
        ("552 5.2.2 mailbox full", false),
        ("450 4.1.1 user unknown", false),
        ("451 unknown user", false),
        ("", false),
    ] {
        assert_eq!(is_no_address(reply), missing, "{reply}");
    }
}

#[test]
fn who_wants_to_leave_needs_a_mail_of_ours() {
    let short = ID.split('@').next().unwrap();
    let said = |head: &str, body: &str| {
        let text = format!("From: bo@zeitung.example\nMessage-ID: <x@y.example>\n{head}\n\n{body}\n");
        returned(text.as_bytes()).map(|found| found.said)
    };
    let reply = |subject: &str, body: &str| said(&format!("In-Reply-To: <{ID}>\nSubject: {subject}"), body);
    assert_eq!(said(&format!("Subject: unsubscribe {short}"), ""), Some(Said::Objected));
    assert_eq!(said(&format!("Subject: Unsubscribe {}", short.to_uppercase()), ""), Some(Said::Objected));
    assert_eq!(said("Subject: unsubscribe", ""), Some(Said::PerhapsObjected), "whoever it is, a person reads it");
    assert_eq!(reply("AW: x", "Ich möchte mich ABMELDEN."), Some(Said::PerhapsObjected));
    assert_eq!(
        reply("AW: Widerspruch hilft", "Danke! Rufen Sie an?\n> Wenn Sie sich abmelden möchten"),
        Some(Said::Nothing)
    );
    assert_eq!(reply("Lesebestätigung", "Gelesen"), Some(Said::Nothing));
    for no_mail in ["", "\n\n\u{fffd}ä.ö", "name,email\nBo,bo@zeitung.example\n", "# dovecot-uidlist\n3 V1\n"] {
        assert_eq!(returned(no_mail.as_bytes()), None, "{no_mail}");
    }
}

#[test]
fn whatever_is_cut_off_or_broken_is_no_panic() {
    let whole = sample!("gmail").replace("{id}", ID).replace('\n', "\r\n");
    for cut in (0..whole.len()).step_by(7) {
        let _ = returned(&whole.as_bytes()[..cut]);
        let mut broken = whole.clone().into_bytes();
        broken[cut] ^= 0xff;
        let _ = returned(&broken);
    }
}
