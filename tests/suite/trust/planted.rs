//! Files that somebody put where klartext is about to write its own.

use crate::desk::Desk;
use crate::office::{ID, MAILS, Stage, files, head, mails, names, office};
use std::path::PathBuf;

/// The mails as Clara's machine writes them, from a copy of everything.
fn written() -> (Desk, Vec<(PathBuf, Vec<u8>)>) {
    let anna = office(Stage::Approved);
    // The names of mails are made with a secret of her own, which is there from now on.
    anna.as_person("clara").run(["publish", ID, "--dry-run"]).succeeds();
    let other = anna.copy();
    // The same minute, so that the mails have the same date.
    other.as_person("clara").run(["publish", ID]).succeeds();
    let outbox = other.root().join("outbox");
    let mail = |name: String| (PathBuf::from(&name), std::fs::read(outbox.join(&name)).expect("a mail"));
    (anna, mails(&other).into_iter().map(mail).collect())
}

fn put(desk: &Desk, (name, bytes): &(PathBuf, Vec<u8>)) -> PathBuf {
    let path = desk.root().join("outbox").join(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(&path, bytes).expect("a mail");
    path
}

#[test]
fn a_mail_that_somebody_put_there_does_not_go_out_as_ours() {
    let (anna, letters) = written();
    let (name, bytes) = letters[1].clone();
    let other = String::from_utf8(bytes).expect("a mail").replace("fordert", "verhindert").into_bytes();
    let path = put(&anna, &(name.clone(), other.clone()));
    let (clara, before) = (anna.as_person("clara"), head(&anna));
    let name = name.file_name().expect("a name").to_string_lossy().into_owned();
    clara
        .run(["publish", ID])
        .exits(5)
        .says(&name)
        .says("es liegt schon etwas anderes da")
        .says("Es ist nichts überschrieben");
    assert_eq!(std::fs::read(&path).expect("the file"), other);
    assert_eq!(mails(&anna).len(), 1, "no mail besides");
    assert_eq!(files(&anna.root().join("public")), [""; 0]);
    assert_eq!(head(&anna), before, "nothing is claimed");
    // Put elsewhere, the same command writes the right one.
    std::fs::remove_file(&path).expect("the file");
    clara.run(["publish", ID]).succeeds();
    assert_eq!(mails(&anna).len(), MAILS);
    assert!(!String::from_utf8(std::fs::read(&path).expect("a mail")).expect("words").contains("verhindert"));
    clara.run(["verify", ID]).succeeds();
}

#[test]
fn a_mail_that_is_the_very_same_is_one() {
    let (anna, letters) = written();
    let path = put(&anna, &letters[0]);
    anna.as_person("clara").run(["publish", ID]).succeeds();
    assert_eq!(std::fs::read(&path).expect("a mail"), letters[0].1);
    assert_eq!(names(path.parent().expect("a folder")).len(), MAILS);
}
