//! Moving the demo's clock. Outside the demo this route does not exist.

use super::CLOCK;
use axum::Json;
use jiff::{SignedDuration, Timestamp};
use kernel::{Clock, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Answer, Body, Ctx, Table};

pub fn routes() -> Table {
    web::route_table! {
        POST "/demo/clock" open to Anyone => move_clock;
    }
}

/// To an instant, or so many days on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClockMove {
    #[schema(value_type = Option<String>, format = DateTime)]
    pub to: Option<Timestamp>,
    /// 1–1830
    pub days: Option<i64>,
}

/// Where the clock stands now.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClockStand {
    #[schema(value_type = String, format = DateTime)]
    pub now: Timestamp,
}

#[utoipa::path(post, path = "/demo/clock", tag = "demo", request_body = ClockMove, responses((status = 200, body = ClockStand)))]
async fn move_clock(ctx: Ctx, Body(ask): Body<ClockMove>) -> Answer<ClockStand> {
    let Some(clock) = CLOCK.get().filter(|_| ctx.app().demo) else {
        return Err(Refusal::not_found("页面").into());
    };
    let to = match (ask.to, ask.days) {
        (Some(to), None) => to,
        (None, Some(days @ 1..=1830)) => clock.now() + SignedDuration::from_hours(24 * days),
        _ => return Err(Refusal::invalid("CLOCK", "请给出要拨到的时刻，或往前拨的天数（1—1830）。").into()),
    };
    let now = clock.move_to(to)?;
    crate::wiring::tick(&Ctx::system(ctx.app().clone())).await?;
    Ok(Json(ClockStand { now }))
}
