//! Filtered, sorted, scoped pages. Only the filters that are present are emitted, so that the planner sees plain
//! comparisons; a list cannot be made without a scope.

use crate::params;
use crate::row::Row;
use crate::tx::Tx;
use crate::value::{Kind, Value};
use kernel::page::{Page, PageAsk, Total};
use kernel::{Refusal, Right, Scope};
use uuid::Uuid;

/// Where a table keeps what the scope looks at.
#[derive(Clone, Copy, Debug)]
pub struct ScopeOn {
    /// Column of the region path: `t.region_path`.
    pub path: &'static str,
    /// Column of the sector, if records have one.
    pub sector: Option<&'static str>,
    /// Column of the unit whose record it is.
    pub unit: Option<&'static str>,
    /// Table with one row for each unit that may see a record for a reason: `(table, record column, id column here)`.
    pub access: Option<(&'static str, &'static str, &'static str)>,
}

/// A column that a list may be sorted by. It must not hold NULL: keep a key column with a far value instead.
#[derive(Clone, Copy, Debug)]
pub struct Sort {
    /// Name in the query string.
    pub name: &'static str,
    /// SQL expression.
    pub column: &'static str,
    pub kind: Kind,
}

/// A list statement under construction.
pub struct List {
    columns: String,
    from: String,
    wheres: Vec<String>,
    values: Vec<Value>,
    /// Unique column that breaks ties, of kind id.
    id: &'static str,
    sorts: &'static [Sort],
    default: &'static str,
}

impl List {
    /// `sorts` are the columns a page may be sorted by, `default` is one of their names, with `-` for descending.
    pub fn new(
        columns: &str,
        from: &str,
        id: &'static str,
        sorts: &'static [Sort],
        default: &'static str,
        scope: &Scope,
        right: Right,
        on: &ScopeOn,
    ) -> List {
        let mut list = List {
            columns: columns.to_owned(),
            from: from.to_owned(),
            wheres: Vec::new(),
            values: Vec::new(),
            id,
            sorts,
            default,
        };
        let (sql, values) = predicate(scope, right, on, 1);
        if let Some(sql) = sql {
            list.wheres.push(sql);
            list.values = values;
        }
        list
    }

    /// Add a condition with `?` for each value.
    pub fn and(mut self, sql: &str, values: impl IntoIterator<Item = Value>) -> List {
        let mut out = String::with_capacity(sql.len() + 8);
        let mut values = values.into_iter();
        for c in sql.chars() {
            match c {
                '?' => {
                    if let Some(v) = values.next() {
                        self.values.push(v);
                    }
                    out += &format!("${}", self.values.len());
                }
                c => out.push(c),
            }
        }
        self.wheres.push(out);
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
        if values.is_empty() {
            return self;
        }
        let marks = vec!["?"; values.len()].join(",");
        self.and(&format!("{column} in ({marks})"), values)
    }

    fn order(&self, ask: &PageAsk) -> Result<(Sort, bool), Refusal> {
        let word = ask.sort.as_deref().filter(|s| !s.is_empty()).unwrap_or(self.default);
        let (name, down) = word.strip_prefix('-').map_or((word, false), |n| (n, true));
        let sort = self.sorts.iter().find(|s| s.name == name).copied().ok_or_else(|| {
            let known: Vec<_> = self.sorts.iter().map(|s| s.name).collect();
            Refusal::invalid("BAD_SORT", format!("不能按“{name}”排序，可用的排序列：{}。", known.join("、")))
        })?;
        Ok((sort, down))
    }

    /// The page statement: text and values. Also used by the test that prepares every statement on both engines.
    pub fn sql(&self, ask: &PageAsk) -> Result<(String, Vec<Value>), Refusal> {
        let (sort, down) = self.order(ask)?;
        let mut wheres = self.wheres.clone();
        let mut values = self.values.clone();
        if let Some(cursor) = ask.after.as_deref().filter(|c| !c.is_empty()) {
            let (value, id) = read_cursor(cursor, sort)?;
            values.push(value);
            values.push(Value::Id(id));
            let n = values.len();
            let sign = if down { "<" } else { ">" };
            wheres.push(format!("({}, {}) {sign} (${}, ${n})", sort.column, self.id, n - 1));
        }
        let way = if down { "desc" } else { "asc" };
        let filter = if wheres.is_empty() { String::new() } else { format!(" where {}", wheres.join(" and ")) };
        let sql = format!(
            "select {}, {} as sort_key, {} as sort_id from {}{filter} order by {} {way}, {} {way} limit {}",
            self.columns, sort.column, self.id, self.from, sort.column, self.id,
            ask.limit() + 1
        );
        Ok((sql, values))
    }

    fn count_sql(&self) -> String {
        let filter = if self.wheres.is_empty() { String::new() } else { format!(" where {}", self.wheres.join(" and ")) };
        let most = Total::EXACT_UP_TO + 1;
        format!("select count(*) as n from (select 1 as one from {}{filter} limit {most}) counted", self.from)
    }

    /// How many match, exact up to [`Total::EXACT_UP_TO`].
    pub async fn total(&self, tx: &mut Tx) -> Result<Total, Refusal> {
        let n: i64 = tx.one(&self.count_sql(), &self.values).await?.get("n")?;
        let n = n as u64;
        Ok(Total { count: n.min(Total::EXACT_UP_TO), exact: n <= Total::EXACT_UP_TO })
    }

