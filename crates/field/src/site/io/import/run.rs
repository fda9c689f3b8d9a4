//! The two background runs of an import: reading, and writing.

use super::SHOWN;
use super::apply;
use super::check::{Progress, check, placed};
use super::store::{self, Import, State, Told};
use bytes::Bytes;
use kernel::id::ImportId;
use kernel::{Outcome, Refusal, Right};
use std::collections::HashMap;
use std::future::Future;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use web::Ctx;

/// Imports that this process is writing just now, by their id; the program has one.
#[derive(Debug, Default)]
pub struct Live(Mutex<HashMap<ImportId, Arc<Progress>>>);

/// Shown as long as it is held.
struct Shown<'l>(&'l Live, ImportId);

impl Live {
    fn show(&self, id: ImportId, progress: Arc<Progress>) -> Shown<'_> {
        if let Ok(mut all) = self.0.lock() {
            all.insert(id, progress);
        }
        Shown(self, id)
    }

    /// Rows done and rows in all, if it is being written here.
    pub fn of(&self, id: ImportId) -> Option<(i64, i64)> {
        let all = self.0.lock().ok()?;
        all.get(&id).map(|p| (p.done.load(Ordering::Relaxed), p.total.load(Ordering::Relaxed)))
    }
}

impl Drop for Shown<'_> {
    fn drop(&mut self) {
        if let Ok(mut all) = self.0.0.lock() {
            all.remove(&self.1);
        }
    }
}

/// How often the progress is written.
const EVERY: Duration = Duration::from_millis(500);

/// Take a file in; it is read in the background.
pub async fn begin(ctx: &Ctx, name: String, bytes: Bytes) -> Outcome<Import> {
    if !ctx.scope().may(Right::SiteWrite) {
        return Err(Refusal::forbidden("FORBIDDEN", "您没有“维护企业档案”的权限，请联系本级安委办。"));
    }
    let import = Import {
        id: ctx.id(),
        person: ctx.actor().person,
        file_name: name,
        sm3: ctx.app().files.put(bytes.clone()).await?,
        state: State::Reading,
        done: 0,
        total: 0,
        told: Told::default(),
        at: ctx.now(),
        touched: ctx.now(),
    };
    let mut tx = ctx.begin().await?;
    store::sweep(&mut tx, ctx.now() - jiff::SignedDuration::from_hours(72)).await?;
    store::insert(&mut tx, &import).await?;
    tx.commit().await?;
    let (own, kept) = (ctx.clone(), import.clone());
    spawn(ctx.clone(), import.id, State::Reading, async move { read(&own, &kept, bytes).await });
    Ok(import)
}

/// Write what was checked; `only_good` leaves out the rows with faults.
pub async fn apply(ctx: &Ctx, id: ImportId, only_good: bool) -> Outcome<Import> {
    let mut tx = ctx.begin().await?;
    let mut import = store::own(&mut tx, id, ctx.actor().person).await?;
    if import.state != State::Checked {
        let say = format!("这次导入“{}”，不能再导入；如需重来请重新上传。", import.state.label());
        return Err(Refusal::conflict("WRONG_STATE", say));
    }
    if import.told.counts.error > 0 && !only_good {
        let say =
            format!("有 {} 行有误，没有导入。请改正后重新上传，或选择“只导入正确的行”。", import.told.counts.error);
        return Err(Refusal::invalid("ROWS_WRONG", say));
    }
    if !store::turn(&mut tx, id, State::Checked, State::Applying, &import.told, ctx.now()).await? {
        return Err(Refusal::changed_meanwhile("导入"));
    }
    store::progress(&mut tx, id, 0, import.total, ctx.now()).await?;
    tx.commit().await?;
    (import.state, import.done) = (State::Applying, 0);
    let bytes = ctx.app().files.get(&import.sm3).await?;
    let (own, kept) = (ctx.clone(), import.clone());
    spawn(ctx.clone(), id, State::Applying, async move { write(&own, &kept, bytes, only_good).await });
    Ok(import)
}

