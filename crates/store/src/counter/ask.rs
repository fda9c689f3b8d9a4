//! Totals as pages ask for them: what is folded and what is not yet, together.

use super::Total;
use crate::Value;
use crate::tx::Tx;
use kernel::Refusal;
use std::collections::BTreeMap;

/// How totals of a region are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Every trade, state, grade and month by itself.
    All,
    /// Summed over months: `month` is 0.
    Trade,
    /// Summed over trades: `trade` is empty.
    Month,
}

/// What becomes of the grades: a page that does not show them apart need not carry them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grades<'a> {
    Apart,
    /// Summed: `grade` is empty.
    Summed,
    One(&'a str),
}

impl Grades<'_> {
    /// The column that is shown and grouped by, and the condition with its mark.
    fn sql(self, mark: usize) -> (&'static str, String) {
        match self {
            Grades::Apart => ("grade, ", String::new()),
            Grades::Summed => ("", String::new()),
            Grades::One(_) => ("", format!(" and grade = ${mark}")),
        }
    }

    fn value(self) -> Option<Value> {
        if let Grades::One(grade) = self { Some(grade.into()) } else { None }
    }

    /// What stands in [`Total::grade`].
    fn of(self, row: &crate::Row) -> Result<String, Refusal> {
        match self {
            Grades::Apart => row.get("grade"),
            Grades::Summed => Ok(String::new()),
            Grades::One(grade) => Ok(grade.to_owned()),
        }
    }
}

/// Totals of one region and everything below it; `region` is a code at depth `1..=4`, or `""` for everything. Only the
/// trades given, all for none. Zero totals are left out.
pub async fn totals(
    tx: &mut Tx,
    concept: &str,
    region: &str,
    depth: usize,
    by: By,
    trades: &[String],
    grades: Grades<'_>,
) -> Result<Vec<Total>, Refusal> {
    let within = match depth {
        0 => String::new(),
        k @ 1..=4 => format!(" and area{k} = $2"),
        k => return Err(Refusal::internal(format!("no counter at depth {k}"))),
    };
    let marks: Vec<String> = (3..trades.len() + 3).map(|n| format!("${n}")).collect();
    let among = if trades.is_empty() { String::new() } else { format!(" and trade in ({})", marks.join(",")) };
    let (grade, one) = grades.sql(3 + trades.len());
    // What is summed over trades cannot be narrowed to some of them.
    let (table, keys) = match by {
        By::All => ("counter", format!("trade, state, {grade}month")),
        By::Trade if grade.is_empty() => ("counter_whole", "trade, state".to_owned()),
        By::Trade => ("counter_whole", "trade, state, grade".to_owned()),
        By::Month if trades.is_empty() => ("counter_month", format!("state, {grade}month")),
        By::Month => ("counter", format!("state, {grade}month")),
    };
    let sql = format!(
        "select {keys}, cast(sum(n) as bigint) as n from (
           select {keys}, n from {table} where concept = $1 and region = $2{among}{one}
           union all select {keys}, n from counter_delta where concept = $1{within}{among}{one}
         ) both_parts group by {keys} having sum(n) <> 0"
    );
    let mut values: Vec<Value> = vec![concept.into(), region.into()];
    values.extend(trades.iter().map(Value::from));
    values.extend(grades.value());
    let rows = tx.all(&sql, &values).await?;
    let mut out = Vec::with_capacity(rows.len());
    for r in rows {
        let trade = if by == By::Month { String::new() } else { r.get("trade")? };
        let month = if by == By::Trade { 0 } else { r.get("month")? };
        out.push(Total { trade, state: r.get("state")?, grade: grades.of(&r)?, month, n: r.get("n")? });
    }
    out.sort();
    Ok(out)
}

/// Totals of several regions of one depth, of the trades given (none: all), summed over months and trades; a code that has
/// nothing is left out.
pub async fn split(
    tx: &mut Tx,
    concept: &str,
    codes: &[&str],
    depth: usize,
    trades: &[String],
    grades: Grades<'_>,
) -> Result<BTreeMap<String, Vec<Total>>, Refusal> {
    if codes.is_empty() || !(1..=4).contains(&depth) {
        return Ok(BTreeMap::new());
    }
    let marks: Vec<String> = (2..codes.len() + 2).map(|n| format!("${n}")).collect();
    let (marks, area) = (marks.join(","), format!("area{depth}"));
    let narrowed: Vec<String> = (codes.len() + 2..codes.len() + 2 + trades.len()).map(|n| format!("${n}")).collect();
    let among = if trades.is_empty() { String::new() } else { format!(" and trade in ({})", narrowed.join(",")) };
    let (grade, one) = grades.sql(2 + codes.len() + trades.len());
    let sql = format!(
        "select region, {grade}state, cast(sum(n) as bigint) as n from (
           select region, {grade}state, n from counter_whole where concept = $1 and region in ({marks}){among}{one}
           union all select {area} as region, {grade}state, n from counter_delta
             where concept = $1 and {area} in ({marks}){among}{one}
         ) both_parts group by region, {grade}state having sum(n) <> 0"
    );
    let mut values: Vec<Value> = std::iter::once(concept).chain(codes.iter().copied()).map(Value::from).collect();
    values.extend(trades.iter().map(Value::from));
    values.extend(grades.value());
    let mut out: BTreeMap<String, Vec<Total>> = BTreeMap::new();
    for r in tx.all(&sql, &values).await? {
        let total =
            Total { trade: String::new(), state: r.get("state")?, grade: grades.of(&r)?, month: 0, n: r.get("n")? };
        out.entry(r.get("region")?).or_default().push(total);
    }
    Ok(out)
}
