//! Curves of another make, to see what the rules are worth away from the simulator that they were tuned on: rooms whose gas
//! follows a balance of source and air, process values that chase a set-point, instruments with their own lag, coloured noise
//! and beat. Nothing here shares code with the simulator, and no figure of the rules was chosen with it.

use super::score::{Curve, Score, walk};
use sense::doubt::{Mark, Settings, Subject, Told};
use sense::point::Kind;

const DAY_S: usize = 86_400;
const DAYS: usize = 30;
/// Groups of five points.
const GROUPS: usize = 40;
const START_MS: i64 = 1_788_192_000_000;

/// A congruential sequence and the normal numbers made from it by Box and Muller.
struct Chance(u64);

impl Chance {
    fn even(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let x = self.0 ^ (self.0 >> 29);
        ((x.wrapping_mul(0xff51_afd7_ed55_8ccd) >> 12) as f64 + 0.5) / (1u64 << 52) as f64
    }

    fn span(&mut self, a: f64, b: f64) -> f64 {
        a + (b - a) * self.even()
    }

    fn pick(&mut self, n: usize) -> usize {
        (self.even() * n as f64) as usize % n.max(1)
    }

    fn bell(&mut self) -> f64 {
        (-2.0 * self.even().ln()).sqrt() * (std::f64::consts::TAU * self.even()).cos()
    }
}

/// A sum of daily and weekly waves with random phases, cut to 0–1: how busy the place is.
fn busy(c: &mut Chance, n: usize, beat: usize) -> Vec<f64> {
    let waves: Vec<(f64, f64, f64)> = [1.0, 2.0, 3.0, 1.0 / 7.0, 2.0 / 7.0]
        .iter()
        .map(|f| (f * std::f64::consts::TAU / DAY_S as f64, c.span(0.0, std::f64::consts::TAU), c.span(0.05, 0.35)))
        .collect();
    let mut hum = 0.0;
    (0..n)
        .map(|i| {
            let t = (i * beat) as f64;
            hum += -hum * beat as f64 / 5400.0 + 0.012 * (beat as f64 / 60.0).sqrt() * c.bell();
            let x: f64 = 0.5 + waves.iter().map(|w| w.2 * (w.0 * t + w.1).sin()).sum::<f64>() + hum;
            x.clamp(0.03, 1.2)
        })
        .collect()
}

struct Rise {
    at: usize,
    long: usize,
    high: f64,
}

/// One instrument over a true curve.
struct Gauge {
    subject: Subject,
    truth: Vec<f64>,
    noise: f64,
}

fn subject(kind: Kind, resolution: f64, hi: f64, high: f64) -> Subject {
    Subject { kind, resolution, lo: 0.0, hi, high: Some(high) }
}

/// Three gas points of one air stream, a process temperature and the load of the works.
fn gauges(c: &mut Chance, n: usize, beat: usize, rises: &[Rise], loaded: bool) -> Vec<Gauge> {
    let work = busy(c, n, beat);
    let (kind, resolution, hi, limit) = [
        (Kind::Methane, 0.01, 4.0, 1.0),
        (Kind::Co, 1.0, 500.0, 24.0),
        (Kind::Combustible, 0.2, 100.0, 25.0),
        (Kind::H2s, 0.1, 100.0, 6.0),
    ][c.pick(4)];
    let dt = beat as f64;
    let turnover = c.span(600.0, 2400.0);
    let source = limit * c.span(0.15, 0.35) / turnover;
    let mut room = source * turnover;
    let mut fan = 0.0;
    let mut extra = vec![0.0; n];
    for r in rises {
        for (k, x) in extra.iter_mut().enumerate().skip(r.at).take(r.long) {
            // A half sine of source strength.
            *x += r.high * limit / turnover * (std::f64::consts::PI * (k - r.at) as f64 / r.long as f64).sin() * 1.3;
        }
    }
    let air: Vec<f64> = (0..n)
        .map(|i| {
            fan += -fan * dt / 14_400.0 + 0.010 * (dt / 60.0).sqrt() * c.bell();
            let air = (1.0 + fan).clamp(0.5, 1.6);
            room += dt * (source * (0.5 + work[i]) + extra[i] - room * air / turnover);
            room
        })
        .collect();
    let mut out: Vec<Gauge> = (0..3)
        .map(|_| {
            let (gain, lag, delay) = (c.span(0.6, 1.1), c.span(30.0, 240.0), c.pick(900 / beat + 1));
            let mut seen = air[0] * gain;
            let mut own = 0.0;
            let truth = (0..n)
                .map(|i| {
                    own += -own * dt / 7200.0 + 0.0012 * limit * (dt / 60.0).sqrt() * c.bell();
                    seen += (air[i.saturating_sub(delay)] * gain - seen) * (dt / lag).min(1.0);
                    (seen + own).max(0.0)
                })
                .collect();
            Gauge { subject: subject(kind, resolution, hi, limit), truth, noise: c.span(0.8, 2.5) * resolution }
        })
        .collect();
    let target = c.span(55.0, 80.0);
    let mut temp = target;
    let mut pull = 0.0;
    let truth = (0..n)
        .map(|i| {
            pull += -pull * dt / 9000.0 + 0.05 * (dt / 60.0).sqrt() * c.bell();
            temp += dt / 1800.0 * (target * (0.85 + 0.2 * work[i]) + pull - temp);
            temp
        })
        .collect();
    out.push(Gauge { subject: subject(Kind::Temperature, 0.1, 200.0, target * 1.35), truth, noise: c.span(0.1, 0.3) });
    if loaded {
        let top = c.span(300.0, 2000.0);
        let truth = work.iter().map(|w| top * (0.15 + 0.7 * w)).collect();
        out.push(Gauge {
            subject: Subject { high: None, ..subject(Kind::Power, 1.0, 5000.0, 0.0) },
            truth,
            noise: top * 0.02,
        });
    }
    out
}

