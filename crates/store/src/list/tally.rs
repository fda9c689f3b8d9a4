//! Counting a small region's rows in one pass, by the values of a column. Large regions have an index for each count, which
//! stops at a thousand; a town has none of its own, and would go through all of its rows once for each.

use super::scope::{Marks, granted};
use super::{List, Want};
use crate::tx::Tx;
use crate::value::Value;
use kernel::Refusal;

/// More rows are not counted in one pass.
const MOST: u64 = 50_000;
/// Depth of a path from which on a region is small: towns.
const SMALL: usize = 3;

/// How many rows hold one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub value: String,
    pub count: u64,
    /// Of these, for how many each condition holds.
    pub marked: Vec<u64>,
}

impl List {
    /// Exact counts by the values of a column of text (`t.state`), each with how many rows hold each condition (with `?` for
    /// each value); a value that no row holds is not named. `None` if the list shows more than towns, or too many rows.
    ///
    /// # Errors
    /// The engine's.
    pub async fn tally(
        &self,
        tx: &mut Tx,
        by: &str,
        marked: &[(&str, Vec<Value>)],
    ) -> Result<Option<Vec<Tally>>, Refusal> {
        if !self.shows_towns_only() {
            return Ok(None);
        }
        let now = self.now(tx).await?;
        let mut values = Vec::new();
        let mut also = format!(", {by} as word");
        for (n, (sql, of)) in marked.iter().enumerate() {
            let said = Marks(&mut values).said(sql, of);
            also += &format!(", {said} as mark{n}");
        }
        let want = Want { most: MOST + 1, once: true, also: &also, ..Want::default() };
        let keys = self.keys(&want, now, &mut values);
        let counts: Vec<String> =
            (0..marked.len()).map(|n| format!(", count(*) filter (where mark{n}) as n{n}")).collect();
        let sql = format!(
            "select word, count(*) as n{} from (select * from ({keys}) kept_keys limit {}) counted group by word",
            counts.concat(),
            MOST + 1
        );
        let mut out = Vec::new();
        for row in tx.all(&sql, &values).await? {
            let marked = (0..marked.len()).map(|n| Ok(row.get::<i64>(&format!("n{n}"))? as u64));
            out.push(Tally {
                value: row.get("word")?,
                count: row.get::<i64>("n")? as u64,
                marked: marked.collect::<Result<_, Refusal>>()?,
            });
        }
        let all: u64 = out.iter().map(|t| t.count).sum();
        Ok((all <= MOST).then_some(out))
    }

    fn shows_towns_only(&self) -> bool {
        let on = &self.listed.on;
        if !on.areas || on.access.is_some() {
            return false;
        }
        let paths: Vec<String> = match self.scope.everything {
            true if self.within.is_empty() => return false,
            true => self.within.clone(),
            false => granted(&self.scope, self.right, on, &self.narrow()).into_iter().map(|g| g.0).collect(),
        };
        paths.iter().all(|p| p.split('/').filter(|code| !code.is_empty()).count() >= SMALL)
    }
}
