//! What a rating looks at, asked of this context's own tables and of the others.

use super::weather;
use crate::alarm::flow::SignalFlow;
use crate::alarm::model::{NEVER, Priority};
use crate::point::io::store::parse;
use crate::point::model::Place;
use crate::promise::found::standing;
use crate::promise::io::store as promises;
use crate::promise::model::Figures;
use crate::promise::rules::for_rating;
use crate::warning::facts::{Facts, Standing, alarms, worst};
use crate::warning::{Fact, Floor, Promised, rules::lead::Followed, rules::lead::Sequel};
use ::store::{Tx, params};
use jiff::Timestamp;
use kernel::flow::Flow;
use kernel::id::EnterpriseId;
use kernel::{Outcome, Refusal};
use org::ask::{DangerKeeper, PermitKeeper};
use web::Ctx;

/// What a rating looks at, with the colours that rules give by themselves.
pub struct Gathered {
    pub facts: Facts,
    pub floors: Vec<Floor>,
}

/// Everything that is known of an enterprise now.
pub async fn gather(ctx: &Ctx, tx: &mut Tx, place: &Place) -> Outcome<Gathered> {
    let enterprise = place.enterprise;
    let sql = "select point, priority, signal from alarm where enterprise = $1 and returned_key = $2 and late = $3";
    let mut raised = Vec::new();
    for row in tx.all(sql, params![enterprise, NEVER, false]).await? {
        let signal: String = row.get("signal")?;
        raised.push(Standing {
            point: row.get("point")?,
            priority: Priority::of(row.get("priority")?),
            signal: parse("alarm.signal", &signal, SignalFlow::parse_state(&signal))?,
        });
    }
    let (red, high) = alarms(&raised);
    let danger = match ctx.app().answer::<DangerKeeper>() {
        Some(keeper) => Some(keeper.0.danger(ctx, tx, enterprise).await?),
        None => None,
    };
    let promised = promised(ctx, tx, enterprise).await?;
    // What is done, where permits are kept here; what was promised elsewhere.
    let kept = match ctx.app().answer::<PermitKeeper>() {
        Some(keeper) => keeper.0.of_enterprise(ctx, tx, enterprise).await?,
        None => None,
    };
    let (hot_work, confined_space) = match kept {
        Some(now) => (Fact::Known(now.of("special_hot") + now.of("first_hot")), Fact::Known(now.of("confined_space"))),
        None => (promised.hot_work, promised.confined_space),
    };
    let facts = Facts {
        grade: danger.map(|d| d.grade).into(),
        red_points: Fact::Known(red),
        high_alarms: Fact::Known(high),
        doubts: Fact::Known(doubts(ctx, tx, place).await?),
        major_hazards: danger.map(|d| d.major_open).into(),
        overdue_hazards: danger.map(|d| d.major_overdue).into(),
        promise: promised.promise,
        hot_work,
        confined_space,
        weather: Fact::Known(weather::severe(tx, &place.region_path, ctx.now()).await?),
    };
    Ok(Gathered { facts, floors: promised.floors })
}

/// Doubts about the enterprise's instruments from the limit on which nobody has settled.
async fn doubts(ctx: &Ctx, tx: &mut Tx, place: &Place) -> Outcome<u32> {
    let limit = ctx.law().parameters.value("doubt.limit", &place.region_path, ctx.today());
    let sql =
        "select count(*) as n from doubt where enterprise = $1 and state in ('open', 'confirmed') and score >= $2";
    let n: i64 = tx.one(sql, params![place.enterprise, limit]).await?.get("n")?;
    u32::try_from(n).map_err(Refusal::internal)
}

/// What today's promises of an enterprise say of it.
struct ByPromise {
    promise: Fact<Promised>,
    hot_work: Fact<u32>,
    confined_space: Fact<u32>,
    floors: Vec<Floor>,
}

async fn promised(ctx: &Ctx, tx: &mut Tx, enterprise: EnterpriseId) -> Outcome<ByPromise> {
    let days = promises::of_enterprise(tx, enterprise, ctx.today()).await?;
    if days.is_empty() {
        let work = || Fact::Absent("作业票系统未接入，也不在每日安全承诺范围".to_owned());
        let promise = Fact::Exempt("不在每日安全承诺范围".to_owned());
        return Ok(ByPromise { promise, hot_work: work(), confined_space: work(), floors: vec![] });
    }
    let (mut all, mut floors) = (Vec::new(), Vec::new());
    for f in &days {
        let (promised, rules) = for_rating(f.stands, Some(&standing(&f.found, &f.open)));
        all.push(promised);
        floors.extend(rules);
    }
    // Work is what was promised where no permits are kept; where a site has not promised, nobody knows.
    let made: Vec<&Figures> = days.iter().filter_map(|f| f.promise.as_ref()).map(|p| &p.figures).collect();
    let work = |of: fn(&Figures) -> u32| match made.len() == days.len() {
        true => Fact::Known(made.iter().map(|f| of(f)).sum()),
        false => Fact::Absent("今日安全承诺未报，作业数不详".to_owned()),
    };
    Ok(ByPromise {
        promise: Fact::Known(worst(all)),
        hot_work: work(|f| f.work.special_hot + f.work.first_hot),
        confined_space: work(|f| f.work.confined_space),
        floors,
    })
}

/// What happened at an enterprise after an instant, until another: the first critical alarm, the first high one, the first
/// major hazard that was found, as far as each happened.
pub async fn followed(
    ctx: &Ctx,
    tx: &mut Tx,
    enterprise: EnterpriseId,
    from: Timestamp,
    to: Timestamp,
) -> Outcome<Vec<Followed>> {
    let sql = "select id, raised_at from alarm where enterprise = $1 and priority = $2 and raised_at > $3 \
               and raised_at <= $4 and late = $5 order by raised_at limit 1";
    let mut out = Vec::new();
    for (what, priority) in [(Sequel::CriticalAlarm, Priority::Critical), (Sequel::HighAlarm, Priority::High)] {
        if let Some(row) = tx.opt(sql, params![enterprise, priority.number(), from, to, false]).await? {
            out.push(Followed { what, at: row.get("raised_at")?, id: row.get("id")? });
        }
    }
    if let Some(keeper) = ctx.app().answer::<DangerKeeper>() {
        let hazard = keeper.0.first_major(ctx, tx, enterprise, from, to).await?;
        out.extend(hazard.map(|(id, at)| Followed { what: Sequel::MajorHazard, at, id: id.0 }));
    }
    Ok(out)
}
