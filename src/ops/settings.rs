//! The person's own settings on this machine: pins of the rules, their key, their contacts.

use super::{OpsError, Surroundings};
use crate::contacts::Contacts;
use crate::repo::{OwnKey, Signer, generate_key};
use crate::statement::Digest;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// What was seen of a workspace: the first rules' digest, the highest serial, the last state whose
/// records were all there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Pin {
    first: String,
    serial: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    head: Option<String>,
}

/// The pin for the workspace at `root`, if this person has worked there before.
pub(super) fn pin(surroundings: &Surroundings, root: &Path) -> Result<Option<(Digest, u64)>, OpsError> {
    let pins = read_pins(surroundings)?;
    Ok(pins.get(&key(root)).and_then(|pin| Some((Digest::parse(&pin.first)?, pin.serial))))
}

/// Remembers the rules of the workspace at `root`. The serial never goes down.
pub(super) fn set_pin(surroundings: &Surroundings, root: &Path, first: Digest, serial: u64) -> Result<(), OpsError> {
    let mut pins = read_pins(surroundings)?;
    let mut wanted = Pin { first: first.to_string(), serial, head: None };
    match pins.get(&key(root)) {
        Some(pin) if pin.first == wanted.first && pin.serial >= serial => return Ok(()),
        Some(pin) if pin.first == wanted.first => wanted.head.clone_from(&pin.head),
        _ => {}
    };
    pins.insert(key(root), wanted);
    write_pins(surroundings, &pins)
}

/// Remembers the rules of a workspace that was made just now at `root`, and forgets another one that
/// lay there before.
pub(super) fn begin_pin(surroundings: &Surroundings, root: &Path, first: Digest) -> Result<(), OpsError> {
    let mut pins = read_pins(surroundings)?;
    pins.insert(key(root), Pin { first: first.to_string(), serial: 1, head: None });
    write_pins(surroundings, &pins)
}

/// The commit at which this person last found every record in its place.
pub(super) fn head(surroundings: &Surroundings, root: &Path) -> Result<Option<String>, OpsError> {
    Ok(read_pins(surroundings)?.remove(&key(root)).and_then(|pin| pin.head))
}

/// Remembers that commit, once the rules are pinned.
pub(super) fn set_head(surroundings: &Surroundings, root: &Path, head: &str) -> Result<(), OpsError> {
    let mut pins = read_pins(surroundings)?;
    let Some(pin) = pins.get_mut(&key(root)) else { return Ok(()) };
    pin.head = Some(head.to_owned());
    write_pins(surroundings, &pins)
}

/// Where this person has worked on this machine.
pub(super) fn workspaces(surroundings: &Surroundings) -> Result<Vec<PathBuf>, OpsError> {
    Ok(read_pins(surroundings)?.into_keys().map(PathBuf::from).collect())
}

fn write_pins(surroundings: &Surroundings, pins: &BTreeMap<String, Pin>) -> Result<(), OpsError> {
    let path = pins_file(surroundings);
    let text = serde_json::to_string_pretty(&pins).unwrap_or_default();
    write_own(&path, format!("{text}\n").as_bytes())
}

fn pins_file(surroundings: &Surroundings) -> PathBuf {
    surroundings.own.join("pins.json")
}

fn key(root: &Path) -> String {
    root.to_string_lossy().replace('\\', "/")
}

fn read_pins(surroundings: &Surroundings) -> Result<BTreeMap<String, Pin>, OpsError> {
    let path = pins_file(surroundings);
    match std::fs::read(&path) {
        // A damaged pin file must not mean "no pin": that would be trust on every use.
        Ok(bytes) => serde_json::from_slice(&bytes)
            .map_err(|error| OpsError::File { path, source: std::io::Error::other(error.to_string()) }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(BTreeMap::new()),
        Err(source) => Err(OpsError::File { path, source }),
    }
}

/// Writes a file of the person's own folder whole or not at all, readable by them alone.
pub(super) fn write_own(path: &Path, bytes: &[u8]) -> Result<(), OpsError> {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder).map_err(OpsError::file(folder))?;
    // `tempfile` makes files with mode 0600; on Windows the profile folder is private.
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(OpsError::file(folder))?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(OpsError::file(path))?;
    file.persist(path).map_err(|error| OpsError::File { path: path.to_owned(), source: error.error })?;
    Ok(())
}

