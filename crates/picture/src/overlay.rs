//! Laying a stored picture over a questioned one and comparing them block by block.
//!
//! A copy is the same everywhere once it is moved, turned and brightened as a whole. A second shot of the same place is
//! not: things near and far have moved against each other, light falls otherwise, and what was repaired looks different.

use crate::hash::{CORE, Frame, at, soften};
use crate::sketch::{SIDE, Sketch};

/// How well two pictures agree once laid over each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// Share of the stored picture that the other one covers.
    pub overlap: f32,
    /// Blocks with something to see in them.
    pub blocks: usize,
    /// Share of those blocks that agree.
    pub share: f32,
    /// Correlation that all but the worst tenth of the blocks reach; −1 to 1.
    pub low: f32,
    /// Correlation of the whole overlap.
    pub whole: f32,
}

impl Agreement {
    /// From 0 to 1 how sure it is that both are one shot.
    pub fn score(&self) -> f32 {
        if self.overlap < 0.5 || self.blocks < 6 {
            return 0.0;
        }
        ((self.low + self.share + 2.0 * self.whole) / 4.0).clamp(0.0, 1.0)
    }

    /// Beyond doubt enough to show it to a person.
    pub fn same(&self) -> bool {
        self.score() >= SAME
    }
}

/// Scores from here on are shown.
pub const SAME: f32 = 0.9;
/// Blocks on a side.
const BLOCKS: usize = 8;
/// A block agrees from this correlation on.
const AGREES: f32 = 0.8;
/// Spread of grey values (after levelling the contrast) from which on there is something to see in a block.
const SEEN: f32 = 7.0;

/// Blurred pictures that correlate less than this are not laid over each other any finer.
const HOPELESS: f32 = 0.5;

/// Grey values levelled to mean 0 and spread 50, so that brightness and contrast of the whole do not matter; and which of
/// them are no part of the photo: corners of one colour that turning it left, bars beside it.
struct Layer {
    pixels: Vec<f32>,
    void: Vec<bool>,
}

impl Layer {
    fn of(sketch: &Sketch) -> Layer {
        let void = void(sketch.bytes());
        let raw = soften(&sketch.floats());
        let n = void.iter().filter(|v| !**v).count().max(1) as f32;
        let seen = || raw.iter().zip(&void).filter(|(_, void)| !**void).map(|(p, _)| *p);
        let mean = seen().sum::<f32>() / n;
        let spread = (seen().map(|p| (p - mean).powi(2)).sum::<f32>() / n).sqrt().max(1.0);
        Layer { pixels: raw.iter().map(|p| (p - mean) / spread * 50.0).collect(), void }
    }

    fn blurred(&self, times: usize) -> Layer {
        let mut pixels = self.pixels.clone();
        for _ in 0..times {
            pixels = soften(&pixels);
        }
        Layer { pixels, void: self.void.clone() }
    }

    /// Whether the point and its neighbours belong to the photo.
    fn shows(&self, x: f32, y: f32) -> bool {
        let most = SIDE as f32 - 2.0;
        x >= 1.0 && y >= 1.0 && x <= most && y <= most && !self.void[(y + 0.5) as usize * SIDE + (x + 0.5) as usize]
    }
}

/// What hangs together with a corner and is as black or as white as the corner, with two pixels around; nothing if that
/// would leave too little of the picture.
fn void(pixels: &[u8]) -> Vec<bool> {
    let mut void = vec![false; SIDE * SIDE];
    for corner in [0, SIDE - 1, SIDE * (SIDE - 1), SIDE * SIDE - 1] {
        let colour = pixels[corner];
        if (10..=245).contains(&colour) {
            continue;
        }
        let mut open = vec![corner];
        let mut here = Vec::new();
        let mut been = vec![false; SIDE * SIDE];
        been[corner] = true;
        while let Some(p) = open.pop() {
            if pixels[p].abs_diff(colour) > 5 {
                continue;
            }
            here.push(p);
            let (x, y) = (p % SIDE, p / SIDE);
            for (dx, dy) in [(-1i32, 0i32), (1, 0), (0, -1), (0, 1)] {
                let (nx, ny) = (x as i32 + dx, y as i32 + dy);
                if (0..SIDE as i32).contains(&nx) && (0..SIDE as i32).contains(&ny) {
                    let n = ny as usize * SIDE + nx as usize;
                    if !been[n] {
                        been[n] = true;
                        open.push(n);
                    }
                }
            }
        }
        // A speck is no corner that was left over.
        if here.len() < 12 {
            continue;
        }
        for p in here {
            let (x, y) = (p % SIDE, p / SIDE);
            for ny in y.saturating_sub(2)..=(y + 2).min(SIDE - 1) {
                for nx in x.saturating_sub(2)..=(x + 2).min(SIDE - 1) {
                    void[ny * SIDE + nx] = true;
                }
            }
        }
    }
    if void.iter().filter(|v| **v).count() > SIDE * SIDE / 3 { vec![false; SIDE * SIDE] } else { void }
}

