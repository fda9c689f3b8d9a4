//! Routes of channels.

use super::act::{self, ChannelForm};
use super::store;
use crate::channel::flow::ChannelFlow;
use crate::channel::model::{Channel, shown};
use crate::message::io::store as messages;
use crate::message::model::SendState;
use ::store::{Tx, ledger};
use axum::Json;
use jiff::{SignedDuration, Timestamp};
use kernel::flow::Party;
use kernel::id::ChannelId;
use kernel::{Outcome, Refusal, Right};
use org::region::io::store as regions;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use web::{Answer, Body, Ctx, Id, Offer, offer};

/// Ways out that the page of one channel shows.
const SHOWN: usize = 50;

/// A code with its Chinese word.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChannelWord {
    pub code: String,
    pub label: String,
}

fn word(code: &str, label: &str) -> ChannelWord {
    ChannelWord { code: code.into(), label: label.into() }
}

/// A channel in the list. Secrets are never shown, only whether they are set.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChannelRow {
    pub id: Uuid,
    pub name: String,
    /// `mail` `webhook` `wecom` `dingtalk`
    pub shape: ChannelWord,
    /// Without its query, which is a key.
    pub url: String,
    pub host: String,
    pub port: i64,
    /// `starttls` `tls` `plain`
    pub security: ChannelWord,
    pub username: String,
    pub sender: String,
    pub secret_set: bool,
    pub region_path: String,
    pub region_name: String,
    pub unit: Option<Uuid>,
    pub unit_name: Option<String>,
    pub urgent_only: bool,
    /// `on` `off` `parked`
    pub state: ChannelWord,
    /// Why it is parked.
    pub finding: Option<String>,
    /// Of the last thirty days.
    pub queued: i64,
    pub failed: i64,
    pub arrived: i64,
    pub parked: i64,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub sent_at: Option<Timestamp>,
    pub version: i64,
    pub offers: Vec<Offer>,
    /// The asker may change it.
    pub yours: bool,
}

/// A message on its way out; never what was told.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SendRow {
    pub id: Uuid,
    /// `queued` `failed` `sent` `parked` `dropped`
    pub state: ChannelWord,
    pub kind: String,
    /// To whom; none: to the group.
    pub person_name: Option<String>,
    pub urgent: bool,
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

/// One line of the past.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChannelPast {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub name: String,
    pub label: String,
    pub note: Option<String>,
}

/// One channel with its last ways out and its past.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChannelView {
    #[serde(flatten)]
    pub row: ChannelRow,
    pub sends: Vec<SendRow>,
    pub past: Vec<ChannelPast>,
}

/// Where a test e-mail goes.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ChannelTest {
    /// For mail channels only.
    pub to: Option<String>,
}

/// What came of a test message.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChannelTestView {
    /// The other side took it.
    pub taken: bool,
    pub say: String,
}

async fn row(ctx: &Ctx, tx: &mut Tx, c: Channel) -> Outcome<ChannelRow> {
    let yours = ctx.scope().may_in(Right::PeopleWrite, &c.region_path, None);
    let region_name = regions::by_path(tx, &c.region_path).await?.map_or_else(|| c.region_path.clone(), |g| g.name);
    let unit_name = match c.unit {
        Some(unit) => org::unit::io::store::by_id(tx, unit).await?.map(|u| u.name),
        None => None,
    };
    let parties: &[Party] = if yours { &[Party::Owner] } else { &[] };
    let month = SignedDuration::from_hours(24 * 30);
    let since = ctx.now().saturating_sub(month).unwrap_or(Timestamp::UNIX_EPOCH);
    let counts = messages::counts(tx, c.id, since).await?;
    let count = |state: SendState| counts.iter().find(|n| n.0 == state).map_or(0, |n| n.1);
    Ok(ChannelRow {
        id: c.id.0,
        shape: word(c.shape.code(), c.shape.label()),
        url: shown(&c.url),
        security: word(c.security.code(), c.security.label()),
        secret_set: !c.secret.is_empty(),
        region_name,
        unit: c.unit.map(|u| u.0),
        unit_name,
        state: word(c.state.code(), c.state.label()),
        finding: Some(c.finding).filter(|f| !f.is_empty()),
        queued: count(SendState::Queued),
        failed: count(SendState::Failed),
        arrived: count(SendState::Sent),
        parked: count(SendState::Parked),
        sent_at: c.sent_at,
        version: c.version,
        offers: offer::offers::<ChannelFlow>(c.state, parties, |_| None),
        name: c.name,
        host: c.host,
        port: c.port,
        username: c.username,
        sender: c.sender,
        region_path: c.region_path,
        urgent_only: c.urgent_only,
        yours,
    })
}

