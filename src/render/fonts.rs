//! The fonts that come with the tool, opened only when a page needs them.
//!
//! Parsing every face costs more than setting a short text, so `assets/fonts/book.json` holds what
//! typst wants to know about each face beforehand: name, weight, coverage. A test keeps it true.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo, is_default_ignorable};
use typst::utils::LazyHash;

/// The families in the order in which a missing letter is looked for.
pub const FAMILIES: [&str; 5] =
    ["Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic", "DejaVu Sans Mono", "Noto Emoji"];

/// What typst knows about all our faces.
pub fn book() -> &'static LazyHash<FontBook> {
    &SHELF.book
}

/// The face at this place of the book, parsed on first use.
pub fn font(index: usize) -> Option<Font> {
    let face = SHELF.faces.get(index)?;
    face.font.get_or_init(|| Font::new(Bytes::new(face.bytes), 0)).clone()
}

/// The families, as bits in the order of `FAMILIES`, that have this character in one of their faces.
pub fn families_with(c: char) -> u16 {
    SHELF.coverage.get(u32::from(c) as usize).copied().unwrap_or(0)
}

/// Characters that steer their neighbours and are not drawn: joiners, selectors, soft hyphens.
pub fn is_invisible(c: char) -> bool {
    is_default_ignorable(c)
}

/// The house's own faces: the files of `templates/fonts/`, in the order of their names.
pub fn own(templates: &BTreeMap<String, Vec<u8>>) -> impl Iterator<Item = Font> + '_ {
    let is_font = |path: &str| path.starts_with("fonts/") && [".ttf", ".otf"].iter().any(|end| path.ends_with(end));
    let files = templates.iter().filter(move |(path, _)| is_font(path));
    files.flat_map(|(_, bytes)| Font::iter(Bytes::new(bytes.clone())))
}

/// A book of all our faces and these behind them.
pub fn book_with(own: &[Font]) -> LazyHash<FontBook> {
    let mut book = FontBook::clone(&SHELF.book);
    own.iter().for_each(|font| book.push(font.info().clone()));
    LazyHash::new(book)
}

/// How many faces come with the tool.
pub fn count() -> usize {
    SHELF.faces.len()
}

struct Face {
    bytes: &'static [u8],
    font: OnceLock<Option<Font>>,
}

struct Shelf {
    book: LazyHash<FontBook>,
    faces: Vec<Face>,
    /// A bit for each family, by code point up to the end of the pictographs.
    coverage: Vec<u16>,
}

const LAST: usize = 0x2_0000;
const PREPARED: &str = include_str!("../../assets/fonts/book.json");

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

static SHELF: LazyLock<Shelf> = LazyLock::new(|| {
    let files = files();
    let infos: Vec<FontInfo> = serde_json::from_str(PREPARED).unwrap_or_default();
    // A list that does not fit the files (a new version of the assets) is made afresh.
    let infos = if infos.len() == files.len() { infos } else { parsed(&files) };
    let faces = files.into_iter().map(|bytes| Face { bytes, font: OnceLock::new() }).collect();
    Shelf { coverage: coverage(&infos), book: LazyHash::new(FontBook::from_infos(infos)), faces }
});

fn files() -> Vec<&'static [u8]> {
    FILES.to_vec()
}

fn parsed(files: &[&[u8]]) -> Vec<FontInfo> {
    files.iter().filter_map(|bytes| FontInfo::new(bytes, 0)).collect()
}

/// One face of a family is enough: typst falls back to it where the slanted or bold one lacks a letter.
fn coverage(infos: &[FontInfo]) -> Vec<u16> {
    let mut table = vec![0; LAST];
    for (at, family) in FAMILIES.iter().enumerate() {
        for face in infos.iter().filter(|info| info.family == *family) {
            for c in face.coverage.iter().take_while(|c| (*c as usize) < LAST) {
                table[c as usize] |= 1 << at;
            }
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prepared_list_is_what_the_files_say() {
        let prepared: Vec<FontInfo> = serde_json::from_str(PREPARED).expect("JSON");
        assert!(prepared == parsed(&files()), "run `cargo test -- --ignored prepare_the_list_of_fonts`");
    }

    #[test]
    #[ignore = "writes assets/fonts/book.json"]
    fn prepare_the_list_of_fonts() {
        let list = serde_json::to_string(&parsed(&files())).expect("JSON");
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/book.json");
        std::fs::write(path, list).expect("written");
    }

    #[test]
    fn every_family_is_there() {
        for family in FAMILIES {
            assert!(book().contains_family(&family.to_lowercase()), "{family}");
        }
    }

    #[test]
    fn a_face_beyond_the_end_is_none() {
        assert!(font(0).is_some());
        assert!(font(9999).is_none());
    }
}
