//! One site: its page, and what can be done with it.

use super::list::names;
use crate::site::flow::{SiteFlow, State};
use crate::site::form::{SiteForm, scaled};
use crate::site::io::act::{self, GradeForm, Move};
use crate::site::io::store::{self, part};
use crate::site::io::view::{
    self, CheckView, Coded, Explained, LifeView, SiteView, SitingView, StaffView, WhyView, masked, parts,
};
use crate::site::model::{Explain, Site, SiteColour};
use crate::site::rules;
use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use kernel::flow::Flow;
use kernel::id::SiteId;
use kernel::{Outcome, Refusal, Right};
use org::enterprise::io::store as firms;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use web::view::LabelValue;
use web::{Answer, Body, Ctx, Id};

/// What is still blank and will be asked for, in the order of the form.
fn missing(s: &Site) -> Vec<String> {
    [
        (s.uscc.is_none(), "统一社会信用代码"),
        (s.address.is_empty(), "地址"),
        (s.lng.is_none(), "地图位置"),
        (s.staff.is_none(), "从业人数"),
        (s.scale.is_none(), "规模（补齐指标后自动划型）"),
        (s.principal.is_none(), "主要负责人"),
        (s.phone.is_none(), "联系电话"),
        (s.regulator.is_none(), "行业监管部门（职责待明确）"),
        (s.grade.is_none(), "风险等级"),
    ]
    .iter()
    .filter(|m| m.0)
    .map(|m| m.1.to_owned())
    .collect()
}

/// A site with everything about it, as the one who asks may see it.
pub async fn view(ctx: &Ctx, tx: &mut Tx, site: Site) -> Outcome<SiteView> {
    let (law, today) = (&ctx.law().parameters, ctx.today());
    let names = names(tx, std::slice::from_ref(&site)).await?;
    let firm = firms::by_id(tx, site.enterprise).await?.ok_or_else(|| Refusal::not_found("企业"))?;
    let open = !act::parties(ctx, tx, &site).await?.is_empty();
    let held = part::of(tx, site.id).await?;
    let size = scaled(&site);
    let scale = Explain {
        rule: "site.scale".into(),
        clause: "统计上大中小微型企业划分办法（2017）〔参数，待核〕".into(),
        say: match &site.scale_reason {
            Some(reason) => format!("人工确定，理由：{reason}。按指标：{}", size.say),
            None => size.say,
        },
        inputs: size.inputs,
        parameters: Vec::new(),
    };
    let staffing = rules::staffing(&site, law, today, &mut Vec::new());
    let months =
        |g: &crate::site::model::Grade| rules::check_months(g.colour, &site.region_path, law, today, &mut Vec::new());
    let grade = site.grade.as_ref().map(|g| view::grade(g, &site, months(g)));
    let self_check = site.grade.as_ref().map(|g| check_view(ctx, &site, g.colour));
    let label = |code: &str| {
        SiteFlow::parse_action(code).map_or_else(|| code.to_owned(), |a| SiteFlow::action_label(a).to_owned())
    };
    let events = part::events(tx, site.id).await?.into_iter().map(|e| LifeView {
        label: label(&e.kind),
        kind: e.kind,
        on: e.on,
        note: e.note,
        was: e.was,
        enterprise: e.enterprise,
        by: e.name,
    });
    let events: Vec<LifeView> = events.collect();
    let mut others = Vec::new();
    for other in store::of_enterprise(tx, site.enterprise).await?.into_iter().filter(|o| o.id != site.id) {
        others.push(LabelValue { label: other.name, value: other.id.to_string() });
    }
    let offers = act::offers(ctx, tx, &site).await?;
    let is_firm = act::is_firm(ctx, tx).await?;
    let may_grade = !is_firm && ctx.scope().may_in(Right::SiteGrade, &site.region_path, Some(&site.trade));
    let phone = site.phone.as_deref().map(|p| if open { p.to_owned() } else { masked(p) });
    Ok(SiteView {
        enterprise_name: firm.name,
        aliases: firm.aliases,
        unit: site.unit.and_then(|u| names.units.get(&u).cloned()),
        staff: site.staff,
        revenue_wan: site.revenue_wan,
        assets_wan: site.assets_wan,
        scale_explain: Explained::from(&scale),
        scale_reason: site.scale_reason.clone(),
        high_risk_why: (site.high_risk_why.iter())
            .map(|w| WhyView { by: w.by.clone(), say: w.say.clone(), clause: w.clause.clone() })
            .collect(),
        tags: site.tags.iter().map(|t| Coded::new(t.code(), t.label())).collect(),
        standard_level: site.standard_level,
        principal: site.principal.clone(),
        phone,
        staffing: site.staffing,
        staffing_check: staffing
            .into_iter()
            .map(|l| StaffView {
                rule: l.rule,
                need: l.need,
                have: l.have,
                ok: l.ok,
                clause: l.clause,
                statutory: l.statutory,
            })
            .collect(),
        park: site.park.map(|p| Coded::new(p.code(), p.label())),
        siting: rules::siting(&site).map(|s| SitingView { code: s.code, say: s.say, clause: s.clause }),
        grade,
        self_check,
        parts: parts(held, today, open),
        events,
        others,
        missing: missing(&site),
        offers,
        may_write: open,
        may_grade,
        row: view::row(site, &names),
    })
}

