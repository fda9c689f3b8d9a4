//! Verbs: promise, correct, look again. One function, one transaction.

use super::store::{self, Filed};
use super::{look, tell};
use crate::io::{mark, who};
use crate::point::model::Place;
use crate::promise::clock::{Hours, Stands, missed_before, stands};
use crate::promise::found;
use crate::promise::model::{Figures, correct as corrected, make as made};
use crate::promise::rules::compare;
use crate::warning::Fact;
use ::store::Tx;
use jiff::ToSpan;
use kernel::event::Event;
use kernel::flow::Party;
use kernel::id::{PromiseId, SiteId};
use kernel::{Outcome, Refusal, Right};
use org::ask::{PlaceKeeper, SiteAt};
use std::collections::BTreeSet;
use web::Ctx;

/// The place as points copy it.
pub fn at(site: SiteAt) -> Place {
    Place {
        site: site.site,
        site_name: site.name,
        enterprise: site.enterprise,
        region_path: site.region_path,
        trade: site.trade,
        unit: site.unit,
        regulator: site.regulator,
    }
}

/// Whether the asker is the principal of the place's enterprise.
pub fn principal(ctx: &Ctx, place: &Place) -> bool {
    who(ctx).parties(place, Right::AlarmWork).contains(&Party::Principal)
}

/// Today of a site: its row, or a new one that is not kept yet.
pub async fn today(ctx: &Ctx, tx: &mut Tx, place: &Place) -> Outcome<Filed> {
    if let Some(f) = store::of_site(tx, place.site, ctx.today()).await? {
        return Ok(f);
    }
    Ok(Filed {
        id: ctx.id(),
        day: ctx.today(),
        place: place.clone(),
        stands: Stands::NotDue,
        missed: 0,
        promise: None,
        found: vec![],
        open: vec![],
        checked_at: None,
        version: 0,
    })
}

/// Judge the day anew: how the promise stands, and what is against it. Sentences that are new, for the record.
pub async fn judge(ctx: &Ctx, tx: &mut Tx, f: &mut Filed, moving: Fact<Vec<String>>) -> Outcome<Vec<String>> {
    let hours = Hours::read(&ctx.law().parameters, &f.place.region_path, f.day);
    let since = f.day.saturating_sub(31.days());
    let lacking = store::lacking(tx, f.place.site, since, f.day).await?;
    let days = std::iter::successors(Some(since), |d| d.checked_add(1.day()).ok()).take_while(|d| *d < f.day);
    // A day that nobody opened was not owed.
    let promised: BTreeSet<_> = days.filter(|d| !lacking.contains(d)).collect();
    f.missed = missed_before(f.day, since, &promised);
    let before = f.stands;
    f.stands = stands(f.day, f.promise.as_ref().map(|p| p.made.at), f.missed, ctx.now(), &hours);
    let mut new = Vec::new();
    if f.stands != before && f.stands.lacking() {
        new.push(f.stands.label().to_owned());
    }
    if let Some(promise) = &f.promise {
        let actual = look::actual(ctx, tx, &f.place, promise, moving).await?;
        let compared = compare(&promise.figures, &actual);
        new.extend(found::follow(&mut f.found, ctx.now(), &compared));
        f.open = compared.open;
        f.checked_at = Some(ctx.now());
    }
    Ok(new)
}

async fn told(ctx: &Ctx, tx: &mut Tx, f: &Filed, new: Vec<String>) -> Outcome<()> {
    tell::found(ctx, tx, f, &new).await?;
    for say in new {
        let event = Event::new(f.id, "find", "系统核对").note(Some(say));
        ctx.record(tx, &event, f).await?;
    }
    Ok(())
}

/// Look at a site's day as the clock does; kept only if something changed.
pub async fn look(ctx: &Ctx, tx: &mut Tx, place: &Place, moving: Fact<Vec<String>>) -> Outcome<bool> {
    let mut f = today(ctx, tx, place).await?;
    let before = f.clone();
    let new = judge(ctx, tx, &mut f, moving).await?;
    let same = (before.stands, &before.found, &before.open, before.missed) == (f.stands, &f.found, &f.open, f.missed);
    if same && f.version > 0 {
        return Ok(false);
    }
    store::keep(tx, &mut f).await?;
    told(ctx, tx, &f, new).await?;
    Ok(true)
}

/// Promise for a site, today.
///
/// # Errors
/// `NOT_PRINCIPAL`, `ALREADY_PROMISED`, `BAD_PROMISE` with the field; a site out of scope is not found.
pub async fn make(ctx: &Ctx, site: SiteId, figures: Figures) -> Outcome<Filed> {
    let keeper = ctx.app().answer::<PlaceKeeper>().ok_or_else(|| Refusal::internal("nobody keeps places"))?;
    let mut tx = ctx.read().await?;
    let place = at(keeper.0.site(ctx, &mut tx, Right::AlarmRead, site).await?);
    let mut f = today(ctx, &mut tx, &place).await?;
    drop(tx);
    let promise = made(f.id, site, f.day, figures, mark(ctx, None), principal(ctx, &place), f.promise.as_ref())?;
    let moving = look::moving(ctx, &place, Some(&promise)).await?;
    f.promise = Some(promise);
    let mut tx = ctx.begin().await?;
    let new = judge(ctx, &mut tx, &mut f, moving).await?;
    store::keep(&mut tx, &mut f).await?;
    let event = Event::new(f.id, "make", "作出承诺").moved("", f.stands.code());
    ctx.record(&mut tx, &event, &f).await?;
    told(ctx, &mut tx, &f, new).await?;
    tx.commit().await?;
    Ok(f)
}

/// Correct today's promise with a reason.
///
/// # Errors
/// `NOT_PRINCIPAL`, `NO_REASON`, `NO_CHANGE`, `NOT_TODAY`, `BAD_PROMISE` with the field; `NOT_MADE` where there is none.
pub async fn correct(
    ctx: &Ctx,
    id: PromiseId,
    figures: Figures,
    reason: Option<String>,
    version: Option<i64>,
) -> Outcome<Filed> {
    let mut tx = ctx.read().await?;
    let mut f = store::find(&mut tx, ctx.scope(), id).await?;
    drop(tx);
    let Some(promise) = &f.promise else {
        return Err(Refusal::conflict("NOT_MADE", format!("{} 尚未作出安全承诺，没有可更正的内容。", f.day)));
    };
    if version.is_some_and(|v| v != f.version) {
        return Err(Refusal::changed_meanwhile("承诺公告"));
    }
    let promise = corrected(promise, figures, mark(ctx, reason.clone()), principal(ctx, &f.place))?;
    let moving = look::moving(ctx, &f.place, Some(&promise)).await?;
    f.promise = Some(promise);
    let mut tx = ctx.begin().await?;
    let new = judge(ctx, &mut tx, &mut f, moving).await?;
    store::keep(&mut tx, &mut f).await?;
    let event = Event::new(f.id, "correct", "更正承诺").note(reason);
    ctx.record(&mut tx, &event, &f).await?;
    told(ctx, &mut tx, &f, new).await?;
    tx.commit().await?;
    Ok(f)
}
