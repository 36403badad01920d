//! Comparisons as documents: accessible, marked on every page, complete in their words.

use super::super::samples::{edition, house};
use super::super::{Mark, Setting, check_accessible, standard_templates};
use super::{Redline, State, WORDS};
use crate::statement::{Digest, Edition, Kind, Lang, Media};
use serde_json::Value;

const OLD: &str = include_str!("../../../tests/data/redline/old.md");
const NEW: &str = include_str!("../../../tests/data/redline/new.md");

const PNG: &[u8] = super::super::samples::PNG;
const SVG: &[u8] = super::super::samples::SVG;

fn read(text: &str, lang: &str, picture: &[u8]) -> Edition {
    let text = text.replace("language: de", &format!("language: {lang}"));
    let media = Media::from([("media/karte.svg".to_owned(), picture.to_vec())]);
    Edition::read(&text, &media).expect("a head")
}

fn with<T>(old: &Edition, new: &Edition, then: impl FnOnce(&Redline<'_>) -> T) -> T {
    let (house, templates) = (house(), standard_templates());
    let setting = |edition, revision| Setting {
        edition,
        house: &house,
        templates: &templates,
        mark: Mark::Draft,
        zone: "Europe/Berlin",
        embargoed: false,
        revision,
        later: None,
    };
    let digests = (Digest::of(b"old"), Digest::of(b"new"));
    then(&Redline {
        old: setting(old, &digests.0),
        new: setting(new, &digests.1),
        states: (State::Approved, State::Saved),
    })
}

/// The words of a PDF, line breaks and hyphens at line ends undone.
fn words(pdf: &[u8]) -> String {
    let text = pdf_extract::extract_text_from_mem(pdf).expect("text");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_language_is_accessible_and_marked_on_every_page() {
    for lang in ["de", "en", "fr", "uk", "ru", "ar", "fa"] {
        let (old, new) = (read(OLD, lang, SVG), read(NEW, lang, PNG));
        let pdf = with(&old, &new, |redline| redline.pdf()).unwrap_or_else(|error| panic!("{lang}: {error:?}"));
        check_accessible(&pdf).unwrap_or_else(|error| panic!("{lang}: {error:?}"));
        if let Some(folder) = std::env::var_os("KLARTEXT_SEE") {
            std::fs::write(std::path::Path::new(&folder).join(format!("redline-{lang}.pdf")), &pdf).expect("written");
        }
    }
    let (old, new) = (read(OLD, "de", SVG), read(NEW, "de", PNG));
    let pdf = with(&old, &new, |redline| redline.pdf()).expect("a PDF");
    assert_eq!(pdf, with(&old, &new, |redline| redline.pdf()).expect("a PDF"), "the same bytes each time");
    let pages = pdf_extract::extract_text_from_mem_by_pages(&pdf).expect("pages");
    assert!(pages.len() > 1);
    for page in pages {
        assert!(page.contains("Änderungsfassung, kein freigegebenes Dokument"), "{page}");
    }
}

#[test]
fn changes_are_told_by_words() {
    let (old, new) = (read(OLD, "de", SVG), read(NEW, "de", PNG));
    let html = with(&old, &new, |redline| redline.html()).expect("a page");
    let pdf = words(&with(&old, &new, |redline| redline.pdf()).expect("a PDF"));
    let bare = html.replace("</span>", "").replace("<span class=\"label\">", "");
    for told in [
        "[Gestrichen: zehn",
        "[Neu: zwölf",
        "Sperrfrist",
        "Neues Bild",
        "Gestrichenes Bild",
        "Überschrift: vorher Ebene 2",
    ] {
        assert!(pdf.contains(told), "{told}\n{pdf}");
        assert!(bare.contains(told), "{told}\n{bare}");
    }
    assert!(!html.contains("<script") && !html.contains("http://"), "one file without anything from outside");
    assert!(html.contains("src=\"data:image/svg+xml;base64,") && html.contains("src=\"data:image/png;base64,"));
}

#[test]
fn a_struck_amendment_that_is_new_can_be_set() {
    let head = "---\nid: 2026-a\nkind: submission\nlanguage: de\n---\n# A\n\n";
    let old = format!("{head}Absatz eins bleibt.\n\nZwei [Link](https://a.example) ~~weg~~ hier und dort.\n");
    let new = format!(
        "{head}Absatz eins bleibt ~~alt~~ **neu** [x](https://b.example).\n\n1. a\n2. b[^1]\n\n[^1]: ~~Note~~ [y](https://c.example)\n"
    );
    for (old, new) in [(&old, &new), (&new, &old)] {
        let (old, new) = (read(old, "de", PNG), read(new, "de", PNG));
        let pdf = with(&old, &new, |redline| redline.pdf()).expect("a PDF");
        check_accessible(&pdf).expect("accessible");
    }
}

#[test]
fn samples_of_all_kinds_against_nothing() {
    for kind in Kind::ALL {
        let empty = edition(kind, "de", crate::statement::Document::default());
        let full = edition(kind, "de", super::super::samples::everything());
        for (old, new) in [(&empty, &full), (&full, &empty)] {
            let pdf = with(old, new, |redline| redline.pdf()).unwrap_or_else(|error| panic!("{kind:?}: {error:?}"));
            check_accessible(&pdf).expect("accessible");
        }
    }
}

#[test]
fn every_language_has_every_word() {
    let all: Value = serde_json::from_str(WORDS).expect("JSON");
    let keys = |lang: &str| all[lang].as_object().map(|o| o.keys().cloned().collect::<Vec<_>>()).unwrap_or_default();
    for lang in ["de", "fr", "uk", "ru", "ar", "fa"] {
        assert!(Lang::parse(lang).is_some());
        assert_eq!(keys(lang), keys("en"), "{lang}");
    }
}
