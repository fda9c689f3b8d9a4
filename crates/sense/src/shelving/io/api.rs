//! Routes of shelving, and the register of silence.

use super::act;
use super::store::{self, Named};
use crate::alarm::flow::{ShelvingAction, ShelvingFlow};
use crate::io::{CodeWord, MarkView, PastEntry, past};
use crate::point::io::view::PointRow;
use crate::point::io::{mute, store as points, view};
use crate::point::model::Mute;
use crate::point::rules::covered;
use crate::shelving::rules;
use ::store::{List, Value, list as lists};
use axum::Json;
use jiff::{SignedDuration, Timestamp};
use kernel::flow::Flow;
use kernel::id::{PointId, ShelvingId};
use kernel::page::PageAsk;
use kernel::{Outcome, Refusal, Right};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use web::answer::Paged;
use web::{Answer, Ask, Body, Ctx, Id, Offer, offer};

/// A shelving in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ShelvingRow {
    pub id: Uuid,
    pub point: Uuid,
    pub point_code: String,
    pub point_name: String,
    pub site: Uuid,
    pub site_name: String,
    pub region_path: String,
    /// `critical` `high` `medium` `low`
    pub priority: CodeWord,
    pub colour: String,
    pub state: CodeWord,
    pub reason: String,
    /// 替代措施
    pub substitute: String,
    pub minutes: i64,
    pub asked: MarkView,
    pub approved: Option<MarkView>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub from: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
    pub ended: Option<MarkView>,
    pub version: i64,
    pub offers: Vec<Offer>,
}

/// One shelving with its past.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ShelvingView {
    #[serde(flatten)]
    pub row: ShelvingRow,
    pub past: Vec<PastEntry>,
}

fn row(ctx: &Ctx, n: &Named) -> ShelvingRow {
    let s = &n.shelving;
    let guard = |a: ShelvingAction| rules::approver(s, a, ctx.actor().person).err().map(|r| r.say);
    ShelvingRow {
        id: s.id.0,
        point: s.point.0,
        point_code: n.point_code.clone(),
        point_name: n.point_name.clone(),
        site: s.place.site.0,
        site_name: s.place.site_name.clone(),
        region_path: s.place.region_path.clone(),
        priority: CodeWord::new(s.priority.code(), s.priority.label()),
        colour: s.priority.colour().into(),
        state: CodeWord::new(s.state.code(), s.state.label()),
        reason: s.reason.clone(),
        substitute: s.substitute.clone(),
        minutes: s.minutes,
        asked: (&s.asked).into(),
        approved: s.approved.as_ref().map(MarkView::from),
        from: s.from,
        until: s.until,
        ended: s.ended.as_ref().map(MarkView::from),
        version: s.version,
        offers: offer::offers::<ShelvingFlow>(s.state, &act::parties(ctx, s), guard),
    }
}

/// Filters of shelvings.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct ShelvingAsk {
    /// `asked` `active` `ended` `refused`
    pub state: Vec<String>,
    pub site: Vec<Uuid>,
    pub point: Vec<Uuid>,
    pub limit: Option<u32>,
    pub after: Option<String>,
    /// `asked`, `-` before it for descending (default).
    pub sort: Option<String>,
}

#[utoipa::path(get, path = "/shelvings", tag = "shelving", params(ShelvingAsk), responses((status = 200, body = Paged<ShelvingRow>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<ShelvingAsk>) -> Answer<Paged<ShelvingRow>> {
    if let Some(bad) = ask.state.iter().find(|s| ShelvingFlow::parse_state(s).is_none()) {
        let say = format!("筛选条件“状态”没有“{bad}”这个取值，请清除后重选。");
        return Err(Refusal::invalid("BAD_FILTER", say).into());
    }
    let list = List::new(&store::LISTED, ctx.scope(), Right::PointRead)
        .among("t.state", ask.state.iter().cloned())
        .among("t.site", ask.site.iter().copied())
        .among("t.point", ask.point.iter().copied());
    let mut tx = ctx.read().await?;
    let page = PageAsk { limit: ask.limit, after: ask.after.clone(), sort: ask.sort.clone() };
    let page = list.page(&mut tx, &page, store::decode).await?;
    let items = page.items.iter().map(|n| row(&ctx, n)).collect();
    Ok(Json(kernel::Page { items, next: page.next, total: page.total }.into()))
}

