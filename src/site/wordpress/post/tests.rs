//! Posts as they are sealed, filled and read back; and the sample that the other tests publish.

use super::*;
use crate::site::page::templates;
use proptest::prelude::*;

/// A grey picture, one pixel large.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\
\0\0\0\x0aIDAT\x78\x9c\x63\x68\x00\x00\x00\x82\x00\x81\x77\xcd\x72\xb6\0\0\0\0IEND\xae\x42\x60\x82";

/// A release with a post in each language, as it would be sealed: text, picture, PDF.
pub fn sample(id: &str, langs: &[&str], words: &str, settings: &Settings) -> Release {
    sample_as(id, langs, words, settings, false)
}

/// The same, as plain HTML where that is wanted.
pub fn sample_as(id: &str, langs: &[&str], words: &str, settings: &Settings, bare: bool) -> Release {
    let statement = StatementId::parse(id).unwrap();
    let langs: Vec<Lang> = langs.iter().map(|lang| Lang::parse(lang).unwrap()).collect();
    let mut files = Vec::new();
    for (at, lang) in langs.iter().enumerate() {
        let pdf = format!("%PDF-1.7\n{words} {lang}").into_bytes();
        let picture = Blank::Address(format!("{lang}/media/bild.png"));
        let number = Blank::Number(format!("{lang}/media/bild.png"));
        let revision = Digest::of(words.as_bytes()).short();
        let page = PostPage {
            repo: &Digest::of(b"sample workspace"),
            id: &statement,
            lang,
            main: at == 0,
            title: format!("{words} & „mehr“"),
            summary: format!("{words} in Kürze"),
            blocks: format!(
                "<!-- wp:paragraph -->\n<p>{words} für alle</p>\n<!-- /wp:paragraph -->\n\n\
                 <!-- wp:image {{\"id\":{number},\"sizeSlug\":\"full\",\"linkDestination\":\"none\"}} -->\n\
                 <figure class=\"wp-block-image size-full\"><img src=\"{picture}\" alt=\"Bild\" class=\"wp-image-{number}\"/></figure>\n\
                 <!-- /wp:image -->\n\n\
                 <!-- wp:paragraph {{\"className\":\"revision\"}} -->\n<p class=\"revision\">Fassung {revision}</p>\n<!-- /wp:paragraph -->"
            ),
            pdf: (format!("{id}-{lang}.pdf"), pdf.len()),
            stamped: Vec::new(),
            gone: Vec::new(),
            pictures: vec![("media/bild.png".to_owned(), "Bild".to_owned())],
            others: langs.iter().filter(|other| *other != lang).cloned().collect(),
            settings,
            bare,
            templates: &templates(),
        };
        files.extend(post(&page).unwrap());
        for (name, bytes) in
            [(page.pdf.0.as_str(), pdf.clone()), ("media/bild.png", [PNG, lang.as_str().as_bytes()].concat())]
        {
            files.push(Artefact { path: format!("{lang}/{name}"), media_type: "application/octet-stream", bytes });
        }
        let mail = Artefact { path: format!("{lang}/mail.txt"), media_type: "text/plain", bytes: words.into() };
        files.push(mail);
    }
    let editions: Vec<_> = langs.iter().map(|lang| (lang.as_str(), words)).collect();
    Release::sample(id, &editions, files)
}

fn filling(number: u64, address: &str) -> Filling {
    let media = |path: &str, id, end: &str| {
        let media = Media { id, slug: String::new(), source: format!("{address}{end}"), size: None };
        (format!("de/{path}"), media)
    };
    Filling {
        files: [media("media/bild.png", number, "a.png"), media("2026-a-de.pdf", number + 1, "a.png.pdf")].into(),
        editions: [(Lang::parse("en").unwrap(), "https://example.org/?p=9".to_owned())].into(),
    }
}

#[test]
fn a_sealed_post_is_filled_and_read_back_to_the_same_bytes() {
    let release = sample("2026-a", &["de", "en"], "Winter", &Settings::default());
    let one = SealedPost::of(&release, &Lang::parse("de").unwrap()).unwrap();
    let filling = filling(4, "https://example.org/x/");
    let filled = filling.fill(&one.text).unwrap();
    assert!(!filled.contains("%%"), "{filled}");
    assert!(
        filled.contains("{\"id\":4,")
            && filled.contains("wp-image-4\"")
            && filled.contains("href=\"https://example.org/?p=9\"")
    );
    assert_eq!(filling.empty(&filled), one.text);
    let hand = filled.replace("für alle", "für manche");
    assert_ne!(filling.empty(&hand), one.text);
    let lacking = Filling { editions: BTreeMap::new(), ..filling };
    assert!(matches!(lacking.fill(&one.text), Err(SiteError::Missing(what)) if what.starts_with("%%edition:en%%")));
}

#[test]
fn the_mark_stands_in_the_first_block_and_holds_nothing_that_would_break_it() {
    let release = sample("2026-a", &["de"], "Winter", &Settings::default());
    let one = SealedPost::of(&release, &Lang::parse("de").unwrap()).unwrap();
    let key = key(&Digest::of(b"sample workspace"), &StatementId::parse("2026-a").unwrap(), &one.lang);
    assert_eq!(one.facts.key, key);
    for text in [one.stub(), one.text.clone()] {
        let first = text.lines().next().unwrap().to_owned();
        assert_eq!(first, format!("<!-- wp:html {{\"metadata\":{{\"name\":\"klartext {key} 2026-a de\"}}}} -->"));
        assert!(mark::carries(&text, &key) && !mark::carries(&text, "0000000000000000"));
        assert!(text.contains("<div id=\"klartext-") && text.ends_with(CLOSING));
    }
    assert_eq!(one.title, "Winter &amp; „mehr“");
    assert_eq!(one.facts.slug, "2026-a");
}

#[test]
fn names_in_the_library_are_ascii() {
    for (path, name, media_type) in [
        ("media/Größe & Maß.PNG", "gr--e---ma.png", "image/png"),
        ("media/ü.jpg", "picture.jpg", "image/jpeg"),
        ("bild", "bild.", "application/octet-stream"),
    ] {
        assert_eq!(picture_name(path), (name.to_owned(), media_type), "{path}");
    }
}

proptest! {
    #[test]
    fn every_filling_is_read_back(number in 1_u64..99999, host in "[a-z]{1,8}", words in "[ -~äöü„“]{0,60}") {
        let words = words.replace("%%", "%");
        let release = sample("2026-a", &["de", "en"], &escape_text(&words), &Settings::default());
        let one = SealedPost::of(&release, &Lang::parse("de").unwrap()).unwrap();
        let filling = filling(number, &format!("https://{host}.example.org/wp-content/"));
        prop_assert_eq!(filling.empty(&filling.fill(&one.text).unwrap()), one.text);
    }
}
