//! Routes of receivers.

use super::act::{self, ReceiverForm};
use super::store;
use crate::io::{CodeWord, PastEntry, past};
use crate::receiver::flow::ReceiverFlow;
use crate::receiver::model::{Delivered, Delivery, Receiver};
use ::store::Tx;
use axum::Json;
use jiff::Timestamp;
use kernel::flow::Party;
use kernel::id::ReceiverId;
use kernel::{Outcome, Refusal, Right};
use org::region::io::store as regions;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use web::outbound::{Answer as Said, Verdict, say};
use web::{Answer, Body, Ctx, Id, Offer, offer};

/// Messages that the page of one receiver shows.
const SHOWN: usize = 50;

/// A receiver in the list. Secrets are never shown, only whether they are set.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReceiverRow {
    pub id: Uuid,
    pub name: String,
    /// `webhook` `alertmanager`
    pub shape: CodeWord,
    /// Without its query, unless the asker may change it: keys often stand there.
    pub url: String,
    pub header: String,
    pub header_set: bool,
    /// `none` `sha256` `sm3`
    pub signing: CodeWord,
    pub secret_set: bool,
    pub region_path: String,
    pub region_name: String,
    pub trade: String,
    pub trade_label: String,
    pub least: CodeWord,
    /// `on` `off` `parked`
    pub state: CodeWord,
    /// Why it is parked.
    pub finding: Option<String>,
    /// Messages that wait.
    pub waiting: i64,
    /// Messages given up in the last thirty days.
    pub given_up: i64,
    /// Messages that arrived since it was entered.
    pub sent: i64,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub sent_at: Option<Timestamp>,
    pub version: i64,
    pub offers: Vec<Offer>,
    /// The asker may change it.
    pub yours: bool,
}

/// A message to a receiver.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DeliveryRow {
    pub id: Uuid,
    /// `waiting` `sent` `given_up`
    pub state: CodeWord,
    /// Alarms in it when it was made.
    pub count: i64,
    pub attempts: i64,
    /// What the other side said last.
    pub answer: String,
    #[schema(value_type = String, format = DateTime)]
    pub made_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub next_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub done_at: Option<Timestamp>,
}

/// One receiver with its last messages and its past.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReceiverView {
    #[serde(flatten)]
    pub row: ReceiverRow,
    pub deliveries: Vec<DeliveryRow>,
    pub past: Vec<PastEntry>,
}

/// What came of a test message.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TestView {
    /// The other side took it.
    pub taken: bool,
    /// HTTP status; absent when nobody answered.
    pub status: Option<u16>,
    pub say: String,
}

fn message(d: Delivery) -> DeliveryRow {
    DeliveryRow {
        id: d.id,
        state: CodeWord::new(d.state.code(), d.state.label()),
        count: d.count,
        attempts: d.attempts,
        answer: d.answer,
        made_at: d.made_at,
        next_at: Some(d.next_at).filter(|_| d.state == Delivered::Waiting),
        done_at: d.done_at,
    }
}

async fn row(ctx: &Ctx, tx: &mut Tx, r: Receiver) -> Outcome<ReceiverRow> {
    let yours = ctx.scope().may_in(Right::PeopleWrite, &r.region_path, None);
    let region_name = regions::by_path(tx, &r.region_path).await?.map_or_else(|| r.region_path.clone(), |g| g.name);
    let parties: &[Party] = if yours { &[Party::Owner] } else { &[] };
    let (head, query) = r.url.split_once('?').unwrap_or((&r.url, ""));
    Ok(ReceiverRow {
        id: r.id.0,
        shape: CodeWord::new(r.shape.code(), r.shape.label()),
        url: if yours || query.is_empty() { r.url.clone() } else { format!("{head}?…") },
        header_set: !r.header_value.is_empty(),
        signing: CodeWord::new(r.signing.code(), r.signing.label()),
        secret_set: !r.secret.is_empty(),
        region_name,
        trade_label: law::industry::trade_label(&r.trade).unwrap_or("全部").into(),
        least: CodeWord::new(r.least.code(), r.least.label()),
        state: CodeWord::new(r.state.code(), r.state.label()),
        finding: Some(r.finding).filter(|f| !f.is_empty()),
        waiting: store::count(tx, r.id, Delivered::Waiting).await?,
        given_up: store::count(tx, r.id, Delivered::GivenUp).await?,
        sent: r.sent,
        sent_at: r.sent_at,
        version: r.version,
        offers: offer::offers::<ReceiverFlow>(r.state, parties, |_| None),
        name: r.name,
        header: r.header,
        region_path: r.region_path,
        trade: r.trade,
        yours,
    })
}

