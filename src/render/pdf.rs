//! The PDF: tagged, archival, the same bytes each time.

use super::proof::Proof;
use super::source::{Source, saved_at, source, template};
use super::world::Memory;
use super::{RenderError, Setting, fonts};
use crate::statement::Span;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use typst::diag::{SourceDiagnostic, SourceResult};
use typst::foundations::Smart;
use typst::syntax::{DiagSpan, FileId};
use typst::text::Font;
use typst::{World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_svg::SvgOptions;

/// Sets an edition as PDF/UA-1 and PDF/A-3a with its Markdown attached, as `Edition::handout` gives
/// it: readers offer the attachment to everybody, and remarks or consents are nobody's business.
pub fn pdf(setting: &Setting<'_>) -> Result<Vec<u8>, RenderError> {
    proven(&Proof::new(setting)?)
}

/// What typst is given: the edition as its source, for designers and for comparison. Put into the
/// top of a workspace it finds template and text there; pictures lie in `pictures/` as it names them.
pub fn typ(setting: &Setting<'_>) -> Result<String, RenderError> {
    Ok(source(&Proof::new(setting)?)?.text)
}

/// The gate before a release: an independent reading of the bytes against PDF/UA-1 and PDF/A-3a.
pub fn check_accessible(pdf: &[u8]) -> Result<(), RenderError> {
    let mut words = Vec::new();
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA3a] {
        match validate_pdf_bytes(pdf, &ValidationOptions::default().profile(profile)) {
            Ok(report) => {
                let real = report.failures.iter().filter(|failure| failure.rule_id != FALSE_ALARM);
                words.extend(real.map(ToString::to_string));
            }
            Err(error) => words.push(format!("{profile}: {error}")),
        }
    }
    words.extend(lost_pages(pdf));
    if words.is_empty() { Ok(()) } else { Err(RenderError::Gate(words)) }
}

/// page_validation 0.12.2 takes compressed data that happens to end in a carriage return for one byte
/// shorter than declared; one stream in 256 does.
const FALSE_ALARM: &str = "ISO 19005-3:2012:6.1.7.1:1";

/// The words of a PDF, page by page, as they are shown one after the other; `None` if it has none that
/// can be read. A page that unpacks to more than an office ever set is not read.
pub fn pdf_words(pdf: &[u8]) -> Option<String> {
    const MOST: usize = 64 << 20;
    let document = lopdf::Document::load_mem(pdf).ok()?;
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text_with_limit(&pages, MOST).ok()
}

/// Pages whose text a screen reader does not find in the structure: a page names its place in the
/// parent tree by `StructParents` (ISO 32000-1, 14.7.4.4), which page_validation 0.12.2 does not ask for.
fn lost_pages(pdf: &[u8]) -> Vec<String> {
    // What is no PDF at all was refused before.
    let Ok(document) = lopdf::Document::load_mem(pdf) else { return Vec::new() };
    let pages = document.get_pages();
    let is_lost = |page: &lopdf::ObjectId| {
        let named = document.get_dictionary(*page).is_ok_and(|dictionary| dictionary.has(b"StructParents"));
        !named && document.get_page_content(*page).windows(5).any(|part| part == b"/MCID")
    };
    let lost = pages.iter().filter(|(_, page)| is_lost(page));
    lost.map(|(number, _)| format!("ISO 32000-1:2008:14.7.4.4: page {number} lacks StructParents")).collect()
}

/// Sets what is ready for it.
pub fn proven(proof: &Proof<'_>) -> Result<Vec<u8>, RenderError> {
    let (files, own, ident) = brought(proof)?;
    set(source(proof)?, files, own, ident).map_err(|error| named(error, proof))
}

/// The pages as drawings, to look at while one writes; what the PDF would be refused for is an error
/// here as well.
pub fn pages(setting: &Setting<'_>) -> Result<Vec<String>, RenderError> {
    let proof = Proof::new(setting)?;
    let (files, own, ident) = brought(&proof)?;
    with_memory(source(&proof)?, files, own, |memory| {
        let document = typst::compile::<PagedDocument>(memory).output?;
        export(&document, ident)?;
        let drawn = document.pages().iter().map(|page| typst_svg::svg(page, &SvgOptions::default()));
        Ok(drawn.collect())
    })
    .map_err(|error| named(error, &proof))
}

