//! Checking a record file: the signature in our namespace, over exactly the bytes that are parsed.

use super::blob::Blob;
use super::keys::{self, Flaw};
use crate::ledger::{self, ArmourError, Entry, NAMESPACE, Record, RecordError, Signature};
use crate::statement::Digest;
use ssh_key::public::PublicKey;
use ssh_key::{HashAlg, SshSig};

/// The largest record file: the longest text, and armour for the longest key there is (RSA of
/// 4096 bits takes 1,500 characters).
pub(super) const LARGEST: usize = Record::LIMIT + 4096;

/// Reads one file under `reviews/` as an entry. Never fails: what is wrong is part of the entry.
pub fn entry(path: &str, bytes: &[u8]) -> Entry {
    if bytes.len() > LARGEST {
        return too_large(path, Digest::of(bytes));
    }
    let (record, signature) = match ledger::split(bytes) {
        Ok((text, armour)) => (Record::parse(text), signature(text, armour)),
        Err(ArmourError::Missing | ArmourError::Stray) => {
            (Err(RecordError::NoArmour), Signature::Bad { reason: "signature-broken" })
        }
    };
    Entry { path: path.to_owned(), digest: Digest::of(bytes), record, signature }
}

/// A file that is not even read; `digest` stands for it.
pub(super) fn too_large(path: &str, digest: Digest) -> Entry {
    let record = Err(RecordError::TooLarge { limit: LARGEST });
    Entry { path: path.to_owned(), digest, record, signature: Signature::Bad { reason: "signature-broken" } }
}

/// What an armoured signature is worth for this text.
pub(super) fn signature(text: &str, armour: &str) -> Signature {
    match check(text, armour) {
        Ok(fingerprint) => Signature::Good { fingerprint },
        Err(reason) => Signature::Bad { reason },
    }
}

fn check(text: &str, armour: &str) -> Result<String, &'static str> {
    let blob = Blob::read(armour).ok_or("signature-broken")?;
    let kind = blob.key_kind().ok_or("signature-broken")?;
    if kind.contains("-cert-v0") {
        return Err(Flaw::Certificate.of_signature());
    }
    let key = PublicKey::from_bytes(&blob.key).map_err(|_| "signature-broken")?;
    if let Some(flaw) = keys::flaw(key.key_data()) {
        return Err(flaw.of_signature());
    }
    if key.to_bytes().ok().as_ref() != Some(&blob.key) {
        return Err("signature-broken");
    }
    if blob.namespace != NAMESPACE.as_bytes() {
        return Err("signature-namespace");
    }
    let hash = match blob.hash.as_slice() {
        b"sha512" => HashAlg::Sha512,
        b"sha256" => HashAlg::Sha256,
        _ => return Err("signature-algorithm"),
    };
    if !belongs(blob.signature_kind().ok_or("signature-broken")?, kind) {
        return Err("signature-algorithm");
    }
    let signature = ssh_key::Signature::try_from(blob.signature.as_slice()).map_err(|_| "signature-broken")?;
    let signed = SshSig::new(key.key_data().clone(), NAMESPACE, hash, signature).map_err(|_| "signature-broken")?;
    key.verify(NAMESPACE, text.as_bytes(), &signed).map_err(|_| "signature-wrong")?;
    // A device that signs by itself proves that somebody has the device plugged in, not that
    // anybody wanted this; so nothing that nobody touched it for counts, whatever the rules say.
    if kind.starts_with("sk-") && !blob.says_touched() {
        return Err("signature-untouched");
    }
    Ok(key.fingerprint(HashAlg::Sha256).to_string())
}

