//! What is sent in.

use jiff::civil::Date;
use kernel::id::{CommitteeId, PersonId, UnitId};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

/// Filters of meetings.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct MeetingAsk {
    #[serde(default)]
    #[param(value_type = Vec<Uuid>)]
    pub committee: Vec<CommitteeId>,
    /// `safety_committee` `special_committee` `dispatch` `standing_committee`
    #[serde(default)]
    pub kind: Vec<String>,
    /// `planned` `called` `held` `minuted` `closed` `cancelled`
    #[serde(default)]
    pub state: Vec<String>,
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    pub q: Option<String>,
    pub limit: Option<u32>,
    pub after: Option<String>,
    /// `on`, `-` before it for descending (the default).
    pub sort: Option<String>,
}

/// A meeting to be planned.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct MeetingForm {
    #[schema(value_type = Option<Uuid>)]
    pub committee: Option<CommitteeId>,
    pub title: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub on: Option<Date>,
    /// 09:00
    pub time: String,
    pub place: String,
    /// A session on major questions.
    #[serde(default)]
    pub study: bool,
    /// Units without a seat that are to come.
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    pub invited: Vec<UnitId>,
}

/// A change of its arrangements while it is planned, or the summary once it was held.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct MeetingEdit {
    pub version: i64,
    pub title: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub on: Option<Date>,
    pub time: Option<String>,
    pub place: Option<String>,
    pub study: Option<bool>,
    #[schema(value_type = Option<Vec<Uuid>>)]
    pub invited: Option<Vec<UnitId>>,
    /// What was said, one paragraph a line.
    pub summary: Option<String>,
}

/// A step of a meeting's life.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct MeetingMove {
    pub flow: Option<String>,
    /// `call` `hold` `minute` `close` `cancel`
    pub action: String,
    pub version: Option<i64>,
    #[schema(value_type = Option<String>, format = Date)]
    pub held_on: Option<Date>,
    pub reason: Option<String>,
    pub note: Option<String>,
}

/// A change of the agenda.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct AgendaForm {
    pub version: Option<i64>,
    /// `fill` `add` `drop` `restore` `order`
    pub op: String,
    pub item: Option<u32>,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub why: String,
    #[serde(default)]
    pub who: String,
    /// Why an item is dropped.
    pub reason: Option<String>,
    /// Every item's number in the wanted order.
    #[serde(default)]
    pub order: Vec<u32>,
}

/// What is said of one seat.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct SeatSaid {
    #[schema(value_type = Uuid)]
    pub unit: UnitId,
    /// The seat's post, where it has one.
    pub post: Option<String>,
    /// `present` `deputy` `leave` `absent`
    pub how: String,
    #[schema(value_type = Option<Uuid>)]
    pub person: Option<PersonId>,
    pub stands_for: Option<String>,
    pub reason: Option<String>,
}

/// Who was there.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct AttendanceForm {
    pub version: Option<i64>,
    /// A seat that is not named was empty.
    pub people: Vec<SeatSaid>,
    /// Why it is entered again.
    pub reason: Option<String>,
}

/// A decision to be noted or taken back.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct DecisionForm {
    pub version: Option<i64>,
    /// `add` (the default) `remove`
    #[serde(default)]
    pub op: String,
    /// Of the decision that is taken back.
    pub place: Option<i64>,
    /// Number of the item that it belongs to.
    pub item: Option<u32>,
    #[serde(default)]
    pub text: String,
    #[schema(value_type = Option<Uuid>)]
    pub lead: Option<UnitId>,
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
}