const KINDS: [&str; 11] =
    ["frozen", "capped", "coarse", "dark", "scaled", "shifted", "calibrated", "faulty", "same", "restart", "yesterday"];

/// Turns what was shown into a lie; `None` is a reading that is not sent. Returns the stretches in readings.
fn bend(
    c: &mut Chance,
    kind: &str,
    g: &Gauge,
    shown: &mut [Option<f64>],
    a: usize,
    b: usize,
    beat: usize,
    rises: &[Rise],
    marks: &mut Vec<(Told, usize, usize)>,
) -> Vec<(usize, usize)> {
    let limit = g.subject.high.unwrap_or(g.subject.hi);
    let res = g.subject.resolution;
    let round = |x: f64| ((x / res).round() * res).clamp(g.subject.lo, g.subject.hi);
    let minutes = |m: f64| (m * 60.0 / beat as f64).ceil() as usize;
    let level = |s: &[Option<f64>], at: usize| s[..at].iter().rev().flatten().next().copied().unwrap_or(0.0);
    let n = shown.len();
    // Where the true curve of this instrument stands above a share of the limit because of a rise.
    let peaks: Vec<(usize, usize)> = rises
        .iter()
        .filter(|r| r.at >= a && r.at < b)
        .filter_map(|r| {
            let line = 0.9 * limit;
            let mut hot = (r.at..(r.at + r.long + minutes(120.0)).min(n)).filter(|&i| g.truth[i] >= line);
            let first = hot.next()?;
            Some((first, hot.next_back().unwrap_or(first)))
        })
        .collect();
    let usual = level(shown, a);
    match kind {
        "frozen" => shown[a..b].fill(Some(usual)),
        "capped" => {
            let cap = limit * c.span(0.7, 0.95);
            let mut spans = Vec::new();
            for (i, x) in shown.iter_mut().enumerate().take(b).skip(a) {
                if x.is_some_and(|v| v > cap) {
                    *x = Some(round(cap));
                    spans.push((i, i + 1));
                }
            }
            return spans;
        }
        "coarse" => {
            let step = res * c.span(5.0, 15.0).round();
            for x in shown[a..b].iter_mut().flatten() {
                *x = round((*x / step).floor() * step);
            }
        }
        "scaled" => {
            let by = c.span(0.25, 0.7);
            for x in shown[a..b].iter_mut().flatten() {
                *x = round(*x * by);
            }
        }
        "shifted" => {
            let mut all: Vec<f64> = shown[..a].iter().flatten().copied().collect();
            all.sort_by(f64::total_cmp);
            let by = all[all.len() / 2] * c.span(0.3, 0.7);
            let ramp = minutes(30.0);
            for (k, x) in shown[a..b].iter_mut().enumerate() {
                *x = x.map(|v| round(v - by * (k as f64 / ramp as f64).min(1.0)));
            }
        }
        "yesterday" => {
            let back = DAY_S / beat * (1 + c.pick(3));
            for i in a..b {
                shown[i] = shown[i - back];
            }
        }
        "faulty" => {
            shown[a..b].fill(None);
            marks.push((Told::Fault, a, b));
        }
        _ => {
            let mut spans = Vec::new();
            for (p, q) in peaks {
                let (p, q) = match kind {
                    "dark" => (p.saturating_sub(minutes(c.span(0.0, 15.0))), (q + minutes(c.span(5.0, 60.0))).min(n)),
                    "calibrated" => ((p + minutes(c.span(0.0, 8.0))).min(n), (q + minutes(c.span(5.0, 40.0))).min(n)),
                    "same" => {
                        (p.saturating_sub(minutes(c.span(10.0, 60.0))), (q + minutes(c.span(10.0, 120.0))).min(n))
                    }
                    _ => ((p + minutes(c.span(2.0, 20.0))).min(q + 1), (q + minutes(20.0)).min(n)),
                };
                if q <= p + 1 {
                    continue;
                }
                let old = level(shown, p);
                match kind {
                    "dark" => shown[p..q].fill(None),
                    "calibrated" => {
                        for x in &mut shown[p..q] {
                            *x = x.map(|_| round(0.3 * limit * c.span(0.9, 1.1)));
                        }
                        marks.push((Told::Calibration, p, q));
                    }
                    "same" => {
                        shown[p..q].fill(None);
                        let keep = minutes(c.span(3.0, 20.0));
                        shown[q..(q + keep).min(n)].fill(Some(old));
                    }
                    _ => {
                        let off = minutes(c.span(1.0, 10.0));
                        shown[p..(p + off).min(q)].fill(None);
                        let by = c.span(0.2, 0.6);
                        for x in shown[(p + off).min(q)..q].iter_mut().flatten() {
                            *x = round(*x * by);
                        }
                        marks.push((Told::Restart, p, p + off));
                    }
                }
                spans.push((p, q));
            }
            return spans;
        }
    }
    vec![(a, b)]
}

