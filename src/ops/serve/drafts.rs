//! The pages about drafts: the list, one draft with a banner on top, and its pictures.

use super::super::desk::{Desk, Target};
use super::super::folder::current;
use super::super::folder::read_editions;
use super::super::render::{Format, Rendered, render};
use super::super::{OpsError, list};
use crate::site::style_sheet;
use crate::statement::{Lang, StatementId};

/// What is answered below `/drafts/`.
pub(super) enum Answer {
    /// A media type and the bytes.
    Found(&'static str, Vec<u8>),
    /// The address of the page that is meant.
    Moved(String),
    Missing,
    /// A text that cannot be set as it is, as a page that says so.
    Unreadable(Vec<u8>),
}

const HTML: &str = "text/html; charset=utf-8";
const FRAME: &str = include_str!("draft.html");

/// The few words around a draft; a workspace that writes in German gets German ones.
struct Words {
    lang: &'static str,
    skip: &'static str,
    all: &'static str,
    none: &'static str,
    banner: &'static str,
    languages: &'static str,
    pdf: &'static str,
    text: &'static str,
    unreadable: &'static str,
}

const GERMAN: Words = Words {
    lang: "de",
    skip: "Zum Inhalt",
    all: "Entwürfe",
    none: "Zurzeit gibt es keine Entwürfe.",
    banner: "<strong>Entwurf.</strong> So liegt der Text gerade im Ordner. Diese Seite ist nur auf diesem Rechner zu sehen.",
    languages: "In anderen Sprachen",
    pdf: "Entwurf als PDF",
    text: "Entwurf als Text",
    unreadable: "Dieser Text lässt sich so nicht zeigen. Was fehlt, sagt dieser Befehl:",
};

const ENGLISH: Words = Words {
    lang: "en",
    skip: "Skip to content",
    all: "Drafts",
    none: "There are no drafts at the moment.",
    banner: "<strong>Draft.</strong> This is the text as it lies in the folder. Only this machine can see this page.",
    languages: "In other languages",
    pdf: "Draft as PDF",
    text: "Draft as text",
    unreadable: "This text cannot be shown as it is. This command says what is missing:",
};

/// Answers the part of an address after `/drafts/`: nothing for the list, `<id>/<lang>.html`,
/// `.pdf` and `.txt` for an edition as it lies in the folder at this moment, `<id>/media/…` for what
/// the text uses. Everything is looked up by name among what the statement has; no part of an
/// address becomes a path on the disk.
pub(super) fn answer(desk: &Desk, rest: &str) -> Result<Answer, OpsError> {
    match rest.split_once('/') {
        None if rest.is_empty() => Ok(Answer::Found(HTML, overview(desk)?.into_bytes())),
        None if rest == "style.css" => Ok(Answer::Found("text/css; charset=utf-8", style(desk)?)),
        None => first(desk, rest.strip_suffix(".html").unwrap_or(rest)),
        Some((id, "")) => first(desk, id),
        Some((id, name)) => match known(desk, id)? {
            Some(id) if name.starts_with("media/") => picture(desk, &id, name),
            Some(id) => edition(desk, &id, name),
            None => Ok(Answer::Missing),
        },
    }
}

fn known(desk: &Desk, id: &str) -> Result<Option<StatementId>, OpsError> {
    let Some(id) = StatementId::parse(id) else { return Ok(None) };
    Ok(desk.workspace.tip()?.statements()?.into_iter().find(|known| *known == id))
}

/// Leads from a statement to its first language.
fn first(desk: &Desk, id: &str) -> Result<Answer, OpsError> {
    let Some(id) = known(desk, id)? else { return Ok(Answer::Missing) };
    let texts = current(desk, &id)?.texts;
    let mut ours = desk.policy().languages.iter().filter_map(|lang| Lang::parse(lang));
    let lang = ours.find(|lang| texts.contains_key(lang)).or_else(|| texts.keys().next().cloned());
    Ok(lang.map_or(Answer::Missing, |lang| Answer::Moved(format!("/drafts/{id}/{lang}.html"))))
}

fn picture(desk: &Desk, id: &StatementId, name: &str) -> Result<Answer, OpsError> {
    let found = current(desk, id)?.media.remove(name);
    Ok(found.map_or(Answer::Missing, |bytes| Answer::Found(super::media_type(name), bytes)))
}

fn edition(desk: &Desk, id: &StatementId, name: &str) -> Result<Answer, OpsError> {
    let parts = name.rsplit_once('.').and_then(|(lang, end)| Some((Lang::parse(lang)?, end)));
    let Some((lang, end)) = parts else { return Ok(Answer::Missing) };
    let (format, media_type) = match end {
        "html" => (Format::Html, HTML),
        "pdf" => (Format::Pdf, "application/pdf"),
        "txt" => (Format::Text, "text/plain; charset=utf-8"),
        _ => return Ok(Answer::Missing),
    };
    let target = Target { id: id.clone(), lang: Some(lang.clone()), at: None };
    match render(desk, &target, format, true) {
        Ok(mut found) if !found.is_empty() => {
            let Rendered { bytes, .. } = found.remove(0);
            let bytes = if format == Format::Html { page(desk, id, &lang, &bytes)?.into_bytes() } else { bytes };
            Ok(Answer::Found(media_type, bytes))
        }
        Err(OpsError::NoLanguage(_)) => Ok(Answer::Missing),
        Ok(_) | Err(OpsError::NoEdition { .. }) if !current(desk, id)?.texts.contains_key(&lang) => Ok(Answer::Missing),
        Ok(_) | Err(OpsError::NoEdition { .. } | OpsError::Findings { .. } | OpsError::Render(_)) => {
            Ok(Answer::Unreadable(unreadable(desk, id).into_bytes()))
        }
        Err(error) => Err(error),
    }
}

fn page(desk: &Desk, id: &StatementId, lang: &Lang, article: &[u8]) -> Result<String, OpsError> {
    let words = words(desk);
    let (editions, _) = read_editions(&current(desk, id)?);
    let title = editions.get(lang).map(crate::statement::Edition::headline).unwrap_or_default();
    let links: String = editions
        .keys()
        .map(|other| {
            let here = if other == lang { " aria-current=\"page\"" } else { "" };
            format!("<li><a href=\"{other}.html\" hreflang=\"{other}\"{here}>{other}</a></li>")
        })
        .collect();
    let languages = match editions.len() {
        0 | 1 => String::new(),
        _ => format!("<nav class=\"languages\" aria-label=\"{}\"><ul>{links}</ul></nav>\n", words.languages),
    };
    let content = format!(
        "<p class=\"draft\">{}</p>\n<div class=\"tools\">\n{languages}<p><a href=\"{lang}.txt\">{}</a></p>\n\
         <p class=\"download\"><a href=\"{lang}.pdf\">{}</a></p>\n</div>\n{}",
        words.banner,
        words.text,
        words.pdf,
        String::from_utf8_lossy(article)
    );
    Ok(framed(desk, &format!("{} – {title}", words.all), &content))
}

fn overview(desk: &Desk) -> Result<String, OpsError> {
    let words = words(desk);
    let open = |row: &list::Row| !row.stage.is_out() || row.reworked || row.unsaved;
    let rows: Vec<list::Row> = list::list(desk)?.into_iter().filter(open).collect();
    let items: String = rows
        .iter()
        .map(|row| {
            let id = &row.id;
            let links = row.languages.iter().map(|lang| {
                let lang = escape(lang);
                format!("<li><a href=\"/drafts/{id}/{lang}.html\" hreflang=\"{lang}\">{lang}</a></li>")
            });
            format!(
                "<li>\n<p class=\"facts\">{id}</p>\n<h2><a href=\"/drafts/{id}/\">{}</a></h2>\n\
                 <ul class=\"languages\">{}</ul>\n</li>\n",
                escape(if row.headline.is_empty() { id.as_str() } else { &row.headline }),
                links.collect::<String>()
            )
        })
        .collect();
    let listed = match rows.is_empty() {
        true => format!("<p>{}</p>", words.none),
        false => format!("<ul class=\"statements\">\n{items}</ul>"),
    };
    Ok(framed(desk, words.all, &format!("<h1>{}</h1>\n{listed}", words.all)))
}

fn unreadable(desk: &Desk, id: &StatementId) -> String {
    let words = words(desk);
    let content = format!("<h1>{id}</h1>\n<p class=\"draft\">{}</p>\n<pre>klartext check {id}</pre>", words.unreadable);
    framed(desk, id.as_str(), &content)
}

/// Fills the frame; `content` is HTML already.
fn framed(desk: &Desk, title: &str, content: &str) -> String {
    let words = words(desk);
    let values = [
        ("{lang}", words.lang.to_owned()),
        ("{dir}", "ltr".to_owned()),
        ("{title}", escape(title)),
        ("{skip}", words.skip.to_owned()),
        ("{house}", escape(&desk.workflow.organisation.name)),
        ("{all}", words.all.to_owned()),
    ];
    // The content comes last, so that nothing in it is taken for a place to fill.
    let (before, after) = FRAME.split_once("{content}").unwrap_or((FRAME, ""));
    let before = values.iter().fold(before.to_owned(), |text, (mark, value)| text.replacen(mark, value, 1));
    format!("{before}{content}{after}")
}

fn style(desk: &Desk) -> Result<Vec<u8>, OpsError> {
    let templates = desk.workspace.tip()?.folder("templates")?;
    Ok(style_sheet(&desk.workflow.organisation, &templates)?)
}

fn words(desk: &Desk) -> &'static Words {
    let german = desk.policy().languages.first().is_some_and(|lang| lang == "de" || lang.starts_with("de-"));
    if german { &GERMAN } else { &ENGLISH }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
