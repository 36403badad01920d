//! Blanks in a sealed text that only the website itself can fill: where a file lies there, under which number.

use crate::statement::Lang;
use std::fmt;

/// A place that stays open when a text for the website is sealed. It is written `%%address:de/a.pdf%%`;
/// the same blanks are put back to compare what the website shows with what was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blank {
    /// The address of an artefact, by its path in the release.
    Address(String),
    /// The number that the website gave an artefact.
    Number(String),
    /// The address of the same statement in another language.
    Edition(Lang),
}

impl fmt::Display for Blank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Blank::Address(path) => write!(f, "%%address:{}%%", field(path)),
            Blank::Number(path) => write!(f, "%%number:{}%%", field(path)),
            Blank::Edition(lang) => write!(f, "%%edition:{lang}%%"),
        }
    }
}

/// A path without anything that an attribute or a block's settings would read as theirs.
fn field(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._/".contains(&byte);
    path.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("={b:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_hold_no_mark_of_the_text_around_them() {
        let path = "de/media/a \"b\"--ü.png".to_owned();
        assert_eq!(Blank::Address(path.clone()).to_string(), "%%address:de/media/a=20=22b=22--=C3=BC.png%%");
        assert_eq!(Blank::Number(path).to_string(), "%%number:de/media/a=20=22b=22--=C3=BC.png%%");
        assert_eq!(Blank::Edition(Lang::parse("de-simple").unwrap()).to_string(), "%%edition:de-simple%%");
    }
}
