//! The demo's people act through the same routes as real ones, without a network between.

use crate::serve;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use kernel::{Outcome, Refusal};
use serde_json::Value;
use std::collections::HashMap;
use tower::ServiceExt;
use web::App;

const BOUNDARY: &str = "anlan-demo-boundary";

/// Requests into the router, each in somebody's name.
pub struct Browser {
    router: Router,
    /// Session cookies by login, for one day of the demo's clock.
    cookies: HashMap<String, String>,
}

impl Browser {
    pub fn new(app: &App) -> Browser {
        Browser { router: serve::router(app.clone()), cookies: HashMap::new() }
    }

    /// Sessions end with the day.
    pub fn new_day(&mut self) {
        self.cookies.clear();
    }

    async fn send(&self, request: Request<Body>) -> Outcome<(u16, Option<String>, Value)> {
        let response = match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let status = response.status().as_u16();
        let cookie = response.headers().get(header::SET_COOKIE).and_then(|v| v.to_str().ok()).map(str::to_owned);
        let bytes = axum::body::to_bytes(response.into_body(), 64 << 20).await.map_err(Refusal::internal)?;
        Ok((status, cookie, serde_json::from_slice(&bytes).unwrap_or(Value::Null)))
    }

    async fn cookie(&mut self, login: &str) -> Outcome<String> {
        if let Some(cookie) = self.cookies.get(login) {
            return Ok(cookie.clone());
        }
        let body = serde_json::json!({ "login": login }).to_string();
        let request = Request::post("/api/demo/session")
            .header("x-anlan", "1")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body))
            .map_err(Refusal::internal)?;
        let (status, cookie, answer) = self.send(request).await?;
        let cookie = cookie.and_then(|c| c.split(';').next().map(str::to_owned));
        let cookie = cookie.ok_or_else(|| Refusal::internal(format!("sign-in of {login}: {status} {answer}")))?;
        self.cookies.insert(login.to_owned(), cookie.clone());
        Ok(cookie)
    }

    /// A request with a JSON body (or none); an answer that is no success becomes a refusal that says who wanted what.
    pub async fn call(&mut self, login: &str, method: &str, path: &str, body: Option<Value>) -> Outcome<Value> {
        let cookie = self.cookie(login).await?;
        let request = Request::builder()
            .method(method)
            .uri(format!("/api{path}"))
            .header("x-anlan", "1")
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/json")
            .body(body.map_or_else(Body::empty, |b| Body::from(b.to_string())))
            .map_err(Refusal::internal)?;
        let (status, _, answer) = self.send(request).await?;
        success(login, method, path, status, answer)
    }

    /// A file as a form sends it.
    pub async fn upload(&mut self, login: &str, path: &str, name: &str, bytes: &[u8]) -> Outcome<Value> {
        let cookie = self.cookie(login).await?;
        let mut form = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             content-type: application/octet-stream\r\n\r\n"
        )
        .into_bytes();
        form.extend_from_slice(bytes);
        form.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        let request = Request::post(format!("/api{path}"))
            .header("x-anlan", "1")
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
            .body(Body::from(form))
            .map_err(Refusal::internal)?;
        let (status, _, answer) = self.send(request).await?;
        success(login, "POST", path, status, answer)
    }
}

fn success(login: &str, method: &str, path: &str, status: u16, answer: Value) -> Outcome<Value> {
    if (200..300).contains(&status) {
        return Ok(answer);
    }
    let say = answer["detail"].as_str().unwrap_or("没有说明原因").to_owned();
    let internal = format!("{login} {method} {path}: {status} {}", answer["code"]);
    Err(Refusal::invalid("DEMO", say).because(internal))
}
