//! Pictures on their way out: as large as print or web needs them, upright, in plain colours, and
//! without a word about who made them where.
//!
//! The file of an edition stays as it is, and its digest is over that; this makes what goes out of it,
//! the same bytes each time. A picture that needs nothing keeps its pixels as they are.

mod raster;

use super::RenderError;
use crate::statement::{Edition, Format, Media, PictureFault, Span, drawing, inspect};
use base64::Engine as _;

/// What a picture is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// 300 points an inch over the whole width of the text, 16 cm, and the height of a page.
    Print,
    /// Twice the width of a column on a screen. The kind stays, since pages name files by it.
    Web,
}

impl Use {
    /// The most pixels across and down.
    fn limits(self) -> (u32, u32) {
        match self {
            Use::Print => (1890, 2800),
            Use::Web => (1600, 2400),
        }
    }
}

/// A picture as it goes out.
pub fn outward(bytes: &[u8], usage: Use) -> Result<(Format, Vec<u8>), PictureFault> {
    match inspect(bytes)? {
        Format::Svg => Ok((Format::Svg, drawing(bytes)?.text.into_bytes())),
        format => raster::outward(format, bytes, usage),
    }
}

/// Everything an edition shows, as its page in public shows it.
pub fn for_web(edition: &Edition) -> Result<Media, RenderError> {
    let one = |(path, bytes): (&String, &Vec<u8>)| {
        let wrong = |fault| RenderError::Picture { path: path.clone(), span: Span::default(), fault };
        Ok((path.clone(), outward(bytes, Use::Web).map_err(wrong)?.1))
    };
    edition.pictures().map(one).collect()
}

/// A picture as an address that holds it.
pub fn data_address(bytes: &[u8]) -> Result<String, PictureFault> {
    let (format, bytes) = outward(bytes, Use::Web)?;
    let text = base64::engine::general_purpose::STANDARD.encode(bytes);
    Ok(format!("data:{};base64,{text}", format.media_type()))
}

#[cfg(test)]
mod tests;
