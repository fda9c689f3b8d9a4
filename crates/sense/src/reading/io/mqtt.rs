//! Readings from an MQTT broker, version 3.1.1 or 5. The topic names the gateway and the format:
//! `anlan/GATEWAY/influx`, `…/json`, `…/write`; who may publish to it is the broker's to say. A message is acknowledged when
//! its readings are durable; until then the broker keeps it, also while this program or the broker is down. Several servers
//! share one subscription.

use super::ingest::{self, Form};
use super::live::{Live, live};
use crate::reading::codec::influx::Precision;
use bytes::Bytes;
use futures::StreamExt;
use futures::stream::FuturesOrdered;
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc;
use web::App;

/// The broker, section `[mqtt]` of the configuration.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mqtt {
    pub host: String,
    #[serde(default = "port")]
    pub port: u16,
    /// 4 (for 3.1.1) or 5.
    #[serde(default = "version")]
    pub version: u8,
    /// Of this server, different from those of others, the same after a restart.
    #[serde(default = "client")]
    pub client: String,
    pub user: Option<String>,
    pub password: Option<String>,
    /// First part of the topics.
    #[serde(default = "prefix")]
    pub prefix: String,
    /// Servers of one group share the messages; without it this server gets all.
    pub group: Option<String>,
}

fn port() -> u16 {
    1883
}
fn version() -> u8 {
    5
}
fn client() -> String {
    "anlan".into()
}
fn prefix() -> String {
    "anlan".into()
}

/// Messages that are on their way to the journal at once.
const UNDER_WAY: usize = 64;
/// Largest message, bytes.
const LARGEST: usize = 32 << 20;

impl Mqtt {
    fn filter(&self) -> String {
        let plain = format!("{}/+/+", self.prefix);
        self.group.as_ref().map_or(plain.clone(), |group| format!("$share/{group}/{plain}"))
    }
}

/// Listen to the broker until the program ends; a broken connection is taken up again.
pub fn listen(app: App, mqtt: Mqtt) -> tokio::task::JoinHandle<()> {
    tokio::spawn(async move { if mqtt.version == 4 { three(app, mqtt).await } else { five(app, mqtt).await } })
}

/// Whether the broker has this server's subscription: from then on it keeps for us what gateways publish.
fn listening(now: bool) {
    metrics::gauge!("anlan_sense_mqtt_listening").set(f64::from(u8::from(now)));
}

macro_rules! listener {
    ($name:ident, $mod:path, $options:expr, $topic:expr) => {
        async fn $name(app: App, mqtt: Mqtt) {
            use $mod::{AsyncClient, Event, Incoming, QoS};
            let options = $options(&mqtt);
            let (client, mut events) = AsyncClient::new(options, 2 * UNDER_WAY);
            // Without a bound: were the loop below to wait for the worker while the worker waits for the loop to send what it
            // acknowledges, both would wait for ever. The broker bounds it by what it leaves unacknowledged.
            let (to, mut from) = mpsc::unbounded_channel();
            let asking = client.clone();
            // Acknowledge in the order of receipt; many are made durable together.
            let worker = tokio::spawn(async move {
                let mut under_way = FuturesOrdered::new();
                loop {
                    metrics::gauge!("anlan_sense_mqtt_under_way").set((under_way.len() + from.len()) as f64);
                    tokio::select! {
                        next = from.recv(), if under_way.len() < UNDER_WAY => match next {
                            Some(message) => {
                                let app = app.clone();
                                under_way.push_back(tokio::spawn(async move {
                                    let (topic, body) = $topic(&message);
                                    keep(&app, &topic, body).await;
                                    message
                                }));
                            }
                            None => return,
                        },
                        Some(done) = under_way.next() => {
                            if let Ok(message) = done {
                                let _ = asking.ack(&message).await;
                            }
                        }
                    }
                }
            });
            let mut wait = Duration::from_millis(200);
            loop {
                match events.poll().await {
                    Ok(Event::Incoming(Incoming::ConnAck(_))) => {
                        wait = Duration::from_millis(200);
                        tracing::info!(host = mqtt.host, "connected to the MQTT broker");
                        // Not awaited here: this loop must go on for it to be sent.
                        let (client, filter) = (client.clone(), mqtt.filter());
                        tokio::spawn(async move { client.subscribe(filter, QoS::AtLeastOnce).await });
                    }
                    Ok(Event::Incoming(Incoming::SubAck(_))) => listening(true),
                    Ok(Event::Incoming(Incoming::Publish(message))) => {
                        if to.send(message).is_err() {
                            break;
                        }
                    }
                    Ok(_) => {}
                    Err(e) => {
                        listening(false);
                        tracing::warn!(host = mqtt.host, %e, "the MQTT broker does not answer, trying again");
                        tokio::time::sleep(wait).await;
                        wait = (wait * 2).min(Duration::from_secs(10));
                    }
                }
            }
            worker.abort();
        }
    };
}

