//! A labelled set walked day by day, as the nightly job would: only the past is known.

use law::Law;
use sense::doubt::{Digest, Doubt, Mark, Settings, Subject, Watched, judge};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

const DAY_MS: i64 = 86_400_000;
/// A doubt may lie so far beside the stretch it is about.
const NEAR_MS: i64 = 1_800_000;

/// One labelled curve.
pub struct Curve {
    pub subject: Subject,
    pub at_ms: Vec<i64>,
    pub value: Vec<f64>,
    pub marks: Vec<Mark>,
    /// Kind and variant of the lie, and the stretches in which it lies.
    pub lie: Option<(&'static str, &'static str, Vec<(i64, i64)>)>,
    pub calm: bool,
}

/// Sums over a set.
#[derive(Default)]
pub struct Score {
    pub point_days: usize,
    pub lies: usize,
    pub found: usize,
    pub baseline_found: usize,
    pub baseline_false: usize,
    pub false_doubts: usize,
    pub false_calm: usize,
    pub silent_lies: usize,
    /// By kind and variant: told, found, found by the baseline.
    pub kinds: BTreeMap<(&'static str, &'static str), (usize, usize, usize)>,
    /// By rule: right and false doubts.
    pub rules: BTreeMap<&'static str, (usize, usize)>,
    pub digesting: Duration,
    pub judging: Duration,
}

impl Score {
    pub fn recall(&self) -> f64 {
        self.found as f64 / self.lies.max(1) as f64
    }

    pub fn baseline_recall(&self) -> f64 {
        self.baseline_found as f64 / self.lies.max(1) as f64
    }

    /// False doubts per 1,000 point-days.
    pub fn false_rate(&self, n: usize) -> f64 {
        n as f64 * 1000.0 / self.point_days.max(1) as f64
    }

    pub fn add(&mut self, o: Score) {
        self.point_days += o.point_days;
        self.lies += o.lies;
        self.found += o.found;
        self.baseline_found += o.baseline_found;
        self.baseline_false += o.baseline_false;
        self.false_doubts += o.false_doubts;
        self.false_calm += o.false_calm;
        self.silent_lies += o.silent_lies;
        for (k, v) in o.kinds {
            let e = self.kinds.entry(k).or_default();
            *e = (e.0 + v.0, e.1 + v.1, e.2 + v.2);
        }
        for (k, v) in o.rules {
            let e = self.rules.entry(k).or_default();
            *e = (e.0 + v.0, e.1 + v.1);
        }
        self.digesting += o.digesting;
        self.judging += o.judging;
    }

    /// Microseconds of one core per point and day.
    pub fn cost_us(&self) -> (f64, f64) {
        let n = self.point_days.max(1) as f64;
        (self.digesting.as_secs_f64() * 1e6 / n, self.judging.as_secs_f64() * 1e6 / n)
    }
}

/// The settings that ship.
pub fn settings() -> Settings {
    Settings::read(&Law::shipped().parameters, "", jiff::civil::date(2026, 9, 1))
}

fn overlaps(spans: &[(i64, i64)], from: i64, to: i64) -> bool {
    spans.iter().any(|s| from <= s.1 + NEAR_MS && to >= s.0 - NEAR_MS)
}

