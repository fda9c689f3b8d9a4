//! Filters saved under a name; each person's own.

use crate::task::io::view::SavedView;
use ::store::params;
use axum::Json;
use kernel::Refusal;
use kernel::id::ViewId;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use web::{Answer, Ask, Body, Ctx, Id};

/// Most views of one person on one page.
const MOST: i64 = 30;

/// Which page's views.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ViewAsk {
    pub page: String,
}

/// A view to be saved.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewView {
    pub page: String,
    pub name: String,
    pub query: String,
}

#[utoipa::path(get, path = "/views", tag = "task", params(ViewAsk), responses((status = 200, body = Vec<SavedView>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<ViewAsk>) -> Answer<Vec<SavedView>> {
    let mut tx = ctx.read().await?;
    let rows = tx
        .all(
            "select id, page, name, query from task_view where person = $1 and page = $2 order by name",
            params![ctx.person()?, &ask.page],
        )
        .await
        .map_err(Refusal::from)?;
    let mut out = Vec::new();
    for row in rows {
        out.push(SavedView {
            id: row.get("id")?,
            page: row.get("page")?,
            name: row.get("name")?,
            query: row.get("query")?,
        });
    }
    Ok(Json(out))
}

#[utoipa::path(post, path = "/views", tag = "task", request_body = NewView, responses((status = 200, body = SavedView)))]
pub async fn save(ctx: Ctx, Body(body): Body<NewView>) -> Answer<SavedView> {
    let name = body.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > 40 || body.query.len() > 4000 || body.page.len() > 40 {
        return Err(Refusal::invalid("BAD_VIEW", "视图名称应为 1—40 字，筛选条件不能过长。")
            .at("name", "请修改")
            .into());
    }
    let person = ctx.person()?;
    let mut tx = ctx.begin().await?;
    let values = params![person, &body.page];
    let count = tx
        .one("select count(*) as n from task_view where person = $1 and page = $2", values)
        .await
        .map_err(Refusal::from)?;
    if count.get::<i64>("n")? >= MOST {
        let say = format!("每个页面最多保存 {MOST} 个视图，请先删除不用的。");
        return Err(Refusal::conflict("TOO_MANY_VIEWS", say).into());
    }
    // The same name replaces the old filter.
    tx.exec("delete from task_view where person = $1 and page = $2 and name = $3", params![person, &body.page, &name])
        .await
        .map_err(Refusal::from)?;
    let id: ViewId = ctx.id();
    tx.exec(
        "insert into task_view (id, person, page, name, query, at) values ($1,$2,$3,$4,$5,$6)",
        params![id, person, &body.page, &name, &body.query, ctx.now()],
    )
    .await
    .map_err(Refusal::from)?;
    tx.commit().await.map_err(Refusal::from)?;
    Ok(Json(SavedView { id: id.0, page: body.page, name, query: body.query }))
}

#[utoipa::path(delete, path = "/views/{id}", tag = "task", params(("id" = Uuid, Path)), responses((status = 200, body = bool)))]
pub async fn remove(ctx: Ctx, Id(id): Id<ViewId>) -> Answer<bool> {
    let mut tx = ctx.begin().await?;
    let n = tx
        .exec("delete from task_view where id = $1 and person = $2", params![id, ctx.person()?])
        .await
        .map_err(Refusal::from)?;
    if n == 0 {
        return Err(Refusal::not_found("视图").into());
    }
    tx.commit().await.map_err(Refusal::from)?;
    Ok(Json(true))
}
