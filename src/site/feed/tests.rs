//! Tests of the feeds: well-formed, with permanent ids, newest first, nobody's words as markup.

use super::super::page::{house_sample, templates};
use super::*;
use crate::release::{House, StatementId};
use std::collections::BTreeMap;

const ADDRESS: &str = "https://presse.example.org/";

fn statement(id: &str, langs: &[&str], published: &str, updated: Option<&str>) -> Public {
    let facts = |lang: &str| PageFacts {
        klartext: PageFacts::MARK.into(),
        id: id.into(),
        language: lang.into(),
        kind: "press_release".into(),
        kind_word: "Pressemitteilung".into(),
        title: format!("<b>„{id}“</b> & 'x' ]]> \u{1} ({lang})"),
        summary: "Zeile\r\nzwei & <mehr>".into(),
        address: format!("{ADDRESS}{id}/{lang}/"),
        date: "2026-11-24".into(),
        published: published.into(),
        updated: updated.map(str::to_owned),
        pdf: super::super::facts::PdfFacts { name: format!("{id}-{lang}.pdf"), size: 123 },
    };
    Public {
        id: StatementId::parse(id).unwrap(),
        published: published.parse().unwrap(),
        updated: updated.map(|time| time.parse().unwrap()),
        pages: langs.iter().map(|lang| (Lang::parse(lang).unwrap(), facts(lang))).collect(),
    }
}

fn two() -> Vec<Public> {
    vec![
        statement("2026-winter", &["ar", "de"], "2026-11-24T09:00:00Z", None),
        statement("2026-herbst", &["en"], "2026-10-01T09:00:00Z", Some("2026-12-01T09:00:00Z")),
    ]
}

fn with_front<T>(test: impl FnOnce(&Front<'_>) -> T) -> T {
    let (house, templates, language): (House, BTreeMap<_, _>, _) =
        (house_sample(), templates(), Lang::parse("de").unwrap());
    test(&Front { house: &house, templates: &templates, language: &language })
}

/// A small reader of XML: every element is closed in order, every mark is escaped. Returns the
/// elements' names in order.
fn elements(xml: &str) -> Vec<String> {
    let mut rest = xml.strip_prefix("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n").expect("declaration");
    let (mut open, mut names) = (Vec::new(), Vec::new());
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        check_text(text);
        let end = tag.find('>').expect("a tag ends");
        let inside = &tag[1..end];
        rest = &tag[end + 1..];
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "closed in order");
            continue;
        }
        let (inside, empty) = inside.strip_suffix('/').map_or((inside, false), |inside| (inside, true));
        let name = inside.split(' ').next().unwrap().to_owned();
        let attributes = inside[name.len()..].split('"').collect::<Vec<_>>();
        assert!(attributes.len() % 2 == 1, "quotes in pairs: {inside}");
        for pair in attributes.chunks_exact(2) {
            let key = pair[0].trim().strip_suffix('=').expect("a name before the value");
            assert!(!key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || ":".contains(c)), "{key}");
            check_text(pair[1]);
        }
        names.push(name.clone());
        if !empty {
            open.push(name);
        }
    }
    assert!(open.is_empty() && rest.trim().is_empty());
    names
}

fn check_text(text: &str) {
    assert!(!text.contains(|c: char| "<>\"".contains(c) || (c.is_control() && c != '\n')), "{text:?}");
    for part in text.split('&').skip(1) {
        let entity = part.split(';').next().unwrap();
        assert!(["amp", "lt", "gt", "quot", "#39"].contains(&entity), "{text:?}");
    }
}

#[test]
fn atom_is_well_formed_and_complete() {
    let feed = with_front(|front| atom(front, ADDRESS, &two()).unwrap());
    let names = elements(&feed);
    assert_eq!(names[..7], ["feed", "id", "title", "updated", "link", "link", "author"]);
    assert_eq!(names.iter().filter(|name| *name == "entry").count(), 2);
    for part in [
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\">\n<id>https://presse.example.org/</id>",
        "<updated>2026-12-01T09:00:00Z</updated>\n<link rel=\"self\"",
        "<entry xml:lang=\"de\">\n<id>https://presse.example.org/2026-winter/</id>",
        "<title>&lt;b&gt;„2026-winter“&lt;/b&gt; &amp; &#39;x&#39; ]]&gt;  (de)</title>",
        "<entry xml:lang=\"en\">\n<id>https://presse.example.org/2026-herbst/</id>",
        "<published>2026-10-01T09:00:00Z</published>\n<updated>2026-12-01T09:00:00Z</updated>",
        "hreflang=\"ar\" href=\"https://presse.example.org/2026-winter/ar/\"/>",
        "<summary>Zeile  zwei &amp; &lt;mehr&gt;</summary>",
    ] {
        assert!(feed.contains(part), "{part}\n{feed}");
    }
    assert!(feed.find("2026-winter").unwrap() < feed.find("2026-herbst").unwrap());
}

#[test]
fn json_says_the_same() {
    let feed = with_front(|front| json(front, ADDRESS, &two()).unwrap());
    let feed: serde_json::Value = serde_json::from_str(&feed).unwrap();
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["feed_url"], "https://presse.example.org/feed.json");
    assert_eq!(feed["items"].as_array().unwrap().len(), 2);
    assert_eq!(feed["items"][0]["id"], "https://presse.example.org/2026-winter/");
    assert_eq!(feed["items"][0]["url"], "https://presse.example.org/2026-winter/de/");
    assert_eq!(feed["items"][1]["language"], "en");
    assert_eq!(feed["items"][1]["date_modified"], "2026-12-01T09:00:00Z");
}

#[test]
fn the_map_names_every_page() {
    let map = sitemap(ADDRESS, &two());
    let names = elements(&map);
    assert_eq!(names.iter().filter(|name| *name == "loc").count(), 4);
    assert!(
        map.contains("<loc>https://presse.example.org/2026-winter/ar/</loc><lastmod>2026-11-24T09:00:00Z</lastmod>")
    );
}

#[test]
fn feeds_hold_the_newest_only() {
    let many: Vec<_> =
        (0..60).map(|at| statement(&format!("2026-nr-{at}"), &["de"], "2026-11-24T09:00:00Z", None)).collect();
    with_front(|front| {
        assert_eq!(atom(front, ADDRESS, &many).unwrap().matches("<entry").count(), 50);
        elements(&atom(front, ADDRESS, &[]).unwrap());
    });
}
