//! The feeds that newsrooms and readers follow (Atom, JSON Feed) and the map for search engines.

use super::SiteError;
use super::facts::{PageFacts, Public};
use super::template::{Front, Words, escape as xml};
use crate::release::Lang;
use serde_json::json;

/// Statements in a feed; older ones are on the front page.
const NEWEST: usize = 50;

/// Atom (RFC 4287): one entry a statement, in the front page's language where it has it. An entry's
/// id is the statement's address without a language, which never changes.
pub fn atom(front: &Front<'_>, address: &str, statements: &[Public]) -> Result<String, SiteError> {
    let words = Words::of(front.templates, front.language)?;
    let changed = statements.iter().map(Public::changed).max().unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        front.language
    );
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    line(format!("<id>{}</id>", xml(address)));
    line(format!("<title>{}</title>", xml(&format!("{} – {}", words.newsroom, front.house.name))));
    line(format!("<updated>{changed}</updated>"));
    line(format!("<link rel=\"self\" type=\"application/atom+xml\" href=\"{}feed.xml\"/>", xml(address)));
    line(format!("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", xml(address)));
    line(format!("<author><name>{}</name></author>", xml(&front.house.name)));
    for one in statements.iter().take(NEWEST) {
        if let Some((lang, facts)) = one.page(front.language) {
            line(entry(address, one, lang, facts));
        }
    }
    out.push_str("</feed>\n");
    Ok(out)
}

fn entry(address: &str, one: &Public, lang: &Lang, facts: &PageFacts) -> String {
    let mut lines = vec![
        format!("<entry xml:lang=\"{lang}\">"),
        format!("<id>{}</id>", xml(&entry_id(address, one))),
        format!("<title>{}</title>", xml(&facts.title)),
        format!("<published>{}</published>", one.published),
        format!("<updated>{}</updated>", one.changed()),
    ];
    for (lang, facts) in &one.pages {
        let href = xml(&facts.address);
        lines.push(format!("<link rel=\"alternate\" type=\"text/html\" hreflang=\"{lang}\" href=\"{href}\"/>"));
    }
    let (pdf, size) = (xml(&format!("{}{}", facts.address, facts.pdf.name)), facts.pdf.size);
    lines.push(format!("<link rel=\"enclosure\" type=\"application/pdf\" length=\"{size}\" href=\"{pdf}\"/>"));
    lines.push(format!("<category term=\"{}\" label=\"{}\"/>", xml(&facts.kind), xml(&facts.kind_word)));
    lines.push(format!("<summary>{}</summary>", xml(&facts.summary)));
    lines.push("</entry>".to_owned());
    lines.join("\n")
}

/// JSON Feed 1.1.
pub fn json(front: &Front<'_>, address: &str, statements: &[Public]) -> Result<String, SiteError> {
    let words = Words::of(front.templates, front.language)?;
    let item = |one: &Public| {
        let (lang, facts) = one.page(front.language)?;
        Some(json!({
            "id": entry_id(address, one),
            "url": facts.address,
            "title": facts.title,
            "content_text": facts.summary,
            "date_published": one.published.to_string(),
            "date_modified": one.changed().to_string(),
            "language": lang.as_str(),
            "tags": [facts.kind_word],
            "attachments": [{
                "url": format!("{}{}", facts.address, facts.pdf.name),
                "mime_type": "application/pdf",
                "size_in_bytes": facts.pdf.size,
            }],
        }))
    };
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": format!("{} – {}", words.newsroom, front.house.name),
        "home_page_url": address,
        "feed_url": format!("{address}feed.json"),
        "language": front.language.as_str(),
        "authors": [{"name": front.house.name}],
        "items": statements.iter().take(NEWEST).filter_map(item).collect::<Vec<_>>(),
    });
    Ok(format!("{feed:#}\n"))
}

/// The map of all pages (sitemaps.org), each with its other languages.
pub fn sitemap(address: &str, statements: &[Public]) -> String {
    let mut out = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" ",
        "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
    ));
    out.push_str(&format!("<url><loc>{}</loc></url>\n", xml(address)));
    for one in statements {
        let links: String = one.pages.iter().map(|(lang, facts)| language(lang, facts)).collect();
        for facts in one.pages.values() {
            let loc = xml(&facts.address);
            out.push_str(&format!("<url><loc>{loc}</loc><lastmod>{}</lastmod>\n{links}</url>\n", one.changed()));
        }
    }
    out.push_str("</urlset>\n");
    out
}

fn language(lang: &Lang, facts: &PageFacts) -> String {
    format!("<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{}\"/>\n", xml(&facts.address))
}

fn entry_id(address: &str, one: &Public) -> String {
    format!("{address}{}/", one.id)
}

#[cfg(test)]
mod tests;
