//! What typst may ask while it sets a page: answered from memory, never from disk, net or clock.

use super::fonts;
use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// The closed set of files of one document, under the paths that its main source names.
pub struct Memory {
    main: Source,
    files: BTreeMap<String, File>,
    /// The house's own faces, and the book that lists them behind ours.
    own: Option<(Vec<Font>, LazyHash<FontBook>)>,
}

struct File {
    bytes: Bytes,
    source: OnceLock<Source>,
}

/// One library for all documents; it never changes.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// The place of every main source: typst remembers each name for ever and has room for 65,535.
static MAIN: LazyLock<FileId> = LazyLock::new(|| {
    let path = VirtualPath::new("main.typ").unwrap_or_else(|_| unreachable!("a plain name stays in the root"));
    RootedPath::new(VirtualRoot::Project, path).intern()
});

impl Memory {
    pub fn new(main: String) -> Self {
        Self { main: Source::new(*MAIN, main), files: BTreeMap::new(), own: None }
    }

    /// Adds the house's own typeface.
    pub fn add_fonts(&mut self, own: Vec<Font>) {
        if !own.is_empty() {
            let book = fonts::book_with(&own);
            self.own = Some((own, book));
        }
    }

    /// Puts a file where the main source finds it; the path has no leading slash.
    pub fn add(&mut self, path: String, bytes: Vec<u8>) {
        self.files.insert(path, File { bytes: Bytes::new(bytes), source: OnceLock::new() });
    }

    fn find(&self, id: FileId) -> FileResult<&File> {
        let path = id.get();
        if *path.root() != VirtualRoot::Project {
            return Err(FileError::AccessDenied);
        }
        let name = path.vpath().get_without_slash();
        self.files.get(name).ok_or_else(|| FileError::NotFound(name.into()))
    }
}

impl World for Memory {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        match &self.own {
            Some((_, book)) => book,
            None => fonts::book(),
        }
    }

    fn main(&self) -> FileId {
        *MAIN
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == *MAIN {
            return Ok(self.main.clone());
        }
        let file = self.find(id)?;
        if let Some(source) = file.source.get() {
            return Ok(source.clone());
        }
        let text = std::str::from_utf8(&file.bytes).map_err(|_| FileError::InvalidUtf8)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Ok(file.source.get_or_init(|| Source::new(id, text.to_owned())).clone())
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *MAIN {
            return Ok(Bytes::from_string(self.main.clone()));
        }
        self.find(id).map(|file| file.bytes.clone())
    }

    fn font(&self, index: usize) -> Option<Font> {
        let own = || self.own.as_ref()?.0.get(index.checked_sub(fonts::count())?).cloned();
        fonts::font(index).or_else(own)
    }

    /// The same words give the same bytes on any day, so nobody is told the day.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
