//! Half a year of work, replayed act by act through the routes (content/demo/progress.yaml). An act that the rules refuse
//! is said on the log and counted, never skipped in silence.

use super::browser::Browser;
use super::danger::Danger;
use super::dossier::Leaders;
use super::meeting::Meetings;
use super::{decide, evidence, morning, supervise};
use crate::wiring;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Outcome, Refusal};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;
use web::{App, Ctx};

const PROGRESS: &str = include_str!("../../../../content/demo/progress.yaml");
const PLANS: &[(&str, &str)] = &[
    ("plan-prefecture.txt", include_str!("../../../../content/demo/plan-prefecture.txt")),
    ("plan-county.txt", include_str!("../../../../content/demo/plan-county.txt")),
];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Script {
    #[allow(dead_code)] // the demo stops on the day it was asked for
    clock: String,
    plans: Vec<Plan>,
    measures: BTreeMap<String, decide::Place>,
    entries: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    key: String,
    file: String,
    imported: String,
    by: String,
    #[allow(dead_code)] // who checks and who closes is said at each entry
    check: String,
    #[allow(dead_code)]
    close: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    at: String,
    who: String,
    #[serde(rename = "do")]
    act: String,
    plan: Option<String>,
    measure: Option<String>,
    unit: Option<String>,
    progress: Option<i64>,
    note: Option<String>,
    evidence: Option<String>,
    to: Option<Date>,
    kind: Option<String>,
    title: Option<String>,
    day: Option<Date>,
    amount: Option<i64>,
    object: Option<String>,
    #[serde(default)]
    high_risk: bool,
}

/// Beijing time without seconds.
pub(super) fn instant(words: &str) -> Outcome<Timestamp> {
    let at: jiff::civil::DateTime =
        words.replace(' ', "T").parse().map_err(|e| Refusal::internal(format!("{words}: {e}")))?;
    kernel::ZONE.to_timestamp(at).map_err(Refusal::internal)
}

/// Put a document in as a draft.
pub async fn upload(app: &App, login: &str, name: &str, bytes: Vec<u8>) -> Outcome<Value> {
    Browser::new(app).upload(login, "/policies", name, &bytes).await
}

struct Replay<'a> {
    app: &'a App,
    browser: Browser,
    script: &'a Script,
    policies: HashMap<String, Uuid>,
    units: HashMap<String, Uuid>,
    /// Tasks of each plan: id, unit, printed number, headings.
    tasks: HashMap<String, Vec<decide::Spot>>,
    made: u64,
    leaders: Leaders,
    /// The meetings of the last days.
    meetings: Meetings,
    /// How far the story is, for whoever waits.
    told: Told,
}

/// Replay everything up to the morning of `until`.
pub async fn history(app: &App, until: Date) -> Outcome<()> {
    let script: Script =
        serde_yaml_ng::from_str(PROGRESS).map_err(|e| Refusal::internal(format!("progress.yaml: {e}")))?;
    let end = morning(until);
    let mut replay = Replay {
        app,
        browser: Browser::new(app),
        script: &script,
        policies: HashMap::new(),
        units: HashMap::new(),
        tasks: HashMap::new(),
        made: 0,
        leaders: Leaders::default(),
        meetings: Meetings::until(until),
        told: Told::new(&script, until),
    };
    let mut tx = app.db.read().await?;
    for row in tx.all("select id, short from unit", &[]).await? {
        replay.units.insert(row.get("short")?, row.get("id")?);
    }
    drop(tx);
    let mut last = Date::MIN;
    let (mut done, mut refused) = (0, 0);
    let mut danger = Danger::new()?;
    for entry in &script.entries {
        let at = instant(&entry.at)?;
        if at >= end {
            break;
        }
        last = replay.dangers(&mut danger, at, last).await?;
        if kernel::day_of(at) != last {
            last = kernel::day_of(at);
            replay.new_day(at).await?;
        }
        super::set_clock(app, at)?;
        match replay.act(entry).await {
            Ok(()) => done += 1,
            Err(refusal) => {
                refused += 1;
                tracing::warn!(at = entry.at, who = entry.who, act = entry.act, %refusal, "demo act refused");
            }
        }
    }
    replay.dangers(&mut danger, end, last).await?;
    super::set_clock(app, end)?;
    replay.new_day(end).await?;
    replay.told.end();
    // The people of the story are at nobody's screen any more.
    let mut tx = app.db.begin().await?;
    tx.exec("update session set revoked = $1 where revoked is null", ::store::params![end]).await?;
    tx.commit().await?;
    tracing::info!(done, refused, dangers = danger.done, dangers_refused = danger.refused, "replayed");
    Ok(())
}

