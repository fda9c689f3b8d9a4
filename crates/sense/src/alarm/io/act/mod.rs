//! Verbs: one function, one change, one transaction.

mod work;

use super::store;
use crate::alarm::flow::{HandlingAction, HandlingFlow};
use crate::alarm::model::{Alarm, Mark};
use crate::alarm::rules::guard;
use crate::alarm::rules::party::Who;
use ::store::{Tx, params};
use kernel::event::Event;
use kernel::flow::Flow;
use kernel::id::{AlarmId, FileId, PersonId};
use kernel::{Outcome, Refusal};
use org::region::RegionKind;
use web::Ctx;

/// One move, with every field that a move may need.
#[derive(Clone, Debug, Default)]
pub struct Step {
    pub flow: String,
    pub action: String,
    pub version: Option<i64>,
    /// Code of a cause, for confirming.
    pub cause: Option<String>,
    pub note: Option<String>,
    pub reason: Option<String>,
    /// Who is to handle it.
    pub person: Option<PersonId>,
    /// Fed back as gone (已消除).
    pub gone: bool,
    /// For which level note is taken, where a person stands for two.
    pub level: Option<i64>,
    pub files: Vec<FileId>,
    /// Kind of the hazard that is made.
    pub kind: Option<String>,
}

fn said(text: &Option<String>) -> bool {
    text.as_deref().is_some_and(|t| !t.trim().is_empty())
}

impl Step {
    fn filled(&self) -> Vec<&'static str> {
        let all = [
            ("cause", said(&self.cause)),
            ("note", said(&self.note)),
            ("reason", said(&self.reason)),
            ("person", self.person.is_some()),
        ];
        all.into_iter().filter(|f| f.1).map(|f| f.0).collect()
    }

    /// What is written into the ledger as the words of this move.
    fn words(&self) -> Option<String> {
        let clean = |t: &Option<String>| t.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
        clean(&self.reason).or_else(|| clean(&self.note))
    }
}

/// Longest note or reason, in characters.
const WORDS: usize = 1000;
/// Files that one step may bring.
const FILES: usize = 20;

fn bounded(step: &Step) -> Outcome<()> {
    for (field, text) in [("note", &step.note), ("reason", &step.reason)] {
        if text.as_deref().is_some_and(|t| t.chars().count() > WORDS) {
            let say = format!("文字过长（最多 {WORDS} 个字），请精简或改为上传附件。");
            return Err(Refusal::invalid("TOO_LONG", say).at(field, "过长"));
        }
    }
    if step.files.len() > FILES {
        let say = format!("一次最多上传 {FILES} 个附件，现有 {} 个；请分次提交。", step.files.len());
        return Err(Refusal::invalid("TOO_MANY_FILES", say).at("files", "过多"));
    }
    Ok(())
}

/// Who asks, with the level of the unit's region.
pub async fn who<'a>(ctx: &'a Ctx, tx: &mut Tx) -> Outcome<Who<'a>> {
    let sql = "select r.kind from unit u join region r on r.id = u.region where u.id = $1";
    let kind: Option<String> = match ctx.actor().unit {
        Some(unit) => tx.opt(sql, params![unit]).await?.map(|row| row.get("kind")).transpose()?,
        None => None,
    };
    let level = kind.as_deref().and_then(RegionKind::parse).and_then(level_of);
    Ok(Who { person: ctx.actor().person, unit: ctx.actor().unit, level, scope: ctx.scope() })
}

/// The level to which alarms are pushed, of a region's kind.
pub fn level_of(kind: RegionKind) -> Option<i64> {
    match kind {
        RegionKind::Province => Some(3),
        RegionKind::Prefecture => Some(2),
        RegionKind::County | RegionKind::FunctionalZone => Some(1),
        RegionKind::Township | RegionKind::Village => None,
    }
}

