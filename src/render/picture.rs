//! Pictures: what kind a file is, whether it can be set, and how it loses the traces of its maker.

/// The kinds that can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Png,
    Jpeg,
    Gif,
    WebP,
    Svg,
}

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
            let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]);
            head.contains("<svg").then_some(Format::Svg)
        }
    }
}

/// The most pixels a picture may have: opened, they take four bytes each.
pub const MOST_PIXELS: u64 = 64_000_000;

/// Whether a picture is larger than can be opened safely; the size is read from its head alone.
pub fn is_too_large(bytes: &[u8]) -> bool {
    size(bytes).is_some_and(|(width, height)| u64::from(width) * u64::from(height) > MOST_PIXELS)
}

/// The same picture without place, time, camera and names (EXIF, XMP, IPTC, comments, text chunks).
///
/// Of EXIF the turn of the camera is kept, else the picture would lie on its side. Files that are
/// neither JPEG nor PNG, or that are damaged, come back as they are.
pub fn without_metadata(bytes: &[u8]) -> Vec<u8> {
    let stripped = match Format::of(bytes) {
        Some(Format::Jpeg) => bare_jpeg(bytes),
        Some(Format::Png) => bare_png(bytes),
        _ => None,
    };
    stripped.unwrap_or_else(|| bytes.to_vec())
}

/// A picture as an address that holds it, without the traces of its maker.
pub fn data_address(bytes: &[u8]) -> String {
    use base64::Engine as _;
    let media_type = Format::of(bytes).map_or("application/octet-stream", Format::media_type);
    let text = base64::engine::general_purpose::STANDARD.encode(without_metadata(bytes));
    format!("data:{media_type};base64,{text}")
}

/// Width and height in pixels.
fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let be32 = |at: usize| bytes.get(at..at + 4).map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]));
    let le16 = |at: usize| bytes.get(at..at + 2).map(|b| u32::from(u16::from_le_bytes([b[0], b[1]])));
    match Format::of(bytes)? {
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

/// A marker and its whole segment, up to the start of the scan (ITU T.81, B.1).
fn jpeg_segments(bytes: &[u8]) -> Option<(Vec<(u8, &[u8])>, &[u8])> {
    let mut segments = Vec::new();
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1)?;
        if bytes.get(at) != Some(&0xff) {
            return None;
        }
        if marker == 0xff {
            at += 1;
            continue;
        }
        if marker == 0xda {
            return Some((segments, &bytes[at..]));
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        segments.push((marker, bytes.get(at..at + 2 + length)?));
        at += 2 + length;
    }
}

fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let (segments, _) = jpeg_segments(bytes)?;
    let frame = segments.iter().find(|(m, _)| matches!(m, 0xc0..=0xcf) && !matches!(m, 0xc4 | 0xc8 | 0xcc))?.1;
    let be16 = |at: usize| frame.get(at..at + 2).map(|b| u32::from(u16::from_be_bytes([b[0], b[1]])));
    Some((be16(7)?, be16(5)?))
}

fn bare_jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let (segments, scan) = jpeg_segments(bytes)?;
    let mut out = vec![0xff, 0xd8];
    let turn = segments.iter().filter(|(marker, _)| *marker == 0xe1).find_map(|(_, s)| orientation(s.get(4..)?));
    if let Some(turn) = turn.filter(|turn| (2..=8).contains(turn)) {
        out.extend(turned(turn));
    }
    for (marker, segment) in segments {
        // Kept of the application segments: JFIF, the colour profile and Adobe's colour transform.
        let profile = marker == 0xe2 && segment.get(4..15) == Some(b"ICC_PROFILE");
        if !matches!(marker, 0xe1..=0xed | 0xef | 0xfe) || profile {
            out.extend(segment);
        }
    }
    out.extend(scan);
    Some(out)
}

