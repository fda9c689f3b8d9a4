//! SQL of channels.

use crate::channel::flow::{ChannelFlow, ChannelState};
use crate::channel::model::{Channel, Security, Shape};
use crate::message::io::store::word;
use ::store::{Row, Tx, Value, params};
use jiff::Timestamp;
use kernel::flow::Flow;
use kernel::id::ChannelId;
use kernel::{Outcome, Refusal};
use uuid::Uuid;

const COLUMNS: &str = "id, name, shape, url, host, port, security, username, secret, sender, region_path, unit, urgent_only, \
    state, finding, wait_until, missed, refused, sent, sent_at, version";

fn decode(row: &Row) -> Outcome<Channel> {
    let text = |name: &str| row.get::<String>(name);
    let (shape, security, state) = (text("shape")?, text("security")?, text("state")?);
    Ok(Channel {
        id: row.get("id")?,
        name: text("name")?,
        shape: word("channel.shape", &shape, Shape::parse(&shape))?,
        url: text("url")?,
        host: text("host")?,
        port: row.get("port")?,
        security: word("channel.security", &security, Security::parse(&security))?,
        username: text("username")?,
        secret: text("secret")?,
        sender: text("sender")?,
        region_path: text("region_path")?,
        unit: row.get("unit")?,
        urgent_only: row.get("urgent_only")?,
        state: word("channel.state", &state, ChannelFlow::parse_state(&state))?,
        finding: text("finding")?,
        wait_until: row.get("wait_until")?,
        missed: row.get("missed")?,
        refused: row.get("refused")?,
        sent: row.get("sent")?,
        sent_at: row.get("sent_at")?,
        version: row.get("version")?,
    })
}

/// All that were not removed, by name.
pub async fn all(tx: &mut Tx) -> Outcome<Vec<Channel>> {
    let rows =
        tx.all(&format!("select {COLUMNS} from channel where state <> 'removed' order by name, id"), &[]).await?;
    rows.iter().map(decode).collect()
}

/// Those that messages are put on: switched on, or parked and to go on later.
pub async fn open(tx: &mut Tx) -> Outcome<Vec<Channel>> {
    let sql = format!("select {COLUMNS} from channel where state in ('on', 'parked') order by name, id");
    tx.all(&sql, &[]).await?.iter().map(decode).collect()
}

/// One, whoever asks.
pub async fn by_id(tx: &mut Tx, id: ChannelId) -> Outcome<Option<Channel>> {
    let row = tx.opt(&format!("select {COLUMNS} from channel where id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()
}

fn written(c: &Channel) -> Vec<(&'static str, Value)> {
    vec![
        ("name", (&c.name).into()),
        ("shape", c.shape.code().into()),
        ("url", (&c.url).into()),
        ("host", (&c.host).into()),
        ("port", c.port.into()),
        ("security", c.security.code().into()),
        ("username", (&c.username).into()),
        ("secret", (&c.secret).into()),
        ("sender", (&c.sender).into()),
        ("region_path", (&c.region_path).into()),
        ("unit", c.unit.into()),
        ("urgent_only", c.urgent_only.into()),
        ("state", c.state.code().into()),
        ("finding", (&c.finding).into()),
        ("wait_until", c.wait_until.into()),
        ("missed", c.missed.into()),
        ("refused", c.refused.into()),
        ("sent", c.sent.into()),
        ("sent_at", c.sent_at.into()),
    ]
}

/// Insert one, held by nobody.
pub async fn insert(tx: &mut Tx, c: &Channel) -> Outcome<()> {
    let mut columns = written(c);
    columns.extend([("id", c.id.into()), ("held_until", Timestamp::UNIX_EPOCH.into()), ("version", c.version.into())]);
    let names: Vec<&str> = columns.iter().map(|c| c.0).collect();
    tx.bulk_insert("channel", &names, &[columns.into_iter().map(|c| c.1).collect()]).await?;
    Ok(())
}

/// Compare-and-set on the version; counts it up. What people do: whoever is sending just now loses its hold.
pub async fn save(tx: &mut Tx, c: &mut Channel) -> Outcome<()> {
    let columns = written(c);
    let sets: Vec<String> = columns.iter().enumerate().map(|(i, c)| format!("{} = ${}", c.0, i + 5)).collect();
    let sql = format!(
        "update channel set version = $3, held_until = $4, held_by = null, {} where id = $1 and version = $2",
        sets.join(", ")
    );
    let mut values: Vec<Value> = params![c.id, c.version, c.version + 1, Timestamp::UNIX_EPOCH].to_vec();
    values.extend(columns.into_iter().map(|c| c.1));
    if tx.exec(&sql, &values).await? == 0 {
        return Err(Refusal::changed_meanwhile("消息渠道"));
    }
    c.version += 1;
    Ok(())
}

/// How far the sending is, and nothing that people set; only while it is held.
pub async fn progress(tx: &mut Tx, c: &Channel, me: Uuid) -> Outcome<()> {
    let sql = "update channel set wait_until = $3, missed = $4, refused = $5, sent = $6, sent_at = $7, state = $8, \
               finding = $9 where id = $1 and held_by = $2";
    let values = params![c.id, me, c.wait_until, c.missed, c.refused, c.sent, c.sent_at, c.state.code(), &c.finding];
    tx.exec(sql, values).await?;
    Ok(())
}

const DUE: &str = "state = 'on' and held_until <= $1 and wait_until <= $1 and exists (select 1 from message_send s \
    where s.channel = channel.id and s.state in ('queued', 'failed') and s.next_at <= $1)";

/// Whether something can go out now.
pub async fn any_due(tx: &mut Tx, now: Timestamp) -> Outcome<bool> {
    Ok(tx.opt(&format!("select id from channel where {DUE} limit 1"), params![now]).await?.is_some())
}

/// Hold channels by which something can go out now and that nobody holds. The condition is looked at again when the row is
/// changed, so of two servers one gets it.
pub async fn claim(tx: &mut Tx, me: Uuid, now: Timestamp, until: Timestamp, most: usize) -> Outcome<Vec<ChannelId>> {
    let sql = format!(
        "update channel set held_by = $2, held_until = $3 where id in (select id from channel where {DUE} \
         order by wait_until, id limit {most}) and held_until <= $1 returning id"
    );
    tx.all(&sql, params![now, me, until]).await?.iter().map(|r| r.get("id")).collect()
}

/// Go on holding; none if another took it, or people changed it.
pub async fn hold(tx: &mut Tx, id: ChannelId, me: Uuid, until: Timestamp) -> Outcome<Option<Channel>> {
    let sql =
        format!("update channel set held_until = $3 where id = $1 and held_by = $2 and state = $4 returning {COLUMNS}");
    let row = tx.opt(&sql, params![id, me, until, ChannelState::On.code()]).await?;
    row.as_ref().map(decode).transpose()
}

/// Let go.
pub async fn release(tx: &mut Tx, id: ChannelId, me: Uuid) -> Outcome<()> {
    let sql = "update channel set held_by = null, held_until = $3 where id = $1 and held_by = $2";
    tx.exec(sql, params![id, me, Timestamp::UNIX_EPOCH]).await?;
    Ok(())
}

/// How many are parked.
pub async fn parked(tx: &mut Tx) -> Outcome<i64> {
    tx.one("select count(*) as n from channel where state = $1", params![ChannelState::Parked.code()]).await?.get("n")
}