/// One seed: 40 groups, a lie in the first 33 of them, three of each kind.
pub fn score(seed: u64, settings: &Settings) -> Score {
    let mut all = Score::default();
    for group in 0..GROUPS {
        let mut c = Chance(seed.wrapping_mul(0x9e37_79b9).wrapping_add(group as u64 * 7919 + 1));
        c.even();
        let beat = [30, 60, 120][group % 3];
        let n = DAYS * DAY_S / beat;
        let day = DAY_S / beat;
        let lie = (group < 33).then(|| KINDS[group % KINDS.len()]);
        let long = (c.span(20.0, 100.0) * 3600.0) as usize / beat;
        let a = (c.span(7.5, 24.0) * day as f64) as usize;
        let b = (a + long).min(n - 10);
        let mut rises: Vec<Rise> = (0..5)
            .map(|_| Rise { at: c.pick(n), long: (c.span(40.0, 200.0) * 60.0) as usize / beat, high: c.span(0.3, 1.3) })
            .collect();
        for k in 0..3 {
            let at = a + (b - a) * k / 3 + c.pick((b - a) / 6 + 1);
            rises.push(Rise { at, long: (c.span(60.0, 200.0) * 60.0) as usize / beat, high: c.span(1.3, 2.2) });
        }
        let gauges = gauges(&mut c, n, beat, &rises, group % 2 == 0 || lie == Some("faulty"));
        let outage = (c.pick(n), (c.span(10.0, 400.0) * 60.0) as usize / beat);
        let liar = c.pick(3);
        let curves: Vec<Curve> = gauges
            .iter()
            .enumerate()
            .map(|(i, g)| {
                let mut hiss = 0.0;
                let mut shown: Vec<Option<f64>> = g
                    .truth
                    .iter()
                    .map(|t| {
                        // Coloured noise: half of each disturbance stays for the next reading.
                        hiss = 0.4 * hiss + g.noise * c.bell();
                        let res = g.subject.resolution;
                        Some((((t + hiss) / res).round() * res).clamp(g.subject.lo, g.subject.hi))
                    })
                    .collect();
                let mut marks = Vec::new();
                for _ in 0..c.pick(4) {
                    let p = c.pick(n - 1);
                    let q = (p + (c.span(3.0, 90.0) * 60.0) as usize / beat).min(n);
                    shown[p..q].fill(None);
                }
                for k in 0..2 {
                    let p = day * (k * 14 + 2 + c.pick(10)) + day * (8 + c.pick(8)) / 24;
                    let q = (p + 900 / beat).min(n);
                    if g.subject.kind.gas() {
                        for x in &mut shown[p..q] {
                            *x = (group % 4 != 3).then(|| g.subject.high.unwrap_or(1.0) * 1.2);
                        }
                        marks.push((Told::Calibration, p, q));
                    }
                }
                let told = lie
                    .filter(|_| i == liar)
                    .map(|kind| (kind, bend(&mut c, kind, g, &mut shown, a, b, beat, &rises, &mut marks)));
                shown[outage.0..(outage.0 + outage.1).min(n)].fill(None);
                let ms = |k: usize| START_MS + (k * beat) as i64 * 1000;
                let sent = shown.iter().enumerate().filter_map(|(k, x)| x.map(|v| (ms(k), v)));
                let (at_ms, value) = sent.unzip();
                let mut marks: Vec<Mark> =
                    marks.into_iter().map(|(told, p, q)| Mark { told, from_ms: ms(p), to_ms: ms(q) }).collect();
                marks.sort_by_key(|m| m.from_ms);
                let lie = told.map(|(kind, spans)| (kind, "", spans.iter().map(|s| (ms(s.0), ms(s.1))).collect()));
                Curve { subject: g.subject, at_ms, value, marks, lie, calm: false }
            })
            .collect();
        all.add(walk(&curves, START_MS, DAYS, settings));
    }
    all
}
