//! Tests of the courier: what each answer at each place in the conversation means.

use super::*;
use crate::mail::postbox::{LOGIN, Moment, Mood, Postbox, Verb, authority};

fn relay(port: u16) -> Relay {
    Relay {
        host: "localhost".into(),
        port,
        security: Security::Starttls,
        hello: "example.org".into(),
        login: Some((LOGIN.0.into(), LOGIN.1.into())),
        authority: Some(authority().as_bytes().to_vec()),
        patience: Duration::from_secs(20),
        long_patience: Duration::from_secs(20),
    }
}

fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

fn letter(text: &str) -> Message {
    Message { key: "abc1".into(), bytes: text.as_bytes().to_vec() }
}

fn deliver(courier: &mut Courier, to: &str) -> Answer {
    courier.deliver(&letter("Subject: x\r\n\r\n.dot\r\nend\r\n"), &email("post@example.org"), &email(to))
}

/// A postbox with this mood at this place, for the first who comes.
fn moody(verb: Verb, mood: Mood) -> Postbox {
    let mut mood = Some(mood);
    Postbox::open(false, move |moment: &Moment<'_>| match moment.verb == verb {
        true => mood.take().unwrap_or(Mood::Well),
        false => Mood::Well,
    })
}

#[test]
fn what_an_answer_means_depends_on_where_it_comes() {
    use Mood::{Cut, KeepAnd, Say, Silent};
    let refused = |mailbox| move |reply: &str| Answer::Refused { reply: reply.into(), mailbox };
    let deferred = |mailbox| move |reply: &str| Answer::Deferred { reply: reply.into(), mailbox };
    let cases: Vec<(Verb, Mood, Answer, bool)> = vec![
        (Verb::End, Mood::Well, Answer::Accepted("250 2.0.0 queued as 1".into()), true),
        (Verb::Mail, Say("550 5.7.1 not from you"), Answer::Stopped("550 5.7.1 not from you".into()), false),
        (Verb::Mail, Say("451 later"), deferred(false)("451 later"), false),
        (Verb::Mail, Say("421 bye"), Answer::Stopped("421 bye".into()), false),
        (Verb::Rcpt, Say("550 <bo@zeitung.example> unknown"), refused(true)("550 … unknown"), false),
        (Verb::Rcpt, Say("552 full"), refused(true)("552 full"), false),
        (Verb::Rcpt, Say("451 greylisted"), deferred(true)("451 greylisted"), false),
        (Verb::Rcpt, Say("421 bye"), Answer::Stopped("421 bye".into()), false),
        (Verb::Data, Say("554 no"), refused(false)("554 no"), false),
        (Verb::Data, Say("250 what?"), Answer::Stopped("250 what?".into()), false),
        (Verb::End, Say("452 full"), deferred(false)("452 full"), false),
        (Verb::End, Say("552 too large"), refused(false)("552 too large"), false),
        (Verb::End, Say("421 bye"), Answer::Stopped("421 bye".into()), false),
        (Verb::End, Say("354 what?"), Answer::Unknown("354 what?".into()), false),
        (Verb::End, KeepAnd(Box::new(Say("300 well"))), Answer::Unknown("300 well".into()), true),
    ];
    for (verb, mood, expected, kept) in cases {
        let postbox = moody(verb, mood.clone());
        let mut courier = Courier::connect(&relay(postbox.port)).unwrap();
        assert_eq!(deliver(&mut courier, "bo@zeitung.example"), expected, "{verb:?} {mood:?}");
        assert_eq!(postbox.kept().len(), usize::from(kept), "{verb:?} {mood:?}");
        let goes_on = matches!(expected, Answer::Accepted(_) | Answer::Refused { .. } | Answer::Deferred { .. });
        assert_eq!(courier.is_broken(), !goes_on, "{verb:?} {mood:?}");
        if goes_on {
            assert!(matches!(deliver(&mut courier, "cem@zeitung.example"), Answer::Accepted(_)), "{verb:?} {mood:?}");
            assert_eq!(postbox.connections(), 1);
        }
        courier.quit();
    }
    for (mood, before) in [(Cut, true), (Silent, true)] {
        for verb in [Verb::Mail, Verb::Rcpt, Verb::Data] {
            let postbox = moody(verb, mood.clone());
            let answer = deliver(&mut Courier::connect(&impatient(&postbox)).unwrap(), "bo@zeitung.example");
            assert!(matches!(answer, Answer::Stopped(_)) && before, "{verb:?} {mood:?}: {answer:?}");
            assert!(postbox.kept().is_empty());
        }
    }
    for mood in [Cut, Silent, KeepAnd(Box::new(Cut)), KeepAnd(Box::new(Silent))] {
        let postbox = moody(Verb::End, mood.clone());
        let answer = deliver(&mut Courier::connect(&impatient(&postbox)).unwrap(), "bo@zeitung.example");
        assert!(matches!(answer, Answer::Unknown(_)), "{mood:?}: {answer:?}");
        assert_eq!(postbox.kept().len(), usize::from(matches!(mood, KeepAnd(_))), "{mood:?}");
    }
}

