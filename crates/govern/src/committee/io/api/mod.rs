//! Routes of committees.

mod view;

use super::act::{self, Change, NewCommittee, NewProof};
use super::store::LISTED;
use super::tally;
use crate::committee::model::{Kind, Member};
use ::store::{List, list as lists};
use axum::Json;
use jiff::civil::Date;
use kernel::id::{CommitteeId, FileId, PersonId, UnitId};
use kernel::{Outcome, PageAsk, Refusal, Right};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use view::named;
pub use view::{CommitteePage, CommitteeRow, ProofView, SeatView, TallyView, seats};
use web::{Answer, Ask, Body, Ctx, Id, Paged};

/// Filters of committees.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CommitteeAsk {
    /// `safety_committee` `special_committee` `dispatch` `standing_committee`
    #[serde(default)]
    pub kind: Vec<String>,
    pub q: Option<String>,
    /// Dissolved ones too.
    #[serde(default)]
    pub ended: bool,
    pub limit: Option<u32>,
    pub after: Option<String>,
    /// `region` `name`, `-` before it for descending.
    pub sort: Option<String>,
}

/// A seat as typed in.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct SeatForm {
    #[schema(value_type = Uuid)]
    pub unit: UnitId,
    /// Title of the post; missing: anybody of the unit.
    pub post: Option<String>,
    #[serde(default)]
    pub chair: bool,
}

impl From<SeatForm> for Member {
    fn from(s: SeatForm) -> Member {
        Member { unit: s.unit, post: s.post, chair: s.chair }
    }
}

/// A committee to be set up.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct CommitteeForm {
    pub name: String,
    pub kind: String,
    pub trade: Option<String>,
    #[schema(value_type = Uuid)]
    pub owner: UnitId,
    /// The owner, where it is missing.
    #[schema(value_type = Option<Uuid>)]
    pub organ: Option<UnitId>,
    pub members: Vec<SeatForm>,
}

/// A change of one.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct CommitteeEdit {
    pub version: i64,
    #[schema(value_type = Option<Uuid>)]
    pub organ: Option<UnitId>,
    pub members: Option<Vec<SeatForm>>,
    /// It is dissolved today.
    #[serde(default)]
    pub end: bool,
}

/// A risk analysis, a joint inspection or a report.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct ProofForm {
    /// `analysis` `inspection` `report`
    pub item: String,
    pub title: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub on: Option<Date>,
    pub note: Option<String>,
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    pub people: Vec<PersonId>,
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    pub files: Vec<FileId>,
}

/// The day whose periods are asked for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DayAsk {
    #[param(value_type = Option<String>, format = Date)]
    pub day: Option<Date>,
}

#[utoipa::path(get, path = "/committees", tag = "meeting", params(CommitteeAsk), responses((status = 200, body = Paged<CommitteeRow>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<CommitteeAsk>) -> Answer<Paged<CommitteeRow>> {
    if let Some(bad) = ask.kind.iter().find(|k| Kind::parse(k).is_none()) {
        return Err(Refusal::invalid("BAD_FILTER", format!("没有“{bad}”这类会议机构，请清除筛选后重选。")).into());
    }
    let mut list = List::new(&LISTED, ctx.scope(), Right::MeetingRead).among("t.kind", ask.kind.iter().cloned());
    if !ask.ended {
        list = list.and("t.until_day is null", []);
    }
    if let Some(q) = ask.q.as_deref().filter(|q| !q.trim().is_empty()) {
        list = list.and(r"lower(t.name) like ? escape '\'", [lists::like(q)]);
    }
    let mut tx = ctx.read().await?;
    let page_ask = PageAsk { limit: ask.limit, after: ask.after.clone(), sort: ask.sort.clone() };
    let page = list.page(&mut tx, &page_ask, |r| Ok(named(&ctx, r)?.1)).await?;
    Ok(Json(page.into()))
}

async fn page(ctx: &Ctx, id: CommitteeId, day: Option<Date>) -> Outcome<CommitteePage> {
    let mut tx = ctx.read().await?;
    let found = List::new(&LISTED, ctx.scope(), Right::MeetingRead).and("t.id = ?", [id.into()]);
    let one = PageAsk { limit: Some(1), after: None, sort: None };
    let found = found.everything(&mut tx, &one, 1, |r| named(ctx, r)).await?.into_iter().next();
    let (c, it) = found.ok_or_else(|| Refusal::not_found("会议机构"))?;
    let day = day.unwrap_or_else(|| ctx.today());
    let rhythm = tally::on(ctx, &mut tx, &c, day).await?.into_iter().map(|(line, t)| TallyView {
        code: line.code.clone(),
        item: line.item.code().into(),
        title: line.title.clone(),
        period: line.period.label().into(),
        from: t.from,
        to: t.to,
        need: t.need,
        have: t.have,
        missing: t.missing,
        light: t.colour.code().into(),
        proofs: t
            .proofs
            .into_iter()
            .map(|p| ProofView { concept: p.concept.into(), id: p.id, on: p.on, title: p.title })
            .collect(),
        duty: line.duty.clone(),
        mark: line.mark.clone(),
        source: line.source.clone(),
        by_meeting: line.item.by_meeting(),
    });
    let rhythm = rhythm.collect();
    let members = seats(&mut tx, &c.members, ctx.today()).await?;
    Ok(CommitteePage { it, members, day, rhythm })
}

#[utoipa::path(get, path = "/committees/{id}", tag = "meeting", params(("id" = Uuid, Path), DayAsk), responses((status = 200, body = CommitteePage)))]
pub async fn one(ctx: Ctx, Id(id): Id<CommitteeId>, Ask(ask): Ask<DayAsk>) -> Answer<CommitteePage> {
    Ok(Json(page(&ctx, id, ask.day).await?))
}

#[utoipa::path(post, path = "/committees", tag = "meeting", request_body = CommitteeForm, responses((status = 200, body = CommitteePage)))]
pub async fn create(ctx: Ctx, Body(form): Body<CommitteeForm>) -> Answer<CommitteePage> {
    let new = NewCommittee {
        name: form.name,
        kind: form.kind,
        trade: form.trade,
        owner: form.owner,
        organ: form.organ,
        members: form.members.into_iter().map(Into::into).collect(),
    };
    let id = act::create(&ctx, new).await?;
    Ok(Json(page(&ctx, id, None).await?))
}

#[utoipa::path(put, path = "/committees/{id}", tag = "meeting", params(("id" = Uuid, Path)), request_body = CommitteeEdit,
               responses((status = 200, body = CommitteePage)))]
pub async fn change(ctx: Ctx, Id(id): Id<CommitteeId>, Body(form): Body<CommitteeEdit>) -> Answer<CommitteePage> {
    let members = form.members.map(|all| all.into_iter().map(Into::into).collect());
    act::change(&ctx, id, Change { version: form.version, organ: form.organ, members, end: form.end }).await?;
    Ok(Json(page(&ctx, id, None).await?))
}

#[utoipa::path(post, path = "/committees/{id}/records", tag = "meeting", params(("id" = Uuid, Path)), request_body = ProofForm,
               responses((status = 200, body = CommitteePage)))]
pub async fn enter(ctx: Ctx, Id(id): Id<CommitteeId>, Body(form): Body<ProofForm>) -> Answer<CommitteePage> {
    let new = NewProof {
        item: form.item,
        title: form.title,
        on: form.on,
        note: form.note,
        people: form.people,
        files: form.files,
    };
    let on = new.on;
    act::enter(&ctx, id, new).await?;
    Ok(Json(page(&ctx, id, on).await?))
}
