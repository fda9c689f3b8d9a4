//! One works with eight instruments: its causes, its honest troubles, its lies.

use super::cause::{Causes, DAY, Rhythm, Rise};
use super::dice::Dice;
use super::instrument::Instrument;
use super::lie::{Lie, tell};
use crate::doubt::{Mark, Told};
use crate::point::Kind;

/// Milliseconds of a minute.
pub const MINUTE: i64 = 60_000;

/// What a works is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Works {
    Mine,
    Tanks,
    GasPlant,
    ColdStore,
    Pit,
}

impl Works {
    pub const ALL: [Works; 5] = [Works::Mine, Works::Tanks, Works::GasPlant, Works::ColdStore, Works::Pit];

    /// Eight instruments; the last measures the electric power.
    fn kinds(self) -> [Kind; 8] {
        use Kind::*;
        match self {
            Works::Mine => [Methane, Methane, Methane, Methane, Co, Dust, Wind, Power],
            Works::Tanks => [Level, Combustible, Combustible, Combustible, H2s, Temperature, Pressure, Power],
            Works::GasPlant => [Co, Co, Co, Co, Combustible, Temperature, Pressure, Power],
            Works::ColdStore => [Toxic, Toxic, Toxic, Combustible, Temperature, Temperature, Pressure, Power],
            Works::Pit => [Displacement, Displacement, Dust, Dust, Dust, WaterLevel, WaterLevel, Power],
        }
    }

    /// What its instrument number `point` measures.
    pub fn kind(self, point: usize) -> Kind {
        self.kinds()[point.min(7)]
    }

    fn rhythm(self) -> Rhythm {
        match self {
            Works::Mine | Works::GasPlant => Rhythm::Round,
            Works::Tanks => Rhythm::Batch,
            Works::ColdStore | Works::Pit => Rhythm::Day,
        }
    }
}

/// What is to be simulated at one works.
#[derive(Clone, Debug)]
pub struct Site {
    pub works: Works,
    pub stream: u64,
    /// Which of the eight are calm for the whole time.
    pub calm: [bool; 8],
    pub lies: Vec<Lie>,
}

/// One instrument's month.
#[derive(Clone, Debug)]
pub struct Track {
    pub instrument: Instrument,
    /// Event times, milliseconds UTC, rising, within ±200 ms of the beat.
    pub at_ms: Vec<i64>,
    pub value: Vec<f64>,
    /// What was said about the instrument: calibrations, faults, maintenance, restarts.
    pub marks: Vec<Mark>,
    /// The lie that it tells, with the stretches in which it does.
    pub lie: Option<Lie>,
}

/// The minute grid of one instrument on its way to a track; `NaN` is a reading that was not sent.
pub(super) struct Sheet {
    pub grid: Vec<f32>,
    pub marks: Vec<(Told, usize, usize)>,
}

impl Sheet {
    /// Nothing is sent in these minutes.
    pub fn blank(&mut self, from: usize, to: usize) {
        let n = self.grid.len();
        self.grid[from.min(n)..to.min(n)].fill(f32::NAN);
    }

    fn free(&self, from: usize, to: usize) -> bool {
        self.marks.iter().all(|&(_, a, b)| b < from || a > to)
    }
}

/// Times in a month at which something happens, with the mean number of days between.
fn times(dice: &mut Dice, n: usize, every_days: f64) -> Vec<usize> {
    let mut out = Vec::new();
    let mut at = dice.wait(every_days * DAY as f64) as usize;
    while at < n {
        out.push(at);
        at += 1 + dice.wait(every_days * DAY as f64) as usize;
    }
    out
}

impl Site {
    /// The eight tracks of `days` days from `start_ms`.
    pub fn play(&self, seed: u64, days: usize, start_ms: i64) -> Vec<Track> {
        let mut dice = Dice::new(seed, self.stream);
        let mut causes = Causes::drawn(&mut dice, days, self.works.rhythm());
        let n = causes.minutes();
        let instruments: Vec<Instrument> = self
            .works
            .kinds()
            .iter()
            .zip(self.calm)
            .map(|(&kind, calm)| Instrument::drawn(&mut dice, kind, calm))
            .collect();
        // Honest faults stop the work around the instrument (half of them are repaired within the hour without that).
        let faults: Vec<Vec<(usize, usize)>> = (0..8)
            .map(|i| {
                let at = if i == 7 { Vec::new() } else { times(&mut dice, n, 90.0) };
                at.iter().map(|&a| (a, a + dice.factor(20.0, 480.0) as usize)).collect()
            })
            .collect();
        for &(a, b) in faults.iter().flatten().filter(|(a, b)| b - a > 60) {
            for v in &mut causes.production[a.min(n)..b.min(n)] {
                *v *= 0.05;
            }
        }
        // What a lie hides is true for the whole site.
        for lie in &self.lies {
            let gain = instruments[lie.point].release / instruments[lie.point].high.unwrap_or(f64::INFINITY);
            for rise in &lie.rises {
                Rise { height: rise.height / gain.max(0.2), ..*rise }.add(&mut causes.release);
            }
        }
        let outages: Vec<(usize, usize)> =
            times(&mut dice, n, 20.0).iter().map(|&a| (a, a + dice.factor(10.0, 360.0) as usize)).collect();
        let mut tracks = Vec::with_capacity(8);
        for (i, instrument) in instruments.into_iter().enumerate() {
            let mut own = Dice::new(seed ^ 0x5eed, self.stream * 8 + i as u64);
            let mut sheet = honest(&mut own, &instrument, &causes, &faults[i]);
            let lie = self.lies.iter().find(|l| l.point == i).map(|lie| {
                let mut lie = lie.clone();
                tell(&mut own, &instrument, &mut lie, &mut sheet);
                lie
            });
            for &(a, b) in &outages {
                sheet.blank(a, b);
            }
            tracks.push(sent(&mut own, instrument, sheet, lie, start_ms));
        }
        tracks
    }
}

