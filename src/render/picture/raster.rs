//! Pixels: turned upright, brought to eight bits of sRGB, made smaller, written again. Only where needed.

use super::Use;
use crate::statement::{Format, PictureFault, bare, has_inks};
use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{CompressionType, FilterType, PngDecoder, PngEncoder};
use image::codecs::webp::{WebPDecoder, WebPEncoder};
use image::imageops::FilterType as Scale;
use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageDecoder, ImageResult, Limits};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::io::Cursor;

/// Of 100; above it files grow and nobody sees why.
const QUALITY: u8 = 88;
/// The most bytes that opening a picture may take besides its file.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;

/// A raster picture as it goes out: its own pixels where they can stay.
pub fn outward(format: Format, bytes: &[u8], usage: Use) -> Result<(Format, Vec<u8>), PictureFault> {
    let (width, height) = usage.limits();
    let bare = bare(format, bytes);
    if format == Format::Gif {
        // typst takes the first picture of a film, pages show all.
        return bare.map(|bytes| (format, bytes)).ok_or(PictureFault::Damaged);
    }
    let opened = open(format, bytes)?;
    let large = opened.image.width() > width || opened.image.height() > height;
    // A page of paper holds no WebP: left to the library it would become raw pixels.
    let foreign = usage == Use::Print && format == Format::WebP;
    if let (Some(bare), false) = (&bare, opened.odd || large || foreign) {
        return Ok((format, bare.clone()));
    }
    let upright = if large { opened.image.resize(width, height, Scale::Lanczos3) } else { opened.image };
    let format = match (format, foreign) {
        (Format::WebP, true) if upright.color().has_alpha() => Format::Png,
        (Format::WebP, true) => Format::Jpeg,
        (format, _) => format,
    };
    let written = encode(format, &upright, opened.density).map_err(|_| PictureFault::Damaged)?;
    match bare {
        // A small file of many pixels may become a large one of few.
        Some(bare) if !opened.odd && !foreign && bare.len() < written.len() => Ok((format, bare)),
        _ => Ok((format, written)),
    }
}

struct Opened {
    /// Upright, eight bits a channel, sRGB or grey.
    image: DynamicImage,
    /// Whether that needed any change.
    odd: bool,
    /// Pixels an inch, where a photo says so.
    density: Option<u16>,
}

fn open(format: Format, bytes: &[u8]) -> Result<Opened, PictureFault> {
    let data = || Cursor::new(bytes);
    let opened = match format {
        Format::Png => PngDecoder::with_limits(data(), limits()).and_then(|decoder| read(decoder, false)),
        Format::Jpeg => JpegDecoder::new(data()).and_then(|decoder| read(decoder, has_inks(bytes))),
        Format::WebP => WebPDecoder::new(data()).and_then(|decoder| read(decoder, false)),
        Format::Gif | Format::Svg => GifDecoder::new(data()).and_then(|decoder| read(decoder, false)),
    };
    let mut opened = opened.map_err(|_| PictureFault::Damaged)?;
    opened.density = (format == Format::Jpeg).then(|| density(bytes)).flatten();
    Ok(opened)
}

fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

/// `inks` says that the file holds four inks, which the decoder turns into colours.
fn read<D: ImageDecoder>(mut decoder: D, inks: bool) -> ImageResult<Opened> {
    decoder.set_limits(limits())?;
    let profile = decoder.icc_profile()?.filter(|profile| !is_srgb(profile));
    let turn = decoder.orientation()?;
    let deep = !matches!(decoder.color_type(), ColorType::L8 | ColorType::La8 | ColorType::Rgb8 | ColorType::Rgba8);
    let mut image = DynamicImage::from_decoder(decoder)?;
    if deep {
        image = eight_bits(image);
    }
    image.apply_orientation(turn);
    let coloured = profile.as_deref().is_some_and(|profile| to_srgb(&mut image, profile, inks));
    Ok(Opened { image, odd: deep || inks || coloured || turn != Orientation::NoTransforms, density: None })
}

fn eight_bits(image: DynamicImage) -> DynamicImage {
    match (image.color().has_color(), image.color().has_alpha()) {
        (true, true) => image.into_rgba8().into(),
        (true, false) => image.into_rgb8().into(),
        (false, true) => image.into_luma_alpha8().into(),
        (false, false) => image.into_luma8().into(),
    }
}

/// Profiles name themselves, in Latin letters or in UTF-16.
fn is_srgb(profile: &[u8]) -> bool {
    profile.windows(4).any(|w| w == b"sRGB") || profile.windows(8).any(|w| w == b"\0s\0R\0G\0B")
}

/// Brings colours from a profile to sRGB; says whether there was anything to do. A profile of inks
/// belongs to numbers that the decoder has turned into colours already, and goes.
fn to_srgb(image: &mut DynamicImage, profile: &[u8], inks: bool) -> bool {
    let layout = match image {
        DynamicImage::ImageRgb8(_) => Layout::Rgb,
        DynamicImage::ImageRgba8(_) => Layout::Rgba,
        _ => return true,
    };
    let Ok(source) = ColorProfile::new_from_slice(profile) else { return true };
    if inks || source.color_space != DataColorSpace::Rgb {
        return true;
    }
    let target = ColorProfile::new_srgb();
    let Ok(transform) = source.create_transform_8bit(layout, &target, layout, TransformOptions::default()) else {
        return true;
    };
    let pixels = match image {
        DynamicImage::ImageRgb8(buffer) => &mut **buffer,
        DynamicImage::ImageRgba8(buffer) => &mut **buffer,
        _ => return true,
    };
    let before = pixels.to_vec();
    // On failure the colours stay as they were.
    let _ = transform.transform(&before, pixels);
    true
}

fn encode(format: Format, image: &DynamicImage, density: Option<u16>) -> ImageResult<Vec<u8>> {
    let mut out = Vec::new();
    match format {
        Format::Jpeg => {
            let mut encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
            if let Some(density) = density {
                encoder.set_pixel_density(image::codecs::jpeg::PixelDensity::dpi(density));
            }
            let plain =
                if image.color().has_color() { image.to_rgb8().into() } else { DynamicImage::from(image.to_luma8()) };
            plain.write_with_encoder(encoder)?;
        }
        Format::WebP => {
            let plain =
                if image.color().has_alpha() { image.to_rgba8().into() } else { DynamicImage::from(image.to_rgb8()) };
            plain.write_with_encoder(WebPEncoder::new_lossless(&mut out))?;
        }
        Format::Png | Format::Gif | Format::Svg => {
            image.write_with_encoder(PngEncoder::new_with_quality(
                &mut out,
                CompressionType::Default,
                FilterType::Adaptive,
            ))?;
        }
    }
    Ok(out)
}

/// Pixels an inch of a JFIF head (ITU T.871, 10.1).
fn density(bytes: &[u8]) -> Option<u16> {
    let head = bytes.get(2..20).filter(|head| head.starts_with(b"\xff\xe0") && &head[4..9] == b"JFIF\0")?;
    let across = u16::from_be_bytes([head[12], head[13]]);
    (head[11] == 1 && across > 1).then_some(across)
}
