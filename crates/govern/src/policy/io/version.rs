//! Versions: what a new one changes, and what its issue does to live tasks. Also the way from a sentence to its tasks.

use super::act::{self, Understood};
use super::upload::{Taken, Target};
use super::view::{LightCountsView, MeasureView, PolicySummary};
use super::{decide, show, store, upload as intake};
use crate::policy::diff::{self, Diff};
use crate::policy::flow::PolicyState;
use crate::policy::model::*;
use crate::task::new::NewTask;
use ::store::{Tx, params};
use axum::body::Bytes;
use kernel::id::{MeasureId, PolicyId};
use kernel::{Outcome, Refusal, Right};
use serde::Serialize;
use utoipa::ToSchema;
use web::Ctx;

/// What a version changes against another.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DiffView {
    pub added: Vec<MeasureView>,
    pub changed: Vec<ChangedView>,
    pub dropped: Vec<DroppedView>,
    /// Measures that stay as they are; their tasks go on.
    pub same: u64,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChangedView {
    pub before: MeasureView,
    pub after: MeasureView,
    /// Chinese names of what differs.
    pub fields: Vec<String>,
    /// What issuing does to the tasks.
    pub effect: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DroppedView {
    pub measure: MeasureView,
    pub effect: String,
}

/// A measure with its tasks.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MeasurePage {
    pub measure: MeasureView,
    pub policy: PolicySummary,
    pub light_counts: LightCountsView,
}

/// Upload a new version: a draft that takes over the decisions whose words are unchanged.
pub async fn upload(ctx: &Ctx, id: PolicyId, files: Vec<(String, Bytes)>) -> Outcome<Taken> {
    let mut tx = ctx.read().await?;
    let old = act::find(ctx, &mut tx, id).await?;
    drop(tx);
    if !matches!(old.whole.head.state, PolicyState::Issued | PolicyState::Draft) {
        let say = format!("这份文件已是“{}”，请在现行版本上传新版本。", old.whole.head.state.label());
        return Err(Refusal::conflict("WRONG_STATE", say));
    }
    if files.len() != 1 {
        return Err(Refusal::invalid("ONE_FILE", "新版本须是一个文件，请只选一个。").at("file", "须为一个"));
    }
    let into = Target { region_path: &old.whole.head.region_path, previous: Some(&old.whole.head) };
    let mut taken = intake::take(ctx, &into, files).await?;
    for new in taken.policies.clone() {
        let n = carry(ctx, &old, new).await?;
        if n > 0 {
            taken.notes.push(format!("已沿用上一版本的{n}项决定，文字有变动的须重新校核。"));
        }
    }
    Ok(taken)
}

/// Take over decisions: choices about the same words, and what was set by hand on measures that stay the same.
async fn carry(ctx: &Ctx, old: &Understood, new: PolicyId) -> Outcome<usize> {
    let mut tx = ctx.begin().await?;
    let whole = store::by_id(&mut tx, new).await?.ok_or_else(|| Refusal::not_found("文件"))?;
    let mut u = act::understand(ctx, &mut tx, whole).await?;
    let made = |u: &Understood, decision: Decision, say: String| Correction {
        seq: u.whole.corrections.last().map_or(1, |c| c.seq + 1),
        at: ctx.now(),
        by: ctx.actor().name.clone(),
        decision,
        say,
        click: false,
    };
    let mut carried = 0;
    // Meanings first: doubts about the lead appear only once the words are known.
    for _ in 0..3 {
        let chosen = diff::carried(&old.whole.corrections, &u.reading);
        if chosen.is_empty() {
            break;
        }
        carried += chosen.len();
        let say = format!("沿用上一版本的{}项决定", chosen.len());
        let c = made(&u, Decision::Choose { chosen }, say);
        decide::keep(ctx, &mut tx, &mut u, c).await?;
    }
    for (words, units) in diff::resolved(&old.whole.corrections) {
        let c = made(
            &u,
            Decision::Resolve { words: words.clone(), units, as_alias: false },
            format!("沿用“{words}”的对应"),
        );
        decide::keep(ctx, &mut tx, &mut u, c).await?;
        carried += 1;
    }
    for (measure, set) in diff::by_hand(&old.draft, &u.draft) {
        let c = made(&u, Decision::Set { measure, set: Box::new(set) }, "沿用上一版本的人工设定".into());
        decide::keep(ctx, &mut tx, &mut u, c).await?;
        carried += 1;
    }
    tx.commit().await?;
    Ok(carried)
}

