//! The note of a record: one line of anybody's text in a file of plain ASCII.

use super::Record;
use crate::statement::Digest;

/// A person's words as a note can hold them: line breaks and control characters become blanks.
/// `None` where nothing is left; longer than `Record::LONGEST_NOTE` stays so, and is refused when
/// the record is read back.
pub fn one_line(text: &str) -> Option<String> {
    let plain: String = text.chars().map(|c| if breaks(c) { ' ' } else { c }).collect();
    let line = plain.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// The note of a claim: which release this person is about to publish.
pub fn claim_note(release: &Digest) -> String {
    format!("release {release}")
}

/// The note of a claim to a mailing: which release, and the digest of the manifest of what is sent.
pub fn mailing_note(release: &Digest, manifest: &Digest) -> String {
    receipt_note(release, manifest)
}

/// The note of a receipt: which release went out, and the digest of its manifest.
pub fn receipt_note(release: &Digest, manifest: &Digest) -> String {
    format!("release {release} manifest {manifest}")
}

/// The note of a record that gives up what is left of a delivery: which release, to how many people
/// it went or may have gone, and why.
pub fn abandon_note(release: &Digest, mails: usize, reason: &str) -> String {
    format!("release {release} mails {mails} {reason}")
}

/// Percent-encoding with one spelling for each text: letters, digits and `-._~` (RFC 3986, 2.3)
/// stay, every other byte is `%XX` in capitals. A note that is just `-` would read as "no note".
pub(super) fn encode(note: &str) -> String {
    if note == "-" {
        return "%2D".to_owned();
    }
    let mut out = String::with_capacity(note.len());
    for byte in note.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    out
}

/// The text of an encoded note; `None` for anything that is not one line of UTF-8. Other spellings
/// of the same text pass here and fail when the record is printed again.
pub(super) fn decode(value: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => hex(rest.next()?)? << 4 | hex(rest.next()?)?,
            other => other,
        });
    }
    let note = String::from_utf8(bytes).ok()?;
    let fits = !note.is_empty() && note.len() <= Record::LONGEST_NOTE && !note.chars().any(breaks);
    fits.then_some(note)
}

pub(super) fn read_claim(note: &str) -> Option<(Digest, Option<Digest>)> {
    match read_receipt(note) {
        Some((release, manifest)) => Some((release, Some(manifest))),
        None => Some((Digest::parse(note.strip_prefix("release ")?)?, None)),
    }
}

pub(super) fn read_receipt(note: &str) -> Option<(Digest, Digest)> {
    let (release, manifest) = note.strip_prefix("release ")?.split_once(" manifest ")?;
    Some((Digest::parse(release)?, Digest::parse(manifest)?))
}

pub(super) fn read_abandon(note: &str) -> Option<(Digest, usize, &str)> {
    let (release, rest) = note.strip_prefix("release ")?.split_once(" mails ")?;
    let (mails, reason) = rest.split_once(' ')?;
    Some((Digest::parse(release)?, mails.parse().ok()?, reason))
}

const HEX: &[u8; 16] = b"0123456789ABCDEF";

fn hex(byte: u8) -> Option<u8> {
    HEX.iter().position(|h| *h == byte).and_then(|at| u8::try_from(at).ok())
}

/// Control characters, and the two separators of Unicode that also end a line.
fn breaks(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}
