//! SQL of programmes.

pub mod station;
pub mod visit;

use crate::tour::flow::TourFlow;
use crate::tour::model::{Programme, Sort};
use crate::tour::rules::coverage::Seen;
use ::store::{Kind, Listed, Row, ScopeOn, Sort as By, Tx, Value, list, params};
use jiff::civil::Date;
use kernel::flow::Flow;
use kernel::id::{TourId, UnitId};
use kernel::{Outcome, Refusal, Right, Scope};
use org::unit::UnitKind;
use std::collections::HashMap;

const COLUMNS: &str = "t.id, t.number, t.sort, t.title, t.topics, t.organ, t.region_path, t.from_on, t.to_on, t.core, \
    t.targets, t.state, t.opened, t.marks, t.version";

/// Who sees a programme: the region's people and the organ.
pub const SCOPE: ScopeOn =
    ScopeOn { path: "t.region_path", sector: None, units: &["t.organ"], access: None, areas: true, large: None };

/// Programmes, those that end last first.
pub static LISTED: Listed = Listed {
    table: "tour",
    joins: "",
    columns: COLUMNS,
    on: SCOPE,
    sorts: &[By { name: "to", column: "t.to_on", kind: Kind::Date }],
    default: "-to",
};

pub(super) fn known<T>(what: &str, code: &str, found: Option<T>) -> Outcome<T> {
    found.ok_or_else(|| Refusal::internal(format!("tour.{what} holds {code}")))
}

/// One row.
pub fn decode(row: &Row) -> Outcome<Programme> {
    let (sort, state): (String, String) = (row.get("sort")?, row.get("state")?);
    Ok(Programme {
        id: row.get("id")?,
        number: row.get("number")?,
        sort: known("sort", &sort, Sort::parse(&sort))?,
        title: row.get("title")?,
        topics: row.get("topics")?,
        organ: row.get("organ")?,
        region_path: row.get("region_path")?,
        from: row.get("from_on")?,
        to: row.get("to_on")?,
        core: row.json("core")?,
        targets: row.json("targets")?,
        state: known("state", &state, TourFlow::parse_state(&state))?,
        opened: row.json("opened")?,
        marks: row.json("marks")?,
        version: row.get("version")?,
    })
}

/// Path and area columns.
pub(super) fn placed(path: &str) -> Vec<(&'static str, Value)> {
    let areas = list::areas(path);
    vec![
        ("region_path", path.into()),
        ("area1", areas[0].into()),
        ("area2", areas[1].into()),
        ("area3", areas[2].into()),
        ("area4", areas[3].into()),
    ]
}

fn written(p: &Programme) -> Vec<(&'static str, Value)> {
    let mut out = placed(&p.region_path);
    out.extend([
        ("number", Value::from(&p.number)),
        ("sort", p.sort.code().into()),
        ("title", (&p.title).into()),
        ("topics", (&p.topics).into()),
        ("organ", p.organ.into()),
        ("from_on", p.from.into()),
        ("to_on", p.to.into()),
        ("core", Value::json(&p.core)),
        ("targets", Value::json(&p.targets)),
        ("state", p.state.code().into()),
        ("opened", Value::json(&p.opened)),
        ("marks", Value::json(&p.marks)),
    ]);
    out
}

