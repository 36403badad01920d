//! Partners who join after the approval: the words stay approved, and nothing else comes in that way.

use crate::desk::Desk;
use crate::office::{
    ID, RECORDS, Stage, TEXT, TEXT_FILE, add, assert_nothing_went_out, commit_by_hand, head, mails, names, office,
};
use crate::people::{GESA, Person};

const COUNCIL: &str = "Rat der Nachbarn";
const HOUSE: &str = "Haus am Kanal e. V.";
const OWN: &str = "[Rat der Nachbarn]";

/// An open letter that one partner signs, approved by Milan and Clara; Anna wrote it. Partners may
/// join open letters in the rules that `init` hands out.
fn letter() -> Desk {
    let anna = office(Stage::Empty);
    anna.run(["new", "press-release", "Abschiebestopp", "--id", ID]).succeeds();
    anna.write(TEXT_FILE, text(OWN));
    anna.run(["submit", ID]).succeeds();
    for person in ["milan", "clara"] {
        anna.as_person(person).run(["approve", ID]).succeeds();
    }
    anna.run(["sign-on", ID, COUNCIL, "-m", "Mail vom 20.11."]).succeeds();
    anna.as_person("clara").run(["why", ID]).succeeds().prints("Alles erfüllt");
    anna
}

fn text(partners: &str) -> String {
    TEXT.replace("kind: press_release", &format!("kind: open_letter\npartners: {partners}"))
        .replace("contacts:", "addressees: [Ministerium]\ncontacts:")
}

fn handed_in(anna: &Desk, text: &str) {
    anna.write(TEXT_FILE, text);
    anna.run(["submit", ID]).succeeds();
}

fn manifests(desk: &Desk) -> Vec<String> {
    let files = names(&desk.root().join(RECORDS)).into_iter().filter(|name| name.ends_with(".manifest"));
    files.map(|name| desk.read(&format!("{RECORDS}/{name}"))).collect()
}

fn page(desk: &Desk) -> String {
    desk.read(&format!("public/{ID}/de/index.html"))
}

#[test]
fn a_partner_joins_before_it_goes_out() {
    let anna = letter();
    let (milan, clara) = (anna.as_person("milan"), anna.as_person("clara"));
    anna.write(TEXT_FILE, text("[Rat der Nachbarn, Haus am Kanal e. V.]"));
    anna.run(["submit", ID])
        .succeeds()
        .never_mentions("zählen")
        .says("Die Freigaben gelten weiter. Dazugekommen: Haus");
    let open =
        "Haus am Kanal e. V. ist nach der Freigabe dazugekommen, und die Mitzeichnung dieses Wortlauts ist nicht";
    clara.run(["publish", ID]).exits(8).says(open).says("klartext sign-on 2026-abschiebestopp \"Haus am Kanal e. V.\"");
    let before = head(&anna);
    let refused = "kann diese Mitzeichnung nicht selbst festhalten";
    anna.run(["sign-on", ID, HOUSE, "-m", "Mail"]).exits(6).says(refused).says("Das können: clara, milan");
    anna.as_person("mallory").run(["sign-on", ID, HOUSE, "-m", "Mail"]).exits(4);
    assert_eq!(head(&anna), before, "nothing was written");
    assert_nothing_went_out(&anna);

    milan.run(["sign-on", ID, HOUSE, "-m", "Mail vom 24.11., Ordner Mitzeichnung"]).succeeds();
    let told = "ist nach der Freigabe dazugekommen und zeichnet genau diesen Wortlaut mit, festgehalten von milan";
    clara.run(["why", ID]).succeeds().prints(told).prints("2 Freigaben gelten weiter").prints("Alles erfüllt");
    clara.run(["status", ID]).succeeds().prints(told);
    clara.run(["publish", ID]).succeeds();
    assert!(page(&anna).contains("Haus am Kanal"));
    clara
        .run(["verify", ID])
        .succeeds()
        .prints("Freigabe von clara, gültig unterschrieben, über diesen Wortlaut, ehe Partner dazukamen")
        .prints("de: Haus am Kanal e. V. (milan): nach der Freigabe dazugekommen")
        .prints("Wort für Wort; dieser Wortlaut entsteht daraus allein durch die Namen")
        .prints("das erlaubten die Regeln Fassung 3");
    let manifest = manifests(&anna).concat();
    assert!(manifest.contains("\njoined de Haus%20am%20Kanal%20e.%20V. sha256:"), "{manifest}");
    assert!(manifest.contains("\nrules 3 sha256:"), "{manifest}");
}

