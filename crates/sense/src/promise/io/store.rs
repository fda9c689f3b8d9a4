//! SQL of promises.

use crate::alarm::model::Mark;
use crate::io::SCOPE;
use crate::point::io::store::{parse, place, place_columns};
use crate::point::model::Place;
use crate::promise::clock::Stands;
use crate::promise::found::Found;
use crate::promise::model::{Correction, Figures, Promise};
use ::store::{Kind as Column, Listed, Row, Sort, Tx, Value, list, params};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::id::{EnterpriseId, PromiseId, SiteId};
use kernel::{Outcome, Refusal, Right, Scope};
use serde::Serialize;
use std::collections::BTreeSet;

/// A site's day as a row, promised or not.
#[derive(Clone, Debug, Serialize)]
pub struct Filed {
    pub id: PromiseId,
    pub day: Date,
    pub place: Place,
    pub stands: Stands,
    /// Days in a row right before without a promise.
    pub missed: u32,
    pub promise: Option<Promise>,
    pub found: Vec<Found>,
    /// What could not be compared, and why.
    pub open: Vec<String>,
    pub checked_at: Option<Timestamp>,
    /// 0: not kept yet.
    pub version: i64,
}

/// Columns of a promise, table alias `t`.
pub const COLUMNS: &str = "t.id, t.day, t.site, t.site_name, t.enterprise, t.region_path, t.trade, t.unit, t.regulator, \
    t.stands, t.missed, t.figures, t.made, t.corrections, t.found, t.open, t.checked_at, t.version";

/// Promises, the newest day first.
pub static LISTED: Listed = Listed {
    table: "promise",
    joins: "",
    columns: COLUMNS,
    on: SCOPE,
    sorts: &[Sort { name: "day", column: "t.day", kind: Column::Date }],
    default: "-day",
};

/// One row.
pub fn decode(row: &Row) -> Outcome<Filed> {
    let stands: String = row.get("stands")?;
    let (id, day, place, version) = (row.get("id")?, row.get("day")?, place(row)?, row.get("version")?);
    let (figures, made): (Option<Figures>, Option<Mark>) = (row.maybe("figures")?, row.maybe("made")?);
    let corrections: Vec<Correction> = row.json("corrections")?;
    let promised = |(figures, made)| Promise { id, site: place.site, day, figures, made, corrections, version };
    Ok(Filed {
        id,
        day,
        promise: figures.zip(made).map(promised),
        place,
        stands: parse("promise.stands", &stands, Stands::parse(&stands))?,
        missed: u32::try_from(row.get::<i64>("missed")?).map_err(Refusal::internal)?,
        found: row.json("found")?,
        open: row.json("open")?,
        checked_at: row.get("checked_at")?,
        version,
    })
}

fn written(f: &Filed) -> Vec<(&'static str, Value)> {
    fn json<T: Serialize>(value: Option<&T>) -> Value {
        value.map_or(Value::Null(Column::Json), Value::json)
    }
    let p = f.promise.as_ref();
    let mut out = place_columns(&f.place);
    out.extend([
        ("site_name", Value::from(&f.place.site_name)),
        ("enterprise", f.place.enterprise.into()),
        ("stands", f.stands.code().into()),
        ("missed", f.missed.into()),
        ("contradicted", f.found.iter().any(|x| x.until.is_none()).into()),
        ("figures", json(p.map(|p| &p.figures))),
        ("made", json(p.map(|p| &p.made))),
        ("corrections", Value::json(&p.map(|p| p.corrections.clone()).unwrap_or_default())),
        ("found", Value::json(&f.found)),
        ("open", Value::json(&f.open)),
        ("checked_at", f.checked_at.map_or(Value::Null(Column::Time), Value::from)),
    ]);
    out
}

