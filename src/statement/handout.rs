//! A text as it may be handed on: without what its authors noted for themselves.

use super::{Edition, FrontMatter, front, parse};
use std::fmt::Write as _;
use std::ops::Range;

impl Edition {
    /// The Markdown that travels inside the PDF, so that machines and people with other needs have
    /// the words themselves.
    ///
    /// A statement's file also holds what is nobody's business outside: which consent was given and
    /// where it is filed, whom we write to, who was asked about a quote, an embargo that has ended,
    /// and remarks between colleagues. PDF readers offer an attached file to everybody, so it is
    /// written anew: of the front matter only the facts that stand on the page or in its address
    /// (id, kind, language, place, date, number, reference, addressees, partners, readers), of the text everything
    /// but comments, scripts and link definitions that nothing uses, which are a common way to hide
    /// a remark (`[//]: # (…)`). What is in code is shown on the page and stays.
    pub fn handout(&self) -> String {
        if let Some(withdrawn) = &self.front.withdrawn {
            // The text itself is what was taken back.
            return format!(
                "{}\n# {}\n\n{}\n",
                facts(&self.front),
                self.headline(),
                withdrawn.note.as_deref().unwrap_or_default()
            );
        }
        let body = front::split(&self.source).body;
        format!("{}{}", facts(&self.front), text(body))
    }
}

fn facts(front: &FrontMatter) -> String {
    let mut out = format!("---\nid: {}\nkind: {}\nlanguage: {}\n", front.id, front.kind.name(), front.language);
    let mut line = |key: &str, value: &str| out.push_str(&format!("{key}: {value}\n"));
    if let Some(place) = &front.place {
        line("place", &quoted(place));
    }
    if let Some(date) = front.date {
        line("date", &date.to_string());
    }
    if let Some(number) = &front.number {
        line("number", &quoted(number));
    }
    if !front.typography {
        line("typography", "false");
    }
    if let Some(reference) = &front.reference {
        line("reference", &quoted(reference));
    }
    for (key, list) in [("addressees", &front.addressees), ("partners", &front.partners), ("readers", &front.readers)] {
        if !list.is_empty() {
            let items: String = list.iter().map(|item| format!("\n  - {}", quoted(item))).collect();
            let _ = writeln!(out, "{key}:{items}");
        }
    }
    for correction in front.corrections.iter().filter(|correction| correction.is_said()) {
        let _ = writeln!(out, "# {} {}: {}", correction.grade.name(), correction.date, correction.note);
    }
    out + "---\n"
}

/// A YAML string in double quotes, on one line.
fn quoted(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}

fn text(body: &str) -> String {
    let open = without(body, &parse::hidden(body));
    without_unused(&open)
}

/// The text without these parts. A line that held nothing else stays as an empty one, since it may
/// part two paragraphs; not where the line before is empty already.
fn without(text: &str, parts: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for part in parts {
        out.push_str(text.get(from..part.start).unwrap_or(""));
        from = part.end.max(from);
        let line = out.rfind('\n').map_or(0, |at| at + 1);
        let rest = text.get(from..).unwrap_or("");
        let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
        let blank = |text: Option<&str>| text.is_none_or(|text| text.trim().is_empty());
        if blank(out.get(line..)) && blank(rest.get(..end)) {
            out.truncate(line);
            push_blank(&mut out);
            from += end;
        }
    }
    out + text.get(from..).unwrap_or("")
}

/// Lines of link definitions go where the text reads the same without them. Asking the parser is
/// the only sure way to know which lines a definition has and what uses it.
fn without_unused(text: &str) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let lower = text.to_lowercase();
    let unused = |line: &str| label(line).is_some_and(|label| lower.matches(&label.to_lowercase()).count() == 1);
    let candidates: Vec<usize> = lines.iter().enumerate().filter(|(_, line)| unused(line)).map(|(at, _)| at).collect();
    if candidates.is_empty() {
        return text.to_owned();
    }
    let whole = parse::parse(text, 1);
    let mut gone = vec![false; lines.len()];
    for at in candidates.into_iter().take(MOST) {
        let paragraph = lines.iter().skip(at).take_while(|line| !line.trim().is_empty()).count();
        // The longest first: a definition may go on over lines.
        for end in (at + 1..=at + paragraph.min(LONGEST)).rev() {
            let mut trial = gone.clone();
            trial.iter_mut().take(end).skip(at).for_each(|line| *line = true);
            if parse::parse(&blanked(&lines, &trial), 1) == whole {
                gone = trial;
                break;
            }
        }
    }
    let mut out = String::with_capacity(text.len());
    for (line, gone) in lines.iter().zip(&gone) {
        if *gone { push_blank(&mut out) } else { out.push_str(line) }
    }
    out
}

