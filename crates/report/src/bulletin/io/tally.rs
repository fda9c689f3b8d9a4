//! Numbers and sums of figures: a wide source is gone through once by the database, the rest here, by the same definitions.

use super::known::Known;
use super::reach::Reach;
use super::sql::sql;
use crate::bulletin::cond::Facts;
use crate::bulletin::figure::{Figure, Tally, Weigh};
use crate::bulletin::period::Span;
use crate::bulletin::source::{Lines, Source};
use ::store::{Row, Tx};
use jiff::civil::Date;
use kernel::{Outcome, Refusal};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Tallies of several figures.
#[derive(Debug, Default)]
pub struct Tallies {
    /// By figure and span.
    pub total: Vec<Vec<Tally>>,
    /// By line and figure, of the first span.
    pub lines: BTreeMap<String, Vec<Tally>>,
}

impl Tallies {
    fn new(figures: usize, spans: usize) -> Tallies {
        Tallies { total: vec![vec![Tally::default(); spans]; figures], lines: BTreeMap::new() }
    }
    fn add(&mut self, line: &str, figure: usize, span: usize, tally: Tally) {
        self.total[figure][span].add(tally);
        if span == 0 && !line.is_empty() {
            let n = self.total.len();
            let of = self.lines.entry(line.to_owned()).or_insert_with(|| vec![Tally::default(); n]);
            of[figure].add(tally);
        }
    }
}

/// The line to which a record belongs.
fn line(source: &Source, facts: &Facts, reach: &Reach) -> String {
    match source.lines {
        Lines::Unit => facts.text("unit").to_owned(),
        Lines::Region => reach.line(facts.text("region")).to_owned(),
        Lines::No => String::new(),
    }
}

/// Tally figures of one source over spans; what shows the moment only over the first.
pub async fn tally(tx: &mut Tx, known: &Known, reach: &Reach, figures: &[&Figure], spans: &[Span]) -> Outcome<Tallies> {
    let mut out = Tallies::new(figures.len(), spans.len());
    for facts in &known.facts {
        let line = line(known.source, facts, reach);
        for (i, j, figure, span) in pairs(figures, spans) {
            if figure.counts(facts, span) {
                out.add(&line, i, j, Tally { n: 1, sum: figure.weight(facts, span) });
            }
        }
    }
    if known.source.wide {
        summed(tx, known, reach, figures, spans, &mut out).await?;
        days(tx, known, reach, figures, spans, &mut out).await?;
    }
    Ok(out)
}

fn pairs<'a>(
    figures: &'a [&'a Figure],
    spans: &'a [Span],
) -> impl Iterator<Item = (usize, usize, &'a Figure, &'a Span)> {
    figures.iter().enumerate().flat_map(move |(i, figure)| {
        let spans = spans.iter().enumerate().filter(move |(j, _)| *j == 0 || !figure.moment);
        spans.map(move |(j, span)| (i, j, *figure, span))
    })
}

/// Column of the line.
fn line_key(source: &Source, reach: &Reach) -> Option<String> {
    match source.lines {
        Lines::Unit => source.field("unit").map(|f| f.column.to_owned()),
        Lines::Region => reach.below(),
        Lines::No => None,
    }
}

fn line_of(source: &Source, row: &Row) -> Outcome<String> {
    Ok(match source.lines {
        Lines::Unit => row.get::<Option<Uuid>>("line")?.map(|u| u.to_string()).unwrap_or_default(),
        _ => row.get::<Option<String>>("line")?.unwrap_or_default(),
    })
}

/// The rest of a wide source, summed by line in one pass.
async fn summed(
    tx: &mut Tx,
    known: &Known,
    reach: &Reach,
    figures: &[&Figure],
    spans: &[Span],
    out: &mut Tallies,
) -> Outcome<()> {
    let source = known.source;
    let mut values = Vec::new();
    let key = line_key(source, reach);
    let mut columns = vec![format!("{} as line", key.as_deref().unwrap_or("''"))];
    for (i, j, figure, span) in pairs(figures, spans) {
        let base = sql(source, &figure.base, span, &mut values)?;
        columns.push(format!("count(*) filter (where {base}) as n_{i}_{j}"));
        match &figure.weigh {
            Weigh::If(part) => {
                let part = sql(source, part, span, &mut values)?;
                columns.push(format!("count(*) filter (where {base} and {part}) as s_{i}_{j}"));
            }
            Weigh::Number(_) => return Err(Refusal::internal("numbers are not summed over a wide source")),
            Weigh::One | Weigh::DaysPast(_) => {}
        }
    }
    let rest = known.rest(reach, &mut values);
    let group = key.map(|k| format!(" group by {k}")).unwrap_or_default();
    let statement = format!("select {} from {} t where {rest}{group}", columns.join(", "), source.table);
    for row in tx.all(&statement, &values).await? {
        let line = line_of(source, &row)?;
        for (i, j, figure, _) in pairs(figures, spans) {
            let n: i64 = row.get(&format!("n_{i}_{j}"))?;
            let sum = match figure.weigh {
                Weigh::One => n,
                Weigh::If(_) => row.get(&format!("s_{i}_{j}"))?,
                // Added below.
                _ => 0,
            };
            out.add(&line, i, j, Tally { n, sum });
        }
    }
    Ok(())
}

/// Days are no number that both engines reckon with alike: they are counted by day and summed here.
async fn days(
    tx: &mut Tx,
    known: &Known,
    reach: &Reach,
    figures: &[&Figure],
    spans: &[Span],
    out: &mut Tallies,
) -> Outcome<()> {
    let source = known.source;
    for (i, figure) in figures.iter().enumerate() {
        let Weigh::DaysPast(name) = figure.weigh else { continue };
        // By line only where somebody asks for lines: a list of one figure, or a table.
        let key = line_key(source, reach).filter(|_| figure.lined || figures.len() == 1);
        let day = source.field(name).ok_or_else(|| Refusal::internal(format!("no field {name}")))?.column;
        let mut values = Vec::new();
        let mut columns = vec![format!("{day} as day"), format!("{} as line", key.as_deref().unwrap_or("''"))];
        for (j, span) in spans.iter().enumerate() {
            let base = sql(source, &figure.base, span, &mut values)?;
            columns.push(format!("count(*) filter (where {base}) as n_{j}"));
        }
        let rest = known.rest(reach, &mut values);
        let also = key.as_ref().map(|k| format!(", {k}")).unwrap_or_default();
        let statement =
            format!("select {} from {} t where {rest} group by {day}{also}", columns.join(", "), source.table);
        for row in tx.all(&statement, &values).await? {
            let line = if key.is_some() { line_of(source, &row)? } else { String::new() };
            day_of(&row, &line, i, spans, out)?;
        }
    }
    Ok(())
}

fn day_of(row: &Row, line: &str, figure: usize, spans: &[Span], out: &mut Tallies) -> Outcome<()> {
    let Some(day) = row.get::<Option<Date>>("day")? else { return Ok(()) };
    for (j, span) in spans.iter().enumerate() {
        let n: i64 = row.get(&format!("n_{j}"))?;
        let days = span.till.since(day).map_or(0, |s| i64::from(s.get_days()));
        // The number of records was counted with the others.
        out.add(line, figure, j, Tally { n: 0, sum: n * days });
    }
    Ok(())
}
