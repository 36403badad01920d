//! The mail to the press: its subject, its words in plain text, and the same as simple HTML that every mail program shows.

use super::escape::escaped;
use super::proof::Proof;
use super::words::Words;
use super::{RenderError, Setting, aftermath, html, page_title, text};
use crate::statement::Lang;

/// What a mail is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occasion {
    /// For its sender, to see what it looks like; marked so.
    pub probe: bool,
    /// To people who have what was wrong.
    pub correction: bool,
    /// Its readers live by the clocks of the house, so that no time zone need be named in the subject.
    pub at_home: bool,
    /// The present year: one that is named nowhere is meant.
    pub year: i16,
}

/// A mail before its letterhead and its reader are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// Writes the mail: the same words twice. Pictures are left out, since nothing may be loaded from
/// elsewhere and they may not be public yet; in their place stands what they show, and that they are
/// in the PDF. `footer` is put into the HTML as it is, for whoever sends it to fill.
pub fn mail(setting: &Setting<'_>, occasion: &Occasion, footer: &str) -> Result<Written, RenderError> {
    let words = Words::read(setting.templates, setting.edition.lang())?;
    let mut proof = Proof::new(setting)?;
    if let Some(all) = proof.sheet.words.as_object_mut() {
        all.insert("picture".to_owned(), words.get("picture_in_pdf").into());
    }
    let withdrawn = setting.edition.front.withdrawn.is_some();
    if let Some(newest) = proof.sheet.notices.first_mut().filter(|_| occasion.correction && !withdrawn) {
        newest.words = format!("{} {}", newest.words, words.get("correction_ask"));
    }
    Ok(Written {
        subject: subject(setting, &words, occasion),
        text: text::proven(&proof),
        html: document(setting, &proof, footer)?,
    })
}

/// `Pressemitteilung: …`, behind what nobody may miss: `SPERRFRIST 3.12., 10:00 Uhr: …` where there is
/// one still ahead, `KORREKTUR: …` and `ZURÜCKGEZOGEN: …`. What stands behind it is what the subject of
/// the first mail was, so that it is found again.
fn subject(setting: &Setting<'_>, words: &Words, occasion: &Occasion) -> String {
    let front = &setting.edition.front;
    let embargo = front.embargo.filter(|_| setting.embargoed);
    let zone = (!occasion.at_home).then_some(setting.zone);
    let word = aftermath::word(front, words).filter(|_| occasion.correction || front.withdrawn.is_some());
    let marks = [
        embargo.map(|at| words.embargo_short(at, zone, occasion.year)),
        word.map(|word| capitals(word, &front.language)),
        Some(words.get(front.kind.name()).to_owned()),
        Some(html::plain_title(setting)),
    ];
    let probe = if occasion.probe { format!("[{}] ", words.get("mail_test")) } else { String::new() };
    probe + &marks.into_iter().flatten().collect::<Vec<_>>().join(": ")
}

/// In capitals; Turkish keeps the dot of its `i`.
fn capitals(word: &str, lang: &Lang) -> String {
    let word = if lang.primary() == "tr" { word.replace('i', "İ") } else { word.to_owned() };
    word.to_uppercase()
}

