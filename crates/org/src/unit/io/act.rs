//! Verbs on units.

use super::store;
use crate::region::io::store as regions;
use crate::unit::{Unit, rules};
use ::store::{ScopeOn, Tx, list};
use jiff::civil::Date;
use kernel::event::Event;
use kernel::id::UnitId;
use kernel::{Outcome, Refusal, Right};
use web::Ctx;

pub use crate::unit::UnitForm;

/// Where the directory keeps what the scope looks at. The own unit is always seen.
pub const SCOPE: ScopeOn =
    ScopeOn { path: "t.region_path", sector: None, units: &["t.id"], access: None, areas: false, large: None };

/// A unit that the directory shows to the one who asks.
pub async fn find(ctx: &Ctx, tx: &mut Tx, id: UnitId) -> Outcome<Unit> {
    if !list::visible(tx, ctx.scope(), Right::DirectoryRead, &SCOPE, "unit", id).await? {
        return Err(Refusal::not_found("单位"));
    }
    store::by_id(tx, id).await?.ok_or_else(|| Refusal::not_found("单位"))
}

/// The form applied to a unit, or to a new one.
async fn filled(ctx: &Ctx, tx: &mut Tx, form: &UnitForm, old: Option<Unit>) -> Outcome<Unit> {
    let region = regions::need(tx, &form.region).await?;
    ctx.need(Right::DirectoryWrite, &region.path, None)?;
    let name = rules::name_ok(&form.name, "name")?;
    let short = if form.short.trim().is_empty() { name.clone() } else { rules::name_ok(&form.short, "short")? };
    rules::days(form.valid_from, form.valid_to)?;
    if let Some(parent) = form.parent {
        if old.as_ref().is_some_and(|o| o.id == parent) {
            return Err(Refusal::invalid("CIRCLE", "单位不能是自己的上级，请另选上级。").at("parent", "不能是自己"));
        }
        if store::by_id(tx, parent).await?.is_none() {
            return Err(
                Refusal::invalid("NO_PARENT", "没有找到所选的上级单位，请重新选择。").at("parent", "没有这个单位")
            );
        }
        if let Some(old) = &old {
            circle(tx, old.id, parent).await?;
        }
    }
    Ok(Unit {
        id: old.as_ref().map_or_else(|| ctx.id(), |o| o.id),
        aliases: rules::aliases(&name, &short, &form.aliases)?,
        name,
        short,
        kind: rules::kind_ok(&form.kind)?,
        region: region.id,
        level: form.level.clone().filter(|l| !l.trim().is_empty()).unwrap_or_else(|| region.kind.code().to_owned()),
        region_path: region.path,
        parent: form.parent,
        initials: String::new(),
        sector: form.sector.clone().filter(|s| !s.trim().is_empty()),
        valid_from: form.valid_from,
        valid_to: form.valid_to,
        successors: old.as_ref().map_or_else(Vec::new, |o| o.successors.clone()),
        version: old.as_ref().map_or(1, |o| o.version + 1),
    })
}

/// Refuse a parent that stands below the unit itself.
async fn circle(tx: &mut Tx, unit: UnitId, parent: UnitId) -> Outcome<()> {
    let mut above = Some(parent);
    for _ in 0..64 {
        match above {
            None => return Ok(()),
            Some(u) if u == unit => break,
            Some(u) => above = store::by_id(tx, u).await?.and_then(|u| u.parent),
        }
    }
    Err(Refusal::invalid("CIRCLE", "所选上级本来就在这个单位之下，会形成循环；请另选上级。").at("parent", "形成循环"))
}

/// Add a unit, in a transaction of the caller.
pub async fn add(ctx: &Ctx, tx: &mut Tx, form: &UnitForm) -> Outcome<Unit> {
    let unit = filled(ctx, tx, form, None).await?;
    store::insert(tx, &unit).await?;
    ctx.record(tx, &Event::new(unit.id, "add", "添加单位"), &unit).await?;
    Ok(unit)
}

