//! What the index of a keeper ([`super::Keeper`]: unit, sector, path) tells in a few seeks before a list is asked:
//! whether the arm of the own unit finds anything that the regions do not show, and whether so little of what one unit looks
//! after is asked for that its rows are best looked at one by one.

use super::scope::{Marks, Narrow, ScopeOn, below, beyond, granted};
use crate::value::Value;
use kernel::id::UnitId;
use kernel::{Right, Scope};
use uuid::Uuid;

/// Columns of a table whose records are kept by units.
struct Kept<'a> {
    table: &'a str,
    unit: &'static str,
    sector: &'static str,
    path: &'static str,
    settled: &'static str,
}

impl<'a> Kept<'a> {
    fn of(on: &ScopeOn, table: &'a str) -> Option<Kept<'a>> {
        let large = on.large?;
        Some(Kept { table, unit: large.keeper?.unit, sector: on.sector?, path: on.path, settled: large.settled })
    }

    /// Rows of one unit, for `from … where …`.
    fn rows(&self, unit: &str) -> String {
        format!("from {} t where {} and {} = {unit}", self.table, self.settled, self.unit)
    }

    /// A table `k (sector)` of the sectors in which a unit keeps records, and nothing at the end: as many seeks as there are
    /// sectors, not rows.
    fn sectors(&self, unit: &str) -> String {
        let (its, sector) = (self.rows(unit), self.sector);
        format!(
            "with recursive k (sector) as (select min({sector}) {its} union all \
             select (select min({sector}) {its} and {sector} > k.sector) from k where k.sector is not null)"
        )
    }
}

/// A stretch of paths, from the first to before the second; open where there is none.
type Stretch = (Option<String>, Option<String>);

fn whole(path: &str) -> Stretch {
    (Some(path.to_owned()), Some(beyond(path)))
}

/// What is asked for and not granted, of sectors that are.
fn outside(granted: &str, within: &[String]) -> Vec<Stretch> {
    let (from, to) = (Some(granted.to_owned()), Some(beyond(granted)));
    if within.is_empty() {
        return vec![(None, from), (to, None)];
    }
    let mut out = Vec::new();
    for asked in within.iter().filter(|w| !w.starts_with(granted)) {
        if granted.starts_with(asked.as_str()) {
            out.push((Some(asked.clone()), from.clone()));
            out.push((to.clone(), Some(beyond(asked))));
        } else {
            out.push(whole(asked));
        }
    }
    out
}

/// For each unit of the scope a statement that has a row if any record of this unit that the list asks for lies outside the
/// one region that is granted, or in another sector; `None` where that cannot be told.
pub(super) fn beyond_region(
    scope: &Scope,
    right: Right,
    on: &ScopeOn,
    table: &str,
    narrow: &Narrow,
) -> Option<Vec<(String, Vec<Value>)>> {
    let kept = Kept::of(on, table)?;
    let mut areas = scope.whole_regions(right);
    let (Some(area), None) = (areas.next(), areas.next()) else { return None };
    let probe = |unit: UnitId| {
        let mut values = Vec::new();
        let marks = &mut Marks(&mut values);
        let unit = marks.of(unit);
        let any = |stretches: Vec<Stretch>, marks: &mut Marks| {
            let there = |(from, to): Stretch| {
                let from = from.map(|f| format!(" and {} >= {}", kept.path, marks.of(f))).unwrap_or_default();
                let to = to.map(|t| format!(" and {} < {}", kept.path, marks.of(t))).unwrap_or_default();
                format!("exists (select 1 {} and {} = k.sector{from}{to})", kept.rows(&unit), kept.sector)
            };
            let all: Vec<String> = stretches.into_iter().map(there).collect();
            if all.is_empty() { "1 = 0".to_owned() } else { format!("({})", all.join(" or ")) }
        };
        let of_granted = any(outside(&area.path, narrow.within), marks);
        let found = match area.sectors.is_empty() {
            true => of_granted,
            false => {
                let all = if narrow.within.is_empty() { vec![(None, None)] } else { Vec::new() };
                let of_others = any(all.into_iter().chain(narrow.within.iter().map(|w| whole(w))).collect(), marks);
                let granted = marks.list(area.sectors.iter().map(String::as_str));
                format!("(k.sector in ({granted}) and {of_granted} or k.sector not in ({granted}) and {of_others})")
            }
        };
        let asked = match narrow.sectors {
            [] => String::new(),
            some => format!(" and k.sector in ({})", marks.list(some.iter().map(String::as_str))),
        };
        let sectors = kept.sectors(&unit);
        let sql = format!("{sectors} select 1 as one from k where k.sector is not null{asked} and {found} limit 1");
        (sql, values)
    };
    Some(scope.units().into_iter().map(probe).collect())
}

/// The rows that a list may show of what one unit keeps, as a statement that answers `what` of each, and its values. It may
/// name some that the list does not show, and one row twice. `None` if nothing is to be sifted: all of the unit is shown.
pub(super) fn asked_of(
    unit: Uuid,
    what: &str,
    scope: &Scope,
    right: Right,
    on: &ScopeOn,
    table: &str,
    narrow: &Narrow,
) -> Option<(String, Vec<Value>)> {
    let kept = Kept::of(on, table).filter(|_| on.access.is_none())?;
    let units = scope.units();
    let own = scope.may(right) && units.iter().any(|u| u.0 == unit);
    if scope.everything || own {
        return None;
    }
    let mut values = Vec::new();
    let marks = &mut Marks(&mut values);
    let unit = marks.of(unit);
    let mut parts = Vec::new();
    for (path, sectors) in granted(scope, right, on, narrow) {
        if path == "/" {
            return None;
        }
        let place = below(&path, on, marks);
        parts.push(match &sectors[..] {
            [] => format!(
                "select {what} from ({k} select sector from k where sector is not null) k cross join {table} t \
                 where {settled} and {column} = {unit} and {sector} = k.sector and {place}",
                k = kept.sectors(&unit),
                settled = kept.settled,
                column = kept.unit,
                sector = kept.sector,
            ),
            some => {
                let some = marks.list(some.iter().copied());
                format!("select {what} {} and {} in ({some}) and {place}", kept.rows(&unit), kept.sector)
            }
        });
    }
    // Of two units one record is kept by one only.
    for column in on.units.iter().filter(|c| scope.may(right) && **c != kept.unit) {
        for own in &units {
            let own = marks.of(*own);
            parts.push(format!("select {what} from {table} t where {} and {column} = {own}", kept.settled));
        }
    }
    if parts.is_empty() {
        // Without the mark of the unit, which PostgreSQL would ask for once and miss the next time.
        return Some((format!("select {what} from {table} t where 1 = 0"), Vec::new()));
    }
    Some((parts.join(" union all "), values))
}

#[cfg(test)]
#[path = "keeper_tests.rs"]
mod tests;
