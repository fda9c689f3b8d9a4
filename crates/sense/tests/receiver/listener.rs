//! A system outside that answers as it is told.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use jiff::Timestamp;
use kernel::Flow;
use kernel::id::ReceiverId;
use sense::alarm::model::{NEVER, Priority};
use sense::receiver::flow::ReceiverFlow;
use sense::receiver::io::post::{Sender, Settings};
use sense::receiver::io::store;
use sense::receiver::model::{Delivery, Receiver, Shape, Signing};
use serde_json::Value;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use web::App;

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Got {
    pub path: String,
    pub headers: HeaderMap,
    pub raw: Vec<u8>,
    pub body: Value,
}

/// Statuses to answer with, one for each request, then 200 for ever; what came; how long each answer takes.
#[derive(Clone, Default)]
pub struct Told(Arc<Mutex<(VecDeque<u16>, Vec<Got>, Duration)>>);

pub struct Listener {
    pub url: String,
    told: Told,
}

async fn answer(
    State(told): State<Told>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, [(&'static str, &'static str); 1], &'static str) {
    let (status, wait) = {
        let mut all = told.0.lock().unwrap();
        let value = serde_json::from_slice(&body).unwrap();
        all.1.push(Got { path: uri.path().into(), headers, raw: body.to_vec(), body: value });
        (all.0.pop_front().unwrap_or(200), all.2)
    };
    tokio::time::sleep(wait).await;
    (StatusCode::from_u16(status).unwrap(), [("location", "/elsewhere")], "said so")
}

impl Listener {
    pub async fn start(statuses: &[u16]) -> Listener {
        let told = Told::default();
        told.0.lock().unwrap().0 = statuses.iter().copied().collect();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/in", listener.local_addr().unwrap());
        let router = Router::new().fallback(answer).with_state(told.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Listener { url, told }
    }

    pub fn slowly(&self, wait: Duration) {
        self.told.0.lock().unwrap().2 = wait;
    }

    pub fn got(&self) -> Vec<Got> {
        self.told.0.lock().unwrap().1.clone()
    }

    /// (id, number, status) of every alarm that came, in the order in which it came.
    pub fn alarms(&self) -> Vec<(String, i64, String)> {
        let text = |v: &Value| v.as_str().unwrap().to_owned();
        let all = self.got();
        let each = all.iter().flat_map(|g| g.body["alarms"].as_array().cloned().unwrap_or_default());
        each.map(|a| (text(&a["id"]), a["seq"].as_i64().unwrap(), text(&a["status"]))).collect()
    }
}

pub fn sender() -> Sender {
    Sender::new(Settings { loopback: true, pages: "https://anlan.example/".into(), ..Settings::default() }).unwrap()
}

/// A receiver of everything in the park, entered now.
pub async fn receiver(app: &App, url: &str, shape: Shape, change: impl FnOnce(&mut Receiver)) -> ReceiverId {
    let mut tx = app.db.begin().await.unwrap();
    let mut r = Receiver {
        id: store_id(app),
        name: "省平台".into(),
        shape,
        url: url.into(),
        header: "Authorization".into(),
        header_value: "Bearer abc".into(),
        signing: Signing::Sm3,
        secret: "secret-of-16-chars".into(),
        region_path: "/990100/".into(),
        trade: String::new(),
        least: Priority::Low,
        state: ReceiverFlow::START,
        finding: String::new(),
        seen_seq: store::last(&mut tx).await.unwrap(),
        refresh_at: if shape == Shape::Alertmanager { app.clock.now() } else { NEVER },
        wait_until: Timestamp::UNIX_EPOCH,
        refused: 0,
        missed: 0,
        sent: 0,
        sent_at: None,
        version: 1,
    };
    change(&mut r);
    store::insert(&mut tx, &r).await.unwrap();
    tx.commit().await.unwrap();
    r.id
}

fn store_id(app: &App) -> ReceiverId {
    ::store::new_id(app.clock.now())
}

pub async fn look(app: &App, id: ReceiverId) -> (Receiver, Vec<Delivery>) {
    let mut tx = app.db.read().await.unwrap();
    let r = store::by_id(&mut tx, id).await.unwrap().unwrap();
    (r, store::messages(&mut tx, id, 1000).await.unwrap())
}
