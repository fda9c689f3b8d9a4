//! `anlan demo`: the fictional prefecture of 云岭州 on an embedded database, with a clock that can be moved.

mod api;
mod browser;
mod bulletin;
mod course;
mod danger;
mod decide;
mod dossier;
mod evidence;
mod meeting;
mod people;
mod permit;
mod promise;
mod replay;
mod seed;
mod sensing;
mod shift;
mod sites;
mod supervise;
mod tour;

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

/// Where a demo keeps everything: in a folder of its own that goes with it, unless a database was named; what stays keeps
/// its evidence as well. Two demos in one working folder know nothing of each other.
fn placed(mut config: Config, folder: &std::path::Path) -> (Config, bool) {
    let given = Config::default().database != config.database;
    if !given {
        config.database = folder.join("demo.db").to_string_lossy().into_owned();
        config.files = folder.join("files");
        config.readings = Some(folder.join("readings"));
    }
    (config, given)
}

/// Seed and serve. The database is a file in a temporary folder, gone when the demo ends, unless `--database` names one.
pub async fn run(config: Config, plan: Option<PathBuf>, day: jiff::civil::Date, bare: bool, pace: u32) -> Outcome<()> {
    let folder = tempfile::tempdir().map_err(Refusal::internal)?;
    let (config, given) = placed(config, folder.path());
    let database = config.database.clone();
    // The history begins in March and is told up to the day; a database that already holds it goes on from the day.
    let fresh = !given || !std::path::Path::new(&database).exists();
    let start = if fresh && !bare { jiff::civil::date(2024, 3, 1) } else { day };
    let clock = Arc::new(MovableClock::at(morning(start.min(day))));
    let _ = CLOCK.set(clock.clone());
    let app = app(&database, &config.files, clock.clone()).await?;
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
        permit::morning(&app).await?;
        tour::morning(&app).await?;
        shift::morning(&app).await?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demo_keeps_to_its_own_folder_unless_a_database_is_named() {
        let folder = std::path::Path::new("/somewhere/of/its/own");
        let (own, given) = placed(Config::default(), folder);
        assert!(!given);
        let places = [std::path::PathBuf::from(&own.database), own.files.clone(), own.readings_folder()];
        assert!(places.iter().all(|p| p.starts_with(folder)), "{places:?}");
        let named = Config { database: "kept.db".into(), ..Config::default() };
        let (kept, given) = placed(named.clone(), folder);
        assert!(given && kept.database == "kept.db" && kept.files == named.files);
    }
}
