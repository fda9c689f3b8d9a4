//! Verbs: file what the judge found, take a step. One function, one transaction.

use super::{pursue, store};
use crate::alarm::model::{Mark, Push};
use crate::doubt::clock::{self, Hours};
use crate::doubt::filed::Filed;
use crate::doubt::flow::{DoubtAction, DoubtFlow};
use crate::doubt::model::Doubt;
use crate::point::model::{Place, Point};
use ::store::Tx;
use jiff::Timestamp;
use kernel::event::Event;
use kernel::flow::{Flow, Party};
use kernel::id::{DoubtId, FileId};
use kernel::{Outcome, Refusal, Right};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Ctx, offer};

/// Longest words of a move, in characters.
const LONGEST: usize = 2000;

/// A step as asked for.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct DoubtMove {
    /// `doubt`; may be left out.
    pub flow: Option<String>,
    /// `explain` `know` `verify` `clear` `close`
    pub action: String,
    /// Version that the page showed.
    pub version: Option<i64>,
    pub note: Option<String>,
    /// Photographs taken on site.
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub files: Vec<FileId>,
}

fn hours(ctx: &Ctx, place: &Place) -> Hours {
    Hours::read(&ctx.law().parameters, &place.region_path, ctx.today())
}

/// In what capacities the asker may act: the enterprise explains, the regulator or an office over the region verifies.
pub fn parties(ctx: &Ctx, place: &Place) -> Vec<Party> {
    crate::io::who(ctx).parties(place, Right::AlarmWork)
}

/// Bring a doubt about a day on file: a running one of the same point and rule goes on, else a new one opens with its clock.
/// The same day again does nothing. Returns the doubt if it is new.
pub async fn file(ctx: &Ctx, tx: &mut Tx, point: &Point, doubt: Doubt, day: Timestamp) -> Outcome<Option<Filed>> {
    if let Some(mut f) = store::running(tx, point.slot.0, doubt.rule).await? {
        if f.again(&doubt, day) {
            store::save(tx, &mut f).await?;
            let event = Event::new(f.id, "again", "再次发现").note(Some(doubt.told));
            ctx.record(tx, &event, &f).await?;
        }
        return Ok(None);
    }
    if store::counted(tx, point.slot.0, doubt.rule, day).await? {
        return Ok(None);
    }
    let mut f = Filed::new(ctx.id(), point, doubt, day, ctx.now());
    let h = hours(ctx, &f.place);
    f.verify_due = clock::after(f.found_at, h.until_seen(f.rule));
    f.escalate_at = clock::next(&f, &h).map(|n| n.0);
    store::insert(tx, &f).await?;
    let event = Event::new(f.id, "find", "发现疑点").moved("", f.state.code()).note(Some(f.told.clone()));
    ctx.record(tx, &event, &f).await?;
    Ok(Some(f))
}

/// Take a step.
pub async fn advance(ctx: &Ctx, id: DoubtId, step: DoubtMove) -> Outcome<Filed> {
    let note = step.note.as_deref().map(str::trim).filter(|n| !n.is_empty()).map(str::to_owned);
    if let Some(n) = note.as_ref().map(|n| n.chars().count()).filter(|n| *n > LONGEST) {
        let say = format!("说明不能超过 {LONGEST} 字，现有 {n} 字，请精简。");
        return Err(Refusal::invalid("BAD_MOVE", say).at("note", format!("最多 {LONGEST} 字")));
    }
    let mut tx = ctx.begin().await?;
    let before = store::find(&mut tx, ctx.scope(), id).await?;
    if step.version.is_some_and(|v| v != before.version) {
        return Err(Refusal::changed_meanwhile("数据疑点"));
    }
    let mut filled: Vec<&str> = Vec::new();
    if note.is_some() {
        filled.push("note");
    }
    if !step.files.is_empty() {
        filled.push("photo");
    }
    let parties = parties(ctx, &before.place);
    let (act, to) = offer::step::<DoubtFlow>("数据疑点", before.state, &step.action, &parties, &filled)?;
    let mut f = before.clone();
    f.state = to;
    let mark =
        Mark { at: ctx.now(), by: ctx.actor().person, name: ctx.actor().name.clone(), note, files: step.files.clone() };
    if !step.files.is_empty() {
        org::file::attach(ctx, &mut tx, &step.files, "doubt", id.0, &f.place.region_path).await?;
    }
    let words = mark.note.clone();
    match act {
        DoubtAction::Explain => f.explained = Some(mark),
        DoubtAction::Verify | DoubtAction::Clear => f.verified = Some(mark),
        DoubtAction::Close => f.closed = Some(mark),
        DoubtAction::Know => know(&mut f, mark),
    }
    f.escalate_at = clock::next(&f, &hours(ctx, &f.place)).map(|n| n.0);
    store::save(&mut tx, &mut f).await?;
    let event = Event::new(f.id, DoubtFlow::action_code(act), DoubtFlow::action_label(act))
        .moved(before.state.code(), to.code())
        .note(words);
    ctx.record(&mut tx, &event, &f).await?;
    pursue::verified(ctx, &mut tx, &before, &f).await?;
    tx.commit().await?;
    Ok(f)
}

/// Taking note belongs to the last push; before any, it is a push of its own to the level that has it.
fn know(f: &mut Filed, mark: Mark) {
    match f.steps.last_mut().filter(|s| s.known.is_none()) {
        Some(step) => step.known = Some(mark),
        None => f.steps.push(Push { level: f.level, at: mark.at, why: "登记知悉".to_owned(), known: Some(mark) }),
    }
}
