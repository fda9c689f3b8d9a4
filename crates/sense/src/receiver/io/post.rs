//! One message to a receiver: its address, its headers, its signature.

use crate::receiver::model::{Receiver, Shape};
use crate::receiver::sign::{self, sign};
use kernel::{Outcome, Refusal};
use serde::Deserialize;
use url::Url;
use web::outbound::{Answer, Poster, Trust, address};

/// What the configuration says of sending.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Messages may go to this machine itself.
    pub loopback: bool,
    /// Address under which people reach the pages, for links in messages: `https://…`.
    pub pages: String,
    /// PEM file with certificates of authorities that are trusted beside those of the system: the platform's own authority.
    pub trust: Option<std::path::PathBuf>,
}

/// Who sends.
#[derive(Clone)]
pub struct Sender {
    pub settings: Settings,
    poster: Poster,
}

impl Sender {
    /// # Errors
    /// TLS cannot be set up; the file of trusted authorities cannot be read or holds no certificate.
    pub fn new(settings: Settings) -> Outcome<Sender> {
        let trust = Trust::read("receivers.trust", settings.trust.as_deref())?;
        Ok(Sender { poster: Poster::new(settings.loopback, trust)?, settings })
    }

    /// The address of a receiver, with the path of its form.
    ///
    /// # Errors
    /// As [`web::outbound::address`].
    pub fn target(&self, receiver: &Receiver) -> Outcome<Url> {
        let mut url = address(&receiver.url, self.settings.loopback)
            .map_err(|say| Refusal::invalid("RECEIVER_URL", say).at("url", "http:// 或 https:// 地址"))?;
        let whole = url.path().ends_with("/api/v2/alerts");
        if receiver.shape == Shape::Alertmanager && !whole {
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
        let mut headers =
            vec![("X-Anlan-Delivery", delivery.to_string(), false), (sign::TIME, second.to_string(), false)];
        if let Some(signature) = sign(receiver.signing, &receiver.secret, second, &body) {
            headers.push((sign::SIGNATURE, signature, false));
        }
        if !receiver.header.is_empty() {
            headers.push((&receiver.header, receiver.header_value.clone(), true));
        }
        self.poster.post(url.as_str(), &headers, body).await
    }
}
