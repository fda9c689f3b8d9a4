//! Messages to systems outside: no proxy, no redirection, a limit of time, and the names looked up are held against the same
//! rule as addresses, at the moment of connecting. Receivers of alarms and channels of messages send by it.

use super::address::{address, barred};
use super::answer::Answer;
use super::trust::Trust;
use axum::body::Bytes;
use axum::http::{HeaderValue, Request, header};
use http_body_util::{BodyExt, Full};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::dns::Name;
use hyper_util::client::legacy::{Client, Error};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use kernel::{Outcome, Refusal};
use rustls::{ClientConfig, RootCertStore};
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

/// Longest wait for a whole answer; much shorter than the time for which a receiver or a channel is held.
pub const LIMIT: Duration = Duration::from_secs(10);
/// What is read of an answer, in bytes.
const READ: usize = 2048;

/// Who posts.
#[derive(Clone)]
pub struct Poster {
    /// Messages may go to this machine itself.
    pub loopback: bool,
    trust: Trust,
    client: Client<HttpsConnector<HttpConnector<Guard>>, Full<Bytes>>,
}

/// Looks names up and leaves out what nothing is sent to.
#[derive(Clone)]
struct Guard(bool);

impl tower::Service<Name> for Guard {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = std::io::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let loopback = self.0;
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let good: Vec<SocketAddr> = found.into_iter().filter(|a| barred(a.ip(), loopback).is_none()).collect();
            if good.is_empty() {
                return Err(std::io::Error::other("主机名没有可用的地址，或指向本机、链路本地等不能投递的地址"));
            }
            Ok(good.into_iter())
        })
    }
}

impl Poster {
    /// `trust`: authorities that are trusted beside those of the system.
    ///
    /// # Errors
    /// TLS cannot be set up.
    pub fn new(loopback: bool, trust: Trust) -> Outcome<Poster> {
        let mut roots = RootCertStore::empty();
        let found = rustls_native_certs::load_native_certs();
        let (added, _) = roots.add_parsable_certificates(found.certs);
        let (own, _) = roots.add_parsable_certificates(trust.own().cloned());
        if added + own == 0 {
            tracing::warn!("this system has no certificates of authorities: messages over https will fail");
        }
        let tls = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(Refusal::internal)?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let mut http = HttpConnector::new_with_resolver(Guard(loopback));
        http.enforce_http(false);
        http.set_connect_timeout(Some(Duration::from_secs(5)));
        let https =
            HttpsConnectorBuilder::new().with_tls_config(tls).https_or_http().enable_http1().wrap_connector(http);
        let client = Client::builder(TokioExecutor::new())
            .pool_idle_timeout(Duration::from_secs(30))
            .pool_timer(TokioTimer::new())
            .build(https);
        Ok(Poster { loopback, trust, client })
    }

    /// Send one body; whatever happens is an answer. A header whose value is secret is marked so that no log shows it.
    pub async fn post(&self, url: &str, headers: &[(&str, String, bool)], body: Vec<u8>) -> Answer {
        let url = match address(url, self.loopback) {
            Ok(url) => url,
            Err(say) => return Answer::Barred(say),
        };
        let mut request = Request::post(url.as_str())
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::USER_AGENT, concat!("anlan/", env!("CARGO_PKG_VERSION")));
        for (name, value, secret) in headers {
            let Ok(mut value) = HeaderValue::from_str(value) else {
                return Answer::Barred("请求头的值不能发送，请重新填写".into());
            };
            value.set_sensitive(*secret);
            request = request.header(*name, value);
        }
        let Ok(request) = request.body(Full::from(body)) else {
            return Answer::Barred("接收地址或请求头不能发送，请重新填写".into());
        };
        match tokio::time::timeout(LIMIT, self.ask(request)).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(e)) => Answer::Nothing(self.why(&e)),
            Err(_) => Answer::Nothing(format!("{} 秒内没有答复", LIMIT.as_secs())),
        }
    }

    async fn ask(&self, request: Request<Full<Bytes>>) -> Result<Answer, Error> {
        let mut response = self.client.request(request).await?;
        let after_s = response.headers().get(header::RETRY_AFTER).and_then(|v| v.to_str().ok()?.trim().parse().ok());
        let mut read = Vec::new();
        while read.len() < READ
            && let Some(Ok(frame)) = response.body_mut().frame().await
        {
            let part = frame.data_ref().map_or(&[][..], |d| &d[..]);
            read.extend_from_slice(&part[..part.len().min(READ - read.len())]);
        }
        let body = String::from_utf8_lossy(&read).into_owned();
        Ok(Answer::Status { status: response.status().as_u16(), after_s, body })
    }

    /// Why there was no answer; never with the address, which may hold a key.
    fn why(&self, e: &Error) -> String {
        if let Some(say) = self.trust.complaint(e) {
            return format!("连接不上（{say}）");
        }
        let mut deepest: &(dyn std::error::Error + 'static) = e;
        while let Some(source) = deepest.source() {
            deepest = source;
        }
        if e.is_connect() { format!("连接不上（{deepest}）") } else { format!("传输中断（{deepest}）") }
    }
}