/// Affine map from the stored sketch to the questioned one: x' = a x + b y + c, y' = d x + e y + f.
type Map = [f32; 6];

/// Compares, beginning from the frame in which the core of the stored picture was recognised.
pub fn compare(stored: &Sketch, asked: &Sketch, frame: Frame) -> Agreement {
    let (s, q) = (Layer::of(stored), Layer::of(asked));
    let (rough_s, rough_q) = (s.blurred(3), q.blurred(3));
    let rough = fit(&rough_s, &rough_q, start(frame), 12, 2);
    let first = judge(&rough_s, &rough_q, rough);
    if first.whole < HOPELESS {
        return first;
    }
    judge(&s, &q, fit(&s, &q, rough, 10, 1))
}

fn start(frame: Frame) -> Map {
    let (sin, cos) = frame.turn.to_radians().sin_cos();
    let k = frame.side / CORE;
    let middle = SIDE as f32 / 2.0 - 0.5;
    let (x, y) = (frame.x * SIDE as f32 - 0.5, frame.y * SIDE as f32 - 0.5);
    let (a, b, d, e) = (k * cos, -k * sin, k * sin, k * cos);
    [a, b, x - (a + b) * middle, d, e, y - (d + e) * middle]
}

fn through(map: &Map, x: f32, y: f32) -> (f32, f32) {
    (map[0] * x + map[1] * y + map[2], map[3] * x + map[4] * y + map[5])
}

/// Gauss–Newton: the map, with a gain and an offset of the light, that makes the differences smallest. Pixels that differ
/// grossly weigh less, so that a changed thing does not pull the map.
fn fit(s: &Layer, q: &Layer, from: Map, rounds: usize, step: usize) -> Map {
    let mut map = from;
    let (mut gain, mut offset) = (1.0f32, 0.0f32);
    for _ in 0..rounds {
        let (mut h, mut g) = ([[0.0f64; 8]; 8], [0.0f64; 8]);
        for y in (0..SIDE).step_by(step) {
            for x in (0..SIDE).step_by(step) {
                let (fx, fy) = (x as f32, y as f32);
                let (qx, qy) = through(&map, fx, fy);
                if !q.shows(qx, qy) || s.void[y * SIDE + x] {
                    continue;
                }
                let value = at(&q.pixels, qx, qy);
                let dx = (at(&q.pixels, qx + 1.0, qy) - at(&q.pixels, qx - 1.0, qy)) / 2.0;
                let dy = (at(&q.pixels, qx, qy + 1.0) - at(&q.pixels, qx, qy - 1.0)) / 2.0;
                let from = s.pixels[y * SIDE + x];
                let off = gain * from + offset - value;
                let weight = f64::from(1.0 / (1.0 + (off / 20.0).powi(2)));
                let (cx, cy) = (fx - SIDE as f32 / 2.0, fy - SIDE as f32 / 2.0);
                let j = [dx * cx, dx * cy, dx, dy * cx, dy * cy, dy, -from, -1.0].map(f64::from);
                for a in 0..8 {
                    g[a] += weight * j[a] * f64::from(off);
                    for b in a..8 {
                        h[a][b] += weight * j[a] * j[b];
                    }
                }
            }
        }
        for a in 0..8 {
            for b in 0..a {
                h[a][b] = h[b][a];
            }
            h[a][a] *= 1.0 + 1e-4;
            h[a][a] += 1e-3;
        }
        let Some(d) = solve(h, g) else { return from };
        let d = d.map(|v| v as f32);
        let middle = SIDE as f32 / 2.0;
        map[0] += d[0];
        map[1] += d[1];
        map[2] += d[2] - (d[0] + d[1]) * middle;
        map[3] += d[3];
        map[4] += d[4];
        map[5] += d[5] - (d[3] + d[4]) * middle;
        gain += d[6];
        offset += d[7];
        if d[2].abs() + d[5].abs() < 0.01 && d[0].abs() + d[1].abs() + d[3].abs() + d[4].abs() < 0.0005 {
            break;
        }
    }
    // Wandering off far is no solution.
    let far = (map[0] - from[0]).abs() + (map[4] - from[4]).abs() + (map[1] - from[1]).abs() + (map[3] - from[3]).abs();
    if map.iter().all(|v| v.is_finite()) && far < 0.5 { map } else { from }
}

