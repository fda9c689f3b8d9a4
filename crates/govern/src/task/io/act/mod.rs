//! Verbs: one function, one change, one transaction.

mod back;
mod create;
mod extra;
mod files;
mod side;
mod version;
mod work;

pub(crate) use back::sent_back;
pub use create::create;
pub use extra::comment;
pub use files::Evidence;
pub use version::{amend, withdraw, withdraw_units};

use crate::duty::io::store as duties;
use crate::supervise::Step as Supervised;
use crate::task::model::Task;
use crate::task::rules::light::by_periods;
use crate::task::rules::{self, party::Who};
use jiff::civil::Date;
use kernel::event::Event;
use kernel::flow::Flow;
use kernel::id::{TaskId, UnitId};
use kernel::{Light, Outcome, Refusal};
use store::Tx;
use web::Ctx;

/// One move, with every field that a move may need.
#[derive(Clone, Debug, Default)]
pub struct Step {
    pub flow: String,
    pub action: String,
    pub version: Option<i64>,
    pub note: Option<String>,
    pub reason: Option<String>,
    /// 0–100
    pub progress: Option<i64>,
    pub due: Option<Date>,
    pub unit: Option<UnitId>,
    pub evidence: Vec<Evidence>,
}

impl Step {
    /// Names of the fields that are filled.
    fn filled(&self) -> Vec<&'static str> {
        let said = |t: &Option<String>| t.as_deref().is_some_and(|t| !t.trim().is_empty());
        let all = [
            ("note", said(&self.note)),
            ("reason", said(&self.reason)),
            ("progress", self.progress.is_some()),
            ("due", self.due.is_some()),
            ("unit", self.unit.is_some()),
            ("evidence", !self.evidence.is_empty()),
        ];
        all.into_iter().filter(|f| f.1).map(|f| f.0).collect()
    }

    /// What is written into the ledger as the words of this move.
    fn words(&self) -> Option<String> {
        self.reason.clone().filter(|r| !r.trim().is_empty()).or_else(|| self.note.clone())
    }
}

/// Who asks, for the rules.
pub fn who(ctx: &Ctx) -> Who<'_> {
    Who { person: ctx.actor().person, unit: ctx.actor().unit, scope: ctx.scope() }
}

/// The light of a task now, from its record and the occurrences of its duties.
pub async fn judge(ctx: &Ctx, tx: &mut Tx, task: &Task) -> Outcome<Light> {
    let periods = if by_periods(task) { duties::periods(tx, task.id).await? } else { Vec::new() };
    Ok(rules::light(task, &periods, &ctx.law().parameters, ctx.today()))
}

/// Judge and remember colour and turn.
pub(crate) async fn relight(ctx: &Ctx, tx: &mut Tx, task: &mut Task) -> Outcome<()> {
    let light = judge(ctx, tx, task).await?;
    task.shine(&light, ctx.today());
    Ok(())
}

/// Save and write the event, with the light as it now is.
pub(crate) async fn keep(ctx: &Ctx, tx: &mut Tx, task: &mut Task, before: &Task, event: Event) -> Outcome<()> {
    relight(ctx, tx, task).await?;
    super::store::save(tx, task, before).await?;
    ctx.record(tx, &event, task).await?;
    Ok(())
}

/// Which steps of supervision are served on a task and not ended; its light is judged again.
pub(crate) async fn supervised(ctx: &Ctx, tx: &mut Tx, id: TaskId, steps: Vec<Supervised>) -> Outcome<()> {
    let Some(before) = super::store::by_id(tx, id).await?.filter(|t| t.supervised != steps) else { return Ok(()) };
    let named: Vec<&str> = steps.iter().map(|s| s.label()).collect();
    let say = match named.is_empty() {
        true => "没有在办的督办。".to_owned(),
        false => format!("在办的督办：{}。", named.join("、")),
    };
    let mut task = Task { supervised: steps, ..before.clone() };
    let event = Event::new(id, "supervise", "督办情况变化").note(Some(say));
    keep(ctx, tx, &mut task, &before, event).await
}

/// `work:issued`, as events name states.
fn named<F: Flow>(state: F::State) -> String {
    format!("{}:{}", F::NAME, F::state_code(state))
}

/// The event of a step of a flow.
fn event<F: Flow>(task: &Task, action: F::Action, from: F::State, to: F::State, words: Option<String>) -> Event {
    Event::new(task.id, F::action_code(action), F::action_label(action))
        .moved(named::<F>(from), named::<F>(to))
        .note(words)
}

/// Take one step of any of the four flows.
pub async fn advance(ctx: &Ctx, id: TaskId, step: Step) -> Outcome<Task> {
    let mut tx = ctx.begin().await?;
    let before = super::store::find(&mut tx, ctx.scope(), id).await?;
    if step.version.is_some_and(|v| v != before.version) {
        return Err(Refusal::changed_meanwhile("任务"));
    }
    let after = match step.flow.as_str() {
        "work" => work::step(ctx, &mut tx, before, &step).await?,
        "extension" => side::extension(ctx, &mut tx, before, &step).await?,
        "dispute" => side::dispute(ctx, &mut tx, before, &step).await?,
        "pause" => side::pause(ctx, &mut tx, before, &step).await?,
        other => return Err(Refusal::invalid("NO_SUCH_FLOW", format!("没有“{other}”这个流程。"))),
    };
    tx.commit().await?;
    Ok(after)
}
