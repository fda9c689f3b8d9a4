//! What the meter gives away as a doubt on file: rule, score by colour, a sentence with its figures.

use super::base::DAY_MS;
use super::rules::{Finding, Found, Unit};
use crate::doubt::filed::instant;
use crate::doubt::model::{Doubt, Rule};
use jiff::civil::Date;
use law::Parameters;

impl Rule {
    /// The rule of a finding.
    pub fn of(what: Finding) -> Rule {
        match what {
            Finding::RunUnderStop => Rule::RunUnderStop,
            Finding::NightRun => Rule::NightRun,
            Finding::SuddenDrop => Rule::SuddenDrop,
            Finding::FanPowerLoss => Rule::FanPowerLoss,
            Finding::SuddenRise => Rule::SuddenRise,
            Finding::OverCapacity => Rule::OverCapacity,
            Finding::ResumeUnreported => Rule::ResumeUnreported,
            Finding::ZeroButActive => Rule::ZeroButActive,
        }
    }

    /// The finding of a rule of the meter; none for a rule of the instrument.
    pub fn finding(self) -> Option<Finding> {
        Finding::ALL.iter().copied().find(|f| Rule::of(*f) == self)
    }

    /// Red by itself (handbook 04 §8): somebody is asked within half an hour and there within two hours.
    pub fn red(self) -> bool {
        self.finding().is_some_and(|f| f.colour() == "red")
    }

    /// Whether days on which it was found tell nothing about what is usual.
    pub fn unusual(self) -> bool {
        !matches!(self, Rule::FaultReported | Rule::NightRun | Rule::OverCapacity | Rule::ResumeUnreported)
    }
}

/// Scores by colour, proposals of this product.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scores {
    pub red: f64,
    pub orange: f64,
    pub yellow: f64,
}

impl Scores {
    /// For a region path on a day.
    pub fn read(p: &Parameters, region: &str, on: Date) -> Scores {
        Scores {
            red: p.value("power.score.red", region, on),
            orange: p.value("power.score.orange", region, on),
            yellow: p.value("power.score.yellow", region, on),
        }
    }

    fn of(&self, what: Finding) -> f64 {
        match what.colour() {
            "red" => self.red,
            "orange" => self.orange,
            _ => self.yellow,
        }
    }
}

/// An instant in local time for a sentence.
fn local(ms: i64) -> String {
    kernel::ZONE.to_datetime(instant(ms)).strftime("%-m月%-d日%H:%M").to_string()
}

fn round(v: f64) -> f64 {
    (v * 10.0).round() / 10.0
}

/// A doubt out of what was found. `stop` names the stop under which it ran; `idle` in kW.
pub fn doubt(f: &Found, idle: f64, stop: Option<&str>, scores: &Scores) -> Doubt {
    let (value, line, idle) = (round(f.value), round(f.line), round(idle));
    let (from, to) = (local(f.from_ms), local(f.to_ms));
    let stop = stop.unwrap_or("停产");
    let told = match (f.what, f.unit) {
        (Finding::RunUnderStop, Unit::Kwh) => {
            format!(
                "{stop}期间，{from}起一日用电 {value} kWh，超过保安用电（{idle} kW）的界限 {line} kWh，疑似停产期间生产。"
            )
        }
        (Finding::RunUnderStop, _) => format!(
            "{stop}期间，{from}至{to}负荷最高 {value} kW，持续超过保安负荷（{idle} kW）的界限 {line} kW，疑似停产期间生产。"
        ),
        (Finding::NightRun, _) => {
            format!("备案为夜停，{from}至{to}负荷最高 {value} kW，超过界限 {line} kW，疑似夜间违规生产。")
        }
        (Finding::SuddenDrop, _) => {
            format!("{from}负荷骤降至 {value} kW，低于界限 {line} kW，未备案计划停电，疑似发生事故或停风。")
        }
        (Finding::FanPowerLoss, _) => {
            format!("{from}至{to}主扇回路负荷为 {value} kW，主扇失电，须立即核实通风和撤人情况。")
        }
        (Finding::SuddenRise, _) => {
            format!("{from}起一日用电 {value} kWh，高于同类日常值的界限 {line} kWh，疑似超能力生产。")
        }
        (Finding::OverCapacity, _) => {
            let days = (f.to_ms - f.from_ms) / DAY_MS;
            format!("自{from}起 {days} 日的用电推算产量 {value} 吨，超过核定月产量的界限 {line} 吨，疑似超能力生产。")
        }
        (Finding::ResumeUnreported, _) => {
            format!("连续停产后，{from}起负荷回升至 {value} kW，超过常值的界限 {line} kW，没有复产验收记录。")
        }
        (Finding::ZeroButActive, _) => format!(
            "{from}至{to}人员计数显示有人作业，负荷最高只有 {value} kW，低于保安负荷（{idle} kW）也要用的 {line} kW，疑似绕表用电或计量不全。"
        ),
    };
    let unit = f.unit.label();
    Doubt::new(Rule::of(f.what), scores.of(f.what), (f.from_ms, f.to_ms), told)
        .with(&format!("测得（{unit}）"), f.value)
        .with(&format!("界限（{unit}）"), f.line)
        .with("保安负荷（kW）", idle)
}
