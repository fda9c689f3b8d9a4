//! All figures of a period as known at a moment.

use super::committees::committees;
use super::known::{Known, known};
use super::reach::Reach;
use super::records::first;
use super::tally::tally;
use super::then::{Then, then};
use crate::bulletin::compare::{ZERO_RULE, change};
use crate::bulletin::cond::Facts;
use crate::bulletin::figure::{FIGURES, Figure, Tally};
use crate::bulletin::period::{Kind, Period, Span};
use crate::bulletin::ranking;
use crate::bulletin::source::{Lines, SOURCES, Source};
use crate::bulletin::view::{BulletinCell, BulletinFigures, BulletinLine, BulletinRise, FigureRow, LightBases};
use crate::bulletin::write;
use ::store::{Tx, params};
use govern::task::io::store as tasks;
use jiff::Timestamp;
use kernel::Outcome;
use kernel::id::UnitId;
use ready::accident::grade::Grade;
use ready::accident::warn::{Seen, Why, rise};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Records of the next period that the text names.
const NEXT: usize = 5;

struct Gathered {
    rows: HashMap<&'static str, Vec<Tally>>,
    /// By source: lines with a tally for each figure of the source.
    lines: Vec<(&'static Source, Vec<&'static Figure>, BTreeMap<String, Vec<Tally>>)>,
    next: Vec<Facts>,
    accidents: Vec<Facts>,
}

/// Figures of a period in a region, as known at a moment.
pub async fn figures(tx: &mut Tx, period: &Period, reach: &Reach, seen: Timestamp) -> Outcome<BulletinFigures> {
    let spans = [period, &period.last(), &period.last_year()].map(|p| p.span(seen));
    let gathered = gather(tx, reach, seen, &spans).await?;
    let last = then(tx, period, &period.last(), "上期", reach, seen).await?;
    let last_year = then(tx, period, &period.last_year(), "上年同期", reach, seen).await?;
    let figures: Vec<FigureRow> = FIGURES
        .iter()
        .map(|f| row(f, gathered.rows.get(f.id).map_or(&[][..], Vec::as_slice), &last, &last_year))
        .collect();
    let (mut units, mut regions) = (BTreeMap::new(), BTreeMap::new());
    for (source, figures, lines) in &gathered.lines {
        let into = match source.lines {
            Lines::Unit => &mut units,
            Lines::Region => &mut regions,
            Lines::No => continue,
        };
        for (key, tallies) in lines {
            let cells: &mut Vec<BulletinCell> = into.entry(key.clone()).or_default();
            for (figure, tally) in figures.iter().zip(tallies).filter(|(f, _)| f.lined) {
                cells.push(BulletinCell { figure: figure.id.into(), value: figure.value(*tally), records: tally.n });
            }
        }
    }
    let units = unit_lines(tx, units).await?;
    let regions = region_lines(tx, reach, regions).await?;
    let rankings = ranking::shipped()
        .iter()
        .filter(|r| r.kind == period.kind && r.effective_from <= period.from)
        .map(|r| ranking::rank(r, if r.by == "unit" { &units } else { &regions }))
        .collect();
    let rising =
        if period.kind == Kind::Weekly { Vec::new() } else { rising(tx, reach, period, &gathered.accidents).await? };
    Ok(BulletinFigures {
        kind: period.kind.code().into(),
        kind_label: period.kind.label().into(),
        region: reach.code.clone(),
        region_name: reach.name.clone(),
        from: period.from,
        to: period.end(),
        label: period.label(),
        as_of: seen,
        zero_rule: ZERO_RULE.into(),
        figures,
        units,
        regions,
        rising,
        rankings,
        next: gathered.next.iter().filter_map(|f| write::case("task", f)).collect(),
        cases: Vec::new(),
        committees: committees(tx, period, reach, seen).await?,
        lights: Some(LightBases { last: last.basis, last_year: last_year.basis }),
    })
}

async fn gather(tx: &mut Tx, reach: &Reach, seen: Timestamp, spans: &[Span]) -> Outcome<Gathered> {
    let mut out = Gathered { rows: HashMap::new(), lines: Vec::new(), next: Vec::new(), accidents: Vec::new() };
    for source in SOURCES {
        let figures: Vec<&'static Figure> = FIGURES.iter().filter(|f| f.source == source.concept).collect();
        let known: Known = known(tx, source, reach, seen, spans).await?;
        let tallies = tally(tx, &known, reach, &figures, spans).await?;
        for (figure, total) in figures.iter().zip(tallies.total) {
            out.rows.insert(figure.id, total);
        }
        for figure in figures.iter().filter(|f| f.id == "tasks_next") {
            out.next = first(tx, &known, figure, reach, &spans[0], ("due", NEXT)).await?;
        }
        out.lines.push((source, figures, tallies.lines));
        if source.concept == "accident" {
            out.accidents = known.facts;
        }
    }
    Ok(out)
}

fn row(figure: &Figure, tallies: &[Tally], then: &Then, a_year_ago: &Then) -> FigureRow {
    let at = |j: usize| tallies.get(j).copied().unwrap_or_default();
    let value = figure.value(at(0));
    let (last, last_year) = if figure.moment {
        (then.value(figure.id), a_year_ago.value(figure.id))
    } else {
        (figure.value(at(1)), figure.value(at(2)))
    };
    FigureRow {
        id: figure.id.into(),
        chapter: figure.chapter.into(),
        name: figure.name.into(),
        unit: figure.unit.into(),
        rule: figure.rule.into(),
        value,
        records: at(0).n,
        sum: at(0).sum,
        how: figure.how.code().into(),
        moment: figure.moment,
        last,
        last_year,
        change: change(value, last, figure.unit),
        yearly: change(value, last_year, figure.unit),
    }
}

