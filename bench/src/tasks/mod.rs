//! A million tasks: pages of the register and the wall chart through HTTP, on both engines, beside the bare SQL.
//!
//! The demonstration tells its half year, then everything in it is multiplied inside the database: regions and units into
//! ten prefectures, documents, measures, tasks, access rows and ledger events as often as it takes. So every row has the
//! shape, the states and the history that the program itself gives.

mod ask;
mod floor;
mod multiply;

use crate::measure::{quantile, short};
use crate::server;
use serde_json::{Map, Value, json};
use std::path::Path;
use std::time::Instant;
use store::Db;

/// Tasks to time against; `BENCH_ROWS` asks for fewer while trying out.
const ROWS: i64 = 1_000_000;

pub use multiply::full_after;

/// Run it with this `anlan`.
///
/// # Errors
/// The program does not start, refuses a request, or a count is not what was seeded.
pub fn run(program: Option<&Path>) -> Result<Value, String> {
    let program = program.ok_or("which program? bench tasks path/to/anlan")?;
    let rows = std::env::var("BENCH_ROWS").ok().and_then(|n| n.parse().ok()).unwrap_or(ROWS);
    let runtime = tokio::runtime::Runtime::new().map_err(|e| e.to_string())?;
    let folder = std::env::temp_dir().join(format!("anlan-bench-tasks-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let mut figures = Map::new();
    let mut engines = vec![("sqlite", folder.join("bench.db").to_string_lossy().into_owned())];
    match std::env::var("ANLAN_TEST_POSTGRES") {
        Ok(url) => engines.push(("postgres", url)),
        Err(_) => println!("postgres left out: ANLAN_TEST_POSTGRES is not set"),
    }
    let mut done = Ok(());
    for (engine, url) in engines {
        done = runtime.block_on(one(engine, &url, program, &folder, rows, &mut figures));
        if engine == "sqlite" {
            // Ten gigabytes that the next engine may need.
            ["", "-wal", "-shm"].iter().for_each(|end| drop(std::fs::remove_file(format!("{url}{end}"))));
        }
        if done.is_err() {
            break;
        }
    }
    let _ = std::fs::remove_dir_all(&folder);
    done.map(|()| Value::Object(figures))
}

async fn one(
    engine: &str,
    url: &str,
    program: &Path,
    folder: &Path,
    rows: i64,
    figures: &mut Map<String, Value>,
) -> Result<(), String> {
    println!("{engine}: the demonstration tells its half year");
    server::start(program, url, folder).await?.stop();
    let began = Instant::now();
    let db = Db::open(url).await.map_err(|e| e.to_string())?;
    let seeded = multiply::run(&db, rows).await?;
    println!(
        "{engine}: {} tasks, {} access rows, {} events, {} documents in {:.0} s",
        seeded.tasks,
        seeded.access,
        seeded.events,
        seeded.policies,
        began.elapsed().as_secs_f64()
    );
    let page_floor = floor::page(&db).await?;
    let wall_floor = floor::wall(&db, seeded.wall).await?;
    db.close().await;

    let server = server::start(program, url, folder).await?;
    let pages = ask::pages(&server.base).await?;
    let wall = ask::wall(&server.base, seeded.wall).await?;
    server.stop();
    println!("{engine:9} page of 50, {} queries", pages.all.len());
    for (who, times) in &pages.by_person {
        println!(
            "  {who:12} p50 {:7.2}  p95 {:7.2}  worst {:8.2} ms",
            quantile(times, 0.5),
            quantile(times, 0.95),
            quantile(times, 1.0)
        );
    }
    println!(
        "  {:12} p50 {:7.2}  p95 {:7.2}  worst {:8.2} ms  limit p50 10 ms",
        "all",
        quantile(&pages.all, 0.5),
        quantile(&pages.all, 0.95),
        quantile(&pages.all, 1.0)
    );
    println!("  {:12} p50 {:7.2}  p95 {:7.2} ms", "bare SQL", quantile(&page_floor, 0.5), quantile(&page_floor, 0.95));
    for (query, t) in pages.slowest.iter().take(5) {
        println!("    slowest: {t:8.2} ms  {query}");
    }
    println!("{engine:9} wall chart, {} measures × {} units, {} lights", wall.rows, wall.columns, wall.cells);
    println!(
        "  {:12} p50 {:7.2}  p95 {:7.2} ms  limit p50 50 ms",
        "all",
        quantile(&wall.times, 0.5),
        quantile(&wall.times, 0.95)
    );
    println!("  {:12} p50 {:7.2} ms", "bare SQL", quantile(&wall_floor, 0.5));
    let mut put = |key: &str, value: Value| figures.insert(format!("{engine}.{key}"), value);
    put("rows", json!(seeded.tasks));
    put("events", json!(seeded.events));
    put("page_p50_ms", json!(short(quantile(&pages.all, 0.5))));
    put("page_p95_ms", json!(short(quantile(&pages.all, 0.95))));
    put("wall_p50_ms", json!(short(quantile(&wall.times, 0.5))));
    put("wall_cells", json!(wall.cells));
    put("floor_page_p50_ms", json!(short(quantile(&page_floor, 0.5))));
    put("floor_wall_p50_ms", json!(short(quantile(&wall_floor, 0.5))));
    Ok(())
}
