//! What a list is asked for: a page, how many there are, everything.

use super::{List, Now, Want, cursor, keeper};
use crate::row::Row;
use crate::tx::Tx;
use crate::value::Value;
use kernel::Refusal;
use kernel::page::{Page, PageAsk, Total};
use std::collections::HashMap;
use uuid::Uuid;

/// Most matches among which a page is sorted by a column without an index of its own.
const SORTED_UP_TO: u64 = 20_000;
/// Up to so many rows are asked for by a statement of their own.
const HANDFUL: usize = 10;

impl List {
    /// The statement that finds the keys of a page, `sort_id` and `sort_key`, in order; and its values.
    fn keys_of_page(&self, ask: &PageAsk, limit: u64, now: Now) -> Result<(String, Vec<Value>), Refusal> {
        let (sort, down) = self.order(ask)?;
        let cursor = ask.after.as_deref().filter(|c| !c.is_empty());
        let from = cursor.map(|c| cursor::read(c, sort)).transpose()?;
        let mut values = Vec::new();
        let want = Want { sort: Some((sort, down)), from: from.as_ref(), most: limit, ..Want::default() };
        let keys = self.keys(&want, now, &mut values);
        let way = if down { "desc" } else { "asc" };
        let sql = format!(
            "select id as sort_id, sort_key from ({keys}) kept_keys order by sort_key {way}, id {way} limit {limit}"
        );
        Ok((sql, values))
    }

    /// Whole rows, with `sort_id`, of so many ids, in any order: always the same few texts, so that the engine plans its joins
    /// once and not for each mixture of filters.
    fn rows_of_page(&self, ids: usize) -> String {
        let l = self.listed;
        let marks: Vec<String> = (1..=ids).map(|n| format!("${n}")).collect();
        format!(
            "select {}, t.id as sort_id from {} t {} where t.id in ({})",
            l.columns,
            l.table,
            l.joins,
            marks.join(",")
        )
    }

    /// Keys and rows in one statement, for as many as there are.
    fn whole(&self, ask: &PageAsk, most: u64, now: Now) -> Result<(String, Vec<Value>), Refusal> {
        let (sort, down) = self.order(ask)?;
        let mut values = Vec::new();
        let want = Want { sort: Some((sort, down)), most, ..Want::default() };
        let keys = self.keys(&want, now, &mut values);
        let way = if down { "desc" } else { "asc" };
        let l = self.listed;
        let sql = format!(
            "select {}, t.id as sort_id from ({keys}) kept_keys join {} t on t.id = kept_keys.id {} \
             order by {col} {way}, t.id {way} limit {most}",
            l.columns,
            l.table,
            l.joins,
            col = sort.column
        );
        Ok((sql, values))
    }

    /// The statement that counts, as a part of another one.
    ///
    /// In any order, so that the planner may take what suits the filters; but what is rare in the order of its small index,
    /// because SQLite's statistics, made from a sample, do not tell it how small that is.
    pub(super) fn counting(&self, most: u64, now: Now, values: &mut Vec<Value>) -> String {
        let sort = if self.rare() && !self.by_words() { self.order(&PageAsk::default()).ok() } else { None };
        let keys = self.keys(&Want { sort, most, once: true, ..Want::default() }, now, values);
        format!("select count(*) as n from (select 1 as one from ({keys}) kept_keys limit {most}) counted")
    }

    /// How many match, exact up to [`Total::EXACT_UP_TO`].
    pub async fn total(&self, tx: &mut Tx) -> Result<Total, Refusal> {
        let now = self.now(tx).await?;
        self.total_with(tx, now).await
    }

    /// Whether any row of the table stands in no index yet. Mostly none does, and a statement that need not look there is
    /// planned faster.
    async fn fresh(&self, tx: &mut Tx) -> Result<bool, Refusal> {
        let Some(large) = self.listed.on.large else { return Ok(false) };
        let sql = format!("select 1 as one from {} t where not {} limit 1", self.listed.table, large.settled);
        Ok(tx.opt(&sql, &[]).await?.is_some())
    }

