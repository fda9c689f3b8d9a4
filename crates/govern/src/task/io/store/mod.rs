//! SQL of tasks.

mod row;

pub(crate) use row::decode;
use row::{parse, written};

use crate::task::model::{LightCounts, Task};
use kernel::id::{MeasureId, PolicyId, TaskId, UnitId};
use kernel::{Colour, Outcome, Refusal, Right, Scope};
use std::collections::HashMap;
use store::{Access, Kind, Listed, Row, ScopeOn, Sort, Tx, Value, list, params};
use web::view::UnitRef;

pub(crate) const COLUMNS: &str = "t.id, t.number, t.policy, t.policy_title, t.measure, t.seq, t.label, t.title, t.text, t.role, \
    t.unit, t.lead, t.region_path, t.start_on, t.due, t.due_rule, t.standing, t.key_task, t.targets, t.evidence, \
    t.milestones, t.curve, t.progress, t.work, t.extension, t.dispute, t.pause, t.light, t.light_since, t.turns_at, t.turns_to, \
    t.unconfirmed, t.late, t.extensions, t.issued_at, t.accept_by, t.implied, t.accepted_at, t.accepted_by, \
    t.submitted_at, t.submitted_by, t.lead_at, t.lead_by, t.verified_at, t.verified_by, t.closed_at, t.closed_by, t.supervised, t.version";

const SCOPE: ScopeOn = ScopeOn {
    path: "t.region_path",
    sector: None,
    units: &[],
    access: Some(Access { table: "task_access", record: "task", copies: &["due_key", "work", "light", "policy"] }),
    areas: true,
    large: None,
};

/// The register of tasks.
pub static LISTED: Listed = Listed {
    table: "task",
    joins: "join unit u on u.id = t.unit left join region r on r.path = t.region_path",
    columns: "t.id, t.number, t.policy, t.policy_title, t.measure, t.seq, t.label, t.title, t.text, t.role, t.unit, t.lead, \
        t.region_path, t.start_on, t.due, t.due_rule, t.standing, t.key_task, t.targets, t.evidence, t.milestones, t.curve, \
        t.progress, t.work, t.extension, t.dispute, t.pause, t.light, t.light_since, t.turns_at, t.turns_to, t.unconfirmed, t.late, \
        t.extensions, t.issued_at, t.accept_by, t.implied, t.accepted_at, t.accepted_by, t.submitted_at, t.submitted_by, \
        t.lead_at, t.lead_by, t.verified_at, t.verified_by, t.closed_at, t.closed_by, t.supervised, t.version, \
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

/// Tasks that one document or programme ordered, whoever asks, in the order of their numbers.
pub async fn of_policy(tx: &mut Tx, policy: PolicyId) -> Outcome<Vec<Task>> {
    let sql = format!("select {COLUMNS} from task t where t.policy = $1 order by t.number");
    tx.all(&sql, params![policy]).await?.iter().map(decode).collect()
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
