//! The mail to the press: its subject, and its words as simple HTML that every mail program shows.

use super::escape::escaped;
use super::html::{plain_title, proven};
use super::proof::Proof;
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

/// The whole document, letterhead to imprint, as mail programs show it: in one narrow column, without
/// anything that is loaded from elsewhere. Pictures are left out, since they may not be public yet; what
/// they show stands in their alternative texts. `footer` is put in as it is, for whoever sends it to fill.
pub fn mail_html(setting: &Setting<'_>, footer: &str) -> Result<String, RenderError> {
    let proof = Proof::new(setting)?;
    let (lang, house, rtl) = (setting.edition.lang(), &proof.sheet.house, proof.sheet.rtl);
    let article = styled(&without_jumps(&without_pictures(&proven(&proof)?)), rtl, &house.ink);
    let (name, title) = (escaped(&house.name), escaped(&page_title(setting)));
    let direction = if rtl { "rtl" } else { "ltr" };
    let mut imprint: Vec<String> = [&house.name].into_iter().chain(&house.address).map(|line| escaped(line)).collect();
    imprint.extend(house.website_url.as_ref().map(|url| {
        let url = escaped(url);
        format!("<a href=\"{url}\">{url}</a>")
    }));
    imprint.extend(house.imprint.iter().chain(&house.bank).map(|line| escaped(line)));
    let (imprint, ink) = (imprint.join("<br>\n"), &house.ink);
    Ok(format!(
        "<!doctype html>\n<html lang=\"{lang}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>\n{SHEET}</style>\n</head>\n<body style=\"{BODY}\">\n\
         <p style=\"margin: 0 0 16px; padding-bottom: 6px; border-bottom: 3px solid {ink}; font-weight: bold\">{name}</p>\n\
         {article}\n<p style=\"{SMALL}\">{imprint}</p>\n<hr>\n<p style=\"{SMALL}\">{footer}</p>\n</body>\n</html>\n"
    ))
}

/// What a program may pass over: only the colours of those who read in the dark.
const SHEET: &str = ":root { color-scheme: light dark; }\n\
    @media (prefers-color-scheme: dark) { .kind { color: inherit !important; } a { color: #8ab4f8; } }\n";

const BODY: &str = "margin: 0 auto; padding: 12px; max-width: 640px; font-family: Helvetica, Arial, sans-serif; \
    font-size: 16px; line-height: 1.5; overflow-wrap: break-word";

const SMALL: &str = "margin: 12px 0; font-size: 14px";

/// Gives the article's tags their looks. Many mail programs drop style sheets and keep what stands at
/// each tag, so it stands there; what a house's own frame names otherwise stays as it is.
fn styled(markup: &str, rtl: bool, ink: &str) -> String {
    let (start, end) = if rtl { ("right", "left") } else { ("left", "right") };
    let cell = format!(
        "padding: 4px 8px; border-bottom: 1px solid #999999; vertical-align: top; hyphens: auto; text-align: {start}"
    );
    let number = cell.replace(&format!("text-align: {start}"), &format!("text-align: {end}"));
    let middle = cell.replace(&format!("text-align: {start}"), "text-align: center");
    // A frame in a colour that shows on white and on black.
    const RED: &str = "#d32f2f";
    let looks = [
        ("<p class=\"draft\"", format!("padding: 10px 12px; border: 3px solid {RED}; font-size: 18px")),
        ("<p class=\"embargo\"", format!("padding: 10px 12px; border: 3px solid {RED}; font-size: 18px")),
        ("<p class=\"correction\"", format!("padding: 4px 12px; border-{start}: 6px solid {RED}")),
        ("<p class=\"kind\"", format!("margin: 0 0 12px; font-weight: bold; color: {ink}")),
        ("<p class=\"kicker\"", "margin: 0; font-weight: bold".to_owned()),
        ("<h1", "margin: 4px 0 8px; font-size: 26px; line-height: 1.25".to_owned()),
        ("<p class=\"subline\"", "margin: 0 0 12px; font-size: 18px; line-height: 1.35".to_owned()),
        ("<p class=\"dateline\"", "margin: 0 0 16px; font-size: 14px".to_owned()),
        ("<p class=\"lead\"", "font-weight: bold".to_owned()),
        ("<h2", "margin: 24px 0 8px; font-size: 19px; line-height: 1.3".to_owned()),
        ("<h3", "margin: 20px 0 8px; font-size: 17px; line-height: 1.3".to_owned()),
        ("<div class=\"table\"", "overflow-x: auto".to_owned()),
        ("<table", "border-collapse: collapse; font-size: 15px".to_owned()),
        ("<th scope=\"col\" class=\"end\"", number.clone()),
        ("<th scope=\"col\" class=\"center\"", middle.clone()),
        ("<th scope=\"col\">", cell.clone()),
        ("<td class=\"end\"", number),
        ("<td class=\"center\"", middle),
        ("<td>", cell),
        ("<blockquote", format!("margin: 16px 0; padding: 0 16px; border-{start}: 3px solid #999999")),
        ("<pre", "white-space: pre-wrap; font-size: 14px".to_owned()),
        ("<p class=\"responsible\"", SMALL.to_owned()),
        ("<p class=\"revision\"", SMALL.to_owned()),
    ];
    looks.iter().fold(markup.to_owned(), |markup, (tag, look)| {
        let (open, close) = tag.strip_suffix('>').map_or((*tag, ""), |open| (open, ">"));
        markup.replace(tag, &format!("{open} style=\"{look}\"{close}"))
    })
}

/// The same without links from one place of it to another: in many mail programs they open an empty
/// page. The numbers of notes stay, the ways back go.
fn without_jumps(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some((before, link)) = rest.split_once("<a href=\"#") {
        let (tag, inner) = link.split_once('>').unwrap_or((link, ""));
        let (words, after) = inner.split_once("</a>").unwrap_or((inner, ""));
        let back = tag.contains("role=\"doc-backlink\"");
        out.push_str(if back { before.trim_end_matches(' ') } else { before });
        out.push_str(if back { "" } else { words });
        rest = after;
    }
    out.push_str(rest);
    out
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
    fn notes_keep_their_numbers_and_lead_nowhere() {
        for (markup, left) in [
            (
                "a<sup id=\"mention-1\"><a href=\"#note-1\" role=\"doc-noteref\">1</a></sup>.",
                "a<sup id=\"mention-1\">1</sup>.",
            ),
            ("Quelle <a href=\"#mention-1\" role=\"doc-backlink\" aria-label=\"z\">↩</a></li>", "Quelle</li>"),
            (
                "<a href=\"#x\">siehe <em>dort</em></a> <a href=\"https://a.example/#b\">b</a>",
                "siehe <em>dort</em> <a href=\"https://a.example/#b\">b</a>",
            ),
            ("<a href=\"#x", ""),
        ] {
            assert_eq!(without_jumps(markup), left);
        }
    }

    #[test]
    fn every_tag_carries_its_own_look() {
        let markup = "<p class=\"embargo\"><strong>x</strong></p><th scope=\"col\">a</th><td class=\"end\">1</td><h2 id=\"y\">z</h2><p>w</p>";
        let left = styled(markup, false, "#123456");
        assert_eq!(left.matches(" style=\"").count(), 4, "{left}");
        assert!(left.contains("<td class=\"end\" style=\"") && left.contains("text-align: right\">1"), "{left}");
        assert!(left.contains("border: 3px solid") && left.contains("<p>w</p>"), "{left}");
        assert!(styled(markup, true, "#123456").contains("text-align: left"), "the other way round");
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
