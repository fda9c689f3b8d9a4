//! SQL of shelvings.

use crate::alarm::flow::{ShelvingFlow, ShelvingState};
use crate::alarm::model::{Mark, NEVER, Priority, Shelving};
use crate::io::SCOPE;
use crate::point::io::store::{parse, place_columns};
use crate::point::model::Place;
use ::store::{Kind, Listed, Row, Sort, Tx, Value, list, params};
use jiff::Timestamp;
use kernel::flow::Flow;
use kernel::id::{PointId, ShelvingId};
use kernel::{Outcome, Refusal, Right, Scope};

/// Shelvings, the newest first.
pub static LISTED: Listed = Listed {
    table: "alarm_shelving",
    joins: "join point p on p.id = t.point",
    columns: COLUMNS,
    on: SCOPE,
    sorts: &[Sort { name: "asked", column: "t.asked_key", kind: Kind::Time }],
    default: "-asked",
};

const COLUMNS: &str = "t.id, t.point, t.site, t.region_path, t.trade, t.unit, t.regulator, t.priority, t.state, t.reason, \
    t.substitute, t.minutes, t.asked, t.approved, t.from_at, t.until_key, t.ended, t.version, p.site_name, p.enterprise, \
    p.code as point_code, p.name as point_name";

/// A shelving with the names that a list shows.
#[derive(Clone, Debug)]
pub struct Named {
    pub shelving: Shelving,
    pub point_code: String,
    pub point_name: String,
}

/// One row.
pub fn decode(row: &Row) -> Outcome<Named> {
    let state: String = row.get("state")?;
    let place = Place {
        site: row.get("site")?,
        site_name: row.get("site_name")?,
        enterprise: row.get("enterprise")?,
        region_path: row.get("region_path")?,
        trade: row.get("trade")?,
        unit: row.get("unit")?,
        regulator: row.get("regulator")?,
    };
    let shelving = Shelving {
        id: row.get("id")?,
        point: row.get("point")?,
        place,
        priority: Priority::of(row.get("priority")?),
        state: parse("alarm_shelving.state", &state, ShelvingFlow::parse_state(&state))?,
        reason: row.get("reason")?,
        substitute: row.get("substitute")?,
        minutes: row.get("minutes")?,
        asked: row.json("asked")?,
        approved: row.maybe("approved")?,
        from: row.get("from_at")?,
        until: Some(row.get::<Timestamp>("until_key")?).filter(|t| *t != NEVER),
        ended: row.maybe("ended")?,
        version: row.get("version")?,
    };
    Ok(Named { shelving, point_code: row.get("point_code")?, point_name: row.get("point_name")? })
}

fn select(rest: &str) -> String {
    format!("select {COLUMNS} from alarm_shelving t join point p on p.id = t.point {rest}")
}

/// One shelving in scope; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, id: ShelvingId) -> Outcome<Named> {
    let missing = || Refusal::not_found("搁置申请");
    if !list::visible(tx, scope, Right::PointRead, &SCOPE, "alarm_shelving", id).await? {
        return Err(missing());
    }
    let row = tx.opt(&select("where t.id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()?.ok_or_else(missing)
}

/// A shelving of the point that waits or lasts.
pub async fn open_of(tx: &mut Tx, point: PointId) -> Outcome<Option<Named>> {
    let sql = select("where t.point = $1 and t.state in ('asked', 'active') limit 1");
    tx.opt(&sql, params![point]).await?.as_ref().map(decode).transpose()
}

/// Shelvings of a point that were in force at some time after `since`.
pub async fn since(tx: &mut Tx, point: PointId, since: Timestamp) -> Outcome<Vec<Shelving>> {
    let sql = select("where t.point = $1 and t.until_key > $2 and t.from_at is not null");
    tx.all(&sql, params![point, since]).await?.iter().map(|r| Ok(decode(r)?.shelving)).collect()
}

/// Active ones whose time is up.
pub async fn over(tx: &mut Tx, now: Timestamp, most: usize) -> Outcome<Vec<Shelving>> {
    let sql = select(&format!("where t.state = $1 and t.until_key <= $2 order by t.until_key limit {most}"));
    let rows = tx.all(&sql, params![ShelvingState::Active.code(), now]).await?;
    rows.iter().map(|r| Ok(decode(r)?.shelving)).collect()
}

fn optional(m: &Option<Mark>) -> Value {
    m.as_ref().map_or(Value::Null(Kind::Json), Value::json)
}

/// Insert one.
pub async fn insert(tx: &mut Tx, s: &Shelving) -> Outcome<()> {
    let mut columns = place_columns(&s.place);
    columns.extend([
        ("id", Value::from(s.id)),
        ("point", s.point.into()),
        ("priority", s.priority.number().into()),
        ("state", s.state.code().into()),
        ("reason", (&s.reason).into()),
        ("substitute", (&s.substitute).into()),
        ("minutes", s.minutes.into()),
        ("asked", Value::json(&s.asked)),
        ("approved", optional(&s.approved)),
        ("from_at", s.from.into()),
        ("until_key", s.until.unwrap_or(NEVER).into()),
        ("ended", optional(&s.ended)),
        ("asked_key", s.asked.at.into()),
        ("version", s.version.into()),
    ]);
    let names: Vec<&str> = columns.iter().map(|c| c.0).collect();
    tx.bulk_insert("alarm_shelving", &names, &[columns.into_iter().map(|c| c.1).collect()]).await?;
    Ok(())
}

/// Compare-and-set on the version; counts it up.
pub async fn save(tx: &mut Tx, s: &mut Shelving) -> Outcome<()> {
    let sql = "update alarm_shelving set version = $3, state = $4, approved = $5, from_at = $6, until_key = $7, ended = $8 \
               where id = $1 and version = $2";
    let values = params![
        s.id,
        s.version,
        s.version + 1,
        s.state.code(),
        optional(&s.approved),
        s.from,
        s.until.unwrap_or(NEVER),
        optional(&s.ended)
    ];
    if tx.exec(sql, values).await? == 0 {
        return Err(Refusal::changed_meanwhile("搁置申请"));
    }
    s.version += 1;
    Ok(())
}
