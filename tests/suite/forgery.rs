//! Records as a forger would make them: any words, any key, any namespace.

use crate::desk::Desk;
use crate::office::RECORDS;
use sha2::{Digest, Sha256};
use ssh_key::{HashAlg, LineEnding, PrivateKey};

/// What klartext signs in.
pub const NAMESPACE: &str = "klartext-review";
const ARMOUR: &str = "-----BEGIN SSH SIGNATURE-----";

/// The words of a record file, without its signature.
pub fn words(file: &str) -> &str {
    &file[..file.find(ARMOUR).expect("a signature")]
}

/// The record of `verdict` by this person, as it lies in the folder.
pub fn record(desk: &Desk, person: &str, verdict: &str) -> (String, String) {
    let ours = |name: &String| name.ends_with(&format!("-{person}.review"));
    let all = crate::office::records(desk).into_iter().filter(ours);
    let texts = all.map(|name| (name.clone(), desk.read(&format!("{RECORDS}/{name}"))));
    let mut wanted = texts.filter(|(_, text)| text.contains(&format!("\nverdict {verdict}\n")));
    let found = wanted.next().unwrap_or_else(|| panic!("{person} has no record of {verdict}"));
    assert_eq!(wanted.next(), None, "{person} has several records of {verdict}");
    found
}

/// Signs words with the key of this desk's person and puts them down as a record of `person`
/// under `folder`, by the name that such a record has.
pub fn forge(signer: &Desk, words: &str, namespace: &str, person: &str, folder: &str) {
    put(signer, &signed_file(signer, words, namespace), person, folder);
}

/// The words with this person's signature in a namespace, as a record's file.
pub fn signed_file(signer: &Desk, words: &str, namespace: &str) -> String {
    let key = PrivateKey::read_openssh_file(&signer.home().join("klartext/keys/id_ed25519")).expect("a key");
    let signature = key.sign(namespace, HashAlg::Sha512, words.as_bytes()).expect("a signature");
    let armour = signature.to_pem(LineEnding::LF).expect("an armour");
    format!("{words}{}\n", armour.trim_end())
}

/// The signature of a record's file.
pub fn armour(file: &str) -> &str {
    &file[file.find(ARMOUR).expect("a signature")..]
}

/// The name that a record of this person has by its bytes.
pub fn file_name(file: &str, person: &str) -> String {
    let digest: String = Sha256::digest(file).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{person}.review", &digest[..12])
}

/// Puts a record file down by the name that its bytes ask for.
pub fn put(desk: &Desk, file: &str, person: &str, folder: &str) {
    desk.write(&format!("{folder}/{}", file_name(file, person)), file);
}

/// These words with another name, role and verdict.
pub fn in_the_name_of(words: &str, person: &str, role: &str) -> String {
    let line = |line: &str| match line.split(' ').next() {
        Some("person") => format!("person {person}\n"),
        Some("role") => format!("role {role}\n"),
        _ => format!("{line}\n"),
    };
    words.lines().map(line).collect()
}
