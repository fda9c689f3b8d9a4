//! The sending. Each receiver is held by one server at a time; its messages go one after the other in the order of the feed,
//! so a message that waits holds up those behind it. A message is settled after it was answered: when the program dies in
//! between, the next one sends it again under the same number.

use super::post::Sender;
use super::store;
use crate::alarm::model::NEVER;
use crate::receiver::flow::{ReceiverAction, ReceiverFlow};
use crate::receiver::message::{Cover, Numbered, message};
use crate::receiver::model::{Delivered, Delivery, Receiver};
use crate::receiver::rules;
use ::store::Tx;
use jiff::{SignedDuration, Timestamp};
use kernel::event::Event;
use kernel::flow::{Flow, Party};
use kernel::id::{AlarmId, ReceiverId};
use kernel::{Outcome, Refusal};
use uuid::Uuid;
pub use web::outbound::turns::round;
use web::outbound::turns::{HELD, Step, Turns, later};
use web::outbound::{Answer, Verdict, say, verdict, wait_ms};
use web::{App, Ctx};

/// Days for which settled messages are kept.
const KEPT_DAYS: i64 = 30;

/// Called every minute: old messages are forgotten, the gauge of parked receivers is set.
///
/// # Errors
/// The database.
pub async fn tick(ctx: &Ctx) -> Outcome<()> {
    let before = ctx.now().saturating_sub(SignedDuration::from_hours(24 * KEPT_DAYS)).unwrap_or(Timestamp::UNIX_EPOCH);
    let mut tx = ctx.begin().await?;
    store::forget(&mut tx, before).await?;
    metrics::gauge!("anlan_receivers_parked").set(store::parked(&mut tx).await? as f64);
    tx.commit().await?;
    Ok(())
}

impl Turns for Sender {
    type Settings = super::post::Settings;
    type Id = ReceiverId;
    const NAME: &'static str = "receiver";

    fn set_up(settings: Self::Settings) -> Outcome<Sender> {
        Sender::new(settings)
    }

    async fn any_due(tx: &mut Tx, now: Timestamp) -> Outcome<bool> {
        store::any_due(tx, now).await
    }

    async fn claim(tx: &mut Tx, me: Uuid, now: Timestamp, until: Timestamp, most: usize) -> Outcome<Vec<ReceiverId>> {
        store::claim(tx, me, now, until, most).await
    }

    async fn release(tx: &mut Tx, id: ReceiverId, me: Uuid) -> Outcome<()> {
        store::release(tx, id, me).await
    }

    async fn step(&self, app: &App, me: Uuid, id: ReceiverId) -> Outcome<Step> {
        step(app, self, me, id).await
    }
}

async fn step(app: &App, sender: &Sender, me: Uuid, id: ReceiverId) -> Outcome<Step> {
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    let Some(mut r) = store::hold(&mut tx, id, me, later(now, HELD)).await? else { return Ok(Step::Rest) };
    if r.wait_until > now {
        return Ok(Step::Rest);
    }
    let waits = match store::waiting(&mut tx, id).await? {
        Some(d) => Some(d),
        None if r.refresh_at <= now => None,
        None => match cut(&mut tx, &mut r, now).await? {
            Some(d) => Some(d),
            None => {
                store::progress(&mut tx, &r, me).await?;
                tx.commit().await?;
                return Ok(Step::Rest);
            }
        },
    };
    store::progress(&mut tx, &r, me).await?;
    tx.commit().await?;
    match waits {
        Some(d) => deliver(app, sender, me, r, d).await,
        None => repeat(app, sender, me, r).await,
    }
}

/// The next message, if anything changed that the receiver is to know; the number up to which was looked is kept.
async fn cut(tx: &mut Tx, r: &mut Receiver, now: Timestamp) -> Outcome<Option<Delivery>> {
    let last = store::last(tx).await?;
    if last <= r.seen_seq {
        return Ok(None);
    }
    let numbers = store::numbers(tx, r, r.seen_seq, last, rules::BATCH).await?;
    let after_seq = r.seen_seq;
    // A full message ends with its last alarm, one that is not full with the feed.
    r.seen_seq = if numbers.len() < rules::BATCH { last } else { numbers.last().copied().unwrap_or(last) };
    if numbers.is_empty() {
        return Ok(None);
    }
    let delivery = Delivery {
        id: ::store::new_id::<ReceiverId>(now).0,
        receiver: r.id,
        after_seq,
        last_seq: r.seen_seq,
        count: numbers.len() as i64,
        state: Delivered::Waiting,
        attempts: 0,
        next_at: now,
        answer: String::new(),
        made_at: now,
        done_at: None,
    };
    store::put(tx, &delivery).await?;
    Ok(Some(delivery))
}

async fn send(app: &App, sender: &Sender, r: &Receiver, delivery: Uuid, alarms: &[Numbered]) -> Outcome<Answer> {
    let now = app.clock.now();
    let cover = Cover { receiver: r, delivery, now, pages: &sender.settings.pages };
    let body = serde_json::to_vec(&message(&cover, alarms)).map_err(Refusal::internal)?;
    let answer = sender.post(r, delivery, now.as_second(), body).await;
    let what = match verdict(&answer) {
        Verdict::Sent => "sent",
        Verdict::Again(_) => "failed",
        Verdict::Refused => "refused",
    };
    metrics::counter!("anlan_receiver_messages_total", "what" => what).increment(1);
    if what == "sent" {
        metrics::counter!("anlan_receiver_alarms_total").increment(alarms.len() as u64);
    }
    Ok(answer)
}

