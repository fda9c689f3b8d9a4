//! SQL of shifts.

use crate::alarm::model::Mark;
use crate::io::SCOPE;
use crate::point::io::store::marks;
use crate::shift::flow::{ShiftFlow, ShiftState};
use crate::shift::model::{Manned, Shift};
use ::store::{Row, Tx, Value, list, params};
use jiff::{SignedDuration, Timestamp};
use kernel::flow::Flow;
use kernel::id::{PersonId, ShiftId, UnitId};
use kernel::{Outcome, Refusal, Right, Scope};
use std::collections::{BTreeSet, HashMap};

const COLUMNS: &str =
    "id, unit, region_path, person, person_name, from_at, to_at, planned, handed, void, state, version";

fn decode(row: &Row) -> Outcome<Shift> {
    let state: String = row.get("state")?;
    let mark = |name: &str| -> Outcome<Option<Mark>> {
        let held: Option<serde_json::Value> = row.get(name)?;
        held.map(|v| serde_json::from_value(v).map_err(Refusal::internal)).transpose()
    };
    Ok(Shift {
        id: row.get("id")?,
        unit: row.get("unit")?,
        region_path: row.get("region_path")?,
        person: row.get("person")?,
        person_name: row.get("person_name")?,
        from: row.get("from_at")?,
        to: row.get("to_at")?,
        planned: mark("planned")?.ok_or_else(|| Refusal::internal("shift.planned is empty"))?,
        handed: mark("handed")?,
        void: mark("void")?,
        state: ShiftFlow::parse_state(&state).ok_or_else(|| Refusal::internal(format!("shift.state holds {state}")))?,
        version: row.get("version")?,
    })
}

fn json(m: &Option<Mark>) -> Outcome<Option<serde_json::Value>> {
    m.as_ref().map(|m| serde_json::to_value(m).map_err(Refusal::internal)).transpose()
}

/// A new shift.
pub async fn insert(tx: &mut Tx, s: &Shift) -> Outcome<()> {
    let planned = serde_json::to_value(&s.planned).map_err(Refusal::internal)?;
    let sql = format!("insert into shift ({COLUMNS}) values ($1,$2,$3,$4,$5,$6,$7,$8,null,null,$9,$10)");
    let values = params![
        s.id,
        s.unit,
        &s.region_path,
        s.person,
        &s.person_name,
        s.from,
        s.to,
        planned,
        s.state.code(),
        s.version
    ];
    tx.exec(&sql, values).await?;
    Ok(())
}

/// Compare-and-set on the version.
pub async fn save(tx: &mut Tx, s: &mut Shift) -> Outcome<()> {
    let sql =
        "update shift set handed = $3, void = $4, state = $5, version = version + 1 where id = $1 and version = $2";
    let values = params![s.id, s.version, json(&s.handed)?, json(&s.void)?, s.state.code()];
    if tx.exec(sql, values).await? == 0 {
        return Err(Refusal::changed_meanwhile("值班"));
    }
    s.version += 1;
    Ok(())
}

/// One of a unit; another unit's is not found.
pub async fn find(tx: &mut Tx, unit: Option<UnitId>, id: ShiftId) -> Outcome<Shift> {
    let row = tx.opt(&format!("select {COLUMNS} from shift where id = $1"), params![id]).await?;
    let found = row.as_ref().map(decode).transpose()?;
    found.filter(|s| Some(s.unit) == unit).ok_or_else(|| Refusal::not_found("值班"))
}

/// Shifts of a unit that touch a range, in the order of their beginning.
pub async fn within(tx: &mut Tx, unit: UnitId, from: Timestamp, to: Timestamp) -> Outcome<Vec<Shift>> {
    let sql = format!(
        "select {COLUMNS} from shift where unit = $1 and to_at > $2 and from_at < $3 order by from_at, id limit 1000"
    );
    tx.all(&sql, params![unit, from, to]).await?.iter().map(decode).collect()
}

/// Who answers for units at an instant; `days`: how long back a plan counts as kept.
pub async fn manned(tx: &mut Tx, units: &[UnitId], at: Timestamp, days: f64) -> Outcome<HashMap<UnitId, Manned>> {
    let since = at.saturating_sub(SignedDuration::from_secs((days * 86_400.0) as i64)).unwrap_or(at);
    let mut out: HashMap<UnitId, Manned> = HashMap::new();
    for some in units.chunks(400) {
        let sql = format!(
            "select unit, person, person_name, from_at, to_at from shift where to_at > $1 and state <> $2 \
             and unit in ({}) order by from_at, id",
            marks(2, some.len())
        );
        let mut values: Vec<Value> = params![since, ShiftState::Void.code()].to_vec();
        values.extend(some.iter().map(|u| Value::from(*u)));
        for row in tx.all(&sql, &values).await? {
            let held = out.entry(row.get("unit")?).or_default();
            let (from, to): (Timestamp, Timestamp) = (row.get("from_at")?, row.get("to_at")?);
            // A plan that only begins later is not kept yet.
            held.kept |= from <= at;
            if from <= at && at < to {
                held.people.push((row.get("person")?, row.get("person_name")?));
            }
        }
    }
    Ok(out)
}

/// Active people of a unit, by name.
pub async fn people(tx: &mut Tx, unit: UnitId) -> Outcome<Vec<(PersonId, String)>> {
    let sql = "select id, name from person where unit = $1 and active = $2 order by name, id limit 500";
    tx.all(sql, params![unit, true]).await?.iter().map(|r| Ok((r.get("id")?, r.get("name")?))).collect()
}

/// Whether a unit's points, or points of enterprises that it looks after, are in scope.
pub async fn in_scope(tx: &mut Tx, scope: &Scope, unit: UnitId) -> Outcome<bool> {
    for column in ["unit", "regulator"] {
        let mut values: Vec<Value> = params![unit].to_vec();
        let seen = list::condition(scope, Right::AlarmRead, &SCOPE, &mut values);
        let seen = seen.map_or_else(String::new, |c| format!(" and {c}"));
        let sql = format!("select t.id from point t where t.{column} = $1{seen} limit 1");
        if tx.opt(&sql, &values).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Units of enterprises with points in scope, and those that look after them. One point of each site is looked at, found by
/// steps through the index of sites: with a hundred points a site that is a fiftieth of reading them all.
pub async fn around(tx: &mut Tx, scope: &Scope) -> Outcome<(BTreeSet<UnitId>, BTreeSet<UnitId>)> {
    let mut values: Vec<Value> = Vec::new();
    let seen = list::condition(scope, Right::AlarmRead, &SCOPE, &mut values);
    let seen = seen.map_or_else(String::new, |c| format!(" and {c}"));
    let sql = format!(
        "with recursive s (site) as (select (select p.site from point p order by p.site limit 1) as site union all \
         select (select p.site from point p where p.site > s.site order by p.site limit 1) from s where s.site is not null) \
         select distinct t.unit, t.regulator from s join point t on t.site = s.site \
         and t.code = (select q.code from point q where q.site = s.site order by q.code limit 1) \
         where s.site is not null{seen}"
    );
    let mut out = (BTreeSet::new(), BTreeSet::new());
    for row in tx.all(&sql, &values).await? {
        out.0.extend(row.get::<Option<UnitId>>("unit")?);
        out.1.extend(row.get::<Option<UnitId>>("regulator")?);
    }
    Ok(out)
}
