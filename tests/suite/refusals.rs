//! What must not go out: every way to try it, with the words of the refusal and nothing done.

use crate::desk::Desk;
use crate::forgery::{NAMESPACE, forge, in_the_name_of, put, record, words};
use crate::office::{ID, RECORDS, Stage, TEXT, TEXT_FILE, assert_nothing_went_out, commit_by_hand, head, office};
use jiff::SignedDuration;

/// One try. `before` prepares it; then `person` types `types`.
struct Try {
    what: &'static str,
    stage: Stage,
    before: fn(&Desk),
    person: &'static str,
    types: &'static [&'static str],
    exit: i32,
    says: &'static [&'static str],
    /// What `status` says of it besides.
    status: &'static [&'static str],
}

const PUBLISH: &[&str] = &["publish", ID];
const NO_MANAGEMENT: &str = "Es fehlt eine Freigabe von: Geschäftsführung oder Vorstand.";

const TRY: Try = Try {
    what: "",
    stage: Stage::Approved,
    before: |_| {},
    person: "clara",
    types: PUBLISH,
    exit: 8,
    says: &[],
    status: &[],
};

#[test]
fn words_that_were_not_approved() {
    check([
        Try {
            what: "one's own text",
            stage: Stage::Submitted,
            person: "anna",
            types: &["approve", ID],
            exit: 6,
            says: &["anna hat am Text mitgeschrieben und kann ihn nicht selbst freigeben"],
            ..TRY
        },
        Try {
            what: "a text that names its approver as co-author",
            stage: Stage::Submitted,
            before: |anna| {
                change_a_word(anna);
                anna.git(["add", "-A"]).succeeds();
                let message = "text\n\nCo-authored-by: Clara Probe <clara@example.org>";
                anna.git(["commit", "-q", "-m", message]).succeeds();
                anna.run(["submit", ID]).succeeds();
            },
            types: &["approve", ID],
            exit: 6,
            says: &["clara hat am Text mitgeschrieben"],
            ..TRY
        },
        Try { what: "an approval is missing", stage: Stage::Half, says: &[NO_MANAGEMENT, "clara"], ..TRY },
        Try {
            what: "one word changed and submitted again",
            before: |anna| {
                change_a_word(anna);
                anna.run(["submit", ID]).succeeds();
            },
            says: &["Die Freigaben von clara, milan galten einem früheren Wortlaut"],
            status: &["Die Freigabe von clara (Geschäftsführung", "galt einem anderen Wortlaut"],
            ..TRY
        },
        Try {
            what: "one word changed and saved with plain git",
            before: |anna| {
                change_a_word(anna);
                commit_by_hand(anna);
            },
            says: &["noch nicht eingereicht", "galten einem früheren Wortlaut"],
            ..TRY
        },
        Try {
            what: "only the embargo changed",
            before: |anna| {
                let digest =
                    anna.run(["status", ID, "--json"]).succeeds().json()["digest"].as_str().expect("one").to_owned();
                anna.run(["embargo", ID, "2026-11-25 10:00", "-y", "--match", &digest]).succeeds();
                anna.run(["submit", ID]).succeeds();
                anna.wait(SignedDuration::from_hours(48));
            },
            says: &["Die Freigaben von clara, milan galten einem früheren Wortlaut"],
            ..TRY
        },
        Try {
            what: "a change in the folder that is not saved",
            before: change_a_word,
            exit: 5,
            says: &["Der Text im Ordner ist nicht der gespeicherte", TEXT_FILE],
            ..TRY
        },
        Try {
            what: "approving what lies in the folder unsaved",
            stage: Stage::Half,
            before: change_a_word,
            types: &["approve", ID],
            exit: 5,
            says: &["Der Text im Ordner ist nicht der gespeicherte"],
            ..TRY
        },
        Try {
            what: "another plan than the one seen",
            types: &["publish", ID, "--match", "000000000000"],
            exit: 5,
            says: &["nicht der gesehene. Es ist nichts geschehen.", "--dry-run"],
            ..TRY
        },
        Try {
            what: "approving other words than those seen",
            stage: Stage::Half,
            types: &["approve", ID, "--match", "000000000000"],
            exit: 5,
            says: &["nicht 000000000000. Es ist nichts geschehen."],
            ..TRY
        },
        Try {
            what: "an embargo that is ahead",
            stage: Stage::Submitted,
            before: |anna| embargoed(anna),
            says: &["Die Sperrfrist läuft bis Mittwoch, 25. November 2026, 10:00"],
            ..TRY
        },
        Try {
            what: "a state written into the head",
            stage: Stage::Empty,
            before: |anna| {
                anna.run(["new", "press-release", "Abschiebestopp", "--id", ID]).succeeds();
                anna.write(TEXT_FILE, TEXT.replace("language: de\n", "language: de\nstatus: approved\n"));
            },
            person: "anna",
            types: &["submit", ID],
            exit: 6,
            says: &["kann so nicht eingereicht"],
            ..TRY
        },
    ]);
}

