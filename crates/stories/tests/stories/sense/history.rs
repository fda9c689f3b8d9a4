//! Readings as files, readings that were kept long enough, readings that stay because somebody froze them.

use crate::danger::{Place, place};
use kernel::Clock;
use sense::alarm::io::apply;
use sense::alarm::{Change, Limit, What};
use sense::point::Slot;
use sense::reading::io::{live, retain, thin};
use serde_json::{Value, json};
use std::collections::HashMap;
use stories::{World, worlds};

const HOUR: i64 = 3_600_000;

/// The gateway's token and a point of each of two kinds.
async fn plant(world: &World, folder: &std::path::Path) -> (Place, String, Vec<Value>) {
    let place = place(world).await;
    let admin = world.sign_in("xitong").await;
    let token = admin.post("/gateways", json!({ "code": "GW1", "name": "一号网关" })).await.ok();
    let mut points = Vec::new();
    for (code, template) in [("GT-1", "combustible"), ("GT-2", "combustible")] {
        let form = json!({ "code": code, "name": format!("=点{code}"), "template": template, "gateway": "GW1", "report_s": 60 });
        points.push(place.officer.post(&format!("/sites/{}/points", place.site), form).await.ok());
    }
    live::start(&world.app, folder, Default::default()).await.expect("the stream");
    (place, token["token"].as_str().expect("a token").to_owned(), points)
}

/// A reading a minute for so many hours, ending an hour ago: the hour counted from the first, one peak.
async fn send(world: &World, token: &str, points: &[Value], hours: i64) -> i64 {
    let end = (world.clock.now().as_millisecond() / HOUR - 1) * HOUR;
    let from = end - hours * HOUR;
    let client = reqwest::Client::new();
    for hour in 0..hours {
        let mut all = Vec::new();
        for minute in 0..60 {
            let value = if (hour, minute) == (1, 30) { 19.5 } else { hour as f64 };
            let at = from + hour * HOUR + minute * 60_000;
            all.extend(points.iter().map(|p| json!({ "point": p["code"], "at": at, "value": value })));
        }
        let url = format!("{}/sense/readings", world.base);
        let sent =
            client.post(url).bearer_auth(token).json(&json!({ "readings": all })).send().await.expect("an answer");
        assert_eq!(sent.status(), 200, "{}", sent.text().await.expect("text"));
    }
    from
}

