//! The mail to the press: its subject, and its words as simple HTML that every mail program shows.

use super::escape::escaped;
use super::html::{html, plain_title};
use super::words::Words;
use super::{RenderError, Setting, aftermath, page_title};

/// `Pressemitteilung: …`, with the embargo in front where there is one still ahead. `probe` marks a
/// mail that somebody sends to themselves to see what it looks like; `correction` one that puts right
/// what its reader has.
pub fn mail_subject(setting: &Setting<'_>, probe: bool, correction: bool) -> Result<String, RenderError> {
    let words = Words::read(setting.templates, setting.edition.lang())?;
    let kind = words.get(setting.edition.kind().name());
    let embargo = setting.edition.front.embargo.filter(|_| setting.embargoed);
    let mut parts = Vec::new();
    if probe {
        parts.push(format!("[{}]", words.get("mail_test")));
    }
    if let Some(at) = embargo {
        parts.push(format!("[{}]", words.embargo(at, setting.zone)));
    }
    let front = &setting.edition.front;
    let word = aftermath::word(front, &words).filter(|_| correction || front.withdrawn.is_some());
    let word = word.map(|word| format!("{word} – ")).unwrap_or_default();
    parts.push(format!("{word}{kind}: {}", plain_title(setting)));
    Ok(parts.join(" "))
}

/// The whole document, letterhead to imprint. Pictures are left out, since nothing is loaded from
/// elsewhere and they may not be public yet; what they show stands in their alternative texts.
/// `footer` is put in as it is, for whoever sends it to fill.
pub fn mail_html(setting: &Setting<'_>, footer: &str) -> Result<String, RenderError> {
    let lang = setting.edition.lang();
    let article = without_pictures(&html(setting)?);
    let (name, title) = (escaped(&setting.house.name), escaped(&page_title(setting)));
    let direction = if article.contains("dir=\"rtl\"") { "rtl" } else { "ltr" };
    Ok(format!(
        "<!doctype html>\n<html lang=\"{lang}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         </head>\n<body style=\"font-family: sans-serif; line-height: 1.5; max-width: 42em\">\n<p><strong>{name}</strong></p>\n\
         {article}\n<hr>\n<p style=\"font-size: smaller\">{footer}</p>\n</body>\n</html>\n"
    ))
}

/// The same markup with each picture's alternative text in its place.
fn without_pictures(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some((before, picture)) = rest.split_once("<img ") {
        let (tag, after) = picture.split_once('>').unwrap_or((picture, ""));
        let words = tag.split_once("alt=\"").and_then(|(_, words)| words.split_once('"')).map(|(words, _)| words);
        out.push_str(before);
        out.push_str(words.unwrap_or_default());
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::super::samples::Desk;
    use super::*;

    #[test]
    fn pictures_become_their_words() {
        for (markup, left) in [
            ("<p>a</p>", "<p>a</p>"),
            ("<figure><img src=\"x.png\" alt=\"Ein &gt; Haus\"></figure>b", "<figure>Ein &gt; Haus</figure>b"),
            ("<img src=\"x.png\" alt=\"\">c", "c"),
            ("<img src=\"x", ""),
        ] {
            assert_eq!(without_pictures(markup), left);
        }
    }

    #[test]
    fn subject_and_body_say_the_embargo() {
        let text = "---\nid: 2026-winter\nkind: press_release\nlanguage: de\ndate: 2026-11-24\nembargo: 2026-11-25 10:00\n---\n\n# Abschiebestopp & mehr\n\nWorte.\n";
        let edition = crate::statement::Edition::read(text, &std::collections::BTreeMap::new()).unwrap();
        let mut desk = Desk::new(edition);
        let subject = |desk: &Desk, probe| mail_subject(&desk.setting(), probe, false).unwrap();
        assert_eq!(subject(&desk, false), "Pressemitteilung: Abschiebestopp & mehr");
        assert_eq!(subject(&desk, true), "[Probe] Pressemitteilung: Abschiebestopp & mehr");
        desk.embargoed = true;
        let marked = subject(&desk, false);
        assert!(
            marked.starts_with("[Sperrfrist: ") && marked.ends_with("] Pressemitteilung: Abschiebestopp & mehr"),
            "{marked}"
        );
        let html = mail_html(&desk.setting(), "<!-- x -->").unwrap();
        assert!(
            html.contains("Sperrfrist: ") && html.contains("Abschiebestopp &amp; mehr") && html.contains("<!-- x -->")
        );
        assert!(!html.contains("<script") && !html.contains("http-equiv"), "{html}");
    }
}
