//! A group's robot or a webhook that answers as it is told.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use serde_json::Value;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Got {
    pub query: String,
    pub headers: HeaderMap,
    pub raw: Vec<u8>,
    pub body: Value,
}

#[derive(Clone, Default)]
struct Told(Arc<Mutex<(VecDeque<(u16, String)>, Vec<Got>, Duration)>>);

/// Answers one after the other, then 200 with `errcode` 0 for ever.
pub struct Group {
    pub base: String,
    told: Told,
}

async fn answer(State(told): State<Told>, uri: Uri, headers: HeaderMap, raw: Bytes) -> (StatusCode, String) {
    let (answer, wait) = {
        let mut all = told.0.lock().unwrap();
        let body = serde_json::from_slice(&raw).unwrap();
        let query = uri.query().unwrap_or_default().to_owned();
        all.1.push(Got { query, headers, raw: raw.to_vec(), body });
        (all.0.pop_front().unwrap_or((200, r#"{"errcode":0,"errmsg":"ok"}"#.into())), all.2)
    };
    tokio::time::sleep(wait).await;
    (StatusCode::from_u16(answer.0).unwrap(), answer.1)
}

impl Group {
    pub async fn start(answers: &[(u16, &str)]) -> Group {
        let told = Told::default();
        told.0.lock().unwrap().0 = answers.iter().map(|(s, b)| (*s, (*b).to_owned())).collect();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}/send", listener.local_addr().unwrap());
        let router = Router::new().fallback(answer).with_state(told.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Group { base, told }
    }
    pub fn slowly(&self, wait: Duration) {
        self.told.0.lock().unwrap().2 = wait;
    }
    pub fn got(&self) -> Vec<Got> {
        self.told.0.lock().unwrap().1.clone()
    }
}