/// What an edition's own template may read: the templates, the text to attach, fonts of the
/// workspace's own; and what the document's identifier is made of.
fn brought(proof: &Proof<'_>) -> Result<(BTreeMap<String, Vec<u8>>, Vec<Font>, String), RenderError> {
    let setting = &proof.setting;
    let name = template(setting.edition.kind());
    if !setting.templates.contains_key(&name) {
        return Err(RenderError::NoTemplate(name));
    }
    let mut files: BTreeMap<String, Vec<u8>> =
        setting.templates.iter().map(|(path, bytes)| (format!("templates/{path}"), bytes.clone())).collect();
    files.insert(saved_at(setting.edition), setting.edition.handout().into_bytes());
    let ident = format!("klartext {} {}", setting.edition.id(), setting.edition.lang());
    let own = if proof.sheet.house.font.is_some() { fonts::own(setting.templates).collect() } else { Vec::new() };
    Ok((files, own, ident))
}

/// Sets a source with the files that it names and with fonts of the workspace's own. `ident` is what
/// the document's identifier is made of.
pub fn set(
    written: Source,
    files: BTreeMap<String, Vec<u8>>,
    own: Vec<Font>,
    ident: String,
) -> Result<Vec<u8>, RenderError> {
    with_memory(written, files, own, |memory| export(&typst::compile::<PagedDocument>(memory).output?, ident))
}

/// Whether a document was set in this process.
static SET_BEFORE: AtomicBool = AtomicBool::new(false);

fn with_memory<T>(
    mut written: Source,
    files: BTreeMap<String, Vec<u8>>,
    own: Vec<Font>,
    make: impl FnOnce(&Memory) -> SourceResult<T>,
) -> Result<T, RenderError> {
    // What typst remembers helps within a document, hardly between two, and grows without end. Before,
    // not after: whoever sets a single document is spared tidying up at its end, and keeps what was made
    // ready for it.
    if SET_BEFORE.swap(true, Ordering::Relaxed) {
        typst::comemo::evict(0);
    }
    let mut memory = Memory::new(written.text.clone());
    memory.add_fonts(own);
    for (path, bytes) in files.into_iter().chain(std::mem::take(&mut written.pictures)) {
        memory.add(path, bytes);
    }
    make(&memory).map_err(|diagnostics| explained(&memory, &written, &diagnostics))
}

fn export(document: &PagedDocument, ident: String) -> SourceResult<Vec<u8>> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_3a])
        .unwrap_or_else(|_| unreachable!("both standards allow PDF 1.7"));
    let options = PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some("klartext".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options)
}

/// The first complaint, with the author's line where it came from the text, or the template's.
fn explained(memory: &Memory, written: &Source, diagnostics: &[SourceDiagnostic]) -> RenderError {
    let Some(first) = diagnostics.first() else {
        return RenderError::Typst { span: None, template: None, message: String::new(), hints: Vec::new() };
    };
    let trace = first.trace.iter().map(|point| DiagSpan::from(point.span));
    let places: Vec<DiagSpan> = std::iter::once(first.span).chain(trace).collect();
    RenderError::Typst {
        span: places.iter().find_map(|place| in_text(memory, written, *place)),
        template: places.iter().find_map(|place| in_template(memory, *place)),
        message: first.message.to_string(),
        hints: first.hints.iter().map(|hint| hint.v.to_string()).collect(),
    }
}

/// Where a template asks for a name that there is not, the answer says which there are.
fn named(error: RenderError, proof: &Proof<'_>) -> RenderError {
    let RenderError::Typst { template: Some((file, line)), message, .. } = &error else { return error };
    if !["does not contain key", "unknown variable"].iter().any(|part| message.contains(part)) {
        return error;
    }
    let values = serde_json::to_value(&proof.sheet).unwrap_or_default();
    let names = |value: &serde_json::Value| -> Vec<String> {
        value.as_object().map(|map| map.keys().cloned().collect()).unwrap_or_default()
    };
    let parts = ["kicker", "headline", "subline", "lead"].map(|part| format!("s.{part}"));
    let own = names(&values).into_iter().map(|name| format!("s.{name}"));
    let house = values.get("house").map(names).unwrap_or_default().into_iter().map(|name| format!("s.house.{name}"));
    let known = parts.into_iter().chain(own).chain(house).collect();
    RenderError::TemplateName { file: file.clone(), line: *line, message: message.clone(), known }
}

fn in_text(memory: &Memory, written: &Source, place: DiagSpan) -> Option<Span> {
    if place.id() != Some(memory.main()) {
        return None;
    }
    written.span_at(memory.range(place)?.start)
}

fn in_template(memory: &Memory, place: DiagSpan) -> Option<(String, usize)> {
    let id: FileId = place.id()?;
    let name = id.get().vpath().get_without_slash().strip_prefix("templates/")?.to_owned();
    let source = memory.source(id).ok()?;
    let line = source.lines().byte_to_line(memory.range(place)?.start)?;
    Some((name, line + 1))
}
