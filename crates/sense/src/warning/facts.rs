//! What the rating of an enterprise looks at, at an instant.

use super::fact::Fact;
use super::model::Colour;
use crate::alarm::flow::Signal;
use crate::alarm::model::Priority;
use kernel::id::PointId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How the enterprise's safety promise of the day stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Promised {
    /// Its hour has not come.
    NotDue,
    Made,
    Missing,
    /// What was promised is not so; each contradiction in a sentence.
    Contradicted(Vec<String>),
}

/// The worst of several sites: what is not so, then what is missing, then what is not due; none: not due.
pub fn worst(all: Vec<Promised>) -> Promised {
    let against: Vec<String> = all
        .iter()
        .filter_map(|p| if let Promised::Contradicted(why) = p { Some(why.clone()) } else { None })
        .flatten()
        .collect();
    match () {
        () if !against.is_empty() => Promised::Contradicted(against),
        () if all.contains(&Promised::Missing) => Promised::Missing,
        () if all.is_empty() || all.contains(&Promised::NotDue) => Promised::NotDue,
        () => Promised::Made,
    }
}

/// Inputs of one rating.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// Grade 1–4 of the most dangerous major installation; `None`: it has no major installation.
    pub grade: Fact<Option<u8>>,
    /// Points on which a critical alarm stands.
    pub red_points: Fact<u32>,
    /// Standing alarms of high priority on other points.
    pub high_alarms: Fact<u32>,
    /// Doubts about instruments that nobody has settled.
    pub doubts: Fact<u32>,
    /// Major hazards that are not closed.
    pub major_hazards: Fact<u32>,
    /// Those of them whose day is past.
    pub overdue_hazards: Fact<u32>,
    pub promise: Fact<Promised>,
    /// Hot work of special and first class that is going on.
    pub hot_work: Fact<u32>,
    /// Work in confined spaces that is going on.
    pub confined_space: Fact<u32>,
    /// Marks of severe weather that hold, each in words; empty: none.
    pub weather: Fact<Vec<String>>,
}

/// A rule that gives a colour by itself, whatever the sum says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Floor {
    pub colour: Colour,
    /// Identifier of the rule.
    pub rule: String,
    /// One sentence: why.
    pub say: String,
}

/// An alarm whose limit is still violated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    pub point: PointId,
    pub priority: Priority,
    pub signal: Signal,
}

/// Points in red, and high alarms on the others. A point is counted once however many of its limits are violated; what was
/// shelved still counts (nobody can shelve a risk away), what is suppressed by design or out of service does not.
pub fn alarms(standing: &[Standing]) -> (u32, u32) {
    let counts = |s: &&Standing| !matches!(s.signal, Signal::Dsupr | Signal::Oosrv | Signal::Norm);
    let of = |p: Priority| standing.iter().filter(counts).filter(move |s| s.priority == p);
    let red: BTreeSet<PointId> = of(Priority::Critical).map(|s| s.point).collect();
    let high = of(Priority::High).filter(|s| !red.contains(&s.point)).count();
    (red.len() as u32, high as u32)
}
