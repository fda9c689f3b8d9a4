//! 重大隐患数据库: stock and flow by year of finding, zeroing, rates with their denominators, cross tables by region, trade,
//! state and age (handbook 03 §9). Totals come from the counters; what time alone changes is counted on reading.
//! - `period.rs` the quarterly and yearly report
//! - `shape.rs` what is sent
//! - `sheet.rs` the same as a workbook

pub mod period;
mod shape;
mod sheet;

pub use shape::{Flowed, FlowedOf, HazardStats, MonthFlow, OnTime, StatsAsk, Zeroed};

use super::list::{HazardAsk, listed};
use crate::hazard::flow::{HazardFlow, State};
use crate::hazard::io::view::Coded;
use ::store::counter::{self, By, Grades};
use ::store::{Tx, Value, params};
use axum::Json;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Flow, Outcome, Refusal, Right};
use std::collections::BTreeMap;
use web::answer::Count;
use web::{Answer, Ask, Ctx};

/// A region that is seen whole, and the trades of it (empty: all).
struct Reach {
    code: String,
    path: String,
    name: String,
    trades: Vec<String>,
}

async fn reach(ctx: &Ctx, tx: &mut Tx, asked: Option<&str>) -> Outcome<Reach> {
    let whole: Vec<_> = ctx.scope().whole_regions(Right::HazardRead).cloned().collect();
    let none =
        || Refusal::forbidden("NO_STATS", "统计只对能看到整个地区隐患的账号开放；本企业的隐患请在“隐患”列表查看。");
    let row = match asked.map(str::trim).filter(|r| !r.is_empty()) {
        Some(code) => tx.opt("select code, path, name from region where code = $1", params![code]).await?,
        None => {
            let path = whole.iter().map(|a| a.path.as_str()).min_by_key(|p| p.len()).ok_or_else(none)?;
            tx.opt("select code, path, name from region where path = $1", params![path]).await?
        }
    };
    let row = row.ok_or_else(|| Refusal::not_found("地区"))?;
    let path: String = row.get("path")?;
    let over: Vec<_> = whole.iter().filter(|a| path.starts_with(&a.path)).collect();
    if over.is_empty() && !ctx.scope().everything {
        return Err(if whole.is_empty() { none() } else { Refusal::not_found("地区") });
    }
    let all = ctx.scope().everything || over.iter().any(|a| a.sectors.is_empty());
    let trades = if all { Vec::new() } else { over.iter().flat_map(|a| a.sectors.clone()).collect() };
    Ok(Reach { code: row.get("code")?, path, name: row.get("name")?, trades })
}

fn depth(path: &str) -> usize {
    path.split('/').filter(|c| !c.is_empty()).count()
}

/// Totals of a region, of the trades that count.
async fn totals(tx: &mut Tx, of: &str, reach: &Reach, grades: Grades<'_>, by: By) -> Outcome<Vec<counter::Total>> {
    counter::totals(tx, of, &reach.code, depth(&reach.path), by, &reach.trades, grades).await
}

fn grades(grade: &str) -> Grades<'_> {
    if grade == "all" { Grades::Summed } else { Grades::One(grade) }
}

fn sum(totals: &[counter::Total], keep: impl Fn(&counter::Total) -> bool) -> Flowed {
    let mut out = Flowed::default();
    for t in totals.iter().filter(|t| keep(t)) {
        if let Some(state) = HazardFlow::parse_state(&t.state) {
            out.add(state, t.n);
        }
    }
    out
}

fn by<K: Ord + Clone>(totals: &[counter::Total], key: impl Fn(&counter::Total) -> K) -> BTreeMap<K, Flowed> {
    let mut out: BTreeMap<K, Flowed> = BTreeMap::new();
    for t in totals {
        if let Some(state) = HazardFlow::parse_state(&t.state) {
            out.entry(key(t)).or_default().add(state, t.n);
        }
    }
    out
}

const AGES: &[(&str, &str, i64)] = &[
    ("0-3", "3 个月以内", 3),
    ("3-6", "3 至 6 个月", 6),
    ("6-12", "6 至 12 个月", 12),
    ("12-24", "1 至 2 年", 24),
    ("24+", "2 年以上", i64::MAX),
];

/// Months since the month of finding.
fn age(month: i64, today: Date) -> i64 {
    i64::from(today.year()) * 12 + i64::from(today.month()) - (month / 100 * 12 + month % 100)
}

