//! SQL of visits and findings.

use super::{known, placed, put, set};
use crate::tour::flow::{FindingFlow, VisitFlow, VisitState};
use crate::tour::model::{Finding, Hand, Sort, Visit};
use ::store::{Access, Kind, Listed, Row, ScopeOn, Sort as By, Tx, Value, list, params};
use kernel::flow::Flow;
use kernel::id::{TourFindingId, TourId, TourVisitId, UnitId};
use kernel::{Outcome, Refusal, Right, Scope};

const COLUMNS: &str = "t.id, t.tour, t.tour_title, t.sort, t.organ, t.region_path, t.target, t.planned_on, t.leader, \
    t.team, t.begun_on, t.finished_on, t.rechecked_on, t.evidence, t.summary, t.state, t.marks, t.version";

/// Who sees a visit: the region's people, the organ, the units of the team, and from its beginning the unit visited.
pub const SCOPE: ScopeOn = ScopeOn {
    path: "t.region_path",
    sector: None,
    units: &["t.organ", "t.shown"],
    access: Some(Access { table: "tour_visit_access", record: "visit", copies: &["planned_on"] }),
    areas: true,
    large: None,
};

/// Visits, the latest first.
pub static LISTED: Listed = Listed {
    table: "tour_visit",
    joins: "",
    columns: COLUMNS,
    on: SCOPE,
    sorts: &[By { name: "planned", column: "t.planned_on", kind: Kind::Date }],
    default: "-planned",
};

/// One row.
pub fn decode(row: &Row) -> Outcome<Visit> {
    let (sort, state): (String, String) = (row.get("sort")?, row.get("state")?);
    Ok(Visit {
        id: row.get("id")?,
        tour: row.get("tour")?,
        tour_title: row.get("tour_title")?,
        sort: known("sort", &sort, Sort::parse(&sort))?,
        organ: row.get("organ")?,
        region_path: row.get("region_path")?,
        target: row.get("target")?,
        planned_on: row.get("planned_on")?,
        leader: row.get("leader")?,
        team: row.json("team")?,
        begun_on: row.get("begun_on")?,
        finished_on: row.get("finished_on")?,
        rechecked_on: row.get("rechecked_on")?,
        evidence: row.json("evidence")?,
        summary: row.get("summary")?,
        state: known("visit state", &state, VisitFlow::parse_state(&state))?,
        marks: row.json("marks")?,
        version: row.get("version")?,
    })
}

fn written(v: &Visit) -> Vec<(&'static str, Value)> {
    let mut out = placed(&v.region_path);
    let shown = Some(v.target).filter(|_| matches!(v.state, VisitState::Begun | VisitState::Finished));
    out.extend([
        ("tour", Value::from(v.tour)),
        ("tour_title", (&v.tour_title).into()),
        ("sort", v.sort.code().into()),
        ("organ", v.organ.into()),
        ("target", v.target.into()),
        ("shown", shown.into()),
        ("planned_on", v.planned_on.into()),
        ("leader", (&v.leader).into()),
        ("team", Value::json(&v.team)),
        ("begun_on", v.begun_on.into()),
        ("finished_on", v.finished_on.into()),
        ("rechecked_on", v.rechecked_on.into()),
        ("evidence", Value::json(&v.evidence)),
        ("summary", (&v.summary).into()),
        ("state", v.state.code().into()),
        ("marks", Value::json(&v.marks)),
    ]);
    out
}

pub async fn insert(tx: &mut Tx, v: &Visit) -> Outcome<()> {
    put(tx, "tour_visit", v.id.into(), written(v)).await?;
    let rows: Vec<Vec<Value>> = v.team.iter().map(|u| params![*u, v.id, v.planned_on].to_vec()).collect();
    tx.bulk_insert("tour_visit_access", &["unit", "visit", "planned_on"], &rows).await?;
    Ok(())
}

pub async fn save(tx: &mut Tx, v: &mut Visit) -> Outcome<()> {
    set(tx, "tour_visit", v.id.into(), v.version, written(v), "巡查").await?;
    v.version += 1;
    Ok(())
}

