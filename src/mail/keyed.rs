//! The name of a person's mail in journal and folder: it can be recognised, but not turned back
//! into the address by anybody who lacks the workspace's secret.

use crate::contacts::Email;
use crate::release::Digest;

/// HMAC-SHA-256 of an address under the workspace's own secret, 32 hexadecimal digits. The case of
/// the letters does not matter, so that one person has one key.
pub fn keyed_hash(secret: &[u8; 32], address: &Email) -> String {
    let full = hmac(secret, address.as_str().to_lowercase().as_bytes());
    full.hex()[..32].to_owned()
}

/// HMAC (RFC 2104) with SHA-256, whose blocks have 64 bytes.
fn hmac(key: &[u8], text: &[u8]) -> Digest {
    let mut block = [0; 64];
    if key.len() > block.len() {
        block[..32].copy_from_slice(Digest::of(key).as_bytes());
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    let inner = Digest::of(&[block.map(|byte| byte ^ 0x36).as_slice(), text].concat());
    Digest::of(&[block.map(|byte| byte ^ 0x5c).as_slice(), inner.as_bytes()].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231, sections 4.2, 4.3, 4.4, 4.7 and 4.8.
    #[test]
    fn vectors_of_the_standard() {
        let cases: [(&[u8], &[u8], &str); 5] = [
            (&[0x0b; 20], b"Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
            (
                b"Jefe",
                b"what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            (&[0xaa; 20], &[0xdd; 50], "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
            (
                &[0xaa; 131],
                b"Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            ),
            (
                &[0xaa; 131],
                b"This is a test using a larger than block-size key and a larger than block-size data. The key needs to \
                  be hashed before being used by the HMAC algorithm.",
                "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
            ),
        ];
        for (key, text, digest) in cases {
            assert_eq!(hmac(key, text).hex(), digest);
        }
    }

    #[test]
    fn one_person_has_one_key_in_one_workspace() {
        let email = |text: &str| Email::parse(text).unwrap();
        let key = keyed_hash(&[7; 32], &email("ada@example.org"));
        assert_eq!(key.len(), 32);
        assert_eq!(key, keyed_hash(&[7; 32], &email("Ada@EXAMPLE.org")));
        assert_ne!(key, keyed_hash(&[8; 32], &email("ada@example.org")));
        assert_ne!(key, keyed_hash(&[7; 32], &email("bo@example.org")));
    }
}
