//! Verbs: one function, one change, one transaction.

use super::run::{self, Sender};
use super::{mail, post, store};
use crate::channel::flow::{ChannelAction, ChannelFlow, ChannelState};
use crate::channel::model::{Channel, Security, Shape};
use crate::channel::rules::Fate;
use crate::channel::shape::{self, Cover};
use crate::message::io::store as messages;
use crate::message::rules::{STALE_DAYS, address_ok};
use ::store::Tx;
use jiff::{SignedDuration, Timestamp};
use kernel::event::Event;
use kernel::flow::{Flow, Party};
use kernel::id::{ChannelId, MessageId, UnitId};
use kernel::{Outcome, Refusal, Right};
use org::region::io::store as regions;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;
use web::outbound::address;
use web::{Ctx, offer};

/// Longest reason, in characters.
const LONGEST: usize = 500;

/// What people say of a channel.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ChannelForm {
    pub name: String,
    /// `mail` `webhook` `wecom` `dingtalk`
    pub shape: String,
    /// Of webhook and robots, with its key; absent: as before.
    pub url: Option<String>,
    /// Of the mail server.
    pub host: String,
    pub port: i64,
    /// `starttls` `tls` `plain`
    pub security: String,
    /// Empty: without a sign-in.
    pub username: String,
    /// Password of the mail account, key of the webhook's signature (at least 16 characters) or 加签 of 钉钉; absent: as before.
    pub secret: Option<String>,
    /// From which address e-mails come.
    pub sender: String,
    /// Region by code or path: people of its units and of everything below.
    pub region: String,
    /// Only people told as members of this unit.
    pub unit: Option<Uuid>,
    pub urgent_only: bool,
    /// Of the channel that is changed.
    pub version: Option<i64>,
}

fn invalid(field: &str, say: impl Into<String>) -> Refusal {
    let say = say.into();
    Refusal::invalid("BAD_CHANNEL", say.clone()).at(field, say)
}

/// A channel that the asker may see; missing and out of reach are the same.
pub async fn find(ctx: &Ctx, tx: &mut Tx, id: ChannelId, right: Right) -> Outcome<Channel> {
    let reach = |c: &Channel| c.state != ChannelState::Removed && ctx.scope().may_in(right, &c.region_path, None);
    let found = store::by_id(tx, id).await?.filter(reach);
    found.ok_or_else(|| Refusal::not_found("消息渠道"))
}

/// Bring the form into the channel.
async fn fill(ctx: &Ctx, tx: &mut Tx, c: &mut Channel, form: ChannelForm, sender: &Sender) -> Outcome<()> {
    let name = form.name.trim();
    if !(1..=60).contains(&name.chars().count()) {
        return Err(invalid("name", "请填写渠道名称，60 字以内。"));
    }
    let Some(shape) = Shape::parse(&form.shape) else {
        return Err(invalid("shape", "渠道种类只能选：电子邮件、通用 Webhook、企业微信群机器人、钉钉群机器人。"));
    };
    if c.version > 0 && shape != c.shape {
        return Err(invalid("shape", "渠道种类不能改；请另建一个渠道，再停用这个。"));
    }
    let region = regions::need(tx, &form.region).await?;
    ctx.need(Right::PeopleWrite, &region.path, None)?;
    let unit = match form.unit.map(UnitId) {
        None => None,
        Some(unit) => {
            let found = org::unit::io::store::by_id(tx, unit).await?;
            let inside = found.is_some_and(|u| u.region_path.starts_with(&region.path));
            if !inside {
                return Err(invalid("unit", "所选单位不在所选地区内，请重新选择。"));
            }
            Some(unit)
        }
    };
    (c.name, c.shape, c.region_path, c.unit, c.urgent_only) = (name.into(), shape, region.path, unit, form.urgent_only);
    match shape {
        Shape::Mail => mailed(c, form),
        _ => posted(c, form, sender),
    }
}

