//! Routes of warnings.

use super::act::{self, WarningMove};
use super::store::{self, Filed, LISTED};
use crate::alarm::model::LEVELS;
use crate::io::{CodeWord, MarkView, PastEntry, past};
use crate::warning::flow::WarningFlow;
use crate::warning::model::Colour;
use crate::warning::rating::Rating;
use crate::warning::rules::clock;
use ::store::List;
use axum::Json;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::flow::Flow;
use kernel::id::{EnterpriseId, SiteId, WarningId};
use kernel::{Outcome, PageAsk, Refusal, Right};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use web::offer::{Offer, offers};
use web::{Answer, Ask, Body, Ctx, Id, Paged};

/// Filters of the list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct WarningAsk {
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub enterprise: Vec<EnterpriseId>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub site: Vec<SiteId>,
    /// `red` `orange` `yellow` `blue`
    #[serde(default)]
    pub colour: Vec<String>,
    /// State, or `running` for all that are not closed.
    #[serde(default)]
    pub state: Vec<String>,
    pub limit: Option<u32>,
    pub after: Option<String>,
}

/// One term of the rating.
#[derive(Clone, Debug, Serialize, ToSchema)]
// The terms of a site's grade have this name already.
#[schema(as = RatingTerm)]
pub struct TermView {
    pub term: String,
    pub label: String,
    /// None: nobody answered, or it does not apply; `say` tells which.
    pub count: Option<f64>,
    pub weight: f64,
    pub most: Option<f64>,
    /// None: nobody answered.
    pub points: Option<f64>,
    /// What it could add at worst.
    pub possible: f64,
    pub say: String,
}

/// Where a colour begins on the scale of a hundred.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RatingMark {
    pub colour: CodeWord,
    pub at: f64,
    /// Where the figure is from.
    pub source: String,
}

/// A rating with each of its terms.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RatingView {
    /// 0 to 100, from what is known.
    pub score: f64,
    pub colour: CodeWord,
    /// The score if every unknown term were at its worst.
    pub possible: f64,
    pub possible_colour: CodeWord,
    pub terms: Vec<TermView>,
    /// Rules that gave a colour by themselves.
    pub floors: Vec<String>,
    /// Terms that nobody answered for.
    pub missing: Vec<CodeWord>,
    /// Scores from which a colour begins, the lowest first.
    pub marks: Vec<RatingMark>,
    pub rule: String,
    pub say: String,
}

/// A push to a level.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WarningPush {
    pub level: i64,
    pub level_label: String,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub why: String,
    pub known: Option<MarkView>,
}

/// A colour that it had.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ShadeView {
    pub colour: CodeWord,
    pub mark: MarkView,
}

/// A warning as pages show it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WarningView {
    pub id: Uuid,
    pub enterprise: Uuid,
    pub name: String,
    pub site: Uuid,
    pub site_name: String,
    pub colour: CodeWord,
    pub state: CodeWord,
    #[schema(value_type = String, format = DateTime)]
    pub issued_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub respond_due: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub verify_due: Option<Timestamp>,
    /// Nobody answered in time.
    pub overdue: bool,
    pub level: i64,
    pub level_label: String,
    /// The rating from which it has its colour.
    pub rating: Option<RatingView>,
    pub responded: Option<MarkView>,
    pub verified: Option<MarkView>,
    pub closed: Option<MarkView>,
    pub shades: Vec<ShadeView>,
    pub steps: Vec<WarningPush>,
    /// Hours from issue to what followed, when lifted.
    pub lead_hours: Option<f64>,
    pub lead: Option<String>,
    pub version: i64,
    pub offers: Vec<Offer>,
}

/// A warning with the newest rating of its enterprise and its past.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WarningPage {
    pub warning: WarningView,
    pub newest: Option<RatingView>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub rated_at: Option<Timestamp>,
    pub past: Vec<PastEntry>,
}

fn word(c: Colour) -> CodeWord {
    CodeWord::new(c.code(), c.label())
}

fn level(n: i64) -> String {
    LEVELS.get(n.max(0) as usize).copied().unwrap_or_default().to_owned()
}

/// Marks of the scale for a region on a day.
fn marks(ctx: &Ctx, region: &str, on: Date) -> Vec<RatingMark> {
    let colours = [
        (Colour::Yellow, "warning.threshold.yellow"),
        (Colour::Orange, "warning.threshold.orange"),
        (Colour::Red, "warning.threshold.red"),
    ];
    let one = |(colour, key)| {
        let mut used = Vec::new();
        let at = ctx.law().parameters.used(key, region, on, &mut used);
        let source = used.pop().map_or_else(String::new, |u| u.source);
        RatingMark { colour: word(colour), at, source }
    };
    colours.into_iter().map(one).collect()
}

fn rating(r: &Rating, marks: Vec<RatingMark>) -> RatingView {
    let terms = r.contributions.iter().map(|c| TermView {
        term: c.term.code().into(),
        label: c.term.label().into(),
        count: c.count,
        weight: c.weight,
        most: c.most,
        points: c.points,
        possible: c.possible,
        say: c.say.clone(),
    });
    RatingView {
        score: r.score,
        colour: word(r.colour),
        possible: r.possible,
        possible_colour: word(r.possible_colour),
        terms: terms.collect(),
        floors: r.floors.iter().map(|f| f.say.clone()).collect(),
        missing: r.missing.iter().map(|t| CodeWord::new(t.code(), t.label())).collect(),
        marks,
        rule: r.rule.clone(),
        say: r.say.clone(),
    }
}

