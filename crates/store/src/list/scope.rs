//! The one scope predicate, in its two shapes (docs/decisions: who sees which rows).

use crate::tx::Tx;
use crate::value::Value;
use crate::words::{Terms, Words};
use kernel::{Refusal, Right, Scope};
use uuid::Uuid;

/// Where a table keeps what the scope looks at. The table's alias is `t` everywhere.
#[derive(Clone, Copy, Debug)]
pub struct ScopeOn {
    /// Column of the region path: `t.region_path`.
    pub path: &'static str,
    /// Column of the sector, if records have one.
    pub sector: Option<&'static str>,
    /// Columns of the units that see the record because it is theirs: its owner, its regulator. With `areas` each needs
    /// an index that begins with it and ends in the sort key.
    pub units: &'static [&'static str],
    /// Table with one row for each unit that may see a record for a reason, and its column of the record.
    pub access: Option<Access>,
    /// The table has columns `area1`…`area4` with indexes that end in the sort key: lists are merged from index ranges.
    pub areas: bool,
    /// How a table of millions is indexed beside that.
    pub large: Option<Large>,
}

/// A table of millions. It has indexes `(area1, sector, sort)`: a scope of several sectors is merged from one range each.
/// Smaller areas have none: every index is paid for by each row, and theirs are small enough to be sifted by the sector that
/// stands in them. Such a table has no indexes by `area4` either; those by `area3` hold that column.
#[derive(Clone, Copy, Debug)]
pub struct Large {
    /// The sort column in them.
    pub sort: &'static str,
    /// A condition that has such indexes of its own over the rows for which it holds, and the sort columns in those.
    pub open: &'static str,
    pub open_sorts: &'static [&'static str],
    /// Conditions on so few rows that each has a small index by area. With one of them the sector is written so that no
    /// index can serve it: SQLite would take that of the sector and read thousands of rows to find a handful.
    pub rare: &'static [&'static str],
    /// Columns each of which has an index that begins with it and ends in the sort key: with one value asked for, that index
    /// answers, and the scope only sifts.
    pub own: &'static [&'static str],
    /// Column that says whether a row stands in these indexes, whose conditions begin with it (docs/decisions/0011). Rows that
    /// do not yet are few, have one small index of their own, and are sifted by every list.
    pub settled: &'static str,
    /// Units that look after records, if it has an index for them.
    pub keeper: Option<Keeper>,
}

/// A unit that looks after records, mostly those of its own region and sectors, with an index `(unit, sector, path)` over those
/// that have one. A few seeks in it tell whether a list needs the arm of the own unit at all, and whether what is asked of one
/// unit is little.
#[derive(Clone, Copy, Debug)]
pub struct Keeper {
    /// Column: one of [`ScopeOn::units`].
    pub unit: &'static str,
    /// So many rows are looked at one by one; where there are more, going through the unit's index soon fills a page.
    pub little: i64,
}

/// `<concept>_access(unit, record, reason, …copies of the columns that lists filter and sort by)`.
#[derive(Clone, Copy, Debug)]
pub struct Access {
    pub table: &'static str,
    pub record: &'static str,
    /// Columns of the base table that the access table repeats under the same name.
    pub copies: &'static [&'static str],
}

/// Codes of the region and its ancestors by depth, `""` where the path is shorter: the columns `area1`…`area4`.
pub fn areas(path: &str) -> [&str; 4] {
    let mut out = [""; 4];
    for (slot, code) in out.iter_mut().zip(path.split('/').filter(|c| !c.is_empty())) {
        *slot = code;
    }
    out
}

/// First text after every path below `path` (which ends in `/`).
pub(super) fn beyond(path: &str) -> String {
    format!("{}0", path.strip_suffix('/').unwrap_or(path))
}

/// Collects values and gives their marks.
pub(super) struct Marks<'a>(pub &'a mut Vec<Value>);

