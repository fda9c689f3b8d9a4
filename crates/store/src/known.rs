//! What was known at a moment: the after-images of the ledger up to an instant, each with the proof that it stands there.
//! What was entered, corrected or voided later is not in it, whatever day it is about.

use crate::ledger::{SEALED, text};
use crate::tx::Tx;
use crate::{Value, params};
use jiff::Timestamp;
use kernel::Refusal;
use kernel::id::EventId;
use sm3::{Digest, Sm3};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// One event with its after-image.
#[derive(Clone, Debug)]
pub struct Known {
    pub event: EventId,
    pub at: Timestamp,
    pub concept: String,
    pub record: Uuid,
    pub action: String,
    pub note: Option<String>,
    pub after: serde_json::Value,
    /// SM3 over what the chain covers of this event: it changes with every letter of the after-image.
    pub digest: String,
    /// Month of the chain, and the batch that sealed it, if one has.
    pub month: i64,
    pub batch: Option<i64>,
}

impl Known {
    /// The after-image as a type.
    pub fn image<T: serde::de::DeserializeOwned>(&self) -> Result<T, Refusal> {
        let why =
            |e: serde_json::Error| Refusal::internal(format!("after-image of {} {}: {e}", self.concept, self.record));
        serde_json::from_value(self.after.clone()).map_err(why)
    }
}

/// Records asked about in one statement.
const CHUNK: usize = 200;

async fn read(tx: &mut Tx, concept: &str, records: &[Uuid], at: Timestamp) -> Result<Vec<Known>, Refusal> {
    let mut out = Vec::new();
    for chunk in records.chunks(CHUNK) {
        let marks: Vec<String> = (3..chunk.len() + 3).map(|n| format!("${n}")).collect();
        let sql = format!(
            "select {SEALED}, month, seal from ledger_event where concept = $1 and at <= $2 and record in ({}) \
             order by record, id",
            marks.join(",")
        );
        let mut values: Vec<Value> = params![concept, at].to_vec();
        values.extend(chunk.iter().map(|r| Value::from(*r)));
        for row in tx.all(&sql, &values).await? {
            let after: String = row.get("after")?;
            out.push(Known {
                event: row.get("id")?,
                at: row.get("at")?,
                concept: row.get("concept")?,
                record: row.get("record")?,
                action: row.get("action")?,
                note: row.get("note")?,
                after: serde_json::from_str(&after).map_err(Refusal::internal)?,
                digest: hex::encode(Sm3::digest(text(&row)?.as_bytes())),
                month: row.get("month")?,
                batch: row.get("seal")?,
            });
        }
    }
    Ok(out)
}

/// Every event of these records up to an instant, by record, the oldest first.
pub async fn histories(
    tx: &mut Tx,
    concept: &str,
    records: &[Uuid],
    at: Timestamp,
) -> Result<BTreeMap<Uuid, Vec<Known>>, Refusal> {
    let mut out: BTreeMap<Uuid, Vec<Known>> = BTreeMap::new();
    for known in read(tx, concept, records, at).await? {
        out.entry(known.record).or_default().push(known);
    }
    Ok(out)
}

/// These records as they stood at an instant; those that were not there yet are missing.
pub async fn images(
    tx: &mut Tx,
    concept: &str,
    records: &[Uuid],
    at: Timestamp,
) -> Result<BTreeMap<Uuid, Known>, Refusal> {
    let all = histories(tx, concept, records, at).await?;
    Ok(all.into_iter().filter_map(|(id, mut events)| Some((id, events.pop()?))).collect())
}

/// Records of a concept that changed after an instant: what the present tables say of them may not be what was known then.
pub async fn changed_since(tx: &mut Tx, concept: &str, at: Timestamp) -> Result<Vec<Uuid>, Refusal> {
    let sql = "select distinct record from ledger_event where at > $1 and concept = $2 order by record";
    tx.all(sql, params![at, concept]).await?.iter().map(|r| r.get("record")).collect()
}

/// Hashes of the batches that were sealed before an instant, by month and number.
pub async fn seals(tx: &mut Tx, before: Timestamp) -> Result<HashMap<(i64, i64), String>, Refusal> {
    let rows = tx.all("select month, seq, hash from ledger_seal where at < $1", params![before]).await?;
    rows.iter().map(|r| Ok(((r.get("month")?, r.get("seq")?), r.get("hash")?))).collect()
}