/// `[name]` at the start of a line that looks like a link definition; notes (`[^1]`) are none.
fn label(line: &str) -> Option<&str> {
    let start = line.trim_start();
    let label = start.get(..=start.find("]:")?)?;
    (label.starts_with('[') && !label.starts_with("[^")).then_some(label)
}

fn push_blank(out: &mut String) {
    if !out.is_empty() && !out.ends_with("\n\n") {
        out.push('\n');
    }
}

/// Definitions that are tried, and lines of one: a text of thousands must not take for ever.
const MOST: usize = 100;
const LONGEST: usize = 4;

/// The text with these lines empty, so that all others keep their place.
fn blanked(lines: &[&str], gone: &[bool]) -> String {
    lines.iter().zip(gone).map(|(line, gone)| if *gone { "\n" } else { line }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::Media;

    const HEAD: &str = "---\nid: 2026-beispiel\nkind: open_letter # oder doch nicht?\nlanguage: de\nplace: \"Beispiel: Stadt\"\n\
        # Milan fragen\ndate: 2026-11-25\nembargo: 2026-11-25T10:00\ncontacts: [presse]\nlists: [geheim]\nquotes: [milan]\n\
        reference: 'Drucksache \"21/0\"'\naddressees:\n  - Ministerium # die Chefin\n  - Platz 1\npartners: [Haus am Kanal]\n\
        single_case: true\nconsent: ordner-7\n---\n";

    fn edition(body: &str) -> Edition {
        Edition::read(&format!("{HEAD}{body}"), &Media::new()).expect("the head is complete")
    }

    fn handed(body: &str) -> String {
        let handout = edition(body).handout();
        handout.split_once("\n---\n").expect("a head").1.to_owned()
    }

    #[test]
    fn only_facts_that_are_on_the_page_stay() {
        let whole = edition("# Titel\n\nText.\n");
        let handout = whole.handout();
        let head = "---\nid: 2026-beispiel\nkind: open_letter\nlanguage: de\nplace: \"Beispiel: Stadt\"\ndate: 2026-11-25\n\
            reference: \"Drucksache \\\"21/0\\\"\"\naddressees:\n  - \"Ministerium\"\n  - \"Platz 1\"\n\
            partners:\n  - \"Haus am Kanal\"\n---\n";
        assert_eq!(handout, format!("{head}# Titel\n\nText.\n"));
        let again = Edition::read(&handout, &Media::new()).expect("a handout can be read");
        assert_eq!((&again.front.place, &again.front.reference), (&whole.front.place, &whole.front.reference));
        assert_eq!(again.front.addressees, whole.front.addressees);
        assert_eq!(again.handout(), handout);
    }

    #[test]
    fn remarks_go_and_words_stay() {
        for (body, left) in [
            ("# T\n\nEins <!-- weg --> zwei\n", "# T\n\nEins  zwei\n"),
            ("# T\n\n<!-- weg\n\nweg -->\n\nEins\n", "# T\n\n\nEins\n"),
            ("Eins\n<!-- weg -->\nZwei\n", "Eins\n\nZwei\n"),
            ("<!-- a --><!-- b -->\nEins", "Eins"),
            ("Eins <!-- offen\n", "Eins <!-- offen\n"),
            ("Eins\n\n<script>\nweg\n</script>\n", "Eins\n\n"),
            (
                "`<!-- gezeigt -->`\n\n```\n<!-- gezeigt -->\n[//]: # (gezeigt)\n```\n",
                "`<!-- gezeigt -->`\n\n```\n<!-- gezeigt -->\n[//]: # (gezeigt)\n```\n",
            ),
            ("Eins\n\n[//]: # (weg)\n\nZwei\n", "Eins\n\n\nZwei\n"),
            ("Eins\n\n[//]: # \"weg\nweg\nweg\"\n\nZwei\n", "Eins\n\n\nZwei\n"),
            ("Eins\n[//]: # (gezeigt)\n", "Eins\n[//]: # (gezeigt)\n"),
            ("[Eins]\n\n[eins]: https://example.org\n", "[Eins]\n\n[eins]: https://example.org\n"),
            ("Eins[^1]\n\n[^1]: Note\n[^2]: Noch eine\n", "Eins[^1]\n\n[^1]: Note\n[^2]: Noch eine\n"),
            ("Freund*innen <!-- ü --> <https://example.org>\n", "Freund*innen  <https://example.org>\n"),
        ] {
            assert_eq!(handed(body), left, "{body}");
        }
    }
}
