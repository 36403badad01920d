//! Records from signing to reading: what was signed is what is parsed.

use super::{Desk, new_key, sign_with_ssh_keygen};
use crate::ledger::{Entry, NAMESPACE, Record, RecordError, RecordKind, Signature, Verdict};
use crate::person::PersonId;
use crate::repo::{OwnKey, Signer, fingerprint};
use crate::statement::{Digest, Lang, StatementId};

fn record() -> Record {
    Record {
        repo: Digest::of(b"serial = 1\n"),
        kind: RecordKind::Statement,
        id: "2026-a".to_owned(),
        editions: vec![(Lang::parse("de").unwrap(), Digest::of(b"Eins\n"))],
        workflow: (1, Digest::of(b"serial = 1\n")),
        preview: None,
        verdict: Verdict::Approve,
        role: Some("management".to_owned()),
        person: PersonId::parse("anna").unwrap(),
        seen: Vec::new(),
        time: "2026-11-23T15:48:36Z".parse().unwrap(),
        note: Some("Übermorgen, bitte".to_owned()),
    }
}

#[test]
fn what_was_signed_is_what_is_read() {
    let desk = Desk::new();
    let keys = tempfile::tempdir().unwrap();
    let public = new_key(keys.path(), "ed25519", "256");
    let signer = Signer { key: OwnKey::read(&public).unwrap(), program: None };
    let file = String::from_utf8(signer.sign(&record().print()).unwrap()).unwrap();
    let good = Signature::Good { fingerprint: fingerprint(&signer.key.public).unwrap() };
    let elsewhere = record().print() + &sign_with_ssh_keygen(&public, "git", &record().print());
    let name = Entry::name(&Digest::of(file.as_bytes()), &record().person);
    let files = [
        (name, file.clone()),
        ("1-changed.review".to_owned(), file.replace("approve", "object")),
        ("2-namespace.review".to_owned(), elsewhere),
        ("3-before.review".to_owned(), format!("\n{file}")),
        ("4-after.review".to_owned(), format!("{file}more\n")),
        ("5-bare.review".to_owned(), record().print()),
        ("6-notes.txt".to_owned(), "hello".to_owned()),
        (".gitkeep".to_owned(), String::new()),
    ]
    .map(|(name, text)| (format!("reviews/2026/2026-a/{name}"), text));
    desk.save(&files.each_ref().map(|(path, text)| (path.as_str(), text.as_str())));
    let tip = desk.workspace.tip().unwrap();
    let entries = tip.records(&StatementId::parse("2026-a").unwrap()).unwrap();
    assert_eq!(entries.len(), 7);
    for entry in &entries {
        let bytes = tip.file(&entry.path).unwrap().unwrap();
        assert_eq!(entry.digest, Digest::of(&bytes));
        let bad = |reason| Signature::Bad { reason };
        match entry.path.rsplit('/').next().unwrap().split('-').next().unwrap() {
            "1" => assert_eq!(entry.signature, bad("signature-wrong")),
            "2" => assert_eq!(entry.signature, bad("signature-namespace")),
            "3" => assert!(entry.record.is_err() && entry.signature != good),
            "4" | "5" | "6" => {
                assert_eq!(entry.record, Err(RecordError::NoArmour), "{}", entry.path);
                assert_eq!(entry.signature, bad("signature-broken"));
            }
            _ => assert_eq!((&entry.record, &entry.signature), (&Ok(record()), &good)),
        }
    }
    assert!(sign_with_ssh_keygen(&public, NAMESPACE, &record().print()) == file[record().print().len()..]);
}
