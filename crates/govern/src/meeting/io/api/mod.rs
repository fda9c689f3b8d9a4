//! Routes of meetings: parse, call the verb, present.

mod form;
mod shape;
mod view;

use super::act::{self, Edit, Move, NewMeeting};
use super::agenda::Change as AgendaChange;
use super::attend::{self, Taken};
use super::decide::{self, Change as DecisionChange};
use super::store::LISTED;
use crate::committee::model::Kind;
use crate::meeting::attend::Said;
use crate::meeting::flow::MeetingFlow;
use crate::meeting::model::How;
use ::store::{List, Tx, list as lists};
use axum::Json;
pub use form::*;
use kernel::flow::Flow;
use kernel::id::MeetingId;
use kernel::{Outcome, PageAsk, Refusal, Right};
pub use shape::{AgendaItem, DecisionView, MeetingPage, MeetingRow};
pub use view::row;
use web::answer::Download;
use web::{Answer, Ask, Body, Ctx, Id, Paged, Problem};

/// Meetings by filter, within scope.
pub fn listed(ctx: &Ctx, ask: &MeetingAsk) -> Outcome<List> {
    if let Some(bad) = ask.state.iter().find(|s| MeetingFlow::parse_state(s).is_none()) {
        return Err(Refusal::invalid("BAD_FILTER", format!("会议没有“{bad}”这种状态，请清除筛选后重选。")));
    }
    if let Some(bad) = ask.kind.iter().find(|k| Kind::parse(k).is_none()) {
        return Err(Refusal::invalid("BAD_FILTER", format!("没有“{bad}”这类会议机构，请清除筛选后重选。")));
    }
    let mut list = List::new(&LISTED, ctx.scope(), Right::MeetingRead)
        .among("t.committee", ask.committee.iter().copied())
        .among("t.kind", ask.kind.iter().cloned())
        .among("t.state", ask.state.iter().cloned())
        .when(ask.from, "t.on_day >= ?")
        .when(ask.to, "t.on_day <= ?");
    if let Some(q) = ask.q.as_deref().filter(|q| !q.trim().is_empty()) {
        let like = lists::like(q);
        list =
            list.and(r"(lower(t.title) like ? escape '\' or lower(t.number) like ? escape '\')", [like.clone(), like]);
    }
    Ok(list)
}

#[utoipa::path(get, path = "/meetings", tag = "meeting", params(MeetingAsk), responses((status = 200, body = Paged<MeetingRow>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<MeetingAsk>) -> Answer<Paged<MeetingRow>> {
    let mut tx = ctx.read().await?;
    let page_ask = PageAsk { limit: ask.limit, after: ask.after.clone(), sort: ask.sort.clone() };
    let page = listed(&ctx, &ask)?.page(&mut tx, &page_ask, |r| Ok(row(&ctx, r)?.1)).await?;
    Ok(Json(page.into()))
}

async fn whole(ctx: &Ctx, id: MeetingId) -> Outcome<MeetingPage> {
    let mut tx: Tx = ctx.read().await?;
    let found = List::new(&LISTED, ctx.scope(), Right::MeetingRead).and("t.id = ?", [id.into()]);
    let one = PageAsk { limit: Some(1), after: None, sort: None };
    let found = found.everything(&mut tx, &one, 1, |r| row(ctx, r)).await?.into_iter().next();
    view::page(ctx, &mut tx, found.ok_or_else(|| Refusal::not_found("会议"))?).await
}

#[utoipa::path(get, path = "/meetings/{id}", tag = "meeting", params(("id" = Uuid, Path)), responses((status = 200, body = MeetingPage)))]
pub async fn one(ctx: Ctx, Id(id): Id<MeetingId>) -> Answer<MeetingPage> {
    Ok(Json(whole(&ctx, id).await?))
}

#[utoipa::path(post, path = "/meetings", tag = "meeting", request_body = MeetingForm, responses((status = 200, body = MeetingPage)))]
pub async fn create(ctx: Ctx, Body(form): Body<MeetingForm>) -> Answer<MeetingPage> {
    let new = NewMeeting {
        committee: form.committee,
        title: form.title,
        on: form.on,
        time: form.time,
        place: form.place,
        study: form.study,
        invited: form.invited,
    };
    let id = act::create(&ctx, new).await?;
    Ok(Json(whole(&ctx, id).await?))
}

