//! The head of a mailing: who writes, when, under which subject; sealed with the text that it stands over.

use super::Mail;
use crate::contacts::{Email, Recipient};
use crate::release::House;
use jiff::Timestamp;

/// What stands above and below every mail of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    pub date: Timestamp,
    /// Address and name.
    pub from: (Email, String),
    /// Where answers and objections go.
    pub reply_to: (Email, String),
    /// The press list as a part of a host name: `landespresse`.
    pub list: String,
    pub subject: String,
    /// Where the address comes from and how to object; `{source}` stands for what each person is told.
    pub footer: String,
}

impl Head {
    /// The head for these words, or what cannot be used of it.
    pub fn new(
        house: &House,
        mail: &Mail,
        lists: &[String],
        words: (&str, &str),
        date: Timestamp,
    ) -> Result<Self, &'static str> {
        let address = |text: &str| Email::parse(text).filter(|address| address.as_str().is_ascii());
        let from = address(&mail.from).filter(|_| is_line(&house.name)).ok_or("from")?;
        let (answers, name) = match (&mail.reply_to, house.contacts.values().next()) {
            (Some(given), _) => (given, &house.name),
            (None, Some(contact)) => (&contact.email, &contact.name),
            (None, None) => (&mail.from, &house.name),
        };
        let answers = address(answers).filter(|_| is_line(name)).ok_or("reply-to")?;
        let (subject, footer) = words;
        if subject.trim().is_empty() || !is_line(subject) {
            return Err("subject");
        }
        Ok(Self {
            date,
            from: (from, house.name.trim().to_owned()),
            reply_to: (answers, name.trim().to_owned()),
            list: list_name(lists),
            subject: subject.trim().to_owned(),
            footer: footer.split_whitespace().collect::<Vec<_>>().join(" "),
        })
    }

    /// One fact a line, in a fixed order.
    pub fn print(&self) -> String {
        let Self { date, from, reply_to, list, subject, footer } = self;
        format!(
            "date {date}\nfrom {} {}\nreply-to {} {}\nlist {list}\nsubject {subject}\nfooter {footer}\n",
            from.0, from.1, reply_to.0, reply_to.1
        )
    }

    /// Reads what `print` writes and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let mut fact = |key: &str| lines.next()?.strip_prefix(key)?.strip_prefix(' ');
        let person = |fact: &str| {
            let (address, name) = fact.split_once(' ')?;
            Some((Email::parse(address)?, name.to_owned()))
        };
        let head = Self {
            date: fact("date")?.parse().ok()?,
            from: person(fact("from")?)?,
            reply_to: person(fact("reply-to")?)?,
            list: fact("list")?.to_owned(),
            subject: fact("subject")?.to_owned(),
            footer: fact("footer")?.to_owned(),
        };
        (head.print() == text).then_some(head)
    }

    /// The footer for one person: what the list knows of where their address comes from.
    pub fn footer_for(&self, recipient: &Recipient) -> String {
        let since = recipient.since.map(|date| format!(" ({date})")).unwrap_or_default();
        self.footer.replace("{source}", &format!("{}{since}", recipient.source))
    }
}

/// One list by its name in the letters that a host name may have; several are the press.
fn list_name(lists: &[String]) -> String {
    let plain = |name: &String| {
        let letters = name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
        letters.collect::<String>().trim_matches('-').to_owned()
    };
    match lists {
        [only] if !plain(only).is_empty() && only.len() <= 40 => plain(only),
        _ => "press".to_owned(),
    }
}

pub(super) fn is_line(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(lists: &[&str], from: &str, subject: &str) -> Result<Head, &'static str> {
        let house = House { name: "Netz für Alle".into(), ..House::default() };
        let mail: Mail = serde_json::from_value(serde_json::json!({"kind": "folder", "from": from})).unwrap();
        let lists: Vec<String> = lists.iter().map(|list| (*list).to_owned()).collect();
        Head::new(&house, &mail, &lists, (subject, "Von: {source}.\nAbmelden"), Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn a_head_comes_back_as_it_was() {
        let head = head(&["landespresse"], "post@example.org", "Pressemitteilung: Größe").unwrap();
        assert_eq!(Head::parse(&head.print()), Some(head.clone()));
        assert_eq!(head.footer, "Von: {source}. Abmelden");
        for other in ["", "date x\n", &format!("{}\n", head.print()), &head.print().replace("list ", "List ")] {
            assert_eq!(Head::parse(other), None, "{other}");
        }
    }

    #[test]
    fn what_cannot_stand_in_a_header_is_refused() {
        assert_eq!(head(&[], "post@example.org\r\nBcc: x@example.org", "x").err(), Some("from"));
        assert_eq!(head(&[], "post@größe.example", "x").err(), Some("from"));
        for subject in ["", " ", "x\r\nBcc: all@example.org", "x\u{2028}y"] {
            assert_eq!(head(&[], "post@example.org", subject).err(), Some("subject"), "{subject:?}");
        }
    }

    #[test]
    fn lists_are_named_by_letters_that_a_host_name_has() {
        for (lists, name) in [
            (&["landespresse"][..], "landespresse"),
            (&["Länder & mehr"], "l-nder---mehr"),
            (&["ü"], "press"),
            (&["a", "b"], "press"),
            (&[], "press"),
        ] {
            assert_eq!(head(lists, "post@example.org", "x").unwrap().list, name);
        }
    }
}
