//! The traces of its maker taken off a picture, without touching a pixel of it.
//!
//! What is kept is listed, everything else goes: place, time, camera, names, thumbnails (EXIF, XMP,
//! IPTC, MPF), comments, what lies behind the end of the picture. Of EXIF the turn of the camera stays,
//! since without it a photo lies on its side; outputs turn the pixels themselves.

use super::Format;

/// The same picture, bare; `None` where the file is not built as its kind is.
pub fn bare(format: Format, bytes: &[u8]) -> Option<Vec<u8>> {
    match format {
        Format::Png => png(bytes),
        Format::Jpeg => jpeg(bytes),
        Format::Gif => gif(bytes),
        Format::WebP => webp(bytes),
        Format::Svg => None,
    }
}

/// Segment by segment to the end of the picture, through all scans (ITU T.81, B.1).
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = vec![0xff, 0xd8];
    let turn = exif(bytes).filter(|turn| (2..=8).contains(turn));
    out.extend(turn.map(turned).unwrap_or_default());
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1)?;
        if bytes.get(at) != Some(&0xff) {
            return None;
        }
        match marker {
            0xff => at += 1,
            0xd9 => {
                out.extend([0xff, 0xd9]);
                return Some(out);
            }
            _ => {
                let segment = segment(bytes, at)?;
                at += segment.len();
                // Kept of the application segments: JFIF, the colour profile and Adobe's colour transform.
                let profile = marker == 0xe2 && segment.get(4..15) == Some(b"ICC_PROFILE");
                if !matches!(marker, 0xe1..=0xed | 0xef | 0xfe) || profile {
                    out.extend(segment);
                }
                if marker == 0xda {
                    let end = scan_end(bytes, at)?;
                    out.extend(bytes.get(at..end)?);
                    at = end;
                }
            }
        }
    }
}

fn segment(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
    bytes.get(at..at + 2 + length).filter(|_| length >= 2)
}

/// Where the next marker stands that is neither a stuffed byte nor a restart.
fn scan_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        match bytes.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Some(at),
        }
    }
}

/// The turn of the camera, before the first scan.
fn exif(bytes: &[u8]) -> Option<u16> {
    let mut at = 2;
    while *bytes.get(at + 1)? != 0xda {
        if bytes.get(at + 1) == Some(&0xff) {
            at += 1;
            continue;
        }
        let segment = segment(bytes, at)?;
        if segment.get(1) == Some(&0xe1)
            && let Some(turn) = orientation(&segment[4..])
        {
            return Some(turn);
        }
        at += segment.len();
    }
    None
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

/// The chunks that a page needs (PNG, third edition, 11).
const PNG_CHUNKS: [&[u8]; 15] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs",
    b"acTL", b"fcTL", b"fdAT",
];

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..8)?.to_vec();
    let mut at = 8;
    loop {
        let head = bytes.get(at..at + 8)?;
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        if PNG_CHUNKS.contains(&&head[4..8]) {
            out.extend(chunk);
        }
        at += chunk.len();
        if &head[4..8] == b"IEND" {
            return Some(out);
        }
    }
}

/// Chunks of RIFF; the head of an extended file also says which of them there are.
fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
    const EXIF_AND_XMP: u8 = 0b0000_1100;
    let declared = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?) as usize;
    let end = declared.checked_add(8)?.min(bytes.len());
    let mut out = bytes.get(..12)?.to_vec();
    let mut at = 12;
    while at + 8 <= end {
        let length = u32::from_le_bytes(bytes.get(at + 4..at + 8)?.try_into().ok()?) as usize;
        let padded = length.checked_add(length % 2)?;
        let chunk = bytes.get(at..at.checked_add(8)?.checked_add(length)?)?;
        if KEPT.contains(&&chunk[..4]) {
            let start = out.len();
            out.extend(chunk);
            if &chunk[..4] == b"VP8X" {
                *out.get_mut(start + 8)? &= !EXIF_AND_XMP;
            }
            out.extend((length % 2 == 1).then_some(0));
        }
        at = at.checked_add(8)?.checked_add(padded)?;
    }
    let length = u32::try_from(out.len() - 8).ok()?;
    out.get_mut(4..8)?.copy_from_slice(&length.to_le_bytes());
    Some(out)
}

/// Blocks up to the trailer (GIF89a, 15 to 27). Of applications only the one that repeats is kept.
fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    let colours = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let head = 13 + colours(*bytes.get(10)?);
    let mut out = bytes.get(..head)?.to_vec();
    let mut at = head;
    loop {
        let end = match *bytes.get(at)? {
            0x3b => {
                out.push(0x3b);
                return Some(out);
            }
            0x21 => blocks_end(bytes, at + 2)?,
            0x2c => blocks_end(bytes, at + 11 + colours(*bytes.get(at + 9)?))?,
            _ => return None,
        };
        let block = bytes.get(at..end)?;
        let told =
            block[0] == 0x21 && (block[1] == 0xfe || block[1] == 0xff && block.get(3..14) != Some(b"NETSCAPE2.0"));
        if !told {
            out.extend(block);
        }
        at = end;
    }
}

