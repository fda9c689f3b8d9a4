//! From the record to what is sent.

use super::shape::{AgendaItem, AgendaRest, DecisionView, MeetingPage, MeetingPast, MeetingRow};
use crate::committee::io::api::seats;
use crate::committee::model::Member;
use crate::meeting::flow::{MeetingAction, MeetingFlow, Standing};
use crate::meeting::io::{act, decide, store};
use crate::meeting::model::{Decision, Item, Meeting};
use crate::meeting::{attend, guard};
use crate::record::io::store as records;
use crate::supervise::io::store as steps;
use crate::supervise::model::Supervision;
use crate::task::io::store as tasks;
use ::store::{Row, Tx, ledger};
use jiff::civil::Date;
use kernel::id::{SuperviseId, TaskId};
use kernel::{Colour, Outcome};
use org::ask::Teller;
use web::view::{LabelValue, UnitRef};
use web::{Ctx, Offer, offer};

/// One row of the register.
pub fn row(ctx: &Ctx, r: &Row) -> Outcome<(Meeting, MeetingRow)> {
    let m = store::decode(r)?;
    let organ = UnitRef {
        id: m.organ,
        name: r.get("organ_name")?,
        short: r.get("organ_short")?,
        region: r.get("organ_region")?,
    };
    let view = MeetingRow {
        id: m.id,
        number: m.number.clone(),
        committee: m.committee,
        committee_name: m.committee_name.clone(),
        kind: m.kind.code().into(),
        kind_label: m.kind.label().into(),
        organ,
        title: m.title.clone(),
        on: m.held_on.unwrap_or(m.on),
        time: m.time.strftime("%H:%M").to_string(),
        place: m.place.clone(),
        study: m.study,
        state: m.state.code().into(),
        state_label: m.state.label().into(),
        items: m.items().count(),
        came: guard::counts(&m),
        waits: m.state == Standing::Called && m.on < ctx.today(),
        version: m.version,
    };
    Ok((m, view))
}

/// Colour of a decision by its 交办单: done, past its day, soon due.
fn light(s: &Supervision, due: Date, today: Date) -> Colour {
    let days = crate::task::model::days_between(today, due);
    match (s.open(), due < today) {
        (false, _) => Colour::Done,
        (true, true) => Colour::Red,
        (true, false) if days <= 3 => Colour::Yellow,
        (true, false) => Colour::Green,
    }
}

async fn decision(ctx: &Ctx, tx: &mut Tx, d: &Decision) -> Outcome<DecisionView> {
    let step = match d.step {
        Some(id) => steps::by_id(tx, id).await?.map(|f| f.it),
        None => None,
    };
    let (state_label, colour) = match &step {
        Some(s) => (s.state.label().to_owned(), light(s, d.due, ctx.today())),
        None => ("待纪要签发后交办".to_owned(), Colour::None),
    };
    Ok(DecisionView {
        place: d.place,
        item: d.item,
        text: d.text.clone(),
        lead: d.lead,
        lead_name: d.lead_name.clone(),
        due: d.due,
        by: (&d.by).into(),
        step: d.step,
        step_number: d.step_number.clone(),
        state_label,
        light: colour.code().into(),
    })
}

/// How a record stands now: of tasks and steps this context knows it.
async fn now(tx: &mut Tx, item: &Item, today: Date) -> Outcome<(Option<String>, Option<String>)> {
    let Some(about) = &item.about else { return Ok((None, None)) };
    match about.concept.as_str() {
        "task" => Ok(match tasks::by_id(tx, TaskId(about.id)).await? {
            Some(t) => (Some(format!("{}，进度 {}%", t.work.label(), t.progress)), Some(t.light.code().to_owned())),
            None => (None, None),
        }),
        "supervise" => Ok(match steps::by_id(tx, SuperviseId(about.id)).await? {
            Some(f) => {
                let colour = light(&f.it, f.it.reply_due.unwrap_or(today), today);
                (Some(f.it.state.label().to_owned()), Some(colour.code().to_owned()))
            }
            None => (None, None),
        }),
        _ => Ok((None, None)),
    }
}

