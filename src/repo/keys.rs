//! SSH keys: fingerprints of the people listed, and a new key for somebody who has none.

use super::RepoError;
use ssh_key::private::PrivateKey;
use ssh_key::public::{KeyData, PublicKey};
use ssh_key::{Algorithm, HashAlg, LineEnding};
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

/// Shorter RSA keys are too weak (3072 bits is what `ssh-keygen` makes unasked), longer ones than
/// this cannot be checked (`rsa::RsaPublicKey::MAX_SIZE`).
const RSA_BITS: RangeInclusive<usize> = 3072..=4096;

/// A person's own key on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnKey {
    /// The public key's file (`….pub`); the private one lies beside it or in an agent.
    pub public_file: PathBuf,
    /// The line as it is listed in `workflow.toml`.
    pub public: String,
    pub fingerprint: String,
}

impl OwnKey {
    /// Reads a public key file.
    pub fn read(public_file: &Path) -> Result<Self, RepoError> {
        let text = std::fs::read_to_string(public_file).map_err(RepoError::file(public_file))?;
        let public = text.trim().to_owned();
        let fingerprint = fingerprint(&public).map_err(|reason| refused(public_file, reason))?;
        Ok(Self { public_file: public_file.to_owned(), public, fingerprint })
    }
}

/// The fingerprint (`SHA256:…`) of a public key line, or the name of the reason why such a key
/// is refused: `key-certificate`, `key-weak`, `key-algorithm`, `key-not-pub`, `key-broken`.
pub fn fingerprint(line: &str) -> Result<String, &'static str> {
    let line = line.trim();
    // The secret half is never to be handed on.
    if line.contains("PRIVATE KEY") {
        return Err("key-not-pub");
    }
    if line.contains(char::is_control) {
        return Err("key-broken");
    }
    match line.split(' ').next() {
        Some(kind) if kind.contains("-cert-v0") => return Err("key-certificate"),
        Some("ssh-dss") => return Err("key-algorithm"),
        _ => {}
    }
    let key = PublicKey::from_openssh(line).map_err(|_| "key-broken")?;
    match flaw(key.key_data()) {
        Some(flaw) => Err(flaw.of_key()),
        None => Ok(key.fingerprint(HashAlg::Sha256).to_string()),
    }
}

/// Makes an ed25519 key pair without passphrase: `path` (0600) and `path.pub`. Never overwrites.
pub fn generate_key(path: &Path, comment: &str) -> Result<OwnKey, RepoError> {
    if comment.contains(char::is_control) {
        return Err(refused(path, "key-comment"));
    }
    let broken = |source: ssh_key::Error| refused(path, &source.to_string());
    let mut key = PrivateKey::random(&mut rand_core::OsRng, Algorithm::Ed25519).map_err(broken)?;
    key.set_comment(comment);
    let private = key.to_openssh(LineEnding::LF).map_err(broken)?;
    let public = key.public_key().to_openssh().map_err(broken)?;
    let public_file = beside(path);
    // The public file first: if it is there already, its private half may be in an agent.
    write_new(&public_file, format!("{public}\n").as_bytes(), false)?;
    if let Err(error) = write_new(path, private.as_bytes(), true) {
        let _ = std::fs::remove_file(&public_file);
        return Err(error);
    }
    OwnKey::read(&public_file)
}

/// Why a key must not sign records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
    Certificate,
    Weak,
    Algorithm,
}

impl Flaw {
    pub(super) fn of_key(self) -> &'static str {
        match self {
            Flaw::Certificate => "key-certificate",
            Flaw::Weak => "key-weak",
            Flaw::Algorithm => "key-algorithm",
        }
    }

    pub(super) fn of_signature(self) -> &'static str {
        match self {
            Flaw::Certificate => "signature-certificate",
            Flaw::Weak => "signature-weak",
            Flaw::Algorithm => "signature-algorithm",
        }
    }
}

/// Which keys we take: ed25519, ECDSA, hardware keys of both, and long RSA.
/// No certificates: their authority would decide who somebody is, and not the rules.
pub(super) fn flaw(key: &KeyData) -> Option<Flaw> {
    match key {
        KeyData::Ed25519(_) | KeyData::Ecdsa(_) | KeyData::SkEd25519(_) | KeyData::SkEcdsaSha2NistP256(_) => None,
        KeyData::Rsa(key) => {
            let bits = key.n.as_positive_bytes().map_or(0, bits);
            match RSA_BITS.contains(&bits) {
                true => None,
                false if bits < *RSA_BITS.start() => Some(Flaw::Weak),
                false => Some(Flaw::Algorithm),
            }
        }
        _ => Some(Flaw::Algorithm),
    }
}

