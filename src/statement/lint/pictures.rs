//! Pictures: there, in the statement's own folder, and described for those who do not see them.

use super::{error, warning};
use crate::statement::edition::{each_inline, scheme, stays_inside};
use crate::statement::{Document, Finding, Format, Inline, Media, PictureFault, Span, drawing, inspect, plain};

const ENDINGS: [&str; 11] =
    [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".tif", ".tiff", ".bmp", ".pdf"];

pub(super) fn check(document: &Document, media: &Media) -> Vec<Finding> {
    let mut findings = Vec::new();
    each_inline(document, &mut |inline| {
        let Inline::Image { url, alt, span, .. } = inline else { return };
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

/// A data address is as long as its picture.
fn shown(url: &str) -> String {
    let short: String = url.chars().take(60).collect();
    if short.len() < url.len() { format!("{short} …") } else { short }
}