#[test]
fn a_partner_joins_what_is_out() {
    let anna = letter();
    let (milan, clara) = (anna.as_person("milan"), anna.as_person("clara"));
    clara.run(["publish", ID]).succeeds();
    let sent = mails(&anna);
    handed_in(&anna, &text("[Rat der Nachbarn, Haus am Kanal e. V.]"));
    clara.run(["publish", ID]).exits(8);
    milan.run(["sign-on", ID, HOUSE, "-m", "Mail vom 26.11."]).succeeds();
    clara
        .run(["publish", ID, "--dry-run"])
        .succeeds()
        .prints("Mails: keine (nur Partner sind dazugekommen")
        .never_mentions("klartext correct");
    clara.run(["publish", ID]).succeeds();
    assert!(page(&anna).contains("Haus am Kanal"));
    assert_eq!(mails(&anna), sent, "nobody gets the same words twice");
    clara.run(["verify", ID]).succeeds().prints("nach der Freigabe dazugekommen");
    // The next one joins the text as it is now; the ones before need not sign again.
    handed_in(&anna, &text("[Rat der Nachbarn, Haus am Kanal e. V., St. Georg]"));
    milan.run(["sign-on", ID, "St. Georg", "-m", "Mail vom 27.11."]).succeeds();
    clara.run(["publish", ID]).succeeds();
    assert_eq!(mails(&anna), sent);
    clara.run(["verify", ID]).succeeds().prints("St. Georg (milan)").prints("Haus am Kanal e. V. (milan)");
}

/// What is proved needs no history: one saved state is enough.
#[test]
fn it_holds_where_the_approved_text_is_nowhere_to_be_found() {
    let anna = letter();
    handed_in(&anna, &text("[Rat der Nachbarn, Haus am Kanal e. V.]"));
    anna.as_person("milan").run(["sign-on", ID, HOUSE, "-m", "Mail"]).succeeds();
    let tree = anna.git(["rev-parse", "HEAD^{tree}"]).succeeds().stdout;
    let squashed = anna.git(["commit-tree", tree.trim(), "-m", "all"]).succeeds().stdout;
    anna.git(["reset", "-q", "--hard", squashed.trim()]).succeeds();
    anna.as_person("clara").run(["why", ID]).succeeds().prints("2 Freigaben gelten weiter");
}

/// A head that was changed after the approval, and what Clara is told of her approval.
#[test]
fn nothing_else_comes_in_that_way() {
    let start = letter();
    for (what, changed, told) in [
        ("a sentence for a name", text("[Rat der Nachbarn, \"Wir lehnen Punkt 3 ab, Haus am Kanal\"]"), "enthält „,“"),
        ("a reservation", text("[Rat der Nachbarn, Haus am Kanal (unter Vorbehalt)]"), "enthält „(“"),
        ("turned letters", text("[Rat der Nachbarn, \"Haus\u{202e}am Kanal\"]"), "U+202E"),
        ("letters of two scripts", text("[Rat der Nachbarn, Cаritas]"), "mischt Buchstaben"),
        ("the same again", text("[Rat der Nachbarn, RAT DER NACHBARN]"), "steht schon in der Liste"),
        ("a name without end", text(&format!("[Rat der Nachbarn, {}]", "Haus ".repeat(30))), "zu lang für einen Namen"),
        ("another order", text("[Haus am Kanal, Rat der Nachbarn]"), "nur am Ende"),
        ("one is gone", text("[]"), "nur am Ende"),
        ("a remark", text("[Rat der Nachbarn, Haus am Kanal] # geheim"), "Bemerkungen"),
        (
            "a word besides",
            text("[Rat der Nachbarn, Haus am Kanal]").replace("fordert", "erbittet"),
            "die Worte in einem Absatz",
        ),
        (
            "another fact besides",
            text("[Rat der Nachbarn, Haus am Kanal]").replace("place: Beispielstadt", "place: Musterhausen"),
            "Angaben im Kopf (Ort, Mit dabei)",
        ),
        (
            "a press list",
            text(OWN).replace("lists: [landespresse]", "lists: [landespresse, bundespresse]"),
            "Angaben im Kopf (Verteiler)",
        ),
        (
            "another kind, whose list may not grow",
            text("[Rat der Nachbarn, Haus am Kanal]").replace("open_letter", "joint_statement"),
            "Angaben im Kopf (Art, Mit dabei)",
        ),
    ] {
        let anna = start.copy();
        let (milan, clara) = (anna.as_person("milan"), anna.as_person("clara"));
        anna.write(TEXT_FILE, &changed);
        commit_by_hand(&anna);
        // It is handed in as far as the program lets it, and somebody says yes for a partner.
        let _ = anna.run(["submit", ID]);
        let _ = milan.run(["sign-on", ID, "Haus am Kanal", "-m", "Mail"]);
        let before = head(&anna);
        anna.watch_sockets();
        let refused = clara.run(["publish", ID]);
        assert_ne!(refused.code, 0, "{what}");
        clara.run(["why", ID]).prints(told);
        assert_eq!(head(&anna), before, "{what}: something was written");
        assert_nothing_went_out(&anna);
        assert_eq!(clara.sockets(), "", "{what}");
    }
}

