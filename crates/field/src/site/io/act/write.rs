//! Registering and changing a site.

use super::{candidates, copy, is_firm, keep};
use crate::site::form::{Ground, SiteForm, filled};
use crate::site::io::store::{self, part};
use crate::site::model::{Site, plain};
use crate::site::rules::{self, Held};
use ::store::Tx;
use kernel::event::Event;
use kernel::id::{EnterpriseId, SiteId};
use kernel::{Outcome, Refusal, Right};
use org::enterprise::io::act::{self as firms, Consequence};
use org::enterprise::io::store as firm_rows;
use org::enterprise::{Enterprise, EnterpriseForm, uscc_ok};
use org::region::io::store as regions;
use web::Ctx;

fn text(field: &Option<String>) -> Option<&str> {
    field.as_deref().map(str::trim).filter(|t| !t.is_empty())
}

/// The enterprise that the form means: by id, by credit code, by name without a code, or a new one.
async fn enterprise(ctx: &Ctx, tx: &mut Tx, form: &SiteForm, region: &str) -> Outcome<Enterprise> {
    let code = uscc_ok(form.uscc.as_deref())?;
    if let Some(id) = form.enterprise {
        return firm_rows::by_id(tx, id).await?.ok_or_else(|| {
            Refusal::invalid("NO_ENTERPRISE", "没有找到所选的企业，请重新选择。").at("enterprise", "没有这家企业")
        });
    }
    if let Some(code) = &code
        && let Some(found) = firm_rows::by_uscc(tx, code).await?
    {
        return Ok(found);
    }
    let name = text(&form.enterprise_name).or(text(&form.name)).ok_or_else(|| {
        Refusal::invalid("MISSING_FIELD", "新登记的企业须填写企业名称。").at("enterprise_name", "必填")
    })?;
    let new = EnterpriseForm { name: name.to_owned(), uscc: code, region: region.to_owned(), ..Default::default() };
    firms::register(ctx, tx, &new).await
}

/// A main place that is already registered is not registered again.
async fn no_double(tx: &mut Tx, firm: &Enterprise, form: &SiteForm) -> Outcome<bool> {
    let there = store::of_enterprise(tx, firm.id).await?;
    let taken = there.iter().any(|s| s.main);
    if taken && !form.another {
        let say = format!(
            "“{}”（{}）已经登记过主要场所，请直接修改它；如是另一处场所，请勾选“企业的其他场所”。",
            firm.name,
            firm.uscc.as_deref().unwrap_or("无统一社会信用代码")
        );
        return Err(Refusal::conflict("SITE_EXISTS", say).at("uscc", "已经登记过"));
    }
    Ok(!taken)
}

/// Register a site, with its enterprise where that is new, in a transaction of the caller.
pub async fn add(ctx: &Ctx, tx: &mut Tx, form: &SiteForm) -> Outcome<Site> {
    let wanted = text(&form.region)
        .ok_or_else(|| Refusal::invalid("MISSING_FIELD", "请选择所在地区（尽量到乡镇、村）。").at("region", "必填"))?;
    let region = regions::need(tx, wanted).await?;
    let held = Held::default();
    // The right depends on the trade, so the form is read once before anything is looked up or written.
    let ground = Ground {
        id: ctx.id(),
        enterprise: EnterpriseId(uuid::Uuid::nil()),
        enterprise_name: text(&form.enterprise_name).unwrap_or_default().to_owned(),
        uscc: None,
        unit: None,
        main: true,
        region_path: region.path.clone(),
    };
    let named = SiteForm { name: Some(text(&form.name).unwrap_or("（待定）").to_owned()), ..form.clone() };
    let first = filled(&named, ground.clone(), None, &held)?;
    ctx.need(Right::SiteWrite, &region.path, Some(&first.trade))?;
    let firm = enterprise(ctx, tx, form, &region.path).await?;
    if is_firm(ctx, tx).await? && firm.unit.is_none_or(|u| Some(u) != ctx.actor().unit) {
        return Err(Refusal::forbidden("NOT_YOURS", "企业账号只能登记本企业的场所；其他企业请由属地或监管部门登记。"));
    }
    let main = no_double(tx, &firm, form).await?;
    let ground = Ground {
        enterprise: firm.id,
        enterprise_name: firm.name.clone(),
        uscc: firm.uscc,
        unit: firm.unit,
        main,
        ..ground
    };
    let mut site = filled(form, ground, None, &held)?;
    let alike = store::alike(tx, &plain(&site.name), &plain(&site.address)).await?;
    if let Some(twin) = alike.first().filter(|_| !site.address.is_empty()) {
        let say = format!("同名同址的场所“{}”已经登记过，请直接修改它，或核对名称、地址。", twin.name);
        return Err(Refusal::conflict("DUPLICATE_SITE", say).at("name", "同名同址").at("address", "同名同址"));
    }
    assign(tx, form, &mut site).await?;
    store::insert(tx, std::slice::from_ref(&site)).await?;
    let event = Event::new(site.id, "add", "登记场所").moved("", format!("site:{}", site.state.code()));
    ctx.record(tx, &event, &site).await?;
    follow(ctx, tx, &site).await?;
    Ok(site)
}

