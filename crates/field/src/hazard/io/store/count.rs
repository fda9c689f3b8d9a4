//! Where a hazard is counted (docs/decisions/0004), and the recount that proves it.
//! - `hazard` by the month in which it was found: stock, and what became of each year's finds
//! - `hazard_closed` by the month of closing
//! - `hazard_due` by the month of the last day: `on_time`, `late` or `open`
//! - `hazard_overdue` by the month of finding, while the clock has told that it is overdue

use crate::hazard::flow::{HazardFlow, State};
use crate::hazard::model::Hazard;
use ::store::counter::Place;
use ::store::{Row, Together, Tx, counter, params};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Outcome;
use kernel::flow::Flow;
use kernel::id::HazardId;
use std::collections::BTreeMap;

/// Every counter of hazards.
pub const COUNTERS: [&str; 4] = ["hazard", "hazard_closed", "hazard_due", "hazard_overdue"];

/// What the counters look at.
pub struct Counted {
    pub region_path: String,
    pub trade: String,
    pub state: State,
    pub grade: String,
    pub found: Date,
    pub due: Option<Date>,
    pub closed: Option<Date>,
    pub overdue: bool,
}

impl From<&Hazard> for Counted {
    fn from(h: &Hazard) -> Counted {
        Counted {
            region_path: h.region_path.clone(),
            trade: h.trade.clone(),
            state: h.state,
            grade: h.grade.map_or("", |g| g.code()).into(),
            found: kernel::day_of(h.found_at),
            due: h.due,
            closed: h.closed.as_ref().map(|c| kernel::day_of(c.at)),
            overdue: h.overdue,
        }
    }
}

fn month(day: Date) -> i64 {
    i64::from(day.year()) * 100 + i64::from(day.month())
}

/// The places of one hazard, one for each counter that it belongs to.
pub fn places(h: &Counted) -> Vec<(&'static str, Place)> {
    let place = |state: &str, day: Date| Place {
        region_path: h.region_path.clone(),
        trade: h.trade.clone(),
        state: state.to_owned(),
        grade: h.grade.clone(),
        month: month(day),
    };
    let mut out = vec![("hazard", place(h.state.code(), h.found))];
    let closed = h.closed.filter(|_| h.state == State::Closed);
    let in_time = |day: Date| h.due.is_none_or(|due| day <= due);
    if let Some(day) = closed {
        out.push(("hazard_closed", place(if in_time(day) { "on_time" } else { "late" }, day)));
    }
    if let (Some(due), false) = (h.due, matches!(h.state, State::Void | State::Merged)) {
        let how = match closed {
            Some(day) if in_time(day) => "on_time",
            Some(_) => "late",
            None => "open",
        };
        out.push(("hazard_due", place(how, due)));
    }
    if h.overdue && !HazardFlow::is_closed(h.state) {
        out.push(("hazard_overdue", place(h.state.code(), h.found)));
    }
    out
}

/// Count what changed.
pub async fn count(tx: &mut Tx, before: Option<&Hazard>, after: &Hazard, at: Timestamp) -> Outcome<()> {
    let mut all = Together::new();
    count_in(&mut all, before, after, at);
    tx.together(all).await?;
    Ok(())
}

/// The same among other changes of the verb.
pub fn count_in(all: &mut Together, before: Option<&Hazard>, after: &Hazard, at: Timestamp) {
    let old = before.map(|h| places(&h.into())).unwrap_or_default();
    let new = places(&after.into());
    let of = |places: &'_ [(&'static str, Place)], counter: &str| {
        places.iter().find(|p| p.0 == counter).map(|p| p.1.clone())
    };
    let changes = COUNTERS.map(|counter| (counter, of(&old, counter), of(&new, counter)));
    let changes: Vec<_> = changes.iter().map(|(c, left, entered)| (*c, left.as_ref(), entered.as_ref())).collect();
    all.counted_in(&changes, at);
}

/// Rows read at a time.
const PAGE: usize = 20_000;

/// One sentence for each total that differs from a recount of every hazard.
pub async fn checkup(tx: &mut Tx) -> Outcome<Vec<String>> {
    let mut truth: BTreeMap<(&'static str, Place), i64> = BTreeMap::new();
    let mut after = HazardId(uuid::Uuid::nil());
    loop {
        let sql = format!(
            "select id, region_path, trade, state, grade, found_at, due, closed_at, overdue from hazard \
             where id > $1 order by id limit {PAGE}"
        );
        let rows = tx.all(&sql, params![after]).await?;
        for row in &rows {
            after = row.get("id")?;
            places(&read(row)?).into_iter().for_each(|p| *truth.entry(p).or_default() += 1);
        }
        if rows.len() < PAGE {
            break;
        }
    }
    let mut found = Vec::new();
    for name in COUNTERS {
        let of_this = truth.iter().filter(|((c, _), _)| *c == name).map(|((_, place), n)| (place.clone(), *n));
        found.extend(counter::compare(tx, name, of_this.collect()).await?);
    }
    Ok(found)
}

fn read(row: &Row) -> Outcome<Counted> {
    let state: String = row.get("state")?;
    let day = |at: Timestamp| kernel::day_of(at);
    Ok(Counted {
        region_path: row.get("region_path")?,
        trade: row.get("trade")?,
        state: HazardFlow::parse_state(&state)
            .ok_or_else(|| kernel::Refusal::internal(format!("hazard state {state}")))?,
        grade: row.get::<Option<String>>("grade")?.unwrap_or_default(),
        found: day(row.get("found_at")?),
        due: row.get("due")?,
        closed: row.get::<Option<Timestamp>>("closed_at")?.map(day),
        overdue: row.get("overdue")?,
    })
}
