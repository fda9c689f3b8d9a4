//! 我的本季: what a leader still owes this quarter, what waits for a word, what got worse. Made for a phone.

use super::store::{self, Held};
use crate::duty::io::view::{self, OccurrenceRow};
use crate::supervise::io::api::{SuperviseAsk, listed as steps_listed, named as step_named};
use crate::supervise::step::Step;
use crate::task::io::store as tasks;
use ::store::{List, Tx, Value};
use axum::Json;
use jiff::civil::Date;
use kernel::calendar::Period;
use kernel::id::PostId;
use kernel::{Outcome, PageAsk, Right};
use org::ask::{Charge, ChargeSort, Chargers};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use web::view::UnitRef;
use web::{Answer, Ctx};

/// A post that I hold or held this quarter.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MyPost {
    #[schema(value_type = Uuid)]
    pub id: PostId,
    pub title: String,
    pub unit_name: String,
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    /// Duties that contradict each other: the office must choose.
    pub contradictions: i64,
}

/// Something that waits, is led, or got worse, with its page.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct QuarterItem {
    pub concept: String,
    pub id: Uuid,
    pub title: String,
    pub say: String,
    pub link: String,
    /// Colour code.
    pub light: String,
}

/// My quarter.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MyQuarter {
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    /// Days left, today included.
    pub days_left: i64,
    pub posts: Vec<MyPost>,
    /// Windows of my duties that touch the quarter and have begun: what is missing first, by last day.
    pub duties: Vec<OccurrenceRow>,
    /// Windows that count and are met, of all in `duties`.
    pub met: i64,
    pub waiting: Vec<QuarterItem>,
    pub led: Vec<QuarterItem>,
    pub worse: Vec<QuarterItem>,
}

/// Most lines of one list.
const MOST: u32 = 20;

#[utoipa::path(get, path = "/my/quarter", tag = "dossier", responses((status = 200, body = MyQuarter)))]
pub async fn mine(ctx: Ctx) -> Answer<MyQuarter> {
    let today = ctx.today();
    let (from, to) = Period::Quarter.window(today, today.year());
    let mut tx = ctx.read().await?;
    let posts: Vec<Held> = match store::posts_of(&ctx, &mut tx, ctx.person()?).await {
        Ok(all) => all.into_iter().filter(|h| h.post.valid_to.is_none_or(|end| from <= end)).collect(),
        // Somebody without any post owes nothing.
        Err(refusal) if refusal.kind == kernel::Kind::NotFound => Vec::new(),
        Err(refusal) => return Err(refusal.into()),
    };
    let ids: Vec<PostId> = posts.iter().map(|h| h.post.id).collect();
    let rows = store::standing(&mut tx, &ids, from, today).await?;
    let mut duties = view::rows(&ctx, &mut tx, &rows).await?;
    let rank = |o: &OccurrenceRow| match o.state.as_str() {
        "pending" if o.have < o.need => 0,
        "missed" => 1,
        _ => 2,
    };
    duties.sort_by(|a, b| (rank(a), a.window.to, &a.duty.title).cmp(&(rank(b), b.window.to, &b.duty.title)));
    let met = duties.iter().filter(|o| o.have >= o.need).count() as i64;
    let mut mine = Vec::new();
    for held in &posts {
        let all = store::duties(&mut tx, held.post.id).await?;
        mine.push(MyPost {
            id: held.post.id,
            title: held.post.title.clone(),
            unit_name: held.unit_name.clone(),
            from: held.post.valid_from,
            to: held.post.valid_to,
            contradictions: crate::dossier::rules::contradictions(&all, today).len() as i64,
        });
    }
    Ok(Json(MyQuarter {
        from,
        to,
        days_left: i64::from((to - today).get_days()) + 1,
        posts: mine,
        duties,
        met,
        waiting: waiting(&ctx, &mut tx).await?,
        led: led(&ctx, &mut tx, &posts, from).await?,
        worse: worse(&ctx, &mut tx, from).await?,
    }))
}

/// Steps of supervision that wait for my signature, and red tasks whose weekly review is mine.
async fn waiting(ctx: &Ctx, tx: &mut Tx) -> Outcome<Vec<QuarterItem>> {
    let mut out = Vec::new();
    if !ctx.scope().may(Right::SuperviseRead) {
        return Ok(out);
    }
    let page = PageAsk { limit: Some(MOST), after: None, sort: None };
    let (monday, _) = Period::Week.window(ctx.today(), ctx.today().year());
    for mine in ["review", "sign"] {
        let ask = SuperviseAsk { mine: Some(mine.into()), ..SuperviseAsk::default() };
        for s in steps_listed(ctx, &ask)?.page(tx, &page, step_named).await?.items {
            let it = &s.f.it;
            let (say, light) = match mine {
                "sign" => (format!("{}等您签发，涉及{}", it.step.label(), s.unit.short), "yellow"),
                _ if it.step != Step::Secretary => continue,
                _ => match it.reviews.last().map(|m| kernel::day_of(m.at)) {
                    Some(day) if monday <= day => (format!("本周已调度（{day}）"), "green"),
                    Some(day) => (format!("本周还没有调度，上次 {day}"), "red"),
                    None => ("还没有调度过".to_owned(), "red"),
                },
            };
            out.push(item("supervise", it.id.0, it.title.clone(), say, "supervisions", light));
        }
    }
    Ok(out)
}

fn item(concept: &str, id: Uuid, title: String, say: String, page: &str, light: &str) -> QuarterItem {
    let link = format!("/{page}/{id}");
    QuarterItem { concept: concept.into(), id, title, say, link, light: light.into() }
}

/// What I lead in person now.
async fn led(ctx: &Ctx, tx: &mut Tx, posts: &[Held], from: Date) -> Outcome<Vec<QuarterItem>> {
    let (Some(all), Some(person)) = (ctx.app().answer::<Chargers>(), ctx.actor().person) else { return Ok(Vec::new()) };
    if posts.is_empty() {
        return Ok(Vec::new());
    }
    let charge = Charge { person, units: Vec::new(), regions: Vec::new(), from, to: ctx.today(), known_at: ctx.now() };
    let found = all.in_charge(ctx, tx, &charge).await?;
    let mine = found.into_iter().filter(|c| c.sort == ChargeSort::Led);
    Ok(mine
        .map(|c| {
            let page = if c.known.concept == "hazard" { "hazards" } else { "risks" };
            item(&c.known.concept, c.known.record, c.title, c.say, page, "red")
        })
        .collect())
}

/// Tasks of my unit and portfolio that turned yellow or red this quarter.
async fn worse(ctx: &Ctx, tx: &mut Tx, from: Date) -> Outcome<Vec<QuarterItem>> {
    let units = ctx.scope().units();
    if units.is_empty() || !ctx.scope().may(Right::TaskRead) {
        return Ok(Vec::new());
    }
    let list = List::new(&tasks::LISTED, ctx.scope(), Right::TaskRead)
        .among("t.unit", units)
        .among("t.light", ["red", "yellow"].map(str::to_owned))
        .and("t.light_since >= ?", [Value::from(from)]);
    let page = PageAsk { limit: Some(MOST), after: None, sort: None };
    let found = list.page(tx, &page, tasks::named).await?.items;
    let one = |n: tasks::Named| {
        let unit: UnitRef = n.unit;
        let say = format!("{}，{}起{}", unit.short, n.task.light_since, n.task.light.label());
        item("task", n.task.id.0, n.task.title, say, "tasks", n.task.light.code())
    };
    Ok(found.into_iter().map(one).collect())
}
