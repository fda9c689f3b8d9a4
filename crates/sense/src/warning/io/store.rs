//! SQL of warnings and ratings.

use crate::alarm::model::{Mark, NEVER};
use crate::io::SCOPE;
use crate::point::io::store::{parse, place, place_columns};
use crate::point::model::Place;
use crate::warning::flow::WarningFlow;
use crate::warning::model::{About, Colour, Warning};
use crate::warning::rating::Rating;
use crate::warning::rules::lead::Lead;
use ::store::{Kind as Column, Listed, Row, Sort, Tx, Value, list, params};
use jiff::Timestamp;
use kernel::flow::Flow;
use kernel::id::{EnterpriseId, WarningId};
use kernel::{Outcome, Refusal, Right, Scope};
use serde::Serialize;

/// A warning as a row.
#[derive(Clone, Debug, Serialize)]
pub struct Filed {
    pub warning: Warning,
    /// Where the enterprise is: the first of its sites that has points.
    pub place: Place,
    pub escalate_at: Option<Timestamp>,
    pub respond_due: Timestamp,
    /// Lifted or withdrawn: who, when, why.
    pub closed: Option<Mark>,
    pub lead: Option<Lead>,
}

/// Columns of a warning, table alias `t`.
pub const COLUMNS: &str = "t.id, t.enterprise, t.name, t.site, t.site_name, t.region_path, t.trade, t.unit, t.regulator, \
    t.state, t.colour, t.issued_at, t.since_at, t.rating, t.responded, t.verified, t.closed, t.shades, t.level, t.steps, \
    t.escalate_key, t.respond_due, t.lead, t.version";

/// Warnings, the newest first.
pub static LISTED: Listed = Listed {
    table: "warning",
    joins: "",
    columns: COLUMNS,
    on: SCOPE,
    sorts: &[Sort { name: "issued_at", column: "t.issued_at", kind: Column::Time }],
    default: "-issued_at",
};

/// One row.
pub fn decode(row: &Row) -> Outcome<Filed> {
    let (state, colour): (String, String) = (row.get("state")?, row.get("colour")?);
    let place = place(row)?;
    Ok(Filed {
        warning: Warning {
            id: row.get("id")?,
            about: About::Enterprise(place.enterprise),
            name: row.get("name")?,
            region_path: place.region_path.clone(),
            state: parse("warning.state", &state, WarningFlow::parse_state(&state))?,
            colour: parse("warning.colour", &colour, Colour::parse(&colour))?,
            issued_at: row.get("issued_at")?,
            since: row.get("since_at")?,
            rating: row.maybe("rating")?,
            responded: row.maybe("responded")?,
            verified: row.maybe("verified")?,
            shades: row.json("shades")?,
            level: row.get("level")?,
            steps: row.json("steps")?,
            version: row.get("version")?,
        },
        place,
        escalate_at: Some(row.get::<Timestamp>("escalate_key")?).filter(|t| *t != NEVER),
        respond_due: row.get("respond_due")?,
        closed: row.maybe("closed")?,
        lead: row.maybe("lead")?,
    })
}

fn written(f: &Filed) -> Vec<(&'static str, Value)> {
    fn json<T: Serialize>(value: &Option<T>) -> Value {
        value.as_ref().map_or(Value::Null(Column::Json), Value::json)
    }
    let w = &f.warning;
    let mut out = place_columns(&f.place);
    out.extend([
        ("site_name", Value::from(&f.place.site_name)),
        ("enterprise", f.place.enterprise.into()),
        ("name", (&w.name).into()),
        ("state", w.state.code().into()),
        ("colour", w.colour.code().into()),
        ("issued_at", w.issued_at.into()),
        ("since_at", w.since.into()),
        ("rating", Value::json(&w.rating)),
        ("responded", json(&w.responded)),
        ("verified", json(&w.verified)),
        ("closed", json(&f.closed)),
        ("shades", Value::json(&w.shades)),
        ("level", w.level.into()),
        ("steps", Value::json(&w.steps)),
        ("escalate_key", f.escalate_at.unwrap_or(NEVER).into()),
        ("respond_due", f.respond_due.into()),
        ("lead", json(&f.lead)),
    ]);
    out
}

/// One warning in scope; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, id: WarningId) -> Outcome<Filed> {
    if !list::visible(tx, scope, Right::AlarmRead, &SCOPE, "warning", id).await? {
        return Err(Refusal::not_found("预警"));
    }
    let row = tx.opt(&format!("select {COLUMNS} from warning t where t.id = $1"), params![id]).await?;
    decode(&row.ok_or_else(|| Refusal::not_found("预警"))?)
}

