//! A point that alarms nobody: begins, ends, and how many hours it was.

use crate::alarm::io::store as alarms;
use crate::alarm::model::NEVER;
use crate::alarm::rules::birth;
use crate::point::io::store::marks;
use crate::point::model::{Mute, Point};
use ::store::{Tx, Value, params};
use jiff::{SignedDuration, Timestamp};
use kernel::Outcome;
use kernel::id::{PointId, ShelvingId};
use std::collections::HashMap;
use uuid::Uuid;
use web::Ctx;

/// One stretch of silence.
#[derive(Clone, Debug)]
pub struct Stretch {
    pub point: PointId,
    pub kind: Mute,
    pub from: Timestamp,
    /// `None`: it lasts.
    pub until: Option<Timestamp>,
    pub reason: String,
    pub by: String,
    pub shelving: Option<ShelvingId>,
}

/// Begin: the point (to be saved by the caller) is silent until an instant, its open alarms too.
pub async fn begin(
    ctx: &Ctx,
    tx: &mut Tx,
    point: &mut Point,
    mute: Mute,
    until: Timestamp,
    reason: &str,
    shelving: Option<ShelvingId>,
) -> Outcome<()> {
    let now = ctx.now();
    point.muted = Some((mute, until));
    let id: Uuid = shelving.map_or_else(|| ctx.id::<PointId>().0, |s| s.0);
    let sql = "insert into point_mute (id, point, kind, from_at, until_at, reason, by_name, shelving) \
               values ($1,$2,$3,$4,$5,$6,$7,$8)";
    let values = params![id, point.id, mute.code(), now, until, reason, &ctx.actor().name, shelving];
    tx.exec(sql, values).await?;
    for mut alarm in alarms::open_of(tx, point.id).await? {
        let before = alarm.signal;
        birth::hush(&mut alarm, mute);
        if alarm.signal != before {
            alarms::save(tx, &mut alarm).await?;
        }
    }
    Ok(())
}

/// End: the point (to be saved by the caller) alarms again; what still violates its limit alarms from now on.
pub async fn end(ctx: &Ctx, tx: &mut Tx, point: &mut Point) -> Outcome<()> {
    let Some((mute, until)) = point.muted.take() else { return Ok(()) };
    let at = until.min(ctx.now());
    let sql = "update point_mute set until_at = $3 where point = $1 and kind = $2 and until_at > $3";
    tx.exec(sql, params![point.id, mute.code(), at]).await?;
    for mut alarm in alarms::open_of(tx, point.id).await? {
        let before = alarm.clone();
        birth::release(&mut alarm, at, &ctx.law().parameters);
        if alarm != before {
            alarms::save(tx, &mut alarm).await?;
        }
    }
    Ok(())
}

/// The stretches of some points that reach into the time after `since`, the newest first.
pub async fn stretches(tx: &mut Tx, points: &[PointId], since: Timestamp) -> Outcome<Vec<Stretch>> {
    let mut out = Vec::new();
    for some in points.chunks(500) {
        let sql = format!(
            "select point, kind, from_at, until_at, reason, by_name, shelving from point_mute \
             where point in ({}) and until_at > $1 order by from_at desc",
            marks(1, some.len())
        );
        let mut values: Vec<Value> = params![since].to_vec();
        values.extend(some.iter().map(|p| Value::from(*p)));
        for row in tx.all(&sql, &values).await? {
            let kind: String = row.get("kind")?;
            let Some(kind) = Mute::parse(&kind) else { continue };
            out.push(Stretch {
                point: row.get("point")?,
                kind,
                from: row.get("from_at")?,
                until: Some(row.get::<Timestamp>("until_at")?).filter(|t| *t != NEVER),
                reason: row.get("reason")?,
                by: row.get("by_name")?,
                shelving: row.get("shelving")?,
            });
        }
    }
    Ok(out)
}

/// Seconds of silence of some points in the thirty days before an instant; stretches that overlap count once.
pub async fn seconds(tx: &mut Tx, points: &[PointId], now: Timestamp) -> Outcome<HashMap<PointId, i64>> {
    let since = now.saturating_sub(SignedDuration::from_hours(30 * 24)).unwrap_or(Timestamp::UNIX_EPOCH);
    let mut of: HashMap<PointId, Vec<(i64, i64)>> = HashMap::new();
    for s in stretches(tx, points, since).await? {
        let (from, until) = (s.from.max(since), s.until.unwrap_or(now).min(now));
        of.entry(s.point).or_default().push((from.as_second(), until.as_second()));
    }
    Ok(of.into_iter().map(|(p, s)| (p, crate::point::rules::covered(s))).collect())
}
