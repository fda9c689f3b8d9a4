//! Steps on alarms.

use super::one::view;
use super::view::AlarmView;
use crate::alarm::io::act::{self, Step};
use axum::Json;
use kernel::id::{AlarmId, FileId, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Answer, Body, Ctx, Id};

/// A step: `alarm` with `confirm` `assign` `handle` `return` `know` `escalate` `hazard` `close`, or `alarm_signal` with
/// `reset`.
#[derive(Debug, Deserialize, ToSchema)]
pub struct AlarmMove {
    /// `alarm` unless said otherwise.
    #[serde(default)]
    pub flow: String,
    pub action: String,
    /// Version that the page showed; a newer one refuses the step.
    pub version: Option<i64>,
    /// Code of a cause, for `confirm`.
    pub cause: Option<String>,
    pub note: Option<String>,
    pub reason: Option<String>,
    /// Who is to handle it, for `assign`.
    #[schema(value_type = Option<Uuid>)]
    pub person: Option<PersonId>,
    /// For `handle`: fed back as gone. While the value is beyond the limit this is refused (`UNTRUE`) and escalates.
    #[serde(default)]
    pub gone: bool,
    /// For `know`: for which level, where one person stands for two.
    pub level: Option<i64>,
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    pub files: Vec<FileId>,
    /// For `hazard`: code of a kind of hazard.
    pub kind: Option<String>,
}

#[utoipa::path(post, path = "/alarms/{id}/moves", tag = "alarm", params(("id" = Uuid, Path)), request_body = AlarmMove,
               responses((status = 200, body = AlarmView)))]
pub async fn advance(ctx: Ctx, Id(id): Id<AlarmId>, Body(body): Body<AlarmMove>) -> Answer<AlarmView> {
    let step = Step {
        flow: body.flow,
        action: body.action,
        version: body.version,
        cause: body.cause,
        note: body.note,
        reason: body.reason,
        person: body.person,
        gone: body.gone,
        level: body.level,
        files: body.files,
        kind: body.kind,
    };
    act::advance(&ctx, id, step).await?;
    let mut tx = ctx.read().await?;
    Ok(Json(view(&ctx, &mut tx, id).await?))
}

/// Several alarms that are confirmed for one cause.
#[derive(Debug, Deserialize, ToSchema)]
pub struct AlarmsConfirmed {
    #[schema(value_type = Vec<Uuid>)]
    pub alarms: Vec<AlarmId>,
    pub cause: String,
    pub note: Option<String>,
}

/// One that was not confirmed, and why.
#[derive(Debug, Serialize, ToSchema)]
pub struct AlarmRefused {
    #[schema(value_type = Uuid)]
    pub id: AlarmId,
    pub code: String,
    pub say: String,
}

/// What became of each.
#[derive(Debug, Serialize, ToSchema)]
pub struct AlarmsAnswer {
    #[schema(value_type = Vec<Uuid>)]
    pub confirmed: Vec<AlarmId>,
    pub refused: Vec<AlarmRefused>,
}

#[utoipa::path(post, path = "/alarms/confirm", tag = "alarm", request_body = AlarmsConfirmed,
               responses((status = 200, body = AlarmsAnswer)))]
pub async fn confirm_many(ctx: Ctx, Body(body): Body<AlarmsConfirmed>) -> Answer<AlarmsAnswer> {
    let step = Step { action: "confirm".into(), cause: Some(body.cause), note: body.note, ..Step::default() };
    let mut answer = AlarmsAnswer { confirmed: Vec::new(), refused: Vec::new() };
    for (id, done) in act::confirm_many(&ctx, &body.alarms, &step).await? {
        match done {
            Ok(_) => answer.confirmed.push(id),
            Err(e) => answer.refused.push(AlarmRefused { id, code: e.code.into(), say: e.say }),
        }
    }
    Ok(Json(answer))
}