async fn shown(ctx: &Ctx, id: ShelvingId) -> Answer<ShelvingView> {
    let mut tx = ctx.read().await?;
    let named = store::find(&mut tx, ctx.scope(), id).await?;
    Ok(Json(ShelvingView { row: row(ctx, &named), past: past(&mut tx, "shelving", id.0).await? }))
}

#[utoipa::path(get, path = "/shelvings/{id}", tag = "shelving", params(("id" = Uuid, Path)), responses((status = 200, body = ShelvingView)))]
pub async fn one(ctx: Ctx, Id(id): Id<ShelvingId>) -> Answer<ShelvingView> {
    shown(&ctx, id).await
}

/// A wish to shelve a point.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ShelvingForm {
    pub reason: String,
    /// 替代措施: portable detector, patrols and how often.
    pub substitute: String,
    pub minutes: i64,
}

#[utoipa::path(post, path = "/points/{id}/shelvings", tag = "shelving", params(("id" = Uuid, Path)), request_body = ShelvingForm,
               responses((status = 200, body = ShelvingView)))]
pub async fn ask(ctx: Ctx, Id(id): Id<PointId>, Body(form): Body<ShelvingForm>) -> Answer<ShelvingView> {
    let s = act::ask(&ctx, id, form.reason, form.substitute, form.minutes).await?;
    shown(&ctx, s.id).await
}

/// A step of a shelving.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ShelvingMove {
    /// `shelving`; may be left out.
    pub flow: Option<String>,
    /// `approve` `refuse` `withdraw` `lift`
    pub action: String,
    pub version: Option<i64>,
    pub reason: Option<String>,
}

#[utoipa::path(post, path = "/shelvings/{id}/moves", tag = "shelving", params(("id" = Uuid, Path)), request_body = ShelvingMove,
               responses((status = 200, body = ShelvingView)))]
pub async fn advance(ctx: Ctx, Id(id): Id<ShelvingId>, Body(body): Body<ShelvingMove>) -> Answer<ShelvingView> {
    if let Some(other) = body.flow.as_deref().filter(|f| *f != "shelving") {
        return Err(Refusal::invalid("NO_SUCH_FLOW", format!("没有“{other}”这个流程。")).into());
    }
    act::advance(&ctx, id, &body.action, body.version, body.reason).await?;
    shown(&ctx, id).await
}

/// Hours of one kind of silence.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SilenceHours {
    pub kind: CodeWord,
    pub hours: f64,
}

/// A point that was silent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SilenceRow {
    pub point: PointRow,
    pub by_kind: Vec<SilenceHours>,
    pub stretches: usize,
}

/// Silence of the last thirty days within the asker's scope, the longest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SilenceView {
    /// Points that were silent.
    pub points: usize,
    /// Hours of all of them; stretches of one point that overlap count once.
    pub hours: f64,
    pub red: usize,
    pub orange: usize,
    /// Are silent just now.
    pub now: usize,
    /// More points were silent than looked at.
    pub cut: bool,
    /// Points of the colour asked for; all of them if none was.
    pub total: usize,
    pub items: Vec<SilenceRow>,
}

/// Which of them are listed.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct SilenceAsk {
    /// `red` `orange`: only points of this colour.
    pub colour: Option<String>,
    /// How many are listed, 200 if missing, at most 5,000.
    pub most: Option<usize>,
}

