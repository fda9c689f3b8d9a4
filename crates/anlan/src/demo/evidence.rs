//! Photos and papers that the demo's people attach; each is different, as the rules against reuse demand.

use image::{ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

/// A picture that could be anything: sky, ground, and a building whose shape depends on the number.
pub fn photo(n: u64) -> Vec<u8> {
    let mut picture = RgbImage::new(320, 240);
    let horizon = 110 + (n * 7 % 50) as u32;
    let left = 30 + (n * 13 % 120) as u32;
    let (width, height) = (60 + (n * 5 % 90) as u32, 40 + (n * 11 % 60) as u32);
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        let grain = ((x * 31 + y * 17 + n as u32 * 101) % 13) as u8;
        let building = (left..left + width).contains(&x) && (horizon - height..horizon).contains(&y);
        *pixel = match (building, y < horizon) {
            (true, _) => Rgb([150 + grain, 140 + grain, 125 + (n % 40) as u8 + grain]),
            (false, true) => Rgb([170 + grain, 195 + grain, 220]),
            (false, false) => Rgb([110 + (n % 60) as u8 + grain, 120 + grain, 95 + grain]),
        };
    }
    let mut out = Cursor::new(Vec::new());
    // Encoding into memory cannot fail for a picture of this size.
    let _ = picture.write_to(&mut out, ImageFormat::Png);
    out.into_inner()
}

/// A short paper as text.
pub fn paper(n: u64, unit: &str, title: &str, note: &str) -> Vec<u8> {
    format!("{unit}\n\n关于{title}的情况\n\n编号：演示材料第{n}号\n\n{note}\n").into_bytes()
}
