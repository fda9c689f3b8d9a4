//! A database full of points, and the program on it.

use jiff::Timestamp;
use kernel::Flow;
use kernel::id::{EnterpriseId, PointId, SiteId};
use sense::point::flow::PointFlow;
use sense::point::model::{Limits, Place, Point};
use sense::point::{Kind, Slot};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use store::Db;
use uuid::Uuid;

/// How the program is started.
#[derive(Clone, Copy)]
pub enum Program {
    /// In earnest.
    Serve,
    /// With a clock that runs so many times as fast.
    Demo(u32),
}

pub struct Station {
    program: PathBuf,
    pub folder: PathBuf,
    pub token: String,
}

pub struct Server {
    child: Child,
    pub base: String,
    /// From start to the first answer.
    pub started_s: f64,
    client: reqwest::Client,
}

fn why(e: impl std::fmt::Display) -> String {
    e.to_string()
}

/// The first point; all others are copies of it.
fn first() -> Point {
    Point {
        id: PointId(Uuid::from_u128(0x9000)),
        slot: Slot(0),
        place: Place {
            site: SiteId(Uuid::from_u128(0x4001)),
            site_name: "甲厂区".into(),
            enterprise: EnterpriseId(Uuid::from_u128(0x5001)),
            region_path: "/990100/Z990101001/".into(),
            trade: "chemical".into(),
            unit: None,
            regulator: None,
        },
        installation: None,
        code: "P0".into(),
        name: "可燃气体".into(),
        kind: Kind::Combustible,
        spot: "罐区".into(),
        lo: Some(0.0),
        hi: Some(100.0),
        resolution: 0.1,
        sample_s: 30,
        report_s: 30,
        critical: false,
        latched: false,
        bundle: String::new(),
        neighbours: vec![],
        gateway: "BENCH".into(),
        template: String::new(),
        limits: Limits {
            l: Some(1.0),
            h: Some(90.0),
            hh: Some(97.0),
            rate: Some(99.0),
            rate_window_s: Some(60),
            deadband: 2.0,
            silent_s: 7200.0,
            ..Limits::default()
        },
        rule_version: 1,
        calibrated_on: None,
        calibrate_due: None,
        state: PointFlow::START,
        muted: None,
        version: 1,
    }
}

impl Station {
    /// Registers the points: the first by the program's own insert, the others copied in the database, a hundred a site.
    ///
    /// # Errors
    /// The program or the database.
    pub async fn make(program: &Path, folder: &Path, points: u32, demo: bool) -> Result<Station, String> {
        std::fs::create_dir_all(folder).map_err(why)?;
        let mut station = Station { program: program.to_owned(), folder: folder.to_owned(), token: String::new() };
        if demo {
            station.start(Program::Demo(0)).await?.stop();
        }
        let database = folder.join("a.db").display().to_string();
        let made = Command::new(program)
            .args(["--database", &database, "gateway", "BENCH", "试验网关"])
            .env("ANLAN_FILES", folder.join("files"))
            .output()
            .map_err(why)?;
        let said = String::from_utf8_lossy(&made.stdout).into_owned();
        station.token = said.lines().last().unwrap_or_default().to_owned();
        let db = Db::open(&database).await.map_err(why)?;
        let mut tx = db.begin().await.map_err(why)?;
        sense::point::io::store::slots(&mut tx, points as usize).await.map_err(why)?;
        sense::point::io::store::insert(&mut tx, &[first()]).await.map_err(why)?;
        let columns: Vec<String> = sense::point::io::store::written(&first()).iter().map(|c| c.0.to_owned()).collect();
        let copied: Vec<String> = columns
            .iter()
            .map(|c| match c.as_str() {
                "slot" => "n.i".into(),
                "code" => "'P' || n.i".into(),
                "site" => "cast(printf('%016d', n.i / 100) as blob)".into(),
                other => format!("p.{other}"),
            })
            .collect();
        let sql = format!(
            "insert into point (id, version, touched, {}) \
             with recursive n(i) as (select 1 union all select i + 1 from n where i + 1 < {points}) \
             select randomblob(16), 1, p.touched, {} from n, point p where p.slot = 0",
            columns.join(", "),
            copied.join(", ")
        );
        tx.script(&sql).await.map_err(why)?;
        tx.commit().await.map_err(why)?;
        db.close().await;
        Ok(station)
    }

