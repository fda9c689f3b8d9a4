//! What handlers take: body, query and path, with Chinese messages when they do not fit.

use crate::app::App;
use crate::problem::Problem;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Path, Request};
use axum::http::request::Parts;
use kernel::Refusal;
use serde::de::DeserializeOwned;

/// Size of a JSON body at most, in bytes.
const JSON_MOST: usize = 4 << 20;

/// JSON body.
pub struct Body<T>(pub T);

/// Query string; a name may be repeated for lists.
pub struct Ask<T>(pub T);

/// The one id in the path.
pub struct Id<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequest<App> for Body<T> {
    type Rejection = Problem;

    async fn from_request(mut request: Request, state: &App) -> Result<Self, Problem> {
        // Uploads may be large, JSON never is: anybody may post to the sign-in page.
        DefaultBodyLimit::max(JSON_MOST).apply(&mut request);
        let bytes = Bytes::from_request(request, state).await.map_err(|_| {
            Refusal::new(kernel::Kind::TooLarge, "TOO_LARGE", "提交的内容过大或传输中断，请精简后重试。")
        })?;
        let mut json = serde_json::Deserializer::from_slice(&bytes);
        serde_path_to_error::deserialize(&mut json).map(Body).map_err(|e| {
            let path = e.path().to_string();
            let say = format!("提交的内容不符合格式（位置 {path}），请刷新页面后重试；若由程序调用，请对照接口文档。");
            Refusal::invalid("BAD_BODY", say).at(path, e.inner().to_string()).into()
        })
    }
}

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Ask<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &App) -> Result<Self, Problem> {
        axum_extra::extract::Query::<T>::from_request_parts(parts, state).await.map(|q| Ask(q.0)).map_err(|e| {
            Refusal::invalid("BAD_QUERY", "网址中的查询条件无法识别，请清除筛选后重试。").because(e).into()
        })
    }
}

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Id<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &App) -> Result<Self, Problem> {
        let found = Path::<T>::from_request_parts(parts, state).await;
        found.map(|p| Id(p.0)).map_err(|_| Refusal::not_found("记录").into())
    }
}
