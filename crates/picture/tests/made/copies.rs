//! What people do to a photo before they hand it in again. Written apart from the code under test.

use super::made::{Dice, jpeg};
use image::imageops::{self, FilterType};
use image::{Rgb, RgbImage};

pub const WAYS: [&str; 7] = [
    "crop 10 %",
    "JPEG quality 40",
    "turned ≤ 5°, edges black",
    "turned ≤ 5°, cut to fit",
    "screenshot",
    "brightness",
    "cut, turned, screenshot",
];

pub fn copy(way: usize, picture: &RgbImage, dice: &mut Dice) -> Vec<u8> {
    match way {
        0 => jpeg(&crop(picture, dice), 85),
        1 => jpeg(picture, 40),
        2 => jpeg(&turn(picture, angle(dice)), 85),
        3 => {
            let turned = turn(picture, angle(dice));
            let (w, h) = turned.dimensions();
            let (cw, ch) = (w * 9 / 10, h * 9 / 10);
            jpeg(&imageops::crop_imm(&turned, (w - cw) / 2, (h - ch) / 2, cw, ch).to_image(), 85)
        }
        4 => jpeg(&screenshot(picture, dice), 80),
        5 => jpeg(&bright(picture, dice), 80),
        _ => {
            let small = 2.0 * dice.sign();
            let turned = turn(&crop(picture, dice), small);
            jpeg(&screenshot(&turned, dice), 75)
        }
    }
}

fn angle(dice: &mut Dice) -> f32 {
    dice.between(1.0, 5.0) * dice.sign()
}

/// A tenth of each side is cut off, wherever the rest lies.
fn crop(picture: &RgbImage, dice: &mut Dice) -> RgbImage {
    let (w, h) = picture.dimensions();
    let (cw, ch) = (w * 9 / 10, h * 9 / 10);
    let (x, y) = (dice.below((w - cw) as usize + 1) as u32, dice.below((h - ch) as usize + 1) as u32);
    imageops::crop_imm(picture, x, y, cw, ch).to_image()
}

/// About the middle; what is not known is black.
fn turn(picture: &RgbImage, degrees: f32) -> RgbImage {
    let (w, h) = picture.dimensions();
    let (sin, cos) = degrees.to_radians().sin_cos();
    let (cx, cy) = (w as f32 / 2.0 - 0.5, h as f32 / 2.0 - 0.5);
    RgbImage::from_fn(w, h, |x, y| {
        let (dx, dy) = (x as f32 - cx, y as f32 - cy);
        let (sx, sy) = (cx + dx * cos + dy * sin, cy - dx * sin + dy * cos);
        if sx < 0.0 || sy < 0.0 || sx >= w as f32 - 1.0 || sy >= h as f32 - 1.0 {
            return Rgb([0, 0, 0]);
        }
        let (x0, y0) = (sx as u32, sy as u32);
        let (fx, fy) = (sx - x0 as f32, sy - y0 as f32);
        Rgb([0, 1, 2].map(|c| {
            let p = |x, y| f32::from(picture.get_pixel(x, y)[c]);
            let upper = p(x0, y0) * (1.0 - fx) + p(x0 + 1, y0) * fx;
            let lower = p(x0, y0 + 1) * (1.0 - fx) + p(x0 + 1, y0 + 1) * fx;
            (upper * (1.0 - fy) + lower * fy) as u8
        }))
    })
}

/// On a telephone held upright: bars of one colour above and below, with clock and buttons in them.
fn screenshot(picture: &RgbImage, dice: &mut Dice) -> RgbImage {
    let side = dice.below(8) as u32;
    let (wide, high) = (360, 360 * 2 + dice.below(60) as u32);
    let bar = if dice.below(2) == 0 { [0, 0, 0] } else { [245, 245, 245] };
    let ink = bar.map(|c| 255 - c);
    let w = wide - side * 2;
    let h = picture.height() * w / picture.width();
    let small = imageops::resize(picture, w, h, FilterType::Triangle);
    let mut out = RgbImage::from_pixel(wide, high, Rgb(bar));
    let top = (high - h) / 2 - dice.below(40) as u32;
    imageops::overlay(&mut out, &small, i64::from(side), i64::from(top));
    for n in 0..5 {
        let left = 12 + n * 9 + if n > 2 { wide - 70 } else { 0 };
        for y in 8..17 {
            for x in left..left + 5 {
                if dice.below(3) > 0 {
                    out.put_pixel(x.min(wide - 1), y, Rgb(ink));
                }
            }
        }
    }
    for x in wide / 2 - 40..wide / 2 + 40 {
        out.put_pixel(x, high - 10, Rgb(ink));
        out.put_pixel(x, high - 9, Rgb(ink));
    }
    out
}

fn bright(picture: &RgbImage, dice: &mut Dice) -> RgbImage {
    let (gain, offset) = (dice.between(0.7, 1.3), dice.between(-30.0, 30.0));
    let mut out = picture.clone();
    for p in out.pixels_mut() {
        p.0 = p.0.map(|c| (f32::from(c) * gain + offset).clamp(0.0, 255.0) as u8);
    }
    out
}
