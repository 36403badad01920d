//! Every sentence exists in both languages with the same words to fill in, is used, and none is missing.

use crate::source::{files, root};
use std::collections::{BTreeMap, BTreeSet};

/// Messages that are named by what the program computes: a finding's code, an error, a state.
const COMPUTED: [&str; 28] = [
    "fact-",
    "aspect-",
    "post-state-",
    "voided-",
    "look-",
    "signed-",
    "role-",
    "demo-",
    "doctor-",
    "log-",
    "proof-",
    "finding-",
    "error-",
    "help-",
    "value-",
    "expected-",
    "drop-",
    "gate-",
    "stage-",
    "exit-",
    "signature-",
    "key-",
    "tree-",
    "kind-",
    "verdict-",
    "effect-",
    "month-",
    "weekday-",
];

/// A message or attribute, and the variables in it.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn names(lang: &str) -> BTreeSet<String> {
    let folder = format!("locales/{lang}");
    files(&folder, ".ftl").into_iter().map(|file| file.path[folder.len() + 1..].to_owned()).collect()
}

fn read(lang: &str, name: &str) -> Messages {
    let path = root().join("locales").join(lang).join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    messages(&text)
}

/// The ids (`a-b`, `a-b.hint`) of a file in Fluent's syntax with the `$variables` that each uses.
fn messages(text: &str) -> Messages {
    let mut found = Messages::new();
    let (mut message, mut here) = (String::new(), String::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let trimmed = line.trim_start();
        if let Some(id) = defined(line) {
            message = id.to_owned();
            here = message.clone();
            assert!(found.insert(here.clone(), BTreeSet::new()).is_none(), "{here} is there twice");
        } else if let Some(attribute) = trimmed.strip_prefix('.').and_then(defined) {
            here = format!("{message}.{attribute}");
            assert!(found.insert(here.clone(), BTreeSet::new()).is_none(), "{here} is there twice");
        }
        if let Some(variables) = found.get_mut(&here) {
            variables.extend(line.split('$').skip(1).map(id).filter(|name| !name.is_empty()).map(str::to_owned));
        }
    }
    found
}

fn defined(line: &str) -> Option<&str> {
    let name = id(line);
    let starts = name.starts_with(|c: char| c.is_ascii_alphabetic());
    (starts && line[name.len()..].trim_start().starts_with('=')).then_some(name)
}

fn id(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(text.len());
    &text[..end]
}

fn all() -> Messages {
    names("de").iter().flat_map(|name| read("de", name)).collect()
}

#[test]
fn both_languages_say_the_same() {
    assert_eq!(names("de"), names("en"));
    let mut complaints = Vec::new();
    for name in names("de") {
        let (german, english) = (read("de", &name), read("en", &name));
        for id in german.keys().chain(english.keys()).collect::<BTreeSet<_>>() {
            match (german.get(id), english.get(id)) {
                (Some(de), Some(en)) if de == en => {}
                (Some(de), Some(en)) => {
                    complaints.push(format!("{name}: {id} has {de:?} in German, {en:?} in English"))
                }
                (None, _) => complaints.push(format!("{name}: {id} is missing in German")),
                (_, None) => complaints.push(format!("{name}: {id} is missing in English")),
            }
        }
    }
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn no_id_is_in_two_files() {
    let mut seen = BTreeMap::new();
    for name in names("de") {
        for id in read("de", &name).into_keys() {
            let before = seen.insert(id.clone(), name.clone());
            assert_eq!(before, None, "{id} is in {name} too");
        }
    }
}

#[test]
fn every_file_is_part_of_the_program() {
    let words = std::fs::read_to_string(root().join("src/cli/words.rs")).expect("words.rs");
    for name in names("de") {
        assert!(words.contains(&format!("\"{name}\"")), "src/cli/words.rs does not read {name}");
    }
}

#[test]
fn every_sentence_is_used_and_none_is_missing() {
    let known = all();
    let source: String = files("src", ".rs").into_iter().map(|file| file.text).collect();
    let named: BTreeSet<&str> = strings(&source).collect();
    let computed = |id: &str| COMPUTED.iter().any(|prefix| id.starts_with(prefix));
    let unused = known.keys().filter(|id| !id.contains('.') && !named.contains(id.as_str()) && !computed(id));
    let mut complaints: Vec<String> = unused.map(|id| format!("{id} is used nowhere")).collect();
    let words: String = files("src/cli", ".rs").into_iter().map(|file| file.text).collect();
    complaints.extend(said(&words).filter(|id| !known.contains_key(*id)).map(|id| format!("{id} is missing")));
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// Every string in the source that could be an id.
fn strings(source: &str) -> impl Iterator<Item = &str> {
    source.split('"').filter(|text| !text.is_empty() && id(text) == *text)
}

/// Ids that are certainly said: those after the calls that say something, and those that start like errors.
fn said(source: &str) -> impl Iterator<Item = &str> {
    let after = [".say(", ".get(", ".hint(", ".warn(", "CliError::new(", "Self::new("];
    let parts: Vec<&str> = source.split('"').collect();
    let calls = parts.windows(2).filter(move |pair| {
        let before = pair[0].trim_end();
        let error = pair[1].starts_with("error-") || pair[1].starts_with("usage-");
        error || (after.iter().any(|call| before.ends_with(call)) && pair[1].contains('-'))
    });
    let found: Vec<&str> = calls.map(|pair| pair[1]).filter(|text| !text.is_empty() && id(text) == *text).collect();
    found.into_iter().filter(|text| !text.ends_with('-'))
}

#[test]
fn messages_are_read_as_fluent_does() {
    let text = "# c = x\na = { $n ->\n    [one] eins\n   *[other] { $n } von { $m }\n}\n    .hint = { $flag }\nb =\n    { $x }\n";
    let set = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<BTreeSet<_>>();
    let found = messages(text);
    assert_eq!(found["a"], set(&["n", "m"]));
    assert_eq!(found["a.hint"], set(&["flag"]));
    assert_eq!(found["b"], set(&["x"]));
    assert_eq!(found.len(), 3);
}
