//! 计数 counter: totals for dashboards over more rows than one may count on reading (docs/decisions/0004). A change appends
//! what left and what entered, in its own transaction; a job folds that into totals for every region above. Readers add
//! what is not folded yet, so that totals are exact at every moment. What time alone changes is never counted here.

use crate::list::areas;
use crate::tx::Tx;
use crate::{Db, Engine, Together, Value, params};
use kernel::Refusal;
use std::collections::BTreeMap;

mod ask;

pub use ask::{By, Grades, split, totals};

/// Deltas folded in one transaction.
const BATCH: i64 = 10_000;

/// Where a record is counted. Empty text stands for "none".
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Materialised path of the record's region.
    pub region_path: String,
    /// 行业监管类别 of the record.
    pub trade: String,
    pub state: String,
    pub grade: String,
    /// Year and month by which stock and flow are told, as 202611.
    pub month: i64,
}

/// One total.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Total {
    pub trade: String,
    pub state: String,
    pub grade: String,
    pub month: i64,
    pub n: i64,
}

impl Tx {
    /// A record of `concept` moved from one place to another; `None` for a record that is new or gone.
    pub async fn counted(
        &mut self,
        concept: &str,
        left: Option<&Place>,
        entered: Option<&Place>,
        at: jiff::Timestamp,
    ) -> Result<(), Refusal> {
        self.counted_in(&[(concept, left, entered)], at).await
    }

    /// The same of several counters at once: (counter, place left, place entered).
    pub async fn counted_in(
        &mut self,
        changes: &[(&str, Option<&Place>, Option<&Place>)],
        at: jiff::Timestamp,
    ) -> Result<(), Refusal> {
        let mut lines = Together::new();
        lines.counted_in(changes, at);
        self.together(lines).await?;
        Ok(())
    }

    /// Many new records at once.
    pub async fn counted_many(&mut self, concept: &str, new: &[Place], at: jiff::Timestamp) -> Result<(), Refusal> {
        let mut sums: BTreeMap<&Place, i64> = BTreeMap::new();
        new.iter().for_each(|p| *sums.entry(p).or_default() += 1);
        let rows: Vec<Vec<Value>> = sums.into_iter().map(|(p, n)| delta(concept, p, n, at)).collect();
        Ok(self.bulk_insert("counter_delta", COLUMNS, &rows).await?)
    }
}

impl Together {
    /// [`Tx::counted_in`] among other changes of the verb.
    pub fn counted_in(&mut self, changes: &[(&str, Option<&Place>, Option<&Place>)], at: jiff::Timestamp) {
        let moved = changes.iter().filter(|(_, left, entered)| left != entered);
        let rows: Vec<Vec<Value>> = moved
            .flat_map(|(concept, left, entered)| {
                let both = left.iter().map(|p| (*p, -1)).chain(entered.iter().map(|p| (*p, 1)));
                both.map(|(p, n)| delta(concept, p, n, at)).collect::<Vec<_>>()
            })
            .collect();
        if rows.is_empty() {
            return;
        }
        let tuple = |row: usize| {
            let marks: Vec<String> = (1..=COLUMNS.len()).map(|n| format!("${}", row * COLUMNS.len() + n)).collect();
            format!("({})", marks.join(","))
        };
        let tuples: Vec<String> = (0..rows.len()).map(tuple).collect();
        let sql = format!("insert into counter_delta ({}) values {}", COLUMNS.join(", "), tuples.join(","));
        self.add(sql, rows.concat());
    }
}

const COLUMNS: &[&str] =
    &["id", "concept", "area1", "area2", "area3", "area4", "trade", "state", "grade", "month", "n", "folding"];

fn delta(concept: &str, p: &Place, n: i64, at: jiff::Timestamp) -> Vec<Value> {
    let id: kernel::id::EventId = crate::new_id(at);
    let a = areas(&p.region_path);
    let texts = [a[0], a[1], a[2], a[3], &p.trade, &p.state, &p.grade];
    let mut row: Vec<Value> = vec![id.into(), concept.into()];
    row.extend(texts.into_iter().map(Value::from));
    row.extend([p.month.into(), n.into(), false.into()]);
    row
}

/// The whole region tree above a delta, the country first.
const LEVELS: [&str; 5] = ["''", "area1", "area2", "area3", "area4"];

/// Where totals stand, and by what: everything, summed over months, summed over trades.
const TABLES: [(&str, &str); 3] = [
    ("counter", "concept, region, trade, state, grade, month"),
    ("counter_whole", "concept, region, trade, state, grade"),
    ("counter_month", "concept, region, state, grade, month"),
];

