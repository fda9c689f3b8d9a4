//! SQL of doubts on file.

use crate::alarm::model::{Mark, NEVER};
use crate::doubt::filed::Filed;
use crate::doubt::flow::DoubtFlow;
use crate::doubt::model::Rule;
use crate::io::SCOPE;
use crate::point::Kind;
use crate::point::io::store::{parse, place, place_columns};
use ::store::{Kind as Column, Listed, Row, Sort, Tx, Value, list, params};
use jiff::Timestamp;
use kernel::flow::Flow;
use kernel::id::DoubtId;
use kernel::{Outcome, Refusal, Right, Scope};

/// Columns of a doubt, table alias `t`.
pub const COLUMNS: &str = "t.id, t.point, t.slot, t.site, t.site_name, t.enterprise, t.region_path, t.trade, t.unit, \
    t.regulator, t.kind, t.point_code, t.point_name, t.critical, t.rule, t.score, t.from_at, t.to_at, t.told, t.figures, \
    t.days, t.last_day, t.found_at, t.state, t.level, t.escalate_key, t.verify_due, t.explained, t.verified, t.closed, \
    t.steps, t.version";

/// Doubts, the newest first.
pub static LISTED: Listed = Listed {
    table: "doubt",
    joins: "",
    columns: COLUMNS,
    on: SCOPE,
    sorts: &[Sort { name: "found_at", column: "t.found_at", kind: Column::Time }],
    default: "-found_at",
};

/// One row.
pub fn decode(row: &Row) -> Outcome<Filed> {
    let (kind, rule, state): (String, String, String) = (row.get("kind")?, row.get("rule")?, row.get("state")?);
    Ok(Filed {
        id: row.get("id")?,
        point: row.get("point")?,
        slot: u32::try_from(row.get::<i64>("slot")?).map_err(Refusal::internal)?,
        place: place(row)?,
        kind: parse("doubt.kind", &kind, Kind::parse(&kind))?,
        point_code: row.get("point_code")?,
        point_name: row.get("point_name")?,
        critical: row.get("critical")?,
        rule: parse("doubt.rule", &rule, Rule::parse(&rule))?,
        score: row.get("score")?,
        from_at: row.get("from_at")?,
        to_at: row.get("to_at")?,
        told: row.get("told")?,
        figures: row.json("figures")?,
        days: row.get("days")?,
        last_day: row.get("last_day")?,
        found_at: row.get("found_at")?,
        state: parse("doubt.state", &state, DoubtFlow::parse_state(&state))?,
        level: row.get("level")?,
        escalate_at: Some(row.get::<Timestamp>("escalate_key")?).filter(|t| *t != NEVER),
        verify_due: row.get("verify_due")?,
        explained: row.maybe("explained")?,
        verified: row.maybe("verified")?,
        closed: row.maybe("closed")?,
        steps: row.json("steps")?,
        version: row.get("version")?,
    })
}

fn written(f: &Filed) -> Vec<(&'static str, Value)> {
    let mark = |m: &Option<Mark>| m.as_ref().map_or(Value::json(&serde_json::Value::Null), Value::json);
    let mut out = place_columns(&f.place);
    out.extend([
        ("site_name", Value::from(&f.place.site_name)),
        ("enterprise", f.place.enterprise.into()),
        ("point", f.point.into()),
        ("slot", f.slot.into()),
        ("kind", f.kind.code().into()),
        ("point_code", (&f.point_code).into()),
        ("point_name", (&f.point_name).into()),
        ("critical", f.critical.into()),
        ("rule", f.rule.code().into()),
        ("score", f.score.into()),
        ("from_at", f.from_at.into()),
        ("to_at", f.to_at.into()),
        ("told", (&f.told).into()),
        ("figures", Value::json(&f.figures)),
        ("days", f.days.into()),
        ("last_day", f.last_day.into()),
        ("found_at", f.found_at.into()),
        ("state", f.state.code().into()),
        ("level", f.level.into()),
        ("escalate_key", f.escalate_at.unwrap_or(NEVER).into()),
        ("verify_due", f.verify_due.into()),
        ("explained", mark(&f.explained)),
        ("verified", mark(&f.verified)),
        ("closed", mark(&f.closed)),
        ("steps", Value::json(&f.steps)),
    ]);
    out
}

/// One doubt in scope; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, id: DoubtId) -> Outcome<Filed> {
    if !list::visible(tx, scope, Right::AlarmRead, &SCOPE, "doubt", id).await? {
        return Err(Refusal::not_found("数据疑点"));
    }
    let row = tx.opt(&format!("select {COLUMNS} from doubt t where t.id = $1"), params![id]).await?;
    decode(&row.ok_or_else(|| Refusal::not_found("数据疑点"))?)
}

/// The running doubt of a point by a rule.
pub async fn running(tx: &mut Tx, slot: u32, rule: Rule) -> Outcome<Option<Filed>> {
    let sql =
        format!("select {COLUMNS} from doubt t where t.slot = $1 and t.rule = $2 and t.state in ('open', 'confirmed')");
    tx.opt(&sql, params![slot, rule.code()]).await?.as_ref().map(decode).transpose()
}

/// Whether a day was counted by a doubt of this point and rule, running or closed.
pub async fn counted(tx: &mut Tx, slot: u32, rule: Rule, day: Timestamp) -> Outcome<bool> {
    let sql = "select 1 as one from doubt where slot = $1 and rule = $2 and last_day >= $3 limit 1";
    Ok(tx.opt(sql, params![slot, rule.code(), day]).await?.is_some())
}

/// Doubts that the clock must look at.
pub async fn due(tx: &mut Tx, now: Timestamp, most: usize) -> Outcome<Vec<Filed>> {
    let sql = format!("select {COLUMNS} from doubt t where t.escalate_key <= $1 order by t.escalate_key limit {most}");
    tx.all(&sql, params![now]).await?.iter().map(decode).collect()
}

/// Insert one.
pub async fn insert(tx: &mut Tx, f: &Filed) -> Outcome<()> {
    let columns = written(f);
    let mut names = vec!["id", "version"];
    names.extend(columns.iter().map(|c| c.0));
    let mut row: Vec<Value> = params![f.id, f.version].to_vec();
    row.extend(columns.into_iter().map(|c| c.1));
    tx.bulk_insert("doubt", &names, &[row]).await?;
    Ok(())
}

/// Compare-and-set on the version; counts it up in `f`.
pub async fn save(tx: &mut Tx, f: &mut Filed) -> Outcome<()> {
    let columns = written(f);
    let sets: Vec<String> = columns.iter().enumerate().map(|(i, c)| format!("{} = ${}", c.0, i + 4)).collect();
    let sql = format!("update doubt set version = $3, {} where id = $1 and version = $2", sets.join(", "));
    let mut values: Vec<Value> = params![f.id, f.version, f.version + 1].to_vec();
    values.extend(columns.into_iter().map(|c| c.1));
    if tx.exec(&sql, &values).await? == 0 {
        return Err(Refusal::changed_meanwhile("数据疑点"));
    }
    f.version += 1;
    Ok(())
}