#[test]
fn records_that_are_none() {
    check([
        Try {
            what: "in Clara's name with Milan's key",
            stage: Stage::Half,
            before: |anna| {
                let (_, file) = record(anna, "milan", "approve");
                let words = in_the_name_of(words(&file), "clara", "management");
                forge(&anna.as_person("milan"), &words, NAMESPACE, "clara", RECORDS);
                commit_by_hand(anna);
            },
            says: &[NO_MANAGEMENT],
            status: &["im Namen von clara. Dieser Schlüssel gehört milan."],
            ..TRY
        },
        Try {
            what: "with Clara's key, signed for git",
            stage: Stage::Half,
            before: |anna| {
                let (_, file) = record(anna, "milan", "approve");
                let words = in_the_name_of(words(&file), "clara", "management");
                forge(&anna.as_person("clara"), &words, "git", "clara", RECORDS);
                commit_by_hand(anna);
            },
            says: &[NO_MANAGEMENT],
            status: &["Die Unterschrift wurde für etwas anderes geleistet"],
            ..TRY
        },
        Try {
            what: "Milan in a role that is not his",
            stage: Stage::Half,
            before: |anna| {
                let (_, file) = record(anna, "milan", "approve");
                let words = in_the_name_of(words(&file), "milan", "management");
                forge(&anna.as_person("milan"), &words, NAMESPACE, "milan", RECORDS);
                commit_by_hand(anna);
            },
            says: &[NO_MANAGEMENT],
            status: &["milan hat die Rolle „management“ nicht."],
            ..TRY
        },
        Try {
            what: "a stranger's",
            stage: Stage::Half,
            before: |anna| {
                anna.as_person("mallory").run(["keys", "show"]).succeeds();
                let (_, file) = record(anna, "milan", "approve");
                let words = in_the_name_of(words(&file), "mallory", "management");
                forge(&anna.as_person("mallory"), &words, NAMESPACE, "mallory", RECORDS);
                commit_by_hand(anna);
            },
            says: &[NO_MANAGEMENT],
            status: &["mallory steht nicht in den Regeln."],
            ..TRY
        },
        Try {
            what: "copied to another text",
            before: |anna| {
                let other = "2026-anderes";
                anna.run(["new", "press-release", "Anderes", "--id", other]).succeeds();
                anna.write(&format!("statements/2026/{other}/de.md"), TEXT.replace(ID, other));
                anna.run(["submit", other]).succeeds();
                for person in ["milan", "clara"] {
                    put(anna, &record(anna, person, "approve").1, person, &format!("reviews/2026/{other}"));
                }
                commit_by_hand(anna);
                anna.run(["status", other]).succeeds().prints(&format!("Der Eintrag gehört zu {ID}."));
            },
            types: &["publish", "2026-anderes"],
            says: &[NO_MANAGEMENT, "Es fehlt eine Freigabe von: Fachreferat."],
            ..TRY
        },
    ]);
}

