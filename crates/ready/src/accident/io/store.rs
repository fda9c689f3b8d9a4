//! SQL of accidents.

use crate::accident::flow::AccidentFlow;
use crate::accident::grade::{Grade, Harm};
use crate::accident::model::Accident;
use crate::accident::warn::Seen;
use ::store::{Kind, Listed, Row, ScopeOn, Sort, Tx, Value, list, params};
use jiff::civil::Date;
use kernel::flow::Flow;
use kernel::id::{AccidentId, UnitId};
use kernel::{Outcome, Refusal, Right, Scope};

pub(super) const COLUMNS: &str = "t.id, t.number, t.title, t.region_path, t.regulator, t.unit, t.site, t.firm, t.place, t.kind, \
    t.short_window, t.occurred_at, t.known_at, t.reported_at, t.course, t.measures, t.dead, t.injured, t.missing, t.loss, \
    t.grade, t.delay, t.concealed, t.counted, t.stage, t.supplements, t.marks, t.inquiry, t.window_end, t.version";

/// Who sees an accident: the region, who reported it, the department that answers for the trade.
pub const SCOPE: ScopeOn = ScopeOn {
    path: "t.region_path",
    sector: None,
    units: &["t.unit", "t.regulator"],
    access: None,
    areas: true,
    large: None,
};

/// The register, the newest first.
pub static LISTED: Listed = Listed {
    table: "accident",
    joins: "left join region r on r.path = t.region_path join unit g on g.id = t.regulator",
    columns: "t.id, t.number, t.title, t.region_path, t.regulator, t.unit, t.site, t.firm, t.place, t.kind, \
        t.short_window, t.occurred_at, t.known_at, t.reported_at, t.course, t.measures, t.dead, t.injured, t.missing, t.loss, \
        t.grade, t.delay, t.concealed, t.counted, t.stage, t.supplements, t.marks, t.inquiry, t.window_end, t.version, \
        r.name as region_name, g.short as regulator_short",
    on: SCOPE,
    sorts: &[Sort { name: "occurred", column: "t.occurred_at", kind: Kind::Time }],
    default: "-occurred",
};

fn known<T>(what: &str, code: &str, found: Option<T>) -> Outcome<T> {
    found.ok_or_else(|| Refusal::internal(format!("accident.{what} holds {code}")))
}

/// One row.
pub fn decode(row: &Row) -> Outcome<Accident> {
    let (grade, stage): (String, String) = (row.get("grade")?, row.get("stage")?);
    let concealed: Option<serde_json::Value> = row.get("concealed")?;
    let concealed = concealed.filter(|v| !v.is_null()).map(serde_json::from_value).transpose();
    Ok(Accident {
        id: row.get("id")?,
        number: row.get("number")?,
        title: row.get("title")?,
        region_path: row.get("region_path")?,
        regulator: row.get("regulator")?,
        unit: row.get("unit")?,
        site: row.get("site")?,
        firm: row.get("firm")?,
        place: row.get("place")?,
        kind: row.get("kind")?,
        short_window: row.get("short_window")?,
        occurred_at: row.get("occurred_at")?,
        known_at: row.get("known_at")?,
        reported_at: row.get("reported_at")?,
        course: row.get("course")?,
        measures: row.get("measures")?,
        harm: Harm {
            dead: row.get("dead")?,
            injured: row.get("injured")?,
            missing: row.get("missing")?,
            loss: row.get("loss")?,
        },
        grade: known("grade", &grade, Grade::parse(&grade))?,
        delay: row.get("delay")?,
        concealed: concealed.map_err(Refusal::internal)?,
        counted: row.get("counted")?,
        stage: known("stage", &stage, AccidentFlow::parse_state(&stage))?,
        supplements: row.json("supplements")?,
        marks: row.json("marks")?,
        inquiry: row.json("inquiry")?,
        window_end: row.get("window_end")?,
        version: row.get("version")?,
    })
}

fn written(a: &Accident) -> Vec<(&'static str, Value)> {
    let areas = list::areas(&a.region_path);
    vec![
        ("title", (&a.title).into()),
        ("region_path", (&a.region_path).into()),
        ("area1", areas[0].into()),
        ("area2", areas[1].into()),
        ("area3", areas[2].into()),
        ("area4", areas[3].into()),
        ("regulator", a.regulator.into()),
        ("unit", a.unit.into()),
        ("site", a.site.into()),
        ("firm", (&a.firm).into()),
        ("place", (&a.place).into()),
        ("kind", (&a.kind).into()),
        ("short_window", a.short_window.into()),
        ("occurred_at", a.occurred_at.into()),
        ("occurred_on", kernel::day_of(a.occurred_at).into()),
        ("known_at", a.known_at.into()),
        ("reported_at", a.reported_at.into()),
        ("course", (&a.course).into()),
        ("measures", (&a.measures).into()),
        ("dead", a.harm.dead.into()),
        ("injured", a.harm.injured.into()),
        ("missing", a.harm.missing.into()),
        ("loss", a.harm.loss.into()),
        ("grade", a.grade.code().into()),
        ("delay", (&a.delay).into()),
        ("concealed", a.concealed.as_ref().map_or(Value::Null(Kind::Json), Value::json)),
        ("counted", a.counted.into()),
        ("stage", a.stage.code().into()),
        ("supplements", Value::json(&a.supplements)),
        ("marks", Value::json(&a.marks)),
        ("inquiry", Value::json(&a.inquiry)),
        ("window_end", a.window_end.into()),
    ]
}

