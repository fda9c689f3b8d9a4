//! SQL of points.

mod row;
pub mod rule;

pub use row::{COLUMNS, decode, written};
pub(crate) use row::{parse, place, place_columns};

use crate::io::SCOPE;
use crate::point::Slot;
use crate::point::model::Point;
use ::store::{Kind, Listed, Sort, Tx, Value, list, params};
use kernel::id::{PointId, SiteId};
use kernel::{Outcome, Refusal, Right, Scope};

/// The register of points by name.
pub static LISTED: Listed = Listed {
    table: "point",
    joins: "",
    columns: COLUMNS,
    on: SCOPE,
    sorts: &[Sort { name: "name", column: "t.name", kind: Kind::Text }],
    default: "name",
};

/// Values of an `in (…)` that both engines take at once.
const MANY: usize = 500;

/// `$2,$3,…` for some values after `from` others.
pub(crate) fn marks(from: usize, n: usize) -> String {
    (1..=n).map(|i| format!("${}", from + i)).collect::<Vec<_>>().join(",")
}

/// One point in scope; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, id: PointId) -> Outcome<Point> {
    if !list::visible(tx, scope, Right::PointRead, &SCOPE, "point", id).await? {
        return Err(Refusal::not_found("监测点位"));
    }
    by_id(tx, id).await?.ok_or_else(|| Refusal::not_found("监测点位"))
}

/// One point, whoever asks; for jobs and consequences.
pub async fn by_id(tx: &mut Tx, id: PointId) -> Outcome<Option<Point>> {
    let row = tx.opt(&format!("select {COLUMNS} from point t where t.id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()
}

/// Points by their numbers, whoever asks.
pub async fn of_slots(tx: &mut Tx, slots: &[Slot]) -> Outcome<Vec<Point>> {
    let mut out = Vec::with_capacity(slots.len());
    for some in slots.chunks(MANY) {
        let sql = format!("select {COLUMNS} from point t where t.slot in ({})", marks(0, some.len()));
        let values: Vec<Value> = some.iter().map(|s| Value::from(s.0)).collect();
        for row in tx.all(&sql, &values).await? {
            out.push(decode(&row)?);
        }
    }
    Ok(out)
}

/// All points of a site that aren't retired, by code.
pub async fn of_site(tx: &mut Tx, site: SiteId) -> Outcome<Vec<Point>> {
    let sql = format!("select {COLUMNS} from point t where t.site = $1 and t.state <> 'retired' order by t.code");
    tx.all(&sql, params![site]).await?.iter().map(decode).collect()
}

/// Take `n` new slots; the first of them.
pub async fn slots(tx: &mut Tx, n: usize) -> Outcome<u32> {
    let sql = "update point_slots set next = next + $1 where id = 1 returning next";
    let next: i64 = tx.one(sql, params![n as i64]).await?.get("next")?;
    u32::try_from(next - n as i64).map_err(|_| Refusal::conflict("NO_SLOT", "监测点位数量已达上限，请联系管理员。"))
}

/// The number of this change; in the order of commits, for the row is locked until then.
async fn touch(tx: &mut Tx) -> Outcome<i64> {
    let sql = "update point_slots set next = next + 1 where id = 2 returning next";
    let number: i64 = tx.one(sql, &[]).await?.get("next")?;
    let word = ::store::noise() as i64;
    tx.exec("insert into point_change (number, word) values ($1, $2)", params![number, word]).await?;
    Ok(number)
}

/// Insert many.
pub async fn insert(tx: &mut Tx, points: &[Point]) -> Outcome<()> {
    let touched = touch(tx).await?;
    let (mut names, mut rows) = (vec!["id", "version", "touched"], Vec::with_capacity(points.len()));
    for (i, point) in points.iter().enumerate() {
        let columns = written(point);
        if i == 0 {
            names.extend(columns.iter().map(|c| c.0));
        }
        let mut row: Vec<Value> = params![point.id, point.version, touched].to_vec();
        row.extend(columns.into_iter().map(|c| c.1));
        rows.push(row);
    }
    tx.bulk_insert("point", &names, &rows).await?;
    Ok(())
}

/// Compare-and-set on the version; counts it up in `point`.
pub async fn save(tx: &mut Tx, point: &mut Point) -> Outcome<()> {
    let columns = written(point);
    let sets: Vec<String> = columns.iter().enumerate().map(|(i, c)| format!("{} = ${}", c.0, i + 5)).collect();
    let sql =
        format!("update point set version = $3, touched = $4, {} where id = $1 and version = $2", sets.join(", "));
    let mut values: Vec<Value> = params![point.id, point.version, point.version + 1, touch(tx).await?].to_vec();
    values.extend(columns.into_iter().map(|c| c.1));
    if tx.exec(&sql, &values).await? == 0 {
        return Err(Refusal::changed_meanwhile("监测点位"));
    }
    point.version += 1;
    Ok(())
}

/// Whether a site has a point of this code, retired ones included.
pub async fn code_taken(tx: &mut Tx, site: SiteId, code: &str) -> Outcome<bool> {
    let sql = "select 1 as one from point where site = $1 and code = $2";
    Ok(tx.opt(sql, params![site, code]).await?.is_some())
}

/// Points whose silence is over, at most so many; not those that are silent for the reason `but`.
pub async fn over(
    tx: &mut Tx,
    but: crate::point::model::Mute,
    now: jiff::Timestamp,
    most: usize,
) -> Outcome<Vec<Point>> {
    let sql = format!(
        "select {COLUMNS} from point t where t.muted <> '' and t.muted <> $2 and t.muted_until <= $1 \
         order by t.muted_until limit {most}"
    );
    tx.all(&sql, params![now, but.code()]).await?.iter().map(decode).collect()
}

/// Points in use of an installation.
pub async fn of_installation(tx: &mut Tx, id: kernel::id::InstallationId) -> Outcome<Vec<Point>> {
    let sql =
        format!("select {COLUMNS} from point t where t.installation = $1 and t.state <> 'retired' order by t.code");
    tx.all(&sql, params![id]).await?.iter().map(decode).collect()
}

/// Ids and codes of a site's points, retired ones included.
pub async fn codes(tx: &mut Tx, site: SiteId) -> Outcome<Vec<(PointId, String)>> {
    let rows = tx.all("select id, code from point where site = $1", params![site]).await?;
    rows.iter().map(|r| Ok((r.get("id")?, r.get("code")?))).collect()
}