/// Whether a signature's algorithm is its key's; with RSA it names a hash as well, and SHA-1
/// (`ssh-rsa`) is none any more.
fn belongs(signature: &str, key: &str) -> bool {
    match key {
        "ssh-rsa" => matches!(signature, "rsa-sha2-256" | "rsa-sha2-512"),
        key => signature == key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repo::tests::{keygen, new_key, sign_with_ssh_keygen};

    const TEXT: &str = "klartext-review 1\nverdict approve\n";

    #[track_caller]
    fn bad(text: &str, armour: &str, reason: &'static str) {
        assert_eq!(signature(text, armour), Signature::Bad { reason });
    }

    #[test]
    fn what_ssh_keygen_signs_is_good() {
        let dir = tempfile::tempdir().unwrap();
        for (kind, bits) in [("ed25519", "256"), ("ecdsa", "256"), ("ecdsa", "384"), ("ecdsa", "521"), ("rsa", "3072")]
        {
            let public = new_key(dir.path(), kind, bits);
            let armour = sign_with_ssh_keygen(&public, NAMESPACE, TEXT);
            let fingerprint = keys::fingerprint(&std::fs::read_to_string(&public).unwrap()).unwrap();
            assert_eq!(signature(TEXT, &armour), Signature::Good { fingerprint }, "{kind} {bits}");
            bad(&TEXT.replace("approve", "object"), &armour, "signature-wrong");
        }
    }

    #[test]
    fn other_namespaces_and_keys_are_named() {
        let dir = tempfile::tempdir().unwrap();
        let public = new_key(dir.path(), "ed25519", "256");
        for namespace in ["git", "file", "klartext-review ", "klartext"] {
            bad(TEXT, &sign_with_ssh_keygen(&public, namespace, TEXT), "signature-namespace");
        }
        let weak = new_key(dir.path(), "rsa", "2048");
        bad(TEXT, &sign_with_ssh_keygen(&weak, NAMESPACE, TEXT), "signature-weak");
        let authority = dir.path().join("ed25519-256");
        keygen(&["-q", "-s", authority.to_str().unwrap(), "-I", "anna", public.to_str().unwrap()]);
        let certificate = dir.path().join("ed25519-256-cert.pub");
        bad(TEXT, &sign_with_ssh_keygen(&certificate, NAMESPACE, TEXT), "signature-certificate");
    }

    #[test]
    fn the_armour_is_taken_in_one_form_only() {
        let dir = tempfile::tempdir().unwrap();
        let public = new_key(dir.path(), "ed25519", "256");
        let armour = sign_with_ssh_keygen(&public, NAMESPACE, TEXT);
        let (first, rest) = armour.split_at(armour.find('\n').unwrap() + 1);
        for other in [
            format!("Anna approves\n{armour}"),
            format!("\n{armour}"),
            format!("{armour}\n"),
            format!("{armour}{armour}"),
            format!("{first}Comment: x\n\n{rest}"),
            format!("{first}{}", rest.replacen('\n', "", 1)),
            format!("{first}\n{rest}"),
            armour.replace('\n', "\r\n"),
            armour.trim_end().to_owned(),
            armour.replace("SSH SIGNATURE", "SSH  SIGNATURE"),
            String::new(),
            first.to_owned() + "-----END SSH SIGNATURE-----\n",
        ] {
            bad(TEXT, &other, "signature-broken");
        }
    }

    #[test]
    fn algorithms_belong_to_their_keys() {
        for (signature, key, fits) in [
            ("ssh-ed25519", "ssh-ed25519", true),
            ("rsa-sha2-512", "ssh-rsa", true),
            ("ssh-rsa", "ssh-rsa", false),
            ("ssh-ed25519", "sk-ssh-ed25519@openssh.com", false),
            ("rsa-sha2-512", "ssh-ed25519", false),
        ] {
            assert_eq!(belongs(signature, key), fits, "{signature} by {key}");
        }
    }

    #[test]
    fn no_changed_character_of_the_armour_is_good() {
        let dir = tempfile::tempdir().unwrap();
        let public = new_key(dir.path(), "ed25519", "256");
        let armour = sign_with_ssh_keygen(&public, NAMESPACE, TEXT);
        for at in 0..armour.len() {
            let mut bytes = armour.clone().into_bytes();
            for other in [b'A', b'B', b'/', b'='].into_iter().filter(|other| *other != armour.as_bytes()[at]) {
                bytes[at] = other;
                let changed = String::from_utf8(bytes.clone()).unwrap();
                assert!(matches!(signature(TEXT, &changed), Signature::Bad { .. }), "byte {at}");
            }
        }
    }
}
