//! One task as a row: decoding, and the columns that are written.

use crate::supervise::Step;
use crate::task::flow::{DisputeFlow, ExtensionFlow, PauseFlow, WorkFlow};
use crate::task::model::{Curve, Stamp, Task, light_rank};
use crate::task::new::Role;
use ::store::{Row, Value, list};
use kernel::flow::Flow;
use kernel::{Colour, Outcome, Refusal};

pub(super) fn parse<T>(what: &str, code: &str, found: Option<T>) -> Outcome<T> {
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

/// `supervise_letter,secretary`
fn steps(text: &str) -> Vec<Step> {
    text.split(',').filter_map(Step::parse).collect()
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
        light_since: row.get("light_since")?,
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
        supervised: steps(&row.get::<String>("supervised")?),
        version: row.get("version")?,
    })
}

/// Columns that are written together, with their values in the same order.
pub(super) fn written(t: &Task, unit_key: &str) -> Vec<(&'static str, Value)> {
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
        ("light_since", t.light_since.into()),
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
        ("supervised", t.supervised.iter().map(|s| s.code()).collect::<Vec<_>>().join(",").into()),
    ]
}
