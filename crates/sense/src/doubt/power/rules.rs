//! The rules over a stretch of quarter-hour loads. White-listed works (a filed test run, pumping out, frost protection) keep
//! a ceiling of their own instead of the idle load (handbook 04 §8).

use super::base::{Base, DAY_MS, Load, QUARTER_MS, days, weekday};
use jiff::civil::Date;
use law::Parameters;

words! {
    /// What the meter gives away.
    Finding {
        RunUnderStop "run_under_stop" "停产令期间生产",
        NightRun "night_run" "夜间违规生产",
        SuddenDrop "sudden_drop" "负荷骤降",
        FanPowerLoss "fan_power_loss" "主扇失电",
        SuddenRise "sudden_rise" "用电骤增",
        OverCapacity "over_capacity" "超能力生产",
        ResumeUnreported "resume_unreported" "停产后恢复未报",
        ZeroButActive "zero_but_active" "有人作业而几乎不用电",
    }
}

impl Finding {
    /// Colour of the warning: red, orange or yellow (handbook 04 §8).
    pub fn colour(self) -> &'static str {
        match self {
            Finding::RunUnderStop | Finding::FanPowerLoss => "red",
            Finding::NightRun | Finding::OverCapacity | Finding::ResumeUnreported | Finding::ZeroButActive => "orange",
            Finding::SuddenDrop | Finding::SuddenRise => "yellow",
        }
    }
}

/// A stretch of time with a reason to allow load: milliseconds UTC, ceiling in kW.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Allowed {
    pub from_ms: i64,
    pub to_ms: i64,
    pub most_kw: f64,
}

/// What is known of the works at the time of the loads.
#[derive(Clone, Debug, Default)]
pub struct Works {
    /// Contracted capacity, kW.
    pub capacity_kw: f64,
    /// Stretches under an ordered or declared stop, milliseconds UTC.
    pub stopped: Vec<(i64, i64)>,
    /// It has filed that it does not work at night.
    pub night_off: bool,
    /// Filed exceptions.
    pub allowed: Vec<Allowed>,
    /// Planned cuts of the grid, milliseconds UTC.
    pub planned_cuts: Vec<(i64, i64)>,
    /// The loads are those of the main fan of a gassy mine.
    pub main_fan: bool,
    /// A passed acceptance of resumption, milliseconds UTC, the latest.
    pub accepted_at: Option<i64>,
    /// kWh per tonne and tonnes permitted in a month, where the works has them.
    pub capacity: Option<(f64, f64)>,
    /// People on site as counted, means of quarters (the field is persons, not kW); empty where nobody counts.
    pub people: Vec<Load>,
    /// From UTC to local time, milliseconds.
    pub offset_ms: i64,
}

/// Figures, all proposals of this product.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    pub stop_factor: f64,
    pub stop_capacity_share: f64,
    pub stop_quarters: usize,
    pub stop_day_factor: f64,
    pub night_factor: f64,
    pub night_quarters: usize,
    pub drop_share: f64,
    pub rise_spreads: f64,
    pub over_share: f64,
    pub rest_days: usize,
    pub resume_share: f64,
    pub zero_share: f64,
    pub zero_people: f64,
    pub zero_quarters: usize,
}

impl Limits {
    /// For a region path on a day.
    pub fn read(p: &Parameters, region: &str, on: Date) -> Limits {
        Limits {
            stop_factor: p.value("power.stop.factor", region, on),
            stop_capacity_share: p.value("power.stop.capacity_share", region, on),
            stop_quarters: p.value("power.stop.quarters", region, on) as usize,
            stop_day_factor: p.value("power.stop.day_factor", region, on),
            night_factor: p.value("power.night.factor", region, on),
            night_quarters: p.value("power.night.quarters", region, on) as usize,
            drop_share: p.value("power.drop.share", region, on),
            rise_spreads: p.value("power.rise.spreads", region, on),
            over_share: p.value("power.over.share", region, on),
            rest_days: p.value("power.resume.rest_days", region, on) as usize,
            resume_share: p.value("power.resume.share", region, on),
            zero_share: p.value("power.zero.share", region, on),
            zero_people: p.value("power.zero.people", region, on),
            zero_quarters: p.value("power.zero.quarters", region, on) as usize,
        }
    }
}

words! {
    /// In what the figures of a finding are.
    Unit {
        Kw "kw" "kW",
        Kwh "kwh" "kWh",
        Tonnes "tonnes" "吨",
    }
}

/// What was found, where, with the figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub what: Finding,
    pub from_ms: i64,
    pub to_ms: i64,
    /// Greatest (or for losses least) load in kW, or kWh or tonnes where the rule speaks of days or months.
    pub value: f64,
    /// What it was compared with, in the same unit.
    pub line: f64,
    pub unit: Unit,
}

fn within(spans: &[(i64, i64)], at: i64) -> bool {
    spans.iter().any(|s| at >= s.0 && at < s.1)
}

