//! The sections of each role, and what changed in the last days.

use crate::desk::piles::{self, Pile, Seat};
use crate::wall::io::SPOTS_ON;
use ::store::{Row, Tx, Value};
use axum::Json;
use field::hazard::io::api::list::{HazardAsk, listed as hazards_listed, row as hazard_row};
use field::hazard::io::store::named as hazard_named;
use field::hazard::io::view::HazardRow;
use govern::duty::io::api::{OccurrenceAsk, listed as occurrences_listed};
use govern::duty::io::view::{OccurrenceRow, filled, row};
use govern::supervise::io::api::{
    SuperviseAsk, SupervisionRow, listed as supervisions_listed, named as supervision_named, row as supervision_row,
};
use govern::task::io::api::list::{TaskAsk, listed, rows};
use govern::task::io::store::named;
use govern::task::io::view::TaskRow;
use jiff::{SignedDuration, Timestamp};
use kernel::light::Colour;
use kernel::page::PageAsk;
use kernel::{Outcome, Right};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use web::{Answer, Ctx, Table};

pub fn routes() -> Table {
    web::route_table! {
        GET "/desk" needs TaskRead => desk;
    }
}

/// The page that a person starts from.
#[derive(Debug, Serialize, ToSchema)]
pub struct Desk {
    pub title: String,
    pub sections: Vec<DeskSection>,
    pub changes: Vec<DeskChange>,
    pub tallies: Vec<DeskTally>,
}

/// One pile of work.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeskSection {
    pub key: String,
    pub title: String,
    /// What the pile is and what to do with it.
    pub say: String,
    pub total: u64,
    /// The total is "1000+".
    pub more: bool,
    pub items: Vec<DeskItem>,
    /// The same pile as a list.
    pub link: String,
}

/// A task, an occurrence, a hazard or a step of supervision.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DeskItem {
    Task(Box<TaskRow>),
    Occurrence(Box<OccurrenceRow>),
    Hazard { hazard: Box<HazardRow> },
    Supervision { supervision: Box<SupervisionRow> },
}

/// Something that others did to what concerns me.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeskChange {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub label: String,
    pub task: Uuid,
}

/// A number, out of how many, and where its records are.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeskTally {
    pub label: String,
    pub value: u64,
    pub of: Option<u64>,
    pub link: String,
}

/// Items shown of each pile.
const SHOWN: u32 = 6;

fn ask(query: &str) -> TaskAsk {
    let mut ask = TaskAsk { limit: Some(SHOWN), ..TaskAsk::default() };
    for (key, value) in query.split('&').filter_map(|p| p.split_once('=')) {
        match key {
            "mine" => ask.mine = Some(value.to_owned()),
            "state" => ask.state = vec![value.to_owned()],
            "light" => ask.light = vec![value.to_owned()],
            "key" => ask.key = Some(value == "true"),
            _ => {}
        }
    }
    ask
}

/// What is mine today.
#[utoipa::path(get, path = "/desk", tag = "report", responses((status = 200, body = Desk)))]
async fn desk(ctx: Ctx) -> Answer<Desk> {
    let scope = ctx.scope();
    let seat = if scope.may(Right::TaskVerify) {
        Seat::Office { closes: scope.may(Right::TaskClose) }
    } else if scope.may(Right::TaskWork) {
        Seat::Unit
    } else if scope.may(Right::LedgerRead) {
        Seat::Auditor
    } else {
        Seat::Leader
    };
    let mut tx = ctx.read().await?;
    let mut sections = Vec::new();
    // What was sent with a date and a signature comes before everything else.
    for pile in piles::supervise(|right| scope.may(right)) {
        sections.push(supervised(&ctx, &mut tx, pile).await?);
    }
    let mut dangers = Vec::new();
    for pile in piles::danger(|right| scope.may(right)) {
        dangers.push(danger(&ctx, &mut tx, pile).await?);
    }
    // A department's people go out to what is dangerous first; who looks at a whole region begins with its lights.
    if seat == Seat::Unit {
        sections.append(&mut dangers);
    }
    for pile in seat.piles() {
        sections.push(section(&ctx, &mut tx, pile).await?);
    }
    sections.append(&mut dangers);
    if scope.may(Right::RecordRead)
        && let Some(s) = occurrences(&ctx, &mut tx, seat).await?
    {
        sections.push(s);
    }
    let changes = changes(&ctx, &mut tx, seat).await?;
    let tallies = tallies(&ctx, &mut tx, seat != Seat::Unit).await?;
    Ok(Json(Desk { title: seat.title().into(), sections, changes, tallies }))
}