/// The keys this person has here, the most likely one first: klartext's own, the one git signs
/// with, the usual ones in `~/.ssh`. Files that are no usable key are passed over.
pub(super) fn keys(surroundings: &Surroundings, git_signing_key: Option<PathBuf>) -> Vec<OwnKey> {
    let mut files = own_key_files(surroundings);
    files.extend(git_signing_key);
    if let Some(home) = &surroundings.home {
        let names = ["id_ed25519.pub", "id_ed25519_sk.pub", "id_ecdsa.pub", "id_rsa.pub"];
        files.extend(names.iter().map(|name| home.join(".ssh").join(name)));
    }
    let mut keys: Vec<OwnKey> = Vec::new();
    for key in files.iter().filter_map(|file| OwnKey::read(file).ok()) {
        if !keys.iter().any(|known| known.fingerprint == key.fingerprint) {
            keys.push(key);
        }
    }
    keys
}

/// The public keys that klartext made here, the newest first.
fn own_key_files(surroundings: &Surroundings) -> Vec<PathBuf> {
    let folder = surroundings.own.join("keys");
    let entries = std::fs::read_dir(&folder).into_iter().flatten().flatten();
    let number = |name: &str| match name.strip_suffix(".pub")?.strip_prefix("id_ed25519")? {
        "" => Some(1),
        rest => rest.strip_prefix('-')?.parse::<u32>().ok(),
    };
    let found = entries.filter_map(|entry| number(&entry.file_name().to_string_lossy()).map(|n| (n, entry.path())));
    let mut found: Vec<(u32, PathBuf)> = found.collect();
    found.sort_by(|a, b| b.cmp(a));
    found.into_iter().map(|(_, path)| path).collect()
}

/// Where klartext puts the keys that it makes.
pub(super) fn key_folder(surroundings: &Surroundings) -> Result<PathBuf, OpsError> {
    let folder = surroundings.own.join("keys");
    std::fs::create_dir_all(&folder).map_err(OpsError::file(&folder))?;
    Ok(folder)
}

/// The first key there is, or a new one; says which.
pub(super) fn key_or_new(surroundings: &Surroundings, comment: &str) -> Result<(OwnKey, bool), OpsError> {
    if let Some(key) = keys(surroundings, None).into_iter().next() {
        return Ok((key, false));
    }
    let folder = key_folder(surroundings)?;
    Ok((generate_key(&folder.join("id_ed25519"), comment)?, true))
}

pub(super) fn signer(surroundings: &Surroundings, key: &OwnKey) -> Signer {
    Signer { key: key.clone(), program: surroundings.ssh_keygen.clone() }
}

/// `settings.toml` in the person's own folder.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Own {
    /// The folder that a team shares for its press list.
    #[serde(default)]
    contacts: Option<PathBuf>,
}

/// The folder of the press list that a team shares, if this person's settings name one.
fn shared(surroundings: &Surroundings) -> Option<PathBuf> {
    let text = std::fs::read_to_string(surroundings.own.join("settings.toml")).ok()?;
    toml::from_str::<Own>(&text).ok()?.contacts
}

pub(super) fn contacts_file(surroundings: &Surroundings) -> PathBuf {
    shared(surroundings).unwrap_or_else(|| surroundings.own.clone()).join("contacts.csv")
}

/// Writes a file of the press list. On a share the colleagues of the folder's group may read and
/// change it, nobody else; in the person's own folder they alone.
pub(super) fn write_shared(surroundings: &Surroundings, path: &Path, bytes: &[u8]) -> Result<(), OpsError> {
    write_own(path, bytes)?;
    match shared(surroundings) {
        Some(_) => open_to_group(path).map_err(OpsError::file(path)),
        None => Ok(()),
    }
}

