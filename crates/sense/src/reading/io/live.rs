//! The running stream of this server: started after the database is open, stopped before it is closed.

use super::catalogue::{Catalogue, Points};
use super::engine::Sink;
use super::gateway::{self, Gateway, Gateways};
use super::stream::{Settings, Stream};
use crate::alarm::Change;
use crate::point::Slot;
use crate::reading::retention::Kinds;
use crate::reading::roster::Roster;
use kernel::{Kind, Outcome, Refusal};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use std::time::{Duration, Instant};
use tokio::sync::mpsc;
use web::App;

/// Changes in one transaction.
const MOST: usize = 500;

/// Everything that takes readings in.
pub struct Live {
    pub stream: Arc<Stream>,
    roster: RwLock<Arc<Roster>>,
    kinds: RwLock<Arc<Kinds>>,
    gateways: RwLock<Gateways>,
    catalogue: tokio::sync::Mutex<Catalogue>,
    stale: AtomicBool,
    rows: Arc<Rows>,
}

/// The place of [`Live`] in the application, empty until it is started.
#[derive(Clone, Default)]
pub struct Sensing(Arc<OnceLock<Arc<Live>>>);

impl Live {
    /// Changes on their way to the table of alarms.
    pub fn alarms_waiting(&self) -> u64 {
        self.rows.waiting.load(Ordering::Relaxed)
    }

