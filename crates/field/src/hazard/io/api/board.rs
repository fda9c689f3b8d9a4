//! How many wait at each step.

use super::list::{HazardAsk, listed};
use crate::hazard::flow::HazardFlow;
use crate::hazard::io::view::Coded;
use ::store::{List, Tx, Value};
use axum::Json;
use kernel::{Flow, Outcome};
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
    // Said as it stands in the condition of the index.
    let marked = [("t.grade = 'major'", vec![]), ("t.due_key < ?", vec![ctx.today().into()])];
    let waiting = HazardAsk { state: vec!["open".into()], sort: Some("due".into()), ..ask.clone() };
    let tally = listed(&ctx, &mut tx, &waiting).await?.tally(&mut tx, "t.state", &marked).await?;
    let counts = match tally {
        Some(found) => {
            let of = |state: &str| found.iter().find(|t| t.value == state);
            let exact = |count: u64| Count { count, exact: true };
            let three = |s| of(s).map_or([0; 3], |t| [t.count, t.marked[0], t.marked[1]]).map(exact);
            states.iter().map(|s| three(s.1)).collect()
        }
        None => one_by_one(&ctx, &mut tx, &ask, &marked).await?,
    };
    let columns = states.iter().zip(counts).map(|(s, [count, major, overdue])| BoardColumn {
        state: Coded::new(s.1, s.2),
        count,
        major,
        overdue,
    });
    Ok(Json(columns.collect()))
}

/// All, the major ones and those past their day at each step, by the index for each.
async fn one_by_one(
    ctx: &Ctx,
    tx: &mut Tx,
    ask: &HazardAsk,
    marked: &[(&str, Vec<Value>); 2],
) -> Outcome<Vec<[Count; 3]>> {
    let mut lists = Vec::new();
    for s in HazardFlow::STATES.iter().filter(|s| !s.3) {
        let ask = HazardAsk { state: vec![s.1.into()], sort: Some("due".into()), ..ask.clone() };
        lists.push(listed(ctx, tx, &ask).await?);
        for (sql, values) in marked {
            lists.push(listed(ctx, tx, &ask).await?.and(sql, values.clone()));
        }
    }
    let totals = List::totals(&lists, tx).await?;
    let count = |t: &kernel::Total| Count { count: t.count, exact: t.exact };
    Ok(totals.chunks(3).map(|of| [count(&of[0]), count(&of[1]), count(&of[2])]).collect())
}
