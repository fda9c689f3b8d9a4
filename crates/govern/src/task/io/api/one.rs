//! One task: everything about it, its moves, remarks.

use super::list::{TaskAsk, listed, rows};
use super::parts;
use crate::duty::io::view as occurrences;
use crate::task::flow::{DisputeFlow, ExtensionAction, ExtensionFlow, Pause, PauseFlow, WorkFlow};
use crate::task::io::act::{self, Evidence, Step};
use crate::task::io::store::{self, Named};
use crate::task::io::view::{EvidenceNeed, MeasureRef, Parties, PolicyRef, TaskSource, TaskStates, TaskView};
use crate::task::model::{Task, evidence_label};
use crate::task::rules::{evidence, light::by_periods, limits};
use ::store::Tx;
use axum::Json;
use jiff::civil::Date;
use kernel::id::{FileId, TaskId, UnitId};
use kernel::{Outcome, Refusal};
use law::Parameters;
use serde::Deserialize;
use utoipa::ToSchema;
use web::view::{LightView, RecordRef};
use web::{Answer, Body, Ctx, Id, Offer, offer};

/// A step of one of a task's flows: `work` `extension` `dispute` `pause`.
#[derive(Debug, Deserialize, ToSchema)]
pub struct TaskMove {
    pub flow: String,
    pub action: String,
    /// Version that the page showed; a newer one refuses the step.
    pub version: Option<i64>,
    pub note: Option<String>,
    pub reason: Option<String>,
    /// 0–100
    pub progress: Option<i64>,
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
    #[schema(value_type = Option<Uuid>)]
    pub unit: Option<UnitId>,
    #[serde(default)]
    pub evidence: Vec<Brought>,
    /// Files without a kind.
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    pub files: Vec<FileId>,
}

/// A file brought as evidence: its id, or with kind and date.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum Brought {
    #[schema(value_type = Uuid)]
    Plain(FileId),
    Said {
        #[schema(value_type = Uuid)]
        file: FileId,
        kind: Option<String>,
        #[serde(default)]
        #[schema(value_type = Option<String>, format = Date)]
        dated: Option<Date>,
    },
}

impl TaskMove {
    pub fn step(self) -> Step {
        let said = self.evidence.into_iter().map(|b| match b {
            Brought::Plain(file) => Evidence { file, kind: None, dated: None },
            Brought::Said { file, kind, dated } => Evidence { file, kind, dated },
        });
        let plain = self.files.into_iter().map(|file| Evidence { file, kind: None, dated: None });
        Step {
            evidence: said.chain(plain).collect(),
            flow: self.flow,
            action: self.action,
            version: self.version,
            note: self.note,
            reason: self.reason,
            progress: self.progress,
            due: self.due,
            unit: self.unit,
        }
    }
}

/// A remark.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewComment {
    pub text: String,
}

/// What the asker may do now, by the verbs' own guards.
pub fn offers(ctx: &Ctx, task: &Task, missing: bool) -> Vec<Offer> {
    let who = act::who(ctx);
    let parties = who.parties(task);
    let (law, today): (&Parameters, Date) = (&ctx.law().parameters, ctx.today());
    let say = |r: Outcome<()>| r.err().map(|e| e.say);
    let mut out = offer::offers::<WorkFlow>(task.work, &parties, |a| {
        say(who.four_eyes(task, a).and_then(|()| limits::work(task, a)))
    });
    // Steps that can never apply to this task are no buttons at all.
    out.retain(|o| match o.action.as_str() {
        "accept" => task.accepted.is_none(),
        "confirm" => task.unconfirmed,
        "submit" => !task.standing,
        "check" => o.refused.is_none() || !task.has_other_lead(),
        _ => true,
    });
    for o in out.iter_mut().filter(|o| o.action == "submit" && missing) {
        o.needs.push("evidence".into());
    }
    if task.due.is_some() {
        out.extend(offer::offers::<ExtensionFlow>(task.extension, &parties, |a| match a {
            ExtensionAction::Request => say(limits::extension(task, None, law, today)),
            _ => None,
        }));
    }
    out.extend(offer::offers::<DisputeFlow>(task.dispute, &parties, |a| match a {
        crate::task::flow::DisputeAction::Raise => say(limits::dispute(task)),
        _ => None,
    }));
    if !task.work.closed() {
        out.extend(offer::offers::<PauseFlow>(task.pause, &parties, |_| None));
    }
    out
}

/// Whether a report of completion still needs evidence: a kind asked for, or the jump to 100.
fn needs_evidence(ctx: &Ctx, task: &Task, have: &[crate::task::model::Piece]) -> bool {
    let most = ctx.law().parameters.value("task.jump_needs_evidence", &task.region_path, ctx.today()) * 100.0;
    !evidence::missing(&task.evidence, have).is_empty() || (100 - task.progress) as f64 > most + 1e-9
}

