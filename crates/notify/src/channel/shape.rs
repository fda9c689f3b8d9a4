//! What is posted to a group.

use super::model::{Channel, Shape};
use super::sign;
use crate::message::digest;
use crate::message::model::Message;
use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

/// Version of our own form; it grows when a field changes its meaning or goes.
pub const VERSION: u32 = 1;
/// Bytes of Markdown that 企业微信 takes are 4096, 钉钉 takes 20000; one limit leaves room for both.
const MARKDOWN: usize = 4000;

/// A post beside its messages.
#[derive(Clone, Debug)]
pub struct Cover<'a> {
    pub channel: &'a Channel,
    pub delivery: Uuid,
    pub now: Timestamp,
    /// Address of the pages, for links; empty: no links.
    pub pages: &'a str,
}

/// Each message with whom it is for, in words.
pub type For<'a> = &'a [(Message, String)];

/// The body in the channel's form. E-mail has none.
pub fn body(cover: &Cover<'_>, messages: For<'_>) -> Value {
    let title = digest::subject(&messages.iter().map(|m| m.0.clone()).collect::<Vec<_>>());
    markdown(cover, messages, &title, digest::markdown(messages, cover.pages, MARKDOWN), "messages")
}

/// A post that only proves that the way is open.
pub fn test(cover: &Cover<'_>) -> Value {
    let text = "**安澜测试消息**\n这是一条测试消息，收到即说明渠道可用，无需办理。".to_owned();
    markdown(cover, &[], "安澜测试消息", text, "test")
}

fn markdown(cover: &Cover<'_>, messages: For<'_>, title: &str, text: String, kind: &str) -> Value {
    match cover.channel.shape {
        Shape::Wecom => json!({ "msgtype": "markdown", "markdown": { "content": text } }),
        Shape::Dingtalk => {
            // A single line feed is no line of its own there.
            let text = text.replace('\n', "\n\n");
            json!({ "msgtype": "markdown", "markdown": { "title": digest::tame(title), "text": text }, "at": { "isAtAll": false } })
        }
        Shape::Webhook | Shape::Mail => {
            let one = |(m, to): &(Message, String)| {
                json!({
                    "id": m.id, "key": m.key, "kind": m.kind, "title": m.title, "text": m.text, "to": to,
                    "url": Some(digest::url(cover.pages, &m.link)).filter(|u| !u.is_empty()),
                    "path": m.link, "concept": m.concept, "record": m.record, "urgent": m.urgent, "made_at": m.made_at,
                })
            };
            json!({
                "version": VERSION, "kind": kind, "delivery": cover.delivery, "channel": cover.channel.id,
                "sent_at": cover.now, "messages": messages.iter().map(one).collect::<Vec<_>>(),
            })
        }
    }
}

/// Where it is posted to: 钉钉 with 加签 wants time and signature in the address.
pub fn target(channel: &Channel, now: Timestamp) -> String {
    if channel.shape != Shape::Dingtalk || channel.secret.is_empty() {
        return channel.url.clone();
    }
    let millis = now.as_millisecond();
    let mark = if channel.url.contains('?') { '&' } else { '?' };
    format!("{}{mark}timestamp={millis}&sign={}", channel.url, sign::dingtalk(&channel.secret, millis))
}
