//! A hundred thousand enterprises and millions of hazards: pages, the dashboard and new reports through HTTP, on both
//! engines one after the other, beside what the engine itself takes.

mod ask;
mod create;
mod floor;
mod multiply;
mod pattern;
mod recount;
mod spread;
mod words;

use crate::measure::{quantile, short};
use crate::person::Person;
use crate::server;
use ask::{Times, Words};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use store::Db;

/// Hazards to time against; `BENCH_ROWS` asks for fewer.
const ROWS: i64 = 10_000_000;
/// Queries of each person alone, and of each of eight at once.
const EACH: usize = 200;
/// Other queries of each person ahead of them, not counted: a server that has been asked before.
const WARM: usize = 100;

/// Run it with this `anlan`. `BENCH_PART` asks for one part only, without the checkup. `BENCH_FOLDER` names a folder whose database is kept, and used again if it is there.
///
/// # Errors
/// The program does not start, refuses a request, or the checkup finds a total that is wrong.
pub fn run(program: Option<&Path>) -> Result<Value, String> {
    let program = program.ok_or("which program? bench ledger path/to/anlan")?;
    let rows = std::env::var("BENCH_ROWS").ok().and_then(|n| n.parse().ok()).unwrap_or(ROWS);
    let kept = std::env::var("BENCH_FOLDER").ok().map(PathBuf::from);
    let folder =
        kept.clone().unwrap_or_else(|| std::env::temp_dir().join(format!("anlan-bench-ledger-{}", std::process::id())));
    std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let runtime = tokio::runtime::Runtime::new().map_err(|e| e.to_string())?;
    let mut figures = Map::new();
    let mut engines = Vec::new();
    let only = std::env::var("BENCH_ENGINE").unwrap_or_default();
    if only != "postgres" {
        engines.push(("sqlite", folder.join("bench.db").to_string_lossy().into_owned()));
    }
    match std::env::var("ANLAN_TEST_POSTGRES") {
        Ok(url) if only != "sqlite" => engines.push(("postgres", url)),
        Ok(_) => println!("postgres left out: BENCH_ENGINE asks for sqlite"),
        Err(_) => println!("postgres left out: ANLAN_TEST_POSTGRES is not set"),
    }
    let mut done = Ok(());
    for (engine, url) in engines {
        let bench = One { engine, url: &url, program, folder: &folder };
        done = runtime.block_on(bench.run(rows, &mut figures)).map_err(|e| format!("{engine}: {e}"));
        if kept.is_none() && engine == "sqlite" {
            // Many gigabytes that the next engine needs.
            ["", "-wal", "-shm"].iter().for_each(|end| drop(std::fs::remove_file(format!("{url}{end}"))));
        }
        if done.is_err() {
            break;
        }
    }
    if kept.is_none() {
        let _ = std::fs::remove_dir_all(&folder);
    }
    done.map(|()| Value::Object(figures))
}

struct One<'a> {
    engine: &'static str,
    url: &'a str,
    program: &'a Path,
    folder: &'a Path,
}

