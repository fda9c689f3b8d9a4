//! What other contexts may ask this one.

mod burden;

pub use burden::Burdens;

use crate::{committee, duty, meeting, paper, policy, record, supervise, task, tour};
use kernel::id::{
    CommitteeId, DutyId, MeetingId, OccurrenceId, PaperId, PolicyId, RecordId, SuperviseId, TaskId, TourId, TourVisitId,
};
use kernel::{Kind, Outcome};
use std::future::Future;
use std::pin::Pin;
use store::Tx;
use uuid::Uuid;
use web::Ctx;

/// Answers [`org::ask::MayRead`] for documents, tasks, steps of supervision, duties, occurrences, duty records and papers: seen is
/// what the lists show.
pub struct Reader;

impl org::ask::MayRead for Reader {
    fn may_read<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        concept: &'a str,
        record: Uuid,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<bool>>> + Send + 'a>> {
        Box::pin(async move {
            let scope = ctx.scope();
            let found = match concept {
                "task" => task::io::store::find(tx, scope, TaskId(record)).await.map(|_| ()),
                "supervise" => supervise::io::store::find(tx, scope, SuperviseId(record)).await.map(|_| ()),
                "tour" => tour::io::store::find(tx, scope, TourId(record)).await.map(|_| ()),
                "tour_visit" => tour::io::store::visit::find(tx, scope, TourVisitId(record)).await.map(|_| ()),
                "policy" => policy::io::store::find(tx, scope, PolicyId(record)).await.map(|_| ()),
                "record" => record::io::store::find(tx, scope, RecordId(record)).await.map(|_| ()),
                "paper" => paper::io::store::find(tx, scope, PaperId(record)).await.map(|_| ()),
                "committee" => committee::io::store::find(tx, scope, CommitteeId(record)).await.map(|_| ()),
                "meeting" => meeting::io::store::find(tx, scope, MeetingId(record)).await.map(|_| ()),
                "duty" => duty::io::pursue::seen(tx, scope, DutyId(record)).await,
                "occurrence" => duty::io::store::find(tx, scope, OccurrenceId(record)).await.map(|_| ()),
                _ => return Ok(None),
            };
            match found {
                Ok(()) => Ok(Some(true)),
                Err(refusal) if refusal.kind == Kind::NotFound => Ok(Some(false)),
                Err(refusal) => Err(refusal),
            }
        })
    }
}
