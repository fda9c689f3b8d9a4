//! Filtered, sorted, scoped pages. Only the filters that are present are emitted, so that the planner sees plain
//! comparisons; a list cannot be made without a scope; pages continue by key, never by offset.

mod cursor;
mod scope;

pub use scope::{Access, ScopeOn, areas, condition, visible};

use crate::row::Row;
use crate::tx::Tx;
use crate::value::{Kind, Value};
use kernel::page::{Page, PageAsk, Total};
use kernel::{Refusal, Right, Scope};
use scope::{Arm, Marks};

/// A column that a list may be sorted by. It must not hold NULL: keep a key column with a far value instead.
#[derive(Clone, Copy, Debug)]
pub struct Sort {
    /// Name in the query string.
    pub name: &'static str,
    /// Column of the base table: `t.due_key`.
    pub column: &'static str,
    pub kind: Kind,
}

/// Most matches among which a page is sorted by a column without an index of its own.
const SORTED_UP_TO: u64 = 20_000;

/// What does not change from request to request.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    /// Base table; its alias is `t` and its id column `t.id`.
    pub table: &'static str,
    /// Joins for the columns, not for filters: `join policy p on p.id = t.policy`.
    pub joins: &'static str,
    pub columns: &'static str,
    pub on: ScopeOn,
    pub sorts: &'static [Sort],
    /// Name of a sort, with `-` for descending.
    pub default: &'static str,
}

/// A list statement under construction.
pub struct List {
    listed: &'static Listed,
    scope: Scope,
    right: Right,
    /// Conditions on `t`, with `?` for each value.
    wheres: Vec<(String, Vec<Value>)>,
}

impl List {
    pub fn new(listed: &'static Listed, scope: &Scope, right: Right) -> List {
        List { listed, scope: scope.clone(), right, wheres: Vec::new() }
    }

    /// Add a condition on `t` with `?` for each value.
    pub fn and(mut self, sql: &str, values: impl IntoIterator<Item = Value>) -> List {
        self.wheres.push((sql.to_owned(), values.into_iter().collect()));
        self
    }

    /// Add `sql` (with one `?`) if there is a value.
    pub fn when<T: Into<Value>>(self, value: Option<T>, sql: &str) -> List {
        match value {
            Some(v) => self.and(sql, [v.into()]),
            None => self,
        }
    }

    /// Add `column in (…)` if there are values.
    pub fn among<T: Into<Value>>(self, column: &str, values: impl IntoIterator<Item = T>) -> List {
        let values: Vec<Value> = values.into_iter().map(Into::into).collect();
        match values.len() {
            0 => self,
            1 => self.and(&format!("{column} = ?"), values),
            n => self.and(&format!("{column} in ({})", vec!["?"; n].join(",")), values),
        }
    }

    fn order(&self, ask: &PageAsk) -> Result<(Sort, bool), Refusal> {
        let word = ask.sort.as_deref().filter(|s| !s.is_empty()).unwrap_or(self.listed.default);
        let (name, down) = word.strip_prefix('-').map_or((word, false), |n| (n, true));
        let sort = self.listed.sorts.iter().find(|s| s.name == name).copied().ok_or_else(|| {
            let known: Vec<_> = self.listed.sorts.iter().map(|s| s.name).collect();
            Refusal::invalid("BAD_SORT", format!("不能按“{name}”排序，可用的排序列：{}。", known.join("、")))
        })?;
        Ok((sort, down))
    }

    /// The conditions, joined, with values added.
    fn filters(&self, marks: &mut Marks) -> Vec<String> {
        self.wheres
            .iter()
            .map(|(sql, values)| {
                let mut values = values.iter();
                sql.split('?').enumerate().fold(String::new(), |out, (i, part)| match i {
                    0 => part.to_owned(),
                    _ => out + &values.next().map_or("null".into(), |v| marks.of(v.clone())) + part,
                })
            })
            .collect()
    }

    /// The part that finds ids: every arm sorted and cut, so that each is one index range.
    fn keys(
        &self,
        sort: Sort,
        down: bool,
        from: Option<&(Value, uuid::Uuid)>,
        most: u64,
        values: &mut Vec<Value>,
    ) -> String {
        let on = &self.listed.on;
        let marks = &mut Marks(values);
        let (way, sign) = if down { ("desc", "<") } else { ("asc", ">") };
        let arms = if on.areas {
            scope::arms(&self.scope, self.right, on, marks)
        } else {
            match scope::predicate(&self.scope, self.right, on, marks) {
                None => vec![Arm::All],
                Some(sql) => vec![Arm::Area(sql)],
            }
        };
        let mut wheres = self.filters(marks);
        if let Some((value, id)) = from {
            wheres.push(format!("({}, t.id) {sign} ({}, {})", sort.column, marks.of(value.clone()), marks.of(*id)));
        }
        let table = self.listed.table;
        let parts: Vec<String> = arms
            .iter()
            .map(|arm| {
                let (from, condition) = match arm {
                    Arm::All => (format!("{table} t"), None),
                    Arm::Area(sql) => (format!("{table} t"), Some(sql.clone())),
                    Arm::Unit(sql) => match on.access {
                        Some(a) => {
                            (format!("{} a join {table} t on t.id = a.{}", a.table, a.record), Some(sql.clone()))
                        }
                        None => (format!("{table} t"), Some("1 = 0".into())),
                    },
                };
                let all: Vec<String> = condition.into_iter().chain(wheres.iter().cloned()).collect();
                let filter = if all.is_empty() { String::new() } else { format!(" where {}", all.join(" and ")) };
                let body = format!("{filter} order by {} {way}, t.id {way}", sort.column);
                let body = match (arm, on.access) {
                    (Arm::Unit(_), Some(access)) => over_copies(&body, &access),
                    _ => body,
                };
                let id = if matches!(arm, Arm::Unit(_)) {
                    on.access.map_or("t.id".into(), |a| format!("a.{}", a.record))
                } else {
                    "t.id".into()
                };
                format!("select * from (select {id} as id from {from}{body} limit {most}) arm")
            })
            .collect();
        match parts.len() {
            0 => format!("select t.id as id from {table} t where 1 = 0"),
            1 => parts.into_iter().next().unwrap_or_default(),
            _ => format!("select id from ({}) arms group by id", parts.join(" union all ")),
        }
    }

