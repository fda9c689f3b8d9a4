//! Alarms as they come: the feed of changes, followed by its numbers. One look at the database four times a second serves
//! every listener of the process; whoever was away asks for what came after the last number it has seen.

use super::store;
use crate::alarm::io::api::list::row as present;
use crate::io::SCOPE;
use ::store::{Db, Value, list, params};
use kernel::{Outcome, Refusal, Right, Scope};
use law::Law;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;
use web::App;

/// How often the last number of the feed is read while somebody listens.
const EVERY: Duration = Duration::from_millis(250);
/// A connection ends after this time and is opened again by its page, so that a session that ended stops listening.
const LONGEST: Duration = Duration::from_secs(300);
/// Changes that are read at once.
const MOST: usize = 200;

/// The last number of the feed, for all who listen on this process.
pub struct Live(Arc<Mutex<Option<watch::Sender<i64>>>>);

impl Default for Live {
    fn default() -> Live {
        Live(Arc::new(Mutex::new(None)))
    }
}

/// The last number given.
pub async fn last(db: &Db) -> Outcome<i64> {
    let mut tx = db.read().await?;
    tx.one("select last from alarm_feed where id = 1", params![]).await?.get("last")
}

impl Live {
    /// Hear of new numbers; the first listener starts the looking, the last one ends it.
    pub async fn listen(&self, db: &Db) -> Outcome<watch::Receiver<i64>> {
        let now = last(db).await?;
        let mut slot = self.0.lock().map_err(|_| Refusal::internal("live alarms"))?;
        if let Some(sender) = slot.as_ref() {
            return Ok(sender.subscribe());
        }
        let (sender, receiver) = watch::channel(now);
        *slot = Some(sender);
        tokio::spawn(look(self.0.clone(), db.clone()));
        Ok(receiver)
    }
}

async fn look(slot: Arc<Mutex<Option<watch::Sender<i64>>>>, db: Db) {
    loop {
        tokio::time::sleep(EVERY).await;
        let found = last(&db).await;
        let Ok(mut slot) = slot.lock() else { return };
        let Some(sender) = slot.as_ref() else { return };
        if sender.receiver_count() == 0 {
            *slot = None;
            return;
        }
        match found {
            Ok(last) => {
                sender.send_if_modified(|seen| {
                    let new = *seen != last;
                    *seen = last;
                    new
                });
            }
            Err(refusal) => tracing::warn!(%refusal, "live alarms wait for the database"),
        }
    }
}

/// One line for a listener: the number, and the alarm as JSON; no alarm: only how far the feed is.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub seq: i64,
    pub alarm: Option<String>,
}

/// What one listener has seen, and what it hears next.
pub struct Listener {
    app: App,
    scope: Scope,
    seen: i64,
    waiting: VecDeque<Line>,
    numbers: watch::Receiver<i64>,
    until: Instant,
    greeted: bool,
}

impl Listener {
    /// Follow from a number on; none: from now.
    pub async fn new(app: App, scope: Scope, after: Option<i64>, live: &Live) -> Outcome<Listener> {
        let numbers = live.listen(&app.db).await?;
        let now = last(&app.db).await?;
        // A number that was never given belongs to another database: from now on.
        let seen = after.filter(|n| (0..=now).contains(n)).unwrap_or(now);
        let until = Instant::now() + LONGEST;
        Ok(Listener { app, scope, seen, waiting: VecDeque::new(), numbers, until, greeted: false })
    }

    /// The next line; `None` when the connection has been open long enough or the database does not answer.
    pub async fn next(&mut self) -> Option<Line> {
        loop {
            if let Some(line) = self.waiting.pop_front() {
                return Some(line);
            }
            // Marked before reading: what comes meanwhile wakes us again.
            self.numbers.borrow_and_update();
            if let Err(refusal) = self.read().await {
                tracing::warn!(%refusal, "live alarms");
                return None;
            }
            if !self.waiting.is_empty() {
                continue;
            }
            if !self.greeted {
                self.greeted = true;
                return Some(Line { seq: self.seen, alarm: None });
            }
            match tokio::time::timeout_at(self.until, self.numbers.changed()).await {
                Ok(Ok(())) => {}
                _ => return None,
            }
        }
    }

    /// Every alarm in scope that changed after what was seen, each once, as it is now.
    async fn read(&mut self) -> Outcome<()> {
        let law: &Law = &self.app.law;
        let mut tx = self.app.db.read().await?;
        let last: i64 = tx.one("select last from alarm_feed where id = 1", params![]).await?.get("last")?;
        if last <= self.seen {
            return Ok(());
        }
        let mut values: Vec<Value> = params![self.seen].to_vec();
        let and = list::condition(&self.scope, Right::AlarmRead, &SCOPE, &mut values)
            .map_or_else(String::new, |c| format!(" and {c}"));
        let sql = format!(
            "select {} from alarm t {} where t.seq > $1{and} order by t.seq limit {MOST}",
            store::NAMED,
            store::NAMES
        );
        let rows = tx.all(&sql, &values).await?;
        let now = self.app.clock.now();
        let mut to = self.seen;
        for row in &rows {
            let alarm = present(row, now, &law.parameters)?;
            to = to.max(alarm.seq);
            let json = serde_json::to_string(&alarm).map_err(Refusal::internal)?;
            self.waiting.push_back(Line { seq: alarm.seq, alarm: Some(json) });
        }
        // All there is was read: what lies between is not ours to see.
        self.seen = if rows.len() < MOST { to.max(last) } else { to };
        Ok(())
    }
}
