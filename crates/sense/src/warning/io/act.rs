//! Verbs: rate an enterprise, take a step. One function, one transaction.

use super::facts;
use super::store::{self, Filed};
use crate::alarm::model::{Mark, Push};
use crate::io::{LONGEST, mark, who};
use crate::point::model::Place;
use crate::warning::flow::{WarningAction, WarningFlow, WarningState};
use crate::warning::model::{About, Colour, Shade, Warning};
use crate::warning::rating::Rating;
use crate::warning::rules::change::{self, Change};
use crate::warning::rules::{clock, lead::lead};
use crate::warning::{Scale, rate as rated};
use ::store::Tx;
use kernel::event::Event;
use kernel::flow::{Flow, Party};
use kernel::id::WarningId;
use kernel::{Outcome, Refusal, Right};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Ctx, offer};

/// A step as asked for.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct WarningMove {
    /// `warning`; may be left out.
    pub flow: Option<String>,
    /// `respond` `verify` `know` `raise` `downgrade` `lift` `withdraw`
    pub action: String,
    /// Version that the page showed.
    pub version: Option<i64>,
    pub note: Option<String>,
    /// Why it is raised, lowered, lifted or withdrawn.
    pub reason: Option<String>,
    /// New colour of a raise or a downgrade.
    pub colour: Option<String>,
}

/// In what capacities the asker may act.
pub fn parties(ctx: &Ctx, place: &Place) -> Vec<Party> {
    who(ctx).parties(place, Right::AlarmWork)
}

/// Clocks of a warning's colour, as they stand now.
fn wind(ctx: &Ctx, f: &mut Filed) {
    let law = &ctx.law().parameters;
    f.respond_due = clock::respond_due(&f.warning, law);
    f.escalate_at = clock::next(&f.warning, law).map(|n| n.0);
}

/// Push as far as it is due; the reasons.
pub fn pushed(ctx: &Ctx, f: &mut Filed) -> Vec<String> {
    let mut out = Vec::new();
    while let Some((at, level, why)) = clock::next(&f.warning, &ctx.law().parameters).filter(|n| n.0 <= ctx.now()) {
        f.warning.level = level;
        f.warning.steps.push(Push { level, at, why: why.to_owned(), known: None });
        out.push(why.to_owned());
    }
    wind(ctx, f);
    out
}

