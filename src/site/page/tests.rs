//! Tests of the page, and the sample statements that the other tests of the website publish.

use super::super::template::Templates;
use super::*;
use crate::release::Release;

/// The templates that every new workspace gets.
pub fn templates() -> Templates {
    let files: [(&str, &[u8]); 5] = [
        ("site/page.html", include_bytes!("../../../templates/site/page.html")),
        ("site/front.html", include_bytes!("../../../templates/site/front.html")),
        ("site/style.css", include_bytes!("../../../templates/site/style.css")),
        ("site/words.json", include_bytes!("../../../templates/site/words.json")),
        ("logo.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
    ];
    files.map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).into()
}

pub fn house_sample() -> House {
    serde_json::from_str(
        r##"{"name": "Netzwerk & Rat <e. V.>", "website": "https://example.org/", "colour": "#ffdd00",
             "logo": "logo.svg", "imprint": ["Beispielweg 1, 12345 Musterstadt"]}"##,
    )
    .unwrap()
}

/// A statement as it would be sealed: a page, a PDF, a picture and a mail in each language.
pub fn sample(id: &str, langs: &[&str], title: &str, published: &str) -> Release {
    let (house, templates) = (house_sample(), templates());
    let id = StatementId::parse(id).unwrap();
    let langs: Vec<Lang> = langs.iter().map(|lang| Lang::parse(lang).unwrap()).collect();
    let mut files = Vec::new();
    for lang in &langs {
        let shown = page_sample(&id, lang, &langs, title, published, &house, &templates);
        files.extend(page(&shown).unwrap());
        for (name, bytes) in [
            (shown.pdf.0.as_str(), format!("%PDF {title}").into_bytes()),
            ("media/bild.svg", b"<svg/>".to_vec()),
            ("mail.txt", format!("Geheim bis zum Versand: {title}").into_bytes()),
        ] {
            files.push(Artefact { path: format!("{lang}/{name}"), media_type: "application/octet-stream", bytes });
        }
    }
    let editions: Vec<_> = langs.iter().map(|lang| (lang.as_str(), title)).collect();
    Release::sample(id.as_str(), &editions, files)
}

fn page_sample<'a>(
    id: &'a StatementId,
    lang: &'a Lang,
    langs: &[Lang],
    title: &str,
    published: &str,
    house: &'a House,
    templates: &'a Templates,
) -> Page<'a> {
    Page {
        id,
        lang,
        kind: Kind::PressRelease,
        kind_word: "Pressemitteilung".into(),
        title: title.into(),
        summary: "Kälte & „Not“ <jetzt>".into(),
        article: format!("<article lang=\"{lang}\"><h1>{title}</h1><p>Text</p></article>"),
        picture: None,
        pdf: (format!("{id}-{lang}.pdf"), 48_211),
        languages: langs.iter().map(|lang| (lang.clone(), format!("{title} ({lang})"))).collect(),
        published: published.parse::<jiff::Timestamp>().unwrap().in_tz("Europe/Berlin").unwrap(),
        first: None,
        corrections: Vec::new(),
        withdrawn: false,
        house,
        address: "https://presse.example.org/neues/",
        templates,
    }
}

fn text(artefact: &Artefact) -> String {
    String::from_utf8(artefact.bytes.clone()).unwrap()
}

