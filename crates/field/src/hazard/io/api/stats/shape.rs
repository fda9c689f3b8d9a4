//! Shapes of the database of hazards.

use crate::hazard::flow::State;
use crate::hazard::io::view::Coded;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::answer::Count;

/// Which totals.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct StatsAsk {
    /// Code of a region; absent: the largest that the one who asks sees whole.
    pub region: Option<String>,
    /// `major` (default), `general`, `all`
    pub grade: Option<String>,
}

/// Found, closed, open: with found as the denominator. What was void or merged counts nowhere.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct Flowed {
    pub found: i64,
    pub closed: i64,
    pub open: i64,
    /// closed ÷ found, 0–1; absent where nothing was found.
    pub rate: Option<f64>,
}

impl Flowed {
    pub(super) fn add(&mut self, state: State, n: i64) {
        if matches!(state, State::Void | State::Merged) {
            return;
        }
        self.found += n;
        if state.closed() {
            self.closed += n
        } else {
            self.open += n
        }
        self.rate = (self.found > 0).then(|| self.closed as f64 / self.found as f64);
    }
}

/// One line of a cross table.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FlowedOf {
    pub of: Coded,
    #[serde(flatten)]
    pub flowed: Flowed,
}

/// 动态清零 (handbook 03 §9): nothing overdue, and nothing old without an approved plan; never "always nothing".
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Zeroed {
    pub zeroed: bool,
    pub overdue: Count,
    /// Found longer ago than the days of the parameter, open, and without an approved plan.
    pub unplanned: Count,
    pub days: i64,
}

/// What fell due this year until today.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct OnTime {
    pub on_time: i64,
    pub due: i64,
    pub rate: Option<f64>,
}

/// What came and went in a month, and what was open when it ended.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MonthFlow {
    /// `2026-11`
    pub month: String,
    pub found: i64,
    pub closed: i64,
    pub open: i64,
}

/// The database of a region.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HazardStats {
    pub region: Coded,
    pub grade: String,
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    pub all: Flowed,
    pub zero: Zeroed,
    /// By year of finding.
    pub years: Vec<FlowedOf>,
    pub trades: Vec<FlowedOf>,
    /// The regions directly below.
    pub regions: Vec<FlowedOf>,
    /// Open ones by state.
    pub states: Vec<FlowedOf>,
    /// Open ones by age: months since the month of finding.
    pub ages: Vec<FlowedOf>,
    /// Found before 2024: 历史存量.
    pub before_2024: Flowed,
    /// 按期整改率: closed by the last day ÷ last days that fell in the year; an approved extension counts with its new day.
    pub on_time: OnTime,
    /// The last 24 months, oldest first.
    pub months: Vec<MonthFlow>,
    /// Found this year ÷ found last year; below 1 is 增量遏制.
    pub growth: Option<f64>,
    /// Listed this year in the region, against the yearly duty of each government.
    pub listed_this_year: i64,
    pub listed_least: i64,
}
