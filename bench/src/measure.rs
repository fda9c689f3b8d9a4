//! Times and how they spread.

use std::time::{Duration, Instant};

/// Milliseconds of each of `n` runs; the result of a run is kept from being optimised away.
pub fn times<T>(n: usize, mut run: impl FnMut() -> T) -> Vec<f64> {
    (0..n)
        .map(|_| {
            let began = Instant::now();
            std::hint::black_box(run());
            ms(began.elapsed())
        })
        .collect()
}

/// Milliseconds.
pub fn ms(d: Duration) -> f64 {
    d.as_secs_f64() * 1e3
}

/// The value below which the share `q` of the times lies.
pub fn quantile(times: &[f64], q: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    sorted.get((last as f64 * q).round() as usize).copied().unwrap_or(f64::NAN)
}

/// Two decimals, for the line of JSON.
pub fn short(x: f64) -> f64 {
    (x * 100.0).round() / 100.0
}
