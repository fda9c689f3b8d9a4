//! Versions: a new one takes over decisions, and on its issue the live tasks of the one before.

use super::act::{self, Understood};
use super::upload::{Taken, Target};
use super::{decide, store, upload as intake};
use crate::policy::diff;
use crate::policy::flow::PolicyState;
use crate::policy::model::*;
use crate::task::io::act as task;
use crate::task::new::{AmendTask, NewTask};
use ::store::Tx;
use axum::body::Bytes;
use kernel::id::{MeasureId, PolicyId};
use kernel::{Outcome, Refusal};
use web::Ctx;

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

/// The issued version that this document replaces.
pub async fn live_before(ctx: &Ctx, tx: &mut Tx, u: &Understood) -> Outcome<Option<Understood>> {
    let mut previous = u.whole.head.previous;
    while let Some(id) = previous {
        let Some(whole) = store::by_id(tx, id).await? else { return Ok(None) };
        if whole.head.state == PolicyState::Issued {
            return Ok(Some(act::understand(ctx, tx, whole).await?));
        }
        if whole.head.state == PolicyState::Superseded {
            let say = "这份草稿所依据的版本已被另一个新版本替代；请在现行版本上重新上传，以免任务重复下发。";
            return Err(Refusal::conflict("ALREADY_REPLACED", say));
        }
        previous = whole.head.previous;
    }
    Ok(None)
}

/// Create the tasks of a first issue.
pub async fn create(ctx: &Ctx, tx: &mut Tx, tasks: Vec<NewTask>) -> Outcome<()> {
    task::create(ctx, tx, tasks).await.map(|_| ())
}

/// Hand the tasks of the old version over to the new one: what stays the same goes on, what changed is amended, what is
/// no longer ordered is suspended, what is new is created. `tasks` are all tasks of the new version.
pub async fn take_over(
    ctx: &Ctx,
    tx: &mut Tx,
    old: &Understood,
    new: &Understood,
    mut tasks: Vec<NewTask>,
) -> Outcome<()> {
    let d = diff::diff((&old.draft, &old.reading), (&new.draft, &new.reading));
    let title = &new.whole.head.title;
    for gone in &d.dropped {
        task::withdraw(ctx, tx, *gone, &format!("新版本《{title}》不再列此项，任务中止")).await?;
    }
    for (was, is) in &d.same {
        let change = amendment(new, &tasks, *is, false);
        task::amend(ctx, tx, *was, change).await?;
        tasks.retain(|t| t.measure != *is);
    }
    for (was, is, fields) in &d.changed {
        let effect = diff::effect((&old.draft, &old.reading, *was), (&new.draft, &new.reading, *is), fields);
        if effect.anew {
            let why = "新版本改了频次或分期时限，原任务中止，按新版本重新下发";
            task::withdraw(ctx, tx, *was, why).await?;
            continue;
        }
        if !effect.gone.is_empty() {
            let why = format!("新版本《{title}》不再要求本单位承担此项，任务中止");
            task::withdraw_units(ctx, tx, *was, &effect.gone, &why).await?;
        }
        task::amend(ctx, tx, *was, amendment(new, &tasks, *is, true)).await?;
        tasks.retain(|t| t.measure != *is || effect.fresh.contains(&t.unit));
    }
    create(ctx, tx, tasks).await
}

/// What the tasks of a measure take over from its new version: its place, and with `words` everything else.
fn amendment(new: &Understood, tasks: &[NewTask], measure: MeasureId, words: bool) -> AmendTask {
    let Some(t) = tasks.iter().find(|t| t.measure == measure) else { return AmendTask::default() };
    let place = AmendTask {
        measure: Some((t.policy, measure)),
        policy_title: Some(new.whole.head.title.clone()),
        lead: t.lead,
        seq: Some(t.seq),
        label: Some(t.label.clone()),
        ..AmendTask::default()
    };
    if !words {
        return place;
    }
    AmendTask {
        title: Some(t.title.clone()),
        text: Some(t.text.clone()),
        due: Some(t.due),
        due_rule: Some(t.due_rule.clone()),
        standing: Some(t.standing),
        key: Some(t.key),
        targets: Some(t.targets.clone()),
        evidence: Some(t.evidence.clone()),
        ..place
    }
}

/// Suspend every task of a document.
pub async fn withdraw_all(ctx: &Ctx, tx: &mut Tx, u: &Understood, reason: &str) -> Outcome<()> {
    for m in &u.draft.measures {
        task::withdraw(ctx, tx, m.id, reason).await?;
    }
    Ok(())
}
