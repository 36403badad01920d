//! What comes back to the press office: reports of mails that could not be delivered (RFC 3464), and
//! people who want no more.
//!
//! Whose it is, is read from our own Message-ID alone, which every mail carries and every report quotes:
//! it holds the keyed hash of the address. Nobody who lacks a mail of ours can take somebody off the list.

/// What one message says, about the person with this key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Returned {
    /// The address does not work, for good.
    Bounced { key: String },
    /// They used the way to leave the list that our mails offer.
    Objected { key: String },
    /// An answer that sounds like it; a person reads it.
    PerhapsObjected { key: String },
}

/// Words of people who want no more mail, in lower case.
const WISHES: [&str; 10] = [
    "unsubscribe",
    "abmelden",
    "austragen",
    "abbestellen",
    "widerspreche",
    "widerspruch",
    "keine mails",
    "keine pressemitteilungen",
    "remove me",
    "nicht mehr anschreiben",
];

/// No more of a message is looked at; reports quote the whole mail with its PDF.
const LOOKED_AT: usize = 256 << 10;

/// Reads one message as it lies in a mail folder; `None` where it says nothing of this kind.
pub fn returned(bytes: &[u8]) -> Option<Returned> {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(LOOKED_AT)]).replace("\r\n", "\n");
    let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    let head = head.replace("\n ", " ").replace("\n\t", " ");
    let header = |name: &str| {
        let line =
            head.lines().find(|line| line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)));
        line.and_then(|line| line.get(name.len()..)?.strip_prefix(':')).unwrap_or_default().trim().to_lowercase()
    };
    let kind = header("content-type");
    if kind.contains("multipart/report") && kind.contains("delivery-status") {
        let key = key(body)?;
        return is_permanent(body).then_some(Returned::Bounced { key });
    }
    let subject = header("subject");
    if let Some(key) = subject.strip_prefix("unsubscribe ").and_then(key) {
        return Some(Returned::Objected { key });
    }
    let key = key(&header("in-reply-to")).or_else(|| key(&header("references")))?;
    let own: Vec<&str> = body.lines().filter(|line| !line.starts_with('>')).take(12).collect();
    let said = format!("{subject}\n{}", own.join("\n").to_lowercase());
    WISHES.iter().any(|wish| said.contains(wish)).then_some(Returned::PerhapsObjected { key })
}

/// The subject of the mail that takes somebody off the list.
pub(super) fn leaving(release: &str, key: &str) -> String {
    format!("unsubscribe%20{release}.{key}")
}

/// Whether the report says that the mail has failed for good: `Action: failed`, `Status: 5.…`.
fn is_permanent(body: &str) -> bool {
    let field = |line: &str, name: &str, value: &str| {
        let lower = line.trim().to_lowercase();
        lower.strip_prefix(name).is_some_and(|rest| rest.trim().starts_with(value))
    };
    let says = |name: &str, value: &str| body.lines().any(|line| field(line, name, value));
    says("action:", "failed") && says("status:", "5.")
}

/// The key in a Message-ID of ours, `<release>.<key>`: 12 and 32 hexadecimal digits.
fn key(text: &str) -> Option<String> {
    let hex = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    text.match_indices('.').find_map(|(at, _)| {
        let release = text.get(at.checked_sub(12)?..at)?;
        let key = text.get(at + 1..at + 33)?;
        let ends = !text[at + 33..].starts_with(|c: char| c.is_ascii_alphanumeric());
        (hex(release) && hex(key) && ends).then(|| key.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0123456789ab.00112233445566778899aabbccddeeff@example.org";
    const KEY: &str = "00112233445566778899aabbccddeeff";

    fn report(action: &str, status: &str, id: &str) -> String {
        format!(
            "From: MAILER-DAEMON@example.org\r\nSubject: Undelivered\r\nContent-Type: multipart/report;\r\n report-type=delivery-status;\r\n boundary=\"b\"\r\n\r\n\
             --b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\n\
             Final-Recipient: rfc822; bo@zeitung.example\r\nAction: {action}\r\nStatus: {status}\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{id}>\r\n\r\n--b--\r\n"
        )
    }

    #[test]
    fn what_comes_back() {
        let key = || KEY.to_owned();
        let reply = |subject: &str, body: &str| {
            format!("From: bo@zeitung.example\nIn-Reply-To: <{ID}>\nSubject: {subject}\n\n{body}\n")
        };
        let cases = [
            (report("failed", "5.1.1", ID), Some(Returned::Bounced { key: key() })),
            (report("Failed", "5.0.0", ID), Some(Returned::Bounced { key: key() })),
            (report("delayed", "4.4.1", ID), None),
            (report("failed", "4.4.7", ID), None),
            (report("relayed", "2.0.0", ID), None),
            (report("failed", "5.1.1", "somebody-elses@example.com"), None),
            (
                format!("From: a@b.example\nSubject: unsubscribe {}\n\n", ID.split('@').next().unwrap()),
                Some(Returned::Objected { key: key() }),
            ),
            ("From: a@b.example\nSubject: unsubscribe\n\n".to_owned(), None),
            (
                reply("AW: Pressemitteilung", "Bitte nehmen Sie mich vom Verteiler, ich möchte mich ABMELDEN."),
                Some(Returned::PerhapsObjected { key: key() }),
            ),
            (reply("AW: Pressemitteilung", "Danke! Rufen Sie an?\n> Wenn Sie sich abmelden möchten"), None),
            (reply("Unsubscribe", ""), Some(Returned::PerhapsObjected { key: key() })),
            (String::new(), None),
            ("\n\n\u{fffd}ä.ö".to_owned(), None),
        ];
        for (message, expected) in cases {
            assert_eq!(returned(message.as_bytes()), expected, "{message}");
        }
    }
}
