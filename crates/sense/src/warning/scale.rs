//! Weights and thresholds: parameters `warning.*`, proposals of this product after handbook 04 §7.1.

use super::model::Colour;
use jiff::civil::Date;
use kernel::light::Used;
use law::Parameters;

/// Points for each, up to how many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    pub weight: f64,
    pub most: f64,
}

/// As read for a region and a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Base of grades 1–4.
    pub base: [f64; 4],
    /// Base of an enterprise without a major installation.
    pub base_none: f64,
    pub red_point: Line,
    pub high_alarm: Line,
    pub doubt: Line,
    pub major_hazard: Line,
    pub overdue_hazard: Line,
    pub hot_work: Line,
    pub confined_space: Line,
    pub promise_missing: f64,
    pub promise_contradicted: f64,
    pub weather: f64,
    /// Scores from which a colour begins.
    pub red: f64,
    pub orange: f64,
    pub yellow: f64,
    /// Which versions of which parameters were read.
    pub used: Vec<Used>,
}

impl Scale {
    /// For a region path on a day.
    pub fn read(p: &Parameters, region: &str, on: Date) -> Scale {
        let mut used = Vec::new();
        let mut value = |key: &str| p.used(key, region, on, &mut used);
        let mut line = |weight: &str, most: &str| Line { weight: value(weight), most: value(most) };
        let red_point = line("warning.red_point.weight", "warning.red_point.most");
        let high_alarm = line("warning.high_alarm.weight", "warning.high_alarm.most");
        let doubt = line("warning.doubt.weight", "warning.doubt.most");
        let major_hazard = line("warning.major_hazard.weight", "warning.major_hazard.most");
        let overdue_hazard = line("warning.overdue_hazard.weight", "warning.overdue_hazard.most");
        let hot_work = line("warning.hot_work.weight", "warning.hot_work.most");
        let confined_space = line("warning.confined_space.weight", "warning.confined_space.most");
        Scale {
            base: [
                value("warning.base.grade1"),
                value("warning.base.grade2"),
                value("warning.base.grade3"),
                value("warning.base.grade4"),
            ],
            base_none: value("warning.base.none"),
            red_point,
            high_alarm,
            doubt,
            major_hazard,
            overdue_hazard,
            hot_work,
            confined_space,
            promise_missing: value("warning.promise.missing"),
            promise_contradicted: value("warning.promise.contradicted"),
            weather: value("warning.weather.weight"),
            red: value("warning.threshold.red"),
            orange: value("warning.threshold.orange"),
            yellow: value("warning.threshold.yellow"),
            used,
        }
    }

    /// Colour of a score.
    pub fn colour(&self, score: f64) -> Colour {
        match score {
            s if s >= self.red => Colour::Red,
            s if s >= self.orange => Colour::Orange,
            s if s >= self.yellow => Colour::Yellow,
            _ => Colour::Blue,
        }
    }
}
