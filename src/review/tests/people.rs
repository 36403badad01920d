//! Who could, who may not, what was published: the parts of an evaluation that people are shown.

use super::*;
use crate::ledger::Verdict::*;

#[test]
fn says_who_could_meet_a_need() {
    let could = |desk: &Desk| -> Vec<Vec<PersonId>> {
        let evaluation = desk.evaluate();
        evaluation.unmet.iter().map(|unmet| could_meet(&unmet.need, &desk.policy, &evaluation)).collect()
    };
    assert_eq!(could(&Desk::new()), [people("anna bernd chidi"), people("dana edda")]);
    assert_eq!(could(&Desk::half()), [people("dana edda")]);

    let mut by_manager = Desk::new();
    by_manager.say("dana", Submit, "");
    assert_eq!(could(&by_manager)[1], people("edda"), "her own words");

    let mut story = Desk::ready();
    story.single_case = true;
    assert_eq!(could(&story), [people("chidi")]);

    let mut twice = Desk::half();
    twice.new_rules(|file| file.people.get_mut("anna").unwrap().roles.push("board".to_owned()));
    assert_eq!(could(&twice), [people("dana edda")], "Anna's place for content would be open then");
    twice.say("bernd", Approve, "content");
    assert_eq!(could(&twice), [people("anna dana edda")], "now Bernd has it");

    let mut keyless = Desk::half();
    keyless.new_rules(|file| {
        file.people.get_mut("edda").unwrap().keys.clear();
        file.administration.threshold = 1;
    });
    assert_eq!(could(&keyless), [people("dana")]);
}

#[test]
fn a_single_case_needs_law_and_consent() {
    let mut desk = Desk::ready();
    desk.single_case = true;
    assert_eq!(desk.gates(), ["gate-approval", "gate-consent"]);
    desk.say("chidi", Approve, "legal");
    assert_eq!(desk.gates(), ["gate-consent"]);
    desk.consent = true;
    assert_eq!(desk.gates(), [""; 0]);
}

#[test]
fn people_quoted_clear_their_quote() {
    let quoting = |name: &str| Desk { quotes: vec![person(name)], ..Desk::ready() };
    let mut desk = quoting("edda");
    assert_eq!(desk.evaluate().quotes_open, people("edda"));
    assert_eq!(desk.gates(), ["gate-quote"]);
    desk.say("edda", Comment, "");
    assert_eq!(desk.gates(), ["gate-quote"], "a comment is no clearance");
    let cleared = desk.say("edda", Approve, "quoted");
    assert!(desk.clear().unwrap().approvals().contains(&cleared));
    desk.edit("text 2");
    assert!(desk.gates().contains(&"gate-quote"), "of these words only");

    assert_eq!(quoting("dana").gates(), [""; 0], "who releases it has read the quote");
    assert_eq!(quoting("zoe").gates(), ["gate-quote"], "who is not listed can not clear it");

    let mut author = quoting("farid");
    assert_eq!(author.gates(), ["gate-quote"], "submitting is not clearing");
    author.say("farid", Approve, "quoted");
    assert_eq!(author.gates(), [""; 0], "though one's own words");

    let mut nobody_asked = quoting("edda");
    nobody_asked.new_rules(|file| file.rules.get_mut("press_release").unwrap().quotes_cleared = false);
    assert_eq!(nobody_asked.gates(), [""; 0]);

    // The role of being quoted fills no place.
    let mut half = Desk { quotes: vec![person("edda")], ..Desk::half() };
    half.say("edda", Approve, "quoted");
    assert_eq!(half.gates(), ["gate-approval"]);
}

#[test]
fn several_languages_are_approved_together_or_not() {
    let both = || {
        let mut desk = Desk::new();
        desk.editions.insert(lang("en"), Digest::of(b"text in English"));
        desk.say("farid", Submit, "");
        desk.say("dana", Approve, "management");
        desk
    };
    let only = |desk: &Desk, who: &str, role: &str, tag: &str| {
        let mut record = desk.record(who, Approve, role);
        record.editions.retain(|(lang, _)| lang.as_str() == tag);
        record
    };
    let mut one_each = both();
    one_each.add(only(&one_each, "anna", "content", "de"), "anna");
    one_each.add(only(&one_each, "bernd", "content", "en"), "bernd");
    assert_eq!(one_each.gates(), ["gate-approval", "gate-stale"]);

    let mut one_machine = both();
    one_machine.add(only(&one_machine, "anna", "content", "de"), "anna");
    one_machine.add(only(&one_machine, "anna", "content", "en"), "anna");
    assert_eq!(one_machine.gates(), ["gate-approval", "gate-stale"], "the later record names what she approves now");

    let mut two_machines = both();
    let records = ["de", "en"].map(|tag| only(&two_machines, "anna", "content", tag));
    records.into_iter().for_each(|record| {
        two_machines.add(record, "anna");
    });
    assert_eq!(two_machines.gates(), [""; 0]);
    let evaluation = two_machines.evaluate();
    assert_eq!(evaluation.standings[0].editions, two_machines.editions);
    assert!(evaluation.standings[0].current);

    let mut two_roles = both();
    two_roles.new_rules(|file| file.people.get_mut("anna").unwrap().roles.push("legal".to_owned()));
    let records = [("content", "de"), ("legal", "en")].map(|(role, tag)| only(&two_roles, "anna", role, tag));
    records.into_iter().for_each(|record| {
        two_roles.add(record, "anna");
    });
    assert_eq!(two_roles.gates(), ["gate-approval"], "half in one role, half in another");
}

