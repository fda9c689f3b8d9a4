//! How many wait at each step.

use super::list::{HazardAsk, listed};
use crate::hazard::flow::HazardFlow;
use crate::hazard::io::view::Coded;
use ::store::List;
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
    let states: Vec<_> = HazardFlow::STATES.iter().filter(|s| !s.3).collect();
    let mut lists = Vec::new();
    for s in &states {
        let ask = HazardAsk { state: vec![s.1.into()], sort: Some("due".into()), ..ask.clone() };
        lists.push(listed(&ctx, &mut tx, &ask).await?);
        // Said as it stands in the condition of the index.
        lists.push(listed(&ctx, &mut tx, &ask).await?.and("t.grade = 'major'", []));
        lists.push(listed(&ctx, &mut tx, &ask).await?.and("t.due_key < ?", [ctx.today().into()]));
    }
    let totals = List::totals(&lists, &mut tx).await?;
    let count = |t: kernel::Total| Count { count: t.count, exact: t.exact };
    let columns = states.iter().zip(totals.chunks(3)).map(|(s, of)| BoardColumn {
        state: Coded::new(s.1, s.2),
        count: count(of[0]),
        major: count(of[1]),
        overdue: count(of[2]),
    });
    Ok(Json(columns.collect()))
}
