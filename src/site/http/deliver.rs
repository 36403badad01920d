//! One entry in each language, made once and made public once: the same way as with WordPress.
//!
//! What makes something is sent once and then looked for; it is a draft until it is whole; orders
//! about an entry that has a number are repeated. Nothing needs to remember the step before.

use super::call::{Entry, at, fill};
use super::drift::other_places;
use super::fault::{HttpFault, judge};
use super::{Http, Sealed};
use crate::release::{Digest, Lang, Release};
use crate::site::SiteError;
use crate::site::drift::WentOut;
use crate::site::web::Load;
use crate::site::wordpress::{Filling, Live, Media, Order};
use minijinja::{Value as Filled, context};
use std::collections::BTreeMap;

impl Http {
    pub fn draft(&self, release: &Release, order: &Order) -> Result<(), SiteError> {
        for one in Sealed::all(release)? {
            self.stand(&one, order)?;
        }
        Ok(())
    }

    /// Whether a draft that was begun is there; the server gets the time that it may still need.
    pub fn drafted(&self, release: &Release) -> Result<bool, SiteError> {
        for one in Sealed::all(release)? {
            let values = self.bare(&one);
            let found = self.patience.until(|| Ok::<_, SiteError>(self.entries(&one.facts.key, &values)?.pop()))?;
            if found.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    pub fn go_live(&self, release: &Release, order: &Order) -> Result<Live, SiteError> {
        let sealed = Sealed::all(release)?;
        let mut standing = Vec::new();
        for one in &sealed {
            let entry = self.stand(one, order)?;
            self.guard(release, one, &entry, order)?;
            standing.push(entry);
        }
        self.not_early(&sealed, order)?;
        let mut live = Live { addresses: Vec::new(), stale: Vec::new() };
        for (one, entry) in sealed.iter().zip(standing) {
            let filling = self.bring(release, one, &sealed)?;
            let entry = self.show(one, &entry, &filling)?;
            let address = self.page(one)?;
            if !self.is_seen(one, &address, &entry)? {
                live.stale.push(address.clone());
            }
            live.addresses.push((one.lang.clone(), address));
        }
        Ok(live)
    }

    /// The one entry of this edition: found, or made and then found.
    fn stand(&self, one: &Sealed, order: &Order) -> Result<Entry, SiteError> {
        let values = self.bare(one);
        for _ in 0..6 {
            if let Some(entry) = self.elect(one, &values)? {
                return Ok(entry);
            }
            let was_out = order.before.as_ref().is_some_and(|before| before.manifest.editions.contains_key(&one.lang));
            if was_out && !order.recreate {
                return Err(HttpFault::Gone { key: one.facts.key.clone() }.into());
            }
            let draft = context! { status => "draft", text => "", entry => "", ..values.clone() };
            match self.order("create", &self.settings.create, &draft, false) {
                Ok(()) => {}
                Err(fault) if fault.leaves_open() => {
                    self.patience.until(|| Ok::<_, SiteError>(self.entries(&one.facts.key, &values)?.pop()))?;
                }
                // Another desk's may be there already, where the website lets only one have the key.
                Err(fault) if self.entries(&one.facts.key, &values)?.is_empty() => return Err(fault.into()),
                Err(_) => {}
            }
        }
        Err(HttpFault::Unclear { url: self.address.clone(), reason: "-".to_owned() }.into())
    }

    /// Every desk elects the same. The other drafts go, where the settings say how.
    fn elect(&self, one: &Sealed, values: &Filled) -> Result<Option<Entry>, SiteError> {
        let found = self.entries(&one.facts.key, values)?;
        let Some((first, others)) = found.split_first() else { return Ok(None) };
        let drafts = others.iter().all(|entry| !entry.public && self.is_stub(entry));
        match &self.settings.remove {
            Some(remove) if drafts => {
                for other in others {
                    let values = context! { entry => other.id.clone(), ..values.clone() };
                    self.order("remove", remove, &values, true)?;
                }
            }
            _ if others.is_empty() => {}
            _ => {
                let ids: Vec<&str> = found.iter().map(|entry| entry.id.as_str()).collect();
                return Err(HttpFault::Twins { count: found.len(), ids: ids.join(", ") }.into());
            }
        }
        Ok(Some(first.clone()))
    }

    /// Whether nothing was put into an entry yet.
    fn is_stub(&self, entry: &Entry) -> bool {
        at(&entry.value, &self.settings.entry.text).unwrap_or_default().is_empty()
    }

    /// Nothing that a person changed there is written over without a person's word.
    fn guard(&self, release: &Release, one: &Sealed, entry: &Entry, order: &Order) -> Result<(), SiteError> {
        if order.overwrite || self.is_stub(entry) || order.taken.contains(&self.state(entry)) {
            return Ok(());
        }
        let new = WentOut::of(release);
        let releases: Vec<&WentOut> = std::iter::once(&new).chain(&order.before).collect();
        let mut odd: Option<Vec<&str>> = None;
        for went in releases {
            let filling = self.filling(went, &one.lang)?;
            let here: Vec<&str> =
                other_places(self, went, &one.lang, entry, &filling).into_iter().map(|(name, _)| name).collect();
            odd = Some(odd.map_or(here.clone(), |odd| odd.into_iter().filter(|name| here.contains(name)).collect()));
        }
        let mut places = odd.unwrap_or_default();
        if order.before.is_some() && !entry.public {
            places.push("status");
        }
        match places.is_empty() {
            true => Ok(()),
            false => Err(HttpFault::Edited { id: release.manifest().id.to_string(), places: places.join(", ") }.into()),
        }
    }

    /// An embargo is kept by the website's own clock too.
    fn not_early(&self, sealed: &[Sealed], order: &Order) -> Result<(), SiteError> {
        let (Some(embargo), Some(one)) = (order.not_before, sealed.first()) else { return Ok(()) };
        let url = fill("find", &self.settings.find.url, &self.bare(one))?;
        match self.ask(&url)?.0.date() {
            Some(server) if server < embargo => {
                Err(HttpFault::Early { embargo: embargo.to_string(), server: server.to_string() }.into())
            }
            _ => Ok(()),
        }
    }

    /// Every file of an edition, uploaded where it is not there yet.
    fn bring(&self, release: &Release, one: &Sealed, all: &[Sealed]) -> Result<Filling, SiteError> {
        let mut files = BTreeMap::new();
        for file in &one.facts.files {
            let artefact = release.artefact(&file.path).ok_or_else(|| SiteError::Missing(file.path.clone()))?;
            let name = file_name(&file.name, &Digest::of(&artefact.bytes));
            let mut found = self.file(&name)?;
            for _ in 0..4 {
                if found.is_some() {
                    break;
                }
                match self.upload(&name, &file.title, &file.media_type, &artefact.bytes) {
                    Ok(()) => found = self.file(&name)?,
                    Err(fault) if fault.leaves_open() => {
                        found = self.patience.until(|| self.file(&name))?;
                    }
                    Err(fault) => return Err(fault.into()),
                }
            }
            let unclear = || HttpFault::Unclear { url: name.clone(), reason: "-".to_owned() };
            files.insert(file.path.clone(), found.ok_or_else(unclear)?);
        }
        Ok(Filling { files, editions: self.pages(all)? })
    }

    /// A file by its name, which holds its digest; of several the first.
    pub(super) fn file(&self, name: &str) -> Result<Option<Media>, HttpFault> {
        let Some(settings) = &self.settings.files else { return Err(HttpFault::NoFiles(name.to_owned())) };
        let values = context! { address => self.address.as_str(), name };
        let mut found = Vec::new();
        for value in self.list("files.find", &settings.find, &values)? {
            let id = at(&value, &settings.id).filter(|_| at(&value, &settings.name).as_deref() == Some(name));
            found.extend(id);
        }
        found.sort_by_key(|id| (id.len(), id.clone()));
        let Some(id) = found.into_iter().next() else { return Ok(None) };
        let source = fill("files.address", &settings.address, &context! { file => id.as_str(), ..values })?;
        Ok(Some(Media { id: 0, slug: id, source, size: None }))
    }

    fn upload(&self, name: &str, title: &str, media_type: &str, bytes: &[u8]) -> Result<(), HttpFault> {
        let Some(settings) = &self.settings.files else { return Err(HttpFault::NoFiles(name.to_owned())) };
        let url = fill("files.upload", &settings.upload, &context! { address => self.address.as_str(), name })?;
        let fields = vec![("title", title.to_owned())];
        let known = ["application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"];
        let media_type = known.into_iter().find(|known| *known == media_type).unwrap_or("application/octet-stream");
        let load = Load::Form {
            fields,
            field: settings.field.clone(),
            name: name.to_owned(),
            media_type,
            bytes: bytes.to_vec(),
        };
        let answer = self.web.order(&url, &load).map_err(|silence| HttpFault::silence(silence, &url))?;
        match answer.status {
            200..=299 if answer.json().is_some() => Ok(()),
            _ => Err(judge(&answer)),
        }
    }

    /// Puts everything in and makes it public; sends nothing where it is so. Then looks.
    fn show(&self, one: &Sealed, entry: &Entry, filling: &Filling) -> Result<Entry, SiteError> {
        let values = self.filled(one, filling)?;
        if entry.public && self.unkept(one, entry, filling)?.is_empty() {
            return Ok(entry.clone());
        }
        let whole =
            context! { status => self.settings.entry.public.clone(), entry => entry.id.clone(), ..values.clone() };
        self.order("update", &self.settings.update, &whole, true)?;
        let found = self.entries(&one.facts.key, &self.bare(one))?;
        let shown = found.into_iter().find(|found| found.id == entry.id);
        let Some(shown) = shown else { return Err(HttpFault::Gone { key: one.facts.key.clone() }.into()) };
        let mut places = self.unkept(one, &shown, filling)?;
        if !shown.public {
            places.push("status");
        }
        match places.is_empty() {
            true => Ok(shown),
            false => Err(HttpFault::Unkept { places: places.join(", ") }.into()),
        }
    }

    /// Which places hold something else than what was sealed.
    fn unkept(&self, one: &Sealed, entry: &Entry, filling: &Filling) -> Result<Vec<&'static str>, SiteError> {
        let text = filling.fill(&one.text)?;
        let expected = [one.title.as_str(), &text, &one.excerpt, &one.facts.slug];
        let places = self.places();
        let other = |(at_name, expected): (&(&'static str, Option<&String>), &str)| {
            let (name, pointer) = *at_name;
            let kept = at(&entry.value, pointer?).unwrap_or_default();
            (kept != expected).then_some(name)
        };
        Ok(places.iter().zip(expected).filter_map(other).collect())
    }

    /// Whether visitors see it: their page holds the mark of this text.
    fn is_seen(&self, one: &Sealed, address: &str, entry: &Entry) -> Result<bool, SiteError> {
        let mark = format!("klartext-{}", one.facts.key);
        let seen = self.patience.until(|| {
            let answer = self.web.visit(address).map_err(|silence| HttpFault::silence(silence, address))?;
            Ok::<_, SiteError>((answer.status == 200 && answer.text().contains(&mark)).then_some(()))
        })?;
        Ok(seen.is_some() && entry.public)
    }

    /// What went out of one language as the website filled it in.
    pub(super) fn filling(&self, went: &WentOut, lang: &Lang) -> Result<Filling, SiteError> {
        let mut files = BTreeMap::new();
        if let Some(facts) = went.facts(lang) {
            for file in &facts.files {
                let Some(digest) = went.manifest.artefacts.get(&file.path) else { continue };
                if let Some(media) = self.file(&file_name(&file.name, digest))? {
                    files.insert(file.path.clone(), media);
                }
            }
        }
        let all: Vec<Sealed> = went.manifest.editions.keys().filter_map(|lang| Sealed::known(went, lang)).collect();
        Ok(Filling { files, editions: self.pages(&all)? })
    }
}

/// A name at the end of an address that holds the digest: another file never has it.
pub fn file_name(name: &str, digest: &Digest) -> String {
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, "bin"));
    format!("{stem}-{}.{end}", digest.short())
}