    /// Run it.
    pub async fn page<T>(
        &self,
        tx: &mut Tx,
        ask: &PageAsk,
        decode: impl Fn(&Row) -> Result<T, Refusal>,
    ) -> Result<Page<T>, Refusal> {
        let (sql, values) = self.sql(ask)?;
        let (sort, _) = self.order(ask)?;
        let mut rows = tx.all(&sql, &values).await?;
        let more = rows.len() > ask.limit() as usize;
        rows.truncate(ask.limit() as usize);
        let next = match rows.last() {
            Some(row) if more => Some(write_cursor(row, sort)?),
            _ => None,
        };
        let items = rows.iter().map(decode).collect::<Result<Vec<_>, _>>()?;
        let total = if !more && ask.after.is_none() {
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
        let ask = PageAsk { after: None, limit: Some(1), sort: ask.sort.clone() };
        let (sql, values) = self.sql(&ask)?;
        let sql = sql.strip_suffix("limit 2").map(|s| format!("{s}limit {}", most + 1)).unwrap_or(sql);
        let rows = tx.all(&sql, &values).await?;
        if rows.len() > most {
            return Err(Refusal::invalid("TOO_MANY_ROWS", format!("一次最多导出 {most} 行，请先缩小筛选范围。")));
        }
        rows.iter().map(decode).collect()
    }
}

/// First text after every path below `path` (which ends in `/`).
fn beyond(path: &str) -> String {
    format!("{}0", path.strip_suffix('/').unwrap_or(path))
}

/// The one scope predicate. Values are numbered from `first`; `None` means no restriction.
pub fn predicate(scope: &Scope, right: Right, on: &ScopeOn, first: usize) -> (Option<String>, Vec<Value>) {
    if scope.everything {
        return (None, Vec::new());
    }
    let mut values: Vec<Value> = Vec::new();
    let mut mark = |v: Value| {
        values.push(v);
        format!("${}", first + values.len() - 1)
    };
    let mut any: Vec<String> = Vec::new();
    for area in scope.whole_regions(right) {
        let from = mark(area.path.as_str().into());
        let to = mark(beyond(&area.path).into());
        let mut term = format!("({p} >= {from} and {p} < {to}", p = on.path);
        match (on.sector, area.sectors.is_empty()) {
            (_, true) => {}
            (Some(column), false) => {
                let marks: Vec<String> = area.sectors.iter().map(|s| mark(s.as_str().into())).collect();
                term += &format!(" and {column} in ({})", marks.join(","));
            }
            // A grant narrowed to sectors shows nothing of a table that has none.
            (None, false) => continue,
        }
        any.push(term + ")");
    }
    if scope.may(right) {
        let units: Vec<String> = scope.units().into_iter().map(|u| mark(u.into())).collect();
        if !units.is_empty() {
            let marks = units.join(",");
            if let Some(column) = on.unit {
                any.push(format!("{column} in ({marks})"));
            }
            if let Some((table, record, id)) = on.access {
                any.push(format!("{id} in (select {record} from {table} where unit in ({marks}))"));
            }
        }
    }
    match any.is_empty() {
        true => (Some("1 = 0".into()), Vec::new()),
        false => (Some(format!("({})", any.join(" or "))), values),
    }
}

/// Whether one record is visible; for `find` by id.
pub async fn visible(
    tx: &mut Tx,
    scope: &Scope,
    right: Right,
    on: &ScopeOn,
    from: &str,
    id: &str,
    record: Uuid,
) -> Result<bool, Refusal> {
    let (sql, mut values) = predicate(scope, right, on, 2);
    values.insert(0, Value::Id(record));
    let and = sql.map(|s| format!(" and {s}")).unwrap_or_default();
    Ok(tx.opt(&format!("select 1 as one from {from} where {id} = $1{and}"), &values).await?.is_some())
}

fn write_cursor(row: &Row, sort: Sort) -> Result<String, Refusal> {
    let value = match sort.kind {
        Kind::Int => row.get::<i64>("sort_key")?.to_string(),
        Kind::Text => row.get::<String>("sort_key")?,
        Kind::Time => row.get::<jiff::Timestamp>("sort_key")?.to_string(),
        Kind::Date => row.get::<jiff::civil::Date>("sort_key")?.to_string(),
        Kind::Id => row.get::<Uuid>("sort_key")?.to_string(),
        kind => return Err(Refusal::internal(format!("no cursor over {kind:?}"))),
    };
    let id: Uuid = row.get("sort_id")?;
    Ok(hex::encode(format!("{id}{value}")))
}

fn read_cursor(cursor: &str, sort: Sort) -> Result<(Value, Uuid), Refusal> {
    let bad = || Refusal::invalid("BAD_CURSOR", "翻页位置无效，请回到第一页重新查询。");
    let text = String::from_utf8(hex::decode(cursor).map_err(|_| bad())?).map_err(|_| bad())?;
    let (id, value) = text.split_at_checked(36).ok_or_else(bad)?;
    let id = Uuid::parse_str(id).map_err(|_| bad())?;
    let value = match sort.kind {
        Kind::Int => Value::Int(value.parse().map_err(|_| bad())?),
        Kind::Time => Value::Time(value.parse().map_err(|_| bad())?),
        Kind::Date => Value::Date(value.parse().map_err(|_| bad())?),
        Kind::Id => Value::Id(value.parse().map_err(|_| bad())?),
        _ => Value::Text(value.to_owned()),
    };
    Ok((value, id))
}

/// Escape a user's words for `like … escape '\'`.
pub fn like(words: &str) -> Value {
    let escaped = words.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    Value::Text(format!("%{escaped}%"))
}

/// Number of rows of a table, for tests that must see that rows exist.
pub async fn count(tx: &mut Tx, table: &'static str) -> Result<i64, Refusal> {
    tx.one(&format!("select count(*) as n from {table}"), params![]).await?.get("n")
}
