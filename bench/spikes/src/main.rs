//! `spikes NAME DATABASE [ROWS]`: the measurements behind docs/decisions.
mod counters;
mod db;
mod identity;
mod ids;
mod ledger;
mod list;
mod scope;
mod seed;
mod segments;
mod wiring;

#[tokio::main]
async fn main() {
    let a: Vec<String> = std::env::args().collect();
    let (Some(name), Some(url)) = (a.get(1), a.get(2)) else {
        eprintln!(
            "usage: spikes seed|areas|scope|list|ids|identity|ledger|seal|counters|segments|wiring sqlite:FILE|postgres://… [ROWS]"
        );
        std::process::exit(2);
    };
    let rows: i64 = a.get(3).and_then(|s| s.parse().ok()).unwrap_or(1_000_000);
    if name == "segments" {
        return segments::run();
    }
    if name == "wiring" {
        return wiring::run(rows as u64).await;
    }
    let mut db = db::Db::open(url).await;
    match name.as_str() {
        "seed" => seed::run(&mut db, rows).await,
        "areas" => {
            seed::areas(&mut db).await;
            db.script("analyze").await;
            for t in ["task_area", "task_seen"] {
                println!(
                    "{} {t}: {} rows, {} MB",
                    db.name(),
                    db.int(&format!("select count(*) from {t}"), &[]).await,
                    db.size(&[t]).await >> 20
                );
            }
        }
        "scope" => scope::run(&mut db, rows).await,
        "list" => list::run(&mut db, rows).await,
        "identity" => identity::run(&mut db, rows).await,
        "ids" => ids::run(&mut db, rows).await,
        "seal" => ledger::seal(&mut db).await,
        "ledger" => ledger::run(&mut db, url, rows).await,
        "counters" => counters::run(url, rows).await,
        other => eprintln!("no spike called {other}"),
    }
}
