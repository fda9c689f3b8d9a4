//! Verbs: one function, one change, one transaction.

use super::post::Sender;
use super::{run, store, work};
use crate::alarm::model::Priority;
use crate::io::{LONGEST, said};
use crate::receiver::flow::{ReceiverAction, ReceiverFlow, ReceiverState};
use crate::receiver::message::{self, Cover};
use crate::receiver::model::{Receiver, Shape, Signing};
use crate::receiver::rules;
use ::store::Tx;
use jiff::Timestamp;
use kernel::event::Event;
use kernel::flow::{Flow, Party};
use kernel::id::ReceiverId;
use kernel::{Outcome, Refusal, Right};
use org::region::io::store as regions;
use serde::Deserialize;
use utoipa::ToSchema;
use web::outbound::{Answer, Verdict, say, verdict};
use web::{Ctx, offer};

/// What people say of a receiver.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ReceiverForm {
    pub name: String,
    /// `webhook` `alertmanager`
    pub shape: String,
    /// `https://…`; of Alertmanager the address without `/api/v2/alerts` is enough.
    pub url: String,
    /// Name of a header that is sent along, such as `Authorization`; empty: none.
    pub header: String,
    /// Its value; absent: as before.
    pub header_value: Option<String>,
    /// `none` `sha256` `sm3`
    pub signing: String,
    /// Key of the signature, 16 to 200 characters; absent: as before.
    pub secret: Option<String>,
    /// Region by code or path: its alarms and those of everything below.
    pub region: String,
    /// Only of this trade; empty: all.
    pub trade: String,
    /// `critical` `high` `medium` `low`: of this priority and more urgent ones.
    pub least: String,
    /// Of the receiver that is changed.
    pub version: Option<i64>,
}

fn invalid(field: &str, say: impl Into<String>) -> Refusal {
    let say = say.into();
    Refusal::invalid("BAD_RECEIVER", say.clone()).at(field, say)
}

/// A receiver that the asker may see; missing and out of reach are the same.
pub async fn find(ctx: &Ctx, tx: &mut Tx, id: ReceiverId, right: Right) -> Outcome<Receiver> {
    let reach = |r: &Receiver| r.state != ReceiverState::Removed && ctx.scope().may_in(right, &r.region_path, None);
    let found = store::by_id(tx, id).await?.filter(reach);
    found.ok_or_else(|| Refusal::not_found("接收系统"))
}

/// Bring the form into the receiver.
async fn fill(ctx: &Ctx, tx: &mut Tx, r: &mut Receiver, form: ReceiverForm, sender: &Sender) -> Outcome<()> {
    let name = form.name.trim();
    if !(1..=60).contains(&name.chars().count()) {
        return Err(invalid("name", "请填写接收系统名称，60 字以内。"));
    }
    let unknown = |field: &str, what: &str, word: &str| {
        let word: String = word.chars().take(40).collect();
        Err(invalid(field, format!("{what}没有“{word}”这个取值，请重新选择。")))
    };
    let Some(shape) = Shape::parse(&form.shape) else { return unknown("shape", "消息格式", &form.shape) };
    let Some(signing) = Signing::parse(&form.signing) else { return unknown("signing", "签名方式", &form.signing) };
    let Some(least) = Priority::parse(&form.least) else { return unknown("least", "最低优先级", &form.least) };
    if !form.trade.is_empty() && law::industry::trade_label(&form.trade).is_none() {
        return unknown("trade", "监管类别", &form.trade);
    }
    let region = regions::need(tx, &form.region).await?;
    ctx.need(Right::PeopleWrite, &region.path, None)?;
    let header = form.header.trim();
    if !header.is_empty() && !rules::header_name(header) {
        return Err(invalid("header", "请求头名称只用字母、数字、“-”“_”，且不能是系统自用的名称。"));
    }
    // Whoever redirects a receiver must know its secrets: otherwise they would be sent to an address of his choice.
    let moved = r.version > 0 && (r.url != form.url.trim() || r.shape != shape);
    let kept = |before: &str| if moved { String::new() } else { before.to_owned() };
    let value = match &form.header_value {
        _ if header.is_empty() => String::new(),
        Some(value) => value.trim().to_owned(),
        None => kept(&r.header_value),
    };
    if !header.is_empty()
        && (value.is_empty() || value.len() > 2000 || value.chars().any(|c| !(' '..='~').contains(&c)))
    {
        let say = "请填写请求头的值（可打印的英文字符，2000 个以内）；接收地址改动后须重新填写。";
        return Err(invalid("header_value", say));
    }
    let secret = match &form.secret {
        _ if signing == Signing::None => String::new(),
        Some(secret) => secret.trim().to_owned(),
        None => kept(&r.secret),
    };
    if signing != Signing::None && !(16..=200).contains(&secret.chars().count()) {
        return Err(invalid("secret", "签名密钥须为 16 至 200 个字符；接收地址改动后须重新填写。"));
    }
    (r.name, r.shape, r.url) = (name.into(), shape, form.url.trim().into());
    (r.header, r.header_value) = (header.into(), value);
    (r.signing, r.secret) = (signing, secret);
    (r.region_path, r.trade, r.least) = (region.path, form.trade, least);
    sender.target(r)?;
    Ok(())
}

