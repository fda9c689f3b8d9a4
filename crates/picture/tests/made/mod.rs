//! Pictures made by rule: workshops with walls, pipes, tanks, panels, labels, gratings, valves and cables. A second shot of
//! a place has another standpoint (near things move more than far ones), other light, other noise, and what was repaired
//! looks different.

use image::codecs::jpeg::JpegEncoder;
use image::{GrayImage, Rgb, RgbImage};

pub const WIDE: u32 = 400;
pub const HIGH: u32 = 300;

/// A stream of numbers that is the same everywhere (splitmix64).
#[derive(Clone)]
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0)
    }

    /// From `a` to `b`.
    pub fn between(&mut self, a: f32, b: f32) -> f32 {
        a + (b - a) * ((self.next() >> 40) as f32 / (1u64 << 24) as f32)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    pub fn sign(&mut self) -> f32 {
        if self.next() & 1 == 0 { 1.0 } else { -1.0 }
    }
}

fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Smooth noise, 0 to 1.
fn noise(x: f32, y: f32, seed: u64) -> f32 {
    let (x0, y0) = (x.floor(), y.floor());
    let (fx, fy) = (x - x0, y - y0);
    let (fx, fy) = (fx * fx * (3.0 - 2.0 * fx), fy * fy * (3.0 - 2.0 * fy));
    let corner = |dx: i64, dy: i64| {
        let (a, b) = (x0 as i64 + dx, y0 as i64 + dy);
        let h = mix(seed ^ (a as u64).wrapping_mul(0x9E37_79B9) ^ (b as u64).wrapping_mul(0x85EB_CA6B_0000_0001));
        (h >> 40) as f32 / (1u64 << 24) as f32
    };
    let upper = corner(0, 0) * (1.0 - fx) + corner(1, 0) * fx;
    let lower = corner(0, 1) * (1.0 - fx) + corner(1, 1) * fx;
    upper * (1.0 - fy) + lower * fy
}

#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    PipeAcross,
    PipeUp,
    Panel,
    Label,
    Grating,
    Valve,
    Tank,
    Cable,
}

const KINDS: [Kind; 8] =
    [Kind::PipeAcross, Kind::PipeUp, Kind::Panel, Kind::Label, Kind::Grating, Kind::Valve, Kind::Tank, Kind::Cable];

#[derive(Clone)]
pub struct Thing {
    pub kind: Kind,
    /// Left, top, width, height, as shares of the picture.
    pub place: [f32; 4],
    /// 0 far, 1 near.
    pub near: f32,
    pub colour: [f32; 3],
    pub seed: u64,
}

#[derive(Clone)]
pub struct Scene {
    pub wall: [f32; 3],
    pub bricks: bool,
    pub floor: f32,
    pub things: Vec<Thing>,
    pub seed: u64,
}

fn colour(dice: &mut Dice) -> [f32; 3] {
    let light = dice.between(40.0, 210.0);
    [0, 1, 2].map(|_| (light + dice.between(-45.0, 45.0)).clamp(15.0, 240.0))
}

fn thing(dice: &mut Dice, least: f32, most: f32) -> Thing {
    let kind = KINDS[dice.below(KINDS.len())];
    let (mut w, mut h) = (dice.between(least, most), dice.between(least, most));
    match kind {
        Kind::PipeAcross | Kind::Cable => (w, h) = (dice.between(0.35, 1.1), dice.between(0.02, 0.07)),
        Kind::PipeUp => (w, h) = (dice.between(0.02, 0.06), dice.between(0.35, 1.1)),
        Kind::Label => h = w * 0.5,
        Kind::Valve => h = w * 1.33,
        _ => {}
    }
    Thing {
        kind,
        place: [dice.between(-0.05, 1.0 - w * 0.8), dice.between(-0.05, 0.95 - h * 0.6), w, h],
        near: dice.between(0.0, 1.0),
        colour: colour(dice),
        seed: dice.next(),
    }
}

impl Scene {
    pub fn new(seed: u64) -> Scene {
        let mut dice = Dice(seed.wrapping_mul(0x1234_5679).wrapping_add(77));
        let n = 9 + dice.below(14);
        let mut things: Vec<Thing> = (0..n).map(|_| thing(&mut dice, 0.07, 0.32)).collect();
        things.sort_by(|a, b| a.near.total_cmp(&b.near));
        Scene {
            wall: colour(&mut dice),
            bricks: dice.below(2) == 0,
            floor: dice.between(0.62, 0.95),
            things,
            seed: dice.next(),
        }
    }

