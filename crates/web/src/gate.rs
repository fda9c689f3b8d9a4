//! What stands before every route: who is it, does the request come from our own page, has the person the right.

use crate::app::App;
use crate::ctx::Ctx;
use crate::problem::{self, Problem};
use crate::table::Needs;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;
use kernel::{Actor, Kind, Refusal, Scope};
use std::net::{IpAddr, SocketAddr};
use tracing::Instrument;

/// Name of the session cookie.
pub const COOKIE: &str = "anlan_session";

pub(crate) async fn gate(State((app, needs)): State<(App, Needs)>, mut request: Request, next: Next) -> Response {
    let request_id = request
        .headers()
        .get("x-request-id")
        .and_then(|v| v.to_str().ok())
        .filter(|v| v.len() <= 64)
        .map_or_else(|| format!("{:016x}", store::noise() as u64), str::to_owned);
    let asked = Asked {
        writes: !matches!(*request.method(), Method::GET | Method::HEAD),
        public: request.uri().path().contains("/public/"),
        headers: request.headers().clone(),
        peer: request
            .extensions()
            .get::<ConnectInfo<SocketAddr>>()
            .map_or_else(String::new, |c| client(c.0.ip(), request.headers(), &app.proxies)),
    };
    let span = tracing::info_span!("request", id = request_id, method = %request.method(), path = request.uri().path());
    let answered = async {
        match admit(&app, needs, &asked, &request_id).await {
            Ok(ctx) => {
                request.extensions_mut().insert(ctx);
                next.run(request).await
            }
            Err(refusal) => Problem::from(refusal).into_response(),
        }
    };
    let mut response = problem::REQUEST.scope(request_id.clone(), answered).instrument(span).await;
    if let Ok(id) = HeaderValue::from_str(&request_id) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}

/// Whose address counts for the limits: the peer's, or, if the peer is a proxy that the configuration trusts, the last
/// address in `X-Forwarded-For` that is not such a proxy. What an untrusted peer writes there is ignored.
fn client(peer: IpAddr, headers: &HeaderMap, proxies: &[IpAddr]) -> String {
    let told = headers.get_all("x-forwarded-for").iter().filter_map(|v| v.to_str().ok()).collect::<Vec<_>>().join(",");
    let hops = told.split(',').map(|hop| hop.trim().parse::<IpAddr>());
    let mut at = peer;
    for hop in hops.rev() {
        match hop {
            Ok(before) if proxies.contains(&at) => at = before,
            _ => break,
        }
    }
    at.to_string()
}

/// What the decision looks at; the body is not part of it.
struct Asked {
    writes: bool,
    /// A page for strangers: its reads are limited too.
    public: bool,
    headers: HeaderMap,
    peer: String,
}

async fn admit(app: &App, needs: Needs, asked: &Asked, request_id: &str) -> Result<Ctx, Refusal> {
    if needs == Needs::Gateway {
        return Ok(Ctx::new(app.clone(), Actor::anonymous(), Scope::default(), request_id.to_owned()));
    }
    if asked.writes && !from_our_page(&asked.headers) {
        return Err(Refusal::forbidden("CROSS_SITE", "这个请求不是从本系统页面发出的，已拒绝；请在系统页面内操作。"));
    }
    let limited = needs == Needs::Anyone && (asked.writes || asked.public) && !app.demo;
    if limited && !app.limits.admit(&asked.peer, asked.writes) {
        return Err(Refusal::new(Kind::TooMany, "TOO_MANY", "操作过于频繁，请一分钟后再试。"));
    }
    let jar = CookieJar::from_headers(&asked.headers);
    let token = jar.get(COOKIE).map(|c| c.value().to_owned());
    let visitor = match &token {
        Some(token) => app.gate.who(&app.db, token, app.clock.now()).await?,
        None => None,
    };
    let (actor, scope) = match visitor {
        Some(v) => (v.actor, v.scope),
        None => (Actor::anonymous(), Scope::default()),
    };
    if let Needs::Right(right) = needs {
        if actor.person.is_none() {
            let say = if token.is_some() { "登录已失效，请重新登录。" } else { "请先登录。" };
            return Err(Refusal::new(Kind::Unauthenticated, "SIGN_IN", say));
        }
        if !scope.may(right) {
            let say = format!("您的账号没有“{}”的权限；如工作需要，请联系本级安委办开通。", right.label());
            return Err(Refusal::forbidden("FORBIDDEN", say));
        }
    }
    Ok(Ctx::new(app.clone(), actor, scope, request_id.to_owned()))
}

/// SameSite=Lax keeps foreign pages from sending the cookie; this is the second belt: a header of our own, which a foreign
/// page cannot add without our consent, and no `Sec-Fetch-Site: cross-site`.
fn from_our_page(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").and_then(|v| v.to_str().ok());
    if matches!(site, Some("cross-site" | "same-site")) {
        return false;
    }
    if let (Some(origin), Some(host)) = (headers.get(header::ORIGIN), headers.get(header::HOST)) {
        let origin = origin.to_str().unwrap_or_default();
        let host = host.to_str().unwrap_or_default();
        if origin.split_once("://").is_none_or(|(_, o)| o != host) {
            return false;
        }
    }
    headers.contains_key("x-anlan")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(peer: &str, told: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", HeaderValue::from_str(told).unwrap());
        let proxies = ["10.0.0.1".parse().unwrap(), "10.0.0.2".parse().unwrap()];
        client(peer.parse().unwrap(), &headers, &proxies)
    }

    #[test]
    fn a_trusted_proxy_speaks_for_its_client_and_nobody_else_does() {
        assert_eq!(from("10.0.0.1", "203.0.113.7"), "203.0.113.7");
        assert_eq!(from("10.0.0.1", "198.51.100.1, 203.0.113.7"), "203.0.113.7", "what the client wrote itself");
        assert_eq!(from("10.0.0.1", "203.0.113.7, 10.0.0.2"), "203.0.113.7", "two of our own proxies");
        assert_eq!(from("198.51.100.9", "203.0.113.7"), "198.51.100.9", "not our proxy");
        assert_eq!(from("10.0.0.1", "rubbish"), "10.0.0.1");
    }
}