#[test]
fn objections_that_somebody_would_like_to_be_rid_of() {
    check([
        Try {
            what: "deleted after somebody saw it, on a machine that knows no earlier state",
            before: |anna| {
                anna.as_person("milan").run(["object", ID, "-m", "Die Zahl stimmt nicht."]).succeeds();
                anna.run(["comment", ID, "-m", "Ich sehe nach."]).succeeds();
                let (name, _) = record(anna, "milan", "object");
                std::fs::remove_file(anna.root().join(RECORDS).join(name)).expect("the record");
                anna.git(["checkout", "-q", "--orphan", "neu"]).succeeds();
                commit_by_hand(anna);
                std::fs::remove_file(anna.as_person("clara").home().join("klartext/pins.json")).expect("the pins");
            },
            exit: 6,
            says: &["Ein Eintrag, den andere gesehen haben, fehlt hier."],
            ..TRY
        },
        Try {
            what: "against an earlier wording",
            before: |anna| {
                anna.as_person("milan").run(["object", ID, "-m", "Die Zahl stimmt nicht."]).succeeds();
                change_a_word(anna);
                anna.run(["submit", ID]).succeeds();
                anna.as_person("clara").run(["approve", ID]).succeeds();
            },
            exit: 6,
            says: &["milan widerspricht: Die Zahl stimmt nicht."],
            status: &["milan hat einem früheren Wortlaut widersprochen"],
            ..TRY
        },
    ]);
}

#[test]
fn strangers() {
    let stranger = Try { stage: Stage::Half, person: "mallory", exit: 4, ..TRY };
    check([
        Try { what: "publishing without a key", says: &["kein Schlüssel"], ..stranger },
        Try {
            what: "publishing with a key that is in no rules",
            stage: Stage::Approved,
            before: |anna| drop(anna.as_person("mallory").run(["keys", "show"]).succeeds()),
            says: &["Ihr Schlüssel steht nicht in den Regeln"],
            ..stranger
        },
        Try {
            what: "approving",
            before: |anna| drop(anna.as_person("mallory").run(["keys", "show"]).succeeds()),
            types: &["approve", ID],
            says: &["Ihr Schlüssel steht nicht in den Regeln"],
            ..stranger
        },
        Try {
            what: "objecting",
            before: |anna| drop(anna.as_person("mallory").run(["keys", "show"]).succeeds()),
            types: &["object", ID, "-m", "Nein."],
            says: &["Ihr Schlüssel steht nicht in den Regeln"],
            ..stranger
        },
    ]);
}

#[test]
fn rules_changed_past_those_who_sign_them() {
    const NEED: &str =
        "[rules.press_release]\nneeds = [{ roles = [\"subject\"] }, { roles = [\"management\", \"board\"] }]";
    const LESS: &str = "[rules.press_release]\nneeds = [{ roles = [\"subject\"] }]";
    let half = Try { stage: Stage::Half, ..TRY };
    check([
        Try {
            what: "a need struck out by hand",
            before: |anna| {
                let rules = anna.read("workflow.toml");
                assert!(rules.contains(NEED), "{rules}");
                anna.write("workflow.toml", rules.replace(NEED, LESS));
                commit_by_hand(anna);
            },
            says: &[NO_MANAGEMENT],
            ..half
        },
        Try {
            what: "the same as a new version that nobody signed",
            before: |anna| {
                let rules = anna.read("workflow.toml");
                anna.write("reviews/workflow/rules-0003.toml", &rules);
                let next = rules.replace(NEED, LESS).replace("serial = 3", "serial = 4");
                let digest = format!("{:x}", <sha2::Sha256 as sha2::Digest>::digest(&rules));
                let line = next.lines().find(|line| line.starts_with("predecessor")).expect("a line").to_owned();
                anna.write("workflow.toml", next.replace(&line, &format!("predecessor = \"sha256:{digest}\"")));
                commit_by_hand(anna);
            },
            says: &[NO_MANAGEMENT],
            ..half
        },
        Try {
            what: "no rules at all",
            before: |anna| {
                std::fs::remove_file(anna.root().join("workflow.toml")).expect("the rules");
                commit_by_hand(anna);
            },
            exit: 6,
            says: &["Regeln"],
            ..half
        },
        Try {
            what: "the first version put back",
            before: |anna| {
                anna.write("workflow.toml", anna.read("reviews/workflow/rules-0001.toml"));
                commit_by_hand(anna);
            },
            says: &[NO_MANAGEMENT],
            ..half
        },
        Try {
            what: "the first version put back, and every trace of the later ones removed",
            before: |anna| {
                // She has seen the third version, and her own folder remembers it.
                anna.as_person("clara").run(["list"]).succeeds();
                let first = anna.git(["rev-list", "--max-parents=0", "HEAD"]).succeeds().stdout;
                anna.git(["rm", "-r", "-q", "reviews/workflow"]).succeeds();
                anna.git(["checkout", "-q", first.trim(), "--", "workflow.toml", "reviews/workflow"]).succeeds();
                commit_by_hand(anna);
            },
            exit: 6,
            says: &["Fassung 1", "Fassung 3"],
            ..half
        },
    ]);
}

