//! The inbox.

use super::{act, store, tell};
use crate::message::model::Message;
use axum::Json;
use axum::extract::Path;
use jiff::Timestamp;
use kernel::id::MessageId;
use kernel::{Outcome, Refusal};
use org::ask::{Readers, Told};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use web::{Answer, Ask, Body, Ctx, Id};

/// Messages of one page: many of them lie together.
const PAGE: usize = 100;

/// A message in the inbox.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MessageRow {
    pub id: Uuid,
    pub kind: String,
    /// The same for what lies together: one kind, one day.
    pub sheaf: String,
    pub title: String,
    pub text: String,
    /// Path of the page with the one thing to do.
    pub link: String,
    pub concept: String,
    pub record: Uuid,
    pub urgent: bool,
    /// A receipt is asked for.
    pub receipt: bool,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub read_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub receipt_at: Option<Timestamp>,
}

impl From<Message> for MessageRow {
    fn from(m: Message) -> MessageRow {
        MessageRow {
            id: m.id.0,
            kind: m.kind,
            sheaf: m.sheaf,
            title: m.title,
            text: m.text,
            link: m.link,
            concept: m.concept,
            record: m.record,
            urgent: m.urgent,
            receipt: m.receipt,
            at: m.made_at,
            read_at: m.read_at,
            receipt_at: m.receipt_at,
        }
    }
}

/// Which messages.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default, deny_unknown_fields)]
pub struct MessageAsk {
    /// Those that were read; otherwise those that were not.
    pub read: bool,
    /// Those before this one.
    pub before: Option<Uuid>,
}

/// Messages, the latest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MessagePage {
    pub items: Vec<MessageRow>,
    /// There are more; ask with `before` = the id of the last one.
    pub more: bool,
}

#[utoipa::path(get, path = "/messages", tag = "message", params(MessageAsk), responses((status = 200, body = MessagePage)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<MessageAsk>) -> Answer<MessagePage> {
    let mut tx = ctx.read().await?;
    let mut found = store::page(&mut tx, ctx.person()?, ask.read, ask.before.map(MessageId), PAGE + 1).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    Ok(Json(MessagePage { items: found.into_iter().map(MessageRow::from).collect(), more }))
}

/// What the bell shows.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnreadView {
    /// What lies together counts once.
    pub count: i64,
    /// Each by itself.
    pub all: i64,
    pub urgent: i64,
    /// The latest ones that were not read, at most five.
    pub latest: Vec<MessageRow>,
}

#[utoipa::path(get, path = "/messages/unread", tag = "message", responses((status = 200, body = UnreadView)))]
pub async fn unread(ctx: Ctx) -> Answer<UnreadView> {
    let mut tx = ctx.read().await?;
    let person = ctx.person()?;
    let (count, all, urgent) = store::unread(&mut tx, person).await?;
    let latest = match count {
        0 => Vec::new(),
        _ => store::page(&mut tx, person, false, None, 5).await?,
    };
    Ok(Json(UnreadView { count, all, urgent, latest: latest.into_iter().map(MessageRow::from).collect() }))
}

#[utoipa::path(get, path = "/messages/{id}", tag = "message", params(("id" = Uuid, Path)), responses((status = 200, body = MessageRow)))]
pub async fn one(ctx: Ctx, Id(id): Id<MessageId>) -> Answer<MessageRow> {
    Ok(Json(act::find(&ctx, &mut ctx.read().await?, id).await?.into()))
}

#[utoipa::path(post, path = "/messages/{id}/read", tag = "message", params(("id" = Uuid, Path)), responses((status = 200, body = MessageRow)))]
pub async fn read(ctx: Ctx, Id(id): Id<MessageId>) -> Answer<MessageRow> {
    Ok(Json(act::read(&ctx, id).await?.into()))
}

/// Confirm the receipt (回执).
#[utoipa::path(post, path = "/messages/{id}/receipt", tag = "message", params(("id" = Uuid, Path)), responses((status = 200, body = MessageRow)))]
pub async fn receipt(ctx: Ctx, Id(id): Id<MessageId>) -> Answer<MessageRow> {
    Ok(Json(act::receipt(&ctx, id).await?.into()))
}

/// Up to which message.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadUpto {
    /// The latest one on the page: what came after it was not seen.
    pub upto: Uuid,
    /// Only what lies together with it.
    #[serde(default)]
    pub sheaf: bool,
}

/// How many were marked.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReadCount {
    pub count: u64,
}

/// Mark everything up to one message as read, except what wants a receipt.
#[utoipa::path(post, path = "/messages/read", tag = "message", request_body = ReadUpto, responses((status = 200, body = ReadCount)))]
pub async fn read_all(ctx: Ctx, Body(body): Body<ReadUpto>) -> Answer<ReadCount> {
    Ok(Json(ReadCount { count: act::read_all(&ctx, MessageId(body.upto), body.sheaf).await? }))
}

/// Who was told of a record, for everybody who may see the record.
#[utoipa::path(get, path = "/messages/about/{concept}/{record}", tag = "message",
               params(("concept" = String, Path), ("record" = Uuid, Path)), responses((status = 200, body = Vec<Told>)))]
pub async fn about(ctx: Ctx, Path((concept, record)): Path<(String, String)>) -> Answer<Vec<Told>> {
    Ok(Json(told(&ctx, &concept, &record).await?))
}

async fn told(ctx: &Ctx, concept: &str, record: &str) -> Outcome<Vec<Told>> {
    let missing = || Refusal::not_found("记录");
    let record = Uuid::parse_str(record).map_err(|_| missing())?;
    let readers = ctx.app().answer::<Readers>().ok_or_else(|| Refusal::internal("Readers is not wired"))?;
    let mut tx = ctx.read().await?;
    match readers.may_read(ctx, &mut tx, concept, record).await? {
        Some(true) => tell::told(&mut tx, concept, record).await,
        _ => Err(missing()),
    }
}
