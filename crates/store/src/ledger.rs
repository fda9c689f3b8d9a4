//! 台账链 the ledger: one append-only store of everything that changed, hash-chained per month with SM3.
//!
//! Ids are UUIDv7, which is not commit order: the sealer only seals events of transactions below the oldest one still
//! open. The chain covers ids, states and after-images; the actor's printed name stands outside it, so that it can be
//! erased by law without breaking the chain.

use crate::params;
use crate::tx::Tx;
use crate::{Db, Engine, Row, Together};
use jiff::Timestamp;
use kernel::event::Event;
use kernel::id::{EventId, PersonId, UnitId};
use kernel::{Actor, Refusal};
use serde::Serialize;
use sm3::{Digest, Sm3};
use uuid::Uuid;

/// One line of history.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    pub id: EventId,
    pub at: Timestamp,
    pub actor: Option<PersonId>,
    pub actor_name: String,
    pub unit: Option<UnitId>,
    pub action: String,
    pub label: String,
    pub from: Option<String>,
    pub to: Option<String>,
    pub note: Option<String>,
    /// The record as it stood after the change.
    pub after: serde_json::Value,
    pub sealed: bool,
}

/// Month key of an instant, `202611`.
pub fn month_of(at: Timestamp) -> i64 {
    let day = kernel::day_of(at);
    i64::from(day.year()) * 100 + i64::from(day.month())
}

impl Tx {
    /// Write one event, in the transaction of the change itself. `after` is the record's after-image.
    pub async fn record(
        &mut self,
        actor: &Actor,
        at: Timestamp,
        event: &Event,
        after: &impl Serialize,
    ) -> Result<EventId, Refusal> {
        let mut line = Together::new();
        let id = line.record(actor, at, event, after)?;
        self.together(line).await?;
        Ok(id)
    }
}

impl Together {
    /// The same among other changes of the verb.
    pub fn record(
        &mut self,
        actor: &Actor,
        at: Timestamp,
        event: &Event,
        after: &impl Serialize,
    ) -> Result<EventId, Refusal> {
        let id: EventId = crate::new_id(at);
        let after = serde_json::to_string(after).map_err(Refusal::internal)?;
        self.add(
            "insert into ledger_event (id, month, at, actor, actor_name, unit, concept, record, action, label,
                                       from_state, to_state, note, after, schema_no)
             values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)",
            params![
                id,
                month_of(at),
                at,
                actor.person,
                &actor.name,
                actor.unit,
                &event.concept,
                event.id,
                &event.action,
                &event.label,
                event.from.clone(),
                event.to.clone(),
                event.note.clone(),
                after,
                event.schema
            ],
        );
        Ok(id)
    }
}

impl Tx {
    /// Write many events at once, each with its after-image, in their order; for imports.
    pub async fn record_many(
        &mut self,
        actor: &Actor,
        at: Timestamp,
        events: Vec<(Event, serde_json::Value)>,
    ) -> Result<(), Refusal> {
        const NAMES: &[&str] = &[
            "id",
            "month",
            "at",
            "actor",
            "actor_name",
            "unit",
            "concept",
            "record",
            "action",
            "label",
            "from_state",
            "to_state",
            "note",
            "after",
            "schema_no",
        ];
        let rows: Vec<Vec<crate::Value>> = events
            .into_iter()
            .map(|(e, after)| {
                vec![
                    crate::new_id::<EventId>(at).into(),
                    month_of(at).into(),
                    at.into(),
                    actor.person.into(),
                    (&actor.name).into(),
                    actor.unit.into(),
                    e.concept.into(),
                    e.id.into(),
                    e.action.into(),
                    e.label.into(),
                    e.from.into(),
                    e.to.into(),
                    e.note.into(),
                    after.to_string().into(),
                    e.schema.into(),
                ]
            })
            .collect();
        self.bulk_insert("ledger_event", NAMES, &rows).await?;
        Ok(())
    }
}

const COLUMNS: &str = "id, at, actor, actor_name, unit, action, label, from_state, to_state, note, after, seal";

