//! Pictures: there, in the statement's own folder, and described for those who do not see them.

use super::{error, note, warning};
use crate::statement::address::{scheme, stays_inside};
use crate::statement::edition::each_inline;
use crate::statement::{Document, Finding, Format, Inline, Media, PictureFault, Span, drawing, inspect, plain};

const ENDINGS: [&str; 11] =
    [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".tif", ".tiff", ".bmp", ".pdf"];

pub(super) fn check(document: &Document, media: &Media) -> Vec<Finding> {
    let mut findings = Vec::new();
    each_inline(document, &mut |inline| {
        let Inline::Image { url, alt, span, title } = inline else { return };
        let alt = plain(alt);
        let place = if scheme(url).is_some() || url.starts_with("//") {
            Some("picture-remote")
        } else if !stays_inside(url) {
            Some("picture-outside")
        } else if !media.contains_key(url) {
            Some("picture-missing")
        } else {
            None
        };
        findings.extend(place.map(|code| error(code, *span).with("path", shown(url))));
        findings.extend(media.get(url).filter(|_| place.is_none()).and_then(|bytes| of_file(bytes, url, *span)));
        if alt.trim().is_empty() {
            findings.push(error("picture-no-alt", *span).with("path", shown(url)));
        } else if is_file_name(&alt, url) {
            findings.push(warning("picture-alt-file-name", *span).with("alt", alt.trim()).with("path", shown(url)));
        } else if says_nothing(&alt) {
            findings.push(warning("picture-alt-vague", *span).with("alt", alt.trim()));
        } else if alt.trim().to_lowercase() == title.trim().to_lowercase() {
            findings.push(warning("picture-alt-caption", *span).with("alt", alt.trim()));
        } else if alt.chars().count() > LONG {
            findings.push(note("picture-alt-long", *span).with("count", alt.chars().count().to_string()));
        }
        let photo =
            [".jpg", ".jpeg", ".webp", ".avif", ".tif", ".tiff"].iter().any(|end| url.to_lowercase().ends_with(end));
        if photo && !credited(title) {
            findings.push(note("picture-no-credit", *span).with("path", shown(url)));
        }
    });
    findings
}

/// What the file itself is like: no more of it is opened than is needed to tell.
fn of_file(bytes: &[u8], url: &str, span: Span) -> Option<Finding> {
    let checked = inspect(bytes).and_then(|format| match format {
        Format::Svg => drawing(bytes).map(|drawing| drawing.dropped.into_iter().collect()),
        _ => Ok(Vec::new()),
    });
    let finding = match checked {
        Ok(dropped) if dropped.is_empty() => return None,
        Ok(dropped) => warning("picture-acts", span).with("dropped", dropped.join(", ")),
        Err(PictureFault::Unknown) => error("picture-unknown", span),
        Err(PictureFault::TooManyPixels { width, height }) => {
            error("picture-pixels", span).with("width", width.to_string()).with("height", height.to_string())
        }
        Err(PictureFault::TooHeavy) => error("picture-heavy", span),
        Err(PictureFault::TooMuchDrawn) => error("picture-drawn", span),
        Err(PictureFault::Damaged) => error("picture-damaged", span),
    };
    Some(finding.with("path", shown(url)))
}

/// Whether an alternative text says no more than the file is called, or what a camera calls it.
fn is_file_name(alt: &str, url: &str) -> bool {
    let alt = alt.trim().to_lowercase();
    let file = url.rsplit('/').next().unwrap_or(url).to_lowercase();
    let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
    let camera = ["img", "dsc", "dscn", "screenshot", "image", "photo", "foto", "bild", "unbenannt", "picture"];
    let letters = alt.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '_' | '-' | ' ' | '(' | ')'));
    ENDINGS.iter().any(|ending| alt.ends_with(ending)) || alt == stem || alt == file || camera.contains(&letters)
}

/// Alternative texts that name the kind of a thing and not what is to be seen, in lower case.
const VAGUE: [&str; 34] = [
    "logo",
    "grafik",
    "diagramm",
    "abbildung",
    "icon",
    "karte",
    "tabelle",
    "symbolbild",
    "foto",
    "bild",
    "portrait",
    "porträt",
    "graphic",
    "chart",
    "diagram",
    "figure",
    "map",
    "table",
    "photo",
    "picture",
    "image",
    "photograph",
    "carte",
    "graphique",
    "tableau",
    "фото",
    "зображення",
    "картинка",
    "изображение",
    "صورة",
    "رسم",
    "تصویر",
    "عکس",
    "ስእሊ",
];

/// Beyond this, an alternative text is a text of its own and belongs on the page.
const LONG: usize = 300;

/// Whether an alternative text says no more than that there is a picture.
fn says_nothing(alt: &str) -> bool {
    let alt = alt.trim().trim_end_matches(['.', ':']).to_lowercase();
    let leads = ["bild von", "foto von", "picture of", "image of", "photo of", "photo de", "image de"];
    VAGUE.contains(&alt.as_str())
        || leads.contains(&alt.as_str())
        || alt.chars().filter(|c| c.is_alphanumeric()).count() < 2
}

/// Whether the line below a photograph names who made it.
fn credited(title: &str) -> bool {
    let lower = title.to_lowercase();
    ["©", "(c)", "foto", "photo", "bild:", "grafik", "quelle", "credit", "фото", "صورة", "عکس"]
        .iter()
        .any(|word| lower.contains(word))
}

/// A data address is as long as its picture.
fn shown(url: &str) -> String {
    let short: String = url.chars().take(60).collect();
    if short.len() < url.len() { format!("{short} …") } else { short }
}