fn mailed(c: &mut Channel, form: ChannelForm) -> Outcome<()> {
    let host = form.host.trim().to_ascii_lowercase();
    let plain = |ch: char| ch.is_ascii_alphanumeric() || ".-:".contains(ch);
    if host.is_empty() || host.len() > 253 || !host.chars().all(plain) {
        return Err(invalid("host", "请填写邮件服务器的主机名或 IP 地址，不带 http:// 和端口。"));
    }
    if !(1..=65535).contains(&form.port) {
        return Err(invalid("port", "端口应为 1 至 65535；STARTTLS 常用 587，SSL/TLS 常用 465。"));
    }
    let Some(security) = Security::parse(&form.security) else {
        return Err(invalid("security", "加密方式只能选：STARTTLS、SSL/TLS、不加密。"));
    };
    let sender = form.sender.trim();
    if !address_ok(sender) {
        return Err(invalid("sender", "发件地址应为“名称@域名”。"));
    }
    let username = form.username.trim();
    if username.len() > 200 || username.chars().any(char::is_control) {
        return Err(invalid("username", "发信账号最多 200 个字符。"));
    }
    // Whoever redirects a channel must know its password: otherwise it would be sent to a server of his choice.
    let moved =
        c.version > 0 && (c.host != host || c.port != form.port || c.username != username || c.security != security);
    let secret = match &form.secret {
        _ if username.is_empty() => String::new(),
        Some(secret) => secret.trim().to_owned(),
        None if moved => String::new(),
        None => c.secret.clone(),
    };
    if !username.is_empty() && !(1..=500).contains(&secret.chars().count()) {
        return Err(invalid("secret", "请填写发信账号的密码或授权码；服务器、端口、加密方式或账号改动后须重新填写。"));
    }
    if security == Security::Plain && !username.is_empty() {
        return Err(invalid("security", "不加密的连接不能带账号和密码；请选 STARTTLS 或 SSL/TLS，或清空发信账号。"));
    }
    (c.host, c.port, c.security, c.sender) = (host, form.port, security, sender.into());
    (c.username, c.secret, c.url) = (username.into(), secret, String::new());
    Ok(())
}

fn posted(c: &mut Channel, form: ChannelForm, sender: &Sender) -> Outcome<()> {
    let url = match &form.url {
        Some(url) => url.trim().to_owned(),
        None => c.url.clone(),
    };
    let refused = |say: String| Refusal::invalid("CHANNEL_URL", say).at("url", "http:// 或 https:// 地址");
    let parsed = address(&url, sender.settings.loopback).map_err(refused)?;
    let moved = c.version > 0 && c.url != url;
    let secret = match &form.secret {
        _ if c.shape == Shape::Wecom => String::new(),
        Some(secret) => secret.trim().to_owned(),
        None if moved => String::new(),
        None => c.secret.clone(),
    };
    let query = |name: &str| parsed.query_pairs().any(|(k, v)| k == name && !v.is_empty());
    match c.shape {
        Shape::Wecom if !query("key") => {
            return Err(invalid("url", "企业微信机器人的地址应带 key=…，请从群机器人设置中整条复制。"));
        }
        Shape::Dingtalk if !query("access_token") => {
            return Err(invalid("url", "钉钉机器人的地址应带 access_token=…，请从群机器人设置中整条复制。"));
        }
        Shape::Webhook if !(16..=200).contains(&secret.chars().count()) => {
            return Err(invalid("secret", "签名密钥须为 16 至 200 个字符；接收地址改动后须重新填写。"));
        }
        _ if secret.chars().count() > 200 => return Err(invalid("secret", "密钥最多 200 个字符。")),
        _ => {}
    }
    (c.url, c.secret) = (url, secret);
    (c.host, c.port, c.security) = (String::new(), 0, Security::Tls);
    (c.username, c.sender) = (String::new(), String::new());
    Ok(())
}

/// A new channel; it sends what is told from now on.
///
/// # Errors
/// The form, the address, or a region beyond the asker's right.
pub async fn add(ctx: &Ctx, form: ChannelForm) -> Outcome<Channel> {
    let sender = run::sender(ctx.app())?;
    let mut tx = ctx.begin().await?;
    let mut c = Channel {
        id: ctx.id(),
        name: String::new(),
        shape: Shape::Webhook,
        url: String::new(),
        host: String::new(),
        port: 0,
        security: Security::Tls,
        username: String::new(),
        secret: String::new(),
        sender: String::new(),
        region_path: String::new(),
        unit: None,
        urgent_only: false,
        state: ChannelFlow::START,
        finding: String::new(),
        wait_until: Timestamp::UNIX_EPOCH,
        missed: 0,
        refused: 0,
        sent: 0,
        sent_at: None,
        version: 0,
    };
    fill(ctx, &mut tx, &mut c, form, &sender).await?;
    c.version = 1;
    store::insert(&mut tx, &c).await?;
    let event = Event::new(c.id, "add", "登记消息渠道").moved("", format!("channel:{}", c.state.code()));
    ctx.record(&mut tx, &event, &c).await?;
    tx.commit().await?;
    Ok(c)
}

