//! Verbs: plan, hand over, cancel. One function, one verb, one transaction.

use super::store;
use crate::io::mark;
use crate::shift::flow::{ShiftAction, ShiftFlow};
use crate::shift::model::Shift;
use crate::shift::rules::{self, Line};
use jiff::Timestamp;
use kernel::event::Event;
use kernel::flow::{Flow, Party};
use kernel::id::{PersonId, ShiftId};
use kernel::{Outcome, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Ctx, offer};

/// Longest words of a note or reason, in characters.
const LONGEST: usize = 2000;

/// One shift as asked for.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ShiftLine {
    #[schema(value_type = uuid::Uuid)]
    pub person: PersonId,
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub to: Timestamp,
}

/// A plan of the own unit.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewShifts {
    pub shifts: Vec<ShiftLine>,
}

/// A move of the flow.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ShiftMove {
    /// `hand_over` `void`
    pub action: String,
    pub version: Option<i64>,
    /// 交接班记录: what stands open, what is to be watched.
    pub note: Option<String>,
    pub reason: Option<String>,
}

/// Everybody who works on alarms for the unit plans its duty.
pub fn parties(ctx: &Ctx, s: &Shift) -> Vec<Party> {
    let mine = ctx.actor().unit == Some(s.unit) && ctx.scope().may(kernel::Right::AlarmWork);
    if mine { vec![Party::Owner] } else { Vec::new() }
}

/// Plan shifts of the own unit.
///
/// # Errors
/// `BAD_SHIFT` with the line and field; `BAD_PERSON` where somebody is not an active person of the unit.
pub async fn plan(ctx: &Ctx, ask: NewShifts) -> Outcome<()> {
    let unit = ctx.unit()?;
    let mut tx = ctx.begin().await?;
    let Some(held) = org::unit::io::store::by_id(&mut tx, unit).await? else {
        return Err(Refusal::not_found("单位"));
    };
    let people = store::people(&mut tx, unit).await?;
    let lines: Vec<Line> = ask.shifts.iter().map(|s| Line { person: s.person, from: s.from, to: s.to }).collect();
    let (first, last) = (lines.iter().map(|l| l.from).min(), lines.iter().map(|l| l.to).max());
    let known = match (first, last) {
        (Some(a), Some(b)) if a < b => store::within(&mut tx, unit, a, b).await?,
        _ => Vec::new(),
    };
    let longest = ctx.law().parameters.value("shift.longest_hours", &held.region_path, ctx.today());
    rules::plan(&lines, &known, longest, ctx.now())?;
    for (i, line) in lines.into_iter().enumerate() {
        let Some((person, name)) = people.iter().find(|p| p.0 == line.person) else {
            let say = format!("第 {} 行：只能排本单位在用账号的人员。", i + 1);
            return Err(Refusal::invalid("BAD_PERSON", say).at(format!("shifts[{i}].person"), "不是本单位人员"));
        };
        let s = Shift {
            id: ctx.id(),
            unit,
            region_path: held.region_path.clone(),
            person: *person,
            person_name: name.clone(),
            from: line.from,
            to: line.to,
            planned: mark(ctx, None),
            handed: None,
            void: None,
            state: ShiftFlow::START,
            version: 1,
        };
        store::insert(&mut tx, &s).await?;
        ctx.record(&mut tx, &Event::new(s.id, "plan", "排班").moved("", s.state.code()), &s).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// What the verb's own rules say of a move just now; the same for buttons and verb.
pub fn guard(ctx: &Ctx, s: &Shift, action: ShiftAction) -> Outcome<()> {
    match action {
        ShiftAction::HandOver => rules::hand_over(s, ctx.actor().person, ctx.now()),
        ShiftAction::Void => rules::void(s, ctx.now()),
    }
}

fn words(text: Option<String>, field: &'static str) -> Outcome<Option<String>> {
    let text = text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
    match text.as_ref().map(|t| t.chars().count()).filter(|n| *n > LONGEST) {
        Some(n) => {
            let say = format!("文字不能超过 {LONGEST} 字，现有 {n} 字，请精简。");
            Err(Refusal::invalid("TOO_LONG", say).at(field, "过长"))
        }
        None => Ok(text),
    }
}

/// Take one move.
///
/// # Errors
/// Those of the table; `NOT_ON_DUTY`, `NOT_YET`, `TOO_LATE`, `SHIFT_OVER`; a shift of another unit is not found.
pub async fn advance(ctx: &Ctx, id: ShiftId, step: ShiftMove) -> Outcome<()> {
    let (note, reason) = (words(step.note, "note")?, words(step.reason, "reason")?);
    let mut tx = ctx.begin().await?;
    let mut s = store::find(&mut tx, ctx.actor().unit, id).await?;
    if step.version.is_some_and(|v| v != s.version) {
        return Err(Refusal::changed_meanwhile("值班"));
    }
    let filled = [("note", note.is_some()), ("reason", reason.is_some())];
    let filled: Vec<&str> = filled.into_iter().filter(|f| f.1).map(|f| f.0).collect();
    let before = s.state;
    let (action, to) = offer::step::<ShiftFlow>("值班", before, &step.action, &parties(ctx, &s), &filled)?;
    guard(ctx, &s, action)?;
    let said = match action {
        ShiftAction::HandOver => note,
        ShiftAction::Void => reason,
    };
    let by = Some(mark(ctx, said.clone()));
    match action {
        ShiftAction::HandOver => s.handed = by,
        ShiftAction::Void => s.void = by,
    }
    s.state = to;
    store::save(&mut tx, &mut s).await?;
    let event = Event::new(id, ShiftFlow::action_code(action), ShiftFlow::action_label(action));
    ctx.record(&mut tx, &event.moved(before.code(), to.code()).note(said), &s).await?;
    tx.commit().await?;
    Ok(())
}