    /// After the work: one thing in view, of 2 to 15 % of the picture, has been taken away, put there or renewed.
    pub fn repaired(&self, seed: u64) -> Scene {
        let mut dice = Dice(seed ^ 0xC0FF_EE00);
        let mut scene = self.clone();
        let kinds = [Kind::Panel, Kind::Label, Kind::Grating, Kind::Valve, Kind::Tank];
        let side = dice.between(0.14, 0.38);
        let ratio = dice.between(0.7, 1.4);
        let (w, h) = (side * ratio, side / ratio);
        let place = [dice.between(0.08, 0.92 - w), dice.between(0.08, 0.92 - h), w, h];
        let kind = kinds[dice.below(kinds.len())];
        let new = Thing { kind, place, near: dice.between(0.3, 1.0), colour: colour(&mut dice), seed: dice.next() };
        scene.things.push(new);
        scene
    }
}

/// Standpoint: shift (shares), nearness (a factor), turn (degrees).
#[derive(Clone, Copy)]
pub struct Stand {
    pub shift: [f32; 2],
    pub zoom: f32,
    pub turn: f32,
}

pub const FIRST: Stand = Stand { shift: [0.0, 0.0], zoom: 1.0, turn: 0.0 };

#[derive(Clone, Copy)]
pub struct Light {
    pub gain: f32,
    pub slope: [f32; 2],
    pub warm: f32,
    /// A shadow or a lamp: middle, radius, strength.
    pub spot: [f32; 4],
}

impl Light {
    pub fn new(dice: &mut Dice) -> Light {
        Light {
            gain: dice.between(0.75, 1.2),
            slope: [dice.between(-0.35, 0.35), dice.between(-0.35, 0.35)],
            warm: dice.between(-0.08, 0.08),
            spot: [dice.between(0.0, 1.0), dice.between(0.0, 1.0), dice.between(0.15, 0.5), dice.between(-0.35, 0.35)],
        }
    }
}

pub fn shoot(scene: &Scene, stand: Stand, light: Light, grain: u64) -> RgbImage {
    let (sin, cos) = stand.turn.to_radians().sin_cos();
    let ratio = HIGH as f32 / WIDE as f32;
    // Where a point of the picture lies in a layer of a given nearness.
    let back = |x: f32, y: f32, near: f32| {
        let (dx, dy) = (x - 0.5, (y - 0.5) * ratio);
        let (rx, ry) = (dx * cos + dy * sin, (dy * cos - dx * sin) / ratio);
        let zoom = 1.0 + (stand.zoom - 1.0) * (0.5 + near);
        let pull = 0.4 + 1.2 * near;
        (rx / zoom + 0.5 - stand.shift[0] * pull, ry / zoom + 0.5 - stand.shift[1] * pull)
    };
    let mut dice = Dice(grain);
    RgbImage::from_fn(WIDE, HIGH, |px, py| {
        let (x, y) = ((px as f32 + 0.5) / WIDE as f32, (py as f32 + 0.5) / HIGH as f32);
        let (wx, wy) = back(x, y, 0.0);
        let mut c = ground(scene, wx, wy);
        for thing in &scene.things {
            let [left, top, w, h] = thing.place;
            // Nothing moves by more than this.
            let away = |p: f32, from: f32, length: f32| p < from - 0.17 || p > from + length + 0.17;
            if away(x, left, w) || away(y, top, h) {
                continue;
            }
            let (tx, ty) = back(x, y, thing.near);
            let (u, v) = ((tx - left) / w, (ty - top) / h);
            if (0.0..1.0).contains(&u) && (0.0..1.0).contains(&v) {
                if let Some(over) = paint(thing, u, v) {
                    c = over;
                }
            }
        }
        let [sx, sy, radius, strength] = light.spot;
        let near_spot = (1.0 - ((x - sx).powi(2) + (y - sy).powi(2)).sqrt() / radius).max(0.0);
        let lit = light.gain * (1.0 + light.slope[0] * (x - 0.5) + light.slope[1] * (y - 0.5) + strength * near_spot);
        let rough = (dice.between(-1.0, 1.0) + dice.between(-1.0, 1.0)) * 4.0;
        let tint = [1.0 + light.warm, 1.0, 1.0 - light.warm];
        Rgb([0, 1, 2].map(|n| (c[n] * lit * tint[n] + rough).clamp(0.0, 255.0) as u8))
    })
}