async fn unit_lines(tx: &mut Tx, of: BTreeMap<String, Vec<BulletinCell>>) -> Outcome<Vec<BulletinLine>> {
    let ids: Vec<UnitId> = of.keys().filter_map(|k| Uuid::parse_str(k).ok()).map(UnitId).collect();
    let names = tasks::units(tx, &ids).await?;
    let name = |key: &str| Uuid::parse_str(key).ok().and_then(|id| names.get(&UnitId(id))).map(|u| u.short.clone());
    let mut out: Vec<BulletinLine> = of
        .into_iter()
        .map(|(key, cells)| BulletinLine {
            name: name(&key).unwrap_or_else(|| "（已撤销的单位）".into()), key, cells
        })
        .filter(|line| line.cells.iter().any(|c| c.records > 0))
        .collect();
    // Who has most that is red or overdue comes first; units alike by name.
    let worst = |l: &BulletinLine| {
        let n = |id: &str| l.cells.iter().find(|c| c.figure == id).map_or(0, |c| c.records);
        (std::cmp::Reverse(n("tasks_red")), std::cmp::Reverse(n("tasks_overdue")), l.name.clone())
    };
    out.sort_by_cached_key(worst);
    Ok(out)
}

async fn region_lines(
    tx: &mut Tx,
    reach: &Reach,
    of: BTreeMap<String, Vec<BulletinCell>>,
) -> Outcome<Vec<BulletinLine>> {
    let sql = "select code, name from region where path like $1 and depth = $2 order by code";
    let mut out = Vec::new();
    for row in tx.all(sql, params![format!("{}%", reach.path), reach.depth() as i64 + 1]).await? {
        let key: String = row.get("code")?;
        if let Some(cells) = of.get(&key) {
            out.push(BulletinLine { name: row.get("name")?, cells: cells.clone(), key });
        }
    }
    Ok(out)
}

/// Regions below and departments whose accidents and deaths both rose on last year in the last two months of the period.
async fn rising(tx: &mut Tx, reach: &Reach, period: &Period, accidents: &[Facts]) -> Outcome<Vec<BulletinRise>> {
    let mut by_region: BTreeMap<String, Vec<Seen>> = BTreeMap::new();
    let mut by_unit: BTreeMap<String, Vec<Seen>> = BTreeMap::new();
    let counted = accidents.iter().filter(|f| f.held.get("counted") == Some(&crate::bulletin::cond::Fact::Flag(true)));
    for f in counted.filter(|f| f.text("stage") != "struck") {
        let (Some(on), Some(grade)) = (f.day("occurred"), Grade::parse(f.text("grade"))) else { continue };
        let seen = Seen { id: f.id, on, grade, dead: f.number("dead") };
        by_region.entry(reach.line(f.text("region")).to_owned()).or_default().push(seen);
        by_unit.entry(f.text("unit").to_owned()).or_default().push(seen);
    }
    let end = period.end();
    let mut out = Vec::new();
    for row in tx.all("select code, name from region order by code", &[]).await? {
        let code: String = row.get("code")?;
        if let Some(seen) = by_region.get(&code) {
            out.extend(risen(row.get("name")?, seen, end.year(), end.month()));
        }
    }
    let ids: Vec<UnitId> = by_unit.keys().filter_map(|k| Uuid::parse_str(k).ok()).map(UnitId).collect();
    let names = tasks::units(tx, &ids).await?;
    for (key, seen) in &by_unit {
        let unit = Uuid::parse_str(key).ok().and_then(|id| names.get(&UnitId(id)));
        if let Some(unit) = unit {
            out.extend(risen(unit.short.clone(), seen, end.year(), end.month()));
        }
    }
    Ok(out)
}

fn risen(name: String, seen: &[Seen], year: i16, month: i8) -> Option<BulletinRise> {
    let Some(Why::Rise { this, last, .. }) = rise(seen, year, month) else { return None };
    let before = if month == 1 { 12 } else { month - 1 };
    let one =
        |m: i8, i: usize| format!("{m}月{}起{}人（上年同月{}起{}人）", this[i].0, this[i].1, last[i].0, last[i].1);
    Some(BulletinRise { name, words: format!("{}，{}", one(before, 0), one(month, 1)) })
}

/// A span of any days, for records.
pub fn span(from: jiff::civil::Date, to: jiff::civil::Date, seen: Timestamp) -> Span {
    let till = to.saturating_add(jiff::Span::new().days(1));
    let length = till.since(from).map_or(0, |s| i64::from(s.get_days()));
    Span { from, till, next: till.saturating_add(jiff::Span::new().days(length)), seen }
}

/// The span of a regular period of these days, else of the bare days.
pub fn span_of(from: jiff::civil::Date, to: jiff::civil::Date, seen: Timestamp) -> Span {
    let regular = Kind::ALL.into_iter().map(|k| Period::of(k, from)).find(|p| p.from == from && p.end() == to);
    regular.map_or_else(|| span(from, to, seen), |p| p.span(seen))
}