/// Points looked at, and shown.
const LOOKED_AT: usize = 5000;
const SHOWN: usize = 200;

async fn silent_points(ctx: &Ctx, tx: &mut ::store::Tx, since: Timestamp) -> Outcome<Vec<crate::point::model::Point>> {
    let mut values: Vec<Value> = vec![since.into()];
    let seen = lists::condition(ctx.scope(), Right::PointRead, &crate::io::SCOPE, &mut values);
    let and = seen.map(|c| format!(" and {c}")).unwrap_or_default();
    let sql = format!(
        "select {} from point t where t.id in (select point from point_mute where until_at > $1){and} \
         order by t.id limit {}",
        points::COLUMNS,
        LOOKED_AT + 1
    );
    tx.all(&sql, &values).await?.iter().map(points::decode).collect()
}

#[utoipa::path(get, path = "/silences", tag = "shelving", params(SilenceAsk), responses((status = 200, body = SilenceView)))]
pub async fn silences(ctx: Ctx, Ask(ask): Ask<SilenceAsk>) -> Answer<SilenceView> {
    let wanted = ask.colour.as_deref().filter(|c| !c.is_empty());
    if let Some(other) = wanted.filter(|c| !["red", "orange"].contains(c)) {
        let say = format!("筛选条件“颜色”没有“{other}”这个取值，请清除后重选。");
        return Err(Refusal::invalid("BAD_FILTER", say).into());
    }
    let now = ctx.now();
    let since = now.saturating_sub(SignedDuration::from_hours(30 * 24)).unwrap_or(Timestamp::UNIX_EPOCH);
    let mut tx = ctx.read().await?;
    let found = silent_points(&ctx, &mut tx, since).await?;
    let cut = found.len() > LOOKED_AT;
    let found = &found[..found.len().min(LOOKED_AT)];
    let ids: Vec<PointId> = found.iter().map(|p| p.id).collect();
    let mut of: HashMap<PointId, BTreeMap<Mute, Vec<(i64, i64)>>> = HashMap::new();
    for s in mute::stretches(&mut tx, &ids, since).await? {
        let (from, until) = (s.from.max(since), s.until.unwrap_or(now).min(now));
        of.entry(s.point).or_default().entry(s.kind).or_default().push((from.as_second(), until.as_second()));
    }
    let tenth = |seconds: i64| (seconds as f64 / 360.0).round() / 10.0;
    let (mut items, mut sum) = (Vec::new(), 0);
    for p in found {
        let kinds = of.remove(&p.id).unwrap_or_default();
        let all: Vec<(i64, i64)> = kinds.values().flatten().copied().collect();
        let (stretches, silent) = (all.len(), covered(all));
        sum += silent;
        let hours = |(kind, s): (Mute, Vec<(i64, i64)>)| SilenceHours {
            kind: CodeWord::new(kind.code(), kind.label()),
            hours: tenth(covered(s)),
        };
        let by_kind = kinds.into_iter().map(hours).collect();
        items.push((silent, SilenceRow { point: view::row(&ctx, p, silent), by_kind, stretches }));
    }
    items.sort_by_key(|i| std::cmp::Reverse(i.0));
    let coloured = |colour: &str| items.iter().filter(|i| i.1.point.silent_colour.as_deref() == Some(colour)).count();
    let of_colour = |i: &&(i64, SilenceRow)| wanted.is_none() || i.1.point.silent_colour.as_deref() == wanted;
    Ok(Json(SilenceView {
        total: items.iter().filter(of_colour).count(),
        points: items.len(),
        hours: tenth(sum),
        red: coloured("red"),
        orange: coloured("orange"),
        now: items.iter().filter(|i| i.1.point.muted.is_some()).count(),
        cut,
        items: items
            .iter()
            .filter(of_colour)
            .take(ask.most.unwrap_or(SHOWN).min(LOOKED_AT))
            .map(|i| i.1.clone())
            .collect(),
    }))
}
