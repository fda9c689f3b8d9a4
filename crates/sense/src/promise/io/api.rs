//! Routes of promises.

use super::act;
use super::jobs::known;
use super::store::{self, Filed, LISTED};
use crate::io::SCOPE;
use crate::io::{CodeWord, MarkView, PastEntry, past};
use crate::promise::clock::{Hours, Stands, due};
use crate::promise::model::Figures;
use ::store::{List, Value, list as lists};
use axum::Json;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{EnterpriseId, PromiseId, SiteId};
use kernel::{Outcome, PageAsk, Right};
use org::region::io::store as regions;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use web::{Answer, Ask, Body, Ctx, Id, Paged};

/// Filters of the list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PromiseAsk {
    #[param(value_type = Option<String>, format = Date)]
    pub day: Option<Date>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub site: Vec<SiteId>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub enterprise: Vec<EnterpriseId>,
    /// `not_due` `made` `late` `remind` `missing` `missing_again`
    #[serde(default)]
    pub stands: Vec<String>,
    /// Something is against it just now.
    pub contradicted: Option<bool>,
    /// Region and everything below: code or path.
    #[serde(default)]
    pub region: Vec<String>,
    pub limit: Option<u32>,
    pub after: Option<String>,
}

/// What stood there before a correction.
#[derive(Clone, Debug, Serialize, ToSchema)]
// The corrections of a document have this name already.
#[schema(as = PromiseCorrected)]
pub struct CorrectionView {
    pub before: Figures,
    pub mark: MarkView,
}

/// Something against the promise.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PromiseFound {
    /// `promise.below_actual` `promise.safe_under_alarm` `promise.alarm_since` `promise.moving_while_stopped`
    pub rule: String,
    pub colour: CodeWord,
    pub say: String,
    #[schema(value_type = String, format = DateTime)]
    pub since: Timestamp,
    /// None: it still is so.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
}

/// The day of a site, promised or not.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PromiseView {
    pub id: Uuid,
    #[schema(value_type = String, format = Date)]
    pub day: Date,
    pub site: Uuid,
    pub site_name: String,
    pub enterprise: Uuid,
    pub region_path: String,
    pub stands: CodeWord,
    /// Until when it is to be promised.
    #[schema(value_type = String, format = DateTime)]
    pub due: Timestamp,
    /// Days in a row right before without a promise.
    pub missed_days: u32,
    pub figures: Option<Figures>,
    pub made: Option<MarkView>,
    pub corrections: Vec<CorrectionView>,
    pub found: Vec<PromiseFound>,
    /// Something is against it just now.
    pub contradicted: bool,
    /// What could not be compared, and why.
    pub open: Vec<String>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub checked_at: Option<Timestamp>,
    /// The asker may promise it now.
    pub may_make: bool,
    /// The asker may correct it now.
    pub may_correct: bool,
    pub version: i64,
}

/// One with its past.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PromisePage {
    pub promise: PromiseView,
    pub past: Vec<PastEntry>,
}

fn view(ctx: &Ctx, f: &Filed) -> PromiseView {
    let hours = Hours::read(&ctx.law().parameters, &f.place.region_path, f.day);
    let mine = act::principal(ctx, &f.place) && f.day == ctx.today();
    let p = f.promise.as_ref();
    let corrections = p.map(|p| p.corrections.as_slice()).unwrap_or_default().iter();
    let found = f.found.iter().map(|x| PromiseFound {
        rule: x.rule.clone(),
        colour: CodeWord::new(x.colour.code(), x.colour.label()),
        say: x.say.clone(),
        since: x.since,
        until: x.until,
    });
    PromiseView {
        id: f.id.0,
        day: f.day,
        site: f.place.site.0,
        site_name: f.place.site_name.clone(),
        enterprise: f.place.enterprise.0,
        region_path: f.place.region_path.clone(),
        stands: CodeWord::new(f.stands.code(), f.stands.label()),
        due: due(f.day, &hours),
        missed_days: f.missed,
        figures: p.map(|p| p.figures.clone()),
        made: p.map(|p| (&p.made).into()),
        corrections: corrections.map(|c| CorrectionView { before: c.before.clone(), mark: (&c.mark).into() }).collect(),
        contradicted: f.found.iter().any(|x| x.until.is_none()),
        found: found.collect(),
        open: f.open.clone(),
        checked_at: f.checked_at,
        may_make: mine && p.is_none(),
        may_correct: mine && p.is_some(),
        version: f.version,
    }
}