/// An instrument that does its best: drift, small rises of its own, calibrations, outages, restarts, faults.
fn honest(dice: &mut Dice, it: &Instrument, causes: &Causes, faults: &[(usize, usize)]) -> Sheet {
    let n = causes.minutes();
    let mut truth = it.truth(dice, causes);
    if let Some(high) = it.high.filter(|_| it.release > 0.0) {
        // Something near this one alone, every twenty days: a spill, a welder.
        for at in times(dice, n, 20.0) {
            let mut rise = Rise::drawn(dice, at, 0.05 * high, 0.5 * high);
            rise.stays /= 3;
            rise.add(&mut truth);
        }
    }
    // Drift of a tenth of them, to either side.
    let moves = it.production.abs() + it.weather.abs() + 3.0 * it.unrest.abs() + 3.0 * it.noise;
    let drift = if it.kind != Kind::Power && dice.chance(0.1) { moves * dice.between(-0.6, 0.6) } else { 0.0 };
    let mut sheet = Sheet { grid: Vec::with_capacity(n), marks: Vec::new() };
    for (t, &x) in truth.iter().enumerate() {
        let shown = it.shown(dice, f64::from(x) + drift * t as f64 / n as f64);
        sheet.grid.push(shown as f32);
    }
    if it.kind.gas() {
        // A calibration every 9–16 days in the day shift: 8–25 minutes, a pulse of test gas.
        let mut day = dice.between(0.0, 15.0);
        while (day as usize) < n / DAY {
            let a = day as usize * DAY + dice.between(8.0, 17.0) as usize * 60 + dice.below(60);
            let long = 8 + dice.below(18);
            let top = it.high.unwrap_or(it.hi) * dice.between(0.8, 1.6);
            for t in a..(a + long).min(n) {
                let x = (t - a) as f64 / long as f64;
                let pulse = if x < 0.7 { 1.0 - (-8.0 * x).exp() } else { (-12.0 * (x - 0.7)).exp() };
                sheet.grid[t] = it.shown(dice, f64::from(truth[t]).max(0.0) + top * pulse) as f32;
            }
            sheet.marks.push((Told::Calibration, a, a + long));
            day += dice.between(9.0, 16.0);
        }
    }
    for &(a, b) in faults {
        sheet.blank(a, b);
        sheet.marks.push((Told::Fault, a, b));
    }
    // Gaps of its own, every twelve days: most unexplained and short, some a filed repair.
    for a in times(dice, n, 12.0) {
        let filed = dice.chance(0.3);
        let b = a + if filed { dice.factor(30.0, 480.0) } else { dice.factor(5.0, 150.0) } as usize;
        sheet.blank(a, b);
        if filed && sheet.free(a, b) {
            sheet.marks.push((Told::Maintenance, a, b));
        }
    }
    // Restarts, every fifteen days.
    for a in times(dice, n, 15.0) {
        let b = a + 1 + dice.below(8);
        sheet.blank(a, b);
        if dice.chance(0.5) {
            sheet.marks.push((Told::Restart, a, b));
        }
    }
    sheet
}

/// Minutes become readings, marks get their times.
fn sent(dice: &mut Dice, instrument: Instrument, sheet: Sheet, lie: Option<Lie>, start_ms: i64) -> Track {
    let period = instrument.period;
    let phase = dice.between(0.0, 59_000.0) as i64;
    let mut at_ms = Vec::with_capacity(sheet.grid.len() / period);
    let mut value = Vec::with_capacity(at_ms.capacity());
    for (t, &x) in sheet.grid.iter().enumerate().step_by(period) {
        if !x.is_nan() {
            at_ms.push(start_ms + t as i64 * MINUTE + phase + dice.between(-200.0, 200.0) as i64);
            value.push(instrument.rounded(f64::from(x)));
        }
    }
    let ms = |t: usize| start_ms + t as i64 * MINUTE;
    let mut marks: Vec<Mark> =
        sheet.marks.iter().map(|&(told, a, b)| Mark { told, from_ms: ms(a), to_ms: ms(b) }).collect();
    marks.sort_by_key(|m| m.from_ms);
    Track { instrument, at_ms, value, marks, lie }
}
