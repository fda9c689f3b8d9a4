//! What the clock does to hazards: it tells once that a day has passed.

use super::act::{Image, keep, tell as message};
use super::store::{self, COLUMNS};
use crate::hazard::model::Hazard;
use crate::hazard::rules::{clock, listing as terms};
use ::store::words::FEW_AT_ONCE;
use ::store::{Tx, params};
use kernel::Outcome;
use kernel::event::Event;
use web::Ctx;

/// Hazards handled in one transaction.
const BATCH: usize = 200;

/// Hazards whose words are read in one round.
const READ: usize = 20_000;

/// Called every minute and whenever the demo clock moves; idempotent. Returns how many hazards became overdue.
pub async fn tick(ctx: &Ctx) -> Outcome<usize> {
    // First: what follows looks at settled ones.
    store::settle(&ctx.app().db).await?;
    late_reports(ctx).await?;
    crate::hazard::sign::io::look_due(ctx).await?;
    store::WORDS.feed(&ctx.app().db, READ, FEW_AT_ONCE).await?;
    let mut told = 0;
    loop {
        let mut tx = ctx.begin().await?;
        let due = overdue(&mut tx, ctx).await?;
        for before in &due {
            tell(ctx, &mut tx, before).await?;
        }
        tx.commit().await?;
        told += due.len();
        if due.len() < BATCH {
            return Ok(told);
        }
    }
}

async fn overdue(tx: &mut Tx, ctx: &Ctx) -> Outcome<Vec<Hazard>> {
    let sql = format!(
        "select {COLUMNS} from hazard t where t.settled and t.open and not t.overdue \
         and t.due_key < $1 order by t.due_key limit {BATCH}"
    );
    tx.all(&sql, params![ctx.today()]).await?.iter().map(store::decode).collect()
}

/// 逾期: for a general hazard the supervision is raised, for a listed one the level (handbook 03 §6); the event says it,
/// people decide it.
async fn tell(ctx: &Ctx, tx: &mut Tx, before: &Hazard) -> Outcome<()> {
    let Some((what, day, _)) = clock::waiting(before, ctx.today()) else { return Ok(()) };
    let next = match (before.is_major(), before.listed, before.running()) {
        (_, _, false) => "请办理单位尽快办理",
        (true, Some(level), _) if level.above().is_some() => "建议提级挂牌、约谈",
        (true, Some(_), _) => "建议约谈，不具备安全生产条件的提请关闭",
        (true, None, _) => "建议提名挂牌督办",
        (false, _, _) => "升级督办",
    };
    let mut h = before.clone();
    h.overdue = true;
    store::save(tx, &mut h, before, ctx.now()).await?;
    let note = format!("{what}期限 {day} 已过，{next}。");
    let event = Event::new(h.id, "overdue", "逾期").note(Some(note.clone()));
    ctx.record(tx, &event, &Image { hazard: &h, listing: None, order: None }).await?;
    message::overdue(ctx, tx, &h, &note).await
}

/// A listed hazard about which nobody reported in time: told, and the next report is due a period later.
async fn late_reports(ctx: &Ctx) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let sql = "select t.id from listing t where t.open and t.report_by < $1 and t.state in ('listed', 'extension_asked') \
               order by t.due_key limit 500";
    for row in tx.all(sql, params![ctx.today()]).await? {
        let Some(mut l) = store::listing(&mut tx, row.get("id")?).await? else { continue };
        let Some(before) = store::by_id(&mut tx, l.hazard).await? else { continue };
        let missed = l.report_by;
        l.report_by = Some(terms::next_report(&ctx.law().parameters, &before.region_path, ctx.today()));
        store::save_listing(&mut tx, &l).await?;
        let note = missed.map(|d| format!("应于 {d} 前报督办进展，没有收到。"));
        let event = Event::new(before.id, "report_missing", "未按期报督办进展").note(note);
        let mut h = before.clone();
        keep(ctx, &mut tx, &mut h, &before, event, Some(&l), None).await?;
    }
    tx.commit().await?;
    Ok(())
}