impl Marks<'_> {
    pub fn of(&mut self, value: impl Into<Value>) -> String {
        self.0.push(value.into());
        format!("${}", self.0.len())
    }
    /// A piece of SQL with `?` for each value.
    pub fn said(&mut self, sql: &str, values: &[Value]) -> String {
        let mut values = values.iter();
        sql.split('?').enumerate().fold(String::new(), |out, (n, part)| match n {
            0 => part.to_owned(),
            _ => out + &values.next().map_or("null".into(), |v| self.of(v.clone())) + part,
        })
    }
    pub fn list<T: Into<Value>>(&mut self, values: impl IntoIterator<Item = T>) -> String {
        values.into_iter().map(|v| self.of(v)).collect::<Vec<_>>().join(",")
    }
}

/// One way by which rows become visible.
pub(super) enum Arm {
    /// No restriction at all.
    All,
    /// A condition on the base table.
    Area(String),
    /// Rows of the access table of one unit.
    Unit(String),
}

/// In the region of a path or below it, by the path alone.
pub(super) fn below(path: &str, on: &ScopeOn, marks: &mut Marks) -> String {
    let (from, to) = (marks.of(path), marks.of(beyond(path)));
    format!("({p} >= {from} and {p} < {to})", p = on.path)
}

/// The same as an expression that no index serves.
fn sifted(path: &str, on: &ScopeOn, marks: &mut Marks) -> String {
    let codes: Vec<&str> = path.split('/').filter(|c| !c.is_empty()).collect();
    match codes.len() {
        0 => "1 = 1".to_owned(),
        n @ 1..=4 => format!("{} = {}", unindexed(&format!("t.area{n}")), marks.of(codes[n - 1])),
        _ => below(path, on, marks),
    }
}

/// In the region of a path or below it, by the area columns of the table with alias `t`, for a statement that is no
/// [`super::List`]; values are appended, marks numbered after them. An index that begins with the column of the path's depth
/// answers it.
pub fn within(path: &str, on: &ScopeOn, values: &mut Vec<Value>) -> String {
    lies(path, on, &mut Marks(values))
}

/// In the region of a path or below it, by the area columns.
fn lies(path: &str, on: &ScopeOn, marks: &mut Marks) -> String {
    let codes: Vec<&str> = path.split('/').filter(|c| !c.is_empty()).collect();
    match codes.len() {
        0 => "1 = 1".to_owned(),
        n @ 1..=4 if n < 4 || on.large.is_none() => format!("t.area{n} = {}", marks.of(codes[n - 1])),
        // A village is sifted out of its town, whose index holds the column.
        4 => format!("t.area3 = {} and t.area4 = {}", marks.of(codes[2]), marks.of(codes[3])),
        _ => {
            let town = match on.large {
                Some(_) => format!("t.area3 = {} and ", marks.of(codes[2])),
                None => String::new(),
            };
            let (code, from, to) = (marks.of(codes[3]), marks.of(path), marks.of(beyond(path)));
            format!("{town}t.area4 = {code} and {p} >= {from} and {p} < {to}", p = on.path)
        }
    }
}

/// What a granted region and the regions asked for have in common; none asked for is all of it.
fn common(granted: &str, within: &[String]) -> Vec<String> {
    if within.is_empty() {
        return vec![granted.to_owned()];
    }
    let both = |w: &String| match (w.starts_with(granted), granted.starts_with(w.as_str())) {
        (true, _) => Some(w.clone()),
        (_, true) => Some(granted.to_owned()),
        _ => None,
    };
    let mut out: Vec<String> = within.iter().filter_map(both).collect();
    out.sort();
    out.dedup();
    out
}

/// What a list asks for that its scope can be narrowed to.
pub(super) struct Narrow<'a> {
    /// Paths of regions; none: no narrowing.
    pub within: &'a [String],
    /// Sectors; none: no narrowing.
    pub sectors: &'a [String],
    /// One arm for each sector.
    pub apart: bool,
    /// No index may serve the sector.
    pub rare: bool,
    /// No index may serve the scope: one arm, that sifts what an index of its own finds.
    pub sift: bool,
    /// A column of units that shows nothing beside what the regions show.
    pub spare: Option<&'static str>,
}

/// A column of text as an expression that no index serves, on either engine.
pub(super) fn unindexed(column: &str) -> String {
    format!("({column} || '')")
}

