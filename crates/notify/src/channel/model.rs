//! Nouns: a channel.

use super::flow::ChannelState;
use jiff::Timestamp;
use kernel::id::{ChannelId, UnitId};
use serde::Serialize;

words! {
    /// In what form messages leave.
    Shape {
        /// To each person's own address, by SMTP.
        Mail "mail" "电子邮件",
        /// Our own JSON, signed.
        Webhook "webhook" "通用 Webhook（JSON）",
        /// Robot of a 企业微信 group.
        Wecom "wecom" "企业微信群机器人",
        /// Robot of a 钉钉 group.
        Dingtalk "dingtalk" "钉钉群机器人",
    }
}

words! {
    /// How the way to the mail server is kept secret.
    Security {
        /// STARTTLS; refused if the server does not offer it.
        Starttls "starttls" "STARTTLS（必须加密）",
        /// TLS from the beginning.
        Tls "tls" "SSL/TLS",
        /// Nothing; only within a private network, and without a password.
        Plain "plain" "不加密（仅限内网、无密码）",
    }
}

/// A way out.
#[derive(Clone, Debug, Serialize)]
pub struct Channel {
    pub id: ChannelId,
    pub name: String,
    #[serde(rename = "shape_code")]
    pub shape: Shape,
    /// Of webhook and robots. Its query is a key: never shown again, never in the ledger.
    #[serde(serialize_with = "without_query")]
    pub url: String,
    /// Of the mail server.
    pub host: String,
    pub port: i64,
    pub security: Security,
    pub username: String,
    /// Password of the mail account, or key of the signature. Never shown again, never in the ledger.
    #[serde(skip)]
    pub secret: String,
    /// Address in From.
    pub sender: String,
    /// People of units in this region and everything below.
    pub region_path: String,
    /// Only people told as members of this unit; none: all.
    pub unit: Option<UnitId>,
    /// Only what is urgent.
    pub urgent_only: bool,
    #[serde(serialize_with = "state_code")]
    pub state: ChannelState,
    /// Why it is parked, in words.
    pub finding: String,
    /// Not before this instant: it failed and waits, or it must not speak faster.
    #[serde(skip)]
    pub wait_until: Timestamp,
    /// Failures of the channel itself, one after the other.
    #[serde(skip)]
    pub missed: i64,
    /// Refusals one after the other.
    #[serde(skip)]
    pub refused: i64,
    /// E-mails or posts that arrived.
    #[serde(skip)]
    pub sent: i64,
    #[serde(skip)]
    pub sent_at: Option<Timestamp>,
    pub version: i64,
}

/// An address without its query.
pub fn shown(url: &str) -> String {
    match url.split_once('?') {
        Some((head, _)) => format!("{head}?…"),
        None => url.to_owned(),
    }
}

fn without_query<S: serde::Serializer>(url: &str, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&shown(url))
}

fn state_code<S: serde::Serializer>(state: &ChannelState, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(state.code())
}