/// Who never answers is waited for no longer than this; everybody else is far quicker.
fn impatient(postbox: &Postbox) -> Relay {
    Relay { patience: Duration::from_secs(2), long_patience: Duration::from_millis(300), ..relay(postbox.port) }
}

#[test]
fn what_is_kept_is_what_was_sent() {
    for implicit in [false, true] {
        let postbox = Postbox::open(implicit, |_| Mood::Well);
        let security = if implicit { Security::Tls } else { Security::Starttls };
        let mut courier = Courier::connect(&Relay { security, ..relay(postbox.port) }).unwrap();
        deliver(&mut courier, "bo@zeitung.example");
        let kept = postbox.kept().remove(0);
        assert_eq!((kept.from.as_str(), kept.to.as_str()), ("post@example.org", "bo@zeitung.example"));
        assert_eq!(String::from_utf8(kept.bytes).unwrap(), "Subject: x\r\n\r\n.dot\r\nend\r\n");
    }
}

#[test]
fn nobody_gets_a_password_who_should_not() {
    let talked = |security, change: fn(Relay) -> Relay, mood: Mood| {
        let postbox = moody(Verb::Starttls, mood);
        let relay = change(Relay { security, ..relay(postbox.port) });
        let error = Courier::connect(&relay).err().expect("not let in");
        assert!(!format!("{error} {error:?} {relay:?}").contains(LOGIN.1), "{error:?}");
        error
    };
    let plain = |relay| relay;
    let starttls = Security::Starttls;
    let error = talked(starttls, |relay| Relay { authority: None, ..relay }, Mood::Well);
    assert!(matches!(error, MailError::Certificate { .. }), "{error:?}");
    let error = talked(starttls, |relay| Relay { host: "127.0.0.1".into(), ..relay }, Mood::Well);
    assert!(matches!(error, MailError::Certificate { .. }), "another name: {error:?}");
    let error = talked(starttls, |relay| Relay { authority: Some(b"x".to_vec()), ..relay }, Mood::Well);
    assert!(matches!(error, MailError::Certificate { .. } | MailError::Unreachable { .. }), "{error:?}");
    let error = talked(starttls, plain, Mood::Say("454 no TLS today"));
    assert!(matches!(error, MailError::Unreachable { .. }), "{error:?}");
    let wrong = |relay| Relay { login: Some(("presse".into(), "falsch".into())), ..relay };
    let error = talked(starttls, wrong, Mood::Well);
    assert!(matches!(&error, MailError::Login { user, .. } if user == "presse"), "{error:?}");
    // A server that talks in the clear to whoever expects encryption, and one that is not there.
    let error = talked(Security::Tls, |relay| Relay { patience: Duration::from_millis(500), ..relay }, Mood::Well);
    assert!(matches!(error, MailError::Unreachable { .. } | MailError::Certificate { .. }), "{error:?}");
    assert!(matches!(Courier::connect(&relay(1)).err(), Some(MailError::Unreachable { port: 1, .. })));
}

#[test]
fn a_server_without_encryption_hears_nothing() {
    use std::io::{BufRead, BufReader, Write};
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.write_all(b"220 plain\r\n").unwrap();
        let mut heard = Vec::new();
        for line in BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok) {
            let _ = stream.write_all(b"250 plain.example.org\r\n");
            heard.push(line);
        }
        heard
    });
    assert!(matches!(Courier::connect(&relay(port)).err(), Some(MailError::NoEncryption { .. })));
    assert_eq!(heard.join().unwrap(), ["EHLO example.org", "QUIT"]);
}
