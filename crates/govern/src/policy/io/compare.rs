//! What a version changes, before its issue; and the way from a sentence to its tasks.

use super::act::{self, Understood};
use super::show;
use super::view::{LightCountsView, MeasureView, PolicySummary};
use crate::policy::diff;
use crate::policy::flow::PolicyState;
use crate::task::io::api::list::{TaskAsk, listed, rows};
use crate::task::io::store as tasks;
use crate::task::io::view::TaskRow;
use ::store::{Tx, params};
use kernel::id::{MeasureId, PolicyId};
use kernel::page::PageAsk;
use kernel::{Outcome, Refusal};
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
    pub tasks: Vec<TaskRow>,
    /// What issuing does to the tasks.
    pub effect: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DroppedView {
    pub measure: MeasureView,
    pub tasks: Vec<TaskRow>,
    pub effect: String,
}

/// A measure with its tasks.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MeasurePage {
    pub measure: MeasureView,
    pub policy: PolicySummary,
    pub tasks: Vec<TaskRow>,
    pub light_counts: LightCountsView,
}

/// Tasks of measures that the actor may see, by place in the document.
async fn rows_of(ctx: &Ctx, tx: &mut Tx, measures: &[MeasureId]) -> Outcome<Vec<TaskRow>> {
    if measures.is_empty() {
        return Ok(Vec::new());
    }
    let list = listed(ctx, &TaskAsk { measure: measures.to_vec(), ..TaskAsk::default() })?;
    let found =
        list.everything(tx, &PageAsk { sort: Some("seq".into()), ..PageAsk::default() }, 20_000, tasks::named).await?;
    rows(ctx, tx, found).await
}

/// Compare a document with another, by default the version before.
pub async fn compare(ctx: &Ctx, tx: &mut Tx, id: PolicyId, with: Option<PolicyId>) -> Outcome<DiffView> {
    let new = act::find(ctx, tx, id).await?;
    let Some(other) = with.or(new.whole.head.previous) else {
        return Err(Refusal::invalid("NO_OTHER", "这份文件没有上一版本，请选择要比对的文件。").at("with", "必选"));
    };
    let old = act::find(ctx, tx, other).await?;
    let d = diff::diff((&old.draft, &old.reading), (&new.draft, &new.reading));
    let touched: Vec<MeasureId> = d.changed.iter().map(|c| c.0).chain(d.dropped.iter().copied()).collect();
    let live = old.whole.head.state == PolicyState::Issued;
    let all = if live { rows_of(ctx, tx, &touched).await? } else { Vec::new() };
    let of = |m: MeasureId| -> Vec<TaskRow> { all.iter().filter(|t| t.measure.id == m).cloned().collect() };
    let mut out = DiffView { added: Vec::new(), changed: Vec::new(), dropped: Vec::new(), same: d.same.len() as u64 };
    out.added = d.added.iter().filter_map(|m| view(&new, *m)).collect();
    for (was, is, fields) in &d.changed {
        let (Some(before), Some(after)) = (view(&old, *was), view(&new, *is)) else { continue };
        let tasks = of(*was);
        let effect = diff::effect((&old.draft, &old.reading, *was), (&new.draft, &new.reading, *is), fields);
        let open = tasks.iter().filter(|t| t.state != "closed").count();
        let short = |list: &[kernel::id::UnitId], u: &Understood| -> String {
            list.iter().map(|x| u.book.short(*x).to_owned()).collect::<Vec<_>>().join("、")
        };
        let effect = effect.say(live.then_some(open), &short(&effect.gone, &old), &short(&effect.fresh, &new));
        let fields = fields.iter().map(|f| f.label().to_owned()).collect();
        out.changed.push(ChangedView { before, after, fields, tasks, effect });
    }
    for m in &d.dropped {
        let Some(measure) = view(&old, *m) else { continue };
        let tasks = of(*m);
        let open = tasks.iter().filter(|t| t.state != "closed").count();
        let effect = match (live, open) {
            (false, _) => "旧版本尚未下发，没有在办任务。".to_owned(),
            (true, 0) => "没有在办任务；已销号的保留。".to_owned(),
            (true, n) => format!("下发后，{n} 件在办任务中止并注明原因，不再计灯；已销号的保留。"),
        };
        out.dropped.push(DroppedView { measure, tasks, effect });
    }
    Ok(out)
}

fn view(u: &Understood, id: MeasureId) -> Option<MeasureView> {
    let place = u.draft.measures.iter().position(|m| m.id == id)?;
    Some(show::measure(&u.whole, &u.draft, place, &u.draft.measures[place], &u.reading, &u.book, &[]))
}

/// A measure with its document and its tasks.
pub async fn measure(ctx: &Ctx, tx: &mut Tx, id: MeasureId) -> Outcome<MeasurePage> {
    let row = tx.opt("select policy from measure where id = $1", params![id]).await?;
    let policy: PolicyId = row.ok_or_else(|| Refusal::not_found("措施"))?.get("policy")?;
    let u = act::find(ctx, tx, policy).await.map_err(|e| match e.kind {
        kernel::Kind::NotFound => Refusal::not_found("措施"),
        _ => e,
    })?;
    let measure = view(&u, id).ok_or_else(|| Refusal::not_found("措施"))?;
    let tasks = rows_of(ctx, tx, &[id]).await?;
    let mut counts = LightCountsView::default();
    for t in &tasks {
        let slot = match t.light.color.as_str() {
            "red" => &mut counts.red,
            "yellow" => &mut counts.yellow,
            "green" => &mut counts.green,
            "done" => &mut counts.done,
            "submitted" => &mut counts.submitted,
            _ => &mut counts.none,
        };
        *slot += 1;
    }
    let lights = act::lights(tx, &[policy]).await?.remove(0);
    Ok(MeasurePage { measure, policy: show::summary(&u.whole.head, lights), tasks, light_counts: counts })
}
