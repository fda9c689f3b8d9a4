//! GET /wall

use super::store;
use crate::wall::chart::{By, Chart, chart};
use crate::wall::turns::Turned;
use ::store::list::condition;
use axum::Json;
use govern::policy::io::store::ON as POLICY;
use jiff::{SignedDuration, Timestamp};
use kernel::{Refusal, Right};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use web::{Answer, Ask, Ctx, Table};

pub fn routes() -> Table {
    web::route_table! {
        GET "/wall" needs ReportRead => wall;
        GET "/wall/turns" needs ReportRead => turns;
    }
}

#[derive(Debug, Deserialize, IntoParams)]
pub struct WallAsk {
    /// Document; the newest issued one if absent.
    pub policy: Option<Uuid>,
    /// `unit` (default), `region`, `quarter` or `action`
    pub by: Option<String>,
}

/// The wall chart of one document.
#[utoipa::path(get, path = "/wall", tag = "report", params(WallAsk), responses((status = 200, body = Chart)))]
async fn wall(ctx: Ctx, Ask(ask): Ask<WallAsk>) -> Answer<Chart> {
    let word = ask.by.as_deref().unwrap_or("unit");
    let by = By::parse(word).ok_or_else(|| {
        Refusal::invalid(
            "BAD_VIEW",
            format!("挂图没有“{word}”这种视图，可用：unit 按单位、region 按县、quarter 按季度、action 按行动。"),
        )
    })?;
    let mut tx = ctx.read().await?;
    let row = match ask.policy {
        Some(id) => {
            let sql = "select id, title from policy where id = $1 and state in ('issued', 'superseded')";
            tx.opt(sql, ::store::params![id]).await?
        }
        None => {
            // The newest of those that the asker sees; another's title is not told.
            let mut values = Vec::new();
            let within = condition(ctx.scope(), Right::PolicyRead, &POLICY, &mut values);
            let within = within.map(|sql| format!(" and {sql}")).unwrap_or_default();
            let sql = format!(
                "select t.id, t.title from policy t where t.state = 'issued'{within} \
                 order by t.settled_at desc, t.id desc limit 1"
            );
            tx.opt(&sql, &values).await?
        }
    };
    let Some(row) = row else {
        return Err(Refusal::new(
            kernel::Kind::NotFound,
            "NO_PLAN",
            "还没有已下发的文件；请先在“文件与清单”里校核并下发一份方案。",
        )
        .into());
    };
    let policy: Uuid = row.get("id")?;
    let title: String = row.get::<Option<String>>("title")?.unwrap_or_default();
    let spots = store::spots(&mut tx, ctx.scope(), policy, ctx.today()).await?;
    // A document of which the asker sees no task looks like a missing one, unless a grant reaches everything.
    if spots.is_empty() && ask.policy.is_some() && ctx.scope().whole_regions(Right::ReportRead).next().is_none() {
        return Err(Refusal::not_found("文件").into());
    }
    Ok(Json(chart(title, policy, &spots, by, ctx.today())))
}

#[derive(Debug, Deserialize, IntoParams)]
pub struct TurnsAsk {
    pub policy: Uuid,
    /// How many days back, 1 to 92; 7 if absent.
    pub days: Option<u16>,
}

/// What turned in a document since some days ago.
#[derive(Debug, Serialize, ToSchema)]
pub struct Turns {
    #[schema(value_type = String, format = DateTime)]
    pub since: Timestamp,
    pub items: Vec<Turned>,
}

/// Tasks of a document whose light is another than some days before.
#[utoipa::path(get, path = "/wall/turns", tag = "report", params(TurnsAsk), responses((status = 200, body = Turns)))]
async fn turns(ctx: Ctx, Ask(ask): Ask<TurnsAsk>) -> Answer<Turns> {
    let days = ask.days.unwrap_or(7);
    if !(1..=92).contains(&days) {
        let say = format!("只能和 1 到 92 天前比较，收到的是 {days} 天。请改一个天数。");
        return Err(Refusal::invalid("BAD_DAYS", say).into());
    }
    let since = ctx.now() - SignedDuration::from_hours(24 * i64::from(days));
    let mut tx = ctx.read().await?;
    let items = store::turned(&mut tx, ctx.scope(), ask.policy, since, ctx.today()).await?;
    Ok(Json(Turns { since, items }))
}