/// Insert a row with its id, version 1.
pub(super) async fn put(tx: &mut Tx, table: &str, id: Value, columns: Vec<(&'static str, Value)>) -> Outcome<()> {
    let mut names = vec!["id", "version"];
    names.extend(columns.iter().map(|c| c.0));
    let mut row = vec![id, 1i64.into()];
    row.extend(columns.into_iter().map(|c| c.1));
    tx.bulk_insert(table, &names, &[row]).await?;
    Ok(())
}

/// Compare-and-set on the version.
pub(super) async fn set(
    tx: &mut Tx,
    table: &str,
    id: Value,
    version: i64,
    columns: Vec<(&'static str, Value)>,
    what: &str,
) -> Outcome<()> {
    let sets: Vec<String> = columns.iter().enumerate().map(|(i, c)| format!("{} = ${}", c.0, i + 3)).collect();
    let sql = format!("update {table} set version = version + 1, {} where id = $1 and version = $2", sets.join(", "));
    let mut values = vec![id, version.into()];
    values.extend(columns.into_iter().map(|c| c.1));
    match tx.exec(&sql, &values).await? {
        0 => Err(Refusal::changed_meanwhile(what)),
        _ => Ok(()),
    }
}

pub async fn insert(tx: &mut Tx, p: &Programme) -> Outcome<()> {
    put(tx, "tour", p.id.into(), written(p)).await
}

pub async fn save(tx: &mut Tx, p: &mut Programme) -> Outcome<()> {
    set(tx, "tour", p.id.into(), p.version, written(p), "巡查方案").await?;
    p.version += 1;
    Ok(())
}

/// One in scope; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, id: TourId) -> Outcome<Programme> {
    if !list::visible(tx, scope, Right::SuperviseRead, &SCOPE, "tour", id).await? {
        return Err(Refusal::not_found("巡查方案"));
    }
    by_id(tx, id).await?.ok_or_else(|| Refusal::not_found("巡查方案"))
}

/// One whoever asks.
pub async fn by_id(tx: &mut Tx, id: TourId) -> Outcome<Option<Programme>> {
    let row = tx.opt(&format!("select {COLUMNS} from tour t where t.id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()
}

/// Number of a tour of the organ, neither withdrawn nor concluded, whose window touches these days.
pub async fn overlapping(tx: &mut Tx, organ: UnitId, from: Date, to: Date) -> Outcome<Option<String>> {
    let sql = "select number from tour where organ = $1 and sort = 'tour' and state in ('draft', 'running') \
               and from_on <= $3 and to_on >= $2 order by number limit 1";
    tx.opt(sql, params![organ, from, to]).await?.map(|r| r.get("number")).transpose()
}

/// What is known of the visits of a programme, by target.
pub async fn seen(tx: &mut Tx, tour: TourId, today: Date) -> Outcome<HashMap<UnitId, Seen>> {
    let sql = "select target, state, planned_on, finished_on from tour_visit where tour = $1 order by planned_on, id";
    let mut out: HashMap<UnitId, Seen> = HashMap::new();
    for row in tx.all(sql, params![tour]).await? {
        let (target, state): (UnitId, String) = (row.get("target")?, row.get("state")?);
        let seen = out.entry(target).or_default();
        match state.as_str() {
            "finished" => {
                let day: Option<Date> = row.get("finished_on")?;
                seen.finished = seen.finished.into_iter().chain(day).min();
            }
            "begun" => seen.begun = true,
            "planned" => {
                let day: Date = row.get("planned_on")?;
                let next = seen.planned.filter(|p| *p >= today);
                seen.planned = Some(next.unwrap_or(day));
            }
            _ => {}
        }
    }
    Ok(out)
}

/// Findings of a programme that are not closed.
pub async fn open_findings(tx: &mut Tx, tour: TourId) -> Outcome<i64> {
    let sql = "select count(*) as n from tour_finding f join tour_visit v on v.id = f.visit where v.tour = $1 \
               and f.state in ('noted', 'assigned', 'failed')";
    tx.one(sql, params![tour]).await?.get("n")
}

/// A unit as far as programmes look at it.
#[derive(Clone, Debug)]
pub struct Known {
    pub id: UnitId,
    pub name: String,
    pub short: String,
    pub kind: UnitKind,
    pub region_path: String,
}

/// Units in a region and below that exist on a day, by kind and name.
pub async fn units(tx: &mut Tx, path: &str, today: Date) -> Outcome<Vec<Known>> {
    let sql = "select id, name, short, kind, region_path from unit where region_path like $1 \
               and (valid_from is null or valid_from <= $2) and (valid_to is null or valid_to >= $2) \
               and kind <> 'enterprise' order by kind, region_path, name, id";
    let one = |r: &Row| {
        let kind: String = r.get("kind")?;
        Ok(Known {
            id: r.get("id")?,
            name: r.get("name")?,
            short: r.get("short")?,
            kind: known("unit kind", &kind, UnitKind::parse(&kind))?,
            region_path: r.get("region_path")?,
        })
    };
    tx.all(sql, params![format!("{path}%"), today]).await?.iter().map(one).collect()
}
