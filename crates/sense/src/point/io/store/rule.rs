//! Versions of a point's rule.

use crate::alarm::model::Mark;
use crate::io::mark;
use crate::point::flow::{RuleFlow, RuleState};
use crate::point::model::{Limits, Point};
use ::store::{Kind, Row, Tx, Value, params};
use jiff::Timestamp;
use kernel::flow::Flow;
use kernel::id::PointId;
use kernel::{Outcome, Refusal};
use serde::Serialize;
use uuid::Uuid;
use web::Ctx;

/// A version of a point's limits, or a proposal of one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PointRule {
    pub id: Uuid,
    pub point: PointId,
    pub number: i64,
    #[serde(skip)]
    pub state: RuleState,
    pub limits: Limits,
    pub lo: Option<f64>,
    pub hi: Option<f64>,
    /// In which respects it is looser than the one before.
    pub looser: Vec<String>,
    pub reason: String,
    pub asked: Mark,
    pub decided: Option<Mark>,
    pub from: Option<Timestamp>,
    pub until: Option<Timestamp>,
    pub version: i64,
}

const COLUMNS: &str =
    "id, point, number, state, limits, lo, hi, looser, reason, asked, decided, from_at, until_at, version";

fn decode(row: &Row) -> Outcome<PointRule> {
    let state: String = row.get("state")?;
    let decided: Option<serde_json::Value> = row.get("decided")?;
    Ok(PointRule {
        id: row.get("id")?,
        point: row.get("point")?,
        number: row.get("number")?,
        state: super::parse("point_rule.state", &state, RuleFlow::parse_state(&state))?,
        limits: row.json("limits")?,
        lo: row.get("lo")?,
        hi: row.get("hi")?,
        looser: row.json("looser")?,
        reason: row.get("reason")?,
        asked: row.json("asked")?,
        decided: decided.map(serde_json::from_value).transpose().map_err(Refusal::internal)?,
        from: row.get("from_at")?,
        until: row.get("until_at")?,
        version: row.get("version")?,
    })
}

/// The rule with which a point is registered.
pub fn first(ctx: &Ctx, point: &Point, reason: &str) -> PointRule {
    PointRule {
        id: ctx.id::<PointId>().0,
        point: point.id,
        number: 1,
        state: RuleState::InForce,
        limits: point.limits.clone(),
        lo: point.lo,
        hi: point.hi,
        looser: Vec::new(),
        reason: reason.into(),
        asked: mark(ctx, None),
        decided: None,
        from: Some(ctx.now()),
        until: None,
        version: 1,
    }
}

/// Insert many.
pub async fn insert(tx: &mut Tx, rules: &[PointRule]) -> Outcome<()> {
    let names: Vec<&str> = COLUMNS.split(", ").collect();
    let row = |r: &PointRule| {
        vec![
            r.id.into(),
            r.point.into(),
            r.number.into(),
            r.state.code().into(),
            Value::json(&r.limits),
            r.lo.into(),
            r.hi.into(),
            Value::json(&r.looser),
            (&r.reason).into(),
            Value::json(&r.asked),
            r.decided.as_ref().map_or(Value::Null(Kind::Json), Value::json),
            r.from.into(),
            r.until.into(),
            r.version.into(),
        ]
    };
    tx.bulk_insert("point_rule", &names, &rules.iter().map(row).collect::<Vec<_>>()).await?;
    Ok(())
}

/// One version or proposal, whoever asks.
pub async fn by_id(tx: &mut Tx, id: Uuid) -> Outcome<Option<PointRule>> {
    let row = tx.opt(&format!("select {COLUMNS} from point_rule where id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()
}

/// All versions and proposals of a point, the newest first.
pub async fn of_point(tx: &mut Tx, point: PointId) -> Outcome<Vec<PointRule>> {
    let sql = format!("select {COLUMNS} from point_rule where point = $1 order by number desc, id desc");
    tx.all(&sql, params![point]).await?.iter().map(decode).collect()
}

/// The highest number that was given.
pub async fn last_number(tx: &mut Tx, point: PointId) -> Outcome<i64> {
    let sql = "select coalesce(max(number), 0) as n from point_rule where point = $1";
    tx.one(sql, params![point]).await?.get("n")
}

/// Compare-and-set on the version.
pub async fn save(tx: &mut Tx, r: &mut PointRule, before: i64) -> Outcome<()> {
    let sql = "update point_rule set version = $3, state = $4, number = $5, decided = $6, from_at = $7 \
               where id = $1 and version = $2";
    let decided = r.decided.as_ref().map_or(Value::Null(Kind::Json), Value::json);
    if tx.exec(sql, params![r.id, before, before + 1, r.state.code(), r.number, decided, r.from]).await? == 0 {
        return Err(Refusal::changed_meanwhile("限值调整申请"));
    }
    r.version = before + 1;
    Ok(())
}

/// Every other version that is in force is past from now on.
pub async fn replace(tx: &mut Tx, point: PointId, by: Uuid, now: Timestamp) -> Outcome<()> {
    let sql = "update point_rule set state = $4, until_at = $3, version = version + 1 \
               where point = $1 and id <> $2 and state = $5";
    tx.exec(sql, params![point, by, now, RuleState::Past.code(), RuleState::InForce.code()]).await?;
    Ok(())
}
