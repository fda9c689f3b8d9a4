//! Terms and values of a kind and grade: parameters `permit.*`, each with source and mark (GB 30871-2022; handbook 05 §9).

use super::kind::{Grade, Kind};
use jiff::civil::Date;
use kernel::light::Used;
use law::Parameters;

/// Figures for one kind and grade.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits {
    /// Longest term, hours; none: as long as the work.
    pub hours: Option<f64>,
    /// Oldest analysis at the start, minutes.
    pub analysis_minutes: f64,
    /// Interruption from which it must be analysed anew, minutes; none where nothing is analysed by the standard.
    pub break_minutes: Option<f64>,
    /// Lower explosive limit from which the laxer value holds, % by volume.
    pub lel_split: f64,
    /// Combustible gas allowed from that limit on, and below it, % by volume.
    pub combustible_high: f64,
    pub combustible_low: f64,
    pub oxygen_low: f64,
    pub oxygen_high: f64,
    pub oxygen_rich: f64,
    /// Parameters that were used.
    pub used: Vec<Used>,
}

impl Limits {
    /// For a region path on a day.
    pub fn read(p: &Parameters, region: &str, on: Date, kind: Kind, grade: Grade) -> Limits {
        let mut used = Vec::new();
        let mut of = |key: &str| p.used(key, region, on, &mut used);
        let hours = match (kind, grade) {
            (Kind::HotWork, Grade::HotSpecial) => Some(of("permit.hot_special_hours")),
            (Kind::HotWork, Grade::HotFirst) => Some(of("permit.hot_first_hours")),
            (Kind::HotWork, _) => Some(of("permit.hot_second_hours")),
            (Kind::ConfinedSpace, _) => Some(of("permit.confined_hours")),
            (Kind::Height, _) => Some(of("permit.height_hours")),
            (Kind::TempPower, Grade::PowerLong) => Some(of("permit.power_long_hours")),
            (Kind::TempPower, _) => Some(of("permit.power_hours")),
            (Kind::BlindPlate | Kind::Lifting | Kind::Digging | Kind::RoadBlock, _) => None,
        };
        let break_minutes = match (kind, grade) {
            (Kind::HotWork, Grade::HotSecond) => Some(of("permit.break_second_minutes")),
            (Kind::HotWork, _) => Some(of("permit.break_first_minutes")),
            (Kind::ConfinedSpace, _) => Some(of("permit.break_confined_minutes")),
            _ => None,
        };
        let analysed = kind.analysed(true);
        // A gas alarm asks any work for a sample; where none is usual, the figures are not listed with the ticket.
        let mut gas = |key: &str| if analysed { of(key) } else { p.value(key, region, on) };
        let (analysis_minutes, lel_split) = (gas("permit.analysis_minutes"), gas("permit.lel_split"));
        let (combustible_high, combustible_low) = (gas("permit.combustible_high"), gas("permit.combustible_low"));
        let (oxygen_low, oxygen_high) = (gas("permit.oxygen_low"), gas("permit.oxygen_high"));
        let oxygen_rich = gas("permit.oxygen_rich");
        Limits {
            hours,
            analysis_minutes,
            break_minutes,
            lel_split,
            combustible_high,
            combustible_low,
            oxygen_low,
            oxygen_high,
            oxygen_rich,
            used,
        }
    }
}

/// Hours of the day between which it counts as night, for raising (a proposal: the standard names no hours).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Night {
    pub from: f64,
    pub to: f64,
}

impl Night {
    /// For a region path on a day.
    pub fn read(p: &Parameters, region: &str, on: Date) -> Night {
        Night { from: p.value("permit.night_from", region, on), to: p.value("permit.night_to", region, on) }
    }

    /// Whether an hour of the day (0 to 24) is in it.
    pub fn holds(self, hour: f64) -> bool {
        hour >= self.from || hour < self.to
    }
}
