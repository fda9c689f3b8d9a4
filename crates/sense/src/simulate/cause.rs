//! What several instruments of a site feel at once: production, ventilation, weather, a tank's cycle, a leak.

use super::dice::Dice;

/// Minutes of a day.
pub const DAY: usize = 1440;

/// One curve per shared cause, a value a minute.
#[derive(Clone, Debug)]
pub struct Causes {
    /// 0 (stopped) to about 1 (full).
    pub production: Vec<f32>,
    /// Share of the air that is meant to flow; 1 is normal.
    pub air: Vec<f32>,
    /// Outdoor temperature and pressure together, mean 0, spread about 1, slow.
    pub weather: Vec<f32>,
    /// Filling of the tank, 0 to 1.
    pub filling: Vec<f32>,
    /// Gas set free, 0 normally; 1 is an event that brings a usual instrument to its limit.
    pub release: Vec<f32>,
    /// A slow hidden unrest of the works.
    pub unrest: Vec<f32>,
}

/// How a works runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Three shifts, seven days, dips at the change of shift.
    Round,
    /// Day shift, no work on the seventh day.
    Day,
    /// Batches of a few hours with pauses.
    Batch,
}

/// A true rise of gas: begins, grows, falls.
#[derive(Clone, Copy, Debug)]
pub struct Rise {
    pub at: usize,
    pub grows: usize,
    pub stays: usize,
    pub falls: usize,
    pub height: f64,
}

impl Rise {
    /// Share of its height at a minute.
    pub fn shape(&self, minute: usize) -> f64 {
        let Some(t) = minute.checked_sub(self.at) else { return 0.0 };
        let ease = |x: f64| x * x * (3.0 - 2.0 * x);
        if t < self.grows {
            ease(t as f64 / self.grows as f64)
        } else if t < self.grows + self.stays {
            1.0
        } else {
            let t = (t - self.grows - self.stays) as f64 / self.falls as f64;
            if t > 6.0 { 0.0 } else { (-t).exp() }
        }
    }

    /// Minute after which nothing of it is left.
    pub fn end(&self) -> usize {
        self.at + self.grows + self.stays + 6 * self.falls
    }

    /// Adds it to a curve.
    pub fn add(&self, curve: &mut [f32]) {
        let end = self.end().min(curve.len());
        for (t, v) in curve.iter_mut().enumerate().take(end).skip(self.at) {
            *v += (self.height * self.shape(t)) as f32;
        }
    }

    /// Drawn at a minute: grows 10–60 min, stays 5–90, falls 15–60.
    pub fn drawn(dice: &mut Dice, at: usize, low: f64, high: f64) -> Rise {
        Rise {
            at,
            grows: dice.between(10.0, 60.0) as usize,
            stays: dice.between(5.0, 90.0) as usize,
            falls: dice.between(15.0, 60.0) as usize,
            height: dice.between(low, high),
        }
    }
}

/// A wandering curve that returns to its mean within `minutes`.
pub fn wander(dice: &mut Dice, n: usize, minutes: f64, spread: f64) -> Vec<f32> {
    let keep = (-1.0 / minutes).exp();
    let push = spread * (1.0 - keep * keep).sqrt();
    let mut x = spread * dice.normal();
    (0..n)
        .map(|_| {
            x = keep * x + push * dice.normal();
            x as f32
        })
        .collect()
}

