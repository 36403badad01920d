//! typst without klartext: the same source, templates and faces, compiled and exported.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// The faces in the order of the prepared list.
const FILES: [&[u8]; 11] = [
    include_bytes!("../../assets/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../assets/fonts/NotoSans-Italic.ttf"),
    include_bytes!("../../assets/fonts/NotoSans-BoldItalic.ttf"),
    include_bytes!("../../assets/fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansArabic-Bold.ttf"),
    include_bytes!("../../assets/fonts/NotoSansEthiopic-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansEthiopic-Bold.ttf"),
    include_bytes!("../../assets/fonts/DejaVuSansMono.ttf"),
    include_bytes!("../../assets/fonts/DejaVuSansMono-Bold.ttf"),
    include_bytes!("../../assets/fonts/NotoEmoji-Regular.ttf"),
];
const PREPARED: &str = include_str!("../../assets/fonts/book.json");

/// Sets `source` with the files below `root`, writes the PDF and says how many pages it has.
pub fn set(root: &Path, source: &Path, output: &Path) -> usize {
    let world = Alone::new(root, source);
    let document = typst::compile::<PagedDocument>(&world).output.expect("a document");
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_3a]).expect("standards that agree");
    let options = PdfOptions { standards, ..PdfOptions::default() };
    std::fs::write(output, typst_pdf::pdf(&document, &options).expect("a PDF")).expect("a file");
    document.pages().len()
}

struct Alone {
    root: PathBuf,
    main: Source,
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    faces: Vec<(&'static [u8], OnceLock<Option<Font>>)>,
}

impl Alone {
    fn new(root: &Path, source: &Path) -> Self {
        let path = RootedPath::new(VirtualRoot::Project, VirtualPath::new("main.typ").expect("a path"));
        let text = std::fs::read_to_string(source).expect("the source");
        let infos: Vec<FontInfo> = serde_json::from_str(PREPARED).expect("the list");
        Self {
            root: root.to_owned(),
            main: Source::new(path.intern(), text),
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_infos(infos)),
            faces: FILES.into_iter().map(|face| (face, OnceLock::new())).collect(),
        }
    }
}

impl World for Alone {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        let bytes = self.file(id)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| FileError::InvalidUtf8)?;
        Ok(Source::new(id, text.to_owned()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = self.root.join(id.get().vpath().get_without_slash());
        std::fs::read(&path).map(Bytes::new).map_err(|error| FileError::from_io(error, &path))
    }

    fn font(&self, index: usize) -> Option<Font> {
        let (bytes, font) = self.faces.get(index)?;
        font.get_or_init(|| Font::new(Bytes::new(*bytes), 0)).clone()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
