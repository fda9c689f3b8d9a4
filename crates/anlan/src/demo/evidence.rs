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

/// Numbers that look random and are the same on every machine (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as u32 % n.max(1)
    }
    fn colour(&mut self) -> Rgb<u8> {
        // Concrete, steel, rust and paint: one brightness, a little colour.
        let light = 60 + self.below(140) as i32;
        Rgb([0, 0, 0].map(|_: i32| (light + self.below(50) as i32 - 25).clamp(0, 255) as u8))
    }
}

/// A photo of a place, of its own for every number: tanks, boxes and pipes. Afterwards the same place seen a little from
/// the side in other light, with the thing in front replaced. Drawn `coarse` times smaller than 960 × 720.
pub fn scene(n: u64, after: bool, coarse: u32) -> Vec<u8> {
    const W: u32 = 960;
    const H: u32 = 720;
    let mut dice = Dice(n.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    for _ in 0..9 {
        let _ = dice.below(2);
    }
    let (wall, floor) = (dice.colour(), dice.colour());
    let horizon = 280 + dice.below(160);
    let (dx, dy, light) = if after { (22, 14, 24) } else { (0, 0, 0) };
    let horizon = (horizon + dy) / coarse;
    let mut picture = RgbImage::from_fn(W / coarse, H / coarse, |_, y| if y < horizon { wall } else { floor });
    let mut boxes: Vec<([u32; 4], Rgb<u8>, bool)> = Vec::new();
    for _ in 0..16 {
        let (w, h) = (40 + dice.below(220), 40 + dice.below(260));
        boxes.push(([dice.below(W - 60), dice.below(H - 60), w, h], dice.colour(), dice.below(3) == 0));
    }
    // The thing that was wrong, and what stands there now.
    let (bad, good) = (dice.colour(), dice.colour());
    boxes.push(([360, 300, 240, 260], if after { good } else { bad }, after));
    if after {
        boxes.push(([400, 340, 160, 60], wall, false));
    }
    for ([x, y, w, h], colour, round) in boxes {
        let (x, y, w, h) = ((x + dx) / coarse, (y + dy) / coarse, w / coarse, h / coarse);
        for py in y..(y + h).min(H / coarse) {
            for px in x..(x + w).min(W / coarse) {
                let (fx, fy) = ((px - x) as f32 / w as f32 - 0.5, (py - y) as f32 / h as f32 - 0.5);
                if !round || fx * fx + fy * fy < 0.25 {
                    picture.put_pixel(px, py, colour);
                }
            }
        }
    }
    for pixel in picture.pixels_mut() {
        let grain = dice.below(14) as i32;
        *pixel = Rgb(pixel.0.map(|c| (i32::from(c) + light + grain - 7).clamp(0, 255) as u8));
    }
    let mut out = Cursor::new(Vec::new());
    let _ = picture.write_to(&mut out, ImageFormat::Jpeg);
    out.into_inner()
}

/// A ground plan: grey roads around white buildings where the areas are (corners in thousandths).
pub fn ground(areas: &[Vec<[i64; 2]>]) -> Vec<u8> {
    const W: u32 = 1280;
    const H: u32 = 760;
    let mut picture = RgbImage::from_pixel(W, H, Rgb([226, 230, 235]));
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        let edge = x < 12 || y < 12 || x >= W - 12 || y >= H - 12;
        let road = (500..560).contains(&x) || (340..390).contains(&y);
        match (edge, road) {
            (true, _) => *pixel = Rgb([120, 128, 138]),
            (_, true) => *pixel = Rgb([205, 210, 217]),
            _ => {}
        }
    }
    for corners in areas {
        let of = |n: usize, side: u32| corners.iter().map(move |c| (c[n].max(0) as u32) * side / 1000);
        let (left, right) = (of(0, W).min().unwrap_or(0), of(0, W).max().unwrap_or(0));
        let (top, bottom) = (of(1, H).min().unwrap_or(0), of(1, H).max().unwrap_or(0));
        for y in top..bottom.min(H) {
            for x in left..right.min(W) {
                let line = x < left + 3 || x + 3 >= right || y < top + 3 || y + 3 >= bottom;
                picture.put_pixel(x, y, if line { Rgb([110, 118, 128]) } else { Rgb([250, 251, 252]) });
            }
        }
    }
    let mut out = Cursor::new(Vec::new());
    let _ = picture.write_to(&mut out, ImageFormat::Png);
    out.into_inner()
}