/// A new receiver; it gets what changes from now on, and Alertmanager what stands.
///
/// # Errors
/// The form, the address, or a region beyond the asker's right.
pub async fn add(ctx: &Ctx, form: ReceiverForm) -> Outcome<Receiver> {
    let sender = run::sender(ctx.app())?;
    let mut tx = ctx.begin().await?;
    let mut r = Receiver {
        id: ctx.id(),
        name: String::new(),
        shape: Shape::Webhook,
        url: String::new(),
        header: String::new(),
        header_value: String::new(),
        signing: Signing::None,
        secret: String::new(),
        region_path: String::new(),
        trade: String::new(),
        least: Priority::Low,
        state: ReceiverFlow::START,
        finding: String::new(),
        seen_seq: store::last(&mut tx).await?,
        refresh_at: ctx.now(),
        wait_until: Timestamp::UNIX_EPOCH,
        refused: 0,
        missed: 0,
        sent: 0,
        sent_at: None,
        version: 0,
    };
    fill(ctx, &mut tx, &mut r, form, &sender).await?;
    (r.version, r.refresh_at) = (1, work::first_refresh(&r, ctx.now()));
    store::insert(&mut tx, &r).await?;
    let event = Event::new(r.id, "add", "登记接收系统").moved("", format!("receiver:{}", r.state.code()));
    ctx.record(&mut tx, &event, &r).await?;
    tx.commit().await?;
    Ok(r)
}

/// Change what was said of a receiver.
///
/// # Errors
/// As [`add`]; somebody was faster.
pub async fn change(ctx: &Ctx, id: ReceiverId, form: ReceiverForm) -> Outcome<Receiver> {
    let sender = run::sender(ctx.app())?;
    let mut tx = ctx.begin().await?;
    let mut r = find(ctx, &mut tx, id, Right::PeopleWrite).await?;
    if form.version.is_some_and(|v| v != r.version) {
        return Err(Refusal::changed_meanwhile("接收系统"));
    }
    fill(ctx, &mut tx, &mut r, form, &sender).await?;
    r.refresh_at = work::first_refresh(&r, ctx.now());
    store::save(&mut tx, &mut r).await?;
    ctx.record(&mut tx, &Event::new(r.id, "change", "修改接收系统"), &r).await?;
    tx.commit().await?;
    Ok(r)
}

/// Take one step: enable, disable, resume, remove.
///
/// # Errors
/// The flow refuses; somebody was faster.
pub async fn advance(
    ctx: &Ctx,
    id: ReceiverId,
    action: &str,
    version: Option<i64>,
    reason: Option<String>,
) -> Outcome<Receiver> {
    let mut tx = ctx.begin().await?;
    let mut r = find(ctx, &mut tx, id, Right::PeopleWrite).await?;
    if version.is_some_and(|v| v != r.version) {
        return Err(Refusal::changed_meanwhile("接收系统"));
    }
    if reason.as_deref().is_some_and(|t| t.chars().count() > LONGEST) {
        return Err(invalid("reason", format!("原因最多 {LONGEST} 字，请精简。")));
    }
    let filled: &[&str] = if said(&reason) { &["reason"] } else { &[] };
    let from = r.state;
    let (taken, to) = offer::step::<ReceiverFlow>("接收系统", from, action, &[Party::Owner], filled)?;
    r.state = to;
    match taken {
        ReceiverAction::Disable => {
            store::drop_waiting(&mut tx, id, "接收系统已停用", ctx.now()).await?;
            r.finding = String::new();
        }
        ReceiverAction::Enable => {
            r.seen_seq = store::last(&mut tx).await?;
        }
        ReceiverAction::Resume => {
            store::again(&mut tx, id, ctx.now()).await?;
            r.finding = String::new();
        }
        // Nobody can send by it any more, and nothing of its secrets stays.
        ReceiverAction::Remove => (r.secret, r.header_value) = (String::new(), String::new()),
        ReceiverAction::Park => {}
    }
    if r.state == ReceiverState::On {
        (r.refused, r.missed, r.wait_until) = (0, 0, Timestamp::UNIX_EPOCH);
        r.refresh_at = work::first_refresh(&r, ctx.now());
    }
    store::save(&mut tx, &mut r).await?;
    let event = Event::new(r.id, ReceiverFlow::action_code(taken), ReceiverFlow::action_label(taken))
        .moved(format!("receiver:{}", from.code()), format!("receiver:{}", r.state.code()))
        .note(reason);
    ctx.record(&mut tx, &event, &r).await?;
    tx.commit().await?;
    Ok(r)
}

/// Send a test message now, whatever the state, and tell what the other side says.
///
/// # Errors
/// Only the asker's: an answer of any kind is no error.
pub async fn test(ctx: &Ctx, id: ReceiverId) -> Outcome<(Answer, Verdict)> {
    let sender = run::sender(ctx.app())?;
    let r = find(ctx, &mut ctx.read().await?, id, Right::PeopleWrite).await?;
    let delivery = ::store::new_id::<ReceiverId>(ctx.now()).0;
    let cover = Cover { receiver: &r, delivery, now: ctx.now(), pages: &sender.settings.pages };
    let body = serde_json::to_vec(&message::test(&cover)).map_err(Refusal::internal)?;
    let answer = sender.post(&r, delivery, ctx.now().as_second(), body).await;
    let mut tx = ctx.begin().await?;
    let event = Event::new(r.id, "test", "发送测试消息").note(Some(say(&answer)));
    ctx.record(&mut tx, &event, &r).await?;
    tx.commit().await?;
    let verdict = verdict(&answer);
    Ok((answer, verdict))
}
