//! Where a page ended: the sort value and the id of its last row, in hex.

use super::Sort;
use crate::row::Row;
use crate::value::{Kind, Value};
use kernel::Refusal;
use uuid::Uuid;

pub(super) fn write(row: &Row, sort: Sort) -> Result<String, Refusal> {
    let value = match sort.kind {
        Kind::Int => row.get::<i64>("sort_key")?.to_string(),
        Kind::Text => row.get::<String>("sort_key")?,
        Kind::Time => row.get::<jiff::Timestamp>("sort_key")?.to_string(),
        Kind::Date => row.get::<jiff::civil::Date>("sort_key")?.to_string(),
        Kind::Id => row.get::<Uuid>("sort_key")?.to_string(),
        kind => return Err(Refusal::internal(format!("no cursor over {kind:?}"))),
    };
    let id: Uuid = row.get("sort_id")?;
    Ok(hex::encode(format!("{id}{value}")))
}

pub(super) fn read(cursor: &str, sort: Sort) -> Result<(Value, Uuid), Refusal> {
    let bad = || Refusal::invalid("BAD_CURSOR", "翻页位置无效，请回到第一页重新查询。");
    let text = String::from_utf8(hex::decode(cursor).map_err(|_| bad())?).map_err(|_| bad())?;
    let (id, value) = text.split_at_checked(36).ok_or_else(bad)?;
    let id = Uuid::parse_str(id).map_err(|_| bad())?;
    let value = match sort.kind {
        Kind::Int => Value::Int(value.parse().map_err(|_| bad())?),
        Kind::Time => Value::Time(value.parse().map_err(|_| bad())?),
        Kind::Date => Value::Date(value.parse().map_err(|_| bad())?),
        Kind::Id => Value::Id(value.parse().map_err(|_| bad())?),
        _ => Value::Text(value.to_owned()),
    };
    Ok((value, id))
}