/// Deltas as rows of one level of regions.
fn level(region: &str, only: &str) -> String {
    let some = if region == "''" { String::new() } else { format!(" and {region} <> ''") };
    format!("select concept, {region} as region, trade, state, grade, month, n from counter_delta where {only}{some}")
}

/// Fold what was appended; called every few seconds. Returns how many deltas were folded.
pub async fn fold(db: &Db) -> Result<usize, Refusal> {
    let mut folded = 0;
    loop {
        // Looked for without the write lock: most of the time there is nothing.
        let any = db.read().await?.opt("select 1 as one from counter_delta limit 1", &[]).await?;
        if any.is_none() {
            return Ok(folded);
        }
        let mut tx = db.begin_alone().await?;
        if tx.engine() == Engine::Postgres {
            // Two servers must not fold the same rows; writers of deltas are not held up.
            tx.script("lock table counter in exclusive mode").await?;
        }
        // Marked first: a delta that commits meanwhile is neither summed nor deleted.
        let marked = tx
            .exec(
                &format!(
                    "update counter_delta set folding = $1 where id in (select id from counter_delta order by id limit {BATCH})"
                ),
                params![true],
            )
            .await?;
        let parts: Vec<String> = LEVELS.iter().map(|region| level(region, "folding = $1")).collect();
        for (table, keys) in TABLES {
            let sql = format!(
                "insert into {table} ({keys}, n) select {keys}, cast(sum(n) as bigint) from ({}) levels where true \
                 group by {keys} on conflict ({keys}) do update set n = {table}.n + excluded.n",
                parts.join(" union all ")
            );
            tx.exec(&sql, params![true]).await?;
        }
        tx.exec("delete from counter_delta where folding = $1", params![true]).await?;
        tx.commit().await?;
        folded += marked as usize;
        if marked < BATCH as u64 {
            return Ok(folded);
        }
    }
}

/// For the checkup: one sentence for each total that differs from a recount, `truth`, of all records of the concept; at most
/// fifty of them.
pub async fn compare(tx: &mut Tx, concept: &str, truth: Vec<(Place, i64)>) -> Result<Vec<String>, Refusal> {
    /// Region, trade, state, grade, month.
    type Key = (String, String, String, String, i64);
    let mut sums: BTreeMap<Key, i64> = BTreeMap::new();
    for (p, n) in truth {
        let above = areas(&p.region_path);
        for region in std::iter::once("").chain(above.into_iter().filter(|a| !a.is_empty())) {
            let key = (region.to_owned(), p.trade.clone(), p.state.clone(), p.grade.clone(), p.month);
            *sums.entry(key).or_default() -= n;
        }
    }
    let deltas: Vec<String> =
        LEVELS.iter().map(|region| format!(" union all {}", level(region, "concept = $1"))).collect();
    let sql = format!(
        "select concept, region, trade, state, grade, month, n from counter where concept = $1{}",
        deltas.concat()
    );
    for r in tx.all(&sql, params![concept]).await? {
        let key = (r.get("region")?, r.get("trade")?, r.get("state")?, r.get("grade")?, r.get("month")?);
        *sums.entry(key).or_default() += r.get::<i64>("n")?;
    }
    let mut out = Vec::new();
    // The sums beside the totals say the same as these.
    for (table, keys) in &TABLES[1..] {
        let sql = format!(
            "select region, state, grade, cast(sum(n) as bigint) as n from (
               select {keys}, n from {table} where concept = $1
               union all select {keys}, -n as n from counter where concept = $1
             ) both_parts group by {keys} having sum(n) <> 0 limit 10"
        );
        for r in tx.all(&sql, params![concept]).await? {
            let (region, state, grade): (String, String, String) = (r.get("region")?, r.get("state")?, r.get("grade")?);
            let n: i64 = r.get("n")?;
            out.push(format!(
                "{concept} 汇总不符（{table}）：地区“{region}”、状态“{state}”、等级“{grade}”，汇总比计数多 {n}。"
            ));
        }
    }
    let wrong = sums.into_iter().filter(|(_, n)| *n != 0).take(50);
    out.extend(wrong.map(|((region, trade, state, grade, month), n)| {
            format!(
                "{concept} 计数不符：地区“{region}”、行业“{trade}”、状态“{state}”、等级“{grade}”、{month}，计数比实际多 {n}。"
            )
    }));
    Ok(out)
}
