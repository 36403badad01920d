//! One post, whatever breaks: seeded faults, crashes at every step, two desks at once.

#![allow(clippy::disallowed_macros, reason = "the figures are printed")]

use super::*;
use crate::site::disk::power;
use crate::site::wordpress::post::SealedPost;
use model::faults::Plan;
use std::collections::BTreeMap;

/// Seeded runs: few in every test run, hundreds where `KLARTEXT_TEST_RUNS` says so.
pub fn runs(standard: u64) -> u64 {
    std::env::var("KLARTEXT_TEST_RUNS").ok().and_then(|text| text.parse().ok()).unwrap_or(standard)
}

/// Xorshift.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit
    }
}

/// What must not be, and how often it was.
#[derive(Debug, Default, PartialEq, Eq)]
struct Wrong {
    duplicates: usize,
    strays: usize,
    states: usize,
    twin_files: usize,
    early: usize,
}

/// Tries until it is through, dying at some request now and then and knowing nothing the next time.
fn insist(model: &model::WordPress, release: &Release, seed: u64) -> usize {
    let wordpress = website(model);
    let mut random = Random(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) | 1);
    for crashes in 0..400 {
        let steps = if random.below(3) == 0 { usize::MAX } else { random.below(160) as usize };
        power::lasts(steps);
        let result = publish(&wordpress, release, &Order::default());
        power::lasts(usize::MAX);
        if result.is_ok() {
            return crashes;
        }
    }
    panic!("seed {seed}: it never got through");
}

fn judge(model: &model::WordPress, release: &Release, wrong: &mut Wrong) {
    let store = model.store();
    let sealed = SealedPost::all(release).unwrap();
    for one in &sealed {
        let public: Vec<_> = store.public().into_iter().filter(|post| post.content.contains(&one.facts.key)).collect();
        wrong.duplicates += public.len().saturating_sub(1);
        let right = public.first().is_some_and(|post| {
            post.slug == one.facts.slug && post.title == one.title && post.categories == [2] && post.tags.len() == 2
        });
        wrong.states += usize::from(!right);
    }
    wrong.strays += store.posts.values().filter(|post| post.status != "publish").count();
    wrong.twin_files += store.files.len().saturating_sub(2 * sealed.len());
}

/// Requests that are still on their way arrive.
fn settle(model: &model::WordPress) {
    model.fails(Plan::default());
    let wordpress = website(model);
    for _ in 0..12 {
        let _ = wordpress.web.look(&model.address);
    }
}

#[test]
fn whatever_breaks_there_is_one_post() {
    let (mut wrong, mut crashes, mut faults) = (Wrong::default(), 0, 0);
    let releases = [winter(), in_two_languages()];
    for seed in 1..=runs(40) {
        let model = model::WordPress::start();
        model.fails(Plan::chance(seed, 15));
        let release = &releases[usize::from(seed % 4 == 0)];
        crashes += insist(&model, release, seed);
        faults += model.faults();
        settle(&model);
        // What arrived after the last look is found by the next one.
        publish(&website(&model), release, &Order::default()).unwrap();
        judge(&model, release, &mut wrong);
    }
    eprintln!("one desk: {} runs, {faults} faults, {crashes} crashes: {wrong:?}", runs(40));
    assert_eq!(wrong, Wrong::default());
    assert!(crashes > 40 && faults > 100, "too little went wrong: {crashes}, {faults}");
}

#[test]
fn two_desks_at_once_make_one_post() {
    let (mut wrong, mut crashes, mut faults) = (Wrong::default(), 0, 0);
    let release = winter();
    for seed in 1..=runs(16) {
        let model = model::WordPress::start();
        model.fails(Plan::chance(seed, if seed % 2 == 0 { 8 } else { 0 }));
        crashes += std::thread::scope(|scope| {
            let desks = [seed, seed + 1000].map(|own| {
                scope.spawn({
                    let (model, release) = (&model, &release);
                    move || insist(model, release, own)
                })
            });
            desks.map(|desk| desk.join().unwrap()).into_iter().sum::<usize>()
        });
        faults += model.faults();
        settle(&model);
        publish(&website(&model), &release, &Order::default()).unwrap();
        judge(&model, &release, &mut wrong);
    }
    eprintln!("two desks: {} runs, {faults} faults, {crashes} crashes: {wrong:?}", runs(16));
    assert_eq!(wrong, Wrong::default());
}

