//! The sections of each role, and what changed in the last days.

use crate::desk::piles::{Pile, Seat};
use ::store::{Tx, Value};
use axum::Json;
use govern::duty::io::api::{OccurrenceAsk, listed as occurrences_listed};
use govern::duty::io::view::{OccurrenceRow, filled, row};
use govern::task::io::api::list::{TaskAsk, listed, rows};
use govern::task::io::store::named;
use govern::task::io::view::TaskRow;
use jiff::{SignedDuration, Timestamp};
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

/// A task or an occurrence.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DeskItem {
    Task(Box<TaskRow>),
    Occurrence(Box<OccurrenceRow>),
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
    } else {
        Seat::Leader
    };
    let mut tx = ctx.read().await?;
    let mut sections = Vec::new();
    for pile in seat.piles() {
        sections.push(section(&ctx, &mut tx, pile).await?);
    }
    if scope.may(Right::RecordRead)
        && let Some(s) = occurrences(&ctx, &mut tx, seat).await?
    {
        sections.push(s);
    }
    let changes = changes(&ctx, &mut tx).await?;
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

/// Events of the last three days on tasks that the unit has to do with, by others, newest first.
async fn changes(ctx: &Ctx, tx: &mut Tx) -> Outcome<Vec<DeskChange>> {
    let Some(unit) = ctx.actor().unit else { return Ok(Vec::new()) };
    let since = ctx.now() - SignedDuration::from_hours(24 * 3);
    let rows = tx
        .all(
            "select e.at, e.label, e.actor_name, t.title, u.short, t.id from ledger_event e
             join task_access a on a.task = e.record and a.unit = $1
             join task t on t.id = e.record join unit u on u.id = t.unit
             where e.concept = 'task' and e.at >= $2 and (e.actor is null or e.actor <> $3)
             order by e.id desc limit 12",
            &[unit.into(), since.into(), ctx.person()?.into()],
        )
        .await?;
    rows.iter()
        .map(|r| {
            let (who, what): (String, String) = (r.get("actor_name")?, r.get("label")?);
            let (unit, title): (String, String) = (r.get("short")?, r.get("title")?);
            Ok(DeskChange {
                at: r.get("at")?, label: format!("{who}：{what} · {unit}《{title}》"), task: r.get("id")?
            })
        })
        .collect()
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