impl One<'_> {
    async fn run(&self, rows: i64, figures: &mut Map<String, Value>) -> Result<(), String> {
        let engine = self.engine;
        let db = self.open().await;
        let there = match &db {
            Ok(db) => count(db, "select count(*) as n from hazard").await.unwrap_or(0),
            Err(_) => 0,
        };
        if let Ok(db) = db {
            db.close().await;
        }
        if there < rows {
            self.seed(rows).await?;
        }
        let part = std::env::var("BENCH_PART").unwrap_or_default();
        if part.is_empty() {
            self.checkup()?;
        }
        let db = self.open().await?;
        let words = words::of(&db).await?;
        let mut put = |key: &str, value: Value| figures.insert(format!("{engine}.{key}"), value);
        let (page, fsync) = (floor::page(&db).await?, floor::flush(self.folder)?);
        println!("{engine:9} floor: page {page:.2} ms, flush {fsync:.2} ms");
        put("floor_page_p50_ms", json!(short(page)));
        put("fsync_p50_ms", json!(short(fsync)));

        let server = server::start(self.program, self.url, self.folder).await?;
        let does = |name: &str| part.is_empty() || part == name;
        let result = async {
            if does("pages") {
                self.pages(&server.base, &words, &mut put).await?;
            }
            if does("words") {
                self.words(&server.base, &mut put).await?;
            }
            if does("totals") {
                self.totals(&server.base, &mut put).await?;
            }
            // What reads every row comes after the pages: it drives from memory what a day of asking brought there.
            self.counts(&db, &mut put).await?;
            if does("create") {
                self.create(&server, &db, &words, &mut put).await?;
            }
            Ok::<(), String>(())
        };
        let result = result.await;
        server.stop();
        db.close().await;
        result?;
        if part.is_empty() { self.checkup() } else { Ok(()) }
    }

    /// What there is, and a full group-by over it.
    async fn counts(&self, db: &Db, put: &mut impl FnMut(&str, Value) -> Option<Value>) -> Result<(), String> {
        let engine = self.engine;
        for (key, sql) in [
            ("rows", "select count(*) as n from hazard"),
            ("open", "select count(*) as n from hazard where open"),
            ("enterprises", "select count(*) as n from enterprise"),
            ("events", "select count(*) as n from ledger_event where concept = 'hazard'"),
            ("evidence", "select count(*) as n from hazard_file"),
        ] {
            let n = count(db, sql).await?;
            println!("{engine:9} {key:12} {n:>12}");
            put(key, json!(n));
        }
        let group = floor::group_by(db).await?;
        println!("{engine:9} floor: full group-by {group:.0} ms");
        put("floor_group_by_ms", json!(short(group)));
        Ok(())
    }

    async fn open(&self) -> Result<Db, String> {
        Db::open(self.url).await.map_err(|e| e.to_string())
    }

    /// The demonstration, the pattern, and their copies.
    async fn seed(&self, rows: i64) -> Result<(), String> {
        println!("{}: the demonstration tells its half year", self.engine);
        let server = server::start(self.program, self.url, self.folder).await?;
        let db = self.open().await?;
        let told = pattern::tell(&server.base, &db).await;
        server.stop();
        println!("{}: {} hazards told through the routes", self.engine, told?);
        // Department of one trade: the demonstration has no such grant.
        let mut tx = db.begin().await.map_err(|e| e.to_string())?;
        let sql = "update grant_held set sectors = '[\"construction\"]' where person = (select id from person where login = 'zj.jingban')";
        tx.exec(sql, &[]).await.map_err(|e| e.to_string())?;
        tx.commit().await.map_err(|e| e.to_string())?;
        let began = Instant::now();
        let seeded = multiply::run(&db, rows).await?;
        println!(
            "{}: {} enterprises, {} hazards ({} open), {} events, {} pieces of evidence in {:.0} s",
            self.engine,
            seeded.enterprises,
            seeded.hazards,
            seeded.open,
            seeded.events,
            seeded.files,
            began.elapsed().as_secs_f64()
        );
        db.close().await;
        // Copies were written past the verbs: their words are not in the index.
        self.command("words")
    }

    async fn pages(
        &self,
        base: &str,
        words: &Words,
        put: &mut impl FnMut(&str, Value) -> Option<Value>,
    ) -> Result<(), String> {
        let engine = self.engine;
        let mut people = Vec::new();
        let named = ask::people();
        for (_, login) in &named {
            let person = Person::sign_in(base, login).await?;
            ask::pages(&person, words, WARM, 20_231_120 + people.len() as u64).await?;
            people.push(person);
        }
        let mut alone = Times::default();
        for (n, person) in people.iter().enumerate() {
            let times = ask::pages(person, words, EACH, 20_241_120 + n as u64).await?;
            said(engine, &named[n].0, &times);
            alone.0.extend(times.0);
        }
        said(engine, "all, one client", &alone);
        let most = std::env::var("BENCH_SLOWEST").ok().and_then(|n| n.parse().ok()).unwrap_or(12);
        for (query, took) in alone.slowest(most) {
            println!("    slowest: {took:8.2} ms  {query}");
        }
        put("page_p50_ms_1", json!(short(quantile(&alone.all(), 0.5))));
        put("page_p95_ms_1", json!(short(quantile(&alone.all(), 0.95))));
        let together = eight(base, words).await?;
        said(engine, "all, 8 clients", &together);
        put("page_p50_ms_8", json!(short(quantile(&together.all(), 0.5))));
        put("page_p95_ms_8", json!(short(quantile(&together.all(), 0.95))));
        Ok(())
    }

    /// Searches for words, common and rare, alone and with filters, by the two who see the whole prefecture and by a county.
    async fn words(&self, base: &str, put: &mut impl FnMut(&str, Value) -> Option<Value>) -> Result<(), String> {
        let mut all = Times::default();
        for login in ["an.jingban", "zf.yi", "yx.anban"] {
            let person = Person::sign_in(base, login).await?;
            all.0.extend(ask::words(&person).await?.0);
        }
        said(self.engine, "words", &all);
        for (query, took) in all.slowest(8) {
            println!("    slowest: {took:8.2} ms  {query}");
        }
        put("words_p50_ms", json!(short(quantile(&all.all(), 0.5))));
        put("words_p95_ms", json!(short(quantile(&all.all(), 0.95))));
        Ok(())
    }

    async fn totals(&self, base: &str, put: &mut impl FnMut(&str, Value) -> Option<Value>) -> Result<(), String> {
        let (engine, person) = (self.engine, Person::sign_in(base, &ask::people()[0].1).await?);
        let mut worst: f64 = 0.0;
        for (name, query) in [("stats", "/hazards/stats?grade=all"), ("board", "/hazards/board")] {
            let (times, _) = ask::again(&person, query).await?;
            let p50 = quantile(&times, 0.5);
            println!("{engine:9} {name}: p50 {p50:.2} ms, p95 {:.2} ms  limit p50 20 ms", quantile(&times, 0.95));
            put(&format!("{name}_p50_ms"), json!(short(p50)));
            worst = worst.max(p50);
        }
        put("dashboard_p50_ms", json!(short(worst)));
        Ok(())
    }

    async fn create(
        &self,
        server: &server::Server,
        db: &Db,
        words: &Words,
        put: &mut impl FnMut(&str, Value) -> Option<Value>,
    ) -> Result<(), String> {
        let engine = self.engine;
        let before = create::floor(db, 1).await?;
        let syncs = syncs(db).await;
        let made = create::reports(server, &words.sites).await?;
        let syncs = match (syncs, self::syncs(db).await) {
            (Some(a), Some(b)) => json!(b - a),
            // SQLite: one for each commit, of a write-ahead log with full durability; not counted.
            _ => Value::Null,
        };
        let floor = (before + create::floor(db, 2).await?) / 2.0;
        let rate = made.per_second;
        println!("{engine:9} new hazards by 8 clients: {rate:.0}/s; floor {floor:.0}/s; {:.2} of it", rate / floor);
        for (key, took) in [("create_server_cpu_ms", made.server_ms), ("create_client_cpu_ms", made.client_ms)] {
            println!("{engine:9} {key} {:.3}", took.unwrap_or(f64::NAN));
            put(key, took.map_or(Value::Null, |t| json!(short(t))));
        }
        put("create_per_s_8", json!(short(rate)));
        put("floor_create_per_s_8", json!(short(floor)));
        put("syncs", syncs);
        Ok(())
    }

    /// `anlan db checkup` as a user runs it.
    fn checkup(&self) -> Result<(), String> {
        self.command("checkup")
    }

    /// `anlan db …`, which must succeed.
    fn command(&self, name: &str) -> Result<(), String> {
        let began = Instant::now();
        let mut command = Command::new(self.program);
        command.args(["db", name, "--database", self.url]).env("ANLAN_FILES", self.folder.join("files"));
        let out = command.output().map_err(|e| e.to_string())?;
        if !out.status.success() {
            let said = [out.stdout, out.stderr].concat();
            return Err(format!("{name}: {}", String::from_utf8_lossy(&said).chars().take(2000).collect::<String>()));
        }
        println!("{:9} anlan db {name}, {:.0} s", self.engine, began.elapsed().as_secs_f64());
        Ok(())
    }
}

