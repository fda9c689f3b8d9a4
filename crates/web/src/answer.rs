//! What handlers return.

use crate::problem::Problem;
use axum::Json;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kernel::page::Page;
use serde::Serialize;
use utoipa::ToSchema;

/// JSON, or a problem.
pub type Answer<T> = Result<Json<T>, Problem>;

/// A page as sent: items, cursor of the next page, and the denominator.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Paged<T> {
    pub items: Vec<T>,
    /// For `?after=`; absent on the last page.
    pub next: Option<String>,
    pub total: Count,
}

/// Exact up to 1,000; beyond that `count` is 1000 and `exact` is false ("1000+").
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct Count {
    pub count: u64,
    pub exact: bool,
}

impl<T> From<Page<T>> for Paged<T> {
    fn from(p: Page<T>) -> Paged<T> {
        Paged { items: p.items, next: p.next, total: Count { count: p.total.count, exact: p.total.exact } }
    }
}

/// A file to save or to show, with a Chinese name.
pub struct Download {
    pub name: String,
    pub media: String,
    pub bytes: Vec<u8>,
    /// Show in the browser instead of saving.
    pub inline: bool,
}

impl Download {
    /// A workbook to save.
    pub fn xlsx(name: impl Into<String>, bytes: Vec<u8>) -> Download {
        let media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".into();
        Download { name: name.into(), media, bytes, inline: false }
    }
}

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        let encoded: String = self
            .name
            .bytes()
            .map(|b| {
                if b.is_ascii_alphanumeric() || b"-_.".contains(&b) {
                    (b as char).to_string()
                } else {
                    format!("%{b:02X}")
                }
            })
            .collect();
        let way = if self.inline { "inline" } else { "attachment" };
        let mut headers = HeaderMap::new();
        if let Ok(v) = HeaderValue::from_str(&format!("{way}; filename*=UTF-8''{encoded}")) {
            headers.insert(header::CONTENT_DISPOSITION, v);
        }
        if let Ok(v) = HeaderValue::from_str(&self.media) {
            headers.insert(header::CONTENT_TYPE, v);
        }
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        (headers, self.bytes).into_response()
    }
}