/// A record's history, oldest first.
pub async fn of(tx: &mut Tx, concept: &str, record: Uuid) -> Result<Vec<Entry>, Refusal> {
    let sql = format!("select {COLUMNS} from ledger_event where concept = $1 and record = $2 order by id");
    let mut out = Vec::new();
    for row in tx.all(&sql, params![concept, record]).await? {
        let after: String = row.get("after")?;
        out.push(Entry {
            id: row.get("id")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
            actor_name: row.get("actor_name")?,
            unit: row.get("unit")?,
            action: row.get("action")?,
            label: row.get("label")?,
            from: row.get("from_state")?,
            to: row.get("to_state")?,
            note: row.get("note")?,
            after: serde_json::from_str(&after).map_err(Refusal::internal)?,
            sealed: row.get::<Option<i64>>("seal")?.is_some(),
        });
    }
    Ok(out)
}

/// The record as it stood at an instant.
pub async fn as_of(
    tx: &mut Tx,
    concept: &str,
    record: Uuid,
    at: Timestamp,
) -> Result<Option<serde_json::Value>, Refusal> {
    let row = tx
        .opt(
            "select after from ledger_event where concept = $1 and record = $2 and at <= $3 order by id desc limit 1",
            params![concept, record, at],
        )
        .await?;
    row.map(|r| serde_json::from_str(&r.get::<String>("after")?).map_err(Refusal::internal)).transpose()
}

/// Partitions for this month and the two next (PostgreSQL); a default partition takes all other months.
pub async fn ensure_months(db: &Db, now: Timestamp) -> Result<(), Refusal> {
    if db.engine() == Engine::Sqlite {
        return Ok(());
    }
    let mut tx = db.begin_alone().await?;
    tx.script("create table if not exists ledger_event_rest partition of ledger_event default").await?;
    tx.commit().await?;
    let day = kernel::day_of(now).first_of_month();
    for ahead in 0..3 {
        let first = day.saturating_add(jiff::Span::new().months(ahead));
        let month = i64::from(first.year()) * 100 + i64::from(first.month());
        let mut tx = db.begin_alone().await?;
        // Refused when the default partition already holds rows of that month; they stay there.
        let made = tx
            .script(&format!(
                "create table if not exists ledger_event_{month} partition of ledger_event for values in ({month})"
            ))
            .await;
        if made.is_ok() {
            tx.commit().await?;
        }
    }
    Ok(())
}

struct Link {
    id: Uuid,
    text: String,
}

/// What the chain covers of one event, as one text.
pub(crate) fn text(row: &Row) -> Result<String, Refusal> {
    let part = |o: Option<String>| o.unwrap_or_default();
    let actor = row.get::<Option<Uuid>>("actor")?.map(|u| u.to_string());
    let unit = row.get::<Option<Uuid>>("unit")?.map(|u| u.to_string());
    Ok([
        row.get::<Uuid>("id")?.to_string(),
        row.get::<Timestamp>("at")?.as_microsecond().to_string(),
        part(actor),
        part(unit),
        row.get::<String>("concept")?,
        row.get::<Uuid>("record")?.to_string(),
        row.get::<String>("action")?,
        part(row.get("from_state")?),
        part(row.get("to_state")?),
        part(row.get("note")?),
        row.get::<String>("after")?,
        row.get::<i64>("schema_no")?.to_string(),
    ]
    .join("\u{1f}"))
}

async fn links(tx: &mut Tx, sql: &str, values: &[crate::Value]) -> Result<Vec<Link>, Refusal> {
    tx.all(sql, values).await?.iter().map(|row| Ok(Link { id: row.get("id")?, text: text(row)? })).collect()
}

pub(crate) const SEALED: &str =
    "id, at, actor, unit, concept, record, action, from_state, to_state, note, after, schema_no";
const BATCH: usize = 2000;
/// Batches of one call: a backlog is sealed over several ticks, so that none keeps the server from its work.
const BATCHES: usize = 50;

fn chain(previous: &str, links: &[Link]) -> String {
    let mut hash = Sm3::new();
    hash.update(previous.as_bytes());
    for link in links {
        hash.update((link.text.len() as u64).to_be_bytes());
        hash.update(link.text.as_bytes());
    }
    hex::encode(hash.finalize())
}

/// The next events of a month that are not sealed (`$1` the month, `$2` the oldest transaction still open), in order.
///
/// SQLite is kept off the primary key, on which every batch would pass all that is sealed already, by a plus before the
/// column. To PostgreSQL the plus would hide in which of the tables by month they lie: it looked for them in every one, and
/// through all that waits in the later months.
pub fn unsealed(engine: Engine) -> String {
    let month = if engine == Engine::Sqlite { "+month" } else { "month" };
    format!(
        "select {SEALED} from ledger_event where {month} = $1 and seal is null and xact < $2 \
         order by month, id limit {BATCH}"
    )
}

