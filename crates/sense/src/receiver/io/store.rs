//! SQL of receivers and their messages.

use crate::alarm::io::store as alarms;
use crate::alarm::model::{NEVER, Priority};
use crate::point::io::store::parse;
use crate::receiver::flow::{ReceiverFlow, ReceiverState};
use crate::receiver::message::Numbered;
use crate::receiver::model::{Delivered, Delivery, Receiver, Shape, Signing};
use ::store::{Row, Tx, Value, params};
use jiff::Timestamp;
use kernel::flow::Flow;
use kernel::id::{AlarmId, ReceiverId};
use kernel::{Outcome, Refusal};
use uuid::Uuid;

const COLUMNS: &str = "id, name, shape, url, header, header_value, signing, secret, region_path, trade, least, state, finding, \
    seen_seq, refresh_at, wait_until, refused, missed, sent, sent_at, version";

const MESSAGE: &str = "id, receiver, after_seq, last_seq, count, state, attempts, next_at, answer, made_at, done_at";

fn decode(row: &Row) -> Outcome<Receiver> {
    let text = |name: &str| row.get::<String>(name);
    let (shape, signing, state) = (text("shape")?, text("signing")?, text("state")?);
    Ok(Receiver {
        id: row.get("id")?,
        name: text("name")?,
        shape: parse("receiver.shape", &shape, Shape::parse(&shape))?,
        url: text("url")?,
        header: text("header")?,
        header_value: text("header_value")?,
        signing: parse("receiver.signing", &signing, Signing::parse(&signing))?,
        secret: text("secret")?,
        region_path: text("region_path")?,
        trade: text("trade")?,
        least: Priority::of(row.get("least")?),
        state: parse("receiver.state", &state, ReceiverFlow::parse_state(&state))?,
        finding: text("finding")?,
        seen_seq: row.get("seen_seq")?,
        refresh_at: row.get("refresh_at")?,
        wait_until: row.get("wait_until")?,
        refused: row.get("refused")?,
        missed: row.get("missed")?,
        sent: row.get("sent")?,
        sent_at: row.get("sent_at")?,
        version: row.get("version")?,
    })
}

fn decode_message(row: &Row) -> Outcome<Delivery> {
    let state: String = row.get("state")?;
    Ok(Delivery {
        id: row.get("id")?,
        receiver: row.get("receiver")?,
        after_seq: row.get("after_seq")?,
        last_seq: row.get("last_seq")?,
        count: row.get("count")?,
        state: parse("receiver_delivery.state", &state, Delivered::parse(&state))?,
        attempts: row.get("attempts")?,
        next_at: row.get("next_at")?,
        answer: row.get("answer")?,
        made_at: row.get("made_at")?,
        done_at: row.get("done_at")?,
    })
}

/// All receivers that were not removed, by name.
pub async fn all(tx: &mut Tx) -> Outcome<Vec<Receiver>> {
    let rows =
        tx.all(&format!("select {COLUMNS} from receiver where state <> 'removed' order by name, id"), &[]).await?;
    rows.iter().map(decode).collect()
}