/// Change what was said of a channel.
///
/// # Errors
/// As [`add`]; somebody was faster.
pub async fn change(ctx: &Ctx, id: ChannelId, form: ChannelForm) -> Outcome<Channel> {
    let sender = run::sender(ctx.app())?;
    let mut tx = ctx.begin().await?;
    let mut c = find(ctx, &mut tx, id, Right::PeopleWrite).await?;
    if form.version.is_some_and(|v| v != c.version) {
        return Err(Refusal::changed_meanwhile("消息渠道"));
    }
    fill(ctx, &mut tx, &mut c, form, &sender).await?;
    store::save(&mut tx, &mut c).await?;
    ctx.record(&mut tx, &Event::new(c.id, "change", "修改消息渠道"), &c).await?;
    tx.commit().await?;
    Ok(c)
}

/// Take one step: enable, disable, resume, remove.
///
/// # Errors
/// The flow refuses; somebody was faster.
pub async fn advance(
    ctx: &Ctx,
    id: ChannelId,
    action: &str,
    version: Option<i64>,
    reason: Option<String>,
) -> Outcome<Channel> {
    let mut tx = ctx.begin().await?;
    let mut c = find(ctx, &mut tx, id, Right::PeopleWrite).await?;
    if version.is_some_and(|v| v != c.version) {
        return Err(Refusal::changed_meanwhile("消息渠道"));
    }
    if reason.as_deref().is_some_and(|t| t.chars().count() > LONGEST) {
        return Err(invalid("reason", format!("原因最多 {LONGEST} 字，请精简。")));
    }
    let said = reason.as_deref().is_some_and(|t| !t.trim().is_empty());
    let filled: &[&str] = if said { &["reason"] } else { &[] };
    let from = c.state;
    let (taken, to) = offer::step::<ChannelFlow>("消息渠道", from, action, &[Party::Owner], filled)?;
    c.state = to;
    match taken {
        ChannelAction::Disable => {
            messages::drop_waiting(&mut tx, id, "渠道已停用", ctx.now()).await?;
            c.finding = String::new();
        }
        ChannelAction::Resume => {
            let stale = SignedDuration::from_hours(24 * STALE_DAYS);
            let since = ctx.now().saturating_sub(stale).unwrap_or(Timestamp::UNIX_EPOCH);
            messages::again(&mut tx, id, since, ctx.now()).await?;
            c.finding = String::new();
        }
        // Nobody can send by it any more, and nothing of its secrets stays.
        ChannelAction::Remove => (c.secret, c.url) = (String::new(), String::new()),
        ChannelAction::Enable | ChannelAction::Park => {}
    }
    if c.state == ChannelState::On {
        (c.refused, c.missed, c.wait_until) = (0, 0, Timestamp::UNIX_EPOCH);
    }
    store::save(&mut tx, &mut c).await?;
    let event = Event::new(c.id, ChannelFlow::action_code(taken), ChannelFlow::action_label(taken))
        .moved(format!("channel:{}", from.code()), format!("channel:{}", c.state.code()))
        .note(reason);
    ctx.record(&mut tx, &event, &c).await?;
    tx.commit().await?;
    Ok(c)
}

/// Send a test now, whatever the state, and tell what the other side says; `to`: the address for an e-mail.
///
/// # Errors
/// Only the asker's: an answer of any kind is no error.
pub async fn test(ctx: &Ctx, id: ChannelId, to: Option<String>) -> Outcome<(bool, String)> {
    let sender = run::sender(ctx.app())?;
    let c = find(ctx, &mut ctx.read().await?, id, Right::PeopleWrite).await?;
    let delivery = ctx.id::<MessageId>().0;
    let (fate, told) = match c.shape {
        Shape::Mail => {
            let to = to.unwrap_or_default().trim().to_owned();
            if !address_ok(&to) {
                return Err(invalid("to", "请填写接收测试邮件的邮箱地址。"));
            }
            let text = "收到这封邮件即说明渠道可用，无需办理。\n".to_owned();
            let name = ctx.actor().name.clone();
            let letter =
                mail::Letter { id: delivery, to, name, subject: "安澜测试邮件".into(), text, at: ctx.now() };
            (mail::send(&c, &letter, &sender).await, "邮件服务器已接收".to_owned())
        }
        _ => {
            let cover = Cover { channel: &c, delivery, now: ctx.now(), pages: &sender.settings.pages };
            post::post(&sender.poster, &cover, &shape::test(&cover)).await
        }
    };
    let (taken, say) = match fate {
        Fate::Sent => (true, told),
        Fate::Later(say) | Fate::Never(say) | Fate::Away(say, _) | Fate::Refused(say) | Fate::Broken(say) => {
            (false, say)
        }
    };
    let mut tx = ctx.begin().await?;
    let event = Event::new(c.id, "test", "发送测试消息").note(Some(say.clone()));
    ctx.record(&mut tx, &event, &c).await?;
    tx.commit().await?;
    Ok((taken, say))
}
