//! The report of a quarter or a year (总局令第16号 §14: by the 15th of the month after a quarter, by 31 January after a year
//! [M]): stock at the beginning, what came and went, stock at the end, rates with their denominators, who is overdue, and
//! what is open now by region, trade, grade and age.

use super::{AGES, OnTime, Reach, Zeroed, age, below, depth, graded, grades, late, month_of, reach, totals, zero};
use crate::hazard::flow::{HazardFlow, State};
use crate::hazard::io::api::list::{listed, row};
use crate::hazard::io::store;
use crate::hazard::io::view::{Coded, HazardRow};
use crate::hazard::model::Grade;
use ::store::Tx;
use ::store::counter::{self, By, Grades};
use axum::Json;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use kernel::{Flow, Outcome, Refusal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};
use web::answer::Download;
use web::{Answer, Ask, Ctx, Problem};

/// Which report.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PeriodAsk {
    /// Code of a region; absent: the largest that the one who asks sees whole.
    pub region: Option<String>,
    /// `major` (default), `general`, `all`
    pub grade: Option<String>,
    /// Absent: the year that runs.
    pub year: Option<i16>,
    /// 1–4; absent: the whole year.
    pub quarter: Option<i8>,
}

/// Stock and flow of a period. What was void or merged counts nowhere.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct StockFlow {
    /// Open when it began.
    pub begin: i64,
    pub found: i64,
    pub closed: i64,
    /// Open when it ended, or now.
    pub end: i64,
    /// 整改率: closed ÷ (begin + found), 0–1; absent where there was nothing.
    pub rate: Option<f64>,
}

/// Open ones of a region, a trade, a grade and an age.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CrossCell {
    pub region: Coded,
    pub trade: Coded,
    pub grade: Coded,
    pub age: Coded,
    pub open: i64,
}

/// A year of finding, with what is still open of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FoundIn {
    pub year: i64,
    pub found: i64,
    pub closed: i64,
    pub open: i64,
}

/// The report.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HazardPeriod {
    pub region: Coded,
    pub grade: String,
    /// 2026年第三季度
    pub label: String,
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    /// Its last day, or today while it runs.
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    /// Last day for handing it in.
    #[schema(value_type = String, format = Date)]
    pub hand_in_by: Date,
    pub flow: StockFlow,
    /// Months of the period, each with its own stock and flow: the curve towards nothing.
    pub months: Vec<MonthStock>,
    /// 按期整改率 of the last days that fell into the period.
    pub on_time: OnTime,
    /// By year of finding, as things stand today.
    pub years: Vec<FoundIn>,
    /// As things stand today.
    pub zero: Zeroed,
    /// Open today, by region directly below × trade × grade × age; only what is not nought.
    pub cross: Vec<CrossCell>,
    /// Past the enterprise's last day today, the oldest first; at most 500.
    pub overdue: Vec<HazardRow>,
    pub overdue_total: u64,
}

/// A month with its stock and flow.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct MonthStock {
    /// `2026-11`
    pub month: String,
    #[serde(flatten)]
    pub flow: StockFlow,
}

/// Rows of the list of what is overdue.
const OVERDUE: usize = 500;

/// First day, last day, label and last day for handing in.
pub(super) fn span(year: i16, quarter: Option<i8>) -> Outcome<(Date, Date, String, Date)> {
    if !(2000..=2100).contains(&year) {
        let say = format!("没有 {year} 年的报表，请填 2000 至 2100 之间的年份。");
        return Err(Refusal::invalid("BAD_FILTER", say).at("year", "超出范围"));
    }
    match quarter {
        None => Ok((date(year, 1, 1), date(year, 12, 31), format!("{year}年度"), date(year + 1, 1, 31))),
        Some(q @ 1..=4) => {
            let from = date(year, q * 3 - 2, 1);
            let to = date(year, q * 3, 1).last_of_month();
            let word = ["一", "二", "三", "四"][q as usize - 1];
            Ok((from, to, format!("{year}年第{word}季度"), to.saturating_add(15.days())))
        }
        Some(q) => {
            let say = format!("没有第 {q} 季度，可选 1 至 4；全年请留空。");
            Err(Refusal::invalid("BAD_FILTER", say).at("quarter", "1—4"))
        }
    }
}

fn real(t: &counter::Total) -> bool {
    !matches!(HazardFlow::parse_state(&t.state), Some(State::Void | State::Merged))
}

/// Stock and flow of the months from one to another, both included.
pub(super) fn flow(found: &[counter::Total], closed: &[counter::Total], from: i64, to: i64) -> StockFlow {
    let of = |all: &[counter::Total], keep: &dyn Fn(i64) -> bool| {
        all.iter().filter(|t| real(t) && keep(t.month)).map(|t| t.n).sum::<i64>()
    };
    let before = |m: i64| m < from;
    let within = |m: i64| (from..=to).contains(&m);
    let begin = of(found, &before) - of(closed, &before);
    let (new, gone) = (of(found, &within), of(closed, &within));
    let rate = (begin + new > 0).then(|| gone as f64 / (begin + new) as f64);
    StockFlow { begin, found: new, closed: gone, end: begin + new - gone, rate }
}

fn months(found: &[counter::Total], closed: &[counter::Total], from: Date, to: Date) -> Vec<MonthStock> {
    let mut out = Vec::new();
    let mut day = from;
    while day <= to {
        let m = month_of(day);
        let month = format!("{}-{:02}", day.year(), day.month());
        out.push(MonthStock { month, flow: flow(found, closed, m, m) });
        day = day.saturating_add(1.month());
    }
    out
}

