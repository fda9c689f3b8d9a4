//! Risks and hazards of the demo (content/demo/danger.yaml, hazards.csv), told act by act through the routes, between the
//! acts of the plans. An act that the rules refuse is said on the log and counted.

use super::browser::Browser;
use super::{course, evidence, replay};
use field::hazard::model::evidence_label;
use jiff::Timestamp;
use kernel::{Outcome, Refusal};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};
use web::App;

const DANGER: &str = include_str!("../../../../content/demo/danger.yaml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Script {
    entries: Vec<Entry>,
}

/// One act of the story.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) at: String,
    pub(super) who: String,
    #[serde(rename = "do")]
    pub(super) act: String,
    #[serde(default)]
    pub(super) key: String,
    pub(super) of: Option<String>,
    pub(super) site: Option<String>,
    pub(super) flow: Option<String>,
    pub(super) action: Option<String>,
    pub(super) leader: Option<String>,
    #[serde(default)]
    pub(super) officers: Vec<String>,
    /// Number of the scene photographed before, and after.
    pub(super) photo: Option<u64>,
    pub(super) after: Option<u64>,
    /// Photos of a few hundred pixels, made quickly.
    #[serde(default)]
    pub(super) small: bool,
    /// Kind of a paper that is written for the occasion.
    pub(super) paper: Option<String>,
    #[serde(default)]
    pub(super) body: Map<String, Value>,
    #[serde(default)]
    pub(super) areas: BTreeMap<String, Vec<[i64; 2]>>,
}

/// What is still to be told, and what was made so far.
pub struct Danger {
    entries: std::vec::IntoIter<(Timestamp, Entry)>,
    next: Option<(Timestamp, Entry)>,
    known: HashMap<String, Value>,
    pub done: usize,
    pub refused: usize,
}

impl Danger {
    pub fn new() -> Outcome<Danger> {
        let script: Script =
            serde_yaml_ng::from_str(DANGER).map_err(|e| Refusal::internal(format!("danger.yaml: {e}")))?;
        let all = script.entries.into_iter().chain(course::entries()?);
        let timed = all.map(|e| Ok((replay::instant(&e.at)?, e)));
        let mut entries = timed.collect::<Outcome<Vec<_>>>()?;
        entries.sort_by_key(|e| e.0);
        let mut entries = entries.into_iter();
        Ok(Danger { next: entries.next(), entries, known: HashMap::new(), done: 0, refused: 0 })
    }

    /// When the next act is, if it is before `until`.
    pub fn due(&self, until: Timestamp) -> Option<Timestamp> {
        self.next.as_ref().map(|n| n.0).filter(|at| *at < until)
    }

    /// The next act.
    pub async fn tell(&mut self, app: &App, browser: &mut Browser) -> Outcome<()> {
        let Some((_, entry)) = std::mem::replace(&mut self.next, self.entries.next()) else { return Ok(()) };
        match self.act(app, browser, &entry).await {
            Ok(()) => self.done += 1,
            Err(refusal) => {
                self.refused += 1;
                tracing::warn!(at = entry.at, who = entry.who, act = entry.act, key = entry.key, %refusal, "demo act refused");
            }
        }
        Ok(())
    }