    pub fn roster(&self) -> Arc<Roster> {
        self.roster.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Kinds of all points, retired ones too.
    pub fn kinds(&self) -> Arc<Kinds> {
        self.kinds.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The gateway of a token.
    ///
    /// # Errors
    /// None has it.
    pub fn gateway(&self, token: Option<&str>) -> Outcome<Arc<Gateway>> {
        let found = token
            .and_then(|t| self.gateways.read().unwrap_or_else(PoisonError::into_inner).get(&gateway::hash(t)).cloned());
        found.ok_or_else(|| {
            let say = "网关令牌缺失或不对；请在请求头写 Authorization: Bearer 令牌（或 Basic 认证，令牌作密码），令牌在登记网关时取得。";
            Refusal::new(Kind::Unauthenticated, "GATEWAY_TOKEN", say)
        })
    }

    pub fn gateways(&self) -> Vec<Arc<Gateway>> {
        let mut all: Vec<_> = self.gateways.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect();
        all.sort_by(|a, b| a.code.cmp(&b.code));
        all
    }

    /// Read gateways again.
    ///
    /// # Errors
    /// The database.
    pub async fn reload_gateways(&self, app: &App) -> Outcome<()> {
        let before = self.gateways.read().unwrap_or_else(PoisonError::into_inner).clone();
        let now = gateway::load(&mut app.db.read().await?, &before).await?;
        *self.gateways.write().unwrap_or_else(PoisonError::into_inner) = now;
        Ok(())
    }

    /// Read points again.
    ///
    /// # Errors
    /// The database.
    pub async fn reload_points(&self, app: &App) -> Outcome<()> {
        self.stale.store(false, Ordering::Release);
        let Points { rules, roster, kinds } = self.catalogue.lock().await.load(&app.db).await?;
        *self.roster.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(roster);
        *self.kinds.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(kinds);
        for gateway in self.gateways() {
            gateway.cache.write().unwrap_or_else(PoisonError::into_inner).clear();
        }
        self.stream.adopt(rules);
        Ok(())
    }
}

/// The running stream.
///
/// # Errors
/// This server has none.
pub fn live(app: &App) -> Outcome<Arc<Live>> {
    let found = app.answer::<Sensing>().and_then(|s| s.0.get().cloned());
    found.ok_or_else(|| {
        Refusal::new(Kind::Busy, "SENSE_OFF", "这台服务器没有启动监测数据接收；请稍后再试，仍不行请联系管理员。")
    })
}

/// Points or their rules were changed: the engine takes them up within a second. Call it after the commit.
pub fn points_changed(app: &App) {
    if let Ok(live) = live(app) {
        live.stale.store(true, Ordering::Release);
    }
}

/// Start taking readings in, with the folder where they are kept.
///
/// # Errors
/// The folder or the database.
pub async fn start(app: &App, folder: &Path, settings: Settings) -> Outcome<Arc<Live>> {
    let place = app.answer::<Sensing>().ok_or_else(|| Refusal::internal("Sensing is not wired"))?;
    let mut catalogue = Catalogue::open(folder)?;
    let Points { rules, roster, kinds } = catalogue.load(&app.db).await?;
    let (sink, changes) = Rows::new();
    let (folder, clock, told) = (folder.to_owned(), app.clock.clone(), sink.clone());
    let begin = move || Stream::start(&folder, rules, clock, told, settings);
    let stream = tokio::task::spawn_blocking(begin).await.map_err(Refusal::internal)??;
    let rows = sink.clone();
    tokio::spawn(write_rows(app.clone(), changes, sink));
    let gateways = gateway::load(&mut app.db.read().await?, &Gateways::new()).await?;
    let live = Arc::new(Live {
        stream,
        roster: RwLock::new(Arc::new(roster)),
        kinds: RwLock::new(Arc::new(kinds)),
        gateways: RwLock::new(gateways),
        catalogue: tokio::sync::Mutex::new(catalogue),
        stale: AtomicBool::new(false),
        rows,
    });
    tokio::spawn(follow(app.clone(), Arc::downgrade(&live)));
    place.0.set(live.clone()).map_err(|_| Refusal::internal("readings are taken in already"))?;
    Ok(live)
}

/// Take up changed points; keep what gateways did.
async fn follow(app: App, live: std::sync::Weak<Live>) {
    let mut quarters = 0u64;
    let (mut last, mut took) = (Instant::now(), Duration::ZERO);
    loop {
        tokio::time::sleep(Duration::from_millis(250)).await;
        let Some(live) = live.upgrade() else { return };
        quarters += 1;
        if quarters.is_multiple_of(20) && changed(&app, &live).await {
            live.stale.store(true, Ordering::Release);
        }
        // A million points take a second to read: not more than a tenth of the time.
        if live.stale.load(Ordering::Acquire) && last.elapsed() > 10 * took {
            let began = Instant::now();
            if let Err(refusal) = live.reload_points(&app).await {
                live.stale.store(true, Ordering::Release);
                tracing::warn!(%refusal, "points cannot be read now");
            }
            (last, took) = (Instant::now(), began.elapsed());
        }
        super::metric::show(&live);
        // Ten seconds after the start, then every hour.
        if quarters % 14_400 == 40 {
            match super::retain::policy(&app).await {
                Ok(policy) => live.stream.retain(policy),
                Err(refusal) => tracing::warn!(%refusal, "what may be thinned cannot be read now"),
            }
        }
        if quarters.is_multiple_of(120)
            && let Err(refusal) = live.reload_gateways(&app).await
        {
            tracing::warn!(%refusal, "gateways cannot be read now");
        }
        if quarters.is_multiple_of(120)
            && let Err(refusal) = save_gateways(&app, &live).await
        {
            tracing::warn!(%refusal, "figures of gateways cannot be kept now");
        }
    }
}

/// Whether points were changed, here or by another server, since they were read.
async fn changed(app: &App, live: &Live) -> bool {
    let found: Outcome<i64> = async {
        let row = app.db.read().await?.one("select next from point_slots where id = 2", &[]).await?;
        row.get("next")
    }
    .await;
    match found {
        Ok(now) => live.catalogue.lock().await.number() != now,
        Err(_) => false,
    }
}

async fn save_gateways(app: &App, live: &Live) -> Outcome<()> {
    let seen: Vec<_> = live.gateways().into_iter().filter(|g| g.seen_ms.load(Ordering::Relaxed) > 0).collect();
    if seen.is_empty() {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    for gateway in seen {
        gateway.save(&mut tx).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Stop: everything that was acknowledged is sealed, states are kept.
pub async fn stop(app: &App) {
    let Ok(live) = live(app) else { return };
    let _ = save_gateways(app, &live).await;
    let stream = live.stream.clone();
    let _ = tokio::task::spawn_blocking(move || stream.stop()).await;
}

/// Changes on their way to the table of alarms.
pub struct Rows {
    to: mpsc::UnboundedSender<(u64, Vec<(Slot, Change)>)>,
    done: AtomicU64,
    waiting: AtomicU64,
}

impl Rows {
    fn new() -> (Arc<Rows>, mpsc::UnboundedReceiver<(u64, Vec<(Slot, Change)>)>) {
        let (to, from) = mpsc::unbounded_channel();
        (Arc::new(Rows { to, done: AtomicU64::new(0), waiting: AtomicU64::new(0) }), from)
    }
}

impl Sink for Rows {
    fn put(&self, ticket: u64, changes: Vec<(Slot, Change)>) {
        self.waiting.fetch_add(changes.len() as u64, Ordering::Relaxed);
        let _ = self.to.send((ticket, changes));
    }
    fn done(&self) -> u64 {
        self.done.load(Ordering::Acquire)
    }
}

/// Write changes as rows, some hundred in a transaction; while one is under way the next ones gather. What the database
/// refuses is tried again until it is taken: the journal stays until then.
async fn write_rows(app: App, mut from: mpsc::UnboundedReceiver<(u64, Vec<(Slot, Change)>)>, rows: Arc<Rows>) {
    while let Some((mut ticket, mut changes)) = from.recv().await {
        while changes.len() < MOST
            && let Ok((next, more)) = from.try_recv()
        {
            ticket = next;
            changes.extend(more);
        }
        changes.sort_by_key(|c| c.1.at_ms);
        for some in changes.chunks(MOST) {
            let mut wait = Duration::from_millis(100);
            while let Err(refusal) = crate::alarm::io::apply(&app, some).await {
                tracing::warn!(%refusal, "alarms cannot be written now");
                tokio::time::sleep(wait).await;
                wait = (wait * 2).min(Duration::from_secs(5));
            }
            rows.waiting.fetch_sub(some.len() as u64, Ordering::Relaxed);
        }
        rows.done.store(ticket, Ordering::Release);
    }
}