/// Rules that would let more grow are no rules, and the ones that are say what they mean.
#[test]
fn the_rules_say_what_may_grow() {
    let anna = letter();
    anna.run(["workflow", "explain"]).succeeds().prints("Nach der Freigabe dürfen Partner dazukommen");
    anna.run(["workflow", "check"]).says("Offener Brief");
    let rules = anna.read("workflow.toml");
    let before = head(&anna);
    for (field, told) in
        [("quotes", "„quotes“"), ("lists", "„lists“"), ("embargo", "„embargo“"), ("partner", "„partner“")]
    {
        anna.write(
            "workflow.toml",
            rules.replace("may_grow = [\"partners\"]\n\n", &format!("may_grow = [\"{field}\"]\n\n")),
        );
        anna.run(["workflow", "propose"]).exits(6).says(told).says("kann nie ohne neue Freigabe wachsen");
        anna.run(["workflow", "check"]).exits(6).says(told);
        assert_eq!(head(&anna), before, "{field}");
    }
    // Without the line a partner who joins needs a new approval.
    anna.write("workflow.toml", rules.replace("may_grow = [\"partners\"]\n\n", "\n"));
    anna.run(["workflow", "propose"]).succeeds();
    handed_in(&anna, &text("[Rat der Nachbarn, Haus am Kanal]"));
    anna.as_person("milan").run(["sign-on", ID, "Haus am Kanal", "-m", "Mail"]).succeeds();
    anna.as_person("clara").run(["publish", ID]).exits(8).says("milan").says("clara");
    let told = "Jemand ist dazugekommen, und nach den geltenden Regeln braucht das eine neue Freigabe.";
    anna.as_person("clara").run(["why", ID]).succeeds().prints(told);
    assert_nothing_went_out(&anna);
}

/// An old sign-on is no way back for a partner who was taken out since.
#[test]
fn who_was_taken_out_stays_out() {
    let anna = letter();
    let gesa: Person = GESA;
    let key = anna.as_person("gesa").run(["keys", "show"]).succeeds().stdout;
    add(&anna, gesa, key.trim());
    handed_in(&anna, &text("[Rat der Nachbarn, Haus am Kanal]"));
    anna.as_person("milan").run(["sign-on", ID, "Haus am Kanal", "-m", "Mail"]).succeeds();
    // The house takes it back; the text without it is approved by Gesa and Clara.
    handed_in(&anna, &format!("{}\n", text(OWN)));
    for person in ["gesa", "clara"] {
        anna.as_person(person).run(["approve", ID]).succeeds();
    }
    handed_in(&anna, &format!("{}\n", text("[Rat der Nachbarn, Haus am Kanal]")));
    anna.as_person("clara").run(["publish", ID]).exits(8).says("Haus am Kanal ist nach der Freigabe dazugekommen");
    assert_nothing_went_out(&anna);
}
