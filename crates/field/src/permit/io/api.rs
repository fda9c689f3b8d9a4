//! HTTP: parse, call the verb, present.

use super::act::{self, NewAnalysis, NewPermit, PermitMove};
use super::store::{self, LISTED};
use super::view::{PermitPage, PermitRow, Word, page, row, words};
use crate::permit::flow::PermitFlow;
use crate::permit::kind::{Kind, called};
use crate::permit::limits::Limits;
use ::store::{List, list};
use axum::Json;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::flow::Flow;
use kernel::id::{EnterpriseId, PermitId, SiteId};
use kernel::{Outcome, PageAsk, Refusal, Right};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::view::ParameterUse;
use web::{Answer, Ask, Body, Ctx, Id, Paged};

/// Filters of the list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PermitAsk {
    #[serde(default)]
    pub kind: Vec<String>,
    #[serde(default)]
    pub grade: Vec<String>,
    #[serde(default)]
    pub state: Vec<String>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub site: Vec<SiteId>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub enterprise: Vec<EnterpriseId>,
    /// Region and everything below: path.
    #[serde(default)]
    pub region: Vec<String>,
    /// Neither closed nor void.
    pub open: Option<bool>,
    /// Treated a level higher.
    pub raised: Option<bool>,
    /// Planned to begin on or after, on or before a day.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    pub limit: Option<u32>,
    pub after: Option<String>,
    /// `from`, `-` before it for descending.
    pub sort: Option<String>,
}

fn listed(ctx: &Ctx, ask: &PermitAsk) -> Outcome<List> {
    let known = |all: &[&str], given: &[String], what: &str| match given.iter().find(|g| !all.contains(&g.as_str())) {
        None => Ok(()),
        Some(g) => Err(Refusal::invalid("BAD_FILTER", format!("筛选条件“{what}”没有“{g}”这个取值，请清除后重选。"))),
    };
    let kinds: Vec<&str> = Kind::ALL.iter().map(|k| k.code()).collect();
    known(&kinds, &ask.kind, "种类")?;
    let grades: Vec<&str> = Kind::ALL.iter().flat_map(|k| k.grades()).map(|g| g.code()).collect();
    known(&grades, &ask.grade, "级别")?;
    let states: Vec<&str> = PermitFlow::STATES.iter().map(|s| s.1).collect();
    known(&states, &ask.state, "状态")?;
    let after = ask.to.and_then(|d| d.tomorrow().ok()).map(kernel::start_of);
    let found = List::new(&LISTED, ctx.scope(), Right::PermitRead)
        .among("t.kind", ask.kind.iter().cloned())
        .among("t.grade", ask.grade.iter().cloned())
        .among("t.state", ask.state.iter().cloned())
        .among("t.site", ask.site.iter().copied())
        .among("t.enterprise", ask.enterprise.iter().copied())
        .when(ask.open, "t.open = ?")
        .when(ask.from.map(kernel::start_of), "t.from_at >= ?")
        .when(after, "t.from_at < ?")
        .within(ask.region.iter().cloned());
    Ok(match ask.raised {
        Some(true) => found.and("t.raised is not null", []),
        Some(false) => found.and("t.raised is null", []),
        None => found,
    })
}

#[utoipa::path(get, path = "/permits", tag = "permit", params(PermitAsk), responses((status = 200, body = Paged<PermitRow>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<PermitAsk>) -> Answer<Paged<PermitRow>> {
    let mut tx = ctx.read().await?;
    let page_ask = PageAsk { limit: ask.limit, after: ask.after.clone(), sort: ask.sort.clone() };
    let one = |r: &::store::Row| store::decode(r).map(|p| row(&ctx, &p));
    let page = listed(&ctx, &ask)?.page(&mut tx, &page_ask, one).await?;
    Ok(Json(page.into()))
}

/// A grade of a kind with its terms.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PermitGrade {
    pub code: String,
    pub label: String,
    pub called: String,
    /// Longest term, hours; none: as long as the work.
    pub hours: Option<f64>,
    /// Interruption from which it must be analysed anew, minutes.
    pub break_minutes: Option<f64>,
    pub safeguards: Vec<Word>,
    pub parameters: Vec<ParameterUse>,
}

/// A kind of special work.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PermitKind {
    pub code: String,
    pub label: String,
    pub clause: String,
    /// Somebody with a certificate must work.
    pub certified: bool,
    /// Gas is analysed always; with `area`: in an area of explosion hazard, or digging deep.
    pub analysed: bool,
    pub analysed_in_area: bool,
    pub grades: Vec<PermitGrade>,
}

