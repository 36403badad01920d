//! Properties: order, copies and refused records change nothing, whatever was said.

use super::*;
use proptest::prelude::*;

const WHO: [&str; 6] = ["anna", "bernd", "chidi", "dana", "edda", "farid"];
const ROLES: [&str; 5] = ["", "content", "legal", "management", "board"];
const VERDICTS: [Verdict; 11] = [
    Verdict::Submit,
    Verdict::Approve,
    Verdict::Expedite,
    Verdict::SecondLook,
    Verdict::SignOn,
    Verdict::Object,
    Verdict::Withdraw,
    Verdict::Comment,
    Verdict::Claim,
    Verdict::Receipt,
    Verdict::Abandon,
];

prop_compose! {
    /// Any history: who says what in which role, on a machine that lacks some of the others' records,
    /// and whether the text changes afterwards.
    fn any_desk()(
        start in prop::sample::select(vec![Desk::new(), Desk::half(), Desk::ready(), Desk::ready()]),
        steps in prop::collection::vec((0..6usize, 0..11usize, 0..5usize, any::<u16>(), 0..4u8), 0..10),
        single_case in prop::bool::weighted(0.2),
        quoted in prop::bool::weighted(0.2),
        joint in prop::bool::weighted(0.2),
        stranger in prop::bool::weighted(0.2),
    ) -> Desk {
        let mut desk = Desk { single_case, ..start };
        desk.quotes.extend(quoted.then(|| person("edda")));
        if joint {
            desk.new_rules(|file| file.rules.get_mut("press_release").unwrap().sign_on = true);
            desk.partners.push("Rat der Nachbarn".to_owned());
        }
        desk.touched_by.extend(stranger.then(|| mail("wer@example.net")));
        for (who, verdict, role, lacks, text) in steps {
            let mut record = desk.record(WHO[who], VERDICTS[verdict], ROLES[role]);
            let mut at = 0;
            record.seen.retain(|_| { at += 1; lacks >> (at % 16) & 7 != 0 });
            desk.add(record, WHO[who]);
            if text == 0 && lacks % 8 == 0 {
                desk.edit(&format!("text {}", lacks / 8 % 3));
            }
        }
        desk
    }
}

/// A state without what only lists the refused records themselves.
fn state(desk: &Desk) -> Evaluation {
    Evaluation { dropped: Vec::new(), ..desk.evaluate() }
}

fn refused(desk: &Desk, which: u8, who: &str) -> Entry {
    let record = desk.record(who, Verdict::Object, "");
    match which % 6 {
        0 => desk.entry(record, "mallory"),
        1 => Entry { signature: Signature::Bad { reason: "signature-wrong" }, ..desk.entry(record, who) },
        2 => desk.entry(Record { repo: Digest::of(b"elsewhere"), ..record }, who),
        3 => desk.entry(Record { id: "2026-anderes".to_owned(), ..record }, who),
        4 => Entry { path: "reviews/2026/2026-bleiberecht/x.review".to_owned(), ..desk.entry(record, who) },
        _ => Entry { record: Err(crate::ledger::RecordError::NoArmour), ..desk.entry(record, who) },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn order_and_copies_change_nothing(desk in any_desk(), keys in prop::collection::vec(any::<u32>(), 28)) {
        let mut other = desk.clone();
        other.entries.extend(desk.entries.iter().zip(&keys).filter(|(_, key)| **key % 2 == 0).map(|(e, _)| e.clone()));
        let mut order: Vec<(u32, Entry)> = keys.into_iter().zip(other.entries).collect();
        order.sort_by_key(|(key, _)| *key);
        other.entries = order.into_iter().map(|(_, entry)| entry).collect();
        prop_assert_eq!(other.evaluate(), desk.evaluate());
        prop_assert_eq!(other.clear(), desk.clear());
    }

    /// Two clones that know of each other what was there when they parted or last met: whichever way
    /// their records come together, and however often, the state is the same.
    #[test]
    fn two_clones_that_merge_agree(
        start in any_desk(),
        steps in prop::collection::vec((any::<bool>(), 0..6usize, 0..11usize, 0..5usize, 0..5u8), 0..12),
    ) {
        let mut clones = [start.clone(), start];
        for (which, who, verdict, role, meet) in steps {
            let clone = &mut clones[usize::from(which)];
            clone.say(WHO[who], VERDICTS[verdict], ROLES[role]);
            if meet == 0 {
                let theirs = clones[usize::from(!which)].entries.clone();
                clones[usize::from(which)].entries.extend(theirs);
            }
        }
        let merged = |first: &Desk, second: &Desk| {
            let mut merged = first.clone();
            merged.entries.extend(second.entries.iter().cloned());
            merged
        };
        let [one, two] = &clones;
        let (here, there) = (merged(one, two), merged(two, one));
        prop_assert_eq!(here.evaluate(), there.evaluate());
        prop_assert_eq!(here.clear(), there.clear());
        prop_assert_eq!(merged(&here, &there).evaluate(), here.evaluate(), "met once more");
    }

    #[test]
    fn a_refused_record_changes_nothing(desk in any_desk(), which: u8, who in 0..6usize) {
        let mut other = desk.clone();
        other.entries.push(refused(&desk, which, WHO[who]));
        prop_assert_eq!(state(&other), state(&desk));
        prop_assert_eq!(other.evaluate().dropped.len(), desk.evaluate().dropped.len() + 1);
        prop_assert_eq!(other.clear(), desk.clear());
    }

    /// Whatever was said before: one more objection closes the door, and so does a record removed
    /// that a later one had seen.
    #[test]
    fn holding_back_always_works(desk in any_desk(), who in 0..6usize) {
        let mut objected = desk.clone();
        objected.say(WHO[who], Verdict::Object, "");
        prop_assert!(objected.clear().is_err());
        let mut removed = desk.clone();
        let gone = removed.say(WHO[who], Verdict::Comment, "");
        removed.say("farid", Verdict::Comment, "");
        removed.delete(gone);
        prop_assert!(removed.clear().is_err());
    }

    /// The promise itself: what is cleared was submitted, and enough people who are not its
    /// authors, none of them objecting, signed these very editions.
    #[test]
    fn what_is_cleared_was_approved_word_for_word(desk in any_desk()) {
        if let Ok(clearance) = desk.clear() {
            prop_assert_eq!(clearance.editions(), &desk.editions);
            let evaluation = desk.evaluate();
            let rests_on = clearance.approvals();
            let records: Vec<&Record> = desk.entries.iter()
                .filter(|entry| rests_on.contains(&entry.digest))
                .filter_map(|entry| entry.record.as_ref().ok()).collect();
            prop_assert_eq!(records.len(), rests_on.len());
            for record in &records {
                prop_assert!(record.verdict.approves());
                prop_assert_eq!(record.editions.iter().cloned().collect::<BTreeMap<_, _>>(), desk.editions.clone());
            }
            let approvers: BTreeSet<&PersonId> = records.iter().map(|record| &record.person)
                .filter(|person| !evaluation.authors.contains(*person)).collect();
            prop_assert!(approvers.len() >= evaluation.needs.len());
            // On the short way as well: two people, and one who may release asked for it.
            prop_assert!(approvers.len() >= 2);
            if evaluation.expedited.is_some() {
                prop_assert!(records.iter().any(|record| record.verdict == Verdict::Expedite));
            }
            prop_assert!(evaluation.objections.is_empty() && evaluation.missing.is_empty());
        }
    }
}
