//! One message on its way: no proxy, no redirection, a limit of time, and the names looked up are held against the same rule
//! as addresses, at the moment of connecting.

use super::address::{address, barred};
use crate::receiver::model::Receiver;
use crate::receiver::rules::Answer;
use crate::receiver::sign::{self, sign};
use kernel::{Outcome, Refusal};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::Policy;
use reqwest::{Client, Url};
use serde::Deserialize;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

/// Longest wait for a whole answer; much shorter than the time for which a receiver is held.
pub const LIMIT: Duration = Duration::from_secs(10);
/// What is read of an answer, in bytes.
const READ: usize = 2048;

/// What the configuration says of sending.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Messages may go to this machine itself.
    pub loopback: bool,
    /// Address under which people reach the pages, for links in messages: `https://…`.
    pub pages: String,
}

/// Who sends.
#[derive(Clone)]
pub struct Sender {
    pub settings: Settings,
    client: Client,
}

/// Looks names up and leaves out what nothing is sent to.
struct Guard(bool);

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let loopback = self.0;
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let good: Vec<SocketAddr> = found.into_iter().filter(|a| barred(a.ip(), loopback).is_none()).collect();
            if good.is_empty() {
                return Err("主机名没有可用的地址，或指向本机、链路本地等不能投递的地址".into());
            }
            Ok(Box::new(good.into_iter()) as Addrs)
        })
    }
}

impl Sender {
    /// # Errors
    /// The certificates of this machine cannot be read.
    pub fn new(settings: Settings) -> Outcome<Sender> {
        // Somebody else of the process may have said the same before.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .no_proxy()
            .redirect(Policy::none())
            .timeout(LIMIT)
            .connect_timeout(Duration::from_secs(5))
            .pool_idle_timeout(Duration::from_secs(30))
            .dns_resolver(Arc::new(Guard(settings.loopback)))
            .user_agent(concat!("anlan/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(Refusal::internal)?;
        Ok(Sender { settings, client })
    }

    /// The address of a receiver, with the path of its form.
    ///
    /// # Errors
    /// As [`address`].
    pub fn target(&self, receiver: &Receiver) -> Outcome<Url> {
        let mut url = address(&receiver.url, self.settings.loopback)?;
        let whole = url.path().ends_with("/api/v2/alerts");
        if receiver.shape == crate::receiver::model::Shape::Alertmanager && !whole {
            let path = format!("{}/api/v2/alerts", url.path().trim_end_matches('/'));
            url.set_path(&path);
        }
        Ok(url)
    }

    /// Send one message; whatever happens is an answer. `second`: since 1970, for the signature.
    pub async fn post(&self, receiver: &Receiver, delivery: uuid::Uuid, second: i64, body: Vec<u8>) -> Answer {
        let url = match self.target(receiver) {
            Ok(url) => url,
            Err(refusal) => return Answer::Barred(refusal.say),
        };
        let mut request = self
            .client
            .post(url)
            .header("Content-Type", "application/json")
            .header("X-Anlan-Delivery", delivery.to_string())
            .header(sign::TIME, second.to_string());
        if let Some(signature) = sign(receiver.signing, &receiver.secret, second, &body) {
            request = request.header(sign::SIGNATURE, signature);
        }
        if !receiver.header.is_empty() {
            request = request.header(&receiver.header, &receiver.header_value);
        }
        let mut response = match request.body(body).send().await {
            Ok(response) => response,
            Err(e) => return Answer::Nothing(why(&e)),
        };
        let after_s = response.headers().get("retry-after").and_then(|v| v.to_str().ok()?.trim().parse().ok());
        let status = response.status().as_u16();
        let mut read = Vec::new();
        while read.len() < READ
            && let Ok(Some(part)) = response.chunk().await
        {
            read.extend_from_slice(&part[..part.len().min(READ - read.len())]);
        }
        Answer::Status { status, after_s, body: String::from_utf8_lossy(&read).into_owned() }
    }
}

/// Why there was no answer; never with the address, which may hold a key.
fn why(e: &reqwest::Error) -> String {
    if e.is_timeout() {
        return format!("{} 秒内没有答复", LIMIT.as_secs());
    }
    let mut deepest: &dyn std::error::Error = e;
    while let Some(source) = deepest.source() {
        deepest = source;
    }
    if e.is_connect() { format!("连接不上（{deepest}）") } else { format!("传输中断（{deepest}）") }
}
