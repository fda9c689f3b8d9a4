//! Photos used twice: a look-up among 20 million hashes in memory, with the sketch and the comparison beside it. The floor
//! is a look at every one of the hashes for one single probe.

use crate::measure::{quantile, short, times};
use picture::{Index, Sketch, compare, hash};
use serde_json::{Value, json};
use std::time::Instant;

const MILLIONS: usize = 20;
const ASKED: usize = 200;

fn next(n: &mut u64) -> u64 {
    *n = n.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (*n ^ (*n >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Boxes and circles of many greys, with grain; 320 × 240.
fn made(seed: u64) -> image::GrayImage {
    let mut n = seed;
    let mut part = || (next(&mut n) >> 40) as f32 / (1u64 << 24) as f32;
    let things: Vec<[f32; 6]> = (0..24).map(|_| [part(), part(), part(), part(), part(), part()]).collect();
    let mut grain = seed;
    image::GrayImage::from_fn(320, 240, |px, py| {
        let (x, y) = (px as f32 / 320.0, py as f32 / 240.0);
        let over = things.iter().rev().find(|t| {
            let (dx, dy) = ((x - t[0]).abs() / (0.03 + t[2] * 0.2), (y - t[1]).abs() / (0.03 + t[3] * 0.2));
            if t[5] < 0.5 { dx < 1.0 && dy < 1.0 } else { dx * dx + dy * dy < 1.0 }
        });
        let shade = over.map_or(110.0, |t| 30.0 + 200.0 * t[4]);
        image::Luma([(shade + (next(&mut grain) % 11) as f32 - 5.0).clamp(0.0, 255.0) as u8])
    })
}

/// A tenth of each side less, at one corner.
fn cut(picture: &image::GrayImage) -> image::GrayImage {
    image::imageops::crop_imm(picture, 0, 0, 288, 216).to_image()
}

/// Run it.
///
/// # Errors
/// A cut copy is not found among the others.
pub fn run() -> Result<Value, String> {
    let pictures: Vec<image::GrayImage> = (0..ASKED as u64).map(|n| made(n * 77 + 1)).collect();
    let sketches: Vec<Sketch> = pictures.iter().map(|p| Sketch::of_gray(p).remove(0)).collect();
    let mut hashes: Vec<u64> = sketches.iter().map(hash::stored).collect();
    // Hashes of real pictures are not evenly spread: most of the others are relatives of 4,000 pictures.
    let kin: Vec<u64> = (0..4000u64).map(|n| hash::stored(&Sketch::of_gray(&made(n + 1_000_000)).remove(0))).collect();
    let mut n = 5;
    while hashes.len() < MILLIONS * 1_000_000 {
        let mut one = kin[(next(&mut n) % kin.len() as u64) as usize];
        for _ in 0..8 + next(&mut n) % 24 {
            one ^= 1 << (next(&mut n) % 64);
        }
        hashes.push(one);
    }
    let began = Instant::now();
    let every = hashes.clone();
    let index = Index::new(hashes);
    let build_s = began.elapsed().as_secs_f64();

    let copies: Vec<Sketch> = pictures.iter().map(|p| Sketch::of_gray(&cut(p)).remove(0)).collect();
    let probes: Vec<Vec<picture::Probe>> = copies.iter().map(hash::probes).collect();
    let mut at = 0;
    let look = times(ASKED, || {
        let near = index.near(&probes[at % ASKED], FAR, 20);
        at += 1;
        near
    });
    let mut found = 0;
    let mut shown = 0;
    for (n, asked) in probes.iter().enumerate() {
        let near = index.near(asked, FAR, 20);
        let hit = near.iter().find(|near| near.picture as usize == n);
        found += usize::from(hit.is_some());
        shown += usize::from(
            hit.is_some_and(|hit| compare(&sketches[n], &copies[n], asked[hit.probe as usize].frame).same()),
        );
    }
    if found * 20 < ASKED * 19 {
        return Err(format!("only {found} of {ASKED} cut copies are found among {MILLIONS} million"));
    }
    let mut at = 0;
    let floor = times(20, || {
        at += 1;
        every.iter().filter(|h| (**h ^ probes[at][0].hash).count_ones() <= FAR).count()
    });
    let mut at = 0;
    let probe = times(ASKED, || {
        at += 1;
        hash::probes(&copies[at - 1])
    });
    let mut at = 0;
    let overlay = times(ASKED, || {
        at += 1;
        compare(&sketches[at - 1], &copies[at - 1], hash::STORED)
    });
    let figures = json!({
        "hashes": every.len(),
        "lookup_p50_ms": short(quantile(&look, 0.5)),
        "lookup_p95_ms": short(quantile(&look, 0.95)),
        "floor_scan_one_probe_ms": short(quantile(&floor, 0.5)),
        "probes_p50_ms": short(quantile(&probe, 0.5)),
        "compare_p50_ms": short(quantile(&overlay, 0.5)),
        "build_s": short(build_s),
        "found": found,
        "shown": shown,
        "asked": ASKED,
    });
    println!("look-up among {} million hashes, {} probes each", MILLIONS, hash::frames().len());
    println!("  look-up              p50 {:>7.2} ms   p95 {:>7.2} ms", quantile(&look, 0.5), quantile(&look, 0.95));
    println!("  floor: scan, 1 probe p50 {:>7.2} ms", quantile(&floor, 0.5));
    println!("  probes of a picture  p50 {:>7.2} ms", quantile(&probe, 0.5));
    println!("  one comparison       p50 {:>7.2} ms", quantile(&overlay, 0.5));
    println!("  index built in {build_s:.1} s; cut copies found {found}, shown {shown} of {ASKED}");
    Ok(figures)
}

/// Bits that may differ, as in the product.
const FAR: u32 = 14;
