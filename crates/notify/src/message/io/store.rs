//! SQL of messages, of their ways out, and of what people want.

use crate::message::model::{Message, Send, SendState, Settings, Wish};
use ::store::{Row, Tx, Value, params};
use jiff::Timestamp;
use kernel::id::{ChannelId, MessageId, PersonId, UnitId};
use kernel::{Outcome, Refusal};
use org::ask::Borne;
use uuid::Uuid;

pub const COLUMNS: &str = "t.id, t.person, t.unit, t.region_path, t.kind, t.key, t.sheaf, t.title, t.text, t.link, t.concept, t.record, \
    t.urgent, t.receipt, t.letter, t.made_at, t.read_at, t.receipt_at";

const SEND: &str =
    "id, channel, once, message, person, state, urgent, attempts, next_at, answer, batch, made_at, done_at";

/// A word of a closed list, as stored.
pub fn word<T>(field: &str, code: &str, found: Option<T>) -> Outcome<T> {
    found.ok_or_else(|| Refusal::internal(format!("{field} holds {code}")))
}

pub fn decode(row: &Row) -> Outcome<Message> {
    Ok(Message {
        id: row.get("id")?,
        person: row.get("person")?,
        unit: row.get("unit")?,
        region_path: row.get("region_path")?,
        kind: row.get("kind")?,
        key: row.get("key")?,
        sheaf: row.get("sheaf")?,
        title: row.get("title")?,
        text: row.get("text")?,
        link: row.get("link")?,
        concept: row.get("concept")?,
        record: row.get("record")?,
        urgent: row.get("urgent")?,
        receipt: row.get("receipt")?,
        letter: row.get("letter")?,
        made_at: row.get("made_at")?,
        read_at: row.get("read_at")?,
        receipt_at: row.get("receipt_at")?,
    })
}

pub fn decode_send(row: &Row) -> Outcome<Send> {
    let state: String = row.get("state")?;
    Ok(Send {
        id: row.get("id")?,
        channel: row.get("channel")?,
        once: row.get("once")?,
        message: row.get("message")?,
        person: row.get("person")?,
        state: word("message_send.state", &state, SendState::parse(&state))?,
        urgent: row.get("urgent")?,
        attempts: row.get("attempts")?,
        next_at: row.get("next_at")?,
        answer: row.get("answer")?,
        batch: row.get("batch")?,
        made_at: row.get("made_at")?,
        done_at: row.get("done_at")?,
    })
}

/// Write a message, unless the person has one of this key; whether it is new.
pub async fn insert(tx: &mut Tx, m: &Message) -> Outcome<bool> {
    let n = tx
        .exec(
            "insert into message (id, person, unit, region_path, kind, key, sheaf, title, text, link, concept, record, \
             urgent, receipt, letter, made_at) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16) \
             on conflict (person, key) do nothing",
            params![
                m.id,
                m.person,
                m.unit,
                &m.region_path,
                &m.kind,
                &m.key,
                &m.sheaf,
                &m.title,
                &m.text,
                &m.link,
                &m.concept,
                m.record,
                m.urgent,
                m.receipt,
                m.letter,
                m.made_at
            ],
        )
        .await?;
    Ok(n == 1)
}

/// Put a message on its way, unless this channel has it on its way or said it already.
pub async fn queue(tx: &mut Tx, s: &Send) -> Outcome<()> {
    tx.exec(
        "insert into message_send (id, channel, once, message, person, state, urgent, attempts, next_at, answer, made_at) \
         values ($1,$2,$3,$4,$5,$6,$7,0,$8,'',$9) on conflict (channel, once) do nothing",
        params![s.id, s.channel, &s.once, s.message, s.person, s.state.code(), s.urgent, s.next_at, s.made_at],
    )
    .await?;
    Ok(())
}

pub async fn by_id(tx: &mut Tx, id: MessageId, person: PersonId) -> Outcome<Option<Message>> {
    let sql = format!("select {COLUMNS} from message t where t.id = $1 and t.person = $2");
    tx.opt(&sql, params![id, person]).await?.as_ref().map(decode).transpose()
}

