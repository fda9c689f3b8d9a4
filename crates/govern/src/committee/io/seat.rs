//! Who may sit on a seat on a day: holders of the post, or the people of the unit.

use ::store::{Tx, Value};
use jiff::civil::Date;
use kernel::Outcome;
use kernel::id::{PersonId, UnitId};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;

/// Somebody of a unit, with the post of the day.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = SeatPerson)]
pub struct Sitter {
    #[schema(value_type = uuid::Uuid)]
    pub id: PersonId,
    pub name: String,
    /// Title of the post that is held on the day.
    pub post: String,
}

/// People of units with the posts that they hold there on a day, by name.
pub async fn sitters(tx: &mut Tx, units: &[UnitId], on: Date) -> Outcome<HashMap<UnitId, Vec<Sitter>>> {
    let mut out: HashMap<UnitId, Vec<Sitter>> = HashMap::new();
    for chunk in units.chunks(200) {
        let marks: Vec<String> = (2..=chunk.len() + 1).map(|n| format!("${n}")).collect();
        let sql = format!(
            "select o.unit, o.title, p.id, p.name from post o join person p on p.id = o.person \
             where o.valid_from <= $1 and (o.valid_to is null or o.valid_to >= $1) and o.unit in ({}) \
             order by p.name, p.id, o.id",
            marks.join(",")
        );
        let values: Vec<Value> = [Value::from(on)].into_iter().chain(chunk.iter().map(|u| Value::from(*u))).collect();
        for row in tx.all(&sql, &values).await? {
            let one = Sitter { id: row.get("id")?, name: row.get("name")?, post: row.get("title")? };
            out.entry(row.get("unit")?).or_default().push(one);
        }
    }
    Ok(out)
}