    async fn act(&mut self, app: &App, browser: &mut Browser, e: &Entry) -> Outcome<()> {
        let mut body = e.body.clone();
        let site = match &e.site {
            Some(name) => Some(id_of(app, "select id from site where name = $1", name).await?),
            None => None,
        };
        let (method, path) = match e.act.as_str() {
            "point" => ("POST", format!("/sites/{}/risk-points", site.unwrap_or_default())),
            "risk" => ("POST", format!("/risk-points/{}/risks", self.id(e.of.as_deref().unwrap_or_default())?)),
            "draw" => return self.draw(browser, e, &site.unwrap_or_default()).await,
            "report" => {
                body.insert("site".into(), json!(site));
                ("POST", "/hazards".to_owned())
            }
            "risk_move" | "move" => {
                let concept = if e.act == "move" { "hazards" } else { "risks" };
                let path = format!("/{concept}/{}", self.id(&e.key)?);
                let now = browser.call(&e.who, "GET", &path, None).await?;
                body.insert("version".into(), now["version"].clone());
                body.insert("flow".into(), json!(e.flow.as_deref().unwrap_or("risk")));
                body.insert("action".into(), json!(e.action));
                ("POST", format!("{path}/moves"))
            }
            other => return Err(Refusal::internal(format!("danger.yaml: no act {other}"))),
        };
        if let Some(login) = &e.leader {
            body.insert("leader".into(), json!(person(app, login).await?));
        }
        if !e.officers.is_empty() {
            let mut ids = Vec::new();
            for login in &e.officers {
                ids.push(person(app, login).await?);
            }
            body.insert("officers".into(), json!(ids));
        }
        let files = self.files(browser, e).await?;
        if !files.is_empty() {
            body.insert("evidence".into(), Value::Array(files));
        }
        let answer = browser.call(&e.who, method, &path, Some(Value::Object(body))).await?;
        if !e.key.is_empty() {
            self.known.insert(e.key.clone(), answer["id"].clone());
        }
        Ok(())
    }

    fn id(&self, key: &str) -> Outcome<String> {
        let known = self.known.get(key).and_then(Value::as_str);
        known.map(str::to_owned).ok_or_else(|| Refusal::internal(format!("danger.yaml: {key} was not made")))
    }

    async fn files(&self, browser: &mut Browser, e: &Entry) -> Outcome<Vec<Value>> {
        let mut out = Vec::new();
        let photos = [("photo_before", e.photo, false), ("photo_after", e.after, true)];
        for (kind, scene, after) in photos {
            let Some(n) = scene else { continue };
            let name = format!("{}{n}.jpg", if after { "整改后" } else { "现场" });
            let answer = browser
                .upload(&e.who, "/files", &name, &evidence::scene(n, after, if e.small { 3 } else { 1 }))
                .await?;
            out.push(json!({ "file": answer["id"], "kind": kind }));
        }
        if let Some(kind) = &e.paper {
            let words = e.body.get("note").and_then(Value::as_str).unwrap_or_default();
            let bytes = evidence::paper(self.done as u64, "云岭州（演示）", evidence_label(kind), words);
            let answer = browser.upload(&e.who, "/files", &format!("{}.txt", evidence_label(kind)), &bytes).await?;
            out.push(json!({ "file": answer["id"], "kind": kind }));
        }
        Ok(out)
    }

    /// A ground plan with the areas on it.
    async fn draw(&self, browser: &mut Browser, e: &Entry, site: &str) -> Outcome<()> {
        let plan = evidence::ground(&e.areas.values().cloned().collect::<Vec<_>>());
        let file = browser.upload(&e.who, "/files", "厂区平面图.png", &plan).await?;
        let mut areas = Vec::new();
        for (key, corners) in &e.areas {
            let share = |c: &[i64; 2]| [c[0] as f64 / 1000.0, c[1] as f64 / 1000.0];
            areas.push(json!({ "point": self.id(key)?, "polygon": corners.iter().map(share).collect::<Vec<_>>() }));
        }
        let body = json!({ "file": file["id"], "version": 0, "areas": areas });
        browser.call(&e.who, "PUT", &format!("/sites/{site}/risk-map"), Some(body)).await.map(|_| ())
    }
}

async fn id_of(app: &App, sql: &'static str, word: &str) -> Outcome<String> {
    let mut tx = app.db.read().await?;
    let row = tx.opt(sql, ::store::params![word]).await?;
    let row = row.ok_or_else(|| Refusal::internal(format!("danger.yaml names {word}, which is not there")))?;
    Ok(row.get::<uuid::Uuid>("id")?.to_string())
}

async fn person(app: &App, login: &str) -> Outcome<String> {
    id_of(app, "select id from person where login = $1", login).await
}
