//! One alarm: everything about it.

use super::list::{AlarmAsk, Names, listed, present, seconds};
use super::view::{
    AlarmClocks, AlarmDue, AlarmFile, AlarmHappened, AlarmMark, AlarmSilence, AlarmTold, AlarmView, Coded, Person,
};
use crate::alarm::flow::{HandlingAction, HandlingFlow, SignalFlow};
use crate::alarm::io::{act, store};
use crate::alarm::model::{Alarm, CAUSES, LEVELS, Mark, NEVER};
use crate::alarm::rules::guard;
use crate::alarm::rules::party::Who;
use crate::point::model::Mute;
use crate::shift::io as shift;
use crate::shift::io::api::{OnDuty, on_duty as on_duty_of};
use ::store::{Tx, ledger, params};
use axum::Json;
use jiff::Timestamp;
use kernel::flow::Flow;
use kernel::id::{AlarmId, UnitId};
use kernel::{Outcome, Refusal};
use web::{Answer, Ctx, Id, Offer, offer};

/// The whole view of an alarm in scope.
pub async fn view(ctx: &Ctx, tx: &mut Tx, id: AlarmId) -> Outcome<AlarmView> {
    let (names, a) = found(ctx, tx, id).await?;
    let who = act::who(ctx, tx).await?;
    let offers = offers(&who, &a);
    let mark = |m: &Option<Mark>| m.as_ref().map(AlarmMark::from);
    Ok(AlarmView {
        rule_version: a.rule_version,
        latched: a.latched,
        clocks: clocks(&a, ctx.now()),
        told: told(tx, &a).await?,
        confirmed: mark(&a.confirmed),
        assigned: mark(&a.assigned),
        handled: mark(&a.handled),
        rejected: mark(&a.rejected),
        closed: mark(&a.closed),
        silences: silences(tx, &a).await?,
        files: files(tx, id).await?,
        timeline: timeline(tx, id).await?,
        on_duty: on_duty(ctx, tx, &a).await?,
        causes: CAUSES.iter().map(|(code, label)| Coded::new(code, label)).collect(),
        offers,
        row: present(names, a, ctx.now(), &ctx.law().parameters),
    })
}

/// Who answers for the enterprise and for whoever looks after the site, now.
async fn on_duty(ctx: &Ctx, tx: &mut Tx, a: &Alarm) -> Outcome<Vec<OnDuty>> {
    let duty = shift::of_alarm(tx, a, ctx.now(), &ctx.law().parameters).await?;
    let sides = [(a.place.unit, "enterprise", duty.enterprise(a)), (a.place.regulator, "regulator", duty.regulator(a))];
    let ids: Vec<UnitId> = sides.iter().filter_map(|s| s.0).collect();
    let mut refs = org::unit::io::store::refs(tx, &ids).await?;
    let one =
        |(unit, side, manned): (Option<UnitId>, &str, Option<&_>)| Some(on_duty_of(refs.remove(&unit?)?, side, manned));
    Ok(sides.into_iter().filter_map(one).collect())
}

async fn found(ctx: &Ctx, tx: &mut Tx, id: AlarmId) -> Outcome<(Names, Alarm)> {
    let ask = AlarmAsk { sort: Some("-raised_at".into()), ..AlarmAsk::default() };
    let list = listed(ctx, tx, &ask).await?.and("t.id = ?", [id.into()]);
    let found = list.everything(tx, &ask.page(), 1, |row| Ok((Names::read(row)?, store::decode(row)?))).await?;
    found.into_iter().next().ok_or_else(|| Refusal::not_found("报警"))
}

fn clocks(a: &Alarm, now: Timestamp) -> AlarmClocks {
    let due = |due: Option<Timestamp>, met: &Option<Mark>| {
        due.map(|due| {
            let met_at = met.as_ref().map(|m| m.at);
            AlarmDue { due, remaining_s: seconds(now, due), met_at, late: met_at.unwrap_or(now) > due }
        })
    };
    AlarmClocks { confirm: due(a.confirm_due, &a.confirmed), feedback: due(a.feedback_due, &a.handled) }
}

/// Who was told, with the name of the region that stands for the level.
async fn told(tx: &mut Tx, a: &Alarm) -> Outcome<Vec<AlarmTold>> {
    let mut names: [Option<String>; 4] = [None, None, None, None];
    if !a.steps.is_empty() {
        let mut path = String::from("/");
        for code in a.place.region_path.split('/').filter(|c| !c.is_empty()) {
            path += &format!("{code}/");
            let Some(region) = org::region::io::store::by_path(tx, &path).await? else { continue };
            if let Some(level) = act::level_of(region.kind) {
                names[level as usize] = Some(region.name);
            }
        }
    }
    let of = |level: i64| names.get(level as usize).cloned().flatten();
    let one = |s: &crate::alarm::model::Push| AlarmTold {
        level: s.level,
        label: LEVELS.get(s.level as usize).copied().unwrap_or_default().into(),
        to: of(s.level),
        at: s.at,
        why: s.why.clone(),
        known: s.known.as_ref().map(AlarmMark::from),
    };
    Ok(a.steps.iter().map(one).collect())
}

