//! Links: where they lead, whether they lead where they say, and whether they say anything.

use super::{error, note, warning};
use crate::statement::address::scheme;
use crate::statement::edition::each_inline;
use crate::statement::{Block, BlockNode, Document, Finding, Inline, Span, plain};
use std::collections::HashSet;

/// Parameters that tell a third party who clicked.
const TRACKING: [&str; 12] = [
    "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "twclid", "yclid", "_hsenc", "mkt_tok",
    "wt_mc",
];

/// Words that say nothing when links are read out one by one.
const VAGUE: [&str; 40] = [
    "hierhin",
    "details",
    "pdf",
    "download",
    "website",
    "quelle",
    "cliquez ici",
    "en savoir plus",
    "aquí",
    "buraya",
    "детальніше",
    "здесь",
    "подробнее",
    "هنا",
    "المزيد",
    "اینجا",
    "ادامه",
    "ኣብዚ",
    "hier",
    "hier klicken",
    "klicken sie hier",
    "klick hier",
    "mehr",
    "mehr dazu",
    "mehr erfahren",
    "weiterlesen",
    "weiter",
    "link",
    "dort",
    "da",
    "siehe hier",
    "here",
    "click here",
    "more",
    "read more",
    "learn more",
    "this",
    "this link",
    "ici",
    "тут",
];

pub(super) fn check(document: &Document) -> Vec<Finding> {
    let mut anchors = HashSet::new();
    collect_anchors(&document.blocks, &mut anchors);
    let mut findings = Vec::new();
    each_inline(document, &mut |inline| {
        if let Inline::Link { url, text, span, .. } = inline {
            let words = plain(text);
            findings.extend(target(url, *span, &anchors));
            findings.extend(tracking(url, *span));
            findings.extend(disguise(url, &words, *span));
            findings.extend(wording(text, &words, *span));
        }
    });
    findings
}

/// Whether the address can be followed from a PDF, a mail and a website.
fn target(url: &str, span: Span, anchors: &HashSet<String>) -> Option<Finding> {
    if let Some(anchor) = url.strip_prefix('#') {
        let missing = !anchor.is_empty() && !anchors.contains(anchor);
        return if anchor.is_empty() {
            Some(error("link-empty", span))
        } else {
            missing.then(|| warning("link-anchor", span).with("anchor", anchor))
        };
    }
    match scheme(url).as_deref() {
        None if url.trim().is_empty() => Some(error("link-empty", span)),
        None => Some(warning("link-relative", span).with("url", shown(url))),
        Some("https" | "mailto" | "tel") => None,
        Some("http") => Some(note("link-insecure", span).with("url", shown(url))),
        Some(other) => Some(error("link-scheme", span).with("scheme", other)),
    }
}

fn tracking(url: &str, span: Span) -> Vec<Finding> {
    let Some((_, query)) = url.split_once('?') else { return Vec::new() };
    let query = query.split('#').next().unwrap_or("");
    let names = query.split(['&', ';']).map(|pair| pair.split('=').next().unwrap_or("").to_lowercase());
    let tracks = |name: &String| name.starts_with("utm_") || TRACKING.contains(&name.as_str());
    names.filter(tracks).map(|name| warning("link-tracking", span).with("parameter", name)).collect()
}

/// Whether the text shows one host and the address leads to another, or the host only looks like one.
fn disguise(url: &str, words: &str, span: Span) -> Option<Finding> {
    let target = host(url)?;
    if target.split('.').any(is_mixed) {
        return Some(warning("link-mixed-script", span).with("host", target));
    }
    if target.split('.').any(|label| label.starts_with("xn--")) {
        return Some(note("link-encoded-host", span).with("host", target));
    }
    let shown = shown_host(words)?;
    let bare = |host: &str| host.strip_prefix("www.").unwrap_or(host).to_owned();
    let (shown, target) = (bare(&shown), bare(&target));
    let same = shown == target || target.ends_with(&format!(".{shown}"));
    (!same).then(|| warning("link-lookalike", span).with("shown", shown).with("target", target))
}

fn wording(text: &[Inline], words: &str, span: Span) -> Option<Finding> {
    let tidy = words.trim().trim_end_matches(['.', '…', '!', ':', '»', '>']).trim().to_lowercase();
    let picture = text.iter().any(|inline| matches!(inline, Inline::Image { .. }));
    if words.trim().is_empty() {
        return (!picture).then(|| warning("link-no-words", span));
    }
    VAGUE.contains(&tidy.as_str()).then(|| warning("link-vague", span).with("words", words.trim()))
}

/// The host of an address, in lower case, without user and port.
fn host(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    (matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https") && !host.is_empty()).then(|| host.to_lowercase())
}

/// The host that a link's words seem to name: one word that is an address.
fn shown_host(words: &str) -> Option<String> {
    let word = words.trim().trim_end_matches(['.', ',', ')', '/']);
    if word.contains(char::is_whitespace) || word.contains('@') {
        return None;
    }
    if let Some(host) = host(word) {
        return Some(host);
    }
    let name = word.split(['/', '?', '#']).next()?.to_lowercase();
    let ending = name.rsplit('.').next()?;
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
    let is_host = name.contains('.') && name.chars().all(plain) && (2..=12).contains(&ending.chars().count());
    // `bericht.pdf` is a file, `Art.5` a citation.
    let file = ["pdf", "md", "docx", "xlsx", "csv", "html", "odt", "png", "jpg", "txt", "zip"].contains(&ending);
    (is_host && !file && ending.chars().all(char::is_alphabetic)).then_some(name)
}

/// Whether a part of a host mixes alphabets, or is written in letters that pass for Latin ones.
fn is_mixed(label: &str) -> bool {
    let latin = |c: char| c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}');
    let other = |c: char| matches!(c, '\u{370}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{13a0}'..='\u{13ff}');
    let twins = |c: char| "аеорсухіјѕԁԛԝһӏνοαρυ".contains(c);
    let foreign = label.chars().any(other);
    let letters = || label.chars().filter(|c| c.is_alphabetic());
    foreign && (label.chars().any(latin) || letters().all(twins))
}

fn collect_anchors(blocks: &[Block], out: &mut HashSet<String>) {
    for block in blocks {
        match &block.node {
            BlockNode::Heading { anchor, .. } => drop(out.insert(anchor.clone())),
            BlockNode::List { items, .. } => items.iter().for_each(|item| collect_anchors(&item.blocks, out)),
            BlockNode::Quote(inner) => collect_anchors(inner, out),
            _ => {}
        }
    }
}

fn shown(url: &str) -> String {
    let short: String = url.chars().take(60).collect();
    if short.len() < url.len() { format!("{short} …") } else { short }
}
