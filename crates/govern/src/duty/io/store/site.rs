//! Statements for the duties of sites.

use super::{DUTY, duty};
use crate::duty::model::Duty;
use ::store::{Tx, list, params};
use jiff::civil::Date;
use kernel::Outcome;
use kernel::id::{DutyId, RecordId, SiteId};
use org::ask::CheckDuty;

/// Duties of a site that have not ended on a day, the oldest first; those that begin later among them.
pub async fn standing(tx: &mut Tx, site: SiteId, today: Date) -> Outcome<Vec<Duty>> {
    let sql = format!(
        "select {DUTY} from duty d where d.site = $1 and (d.until_day is null or d.until_day >= $2) order by d.since, d.id"
    );
    tx.all(&sql, params![site, today]).await?.iter().map(duty).collect()
}

/// Valid checks of a site on a day, with their titles.
pub async fn checks_on(tx: &mut Tx, site: SiteId, on: Date) -> Outcome<Vec<(RecordId, String)>> {
    let sql = "select id, title from duty_record where site = $1 and on_day = $2 and state = 'valid' order by id";
    tx.all(sql, params![site, on]).await?.iter().map(|r| Ok((r.get("id")?, r.get("title")?))).collect()
}

/// Take away the open windows of a duty that end on or after a day.
pub async fn drop_from(tx: &mut Tx, duty: DutyId, day: Date) -> Outcome<()> {
    let open = "select id from occurrence where duty = $1 and state = 'pending' and window_to >= $2";
    for (table, column) in
        [("occurrence_record", "occurrence"), ("occurrence_access", "occurrence"), ("occurrence", "id")]
    {
        tx.exec(&format!("delete from {table} where {column} in ({open})"), params![duty, day]).await?;
    }
    Ok(())
}

/// Take away a duty that never began.
pub async fn remove(tx: &mut Tx, duty: DutyId) -> Outcome<()> {
    tx.exec("delete from duty where id = $1", params![duty]).await?;
    Ok(())
}

/// Its last day, and the day on which another window is made.
pub async fn set_until(tx: &mut Tx, duty: DutyId, until: Option<Date>, extend_on: Option<Date>) -> Outcome<()> {
    tx.exec("update duty set until_day = $2, extend_on = $3 where id = $1", params![duty, until, extend_on]).await?;
    Ok(())
}

/// Name, region and regulator as the site has them now; open windows follow, ended ones stay.
pub async fn carry(tx: &mut Tx, duty: DutyId, wanted: &CheckDuty) -> Outcome<()> {
    tx.exec(
        "update duty set place = $2, watch = $3, region_path = $4, quote = $5 where id = $1",
        params![duty, &wanted.place, wanted.watch, &wanted.region_path, &wanted.why],
    )
    .await?;
    let a = list::areas(&wanted.region_path);
    tx.exec(
        "update occurrence set region_path = $2, area1 = $3, area2 = $4, area3 = $5, area4 = $6 \
         where duty = $1 and state = 'pending'",
        params![duty, &wanted.region_path, a[0], a[1], a[2], a[3]],
    )
    .await?;
    let open = "select id from occurrence where duty = $1 and state = 'pending'";
    tx.exec(&format!("delete from occurrence_access where occurrence in ({open})"), params![duty]).await?;
    for unit in [Some(wanted.unit), wanted.watch.filter(|w| *w != wanted.unit)].into_iter().flatten() {
        tx.exec(
            "insert into occurrence_access (unit, occurrence, window_to) \
             select $2, id, window_to from occurrence where duty = $1 and state = 'pending'",
            params![duty, unit],
        )
        .await?;
    }
    Ok(())
}