/// Runs of at least `least` following quarters for which `over` gives a line that the load exceeds.
fn runs(what: Finding, loads: &[Load], least: usize, over: impl Fn(&Load) -> Option<f64>, out: &mut Vec<Found>) {
    let mut run: Vec<(Load, f64)> = Vec::new();
    let mut end = |run: &mut Vec<(Load, f64)>| {
        if run.len() >= least.max(1) {
            let top = run.iter().copied().max_by(|a, b| a.0.kw.total_cmp(&b.0.kw));
            if let Some((top, line)) = top {
                let (from_ms, to_ms) = (run[0].0.at_ms, run[run.len() - 1].0.at_ms + QUARTER_MS);
                out.push(Found { what, from_ms, to_ms, value: top.kw, line, unit: Unit::Kw });
            }
        }
        run.clear();
    };
    for l in loads {
        let line = over(l).filter(|line| l.kw > *line);
        let joined = run.last().is_none_or(|(last, _)| l.at_ms - last.at_ms <= QUARTER_MS);
        if line.is_none() || !joined {
            end(&mut run);
        }
        if let Some(line) = line {
            run.push((*l, line));
        }
    }
    end(&mut run);
}

/// All rules over loads in order; the stretch should cover at least the month that is judged.
pub fn check(loads: &[Load], base: &Base, works: &Works, limits: &Limits) -> Vec<Found> {
    let mut out = Vec::new();
    let allowed = |at: i64| {
        works.allowed.iter().filter(|a| at >= a.from_ms && at < a.to_ms).map(|a| a.most_kw).fold(0.0, f64::max)
    };
    let idle = base.idle;
    let stop_line = (limits.stop_factor * idle).max(idle + limits.stop_capacity_share * works.capacity_kw);
    runs(
        Finding::RunUnderStop,
        loads,
        limits.stop_quarters,
        |l| within(&works.stopped, l.at_ms).then(|| stop_line.max(allowed(l.at_ms))),
        &mut out,
    );
    let totals = days(loads, works.offset_ms);
    let span = |local: i64| (local - works.offset_ms, local - works.offset_ms + DAY_MS);
    let whole = |(from, to): (i64, i64)| works.stopped.iter().any(|s| s.0 <= from && s.1 >= to);
    for &(local, kwh) in &totals {
        let (from, to) = span(local);
        let line = limits.stop_day_factor * idle * 24.0;
        let excused = works.allowed.iter().any(|a| a.from_ms < to && a.to_ms > from);
        let told = out.iter().any(|f| f.what == Finding::RunUnderStop && f.from_ms < to && f.to_ms > from);
        if whole((from, to)) && kwh > line && !excused && !told {
            let what = Finding::RunUnderStop;
            out.push(Found { what, from_ms: from, to_ms: to, value: kwh, line, unit: Unit::Kwh });
        }
    }
    if works.night_off {
        let night = |at: i64| {
            let hour = (at + works.offset_ms).rem_euclid(DAY_MS) / (4 * QUARTER_MS);
            !(6..22).contains(&hour)
        };
        let line = |l: &Load| night(l.at_ms).then(|| (limits.night_factor * idle).max(allowed(l.at_ms)));
        runs(Finding::NightRun, loads, limits.night_quarters, line, &mut out);
    }
    bypassed(loads, base, works, limits, &mut out);
    losses(loads, base, works, limits, &mut out);
    days_and_months(&totals, base, works, limits, &mut out);
    resumed(loads, &totals, base, works, limits, &mut out);
    out.sort_by_key(|f| (f.from_ms, f.what));
    out
}

/// People at work while the meter shows next to nothing, less than light and pumps need: led past the meter, or the wrong
/// meter (handbook 04 §8 `zero_but_active`). A guard or two is no work; a planned cut is dark for everybody.
fn bypassed(loads: &[Load], base: &Base, works: &Works, limits: &Limits, out: &mut Vec<Found>) {
    let line = limits.zero_share * base.idle;
    let there = |at: i64| {
        let i = works.people.binary_search_by_key(&at, |p| p.at_ms).ok()?;
        Some(works.people[i].kw).filter(|n| *n >= limits.zero_people)
    };
    let dark = |l: &&Load| {
        l.kw <= line && base.idle > 0.0 && !within(&works.planned_cuts, l.at_ms) && there(l.at_ms).is_some()
    };
    // Every quarter that remains is one too many; what is compared is kept beside it.
    let quarters: Vec<Load> = loads.iter().filter(dark).copied().collect();
    let mut found = Vec::new();
    runs(Finding::ZeroButActive, &quarters, limits.zero_quarters, |_| Some(f64::NEG_INFINITY), &mut found);
    out.extend(found.into_iter().map(|f| Found { line, ..f }));
}

