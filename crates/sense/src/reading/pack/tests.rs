use super::*;
use proptest::prelude::*;

fn sample(at_ms: i64, value: f64) -> Sample {
    Sample { at_ms, value, quality: 0 }
}

fn packed(points: &[Point]) -> Vec<u8> {
    let mut pack = Pack::default();
    for (slot, samples) in points {
        pack.add(*slot, samples);
    }
    pack.bytes().unwrap()
}

/// A small generator of its own, so that the figures are the same every time.
struct Dice(u64);
impl Dice {
    fn below(&mut self, n: u64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % n) as i64
    }
}

/// Noise of nine steps around a drifting level, times ±200 ms around the beat.
fn noisy(dice: &mut Dice, slot: u32, n: usize, beat: i64) -> Point {
    let mut level = dice.below(900) as f64;
    let phase = dice.below(beat as u64);
    let samples = (0..n as i64).map(|k| {
        level += (dice.below(201) as f64 - 100.0) / 2000.0;
        let steps = level.round() as i64 + dice.below(9) - 4;
        sample(1_790_000_000_000 + phase + k * beat + dice.below(401) - 200, steps as f64 / 10.0)
    });
    (slot, samples.collect())
}

fn bytes_per_reading(points: &[Point], per_block: usize) -> f64 {
    let (mut bytes, mut n) = (0, 0);
    for some in points.chunks(per_block) {
        bytes += packed(some).len();
        n += some.iter().map(|p| p.1.len()).sum::<usize>();
    }
    bytes as f64 / n as f64
}

#[test]
fn slow_points_are_small_too() {
    let mut dice = Dice(7);
    for (n, limit) in [(10, 2.4), (120, 1.75), (720, 1.65)] {
        let points: Vec<Point> = (0..(40_000 / n) as u32).map(|s| noisy(&mut dice, s, n, 30_000)).collect();
        let got = bytes_per_reading(&points, FULL / n);
        println!("{n} readings an hour: {got:.2} bytes each");
        assert!(got < limit, "{n} readings: {got:.2} bytes");
    }
}

#[test]
fn a_flat_point_on_its_beat_costs_nearly_nothing_beside_noisy_ones() {
    let mut dice = Dice(9);
    let noisy: Vec<Point> = (0..34).map(|s| noisy(&mut dice, 2 * s, 120, 30_000)).collect();
    let flat = |s: u32| (2 * s + 1, (0..120).map(|k| sample(1_790_000_000_000 + k * 30_000, 4.2)).collect::<Vec<_>>());
    let mut both: Vec<Point> = noisy.iter().cloned().chain((0..34).map(flat)).collect();
    both.sort_by_key(|p| p.0);
    let more = packed(&both).len() as f64 - packed(&noisy).len() as f64;
    assert!(more / (34.0 * 120.0) < 0.1, "{:.3} bytes per flat reading", more / (34.0 * 120.0));
}

#[test]
fn odd_values_come_back_to_the_bit() {
    let stored = |v: f64, q: u8, t: i64| Sample { at_ms: t, value: v, quality: q };
    let points = vec![
        (1, vec![stored(f64::NAN, 2, 1), stored(1.5, 0, 2), stored(f64::INFINITY, 1, 3), stored(1.25, 3, 9)]),
        (4, vec![stored(-0.0, 0, 5)]),
        (
            5,
            vec![
                stored(0.1 + 0.2, 0, i64::MIN / 4),
                stored(std::f64::consts::PI, 0, 0),
                stored(f64::MAX, 0, i64::MAX / 4),
            ],
        ),
        (9, vec![stored(f64::from_bits(0x7ff0_0000_0000_0002), 2, 77)]),
        (10, (0..50).map(|k| stored(k as f64 * 0.1, 0, k * 1000)).collect()),
    ];
    assert_eq!(unpack(&packed(&points), |_| true).unwrap(), points);
    assert_eq!(unpack(&packed(&points), |s| s == 5).unwrap(), points[2..3]);
    assert!(unpack(&packed(&points), |s| s == 6).unwrap().is_empty());
}

#[test]
fn gaps_and_bursts_keep_their_times() {
    let times = [0, 29_900, 60_100, 60_101, 400_000, 400_030, 430_000, 9_000_000, 9_030_000];
    let points = vec![(3, times.iter().map(|t| sample(*t, 1.0)).collect::<Vec<_>>())];
    assert_eq!(unpack(&packed(&points), |_| true).unwrap(), points);
}

#[test]
fn bytes_that_are_no_block_are_refused() {
    let mut dice = Dice(1);
    let good = packed(&[noisy(&mut dice, 1, 50, 1000)]);
    assert!(unpack(&good[..good.len() / 2], |_| true).is_err());
    assert!(unpack(b"", |_| true).is_err());
    assert!(unpack(b"\x03abc", |_| true).is_err());
}

fn any_point() -> impl Strategy<Value = Vec<Sample>> {
    let value = prop_oneof![
        4 => (-1000i64..1000, 0u32..4).prop_map(|(n, e)| n as f64 / 10f64.powi(e as i32)),
        1 => any::<f64>(),
        1 => Just(3.5),
    ];
    let one =
        (prop_oneof![Just(1000i64), 1i64..100, 1i64..10_000_000], value, prop_oneof![9 => Just(0u8), 1 => 0u8..7]);
    proptest::collection::vec(one, 1..40).prop_map(|gaps| {
        let mut at = 1_790_000_000_000;
        gaps.into_iter()
            .map(|(gap, value, quality)| {
                at += gap;
                Sample { at_ms: at, value, quality }
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn what_went_in_comes_out(points in proptest::collection::vec(any_point(), 1..8)) {
        let points: Vec<Point> = points.into_iter().enumerate().map(|(i, p)| (i as u32 * 3, p)).collect();
        prop_assert_eq!(unpack(&packed(&points), |_| true).unwrap(), points);
    }

    #[test]
    fn a_damaged_block_makes_no_panic(points in proptest::collection::vec(any_point(), 1..4), at in any::<usize>(), byte in any::<u8>()) {
        let points: Vec<Point> = points.into_iter().enumerate().map(|(i, p)| (i as u32, p)).collect();
        let mut bytes = packed(&points);
        let n = bytes.len();
        bytes[at % n] = byte;
        let _ = unpack(&bytes, |_| true);
    }
}