async fn silences(tx: &mut Tx, a: &Alarm) -> Outcome<Vec<AlarmSilence>> {
    let sql = "select kind, from_at, until_at, reason, by_name from point_mute where point = $1 \
               order by until_at desc, from_at desc limit 50";
    let mut out = Vec::new();
    for row in tx.all(sql, params![a.point]).await? {
        let (kind, until): (String, Timestamp) = (row.get("kind")?, row.get("until_at")?);
        out.push(AlarmSilence {
            kind: Coded::new(&kind, Mute::parse(&kind).map_or("", Mute::label)),
            from: row.get("from_at")?,
            until: Some(until).filter(|t| *t != NEVER),
            reason: row.get("reason")?,
            by: row.get("by_name")?,
        });
    }
    Ok(out)
}

async fn files(tx: &mut Tx, id: AlarmId) -> Outcome<Vec<AlarmFile>> {
    let files = org::file::of(tx, "alarm", id.0).await?;
    let one = |f: org::file::File| AlarmFile {
        id: f.id.0,
        name: f.name,
        media: f.media,
        size: f.size,
        at: f.at,
        by: f.by_name,
    };
    Ok(files.into_iter().map(one).collect())
}

/// `alarm:open` in Chinese.
fn state(word: &str) -> String {
    let (flow, code) = word.split_once(':').unwrap_or(("", word));
    let label = match flow {
        SignalFlow::NAME => SignalFlow::parse_state(code).map(SignalFlow::state_label),
        _ => HandlingFlow::parse_state(code).map(HandlingFlow::state_label),
    };
    label.unwrap_or(code).to_owned()
}

/// Everything that happened, oldest first, read off the ledger.
async fn timeline(tx: &mut Tx, id: AlarmId) -> Outcome<Vec<AlarmHappened>> {
    let entries = ledger::of(tx, "alarm", id.0).await?;
    let mut ids: Vec<UnitId> = entries.iter().filter_map(|e| e.unit).collect();
    ids.sort_unstable();
    ids.dedup();
    let units = org::unit::io::store::refs(tx, &ids).await?;
    let one = |e: ::store::Entry| AlarmHappened {
        id: e.id.0,
        at: e.at,
        by: Person { id: e.actor.map(|p| p.0), name: e.actor_name },
        unit: e.unit.and_then(|u| units.get(&u).cloned()),
        action: e.action,
        label: e.label,
        from: e.from.filter(|s| !s.is_empty()).map(|s| state(&s)),
        to: e.to.map(|s| state(&s)),
        note: e.note,
        sealed: e.sealed,
    };
    Ok(entries.into_iter().map(one).collect())
}

/// What the asker may do now, by the verbs' own guards.
fn offers(who: &Who, a: &Alarm) -> Vec<Offer> {
    let parties = who.parties(a);
    let say = |r: Outcome<()>| r.err().map(|e| e.say);
    let mut out = offer::offers::<HandlingFlow>(a.handling, &parties, |action| match action {
        HandlingAction::Confirm => say(guard::confirm(a, None)),
        HandlingAction::Escalate => say(guard::raise(&mut a.clone(), a.raised_at, String::new())),
        // The files come with the step.
        HandlingAction::Close => say(who.may_close(a).and_then(|()| guard::close(a, guard::evidence_needed(a)))),
        HandlingAction::Hazard if a.hazard.is_some() => Some("这条报警已经转为隐患。".into()),
        _ => None,
    });
    // Nothing to take note of is no button.
    out.retain(|o| o.action != "know" || who.told(a, None).is_ok());
    let had = a.handled.as_ref().map_or(0, |m| m.files.len());
    for o in out.iter_mut().filter(|o| o.action == "close" && had < guard::evidence_needed(a)) {
        o.needs.push("files".into());
    }
    out.extend(offer::offers::<SignalFlow>(a.signal, &parties, |_| None).into_iter().filter(|o| o.action == "reset"));
    out
}

#[utoipa::path(get, path = "/alarms/{id}", tag = "alarm", params(("id" = Uuid, Path)), responses((status = 200, body = AlarmView)))]
pub async fn one(ctx: Ctx, Id(id): Id<AlarmId>) -> Answer<AlarmView> {
    let mut tx = ctx.read().await?;
    Ok(Json(view(&ctx, &mut tx, id).await?))
}
