//! SQL of tickets.

use crate::permit::flow::PermitFlow;
use crate::permit::kind::{Grade, Kind};
use crate::permit::model::Permit;
use crate::risk::model::Place;
use ::store::{Kind as Column, Listed, Row, ScopeOn, Sort, Tx, Value, list, params};
use jiff::Timestamp;
use kernel::flow::Flow;
use kernel::id::{EnterpriseId, PermitId, SiteId};
use kernel::{Outcome, Refusal, Right, Scope};
use serde::Serialize;

/// Columns of a ticket, table alias `t`.
pub const COLUMNS: &str = "t.id, t.number, t.site, t.site_name, t.enterprise, t.region_path, t.trade, t.unit, \
    t.regulator, t.kind, t.asked, t.grade, t.raised, t.spot, t.work, t.area, t.inside, t.rich, t.linked, t.from_at, \
    t.to_at, t.workers, t.watcher, t.applied, t.approved, t.safeguards, t.analyses, t.started_at, t.breaks, t.marks, \
    t.state, t.version";

/// Who sees a ticket: whoever sees its site.
pub const SCOPE: ScopeOn = ScopeOn {
    path: "t.region_path",
    sector: Some("t.trade"),
    units: &["t.unit", "t.regulator"],
    access: None,
    areas: true,
    large: None,
};

/// Tickets, the newest first.
pub static LISTED: Listed = Listed {
    table: "permit",
    joins: "",
    columns: COLUMNS,
    on: SCOPE,
    sorts: &[Sort { name: "from", column: "t.from_at", kind: Column::Time }],
    default: "-from",
};

fn known<T>(what: &str, code: &str, found: Option<T>) -> Outcome<T> {
    found.ok_or_else(|| Refusal::internal(format!("permit.{what} holds {code}")))
}

/// One row.
pub fn decode(row: &Row) -> Outcome<Permit> {
    let code = |name: &str| row.get::<String>(name);
    let (kind, asked, grade, state) = (code("kind")?, code("asked")?, code("grade")?, code("state")?);
    Ok(Permit {
        id: row.get("id")?,
        number: row.get("number")?,
        place: Place {
            site: row.get("site")?,
            enterprise: row.get("enterprise")?,
            region_path: row.get("region_path")?,
            trade: row.get("trade")?,
            unit: row.get("unit")?,
            regulator: row.get("regulator")?,
        },
        site_name: row.get("site_name")?,
        kind: known("kind", &kind, Kind::parse(&kind))?,
        asked: known("asked", &asked, Grade::parse(&asked))?,
        grade: known("grade", &grade, Grade::parse(&grade))?,
        raised: row.get("raised")?,
        spot: row.get("spot")?,
        work: row.get("work")?,
        area: row.get("area")?,
        inside: row.get("inside")?,
        rich: row.get("rich")?,
        linked: row.get("linked")?,
        from: row.get("from_at")?,
        to: row.get("to_at")?,
        workers: row.json("workers")?,
        watcher: row.get("watcher")?,
        applied: row.json("applied")?,
        approved: row.maybe("approved")?,
        safeguards: row.json("safeguards")?,
        analyses: row.json("analyses")?,
        started_at: row.get("started_at")?,
        breaks: row.json("breaks")?,
        marks: row.json("marks")?,
        state: known("state", &state, PermitFlow::parse_state(&state))?,
        version: row.get("version")?,
    })
}

/// Columns that follow the site.
fn placed(p: &Place) -> Vec<(&'static str, Value)> {
    let areas = list::areas(&p.region_path);
    vec![
        ("enterprise", p.enterprise.into()),
        ("region_path", (&p.region_path).into()),
        ("area1", areas[0].into()),
        ("area2", areas[1].into()),
        ("area3", areas[2].into()),
        ("area4", areas[3].into()),
        ("trade", (&p.trade).into()),
        ("unit", p.unit.into()),
        ("regulator", p.regulator.into()),
    ]
}

