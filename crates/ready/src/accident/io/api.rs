//! HTTP: parse, call the verb, present.

use super::act::{self, AccidentMove, NewAccident, NewSupplement};
use super::inquiry::{self, InquiryView, view};
use super::jobs::series_from;
use super::pursue::Open;
use super::store::{self, LISTED};
use crate::accident::flow::AccidentFlow;
use crate::accident::grade::{Grade, grade};
use crate::accident::kind;
use crate::accident::model::{Accident, Mark};
use crate::accident::report::chain;
use ::store::{List, Row, Tx, list};
use axum::Json;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::flow::Flow;
use kernel::id::{AccidentId, UnitId};
use kernel::{Outcome, PageAsk, Refusal, Right};
use org::ask::Pursues;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Answer, Ask, Body, Ctx, Id, Offer, Paged, offer};

/// Filters of the register.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AccidentAsk {
    #[serde(default)]
    pub grade: Vec<String>,
    #[serde(default)]
    pub stage: Vec<String>,
    /// Region and everything below: path.
    #[serde(default)]
    pub region: Vec<String>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub regulator: Vec<UnitId>,
    #[serde(default)]
    pub kind: Vec<String>,
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    /// In the statistics.
    pub counted: Option<bool>,
    pub limit: Option<u32>,
    pub after: Option<String>,
    /// `occurred`, `-` before it for descending.
    pub sort: Option<String>,
}

/// An accident in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AccidentRow {
    #[schema(value_type = uuid::Uuid)]
    pub id: AccidentId,
    pub number: String,
    pub title: String,
    pub region: String,
    pub region_name: String,
    pub regulator: String,
    pub firm: String,
    pub place: String,
    pub kind: String,
    pub kind_label: String,
    #[schema(value_type = String, format = DateTime)]
    pub occurred_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub reported_at: Timestamp,
    pub dead: i64,
    pub injured: i64,
    pub missing: i64,
    pub loss: f64,
    pub grade: String,
    pub grade_label: String,
    /// 按时报告、迟报、漏报
    pub delay: String,
    pub concealed: bool,
    pub counted: bool,
    pub stage: String,
    pub stage_label: String,
    pub version: i64,
}

/// Who said what when.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AccidentMark {
    pub label: String,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub name: String,
    pub note: Option<String>,
}

/// Until when a level of government must have it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LevelDue {
    pub level: String,
    #[schema(value_type = String, format = DateTime)]
    pub due: Timestamp,
}

/// Figures as they became known.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SupplementView {
    pub mark: AccidentMark,
    pub dead: i64,
    pub injured: i64,
    pub missing: i64,
    pub loss: f64,
    pub after_window: bool,
}

/// An accident with everything about it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AccidentPage {
    pub it: AccidentRow,
    #[schema(value_type = String, format = DateTime)]
    pub known_at: Timestamp,
    /// Who answers when the asker's office asks about it: the unit that reported it, and where that is the office itself the
    /// department that investigates.
    #[schema(value_type = uuid::Uuid)]
    pub answers: UnitId,
    pub answers_name: String,
    pub course: String,
    pub measures: String,
    /// Which figure made the grade.
    pub grade_by: String,
    #[schema(value_type = String, format = Date)]
    pub window_end: Date,
    pub levels: Vec<LevelDue>,
    pub concealed: Option<AccidentMark>,
    pub supplements: Vec<SupplementView>,
    pub marks: Vec<AccidentMark>,
    pub inquiry: InquiryView,
    pub offers: Vec<Offer>,
    /// May the asker add figures.
    pub may_add: bool,
    /// May the asker mark it as concealed.
    pub may_mark: bool,
}

pub(super) fn marked(label: &str, m: &Mark) -> AccidentMark {
    AccidentMark { label: label.into(), at: m.at, name: m.name.clone(), note: m.note.clone() }
}

fn row(r: &Row) -> Outcome<(Accident, AccidentRow)> {
    let a = store::decode(r)?;
    let region_name = r.get::<Option<String>>("region_name")?.unwrap_or_default();
    let view = AccidentRow {
        id: a.id,
        number: a.number.clone(),
        title: a.title.clone(),
        region: a.region_path.clone(),
        region_name,
        regulator: r.get("regulator_short")?,
        firm: a.firm.clone(),
        place: a.place.clone(),
        kind: a.kind.clone(),
        kind_label: kind::label(&a.kind).unwrap_or_default().into(),
        occurred_at: a.occurred_at,
        reported_at: a.reported_at,
        dead: a.harm.dead,
        injured: a.harm.injured,
        missing: a.harm.missing,
        loss: a.harm.loss,
        grade: a.grade.code().into(),
        grade_label: a.grade.label().into(),
        delay: a.delay.clone(),
        concealed: a.concealed.is_some(),
        counted: a.counted,
        stage: a.stage.code().into(),
        stage_label: a.stage.label().into(),
        version: a.version,
    };
    Ok((a, view))
}