/// Receivers of the asker's regions.
#[utoipa::path(get, path = "/receivers", tag = "receiver", responses((status = 200, body = Vec<ReceiverRow>)))]
pub async fn list(ctx: Ctx) -> Answer<Vec<ReceiverRow>> {
    let mut tx = ctx.read().await?;
    let mut out = Vec::new();
    for r in store::all(&mut tx).await? {
        if ctx.scope().may_in(Right::SystemRead, &r.region_path, None) {
            out.push(row(&ctx, &mut tx, r).await?);
        }
    }
    Ok(Json(out))
}

async fn shown(ctx: &Ctx, id: ReceiverId) -> Answer<ReceiverView> {
    let mut tx = ctx.read().await?;
    let r = act::find(ctx, &mut tx, id, Right::SystemRead).await?;
    let deliveries = store::messages(&mut tx, id, SHOWN).await?.into_iter().map(message).collect();
    let past = past(&mut tx, "receiver", id.0).await?;
    Ok(Json(ReceiverView { row: row(ctx, &mut tx, r).await?, deliveries, past }))
}

#[utoipa::path(get, path = "/receivers/{id}", tag = "receiver", params(("id" = Uuid, Path)), responses((status = 200, body = ReceiverView)))]
pub async fn one(ctx: Ctx, Id(id): Id<ReceiverId>) -> Answer<ReceiverView> {
    shown(&ctx, id).await
}

/// A new receiver of alarms. It gets what changes from now on.
#[utoipa::path(post, path = "/receivers", tag = "receiver", request_body = ReceiverForm, responses((status = 200, body = ReceiverView)))]
pub async fn add(ctx: Ctx, Body(form): Body<ReceiverForm>) -> Answer<ReceiverView> {
    let r = act::add(&ctx, form).await?;
    shown(&ctx, r.id).await
}

/// Change a receiver. With another address its secrets have to be given again.
#[utoipa::path(put, path = "/receivers/{id}", tag = "receiver", params(("id" = Uuid, Path)), request_body = ReceiverForm,
               responses((status = 200, body = ReceiverView)))]
pub async fn change(ctx: Ctx, Id(id): Id<ReceiverId>, Body(form): Body<ReceiverForm>) -> Answer<ReceiverView> {
    act::change(&ctx, id, form).await?;
    shown(&ctx, id).await
}

/// A step of a receiver.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ReceiverMove {
    /// `receiver`; may be left out.
    pub flow: Option<String>,
    /// `enable` `disable` `resume` `remove`
    pub action: String,
    pub version: Option<i64>,
    pub reason: Option<String>,
}

#[utoipa::path(post, path = "/receivers/{id}/moves", tag = "receiver", params(("id" = Uuid, Path)), request_body = ReceiverMove,
               responses((status = 200, body = ReceiverView)))]
pub async fn advance(ctx: Ctx, Id(id): Id<ReceiverId>, Body(body): Body<ReceiverMove>) -> Answer<ReceiverView> {
    if let Some(other) = body.flow.as_deref().filter(|f| *f != "receiver") {
        return Err(Refusal::invalid("NO_SUCH_FLOW", format!("没有“{other}”这个流程。")).into());
    }
    let r = act::advance(&ctx, id, &body.action, body.version, body.reason).await?;
    // What was removed is not found any more; the answer is its last state.
    let mut tx = ctx.read().await?;
    let deliveries = store::messages(&mut tx, id, SHOWN).await?.into_iter().map(message).collect();
    let past = past(&mut tx, "receiver", id.0).await?;
    Ok(Json(ReceiverView { row: row(&ctx, &mut tx, r).await?, deliveries, past }))
}

/// Send a test message now and tell what the other side says.
#[utoipa::path(post, path = "/receivers/{id}/test", tag = "receiver", params(("id" = Uuid, Path)), responses((status = 200, body = TestView)))]
pub async fn test(ctx: Ctx, Id(id): Id<ReceiverId>) -> Answer<TestView> {
    let (answer, verdict) = act::test(&ctx, id).await?;
    let status = match answer {
        Said::Status { status, .. } => Some(status),
        _ => None,
    };
    Ok(Json(TestView { taken: verdict == Verdict::Sent, status, say: say(&answer) }))
}