/// Change a unit, in a transaction of the caller; `form.version` must be the current one.
pub async fn change_in(ctx: &Ctx, tx: &mut Tx, id: UnitId, form: &UnitForm) -> Outcome<Unit> {
    let old = find(ctx, tx, id).await?;
    ctx.need(Right::DirectoryWrite, &old.region_path, None)?;
    let before = form.version.unwrap_or(0);
    let unit = filled(ctx, tx, form, Some(old)).await?;
    store::update(tx, &unit, before).await?;
    crate::person::io::store::follow_unit(tx, unit.id, &unit.region_path).await?;
    ctx.record(tx, &Event::new(unit.id, "change", "修改单位"), &unit).await?;
    Ok(unit)
}

pub async fn create(ctx: &Ctx, form: &UnitForm) -> Outcome<Unit> {
    let mut tx = ctx.begin().await?;
    let unit = add(ctx, &mut tx, form).await?;
    tx.commit().await?;
    Ok(unit)
}

pub async fn change(ctx: &Ctx, id: UnitId, form: &UnitForm) -> Outcome<Unit> {
    let mut tx = ctx.begin().await?;
    let unit = change_in(ctx, &mut tx, id, form).await?;
    tx.commit().await?;
    Ok(unit)
}

/// Another name for a unit; adding one twice changes nothing. Called by the review of a document too.
pub async fn add_alias(ctx: &Ctx, tx: &mut Tx, id: UnitId, alias: &str) -> Outcome<Unit> {
    let mut unit = find(ctx, tx, id).await?;
    ctx.need(Right::DirectoryWrite, &unit.region_path, None)?;
    let mut words = unit.aliases.clone();
    words.push(alias.to_owned());
    let aliases = rules::aliases(&unit.name, &unit.short, &words)?;
    if aliases == unit.aliases {
        return Ok(unit);
    }
    let before = unit.version;
    (unit.aliases, unit.version) = (aliases, before + 1);
    store::update(tx, &unit, before).await?;
    let event = Event::new(id, "alias", "添加别名").note(Some(alias.trim().to_owned()));
    ctx.record(tx, &event, &unit).await?;
    Ok(unit)
}

/// 职责划转: the unit ends the day before `on`; others carry on.
pub async fn succeed(ctx: &Ctx, id: UnitId, to: &[UnitId], on: Date) -> Outcome<Unit> {
    let mut tx = ctx.begin().await?;
    let mut unit = find(ctx, &mut tx, id).await?;
    ctx.need(Right::DirectoryWrite, &unit.region_path, None)?;
    let mut next = Vec::new();
    for id in to {
        next.push(store::by_id(&mut tx, *id).await?.ok_or_else(|| Refusal::not_found("单位"))?);
    }
    rules::succession(&unit, &next, on)?;
    for n in &next {
        store::insert_succession(&mut tx, id, n.id, on).await?;
        unit.successors.push((n.id, on));
    }
    let before = unit.version;
    unit.version += 1;
    unit.valid_to = Some(on.yesterday().map_err(Refusal::internal)?);
    store::update(&mut tx, &unit, before).await?;
    let names: Vec<&str> = next.iter().map(|n| n.name.as_str()).collect();
    let note = format!("自 {on} 起由{}承接", names.join("、"));
    ctx.record(&mut tx, &Event::new(id, "succeed", "职责划转").note(Some(note)), &unit).await?;
    tx.commit().await?;
    Ok(unit)
}

/// Put a unit under another, in a transaction of the caller.
pub async fn set_parent(ctx: &Ctx, tx: &mut Tx, id: UnitId, parent: UnitId) -> Outcome<Unit> {
    let mut unit = find(ctx, tx, id).await?;
    ctx.need(Right::DirectoryWrite, &unit.region_path, None)?;
    circle(tx, id, parent).await?;
    let before = unit.version;
    (unit.parent, unit.version) = (Some(parent), before + 1);
    store::update(tx, &unit, before).await?;
    ctx.record(tx, &Event::new(id, "change", "修改单位"), &unit).await?;
    Ok(unit)
}