/// What the enterprise has not done by its last day, the oldest first.
fn late(reach: &Reach, grade: &str) -> HazardAsk {
    let running = [State::Assigned, State::PlanDue, State::Rectifying];
    HazardAsk {
        region: vec![reach.code.clone()],
        grade: if grade == "all" { vec![] } else { vec![grade.to_owned()] },
        sort: Some("due".into()),
        state: running.iter().map(|s| s.code().to_owned()).collect(),
        overdue: Some(true),
        ..HazardAsk::default()
    }
}

async fn zero(ctx: &Ctx, tx: &mut Tx, reach: &Reach, grade: &str) -> Outcome<Zeroed> {
    let days = ctx.law().parameters.value("hazard.zero_days", &reach.path, ctx.today()) as i64;
    let ask = HazardAsk {
        region: vec![reach.code.clone()],
        grade: if grade == "all" { vec![] } else { vec![grade.to_owned()] },
        sort: Some("due".into()),
        ..HazardAsk::default()
    };
    let states = |states: &[State]| states.iter().map(|s| s.code().to_owned()).collect::<Vec<_>>();
    let late = late(reach, grade);
    let overdue = listed(ctx, tx, &late).await?.total(tx).await?;
    // By day of finding: that is the index which this question reads.
    let old = HazardAsk { state: states(&[State::Reported, State::PlanDue, State::PlanReview]), sort: None, ..ask };
    let since = kernel::start_of(ctx.today().saturating_sub(days.days()));
    let unplanned = listed(ctx, tx, &old).await?.and("t.found_at < ?", [Value::from(since)]).total(tx).await?;
    let count = |t: kernel::Total| Count { count: t.count, exact: t.exact };
    let zeroed = overdue.count == 0 && unplanned.count == 0;
    Ok(Zeroed { zeroed, overdue: count(overdue), unplanned: count(unplanned), days })
}

fn lines(of: BTreeMap<String, Flowed>, label: impl Fn(&str) -> String) -> Vec<FlowedOf> {
    of.into_iter().map(|(code, flowed)| FlowedOf { of: Coded::new(&code, &label(&code)), flowed }).collect()
}

/// The regions directly below, each with its totals.
async fn below(tx: &mut Tx, reach: &Reach, grade: &str) -> Outcome<Vec<(Coded, Vec<counter::Total>)>> {
    let deeper = depth(&reach.path) + 1;
    if deeper > 4 {
        return Ok(Vec::new());
    }
    let sql = "select code, name from region where path like $1 and depth = $2 order by code limit 200";
    let mut children: Vec<(String, String)> = Vec::new();
    for row in tx.all(sql, params![format!("{}%", reach.path), deeper as i64]).await? {
        children.push((row.get("code")?, row.get("name")?));
    }
    let codes: Vec<&str> = children.iter().map(|c| c.0.as_str()).collect();
    let mut split = counter::split(tx, "hazard", &codes, deeper, &reach.trades, grades(grade)).await?;
    let mut out = Vec::new();
    for (code, name) in &children {
        let of = split.remove(code).unwrap_or_default();
        out.push((Coded::new(code, name), of));
    }
    Ok(out)
}

/// `major` unless said otherwise.
fn graded(grade: Option<&str>) -> Outcome<String> {
    let grade = grade.filter(|g| !g.is_empty()).unwrap_or("major");
    if !["major", "general", "all"].contains(&grade) {
        let say = format!("筛选条件“等级”没有“{grade}”这个取值，可选 major、general、all。");
        return Err(Refusal::invalid("BAD_FILTER", say));
    }
    Ok(grade.to_owned())
}