fn production(dice: &mut Dice, n: usize, rhythm: Rhythm) -> Vec<f32> {
    let mut out = wander(dice, n, 180.0, 0.06);
    let shift = dice.between(-30.0, 30.0);
    let full = dice.between(0.8, 1.0);
    let mut batch = (0usize, 0usize);
    // Stops that nobody planned: about one in ten days, one to six hours.
    let mut stop = (dice.wait(10.0 * DAY as f64) as usize, dice.between(60.0, 360.0) as usize);
    for t in 0..n {
        let of_day = (t as f64 + shift).rem_euclid(DAY as f64) / 60.0;
        let day = t / DAY;
        let runs = match rhythm {
            Rhythm::Round => {
                let to_change = ((of_day % 8.0) - 4.0).abs();
                if to_change > 3.6 { 0.45 } else { 1.0 }
            }
            Rhythm::Day => {
                let on = (7.5..18.0).contains(&of_day) && day % 7 != 6;
                if on { 1.0 } else { 0.05 }
            }
            Rhythm::Batch => {
                if t >= batch.1 {
                    let begin = t + dice.between(40.0, 240.0) as usize;
                    batch = (begin, begin + dice.between(120.0, 420.0) as usize);
                }
                if t >= batch.0 { 1.0 } else { 0.2 }
            }
        };
        let halted = t >= stop.0 && t < stop.0 + stop.1;
        if t >= stop.0 + stop.1 {
            stop = (t + dice.wait(10.0 * DAY as f64) as usize, dice.between(60.0, 360.0) as usize);
        }
        let runs = if halted { 0.05 } else { runs };
        out[t] = (full * runs * (1.0 + f64::from(out[t]))).max(0.0) as f32;
    }
    soften(&mut out, 12.0);
    out
}

/// Lets a curve follow with a delay of the given minutes.
fn soften(curve: &mut [f32], minutes: f64) {
    let keep = (-1.0 / minutes).exp() as f32;
    let mut x = curve.first().copied().unwrap_or(0.0);
    for v in curve {
        x = keep * x + (1.0 - keep) * *v;
        *v = x;
    }
}

fn weather(dice: &mut Dice, n: usize) -> Vec<f32> {
    let mut out = wander(dice, n, 2.0 * DAY as f64, 0.7);
    let swing = dice.between(0.5, 1.2);
    let mut today = 1.0;
    for (t, v) in out.iter_mut().enumerate() {
        if t % DAY == 0 {
            today = dice.between(0.6, 1.2);
        }
        let of_day = (t % DAY) as f64 / DAY as f64;
        *v += (swing * today * (std::f64::consts::TAU * (of_day - 0.4)).sin()) as f32;
    }
    out
}

fn filling(dice: &mut Dice, n: usize) -> Vec<f32> {
    let mut level = dice.between(0.3, 0.7);
    let mut out = Vec::with_capacity(n);
    while out.len() < n {
        // Fill, rest, draw off, rest.
        for (target, stay) in [(dice.between(0.6, 0.78), 240.0), (dice.between(0.22, 0.45), 300.0)] {
            let minutes = dice.between(120.0, 480.0);
            let from = level;
            for t in 0..minutes as usize {
                level = from + (target - from) * t as f64 / minutes;
                out.push(level as f32);
            }
            level = target;
            let rest = dice.between(20.0, stay) as usize;
            out.extend(std::iter::repeat_n(level as f32, rest));
        }
    }
    out.truncate(n);
    out
}

fn air(dice: &mut Dice, n: usize) -> Vec<f32> {
    let mut out = wander(dice, n, 240.0, 0.05);
    for v in &mut out {
        *v += 1.0;
    }
    // A fan at half power for an hour, every week or so.
    let mut at = dice.wait(7.0 * DAY as f64) as usize;
    while at < n {
        let dip = Rise::drawn(dice, at, -0.35, -0.12);
        dip.add(&mut out);
        at = dip.end() + dice.wait(7.0 * DAY as f64) as usize;
    }
    for v in &mut out {
        *v = v.max(0.4);
    }
    out
}

impl Causes {
    /// For `days` days. Releases that the whole site feels come about four times in thirty days; a third of them bring an
    /// instrument over its limit.
    pub fn drawn(dice: &mut Dice, days: usize, rhythm: Rhythm) -> Causes {
        let n = days * DAY;
        let mut release = vec![0.0; n];
        let mut at = dice.wait(7.5 * DAY as f64) as usize;
        while at < n {
            let rise = Rise::drawn(dice, at, 0.25, 1.25);
            rise.add(&mut release);
            at = rise.end() + dice.wait(7.5 * DAY as f64) as usize;
        }
        Causes {
            production: production(dice, n, rhythm),
            air: air(dice, n),
            weather: weather(dice, n),
            filling: filling(dice, n),
            release,
            unrest: wander(dice, n, 300.0, 1.0),
        }
    }

    /// Minutes that the curves cover.
    pub fn minutes(&self) -> usize {
        self.production.len()
    }
}
