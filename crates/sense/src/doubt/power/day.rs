//! A works' day out of the loads of its meters: what is usual, then the rules.

use super::base::{Base, DAY_MS, Load, days};
use super::found::{Scores, doubt};
use super::rules::{Finding, Found, Limits, Works, check};
use crate::doubt::model::Doubt;
use crate::point::model::Point;

/// A stop with its name for sentences, milliseconds UTC; an open one ends at `i64::MAX`.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    pub from_ms: i64,
    pub to_ms: i64,
    pub name: String,
}

/// What must be known of a works to judge its meters.
#[derive(Clone, Debug)]
pub struct Dossier {
    pub works: Works,
    /// Load on file, kW.
    pub idle: Option<f64>,
    pub stops: Vec<Stop>,
    /// Stretches of the meter that were doubted; their days are no usual days.
    pub unsound: Vec<(i64, i64)>,
}

/// Meters that are judged as one: places in the list of points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meter {
    pub points: Vec<usize>,
    pub fan: bool,
}

/// Which points of a site are judged, and which together: those on file as the supply are added up and the other ones are
/// parts of it; each fan by itself; without a supply on file each meter by itself.
pub fn meters(points: &[Point], figures: Option<&super::Figures>) -> Vec<Meter> {
    let power = |i: &usize| points[*i].kind == crate::point::Kind::Power;
    let fan = |i: &usize| figures.is_some_and(|f| f.main_fans.contains(&points[*i].id));
    let supply = |i: &usize| figures.is_some_and(|f| f.meters.contains(&points[*i].id));
    let all: Vec<usize> = (0..points.len()).filter(power).collect();
    let mut out: Vec<Meter> = all.iter().copied().filter(fan).map(|i| Meter { points: vec![i], fan: true }).collect();
    let rest: Vec<usize> = all.into_iter().filter(|i| !fan(i)).collect();
    let sum: Vec<usize> = rest.iter().copied().filter(supply).collect();
    match sum.is_empty() {
        true => out.extend(rest.into_iter().map(|i| Meter { points: vec![i], fan: false })),
        false => out.push(Meter { points: sum, fan: false }),
    }
    out
}

fn meets(spans: impl IntoIterator<Item = (i64, i64)>, from: i64, to: i64) -> bool {
    spans.into_iter().any(|s| s.0 < to && s.1 > from)
}

/// Nothing but the load of rest: where three normal days are not there yet, the rules of stop and night need no more.
pub fn resting(idle: f64) -> Base {
    Base { day: [(0.0, 0.0); 7], quarter: vec![[0.0; 96]; 7], idle }
}

/// What is usual before an instant. The load of rest is the one on file, or the median of the last stop of at least three
/// whole days that is over (a stop that stands is what is to be judged). `None` if neither is known.
pub fn usual(loads: &[Load], before_ms: i64, d: &Dossier, limits: &Limits) -> Option<Base> {
    let offset = d.works.offset_ms;
    let past = &loads[..loads.partition_point(|l| l.at_ms < before_ms)];
    let day = |at: i64| {
        let local = (at + offset).div_euclid(DAY_MS) * DAY_MS;
        (local - offset, local - offset + DAY_MS)
    };
    let sound = |l: &Load| {
        let (from, to) = day(l.at_ms);
        !meets(d.unsound.iter().copied(), from, to)
    };
    let over = d.stops.iter().filter(|s| s.to_ms <= before_ms).rev();
    let stood = over
        .map(|s| {
            let whole = |l: &&Load| {
                let (from, to) = day(l.at_ms);
                s.from_ms <= from && s.to_ms >= to && sound(l)
            };
            past.iter().filter(whole).copied().collect::<Vec<Load>>()
        })
        .find(|loads| days(loads, offset).len() >= 3)
        .unwrap_or_default();
    let idle = d.idle.or_else(|| {
        let mut kw: Vec<f64> = stood.iter().map(|l| l.kw).collect();
        super::base::median(&mut kw)
    })?;
    // A day at rest is no working day, whatever it was called.
    let line = limits.stop_day_factor * idle * 24.0;
    let quiet: Vec<i64> = days(past, offset).into_iter().filter(|t| t.1 <= line).map(|t| t.0 - offset).collect();
    let normal: Vec<Load> = past
        .iter()
        .filter(|l| {
            let (from, to) = day(l.at_ms);
            sound(l)
                && !meets(d.stops.iter().map(|s| (s.from_ms, s.to_ms)), from, to)
                && !meets(d.works.planned_cuts.iter().copied(), from, to)
                && quiet.binary_search(&from).is_err()
        })
        .copied()
        .collect();
    Base::of(&normal, &[], Some(idle), offset).or_else(|| Some(resting(idle)))
}

/// The stop under which a stretch lies, by its name.
fn name(d: &Dossier, f: &Found) -> Option<String> {
    d.stops.iter().find(|s| s.from_ms < f.to_ms && s.to_ms > f.from_ms).map(|s| s.name.clone())
}

fn told(found: Vec<Found>, idle: f64, d: &Dossier, scores: &Scores) -> Vec<Doubt> {
    found.iter().map(|f| doubt(f, idle, name(d, f).as_deref(), scores)).collect()
}

/// Doubts about the day that begins at `from_ms`, out of the loads of the past and the day; with the load of rest as it is
/// known after the day. Nothing where that is not known.
pub fn judge(
    loads: &[Load],
    fan: bool,
    d: &Dossier,
    from_ms: i64,
    limits: &Limits,
    scores: &Scores,
) -> (Vec<Doubt>, Option<f64>) {
    let to = from_ms + DAY_MS;
    let loads = &loads[..loads.partition_point(|l| l.at_ms < to)];
    if fan {
        let works = Works { main_fan: true, offset_ms: d.works.offset_ms, ..Works::default() };
        let mut found = check(loads, &resting(0.0), &works, limits);
        found.retain(|f| f.what == Finding::FanPowerLoss && f.from_ms < to && f.to_ms > from_ms);
        return (told(found, 0.0, d, scores), None);
    }
    let after = usual(loads, to, d, limits).map(|b| b.idle);
    let Some(base) = usual(loads, from_ms, d, limits) else { return (Vec::new(), after) };
    let mut found = check(loads, &base, &d.works, limits);
    found.retain(|f| f.from_ms < to && f.to_ms > from_ms);
    (told(found, base.idle, d, scores), after)
}

/// Production under a stop within the last hours, whose load of rest is known.
pub fn running(loads: &[Load], idle: f64, d: &Dossier, limits: &Limits, scores: &Scores) -> Vec<Doubt> {
    let mut found = check(loads, &resting(idle), &d.works, limits);
    found.retain(|f| f.what == Finding::RunUnderStop);
    told(found, idle, d, scores)
}
