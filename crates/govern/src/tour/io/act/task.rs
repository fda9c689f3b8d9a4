//! What was found becomes a task: with a unit, a last day, a light; closed only by evidence, as every task. The finding itself
//! is closed by going there again.

use super::visit::{FindingTask, keep_finding, parties};
use super::{known, unit};
use crate::task::flow::Work;
use crate::task::io::act as tasks;
use crate::task::io::store as kept;
use crate::task::model::EVIDENCE_KINDS;
use crate::task::new::{NewTask, Role};
use crate::tour::flow::{FindingAction, FindingState, VisitState};
use crate::tour::io::store;
use crate::tour::model::{Finding, Visit};
use ::store::Tx;
use kernel::id::{MeasureId, PolicyId, TaskId, TourFindingId, TourVisitId};
use kernel::{Outcome, Party, Refusal};
use org::ask::{Notice, Recipient, tell};
use web::Ctx;

/// Asked for where nobody chose a kind.
const EVIDENCE: &str = "photo_after";

/// 下发任务: by the office that organises the visit, once it has ended.
///
/// # Errors
/// `NOT_YOURS`, `WRONG_STATE`, `ALREADY_HANDED`, `UNIT_UNKNOWN`, `DUE_PAST`, `NO_SUCH_EVIDENCE`; not found.
pub async fn issue(ctx: &Ctx, id: TourVisitId, finding: TourFindingId, ask: FindingTask) -> Outcome<TaskId> {
    let mut tx = ctx.begin().await?;
    let v = store::visit::find(&mut tx, ctx.scope(), id).await?;
    if !parties(ctx, &v).contains(&Party::Clerk) {
        return Err(Refusal::forbidden("NOT_YOURS", "任务由组织巡查的安委办下发，您不能代办。"));
    }
    if v.state != VisitState::Finished {
        let say = format!("巡查{}，完成后才能把问题下发为任务。", v.state.label());
        return Err(Refusal::conflict("WRONG_STATE", say));
    }
    let all = store::visit::findings(&mut tx, id).await?;
    let place = all.iter().position(|f| f.id == finding).ok_or_else(|| Refusal::not_found("巡查问题"))?;
    let mut f = all[place].clone();
    let task = make(ctx, &mut tx, &v, &mut f, place, ask).await?;
    tx.commit().await?;
    Ok(task)
}

/// At the end of a visit: at once where the one who ends it may issue tasks and the day is not past; else it waits.
pub(super) async fn at_the_end(ctx: &Ctx, tx: &mut Tx, v: &Visit, f: &mut Finding) -> Outcome<()> {
    if !parties(ctx, v).contains(&Party::Clerk) || f.due < ctx.today() || f.state != FindingState::Noted {
        return Ok(());
    }
    let all = store::visit::findings(tx, v.id).await?;
    let place = all.iter().position(|x| x.id == f.id).unwrap_or_default();
    make(ctx, tx, v, f, place, FindingTask::default()).await.map(|_| ())
}

fn evidence(asked: Vec<String>) -> Outcome<Vec<String>> {
    if let Some(odd) = asked.iter().find(|k| !EVIDENCE_KINDS.iter().any(|e| e.0 == k.as_str())) {
        let say = format!("没有“{odd}”这种凭据，请从列表中选择。");
        return Err(Refusal::invalid("NO_SUCH_EVIDENCE", say).at("evidence", "未找到"));
    }
    Ok(if asked.is_empty() { vec![EVIDENCE.to_owned()] } else { asked })
}

async fn make(ctx: &Ctx, tx: &mut Tx, v: &Visit, f: &mut Finding, place: usize, ask: FindingTask) -> Outcome<TaskId> {
    if f.state != FindingState::Noted {
        let how = if f.task.is_some() { "下发为任务" } else { "用交办单交办" };
        let say = format!("这个问题已{how}，不能再下发；请在原件上跟踪。");
        return Err(Refusal::conflict("ALREADY_HANDED", say));
    }
    let evidence = evidence(ask.evidence)?;
    let units = known(ctx, tx, &v.region_path).await?;
    let owner = unit(&units, ask.unit.unwrap_or(f.unit), "unit")?;
    let due = ask.due.unwrap_or(f.due);
    if due < ctx.today() {
        return Err(Refusal::invalid("DUE_PAST", "整改期限不能早于今天，请另定期限。").at("due", "早于今天"));
    }
    // A region below is judged from above, never by its own office.
    let below = owner.region_path.len() > v.region_path.len();
    let new = NewTask {
        policy: PolicyId(v.tour.0),
        policy_title: v.tour_title.clone(),
        measure: MeasureId(f.id.0),
        seq: place as i64 + 1,
        label: Some(format!("问题{}", place + 1)),
        title: f.title.clone(),
        text: f.text.clone(),
        role: if below { Role::Territorial } else { Role::Responsible },
        unit: owner.id,
        lead: None,
        start: ctx.today(),
        due: Some(due),
        due_rule: Some("巡查定的整改期限".into()),
        standing: false,
        key: ask.key,
        targets: Vec::new(),
        evidence,
        duties: Vec::new(),
    };
    let made = tasks::create(ctx, tx, vec![new]).await?;
    let id = *made.first().ok_or_else(|| Refusal::internal("no task was made"))?;
    (f.unit, f.due, f.task) = (owner.id, due, Some(id));
    keep_finding(ctx, tx, f, FindingAction::Assign, Some("下发为任务".into())).await?;
    let notice = Notice {
        kind: "tour.task".into(),
        key: format!("tour_finding/{}/task", f.id),
        to: vec![Recipient::Unit(owner.id)],
        title: format!("巡查发现的问题待整改：{}", f.title).chars().take(110).collect(),
        text: format!("{}发现，请于 {due} 前整改完成并附凭据报完成；整改后现场复核。", v.tour_title),
        link: format!("/tasks/{id}"),
        concept: "task".into(),
        about: id.0,
        ..Notice::default()
    };
    tell(ctx, tx, &notice).await?;
    Ok(id)
}

/// What going there again means for the finding's task.
pub(super) async fn rechecked(ctx: &Ctx, tx: &mut Tx, f: &Finding, passed: bool, said: &str) -> Outcome<()> {
    if f.state == FindingState::Noted {
        let say = format!("问题“{}”还没有交办，不能复核；请先下发任务。", f.title);
        return Err(Refusal::conflict("NOT_HANDED", say));
    }
    let Some(id) = f.task else { return Ok(()) };
    if !passed {
        return tasks::sent_back(ctx, tx, id, &format!("现场复核未通过：{said}")).await;
    }
    let task = kept::by_id(tx, id).await?.ok_or_else(|| Refusal::not_found("任务"))?;
    match task.work {
        Work::Submitted | Work::LeadVerified | Work::Verified | Work::Closed => Ok(()),
        _ => {
            let say =
                format!("“{}”的任务{}还没有报完成，不能复核通过；请整改单位先附凭据报完成。", f.title, task.number);
            Err(Refusal::conflict("TASK_OPEN", say).at("results", "任务未报完成"))
        }
    }
}
