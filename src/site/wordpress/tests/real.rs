//! The same on a real WordPress: what the invented one promises is true.

#![allow(clippy::disallowed_macros, reason = "a skipped test says so, and the figures are printed")]

use super::super::real::RealWordPress;
use super::*;
use crate::site::disk::power;
use crate::site::wordpress::examine::Look;
use crate::site::wordpress::post::SealedPost;
use model::faults::Plan;

/// A real WordPress with the way to it that can fail; nothing where this machine has none.
fn real() -> Option<(RealWordPress, model::WordPress)> {
    let way = model::WordPress::start();
    match RealWordPress::start(Some(&way.address)) {
        Ok(real) => {
            way.leads_to(real.port);
            Some((real, way))
        }
        Err(why) => {
            eprintln!("SKIPPED: the real WordPress ({why}); .ci/run installs it");
            None
        }
    }
}

fn open(real: &RealWordPress) -> WordPress {
    open_with(real, &real.password)
}

/// How many posts there are with our key, by their state, and how many files.
fn count(wordpress: &WordPress, release: &Release) -> (usize, usize, usize) {
    let api = wordpress.connect().unwrap();
    let mut found = (0, 0, 0);
    for one in SealedPost::all(release).unwrap() {
        let ours = find::ours(&api, &one.facts.key).unwrap();
        found.0 += ours.iter().filter(|post| post.is_public()).count();
        found.1 += ours.iter().filter(|post| !post.is_public()).count();
        let files = api.media(&[]).unwrap();
        found.2 += files.iter().filter(|file| file.slug.starts_with(&format!("{}-", one.facts.id))).count();
    }
    found
}

#[test]
fn a_real_wordpress_behaves_as_the_invented_one() {
    let Some((real, way)) = real() else { return };
    let wordpress = open(&real);
    let looks = wordpress.examine(jiff::Timestamp::now(), true);
    assert!(looks.iter().all(|look| matches!(look, Look::Fine { .. })), "{looks:?}");
    // Drafts show nothing to anybody.
    let release = in_two_languages();
    wordpress.draft(&release, &Order::default()).unwrap();
    let feed = wordpress.web.visit(&format!("{}/feed/", way.address)).unwrap();
    assert!(!feed.text().contains("2026-winter"), "{}", feed.text());
    assert_eq!(wordpress.web.visit(&format!("{}/2026-winter/", way.address)).unwrap().status, 404);
    // All is stored as it was sent, and visitors see it; doing it again sends nothing.
    let live = wordpress.go_live(&release, &Order::default()).unwrap();
    assert_eq!((live.addresses.len(), live.stale.len()), (2, 0));
    let sent = |way: &model::WordPress| way.store().requests.iter().filter(|one| one.is_order()).count();
    let before = sent(&way);
    assert_eq!(publish(&wordpress, &release, &Order::default()).unwrap(), live);
    assert_eq!(sent(&way), before);
    assert_eq!(count(&wordpress, &release).0, 2);
    // What a colleague changes is seen; a word of a person takes it back.
    let german = release.manifest().editions.keys().nth(1).unwrap();
    let api = wordpress.connect().unwrap();
    let post =
        find::ours(&api, &post::key(&release.manifest().repo, &release.manifest().id, german)).unwrap().remove(0);
    assert!(deliver::holds(&api, release.manifest(), german, &post).unwrap());
    let text = post.content.replace("für alle", "für manche");
    let load = crate::site::web::Load::Json(serde_json::json!({ "content": text }));
    api.change(&format!("wp/v2/posts/{}", post.id), &[], &load).unwrap();
    assert_eq!(cause(publish(&wordpress, &corrected(), &after(&release))), Cause::Edited);
    publish(&wordpress, &corrected(), &Order { overwrite: true, ..after(&release) }).unwrap();
    assert_eq!(cause(publish(&open_with(&real, "falsch"), &release, &Order::default())), Cause::NotLoggedIn);
    let looks = open_with(&real, "falsch").examine(jiff::Timestamp::now(), false);
    assert!(matches!(looks.last(), Some(Look::Wrong(trouble)) if trouble.cause == Cause::WrongPassword), "{looks:?}");
}

/// With patience: on a busy machine the old interface takes its time, and a silence there says of a
/// password that it is not accepted, not why.
fn open_with(real: &RealWordPress, password: &str) -> WordPress {
    let login = Login::new(&real.user, password);
    WordPress::new(&real.address, &Settings { answer_seconds: 60, ..settings() }, Some(login), |_| {}).unwrap()
}

#[test]
fn whatever_breaks_a_real_one_has_one_post() {
    // Ten seconds a run: only where somebody asks for so many.
    let runs = once::runs(0);
    if runs == 0 {
        eprintln!("SKIPPED: seeded runs on a real WordPress; KLARTEXT_TEST_RUNS=20 runs twenty");
        return;
    }
    let Some((real, way)) = real() else { return };
    let (mut crashes, mut wrong, mut faults) = (0, 0, 0);
    for seed in 1..=runs {
        let release = sample(&format!("2026-lauf-{seed}"), &["de"], "Winter", &settings());
        way.fails(Plan::chance(seed, 12));
        let desks = if seed % 2 == 0 { 2 } else { 1 };
        crashes += std::thread::scope(|scope| {
            let desks: Vec<_> = (0..desks)
                .map(|desk| {
                    let (real, release) = (&real, &release);
                    scope.spawn(move || insist(real, release, seed * 7 + desk))
                })
                .collect();
            desks.into_iter().map(|desk| desk.join().unwrap()).sum::<u64>()
        });
        faults += way.faults();
        way.fails(Plan::default());
        let wordpress = open(&real);
        for _ in 0..12 {
            let _ = wordpress.web.look(&format!("{}/?p=1", way.address));
        }
        publish(&wordpress, &release, &Order::default()).unwrap();
        let counted = count(&wordpress, &release);
        if counted != (1, 0, 2) {
            eprintln!("seed {seed}: public, hidden, files: {counted:?}");
            wrong += 1;
        }
    }
    eprintln!("real WordPress: {runs} runs, {faults} faults, {crashes} crashes, {wrong} wrong");
    assert_eq!(wrong, 0);
}

fn insist(real: &RealWordPress, release: &Release, seed: u64) -> u64 {
    let wordpress = open(real);
    for crashes in 0..100 {
        // Dies after so many steps, ever later, so that it ends.
        power::lasts(if crashes < 4 { ((seed * 31 + crashes * 17) % 90) as usize } else { usize::MAX });
        let result = publish(&wordpress, release, &Order::default());
        power::lasts(usize::MAX);
        if result.is_ok() {
            return crashes;
        }
    }
    panic!("seed {seed}: it never got through");
}
