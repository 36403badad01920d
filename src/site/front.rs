//! The front page and everything else at the newsroom's top, made anew from what is public.

use super::facts::Public;
use super::template::{Front, Words, direction, fill, house, logo};
use super::{SiteError, colour, feed};
use crate::release::{House, Lang};
use minijinja::{Value, context};
use std::collections::BTreeMap;

/// Names at the top that are ours to write; a folder that holds one of them and is not marked as a
/// newsroom is somebody else's.
pub(super) const NAMES: [&str; 8] =
    ["index.html", "style.css", "feed.xml", "feed.json", "sitemap.xml", "logo.svg", "logo.png", "assets"];

/// Every file at the top by its path: front page, style sheet, logo, feeds, sitemap, and what the
/// designer put into `templates/site/assets/`. The statements come newest first.
pub(super) fn files(
    front: &Front<'_>,
    address: &str,
    statements: &[Public],
) -> Result<BTreeMap<String, Vec<u8>>, SiteError> {
    let mut files = BTreeMap::new();
    let mut put = |name: &str, bytes: Vec<u8>| drop(files.insert(name.to_owned(), bytes));
    let own = |path: &String| path.strip_prefix("site/").filter(|name| name.starts_with("assets/")).map(str::to_owned);
    for (path, bytes) in front.templates {
        if let Some(name) = own(path) {
            put(&name, bytes.clone());
        }
    }
    put("style.css", style_sheet(front.house, front.templates)?);
    if let Some((name, bytes)) = logo(front.house, front.templates) {
        put(&name, bytes.to_vec());
    }
    put("index.html", page(front, address, statements)?.into_bytes());
    put("feed.xml", feed::atom(front, address, statements)?.into_bytes());
    put("feed.json", feed::json(front, address, statements)?.into_bytes());
    put("sitemap.xml", feed::sitemap(address, statements).into_bytes());
    Ok(files)
}

/// The designer's style sheet, after the shades of the house's colour.
pub fn style_sheet(house: &House, templates: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, SiteError> {
    let name = "site/style.css";
    let sheet = templates.get(name).ok_or_else(|| SiteError::Missing(name.to_owned()))?;
    Ok([colour::shades(house.colour.as_deref()).as_bytes(), sheet].concat())
}

fn page(front: &Front<'_>, address: &str, statements: &[Public]) -> Result<String, SiteError> {
    let words = Words::of(front.templates, front.language)?;
    let entries = statements.iter().filter_map(|one| entry(front, &words, one)).collect::<Result<Vec<_>, _>>()?;
    let context = context! {
        lang => front.language.as_str(),
        dir => direction(front.language),
        canonical => address,
        logo => logo(front.house, front.templates).map(|(name, _)| name),
        house => house(front.house),
        words => words.value(),
        statements => entries,
    };
    fill(front.templates, "site/front.html", context)
}

/// One statement in the list; nothing if no page of it is there.
fn entry(front: &Front<'_>, words: &Words, one: &Public) -> Option<Result<Value, SiteError>> {
    let (lang, facts) = one.page(front.language)?;
    let day: Option<jiff::civil::Date> = facts.date.parse().ok();
    let others: Result<Vec<Value>, SiteError> = one
        .pages
        .iter()
        .filter(|(other, _)| *other != lang)
        .map(|(other, facts)| link(front, one, other, &facts.title))
        .collect();
    Some(others.map(|others| {
        context! {
            day => facts.date.as_str(),
            date => day.map_or_else(|| facts.date.clone(), |day| words.day(day)),
            kind => facts.kind_word.as_str(),
            lang => lang.as_str(),
            dir => direction(lang),
            href => format!("{}/{lang}/", one.id),
            title => facts.title.as_str(),
            summary => facts.summary.as_str(),
            others => others,
        }
    }))
}

fn link(front: &Front<'_>, one: &Public, lang: &Lang, title: &str) -> Result<Value, SiteError> {
    Ok(context! {
        lang => lang.as_str(),
        dir => direction(lang),
        name => Words::name(front.templates, lang)?,
        title => title,
        href => format!("{}/{lang}/", one.id),
    })
}
