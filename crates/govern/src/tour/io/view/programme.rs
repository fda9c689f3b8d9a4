//! Programmes with their coverage.

use super::{Names, TourMark, VisitRow, marked, marks, named, names, visit_row};
use crate::task::io::api::list::shown;
use crate::task::model::LightCounts;
use crate::tour::flow::{TourAction, TourFlow, TourState, VisitState};
use crate::tour::io::act::{self, programme};
use crate::tour::io::store;
use crate::tour::model::Programme;
use crate::tour::rules::coverage::{Outlook, Pace, Place, Stands, pace, places};
use ::store::Tx;
use jiff::civil::Date;
use kernel::id::{PolicyId, TourId, TourVisitId, UnitId};
use kernel::{Colour, Outcome, Party};
use serde::Serialize;
use utoipa::ToSchema;
use web::view::UnitRef;
use web::{Ctx, Offer, offer};

/// How far a programme is, with the reckoning.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TourPace {
    /// `done` `in_time` `early` `too_slow` `missed`
    pub outlook: String,
    /// The rest cannot be reached at this pace, or the time is over.
    pub warns: bool,
    pub covered: usize,
    pub left: usize,
    pub days_left: i64,
    pub say: String,
}

impl From<Pace> for TourPace {
    fn from(p: Pace) -> TourPace {
        TourPace {
            outlook: p.outlook.code().into(),
            warns: matches!(p.outlook, Outlook::TooSlow | Outlook::Missed),
            covered: p.covered,
            left: p.left,
            days_left: p.days_left,
            say: p.say,
        }
    }
}

/// A programme in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TourRow {
    #[schema(value_type = uuid::Uuid)]
    pub id: TourId,
    pub number: String,
    /// `tour` `joint`
    pub sort: String,
    pub sort_label: String,
    pub title: String,
    pub organ: Option<UnitRef>,
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    pub total: usize,
    pub state: String,
    pub state_label: String,
    /// Only of what is carried out.
    pub pace: Option<TourPace>,
    pub version: i64,
}

/// A unit of the set, as it stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TourPlace {
    pub unit: Option<UnitRef>,
    pub members: Vec<UnitRef>,
    /// `covered` `begun` `planned` `left`
    pub stands: String,
    pub stands_label: String,
    /// Covered on, or planned for.
    #[schema(value_type = Option<String>, format = Date)]
    pub on: Option<Date>,
    /// The visit by which it stands so.
    #[schema(value_type = Option<uuid::Uuid>)]
    pub visit: Option<TourVisitId>,
}

/// Tasks of a programme that show one colour.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TourTasks {
    pub color: String,
    pub label: String,
    pub count: i64,
}

/// A programme with its coverage.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TourPage {
    pub it: TourRow,
    pub topics: String,
    pub core: Vec<UnitRef>,
    pub places: Vec<TourPlace>,
    pub open_findings: i64,
    /// Tasks out of its findings, by the colour that they show.
    pub tasks: Vec<TourTasks>,
    pub visits: Vec<VisitRow>,
    pub opened: TourMark,
    pub marks: Vec<TourMark>,
    pub offers: Vec<Offer>,
    pub may_plan: bool,
}

async fn reckoned(ctx: &Ctx, tx: &mut Tx, p: &Programme) -> Outcome<(Vec<Place>, Pace)> {
    let seen = store::seen(tx, p.id, ctx.today()).await?;
    let all = places(&p.targets, &seen);
    let covered = all.iter().filter(|x| x.stands == Stands::Covered).count();
    let early = ctx.law().parameters.value("tour.pace_days", &p.region_path, ctx.today()) as i64;
    let pace = pace(covered, all.len(), p.from, p.to, ctx.today(), early);
    Ok((all, pace))
}

fn tour_row(p: &Programme, names: &Names, pace: Option<Pace>) -> TourRow {
    TourRow {
        id: p.id,
        number: p.number.clone(),
        sort: p.sort.code().into(),
        sort_label: p.sort.label().into(),
        title: p.title.clone(),
        organ: names.get(&p.organ).cloned(),
        from: p.from,
        to: p.to,
        total: p.targets.len(),
        state: p.state.code().into(),
        state_label: p.state.label().into(),
        pace: pace.map(Into::into),
        version: p.version,
    }
}

