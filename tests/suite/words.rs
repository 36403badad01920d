//! Nothing is lost between the Markdown and what is published: words in, words out, in all three forms.
//!
//! What a source says is read by somebody else than the program: the examples of the CommonMark
//! specification bring their own HTML, and our own odd texts are read with another parser. Words are
//! compared as a bag, since a PDF sets notes and pages in an order of its own. Whatever is missing or
//! added must be explained: by the letterhead, by numbers of lists, notes and pages, by the address of
//! a link in a mail, or by a difference that is meant and named in `MEANT`.

mod bag;
mod pages;
mod reading;

use crate::desk::{Desk, Outcome};
use bag::Bag;
use reading::Reading;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const FORMS: [&str; 3] = ["txt", "html", "pdf"];

/// Differences that are meant: text, form (empty for all), words that may be missing, words that may be added, why.
const MEANT: [(&str, &str, &str, &str, &str); 11] = [
    ("amendments", "", "altneu", "alt neu", "what is struck out and what is new are told apart in words"),
    ("arabic.ar", "pdf", "", "اًا", "the extraction gives the letter below the tanwin twice"),
    ("code", "", "", "das ist wichtig", "a fence that says more than a language: its words are kept"),
    ("dateline-or-list", "html", "1 2", "", "a day and a month among numbered lines is a list"),
    (
        "footnotes-nested",
        "",
        "",
        "innere anmerkung",
        "a note within a note stands there in brackets, and among the notes",
    ),
    ("table-extra-cells", "", "", "übrig mehr", "cells beyond the table's columns stay in the last one"),
    ("extension 7", "", "", "boo", "a cell beyond the table's columns stays in the last one"),
    ("example 20", "txt", "", "c", "the address of the link follows with its backslash encoded"),
    ("example 603", "txt", "", "c c", "the address of the link follows with its backslashes encoded"),
    ("example 143", "", "", "ruby startline", "a fence that says more than a language: its words are kept"),
    ("example 146", "", "", "aa", "a fence that says more than a language: its words are kept"),
];

/// One source and what it says.
struct Text {
    name: String,
    statement: String,
    lang: String,
    source: String,
    reading: Reading,
}

#[test]
fn every_example_of_the_specification_keeps_its_words() {
    every_example_in("commonmark.json", "example", 652);
}

#[test]
fn every_example_of_the_extensions_keeps_its_words() {
    every_example_in("gfm.json", "extension", 25);
}

/// Examples as the specifications' own programs give them, called by `word` and their number.
fn every_example_in(file: &str, word: &str, count: usize) {
    let examples: Vec<Value> = serde_json::from_str(&data(file)).expect("the examples");
    assert_eq!(examples.len(), count, "{file}");
    let texts = examples.iter().map(|example| {
        let part = |key: &str| example[key].as_str().expect("a text").to_owned();
        let number = example["example"].as_u64().expect("a number");
        let section: String =
            part("section").to_lowercase().split(|c: char| !c.is_ascii_alphanumeric()).collect::<Vec<_>>().join("-");
        Text {
            name: format!("{word} {number}"),
            statement: format!("2026-{section}"),
            lang: format!("en-{number:04}"),
            reading: Reading::of_html(&part("html")),
            source: part("markdown"),
        }
    });
    check(texts.collect());
}

#[test]
fn every_odd_text_keeps_its_words() {
    every_text_in(&crate::source::root().join("tests/data/oddities"));
}

/// For people who want to try texts of their own: `KLARTEXT_TEXTS=folder cargo test --test suite own_texts`.
#[test]
fn own_texts_keep_their_words() {
    if let Some(folder) = std::env::var_os("KLARTEXT_TEXTS") {
        every_text_in(Path::new(&folder));
    }
}

