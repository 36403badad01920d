//! Receipts for what nobody approved: whoever may sign says what went out, and `verify` looks at the words.

use crate::desk::Desk;
use crate::forgery::{NAMESPACE, forge, in_the_name_of, record, words};
use crate::office::{ID, RECORDS, Stage, commit_by_hand, names, office};
use sha2::{Digest, Sha256};

const PAGE: &str = "public/2026-abschiebestopp/de/index.html";

fn hex(bytes: &str) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A publication whose page says something else, with a manifest that names this page and Milan's receipt
/// for it; as it would come to a machine that remembers nothing.
fn other_words(anna: &Desk) {
    let (before, manifest) = (anna.read(PAGE), manifest(anna));
    let after = before.replace("fordert", "verhindert");
    assert_ne!(before, after);
    anna.write(PAGE, &after);
    let (sealed, name) = (anna.read(&manifest), record(anna, "clara", "receipt").0);
    let forged = sealed.replace(&hex(&before), &hex(&after));
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
