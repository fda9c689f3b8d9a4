//! Readings by HTTP remote write into a running program, each judged by its point's rule and durable before the answer.
//!
//! 10,000 points saturated, then at 33,333 readings a second; 1,000,000 points at 33,333 a second with the clock running
//! eighteen times as fast over midnight, so that hours are sealed and a day is merged under load. An alarm is timed from the sending of its reading to its row
//! in the database, which the benchmark itself watches. Floor: the same readings, 24 bytes each, appended to a file and
//! flushed as often.

mod load;
mod plant;
mod watch;

use crate::measure::{quantile, short};
use load::Load;
use plant::{Program, Station};
use serde_json::{Map, Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

const SMALL: u32 = 10_000;
const LARGE: u32 = 1_000_000;
/// Readings a second of the paced parts.
const PACE: u32 = 33_333;
/// How fast the clock runs with a million points.
const FAST: u32 = 18;
/// Where that clock begins: twenty past ten in the evening local time, UTC milliseconds since midnight. In ten minutes it
/// passes 23:00, midnight and one o'clock, when the first day is complete and its hours are merged.
const EVENING_MS: i64 = (14 * 60 + 20) * 60_000;

fn number(name: &str, or: f64) -> f64 {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(or)
}

/// Run it with this `anlan`.
///
/// # Errors
/// The program does not start, refuses a batch, or loses a reading.
pub fn run(program: Option<&Path>) -> Result<Value, String> {
    let program = program.ok_or("which program? bench sense path/to/anlan")?;
    let minutes = number("BENCH_MINUTES", 10.0);
    let large = number("BENCH_POINTS", f64::from(LARGE)) as u32;
    let runtime = tokio::runtime::Runtime::new().map_err(|e| e.to_string())?;
    let folder = std::env::temp_dir().join(format!("anlan-bench-sense-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let mut figures = Map::new();
    let part = std::env::var("BENCH_PART").unwrap_or_default();
    let done = runtime.block_on(async {
        floor(&folder, &mut figures)?;
        if part.is_empty() || part == "10k" {
            small(program, &folder.join("10k"), minutes, &mut figures).await?;
        }
        if part.is_empty() || part == "1m" {
            million(program, &folder.join("1m"), large, minutes, &mut figures).await?;
        }
        Ok::<(), String>(())
    });
    if std::env::var_os("BENCH_KEEP").is_none() {
        let _ = std::fs::remove_dir_all(&folder);
    }
    done.map(|()| Value::Object(figures))
}

/// Appends of 10,000 readings, each flushed: what durability alone takes.
fn floor(folder: &Path, figures: &mut Map<String, Value>) -> Result<(), String> {
    use std::io::Write;
    let why = |e: std::io::Error| e.to_string();
    let mut file = std::fs::File::create(folder.join("floor")).map_err(why)?;
    let batch = vec![7u8; 24 * 10_000];
    let (cpu, began) = (watch::cpu_seconds(std::process::id()), Instant::now());
    for _ in 0..300 {
        file.write_all(&batch).map_err(why)?;
        file.sync_data().map_err(why)?;
    }
    let (cpu, took) = (watch::cpu_seconds(std::process::id()) - cpu, began.elapsed().as_secs_f64());
    println!(
        "floor: 3 million readings appended in 300 flushes: {:.0} readings/s, {:.3} CPU-s per million, {:.2} ms a flush",
        3e6 / took,
        cpu / 3.0,
        took * 1e3 / 300.0
    );
    figures.insert("floor_cpu_s_per_million".into(), json!((cpu / 3.0 * 1e4).round() / 1e4));
    figures.insert("floor_readings_per_s".into(), json!((3e6 / took).round()));
    let _ = std::fs::remove_file(folder.join("floor"));
    Ok(())
}

async fn small(program: &Path, folder: &Path, minutes: f64, figures: &mut Map<String, Value>) -> Result<(), String> {
    let station = Station::make(program, folder, SMALL, false).await?;
    let mut server = station.start(Program::Serve).await?;
    // As many readings as the run is long, 30 s apart, the last one now.
    let steps = (minutes * 90.0).clamp(30.0, 900.0) as usize;
    let bodies = load::saturating(SMALL, steps, server.now_ms().await?);
    let total = SMALL as usize * steps;
    let (cpu, began) = (watch::cpu_seconds(server.pid()), Instant::now());
    let again = load::send_all(&server.base, &station.token, bodies).await?;
    server.judged(total as f64).await?;
    let (took, cpu) = (began.elapsed().as_secs_f64(), watch::cpu_seconds(server.pid()) - cpu);
    let syncs = server.metric("anlan_sense_syncs_total").await?;
    let million = total as f64 / 1e6;
    println!(
        "{SMALL} points saturated: {total} readings in {took:.1} s = {:.0}/s, {:.2} CPU-s per million, {syncs} flushes, {again} batches sent again",
        total as f64 / took,
        cpu / million
    );
    // Everything sealed: what do the files take?
    server.stop();
    let bytes = watch::bytes(&folder.join("readings"));
    println!("after the checkpoint: {bytes} bytes = {:.2} a reading", bytes as f64 / total as f64);
    figures.insert("readings_per_s".into(), json!((total as f64 / took).round()));
    figures.insert("cpu_s_per_million".into(), json!(short(cpu / million)));
    figures.insert("syncs_10k".into(), json!(syncs));
    figures.insert("bytes_per_reading".into(), json!(short(bytes as f64 / total as f64)));
    let mut server = station.start(Program::Serve).await?;
    server.holds(total as f64).await?;

    let load = Load {
        points: SMALL,
        per_s: PACE,
        event_pace: 1,
        alarms_per_s: 20,
        seconds: (minutes * 6.0).clamp(10.0, 60.0),
    };
    let paced = load::paced(&server, &station, &load).await?;
    println!("{SMALL} points at {PACE}/s: {}", paced.said());
    figures.insert("alarm_p99_ms_10k".into(), json!(short(quantile(&paced.alarm_ms, 0.99))));
    figures.insert("alarm_p50_ms_10k".into(), json!(short(quantile(&paced.alarm_ms, 0.5))));
    figures.insert("alarms_10k".into(), json!(paced.alarm_ms.len()));
    server.stop();
    Ok(())
}

async fn million(
    program: &Path,
    folder: &Path,
    points: u32,
    minutes: f64,
    figures: &mut Map<String, Value>,
) -> Result<(), String> {
    let began = Instant::now();
    let station = Station::make(program, folder, points, true).await?;
    println!("{points} points registered in {:.0} s", began.elapsed().as_secs_f64());
    let mut server = station.start(Program::Demo(FAST)).await?;
    println!("empty start: {:.1} s", server.started_s);
    server.set_clock(EVENING_MS).await?;
    let load = Load { points, per_s: PACE, event_pace: FAST, alarms_per_s: 20, seconds: minutes * 60.0 };
    let cpu = watch::cpu_seconds(server.pid());
    let paced = load::paced(&server, &station, &load).await?;
    let cpu = watch::cpu_seconds(server.pid()) - cpu;
    let (rss, peak) = watch::memory_mb(server.pid());
    let sealed = server.metric("anlan_sense_hours_sealed_total").await?;
    let merged = server.metric("anlan_sense_spans_merged_total").await?;
    let syncs = server.metric("anlan_sense_syncs_total").await?;
    println!("{points} points at {PACE}/s: {}", paced.said());
    println!(
        "  memory {rss:.0} MB, at most {peak:.0} MB; {:.2} CPU-s per million; {sealed} hours sealed, {merged} days merged; {syncs} flushes",
        cpu / (paced.sent as f64 / 1e6)
    );
    figures.insert("alarm_p99_ms_1m".into(), json!(short(quantile(&paced.alarm_ms, 0.99))));
    figures.insert("alarms_1m".into(), json!(paced.alarm_ms.len()));
    figures.insert("memory_mb_1m".into(), json!(peak.round()));
    figures.insert("cpu_s_per_million_1m".into(), json!(short(cpu / (paced.sent as f64 / 1e6))));
    figures.insert("hours_sealed_1m".into(), json!(sealed));
    figures.insert("days_merged_1m".into(), json!(merged));
    figures.insert("readings_1m".into(), json!(paced.sent));
    figures.insert("syncs_1m".into(), json!(syncs));
    // Killed with an hour unsealed.
    server.kill();
    let mut server = station.start(Program::Demo(FAST)).await?;
    println!("restart after a kill with an hour unsealed: {:.1} s", server.started_s);
    figures.insert("restart_s_1m".into(), json!(short(server.started_s)));
    tokio::time::sleep(Duration::from_secs(2)).await;
    server.stop();
    let mut server = station.start(Program::Demo(FAST)).await?;
    server.holds(paced.sent as f64).await?;
    let bytes = watch::bytes(&folder.join("readings"));
    println!(
        "nothing lost: {} readings stored, {:.2} bytes each with states of all points",
        paced.sent,
        bytes as f64 / paced.sent as f64
    );
    figures.insert("bytes_per_reading_1m".into(), json!(short(bytes as f64 / paced.sent as f64)));
    server.stop();
    Ok(())
}
