//! The records behind a figure, as they were at the moment: exactly those that were counted.

use super::known::{Known, columns, from_row, known};
use super::reach::Reach;
use super::sql::{mark, sql};
use super::tally::tally;
use crate::bulletin::cond::Facts;
use crate::bulletin::figure::{Figure, Tally};
use crate::bulletin::period::Span;
use crate::bulletin::source;
use ::store::{Tx, Value};
use kernel::{Outcome, Refusal};
use uuid::Uuid;

/// Which records, and where the page begins.
#[derive(Clone, Debug, Default)]
pub struct Which {
    /// Only those of this unit (task) or of this region below.
    pub line: Option<String>,
    /// After this one.
    pub after: Option<Uuid>,
    pub limit: usize,
}

/// A page of records, the whole tally, and whether there are more.
#[derive(Debug)]
pub struct Records {
    /// Each with what it adds.
    pub items: Vec<(Facts, i64)>,
    pub tally: Tally,
    pub more: bool,
}

/// The source of a figure.
pub fn source_of(figure: &Figure) -> Outcome<&'static source::Source> {
    source::of(figure.source).ok_or_else(|| Refusal::internal(format!("no source {}", figure.source)))
}

/// Records of a figure, by id.
pub async fn records(
    tx: &mut Tx,
    figure: &'static Figure,
    reach: &Reach,
    span: &Span,
    which: &Which,
) -> Outcome<Records> {
    let source = source_of(figure)?;
    let known = known(tx, source, reach, span.seen, &[*span]).await?;
    let tallies = tally(tx, &known, reach, &[figure], &[*span]).await?;
    let whole = tallies.total[0][0];
    let tally = match &which.line {
        None => whole,
        Some(line) => tallies.lines.get(line).map_or(Tally::default(), |of| of[0]),
    };
    let belongs = |f: &&Facts| match (&which.line, source.lines) {
        (None, _) => true,
        (Some(line), source::Lines::Unit) => f.text("unit") == line,
        (Some(line), source::Lines::Region) => reach.line(f.text("region")) == line,
        (Some(_), source::Lines::No) => false,
    };
    let mut found: Vec<Facts> = known
        .facts
        .iter()
        .filter(|f| figure.counts(f, span) && which.after.is_none_or(|after| f.id > after))
        .filter(belongs)
        .cloned()
        .collect();
    if source.wide {
        found.extend(rest(tx, &known, figure, reach, span, which).await?);
    }
    found.sort_by_key(|f| f.id);
    let more = found.len() > which.limit;
    found.truncate(which.limit);
    let items = found.into_iter().map(|f| (figure.weight(&f, span), f)).map(|(w, f)| (f, w)).collect();
    Ok(Records { items, tally, more })
}

async fn rest(
    tx: &mut Tx,
    known: &Known,
    figure: &Figure,
    reach: &Reach,
    span: &Span,
    which: &Which,
) -> Outcome<Vec<Facts>> {
    let source = known.source;
    let mut values = Vec::new();
    let mut wheres = vec![known.rest(reach, &mut values), sql(source, &figure.base, span, &mut values)?];
    match (&which.line, source.lines) {
        (None, _) => {}
        (Some(line), source::Lines::Unit) => {
            let unit = Uuid::parse_str(line).map_err(|_| Refusal::not_found("单位"))?;
            let column = source.field("unit").map_or("t.unit", |f| f.column);
            wheres.push(format!("{column} = {}", mark(&mut values, Value::Id(unit))));
        }
        (Some(line), source::Lines::Region) => match reach.below() {
            Some(column) => wheres.push(format!("{column} = {}", mark(&mut values, Value::from(line)))),
            None => return Ok(Vec::new()),
        },
        (Some(_), source::Lines::No) => return Ok(Vec::new()),
    }
    if let Some(after) = which.after {
        wheres.push(format!("t.id > {}", mark(&mut values, Value::Id(after))));
    }
    let statement = format!(
        "select {} from {} t where {} order by t.id limit {}",
        columns(source),
        source.table,
        wheres.join(" and "),
        which.limit + 1
    );
    tx.all(&statement, &values).await?.iter().map(|r| from_row(source, r)).collect()
}

/// The first records of a figure by a day of theirs.
pub async fn first(
    tx: &mut Tx,
    known: &Known,
    figure: &Figure,
    reach: &Reach,
    span: &Span,
    (day, most): (&str, usize),
) -> Outcome<Vec<Facts>> {
    let source = known.source;
    let mut found: Vec<Facts> = known.facts.iter().filter(|f| figure.counts(f, span)).cloned().collect();
    if source.wide {
        let mut values = Vec::new();
        let wheres = [known.rest(reach, &mut values), sql(source, &figure.base, span, &mut values)?];
        let column = source.field(day).ok_or_else(|| Refusal::internal(format!("no field {day}")))?.column;
        let statement = format!(
            "select {} from {} t where {} order by {column}, t.id limit {most}",
            columns(source),
            source.table,
            wheres.join(" and ")
        );
        for row in tx.all(&statement, &values).await? {
            found.push(from_row(source, &row)?);
        }
    }
    found.sort_by_key(|f| (f.day(day), f.id));
    found.truncate(most);
    Ok(found)
}

/// One record of a concept as it was at the moment; `None`: it was not there, or lies elsewhere.
pub async fn one(tx: &mut Tx, concept: &str, reach: &Reach, span: &Span, id: Uuid) -> Outcome<Option<Facts>> {
    let Some(source) = source::of(concept) else { return Ok(None) };
    let known = known(tx, source, reach, span.seen, &[*span]).await?;
    if let Some(found) = known.facts.iter().find(|f| f.id == id) {
        return Ok(Some(found.clone()));
    }
    if !source.wide {
        return Ok(None);
    }
    let mut values = Vec::new();
    let rest = known.rest(reach, &mut values);
    let statement = format!(
        "select {} from {} t where {rest} and t.id = {}",
        columns(source),
        source.table,
        mark(&mut values, Value::Id(id))
    );
    tx.opt(&statement, &values).await?.map(|r| from_row(source, &r)).transpose()
}
