//! How values travel to each engine.

use crate::value::{Kind, Value};
use jiff::{Timestamp, civil::Date};
use sqlx::Arguments;
use sqlx::encode::{Encode, IsNull};
use sqlx::error::BoxDynError;
use sqlx::postgres::types::Oid;
use sqlx::postgres::{PgArgumentBuffer, PgArguments, PgTypeInfo, PgValueFormat, PgValueRef};
use sqlx::sqlite::SqliteArguments;
use sqlx::{Decode, Postgres, Type};
use uuid::Uuid;

/// Microseconds since 1970, as SQLite keeps a time.
pub(crate) fn micros(at: Timestamp) -> i64 {
    at.as_microsecond()
}
pub(crate) fn from_micros(micros: i64) -> Option<Timestamp> {
    Timestamp::from_microsecond(micros).ok()
}

/// 2000-01-01 in microseconds and as a day: PostgreSQL counts from there.
const PG_EPOCH_MICROS: i64 = 946_684_800_000_000;
const PG_EPOCH: Date = jiff::civil::date(2000, 1, 1);

pub(crate) struct PgTime(pub Timestamp);
pub(crate) struct PgDate(pub Date);

impl Type<Postgres> for PgTime {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_oid(Oid(1184))
    }
}
impl Encode<'_, Postgres> for PgTime {
    fn encode_by_ref(&self, buf: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Postgres>::encode(micros(self.0) - PG_EPOCH_MICROS, buf)
    }
}
impl<'r> Decode<'r, Postgres> for PgTime {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        match value.format() {
            PgValueFormat::Binary => {
                let micros: i64 = Decode::<Postgres>::decode(value)?;
                Ok(PgTime(Timestamp::from_microsecond(micros + PG_EPOCH_MICROS)?))
            }
            PgValueFormat::Text => Ok(PgTime(value.as_str()?.replacen(' ', "T", 1).parse()?)),
        }
    }
}
impl Type<Postgres> for PgDate {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_oid(Oid(1082))
    }
}
impl Encode<'_, Postgres> for PgDate {
    fn encode_by_ref(&self, buf: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        let days = self.0.since(PG_EPOCH)?.get_days();
        Encode::<Postgres>::encode(days, buf)
    }
}
impl<'r> Decode<'r, Postgres> for PgDate {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        match value.format() {
            PgValueFormat::Binary => {
                let days: i32 = Decode::<Postgres>::decode(value)?;
                Ok(PgDate(PG_EPOCH.checked_add(jiff::Span::new().try_days(i64::from(days))?)?))
            }
            PgValueFormat::Text => Ok(PgDate(value.as_str()?.parse()?)),
        }
    }
}

pub(crate) fn sqlite(values: &[Value]) -> Result<SqliteArguments, BoxDynError> {
    let mut a = SqliteArguments::default();
    for v in values {
        match v {
            Value::Null(_) => Arguments::add(&mut a, None::<String>),
            Value::Id(id) => Arguments::add(&mut a, *id),
            Value::Int(i) => Arguments::add(&mut a, *i),
            Value::Real(f) => Arguments::add(&mut a, *f),
            Value::Text(s) => Arguments::add(&mut a, s.clone()),
            Value::Bool(b) => Arguments::add(&mut a, *b),
            Value::Time(t) => Arguments::add(&mut a, micros(*t)),
            Value::Date(d) => Arguments::add(&mut a, d.to_string()),
            Value::Json(j) => Arguments::add(&mut a, j.to_string()),
        }?;
    }
    Ok(a)
}

pub(crate) fn postgres(values: &[Value]) -> Result<PgArguments, BoxDynError> {
    let mut a = PgArguments::default();
    for v in values {
        match v {
            Value::Null(Kind::Id) => a.add(None::<Uuid>),
            Value::Null(Kind::Int) => a.add(None::<i64>),
            Value::Null(Kind::Real) => a.add(None::<f64>),
            Value::Null(Kind::Text) => a.add(None::<String>),
            Value::Null(Kind::Bool) => a.add(None::<bool>),
            Value::Null(Kind::Time) => a.add(None::<PgTime>),
            Value::Null(Kind::Date) => a.add(None::<PgDate>),
            Value::Null(Kind::Json) => a.add(None::<serde_json::Value>),
            Value::Id(id) => a.add(*id),
            Value::Int(i) => a.add(*i),
            Value::Real(f) => a.add(*f),
            Value::Text(s) => a.add(s.replace('\0', "")),
            Value::Bool(b) => a.add(*b),
            Value::Time(t) => a.add(PgTime(*t)),
            Value::Date(d) => a.add(PgDate(*d)),
            Value::Json(j) => a.add(j.clone()),
        }?;
    }
    Ok(a)
}

/// One field of a COPY line, PostgreSQL text format.
pub(crate) fn copy_field(v: &Value, out: &mut String) {
    match v {
        Value::Null(_) => out.push_str("\\N"),
        Value::Id(id) => out.push_str(&id.to_string()),
        Value::Int(i) => out.push_str(&i.to_string()),
        Value::Real(f) => out.push_str(&f.to_string()),
        Value::Bool(b) => out.push_str(if *b { "t" } else { "f" }),
        Value::Time(t) => out.push_str(&t.to_string()),
        Value::Date(d) => out.push_str(&d.to_string()),
        Value::Text(s) => copy_text(s, out),
        Value::Json(j) => copy_text(&j.to_string(), out),
    }
}

fn copy_text(s: &str, out: &mut String) {
    for c in s.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0' => {}
            c => out.push(c),
        }
    }
}
