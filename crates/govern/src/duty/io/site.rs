//! What the class of a site asks of it, for whoever keeps sites (`org::ask`): 企业自查.

use super::store::insert;
use super::store::site as store;
use crate::duty::io::recount;
use crate::duty::model::{Duty, Rule};
use crate::record::flow::RecordFlow;
use crate::record::io::{act as records, store as record_rows};
use crate::record::model::{Record, SELF_CHECK};
use ::store::Tx;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::Outcome;
use kernel::event::Event;
use kernel::flow::Flow;
use kernel::id::{DutyId, RecordId, SiteId};
use org::ask::{CheckDuty, Checked, SelfChecks};
use std::future::Future;
use std::pin::Pin;
use web::Ctx;

/// Titles of the two sorts of checks.
const FOUND: &str = "自查，发现隐患";
const NOTHING: &str = "自查，未发现隐患";

/// Answers [`SelfChecks`].
pub struct Checks;

impl SelfChecks for Checks {
    fn follow<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        site: SiteId,
        wanted: Option<&'a CheckDuty>,
    ) -> Pin<Box<dyn Future<Output = Outcome<bool>> + Send + 'a>> {
        Box::pin(async move {
            match wanted {
                Some(wanted) => ask(ctx, tx, site, wanted).await,
                None => end(ctx, tx, site).await,
            }
        })
    }

    fn checked<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        what: &'a Checked,
    ) -> Pin<Box<dyn Future<Output = Outcome<RecordId>> + Send + 'a>> {
        Box::pin(checked(ctx, tx, what))
    }
}

/// A duty of a site as its class wants it from a day on.
fn duty(ctx: &Ctx, site: SiteId, wanted: &CheckDuty, since: Date) -> Duty {
    Duty {
        id: ctx.id::<DutyId>(),
        task: None,
        policy: None,
        measure: None,
        unit: wanted.unit,
        place: Some(wanted.place.clone()),
        watch: wanted.watch,
        region_path: wanted.region_path.clone(),
        title: "企业自查".into(),
        quote: wanted.why.clone(),
        rule: Rule {
            period: wanted.period,
            since_year: since.year(),
            min: wanted.need.max(1),
            unit_word: "次".into(),
            record_kind: Some(SELF_CHECK.into()),
            subset: None,
            last_days: None,
            site: Some(site),
            by: None,
        },
        since,
        until: None,
        post: None,
        template: None,
        aside: None,
    }
}

/// Whether a duty asks the same unit for the same thing.
fn same(duty: &Duty, wanted: &CheckDuty) -> bool {
    duty.unit == wanted.unit && duty.rule.period == wanted.period && duty.rule.min == wanted.need.max(1)
}

/// The class asks for this from the next period on; at once where nothing was asked before.
async fn ask(ctx: &Ctx, tx: &mut Tx, site: SiteId, wanted: &CheckDuty) -> Outcome<bool> {
    let today = ctx.today();
    let standing = store::standing(tx, site, today).await?;
    if let Some(last) = standing.last()
        && same(last, wanted)
        && last.until.is_none()
    {
        return carry(tx, last, wanted).await;
    }
    let mut since = today;
    // The latest first: what was to begin later is gone before what runs may go on.
    for old in standing.iter().rev() {
        if old.since > today {
            // What was to begin later is asked for anew.
            store::drop_from(tx, old.id, old.since).await?;
            store::remove(tx, old.id).await?;
        } else if old.unit != wanted.unit {
            store::drop_from(tx, old.id, today).await?;
            store::set_until(tx, old.id, Some(today.saturating_sub(1.day())), None).await?;
        } else if same(old, wanted) {
            // Back to what it was, before the change began: it goes on.
            store::set_until(tx, old.id, None, Some(old.rule.window(today).from)).await?;
            carry(tx, old, wanted).await?;
            return Ok(true);
        } else {
            let current = old.rule.window(today);
            since = current.to.saturating_add(1.day());
            store::drop_from(tx, old.id, since).await?;
            store::set_until(tx, old.id, Some(current.to), None).await?;
        }
    }
    let duty = duty(ctx, site, wanted, since);
    let (windows, viewers) = (duty.windows(today), duty.watchers());
    let ids = insert(tx, &[(duty, windows, viewers)], ctx.now()).await?;
    // What was done earlier in the first window counts.
    recount::recount(ctx, tx, &ids).await?;
    Ok(true)
}

/// Name, regulator and region follow the site.
async fn carry(tx: &mut Tx, duty: &Duty, wanted: &CheckDuty) -> Outcome<bool> {
    let now = (&wanted.place, wanted.watch, &wanted.region_path, &wanted.why);
    let same =
        duty.place.as_ref() == Some(now.0) && (duty.watch, &duty.region_path, &duty.quote) == (now.1, now.2, now.3);
    if !same {
        store::carry(tx, duty.id, wanted).await?;
    }
    Ok(!same)
}

/// Nothing is asked any more: a place that is stopped or closed, or that lost its class, checks nothing.
async fn end(ctx: &Ctx, tx: &mut Tx, site: SiteId) -> Outcome<bool> {
    let standing = store::standing(tx, site, ctx.today()).await?;
    for duty in &standing {
        store::drop_from(tx, duty.id, ctx.today()).await?;
        match duty.since > ctx.today() {
            true => store::remove(tx, duty.id).await?,
            false => store::set_until(tx, duty.id, Some(ctx.today().saturating_sub(1.day())), None).await?,
        }
    }
    Ok(!standing.is_empty())
}

/// Somebody checked a site: a record that counts for its duty.
async fn checked(ctx: &Ctx, tx: &mut Tx, what: &Checked) -> Outcome<RecordId> {
    let title = if what.found { FOUND } else { NOTHING };
    // Whatever was filed says that the place was checked; a hazard found says more than nothing found.
    for (id, filed) in store::checks_on(tx, what.site, what.on).await? {
        if !what.found || filed == title {
            return Ok(id);
        }
    }
    let record = Record {
        id: ctx.id(),
        kind: SELF_CHECK.into(),
        title: title.into(),
        on: what.on,
        unit: what.unit,
        region_path: what.region_path.clone(),
        people: ctx.actor().person.into_iter().collect(),
        units: vec![what.unit],
        object: Some(what.place.clone()),
        site: Some(what.site),
        places: Vec::new(),
        amount: 1,
        high_risk: false,
        note: what.note.clone(),
        files: what.files.clone(),
        state: RecordFlow::START,
        by: ctx.actor().person,
        by_name: ctx.actor().name.clone(),
        at: ctx.now(),
        version: 1,
    };
    record_rows::insert(tx, &record).await?;
    org::file::attach(ctx, tx, &record.files, "record", record.id.0, &record.region_path).await?;
    let event = Event::new(record.id, "enter", "登记").moved("", record.state.code());
    ctx.record(tx, &event, &record).await?;
    records::count_again(ctx, tx, &record).await?;
    Ok(record.id)
}
