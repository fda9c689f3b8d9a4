//! A system outside gets alarms: entered, tried, read by the office, refused to others.

use axum::Router;
use axum::http::StatusCode;
use sense::receiver::io::post::Settings;
use sense::receiver::io::run::Outbound;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use stories::worlds;

/// A listener that answers with a status that can be changed.
async fn listener() -> (String, Arc<AtomicU16>) {
    let status = Arc::new(AtomicU16::new(204));
    let told = status.clone();
    let router = Router::new().fallback(move || {
        let told = told.clone();
        async move { StatusCode::from_u16(told.load(Ordering::Relaxed)).expect("a status") }
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/alarms?key=k1", listener.local_addr().expect("an address"));
    tokio::spawn(async move { axum::serve(listener, router).await.expect("serving") });
    (url, status)
}

fn form(url: &str) -> Value {
    json!({ "name": "省级平台", "shape": "webhook", "url": url, "header": "Authorization", "header_value": "Bearer k2",
            "signing": "sm3", "secret": "0123456789abcdef", "region": "990100", "trade": "", "least": "low" })
}

#[tokio::test(flavor = "multi_thread")]
async fn entered_tried_changed_and_switched_off() {
    for world in worlds("receiver").await {
        let (admin, clerk, county) =
            (world.sign_in("xitong").await, world.sign_in("an.jingban").await, world.sign_in("yx.jingban").await);
        let (url, status) = listener().await;
        // This machine is no receiver, until the configuration says so.
        admin.post("/receivers", form(&url)).await.refused(422, "RECEIVER_URL");
        let outbound = world.app.answer::<Outbound>().expect("wired");
        outbound.begin(Settings { loopback: true, ..Settings::default() }).expect("a sender");
        for (field, value) in [
            ("url", json!("ftp://x.example/")),
            ("url", json!("http://169.254.169.254/")),
            ("url", json!("https://me:pw@x.example/")),
        ] {
            let mut bad = form(&url);
            bad[field] = value;
            admin.post("/receivers", bad).await.refused(422, "RECEIVER_URL");
        }
        for (field, value) in [
            ("name", json!(" ")),
            ("shape", json!("fax")),
            ("signing", json!("md5")),
            ("secret", json!("short")),
            ("least", json!("none")),
            ("trade", json!("nothing")),
            ("header", json!("Host")),
            ("header_value", json!("a\r\nb")),
        ] {
            let mut bad = form(&url);
            bad[field] = value;
            admin.post("/receivers", bad).await.refused(422, "BAD_RECEIVER");
        }
        let mut elsewhere = form(&url);
        elsewhere["region"] = json!("110000");
        admin.post("/receivers", elsewhere).await.refused(422, "NO_REGION");
        clerk.post("/receivers", form(&url)).await.refused(403, "FORBIDDEN");
        county.get("/receivers").await.refused(403, "FORBIDDEN");

        let made = admin.post("/receivers", form(&url)).await.ok();
        let at = format!("/receivers/{}", made["id"].as_str().expect("an id"));
        assert_eq!((made["secret_set"].as_bool(), made["header_set"].as_bool()), (Some(true), Some(true)));
        let text = made.to_string();
        assert!(!text.contains("0123456789abcdef") && !text.contains("Bearer k2"), "secrets are never shown");
        let seen = clerk.get(&at).await.ok();
        assert!(!seen.to_string().contains("k1") && seen["offers"].as_array().expect("offers").is_empty());
        assert_eq!(clerk.get("/receivers").await.ok().as_array().map(Vec::len), Some(1));

        // A test message tells what the other side says.
        let said = admin.post(&format!("{at}/test"), json!({})).await.ok();
        assert_eq!((said["taken"].as_bool(), said["status"].as_u64()), (Some(true), Some(204)));
        status.store(403, Ordering::Relaxed);
        let said = admin.post(&format!("{at}/test"), json!({})).await.ok();
        assert_eq!(said["taken"].as_bool(), Some(false));
        assert!(said["say"].as_str().expect("a sentence").contains("没有权限"), "{said}");
        clerk.post(&format!("{at}/test"), json!({})).await.refused(403, "FORBIDDEN");

        // Whoever points it elsewhere must know the secrets.
        let mut moved = form("http://10.0.0.9/hook");
        moved["version"] = made["version"].clone();
        let mut blind = moved.clone();
        blind.as_object_mut().expect("a form").remove("secret");
        admin.put(&at, blind).await.refused(422, "BAD_RECEIVER");
        let mut same = form(&url);
        same["name"] = json!("省厅平台");
        for key in ["secret", "header_value"] {
            same.as_object_mut().expect("a form").remove(key);
        }
        let kept = admin.put(&at, same).await.ok();
        assert_eq!((kept["name"].as_str(), kept["secret_set"].as_bool()), (Some("省厅平台"), Some(true)));
        admin.put(&at, moved).await.refused(409, "CHANGED_MEANWHILE");

        admin.post(&format!("{at}/moves"), json!({ "action": "disable" })).await.refused(422, "MISSING_FIELD");
        let off = admin.post(&format!("{at}/moves"), json!({ "action": "disable", "reason": "对方迁移" })).await.ok();
        assert_eq!(off["state"]["code"], "off");
        admin.post(&format!("{at}/moves"), json!({ "action": "resume" })).await.refused(409, "WRONG_STATE");
        admin.post(&format!("{at}/moves"), json!({ "action": "park" })).await.refused(409, "WRONG_STATE");
        let on = admin.post(&format!("{at}/moves"), json!({ "action": "enable" })).await.ok();
        assert_eq!(on["past"].as_array().map(Vec::len), Some(6), "{}", on["past"]);
        admin
            .post(&format!("{at}/moves"), json!({ "action": "remove", "reason": "x" }))
            .await
            .refused(409, "WRONG_STATE");
        for action in ["disable", "remove"] {
            admin.post(&format!("{at}/moves"), json!({ "action": action, "reason": "不再使用" })).await.ok();
        }
        admin.get(&at).await.refused(404, "NOT_FOUND");
        assert_eq!(admin.get("/receivers").await.ok().as_array().map(Vec::len), Some(0));
    }
}
