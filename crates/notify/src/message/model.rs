//! Nouns: a message, its way out by a channel, what a person wants of it.

use jiff::Timestamp;
use kernel::id::{ChannelId, MessageId, PersonId, UnitId};
use serde::Serialize;
use uuid::Uuid;

words! {
    /// What became of a message on its way out.
    SendState {
        /// Waits for its time: quiet hours, or others to go with.
        Queued "queued" "待发送",
        /// It failed and is tried again.
        Failed "failed" "失败待重试",
        Sent "sent" "已送达",
        /// Given up; whoever keeps the channel may let it go on.
        Parked "parked" "已搁置",
        /// Not needed any more: read meanwhile, switched off, the person left.
        Dropped "dropped" "无需发送",
    }
}

words! {
    /// Which messages a person wants by e-mail.
    Wish {
        All "all" "全部消息",
        Urgent "urgent" "只要紧急的",
        None "none" "不要邮件",
    }
}

/// One thing that one person is told.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Message {
    pub id: MessageId,
    pub person: PersonId,
    /// The unit as which the person is told.
    pub unit: UnitId,
    pub region_path: String,
    pub kind: String,
    pub key: String,
    /// What the inbox lays together, see `rules::sheaf`.
    pub sheaf: String,
    pub title: String,
    pub text: String,
    pub link: String,
    pub concept: String,
    pub record: Uuid,
    pub urgent: bool,
    pub receipt: bool,
    pub letter: bool,
    pub made_at: Timestamp,
    pub read_at: Option<Timestamp>,
    pub receipt_at: Option<Timestamp>,
}

/// A message on its way out by a channel.
#[derive(Clone, Debug, PartialEq)]
pub struct Send {
    pub id: Uuid,
    pub channel: ChannelId,
    /// What goes out by this channel only once: person and key for e-mail, the key alone for a group.
    pub once: String,
    pub message: MessageId,
    /// To this person's address; none: to the group behind the channel.
    pub person: Option<PersonId>,
    pub state: SendState,
    pub urgent: bool,
    pub attempts: i64,
    pub next_at: Timestamp,
    pub answer: String,
    /// What went out together; the same when it is tried again.
    pub batch: Option<Uuid>,
    pub made_at: Timestamp,
    pub done_at: Option<Timestamp>,
}

/// What a person wants of messages by e-mail.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Settings {
    pub person: PersonId,
    /// Where to; empty: nowhere. Not in the ledger's after-image.
    #[serde(skip)]
    pub email: String,
    pub wish: Wish,
    /// Several messages that are not urgent go in one e-mail.
    pub together: bool,
    /// First hour of the quiet time and the first hour after it, 0–23; equal: none.
    pub quiet_from: i8,
    pub quiet_to: i8,
    /// Messages that are not urgent come on rest days too.
    pub rest_days: bool,
    /// 0: nothing was set yet, the values are those of the parameters.
    pub version: i64,
}
