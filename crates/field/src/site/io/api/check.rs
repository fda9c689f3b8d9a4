//! Filing a self-check.

use crate::site::io::act::{self, CheckForm, Filed};
use axum::Json;
use kernel::id::SiteId;
use web::{Answer, Body, Ctx, Id};

#[utoipa::path(post, path = "/sites/{id}/self-checks", tag = "site", params(("id" = Uuid, Path)), request_body = CheckForm,
               responses((status = 200, body = Filed)))]
pub async fn check(ctx: Ctx, Id(id): Id<SiteId>, Body(form): Body<CheckForm>) -> Answer<Filed> {
    Ok(Json(act::self_check(&ctx, id, &form).await?))
}
