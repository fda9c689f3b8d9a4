//! The way back from a task to what a visit found.

use crate::task::io::view::TaskOrigin;
use crate::task::model::Task;
use crate::tour::io::store::visit::{of_task, sees};
use ::store::Tx;
use kernel::Outcome;
use kernel::id::TourFindingId;
use web::Ctx;

/// Where a task comes from; `None`: from no finding. Whoever sees the task may know it, as they may know a document's
/// words; the visit itself opens only for those who see it.
pub(crate) async fn origin(ctx: &Ctx, tx: &mut Tx, task: &Task) -> Outcome<Option<TaskOrigin>> {
    let Some((v, f)) = of_task(tx, TourFindingId(task.measure.0)).await? else { return Ok(None) };
    let names = super::names(tx, vec![v.target]).await?;
    let target = names.get(&v.target).map(|u| u.name.clone()).unwrap_or_default();
    let said = |passed: bool| if passed { "通过" } else { "未通过" };
    let rechecks = f.rechecks.iter().map(|r| {
        let note = r.mark.note.as_deref().unwrap_or_default();
        format!("{} 复核{}：{note}", r.on, said(r.passed))
    });
    Ok(Some(TaskOrigin {
        concept: "tour_visit".into(),
        title: format!("巡查{target}发现的问题"),
        of: v.tour_title.clone(),
        on: v.finished_on,
        state_label: f.state.label().into(),
        rechecks: rechecks.collect(),
        link: sees(tx, ctx.scope(), v.id).await?.then(|| format!("/tour-visits/{}", v.id)),
    }))
}
