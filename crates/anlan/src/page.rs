//! The front end, embedded; any path that is no file shows the application, which routes by itself.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../ui/dist"]
#[allow_missing = true]
struct Dist;

pub async fn page(uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    let (name, file) = match Dist::get(path) {
        Some(file) if !path.is_empty() => (path, Some(file)),
        _ if path.starts_with("assets/") => return (StatusCode::NOT_FOUND, "not found").into_response(),
        _ => ("index.html", Dist::get("index.html")),
    };
    let Some(file) = file else {
        let say = "界面还没有构建：请在仓库根目录运行 cargo x demo，或在 ui 目录运行 npm run build 后重新编译。";
        return (StatusCode::OK, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], say).into_response();
    };
    let media = mime_guess::from_path(name).first_or_octet_stream();
    // Files below assets/ carry their hash in the name; the page itself must be fresh.
    let keep = if name.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut response = Response::new(Body::from(file.data.into_owned()));
    let headers = response.headers_mut();
    if let Ok(v) = HeaderValue::from_str(media.as_ref()) {
        headers.insert(header::CONTENT_TYPE, v);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    response
}

/// Sent with every answer. No inline script, no third-party host; antd writes its styles at run time, hence inline styles.
pub const SECURITY_HEADERS: &[(&str, &str)] = &[
    (
        "content-security-policy",
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
         media-src 'self' blob:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("permissions-policy", "camera=(self), geolocation=(self), microphone=(self)"),
];
