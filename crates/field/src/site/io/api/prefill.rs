//! Enter once: what the system already holds about an enterprise, each value with where it came from.

use crate::site::io::store;
use ::store::ledger;
use axum::Json;
use kernel::id::{EnterpriseId, SiteId};
use kernel::{Outcome, Right};
use org::enterprise::io::store as firms;
use org::enterprise::uscc_ok;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Answer, Ask, Ctx};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PrefillAsk {
    /// 统一社会信用代码.
    pub uscc: String,
}

/// A field that is known.
#[derive(Debug, Serialize, ToSchema)]
pub struct Known {
    /// Name of the field in the form.
    pub field: String,
    pub label: String,
    #[schema(value_type = Object)]
    pub value: serde_json::Value,
    /// Where it came from: 企业名录, 2026-03-01 张三登记 …
    pub from: String,
}

/// Everything that is known, so that a form asks only for the rest.
#[derive(Debug, Serialize, ToSchema)]
pub struct Prefill {
    #[schema(value_type = Option<Uuid>)]
    pub enterprise: Option<EnterpriseId>,
    /// Its main site that may be seen, if it is registered.
    #[schema(value_type = Option<Uuid>)]
    pub site: Option<SiteId>,
    /// It is registered, but in a place that the one who asks does not look after.
    pub elsewhere: bool,
    pub known: Vec<Known>,
}

fn known(field: &str, label: &str, value: impl Serialize, from: &str) -> Option<Known> {
    let value = serde_json::to_value(value).unwrap_or_default();
    let empty = value.is_null() || value.as_str() == Some("") || value.as_array().is_some_and(Vec::is_empty);
    (!empty).then(|| Known { field: field.into(), label: label.into(), value, from: from.into() })
}

async fn source(tx: &mut ::store::Tx, concept: &str, id: uuid::Uuid, what: &str) -> Outcome<String> {
    let last = ledger::of(tx, concept, id).await?.pop();
    Ok(last.map_or_else(
        || what.to_owned(),
        |e| format!("{what}（{} {} {}）", kernel::day_of(e.at), e.actor_name, e.label),
    ))
}

#[utoipa::path(get, path = "/sites/prefill", tag = "site", params(PrefillAsk), responses((status = 200, body = Prefill)))]
pub async fn prefill(ctx: Ctx, Ask(ask): Ask<PrefillAsk>) -> Answer<Prefill> {
    let code = uscc_ok(Some(&ask.uscc))?.unwrap_or_default();
    let mut tx = ctx.read().await?;
    let empty = Prefill { enterprise: None, site: None, elsewhere: false, known: Vec::new() };
    let Some(firm) = firms::by_uscc(&mut tx, &code).await? else { return Ok(Json(empty)) };
    let main = store::of_enterprise(&mut tx, firm.id).await?.into_iter().find(|s| s.main);
    // Shown only to whoever may register there; others learn that the code is taken and nothing else.
    let path = main.as_ref().map_or(&firm.region_path, |s| &s.region_path);
    let trade = main.as_ref().map(|s| s.trade.as_str());
    let own = main.as_ref().is_some_and(|s| s.unit.is_some() && s.unit == ctx.actor().unit);
    let reaches =
        ctx.scope().may_in(Right::SiteRead, path, trade) || (trade.is_none() && ctx.scope().may(Right::SiteRead));
    if !own && (!reaches || crate::site::io::act::is_firm(&ctx, &mut tx).await?) {
        return Ok(Json(Prefill { elsewhere: true, ..empty }));
    }
    let from = source(&mut tx, "enterprise", firm.id.0, "企业名录").await?;
    let mut all = vec![
        known("enterprise_name", "企业名称", &firm.name, &from),
        known("uscc", "统一社会信用代码", &firm.uscc, &from),
        known("region", "所在地区", &firm.region_path, &from),
    ];
    if let Some(s) = &main {
        let from = source(&mut tx, "site", s.id.0, "主要场所").await?;
        all.extend([
            known("region", "所在地区", &s.region_path, &from),
            known("trade", "监管类别", &s.trade, &from),
            known("industry", "行业代码", &s.industry, &from),
            known("address", "地址", &s.address, &from),
            known("principal", "主要负责人", &s.principal, &from),
            known("staff", "从业人数", s.staff, &from),
            known("revenue_wan", "营业收入（万元）", s.revenue_wan, &from),
            known("assets_wan", "资产总额（万元）", s.assets_wan, &from),
            known("tags", "工艺标签", &s.tags, &from),
            known("standard_level", "标准化等级", s.standard_level, &from),
            known("regulator", "行业监管部门", s.regulator, &from),
            known("township", "属地", s.township, &from),
        ]);
    }
    let mut known: Vec<Known> = all.into_iter().flatten().collect();
    // What the site says is nearer than what the directory says.
    known.reverse();
    let mut seen = std::collections::HashSet::new();
    known.retain(|k| seen.insert(k.field.clone()));
    known.reverse();
    Ok(Json(Prefill { enterprise: Some(firm.id), site: main.map(|s| s.id), elsewhere: false, known }))
}
