//! The bytes inside a signature's armour, taken apart strictly, so that one signature has one form.
//!
//! `ssh_key::SshSig` is lenient here: it suffers text before the armour and wrong lengths inside,
//! and gives its own `-----BEGIN` reader no way to be asked.

const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----\n";
const END: &str = "\n-----END SSH SIGNATURE-----\n";

/// `ssh-keygen` breaks the armour's lines here (`sshsig_armor` in OpenSSH).
const WIDTH: usize = 70;

/// The fields of a signature (OpenSSH's `PROTOCOL.sshsig`, version 1, nothing in `reserved`).
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Blob {
    pub key: Vec<u8>,
    pub namespace: Vec<u8>,
    pub hash: Vec<u8>,
    pub signature: Vec<u8>,
}

impl Blob {
    /// Reads armour in exactly the form that `ssh-keygen` writes.
    pub(super) fn read(armour: &str) -> Option<Self> {
        let bytes = decode(armour.strip_prefix(BEGIN)?.strip_suffix(END)?)?;
        let mut rest = bytes.strip_prefix(b"SSHSIG\0\0\0\x01")?;
        let mut next = || string(&mut rest).map(<[u8]>::to_vec);
        let (key, namespace, reserved) = (next()?, next()?, next()?);
        let (hash, signature) = (next()?, next()?);
        (reserved.is_empty() && rest.is_empty()).then_some(Self { key, namespace, hash, signature })
    }

    /// The name of the key's algorithm.
    pub(super) fn key_kind(&self) -> Option<&str> {
        std::str::from_utf8(string(&mut self.key.as_slice())?).ok()
    }

    /// The name of the signature's algorithm, if nothing stands behind the signature; behind that
    /// of a hardware key stand its flags and its counter.
    pub(super) fn signature_kind(&self) -> Option<&str> {
        let mut rest = self.signature.as_slice();
        let kind = std::str::from_utf8(string(&mut rest)?).ok()?;
        string(&mut rest)?;
        let flags_and_counter = if kind.starts_with("sk-") { 5 } else { 0 };
        (rest.len() == flags_and_counter).then_some(kind)
    }
}

impl Blob {
    /// Whether a hardware key says that somebody touched it: bit 0 of the flags before the counter
    /// (OpenSSH's `PROTOCOL.u2f`; the flags are part of what it signs).
    pub(super) fn says_touched(&self) -> bool {
        self.signature.len().checked_sub(5).is_some_and(|at| self.signature[at] & 1 == 1)
    }
}

/// A string of RFC 4251: four bytes of length, then so many bytes.
fn string<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let (length, after) = rest.split_first_chunk()?;
    let (text, after) = after.split_at_checked(u32::from_be_bytes(*length) as usize)?;
    *rest = after;
    Some(text)
}

/// Base64 in full lines but the last, padded, without stray bits.
fn decode(text: &str) -> Option<Vec<u8>> {
    let lines: Vec<&str> = text.split('\n').collect();
    let (last, full) = lines.split_last()?;
    let tidy = full.iter().all(|line| line.len() == WIDTH) && (1..=WIDTH).contains(&last.len());
    let digits = lines.concat();
    let plain = digits.trim_end_matches('=');
    let padding = digits.len() - plain.len();
    if !tidy || !digits.len().is_multiple_of(4) || padding > 2 {
        return None;
    }
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3);
    for four in plain.as_bytes().chunks(4) {
        let mut bits: u32 = 0;
        for at in 0..4 {
            bits = bits << 6 | four.get(at).map_or(Some(0), |digit| value(*digit))?;
        }
        let [_, three @ ..] = bits.to_be_bytes();
        let (used, stray) = three.split_at(four.len() * 6 / 8);
        if stray.iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.extend(used);
    }
    Some(bytes)
}

fn value(digit: u8) -> Option<u32> {
    let value = match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_has_one_form() {
        for (text, bytes) in [("TWFu", Some("Man")), ("TWE=", Some("Ma")), ("TQ==", Some("M")), ("+/+/", None)] {
            let read = decode(text);
            assert!(read.is_some(), "{text}");
            assert!(bytes.is_none_or(|bytes| read.as_deref() == Some(bytes.as_bytes())));
        }
        for text in ["", "TWF", "TWF=", "TQ=", "TR==", "T===", "====", "TW=u", "TWFu\n", "TW\nFu", "TWF\u{e9}", "TWF "]
        {
            assert_eq!(decode(text), None, "{text:?}");
        }
        let full = "A".repeat(WIDTH);
        assert!(decode(&format!("{full}\nAA")).is_some());
        assert!(decode(&format!("{full}AA")).is_none());
        assert!(decode(&format!("{full}\n\nAA")).is_none());
    }

    #[test]
    fn strings_end_where_they_say() {
        let mut rest: &[u8] = b"\0\0\0\x02ab\0\0\0\0\0\0\0\x09x";
        assert_eq!(string(&mut rest), Some(&b"ab"[..]));
        assert_eq!(string(&mut rest), Some(&b""[..]));
        assert_eq!(string(&mut rest), None);
    }
}