pub async fn insert(tx: &mut Tx, a: &Accident) -> Outcome<()> {
    let columns = written(a);
    let mut names = vec!["id", "number", "version"];
    names.extend(columns.iter().map(|c| c.0));
    let mut row: Vec<Value> = params![a.id, &a.number, a.version].to_vec();
    row.extend(columns.into_iter().map(|c| c.1));
    tx.bulk_insert("accident", &names, &[row]).await?;
    Ok(())
}

/// Compare-and-set on the version; counts it up.
pub async fn save(tx: &mut Tx, a: &mut Accident) -> Outcome<()> {
    let columns = written(a);
    let sets: Vec<String> = columns.iter().enumerate().map(|(i, c)| format!("{} = ${}", c.0, i + 3)).collect();
    let sql = format!("update accident set version = version + 1, {} where id = $1 and version = $2", sets.join(", "));
    let mut values: Vec<Value> = params![a.id, a.version].to_vec();
    values.extend(columns.into_iter().map(|c| c.1));
    if tx.exec(&sql, &values).await? == 0 {
        return Err(Refusal::changed_meanwhile("事故"));
    }
    a.version += 1;
    Ok(())
}

/// One in scope; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, id: AccidentId) -> Outcome<Accident> {
    if !list::visible(tx, scope, Right::AccidentRead, &SCOPE, "accident", id).await? {
        return Err(Refusal::not_found("事故"));
    }
    let row = tx.opt(&format!("select {COLUMNS} from accident t where t.id = $1"), params![id]).await?;
    decode(&row.ok_or_else(|| Refusal::not_found("事故"))?)
}

/// An accident as the rules of warning see it, with whom it is laid to.
pub struct Laid {
    pub seen: Seen,
    pub number: String,
    pub place: String,
    pub kind: String,
    pub region_path: String,
    pub regulator: UnitId,
}

/// Accidents in the statistics since a day, not struck off; whoever asks.
pub async fn counted(tx: &mut Tx, since: Date) -> Outcome<Vec<Laid>> {
    let sql = "select id, number, place, kind, region_path, regulator, occurred_on, grade, dead from accident t \
               where t.occurred_on >= $1 and t.counted = $2 and t.stage <> 'struck' order by t.occurred_on, t.id";
    let one = |r: &Row| {
        let grade: String = r.get("grade")?;
        Ok(Laid {
            seen: Seen {
                id: r.get("id")?,
                on: r.get("occurred_on")?,
                grade: known("grade", &grade, Grade::parse(&grade))?,
                dead: r.get("dead")?,
            },
            number: r.get("number")?,
            place: r.get("place")?,
            kind: r.get("kind")?,
            region_path: r.get("region_path")?,
            regulator: r.get("regulator")?,
        })
    };
    tx.all(sql, params![since, true]).await?.iter().map(one).collect()
}

/// Government of a county, and the region of a unit; whoever asks.
pub async fn government(tx: &mut Tx, region_path: &str) -> Outcome<Option<(UnitId, String)>> {
    let sql = "select id, name from unit where kind in ('government', 'functional_zone') and region_path = $1 order by kind desc, id limit 1";
    tx.opt(sql, params![region_path]).await?.map(|r| Ok((r.get("id")?, r.get("name")?))).transpose()
}

pub async fn unit(tx: &mut Tx, id: UnitId) -> Outcome<Option<(String, String)>> {
    let row = tx.opt("select name, region_path from unit where id = $1", params![id]).await?;
    row.map(|r| Ok((r.get("name")?, r.get("region_path")?))).transpose()
}

/// Accidents whose report, approval or evaluation is still owed; whoever asks.
pub async fn owing(tx: &mut Tx) -> Outcome<Vec<Accident>> {
    let sql = format!(
        "select {COLUMNS} from accident t where t.stage in ('investigating', 'submitted', 'approved') order by t.id"
    );
    tx.all(&sql, &[]).await?.iter().map(decode).collect()
}
