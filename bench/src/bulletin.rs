//! A quarterly bulletin over a million records, through HTTP, on both engines: once as known now, once as of a moment
//! after which records changed. Beside it what the engine takes to group the same tables once.
//!
//! The demonstration tells its half year; tasks, hazards and accidents with their events are multiplied inside the
//! database. Copied events carry an empty after-image, save those after the moment of the second question.

use crate::copying::Copying;
use crate::measure::{ms, quantile, short};
use crate::person::Person;
use crate::server;
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use std::path::Path;
use std::time::Instant;
use store::{Db, params};

/// Records to count; `BENCH_ROWS` asks for fewer while trying out.
const ROWS: i64 = 1_000_000;
/// How often each question is asked, the first not counted.
const TIMES: usize = 4;
/// Limit of one bulletin, in seconds.
const LIMIT: f64 = 5.0;
/// The quarter: 2024-07-01 to 2024-09-30 in Beijing.
const ASKED: &str = "/bulletins/figures?kind=quarterly&from=2024-07-01&region=990100";
/// The moment of the second question: the beginning of the demonstration's last day.
const MOMENT: &str = "2024-11-19T16:00:00Z";

/// Run it with this `anlan`.
///
/// # Errors
/// The program does not start, refuses the question, or a figure is not what a count by hand gives.
pub fn run(program: Option<&Path>) -> Result<Value, String> {
    let program = program.ok_or("which program? bench bulletin path/to/anlan")?;
    let rows = std::env::var("BENCH_ROWS").ok().and_then(|n| n.parse().ok()).unwrap_or(ROWS);
    let runtime = tokio::runtime::Runtime::new().map_err(|e| e.to_string())?;
    let folder = std::env::temp_dir().join(format!("anlan-bench-bulletin-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let mut engines = vec![("sqlite", folder.join("bench.db").to_string_lossy().into_owned())];
    match std::env::var("ANLAN_TEST_POSTGRES") {
        Ok(url) => engines.push(("postgres", url)),
        Err(_) => println!("postgres left out: ANLAN_TEST_POSTGRES is not set"),
    }
    let mut figures = Map::new();
    let mut done = Ok(());
    for (engine, url) in engines {
        done = runtime
            .block_on(one(engine, &url, program, &folder, rows, &mut figures))
            .map_err(|e| format!("{engine}: {e}"));
        if engine == "sqlite" {
            // Gigabytes that the next engine may need.
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
    let db = Db::open(url).await.map_err(|e| e.to_string())?;
    let (records, events) = multiply(&db, rows).await?;
    let floor = floor(&db).await?;
    let found = found(&db).await?;
    let changed = changed(&db).await?;
    db.close().await;

    let server = server::start(program, url, folder).await?;
    let clerk = Person::sign_in(&server.base, "an.jingban").await?;
    let (seconds, body) = asked(&clerk, ASKED).await?;
    let (before, _) = asked(&clerk, &format!("{ASKED}&as_of={MOMENT}")).await?;
    server.stop();
    let said = body["figures"].as_array().into_iter().flatten().find(|f| f["id"] == "hazards_found");
    let said = said.and_then(|f| f["value"].as_f64()).unwrap_or(-1.0);
    if said as i64 != found {
        return Err(format!("the bulletin says {said} new hazards, a count by hand {found}"));
    }
    println!("{engine:9} {records} records, {events} events");
    println!("  bulletin as known now      {seconds:6.2} s  limit {LIMIT} s");
    println!("  as of {MOMENT} {before:6.2} s, {changed} records changed since");
    println!("  floor: one group-by each   {floor:6.2} s");
    let mut put = |key: &str, value: Value| figures.insert(format!("{engine}.{key}"), value);
    put("records", json!(records));
    put("events", json!(events));
    put("seconds", json!(short(seconds)));
    put("as_of_seconds", json!(short(before)));
    put("as_of_changed", json!(changed));
    put("floor_seconds", json!(short(floor)));
    Ok(())
}

/// Median seconds of a question, and its last answer.
async fn asked(clerk: &Person, query: &str) -> Result<(f64, Value), String> {
    let (mut times, mut last) = (Vec::new(), Value::Null);
    for n in 0..TIMES {
        let (body, took) = clerk.timed(query).await?;
        last = body;
        if n > 0 {
            times.push(took / 1e3);
        }
    }
    Ok((quantile(&times, 0.5), last))
}

/// Copy tasks, hazards and accidents with their events until there are `rows` of them; returns records and events.
async fn multiply(db: &Db, rows: i64) -> Result<(i64, i64), String> {
    let c = Copying::new(db);
    let moment = if c.lite {
        MOMENT.parse::<Timestamp>().map_err(|e| e.to_string())?.as_microsecond().to_string()
    } else {
        format!("'{MOMENT}'")
    };
    // Text that the index must not see twice.
    for (concept, share, family, unique) in [
        ("task", 0.5, 4, &["number"][..]),
        ("hazard", 0.49, 5, &["number", "client_key"]),
        ("accident", 0.01, 6, &["number"]),
    ] {
        let base = c.count(concept).await?;
        let copies = ((rows as f64 * share) as i64 - base) / base.max(1);
        if base == 0 || copies < 1 {
            continue;
        }
        let copy = |column: &str| c.id(column, "n.k", family);
        let mut of = vec![("id", copy("x.id"))];
        of.extend(unique.iter().map(|column| (*column, format!("x.{column} || '-' || n.k"))));
        c.copy(concept, copies, &of, "1 = 1").await?;
        let of = [
            ("id", copy("x.id")),
            ("record", copy("x.record")),
            // A running system has sealed its past.
            ("seal", "coalesce(x.seal, 1)".to_owned()),
            ("after", format!("case when x.at > {moment} then x.after else '{{}}' end")),
        ];
        c.copy("ledger_event", copies, &of, &format!("x.concept = '{concept}'")).await?;
    }
    println!("  gathering statistics");
    db.outside_transaction("analyze").await.map_err(|e| e.to_string())?;
    let mut records = 0;
    for concept in ["task", "hazard", "accident"] {
        records += c.count(concept).await?;
    }
    Ok((records, c.count("ledger_event").await?))
}

/// Seconds of one bare group-by over each of the large tables.
async fn floor(db: &Db) -> Result<f64, String> {
    let mut times = Vec::new();
    for n in 0..TIMES {
        let began = Instant::now();
        for sql in [
            "select unit, work, light, count(*) as n from task group by unit, work, light",
            "select area2, grade, state, count(*) as n from hazard group by area2, grade, state",
        ] {
            let mut tx = db.read().await.map_err(|e| e.to_string())?;
            tx.all(sql, &[]).await.map_err(|e| e.to_string())?;
        }
        if n > 0 {
            times.push(ms(began.elapsed()) / 1e3);
        }
    }
    Ok(quantile(&times, 0.5))
}

/// New hazards of the quarter, counted by hand.
async fn found(db: &Db) -> Result<i64, String> {
    let day = |d: &str| d.parse::<Timestamp>().map_err(|e| e.to_string());
    let sql = "select count(*) as n from hazard where area1 = '990100' and state <> 'void' and state <> 'merged' \
               and found_at >= $1 and found_at < $2";
    let mut tx = db.read().await.map_err(|e| e.to_string())?;
    let values = params![day("2024-06-30T16:00:00Z")?, day("2024-09-30T16:00:00Z")?];
    let row = tx.one(sql, values).await.map_err(|e| e.to_string())?;
    row.get("n").map_err(|e| e.to_string())
}

/// Records that changed after the moment of the second question.
async fn changed(db: &Db) -> Result<i64, String> {
    let at: Timestamp = MOMENT.parse().map_err(|e: jiff::Error| e.to_string())?;
    let sql = "select count(distinct record) as n from ledger_event where at > $1 and concept in ('task', 'hazard', 'accident')";
    let mut tx = db.read().await.map_err(|e| e.to_string())?;
    let row = tx.one(sql, params![at]).await.map_err(|e| e.to_string())?;
    row.get("n").map_err(|e| e.to_string())
}