async fn section(ctx: &Ctx, tx: &mut Tx, pile: Pile) -> Outcome<DeskSection> {
    let ask = ask(pile.query);
    let mut list = listed(ctx, &ask)?;
    for flow in ["dispute", "extension"] {
        if let Some(state) = pile.query.strip_prefix(flow).and_then(|q| q.strip_prefix('=')) {
            list = list.and(&format!("t.{flow} = ?"), [Value::from(state)]);
        }
    }
    let page = list.page(tx, &ask.page(), named).await?;
    let items = rows(ctx, tx, page.items).await?.into_iter().map(|t| DeskItem::Task(Box::new(t))).collect();
    Ok(DeskSection {
        key: pile.key.into(),
        title: pile.title.into(),
        say: pile.say.into(),
        total: page.total.count,
        more: !page.total.exact,
        items,
        link: format!("/tasks?{}", pile.query),
    })
}

/// A pile of hazards, the nearest day first.
async fn danger(ctx: &Ctx, tx: &mut Tx, pile: Pile) -> Outcome<DeskSection> {
    let mut ask = HazardAsk { limit: Some(SHOWN), sort: Some("due".into()), ..HazardAsk::default() };
    match pile.query.split_once('=') {
        Some(("mine", step)) => ask.mine = Some(step.to_owned()),
        _ => ask.overdue = Some(true),
    }
    let page = hazards_listed(ctx, tx, &ask).await?.page(tx, &ask.page(), hazard_named).await?;
    let item = |n| DeskItem::Hazard { hazard: Box::new(hazard_row(n, ctx.today())) };
    Ok(DeskSection {
        key: pile.key.into(),
        title: pile.title.into(),
        say: pile.say.into(),
        total: page.total.count,
        more: !page.total.exact,
        items: page.items.into_iter().map(item).collect(),
        link: format!("/hazards?{}&sort=due", pile.query),
    })
}

/// A pile of supervision, the nearest day first.
async fn supervised(ctx: &Ctx, tx: &mut Tx, pile: Pile) -> Outcome<DeskSection> {
    let mine = pile.query.strip_prefix("mine=").unwrap_or_default().to_owned();
    let ask = SuperviseAsk { mine: Some(mine), ..SuperviseAsk::default() };
    let page_ask = PageAsk { limit: Some(SHOWN), sort: Some("due".into()), after: None };
    let page = supervisions_listed(ctx, &ask)?.page(tx, &page_ask, supervision_named).await?;
    let item = |n| DeskItem::Supervision { supervision: Box::new(supervision_row(ctx, &n)) };
    Ok(DeskSection {
        key: pile.key.into(),
        title: pile.title.into(),
        say: pile.say.into(),
        total: page.total.count,
        more: !page.total.exact,
        items: page.items.into_iter().map(item).collect(),
        link: format!("/supervisions?{}&sort=due", pile.query),
    })
}

