//! How good the alarms are: how many a person has to answer, which points tell the most, what stands and chatters.

use super::view::Coded;
use crate::alarm::model::{NEVER, Priority};
use crate::io::SCOPE;
use crate::point::model::Mute;
use ::store::{ScopeOn, Tx, Value, list};
use axum::Json;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use kernel::{Outcome, Refusal, Right};
use org::region::io::store as regions;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use web::{Answer, Ask, Ctx};

/// Longest period, in days.
const LONGEST: i64 = 92;

/// Region and period.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct QualityAsk {
    /// Code or path; everything in scope if missing.
    pub region: Option<String>,
    /// First day; six days before the last if missing.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    /// Last day; today if missing.
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
}

/// Alarms of one priority.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PriorityShare {
    pub code: String,
    pub label: String,
    pub count: i64,
    /// Of all, 0 to 1; absent when there are none.
    pub share: Option<f64>,
    /// What is aimed at (1 : 5 : 15 : 80 of 101; proposal after ISA-18.2).
    pub target: f64,
}

/// A point with many alarms.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NoisyPoint {
    pub point: Uuid,
    pub code: String,
    pub name: String,
    pub site: Uuid,
    pub site_name: String,
    pub alarms: i64,
    pub chattering: i64,
    pub share: f64,
}

/// An alarm that has stood for more than a day.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StandingAlarm {
    pub id: Uuid,
    pub point_name: String,
    pub site_name: String,
    pub limit: String,
    #[schema(value_type = String, format = DateTime)]
    pub raised_at: Timestamp,
    pub hours: f64,
}

/// Hours in which points alarmed nobody.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SilencedHours {
    pub kind: Coded,
    pub hours: f64,
    pub points: i64,
}

/// The figures.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AlarmQuality {
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    /// Raised in the period; what was found afterwards is left out.
    pub alarms: i64,
    pub found_afterwards: i64,
    /// Sites with points, each counted as one operator.
    pub operators: i64,
    /// Alarms for one operator in ten minutes; absent without operators.
    pub rate: Option<f64>,
    pub priorities: Vec<PriorityShare>,
    pub worst: Vec<NoisyPoint>,
    pub standing_over_24h: i64,
    /// The oldest of them, up to ten.
    pub standing: Vec<StandingAlarm>,
    pub chattering: i64,
    pub floods: i64,
    pub in_floods: i64,
    pub confirmed: i64,
    pub silenced: Vec<SilencedHours>,
}

/// What limits every statement: the region asked for, the scope.
struct Within {
    path: Option<String>,
}

impl Within {
    /// Conditions on `t` after those that are there, with their values.
    fn and(&self, ctx: &Ctx, right: Right, on: &ScopeOn, values: &mut Vec<Value>) -> String {
        let mut out = String::new();
        if let Some(path) = &self.path {
            values.push(path.as_str().into());
            values.push(format!("{}0", path.trim_end_matches('/')).into());
            out += &format!(" and t.region_path >= ${} and t.region_path < ${}", values.len() - 1, values.len());
        }
        if let Some(c) = list::condition(ctx.scope(), right, on, values) {
            out += &format!(" and {c}");
        }
        out
    }
}

#[utoipa::path(get, path = "/alarms/quality", tag = "alarm", params(QualityAsk), responses((status = 200, body = AlarmQuality)))]
pub async fn quality(ctx: Ctx, Ask(ask): Ask<QualityAsk>) -> Answer<AlarmQuality> {
    let to = ask.to.unwrap_or_else(|| ctx.today());
    let from = ask.from.unwrap_or_else(|| to.saturating_sub(6.days()));
    let days = (to - from).get_days() as i64 + 1;
    if !(1..=LONGEST).contains(&days) {
        let say = format!("统计时段应为 1—{LONGEST} 天，且起始日不晚于截止日；请重新选择。");
        return Err(Refusal::invalid("BAD_PERIOD", say).at("from", "时段不符").into());
    }
    let mut tx = ctx.read().await?;
    let path = match ask.region.as_deref().filter(|r| !r.trim().is_empty()) {
        Some(word) => Some(regions::need(&mut tx, word).await?.path),
        None => None,
    };
    Ok(Json(figures(&ctx, &mut tx, &Within { path }, from, to).await?))
}

