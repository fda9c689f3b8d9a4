//! Three formats, tokens and scopes, curves.

use super::plant;
use anlan::clock::SystemClock;
use kernel::Clock;
use serde_json::{Value, json};
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn what_a_gateway_says_is_taken_or_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let token = plant::make(folder.path(), 100).await;
    let mut running = plant::start(folder.path()).await;
    let client = reqwest::Client::new();
    let url = |path: &str| format!("{}/api{path}", running.base);
    let now = SystemClock.now().as_millisecond();

    let json = json!({ "readings": [{ "point": "T-1", "at": now, "value": 4.5 }, { "point": "T-1", "at": now + 1, "value": null }] });
    let taken = client.post(url("/sense/readings")).bearer_auth(&token).json(&json).send().await.unwrap();
    assert_eq!(taken.status(), 200);
    assert_eq!(taken.json::<Value>().await.unwrap()["accepted"], 2);
    let lines = format!("gas,point=T-2 value=5.5 {}\nT-3 value=6i {}", now * 1_000_000, now * 1_000_000);
    let request = client.post(url("/sense/influx")).header("authorization", format!("Token {token}")).body(lines);
    assert_eq!(request.send().await.unwrap().status(), 204);

    // Without a token, with another, for a point of another gateway, for none, far ahead.
    let refused = client.post(url("/sense/readings")).json(&json).send().await.unwrap();
    assert_eq!(refused.status(), 401);
    assert!(refused.text().await.unwrap().contains("令牌"));
    let wrong = client.post(url("/sense/write")).bearer_auth("x").body("").send().await.unwrap();
    assert_eq!(wrong.status(), 401);
    let far = now + 48 * 3_600_000;
    let some =
        format!("T-99 value=1 {now}\nT-4 value=1 {now}\nT-4 value=abc 1\nT-5 value=1 {far}\nnobody value=1 {now}");
    let part =
        client.post(url("/sense/influx?precision=ms")).basic_auth("any", Some(&token)).body(some).send().await.unwrap();
    assert_eq!(part.status(), 422);
    let told: Value = part.json().await.unwrap();
    let all = told.to_string();
    assert!(told["detail"].as_str().unwrap().contains("已入库 1 条"), "{told}");
    assert!(
        all.contains("第 3 行") && all.contains("T-99") && all.contains("nobody") && all.contains("晚一天"),
        "{told}"
    );
    let broken = client.post(url("/sense/write")).bearer_auth(&token).body("no snappy").send().await.unwrap();
    assert_eq!(broken.status(), 422);
    assert!(broken.text().await.unwrap().contains("snappy"));
    let weeks =
        client.post(url("/sense/influx?precision=w")).bearer_auth(&token).body("a value=1").send().await.unwrap();
    assert_eq!(weeks.status(), 422);
    // A stranger sees no readings.
    let stranger = client.get(url(&format!("/points/{}/readings", plant::point_id(1).0))).send().await.unwrap();
    assert_eq!(stranger.status(), 401);

    tokio::time::sleep(Duration::from_millis(1300)).await;
    let metrics = client.get(format!("{}/metrics", running.base)).send().await.unwrap().text().await.unwrap();
    for line in [
        "anlan_sense_readings_total{what=\"accepted\"} 5",
        "anlan_sense_readings_total{what=\"not_a_number\"} 1",
        "anlan_sense_readings_total{what=\"unknown\"} 2",
        "anlan_sense_readings_total{what=\"unreadable\"} 1",
    ] {
        assert!(metrics.contains(line), "{line} in\n{metrics}");
    }
    running.stop();
    let found = plant::stored(folder.path(), 1..5, now - 1000);
    assert_eq!(found[0][0], (now, 4.5));
    assert!(found[0][1].1.is_nan());
    assert_eq!(
        (&found[1][..], &found[2][..], &found[3][..]),
        (&[(now, 5.5)][..], &[(now, 6.0)][..], &[(now, 1.0)][..])
    );
}
