//! What the clock does to sites: classes are computed again every night, and silence is found.

use super::act::{check_follow, regrade};
use super::store::{self, COLUMNS, part};
use crate::site::model::Site;
use crate::site::rules::Standing;
use ::store::{Tx, Value, params};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::Outcome;
use kernel::event::Event;
use kernel::id::SiteId;
use std::collections::HashMap;
use web::Ctx;

/// Sites handled in one transaction.
const BATCH: usize = 200;

/// Called every minute and whenever the demo clock moves; idempotent.
pub async fn tick(ctx: &Ctx) -> Outcome<()> {
    listen(ctx).await?;
    silence(ctx).await?;
    nightly(ctx).await
}

/// Whoever was never heard from is listened to from the day on which it is first seen operating with an account of its own:
/// nothing is known of before, and who has no account cannot report.
async fn listen(ctx: &Ctx) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let sql = "update site set heard_on = $1 \
               where silent_on is null and state = 'operating' and heard_on is null and unit is not null";
    tx.exec(sql, params![ctx.today()]).await?;
    tx.commit().await?;
    Ok(())
}

/// 未检出不等于无隐患: an operating enterprise that neither reported a hazard nor filed a self-check for the days of
/// `site.silence_days` is told to its regulator, once. Returns how many.
pub async fn silence(ctx: &Ctx) -> Outcome<usize> {
    let days = ctx.law().parameters.value("site.silence_days", "", ctx.today()).max(1.0) as i64;
    let last = ctx.today().saturating_sub(days.days());
    let mut told = 0;
    loop {
        let mut tx = ctx.begin().await?;
        let sql = format!(
            "select {COLUMNS} from site t where t.silent_on is null and t.state = 'operating' and t.heard_on < $1 \
             order by t.heard_on limit {BATCH}"
        );
        let found = tx.all(&sql, params![last]).await?.iter().map(store::decode).collect::<Outcome<Vec<Site>>>()?;
        for mut site in found.iter().cloned() {
            site.silent_on = Some(ctx.today());
            tx.exec("update site set silent_on = $2 where id = $1", params![site.id, ctx.today()]).await?;
            let heard = site.heard_on.map(|d| d.to_string()).unwrap_or_default();
            let note =
                format!("自 {heard} 起超过 {days} 日没有上报隐患，也没有登记自查，建议抽查（产品建议，非法定）。");
            let event = Event::new(site.id, "silent", "长期零上报").note(Some(note));
            ctx.record(&mut tx, &event, &site).await?;
        }
        tx.commit().await?;
        told += found.len();
        if found.len() < BATCH {
            return Ok(told);
        }
    }
}

/// Once a day: the class of every graded site from what is known now, and the duty that follows from it.
async fn nightly(ctx: &Ctx) -> Outcome<()> {
    const WORK: &str = "grade";
    let mut tx = ctx.read().await?;
    let done = tx.opt("select day from site_night where work = $1", params![WORK]).await?;
    drop(tx);
    if done.map(|r| r.get::<Date>("day")).transpose()?.is_some_and(|day| day >= ctx.today()) {
        return Ok(());
    }
    let mut after: Option<SiteId> = None;
    loop {
        let mut tx = ctx.begin().await?;
        let sites = graded(&mut tx, after).await?;
        let standing = standings(&mut tx, &sites, ctx.today()).await?;
        after = sites.last().map(|s| s.id).or(after);
        let n = sites.len();
        for site in sites {
            let of = standing.get(&site.id).copied().unwrap_or_default();
            if !regrade(ctx, &mut tx, site.clone(), &of).await? {
                check_follow(ctx, &mut tx, &site).await?;
            }
        }
        tx.commit().await?;
        if n < BATCH {
            break;
        }
    }
    let mut tx = ctx.begin().await?;
    tx.exec(
        "insert into site_night (work, day) values ($1, $2) on conflict (work) do update set day = excluded.day",
        params![WORK, ctx.today()],
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

async fn graded(tx: &mut Tx, after: Option<SiteId>) -> Outcome<Vec<Site>> {
    let sql = format!(
        "select {COLUMNS} from site t where t.graded_on is not null and t.id > $1 and t.state <> 'closed' \
         order by t.id limit {BATCH}"
    );
    let after = after.unwrap_or(SiteId(uuid::Uuid::nil()));
    tx.all(&sql, params![after]).await?.iter().map(store::decode).collect()
}

/// What is known of some sites beside their particulars, in two questions.
async fn standings(tx: &mut Tx, sites: &[Site], on: Date) -> Outcome<HashMap<SiteId, Standing>> {
    let mut out: HashMap<SiteId, Standing> = HashMap::new();
    if sites.is_empty() {
        return Ok(out);
    }
    let marks: Vec<String> = (2..=sites.len() + 1).map(|n| format!("${n}")).collect();
    let mut values: Vec<Value> = vec![on.into()];
    values.extend(sites.iter().map(|s| Value::from(s.id)));
    let sql = format!(
        "select site, count(*) as n, count(*) filter (where grade = 'major') as major, \
         count(*) filter (where due_key < $1) as overdue from hazard where site in ({}) and open group by site",
        marks.join(",")
    );
    for row in tx.all(&sql, &values).await? {
        let one = Standing {
            open: row.get("n")?,
            major: row.get("major")?,
            overdue: row.get("overdue")?,
            ..Standing::default()
        };
        out.insert(row.get("site")?, one);
    }
    for (site, level) in part::installations(tx, sites).await? {
        out.entry(site).or_default().installation = level;
    }
    Ok(out)
}