/// Messages by their ids, in the order of ids.
pub async fn of_ids(tx: &mut Tx, ids: &[MessageId]) -> Outcome<Vec<Message>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let marks: Vec<String> = (1..=ids.len()).map(|n| format!("${n}")).collect();
    let values: Vec<Value> = ids.iter().map(|i| Value::from(*i)).collect();
    let sql = format!("select {COLUMNS} from message t where t.id in ({}) order by t.id", marks.join(","));
    tx.all(&sql, &values).await?.iter().map(decode).collect()
}

/// How many are unread, what is laid together counting once; how many with all that lies in it; how many of them urgent.
pub async fn unread(tx: &mut Tx, person: PersonId) -> Outcome<(i64, i64, i64)> {
    let sql = "select count(distinct sheaf) as n, count(*) as a, count(*) filter (where urgent = $2) as u from message \
               where person = $1 and read_at is null";
    let row = tx.one(sql, params![person, true]).await?;
    Ok((row.get("n")?, row.get("a")?, row.get("u")?))
}

/// A person's messages, the latest first, before one of them; unread ones or those that were read.
pub async fn page(
    tx: &mut Tx,
    person: PersonId,
    read: bool,
    before: Option<MessageId>,
    most: usize,
) -> Outcome<Vec<Message>> {
    let is = if read { "is not null" } else { "is null" };
    let mut values = params![person].to_vec();
    let mut and = String::new();
    if let Some(before) = before {
        values.push(before.into());
        and = " and t.id < $2".into();
    }
    let sql = format!(
        "select {COLUMNS} from message t where t.person = $1 and t.read_at {is}{and} order by t.id desc limit {most}"
    );
    tx.all(&sql, &values).await?.iter().map(decode).collect()
}

/// Note when it was read; the first time counts.
pub async fn read(tx: &mut Tx, id: MessageId, now: Timestamp) -> Outcome<()> {
    tx.exec("update message set read_at = $2 where id = $1 and read_at is null", params![id, now]).await?;
    Ok(())
}

/// Everything that one person has was seen, up to one of them, or of one sheaf only; what wants a receipt stays unread until
/// it is given.
pub async fn read_all(
    tx: &mut Tx,
    person: PersonId,
    upto: MessageId,
    sheaf: Option<&str>,
    now: Timestamp,
) -> Outcome<u64> {
    let sql = "update message set read_at = $3 where person = $1 and id <= $2 and read_at is null \
               and (receipt = $4 or receipt_at is not null)";
    let n = match sheaf {
        None => tx.exec(sql, params![person, upto, now, false]).await?,
        Some(sheaf) => tx.exec(&format!("{sql} and sheaf = $5"), params![person, upto, now, false, sheaf]).await?,
    };
    Ok(n)
}

/// Note the receipt; whether it is the first.
pub async fn receipt(tx: &mut Tx, id: MessageId, now: Timestamp) -> Outcome<bool> {
    let sql =
        "update message set receipt_at = $2, read_at = coalesce(read_at, $2) where id = $1 and receipt_at is null";
    Ok(tx.exec(sql, params![id, now]).await? == 1)
}

/// Everything told of a record, with names, in the order of telling.
pub async fn about(tx: &mut Tx, concept: &str, record: Uuid) -> Outcome<Vec<(Message, String, String)>> {
    let sql = format!(
        "select {COLUMNS}, p.name as person_name, u.name as unit_name from message t \
         left join person p on p.id = t.person left join unit u on u.id = t.unit \
         where t.concept = $1 and t.record = $2 order by t.id limit 1000"
    );
    let rows = tx.all(&sql, params![concept, record]).await?;
    rows.iter()
        .map(|row| {
            let name = |at: &str| row.get::<Option<String>>(at).map(Option::unwrap_or_default);
            Ok((decode(row)?, name("person_name")?, name("unit_name")?))
        })
        .collect()
}

/// Who else is told by this key, for what a group is shown: name and unit, at most so many.
pub async fn told_by_key(tx: &mut Tx, key: &str, region_path: &str, most: usize) -> Outcome<Vec<(String, String)>> {
    let sql = format!(
        "select p.name as person_name, u.short as unit_name from message t join person p on p.id = t.person \
         join unit u on u.id = t.unit where t.key = $1 and t.region_path like $2 order by t.id limit {most}"
    );
    let rows = tx.all(&sql, params![key, format!("{region_path}%")]).await?;
    rows.iter().map(|r| Ok((r.get("person_name")?, r.get("unit_name")?))).collect()
}

