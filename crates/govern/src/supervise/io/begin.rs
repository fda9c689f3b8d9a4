//! A step that a person begins: on a task, on a record that others keep, or on nothing but what was decided.

use super::act::who;
use super::look;
use super::open::{self, New};
use super::store::{self, Filed};
use crate::supervise::guard;
use crate::supervise::model::Subject;
use crate::supervise::rule::About;
use crate::supervise::step::Step;
use crate::task::io::store as tasks;
use ::store::Tx;
use jiff::civil::Date;
use kernel::id::{TaskId, UnitId};
use kernel::{Outcome, Refusal};
use org::ask::{Pursued, Readers};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;
use web::Ctx;

/// A step begun by hand.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewSupervision {
    /// `urge` `supervise_letter` `interview` `circular` `accountability` `secretary` `assignment`
    pub step: String,
    /// The task it is about; an assignment may be about nothing.
    #[serde(default)]
    #[schema(value_type = Option<uuid::Uuid>)]
    pub task: Option<TaskId>,
    /// Concept of another record that it is about: `hazard` `duty` `accident` `alarm` `doubt`.
    #[serde(default)]
    pub concept: Option<String>,
    #[serde(default)]
    pub record: Option<Uuid>,
    /// Without a subject: who must answer.
    #[serde(default)]
    #[schema(value_type = Option<uuid::Uuid>)]
    pub unit: Option<UnitId>,
    /// Without a subject: what it is called.
    #[serde(default)]
    pub title: Option<String>,
    /// What is wanted and why.
    pub text: String,
    /// 交办单: last day for the answer.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
}

/// Begin a step by hand (handbook 01 §5: the office drafts, leaders decide).
pub async fn create(ctx: &Ctx, ask: &NewSupervision) -> Outcome<Filed> {
    let step = Step::parse(&ask.step).filter(|s| s.by_hand()).ok_or_else(|| {
        Refusal::invalid("NO_SUCH_STEP", format!("没有“{}”这种督办方式，请从列表中选择。", ask.step))
            .at("step", "未找到")
    })?;
    guard::words(&ask.text, "text", "督办内容")?;
    let mut tx = ctx.begin().await?;
    let Begun { subject, unit, organ_path, title } = begun(ctx, &mut tx, ask, step).await?;
    if tasks::units(&mut tx, &[unit]).await?.is_empty() {
        return Err(Refusal::invalid("UNIT_UNKNOWN", "所选单位不在组织机构中，请重新选择。").at("unit", "未找到"));
    }
    if let Some(subject) = &subject {
        let past: Vec<_> = store::of_subject(&mut tx, subject.id).await?.into_iter().map(|f| f.it).collect();
        guard::no_twin(&past, step)?;
    }
    if ask.due.is_some_and(|d| d < ctx.today()) {
        return Err(Refusal::invalid("DUE_PAST", "回复期限不能早于今天。").at("due", "早于今天"));
    }
    let organ = org::ask::office(&mut tx, &organ_path).await?.ok_or_else(|| {
        Refusal::conflict("NO_OFFICE", "本级组织机构里没有安委办，督办无法署名；请先在组织机构中登记安委办。")
    })?;
    let due = ask.due.filter(|_| step == Step::Assignment);
    let new = New {
        id: ctx.id(),
        step,
        subject,
        unit,
        organ,
        organ_path,
        title,
        text: ask.text.trim().into(),
        rule: None,
        facts: None,
        due,
    };
    let f = open::open(ctx, &mut tx, new).await?;
    tx.commit().await?;
    Ok(f)
}

/// What a step by hand is about, judged for who may begin it.
struct Begun {
    subject: Option<Subject>,
    unit: UnitId,
    organ_path: String,
    title: String,
}

async fn begun(ctx: &Ctx, tx: &mut Tx, ask: &NewSupervision, step: Step) -> Outcome<Begun> {
    if let Some(id) = ask.task {
        let task = tasks::find(tx, ctx.scope(), id).await?;
        guard::task_open(&task, step)?;
        let organ_path = store::organ_of(tx, id).await?;
        who(ctx).may_begin(step, &organ_path)?;
        let (number, title) = (task.number.clone(), task.title.clone());
        let subject = Subject { concept: About::Task.code().into(), id: id.0, number, title };
        return Ok(Begun { subject: Some(subject), unit: task.unit, organ_path, title: task.title });
    }
    if let (Some(concept), Some(id)) = (&ask.concept, ask.record) {
        let p = in_sight(ctx, tx, concept, id).await?;
        let organ_path = who(ctx).begins_at(step, Some(&p.region_path))?;
        guard::pursuable(&p.number, step, p.ended.as_deref(), p.unit, p.person.is_some())?;
        let unit =
            p.asked_by(org::ask::office(tx, &organ_path).await?).ok_or_else(|| guard::own_letter(&p.number, step))?;
        let subject = Subject { concept: p.concept.into(), id, number: p.number, title: p.title.clone() };
        return Ok(Begun { subject: Some(subject), unit, organ_path, title: p.title });
    }
    if step != Step::Assignment {
        let say = format!(
            "{}须针对一项任务、隐患、事故、报警或数据疑点发出，请从其页面发起；没有对应记录的事项请用交办单。",
            step.label()
        );
        return Err(Refusal::invalid("TASK_REQUIRED", say).at("task", "必填"));
    }
    let title = guard::words(ask.title.as_deref().unwrap_or_default(), "title", "交办事项")?;
    let none = || Refusal::invalid("UNIT_REQUIRED", "请选择交办给哪个单位。").at("unit", "必填");
    Ok(Begun { subject: None, unit: ask.unit.ok_or_else(none)?, organ_path: who(ctx).begins_at(step, None)?, title })
}

/// A record that others keep, as far as the asker may see it; missing and out of sight are the same.
async fn in_sight(ctx: &Ctx, tx: &mut Tx, concept: &str, id: Uuid) -> Outcome<Pursued> {
    let about = About::parse(concept).filter(|a| *a != About::Task).ok_or_else(|| {
        let say = format!("不能对“{concept}”发起督办，请从任务、隐患、事故、报警或数据疑点的页面发起。");
        Refusal::invalid("NO_SUCH_SUBJECT", say).at("concept", "未找到")
    })?;
    let seen = match ctx.app().answer::<Readers>() {
        Some(readers) => readers.may_read(ctx, tx, concept, id).await? == Some(true),
        None => false,
    };
    let found = if seen { look::record(ctx, tx, concept, id).await? } else { None };
    found.ok_or_else(|| Refusal::not_found(about.label()))
}