/// Every request of a publication is the last one once, without any fault.
#[test]
fn stopped_at_each_step_it_is_taken_up() {
    let release = winter();
    let mut steps = 0;
    for stop in 0.. {
        let model = model::WordPress::start();
        let wordpress = website(&model);
        power::lasts(stop);
        let through = publish(&wordpress, &release, &Order::default()).is_ok();
        power::lasts(usize::MAX);
        if through {
            break;
        }
        steps += 1;
        // No visitor saw half of anything.
        for post in model.store().public() {
            assert!(post.content.contains("Fassung"), "stopped at {stop}: {post:?}");
        }
        publish(&website(&model), &release, &Order::default()).unwrap();
        let mut wrong = Wrong::default();
        judge(&model, &release, &mut wrong);
        assert_eq!(wrong, Wrong::default(), "stopped at {stop}");
    }
    assert!(steps > 50, "{steps}");
}

#[test]
fn nothing_is_public_or_uploaded_before_it_goes_live() {
    let (model, release) = (model::WordPress::start(), in_two_languages());
    let wordpress = website(&model);
    wordpress.draft(&release, &Order::default()).unwrap();
    {
        let store = model.store();
        assert!(store.public().is_empty() && store.files.is_empty() && store.terms[1].is_empty());
        assert!(store.posts.values().all(|post| !post.content.contains("Abschiebestopp im Winter für")));
    }
    let now = jiff::Timestamp::now();
    let hour = jiff::SignedDuration::from_hours(1);
    let embargo = Order { not_before: Some(now + hour), ..Order::default() };
    assert_eq!(cause(wordpress.go_live(&release, &embargo)), Cause::Early);
    assert!(model.store().public().is_empty() && model.store().files.is_empty());
    // The program's clock may be wrong: the website's own is asked.
    model.store().setup.clock = 2 * 3600;
    wordpress.go_live(&release, &embargo).unwrap();
    assert_eq!(model.store().public().len(), 2);
}

#[test]
fn done_again_nothing_is_sent() {
    let (model, release) = (model::WordPress::start(), in_two_languages());
    let wordpress = website(&model);
    let first = publish(&wordpress, &release, &Order::default()).unwrap();
    let orders = |model: &model::WordPress| model.store().requests.iter().filter(|one| one.is_order()).count();
    let before = orders(&model);
    assert_eq!(publish(&wordpress, &release, &Order::default()).unwrap(), first);
    assert_eq!(orders(&model), before);
    assert_eq!(first.addresses[1].1, format!("{}/2026/11/2026-winter/", model.address));
}

#[test]
fn every_language_has_a_post_and_leads_to_the_others() {
    let (model, release) = (model::WordPress::start(), in_two_languages());
    model.store().setup.polylang = true;
    publish(&website(&model), &release, &Order::default()).unwrap();
    let store = model.store();
    let posts: BTreeMap<&str, _> = store.public().into_iter().map(|post| (post.slug.as_str(), post)).collect();
    let (german, arabic) = (posts["2026-winter"], posts["2026-winter-ar"]);
    assert!(german.content.contains("lang=\"de\" dir=\"ltr\"") && arabic.content.contains("lang=\"ar\" dir=\"rtl\""));
    assert!(german.content.contains(&format!("href=\"{}/?p={}\" lang=\"ar\"", model.address, arabic.id)));
    assert!(arabic.content.contains(&format!("href=\"{}/?p={}\" lang=\"de\"", model.address, german.id)));
    assert_eq!(store.languages[&german.id].0, "de");
    assert_eq!(store.languages[&arabic.id].1["de"], german.id);
    assert_eq!(store.files[&german.featured].alt, "Bild");
}

#[test]
fn a_new_edition_takes_the_same_address() {
    let model = model::WordPress::start();
    let wordpress = website(&model);
    let first = publish(&wordpress, &winter(), &Order::default()).unwrap();
    let second = publish(&wordpress, &corrected(), &after(&winter())).unwrap();
    assert_eq!(first.addresses, second.addresses);
    let store = model.store();
    assert_eq!((store.public().len(), store.posts.len()), (1, 1));
    assert!(store.public()[0].content.contains("im ganzen Winter"));
    assert_eq!(store.files.len(), 3, "the new PDF is a new file, the picture is the same");
}
