//! What is refused, and that the index agrees with looking at everything.

use super::*;
use image::{GrayImage, ImageFormat, Luma};
use std::io::Cursor;

fn random(n: &mut u64) -> u64 {
    *n = n.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*n >> 32) ^ (*n << 31)
}

fn scene(seed: u64) -> GrayImage {
    let mut n = seed;
    let blobs: Vec<[f32; 4]> = (0..14).map(|_| [0; 4].map(|_| (random(&mut n) % 1000) as f32 / 1000.0)).collect();
    GrayImage::from_fn(200, 160, |x, y| {
        let (x, y) = (x as f32 / 200.0, y as f32 / 160.0);
        let inside = |b: &&[f32; 4]| (x - b[0]).abs() < 0.05 + b[2] * 0.2 && (y - b[1]).abs() < 0.05 + b[2] * 0.15;
        Luma([blobs.iter().rev().find(inside).map_or(90, |b| (b[3] * 200.0 + 30.0) as u8)])
    })
}

#[test]
fn what_is_no_picture_is_refused_in_words() {
    let mut png = Cursor::new(Vec::new());
    scene(1).write_to(&mut png, ImageFormat::Png).unwrap();
    let png = png.into_inner();
    assert!(Sketch::of(&png).is_ok());
    for bad in [&b""[..], b"hello", &png[..png.len() / 3], b"\xFF\xD8\xFF\xE0garbage"] {
        let e = Sketch::of(bad).unwrap_err();
        assert!(!e.is_empty());
    }
    assert!(Sketch::from_bytes(vec![0; SIDE * SIDE - 1]).is_none());
    assert!(Sketch::from_bytes(vec![0; SIDE * SIDE]).is_some());
}

#[test]
fn tiny_and_blank_pictures_do_no_harm_and_match_nothing() {
    for (w, h) in [(1, 1), (1, 500), (500, 1), (16, 16), (97, 3)] {
        let blank = GrayImage::from_pixel(w, h, Luma([128]));
        let sketch = Sketch::of_gray(&blank).remove(0);
        assert!(sketch.contrast() < 1.0);
        assert!(!compare(&sketch, &sketch, hash::STORED).same(), "a blank sheet proves nothing");
    }
}

#[test]
fn a_picture_is_itself_and_not_another() {
    for seed in 0..30 {
        let (a, b) = (Sketch::of_gray(&scene(seed)).remove(0), Sketch::of_gray(&scene(seed + 1000)).remove(0));
        assert!(compare(&a, &a, hash::STORED).same());
        assert!(!compare(&a, &b, hash::STORED).same());
    }
}

/// One bit lies in three of the four tables at most, so whatever lies within one bit must be found; and what is found must be
/// what a look at everything finds.
#[test]
fn the_index_agrees_with_looking_at_everything() {
    let mut n = 7;
    let hashes: Vec<u64> = (0..30_000).map(|_| random(&mut n)).collect();
    let probe = |hash: u64| Probe { frame: hash::STORED, hash, order: std::array::from_fn(|n| n as u8) };
    let split = 25_000;
    let mut index = Index::new(hashes[..split].to_vec());
    for hash in &hashes[split..] {
        index.add(*hash);
    }
    assert_eq!(index.len(), hashes.len());
    for k in 0..200 {
        let at = (random(&mut n) % hashes.len() as u64) as usize;
        let bits = (0..k % 2).fold(0u64, |m, _| m | 1 << (random(&mut n) % 64));
        let asked = hashes[at] ^ bits;
        let found = index.near(&[probe(asked)], 12, 50);
        assert_eq!(found.first().map(|f| f.picture as usize), Some(at), "{k}");
        for near in &found {
            let far = (hashes[near.picture as usize] ^ asked).count_ones();
            assert!(far == u32::from(near.far) && far <= 12);
        }
    }
    assert!(index.near(&[probe(random(&mut n))], 3, 5).is_empty());
    assert!(Index::default().near(&[probe(1)], 64, 5).is_empty());
}