/// Run in the background; whatever goes wrong is told on the import itself.
fn spawn(ctx: Ctx, id: ImportId, from: State, work: impl Future<Output = Outcome<()>> + Send + 'static) {
    tokio::spawn(async move {
        let Err(refusal) = work.await else { return };
        tracing::warn!(import = %id, %refusal, "import not completed");
        let told = Told { failed: Some(refusal.say.clone()), ..Told::default() };
        let turned = async {
            let mut tx = ctx.begin().await?;
            store::turn(&mut tx, id, from, State::Failed, &told, ctx.now()).await?;
            Ok::<(), Refusal>(tx.commit().await?)
        };
        if let Err(again) = turned.await {
            tracing::error!(import = %id, refusal = %again, "could not say that the import failed");
        }
    });
}

/// Write the progress now and then until the work is done.
async fn watched<T>(ctx: &Ctx, id: ImportId, progress: &Progress, work: impl Future<Output = T>) -> T {
    tokio::pin!(work);
    loop {
        tokio::select! {
            out = &mut work => return out,
            () = tokio::time::sleep(EVERY) => {
                let (done, total) = (progress.done.load(Ordering::Relaxed), progress.total.load(Ordering::Relaxed));
                // A progress that cannot be written now is written the next time.
                if let Ok(mut tx) = ctx.begin().await
                    && store::progress(&mut tx, id, done, total.max(done), ctx.now()).await.is_ok()
                {
                    let _ = tx.commit().await;
                }
            }
        }
    }
}

async fn read(ctx: &Ctx, import: &Import, bytes: Bytes) -> Outcome<()> {
    let since = std::time::Instant::now();
    let progress = Arc::new(Progress::default());
    let (checker, seen) =
        watched(ctx, import.id, &progress, check(ctx, &import.file_name, bytes, progress.clone())).await?;
    if seen.rows == 0 {
        return Err(Refusal::invalid("NO_ROWS", "表格里没有数据行，请在表头下面填写后再上传。"));
    }
    let told = Told {
        counts: checker.counts(),
        fault_count: checker.faults.len(),
        faults: placed(&checker, &seen, SHOWN),
        notes: seen.notes.iter().take(50).cloned().collect(),
        failed: None,
        read_ms: since.elapsed().as_millis() as u64,
        write_ms: 0,
    };
    let mut tx = ctx.begin().await?;
    let rows = seen.rows as i64;
    store::progress(&mut tx, import.id, rows, rows, ctx.now()).await?;
    store::turn(&mut tx, import.id, State::Reading, State::Checked, &told, ctx.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// Read once more, against what is registered now, and write.
async fn write(ctx: &Ctx, import: &Import, bytes: Bytes, only_good: bool) -> Outcome<()> {
    let since = std::time::Instant::now();
    let unwatched = Arc::new(Progress::default());
    let (checker, _) = check(ctx, &import.file_name, bytes, unwatched).await?;
    let bad = checker.counts().error;
    if bad > 0 && !only_good {
        let say = format!("检查之后登记情况有变，现有 {bad} 行有误，没有导入；请重新上传查看。");
        return Err(Refusal::conflict("ROWS_WRONG", say));
    }
    // The database shows nothing of a transaction that is not done: how far it is, is told from memory.
    let progress = Arc::new(Progress::default());
    progress.total.store(checker.good.len() as i64, Ordering::Relaxed);
    let live = ctx.app().answer::<Live>();
    let shown = live.as_ref().map(|l| l.show(import.id, progress.clone()));
    let mut tx = ctx.begin_alone().await?;
    let hear = |done: usize| progress.done.store(done as i64, Ordering::Relaxed);
    let written = apply::apply(ctx, &mut tx, checker.good, hear).await;
    drop(shown);
    let mut counts = written?;
    counts.error = bad;
    let write_ms = since.elapsed().as_millis() as u64;
    let told = Told { counts, write_ms, ..import.told.clone() };
    store::turn(&mut tx, import.id, State::Applying, State::Applied, &told, ctx.now()).await?;
    let rows = (counts.new + counts.change + counts.same) as i64;
    store::progress(&mut tx, import.id, rows, rows, ctx.now()).await?;
    tx.commit().await?;
    Ok(())
}
