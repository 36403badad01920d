//! Hardware keys, played by software: what they sign, with and without a touch.

use super::verify_with_ssh_keygen;
use crate::ledger::{NAMESPACE, Signature};
use crate::repo::fingerprint;
use crate::repo::verify::signature;
use ssh_key::private::PrivateKey;
use ssh_key::public::{KeyData, PublicKey, SkEcdsaSha2NistP256, SkEd25519};
use ssh_key::sha2::{Digest, Sha256};
use ssh_key::{Algorithm, EcdsaCurve, HashAlg, SigningKey, SshSig};

const TEXT: &str = "klartext-review 1\nverdict approve\n";
const TOUCHED: u8 = 1;
/// The person typed their PIN as well.
const VERIFIED: u8 = 4;

/// A device with its key.
struct Device {
    key: PrivateKey,
    public: PublicKey,
    application: &'static str,
}

impl Device {
    fn new(algorithm: Algorithm) -> Self {
        let key = PrivateKey::random(&mut rand_core::OsRng, algorithm).unwrap();
        let application = "ssh:";
        let data = match key.public_key().key_data() {
            KeyData::Ed25519(key) => KeyData::SkEd25519(SkEd25519::new(*key, application)),
            KeyData::Ecdsa(ssh_key::public::EcdsaPublicKey::NistP256(point)) => {
                KeyData::SkEcdsaSha2NistP256(SkEcdsaSha2NistP256::new(*point, application))
            }
            other => panic!("no device has {other:?}"),
        };
        Self { key, public: PublicKey::from(data), application }
    }

    /// The armour over a text, as the device signs it: hash of the application, flags, counter,
    /// hash of the message (OpenSSH's `PROTOCOL.u2f`).
    fn sign(&self, text: &str, flags: u8) -> String {
        let message = SshSig::signed_data(NAMESPACE, HashAlg::Sha512, text.as_bytes()).unwrap();
        let mut signed = Sha256::digest(self.application).to_vec();
        signed.push(flags);
        signed.extend(7u32.to_be_bytes());
        signed.extend(Sha256::digest(message));
        self.armour(&raw(&self.key, &signed), flags)
    }

    fn armour(&self, signature: &[u8], flags: u8) -> String {
        let kind = self.public.algorithm().to_string();
        let signature = [string(kind.as_bytes()), string(signature), vec![flags], 7u32.to_be_bytes().to_vec()].concat();
        let fields = [
            b"SSHSIG\0\0\0\x01".to_vec(),
            string(&self.public.to_bytes().unwrap()),
            string(NAMESPACE.as_bytes()),
            string(b""),
            string(b"sha512"),
            string(&signature),
        ];
        let lines: Vec<String> = base64(&fields.concat()).chunks(70).map(|line| line.iter().collect()).collect();
        format!("-----BEGIN SSH SIGNATURE-----\n{}\n-----END SSH SIGNATURE-----\n", lines.join("\n"))
    }
}

/// A trait bound is the way to `ssh_key`'s signing of plain bytes.
fn raw<K: SigningKey>(key: &K, message: &[u8]) -> Vec<u8> {
    key.try_sign(message).unwrap().as_bytes().to_vec()
}

fn string(bytes: &[u8]) -> Vec<u8> {
    [&(bytes.len() as u32).to_be_bytes(), bytes].concat()
}

pub fn base64(bytes: &[u8]) -> Vec<char> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = Vec::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        let digit = |at: usize| char::from(DIGITS[(bits >> (18 - 6 * at)) as usize & 63]);
        text.extend((0..4).map(|at| if at <= three.len() { digit(at) } else { '=' }));
    }
    text
}

fn devices() -> [Device; 2] {
    [Algorithm::Ed25519, Algorithm::Ecdsa { curve: EcdsaCurve::NistP256 }].map(Device::new)
}

#[test]
fn a_touched_device_is_good_here_and_for_ssh_keygen() {
    let dir = tempfile::tempdir().unwrap();
    for device in devices() {
        let line = device.public.to_openssh().unwrap();
        let file = dir.path().join("device.pub");
        std::fs::write(&file, &line).unwrap();
        for flags in [TOUCHED, TOUCHED | VERIFIED] {
            let armour = device.sign(TEXT, flags);
            let good = Signature::Good { fingerprint: fingerprint(&line).unwrap() };
            assert_eq!(signature(TEXT, &armour), good, "{line}");
            assert!(verify_with_ssh_keygen(&file, NAMESPACE, TEXT, &armour), "{line}");
            let wrong = Signature::Bad { reason: "signature-wrong" };
            assert_eq!(signature(&TEXT.replace("approve", "object"), &armour), wrong);
        }
    }
}

#[test]
fn a_device_that_nobody_touched_is_refused_by_name() {
    for device in devices() {
        for flags in [0, VERIFIED, 0xfe] {
            let untouched = Signature::Bad { reason: "signature-untouched" };
            assert_eq!(signature(TEXT, &device.sign(TEXT, flags)), untouched, "{flags}");
        }
    }
}

#[test]
fn a_touch_that_is_only_claimed_is_no_signature() {
    for device in devices() {
        let message = SshSig::signed_data(NAMESPACE, HashAlg::Sha512, TEXT.as_bytes()).unwrap();
        let mut signed = Sha256::digest("ssh:").to_vec();
        signed.push(0);
        signed.extend(7u32.to_be_bytes());
        signed.extend(Sha256::digest(&message));
        let wrong = Signature::Bad { reason: "signature-wrong" };
        assert_eq!(signature(TEXT, &device.armour(&raw(&device.key, &signed), TOUCHED)), wrong);
        // Signed as a plain key would, without flags and counter.
        assert_eq!(signature(TEXT, &device.armour(&raw(&device.key, &message), TOUCHED)), wrong);
        // For another application than the one that the key names.
        let elsewhere = Device { application: "ssh:elsewhere", key: device.key.clone(), public: device.public.clone() };
        assert_eq!(signature(TEXT, &elsewhere.sign(TEXT, TOUCHED)), wrong);
    }
}