fn written(p: &Permit) -> Vec<(&'static str, Value)> {
    fn json<T: Serialize>(value: Option<&T>) -> Value {
        value.map_or(Value::Null(Column::Json), Value::json)
    }
    let mut out = placed(&p.place);
    out.extend([
        ("number", (&p.number).into()),
        ("site", p.place.site.into()),
        ("site_name", (&p.site_name).into()),
        ("kind", p.kind.code().into()),
        ("asked", p.asked.code().into()),
        ("grade", p.grade.code().into()),
        ("raised", p.raised.clone().into()),
        ("spot", (&p.spot).into()),
        ("work", (&p.work).into()),
        ("area", p.area.into()),
        ("inside", p.inside.into()),
        ("rich", p.rich.into()),
        ("linked", p.linked.into()),
        ("from_at", p.from.into()),
        ("to_at", p.to.into()),
        ("workers", Value::json(&p.workers)),
        ("watcher", (&p.watcher).into()),
        ("applied", Value::json(&p.applied)),
        ("approved", json(p.approved.as_ref())),
        ("safeguards", Value::json(&p.safeguards)),
        ("analyses", Value::json(&p.analyses)),
        ("started_at", p.started_at.into()),
        ("breaks", Value::json(&p.breaks)),
        ("marks", Value::json(&p.marks)),
        ("state", p.state.code().into()),
        ("open", (!p.state.closed()).into()),
    ]);
    out
}

/// Insert one.
pub async fn insert(tx: &mut Tx, p: &Permit) -> Outcome<()> {
    let columns = written(p);
    let mut names = vec!["id", "version"];
    names.extend(columns.iter().map(|c| c.0));
    let mut row: Vec<Value> = params![p.id, p.version].to_vec();
    row.extend(columns.into_iter().map(|c| c.1));
    tx.bulk_insert("permit", &names, &[row]).await?;
    Ok(())
}

/// Compare-and-set on the version; counts it up.
pub async fn save(tx: &mut Tx, p: &mut Permit) -> Outcome<()> {
    let columns = written(p);
    let sets: Vec<String> = columns.iter().enumerate().map(|(i, c)| format!("{} = ${}", c.0, i + 3)).collect();
    let sql = format!("update permit set version = version + 1, {} where id = $1 and version = $2", sets.join(", "));
    let mut values: Vec<Value> = params![p.id, p.version].to_vec();
    values.extend(columns.into_iter().map(|c| c.1));
    if tx.exec(&sql, &values).await? == 0 {
        return Err(Refusal::changed_meanwhile("作业票"));
    }
    p.version += 1;
    Ok(())
}

/// One in scope; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, id: PermitId) -> Outcome<Permit> {
    if !list::visible(tx, scope, Right::PermitRead, &SCOPE, "permit", id).await? {
        return Err(Refusal::not_found("作业票"));
    }
    by_id(tx, id).await?.ok_or_else(|| Refusal::not_found("作业票"))
}

