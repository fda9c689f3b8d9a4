//! One decode path for both engines.

use crate::codec::{PgDate, PgTime, from_micros};
use jiff::{Timestamp, civil::Date};
use kernel::Refusal;
use sqlx::Row as _;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

/// One row of a result.
pub enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

/// What [`Row::get`] can return.
pub trait Column: Sized {
    fn read(row: &Row, name: &str) -> Result<Self, sqlx::Error>;
}

impl Row {
    /// The column's value. A wrong name or kind is our fault, hence [`kernel::Kind::Internal`].
    pub fn get<T: Column>(&self, name: &str) -> Result<T, Refusal> {
        T::read(self, name).map_err(|e| Refusal::internal(format!("column {name}: {e}")))
    }

    /// JSON column decoded into a type.
    pub fn json<T: serde::de::DeserializeOwned>(&self, name: &str) -> Result<T, Refusal> {
        let value: serde_json::Value = self.get(name)?;
        serde_json::from_value(value).map_err(|e| Refusal::internal(format!("column {name}: {e}")))
    }

    /// The same where the column may hold nothing.
    pub fn maybe<T: serde::de::DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Refusal> {
        let value: Option<serde_json::Value> = self.get(name)?;
        let some = value.filter(|v| !v.is_null()).map(serde_json::from_value).transpose();
        some.map_err(|e| Refusal::internal(format!("column {name}: {e}")))
    }
}

fn odd(name: &str) -> sqlx::Error {
    sqlx::Error::ColumnDecode { index: name.into(), source: "value out of range".into() }
}

macro_rules! same {
    ($($t:ty)+) => {$(
        impl Column for $t {
            fn read(row: &Row, name: &str) -> Result<Self, sqlx::Error> {
                match row { Row::Sqlite(r) => r.try_get(name), Row::Postgres(r) => r.try_get(name) }
            }
        }
        impl Column for Option<$t> {
            fn read(row: &Row, name: &str) -> Result<Self, sqlx::Error> {
                match row { Row::Sqlite(r) => r.try_get(name), Row::Postgres(r) => r.try_get(name) }
            }
        }
    )+};
}
same! { i64 f64 String bool Uuid }

macro_rules! through {
    ($($t:ty, $pg:ident, $lite:ty, |$v:ident| $e:expr;)+) => {$(
        impl Column for Option<$t> {
            fn read(row: &Row, name: &str) -> Result<Self, sqlx::Error> {
                match row {
                    Row::Sqlite(r) => match r.try_get::<Option<$lite>, _>(name)? {
                        None => Ok(None),
                        Some($v) => $e.map(Some).ok_or_else(|| odd(name)),
                    },
                    Row::Postgres(r) => Ok(r.try_get::<Option<$pg>, _>(name)?.map(|x| x.0)),
                }
            }
        }
        impl Column for $t {
            fn read(row: &Row, name: &str) -> Result<Self, sqlx::Error> {
                Option::<$t>::read(row, name)?.ok_or_else(|| odd(name))
            }
        }
    )+};
}
through! {
    Timestamp, PgTime, i64, |v| from_micros(v);
    Date, PgDate, String, |v| v.parse::<Date>().ok();
}

impl Column for Option<serde_json::Value> {
    fn read(row: &Row, name: &str) -> Result<Self, sqlx::Error> {
        match row {
            Row::Sqlite(r) => match r.try_get::<Option<String>, _>(name)? {
                None => Ok(None),
                Some(text) => serde_json::from_str(&text).map(Some).map_err(|_| odd(name)),
            },
            Row::Postgres(r) => r.try_get(name),
        }
    }
}
impl Column for serde_json::Value {
    fn read(row: &Row, name: &str) -> Result<Self, sqlx::Error> {
        Ok(Option::<serde_json::Value>::read(row, name)?.unwrap_or(serde_json::Value::Null))
    }
}

macro_rules! ids {
    ($($t:ident)+) => {$(
        impl Column for kernel::id::$t {
            fn read(row: &Row, name: &str) -> Result<Self, sqlx::Error> { Uuid::read(row, name).map(kernel::id::$t) }
        }
        impl Column for Option<kernel::id::$t> {
            fn read(row: &Row, name: &str) -> Result<Self, sqlx::Error> { Ok(Option::<Uuid>::read(row, name)?.map(kernel::id::$t)) }
        }
    )+};
}
ids! {
    AccidentId AlarmId ChannelId ChemicalId CommentId CommitteeId DoubtId DutyId EnterpriseId EquipmentId EventId FileId GatewayId GrantId
    HazardId HoldId ImportId InstallationId JobId LicenceId ListingId MeasureId MeetingId MessageId OccurrenceId PaperId PermitId PersonId
    PointId PolicyId PostId PowerFilingId PromiseId ReceiverId RecordId RegionId RiskId RiskPointId RosterId SessionId
    ShelvingId ShiftId SiteId StopOrderId SuperviseId TaskId TourId TourFindingId TourStationId TourVisitId
    UnitId ViewId
    WarningId WeatherMarkId
}
