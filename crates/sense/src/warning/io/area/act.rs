//! Verbs of areas: rate them all after a round, take a step.

use super::store::{self, Area, Issued};
use crate::alarm::model::Mark;
use crate::io::{LONGEST, mark};
use crate::warning::area::{AreaRating, AreaScale, area, by_area};
use crate::warning::flow::{AreaAction, AreaFlow};
use crate::warning::model::{Colour, Shade};
use crate::warning::rules::change::{self, Change};
use crate::warning::rules::clock;
use ::store::Tx;
use kernel::event::Event;
use kernel::flow::{Flow, Party};
use kernel::id::RegionId;
use kernel::{Outcome, Refusal, Right};
use std::collections::HashMap;
use web::{Ctx, offer};

use crate::warning::io::act::WarningMove;

/// In what capacities the asker acts on an area: an office that verifies alarms over the whole of it.
pub fn parties(ctx: &Ctx, region_path: &str) -> Vec<Party> {
    let scope = ctx.scope();
    let covers = |a: &kernel::Area| a.sectors.is_empty() && region_path.starts_with(&a.path);
    let over = scope.everything || scope.whole_regions(Right::AlarmVerify).any(covers);
    let clock = scope.everything && ctx.actor().person.is_none();
    [(Party::Clock, clock), (Party::Supervisor, over)].into_iter().filter(|p| p.1).map(|p| p.0).collect()
}

/// Rate every area with rated enterprises; issue or raise its warning. Returns how many were issued or raised.
pub async fn rate_all(ctx: &Ctx) -> Outcome<usize> {
    let mut tx = ctx.read().await?;
    let sums = by_area(&store::enterprises(&mut tx).await?);
    let regions = org::region::io::store::all(&mut tx).await?;
    let known: HashMap<RegionId, Issued> =
        store::newest(&mut tx).await?.into_iter().filter(|w| !w.state.closed()).map(|w| (w.region, w)).collect();
    drop(tx);
    let mut changed = 0;
    let mut tx = ctx.begin().await?;
    for r in regions {
        // An area whose last enterprise is gone is still told of while its warning runs: it can then be lifted.
        let none = Vec::new();
        let colours = match sums.get(&r.path) {
            Some(colours) => colours,
            None if known.contains_key(&r.id) => &none,
            None => continue,
        };
        let scale = AreaScale::read(&ctx.law().parameters, &r.path, ctx.today());
        let rating = area(colours, scale);
        let colour = rating.colour.unwrap_or(Colour::Blue);
        let new = Area { region: r.id, region_path: r.path, name: r.name, colour, rating, rated_at: ctx.now() };
        store::rated(&mut tx, &new).await?;
        changed += usize::from(follow(ctx, &mut tx, &new, known.get(&new.region)).await?);
    }
    tx.commit().await?;
    Ok(changed)
}

/// Issue or raise the warning of an area after its figure.
async fn follow(ctx: &Ctx, tx: &mut Tx, a: &Area, running: Option<&Issued>) -> Outcome<bool> {
    let why = mark(ctx, Some(a.rating.say.clone()));
    match (change::change(running.map(|w| w.colour), a.colour), running) {
        (Change::Issue(colour), _) => {
            let now = ctx.now();
            let w = Issued {
                id: ctx.id(),
                region: a.region,
                region_path: a.region_path.clone(),
                name: a.name.clone(),
                state: AreaFlow::START,
                colour,
                issued_at: now,
                since: now,
                respond_due: clock::due(colour, now, &a.region_path, &ctx.law().parameters),
                rating: a.rating.clone(),
                responded: None,
                closed: None,
                shades: vec![Shade { colour, mark: why.clone() }],
                version: 1,
            };
            store::insert(tx, &w).await?;
            let event = Event::new(w.id, "issue", "发布区域预警").moved("", w.state.code()).note(why.note);
            ctx.record(tx, &event, &w).await?;
            Ok(true)
        }
        (Change::Raise(colour), Some(w)) => {
            let (mut w, before) = (w.clone(), w.state);
            w.state = AreaFlow::next(before, AreaAction::Raise, &[Party::Clock], &["reason"])
                .map_err(|r| Refusal::internal(format!("{r:?}")))?;
            w.rating = a.rating.clone();
            let note = why.note.clone();
            shade(ctx, &mut w, colour, why);
            store::save(tx, &mut w).await?;
            let event = Event::new(w.id, "raise", "升级区域预警").moved(before.code(), w.state.code()).note(note);
            ctx.record(tx, &event, &w).await?;
            Ok(true)
        }
        _ => Ok(false),
    }
}

