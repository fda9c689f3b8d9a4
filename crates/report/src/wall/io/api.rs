//! GET /wall

use super::store;
use crate::wall::chart::{By, Chart, chart};
use ::store::list::condition;
use axum::Json;
use govern::policy::io::store::ON as POLICY;
use kernel::{Refusal, Right};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;
use web::{Answer, Ask, Ctx, Table};

pub fn routes() -> Table {
    web::route_table! {
        GET "/wall" needs ReportRead => wall;
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