fn blocks_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo(exif: &[u8]) -> Vec<u8> {
        let mut out = vec![0xff, 0xd8, 0xff, 0xe1];
        out.extend(u16::try_from(exif.len() + 2).expect("short").to_be_bytes());
        out.extend(exif);
        out.extend(b"\xff\xfe\x00\x06Anna");
        out.extend(b"\xff\xc0\x00\x0b\x08\x00\x20\x00\x10\x01\x01\x11\x00");
        // Two scans, as a progressive photo has, with a stuffed byte and a restart, and a comment between.
        out.extend(b"\xff\xda\x00\x02one\xff\x00\xff\xd0\xff\xfe\x00\x06Anna\xff\xda\x00\x02two\xff\xd9");
        // A second photo behind the first, as telephones write it.
        out.extend(b"\xff\xd8GPS Anna\xff\xd9");
        out
    }

    fn mentions(bytes: &[u8]) -> bool {
        bytes.windows(4).any(|w| w == b"Anna" || w == b"52.5")
    }

    #[test]
    fn a_photo_keeps_its_turn_and_nothing_else() {
        let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0".to_vec();
        exif.extend(b"GPS 52.5 Anna");
        let bare = jpeg(&photo(&exif)).expect("a photo");
        assert!(!mentions(&bare));
        assert_eq!(super::exif(&bare), Some(6));
        assert!(bare.ends_with(b"\xff\xda\x00\x02one\xff\x00\xff\xd0\xff\xda\x00\x02two\xff\xd9"));
        assert_eq!(jpeg(&bare), Some(bare.clone()), "once is enough");
        assert!(!mentions(&jpeg(&photo(b"Exif\0\0MM\0*\xff\xff\xff\xff")).expect("a photo")));
    }

    #[test]
    fn a_png_keeps_what_is_listed() {
        let chunk = |kind: &[u8], data: &[u8]| {
            [&u32::try_from(data.len()).expect("short").to_be_bytes(), kind, data, b"CRC!"].concat()
        };
        let file = |middle: Vec<u8>| {
            [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &[0; 13]), middle, chunk(b"IEND", b"")].concat()
        };
        for kind in [b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"vpAg", b"caBX"] {
            assert_eq!(png(&[file(chunk(kind, b"Anna")), b"Anna".to_vec()].concat()), Some(file(Vec::new())));
        }
        assert_eq!(png(&file(chunk(b"pHYs", b"123456789"))), Some(file(chunk(b"pHYs", b"123456789"))));
    }

    #[test]
    fn a_webp_loses_its_places_and_says_so() {
        let chunk = |kind: &[u8], data: &[u8]| {
            let mut out = [kind, &u32::try_from(data.len()).expect("short").to_le_bytes(), data].concat();
            out.extend(vec![0; data.len() % 2]);
            out
        };
        let file = |chunks: Vec<Vec<u8>>| {
            let all = [b"WEBP".to_vec(), chunks.concat()].concat();
            [b"RIFF".to_vec(), u32::try_from(all.len()).expect("short").to_le_bytes().to_vec(), all].concat()
        };
        let whole = file(vec![
            chunk(b"VP8X", &[0x1c, 0, 0, 0, 1, 0, 0, 1, 0, 0]),
            chunk(b"VP8L", b"abc"),
            chunk(b"EXIF", b"Anna"),
            chunk(b"XMP ", b"Anna?"),
        ]);
        let left = file(vec![chunk(b"VP8X", &[0x10, 0, 0, 0, 1, 0, 0, 1, 0, 0]), chunk(b"VP8L", b"abc")]);
        assert_eq!(webp(&whole), Some(left));
    }

    #[test]
    fn a_gif_loses_its_comments() {
        let head = b"GIF89a\x01\0\x01\0\x80\0\0abcdef";
        let repeat = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0";
        let picture = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x4c\x01\0";
        let told = b"\x21\xfe\x04Anna\0\x21\xff\x0bXMP DataXMP\x04Anna\0";
        let whole = [head.as_slice(), told, repeat, picture, b"\x3bAnna"].concat();
        assert_eq!(gif(&whole), Some([head.as_slice(), repeat, picture, b"\x3b"].concat()));
    }

    #[test]
    fn cut_files_are_refused() {
        let whole = photo(b"Exif\0\0MM\0*\0\0\0\x08\0\0");
        let end = whole.windows(2).position(|w| w == b"\xff\xd9").expect("an end");
        for format in [Format::Jpeg, Format::Png, Format::Gif] {
            for cut in 0..end {
                assert_eq!(bare(format, &whole[..cut]), None, "{format:?} {cut}");
            }
        }
    }
}