fn on_time(due: &[counter::Total], from: i64, to: i64, today: Date) -> OnTime {
    let n = |state: &str| {
        let of = |t: &&counter::Total| (from..=to).contains(&t.month) && t.state == state;
        due.iter().filter(of).map(|t| t.n).sum::<i64>()
    };
    // What is open with a last day in the running month may still be in time: not yet due.
    let this = month_of(today);
    let pending: i64 = due.iter().filter(|t| t.month == this && t.state == "open").map(|t| t.n).sum();
    let pending = if (from..=to).contains(&this) { pending } else { 0 };
    let (good, all) = (n("on_time"), n("on_time") + n("late") + n("open") - pending);
    OnTime { on_time: good, due: all, rate: (all > 0).then(|| good as f64 / all as f64) }
}

fn years(found: &[counter::Total]) -> Vec<FoundIn> {
    let mut out: BTreeMap<i64, FoundIn> = BTreeMap::new();
    for t in found.iter().filter(|t| real(t)) {
        let year = t.month / 100;
        let line = out.entry(year).or_insert(FoundIn { year, found: 0, closed: 0, open: 0 });
        line.found += t.n;
        match HazardFlow::parse_state(&t.state).is_some_and(|s| s.closed()) {
            true => line.closed += t.n,
            false => line.open += t.n,
        }
    }
    out.into_values().collect()
}

/// Open ones by region × trade × grade × age, in that order.
fn cross(regions: &[(Coded, Vec<counter::Total>)], today: Date) -> Vec<CrossCell> {
    let mut out = Vec::new();
    for (region, totals) in regions {
        let mut cells: BTreeMap<(String, String, usize), i64> = BTreeMap::new();
        for t in totals.iter().filter(|t| HazardFlow::parse_state(&t.state).is_some_and(|s| !s.closed())) {
            let months = age(t.month, today);
            let place = AGES.iter().position(|a| months < a.2).unwrap_or(AGES.len() - 1);
            *cells.entry((t.trade.clone(), t.grade.clone(), place)).or_default() += t.n;
        }
        for ((trade, grade, place), open) in cells.into_iter().filter(|c| c.1 != 0) {
            let label = Grade::parse(&grade).map_or("未定级", Grade::label);
            out.push(CrossCell {
                region: region.clone(),
                trade: Coded::trade(&trade),
                grade: Coded::new(&grade, label),
                age: Coded::new(AGES[place].0, AGES[place].1),
                open,
            });
        }
    }
    out
}

async fn overdue(ctx: &Ctx, tx: &mut Tx, reach: &Reach, grade: &str) -> Outcome<(Vec<HazardRow>, u64)> {
    let ask = late(reach, grade);
    let total = listed(ctx, tx, &ask).await?.total(tx).await?.count;
    let rows = listed(ctx, tx, &ask).await?.everything(tx, &ask.page(), OVERDUE, store::named).await?;
    Ok((rows.into_iter().map(|n| row(n, ctx.today())).collect(), total))
}

async fn report(ctx: &Ctx, ask: &PeriodAsk) -> Outcome<HazardPeriod> {
    let grade = graded(ask.grade.as_deref())?;
    let today = ctx.today();
    let (from, last, label, hand_in_by) = span(ask.year.unwrap_or(today.year()), ask.quarter)?;
    if from > today {
        let say = format!("{label}还没有开始，没有报表。");
        return Err(Refusal::invalid("BAD_FILTER", say).at("year", "还没有开始"));
    }
    let to = last.min(today);
    let mut tx = ctx.read().await?;
    let reach = reach(ctx, &mut tx, ask.region.as_deref()).await?;
    // The table of what is open shows every grade.
    let apart = if grade == "all" { Grades::Apart } else { Grades::One(&grade) };
    let found = totals(&mut tx, "hazard", &reach, apart, By::All).await?;
    let closed = totals(&mut tx, "hazard_closed", &reach, grades(&grade), By::All).await?;
    let due = totals(&mut tx, "hazard_due", &reach, grades(&grade), By::All).await?;
    let (first, end) = (month_of(from), month_of(to));
    let mut regions = below(&mut tx, &reach, &grade).await?;
    // Side by side they come without their months: asked for again, one by one, where there is anything.
    for (region, of) in regions.iter_mut().filter(|r| !r.1.is_empty()) {
        let deeper = depth(&reach.path) + 1;
        *of = counter::totals(&mut tx, "hazard", &region.code, deeper, By::All, &reach.trades, apart).await?;
    }
    if regions.is_empty() {
        regions.push((Coded::new(&reach.code, &reach.name), found.clone()));
    }
    let (overdue, overdue_total) = overdue(ctx, &mut tx, &reach, &grade).await?;
    Ok(HazardPeriod {
        label,
        from,
        to,
        hand_in_by,
        flow: flow(&found, &closed, first, end),
        months: months(&found, &closed, from, to),
        on_time: on_time(&due, first, end, today),
        years: years(&found),
        zero: zero(ctx, &mut tx, &reach, &grade).await?,
        cross: cross(&regions, today),
        overdue,
        overdue_total,
        region: Coded::new(&reach.code, &reach.name),
        grade,
    })
}

#[utoipa::path(get, path = "/hazards/report", tag = "hazard", params(PeriodAsk), responses((status = 200, body = HazardPeriod)))]
pub async fn one(ctx: Ctx, Ask(ask): Ask<PeriodAsk>) -> Answer<HazardPeriod> {
    Ok(Json(report(&ctx, &ask).await?))
}

#[utoipa::path(get, path = "/hazards/report.xlsx", tag = "hazard", params(PeriodAsk), responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
pub async fn workbook(ctx: Ctx, Ask(ask): Ask<PeriodAsk>) -> Result<Download, Problem> {
    let report = report(&ctx, &ask).await?;
    Ok(super::sheet::download(report, ctx.today()).await?)
}

#[cfg(test)]
#[path = "period_tests.rs"]
mod tests;
