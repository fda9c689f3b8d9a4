//! The sending. Each channel is held by one server at a time. What goes out together is a batch with an id of its own; it is
//! the same when it is tried again, also after the program died between the answer and its note: an e-mail has the same
//! Message-ID then, a webhook the same delivery.

use super::run::Sender;
use super::{mail, post, store};
use crate::channel::flow::{ChannelAction, ChannelFlow};
use crate::channel::model::{Channel, Shape};
use crate::channel::rules::{self, Fate};
use crate::channel::shape::{self, Cover};
use crate::message::io::{settings, store as messages, tell};
use crate::message::model::{Message, Send, SendState};
use crate::message::{digest, rules as when};
use ::store::Tx;
use jiff::{SignedDuration, Timestamp};
use kernel::event::Event;
use kernel::flow::{Flow, Party};
use kernel::id::{ChannelId, MessageId, PersonId};
use kernel::{Outcome, Refusal};
use uuid::Uuid;
pub use web::outbound::turns::round;
use web::outbound::turns::{HELD, Step, Turns, later};
use web::outbound::wait_ms;
use web::{App, Ctx};

/// Called every minute: old ways out are forgotten, the gauge of parked channels is set.
///
/// # Errors
/// The database.
pub async fn tick(ctx: &Ctx) -> Outcome<()> {
    let kept = SignedDuration::from_hours(24 * when::KEPT_DAYS);
    let before = ctx.now().saturating_sub(kept).unwrap_or(Timestamp::UNIX_EPOCH);
    let mut tx = ctx.begin().await?;
    messages::forget(&mut tx, before).await?;
    metrics::gauge!("anlan_channels_parked").set(store::parked(&mut tx).await? as f64);
    tx.commit().await?;
    Ok(())
}

impl Turns for Sender {
    type Settings = super::run::Settings;
    type Id = ChannelId;
    const NAME: &'static str = "channel";

    fn set_up(settings: Self::Settings) -> Outcome<Sender> {
        Sender::new(settings)
    }

    async fn any_due(tx: &mut Tx, now: Timestamp) -> Outcome<bool> {
        store::any_due(tx, now).await
    }

    async fn claim(tx: &mut Tx, me: Uuid, now: Timestamp, until: Timestamp, most: usize) -> Outcome<Vec<ChannelId>> {
        store::claim(tx, me, now, until, most).await
    }

    async fn release(tx: &mut Tx, id: ChannelId, me: Uuid) -> Outcome<()> {
        store::release(tx, id, me).await
    }

    async fn step(&self, app: &App, me: Uuid, id: ChannelId) -> Outcome<Step> {
        step(app, self, me, id).await
    }
}

/// What is to go out, read and written down before it goes.
enum Out {
    Letter(mail::Letter),
    Post(Uuid, Vec<(Message, String)>),
}

async fn step(app: &App, sender: &Sender, me: Uuid, id: ChannelId) -> Outcome<Step> {
    let ctx = Ctx::system(app.clone());
    let now = ctx.now();
    let mut tx = ctx.begin().await?;
    let Some(channel) = store::hold(&mut tx, id, me, later(now, HELD)).await? else { return Ok(Step::Rest) };
    if channel.wait_until > now {
        return Ok(Step::Rest);
    }
    let Some(first) = messages::next(&mut tx, id, now).await? else { return Ok(Step::Rest) };
    let batch = match first.batch {
        Some(batch) => messages::of_batch(&mut tx, id, batch).await?,
        None if first.urgent => vec![first.clone()],
        None => messages::company(&mut tx, &first, when::BATCH).await?,
    };
    let (batch, out) = prepare(&ctx, &mut tx, sender, &first, batch).await?;
    tx.commit().await?;
    match out {
        Some(out) => deliver(app, sender, me, channel, batch, out).await,
        None => Ok(Step::Nothing),
    }
}

