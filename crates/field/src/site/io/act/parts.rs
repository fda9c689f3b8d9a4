//! Parts of a site: licences, persons, chemicals, installations, equipment, reforms.

use super::{parties, write};
use crate::site::form::derive;
use crate::site::io::store::{self, part};
use crate::site::model::Site;
use crate::site::part::{PartKind, check};
use ::store::Tx;
use kernel::event::Event;
use kernel::flow::Party;
use kernel::id::SiteId;
use kernel::{Outcome, Refusal};
use serde_json::Value;
use uuid::Uuid;
use web::Ctx;

fn kind(word: &str) -> Outcome<PartKind> {
    PartKind::parse(word).ok_or_else(|| {
        let all: Vec<&str> = PartKind::all().map(PartKind::code).collect();
        Refusal::invalid("NO_SUCH_PART", format!("没有“{word}”这一类，可选：{}。", all.join("、")))
    })
}

async fn writable(ctx: &Ctx, tx: &mut Tx, id: SiteId, kind: PartKind) -> Outcome<Site> {
    let site = store::find(tx, ctx.scope(), id).await?;
    let mine = parties(ctx, tx, &site).await?;
    if mine.is_empty() {
        let say = format!("您不能修改这家企业的{}；请由企业本身、属地或监管部门办理。", kind.label());
        return Err(Refusal::forbidden("NOT_YOURS", say));
    }
    if kind == PartKind::Reform && !mine.contains(&Party::Supervisor) {
        let say = "改造提升、整合重组、关闭退出由监管部门或属地登记，企业请提供证明材料。";
        return Err(Refusal::forbidden("NOT_YOURS", say));
    }
    Ok(site)
}

/// What follows from the parts for the site itself, saved with one event.
async fn settle(ctx: &Ctx, tx: &mut Tx, mut site: Site, event: Event, part: &Value) -> Outcome<Site> {
    let before = site.version;
    let (held, due) = part::held(&part::of(tx, site.id).await?);
    derive(&mut site, &held);
    site.licence_due = due;
    store::save(tx, &mut site, before).await?;
    // The ledger keeps the part beside the site, so that nothing that was entered is lost.
    let mut after = serde_json::to_value(&site).map_err(Refusal::internal)?;
    after["part"] = part.clone();
    ctx.record(tx, &event, &after).await?;
    write::follow(ctx, tx, &site).await?;
    Ok(site)
}

/// Add a part, or change the one of an id. Returns the site and the part's id.
pub async fn put_part(ctx: &Ctx, id: SiteId, word: &str, row: Option<Uuid>, body: Value) -> Outcome<(Site, Uuid)> {
    let kind = kind(word)?;
    let mut tx = ctx.begin().await?;
    let site = writable(ctx, &mut tx, id, kind).await?;
    let part = check(kind, body)?;
    let (row, action, label) = match row {
        Some(row) => (part::one(&mut tx, row, id, kind).await?.id, "change_part", "修改"),
        None => (ctx.id::<SiteId>().0, "add_part", "登记"),
    };
    part::put(&mut tx, row, id, kind, &part, ctx.now()).await?;
    let event = Event::new(id, action, &format!("{label}{}", kind.label())).note(Some(part.label.clone()));
    let site = settle(ctx, &mut tx, site, event, &part.body).await?;
    tx.commit().await?;
    Ok((site, row))
}

/// Take a part away; what it was stays in the ledger.
pub async fn remove_part(ctx: &Ctx, id: SiteId, word: &str, row: Uuid) -> Outcome<Site> {
    let kind = kind(word)?;
    let mut tx = ctx.begin().await?;
    let site = writable(ctx, &mut tx, id, kind).await?;
    let old = part::one(&mut tx, row, id, kind).await?;
    part::remove(&mut tx, row).await?;
    let event = Event::new(id, "remove_part", &format!("移除{}", kind.label())).note(Some(old.label));
    let site = settle(ctx, &mut tx, site, event, &old.body).await?;
    tx.commit().await?;
    Ok(site)
}