/// The value of the EXIF tag 0x0112 in its first directory.
fn orientation(exif: &[u8]) -> Option<u16> {
    let tiff = exif.strip_prefix(b"Exif\0\0")?;
    let big = tiff.starts_with(b"MM");
    let word = |at: usize| {
        let b = tiff.get(at..at.checked_add(2)?)?;
        Some(if big { u16::from_be_bytes([b[0], b[1]]) } else { u16::from_le_bytes([b[0], b[1]]) })
    };
    let (high, low) = if big { (word(4)?, word(6)?) } else { (word(6)?, word(4)?) };
    let start = usize::from(high) << 16 | usize::from(low);
    (0..usize::from(word(start)?))
        .map(|i| start + 2 + 12 * i)
        .find(|at| word(*at) == Some(0x0112))
        .and_then(|at| word(at + 8))
}

/// An EXIF segment that holds the orientation and nothing else.
fn turned(turn: u16) -> Vec<u8> {
    let mut out = vec![0xff, 0xe1, 0x00, 0x22];
    out.extend(b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01");
    out.extend(turn.to_be_bytes());
    out.extend([0; 6]);
    out
}

fn bare_png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..8)?.to_vec();
    let mut at = 8;
    while at < bytes.len() {
        let head = bytes.get(at..at + 8)?;
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        if !matches!(&head[4..8], b"tEXt" | b"zTXt" | b"iTXt" | b"eXIf" | b"tIME") {
            out.extend(chunk);
        }
        at += chunk.len();
        if &head[4..8] == b"IEND" {
            break;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg(exif: &[u8]) -> Vec<u8> {
        let mut out = vec![0xff, 0xd8];
        out.extend([0xff, 0xe1]);
        out.extend(u16::try_from(exif.len() + 2).expect("short").to_be_bytes());
        out.extend(exif);
        out.extend(b"\xff\xfe\x00\x06Anna");
        out.extend(b"\xff\xc0\x00\x0b\x08\x00\x20\x00\x10\x01\x01\x11\x00");
        out.extend(b"\xff\xda\x00\x02scan\xff\xd9");
        out
    }

    fn chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).expect("short").to_be_bytes();
        [&length, kind, data, b"CRC!"].concat()
    }

    #[test]
    fn a_photo_keeps_its_turn_and_nothing_else() {
        let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0".to_vec();
        exif.extend(b"GPS 52.5 Anna");
        let bare = without_metadata(&jpeg(&exif));
        assert!(!bare.windows(4).any(|w| w == b"Anna" || w == b"52.5"));
        let (segments, scan) = jpeg_segments(&bare).expect("still a JPEG");
        assert_eq!(orientation(&segments[0].1[4..]), Some(6));
        assert_eq!(usize::from(segments[0].1[3]) + 2, segments[0].1.len());
        assert!(scan.ends_with(b"scan\xff\xd9"));
        assert_eq!(size(&bare), Some((16, 32)));
    }

    #[test]
    fn a_png_loses_its_texts() {
        let png = [
            b"\x89PNG\r\n\x1a\n".to_vec(),
            chunk(b"IHDR", &[0, 0, 0, 5, 0, 0, 0, 7, 8, 2, 0, 0, 0]),
            chunk(b"tEXt", b"Author\0Anna"),
            chunk(b"IEND", b""),
        ]
        .concat();
        let bare = without_metadata(&png);
        assert!(!bare.windows(4).any(|w| w == b"Anna"));
        assert!(bare.ends_with(b"IENDCRC!"));
        assert_eq!(size(&bare), Some((5, 7)));
    }

    #[test]
    fn a_huge_picture_is_told_from_its_head() {
        let huge =
            [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &50_000u32.to_be_bytes(), &50_000u32.to_be_bytes()].concat();
        assert!(is_too_large(&huge));
        assert!(!is_too_large(b"<svg width='99999' height='99999'/>"));
    }

    #[test]
    fn damaged_files_come_back_unchanged() {
        let whole = jpeg(b"Exif\0\0MM\0*\xff\xff\xff\xff");
        for end in 0..whole.len() - 8 {
            let cut = &whole[..end];
            without_metadata(cut);
            size(cut);
        }
        assert_eq!(without_metadata(b"no picture"), b"no picture");
        assert_eq!(without_metadata(b"\xff\xd8\xff\xe1"), b"\xff\xd8\xff\xe1");
        assert_eq!(Format::of(b"<?xml version='1.0'?><svg/>"), Some(Format::Svg));
        assert_eq!(Format::of(b"%PDF-1.7"), None);
    }
}