/// Gauss with the largest pivot.
fn solve(mut h: [[f64; 8]; 8], mut g: [f64; 8]) -> Option<[f64; 8]> {
    for c in 0..8 {
        let p = (c..8).max_by(|a, b| h[*a][c].abs().total_cmp(&h[*b][c].abs()))?;
        if h[p][c].abs() < 1e-9 {
            return None;
        }
        h.swap(c, p);
        g.swap(c, p);
        for r in c + 1..8 {
            let k = h[r][c] / h[c][c];
            for n in c..8 {
                h[r][n] -= k * h[c][n];
            }
            g[r] -= k * g[c];
        }
    }
    let mut out = [0.0; 8];
    for r in (0..8).rev() {
        let rest: f64 = (r + 1..8).map(|n| h[r][n] * out[n]).sum();
        out[r] = (g[r] - rest) / h[r][r];
    }
    Some(out)
}

fn judge(s: &Layer, q: &Layer, map: Map) -> Agreement {
    let size = SIDE / BLOCKS;
    let mut found: Vec<f32> = Vec::new();
    let mut all = Sums::default();
    let mut covered = 0;
    for by in 0..BLOCKS {
        for bx in 0..BLOCKS {
            let mut sums = Sums::default();
            for y in by * size..(by + 1) * size {
                for x in bx * size..(bx + 1) * size {
                    let (qx, qy) = through(&map, x as f32, y as f32);
                    if q.shows(qx, qy) && !s.void[y * SIDE + x] {
                        sums.add(s.pixels[y * SIDE + x], at(&q.pixels, qx, qy));
                    }
                }
            }
            covered += sums.n as usize;
            all.join(&sums);
            let (sa, sb) = sums.spreads();
            if sums.n >= (size * size) as f32 * 0.7 && sa.max(sb) >= SEEN {
                found.push(sums.correlation());
            }
        }
    }
    found.sort_by(f32::total_cmp);
    let agree = found.iter().filter(|c| **c >= AGREES).count();
    Agreement {
        overlap: covered as f32 / (SIDE * SIDE) as f32,
        blocks: found.len(),
        share: agree as f32 / found.len().max(1) as f32,
        low: found.get(found.len() / 10).copied().unwrap_or(-1.0),
        whole: all.correlation(),
    }
}

#[derive(Default)]
struct Sums {
    n: f32,
    a: f32,
    b: f32,
    aa: f32,
    bb: f32,
    ab: f32,
}

impl Sums {
    fn add(&mut self, a: f32, b: f32) {
        self.join(&Sums { n: 1.0, a, b, aa: a * a, bb: b * b, ab: a * b });
    }

    fn join(&mut self, o: &Sums) {
        self.n += o.n;
        self.a += o.a;
        self.b += o.b;
        self.aa += o.aa;
        self.bb += o.bb;
        self.ab += o.ab;
    }

    fn spreads(&self) -> (f32, f32) {
        let n = self.n.max(1.0);
        let of = |sum: f32, squares: f32| (squares / n - (sum / n).powi(2)).max(0.0).sqrt();
        (of(self.a, self.aa), of(self.b, self.bb))
    }

    fn correlation(&self) -> f32 {
        let (sa, sb) = self.spreads();
        if sa < 0.5 || sb < 0.5 {
            return 0.0;
        }
        (self.ab / self.n - self.a / self.n * (self.b / self.n)) / (sa * sb)
    }
}
