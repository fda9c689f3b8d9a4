//! SQL of areas: their newest figure, and warnings about them.

use crate::alarm::model::Mark;
use crate::point::io::store::parse;
use crate::warning::area::{AreaRating, Rated};
use crate::warning::flow::{AreaFlow, AreaState};
use crate::warning::model::{Colour, Shade};
use ::store::{Kind as Column, Row, ScopeOn, Tx, Value, list, params};
use jiff::Timestamp;
use kernel::flow::Flow;
use kernel::id::{EnterpriseId, RegionId, WarningId};
use kernel::{Outcome, Refusal, Right, Scope};
use serde::Serialize;

/// Who sees an area's figure: whoever may see warnings in the whole of the area, of whatever trade.
const SCOPE: ScopeOn =
    ScopeOn { path: "t.region_path", sector: None, units: &[], access: None, areas: false, large: None };

/// An area with its newest figure.
#[derive(Clone, Debug)]
pub struct Area {
    pub region: RegionId,
    pub region_path: String,
    pub name: String,
    pub colour: Colour,
    pub rating: AreaRating,
    pub rated_at: Timestamp,
}

/// A warning about an area.
#[derive(Clone, Debug, Serialize)]
pub struct Issued {
    pub id: WarningId,
    pub region: RegionId,
    pub region_path: String,
    pub name: String,
    #[serde(serialize_with = "code")]
    pub state: AreaState,
    pub colour: Colour,
    pub issued_at: Timestamp,
    /// Since when it has its colour.
    pub since: Timestamp,
    pub respond_due: Timestamp,
    /// The figure from which it has its colour.
    pub rating: AreaRating,
    pub responded: Option<Mark>,
    pub closed: Option<Mark>,
    pub shades: Vec<Shade>,
    pub version: i64,
}

fn code<S: serde::Serializer>(state: &AreaState, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(state.code())
}

/// An enterprise that gives an area its colour.
#[derive(Clone, Debug)]
pub struct Part {
    pub enterprise: EnterpriseId,
    pub name: String,
    pub colour: Colour,
    pub score: f64,
    pub say: String,
    /// Its running warning.
    pub warning: Option<WarningId>,
}

fn area(row: &Row) -> Outcome<Area> {
    let colour: String = row.get("colour")?;
    Ok(Area {
        region: row.get("region")?,
        region_path: row.get("region_path")?,
        name: row.get("name")?,
        colour: parse("warning_area.colour", &colour, Colour::parse(&colour))?,
        rating: row.json("rating")?,
        rated_at: row.get("rated_at")?,
    })
}

const AREA: &str = "t.region, t.region_path, t.name, t.colour, t.rating, t.rated_at";

/// Areas within the scope from the root down.
pub async fn seen(tx: &mut Tx, scope: &Scope) -> Outcome<Vec<Area>> {
    let mut values = Vec::new();
    let and = list::condition(scope, Right::AlarmRead, &SCOPE, &mut values).unwrap_or_else(|| "1 = 1".into());
    let sql = format!("select {AREA} from warning_area t where {and} order by t.region_path limit 5000");
    tx.all(&sql, &values).await?.iter().map(area).collect()
}

/// One area within the scope; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, region: RegionId) -> Outcome<Area> {
    let mut values: Vec<Value> = params![region].to_vec();
    let and = list::condition(scope, Right::AlarmRead, &SCOPE, &mut values);
    let and = and.map(|c| format!(" and {c}")).unwrap_or_default();
    let row = tx.opt(&format!("select {AREA} from warning_area t where t.region = $1{and}"), &values).await?;
    area(&row.ok_or_else(|| Refusal::not_found("区域预警"))?)
}

/// Keep the newest figure of an area.
pub async fn rated(tx: &mut Tx, a: &Area) -> Outcome<()> {
    let sql = "insert into warning_area (region, region_path, name, colour, rating, rated_at) values ($1,$2,$3,$4,$5,$6) \
               on conflict (region) do update set region_path = excluded.region_path, name = excluded.name, \
               colour = excluded.colour, rating = excluded.rating, rated_at = excluded.rated_at";
    let values = params![a.region, &a.region_path, &a.name, a.colour.code(), Value::json(&a.rating), a.rated_at];
    tx.exec(sql, values).await?;
    Ok(())
}

/// Where each rated enterprise is (by the first of its sites that has points) and its colour.
pub async fn enterprises(tx: &mut Tx) -> Outcome<Vec<Rated>> {
    let sql = "select colour, region_path from warning_rating";
    let one = |row: &Row| {
        let colour: String = row.get("colour")?;
        let colour = parse("warning_rating.colour", &colour, Colour::parse(&colour))?;
        Ok(Rated { region_path: row.get("region_path")?, colour })
    };
    tx.all(sql, &[]).await?.iter().map(one).collect()
}

