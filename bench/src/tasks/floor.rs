//! The same questions as bare SQL, without scope, names, lights or HTTP: what the engine itself takes.

use crate::measure::ms;
use std::time::Instant;
use store::{Db, Value};
use uuid::Uuid;

/// Fifty rows of one prefecture by due date, from the index.
pub async fn page(db: &Db) -> Result<Vec<f64>, String> {
    let sql = "select * from task where area1 = $1 order by due_key, id limit 50";
    times(db, sql, &["990100".into()], 200).await
}

/// The lights of one document.
pub async fn wall(db: &Db, policy: Uuid) -> Result<Vec<f64>, String> {
    times(db, "select measure, unit, light from task where policy = $1", &[Value::Id(policy)], 50).await
}

async fn times(db: &Db, sql: &str, values: &[Value], n: usize) -> Result<Vec<f64>, String> {
    let mut tx = db.read().await.map_err(|e| e.to_string())?;
    let mut out = Vec::new();
    for k in 0..=n {
        let began = Instant::now();
        let rows = tx.all(sql, values).await.map_err(|e| e.to_string())?;
        if rows.is_empty() {
            return Err(format!("{sql} finds nothing"));
        }
        if k > 0 {
            out.push(ms(began.elapsed()));
        }
    }
    Ok(out)
}