#[utoipa::path(get, path = "/permits/kinds", tag = "permit", responses((status = 200, body = Vec<PermitKind>)))]
pub async fn kinds(ctx: Ctx) -> Answer<Vec<PermitKind>> {
    let region = ctx.scope().areas.first().map(|a| a.path.clone()).unwrap_or_default();
    let used = |u: kernel::light::Used| ParameterUse {
        key: u.key,
        label: u.label,
        value: u.value,
        source: u.source,
        effective_from: u.effective_from,
    };
    let one = |kind: &Kind| PermitKind {
        code: kind.code().into(),
        label: kind.label().into(),
        clause: kind.clause().into(),
        certified: kind.certified(),
        analysed: kind.analysed(false),
        analysed_in_area: kind.analysed(true),
        grades: kind
            .grades()
            .iter()
            .map(|grade| {
                let limits = Limits::read(&ctx.law().parameters, &region, ctx.today(), *kind, *grade);
                PermitGrade {
                    code: grade.code().into(),
                    label: grade.label().into(),
                    called: called(*kind, *grade),
                    hours: limits.hours,
                    break_minutes: limits.break_minutes,
                    safeguards: words(kind.safeguards(*grade).into_iter().map(|s| (s.code(), s.label()))),
                    parameters: limits.used.into_iter().map(used).collect(),
                }
            })
            .collect(),
    };
    Ok(Json(Kind::ALL.iter().map(one).collect()))
}

/// How many tickets of a kind and grade are in force in what the asker sees.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PermitCount {
    pub kind: String,
    pub grade: String,
    pub called: String,
    /// Being worked under.
    pub working: i64,
    pub paused: i64,
    /// Asked for or approved, not begun.
    pub waiting: i64,
}

/// What is in force now.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PermitSummary {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub counts: Vec<PermitCount>,
}

#[utoipa::path(get, path = "/permits/summary", tag = "permit", responses((status = 200, body = PermitSummary)))]
pub async fn summary(ctx: Ctx) -> Answer<PermitSummary> {
    let mut tx = ctx.read().await?;
    let mut values: Vec<::store::Value> = vec![true.into()];
    let scope = list::condition(ctx.scope(), Right::PermitRead, &store::SCOPE, &mut values);
    let sql = format!(
        "select t.kind, t.grade, count(*) filter (where t.state = 'working') as working, \
         count(*) filter (where t.state = 'paused') as paused, \
         count(*) filter (where t.state in ('applied', 'analysed', 'approved')) as waiting \
         from permit t where t.open = $1{} group by t.kind, t.grade",
        scope.map(|c| format!(" and {c}")).unwrap_or_default()
    );
    let mut counts = Vec::new();
    let rows = tx.all(&sql, &values).await?;
    for kind in Kind::ALL {
        for grade in kind.grades() {
            for r in &rows {
                let (k, g): (String, String) = (r.get("kind")?, r.get("grade")?);
                if k == kind.code() && g == grade.code() {
                    counts.push(PermitCount {
                        kind: k,
                        grade: g,
                        called: called(*kind, *grade),
                        working: r.get("working")?,
                        paused: r.get("paused")?,
                        waiting: r.get("waiting")?,
                    });
                }
            }
        }
    }
    Ok(Json(PermitSummary { at: ctx.now(), counts }))
}

async fn shown(ctx: &Ctx, id: PermitId) -> Answer<PermitPage> {
    let mut tx = ctx.read().await?;
    let p = store::find(&mut tx, ctx.scope(), id).await?;
    Ok(Json(page(ctx, &mut tx, &p).await?))
}

#[utoipa::path(get, path = "/permits/{id}", tag = "permit", params(("id" = Uuid, Path)), responses((status = 200, body = PermitPage)))]
pub async fn one(ctx: Ctx, Id(id): Id<PermitId>) -> Answer<PermitPage> {
    shown(&ctx, id).await
}

#[utoipa::path(post, path = "/sites/{id}/permits", tag = "permit", params(("id" = Uuid, Path)), request_body = NewPermit,
               responses((status = 200, body = PermitPage)))]
pub async fn apply(ctx: Ctx, Id(id): Id<SiteId>, Body(ask): Body<NewPermit>) -> Answer<PermitPage> {
    let id = act::apply(&ctx, id, ask).await?;
    shown(&ctx, id).await
}

#[utoipa::path(post, path = "/permits/{id}/analyses", tag = "permit", params(("id" = Uuid, Path)), request_body = NewAnalysis,
               responses((status = 200, body = PermitPage)))]
pub async fn analyse(ctx: Ctx, Id(id): Id<PermitId>, Body(ask): Body<NewAnalysis>) -> Answer<PermitPage> {
    act::analyse(&ctx, id, ask).await?;
    shown(&ctx, id).await
}

#[utoipa::path(post, path = "/permits/{id}/moves", tag = "permit", params(("id" = Uuid, Path)), request_body = PermitMove,
               responses((status = 200, body = PermitPage)))]
pub async fn advance(ctx: Ctx, Id(id): Id<PermitId>, Body(step): Body<PermitMove>) -> Answer<PermitPage> {
    act::advance(&ctx, id, step).await?;
    shown(&ctx, id).await
}