async fn item(tx: &mut Tx, i: &Item, frozen: bool, today: Date) -> Outcome<AgendaItem> {
    let (now, now_light) = if frozen { now(tx, i, today).await? } else { (None, None) };
    Ok(AgendaItem {
        n: i.n,
        sort: i.sort.code().into(),
        sort_label: i.sort.label().into(),
        concept: i.about.as_ref().map(|a| a.concept.clone()),
        record: i.about.as_ref().map(|a| a.id),
        number: i.about.as_ref().map(|a| a.number.clone()),
        link: i.about.as_ref().map(|a| a.link.clone()),
        title: i.title.clone(),
        who: i.who.clone(),
        why: i.why.clone(),
        facts: i.facts.iter().map(|(l, v)| LabelValue { label: l.clone(), value: v.clone() }).collect(),
        light: i.colour.clone(),
        now,
        now_light,
        by: i.by.clone(),
        dropped: i.dropped.as_ref().map(Into::into),
    })
}

/// What the asker may do now, by the verbs' own guards.
fn offers(ctx: &Ctx, m: &Meeting, lying: &[Decision]) -> Vec<Offer> {
    let say = |r: Outcome<()>| r.err().map(|e| e.say);
    offer::offers::<MeetingFlow>(m.state, &act::parties(ctx, m), |a| match a {
        MeetingAction::Minute => say(guard::minutes(m, ctx.actor().person)),
        MeetingAction::Close => say(guard::close(&lying.iter().collect::<Vec<_>>())),
        MeetingAction::Hold if m.called.as_ref().is_some_and(|c| ctx.today() < kernel::day_of(c.at)) => {
            Some("会议还没有到召开的日子。".into())
        }
        _ => None,
    })
}

/// The whole page.
pub async fn page(ctx: &Ctx, tx: &mut Tx, (mut m, it): (Meeting, MeetingRow)) -> Outcome<MeetingPage> {
    m.decisions = store::decisions(tx, m.id).await?;
    let today = ctx.today();
    let frozen = m.called.is_some();
    let day = m.held_on.unwrap_or(m.on);
    let mut agenda = Vec::new();
    for i in &m.agenda {
        agenda.push(item(tx, i, frozen, today).await?);
    }
    let mut decisions = Vec::new();
    for d in &m.decisions {
        decisions.push(decision(ctx, tx, d).await?);
    }
    let guests: Vec<Member> = m.invited.iter().map(|u| Member { unit: *u, post: None, chair: false }).collect();
    let counts = match m.record {
        Some(id) => records::counts_for(tx, &[id]).await?.remove(&id).unwrap_or_default(),
        None => Vec::new(),
    };
    let told = match ctx.app().answer::<Teller>() {
        Some(teller) => teller.0.told(tx, "meeting", m.id.0).await?,
        None => Vec::new(),
    };
    let past = ledger::of(tx, "meeting", m.id.0).await?.into_iter().map(|e| MeetingPast {
        at: e.at,
        name: e.actor_name,
        label: e.label,
        note: e.note,
        sealed: e.sealed,
    });
    let lying = if m.state == Standing::Minuted { decide::lying(tx, &m).await? } else { Vec::new() };
    Ok(MeetingPage {
        as_of: m.as_of,
        frozen,
        pack_sha: m.pack_sha.clone(),
        agenda,
        rest: m
            .left_out
            .iter()
            .map(|r| AgendaRest { sort: r.sort.code().into(), sort_label: r.sort.label().into(), count: r.count })
            .collect(),
        seats: seats(tx, &m.members, day).await?,
        guests: seats(tx, &guests, day).await?,
        attendance: m.attendance.iter().map(Into::into).collect(),
        host: attend::host(&m.attendance),
        record: m.record,
        counts_for: counts.into_iter().filter(|c| c.2 > 0).map(|c| c.1).collect(),
        summary: m.summary.as_ref().map(Into::into),
        decisions,
        minutes: m.minutes,
        minutes_number: m.minutes_number.clone(),
        called: m.called.as_ref().map(Into::into),
        minuted: m.minuted.as_ref().map(Into::into),
        ended: m.ended.as_ref().map(Into::into),
        told,
        past: past.collect(),
        yours: act::host(ctx, &m).is_ok(),
        offers: offers(ctx, &m, &lying),
        it,
    })
}
