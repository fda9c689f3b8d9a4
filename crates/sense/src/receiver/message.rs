//! What is sent.

use super::model::{Receiver, Shape};
use super::rules::STANDS_S;
use crate::alarm::flow::Signal;
use crate::alarm::limit::Limit;
use crate::alarm::model::Alarm;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use uuid::Uuid;

/// Version of our own form; it grows when a field changes its meaning or goes.
pub const VERSION: u32 = 1;

/// An alarm with the number of the feed that its last change has.
#[derive(Clone, Debug)]
pub struct Numbered {
    pub alarm: Alarm,
    pub seq: i64,
}

/// What a message is beside its alarms.
#[derive(Clone, Debug)]
pub struct Cover<'a> {
    pub receiver: &'a Receiver,
    pub delivery: Uuid,
    pub now: Timestamp,
    /// Address of the pages, for links; empty: no links.
    pub pages: &'a str,
}

fn link(pages: &str, alarm: &Alarm) -> Option<String> {
    (!pages.is_empty()).then(|| format!("{}/alarms/{}", pages.trim_end_matches('/'), alarm.id))
}

/// Nobody is to be called: shelved, suppressed by design, out of service.
fn quiet(alarm: &Alarm) -> bool {
    matches!(alarm.signal, Signal::Shelved | Signal::Dsupr | Signal::Oosrv)
}

/// The message in the receiver's form.
pub fn message(cover: &Cover<'_>, alarms: &[Numbered]) -> Value {
    match cover.receiver.shape {
        Shape::Webhook => webhook(cover, alarms),
        Shape::Alertmanager => alarms.iter().map(|n| alert(cover, &n.alarm)).collect(),
    }
}

fn webhook(cover: &Cover<'_>, alarms: &[Numbered]) -> Value {
    let one = |n: &Numbered| {
        let a = &n.alarm;
        json!({
            "id": a.id,
            "seq": n.seq,
            "status": if a.standing() { "standing" } else { "returned" },
            "point": { "id": a.point, "code": a.point_code, "name": a.point_name, "kind": a.kind.code(), "kind_label": a.kind.label(), "unit": a.kind.unit(), "critical": a.critical },
            "site": { "id": a.place.site, "name": a.place.site_name },
            "enterprise": a.place.enterprise,
            "region_path": a.place.region_path,
            "trade": a.place.trade,
            "limit": { "code": a.limit.code(), "label": a.limit.label(), "value": a.limit_value },
            "value": a.value,
            "back_value": a.back_value,
            "priority": { "code": a.priority.code(), "label": a.priority.label(), "colour": a.priority.colour() },
            "raised_at": a.raised_at,
            "returned_at": a.returned_at,
            "late": a.late,
            "chatter": a.chatter,
            "flood": a.flood,
            "signal": a.signal.code(),
            "handling": a.handling.code(),
            "level": a.level,
            "hazard": a.hazard,
            "url": link(cover.pages, a),
        })
    };
    json!({
        "version": VERSION,
        "kind": "alarms",
        "delivery": cover.delivery,
        "receiver": cover.receiver.id,
        "sent_at": cover.now,
        "alarms": alarms.iter().map(one).collect::<Vec<_>>(),
    })
}

fn figure(value: Option<f64>, unit: &str) -> String {
    value.map_or_else(|| "无有效数值".into(), |v| format!("{v} {unit}").trim_end().to_owned())
}

/// Labels are what Alertmanager knows an alert by, so what changes while an alarm lives stands in the annotations. Name, site,
/// region and trade do change when a site is renamed or moved, which is rare: the alert with the old labels then lapses by
/// itself [`STANDS_S`] seconds after it was last sent.
fn alert(cover: &Cover<'_>, a: &Alarm) -> Value {
    let stands = a.standing() && !quiet(a);
    let ends = if stands {
        cover.now.saturating_add(SignedDuration::from_secs(STANDS_S)).unwrap_or(cover.now)
    } else {
        a.returned_at.unwrap_or(cover.now)
    };
    let what = if matches!(a.limit, Limit::L | Limit::Ll | Limit::H | Limit::Hh) { "报警" } else { "" };
    let name = format!("{}{}{what}", a.kind.label(), a.limit.label());
    let unit = a.kind.unit();
    let region = a.place.region_path.trim_matches('/').rsplit('/').next().unwrap_or_default();
    let limit = a.limit_value.map_or_else(String::new, |v| format!("，限值 {}", figure(Some(v), unit)));
    json!({
        "labels": {
            "alertname": name,
            "severity": a.priority.code(),
            "alarm": a.id,
            "point": a.point_code,
            "point_name": a.point_name,
            "site": a.place.site_name,
            "region": region,
            "trade": a.place.trade,
            "kind": a.kind.code(),
            "limit": a.limit.code(),
            "source": "anlan",
        },
        "annotations": {
            "summary": format!("{} {} {name}", a.place.site_name, a.point_name),
            "description": format!("报警值 {}{limit}{}", figure(a.value, unit), if a.late { "（事后补传数据中发现）" } else { "" }),
            "priority": a.priority.label(),
        },
        "startsAt": a.raised_at,
        "endsAt": ends.max(a.raised_at),
        "generatorURL": link(cover.pages, a).unwrap_or_default(),
    })
}

/// A message that only proves that the way is open.
pub fn test(cover: &Cover<'_>) -> Value {
    match cover.receiver.shape {
        Shape::Webhook => json!({
            "version": VERSION,
            "kind": "test",
            "delivery": cover.delivery,
            "receiver": cover.receiver.id,
            "sent_at": cover.now,
            "alarms": [],
        }),
        Shape::Alertmanager => json!([{
            "labels": { "alertname": "安澜测试消息", "severity": "low", "receiver": cover.receiver.id, "source": "anlan" },
            "annotations": { "summary": "这是一条测试消息，不是报警", "description": "一分钟后自动消除" },
            "startsAt": cover.now,
            "endsAt": cover.now.saturating_add(SignedDuration::from_secs(60)).unwrap_or(cover.now),
            "generatorURL": "",
        }]),
    }
}