/// Compare a document with another, by default the version before.
pub async fn compare(ctx: &Ctx, tx: &mut Tx, id: PolicyId, with: Option<PolicyId>) -> Outcome<DiffView> {
    let new = act::find(ctx, tx, id).await?;
    let Some(other) = with.or(new.whole.head.previous) else {
        return Err(Refusal::invalid("NO_OTHER", "这份文件没有上一版本，请选择要比对的文件。").at("with", "必选"));
    };
    let old = act::find(ctx, tx, other).await?;
    let d = diff::diff((&old.draft, &old.reading), (&new.draft, &new.reading));
    Ok(DiffView {
        added: d.added.iter().filter_map(|m| view(&new, *m)).collect(),
        changed: d
            .changed
            .iter()
            .filter_map(|(a, b, fields)| {
                let fields: Vec<String> = fields.iter().map(|f| f.label().to_owned()).collect();
                let effect = format!("在办任务继续办理，{}按新版本更新。", fields.join("、"));
                Some(ChangedView { before: view(&old, *a)?, after: view(&new, *b)?, fields, effect })
            })
            .collect(),
        dropped: d
            .dropped
            .iter()
            .filter_map(|m| {
                Some(DroppedView {
                    measure: view(&old, *m)?, effect: "在办任务中止，注明原因，不再计灯。".into()
                })
            })
            .collect(),
        same: d.same.len() as u64,
    })
}

fn view(u: &Understood, id: MeasureId) -> Option<MeasureView> {
    let place = u.draft.measures.iter().position(|m| m.id == id)?;
    Some(show::measure(&u.whole, &u.draft, place, &u.draft.measures[place], &u.reading, &u.book, &[]))
}

/// The issued version that this document replaces.
pub async fn live_before(ctx: &Ctx, tx: &mut Tx, u: &Understood) -> Outcome<Option<Understood>> {
    let mut previous = u.whole.head.previous;
    while let Some(id) = previous {
        let Some(whole) = store::by_id(tx, id).await? else { return Ok(None) };
        if whole.head.state == PolicyState::Issued {
            return Ok(Some(act::understand(ctx, tx, whole).await?));
        }
        previous = whole.head.previous;
    }
    Ok(None)
}

fn not_yet() -> Refusal {
    Refusal::new(kernel::Kind::Busy, "NOT_READY", "任务模块尚未就绪，暂不能下发。")
}

/// Create the tasks of a first issue.
pub async fn create(_ctx: &Ctx, _tx: &mut Tx, _tasks: Vec<NewTask>) -> Outcome<()> {
    Err(not_yet())
}

/// Hand the tasks of the old version over to the new one.
pub async fn take_over(
    _ctx: &Ctx,
    _tx: &mut Tx,
    old: &Understood,
    new: &Understood,
    _tasks: Vec<NewTask>,
) -> Outcome<()> {
    let _d: Diff = diff::diff((&old.draft, &old.reading), (&new.draft, &new.reading));
    Err(not_yet())
}

/// Suspend every task of a document.
pub async fn withdraw_all(_ctx: &Ctx, _tx: &mut Tx, _u: &Understood, _reason: &str) -> Outcome<()> {
    Err(not_yet())
}

/// A measure with its document and its tasks.
pub async fn measure(ctx: &Ctx, tx: &mut Tx, id: MeasureId) -> Outcome<MeasurePage> {
    let row = tx.opt("select policy from measure where id = $1", params![id]).await?;
    let policy: PolicyId = row.ok_or_else(|| Refusal::not_found("措施"))?.get("policy")?;
    let u = act::find(ctx, tx, policy).await.map_err(|_| Refusal::not_found("措施"))?;
    let _ = Right::PolicyRead;
    let measure = view(&u, id).ok_or_else(|| Refusal::not_found("措施"))?;
    let lights = act::lights(tx, &[policy]).await?.remove(0);
    Ok(MeasurePage { measure, policy: show::summary(&u.whole.head, lights), light_counts: lights })
}
