//! Pictures as files: what kind one is, how large, and whether it may be opened at all.
//!
//! Everything here is read from the head of a file; nothing is unpacked before it is known to be small.

mod bare;
mod drawing;

pub use bare::bare;
pub use drawing::drawing;

/// The kinds that can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Png,
    Jpeg,
    Gif,
    WebP,
    Svg,
}

/// Why a picture cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureFault {
    /// None of the kinds that can be set.
    Unknown,
    /// More pixels than can be opened safely.
    TooManyPixels { width: u32, height: u32 },
    /// A file of more bytes than anybody needs.
    TooHeavy,
    /// A drawing that would grow beyond measure when it is drawn.
    TooMuchDrawn,
    /// Cut off, or not what its head says.
    Damaged,
}

/// The most pixels a picture may have: opened, they take four bytes each.
const MOST_PIXELS: u64 = 64_000_000;
/// The most bytes a picture may have; a drawing is text and has far fewer.
const MOST_BYTES: usize = 40_000_000;
const MOST_BYTES_OF_A_DRAWING: usize = 8_000_000;

impl Format {
    /// The ending that a file of this kind has.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Png => "png",
            Format::Jpeg => "jpg",
            Format::Gif => "gif",
            Format::WebP => "webp",
            Format::Svg => "svg",
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Format::Png => "image/png",
            Format::Jpeg => "image/jpeg",
            Format::Gif => "image/gif",
            Format::WebP => "image/webp",
            Format::Svg => "image/svg+xml",
        }
    }

    /// Tells the kind from the content; the name of a file is not believed.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Format::Png)
        } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
            Some(Format::Jpeg)
        } else if bytes.starts_with(b"GIF8") {
            Some(Format::Gif)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(Format::WebP)
        } else {
            let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
            head.contains("<svg").then_some(Format::Svg)
        }
    }
}

/// The kind of a picture that may be opened.
pub fn inspect(bytes: &[u8]) -> Result<Format, PictureFault> {
    let format = Format::of(bytes).ok_or(PictureFault::Unknown)?;
    let most = if format == Format::Svg { MOST_BYTES_OF_A_DRAWING } else { MOST_BYTES };
    if bytes.len() > most {
        return Err(PictureFault::TooHeavy);
    }
    if format == Format::Svg {
        return Ok(format);
    }
    let (width, height) = size(format, bytes).ok_or(PictureFault::Damaged)?;
    match u64::from(width) * u64::from(height) {
        0 => Err(PictureFault::Damaged),
        1..=MOST_PIXELS => Ok(format),
        _ => Err(PictureFault::TooManyPixels { width, height }),
    }
}

/// Width and height in pixels.
fn size(format: Format, bytes: &[u8]) -> Option<(u32, u32)> {
    let be32 = |at: usize| bytes.get(at..at + 4).map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]));
    let le16 = |at: usize| bytes.get(at..at + 2).map(|b| u32::from(u16::from_le_bytes([b[0], b[1]])));
    match format {
        Format::Png => Some((be32(16)?, be32(20)?)),
        Format::Gif => Some((le16(6)?, le16(8)?)),
        Format::Jpeg => jpeg_size(bytes),
        Format::WebP => match bytes.get(12..16)? {
            b"VP8X" => {
                let le24 = |at: usize| Some(le16(at)? | u32::from(*bytes.get(at + 2)?) << 16);
                Some((le24(24)? + 1, le24(27)? + 1))
            }
            b"VP8 " => Some((le16(26)? & 0x3fff, le16(28)? & 0x3fff)),
            _ => {
                let bits = le16(21)? | le16(23)? << 16;
                Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
            }
        },
        Format::Svg => None,
    }
}

fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let frame = jpeg_frame(bytes)?;
    let be16 = |at: usize| frame.get(at..at + 2).map(|b| u32::from(u16::from_be_bytes([b[0], b[1]])));
    Some((be16(7)?, be16(5)?))
}

/// Whether a photo is made of four inks instead of colours of light.
pub fn has_inks(bytes: &[u8]) -> bool {
    Format::of(bytes) == Some(Format::Jpeg) && jpeg_frame(bytes).and_then(|frame| frame.get(9).copied()) == Some(4)
}

/// From the frame's head on (ITU T.81, B.2.2).
fn jpeg_frame(bytes: &[u8]) -> Option<&[u8]> {
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1)?;
        match (bytes.get(at)?, marker) {
            (0xff, 0xff) => at += 1,
            (0xff, 0xc0..=0xcf) if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                return bytes.get(at..);
            }
            (0xff, 0xda) => return None,
            (0xff, _) => at += 2 + usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?])),
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &width.to_be_bytes(), &height.to_be_bytes()].concat()
    }

    #[test]
    fn a_huge_picture_is_told_from_its_head() {
        for (bytes, expected) in [
            (png(50_000, 50_000), Err(PictureFault::TooManyPixels { width: 50_000, height: 50_000 })),
            (png(50_000, 100), Ok(Format::Png)),
            (png(0, 7), Err(PictureFault::Damaged)),
            (b"\x89PNG\r\n\x1a\n".to_vec(), Err(PictureFault::Damaged)),
            (
                b"\xff\xd8\xff\xe0\0\x02\xff\xc0\0\x0b\x08\xff\xff\xff\xff".to_vec(),
                Err(PictureFault::TooManyPixels { width: 65_535, height: 65_535 }),
            ),
            (b"\xff\xd8\xff\xc0\0\x0b\x08\0\x20\0\x10".to_vec(), Ok(Format::Jpeg)),
            (b"GIF89a\xff\xff\xff\xff".to_vec(), Err(PictureFault::TooManyPixels { width: 65_535, height: 65_535 })),
            (b"%PDF-1.7".to_vec(), Err(PictureFault::Unknown)),
            (b"<svg/>".to_vec(), Ok(Format::Svg)),
            ([b"<svg>".to_vec(), vec![b' '; MOST_BYTES_OF_A_DRAWING]].concat(), Err(PictureFault::TooHeavy)),
        ] {
            assert_eq!(inspect(&bytes), expected, "{:?}", &bytes[..bytes.len().min(30)]);
        }
    }

    #[test]
    fn cut_heads_are_damaged_and_nothing_worse() {
        let jpeg = b"\xff\xd8\xff\xff\xe1\0\x04ab\xff\xc0\0\x0b\x08\0\x20\0\x10";
        let webp = b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x0f\0\0\x1f\0\0";
        assert_eq!((inspect(jpeg), inspect(webp)), (Ok(Format::Jpeg), Ok(Format::WebP)));
        for end in 0..jpeg.len() {
            assert!(inspect(&jpeg[..end]).is_err(), "{end}");
        }
        for end in 0..webp.len() {
            assert!(inspect(&webp[..end]).is_err(), "{end}");
        }
    }
}
