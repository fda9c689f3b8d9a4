//! The register of points, and the templates.

use crate::io::CodeWord;
use crate::point::flow::{PointFlow, PointState};
use crate::point::io::view::{self, PointRow};
use crate::point::io::{mute, store};
use crate::point::model::{Kind, Limits, Mute};
use crate::point::template;
use ::store::{List, Value, list as lists};
use axum::Json;
use kernel::flow::Flow;
use kernel::page::PageAsk;
use kernel::{Outcome, Refusal, Right};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::answer::Paged;
use web::{Answer, Ask, Ctx};

/// Filters of the register.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct PointAsk {
    /// Words in name, code or place.
    pub q: Option<String>,
    pub site: Vec<uuid::Uuid>,
    /// Region and everything below: code or path.
    pub region: Vec<String>,
    pub trade: Vec<String>,
    pub kind: Vec<String>,
    pub state: Vec<String>,
    pub critical: Option<bool>,
    /// `shelved` `suppressed` `out_of_service`
    pub muted: Vec<String>,
    pub bundle: Vec<String>,
    /// The calibration is overdue.
    pub calibrate_overdue: Option<bool>,
    pub limit: Option<u32>,
    pub after: Option<String>,
    /// `name`, `-` before it for descending.
    pub sort: Option<String>,
}

impl PointAsk {
    pub fn page(&self) -> PageAsk {
        PageAsk { limit: self.limit, after: self.after.clone(), sort: self.sort.clone() }
    }
}

fn known(all: &[&str], given: &[String], what: &str) -> Outcome<()> {
    match given.iter().find(|g| !all.contains(&g.as_str())) {
        None => Ok(()),
        Some(g) => Err(Refusal::invalid("BAD_FILTER", format!("筛选条件“{what}”没有“{g}”这个取值，请清除后重选。"))),
    }
}

/// Points by filter, within scope.
pub fn listed(ctx: &Ctx, ask: &PointAsk) -> Outcome<List> {
    known(&Kind::ALL.iter().map(|k| k.code()).collect::<Vec<_>>(), &ask.kind, "类型")?;
    known(&PointFlow::STATES.iter().map(|s| s.1).collect::<Vec<_>>(), &ask.state, "状态")?;
    known(&Mute::ALL.iter().map(|m| m.code()).collect::<Vec<_>>(), &ask.muted, "静默")?;
    let mut out = List::new(&store::LISTED, ctx.scope(), Right::PointRead)
        .among("t.site", ask.site.iter().copied())
        .among("t.trade", ask.trade.iter().cloned())
        .among("t.kind", ask.kind.iter().cloned())
        .among("t.state", ask.state.iter().cloned())
        .among("t.bundle", ask.bundle.iter().cloned())
        .when(ask.critical, "t.critical = ?");
    if ask.state.is_empty() {
        out = out.and("t.state <> ?", [Value::from(PointState::Retired.code())]);
    }
    if !ask.muted.is_empty() {
        out = out.among("t.muted", ask.muted.iter().cloned()).and("t.muted_until > ?", [ctx.now().into()]);
    }
    match ask.calibrate_overdue {
        Some(true) => out = out.and("t.calibrate_key < ?", [ctx.today().into()]),
        Some(false) => out = out.and("t.calibrate_key >= ?", [ctx.today().into()]),
        None => {}
    }
    for region in &ask.region {
        let code = region.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
        out = out.and("(t.area1 = ? or t.area2 = ? or t.area3 = ? or t.area4 = ?)", vec![Value::from(code); 4]);
    }
    if let Some(q) = ask.q.as_deref().filter(|q| !q.trim().is_empty()) {
        let sql =
            r"(lower(t.name) like ? escape '\' or lower(t.code) like ? escape '\' or lower(t.spot) like ? escape '\')";
        out = out.and(sql, vec![lists::like(q); 3]);
    }
    Ok(out)
}

#[utoipa::path(get, path = "/points", tag = "point", params(PointAsk), responses((status = 200, body = Paged<PointRow>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<PointAsk>) -> Answer<Paged<PointRow>> {
    let mut tx = ctx.read().await?;
    let page = listed(&ctx, &ask)?.page(&mut tx, &ask.page(), store::decode).await?;
    let ids: Vec<_> = page.items.iter().map(|p| p.id).collect();
    let silent = mute::seconds(&mut tx, &ids, ctx.now()).await?;
    let items = page.items.iter().map(|p| view::row(&ctx, p, silent.get(&p.id).copied().unwrap_or(0))).collect();
    Ok(Json(kernel::Page { items, next: page.next, total: page.total }.into()))
}

/// A template.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TemplateView {
    pub code: String,
    pub label: String,
    pub kind: CodeWord,
    pub unit: String,
    pub lo: Option<f64>,
    pub hi: Option<f64>,
    pub resolution: f64,
    pub sample_s: u32,
    pub report_s: u32,
    pub limits: Limits,
    pub critical: bool,
    pub source: String,
}

#[utoipa::path(get, path = "/point-templates", tag = "point", responses((status = 200, body = Vec<TemplateView>)))]
pub async fn templates(_ctx: Ctx) -> Answer<Vec<TemplateView>> {
    let all = template::templates().map_err(Refusal::internal)?;
    let one = |t: template::Template| TemplateView {
        source: view::source(&t),
        code: t.code,
        label: t.label,
        kind: CodeWord::new(t.kind.code(), t.kind.label()),
        unit: t.kind.unit().into(),
        lo: t.lo,
        hi: t.hi,
        resolution: t.resolution,
        sample_s: t.sample_s,
        report_s: t.report_s,
        limits: t.limits,
        critical: t.critical,
    };
    Ok(Json(all.into_iter().map(one).collect()))
}
