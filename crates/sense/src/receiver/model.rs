//! Nouns: a receiver, a message to it.

use super::flow::ReceiverState;
use crate::alarm::model::Priority;
use jiff::Timestamp;
use kernel::id::ReceiverId;
use serde::Serialize;
use uuid::Uuid;

words! {
    /// In what form alarms are sent.
    Shape {
        /// Our own JSON, signed.
        Webhook "webhook" "通用 Webhook（JSON）",
        /// `POST /api/v2/alerts` of Prometheus Alertmanager.
        Alertmanager "alertmanager" "Alertmanager API v2",
    }
}

words! {
    /// With which HMAC a message is signed.
    Signing {
        None "none" "不签名",
        Sha256 "sha256" "HMAC-SHA256",
        Sm3 "sm3" "HMAC-SM3",
    }
}

words! {
    /// What became of a message.
    Delivered {
        Waiting "waiting" "待投递",
        Sent "sent" "已送达",
        GivenUp "given_up" "已放弃",
    }
}

/// Who gets which alarms, and how far it is.
#[derive(Clone, Debug, Serialize)]
pub struct Receiver {
    pub id: ReceiverId,
    pub name: String,
    #[serde(rename = "shape_code")]
    pub shape: Shape,
    pub url: String,
    /// Name of a header of its own, such as `Authorization`; empty: none.
    pub header: String,
    /// Its value. Never shown again, never in the ledger.
    #[serde(skip)]
    pub header_value: String,
    pub signing: Signing,
    /// Key of the signature. Never shown again, never in the ledger.
    #[serde(skip)]
    pub secret: String,
    /// Alarms of this region and everything below.
    pub region_path: String,
    /// Only of this trade; empty: all.
    pub trade: String,
    /// Of this priority and more urgent ones.
    pub least: Priority,
    #[serde(serialize_with = "state_code")]
    pub state: ReceiverState,
    /// Why it is parked, in words.
    pub finding: String,
    /// Number of the feed up to which messages were made.
    #[serde(skip)]
    pub seen_seq: i64,
    /// When standing alarms are told again; never for shapes that need no repetition.
    #[serde(skip)]
    pub refresh_at: Timestamp,
    /// Not before this instant: it failed and waits.
    #[serde(skip)]
    pub wait_until: Timestamp,
    /// Messages that were refused one after the other.
    #[serde(skip)]
    pub refused: i64,
    /// Repetitions that failed one after the other.
    #[serde(skip)]
    pub missed: i64,
    #[serde(skip)]
    pub sent: i64,
    #[serde(skip)]
    pub sent_at: Option<Timestamp>,
    pub version: i64,
}

fn state_code<S: serde::Serializer>(state: &ReceiverState, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(state.code())
}

/// A message: the alarms that changed between two numbers of the feed, as they are when it is sent.
#[derive(Clone, Debug)]
pub struct Delivery {
    pub id: Uuid,
    pub receiver: ReceiverId,
    /// After this number of the feed, up to and with `last_seq`.
    pub after_seq: i64,
    pub last_seq: i64,
    /// Alarms in it when it was made.
    pub count: i64,
    pub state: Delivered,
    pub attempts: i64,
    pub next_at: Timestamp,
    /// What the other side said last, in words.
    pub answer: String,
    pub made_at: Timestamp,
    pub done_at: Option<Timestamp>,
}
