//! Visits with evidence and findings.

use super::{Names, TourMark, marks, named, names};
use crate::task::io::api::list::shown;
use crate::task::io::store as tasks;
use crate::task::io::view::LightDot;
use crate::tour::flow::{FindingState, VisitAction, VisitFlow, VisitState};
use crate::tour::io::act::visit as visits;
use crate::tour::io::store;
use crate::tour::model::{Finding, Method, Visit};
use crate::tour::rules::evidence;
use ::store::Tx;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::flow::Flow;
use kernel::id::{FileId, SuperviseId, TaskId, TourFindingId, TourId, TourVisitId};
use kernel::{Outcome, Party};
use serde::Serialize;
use utoipa::ToSchema;
use web::view::UnitRef;
use web::{Ctx, Offer, offer};

/// A visit in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TourVisitRow)]
pub struct VisitRow {
    #[schema(value_type = uuid::Uuid)]
    pub id: TourVisitId,
    #[schema(value_type = uuid::Uuid)]
    pub tour: TourId,
    pub tour_title: String,
    pub sort: String,
    pub target: Option<UnitRef>,
    #[schema(value_type = String, format = Date)]
    pub planned_on: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub begun_on: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub finished_on: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub rechecked_on: Option<Date>,
    pub leader: String,
    pub state: String,
    pub state_label: String,
    pub version: i64,
}

/// What one method brought.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TourEvidence)]
pub struct EvidenceView {
    pub method: String,
    pub method_label: String,
    pub text: String,
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub files: Vec<FileId>,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub name: String,
}

/// Going there again.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TourRecheck)]
pub struct RecheckView {
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    pub passed: bool,
    pub note: String,
    pub name: String,
}

/// The task that a finding became. Its state is shown to whoever sees the visit; it opens for those who see it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TourTask)]
pub struct TaskLine {
    #[schema(value_type = uuid::Uuid)]
    pub id: TaskId,
    pub number: String,
    pub unit: Option<UnitRef>,
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
    pub progress: i64,
    pub state: String,
    pub state_label: String,
    pub light: LightDot,
    /// May be opened.
    pub open: bool,
}

/// What was found, and what became of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TourFinding)]
pub struct FindingView {
    #[schema(value_type = uuid::Uuid)]
    pub id: TourFindingId,
    pub unit: Option<UnitRef>,
    pub title: String,
    pub text: String,
    #[schema(value_type = String, format = Date)]
    pub due: Date,
    pub late: bool,
    pub state: String,
    pub state_label: String,
    pub closed: bool,
    /// `assignment` `task`
    pub hand: String,
    pub hand_label: String,
    pub task: Option<TaskLine>,
    /// May be made a task now.
    pub may_issue: bool,
    /// The assignment by which it was handed over, where the asker may see it.
    #[schema(value_type = Option<uuid::Uuid>)]
    pub supervise: Option<SuperviseId>,
    pub supervise_state: Option<String>,
    pub rechecks: Vec<RecheckView>,
}

/// A code with its label.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TourWord)]
pub struct Word {
    pub code: String,
    pub label: String,
}

/// A visit with everything about it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TourVisitPage)]
pub struct VisitPage {
    pub it: VisitRow,
    pub team: Vec<UnitRef>,
    pub evidence: Vec<EvidenceView>,
    /// Methods by which nothing was brought yet.
    pub missing: Vec<Word>,
    pub findings: Vec<FindingView>,
    pub summary: String,
    pub marks: Vec<TourMark>,
    pub offers: Vec<Offer>,
    /// May bring evidence and note findings.
    pub may_add: bool,
    pub may_recheck: bool,
}

/// A line of the list of visits.
pub fn visit_row(v: &Visit, names: &Names) -> VisitRow {
    VisitRow {
        id: v.id,
        tour: v.tour,
        tour_title: v.tour_title.clone(),
        sort: v.sort.code().into(),
        target: names.get(&v.target).cloned(),
        planned_on: v.planned_on,
        begun_on: v.begun_on,
        finished_on: v.finished_on,
        rechecked_on: v.rechecked_on,
        leader: v.leader.clone(),
        state: v.state.code().into(),
        state_label: v.state.label().into(),
        version: v.version,
    }
}