fn view(ctx: &Ctx, f: &Filed) -> WarningView {
    let w = &f.warning;
    let steps = w.steps.iter().map(|s| WarningPush {
        level: s.level,
        level_label: level(s.level),
        at: s.at,
        why: s.why.clone(),
        known: s.known.as_ref().map(Into::into),
    });
    let answered = w.responded.as_ref().or(w.verified.as_ref()).map(|m| m.at);
    let ended = answered.or(f.closed.as_ref().map(|m| m.at));
    WarningView {
        id: w.id.0,
        enterprise: f.place.enterprise.0,
        name: w.name.clone(),
        site: f.place.site.0,
        site_name: f.place.site_name.clone(),
        colour: word(w.colour),
        state: CodeWord::new(w.state.code(), w.state.label()),
        issued_at: w.issued_at,
        respond_due: f.respond_due,
        verify_due: clock::verify_due(w, &ctx.law().parameters),
        overdue: clock::overdue(f.respond_due, ended, ctx.now()),
        level: w.level,
        level_label: level(w.level),
        rating: w.rating.as_ref().map(|r| rating(r, marks(ctx, &w.region_path, kernel::day_of(w.since)))),
        responded: w.responded.as_ref().map(Into::into),
        verified: w.verified.as_ref().map(Into::into),
        closed: f.closed.as_ref().map(Into::into),
        shades: w.shades.iter().map(|s| ShadeView { colour: word(s.colour), mark: (&s.mark).into() }).collect(),
        steps: steps.collect(),
        lead_hours: f.lead.as_ref().and_then(|l| l.hours),
        lead: f.lead.as_ref().map(|l| l.say.clone()),
        version: w.version,
        offers: offers::<WarningFlow>(w.state, &act::parties(ctx, &f.place), |_| None),
    }
}

fn known(all: &[&str], given: &[String], what: &str) -> Outcome<()> {
    match given.iter().find(|g| !all.contains(&g.as_str())) {
        None => Ok(()),
        Some(g) => Err(Refusal::invalid("BAD_FILTER", format!("筛选条件“{what}”没有“{g}”这个取值，请清除后重选。"))),
    }
}

fn listed(ctx: &Ctx, ask: &WarningAsk) -> Outcome<List> {
    let mut states: Vec<&str> = WarningFlow::STATES.iter().map(|s| s.1).collect();
    states.push("running");
    known(&states, &ask.state, "状态")?;
    let colours: Vec<&str> = Colour::ALL.iter().map(|c| c.code()).collect();
    known(&colours, &ask.colour, "颜色")?;
    let mut wanted: Vec<String> = ask.state.iter().filter(|s| *s != "running").cloned().collect();
    if ask.state.iter().any(|s| s == "running") {
        wanted.extend(WarningFlow::STATES.iter().filter(|s| !s.3).map(|s| s.1.to_owned()));
    }
    Ok(List::new(&LISTED, ctx.scope(), Right::AlarmRead)
        .among("t.enterprise", ask.enterprise.iter().copied())
        .among("t.site", ask.site.iter().copied())
        .among("t.colour", ask.colour.iter().cloned())
        .among("t.state", wanted))
}

#[utoipa::path(get, path = "/warnings", tag = "warning", params(WarningAsk), responses((status = 200, body = Paged<WarningView>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<WarningAsk>) -> Answer<Paged<WarningView>> {
    let mut tx = ctx.read().await?;
    let page_ask = PageAsk { limit: ask.limit, after: ask.after.clone(), sort: None };
    let page = listed(&ctx, &ask)?.page(&mut tx, &page_ask, store::decode).await?;
    let items = page.items.iter().map(|f| view(&ctx, f)).collect();
    Ok(Json(kernel::Page { items, next: page.next, total: page.total }.into()))
}

#[utoipa::path(get, path = "/warnings/{id}", tag = "warning", params(("id" = Uuid, Path)), responses((status = 200, body = WarningPage)))]
pub async fn one(ctx: Ctx, Id(id): Id<WarningId>) -> Answer<WarningPage> {
    let mut tx = ctx.read().await?;
    let f = store::find(&mut tx, ctx.scope(), id).await?;
    let newest = store::rating(&mut tx, f.place.enterprise).await?;
    let past = past(&mut tx, "warning", id.0).await?;
    let rated_at = newest.as_ref().map(|r| r.1);
    let newest = newest.map(|(r, at)| rating(&r, marks(&ctx, &f.place.region_path, kernel::day_of(at))));
    Ok(Json(WarningPage { warning: view(&ctx, &f), newest, rated_at, past }))
}

#[utoipa::path(post, path = "/warnings/{id}/moves", tag = "warning", params(("id" = Uuid, Path)), request_body = WarningMove,
               responses((status = 200, body = WarningView)))]
pub async fn advance(ctx: Ctx, Id(id): Id<WarningId>, Body(body): Body<WarningMove>) -> Answer<WarningView> {
    if body.flow.as_deref().is_some_and(|f| f != WarningFlow::NAME) {
        return Err(Refusal::invalid("NO_SUCH_FLOW", "预警没有这个流程。").into());
    }
    let f = act::advance(&ctx, id, body).await?;
    Ok(Json(view(&ctx, &f)))
}
