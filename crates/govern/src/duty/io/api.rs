//! Routes of occurrences.

use super::store::{self, LISTED};
use super::view::{OccurrenceRow, filled, row, rows};
use crate::duty::model::State;
use ::store::{List, Value};
use axum::Json;
use jiff::civil::Date;
use kernel::id::{OccurrenceId, PolicyId, SiteId, TaskId, UnitId};
use kernel::{Outcome, PageAsk, Refusal, Right};
use serde::Deserialize;
use utoipa::IntoParams;
use web::{Answer, Ask, Ctx, Id, Paged};

/// Filters of occurrences; a name may be repeated for several values.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OccurrenceAsk {
    #[serde(default)]
    #[param(value_type = Vec<Uuid>)]
    pub unit: Vec<UnitId>,
    #[serde(default)]
    #[param(value_type = Vec<Uuid>)]
    pub policy: Vec<PolicyId>,
    #[serde(default)]
    #[param(value_type = Vec<Uuid>)]
    pub task: Vec<TaskId>,
    #[serde(default)]
    #[param(value_type = Vec<Uuid>)]
    pub site: Vec<SiteId>,
    /// `task`: what documents order; `site`: what the class of a site asks for; `post`: what is assigned to my posts; absent: the first two.
    pub of: Option<String>,
    /// `pending` `done` `late` `missed`
    #[serde(default)]
    pub state: Vec<String>,
    /// Of my unit only.
    #[serde(default)]
    pub mine: bool,
    /// Windows that end on or after this day.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    /// Windows that begin on or before this day.
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    pub limit: Option<u32>,
    pub after: Option<String>,
    /// `due`, `-` before it for descending.
    pub sort: Option<String>,
}

/// Occurrences by filter, within scope.
pub fn listed(ctx: &Ctx, ask: &OccurrenceAsk) -> Outcome<List> {
    let mut out = List::new(&LISTED, ctx.scope(), Right::TaskRead)
        .among("t.unit", ask.unit.iter().copied())
        .among("t.policy", ask.policy.iter().copied())
        .among("t.task", ask.task.iter().copied())
        .among("t.site", ask.site.iter().copied())
        .when(ask.from, "t.window_to >= ?")
        .when(ask.to, "t.window_from <= ?");
    match ask.of.as_deref().filter(|of| !of.is_empty()) {
        None => out = out.and("t.post is null", []),
        Some("task") => out = out.and("t.task is not null", []),
        Some("site") => out = out.and("t.site is not null", []),
        // What a leader owes is the leader's and the office's, who has the dossiers; not every reader's of the region.
        Some("post") => {
            let mine = "t.post in (select id from post where person = ?)";
            out = out.and(mine, [Value::from(ctx.actor().person)]);
        }
        Some(other) => {
            let say = format!(
                "筛选条件“来源”没有“{other}”这个取值，可选 task（文件要求）、site（企业自查）、post（本人的岗位职责）。"
            );
            return Err(Refusal::invalid("BAD_FILTER", say));
        }
    }
    if ask.mine {
        out = out.and("t.unit = ?", [Value::from(ctx.unit()?)]);
    }
    let mut any: Vec<&str> = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    for code in &ask.state {
        let Some(state) = State::parse(code) else {
            return Err(Refusal::invalid("BAD_FILTER", format!("期次状态没有“{code}”这个取值，请清除筛选后重选。")));
        };
        // Time alone makes an open window missed, whether the nightly job has run or not.
        match state {
            State::Pending => {
                any.push("(t.state = 'pending' and t.window_to >= ?)");
                values.push(ctx.today().into());
            }
            State::Missed => {
                any.push("(t.state = 'missed' or (t.state = 'pending' and t.window_to < ?))");
                values.push(ctx.today().into());
            }
            _ => {
                any.push("t.state = ?");
                values.push(state.code().into());
            }
        }
    }
    if !any.is_empty() {
        out = out.and(&format!("({})", any.join(" or ")), values);
    }
    Ok(out)
}

#[utoipa::path(get, path = "/occurrences", tag = "duty", params(OccurrenceAsk), responses((status = 200, body = Paged<OccurrenceRow>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<OccurrenceAsk>) -> Answer<Paged<OccurrenceRow>> {
    let mut tx = ctx.read().await?;
    let page_ask = PageAsk { limit: ask.limit, after: ask.after.clone(), sort: ask.sort.clone() };
    let page = listed(&ctx, &ask)?.page(&mut tx, &page_ask, |r| row(&ctx, r)).await?;
    let items = filled(&mut tx, page.items).await?;
    Ok(Json(kernel::Page { items, next: page.next, total: page.total }.into()))
}

#[utoipa::path(get, path = "/occurrences/{id}", tag = "duty", params(("id" = Uuid, Path)), responses((status = 200, body = OccurrenceRow)))]
pub async fn one(ctx: Ctx, Id(id): Id<OccurrenceId>) -> Answer<OccurrenceRow> {
    let mut tx = ctx.read().await?;
    let found = store::find(&mut tx, ctx.scope(), id).await?;
    let row = rows(&ctx, &mut tx, &[found]).await?.pop();
    Ok(Json(row.ok_or_else(|| Refusal::not_found("期次"))?))
}