#[utoipa::path(get, path = "/hazards/stats", tag = "hazard", params(StatsAsk), responses((status = 200, body = HazardStats)))]
pub async fn stats(ctx: Ctx, Ask(ask): Ask<StatsAsk>) -> Answer<HazardStats> {
    let grade = graded(ask.grade.as_deref())?;
    let mut tx = ctx.read().await?;
    let reach = reach(&ctx, &mut tx, ask.region.as_deref()).await?;
    let all = totals(&mut tx, "hazard", &reach, grades(&grade), By::Month).await?;
    let by_trade = totals(&mut tx, "hazard", &reach, grades(&grade), By::Trade).await?;
    let closed = totals(&mut tx, "hazard_closed", &reach, grades(&grade), By::Month).await?;
    let due = totals(&mut tx, "hazard_due", &reach, grades(&grade), By::Month).await?;
    let today = ctx.today();
    let regions: Vec<FlowedOf> = below(&mut tx, &reach, &grade)
        .await?
        .into_iter()
        .map(|(of, totals)| FlowedOf { of, flowed: sum(&totals, |_| true) })
        .collect();
    let open = |t: &counter::Total| HazardFlow::parse_state(&t.state).is_some_and(|s| !s.closed());
    let open: Vec<counter::Total> = all.iter().filter(|t| open(t)).cloned().collect();
    let mut from = i64::MIN;
    let mut ages = Vec::new();
    for &(code, label, to) in AGES {
        let flowed = sum(&open, |t| (from..to).contains(&age(t.month, today)));
        ages.push(FlowedOf { of: Coded::new(code, label), flowed });
        from = to;
    }
    let year = i64::from(today.year());
    let found = |y: i64| sum(&all, |t| t.month / 100 == y).found;
    let listed = listed_in(&mut tx, &reach, today).await?;
    Ok(Json(HazardStats {
        zero: zero(&ctx, &mut tx, &reach, &grade).await?,
        region: Coded::new(&reach.code, &reach.name),
        on: today,
        all: sum(&all, |_| true),
        years: lines(by(&all, |t| (t.month / 100).to_string()), |y| format!("{y} 年")),
        trades: lines(by(&by_trade, |t| t.trade.clone()), |t| Coded::trade(t).label),
        regions,
        states: lines(by(&open, |t| t.state.clone()), |s| {
            HazardFlow::parse_state(s).map_or(s.to_owned(), |s| s.label().to_owned())
        }),
        ages,
        on_time: on_time(&due, today),
        months: months(&all, &closed, today),
        before_2024: sum(&all, |t| t.month < 202_401),
        growth: (found(year - 1) > 0).then(|| found(year) as f64 / found(year - 1) as f64),
        listed_this_year: listed,
        listed_least: ctx.law().parameters.value("listing.yearly_least", &reach.path, today) as i64,
        grade,
    }))
}

fn month_of(day: Date) -> i64 {
    i64::from(day.year()) * 100 + i64::from(day.month())
}

/// Months by month of the last day: whole months of the year, the running one among them.
fn on_time(due: &[counter::Total], today: Date) -> OnTime {
    let of = |t: &&counter::Total| t.month / 100 == i64::from(today.year()) && t.month <= month_of(today);
    let n = |state: &str| due.iter().filter(of).filter(|t| t.state == state).map(|t| t.n).sum::<i64>();
    // What is open with a last day in the running month may still be in time: not yet due.
    let pending: i64 = due.iter().filter(|t| t.month == month_of(today) && t.state == "open").map(|t| t.n).sum::<i64>();
    let (on_time, all) = (n("on_time"), n("on_time") + n("late") + n("open") - pending);
    OnTime { on_time, due: all, rate: (all > 0).then(|| on_time as f64 / all as f64) }
}

/// The last 24 months; what was open at the end of one is all that was found until then less all that was closed.
fn months(found: &[counter::Total], closed: &[counter::Total], today: Date) -> Vec<MonthFlow> {
    let real = |t: &&counter::Total| !matches!(HazardFlow::parse_state(&t.state), Some(State::Void | State::Merged));
    let first = today.first_of_month();
    (0..24)
        .rev()
        .map(|back| {
            let day = first.saturating_sub(back.months());
            let month = month_of(day);
            let until =
                |all: &[counter::Total]| all.iter().filter(real).filter(|t| t.month <= month).map(|t| t.n).sum::<i64>();
            let within =
                |all: &[counter::Total]| all.iter().filter(real).filter(|t| t.month == month).map(|t| t.n).sum::<i64>();
            MonthFlow {
                month: format!("{}-{:02}", day.year(), day.month()),
                found: within(found),
                closed: within(closed),
                open: until(found) - until(closed),
            }
        })
        .collect()
}

/// Listings that began this year in the region.
async fn listed_in(tx: &mut Tx, reach: &Reach, today: Date) -> Outcome<i64> {
    let k = depth(&reach.path).clamp(1, 4);
    let mut values: Vec<Value> = params![&reach.code, today.first_of_year(), today.last_of_year()].to_vec();
    let of = |n: usize| format!("${}", n + 4);
    let trades: Vec<String> = (0..reach.trades.len()).map(of).collect();
    values.extend(reach.trades.iter().map(Value::from));
    let only = if trades.is_empty() { String::new() } else { format!(" and t.trade in ({})", trades.join(",")) };
    let sql = format!(
        "select count(*) as n from listing t where t.area{k} = $1 and t.from_day >= $2 and t.from_day <= $3{only}"
    );
    tx.one(&sql, &values).await?.get("n")
}
