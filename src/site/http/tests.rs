//! An entry made once by templates, whatever breaks: seeded faults, two desks, hands of others.

#![allow(clippy::disallowed_macros, reason = "the figures are printed")]

use super::*;
use crate::release::Release;
use crate::site::disk::power;
use crate::site::wordpress::model::faults::{Fault, Plan};
use crate::site::wordpress::model::{self, PASSWORD, USER};
use crate::site::wordpress::{Order, sample_as};

/// The settings for a headless system of the usual kind.
pub const DIRECTUS: &str = r#"
page = "{{ address }}items/statements?filter[slug][_eq]={{ slug|query }}"
[find]
url = "{{ address }}items/statements?filter[key][_eq]={{ key }}"
list = "/data"
[create]
url = "{{ address }}items/statements"
body = '''{"key": {{ key|json }}, "slug": {{ slug|json }}, "status": "draft", "title": {{ title|json }}}'''
[update]
url = "{{ address }}items/statements/{{ entry }}"
method = "PATCH"
body = '''{"slug": {{ slug|json }}, "status": {{ status|json }}, "title": {{ title|json }}, "summary": {{ excerpt|json }},
 "body": {{ text|json }}, "tags": {{ tags|json }}}'''
[remove]
url = "{{ address }}items/statements/{{ entry }}"
method = "DELETE"
[entry]
id = "/id"
key = "/key"
status = "/status"
public = "published"
title = "/title"
text = "/body"
excerpt = "/summary"
slug = "/slug"
[files]
find = { url = "{{ address }}files?filter[filename_download][_eq]={{ name|query }}", list = "/data" }
id = "/id"
name = "/filename_download"
upload = "{{ address }}files"
address = "{{ address }}assets/{{ file }}/{{ name }}"
"#;

fn settings() -> HttpSettings {
    toml::from_str(&format!("answer_seconds = 5\ntags = [\"Winter\"]\n{DIRECTUS}")).unwrap()
}

/// Nobody waits: what is late arrives after a few more requests.
fn website(model: &model::WordPress) -> Http {
    Http::new(&model.address, &settings(), Some(Login::new(USER, PASSWORD)), |_| {}).unwrap()
}

fn release(words: &str) -> Release {
    sample_as("2026-winter", &["de", "ar"], words, &settings().of_posts(), true)
}

fn publish(http: &Http, release: &Release, order: &Order) -> Result<crate::site::wordpress::Live, SiteError> {
    http.draft(release, order)?;
    http.go_live(release, order)
}

fn after(release: &Release) -> Order {
    Order { before: Some(WentOut::of(release)), ..Order::default() }
}

#[track_caller]
fn fault<T: std::fmt::Debug>(result: Result<T, SiteError>) -> HttpFault {
    match result {
        Err(SiteError::Http(fault)) => fault,
        other => panic!("no fault: {other:?}"),
    }
}

fn orders(model: &model::WordPress) -> usize {
    model.store().requests.iter().filter(|one| one.is_order()).count()
}

#[test]
fn an_entry_in_each_language_and_nothing_sent_again() {
    let model = model::WordPress::start();
    let (http, winter) = (website(&model), release("Winter"));
    http.draft(&winter, &Order::default()).unwrap();
    {
        let store = model.store();
        assert!(
            store.assets.is_empty()
                && store.entries.values().all(|one| one["status"] == "draft" && one["body"].is_null())
        );
    }
    let live = publish(&http, &winter, &Order::default()).unwrap();
    assert_eq!((live.addresses.len(), live.stale.len()), (2, 0));
    {
        let store = model.store();
        assert_eq!((store.entries.len(), store.assets.len()), (2, 4));
        let german = store.entries.values().find(|one| one["slug"] == "2026-winter").unwrap();
        let body = german["body"].as_str().unwrap();
        assert!(body.contains("<p>Winter für alle</p>") && !body.contains("<!--") && !body.contains("wp-"), "{body}");
        assert!(body.contains("/assets/") && body.contains("2026-winter-ar"), "{body}");
        assert_eq!(
            (german["title"].as_str(), german["tags"][0].as_str()),
            (Some("Winter &amp; „mehr“"), Some("Winter"))
        );
    }
    let sent = orders(&model);
    assert_eq!(publish(&http, &winter, &Order::default()).unwrap(), live);
    assert_eq!(orders(&model), sent);
    assert!(http.drift(&WentOut::of(&winter)).unwrap().iter().all(|one| one.differences.is_empty()));
    // A later edition takes the same entries.
    publish(&http, &release("Frost"), &after(&winter)).unwrap();
    assert_eq!(model.store().entries.len(), 2);
}