/// Ways out of these messages with the kind of each channel.
pub async fn ways(
    tx: &mut Tx,
    concept: &str,
    record: Uuid,
) -> Outcome<Vec<(String, Option<PersonId>, SendState, String)>> {
    let sql = "select m.key as told, s.person as whom, s.state, c.shape from message_send s join message m on m.id = s.message \
               join channel c on c.id = s.channel where m.concept = $1 and m.record = $2 order by s.id limit 5000";
    let rows = tx.all(sql, params![concept, record]).await?;
    rows.iter()
        .map(|r| {
            let state: String = r.get("state")?;
            let state = word("message_send.state", &state, SendState::parse(&state))?;
            Ok((r.get("told")?, r.get("whom")?, state, r.get("shape")?))
        })
        .collect()
}

/// What went to a unit between two instants: distinct messages that are letters, and all.
pub async fn weigh(tx: &mut Tx, unit: UnitId, from: Timestamp, to: Timestamp) -> Outcome<(i64, i64)> {
    let sql = "select count(distinct key) as n, count(distinct case when letter = $4 then key end) as l from message \
               where unit = $1 and made_at >= $2 and made_at < $3";
    let row = tx.one(sql, params![unit, from, to, true]).await?;
    Ok((row.get("l")?, row.get("n")?))
}

/// The letters that [`weigh`] counts, the newest first: of those that told several people the first.
pub async fn letters(
    tx: &mut Tx,
    unit: UnitId,
    from: Timestamp,
    to: Timestamp,
    label: &str,
    most: usize,
) -> Outcome<Vec<Borne>> {
    let sql = format!(
        "select m.title, m.link, m.concept, m.record, m.made_at from message m where m.unit = $1 and m.made_at >= $2 \
         and m.made_at < $3 and m.letter and not exists (select 1 from message n where n.unit = $1 and n.key = m.key \
         and n.made_at >= $2 and n.made_at < $3 and n.letter and n.id < m.id) order by m.made_at desc, m.id limit {most}"
    );
    let one = |r: &Row| {
        Ok(Borne {
            label: label.to_owned(),
            concept: r.get("concept")?,
            record: r.get("record")?,
            day: kernel::day_of(r.get("made_at")?),
            title: r.get("title")?,
            link: r.get("link")?,
        })
    };
    tx.all(&sql, params![unit, from, to]).await?.iter().map(one).collect()
}

fn decode_settings(row: &Row) -> Outcome<Settings> {
    let wish: String = row.get("wish")?;
    Ok(Settings {
        person: row.get("person")?,
        email: row.get("email")?,
        wish: word("message_settings.wish", &wish, Wish::parse(&wish))?,
        together: row.get("together")?,
        quiet_from: row.get::<i64>("quiet_from")? as i8,
        quiet_to: row.get::<i64>("quiet_to")? as i8,
        rest_days: row.get("rest_days")?,
        version: row.get("version")?,
    })
}

/// What a person set, if anything.
pub async fn settings(tx: &mut Tx, person: PersonId) -> Outcome<Option<Settings>> {
    let sql = "select person, email, wish, together, quiet_from, quiet_to, rest_days, version from message_settings where person = $1";
    tx.opt(sql, params![person]).await?.as_ref().map(decode_settings).transpose()
}

/// Compare-and-set on the version before; 0: there was none.
pub async fn save_settings(tx: &mut Tx, s: &Settings, before: i64) -> Outcome<()> {
    let values = params![
        s.person,
        &s.email,
        s.wish.code(),
        s.together,
        i64::from(s.quiet_from),
        i64::from(s.quiet_to),
        s.rest_days,
        s.version,
        before
    ];
    let sql = "insert into message_settings (person, email, wish, together, quiet_from, quiet_to, rest_days, version) \
               values ($1,$2,$3,$4,$5,$6,$7,$8) on conflict (person) do update set email = excluded.email, \
               wish = excluded.wish, together = excluded.together, quiet_from = excluded.quiet_from, \
               quiet_to = excluded.quiet_to, rest_days = excluded.rest_days, version = excluded.version \
               where message_settings.version = $9";
    if tx.exec(sql, values).await? == 0 {
        return Err(Refusal::changed_meanwhile("接收设置"));
    }
    Ok(())
}