async fn figures(ctx: &Ctx, tx: &mut Tx, within: &Within, from: Date, to: Date) -> Outcome<AlarmQuality> {
    let start = kernel::start_of(from);
    let end = kernel::start_of(to.saturating_add(1.day())).min(ctx.now().max(start));
    let period = || vec![Value::from(start), Value::from(end)];
    let when = "t.raised_at >= $1 and t.raised_at < $2";

    let mut values = period();
    let and = within.and(ctx, Right::AlarmRead, &SCOPE, &mut values);
    let sql = format!(
        "select t.priority, t.late, count(*) as n, count(*) filter (where t.chatter) as chatters, \
         count(t.flood) as flooded, count(t.confirmed) as confirmed from alarm t where {when}{and} \
         group by t.priority, t.late"
    );
    let (mut counts, mut after, mut chattering, mut in_floods, mut confirmed) = ([0i64; 4], 0, 0, 0, 0);
    for row in tx.all(&sql, &values).await? {
        let n: i64 = row.get("n")?;
        if row.get::<bool>("late")? {
            after += n;
            continue;
        }
        counts[(Priority::of(row.get("priority")?).number() - 1) as usize] += n;
        chattering += row.get::<i64>("chatters")?;
        in_floods += row.get::<i64>("flooded")?;
        confirmed += row.get::<i64>("confirmed")?;
    }
    let alarms: i64 = counts.iter().sum();
    let share = |n: i64| (alarms > 0).then(|| n as f64 / alarms as f64);
    let targets = [1.0, 5.0, 15.0, 80.0];
    let priorities = Priority::ALL.iter().zip(counts).zip(targets);
    let priorities = priorities.map(|((p, count), target)| PriorityShare {
        code: p.code().into(),
        label: p.label().into(),
        count,
        share: share(count),
        target: target / 101.0,
    });

    let sql = format!("select count(distinct t.flood) as n from alarm t where {when}{and} and not t.late");
    let floods: i64 = tx.one(&sql, &values).await?.get("n")?;
    let mut worst_values = values.clone();
    worst_values.push(false.into());
    let sql = format!(
        "select t.point, t.site, min(t.point_code) as code, min(t.point_name) as name, min(t.site_name) as site_name, \
         count(*) as n, count(*) filter (where t.chatter) as chatters from alarm t where {when}{and} and t.late = ${} \
         group by t.point, t.site order by count(*) desc, t.point limit 10",
        worst_values.len()
    );
    let mut worst = Vec::new();
    for row in tx.all(&sql, &worst_values).await? {
        let n: i64 = row.get("n")?;
        worst.push(NoisyPoint {
            point: row.get("point")?,
            code: row.get("code")?,
            name: row.get("name")?,
            site: row.get("site")?,
            site_name: row.get("site_name")?,
            alarms: n,
            chattering: row.get("chatters")?,
            share: share(n).unwrap_or_default(),
        });
    }

    let (standing_over_24h, standing) = standing(ctx, tx, within).await?;
    let operators = operators(ctx, tx, within).await?;
    let tens = (end.as_second() - start.as_second()) as f64 / 600.0;
    Ok(AlarmQuality {
        from,
        to,
        alarms,
        found_afterwards: after,
        operators,
        rate: (operators > 0 && tens > 0.0).then(|| alarms as f64 / operators as f64 / tens),
        priorities: priorities.collect(),
        worst,
        standing_over_24h,
        standing,
        chattering,
        floods,
        in_floods,
        confirmed,
        silenced: silenced(ctx, tx, within, start, end).await?,
    })
}

/// Alarms that have stood for more than a day, whenever they were raised.
async fn standing(ctx: &Ctx, tx: &mut Tx, within: &Within) -> Outcome<(i64, Vec<StandingAlarm>)> {
    let day = ctx.now().saturating_sub(SignedDuration::from_hours(24)).unwrap_or(ctx.now());
    let mut values = vec![Value::from(NEVER), Value::from(day)];
    let and = within.and(ctx, Right::AlarmRead, &SCOPE, &mut values);
    let when = format!("t.returned_key = $1 and t.raised_at < $2{and}");
    let n = tx.one(&format!("select count(*) as n from alarm t where {when}"), &values).await?.get("n")?;
    let sql = format!(
        "select t.id, t.point_name, t.site_name, t.limit_code, t.raised_at from alarm t where {when} \
         order by t.raised_at, t.id limit 10"
    );
    let mut out = Vec::new();
    for row in tx.all(&sql, &values).await? {
        let raised_at: Timestamp = row.get("raised_at")?;
        out.push(StandingAlarm {
            id: row.get("id")?,
            point_name: row.get("point_name")?,
            site_name: row.get("site_name")?,
            limit: row.get("limit_code")?,
            raised_at,
            hours: (ctx.now().as_second() - raised_at.as_second()) as f64 / 3600.0,
        });
    }
    Ok((n, out))
}

/// Sites with points in use.
async fn operators(ctx: &Ctx, tx: &mut Tx, within: &Within) -> Outcome<i64> {
    let mut values = Vec::new();
    let and = within.and(ctx, Right::PointRead, &SCOPE, &mut values);
    let sql = format!("select count(distinct t.site) as n from point t where t.state <> 'retired'{and}");
    tx.one(&sql, &values).await?.get("n")
}

/// Hours of silence in the period, by kind.
async fn silenced(
    ctx: &Ctx,
    tx: &mut Tx,
    within: &Within,
    start: Timestamp,
    end: Timestamp,
) -> Outcome<Vec<SilencedHours>> {
    let mut values = vec![Value::from(start), Value::from(end)];
    let and = within.and(ctx, Right::PointRead, &SCOPE, &mut values);
    let sql = format!(
        "select m.kind, m.point, m.from_at, m.until_at from point_mute m join point t on t.id = m.point \
         where m.until_at > $1 and m.from_at < $2{and}"
    );
    let mut of: Vec<(i64, std::collections::BTreeSet<Uuid>)> = vec![Default::default(); Mute::ALL.len()];
    for row in tx.all(&sql, &values).await? {
        let kind: String = row.get("kind")?;
        let Some(kind) = Mute::ALL.iter().position(|m| m.code() == kind) else { continue };
        let (from, until): (Timestamp, Timestamp) = (row.get("from_at")?, row.get("until_at")?);
        of[kind].0 += (until.min(end).as_second() - from.max(start).as_second()).max(0);
        of[kind].1.insert(row.get("point")?);
    }
    let one = |(m, (seconds, points)): (&Mute, (i64, std::collections::BTreeSet<Uuid>))| SilencedHours {
        kind: Coded::new(m.code(), m.label()),
        hours: seconds as f64 / 3600.0,
        points: points.len() as i64,
    };
    Ok(Mute::ALL.iter().zip(of).map(one).collect())
}