/// Leave out what need not be sent any more or not now, and give the rest its number. Urgent things go alone, so that they
/// are seen.
async fn prepare(
    ctx: &Ctx,
    tx: &mut Tx,
    sender: &Sender,
    first: &Send,
    mut batch: Vec<Send>,
) -> Outcome<(Vec<Send>, Option<Out>)> {
    let ids: Vec<MessageId> = batch.iter().map(|s| s.message).collect();
    let mut told = messages::of_ids(tx, &ids).await?;
    let about = told.first().cloned();
    let Some(about) = about else {
        drop_all(tx, &mut batch, "消息已不存在", ctx.now()).await?;
        return Ok((batch, None));
    };
    let (wants, name) = match first.person {
        None => (settings::proposed(ctx, about.person, &about.region_path), String::new()),
        Some(person) => (settings::of(ctx, tx, person, &about.region_path).await?, name_of(tx, person).await?),
    };
    if first.person.is_some() && (name.is_empty() || !tell::mails(&wants, first.urgent)) {
        drop_all(tx, &mut batch, "收件人已停用账号、已关闭邮件或没有填写邮箱", ctx.now()).await?;
        return Ok((batch, None));
    }
    // The clock may have jumped into somebody's night since the hour was chosen.
    let peace = settings::peace(ctx.law(), &wants, &about.region_path, ctx.today());
    let awake = when::wake(ctx.now(), &peace, &ctx.law().calendar);
    if !first.urgent && awake > ctx.now() {
        for s in &mut batch {
            s.next_at = awake.max(s.next_at);
            messages::settle(tx, s).await?;
        }
        return Ok((batch, None));
    }
    if first.person.is_some() && first.batch.is_none() {
        let seen: Vec<MessageId> = told.iter().filter(|m| m.read_at.is_some()).map(|m| m.id).collect();
        let (mut gone, stay): (Vec<Send>, Vec<Send>) = batch.into_iter().partition(|s| seen.contains(&s.message));
        drop_all(tx, &mut gone, "已在系统内阅读，不再发邮件", ctx.now()).await?;
        batch = stay;
        told.retain(|m| !seen.contains(&m.id));
        if batch.is_empty() {
            return Ok((batch, None));
        }
    }
    let id = first.batch.unwrap_or_else(|| ::store::new_id::<MessageId>(ctx.now()).0);
    for s in batch.iter_mut().filter(|s| s.batch.is_none()) {
        s.batch = Some(id);
        messages::settle(tx, s).await?;
    }
    let pages = &sender.settings.pages;
    let out = match first.person {
        Some(_) => Out::Letter(mail::Letter {
            id,
            to: wants.email,
            subject: digest::subject(&told),
            text: digest::letter(&name, &told, pages),
            name,
            at: ctx.now(),
        }),
        None => {
            let mut all = Vec::with_capacity(told.len());
            for m in told {
                let whom = messages::told_by_key(tx, &m.key, "", 4).await?;
                let say =
                    whom.iter().take(3).map(|(name, unit)| format!("{unit} {name}")).collect::<Vec<_>>().join("、");
                let more = if whom.len() > 3 { " 等" } else { "" };
                all.push((m, format!("{say}{more}")));
            }
            Out::Post(id, all)
        }
    };
    Ok((batch, Some(out)))
}

/// The name of an active person; empty if there is none.
async fn name_of(tx: &mut Tx, person: PersonId) -> Outcome<String> {
    let found = org::person::io::store::by_id(tx, person).await?.filter(|p| p.active);
    Ok(found.map(|p| p.name).unwrap_or_default())
}

async fn drop_all(tx: &mut Tx, batch: &mut [Send], why: &str, now: Timestamp) -> Outcome<()> {
    for s in batch.iter_mut() {
        (s.state, s.answer, s.done_at) = (SendState::Dropped, why.to_owned(), Some(now));
        messages::settle(tx, s).await?;
    }
    Ok(())
}

