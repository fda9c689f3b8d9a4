//! A doubt on file: what was found, where, who must go, how far it was pushed.

use super::flow::{DoubtFlow, DoubtState};
use super::model::{Doubt, Figure, Rule};
use crate::alarm::model::{Mark, Push};
use crate::point::Kind;
use crate::point::model::{Place, Point};
use jiff::Timestamp;
use kernel::flow::Flow;
use kernel::id::{DoubtId, PointId};
use serde::{Deserialize, Serialize};

/// One doubt about one point by one rule, for as long as it is found again day by day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Filed {
    pub id: DoubtId,
    pub point: PointId,
    pub slot: u32,
    #[serde(flatten)]
    pub place: Place,
    pub kind: Kind,
    pub point_code: String,
    pub point_name: String,
    pub critical: bool,
    pub rule: Rule,
    /// Greatest score of all days.
    pub score: f64,
    /// The stretch of the curve, first and last day together.
    pub from_at: Timestamp,
    pub to_at: Timestamp,
    /// Words and figures of the day with the greatest score.
    pub told: String,
    pub figures: Vec<Figure>,
    /// On how many judged days it was found.
    pub days: i64,
    /// End of the last judged day on which it was found; a day is counted once.
    pub last_day: Timestamp,
    pub found_at: Timestamp,
    #[serde(with = "state_code")]
    pub state: DoubtState,
    /// To whom it was pushed: 1 county, 2 prefecture, 3 province.
    pub level: i64,
    /// When the clock looks at it again.
    pub escalate_at: Option<Timestamp>,
    /// By when somebody must have been there.
    pub verify_due: Timestamp,
    pub explained: Option<Mark>,
    pub verified: Option<Mark>,
    pub closed: Option<Mark>,
    pub steps: Vec<Push>,
    pub version: i64,
}

/// An instant from the engine's milliseconds; what lies outside of time is the epoch.
pub fn instant(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH)
}

impl Filed {
    /// A new one; its clock is the caller's to set.
    pub fn new(id: DoubtId, point: &Point, doubt: Doubt, day: Timestamp, now: Timestamp) -> Filed {
        Filed {
            id,
            point: point.id,
            slot: point.slot.0,
            place: point.place.clone(),
            kind: point.kind,
            point_code: point.code.clone(),
            point_name: point.name.clone(),
            critical: point.critical,
            rule: doubt.rule,
            score: doubt.score,
            from_at: instant(doubt.from_ms),
            to_at: instant(doubt.to_ms),
            told: doubt.told,
            figures: doubt.figures,
            days: 1,
            last_day: day,
            found_at: now,
            state: DoubtFlow::START,
            level: 1,
            escalate_at: None,
            verify_due: now,
            explained: None,
            verified: None,
            closed: None,
            steps: Vec::new(),
            version: 1,
        }
    }

    /// Found again on a later day; false if that day was counted before.
    pub fn again(&mut self, doubt: &Doubt, day: Timestamp) -> bool {
        if day <= self.last_day {
            return false;
        }
        self.days += 1;
        self.last_day = day;
        self.from_at = self.from_at.min(instant(doubt.from_ms));
        self.to_at = self.to_at.max(instant(doubt.to_ms));
        if doubt.score > self.score {
            self.score = doubt.score;
            self.told.clone_from(&doubt.told);
            self.figures.clone_from(&doubt.figures);
        }
        true
    }
}

mod state_code {
    use super::*;
    pub fn serialize<S: serde::Serializer>(state: &DoubtState, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(state.code())
    }
    pub fn deserialize<'de, D: serde::Deserializer<'de>>(from: D) -> Result<DoubtState, D::Error> {
        let code = String::deserialize(from)?;
        DoubtFlow::parse_state(&code).ok_or_else(|| serde::de::Error::custom(code))
    }
}