/// The terms for a region's rows of some sectors; none named is all.
fn of_sectors(path: &str, sectors: &[&str], on: &ScopeOn, narrow: &Narrow, marks: &mut Marks) -> Vec<String> {
    let lies = if narrow.sift { sifted } else { lies };
    let Some(column) = on.sector.filter(|_| !sectors.is_empty()) else { return vec![lies(path, on, marks)] };
    let column = if narrow.rare || narrow.sift { unindexed(column) } else { column.to_owned() };
    // Smaller regions have no such index; their own holds the sector.
    let deep = path.split('/').filter(|c| !c.is_empty()).count();
    if narrow.apart && deep == 1 {
        return sectors.iter().map(|s| format!("{} and {column} = {}", lies(path, on, marks), marks.of(*s))).collect();
    }
    vec![format!("{} and {column} in ({})", lies(path, on, marks), marks.list(sectors.iter().copied()))]
}

/// What is granted of the regions and sectors asked for: paths, each with its sectors; none named is all.
pub(super) fn granted<'a>(
    scope: &'a Scope,
    right: Right,
    on: &ScopeOn,
    narrow: &Narrow<'a>,
) -> Vec<(String, Vec<&'a str>)> {
    let asked: Vec<&str> = narrow.sectors.iter().map(String::as_str).collect();
    let mut out = Vec::new();
    for area in scope.whole_regions(right) {
        // A grant narrowed to sectors shows nothing of a table that has none.
        if !area.sectors.is_empty() && on.sector.is_none() {
            continue;
        }
        let granted: Vec<&str> = area.sectors.iter().map(String::as_str).collect();
        let both: Vec<&str> = match (granted.is_empty(), asked.is_empty()) {
            (true, _) => asked.clone(),
            (_, true) => granted,
            _ => granted.into_iter().filter(|s| asked.contains(s)).collect(),
        };
        if both.is_empty() && !(area.sectors.is_empty() && asked.is_empty()) {
            continue;
        }
        out.extend(common(&area.path, narrow.within).into_iter().map(|path| (path, both.clone())));
    }
    out
}

/// The arms of a scope over a table with areas. Empty: nothing is visible.
pub(super) fn arms(scope: &Scope, right: Right, on: &ScopeOn, narrow: &Narrow, marks: &mut Marks) -> Vec<Arm> {
    let within = narrow.within;
    let asked: Vec<&str> = narrow.sectors.iter().map(String::as_str).collect();
    if scope.everything || scope.whole_regions(right).any(|a| a.path == "/" && a.sectors.is_empty()) {
        return match within.is_empty() {
            true => vec![Arm::All],
            false => {
                let terms = within.iter().flat_map(|w| of_sectors(w, &asked, on, narrow, marks));
                terms.map(Arm::Area).collect()
            }
        };
    }
    let mut out = Vec::new();
    for (path, sectors) in granted(scope, right, on, narrow) {
        out.extend(of_sectors(&path, &sectors, on, narrow, marks).into_iter().map(Arm::Area));
    }
    if scope.may(right) {
        for column in on.units.iter().filter(|c| narrow.spare != Some(**c)) {
            for unit in scope.units() {
                let term = format!("{column} = {}", marks.of(unit));
                let lies = if narrow.sift { sifted } else { lies };
                let term = if narrow.sift { format!("({term})") } else { term };
                let regions: Vec<String> = within.iter().map(|w| lies(w, on, marks)).collect();
                let narrow =
                    if regions.is_empty() { String::new() } else { format!(" and ({})", regions.join(" or ")) };
                out.push(Arm::Area(term + &narrow));
            }
        }
    }
    if scope.may(right) && on.access.is_some() {
        out.extend(scope.units().into_iter().map(|u| Arm::Unit(format!("a.unit = {}", marks.of(u)))));
    }
    out
}

/// For each arm what keeps away the rows of those before it.
pub(super) fn others(arms: &[Arm]) -> Vec<Vec<String>> {
    let not = |arm: &Arm| match arm {
        Arm::Area(sql) => Some(format!("({sql}) is not true")),
        _ => None,
    };
    (0..arms.len()).map(|n| arms[..n].iter().filter_map(not).collect()).collect()
}

