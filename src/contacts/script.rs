//! The letters of a table or an address book: UTF-8, or what Excel and Outlook on Windows write instead.

use super::error::ContactError;
use encoding_rs::{Encoding, WINDOWS_1252};
use std::borrow::Cow;

/// What a file's bytes were taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    Unicode,
    /// What Windows wrote before Unicode (Windows-1252): „CSV (Trennzeichen-getrennt)“ in Excel.
    Windows,
}

/// Reads UTF-8, with or without its mark; UTF-16 with its mark („Unicode-Text“ in Excel); else
/// Windows-1252. A file that somebody has saved once in the one and once in the other has umlauts of
/// both kinds: it is refused, since half the names would be wrong whichever way it is read.
pub fn read(bytes: &[u8]) -> Result<(Cow<'_, str>, Script), ContactError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return if broken { Err(garbled(bytes, broken_at(bytes))) } else { Ok((text, Script::Unicode)) };
    }
    let at = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok((Cow::Borrowed(text), Script::Unicode)),
        Err(error) => error.valid_up_to(),
    };
    // Umlauts, accents and quotation marks in UTF-8; as Windows-1252 they would read `Ã¼` and `â€ž`, which
    // nobody writes. Other pairs of its letters do look like UTF-8, as `ß“` does.
    let written = |c: char| matches!(c, '\u{c0}'..='\u{ff}' | '\u{2010}'..='\u{203a}');
    let mixed = bytes.utf8_chunks().any(|chunk| chunk.valid().contains(written));
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    if mixed { Err(garbled(bytes, at)) } else { Ok((text, Script::Windows)) }
}

fn broken_at(bytes: &[u8]) -> usize {
    std::str::from_utf8(bytes).err().map_or(0, |error| error.valid_up_to())
}

fn garbled(bytes: &[u8], at: usize) -> ContactError {
    let row = 1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
    ContactError::Garbled { row }
}

/// Whether these bytes were written by Windows before Unicode.
pub fn is_from_windows(bytes: &[u8]) -> bool {
    matches!(read(bytes), Ok((_, Script::Windows)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_from_every_office() {
        let utf_16 = |text: &str| [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        for (bytes, text, script) in [
            (b"Zo\xc3\xab".to_vec(), "Zoë", Script::Unicode),
            (b"\xef\xbb\xbfZo\xc3\xab".to_vec(), "Zoë", Script::Unicode),
            (utf_16("Zoë;„Blatt“"), "Zoë;„Blatt“", Script::Unicode),
            (b"Zo\xeb;\x84Blatt\x93 \x96 \x80".to_vec(), "Zoë;„Blatt“ – €", Script::Windows),
            (b"\x84Wei\xdf\x93;\x84\xdc\x93".to_vec(), "„Weiß“;„Ü“", Script::Windows),
            (Vec::new(), "", Script::Unicode),
        ] {
            let (found, as_what) = read(&bytes).unwrap();
            assert_eq!((found.as_ref(), as_what), (text, script));
        }
        let garbled = |row| Err(ContactError::Garbled { row });
        assert_eq!(read(b"Zo\xc3\xab\nG\xfcl"), garbled(2), "once in this and once in that");
        assert_eq!(read(b"G\xfcl\nZo\xc3\xab"), garbled(1));
        assert!(read(b"\xff\xfeZ").is_err(), "half a letter");
    }
}
