//! How findings are shown: to a person with the line and the way out, or to another program.

mod sarif;

use super::args::ReportFormat;
use super::plain::plain;
use super::terminal::{BLUE, RED, STRONG, YELLOW, styled};
use super::words::{SayArgs, Words, args};
use crate::statement::{Finding, Level};
use anstyle::Style;
use serde_json::{Value, json};

/// A file that was checked, with its text, which the person's view quotes.
pub struct Checked<'a> {
    /// As the person would type it.
    pub path: String,
    pub source: &'a str,
    pub findings: &'a [Finding],
}

/// The findings of some files in a format, ready to print; empty where a person has nothing to read.
pub fn report(words: &Words, format: ReportFormat, files: &[Checked<'_>]) -> String {
    match format {
        ReportFormat::Human => files.iter().flat_map(|file| for_people(words, file)).collect::<Vec<_>>().join("\n"),
        ReportFormat::Short => each(files, |file, finding| short(words, file, finding)).join("\n"),
        ReportFormat::Json => pretty(&Value::Array(each(files, |file, finding| json(words, file, finding)))),
        ReportFormat::Sarif => pretty(&sarif::log(words, files)),
    }
}

/// `2 errors, 1 warning`, for the last line.
pub fn summary(words: &Words, files: &[Checked<'_>]) -> String {
    let count = |level| files.iter().flat_map(|file| file.findings).filter(|finding| finding.level == level).count();
    words.say(
        "findings-summary",
        args![errors = count(Level::Error), warnings = count(Level::Warning), notes = count(Level::Note)],
    )
}

/// A finding's sentence, and what to type where that is known.
pub fn sentences(words: &Words, finding: &Finding) -> (String, Option<String>) {
    let id = format!("finding-{}", finding.code);
    let mut args = SayArgs::new();
    for (name, value) in &finding.args {
        args.set(*name, value);
    }
    let fix = words.attribute(&id, "fix", &args);
    (words.say(&id, args), fix)
}

/// The findings of some files as JSON values, one stable object each.
pub fn values(words: &Words, files: &[Checked<'_>]) -> Vec<Value> {
    each(files, |file, finding| json(words, file, finding))
}

fn each<T>(files: &[Checked<'_>], show: impl Fn(&Checked<'_>, &Finding) -> T) -> Vec<T> {
    files.iter().flat_map(|file| file.findings.iter().map(|finding| show(file, finding)).collect::<Vec<_>>()).collect()
}

/// All findings of a file. Its lines are read once, for a text may have thousands of findings, and all
/// of them in one line.
fn for_people(words: &Words, file: &Checked<'_>) -> Vec<String> {
    let lines = if file.findings.is_empty() { Vec::new() } else { lines(file.source) };
    file.findings.iter().map(|finding| human(words, file, &lines, finding)).collect()
}

/// As compilers do it: sentence, place, the line with the place underlined, the way out.
fn human(words: &Words, file: &Checked<'_>, lines: &[Vec<char>], finding: &Finding) -> String {
    let style = style(finding.level);
    let (sentence, fix) = sentences(words, finding);
    let level = styled(style.bold(), &words.get(level(finding.level)));
    let mut out = format!("{level}: {}\n", styled(STRONG, &sentence));
    let number = finding.span.line.to_string();
    let margin = " ".repeat(number.len());
    let rule = |mark: &str| styled(BLUE, mark);
    out.push_str(&format!("{margin}{} {}\n", rule("-->"), place(file, finding)));
    if let Some(line) = finding.span.line.checked_sub(1).and_then(|at| lines.get(at)) {
        let (shown, indent, carets) = window(line, finding.span.column, finding.span.len);
        let marks = styled(style.bold(), &"^".repeat(carets));
        out.push_str(&format!("{margin} {}\n{} {} {shown}\n", rule("|"), rule(&number), rule("|")));
        out.push_str(&format!("{margin} {} {}{marks}\n", rule("|"), " ".repeat(indent)));
    }
    if let Some(fix) = fix {
        let label = styled(STRONG, &words.get("word-fix"));
        let lines: Vec<&str> = fix.lines().collect();
        out.push_str(&format!("{margin} {} {label}: {}\n", rule("="), lines.join(&format!("\n{margin}   "))));
    }
    out
}

fn short(words: &Words, file: &Checked<'_>, finding: &Finding) -> String {
    let level = words.get(level(finding.level));
    let (sentence, _) = sentences(words, finding);
    format!("{}: {level}: {sentence} [{}]", place(file, finding), finding.code)
}

fn json(words: &Words, file: &Checked<'_>, finding: &Finding) -> Value {
    let (sentence, fix) = sentences(words, finding);
    json!({
        "path": file.path,
        "line": finding.span.line,
        "column": finding.span.column,
        "length": finding.span.len,
        "level": match finding.level { Level::Note => "note", Level::Warning => "warning", Level::Error => "error" },
        "code": finding.code,
        "message": sentence,
        "fix": fix,
    })
}

/// `path:line:column`; a finding about the whole file has no line.
fn place(file: &Checked<'_>, finding: &Finding) -> String {
    let path = plain(&file.path);
    if finding.span.line == 0 {
        path.into_owned()
    } else {
        format!("{path}:{}:{}", finding.span.line, finding.span.column)
    }
}

/// The lines as the text's parser counts them, ready to be shown: a lone carriage return ends one too
/// (CommonMark, 2.1).
fn lines(source: &str) -> Vec<Vec<char>> {
    let lines = source.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'));
    lines.map(|line| line.trim_end().chars().map(|c| if c == '\t' { ' ' } else { c }).collect()).collect()
}

/// A paragraph is one long line in most drafts: only the part around the place is shown. Gives the
/// text, how far the marks are indented, and how many there are.
fn window(chars: &[char], column: usize, len: usize) -> (String, usize, usize) {
    const BEFORE: usize = 40;
    const WIDTH: usize = 90;
    let at = column.saturating_sub(1).min(chars.len());
    let start = if chars.len() <= WIDTH { 0 } else { at.saturating_sub(BEFORE) };
    let end = (start + WIDTH).min(chars.len());
    let cut: String = chars[start..end].iter().collect();
    let (front, back) = (if start > 0 { "…" } else { "" }, if end < chars.len() { "…" } else { "" });
    let carets = len.clamp(1, (end - at).max(1));
    (format!("{front}{}{back}", plain(&cut)), at - start + front.chars().count(), carets)
}

fn style(level: Level) -> Style {
    match level {
        Level::Note => BLUE,
        Level::Warning => YELLOW,
        Level::Error => RED,
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Note => "word-note",
        Level::Warning => "word-warning",
        Level::Error => "word-error",
    }
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::words::Language;
    use super::*;
    use crate::statement::Span;

    fn words() -> Words {
        Words::new(Language::German)
            .with("finding-quarrel = „{ $word }“ streitet.\n    .fix =\n        Besser: „{ $better }“\n        Oder streichen.\nfinding-plain = Zu lang.\n")
    }

    fn findings() -> Vec<Finding> {
        let span = Span { line: 2, column: 5, len: 3 };
        let quarrel = Finding::new("quarrel", Level::Error, span).with("word", "zwo").with("better", "zwei");
        vec![quarrel, Finding::new("plain", Level::Note, Span::default())]
    }

    fn shown(format: ReportFormat) -> String {
        let findings = findings();
        let file = Checked { path: "a b/de.md".into(), source: "Eins\nund zwo\n", findings: &findings };
        anstream::adapter::strip_str(&report(&words(), format, &[file])).to_string()
    }

    #[test]
    fn people_see_the_line_and_the_way_out() {
        let expected = "Fehler: „zwo“ streitet.\n --> a b/de.md:2:5\n  |\n2 | und zwo\n  |     ^^^\n  = Vorschlag: Besser: „zwei“\n    Oder streichen.\n\nHinweis: Zu lang.\n --> a b/de.md\n";
        assert_eq!(shown(ReportFormat::Human), expected);
        let short = "a b/de.md:2:5: Fehler: „zwo“ streitet. [quarrel]\na b/de.md: Hinweis: Zu lang. [plain]";
        assert_eq!(shown(ReportFormat::Short), short);
    }

    #[test]
    fn programs_see_stable_names() {
        let list: Value = serde_json::from_str(&shown(ReportFormat::Json)).unwrap();
        assert_eq!(list[0]["code"], "quarrel");
        assert_eq!(list[0]["column"], 5);
        assert_eq!(list[1]["fix"], Value::Null);
        let log: Value = serde_json::from_str(&shown(ReportFormat::Sarif)).unwrap();
        assert_eq!(log["version"], "2.1.0");
        let result = &log["runs"][0]["results"][0];
        assert_eq!(result["ruleId"], "quarrel");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "a%20b/de.md");
        assert_eq!(place["region"], json!({ "startLine": 2, "startColumn": 5, "endColumn": 8 }));
        let whole = &log["runs"][0]["results"][1]["locations"][0]["physicalLocation"];
        assert!(whole.get("region").is_none());
    }

    #[test]
    fn the_place_is_underlined_wherever_it_is() {
        let shown = |line: &str, column, len| window(&lines(line)[0], column, len);
        assert_eq!(shown("Das ist ein Satz.", 5, 3), ("Das ist ein Satz.".into(), 4, 3));
        assert_eq!(shown("ab", 9, 4), ("ab".into(), 2, 1));
        assert_eq!(shown("", 1, 0), (String::new(), 0, 1));
        let (shown, indent, carets) = shown(&"ä".repeat(200), 150, 500);
        assert_eq!((shown.chars().count(), indent, carets), (92, 41, 50));
        assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
    }

    #[test]
    fn lines_end_as_the_parser_sees_them() {
        let shown = |line: &Vec<char>| line.iter().collect::<String>();
        let read: Vec<String> = lines("eins \r\nzwei\rdr\tei\nvier").iter().map(shown).collect();
        assert_eq!(read, ["eins", "zwei", "dr ei", "vier"]);
    }

    #[test]
    fn an_escape_in_the_text_stays_visible() {
        assert_eq!(window(&lines("a\u{1b}[31mb")[0], 1, 1).0, "a\\u{1b}[31mb");
    }
}
