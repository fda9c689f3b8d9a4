//! Counting on reading: the set is one document, or what one scope sees (docs/decisions: totals for dashboards).

use crate::tally::LightTally;
use crate::wall::io::SPOTS_ON;
use ::store::{Tx, Value};
use axum::Json;
use govern::task::io::api::list::NO_HEADING;
use govern::task::model::LightCounts;
use govern::task::rules::rollup;
use kernel::light::Colour;
use kernel::{Outcome, Refusal, Right};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use web::view::LightView;
use web::{Answer, Ask, Ctx, Table};

pub fn routes() -> Table {
    web::route_table! {
        GET "/rollups" needs ReportRead => rollups;
    }
}

#[derive(Debug, Deserialize, IntoParams)]
pub struct RollupAsk {
    /// `unit` (default), `region`, `action` or `policy`
    pub by: Option<String>,
    pub policy: Option<Uuid>,
}

/// One line: what it counts, out of how many, and the light that follows.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Rollup {
    pub key: String,
    pub label: String,
    #[serde(flatten)]
    pub lights: LightTally,
    /// Tasks without a date; never counted as on time.
    pub no_deadline: i64,
    /// Closed among those that were due by today, and how many those are.
    pub closed_of_due: ClosedOfDue,
    pub light: LightView,
}

#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
pub struct ClosedOfDue {
    pub closed: i64,
    pub due: i64,
}

#[derive(Default)]
struct Sum {
    label: String,
    order: String,
    /// Number of the first measure, where the document's order is wanted; else 0.
    first: i64,
    lights: LightCounts,
    key_red: i64,
    no_deadline: i64,
    closed: ClosedOfDue,
}

/// Lights by unit, region, action or document.
#[utoipa::path(get, path = "/rollups", tag = "report", params(RollupAsk), responses((status = 200, body = Vec<Rollup>)))]
async fn rollups(ctx: Ctx, Ask(ask): Ask<RollupAsk>) -> Answer<Vec<Rollup>> {
    let by = ask.by.as_deref().unwrap_or("unit");
    let (key, label, order) = match by {
        "unit" => ("t.unit", "u.short", "t.region_path"),
        "region" => ("t.region_path", "r.name", "t.region_path"),
        "action" => ("cast(m.path as text)", "cast(m.path as text)", "''"),
        "policy" => ("t.policy", "t.policy_title", "''"),
        _ => {
            let say = format!("没有按“{by}”汇总，可用：unit 单位、region 地区、action 行动、policy 文件。");
            return Err(Refusal::invalid("BAD_VIEW", say).into());
        }
    };
    let mut tx = ctx.read().await?;
    let sums = sums(&ctx, &mut tx, by, [key, label, order], ask.policy).await?;
    let mut sums: Vec<(String, Sum)> = sums.into_iter().collect();
    // Units as the directory has them, actions as the document has them.
    let places = if by == "unit" { tree(&mut tx).await? } else { BTreeMap::new() };
    let place = |key: &str, s: &Sum| (s.order.clone(), s.first, places.get(key).cloned(), s.label.clone());
    sums.sort_by_cached_key(|(key, s)| place(key, s));
    let lines = sums.into_iter().map(|(key, s)| {
        let light = rollup::of(&s.lights, s.key_red, &ctx.law().parameters, &s.order, ctx.today());
        Rollup {
            key,
            label: s.label,
            lights: LightTally::from(&s.lights),
            no_deadline: s.no_deadline,
            closed_of_due: s.closed,
            light: LightView::of(&light, Vec::new()),
        }
    });
    Ok(Json(lines.collect()))
}

async fn sums(
    ctx: &Ctx,
    tx: &mut Tx,
    by: &str,
    [key, label, order]: [&str; 3],
    policy: Option<Uuid>,
) -> Outcome<BTreeMap<String, Sum>> {
    let mut values = vec![Value::Date(ctx.today())];
    let mut wheres = Vec::new();
    if let Some(p) = policy {
        values.push(Value::Id(p));
        wheres.push("t.policy = $2".to_owned());
    }
    wheres.extend(::store::list::condition(ctx.scope(), Right::ReportRead, &SPOTS_ON, &mut values));
    let filter = if wheres.is_empty() { String::new() } else { format!("where {}", wheres.join(" and ")) };
    let measure = if by == "action" { "left join measure m on m.id = t.measure" } else { "" };
    let sql = format!(
        "select {key} as k, {label} as label, {order} as ord,
                case when t.turns_at is not null and t.turns_at <= $1 then t.turns_to else t.light end as colour,
                t.key_task as key_task,
                cast(case when t.due is null then 0 when t.due <= $1 then 1 else 2 end as bigint) as due_by,
                cast(case when t.work = 'closed' then 1 else 0 end as bigint) as closed,
                count(*) as n, min(t.seq) as first
         from task t join unit u on u.id = t.unit join region r on r.path = t.region_path {measure} {filter}
         group by 1, 2, 3, 4, 5, 6, 7"
    );
    let mut out: BTreeMap<String, Sum> = BTreeMap::new();
    for row in tx.all(&sql, &values).await? {
        let n: i64 = row.get("n")?;
        let colour = row.get::<Option<String>>("colour")?.and_then(|c| Colour::parse(&c)).unwrap_or(Colour::None);
        let label: String = row.get::<Option<String>>("label")?.unwrap_or_default();
        let label = if by == "action" { last_heading(&label) } else { label };
        let key = match by {
            "action" => label.clone(),
            "region" => row.get::<String>("k")?,
            _ => row.get::<Uuid>("k")?.to_string(),
        };
        let fresh = !out.contains_key(&key);
        let sum = out.entry(key).or_default();
        if by == "action" {
            let first: i64 = row.get("first")?;
            sum.first = if fresh { first } else { sum.first.min(first) };
        }
        sum.label = label;
        sum.order = row.get::<Option<String>>("ord")?.unwrap_or_default();
        sum.lights.add(colour, n);
        if colour == Colour::Red && row.get::<bool>("key_task")? {
            sum.key_red += n;
        }
        match row.get::<i64>("due_by")? {
            0 => sum.no_deadline += n,
            1 => {
                sum.closed.due += n;
                sum.closed.closed += n * row.get::<i64>("closed")?;
            }
            _ => {}
        }
    }
    Ok(out)
}

/// Where each unit stands in the directory: its superiors' ids before its own.
async fn tree(tx: &mut Tx) -> Outcome<BTreeMap<String, String>> {
    let sql = "select u.id, p.id as up, g.id as top from unit u
               left join unit p on p.id = u.parent and p.region = u.region
               left join unit g on g.id = p.parent and g.region = u.region";
    let mut out = BTreeMap::new();
    for row in tx.all(sql, &[]).await? {
        let id: Uuid = row.get("id")?;
        let above = [row.get::<Option<Uuid>>("top")?, row.get::<Option<Uuid>>("up")?];
        let place: Vec<String> = above.into_iter().flatten().chain([id]).map(|u| u.to_string()).collect();
        out.insert(id.to_string(), place.join(" "));
    }
    Ok(out)
}

/// The innermost heading of a JSON list of headings.
fn last_heading(path: &str) -> String {
    let headings: Vec<String> = serde_json::from_str(path).unwrap_or_default();
    headings.into_iter().next_back().unwrap_or_else(|| NO_HEADING.into())
}