fn one(change: impl FnOnce(&mut Page<'_>)) -> Result<(String, PageFacts), SiteError> {
    let (house, templates) = (house_sample(), templates());
    let langs = ["ar", "de"].map(|lang| Lang::parse(lang).unwrap());
    let id = StatementId::parse("2026-winter").unwrap();
    let mut shown =
        page_sample(&id, &langs[1], &langs, "Winter </script> & „wir“", "2026-11-23T23:30:00.5Z", &house, &templates);
    change(&mut shown);
    let made = page(&shown)?;
    assert_eq!(made.iter().map(|made| made.path.as_str()).collect::<Vec<_>>(), ["de/index.html", "de/page.json"]);
    Ok((text(&made[0]), PageFacts::parse(&made[1].bytes).unwrap()))
}

#[test]
fn a_page_says_what_it_is() {
    let (html, facts) = one(|_| {}).unwrap();
    for part in [
        "<!doctype html>\n<html lang=\"de\" dir=\"ltr\">",
        "<title>Winter &lt;/script&gt; &amp; „wir“ – Netzwerk &amp; Rat &lt;e. V.&gt;</title>",
        "<meta name=\"description\" content=\"Kälte &amp; „Not“ &lt;jetzt&gt;\">",
        "<link rel=\"canonical\" href=\"https://presse.example.org/neues/2026-winter/de/\">",
        "<link rel=\"alternate\" hreflang=\"ar\" href=\"https://presse.example.org/neues/2026-winter/ar/\">",
        "<a href=\"../ar/\" lang=\"ar\" dir=\"rtl\" hreflang=\"ar\" title=\"Winter &lt;/script&gt; &amp; „wir“ (ar)\">العربية</a>",
        "aria-current=\"page\">Deutsch</a>",
        "<a href=\"2026-winter-de.pdf\" type=\"application/pdf\">Als PDF herunterladen <span class=\"size\">(<bdi>49\u{a0}kB</bdi>)</span></a>",
        "<article lang=\"de\"><h1>Winter </script> & „wir“</h1><p>Text</p></article>",
        "<img src=\"../../logo.svg\" alt=\"Netzwerk &amp; Rat &lt;e. V.&gt;\">",
        "<p>Beispielweg 1, 12345 Musterstadt</p>",
        "<meta property=\"article:published_time\" content=\"2026-11-24T00:30:00+01:00\">",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
    assert!(!html.contains("og:image") && !html.contains("modified_time") && !html.contains("class=\"changed\""));
    assert_eq!((facts.date.as_str(), facts.published.as_str()), ("2026-11-24", "2026-11-24T00:30:00+01:00"));
    assert_eq!(facts.address, "https://presse.example.org/neues/2026-winter/de/");
    assert_eq!(one(|_| {}).unwrap().0, html, "the same bytes again");
}

#[test]
fn facts_for_search_engines_stay_data() {
    let (html, _) = one(|page| page.picture = Some("media/bild.svg".into())).unwrap();
    let start = html.find("<script type=\"application/ld+json\">").unwrap() + 35;
    let data = &html[start..start + html[start..].find("</script>").unwrap()];
    assert!(!data.contains(['<', '>', '&']), "{data}");
    let facts: serde_json::Value = serde_json::from_str(data).unwrap();
    assert_eq!(facts["headline"], "Winter </script> & „wir“");
    assert_eq!(facts["publisher"]["name"], "Netzwerk & Rat <e. V.>");
    assert_eq!(facts["dateModified"], "2026-11-24T00:30:00+01:00");
    assert_eq!(facts["encoding"]["contentUrl"], "https://presse.example.org/neues/2026-winter/de/2026-winter-de.pdf");
    assert_eq!(facts["image"][0], "https://presse.example.org/neues/2026-winter/de/media/bild.svg");
    assert_eq!(html.matches("<script").count(), 1);
}

#[test]
fn a_later_edition_keeps_the_first_day() {
    let first = "2026-10-01T08:00:00Z".parse::<jiff::Timestamp>().unwrap().in_tz("Europe/Berlin").unwrap();
    let (html, facts) = one(|page| page.first = Some(first)).unwrap();
    assert_eq!((facts.date.as_str(), facts.published.as_str()), ("2026-10-01", "2026-10-01T10:00:00+02:00"));
    assert_eq!(facts.updated.as_deref(), Some("2026-11-24T00:30:00+01:00"));
    assert!(
        html.contains("Geändert am <time datetime=\"2026-11-24T00:30:00+01:00\">24. November 2026</time>"),
        "{html}"
    );
}

#[test]
fn right_to_left_and_alone() {
    let lang = Lang::parse("ar").unwrap();
    let (house, templates) = (House { logo: Some("fehlt.svg".into()), ..house_sample() }, templates());
    let id = StatementId::parse("2026-winter").unwrap();
    let shown =
        page_sample(&id, &lang, std::slice::from_ref(&lang), "شتاء", "2026-11-24T09:00:00Z", &house, &templates);
    let html = text(&page(&shown).unwrap()[0]);
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">") && html.contains("تنزيل بصيغة PDF"), "{html}");
    assert!(!html.contains("<nav") && !html.contains("<img"), "one language needs no switch");
}

#[test]
fn templates_that_cannot_be_used_are_named() {
    let with = |path: &str, bytes: Option<&[u8]>| {
        let mut templates = templates();
        match bytes {
            Some(bytes) => templates.insert(path.to_owned(), bytes.to_vec()),
            None => templates.remove(path),
        };
        let house = house_sample();
        let id = StatementId::parse("2026-winter").unwrap();
        let lang = Lang::parse("de").unwrap();
        page(&page_sample(
            &id,
            &lang,
            std::slice::from_ref(&lang),
            "Winter",
            "2026-11-24T09:00:00Z",
            &house,
            &templates,
        ))
    };
    let cases: [(&str, Option<&[u8]>, &str); 7] = [
        ("site/page.html", None, "site/page.html is missing"),
        ("site/words.json", None, "site/words.json is missing"),
        ("site/words.json", Some(b"{}"), "site/words.json is missing"),
        ("site/words.json", Some(b"{\"de\": {}}"), "site/words.json: "),
        ("site/page.html", Some(b"{{ headline }}"), "site/page.html: "),
        ("site/page.html", Some(b"{% for x in %}"), "site/page.html: "),
        ("site/page.html", Some(b"\xff"), "site/page.html: "),
    ];
    for (path, bytes, message) in cases {
        let error = with(path, bytes).unwrap_err().to_string();
        assert!(error.starts_with(message), "{error}");
    }
    let own = with("site/page.html", Some(b"{% include 'site/head.html' %}")).is_err();
    assert!(own, "what is included must be there");
}
