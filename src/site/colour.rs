//! The house's colour in shades that can be read: dark enough on paper, light enough at night.

use crate::release::rgb;

/// Contrast that the accessibility guidelines ask of text (WCAG 2.2, criterion 1.4.3, level AA).
const ENOUGH: f64 = 4.5;
const WHITE: [u8; 3] = [255, 255, 255];
/// The style sheet's tinted paper by day and by night, in the contact box: what can be read there can
/// be read on the plain paper too.
const DAY: [u8; 3] = [0xf3, 0xf5, 0xf6];
const NIGHT: [u8; 3] = [0x1f, 0x25, 0x2a];

/// The style sheet's first line, with the shades of this colour; empty where it is none.
pub fn shades(colour: Option<&str>) -> String {
    let Some(house) = colour.and_then(rgb) else { return String::new() };
    let on = if contrast(house, WHITE) >= ENOUGH { WHITE } else { [0, 0, 0] };
    let ink = toward(house, [0, 0, 0], DAY);
    let dark = toward(house, WHITE, NIGHT);
    format!(
        ":root {{ --house: {}; --on-house: {}; --house-ink: {}; --house-ink-dark: {}; }}\n",
        hex(house),
        hex(on),
        hex(ink),
        hex(dark)
    )
}

/// The first mixture of a colour with another one that can be read on this paper.
fn toward(colour: [u8; 3], end: [u8; 3], paper: [u8; 3]) -> [u8; 3] {
    let mixed = |step: u16| {
        let part = |at: usize| (u16::from(colour[at]) * (20 - step) + u16::from(end[at]) * step) / 20;
        [0, 1, 2].map(|at| u8::try_from(part(at)).unwrap_or(u8::MAX))
    };
    (0..=20).map(mixed).find(|shade| contrast(*shade, paper) >= ENOUGH).unwrap_or(end)
}

/// Contrast of two colours, from 1 to 21, as WCAG 2.2 defines it.
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_can_be_read() {
        let steps = [0u8, 51, 102, 128, 153, 204, 255];
        for red in steps {
            for green in steps {
                for blue in steps {
                    let house = [red, green, blue];
                    assert!(contrast(toward(house, [0, 0, 0], DAY), DAY) >= ENOUGH);
                    assert!(contrast(toward(house, WHITE, NIGHT), NIGHT) >= ENOUGH);
                    let on = if contrast(house, WHITE) >= ENOUGH { WHITE } else { [0, 0, 0] };
                    assert!(contrast(house, on) >= ENOUGH, "{house:?}");
                }
            }
        }
    }

    #[test]
    fn shades_of_the_style_sheet() {
        assert_eq!(
            shades(Some("#ffdd00")),
            ":root { --house: #ffdd00; --on-house: #000000; --house-ink: #7f6e00; --house-ink-dark: #ffdd00; }\n"
        );
        for colour in [None, Some("red"), Some("#fff"), Some("#ffdd0} * {")] {
            assert_eq!(shades(colour), "");
        }
        assert!((contrast([0, 0, 0], WHITE) - 21.0).abs() < 1e-9);
    }
}
