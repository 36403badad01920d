//! What the tests of this room share: real keys, real `ssh-keygen`, workspaces in empty folders.

mod append;
mod differential;
mod hardware;
mod past;
mod records;
mod saving;
mod trees;
mod vectors;

use super::{Author, Change, Workspace};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Runs `ssh-keygen` and returns what it printed.
#[track_caller]
pub fn keygen(args: &[&str]) -> String {
    let output = Command::new("ssh-keygen").args(args).stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A new key pair in `dir`; returns the public file.
pub fn new_key(dir: &Path, kind: &str, bits: &str) -> PathBuf {
    let path = dir.join(format!("{kind}-{bits}"));
    keygen(&["-q", "-t", kind, "-b", bits, "-N", "", "-C", "", "-f", path.to_str().unwrap()]);
    dir.join(format!("{kind}-{bits}.pub"))
}

/// The armour that `ssh-keygen` makes for a text.
pub fn sign_with_ssh_keygen(public: &Path, namespace: &str, text: &str) -> String {
    let dir = tempfile::tempdir().unwrap();
    let record = dir.path().join("record");
    std::fs::write(&record, text).unwrap();
    keygen(&["-q", "-Y", "sign", "-n", namespace, "-f", public.to_str().unwrap(), record.to_str().unwrap()]);
    std::fs::read_to_string(dir.path().join("record.sig")).unwrap()
}

/// Whether `ssh-keygen -Y verify` believes an armour.
pub fn verify_with_ssh_keygen(public: &Path, namespace: &str, text: &str, armour: &str) -> bool {
    let dir = tempfile::tempdir().unwrap();
    let [signers, signature, record] = ["signers", "signature", "record"].map(|name| dir.path().join(name));
    std::fs::write(&signers, format!("anna {}", std::fs::read_to_string(public).unwrap())).unwrap();
    std::fs::write(&signature, armour).unwrap();
    std::fs::write(&record, text).unwrap();
    let mut command = Command::new("ssh-keygen");
    command.args(["-Y", "verify", "-I", "anna", "-n", namespace, "-f"]).arg(&signers).arg("-s").arg(&signature);
    let record = std::fs::File::open(record).unwrap();
    command.stdin(record).output().unwrap().status.success()
}

/// A workspace in an empty folder, and hands that work in it as people do.
pub struct Desk {
    dir: tempfile::TempDir,
    pub workspace: Workspace,
}

impl Desk {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let workspace = Workspace::init(dir.path()).unwrap();
        Self { dir, workspace }
    }

    pub fn root(&self) -> &Path {
        self.dir.path()
    }

    #[track_caller]
    pub fn save(&self, files: &[(&str, &str)]) -> String {
        self.save_as("anna", files)
    }

    #[track_caller]
    pub fn save_as(&self, who: &str, files: &[(&str, &str)]) -> String {
        self.workspace.save(&changes(files), &author(who), "Saved\n\nby klartext").unwrap()
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub fn read(&self, path: &str) -> Option<String> {
        std::fs::read_to_string(self.root().join(path)).ok()
    }

    pub fn delete(&self, path: &str) {
        std::fs::remove_file(self.root().join(path)).unwrap();
    }

    #[track_caller]
    pub fn unsaved(&self, folder: &str) -> Vec<String> {
        self.workspace.unsaved(folder).unwrap()
    }

    /// Runs git by hand, with nobody's configuration, and returns what it printed.
    #[track_caller]
    pub fn git(&self, args: &[&str]) -> String {
        self.git_as("mallory", args)
    }

    #[track_caller]
    pub fn git_as(&self, who: &str, args: &[&str]) -> String {
        let mut command = Command::new("git");
        command.arg("-C").arg(self.root()).args(args).env("GIT_CONFIG_NOSYSTEM", "1");
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("HOME", self.root());
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), who).env(format!("GIT_{role}_EMAIL"), format!("{who}@example.org"));
        }
        let output = command.stdin(Stdio::null()).output().unwrap();
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    #[track_caller]
    pub fn status(&self) -> String {
        self.git(&["status", "--porcelain", "-uall"])
    }
}

pub fn author(who: &str) -> Author {
    Author { name: who.to_owned(), email: format!("{who}@example.org"), time: 1_763_900_000, offset: 60 }
}

pub fn changes(files: &[(&str, &str)]) -> Vec<Change> {
    files.iter().map(|(path, text)| Change { path: (*path).into(), bytes: Some(text.as_bytes().to_vec()) }).collect()
}