/// The days of the story as a bar on a terminal, as a line a month elsewhere.
struct Told {
    bar: indicatif::ProgressBar,
    first: Date,
    month: i8,
}

impl Told {
    fn new(script: &Script, until: Date) -> Told {
        let first =
            script.entries.iter().filter_map(|e| instant(&e.at).ok()).map(kernel::day_of).min().unwrap_or(until);
        let bar = indicatif::ProgressBar::new(days(first, until));
        if let Ok(style) = indicatif::ProgressStyle::with_template("  讲述半年来的工作 {bar:30} {msg}，还需约 {eta}")
        {
            bar.set_style(style);
        }
        Told { bar, first, month: 0 }
    }

    fn day(&mut self, day: Date) {
        self.bar.set_position(days(self.first, day));
        self.bar.set_message(day.to_string());
        if self.bar.is_hidden() && day.month() != self.month {
            self.month = day.month();
            eprintln!("  讲述到 {} 年 {} 月", day.year(), day.month());
        }
    }

    fn end(&self) {
        self.bar.finish_and_clear();
    }
}

/// Days from one to the other, none if it is earlier.
fn days(from: Date, to: Date) -> u64 {
    from.until(to).map_or(0, |span| u64::try_from(span.get_days()).unwrap_or(0))
}

impl Replay<'_> {
    async fn new_day(&mut self, at: Timestamp) -> Outcome<()> {
        self.browser.new_day();
        self.told.day(kernel::day_of(at));
        super::set_clock(self.app, at)?;
        wiring::tick_but_promises(&Ctx::system(self.app.clone())).await?;
        self.leaders.day(&mut self.browser, kernel::day_of(at)).await?;
        supervise::day(self.app, &mut self.browser).await?;
        super::bulletin::day(self.app, &mut self.browser).await?;
        self.meetings.day(self.app, &mut self.browser, &self.units).await
    }

    /// Risks and hazards up to an instant; gives the last day that was begun.
    async fn dangers(&mut self, danger: &mut Danger, until: Timestamp, mut last: Date) -> Outcome<Date> {
        while let Some(at) = danger.due(until) {
            if kernel::day_of(at) != last {
                last = kernel::day_of(at);
                self.new_day(at).await?;
            }
            super::set_clock(self.app, at)?;
            danger.tell(self.app, &mut self.browser).await?;
        }
        Ok(last)
    }

    async fn act(&mut self, e: &Entry) -> Outcome<()> {
        match e.act.as_str() {
            "issue" => self.issue(e).await,
            "record" => self.record(e).await,
            _ => self.on_tasks(e).await,
        }
    }

    /// Import, decide, issue.
    async fn issue(&mut self, e: &Entry) -> Outcome<()> {
        let key = e.plan.as_deref().unwrap_or_default();
        let plan = self
            .script
            .plans
            .iter()
            .find(|p| p.key == key)
            .ok_or_else(|| Refusal::internal(format!("no plan {key}")))?;
        let text = PLANS.iter().find(|p| p.0 == plan.file).map(|p| p.1).unwrap_or_default();
        super::set_clock(self.app, instant(&plan.imported)?.max(self.app.clock.now()))?;
        let answer = self.browser.upload(&plan.by, "/policies", &plan.file, text.as_bytes()).await?;
        let id = answer["policies"][0]["id"].as_str().unwrap_or_default().to_owned();
        let places = &self.script.measures;
        decide::decide(&mut self.browser, &plan.by, key, &id, places, &self.units).await?;
        super::set_clock(self.app, instant(&e.at)?.max(self.app.clock.now()))?;
        let policy = self.browser.call(&e.who, "GET", &format!("/policies/{id}"), None).await?;
        let body = json!({ "flow": "policy", "action": "issue", "version": policy["version"] });
        self.browser.call(&e.who, "POST", &format!("/policies/{id}/moves"), Some(body)).await?;
        let id: Uuid = id.parse().map_err(Refusal::internal)?;
        self.policies.insert(key.to_owned(), id);
        let mut tx = self.app.db.read().await?;
        let sql = "select t.id, t.seq, t.label, t.unit, m.path from task t join measure m on m.id = t.measure where t.policy = $1";
        let mut spots = Vec::new();
        for row in tx.all(sql, ::store::params![id]).await? {
            spots.push(decide::Spot {
                task: row.get("id")?,
                seq: row.get("seq")?,
                unit: row.get("unit")?,
                label: row.get("label")?,
                path: row.json("path")?,
            });
        }
        tracing::info!(plan = key, tasks = spots.len(), "issued");
        self.tasks.insert(key.to_owned(), spots);
        Ok(())
    }

    fn unit(&self, e: &Entry) -> Outcome<Uuid> {
        let short = e.unit.as_deref().unwrap_or_default();
        self.units.get(short).copied().ok_or_else(|| Refusal::internal(format!("no unit {short}")))
    }

    async fn record(&mut self, e: &Entry) -> Outcome<()> {
        let unit = self.unit(e)?;
        let mut files = Vec::new();
        if let Some(kind) = &e.evidence {
            files.push(self.file(e, kind).await?);
        }
        let body = json!({
            "kind": e.kind, "title": e.title, "on": e.day, "unit": unit, "people": [], "object": e.object,
            "high_risk": e.high_risk, "amount": e.amount, "note": e.note, "files": files,
        });
        self.browser.call(&e.who, "POST", "/records", Some(body)).await.map(|_| ())
    }

    /// A new file of this sort; returns its id.
    async fn file(&mut self, e: &Entry, kind: &str) -> Outcome<Value> {
        self.made += 1;
        let n = self.made;
        let unit = e.unit.as_deref().unwrap_or("经办单位");
        let (name, bytes) = match kind.starts_with("photo") {
            true => (format!("现场照片{n}.png"), evidence::photo(n)),
            false => {
                let title = e.title.as_deref().or(e.note.as_deref()).unwrap_or("工作情况");
                (format!("材料{n}.txt"), evidence::paper(n, unit, title, e.note.as_deref().unwrap_or_default()))
            }
        };
        let answer = self.browser.upload(&e.who, "/files", &name, &bytes).await?;
        Ok(answer["id"].clone())
    }

    async fn on_tasks(&mut self, e: &Entry) -> Outcome<()> {
        let unit = self.unit(e)?;
        let key = e.plan.as_deref().unwrap_or_default();
        let measure = e.measure.as_deref().unwrap_or("*");
        let spots = self.tasks.get(key).map(Vec::as_slice).unwrap_or_default();
        let tasks = decide::tasks(&self.script.measures, key, measure, unit, spots);
        if tasks.is_empty() {
            let say = format!("{}名下没有“{measure}”的任务。", e.unit.as_deref().unwrap_or_default());
            return Err(Refusal::not_found("任务").because(say));
        }
        let mut failure = None;
        for task in tasks {
            if let Err(refusal) = self.on_task(e, task).await {
                failure = Some(refusal);
            }
        }
        failure.map_or(Ok(()), Err)
    }

    async fn on_task(&mut self, e: &Entry, task: Uuid) -> Outcome<()> {
        if e.act == "comment" {
            let body = json!({ "text": e.note });
            return self.browser.call(&e.who, "POST", &format!("/tasks/{task}/comments"), Some(body)).await.map(|_| ());
        }
        let (flow, action) = e.act.split_once('.').unwrap_or(("work", &e.act));
        let mut kinds: Vec<String> =
            e.evidence.iter().map(|k| if k == "photo" { "photo".into() } else { "official_doc".into() }).collect();
        if action == "submit" {
            let view = self.browser.call(&e.who, "GET", &format!("/tasks/{task}"), None).await?;
            for needed in view["evidence_needed"].as_array().into_iter().flatten() {
                let kind = needed["kind"].as_str().unwrap_or_default().to_owned();
                if needed["have"].as_i64() == Some(0) && !kinds.contains(&kind) {
                    kinds.push(kind);
                }
            }
        }
        let mut files = Vec::new();
        for kind in kinds {
            files.push(json!({ "file": self.file(e, &kind).await?, "kind": kind }));
        }
        let body = json!({
            "flow": flow, "action": action, "note": e.note, "reason": e.note, "progress": e.progress, "due": e.to, "evidence": files,
        });
        self.browser.call(&e.who, "POST", &format!("/tasks/{task}/moves"), Some(body)).await.map(|_| ())
    }
}