async fn deliver(
    app: &App,
    sender: &Sender,
    me: Uuid,
    channel: Channel,
    mut batch: Vec<Send>,
    out: Out,
) -> Outcome<Step> {
    let (fate, told) = match &out {
        Out::Letter(letter) => (mail::send(&channel, letter, sender).await, "邮件服务器已接收".into()),
        Out::Post(id, all) => {
            let cover = Cover { channel: &channel, delivery: *id, now: app.clock.now(), pages: &sender.settings.pages };
            post::post(&sender.poster, &cover, &shape::body(&cover, all)).await
        }
    };
    let what = match fate {
        Fate::Sent => "sent",
        Fate::Later(_) | Fate::Away(..) => "failed",
        Fate::Never(_) | Fate::Refused(_) | Fate::Broken(_) => "refused",
    };
    metrics::counter!("anlan_message_sends_total", "what" => what, "shape" => channel.shape.code()).increment(1);
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    let Some(mut c) = store::hold(&mut tx, channel.id, me, later(now, HELD)).await? else { return Ok(Step::Rest) };
    let noise = ::store::noise() as u64;
    let attempts = batch.iter().map(|s| s.attempts).max().unwrap_or(0) + 1;
    let after = |ms: i64| later(now, SignedDuration::from_millis(ms));
    // What becomes of the batch: its state, what was said, when it is tried again.
    let (state, say, next_at) = match fate {
        Fate::Sent => {
            (c.missed, c.refused, c.sent, c.sent_at) = (0, 0, c.sent + 1, Some(now));
            let robot = matches!(c.shape, Shape::Wecom | Shape::Dingtalk);
            c.wait_until = if robot { after(rules::ROBOT_PAUSE_S * 1000) } else { Timestamp::UNIX_EPOCH };
            (SendState::Sent, told, now)
        }
        Fate::Later(say) if attempts < rules::ATTEMPTS => {
            (c.missed, c.refused) = (0, 0);
            (SendState::Failed, say, after(rules::mail_wait_ms(attempts, noise)))
        }
        Fate::Later(say) => (SendState::Parked, format!("{attempts} 次仍未成功，最后一次：{say}"), now),
        Fate::Never(say) => {
            (c.missed, c.refused) = (0, 0);
            (SendState::Parked, say, now)
        }
        Fate::Away(say, asked) => {
            c.missed += 1;
            c.wait_until = after(wait_ms(c.missed, asked, noise));
            if c.missed >= rules::MISSED {
                let why = format!("连续 {} 次发送失败，最后一次：{say}", c.missed);
                park(app, &mut tx, &mut c, why).await?;
            }
            (SendState::Failed, say, c.wait_until)
        }
        Fate::Refused(say) => {
            c.refused += 1;
            c.wait_until = after(rules::ROBOT_PAUSE_S * 1000);
            if c.refused >= rules::REFUSED {
                let why = format!("连续 {} 次被拒绝，最后一次：{say}", c.refused);
                park(app, &mut tx, &mut c, why).await?;
            }
            (SendState::Parked, say, now)
        }
        Fate::Broken(say) => {
            park(app, &mut tx, &mut c, say.clone()).await?;
            (SendState::Failed, say, now)
        }
    };
    for s in &mut batch {
        (s.state, s.attempts, s.answer, s.next_at) = (state, s.attempts + 1, say.clone(), next_at);
        s.done_at = (state != SendState::Failed).then_some(now);
        messages::settle(&mut tx, s).await?;
    }
    store::progress(&mut tx, &c, me).await?;
    tx.commit().await?;
    Ok(Step::Answered)
}

/// The channel is parked until somebody has looked.
async fn park(app: &App, tx: &mut Tx, c: &mut Channel, why: String) -> Outcome<()> {
    let from = c.state;
    c.state = ChannelFlow::next(from, ChannelAction::Park, &[Party::Clock], &[])
        .map_err(|e| Refusal::internal(format!("{e:?}")))?;
    c.finding = format!("{why}。没有发出的消息保留着，核对后点“恢复发送”会接着发。");
    tracing::warn!(channel = %c.id, why, "a channel is parked");
    let event = Event::new(c.id, ChannelFlow::action_code(ChannelAction::Park), "暂停发送")
        .moved(format!("channel:{}", from.code()), format!("channel:{}", c.state.code()))
        .note(Some(why));
    Ctx::system(app.clone()).record(tx, &event, c).await?;
    Ok(())
}