/// A new colour: the clock begins anew, a worse one must be answered again.
fn shade(ctx: &Ctx, w: &mut Issued, colour: Colour, why: Mark) {
    if colour > w.colour {
        w.responded = None;
    }
    (w.colour, w.since) = (colour, ctx.now());
    w.respond_due = clock::due(colour, w.since, &w.region_path, &ctx.law().parameters);
    w.shades.push(Shade { colour, mark: why });
}

fn words(text: &Option<String>, field: &'static str, label: &str) -> Outcome<Option<String>> {
    let text = text.as_deref().map(str::trim).filter(|t| !t.is_empty());
    match text.map(|t| t.chars().count()).filter(|n| *n > LONGEST) {
        Some(n) => {
            let say = format!("{label}不能超过 {LONGEST} 字，现有 {n} 字，请精简。");
            Err(Refusal::invalid("BAD_MOVE", say).at(field, format!("最多 {LONGEST} 字")))
        }
        None => Ok(text.map(str::to_owned)),
    }
}

/// Take a step with the newest warning of an area.
///
/// # Errors
/// `NO_WARNING`, `CHANGED_MEANWHILE`, those of [`offer::step`], `NO_COLOUR`, `NOT_LOWER`, `NOT_HIGHER`, `STILL_AT_RISK`,
/// `STALE_RATING`; an area out of scope is not found.
pub async fn advance(ctx: &Ctx, region: RegionId, step: WarningMove) -> Outcome<()> {
    let (note, reason) = (words(&step.note, "note", "说明")?, words(&step.reason, "reason", "原因")?);
    let mut tx = ctx.begin().await?;
    let newest = store::find(&mut tx, ctx.scope(), region).await?;
    let none = || Refusal::conflict("NO_WARNING", "这个区域现在没有预警。");
    let mut w = store::of_region(&mut tx, region).await?.ok_or_else(none)?;
    if step.version.is_some_and(|v| v != w.version) {
        return Err(Refusal::changed_meanwhile("区域预警"));
    }
    let filled = [("note", note.is_some()), ("reason", reason.is_some())];
    let filled: Vec<&str> = filled.into_iter().filter(|x| x.1).map(|x| x.0).collect();
    let before = w.state;
    let (act, to) = offer::step::<AreaFlow>("区域预警", before, &step.action, &parties(ctx, &w.region_path), &filled)?;
    let fresh = || -> Outcome<&AreaRating> {
        change::fresh(Some(newest.rated_at), ctx.now(), &w.region_path, &ctx.law().parameters)?;
        Ok(&newest.rating)
    };
    let colour = || {
        let word = step.colour.as_deref().unwrap_or_default();
        let say = "请选择新的预警颜色：红色、橙色、黄色或蓝色。";
        Colour::parse(word).ok_or_else(|| Refusal::invalid("NO_COLOUR", say).at("colour", "必填"))
    };
    let said = mark(ctx, reason.clone().or_else(|| note.clone()));
    match act {
        AreaAction::Respond => w.responded = Some(said),
        AreaAction::Raise => {
            let new = colour()?;
            change::raise(w.colour, new)?;
            shade(ctx, &mut w, new, said);
        }
        AreaAction::Downgrade => {
            let new = colour()?;
            change::lower(w.colour, new, newest.colour, &fresh()?.say)?;
            shade(ctx, &mut w, new, said);
        }
        AreaAction::Lift => {
            change::end(newest.colour, &fresh()?.say)?;
            w.closed = Some(said);
        }
    }
    w.state = to;
    store::save(&mut tx, &mut w).await?;
    let event = Event::new(w.id, AreaFlow::action_code(act), AreaFlow::action_label(act))
        .moved(before.code(), to.code())
        .note(reason.or(note));
    ctx.record(&mut tx, &event, &w).await?;
    tx.commit().await?;
    Ok(())
}
