//! Receipts for what nobody approved: whoever may sign says what went out, and `verify` looks at the words.

use crate::desk::Desk;
use crate::forgery::{NAMESPACE, forge, in_the_name_of, record, words};
use crate::office::{ID, RECORDS, Stage, TEXT_FILE, commit_by_hand, head, names, office};
use sha2::{Digest, Sha256};

const PUBLIC: &str = "public/2026-abschiebestopp";
const PDF: &str = "de/2026-abschiebestopp-de.pdf";

fn hex(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A publication in which a file holds other bytes, with a manifest that names these and says besides what
/// `change` makes of it, and Milan's receipt for it; as it would come to a machine that remembers nothing.
fn signed_anew(anna: &Desk, file: &str, bytes: &[u8], change: impl Fn(&str) -> String) {
    let path = anna.root().join(PUBLIC).join(file);
    let before = std::fs::read(&path).unwrap_or_default();
    std::fs::write(&path, bytes).expect("a file of the website");
    let manifest = manifest(anna);
    let (sealed, name) = (anna.read(&manifest), record(anna, "clara", "receipt").0);
    let forged = change(&sealed.replace(&hex(&before), &hex(bytes)));
    assert_ne!(sealed, forged);
    anna.write(&manifest, &forged);
    let honest = anna.read(&format!("{RECORDS}/{name}"));
    std::fs::remove_file(anna.root().join(RECORDS).join(name)).expect("the receipt");
    let words = in_the_name_of(words(&honest), "milan", "-").replace(&hex(&sealed), &hex(&forged));
    assert!(words.contains(&hex(&forged)));
    forge(&anna.as_person("milan"), &words, NAMESPACE, "milan", RECORDS);
    // A history in which nothing else ever was.
    anna.git(["checkout", "-q", "--orphan", "neu"]).succeeds();
    commit_by_hand(anna);
}

/// The page says something else.
fn other_words(anna: &Desk) {
    let page = anna.read(&format!("{PUBLIC}/de/index.html"));
    let other = page.replace("fordert", "verhindert");
    assert_ne!(page, other);
    signed_anew(anna, "de/index.html", other.as_bytes(), str::to_owned);
}

/// The PDF of a text that differs in this.
fn pdf_of(from: &str, to: &str) -> Vec<u8> {
    let anna = office(Stage::Submitted);
    let text = anna.read(TEXT_FILE);
    anna.write(TEXT_FILE, text.replace(from, to));
    anna.run(["submit", ID]).succeeds();
    for person in ["milan", "clara"] {
        anna.as_person(person).run(["approve", ID]).succeeds();
    }
    anna.as_person("clara").run(["publish", ID]).succeeds();
    std::fs::read(anna.root().join(PUBLIC).join(PDF)).expect("a PDF")
}

/// The manifest, and another program in it.
fn of_another_program(manifest: &str) -> String {
    let line =
        |line: &str| if line.starts_with("program ") { "program 0.0.9+alt\n".into() } else { format!("{line}\n") };
    manifest.lines().map(line).collect()
}

fn manifest(anna: &Desk) -> String {
    let all = names(&anna.root().join(RECORDS));
    let name = all.iter().find(|name| name.ends_with(".manifest")).expect("a manifest");
    format!("{RECORDS}/{name}")
}

fn published() -> Desk {
    let anna = office(Stage::Approved);
    anna.as_person("clara").run(["publish", ID]).succeeds();
    anna.run(["verify", ID]).succeeds().prints("✓ die Worte der Seite (de) sind die freigegebenen");
    anna
}

#[test]
fn a_receipt_for_other_words_is_found_out() {
    let anna = published();
    other_words(&anna);
    let verified = anna.as_person("mallory").run(["verify", ID]).exits(6);
    verified
        .prints("✓ Beleg der Veröffentlichung, unterschrieben von milan")
        .prints("✗ die Seite (de) zeigt andere Worte");
}

#[test]
fn templates_that_nobody_approved_vouch_for_nothing() {
    let anna = published();
    other_words(&anna);
    let template = anna.read("templates/article.html");
    let lying = template.replace("{{ text|safe", "{{ text|replace(\"fordert\", \"verhindert\")|safe");
    assert_ne!(template, lying);
    anna.write("templates/article.html", lying);
    commit_by_hand(&anna);
    anna.as_person("mallory").run(["verify", ID]).exits(6).prints("✗ die Seite (de) zeigt andere Worte");
}

#[test]
fn a_broken_template_hides_no_publication() {
    let anna = published();
    anna.write("templates/article.html", "{{ nichts");
    commit_by_hand(&anna);
    anna.run(["verify", ID]).succeeds().prints("✓ die Worte der Seite (de) sind die freigegebenen");
}

/// A new press contact is nobody's fault, and is not passed over.
#[test]
fn what_stands_around_the_text_may_change() {
    let anna = published();
    let rules = anna.read("workflow.toml");
    let (before, contact) = rules.split_once("[organisation.contacts.").expect("a press contact");
    let name = contact.lines().find(|line| line.starts_with("name = ")).expect("a name");
    let contact = contact.replacen(name, "name = \"Eva Muster\"", 1);
    anna.write("workflow.toml", format!("{before}[organisation.contacts.{contact}"));
    anna.run(["workflow", "propose"]).succeeds();
    let verified = anna.run(["verify", ID]).succeeds();
    verified.prints("– die Seite (de) wurde nur zum Teil verglichen").never_mentions("✗");
}

/// Somebody who may sign and not approve puts other files on the website and signs a receipt over them.
#[test]
fn files_that_nobody_approved_are_found_out() {
    let anna = published();
    let pdf = std::fs::read(anna.root().join(PUBLIC).join(PDF)).expect("a PDF");
    let lying = pdf_of("fordert das Land auf", "bittet das Land");
    let longer = pdf_of("\n„Niemand", "\nAlle sollen ausreisen.\n\n„Niemand");
    let touched = [pdf.as_slice(), b"%\n"].concat();
    let facts =
        anna.read(&format!("{PUBLIC}/de/page.json")).replace("Abschiebestopp im Winter", "Abschiebungen im Winter");
    let same = str::to_owned as fn(&str) -> String;
    let extra = |manifest: &str| {
        let line = format!("artefact de/z.pdf sha256:{}\nrecipients ", hex(b"%PDF"));
        manifest.replace("recipients ", &line)
    };
    type Case<'a> = (&'a str, &'a str, &'a [u8], fn(&str) -> String, i32, &'a str);
    let cases: [Case; 8] = [
        (
            "a PDF with other words",
            PDF,
            &lying,
            same,
            6,
            "✗ de/2026-abschiebestopp-de.pdf ist nicht, was aus dem freigegebenen Text gesetzt wird",
        ),
        ("a PDF with a byte more", PDF, &touched, same, 6, "✗ de/2026-abschiebestopp-de.pdf ist nicht, was"),
        (
            "other words, of another program as they say",
            PDF,
            &lying,
            of_another_program,
            6,
            "✗ de/2026-abschiebestopp-de.pdf hat andere Worte",
        ),
        (
            "more words, of another program as they say",
            PDF,
            &longer,
            of_another_program,
            6,
            "✗ de/2026-abschiebestopp-de.pdf hat andere Worte",
        ),
        (
            "the same words, of another program",
            PDF,
            &touched,
            of_another_program,
            0,
            "– de/2026-abschiebestopp-de.pdf hat die freigegebenen Worte; nur diese wurden verglichen",
        ),
        (
            "the same bytes, of another program",
            PDF,
            &pdf,
            of_another_program,
            0,
            "✓ noch einmal gesetzt, Byte für Byte dasselbe: de/2026-abschiebestopp-de.pdf",
        ),
        (
            "another title in the feeds",
            "de/page.json",
            facts.as_bytes(),
            same,
            6,
            "✗ Titel oder Zusammenfassung für Übersicht und Feeds (de) lauten anders",
        ),
        ("a file more", "de/z.pdf", b"%PDF", extra, 6, "✗ de/z.pdf ist nicht, was"),
    ];
    for (what, file, bytes, change, exit, says) in cases {
        println!("{what}");
        let anna = anna.copy();
        signed_anew(&anna, file, bytes, change);
        let before = (head(&anna), anna.git(["status", "--porcelain"]).stdout);
        let verified = anna.as_person("mallory").run(["verify", ID]).exits(exit);
        verified.prints("✓ Beleg der Veröffentlichung, unterschrieben von milan").prints(says);
        assert_eq!((head(&anna), anna.git(["status", "--porcelain"]).stdout), before, "{what}: something was saved");
    }
}