/// What recurs and is still open in the window that runs now, for the own unit.
async fn occurrences(ctx: &Ctx, tx: &mut Tx, seat: Seat) -> Outcome<Option<DeskSection>> {
    let Some(unit) = ctx.actor().unit else { return Ok(None) };
    let ask = OccurrenceAsk {
        unit: vec![unit],
        state: vec!["pending".into()],
        to: Some(ctx.today()),
        limit: Some(SHOWN),
        ..OccurrenceAsk::default()
    };
    let page = occurrences_listed(ctx, &ask)?
        .page(tx, &PageAsk { limit: ask.limit, ..PageAsk::default() }, |r| row(ctx, r))
        .await?;
    let items = filled(tx, page.items).await?.into_iter().map(|o| DeskItem::Occurrence(Box::new(o))).collect();
    Ok(Some(DeskSection {
        key: "occurrences".into(),
        title: if seat == Seat::Leader { "本期我的履职".into() } else { "本期要做的".into() },
        say: "登记一次履职记录，凡符合条件的期次都会自动计入，不用另填。".into(),
        total: page.total.count,
        more: !page.total.exact,
        items,
        link: format!("/occurrences?unit={unit}&state=pending"),
    }))
}

/// Days that the changes reach back.
const DAYS_BACK: i64 = 7;
/// Who looks at a whole region wants to know what turned and what was decided, not every report.
const OF_NOTE: &str =
    "('light','submit','return','check','close','request','refuse','raise','reject','comment','reopen')";

/// Events of the last days by others, newest first: on tasks that the unit has to do with, or in the whole region.
async fn changes(ctx: &Ctx, tx: &mut Tx, seat: Seat) -> Outcome<Vec<DeskChange>> {
    let Some(unit) = ctx.actor().unit else { return Ok(Vec::new()) };
    let since = ctx.now() - SignedDuration::from_hours(24 * DAYS_BACK);
    let mut values: Vec<Value> = vec![since.into(), ctx.person()?.into()];
    let only = match seat {
        Seat::Unit => {
            values.push(unit.into());
            "exists (select 1 from task_access a where a.task = t.id and a.unit = $3)".to_owned()
        }
        _ => {
            let scoped = ::store::list::condition(ctx.scope(), Right::TaskRead, &SPOTS_ON, &mut values);
            format!("e.action in {OF_NOTE}{}", scoped.map(|c| format!(" and {c}")).unwrap_or_default())
        }
    };
    let sql = format!(
        "select e.at, e.action, e.label, e.actor_name, e.from_state, e.to_state, t.title, u.short, t.id
         from ledger_event e join task t on t.id = e.record join unit u on u.id = t.unit
         where e.concept = 'task' and e.at >= $1 and (e.actor is null or e.actor <> $2) and {only}
         order by e.at desc limit 12"
    );
    tx.all(&sql, &values).await?.iter().map(change).collect()
}

fn change(r: &Row) -> Outcome<DeskChange> {
    let (who, what): (String, String) = (r.get("actor_name")?, r.get("label")?);
    let (unit, title): (String, String) = (r.get("short")?, r.get("title")?);
    let colour = |state: Option<String>| {
        state.and_then(|s| Colour::parse(s.trim_start_matches("light:"))).map_or("无灯", Colour::label)
    };
    let label = match r.get::<String>("action")?.as_str() {
        "light" => format!("{}转{}：{unit}《{title}》", colour(r.get("from_state")?), colour(r.get("to_state")?)),
        _ => format!("{who}：{what} · {unit}《{title}》"),
    };
    Ok(DeskChange { at: r.get("at")?, label, task: r.get("id")? })
}

/// The unit's (or region's) lights, out of all its tasks.
async fn tallies(ctx: &Ctx, tx: &mut Tx, region: bool) -> Outcome<Vec<DeskTally>> {
    let own = if region { TaskAsk::default() } else { TaskAsk { mine: Some("all".into()), ..TaskAsk::default() } };
    let prefix = if region { "/tasks?" } else { "/tasks?mine=all&" };
    let all = listed(ctx, &own)?.total(tx).await?;
    let of = Some(all.count).filter(|_| all.exact);
    let mut out = vec![];
    for (label, light) in [("红灯", "red"), ("黄灯", "yellow"), ("待核验", "submitted"), ("已销号", "done")] {
        let one = TaskAsk { light: vec![light.to_owned()], ..own.clone() };
        let total = listed(ctx, &one)?.total(tx).await?;
        out.push(DeskTally { label: label.into(), value: total.count, of, link: format!("{prefix}light={light}") });
    }
    Ok(out)
}