    /// The page statement: text and values. Also used by the test that prepares every statement on both engines.
    pub fn sql(&self, ask: &PageAsk, limit: u64) -> Result<(String, Vec<Value>), Refusal> {
        let (sort, down) = self.order(ask)?;
        let cursor = ask.after.as_deref().filter(|c| !c.is_empty());
        let from = cursor.map(|c| cursor::read(c, sort)).transpose()?;
        let mut values = Vec::new();
        let keys = self.keys(sort, down, from.as_ref(), limit, &mut values);
        let way = if down { "desc" } else { "asc" };
        let l = self.listed;
        let sql = format!(
            "select {}, {col} as sort_key, t.id as sort_id from ({keys}) kept_keys join {} t on t.id = kept_keys.id {} \
             order by {col} {way}, t.id {way} limit {limit}",
            l.columns,
            l.table,
            l.joins,
            col = sort.column
        );
        Ok((sql, values))
    }

    /// How many match, exact up to [`Total::EXACT_UP_TO`].
    pub async fn total(&self, tx: &mut Tx) -> Result<Total, Refusal> {
        let (sort, down) = self.order(&PageAsk::default())?;
        let most = Total::EXACT_UP_TO + 1;
        let mut values = Vec::new();
        let keys = self.keys(sort, down, None, most, &mut values);
        let sql = format!("select count(*) as n from (select 1 as one from ({keys}) kept_keys limit {most}) counted");
        let n = tx.one(&sql, &values).await?.get::<i64>("n")? as u64;
        Ok(Total { count: n.min(Total::EXACT_UP_TO), exact: n <= Total::EXACT_UP_TO })
    }

    /// A sort that no index serves looks at every match: refused over a set that is too large for it (decision 0002).
    async fn bounded(&self, tx: &mut Tx, ask: &PageAsk) -> Result<(), Refusal> {
        let (sort, _) = self.order(ask)?;
        let (first, down) = self.order(&PageAsk::default())?;
        if !self.listed.on.areas || sort.column == first.column {
            return Ok(());
        }
        let most = SORTED_UP_TO + 1;
        let mut values = Vec::new();
        let keys = self.keys(first, down, None, most, &mut values);
        let sql = format!("select count(*) as n from (select 1 as one from ({keys}) kept_keys limit {most}) counted");
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
        self.bounded(tx, ask).await?;
        let limit = ask.limit() as usize;
        let (sql, values) = self.sql(ask, limit as u64 + 1)?;
        let (sort, _) = self.order(ask)?;
        let mut rows = tx.all(&sql, &values).await?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = match rows.last() {
            Some(row) if more => Some(cursor::write(row, sort)?),
            _ => None,
        };
        let items = rows.iter().map(decode).collect::<Result<Vec<_>, _>>()?;
        let total = if !more && ask.after.as_deref().unwrap_or_default().is_empty() {
            Total { count: items.len() as u64, exact: true }
        } else {
            self.total(tx).await?
        };
        Ok(Page { items, next, total })
    }

    /// Every row, for exports; refuses above `most`.
    pub async fn everything<T>(
        &self,
        tx: &mut Tx,
        ask: &PageAsk,
        most: usize,
        decode: impl Fn(&Row) -> Result<T, Refusal>,
    ) -> Result<Vec<T>, Refusal> {
        let ask = PageAsk { after: None, limit: None, sort: ask.sort.clone() };
        let (sql, values) = self.sql(&ask, most as u64 + 1)?;
        let rows = tx.all(&sql, &values).await?;
        if rows.len() > most {
            return Err(Refusal::invalid("TOO_MANY_ROWS", format!("一次最多导出 {most} 行，请先缩小筛选范围。")));
        }
        rows.iter().map(decode).collect()
    }
}

/// Read filters and sort from the access table where it repeats the column, so that the index answers alone.
fn over_copies(sql: &str, access: &Access) -> String {
    let mut out = sql.replace("t.id", &format!("a.{}", access.record));
    for column in access.copies {
        let (word, to) = (format!("t.{column}"), format!("a.{column}"));
        let mut rest = std::mem::take(&mut out);
        let mut done = String::with_capacity(rest.len());
        while let Some(at) = rest.find(&word) {
            let after = at + word.len();
            let longer = rest[after..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
            done.push_str(&rest[..at]);
            done.push_str(if longer { &word } else { &to });
            rest = rest.split_off(after);
        }
        out = done + &rest;
    }
    out
}

/// Escape a user's words for `lower(column) like ? escape '\'`.
pub fn like(words: &str) -> Value {
    let escaped = words.trim().to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    Value::Text(format!("%{escaped}%"))
}
