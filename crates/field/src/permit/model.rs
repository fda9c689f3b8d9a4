//! The ticket.

use super::flow::State;
use super::kind::{Grade, Kind, Safeguard, called};
use crate::risk::model::Place;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{AlarmId, PermitId, PersonId};
use serde::{Deserialize, Serialize};

/// Who did what when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    pub at: Timestamp,
    pub by: Option<PersonId>,
    pub name: String,
    pub note: Option<String>,
}

/// Somebody who works under the ticket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Worker {
    pub name: String,
    /// Number of the certificate; empty: none.
    pub certificate: String,
    /// Last day on which it is valid.
    pub expires: Option<Date>,
}

/// One analysis of gas.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// When the sample was taken.
    pub at: Timestamp,
    /// Where, in words.
    pub spot: String,
    /// Combustible gas, % by volume.
    pub combustible: Option<f64>,
    /// Lower explosive limit of the medium, % by volume.
    pub lower_limit: Option<f64>,
    /// Oxygen, % by volume.
    pub oxygen: Option<f64>,
    /// Toxic gas and what is allowed of it, mg/m³.
    pub toxic: Option<f64>,
    pub toxic_limit: Option<f64>,
    /// Who analysed.
    pub analyst: String,
    /// Who entered it, and when.
    pub entered: Mark,
    /// What was beyond its limit, in sentences; empty: passed.
    pub fails: Vec<String>,
}

impl Analysis {
    pub fn passed(&self) -> bool {
        self.fails.is_empty()
    }
}

/// An interruption.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Break {
    pub from: Timestamp,
    pub to: Option<Timestamp>,
    pub why: String,
    /// The last gas alarm of the place before or during it; tickets of before this was kept have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gas: Option<GasStop>,
}

impl Break {
    /// One that begins.
    pub fn begun(from: Timestamp, why: String) -> Break {
        Break { from, to: None, why, gas: None }
    }
}

/// A gas alarm that stopped the work.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct GasStop {
    pub alarm: AlarmId,
    /// When it was raised; a sample must be taken after it.
    pub at: Timestamp,
}

/// A ticket for one piece of special work.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Permit {
    pub id: PermitId,
    /// `ZY-Z990101001-2026-000007`
    pub number: String,
    pub place: Place,
    pub site_name: String,
    pub kind: Kind,
    /// As asked for.
    pub asked: Grade,
    /// As it counts: higher than asked for on rest days and at night.
    pub grade: Grade,
    /// Why it is treated a level higher; none if it is not.
    pub raised: Option<String>,
    /// Where on the site.
    pub spot: String,
    /// What is done.
    pub work: String,
    /// In an area of explosion hazard, or deeper than the limit of digging.
    pub area: bool,
    /// Inside a vessel, tank or pipe.
    pub inside: bool,
    /// In air that holds more oxygen by design.
    pub rich: bool,
    /// The confined-space ticket under which work inside a vessel is done.
    pub linked: Option<PermitId>,
    pub from: Timestamp,
    pub to: Timestamp,
    pub workers: Vec<Worker>,
    /// 监护人.
    pub watcher: String,
    /// Who asked for it.
    pub applied: Mark,
    /// Who approved it; none before.
    pub approved: Option<Mark>,
    pub safeguards: Vec<Safeguard>,
    pub analyses: Vec<Analysis>,
    pub started_at: Option<Timestamp>,
    pub breaks: Vec<Break>,
    /// Everything that was done, with its label.
    pub marks: Vec<(String, Mark)>,
    pub state: State,
    pub version: i64,
}

impl Permit {
    /// How people call it.
    pub fn called(&self) -> String {
        called(self.kind, self.grade)
    }

    /// The analysis whose sample was taken last.
    pub fn latest(&self) -> Option<&Analysis> {
        self.analyses.iter().max_by_key(|a| a.at)
    }

    /// Whether gas is analysed for it.
    pub fn analysed(&self) -> bool {
        self.kind.analysed(self.area)
    }

    /// Whether a sample may be entered: always where gas is analysed, and for any work while a gas alarm interrupts it.
    pub fn sampled(&self) -> bool {
        self.analysed() || self.standing_break().is_some_and(|b| b.gas.is_some())
    }

    /// The interruption that lasts.
    pub fn standing_break(&self) -> Option<&Break> {
        self.breaks.last().filter(|b| b.to.is_none())
    }

    /// Whether it is in force at an instant: being worked under or paused, or approved and within its time.
    pub fn in_force(&self, at: Timestamp) -> bool {
        match self.state {
            State::Working | State::Paused => true,
            State::Approved => self.from <= at && at < self.to,
            State::Applied | State::Analysed | State::Closed | State::Void => false,
        }
    }
}
