//! The first hour with klartext, by hand, three people at three desks, in German and in English.

use crate::desk::{Desk, Outcome};
use crate::office::{ID, MAILS, TEXT, TEXT_FILE, add, assert_nothing_went_out, files, mails, press_list};
use crate::people::{ANNA, CLARA, MILAN};
use jiff::SignedDuration;

/// What is said, in one language.
struct Words {
    /// The verbs as they are typed.
    verbs: [&'static str; 9],
    made: &'static str,
    saved: &'static str,
    submitted: &'static str,
    own: &'static str,
    approved: &'static str,
    missing: &'static str,
    cleared: &'static str,
    embargo: &'static str,
    too_early: &'static str,
    stale: &'static str,
    published: &'static str,
    already: &'static str,
    holds: &'static str,
    stage: &'static str,
    receipt: &'static str,
}

const GERMAN: Words = Words {
    verbs: [
        "neu",
        "bearbeiten",
        "prüfen",
        "einreichen",
        "freigeben",
        "warum",
        "sperrfrist",
        "veröffentlichen",
        "nachprüfen",
    ],
    made: "Arbeitsbereich angelegt",
    saved: "ist gespeichert",
    submitted: "ist zur Prüfung eingereicht",
    own: "anna hat am Text mitgeschrieben und kann ihn nicht selbst freigeben",
    approved: "ist freigegeben",
    missing: "Es fehlt eine Freigabe von: Geschäftsführung oder Vorstand.",
    cleared: "Alles erfüllt",
    embargo: "Sperrfrist bis",
    too_early: "Die Sperrfrist läuft bis",
    stale: "Die Freigabe von milan galt einem früheren Wortlaut",
    published: "ist veröffentlicht",
    already: "schon veröffentlicht",
    holds: "ist Wort für Wort, was freigegeben wurde",
    stage: "veröffentlicht",
    receipt: "clara hat veröffentlicht",
};

const ENGLISH: Words = Words {
    verbs: ["new", "edit", "check", "submit", "approve", "why", "embargo", "publish", "verify"],
    made: "orkspace",
    saved: "saved",
    submitted: "review",
    own: "anna wrote some of these words and cannot approve them",
    approved: "approved",
    missing: "One approval is missing, of: management or board.",
    cleared: "✓",
    embargo: "mbargo",
    too_early: "The embargo ends on",
    stale: "The approval of milan was for earlier words",
    published: "published",
    already: "already",
    holds: "word for word",
    stage: "published",
    receipt: "clara",
};

#[test]
fn in_german() {
    first_hour(Desk::new(), &GERMAN);
}

#[test]
fn in_english() {
    first_hour(Desk::new().in_english(), &ENGLISH);
}

fn first_hour(anna: Desk, words: &Words) {
    let [_, _, _, submit, approve, why, embargo, publish, verify] = words.verbs;
    let (milan, clara) = found(&anna, words);
    write(&anna, words);
    tidy(&anna, anna.run([submit, "2026-ab"]).succeeds().says(words.submitted));
    tidy(&anna, anna.run([approve, "2026-ab"]).exits(6).says(words.own));

    tidy(&milan, milan.run(["inbox"]).succeeds().prints(ID));
    tidy(&milan, milan.run(["diff", "2026-ab"]).succeeds().prints("auszusetzen"));
    tidy(&milan, milan.run([approve, "2026-ab"]).succeeds().says(words.approved).says("clara"));
    tidy(&milan, milan.run(["inbox"]).succeeds().prints_nothing());
    tidy(&clara, clara.run([why, "2026-ab"]).succeeds().prints(words.missing));
    tidy(&clara, clara.run([publish, "2026-ab"]).exits(8).says(words.missing));

    // The embargo is part of what is approved: everybody reads again.
    let when = "2026-11-25 10:00";
    tidy(&anna, anna.run([embargo, "2026-ab", when]).exits(2).says("milan").says("-y --match"));
    let digest = anna.run(["status", "2026-ab", "--json"]).succeeds().json()["digest"].to_string();
    let sure = [embargo, "2026-ab", when, "-y", "--match", digest.trim_matches('"')];
    tidy(&anna, anna.run(sure).succeeds().says(words.embargo));
    tidy(&anna, anna.run([submit, "2026-ab"]).succeeds());
    tidy(&clara, clara.run([publish, "2026-ab"]).exits(8).says(words.stale));
    tidy(&milan, milan.run(["diff", "2026-ab", "--since", "mine"]).succeeds().prints("2026-11-25"));
    tidy(&milan, milan.run([approve, "2026-ab"]).succeeds());
    tidy(&clara, clara.run([approve, "2026-ab"]).succeeds());
    tidy(&clara, clara.run([publish, "2026-ab"]).exits(8).says(words.too_early));
    let plan = tidy(&clara, clara.run([publish, "2026-ab", "--dry-run", "--json"]).succeeds()).json();
    assert_eq!(plan["embargo"], "2026-11-25T09:00:00Z", "{plan}");
    assert_nothing_went_out(&anna);

    anna.wait(SignedDuration::from_hours(26));
    tidy(&clara, clara.run([why, "2026-ab"]).succeeds().prints(words.cleared));
    let plan = tidy(&clara, clara.run([publish, "2026-ab", "--dry-run", "--json"]).succeeds()).json();
    assert_eq!(plan["recipients"], MAILS, "{plan}");
    assert_nothing_went_out(&anna);
    let digest = &plan["digest"].as_str().expect("a digest")["sha256:".len()..][..12];
    tidy(&clara, clara.run([publish, "2026-ab", "--match", digest]).succeeds().says(words.published));
    let sent = went_out(&anna);
    tidy(&clara, clara.run([publish, "2026-ab"]).succeeds().says(words.already));
    assert_eq!(went_out(&anna), sent, "something went out twice");

    tidy(&clara, clara.run([verify, "2026-ab"]).succeeds().says(words.holds));
    tidy(&anna, anna.run(["log", "2026-ab"]).succeeds().prints(words.receipt));
    tidy(&anna, anna.run(["status", "2026-ab"]).succeeds().prints(words.stage));
    tidy(&anna, anna.run(["list"]).succeeds().prints(ID).prints(words.stage));
    tidy(&anna, anna.run(["show", "2026-ab"]).succeeds().prints("Niemand darf bei Frost"));
}

/// The workspace with its three people, each with a key of their own making.
fn found(anna: &Desk, words: &Words) -> (Desk, Desk) {
    let at = |id| if anna.is_english() { anna.as_person(id).in_english() } else { anna.as_person(id) };
    let (milan, clara) = (at("milan"), at("clara"));
    let (name, email) = (ANNA.name, ANNA.email);
    tidy(anna, anna.run(["init", "--name", name, "--email", email]).succeeds().says(words.made));
    for (desk, person) in [(&milan, MILAN), (&clara, CLARA)] {
        let key = desk.run(["keys", "show"]).succeeds();
        assert!(key.stdout.starts_with("ssh-ed25519 "), "{key}");
        add(anna, person, key.stdout.trim());
        press_list(desk);
    }
    let people = tidy(anna, anna.run(["people", "list", "--json"]).succeeds()).json();
    assert_eq!(people.as_array().map(Vec::len), Some(3), "{people}");
    (milan, clara)
}

/// Anna begins a text and writes it in her editor.
fn write(anna: &Desk, words: &Words) {
    let [new, edit, check, ..] = words.verbs;
    tidy(anna, anna.run([new, "press-release", "Abschiebestopp", "--lang", "de"]).succeeds().prints(ID));
    tidy(anna, anna.run(["inbox"]).succeeds().prints_nothing());
    let draft = anna.home().join("draft.md");
    std::fs::write(&draft, TEXT).expect("a draft");
    let writing = anna.with_editor(format!("cp '{}'", draft.display()));
    tidy(anna, writing.run([edit, "2026-ab"]).succeeds().says(words.saved));
    assert_eq!(anna.read(TEXT_FILE), TEXT);
    tidy(anna, anna.run([check, "2026-ab"]).succeeds());
}

/// One page, one entry in each feed, one mail for each who wants one; returns every file of it.
#[track_caller]
fn went_out(desk: &Desk) -> Vec<(String, String)> {
    let public = files(&desk.root().join("public"));
    let pages: Vec<&String> = public.iter().filter(|name| name.ends_with("/index.html")).collect();
    assert_eq!(pages, [&format!("{ID}/de/index.html")]);
    assert!(desk.exists(&format!("public/{ID}/de/{ID}-de.pdf")), "{public:?}");
    assert_eq!(desk.read("public/feed.xml").matches("<entry").count(), 1);
    let feed: serde_json::Value = serde_json::from_str(&desk.read("public/feed.json")).expect("a feed");
    assert_eq!(feed["items"].as_array().map(Vec::len), Some(1), "{feed}");
    let mails = mails(desk);
    let all: String = mails.iter().map(|name| desk.read(&format!("outbox/{name}"))).collect();
    assert_eq!(mails.len(), MAILS, "{mails:?}");
    assert!(mails.iter().all(|name| name.ends_with(".eml")), "{mails:?}");
    for (address, times) in [("jo@zeitung", 1), ("sam@radio", 1), ("alex@blatt", 0)] {
        let line = |line: &&str| line.starts_with("To:") && line.contains(address);
        assert_eq!(all.lines().filter(line).count(), times, "{address}");
    }
    let bytes = |folder: &str, name: String| {
        let bytes = std::fs::read(desk.root().join(folder).join(&name)).expect("a file");
        (format!("{folder}/{name}"), format!("{bytes:?}"))
    };
    let public = public.into_iter().map(|name| bytes("public", name));
    public.chain(mails.into_iter().map(|name| bytes("outbox", name))).collect()
}

/// Whatever was done or refused: git has nothing left to save.
#[track_caller]
fn tidy(desk: &Desk, outcome: Outcome) -> Outcome {
    let left = desk.git(["status", "--porcelain"]).succeeds().stdout;
    assert_eq!(left, "", "git has something to save after\n{outcome}");
    outcome
}
