//! Hashes of the middle of a picture: signs of its lowest spatial frequencies.

use crate::sketch::{SIDE, Sketch};
use std::sync::OnceLock;

/// Bits in the order of rising frequency, the lowest first.
pub type Hash = u64;

/// Share of a stored picture's sides that the hash covers, from the middle.
pub const CORE: f32 = 0.8;
/// Points on a side at which a frame is read.
const GRID: usize = 32;
/// Frequencies on a side.
const FREQ: usize = 12;

/// A part of a questioned picture that may be the core of a stored one: centre and sides as shares, turn in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub x: f32,
    pub y: f32,
    pub side: f32,
    pub turn: f32,
}

/// The frame of a stored picture.
pub const STORED: Frame = Frame { x: 0.5, y: 0.5, side: CORE, turn: 0.0 };

/// What is asked for one frame: the hash, and which of its bits are the least certain (the least certain first).
#[derive(Clone, Debug)]
pub struct Probe {
    pub frame: Frame,
    pub hash: Hash,
    pub order: [u8; 64],
}

/// Frames that a copy may have: cut by up to 10 % a side, turned by up to 5° either way.
pub fn frames() -> &'static [Frame] {
    static ALL: OnceLock<Vec<Frame>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = Vec::new();
        for turn in [0.0, -3.4, 3.4] {
            // kept: share of the sides that a copy still has; places: where along a side the cut may lie.
            for (kept, places) in [(1.0, 1), (0.945, 2), (0.89, 3), (0.835, 2), (0.8, 1)] {
                for py in 0..places {
                    for px in 0..places {
                        let place = |p: usize| {
                            let slack = 1.0 - kept;
                            // Cut at the near side: evenly spread middles of as many parts.
                            let cut = slack * (p as f32 + 0.5) / places as f32;
                            (0.5 - cut) / kept
                        };
                        all.push(Frame { x: place(px), y: place(py), side: CORE / kept, turn });
                    }
                }
            }
        }
        all
    })
}

/// Hash to store.
pub fn stored(sketch: &Sketch) -> Hash {
    let soft = soften(&sketch.floats());
    bits(&soft, STORED).0
}

/// What to ask for a questioned picture.
pub fn probes(sketch: &Sketch) -> Vec<Probe> {
    let soft = soften(&sketch.floats());
    let one = |frame: &Frame| {
        let (hash, sure) = bits(&soft, *frame);
        let mut order: [u8; 64] = std::array::from_fn(|n| n as u8);
        order.sort_by(|a, b| sure[*a as usize].total_cmp(&sure[*b as usize]));
        Probe { frame: *frame, hash, order }
    };
    frames().iter().map(one).collect()
}

/// The sign bits, and for each how far from zero its coefficient is, measured by what is usual for its frequency.
fn bits(soft: &[f32], frame: Frame) -> (Hash, [f32; 64]) {
    let mut read = [0.0f32; GRID * GRID];
    let (sin, cos) = frame.turn.to_radians().sin_cos();
    let scale = frame.side * SIDE as f32;
    for gy in 0..GRID {
        for gx in 0..GRID {
            let (u, v) = ((gx as f32 + 0.5) / GRID as f32 - 0.5, (gy as f32 + 0.5) / GRID as f32 - 0.5);
            let x = frame.x * SIDE as f32 + scale * (u * cos - v * sin) - 0.5;
            let y = frame.y * SIDE as f32 + scale * (u * sin + v * cos) - 0.5;
            read[gy * GRID + gx] = at(soft, x, y);
        }
    }
    let waves = waves();
    let mut half = [0.0f32; GRID * FREQ];
    for y in 0..GRID {
        for f in 0..FREQ {
            half[y * FREQ + f] = (0..GRID).map(|x| read[y * GRID + x] * waves[f * GRID + x]).sum();
        }
    }
    let (mut hash, mut sure) = (0u64, [0.0f32; 64]);
    for (n, (fx, fy)) in order().iter().enumerate() {
        let value: f32 = (0..GRID).map(|y| half[y * FREQ + fx] * waves[fy * GRID + y]).sum();
        hash |= u64::from(value > 0.0) << n;
        sure[n] = value.abs() / (1.0 + 40.0 / ((fx * fx + fy * fy) as f32).sqrt());
    }
    (hash, sure)
}

/// The 64 lowest pairs of frequencies without the mean.
fn order() -> &'static [(usize, usize); 64] {
    static ORDER: OnceLock<[(usize, usize); 64]> = OnceLock::new();
    ORDER.get_or_init(|| {
        let mut all: Vec<(usize, usize)> = (0..FREQ).flat_map(|y| (0..FREQ).map(move |x| (x, y))).skip(1).collect();
        all.sort_by_key(|(x, y)| (x * x + y * y, *y));
        std::array::from_fn(|n| all[n])
    })
}

fn waves() -> &'static [f32; GRID * FREQ] {
    static WAVES: OnceLock<[f32; GRID * FREQ]> = OnceLock::new();
    WAVES.get_or_init(|| {
        std::array::from_fn(|n| {
            let (f, x) = (n / GRID, n % GRID);
            (std::f32::consts::PI * f as f32 * (x as f32 + 0.5) / GRID as f32).cos()
        })
    })
}

/// Between the pixels; beyond the edge the edge goes on.
pub(crate) fn at(pixels: &[f32], x: f32, y: f32) -> f32 {
    let most = SIDE as f32 - 1.001;
    let (x, y) = (x.clamp(0.0, most), y.clamp(0.0, most));
    let (x0, y0) = (x as usize, y as usize);
    let (fx, fy) = (x - x0 as f32, y - y0 as f32);
    let p = y0 * SIDE + x0;
    let upper = pixels[p] * (1.0 - fx) + pixels[p + 1] * fx;
    let lower = pixels[p + SIDE] * (1.0 - fx) + pixels[p + SIDE + 1] * fx;
    upper * (1.0 - fy) + lower * fy
}

/// Each pixel the weighted mean of its neighbours (1 2 1, both ways).
pub(crate) fn soften(pixels: &[f32]) -> Vec<f32> {
    let pick = |x: usize, y: usize| pixels[y * SIDE + x];
    let mut wide = vec![0.0; SIDE * SIDE];
    for y in 0..SIDE {
        for x in 0..SIDE {
            wide[y * SIDE + x] =
                (pick(x.saturating_sub(1), y) + 2.0 * pick(x, y) + pick((x + 1).min(SIDE - 1), y)) / 4.0;
        }
    }
    let mut out = vec![0.0; SIDE * SIDE];
    for y in 0..SIDE {
        for x in 0..SIDE {
            let (above, below) = (y.saturating_sub(1), (y + 1).min(SIDE - 1));
            out[y * SIDE + x] = (wide[above * SIDE + x] + 2.0 * wide[y * SIDE + x] + wide[below * SIDE + x]) / 4.0;
        }
    }
    out
}
