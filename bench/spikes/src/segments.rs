//! Readings in sealed blocks: bytes per reading and the time to pack and unpack a million.
use crate::db::Dice;
use pco::ChunkConfig;
use pco::standalone::{simple_compress, simple_decompress};
use std::time::Instant;

pub fn run() {
    println!(
        "values: steps of 0.1 around a drifting level, noise of 8 steps; times ± 200 ms around the beat; level 8 of pco"
    );
    for (name, beat_ms, per_block) in [
        ("30 s, an hour", 30_000i64, 120usize),
        ("5 s, an hour", 5_000, 720),
        ("1 s, an hour", 1_000, 3_600),
        ("30 s, a day", 30_000, 2_880),
        ("30 s, a month", 30_000, 86_400),
    ] {
        let points = (1_000_000 / per_block).max(1);
        let (mut d, mut raw) = (Dice(11), vec![]);
        for p in 0..points {
            let mut level = (p as f64 * 37.0) % 900.0;
            let (mut times, mut steps, mut reals) = (vec![], vec![], vec![]);
            for k in 0..per_block {
                times.push(1_790_000_000_000 + k as i64 * beat_ms + d.below(401) as i64 - 200);
                level += (d.below(201) as f64 - 100.0) / 2000.0;
                let v = level.round() as i64 + d.below(9) as i64 - 4;
                steps.push(v);
                reals.push(v as f64 * 0.1);
            }
            raw.push((times, steps, reals));
        }
        let config = ChunkConfig::default();
        let t = Instant::now();
        let (mut tb, mut sb, mut rb) = (0, 0, 0);
        let mut kept = vec![];
        for (times, steps, _) in &raw {
            // jitter around the beat is what is left when the beat is known; the block's head holds first time and beat
            let jitter: Vec<i64> = times.iter().enumerate().map(|(k, t)| t - times[0] - k as i64 * beat_ms).collect();
            let a = simple_compress(&jitter, &config).expect("times");
            let b = simple_compress(steps, &config).expect("steps");
            tb += a.len();
            sb += b.len();
            kept.push((a, b));
        }
        let pack = t.elapsed().as_secs_f64();
        for (_, _, reals) in &raw {
            rb += simple_compress(reals, &config).expect("reals").len();
        }
        let plain: usize = raw.iter().map(|(times, _, _)| simple_compress(times, &config).expect("times").len()).sum();
        let t = Instant::now();
        let mut n = 0;
        for (a, b) in &kept {
            n += simple_decompress::<i64>(a).expect("times").len();
            n = n + simple_decompress::<i64>(b).expect("steps").len() - per_block;
        }
        let unpack = t.elapsed().as_secs_f64();
        let per = |b: usize| b as f64 / n as f64;
        let index = 40.0 / per_block as f64; // point, offset, length, first, last, min, max in the footer
        println!(
            "{name:14} {points:5} blocks: jitter {:.2} (plain times {:.2}) + steps {:.2} (as f64 {:.2}) + index {index:.2} = {:.2} bytes per reading; pack {pack:.2} s, unpack {unpack:.3} s per million",
            per(tb),
            per(plain),
            per(sb),
            per(rb),
            per(tb) + per(sb) + index
        );
    }
}