#[cfg(unix)]
#[test]
fn things_that_have_no_place_among_the_texts() {
    check([
        Try {
            what: "a link in place of a picture",
            before: |anna| {
                let media = anna.root().join("statements/2026").join(ID).join("media");
                std::fs::create_dir_all(&media).expect("a folder");
                std::os::unix::fs::symlink("/etc/passwd", media.join("bild.png")).expect("a link");
                commit_by_hand(anna);
            },
            exit: 6,
            says: &["media/bild.png", "Verknüpfung"],
            ..TRY
        },
        Try {
            what: "a link in place of the text",
            before: |anna| {
                std::fs::remove_file(anna.root().join(TEXT_FILE)).expect("the text");
                std::os::unix::fs::symlink("/etc/passwd", anna.root().join(TEXT_FILE)).expect("a link");
                commit_by_hand(anna);
            },
            exit: 6,
            says: &["de.md", "Verknüpfung"],
            ..TRY
        },
    ]);
}

#[test]
fn an_objection_taken_back_holds_nothing_up() {
    let anna = office(Stage::Approved);
    let (milan, clara) = (anna.as_person("milan"), anna.as_person("clara"));
    milan.run(["object", ID, "-m", "Moment."]).succeeds();
    clara.run(PUBLISH).exits(6).says("milan widerspricht: Moment.");
    milan.run(["withdraw-review", ID]).succeeds();
    // Taken back is not approved: his word for the subject is gone as well.
    clara.run(PUBLISH).exits(8).says("Es fehlt eine Freigabe von: Fachreferat.");
    assert_nothing_went_out(&anna);
    milan.run(["approve", ID]).succeeds();
    clara.run(PUBLISH).succeeds();
}

#[test]
fn an_embargo_that_is_over_holds_nothing_up() {
    let anna = office(Stage::Submitted);
    embargoed(&anna);
    let clara = anna.as_person("clara");
    clara.run(PUBLISH).exits(8);
    anna.wait(SignedDuration::from_hours(25));
    clara.run(PUBLISH).succeeds();
}

/// Until Wednesday, ten o'clock, and approved by both.
fn embargoed(anna: &Desk) {
    anna.run(["embargo", ID, "2026-11-25 10:00"]).succeeds();
    anna.run(["submit", ID]).succeeds();
    for person in ["milan", "clara"] {
        anna.as_person(person).run(["approve", ID]).succeeds();
    }
}

fn change_a_word(anna: &Desk) {
    anna.write(TEXT_FILE, TEXT.replace("fordert", "erbittet"));
}

/// Tries everything: refused with these words, nothing public, no mail, nothing saved.
fn check<const N: usize>(tries: [Try; N]) {
    for attempt in tries {
        println!("{}", attempt.what);
        let anna = office(attempt.stage);
        (attempt.before)(&anna);
        let before = (head(&anna), anna.git(["status", "--porcelain"]).stdout);
        let person = anna.as_person(attempt.person);
        let outcome = person.run(attempt.types).exits(attempt.exit);
        attempt.says.iter().fold(outcome, |outcome, part| outcome.says(part));
        let status = |part: &&str| drop(person.run(["status", ID]).succeeds().prints(part));
        attempt.status.iter().for_each(status);
        assert_nothing_went_out(&anna);
        let after = (head(&anna), anna.git(["status", "--porcelain"]).stdout);
        assert_eq!(after, before, "{}: something was saved", attempt.what);
    }
}