/// One promise in scope; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, id: PromiseId) -> Outcome<Filed> {
    if !list::visible(tx, scope, Right::AlarmRead, &SCOPE, "promise", id).await? {
        return Err(Refusal::not_found("承诺公告"));
    }
    let row = tx.opt(&format!("select {COLUMNS} from promise t where t.id = $1"), params![id]).await?;
    decode(&row.ok_or_else(|| Refusal::not_found("承诺公告"))?)
}

/// The day of a site, whoever asks.
pub async fn of_site(tx: &mut Tx, site: SiteId, day: Date) -> Outcome<Option<Filed>> {
    let sql = format!("select {COLUMNS} from promise t where t.site = $1 and t.day = $2");
    tx.opt(&sql, params![site, day]).await?.as_ref().map(decode).transpose()
}

/// The day of an enterprise's sites, whoever asks.
pub async fn of_enterprise(tx: &mut Tx, enterprise: EnterpriseId, day: Date) -> Outcome<Vec<Filed>> {
    let sql = format!("select {COLUMNS} from promise t where t.enterprise = $1 and t.day = $2 order by t.id");
    tx.all(&sql, params![enterprise, day]).await?.iter().map(decode).collect()
}

/// Days between two, the second excluded, on which a promise of a site was owed and not made.
pub async fn lacking(tx: &mut Tx, site: SiteId, from: Date, until: Date) -> Outcome<BTreeSet<Date>> {
    let sql = "select day from promise where site = $1 and day >= $2 and day < $3 and made is null";
    tx.all(sql, params![site, from, until]).await?.iter().map(|r| r.get("day")).collect()
}

/// Days that ended without a promise and are not marked so: the server was down at the hour.
pub async fn overtaken(tx: &mut Tx, today: Date) -> Outcome<()> {
    let sql = "update promise set stands = 'missing', version = version + 1 \
               where day >= $1 and day < $2 and made is null and stands in ('not_due', 'remind')";
    tx.exec(sql, params![today.saturating_sub(7.days()), today]).await?;
    Ok(())
}

/// Keep one, new or changed; compare-and-set on the version, which is counted up in `f`.
pub async fn keep(tx: &mut Tx, f: &mut Filed) -> Outcome<()> {
    let columns = written(f);
    if f.version == 0 {
        let mut names = vec!["id", "day", "version"];
        names.extend(columns.iter().map(|c| c.0));
        let mut row: Vec<Value> = params![f.id, f.day, 1i64].to_vec();
        row.extend(columns.into_iter().map(|c| c.1));
        tx.bulk_insert("promise", &names, &[row]).await?;
    } else {
        let sets: Vec<String> = columns.iter().enumerate().map(|(i, c)| format!("{} = ${}", c.0, i + 4)).collect();
        let sql = format!("update promise set version = $3, {} where id = $1 and version = $2", sets.join(", "));
        let mut values: Vec<Value> = params![f.id, f.version, f.version + 1].to_vec();
        values.extend(columns.into_iter().map(|c| c.1));
        if tx.exec(&sql, &values).await? == 0 {
            return Err(Refusal::changed_meanwhile("承诺公告"));
        }
    }
    f.version += 1;
    if let Some(p) = &mut f.promise {
        p.version = f.version;
    }
    Ok(())
}

/// How far the round is: the last site, when it began, whether it is done.
pub async fn round(tx: &mut Tx) -> Outcome<Option<(Option<SiteId>, Timestamp, bool)>> {
    let sql = "select last, began_at, done from promise_round where id = $1";
    let Some(row) = tx.opt(sql, params![1i64]).await? else { return Ok(None) };
    Ok(Some((row.get("last")?, row.get("began_at")?, row.get("done")?)))
}

/// Keep how far the round is.
pub async fn set_round(tx: &mut Tx, last: Option<SiteId>, began: Timestamp, done: bool) -> Outcome<()> {
    let sql = "insert into promise_round (id, last, began_at, done) values ($1,$2,$3,$4) on conflict (id) do update set \
               last = excluded.last, began_at = excluded.began_at, done = excluded.done";
    tx.exec(sql, params![1i64, last, began, done]).await?;
    Ok(())
}
