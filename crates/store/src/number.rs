//! Numbers for people: `RW-990100-2026-000137`, given by the server per series and year, without gaps under rollback.

use crate::params;
use crate::tx::Tx;
use kernel::Refusal;

/// The next numbers `first..first+count` of a series in a year.
pub async fn take(tx: &mut Tx, series: &str, year: i16, count: i64) -> Result<i64, Refusal> {
    let row = tx
        .one(
            "insert into number_series (series, year, last) values ($1, $2, $3)
             on conflict (series, year) do update set last = number_series.last + excluded.last
             returning last",
            params![series, i64::from(year), count],
        )
        .await?;
    Ok(row.get::<i64>("last")? - count + 1)
}

/// The printed form.
pub fn print(prefix: &str, region: &str, year: i16, n: i64) -> String {
    format!("{prefix}-{region}-{year}-{n:06}")
}