/// Seal what can be sealed, at most a hundred thousand events a call; returns their number. Called by the clock's work, one at a time.
pub async fn seal(db: &Db, now: Timestamp) -> Result<usize, Refusal> {
    let mut sealed = 0;
    for _ in 0..BATCHES {
        let mut tx = db.begin_alone().await?;
        let open_from: i64 = match tx.engine() {
            // SQLite has one writer: whoever holds the write lock sees everything committed.
            Engine::Sqlite => i64::MAX,
            Engine::Postgres => {
                tx.script("lock table ledger_seal in exclusive mode").await?;
                tx.one("select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint) as x", &[]).await?.get("x")?
            }
        };
        let next = tx
            .opt("select min(month) as month from ledger_event where seal is null and xact < $1", params![open_from])
            .await?;
        let Some(month) = next.map(|r| r.get::<Option<i64>>("month")).transpose()?.flatten() else { return Ok(sealed) };
        let last = tx
            .opt("select seq, hash from ledger_seal where month = $1 order by seq desc limit 1", params![month])
            .await?;
        let (seq, previous) = match last {
            Some(row) => (row.get::<i64>("seq")? + 1, row.get::<String>("hash")?),
            None => (1, month.to_string()),
        };
        let sql = unsealed(tx.engine());
        let batch = links(&mut tx, &sql, params![month, open_from]).await?;
        let (Some(first), Some(end)) = (batch.first(), batch.last()) else { return Ok(sealed) };
        let hash = chain(&previous, &batch);
        tx.exec(
            "insert into ledger_seal (month, seq, first_id, last_id, events, previous, hash, at) values ($1,$2,$3,$4,$5,$6,$7,$8)",
            params![month, seq, first.id, end.id, batch.len() as i64, previous, hash, now],
        )
        .await?;
        tx.exec(
            "update ledger_event set seal = $1 where month = $2 and seal is null and xact < $3 and id >= $4 and id <= $5",
            params![seq, month, open_from, first.id, end.id],
        )
        .await?;
        tx.commit().await?;
        sealed += batch.len();
        // What was written meanwhile is left for the next time: seals of a handful each make a long chain of little.
        if batch.len() < BATCH && month >= month_of(now) {
            break;
        }
    }
    Ok(sealed)
}

/// What `anlan ledger verify` prints.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Verdict {
    pub events: usize,
    pub seals: usize,
    /// One Chinese sentence for each broken link; empty means whole.
    pub broken: Vec<String>,
}

const SEALS: &str = "select month, seq, first_id, last_id, events, previous, hash from ledger_seal order by month, seq";

/// Recompute the whole chain.
pub async fn verify(db: &Db) -> Result<Verdict, Refusal> {
    let mut tx = db.read().await?;
    let mut verdict = Verdict::default();
    let mut previous: Option<(i64, i64, String)> = None;
    for row in tx.all(SEALS, &[]).await? {
        let (month, seq): (i64, i64) = (row.get("month")?, row.get("seq")?);
        let (events, before, hash): (i64, String, String) =
            (row.get("events")?, row.get("previous")?, row.get("hash")?);
        let expected = match &previous {
            Some((m, s, h)) if *m == month && *s == seq - 1 => h.clone(),
            _ => month.to_string(),
        };
        if before != expected {
            verdict.broken.push(format!("{month} 第 {seq} 批的前置校验值与上一批不相接，可能有整批记录被删除。"));
        }
        let (first, last): (Uuid, Uuid) = (row.get("first_id")?, row.get("last_id")?);
        // Between the first and the last only: without that each batch would read its whole month.
        let sql = format!(
            "select {SEALED} from ledger_event where month = $1 and seal = $2 and id >= $3 and id <= $4 order by id"
        );
        let batch = links(&mut tx, &sql, params![month, seq, first, last]).await?;
        if batch.len() as i64 != events {
            verdict.broken.push(format!("{month} 第 {seq} 批应有 {events} 条记录，现有 {} 条。", batch.len()));
        } else if chain(&before, &batch) != hash {
            verdict.broken.push(format!("{month} 第 {seq} 批的内容与封存时不同，有记录被改动。"));
        }
        verdict.events += batch.len();
        verdict.seals += 1;
        previous = Some((month, seq, hash));
    }
    Ok(verdict)
}
