//! Hazards reported through the route, each with a photograph, by eight people at once; beside it the bare floor: one row,
//! one commit, by eight at once, over the same engine with the same durability.

use crate::person::{Person, picture};
use crate::server::{Server, cpu};
use serde_json::json;
use std::time::Instant;
use store::{Db, Engine, params};
use uuid::Uuid;

/// Who reports: all see the whole prefecture.
const PEOPLE: [&str; 8] =
    ["zf.yi", "zf.er", "zf.san", "yj.juzhang", "yj.jingban", "an.jingban", "an.fuhe", "an.zhuren"];
/// Reports of each; `BENCH_REPORTS` asks for another number.
const EACH: usize = 300;

fn each() -> usize {
    std::env::var("BENCH_REPORTS").ok().and_then(|n| n.parse().ok()).unwrap_or(EACH)
}

/// What the reports took.
pub struct Made {
    pub per_second: f64,
    /// Milliseconds of a processor for each: the server's, and those of the clients, which run beside it.
    pub server_ms: Option<f64>,
    pub client_ms: Option<f64>,
}

/// Reports by all at once.
///
/// # Errors
/// A report is refused.
pub async fn reports(server: &Server, sites: &[Uuid]) -> Result<Made, String> {
    let (base, each) = (&server.base, each());
    let mut ready = Vec::new();
    for (n, login) in PEOPLE.into_iter().enumerate() {
        let person = Person::sign_in(base, login).await?;
        let mut photos = Vec::new();
        for k in 0..each {
            let seed = 5_000_000 + (n * each + k) as u64 + u64::from(std::process::id()) * 100_000;
            let file = person.upload("/files", "现场.jpg", &picture(seed)).await?;
            photos.push(file["id"].as_str().unwrap_or_default().to_owned());
        }
        ready.push((person, photos));
    }
    let cpu = (server.cpu(), cpu("self"));
    let began = Instant::now();
    let mut all = tokio::task::JoinSet::new();
    for (n, (person, photos)) in ready.into_iter().enumerate() {
        let sites: Vec<Uuid> = (0..each).map(|k| sites[(n * 7919 + k * 104_729) % sites.len()]).collect();
        all.spawn(async move {
            for (k, (photo, site)) in photos.into_iter().zip(sites).enumerate() {
                let report = json!({
                    "site": site, "source": "inspection", "kind": "machine.fire", "place": "一号车间",
                    "text": format!("巡查发现第 {k} 处灭火器压力不足，指针在红区"),
                    "client_key": format!("{}-{n}-{k}", std::process::id()),
                    "evidence": [{ "file": photo, "kind": "photo_before" }],
                });
                person.post("/hazards", &report).await?;
            }
            Ok::<(), String>(())
        });
    }
    while let Some(done) = all.join_next().await {
        done.map_err(|e| e.to_string())??;
    }
    let (n, took) = ((PEOPLE.len() * each) as f64, began.elapsed().as_secs_f64());
    let each = |before: Option<f64>, after: Option<f64>| Some((after? - before?) * 1e3 / n);
    let (server_ms, client_ms) = (each(cpu.0, server.cpu()), each(cpu.1, crate::server::cpu("self")));
    Ok(Made { per_second: n / took, server_ms, client_ms })
}

/// Commits a second of one small row each; `round` tells the calls of one run apart.
///
/// # Errors
/// The engine's.
pub async fn floor(db: &Db, round: u128) -> Result<f64, String> {
    let id = if db.engine() == Engine::Sqlite { "blob" } else { "uuid" };
    let sql = format!("create table if not exists bench_floor (id {id} not null primary key, body text not null)");
    db.outside_transaction(&sql).await.map_err(|e| e.to_string())?;
    let body = "一".repeat(130);
    let began = Instant::now();
    let mut all = tokio::task::JoinSet::new();
    // Ids that grow, as those of the program do.
    for writer in 0..PEOPLE.len() as u128 {
        let (db, body) = (db.clone(), body.clone());
        all.spawn(async move {
            for n in 0..EACH as u128 {
                let id = Uuid::from_u128(round << 96 | n << 64 | writer << 32 | u128::from(std::process::id()));
                // A commit of its own, as a bare program would make.
                let mut tx = db.begin_alone().await?;
                tx.exec("insert into bench_floor (id, body) values ($1, $2)", params![id, &body]).await?;
                tx.commit().await?;
            }
            Ok::<(), store::Error>(())
        });
    }
    while let Some(done) = all.join_next().await {
        done.map_err(|e| e.to_string())?.map_err(|e| e.to_string())?;
    }
    Ok((PEOPLE.len() * EACH) as f64 / began.elapsed().as_secs_f64())
}
