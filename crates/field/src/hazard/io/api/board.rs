//! How many wait at each step.

use super::list::{HazardAsk, listed};
use crate::hazard::flow::HazardFlow;
use crate::hazard::io::view::Coded;
use ::store::Value;
use axum::Json;
use kernel::Flow;
use serde::Serialize;
use utoipa::ToSchema;
use web::answer::Count;
use web::{Answer, Ask, Ctx};

/// One column of the board.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BoardColumn {
    pub state: Coded,
    pub count: Count,
    pub major: Count,
    pub overdue: Count,
}

#[utoipa::path(get, path = "/hazards/board", tag = "hazard", params(HazardAsk), responses((status = 200, body = Vec<BoardColumn>)))]
pub async fn board(ctx: Ctx, Ask(ask): Ask<HazardAsk>) -> Answer<Vec<BoardColumn>> {
    let mut tx = ctx.read().await?;
    let mut out = Vec::new();
    for &(_, code, label, _) in HazardFlow::STATES.iter().filter(|s| !s.3) {
        let ask = HazardAsk { state: vec![code.into()], sort: Some("due".into()), ..ask.clone() };
        let all = listed(&ctx, &ask)?.total(&mut tx).await?;
        let major = listed(&ctx, &ask)?.and("t.grade = ?", [Value::from("major")]).total(&mut tx).await?;
        let late = listed(&ctx, &ask)?.and("t.due_key < ?", [ctx.today().into()]).total(&mut tx).await?;
        let count = |t: kernel::Total| Count { count: t.count, exact: t.exact };
        out.push(BoardColumn {
            state: Coded::new(code, label),
            count: count(all),
            major: count(major),
            overdue: count(late),
        });
    }
    Ok(Json(out))
}
