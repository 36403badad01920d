//! An entry compared with what went out, place by place.

use super::call::{Entry, at};
use super::{Http, Sealed};
use crate::release::{Digest, Lang};
use crate::site::SiteError;
use crate::site::drift::{Aspect, Difference, Drifted, Hand, WentOut};
use crate::site::wordpress::{EXCERPT, Filling, TEXT, TITLE};

impl Http {
    /// Every edition of a release, compared. Nothing is changed.
    pub fn drift(&self, went: &WentOut) -> Result<Vec<Drifted>, SiteError> {
        let mut found = Vec::new();
        for lang in went.manifest.editions.keys() {
            let Some(one) = Sealed::known(went, lang) else {
                return Err(SiteError::Elsewhere(went.manifest.id.clone()));
            };
            found.push(self.edition(went, &one)?);
        }
        Ok(found)
    }

    fn edition(&self, went: &WentOut, one: &Sealed) -> Result<Drifted, SiteError> {
        let mut drifted = Drifted {
            lang: one.lang.clone(),
            address: self.page(one)?,
            differences: Vec::new(),
            hands: Vec::new(),
            writing: None,
            unseen: vec![Aspect::Categories, Aspect::Tags],
            state: Digest::of(b""),
        };
        let found = self.entries(&one.facts.key, &self.bare(one))?;
        let Some(entry) = found.first() else {
            drifted.differences.push(Difference::new(Aspect::Gone));
            return Ok(drifted);
        };
        if found.len() > 1 {
            let ids: Vec<&str> = found.iter().map(|entry| entry.id.as_str()).collect();
            drifted.differences.push(Difference::new(Aspect::Twins).between(None, Some(ids.join(", "))));
        }
        if !entry.public {
            let is = at(&entry.value, &self.settings.entry.status);
            let was = Some(self.settings.entry.public.clone());
            drifted.differences.push(Difference::new(Aspect::Status).between(was, is));
        }
        let filling = self.filling(went, &one.lang)?;
        for (name, is) in other_places(self, went, &one.lang, entry, &filling) {
            let (aspect, was) = match name {
                "title" => (Aspect::Title, went.text(&format!("{}/{TITLE}", one.lang))),
                "text" => (Aspect::Text, went.text(&format!("{}/{TEXT}", one.lang))),
                "excerpt" => (Aspect::Excerpt, went.text(&format!("{}/{EXCERPT}", one.lang))),
                _ => (Aspect::Slug, Some(one.facts.slug.clone())),
            };
            drifted.differences.push(Difference::new(aspect).between(was, Some(is)));
        }
        let own = format!("{}/", one.lang);
        for file in one.facts.files.iter().filter(|file| went.manifest.artefacts.contains_key(&file.path)) {
            let short = file.path.strip_prefix(&own).unwrap_or(&file.path);
            let seen = filling.files.get(&file.path).map(|media| self.web.visit(&media.source));
            let same = match &seen {
                Some(Ok(answer)) => {
                    answer.status == 200 && (file.media_type != "application/pdf" || went.is(&file.path, &answer.body))
                }
                _ => false,
            };
            if !same {
                let there = filling.files.get(&file.path).map(|media| media.source.clone());
                drifted.differences.push(Difference::new(Aspect::File).about(short).between(None, there));
            }
        }
        drifted.state = self.state(entry);
        if !drifted.differences.is_empty() {
            drifted.hands.push(Hand { who: None, at: None });
        }
        Ok(drifted)
    }

    /// Stands for everything of an entry that is compared.
    pub(super) fn state(&self, entry: &Entry) -> Digest {
        let places = self.places();
        let kept = places.iter().map(|(name, pointer)| {
            let kept = pointer.and_then(|pointer| at(&entry.value, pointer)).unwrap_or_default();
            format!("{name} {}\n", Digest::of(kept.as_bytes()))
        });
        Digest::of(format!("klartext-drift 1\n{}{}\n", kept.collect::<String>(), entry.public).as_bytes())
    }

    /// What is compared, and where it stands.
    pub(super) fn places(&self) -> [(&'static str, Option<&String>); 4] {
        let places = &self.settings.entry;
        [
            ("title", places.title.as_ref()),
            ("text", Some(&places.text)),
            ("excerpt", places.excerpt.as_ref()),
            ("slug", places.slug.as_ref()),
        ]
    }
}

/// The places of an entry that are not as they went out, with what stands there.
pub fn other_places(
    http: &Http,
    went: &WentOut,
    lang: &Lang,
    entry: &Entry,
    filling: &Filling,
) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for (name, pointer) in http.places() {
        let Some(kept) = pointer.map(|pointer| at(&entry.value, pointer).unwrap_or_default()) else { continue };
        let is = |part: &str, text: &str| went.is(&format!("{lang}/{part}"), text.as_bytes());
        let (same, shown) = match name {
            "title" => (is(TITLE, &kept), kept),
            "excerpt" => (is(EXCERPT, &kept), kept),
            "text" => {
                let text = filling.empty(&kept);
                (is(TEXT, &text), text)
            }
            _ => (went.facts(lang).is_none_or(|facts| facts.slug == kept), kept),
        };
        if !same {
            found.push((name, shown));
        }
    }
    found
}