/// The same for a folder beside the press list.
pub(super) fn share_folder(surroundings: &Surroundings, folder: &Path) -> Result<(), OpsError> {
    match shared(surroundings) {
        Some(_) => open_folder_to_group(folder).map_err(OpsError::file(folder)),
        None => Ok(()),
    }
}

/// What a colleague has made is open already, and nobody else may change that.
#[cfg(unix)]
fn open_folder_to_group(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    match std::fs::metadata(folder)?.permissions().mode() & 0o777 {
        0o770 => Ok(()),
        _ => std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o770)),
    }
}

#[cfg(not(unix))]
fn open_folder_to_group(_folder: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn open_to_group(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o660))
}

/// On Windows files of a share take the rights of their folder.
#[cfg(not(unix))]
fn open_to_group(_path: &Path) -> std::io::Result<()> {
    Ok(())
}

/// The press list of this person: `contacts.csv` in their own folder, never in the workspace.
pub(super) fn contacts(surroundings: &Surroundings) -> Result<Contacts, OpsError> {
    let path = contacts_file(surroundings);
    match std::fs::read(&path) {
        Ok(bytes) => Contacts::read(&bytes, surroundings.today()).map_err(|errors| OpsError::Contacts { path, errors }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Contacts::default()),
        Err(source) => Err(OpsError::File { path, source }),
    }
}

/// Beside the press list.
pub(super) fn forgotten_file(surroundings: &Surroundings) -> PathBuf {
    contacts_file(surroundings).with_file_name("forgotten")
}

/// The keyed hashes of those who were forgotten.
pub(super) fn forgotten(surroundings: &Surroundings) -> Result<BTreeSet<String>, OpsError> {
    let path = forgotten_file(surroundings);
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(text.lines().map(str::to_owned).collect()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(source) => Err(OpsError::File { path, source }),
    }
}

/// Beside the press list.
fn mended_file(surroundings: &Surroundings) -> PathBuf {
    contacts_file(surroundings).with_file_name("mended")
}

/// When somebody said last of an address that it works again, in seconds since 1970, by its keyed hash.
pub(super) fn mended(surroundings: &Surroundings) -> Result<BTreeMap<String, i64>, OpsError> {
    let path = mended_file(surroundings);
    let line = |line: &str| line.split_once(' ').and_then(|(key, time)| Some((key.to_owned(), time.parse().ok()?)));
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(text.lines().filter_map(line).collect()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(BTreeMap::new()),
        Err(source) => Err(OpsError::File { path, source }),
    }
}

/// Remembers that an address works again now.
pub(super) fn note_mended(surroundings: &Surroundings, key: String) -> Result<(), OpsError> {
    let mut all = mended(surroundings)?;
    all.insert(key, surroundings.now.as_second());
    let text: String = all.iter().map(|(key, time)| format!("{key} {time}\n")).collect();
    write_shared(surroundings, &mended_file(surroundings), text.as_bytes())
}

/// The state of the press list's file: when it was written, and its length.
pub(super) fn contacts_as_of(surroundings: &Surroundings) -> Option<(std::time::SystemTime, u64)> {
    let found = std::fs::metadata(contacts_file(surroundings)).ok()?;
    Some((found.modified().ok()?, found.len()))
}

/// Names this person's own folder without telling its secret: whoever has another secret cannot find
/// people again by their keys.
pub(super) fn home(surroundings: &Surroundings) -> Result<String, OpsError> {
    Ok(Digest::of(&secret(surroundings)?).short())
}

/// The secret under which addresses are hashed in journals, made at first use.
pub(super) fn secret(surroundings: &Surroundings) -> Result<[u8; 32], OpsError> {
    // Beside the press list: whoever shares it must give the same person the same key.
    let path = contacts_file(surroundings).with_file_name("secret");
    if let Ok(bytes) = std::fs::read(&path)
        && let Ok(secret) = <[u8; 32]>::try_from(bytes.as_slice())
    {
        return Ok(secret);
    }
    let mut secret = [0; 32];
    rand_core::RngCore::fill_bytes(&mut rand_core::OsRng, &mut secret);
    write_shared(surroundings, &path, &secret)?;
    Ok(secret)
}