#[tokio::test(flavor = "multi_thread")]
async fn exported_thinned_and_frozen() {
    for world in worlds("history").await {
        let folder = tempfile::tempdir().expect("a folder");
        let (place, token, points) = plant(&world, folder.path()).await;
        let from = send(&world, &token, &points, 3).await;
        let until = from + 3 * HOUR;
        let firm = &place.officer;
        let (id, second) = (points[0]["id"].as_str().expect("an id"), points[1]["id"].as_str().expect("an id"));

        // As a sheet: every reading, by the country's clock, and no name that a spreadsheet would run.
        let path = format!("/readings.csv?point={id}&point={second}&from={from}&until={until}");
        let text = String::from_utf8(firm.bytes(&path).await).expect("UTF-8");
        let lines: Vec<_> = text.trim_start_matches('\u{feff}').lines().collect();
        assert!(text.starts_with('\u{feff}') && lines[0].starts_with("点位编码,点位名称"), "{}", lines[0]);
        assert_eq!(lines.len(), 1 + 2 * 180);
        assert!(lines[91].contains(",'=点GT-1,") && lines[91].contains(":30:00.000,19.5,有效"), "{}", lines[91]);
        let parquet = firm.bytes(&format!("/readings.parquet?point={id}&from={from}&until={until}")).await;
        assert!(parquet.starts_with(b"PAR1") && parquet.ends_with(b"PAR1") && parquet.len() > 500);

        // Refused: nothing chosen, too many, too long, not to be seen.
        firm.get("/readings.csv").await.refused(422, "EXPORT");
        let many = format!("/readings.csv?{}", vec![format!("point={id}"); 51].join("&"));
        firm.get(&many).await.refused(422, "EXPORT");
        firm.get(&format!("/readings.csv?point={id}&from=0&until={until}")).await.refused(422, "EXPORT");
        firm.get(&format!("/readings.parquet?point={id}&from={until}&until={from}")).await.refused(422, "EXPORT");
        place.stranger.get(&path).await.refused(404, "NOT_FOUND");

        // The regulator freezes the second point; the firm cannot.
        let hold = format!("/points/{second}/hold");
        firm.post(&hold, json!({ "reason": "事故调查" })).await.refused(403, "FORBIDDEN");
        let office = world.sign_in("an.jingban").await;
        office.post(&hold, json!({ "reason": " " })).await.refused(422, "HOLD_REASON");
        office.post(&hold, json!({ "reason": "事故调查", "release": true })).await.refused(409, "HOLD_STATE");
        office.post(&hold, json!({ "reason": "事故调查" })).await.ok();
        office.post(&hold, json!({ "reason": "事故调查" })).await.refused(409, "HOLD_STATE");

        // Sealed, then looked at a month before its time, a month after with an alarm that nobody closed, and without.
        let slot = Slot(points[0]["slot"].as_u64().expect("a slot") as u32);
        let change = Change { at_ms: from, limit: Limit::H, what: What::Raised, value: 30.0, late: false };
        apply(&world.app, &[(slot, change)]).await.expect("an alarm");
        live::stop(&world.app).await;
        let shelf = live::live(&world.app).expect("the stream").stream.shelf.clone();
        let range = |p: &str| format!("/points/{p}/readings?from={from}&until={until}&most=1000");
        for (months, thinned) in [(35, false), (37, false), (38, true)] {
            if thinned {
                let mut tx = world.app.db.begin().await.expect("a transaction");
                tx.exec("update alarm set handling = 'closed'", &[]).await.expect("closed");
                tx.commit().await.expect("kept");
            }
            let to = from / 1000 + months * 30 * 86_400 + months * 43_200;
            world.clock.move_to(jiff::Timestamp::from_second(to).expect("a time")).expect("forwards");
            let policy = retain::policy(&world.app).await.expect("a policy");
            assert_eq!(policy.held.contains(&slot.0), !thinned);
            let mut looked = HashMap::new();
            while thin::next(&shelf, &policy, &mut looked, &|| {}) {}
            let office = world.sign_in("an.jingban").await;
            let seen = office.get(&range(id)).await.ok();
            let frozen = office.get(&range(second)).await.ok();
            assert_eq!(frozen["readings"].as_array().map(Vec::len), Some(180), "frozen");
            assert_eq!(frozen["hold"]["reason"], "事故调查");
            if !thinned {
                assert_eq!(seen["readings"].as_array().map(Vec::len), Some(180), "not yet");
                assert!(seen["thinned"].is_null());
                continue;
            }
            assert_eq!((seen["count"].as_u64(), seen["thinned"]["count"].as_u64()), (Some(0), Some(180)), "{seen}");
            assert!(seen["thinned"]["say"].as_str().expect("a sentence").contains("36 个月"));
            let figures: Vec<_> = seen["curve"]
                .as_array()
                .expect("a curve")
                .iter()
                .map(|b| (b["min"].as_f64(), b["max"].as_f64()))
                .collect();
            assert_eq!(figures, [(Some(0.0), Some(0.0)), (Some(1.0), Some(19.5)), (Some(2.0), Some(2.0))]);
            let path = format!("/readings.csv?point={id}&from={from}&until={until}");
            let text = String::from_utf8(office.bytes(&path).await).expect("UTF-8");
            assert_eq!(text.lines().count(), 4);
            assert!(text.contains("原始读数已精简") && text.contains(",1,19.5,60"), "{text}");
        }
        // Let go, it is thinned as well.
        let other = points[1]["slot"].as_u64().expect("a slot") as u32;
        let office = world.sign_in("an.jingban").await;
        office.post(&hold, json!({ "reason": "调查结束", "release": true })).await.ok();
        let policy = retain::policy(&world.app).await.expect("a policy");
        while thin::next(&shelf, &policy, &mut HashMap::new(), &|| {})
            && shelf.range(other, from, until).is_ok_and(|r| !r.is_empty())
        {}
        assert_eq!(office.get(&range(second)).await.ok()["thinned"]["count"].as_u64(), Some(180));
    }
}
