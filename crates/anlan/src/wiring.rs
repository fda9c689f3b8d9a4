//! What belongs to the program, and what happens when: plain lists, without logic.

use field::hazard::io::store::WORDS;
use kernel::Outcome;
use store::Migration;
use web::{Ctx, Table};

/// Every migration, in one global order by id.
pub fn migrations() -> Vec<Migration> {
    [
        store::MIGRATIONS,
        org::MIGRATIONS,
        govern::MIGRATIONS,
        field::MIGRATIONS,
        ready::MIGRATIONS,
        sense::MIGRATIONS,
        notify::MIGRATIONS,
    ]
    .concat()
}

/// Every route.
pub fn routes() -> Table {
    Table::default()
        .merge(crate::demo::routes())
        .merge(crate::system::routes())
        .merge(field::routes())
        .merge(govern::routes())
        .merge(notify::routes())
        .merge(org::routes())
        .merge(ready::routes())
        .merge(report::routes())
        .merge(sense::routes())
}

/// Answers of one context to another's questions (`org::ask`).
pub fn answers(app: web::App) -> web::App {
    app.with_answer(org::ask::Readers(vec![
        Box::new(govern::Reader),
        Box::new(field::Reader),
        Box::new(org::Reader),
        Box::new(sense::Reader),
        Box::new(notify::Notify),
        Box::new(ready::accident::io::pursue::Sight),
    ]))
    .with_answer(org::ask::Chargers(vec![Box::new(field::Field), Box::new(ready::Register)]))
    .with_answer(org::ask::CheckKeeper(Box::new(govern::Checks)))
    .with_answer(org::ask::WarnKeeper(Box::new(govern::Warner)))
    .with_answer(org::ask::Pursuers(vec![
        Box::new(field::hazard::io::pursue::Open),
        Box::new(govern::Missed),
        Box::new(ready::accident::io::pursue::Open),
        Box::new(sense::alarm::io::pursue::Unanswered),
        Box::new(sense::doubt::io::pursue::Unverified),
    ]))
    .with_answer(org::ask::SettleKeeper(Box::new(govern::Settler)))
    .with_answer(org::ask::PlaceKeeper(Box::new(field::Field)))
    .with_answer(org::ask::HazardKeeper(Box::new(field::Field)))
    .with_answer(org::ask::DangerKeeper(Box::new(field::Field)))
    .with_answer(org::ask::PermitKeeper(Box::new(field::Field)))
    .with_answer(org::ask::StopKeeper(Box::new(field::Field)))
    .with_answer(org::ask::GasWatch(Box::new(sense::Reader)))
    .with_answer(org::ask::WorkStoppers(vec![Box::new(field::Field)]))
    .with_answer(org::ask::Matterers(vec![
        Box::new(field::hazard::io::raise::Raised),
        Box::new(ready::accident::io::raise::Raised),
    ]))
    .with_answer(org::ask::Followers(vec![Box::new(sense::point::io::follow::Follow)]))
    .with_answer(govern::paper::io::file::Press::default())
    .with_answer(field::site::io::import::run::Live::default())
    .with_answer(field::hazard::sign::io::Album::default())
    .with_answer(field::hazard::io::act::Intake::default())
    .with_answer(sense::reading::io::live::Sensing::default())
    .with_answer(sense::alarm::io::live::Live::default())
    .with_answer(sense::receiver::io::run::Outbound::default())
    .with_answer(org::ask::Teller(Box::new(notify::Notify)))
    .with_answer(org::ask::Weighers(vec![Box::new(notify::Notify), Box::new(govern::Burdens)]))
    .with_answer(notify::channel::io::run::Outbound::default())
}

/// What the clock does, each part idempotent: run every minute, and whenever the demo's clock is moved.
pub async fn tick(ctx: &Ctx) -> Outcome<()> {
    sense::promise::io::jobs::tick(ctx).await?;
    tick_but_promises(ctx).await
}

/// The same while the demo's history is told: none of its firms promised then, and half a year of missing promises would
/// say nothing.
pub async fn tick_but_promises(ctx: &Ctx) -> Outcome<()> {
    govern::task::io::jobs::refresh_lights(ctx).await?;
    govern::dossier::io::jobs::tick(ctx).await?;
    govern::supervise::io::jobs::tick(ctx).await?;
    ready::accident::io::jobs::tick(ctx).await?;
    field::risk::io::jobs::tick(ctx).await?;
    field::hazard::io::jobs::tick(ctx).await?;
    field::permit::io::jobs::tick(ctx).await?;
    field::site::io::jobs::tick(ctx).await?;
    sense::point::io::jobs::tick(ctx).await?;
    sense::shelving::io::jobs::tick(ctx).await?;
    sense::alarm::io::jobs::tick(ctx).await?;
    sense::doubt::io::power::watch::tick(ctx).await?;
    sense::doubt::io::night::tick(ctx).await?;
    sense::doubt::io::jobs::tick(ctx).await?;
    sense::warning::io::jobs::tick(ctx).await?;
    sense::receiver::io::work::tick(ctx).await?;
    report::bulletin::io::jobs::tick(ctx).await?;
    notify::channel::io::work::tick(ctx).await?;
    store::counter::fold(&ctx.app().db).await?;
    store::ledger::ensure_months(&ctx.app().db, ctx.now()).await?;
    store::ledger::seal(&ctx.app().db, ctx.now()).await?;
    Ok(())
}

/// Everything that can be counted twice, counted again: one sentence for each difference.
pub async fn checkup(db: &store::Db) -> Outcome<Vec<String>> {
    let mut tx = db.read().await?;
    let mut wrong = field::hazard::io::store::count::checkup(&mut tx).await?;
    wrong.extend(WORDS.checkup(&mut tx).await?);
    Ok(wrong)
}

/// Every index of words, made anew.
pub async fn words(db: &store::Db) -> Outcome<usize> {
    WORDS.anew(db).await?;
    let read = WORDS.feed(db, usize::MAX, store::words::MANY_AT_ONCE).await?;
    WORDS.tidy(db).await?;
    Ok(read)
}

/// Reactions between contexts: `when` this event is written, `then` this job is queued. None yet crosses a context wall;
/// records re-count occurrences inside `govern`, in the same transaction.
pub const REACTIONS: &[(&str, &str)] = &[];
