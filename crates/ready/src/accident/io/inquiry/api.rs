//! HTTP of the investigation.

use super::act::{self, NewLesson, NewTeam, NewTerm};
use crate::accident::io::api::{AccidentPage, page};
use kernel::id::AccidentId;
use web::{Answer, Body, Ctx, Id};

#[utoipa::path(put, path = "/accidents/{id}/team", tag = "accident", params(("id" = Uuid, Path)), request_body = NewTeam,
               responses((status = 200, body = AccidentPage)))]
pub async fn team(ctx: Ctx, Id(id): Id<AccidentId>, Body(ask): Body<NewTeam>) -> Answer<AccidentPage> {
    act::team(&ctx, id, ask).await?;
    page(&ctx, id).await
}

#[utoipa::path(post, path = "/accidents/{id}/terms", tag = "accident", params(("id" = Uuid, Path)), request_body = NewTerm,
               responses((status = 200, body = AccidentPage)))]
pub async fn term(ctx: Ctx, Id(id): Id<AccidentId>, Body(ask): Body<NewTerm>) -> Answer<AccidentPage> {
    act::term(&ctx, id, ask).await?;
    page(&ctx, id).await
}

#[utoipa::path(post, path = "/accidents/{id}/lessons", tag = "accident", params(("id" = Uuid, Path)),
               request_body = NewLesson, responses((status = 200, body = AccidentPage)))]
pub async fn lesson(ctx: Ctx, Id(id): Id<AccidentId>, Body(ask): Body<NewLesson>) -> Answer<AccidentPage> {
    act::lesson(&ctx, id, ask).await?;
    page(&ctx, id).await
}