fn ground(scene: &Scene, x: f32, y: f32) -> [f32; 3] {
    let grain = noise(x * 14.0, y * 11.0, scene.seed) * 0.6 + noise(x * 60.0, y * 45.0, scene.seed ^ 5) * 0.4;
    if y > scene.floor {
        let k = 0.45 + 0.5 * grain;
        return scene.wall.map(|c| (c * 0.5 + 50.0) * k);
    }
    let mut k = 0.75 + 0.35 * grain;
    if scene.bricks {
        let row = (y * 16.0).floor();
        let u = x * 11.0 + if row as i64 % 2 == 0 { 0.5 } else { 0.0 };
        if (y * 16.0).fract() < 0.12 || u.rem_euclid(1.0) < 0.07 {
            k *= 0.65;
        }
    }
    scene.wall.map(|c| c * k)
}

fn paint(thing: &Thing, u: f32, v: f32) -> Option<[f32; 3]> {
    let [_, _, w, h] = thing.place;
    let rust = noise(u * w * 50.0, v * h * 40.0, thing.seed);
    let shade = |k: f32| Some(thing.colour.map(|c| (c * k * (0.8 + 0.3 * rust)).clamp(0.0, 255.0)));
    let bit = |a: f32, b: f32| mix(thing.seed ^ ((a as u64) << 20) ^ b as u64) % 5 < 2;
    match thing.kind {
        Kind::PipeAcross => shade(0.35 + 0.95 * (v * std::f32::consts::PI).sin()),
        Kind::PipeUp => shade(0.35 + 0.95 * (u * std::f32::consts::PI).sin()),
        Kind::Tank => {
            let round = (v - 0.5).abs() * 2.0;
            let side = 1.0 - (1.0 - round.powi(6)).sqrt() * 0.5;
            if u < side * 0.12 || u > 1.0 - side * 0.12 {
                None
            } else {
                shade(0.4 + 0.8 * (u * std::f32::consts::PI).sin())
            }
        }
        Kind::Panel => {
            let (a, b) = (u * 6.0, v * 5.0);
            let lamp = (a.fract() - 0.5).powi(2) + (b.fract() - 0.5).powi(2) < 0.07;
            let edge = !(0.03..0.97).contains(&u) || !(0.03..0.97).contains(&v);
            if edge {
                shade(0.4)
            } else if lamp {
                shade(if bit(a, b) { 1.6 } else { 0.5 })
            } else {
                shade(1.0)
            }
        }
        Kind::Label => {
            let (a, b) = (u * 22.0, v * 9.0);
            let ink = !(b as u32).is_multiple_of(3) && a > 1.0 && a < 21.0 && bit(a, b);
            if ink { Some([25.0, 25.0, 30.0]) } else { Some([235.0, 225.0, 180.0]) }
        }
        Kind::Grating => {
            let bar = (u * 14.0).fract() < 0.35 || (v * 9.0).fract() < 0.3;
            if bar { shade(0.9) } else { Some([30.0, 30.0, 32.0]) }
        }
        Kind::Valve => {
            let (x, y) = (u * 2.0 - 1.0, v * 2.0 - 1.0);
            let r = (x * x + y * y).sqrt();
            let spoke = ((y.atan2(x) * 2.5).sin()).abs() < 0.25 && r < 0.9;
            if (0.72..0.98).contains(&r) || spoke || r < 0.18 { shade(1.1) } else { None }
        }
        Kind::Cable => {
            let wave = 0.5 + 0.35 * (u * 9.0 + (thing.seed % 7) as f32).sin();
            if (v - wave).abs() < 0.15 { shade(0.5) } else { None }
        }
    }
}

pub fn jpeg(picture: &RgbImage, quality: u8) -> Vec<u8> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, quality).encode_image(picture).unwrap();
    out
}

pub fn open(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).unwrap().to_rgb8()
}

#[allow(dead_code)]
pub fn gray(picture: &RgbImage) -> GrayImage {
    image::DynamicImage::ImageRgb8(picture.clone()).to_luma8()
}
