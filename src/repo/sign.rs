//! Signing a record: with the person's own `ssh-keygen` where there is one, else from the key file.

use super::keys::refused;
use super::{OwnKey, RepoError, verify};
use crate::ledger::{NAMESPACE, Signature};
use ssh_key::private::PrivateKey;
use ssh_key::{HashAlg, LineEnding};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How this person signs.
#[derive(Debug, Clone)]
pub struct Signer {
    pub key: OwnKey,
    /// `ssh-keygen` (agents, passphrases, hardware keys work); `None` signs in this process.
    pub program: Option<PathBuf>,
}

impl Signer {
    /// The whole record file: the text and its armoured signature, verified before it is returned.
    pub fn sign(&self, text: &str) -> Result<Vec<u8>, RepoError> {
        if !text.ends_with('\n') {
            return Err(RepoError::Sign("the text must end with a line end".to_owned()));
        }
        let armour = match &self.program {
            Some(program) => self.ask(program, text)?,
            None => self.sign_here(text)?,
        };
        match verify::signature(text, &armour) {
            Signature::Good { fingerprint } if fingerprint == self.key.fingerprint => {
                Ok([text.as_bytes(), armour.as_bytes()].concat())
            }
            Signature::Good { fingerprint } => Err(RepoError::Sign(format!("signed with another key, {fingerprint}"))),
            Signature::Bad { reason } => Err(RepoError::Sign(reason.to_owned())),
        }
    }