/// Who looks after it, where nobody said so.
async fn assign(tx: &mut Tx, form: &SiteForm, site: &mut Site) -> Outcome<()> {
    let named: Vec<_> = [form.regulator, form.township].into_iter().flatten().collect();
    let known = store::units(tx, &named).await?;
    for (path, unit) in [("regulator", form.regulator), ("township", form.township)] {
        if unit.is_some_and(|u| !known.contains_key(&u)) {
            return Err(Refusal::invalid("NO_UNIT", "没有找到所选的单位，请重新选择。").at(path, "没有这个单位"));
        }
    }
    if site.regulator.is_none() || site.township.is_none() {
        let all = candidates(tx).await?;
        site.regulator = site.regulator.or_else(|| rules::in_charge(&site.trade, &site.region_path, &all));
        site.township = site.township.or_else(|| rules::town(&site.region_path, &all));
    }
    Ok(())
}

/// The enterprise's own mark of high risk follows its main place.
pub(super) async fn follow(ctx: &Ctx, tx: &mut Tx, site: &Site) -> Outcome<()> {
    if !site.main {
        return Ok(());
    }
    let what = Consequence { high_risk: Some(site.high_risk), ..Consequence::default() };
    firms::follow(ctx, tx, site.enterprise, what).await
}

/// Register a site.
pub async fn create(ctx: &Ctx, form: &SiteForm) -> Outcome<Site> {
    let mut tx = ctx.begin().await?;
    let site = add(ctx, &mut tx, form).await?;
    tx.commit().await?;
    Ok(site)
}

/// Change the particulars of a site. Its name changes by a life event; an enterprise does not choose who supervises it.
pub async fn change(ctx: &Ctx, id: SiteId, form: &SiteForm) -> Outcome<Site> {
    let mut tx = ctx.begin().await?;
    let old = store::find(&mut tx, ctx.scope(), id).await?;
    ctx.need(Right::SiteWrite, &old.region_path, Some(&old.trade))?;
    if form.version != Some(old.version) {
        return Err(Refusal::changed_meanwhile("企业场所"));
    }
    if text(&form.name).is_some_and(|n| n != old.name) {
        let say = "名称不能直接修改，请登记“更名”，原名称会保留可查。";
        return Err(Refusal::invalid("RENAME_BY_EVENT", say).at("name", "请登记更名"));
    }
    let mut form = form.clone();
    if is_firm(ctx, &mut tx).await? {
        if old.unit.is_none() || old.unit != ctx.actor().unit {
            return Err(Refusal::not_found("企业场所"));
        }
        (form.trade, form.regulator, form.township, form.region) = (None, None, None, None);
    }
    let region_path = match text(&form.region) {
        Some(word) => regions::need(&mut tx, word).await?.path,
        None => old.region_path.clone(),
    };
    let ground = Ground {
        id,
        enterprise: old.enterprise,
        enterprise_name: old.name.clone(),
        uscc: old.uscc.clone(),
        unit: old.unit,
        main: old.main,
        region_path,
    };
    let (held, _) = part::held(&part::of(&mut tx, id).await?);
    let mut site = filled(&form, ground, Some(&old), &held)?;
    ctx.need(Right::SiteWrite, &site.region_path, Some(&site.trade))?;
    if site.region_path != old.region_path {
        // A place that moved is looked after by others, unless the form says by whom.
        (site.regulator, site.township) = (form.regulator, form.township);
    }
    assign(&mut tx, &form, &mut site).await?;
    let alike = store::alike(&mut tx, &plain(&site.name), &plain(&site.address)).await?;
    if !site.address.is_empty() && plain(&site.address) != plain(&old.address) && alike.iter().any(|a| a.id != id) {
        let say = "同名同址的场所已经登记过，请核对地址。";
        return Err(Refusal::conflict("DUPLICATE_SITE", say).at("address", "同名同址"));
    }
    if site != old {
        keep(ctx, &mut tx, &mut site, old.version, Event::new(id, "change", "修改场所信息")).await?;
        copy(&mut tx, &site, &old).await?;
        follow(ctx, &mut tx, &site).await?;
    }
    tx.commit().await?;
    Ok(site)
}

/// Open the enterprise's own unit, as which it has people and sees its sites.
pub async fn open_unit(ctx: &Ctx, id: SiteId) -> Outcome<Site> {
    let mut tx = ctx.begin().await?;
    let site = store::find(&mut tx, ctx.scope(), id).await?;
    ctx.need(Right::SiteWrite, &site.region_path, Some(&site.trade))?;
    let unit = firms::unit_of(ctx, &mut tx, site.enterprise).await?;
    let mut out = site;
    for mut one in store::of_enterprise(&mut tx, out.enterprise).await? {
        if one.unit != Some(unit) {
            let before = one.clone();
            one.unit = Some(unit);
            let event = Event::new(one.id, "open_unit", "开通企业端");
            keep(ctx, &mut tx, &mut one, before.version, event).await?;
            copy(&mut tx, &one, &before).await?;
        }
        if one.id == id {
            out = one;
        }
    }
    tx.commit().await?;
    Ok(out)
}