#[test]
fn every_text_from_elsewhere_keeps_its_words() {
    let desk = workspace();
    let folder = crate::source::root().join("tests/data/foreign");
    let files = names(&folder).into_iter().map(|name| folder.join(name));
    let arguments = ["--json", "import", "--lang", "de"].map(PathBuf::from);
    let taken = desk.run(arguments.into_iter().chain(files)).succeeds().json();
    let taken = taken.as_array().expect("a list");
    let texts = taken.iter().map(|one| {
        let part = |key: &str| one[key].as_str().expect("a text");
        let source = std::fs::read_to_string(part("from")).expect("the file");
        Text {
            name: part("from").rsplit(['/', '\\']).next().unwrap_or_default().to_owned(),
            statement: part("id").to_owned(),
            lang: "de".to_owned(),
            reading: Reading::of_foreign(&source),
            source,
        }
    });
    compare(&desk, &texts.collect::<Vec<_>>());
}

/// `<name>.md` is German, `<name>.<language>.md` is not.
fn every_text_in(folder: &Path) {
    let names = names(folder);
    let texts = names.iter().map(|name| {
        let source = std::fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let stem = name.trim_end_matches(".md");
        let (statement, lang) = stem.rsplit_once('.').unwrap_or((stem, "de"));
        Text {
            name: stem.to_owned(),
            statement: format!("2026-{statement}"),
            lang: lang.to_owned(),
            reading: Reading::of_markdown(&source),
            source,
        }
    });
    check(texts.collect());
}