/// Eight clients at once: the people, some of them twice.
async fn eight(base: &str, words: &Words) -> Result<Times, String> {
    let mut clients = Vec::new();
    let people = ask::people();
    for n in 0..8 {
        clients.push(Person::sign_in(base, &people[n % people.len()].1).await?);
    }
    let asked = clients.iter().enumerate().map(|(n, p)| ask::pages(p, words, EACH, 77 + n as u64));
    let mut all = Times::default();
    for times in futures::future::join_all(asked).await {
        all.0.extend(times?.0);
    }
    Ok(all)
}

fn said(engine: &str, who: &str, times: &Times) {
    let all = times.all();
    println!(
        "{engine:9} {who:26} p50 {:7.2}  p95 {:7.2}  worst {:8.2} ms",
        quantile(&all, 0.5),
        quantile(&all, 0.95),
        quantile(&all, 1.0)
    );
}

async fn count(db: &Db, sql: &str) -> Result<i64, String> {
    let mut tx = db.read().await.map_err(|e| e.to_string())?;
    tx.one(sql, &[]).await.map_err(|e| e.to_string())?.get("n").map_err(|e| e.to_string())
}

/// Flushes of PostgreSQL's log so far.
async fn syncs(db: &Db) -> Option<i64> {
    if db.engine() == store::Engine::Sqlite {
        return None;
    }
    // Told by the server's processes at most once a second.
    tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
    count(db, "select wal_sync as n from pg_stat_wal").await.ok()
}
