//! The sketch of a picture: grey, square, small, without the frame of a screenshot.

use image::{DynamicImage, GrayImage, ImageDecoder, ImageReader, Limits, metadata::Orientation};
use std::io::Cursor;

/// Side of a sketch, in pixels.
pub const SIDE: usize = 96;
/// Longer side of the picture in which borders are looked for.
const WORK: u32 = 384;
/// Sides that are decoded at all; beyond them a few bytes could ask for gigabytes.
const MOST: u32 = 20_000;
const MEMORY: u64 = 512 << 20;

/// Grey values of a picture, drawn onto a square; [`SIDE`]² bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch(Vec<u8>);

impl Sketch {
    /// Sketches of an encoded picture (JPEG, PNG, WebP): without its borders, and, if there were borders, the whole too.
    /// The first is the one to keep. The error is a Chinese sentence.
    pub fn of(bytes: &[u8]) -> Result<Vec<Sketch>, String> {
        let broken = |e: image::ImageError| match e {
            image::ImageError::Limits(_) => format!("照片的尺寸过大（超过 {MOST} 像素），无法比对。"),
            _ => "照片已损坏，无法比对。".to_owned(),
        };
        let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|e| e.to_string())?;
        let mut limits = Limits::default();
        limits.max_image_width = Some(MOST);
        limits.max_image_height = Some(MOST);
        limits.max_alloc = Some(MEMORY);
        reader.limits(limits);
        let mut decoder = reader.into_decoder().map_err(broken)?;
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
        if picture.width().max(picture.height()) > WORK {
            picture = picture.thumbnail(WORK, WORK);
        }
        picture.apply_orientation(orientation);
        Ok(Sketch::of_gray(&picture.to_luma8()))
    }

    /// The same from grey values of any size. An empty picture gives a black sketch.
    pub fn of_gray(picture: &GrayImage) -> Vec<Sketch> {
        let whole = [0, 0, picture.width() as usize, picture.height() as usize];
        let inner = inside(picture);
        let mut out = vec![draw(picture, inner)];
        if inner != whole {
            out.push(draw(picture, whole));
        }
        out
    }

    /// From stored bytes; `None` if they are no sketch.
    pub fn from_bytes(bytes: Vec<u8>) -> Option<Sketch> {
        (bytes.len() == SIDE * SIDE).then_some(Sketch(bytes))
    }

    /// For storing.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Spread of the grey values; below about 4 there is nothing to compare (a covered lens, a blank sheet).
    pub fn contrast(&self) -> f32 {
        let n = self.0.len() as f32;
        let mean = self.0.iter().map(|p| f32::from(*p)).sum::<f32>() / n;
        (self.0.iter().map(|p| (f32::from(*p) - mean).powi(2)).sum::<f32>() / n).sqrt()
    }

    pub(crate) fn floats(&self) -> Vec<f32> {
        self.0.iter().map(|p| f32::from(*p)).collect()
    }
}

/// Left, top, right, bottom of what is inside bars of one colour (a bar may carry a line of signs, as a telephone's does).
fn inside(picture: &GrayImage) -> [usize; 4] {
    let (w, h) = (picture.width() as usize, picture.height() as usize);
    let whole = [0, 0, w, h];
    if w < 16 || h < 16 {
        return whole;
    }
    let raw = picture.as_raw();
    let rows: Vec<bool> = (0..h).map(|y| flat((0..w).map(|x| raw[y * w + x]))).collect();
    let (top, bottom) = longest(&rows);
    let columns: Vec<bool> = (0..w).map(|x| flat((top..bottom).map(|y| raw[y * w + x]))).collect();
    let (left, right) = longest(&columns);
    let kept = (right - left) as f32 / w as f32 * ((bottom - top) as f32 / h as f32);
    // A sliver is more likely a blank picture with a speck than a screenshot.
    if (0.15..=0.97).contains(&kept) { [left, top, right, bottom] } else { whole }
}

/// A line that is nearly all of one colour.
fn flat(line: impl Iterator<Item = u8>) -> bool {
    let mut counts = [0u32; 256];
    let mut n = 0;
    for p in line {
        counts[p as usize] += 1;
        n += 1;
    }
    let best = counts.windows(7).map(|w| w.iter().sum::<u32>()).max().unwrap_or(0);
    best as f32 >= n as f32 * 0.93
}

/// The longest stretch that is not flat; short flat gaps inside belong to it.
fn longest(flat: &[bool]) -> (usize, usize) {
    let gap = (flat.len() / 40).max(1);
    let mut best = (0, flat.len());
    let mut most = 0;
    let mut start = None;
    let mut last = 0;
    for (n, is_flat) in flat.iter().enumerate() {
        if *is_flat {
            continue;
        }
        match start {
            Some(_) if n - last <= gap => {}
            _ => start = Some(n),
        }
        last = n;
        let from = start.unwrap_or(n);
        if n + 1 - from > most {
            most = n + 1 - from;
            best = (from, n + 1);
        }
    }
    best
}

/// Area averages of a part of the picture on the square.
fn draw(picture: &GrayImage, [left, top, right, bottom]: [usize; 4]) -> Sketch {
    let (w, h) = (right - left, bottom - top);
    let mut out = vec![0; SIDE * SIDE];
    if w == 0 || h == 0 {
        return Sketch(out);
    }
    let (raw, pitch) = (picture.as_raw(), picture.width() as usize);
    let (xs, ys) = (shares(w), shares(h));
    for (y, row) in ys.iter().enumerate() {
        for (x, column) in xs.iter().enumerate() {
            let (mut sum, mut area) = (0.0, 0.0);
            for (sy, wy) in row {
                for (sx, wx) in column {
                    sum += f32::from(raw[(top + sy) * pitch + left + sx]) * wx * wy;
                    area += wx * wy;
                }
            }
            out[y * SIDE + x] = (sum / area).round().clamp(0.0, 255.0) as u8;
        }
    }
    Sketch(out)
}

/// For each cell of the sketch the source pixels and how much of each.
fn shares(length: usize) -> Vec<Vec<(usize, f32)>> {
    let step = length as f32 / SIDE as f32;
    let cell = |n: usize| {
        let (from, to) = (n as f32 * step, (n + 1) as f32 * step);
        let all = (from as usize..(to.ceil() as usize).min(length).max(from as usize + 1)).map(|p| {
            let share = (to.min(p as f32 + 1.0) - from.max(p as f32)).max(1e-4);
            (p.min(length - 1), share)
        });
        all.collect()
    };
    (0..SIDE).map(cell).collect()
}
