//! Pictures as people hand them in: from telephones, cameras, printers and drawing programs.

use super::{Use, outward};
use crate::statement::{Format, PictureFault};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ImageBuffer, ImageEncoder as _, Luma, Rgb, Rgba};
use moxcms::ColorProfile;

const INKS: &[u8] = include_bytes!("../../../tests/data/pictures/inks.jpg");

fn photo(width: u32, height: u32) -> DynamicImage {
    ImageBuffer::from_fn(width, height, |x, y| {
        Rgb([u8::try_from(x % 256).expect("a byte"), u8::try_from(y % 256).expect("a byte"), 90])
    })
    .into()
}

fn jpeg(image: &DynamicImage) -> Vec<u8> {
    let mut out = Vec::new();
    image.write_with_encoder(JpegEncoder::new_with_quality(&mut out, 95)).expect("a photo");
    out
}

fn png(image: &DynamicImage) -> Vec<u8> {
    let mut out = Vec::new();
    image.write_with_encoder(PngEncoder::new(&mut out)).expect("a picture");
    out
}

fn webp(image: &DynamicImage) -> Vec<u8> {
    let mut out = Vec::new();
    image.write_with_encoder(WebPEncoder::new_lossless(&mut out)).expect("a picture");
    out
}

/// The same photo with an EXIF segment that turns it and tells where it was made.
fn turned(jpeg: &[u8], turn: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([turn, 0, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS 52.5 Anna");
    let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
    [&jpeg[..2], b"\xff\xe1", &length, &exif, &jpeg[2..]].concat()
}

fn opened(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).expect("a picture")
}

#[test]
fn what_needs_nothing_stays_as_it_is() {
    for (format, bytes) in [
        (Format::Jpeg, jpeg(&photo(40, 30))),
        (Format::Png, png(&photo(40, 30))),
        (Format::Png, png(&ImageBuffer::from_pixel(3, 3, Luma([7u8])).into())),
    ] {
        for usage in [Use::Print, Use::Web] {
            assert_eq!(outward(&bytes, usage), Ok((format, bytes.clone())), "{format:?} {usage:?}");
        }
    }
}

#[test]
fn large_pictures_become_as_large_as_is_needed() {
    for (make, size, print, web) in [
        (jpeg as fn(&DynamicImage) -> Vec<u8>, (4000, 1000), (1890, 473), (1600, 400)),
        (png, (2000, 20), (1890, 19), (1600, 16)),
        (jpeg, (100, 5000), (56, 2800), (48, 2400)),
    ] {
        let bytes = make(&photo(size.0, size.1));
        for (usage, expected) in [(Use::Print, print), (Use::Web, web)] {
            let (_, small) = outward(&bytes, usage).expect("a picture");
            assert_eq!((opened(&small).width(), opened(&small).height()), expected, "{size:?} {usage:?}");
            assert_eq!(outward(&bytes, usage).expect("a picture").1, small, "the same bytes each time");
        }
    }
}

#[test]
fn a_photo_is_turned_and_forgets_where_it_was_made() {
    for (turn, expected) in [(1, (40, 30)), (3, (40, 30)), (6, (30, 40)), (8, (30, 40))] {
        for usage in [Use::Print, Use::Web] {
            let (_, bytes) = outward(&turned(&jpeg(&photo(40, 30)), turn), usage).expect("a photo");
            assert_eq!((opened(&bytes).width(), opened(&bytes).height()), expected, "{turn}");
            assert!(!bytes.windows(4).any(|w| w == b"Anna" || w == b"Exif"), "{turn}");
        }
    }
}

#[test]
fn colours_become_those_of_screens() {
    let (format, bytes) = outward(INKS, Use::Print).expect("a photo");
    assert_eq!((format, crate::statement::has_inks(&bytes)), (Format::Jpeg, false));
    assert_eq!(opened(&bytes).color(), image::ColorType::Rgb8);

    let deep: DynamicImage = ImageBuffer::from_pixel(5, 4, Rgba([65535u16, 0, 32768, 65535])).into();
    let (_, bytes) = outward(&png(&deep), Use::Web).expect("a picture");
    assert_eq!(opened(&bytes), ImageBuffer::from_pixel(5, 4, Rgba([255u8, 0, 128, 255])).into());

    // Half a green of the wide space of photographers is no half green of screens.
    let plain = ImageBuffer::from_pixel(4, 4, Rgb([64u8, 128, 64]));
    let mut wide = Vec::new();
    let mut encoder = PngEncoder::new(&mut wide);
    encoder.set_icc_profile(ColorProfile::new_adobe_rgb().encode().expect("a profile")).expect("a place for it");
    encoder.write_image(&plain, 4, 4, image::ExtendedColorType::Rgb8).expect("a picture");
    let (_, bytes) = outward(&wide, Use::Print).expect("a picture");
    let Rgb([red, green, blue]) = *opened(&bytes).to_rgb8().get_pixel(1, 1);
    assert!(red < 40 && green.abs_diff(129) < 4 && blue.abs_diff(62) < 6, "{red} {green} {blue}");
    assert!(!bytes.windows(4).any(|w| w == b"iCCP"));
}

#[test]
fn paper_takes_no_webp() {
    let (plain, clear) = (webp(&photo(40, 30)), webp(&ImageBuffer::from_pixel(4, 4, Rgba([9u8, 9, 9, 99])).into()));
    assert_eq!(outward(&plain, Use::Print).expect("a picture").0, Format::Jpeg);
    assert_eq!(outward(&clear, Use::Print).expect("a picture").0, Format::Png);
    assert_eq!(outward(&plain, Use::Web), Ok((Format::WebP, plain.clone())));
}

#[test]
fn what_cannot_be_opened_is_refused() {
    let whole = jpeg(&photo(40, 30));
    let lying = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x09\0\0\0\x09".as_slice(), b"nonsense"].concat();
    for (bytes, fault) in [
        (&whole[..30], PictureFault::Damaged),
        (lying.as_slice(), PictureFault::Damaged),
        (b"no picture", PictureFault::Unknown),
        (b"<svg><unclosed></svg>", PictureFault::Damaged),
    ] {
        for usage in [Use::Print, Use::Web] {
            assert_eq!(outward(bytes, usage), Err(fault.clone()), "{}", String::from_utf8_lossy(bytes));
        }
    }
}
