//! The tasks of one document within a scope. The set is bounded by the document, so the plain scope predicate serves.

use crate::wall::chart::Spot;
use crate::wall::turns::{Turned, rank, then};
use ::store::{Access, Kind, List, Listed, Row, ScopeOn, Sort, Tx, Value};
use jiff::Timestamp;
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
    large: None,
};

const SPOTS: Listed = Listed {
    table: "task",
    joins: "join unit u on u.id = t.unit join region r on r.path = t.region_path left join measure m on m.id = t.measure \
            left join unit p on p.id = u.parent and p.region = u.region \
            left join unit g on g.id = p.parent and g.region = u.region",
    columns: "t.id, t.measure, t.seq, t.label, t.title, t.unit, u.short, t.region_path, r.name as region_name, t.due, \
              t.light, t.turns_at, t.turns_to, m.path, p.id as up, p.short as up_short, g.id as top, g.short as top_short",
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

/// The unit's superiors within its region, the highest first.
pub fn above(row: &Row) -> Outcome<Vec<(Uuid, String)>> {
    let mut out = Vec::new();
    for (id, short) in [("top", "top_short"), ("up", "up_short")] {
        if let Some(id) = row.get::<Option<Uuid>>(id)? {
            out.push((id, row.get::<Option<String>>(short)?.unwrap_or_default()));
        }
    }
    Ok(out)
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
                above: above(row)?,
                region_path: row.get("region_path")?,
                region_name: row.get("region_name")?,
                due: row.get("due")?,
                colour: colour(row, today)?,
            })
        })
        .await
}

/// Tasks of one document whose light is another than at `since`, the worst first. The ledger keeps the whole record with
/// each event, so the light of then is in the last event before; only tasks with a later event can have turned.
pub async fn turned(tx: &mut Tx, scope: &Scope, policy: Uuid, since: Timestamp, today: Date) -> Outcome<Vec<Turned>> {
    let mut values = vec![Value::Id(policy), since.into(), Value::Date(today)];
    let scoped = ::store::list::condition(scope, Right::ReportRead, &SPOTS_ON, &mut values);
    let scoped = scoped.map(|c| format!(" and {c}")).unwrap_or_default();
    let sql = format!(
        "select t.id, t.measure, t.title, t.unit, u.short, t.light, t.turns_at, t.turns_to,
                (select e.after from ledger_event e where e.concept = 'task' and e.record = t.id and e.at < $2
                 order by e.id desc limit 1) as before
         from task t join unit u on u.id = t.unit
         where t.policy = $1{scoped} and (t.turns_at <= $3 or exists (
                select 1 from ledger_event e where e.concept = 'task' and e.record = t.id and e.at >= $2))"
    );
    let mut out = Vec::new();
    for row in tx.all(&sql, &values).await? {
        let before: Option<String> = row.get("before")?;
        let before = before.and_then(|text| serde_json::from_str(&text).ok());
        let from = before.and_then(|record| then(&record, kernel::day_of(since)));
        let to = colour(&row, today)?;
        if from == Some(to) {
            continue;
        }
        out.push(Turned {
            task: row.get("id")?,
            measure: row.get("measure")?,
            title: row.get("title")?,
            unit: row.get("unit")?,
            unit_short: row.get("short")?,
            from: from.map(|c| c.code().to_owned()),
            to: to.code().to_owned(),
        });
    }
    out.sort_by_key(rank);
    Ok(out)
}