#[test]
fn receipts_say_what_is_published() {
    let mut desk = Desk::ready();
    let claim = desk.say("dana", Claim, "");
    let open = crate::review::evaluate::Cleared { release: desk.release(), by: person("dana"), record: claim };
    assert_eq!(desk.evaluate().claims, [open]);
    assert_eq!(desk.evaluate().stage, Stage::Approved);
    desk.say("dana", Receipt, "");
    let evaluation = desk.evaluate();
    assert_eq!((evaluation.stage, evaluation.claims.len()), (Stage::Published, 0));
    assert_eq!(evaluation.published, desk.editions);
    assert_eq!(evaluation.settled, desk.editions);
    assert!(evaluation.authors.is_empty(), "what is published is nobody's draft");

    // The correction: Anna writes it now, and Farid's old draft does not hold him back.
    let first = desk.editions.clone();
    desk.new_rules(|file| file.people.get_mut("farid").unwrap().roles.push("content".to_owned()));
    desk.edit("text 2");
    desk.say("anna", Submit, "");
    desk.say("farid", Approve, "content");
    let evaluation = desk.evaluate();
    assert_eq!((evaluation.stage, &evaluation.published), (Stage::InReview, &first));
    assert_eq!(evaluation.authors.into_iter().collect::<Vec<_>>(), people("anna"));
    desk.say("dana", Approve, "management");
    desk.say("dana", Receipt, "");
    let evaluation = desk.evaluate();
    assert_eq!((evaluation.published, evaluation.settled), (desk.editions.clone(), desk.editions.clone()));
    assert!(evaluation.authors.is_empty());
    assert_eq!(evaluation.receipts.len(), 2);
}

/// Who publishes may leave, and keys are replaced: what is out stays out.
#[test]
fn what_went_out_stays_out_when_its_publisher_leaves() {
    let leaves = |file: &mut RuleFile| {
        file.people.remove("dana");
        file.administration.threshold = 1;
    };
    let new_key = |file: &mut RuleFile| file.people.get_mut("dana").unwrap().keys = vec!["key-new".to_owned()];
    let changes: [&dyn Fn(&mut RuleFile); 2] = [&leaves, &new_key];
    for change in changes {
        let mut desk = Desk::ready();
        desk.say("dana", Claim, "");
        let receipt = desk.say("dana", Receipt, "");
        desk.new_rules(|file| change(file));
        let evaluation = desk.evaluate();
        assert_eq!(evaluation.stage, Stage::Published);
        assert_eq!((evaluation.published, evaluation.claims.len()), (desk.editions.clone(), 0));
        assert!(evaluation.seen.contains(&receipt) && evaluation.former.contains(&receipt));
        assert!(evaluation.settled.is_empty(), "her approval cannot be counted again, so authors stay authors");
        // The next receipt has seen hers and follows it.
        let first = desk.editions.clone();
        desk.edit("text 2");
        assert_eq!(desk.evaluate().published, first);
        desk.say("edda", Receipt, "");
        assert_eq!(desk.evaluate().published, desk.editions);
    }
}

#[test]
fn a_former_key_approves_nothing_and_holds_nothing_up() {
    for verdict in [Approve, Verdict::Object, Verdict::Expedite] {
        let mut desk = Desk::half();
        let old = desk.record("dana", verdict, "management");
        desk.new_rules(|file| file.people.get_mut("dana").unwrap().keys = vec!["key-new".to_owned()]);
        desk.add(old, "dana");
        assert_eq!(desk.drops(), ["drop-former-key"], "{verdict:?}");
        assert_eq!(desk.gates(), ["gate-approval"], "{verdict:?}");
    }
    // Under the rules of now the old key is nobody's, whatever the record says.
    let mut desk = Desk::half();
    desk.new_rules(|file| file.people.get_mut("dana").unwrap().keys = vec!["key-new".to_owned()]);
    desk.say("dana", Receipt, "");
    assert_eq!((desk.drops(), desk.evaluate().published.len()), (vec!["drop-key"], 0));
    // And what is somebody else's key now was never the first one's.
    let mut desk = Desk::half();
    let old = desk.record("dana", Receipt, "");
    desk.new_rules(|file| {
        file.people.get_mut("dana").unwrap().keys = vec!["key-new".to_owned()];
        file.people.get_mut("edda").unwrap().keys.push("key-dana".to_owned());
    });
    desk.add(old, "dana");
    assert_eq!((desk.drops(), desk.evaluate().published.len()), (vec!["drop-key"], 0));
}

