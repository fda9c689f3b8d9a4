//! The only kinds of value that a statement takes.

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

/// Column kinds of the house (docs/SQL.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Id,
    Int,
    Real,
    Text,
    Bool,
    Time,
    Date,
    Json,
}

/// One parameter of a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null(Kind),
    Id(Uuid),
    Int(i64),
    Real(f64),
    Text(String),
    Bool(bool),
    Time(Timestamp),
    Date(Date),
    Json(serde_json::Value),
}

impl Value {
    /// JSON from anything that serialises.
    pub fn json(of: &impl serde::Serialize) -> Value {
        Value::Json(serde_json::to_value(of).unwrap_or(serde_json::Value::Null))
    }
}

macro_rules! from {
    ($($t:ty => $kind:ident, |$v:ident| $e:expr;)+) => {$(
        impl From<$t> for Value { fn from($v: $t) -> Value { $e } }
        impl From<Option<$t>> for Value { fn from(v: Option<$t>) -> Value { v.map_or(Value::Null(Kind::$kind), Value::from) } }
    )+};
}
from! {
    Uuid => Id, |v| Value::Id(v);
    i64 => Int, |v| Value::Int(v);
    i32 => Int, |v| Value::Int(v.into());
    u32 => Int, |v| Value::Int(v.into());
    f64 => Real, |v| Value::Real(v);
    String => Text, |v| Value::Text(v);
    &str => Text, |v| Value::Text(v.to_owned());
    bool => Bool, |v| Value::Bool(v);
    Timestamp => Time, |v| Value::Time(v);
    Date => Date, |v| Value::Date(v);
    serde_json::Value => Json, |v| Value::Json(v);
}

impl From<&String> for Value {
    fn from(v: &String) -> Value {
        Value::Text(v.clone())
    }
}

macro_rules! from_ids {
    ($($t:ident)+) => {$(
        impl From<kernel::id::$t> for Value { fn from(v: kernel::id::$t) -> Value { Value::Id(v.0) } }
        impl From<Option<kernel::id::$t>> for Value { fn from(v: Option<kernel::id::$t>) -> Value { v.map_or(Value::Null(Kind::Id), Value::from) } }
    )+};
}
from_ids! {
    AccidentId AlarmId ChannelId ChemicalId CommentId CommitteeId DoubtId DutyId EnterpriseId EquipmentId EventId FileId GatewayId GrantId
    HazardId HoldId ImportId InstallationId JobId LicenceId ListingId MeasureId MeetingId MessageId OccurrenceId PaperId PermitId PersonId
    PointId PolicyId PostId PowerFilingId PromiseId ReceiverId RecordId RegionId RiskId RiskPointId RosterId SessionId
    ShelvingId ShiftId SiteId StopOrderId SuperviseId TaskId TourId TourFindingId TourStationId TourVisitId
    UnitId ViewId
    WarningId WeatherMarkId
}

/// `params![a, b, c]` makes the slice that statements take.
#[macro_export]
macro_rules! params {
    ($($v:expr),* $(,)?) => { &[$($crate::Value::from($v)),*] as &[$crate::Value] };
}