/// Who does it now, in these words.
fn mark(ctx: &Ctx, step: &Step) -> Mark {
    Mark {
        at: ctx.now(),
        by: ctx.actor().person,
        name: ctx.actor().name.clone(),
        note: step.words(),
        files: step.files.clone(),
    }
}

/// `alarm:open`, as events name states.
fn named<F: Flow>(state: F::State) -> String {
    format!("{}:{}", F::NAME, F::state_code(state))
}

/// The event of a step of the handling.
fn event(a: &Alarm, before: &Alarm, action: HandlingAction, words: Option<String>) -> Event {
    Event::new(a.id, HandlingFlow::action_code(action), HandlingFlow::action_label(action))
        .moved(named::<HandlingFlow>(before.handling), named::<HandlingFlow>(a.handling))
        .note(words)
}

/// Save, hang the files on it, write the event.
async fn keep(ctx: &Ctx, tx: &mut Tx, a: &mut Alarm, event: Event, files: &[FileId]) -> Outcome<()> {
    store::save(tx, a).await?;
    if !files.is_empty() {
        org::file::attach(ctx, tx, files, "alarm", a.id.0, &a.place.region_path).await?;
    }
    ctx.record(tx, &event, a).await?;
    Ok(())
}

/// What a step came to.
struct Done {
    alarm: Alarm,
    /// Kept, but said to whoever did it: feedback that was not true.
    refused: Option<Refusal>,
}

/// Take one step of the handling, or reset a latched signal.
///
/// # Errors
/// Whatever the tables, the rules or the database refuse. `UNTRUE` is kept: the alarm went back to work and up one level.
pub async fn advance(ctx: &Ctx, id: AlarmId, step: Step) -> Outcome<Alarm> {
    bounded(&step)?;
    let mut tx = ctx.begin().await?;
    let before = store::find(&mut tx, ctx.scope(), id).await?;
    if step.version.is_some_and(|v| v != before.version) {
        return Err(Refusal::changed_meanwhile("报警"));
    }
    let done = match step.flow.as_str() {
        "alarm" | "" => work::step(ctx, &mut tx, before, &step).await?,
        "alarm_signal" => work::signal(ctx, &mut tx, before, &step).await?,
        other => return Err(Refusal::invalid("NO_SUCH_FLOW", format!("没有“{other}”这个流程。"))),
    };
    tx.commit().await?;
    match done.refused {
        Some(refusal) => Err(refusal),
        None => Ok(done.alarm),
    }
}

/// Most alarms that are confirmed together.
pub const TOGETHER: usize = 200;

/// Confirm several that are not critical, each in a transaction of its own; what is refused is said for each.
pub async fn confirm_many(ctx: &Ctx, ids: &[AlarmId], step: &Step) -> Outcome<Vec<(AlarmId, Outcome<Alarm>)>> {
    if ids.is_empty() || ids.len() > TOGETHER {
        let say = format!("一次请选 1 至 {TOGETHER} 条报警，现选了 {} 条。", ids.len());
        return Err(Refusal::invalid("BAD_COUNT", say).at("alarms", "条数不对"));
    }
    let mut out: Vec<(AlarmId, Outcome<Alarm>)> = Vec::with_capacity(ids.len());
    for id in ids {
        if out.iter().any(|(seen, _)| seen == id) {
            continue;
        }
        let done = match one_of_many(ctx, *id, step).await {
            // Ours, not the user's: the rest would meet it too.
            Err(e) if matches!(e.kind, kernel::Kind::Internal | kernel::Kind::Busy) => return Err(e),
            done => done,
        };
        out.push((*id, done));
    }
    Ok(out)
}

async fn one_of_many(ctx: &Ctx, id: AlarmId, step: &Step) -> Outcome<Alarm> {
    let mut tx = ctx.begin().await?;
    let before = store::find(&mut tx, ctx.scope(), id).await?;
    guard::in_bulk(&before)?;
    let done = work::step(ctx, &mut tx, before, step).await?;
    tx.commit().await?;
    Ok(done.alarm)
}