#[utoipa::path(get, path = "/promises", tag = "promise", params(PromiseAsk), responses((status = 200, body = Paged<PromiseView>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<PromiseAsk>) -> Answer<Paged<PromiseView>> {
    let stands: Vec<Stands> = ask.stands.iter().map(|s| known(s)).collect::<Outcome<_>>()?;
    let mut tx = ctx.read().await?;
    let mut within = Vec::new();
    for word in ask.region.iter().filter(|r| !r.trim().is_empty()) {
        within.push(regions::need(&mut tx, word).await?.path);
    }
    let list = List::new(&LISTED, ctx.scope(), Right::AlarmRead)
        .when(ask.day, "t.day = ?")
        .among("t.site", ask.site.iter().copied())
        .among("t.enterprise", ask.enterprise.iter().copied())
        .among("t.stands", stands.iter().map(|s| s.code()))
        .when(ask.contradicted, "t.contradicted = ?")
        .within(within);
    let page = PageAsk { limit: ask.limit, after: ask.after.clone(), sort: None };
    let page = list.page(&mut tx, &page, store::decode).await?;
    let items = page.items.iter().map(|f| view(&ctx, f)).collect();
    Ok(Json(kernel::Page { items, next: page.next, total: page.total }.into()))
}

/// Of which day the sums are asked; today unless given.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PromiseSumAsk {
    #[param(value_type = Option<String>, format = Date)]
    pub day: Option<Date>,
}

/// How many of a day stand how.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PromiseCount {
    pub stands: CodeWord,
    pub count: i64,
}

/// A day in sums, within the asker's scope.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PromiseSum {
    #[schema(value_type = String, format = Date)]
    pub day: Date,
    /// Sites that owe a promise.
    pub owed: i64,
    pub counts: Vec<PromiseCount>,
    pub contradicted: i64,
}

#[utoipa::path(get, path = "/promises/summary", tag = "promise", params(PromiseSumAsk), responses((status = 200, body = PromiseSum)))]
pub async fn summary(ctx: Ctx, Ask(ask): Ask<PromiseSumAsk>) -> Answer<PromiseSum> {
    let day = ask.day.unwrap_or(ctx.today());
    let mut values: Vec<Value> = vec![day.into()];
    let seen = lists::condition(ctx.scope(), Right::AlarmRead, &SCOPE, &mut values);
    let and = seen.map(|c| format!(" and {c}")).unwrap_or_default();
    let sql = format!(
        "select t.stands, count(*) as n, count(*) filter (where t.contradicted) as against from promise t \
         where t.day = $1{and} group by t.stands"
    );
    let mut tx = ctx.read().await?;
    let (mut counts, mut owed, mut contradicted) = (Vec::new(), 0, 0);
    let rows = tx.all(&sql, &values).await?;
    for stands in Stands::ALL {
        let mut count = 0;
        for row in &rows {
            if row.get::<String>("stands")? == stands.code() {
                count += row.get::<i64>("n")?;
                contradicted += row.get::<i64>("against")?;
            }
        }
        owed += count;
        counts.push(PromiseCount { stands: CodeWord::new(stands.code(), stands.label()), count });
    }
    Ok(Json(PromiseSum { day, owed, counts, contradicted }))
}

async fn shown(ctx: &Ctx, id: PromiseId) -> Answer<PromisePage> {
    let mut tx = ctx.read().await?;
    let f = store::find(&mut tx, ctx.scope(), id).await?;
    let past = past(&mut tx, "promise", id.0).await?;
    Ok(Json(PromisePage { promise: view(ctx, &f), past }))
}

#[utoipa::path(get, path = "/promises/{id}", tag = "promise", params(("id" = Uuid, Path)), responses((status = 200, body = PromisePage)))]
pub async fn one(ctx: Ctx, Id(id): Id<PromiseId>) -> Answer<PromisePage> {
    shown(&ctx, id).await
}

/// A promise for today.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct PromiseForm {
    pub figures: Figures,
}

#[utoipa::path(post, path = "/sites/{id}/promises", tag = "promise", params(("id" = Uuid, Path)), request_body = PromiseForm,
               responses((status = 200, body = PromisePage)))]
pub async fn make(ctx: Ctx, Id(id): Id<SiteId>, Body(form): Body<PromiseForm>) -> Answer<PromisePage> {
    let f = act::make(&ctx, id, form.figures).await?;
    shown(&ctx, f.id).await
}

/// Other figures for today's promise.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct PromiseCorrection {
    pub figures: Figures,
    pub reason: Option<String>,
    /// Version that the page showed.
    pub version: Option<i64>,
}

#[utoipa::path(put, path = "/promises/{id}", tag = "promise", params(("id" = Uuid, Path)), request_body = PromiseCorrection,
               responses((status = 200, body = PromisePage)))]
pub async fn correct(ctx: Ctx, Id(id): Id<PromiseId>, Body(form): Body<PromiseCorrection>) -> Answer<PromisePage> {
    let f = act::correct(&ctx, id, form.figures, form.reason, form.version).await?;
    shown(&ctx, f.id).await
}