/// The next thing that may go out now by a channel: what was due first, failed or not.
pub async fn next(tx: &mut Tx, channel: ChannelId, now: Timestamp) -> Outcome<Option<Send>> {
    let sql = format!(
        "select {SEND} from message_send where channel = $1 and state in ('queued', 'failed') and next_at <= $2 \
         order by next_at, id limit 1"
    );
    tx.opt(&sql, params![channel, now]).await?.as_ref().map(decode_send).transpose()
}

/// What belongs to a batch that was begun.
pub async fn of_batch(tx: &mut Tx, channel: ChannelId, batch: Uuid) -> Outcome<Vec<Send>> {
    let sql = format!(
        "select {SEND} from message_send where channel = $1 and batch = $2 and state in ('queued', 'failed') order by id"
    );
    tx.all(&sql, params![channel, batch]).await?.iter().map(decode_send).collect()
}

/// What is not urgent and may go with another to the same person (or group), whether its time has come or not.
pub async fn company(tx: &mut Tx, s: &Send, most: usize) -> Outcome<Vec<Send>> {
    let mut values = params![s.channel, false].to_vec();
    let whom = match s.person {
        Some(person) => {
            values.push(person.into());
            "person = $3"
        }
        None => "person is null",
    };
    let sql = format!(
        "select {SEND} from message_send where channel = $1 and state = 'queued' and urgent = $2 and batch is null \
         and {whom} order by next_at, id limit {most}"
    );
    tx.all(&sql, &values).await?.iter().map(decode_send).collect()
}

/// Note how far a way out is.
pub async fn settle(tx: &mut Tx, s: &Send) -> Outcome<()> {
    let sql = "update message_send set state = $2, attempts = $3, next_at = $4, answer = $5, batch = $6, done_at = $7 where id = $1";
    let values = params![s.id, s.state.code(), s.attempts, s.next_at, &s.answer, s.batch, s.done_at];
    tx.exec(sql, values).await?;
    Ok(())
}

/// How many ways out of a channel are in each state, since an instant.
pub async fn counts(tx: &mut Tx, channel: ChannelId, since: Timestamp) -> Outcome<Vec<(SendState, i64)>> {
    let sql = "select state, count(*) as n from message_send where channel = $1 and made_at >= $2 group by state";
    let rows = tx.all(sql, params![channel, since]).await?;
    rows.iter()
        .map(|r| {
            let state: String = r.get("state")?;
            Ok((word("message_send.state", &state, SendState::parse(&state))?, r.get("n")?))
        })
        .collect()
}

/// The last ways out of a channel with the kind of message and the name of the person; never what was told.
pub async fn last(tx: &mut Tx, channel: ChannelId, most: usize) -> Outcome<Vec<(Send, String, Option<String>)>> {
    let list = SEND.split(", ").map(|c| format!("s.{c}")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "select {list}, m.kind, p.name as person_name from message_send s join message m on m.id = s.message \
         left join person p on p.id = s.person where s.channel = $1 order by s.made_at desc, s.id desc limit {most}"
    );
    let rows = tx.all(&sql, params![channel]).await?;
    rows.iter().map(|r| Ok((decode_send(r)?, r.get("kind")?, r.get("person_name")?))).collect()
}

/// What a channel parked goes on its way again, unless it is too old; new attempts.
pub async fn again(tx: &mut Tx, channel: ChannelId, since: Timestamp, now: Timestamp) -> Outcome<u64> {
    let sql = "update message_send set state = 'queued', attempts = 0, next_at = $3, done_at = null, batch = null \
               where channel = $1 and state = 'parked' and made_at >= $2";
    let n = tx.exec(sql, params![channel, since, now]).await?;
    let sql = "update message_send set next_at = $2 where channel = $1 and state = 'failed'";
    tx.exec(sql, params![channel, now]).await?;
    Ok(n)
}

/// What waits is not sent any more, and why.
pub async fn drop_waiting(tx: &mut Tx, channel: ChannelId, why: &str, now: Timestamp) -> Outcome<()> {
    let sql = "update message_send set state = 'dropped', answer = $2, done_at = $3 where channel = $1 and state in ('queued', 'failed')";
    tx.exec(sql, params![channel, why, now]).await?;
    Ok(())
}

/// Ways out that were settled before an instant are forgotten; the messages stay.
pub async fn forget(tx: &mut Tx, before: Timestamp) -> Outcome<u64> {
    Ok(tx.exec("delete from message_send where done_at < $1", params![before]).await?)
}