/// The arms of a scope as one, for a table without an access table. None: nothing is visible.
pub(super) fn one_arm(arms: Vec<Arm>) -> Vec<Arm> {
    let mut terms = Vec::new();
    for arm in arms {
        match arm {
            Arm::Area(sql) => terms.push(format!("({sql})")),
            Arm::All => return vec![Arm::All],
            Arm::Unit(_) => {}
        }
    }
    if terms.is_empty() { Vec::new() } else { vec![Arm::Area(format!("({})", terms.join(" or ")))] }
}

/// A region and everything below it, as an index of words knows it; `None` for the whole country.
fn area(path: &str, words: &Words) -> Option<Terms> {
    let codes: Vec<&str> = path.split('/').filter(|c| !c.is_empty()).take(4).collect();
    let last = codes.last()?;
    words.value(&format!("area{}", codes.len()), &Value::from(*last))
}

/// The regions that are asked for.
pub(super) fn regions(paths: &[String], words: &Words) -> Option<Terms> {
    let any: Option<Vec<Terms>> = paths.iter().map(|p| area(p, words)).collect();
    any.filter(|a| !a.is_empty()).map(Terms::Any)
}

/// What is true of every row in scope, by the index of words; `None` if it can say nothing.
pub(super) fn terms(scope: &Scope, right: Right, on: &ScopeOn, words: &Words) -> Option<Terms> {
    if scope.everything {
        return None;
    }
    let column = |c: &'static str| c.strip_prefix("t.").unwrap_or(c);
    let mut any = Vec::new();
    for granted in scope.whole_regions(right) {
        let mut all = vec![area(&granted.path, words)?];
        if let Some(sector) = on.sector.filter(|_| !granted.sectors.is_empty()) {
            let some: Vec<Terms> =
                granted.sectors.iter().map(|s| words.value(column(sector), &Value::from(s))).collect::<Option<_>>()?;
            all.push(Terms::Any(some));
        }
        any.push(Terms::All(all));
    }
    for unit in scope.units() {
        for c in on.units {
            any.push(words.value(column(c), &unit.into())?);
        }
    }
    // Nothing at all is visible; the list says so itself.
    (!any.is_empty()).then_some(Terms::Any(any))
}

/// The predicate for small tables and for single records; `None` means no restriction.
pub(super) fn predicate(scope: &Scope, right: Right, on: &ScopeOn, marks: &mut Marks) -> Option<String> {
    if scope.everything {
        return None;
    }
    let mut any: Vec<String> = Vec::new();
    for area in scope.whole_regions(right) {
        let (from, to) = (marks.of(area.path.as_str()), marks.of(beyond(&area.path)));
        let mut term = format!("{p} >= {from} and {p} < {to}", p = on.path);
        if !area.sectors.is_empty() {
            let Some(column) = on.sector else { continue };
            term += &format!(" and {column} in ({})", marks.list(area.sectors.iter().map(String::as_str)));
        }
        any.push(format!("({term})"));
    }
    let units = scope.units();
    if scope.may(right) && !units.is_empty() {
        for column in on.units {
            any.push(format!("{column} in ({})", marks.list(units.iter().copied())));
        }
        if let Some(access) = on.access {
            let marks = marks.list(units.iter().copied());
            any.push(format!("t.id in (select {} from {} where unit in ({marks}))", access.record, access.table));
        }
    }
    Some(if any.is_empty() { "1 = 0".into() } else { format!("({})", any.join(" or ")) })
}

/// The predicate for a statement that is not a [`super::List`] (sums); values are appended, marks numbered after them.
pub fn condition(scope: &Scope, right: Right, on: &ScopeOn, values: &mut Vec<Value>) -> Option<String> {
    predicate(scope, right, on, &mut Marks(values))
}

/// Whether one record of `table` is visible.
pub async fn visible(
    tx: &mut Tx,
    scope: &Scope,
    right: Right,
    on: &ScopeOn,
    table: &str,
    record: impl Into<Uuid>,
) -> Result<bool, Refusal> {
    let mut values = vec![Value::Id(record.into())];
    let and = predicate(scope, right, on, &mut Marks(&mut values)).map(|s| format!(" and {s}")).unwrap_or_default();
    Ok(tx.opt(&format!("select 1 as one from {table} t where t.id = $1{and}"), &values).await?.is_some())
}

#[cfg(test)]
#[path = "scope_tests.rs"]
mod tests;