/// One whoever asks.
pub async fn by_id(tx: &mut Tx, id: PermitId) -> Outcome<Option<Permit>> {
    let row = tx.opt(&format!("select {COLUMNS} from permit t where t.id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()
}

/// Tickets of a site that are not closed, in the order of their beginning; whoever asks.
pub async fn open_of_site(tx: &mut Tx, site: SiteId) -> Outcome<Vec<Permit>> {
    let sql = format!("select {COLUMNS} from permit t where t.site = $1 and t.open = $2 order by t.from_at, t.id");
    tx.all(&sql, params![site, true]).await?.iter().map(decode).collect()
}

/// Those of these sites where a ticket is begun and not closed: being worked under, or paused.
pub async fn begun(tx: &mut Tx, sites: &[SiteId]) -> Outcome<Vec<SiteId>> {
    let mut out = Vec::new();
    for some in sites.chunks(200) {
        let places: Vec<String> = (1..=some.len()).map(|i| format!("${i}")).collect();
        let sql = format!(
            "select distinct t.site from permit t where t.site in ({}) and t.open and t.state in ('working', 'paused')",
            places.join(", ")
        );
        let values: Vec<Value> = some.iter().map(|s| Value::from(*s)).collect();
        for row in tx.all(&sql, &values).await? {
            out.push(row.get("site")?);
        }
    }
    Ok(out)
}

/// Every site where a ticket is begun and not closed.
pub async fn begun_anywhere(tx: &mut Tx) -> Outcome<Vec<SiteId>> {
    let sql = "select distinct t.site from permit t where t.open and t.state in ('working', 'paused')";
    tx.all(sql, &[]).await?.iter().map(|r| r.get("site")).collect()
}

/// Hot work that is being done under a confined-space ticket.
pub async fn working_under(tx: &mut Tx, id: PermitId) -> Outcome<Vec<Permit>> {
    let sql = format!("select {COLUMNS} from permit t where t.linked = $1 and t.state = 'working' order by t.id");
    tx.all(&sql, params![id]).await?.iter().map(decode).collect()
}

/// Tickets whose time is over and that are neither closed nor paused, at most `most`.
pub async fn ended(tx: &mut Tx, now: Timestamp, most: usize) -> Outcome<Vec<Permit>> {
    let sql = format!(
        "select {COLUMNS} from permit t where t.open and t.to_at <= $1 and t.state <> 'paused' order by t.to_at limit {most}"
    );
    tx.all(&sql, params![now]).await?.iter().map(decode).collect()
}

/// Whose tickets are asked for.
#[derive(Clone, Copy, Debug)]
pub enum Of {
    Site(SiteId),
    Enterprise(EnterpriseId),
}

impl Of {
    fn column(self) -> (&'static str, Value) {
        match self {
            Of::Site(id) => ("site", id.into()),
            Of::Enterprise(id) => ("enterprise", id.into()),
        }
    }
}

/// Whether any ticket was planned to begin since an instant: the enterprise keeps its tickets here.
pub async fn keeps(tx: &mut Tx, of: Of, since: Timestamp) -> Outcome<bool> {
    let (column, id) = of.column();
    let sql = format!("select 1 as one from permit t where t.{column} = $1 and t.from_at >= $2 limit 1");
    Ok(tx.opt(&sql, &[id, since.into()]).await?.is_some())
}

/// Kind and grade of every ticket in force at an instant: being worked under or paused, or approved and in its time.
pub async fn in_force(tx: &mut Tx, of: Of, at: Timestamp) -> Outcome<Vec<(Kind, Grade)>> {
    let (column, id) = of.column();
    let sql = format!(
        "select t.kind, t.grade from permit t where t.{column} = $1 and t.open = $2 and \
         (t.state in ('working', 'paused') or (t.state = 'approved' and t.from_at <= $3 and t.to_at > $3))"
    );
    let one = |r: &Row| {
        let (kind, grade): (String, String) = (r.get("kind")?, r.get("grade")?);
        Ok((known("kind", &kind, Kind::parse(&kind))?, known("grade", &grade, Grade::parse(&grade))?))
    };
    tx.all(&sql, &[id, true.into(), at.into()]).await?.iter().map(one).collect()
}

/// Tickets follow their site when it is renamed, moves or gets another regulator. To be called in the transaction that
/// changes the site; does nothing where they are right.
pub async fn follow(tx: &mut Tx, place: &Place, name: &str) -> Outcome<u64> {
    let columns = placed(place);
    let sets: Vec<String> = columns.iter().enumerate().map(|(i, c)| format!("{} = ${}", c.0, i + 3)).collect();
    let other: Vec<String> =
        columns.iter().enumerate().map(|(i, c)| format!("{} is distinct from ${}", c.0, i + 3)).collect();
    let sql = format!(
        "update permit set version = version + 1, site_name = $2, {} where site = $1 and (site_name <> $2 or {})",
        sets.join(", "),
        other.join(" or ")
    );
    let mut values: Vec<Value> = params![place.site, name].to_vec();
    values.extend(columns.into_iter().map(|c| c.1));
    Ok(tx.exec(&sql, &values).await?)
}