/// One in scope; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, id: TourVisitId) -> Outcome<Visit> {
    if !list::visible(tx, scope, Right::SuperviseRead, &SCOPE, "tour_visit", id).await? {
        return Err(Refusal::not_found("巡查"));
    }
    let row = tx.opt(&format!("select {COLUMNS} from tour_visit t where t.id = $1"), params![id]).await?;
    decode(&row.ok_or_else(|| Refusal::not_found("巡查"))?)
}

/// Visits of a programme, the latest first; whoever asks.
pub async fn of_tour(tx: &mut Tx, tour: TourId) -> Outcome<Vec<Visit>> {
    let sql = format!("select {COLUMNS} from tour_visit t where t.tour = $1 order by t.planned_on desc, t.id desc");
    tx.all(&sql, params![tour]).await?.iter().map(decode).collect()
}

/// Whether a visit to a target waits or goes on.
pub async fn waits(tx: &mut Tx, tour: TourId, target: UnitId) -> Outcome<bool> {
    let sql =
        "select 1 as one from tour_visit where tour = $1 and target = $2 and state in ('planned', 'begun') limit 1";
    Ok(tx.opt(sql, params![tour, target]).await?.is_some())
}

const FINDING: &str = "id, visit, unit, title, text, due, hand, supervise, task, noted, rechecks, state, version";

fn finding(row: &Row) -> Outcome<Finding> {
    let (hand, state): (String, String) = (row.get("hand")?, row.get("state")?);
    Ok(Finding {
        id: row.get("id")?,
        visit: row.get("visit")?,
        unit: row.get("unit")?,
        title: row.get("title")?,
        text: row.get("text")?,
        due: row.get("due")?,
        hand: known("hand", &hand, Hand::parse(&hand))?,
        supervise: row.get("supervise")?,
        task: row.get("task")?,
        noted: row.json("noted")?,
        rechecks: row.json("rechecks")?,
        state: known("finding state", &state, FindingFlow::parse_state(&state))?,
        version: row.get("version")?,
    })
}

fn finding_written(f: &Finding) -> Vec<(&'static str, Value)> {
    vec![
        ("visit", f.visit.into()),
        ("unit", f.unit.into()),
        ("title", (&f.title).into()),
        ("text", (&f.text).into()),
        ("due", f.due.into()),
        ("hand", f.hand.code().into()),
        ("supervise", f.supervise.into()),
        ("task", f.task.into()),
        ("noted", Value::json(&f.noted)),
        ("rechecks", Value::json(&f.rechecks)),
        ("state", f.state.code().into()),
    ]
}

pub async fn insert_finding(tx: &mut Tx, f: &Finding) -> Outcome<()> {
    put(tx, "tour_finding", f.id.into(), finding_written(f)).await
}

pub async fn save_finding(tx: &mut Tx, f: &mut Finding) -> Outcome<()> {
    set(tx, "tour_finding", f.id.into(), f.version, finding_written(f), "巡查问题").await?;
    f.version += 1;
    Ok(())
}

/// Findings of a visit, the oldest first; whoever asks.
pub async fn findings(tx: &mut Tx, visit: TourVisitId) -> Outcome<Vec<Finding>> {
    let sql = format!("select {FINDING} from tour_finding where visit = $1 order by id");
    tx.all(&sql, params![visit]).await?.iter().map(finding).collect()
}

/// The finding from which a task came, with its visit; whoever asks. A task of a finding carries the finding's id in the
/// place of a measure's.
pub async fn of_task(tx: &mut Tx, finding: TourFindingId) -> Outcome<Option<(Visit, Finding)>> {
    let Some(row) = tx.opt(&format!("select {FINDING} from tour_finding where id = $1"), params![finding]).await?
    else {
        return Ok(None);
    };
    let found = self::finding(&row)?;
    let row = tx.one(&format!("select {COLUMNS} from tour_visit t where t.id = $1"), params![found.visit]).await?;
    Ok(Some((decode(&row)?, found)))
}

/// Whether the asker may open a visit.
pub async fn sees(tx: &mut Tx, scope: &Scope, id: TourVisitId) -> Outcome<bool> {
    list::visible(tx, scope, Right::SuperviseRead, &SCOPE, "tour_visit", id).await
}
