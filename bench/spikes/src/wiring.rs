//! Questions and reactions, sketched: what the wiring page would look like and what a call through it costs.
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Instant;

type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, String>> + Send + 'a>>;

/// org::ask: how many dangers stand open at a site.
trait OpenHazards: Send + Sync {
    fn open_at(&self, site: u64) -> Answer<'_, u32>;
}

struct Field;
impl OpenHazards for Field {
    fn open_at(&self, site: u64) -> Answer<'_, u32> {
        Box::pin(async move { Ok((site % 3) as u32) })
    }
}

struct Event {
    kind: &'static str,
    record: u64,
}
struct Tx {
    jobs: Vec<(&'static str, u64)>,
    done: u64,
}
type Now = fn(&mut Tx, &Event) -> Result<(), String>;
enum When {
    Now(Now),
    Later(&'static str),
    Nobody,
}

/// The page: every event once, what follows, and whether in the same transaction.
fn page() -> BTreeMap<&'static str, Vec<When>> {
    BTreeMap::from([
        ("alarm.confirmed", vec![When::Later("field.hazard.report_from_alarm"), When::Now(count)]),
        ("task.closed", vec![When::Now(count)]),
        ("task.commented", vec![When::Nobody]),
    ])
}

fn count(tx: &mut Tx, event: &Event) -> Result<(), String> {
    tx.done += event.record & 1;
    Ok(())
}

fn react(page: &BTreeMap<&'static str, Vec<When>>, tx: &mut Tx, event: &Event) -> Result<(), String> {
    let known = page.get(event.kind).ok_or_else(|| format!("nobody said what follows {}", event.kind))?;
    for when in known {
        match when {
            When::Now(f) => f(tx, event)?,
            When::Later(job) => tx.jobs.push((job, event.record)),
            When::Nobody => {}
        }
    }
    Ok(())
}

pub async fn run(rows: u64) {
    let (page, ask): (_, Arc<dyn OpenHazards>) = (page(), Arc::new(Field));
    let mut tx = Tx { jobs: vec![], done: 0 };
    let t = Instant::now();
    for i in 0..rows {
        let kind = ["alarm.confirmed", "task.closed", "task.commented"][(i % 3) as usize];
        react(&page, &mut tx, &Event { kind, record: i }).expect("react");
    }
    println!(
        "{rows} events through the page: {:.0} ns each, {} jobs queued",
        t.elapsed().as_nanos() as f64 / rows as f64,
        tx.jobs.len()
    );
    let t = Instant::now();
    let mut open = 0u64;
    for i in 0..rows {
        open += u64::from(ask.open_at(i).await.expect("ask"));
    }
    println!(
        "{rows} questions through a trait object: {:.0} ns each ({open})",
        t.elapsed().as_nanos() as f64 / rows as f64
    );
    println!("an event without a line: {:?}", react(&page, &mut tx, &Event { kind: "tip.made", record: 1 }).err());
}
