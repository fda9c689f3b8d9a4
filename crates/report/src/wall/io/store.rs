//! The tasks of one document within a scope. The set is bounded by the document, so the plain scope predicate serves.

use crate::wall::chart::Spot;
use ::store::{Access, Kind, List, Listed, Row, ScopeOn, Sort, Tx, Value};
use jiff::civil::Date;
use kernel::light::Colour;
use kernel::page::PageAsk;
use kernel::{Outcome, Right, Scope};
use uuid::Uuid;

/// How tasks are scoped where the set is bounded by something else (one document, one unit).
pub const SPOTS_ON: ScopeOn = ScopeOn {
    path: "t.region_path",
    sector: None,
    units: &[],
    access: Some(Access { table: "task_access", record: "task", copies: &[] }),
    areas: false,
};

const SPOTS: Listed = Listed {
    table: "task",
    joins: "join unit u on u.id = t.unit join region r on r.path = t.region_path left join measure m on m.id = t.measure",
    columns: "t.id, t.measure, t.seq, t.label, t.title, t.unit, u.short, t.region_path, r.name as region_name, t.due, \
              t.light, t.turns_at, t.turns_to, m.path",
    on: SPOTS_ON,
    sorts: &[Sort { name: "seq", column: "t.seq", kind: Kind::Int }],
    default: "seq",
};

/// A document with more tasks than this is not drawn as one chart.
const MOST: usize = 50_000;

/// Colour today: a light whose turning day has come is read as turned, even before the clock's work has stored it.
pub fn colour(row: &Row, today: Date) -> Outcome<Colour> {
    let stored = Colour::parse(&row.get::<String>("light")?).unwrap_or(Colour::None);
    let turned = row.get::<Option<Date>>("turns_at")?.is_some_and(|d| d <= today);
    let to = row.get::<Option<String>>("turns_to")?.and_then(|c| Colour::parse(&c));
    Ok(to.filter(|_| turned).unwrap_or(stored))
}

pub async fn spots(tx: &mut Tx, scope: &Scope, policy: Uuid, today: Date) -> Outcome<Vec<Spot>> {
    List::new(&SPOTS, scope, Right::ReportRead)
        .and("t.policy = ?", [Value::Id(policy)])
        .everything(tx, &PageAsk::default(), MOST, |row| {
            let path: Vec<String> = row
                .get::<Option<serde_json::Value>>("path")?
                .and_then(|v| serde_json::from_value(v).ok())
                .unwrap_or_default();
            Ok(Spot {
                task: row.get("id")?,
                measure: row.get("measure")?,
                seq: row.get("seq")?,
                label: row.get("label")?,
                name: row.get("title")?,
                action: path.last().cloned().unwrap_or_default(),
                unit: row.get("unit")?,
                unit_short: row.get("short")?,
                region_path: row.get("region_path")?,
                region_name: row.get("region_name")?,
                due: row.get("due")?,
                colour: colour(row, today)?,
            })
        })
        .await
}