async fn deliver(app: &App, sender: &Sender, me: Uuid, r: Receiver, mut d: Delivery) -> Outcome<Step> {
    // Alarms that changed again since belong to a later message, which will tell them as they are.
    let alarms = store::changed(&mut app.db.read().await?, &r, d.after_seq, d.last_seq).await?;
    let answer = match alarms.is_empty() {
        true => None,
        false => Some(send(app, sender, &r, d.id, &alarms).await?),
    };
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    let Some(mut r) = store::hold(&mut tx, r.id, me, later(now, HELD)).await? else { return Ok(Step::Rest) };
    let Some(answer) = answer else {
        (d.state, d.answer, d.done_at) = (Delivered::Sent, "其中的报警又有变化，已并入后面的消息".into(), Some(now));
        store::settle(&mut tx, &d).await?;
        tx.commit().await?;
        return Ok(Step::Nothing);
    };
    d.attempts += 1;
    d.answer = say(&answer);
    match verdict(&answer) {
        Verdict::Sent => {
            (d.state, d.done_at) = (Delivered::Sent, Some(now));
            arrived(&mut r, now);
        }
        Verdict::Again(asked) if d.attempts < rules::ATTEMPTS => {
            d.next_at = wait(d.attempts, asked, now);
            r.wait_until = d.next_at;
        }
        verdict => {
            (d.state, d.done_at) = (Delivered::GivenUp, Some(now));
            metrics::counter!("anlan_receiver_messages_total", "what" => "given_up").increment(1);
            failed(app, &mut tx, &mut r, verdict, &answer, d.attempts).await?;
        }
    }
    store::settle(&mut tx, &d).await?;
    store::progress(&mut tx, &r, me).await?;
    tx.commit().await?;
    Ok(Step::Answered)
}

fn arrived(r: &mut Receiver, now: Timestamp) {
    (r.refused, r.missed) = (0, 0);
    r.sent += 1;
    r.sent_at = Some(now);
    r.wait_until = Timestamp::UNIX_EPOCH;
}

fn wait(attempts: i64, asked: Option<i64>, now: Timestamp) -> Timestamp {
    later(now, SignedDuration::from_millis(wait_ms(attempts, asked, ::store::noise() as u64)))
}

/// A message was given up: too many of them, and the receiver is parked until somebody has looked.
async fn failed(
    app: &App,
    tx: &mut Tx,
    r: &mut Receiver,
    verdict: Verdict,
    answer: &Answer,
    attempts: i64,
) -> Outcome<()> {
    let told = say(answer);
    let why = match (verdict, answer) {
        (Verdict::Refused, Answer::Barred(_)) => format!("接收地址不能投递：{told}"),
        (Verdict::Refused, _) => {
            r.refused += 1;
            if r.refused < rules::REFUSED {
                return Ok(());
            }
            format!("连续 {} 条消息被拒绝，最后一次：{told}", r.refused)
        }
        _ => format!("连续 {attempts} 次投递失败，最后一次：{told}"),
    };
    let from = r.state;
    r.state = ReceiverFlow::next(from, ReceiverAction::Park, &[Party::Clock], &[])
        .map_err(|e| Refusal::internal(format!("{e:?}")))?;
    r.finding = format!("{why}。没有送达的消息保留着，核对后点“恢复投递”会从断点接着发。");
    tracing::warn!(receiver = %r.id, why, "a receiver is parked");
    let event = Event::new(r.id, ReceiverFlow::action_code(ReceiverAction::Park), "暂停投递")
        .moved(format!("receiver:{}", from.code()), format!("receiver:{}", r.state.code()))
        .note(Some(why));
    Ctx::system(app.clone()).record(tx, &event, r).await?;
    Ok(())
}

/// Tell standing alarms again, as they are now. It is no message of the feed: what fails is simply told later.
async fn repeat(app: &App, sender: &Sender, me: Uuid, first: Receiver) -> Outcome<Step> {
    let (mut after, mut r) = (AlarmId(Uuid::nil()), first);
    let began = app.clock.now();
    loop {
        let alarms = store::standing(&mut app.db.read().await?, &r, after, rules::BATCH).await?;
        let answer = match alarms.last() {
            None => None,
            Some(last) => {
                after = last.alarm.id;
                let id = ::store::new_id::<ReceiverId>(app.clock.now()).0;
                Some(send(app, sender, &r, id, &alarms).await?)
            }
        };
        let now = app.clock.now();
        let mut tx = app.db.begin().await?;
        let Some(held) = store::hold(&mut tx, r.id, me, later(now, HELD)).await? else { return Ok(Step::Rest) };
        r = held;
        let again = later(began, SignedDuration::from_secs(rules::REFRESH_S));
        let mut more = false;
        match answer.as_ref().map(|a| (a, verdict(a))) {
            None => r.refresh_at = again,
            Some((_, Verdict::Sent)) => {
                (r.refused, r.missed, r.sent_at) = (0, 0, Some(now));
                more = alarms.len() == rules::BATCH;
                if !more {
                    r.refresh_at = again;
                }
            }
            Some((_, Verdict::Again(asked))) if r.missed + 1 < rules::ATTEMPTS => {
                r.missed += 1;
                r.wait_until = wait(r.missed, asked, now);
            }
            Some((answer, verdict)) => {
                (r.missed, r.refresh_at) = (0, again);
                failed(app, &mut tx, &mut r, verdict, answer, rules::ATTEMPTS).await?;
            }
        }
        store::progress(&mut tx, &r, me).await?;
        tx.commit().await?;
        if !more {
            return Ok(if answer.is_some() { Step::Answered } else { Step::Nothing });
        }
    }
}

/// When standing alarms are told for the first time.
pub fn first_refresh(r: &Receiver, now: Timestamp) -> Timestamp {
    if r.shape == crate::receiver::model::Shape::Alertmanager { now } else { NEVER }
}
