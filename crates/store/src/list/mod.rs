//! Filtered, sorted, scoped pages. Only the filters that are present are emitted, so that the planner sees plain
//! comparisons; a list cannot be made without a scope; pages continue by key, never by offset.

mod cursor;
mod keeper;
mod run;
mod scope;
mod tally;
mod totals;
mod words;

pub use scope::{Access, Keeper, Large, ScopeOn, areas, condition, visible, within};
pub use tally::Tally;

use crate::Engine;
use crate::value::{Kind, Value};
use crate::words::{Candidates, Hits};
use kernel::page::PageAsk;
use kernel::{Refusal, Right, Scope};
use scope::{Arm, Marks, Narrow};

/// A column that a list may be sorted by. It must not hold NULL: keep a key column with a far value instead.
#[derive(Clone, Copy, Debug)]
pub struct Sort {
    /// Name in the query string.
    pub name: &'static str,
    /// Column of the base table: `t.due_key`.
    pub column: &'static str,
    pub kind: Kind,
}

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
    /// Paths of regions that are asked for; none: everything in scope.
    within: Vec<String>,
    /// Sectors that are asked for; none: every one in scope.
    sectors: Vec<String>,
    /// One value is asked for of a column that has an index of its own.
    owned: bool,
    /// Columns of which some values are asked for.
    asked: Vec<(String, Vec<Value>)>,
    /// What the index of words says.
    hits: Hits,
}

