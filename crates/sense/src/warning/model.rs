//! A warning.

use super::flow::WarningState;
use super::rating::Rating;
use crate::alarm::model::{Mark, Push};
use jiff::Timestamp;
use kernel::id::{EnterpriseId, WarningId};
use serde::{Deserialize, Serialize};

words! {
    /// Colours of a government's warning (handbook 04 §3); the worst is the greatest.
    Colour {
        /// 低风险
        Blue "blue" "蓝色",
        /// 一般风险
        Yellow "yellow" "黄色",
        /// 较大风险
        Orange "orange" "橙色",
        /// 重大风险
        Red "red" "红色",
    }
}

impl Colour {
    /// One level milder; blue stays.
    pub fn below(self) -> Colour {
        Colour::ALL[(self as usize).saturating_sub(1)]
    }
}

/// Whom a warning is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    Enterprise(EnterpriseId),
    /// Region path.
    Area(String),
}

/// A change of the colour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shade {
    pub colour: Colour,
    pub mark: Mark,
}

/// One warning, from issue to lift.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Warning {
    pub id: WarningId,
    pub about: About,
    /// Name of the enterprise or area.
    pub name: String,
    pub region_path: String,
    #[serde(with = "state_code")]
    pub state: WarningState,
    pub colour: Colour,
    pub issued_at: Timestamp,
    /// Since when it has its colour; the clocks run from here.
    pub since: Timestamp,
    /// The rating from which it was issued or raised, whole.
    pub rating: Option<Rating>,
    pub responded: Option<Mark>,
    pub verified: Option<Mark>,
    /// Colours that it had, the first one first.
    pub shades: Vec<Shade>,
    /// To which level it was pushed: 0 enterprise, 1 county, 2 prefecture, 3 province.
    pub level: i64,
    pub steps: Vec<Push>,
    pub version: i64,
}

/// The state as its code.
mod state_code {
    use super::super::flow::{WarningFlow, WarningState};
    use serde::Deserialize;

    pub fn serialize<S: serde::Serializer>(state: &WarningState, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(state.code())
    }
    pub fn deserialize<'de, D: serde::Deserializer<'de>>(from: D) -> Result<WarningState, D::Error> {
        let code = String::deserialize(from)?;
        <WarningFlow as kernel::Flow>::parse_state(&code).ok_or_else(|| serde::de::Error::custom(code))
    }
}