mod three_one_one {
    pub use rumqttc::{AsyncClient, Event, Incoming, QoS};
}
mod five_nought {
    pub use rumqttc::v5::mqttbytes::QoS;
    pub use rumqttc::v5::{AsyncClient, Event, Incoming};
}

fn options_three(mqtt: &Mqtt) -> rumqttc::MqttOptions {
    let mut options = rumqttc::MqttOptions::new(&mqtt.client, &mqtt.host, mqtt.port);
    options.set_clean_session(false).set_manual_acks(true).set_max_packet_size(LARGEST, LARGEST);
    options.set_keep_alive(Duration::from_secs(20));
    if let (Some(user), Some(password)) = (&mqtt.user, &mqtt.password) {
        options.set_credentials(user, password);
    }
    options
}

fn options_five(mqtt: &Mqtt) -> rumqttc::v5::MqttOptions {
    let mut options = rumqttc::v5::MqttOptions::new(&mqtt.client, &mqtt.host, mqtt.port);
    options.set_clean_start(false).set_manual_acks(true).set_max_packet_size(Some(LARGEST as u32));
    options.set_keep_alive(Duration::from_secs(20)).set_receive_maximum(Some(4 * UNDER_WAY as u16));
    // The broker keeps what we have not acknowledged for a week.
    options.set_session_expiry_interval(Some(7 * 86_400));
    if let (Some(user), Some(password)) = (&mqtt.user, &mqtt.password) {
        options.set_credentials(user, password);
    }
    options
}

listener!(three, three_one_one, options_three, |m: &rumqttc::Publish| (m.topic.clone(), m.payload.clone()));
listener!(five, five_nought, options_five, |m: &rumqttc::v5::mqttbytes::v5::Publish| (
    String::from_utf8_lossy(&m.topic).into_owned(),
    m.payload.clone()
));

/// Make a message durable, however long that takes; what can never be taken is told in the log and counted.
async fn keep(app: &App, topic: &str, body: Bytes) {
    let mut parts = topic.rsplit('/');
    let (format, code) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let form = match format {
        "influx" => Form::Influx(Precision::Nano),
        "influx-ms" => Form::Influx(Precision::Milli),
        "json" => Form::Json,
        "write" => Form::Remote,
        _ => return tracing::warn!(topic, "no such format; topics end in influx, influx-ms, json or write"),
    };
    loop {
        let found: Option<(Arc<Live>, _)> = live(app).ok().and_then(|live| {
            let gateway = live.gateways().into_iter().find(|g| g.code == code)?;
            Some((live, gateway))
        });
        let Some((live, gateway)) = found else {
            if live(app).is_ok() {
                return tracing::warn!(topic, "no gateway has this code; the message is left out");
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
            continue;
        };
        match ingest::take(&live, &gateway, &form, &body, app.clock.now().as_millisecond()).await {
            Ok(told) => {
                if let Some(refusal) = told.refusal() {
                    tracing::warn!(topic, say = refusal.say, fields = ?refusal.fields, "part of a message was left out");
                }
                return;
            }
            // Slow down: the broker keeps the rest meanwhile.
            Err(refusal) if matches!(refusal.kind, kernel::Kind::TooMany | kernel::Kind::Busy) => {
                tokio::time::sleep(Duration::from_millis(500)).await;
            }
            Err(refusal) => return tracing::warn!(topic, %refusal, "a message cannot be read"),
        }
    }
}