/// Rate an enterprise, keep the rating, issue or raise its warning. Returns whether a warning was issued or raised.
pub async fn rate(ctx: &Ctx, tx: &mut Tx, place: &Place, name: &str) -> Outcome<bool> {
    let known = facts::gather(ctx, tx, place).await?;
    let scale = Scale::read(&ctx.law().parameters, &place.region_path, ctx.today());
    let rating = rated(&known.facts, known.floors, &scale);
    store::rated(tx, place, &rating, ctx.now()).await?;
    let running = store::running(tx, place.enterprise).await?;
    match (change::change(running.as_ref().map(|f| f.warning.colour), rating.colour), running) {
        (Change::Issue(colour), _) => issue(ctx, tx, place, name, colour, rating).await?,
        (Change::Raise(colour), Some(mut f)) => {
            let why = mark(ctx, Some(rating.say.clone()));
            let before = f.warning.state;
            f.warning.state = WarningFlow::next(before, WarningAction::Raise, &[Party::Clock], &["reason"])
                .map_err(|r| Refusal::internal(format!("{r:?}")))?;
            f.warning.rating = Some(rating);
            shade(ctx, &mut f, colour, why);
            save(ctx, tx, &mut f, WarningAction::Raise, before).await?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

async fn issue(ctx: &Ctx, tx: &mut Tx, place: &Place, name: &str, colour: Colour, rating: Rating) -> Outcome<()> {
    let now = ctx.now();
    let shade = Shade { colour, mark: mark(ctx, Some(rating.say.clone())) };
    let warning = Warning {
        id: ctx.id(),
        about: About::Enterprise(place.enterprise),
        name: name.to_owned(),
        region_path: place.region_path.clone(),
        state: WarningFlow::START,
        colour,
        issued_at: now,
        since: now,
        rating: Some(rating),
        responded: None,
        verified: None,
        shades: vec![shade.clone()],
        level: 0,
        steps: vec![],
        version: 1,
    };
    let place = place.clone();
    let mut f = Filed { warning, place, escalate_at: None, respond_due: now, closed: None, lead: None };
    wind(ctx, &mut f);
    store::insert(tx, &f).await?;
    let event = Event::new(f.warning.id, "issue", "发布预警").moved("", f.warning.state.code()).note(shade.mark.note);
    ctx.record(tx, &event, &f).await?;
    Ok(())
}

/// A new colour: the clocks begin anew. A worse one must be answered again.
fn shade(ctx: &Ctx, f: &mut Filed, colour: Colour, why: Mark) {
    if colour > f.warning.colour {
        f.warning.responded = None;
        f.warning.verified = None;
    }
    f.warning.colour = colour;
    f.warning.since = ctx.now();
    f.warning.shades.push(Shade { colour, mark: why });
}

async fn save(ctx: &Ctx, tx: &mut Tx, f: &mut Filed, act: WarningAction, before: WarningState) -> Outcome<()> {
    wind(ctx, f);
    store::save(tx, f).await?;
    let why = f.warning.shades.last().and_then(|s| s.mark.note.clone());
    let event = Event::new(f.warning.id, WarningFlow::action_code(act), WarningFlow::action_label(act))
        .moved(before.code(), f.warning.state.code())
        .note(why);
    ctx.record(tx, &event, &f).await?;
    Ok(())
}

fn words(text: &Option<String>, field: &'static str, label: &str) -> Outcome<Option<String>> {
    let text = text.as_deref().map(str::trim).filter(|t| !t.is_empty());
    match text.map(|t| t.chars().count()).filter(|n| *n > LONGEST) {
        Some(n) => Err(Refusal::invalid("BAD_MOVE", format!("{label}不能超过 {LONGEST} 字，现有 {n} 字，请精简。"))
            .at(field, format!("最多 {LONGEST} 字"))),
        None => Ok(text.map(str::to_owned)),
    }
}

fn colour(step: &WarningMove) -> Outcome<Colour> {
    let word = step.colour.as_deref().unwrap_or_default();
    Colour::parse(word).ok_or_else(|| {
        Refusal::invalid("NO_COLOUR", "请选择新的预警颜色：红色、橙色、黄色或蓝色。").at("colour", "必填")
    })
}

/// Take a step.
pub async fn advance(ctx: &Ctx, id: WarningId, step: WarningMove) -> Outcome<Filed> {
    let (note, reason) = (words(&step.note, "note", "说明")?, words(&step.reason, "reason", "原因")?);
    let mut tx = ctx.begin().await?;
    let mut f = store::find(&mut tx, ctx.scope(), id).await?;
    if step.version.is_some_and(|v| v != f.warning.version) {
        return Err(Refusal::changed_meanwhile("预警"));
    }
    let filled: Vec<&str> =
        [("note", note.is_some()), ("reason", reason.is_some())].into_iter().filter(|x| x.1).map(|x| x.0).collect();
    let before = f.warning.state;
    let (act, to) = offer::step::<WarningFlow>("预警", before, &step.action, &parties(ctx, &f.place), &filled)?;
    let newest = store::rating(&mut tx, f.place.enterprise).await?;
    let fresh = || {
        let at = newest.as_ref().map(|r| r.1);
        change::fresh(at, ctx.now(), &f.place.region_path, &ctx.law().parameters)?;
        newest.as_ref().map(|r| &r.0).ok_or_else(|| Refusal::internal("a fresh rating that is not there"))
    };
    let said = mark(ctx, reason.clone().or_else(|| note.clone()));
    match act {
        WarningAction::Respond => f.warning.responded = Some(said),
        WarningAction::Verify => f.warning.verified = Some(said),
        WarningAction::Know => know(&mut f, said),
        WarningAction::Raise => {
            let new = colour(&step)?;
            change::raise(f.warning.colour, new)?;
            shade(ctx, &mut f, new, said);
        }
        WarningAction::Downgrade => {
            let new = colour(&step)?;
            change::downgrade(f.warning.colour, new, fresh()?)?;
            shade(ctx, &mut f, new, said);
        }
        WarningAction::Lift => {
            change::lift(fresh()?)?;
            let issued = f.warning.issued_at;
            let things = facts::followed(ctx, &mut tx, f.place.enterprise, issued, ctx.now()).await?;
            f.lead = Some(lead(issued, ctx.now(), &things));
            f.closed = Some(said);
        }
        WarningAction::Withdraw => f.closed = Some(said),
    }
    f.warning.state = to;
    wind(ctx, &mut f);
    store::save(&mut tx, &mut f).await?;
    let event = Event::new(id, WarningFlow::action_code(act), WarningFlow::action_label(act))
        .moved(before.code(), to.code())
        .note(reason.or(note));
    ctx.record(&mut tx, &event, &f).await?;
    tx.commit().await?;
    Ok(f)
}

/// Taking note belongs to the last push; before any, it is a push of its own to the level that has it.
fn know(f: &mut Filed, said: Mark) {
    let w = &mut f.warning;
    match w.steps.last_mut().filter(|s| s.known.is_none()) {
        Some(step) => step.known = Some(said),
        None => w.steps.push(Push { level: w.level, at: said.at, why: "登记知悉".to_owned(), known: Some(said) }),
    }
}
