//! Who we are: the identity of the organisation on letterhead, website and mail.

use serde::Deserialize;
use std::collections::BTreeMap;

/// `[organisation]` in `workflow.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct House {
    pub name: String,
    /// The town in datelines.
    #[serde(default)]
    pub place: String,
    /// Address lines, as in a letterhead.
    #[serde(default)]
    pub address: Vec<String>,
    #[serde(default)]
    pub website: String,
    /// The house's own number and address, beside those of the press contacts.
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub email: String,
    /// Where the organisation is registered (Vereinsregister).
    #[serde(default)]
    pub register: Option<String>,
    /// The account for donations, line by line.
    #[serde(default)]
    pub bank: Vec<String>,
    /// Main colour, `#rrggbb`.
    #[serde(default)]
    pub colour: Option<String>,
    /// The house's own typeface by its family name; its files lie in `templates/fonts/`.
    #[serde(default)]
    pub font: Option<String>,
    /// Path of the logo in `templates/`, SVG or PNG; its alternative text is the name.
    #[serde(default)]
    pub logo: Option<String>,
    /// The paragraph about ourselves at the end of press releases (Abbinder), by language.
    #[serde(default)]
    pub boilerplate: BTreeMap<String, String>,
    /// The heading above it, by language; "Über uns" where there is none.
    #[serde(default)]
    pub about: BTreeMap<String, String>,
    /// Further lines for the footer.
    #[serde(default)]
    pub imprint: Vec<String>,
    /// The person responsible under press law (V. i. S. d. P.).
    #[serde(default)]
    pub responsible: Option<String>,
    /// Press contacts by the name the front matter uses.
    #[serde(default)]
    pub contacts: BTreeMap<String, PressContact>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PressContact {
    pub name: String,
    #[serde(default)]
    pub function: String,
    #[serde(default)]
    pub phone: String,
    pub email: String,
}

/// What in `[organisation]` cannot be used: the key, as it is written in `workflow.toml`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("organisation.{0} cannot be used")]
pub struct HouseFault(pub String);

impl House {
    /// The house's own website, if it is one that a link may lead to.
    pub fn web_address(&self) -> Option<&str> {
        Some(self.website.as_str()).filter(|address| is_web_address(address))
    }

    /// The lines of the imprint: what was put there, the register, the account.
    pub fn footer(&self) -> Vec<String> {
        self.imprint.iter().chain(&self.register).chain(&self.bank).cloned().collect()
    }

    /// Everything that cannot go on letterhead, website or mail; empty if all is well.
    pub fn faults(&self) -> Vec<HouseFault> {
        let mut faults = Vec::new();
        let mut check = |fine: bool, key: String| {
            if !fine {
                faults.push(HouseFault(key));
            }
        };
        check(!self.name.trim().is_empty() && is_line(&self.name), "name".into());
        check(self.address.iter().all(|line| is_line(line)), "address".into());
        check(self.imprint.iter().all(|line| is_line(line)), "imprint".into());
        check(self.bank.iter().all(|line| is_line(line)), "bank".into());
        check(self.register.as_deref().is_none_or(is_line), "register".into());
        check(self.font.as_deref().is_none_or(is_line), "font".into());
        check(self.about.values().all(|heading| is_line(heading)), "about".into());
        check(is_line(&self.phone), "phone".into());
        check(self.email.is_empty() || crate::person::Email::parse(&self.email).is_some(), "email".into());
        check(self.website.is_empty() || self.web_address().is_some(), "website".into());
        check(self.colour.as_deref().is_none_or(|colour| rgb(colour).is_some()), "colour".into());
        check(self.logo.as_deref().is_none_or(is_logo), "logo".into());
        for (key, contact) in &self.contacts {
            let lines = [&contact.name, &contact.function, &contact.phone];
            check(!contact.name.trim().is_empty() && lines.iter().all(|line| is_line(line)), format!("contacts.{key}"));
            check(crate::person::Email::parse(&contact.email).is_some(), format!("contacts.{key}.email"));
        }
        faults
    }
}

/// Red, green and blue of `#rrggbb`.
pub fn rgb(colour: &str) -> Option<[u8; 3]> {
    let hex = colour.strip_prefix('#')?;
    if hex.len() != 6 || !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

fn is_line(text: &str) -> bool {
    !text.chars().any(char::is_control)
}

fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty()) && !text.contains(|c: char| c.is_control() || " \"<>\\".contains(c))
}

fn is_logo(path: &str) -> bool {
    let tidy = path.split('/').all(|part| !matches!(part, "" | "." | "..")) && is_line(path) && !path.contains('\\');
    let lower = path.to_lowercase();
    tidy && (lower.ends_with(".svg") || lower.ends_with(".png"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_used_is_named() {
        let fine = r##"{"name": "Netz e. V.", "website": "https://example.org/", "colour": "#0a7D44",
            "logo": "logo.svg", "contacts": {"presse": {"name": "Ada Beispiel", "email": "presse@example.org"}}}"##;
        let cases = [
            ("Netz e. V.", "Netz e. V.", None),
            ("Netz e. V.", " ", Some("name")),
            ("https:", "javascript:", Some("website")),
            ("#0a7D44", "red", Some("colour")),
            ("#0a7D44", "#0a7D4é", Some("colour")),
            ("logo.svg", "../logo.svg", Some("logo")),
            ("logo.svg", "/logo.svg", Some("logo")),
            ("logo.svg", "logo.pdf", Some("logo")),
            ("presse@example.org", "presse", Some("contacts.presse.email")),
            ("Ada Beispiel", "", Some("contacts.presse")),
        ];
        for (from, to, fault) in cases {
            let house: House = serde_json::from_str(&fine.replace(from, to)).unwrap();
            let faults: Vec<_> = house.faults().into_iter().map(|fault| fault.0).collect();
            assert_eq!(faults, fault.into_iter().map(str::to_owned).collect::<Vec<_>>(), "{to}");
        }
        let house = House { name: "Netz\r\nBcc: x@example.org".into(), ..House::default() };
        assert_eq!(house.faults(), [HouseFault("name".into())]);
    }
}
