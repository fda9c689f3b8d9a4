//! Verbs: one function, one change, one transaction.

mod again;
mod map;
pub(in crate::risk::io) mod point;
mod step;

pub use again::{Reach, change};
pub use map::{Drawn, draw};
pub use point::{PointForm, add_point, change_point, remove_point};
pub use step::{Step, advance};

use super::store::{self, site};
use crate::risk::flow::RiskState;
use crate::risk::model::{Place, Risk, RiskForm};
use crate::risk::rules::{compose, gate, party::Who};
use crate::risk::score::Cuts;
use ::store::Tx;
use kernel::event::Event;
use kernel::id::{RiskId, RiskPointId};
use kernel::{Outcome, Refusal};
use web::Ctx;

/// Most risks of one point.
pub const MOST_OF_POINT: usize = 500;

/// Who asks, for the rules.
pub fn who(ctx: &Ctx) -> Who<'_> {
    Who { person: ctx.actor().person, unit: ctx.actor().unit, scope: ctx.scope() }
}

/// Cut points of today at a place.
pub fn cuts<'a>(ctx: &'a Ctx, region: &'a str) -> Cuts<'a> {
    Cuts { law: &ctx.law().parameters, region, on: ctx.today() }
}

/// Refuse unless the asker writes this enterprise's risks.
pub fn owner(ctx: &Ctx, place: &Place) -> Outcome<()> {
    if who(ctx).owns(place) {
        return Ok(());
    }
    let say = match place.unit {
        Some(_) => "风险辨识和评价由企业自己办理，您只能查看；如需督促，请用“启动再评价”或反馈企业。",
        None => "这个企业还没有开通账号，暂不能填报风险；请先在企业档案中开通。",
    };
    Err(Refusal::forbidden("NOT_YOURS", say))
}

/// Add a risk to a point.
pub async fn add(ctx: &Ctx, point: RiskPointId, form: RiskForm) -> Outcome<Risk> {
    let mut tx = ctx.begin().await?;
    let found = store::point::by_id(&mut tx, point).await?.ok_or_else(|| Refusal::not_found("风险点"))?;
    let at = site::find(&mut tx, ctx.scope(), found.site).await.map_err(|_| Refusal::not_found("风险点"))?;
    owner(ctx, &at.place)?;
    let others = store::of_point(&mut tx, point).await?;
    if others.len() >= MOST_OF_POINT {
        let say = format!("一个风险点最多 {MOST_OF_POINT} 个风险；请拆分风险点。");
        return Err(Refusal::conflict("TOO_MANY_RISKS", say));
    }
    let mut risk = compose::blank(ctx.id(), point, at.place);
    let region = risk.place.region_path.clone();
    compose::fill(&mut risk, form, &cuts(ctx, &region))?;
    if others.iter().any(|o| compose::same(o, &risk)) {
        let say = format!("这个风险点下已有“{}—{}”，请直接修改它。", risk.activity, risk.event);
        return Err(Refusal::conflict("RISK_EXISTS", say));
    }
    create(ctx, &mut tx, std::slice::from_ref(&risk)).await?;
    tx.commit().await?;
    Ok(risk)
}

/// Insert with events.
pub(in crate::risk::io) async fn create(ctx: &Ctx, tx: &mut Tx, risks: &[Risk]) -> Outcome<()> {
    store::insert(tx, risks).await?;
    for risk in risks {
        let event = Event::new(risk.id, "add", "辨识登记").moved("", format!("risk:{}", risk.state.code()));
        ctx.record(tx, &event, risk).await?;
    }
    Ok(())
}

/// Save and write the event.
pub(in crate::risk::io) async fn keep(
    ctx: &Ctx,
    tx: &mut Tx,
    risk: &mut Risk,
    before: &Risk,
    event: Event,
) -> Outcome<()> {
    store::save(tx, risk, before).await?;
    ctx.record(tx, &event, risk).await?;
    Ok(())
}

pub(super) fn moved(event: Event, from: RiskState, to: RiskState) -> Event {
    event.moved(format!("risk:{}", from.code()), format!("risk:{}", to.code()))
}

/// Change the details. What was assessed and is changed beyond its plan must be assessed again.
pub async fn edit(ctx: &Ctx, id: RiskId, version: i64, form: RiskForm) -> Outcome<Risk> {
    let mut tx = ctx.begin().await?;
    let before = store::find(&mut tx, ctx.scope(), id).await?;
    owner(ctx, &before.place)?;
    if version != before.version {
        return Err(Refusal::changed_meanwhile("风险"));
    }
    gate::editable(&before)?;
    let after = match compose::amended(&before, form, &cuts(ctx, &before.place.region_path))? {
        Some(risk) => put(ctx, &mut tx, &before, risk).await?,
        None => before,
    };
    tx.commit().await?;
    Ok(after)
}

/// Save what differs, with its event.
pub(in crate::risk::io) async fn put(ctx: &Ctx, tx: &mut Tx, before: &Risk, mut risk: Risk) -> Outcome<Risk> {
    let event = moved(Event::new(risk.id, "edit", "修改"), before.state, risk.state);
    keep(ctx, tx, &mut risk, before, event).await?;
    Ok(risk)
}
