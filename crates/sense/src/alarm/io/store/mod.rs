//! SQL of alarms.

mod row;

pub use row::{COLUMNS, NAMED, NAMES, decode, written};

use crate::alarm::limit::Limit;
use crate::alarm::model::{Alarm, NEVER};
use crate::alarm::rules::merge::Seen;
use crate::io::SCOPE;
use crate::point::Slot;
use crate::point::io::store::marks;
use ::store::{Kind, Listed, Sort, Tx, Value, list, params};
use jiff::Timestamp;
use kernel::id::AlarmId;
use kernel::{Outcome, Refusal, Right, Scope};

/// Alarms, the newest first.
pub static LISTED: Listed = Listed {
    table: "alarm",
    joins: "",
    columns: COLUMNS,
    on: SCOPE,
    sorts: &[Sort { name: "raised_at", column: "t.raised_at", kind: Kind::Time }],
    default: "-raised_at",
};

const MANY: usize = 500;

/// One alarm in scope; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, id: AlarmId) -> Outcome<Alarm> {
    if !list::visible(tx, scope, Right::AlarmRead, &SCOPE, "alarm", id).await? {
        return Err(Refusal::not_found("报警"));
    }
    by_id(tx, id).await?.ok_or_else(|| Refusal::not_found("报警"))
}

/// One alarm, whoever asks.
pub async fn by_id(tx: &mut Tx, id: AlarmId) -> Outcome<Option<Alarm>> {
    let row = tx.opt(&format!("select {COLUMNS} from alarm t where t.id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()
}

/// Occurrences of these points that are open or returned since an instant, with their ids.
pub async fn seen(tx: &mut Tx, slots: &[Slot], since: Timestamp) -> Outcome<Vec<(AlarmId, Seen)>> {
    let mut out = Vec::new();
    for some in slots.chunks(MANY) {
        let sql = format!(
            "select t.id, t.slot, t.limit_code, t.late, t.raised_at, t.returned_key from alarm t \
             where t.slot in ({}) and t.returned_key >= $1",
            marks(1, some.len())
        );
        let mut values: Vec<Value> = params![since].to_vec();
        values.extend(some.iter().map(|s| Value::from(s.0)));
        for row in tx.all(&sql, &values).await? {
            let (code, slot): (String, i64) = (row.get("limit_code")?, row.get("slot")?);
            let limit =
                Limit::parse(&code).ok_or_else(|| Refusal::internal(format!("alarm.limit_code holds {code}")))?;
            let (raised, back): (Timestamp, Timestamp) = (row.get("raised_at")?, row.get("returned_key")?);
            let back = (back != NEVER).then(|| back.as_millisecond());
            let seen = Seen::stored(Slot(slot as u32), limit, row.get("late")?, raised.as_millisecond(), back);
            out.push((row.get("id")?, seen));
        }
    }
    Ok(out)
}

/// Alarms by id, whoever asks.
pub async fn of_ids(tx: &mut Tx, ids: &[AlarmId]) -> Outcome<Vec<Alarm>> {
    let mut out = Vec::with_capacity(ids.len());
    for some in ids.chunks(MANY) {
        let sql = format!("select {COLUMNS} from alarm t where t.id in ({})", marks(0, some.len()));
        let values: Vec<Value> = some.iter().map(|id| Value::from(*id)).collect();
        for row in tx.all(&sql, &values).await? {
            out.push(decode(&row)?);
        }
    }
    Ok(out)
}

/// Takes the next numbers of the feed and keeps it until the commit; returns the last one. Called before any row of the
/// table is changed, so that changes of two nodes wait for each other and never in a circle.
pub async fn feed(tx: &mut Tx, n: usize) -> Outcome<i64> {
    let sql = "update alarm_feed set last = last + $1 where id = 1 returning last";
    tx.one(sql, params![n as i64]).await?.get("last")
}

/// Insert many.
pub async fn insert(tx: &mut Tx, alarms: &[Alarm]) -> Outcome<()> {
    if alarms.is_empty() {
        return Ok(());
    }
    let first = feed(tx, alarms.len()).await? - alarms.len() as i64 + 1;
    let (mut names, mut rows) = (vec!["id", "version"], Vec::with_capacity(alarms.len()));
    for (i, alarm) in alarms.iter().enumerate() {
        let columns = written(alarm);
        if i == 0 {
            names.extend(columns.iter().map(|c| c.0));
        }
        let mut row: Vec<Value> = params![alarm.id, alarm.version].to_vec();
        row.extend(columns.into_iter().map(|c| c.1));
        row.push((first + i as i64).into());
        rows.push(row);
    }
    names.push("seq");
    tx.bulk_insert("alarm", &names, &rows).await?;
    Ok(())
}

/// Compare-and-set on the version; counts it up in `alarm`, and takes a number of the feed.
pub async fn save(tx: &mut Tx, alarm: &mut Alarm) -> Outcome<()> {
    let seq = feed(tx, 1).await?;
    let mut columns = written(alarm);
    columns.push(("seq", seq.into()));
    let sets: Vec<String> = columns.iter().enumerate().map(|(i, c)| format!("{} = ${}", c.0, i + 4)).collect();
    let sql = format!("update alarm set version = $3, {} where id = $1 and version = $2", sets.join(", "));
    let mut values: Vec<Value> = params![alarm.id, alarm.version, alarm.version + 1].to_vec();
    values.extend(columns.into_iter().map(|c| c.1));
    if tx.exec(&sql, &values).await? == 0 {
        return Err(Refusal::changed_meanwhile("报警"));
    }
    alarm.version += 1;
    Ok(())
}

/// Alarms of a point whose limit is still violated.
pub async fn open_of(tx: &mut Tx, point: kernel::id::PointId) -> Outcome<Vec<Alarm>> {
    let sql =
        format!("select {COLUMNS} from alarm t where t.point = $1 and t.returned_key = $2 order by t.raised_at, t.id");
    tx.all(&sql, params![point, NEVER]).await?.iter().map(decode).collect()
}
