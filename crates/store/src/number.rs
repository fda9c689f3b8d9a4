//! Numbers for people: `RW-990100-2026-000137`, given by the server per series and year, without gaps under rollback.

use crate::Value;
use crate::tx::Tx;
use kernel::Refusal;
use std::collections::BTreeMap;

/// The next numbers `first..first+count` of a series in a year.
pub async fn take(tx: &mut Tx, series: &str, year: i16, count: i64) -> Result<i64, Refusal> {
    let wanted = BTreeMap::from([((series.to_owned(), year), count)]);
    let first = take_many(tx, &wanted).await?;
    first.into_values().next().ok_or_else(|| Refusal::internal("a series gave no number"))
}

/// The same of several series at once: how many of each are wanted, and the first of each. In one order for all, so that two
/// servers never wait for each other.
pub async fn take_many(
    tx: &mut Tx,
    wanted: &BTreeMap<(String, i16), i64>,
) -> Result<BTreeMap<(String, i16), i64>, Refusal> {
    let tuples: Vec<String> =
        (0..wanted.len()).map(|n| format!("(${}, ${}, ${})", n * 3 + 1, n * 3 + 2, n * 3 + 3)).collect();
    let sql = format!(
        "insert into number_series (series, year, last) values {} \
         on conflict (series, year) do update set last = number_series.last + excluded.last \
         returning series, year, last",
        tuples.join(", ")
    );
    let mut values: Vec<Value> = Vec::with_capacity(wanted.len() * 3);
    for ((series, year), count) in wanted {
        values.extend([series.as_str().into(), i64::from(*year).into(), (*count).into()]);
    }
    let mut out = BTreeMap::new();
    for row in tx.all(&sql, &values).await? {
        let year = i16::try_from(row.get::<i64>("year")?).map_err(Refusal::internal)?;
        let key = (row.get::<String>("series")?, year);
        let first = row.get::<i64>("last")? - wanted.get(&key).copied().unwrap_or(1) + 1;
        out.insert(key, first);
    }
    Ok(out)
}

/// The printed form.
pub fn print(prefix: &str, region: &str, year: i16, n: i64) -> String {
    format!("{prefix}-{region}-{year}-{n:06}")
}
