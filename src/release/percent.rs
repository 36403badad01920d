//! Percent-encoding, so that any words fit into one field of one line and come back unchanged.

/// Writes words as one field: printable ASCII stays, but not `%`, `,` and blanks. An empty text is `-`.
pub fn encode(text: &str) -> String {
    if text.is_empty() {
        return "-".to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        let plain = byte.is_ascii_graphic() && !matches!(byte, b'%' | b',');
        if plain && text != "-" {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Reads what `encode` writes; `None` for anything else, also for another spelling of the same words.
pub fn decode(field: &str) -> Option<String> {
    if field == "-" {
        return Some(String::new());
    }
    let mut bytes = Vec::with_capacity(field.len());
    let mut rest = field.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => digit(rest.next()?)? * 16 + digit(rest.next()?)?,
            plain => plain,
        });
    }
    let text = String::from_utf8(bytes).ok()?;
    (encode(&text) == field).then_some(text)
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fields_are_one_word() {
        for (text, field) in [
            ("", "-"),
            ("-", "%2D"),
            ("a-b", "a-b"),
            ("de/plan ä,1.svg", "de/plan%20%C3%A4%2C1.svg"),
            ("two\nlines\r", "two%0Alines%0D"),
            ("100%", "100%25"),
        ] {
            assert_eq!(encode(text), field);
            assert_eq!(decode(field).as_deref(), Some(text));
        }
    }

    #[test]
    fn other_spellings_are_refused() {
        for field in ["", "%", "%4", "%41", "%c3%a4", "%FF", "a b", "a,b", "ä", "%G0", "a\n"] {
            assert_eq!(decode(field), None, "{field:?}");
        }
    }

    proptest! {
        #[test]
        fn words_come_back(text in any::<String>()) {
            let field = encode(&text);
            prop_assert!(!field.is_empty() && field.bytes().all(|b| b.is_ascii_graphic() && b != b','));
            prop_assert_eq!(decode(&field), Some(text));
        }

        #[test]
        fn reading_never_fails_loudly(field in any::<String>()) {
            let _ = decode(&field);
        }
    }
}