async fn task(ctx: &Ctx, tx: &mut Tx, id: TaskId) -> Outcome<Option<TaskLine>> {
    let Some(t) = tasks::by_id(tx, id).await? else { return Ok(None) };
    let light = shown(&t, &ctx.law().parameters, ctx.today());
    Ok(Some(TaskLine {
        id,
        unit: tasks::units(tx, &[t.unit]).await?.remove(&t.unit),
        due: t.due,
        progress: t.progress,
        state: t.work.code().into(),
        state_label: t.work.label().into(),
        light,
        open: tasks::find(tx, ctx.scope(), id).await.is_ok(),
        number: t.number,
    }))
}

async fn finding(ctx: &Ctx, tx: &mut Tx, f: &Finding, names: &Names, issues: bool) -> Outcome<FindingView> {
    let step = match f.supervise {
        Some(id) => crate::supervise::io::store::find(tx, ctx.scope(), id).await.ok(),
        None => None,
    };
    Ok(FindingView {
        id: f.id,
        unit: names.get(&f.unit).cloned(),
        title: f.title.clone(),
        text: f.text.clone(),
        due: f.due,
        late: !f.state.closed() && f.due < ctx.today(),
        state: f.state.code().into(),
        state_label: f.state.label().into(),
        closed: f.state.closed(),
        hand: f.hand.code().into(),
        hand_label: f.hand.label().into(),
        task: match f.task {
            Some(id) => task(ctx, tx, id).await?,
            None => None,
        },
        may_issue: issues && f.state == FindingState::Noted,
        supervise: step.as_ref().map(|s| s.it.id),
        supervise_state: step.as_ref().map(|s| s.it.state.label().to_owned()),
        rechecks: f
            .rechecks
            .iter()
            .map(|r| RecheckView {
                on: r.on,
                passed: r.passed,
                note: r.mark.note.clone().unwrap_or_default(),
                name: r.mark.name.clone(),
            })
            .collect(),
    })
}

/// The page of a visit.
pub async fn visit_page(ctx: &Ctx, tx: &mut Tx, v: &Visit) -> Outcome<VisitPage> {
    let found = store::visit::findings(tx, v.id).await?;
    let mut ids = v.team.clone();
    ids.push(v.target);
    ids.extend(found.iter().map(|f| f.unit));
    let names = names(tx, ids).await?;
    let parties = visits::parties(ctx, v);
    let ours = parties.iter().any(|p| matches!(p, Party::Clerk | Party::Lead));
    let mut refused = Vec::new();
    for m in VisitFlow::offers(v.state, &parties) {
        if let Err(r) = visits::guard(ctx, tx, v, m.action).await {
            refused.push((m.action, r.say));
        }
    }
    let why = |a: VisitAction| refused.iter().find(|r| r.0 == a).map(|r| r.1.clone());
    let mut findings = Vec::with_capacity(found.len());
    for f in &found {
        let issues = v.state == VisitState::Finished && parties.contains(&Party::Clerk);
        findings.push(finding(ctx, tx, f, &names, issues).await?);
    }
    let word = |m: Method| Word { code: m.code().into(), label: m.label().into() };
    let open = found.iter().any(|f| matches!(f.state, FindingState::Assigned | FindingState::Failed));
    Ok(VisitPage {
        it: visit_row(v, &names),
        team: named(&v.team, &names),
        evidence: v
            .evidence
            .iter()
            .map(|e| EvidenceView {
                method: e.method.code().into(),
                method_label: e.method.label().into(),
                text: e.text.clone(),
                files: e.files.clone(),
                at: e.mark.at,
                name: e.mark.name.clone(),
            })
            .collect(),
        missing: evidence::missing(&v.evidence).into_iter().map(word).collect(),
        findings,
        summary: v.summary.clone(),
        marks: marks(&v.marks),
        offers: offer::offers::<VisitFlow>(v.state, &parties, why),
        may_add: ours && v.state == VisitState::Begun,
        may_recheck: ours && v.state == VisitState::Finished && open,
    })
}