#[test]
fn whatever_breaks_there_is_one_entry() {
    let (mut wrong, mut crashes, mut faults) = (0, 0, 0);
    let runs = std::env::var("KLARTEXT_TEST_RUNS").ok().and_then(|text| text.parse().ok()).unwrap_or(40);
    let winter = release("Winter");
    for seed in 1..=runs {
        let model = model::WordPress::start();
        model.fails(Plan::chance(seed, 15));
        let http = website(&model);
        let through = (0..400_u64).any(|round| {
            power::lasts(if (seed + round) % 3 == 0 { usize::MAX } else { ((seed * 31 + round * 17) % 90) as usize });
            let result = publish(&http, &winter, &Order::default());
            power::lasts(usize::MAX);
            crashes += usize::from(result.is_err());
            result.is_ok()
        });
        assert!(through, "seed {seed}: it never got through");
        faults += model.faults();
        model.fails(Plan::default());
        (0..12).for_each(|_| drop(http.web.look(&model.address)));
        publish(&http, &winter, &Order::default()).unwrap();
        let store = model.store();
        let right = store.entries.values().all(|one| one["status"] == "published" && one["body"].is_string());
        if store.entries.len() != 2 || !right {
            eprintln!("seed {seed}: {:?}", store.entries);
            wrong += 1;
        }
    }
    eprintln!("http: {runs} runs, {faults} faults, {crashes} interruptions, {wrong} wrong");
    assert_eq!(wrong, 0);
    assert!(faults > 100 && crashes > 40, "too little went wrong: {faults}, {crashes}");
}

#[test]
fn two_desks_at_once_make_one_entry_each() {
    let winter = release("Winter");
    for seed in 1..=12 {
        let model = model::WordPress::start();
        std::thread::scope(|scope| {
            for own in [seed, seed + 100] {
                let (model, winter) = (&model, &winter);
                scope.spawn(move || {
                    (0..50).find(|_| publish(&website(model), winter, &Order::default()).is_ok() || own == 0)
                });
            }
        });
        publish(&website(&model), &winter, &Order::default()).unwrap();
        assert_eq!(model.store().entries.len(), 2, "seed {seed}");
    }
}

#[test]
fn unclear_answers_are_looked_up_and_refusals_are_told() {
    for one in [Fault::DropAfter, Fault::Late, Fault::ErrorAfter(502), Fault::GatewayLate, Fault::Cut, Fault::Page] {
        let model = model::WordPress::start();
        model.fails(Plan::default().on("POST", "/items", one, 1));
        publish(&website(&model), &release("Winter"), &Order::default()).unwrap();
        assert_eq!(model.store().entries.len(), 2, "{one:?}");
    }
    let (model, winter) = (model::WordPress::start(), release("Winter"));
    let http = website(&model);
    let stranger = Http::new(&model.address, &settings(), Some(Login::new(USER, "falsch")), |_| {}).unwrap();
    assert!(matches!(fault(publish(&stranger, &winter, &Order::default())), HttpFault::Login { status: 403, .. }));
    // A look-up that gives everything proves nothing: not one entry is made.
    model.store().setup.looks_by_nothing = true;
    model.store().entries.insert(1, serde_json::json!({ "id": 1, "key": "fremd", "status": "draft", "body": "x" }));
    assert!(matches!(fault(publish(&http, &winter, &Order::default())), HttpFault::Unfiltered { .. }));
    let entries = model.store().entries.len();
    assert_eq!((entries, orders(&model)), (1, 1), "the one try was the stranger's");
}

