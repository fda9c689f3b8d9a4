//! SQL of tasks, and decoding.

use crate::task::flow::{DisputeFlow, ExtensionFlow, PauseFlow, WorkFlow};
use crate::task::model::{Curve, LightCounts, Stamp, Task, light_rank};
use crate::task::new::Role;
use kernel::flow::Flow;
use kernel::id::{MeasureId, PolicyId, TaskId, UnitId};
use kernel::{Colour, Outcome, Refusal, Right, Scope};
use std::collections::HashMap;
use store::{Access, Kind, Listed, Row, ScopeOn, Sort, Tx, Value, list, params};
use web::view::UnitRef;

pub(crate) const COLUMNS: &str = "t.id, t.number, t.policy, t.policy_title, t.measure, t.seq, t.label, t.title, t.text, t.role, \
    t.unit, t.lead, t.region_path, t.start_on, t.due, t.due_rule, t.standing, t.key_task, t.targets, t.evidence, \
    t.milestones, t.curve, t.progress, t.work, t.extension, t.dispute, t.pause, t.light, t.turns_at, t.turns_to, \
    t.unconfirmed, t.late, t.extensions, t.issued_at, t.accept_by, t.implied, t.accepted_at, t.accepted_by, \
    t.submitted_at, t.submitted_by, t.lead_at, t.lead_by, t.verified_at, t.verified_by, t.closed_at, t.closed_by, t.version";

const SCOPE: ScopeOn = ScopeOn {
    path: "t.region_path",
    sector: None,
    unit: None,
    access: Some(Access { table: "task_access", record: "task", copies: &["due_key", "work", "light", "policy"] }),
    areas: true,
};

/// The register of tasks.
pub static LISTED: Listed = Listed {
    table: "task",
    joins: "join unit u on u.id = t.unit left join region r on r.path = t.region_path",
    columns: "t.id, t.number, t.policy, t.policy_title, t.measure, t.seq, t.label, t.title, t.text, t.role, t.unit, t.lead, \
        t.region_path, t.start_on, t.due, t.due_rule, t.standing, t.key_task, t.targets, t.evidence, t.milestones, t.curve, \
        t.progress, t.work, t.extension, t.dispute, t.pause, t.light, t.turns_at, t.turns_to, t.unconfirmed, t.late, \
        t.extensions, t.issued_at, t.accept_by, t.implied, t.accepted_at, t.accepted_by, t.submitted_at, t.submitted_by, \
        t.lead_at, t.lead_by, t.verified_at, t.verified_by, t.closed_at, t.closed_by, t.version, \
        u.name as unit_name, u.short as unit_short, u.region_path as unit_region, r.name as region_name",
    on: SCOPE,
    sorts: &[
        Sort { name: "due", column: "t.due_key", kind: Kind::Date },
        Sort { name: "number", column: "t.number", kind: Kind::Text },
        Sort { name: "seq", column: "t.seq", kind: Kind::Int },
        Sort { name: "light", column: "t.light_rank", kind: Kind::Int },
        Sort { name: "unit", column: "t.unit_key", kind: Kind::Text },
        Sort { name: "progress", column: "t.progress", kind: Kind::Int },
    ],
    default: "due",
};

/// A task with the names that a list shows.
#[derive(Clone, Debug)]
pub struct Named {
    pub task: Task,
    pub unit: UnitRef,
    pub region_name: String,
}

fn parse<T>(what: &str, code: &str, found: Option<T>) -> Outcome<T> {
    found.ok_or_else(|| Refusal::internal(format!("task.{what} holds {code}")))
}

fn state<F: Flow>(row: &Row, column: &str) -> Outcome<F::State> {
    let code: String = row.get(column)?;
    parse(column, &code, F::parse_state(&code))
}

fn stamp(row: &Row, at: &str, by: &str) -> Outcome<Option<Stamp>> {
    let by = row.get(by)?;
    Ok(row.get::<Option<jiff::Timestamp>>(at)?.map(|at| Stamp { at, by }))
}

/// One row as a task.
pub(crate) fn decode(row: &Row) -> Outcome<Task> {
    let (role, curve, light): (String, String, String) = (row.get("role")?, row.get("curve")?, row.get("light")?);
    Ok(Task {
        id: row.get("id")?,
        number: row.get("number")?,
        policy: row.get("policy")?,
        policy_title: row.get("policy_title")?,
        measure: row.get("measure")?,
        seq: row.get("seq")?,
        label: row.get("label")?,
        title: row.get("title")?,
        text: row.get("text")?,
        role: parse("role", &role, Role::parse(&role))?,
        unit: row.get("unit")?,
        lead: row.get("lead")?,
        region_path: row.get("region_path")?,
        start: row.get("start_on")?,
        due: row.get("due")?,
        due_rule: row.get("due_rule")?,
        standing: row.get("standing")?,
        key: row.get("key_task")?,
        targets: row.json("targets")?,
        evidence: row.json("evidence")?,
        milestones: row.json("milestones")?,
        curve: parse("curve", &curve, Curve::parse(&curve))?,
        progress: row.get("progress")?,
        work: state::<WorkFlow>(row, "work")?,
        extension: state::<ExtensionFlow>(row, "extension")?,
        dispute: state::<DisputeFlow>(row, "dispute")?,
        pause: state::<PauseFlow>(row, "pause")?,
        light: parse("light", &light, Colour::parse(&light))?,
        turns_at: row.get("turns_at")?,
        turns_to: row.get::<Option<String>>("turns_to")?.and_then(|c| Colour::parse(&c)),
        unconfirmed: row.get("unconfirmed")?,
        late: row.get("late")?,
        extensions: row.get("extensions")?,
        issued_at: row.get("issued_at")?,
        accept_by: row.get("accept_by")?,
        implied: row.get("implied")?,
        accepted: stamp(row, "accepted_at", "accepted_by")?,
        submitted: stamp(row, "submitted_at", "submitted_by")?,
        lead_verified: stamp(row, "lead_at", "lead_by")?,
        verified: stamp(row, "verified_at", "verified_by")?,
        closed: stamp(row, "closed_at", "closed_by")?,
        version: row.get("version")?,
    })
}

