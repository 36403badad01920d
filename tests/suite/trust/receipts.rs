//! Receipts for what nobody approved: whoever may sign says what went out, and `verify` looks at the words.

use super::attack::{NO_MANAGEMENT, PUBLISH};
use crate::desk::Desk;
use crate::forgery::{NAMESPACE, forge, in_the_name_of, record, words};
use crate::office::{
    ID, RECORDS, Stage, TEXT_FILE, assert_nothing_went_out, commit_by_hand, files, head, mails, names, office,
};
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

/// The value of a line of a record or manifest.
fn value<'t>(text: &'t str, key: &str) -> &'t str {
    let line = text.lines().find(|line| line.split(' ').next() == Some(key)).unwrap_or_else(|| panic!("no {key}"));
    &line[key.len() + 1..]
}

/// The same with another value in this line.
fn with(text: &str, key: &str, value: &str) -> String {
    let line = |line: &str| match line.split(' ').next() == Some(key) {
        true => format!("{key} {value}\n"),
        false => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

/// Clara alone may release, and what went out by hand is Milan's word: subject yes, management no.
#[test]
fn an_approval_short_is_found_out() {
    let anna = office(Stage::Half);
    let half = anna.copy();
    anna.as_person("clara").run(["approve", ID]).succeeds();
    anna.as_person("clara").run(["publish", ID]).succeeds();
    let (approval, receipt) = (record(&anna, "clara", "approve").0, record(&anna, "clara", "receipt").1);
    let (path, sealed) = (manifest(&anna), anna.read(&manifest(&anna)));
    let lines = sealed.lines().filter(|line| !line.starts_with("approval sha256:") || !line.contains(&approval[..12]));
    let short: String = lines.map(|line| format!("{line}\n")).collect();
    assert_ne!(short, sealed);
    // As it would lie there if Clara had never signed anything.
    half.write(&path, &short);
    let seen = names(&half.root().join(RECORDS)).into_iter().filter(|name| name.ends_with(".review"));
    let mut seen: Vec<String> =
        seen.map(|name| format!("sha256:{}", hex(half.read(&format!("{RECORDS}/{name}"))))).collect();
    seen.sort();
    let words = with(&in_the_name_of(words(&receipt), "milan", "-"), "seen", &seen.join(","));
    forge(&half.as_person("milan"), &words.replace(&hex(&sealed), &hex(&short)), NAMESPACE, "milan", RECORDS);
    commit_by_hand(&half);
    let verified = half.run(["verify", ID]).exits(6).prints("✓ Freigabe von milan, gültig unterschrieben");
    verified.prints("✗ die Freigaben genügten nach den Regeln, die damals galten, nicht");
    // It says that it is out, and is not: whoever may approve does, and it goes out.
    let clara = half.as_person("clara");
    clara.run(PUBLISH).exits(8).says(NO_MANAGEMENT);
    assert_nothing_went_out(&half);
}

/// What Milan, who may not approve alone, says went out besides, in words that `change` makes of the honest
/// receipt and manifest; the manifest is put down if it says so.
struct Besides {
    what: &'static str,
    /// The words that were handed in first and never approved.
    earlier: bool,
    other_release: bool,
    manifest: bool,
    says: &'static str,
}

/// A receipt more by somebody who is listed: what is out stays out, it is told by name, and nobody gets a
/// second mail. Whether it knew the honest one plays no part.
#[test]
fn a_receipt_more_is_an_alarm_and_changes_nothing() {
    let anna = office(Stage::Submitted);
    let first = record(&anna, "anna", "submit").1;
    anna.write(TEXT_FILE, anna.read(TEXT_FILE).replace("31. März 2027", "30. April 2027"));
    anna.run(["submit", ID]).succeeds();
    for person in ["milan", "clara"] {
        anna.as_person(person).run(["approve", ID]).succeeds();
    }
    anna.as_person("clara").run(PUBLISH).succeeds();
    let cases = [
        Besides {
            what: "the same words, no manifest",
            earlier: false,
            other_release: true,
            manifest: false,
            says: "von milan (…) zählt nicht: Das Verzeichnis, das er nennt, gibt es nicht",
        },
        Besides {
            what: "earlier words, no manifest",
            earlier: true,
            other_release: true,
            manifest: false,
            says: "von milan (…) zählt nicht: Das Verzeichnis, das er nennt, gibt es nicht",
        },
        Besides {
            what: "earlier words with a manifest",
            earlier: true,
            other_release: true,
            manifest: true,
            says: "von milan (…) zählt nicht: Was er hinausgegangen nennt, war nicht freigegeben",
        },
        Besides {
            what: "the same words once more, as another release",
            earlier: false,
            other_release: true,
            manifest: true,
            says: "von milan (…) zählt nicht: Dieser Wortlaut war schon hinaus",
        },
        Besides {
            what: "the same release once more",
            earlier: false,
            other_release: false,
            manifest: false,
            says: "von milan (…) zählt nicht: Dieser Wortlaut war schon hinaus",
        },
    ];
    for (case, knows) in cases.iter().flat_map(|case| [(case, true), (case, false)]) {
        println!("{}, {}", case.what, if knows { "knowing of the honest one" } else { "as if there was none" });
        let anna = anna.copy();
        let (sealed, receipt) = (anna.read(&manifest(&anna)), record(&anna, "clara", "receipt").1);
        let edition = value(if case.earlier { &first } else { &receipt }, "edition").to_owned();
        let release = value(&sealed, "release").to_owned();
        let other = format!("sha256:{}", hex("another"));
        let other = if case.other_release { &other } else { &release };
        let forged = with(&with(&sealed, "edition", &edition), "release", other);
        if case.manifest {
            anna.write(&format!("{RECORDS}/{}.manifest", &other[7..19]), &forged);
        }
        let mut seen: Vec<String> = value(&receipt, "seen").split(',').map(str::to_owned).collect();
        if knows {
            seen.push(format!("sha256:{}", hex(&receipt)));
            seen.sort();
        }
        let words =
            with(&with(&in_the_name_of(words(&receipt), "milan", "-"), "edition", &edition), "seen", &seen.join(","));
        let words = words.replace(&hex(&sealed), &hex(&forged)).replace(&release[7..], &other[7..]);
        forge(&anna.as_person("milan"), &words, NAMESPACE, "milan", RECORDS);
        commit_by_hand(&anna);
        let digest = record(&anna, "milan", "receipt").0[..12].to_owned();
        let says = case.says.replace('…', &digest);
        let verified = anna.run(["verify", ID]).succeeds().prints("unterschrieben von clara").prints(&says);
        verified.prints("✓ die Freigaben genügten").never_mentions("✗");
        let (posted, public) = (mails(&anna), files(&anna.root().join("public")));
        let before = head(&anna);
        anna.run(["status", ID]).succeeds().prints("veröffentlicht");
        anna.as_person("clara").run(PUBLISH).succeeds();
        assert_eq!((mails(&anna), files(&anna.root().join("public"))), (posted, public), "{}", case.what);
        assert_eq!(head(&anna), before, "{}: something was saved", case.what);
    }
}