#[utoipa::path(put, path = "/meetings/{id}", tag = "meeting", params(("id" = Uuid, Path)), request_body = MeetingEdit,
               responses((status = 200, body = MeetingPage)))]
pub async fn change(ctx: Ctx, Id(id): Id<MeetingId>, Body(form): Body<MeetingEdit>) -> Answer<MeetingPage> {
    let edit = Edit {
        version: form.version,
        title: form.title,
        on: form.on,
        time: form.time,
        place: form.place,
        study: form.study,
        invited: form.invited,
        summary: form.summary,
    };
    act::change(&ctx, id, edit).await?;
    Ok(Json(whole(&ctx, id).await?))
}

#[utoipa::path(post, path = "/meetings/{id}/moves", tag = "meeting", params(("id" = Uuid, Path)), request_body = MeetingMove,
               responses((status = 200, body = MeetingPage)))]
pub async fn advance(ctx: Ctx, Id(id): Id<MeetingId>, Body(body): Body<MeetingMove>) -> Answer<MeetingPage> {
    if body.flow.as_deref().is_some_and(|f| f != MeetingFlow::NAME) {
        return Err(Refusal::invalid("NO_SUCH_FLOW", "会议没有这个流程。").into());
    }
    let step = Move {
        action: body.action,
        version: body.version,
        held_on: body.held_on,
        reason: body.reason,
        note: body.note,
    };
    act::advance(&ctx, id, step).await?;
    Ok(Json(whole(&ctx, id).await?))
}

#[utoipa::path(post, path = "/meetings/{id}/agenda", tag = "meeting", params(("id" = Uuid, Path)), request_body = AgendaForm,
               responses((status = 200, body = MeetingPage)))]
pub async fn agenda(ctx: Ctx, Id(id): Id<MeetingId>, Body(form): Body<AgendaForm>) -> Answer<MeetingPage> {
    let ask = AgendaChange {
        version: form.version,
        op: form.op,
        item: form.item,
        title: form.title,
        why: form.why,
        who: form.who,
        reason: form.reason,
        order: form.order,
    };
    super::agenda::change(&ctx, id, ask).await?;
    Ok(Json(whole(&ctx, id).await?))
}

#[utoipa::path(post, path = "/meetings/{id}/attendance", tag = "meeting", params(("id" = Uuid, Path)), request_body = AttendanceForm,
               responses((status = 200, body = MeetingPage)))]
pub async fn attendance(ctx: Ctx, Id(id): Id<MeetingId>, Body(form): Body<AttendanceForm>) -> Answer<MeetingPage> {
    let people = form.people.into_iter().map(|p| Said {
        unit: Some(p.unit),
        post: p.post,
        how: How::parse(&p.how),
        person: p.person,
        stands_for: p.stands_for,
        reason: p.reason,
    });
    attend::take(&ctx, id, Taken { version: form.version, people: people.collect(), reason: form.reason }).await?;
    Ok(Json(whole(&ctx, id).await?))
}

#[utoipa::path(post, path = "/meetings/{id}/decisions", tag = "meeting", params(("id" = Uuid, Path)), request_body = DecisionForm,
               responses((status = 200, body = MeetingPage)))]
pub async fn decide(ctx: Ctx, Id(id): Id<MeetingId>, Body(form): Body<DecisionForm>) -> Answer<MeetingPage> {
    let ask = DecisionChange {
        version: form.version,
        op: form.op,
        place: form.place,
        item: form.item,
        text: form.text,
        lead: form.lead,
        due: form.due,
    };
    decide::change(&ctx, id, ask).await?;
    Ok(Json(whole(&ctx, id).await?))
}

#[utoipa::path(get, path = "/meetings/{id}/pack", tag = "meeting", params(("id" = Uuid, Path)),
               responses((status = 200, description = "cover, agenda and sheets as one PDF", body = Vec<u8>)))]
pub async fn pack(ctx: Ctx, Id(id): Id<MeetingId>) -> Result<Download, Problem> {
    let (m, bytes) = super::pack::print(&ctx, id).await?;
    let name = format!("{} {}会议材料.pdf", m.number, m.title);
    Ok(Download { name, media: "application/pdf".into(), bytes, inline: true })
}
