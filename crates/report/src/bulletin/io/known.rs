//! What was known at a moment. Records that stand now as they stood then are read (or summed) where they are; those that
//! changed since are taken from the ledger, each by its last after-image until the moment. So a bulletin of today costs
//! one pass over the tables, and one of the past the changes since. What was entered later was not known then.

use super::reach::Reach;
use super::sql::mark;
use crate::bulletin::cond::{Fact, Facts};
use crate::bulletin::period::Span;
use crate::bulletin::source::{Field, History, Sort, Source};
use ::store::{Row, Tx, Value, params};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Outcome, Refusal};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Records whose image is fetched in one statement.
const CHUNK: usize = 300;

/// What of a source is known.
pub struct Known {
    pub source: &'static Source,
    /// Of a wide source those that changed since; of any other all.
    pub facts: Vec<Facts>,
    /// Some changed since: they are left out where the rest is summed.
    pub changed: bool,
    pub seen: Timestamp,
}

/// Records that changed after the moment: the index by time answers, the concept is sifted.
const LATER: &str = "select e.record from ledger_event e where e.at > $A and e.concept || '' = $B";

impl Known {
    /// Condition on `t` for the rest of a wide source: in the region, and unchanged since.
    pub fn rest(&self, reach: &Reach, values: &mut Vec<Value>) -> String {
        let area = format!("{} = {}", reach.area(), mark(values, Value::from(&reach.code)));
        if !self.changed {
            return area;
        }
        let at = mark(values, Value::Time(self.seen));
        let concept = mark(values, Value::from(self.source.concept));
        format!("{area} and t.id not in ({})", LATER.replace("$A", &at).replace("$B", &concept))
    }
}

/// Everything that the figures of a source need.
pub async fn known(
    tx: &mut Tx,
    source: &'static Source,
    reach: &Reach,
    seen: Timestamp,
    spans: &[Span],
) -> Outcome<Known> {
    let changed = match source.history {
        History::Images => changed(tx, source, seen).await?,
        History::Stamps { .. } => Vec::new(),
    };
    let mut facts = images(tx, source, &changed, seen).await?;
    facts.retain(|f| f.text("region").starts_with(&reach.path));
    let mut out = Known { source, facts, changed: !changed.is_empty(), seen };
    if !source.wide {
        let rows = rows(tx, &out, reach, spans).await?;
        out.facts.extend(rows);
    }
    Ok(out)
}

async fn changed(tx: &mut Tx, source: &Source, seen: Timestamp) -> Outcome<Vec<Uuid>> {
    let sql = LATER.replace("select e.record", "select distinct e.record").replace("$A", "$1").replace("$B", "$2");
    tx.all(&sql, params![seen, source.concept]).await?.iter().map(|r| r.get("record")).collect()
}

/// The last after-image of each until the moment; who has none was not there.
async fn images(tx: &mut Tx, source: &Source, ids: &[Uuid], seen: Timestamp) -> Outcome<Vec<Facts>> {
    let mut out = Vec::new();
    for chunk in ids.chunks(CHUNK) {
        let mut values: Vec<Value> = params![source.concept, seen].to_vec();
        let marks: Vec<String> = chunk
            .iter()
            .map(|id| {
                values.push(Value::Id(*id));
                format!("${}", values.len())
            })
            .collect();
        let sql = format!(
            "select record, after from (
               select e.record, e.after, row_number() over (partition by e.record order by e.id desc) as newest
               from ledger_event e where e.concept = $1 and e.at <= $2 and e.record in ({})) x
             where newest = 1",
            marks.join(",")
        );
        for row in tx.all(&sql, &values).await? {
            let after: String = row.get("after")?;
            let image: Json = serde_json::from_str(&after).map_err(Refusal::internal)?;
            out.push(from_image(source, row.get("record")?, &image)?);
        }
    }
    Ok(out)
}