/// Enterprises of an area from yellow on, the worst first.
pub async fn parts(tx: &mut Tx, region_path: &str, most: usize) -> Outcome<Vec<Part>> {
    let above = format!("{}0", region_path.trim_end_matches('/'));
    let sql = format!(
        "select r.enterprise, r.colour, r.score, r.rating, e.name, w.id as warning from warning_rating r \
         left join enterprise e on e.id = r.enterprise \
         left join warning w on w.enterprise = r.enterprise and w.state in ('issued', 'responded', 'downgraded') \
         where r.colour <> 'blue' and r.region_path >= $1 and r.region_path < $2 \
         order by case r.colour when 'red' then 0 when 'orange' then 1 else 2 end, r.score desc, r.enterprise limit {most}"
    );
    let one = |row: &Row| {
        let colour: String = row.get("colour")?;
        let rating: crate::warning::Rating = row.json("rating")?;
        Ok(Part {
            enterprise: row.get("enterprise")?,
            name: row.get::<Option<String>>("name")?.unwrap_or_default(),
            colour: parse("warning_rating.colour", &colour, Colour::parse(&colour))?,
            score: row.get("score")?,
            say: rating.say,
            warning: row.get("warning")?,
        })
    };
    tx.all(&sql, params![region_path, above]).await?.iter().map(one).collect()
}

fn issued(row: &Row) -> Outcome<Issued> {
    let (state, colour): (String, String) = (row.get("state")?, row.get("colour")?);
    Ok(Issued {
        id: row.get("id")?,
        region: row.get("region")?,
        region_path: row.get("region_path")?,
        name: row.get("name")?,
        state: parse("warning_area_issued.state", &state, AreaFlow::parse_state(&state))?,
        colour: parse("warning_area_issued.colour", &colour, Colour::parse(&colour))?,
        issued_at: row.get("issued_at")?,
        since: row.get("since_at")?,
        respond_due: row.get("respond_due")?,
        rating: row.json("rating")?,
        responded: row.maybe("responded")?,
        closed: row.maybe("closed")?,
        shades: row.json("shades")?,
        version: row.get("version")?,
    })
}

/// The newest warning of each area that was ever warned of.
pub async fn newest(tx: &mut Tx) -> Outcome<Vec<Issued>> {
    let sql = "select t.* from warning_area_issued t where not exists (select 1 from warning_area_issued n \
               where n.region = t.region and (n.issued_at, n.id) > (t.issued_at, t.id))";
    tx.all(sql, &[]).await?.iter().map(issued).collect()
}

/// The newest warning of an area, running or not.
pub async fn of_region(tx: &mut Tx, region: RegionId) -> Outcome<Option<Issued>> {
    let sql = "select t.* from warning_area_issued t where t.region = $1 order by t.issued_at desc, t.id desc limit 1";
    tx.opt(sql, params![region]).await?.as_ref().map(issued).transpose()
}

fn written(w: &Issued) -> Vec<(&'static str, Value)> {
    let mark = |m: &Option<Mark>| m.as_ref().map_or(Value::Null(Column::Json), Value::json);
    vec![
        ("region", w.region.into()),
        ("region_path", (&w.region_path).into()),
        ("name", (&w.name).into()),
        ("state", w.state.code().into()),
        ("colour", w.colour.code().into()),
        ("issued_at", w.issued_at.into()),
        ("since_at", w.since.into()),
        ("respond_due", w.respond_due.into()),
        ("rating", Value::json(&w.rating)),
        ("responded", mark(&w.responded)),
        ("closed", mark(&w.closed)),
        ("shades", Value::json(&w.shades)),
    ]
}

/// Insert one.
pub async fn insert(tx: &mut Tx, w: &Issued) -> Outcome<()> {
    let columns = written(w);
    let mut names = vec!["id", "version"];
    names.extend(columns.iter().map(|c| c.0));
    let mut row: Vec<Value> = params![w.id, w.version].to_vec();
    row.extend(columns.into_iter().map(|c| c.1));
    tx.bulk_insert("warning_area_issued", &names, &[row]).await?;
    Ok(())
}

/// Compare-and-set on the version; counts it up in `w`.
pub async fn save(tx: &mut Tx, w: &mut Issued) -> Outcome<()> {
    let columns = written(w);
    let sets: Vec<String> = columns.iter().enumerate().map(|(i, c)| format!("{} = ${}", c.0, i + 4)).collect();
    let sql =
        format!("update warning_area_issued set version = $3, {} where id = $1 and version = $2", sets.join(", "));
    let mut values: Vec<Value> = params![w.id, w.version, w.version + 1].to_vec();
    values.extend(columns.into_iter().map(|c| c.1));
    if tx.exec(&sql, &values).await? == 0 {
        return Err(Refusal::changed_meanwhile("区域预警"));
    }
    w.version += 1;
    Ok(())
}
