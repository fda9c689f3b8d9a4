//! `anlan demo`: the fictional prefecture of 云岭州 on an embedded database, with a clock that can be moved.

mod api;
mod browser;
mod course;
mod danger;
mod decide;
mod evidence;
mod people;
mod promise;
mod replay;
mod seed;
mod sensing;
mod sites;
mod supervise;

pub use api::routes;
pub use seed::seed;

use crate::clock::MovableClock;
use crate::config::Config;
use crate::{serve, wiring};
use kernel::{Clock, Outcome, Refusal};
use std::path::PathBuf;
use std::sync::Arc;
use store::{Db, Files};
use web::{App, Ctx};

/// The demo's clock of this process; `None` in `serve`, which refuses to move time.
static CLOCK: std::sync::OnceLock<Arc<MovableClock>> = std::sync::OnceLock::new();

/// Move the demo's clock while its history is told; an application with another clock cannot be moved.
pub(crate) fn set_clock(app: &App, at: jiff::Timestamp) -> Outcome<()> {
    if at <= app.clock.now() {
        return Ok(());
    }
    let clock = CLOCK.get().ok_or_else(|| Refusal::internal("this process has no demo clock"))?;
    clock.move_to(at).map(|_| ())
}

/// Nine in the morning of a day, Beijing time.
pub fn morning(day: jiff::civil::Date) -> jiff::Timestamp {
    kernel::start_of(day) + jiff::SignedDuration::from_hours(9)
}

/// An application on this database with a movable clock; used by the demo, the stories and the browser tests.
pub async fn app(database: &str, files: &std::path::Path, clock: Arc<MovableClock>) -> Outcome<App> {
    let db = Db::open(database).await?;
    store::migrate(&db, &wiring::migrations(), clock.now()).await?;
    let law = Arc::new(law::Law::shipped());
    let gate = Arc::new(org::session::Gatekeeper);
    Ok(wiring::answers(App::new(db, Files::folder(files)?, clock, law, gate, true)))
}

/// Seed and serve. The database is a file in a temporary folder, gone when the demo ends, unless `--database` names one.
pub async fn run(
    mut config: Config,
    plan: Option<PathBuf>,
    day: jiff::civil::Date,
    bare: bool,
    pace: u32,
) -> Outcome<()> {
    let folder = tempfile::tempdir().map_err(Refusal::internal)?;
    let given = Config::default().database != config.database;
    let database = match given {
        true => config.database.clone(),
        false => folder.path().join("demo.db").to_string_lossy().into_owned(),
    };
    // The history begins in March and is told up to the day; a database that already holds it goes on from the day.
    let fresh = !given || !std::path::Path::new(&database).exists();
    let start = if fresh && !bare { jiff::civil::date(2024, 3, 1) } else { day };
    let clock = Arc::new(MovableClock::at(morning(start.min(day))));
    let _ = CLOCK.set(clock.clone());
    // A database that stays keeps its evidence as well.
    let files = if given { config.files.clone() } else { folder.path().join("files") };
    if !given {
        config.readings = Some(folder.path().join("readings"));
    }
    let app = app(&database, &files, clock.clone()).await?;
    let empty = {
        let n: i64 = app.db.read().await?.one("select count(*) as n from person", &[]).await?.get("n")?;
        n == 0
    };
    if empty {
        eprintln!("正在准备演示数据（云岭州，{day}）…");
        seed(&app, day, plan.as_deref(), bare).await?;
    }
    set_clock(&app, morning(day))?;
    if empty && !bare {
        sensing::morning(&app).await?;
        promise::morning(&app).await?;
    }
    wiring::tick(&Ctx::system(app.clone())).await?;
    clock.run(pace);
    if !bare {
        tokio::spawn(sensing::feed(app.clone(), empty));
    }
    serve::serve(app, &config, |at| {
        println!("演示已就绪：http://{at}/");
        println!("打开后选一个人登录即可；按 Ctrl+C 结束。");
    })
    .await
}
