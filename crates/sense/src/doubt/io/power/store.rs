//! SQL of what is on file about power.

use crate::doubt::power::Filing;
use ::store::{Kind as Column, Tx, Value, params};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{PointId, SiteId};
use kernel::{Outcome, Refusal};
use serde::Serialize;

fn json<T: Serialize>(value: Option<&T>) -> Value {
    value.map_or(Value::Null(Column::Json), Value::json)
}

/// What is on file of a site, whoever asks.
pub async fn of_site(tx: &mut Tx, site: SiteId) -> Outcome<Option<Filing>> {
    let sql = "select id, site, figures, proposed, version from power_filing where site = $1";
    let Some(row) = tx.opt(sql, params![site]).await? else { return Ok(None) };
    Ok(Some(Filing {
        id: row.get("id")?,
        site: row.get("site")?,
        figures: row.maybe("figures")?,
        proposed: row.maybe("proposed")?,
        version: row.get("version")?,
    }))
}

/// Keep it, new or changed; compare-and-set on the version, which is counted up in `f`.
pub async fn keep(tx: &mut Tx, f: &mut Filing) -> Outcome<()> {
    let until = f.figures.as_ref().and_then(|x| x.stopped_until()).unwrap_or(Timestamp::UNIX_EPOCH);
    let (figures, proposed) = (json(f.figures.as_ref()), json(f.proposed.as_ref()));
    let done = match f.version {
        0 => {
            let sql = "insert into power_filing (id, site, figures, proposed, stopped_until, version) \
                       values ($1,$2,$3,$4,$5,1) on conflict (site) do nothing";
            tx.exec(sql, params![f.id, f.site, figures, proposed, until]).await?
        }
        version => {
            let sql = "update power_filing set figures = $3, proposed = $4, stopped_until = $5, version = version + 1 \
                       where id = $1 and version = $2";
            tx.exec(sql, params![f.id, version, figures, proposed, until]).await?
        }
    };
    if done == 0 {
        return Err(Refusal::changed_meanwhile("用电备案"));
    }
    f.version += 1;
    Ok(())
}

/// Sites that declared a stop which is not over.
pub async fn stopped(tx: &mut Tx, now: Timestamp) -> Outcome<Vec<SiteId>> {
    let rows = tx.all("select site from power_filing where stopped_until > $1", params![now]).await?;
    rows.iter().map(|r| r.get("site")).collect()
}

/// The load of rest of a meter as kept for a day; `None` if it is not kept.
pub async fn rest(tx: &mut Tx, point: PointId, day: Date) -> Outcome<Option<Option<f64>>> {
    let row = tx.opt("select kw from power_rest where point = $1 and day >= $2", params![point, day]).await?;
    row.map(|r| r.get("kw")).transpose()
}

/// Keep the load of rest for a day; an older day changes nothing.
pub async fn keep_rest(tx: &mut Tx, point: PointId, day: Date, kw: Option<f64>) -> Outcome<()> {
    let sql = "insert into power_rest (point, day, kw) values ($1,$2,$3) on conflict (point) do update set \
               day = excluded.day, kw = excluded.kw where excluded.day >= power_rest.day";
    tx.exec(sql, params![point, day, kw]).await?;
    Ok(())
}

/// How far the round is: the last site, when it began, whether it is done.
pub async fn round(tx: &mut Tx) -> Outcome<Option<(Option<SiteId>, Timestamp, bool)>> {
    let row = tx.opt("select last, began_at, done from power_filing_round where id = $1", params![1i64]).await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some((row.get("last")?, row.get("began_at")?, row.get("done")?)))
}

/// Keep how far the round is.
pub async fn set_round(tx: &mut Tx, last: Option<SiteId>, began: Timestamp, done: bool) -> Outcome<()> {
    let sql = "insert into power_filing_round (id, last, began_at, done) values ($1,$2,$3,$4) on conflict (id) do update set \
               last = excluded.last, began_at = excluded.began_at, done = excluded.done";
    tx.exec(sql, params![1i64, last, began, done]).await?;
    Ok(())
}