/// A record out of its after-image.
pub fn from_image(source: &Source, id: Uuid, image: &Json) -> Outcome<Facts> {
    let mut held = BTreeMap::new();
    for field in source.fields {
        let value = field.image.iter().try_fold(image, |v, key| v.get(key)).filter(|v| !v.is_null());
        if let Some(value) = value {
            let fact = fact(field, value).ok_or_else(|| {
                Refusal::internal(format!("image of {} {id}: {} holds {value}", source.concept, field.name))
            })?;
            held.insert(field.name, fact);
        }
    }
    Ok(Facts { id, held })
}

fn fact(field: &Field, value: &Json) -> Option<Fact> {
    Some(match field.sort {
        Sort::Day => Fact::Day(value.as_str()?.parse().ok()?),
        Sort::At => Fact::At(value.as_str()?.parse().ok()?),
        Sort::Text | Sort::Id => Fact::Text(value.as_str()?.to_owned()),
        Sort::Number => Fact::Number(value.as_i64()?),
        Sort::Flag => Fact::Flag(value.as_bool()?),
    })
}

/// Columns of a record, each by the name of its field.
pub fn columns(source: &Source) -> String {
    let fields: Vec<String> = source.fields.iter().map(|f| format!("{} as f_{}", f.column, f.name)).collect();
    format!("t.id, {}", fields.join(", "))
}

/// A record out of its row.
pub fn from_row(source: &Source, row: &Row) -> Outcome<Facts> {
    let mut held = BTreeMap::new();
    for field in source.fields {
        let name = format!("f_{}", field.name);
        let found = match field.sort {
            _ if !field.inner.is_empty() => {
                let json: Option<Json> = row.get(&name)?;
                let value = json.as_ref().and_then(|j| field.inner.iter().try_fold(j, |v, key| v.get(key)));
                value.filter(|v| !v.is_null()).and_then(|v| fact(field, v))
            }
            Sort::Day => row.get::<Option<Date>>(&name)?.map(Fact::Day),
            Sort::At => row.get::<Option<Timestamp>>(&name)?.map(Fact::At),
            Sort::Text => row.get::<Option<String>>(&name)?.map(Fact::Text),
            Sort::Id => row.get::<Option<Uuid>>(&name)?.map(|id| Fact::Text(id.to_string())),
            Sort::Number => row.get::<Option<i64>>(&name)?.map(Fact::Number),
            Sort::Flag => row.get::<Option<bool>>(&name)?.map(Fact::Flag),
        };
        if let Some(fact) = found {
            held.insert(field.name, fact);
        }
    }
    Ok(Facts { id: row.get("id")?, held })
}

async fn rows(tx: &mut Tx, known: &Known, reach: &Reach, spans: &[Span]) -> Outcome<Vec<Facts>> {
    let source = known.source;
    let mut values = Vec::new();
    let mut wheres = vec![known.rest(reach, &mut values)];
    let near = source.near.and_then(|name| source.field(name));
    let (first, last) = (spans.iter().map(|s| s.from).min(), spans.iter().map(|s| s.till).max());
    if let (Some(field), Some(first), Some(last)) = (near, first, last) {
        let (from, till) = (kernel::start_of(first), kernel::start_of(last));
        wheres.push(format!("{} >= {}", field.column, mark(&mut values, Value::Time(from))));
        wheres.push(format!("{} < {}", field.column, mark(&mut values, Value::Time(till))));
    }
    let sql = format!("select {} from {} t where {}", columns(source), source.table, wheres.join(" and "));
    let found = tx.all(&sql, &values).await?;
    let mut out = Vec::with_capacity(found.len());
    for row in &found {
        out.extend(as_stamped(source, from_row(source, row)?, known.seen));
    }
    Ok(out)
}

/// Of a source whose times stand in the record: as it was at the moment, or nothing.
pub fn as_stamped(source: &Source, mut facts: Facts, seen: Timestamp) -> Option<Facts> {
    let History::Stamps { born, undo } = source.history else { return Some(facts) };
    let later = |f: &Facts, name: &str| matches!(f.held.get(name), Some(Fact::At(t)) if *t > seen);
    if !facts.held.contains_key(born) || later(&facts, born) {
        return None;
    }
    for (stamp, fields) in undo {
        if later(&facts, stamp) {
            fields.iter().for_each(|f| drop(facts.held.remove(f)));
        }
    }
    Some(facts)
}
