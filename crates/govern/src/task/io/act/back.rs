//! A task comes back to its unit because somebody looked on the spot.

use super::{duties, event, keep};
use crate::task::flow::{Work, WorkAction, WorkFlow};
use crate::task::io::{store, tell};
use crate::task::model::Task;
use ::store::Tx;
use kernel::flow::Flow;
use kernel::id::TaskId;
use kernel::{Outcome, Party, Refusal};
use web::Ctx;

/// What was reported complete goes back to the unit, what was closed is opened again; what is still worked on stays. A
/// consequence of another verb: rights were judged there.
pub(crate) async fn sent_back(ctx: &Ctx, tx: &mut Tx, id: TaskId, why: &str) -> Outcome<()> {
    let Some(before) = store::by_id(tx, id).await? else { return Ok(()) };
    let action = match before.work {
        Work::Submitted | Work::LeadVerified | Work::Verified => WorkAction::Return,
        Work::Closed => WorkAction::Reopen,
        Work::Issued | Work::Accepted | Work::Working | Work::Returned => return Ok(()),
    };
    let all = [Party::Lead, Party::Clerk, Party::Closer];
    let to = WorkFlow::next(before.work, action, &all, &["reason"]).map_err(|e| Refusal::internal(format!("{e:?}")))?;
    let mut task = Task { work: to, lead_verified: None, verified: None, ..before.clone() };
    if action == WorkAction::Reopen {
        (task.closed, task.submitted) = (None, None);
        duties::start_again(tx, task.id, ctx.today()).await?;
    }
    let said = event::<WorkFlow>(&task, action, before.work, to, Some(why.to_owned()));
    keep(ctx, tx, &mut task, &before, said).await?;
    tell::returned(ctx, tx, &task, Some(why)).await
}
