//! Shapes of occurrences that are sent.

use super::store;
use crate::duty::model::{Occurrence, State};
use crate::duty::rules;
use ::store::{Row, Tx, Value};
use jiff::civil::Date;
use kernel::Outcome;
use kernel::id::{DutyId, OccurrenceId, PolicyId, PostId, RecordId, SiteId, TaskId};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;
use web::Ctx;
use web::view::UnitRef;

/// A duty, with its rule in words.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DutyRef {
    #[schema(value_type = uuid::Uuid)]
    pub id: DutyId,
    pub title: String,
    /// 每季度至少 1 次会议
    pub rule: String,
    /// The words of the document.
    pub quote: String,
    /// Kind of record that counts; absent: any.
    pub record_kind: Option<String>,
    pub high_risk: bool,
    /// The word that a record must carry in its sentence or its object; none where a tick says it (`high_risk`).
    pub subset: Option<String>,
}

/// A task, named.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TaskRef {
    #[schema(value_type = uuid::Uuid)]
    pub id: TaskId,
    pub number: String,
    pub title: String,
    #[schema(value_type = uuid::Uuid)]
    pub policy: PolicyId,
    pub policy_title: String,
}

/// A site, named.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = OccurrenceSite)]
pub struct SiteRef {
    #[schema(value_type = uuid::Uuid)]
    pub id: SiteId,
    pub name: String,
}

/// Days from and to, both included; records count from `count_from`.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Days {
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    #[schema(value_type = String, format = Date)]
    pub count_from: Date,
    /// Last day for entering a record late.
    #[schema(value_type = String, format = Date)]
    pub late_until: Date,
}

/// A record that fits, and what it counts: 0 for a repetition.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Counted {
    #[schema(value_type = uuid::Uuid)]
    pub id: RecordId,
    pub label: String,
    pub counts: i64,
}

/// An occurrence.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OccurrenceRow {
    #[schema(value_type = uuid::Uuid)]
    pub id: OccurrenceId,
    pub duty: DutyRef,
    /// The task that orders it; absent where the class of a site asks for it.
    pub task: Option<TaskRef>,
    /// The post to which it is assigned.
    #[schema(value_type = Option<uuid::Uuid>)]
    pub post: Option<PostId>,
    /// The site whose class asks for it.
    pub site: Option<SiteRef>,
    pub unit: UnitRef,
    pub window: Days,
    pub need: i64,
    pub have: i64,
    /// 次, 项 …
    pub unit_word: String,
    /// `pending` `done` `late` `missed`
    pub state: String,
    pub state_label: String,
    /// Colour code.
    pub light: String,
    pub records: Vec<Counted>,
    /// 还差 2 次带队检查; empty when nothing is missing.
    pub missing: String,
}

/// A row without its records yet.
pub fn row(ctx: &Ctx, row: &Row) -> Outcome<OccurrenceRow> {
    let (o, rule): (Occurrence, _) = (store::decode(row)?, store::rule(row)?);
    let today = ctx.today();
    let state = o.state_on(today);
    let near_days = ctx.law().parameters.value("task.light.near_due_days", &o.region_path, today) as i64;
    let high_risk = rule.subset.as_deref().is_some_and(|s| s == "high_risk" || s.contains("高危"));
    let near = state == State::Pending && crate::task::model::days_between(today, o.window.to) <= near_days;
    Ok(OccurrenceRow {
        id: o.id,
        duty: DutyRef {
            id: o.duty,
            title: row.get("duty_title")?,
            rule: rule.say(),
            quote: row.get("quote")?,
            record_kind: rule.record_kind.clone(),
            high_risk,
            subset: rule.subset.clone().filter(|_| !high_risk),
        },
        task: task_of(row, &o)?,
        post: o.post,
        site: match o.site {
            Some(id) => Some(SiteRef { id, name: row.get::<Option<String>>("place")?.unwrap_or_default() }),
            None => None,
        },
        unit: UnitRef {
            id: o.unit,
            name: row.get("unit_name")?,
            short: row.get("unit_short")?,
            region: row.get("unit_region")?,
        },
        window: Days {
            from: o.window.from,
            to: o.window.to,
            count_from: o.window.count_from,
            late_until: o.window.next_to,
        },
        need: o.need,
        have: o.have,
        unit_word: rule.unit_word.clone(),
        state: state.code().into(),
        state_label: state.label().into(),
        light: state.colour(near).code().into(),
        records: Vec::new(),
        missing: rules::missing(&rule, o.have),
    })
}

fn task_of(row: &Row, o: &Occurrence) -> Outcome<Option<TaskRef>> {
    let (Some(id), Some(policy)) = (o.task, o.policy) else { return Ok(None) };
    Ok(Some(TaskRef {
        id,
        number: row.get("task_number")?,
        title: row.get("task_title")?,
        policy,
        policy_title: row.get("policy_title")?,
    }))
}

/// Rows with the records that count.
pub async fn rows(ctx: &Ctx, tx: &mut Tx, found: &[Row]) -> Outcome<Vec<OccurrenceRow>> {
    let out = found.iter().map(|r| row(ctx, r)).collect::<Outcome<Vec<_>>>()?;
    filled(tx, out).await
}

/// The same, with the records that count.
pub async fn filled(tx: &mut Tx, mut out: Vec<OccurrenceRow>) -> Outcome<Vec<OccurrenceRow>> {
    let mut counted = counted(tx, &out.iter().map(|o| o.id).collect::<Vec<_>>()).await?;
    for o in &mut out {
        o.records = counted.remove(&o.id).unwrap_or_default();
    }
    Ok(out)
}

async fn counted(tx: &mut Tx, ids: &[OccurrenceId]) -> Outcome<HashMap<OccurrenceId, Vec<Counted>>> {
    let mut out: HashMap<OccurrenceId, Vec<Counted>> = HashMap::new();
    for chunk in ids.chunks(200) {
        let marks: Vec<String> = (1..=chunk.len()).map(|n| format!("${n}")).collect();
        let sql = format!(
            "select c.occurrence, c.record, c.counts, r.title, r.on_day from occurrence_record c \
             join duty_record r on r.id = c.record where c.occurrence in ({}) order by r.on_day, r.id",
            marks.join(",")
        );
        let values: Vec<Value> = chunk.iter().map(|o| Value::from(*o)).collect();
        for row in tx.all(&sql, &values).await? {
            let label = format!("{} {}", row.get::<Date>("on_day")?, row.get::<String>("title")?);
            let one = Counted { id: row.get("record")?, label, counts: row.get("counts")? };
            out.entry(row.get("occurrence")?).or_default().push(one);
        }
    }
    Ok(out)
}

/// Occurrences of a task, oldest first.
pub async fn of_task(ctx: &Ctx, tx: &mut Tx, task: TaskId) -> Outcome<Vec<OccurrenceRow>> {
    let found = store::of_task(tx, task).await?;
    rows(ctx, tx, &found).await
}
