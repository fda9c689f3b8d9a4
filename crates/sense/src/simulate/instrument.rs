//! One instrument: how the causes of its site reach it, its noise, its resolution, its limits.

use super::cause::{Causes, wander};
use super::dice::Dice;
use crate::point::Kind;

/// An instrument as drawn. Gains are in units of the instrument.
#[derive(Clone, Debug)]
pub struct Instrument {
    pub kind: Kind,
    /// Minutes between readings.
    pub period: usize,
    pub resolution: f64,
    pub lo: f64,
    pub hi: f64,
    /// Alarm limit above, where the kind has one.
    pub high: Option<f64>,
    pub base: f64,
    pub production: f64,
    /// Thinned by air: the whole gas value is divided by air to this power.
    pub air: f64,
    pub weather: f64,
    pub filling: f64,
    /// Rise at a release of 1.
    pub release: f64,
    pub unrest: f64,
    /// Minutes by which it follows its site.
    pub lag: usize,
    /// Own slow wandering: spread and minutes.
    pub own: (f64, f64),
    /// Spread of the noise of a single reading.
    pub noise: f64,
    /// Stands at its lowest value for days: a safe place, not a lie.
    pub calm: bool,
}

impl Instrument {
    /// One of a kind; `calm` asks for a place where nothing happens.
    pub fn drawn(dice: &mut Dice, kind: Kind, calm: bool) -> Instrument {
        let mut d = |a, b| dice.between(a, b);
        // Range, resolution, limit, base, then the gains as shares of the limit (or of the base where there is none).
        let (lo, hi, resolution, high, base): (f64, f64, f64, Option<f64>, f64) = match kind {
            Kind::Methane => (0.0, 4.0, 0.01, Some(1.0), d(0.12, 0.45)),
            Kind::Co => (0.0, 500.0, 0.5, Some(24.0), d(3.0, 9.0)),
            Kind::H2s => (0.0, 100.0, 0.1, Some(6.0), d(0.8, 2.5)),
            Kind::Toxic => (0.0, 100.0, 0.1, Some(20.0), d(2.0, 7.0)),
            Kind::Combustible => (0.0, 100.0, 0.1, Some(25.0), d(2.0, 8.0)),
            Kind::Dust => (0.0, 1000.0, 0.1, Some(20.0), d(3.0, 9.0)),
            Kind::Temperature => (-50.0, 200.0, 0.1, Some(d(60.0, 90.0)), d(25.0, 45.0)),
            Kind::Pressure => (0.0, 1.6, 0.001, Some(1.2), d(0.5, 0.9)),
            Kind::Level => (0.0, 12.0, 0.01, Some(9.6), d(0.0, 0.6)),
            Kind::WaterLevel => (0.0, 60.0, 0.01, Some(d(45.0, 50.0)), d(30.0, 40.0)),
            Kind::Displacement => (-50.0, 200.0, 0.1, Some(80.0), d(10.0, 25.0)),
            Kind::Wind => (0.0, 15.0, 0.05, None, d(1.2, 3.5)),
            Kind::Flow => (0.0, 500.0, 0.5, None, d(60.0, 200.0)),
            _ => (0.0, 5000.0, 1.0, None, d(60.0, 90.0)),
        };
        let scale = high.unwrap_or(base);
        let period = if matches!(kind, Kind::Displacement | Kind::WaterLevel) { 5 } else { 1 };
        let mut it = Instrument {
            kind,
            period,
            resolution,
            lo,
            hi,
            high,
            base,
            production: 0.0,
            air: 0.0,
            weather: 0.0,
            filling: 0.0,
            release: 0.0,
            unrest: 0.0,
            lag: d(0.0, 25.0) as usize,
            own: (0.0, d(40.0, 400.0)),
            noise: resolution * d(0.6, 3.0),
            calm: false,
        };
        if kind.gas() || kind == Kind::Dust {
            it.production = base * d(0.3, 1.1);
            it.air = d(0.5, 1.3);
            it.weather = base * d(0.02, 0.1);
            it.release = scale * d(0.5, 1.1);
            it.unrest = base * d(0.05, 0.18);
            it.own.0 = base * d(0.02, 0.08);
        }
        match kind {
            Kind::Temperature => {
                it.production = d(6.0, 18.0);
                it.weather = d(1.0, 4.0);
                it.release = scale * d(0.1, 0.3);
                it.unrest = d(0.2, 0.9);
                it.own.0 = d(0.1, 0.4);
            }
            Kind::Pressure => {
                it.production = d(0.05, 0.2);
                it.weather = d(0.003, 0.02);
                it.release = d(0.05, 0.3);
                it.unrest = d(0.005, 0.03);
                it.own.0 = d(0.002, 0.01);
            }
            Kind::Level => {
                it.filling = d(9.0, 10.5);
                it.noise = resolution * d(0.3, 1.2);
                it.own.0 = 0.01;
            }
            Kind::WaterLevel => {
                it.weather = d(0.1, 0.5);
                it.unrest = d(0.02, 0.08);
                it.own.0 = d(0.01, 0.03);
            }
            Kind::Displacement => {
                it.weather = d(0.5, 2.0);
                it.unrest = d(0.1, 0.5);
                it.own.0 = d(0.05, 0.2);
            }
            Kind::Wind | Kind::Flow | Kind::Power => {
                it.production = base * if kind == Kind::Power { d(5.0, 9.0) } else { d(0.2, 0.8) };
                it.unrest = base * d(0.02, 0.08);
                it.own.0 = base * d(0.01, 0.04);
                it.noise = (base * d(0.005, 0.02)).max(resolution);
            }
            _ => {}
        }
        if calm {
            it.calm = true;
            it.base = -resolution * d(1.0, 4.0);
            it.production = 0.0;
            it.weather = 0.0;
            it.unrest = 0.0;
            it.own.0 = resolution * d(0.0, 0.4);
            it.release = 0.0;
            it.noise = resolution * d(0.0, 0.5);
        }
        it
    }

    /// The true curve, one value a minute, before noise and rounding.
    pub fn truth(&self, dice: &mut Dice, causes: &Causes) -> Vec<f32> {
        let n = causes.minutes();
        let own = if self.own.0 > 0.0 { wander(dice, n, self.own.1, self.own.0) } else { vec![0.0; n] };
        let gas = self.air > 0.0;
        (0..n)
            .map(|t| {
                let s = t.saturating_sub(self.lag);
                let of = |curve: &[f32]| f64::from(curve[s]);
                let mut x = self.base
                    + self.production * of(&causes.production)
                    + self.weather * of(&causes.weather)
                    + self.filling * of(&causes.filling)
                    + self.unrest * of(&causes.unrest)
                    + f64::from(own[t]);
                if gas {
                    x /= of(&causes.air).powf(self.air);
                } else if self.kind == Kind::Wind {
                    x *= of(&causes.air);
                }
                (x + self.release * of(&causes.release)) as f32
            })
            .collect()
    }

    /// As the instrument shows a true value: noise, rounding to its resolution, never outside its range.
    pub fn shown(&self, dice: &mut Dice, truth: f64) -> f64 {
        // The noise of a gas instrument grows a little with what it measures.
        let noise = self.noise * (1.0 + self.high.map_or(0.0, |h| 0.5 * (truth / h).clamp(0.0, 2.0)));
        self.rounded(truth + noise * dice.normal())
    }

    /// To the resolution, within the range.
    pub fn rounded(&self, value: f64) -> f64 {
        ((value / self.resolution).round() * self.resolution).clamp(self.lo, self.hi)
    }
}
