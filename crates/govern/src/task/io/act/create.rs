//! An issued policy becomes tasks.

use super::super::store;
use crate::duty::io::store as duties;
use crate::duty::model::{Duty, Rule, Window};
use crate::task::flow::{DisputeFlow, ExtensionFlow, PauseFlow, WorkFlow};
use crate::task::model::{Curve, Task};
use crate::task::new::NewTask;
use crate::task::rules::{self, Period, PeriodState, plan};
use ::store::{Tx, number};
use kernel::event::Event;
use kernel::flow::Flow;
use kernel::id::{DutyId, TaskId, UnitId};
use kernel::{Colour, Outcome, Refusal};
use std::collections::HashMap;
use web::Ctx;
use web::view::UnitRef;

/// Make the tasks of an issued policy, with their duties, the first windows, numbers and events. Bulk: two thousand at once
/// are usual. Refused if a unit is not in the directory.
pub async fn create(ctx: &Ctx, tx: &mut Tx, tasks: Vec<NewTask>) -> Outcome<Vec<TaskId>> {
    let mut ids: Vec<UnitId> = tasks.iter().map(|t| t.unit).collect();
    ids.sort_unstable();
    ids.dedup();
    let units = store::units(tx, &ids).await?;
    let mut numbers = numbers(ctx, tx, &tasks, &units).await?;
    let (mut rows, mut recurring) = (Vec::with_capacity(tasks.len()), Vec::new());
    for new in tasks {
        let unit = units.get(&new.unit).ok_or_else(|| unknown_unit(&new))?;
        let number = numbers.get_mut(code(&unit.region)).and_then(|n| n.pop()).unwrap_or_default();
        let (task, mut duties) = begin(ctx, new, unit, number);
        rows.push((task, unit.short.clone()));
        recurring.append(&mut duties);
    }
    store::insert(tx, &rows).await?;
    duties::insert(tx, &recurring, ctx.now()).await?;
    for (task, _) in &rows {
        let event = Event::new(task.id, "issue", "下发").moved("", format!("work:{}", task.work.code()));
        ctx.record(tx, &event, task).await?;
    }
    Ok(rows.into_iter().map(|(t, _)| t.id).collect())
}

fn unknown_unit(new: &NewTask) -> Refusal {
    let which = new.label.as_deref().unwrap_or_default();
    let say = format!("措施{which}“{}”的一个责任单位不在组织机构中，请在校核页重新指定后再下发。", new.title);
    Refusal::invalid("UNIT_UNRESOLVED", say)
}

/// Code of the last region of a path.
fn code(path: &str) -> &str {
    path.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

/// Numbers for each region, the smallest last, so that `pop` gives them in order.
async fn numbers(
    ctx: &Ctx,
    tx: &mut Tx,
    tasks: &[NewTask],
    units: &HashMap<UnitId, UnitRef>,
) -> Outcome<HashMap<String, Vec<String>>> {
    let mut wanted: HashMap<&str, i64> = HashMap::new();
    for task in tasks {
        let unit = units.get(&task.unit).ok_or_else(|| unknown_unit(task))?;
        *wanted.entry(code(&unit.region)).or_default() += 1;
    }
    let year = ctx.today().year();
    let mut out = HashMap::new();
    for (region, count) in wanted {
        let first = number::take(tx, &format!("task {region}"), year, count).await?;
        let all = (first..first + count).rev().map(|n| number::print("RW", region, year, n)).collect();
        out.insert(region.to_owned(), all);
    }
    Ok(out)
}

/// A new task and its duties.
fn begin(ctx: &Ctx, new: NewTask, unit: &UnitRef, number: String) -> (Task, Vec<(Duty, Vec<Window>, Vec<UnitId>)>) {
    let (today, law) = (ctx.today(), ctx.law());
    let duties = plan::duties(&new, &law.parameters, today);
    let mut task = Task {
        id: ctx.id(),
        number,
        policy: new.policy,
        policy_title: new.policy_title,
        measure: new.measure,
        seq: new.seq,
        label: new.label,
        title: new.title,
        text: new.text,
        role: new.role,
        unit: new.unit,
        lead: new.lead,
        region_path: unit.region.clone(),
        start: new.start,
        due: new.due,
        due_rule: new.due_rule,
        standing: new.standing,
        key: new.key,
        targets: new.targets,
        evidence: new.evidence,
        milestones: if new.standing { Vec::new() } else { plan::checkpoints(new.start.max(today), new.due) },
        curve: Curve::Linear,
        progress: 0,
        work: WorkFlow::START,
        extension: ExtensionFlow::START,
        dispute: DisputeFlow::START,
        pause: PauseFlow::START,
        light: Colour::Green,
        light_since: today,
        turns_at: None,
        turns_to: None,
        unconfirmed: false,
        late: false,
        extensions: 0,
        issued_at: ctx.now(),
        accept_by: plan::accept_by(today, &unit.region, &law.calendar, &law.parameters),
        implied: false,
        accepted: None,
        submitted: None,
        lead_verified: None,
        verified: None,
        closed: None,
        supervised: Vec::new(),
        version: 1,
    };
    let viewers: Vec<UnitId> = plan::access(task.role, task.unit, task.lead).into_iter().map(|a| a.0).collect();
    let made: Vec<(Duty, Vec<Window>, Vec<UnitId>)> = duties
        .into_iter()
        .map(|d| {
            let duty = Duty {
                id: ctx.id::<DutyId>(),
                task: Some(task.id),
                policy: Some(task.policy),
                measure: Some(task.measure),
                unit: task.unit,
                place: None,
                watch: None,
                region_path: task.region_path.clone(),
                title: d.title,
                quote: d.quote,
                rule: Rule {
                    period: d.period,
                    since_year: task.start.year(),
                    min: i64::from(d.min.max(1)),
                    unit_word: d.unit_word,
                    record_kind: d.record_kind,
                    subset: d.subset,
                    last_days: d.last_days.map(i64::from),
                    site: None,
                    by: None,
                },
                since: task.start.max(today),
                until: task.due,
                post: None,
                template: None,
                aside: None,
            };
            let windows = duty.windows(today);
            (duty, windows, viewers.clone())
        })
        .collect();
    let open = |(n, (_, windows, _)): (usize, &(Duty, Vec<Window>, Vec<UnitId>))| {
        let period = move |w: &Window| Period { duty: n as u32, from: w.from, to: w.to, state: PeriodState::Pending };
        windows.iter().map(period).collect::<Vec<_>>()
    };
    let periods: Vec<Period> = made.iter().enumerate().flat_map(open).collect();
    let light = rules::light(&task, &periods, &law.parameters, today);
    task.shine(&light, today);
    (task, made)
}