#[test]
fn what_is_nested_too_deeply_is_refused_with_its_line() {
    let desk = workspace();
    let lists: String = (0..40).map(|depth| format!("{}- Stufe {depth}\n", "  ".repeat(depth))).collect();
    let quotes = format!("{}Zitat\n", "> ".repeat(60));
    let emphasis = format!("{}Wort{}\n", "**a ".repeat(200), " b**".repeat(200));
    for (name, body, line) in
        [("lists", lists, Some("Line 17")), ("quotes", quotes, Some("Line 9")), ("emphasis", emphasis, None)]
    {
        let statement = format!("2026-{name}");
        desk.write(&path(&statement, "de"), front(&statement, "de") + "# Tief\n\n" + &body);
        desk.git(["add", "-A"]).succeeds();
        desk.git(["commit", "-qm", name]).succeeds();
        for form in FORMS {
            let outcome = render(&desk, form, &statement);
            match line {
                Some(line) => outcome.exits(6).says(line),
                None => outcome.succeeds(),
            };
        }
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("the odd texts")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn data(name: &str) -> String {
    let file = crate::source::root().join("tests/data").join(name);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Saves all texts in one workspace and compares.
fn check(texts: Vec<Text>) {
    let desk = workspace();
    for text in &texts {
        desk.write(&path(&text.statement, &text.lang), front(&text.statement, &text.lang) + &text.source);
    }
    compare(&desk, &texts);
}

fn workspace() -> Desk {
    let desk = Desk::new().in_english();
    desk.run(["init", "--name", desk.person().name, "--email", desk.person().email]).succeeds();
    desk
}

/// Renders all texts in every form; each statement once, with all its languages.
fn compare(desk: &Desk, texts: &[Text]) {
    let mut statements: BTreeMap<&str, Vec<&Text>> = BTreeMap::new();
    for text in texts {
        statements.entry(&text.statement).or_default().push(text);
    }
    let langs: BTreeSet<&str> = texts.iter().map(|text| text.lang.split('-').next().unwrap_or("")).collect();
    for lang in langs {
        desk.write(&path("2026-letterhead", lang), front("2026-letterhead", lang));
    }
    desk.git(["add", "-A"]).succeeds();
    desk.git(["commit", "-qm", "texts"]).succeeds();
    let mut complaints = Vec::new();
    for form in FORMS {
        render(desk, form, "2026-letterhead").succeeds();
        for (statement, texts) in &statements {
            render(desk, form, statement).succeeds();
            complaints.extend(texts.iter().filter_map(|text| complaint(desk, form, text)));
        }
    }
    assert!(complaints.is_empty(), "{} complaints\n{}\n", complaints.len(), complaints.join("\n"));
}

/// What stands for a picture without words, above the notes and beside amendments, in every language.
fn labels() -> String {
    let file = crate::source::root().join("templates/words.json");
    let words: Value = serde_json::from_slice(&std::fs::read(file).expect("the words")).expect("JSON");
    let languages = words.as_object().expect("languages").values();
    languages
        .flat_map(|words| ["picture", "notes", "deleted", "inserted"].map(|key| words[key].as_str().unwrap_or("")))
        .collect::<Vec<_>>()
        .join(" ")
}

fn path(statement: &str, lang: &str) -> String {
    format!("statements/2026/{statement}/{lang}.md")
}

fn front(statement: &str, lang: &str) -> String {
    format!("---\nid: {statement}\nkind: press_release\nlanguage: {lang}\ndate: 2026-11-24\n---\n")
}

fn render(desk: &Desk, form: &str, statement: &str) -> Outcome {
    desk.run(["render", "--draft", "-f", form, "-o", "out/", statement])
}

/// What a rendering says.
fn said(desk: &Desk, form: &str, statement: &str, lang: &str) -> String {
    let mark = if lang.starts_with("de") { "entwurf" } else { "draft" };
    let file = desk.root().join(format!("out/{statement}-{lang}-{mark}.{form}"));
    let bytes = std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let text = match form {
        "pdf" => pages::text(&bytes),
        "html" => Reading::of_html(&String::from_utf8_lossy(&bytes)).words,
        _ => String::from_utf8_lossy(&bytes).into_owned(),
    };
    without_revision(&text)
}

/// The number of the revision, twelve hexadecimal digits, is another one in each text.
fn without_revision(text: &str) -> String {
    let found = text.split(|c: char| !c.is_ascii_hexdigit()).rev().find(|word| word.len() == 12);
    found.map_or(text.to_owned(), |number| text.replace(number, ""))
}

fn complaint(desk: &Desk, form: &str, text: &Text) -> Option<String> {
    let lang = text.lang.split('-').next().unwrap_or("");
    // The name of the empty text, and numbers of pages, which differ.
    let not_ours = Bag::of("2026 letterhead 1 1 1 1");
    let letterhead = Bag::of(&said(desk, form, "2026-letterhead", lang)).without(&not_ours);
    let source = Bag::of(&text.reading.words);
    let output = said(desk, form, &text.statement, &text.lang);
    let found = Bag::of(&output).without(&letterhead);
    let mut missing = source.without(&found);
    let added = found.without(&source);
    let mut meant = Bag::default();
    for (name, where_meant, gone, new, _) in MEANT {
        if name == text.name && (where_meant.is_empty() || where_meant == form) {
            missing = missing.without(&Bag::of(gone));
            meant.add(new);
        }
    }
    // The statement's name stands in for a headline, and letterhead stands on every page.
    let mut explained = letterhead;
    explained.add(&text.statement);
    explained.add(&text.reading.titles);
    explained.add(&labels());
    if form == "txt" {
        explained.add(&text.source);
    }
    // On a second page the letterhead is repeated, and words are cut around it: there only what is
    // missing counts, and the letterhead makes up for none of it.
    let paged = form == "pdf" && output.contains(pages::BREAK);
    let unexplained = added.unexplained(&explained);
    let lost = missing.letters_beyond(if paged { &unexplained } else { &added });
    let new = if paged { String::new() } else { unexplained.without(&meant).letters_beyond(&missing) };
    let added = unexplained;
    let shown = |bag: &Bag| bag.to_string();
    (!lost.is_empty() || !new.is_empty()).then(|| {
        format!(
            "{} as {form}: missing [{}], added [{}], letters lost {lost:?} and new {new:?}\n--- {:?}\n--- {:?}",
            text.name,
            shown(&missing),
            shown(&added),
            text.source.chars().take(300).collect::<String>(),
            output.chars().take(600).collect::<String>(),
        )
    })
}