/// One row of [`LISTED`].
pub fn named(row: &Row) -> Outcome<Named> {
    let task = decode(row)?;
    let unit = UnitRef {
        id: task.unit,
        name: row.get("unit_name")?,
        short: row.get("unit_short")?,
        region: row.get("unit_region")?,
    };
    let region_name = row.get::<Option<String>>("region_name")?.unwrap_or_default();
    Ok(Named { task, unit, region_name })
}

/// Columns that are written together, with their values in the same order.
fn written(t: &Task, unit_key: &str) -> Vec<(&'static str, Value)> {
    let areas = list::areas(&t.region_path);
    let at = |s: Option<Stamp>| Value::from(s.map(|s| s.at));
    let by = |s: Option<Stamp>| Value::from(s.and_then(|s| s.by));
    vec![
        ("policy", t.policy.into()),
        ("policy_title", (&t.policy_title).into()),
        ("measure", t.measure.into()),
        ("seq", t.seq.into()),
        ("label", t.label.clone().into()),
        ("title", (&t.title).into()),
        ("text", (&t.text).into()),
        ("role", t.role.code().into()),
        ("unit", t.unit.into()),
        ("unit_key", unit_key.into()),
        ("lead", t.lead.into()),
        ("region_path", (&t.region_path).into()),
        ("area1", areas[0].into()),
        ("area2", areas[1].into()),
        ("area3", areas[2].into()),
        ("area4", areas[3].into()),
        ("start_on", t.start.into()),
        ("due", t.due.into()),
        ("due_key", t.due_key().into()),
        ("due_rule", t.due_rule.clone().into()),
        ("standing", t.standing.into()),
        ("key_task", t.key.into()),
        ("targets", Value::json(&t.targets)),
        ("evidence", Value::json(&t.evidence)),
        ("milestones", Value::json(&t.milestones)),
        ("curve", t.curve.code().into()),
        ("progress", t.progress.into()),
        ("work", t.work.code().into()),
        ("extension", t.extension.code().into()),
        ("dispute", t.dispute.code().into()),
        ("pause", t.pause.code().into()),
        ("light", t.light.code().into()),
        ("light_rank", light_rank(t.light).into()),
        ("turns_at", t.turns_at.into()),
        ("turns_to", t.turns_to.map(|c| c.code()).into()),
        ("unconfirmed", t.unconfirmed.into()),
        ("late", t.late.into()),
        ("extensions", t.extensions.into()),
        ("issued_at", t.issued_at.into()),
        ("accept_by", t.accept_by.into()),
        ("implied", t.implied.into()),
        ("accepted_at", at(t.accepted)),
        ("accepted_by", by(t.accepted)),
        ("submitted_at", at(t.submitted)),
        ("submitted_by", by(t.submitted)),
        ("lead_at", at(t.lead_verified)),
        ("lead_by", by(t.lead_verified)),
        ("verified_at", at(t.verified)),
        ("verified_by", by(t.verified)),
        ("closed_at", at(t.closed)),
        ("closed_by", by(t.closed)),
    ]
}

/// Insert many tasks with their access rows.
pub async fn insert(tx: &mut Tx, tasks: &[(Task, String)]) -> Outcome<()> {
    let mut names: Vec<&str> = vec!["id", "number", "version"];
    let mut rows = Vec::with_capacity(tasks.len());
    let mut access = Vec::new();
    for (i, (t, unit_key)) in tasks.iter().enumerate() {
        let columns = written(t, unit_key);
        if i == 0 {
            names.extend(columns.iter().map(|c| c.0));
        }
        let mut row = vec![t.id.into(), (&t.number).into(), t.version.into()];
        row.extend(columns.into_iter().map(|c| c.1));
        rows.push(row);
        access.extend(access_rows(t));
    }
    tx.bulk_insert("task", &names, &rows).await?;
    tx.bulk_insert("task_access", ACCESS, &access).await?;
    Ok(())
}

const ACCESS: &[&str] = &["unit", "task", "reason", "due_key", "work", "light", "policy"];

