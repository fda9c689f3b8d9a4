//! `application/problem+json` (RFC 9457), made here only.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::{Kind, Refusal};
use serde::Serialize;
use utoipa::ToSchema;

/// What the client gets instead of an answer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`; `code` tells the kinds apart.
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    /// Stable upper-case word: `LEAD_REQUIRED`.
    pub code: String,
    /// The Chinese sentence to show: what happened, why, what to do.
    pub detail: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<ProblemField>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    #[serde(skip)]
    internal: Option<String>,
}

/// One field of the input that was not accepted.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProblemField {
    pub path: String,
    pub say: String,
}

pub(crate) fn status(kind: Kind) -> StatusCode {
    match kind {
        Kind::Unauthenticated => StatusCode::UNAUTHORIZED,
        Kind::Forbidden => StatusCode::FORBIDDEN,
        Kind::NotFound => StatusCode::NOT_FOUND,
        Kind::Conflict => StatusCode::CONFLICT,
        Kind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Kind::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Kind::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Kind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::Unauthenticated => "需要登录",
        Kind::Forbidden => "没有权限",
        Kind::NotFound => "没有找到",
        Kind::Conflict => "当前状态不允许",
        Kind::Invalid => "填写有误",
        Kind::TooLarge => "内容过大",
        Kind::TooMany => "操作过于频繁",
        Kind::Busy => "系统繁忙",
        Kind::Internal => "系统出错",
    }
}

tokio::task_local! {
    /// Id of the request that is being answered, for the refusal and for the log.
    pub(crate) static REQUEST: String;
}

impl From<Refusal> for Problem {
    fn from(r: Refusal) -> Problem {
        Problem {
            kind: "about:blank".into(),
            title: title(r.kind).into(),
            status: status(r.kind).as_u16(),
            code: r.code.into(),
            detail: r.say,
            fields: r.fields.into_iter().map(|f| ProblemField { path: f.path, say: f.say }).collect(),
            request_id: REQUEST.try_with(Clone::clone).ok(),
            internal: r.internal,
        }
    }
}

impl From<store::Error> for Problem {
    fn from(e: store::Error) -> Problem {
        Refusal::from(e).into()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        match &self.internal {
            Some(internal) if status.is_server_error() => tracing::error!(code = self.code, internal, "refused"),
            Some(internal) => tracing::info!(code = self.code, internal, "refused"),
            None => tracing::debug!(code = self.code, say = self.detail, "refused"),
        }
        let mut response = (status, axum::Json(&self)).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        response
    }
}