/// The running warning of an enterprise.
pub async fn running(tx: &mut Tx, enterprise: EnterpriseId) -> Outcome<Option<Filed>> {
    let sql = format!(
        "select {COLUMNS} from warning t where t.enterprise = $1 and t.state in ('issued', 'responded', 'downgraded')"
    );
    tx.opt(&sql, params![enterprise]).await?.as_ref().map(decode).transpose()
}

/// Warnings that the clock must push.
pub async fn due(tx: &mut Tx, now: Timestamp, most: usize) -> Outcome<Vec<Filed>> {
    let sql =
        format!("select {COLUMNS} from warning t where t.escalate_key <= $1 order by t.escalate_key limit {most}");
    tx.all(&sql, params![now]).await?.iter().map(decode).collect()
}

/// Insert one.
pub async fn insert(tx: &mut Tx, f: &Filed) -> Outcome<()> {
    let columns = written(f);
    let mut names = vec!["id", "version"];
    names.extend(columns.iter().map(|c| c.0));
    let mut row: Vec<Value> = params![f.warning.id, f.warning.version].to_vec();
    row.extend(columns.into_iter().map(|c| c.1));
    tx.bulk_insert("warning", &names, &[row]).await?;
    Ok(())
}

/// Compare-and-set on the version; counts it up in `f`.
pub async fn save(tx: &mut Tx, f: &mut Filed) -> Outcome<()> {
    let columns = written(f);
    let sets: Vec<String> = columns.iter().enumerate().map(|(i, c)| format!("{} = ${}", c.0, i + 4)).collect();
    let sql = format!("update warning set version = $3, {} where id = $1 and version = $2", sets.join(", "));
    let version = f.warning.version;
    let mut values: Vec<Value> = params![f.warning.id, version, version + 1].to_vec();
    values.extend(columns.into_iter().map(|c| c.1));
    if tx.exec(&sql, &values).await? == 0 {
        return Err(Refusal::changed_meanwhile("预警"));
    }
    f.warning.version += 1;
    Ok(())
}

/// The newest rating of an enterprise.
pub async fn rating(tx: &mut Tx, enterprise: EnterpriseId) -> Outcome<Option<(Rating, Timestamp)>> {
    let sql = "select rating, rated_at from warning_rating where enterprise = $1";
    let Some(row) = tx.opt(sql, params![enterprise]).await? else { return Ok(None) };
    Ok(Some((row.json("rating")?, row.get("rated_at")?)))
}

/// Keep the newest rating of the enterprise there.
pub async fn rated(tx: &mut Tx, place: &Place, rating: &Rating, at: Timestamp) -> Outcome<()> {
    let sql = "insert into warning_rating (enterprise, region_path, colour, score, rating, rated_at) \
               values ($1,$2,$3,$4,$5,$6) \
               on conflict (enterprise) do update set region_path = excluded.region_path, colour = excluded.colour, \
               score = excluded.score, rating = excluded.rating, rated_at = excluded.rated_at";
    let values =
        params![place.enterprise, &place.region_path, rating.colour.code(), rating.score, Value::json(rating), at];
    tx.exec(sql, values).await?;
    Ok(())
}

/// The next enterprise with points after another, with the place of its first site, and its name where it is registered.
pub async fn next_enterprise(tx: &mut Tx, last: Option<EnterpriseId>) -> Outcome<Option<(Place, String)>> {
    let from = last.unwrap_or(EnterpriseId(uuid::Uuid::nil()));
    let sql = "select t.site, t.site_name, t.enterprise, t.region_path, t.trade, t.unit, t.regulator, e.name \
               from point t left join enterprise e on e.id = t.enterprise \
               where t.enterprise > $1 order by t.enterprise, t.site limit 1";
    let Some(row) = tx.opt(sql, params![from]).await? else { return Ok(None) };
    let place = place(&row)?;
    let name: Option<String> = row.get("name")?;
    let name = name.unwrap_or_else(|| place.site_name.clone());
    Ok(Some((place, name)))
}

/// How far the round is: the last enterprise, when it began, whether it is done.
pub async fn round(tx: &mut Tx) -> Outcome<Option<(Option<EnterpriseId>, Timestamp, bool)>> {
    let sql = "select last, began_at, done from warning_round where id = $1";
    let Some(row) = tx.opt(sql, params![1i64]).await? else { return Ok(None) };
    Ok(Some((row.get("last")?, row.get("began_at")?, row.get("done")?)))
}

/// Keep how far the round is.
pub async fn set_round(tx: &mut Tx, last: Option<EnterpriseId>, began: Timestamp, done: bool) -> Outcome<()> {
    let sql = "insert into warning_round (id, last, began_at, done) values ($1,$2,$3,$4) on conflict (id) do update set \
               last = excluded.last, began_at = excluded.began_at, done = excluded.done";
    tx.exec(sql, params![1i64, last, began, done]).await?;
    Ok(())
}