    /// Whether the regions show all that the units' own arm would.
    async fn spare(&self, tx: &mut Tx) -> Result<Option<&'static str>, Refusal> {
        let on = &self.listed.on;
        // An index of its own finds the rows; the scope only sifts them.
        if self.owned {
            return Ok(None);
        }
        let probes = keeper::beyond_region(&self.scope, self.right, on, self.listed.table, &self.narrow());
        let Some(probes) = probes.filter(|p| !p.is_empty()) else { return Ok(None) };
        for (sql, values) in probes {
            if tx.opt(&sql, &values).await?.is_some() {
                return Ok(None);
            }
        }
        Ok(on.large.and_then(|l| l.keeper).map(|k| k.unit))
    }

    /// Whether so little is asked of one unit that its rows are looked at one by one.
    pub(super) async fn is_little(&self, tx: &mut Tx) -> Result<bool, Refusal> {
        let Some((found, values)) = self.asked_of("1 as one") else { return Ok(false) };
        let Some(keeper) = self.listed.on.large.and_then(|l| l.keeper) else { return Ok(false) };
        let most = keeper.little + 1;
        let sql = format!("select count(*) as n from (select 1 as one from ({found}) found limit {most}) cut_off");
        Ok(tx.one(&sql, &values).await?.get::<i64>("n")? < most)
    }

    /// Whether [`List::now`] is the same for both.
    pub(super) fn asks_like(&self, other: &List) -> bool {
        self.listed.table == other.listed.table
            && self.right == other.right
            && self.owned == other.owned
            && self.within == other.within
            && self.sectors == other.sectors
            && self.keeper_asked() == other.keeper_asked()
            && self.scope == other.scope
    }

    pub(super) async fn now(&self, tx: &mut Tx) -> Result<Now, Refusal> {
        let little = self.is_little(tx).await?.then(|| tx.engine());
        Ok(Now { fresh: self.fresh(tx).await?, spare: self.spare(tx).await?, little })
    }

    async fn total_with(&self, tx: &mut Tx, now: Now) -> Result<Total, Refusal> {
        let mut values = Vec::new();
        let sql = self.counting(Total::EXACT_UP_TO + 1, now, &mut values);
        let n = tx.one(&sql, &values).await?.get::<i64>("n")? as u64;
        Ok(total_of(n))
    }

    /// A sort that no index serves looks at every match: refused over a set that is too large for it (decision 0002).
    async fn bounded(&self, tx: &mut Tx, ask: &PageAsk, now: Now) -> Result<(), Refusal> {
        let (sort, _) = self.order(ask)?;
        let (first, _) = self.order(&PageAsk::default())?;
        if !self.listed.on.areas || sort.column == first.column {
            return Ok(());
        }
        let mut values = Vec::new();
        let sql = self.counting(SORTED_UP_TO + 1, now, &mut values);
        let n = tx.one(&sql, &values).await?.get::<i64>("n")? as u64;
        if n > SORTED_UP_TO {
            let say = format!(
                "符合条件的超过 {SORTED_UP_TO} 条，不能按这一列排序；请先按文件、单位、地区或状态筛选，或改用默认排序。"
            );
            return Err(Refusal::invalid("SORT_TOO_MANY", say));
        }
        Ok(())
    }

    /// Run it.
    ///
    /// # Errors
    /// `BAD_SORT`, `SORT_TOO_MANY`, a cursor of another list, or the engine's.
    pub async fn page<T>(
        &self,
        tx: &mut Tx,
        ask: &PageAsk,
        decode: impl Fn(&Row) -> Result<T, Refusal>,
    ) -> Result<Page<T>, Refusal> {
        let now = self.now(tx).await?;
        self.bounded(tx, ask, now).await?;
        let limit = ask.limit() as usize;
        let (sql, values) = self.keys_of_page(ask, limit as u64 + 1, now)?;
        let (sort, _) = self.order(ask)?;
        let mut keys = tx.all(&sql, &values).await?;
        let more = keys.len() > limit;
        keys.truncate(limit);
        let next = match keys.last() {
            Some(key) if more => Some(cursor::write(key, sort)?),
            _ => None,
        };
        let ids = keys.iter().map(|k| k.get("sort_id")).collect::<Result<Vec<Uuid>, _>>()?;
        let items = self.rows(tx, &ids, limit).await?.iter().map(decode).collect::<Result<Vec<_>, _>>()?;
        let total = if !more && ask.after.as_deref().unwrap_or_default().is_empty() {
            Total { count: items.len() as u64, exact: true }
        } else {
            self.total_with(tx, now).await?
        };
        Ok(Page { items, next, total })
    }

    /// The rows of these ids, in this order.
    async fn rows(&self, tx: &mut Tx, ids: &[Uuid], limit: usize) -> Result<Vec<Row>, Refusal> {
        let Some(last) = ids.last() else { return Ok(Vec::new()) };
        // Either a handful or a whole page is asked for; the last one stands for those that are not there.
        let asked = if ids.len() <= HANDFUL { HANDFUL } else { limit };
        let values: Vec<Value> =
            ids.iter().chain(std::iter::repeat(last)).take(asked).map(|id| Value::from(*id)).collect();
        let place: HashMap<Uuid, usize> = ids.iter().enumerate().map(|(n, id)| (*id, n)).collect();
        let mut rows = Vec::with_capacity(ids.len());
        for row in tx.all(&self.rows_of_page(asked), &values).await? {
            rows.push((place.get(&row.get::<Uuid>("sort_id")?).copied(), row));
        }
        rows.sort_by_key(|r| r.0);
        Ok(rows.into_iter().map(|r| r.1).collect())
    }

    /// Every row, for exports; refuses above `most`.
    pub async fn everything<T>(
        &self,
        tx: &mut Tx,
        ask: &PageAsk,
        most: usize,
        decode: impl Fn(&Row) -> Result<T, Refusal>,
    ) -> Result<Vec<T>, Refusal> {
        let now = self.now(tx).await?;
        let (sql, values) = self.whole(ask, most as u64 + 1, now)?;
        let rows = tx.all(&sql, &values).await?;
        if rows.len() > most {
            return Err(Refusal::invalid("TOO_MANY_ROWS", format!("一次最多导出 {most} 行，请先缩小筛选范围。")));
        }
        rows.iter().map(decode).collect()
    }
}

pub(super) fn total_of(n: u64) -> Total {
    Total { count: n.min(Total::EXACT_UP_TO), exact: n <= Total::EXACT_UP_TO }
}