/// The whole document, letterhead to imprint, as mail programs show it: in one narrow column, without
/// anything that is loaded from elsewhere.
fn document(setting: &Setting<'_>, proof: &Proof<'_>, footer: &str) -> Result<String, RenderError> {
    let (lang, house, rtl) = (setting.edition.lang(), &proof.sheet.house, proof.sheet.rtl);
    let article = without_pictures(&html::proven(proof)?, &escaped(proof.sheet.word("picture")));
    let article = styled(&without_jumps(&article), rtl, &house.ink);
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
        ("<figure", "margin: 16px 0; font-size: 14px".to_owned()),
        ("<figcaption", "margin: 4px 0 0".to_owned()),
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

/// The same markup with what it shows in the place of each picture: `[Bild in der PDF-Datei: …]`.
fn without_pictures(markup: &str, label: &str) -> String {
    let mut out = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some((before, picture)) = rest.split_once("<img ") {
        let (tag, after) = picture.split_once('>').unwrap_or((picture, ""));
        let words = tag.split_once("alt=\"").and_then(|(_, words)| words.split_once('"')).map(|(words, _)| words);
        let words = words.map(str::trim).filter(|words| !words.is_empty());
        out.push_str(before);
        out.push_str(&words.map_or_else(|| format!("[{label}]"), |words| format!("[{label}: {words}]")));
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
            ("<figure><img src=\"x.png\" alt=\"Ein &gt; Haus\"></figure>b", "<figure>[Bild: Ein &gt; Haus]</figure>b"),
            ("<img src=\"x.png\" alt=\"\">c", "[Bild]c"),
            ("<img src=\"x", "[Bild]"),
        ] {
            assert_eq!(without_pictures(markup, "Bild"), left);
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

    const SENT: Occasion = Occasion { probe: false, correction: false, at_home: true, year: 2026 };

    /// An edition with more lines in its head and more text.
    fn desk(lang: &str, head: &str, body: &str) -> Desk {
        let text = format!(
            "---\nid: 2026-winter\nkind: press_release\nlanguage: {lang}\ndate: 2026-11-24\n{head}---\n\n# Winter & mehr\n\nWorte.\n{body}"
        );
        let picture =
            std::collections::BTreeMap::from([("media/a.png".to_owned(), super::super::samples::PNG.to_vec())]);
        Desk::new(crate::statement::Edition::read(&text, &picture).unwrap())
    }

    #[test]
    fn the_subject_says_first_what_nobody_may_miss() {
        let embargo = "embargo: 2026-12-03 10:00\n";
        let correction = "corrections:\n  - date: 2026-11-24\n    grade: minor\n    note: Es sind 1.200.\n";
        let withdrawn = "withdrawn:\n  date: 2026-11-24\n  reason: rights\n  note: Die Familie wünscht es.\n";
        let abroad = Occasion { at_home: false, ..SENT };
        let sorry = Occasion { correction: true, ..SENT };
        for (lang, head, occasion, want) in [
            ("de", "", SENT, "Pressemitteilung: Winter & mehr"),
            ("de", "", Occasion { probe: true, ..SENT }, "[Probe] Pressemitteilung: Winter & mehr"),
            ("de", embargo, SENT, "SPERRFRIST 3.12., 10:00 Uhr: Pressemitteilung: Winter & mehr"),
            ("de", embargo, abroad, "SPERRFRIST 3.12., 10:00 Uhr MEZ: Pressemitteilung: Winter & mehr"),
            (
                "de",
                embargo,
                Occasion { year: 2025, ..SENT },
                "SPERRFRIST 3. Dezember 2026, 10:00 Uhr: Pressemitteilung: Winter & mehr",
            ),
            ("en", embargo, abroad, "EMBARGOED until 3 December, 10:00 CET: Press release: Winter & mehr"),
            ("en-US", embargo, SENT, "EMBARGOED until December 3, 10:00: Press release: Winter & mehr"),
            ("ar", embargo, abroad, "حظر النشر حتى 3 ديسمبر، 10:00 بتوقيت وسط أوروبا: بيان صحفي: Winter & mehr"),
            ("de", correction, SENT, "Pressemitteilung: Winter & mehr"),
            ("de", correction, sorry, "KORREKTUR: Pressemitteilung: Winter & mehr"),
            ("de", withdrawn, sorry, "ZURÜCKGEZOGEN: Pressemitteilung: Winter & mehr"),
            ("tr", withdrawn, sorry, "GERİ ÇEKİLDİ: Basın açıklaması: Winter & mehr"),
        ] {
            let mut desk = desk(lang, head, "");
            desk.embargoed = !head.is_empty() && head == embargo;
            assert_eq!(mail(&desk.setting(), &occasion, "").unwrap().subject, want);
        }
    }

    #[test]
    fn both_bodies_begin_with_what_nobody_may_miss() {
        let mut embargoed = desk("de", "embargo: 2026-12-03 10:00\n", "");
        embargoed.embargoed = true;
        let correction = desk(
            "de",
            "corrections:\n  - date: 2026-11-24\n    grade: minor\n    note: Falsch war 1.400, richtig ist 1.200.\n",
            "",
        );
        let withdrawn =
            desk("de", "withdrawn:\n  date: 2026-11-24\n  reason: rights\n  note: Die Familie wünscht es.\n", "");
        let sorry = Occasion { correction: true, ..SENT };
        for (desk, occasion, first) in [
            (&embargoed, SENT, "+++ Sperrfrist: Donnerstag, 3. Dezember 2026, 10:00 Uhr (MEZ) +++\n\n"),
            (
                &correction,
                sorry,
                "Korrektur vom 24. November 2026: Falsch war 1.400, richtig ist 1.200. Bitte verwenden Sie nur noch diese Fassung.\n\n",
            ),
            (&correction, SENT, "Korrektur vom 24. November 2026: Falsch war 1.400, richtig ist 1.200.\n\n"),
            (
                &withdrawn,
                sorry,
                "+++ Zurückgezogen am 24. November 2026. Bitte nicht mehr verwenden. +++\n\nDiese Erklärung verletzte Rechte anderer. Die Familie wünscht es.\n\n",
            ),
        ] {
            let written = mail(&desk.setting(), &occasion, "<!-- x -->").unwrap();
            let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let words = spaced(first);
            assert!(spaced(&written.text).starts_with(&words), "{}", written.text);
            let html = written.html.replace("<strong>", "").replace("</strong>", "").replace('\u{a0}', " ");
            let words = words.replace("+++ ", "").replace(" +++", "");
            let at = html.find(&words).unwrap_or_else(|| panic!("{words}\n{html}"));
            assert!(at < html.find("<h1").unwrap() && html.contains("<!-- x -->"), "{html}");
            assert!(!html.contains("<script") && !html.contains("http-equiv") && html.contains("Winter &amp; mehr"));
        }
    }

    #[test]
    fn a_picture_is_said_in_both_bodies_with_where_it_is() {
        let body = "\n![Menschen & Zelte](media/a.png \"Foto: Ada Probe\")\n\nDarin ![](media/a.png) ohne Worte.\n";
        let written = mail(&desk("de", "", body).setting(), &SENT, "").unwrap();
        for part in
            ["[Bild in der PDF-Datei: Menschen & Zelte]", "Foto: Ada Probe", "Darin [Bild in der PDF-Datei] ohne"]
        {
            assert!(written.text.contains(part), "{}", written.text);
            assert!(written.html.contains(&part.replace('&', "&amp;")), "{}", written.html);
        }
        assert!(!written.html.contains("<img"));
    }
}