    /// Start it and wait until it answers.
    ///
    /// # Errors
    /// It ends or does not answer within ten minutes.
    pub async fn start(&self, how: Program) -> Result<Server, String> {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).map_err(why)?.port();
        let log = std::fs::File::options().create(true).append(true).open(self.folder.join("log")).map_err(why)?;
        let twin = log.try_clone().map_err(why)?;
        let listen = format!("127.0.0.1:{port}");
        let mut command = Command::new(&self.program);
        match how {
            Program::Serve => command.args(["serve", "--listen", &listen]),
            Program::Demo(pace) => command.args(["demo", "--bare", "--listen", &listen, "--pace", &pace.to_string()]),
        };
        let began = Instant::now();
        let child = command
            .env("ANLAN_DATABASE", self.folder.join("a.db"))
            .env("ANLAN_FILES", self.folder.join("files"))
            .env("ANLAN_READINGS", self.folder.join("readings"))
            .env("ANLAN_LOG_LEVEL", "warn")
            .stdin(Stdio::null())
            .stdout(log)
            .stderr(twin)
            .spawn()
            .map_err(why)?;
        let client = reqwest::Client::new();
        let mut server = Server { child, base: format!("http://127.0.0.1:{port}"), started_s: 0.0, client };
        while began.elapsed() < Duration::from_secs(600) {
            let answer = server.client.get(format!("{}/api/health", server.base)).send().await;
            if answer.is_ok_and(|r| r.status().is_success()) {
                server.started_s = began.elapsed().as_secs_f64();
                return Ok(server);
            }
            if let Ok(Some(status)) = server.child.try_wait() {
                let said = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                return Err(format!("anlan ended with {status}:\n{said}"));
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Err("anlan did not answer within ten minutes".to_owned())
    }

    /// The database, to watch alarms arrive.
    pub async fn database(&self) -> Result<Db, String> {
        Db::open(&self.folder.join("a.db").display().to_string()).await.map_err(why)
    }
}

impl Server {
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// The server's own time, UTC milliseconds.
    pub async fn now_ms(&self) -> Result<i64, String> {
        let health = self.client.get(format!("{}/api/health", self.base)).send().await.map_err(why)?;
        let health: serde_json::Value = health.json().await.map_err(why)?;
        let now = health["now"].as_str().unwrap_or_default().parse::<Timestamp>().map_err(why)?;
        Ok(now.as_millisecond())
    }

    /// Set the clock of a demonstration forward to the next time of day, UTC milliseconds since midnight.
    ///
    /// # Errors
    /// It refuses.
    pub async fn set_clock(&self, of_day_ms: i64) -> Result<(), String> {
        const DAY_MS: i64 = 86_400_000;
        let now = self.now_ms().await?;
        let today = now.div_euclid(DAY_MS) * DAY_MS + of_day_ms;
        let to = if today > now { today } else { today + DAY_MS };
        let to = Timestamp::from_millisecond(to).map_err(why)?.to_string();
        let ask = self.client.post(format!("{}/api/demo/clock", self.base)).header("x-anlan", "1");
        let answer = ask.json(&serde_json::json!({ "to": to })).send().await.map_err(why)?;
        match answer.status().is_success() {
            true => Ok(()),
            false => Err(format!("the clock cannot be set: {}", answer.text().await.unwrap_or_default())),
        }
    }

    /// A figure of the metrics page.
    pub async fn metric(&self, name: &str) -> Result<f64, String> {
        let text = self.client.get(format!("{}/metrics", self.base)).send().await.map_err(why)?;
        let text = text.text().await.map_err(why)?;
        let line = text.lines().find_map(|l| l.strip_prefix(name)?.trim().parse().ok());
        Ok(line.unwrap_or(0.0))
    }

    /// Wait until so many readings were made durable and judged.
    pub async fn judged(&self, readings: f64) -> Result<(), String> {
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(60) {
            let accepted = self.metric("anlan_sense_readings_total{what=\"accepted\"}").await?;
            let lag = self.metric("anlan_sense_unjudged").await?;
            if accepted >= readings && lag == 0.0 {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Err(format!("not all of {readings} readings were taken"))
    }

    /// Whether exactly so many readings are in segments.
    pub async fn holds(&self, readings: f64) -> Result<(), String> {
        tokio::time::sleep(Duration::from_millis(600)).await;
        let stored = self.metric("anlan_sense_stored_readings").await?;
        if stored == readings {
            Ok(())
        } else {
            Err(format!("{readings} readings were acknowledged, {stored} are stored"))
        }
    }

    /// SIGTERM, and wait until it is gone.
    pub fn stop(&mut self) {
        let _ = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(120) && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(20));
        }
        println!("  stopped in {:.1} s", began.elapsed().as_secs_f64());
    }

    /// SIGKILL.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}
