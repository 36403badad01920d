//! The commented start of a new statement, from `templates/new/`.

use super::RenderError;
use crate::statement::{Kind, Lang};
use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, ErrorKind, UndefinedBehavior, Value};
use std::collections::BTreeMap;

/// Fills `new/<kind>.<language>.md` (else its English one) with `id`, `headline`, `place`, `date`,
/// `contact` and whatever else `values` holds. A value that is missing leaves a `[…]` to fill.
pub fn skeleton(
    templates: &BTreeMap<String, Vec<u8>>,
    kind: Kind,
    lang: &Lang,
    values: &BTreeMap<&str, String>,
) -> Result<String, RenderError> {
    let names = [lang.as_str(), lang.primary(), "en"].map(|tag| format!("new/{}.{tag}.md", kind.name()));
    let found = names.iter().find_map(|name| templates.get(name).map(|bytes| (name, bytes)));
    let Some((name, bytes)) = found else {
        return Err(RenderError::NoTemplate(names[2].clone()));
    };
    let mut values: BTreeMap<String, Value> =
        values.iter().map(|(key, value)| ((*key).to_owned(), Value::from(one_line(value)))).collect();
    values.entry("language".to_owned()).or_insert_with(|| Value::from(lang.as_str()));
    fill(name, bytes, Value::from(values))
}

/// Fills one template; `.html` escapes what it prints, everything else prints it as it is.
pub fn fill(name: &str, bytes: &[u8], values: Value) -> Result<String, RenderError> {
    let wrong = |line: usize, message: String| RenderError::Template { file: name.to_owned(), line, message };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        wrong(line, "not UTF-8".to_owned())
    })?;
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder().keep_trailing_newline(true).trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.unwrap_or_default());
    environment.add_filter("quoted", |text: String| quoted(&text));
    // A name that is written wrongly would leave a gap that nobody sees.
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    let known = || values.try_iter().map(|names| names.map(|name| name.to_string()).collect()).unwrap_or_default();
    environment.render_named_str(name, text, &values).map_err(|error| {
        let line = error.line().unwrap_or(1);
        let message = error.detail().unwrap_or("cannot be filled").to_owned();
        match error.kind() {
            ErrorKind::UndefinedError => {
                RenderError::TemplateName { file: name.to_owned(), line, message, known: known() }
            }
            _ => wrong(line, message),
        }
    })
}

/// A YAML string in double quotes, so that no name of a place can be anything else.
fn quoted(text: &str) -> String {
    let inner: String =
        text.chars().flat_map(|c| if matches!(c, '"' | '\\') { vec!['\\', c] } else { vec![c] }).collect();
    format!("\"{inner}\"")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What serde wrote, as values for `fill`.
pub fn value(json: serde_json::Value) -> Value {
    match json {
        serde_json::Value::Null => Value::from(()),
        serde_json::Value::Bool(flag) => Value::from(flag),
        serde_json::Value::Number(number) => Value::from(number.as_f64().unwrap_or_default()),
        serde_json::Value::String(text) => Value::from(text),
        serde_json::Value::Array(list) => list.into_iter().map(value).collect(),
        serde_json::Value::Object(map) => {
            Value::from(map.into_iter().map(|(key, item)| (key, value(item))).collect::<BTreeMap<_, _>>())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::standard_templates;
    use super::*;

    fn lang(tag: &str) -> Lang {
        Lang::parse(tag).expect("a tag")
    }

    #[test]
    fn every_kind_has_a_start_in_both_languages() {
        let templates = standard_templates();
        let headline = "Kein Kind allein: \"Hilfe\" jetzt";
        let values = BTreeMap::from([
            ("id", "2026-kein-kind".to_owned()),
            ("headline", headline.to_owned()),
            ("place", "Halle (\"Saale\")".to_owned()),
            ("date", "2026-11-25".to_owned()),
            ("contact", "presse".to_owned()),
            ("lists", "bundesweit".to_owned()),
        ]);
        for kind in Kind::ALL {
            for tag in ["de", "en"] {
                let text = skeleton(&templates, kind, &lang(tag), &values).expect("filled");
                assert!(text.starts_with("---\nid: 2026-kein-kind\n"), "{text}");
                for line in [
                    format!("kind: {}", kind.name()),
                    format!("language: {tag}"),
                    r#"place: "Halle (\"Saale\")""#.to_owned(),
                    "date: 2026-11-25".to_owned(),
                    "contacts: [presse]".to_owned(),
                    "lists: [bundesweit]".to_owned(),
                    format!("# {headline}"),
                ] {
                    assert!(text.lines().any(|l| l == line), "{kind:?} {tag}: {line}\n{text}");
                }
                assert!(!text.contains("{{") && text.ends_with('\n'), "{text}");
            }
        }
    }

    #[test]
    fn what_is_missing_leaves_a_gap_to_fill() {
        let text = skeleton(&standard_templates(), Kind::PressRelease, &lang("de"), &BTreeMap::new()).expect("filled");
        assert!(text.contains("# […]"), "{text}");
        assert!(text.contains("contacts: []"), "{text}");
    }

    #[test]
    fn another_language_starts_from_the_english_one() {
        let templates = standard_templates();
        let text = skeleton(&templates, Kind::OpenLetter, &lang("fa"), &BTreeMap::new()).expect("filled");
        assert!(text.contains("language: fa\n"), "{text}");
        let simple = skeleton(&templates, Kind::OpenLetter, &lang("de-simple"), &BTreeMap::new()).expect("filled");
        assert!(simple.contains("language: de-simple\n") && simple.contains("Anrede"), "{simple}");
    }

    #[test]
    fn a_broken_template_is_named_with_its_line() {
        let templates = BTreeMap::from([("new/submission.en.md".to_owned(), b"---\n{% if %}\n".to_vec())]);
        let error = skeleton(&templates, Kind::Submission, &lang("en"), &BTreeMap::new()).expect_err("broken");
        assert!(matches!(error, RenderError::Template { line: 2, .. }), "{error:?}");
        let templates = BTreeMap::from([("new/submission.en.md".to_owned(), b"---\n\n{{ plaec }}\n".to_vec())]);
        let error = skeleton(&templates, Kind::Submission, &lang("en"), &BTreeMap::new()).expect_err("a slip");
        let RenderError::TemplateName { line: 3, known, .. } = error else { panic!("{error:?}") };
        assert_eq!(known, ["language"]);
        let error = skeleton(&BTreeMap::new(), Kind::Submission, &lang("de"), &BTreeMap::new()).expect_err("none");
        assert_eq!(error, RenderError::NoTemplate("new/submission.en.md".to_owned()));
    }
}
