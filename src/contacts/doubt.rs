//! What a careful colleague would remark about a press list: mistyped domains, boxes of many, one person twice.

use super::Contacts;
use std::collections::BTreeMap;

/// One remark. It names the person, and of the address no more than the part behind the `@`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    pub kind: DoubtKind,
    pub name: String,
    pub outlet: String,
    pub domain: String,
    /// What it should perhaps be, or who else is meant.
    pub better: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DoubtKind {
    /// One letter away from a domain that everybody knows, or from one that more people here have.
    Typo,
    /// The same name at the same outlet with another address.
    Twice,
    /// `redaktion@`, `info@`: nobody's own, so that nobody may object for themselves.
    Role,
    /// Reported as undeliverable, and left out until mended.
    Bounced,
}

/// Domains where many people have their mail.
const KNOWN: [&str; 16] = [
    "gmail.com",
    "gmx.de",
    "gmx.net",
    "web.de",
    "t-online.de",
    "freenet.de",
    "outlook.com",
    "outlook.de",
    "hotmail.com",
    "yahoo.com",
    "yahoo.de",
    "icloud.com",
    "posteo.de",
    "mailbox.org",
    "dpa.com",
    "epd.de",
];

/// What stands before the `@` where a box belongs to an office.
const ROLES: [&str; 16] = [
    "info",
    "redaktion",
    "presse",
    "press",
    "kontakt",
    "contact",
    "office",
    "news",
    "newsroom",
    "lokales",
    "politik",
    "post",
    "mail",
    "sekretariat",
    "zentrale",
    "editor",
];

impl Contacts {
    /// Every remark, sorted: what keeps a mail from arriving comes first.
    pub fn doubts(&self) -> Vec<Doubt> {
        let mut domains: BTreeMap<&str, usize> = BTreeMap::new();
        let mut people: BTreeMap<(String, String), usize> = BTreeMap::new();
        let who = |contact: &super::list::Contact| (contact.name.to_lowercase(), contact.outlet.to_lowercase());
        for contact in self.rows() {
            *domains.entry(domain(contact.email.as_str())).or_default() += 1;
            *people.entry(who(contact)).or_default() += 1;
        }
        let mut doubts = Vec::new();
        for contact in self.rows() {
            let (local, at) = contact.email.as_str().split_once('@').unwrap_or_default();
            let mut say = |kind, better: &str| {
                let (name, outlet) = (contact.name.clone(), contact.outlet.clone());
                doubts.push(Doubt { kind, name, outlet, domain: at.to_owned(), better: better.to_owned() });
            };
            if let Some(better) = meant(at, &domains) {
                say(DoubtKind::Typo, better);
            }
            if !contact.name.is_empty() && people.get(&who(contact)).is_some_and(|count| *count > 1) {
                say(DoubtKind::Twice, "");
            }
            if ROLES.contains(&local.to_lowercase().as_str()) {
                say(DoubtKind::Role, "");
            }
            if contact.bounced.is_some() {
                say(DoubtKind::Bounced, "");
            }
        }
        doubts.sort();
        doubts
    }
}

fn domain(address: &str) -> &str {
    address.split_once('@').map_or("", |(_, domain)| domain)
}

/// The domain that was probably meant: one letter away, and either known to everybody or far more
/// common on this list.
fn meant<'a>(typed: &str, here: &BTreeMap<&'a str, usize>) -> Option<&'a str> {
    if KNOWN.contains(&typed) {
        return None;
    }
    if let Some(known) = KNOWN.iter().find(|known| one_apart(typed, known)) {
        return Some(known);
    }
    let often = here.get(typed).copied().unwrap_or(0);
    here.iter().find(|(other, count)| **count >= 3 * often.max(1) && one_apart(typed, other)).map(|(other, _)| *other)
}

/// Whether one letter was changed, left out, added, or swapped with its neighbour.
fn one_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (&a[same..], &b[same..]);
    match (rest_a, rest_b) {
        ([], []) => false,
        ([_, x @ ..], [_, y @ ..]) if x == y => true,
        ([_, x @ ..], y) if x == y => true,
        (x, [_, y @ ..]) if x == y => true,
        ([p, q, x @ ..], [r, s, y @ ..]) => p == s && q == r && x == y,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_about_a_list() {
        let rows = "name,email,outlet,lists,source,objected,bounced\n\
            Ada,ada@gmial.com,Blatt,presse,Karte,,\n\
            Bo,bo@gmx.de,Blatt,presse,Karte,,\n\
            Cem,cem@zeitung.example,Z,presse,Karte,,\nDia,dia@zeitung.example,Z,presse,Karte,,\nEli,eli@zeitung.example,Z,presse,Karte,,\n\
            Fee,fee@zeitnug.example,Z,presse,Karte,,\n\
            Gül,gul@eins.example,Z,presse,Karte,,\nGül,gul@zwei.example,Z,presse,Karte,,\n\
            ,Redaktion@blatt.example,Blatt,presse,Karte,,\n\
            Hal,hal@drei.example,Z,presse,Karte,,2026-03-01\n";
        let contacts = Contacts::read(rows.as_bytes(), jiff::civil::date(2026, 11, 24))
            .unwrap_or_else(|errors| panic!("{errors:?}"));
        let found: Vec<_> = contacts.doubts().into_iter().map(|d| (d.kind, d.name, d.better)).collect();
        let expected = [
            (DoubtKind::Typo, "Ada", "gmail.com"),
            (DoubtKind::Typo, "Fee", "zeitung.example"),
            (DoubtKind::Twice, "Gül", ""),
            (DoubtKind::Twice, "Gül", ""),
            (DoubtKind::Role, "", ""),
            (DoubtKind::Bounced, "Hal", ""),
        ];
        assert_eq!(found, expected.map(|(kind, name, better)| (kind, name.to_owned(), better.to_owned())));
        assert!(!format!("{:?}", contacts.doubts()).contains('@'));
    }

    #[test]
    fn one_letter_apart() {
        for (a, b, apart) in [
            ("gmx.de", "gmx.de", false),
            ("gmx.de", "gmy.de", true),
            ("gmx.de", "gm.de", true),
            ("gm.de", "gmx.de", true),
            ("gxm.de", "gmx.de", true),
            ("gmx.de", "web.de", false),
            ("", "a", true),
            ("", "ab", false),
        ] {
            assert_eq!(one_apart(a, b), apart, "{a} {b}");
        }
    }
}