/// Lines of the list.
pub async fn tour_rows(ctx: &Ctx, tx: &mut Tx, all: Vec<Programme>) -> Outcome<Vec<TourRow>> {
    let names = names(tx, all.iter().map(|p| p.organ).collect()).await?;
    let mut out = Vec::with_capacity(all.len());
    for p in &all {
        let pace = match p.state {
            TourState::Running => Some(reckoned(ctx, tx, p).await?.1),
            _ => None,
        };
        out.push(tour_row(p, &names, pace));
    }
    Ok(out)
}

/// The worst colour first; those that none shows are missing.
async fn tasks(ctx: &Ctx, tx: &mut Tx, p: &Programme) -> Outcome<Vec<TourTasks>> {
    let mut counts = LightCounts::default();
    for t in crate::task::io::store::of_policy(tx, PolicyId(p.id.0)).await? {
        let dot = shown(&t, &ctx.law().parameters, ctx.today());
        counts.add(Colour::parse(&dot.color).unwrap_or(t.light), 1);
    }
    let all = [
        (Colour::Red, counts.red),
        (Colour::Yellow, counts.yellow),
        (Colour::Green, counts.green),
        (Colour::Submitted, counts.submitted),
        (Colour::Done, counts.done),
        (Colour::None, counts.none),
    ];
    let some = all.into_iter().filter(|(_, n)| *n > 0);
    Ok(some.map(|(c, n)| TourTasks { color: c.code().into(), label: c.label().into(), count: n }).collect())
}

/// The page of a programme.
pub async fn tour_page(ctx: &Ctx, tx: &mut Tx, p: &Programme) -> Outcome<TourPage> {
    let visits = store::visit::of_tour(tx, p.id).await?;
    let mut ids = vec![p.organ];
    ids.extend(&p.core);
    ids.extend(p.targets.iter().flat_map(|t| t.members.iter().chain([&t.unit])));
    ids.extend(visits.iter().map(|v| v.target));
    let names = names(tx, ids).await?;
    let (places, pace) = reckoned(ctx, tx, p).await?;
    let by = |unit: UnitId, stands: Stands| {
        let wanted = match stands {
            Stands::Covered => VisitState::Finished,
            Stands::Begun => VisitState::Begun,
            Stands::Planned => VisitState::Planned,
            Stands::Left => return None,
        };
        visits.iter().rev().find(|v| v.target == unit && v.state == wanted).map(|v| v.id)
    };
    let shown = places.iter().zip(&p.targets).map(|(place, t)| TourPlace {
        unit: names.get(&t.unit).cloned(),
        members: named(&t.members, &names),
        stands: place.stands.code().into(),
        stands_label: place.stands.label().into(),
        on: place.on,
        visit: by(t.unit, place.stands),
    });
    let shown = shown.collect();
    let parties = act::who(ctx).parties(&p.region_path, &[]);
    let refused = match programme::guard(ctx, tx, p, TourAction::Conclude).await {
        Ok(()) => None,
        Err(r) => Some(r.say),
    };
    let why = |a: TourAction| refused.clone().filter(|_| a == TourAction::Conclude);
    let running = p.state == TourState::Running;
    Ok(TourPage {
        it: tour_row(p, &names, Some(pace).filter(|_| running)),
        topics: p.topics.clone(),
        core: named(&p.core, &names),
        places: shown,
        open_findings: store::open_findings(tx, p.id).await?,
        tasks: tasks(ctx, tx, p).await?,
        visits: visits.iter().map(|v| visit_row(v, &names)).collect(),
        opened: marked("拟定", &p.opened),
        marks: marks(&p.marks),
        offers: offer::offers::<TourFlow>(p.state, &parties, why),
        may_plan: running && parties.contains(&Party::Clerk),
    })
}
