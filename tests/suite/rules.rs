//! The rules as people change them: mistakes that are named, versions that wait, are explained and refused.

use crate::desk::Desk;
use crate::office::{ID, Stage, add, assert_nothing_went_out, commit_by_hand, head, names, office};
use crate::people::named;

const FILE: &str = "workflow.toml";

fn change(desk: &Desk, from: &str, to: &str) {
    let text = desk.read(FILE);
    assert!(text.contains(from), "{from:?} is not in the rules");
    desk.write(FILE, text.replacen(from, to, 1));
}

/// Anna and Clara look after the rules together.
fn two_administrators() -> Desk {
    let anna = office(Stage::Empty);
    change(&anna, r#"roles = ["management", "press"]"#, r#"roles = ["management", "press", "admin"]"#);
    change(&anna, "threshold = 1", "threshold = 2");
    anna.run(["workflow", "propose"]).succeeds().says("vorgeschlagen").says("clara");
    anna
}

#[test]
fn a_mistake_is_named_with_its_place_and_nothing_happens() {
    let rows = [
        (
            "threshold = 1",
            "treshold = 1",
            "„treshold“ gibt es in [administration] nicht",
            "Gemeint ist wohl: threshold",
        ),
        ("zone = ", "zoen = ", "„zoen“ gibt es nicht", "Gemeint ist wohl: zone"),
        ("[rules.submission]", "[rules.submision]", "[rules.submision] gibt es nicht", "[rules.submission]"),
        ("email = \"milan", "emial = \"milan", "„emial“ gibt es in [people.milan] nicht", "Gemeint ist wohl: email"),
        ("[website]", "[websiet]", "„websiet“ gibt es nicht", "Gemeint ist wohl: website"),
        ("threshold = 1", "threshold = \"eins\"", "„threshold“ ist ein Text, gebraucht wird eine Zahl", FILE),
        ("threshold = 1", "threshold = eins", "nicht richtig in Anführungszeichen", "geraden Anführungszeichen"),
        ("threshold = 1", "threshold = 1\nthreshold = 0", "steht zweimal da", "Eine der beiden Zeilen löschen"),
        ("threshold = 1", "threshold = 0", "administration.threshold", "Die Stelle: workflow.toml:"),
        ("quotes_cleared = true", "quotes_cleared = \"ja\"", "true (ja) oder false (nein)", FILE),
    ];
    let anna = office(Stage::Empty);
    let (good, before) = (anna.read(FILE), head(&anna));
    for (from, to, says, hint) in rows {
        anna.write(FILE, &good);
        change(&anna, from, to);
        let at = anna.read(FILE).find(to.lines().last().unwrap_or(to)).expect("the place");
        let line = anna.read(FILE)[..at].matches('\n').count() + 1;
        for command in [&["workflow", "propose"][..], &["workflow", "check"]] {
            let outcome = anna.run(command).exits(6).says(says).says(hint);
            assert!(outcome.stderr.contains(&format!("workflow.toml:{line}:")), "line {line}\n{outcome}");
        }
        assert_eq!(head(&anna), before, "{to}: something was saved");
    }
    anna.write(FILE, good);
    anna.in_english().run(["workflow", "check"]).never_mentions("fehlt");
}

#[test]
fn a_version_that_waits_is_shown_explained_and_signed() {
    let anna = two_administrators();
    let clara = anna.as_person("clara");
    let milan = anna.as_person("milan");
    for verb in [&["list"][..], &["inbox"]] {
        clara.run(verb).succeeds().says("wartet auf Ihre Unterschrift");
    }
    milan.run(["list"]).succeeds().says("wartet auf Unterschriften (1 von 1)");
    milan
        .run(["workflow", "explain"])
        .succeeds()
        .prints("clara bekommt: Verwaltung der Regeln.")
        .prints("künftig 2 Unterschriften aus der Verwaltung (bisher 1)");
    let json = milan.run(["workflow", "explain", "--json"]).succeeds().json();
    assert_eq!(json["waiting"]["unproven"], serde_json::json!(["clara"]));
    milan.run(["approve", "workflow"]).exits(4).says("Verwaltung der Regeln");
    let saved = head(&clara);
    clara.run_unanswered(["approve", "workflow"]).exits(2).says("`klartext workflow explain`").says("--match");
    clara.run(["approve", "workflow", "--match", "000000000000"]).exits(5).says("nichts geschehen");
    assert_eq!(head(&clara), saved, "something was saved");
    clara.run(["approve", "workflow"]).succeeds().says("gelten jetzt");
    clara.run(["approve", "workflow"]).succeeds().says("gelten schon");
    milan.run(["list"]).succeeds().never_mentions("wartet auf");
}

#[test]
fn a_version_that_waits_can_be_refused_and_another_follows() {
    let anna = two_administrators();
    let clara = anna.as_person("clara");
    clara.run(["approve", "workflow"]).succeeds();
    let standing = anna.read(FILE);
    change(&anna, "threshold = 2", "threshold = 1");
    anna.run(["workflow", "propose"]).succeeds().says("1 von 2").says("clara");
    anna.run(["approve", "workflow"]).succeeds().says("schon unterschrieben");
    anna.run(["workflow", "propose"]).exits(5).says("object workflow");
    anna.as_person("milan").run(["object", "workflow", "-m", "Nein"]).exits(4).says("Verwaltung der Regeln");
    clara.run(["object", "workflow", "-m", "Zwei sehen mehr."]).succeeds().says("abgelehnt");
    assert_eq!(anna.read(FILE), standing);
    let records = names(&anna.root().join("reviews/workflow"));
    let refusal = records.iter().filter(|name| name.ends_with(".review"));
    let refusal = refusal.map(|name| anna.read(&format!("reviews/workflow/{name}")));
    assert_eq!(refusal.filter(|text| text.contains("\nverdict object\n")).count(), 1);
    clara.run(["object", "workflow", "-m", "Noch einmal"]).succeeds().says("gelten schon");
    anna.run(["list"]).succeeds().never_mentions("wartet");
    // Whoever put a version forward takes it back, and the next one has the same number.
    for zone in ["Europe/Vienna", "Europe/Zurich"] {
        change(&anna, "Europe/Berlin", zone);
        anna.run(["workflow", "propose"]).succeeds().says("Fassung 5");
        if zone == "Europe/Vienna" {
            anna.run(["withdraw-review", "workflow"]).succeeds().says("abgelehnt");
        }
    }
    clara.run(["workflow", "explain"]).prints("„Europe/Berlin“ wird „Europe/Zurich“");
    clara.run(["approve", "workflow"]).succeeds().says("Die Regeln Fassung 5 gelten jetzt");
}

#[test]
fn rules_that_nobody_could_meet_are_refused_when_they_are_proposed() {
    let anna = office(Stage::Empty);
    let before = head(&anna);
    change(
        &anna,
        r#"needs = [{ roles = ["subject"] }, { roles = ["management", "board"] }]"#,
        r#"needs = [{ roles = ["ethics"] }]"#,
    );
    anna.run(["workflow", "check"]).exits(6).says("ethics");
    anna.run(["workflow", "propose"]).exits(6).says("ethics");
    assert_eq!(head(&anna), before);
}

#[test]
fn check_says_who_cannot_be_spared() {
    let anna = office(Stage::Empty);
    anna.run(["workflow", "check"]).prints("Ist milan nicht da").never_mentions("panicked");
}

#[test]
fn in_haste_two_people_a_reason_and_a_second_look() {
    let anna = office(Stage::Submitted);
    let (clara, milan) = (anna.as_person("clara"), anna.as_person("milan"));
    // Gesa, who knows the subject, is on a train today; Leyla of the press office is there.
    for (id, role) in [("gesa", "subject"), ("leyla", "press")] {
        let line = anna.as_person(id).run(["keys", "show"]).succeeds().stdout;
        add(&anna, named(id), line.trim());
        assert!(named(id).roles.contains(&role));
    }
    let leyla = anna.as_person("leyla");
    clara.run(["approve", ID, "--expedited"]).exits(2);
    milan
        .run(["approve", ID, "--expedited", "-m", "eilig"])
        .exits(4)
        .says("eine der Rollen Geschäftsführung, Vorstand");
    anna.run(["approve", ID, "--expedited", "-m", "eilig"]).exits(6).says("mitgeschrieben");
    leyla.run(["approve", ID]).exits(4);
    clara.run(["approve", ID, "--expedited", "-m", "Anhörung um 18 Uhr"]).succeeds().says("in Eile");
    clara.run(["publish", ID]).exits(8);
    assert_nothing_went_out(&anna);
    leyla.run(["approve", ID]).succeeds().says("Alle Freigaben liegen vor");
    clara.run(["why", ID]).prints("Eilfreigabe durch clara: Anhörung um 18 Uhr").prints("darf hinausgehen");
    clara.run(["publish", ID]).succeeds();
    for verb in [&["list"][..], &["inbox"]] {
        milan.run(verb).succeeds().prints("zweiter Blick bis");
    }
    clara.run(["inbox"]).succeeds().never_mentions("zweiter Blick");
    milan.run(["status", ID]).prints("Der zweite Blick steht aus, bis Mittwoch, 25. November 2026");
    milan.run(["verify", ID]).succeeds().prints("in Eile freigegeben von clara").prints("steht noch aus");
    for (who, code) in [("anna", 4), ("clara", 4), ("leyla", 4), ("milan", 0), ("gesa", 0)] {
        anna.as_person(who).run(["second-look", ID]).exits(code);
    }
    milan.run(["list"]).succeeds().never_mentions("zweiter Blick");
    milan.run(["verify", ID]).succeeds().prints("zweiter Blick von milan");
    milan.run(["log", ID]).prints("clara hat in Eile freigegeben: Anhörung um 18 Uhr");
    let json = milan.run(["status", ID, "--json"]).json();
    assert_eq!(json["second_look"]["by"], "milan");
}

#[test]
fn no_second_look_is_owed_for_the_usual_way() {
    let anna = office(Stage::Approved);
    anna.as_person("clara").run(["publish", ID]).succeeds();
    anna.as_person("milan").run(["second-look", ID]).exits(1).says("nicht in Eile");
}

#[test]
fn changed_templates_wait_for_somebody_who_did_not_change_them() {
    let anna = office(Stage::Approved);
    let (clara, milan) = (anna.as_person("clara"), anna.as_person("milan"));
    clara.run(["why", "templates"]).prints("die mit klartext kommen");
    clara.run(["approve", "templates"]).succeeds().says("brauchen keine Freigabe");
    let look = "templates/house.typ";
    anna.write(look, format!("{}\n// schmaler Rand\n", anna.read(look)));
    clara.run(["approve", "templates"]).exits(5).says("nicht gespeichert");
    commit_by_hand(&anna);
    clara.run(["publish", ID]).exits(8).says("Die Vorlagen wurden geändert").says("submit templates");
    assert_nothing_went_out(&anna);
    clara.run(["approve", "templates"]).exits(8).says("noch nicht eingereicht");
    clara.run(["diff", "templates"]).prints("templates/house.typ").prints("{+// schmaler Rand+}");
    anna.run(["submit", "templates"]).succeeds().says("clara");
    anna.run(["approve", "templates"]).exits(6).says("selbst geändert");
    milan.run(["approve", "templates"]).exits(4).says("Vorstand, Geschäftsführung");
    clara.run(["publish", ID]).exits(8).says("clara");
    clara.run(["inbox"]).succeeds().says("warten auf Ihre Freigabe");
    clara.run(["approve", "templates", "--match", "000000000000"]).exits(5).says("nichts geschehen");
    clara.run(["approve", "templates"]).succeeds().says("darf veröffentlicht werden");
    clara.run(["why", "templates"]).prints("freigegeben").prints("clara");
    clara.run(["publish", ID]).succeeds();
    let manifest =
        names(&anna.root().join("reviews/2026").join(ID)).into_iter().find(|name| name.ends_with(".manifest"));
    let manifest = anna.read(&format!("reviews/2026/{ID}/{}", manifest.expect("a manifest")));
    assert!(manifest.contains("\ntemplates sha256:"), "{manifest}");
    milan.run(["verify", ID]).succeeds().prints("gesetzt in den Vorlagen");
    // One more change, by Clara's hand this time: she is no judge of it, whoever hands it in.
    clara.write(look, format!("{}// noch schmaler\n", clara.read(look)));
    commit_by_hand(&clara);
    anna.run(["submit", "templates"]).succeeds();
    clara.run(["approve", "templates"]).exits(6).says("selbst geändert");
    anna.write(look, anna.read(look).replace("// noch schmaler\n", ""));
    anna.run(["submit", "templates"]).succeeds();
    clara.run(["why", "templates"]).prints("freigegeben");
}

#[test]
fn a_second_device_a_new_key_and_a_stolen_one() {
    let anna = office(Stage::Approved);
    let (clara, milan) = (anna.as_person("clara"), anna.as_person("milan"));
    // Milan's second device is Gesa's machine.
    let line = anna.as_person("gesa").run(["keys", "show"]).succeeds().stdout;
    let waits = milan.run(["keys", "add", line.trim()]).succeeds().says("milan unterschreibt auch mit");
    waits.says("Es fehlt die Unterschrift von anna");
    anna.run(["workflow", "explain"]).prints("milan unterschreibt auch mit dem Schlüssel");
    anna.run(["approve", "workflow"]).succeeds();
    anna.as_person("gesa").run(["keys", "add", line.trim()]).exits(5).says("steht schon in den Regeln");
    clara.run(["publish", ID]).succeeds();
    // Clara replaces her key; what she published stays published, and is still proven.
    clara.run(["keys", "rotate"]).succeeds().says("statt mit dem bisherigen").prints("veröffentlicht");
    anna.run(["approve", "workflow"]).succeeds().says("gelten jetzt");
    for person in [&anna, &clara] {
        person.run(["status", ID]).prints("veröffentlicht");
        person.run(["verify", ID]).succeeds().prints("clara hat mit einem Schlüssel unterschrieben, der damals galt");
    }
    clara.run(["publish", ID]).succeeds().says("schon veröffentlicht");
    clara.run(["comment", ID, "-m", "mit dem neuen Schlüssel"]).succeeds();
    // Milan's laptop is stolen.
    anna.run(["keys", "revoke", "milan"]).exits(2).says("nicht genau einen Schlüssel");
    let keys = milan.run(["people", "list", "--json"]).json();
    let milans = keys.as_array().unwrap().iter().find(|one| one["person"] == "milan").unwrap()["keys"].clone();
    let own = milan.run(["keys", "show", "--json"]).json()["fingerprint"].as_str().unwrap().to_owned();
    assert!(milans.as_array().unwrap().contains(&serde_json::json!(own)));
    anna.run(["keys", "revoke", &own[..20]]).succeeds().says("gibt nichts mehr frei").says("noch einmal ansehen");
    milan.run(["approve", ID]).exits(4);
    anna.as_person("gesa").run(["comment", ID, "-m", "vom zweiten Gerät"]).succeeds();
    anna.run(["people", "remove", "clara", "-y"]).succeeds();
    anna.run(["verify", ID]).succeeds();
    anna.run(["list", "--json"]).succeeds().prints("\"published\"");
}

#[test]
fn approvals_of_a_key_that_goes_are_told_and_count_no_more() {
    let anna = office(Stage::Approved);
    anna.run(["keys", "revoke", "milan"]).succeeds().says("noch einmal nötig").prints("freigegeben");
    let clara = anna.as_person("clara");
    clara.run(["publish", ID]).exits(8);
    clara.run(["status", ID]).prints("dieser Schlüssel gilt nicht mehr");
    assert_nothing_went_out(&anna);
}