/// One receiver, whoever asks.
pub async fn by_id(tx: &mut Tx, id: ReceiverId) -> Outcome<Option<Receiver>> {
    let row = tx.opt(&format!("select {COLUMNS} from receiver where id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()
}

fn written(r: &Receiver) -> Vec<(&'static str, Value)> {
    vec![
        ("name", (&r.name).into()),
        ("shape", r.shape.code().into()),
        ("url", (&r.url).into()),
        ("header", (&r.header).into()),
        ("header_value", (&r.header_value).into()),
        ("signing", r.signing.code().into()),
        ("secret", (&r.secret).into()),
        ("region_path", (&r.region_path).into()),
        ("trade", (&r.trade).into()),
        ("least", r.least.number().into()),
        ("state", r.state.code().into()),
        ("finding", (&r.finding).into()),
        ("seen_seq", r.seen_seq.into()),
        ("refresh_at", r.refresh_at.into()),
        ("wait_until", r.wait_until.into()),
        ("refused", r.refused.into()),
        ("missed", r.missed.into()),
        ("sent", r.sent.into()),
        ("sent_at", r.sent_at.into()),
    ]
}

/// Insert one, held by nobody.
pub async fn insert(tx: &mut Tx, r: &Receiver) -> Outcome<()> {
    let mut columns = written(r);
    columns.extend([("id", r.id.into()), ("held_until", Timestamp::UNIX_EPOCH.into()), ("version", r.version.into())]);
    let names: Vec<&str> = columns.iter().map(|c| c.0).collect();
    tx.bulk_insert("receiver", &names, &[columns.into_iter().map(|c| c.1).collect()]).await?;
    Ok(())
}

/// Compare-and-set on the version; counts it up. What people do: whoever is sending just now loses its hold.
pub async fn save(tx: &mut Tx, r: &mut Receiver) -> Outcome<()> {
    let columns = written(r);
    let sets: Vec<String> = columns.iter().enumerate().map(|(i, c)| format!("{} = ${}", c.0, i + 5)).collect();
    let sql = format!(
        "update receiver set version = $3, held_until = $4, held_by = null, {} where id = $1 and version = $2",
        sets.join(", ")
    );
    let mut values: Vec<Value> = params![r.id, r.version, r.version + 1, Timestamp::UNIX_EPOCH].to_vec();
    values.extend(columns.into_iter().map(|c| c.1));
    if tx.exec(&sql, &values).await? == 0 {
        return Err(Refusal::changed_meanwhile("接收系统"));
    }
    r.version += 1;
    Ok(())
}

/// How far the sending is, and nothing that people set; only while it is held.
pub async fn progress(tx: &mut Tx, r: &Receiver, me: Uuid) -> Outcome<bool> {
    let sql = "update receiver set seen_seq = $3, refresh_at = $4, wait_until = $5, refused = $6, missed = $7, sent = $8, \
               sent_at = $9, state = $10, finding = $11 where id = $1 and held_by = $2";
    let values = params![
        r.id,
        me,
        r.seen_seq,
        r.refresh_at,
        r.wait_until,
        r.refused,
        r.missed,
        r.sent,
        r.sent_at,
        r.state.code(),
        &r.finding
    ];
    Ok(tx.exec(sql, values).await? == 1)
}

const DUE: &str = "state = 'on' and held_until <= $1 and wait_until <= $1 and (refresh_at <= $1 \
    or seen_seq < (select last from alarm_feed where id = 1) \
    or exists (select 1 from receiver_delivery d where d.receiver = receiver.id and d.state = 'waiting'))";

/// Whether anything is to be done; so that an idle program writes nothing.
pub async fn any_due(tx: &mut Tx, now: Timestamp) -> Outcome<bool> {
    Ok(tx.opt(&format!("select id from receiver where {DUE} limit 1"), params![now]).await?.is_some())
}

/// Take up to `most` receivers that have something to be sent and that nobody holds. The condition is looked at again when
/// the row is changed, so of two servers one gets it.
pub async fn claim(tx: &mut Tx, me: Uuid, now: Timestamp, until: Timestamp, most: usize) -> Outcome<Vec<ReceiverId>> {
    let sql = format!(
        "update receiver set held_by = $2, held_until = $3 where id in \
         (select id from receiver where {DUE} order by wait_until, id limit {most}) and held_until <= $1 returning id"
    );
    tx.all(&sql, params![now, me, until]).await?.iter().map(|r| r.get("id")).collect()
}

/// The receiver, held further until `until`; none if it is not ours any more or is not on.
pub async fn hold(tx: &mut Tx, id: ReceiverId, me: Uuid, until: Timestamp) -> Outcome<Option<Receiver>> {
    let sql = format!(
        "update receiver set held_until = $3 where id = $1 and held_by = $2 and state = 'on' returning {COLUMNS}"
    );
    tx.opt(&sql, params![id, me, until]).await?.as_ref().map(decode).transpose()
}

/// Let go.
pub async fn release(tx: &mut Tx, id: ReceiverId, me: Uuid) -> Outcome<()> {
    let sql = "update receiver set held_until = $3, held_by = null where id = $1 and held_by = $2";
    tx.exec(sql, params![id, me, Timestamp::UNIX_EPOCH]).await?;
    Ok(())
}

/// The oldest message that waits.
pub async fn waiting(tx: &mut Tx, id: ReceiverId) -> Outcome<Option<Delivery>> {
    let sql = format!(
        "select {MESSAGE} from receiver_delivery where receiver = $1 and state = 'waiting' order by last_seq limit 1"
    );
    tx.opt(&sql, params![id]).await?.as_ref().map(decode_message).transpose()
}

/// A new message.
pub async fn put(tx: &mut Tx, d: &Delivery) -> Outcome<()> {
    let columns: Vec<&str> = MESSAGE.split(", ").collect();
    let row: Vec<Value> = vec![
        d.id.into(),
        d.receiver.into(),
        d.after_seq.into(),
        d.last_seq.into(),
        d.count.into(),
        d.state.code().into(),
        d.attempts.into(),
        d.next_at.into(),
        (&d.answer).into(),
        d.made_at.into(),
        d.done_at.into(),
    ];
    tx.bulk_insert("receiver_delivery", &columns, &[row]).await?;
    Ok(())
}

/// What became of a message that waited.
pub async fn settle(tx: &mut Tx, d: &Delivery) -> Outcome<()> {
    let sql = "update receiver_delivery set state = $2, attempts = $3, next_at = $4, answer = $5, done_at = $6 \
               where id = $1 and state = 'waiting'";
    tx.exec(sql, params![d.id, d.state.code(), d.attempts, d.next_at, &d.answer, d.done_at]).await?;
    Ok(())
}

/// Messages of a receiver, the newest first.
pub async fn messages(tx: &mut Tx, id: ReceiverId, most: usize) -> Outcome<Vec<Delivery>> {
    let sql =
        format!("select {MESSAGE} from receiver_delivery where receiver = $1 order by last_seq desc limit {most}");
    tx.all(&sql, params![id]).await?.iter().map(decode_message).collect()
}

/// Messages of a receiver in a state.
pub async fn count(tx: &mut Tx, id: ReceiverId, state: Delivered) -> Outcome<i64> {
    let sql = "select count(*) as n from receiver_delivery where receiver = $1 and state = $2";
    tx.one(sql, params![id, state.code()]).await?.get("n")
}

/// What waits is given up, with a reason.
pub async fn drop_waiting(tx: &mut Tx, id: ReceiverId, why: &str, now: Timestamp) -> Outcome<()> {
    let sql = "update receiver_delivery set state = 'given_up', answer = $2, done_at = $3 \
               where receiver = $1 and state = 'waiting'";
    tx.exec(sql, params![id, why, now]).await?;
    Ok(())
}

/// What was given up after the last message that arrived waits again.
pub async fn again(tx: &mut Tx, id: ReceiverId, now: Timestamp) -> Outcome<u64> {
    let sql = "update receiver_delivery set state = 'waiting', attempts = 0, next_at = $2, done_at = null \
               where receiver = $1 and state = 'given_up' and last_seq > coalesce((select max(last_seq) from \
               receiver_delivery where receiver = $1 and state = 'sent'), -1)";
    Ok(tx.exec(sql, params![id, now]).await?)
}

/// Messages that were settled before an instant are forgotten.
pub async fn forget(tx: &mut Tx, before: Timestamp) -> Outcome<u64> {
    Ok(tx.exec("delete from receiver_delivery where state <> 'waiting' and done_at < $1", params![before]).await?)
}

/// The last number that the feed gave.
pub async fn last(tx: &mut Tx) -> Outcome<i64> {
    tx.one("select last from alarm_feed where id = 1", &[]).await?.get("last")
}

fn ours(r: &Receiver, values: &mut Vec<Value>) -> String {
    values.push(format!("{}%", r.region_path).into());
    values.push(r.least.number().into());
    let mut sql = format!(" and t.region_path like ${} and t.priority <= ${}", values.len() - 1, values.len());
    if !r.trade.is_empty() {
        values.push((&r.trade).into());
        sql += &format!(" and t.trade = ${}", values.len());
    }
    sql
}

fn numbered(row: &Row) -> Outcome<Numbered> {
    Ok(Numbered { alarm: alarms::decode(row)?, seq: row.get("seq")? })
}

/// Numbers of the receiver's alarms after one number, up to another.
pub async fn numbers(tx: &mut Tx, r: &Receiver, after: i64, last: i64, most: usize) -> Outcome<Vec<i64>> {
    let mut values = params![after, last].to_vec();
    let and = ours(r, &mut values);
    let sql = format!("select t.seq from alarm t where t.seq > $1 and t.seq <= $2{and} order by t.seq limit {most}");
    tx.all(&sql, &values).await?.iter().map(|row| row.get("seq")).collect()
}

/// The receiver's alarms whose last change lies between two numbers.
pub async fn changed(tx: &mut Tx, r: &Receiver, after: i64, last: i64) -> Outcome<Vec<Numbered>> {
    let mut values = params![after, last].to_vec();
    let and = ours(r, &mut values);
    let columns = alarms::COLUMNS;
    let sql = format!("select {columns}, t.seq from alarm t where t.seq > $1 and t.seq <= $2{and} order by t.seq");
    tx.all(&sql, &values).await?.iter().map(numbered).collect()
}

/// The receiver's alarms that stand and are not closed, after one of them by id.
pub async fn standing(tx: &mut Tx, r: &Receiver, after: AlarmId, most: usize) -> Outcome<Vec<Numbered>> {
    let mut values = params![after, NEVER].to_vec();
    let and = ours(r, &mut values);
    let columns = alarms::COLUMNS;
    let sql = format!(
        "select {columns}, t.seq from alarm t where t.handling <> 'closed' and t.id > $1 and t.returned_key = $2 \
         and t.signal not in ('SHELVED', 'DSUPR', 'OOSRV'){and} order by t.id limit {most}"
    );
    tx.all(&sql, &values).await?.iter().map(numbered).collect()
}

/// Receivers that are parked.
pub async fn parked(tx: &mut Tx) -> Outcome<i64> {
    let parked = ReceiverState::Parked.code();
    tx.one("select count(*) as n from receiver where state = $1", params![parked]).await?.get("n")
}
