//! Verbs on enterprises.

use super::store;
use crate::enterprise::{Enterprise, uscc_ok};
use crate::region::io::store as regions;
use crate::unit;
use crate::unit::rules::aliases;
use ::store::{ScopeOn, Tx, list};
use kernel::event::Event;
use kernel::id::{EnterpriseId, UnitId};
use kernel::{Outcome, Refusal, Right};
use web::Ctx;

pub use crate::enterprise::EnterpriseForm;

pub const SCOPE: ScopeOn =
    ScopeOn { path: "t.region_path", sector: None, units: &["t.unit"], access: None, areas: false, large: None };

pub async fn find(ctx: &Ctx, tx: &mut Tx, id: EnterpriseId) -> Outcome<Enterprise> {
    if !list::visible(tx, ctx.scope(), Right::DirectoryRead, &SCOPE, "enterprise", id).await? {
        return Err(Refusal::not_found("企业"));
    }
    store::by_id(tx, id).await?.ok_or_else(|| Refusal::not_found("企业"))
}

async fn filled(ctx: &Ctx, tx: &mut Tx, form: &EnterpriseForm, old: Option<&Enterprise>) -> Outcome<Enterprise> {
    let region = regions::need(tx, &form.region).await?;
    let name = form.name.trim().to_owned();
    if !(2..=100).contains(&name.chars().count()) {
        return Err(Refusal::invalid("BAD_NAME", "企业名称须为 2 至 100 个字。").at("name", "须为 2 至 100 个字"));
    }
    if let Some(next) = form.succeeded_by {
        let known = store::by_id(tx, next).await?;
        if known.is_none() || old.is_some_and(|o| o.id == next) {
            return Err(
                Refusal::invalid("NO_SUCCESSOR", "承继企业不存在或就是本企业，请重新选择。").at("succeeded_by", "不对")
            );
        }
    }
    Ok(Enterprise {
        id: old.map_or_else(|| ctx.id(), |o| o.id),
        uscc: uscc_ok(form.uscc.as_deref())?,
        aliases: aliases(&name, "", &form.aliases)?,
        name,
        region: region.id,
        region_path: region.path,
        sector: form.sector.clone().map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()),
        high_risk: form.high_risk,
        succeeded_by: form.succeeded_by,
        unit: old.and_then(|o| o.unit),
        version: old.map_or(1, |o| o.version + 1),
    })
}

/// Add an enterprise, in a transaction of the caller.
pub async fn add(ctx: &Ctx, tx: &mut Tx, form: &EnterpriseForm) -> Outcome<Enterprise> {
    let region = regions::need(tx, &form.region).await?;
    ctx.need(Right::DirectoryWrite, &region.path, None)?;
    register(ctx, tx, form).await
}

/// The same for a caller that has checked another right over the place: whoever registers a site registers its enterprise.
pub async fn register(ctx: &Ctx, tx: &mut Tx, form: &EnterpriseForm) -> Outcome<Enterprise> {
    let new = filled(ctx, tx, form, None).await?;
    store::insert(tx, &new).await?;
    ctx.record(tx, &Event::new(new.id, "add", "登记企业"), &new).await?;
    Ok(new)
}

/// Change an enterprise, in a transaction of the caller.
pub async fn change_in(ctx: &Ctx, tx: &mut Tx, id: EnterpriseId, form: &EnterpriseForm) -> Outcome<Enterprise> {
    let old = find(ctx, tx, id).await?;
    ctx.need(Right::DirectoryWrite, &old.region_path, None)?;
    let region = regions::need(tx, &form.region).await?;
    ctx.need(Right::DirectoryWrite, &region.path, None)?;
    let new = filled(ctx, tx, form, Some(&old)).await?;
    store::update(tx, &new, form.version.unwrap_or(0)).await?;
    ctx.record(tx, &Event::new(id, "change", "修改企业"), &new).await?;
    Ok(new)
}

/// What a life event of its main site changes in an enterprise.
#[derive(Clone, Debug, Default)]
pub struct Consequence {
    /// The new name; the old one becomes an alias.
    pub name: Option<String>,
    pub succeeded_by: Option<EnterpriseId>,
    pub high_risk: Option<bool>,
}

/// Follow a life event, in the transaction of the caller, who has checked the right over the site. No change: no event.
pub async fn follow(ctx: &Ctx, tx: &mut Tx, id: EnterpriseId, what: Consequence) -> Outcome<()> {
    let mut firm = store::by_id(tx, id).await?.ok_or_else(|| Refusal::not_found("企业"))?;
    let before = firm.clone();
    if let Some(name) = what.name {
        let mut words = firm.aliases.clone();
        words.push(std::mem::replace(&mut firm.name, name));
        firm.aliases = aliases(&firm.name, "", &words)?;
    }
    if let Some(next) = what.succeeded_by {
        if next == id || store::by_id(tx, next).await?.is_none() {
            let say = "承继企业不存在或就是本企业，请重新选择。";
            return Err(Refusal::invalid("NO_SUCCESSOR", say).at("enterprise", "不对"));
        }
        firm.succeeded_by = Some(next);
    }
    firm.high_risk = what.high_risk.unwrap_or(firm.high_risk);
    if firm == before {
        return Ok(());
    }
    firm.version += 1;
    store::update(tx, &firm, before.version).await?;
    ctx.record(tx, &Event::new(id, "change", "修改企业"), &firm).await?;
    Ok(())
}

/// The unit as which an enterprise has people and duties; made the first time it is asked for.
pub async fn unit_of(ctx: &Ctx, tx: &mut Tx, id: EnterpriseId) -> Outcome<UnitId> {
    let firm = find(ctx, tx, id).await?;
    if let Some(unit) = firm.unit {
        return Ok(unit);
    }
    let form = unit::io::act::UnitForm {
        name: firm.name.clone(),
        kind: "enterprise".into(),
        region: firm.region_path.clone(),
        sector: firm.sector.clone(),
        level: Some("enterprise".into()),
        ..Default::default()
    };
    let unit = unit::io::act::add(ctx, tx, &form).await?;
    store::set_unit(tx, id, unit.id).await?;
    Ok(unit.id)
}
