//! What the engine itself takes: one page from an index, one full group-by, one flush of the disk.

use crate::measure::{ms, quantile};
use std::path::Path;
use std::time::Instant;
use store::Db;

/// Fifty rows of one county by day of finding, without scope, names or HTTP; median in milliseconds.
pub async fn page(db: &Db) -> Result<f64, String> {
    let sql = "select * from hazard where settled and area2 = '990121' order by found_at desc, id desc limit 50";
    times(db, sql, 200).await
}

/// A dashboard that counts all rows.
pub async fn group_by(db: &Db) -> Result<f64, String> {
    times(db, "select area2, grade, state, count(*) as n from hazard where settled group by area2, grade, state", 3)
        .await
}

async fn times(db: &Db, sql: &str, n: usize) -> Result<f64, String> {
    let mut tx = db.read().await.map_err(|e| e.to_string())?;
    let mut out = Vec::new();
    for k in 0..=n {
        let began = Instant::now();
        let rows = tx.all(sql, &[]).await.map_err(|e| e.to_string())?;
        if rows.is_empty() {
            return Err(format!("{sql} finds nothing"));
        }
        if k > 0 {
            out.push(ms(began.elapsed()));
        }
    }
    Ok(quantile(&out, 0.5))
}

/// Median of 100 appends of 4 KiB, each flushed, in milliseconds.
pub fn flush(folder: &Path) -> Result<f64, String> {
    use std::io::Write;
    let path = folder.join("flush-probe");
    let mut file = std::fs::File::create(&path).map_err(|e| e.to_string())?;
    let mut out = Vec::new();
    for _ in 0..100 {
        let began = Instant::now();
        file.write_all(&[7; 4096]).and_then(|()| file.sync_data()).map_err(|e| e.to_string())?;
        out.push(ms(began.elapsed()));
    }
    let _ = std::fs::remove_file(path);
    Ok(quantile(&out, 0.5))
}