/// A fall by a share within half an hour to less than that share of what is usual at this time (the end of a shift is no loss),
/// and the main fan without power.
fn losses(loads: &[Load], base: &Base, works: &Works, limits: &Limits, out: &mut Vec<Found>) {
    let mut low_until = i64::MIN;
    for (i, l) in loads.iter().enumerate() {
        let before = loads[..i].iter().rev().take_while(|b| l.at_ms - b.at_ms <= 2 * QUARTER_MS);
        let high = before.map(|b| b.kw).fold(0.0, f64::max);
        let line = (1.0 - limits.drop_share) * high;
        // A works that idles or stands by order has nothing to lose.
        let worth = high > 0.1 * works.capacity_kw && !within(&works.stopped, l.at_ms);
        let usual = (1.0 - limits.drop_share) * base.at(l.at_ms, works.offset_ms);
        if worth && l.kw < line && l.kw < usual && !within(&works.planned_cuts, l.at_ms) && l.at_ms > low_until {
            let (from_ms, to_ms) = (l.at_ms, l.at_ms + QUARTER_MS);
            out.push(Found { what: Finding::SuddenDrop, from_ms, to_ms, value: l.kw, line, unit: Unit::Kw });
            low_until = l.at_ms + 2 * QUARTER_MS;
        }
    }
    if works.main_fan {
        let mut last: Option<usize> = None;
        for l in loads.iter().filter(|l| l.kw <= 0.0) {
            match last.filter(|i| out[*i].to_ms == l.at_ms) {
                Some(i) => out[i].to_ms = l.at_ms + QUARTER_MS,
                None => {
                    let (from_ms, to_ms) = (l.at_ms, l.at_ms + QUARTER_MS);
                    let what = Finding::FanPowerLoss;
                    out.push(Found { what, from_ms, to_ms, value: l.kw, line: 0.0, unit: Unit::Kw });
                    last = Some(out.len() - 1);
                }
            }
        }
    }
}

/// A day far above its usual, and a month that implies more tonnes than are permitted.
fn days_and_months(totals: &[(i64, f64)], base: &Base, works: &Works, limits: &Limits, out: &mut Vec<Found>) {
    let utc = |local: i64| local - works.offset_ms;
    for &(local, kwh) in totals {
        let (mid, spread) = base.day[weekday(local)];
        // A spread of nought (three equal days) would make every kilowatt-hour a rise.
        let line = mid + limits.rise_spreads * spread.max(0.02 * mid);
        if mid > 0.0 && kwh > line {
            let (from_ms, to_ms) = (utc(local), utc(local) + DAY_MS);
            out.push(Found { what: Finding::SuddenRise, from_ms, to_ms, value: kwh, line, unit: Unit::Kwh });
        }
    }
    let Some((per_tonne, permitted)) = works.capacity.filter(|c| c.0 > 0.0 && c.1 > 0.0) else { return };
    let month = |local: i64| {
        jiff::Timestamp::from_millisecond(local).map(|t| {
            let d = t.to_zoned(jiff::tz::TimeZone::UTC).date();
            (d.year(), d.month())
        })
    };
    let mut at = 0;
    while at < totals.len() {
        let Ok(this) = month(totals[at].0) else { return };
        let n = totals[at..].iter().take_while(|d| month(d.0).is_ok_and(|m| m == this)).count();
        // What is needed to stand still makes no tonnes.
        let kwh: f64 = totals[at..at + n].iter().map(|d| (d.1 - 24.0 * base.idle).max(0.0)).sum();
        let (tonnes, line) = (kwh / per_tonne, limits.over_share * permitted);
        if tonnes > line {
            let (from_ms, to_ms) = (utc(totals[at].0), utc(totals[at + n - 1].0) + DAY_MS);
            out.push(Found { what: Finding::OverCapacity, from_ms, to_ms, value: tonnes, line, unit: Unit::Tonnes });
        }
        at += n;
    }
}

/// Days of rest on end, then more than a share of the usual load, without a passed acceptance in between.
fn resumed(loads: &[Load], totals: &[(i64, f64)], base: &Base, works: &Works, limits: &Limits, out: &mut Vec<Found>) {
    let (mut rest, mut last) = (0, i64::MIN);
    for &(local, kwh) in totals {
        let from = local - works.offset_ms;
        let quiet = kwh <= limits.stop_day_factor * base.idle * 24.0;
        let next = last == i64::MIN || local - last == DAY_MS;
        if !quiet && next && rest >= limits.rest_days {
            let begun = from - rest as i64 * DAY_MS;
            let accepted = works.accepted_at.is_some_and(|at| at >= begun && at < from + DAY_MS);
            let back = loads.iter().filter(|l| l.at_ms >= from && l.at_ms < from + DAY_MS);
            let usual = |l: &Load| limits.resume_share * base.at(l.at_ms, works.offset_ms);
            let top = back.filter(|l| usual(l) > 0.0 && l.kw > usual(l)).max_by(|a, b| a.kw.total_cmp(&b.kw));
            if let Some(top) = top.filter(|_| !accepted) {
                out.push(Found {
                    what: Finding::ResumeUnreported,
                    from_ms: from,
                    to_ms: from + DAY_MS,
                    value: top.kw,
                    line: usual(top),
                    unit: Unit::Kw,
                });
            }
        }
        rest = match (quiet, next) {
            (false, _) => 0,
            (true, true) => rest + 1,
            (true, false) => 1,
        };
        last = local;
    }
}