/// Channels of the asker's regions.
#[utoipa::path(get, path = "/channels", tag = "channel", responses((status = 200, body = Vec<ChannelRow>)))]
pub async fn list(ctx: Ctx) -> Answer<Vec<ChannelRow>> {
    let mut tx = ctx.read().await?;
    let mut out = Vec::new();
    for c in store::all(&mut tx).await? {
        if ctx.scope().may_in(Right::SystemRead, &c.region_path, None) {
            out.push(row(&ctx, &mut tx, c).await?);
        }
    }
    Ok(Json(out))
}

async fn view(ctx: &Ctx, c: Channel) -> Answer<ChannelView> {
    let mut tx = ctx.read().await?;
    let id = c.id;
    let one = |(s, kind, person_name): (crate::message::model::Send, String, Option<String>)| SendRow {
        id: s.id,
        state: word(s.state.code(), s.state.label()),
        kind,
        person_name,
        urgent: s.urgent,
        attempts: s.attempts,
        answer: s.answer,
        made_at: s.made_at,
        next_at: Some(s.next_at).filter(|_| matches!(s.state, SendState::Queued | SendState::Failed)),
        done_at: s.done_at,
    };
    let sends = messages::last(&mut tx, id, SHOWN).await?.into_iter().map(one).collect();
    let past = ledger::of(&mut tx, "channel", id.0).await?;
    let line = |e: ::store::Entry| ChannelPast { at: e.at, name: e.actor_name, label: e.label, note: e.note };
    let past = past.into_iter().map(line).collect();
    Ok(Json(ChannelView { row: row(ctx, &mut tx, c).await?, sends, past }))
}

#[utoipa::path(get, path = "/channels/{id}", tag = "channel", params(("id" = Uuid, Path)), responses((status = 200, body = ChannelView)))]
pub async fn one(ctx: Ctx, Id(id): Id<ChannelId>) -> Answer<ChannelView> {
    let c = act::find(&ctx, &mut ctx.read().await?, id, Right::SystemRead).await?;
    view(&ctx, c).await
}

/// A new channel. It sends what is told from now on.
#[utoipa::path(post, path = "/channels", tag = "channel", request_body = ChannelForm, responses((status = 200, body = ChannelView)))]
pub async fn add(ctx: Ctx, Body(form): Body<ChannelForm>) -> Answer<ChannelView> {
    let c = act::add(&ctx, form).await?;
    view(&ctx, c).await
}

/// Change a channel. With another server or address its secrets have to be given again.
#[utoipa::path(put, path = "/channels/{id}", tag = "channel", params(("id" = Uuid, Path)), request_body = ChannelForm,
               responses((status = 200, body = ChannelView)))]
pub async fn change(ctx: Ctx, Id(id): Id<ChannelId>, Body(form): Body<ChannelForm>) -> Answer<ChannelView> {
    let c = act::change(&ctx, id, form).await?;
    view(&ctx, c).await
}

/// A step of a channel.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ChannelMove {
    /// `channel`; may be left out.
    pub flow: Option<String>,
    /// `enable` `disable` `resume` `remove`
    pub action: String,
    pub version: Option<i64>,
    pub reason: Option<String>,
}

#[utoipa::path(post, path = "/channels/{id}/moves", tag = "channel", params(("id" = Uuid, Path)), request_body = ChannelMove,
               responses((status = 200, body = ChannelView)))]
pub async fn advance(ctx: Ctx, Id(id): Id<ChannelId>, Body(body): Body<ChannelMove>) -> Answer<ChannelView> {
    if let Some(other) = body.flow.as_deref().filter(|f| *f != "channel") {
        return Err(Refusal::invalid("NO_SUCH_FLOW", format!("没有“{other}”这个流程。")).into());
    }
    // What was removed is not found any more; the answer is its last state.
    let c = act::advance(&ctx, id, &body.action, body.version, body.reason).await?;
    view(&ctx, c).await
}

/// Send a test message now and tell what the other side says.
#[utoipa::path(post, path = "/channels/{id}/test", tag = "channel", params(("id" = Uuid, Path)), request_body = ChannelTest,
               responses((status = 200, body = ChannelTestView)))]
pub async fn test(ctx: Ctx, Id(id): Id<ChannelId>, Body(body): Body<ChannelTest>) -> Answer<ChannelTestView> {
    let (taken, say) = act::test(&ctx, id, body.to).await?;
    Ok(Json(ChannelTestView { taken, say }))
}
