//! Our verifier against `ssh-keygen -Y verify`: what we believe, it believes.

use super::{new_key, sign_with_ssh_keygen, verify_with_ssh_keygen};
use crate::ledger::{NAMESPACE, Signature};
use crate::repo::verify::signature;
use std::path::{Path, PathBuf};

const TEXTS: [&str; 3] = ["klartext-review 1\nverdict approve\n", "\n", "ä\u{2028}\n\n"];
const NAMESPACES: [&str; 6] = [NAMESPACE, "git", "file", "klartext-review2", "klartext", " klartext-review"];
const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----\n";
const END: &str = "-----END SSH SIGNATURE-----\n";

/// A generator of numbers, the same ones in every run (Marsaglia's xorshift64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

/// Counts what we believed; each of these `ssh-keygen` was asked about.
fn agrees(key: &Path, text: &str, armour: &str, what: &str) -> bool {
    let ours = matches!(signature(text, armour), Signature::Good { .. });
    if ours {
        assert!(verify_with_ssh_keygen(key, NAMESPACE, text, armour), "{what}: we believe\n{text}{armour}");
    }
    ours
}

#[expect(clippy::disallowed_macros, reason = "a skip says aloud that it is one")]
fn keys(dir: &Path) -> Vec<PathBuf> {
    if std::process::Command::new("ssh-keygen").arg("-?").output().is_err() {
        println!("SKIPPED: comparison with ssh-keygen (it is not installed)");
        return Vec::new();
    }
    let kinds =
        [("ed25519", "256"), ("ecdsa", "256"), ("ecdsa", "384"), ("ecdsa", "521"), ("rsa", "3072"), ("rsa", "4096")];
    kinds.map(|(kind, bits)| new_key(dir, kind, bits)).into()
}

#[test]
fn whole_signatures_in_every_namespace() {
    let dir = tempfile::tempdir().unwrap();
    for key in keys(dir.path()) {
        for text in TEXTS {
            for namespace in NAMESPACES {
                let armour = sign_with_ssh_keygen(&key, namespace, text);
                let what = format!("{} in {namespace:?}", key.display());
                assert_eq!(agrees(&key, text, &armour, &what), namespace == NAMESPACE, "{what}");
            }
        }
    }
}

#[test]
fn signatures_with_random_changes() {
    let dir = tempfile::tempdir().unwrap();
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for key in keys(dir.path()) {
        let armour = sign_with_ssh_keygen(&key, NAMESPACE, TEXTS[0]);
        for round in 0..300 {
            let mut bytes = decode(&armour);
            let mut text = TEXTS[0].as_bytes().to_vec();
            for _ in 0..=numbers.below(3) {
                let into = if numbers.below(4) == 0 { &mut text } else { &mut bytes };
                let at = numbers.below(into.len());
                match numbers.below(4) {
                    0 => into[at] ^= 1 << numbers.below(8),
                    1 => drop(into.remove(at)),
                    2 => into.insert(at, numbers.below(256) as u8),
                    _ => into.swap(at, 0),
                }
            }
            let Ok(text) = String::from_utf8(text) else { continue };
            agrees(&key, &text, &encode(&bytes), &format!("{} changed, round {round}", key.display()));
        }
    }
}

/// Changes that leave a signature mathematically true, or nearly: other spellings of its numbers.
#[test]
fn signatures_spelt_otherwise() {
    let dir = tempfile::tempdir().unwrap();
    for key in keys(dir.path()) {
        let armour = sign_with_ssh_keygen(&key, NAMESPACE, TEXTS[0]);
        let [public, namespace, reserved, hash, signature] =
            <[Vec<u8>; 5]>::try_from(fields(&decode(&armour)[10..])).unwrap();
        let [kind, value] = <[Vec<u8>; 2]>::try_from(fields(&signature)).unwrap();
        let with = |public: &[u8], namespace: &[u8], reserved: &[u8], hash: &[u8], signature: &[u8]| {
            let parts = [public, namespace, reserved, hash, signature].map(string).concat();
            encode(&[b"SSHSIG\0\0\0\x01".to_vec(), parts].concat())
        };
        let signed = |kind: &[u8], value: &[u8]| [string(kind), string(value)].concat();
        let swap = |s: &[u8]| with(&public, &namespace, &reserved, &hash, s);
        let zero = |value: &[u8]| [&[0], value].concat();
        let tries = [
            ("as it is", swap(&signature)),
            ("a zero before the value", swap(&signed(&kind, &zero(&value)))),
            ("a zero after the value", swap(&signed(&kind, &[&value[..], &[0]].concat()))),
            ("the value without its first byte", swap(&signed(&kind, &value[1..]))),
            ("bytes after the signature", swap(&[&signature[..], &[0]].concat())),
            ("another algorithm", swap(&signed(b"rsa-sha2-256", &value))),
            ("SHA-1", swap(&signed(b"ssh-rsa", &value))),
            ("no algorithm", swap(&signed(b"", &value))),
            ("reserved bytes", with(&public, &namespace, b"x", &hash, &signature)),
            ("SHA-256 claimed", with(&public, &namespace, &reserved, b"sha256", &signature)),
            ("SHA-1 claimed", with(&public, &namespace, &reserved, b"sha1", &signature)),
            ("no hash", with(&public, &namespace, &reserved, b"", &signature)),
            ("a key with a byte more", with(&[&public[..], &[0]].concat(), &namespace, &reserved, &hash, &signature)),
            ("another namespace", with(&public, b"git", &reserved, &hash, &signature)),
            ("version 2", encode(&[b"SSHSIG\0\0\0\x02".to_vec(), decode(&armour)[10..].to_vec()].concat())),
        ];
        for (what, armour) in tries {
            let ours = agrees(&key, TEXTS[0], &armour, &format!("{}: {what}", key.display()));
            assert_eq!(ours, what == "as it is", "{}: {what}", key.display());
        }
    }
}

fn string(bytes: &[u8]) -> Vec<u8> {
    [&(bytes.len() as u32).to_be_bytes(), bytes].concat()
}

/// The strings of RFC 4251 one after the other.
fn fields(mut bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    while let Some((length, rest)) = bytes.split_first_chunk::<4>() {
        let (field, rest) = rest.split_at(u32::from_be_bytes(*length) as usize);
        found.push(field.to_vec());
        bytes = rest;
    }
    found
}

fn decode(armour: &str) -> Vec<u8> {
    let text = armour.strip_prefix(BEGIN).and_then(|text| text.strip_suffix(END)).unwrap().replace('\n', "");
    let digits: Vec<u32> = text.bytes().filter(|digit| *digit != b'=').map(value).collect();
    let bytes = digits.chunks(4).flat_map(|four| {
        let bits = four.iter().fold(0, |bits, digit| bits << 6 | digit) << (6 * (4 - four.len()));
        bits.to_be_bytes()[1..four.len()].to_vec()
    });
    bytes.collect()
}

fn value(digit: u8) -> u32 {
    DIGITS.iter().position(|other| *other == digit).unwrap() as u32
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn encode(bytes: &[u8]) -> String {
    let lines: Vec<String> = super::hardware::base64(bytes).chunks(70).map(|line| line.iter().collect()).collect();
    format!("{BEGIN}{}\n{END}", lines.join("\n"))
}