#[test]
fn a_receipt_that_nothing_backs_ends_no_authorship() {
    let mut desk = Desk::half();
    desk.say("farid", Receipt, "");
    let evaluation = desk.evaluate();
    assert_eq!(evaluation.published, desk.editions);
    assert!(evaluation.settled.is_empty());
    assert_eq!(evaluation.authors.into_iter().collect::<Vec<_>>(), people("farid"));
}

/// What a receipt had seen must have counted: no approval of own words, and none that was taken back.
#[test]
fn own_words_and_words_taken_back_carry_no_receipt() {
    let mut own = Desk::new();
    own.say("bernd", Submit, "");
    own.say("bernd", Approve, "content");
    let mut back = Desk::half();
    back.say("dana", Approve, "management");
    back.say("dana", Withdraw, "management");
    for (name, mut desk) in [("own words", own), ("taken back", back)] {
        if name == "own words" {
            desk.say("dana", Approve, "management");
        }
        desk.say("dana", Receipt, "");
        let evaluation = desk.evaluate();
        assert_eq!(evaluation.published, desk.editions, "{name}");
        assert!(evaluation.settled.is_empty(), "{name}");
    }
}

/// Two machines published two texts and did not know of each other.
#[test]
fn of_two_that_went_out_the_text_as_it_is_now_comes_first() {
    for now in ["text 1", "text 2"] {
        let mut desk = Desk::ready();
        let before = desk.evaluate().seen;
        for text in ["text 1", "text 2"] {
            desk.edit(text);
            let mut receipt = desk.record("dana", Receipt, "");
            receipt.seen = before.clone();
            desk.add(receipt, "dana");
        }
        desk.edit(now);
        assert_eq!(desk.evaluate().published, desk.editions, "{now}");
    }
}

#[test]
fn the_next_record_names_what_people_signed() {
    let mut desk = Desk::ready();
    let stranger = desk.record("zoe", Comment, "");
    desk.add(stranger, "zoe");
    desk.new_rules(|file| file.people.get_mut("dana").unwrap().roles.retain(|role| role == "admin"));
    let evaluation = desk.evaluate();
    let mut expected: Vec<Digest> = desk.entries[..3].iter().map(|entry| entry.digest).collect();
    expected.sort();
    assert_eq!(evaluation.seen, expected, "Dana's too, though her role is gone");
    assert_eq!(evaluation.counting.len(), 1);
}

#[test]
fn an_unknown_author_is_named_and_weighed() {
    let mut desk = Desk::ready();
    desk.touched_by.extend([mail("anna.privat@example.net"), mail("bernd@EXAMPLE.org")]);
    let evaluation = desk.evaluate();
    assert_eq!(evaluation.unknown_authors.into_iter().collect::<Vec<_>>(), [mail("anna.privat@example.net")]);
    assert_eq!(evaluation.authors.into_iter().collect::<Vec<_>>(), people("bernd farid"));
    assert_eq!(evaluation.needs.len(), 3);
    assert_eq!(evaluation.unmet[0].need.roles, ["board", "content", "legal", "management"]);
}

#[test]
fn partners_sign_a_version() {
    let mut desk = Desk::ready();
    desk.partners.push("Rat der Nachbarn".to_owned());
    assert_eq!(desk.gates(), [""; 0], "the rules do not ask for it");
    desk.new_rules(|file| file.rules.get_mut("press_release").unwrap().sign_on = true);
    for person in ["bernd", "dana"] {
        desk.say(person, Verdict::Approve, if person == "dana" { "management" } else { "content" });
    }
    assert_eq!(desk.gates(), ["gate-sign-on"]);
    desk.say("anna", Verdict::SignOn, "");
    assert_eq!(desk.gates(), ["gate-sign-on"], "in no role");
    let mut other = desk.record("anna", Verdict::SignOn, "content");
    other.note = Some("Rat der Nachbarn und Freunde: Mail".to_owned());
    desk.add(other, "anna");
    assert_eq!(desk.gates(), ["gate-sign-on"], "another partner");
    let mut forged = desk.clone();
    forged.add(forged.record("bernd", Verdict::SignOn, "content"), "mallory");
    assert_eq!(forged.gates(), ["gate-sign-on"], "a stranger's key");
    desk.say("anna", Verdict::SignOn, "content");
    assert_eq!(desk.gates(), [""; 0], "also by whoever wrote it");
    desk.edit("text 2");
    assert!(desk.gates().contains(&"gate-sign-on"), "they signed other words");
}

/// What is shown of somebody: whether it is about these words, and of several records the one that is.
#[test]
fn what_is_shown_of_a_person_is_about_these_words() {
    let mut desk = Desk::half();
    desk.say("bernd", Object, "content");
    assert!(desk.evaluate().objections[0].current);
    let earlier = desk.record("dana", Approve, "management");
    desk.edit("text 2");
    assert!(!desk.evaluate().objections[0].current);
    let now = Record { seen: earlier.seen.clone(), ..desk.record("dana", Approve, "management") };
    desk.add(earlier, "dana");
    let record = desk.add(now, "dana");
    let shown = desk.evaluate().standings.into_iter().find(|standing| standing.person == person("dana"));
    assert_eq!(shown.map(|standing| (standing.record, standing.current)), Some((record, true)));
}