impl List {
    pub fn new(listed: &'static Listed, scope: &Scope, right: Right) -> List {
        List {
            listed,
            scope: scope.clone(),
            right,
            wheres: Vec::new(),
            within: Vec::new(),
            sectors: Vec::new(),
            owned: false,
            asked: Vec::new(),
            hits: Hits::Unknown,
        }
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
    pub fn among<T: Into<Value>>(mut self, column: &str, values: impl IntoIterator<Item = T>) -> List {
        let values: Vec<Value> = values.into_iter().map(Into::into).collect();
        if self.listed.on.sector == Some(column) {
            let texts = values.iter().filter_map(|v| if let Value::Text(t) = v { Some(t.clone()) } else { None });
            self.sectors = texts.collect();
        }
        if !values.is_empty() {
            self.asked.push((column.to_owned(), values.clone()));
        }
        self.owned |= values.len() == 1 && self.listed.on.large.is_some_and(|b| b.own.contains(&column));
        match values.len() {
            0 => self,
            1 => self.and(&format!("{column} = ?"), values),
            n => self.and(&format!("{column} in ({})", vec!["?"; n].join(",")), values),
        }
    }

    /// Say that a condition asks for these values of a column, for the index of words.
    pub fn told<T: Into<Value>>(mut self, column: &str, values: impl IntoIterator<Item = T>) -> List {
        self.asked.push((column.to_owned(), values.into_iter().map(Into::into).collect()));
        self
    }

    /// Only what lies in these regions (paths) or below them. On a table with areas the scope itself is narrowed, so that
    /// the index of the smaller region answers; the table must have no access table.
    pub fn within(mut self, paths: impl IntoIterator<Item = String>) -> List {
        self.within = paths.into_iter().collect();
        self
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

    /// Whether a condition with a small index of its own is asked for.
    fn rare(&self) -> bool {
        let rare = |sql: &str| self.listed.on.large.is_some_and(|b| b.rare.contains(&sql));
        self.wheres.iter().any(|(sql, _)| rare(sql))
    }

    /// The one unit of whose records a list is asked for, if they are kept by units ([`Keeper`]).
    fn keeper_asked(&self) -> Option<uuid::Uuid> {
        let column = self.listed.on.large?.keeper?.unit;
        match self.asked.iter().find(|(name, _)| name == column)?.1[..] {
            [Value::Id(unit)] => Some(unit),
            _ => None,
        }
    }

    /// The rows of [`List::keeper_asked`] that may be shown, each once, and those that stand in no index yet.
    fn little(&self, engine: Engine) -> Option<Candidates> {
        let (settled, table) = (self.listed.on.large?.settled, self.listed.table);
        let (found, values) = self.asked_of("t.id as id")?;
        let (found, values) = in_turn(&found, &values);
        let sql = format!("{found} union select t.id as id from {table} t where not {settled}");
        Some(Candidates { sql, values, engine })
    }

    fn asked_of(&self, what: &str) -> Option<(String, Vec<Value>)> {
        let (on, unit) = (&self.listed.on, self.keeper_asked()?);
        keeper::asked_of(unit, what, &self.scope, self.right, on, self.listed.table, &self.narrow())
    }

    /// What the scope is narrowed to, if any index may serve it.
    fn narrow(&self) -> Narrow<'_> {
        Narrow { within: &self.within, sectors: &self.sectors, apart: false, rare: false, sift: false, spare: None }
    }

    /// The conditions, joined, with values added.
    fn filters(&self, marks: &mut Marks) -> Vec<String> {
        self.wheres.iter().map(|(sql, values)| marks.said(sql, values)).collect()
    }

    /// The part that finds ids, with their `sort_key` if there is a sort: every arm sorted and cut, so that each is one index
    /// range.
    fn keys(&self, want: &Want, now: Now, values: &mut Vec<Value>) -> String {
        if let Some(candidates) = now.little.and_then(|engine| self.little(engine)) {
            return self.keys_among(&candidates, want, values);
        }
        if let Some(candidates) = self.candidates(want.sort.is_some()) {
            return self.keys_among(candidates, want, values);
        }
        let Want { sort, from, most, once, .. } = *want;
        let on = &self.listed.on;
        let given = values.len();
        let marks = &mut Marks(values);
        let (way, sign) = if sort.is_some_and(|s| s.1) { ("desc", "<") } else { ("asc", ">") };
        let rare = self.rare();
        let sift = self.owned && on.areas && on.access.is_none();
        let mut late = Vec::new();
        let arms = if on.areas {
            if now.fresh {
                let narrow = Narrow { sift: true, ..self.narrow() };
                late = scope::one_arm(scope::arms(&self.scope, self.right, on, &narrow, marks));
            }
            let apart = on.large.is_some_and(|b| {
                let open = self.wheres.iter().any(|(sql, _)| sql == b.open);
                let served = if open { b.open_sorts } else { std::slice::from_ref(&b.sort) };
                sort.is_none_or(|s| served.contains(&s.0.column))
            });
            let apart = apart && !rare && !sift;
            let narrow = Narrow { apart, rare, sift, spare: now.spare, ..self.narrow() };
            let arms = scope::arms(&self.scope, self.right, on, &narrow, marks);
            if sift { scope::one_arm(arms) } else { arms }
        } else {
            match scope::predicate(&self.scope, self.right, on, marks) {
                None => vec![Arm::All],
                Some(sql) => vec![Arm::Area(sql)],
            }
        };
        let mut wheres = self.filters(marks);
        if let Some(column) = on.sector.filter(|_| rare || sift) {
            wheres
                .iter_mut()
                .filter(|w| w.starts_with(column))
                .for_each(|w| *w = w.replace(column, &scope::unindexed(column)));
        }
        if !on.areas && !self.within.is_empty() {
            let any: Vec<String> = self.within.iter().map(|path| scope::below(path, on, marks)).collect();
            wheres.push(format!("({})", any.join(" or ")));
        }
        if let (Some((value, id)), Some((sort, _))) = (from, sort) {
            wheres.push(format!("({}, t.id) {sign} ({}, {})", sort.column, marks.of(value.clone()), marks.of(*id)));
        }
        let table = self.listed.table;
        let settled =
            |yes: bool| on.large.map(|l| if yes { l.settled.to_owned() } else { format!("not {}", l.settled) });
        // Rows that an access table shows may stand in it for two reasons.
        let once = once && on.access.is_none();
        let others = if once { scope::others(&arms) } else { vec![Vec::new(); arms.len()] };
        let arms = arms.into_iter().zip(others).map(|(a, others)| (a, others, settled(true)));
        let arms = arms.chain(late.into_iter().map(|a| (a, Vec::new(), settled(false))));
        let parts: Vec<String> = arms
            .map(|(arm, others, settled)| {
                let (from, condition) = match &arm {
                    Arm::All => (format!("{table} t"), None),
                    Arm::Area(sql) => (format!("{table} t"), Some(sql.clone())),
                    Arm::Unit(sql) => match on.access {
                        Some(a) => {
                            (format!("{} a join {table} t on t.id = a.{}", a.table, a.record), Some(sql.clone()))
                        }
                        None => (format!("{table} t"), Some("1 = 0".into())),
                    },
                };
                let all: Vec<String> =
                    settled.into_iter().chain(condition).chain(wheres.iter().cloned()).chain(others).collect();
                let filter = if all.is_empty() { String::new() } else { format!(" where {}", all.join(" and ")) };
                let body = match sort {
                    Some((sort, _)) => format!("{filter} order by {} {way}, t.id {way}", sort.column),
                    None => filter,
                };
                let key = want.columns();
                let (key, body) = match (&arm, on.access) {
                    (Arm::Unit(_), Some(access)) => (over_copies(&key, &access), over_copies(&body, &access)),
                    _ => (key, body),
                };
                let id = if matches!(arm, Arm::Unit(_)) {
                    on.access.map_or("t.id".into(), |a| format!("a.{}", a.record))
                } else {
                    "t.id".into()
                };
                format!("select * from (select {id} as id{key} from {from}{body} limit {most}) arm")
            })
            .collect();
        match parts.len() {
            0 => {
                // Values that the statement does not name: PostgreSQL keeps how many there were, and asks for as many again.
                values.truncate(given);
                format!("select t.id as id{} from {table} t where 1 = 0", want.columns())
            }
            1 => parts.into_iter().next().unwrap_or_default(),
            _ if once => parts.join(" union all "),
            _ => {
                let key = if sort.is_some() { ", sort_key" } else { "" };
                format!("select id{key} from ({}) arms group by id{key}", parts.join(" union all "))
            }
        }
    }
}

/// What a list finds out about its table before it asks for rows. A reader's transaction sees the same snapshot in both.
#[derive(Clone, Copy, Debug, Default)]
struct Now {
    /// Rows stand in no index yet: one arm more, over those ([`Large::settled`]).
    fresh: bool,
    /// The column of units whose arm would find nothing that the regions do not show ([`Keeper`]).
    spare: Option<&'static str>,
    /// So little is asked of what one unit keeps that its rows are looked at one by one ([`Keeper`]), on this engine.
    little: Option<Engine>,
}

/// A statement with `$1`, `$2`, … anywhere as one with `?`, and the values in the order of these.
fn in_turn(sql: &str, values: &[Value]) -> (String, Vec<Value>) {
    let (mut out, mut given) = (String::new(), Vec::new());
    for (n, part) in sql.split('$').enumerate() {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        match part[..digits].parse::<usize>().ok().and_then(|mark| values.get(mark - 1)) {
            Some(value) if n > 0 => {
                out.push('?');
                given.push(value.clone());
                out.push_str(&part[digits..]);
            }
            _ => out.push_str(part),
        }
    }
    (out, given)
}

/// Which keys are wanted.
#[derive(Clone, Copy, Default)]
struct Want<'a> {
    /// `None`: in any order, for counting, where the planner may take the index that the filters suit best.
    sort: Option<(Sort, bool)>,
    from: Option<&'a (Value, uuid::Uuid)>,
    /// Most of each arm.
    most: u64,
    /// No row by two arms, for counting; whoever wants a page has fewer rows to look for doubles in than he would pass to find
    /// those that only a later arm has.
    once: bool,
    /// More columns: `, t.state as word`.
    also: &'a str,
}

impl Want<'_> {
    /// What stands beside an id.
    fn columns(&self) -> String {
        let key = self.sort.map(|(sort, _)| format!(", {} as sort_key", sort.column)).unwrap_or_default();
        key + self.also
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