/// How often the class asks the site to check itself.
fn check_view(ctx: &Ctx, site: &Site, colour: SiteColour) -> CheckView {
    let mut used = Vec::new();
    let period = rules::self_check(colour, &site.region_path, &ctx.law().parameters, ctx.today(), &mut used);
    let runs = site.state == State::Operating && site.unit.is_some();
    CheckView {
        period: period.code().into(),
        label: period.label().into(),
        say: rules::say_self_check(colour, period),
        parameters: view::used(&used),
        runs,
        may_file: runs && site.unit == ctx.actor().unit && ctx.scope().may(Right::HazardReport),
    }
}

async fn answer(ctx: &Ctx, site: Site) -> Answer<SiteView> {
    let mut tx = ctx.read().await?;
    Ok(Json(view(ctx, &mut tx, site).await?))
}

#[utoipa::path(post, path = "/sites", tag = "site", request_body = SiteForm, responses((status = 200, body = SiteView)))]
pub async fn create(ctx: Ctx, Body(form): Body<SiteForm>) -> Answer<SiteView> {
    let site = act::create(&ctx, &form).await?;
    answer(&ctx, site).await
}

#[utoipa::path(get, path = "/sites/{id}", tag = "site", params(("id" = Uuid, Path)), responses((status = 200, body = SiteView)))]
pub async fn one(ctx: Ctx, Id(id): Id<SiteId>) -> Answer<SiteView> {
    let mut tx = ctx.read().await?;
    let site = store::find(&mut tx, ctx.scope(), id).await?;
    Ok(Json(view(&ctx, &mut tx, site).await?))
}

#[utoipa::path(put, path = "/sites/{id}", tag = "site", params(("id" = Uuid, Path)), request_body = SiteForm,
               responses((status = 200, body = SiteView)))]
pub async fn change(ctx: Ctx, Id(id): Id<SiteId>, Body(form): Body<SiteForm>) -> Answer<SiteView> {
    let site = act::change(&ctx, id, &form).await?;
    answer(&ctx, site).await
}

#[utoipa::path(post, path = "/sites/{id}/grade", tag = "site", params(("id" = Uuid, Path)), request_body = GradeForm,
               responses((status = 200, body = SiteView)))]
pub async fn grade(ctx: Ctx, Id(id): Id<SiteId>, Body(form): Body<GradeForm>) -> Answer<SiteView> {
    let site = act::grade(&ctx, id, &form).await?;
    answer(&ctx, site).await
}

#[utoipa::path(post, path = "/sites/{id}/moves", tag = "site", params(("id" = Uuid, Path)), request_body = Move,
               responses((status = 200, body = SiteView)))]
pub async fn advance(ctx: Ctx, Id(id): Id<SiteId>, Body(step): Body<Move>) -> Answer<SiteView> {
    let site = act::advance(&ctx, id, &step).await?;
    answer(&ctx, site).await
}

#[utoipa::path(post, path = "/sites/{id}/unit", tag = "site", params(("id" = Uuid, Path)), responses((status = 200, body = SiteView)))]
pub async fn open_unit(ctx: Ctx, Id(id): Id<SiteId>) -> Answer<SiteView> {
    let site = act::open_unit(&ctx, id).await?;
    answer(&ctx, site).await
}

/// A part to be added (without `id`) or changed; the fields by its kind stand beside it in `body`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PartForm {
    pub id: Option<Uuid>,
    #[schema(value_type = Object)]
    pub body: serde_json::Value,
}

/// The part that was written, and the site as it now is.
#[derive(Debug, Serialize, ToSchema)]
pub struct PartWritten {
    pub id: Uuid,
    pub site: SiteView,
}

#[utoipa::path(post, path = "/sites/{id}/parts/{part}", tag = "site", params(("id" = Uuid, Path), ("part" = String, Path)),
               request_body = PartForm, responses((status = 200, body = PartWritten)))]
pub async fn put_part(
    ctx: Ctx,
    Path((id, word)): Path<(SiteId, String)>,
    Body(form): Body<PartForm>,
) -> Answer<PartWritten> {
    let (site, row) = act::put_part(&ctx, id, &word, form.id, form.body).await?;
    let mut tx = ctx.read().await?;
    Ok(Json(PartWritten { id: row, site: view(&ctx, &mut tx, site).await? }))
}

#[utoipa::path(delete, path = "/sites/{id}/parts/{part}/{row}", tag = "site",
               params(("id" = Uuid, Path), ("part" = String, Path), ("row" = Uuid, Path)), responses((status = 200, body = SiteView)))]
pub async fn remove_part(ctx: Ctx, Path((id, word, row)): Path<(SiteId, String, Uuid)>) -> Answer<SiteView> {
    let site = act::remove_part(&ctx, id, &word, row).await?;
    answer(&ctx, site).await
}