#[test]
fn hands_of_others_and_the_embargo_are_minded() {
    let (model, winter) = (model::WordPress::start(), release("Winter"));
    let http = website(&model);
    let hour = jiff::SignedDuration::from_hours(1);
    let later = Order { not_before: Some(Timestamp::now() + hour), ..Order::default() };
    http.draft(&winter, &later).unwrap();
    assert!(matches!(fault(http.go_live(&winter, &later)), HttpFault::Early { .. }));
    assert!(model.store().assets.is_empty());
    publish(&http, &winter, &Order::default()).unwrap();
    let id = *model.store().entries.keys().next().unwrap();
    let kept = model.store().entries[&id].clone();
    for (name, words) in
        [("body", "<p>anders</p>"), ("title", "Anders"), ("summary", "Kurz"), ("slug", "weg"), ("status", "draft")]
    {
        model.store().entries.insert(id, kept.clone());
        if let Some(entry) = model.store().entries.get_mut(&id) {
            entry[name] = serde_json::json!(words);
        }
        let drift = http.drift(&WentOut::of(&winter)).unwrap();
        let found: Vec<_> = drift.iter().flat_map(|one| &one.differences).map(|one| one.aspect.name()).collect();
        let named = if name == "body" {
            "text"
        } else if name == "summary" {
            "excerpt"
        } else {
            name
        };
        assert_eq!(found, [named]);
        assert!(
            matches!(fault(publish(&http, &release("Frost"), &after(&winter))), HttpFault::Edited { .. }),
            "{name}"
        );
        assert_eq!(model.store().entries[&id][name], words);
    }
    publish(&http, &release("Frost"), &Order { overwrite: true, ..after(&winter) }).unwrap();
    assert!(model.store().entries[&id]["body"].as_str().unwrap().contains("Frost"));
    model.store().entries.clear();
    assert!(matches!(fault(publish(&http, &winter, &after(&release("Frost")))), HttpFault::Gone { .. }));
}

/// A real Directus that somebody started, with the collection `statements` of `docs/website.md`, public where
/// it is published, and files that anybody may read: `KLARTEXT_TEST_DIRECTUS="http://127.0.0.1:8055 token"`.
#[test]
fn a_real_directus_behaves_as_the_invented_one() {
    let given = std::env::var("KLARTEXT_TEST_DIRECTUS").unwrap_or_default();
    let Some((address, token)) = given.split_once(' ') else {
        eprintln!("SKIPPED: a real Directus; KLARTEXT_TEST_DIRECTUS names its address and token");
        return;
    };
    let http = Http::new(address, &settings(), Some(Login::new("", token)), |_| {}).unwrap();
    let winter = release("Winter");
    let first = publish(&http, &winter, &Order::default()).unwrap();
    assert_eq!((first.addresses.len(), first.stale.len()), (2, 0));
    assert_eq!(publish(&http, &winter, &Order::default()).unwrap(), first);
    let went = WentOut::of(&winter);
    assert!(http.drift(&went).unwrap().iter().all(|one| one.differences.is_empty()));
    // A colleague's hand; a later edition; and nothing twice.
    let one = Sealed::of(&winter, winter.manifest().editions.keys().next().unwrap()).unwrap();
    let entries = http.entries(&one.facts.key, &http.bare(&one)).unwrap();
    let hand = settings::Call {
        url: "{{ address }}items/statements/{{ entry }}".to_owned(),
        method: "PATCH".to_owned(),
        body: "{\"summary\": \"Kurz\"}".to_owned(),
    };
    let values = context! { entry => entries[0].id.as_str(), ..http.bare(&one) };
    http.order("update", &hand, &values, true).unwrap();
    assert_eq!(http.drift(&went).unwrap()[0].differences[0].aspect.name(), "excerpt");
    assert!(matches!(fault(publish(&http, &release("Frost"), &after(&winter))), HttpFault::Edited { .. }));
    publish(&http, &release("Frost"), &Order { overwrite: true, ..after(&winter) }).unwrap();
    assert_eq!(http.entries(&one.facts.key, &http.bare(&one)).unwrap().len(), 1);
}