fn listed(ctx: &Ctx, ask: &AccidentAsk) -> Outcome<List> {
    let known = |all: &[&str], given: &[String], what: &str| match given.iter().find(|g| !all.contains(&g.as_str())) {
        None => Ok(()),
        Some(g) => Err(Refusal::invalid("BAD_FILTER", format!("筛选条件“{what}”没有“{g}”这个取值，请清除后重选。"))),
    };
    known(&Grade::ALL.map(Grade::code), &ask.grade, "等级")?;
    let stages: Vec<&str> = AccidentFlow::STATES.iter().map(|s| s.1).collect();
    known(&stages, &ask.stage, "阶段")?;
    Ok(List::new(&LISTED, ctx.scope(), Right::AccidentRead)
        .among("t.grade", ask.grade.iter().cloned())
        .among("t.stage", ask.stage.iter().cloned())
        .among("t.regulator", ask.regulator.iter().copied())
        .among("t.kind", ask.kind.iter().cloned())
        .when(ask.from, "t.occurred_on >= ?")
        .when(ask.to, "t.occurred_on <= ?")
        .when(ask.counted, "t.counted = ?")
        .within(ask.region.iter().cloned()))
}

#[utoipa::path(get, path = "/accidents", tag = "accident", params(AccidentAsk), responses((status = 200, body = Paged<AccidentRow>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<AccidentAsk>) -> Answer<Paged<AccidentRow>> {
    let mut tx = ctx.read().await?;
    let page_ask = PageAsk { limit: ask.limit, after: ask.after.clone(), sort: ask.sort.clone() };
    let page = listed(&ctx, &ask)?.page(&mut tx, &page_ask, row).await?;
    let items = page.items.into_iter().map(|r| r.1).collect();
    Ok(Json(kernel::Page { items, next: page.next, total: page.total }.into()))
}

/// Whom the asker's office would ask; supervision decides it by the same record.
async fn answers(ctx: &Ctx, tx: &mut Tx, a: &Accident) -> Outcome<UnitId> {
    let Some(unit) = ctx.actor().unit else { return Ok(a.unit) };
    let Some((_, path)) = store::unit(tx, unit).await? else { return Ok(a.unit) };
    let office = org::ask::office(tx, &path).await?;
    let pursued = Open.one(ctx, tx, a.id.0).await?;
    Ok(pursued.and_then(|p| p.asked_by(office)).unwrap_or(a.unit))
}

pub(super) async fn page(ctx: &Ctx, id: AccidentId) -> Answer<AccidentPage> {
    let mut tx = ctx.read().await?;
    let found = List::new(&LISTED, ctx.scope(), Right::AccidentRead).and("t.id = ?", [id.into()]);
    let ask = PageAsk { limit: Some(1), after: None, sort: None };
    let found = found.everything(&mut tx, &ask, 1, row).await?.into_iter().next();
    let (a, it) = found.ok_or_else(|| Refusal::not_found("事故"))?;
    let hours = ctx.law().parameters.value("accident.level_hours", &a.region_path, ctx.today()) as i64;
    let levels = chain(a.reported_at, a.grade, hours).into_iter();
    let parties = act::parties(ctx, &a);
    let answers = answers(ctx, &mut tx, &a).await?;
    Ok(Json(AccidentPage {
        known_at: a.known_at,
        answers,
        answers_name: store::unit(&mut tx, answers).await?.map(|u| u.0).unwrap_or_default(),
        course: a.course.clone(),
        measures: a.measures.clone(),
        grade_by: grade(&a.harm).1.into(),
        window_end: a.window_end,
        levels: levels.map(|(level, due)| LevelDue { level: level.into(), due }).collect(),
        concealed: a.concealed.as_ref().map(|m| marked("瞒报或谎报", m)),
        supplements: a
            .supplements
            .iter()
            .map(|s| SupplementView {
                mark: marked("续报", &s.mark),
                dead: s.harm.dead,
                injured: s.harm.injured,
                missing: s.harm.missing,
                loss: s.harm.loss,
                after_window: s.after_window,
            })
            .collect(),
        marks: a.marks.iter().map(|(label, m)| marked(label, m)).collect(),
        inquiry: view(ctx, &mut tx, &a, &parties).await?,
        offers: offer::offers::<AccidentFlow>(a.stage, &parties, |action| {
            inquiry::guard(&a, action, &parties).err().map(|r| r.say)
        }),
        may_add: ctx.scope().may(Right::AccidentReport) && a.stage != crate::accident::flow::Stage::Struck,
        may_mark: parties.contains(&kernel::Party::Clerk) && a.concealed.is_none(),
        it,
    }))
}