    /// Lets `ssh-keygen` sign a private copy of the text. A file and not its standard input, since
    /// it asks for the passphrase only where that is the terminal.
    fn ask(&self, program: &Path, text: &str) -> Result<String, RepoError> {
        let dir = tempfile::Builder::new().prefix("klartext-").tempdir();
        let dir = dir.map_err(|source| RepoError::Sign(source.to_string()))?;
        let (record, signature) = (dir.path().join("record"), dir.path().join("record.sig"));
        std::fs::write(&record, text).map_err(RepoError::file(&record))?;
        let mut command = Command::new(program);
        command.args(["-q", "-Y", "sign", "-n", NAMESPACE, "-f"]).arg(&self.key.public_file).arg(&record);
        command.stdin(Stdio::inherit()).stdout(Stdio::null());
        // A hardware key's "touch me" goes to the error output, and only if that is a terminal.
        command.stderr(if self.is_hardware() { Stdio::inherit() } else { Stdio::piped() });
        let output = command.output().map_err(RepoError::file(program))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            let said: String = said.trim().chars().filter(|c| *c == '\n' || !c.is_control()).take(400).collect();
            let said = if said.is_empty() { output.status.to_string() } else { said };
            return Err(RepoError::Sign(said));
        }
        let armour = std::fs::read_to_string(&signature).map_err(RepoError::file(&signature))?;
        // The Windows port ends its lines the Windows way.
        Ok(armour.replace("\r\n", "\n"))
    }

    fn sign_here(&self, text: &str) -> Result<String, RepoError> {
        let file = self.key.public_file.with_extension("");
        if self.key.public_file.extension().is_none_or(|end| end != "pub") {
            return Err(refused(&self.key.public_file, "key-not-pub"));
        }
        if self.is_hardware() {
            return Err(refused(&file, "key-hardware-needs-ssh-keygen"));
        }
        let pem = std::fs::read_to_string(&file).map_err(RepoError::file(&file))?;
        let key = PrivateKey::from_openssh(pem).map_err(|_| refused(&file, "key-broken"))?;
        if key.is_encrypted() {
            return Err(refused(&file, "key-passphrase-needs-ssh-keygen"));
        }
        if key.algorithm().is_rsa() {
            // ssh-key 0.6.7 takes one prime twice and so cannot sign with RSA.
            return Err(refused(&file, "key-rsa-needs-ssh-keygen"));
        }
        let signed = key.sign(NAMESPACE, HashAlg::Sha512, text.as_bytes());
        let armour = signed.and_then(|signed| signed.to_pem(LineEnding::LF));
        let mut armour = armour.map_err(|source| RepoError::Sign(source.to_string()))?;
        if !armour.ends_with('\n') {
            armour.push('\n');
        }
        Ok(armour)
    }

    fn is_hardware(&self) -> bool {
        self.key.public.starts_with("sk-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repo::generate_key;
    use crate::repo::tests::{keygen, new_key, verify_with_ssh_keygen};

    const TEXT: &str = "klartext-review 1\nverdict approve\n";

    fn signer(public_file: &Path, program: Option<&str>) -> Signer {
        Signer { key: OwnKey::read(public_file).unwrap(), program: program.map(PathBuf::from) }
    }

    #[test]
    fn both_ways_are_good_for_ssh_keygen() {
        let dir = tempfile::tempdir().unwrap();
        for (kind, bits) in [("ed25519", "256"), ("ecdsa", "256"), ("rsa", "3072")] {
            let public = new_key(dir.path(), kind, bits);
            for program in [None, Some("ssh-keygen")] {
                if kind == "rsa" && program.is_none() {
                    let error = signer(&public, program).sign(TEXT).unwrap_err();
                    assert!(matches!(error, RepoError::Key { reason, .. } if reason.contains("ssh-keygen")));
                    continue;
                }
                let file = signer(&public, program).sign(TEXT).unwrap();
                let (text, armour) = file.split_at(TEXT.len());
                assert_eq!(text, TEXT.as_bytes());
                let armour = std::str::from_utf8(armour).unwrap();
                assert!(verify_with_ssh_keygen(&public, NAMESPACE, TEXT, armour), "{kind} {program:?}");
                assert!(!verify_with_ssh_keygen(&public, NAMESPACE, "other\n", armour));
            }
        }
    }

    #[test]
    fn our_own_new_key_signs_both_ways() {
        let dir = tempfile::tempdir().unwrap();
        let key = generate_key(&dir.path().join("key"), "anna").unwrap();
        for program in [None, Some("ssh-keygen")] {
            assert!(signer(&key.public_file, program).sign(TEXT).is_ok());
        }
    }

    #[test]
    fn a_key_with_passphrase_needs_ssh_keygen() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("locked");
        keygen(&["-q", "-t", "ed25519", "-N", "a secret", "-f", path.to_str().unwrap()]);
        let error = signer(&dir.path().join("locked.pub"), None).sign(TEXT).unwrap_err();
        assert!(matches!(error, RepoError::Key { reason, .. } if reason.contains("ssh-keygen")));
    }

    #[test]
    fn a_signature_by_another_key_is_not_returned() {
        let dir = tempfile::tempdir().unwrap();
        let mine = generate_key(&dir.path().join("mine"), "").unwrap();
        let other = generate_key(&dir.path().join("other"), "").unwrap();
        std::fs::copy(dir.path().join("other"), dir.path().join("mine")).unwrap();
        for program in [None, Some("ssh-keygen")] {
            let signer = signer(&mine.public_file, program);
            assert!(matches!(signer.sign(TEXT), Err(RepoError::Sign(_))), "{program:?}");
        }
        assert_ne!(mine.fingerprint, other.fingerprint);
    }

    #[test]
    fn a_program_that_fails_or_is_absent_is_an_error() {
        let dir = tempfile::tempdir().unwrap();
        let key = generate_key(&dir.path().join("key"), "").unwrap();
        for program in ["/nonexistent/ssh-keygen", "false", "true"] {
            assert!(signer(&key.public_file, Some(program)).sign(TEXT).is_err(), "{program}");
        }
        std::fs::remove_file(dir.path().join("key")).unwrap();
        assert!(signer(&key.public_file, None).sign(TEXT).is_err());
        assert!(signer(&key.public_file, Some("ssh-keygen")).sign("no line end").is_err());
    }
}
