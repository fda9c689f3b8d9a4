//! A third make of curves, on which rules may be looked at and changed, so that the other two stay unseen: production in
//! steps without ramps, a day that follows the sun, noise that wanders on four scales and has wild readings, regimes of
//! ventilation that change for good, zeros that move after a calibration. It shares no code with the two others.

use super::score::{Curve, Score, walk};
use sense::doubt::{Mark, Settings, Subject, Told};
use sense::point::Kind;

const DAYS: usize = 30;
const GROUPS: usize = 48;
const START_MS: i64 = 1_788_192_000_000;

/// A Weyl sequence through two rounds of mixing.
struct Draw(u64);

impl Draw {
    fn even(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x6a09_e667_f3bc_c909);
        let mut x = self.0;
        x = (x ^ (x >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        x = (x ^ (x >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        ((x ^ (x >> 32)) >> 11) as f64 / (1u64 << 53) as f64
    }

    fn span(&mut self, a: f64, b: f64) -> f64 {
        a + (b - a) * self.even()
    }

    fn pick(&mut self, n: usize) -> usize {
        (self.even() * n as f64) as usize % n.max(1)
    }

    /// Twelve even numbers: nearly normal.
    fn bell(&mut self) -> f64 {
        (0..12).map(|_| self.even()).sum::<f64>() - 6.0
    }
}

/// Wandering on several scales at once, minutes each with its share: reddish noise.
struct Red {
    parts: [(f64, f64); 4],
    scale: [f64; 4],
}

impl Red {
    fn new(scale: [f64; 4], beat: f64) -> Red {
        let keep = |minutes: f64| (-beat / 60.0 / minutes).exp();
        Red { parts: [3.0, 20.0, 150.0, 900.0].map(|m| (keep(m), 0.0)), scale }
    }

    fn next(&mut self, d: &mut Draw) -> f64 {
        let mut sum = 0.0;
        for ((keep, x), scale) in self.parts.iter_mut().zip(self.scale) {
            *x = *keep * *x + (1.0 - *keep * *keep).sqrt() * d.bell();
            sum += scale * *x;
        }
        sum
    }
}

/// Steps: each shift of eight hours draws how much is produced; sometimes it stands for a while, on Sundays always.
fn steps(d: &mut Draw, n: usize, beat: usize) -> Vec<f64> {
    let shift = 8 * 3600 / beat;
    let mut level = 0.8;
    let mut halt = (usize::MAX, 0);
    (0..n)
        .map(|i| {
            if i % shift == 0 {
                level = [0.6, 0.75, 0.9, 1.0][d.pick(4)];
                if d.even() < 0.08 {
                    halt = (i + d.pick(shift), d.pick(4 * 3600 / beat));
                }
            }
            let sunday = (i * beat / 86_400) % 7 == 6;
            let stands = i >= halt.0 && i - halt.0 < halt.1;
            if sunday || stands { 0.08 } else { level }
        })
        .collect()
}

struct Shot {
    at: usize,
    grows: f64,
    falls: f64,
    high: f64,
}

impl Shot {
    fn worth(&self, i: usize) -> f64 {
        let Some(t) = i.checked_sub(self.at) else { return 0.0 };
        let t = t as f64;
        self.high * (1.0 - (-t / self.grows).exp()) * (-(t / (2.5 * self.falls)).powi(2)).exp()
    }
}

const LIES: [&str; 9] =
    ["stuck", "noisy stuck", "yesterday", "cut", "rounded", "dark", "thinned", "moved down", "calibrated"];

/// One seed: 48 groups of six points, lies in 36 of them.
pub fn score(seed: u64, settings: &Settings) -> Score {
    let mut all = Score::default();
    for group in 0..GROUPS {
        all.add(walk(&works(seed, group), START_MS, DAYS, settings));
    }
    all
}

fn works(seed: u64, group: usize) -> Vec<Curve> {
    let d = &mut Draw(seed.wrapping_mul(0xbb67_ae85_84ca_a73b) ^ (group as u64) << 40);
    d.even();
    let beat = [20, 60, 90, 180][group % 4];
    let per_hour = 3600 / beat;
    let (n, hour) = (DAYS * 24 * per_hour, per_hour as f64);
    let lie = (group < 36).then(|| LIES[group % LIES.len()]);
    let from = (d.span(7.5, 25.0) * 24.0 * hour) as usize;
    let to = (from + (d.span(24.0, 96.0) * hour) as usize).min(n - 5);
    let mut shots: Vec<Shot> = (0..6)
        .map(|_| Shot {
            at: d.pick(n),
            grows: d.span(0.1, 0.5) * hour,
            falls: d.span(0.3, 2.0) * hour,
            high: d.span(0.2, 1.1),
        })
        .collect();
    for k in 0..2 {
        let at = from + (to - from) * (2 * k + 1) / 5;
        shots.push(Shot { at, grows: 0.3 * hour, falls: d.span(0.5, 2.0) * hour, high: d.span(1.4, 2.2) });
    }
    let mut made = steps(d, n, beat);
    let mut fault = (d.pick(n), (d.span(0.3, 9.0) * hour) as usize);
    if d.even() < 0.6 {
        fault.1 = 0;
    }
    // An honest fault of the first point: the work stands.
    for x in made.iter_mut().skip(fault.0).take(fault.1) {
        *x = 0.08;
    }
    let (kind, res, hi, limit) = [
        (Kind::Methane, 0.01, 4.0, 1.0),
        (Kind::Co, 1.0, 500.0, 24.0),
        (Kind::Toxic, 0.5, 100.0, 20.0),
        (Kind::Combustible, 0.5, 100.0, 25.0),
    ][d.pick(4)];
    // The air changes for good, for all of them, once or twice.
    let regimes = [(d.pick(n), d.span(0.85, 1.2)), (d.pick(n), d.span(0.85, 1.2))];
    let mut draught = Red::new([0.0, 0.02, 0.05, 0.07], beat as f64);
    let air: Vec<f64> = (0..n)
        .map(|i| {
            let regime: f64 = regimes.iter().filter(|r| i >= r.0).map(|r| r.1).product();
            (regime * (1.0 + draught.next(d))).clamp(0.4, 2.0)
        })
        .collect();
    let outage = (d.pick(n), (d.span(0.2, 5.0) * hour) as usize);
    let liar = d.pick(3);
    (0..6)
        .map(|i| {
            let (kind, res, hi, high) = match i {
                0..3 => (kind, res, hi, Some(limit)),
                3 => (Kind::Pressure, 0.002, 2.0, Some(1.6)),
                4 => (Kind::Temperature, 0.1, 200.0, Some(95.0)),
                _ => (Kind::Power, 1.0, 5000.0, None),
            };
            let mut own = Red::new([0.0, 0.01, 0.015, 0.02], beat as f64);
            let (base, gain, lag) =
                (d.span(0.08, 0.2), d.span(0.1, 0.3), d.pick((0.4 * hour) as usize + 1).max(1) as f64);
            let (sun, echo) = (d.span(0.0, 0.04), d.span(0.6, 1.1));
            let mut seen = base;
            let truth: Vec<f64> = (0..n)
                .map(|t| {
                    let clock = (t * beat) as f64 / 86_400.0;
                    let sunny = (std::f64::consts::TAU * (clock - 0.3)).sin().max(0.0) * sun;
                    let own = own.next(d);
                    let aim = match i {
                        0..3 => (base + gain * made[t]) / air[t],
                        3 => 0.4 + 0.15 * made[t],
                        4 => 0.45 + 0.3 * made[t] + sunny,
                        _ => 0.1 + 0.6 * made[t],
                    };
                    seen += (aim - seen) / (lag + 1.0);
                    let shot: f64 = if i < 3 { shots.iter().map(|s| echo * s.worth(t)).sum() } else { 0.0 };
                    (seen * (1.0 + own) + shot).max(0.0) * high.unwrap_or(2000.0)
                })
                .collect();
            let round = |x: f64| ((x / res).round() * res).clamp(0.0, hi);
            let noise = if i == 5 { 12.0 } else { res * d.span(0.7, 2.5) };
            let mut zero = 0.0;
            let mut marks: Vec<(Told, usize, usize)> = Vec::new();
            let mut next = (d.span(1.0, 12.0) * 24.0 * hour) as usize;
            let mut shown: Vec<Option<f64>> = Vec::with_capacity(n);
            let mut pulse = (0, 0);
            for (t, x) in truth.iter().enumerate() {
                if i < 3 && t >= next && (8.0..17.0).contains(&((t as f64 / hour) % 24.0)) {
                    pulse = (t, t + (d.span(0.15, 0.4) * hour) as usize + 1);
                    marks.push((Told::Calibration, pulse.0, pulse.1));
                    next = t + (d.span(9.0, 15.0) * 24.0 * hour) as usize;
                    // It comes back with its zero moved a little.
                    zero = limit * d.span(-0.015, 0.015);
                }
                // One reading in 400 is wild.
                let wild = if d.even() < 0.0025 { 4.0 } else { 1.0 };
                let gas = if t >= pulse.0 && t < pulse.1 { 1.2 * limit } else { 0.0 };
                shown.push(Some(round(x + gas + zero + wild * noise * d.bell())));
            }
            if i == 0 && fault.1 > 0 {
                marks.push((Told::Fault, fault.0, (fault.0 + fault.1).min(n)));
                shown[fault.0..(fault.0 + fault.1).min(n)].fill(None);
            }
            for _ in 0..3 {
                let (a, long) = (d.pick(n), (d.span(0.1, 3.0) * hour) as usize);
                shown[a..(a + long).min(n)].fill(None);
            }
            let told = lie.filter(|_| i == liar).map(|kind| {
                let spans = tell(d, kind, &truth, &mut shown, (from, to), (limit, res), hour, &mut marks);
                (kind, spans)
            });
            shown[outage.0..(outage.0 + outage.1).min(n)].fill(None);
            let ms = |k: usize| START_MS + (k * beat) as i64 * 1000;
            let (at_ms, value) = shown.iter().enumerate().filter_map(|(k, x)| x.map(|v| (ms(k), v))).unzip();
            let mut marks: Vec<Mark> =
                marks.into_iter().map(|(told, a, b)| Mark { told, from_ms: ms(a), to_ms: ms(b) }).collect();
            marks.sort_by_key(|m| m.from_ms);
            let lie = told.map(|(k, spans)| (k, "", spans.iter().map(|s| (ms(s.0), ms(s.1))).collect()));
            let subject = Subject { kind, resolution: res, lo: 0.0, hi, high };
            Curve { subject, at_ms, value, marks, lie, calm: false }
        })
        .collect()
}

/// Turns what was shown into a lie; returns the stretches in readings.
#[allow(clippy::too_many_arguments)]
fn tell(
    d: &mut Draw,
    kind: &str,
    truth: &[f64],
    shown: &mut [Option<f64>],
    (from, to): (usize, usize),
    (limit, res): (f64, f64),
    hour: f64,
    marks: &mut Vec<(Told, usize, usize)>,
) -> Vec<(usize, usize)> {
    let round = |x: f64| ((x / res).round() * res).max(0.0);
    let last = shown[..from].iter().rev().flatten().next().copied().unwrap_or(0.0);
    match kind {
        "stuck" => shown[from..to].fill(Some(last)),
        "noisy stuck" => {
            let noise = res * d.span(0.7, 1.5);
            shown[from..to].iter_mut().for_each(|x| *x = Some(round(last + noise * d.bell())));
        }
        "yesterday" => {
            let back = (24.0 * hour) as usize * (1 + d.pick(3));
            (from..to).for_each(|t| shown[t] = shown[t - back]);
        }
        "rounded" => {
            let coarse = res * d.span(5.0, 12.0).round();
            shown[from..to].iter_mut().flatten().for_each(|x| *x = (*x / coarse).round() * coarse);
        }
        "thinned" => {
            let by = d.span(0.3, 0.65);
            shown[from..to].iter_mut().flatten().for_each(|x| *x = round(*x * by));
        }
        "moved down" => {
            let mut before: Vec<f64> = shown[..from].iter().flatten().copied().collect();
            before.sort_by(f64::total_cmp);
            let by = before[before.len() / 2] * d.span(0.4, 0.7);
            shown[from..to].iter_mut().flatten().for_each(|x| *x = round(*x - by));
        }
        _ => {
            let (line, cap) = (0.9 * limit, d.span(0.65, 0.95) * limit);
            let mut spans: Vec<(usize, usize)> = Vec::new();
            for t in from..to {
                let high = if kind == "cut" { shown[t].is_some_and(|v| v > cap) } else { truth[t] >= line };
                match spans.last_mut().filter(|s| t - s.1 < hour as usize) {
                    Some(s) if high => s.1 = t + 1,
                    None if high => spans.push((t, t + 1)),
                    _ => {}
                }
                if kind == "cut" && high {
                    shown[t] = Some(round(cap));
                }
            }
            for &(a, b) in spans.iter().filter(|_| kind != "cut") {
                shown[a..b].fill(None);
                if kind == "calibrated" {
                    marks.push((Told::Calibration, a, b));
                }
            }
            return spans;
        }
    }
    vec![(from, to)]
}