/// Walks one group of curves that belong together.
pub fn walk(group: &[Curve], start_ms: i64, days: usize, settings: &Settings) -> Score {
    let mut score = Score { point_days: group.len() * days, ..Score::default() };
    let mut past: Vec<Vec<Digest>> = group.iter().map(|_| Vec::new()).collect();
    let mut trusted: Vec<Vec<bool>> = group.iter().map(|_| Vec::new()).collect();
    let mut found = vec![false; group.len()];
    for day in 0..days {
        let (from, to) = (start_ms + day as i64 * DAY_MS, start_ms + (day as i64 + 1) * DAY_MS);
        let began = Instant::now();
        for (i, c) in group.iter().enumerate() {
            let (a, b) = (c.at_ms.partition_point(|&t| t < from), c.at_ms.partition_point(|&t| t < to));
            let known: Vec<Mark> = c.marks.iter().copied().filter(|m| m.from_ms < to).collect();
            let digest = Digest::of(&c.subject, from, &c.at_ms[a..b], &c.value[a..b], &known, past[i].last());
            past[i].push(digest);
        }
        score.digesting += began.elapsed();
        let began = Instant::now();
        let clean: Vec<Vec<&Digest>> = (0..group.len())
            .map(|i| past[i][..day].iter().zip(&trusted[i]).filter(|(_, t)| **t).map(|(d, _)| d).collect())
            .collect();
        let marks: Vec<Vec<Mark>> =
            group.iter().map(|c| c.marks.iter().copied().filter(|m| m.from_ms < to).collect()).collect();
        let watched: Vec<Watched> = (0..group.len())
            .map(|i| Watched { subject: &group[i].subject, today: &past[i][day], past: &clean[i], marks: &marks[i] })
            .collect();
        let doubts: Vec<(usize, Doubt)> =
            judge(&watched, settings).into_iter().filter(|(_, d)| d.score >= settings.limit).collect();
        score.judging += began.elapsed();
        for t in &mut trusted {
            t.push(true);
        }
        for (i, d) in doubts {
            trusted[i][day] = false;
            let right = group[i].lie.as_ref().is_some_and(|l| overlaps(&l.2, d.from_ms, d.to_ms));
            let by_rule = score.rules.entry(d.rule.code()).or_default();
            if std::env::var_os("DOUBTS_SHOW").is_some() {
                let figures: Vec<f64> = d.figures.iter().map(|f| f.value).collect();
                let lie = group[i].lie.as_ref().map_or("", |l| l.1).replace(' ', "_");
                eprintln!(
                    "D {right} {} {} {:.2} {day} {lie} {figures:?}",
                    d.rule.code(),
                    group[i].subject.kind.code(),
                    d.score
                );
            }
            if right {
                found[i] = true;
                by_rule.0 += 1;
            } else {
                by_rule.1 += 1;
                score.false_doubts += 1;
                score.false_calm += usize::from(group[i].calm);
            }
        }
    }
    for (i, c) in group.iter().enumerate() {
        let plain = baseline(c, settings);
        let right = |spans: &[(i64, i64)]| plain.iter().any(|p| overlaps(spans, p.0, p.1));
        let Some((kind, variant, spans)) = &c.lie else {
            score.baseline_false += plain.len();
            continue;
        };
        score.baseline_false += plain.iter().filter(|p| !overlaps(spans, p.0, p.1)).count();
        if spans.is_empty() {
            score.silent_lies += 1;
            continue;
        }
        let e = score.kinds.entry((kind, variant)).or_default();
        *e = (e.0 + 1, e.1 + usize::from(found[i]), e.2 + usize::from(right(spans)));
        score.lies += 1;
        score.found += usize::from(found[i]);
        score.baseline_found += usize::from(right(spans));
        if !found[i] && std::env::var_os("DOUBTS_SHOW").is_some() {
            let hours: i64 = spans.iter().map(|s| s.1 - s.0).sum::<i64>() / 3_600_000;
            eprintln!(
                "missed {:?} {} {variant} spans {} hours {hours} from day {} {}",
                c.subject.kind,
                c.subject.high.unwrap_or(0.0),
                spans.len(),
                (spans[0].0 - start_ms) / DAY_MS,
                (spans[0].0 - start_ms) / DAY_MS * DAY_MS + start_ms
            );
        }
    }
    score
}

/// What a plain system would mark: within one step for the time of its kind, or at the limit. No past, no neighbours.
fn baseline(c: &Curve, settings: &Settings) -> Vec<(i64, i64)> {
    let mut out = Vec::new();
    let need = settings.held_ms(c.subject.kind);
    let (mut from, mut low, mut high) = (0i64, f64::INFINITY, f64::NEG_INFINITY);
    let mut over: Option<(i64, i64)> = None;
    let mut last = i64::MIN;
    for (&at, &v) in c.at_ms.iter().zip(&c.value) {
        let (l, h) = (low.min(v), high.max(v));
        // A silence ends a flat line.
        if h - l > c.subject.resolution * 1.01 || last == i64::MIN || at - last > 1_000_000 {
            if last != i64::MIN && last - from >= need {
                out.push((from, last));
            }
            (from, low, high) = (at, v, v);
        } else {
            (low, high) = (l, h);
        }
        last = at;
        if c.subject.high.is_some_and(|limit| v >= limit) {
            over = Some((over.map_or(at, |o| o.0), at));
        } else {
            out.extend(over.take());
        }
    }
    if last - from >= need {
        out.push((from, last));
    }
    out.extend(over);
    out
}
