//! The lights of an earlier period: those of its kept bulletin, else as the ledger knew them at the same distance from the
//! period's end as now, else none, with the reason in words.

use super::kept;
use super::known::known;
use super::reach::Reach;
use super::tally::tally;
use crate::bulletin::figure::{FIGURES, Figure};
use crate::bulletin::period::Period;
use crate::bulletin::source;
use crate::bulletin::view::LightBasis;
use crate::bulletin::write::moment;
use ::store::{Tx, params};
use jiff::Timestamp;
use kernel::{Outcome, Refusal, start_of};
use std::collections::HashMap;

/// Most tasks whose after-images are fetched for a comparison: more take longer than a page may.
const TASKS: i64 = 20_000;
/// Most events that are looked through for them.
const EVENTS: i64 = 200_000;

/// Values of the figures that show a moment.
pub struct Then {
    values: HashMap<&'static str, Option<f64>>,
    pub basis: LightBasis,
}

impl Then {
    pub fn value(&self, figure: &str) -> Option<f64> {
        self.values.get(figure).copied().flatten()
    }
}

fn lights() -> Vec<&'static Figure> {
    FIGURES.iter().filter(|f| f.moment).collect()
}

/// Lights of `earlier`, called `name`, beside those of `period` at `seen`.
pub async fn then(
    tx: &mut Tx,
    period: &Period,
    earlier: &Period,
    name: &str,
    reach: &Reach,
    seen: Timestamp,
) -> Outcome<Then> {
    if let Some(kept) = kept::newest(tx, kept::about(earlier.kind, &reach.path, earlier), seen).await? {
        let value = |f: &Figure| kept.figures.iter().find(|k| k.id == f.id).and_then(|k| k.value);
        let values = lights().into_iter().map(|f| (f.id, value(f))).collect();
        let words = format!("{name}的灯色取自当期通报，数据截至{}", moment(kept.as_of));
        return Ok(Then { values, basis: LightBasis { how: "kept".into(), as_of: Some(kept.as_of), words } });
    }
    // The same time after the end of the period, so that like is compared with like.
    let at = start_of(earlier.till) + seen.duration_since(start_of(period.till));
    let none = |why: String| Then {
        values: HashMap::new(),
        basis: LightBasis { how: "none".into(), as_of: None, words: format!("{name}没有可比的灯色：{why}") },
    };
    let first: Option<Timestamp> = tx.one("select min(at) as at from ledger_event", &[]).await?.get("at")?;
    match first {
        Some(first) if first <= at => {}
        Some(first) => return Ok(none(format!("台账自{}起才有记录", moment(first)))),
        None => return Ok(none("台账还没有记录".into())),
    }
    if let Some(say) = dear(tx, at).await? {
        return Ok(none(format!("{say}，不逐项还原；以当期印发的通报为准")));
    }
    let tasks = source::of("task").ok_or_else(|| Refusal::internal("no source task"))?;
    // What was on the books then, by the ledger: a comparison with nothing would say that everything is new.
    let books = FIGURES.iter().find(|f| f.id == "tasks_total");
    let figures: Vec<&'static Figure> = books.into_iter().chain(lights()).collect();
    let span = earlier.span(at);
    let known = known(tx, tasks, reach, at, &[span]).await?;
    let tallies = tally(tx, &known, reach, &figures, &[span]).await?;
    if books.is_some() && tallies.total.first().is_none_or(|of| of[0].n == 0) {
        return Ok(none(format!("到{}台账里还没有在册任务", moment(at))));
    }
    let values = figures.iter().zip(&tallies.total).map(|(f, of)| (f.id, f.value(of[0]))).collect();
    let words = format!("{name}的灯色由台账还原到{}，与本期同一取数时点", moment(at));
    Ok(Then { values, basis: LightBasis { how: "ledger".into(), as_of: Some(at), words } })
}

/// What there is too much of since a moment, in words; `None`: it can be looked through.
async fn dear(tx: &mut Tx, at: Timestamp) -> Outcome<Option<String>> {
    let sql = format!("select count(*) as n from (select id from ledger_event where at > $1 limit {}) x", EVENTS + 1);
    let events: i64 = tx.one(&sql, params![at]).await?.get("n")?;
    if events > EVENTS {
        return Ok(Some(format!("此后台账记录超过{EVENTS}条")));
    }
    let sql = "select count(distinct record) as n from ledger_event where at > $1 and concept || '' = 'task'";
    let tasks: i64 = tx.one(sql, params![at]).await?.get("n")?;
    Ok((tasks > TASKS).then(|| format!("此后变动的任务超过{TASKS}项")))
}
