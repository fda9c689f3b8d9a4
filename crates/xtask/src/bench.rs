//! `cargo x bench NAME`: run a benchmark in release and keep its figures with date, commit and machine.

use crate::run::{answer, cargo, shown};
use crate::{place, postgres};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// Run each of the named benchmarks; `bulletin`, `doubts`, `engine`, `hashes`, `import`, `ledger`, `papers`, `prose`, `sense` and `tasks` exist.
pub fn run(names: &[String]) -> Result<(), String> {
    if names.is_empty() {
        return Err(
            "which one? cargo x bench bulletin | doubts | engine | hashes | import | ledger | papers | prose | sense | tasks"
                .to_owned(),
        );
    }
    let build = shown(
        "rust",
        "building in release",
        &mut cargo(&["build", "--release", "--workspace", "--bin", "anlan", "--bin", "bench"]),
    );
    if !build.ok {
        return Err("The release build failed, see above.".to_owned());
    }
    let disk = flush_ms(&place::target());
    for name in names {
        // Only what asks for PostgreSQL gets one.
        let cluster = if matches!(name.as_str(), "bulletin" | "import" | "ledger" | "tasks") {
            Some(postgres::start_durable()?)
        } else {
            None
        };
        let mut command = Command::new(place::built("release", "bench"));
        command.arg(name).arg(place::built("release", "anlan")).current_dir(place::root());
        if let Some(cluster) = &cluster {
            command.env("ANLAN_TEST_POSTGRES", &cluster.url);
        }
        let ran = shown("", name, &mut command);
        drop(cluster);
        let figures = ran.text.lines().rev().find_map(|l| serde_json::from_str::<Value>(l.trim()).ok());
        let Some(figures) = figures.filter(|f| ran.ok && f.is_object()) else {
            return Err(format!("{name} gave no figures, see above"));
        };
        let kept = json!({
            "bench": name,
            "date": answer("date", &["+%F"]),
            "commit": answer("git", &["-C", &place::root().to_string_lossy(), "rev-parse", "--short", "HEAD"]),
            "machine": {
                "cores": std::thread::available_parallelism().map(usize::from).unwrap_or(0),
                "memory_gb": memory_gb(),
                "flush_p50_ms": disk,
            },
            "figures": figures,
        });
        let file = place::root().join("bench/results").join(format!("{name}.json"));
        let text = serde_json::to_string_pretty(&kept).map_err(|e| e.to_string())? + "\n";
        std::fs::create_dir_all(place::root().join("bench/results")).map_err(|e| e.to_string())?;
        std::fs::write(&file, text).map_err(|e| format!("cannot write {}: {e}", file.display()))?;
        println!("{figures}");
    }
    Ok(())
}

fn memory_gb() -> u64 {
    let text = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kb = text.lines().find_map(|l| l.strip_prefix("MemTotal:")?.split_whitespace().next()?.parse::<u64>().ok());
    kb.unwrap_or(0) / 1_048_576
}

/// Median of 50 appends, each flushed to the disk, in milliseconds.
fn flush_ms(folder: &Path) -> Option<f64> {
    use std::io::Write;
    let path = folder.join("flush-probe");
    let mut file = std::fs::File::create(&path).ok()?;
    let mut times = Vec::new();
    for _ in 0..50 {
        let began = std::time::Instant::now();
        file.write_all(&[7; 4096]).ok()?;
        file.sync_data().ok()?;
        times.push(began.elapsed().as_secs_f64() * 1e3);
    }
    let _ = std::fs::remove_file(path);
    times.sort_by(f64::total_cmp);
    times.get(25).map(|t| (t * 1000.0).round() / 1000.0)
}