/// The whole view of a task in scope.
pub async fn view(ctx: &Ctx, tx: &mut Tx, id: TaskId) -> Outcome<TaskView> {
    let ask = TaskAsk::default();
    let found = listed(ctx, &ask)?.and("t.id = ?", [id.into()]).everything(tx, &ask.page(), 1, store::named).await?;
    let Named { task: t, unit, region_name } = found.into_iter().next().ok_or_else(|| Refusal::not_found("任务"))?;
    let light = act::judge(ctx, tx, &t).await?;
    let files = parts::files(tx, t.id).await?;
    let pieces = parts::pieces(&files);
    let same = TaskAsk { measure: vec![t.measure], ..ask };
    let siblings =
        listed(ctx, &same)?.and("t.id <> ?", [id.into()]).everything(tx, &same.page(), 500, store::named).await?;
    let siblings = rows(ctx, tx, siblings).await?;
    let occurrences = occurrences::of_task(ctx, tx, t.id).await?;
    let basis = |o: &occurrences::OccurrenceRow| RecordRef {
        concept: "occurrence".into(),
        id: o.id.0,
        label: format!("{}至{} {} {}", o.window.from, o.window.to, o.duty.title, o.state_label),
    };
    let records = match by_periods(&t) {
        true => occurrences.iter().filter(|o| o.window.from <= ctx.today()).rev().take(8).map(basis).collect(),
        false => Vec::new(),
    };
    let wanted = t.evidence.iter().map(|kind| EvidenceNeed {
        kind: kind.clone(),
        label: evidence_label(kind).into(),
        have: evidence::count(kind, &pieces),
    });
    let missing = needs_evidence(ctx, &t, &pieces);
    Ok(TaskView {
        offers: offers(ctx, &t, missing),
        light: LightView::of(&light, records),
        states: TaskStates::of(&t),
        parties: parties(tx, &t).await?,
        provenance: source(ctx, tx, &t).await?,
        evidence_needed: wanted.collect(),
        progress_log: parts::progress_log(tx, t.id, &files).await?,
        comments: parts::comments(tx, t.id).await?,
        extensions: parts::extensions(tx, t.id).await?,
        overdue_days: t.overdue_days(ctx.today()),
        policy: PolicyRef { id: t.policy, title: t.policy_title.clone() },
        measure: MeasureRef { id: t.measure, label: t.label.clone(), seq: t.seq },
        role: t.role.code().into(),
        role_label: t.role.label().into(),
        state: t.work.code().into(),
        state_label: if t.pause == Pause::Suspended { t.pause.label().into() } else { t.work.label().into() },
        paused: t.pause == Pause::Suspended,
        targets: t.targets.iter().map(Into::into).collect(),
        milestones: t.milestones.iter().map(Into::into).collect(),
        id: t.id,
        number: t.number,
        title: t.title,
        text: t.text,
        unit,
        region: t.region_path,
        region_name,
        progress: t.progress,
        start: t.start,
        due: t.due,
        due_rule: t.due_rule,
        accept_by: t.accept_by,
        standing: t.standing,
        key: t.key,
        late: t.late,
        version: t.version,
        siblings,
        files,
        occurrences,
    })
}

/// Units of the measure by role; names only, so everybody who sees one task may know the others.
async fn parties(tx: &mut Tx, task: &Task) -> Outcome<Parties> {
    use crate::task::new::Role;
    let all = store::of_measure(tx, task.measure).await?;
    let ids: Vec<UnitId> = all.iter().map(|t| t.unit).chain(task.lead).collect();
    let names = store::units(tx, &ids).await?;
    let of = |role: Role| all.iter().filter(|t| t.role == role).filter_map(|t| names.get(&t.unit).cloned()).collect();
    let lead = task.lead.and_then(|l| names.get(&l).cloned());
    Ok(Parties {
        verifier: lead.clone().filter(|_| task.has_other_lead()),
        lead,
        assist: of(Role::Assist),
        territorial: of(Role::Territorial),
    })
}

/// Where the task comes from: the words of the document and their place in it.
async fn source(ctx: &Ctx, tx: &mut Tx, task: &Task) -> Outcome<TaskSource> {
    let found = crate::policy::io::store::provenance(tx, task.measure).await?;
    if found.is_none()
        && let Some(origin) = crate::tour::io::origin(ctx, tx, task).await?
    {
        let (quote, label) = (task.text.clone(), task.label.clone());
        return Ok(TaskSource { quote, label, origin: Some(origin), ..TaskSource::default() });
    }
    Ok(TaskSource {
        policy: Some(PolicyRef { id: task.policy, title: task.policy_title.clone() }),
        label: task.label.clone(),
        ..found.unwrap_or_else(|| TaskSource { quote: task.text.clone(), ..TaskSource::default() })
    })
}

#[utoipa::path(get, path = "/tasks/{id}", tag = "task", params(("id" = Uuid, Path)), responses((status = 200, body = TaskView)))]
pub async fn one(ctx: Ctx, Id(id): Id<TaskId>) -> Answer<TaskView> {
    let mut tx = ctx.read().await?;
    Ok(Json(view(&ctx, &mut tx, id).await?))
}

#[utoipa::path(post, path = "/tasks/{id}/moves", tag = "task", params(("id" = Uuid, Path)), request_body = TaskMove,
               responses((status = 200, body = TaskView)))]
pub async fn advance(ctx: Ctx, Id(id): Id<TaskId>, Body(body): Body<TaskMove>) -> Answer<TaskView> {
    act::advance(&ctx, id, body.step()).await?;
    let mut tx = ctx.read().await?;
    Ok(Json(view(&ctx, &mut tx, id).await?))
}

#[utoipa::path(post, path = "/tasks/{id}/comments", tag = "task", params(("id" = Uuid, Path)), request_body = NewComment,
               responses((status = 200, body = TaskView)))]
pub async fn comment(ctx: Ctx, Id(id): Id<TaskId>, Body(body): Body<NewComment>) -> Answer<TaskView> {
    act::comment(&ctx, id, &body.text).await?;
    let mut tx = ctx.read().await?;
    Ok(Json(view(&ctx, &mut tx, id).await?))
}