#[utoipa::path(get, path = "/accidents/{id}", tag = "accident", params(("id" = Uuid, Path)), responses((status = 200, body = AccidentPage)))]
pub async fn one(ctx: Ctx, Id(id): Id<AccidentId>) -> Answer<AccidentPage> {
    page(&ctx, id).await
}

#[utoipa::path(post, path = "/accidents", tag = "accident", request_body = NewAccident, responses((status = 200, body = AccidentPage)))]
pub async fn create(ctx: Ctx, Body(ask): Body<NewAccident>) -> Answer<AccidentPage> {
    let id = act::create(&ctx, ask).await?;
    page(&ctx, id).await
}

#[utoipa::path(post, path = "/accidents/{id}/moves", tag = "accident", params(("id" = Uuid, Path)), request_body = AccidentMove,
               responses((status = 200, body = AccidentPage)))]
pub async fn advance(ctx: Ctx, Id(id): Id<AccidentId>, Body(step): Body<AccidentMove>) -> Answer<AccidentPage> {
    act::advance(&ctx, id, step).await?;
    page(&ctx, id).await
}

#[utoipa::path(post, path = "/accidents/{id}/supplements", tag = "accident", params(("id" = Uuid, Path)),
               request_body = NewSupplement, responses((status = 200, body = AccidentPage)))]
pub async fn supplement(ctx: Ctx, Id(id): Id<AccidentId>, Body(ask): Body<NewSupplement>) -> Answer<AccidentPage> {
    act::supplement(&ctx, id, ask).await?;
    page(&ctx, id).await
}

/// Grounds for a mark.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ConcealAsk {
    pub reason: String,
}

#[utoipa::path(post, path = "/accidents/{id}/concealed", tag = "accident", params(("id" = Uuid, Path)),
               request_body = ConcealAsk, responses((status = 200, body = AccidentPage)))]
pub async fn conceal(ctx: Ctx, Id(id): Id<AccidentId>, Body(ask): Body<ConcealAsk>) -> Answer<AccidentPage> {
    act::conceal(&ctx, id, &ask.reason).await?;
    page(&ctx, id).await
}

/// A month of the series.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AccidentMonth {
    /// `2026-04`
    pub month: String,
    pub count: i64,
    pub dead: i64,
    pub last_count: i64,
    pub last_dead: i64,
}

#[utoipa::path(get, path = "/accidents/series", tag = "accident", responses((status = 200, body = Vec<AccidentMonth>)))]
pub async fn series(ctx: Ctx) -> Answer<Vec<AccidentMonth>> {
    let mut tx = ctx.read().await?;
    let from = series_from(ctx.today());
    let mut values: Vec<::store::Value> = vec![from.into(), true.into()];
    let scope = list::condition(ctx.scope(), Right::AccidentRead, &store::SCOPE, &mut values);
    let sql = format!(
        "select t.occurred_on, t.dead from accident t where t.occurred_on >= $1 and t.counted = $2 and t.stage <> 'struck'{}",
        scope.map(|c| format!(" and {c}")).unwrap_or_default()
    );
    let mut by: std::collections::BTreeMap<(i16, i8), (i64, i64)> = std::collections::BTreeMap::new();
    for r in tx.all(&sql, &values).await? {
        let (on, dead): (Date, i64) = (r.get("occurred_on")?, r.get("dead")?);
        let cell = by.entry((on.year(), on.month())).or_default();
        cell.0 += 1;
        cell.1 += dead;
    }
    let first = ctx.today().first_of_month();
    let months = (0..=12).rev().map(|n| first.saturating_sub(jiff::Span::new().months(n)));
    let at = |y: i16, m: i8| by.get(&(y, m)).copied().unwrap_or_default();
    Ok(Json(
        months
            .map(|d| {
                let (now, last) = (at(d.year(), d.month()), at(d.year() - 1, d.month()));
                AccidentMonth {
                    month: format!("{}-{:02}", d.year(), d.month()),
                    count: now.0,
                    dead: now.1,
                    last_count: last.0,
                    last_dead: last.1,
                }
            })
            .collect(),
    ))
}

/// A category to choose.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AccidentKind {
    pub code: String,
    pub label: String,
    /// `GB/T 6441-1986`, or the words of the new standard whose codes are not official here.
    pub standard: String,
}

#[utoipa::path(get, path = "/accidents/kinds", tag = "accident", responses((status = 200, body = Vec<AccidentKind>)))]
pub async fn kinds(_ctx: Ctx) -> Answer<Vec<AccidentKind>> {
    let one = |code: &str, label: &str, standard: &str| AccidentKind {
        code: code.into(),
        label: label.into(),
        standard: standard.into(),
    };
    let old = kind::OLD.iter().map(|(code, name)| one(code, name, "GB/T 6441-1986"));
    let new = kind::NEW.iter().map(|(key, name, _)| one(key, name, "GB 6441-2025（编码未核）"));
    Ok(Json(old.chain(new).collect()))
}