fn access_rows(t: &Task) -> Vec<Vec<Value>> {
    crate::task::rules::plan::access(t.role, t.unit, t.lead)
        .into_iter()
        .map(|(unit, reason)| {
            vec![
                unit.into(),
                t.id.into(),
                reason.code().into(),
                t.due_key().into(),
                t.work.code().into(),
                t.light.code().into(),
                t.policy.into(),
            ]
        })
        .collect()
}

/// Compare-and-set on the version; counts it up in `task`.
pub async fn save(tx: &mut Tx, task: &mut Task, before: &Task) -> Outcome<()> {
    let unit_key = unit_key(tx, task.unit).await?;
    let columns = written(task, &unit_key);
    let sets: Vec<String> = columns.iter().enumerate().map(|(i, c)| format!("{} = ${}", c.0, i + 4)).collect();
    let sql = format!("update task set version = $3, {} where id = $1 and version = $2", sets.join(", "));
    let mut values: Vec<Value> = params![task.id, before.version, before.version + 1].to_vec();
    values.extend(columns.into_iter().map(|c| c.1));
    if tx.exec(&sql, &values).await? == 0 {
        return Err(Refusal::changed_meanwhile("任务"));
    }
    task.version = before.version + 1;
    if (task.unit, task.lead, task.role) != (before.unit, before.lead, before.role) {
        tx.exec("delete from task_access where task = $1", params![task.id]).await?;
        tx.bulk_insert("task_access", ACCESS, &access_rows(task)).await?;
    } else if (task.due, task.work, task.light, task.policy) != (before.due, before.work, before.light, before.policy) {
        tx.exec(
            "update task_access set due_key = $2, work = $3, light = $4, policy = $5 where task = $1",
            params![task.id, task.due_key(), task.work.code(), task.light.code(), task.policy],
        )
        .await?;
    }
    Ok(())
}

/// What tasks are sorted by when they are sorted by unit.
pub async fn unit_key(tx: &mut Tx, unit: UnitId) -> Outcome<String> {
    let row = tx.opt("select short from unit where id = $1", params![unit]).await?;
    row.map_or(Ok(String::new()), |r| r.get("short"))
}

/// One task in scope; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, id: TaskId) -> Outcome<Task> {
    if !list::visible(tx, scope, Right::TaskRead, &SCOPE, "task", id).await? {
        return Err(Refusal::not_found("任务"));
    }
    by_id(tx, id).await?.ok_or_else(|| Refusal::not_found("任务"))
}

/// One task whoever asks; for jobs and consequences.
pub async fn by_id(tx: &mut Tx, id: TaskId) -> Outcome<Option<Task>> {
    let row = tx.opt(&format!("select {COLUMNS} from task t where t.id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()
}

/// Tasks of a measure, whoever asks, in the order of their numbers.
pub async fn of_measure(tx: &mut Tx, measure: MeasureId) -> Outcome<Vec<Task>> {
    let sql = format!("select {COLUMNS} from task t where t.measure = $1 order by t.number");
    tx.all(&sql, params![measure]).await?.iter().map(decode).collect()
}

/// How many tasks of a policy show which colour, as last judged.
pub async fn counts(tx: &mut Tx, policy: PolicyId) -> Outcome<LightCounts> {
    Ok(counts_of(tx, &[policy]).await?.remove(&policy).unwrap_or_default())
}

/// The same for several policies; those without tasks are missing.
pub async fn counts_of(tx: &mut Tx, policies: &[PolicyId]) -> Outcome<HashMap<PolicyId, LightCounts>> {
    let mut out: HashMap<PolicyId, LightCounts> = HashMap::new();
    for chunk in policies.chunks(500) {
        let marks: Vec<String> = (1..=chunk.len()).map(|n| format!("${n}")).collect();
        let sql = format!(
            "select policy, light, count(*) as n from task where policy in ({}) group by policy, light",
            marks.join(",")
        );
        let values: Vec<Value> = chunk.iter().map(|p| Value::from(*p)).collect();
        for row in tx.all(&sql, &values).await? {
            let light: String = row.get("light")?;
            let colour = parse("light", &light, Colour::parse(&light))?;
            out.entry(row.get("policy")?).or_default().add(colour, row.get("n")?);
        }
    }
    Ok(out)
}

/// Names of units.
pub async fn units(tx: &mut Tx, ids: &[UnitId]) -> Outcome<HashMap<UnitId, UnitRef>> {
    let mut out = HashMap::new();
    for chunk in ids.chunks(500) {
        let marks: Vec<String> = (1..=chunk.len()).map(|n| format!("${n}")).collect();
        let sql = format!("select id, name, short, region_path from unit where id in ({})", marks.join(","));
        let values: Vec<Value> = chunk.iter().map(|u| Value::from(*u)).collect();
        for row in tx.all(&sql, &values).await? {
            let id: UnitId = row.get("id")?;
            let unit =
                UnitRef { id, name: row.get("name")?, short: row.get("short")?, region: row.get("region_path")? };
            out.insert(id, unit);
        }
    }
    Ok(out)
}