pub(super) fn refused(path: &Path, reason: &str) -> RepoError {
    RepoError::Key { path: path.to_owned(), reason: reason.to_owned() }
}

/// Length of a number without its leading zero bits.
fn bits(number: &[u8]) -> usize {
    let mut digits = number.iter().skip_while(|byte| **byte == 0);
    digits.next().map_or(0, |first| 8 - first.leading_zeros() as usize + 8 * digits.count())
}

/// `id_ed25519.pub` of `id_ed25519`; not `with_extension`, which would eat a part of `key.work`.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".pub");
    PathBuf::from(name)
}

fn write_new(path: &Path, bytes: &[u8], secret: bool) -> Result<(), RepoError> {
    let write = || {
        let mut file = create_new(path, secret)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(RepoError::file(path))
}

#[cfg(unix)]
fn create_new(path: &Path, secret: bool) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let mode = if secret { 0o600 } else { 0o644 };
    OpenOptions::new().write(true).create_new(true).mode(mode).open(path)
}

/// On Windows a file inherits the rights of its folder: the person's own, below their profile.
#[cfg(not(unix))]
fn create_new(path: &Path, _secret: bool) -> std::io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repo::tests::{keygen, new_key};

    #[test]
    fn a_new_key_is_private_and_never_overwrites() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("key.work");
        let key = generate_key(&path, "anna@example.org").unwrap();
        assert_eq!(key.public_file, dir.path().join("key.work.pub"));
        assert!(key.public.starts_with("ssh-ed25519 ") && key.public.ends_with(" anna@example.org"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        let listed = keygen(&["-l", "-f", path.to_str().unwrap()]);
        assert!(listed.contains(&key.fingerprint), "{listed}");
        let before = std::fs::read(&path).unwrap();
        assert!(generate_key(&path, "").is_err());
        std::fs::remove_file(&key.public_file).unwrap();
        assert!(generate_key(&path, "").is_err(), "the private half alone is there");
        assert_eq!(std::fs::read(&path).unwrap(), before);
        assert!(!key.public_file.exists());
        assert!(generate_key(&dir.path().join("new"), "a\nssh-rsa").is_err());
    }

    #[test]
    fn fingerprints_are_those_of_ssh_keygen() {
        let dir = tempfile::tempdir().unwrap();
        for (kind, bits, refusal) in [
            ("ed25519", "256", None),
            ("ecdsa", "256", None),
            ("ecdsa", "384", None),
            ("ecdsa", "521", None),
            ("rsa", "3072", None),
            ("rsa", "2048", Some("key-weak")),
        ] {
            let public = new_key(dir.path(), kind, bits);
            let line = std::fs::read_to_string(&public).unwrap();
            match (fingerprint(&line), refusal) {
                (Ok(print), None) => {
                    let listed = keygen(&["-l", "-f", public.to_str().unwrap()]);
                    assert_eq!(listed.split(' ').nth(1), Some(print.as_str()));
                }
                (found, refusal) => assert_eq!(found.err(), refusal, "{kind} {bits}"),
            }
        }
    }

    #[test]
    fn what_is_no_plain_public_key_is_refused_by_name() {
        let dir = tempfile::tempdir().unwrap();
        let public = new_key(dir.path(), "ed25519", "256");
        let line = std::fs::read_to_string(&public).unwrap();
        let authority = dir.path().join("ed25519-256");
        let subject = public.to_str().unwrap();
        keygen(&["-q", "-s", authority.to_str().unwrap(), "-I", "anna", subject]);
        let certificate = std::fs::read_to_string(dir.path().join("ed25519-256-cert.pub")).unwrap();
        for (line, reason) in [
            (certificate.as_str(), "key-certificate"),
            (&certificate.replacen("ssh-ed25519-cert-v01@openssh.com", "ssh-ed25519", 1), "key-broken"),
            ("ssh-dss AAAAB3NzaC1kc3MAAAAA", "key-algorithm"),
            ("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjE\n", "key-not-pub"),
            ("", "key-broken"),
            ("ssh-ed25519", "key-broken"),
            ("ssh-ed25519 AAAA anna", "key-broken"),
            (&format!("no-pty {line}"), "key-broken"),
            (&format!("{line}{line}"), "key-broken"),
            (&line.replacen("ssh-ed25519", "ssh-rsa", 1), "key-broken"),
        ] {
            assert_eq!(fingerprint(line), Err(reason), "{line}");
        }
    }

    #[test]
    fn bits_are_counted_without_leading_zeros() {
        for (number, count) in [(&[][..], 0), (&[0, 0], 0), (&[1], 1), (&[0, 0x80, 0], 16), (&[0x7f, 0, 0], 23)] {
            assert_eq!(bits(number), count);
        }
    }
}
