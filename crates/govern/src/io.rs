//! What other contexts may ask this one.

use crate::{committee, duty, meeting, paper, policy, record, supervise, task, tour};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::id::{
    CommitteeId, DutyId, MeetingId, OccurrenceId, PaperId, PolicyId, RecordId, SuperviseId, TaskId, TourId,
    TourVisitId, UnitId,
};
use kernel::{Kind, Outcome};
use org::ask::{Burden, Weight};
use std::future::Future;
use std::pin::Pin;
use store::{Tx, params};
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

/// Answers [`org::ask::Weighs`]: what reached a unit of papers, tasks, recurring reports and visits.
pub struct Burdens;

/// Kinds of records by which somebody came to see a unit or called it in.
const VISITS: &str = "'led_inspection', 'inspection', 'talk'";

impl org::ask::Weighs for Burdens {
    /// Letters: papers served to the unit as a main recipient, but for those of supervision, whose message is a letter. Forms: tasks issued to the unit, and periods of recurring duties that end in these days. Visits: records of
    /// inspections and talks whose object is the unit's name, short name or alias; a record that names its object in other
    /// words, or not at all, is not counted; tours and joint inspections that came to the unit, and the last time each
    /// came again.
    fn weigh<'a>(
        &'a self,
        tx: &'a mut Tx,
        unit: UnitId,
        from: Date,
        to: Date,
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<Weight>>> + Send + 'a>> {
        Box::pin(async move {
            let end = kernel::start_of(to.saturating_add(1.day()));
            let count = |row: store::Row| row.get::<i64>("n");
            let sql = "select count(*) as n from task t join task_access a on a.task = t.id \
                       where a.unit = $1 and t.unit = $1 and t.issued_at >= $2 and t.issued_at < $3";
            let tasks = count(tx.one(sql, params![unit, kernel::start_of(from), end]).await?)?;
            let sql = "select count(*) as n from occurrence where unit = $1 and post is null and window_to >= $2 and window_to <= $3";
            let periods = count(tx.one(sql, params![unit, from, to]).await?)?;
            let sql = format!(
                "select count(*) as n from duty_record where on_day >= $2 and on_day <= $3 and kind in ({VISITS}) \
                 and state = 'valid' and object in (select name from unit where id = $1 union select short from unit \
                 where id = $1 union select alias from unit_alias where unit = $1)"
            );
            let visits = count(tx.one(&sql, params![unit, from, to]).await?)?;
            let sql = "select count(*) as n from paper_copy c join paper p on p.id = c.paper where c.unit = $1 \
                       and c.main = $4 and c.served_at >= $2 and c.served_at < $3 and p.concept <> 'supervise'";
            let papers = count(tx.one(sql, params![unit, kernel::start_of(from), end, true]).await?)?;
            let sql = "select count(*) filter (where begun_on >= $2 and begun_on <= $3) as begun, \
                       count(*) filter (where rechecked_on >= $2 and rechecked_on <= $3) as again \
                       from tour_visit where target = $1 and state <> 'cancelled'";
            let row = tx.one(sql, params![unit, from, to]).await?;
            let tours = row.get::<i64>("begun")? + row.get::<i64>("again")?;
            let weight = |sort, label: &str, count| Weight { sort, label: label.into(), count };
            Ok(vec![
                weight(Burden::Letter, "收到公文", papers),
                weight(Burden::Form, "新下任务", tasks),
                weight(Burden::Form, "周期填报", periods),
                weight(Burden::Visit, "检查约谈", visits),
                weight(Burden::Visit, "巡查督查", tours),
            ])
        })
    }
}
